/*
 * Blackburn with Darwen, 4a and 4c: TAFs at regular intervals, a cancelled one
 * rearranged, and a plan that is current.
 */
#include "../reading.h"
#include "../run.h"
#include "entry.h"
#include "first_taf.h"
#include "needs.h"
#include "owed.h"
#include "taf_plan.h"

/* Attempts to chase that are recorded with the meetings of a gap. */
static void note_attempts(const caf_run *run, caf_date after, caf_date to)
{
    int64_t attempts = 0;
    for (int64_t i = 0; run->sink->step != NULL && i < run->whose->count[CAF_MEETINGS]; i++) {
        caf_row room;
        const caf_row *row = caf_row_of(run, CAF_MEETINGS, i, &room);
        if (row == NULL) {
            continue;
        }
        const caf_meeting_row *meeting = &row->meeting;
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

static void note_doubt(const caf_run *run, caf_finding *finding)
{
    if (run->facts->taf.row >= 0) {
        caf_note_unsure(run, finding, CAF_MEETINGS, run->facts->taf, CAF_BIT(MEETING_HELD_ON));
    } else {
        caf_step_not_held(run, CAF_MEETINGS);
    }
}

/* Closed on or before the last day for a first TAF, as EM-B2-held counts it: none was owed yet. True: answered. */
static int is_closed_before_owed(const caf_run *run, caf_date completed)
{
    const caf_facts *facts = run->facts;
    caf_limit limit = caf_limit_of_rule(run, CAF_EM_B2_HELD, CAF_WITHIN, completed);
    caf_date due;
    if (facts->closed.row < 0) {
        return 0;
    }
    if (facts->closed.on == 0) {
        caf_conclude_closed_some_day(run);
        return 1;
    }
    caf_status status = caf_limit_end(run->calendar, completed, limit, &due);
    if (status != CAF_OK) {
        caf_conclude(run, CAF_UNKNOWN, status == CAF_E_DIVISION ? CAF_REASON_NO_DIVISION : CAF_REASON_OUTSIDE_CALENDAR);
        return 1;
    }
    caf_note_limit(run, completed, due, limit);
    if (facts->closed.on > due) {
        return 0;
    }
    caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
    caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_CLOSED);
    return 1;
}

/*
 * No TAF was held in the episode. Whether one is owed: the assessment is completed,
 * no statutory body holds the case, and it was not closed before the last day for a
 * first TAF. 0: it is not, or cannot be told, and that is answered.
 */
static int is_taf_owed(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    if (facts->taf.row >= 0 || facts->coverage[CAF_MEETINGS] != CAF_COMPLETE) {
        caf_conclude_without_taf(run, CAF_REASON_NOT_STARTED);
        return 0;
    }
    caf_clock clock = caf_clock_from_assessment(run);
    if (clock.stopped) {
        caf_emit(run, &clock.stop);
        return 0;
    }
    if (run->whose->row.origin == CAF_ORIGIN_MOVED_IN && facts->episode == 0) {
        /* The first authority held it, and nobody carried the day over. */
        caf_conclude_missing(run, CAF_CASES, 0, CAF_BIT(CASE_CARRIED_FIRST_TAF));
        return 0;
    }
    return !caf_conclude_while_suspended(run) && !is_closed_before_owed(run, clock.start);
}

/* What is owed and is not there: due without a day of its own while the case is open. */
static void answer_owed(const caf_run *run, int32_t table)
{
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    finding.table = (int16_t)table;
    caf_step_no_row(run, table);
    caf_judge_owed(run, &finding);
    if (finding.verdict == CAF_DUE) {
        finding.reason = table == CAF_PLANS ? CAF_REASON_NO_PLAN : CAF_REASON_NO_TAF;
    }
    caf_emit(run, &finding);
}

/* Where a gap began: a TAF, the final statutory meeting, or the day a case came back. */
typedef struct beginning {
    caf_date on;
    int32_t table;
    int32_t row;
    int32_t field;
} beginning;

/* Counted from the first authority's first TAF: it may have held more of them, until the case was opened here. */
static void doubt_carried(const caf_run *run, caf_finding *finding, const beginning *before, caf_date until)
{
    caf_date opened = run->whose->row.opened;
    caf_date due;
    int is_late = before->table == CAF_CASES && finding->verdict == CAF_NOT_MET;
    if (is_late && (opened == 0 || caf_limit_end(run->calendar, opened, caf_limit_of(run, CAF_WITHIN, opened), &due) != CAF_OK ||
                    until <= due)) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_CARRIED;
        finding->days = finding->slack = CAF_DAYS_NONE;
    }
}

