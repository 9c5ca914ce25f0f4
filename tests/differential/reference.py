"""A second reading of the standards: slow, plain, and written without the library.

Every rule here is a function of a View, which is a case as it stood on the
as-of date, and gives a list of findings. Days are datetime.date; working days
are stepped one by one; nothing is looked up in a table but the published bank
holidays. To add a rule, write a function and name it in PROFILES.
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
    "assessments": ["started", "completed"],
    "meetings": ["set_on", "notified_on", "held_on", "cancelled_on"],
    "plans": ["dated"],
    "actions": ["agreed_on", "completed_on"],
    "ratings": ["rated_on"],
    "reviews": ["held_on"],
    "transfers": ["referred_on", "assumed_on", "handed_over_on", "returned_on", "final_meeting_on"],
    "closures": ["closed", "reopened", "flagged_on", "archived_on", "unavailable_on",
                 "hold_from", "disposed_on"],
    "children": ["born"],
}
PLANNED = {
    "consents": ["expires"],
    "meetings": ["planned_for"],
    "actions": ["by_when"],
    "reviews": ["next_on"],
    "children": ["expected"],
    "closures": ["hold_until"],
}
CASE_EVENTS = ["needs_identified", "services_on", "carried_completed", "carried_first_taf", "carried_review"]


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
    """Working days after start up to and with end; negative where end comes first."""
    if end < start:
        return -working_days(end, start, division)
    n = 0
    while start < end:
        start += DAY
        if working(start, division):
            n += 1
    return n


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
        return None if name in self.later else self.values.get(name)

    def exists(self, as_of):
        if self.values.get("recorded"):
            return self.values["recorded"] <= as_of
        if self.table == "children":
            return True
        dates = [self.values[name] for name in EVENTS[self.table] if self.values.get(name)]
        return not dates or min(dates) <= as_of

    @property
    def name(self):
        return (self.table, str(self.values.get("id") or self.number))


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

    def exists(self):
        for name in ("recorded", "opened"):
            text = self.case.get(name)
            if text and datetime.date.fromisoformat(text) > self.as_of:
                return False
        return True


def finding(verdict, row=None, due=None, done=None, days=None, slack=None, grade=None):
    return {"verdict": verdict, "subject": row.name if row else None, "due": due, "done": done,
            "days": days, "slack": slack, "grade": grade}


def timed(verdict, anchor, due, end, row=None, done=None, grade=None):
    """A finding in civil days: days from the anchor to the end, slack from there to the due date."""
    return finding(verdict, row, due, done, (end - anchor).days if anchor else None, (due - end).days, grade)


# What several rules ask

class Episode:
    """Which stay of the case is current: since when, and whether it is closed."""

    def __init__(self, view):
        rows = [row for row in view.rows("closures") if "closed" not in row.later]
        dated = [row for row in rows if row.get("closed")]
        blank = [row for row in rows if not row.get("closed")]
        reopened = [row.get("reopened") for row in rows if row.get("reopened")]
        self.since = max(reopened) if reopened else None
        self.row = max(dated, key=lambda row: row.get("closed")) if dated else None
        if self.row is not None and not blank:
            self.state = "open" if self.row.get("reopened") else "closed"
        elif blank and not dated and len(blank) == 1:
            self.row = blank[0]
            self.state = "open" if self.row.get("reopened") else "closed"
        elif blank:
            self.state = "unknown"
        else:
            self.state = "open" if view.complete("closures") else "unknown"
        if self.state == "open" and not view.complete("closures"):
            self.state = "unknown"
        self.closed = self.row.get("closed") if self.state == "closed" else None

    def holds(self, day):
        return self.since is None or day >= self.since


def one_service(view):
    """True, False, or None where the record cannot tell."""
    services = view.case.get("services")
    if view.case.get("services_on") and not view.date("services_on"):
        services = None
    if services:
        return services == "one"
    agencies, blank = set(), False
    for row in view.rows("actions"):
        if row.get("completed_on"):
            continue
        if row.get("agency") is None:
            blank = True
        else:
            agencies.add(str(row.get("agency")))
    if len(agencies) >= 2:
        return False
    return True if view.complete("actions") and not blank else None


def gated(rule):
    """Not applicable where one service suffices, unknown where that is unknown."""
    def gate(view):
        single = one_service(view)
        if single:
            return [finding(NOT_APPLICABLE)]
        found = rule(view)
        if single is None:
            return [f if f["verdict"] == NOT_APPLICABLE else finding(UNKNOWN) for f in found]
        return found
    return gate


def cancelled(row):
    if row.get("cancelled_on"):
        return True
    if "cancelled_on" in row.later:
        return False
    return row.get("cancelled")


def was_held(view, row):
    """(held, day): held is True, False or None for unknown; so is the day."""
    if cancelled(row):
        return False, None
    if row.get("held_on"):
        return True, row.get("held_on")
    if "held_on" in row.later:
        return False, None
    if row.get("held") is not None:
        return row.get("held"), None
    planned = row.get("planned_for")
    if planned and planned > view.as_of:
        return False, None
    return None, None


class Tafs:
    """The TAFs of the current episode: those dated, and whether others are possible."""

    def __init__(self, view, episode):
        self.dated, self.possible = [], not view.complete("meetings")
        for row in view.rows("meetings"):
            if row.get("kind") == "final-statutory":
                continue
            held, day = was_held(view, row)
            if held and day:
                if episode.holds(day):
                    self.dated.append((day, row))
            elif held is not False:
                self.possible = True
        self.dated.sort(key=lambda pair: pair[0])


def step_down(view):
    """The step-down that continuing support was agreed in; None, or 'unknown'."""
    for row in view.rows("transfers"):
        if row.get("kind") == "step-down":
            if row.get("continuing_support"):
                return row
            if row.get("continuing_support") is None:
                return "unknown"
            return None
    if view.case.get("origin") == "stepped-down" and not view.complete("transfers"):
        return "unknown"
    return None


def first_taf(view, episode, tafs):
    """('on', day, row), ('none',) or ('unknown',)."""
    down = step_down(view)
    if down == "unknown":
        return ("unknown",)
    if down is not None:
        day = down.get("final_meeting_on")
        return ("on", day, down) if day else ("unknown",)
    carried = view.date("carried_first_taf")
    if carried:
        return ("on", carried, None)
    if not tafs.dated:
        return ("unknown",) if tafs.possible else ("none",)
    day, row = tafs.dated[0]
    if tafs.possible and row.get("kind") != "first":
        return ("unknown",)
    return ("on", day, row)


def subject_child(view):
    rows = view.rows("children")
    name = view.case.get("child")
    if name is not None:
        for row in rows:
            if str(row.get("id")) == str(name):
                return row
        return None
    return rows[0] if len(rows) == 1 and view.complete("children") else None


# A.3 Agreement

def covers(row, purpose):
    return row.get("purpose") in (None, "all", purpose)


def last_decision(view, giver, purpose, day):
    """The last decision up to a day: ('none',), ('unknown',) or ('is', rows of that day)."""
    rows = [row for row in view.rows("consents") if covers(row, purpose) and "decided" not in row.later]
    mine = [row for row in rows if row.get("giver") == giver]
    if any(row.get("giver") is None for row in rows):
        return ("unknown",)
    if any(not row.get("decided") for row in mine):
        return ("unknown",)
    before = [row for row in mine if row.get("decided") <= day]
    if not before:
        return ("none",)
    last = max(row.get("decided") for row in before)
    return ("is", [row for row in before if row.get("decided") == last])


def giver_agrees(view, giver, start):
    """(verdict, row, day) of one giver's agreement to the assessment on its start."""
    found = last_decision(view, giver, "assess", start)
    if found[0] == "unknown":
        return UNKNOWN, None, None
    if found[0] == "none":
        if not view.complete("consents"):
            return UNKNOWN, None, None
        later = [row for row in view.rows("consents")
                 if row.get("giver") == giver and covers(row, "assess") and row.get("decision") == "given"]
        later.sort(key=lambda row: row.get("decided"))
        if later:
            return NOT_MET, later[0], later[0].get("decided")
        return "silent", None, None
    rows = found[1]
    decisions = {row.get("decision") for row in rows}
    if len(decisions) > 1 or None in decisions:
        return UNKNOWN, None, None
    row, decision = rows[0], rows[0].get("decision")
    if not view.complete("consents") and row.get("decided") < start:
        pass
    if decision == "given":
        if row.get("expires") and row.get("expires") < start:
            return NOT_MET, row, None
        return MET, row, row.get("decided")
    if decision == "not-obtainable":
        return "not-obtainable", row, row.get("decided")
    return NOT_MET, row, None


