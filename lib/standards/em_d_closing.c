/*
 * East Midlands, D: a sign-off meeting agrees the closure and its reasons; the
 * record stays accessible for a year, is then flagged and archived, and is kept
 * six years more. With it Leicester's concern that a risk may remain where a
 * family disengages.
 */
#include "../reading.h"
#include "../keeping.h"
#include "../run.h"
#include "entry.h"

static int read_closure(const caf_run *run, int64_t i, caf_closure_row *out)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_CLOSURES, i, &room);
    if (row == NULL) {
        return 0;
    }
    *out = row->closure;
    return 1;
}

/* No closure at all: the case is open, or the source cannot say. */
static void answer_not_closed(const caf_run *run)
{
    if (run->facts->coverage[CAF_CLOSURES] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_CLOSURES);
    } else {
        caf_conclude(run, CAF_NOT_APPLICABLE, run->facts->reopened ? CAF_REASON_REOPENED : CAF_REASON_OPEN);
    }
}

/* What the meetings say about a closure's sign-off. */
typedef struct sign_off {
    int64_t held;       /* the last sign-off meeting on or before the closure, or -1 */
    caf_meeting_row of;
    int64_t doubtful;   /* one of which the day, or whether it was held, is not sure, or -1 */
    int64_t doubt;      /* fields of it that cannot be right */
    int64_t fields;     /* or that are not recorded */
    int64_t late;       /* the first one held after the closure, or -1 */
    caf_date late_on;
    int64_t attempts;
} sign_off;

/* Whether a meeting of no recorded kind or day may have been the sign-off meeting, and in time. */
static int may_have_signed_off(const caf_run *run, int64_t i, const caf_meeting_row *meeting, int is_off, caf_date begun,
                               caf_date closed)
{
    caf_date day = meeting->held_on != 0 ? meeting->held_on : meeting->planned_for;
    if (meeting->held_on == 0 && (is_off || caf_to_come_in(run, CAF_MEETINGS, i, CAF_BIT(MEETING_HELD_ON)) != 0)) {
        return 0;
    }
    return day == 0 || (day >= begun && day <= closed);
}

static sign_off find_sign_off(const caf_run *run, caf_date begun, const caf_closure_row *closure)
{
    caf_date closed = closure->closed;
    sign_off found = { -1, { 0 }, -1, 0, 0, -1, 0, 0 };
    for (int64_t i = 0; i < run->whose->count[CAF_MEETINGS]; i++) {
        caf_row room;
        const caf_row *row = caf_row_of(run, CAF_MEETINGS, i, &room);
        if (row == NULL || (row->meeting.kind != CAF_SIGN_OFF_TAF && row->meeting.kind != 0)) {
            continue;
        }
        const caf_meeting_row *meeting = &row->meeting;
        int is_off = meeting->cancelled_on != 0 || meeting->cancelled == CAF_YES || meeting->held == CAF_NO;
        int64_t doubt = caf_doubt_in(run, CAF_MEETINGS, i, ~CAF_BIT(MEETING_ATTEMPTS));
        if (meeting->kind == 0) {
            if (found.doubtful < 0 && may_have_signed_off(run, i, meeting, is_off, begun, closed)) {
                found.doubtful = i;
                found.doubt = doubt;
                found.fields = CAF_BIT(MEETING_KIND) | (meeting->held_on == 0 ? CAF_BIT(MEETING_HELD_ON) : 0);
            }
            continue;
        }
        if (doubt != 0) {
            found.doubtful = i;
            found.doubt = doubt;
        } else if (meeting->held_on == 0) {
            if (may_have_signed_off(run, i, meeting, is_off, begun, closed)) {
                found.doubtful = i;
                found.fields = CAF_BIT(MEETING_HELD_ON);
            }
            found.attempts += meeting->attempts != 0 ? meeting->attempts : is_off;
        } else if (meeting->held_on >= begun && meeting->held_on <= closed &&
                   (found.held < 0 || meeting->held_on >= found.of.held_on)) {
            found.held = i;
            found.of = *meeting;
        } else if (meeting->held_on > closed && (closure->reopened == 0 || meeting->held_on < closure->reopened) &&
                   (found.late < 0 || meeting->held_on < found.late_on)) {
            found.late = i;
            found.late_on = meeting->held_on;
        }
    }
    return found;
}

