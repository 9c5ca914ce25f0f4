"""Further chapters of an invented case: the team and its lead, consent stage by stage, the dates of reviews, and
what endangers a child. They are laid on the days of a story that is told, and on their limits."""

import datetime

from record import DAY, add_months


def tell(story):
    days = Days(story)
    if story.chance(0.07):
        unfinished(story)
    if story.chance(0.75):
        team(story, days)
    if story.chance(0.75):
        leads(story, days)
    if story.chance(0.3):
        sharing(story, days)
    if story.chance(0.35):
        stages(story, days)
    if story.chance(0.4):
        review_dates(story, days)
    if story.chance(0.2):
        concerns(story, days)
    if story.chance(0.3):
        checks(story, days)


class Days:
    """The days of a story that the chapters turn on."""

    def __init__(self, story):
        tables = story.tables
        self.opened = story.opened
        self.started = first_of(tables["assessments"], "started") or story.opened
        self.completed = first_of(tables["assessments"], "completed") or story.opened
        self.taf = first_of(tables["meetings"], "held_on")
        self.plan = first_of(tables["plans"], "dated")
        self.limit = self.taf or story.working(self.completed, 20)
        self.final = first_of(tables["transfers"], "final_meeting_on")
        self.closed = first_of(tables["closures"], "closed")
        self.reopened = first_of(tables["closures"], "reopened")
        self.last = self.closed or max([self.limit] + [row["held_on"] for row in tables["meetings"] if row.get("held_on")])
        self.ups = [row for row in tables["transfers"] if row.get("kind") == "step-up"]

    def turning(self):
        """One of the days on which the duty to lead begins, passes on or ends, most often."""
        days = [self.limit, self.closed, self.final, self.reopened]
        for row in self.ups:
            days += [row.get(name) for name in ("referred_on", "statutory_assessment_on", "assumed_on", "handed_over_on", "returned_on")]
        return [day for day in days if day]


def first_of(rows, name):
    return min((row[name] for row in rows if row.get(name)), default=None)


def unfinished(story):
    """No assessment that was completed; often agreement is taken back."""
    for row in story.tables["assessments"]:
        row.pop("completed", None)
    if story.chance(0.5):
        story.tables["needs"].clear()
        story.case.pop("needs_identified", None)
        story.case.pop("checklist_on", None)
    if story.chance(0.3):
        story.consent(story.within(story.opened, 60), story.rng.choice(["family", "child"]),
                      story.rng.choice(["withdrawn", "withdrawn", "refused", "given"]), story.opened)


# Team and lead professional

def team(story, days):
    limits = [days.limit, days.limit, story.working(days.completed, 20), days.final or days.limit, days.reopened or days.limit]
    story.limit(days.limit)
    near = lambda: story.near(story.rng.choice(limits)) if story.chance(0.6) else story.within(days.opened, 40)
    kind = story.rng.random()
    if kind < 0.6:
        story.case["team_formed_on"] = near()
    elif kind < 0.7:
        story.case["team_formed"] = story.chance(0.6)
    if story.chance(0.5):
        for i in range(story.rng.randrange(1, 3)):
            row = story.add("members", agency=story.rng.choice("abc"), joined_on=near() if story.chance(0.95) else None)
            if row.get("joined_on") and story.chance(0.15):
                row["left_on"] = story.within(row["joined_on"], 200)


def leads(story, days):
    """Who led, one after another, with gaps of a day or a few, and of a weekend."""
    for row in days.ups:
        statutory(story, row)
    turning = days.turning()
    began = story.case.get("team_formed_on") if story.chance(0.6) else None
    began = began or (story.near(days.limit) if story.chance(0.5) else story.within(days.opened, 20))
    for i in range(story.rng.choice((1, 1, 2, 2, 3))):
        row = story.add("leads", person=str(i), began_on=began if story.chance(0.96) else None)
        agreed(story, days, row, began)
        if i == 0 and story.chance(0.4) or i > 0 and story.chance(0.3):
            return
        later = [day for day in turning if day > began]
        ended = story.near(story.rng.choice(later)) if later and story.chance(0.65) else story.within(began, 120)
        row["ended_on"] = max(began, ended)
        story.limit(story.working(row["ended_on"], 1))
        began = row["ended_on"] + story.rng.choice((1, 1, 1, 2, 3, 4, 0, -5, 12)) * DAY
        if story.chance(0.25):
            began = story.working(row["ended_on"], 1) + story.rng.choice((0, 0, 1)) * DAY


def statutory(story, row):
    """The statutory assessment after a referral."""
    if not row.get("referred_on") or not story.chance(0.6):
        return
    done = story.within(row["referred_on"], 45)
    if row.get("assumed_on") and done > row["assumed_on"] and story.chance(0.7):
        done = row["assumed_on"]
    row["statutory_assessment_on"] = story.limit(done)
    row["outcome"] = story.rng.choice(["no-further-action", "no-further-action", "support", "protection", "other", None])
    if row["outcome"] is None:
        del row["outcome"]
    if row.get("outcome") == "no-further-action" and story.chance(0.7):
        row.pop("assumed_on", None)


