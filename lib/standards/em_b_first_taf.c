/*
 * East Midlands, B.2: the first TAF. Its date is set, the family told before
 * it, and it is held within 20 working days of the initial assessment's
 * completion. Cancelled meetings count for nothing; updates of the assessment
 * never restart the clock.
 */
#include "../reading.h"
#include "../run.h"
#include "entry.h"
#include "first_taf.h"
#include "stepdown.h"

static void stop(caf_clock *found, caf_finding finding)
{
    found->stop = finding;
    found->stopped = 1;
}

caf_clock caf_clock_from_assessment(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_clock found = { 0, { 0 }, 0 };
    if (run->whose->row.carried_completed != 0 && facts->episode == 0) {
        found.start = run->whose->row.carried_completed;
        caf_step_date(run, CAF_CASES, 0, CASE_CARRIED_COMPLETED, found.start);
    } else if (facts->assessed.row >= 0 && (facts->assessed.doubt != 0 || facts->completed.on == 0)) {
        /* What cannot be right might have been the first one. */
        stop(&found, caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ASSESSMENTS, facts->assessed.row));
        caf_note_unsure(run, &found.stop, CAF_ASSESSMENTS, facts->assessed, CAF_BIT(ASSESSMENT_COMPLETED));
    } else if (facts->completed.on != 0) {
        found.start = facts->completed.on;
        caf_step_date(run, CAF_ASSESSMENTS, facts->completed.row, ASSESSMENT_COMPLETED, found.start);
    } else if (run->whose->row.origin == CAF_ORIGIN_MOVED_IN && facts->episode == 0) {
        /* The clock started with the first authority, and nobody carried the day over. */
        stop(&found, caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_MISSING, CAF_CASES, 0));
        found.stop.items = CAF_BIT(CASE_CARRIED_COMPLETED);
        caf_step_missing(run, CAF_CASES, 0, found.stop.items);
    } else if (facts->started.on != 0 && facts->completed.on == 0 &&
               !(caf_fields_held(run, CAF_ASSESSMENTS) & CAF_BIT(ASSESSMENT_COMPLETED))) {
        /* The source has no place for a completion: it cannot say that there is none. */
        stop(&found, caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_MISSING, CAF_ASSESSMENTS, facts->started.row));
        found.stop.items = CAF_BIT(ASSESSMENT_COMPLETED);
        caf_step_missing(run, CAF_ASSESSMENTS, facts->started.row, found.stop.items);
    } else if (facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE) {
        stop(&found, caf_answer(run, CAF_UNKNOWN, CAF_REASON_MISSING));
        found.stop.table = CAF_ASSESSMENTS;
        caf_step_not_held(run, CAF_ASSESSMENTS);
    } else {
        if (facts->started.on != 0) {
            caf_step_date(run, CAF_ASSESSMENTS, facts->started.row, ASSESSMENT_STARTED, facts->started.on);
        }
        stop(&found, caf_answer(run, CAF_NOT_APPLICABLE, CAF_REASON_NOT_STARTED));
    }
    return found;
}

void caf_mark_convention(const caf_run *run, caf_finding *finding, caf_date start)
{
    const caf_case_row *row = &run->whose->row;
    if (row->services == CAF_SEVERAL_SERVICES && row->services_on > start) {
        finding->flags |= CAF_CONVENTION;
        caf_step_date(run, CAF_CASES, 0, CASE_SERVICES_ON, row->services_on);
    }
}

/* The step down by which the case began, where continuing support was agreed; -1: none, -2: answered. */
static int32_t step_down_of(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    if (run->whose->row.origin == CAF_ORIGIN_STEPPED_DOWN && facts->step_down_row < 0 && facts->episode == 0 &&
        facts->coverage[CAF_TRANSFERS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_TRANSFERS);
        return -2;
    }
    if (caf_conclude_maybe_stepped_down(run)) {
        return -2;
    }
    if (!facts->began_by_step_down || facts->continuing_support == CAF_NO) {
        return -1;
    }
    if (facts->continuing_support == CAF_NOT_RECORDED) {
        caf_conclude_missing(run, CAF_TRANSFERS, facts->step_down_row, CAF_BIT(TRANSFER_CONTINUING_SUPPORT));
        return -2;
    }
    caf_step_value(run, CAF_TRANSFERS, facts->step_down_row, TRANSFER_CONTINUING_SUPPORT, CAF_YES);
    return facts->step_down_row;
}

