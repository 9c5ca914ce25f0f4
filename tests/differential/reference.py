"""A second reading of the standards: slow, plain, and written without the library.

Every rule here is a function of a View, which is a case as it stood on the
as-of date, and gives a list of findings. Days are datetime.date; working days
are stepped one by one; nothing is looked up in a table but the published bank
holidays. To add a rule, write a function and name it in PROFILES, or in RULES
of a file beside this one.
"""

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
    if answers[0]:
        last = max(one.get("decided") for one in own if not in_part(one) and refusing(one)
                   and one.get("decided") and one.get("decided") < day)
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


# B.2 First TAF

def initial_assessments(view, episode):
    """Those that B.2 counts from; in a reopened case an update will do."""
    kinds = (None, "initial", "update") if episode.since else (None, "initial")
    rows = []
    for row in view.rows("assessments"):
        last = row.get("completed") or row.get("started")
        if row.get("kind") in kinds and (not last or episode.holds(last)):
            rows.append(row)
    return rows


def completion(view, episode):
    """('on', day), ('not yet',) or ('unknown',) of the initial assessment's completion."""
    carried = view.date("carried_completed")
    if carried and episode.since is None:
        return ("on", carried)
    rows = initial_assessments(view, episode)
    done = [row.get("completed") for row in rows if row.get("completed")]
    if done:
        return ("on", min(done))
    undated = [row for row in rows if not row.get("started") and not row.is_to_come("started", "completed")]
    moved_in = view.case.get("origin") == "moved-in" and episode.since is None
    if undated or moved_in or not view.complete("assessments"):
        return ("unknown",)
    return ("not yet",)


class FirstTaf:
    """What the three rules of B.2 share."""

    def __init__(self, view):
        self.view = view
        self.episode = Episode(view)
        self.tafs = Tafs(view, self.episode)
        self.down = StepDown(view, self.episode)
        self.carried = view.date("carried_first_taf") if self.episode.since is None else None
        self.clock = completion(view, self.episode)

    def outside(self):
        """The answer where B.2 does not bear on the case, or that cannot be told; else None."""
        if self.down.not_held or self.down.maybe:
            return finding(UNKNOWN)
        if self.down.began and self.down.support is not False:
            return finding(NOT_APPLICABLE if self.down.support else UNKNOWN)
        return None

    def limit(self):
        return add_working_days(self.clock[1], 20, self.view.division)

    def not_held(self):
        """No first TAF as far as is recorded."""
        view, episode = self.view, self.episode
        if self.clock[0] != "on":
            return finding(NOT_APPLICABLE if self.clock[0] == "not yet" else UNKNOWN)
        start, due = self.clock[1], self.limit()
        span = Suspension(view, episode, self.down).after(start)
        if span and span[0] <= due and span[0] <= view.as_of:
            return finding(NOT_APPLICABLE)
        if self.tafs.missing_by(due) or episode.state == "closed some day":
            return finding(UNKNOWN)
        answer = judged(start, due, None, episode.last_day, episode.state == "unknown", None, view.division)
        if answer["verdict"] == DUE and episode.state == "closed":
            return finding(NOT_APPLICABLE)
        return answer

    def meeting(self, with_missed):
        """The first TAF held, or else the first one set that is not cancelled; None: none."""
        if self.tafs.first:
            return self.tafs.first[1]
        live = [row for row in self.view.rows("meetings")
                if row.get("kind") != "final-statutory" and not cancelled(row)
                and (with_missed or row.get("held") is not False)
                and not self.is_earlier(row)]
        live.sort(key=lambda row: row.get("planned_for") or datetime.date.max)
        return live[0] if live else None

    def is_earlier(self, row):
        """Whether a meeting's day, or what is known of it, lies before the episode."""
        for name in ("planned_for", "held_on", "notified_on", "set_on"):
            if row.get(name):
                return not self.episode.holds(row.get(name))
        return False

    def doubtful(self):
        """Whether a TAF without its day may have come before the first one that has one."""
        return self.tafs.first and any(start <= self.tafs.first[0] for start, _ in self.tafs.unsure)


def em_b2_held(view):
    first = FirstTaf(view)
    if first.outside():
        return [first.outside()]
    if first.clock[0] != "on":
        return [first.not_held()]
    start, due = first.clock[1], first.limit()
    if first.carried:
        return [judged(start, due, first.carried, None, False, None, view.division)]
    if not first.tafs.first or first.tafs.first[0] > first.episode.last_day:
        return [first.not_held()]
    day, row = first.tafs.first
    return [judged(start, due, day, None, first.tafs.missing_by(due), row, view.division)]


