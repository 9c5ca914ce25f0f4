"""EM B.1 and B.6, a second time: consent to share, the team, and who leads it."""

from record import (ABSENT, DAY, DUE, JUDGEMENT, MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, add_working_days, finding,
                    working_days)
from shared import Episode, StepDown, Suspension, cancelled, is_twelve, judged, subject_child, unborn
from agreement import answer_of, covers, doubtful_for, standing
from tafs import FirstTaf
from closing import handed_over
from reference import in_caf, several


# B.1 Several services

class TeamDay:
    """The day by which B.1 asks: that of the first TAF, or the last day for it while none was held.

    answer: what the rule says where there is no such day, or it is not known which; else None. is_sure: whether
    the first TAF on record is the first; if not, nothing is met (what is due stays so: the library's choice).
    """

    def __init__(self, view):
        self.view = view
        self.first = first = FirstTaf(view)
        self.answer, self.day, self.is_held, self.is_sure, self.row = None, None, False, True, None
        self.in_days = False  # not in working days
        down, tafs = first.down, first.tafs
        if down.not_held or down.maybe:
            self.answer = finding(UNKNOWN)
        elif down.began and down.support is not False:
            if down.support and down.day:
                self.day, self.is_held, self.row = down.day, True, down.row
            elif down.support and down.not_told == NOT_APPLICABLE:
                self.planned(down)
            else:
                self.answer = finding(UNKNOWN)
        elif first.carried:
            self.answer = finding(NOT_APPLICABLE)
        elif tafs.first and tafs.first[0] <= first.episode.last_day:
            self.day, self.row = tafs.first
            self.is_held = True
            self.is_sure = tafs.complete or self.row.get("kind") == "first"
            if first.doubtful():
                self.answer = finding(UNKNOWN)
        else:
            self.no_taf()

    def planned(self, down):
        """The final statutory meeting is still to come: the first day that one is planned for."""
        episode = self.first.episode
        days = [row.get("planned_for") for row in self.view.rows("meetings") if row.get("kind") == "final-statutory"
                and row.get("held") is None and not cancelled(row)
                and not (row.get("planned_for") and episode.closed_before and row.get("planned_for") < episode.closed_before)]
        self.day, self.row, self.in_days = None if None in days else min(days), down.row, True
        if not self.day or self.day < self.view.as_of or episode.state == "closed some day":
            self.answer = finding(UNKNOWN)
        elif episode.closed and episode.closed <= self.day:
            self.answer = finding(NOT_APPLICABLE)

    def no_taf(self):
        view, first = self.view, self.first
        if first.clock[0] != "on":
            self.answer = finding(NOT_APPLICABLE if first.clock[0] == "not yet" else UNKNOWN)
            return
        self.day = first.limit()
        span = Suspension(view, first.episode, first.down).after(first.clock[1])
        if span and span[0] <= self.day:
            self.answer = finding(NOT_APPLICABLE)
        elif first.episode.state == "closed some day" or first.tafs.missing_by(self.day):
            self.answer = finding(UNKNOWN)  # the day to be held against is not known
        elif first.episode.closed and first.episode.closed <= self.day:
            self.answer = finding(NOT_APPLICABLE)

    def slack(self, end):
        return (self.day - end).days if self.is_held or self.in_days else working_days(end, self.day, self.view.division)

    def judge(self, done, row, may_be_earlier=False, is_done=False):
        """What was to be done by then: done on a day, or is_done on a day that is not recorded, or not."""
        if done and done <= self.day:
            return finding(MET if self.is_sure else UNKNOWN, row, self.day, done, None, self.slack(done))
        if may_be_earlier and not done and self.view.as_of <= self.day:
            return finding(MET if is_done and self.is_sure else UNKNOWN, None, self.day)
        if may_be_earlier:
            return finding(UNKNOWN)
        if done:
            return finding(NOT_MET, row, self.day, done, None, self.slack(done))
        if self.view.as_of <= self.day:
            return finding(DUE, row, self.day, None, None, self.slack(self.view.as_of))
        if not self.is_held and self.first.episode.state == "unknown":
            return finding(UNKNOWN)
        return finding(NOT_MET, row, self.day)