int caf_conclude_stepped_down(const caf_run *run, int32_t reason)
{
    int32_t row = step_down_of(run);
    if (row >= 0) {
        caf_conclude(run, CAF_NOT_APPLICABLE, reason);
    }
    return row != -1;
}

/* What is planned instead of held, or that there is nothing. */
static void note_planned(const caf_run *run)
{
    for (int64_t i = 0; i < run->whose->count[CAF_MEETINGS]; i++) {
        caf_row room;
        const caf_row *row = caf_row_of(run, CAF_MEETINGS, i, &room);
        if (row != NULL && row->meeting.planned_for != 0 &&
            row->meeting.held != CAF_NO && row->meeting.planned_for >= run->facts->episode &&
            row->meeting.cancelled_on == 0 && row->meeting.cancelled != CAF_YES && row->meeting.kind != CAF_FINAL_STATUTORY) {
            caf_step_date(run, CAF_MEETINGS, i, MEETING_PLANNED_FOR, row->meeting.planned_for);
            return;
        }
    }
    caf_step_no_row(run, CAF_MEETINGS);
}

/* Whether a first TAF that is not on record is owed cannot be told, or it is not. True: answered. */
static int answer_not_owed(const caf_run *run, caf_date start, caf_limit limit)
{
    const caf_facts *facts = run->facts;
    caf_date due;
    caf_date from;
    caf_date until;
    int32_t row;
    int is_known = caf_limit_end(run->calendar, start, limit, &due) == CAF_OK;
    if (is_known && caf_next_suspension(facts, start, &from, &until, &row) && from <= due && from <= facts->as_of) {
        caf_conclude_suspended(run, from, row);
    } else if (facts->taf.row >= 0 && (!is_known || facts->taf_from <= due)) {
        caf_conclude_unsure(run, CAF_MEETINGS, facts->taf, CAF_BIT(MEETING_HELD_ON));
    } else if (facts->closed.row >= 0 && facts->closed.on == 0) {
        caf_conclude_closed_some_day(run);
    } else if (facts->coverage[CAF_MEETINGS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_MEETINGS);
    } else {
        return 0;
    }
    return 1;
}

/* Not held as far as is known: due, never held, or not to be told. */
static void answer_not_held(const caf_run *run, caf_date start, caf_limit limit)
{
    const caf_facts *facts = run->facts;
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    if (answer_not_owed(run, start, limit)) {
        return;
    }
    note_planned(run);
    /* Where the source may lack a closure, the case may have been closed before it fell due. */
    caf_judge_by(run, &finding, start, 0, caf_last_day(facts), limit, caf_may_be_closed(facts) ? 0 : CAF_NO_DOUBT);
    if (finding.verdict == CAF_DUE && facts->closed.row >= 0) {
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_CLOSED;
    } else if (finding.verdict == CAF_NOT_MET) {
        finding.reason = CAF_REASON_NEVER;
    } else if (finding.reason == CAF_REASON_MISSING) {
        caf_step_not_held(run, CAF_CLOSURES);
    }
    caf_emit(run, &finding);
}

/* Where the first TAF was carried from another authority, these two parts were its to keep. */
static int is_carried(const caf_run *run)
{
    if (run->whose->row.carried_first_taf == 0 || run->facts->episode != 0) {
        return 0;
    }
    caf_step_date(run, CAF_CASES, 0, CASE_CARRIED_FIRST_TAF, run->whose->row.carried_first_taf);
    caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_CARRIED);
    return 1;
}

/* Closed on or before the last day, nothing is owed any more. True: answered. */
static int answer_closed_by(const caf_run *run, caf_date due)
{
    const caf_facts *facts = run->facts;
    if (facts->closed.row < 0 || facts->closed.on > due) {
        return 0;
    }
    caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
    caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_CLOSED);
    return 1;
}

/* After a step down: the day of the final statutory meeting, or the day for which it is planned. */
static int find_final_day(const caf_run *run, caf_first_taf *out)
{
    const caf_facts *facts = run->facts;
    int64_t meeting;
    if (facts->final_meeting != 0) {
        out->due = facts->final_meeting;
        caf_step_date(run, facts->final_table, facts->final_row, caf_final_field(facts), out->due);
        return 1;
    }
    out->is_held = 0;
    out->due = caf_final_meeting_planned(run, &meeting);
    if (out->due == 0) {
        caf_conclude_missing(run, CAF_TRANSFERS, out->step_down, CAF_BIT(TRANSFER_FINAL_MEETING_ON));
        return 0;
    }
    caf_step_date(run, CAF_MEETINGS, meeting, MEETING_PLANNED_FOR, out->due);
    if (facts->closed.row >= 0 && facts->closed.on == 0) {
        caf_conclude_closed_some_day(run);
        return 0;
    }
    return !answer_closed_by(run, out->due);
}

