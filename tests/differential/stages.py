"""EM A.1 and the Nottingham audit's learning points 1 and 5, a second time: an assessment where there are needs,
consent at each stage, and review dates kept."""

from record import DUE, JUDGEMENT, MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, finding
from shared import Episode, StepDown, Suspension, Tafs, disposed, is_twelve, judged, subject_child, unborn
from agreement import covers, doubtful_for, in_part, standing
from tafs import Walk, completion, initial_assessments
from register import current_start, elsewhere
from reference import declined, in_caf


# EM A.1 An assessment

def open_concern(view):
    """Whether a child-protection concern is open on the as-of date: True, False, or None."""
    rows = [row for row in view.rows("concerns") if not row.is_to_come("raised_on")]
    if any(not row.get("closed_on") for row in rows):
        return True
    return False if view.complete("concerns") else None


def needs_found(view):
    """Whether needs were identified: True, or the answer where none is on record."""
    rows = [row for row in view.rows("needs") if not row.is_to_come("identified_on")]
    if view.date("needs_identified") or rows or view.date("checklist_on"):
        return True
    return False if view.complete("needs") else None


def em_a1_assessed(view):
    if disposed(view):
        return [finding(NOT_APPLICABLE)]
    if open_concern(view):
        return [finding(NOT_APPLICABLE)]
    if declined(view):
        return [finding(MET)]
    episode = Episode(view)
    down = StepDown(view, episode)
    rows = [row for row in initial_assessments(view, episode) if row.get("completed")]
    if rows:
        row = min(rows, key=lambda one: one.get("completed"))
        day = row.get("completed")
        if episode.state == "closed some day":
            return [finding(UNKNOWN)]
        if episode.closed and day > episode.closed:
            return [finding(NOT_MET, row, episode.closed, day, None, (episode.closed - day).days)]
        return [finding(MET, row, None, day)]
    undated = any(not row.get("started") and not row.get("completed") and not row.is_to_come("started", "completed")
                  for row in initial_assessments(view, episode))
    if undated and not rows:
        return [finding(UNKNOWN)]
    if elsewhere(view, episode):
        return [finding(NOT_APPLICABLE)]
    if completion(view, episode)[0] == "unknown" or down.not_held or down.maybe:
        return [finding(UNKNOWN)]
    if down.began and down.support is not False:
        return [finding(NOT_APPLICABLE if down.support else UNKNOWN)]
    span = Suspension(view, episode, down).after(episode.last_day)
    taken_back = withdrawn(view, episode)
    if taken_back or (span and span[0] <= episode.last_day):
        return [finding(NOT_APPLICABLE)]
    if not (episode.since or needs_found(view)) or taken_back is None or episode.state == "unknown":
        return [finding(UNKNOWN)]
    if episode.state == "open":
        return [finding(DUE)]
    return [finding(NOT_MET, None, episode.closed)]


def withdrawn(view, episode):
    """Whether agreement to assess was withdrawn and not given again: True, False, or None where that is not known.

    What was withdrawn before a case was reopened does not count (the library's choice). A decision that is not
    recorded shows no withdrawal, though it may have been the consent that lifted one.
    """
    day = episode.last_day
    answers = {giver: withdrawn_by(view, giver, day, episode) for giver in ("child", "family")}
    child = subject_child(view)
    if is_twelve(child, day):
        answers["family"] = False
    elif answers["family"] and is_twelve(child, day) is None and not unborn(child, day):
        answers["family"] = None
    return True if answers["child"] else (answers["child"] if answers["child"] is None else answers["family"])


def withdrawn_by(view, giver, day, episode):
    state, row = standing(view, giver, "assess", day, False)
    said = {one.get("decision") for one in doubtful_for(view, giver) if covers(one, "assess")}
    if state == "both ways" or said & {"refused", "withdrawn"} and state != "refused":
        return None
    if state != "refused":
        return False
    if said - {"refused", "withdrawn"}:
        return None
    return episode.holds(row.get("decided"))


# NA 1 Consent at each stage

WHAT_FOR = {"initial": "assess", "assessed": None, "delivery": "share"}


def bears_on(row, stage):
    """Whether a decision is about what a stage needs consent for."""
    purpose = WHAT_FOR[stage]
    in_part_only = in_part(row) and row.get("decision") in ("refused", "withdrawn")
    return not in_part_only if purpose is None else covers(row, purpose)


