"""Random cases in the case format, with the day to look at each.

    generate.py [--cases N] [--seed S] [--first I]

prints one case a line, with its as-of date in the comment. Case i of seed s is
always the same case, whatever is generated beside it. All of them are invented.
"""

import argparse
import datetime
import json
import random

import chapters
from record import DAY, EVENTS, add_months, add_working_days, add_years

FIRST, LAST = datetime.date(1991, 1, 1), datetime.date(2028, 11, 20)  # 20 working days before the published end
DIVISIONS = ["england-and-wales"] * 4 + ["scotland", "northern-ireland", None]
REASONS = ["needs-met", "disengaged", "disengaged", "moved-away", "stepped-up", "consent-withdrawn",
           "aged-out", "died", "single-service", "opened-in-error", "other"]


class Story:
    """One invented case, told from its opening onwards."""

    def __init__(self, rng, number):
        self.rng = rng
        self.case = {"case": f"D{number}", "comment": "Invented."}
        self.tables = {name: [] for name in EVENTS}
        self.limits = []
        self.division = rng.choice(DIVISIONS)
        self.opened = self.opening_day()
        if self.division:
            self.case["division"] = self.division

    def chance(self, p):
        return self.rng.random() < p

    def opening_day(self):
        day = FIRST + self.rng.randrange((LAST - FIRST).days - 60) * DAY
        kind = self.rng.random()
        if kind < 0.08:
            return add_months(day.replace(day=1), 1) - DAY
        if kind < 0.12:
            return datetime.date(self.rng.choice(range(1992, 2028, 4)), 2, 29)
        if kind < 0.25:
            return datetime.date(day.year, 12, self.rng.randrange(1, 25))
        return day

    def limit(self, day):
        self.limits.append(day)
        return day

    def near(self, day):
        """A day at a limit or beside it, most often."""
        return self.limit(day) + self.rng.choice((-1, -1, 0, 0, 0, 1, 1, 2, -3, 7)) * DAY

    def within(self, day, most):
        return day + self.rng.randrange(most + 1) * DAY

    def working(self, day, n):
        return add_working_days(day, n, self.division or "england-and-wales")

    def add(self, table, **fields):
        row = {name: value for name, value in fields.items() if value is not None}
        self.tables[table].append(row)
        return row

    # Chapters

    def tell(self):
        self.case["opened"] = self.opened
        if self.chance(0.5):
            self.case["needs_identified"] = self.opened - self.rng.randrange(30) * DAY
        self.services()
        self.origin()
        start = self.within(self.opened, 20)
        self.children(start)
        if self.chance(0.04):
            self.declined(start)
            return
        self.consents(start)
        completed = self.assessment(start)
        self.register(start, completed)
        first = self.first_taf(completed)
        last = self.delivery(first)
        closed = self.transfers(first, last)
        self.updates(completed, closed)
        self.shares(start, closed)
        if self.chance(0.6):
            self.closure(closed)

    def services(self):
        kind = self.rng.random()
        if kind < 0.08:
            self.case["services"] = "one"
        elif kind < 0.9:
            self.case["services"] = "several"
        if "services" in self.case and self.chance(0.3):
            self.case["services_on"] = self.within(self.opened, 40)

    def origin(self):
        kind = self.rng.random()
        if kind < 0.5:
            self.case["origin"] = "new"
        elif kind < 0.58:
            self.case["origin"] = "moved-in"
            self.add("transfers", kind="move-in", referred_on=self.opened if self.chance(0.7) else None)
            if self.chance(0.8):
                self.case["carried_completed"] = self.opened - self.rng.randrange(5, 120) * DAY
            if self.chance(0.6):
                self.case["carried_first_taf"] = self.opened - self.rng.randrange(1, 60) * DAY
            if self.chance(0.4):
                self.case["carried_review"] = self.opened - self.rng.randrange(1, 60) * DAY
        elif kind < 0.66:
            self.case["origin"] = "stepped-down"
            self.add("transfers", kind="step-down", body=self.rng.choice(["social-care", "youth-justice", "other"]),
                     continuing_support=self.rng.choice([True, True, True, False, None]),
                     final_meeting_on=self.opened - self.rng.randrange(0, 10) * DAY if self.chance(0.7) else None)
            if self.chance(0.3):
                day = self.opened + self.rng.randrange(-10, 30) * DAY
                self.add("meetings", kind="final-statutory", planned_for=day if self.chance(0.8) else None,
                         held_on=day if self.chance(0.7) else None, held=self.rng.choice([None, None, True, False]))

    def children(self, start):
        kind = self.rng.random()
        if kind < 0.06:
            row = self.add("children", id="c1", expected=self.within(start, 200))
            if self.chance(0.5):
                row["born"] = row["expected"] + self.rng.randrange(-20, 14) * DAY
        else:
            row = self.add("children", id="c1", born=self.birth(start))
        if self.chance(0.15):
            self.add("children", id="c2", born=self.birth(start))
            if self.chance(0.8):
                self.case["child"] = "c1"
        elif self.chance(0.2):
            self.case["child"] = "c1"

    def birth(self, start):
        kind = self.rng.random()
        if kind < 0.35:
            return add_years(self.near(start), 0).replace(day=1).replace(year=start.year - 12) \
                if kind < 0.02 else self.years_before(self.near(start), 12)
        if kind < 0.4:
            return datetime.date(start.year // 4 * 4 - 12, 2, 29)
        return start - self.rng.randrange(30, 17 * 365) * DAY

    @staticmethod
    def years_before(day, n):
        try:
            return day.replace(year=day.year - n)
        except ValueError:
            return datetime.date(day.year - n, 3, 1)

    def consents(self, start):
        for giver in ("family", "child"):
            if self.chance(0.08):
                continue
            decision = self.rng.choices(["given", "not-obtainable", "refused", "withdrawn"],
                                        [14, 6 if giver == "child" else 0.2, 0.6, 0.2])[0]
            day = start - self.rng.choice((0, 0, 0, 1, 5, 12)) * DAY
            if self.chance(0.08):
                day = self.near(start)
            self.consent(day, giver, decision, start)
        if self.chance(0.2):
            for _ in range(self.rng.randrange(1, 4)):
                self.consent(self.within(start, self.rng.choice((1, 30, 200))), self.rng.choice(["family", "child"]),
                             self.rng.choice(["given", "given", "withdrawn", "withdrawn", "refused", "not-obtainable"]),
                             start)

    def declined(self, start):
        """Somebody refuses, and nothing more comes of it, or little."""
        self.limit(start)
        for _ in range(self.rng.randrange(1, 4)):
            self.consent(self.near(start), self.rng.choice(["family", "family", "child"]),
                         self.rng.choice(["refused", "refused", "given", "withdrawn"]), start)
        if self.chance(0.2):
            self.first_taf(start)
        if self.chance(0.7):
            self.closure(self.within(start, 30))

    def consent(self, day, giver, decision, start):
        row = self.add("consents", decided=day, giver=giver, decision=decision,
                       stage=self.rng.choice(["initial", "initial", "assessed", "delivery", None]),
                       purpose=self.rng.choice(["all"] * 9 + [None, None, "assess", "share", "store"]))
        if self.chance(0.08):
            row["expires"] = max(day, self.near(start)) if self.chance(0.5) else self.within(day, 400)
        if decision == "not-obtainable":
            if self.chance(0.85):
                row["why_not"] = self.rng.choice(["too-young", "too-young", "not-able", "unborn"])
            if self.chance(0.85):
                row["view_sought"] = self.chance(0.9)
        if self.chance(0.4):
            row["written"] = self.chance(0.9)

    def assessment(self, start):
        if self.chance(0.05):
            return start
        completed = self.within(start, 45)
        row = self.add("assessments", started=start, completed=completed,
                       kind=self.rng.choice(["initial", "initial", None]))
        if self.chance(0.05):
            del row["completed"]
        if self.chance(0.04):
            row["lawful_basis"] = True
        if self.chance(0.1):
            begun = self.within(completed, 300)
            birthdays = [add_years(row["born"], 12) for row in self.tables["children"] if row.get("born")]
            if birthdays and birthdays[0] > completed and self.chance(0.5):
                begun = max(completed, self.near(birthdays[0]))
            self.add("assessments", started=begun, completed=self.within(begun, 20), kind="update",
                     lawful_basis=self.rng.choice([None, None, True, False]))
        if self.chance(0.03):
            self.add("assessments", started=start + DAY, completed=self.within(completed, 30),
                     kind=self.rng.choice(["initial", "statutory"]))
        return completed

    def register(self, start, completed):
        """The register of CAFs: searched before the start, and what was completed logged."""
        needs = self.case.get("needs_identified")
        if not needs and self.chance(0.4):
            needs = self.within(self.opened, 10)
            if self.chance(0.5):
                self.case["checklist_on"] = needs
            else:
                self.add("needs", identified_on=needs if self.chance(0.9) else None)
        elif self.chance(0.1):
            self.add("needs", identified_on=self.near(needs or start))
        kind = self.rng.random()
        if kind < 0.35:
            self.case["register_searched_on"] = self.near(start)
        elif kind < 0.6 and needs:
            self.case["register_searched_on"] = self.near(needs + 2 * DAY)
        elif kind < 0.8:
            self.case["register_searched_on"] = start - self.rng.randrange(10) * DAY
        if self.chance(0.2):
            self.case["register_result"] = self.rng.choice(["found", "none"])
        if self.chance(0.5):
            self.case["logged_on"] = self.within(completed, 40) if self.chance(0.7) else self.near(completed)
        elif self.chance(0.4):
            self.case["logged"] = self.chance(0.5)
        for row in self.tables["assessments"]:
            if row.get("started") and self.chance(0.5):
                self.steps(row)

    def steps(self, row):
        """The days inside an assessment that have limits of their own."""
        done, told = self.working(row["started"], 10), self.working(row["started"], 15)
        if self.chance(0.6):
            row["steps_done_on"] = self.near(done) if self.chance(0.6) else self.within(row["started"], 20)
            if row.get("completed") and self.chance(0.7):
                row["steps_done_on"] = min(row["steps_done_on"], row["completed"])
        if self.chance(0.6):
            row["shared_on"] = self.near(told) if self.chance(0.6) else self.within(row["started"], 30)
        if self.chance(0.2):
            row["completed"] = max(row["started"], self.near(done))
        self.limit(done)
        self.limit(told)

    def updates(self, completed, last):
        """A year after the assessment, and a year after that."""
        for row in self.tables["assessments"]:
            if self.chance(0.15):
                row["no_update_reason"] = self.chance(0.7)
        if not self.chance(0.3):
            return
        anchor = completed
        for _ in range(self.rng.randrange(1, 4)):
            limit = self.limit(add_months(self.rng.choice([anchor, anchor, last]), 12))
            if self.chance(0.25):
                return
            done = max(completed, self.near(limit) if self.chance(0.8) else self.within(anchor, 500))
            row = self.add("assessments", completed=done, kind=self.rng.choice(["update"] * 4 + ["initial", None, "statutory"]))
            if self.chance(0.8):
                row["started"] = done - self.rng.randrange(20) * DAY
            if self.chance(0.15):
                row["no_update_reason"] = self.chance(0.7)
            anchor = done

    def shares(self, start, last):
        """Information shared, on the days that consent was decided or ended, or beside them."""
        if self.case.get("origin") == "moved-in" or self.chance(0.2):
            if self.chance(0.9):
                self.case["authority"] = "here"
            for row in self.tables["consents"]:
                if self.chance(0.3):
                    row["recipient"] = self.rng.choice(["here", "there", "a"])
        for row in self.tables["consents"]:
            if self.chance(0.1):
                row["scope"] = self.rng.choice(["all", "assessment", "plan", "other"])
            if self.chance(0.1):
                row["recipient"] = self.rng.choice(["a", "a", "b", "here"])
        for row in self.tables["transfers"]:
            if row.get("kind") == "step-down" and self.chance(0.8):
                row["consent"] = self.chance(0.7)
        if not self.chance(0.35):
            return
        for _ in range(self.rng.randrange(1, 4)):
            days = [row[name] for row in self.tables["consents"] for name in ("decided", "expires") if row.get(name)]
            days += [row["final_meeting_on"] for row in self.tables["transfers"] if row.get("final_meeting_on")]
            kind = self.rng.random()
            day = self.near(self.rng.choice(days)) if days and kind < 0.6 else self.within(start, 200)
            self.add("shares", shared_on=max(day, self.opened) if kind < 0.97 else None,
                     recipient=self.rng.choice(["a", "a", "b", "here", None]),
                     scope=self.rng.choice(["all", "assessment", "plan", "plan", "other", None]),
                     lawful_basis=self.rng.choice([None] * 7 + [True, True, False]))

    def on_limits(self, rng):
        """Now and then a case is closed, or a statutory body takes it, on a limit of an assessment or beside it.

        The numbers are drawn apart, so that all other cases stay as they were.
        """
        days = [self.working(row["started"], n) for row in self.tables["assessments"] if row.get("started") for n in (10, 15)]
        days += [add_months(row["completed"], 12) for row in self.tables["assessments"] if row.get("completed")]
        ends = [row for row in self.tables["closures"] if row.get("closed") and not row.get("reopened")]
        taken = [row for row in self.tables["transfers"] if row.get("assumed_on")]
        for rows, name in ((ends, "closed"), (taken, "assumed_on")):
            if days and rows and rng.random() < 0.1:
                day = self.limit(rng.choice(days))
                rng.choice(rows)[name] = max(self.opened, day + rng.choice((-1, 0, 0, 1)) * DAY)

    def meeting(self, held, kind, **more):
        planned = held if self.chance(0.9) else held + self.rng.randrange(-3, 4) * DAY
        set_on = held - self.rng.randrange(0, 40) * DAY
        told = self.rng.choice([set_on, set_on + DAY, held - DAY, held - DAY, held])
        row = self.add("meetings", kind=kind, held_on=held, planned_for=planned, set_on=set_on,
                       notified_on=max(told, set_on), **more)
        row["family_attended"] = self.chance(0.85)
        if self.chance(0.6):
            row["family_invited"] = self.chance(0.9)
        return row

    def cancelled_meeting(self, day, kind):
        row = self.add("meetings", kind=kind, planned_for=day, set_on=day - self.rng.randrange(5, 25) * DAY,
                       cancelled_on=day - self.rng.randrange(0, 4) * DAY,
                       rearranged=self.rng.choice([True, True, False, None]))
        if self.chance(0.5):
            row["notified_on"] = row["set_on"]
        if self.chance(0.2):
            del row["cancelled_on"]
            row["cancelled"] = True

    def first_taf(self, completed):
        due = self.limit(self.working(completed, 20))
        if self.chance(0.08):
            return due
        if self.chance(0.1):
            self.cancelled_meeting(self.within(completed + 7 * DAY, 20), "first")
        kind = self.rng.random()
        if kind < 0.45:
            day = self.near(due)
        elif kind < 0.55:
            day = completed - self.rng.choice((0, 0, 1, 5)) * DAY
        else:
            day = self.within(completed, 50)
        row = self.meeting(day, self.rng.choice(["first"] * 5 + ["regular", "review", None]))
        self.limit(row["planned_for"])
        self.meeting_faults(row, 0.12)
        self.plans_after(day)
        return day

    def meeting_faults(self, row, p):
        """Records that know less of a meeting, or know it has still to be."""
        while self.chance(p):
            p = 0.5
            lost = self.rng.choice(("held_on", "held_on", "notified_on", "notified_on", "set_on", "planned_for", "kind"))
            row.pop(lost, None)
            if lost == "held_on" and self.chance(0.5):
                row["held"] = self.chance(0.7)
            if lost == "notified_on" and self.chance(0.5):
                row["notified"] = self.chance(0.5)

    def plans_after(self, taf):
        if self.chance(0.15):
            return
        kind = self.rng.random()
        due = self.limit(taf + 56 * DAY)
        day = taf if kind < 0.5 else (self.near(due) if kind < 0.75 else self.within(taf, 80))
        name = f"p{len(self.tables['plans']) + 1}"
        self.add("plans", id=name, dated=day, lawful_basis=self.rng.choice([None] * 12 + [True, False]))
        for _ in range(self.rng.randrange(0, 3)):
            agreed = day if self.chance(0.8) else self.within(day, 30)
            by_when = self.limit(self.within(agreed, 90)) if self.chance(0.95) else None
            self.add("actions", plan=name if self.chance(0.9) else None, agreed_on=agreed,
                     agency=self.rng.choice(["a", "b", "c", None]), by_when=by_when,
                     completed_on=self.completed(agreed, by_when),
                     lawful_basis=True if self.chance(0.05) else None)

    def completed(self, agreed, by_when):
        """The day an action was completed, if it was."""
        if not self.chance(0.5):
            return None
        return max(agreed, self.near(by_when)) if by_when and self.chance(0.5) else self.within(agreed, 120)

    def delivery(self, first):
        last = first
        for _ in range(self.rng.choice((0, 0, 1, 1, 2, 3, 4, 6))):
            pace = self.rng.random()
            if pace < 0.3:
                day = self.near(add_months(last, 3))
            elif pace < 0.5:
                day = self.near(last + 56 * DAY)
            elif pace < 0.65:
                day = self.near(last + 42 * DAY)
            elif pace < 0.7:
                day = last
            elif pace < 0.75:
                day = self.near(add_months(first, self.rng.choice((3, 6, 9))))
            else:
                day = self.within(last, 230)
            self.progress(max(day, last))
            last = max(day, last)
        self.limit(add_months(last, 3))
        self.limit(last + 56 * DAY)
        return last

    def progress(self, day):
        kind = self.rng.random()
        if kind < 0.25:
            self.add("reviews", held_on=day if self.chance(0.95) else None,
                     form=self.rng.choice(["form", "minutes", None]),
                     next_on=self.within(day, 100) if self.chance(0.4) else None)
            return
        if self.chance(0.08):
            self.cancelled_meeting(day - 3 * DAY, "regular")
        row = self.meeting(day, self.rng.choice(["review", "review", "regular", "regular", "regular", None]))
        if self.chance(0.7):
            row["reviewed_plan"] = self.chance(0.5)
        if self.chance(0.05):
            row["lawful_basis"] = True
        self.meeting_faults(row, 0.05)
        if self.chance(0.3):
            self.plans_after(day)
        if self.chance(0.1):
            self.add("reviews", held_on=day)

    def transfers(self, first, last):
        if not self.chance(0.5 if self.tables["transfers"] and self.chance(0.5) else 0.12):
            return last
        referred = self.within(first, 120)
        assumed = self.within(referred, 40) if self.chance(0.75) else None
        back = self.within(assumed or referred, 150) if self.chance(0.5) else None
        self.add("transfers", kind="step-up", referred_on=referred if self.chance(0.9) else None, assumed_on=assumed,
                 handed_over_on=self.within(assumed or referred, 5) if self.chance(0.4) else None,
                 returned_on=back, body="social-care")
        if back and self.chance(0.7):
            for _ in range(self.rng.randrange(0, 3)):
                self.progress(self.near(add_months(back, 3)))
        return max(last, back or assumed or referred)

    def closure(self, last):
        closed = self.within(last, 5) if self.chance(0.6) else self.near(add_months(last, 3))
        closed = max(closed, self.opened, *[row["completed"] for row in self.tables["assessments"]
                                            if row.get("completed")] or [self.opened])
        if self.chance(0.7):
            sign_off = closed - self.rng.choice((0, 0, 0, 1, 7)) * DAY
            if self.chance(0.07):
                sign_off = self.near(closed)
            self.meeting_faults(self.meeting(sign_off, "sign-off"), 0.04)
        row = self.add("closures", closed=closed, reason=self.rng.choice(REASONS) if self.chance(0.95) else None)
        if self.chance(0.9):
            row["reasons_agreed"] = self.chance(0.9)
        if self.chance(0.8):
            row["risk_viewed"] = self.chance(0.6)
        if self.chance(0.15):
            self.reopen(row, closed)
        else:
            self.keep(row, closed)

    def reopen(self, row, closed):
        row["reopened"] = self.within(closed + DAY, 500)
        start = self.within(row["reopened"], 20)
        if self.chance(0.25):
            self.meeting(self.near(row["reopened"]), self.rng.choice(["first", "regular", "review", None]))
        if self.chance(0.2):
            self.add("transfers", kind="step-down", continuing_support=self.rng.choice([True, True, False, None]),
                     final_meeting_on=self.near(self.rng.choice([closed, row["reopened"]])))
        completed = self.within(start, 30)
        if self.chance(0.8):
            self.add("assessments", started=start, completed=completed,
                     kind=self.rng.choice(["initial", "initial", "update", None]))
            if self.chance(0.6):
                self.consent(start, "family", "given", start)
                self.consent(start, "child", "given", start)
        first = self.first_taf(completed)
        last = self.delivery(first)
        if self.chance(0.4):
            again = self.within(last, 10)
            if self.chance(0.7):
                self.meeting(again, "sign-off")
            self.keep(self.add("closures", closed=max(again, row["reopened"] + DAY),
                               reason=self.rng.choice(REASONS), reasons_agreed=True), again)

    def keep(self, row, closed):
        year = self.limit(add_years(closed, 1))
        grace = self.limit(add_months(year, 1))
        end = self.limit(add_years(year, 6))
        if self.chance(0.6):
            row["flagged_on"] = self.near(grace) if self.chance(0.4) else self.within(year, 35)
        if self.chance(0.6):
            row["archived_on"] = self.near(grace) if self.chance(0.4) else self.within(year, 35)
        if self.chance(0.15):
            row["unavailable_on"] = self.near(year) if self.chance(0.6) else self.within(year, 1000)
        if self.chance(0.2):
            row["hold_from"] = self.near(end) if self.chance(0.5) else self.within(closed, 2800)
            if self.chance(0.1):
                row["hold_from"] = self.opened + self.rng.randrange(0, 30) * DAY
            if self.chance(0.6):
                row["hold_until"] = max(row["hold_from"], self.near(end)) if self.chance(0.5) \
                    else self.within(row["hold_from"], 900)
        if self.chance(0.3):
            row["disposed_on"] = self.near(end) if self.chance(0.7) else self.within(year, 2500)

    # Afterwards

    def blanks(self):
        """Fields lost, rows entered late or ahead."""
        loss = self.rng.choice((0.02, 0.02, 0.02, 0.15))
        for table, rows in self.tables.items():
            for row in rows:
                if self.chance(0.06):
                    self.recorded(table, row)
                if self.chance(loss) and len(row) > 1:
                    lost = self.rng.choice([name for name in row if name != "id"])
                    del row[lost]
        if self.chance(0.05):
            self.case["recorded"] = self.within(self.opened, 20)
        for name in ("division", "services", "opened", "origin"):
            if self.chance(0.02):
                self.case.pop(name, None)

    def recorded(self, table, row):
        days = [row[name] for name in EVENTS[table] if row.get(name)]
        if days:
            kind = self.rng.random()
            if kind < 0.65:
                row["recorded"] = self.within(min(days), 30)
            elif kind < 0.8:
                row["recorded"] = self.within(max(days), 200)
            else:
                row["recorded"] = self.limit(min(days)) - self.rng.randrange(1, 40) * DAY

    def coverages(self, nasty):
        said = {}
        for table in EVENTS:
            kind = self.rng.random()
            if kind < 0.04 * nasty:
                self.tables[table] = None
            elif kind < 0.08 * nasty:
                said[table] = "partial"
            elif kind < 0.09 * nasty:
                self.tables[table] = None
                said[table] = "absent"
            elif not self.tables[table] and self.chance(0.03):
                self.tables[table] = None
        if said:
            self.case["coverage"] = said

    def identify(self):
        for table, rows in self.tables.items():
            for i, row in enumerate(rows or []):
                row.setdefault("id", f"{table[0]}{i}")

    def unlink(self):
        """Takes away what refers to a table that is not there."""
        if self.tables["plans"] is None:
            for row in self.tables["actions"] or []:
                row.pop("plan", None)
        if self.tables["actions"] is None:
            for row in self.tables["ratings"] or []:
                row.pop("action", None)
        if not self.tables["children"]:
            self.case.pop("child", None)

    def ratings(self):
        """The colours of actions; colours belong to the record, and may contradict it."""
        for row in self.tables["actions"] or []:
            if not row.get("agreed_on") or self.chance(0.6):
                continue
            row["id"] = f"x{len(self.tables['ratings'])}"
            rated = self.within(row["agreed_on"], 150)
            done = bool(row.get("completed_on")) and row["completed_on"] <= rated
            self.add("ratings", action=row["id"], rated_on=rated,
                     colour="green" if done else self.rng.choice(["red", "amber"]))

    def spoil(self):
        """Dates and colours that cannot be: data problems, or a hair's breadth from one."""
        for _ in range(self.rng.randrange(1, 3)):
            table = self.rng.choice([name for name, rows in self.tables.items() if rows])
            row = self.rng.choice(self.tables[table])
            names = [name for name in EVENTS[table] if row.get(name)]
            if names:
                name = self.rng.choice(names)
                row[name] = row[name] + self.rng.choice((-4000, -400, -30, -1, 1, 30, 400, 4000)) * DAY
                row[name] = max(row[name], datetime.date(1978, 1, 2))  # the first day of the calendars but one
            if table == "meetings" and self.chance(0.3) and row.get("held_on"):
                row["cancelled_on"] = row["held_on"] - DAY
            if table == "ratings" and self.chance(0.5):
                row["colour"] = self.rng.choice(["red", "amber", "green"])
            if table == "consents" and self.chance(0.3) and row.get("decided"):
                row["expires"] = row["decided"] - DAY

    def births_by(self, as_of):
        """A birth expected long ago has been recorded, most often."""
        for row in self.tables["children"] or []:
            if row.get("expected") and row["expected"] + 14 * DAY < as_of and self.chance(0.9):
                row.setdefault("born", row["expected"] + self.rng.randrange(-10, 10) * DAY)

    def whole(self):
        case = dict(self.case)
        for table, rows in self.tables.items():
            if rows is not None:
                self.rng.shuffle(rows)
                case[table] = rows
        return case


def printable(value):
    if isinstance(value, dict):
        return {name: printable(item) for name, item in value.items()}
    if isinstance(value, list):
        return [printable(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def as_of_day(rng, story):
    """Mostly a limit, the day before it or the day after."""
    kind = rng.random()
    if kind < 0.75:
        day = rng.choice(story.limits) + rng.choice((-1, 0, 0, 1, 1, 14)) * DAY
    elif kind < 0.9:
        day = story.opened + rng.randrange(-3, 900) * DAY
    else:
        day = story.opened + rng.randrange(0, 3300) * DAY
    return min(max(day, FIRST), LAST)


def make(seed, number):
    """Case number of a seed: (case as the format has it, as-of date)."""
    rng = random.Random(seed * 1_000_003 + number)
    story = Story(rng, number)
    story.tell()
    story.on_limits(random.Random(f"{seed} {number}"))
    chapters.tell(story)
    if rng.random() < 0.3:
        story.ratings()
    style = rng.random()
    if style < 0.5:
        story.blanks()
    if style < 0.55:
        story.coverages(1 if style > 0.1 else 4)
    if style > 0.92:
        story.spoil()
    story.identify()
    story.unlink()
    as_of = as_of_day(rng, story)
    story.births_by(as_of)
    return printable(story.whole()), as_of


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    for number in range(options.first, options.first + options.cases):
        case, as_of = make(options.seed, number)
        case["comment"] = f"Invented. Look at it as of {as_of}."
        print(json.dumps(case))


if __name__ == "__main__":
    main()