/* The last day for a first TAF that was not held. */
static int find_last_day(const caf_run *run, caf_first_taf *out)
{
    const caf_facts *facts = run->facts;
    if (facts->taf.row >= 0 && facts->taf.doubt != 0) {
        caf_conclude_unsure(run, CAF_MEETINGS, facts->taf, 0); /* it may have been held, whatever the clock says */
        return 0;
    }
    caf_clock found = caf_clock_from_assessment(run);
    if (found.stopped) {
        caf_emit(run, &found.stop);
        return 0;
    }
    caf_limit limit = caf_limit_of_rule(run, CAF_EM_B2_HELD, CAF_WITHIN, found.start);
    if (answer_not_owed(run, found.start, limit)) {
        return 0;
    }
    caf_status status = caf_limit_end(run->calendar, found.start, limit, &out->due);
    if (status != CAF_OK) {
        caf_conclude(run, CAF_UNKNOWN, status == CAF_E_DIVISION ? CAF_REASON_NO_DIVISION : CAF_REASON_OUTSIDE_CALENDAR);
        return 0;
    }
    caf_note_limit(run, found.start, out->due, limit);
    out->limit = limit;
    return !answer_closed_by(run, out->due);
}

int caf_find_first_taf(const caf_run *run, caf_first_taf *out)
{
    const caf_facts *facts = run->facts;
    int32_t step_down = step_down_of(run);
    *out = (caf_first_taf){ 0, step_down, 1, { 0, CAF_UNIT_NONE, 0 }, 0 };
    if (step_down >= 0) {
        return find_final_day(run, out);
    }
    if (step_down == -2 || is_carried(run)) {
        return 0;
    }
    if (facts->tafs.n == 0 || facts->tafs.at[0].on > caf_last_day(facts)) {
        out->is_held = 0;
        return find_last_day(run, out);
    }
    const caf_occurrence *first = &facts->tafs.at[0];
    if (!CAF_FIRST_TAF_IS_SURE(facts)) {
        caf_conclude_unsure(run, CAF_MEETINGS, facts->taf, CAF_BIT(MEETING_HELD_ON)); /* it may have been the first one */
        return 0;
    }
    out->due = first->on;
    out->may_be_earlier = facts->coverage[CAF_MEETINGS] != CAF_COMPLETE && first->kind != CAF_FIRST_TAF;
    caf_step_date(run, CAF_MEETINGS, first->row, MEETING_HELD_ON, out->due);
    return 1;
}

static void em_b2_held(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    if (caf_conclude_stepped_down(run, CAF_REASON_STEPPED_DOWN)) {
        return;
    }
    caf_clock found = caf_clock_from_assessment(run);
    if (found.stopped) {
        caf_emit(run, &found.stop);
        return;
    }
    caf_limit limit = caf_limit_of(run, CAF_WITHIN, found.start);
    caf_date held = run->whose->row.carried_first_taf;
    int32_t table = CAF_CASES;
    int32_t row = 0;
    if (held != 0 && facts->episode == 0) {
        caf_step_date(run, table, row, CASE_CARRIED_FIRST_TAF, held);
    } else if (facts->tafs.n > 0 && facts->tafs.at[0].on <= caf_last_day(facts)) {
        held = facts->tafs.at[0].on;
        table = CAF_MEETINGS;
        row = facts->tafs.at[0].row;
        caf_step_date(run, table, row, MEETING_HELD_ON, held);
    } else {
        answer_not_held(run, found.start, limit);
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, table, row);
    /* An earlier one, of which the day or the row is missing, may have been in time. */
    caf_judge_by(run, &finding, found.start, held, facts->as_of, limit,
                 table == CAF_MEETINGS ? caf_taf_doubt_from(facts) : CAF_NO_DOUBT);
    if (finding.reason == CAF_REASON_MISSING) {
        if (facts->taf.row >= 0) {
            caf_note_unsure(run, &finding, CAF_MEETINGS, facts->taf, CAF_BIT(MEETING_HELD_ON));
        } else {
            caf_step_not_held(run, CAF_MEETINGS);
        }
    } else if (finding.verdict == CAF_MET && held <= found.start) {
        finding.reason = CAF_REASON_EARLY;
        finding.flags |= CAF_EARLY;
    }
    caf_mark_convention(run, &finding, found.start);
    caf_emit(run, &finding);
}

