"""Blackburn with Darwen: 1a, 4a, 4c and 4h."""

import datetime

from record import DAY, DUE, JUDGEMENT, MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, add_months, add_working_days, finding
from shared import Episode, StepDown, Tafs, cancelled, judged
from agreement import covers, doubtful_for
from tafs import Walk, completion, initial_assessments
from register import current_start

# Blackburn with Darwen, section 4

EIGHT_WEEKS, SIX_WEEKS = 56 * DAY, 42 * DAY


def gap_starts(walk):
    """The day the first gap begins, or None."""
    if walk.down.began and walk.down.support and walk.down.day:
        return walk.down.day
    if walk.tafs.first and walk.tafs.first[0] <= walk.last:
        return walk.tafs.first[0]
    carried = walk.view.date("carried_first_taf") if walk.episode.since is None else None
    return carried if carried and carried <= walk.last else None


def is_carried(walk, day):
    """Whether a day is only the first authority's first TAF, of which the later ones are not carried."""
    down = walk.down.began and walk.down.support and walk.down.day
    return (not down and walk.episode.since is None and day == walk.view.date("carried_first_taf")
            and day not in [held for held, _ in walk.tafs.dated])


def without_taf(walk, table):
    """A TAF, or a plan, that is owed though no TAF was held: once the assessment is completed."""
    view, episode = walk.view, walk.episode
    if walk.tafs.unsure or not walk.tafs.complete:
        return finding(UNKNOWN)
    done = completion(view, episode)
    if done[0] != "on":
        return finding(UNKNOWN if done[0] == "unknown" else NOT_APPLICABLE)
    if view.case.get("origin") == "moved-in" and episode.since is None:
        return finding(UNKNOWN)
    if any(start <= walk.last and (end is None or end > walk.last) for start, end, _ in walk.suspension.spans):
        return finding(NOT_APPLICABLE)
    if episode.state == "closed some day":
        return finding(UNKNOWN)
    if episode.state == "closed" and episode.closed <= add_working_days(done[1], 20, view.division):
        return finding(NOT_APPLICABLE)  # none was owed yet
    if not view.complete(table) or episode.state == "unknown":
        return finding(UNKNOWN)
    return finding(DUE if episode.state == "open" else NOT_MET)


def gap(walk, before, day, row, until, may_be_closed):
    due = before + EIGHT_WEEKS
    answer = judged(before, due, day, until, walk.tafs.missing_by(due) or may_be_closed, row)
    opened = walk.view.date("opened")
    if answer["verdict"] == NOT_MET and is_carried(walk, before) and (not opened or (day or until) <= opened + EIGHT_WEEKS):
        answer.update(verdict=UNKNOWN, days=None, slack=None)
    if answer["verdict"] in (MET, DUE) and (day or until) > before + SIX_WEEKS:
        answer["grade"] = "acceptable"
    return answer


def bd_4a_gap(view):
    walk = Walk(view)
    before = gap_starts(walk)
    state = walk.episode.state
    if walk.down.maybe and walk.down.day:
        return [finding(UNKNOWN)]
    if before is None:
        return [without_taf(walk, "meetings")]
    found = []
    while True:
        later = [pair for pair in walk.tafs.dated if before < pair[0] <= walk.last]
        span = walk.suspension.after(before)
        if span and span[0] <= (later[0][0] if later else walk.last):
            taken, returned, _ = span
            is_back = returned is not None and returned <= walk.last
            if before + EIGHT_WEEKS < taken:
                found.append(gap(walk, before, None, None, taken, state == "unknown"))
            elif not is_back and state in ("open", "unknown"):
                found.append(finding(NOT_APPLICABLE))
            if not is_back:
                break
            before = returned
        elif later:
            found.append(gap(walk, before, later[0][0], later[0][1], walk.last, False))
            before = later[0][0]
        else:
            if state in ("open", "unknown"):
                found.append(gap(walk, before, None, None, walk.last, state == "unknown"))
            break
    if state == "closed some day":
        found.append(finding(UNKNOWN))
    return found or [finding(UNKNOWN if walk.tafs.unsure else NOT_APPLICABLE)]


