/*
 * Sefton's own limits: the first five steps of the assessment, its conclusions
 * shared with the family, and a reassessment a year after the work began. Its
 * other limits are settings of EM-A4, EM-B2 and EM-C1.
 */
#include "entry.h"
#include "stepdown.h"
#include "nottingham.h"
#include "owed.h"

/* Not done as far as is known: the case closed in time, may have been closed, or it was never done. */
static void judge_not_done(const caf_run *run, caf_finding *finding)
{
    const caf_facts *facts = run->facts;
    if (finding->verdict == CAF_DUE && facts->closed.row >= 0) {
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
        finding->verdict = CAF_NOT_APPLICABLE;
        finding->reason = CAF_REASON_CLOSED;
    } else if (finding->verdict == CAF_NOT_MET) {
        finding->reason = CAF_REASON_NEVER;
    } else if (finding->reason == CAF_REASON_MISSING) {
        caf_step_not_held(run, CAF_CLOSURES);
    }
}

/* While a statutory body holds the case nothing is owed. Returns 1: answered. */
static int is_suspended_by(const caf_run *run, caf_date from, caf_limit limit)
{
    caf_date due;
    caf_date begun;
    caf_date until;
    int32_t row;
    if (caf_limit_end(run->calendar, from, limit, &due) != CAF_OK ||
        !caf_next_suspension(run->facts, from, &begun, &until, &row) || begun > due || begun > run->facts->as_of) {
        return 0;
    }
    caf_conclude_suspended(run, begun, row);
    return 1;
}

/* Something done to the initial assessment within a time from its start. `seen`: done at the latest on that day. */
static void judge_from_start(const caf_run *run, int32_t field, caf_date done, caf_date seen, int32_t seen_field)
{
    const caf_facts *facts = run->facts;
    caf_date started = facts->started.on;
    int32_t i = facts->started.row;
    caf_limit limit = caf_limit_of(run, CAF_WITHIN, started);
    caf_unsure unsure = { i, caf_doubt_in(run, CAF_ASSESSMENTS, i, CAF_BIT(field)) };
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ASSESSMENTS, i);
    caf_date end = done != 0 ? done : seen;
    caf_date due = 0;
    int is_told = caf_limit_end(run->calendar, started, limit, &due) == CAF_OK;
    if (done == 0 && seen > due && caf_to_come_in(run, CAF_ASSESSMENTS, i, CAF_BIT(field)) != 0) {
        seen = 0; /* not done by then, whatever else was */
        end = 0;
    }
    if (done == 0 && seen > due && facts->closed.on != 0 && facts->closed.on <= due) {
        seen = 0; /* closed in time, and what came after does not matter */
        end = 0;
    }
    int is_blank = !(caf_fields_held(run, CAF_ASSESSMENTS) & CAF_BIT(field));
    if (end == 0 && is_suspended_by(run, started, limit)) {
        return;
    }
    caf_step_date(run, CAF_ASSESSMENTS, i, ASSESSMENT_STARTED, started);
    if (unsure.doubt != 0 || (done == 0 && is_told && (seen > due || (seen == 0 && is_blank)))) {
        /* Done on some day, or perhaps done. */
        finding.due = due;
        caf_note_unsure(run, &finding, CAF_ASSESSMENTS, unsure, CAF_BIT(field));
    } else if (end == 0 && facts->closed.row >= 0 && facts->closed.on == 0) {
        caf_conclude_closed_some_day(run);
        return;
    } else {
        if (end != 0) {
            caf_step_date(run, CAF_ASSESSMENTS, i, done != 0 ? field : seen_field, end);
        }
        caf_judge_by(run, &finding, started, end, caf_last_day(facts), limit,
                     end == 0 && caf_may_be_closed(facts) ? 0 : CAF_NO_DOUBT);
        if (end == 0) {
            judge_not_done(run, &finding);
            /* It is the record that has no day; that it was not done is read from that, unless a later day is known. */
            int is_later = caf_to_come_in(run, CAF_ASSESSMENTS, i, CAF_BIT(field)) != 0;
            finding.flags |= finding.verdict == CAF_NOT_MET && !is_later ? CAF_CONVENTION : 0;
        }
    }
    caf_emit(run, &finding);
}