def agreed_at_twelve(view, start):
    verdict, row, day = giver_agrees(view, "child", start)
    if verdict == "silent":
        return NOT_MET, None, None
    if verdict == "not-obtainable":
        if row.get("why_not") == "not-able":
            return JUDGEMENT, row, None
        return (UNKNOWN if row.get("why_not") is None else NOT_MET), row, None
    return verdict, row, day


def agreed_under_twelve(view, start, unborn):
    family, row, day = giver_agrees(view, "family", start)
    if family == "silent":
        family = NOT_MET
    elif family == "not-obtainable":
        family = NOT_MET
    if unborn:
        return family, row, day
    child, child_row, child_day = giver_agrees(view, "child", start)
    if child == "silent":
        child = UNKNOWN
    elif child == "not-obtainable":
        child = {True: MET, False: NOT_MET, None: UNKNOWN}[child_row.get("view_sought")]
    for verdict in (NOT_MET, UNKNOWN):
        if family == verdict:
            return family, row, day
        if child == verdict:
            return child, child_row, child_day
    return (MET, row, max(day, child_day))


def initial_assessments(view, episode):
    return [row for row in view.rows("assessments")
            if row.get("kind") in (None, "initial")
            and (not row.get("started") or episode.holds(row.get("started")))]


def em_a3_agreement(view):
    episode = Episode(view)
    rows = [row for row in initial_assessments(view, episode) if "started" not in row.later]
    if not rows:
        return [finding(NOT_APPLICABLE if view.complete("assessments") else UNKNOWN)]
    if any(not row.get("started") for row in rows):
        return [finding(UNKNOWN)]
    start = min(row.get("started") for row in rows)
    child = subject_child(view)
    born = child.get("born") if child else None
    unborn = child is not None and (
        (born and born > start) or "born" in child.later or (not born and child.get("expected") is not None))
    if unborn:
        answer = agreed_under_twelve(view, start, True)
    elif born:
        over = start >= twelfth_birthday(born)
        answer = agreed_at_twelve(view, start) if over else agreed_under_twelve(view, start, False)
    else:
        old, young = agreed_at_twelve(view, start), agreed_under_twelve(view, start, False)
        answer = young if old[0] == young[0] else (UNKNOWN, None, None)
    verdict, row, day = answer
    slack = (start - day).days if day else None
    return [finding(verdict, row, start, day, None, slack)]


