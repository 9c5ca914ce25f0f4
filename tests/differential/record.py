"""Days, and a case as it stood on a day: the bottom of the second reading."""

import calendar
import csv
import datetime
import pathlib


DAY = datetime.timedelta(days=1)
DATA = pathlib.Path(__file__).resolve().parent.parent / "data"

MET, NOT_MET, DUE = "met", "not-met", "due"
UNKNOWN, JUDGEMENT, NOT_APPLICABLE = "unknown", "judgement", "not-applicable"

COMPLETE, PARTIAL, ABSENT = "complete", "partial", "absent"

# The dates of events, which as-of masking hides; planned dates are not here.
EVENTS = {
    "consents": ["decided"],
    "assessments": ["started", "steps_done_on", "completed", "shared_on"],
    "meetings": ["set_on", "notified_on", "held_on", "cancelled_on"],
    "plans": ["dated"],
    "actions": ["agreed_on", "completed_on"],
    "ratings": ["rated_on"],
    "reviews": ["held_on"],
    "transfers": ["referred_on", "statutory_assessment_on", "assumed_on", "handed_over_on", "returned_on", "final_meeting_on"],
    "closures": ["closed", "reopened", "flagged_on", "archived_on", "unavailable_on",
                 "hold_from", "hold_until", "disposed_on"],
    "children": ["born"],
    "needs": ["identified_on"],
    "shares": ["shared_on"],
    "members": ["joined_on", "left_on"],
    "leads": ["agreed_on", "began_on", "ended_on"],
    "concerns": ["raised_on", "escalated_on", "closed_on"],
    "quality": ["done_on", "raised_on"],
}
PLANNED = {
    "consents": ["expires"],
    "meetings": ["planned_for"],
    "actions": ["by_when"],
    "reviews": ["next_on"],
    "children": ["expected"],
}
# What is said of an event beside its day goes with it.
BESIDE = {
    "consents": {name: "decided" for name in ("stage", "giver", "purpose", "scope", "decision", "why_not", "view_sought", "written")},
    "meetings": {"held": "held_on", "cancelled": "cancelled_on", "notified": "notified_on",
                 "rearranged": "cancelled_on", "family_attended": "held_on", "reviewed_plan": "held_on"},
    "closures": {name: "closed" for name in ("reason", "reasons_agreed", "risk_viewed")},
    "transfers": {"outcome": "statutory_assessment_on"},
    "leads": {"agreed": "agreed_on"},
    "concerns": {"escalated": "escalated_on"},
    "quality": {"raised": "raised_on"},
}
CASE_EVENTS = ["needs_identified", "services_on", "carried_completed", "carried_first_taf", "carried_review"]


# What a profile may set beside the time limits; other_profile.c sets OTHER.
PARAMETERS = {"child under 12": "agreement", "notify within": None, "review from": "rolling", "excused reasons": ()}
OTHER = {"child under 12": "view", "notify within": 5, "review from": "anchored", "excused reasons": ("moved-away", "died")}


# Time

def bank_holidays(division):
    days = set()
    for path in sorted(DATA.glob("bank-holidays*.csv")):
        with open(path, encoding="utf-8") as lines:
            rows = csv.DictReader(line for line in lines if not line.startswith("#"))
            for row in rows:
                if row["division"] == division:
                    days.add(datetime.date.fromisoformat(row["date"]))
    return days


HOLIDAYS = {name: bank_holidays(name) for name in ("england-and-wales", "scotland", "northern-ireland")}


def working(day, division):
    return day.weekday() < 5 and day not in HOLIDAYS[division]


def add_working_days(day, n, division):
    while n > 0:
        day += DAY
        if working(day, division):
            n -= 1
    return day


def working_days(start, end, division):
    """Working days from start, itself not counted, to end, itself counted; back in time they are negative.

    From a Saturday back to the Friday is one, too: so the library documents its slack.
    """
    step = DAY if start < end else -DAY
    n = 0
    while start != end:
        start += step
        if working(start, division):
            n += 1
    return n if step > 0 * DAY else -n


def add_months(day, n):
    year, month = day.year, day.month
    for _ in range(n):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def add_years(day, n):
    return add_months(day, 12 * n)


def twelfth_birthday(born):
    try:
        return born.replace(year=born.year + 12)
    except ValueError:
        return datetime.date(born.year + 12, 3, 1)


# The case as it stood

class Row:
    """A row as of a day: blank and later are different, so both are kept."""

    def __init__(self, table, number, raw, as_of):
        self.table = table
        self.number = number
        self.values = dict(raw)
        self.later = set()
        for name in EVENTS.get(table, []) + PLANNED.get(table, []) + ["recorded"]:
            if self.values.get(name):
                self.values[name] = datetime.date.fromisoformat(self.values[name])
        for name in EVENTS.get(table, []):
            if self.values.get(name) and self.values[name] > as_of:
                self.later.add(name)

    def get(self, name):
        if name in self.later or BESIDE.get(self.table, {}).get(name) in self.later:
            return None
        return self.values.get(name)

    def exists(self, as_of):
        if self.values.get("recorded"):
            return self.values["recorded"] <= as_of
        if self.table == "children":
            return True
        dates = [self.values[name] for name in EVENTS[self.table] if self.values.get(name)]
        return not dates or min(dates) <= as_of

    def is_to_come(self, *names):
        """None of these events has happened, and one is known to be later than the as-of date."""
        return not any(self.get(name) for name in names) and any(name in self.later for name in names)

    @property
    def name(self):
        return (self.table, str(self.values.get("id") or self.number + 1))


class View:
    def __init__(self, case, as_of, division="england-and-wales"):
        self.case = case
        self.as_of = as_of
        self.division = case.get("division") or division
        self.tables = {}
        for table in EVENTS:
            rows = [Row(table, i, raw, as_of) for i, raw in enumerate(case.get(table) or [])]
            self.tables[table] = [row for row in rows if row.exists(as_of)]

    def coverage(self, table):
        said = (self.case.get("coverage") or {}).get(table)
        return said or (COMPLETE if self.case.get(table) is not None else ABSENT)

    def complete(self, table):
        return self.coverage(table) == COMPLETE

    def rows(self, table):
        return self.tables[table]

    def date(self, name):
        """A date of the case itself, or None where blank or later."""
        text = self.case.get(name)
        day = datetime.date.fromisoformat(text) if text else None
        return day if day and day <= self.as_of else None

    def later(self, name):
        """Whether a date of the case itself is known to be later than the as-of date."""
        text = self.case.get(name)
        return bool(text) and datetime.date.fromisoformat(text) > self.as_of

    def flag(self, name, beside):
        """What the case says of an event whose day it may not know."""
        return None if self.later(beside) else self.case.get(name)

    def exists(self):
        for name in ("recorded", "opened"):
            text = self.case.get(name)
            if text and datetime.date.fromisoformat(text) > self.as_of:
                return False
        return True


def finding(verdict, row=None, due=None, done=None, days=None, slack=None, grade=None):
    return {"verdict": verdict, "subject": row.name if row else None, "due": due, "done": done,
            "days": days, "slack": slack, "grade": grade}