/* What the step-ups of an episode say about the meeting at which responsibility passed. */
typedef struct handover {
    int64_t held;      /* the last one by the closure, or -1 */
    caf_date held_on;
    int64_t late;      /* one only after it, or -1 */
    caf_date late_on;
    caf_unsure unsure; /* a step up without a sure day of it */
} handover;

static handover find_handover(const caf_run *run, caf_date begun, caf_date closed)
{
    handover found = { -1, 0, -1, 0, { -1, 0 } };
    for (int64_t i = 0; i < run->whose->count[CAF_TRANSFERS]; i++) {
        caf_row room;
        const caf_row *row = caf_row_of(run, CAF_TRANSFERS, i, &room);
        if (row == NULL || row->transfer.kind != CAF_STEP_UP) {
            continue;
        }
        const caf_transfer_row *step_up = &row->transfer;
        int64_t doubt = caf_doubt_of(run->facts, CAF_TRANSFERS, i) & CAF_BIT(TRANSFER_HANDED_OVER_ON);
        caf_date day = step_up->handed_over_on != 0 ? step_up->handed_over_on
                       : step_up->assumed_on != 0   ? step_up->assumed_on : step_up->referred_on;
        int is_back = step_up->returned_on != 0 && step_up->returned_on <= closed;
        if (is_back || (doubt == 0 && day != 0 && day < begun)) {
            continue; /* an earlier episode's, or one that came to nothing */
        }
        if (doubt == 0 && caf_to_come_in(run, CAF_TRANSFERS, i, CAF_BIT(TRANSFER_HANDED_OVER_ON)) != 0) {
            continue; /* it is known to be later than the closure */
        }
        if (doubt != 0 || step_up->handed_over_on == 0) {
            found.unsure = (caf_unsure){ (int32_t)i, doubt };
        } else if (step_up->handed_over_on > closed) {
            found.late = i;
            found.late_on = step_up->handed_over_on;
        } else if (step_up->handed_over_on >= found.held_on) {
            found.held = i;
            found.held_on = step_up->handed_over_on;
        }
    }
    return found;
}

/* Stepped up: the meeting at which responsibility passed stands for the sign-off. */
static void answer_stepped_up(const caf_run *run, int64_t closure, caf_date begun, caf_date closed)
{
    handover found = find_handover(run, begun, closed);
    caf_finding finding = caf_answer_on(run, CAF_NOT_MET, CAF_REASON_NEVER, CAF_CLOSURES, closure);
    int64_t row = found.held >= 0 ? found.held : found.late;
    finding.due = closed;
    if (found.held < 0 && found.unsure.row >= 0) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_TRANSFERS, found.unsure, CAF_BIT(TRANSFER_HANDED_OVER_ON));
    } else if (row < 0 && run->facts->coverage[CAF_TRANSFERS] != CAF_COMPLETE) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_TRANSFERS);
    } else if (row < 0) {
        caf_step_no_row(run, CAF_TRANSFERS);
    } else {
        finding.done = found.held >= 0 ? found.held_on : found.late_on;
        finding.slack = closed - finding.done;
        finding.verdict = found.held >= 0 ? CAF_MET : CAF_NOT_MET;
        finding.reason = found.held >= 0 ? CAF_REASON_NONE : CAF_REASON_ORDER;
        caf_step_date(run, CAF_TRANSFERS, row, TRANSFER_HANDED_OVER_ON, finding.done);
    }
    caf_emit(run, &finding);
}