/* The row of the initial assessment that started; NULL: answered, because there is none. */
static const caf_assessment_row *find_started(const caf_run *run, caf_row *room)
{
    const caf_facts *facts = run->facts;
    if (facts->assessed.row >= 0 && (facts->assessed.doubt != 0 || facts->started.on == 0)) {
        caf_conclude_unsure(run, CAF_ASSESSMENTS, facts->assessed, CAF_BIT(ASSESSMENT_STARTED));
        return NULL;
    }
    if (facts->started.on == 0) {
        caf_conclude_without_start(run);
        return NULL;
    }
    return &caf_row_of(run, CAF_ASSESSMENTS, facts->started.row, room)->assessment;
}

static void sf_steps(const caf_run *run)
{
    caf_row room;
    const caf_assessment_row *assessment = find_started(run, &room);
    if (assessment != NULL) {
        judge_from_start(run, ASSESSMENT_STEPS_DONE_ON, assessment->steps_done_on, assessment->completed, ASSESSMENT_COMPLETED);
    }
}

static void sf_shared(const caf_run *run)
{
    caf_row room;
    const caf_assessment_row *assessment = find_started(run, &room);
    if (assessment != NULL) {
        judge_from_start(run, ASSESSMENT_SHARED_ON, assessment->shared_on, 0, ASSESSMENT_SHARED_ON);
    }
}

/* What a reassessment is counted from. */
typedef struct mark {
    caf_date on; /* 0: answered already */
    int32_t table;
    int64_t row;
    int32_t field;
    int maybe_earlier; /* an earlier one may be missing from the record */
} mark;

static mark first_plan(const caf_run *run)
{
    mark found = { 0, CAF_PLANS, -1, PLAN_DATED, 0 };
    caf_unsure undated = { -1, 0 };
    caf_each each;
    caf_begin_rows(&each, run, CAF_PLANS);
    while (caf_next_row(&each)) {
        caf_date dated = each.row->plan.dated;
        if (dated == 0) {
            undated = (caf_unsure){ each.i, caf_doubt_in(run, CAF_PLANS, each.i, CAF_BIT(PLAN_DATED)) };
        } else if (dated >= run->facts->episode && (found.on == 0 || dated < found.on)) {
            found.on = dated;
            found.row = each.i;
        }
    }
    if (undated.row >= 0) {
        found.on = 0;
        caf_conclude_unsure(run, CAF_PLANS, undated, CAF_BIT(PLAN_DATED));
    } else if (found.on == 0) {
        caf_conclude_none_in(run, CAF_PLANS, CAF_REASON_NOT_STARTED);
    }
    found.maybe_earlier = run->facts->coverage[CAF_PLANS] != CAF_COMPLETE;
    return found;
}

/* The work starts with the first TAF, or, where none is held, with the first plan. */
static mark start_of_work(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    const caf_case_row *own = &run->whose->row;
    mark none = { 0, -1, -1, -1, 0 };
    if (own->carried_first_taf != 0 && facts->episode == 0) {
        return (mark){ own->carried_first_taf, CAF_CASES, 0, CASE_CARRIED_FIRST_TAF, 0 };
    }
    if (own->origin == CAF_ORIGIN_MOVED_IN && facts->episode == 0) {
        caf_conclude_missing(run, CAF_CASES, 0, CAF_BIT(CASE_CARRIED_FIRST_TAF));
        return none;
    }
    if (own->origin == CAF_ORIGIN_STEPPED_DOWN && facts->step_down_row < 0 && facts->episode == 0 &&
        facts->coverage[CAF_TRANSFERS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_TRANSFERS);
        return none;
    }
    if (caf_conclude_maybe_stepped_down(run)) {
        return none;
    }
    if (facts->began_by_step_down && facts->continuing_support != CAF_NO) {
        if (facts->continuing_support == 0) {
            caf_conclude_missing(run, CAF_TRANSFERS, facts->step_down_row, CAF_BIT(TRANSFER_CONTINUING_SUPPORT));
            return none;
        }
        if (facts->final_meeting == 0 && caf_conclude_without_final_meeting(run)) {
            return none;
        }
    }
    if (facts->began_by_step_down && facts->continuing_support == CAF_YES && facts->final_meeting != 0) {
        return (mark){ facts->final_meeting, facts->final_table, facts->final_row, caf_final_field(facts), 0 };
    }
    if (facts->tafs.n > 0 && CAF_FIRST_TAF_IS_SURE(facts)) {
        return (mark){ facts->tafs.at[0].on, CAF_MEETINGS, facts->tafs.at[0].row, MEETING_HELD_ON,
                       facts->coverage[CAF_MEETINGS] != CAF_COMPLETE };
    }
    if (facts->taf.row >= 0) {
        caf_conclude_unsure(run, CAF_MEETINGS, facts->taf, CAF_BIT(MEETING_HELD_ON));
        return none;
    }
    if (facts->coverage[CAF_MEETINGS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_MEETINGS);
        return none;
    }
    return first_plan(run);
}