class Stage:
    """What is recorded of consent at a stage, as it stands on a day: of each giver the last decision counts.

    A withdrawal takes back what was given before it, at whatever stage; a refusal belongs to its own.
    """

    def __init__(self, view, stage, until, episode):
        self.view, self.stage, self.until, self.holds = view, stage, until, episode.holds
        self.rows = [row for row in view.rows("consents") if bears_on(row, stage) and not row.is_to_come("decided")]
        if stage != "initial":  # at the start a consent of an earlier episode serves, as long as it lives
            self.rows = [row for row in self.rows if not (row.get("decided") and not episode.holds(row.get("decided")))]
        self.refused, self.given, self.both_ways, self.doubtful = [], [], False, False
        for giver in ("family", "child", None):
            self.hear(giver)
        self.given.sort(key=lambda row: row.get("decided"))
        self.may_be_given = any(self.may_be(row) for row in self.rows)
        self.was_given = any(row.get("decision") == "given" and row.get("stage") == self.stage and row.get("decided")
                             and row.get("decided") <= until for row in self.rows)
        self.later = min((row for row in self.rows if self.is_sure(row) and row.get("decision") == "given"
                          and row.get("decided") > until), key=lambda row: row.get("decided"), default=None)

    def is_sure(self, row):
        return row.get("stage") == self.stage and row.get("decided") and row.get("decision")

    def is_over(self, row):
        return bool(row.get("expires")) and row.get("expires") < self.until

    def may_be(self, row):
        """Whether a row of which something is blank may be the consent."""
        return (not self.is_sure(row) and row.get("stage") in (self.stage, None) and row.get("decision") in ("given", None)
                and not (row.get("decided") and row.get("decided") > self.until) and not self.is_over(row))

    def counts(self, row):
        """Whether a row says yes or no at this stage, once its day is known."""
        if row.get("decision") == "withdrawn":
            return True
        return row.get("decision") == "refused" and row.get("stage") in (self.stage, None) \
            or row.get("decision") == "given" and row.get("stage") == self.stage

    def hear(self, giver):
        own = [row for row in self.rows if row.get("giver") == giver and row.get("decided") and row.get("decided") <= self.until
               and self.counts(row)]
        if not own or not any(row.get("stage") == self.stage for row in own):
            return
        day = max(row.get("decided") for row in own)
        last = [row for row in own if row.get("decided") == day]
        yes = [row for row in last if row.get("decision") == "given" and not self.is_over(row)]
        if yes and len(yes) < len(last):
            self.both_ways = True
        elif not yes and self.holds(day):
            self.refused.append(last[0])
        elif not yes:
            pass  # refused before the case was reopened: a new one is asked for
        elif any(self.may_take_back(row, giver, day) for row in self.rows):
            self.doubtful = True
        else:
            self.given.append(yes[0])

    def may_take_back(self, row, giver, day):
        """Whether a row of which something is blank may have taken back what was given on a day."""
        on = row.get("decided")
        if row.get("decision") in ("given", "not-obtainable", "not-approached") or (on and (on < day or on > self.until)):
            return False
        if row.get("decision") != "withdrawn" and row.get("stage") not in (self.stage, None):
            return False
        same = row.get("giver") == giver or row.get("giver") is None or giver is None
        return same and not (on and row.get("decision") and row.get("giver") == giver)

    def other_refuses(self):
        """Whether the other one refuses where one's consent serves: True, False, or None where that cannot be told."""
        named = [giver for giver in ("family", "child") if any(row.get("giver") == giver for row in self.given)]
        if not named:  # whoever gave it may be the one who refused
            return False if all(self.refuses(giver) is False for giver in ("family", "child")) else None
        return self.refuses("child" if named[0] == "family" else "family")

    def refuses(self, giver):
        by_then = [row for row in self.rows if not (row.get("decided") and row.get("decided") > self.until)]
        own = [row for row in by_then if row.get("giver") == giver and row.get("decided") and self.counts(row)]
        last = max((row.get("decided") for row in own), default=None)
        said = {row.get("decision") for row in own if row.get("decided") == last}
        if last and "given" not in said and not self.holds(last):
            last, said = None, set()  # refused before the case was reopened
        is_no = bool(said & {"refused", "withdrawn"}) and self.holds(last)
        if is_no and "given" in said:
            return None
        for row in by_then:
            on, is_of_stage = row.get("decided"), row.get("stage") in (self.stage, None)
            if row.get("giver") not in (giver, None) or (on and (not self.holds(on) or (last and on < last))):
                continue
            is_blank = not (on and row.get("giver") and row.get("decision"))
            if is_no:
                may_be = row.get("decision") in ("given", None) and is_of_stage and (is_blank or not row.get("stage"))
            else:
                may_be = is_blank and (row.get("decision") == "withdrawn" or (row.get("decision") in ("refused", None) and is_of_stage))
            if may_be:
                return None
        return is_no and (True if self.view.complete("consents") else None)


def met_by(row, due):
    done = row.get("decided")
    return finding(MET, row, due, done, None, (due - done).days if due else None)