/* A meeting was held: were the reasons recorded and agreed, and was the family invited? */
static void judge_sign_off(const caf_run *run, caf_finding *finding, const sign_off *found, int64_t i, const caf_closure_row *closure)
{
    int64_t missing = (closure->reason == 0 ? CAF_BIT(CLOSURE_REASON) : 0) |
                      (closure->reasons_agreed == 0 ? CAF_BIT(CLOSURE_REASONS_AGREED) : 0);
    int not_invited = found->of.family_attended != CAF_YES && found->of.family_invited == CAF_NO;
    int invited_unknown = found->of.family_attended != CAF_YES && found->of.family_invited == 0;
    finding->done = found->of.held_on;
    finding->slack = closure->closed - found->of.held_on;
    caf_step_date(run, CAF_MEETINGS, found->held, MEETING_HELD_ON, found->of.held_on);
    if (closure->reasons_agreed == CAF_NO) {
        finding->verdict = CAF_NOT_MET;
        caf_step_value(run, CAF_CLOSURES, i, CLOSURE_REASONS_AGREED, CAF_NO);
    } else if (not_invited) {
        finding->verdict = CAF_NOT_MET;
        caf_step_value(run, CAF_MEETINGS, found->held, MEETING_FAMILY_INVITED, CAF_NO);
    } else if (missing != 0 || invited_unknown) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_MISSING;
        finding->items = missing;
        caf_step_missing(run, CAF_CLOSURES, i, missing);
        if (invited_unknown) {
            caf_step_missing(run, CAF_MEETINGS, found->held, CAF_BIT(MEETING_FAMILY_INVITED));
        }
    } else {
        finding->verdict = CAF_MET;
        caf_step_value(run, CAF_CLOSURES, i, CLOSURE_REASON, closure->reason);
        caf_step_value(run, CAF_CLOSURES, i, CLOSURE_REASONS_AGREED, CAF_YES);
    }
}

static void answer_sign_off(const caf_run *run, int64_t i, const caf_closure_row *closure, caf_date begun)
{
    sign_off found = find_sign_off(run, begun, closure);
    caf_finding finding = caf_answer_on(run, CAF_NOT_MET, CAF_REASON_NONE, CAF_CLOSURES, i);
    int32_t excused = caf_choice_of(run, CAF_EXCUSED_REASONS, closure->closed);
    finding.due = closure->closed;
    caf_step_date(run, CAF_CLOSURES, i, CLOSURE_CLOSED, closure->closed);
    if (found.held >= 0) {
        judge_sign_off(run, &finding, &found, i, closure);
    } else if (closure->reason != 0 && (excused >> closure->reason & 1)) {
        finding.verdict = CAF_MET;
        finding.reason = CAF_REASON_EXCUSED;
        caf_step_value(run, CAF_CLOSURES, i, CLOSURE_REASON, closure->reason);
    } else if (found.doubtful >= 0) {
        caf_unsure unsure = { (int32_t)found.doubtful, found.doubt };
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_MEETINGS, unsure, found.fields);
    } else if (run->facts->coverage[CAF_MEETINGS] != CAF_COMPLETE) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_MEETINGS);
    } else if (found.late >= 0) {
        finding.done = found.late_on;
        finding.slack = closure->closed - found.late_on;
        finding.reason = CAF_REASON_ORDER;
        caf_step_date(run, CAF_MEETINGS, found.late, MEETING_HELD_ON, found.late_on);
    } else {
        finding.reason = CAF_REASON_NO_SIGN_OFF;
        if (found.attempts > 0 && run->sink->step != NULL) {
            caf_step tried = { CAF_STEP_COUNT, CAF_MEETINGS, 0, MEETING_ATTEMPTS, 0, 0, 0, 0, 0 };
            tried.amount = found.attempts > INT32_MAX ? INT32_MAX : (int32_t)found.attempts;
            run->sink->step(run->sink, &tried);
        }
    }
    caf_emit(run, &finding);
}

/* Where a closure's episode began: the last reopening before it, or the opening. */
static caf_date episode_of(const caf_run *run, caf_date closed)
{
    caf_date begun = run->whose->row.opened <= closed ? run->whose->row.opened : 0;
    caf_closure_row closure;
    for (int64_t i = 0; i < run->whose->count[CAF_CLOSURES]; i++) {
        if (read_closure(run, i, &closure) && closure.reopened != 0 && closure.reopened <= closed && closure.reopened > begun) {
            begun = closure.reopened;
        }
    }
    return begun;
}