/* The first later assessment of the case, an update or a new one; .on 0: none. */
static mark next_assessment(const caf_run *run, caf_date after, caf_unsure *unsure)
{
    static const int64_t fields = CAF_BIT(ASSESSMENT_COMPLETED) | CAF_BIT(ASSESSMENT_KIND) | CAF_BIT(ASSESSMENT_STARTED);
    mark found = { 0, CAF_ASSESSMENTS, -1, ASSESSMENT_COMPLETED, 0 };
    const caf_case_row *own = &run->whose->row;
    int is_carried = (own->carried_first_taf != 0 || own->carried_completed != 0) && run->facts->episode == 0;
    caf_each each;
    caf_begin_rows(&each, run, CAF_ASSESSMENTS);
    while (caf_next_row(&each)) {
        const caf_assessment_row *assessment = &each.row->assessment;
        int64_t doubt = caf_doubt_in(run, CAF_ASSESSMENTS, each.i, fields);
        int is_blank = assessment->started == 0 && assessment->completed == 0 &&
                       caf_to_come_in(run, CAF_ASSESSMENTS, each.i, fields) == 0;
        int is_first = each.i == run->facts->completed.row && !is_carried; /* the other authority's was the first then */
        if (assessment->kind == CAF_STATUTORY_ASSESSMENT || is_first) {
            continue;
        }
        if (doubt != 0 || is_blank) {
            *unsure = (caf_unsure){ each.i, doubt };
        } else if (assessment->completed > after && assessment->completed <= caf_last_day(run->facts) &&
                   (found.on == 0 || assessment->completed < found.on)) {
            found.on = assessment->completed;
            found.row = each.i;
        }
    }
    return found;
}

/* One year, from the start of the work or from the last reassessment, to the next one. */
static void answer_year(const caf_run *run, const mark *from, const mark *next, caf_unsure unsure, caf_date last)
{
    const caf_facts *facts = run->facts;
    int is_lacking = facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE;
    int may_be_missing = unsure.row >= 0 || is_lacking || (next->on == 0 && caf_may_be_closed(facts));
    caf_finding finding = next->on != 0 ? caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ASSESSMENTS, next->row)
                                        : caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    finding.table = CAF_ASSESSMENTS;
    caf_step_date(run, from->table, from->row, from->field, from->on);
    if (next->on != 0) {
        caf_step_date(run, CAF_ASSESSMENTS, next->row, ASSESSMENT_COMPLETED, next->on);
    }
    caf_judge_by(run, &finding, from->on, next->on, last, caf_limit_of(run, CAF_WITHIN, from->on), may_be_missing ? 0 : CAF_NO_DOUBT);
    if (finding.reason == CAF_REASON_MISSING && unsure.row >= 0) {
        caf_note_unsure(run, &finding, CAF_ASSESSMENTS, unsure, CAF_BIT(ASSESSMENT_COMPLETED));
        finding.items = 0; /* of another row than the subject */
    } else if (finding.reason == CAF_REASON_MISSING && is_lacking) {
        caf_step_not_held(run, CAF_ASSESSMENTS);
    } else if (next->on == 0) {
        judge_not_done(run, &finding);
    }
    if (from->maybe_earlier && (finding.verdict == CAF_MET || finding.verdict == CAF_DUE)) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_MISSING;
        caf_step_not_held(run, from->table);
    }
    caf_emit(run, &finding);
}

