"""East Midlands, D: the closure, and the keeping of the record."""

import datetime

from record import DUE, MET, NOT_APPLICABLE, NOT_MET, PARAMETERS, UNKNOWN, add_months, add_years, finding
from shared import Episode, cancelled, judged

# D.1 Closing

def closures(rule):
    """D.1 asks of each closure, those of earlier episodes too (the library's choice)."""
    def each(view):
        rows = [row for row in view.rows("closures") if not row.is_to_come("closed")]
        if not rows:
            return [finding(NOT_APPLICABLE if view.complete("closures") else UNKNOWN)]
        return [rule(view, row) for row in rows]
    return each


def episode_of(view, closed):
    """When the episode that a closure ended had begun."""
    days = [row.get("reopened") for row in view.rows("closures") if row.get("reopened")]
    opened = view.date("opened")
    days += [opened] if opened else []
    return max([day for day in days if day <= closed], default=datetime.date.min)


def decide_d1(view, closure):
    closed = closure.get("closed")
    if not closed:
        return finding(UNKNOWN)
    begun = episode_of(view, closed)
    if closure.get("reason") == "stepped-up":
        return handed_over(view, closure, begun, closed)
    held, late, doubtful = [], [], False
    for row in view.rows("meetings"):
        day = row.get("held_on")
        if row.get("kind") not in ("sign-off", None) or (not day and not may_be_sign_off(row, begun, closed)):
            continue
        if row.get("kind") is None:
            doubtful |= not day or begun <= day <= closed
        elif not day:
            doubtful = True
        elif begun <= day <= closed:
            held.append((day, row))
        elif day > closed and not (closure.get("reopened") and day >= closure.get("reopened")):
            late.append(day)
    if held:
        return judge_sign_off(closure, closed, max(held, key=lambda pair: pair[0]))
    if closure.get("reason") in PARAMETERS["excused reasons"]:
        return finding(MET, closure, closed)
    if doubtful or not view.complete("meetings"):
        return finding(UNKNOWN)
    if late:
        return finding(NOT_MET, closure, closed, min(late), None, (closed - min(late)).days)
    return finding(NOT_MET, closure, closed)


def may_be_sign_off(row, begun, closed):
    """Whether a meeting without its day may have been held in time."""
    if cancelled(row) or row.get("held") is False or row.is_to_come("held_on"):
        return False
    planned = row.get("planned_for")
    return not planned or begun <= planned <= closed


def judge_sign_off(closure, closed, pair):
    day, meeting = pair
    invited = True if meeting.get("family_attended") else meeting.get("family_invited")
    asked = [closure.get("reasons_agreed"), invited, True if closure.get("reason") else None]
    verdict = NOT_MET if False in asked else (UNKNOWN if None in asked else MET)
    return finding(verdict, closure, closed, day, None, (closed - day).days)


def handed_over(view, closure, begun, closed):
    """Stepped up: the meeting at which responsibility passed stands for the sign-off."""
    held, late, doubtful = [], [], False
    for row in view.rows("transfers"):
        if row.get("kind") != "step-up" or (row.get("returned_on") and row.get("returned_on") <= closed):
            continue
        day = row.get("handed_over_on")
        known = day or row.get("assumed_on") or row.get("referred_on")
        if known and known < begun:
            continue
        if day:
            (late if day > closed else held).append(day)
        elif not row.is_to_come("handed_over_on"):
            doubtful = True
    if held:
        return finding(MET, closure, closed, max(held), None, (closed - max(held)).days)
    if doubtful or (not late and not view.complete("transfers")):
        return finding(UNKNOWN)
    if late:
        return finding(NOT_MET, closure, closed, late[-1], None, (closed - late[-1]).days)
    return finding(NOT_MET, closure, closed)


def decide_d1_risk(view, closure):
    reason = closure.get("reason")
    if reason is None:
        return finding(UNKNOWN)
    if reason != "disengaged":
        return finding(NOT_APPLICABLE)
    return finding({True: MET, False: NOT_MET, None: UNKNOWN}[closure.get("risk_viewed")], closure)


# D.3 Keeping the record

def kept(decide):
    """The frame of D.3: only a closed case with the day of its closure has these clocks."""
    def rule(view):
        episode = Episode(view)
        if episode.state == "open":
            return [finding(NOT_APPLICABLE)]
        if episode.state != "closed":
            return [finding(UNKNOWN)]
        return [decide(view, episode.row, episode.closed, add_years(episode.closed, 1))]
    return rule


def too_early(verdict, row, anchor, due, done):
    """What must not be done early: slack is how long after the first day that it may be."""
    return finding(verdict, row, due, done, (done - anchor).days if done else None, (done - due).days if done else None)


def decide_accessible(view, row, closed, until):
    gone = [row.get(name) for name in ("unavailable_on", "archived_on", "disposed_on") if row.get(name)]
    first = min(gone) if gone else None
    if first and first < until:
        return too_early(NOT_MET, row, closed, until, first)
    return too_early(DUE if view.as_of < until else MET, row, closed, until, first)


def decide_archived(view, row, closed, kept_until):
    flagged, archived = row.get("flagged_on"), row.get("archived_on")
    if row.get("disposed_on") and not (flagged and archived):
        return finding(NOT_APPLICABLE)  # there is no record left to archive
    done = max(flagged, archived) if flagged and archived else None
    if view.as_of < kept_until and not done:
        return finding(NOT_APPLICABLE)
    return judged(kept_until, add_months(kept_until, 1), done, view.as_of, False, row)


def on_hold(row, day):
    start, end = row.get("hold_from"), row.get("hold_until")
    return bool(start) and start <= day and (end is None or day <= end)


def decide_disposal(view, row, closed, kept_until):
    due = add_years(kept_until, 6)
    disposed = row.get("disposed_on")
    if disposed:
        early = disposed < due or on_hold(row, disposed)
        return too_early(NOT_MET if early else MET, row, closed, due, disposed)
    if view.as_of < due or on_hold(row, view.as_of):
        return finding(NOT_APPLICABLE)
    return finding(DUE, row, due)
