/*
 * Blackburn with Darwen, 4a and 4c: TAFs at regular intervals, a cancelled one
 * rearranged, and a plan that is current.
 */
#include "../reading.h"
#include "../run.h"

/* The last day that counts: the closure, or the as-of date. */
static caf_date last_day(const caf_facts *facts)
{
    return facts->closed.on != 0 ? facts->closed.on : facts->as_of;
}

/* Without a TAF held there is nothing to count from. */
static void answer_no_taf(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    if (facts->taf.row >= 0) {
        caf_conclude_unsure(run, CAF_MEETINGS, facts->taf, CAF_BIT(MEETING_HELD_ON));
    } else if (facts->coverage[CAF_MEETINGS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_MEETINGS);
    } else {
        caf_step_no_row(run, CAF_MEETINGS);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NOT_STARTED);
    }
}

/* Attempts to chase that are recorded with the meetings of a gap. */
static void note_attempts(const caf_run *run, caf_date after, caf_date to)
{
    int64_t attempts = 0;
    for (int64_t i = 0; run->sink->step != NULL && i < run->whose->count[CAF_MEETINGS]; i++) {
        caf_row row;
        caf_reading reading;
        if (caf_read_of(run->whose, CAF_MEETINGS, i, &row, &reading) != CAF_OK) {
            continue;
        }
        const caf_meeting_row *meeting = &row.meeting;
        caf_date day = meeting->held_on != 0 ? meeting->held_on : meeting->planned_for != 0 ? meeting->planned_for : meeting->set_on;
        attempts += day > after && day <= to ? meeting->attempts : 0;
    }
    if (attempts > 0) {
        caf_step tried = { CAF_STEP_COUNT, CAF_MEETINGS, 0, MEETING_ATTEMPTS, 0, 0, 0, 0, 0 };
        tried.amount = attempts > INT32_MAX ? INT32_MAX : (int32_t)attempts;
        run->sink->step(run->sink, &tried);
    }
}

/* Longer than usual, and still acceptable. */
static void grade(const caf_run *run, caf_finding *finding, caf_date from, caf_date to)
{
    caf_limit usual = caf_limit_of(run, CAF_USUAL_WITHIN, from);
    caf_date end;
    if ((finding->verdict == CAF_MET || finding->verdict == CAF_DUE) &&
        caf_limit_end(run->calendar, from, usual, &end) == CAF_OK && to > end) {
        finding->grade = CAF_ACCEPTABLE;
        finding->reason = CAF_REASON_ACCEPTABLE;
        caf_step_bound(run, from, usual, end);
    }
}

/* A TAF that may be missing from the record leaves a long gap unknown. */
static int is_doubtful(const caf_facts *facts)
{
    return facts->taf.row >= 0 || facts->coverage[CAF_MEETINGS] != CAF_COMPLETE;
}

static void note_doubt(const caf_run *run, caf_finding *finding)
{
    if (run->facts->taf.row >= 0) {
        caf_note_unsure(run, finding, CAF_MEETINGS, run->facts->taf, CAF_BIT(MEETING_HELD_ON));
    } else {
        caf_step_not_held(run, CAF_MEETINGS);
    }
}

static void answer_gap(const caf_run *run, caf_date from, int32_t from_row, const caf_event *next, caf_date last)
{
    caf_finding finding = next != NULL ? caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_MEETINGS, next->row)
                                       : caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    finding.table = CAF_MEETINGS;
    if (from_row >= 0) {
        caf_step_date(run, CAF_MEETINGS, from_row, MEETING_HELD_ON, from);
    } else {
        caf_step_date(run, CAF_TRANSFERS, run->facts->step_down_row, TRANSFER_FINAL_MEETING_ON, from);
    }
    if (next != NULL) {
        caf_step_date(run, CAF_MEETINGS, next->row, MEETING_HELD_ON, next->on);
    }
    caf_judge_by(run, &finding, from, next != NULL ? next->on : 0, last, caf_limit_of(run, CAF_WITHIN, from),
                 is_doubtful(run->facts));
    grade(run, &finding, from, next != NULL ? next->on : last);
    if (finding.verdict == CAF_NOT_MET) {
        note_attempts(run, from, next != NULL ? next->on : last);
        finding.reason = CAF_REASON_REMEDIAL;
    } else if (finding.reason == CAF_REASON_MISSING) {
        note_doubt(run, &finding);
    }
    caf_emit(run, &finding);
}