def em_b2_set(view):
    first = FirstTaf(view)
    if first.outside():
        return [first.outside()]
    if first.carried:
        return [finding(NOT_APPLICABLE)]
    if first.doubtful():
        return [finding(UNKNOWN)]
    row = first.meeting(True)
    if row is None:
        return [first.not_held()]
    if any(row.get(name) for name in ("set_on", "planned_for", "held_on", "notified_on", "notified", "held")):
        return [finding(MET, row, None, row.get("set_on"))]
    return [finding(UNKNOWN)]


def em_b2_notified(view):
    first = FirstTaf(view)
    if first.outside():
        return [first.outside()]
    if first.carried:
        return [finding(NOT_APPLICABLE)]
    if first.doubtful():
        return [finding(UNKNOWN)]
    row = first.meeting(False)
    if row is None:
        return [first.not_held()]
    if not first.tafs.complete and row.get("kind") != "first":
        return [finding(UNKNOWN)]
    told, held = row.get("notified_on"), row.get("held_on")
    day = held or row.get("planned_for")
    due = day - DAY if day else None
    limit = PARAMETERS["notify within"]
    is_too_late = told and day and told >= day
    if limit and day and not is_too_late:
        if not row.get("set_on"):
            return [finding(UNKNOWN)]
        due = min(due, add_working_days(row.get("set_on"), limit, view.division))
    if told:
        if not day:
            return [finding(UNKNOWN)]
        return [finding(MET if told <= due else NOT_MET, row, due, told, None, (due - told).days)]
    is_not_told = row.get("notified") is False or row.is_to_come("notified_on")
    if is_not_told and not day:
        return [finding(NOT_MET, row) if row.get("held") else finding(UNKNOWN)]
    if is_not_told or (not held and day and day > view.as_of and view.complete("meetings")
                       and row.get("notified") is None):
        return [finding(DUE if view.as_of <= due else NOT_MET, row, due)]
    return [finding(UNKNOWN)]


# C.1 Reviews

class Reviews:
    """The days with a review, one a day, and those that may have had one."""

    def __init__(self, view, episode, tafs):
        self.days, self.maybe = {}, []
        self.undated = not view.complete("reviews")
        self.tafs = tafs
        for i, (day, row) in enumerate(tafs.dated):
            if row.get("kind") in ("review", "sign-off") or row.get("reviewed_plan"):
                self.days.setdefault(day, []).append(row)
            if i > 0 and row.get("kind") is None and row.get("reviewed_plan") is None:
                self.maybe.append(day)
        for row in view.rows("reviews"):
            if row.get("held_on"):
                if episode.holds(row.get("held_on")):
                    self.days.setdefault(row.get("held_on"), []).append(row)
            elif not row.is_to_come("held_on") and not (row.get("next_on") and row.get("next_on") >= view.as_of):
                self.undated = True  # with a day still to come it stands for that review (the library's choice)

    def missing(self, after, due):
        """Whether a review in the time after one day and up to another may be missing."""
        return self.undated or self.tafs.missing_by(due) or any(after < day <= due for day in self.maybe)


class Walk:
    """C.1 from the first TAF to the closure or the as-of date."""

    def __init__(self, view):
        self.view = view
        self.episode = Episode(view)
        self.tafs = Tafs(view, self.episode)
        self.down = StepDown(view, self.episode)
        self.reviews = Reviews(view, self.episode, self.tafs)
        self.suspension = Suspension(view, self.episode, self.down)
        self.last = self.episode.last_day
        self.starts_with_plan = False

    def start(self):
        """The day the clock starts, or the answer where there is none."""
        view, episode = self.view, self.episode
        if episode.since is None:
            carried = view.date("carried_review") or view.date("carried_first_taf")
            if PARAMETERS["review from"] == "anchored":
                carried = view.date("carried_first_taf") or carried
            if carried:
                return carried
            if view.case.get("origin") == "moved-in" or self.down.not_held:
                return finding(UNKNOWN)
        if self.down.maybe:
            return finding(UNKNOWN)
        if self.down.began and self.down.support is None:
            return finding(UNKNOWN)
        if self.down.began and self.down.support and (self.down.day or self.down.not_told):
            return self.down.day or finding(self.down.not_told)
        if self.tafs.first and not any(start <= self.tafs.first[0] for start, _ in self.tafs.unsure):
            return self.tafs.first[0]
        if self.tafs.unsure or not self.tafs.complete:
            return finding(UNKNOWN)
        return finding(NOT_APPLICABLE)

    def settle(self, first, anchor, answer):
        """Counted from a TAF that may not have been the first, in time is not certain."""
        may_be_later = not self.tafs.complete and self.tafs.first and first == self.tafs.first[0]
        may_be_later = may_be_later or (self.starts_with_plan and not self.view.complete("plans"))
        if may_be_later and anchor == first and answer["verdict"] in (MET, DUE):
            return finding(UNKNOWN)
        return answer

    def held(self, anchor, due, day):
        return judged(anchor, due, day, None, self.reviews.missing(anchor, due), self.reviews.days[day][0])

    def owed(self, anchor, due, until):
        doubt = self.reviews.missing(anchor, due) or self.episode.state == "unknown"
        return self.unless_closed(judged(anchor, due, None, until, doubt))

    def unless_closed(self, answer):
        if answer["verdict"] == DUE and self.episode.state == "closed":
            return finding(NOT_APPLICABLE)
        return answer


