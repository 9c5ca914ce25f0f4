"""EM B.1 and B.6, a second time: consent to share, the team, and who leads it."""

from reference import (DAY, DUE, JUDGEMENT, MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Episode, FirstTaf, StepDown, Suspension,
                       add_working_days, answer_of, finding, in_caf, is_twelve, judged, several, standing, subject_child, unborn)


# B.1 Several services

class TeamDay:
    """The day by which B.1 asks: that of the first TAF, or the last day for it while none was held.

    answer: what the rule says where there is no such day, or None. is_sure: whether it cannot have been earlier.
    """

    def __init__(self, view):
        self.view = view
        self.first = first = FirstTaf(view)
        self.answer, self.day, self.is_held, self.is_sure, self.row = None, None, False, True, None
        down, tafs = first.down, first.tafs
        if first.carried:
            self.answer = finding(NOT_APPLICABLE)
        elif down.not_held or down.maybe:
            self.answer = finding(UNKNOWN)
        elif down.began and down.support is not False:
            if down.support and down.day:
                self.day, self.is_held, self.row = down.day, True, down.row
            else:
                self.answer = finding(UNKNOWN)
        elif tafs.first:
            self.day, self.row = tafs.first
            self.is_held = True
            self.is_sure = not first.doubtful() and (tafs.complete or self.row.get("kind") == "first")
        else:
            self.no_taf()

    def no_taf(self):
        view, first = self.view, self.first
        if first.clock[0] != "on":
            self.answer = finding(NOT_APPLICABLE if first.clock[0] == "not yet" else UNKNOWN)
            return
        self.day = first.limit()
        span = Suspension(view, first.episode, first.down).after(first.clock[1])
        if span and span[0] <= self.day:
            self.answer = finding(NOT_APPLICABLE)
        elif first.episode.state == "closed some day":
            self.answer = finding(UNKNOWN)
        elif first.episode.closed and first.episode.closed <= self.day:
            self.answer = finding(NOT_APPLICABLE)
        self.is_sure = not first.tafs.missing_by(self.day) and first.episode.state != "unknown"

    def is_over(self):
        return self.is_held or self.first.episode.last_day > self.day

    def judge(self, done, row, may_be_earlier=False, may_be_done=False):
        """What was to be done by then: done on a day or not, as far as is recorded."""
        if done and done <= self.day:
            return finding(MET if self.is_sure else UNKNOWN, row, self.day, done, None, (self.day - done).days)
        if may_be_earlier or may_be_done:
            return finding(UNKNOWN)
        if done:
            certain = self.is_held or self.is_sure
            return finding(NOT_MET if certain else UNKNOWN, row, self.day, done, None, (self.day - done).days)
        if not self.is_over():
            return finding(DUE, row, self.day, None, None, (self.day - self.view.as_of).days)
        if not self.is_held and self.first.episode.state == "unknown":
            return finding(UNKNOWN)
        return finding(NOT_MET, row, self.day, None, None, (self.day - self.first.episode.last_day).days)


def em_b1_team(view):
    limit = TeamDay(view)
    if limit.answer:
        return [limit.answer]
    formed = view.date("team_formed_on")
    if formed:
        return [limit.judge(formed, None)]
    if view.later("team_formed_on") or view.case.get("team_formed") is False:
        return [limit.judge(None, None)]
    if view.case.get("team_formed"):
        return [finding(UNKNOWN)]
    rows = [row for row in view.rows("members") if not row.is_to_come("joined_on")]
    dated = [row for row in rows if row.get("joined_on")]
    doubt = len(dated) < len(rows) or not view.complete("members")
    row = min(dated, key=lambda one: one.get("joined_on"), default=None)
    return [limit.judge(row and row.get("joined_on"), row, doubt)]


def em_b1_lead(view):
    limit = TeamDay(view)
    if limit.answer:
        return [limit.answer]
    rows = [row for row in view.rows("leads") if not row.is_to_come("agreed_on")]
    dated = [row for row in rows if row.get("agreed_on")]
    row = min(dated, key=lambda one: one.get("agreed_on"), default=None)
    doubt = not view.complete("leads") or any(
        row.get("agreed") is not False and not row.get("agreed_on")
        and not (row.get("began_on") and row.get("began_on") > limit.day) for row in rows)
    return [limit.judge(row and row.get("agreed_on"), row, doubt)]


def sharing_child(view, day):
    """(verdict, row, done) of the child's part."""
    child = subject_child(view)
    if unborn(child, day):
        return MET, None, None
    state, row = standing(view, "child", "share", day)
    twelve = is_twelve(child, day)
    old, young = child_at_twelve(view, state, row), child_under_twelve(view, state, row)
    if twelve is None:
        return old if old[0] == young[0] else (UNKNOWN, None, None)
    return old if twelve else young


def child_at_twelve(view, state, row):
    if state == "not obtained":
        if row.get("why_not") is None:
            return UNKNOWN, row, None
        return (JUDGEMENT if row.get("why_not") == "not-able" else NOT_MET), row, None
    return answer_of(view, state, row)


def child_under_twelve(view, state, row):
    if state == "none":
        return UNKNOWN, None, None
    if state == "not obtained":
        return {True: MET, False: NOT_MET, None: UNKNOWN}[row.get("view_sought")], row, None
    return answer_of(view, state, row)


