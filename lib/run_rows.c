/* How a rule reads rows, and answers by flags of them. */
#include "run.h"

const caf_row *caf_closer_row_of(const caf_run *run, int32_t table, int64_t i, caf_row *room)
{
    caf_reading reading;
    int is_there = caf_read_of(run->whose, table, i, room, &reading) == CAF_OK && !caf_is_to_come(table, room, &reading);
    return is_there ? room : NULL;
}

int caf_next_closer_row(caf_each *each)
{
    for (; each->i < each->n; each->i++) {
        each->row = caf_closer_row_of(each->run, each->table, each->i, &each->room);
        if (each->row != NULL) {
            return 1;
        }
    }
    return 0;
}

int64_t caf_fields_held(const caf_run *run, int32_t table)
{
    const caf_rows *rows = caf_rows_of(run->whose, table);
    return rows != NULL ? rows->fields : 0;
}

int caf_can_hold(const caf_run *run, int32_t table, int32_t field)
{
    return run->facts->coverage[table] != CAF_ABSENT && (caf_fields_held(run, table) & CAF_BIT(field)) != 0;
}

int64_t caf_to_come_in(const caf_run *run, int32_t table, int64_t i, int64_t fields)
{
    caf_row room;
    caf_reading reading;
    if (run->facts->rows[table].at != NULL || caf_read_of(run->whose, table, i, &room, &reading) != CAF_OK) {
        return 0;
    }
    return reading.to_come & fields;
}

uint8_t caf_byte_of(const caf_row *row, int32_t table, int32_t field)
{
    return ((const unsigned char *)row)[caf_field_at(table, field)->offset];
}

caf_date caf_date_of(const void *row, int32_t table, int32_t field)
{
    caf_date date;
    memcpy(&date, (const unsigned char *)row + caf_field_at(table, field)->offset, sizeof date);
    return date == CAF_DATE_NONE ? 0 : date;
}

/* The flags among some fields that say no, and those that say nothing. */
static void sort_flags(const caf_row *row, int32_t table, int64_t fields, int64_t *no, int64_t *blank)
{
    int32_t n;
    const caf_field *all = caf_fields_of(table, &n);
    *no = *blank = 0;
    for (; fields != 0; fields &= fields - 1) {
        int32_t field = caf_lowest(fields);
        uint8_t value = ((const unsigned char *)row)[all[field].offset];
        *no |= (int64_t)(value == CAF_NO) << field;
        *blank |= (int64_t)(value == CAF_NOT_RECORDED) << field;
    }
}

static void note_flags(const caf_run *run, int32_t table, int64_t i, int64_t fields, uint8_t value)
{
    for (int32_t field = 0; fields >> field != 0; field++) {
        if (fields & CAF_BIT(field)) {
            caf_step_value(run, table, i, field, value);
        }
    }
}

void caf_judge_flags(const caf_run *run, caf_finding *finding, int32_t table, int64_t i, const caf_row *row, int64_t fields)
{
    int64_t doubt = caf_doubt_in(run, table, i, fields);
    int64_t no;
    int64_t blank;
    sort_flags(row, table, fields, &no, &blank);
    if (run->sink->step != NULL) {
        note_flags(run, table, i, fields & ~(no | blank), CAF_YES);
        note_flags(run, table, i, no, CAF_NO);
    }
    if (no != 0) {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_SAID_NO;
        finding->items = no;
    } else if (doubt != 0 || blank != 0) {
        caf_unsure unsure = { (int32_t)i, doubt };
        finding->verdict = CAF_UNKNOWN;
        caf_note_unsure(run, finding, table, unsure, blank);
    } else {
        finding->verdict = CAF_MET;
    }
}

int32_t caf_assessment_read(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    if (facts->completed.row >= 0) {
        return facts->completed.row;
    }
    return facts->started.row >= 0 ? facts->started.row : facts->step_down_row >= 0 ? facts->statutory : -1;
}

/* A statutory assessment that cannot be dated; after a step down it may be the one that is read. */
static caf_unsure unsure_statutory(const caf_run *run)
{
    const int64_t read = CAF_BIT(ASSESSMENT_STARTED) | CAF_BIT(ASSESSMENT_COMPLETED) | CAF_BIT(ASSESSMENT_KIND);
    caf_unsure found = { -1, 0 };
    caf_each each;
    caf_begin_rows(&each, run, CAF_ASSESSMENTS);
    while (run->facts->step_down_row >= 0 && caf_next_row(&each)) {
        int64_t doubt = caf_doubt_in(run, CAF_ASSESSMENTS, each.i, read);
        if (doubt != 0 && found.row < 0) {
            found = (caf_unsure){ each.i, doubt };
        }
    }
    return found;
}

int caf_conclude_without_assessment(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    int is_own = facts->completed.row >= 0 || facts->started.row >= 0;
    int is_sure = CAF_INITIAL_IS_SURE(facts) && (is_own || unsure_statutory(run).row < 0);
    if (caf_assessment_read(run) >= 0 && is_sure) {
        return 0;
    }
    if (facts->assessed.row >= 0) {
        caf_conclude_unsure(run, CAF_ASSESSMENTS, facts->assessed, CAF_BIT(ASSESSMENT_STARTED) | CAF_BIT(ASSESSMENT_COMPLETED));
    } else if (unsure_statutory(run).row >= 0) {
        caf_conclude_unsure(run, CAF_ASSESSMENTS, unsure_statutory(run), 0);
    } else if (facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_ASSESSMENTS);
    } else {
        caf_step_no_row(run, CAF_ASSESSMENTS);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_ASSESSMENT);
    }
    return 1;
}

void caf_conclude_without_start(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    if (facts->assessed.row >= 0) {
        caf_conclude_unsure(run, CAF_ASSESSMENTS, facts->assessed, CAF_BIT(ASSESSMENT_STARTED));
    } else if (facts->completed.row >= 0 || facts->started.row >= 0) {
        int32_t row = facts->completed.row >= 0 ? facts->completed.row : facts->started.row;
        caf_conclude_missing(run, CAF_ASSESSMENTS, row, CAF_BIT(ASSESSMENT_STARTED));
    } else if (run->whose->row.carried_completed != 0 && facts->episode == 0) {
        caf_step_date(run, CAF_CASES, 0, CASE_CARRIED_COMPLETED, run->whose->row.carried_completed);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_CARRIED);
    } else if (facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_ASSESSMENTS);
    } else {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NOT_STARTED);
    }
}

int caf_is_under_way(const caf_run *run, int32_t i, const caf_assessment_row *assessment)
{
    const int64_t completed = CAF_BIT(ASSESSMENT_COMPLETED);
    return assessment->completed == 0 && (caf_fields_held(run, CAF_ASSESSMENTS) & completed) != 0 &&
           caf_doubt_in(run, CAF_ASSESSMENTS, i, completed) == 0 && run->facts->closed.row < 0;
}

void caf_run_assessment_flags(const caf_run *run)
{
    caf_row room;
    int32_t i = caf_assessment_read(run);
    if (caf_conclude_without_assessment(run)) {
        return;
    }
    const caf_row *row = caf_row_of(run, CAF_ASSESSMENTS, i, &room);
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ASSESSMENTS, i);
    caf_judge_flags(run, &finding, CAF_ASSESSMENTS, i, row, caf_rule_entry_of(run->rule)->asks);
    if (finding.verdict != CAF_MET && finding.reason != CAF_REASON_PROBLEM && caf_is_under_way(run, i, &row->assessment)) {
        finding.verdict = CAF_DUE;
        finding.reason = CAF_REASON_UNDER_WAY;
    }
    caf_emit(run, &finding);
}
