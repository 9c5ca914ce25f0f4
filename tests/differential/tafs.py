"""East Midlands, B.2 and C.1: the first TAF, and the reviews."""

import datetime

from record import DAY, DUE, MET, NOT_APPLICABLE, NOT_MET, PARAMETERS, UNKNOWN, add_months, add_working_days, finding
from shared import Episode, StepDown, Suspension, Tafs, cancelled, judged

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