def em_b1_team(view):
    limit = TeamDay(view)
    if limit.answer:
        return [limit.answer]
    holds = limit.first.episode.holds
    formed = view.date("team_formed_on")
    if formed and holds(formed):
        return [limit.judge(formed, None)]
    rows = [row for row in view.rows("members") if not row.is_to_come("joined_on")
            and all(holds(row.get(name)) for name in ("joined_on", "left_on") if row.get(name))]
    dated = [row for row in rows if row.get("joined_on")]
    row = min(dated, key=lambda one: one.get("joined_on"), default=None)
    said = view.flag("team_formed", "team_formed_on") and not formed
    undated = len(dated) < len(rows)
    if limit.first.episode.since:  # the mark may be of the team that was
        missing, said = bool(said) or not view.complete("members"), False
    else:
        missing = said is None and not view.complete("members")
    return [limit.judge(row and row.get("joined_on"), row, undated or said or missing, undated or said)]


def em_b1_lead(view):
    limit = TeamDay(view)
    if limit.answer:
        return [limit.answer]
    rows = [row for row in view.rows("leads") if of_episode(row, limit.first.episode) and "agreed_on" not in row.later
            and row.get("agreed") is not False]
    dated = [row for row in rows if row.get("agreed_on")]
    row = min(dated, key=lambda one: one.get("agreed_on"), default=None)
    agreed = [one for one in rows if one.get("agreed") and not one.get("agreed_on")]
    doubt = not view.complete("leads") or len(dated) < len(rows)
    return [limit.judge(row and row.get("agreed_on"), row, doubt, bool(agreed))]


def of_episode(row, episode):
    """By the day it ended, or else the last that is known of it (the library's choice)."""
    days = [row.get(name) for name in ("agreed_on", "began_on") if row.get(name)]
    last = row.get("ended_on") or max(days, default=None)
    return not last or episode.holds(last)


def shares_from_twelve(view, state, row):
    """(verdict, row, done) of the child's part."""
    if state == "not obtained":
        if row.get("why_not") is None:
            return UNKNOWN, row, None
        return (JUDGEMENT if row.get("why_not") == "not-able" else NOT_MET), row, None
    return answer_of(view, state, row)


def shares_under_twelve(view, state, row):
    if state == "none":
        return UNKNOWN, None, None
    if state == "not obtained":
        return {True: MET, False: NOT_MET, None: UNKNOWN}[row.get("view_sought")], row, None
    return answer_of(view, state, row)


def sharing_parts(view, day):
    """{giver: (verdict, row, done)} of a day, one such for each age that the child may have had."""
    family = answer_of(view, *standing(view, "family", "share", day))
    child = subject_child(view)
    if unborn(child, day):
        return [{"family": family}]
    own, twelve = standing(view, "child", "share", day), is_twelve(child, day)
    readings = {True: shares_from_twelve(view, *own), False: shares_under_twelve(view, *own)}
    return [{"family": family, "child": readings[old]} for old in (False, True) if twelve in (old, None)]


def weakest(parts):
    worst_first = [NOT_MET, UNKNOWN, JUDGEMENT, MET]
    return min(parts.values(), key=lambda part: worst_first.index(part[0]))