static void em_d1(const caf_run *run)
{
    caf_closure_row closure;
    int any = 0;
    for (int64_t i = 0; i < run->whose->count[CAF_CLOSURES]; i++) {
        if (!read_closure(run, i, &closure)) {
            continue;
        }
        any = 1;
        caf_unsure unsure = { (int32_t)i, caf_doubt_of(run->facts, CAF_CLOSURES, i) &
                                          (CAF_BIT(CLOSURE_CLOSED) | CAF_BIT(CLOSURE_REOPENED) | CAF_BIT(CLOSURE_REASON)) };
        if (unsure.doubt != 0 || closure.closed == 0) {
            caf_conclude_unsure(run, CAF_CLOSURES, unsure, CAF_BIT(CLOSURE_CLOSED));
        } else if (closure.reason == CAF_STEPPED_UP) {
            answer_stepped_up(run, i, episode_of(run, closure.closed), closure.closed);
        } else {
            answer_sign_off(run, i, &closure, episode_of(run, closure.closed));
        }
    }
    if (!any) {
        answer_not_closed(run);
    }
}

static void em_d1_risk(const caf_run *run)
{
    caf_closure_row closure;
    int any = 0;
    for (int64_t i = 0; i < run->whose->count[CAF_CLOSURES]; i++) {
        if (!read_closure(run, i, &closure)) {
            continue;
        }
        any = 1;
        int64_t missing = closure.reason == 0 ? CAF_BIT(CLOSURE_REASON)
                          : closure.reason == CAF_DISENGAGED && closure.risk_viewed == 0 ? CAF_BIT(CLOSURE_RISK_VIEWED) : 0;
        caf_unsure unsure = { (int32_t)i, caf_doubt_of(run->facts, CAF_CLOSURES, i) &
                                          (CAF_BIT(CLOSURE_REASON) | CAF_BIT(CLOSURE_RISK_VIEWED)) };
        if (unsure.doubt != 0 || missing != 0) {
            caf_conclude_unsure(run, CAF_CLOSURES, unsure, missing);
            continue;
        }
        caf_finding finding = caf_answer_on(run, CAF_NOT_APPLICABLE, CAF_REASON_OTHER_REASON, CAF_CLOSURES, i);
        caf_step_value(run, CAF_CLOSURES, i, CLOSURE_REASON, closure.reason);
        if (closure.reason == CAF_DISENGAGED) {
            finding.verdict = closure.risk_viewed == CAF_YES ? CAF_MET : CAF_NOT_MET;
            finding.reason = CAF_REASON_NONE;
            caf_step_value(run, CAF_CLOSURES, i, CLOSURE_RISK_VIEWED, closure.risk_viewed);
        }
        caf_emit(run, &finding);
    }
    if (!any) {
        answer_not_closed(run);
    }
}

/* A kept record: its closure, and the two days that D.3 sets. */
typedef struct keeping {
    int64_t row;
    caf_closure_row of;
    caf_keeping time;
    int64_t held; /* the fields that the source can hold */
} keeping;

/* 0: answered already. */
static int find_keeping(const caf_run *run, keeping *kept)
{
    const caf_facts *facts = run->facts;
    const caf_rows *rows;
    kept->row = facts->closed.row;
    if (kept->row < 0 || !read_closure(run, kept->row, &kept->of)) {
        answer_not_closed(run);
        return 0;
    }
    caf_unsure unsure = { (int32_t)kept->row, caf_doubt_of(facts, CAF_CLOSURES, kept->row) & ~CAF_BIT(CLOSURE_REASON) };
    if (unsure.doubt != 0 || kept->of.closed == 0) {
        caf_conclude_unsure(run, CAF_CLOSURES, unsure, CAF_BIT(CLOSURE_CLOSED));
        return 0;
    }
    caf_date closed = kept->of.closed;
    kept->held = caf_table_of(run->whose->caseload, CAF_CLOSURES, &rows) == CAF_OK ? rows->fields : 0;
    if (!caf_find_keeping(run, closed, &kept->time)) {
        caf_conclude(run, CAF_UNKNOWN, CAF_REASON_OUTSIDE_CALENDAR);
        return 0;
    }
    caf_step_date(run, CAF_CLOSURES, kept->row, CLOSURE_CLOSED, closed);
    caf_step_bound(run, closed, kept->time.accessible, kept->time.archive_from);
    return 1;
}