static void answer_gap(const caf_run *run, const beginning *before, const caf_occurrence *next, caf_date last)
{
    caf_date from = before->on;
    caf_finding finding = next != NULL ? caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_MEETINGS, next->row)
                                       : caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    finding.table = CAF_MEETINGS;
    caf_step_date(run, before->table, before->row, before->field, from);
    if (next != NULL) {
        caf_step_date(run, CAF_MEETINGS, next->row, MEETING_HELD_ON, next->on);
    }
    caf_judge_by(run, &finding, from, next != NULL ? next->on : 0, last, caf_limit_of(run, CAF_WITHIN, from),
                 next == NULL && caf_may_be_closed(run->facts) ? 0 : caf_taf_doubt_from(run->facts));
    grade(run, &finding, from, next != NULL ? next->on : last);
    doubt_carried(run, &finding, before, next != NULL ? next->on : last);
    if (finding.verdict == CAF_NOT_MET) {
        note_attempts(run, from, next != NULL ? next->on : last);
        finding.reason = CAF_REASON_REMEDIAL;
    } else if (finding.reason == CAF_REASON_MISSING && caf_taf_doubt_from(run->facts) <= finding.due) {
        note_doubt(run, &finding);
    } else if (finding.reason == CAF_REASON_MISSING) {
        caf_step_not_held(run, CAF_CLOSURES);
    }
    caf_emit(run, &finding);
}

/* The first thing to count from; .on 0: none. */
static beginning find_beginning(const caf_facts *facts, caf_date last)
{
    caf_date carried = facts->episode == 0 ? facts->whose->row.carried_first_taf : 0;
    beginning none = { 0, CAF_MEETINGS, -1, MEETING_HELD_ON };
    beginning step_down = { facts->final_meeting, facts->final_table, facts->final_row, caf_final_field(facts) };
    beginning taf = { facts->tafs.n > 0 ? facts->tafs.at[0].on : 0, CAF_MEETINGS, facts->tafs.n > 0 ? facts->tafs.at[0].row : -1,
                      MEETING_HELD_ON };
    if (facts->began_by_step_down && facts->continuing_support == CAF_YES && facts->final_meeting != 0) {
        return step_down;
    }
    if (taf.on != 0 && taf.on <= last) {
        return taf;
    }
    /* Without one of its own, the first authority's. */
    return carried != 0 && carried <= last ? (beginning){ carried, CAF_CASES, 0, CASE_CARRIED_FIRST_TAF } : none;
}

/* The statutory body gave the case back: the gap runs anew from that day. */
static beginning find_return(const caf_facts *facts, caf_date until, int32_t row)
{
    beginning back = { until, CAF_TRANSFERS, row, TRANSFER_RETURNED_ON };
    if (until == facts->final_meeting && facts->step_down_row >= 0) {
        back = (beginning){ until, facts->final_table, facts->final_row, caf_final_field(facts) };
    }
    return back;
}

/* From each TAF to the next, one finding a gap; whether some gap was answered, or -1 while a statutory body has the case. */
static int walk_gaps(const caf_run *run, beginning *before, caf_date last)
{
    const caf_facts *facts = run->facts;
    int32_t i = 0;
    int any = 0;
    for (;;) {
        caf_date from;
        caf_date until;
        caf_date due;
        int32_t row;
        while (i < facts->tafs.n && facts->tafs.at[i].on <= before->on) {
            i++;
        }
        const caf_occurrence *next = i < facts->tafs.n && facts->tafs.at[i].on <= last ? &facts->tafs.at[i] : NULL;
        if (caf_next_suspension(facts, before->on, &from, &until, &row) && from <= (next != NULL ? next->on : last)) {
            int is_back = until != 0 && until <= last;
            if (caf_limit_end(run->calendar, before->on, caf_limit_of(run, CAF_WITHIN, before->on), &due) == CAF_OK && due < from) {
                answer_gap(run, before, NULL, from);
                any = 1;
            } else if (!is_back && facts->closed.row < 0) {
                caf_conclude_suspended(run, from, row);
            }
            if (!is_back) {
                return facts->closed.row < 0 ? -1 : any;
            }
            *before = find_return(facts, until, row);
            continue;
        }
        if (next == NULL) {
            return any;
        }
        answer_gap(run, before, next, last);
        any = 1;
        *before = (beginning){ next->on, CAF_MEETINGS, next->row, MEETING_HELD_ON };
    }
}

