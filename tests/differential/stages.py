"""EM A.1 and the Nottingham audit's learning points 1 and 5, a second time: an assessment where there are needs,
consent at each stage, and review dates kept."""

from reference import (DUE, MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Episode, StepDown, Suspension, Tafs, Walk, completion,
                       covers, current_start, declined, disposed, doubtful_for, elsewhere, finding, in_caf,
                       initial_assessments, is_twelve, judged, standing, subject_child, unborn)


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
    if elsewhere(view, episode):
        return [finding(NOT_APPLICABLE)]
    if down.not_held or down.maybe:
        return [finding(UNKNOWN)]
    if down.began and down.support is not False:
        return [finding(NOT_APPLICABLE if down.support else UNKNOWN)]
    if completion(view, episode)[0] == "unknown":
        return [finding(UNKNOWN)]
    span = Suspension(view, episode, down).after(view.as_of)
    taken_back = withdrawn(view, episode)
    if span or taken_back:
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

def stage_rows(view, stage, purpose, decisions=("given",)):
    """(sure, doubtful): the decisions of a stage, with their day; and those that may be one of that stage."""
    sure, doubtful = [], []
    for row in view.rows("consents"):
        if row.is_to_come("decided") or not covers(row, purpose):
            continue
        if row.get("stage") not in (stage, None) or row.get("decision") not in decisions + (None,):
            continue
        whole = row.get("stage") and row.get("decision") and row.get("decided")
        (sure if whole else doubtful).append(row)
    return sure, doubtful


def taken_back(view, row, purpose, day):
    """Whether what was given is no longer so on a day: True, False, or None where that is not known."""
    if row.get("expires") and row.get("expires") < day:
        return True
    answer = False
    for other in view.rows("consents"):
        if other is row or not covers(other, purpose) or other.is_to_come("decided"):
            continue
        if other.get("decision") not in ("refused", "withdrawn", None):
            continue
        on = other.get("decided")
        if on and (on < row.get("decided") or on > day):
            continue
        if row.get("giver") and other.get("giver") and row.get("giver") != other.get("giver"):
            continue
        sure = on and on > row.get("decided") and other.get("decision") and row.get("giver") and other.get("giver")
        if sure:
            return True
        answer = None
    return answer


def given_by(view, stage, purpose, day):
    """(True, False or None, row): whether consent of a stage was given by a day, and stands then."""
    sure, doubtful = stage_rows(view, stage, purpose)
    best, doubt = None, False
    for row in sorted(sure, key=lambda one: one.get("decided")):
        if row.get("decided") > day:
            continue
        back = taken_back(view, row, purpose, day)
        if back is False and best is None:
            best = row
        doubt |= back is None
    if best:
        return True, best
    doubt |= any(not (row.get("decided") and row.get("decided") > day)
                 and not (row.get("expires") and row.get("expires") < day) for row in doubtful)
    return (None if doubt or not view.complete("consents") else False), None


def na_1_initial(view):
    episode = Episode(view)
    down = StepDown(view, episode)
    start = current_start(view, episode)
    if start[0] != "on":
        if elsewhere(view, episode):
            return [finding(NOT_APPLICABLE)]
        if start[0] in ("unknown", "undated") or elsewhere(view, episode) is None or down.not_held or down.maybe:
            return [finding(UNKNOWN)]
        if down.began and down.support is not False:
            said = down.row.get("consent")
            return [finding({True: MET, False: NOT_MET, None: UNKNOWN}[said], down.row)]
    day = start[1] if start[0] == "on" else view.as_of
    given, row = given_by(view, "initial", "assess", day)
    if given:
        done = row.get("decided")
        if start[0] != "on":
            return [finding(MET, row, None, done)]
        return [finding(MET, row, day, done, None, (day - done).days)]
    if given is None:
        return [finding(UNKNOWN)]
    if start[0] != "on":
        if episode.state == "closed some day" or episode.state == "unknown":
            return [finding(UNKNOWN)]
        return [finding(NOT_APPLICABLE if episode.closed else DUE)]
    late = [one for one in stage_rows(view, "initial", "assess")[0] if one.get("decided") > day]
    if late:
        row = min(late, key=lambda one: one.get("decided"))
        return [finding(NOT_MET, row, day, row.get("decided"), None, (day - row.get("decided")).days)]
    return [finding(NOT_MET, None, day)]