/* The source has no place for a fact that would decide. */
static void answer_no_field(const caf_run *run, const keeping *kept, int64_t fields)
{
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_MISSING, CAF_CLOSURES, kept->row);
    finding.items = fields & ~kept->held;
    caf_step_missing(run, CAF_CLOSURES, kept->row, finding.items);
    caf_emit(run, &finding);
}

static caf_date earlier(caf_date one, caf_date other)
{
    return one == 0 || (other != 0 && other < one) ? other : one;
}

static void em_d3_accessible(const caf_run *run)
{
    static const int64_t ways = CAF_BIT(CLOSURE_UNAVAILABLE_ON) | CAF_BIT(CLOSURE_ARCHIVED_ON) | CAF_BIT(CLOSURE_DISPOSED_ON);
    keeping kept;
    if (!find_keeping(run, &kept)) {
        return;
    }
    caf_date gone = earlier(kept.of.unavailable_on, earlier(kept.of.archived_on, kept.of.disposed_on));
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_CLOSURES, kept.row);
    finding.due = kept.time.archive_from;
    finding.done = gone;
    if (gone != 0) {
        int32_t field = gone == kept.of.unavailable_on ? CLOSURE_UNAVAILABLE_ON
                        : gone == kept.of.archived_on  ? CLOSURE_ARCHIVED_ON : CLOSURE_DISPOSED_ON;
        caf_step_date(run, CAF_CLOSURES, kept.row, field, gone);
        finding.days = gone - kept.of.closed;
        finding.slack = gone - kept.time.archive_from;
    }
    if (gone != 0 && gone < kept.time.archive_from) {
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_TOO_EARLY;
    } else if ((kept.held & ways) != ways) {
        answer_no_field(run, &kept, ways);
        return;
    } else if (run->facts->as_of < kept.time.archive_from) {
        finding.verdict = CAF_DUE;
        caf_step_as_of(run);
    }
    caf_emit(run, &finding);
}

static void em_d3_archived(const caf_run *run)
{
    static const int64_t both = CAF_BIT(CLOSURE_FLAGGED_ON) | CAF_BIT(CLOSURE_ARCHIVED_ON);
    keeping kept;
    if (!find_keeping(run, &kept)) {
        return;
    }
    if (run->facts->as_of < kept.time.archive_from && (kept.of.flagged_on == 0 || kept.of.archived_on == 0)) {
        caf_finding finding = caf_answer_on(run, CAF_NOT_APPLICABLE, CAF_REASON_NOT_YET, CAF_CLOSURES, kept.row);
        finding.due = kept.time.archive_from;
        caf_emit(run, &finding);
        return;
    }
    if (kept.of.disposed_on != 0 && (kept.of.flagged_on == 0 || kept.of.archived_on == 0)) {
        caf_finding finding = caf_answer_on(run, CAF_NOT_APPLICABLE, CAF_REASON_DISPOSED, CAF_CLOSURES, kept.row);
        caf_step_date(run, CAF_CLOSURES, kept.row, CLOSURE_DISPOSED_ON, kept.of.disposed_on);
        caf_emit(run, &finding); /* there is no record left to archive */
        return;
    }
    if ((kept.held & both) != both) {
        answer_no_field(run, &kept, both);
        return;
    }
    caf_date flagged = kept.of.flagged_on;
    caf_date archived = kept.of.archived_on;
    caf_date done = flagged != 0 && archived != 0 ? (flagged > archived ? flagged : archived) : 0;
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_CLOSURES, kept.row);
    if (flagged != 0) {
        caf_step_date(run, CAF_CLOSURES, kept.row, CLOSURE_FLAGGED_ON, flagged);
    }
    if (archived != 0) {
        caf_step_date(run, CAF_CLOSURES, kept.row, CLOSURE_ARCHIVED_ON, archived);
    }
    caf_judge_by(run, &finding, kept.time.archive_from, done, run->facts->as_of, caf_limit_of(run, CAF_WITHIN, kept.of.closed),
                 CAF_NO_DOUBT);
    if (done == 0) {
        finding.items = (flagged == 0 ? CAF_BIT(CLOSURE_FLAGGED_ON) : 0) | (archived == 0 ? CAF_BIT(CLOSURE_ARCHIVED_ON) : 0);
        caf_step_missing(run, CAF_CLOSURES, kept.row, finding.items);
        finding.reason = finding.verdict == CAF_NOT_MET ? CAF_REASON_NEVER : finding.reason;
    }
    caf_emit(run, &finding);
}