def rolling(walk, first):
    found, anchor = [], first
    while True:
        due = add_months(anchor, 3)
        later = [day for day in sorted(walk.reviews.days) if anchor < day <= walk.last]
        span = walk.suspension.after(anchor)
        if span and span[0] <= (later[0] if later else walk.last):
            taken, returned, _ = span
            is_back = returned is not None and returned <= walk.last
            if due < taken:
                found.append(walk.settle(first, anchor, walk.owed(anchor, due, taken)))
            elif not is_back:
                found.append(finding(NOT_APPLICABLE))
            if not is_back:
                return found
            anchor = returned
        elif later:
            found.append(walk.settle(first, anchor, walk.held(anchor, due, later[0])))
            anchor = later[0]
        else:
            found.append(walk.settle(first, anchor, walk.owed(anchor, due, walk.last)))
            return found


def anchored(walk, first):
    """Slot k falls due 3k months after the first TAF; each review fills its own slot."""
    found, before, k, said = [], first, 1, None
    carried = walk.view.date("carried_review") if walk.episode.since is None else None
    while k == 1 or before < walk.last:
        due = add_months(first, 3 * k)
        inside = [day for day in sorted(walk.reviews.days) if before < day <= due and day <= walk.last]
        span = walk.suspension.after(before)
        if carried and before < carried:
            pass  # a slot of the first authority's, or one that its last review fills
        elif inside:
            answer = judged(first, due, inside[0], None, False, walk.reviews.days[inside[0]][0])
            found.append(walk.settle(first, first, answer))
        elif span and span[0] <= due:
            if span is not said:
                found.append(finding(NOT_APPLICABLE))
            said = span
        else:
            doubt = walk.reviews.missing(before, due) or walk.episode.state == "unknown"
            found.append(walk.settle(first, first, walk.unless_closed(judged(first, due, None, walk.last, doubt))))
        before, k = due, k + 1
    return found


def em_c1(view):
    walk = Walk(view)
    first = walk.start()
    if isinstance(first, dict):
        return [first]
    if walk.episode.state == "closed some day":
        return [finding(UNKNOWN)]
    return anchored(walk, first) if PARAMETERS["review from"] == "anchored" else rolling(walk, first)


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


# A.4 The register

def current_start(view, episode):
    """("on", day, row), ("not yet",) or ("unknown",) of the start of the episode's initial assessment."""
    rows = initial_assessments(view, episode)
    known = [row for row in rows if row.get("started")]
    if known:
        row = min(known, key=lambda one: one.get("started"))
        return ("on", row.get("started"), row)
    if any(not row.is_to_come("started") or row.get("completed") for row in rows):
        return ("undated",)  # under way, even where its completion is known to come
    return ("not yet",) if view.complete("assessments") else ("unknown",)


def elsewhere(view, episode):
    """True where another authority completed the assessment, None where that is not recorded."""
    if episode.since is not None:
        return False
    if view.date("carried_completed"):
        return True
    return None if view.case.get("origin") == "moved-in" else False


def needs_day(view, episode):
    """The day additional needs were identified: the case's, the first need's, or the checklist's; in a
    reopened case what was found since the closure before, and at the latest the day of reopening."""
    def since(day):
        if not day or not episode.since:
            return day
        return day if (day > episode.closed_before if episode.closed_before else day >= episode.since) else None
    days = [row.get("identified_on") for row in view.rows("needs") if since(row.get("identified_on"))]
    day = since(view.date("needs_identified")) or min(days, default=None) or since(view.date("checklist_on"))
    return min((one for one in (day, episode.since) if one), default=None)