def followed(view, row):
    """Whether another meeting was set or held from the day of a cancellation on."""
    day = row.get("cancelled_on")
    return bool(day) and any(
        other is not row and not cancelled(other)
        and any(other.get(name) and other.get(name) >= day for name in ("held_on", "planned_for", "set_on"))
        for other in view.rows("meetings"))


def bd_4a_rearranged(view):
    episode = Episode(view)
    tafs = Tafs(view, episode)
    found = []
    for row in view.rows("meetings"):
        day = row.get("cancelled_on")
        if not cancelled(row) or row.get("kind") == "final-statutory" or (day and not episode.holds(day)):
            continue
        if row.get("rearranged") or followed(view, row):
            found.append(finding(MET, row))
        elif row.get("rearranged") is False:
            found.append(finding(NOT_MET, row))
        elif not day or not tafs.complete or tafs.unsure:
            found.append(finding(UNKNOWN))
        elif day == view.as_of and episode.state in ("open", "unknown"):
            found.append(finding(DUE, row, day))
        else:
            found.append(finding(NOT_MET, row))
    return found or [finding(NOT_APPLICABLE if tafs.complete else UNKNOWN)]


def bd_4c_current(view):
    walk = Walk(view)
    days = [day for day, _ in walk.tafs.dated if day <= walk.last]
    first = gap_starts(walk)
    last = max(days + ([first] if first else []), default=None)
    if walk.down.maybe and walk.down.day and (last is None or walk.down.day >= last):
        return [finding(UNKNOWN)]
    if last is None or walk.tafs.unsure:
        of_now = [row for row in view.rows("plans") if not row.is_to_come("dated")
                  and not (row.get("dated") and not walk.episode.holds(row.get("dated")))]
        if of_now:
            return [finding(UNKNOWN if walk.tafs.unsure or not walk.tafs.complete else NOT_APPLICABLE)]
        return [without_taf(walk, "plans")]
    if walk.episode.state == "closed some day":
        return [finding(UNKNOWN)]
    due = last + EIGHT_WEEKS
    plans = [row for row in view.rows("plans") if not row.is_to_come("dated")]
    since = sorted((row for row in plans if row.get("dated") and row.get("dated") >= last),
                   key=lambda row: row.get("dated"))
    if since and since[0].get("dated") <= due and walk.tafs.complete:
        return [judged(last, due, since[0].get("dated"), None, False, since[0])]
    span = walk.suspension.after(last)
    if not since and span and span[0] <= due and span[0] <= walk.last:
        return [finding(NOT_APPLICABLE)]
    if not walk.tafs.complete or not view.complete("plans") or any(not row.get("dated") for row in plans):
        return [finding(UNKNOWN)]
    carried = is_carried(walk, last)
    if since and carried:
        return [finding(UNKNOWN)]  # in time would have been met above
    if since:
        return [judged(last, due, since[0].get("dated"), None, False, since[0])]
    answer = judged(last, due, None, walk.last, walk.episode.state == "unknown")
    if answer["verdict"] == NOT_MET and carried:
        return [finding(UNKNOWN)]
    if answer["verdict"] == DUE and walk.episode.state == "closed":
        return [finding(NOT_APPLICABLE)]
    return [answer]



# BD 4h and 4c

def renewals(view, anchor):
    """{day: [row]} of the updates and new assessments completed after a day; a statutory one is neither."""
    days = {}
    for row in view.rows("assessments"):
        if row.get("kind") != "statutory" and row.get("completed") and row.get("completed") > anchor:
            days.setdefault(row.get("completed"), []).append(row)
    return days


def renewal_missing(view):
    return not view.complete("assessments") or any(
        row.get("kind") != "statutory" and not row.get("completed") and not row.get("started")
        and not row.is_to_come("started") and not row.is_to_come("completed") for row in view.rows("assessments"))