/* A doubtful row is no better than none, but leaves open what it says. */
static int64_t meeting_doubt(const caf_run *run, int64_t row)
{
    return caf_doubt_of(run->facts, CAF_MEETINGS, row) &
           (CAF_BIT(MEETING_HELD_ON) | CAF_BIT(MEETING_CANCELLED_ON) | CAF_BIT(MEETING_PLANNED_FOR) |
            CAF_BIT(MEETING_SET_ON) | CAF_BIT(MEETING_NOTIFIED_ON) | CAF_BIT(MEETING_HELD) | CAF_BIT(MEETING_CANCELLED));
}

/* The day that tells which episode a meeting belongs to, the surest first. 0: none is recorded. */
static caf_date day_of(const caf_meeting_row *meeting)
{
    if (meeting->planned_for != 0 || meeting->held_on != 0) {
        return meeting->planned_for != 0 ? meeting->planned_for : meeting->held_on;
    }
    return meeting->notified_on != 0 ? meeting->notified_on : meeting->set_on;
}

/*
 * The meeting that B.2's first two parts look at: the first one held, or else
 * the first of those set that were not cancelled, one without a day last. One
 * that nobody came to was set all the same. -1: none.
 */
static int64_t first_meeting(const caf_run *run, int with_missed, caf_meeting_row *out)
{
    const caf_facts *facts = run->facts;
    int64_t best = facts->tafs.n > 0 ? facts->tafs.at[0].row : -1;
    caf_date best_day = 0;
    caf_row room;
    for (int64_t i = 0; facts->tafs.n == 0 && i < run->whose->count[CAF_MEETINGS]; i++) {
        const caf_row *row = caf_row_of(run, CAF_MEETINGS, i, &room);
        if (row == NULL) {
            continue;
        }
        const caf_meeting_row *meeting = &row->meeting;
        int is_live = meeting->kind != CAF_FINAL_STATUTORY && meeting->cancelled_on == 0 && meeting->cancelled != CAF_YES &&
                      (with_missed || meeting->held != CAF_NO);
        caf_date day = day_of(meeting);
        int in_episode = day == 0 || day >= facts->episode || meeting_doubt(run, i) != 0;
        int is_earlier = best < 0 || (meeting->planned_for != 0 && (best_day == 0 || meeting->planned_for < best_day));
        if (is_live && in_episode && is_earlier) {
            best = i;
            best_day = meeting->planned_for;
        }
    }
    const caf_row *row = caf_row_of(run, CAF_MEETINGS, best, &room);
    if (row != NULL) {
        *out = row->meeting;
    }
    return best;
}

/* No meeting is set: due until the first TAF is. */
static void answer_not_set(const caf_run *run, caf_date start)
{
    answer_not_held(run, start, caf_limit_of_rule(run, CAF_EM_B2_HELD, CAF_WITHIN, start));
}

/* Which meeting is the first, or what is said of it, cannot be told. True: answered. */
static int is_doubtful(const caf_run *run, int64_t row)
{
    const caf_facts *facts = run->facts;
    /* One that is not sure may have been the first; where no other was held, one that contradicts itself. */
    int maybe_first = facts->tafs.n > 0 ? !CAF_FIRST_TAF_IS_SURE(facts) : facts->taf.doubt != 0;
    if (maybe_first) {
        caf_conclude_unsure(run, CAF_MEETINGS, facts->taf, CAF_BIT(MEETING_HELD_ON));
        return 1;
    }
    int64_t doubt = row >= 0 ? meeting_doubt(run, row) : 0;
    if (doubt == 0) {
        return 0;
    }
    caf_conclude_unsure(run, CAF_MEETINGS, (caf_unsure){ (int32_t)row, doubt }, 0);
    return 1;
}