static void bd_4a_gap(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_date last = caf_last_day(facts);
    beginning before = find_beginning(facts, last);
    if (facts->final_meeting != 0 && caf_conclude_maybe_stepped_down(run)) {
        return;
    }
    if (before.on == 0) {
        if (is_taf_owed(run)) {
            answer_owed(run, CAF_MEETINGS);
        }
        return;
    }
    int any = walk_gaps(run, &before, last);
    if (any < 0) {
        return;
    }
    if (facts->closed.row < 0) {
        answer_gap(run, &before, NULL, last);
    } else if (facts->closed.on == 0) {
        caf_conclude_closed_some_day(run);
    } else if (!any && facts->taf.row >= 0) {
        caf_conclude_unsure(run, CAF_MEETINGS, facts->taf, CAF_BIT(MEETING_HELD_ON));
    } else if (!any) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_CLOSED);
    }
}

/* Whether some other meeting was set or held after a cancellation; *open: one of which that cannot be told. */
static int is_followed(const caf_run *run, int64_t cancelled, caf_date on, caf_unsure *open)
{
    static const int64_t read = CAF_BIT(MEETING_CANCELLED_ON) | CAF_BIT(MEETING_CANCELLED) | CAF_BIT(MEETING_HELD_ON) |
                                CAF_BIT(MEETING_PLANNED_FOR) | CAF_BIT(MEETING_SET_ON);
    for (int64_t i = 0; i < run->whose->count[CAF_MEETINGS]; i++) {
        caf_row room;
        const caf_row *row = caf_row_of(run, CAF_MEETINGS, i, &room);
        if (i == cancelled || row == NULL) {
            continue;
        }
        const caf_meeting_row *meeting = &row->meeting;
        int64_t doubt = caf_doubt_in(run, CAF_MEETINGS, i, read);
        int is_off = meeting->cancelled_on != 0 || meeting->cancelled == CAF_YES;
        if (!is_off && doubt != 0) {
            *open = (caf_unsure){ (int32_t)i, doubt };
        } else if (!is_off && (meeting->held_on >= on || meeting->planned_for >= on || meeting->set_on >= on)) {
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
    caf_unsure open = { -1, 0 };
    int followed = meeting->cancelled_on != 0 && is_followed(run, i, meeting->cancelled_on, &open);
    if (meeting->rearranged != 0) {
        /* Marked as not rearranged, and yet another one was held: then it was made good. */
        caf_step_value(run, CAF_MEETINGS, i, MEETING_REARRANGED, meeting->rearranged);
        finding.verdict = meeting->rearranged == CAF_YES || followed ? CAF_MET : CAF_NOT_MET;
    } else if (meeting->cancelled_on == 0) {
        caf_unsure blank = { (int32_t)i, 0 };
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_MEETINGS, blank, CAF_BIT(MEETING_CANCELLED_ON) | CAF_BIT(MEETING_REARRANGED));
    } else if (!followed && run->facts->coverage[CAF_MEETINGS] != CAF_COMPLETE) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_MEETINGS);
    } else if (!followed && run->facts->taf.row >= 0) {
        /* A meeting whose day is not sure may have been the one. */
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_MEETINGS, run->facts->taf, CAF_BIT(MEETING_HELD_ON));
    } else if (!followed && meeting->cancelled_on == run->facts->as_of && run->facts->closed.row < 0) {
        /* The day is not over. */
        finding.verdict = CAF_DUE;
        finding.reason = CAF_REASON_NOT_YET;
        finding.due = meeting->cancelled_on;
        caf_step_as_of(run);
    } else if (!followed) {
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_NEVER;
    }
    if (finding.verdict == CAF_NOT_MET && open.row >= 0) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_MEETINGS, open, 0);
    }
    caf_emit(run, &finding);
}

