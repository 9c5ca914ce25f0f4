/*
 * East Midlands, A.4: whether a CAF exists is looked up first, and a completed
 * assessment is logged centrally.
 */
#include "entry.h"
#include "first_taf.h"
#include "needs.h"

/* Whether the register was searched only after a day, or had not been by the as-of date, later than that. */
static int is_searched_after(const caf_run *run, caf_date day)
{
    caf_date searched = run->whose->row.register_searched_on;
    int is_to_come = caf_to_come_in(run, CAF_CASES, 0, CAF_BIT(CASE_REGISTER_SEARCHED_ON)) != 0;
    return searched > day || (searched == 0 && is_to_come && run->facts->as_of > day);
}

/* The first day on which an assessment of the episode is seen to have begun, by what was done in it; 0: none. */
static caf_fact first_seen(const caf_run *run, int32_t *field)
{
    static const int32_t fields[] = { ASSESSMENT_STEPS_DONE_ON, ASSESSMENT_SHARED_ON, ASSESSMENT_COMPLETED };
    caf_fact found = { 0, -1 };
    caf_each each;
    for (caf_begin_rows(&each, run, CAF_ASSESSMENTS); caf_next_row(&each);) {
        const caf_assessment_row *assessment = &each.row->assessment;
        const caf_date days[] = { assessment->steps_done_on, assessment->shared_on, assessment->completed };
        int is_update = assessment->kind == CAF_UPDATED_ASSESSMENT && run->facts->episode == 0;
        if (assessment->kind == CAF_STATUTORY_ASSESSMENT || is_update) {
            continue;
        }
        for (int32_t k = 0; k < 3; k++) {
            int is_day = days[k] != 0 && days[k] >= run->facts->episode;
            if (is_day && (found.on == 0 || days[k] < found.on) && caf_doubt_in(run, CAF_ASSESSMENTS, each.i, CAF_BIT(fields[k])) == 0) {
                found = (caf_fact){ days[k], each.i };
                *field = fields[k];
            }
        }
    }
    return found;
}

/* Begun, and the start is not recorded: an answer that is certain whenever it was. True: answered. */
static int answer_whenever_begun(const caf_run *run)
{
    int32_t field = ASSESSMENT_COMPLETED;
    caf_fact seen = first_seen(run, &field);
    caf_date searched = run->whose->row.register_searched_on;
    if (run->facts->assessed.doubt != 0 || seen.on == 0 || !is_searched_after(run, seen.on)) {
        return 0;
    }
    caf_finding finding = caf_answer(run, CAF_NOT_MET, searched != 0 ? CAF_REASON_ORDER : CAF_REASON_NEVER);
    caf_step_date(run, CAF_ASSESSMENTS, seen.row, field, seen.on);
    if (searched != 0) {
        caf_step_date(run, CAF_CASES, 0, CASE_REGISTER_SEARCHED_ON, searched);
    } else {
        caf_step_as_of(run);
    }
    finding.done = searched;
    caf_emit(run, &finding);
    return 1;
}

/* Whether it was searched only after the time that a profile allows from the day needs were identified. */
static int is_past_term(const caf_run *run)
{
    caf_identified needs = caf_needs_identified(run);
    caf_date end;
    if (needs.on == 0 || run->facts->assessed.doubt != 0) {
        return 0;
    }
    caf_limit limit = caf_limit_of(run, CAF_WITHIN, needs.on);
    return limit.unit != CAF_UNIT_NONE && caf_limit_end(run->calendar, needs.on, limit, &end) == CAF_OK && is_searched_after(run, end);
}