static void sf_reassessed(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_date last = caf_last_day(facts);
    mark from = start_of_work(run);
    if (from.on == 0) {
        return;
    }
    if (facts->closed.row >= 0 && facts->closed.on == 0) {
        caf_conclude_closed_some_day(run);
        return;
    }
    for (;;) {
        caf_unsure unsure = { -1, 0 };
        caf_date begun;
        caf_date until;
        int32_t row;
        mark next = next_assessment(run, from.on, &unsure);
        int is_held_up = caf_next_suspension(facts, from.on, &begun, &until, &row) && begun <= last &&
                         (next.on == 0 || begun <= next.on);
        if (is_held_up && !is_suspended_by(run, from.on, caf_limit_of(run, CAF_WITHIN, from.on))) {
            answer_year(run, &from, &(mark){ 0, CAF_ASSESSMENTS, -1, ASSESSMENT_COMPLETED, 0 }, unsure, begun);
        }
        if (is_held_up && (until == 0 || until > last)) {
            return;
        }
        if (is_held_up) {
            from = (mark){ until, CAF_TRANSFERS, row, TRANSFER_RETURNED_ON, 0 };
            continue;
        }
        answer_year(run, &from, &next, unsure, last);
        if (next.on == 0) {
            return;
        }
        from = next;
    }
}

const caf_rule_entry caf_sf_steps = {
    .rule = RULE(CAF_SF_STEPS, "SF-steps", SF, "Assessment", "First five steps of the assessment", CAF_STANDARD, 1, DECIDED,
         "All steps before the conclusions are done within 10 working days of the day the initial assessment starts: that "
         "day is not counted. An assessment completed by then has had them done; where one was completed later and the "
         "day of the steps is not recorded, nobody can tell. Closed on or before the last day: not applicable."),
    .run = sf_steps,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, { CAF_ASSESSMENTS, CAF_BIT(ASSESSMENT_STEPS_DONE_ON) }, CLOSED_ON, MOVED,
               { CAF_CASES, CAF_BIT(CASE_DIVISION) | CAF_BIT(CASE_CARRIED_COMPLETED) } },
    .parameters = { { CAF_WITHIN, { 10, CAF_WORKING_DAYS } } },
};

const caf_rule_entry caf_sf_shared = {
    .rule = RULE(CAF_SF_SHARED, "SF-shared", SF, "Assessment", "Conclusions shared with the family", CAF_STANDARD, 1, DECIDED,
         "Conclusions and actions are shared with the family within 15 working days of the day the initial assessment "
         "starts: that day is not counted. A blank day that the source has a place for is due while there is time, and "
         "then not met, marked as a convention: the table asks for a day on record. Closed on or before the last day: not "
         "applicable."),
    .run = sf_shared,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, { CAF_ASSESSMENTS, CAF_BIT(ASSESSMENT_SHARED_ON) }, CLOSED_ON, MOVED,
               { CAF_CASES, CAF_BIT(CASE_DIVISION) | CAF_BIT(CASE_CARRIED_COMPLETED) } },
    .parameters = { { CAF_WITHIN, { 15, CAF_WORKING_DAYS } } },
};

const caf_rule_entry caf_sf_reassessed = {
    .rule = RULE(CAF_SF_REASSESSED, "SF-reassessed", SF, "Assessment", "Reassessed a year after the work began", CAF_STANDARD, 1, DECIDED,
         "Within 12 months of the start of the work, and every 12 months from then on, the case is reassessed: an updated "
         "or a new assessment is completed. The work starts with the first TAF held, or where none was held with the "
         "first plan; the final statutory meeting of a step down is the first TAF. One finding for each reassessment and "
         "one for the one still owed. While a statutory body holds the case nothing is owed, and the year starts anew "
         "when it comes back. Closed on or before the last day: not applicable."),
    .run = sf_reassessed,
    .unless = WHILE_IN_CAF,
    .reads = { MET_ON, PLANNED, CLOSED_ON, MOVED, { CAF_CASES, CAF_BIT(CASE_CARRIED_FIRST_TAF) },
               { CAF_ASSESSMENTS, CAF_BIT(ASSESSMENT_COMPLETED) | CAF_BIT(ASSESSMENT_KIND) } },
    .parameters = { { CAF_WITHIN, { 12, CAF_MONTHS } } },
};
