"""A second reading of the standards: slow, plain, and written without the library.

Every rule here is a function of a View, which is a case as it stood on the
as-of date, and gives a list of findings. Days are datetime.date; working days
are stepped one by one; nothing is looked up in a table but the published bank
holidays. To add a rule, write a function and name it in PROFILES, or in RULES
of a file beside this one.
"""

from record import NOT_APPLICABLE, OTHER, PARAMETERS, View, finding
from shared import Episode, StepDown, Tafs, disposed, is_twelve, one_service, subject_child
from agreement import covers, em_a3_agreement, em_a3_withdrawal
from tafs import em_b2_held, em_b2_notified, em_b2_set, em_c1, initial_assessments
from closing import closures, decide_accessible, decide_archived, decide_d1, decide_d1_risk, decide_disposal, kept
from register import em_a4_logged, em_a4_searched
from blackburn import bd_1a_consent, bd_4a_gap, bd_4a_rearranged, bd_4c_current, bd_4c_in_time, bd_4h_updated
from sharing import em_iw2_sharing, em_moved_consent
from sefton import sf_limit, sf_reassessed

# What stands before every rule

def declined(view):
    """Refused by somebody whose agreement is needed, before any assessment or TAF."""
    episode = Episode(view)
    down, tafs = StepDown(view, episode), Tafs(view, episode)
    if (not view.complete("assessments") or episode.since or down.began or down.maybe
            or tafs.dated or any(row.get("held") for _, row in tafs.unsure) or view.date("carried_completed") or view.date("carried_first_taf")
            or any(not row.is_to_come("started") or row.get("completed") for row in initial_assessments(view, episode))):
        return False
    rows = [row for row in view.rows("consents") if row.get("decided") and row.get("giver")
            and row.get("purpose") in (None, "all", "assess")]
    child = subject_child(view)
    if any(row.get("stage") in ("assessed", "delivery") for row in rows):
        return False
    for giver in ("child", "family"):
        own = [row for row in rows if row.get("giver") == giver and row.get("decision") in ("refused", "given")
               and covers(row, "assess")
               and not (giver == "family" and is_twelve(child, row.get("decided")))]
        if own:
            last = max(row.get("decided") for row in own)
            if all(row.get("decision") == "refused" for row in own if row.get("decided") == last):
                return True
    return False


def in_caf(rule):
    """Neither declined nor disposed of."""
    return lambda view: [finding(NOT_APPLICABLE)] if disposed(view) or declined(view) else rule(view)


def several(rule):
    """The same, and more than one service is needed."""
    return in_caf(lambda view: [finding(NOT_APPLICABLE)] if one_service(view) else rule(view))


def kept_if_begun(decide):
    rule = kept(decide)
    return lambda view: [finding(NOT_APPLICABLE)] if declined(view) else rule(view)


PROFILES = {
    "east-midlands-2011": {
        "EM-A3-agreement": in_caf(em_a3_agreement),
        "EM-A3-withdrawal": in_caf(em_a3_withdrawal),
        "EM-B2-set": several(em_b2_set),
        "EM-B2-notified": several(em_b2_notified),
        "EM-B2-held": several(em_b2_held),
        "EM-C1": several(em_c1),
        "EM-D1": several(closures(decide_d1)),
        "EM-D1-risk": several(closures(decide_d1_risk)),
        "EM-D3-accessible": kept_if_begun(decide_accessible),
        "EM-D3-archived": kept_if_begun(decide_archived),
        "EM-D3-disposal": kept_if_begun(decide_disposal),
        "EM-A4-searched": in_caf(em_a4_searched()),
        "EM-A4-logged": in_caf(em_a4_logged),
        "EM-IW2-sharing": in_caf(em_iw2_sharing),
        "EM-moved-consent": in_caf(em_moved_consent),
    },
    "blackburn-with-darwen-2021": {
        "BD-4a-gap": several(bd_4a_gap),
        "BD-4a-rearranged": several(bd_4a_rearranged),
        "BD-4c-current": several(bd_4c_current),
        "BD-1a-consent": in_caf(bd_1a_consent),
        "BD-4c-in-time": several(bd_4c_in_time),
        "BD-4h-updated": several(bd_4h_updated),
    },
    "nottingham-qa": {
        "BD-4c-in-time": several(bd_4c_in_time),
    },
    "sefton": {
        "EM-A4-searched": in_caf(em_a4_searched(2)),
        "SF-steps": in_caf(sf_limit("steps_done_on", 10)),
        "SF-shared": in_caf(sf_limit("shared_on", 15)),
        "SF-reassessed": in_caf(sf_reassessed),
    },
}


def add_rules(rules):
    """Takes up the rules of another file, {profile: {name: rule}}."""
    for profile, own in rules.items():
        PROFILES[profile].update(own)


def use_other_profile():
    """Reads the parameters as other_profile.c sets them, in the rules that it has on."""
    PARAMETERS.update(OTHER)
    rules = PROFILES["east-midlands-2011"]
    PROFILES.clear()
    PROFILES["other"] = {name: rules[name] for name in ("EM-A3-agreement", "EM-B2-notified", "EM-C1", "EM-D1")}


def key(profile, rule):
    """A rule's name, and its profile where that is not the first that has it: its numbers may differ."""
    first = next((name for name, rules in PROFILES.items() if rule in rules), profile)
    return rule if profile == first else f"{rule} ({profile})"


def check(case, as_of, profiles=None):
    """{rule: [finding]} of a case as of a day; {} where there was no case yet."""
    view = View(case, as_of)
    if not view.exists():
        return {}
    return {key(profile, name): rule(view) for profile, rules in (profiles or PROFILES).items()
            for name, rule in rules.items()}