def delivered(view, episode):
    """(day, sure): the first TAF or plan of the episode, and whether none can have been earlier."""
    tafs = Tafs(view, episode)
    plans = [row for row in view.rows("plans") if not row.is_to_come("dated")]
    days = [row.get("dated") for row in plans if row.get("dated") and episode.holds(row.get("dated"))]
    if tafs.first:
        days.append(tafs.first[0])
    day = min(days, default=None)
    sure = view.complete("plans") and all(row.get("dated") for row in plans) and tafs.complete and not any(
        day is None or start < day for start, _ in tafs.unsure)
    return day, sure


def na_1_assessed(view):
    episode = Episode(view)
    down = StepDown(view, episode)
    if down.not_held or down.maybe:
        return [finding(UNKNOWN)]
    if down.began and down.support is not False:
        return [finding(NOT_APPLICABLE if down.support else UNKNOWN)]
    if elsewhere(view, episode):
        return [finding(NOT_APPLICABLE)]
    clock = completion(view, episode)
    if clock[0] != "on":
        return [finding(NOT_APPLICABLE if clock[0] == "not yet" else UNKNOWN)]
    day, sure = delivered(view, episode)
    due = max(day, clock[1]) if day else None
    given, row = given_by(view, "assessed", "share", due or episode.last_day)
    refused = stage_rows(view, "assessed", "share", ("refused", "withdrawn"))[0]
    if given:
        done = row.get("decided")
        if not sure and done > clock[1]:
            return [finding(UNKNOWN)]
        return [finding(MET, row, due, done, None, (due - done).days if due else None)]
    if given is None:
        return [finding(UNKNOWN)]
    if due:
        late = [one for one in stage_rows(view, "assessed", "share")[0] if one.get("decided") > due]
        if late:
            row = min(late, key=lambda one: one.get("decided"))
            return [finding(NOT_MET, row, due, row.get("decided"), None, (due - row.get("decided")).days)]
        return [finding(NOT_MET, None, due)]
    if not sure:
        return [finding(UNKNOWN)]
    if refused:
        return [finding(NOT_APPLICABLE)]
    if episode.state == "closed":
        return [finding(NOT_MET, None, episode.closed)]
    return [finding(DUE if episode.state == "open" else UNKNOWN)]


def na_1_delivery(view):
    episode = Episode(view)
    ended = []  # (day, row) on which a consent of an earlier stage came to its end
    for row in view.rows("consents"):
        if not covers(row, "share") or not row.get("decided"):
            continue
        if row.get("decision") == "given" and row.get("expires") and row.get("expires") < view.as_of:
            ended.append((row.get("expires"), row))
        if row.get("decision") in ("refused", "withdrawn"):
            ended.append((row.get("decided"), row))
    given, own = given_by(view, "delivery", "share", episode.last_day)
    if given:
        return [finding(MET, own, None, own.get("decided"))]
    if not ended:
        return [finding(NOT_APPLICABLE if view.complete("consents") and given is False else UNKNOWN)]
    day = min(on for on, _ in ended)
    acts = [row.get("held_on") for row in view.rows("meetings") if row.get("held_on") and not row.get("lawful_basis")
            and row.get("kind") not in ("sign-off", "final-statutory")]
    acts += [row.get("dated") for row in view.rows("plans") if row.get("dated") and not row.get("lawful_basis")]
    after = [one for one in acts if one > day and episode.holds(one)]
    if given is None:
        return [finding(UNKNOWN)]
    if after:
        return [finding(NOT_MET, None, day)]
    return [finding(DUE if episode.state == "open" else NOT_APPLICABLE, None, day)]


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
    if not view.complete("reviews") or not (held or walk.tafs.complete and not walk.tafs.unsure):
        return [finding(UNKNOWN)]
    return [finding(NOT_APPLICABLE)]


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
        if episode.state == "closed some day":
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