static void em_b2_set(const caf_run *run)
{
    caf_meeting_row meeting;
    if (caf_conclude_stepped_down(run, CAF_REASON_STEPPED_DOWN) || is_carried(run)) {
        return;
    }
    int64_t row = first_meeting(run, 1, &meeting);
    if (is_doubtful(run, row)) {
        return;
    }
    if (row >= 0) {
        caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_MEETINGS, row);
        finding.done = meeting.set_on;
        int32_t field = meeting.set_on != 0 ? MEETING_SET_ON : meeting.planned_for != 0 ? MEETING_PLANNED_FOR : MEETING_HELD_ON;
        caf_date date = meeting.set_on != 0 ? meeting.set_on : meeting.planned_for != 0 ? meeting.planned_for : meeting.held_on;
        if (date != 0) {
            caf_step_date(run, CAF_MEETINGS, row, field, date);
            caf_emit(run, &finding);
            return;
        }
        if (meeting.notified_on == 0 && meeting.notified != CAF_YES && meeting.held != CAF_YES) {
            caf_conclude_missing(run, CAF_MEETINGS, row, CAF_BIT(MEETING_SET_ON));
            return;
        }
        /* The family was told of it, or it took place: then it had a date. */
        caf_step_value(run, CAF_MEETINGS, row, meeting.held == CAF_YES ? MEETING_HELD : MEETING_NOTIFIED, CAF_YES);
        caf_emit(run, &finding);
        return;
    }
    caf_clock found = caf_clock_from_assessment(run);
    if (found.stopped) {
        caf_emit(run, &found.stop);
    } else {
        answer_not_set(run, found.start);
    }
}

/*
 * The last day on which the family can be told: the day before the meeting, or
 * the end of the time that a profile sets, whichever comes first. 0: answered,
 * because one of them cannot be told.
 */
static caf_date last_day_to_tell(const caf_run *run, int64_t row, const caf_meeting_row *meeting, caf_date day)
{
    caf_limit limit = caf_limit_of(run, CAF_NOTIFY_WITHIN, meeting->set_on != 0 ? meeting->set_on : day);
    caf_date end;
    if (limit.unit == CAF_UNIT_NONE) {
        return day - 1;
    }
    if (meeting->set_on == 0) {
        caf_conclude_missing(run, CAF_MEETINGS, row, CAF_BIT(MEETING_SET_ON));
        return 0;
    }
    caf_status status = caf_limit_end(run->calendar, meeting->set_on, limit, &end);
    if (status != CAF_OK) {
        caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_OUTSIDE_CALENDAR, CAF_MEETINGS, row);
        finding.reason = status == CAF_E_DIVISION ? CAF_REASON_NO_DIVISION : CAF_REASON_OUTSIDE_CALENDAR;
        caf_emit(run, &finding);
        return 0;
    }
    caf_step_date(run, CAF_MEETINGS, row, MEETING_SET_ON, meeting->set_on);
    caf_step_bound(run, meeting->set_on, limit, end);
    return end < day - 1 ? end : day - 1;
}

static void answer_told(const caf_run *run, int64_t row, const caf_meeting_row *meeting)
{
    caf_date day = meeting->held_on != 0 ? meeting->held_on : meeting->planned_for;
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_MEETINGS, row);
    caf_step_date(run, CAF_MEETINGS, row, MEETING_NOTIFIED_ON, meeting->notified_on);
    if (day == 0) {
        caf_conclude_missing(run, CAF_MEETINGS, row, CAF_BIT(MEETING_PLANNED_FOR) | CAF_BIT(MEETING_HELD_ON));
        return;
    }
    caf_step_date(run, CAF_MEETINGS, row, meeting->held_on != 0 ? MEETING_HELD_ON : MEETING_PLANNED_FOR, day);
    if (meeting->notified_on >= day) {
        finding.due = day - 1;
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_ORDER;
    } else {
        finding.due = last_day_to_tell(run, row, meeting, day);
        if (finding.due == 0) {
            return;
        }
        finding.verdict = meeting->notified_on <= finding.due ? CAF_MET : CAF_NOT_MET;
    }
    finding.done = meeting->notified_on;
    finding.slack = finding.due - finding.done;
    caf_emit(run, &finding);
}

/* Not told as far as is recorded: due, or not met once the last day has passed. */
static void answer_not_told(const caf_run *run, int64_t row, const caf_meeting_row *meeting, caf_date day)
{
    if (day == 0 && meeting->held != CAF_YES) {
        caf_conclude_missing(run, CAF_MEETINGS, row, CAF_BIT(MEETING_PLANNED_FOR) | CAF_BIT(MEETING_HELD_ON));
        return;
    }
    caf_date due = day != 0 ? last_day_to_tell(run, row, meeting, day) : 0;
    if (day != 0 && due == 0) {
        return;
    }
    int still = due != 0 && run->facts->as_of <= due;
    caf_finding finding = caf_answer_on(run, still ? CAF_DUE : CAF_NOT_MET, still ? CAF_REASON_NONE : CAF_REASON_NEVER,
                                        CAF_MEETINGS, row);
    finding.due = due;
    caf_emit(run, &finding);
}