def not_given(stage, due):
    """The stage is over, and nobody gave it: refused, given only later, or never."""
    if stage.both_ways:
        return finding(UNKNOWN)
    if stage.refused:
        return finding(NOT_MET, stage.refused[0], due)
    if stage.later:
        done = stage.later.get("decided")
        return finding(NOT_MET, stage.later, due, done, None, (due - done).days if due else None)
    return finding(NOT_MET, None, due)


def still_open(view, stage, episode):
    """The stage goes on, or ended with the case."""
    if stage.both_ways or stage.refused:
        return finding(UNKNOWN if stage.both_ways else NOT_APPLICABLE)
    if episode.state == "open":
        return finding(DUE)
    return finding(UNKNOWN) if episode.state == "unknown" else finding(NOT_MET, None, episode.closed)


def na_1_initial(view):
    episode = Episode(view)
    down = StepDown(view, episode)
    start = current_start(view, episode)
    stage = Stage(view, "initial", start[1] if start[0] == "on" else view.as_of, episode)
    unsure = stage.doubtful or stage.may_be_given or not view.complete("consents")
    undated = [row for row in initial_assessments(view, episode) if not row.get("started") and not row.get("completed")
               and not row.is_to_come("started", "completed")]  # it may have started before the others
    has_begun = any(row.get("completed") for row in initial_assessments(view, episode))
    if start[0] == "undated" and not undated and not has_begun:
        start = ("not yet",)  # without its start, and completed only later (the library's choice)
    if undated or start[0] == "undated":
        may_be_earlier = undated and episode.since
        return [finding(UNKNOWN) if stage.given or stage.was_given or stage.later or unsure or may_be_earlier else not_given(stage, None)]
    day = start[1] if start[0] == "on" else None
    if stage.given:
        refuses = stage.other_refuses()
        return [finding(UNKNOWN if refuses is None else JUDGEMENT) if refuses is not False else met_by(stage.given[0], day)]
    if stage.doubtful:
        return [finding(UNKNOWN)]
    if not day:
        return [before_the_start(view, stage, episode, down, unsure)]
    if unsure:
        return [finding(UNKNOWN)]
    if view.as_of == day and episode.state in ("open", "unknown") and not stage.refused and not stage.both_ways:
        return [finding(DUE, None, day)]
    return [not_given(stage, day)]


def before_the_start(view, stage, episode, down, unsure):
    if elsewhere(view, episode):
        return finding(NOT_APPLICABLE)
    if down.began:
        said = down.row.get("consent")
        return finding({True: MET, False: NOT_MET, None: UNKNOWN}[said], down.row)
    if not view.complete("assessments"):
        return finding(UNKNOWN)
    if episode.state.startswith("closed"):
        return finding(NOT_APPLICABLE)
    return finding(UNKNOWN) if unsure or elsewhere(view, episode) is None else still_open(view, stage, episode)


class Delivery:
    """The first TAF or plan after a day that needs consent, and whether one may be missing from the record."""

    def __init__(self, view, episode, after=None):
        tafs = Tafs(view, episode)
        days = [day for day, row in tafs.dated if row.get("kind") != "sign-off" and not row.get("lawful_basis")]
        plans = [row for row in view.rows("plans") if not row.is_to_come("dated")]
        days += [row.get("dated") for row in plans if row.get("dated") and not row.get("lawful_basis")
                 and episode.holds(row.get("dated"))]
        self.day = min((day for day in days if after is None or day > after), default=None)
        self.missing = bool(tafs.unsure) or not tafs.complete or not view.complete("plans") \
            or any(not row.get("dated") for row in plans)


def na_1_assessed(view):
    episode = Episode(view)
    rows = initial_assessments(view, episode)
    done = [row.get("completed") for row in rows if row.get("completed")]
    if any(not row.get("started") and not row.get("completed") and not row.is_to_come("started", "completed") for row in rows):
        return [finding(UNKNOWN)]
    if not done:
        if elsewhere(view, episode):
            return [finding(NOT_APPLICABLE)]
        return [finding(NOT_APPLICABLE if view.complete("assessments") else UNKNOWN)]
    completed, began = min(done), Delivery(view, episode)
    due = max(began.day, completed) if began.day else None
    stage = Stage(view, "assessed", due or view.as_of, episode)
    if stage.given:
        if stage.given[0].get("decided") > completed and began.missing:
            return [finding(UNKNOWN)]
        return [met_by(stage.given[0], due)]
    if stage.doubtful or stage.may_be_given or not view.complete("consents"):
        return [finding(UNKNOWN)]
    if due and (due < view.as_of or episode.state.startswith("closed") or stage.refused or stage.both_ways):
        return [not_given(stage, due)]
    if began.missing:
        return [finding(UNKNOWN)]
    return [finding(DUE, None, due) if due else still_open(view, stage, episode)]


