"""East Midlands, A.3: agreement, and what a refusal or withdrawal bars."""

from record import JUDGEMENT, MET, NOT_APPLICABLE, NOT_MET, PARAMETERS, UNKNOWN, finding
from shared import Episode, cancelled, is_twelve, subject_child, unborn
from tafs import initial_assessments
from sharing import overlap

# A.3 Agreement

def in_part(row):
    """Whether a decision names the recipient or the part of sharing that it is about."""
    named = row.get("recipient") is not None or row.get("scope") not in (None, "all")
    return named and row.get("purpose") not in ("assess", "store")


def covers(row, purpose):
    """A refusal of a part takes nothing else back."""
    return row.get("purpose") in (None, "all", purpose) and not (in_part(row) and row.get("decision") in ("refused", "withdrawn"))


def doubtful_for(view, giver):
    """The consents without their day or giver that may be a giver's, or anybody's where that is None."""
    rows = [row for row in view.rows("consents") if not row.is_to_come("decided")
            and (not row.get("decided") or row.get("giver") is None)]
    return [row for row in rows if giver is None or row.get("giver") in (giver, None)]


def standing(view, giver, purpose, day, with_doubt=True):
    """Where a giver's agreement stands on a day: (state, row).

    state: "none", "agreed", "refused", "lapsed", "not obtained", "not approached", "both ways", "unknown".
    """
    if with_doubt and any(covers(row, purpose) for row in doubtful_for(view, giver)):
        return "unknown", None
    rows = [row for row in view.rows("consents")
            if row.get("giver") == giver and covers(row, purpose) and row.get("decided")]
    before = [row for row in rows if row.get("decided") <= day]
    if not before:
        return "none", None
    last = max(row.get("decided") for row in before)
    rows = [row for row in before if row.get("decided") == last]
    said = {one.get("decision") for one in rows}
    if "given" in said and said & {"refused", "withdrawn", None}:
        return "both ways", rows[-1]
    # Of one day what was said counts, and not what could not be obtained (the library's choice).
    for state, decisions in (("agreed", ["given"]), ("unknown", [None]), ("refused", ["refused", "withdrawn"]),
                             ("not approached", ["not-approached"]), ("not obtained", ["not-obtainable"])):
        row = next((one for one in rows[::-1] if one.get("decision") in decisions), None)
        if row:
            lapsed = state == "agreed" and row.get("expires") and row.get("expires") < day
            return ("lapsed" if lapsed else state), row
    return "unknown", rows[-1]


def answer_of(view, state, row):
    """(verdict, row, day): what a giver's part comes to where nothing else is said."""
    if state == "agreed":
        return MET, row, row.get("decided")
    if state in ("refused", "lapsed"):
        return (NOT_MET if view.complete("consents") else UNKNOWN), row, None
    if state == "none" and view.complete("consents"):
        return NOT_MET, None, None
    if state in ("not obtained", "not approached"):
        return JUDGEMENT, row, None
    return UNKNOWN, row, None


def agreed_at_twelve(view, start):
    state, row = standing(view, "child", "assess", start)
    if state == "not obtained":
        if row.get("why_not") is None:
            return UNKNOWN, row, None
        return (JUDGEMENT if row.get("why_not") == "not-able" else NOT_MET), row, None
    return answer_of(view, state, row)


def agreed_under_twelve(view, start):
    family = answer_of(view, *standing(view, "family", "assess", start))
    state, row = standing(view, "child", "assess", start)
    child = answer_of(view, state, row)
    if PARAMETERS["child under 12"] == "view" and view_was_sought(view, start):
        child = MET, row, child[2]
    elif state == "none":
        child = UNKNOWN, None, None
    elif state == "not obtained":
        sought = row.get("view_sought")
        child = ({True: MET, False: NOT_MET, None: UNKNOWN}[sought], row, None)
    worst_first = [NOT_MET, UNKNOWN, JUDGEMENT, MET]
    worse = child if worst_first.index(child[0]) < worst_first.index(family[0]) else family
    days = [part[2] for part in (family, child) if part[2]]
    return worse[0], worse[1], max(days) if days else None