# A.3 Withdrawal

SCOPES = ("assess", "share")


class Refusals:
    """What is refused or withdrawn, giver by giver and scope by scope."""

    def __init__(self, view):
        self.rows = [row for row in view.rows("consents") if "decided" not in row.later]
        self.any = [row for row in self.rows if row.get("decision") in ("refused", "withdrawn")]
        self.undated = any(not row.get("decided") or row.get("decision") is None for row in self.rows)
        self.complete = view.complete("consents")

    def on(self, day, scope):
        """Whether an act of that scope on that day was refused: True, False or None."""
        answers = []
        for giver in ("child", "family"):
            rows = [row for row in self.rows if row.get("giver") in (giver, None) and covers(row, scope)
                    and row.get("decision") in ("given", "refused", "withdrawn") and row.get("decided")]
            before = [row for row in rows if row.get("decided") <= day]
            if not before:
                continue
            last = max(row.get("decided") for row in before)
            decisions = {row.get("decision") == "given" for row in before if row.get("decided") == last}
            if len(decisions) == 2 or (decisions == {False} and last == day):
                answers.append(None)
            elif decisions == {False}:
                answers.append(True if self.complete else None)
        return True if True in answers else (None if None in answers else False)


def acts(view):
    """(row, day, scope, settled) of each act that a withdrawal forbids."""
    for row in view.rows("assessments"):
        if row.get("kind") != "statutory" and "started" not in row.later:
            yield row, row.get("started"), "assess"
    for row in view.rows("meetings"):
        if row.get("kind") in ("sign-off", "final-statutory"):
            continue
        held, day = was_held(view, row)
        if held is not False:
            yield row, day, "share"
    for row in view.rows("actions"):
        if "agreed_on" not in row.later:
            yield row, row.get("agreed_on"), "share"


