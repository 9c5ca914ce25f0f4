"""Sefton: its limits on an assessment, and the reassessment."""

from record import NOT_APPLICABLE, UNKNOWN, add_months, add_working_days, finding
from shared import Episode, StepDown, Suspension, judged
from tafs import Walk, completion, initial_assessments
from register import current_start, elsewhere
from blackburn import renewal_missing, renewals

# Sefton

def sf_limit(field, days):
    def rule(view):
        episode = Episode(view)
        start = current_start(view, episode)
        if start[0] != "on":
            is_unknown = start[0] == "undated" or (start[0] == "unknown" and not elsewhere(view, episode))
            return [finding(UNKNOWN if is_unknown else NOT_APPLICABLE)]
        day, row = start[1], start[2]
        due = add_working_days(day, days, view.division)
        done, completed = row.get(field), row.get("completed")
        if field == "steps_done_on" and not done and completed and completed <= due:
            done = completed
        if done:
            return [judged(day, due, done, None, False, row, view.division)]
        if episode.state == "closed some day":
            return [finding(UNKNOWN)]
        if episode.closed and episode.closed <= due:
            return [finding(NOT_APPLICABLE)]
        span = Suspension(view, episode, StepDown(view, episode)).after(day)
        if span and span[0] <= due and not (field == "steps_done_on" and completed):
            return [finding(NOT_APPLICABLE)]
        if field == "steps_done_on" and completed and field not in row.later:
            return [finding(UNKNOWN)]
        return [judged(day, due, None, episode.last_day, episode.state == "unknown", row, view.division)]
    return rule




def sf_reassessed(view):
    walk = Walk(view)
    first = start_of_work(view, walk)
    if isinstance(first, dict):
        return [first]
    if walk.episode.state == "closed some day":
        return [finding(UNKNOWN)]
    if first == walk.down.day or (walk.episode.since is None and first == view.date("carried_first_taf")):
        walk.tafs.complete = True  # the start is certain, whatever TAFs are missing
    clock = completion(view, walk.episode)
    days = renewals(view, first)
    if clock[0] == "on" and not (walk.episode.since is None and view.date("carried_first_taf")):
        # the initial one, completed after the work had started, is no reassessment
        first_row = next((row for row in initial_assessments(view, walk.episode) if row.get("completed") == clock[1]), None)
        days[clock[1]] = [row for row in days.get(clock[1], []) if row is not first_row]
    days = {day: rows for day, rows in days.items() if rows}
    missing = renewal_missing(view)
    found, anchor = [], first
    while True:
        due = add_months(anchor, 12)
        later = [day for day in sorted(days) if anchor < day <= walk.last]
        span = walk.suspension.after(anchor)
        if span and span[0] <= (later[0] if later else walk.last):
            taken, returned, _ = span
            is_back = returned is not None and returned <= walk.last
            if due < taken:
                found.append(walk.settle(first, anchor, judged(anchor, due, None, taken, missing or walk.episode.state == "unknown")))
            else:
                found.append(finding(NOT_APPLICABLE))
            if not is_back:
                return found
            anchor = returned
        elif later:
            found.append(walk.settle(first, anchor, judged(anchor, due, later[0], None, missing, days[later[0]][0])))
            anchor = later[0]
        else:
            doubt = missing or walk.episode.state == "unknown"
            found.append(walk.settle(first, anchor, walk.unless_closed(judged(anchor, due, None, walk.last, doubt))))
            return found


def start_of_work(view, walk):
    episode, tafs, down = walk.episode, walk.tafs, walk.down
    if episode.since is None:
        if view.date("carried_first_taf"):
            return view.date("carried_first_taf")
        if view.case.get("origin") == "moved-in" or down.not_held:
            return finding(UNKNOWN)
    if down.maybe:
        return finding(UNKNOWN)
    if down.began and down.support is None:
        return finding(UNKNOWN)
    if down.began and down.support and (down.day or down.not_told):
        return down.day or finding(down.not_told)
    if tafs.first and not any(start <= tafs.first[0] for start, _ in tafs.unsure):
        return tafs.first[0]
    if tafs.unsure or not tafs.complete:
        return finding(UNKNOWN)
    plans = [row for row in view.rows("plans") if not row.is_to_come("dated")]
    days = [row.get("dated") for row in plans if row.get("dated") and episode.holds(row.get("dated"))]
    if any(not row.get("dated") for row in plans):
        return finding(UNKNOWN)
    if not days:
        return finding(NOT_APPLICABLE if view.complete("plans") else UNKNOWN)
    walk.starts_with_plan = True
    return min(days)