static void answer_suspended(const caf_run *run, caf_date from, int32_t row)
{
    caf_finding finding = caf_answer_on(run, CAF_NOT_APPLICABLE, CAF_REASON_SUSPENDED, CAF_TRANSFERS, row);
    caf_step_date(run, CAF_TRANSFERS, row, TRANSFER_ASSUMED_ON, from);
    caf_emit(run, &finding);
}

static void answer_closed_some_day(const caf_run *run)
{
    caf_unsure closed = { run->facts->closed.row, run->facts->closed_doubt };
    caf_conclude_unsure(run, CAF_CLOSURES, closed, CAF_BIT(CLOSURE_CLOSED));
}

void caf_run_bd_4a_gap(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    int by_step_down = facts->step_down_row >= 0 && facts->continuing_support == CAF_YES && facts->final_meeting != 0;
    caf_date last = last_day(facts);
    caf_date before = by_step_down ? facts->final_meeting : 0;
    int32_t before_row = -1;
    int any = 0;
    for (int32_t i = 0; i < facts->tafs.n && facts->tafs.at[i].on <= last; i++) {
        const caf_event *taf = &facts->tafs.at[i];
        caf_date from;
        caf_date until;
        int32_t row;
        if (before != 0 && taf->on > before) {
            any = 1;
            if (caf_next_suspension(facts, before, &from, &until, &row) && from <= taf->on) {
                answer_suspended(run, from, row);
            } else {
                answer_gap(run, before, before_row, taf, last);
            }
        }
        if (taf->on >= before) {
            before = taf->on;
            before_row = taf->row;
        }
    }
    if (before == 0) {
        answer_no_taf(run);
        return;
    }
    caf_date from;
    caf_date until;
    int32_t row;
    if (facts->closed.row >= 0 && facts->closed.on == 0) {
        answer_closed_some_day(run);
    } else if (facts->closed.row >= 0) {
        if (!any) {
            caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_CLOSED);
        }
    } else if (caf_next_suspension(facts, before, &from, &until, &row) && from <= last) {
        answer_suspended(run, from, row);
    } else {
        answer_gap(run, before, before_row, NULL, last);
    }
}

/* Whether some other meeting was set or held after a cancellation. */
static int is_followed(const caf_run *run, int64_t cancelled, caf_date on)
{
    for (int64_t i = 0; i < run->whose->count[CAF_MEETINGS]; i++) {
        caf_row row;
        caf_reading reading;
        if (i == cancelled || caf_read_of(run->whose, CAF_MEETINGS, i, &row, &reading) != CAF_OK) {
            continue;
        }
        const caf_meeting_row *meeting = &row.meeting;
        int is_off = meeting->cancelled_on != 0 || meeting->cancelled == CAF_YES;
        if (!is_off && (meeting->held_on >= on || meeting->planned_for >= on || meeting->set_on >= on)) {
            return 1;
        }
    }
    return 0;
}

static void answer_cancelled(const caf_run *run, int64_t i, const caf_meeting_row *meeting)
{
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_MEETINGS, i);
    if (meeting->cancelled_on != 0) {
        caf_step_date(run, CAF_MEETINGS, i, MEETING_CANCELLED_ON, meeting->cancelled_on);
    }
    if (meeting->rearranged != 0) {
        /* Marked as not rearranged, and yet another one was held: then it was made good. */
        int made_good = meeting->cancelled_on != 0 && is_followed(run, i, meeting->cancelled_on);
        caf_step_value(run, CAF_MEETINGS, i, MEETING_REARRANGED, meeting->rearranged);
        finding.verdict = meeting->rearranged == CAF_YES || made_good ? CAF_MET : CAF_NOT_MET;
    } else if (meeting->cancelled_on == 0) {
        caf_conclude_missing(run, CAF_MEETINGS, i, CAF_BIT(MEETING_CANCELLED_ON) | CAF_BIT(MEETING_REARRANGED));
        return;
    } else if (!is_followed(run, i, meeting->cancelled_on)) {
        if (run->facts->coverage[CAF_MEETINGS] != CAF_COMPLETE) {
            caf_conclude_not_held(run, CAF_MEETINGS);
            return;
        }
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_NEVER;
    }
    caf_emit(run, &finding);
}