def statutory_read(view, walk):
    """After a step down without an assessment of its own the statutory one is read, of several the last row (the library's choice)."""
    own = [row for row in initial_assessments(view, walk.episode) if not row.is_to_come("started") or row.get("completed")]
    rows = [row for row in view.rows("assessments") if row.get("kind") == "statutory"
            and (not row.is_to_come("started") or row.get("completed"))]
    return rows[-1] if rows and not own and walk.down.row else None


def bd_4h_updated(view):
    walk = Walk(view)
    is_first = walk.episode.since is None
    is_carried = view.date("carried_completed") and is_first
    statutory = statutory_read(view, walk)
    days = list(renewals(view, datetime.date.min))  # or an update whose assessment is not on record
    if statutory and statutory.get("completed"):
        days.append(statutory.get("completed"))
    days = [day for day in days if walk.episode.holds(day) and day <= walk.last]
    if not days and not is_carried:
        is_undated = statutory and not statutory.get("started") and not statutory.get("completed")
        is_elsewhere = view.case.get("origin") == "moved-in" and is_first
        return [finding(UNKNOWN if is_undated or is_elsewhere or renewal_missing(view) else NOT_APPLICABLE)]
    if walk.episode.state == "closed some day":
        return [finding(UNKNOWN)]
    anchor, found = view.date("carried_completed") if is_carried else min(days), []
    excused = [row for row in view.rows("assessments") if row.get("completed") == anchor and not is_carried
               and (row.get("kind") != "statutory" or row is statutory)]
    for day, rows in sorted(renewals(view, anchor).items()):
        if day > walk.last:
            break
        found.append(renewal_due(view, walk, anchor, excused, day, rows[0]))
        anchor, excused = day, rows
    found.append(renewal_due(view, walk, anchor, excused, None, None))
    return found


def renewal_due(view, walk, anchor, excused, day, row):
    due = add_months(anchor, 12)
    late = (day or walk.last) > due
    span = walk.suspension.after(anchor)
    if not day and span and span[0] <= min(due, walk.last) and (span[1] is None or span[1] > walk.last):
        return finding(NOT_APPLICABLE)
    if late and any(one.get("no_update_reason") for one in excused):
        return finding(MET, row, due, day)
    doubt = renewal_missing(view) or (not day and walk.episode.state == "unknown")
    answer = judged(anchor, due, day, walk.last, doubt, row)
    return walk.unless_closed(answer)


def bd_4c_in_time(view):
    walk = Walk(view)
    found = []
    for row in view.rows("actions"):
        plan = next((one for one in view.rows("plans") if row.get("plan") and one.get("id") == row.get("plan")), None)
        agreed = row.get("agreed_on") or (plan.get("dated") if plan else None)
        if row.is_to_come("agreed_on") or (agreed and not walk.episode.holds(agreed)):
            continue
        found.append(action_in_time(view, walk, row))
    return found or [finding(NOT_APPLICABLE if view.complete("actions") else UNKNOWN)]


def action_in_time(view, walk, row):
    due, done = row.get("by_when"), row.get("completed_on")
    if not due:
        return finding(UNKNOWN)
    if done:
        return finding(MET if done <= due else NOT_MET, row, due, done, None, (due - done).days)
    if walk.episode.state == "closed some day":
        return finding(UNKNOWN)
    if walk.episode.closed and walk.episode.closed <= due:
        return finding(NOT_APPLICABLE)
    if any(start <= due and (end is None or end > due) for start, end, _ in walk.suspension.spans):
        return finding(NOT_APPLICABLE)
    end = walk.last
    if end > due and walk.episode.state == "unknown":
        return finding(UNKNOWN)
    return finding(NOT_MET if end > due else DUE, row, due, None, None, (due - end).days)


# BD 1a