/* How long the record is to be kept: by years, and by the child's age where the profile sets one. */
static void note_disposal(const caf_run *run, const caf_keeping *time)
{
    caf_date by_years = time->disposal_from;
    (void)caf_limit_end(run->calendar, time->archive_from, time->archived, &by_years);
    caf_step_bound(run, time->archive_from, time->archived, by_years);
    if (time->of_age != 0) {
        caf_step_date(run, CAF_CHILDREN, run->facts->child_row, CHILD_BORN, run->facts->born);
        caf_step_bound(run, run->facts->born, time->until_age, time->of_age);
    }
}

/* The age that the child must have had is not known, and so it is not whether the record was kept for long enough. */
static void answer_no_age(const caf_run *run, const keeping *kept)
{
    const caf_facts *facts = run->facts;
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_AGE_DECIDES, CAF_CLOSURES, kept->row);
    if (facts->child_row >= 0) {
        caf_unsure birth = { facts->child_row, caf_doubt_of(facts, CAF_CHILDREN, facts->child_row) & CAF_BIT(CHILD_BORN) };
        caf_note_unsure(run, &finding, CAF_CHILDREN, birth, CAF_BIT(CHILD_BORN));
        finding.reason = birth.doubt != 0 ? CAF_REASON_PROBLEM : CAF_REASON_AGE_DECIDES;
    } else {
        caf_step_not_held(run, CAF_CHILDREN);
    }
    caf_emit(run, &finding);
}

/* A legal hold on the record, whether it still stands or has ended: a reader asks why nothing was done while it did. */
static void note_hold(const caf_run *run, const keeping *kept)
{
    if (kept->of.hold_from != 0) {
        caf_step_date(run, CAF_CLOSURES, kept->row, CLOSURE_HOLD_FROM, kept->of.hold_from);
        if (kept->of.hold_until != 0) {
            caf_step_date(run, CAF_CLOSURES, kept->row, CLOSURE_HOLD_UNTIL, kept->of.hold_until);
        }
    }
}

static void em_d3_disposal(const caf_run *run)
{
    keeping kept;
    if (!find_keeping(run, &kept)) {
        return;
    }
    caf_date disposed = kept.of.disposed_on;
    caf_date by = disposed != 0 ? disposed : run->facts->as_of;
    int is_held = caf_is_held(&kept.of, by);
    int is_held_for_all = caf_is_held_for_all(run, by);
    int is_later = kept.time.age_unknown && by >= kept.time.disposal_from; /* or may be */
    if (is_later && !is_held && !is_held_for_all) {
        answer_no_age(run, &kept);
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_DUE, CAF_REASON_NONE, CAF_CLOSURES, kept.row);
    finding.due = is_later ? 0 : kept.time.disposal_from;
    finding.done = disposed;
    note_disposal(run, &kept.time);
    note_hold(run, &kept);
    if (disposed != 0) {
        caf_step_date(run, CAF_CLOSURES, kept.row, CLOSURE_DISPOSED_ON, disposed);
        finding.days = disposed - kept.of.closed;
        finding.slack = is_later ? CAF_DAYS_NONE : disposed - kept.time.disposal_from;
        finding.verdict = CAF_MET;
        if (disposed < kept.time.disposal_from || is_held || is_held_for_all) {
            finding.verdict = CAF_NOT_MET;
            finding.reason = disposed < kept.time.disposal_from ? CAF_REASON_TOO_EARLY
                             : is_held                          ? CAF_REASON_LEGAL_HOLD : CAF_REASON_HELD_FOR_ALL;
        }
    } else if (!(kept.held & CAF_BIT(CLOSURE_DISPOSED_ON))) {
        answer_no_field(run, &kept, CAF_BIT(CLOSURE_DISPOSED_ON));
        return;
    } else if (run->facts->as_of < kept.time.disposal_from) {
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_NOT_YET;
    } else if (is_held) {
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_LEGAL_HOLD;
    } else if (is_held_for_all) {
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_HELD_FOR_ALL;
    } else {
        caf_step_as_of(run);
    }
    caf_emit(run, &finding);
}

