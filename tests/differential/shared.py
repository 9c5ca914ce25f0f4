"""What several rules ask of a case: its episode, its TAFs, step downs, and while who held it."""

import datetime

from record import DUE, MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, finding, twelfth_birthday, working_days

# What several rules ask

class Episode:
    """Which stay of the case is current: since when, and whether it is closed.

    state: "open", "closed", "closed some day", or "unknown" where the source may lack a closure.
    """

    def __init__(self, view):
        rows = [row for row in view.rows("closures") if not row.is_to_come("closed")]
        back = [row for row in rows if row.get("reopened")]
        last = max(back, key=lambda row: row.get("reopened")) if back else None
        self.since = last.get("reopened") if last else None
        self.closed_before = last.get("closed") if last else None
        self.row = self.closed = None
        standing = [row for row in rows if not row.get("reopened")]
        blank = [row for row in standing if not row.get("closed")]
        dated = [row for row in standing if row.get("closed")]
        if blank:
            self.state, self.row = "closed some day", blank[0]
        elif dated and not (self.since and max(row.get("closed") for row in dated) < self.since):
            self.row = max(dated, key=lambda row: row.get("closed"))
            self.state, self.closed = "closed", self.row.get("closed")
        else:
            self.state = "open" if view.complete("closures") else "unknown"
        self.last_day = self.closed or view.as_of

    def holds(self, day):
        return self.since is None or day >= self.since


def one_service(view):
    """Whether the record shows that one service suffices; without open actions nothing is shown
    (a documented choice of the library)."""
    services = view.case.get("services")
    if view.case.get("services_on") and not view.date("services_on"):
        services = None
    if services:
        return services == "one"
    agencies = {row.get("agency") for row in view.rows("actions")
                if not row.get("completed_on") and not row.is_to_come("agreed_on")}
    return view.complete("actions") and len(agencies) == 1 and None not in agencies


def cancelled(row):
    return bool(row.get("cancelled_on") or row.get("cancelled"))


class Tafs:
    """The TAFs of the current episode: those with their day, and those that may have been held."""

    def __init__(self, view, episode):
        self.dated, self.unsure = [], []
        self.complete = view.complete("meetings")
        for row in view.rows("meetings"):
            day = row.get("held_on") or row.get("planned_for") or row.get("set_on")
            if row.get("kind") == "final-statutory" or (day and not episode.holds(day)):
                continue
            if row.get("held_on"):
                self.dated.append((row.get("held_on"), row))
            elif may_have_been_held(view, row):
                self.unsure.append((row.get("planned_for") or row.get("set_on") or datetime.date.min, row))
        self.dated.sort(key=lambda pair: pair[0])
        self.first = self.dated[0] if self.dated else None

    def missing_by(self, day):
        """Whether a TAF on or before a day may be missing from the record."""
        return not self.complete or any(start <= day for start, _ in self.unsure)


def may_have_been_held(view, row):
    if cancelled(row) or row.get("held") is False or row.is_to_come("held_on"):
        return False
    if row.get("held"):
        return True
    planned = row.get("planned_for")
    return not (planned and planned >= view.as_of)


def whether_held(view, episode):
    """What stands in place of the day of a final statutory meeting: UNKNOWN, NOT_APPLICABLE while it is planned, or
    None where none was held. generate.py's transfers have a place for it."""
    planned = False
    for row in view.rows("meetings"):
        day = row.get("held_on") or row.get("planned_for")
        if row.get("kind") != "final-statutory" or cancelled(row) or (day and episode.closed_before and day < episode.closed_before):
            continue
        if row.get("held"):
            return UNKNOWN
        if row.get("held") is None and (row.is_to_come("held_on") or (day and day >= view.as_of)):
            planned = True
        elif row.get("held") is None:
            return UNKNOWN
    if not view.complete("meetings"):
        return UNKNOWN
    return NOT_APPLICABLE if planned else None


class StepDown:
    """The step down that the case began with, if it did."""

    def __init__(self, view, episode):
        downs = [row for row in view.rows("transfers") if row.get("kind") == "step-down"
                 and not row.is_to_come("final_meeting_on")
                 and not (row.get("final_meeting_on") and episode.closed_before
                          and row.get("final_meeting_on") < episode.closed_before)]
        self.row = downs[-1] if downs else None
        self.day = self.row.get("final_meeting_on") if self.row else None
        among = [row for row in view.rows("meetings") if row.get("kind") == "final-statutory" and row.get("held_on")
                 and not (episode.closed_before and row.get("held_on") < episode.closed_before)]
        if self.row and not self.day and among:
            self.day = max(row.get("held_on") for row in among)
        self.not_told = None
        if self.row and not self.day:
            self.not_told = whether_held(view, episode)
        self.support = self.row.get("continuing_support") if self.row else None
        self.not_held = (self.row is None and view.case.get("origin") == "stepped-down"
                         and episode.since is None and not view.complete("transfers"))
        ups = [row for row in view.rows("transfers") if row.get("kind") == "step-up"
               and not row.is_to_come("referred_on", "assumed_on")]
        days = [row.get("referred_on") or row.get("assumed_on") for row in ups]
        known = [day for day in days if day and episode.holds(day)]
        undated = [row for row, day in zip(ups, days) if not day]
        is_first = self.row is not None and (not known or (self.day is not None and min(known) > self.day))
        happened = [row.get(name) for row in undated for name in ("handed_over_on", "returned_on") if row.get(name)]
        is_later = bool(self.day and happened) and min(happened) <= self.day
        self.began = is_first and not undated
        self.maybe = is_first and bool(undated) and not is_later and self.support is not False


class Suspension:
    """While a statutory body holds the case nothing is owed."""

    def __init__(self, view, episode, down):
        self.spans = []
        for row in view.rows("transfers"):
            start, end = row.get("assumed_on"), row.get("returned_on")
            if row.get("kind") != "step-up" or not start or not episode.holds(start):
                continue
            if not end and down.day and down.day >= start:
                end = down.day
            self.spans.append((start, end, row))
        self.spans.sort(key=lambda span: span[0])

    def after(self, day):
        """The first span that is not over by a day, or None."""
        for span in self.spans:
            if span[1] is None or span[1] > day:
                return span
        return None


def judged(anchor, due, done, until, doubt=False, row=None, working_in=None):
    """Met, not met or due by the due date; unknown where late, and something in time may be missing."""
    end = done or until
    if end > due and doubt:
        return finding(UNKNOWN)
    verdict = NOT_MET if end > due else (MET if done else DUE)
    if working_in:
        return finding(verdict, row, due, done, working_days(anchor, end, working_in), working_days(end, due, working_in))
    return finding(verdict, row, due, done, (end - anchor).days, (due - end).days)


def subject_child(view):
    rows = view.rows("children")
    name = view.case.get("child")
    if name is not None:
        return next((row for row in rows if str(row.get("id")) == str(name)), None)
    return rows[0] if len(view.case.get("children") or []) == 1 and rows else None


def unborn(child, day):
    """Whether the child was not born by a day, as far as the record shows."""
    if child is None:
        return False
    if child.get("born"):
        return day < child.get("born")
    return bool(child.get("expected")) or "born" in child.later


def is_twelve(child, day):
    """True, False, or None where the birth is not recorded."""
    if child is None or not child.get("born"):
        return None
    return day >= twelfth_birthday(child.get("born"))


def disposed(view):
    """The record is gone: nothing but its keeping can be looked at."""
    row = Episode(view).row
    return row is not None and row.get("disposed_on") is not None