def em_b1_consent(view):
    limit = TeamDay(view)
    if limit.answer:
        return [limit.answer]
    said = limit.row.get("consent") if limit.row is not None and limit.row is limit.first.down.row else False
    if said:
        return [finding(MET, limit.row, limit.day)]
    day = min(limit.day, view.as_of)
    readings = sharing_parts(view, day)
    if len({weakest(parts)[0] for parts in readings}) > 1:
        return [finding(UNKNOWN)]  # the age decides
    parts = readings[0]
    verdict, row, _ = weakest(parts)
    if verdict == MET:
        done = max(part[2] for part in parts.values() if part[2])
        return [finding(MET if limit.is_sure else UNKNOWN, row, limit.day, done, None, limit.slack(done))]
    if said is None and verdict in (NOT_MET, UNKNOWN):
        return [finding(UNKNOWN)]
    if view.as_of <= limit.day and (verdict == NOT_MET or (verdict == UNKNOWN and still_silent(view, parts, day))):
        if verdict == UNKNOWN and row:  # of a day's decisions the one that was given is shown (the library's choice)
            row = next(one for one in view.rows("consents") if one.get("decision") == "given" and covers(one, "share")
                       and one.get("giver") == "family" and one.get("decided") == row.get("decided"))
        return [finding(DUE, row, limit.day)]
    if verdict != NOT_MET:
        return [finding(verdict)]
    if not limit.is_held and limit.first.episode.state == "unknown":
        return [finding(UNKNOWN)]
    lacking = [(giver, part[1]) for giver, part in parts.items() if part[0] == NOT_MET]
    later = [None if row else first_given(view, giver, limit.day) for giver, row in lacking]
    if all(later):
        done = max(one.get("decided") for one in later)
        return [finding(NOT_MET, later[0], limit.day, done, None, limit.slack(done))]
    row = next(row for (_, row), came in zip(lacking, later) if not came)  # who has not agreed to this day is named
    return [finding(NOT_MET, row, limit.day)]


def still_silent(view, parts, day):
    """Whether all that is open is that a child under 12 has said nothing, who still may."""
    if parts.get("child") != (UNKNOWN, None, None) or not view.complete("consents"):
        return False
    family_is_open = parts["family"][0] == UNKNOWN and standing(view, "family", "share", day)[0] != "both ways"
    return not family_is_open and not any(covers(row, "share") for row in doubtful_for(view, "child"))


def first_given(view, giver, after):
    """The consent to share that one gave after a day, for the first time, or None."""
    rows = [one for one in view.rows("consents") if one.get("giver") == giver and covers(one, "share")
            and one.get("decision") == "given" and one.get("decided") and one.get("decided") > after]
    return min(rows, key=lambda one: one.get("decided"), default=None)


# B.6 The lead professional

def in_the_lead(view, day):
    """Whether somebody is known to be in the lead on a day."""
    return any(row.get("began_on") and row.get("began_on") <= day and not (row.get("ended_on") and row.get("ended_on") < day)
               for row in view.rows("leads"))


def may_lead(view, after, until):
    """Whether somebody whose days are not fully known may have been in the lead in some time."""
    return not view.complete("leads") or any(
        not row.get("began_on") and not row.is_to_come("began_on")
        and not (row.get("ended_on") and row.get("ended_on") <= after) for row in view.rows("leads"))


def gaps(view, start, last):
    """(last day with a lead, first day without, the lead who then began or None, the day after) of each gap, day by day."""
    found, begun, led, day = [], None, start - DAY, start
    while day <= last:
        began = next((one for one in view.rows("leads") if one.get("began_on") == day), None)
        if begun and began:  # although it may have ended before it began (the library's choice)
            found.append((led, begun, began, day))
            begun, led = None, day - DAY
        if in_the_lead(view, day):
            begun, led = None, day
        elif not begun:
            begun = day
        day += DAY
    if begun:
        found.append((led, begun, None, day))
    return found


def judge_gap(view, gap, subject, until, is_over, may_be_closed=False):
    led, _, row, end = gap
    due = add_working_days(led, 1, view.division)
    doubt = may_lead(view, led, end) or may_be_closed
    done = row.get("began_on") if row else None
    answer = judged(led, due, done, until, doubt, row or subject, view.division)
    if is_over and answer["verdict"] == DUE:
        answer["verdict"] = MET  # nobody need be in the lead any more, and no working day was without
    return answer