static void bd_4a_rearranged(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    int any = 0;
    for (int64_t i = 0; i < run->whose->count[CAF_MEETINGS]; i++) {
        caf_row room;
        const caf_row *row = caf_row_of(run, CAF_MEETINGS, i, &room);
        if (row == NULL) {
            continue;
        }
        const caf_meeting_row *meeting = &row->meeting;
        int is_off = meeting->cancelled_on != 0 || meeting->cancelled == CAF_YES;
        int is_earlier = meeting->cancelled_on != 0 && meeting->cancelled_on < facts->episode;
        int64_t doubt = caf_doubt_of(facts, CAF_MEETINGS, i) &
                        (CAF_BIT(MEETING_CANCELLED_ON) | CAF_BIT(MEETING_CANCELLED) | CAF_BIT(MEETING_REARRANGED));
        if ((is_off || doubt != 0) && !is_earlier && meeting->kind != CAF_FINAL_STATUTORY) {
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
    caf_unsure undated; /* a plan of which the day is not sure */
} planning;

static planning find_plans(const caf_run *run, caf_date from)
{
    planning found = { -1, 0, { -1, 0 } };
    for (int64_t i = 0; i < run->whose->count[CAF_PLANS]; i++) {
        caf_row room;
        const caf_row *row = caf_row_of(run, CAF_PLANS, i, &room);
        if (row == NULL) {
            continue;
        }
        if (row->plan.dated == 0) {
            found.undated = (caf_unsure){ (int32_t)i, caf_doubt_of(run->facts, CAF_PLANS, i) & CAF_BIT(PLAN_DATED) };
        } else if (row->plan.dated >= from && (found.first < 0 || row->plan.dated < found.dated)) {
            found.first = i;
            found.dated = row->plan.dated;
        }
    }
    return found;
}

/* The last TAF held up to a day, the final statutory meeting of a step down among them; .on 0: none. */
static beginning last_taf(const caf_facts *facts, caf_date last)
{
    beginning found = find_beginning(facts, last);
    for (int32_t i = 0; i < facts->tafs.n && facts->tafs.at[i].on <= last; i++) {
        if (facts->tafs.at[i].on >= found.on) {
            found = (beginning){ facts->tafs.at[i].on, CAF_MEETINGS, facts->tafs.at[i].row, MEETING_HELD_ON };
        }
    }
    return found;
}

/* Why an answer that is not met cannot be trusted; 0: it can. */
static int note_missing_plan(const caf_run *run, caf_finding *finding, const planning *found)
{
    const caf_facts *facts = run->facts;
    if (found->undated.row >= 0) {
        finding->row = caf_row_name(run->whose, CAF_PLANS, found->undated.row);
        caf_note_unsure(run, finding, CAF_PLANS, found->undated, CAF_BIT(PLAN_DATED));
    } else if (facts->coverage[CAF_PLANS] != CAF_COMPLETE) {
        caf_step_not_held(run, CAF_PLANS);
    } else if (facts->coverage[CAF_MEETINGS] != CAF_COMPLETE) {
        caf_step_not_held(run, CAF_MEETINGS);
    } else if (finding->verdict != CAF_DUE && caf_may_be_closed(facts)) {
        caf_step_not_held(run, CAF_CLOSURES);
    } else {
        return 0;
    }
    return 1;
}

/* Without a TAF there is nothing to count from, and yet a plan is asked for. */
static void answer_without_taf(const caf_run *run)
{
    caf_plans plans = caf_find_plans(run);
    if (plans.n > 0) {
        caf_conclude_without_taf(run, CAF_REASON_NOT_STARTED);
    } else if (!is_taf_owed(run)) {
        return;
    } else if (run->facts->coverage[CAF_PLANS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_PLANS);
    } else {
        answer_owed(run, CAF_PLANS);
    }
}

static void bd_4c_current(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_date last = caf_last_day(facts);
    beginning taf = last_taf(facts, last);
    if (facts->final_meeting != 0 && facts->final_meeting >= taf.on && caf_conclude_maybe_stepped_down(run)) {
        return;
    }
    if (taf.on == 0 || facts->taf.row >= 0) {
        answer_without_taf(run);
        return;
    }
    if (facts->closed.row >= 0 && facts->closed.on == 0) {
        caf_conclude_closed_some_day(run);
        return;
    }
    planning found = find_plans(run, taf.on);
    caf_date due;
    caf_date from;
    caf_date until;
    int32_t row;
    if (found.first < 0 && caf_limit_end(run->calendar, taf.on, caf_limit_of(run, CAF_WITHIN, taf.on), &due) == CAF_OK &&
        caf_next_suspension(facts, taf.on, &from, &until, &row) && from <= due && from <= last) {
        caf_conclude_suspended(run, from, row);
        return;
    }
    caf_finding finding = found.first >= 0 ? caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_PLANS, found.first)
                                           : caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    finding.table = CAF_PLANS;
    caf_step_date(run, taf.table, taf.row, taf.field, taf.on);
    if (found.first >= 0) {
        caf_step_date(run, CAF_PLANS, found.first, PLAN_DATED, found.dated);
    }
    /* Which TAF is the last one turns on the meetings too. */
    int doubtful = found.undated.row >= 0 || facts->coverage[CAF_PLANS] != CAF_COMPLETE ||
                   facts->coverage[CAF_MEETINGS] != CAF_COMPLETE || (found.first < 0 && caf_may_be_closed(facts));
    caf_judge_by(run, &finding, taf.on, found.dated, last, caf_limit_of(run, CAF_WITHIN, taf.on),
                 doubtful ? 0 : CAF_NO_DOUBT);
    int met_anyway = finding.verdict == CAF_MET && facts->coverage[CAF_MEETINGS] == CAF_COMPLETE;
    if (doubtful && !met_anyway && note_missing_plan(run, &finding, &found)) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = finding.reason == CAF_REASON_PROBLEM ? finding.reason : CAF_REASON_MISSING;
    } else if (finding.verdict == CAF_DUE && facts->closed.row >= 0) {
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_CLOSED;
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
    } else if (finding.verdict == CAF_NOT_MET && taf.table == CAF_CASES) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_CARRIED;
        finding.days = finding.slack = CAF_DAYS_NONE;
    } else if (finding.verdict == CAF_NOT_MET && found.first < 0) {
        finding.reason = CAF_REASON_NEVER;
    }
    caf_emit(run, &finding);
}

