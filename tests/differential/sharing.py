"""East Midlands, IW.2 and E.f: acts of sharing, and consent that names the receiver."""

from record import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, finding
from shared import Episode, StepDown

# IW.2 Sharing

def can_share(row):
    return row.get("purpose") in (None, "all", "share")


def overlap(consent, share, refusing_it):
    """Whether a decision covers an act of sharing: True, False, or None where the act is not fully recorded."""
    answers = []
    scope, what = consent.get("scope"), share.get("scope")
    if scope in (None, "all") or scope == what:
        answers.append(True)
    elif what == "all":
        answers.append(refusing_it)
    else:
        answers.append(None if what is None else False)
    recipient, whom = consent.get("recipient"), share.get("recipient")
    if recipient is None or recipient == whom:
        answers.append(True)
    else:
        answers.append(None if whom is None else False)
    return False if False in answers else (None if None in answers else True)


def share_barred(view, share, day):
    """Whether somebody's refusal stands against an act: True, False, or None for unknown."""
    rows = [row for row in view.rows("consents") if can_share(row) and not row.is_to_come("decided")
            and not (row.get("decided") and row.get("decided") > day)]
    bars = [bar_of(row, rows, share) for row in rows if row.get("decision") in ("refused", "withdrawn", None)
            and row.get("decided") != day]  # it stands from the day after
    return True if True in bars else (None if None in bars else False)


def bar_of(row, rows, share):
    """Whether one refusal stands: until its giver, who may not be recorded, consents again."""
    sure = overlap(row, share, True)
    if sure is False:
        return False
    on, giver = row.get("decided"), row.get("giver")
    again = [one for one in rows if one is not row and one.get("decision") in ("given", None)
             and not (on and one.get("decided") and one.get("decided") < on)
             and not (giver and one.get("giver") and giver != one.get("giver")) and overlap(one, share, False) is not False]
    lifting = {one.get("giver") for one in again if one.get("decision") == "given" and one.get("decided") and on
               and one.get("decided") > on and overlap(one, share, False)}
    if (giver and giver in lifting) or {"child", "family"} <= lifting:
        return False
    return True if sure and on and row.get("decision") and not again else None


def share_covered(view, share, day, down):
    answer = False
    for row in view.rows("consents"):
        if row.get("decision") not in ("given", None) or not can_share(row) or row.is_to_come("decided"):
            continue
        if row.get("decided") and row.get("decided") > day:
            continue
        if row.get("expires") and row.get("expires") < day:
            continue
        sure = overlap(row, share, False)
        if sure is False:
            continue
        if sure and row.get("decided") and row.get("decision"):
            return True
        answer = None
    if down.row is not None:
        if not down.day or down.day <= day:
            said = down.row.get("consent")
            if said and down.day:
                return True
            if said is not False:
                answer = None
    return answer


def em_iw2_sharing(view):
    found, episode = [], Episode(view)
    for row in view.rows("shares"):
        day = row.get("shared_on")
        if not row.is_to_come("shared_on") and not (day and not episode.holds(day)):
            found.append(judge_share(view, row))
    return found or [finding(NOT_APPLICABLE if view.complete("shares") else UNKNOWN)]


def judge_share(view, row):
    day = row.get("shared_on")
    if row.get("lawful_basis"):
        return finding(MET, row, None, day)
    if not day:
        return finding(UNKNOWN)
    down = StepDown(view, Episode(view))
    covered = share_covered(view, row, day, down)
    barred_by = share_barred(view, row, day)
    if covered is False or barred_by:
        return finding(NOT_MET if view.complete("consents") else UNKNOWN, row, None, day)
    if covered is None or barred_by is None:
        return finding(UNKNOWN)
    return finding(MET, row, None, day)


# E.f Moved in

def em_moved_consent(view):
    episode = Episode(view)
    moves = [row for row in view.rows("transfers") if row.get("kind") == "move-in" and not row.is_to_come("referred_on")]
    origin = view.case.get("origin")
    carried = any(view.date(name) for name in ("carried_completed", "carried_first_taf", "carried_review"))
    if not moves and origin != "moved-in" and not carried and view.case.get("from_authority") is None:
        sure = view.complete("transfers") or origin is not None
        return [finding(NOT_APPLICABLE if sure else UNKNOWN)]
    authority = view.case.get("authority")
    rows = [row for row in view.rows("consents") if can_share(row) and row.get("decision") in ("given", None)
            and not row.is_to_come("decided")]
    named = [row for row in rows if row.get("decision") and authority and row.get("recipient") == authority]
    if named:
        return [finding(MET, None, None, named[0].get("decided"))]
    if not view.complete("consents") or not authority or any(
            row.get("recipient") in (None, authority) for row in rows):
        return [finding(UNKNOWN)]
    return [finding(NOT_MET)]