def em_b6_gap(view):
    episode = Episode(view)
    formed = view.date("team_formed_on")
    if not formed or not episode.holds(formed):
        said = view.flag("team_formed", "team_formed_on")
        return [finding(UNKNOWN if said and not formed else NOT_APPLICABLE)]
    if view.coverage("leads") == ABSENT:
        return [finding(UNKNOWN)]
    spans = Suspension(view, episode, StepDown(view, episode)).spans
    if episode.closed and episode.closed <= formed:
        return [finding(NOT_APPLICABLE)]
    if any(taken <= formed and not returned for taken, returned, _ in spans):
        return [finding(NOT_APPLICABLE)]
    found, start, is_owed = [], formed, False
    for taken, returned, row in spans + [(None, None, None)]:
        stop = taken or episode.closed
        if episode.closed and stop >= episode.closed:
            stop, row = episode.closed, None
        is_owed = is_owed or not stop or start < stop
        for gap in gaps(view, start, stop - DAY if stop else view.as_of):
            is_last = gap[2] is None and stop is None
            found.append(judge_gap(view, gap, row, stop or view.as_of, stop is not None,
                                   is_last and episode.state != "open"))
        if not returned or stop == episode.closed:
            break
        start = max(start, returned)
    return found or [finding(MET if is_owed else NOT_APPLICABLE)]


def em_b6_handover(view):
    episode = Episode(view)
    found = []
    for row in view.rows("transfers"):
        if row.get("kind") != "step-up" or (row.is_to_come("referred_on") and not row.get("assumed_on")):
            continue
        day = row.get("referred_on") or row.get("assumed_on")
        if day and not episode.holds(day):
            continue
        found.append(judge_handover(view, episode, row))
    if not found:
        return [finding(NOT_APPLICABLE if view.complete("transfers") else UNKNOWN)]
    return found


def handed_over(row):
    """The last day on which somebody had to stay in the lead, or None."""
    passed = row.get("assumed_on") or row.get("handed_over_on")
    if passed:
        return passed - DAY
    assessed = row.get("statutory_assessment_on")
    if row.get("returned_on") or (assessed and row.get("outcome") == "no-further-action"):
        return max(day for day in (row.get("returned_on"), assessed) if day) + DAY
    return None


def judge_handover(view, episode, row):
    start, last = row.get("referred_on"), handed_over(row)
    if not start:
        return finding(UNKNOWN)
    closed = episode.closed if episode.closed and episode.row.get("reason") != "stepped-up" else None
    if closed and closed <= start:
        return finding(NOT_APPLICABLE)
    if view.coverage("leads") == ABSENT:
        return finding(UNKNOWN)
    if closed and not (last and last < closed):
        last = closed - DAY
    is_over = last is not None and last < view.as_of
    until = last if is_over else view.as_of
    led = [one for one in view.rows("leads") if not one.is_to_come("began_on")
           and not (one.get("began_on") and one.get("began_on") > until)]
    if not led and view.complete("leads"):
        return finding(NOT_APPLICABLE)
    answers = [finding(MET if is_over else DUE, row)]
    for gap in gaps(view, start, until):
        may_be_closed = not is_over and gap[2] is None and episode.state in ("unknown", "closed some day")
        answers.append(judge_gap(view, gap, row, until + DAY if is_over else until, is_over, may_be_closed))
        answers[-1]["subject"] = row.name
    worst_first = [NOT_MET, UNKNOWN, DUE, MET]
    answers.sort(key=lambda answer: worst_first.index(answer["verdict"]))
    worst = [answer for answer in answers if answer["verdict"] == answers[0]["verdict"]]
    return worst[0] if worst[0]["verdict"] == NOT_MET else worst[-1]


RULES = {
    "east-midlands-2011": {
        "EM-B1-consent": several(em_b1_consent),
        "EM-B1-team": several(em_b1_team),
        "EM-B1-lead": several(em_b1_lead),
        "EM-B6-gap": in_caf(em_b6_gap),
        "EM-B6-handover": in_caf(em_b6_handover),
    },
}