def lawful(view, row):
    return bool(row.get("lawful_basis"))


def em_a3_withdrawal(view):
    refusals = Refusals(view)
    if not refusals.any:
        settled = view.complete("consents") and not any(row.get("decision") is None for row in refusals.rows)
        return [finding(NOT_APPLICABLE if settled else UNKNOWN)]
    if refusals.undated:
        return [finding(UNKNOWN)]
    found, doubt = [], False
    for row, day, scope in acts(view):
        if lawful(view, row):
            continue
        if not day:
            doubt = True
            continue
        refused = refusals.on(day, scope)
        if refused:
            found.append(finding(NOT_MET, row, None, day))
        elif refused is None:
            found.append(finding(UNKNOWN, row, None, day))
    if found:
        return found
    if doubt or not all(view.complete(name) for name in ("assessments", "meetings", "actions")):
        return [finding(UNKNOWN)]
    return [finding(MET)]


# B.2 First TAF

def completion(view, episode):
    """('on', day), ('not yet',) or ('unknown',) of the initial assessment's completion."""
    carried = view.date("carried_completed")
    if carried:
        return ("on", carried)
    rows = initial_assessments(view, episode)
    if not rows:
        return ("not yet",) if view.complete("assessments") else ("unknown",)
    done = [row.get("completed") for row in rows if row.get("completed")]
    if done:
        return ("on", min(done))
    if all("completed" in row.later or "started" in row.later for row in rows):
        return ("not yet",)
    return ("unknown",)


def b2(decide):
    """The frame that the three rules of B.2 share: the clock, and who stands outside it."""
    def rule(view):
        episode = Episode(view)
        down = step_down(view)
        if down == "unknown":
            return [finding(UNKNOWN)]
        if down is not None:
            return [finding(NOT_APPLICABLE)]
        clock = completion(view, episode)
        if clock[0] == "not yet":
            return [finding(NOT_APPLICABLE)]
        if clock[0] == "unknown":
            return [finding(UNKNOWN)]
        due = add_working_days(clock[1], 20, view.division)
        return [decide(view, episode, clock[1], due)]
    return gated(rule)


def missing_first_taf(view, episode, anchor, due, unit_days):
    """No first TAF and none possible: due, not met, or overtaken by the closure."""
    if episode.state == "unknown":
        return finding(UNKNOWN)
    if episode.state == "closed" and (not episode.closed or episode.closed <= due):
        return finding(NOT_APPLICABLE if episode.closed else UNKNOWN)
    end = view.as_of
    verdict = DUE if end <= due else NOT_MET
    if not unit_days:
        return finding(verdict, None, due)
    return finding(verdict, None, due, None, working_days(anchor, end, view.division),
                   working_days(end, due, view.division))


def decide_b2_held(view, episode, anchor, due):
    tafs = Tafs(view, episode)
    first = first_taf(view, episode, tafs)
    if tafs.dated and tafs.dated[0][0] <= due and first[0] == "unknown":
        first = ("on",) + tafs.dated[0]
    if first[0] == "unknown":
        return finding(UNKNOWN)
    if first[0] == "none":
        return missing_first_taf(view, episode, anchor, due, True)
    day, row = first[1], first[2]
    return finding(MET if day <= due else NOT_MET, row, due, day,
                   working_days(anchor, day, view.division), working_days(day, due, view.division))