def first_step_down(view, down):
    """What a step down leaves of a rule about an assessment of the case's own, or None."""
    if down.not_held or down.maybe:
        return finding(UNKNOWN)
    if down.began and down.support is not False:
        return finding(NOT_APPLICABLE if down.support else UNKNOWN)
    return None


def searched_after(view, day):
    """Whether the register was searched after a day, or had not been when that was over."""
    searched = view.date("register_searched_on")
    return searched > day if searched else view.later("register_searched_on") and view.as_of > day


def searched_whenever_begun(view, episode):
    """The answer where an assessment has begun and the start is not recorded."""
    searched = view.date("register_searched_on")
    seen = [row.get(name) for row in initial_assessments(view, episode) for name in ("steps_done_on", "shared_on", "completed")
            if row.get(name) and episode.holds(row.get(name))]
    if seen and searched_after(view, min(seen)):
        return finding(NOT_MET, None, None, searched)
    return finding(UNKNOWN)


def em_a4_searched(within=None):
    """By the start of the assessment; where a profile sets a time, that alone decides."""
    def rule(view):
        episode = Episode(view)
        start = current_start(view, episode)
        if start[0] == "undated" and not within:
            return [searched_whenever_begun(view, episode)]
        if start[0] in ("not yet", "unknown"):
            if elsewhere(view, episode):
                return [finding(NOT_APPLICABLE)]
            down = StepDown(view, episode)
            is_anothers = down.row is not None or (episode.since is None and view.case.get("origin") == "stepped-down")
            if elsewhere(view, episode) is None or (start[0] == "unknown" and (is_anothers or not within)):
                return [finding(UNKNOWN)]
            stepped = first_step_down(view, down)
            if stepped:
                return [stepped]
        needs = needs_day(view, episode)
        if within and not needs:
            return [finding(UNKNOWN)]
        due = needs + within * DAY if within else start[1] if start[0] == "on" else None
        searched = view.date("register_searched_on")
        undated = not within and any(not row.get("started") and not row.get("completed")
                                     and not row.is_to_come("started", "completed")
                                     for row in initial_assessments(view, episode))
        if searched:
            verdict = NOT_MET if due and searched > due else MET
            if verdict == MET and undated:
                return [finding(UNKNOWN)]  # that one may have started earlier
            return [finding(verdict, None, due, searched, (searched - needs).days if within else None,
                            (due - searched).days if due else None)]
        if not due or view.as_of <= due:
            if undated:
                return [finding(UNKNOWN)]
            if view.flag("register_result", "register_searched_on"):
                return [finding(MET, None, due)]
            return [finding(NOT_APPLICABLE) if episode.state.startswith("closed") else finding(DUE, None, due)]
        if episode.closed and episode.closed <= due:
            return [finding(UNKNOWN if undated else NOT_APPLICABLE)]
        if view.later("register_searched_on"):
            return [finding(NOT_MET, None, due)]
        return [finding(UNKNOWN)]
    return rule


def em_a4_logged(view):
    episode = Episode(view)
    if elsewhere(view, episode):
        return [finding(NOT_APPLICABLE)]
    clock = completion(view, episode)
    if clock[0] != "on":
        return [finding(NOT_APPLICABLE if clock[0] == "not yet" else UNKNOWN)]
    logged, closed = view.date("logged_on"), episode.closed
    if episode.state == "closed some day":
        return [finding(UNKNOWN)]
    if logged and episode.holds(logged):
        if closed:
            return [finding(MET if logged <= closed else NOT_MET, None, closed, logged, None, (closed - logged).days)]
        return [finding(MET, None, None, logged)]
    said = view.flag("logged", "logged_on")
    if said and episode.since:
        return [finding(UNKNOWN)]
    if said and episode.state != "closed" and not (logged and not episode.holds(logged)):
        return [finding(MET)]
    if episode.state == "open":
        return [finding(DUE)]
    if episode.state == "closed" and (said is False or view.later("logged_on")):
        return [finding(NOT_MET, None, closed)]
    return [finding(UNKNOWN)]


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


def disposed(view):
    """The record is gone: nothing but its keeping can be looked at."""
    row = Episode(view).row
    return row is not None and row.get("disposed_on") is not None


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
