"""Safeguarding, a second time: what endangers a child is raised at once (BD tier 2, NQ stage 3)."""

from record import DAY, JUDGEMENT, MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, finding
from shared import Episode, disposed, judged

WITHIN = {"NQ-3-safeguarding": 0}  # days


def found_any(row):
    """Whether a check found a concern or unsafe practice: True, False, or None for an audit that does not say."""
    marks = [row.get("immediate_concern"), row.get("unsafe")]
    if True in marks:
        return True
    return None if None in marks and row.get("kind") == "audit" else False


def known_not(row, name):
    """Whether it is on record that something was not raised, or only after the as-of date."""
    return row.get(name) is False or name + "_on" in row.later


# BD tier 2

def bd_t2_unsafe(view):
    if disposed(view):
        return [finding(NOT_APPLICABLE)]
    found = []
    for row in view.rows("quality"):
        any_found = found_any(row)
        if row.is_to_come("done_on") or any_found is False:
            continue
        found.append(unsafe(row, view.as_of) if any_found else finding(UNKNOWN))
    return found or [finding(NOT_APPLICABLE if view.complete("quality") else UNKNOWN)]


def unsafe(row, as_of):
    day, on = row.get("done_on"), row.get("raised_on")
    if on and day:
        return finding(MET if on <= day else NOT_MET, row, day, on, None, (day - on).days)
    if on:
        return finding(UNKNOWN)
    if row.get("raised"):
        return finding(MET, row, day)
    too_late = "raised_on" in row.later and day and day < as_of  # on the day itself that it comes later is not known
    return finding(NOT_MET, row, day) if row.get("raised") is False or too_late else finding(JUDGEMENT)


# NQ stage 3

def nq_3_safeguarding(view):
    """Of the episode only (the library's choice)."""
    if disposed(view):
        return [finding(NOT_APPLICABLE)]
    episode, found = Episode(view), []
    for row in view.rows("quality"):
        day, any_found = row.get("done_on"), found_any(row)
        if row.is_to_come("done_on") or any_found is False or (day and not episode.holds(day)):
            continue
        found.append(passed_on(view, row, day, "raised") if any_found else finding(UNKNOWN))
    for row in view.rows("concerns"):
        day = row.get("raised_on")
        if not row.is_to_come("raised_on") and not (day and not episode.holds(day)):
            found.append(passed_on(view, row, day, "escalated"))
    whole = view.complete("quality") and view.complete("concerns")
    return found or [finding(NOT_APPLICABLE if whole else UNKNOWN)]


def passed_on(view, row, day, name):
    """Whether what came up on a day was raised in time, or is marked as raised at once."""
    on, said = row.get(name + "_on"), row.get(name)
    due = day + WITHIN["NQ-3-safeguarding"] * DAY if day else None
    if on and due:
        return finding(MET if on <= due else NOT_MET, row, due, on, (on - day).days, (due - on).days)
    if on:
        return finding(UNKNOWN)
    if said:
        # an audit's mark says that it was at once; that a concern was passed on does not say when
        return finding(MET, row) if name == "raised" else finding(UNKNOWN)
    if not known_not(row, name) or not due:
        return finding(JUDGEMENT)
    end = row.get("closed_on") or view.as_of  # no longer to be passed on, unless that was in time to be
    return judged(day, due, None, end if end > due else view.as_of, False, row)


RULES = {
    "blackburn-with-darwen-2021": {"BD-T2-unsafe": bd_t2_unsafe},
    "nottingham-qa": {"NQ-3-safeguarding": nq_3_safeguarding},
}