def first_meeting(view, episode):
    """The meeting that is, or is to be, the first TAF: ('row', row), ('none',), ('unknown',)."""
    tafs = Tafs(view, episode)
    if tafs.dated:
        return ("row", tafs.dated[0][1])
    rows = [row for row in view.rows("meetings")
            if row.get("kind") != "final-statutory" and not cancelled(row)]
    if rows:
        return ("row", next((row for row in rows if row.get("kind") == "first"), rows[0]))
    return ("none",) if view.complete("meetings") else ("unknown",)


def decide_b2_set(view, episode, anchor, due):
    if view.date("carried_first_taf"):
        return finding(MET)
    first = first_meeting(view, episode)
    if first[0] == "unknown":
        return finding(UNKNOWN)
    if first[0] == "row":
        row = first[1]
        if row.get("set_on"):
            return finding(MET, row, None, row.get("set_on"))
        if was_held(view, row)[0] or row.get("planned_for"):
            return finding(MET, row)
        if "set_on" not in row.later:
            return finding(UNKNOWN)
    return missing_first_taf(view, episode, anchor, due, False)


def decide_b2_notified(view, episode, anchor, due):
    if view.date("carried_first_taf"):
        return finding(NOT_APPLICABLE)
    first = first_meeting(view, episode)
    if first[0] == "unknown":
        return finding(UNKNOWN)
    if first[0] == "none":
        return missing_first_taf(view, episode, anchor, due, False)
    row = first[1]
    told = row.get("notified_on")
    held, day = was_held(view, row)
    if not held:
        day = row.get("planned_for")
    if told:
        if not day:
            return finding(UNKNOWN if held else MET, row, None, told)
        before = day - DAY
        return finding(MET if told <= before else NOT_MET, row, before, told, None, (before - told).days)
    not_told = "notified_on" in row.later or row.get("notified") is False
    if not not_told:
        return finding(UNKNOWN)
    if held:
        return finding(NOT_MET, row, day - DAY if day else None)
    if held is None or not day:
        return finding(UNKNOWN)
    before = day - DAY
    return timed(DUE if view.as_of <= before else NOT_MET, None, before, view.as_of, row)


# C.1 Reviews

class Reviews:
    """The days with a review, and whether there may be others."""

    def __init__(self, view, episode):
        self.days, self.possible_days = {}, set()
        self.possible = not (view.complete("reviews") and view.complete("meetings"))
        for row in view.rows("reviews"):
            if "held_on" in row.later:
                continue
            self.note(episode, row, True, row.get("held_on"))
        for row in view.rows("meetings"):
            self.note_meeting(view, episode, row)

    def note_meeting(self, view, episode, row):
        held, day = was_held(view, row)
        if held is False or row.get("kind") in ("first", "final-statutory"):
            return
        counts = True if row.get("kind") in ("review", "sign-off") else row.get("reviewed_plan")
        if counts is False:
            return
        self.note(episode, row, counts and held, day)

    def note(self, episode, row, certain, day):
        if not day:
            self.possible = True
        elif not episode.holds(day):
            return
        elif certain:
            self.days.setdefault(day, row)
        else:
            self.possible_days.add(day)

    def doubtful(self, after, before):
        return self.possible or any(after < day < before for day in self.possible_days)


def step_ups(view):
    """(assumed, returned or None) of each step up that was assumed, in order."""
    spans = [(row.get("assumed_on"), row.get("returned_on"))
             for row in view.rows("transfers") if row.get("kind") == "step-up" and row.get("assumed_on")]
    return sorted(spans, key=lambda span: span[0])