const caf_rule_entry caf_em_d1 = {
    .rule = RULE(CAF_EM_D1, "EM-D1", EM, "D.1", "A sign-off meeting agrees the closure", CAF_STANDARD, 0, UNTIMED,
         "A sign-off meeting is held on or before the closure, and the reasons are recorded and agreed. The family "
         "need not come if it was invited. Without one the attempts on record are named; a profile may list closure "
         "reasons that excuse it. For a case stepped up, the meeting at which responsibility passed stands for it."),
    .run = em_d1,
    .unless = SEVERAL_SERVICES,
    .reads = { MET_ON, CLOSED_ON, { CAF_CLOSURES, CAF_BIT(CLOSURE_REASONS_AGREED) },
               { CAF_MEETINGS, CAF_BIT(MEETING_FAMILY_INVITED) | CAF_BIT(MEETING_FAMILY_ATTENDED) } },
    .parameters = { { CAF_EXCUSED_REASONS, { 0, CAF_CHOICE } } },
};

const caf_rule_entry caf_em_d1_risk = {
    .rule = RULE(CAF_EM_D1_RISK, "EM-D1-risk", LE, "D.1", "The remaining risk is viewed when a family disengages", CAF_STANDARD, 0, UNTIMED,
         "Where a case is closed because the family disengaged, a view of the remaining risk is on record."),
    .run = em_d1_risk,
    .unless = SEVERAL_SERVICES,
    .reads = { CLOSED_ON, { CAF_CLOSURES, CAF_BIT(CLOSURE_RISK_VIEWED) } },
};

const caf_rule_entry caf_em_d3_accessible = {
    .rule = RULE(CAF_EM_D3_ACCESSIBLE, "EM-D3-accessible", EM, "D.3", "The record stays accessible for a year", CAF_STANDARD, 1, DECIDED,
         "After the last closure the record stays accessible for one year: made unavailable, archived or disposed of "
         "before that is not met. Reopening cancels it."),
    .run = em_d3_accessible,
    .unless = CAF_UNLESS_DECLINED,
    .reads = { KEPT },
    .parameters = { { CAF_WITHIN, { 1, CAF_YEARS } } },
};

const caf_rule_entry caf_em_d3_archived = {
    .rule = RULE(CAF_EM_D3_ARCHIVED, "EM-D3-archived", EM, "D.3", "Then it is flagged and archived", CAF_STANDARD, 0, DECIDED,
         "When that year is over the record is flagged on the system and archived; both days are asked for. Within "
         "one month it is due, later it is not met. Once it was disposed of without that, this does not apply."),
    .run = em_d3_archived,
    .unless = CAF_UNLESS_DECLINED,
    .reads = { KEPT },
    .parameters = { { CAF_WITHIN, { 1, CAF_MONTHS } } },
};

const caf_rule_entry caf_em_d3_disposal = {
    .rule = RULE(CAF_EM_D3_DISPOSAL, "EM-D3-disposal", EM, "D.3", "Kept six years more, then disposed of", CAF_STANDARD, 0, DECIDED,
         "The archived record is kept for six years after the first one; from then on its disposal is due. Disposed "
         "of earlier, or during a legal hold, is not met. A legal hold suspends disposal. A profile may keep the "
         "record at least until the child has an age (until-age), and may put a hold on all records while an order is in "
         "force (hold)."),
    .run = em_d3_disposal,
    .unless = CAF_UNLESS_DECLINED,
    .reads = { KEPT },
    .parameters = { { CAF_WITHIN, { 6, CAF_YEARS } }, { CAF_UNTIL_AGE, { 0, CAF_UNIT_NONE } }, { CAF_HOLD, { CAF_NO_HOLD, CAF_CHOICE } } },
};
