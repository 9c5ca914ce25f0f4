"""East Midlands, A.4: the register searched, and the assessment logged."""

from record import DAY, DUE, MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, finding
from shared import Episode, StepDown
from tafs import completion, initial_assessments

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