def agreed_later(view, child, start):
    """The consent of the one who had said nothing by the start, given after all, and its day; or (None, None)."""
    if is_twelve(child, start) is None and not unborn(child, start):
        return None, None  # whose was needed is not known
    giver = "child" if is_twelve(child, start) else "family"
    rows = [row for row in view.rows("consents") if row.get("giver") == giver and covers(row, "assess")
            and row.get("decision") == "given" and row.get("decided") and row.get("decided") > start]
    first = min(rows, key=lambda row: row.get("decided"), default=None)
    return first, first and first.get("decided")


def view_was_sought(view, day):
    """Whether some decision of the child's up to a day records how its view was sought."""
    return any(row.get("giver") == "child" and covers(row, "assess") and row.get("view_sought")
               and row.get("decided") and row.get("decided") <= day for row in view.rows("consents"))


def em_a3_agreement(view):
    episode = Episode(view)
    rows = initial_assessments(view, episode)
    known = [row for row in rows if row.get("started")]
    if not known:
        if rows and any(not row.is_to_come("started") or row.get("completed") for row in rows):
            return [finding(UNKNOWN)]
        if view.date("carried_completed") and episode.since is None:
            return [finding(NOT_APPLICABLE)]
        return [finding(NOT_APPLICABLE if view.complete("assessments") else UNKNOWN)]
    start = min(row.get("started") for row in known)
    child = subject_child(view)
    twelve = is_twelve(child, start)
    if unborn(child, start):
        answer = answer_of(view, *standing(view, "family", "assess", start))
    elif twelve is not None:
        answer = agreed_at_twelve(view, start) if twelve else agreed_under_twelve(view, start)
    else:
        old, young = agreed_at_twelve(view, start), agreed_under_twelve(view, start)
        answer = old if old[0] == young[0] else (UNKNOWN, None, None)
    verdict, row, day = answer
    if verdict != MET:
        day = None
    if verdict == NOT_MET and row is None:
        row, day = agreed_later(view, child, start)
    return [finding(verdict, row, start, day, None, (start - day).days if day else None)]


# A.3 Withdrawal

def refusing(row):
    return row.get("decision") in ("refused", "withdrawn") and row.get("purpose") != "store"


def barred(view, giver, row, day, purpose):
    """Whether a giver's refusals or withdrawals bar an act of a day: True, False, or None for unknown.

    Each stands until all that it covers, or this act, is given again. One that names a recipient or a part counts
    where it covers the act.
    """
    own = [one for one in view.rows("consents") if one.get("giver") == giver and one.get("purpose") in (None, "all", purpose)]
    if purpose == "assess":
        return refused_within(own, day, lambda one: covers(one, purpose))
    answers = [refused_within(own, day, lambda one: covers_extent(one, None, None))]
    since = [one for one in own if in_part(one) and one.get("decision") == "given" and one.get("decided") and one.get("decided") <= day]
    if answers[0] is not False:
        last = max(one.get("decided") for one in own if not in_part(one) and one.get("decided") and one.get("decided") <= day
                   and (one.get("decision") is None or (refusing(one) and (one.get("decided") < day or answers[0] is None))))
        lifts = [(act_overlap(one, row), one.get("decided") > last) for one in since if one.get("decided") >= last]
        if (True, True) in lifts:
            answers[0] = False
        elif any(reach is not False for reach, _ in lifts) or any(
                in_part(one) and one.get("decision") is None and one.get("decided") and last <= one.get("decided") <= day
                for one in own):  # a blank decision of whatever part (the library's choice)
            answers[0] = None
    for part in own:
        if in_part(part) and refusing(part) and part.get("decided") and part.get("decided") < day:
            reach = act_overlap(part, row)
            stands = refused_within(own, day, lambda one, of=part: covers_extent(one, of.get("recipient"), of.get("scope")))
            answers.append(False if reach is False or stands is False else (True if reach and stands else None))
    return True if True in answers else (None if None in answers else False)