/* The start is not on record: whether there is one cannot be told, or none is owed. True: answered. */
static int answer_no_start(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    const caf_case_row *own = &run->whose->row;
    if (facts->assessed.row >= 0 || facts->completed.row >= 0 || facts->started.row >= 0) {
        if (answer_whenever_begun(run)) {
            return 1;
        }
        if (is_past_term(run)) {
            return 0; /* too late whenever it started */
        }
        caf_conclude_without_start(run);
    } else if (own->carried_completed != 0 && facts->episode == 0) {
        caf_step_date(run, CAF_CASES, 0, CASE_CARRIED_COMPLETED, own->carried_completed);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_CARRIED);
    } else if (facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_ASSESSMENTS);
    } else if (own->origin == CAF_ORIGIN_MOVED_IN && facts->episode == 0) {
        /* The first authority may have completed one, and nobody carried the day over. */
        caf_conclude_missing(run, CAF_CASES, 0, CAF_BIT(CASE_CARRIED_COMPLETED));
    } else {
        return caf_conclude_stepped_down(run, CAF_REASON_STATUTORY_SERVES);
    }
    return 1;
}

/* By when the register is searched. */
typedef struct term {
    caf_date due;      /* 0: none yet */
    caf_date from;     /* needs identified, where the profile's time is what ends first; 0: it is not */
    caf_limit limit;
} term;

/* 0: it cannot be told, and that is answered. */
static int find_term(const caf_run *run, term *out)
{
    caf_identified needs = caf_needs_identified(run);
    caf_date started = run->facts->started.on;
    caf_date end;
    out->limit = caf_limit_of(run, CAF_WITHIN, needs.on != 0 ? needs.on : run->facts->as_of);
    out->due = started;
    out->from = 0;
    if (started != 0) {
        caf_step_date(run, CAF_ASSESSMENTS, run->facts->started.row, ASSESSMENT_STARTED, started);
    }
    if (out->limit.unit == CAF_UNIT_NONE || (started != 0 && run->whose->row.register_searched_on > started)) {
        return 1; /* too late whatever the time allowed */
    }
    if (needs.on == 0) {
        caf_conclude_not_identified(run, &needs);
        return 0;
    }
    caf_status status = caf_limit_end(run->calendar, needs.on, out->limit, &end);
    if (status != CAF_OK) {
        caf_conclude(run, CAF_UNKNOWN, status == CAF_E_DIVISION ? CAF_REASON_NO_DIVISION : CAF_REASON_OUTSIDE_CALENDAR);
        return 0;
    }
    caf_step_date(run, needs.table, needs.row, needs.field, needs.on);
    if (started == 0 || end < started) {
        out->due = end;
        out->from = needs.on;
    }
    return 1;
}

/* No day of a search is recorded. */
static void answer_not_searched(const caf_run *run, const term *by)
{
    const caf_facts *facts = run->facts;
    int is_held = (caf_fields_held(run, CAF_CASES) & CAF_BIT(CASE_REGISTER_SEARCHED_ON)) != 0;
    int has_time = by->due == 0 || caf_last_day(facts) <= by->due;
    int is_early = by->due == 0 || facts->as_of <= by->due;
    int is_to_come = caf_to_come_in(run, CAF_CASES, 0, CAF_BIT(CASE_REGISTER_SEARCHED_ON)) != 0;
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    finding.due = by->due;
    if (by->from != 0) {
        caf_note_limit(run, by->from, by->due, by->limit);
        caf_mark_provisional(run, &finding, by->due, by->limit);
    }
    if (has_time && facts->assessed.row >= 0) { /* that one may have started earlier */
        caf_note_unsure(run, &finding, CAF_ASSESSMENTS, facts->assessed, CAF_BIT(ASSESSMENT_STARTED));
    } else if (is_early && run->whose->row.register_result != 0) {
        caf_step_value(run, CAF_CASES, 0, CASE_REGISTER_RESULT, run->whose->row.register_result);
        finding.verdict = CAF_MET;
    } else if (!has_time && is_to_come) {
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_NEVER;
        caf_step_as_of(run);
    } else if (!has_time || !is_held) {
        caf_note_unsure(run, &finding, CAF_CASES, (caf_unsure){ 0, 0 }, CAF_BIT(CASE_REGISTER_SEARCHED_ON));
    } else if (facts->closed.row >= 0) {
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_CLOSED;
    } else {
        caf_step_as_of(run);
        finding.verdict = CAF_DUE;
    }
    caf_emit(run, &finding);
}

