"""Safeguarding, a second time: what endangers a child is raised at once (BD tier 2, NQ stage 3)."""

from reference import DAY, DUE, JUDGEMENT, MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, disposed, finding

WITHIN = {"raised": 0}  # days, of NQ-3-safeguarding


def checks(view):
    """The quality records that are there by the as-of date."""
    return [row for row in view.rows("quality") if not row.is_to_come("done_on")]


def found_any(row):
    """Whether a check found a concern or unsafe practice: True, False, or None where it does not say."""
    marks = [row.get("immediate_concern"), row.get("unsafe")]
    if True in marks:
        return True
    if None in marks and row.get("kind") in ("audit", None):
        return None if row.get("kind") == "audit" else None
    return False


def is_audit(row):
    return row.get("kind") == "audit"


def raised(row, found_on, limit, as_of):
    """What was found on one day and raised on another, or is marked as raised."""
    on, said = row.get("raised_on"), row.get("raised")
    due = found_on + limit * DAY if found_on else None
    if on and found_on:
        return finding(MET if on <= due else NOT_MET, row, due, on, (on - found_on).days, (due - on).days)
    if on:
        return finding(UNKNOWN)
    if said:
        return finding(MET, row, due)
    return None


def bd_t2_unsafe(view):
    if disposed(view):
        return [finding(NOT_APPLICABLE)]
    found, unsaid = [], False
    for row in checks(view):
        any_found = found_any(row)
        if any_found:
            found.append(unsafe(view, row))
        elif any_found is None and is_audit(row):
            found.append(finding(UNKNOWN))
    return found or [finding(NOT_APPLICABLE if view.complete("quality") else UNKNOWN)]


def unsafe(view, row):
    answer = raised(row, row.get("done_on"), 0, view.as_of)
    if answer:
        return answer
    if row.get("raised") is False or "raised_on" in row.later:
        return finding(NOT_MET, row, row.get("done_on"))
    return finding(JUDGEMENT)


def nq_3_safeguarding(view):
    if disposed(view):
        return [finding(NOT_APPLICABLE)]
    found = []
    for row in checks(view):
        any_found = found_any(row)
        if any_found:
            found.append(safeguard(view, row, row.get("done_on"), "raised"))
        elif any_found is None and is_audit(row):
            found.append(finding(UNKNOWN))
    for row in view.rows("concerns"):
        if not row.is_to_come("raised_on"):
            found.append(safeguard(view, row, row.get("raised_on"), "escalated"))
    whole = view.complete("quality") and view.complete("concerns")
    return found or [finding(NOT_APPLICABLE if whole else UNKNOWN)]


def safeguard(view, row, day, name):
    limit = WITHIN["raised"]
    on, said = row.get(name + "_on"), row.get(name)
    due = day + limit * DAY if day else None
    if on:
        if not due:
            return finding(UNKNOWN)
        return finding(MET if on <= due else NOT_MET, row, due, on, (on - day).days, (due - on).days)
    if said:
        return finding(MET, row, due)
    if due and view.as_of <= due:
        return finding(DUE, row, due, None, (view.as_of - day).days, (due - view.as_of).days)
    if said is False or name + "_on" in row.later:
        return finding(NOT_MET, row, due) if due else finding(UNKNOWN)
    return finding(JUDGEMENT)


RULES = {
    "blackburn-with-darwen-2021": {"BD-T2-unsafe": bd_t2_unsafe},
    "nottingham-qa": {"NQ-3-safeguarding": nq_3_safeguarding},
}