def covers_extent(row, recipient, scope):
    """Whether a decision covers all sharing with a recipient, of a part; None is everybody, or everything."""
    if not in_part(row):
        return True
    return row.get("recipient") in (None, recipient) and row.get("scope") in (None, "all", scope)


def act_overlap(consent, row):
    """Whether a decision of a part covers a TAF, a plan or an action; generate.py knows of no attendance, author or owner."""
    act = {"scope": None if row.table == "meetings" else "plan", "recipient": row.get("agency")}
    return overlap(consent, act, consent.get("decision") != "given")


def refused_within(rows, day, counts):
    """Whether of the decisions that count the last by a day is a refusal.

    Only giving it again lifts it. An act of the very day is left out, as its order is not known
    (a documented choice of the library).
    """
    rows = [row for row in rows if counts(row) and row.get("decided") and row.get("decided") <= day
            and row.get("decision") not in ("not-obtainable", "not-approached")]
    own = {row.get("decision") for row in rows if row.get("decided") == day}
    if own and own <= {"refused", "withdrawn"}:
        rows = [row for row in rows if row.get("decided") < day]  # what stood before still stands
    if not rows:
        return False
    last = max(row.get("decided") for row in rows)
    decisions = {row.get("decision") for row in rows if row.get("decided") == last}
    refused = bool(decisions & {"refused", "withdrawn"})
    if (refused or None in decisions) and "given" in decisions:
        return None
    if None in decisions:
        return None if any(refusing(row) and row.get("decided") < day for row in rows) else False
    return refused and last < day


def acts(view):
    """(row, day, purpose) of each act that consent is needed for; no day where that is not known."""
    for row in view.rows("assessments"):
        if row.get("kind") != "statutory" and not row.is_to_come("started", "completed"):
            yield row, row.get("started") or row.get("completed"), "assess"
    for row in view.rows("meetings"):
        if row.get("kind") in ("sign-off", "final-statutory"):
            continue
        if row.get("held_on") or (row.get("held") and not cancelled(row)):
            yield row, row.get("held_on"), "share"
    for table, name in (("plans", "dated"), ("actions", "agreed_on")):
        for row in view.rows(table):
            if not row.is_to_come(name):
                yield row, row.get(name), "share"


def judge_act(view, row, day, purpose):
    """The finding about one act, or None where nothing bars it."""
    child = subject_child(view)
    twelve = is_twelve(child, day)
    by_child = barred(view, "child", row, day, purpose)
    by_family = barred(view, "family", row, day, purpose)
    age_decides = False
    if purpose == "assess" and by_family and not unborn(child, day):
        age_decides = twelve is None
        by_family = twelve is False
    if not by_child and not by_family and not age_decides and by_child is not None and by_family is not None:
        return None
    giver = "child" if by_child or (by_child is None and not by_family) else "family"
    if not by_child and not by_family:
        return finding(UNKNOWN)
    if any(covers(one, purpose) and one.get("decision") in ("given", None) for one in doubtful_for(view, giver)):
        return finding(UNKNOWN)
    if not view.complete("consents"):
        return finding(UNKNOWN)
    return finding(NOT_MET, row, None, day)


def em_a3_withdrawal(view):
    doubtful = doubtful_for(view, None)
    sure = [row for row in view.rows("consents") if refusing(row) and row.get("decided") and row.get("giver")]
    sure.sort(key=lambda row: row.get("decided"))
    if not sure and not any(refusing(row) for row in doubtful):
        return [finding(NOT_APPLICABLE if view.complete("consents") else UNKNOWN)]
    if not sure:
        return [finding(UNKNOWN)]
    found = []
    for row, day, purpose in acts(view):
        if row.get("lawful_basis"):
            continue
        answer = judge_act(view, row, day, purpose) if day else finding(UNKNOWN)
        if answer:
            found.append(answer)
    if found:
        return found
    unsettled = any(row.get("decision") in ("refused", "withdrawn", None) and row.get("purpose") != "store"
                    for row in doubtful)
    if unsettled or not all(view.complete(name) for name in ("assessments", "meetings", "plans", "actions")):
        return [finding(UNKNOWN)]
    return [finding(MET, sure[0])]