static void em_b2_notified(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_meeting_row meeting;
    if (caf_conclude_stepped_down(run, CAF_REASON_STEPPED_DOWN) || is_carried(run)) {
        return;
    }
    int64_t row = first_meeting(run, 0, &meeting);
    if (is_doubtful(run, row)) {
        return;
    }
    if (row < 0) {
        caf_clock found = caf_clock_from_assessment(run);
        if (found.stopped) {
            caf_emit(run, &found.stop);
        } else {
            answer_not_set(run, found.start);
        }
        return;
    }
    if (facts->coverage[CAF_MEETINGS] != CAF_COMPLETE && meeting.kind != CAF_FIRST_TAF) {
        caf_conclude_not_held(run, CAF_MEETINGS); /* the first one may be a row that is missing */
        return;
    }
    if (meeting.notified_on != 0) {
        answer_told(run, row, &meeting);
        return;
    }
    caf_date day = meeting.held_on != 0 ? meeting.held_on : meeting.planned_for;
    if (meeting.notified == CAF_NO) {
        caf_step_value(run, CAF_MEETINGS, row, MEETING_NOTIFIED, CAF_NO);
    }
    if (meeting.notified == CAF_NO || caf_to_come_in(run, CAF_MEETINGS, row, CAF_BIT(MEETING_NOTIFIED_ON)) != 0) {
        if (day != 0) {
            caf_step_date(run, CAF_MEETINGS, row, meeting.held_on != 0 ? MEETING_HELD_ON : MEETING_PLANNED_FOR, day);
        }
        caf_step_as_of(run);
        answer_not_told(run, row, &meeting, day);
        return;
    }
    if (meeting.held_on == 0 && meeting.planned_for > facts->as_of && facts->coverage[CAF_MEETINGS] == CAF_COMPLETE &&
        meeting.notified == CAF_NOT_RECORDED) {
        /* Not told as far as the record goes, and there is still time. */
        caf_step_date(run, CAF_MEETINGS, row, MEETING_PLANNED_FOR, meeting.planned_for);
        answer_not_told(run, row, &meeting, day);
        return;
    }
    caf_conclude_missing(run, CAF_MEETINGS, row, CAF_BIT(MEETING_NOTIFIED_ON));
}

const caf_rule_entry caf_em_b2_set = {
    .rule = RULE(CAF_EM_B2_SET, "EM-B2-set", EM, "B.2", "A date for the first TAF is set", CAF_STANDARD, 0, DECIDED,
         "A date for the first TAF is on record. Cancelled meetings count for nothing. From the completion of the "
         "initial assessment it is due until the first TAF is. After a step down, where the final statutory meeting is "
         "the first TAF, and where another authority held it, this does not apply."),
    .run = em_b2_set,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, MET_ON, CLOSED_ON, MOVED, CARRIED },
};

const caf_rule_entry caf_em_b2_notified = {
    .rule = RULE(CAF_EM_B2_NOTIFIED, "EM-B2-notified", EM, "B.2", "The family is told before the first TAF", CAF_STANDARD, 0, DECIDED,
         "The family is told of the first TAF on an earlier day than the meeting. A profile may add a time within "
         "which it is told once the date is set. After a step down, and where another authority held the first TAF, "
         "this does not apply."),
    .run = em_b2_notified,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, MET_ON, CLOSED_ON, MOVED, CARRIED,
               { CAF_MEETINGS, CAF_BIT(MEETING_NOTIFIED_ON) | CAF_BIT(MEETING_SET_ON) } },
    .parameters = { { CAF_NOTIFY_WITHIN, { 0, CAF_UNIT_NONE } } },
};

const caf_rule_entry caf_em_b2_held = {
    .rule = RULE(CAF_EM_B2_HELD, "EM-B2-held", EM, "B.2", "First TAF within 20 working days", CAF_STANDARD, 1, DECIDED,
         "The first TAF is held within 20 working days of the day the initial assessment is completed: that day is "
         "not counted, the last one is. Cancelled meetings count for nothing and updates of the assessment never "
         "restart the clock. A TAF on or before the day of completion is met, with a note. On a step down the final "
         "statutory meeting is the first TAF and this does not apply. Closed on or before the due date: not "
         "applicable."),
    .run = em_b2_held,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, MET_ON, CLOSED_ON, MOVED, CARRIED },
    .parameters = { { CAF_WITHIN, { 20, CAF_WORKING_DAYS } } },
};