def agreed(story, days, row, began):
    kind = story.rng.random()
    if kind < 0.35:
        row["agreed_on"] = began
    elif kind < 0.65:
        row["agreed_on"] = story.near(days.limit)
    elif kind < 0.8:
        row["agreed"] = story.chance(0.5)


# Consent

def sharing(story, days):
    """Consent to share from both, by the first TAF or the last day for it."""
    limit = story.limit(days.limit)
    if story.chance(0.4):
        story.tables["consents"].clear()
    for giver in ("family", "child"):
        if story.chance(0.1):
            continue
        decision = story.rng.choices(["given", "not-obtainable", "refused", "not-approached"],
                                     [12, 3 if giver == "child" else 0.3, 1, 3 if giver == "family" else 0])[0]
        day = story.near(limit) if story.chance(0.7) else story.within(days.opened, 30)
        story.consent(day, giver, decision, limit)
        if story.chance(0.15):
            story.consent(story.near(limit), giver, story.rng.choice(["given", "withdrawn", "refused"]), limit)


def stages(story, days):
    """A consent for each stage, at its limits; some expire or are taken back while services are delivered."""
    if story.chance(0.3):
        story.tables["consents"].clear()
    second = max(days.completed, min(day for day in (days.taf, days.plan, days.limit) if day))
    for stage, limit, p in (("initial", days.started, 0.9), ("assessed", second, 0.7), ("delivery", days.last, 0.3)):
        if not story.chance(p):
            continue
        giver = story.rng.choice(["family", "family", "child"])
        day = story.near(limit) if story.chance(0.6) else story.within(days.opened, 60)
        decision = story.rng.choices(["given", "refused", "withdrawn"], [12, 1.5, 0.7])[0]
        staged(story, day, giver, decision, stage)
        if story.chance(0.2):
            taken = story.near(story.rng.choice([day, limit])) if story.chance(0.5) else story.within(day, 150)
            staged(story, taken, giver, story.rng.choice(["withdrawn", "withdrawn", "refused", "given"]),
                   story.rng.choice([stage, stage, "delivery", None]))
    acts = [row[name] for table, name in (("meetings", "held_on"), ("plans", "dated"))
            for row in story.tables[table] if row.get(name)]
    for row in story.tables["consents"]:
        if row.get("decision") == "given" and story.chance(0.25):
            row["expires"] = max(row["decided"], story.near(story.rng.choice(acts or [days.last])))


def staged(story, day, giver, decision, stage):
    story.consent(day, giver, decision, day)
    row = story.tables["consents"][-1]
    row.pop("stage", None)
    if stage:
        row["stage"] = stage


# Reviews

def review_dates(story, days):
    held = [row for row in story.tables["reviews"] if row.get("held_on")]
    for _ in range(story.rng.randrange(0, 3)):
        day = story.within(days.limit, 300) if story.chance(0.7) else add_months(days.limit, story.rng.randrange(1, 9))
        held.append(story.add("reviews", held_on=story.limit(day)))
    others = sorted([row["held_on"] for row in held]
                    + [row["held_on"] for row in story.tables["meetings"] if row.get("held_on")])
    others += [row["assumed_on"] for row in days.ups if row.get("assumed_on")]
    others += [days.closed] if days.closed else []
    for row in held:
        if story.chance(0.75):
            later = [day for day in others if day > row["held_on"]]
            day = story.near(min(later)) if later and story.chance(0.7) else story.within(row["held_on"], 100)
            row["next_on"] = story.limit(max(day, row["held_on"]))


# Safeguarding

def concerns(story, days):
    for _ in range(story.rng.choice((1, 1, 2))):
        day = story.within(days.opened, story.rng.choice((20, 300)))
        row = story.add("concerns", raised_on=story.limit(day) if story.chance(0.95) else None)
        kind = story.rng.random()
        if kind < 0.55:
            row["escalated_on"] = day + story.rng.choice((0, 0, 0, 1, 2, 10)) * DAY
        elif kind < 0.8:
            row["escalated"] = story.chance(0.5)
        if story.chance(0.6):
            row["closed_on"] = story.limit(story.within(day, story.rng.choice((5, 100))))


def checks(story, days):
    for _ in range(story.rng.choice((1, 1, 2))):
        day = story.within(days.opened, 400)
        row = story.add("quality", done_on=story.limit(day) if story.chance(0.95) else None,
                        kind=story.rng.choice(["audit"] * 5 + ["self-review", "supervision", "quality-control", None]))
        for name in ("immediate_concern", "unsafe"):
            if story.chance(0.8):
                row[name] = story.chance(0.45)
        kind = story.rng.random()
        if kind < 0.45:
            row["raised_on"] = max(day + story.rng.choice((0, 0, 0, 1, 2, 10, -1)) * DAY, datetime.date(1991, 1, 1))
        elif kind < 0.75:
            row["raised"] = story.chance(0.5)