static void answer_searched(const caf_run *run, const term *by, caf_date searched)
{
    caf_finding finding = caf_answer(run, CAF_MET, CAF_REASON_NONE);
    caf_step_date(run, CAF_CASES, 0, CASE_REGISTER_SEARCHED_ON, searched);
    finding.done = searched;
    if (by->from != 0) {
        finding.verdict = CAF_UNKNOWN;
        caf_judge_by(run, &finding, by->from, searched, run->facts->as_of, by->limit, CAF_NO_DOUBT);
    } else if (by->due != 0) {
        finding.due = by->due;
        finding.slack = caf_limit_count(run->calendar, searched, by->due, by->limit);
        caf_note_slack(run, finding.slack, by->limit);
        finding.verdict = searched <= by->due ? CAF_MET : CAF_NOT_MET;
        finding.reason = searched <= by->due ? CAF_REASON_NONE : CAF_REASON_ORDER;
    }
    if (finding.verdict == CAF_MET && run->facts->assessed.row >= 0) {
        finding.verdict = CAF_UNKNOWN; /* that one may have started earlier */
        caf_note_unsure(run, &finding, CAF_ASSESSMENTS, run->facts->assessed, CAF_BIT(ASSESSMENT_STARTED));
    }
    caf_emit(run, &finding);
}

static void em_a4_searched(const caf_run *run)
{
    caf_date searched = run->whose->row.register_searched_on;
    term by;
    if (caf_conclude_unsure_episode(run) || (run->facts->started.on == 0 && answer_no_start(run)) || !find_term(run, &by)) {
        return;
    }
    if (searched != 0) {
        answer_searched(run, &by, searched);
    } else {
        answer_not_searched(run, &by);
    }
}

/* The last day on which a completed assessment may be logged; 0: none yet. */
static caf_date last_day_to_log(const caf_run *run, caf_date completed, caf_limit limit)
{
    caf_date end;
    caf_date closed = run->facts->closed.on;
    if (limit.unit == CAF_UNIT_NONE || caf_limit_end(run->calendar, completed, limit, &end) != CAF_OK) {
        return closed;
    }
    return closed != 0 && closed < end ? closed : end;
}

/* Judges by the closure where that comes before the end of the time allowed, else by that time. */
static void judge_logged(const caf_run *run, caf_finding *finding, caf_date completed, caf_date logged, caf_limit limit)
{
    const caf_facts *facts = run->facts;
    caf_date end = last_day_to_log(run, completed, limit);
    if (end != 0 && end == facts->closed.on) {
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, end);
        finding->due = end;
        finding->done = logged;
        if (logged != 0) {
            finding->slack = caf_limit_count(run->calendar, logged, end, limit);
            caf_note_slack(run, finding->slack, limit);
        }
        finding->verdict = logged != 0 && logged <= end ? CAF_MET : CAF_NOT_MET;
        finding->reason = finding->verdict == CAF_MET ? CAF_REASON_NONE : logged != 0 ? CAF_REASON_ONLY_LATER : CAF_REASON_NEVER;
    } else if (limit.unit != CAF_UNIT_NONE) {
        int may_be_closed = logged == 0 && caf_may_be_closed(facts);
        caf_judge_by(run, finding, completed, logged, facts->as_of, limit, may_be_closed ? 0 : CAF_NO_DOUBT);
        if (finding->reason == CAF_REASON_MISSING) {
            caf_step_not_held(run, CAF_CLOSURES);
        } else if (finding->verdict == CAF_NOT_MET && logged == 0) {
            finding->reason = CAF_REASON_NEVER;
        }
    } else if (logged == 0 && caf_may_be_closed(facts)) {
        finding->reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_CLOSURES);
    } else {
        finding->done = logged;
        finding->verdict = logged != 0 ? CAF_MET : CAF_DUE;
    }
}