const caf_rule_entry caf_bd_4a_gap = {
    .rule = RULE(CAF_BD_4A_GAP, "BD-4a-gap", BD, "4a", "TAFs at regular intervals", CAF_STANDARD, 1, DECIDED,
         "From one TAF to the next in the current episode, and from the last one to the as-of date while the case is "
         "open: up to six weeks is met, up to eight is met and marked acceptable, longer is not met, with the "
         "attempts to chase on record, and a remedial action is asked for. While the gap still runs it is due; while a "
         "statutory body holds the case nothing is. A case that moved in, and had no TAF here, counts from the "
         "one that it carries; as the first authority may have held more, not met only where the time here alone is too "
         "long. Where none was "
         "ever held, and the assessment is completed, a TAF is due without a day, and not met once the case is closed "
         "after the last day for a first TAF (EM-B2-held)."),
    .run = bd_4a_gap,
    .unless = SEVERAL_SERVICES,
    .reads = { MET_ON, CLOSED_ON, MOVED, ASSESSED, { CAF_CASES, CAF_BIT(CASE_CARRIED_COMPLETED) | CAF_BIT(CASE_CARRIED_FIRST_TAF) } },
    .parameters = { { CAF_WITHIN, { 8, CAF_WEEKS } }, { CAF_USUAL_WITHIN, { 6, CAF_WEEKS } } },
};

const caf_rule_entry caf_bd_4a_rearranged = {
    .rule = RULE(CAF_BD_4A_REARRANGED, "BD-4a-rearranged", BD, "4a", "A cancelled TAF is rearranged", CAF_STANDARD, 0, DECIDED,
         "A cancelled TAF is marked as rearranged, or another one was set or held from that day on, whatever the mark. "
         "On the day of the cancellation itself it is due; no later day is set."),
    .run = bd_4a_rearranged,
    .unless = SEVERAL_SERVICES,
    .reads = { MET_ON, { CAF_MEETINGS, CAF_BIT(MEETING_REARRANGED) } },
};

const caf_rule_entry caf_bd_4c_current = {
    .rule = RULE(CAF_BD_4C_CURRENT, "BD-4c-current", BD, "4c", "The plan is current", CAF_STANDARD, 1, DECIDED,
         "A plan is dated on the day of the last TAF or within eight weeks of it; until then it is due. Closed on or "
         "before that day: not applicable. Where there was neither a TAF nor a plan, and the assessment is completed, a "
         "plan is due without a day, and not met once the case is closed after the last day for a first TAF. A case that moved in without a TAF here "
         "counts from the one that it carries; which was the first authority's last, and what it planned, is not "
         "known."),
    .run = bd_4c_current,
    .unless = SEVERAL_SERVICES,
    .reads = { MET_ON, CLOSED_ON, PLANNED, MOVED, ASSESSED, { CAF_CASES, CAF_BIT(CASE_CARRIED_COMPLETED) | CAF_BIT(CASE_CARRIED_FIRST_TAF) } },
    .parameters = { { CAF_WITHIN, { 8, CAF_WEEKS } } },
};