def owed(view, reviews, last, due, episode, stop):
    """The review still owed at the as-of date, at closure, or when a body took the case."""
    if stop is None and episode.state == "unknown":
        return finding(UNKNOWN)
    if stop is None and episode.state == "closed":
        if not episode.closed:
            return finding(UNKNOWN)
        stop = episode.closed
    if stop is not None and stop <= due:
        return finding(NOT_APPLICABLE)
    end = stop or view.as_of
    if end <= due:
        return timed(DUE, last, due, end)
    if reviews.doubtful(last, end + DAY) or not view.complete("transfers"):
        return finding(UNKNOWN)
    return timed(NOT_MET, last, due, end)


def rolling(view, episode, reviews, anchor):
    found, last = [], anchor
    spans = step_ups(view)
    for day in sorted(reviews.days):
        while spans and spans[0][0] < day and last is not None:
            last = pass_step_up(view, reviews, episode, found, last, spans.pop(0))
        if last is None or day <= last or (episode.closed and day > episode.closed):
            continue
        due = add_months(last, 3)
        if day <= due:
            found.append(timed(MET, last, due, day, reviews.days[day], day))
        elif reviews.doubtful(last, day) or not view.complete("transfers"):
            found.append(finding(UNKNOWN))
        else:
            found.append(timed(NOT_MET, last, due, day, reviews.days[day], day))
        last = day
    while spans and last is not None:
        last = pass_step_up(view, reviews, episode, found, last, spans.pop(0))
    if last is not None:
        found.append(owed(view, reviews, last, add_months(last, 3), episode, None))
    return found


def pass_step_up(view, reviews, episode, found, last, span):
    """Stops the clock where a body takes the case; gives where it starts anew, or None."""
    assumed, returned = span
    if assumed <= last:
        return max(last, returned) if returned else stop_clock(found)
    answer = owed(view, reviews, last, add_months(last, 3), episode, assumed)
    if answer["verdict"] != NOT_APPLICABLE or not returned:
        found.append(answer)
    return returned


def stop_clock(found):
    found.append(finding(NOT_APPLICABLE))
    return None


def anchored(view, episode, reviews, anchor):
    found, k, before = [], 1, anchor
    while True:
        due = add_months(anchor, 3 * k)
        inside = [day for day in sorted(reviews.days) if before < day <= due]
        if inside:
            found.append(timed(MET, before, due, inside[0], reviews.days[inside[0]], inside[0]))
        else:
            answer = owed(view, reviews, before, due, episode, None)
            found.append(answer)
            if answer["verdict"] in (DUE, NOT_APPLICABLE) or view.as_of <= due:
                return found
        if episode.closed and episode.closed <= due:
            return found
        before, k = due, k + 1


def em_c1(view, how=rolling):
    episode = Episode(view)
    tafs = Tafs(view, episode)
    first = first_taf(view, episode, tafs)
    if first[0] == "none":
        return [finding(NOT_APPLICABLE)]
    if first[0] == "unknown":
        return [finding(UNKNOWN)]
    anchor = first[1]
    carried = view.date("carried_review")
    if carried and carried > anchor:
        anchor = carried
    return how(view, episode, Reviews(view, episode), anchor)


# D.1 Closing

def em_d1(view):
    episode = Episode(view)
    if episode.state != "closed":
        return [finding(NOT_APPLICABLE if episode.state == "open" else UNKNOWN)]
    closed, row = episode.closed, episode.row
    if row.get("reason") == "stepped-up":
        passed = [up for up in view.rows("transfers") if up.get("kind") == "step-up" and up.get("handed_over_on")]
        if passed and closed:
            up = passed[-1]
            day = up.get("handed_over_on")
            return [timed(MET if day <= closed else NOT_MET, None, closed, day, up, day)]
    signed, possible = [], not view.complete("meetings")
    for meeting in view.rows("meetings"):
        if meeting.get("kind") not in ("sign-off", None):
            continue
        held, day = was_held(view, meeting)
        if held and day and meeting.get("kind") == "sign-off":
            if episode.holds(day):
                signed.append((day, meeting))
        elif held is not False:
            possible = True
    if not closed:
        return [finding(UNKNOWN if signed or possible else NOT_MET)]
    signed.sort(key=lambda pair: pair[0])
    in_time = [pair for pair in signed if pair[0] <= closed]
    if not in_time and possible:
        return [finding(UNKNOWN)]
    if not signed:
        return [timed(NOT_MET, None, closed, view.as_of, row)]
    day, meeting = in_time[-1] if in_time else signed[0]
    if not in_time:
        return [timed(NOT_MET, None, closed, day, meeting, day)]
    invited = True if meeting.get("family_attended") else meeting.get("family_invited")
    asked = [row.get("reasons_agreed"), invited, True if row.get("reason") else None]
    verdict = NOT_MET if False in asked else (UNKNOWN if None in asked else MET)
    return [timed(verdict, None, closed, day, meeting, day)]