def sharing_family(view, day):
    not_approached = [row for row in view.rows("consents") if row.get("giver") == "family"
                      and row.get("decision") == "not-approached" and row.get("decided") and row.get("decided") <= day]
    state, row = standing(view, "family", "share", day)
    if state == "unknown" and row is not None and row.get("decision") == "not-approached" and not_approached:
        return JUDGEMENT, row, None
    return answer_of(view, state, row)


def em_b1_consent(view):
    limit = TeamDay(view)
    if limit.answer:
        return [limit.answer]
    down = limit.first.down
    if limit.row is not None and limit.row is down.row and down.row.get("consent"):
        return [finding(MET, down.row, limit.day)]
    day = min(limit.day, limit.first.episode.last_day)
    parts = [sharing_child(view, day), sharing_family(view, day)]
    worst_first = [NOT_MET, UNKNOWN, JUDGEMENT, MET]
    verdict, row, _ = min(parts, key=lambda part: worst_first.index(part[0]))
    days = [part[2] for part in parts if part[2]]
    done = max(days) if verdict == MET and days else None
    if verdict == NOT_MET and not limit.is_over():
        verdict = DUE
    if not limit.is_sure and verdict == MET:
        verdict = UNKNOWN
    return [finding(verdict, row, limit.day, done, None, (limit.day - done).days if done else None)]


# B.6 The lead professional

def led(view, day):
    """Whether somebody is in the lead on a day: True, False, or None where a date is missing."""
    answer = False
    for row in view.rows("leads"):
        began, ended = row.get("began_on"), row.get("ended_on")
        if row.is_to_come("began_on") or (began and began > day) or (ended and ended < day):
            continue
        if began:
            return True
        answer = None
    return answer if view.complete("leads") or answer else None


def em_b6_gap(view):
    episode = Episode(view)
    formed = view.date("team_formed_on")
    if not formed:
        said = view.flag("team_formed", "team_formed_on")
        return [finding(UNKNOWN if said else NOT_APPLICABLE)]
    if episode.state == "closed some day":
        return [finding(UNKNOWN)]
    start = max(formed, episode.since) if episode.since else formed
    spans = Suspension(view, episode, StepDown(view, episode)).spans

    def is_held(day):
        return any(begin <= day and (end is None or day < end) for begin, end, _ in spans)

    found, gap, last_led, unsure = [], [], start - DAY, False
    day = start
    while day <= episode.last_day:
        if day == episode.closed or is_held(day):
            if gap:
                found.append(judge_gap(view, last_led, gap, None, day))
            gap, last_led = [], day
        else:
            said = led(view, day)
            if said is None:
                unsure = True
            if said is False:
                gap.append(day)
            else:
                if gap:
                    found.append(judge_gap(view, last_led, gap, day, day))
                gap, last_led = [], day
        day += DAY
    if gap:
        found.append(judge_gap(view, last_led, gap, None, None))
    if unsure:
        found.append(finding(UNKNOWN))
    return found or [finding(MET)]


def judge_gap(view, last_led, gap, filled, ended):
    due = add_working_days(last_led, 1, view.division)
    end = filled or ended or view.as_of
    answer = judged(last_led, due, filled or ended, view.as_of, False, None, view.division)
    return answer


def em_b6_handover(view):
    episode = Episode(view)
    found = []
    for row in view.rows("transfers"):
        if row.get("kind") != "step-up" or row.is_to_come("referred_on", "assumed_on"):
            continue
        day = row.get("referred_on") or row.get("assumed_on")
        if day and not episode.holds(day):
            continue
        found.append(judge_handover(view, episode, row))
    if not found:
        return [finding(NOT_APPLICABLE if view.complete("transfers") else UNKNOWN)]
    return found


def judge_handover(view, episode, row):
    start = row.get("referred_on")
    end = row.get("assumed_on") or row.get("handed_over_on")
    last = end - DAY if end else None
    back = row.get("returned_on")
    if row.get("outcome") == "no-further-action":
        back = min((day for day in (back, row.get("statutory_assessment_on")) if day), default=None)
    if back and (not end or back < end):
        last = back + DAY
    if not view.rows("leads"):
        return finding(NOT_APPLICABLE if view.complete("leads") else UNKNOWN)
    if not start:
        return finding(UNKNOWN)
    if episode.closed and (episode.row is None or episode.row.get("reason") != "stepped-up"):
        last = min(last, episode.closed - DAY) if last else episode.closed - DAY
    until = min(last, view.as_of) if last else view.as_of
    day, unsure = start, False
    while day <= until:
        said = led(view, day)
        if said is False:
            return finding(NOT_MET, row)
        unsure |= said is None
        day += DAY
    if unsure:
        return finding(UNKNOWN)
    return finding(MET if last and last <= view.as_of else DUE, row)


RULES = {
    "east-midlands-2011": {
        "EM-B1-consent": several(em_b1_consent),
        "EM-B1-team": several(em_b1_team),
        "EM-B1-lead": several(em_b1_lead),
        "EM-B6-gap": in_caf(em_b6_gap),
        "EM-B6-handover": in_caf(em_b6_handover),
    },
}