/* It was logged on some day, or nothing says whether it was. True: that decides it. */
static int judge_undated(const caf_run *run, caf_finding *finding, caf_date end)
{
    const caf_facts *facts = run->facts;
    const caf_case_row *own = &run->whose->row;
    int64_t fields = CAF_BIT(CASE_LOGGED_ON) | CAF_BIT(CASE_LOGGED);
    int is_held = (caf_fields_held(run, CAF_CASES) & fields) != 0;
    int is_over = facts->closed.row >= 0 || (end != 0 && facts->as_of > end);
    if (own->logged == CAF_YES && facts->episode == 0 && !is_over) {
        caf_step_value(run, CAF_CASES, 0, CASE_LOGGED, CAF_YES);
        finding->verdict = CAF_MET;
        return 1;
    }
    int is_to_come = caf_to_come_in(run, CAF_CASES, 0, CAF_BIT(CASE_LOGGED_ON)) != 0;
    if (own->logged == CAF_YES || !is_held || (own->logged == CAF_NOT_RECORDED && is_over && !is_to_come)) {
        caf_note_unsure(run, finding, CAF_CASES, (caf_unsure){ 0, 0 }, CAF_BIT(CASE_LOGGED_ON));
        return 1;
    }
    return 0;
}

static void em_a4_logged(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    const caf_case_row *own = &run->whose->row;
    if (own->carried_completed != 0 && facts->episode == 0) {
        caf_step_date(run, CAF_CASES, 0, CASE_CARRIED_COMPLETED, own->carried_completed);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_CARRIED);
        return;
    }
    caf_clock found = caf_clock_from_assessment(run);
    if (found.stopped) {
        caf_emit(run, &found.stop);
        return;
    }
    if (facts->closed.row >= 0 && facts->closed.on == 0) {
        caf_conclude_closed_some_day(run);
        return;
    }
    caf_limit limit = caf_limit_of(run, CAF_WITHIN, found.start);
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    caf_date logged = own->logged_on >= facts->episode ? own->logged_on : 0;
    if (logged != 0) {
        caf_step_date(run, CAF_CASES, 0, CASE_LOGGED_ON, logged);
    } else if (judge_undated(run, &finding, last_day_to_log(run, found.start, limit))) {
        caf_emit(run, &finding);
        return;
    } else if (own->logged == CAF_NO) {
        caf_step_value(run, CAF_CASES, 0, CASE_LOGGED, CAF_NO);
    }
    judge_logged(run, &finding, found.start, logged, limit);
    caf_emit(run, &finding);
}

const caf_rule_entry caf_em_a4_searched = {
    .rule = RULE(CAF_EM_A4_SEARCHED, "EM-A4-searched", EM, "A.4", "The register is searched first", CAF_STANDARD, 1, DECIDED,
         "Whether a CAF exists already is looked up on or before the day the assessment starts, and where a profile "
         "sets a time, within that from the day needs were identified. Until then it is due; where no day of a search "
         "is recorded later on, nobody can tell. It does not apply where another authority completed the assessment, "
         "where a case stepped down with the statutory one, and where it was closed by then. A search of an earlier episode "
         "serves a reopened case."),
    .run = em_a4_searched,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, CLOSED_ON, MOVED, { CAF_NEEDS, CAF_BIT(NEED_IDENTIFIED_ON) },
               { CAF_CASES, CAF_BIT(CASE_REGISTER_SEARCHED_ON) | CAF_BIT(CASE_REGISTER_RESULT) | CAF_BIT(CASE_CARRIED_COMPLETED) } },
    .parameters = { { CAF_WITHIN, { 0, CAF_UNIT_NONE } } },
};

const caf_rule_entry caf_em_a4_logged = {
    .rule = RULE(CAF_EM_A4_LOGGED, "EM-A4-logged", EM, "A.4", "The completed assessment is logged centrally", CAF_STANDARD, 1, DECIDED,
         "Once the initial assessment is completed it is logged on the central system: due until the case is closed, "
         "and where a profile sets a time, within that. While there is time, nothing on record means not yet; later "
         "on only a record that it was not logged shows a breach. It does not apply where another authority completed "
         "the assessment."),
    .run = em_a4_logged,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, CLOSED_ON, MOVED,
               { CAF_CASES, CAF_BIT(CASE_LOGGED_ON) | CAF_BIT(CASE_LOGGED) | CAF_BIT(CASE_CARRIED_COMPLETED) } },
    .parameters = { { CAF_WITHIN, { 0, CAF_UNIT_NONE } } },
};