void caf_run_bd_4a_rearranged(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    int any = 0;
    for (int64_t i = 0; i < run->whose->count[CAF_MEETINGS]; i++) {
        caf_row row;
        caf_reading reading;
        if (caf_read_of(run->whose, CAF_MEETINGS, i, &row, &reading) != CAF_OK) {
            continue;
        }
        const caf_meeting_row *meeting = &row.meeting;
        int is_off = meeting->cancelled_on != 0 || meeting->cancelled == CAF_YES;
        int is_earlier = meeting->cancelled_on != 0 && meeting->cancelled_on < facts->episode;
        if (is_off && !is_earlier && meeting->kind != CAF_FINAL_STATUTORY) {
            int64_t doubt = caf_doubt_of(facts, CAF_MEETINGS, i) &
                            (CAF_BIT(MEETING_CANCELLED_ON) | CAF_BIT(MEETING_CANCELLED) | CAF_BIT(MEETING_REARRANGED));
            any = 1;
            if (doubt != 0) {
                caf_conclude_unsure(run, CAF_MEETINGS, (caf_unsure){ (int32_t)i, doubt }, 0);
            } else {
                answer_cancelled(run, i, meeting);
            }
        }
    }
    if (any) {
        return;
    }
    if (facts->coverage[CAF_MEETINGS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_MEETINGS);
    } else {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NOT_CANCELLED);
    }
}

/* What the plans say of the time from the last TAF on. */
typedef struct planning {
    int64_t first;     /* the first plan dated from it on, or -1 */
    caf_date dated;
    int64_t undated;   /* a plan without its date, or -1 */
} planning;

static planning find_plans(const caf_run *run, caf_date from)
{
    planning found = { -1, 0, -1 };
    for (int64_t i = 0; i < run->whose->count[CAF_PLANS]; i++) {
        caf_row row;
        caf_reading reading;
        if (caf_read_of(run->whose, CAF_PLANS, i, &row, &reading) != CAF_OK) {
            continue;
        }
        if (row.plan.dated == 0) {
            found.undated = i;
        } else if (row.plan.dated >= from && (found.first < 0 || row.plan.dated < found.dated)) {
            found.first = i;
            found.dated = row.plan.dated;
        }
    }
    return found;
}

/* The last TAF held up to a day; -1: none. */
static int32_t last_taf(const caf_facts *facts, caf_date last)
{
    int32_t found = -1;
    for (int32_t i = 0; i < facts->tafs.n && facts->tafs.at[i].on <= last; i++) {
        found = i;
    }
    return found;
}

void caf_run_bd_4c_current(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_date last = last_day(facts);
    int32_t at = last_taf(facts, last);
    if (at < 0 || facts->taf.row >= 0) {
        answer_no_taf(run);
        return;
    }
    if (facts->closed.row >= 0 && facts->closed.on == 0) {
        answer_closed_some_day(run);
        return;
    }
    const caf_event *taf = &facts->tafs.at[at];
    planning found = find_plans(run, taf->on);
    caf_finding finding = found.first >= 0 ? caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_PLANS, found.first)
                                           : caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    finding.table = CAF_PLANS;
    caf_step_date(run, CAF_MEETINGS, taf->row, MEETING_HELD_ON, taf->on);
    if (found.first >= 0) {
        caf_step_date(run, CAF_PLANS, found.first, PLAN_DATED, found.dated);
    }
    int doubtful = found.undated >= 0 || facts->coverage[CAF_PLANS] != CAF_COMPLETE;
    caf_judge_by(run, &finding, taf->on, found.dated, last, caf_limit_of(run, CAF_WITHIN, taf->on), doubtful);
    if (doubtful && finding.verdict != CAF_MET) {
        /* Inside the time too: a plan that is not on record may be dated already. */
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_MISSING;
        if (found.undated >= 0) {
            caf_step_missing(run, CAF_PLANS, found.undated, CAF_BIT(PLAN_DATED));
        } else {
            caf_step_not_held(run, CAF_PLANS);
        }
    } else if (finding.verdict == CAF_DUE && facts->closed.row >= 0) {
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_CLOSED;
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
    } else if (finding.verdict == CAF_NOT_MET && found.first < 0) {
        finding.reason = CAF_REASON_NEVER;
    }
    caf_emit(run, &finding);
}