def written_by(view, giver, day):
    """(verdict, row) of one giver's part: a live consent to assess on a day, in writing."""
    def is_over(row):
        return bool(row.get("expires")) and row.get("expires") < day

    def may_be_one(row):
        """What is not in writing can end a consent, and is none in writing."""
        return row.get("decision") in ("given", None) and row.get("written") is not False and not is_over(row)

    own = [row for row in view.rows("consents") if row.get("giver") == giver and covers(row, "assess")
           and row.get("decided") and row.get("decided") <= day]
    last = max((row.get("decided") for row in own), default=None)
    on_the_day = [row for row in own if row.get("decided") == last]
    open_ones = [row for row in doubtful_for(view, giver) if covers(row, "assess")
                 and not (row.get("decided") and (row.get("decided") > day or (last and row.get("decided") < last)))]
    may_end = any(row.get("decision") in ("refused", "withdrawn", None) for row in open_ones)
    given = [row for row in on_the_day if row.get("decision") == "given" and not is_over(row)]
    said = {row.get("decision") for row in on_the_day}
    if given and not said & {"refused", "withdrawn", None}:
        row = ([one for one in given if one.get("written")][-1:] or [one for one in given if one.get("written") is None]
               or given)[0]
        if row.get("written") is not False:
            return (MET if row.get("written") and not may_end else UNKNOWN), row
        if not any(map(may_be_one, open_ones)) and view.complete("consents"):
            return NOT_MET, row
        return UNKNOWN, row
    if any(map(may_be_one, open_ones + on_the_day)):
        return UNKNOWN, None
    return (NOT_MET if view.complete("consents") else UNKNOWN), None


def other_agrees(view, giver, day):
    """Whether a giver does not refuse on a day, where the other one's consent serves; None: that cannot be told."""
    own = [row for row in view.rows("consents") if row.get("giver") == giver and covers(row, "assess")
           and row.get("decided") and row.get("decided") <= day]
    last = max((row.get("decided") for row in own), default=None)
    said = {row.get("decision") for row in own if row.get("decided") == last}
    refusing = bool(said & {"refused", "withdrawn"})
    if None in said or (refusing and "given" in said):
        return None
    for row in doubtful_for(view, giver):
        is_of_then = not (row.get("decided") and (row.get("decided") > day or (last and row.get("decided") < last)))
        changes = row.get("decision") is None or (row.get("decision") in ("refused", "withdrawn")) != refusing
        if covers(row, "assess") and is_of_then and changes:
            return None
    if refusing and not view.complete("consents"):
        return None  # it may have been given again
    return not refusing


def bd_1a_consent(view):
    episode = Episode(view)
    down = StepDown(view, episode)
    start = current_start(view, episode)
    if down.not_held and start[0] != "on":
        return [finding(UNKNOWN)]
    if down.row:
        said = down.row.get("consent")
        if said:
            return [finding(MET, down.row)]
        own = written_live(view, start[1]) if start[0] == "on" else finding(UNKNOWN if start[0] == "undated" else NOT_MET)
        if own["verdict"] == MET or (own["verdict"] == JUDGEMENT and said is False):
            return [own]
        return [finding(UNKNOWN if said is None or own["verdict"] == UNKNOWN else NOT_MET, down.row)]
    if start[0] != "on":
        return [finding(UNKNOWN if start[0] in ("unknown", "undated") else NOT_APPLICABLE)]
    own = written_live(view, start[1])
    return [finding(UNKNOWN) if own["verdict"] in (NOT_MET, JUDGEMENT) and down.not_held else own]


def written_live(view, day):
    parts = [written_by(view, giver, day) for giver in ("child", "family")]
    met = [row for verdict, row in parts if verdict == MET]
    if met:
        row = met[0]  # of both the child's is shown (the library's choice)
        agrees = other_agrees(view, "family" if row.get("giver") == "child" else "child", day)
        if not agrees:
            return finding(UNKNOWN if agrees is None else JUDGEMENT)
        return finding(MET, row, day, row.get("decided"), None, (day - row.get("decided")).days)
    if any(verdict == UNKNOWN for verdict, _ in parts):
        return finding(UNKNOWN)
    row = next((row for _, row in parts if row), None)
    later = [one for one in view.rows("consents") if one.get("decision") == "given" and covers(one, "assess")
             and one.get("decided") and one.get("decided") > day and one.get("written") is not False]
    if row or not later:
        return finding(NOT_MET, row, day)
    row = min(later, key=lambda one: one.get("decided"))
    return finding(NOT_MET, row, day, row.get("decided"), None, (day - row.get("decided")).days)