def em_d1_risk(view):
    episode = Episode(view)
    if episode.state != "closed":
        return [finding(NOT_APPLICABLE if episode.state == "open" else UNKNOWN)]
    row = episode.row
    if row.get("reason") is None:
        return [finding(UNKNOWN)]
    if row.get("reason") != "disengaged":
        return [finding(NOT_APPLICABLE)]
    verdict = {True: MET, False: NOT_MET, None: UNKNOWN}[row.get("risk_viewed")]
    return [finding(verdict, row)]


# D.3 Keeping the record

def kept(decide):
    """The frame of D.3: only a closed case with the day of its closure has these clocks."""
    def rule(view):
        episode = Episode(view)
        if episode.state == "open":
            return [finding(NOT_APPLICABLE)]
        if episode.state == "unknown" or not episode.closed:
            return [finding(UNKNOWN)]
        return [decide(view, episode.row, episode.closed, add_years(episode.closed, 1))]
    return rule


def decide_accessible(view, row, closed, until):
    gone = [row.get(name) for name in ("unavailable_on", "disposed_on") if row.get(name)]
    if gone and min(gone) < until:
        return timed(NOT_MET, closed, until, min(gone), row, min(gone))
    if view.as_of < until:
        return timed(DUE, closed, until, view.as_of, row)
    return finding(MET, row, until)


def decide_archived(view, row, closed, kept_until):
    if view.as_of < kept_until:
        return finding(NOT_APPLICABLE)
    due = add_months(kept_until, 1)
    flagged, archived = row.get("flagged_on"), row.get("archived_on")
    if flagged and archived:
        done = max(flagged, archived)
        return timed(MET if done <= due else NOT_MET, kept_until, due, done, row, done)
    if row.get("disposed_on"):
        return finding(NOT_APPLICABLE)
    return timed(DUE if view.as_of <= due else NOT_MET, kept_until, due, view.as_of, row)


def on_hold(row, day):
    start, end = row.get("hold_from"), row.get("hold_until")
    return bool(start) and start <= day and (end is None or day <= end)


def decide_disposal(view, row, closed, kept_until):
    due = add_years(kept_until, 6)
    disposed = row.get("disposed_on")
    if disposed:
        early = disposed < due or on_hold(row, disposed)
        return timed(NOT_MET if early else MET, kept_until, due, disposed, row, disposed)
    if view.as_of < due or on_hold(row, view.as_of):
        return finding(NOT_APPLICABLE)
    return timed(DUE, kept_until, due, view.as_of, row)


# Blackburn with Darwen, section 4

def bd_4a_gap(view):
    episode = Episode(view)
    tafs = Tafs(view, episode)
    days = {}
    for day, row in tafs.dated:
        if not episode.closed or day <= episode.closed:
            days.setdefault(day, row)
    down = step_down(view)
    if down not in (None, "unknown") and down.get("final_meeting_on"):
        days.setdefault(down.get("final_meeting_on"), down)
    if not days:
        return [finding(UNKNOWN if tafs.possible else NOT_APPLICABLE)]
    found, last = [], None
    for day in sorted(days):
        if last is not None:
            found.append(gap_between(tafs, last, day, days[day]))
        last = day
    if episode.state == "unknown":
        found.append(finding(UNKNOWN))
    elif episode.state == "open":
        due = last + 56 * DAY
        if view.as_of <= due:
            found.append(timed(DUE, last, due, view.as_of))
        elif tafs.possible:
            found.append(finding(UNKNOWN))
        else:
            found.append(timed(NOT_MET, last, due, view.as_of))
    return found or [finding(NOT_APPLICABLE)]