def ended(view, episode):
    """The last good day of the first earlier consent that expired or was withdrawn, or None."""
    days = []
    for row in view.rows("consents"):
        if row.get("stage") == "delivery" or not bears_on(row, "delivery") or row.is_to_come("decided") \
                or is_over(row, episode):
            continue
        if row.get("decision") == "withdrawn" and row.get("decided"):
            days.append(row.get("decided"))
        if row.get("decision") == "given" and row.get("expires") and not outlasted(view, episode, row):
            days.append(row.get("expires"))
    return min((day for day in days if day < view.as_of), default=None)


def is_over(row, episode):
    """Whether a decision belongs to an earlier episode, and what was given had ended with it."""
    if not row.get("decided") or episode.holds(row.get("decided")):
        return False
    return not (row.get("decision") == "given" and row.get("expires") and episode.holds(row.get("expires")))


def outlasted(view, episode, row):
    """Whether a consent of the same giver, of a known stage, was there when one expired, and goes on."""
    return any(one.get("decision") == "given" and one.get("giver") == row.get("giver") and one.get("stage")
               and bears_on(one, "delivery") and one.get("decided") and one.get("decided") <= row.get("expires")
               and episode.holds(one.get("decided"))
               and not (one.get("expires") and one.get("expires") <= row.get("expires")) for one in view.rows("consents"))


def na_1_delivery(view):
    episode = Episode(view)
    began = Delivery(view, episode)
    stage = Stage(view, "delivery", view.as_of, episode)
    if stage.given:
        return [met_by(stage.given[0], None)]
    if stage.doubtful:
        return [finding(UNKNOWN)]
    if not began.day:
        return [finding(UNKNOWN if began.missing else NOT_APPLICABLE)]
    unsure = stage.doubtful or stage.may_be_given or not view.complete("consents")
    if stage.refused or stage.both_ways:
        return [refused_in_delivery(view, stage, episode)]
    day = ended(view, episode)
    if not day:
        return [finding(NOT_APPLICABLE if view.complete("consents") else UNKNOWN)]
    after = Delivery(view, episode, day)
    if unsure:
        return [finding(UNKNOWN)]
    if after.day:
        return [finding(NOT_MET, None, after.day)]
    if after.missing:
        return [finding(UNKNOWN)]
    if episode.state.startswith("closed"):
        return [finding(NOT_APPLICABLE)]
    return [still_open(view, stage, episode)]


def refused_in_delivery(view, stage, episode):
    if stage.both_ways:
        return finding(UNKNOWN)
    after = Delivery(view, episode, stage.refused[0].get("decided"))
    if after.day:
        return not_given(stage, after.day)
    return finding(UNKNOWN) if after.missing else still_open(view, stage, episode)


# NA 5 Review dates kept

def na_5_kept(view):
    walk = Walk(view)
    found = []
    for row in view.rows("reviews"):
        day, due = row.get("held_on"), row.get("next_on")
        if due and is_held(view, walk.episode, row):
            found.append(kept_date(walk, row, day, due))
    if found:
        return found
    held = [row for row in view.rows("reviews") if is_held(view, walk.episode, row)]
    if not view.complete("reviews") or not (held or no_taf_was_review(walk)):
        return [finding(UNKNOWN)]
    return [finding(NOT_APPLICABLE)]


def no_taf_was_review(walk):
    return walk.tafs.complete and not walk.tafs.unsure and not walk.reviews.maybe


def is_held(view, episode, row):
    """Whether a row is of a review that was held in the episode, on whatever day, and not of one still to come."""
    if row.get("held_on"):
        return episode.holds(row.get("held_on"))
    return not row.is_to_come("held_on") and not (row.get("next_on") and row.get("next_on") >= view.as_of)


def kept_date(walk, row, day, due):
    episode = walk.episode
    if not day or due <= day:
        return finding(UNKNOWN)
    done = min((one for one in walk.reviews.days if day < one <= walk.last), default=None)
    if not (done and done <= due):
        if episode.state == "closed some day" and not done:
            return finding(UNKNOWN)
        span = walk.suspension.after(day)
        if (episode.closed and episode.closed <= due) or (span and span[0] <= due):
            return finding(NOT_APPLICABLE)
    doubt = walk.reviews.missing(day, due) or (not done and episode.state == "unknown")
    return judged(day, due, done, walk.last, doubt, row)


RULES = {
    "east-midlands-2011": {
        "EM-A1-assessed": em_a1_assessed,
    },
    "nottingham-qa": {
        "NA-1-initial": in_caf(na_1_initial),
        "NA-1-assessed": in_caf(na_1_assessed),
        "NA-1-delivery": in_caf(na_1_delivery),
        "NA-5-kept": in_caf(na_5_kept),
    },
}