def gap_between(tafs, last, day, row):
    due = last + 56 * DAY
    if day <= last + 42 * DAY:
        return timed(MET, last, due, day, row, day)
    if day <= due:
        return timed(MET, last, due, day, row, day, "acceptable")
    if tafs.possible:
        return finding(UNKNOWN)
    return timed(NOT_MET, last, due, day, row, day)


def bd_4a_rearranged(view):
    found = []
    for row in view.rows("meetings"):
        if not cancelled(row):
            continue
        verdict = {True: MET, False: NOT_MET, None: UNKNOWN}[row.get("rearranged")]
        found.append(finding(verdict, row))
    return found or [finding(NOT_APPLICABLE if view.complete("meetings") else UNKNOWN)]


def bd_4c_current(view):
    episode = Episode(view)
    tafs = Tafs(view, episode)
    held = [(day, row) for day, row in tafs.dated if not episode.closed or day <= episode.closed]
    if tafs.possible:
        return [finding(UNKNOWN)]
    if not held:
        return [finding(NOT_APPLICABLE)]
    last = held[-1][0]
    due = last + 56 * DAY
    plans = [row for row in view.rows("plans") if "dated" not in row.later]
    since = sorted((row for row in plans if row.get("dated") and row.get("dated") >= last),
                   key=lambda row: row.get("dated"))
    if since and since[0].get("dated") <= due:
        return [timed(MET, last, due, since[0].get("dated"), since[0], since[0].get("dated"))]
    if not view.complete("plans") or any(not row.get("dated") for row in plans):
        return [finding(UNKNOWN)]
    if since:
        return [timed(NOT_MET, last, due, since[0].get("dated"), since[0], since[0].get("dated"))]
    if episode.closed and episode.closed <= due:
        return [finding(NOT_APPLICABLE)]
    return [timed(DUE if view.as_of <= due else NOT_MET, last, due, view.as_of)]


# The profiles

PROFILES = {
    "east-midlands-2011": {
        "EM-A3-agreement": em_a3_agreement,
        "EM-A3-withdrawal": em_a3_withdrawal,
        "EM-B2-set": b2(decide_b2_set),
        "EM-B2-notified": b2(decide_b2_notified),
        "EM-B2-held": b2(decide_b2_held),
        "EM-C1": gated(em_c1),
        "EM-D1": gated(em_d1),
        "EM-D1-risk": gated(em_d1_risk),
        "EM-D3-accessible": kept(decide_accessible),
        "EM-D3-archived": kept(decide_archived),
        "EM-D3-disposal": kept(decide_disposal),
    },
    "blackburn-with-darwen-2021": {
        "BD-4a-gap": gated(bd_4a_gap),
        "BD-4a-rearranged": gated(bd_4a_rearranged),
        "BD-4c-current": gated(bd_4c_current),
    },
}


def declined(view):
    """Refused before any assessment began, and so no CAF."""
    if view.rows("assessments") or not view.complete("assessments"):
        return False
    for giver in ("child", "family"):
        found = last_decision(view, giver, "assess", view.as_of)
        if found[0] == "is" and all(row.get("decision") == "refused" for row in found[1]):
            return True
    return False


def check(case, as_of, profiles=PROFILES):
    """{rule: [finding]} of a case as of a day; {} where there was no case yet."""
    view = View(case, as_of)
    if not view.exists():
        return {}
    answers = {}
    for profile, rules in profiles.items():
        for name, rule in rules.items():
            if profile.startswith("east") and declined(view):
                answers[name] = [finding(NOT_APPLICABLE)]
            else:
                answers[name] = rule(view)
    return answers
