#include "assessed.h"

int caf_begin_assessed(const caf_run *run, caf_assessed *of)
{
    if (caf_conclude_without_assessment(run)) {
        return 0;
    }
    of->i = caf_assessment_read(run);
    of->whole = caf_row_of(run, CAF_ASSESSMENTS, of->i, &of->room);
    of->row = &of->whole->assessment;
    of->day = of->row->completed != 0 ? of->row->completed : run->facts->as_of;
    of->is_open = caf_is_under_way(run, of->i, of->row);
    of->finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ASSESSMENTS, of->i);
    return 1;
}

void caf_settle(int is_open, caf_finding *finding)
{
    int is_lacking = finding->verdict == CAF_NOT_MET || finding->verdict == CAF_UNKNOWN;
    if (is_open && is_lacking && finding->reason != CAF_REASON_PROBLEM) {
        finding->verdict = CAF_DUE;
        finding->reason = CAF_REASON_UNDER_WAY;
    }
}

void caf_emit_assessed(const caf_run *run, caf_assessed *of)
{
    caf_settle(of->is_open, &of->finding);
    caf_emit(run, &of->finding);
}

void caf_leave_open(const caf_run *run, caf_assessed *of, int64_t fields)
{
    caf_unsure unsure = { of->i, caf_doubt_in(run, CAF_ASSESSMENTS, of->i, fields) };
    of->finding.verdict = CAF_UNKNOWN;
    caf_note_unsure(run, &of->finding, CAF_ASSESSMENTS, unsure, fields);
}

/* The assessment that a row names, and its own day. */
static int64_t named_by(int32_t table, const caf_row *row, caf_date *day)
{
    switch (table) {
    case CAF_NEEDS:
        *day = row->need.identified_on;
        return row->need.assessment;
    case CAF_STRENGTHS:
        *day = row->strength.noted_on;
        return row->strength.assessment;
    case CAF_CONTRIBUTIONS:
        *day = row->contribution.contributed_on;
        return row->contribution.assessment;
    case CAF_GRADINGS:
        *day = row->grading.graded_on;
        return row->grading.assessment;
    default:
        *day = row->element.evidenced_on;
        return row->element.assessment;
    }
}

int caf_belongs_to(const caf_run *run, const caf_assessed *of, const caf_each *each)
{
    const caf_facts *facts = run->facts;
    caf_date day;
    int64_t named = named_by(each->table, each->row, &day);
    if (caf_doubt_in(run, each->table, each->i, CAF_OF_ASSESSMENT_FIELD) != 0) {
        return CAF_MAY_BELONG;
    }
    if (named != 0) {
        return named == of->row->id ? CAF_BELONGS : CAF_BELONGS_NOT;
    }
    /* What opens a case again is often found some days before that. */
    caf_date earlier = facts->closed_before != 0 ? facts->closed_before : facts->episode - 1;
    if (day != 0 && ((facts->episode != 0 && day <= earlier) || (of->row->completed != 0 && day > of->row->completed))) {
        return CAF_BELONGS_NOT;
    }
    return day == 0 && facts->episode != 0 ? CAF_MAY_BELONG : CAF_BELONGS;
}

caf_rows_of caf_rows_of_assessment(const caf_run *run, const caf_assessed *of, int32_t table)
{
    caf_rows_of found = { 0, -1, { -1, 0 } };
    caf_each each;
    caf_begin_rows(&each, run, table);
    while (caf_next_row(&each)) {
        int belongs = caf_belongs_to(run, of, &each);
        if (belongs == CAF_BELONGS) {
            found.first = found.n++ == 0 ? each.i : found.first;
        } else if (belongs == CAF_MAY_BELONG && found.unsure.row < 0) {
            found.unsure = (caf_unsure){ each.i, caf_doubt_in(run, table, each.i, CAF_OF_ASSESSMENT_FIELD) };
        }
    }
    return found;
}

void caf_judge_none(const caf_run *run, caf_finding *finding, int32_t table, caf_unsure unsure, int64_t fields)
{
    finding->verdict = CAF_UNKNOWN;
    finding->reason = CAF_REASON_MISSING;
    if (unsure.row >= 0) {
        caf_note_unsure(run, finding, table, unsure, fields);
    } else if (run->facts->coverage[table] != CAF_COMPLETE) {
        caf_step_not_held(run, table);
    } else {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_NEVER;
    }
}

int caf_is_unborn(const caf_facts *facts, caf_date on)
{
    return facts->born != 0 ? on < facts->born : facts->expected != 0;
}

void caf_note_child(const caf_run *run, caf_finding *finding, int64_t fields)
{
    const caf_facts *facts = run->facts;
    caf_unsure child = { facts->child_row, 0 };
    finding->verdict = CAF_UNKNOWN;
    finding->reason = CAF_REASON_MISSING;
    if (facts->child_row >= 0) {
        caf_note_unsure(run, finding, CAF_CHILDREN, child, fields);
    } else if (facts->coverage[CAF_CHILDREN] != CAF_COMPLETE) {
        caf_step_not_held(run, CAF_CHILDREN);
    } else if (run->whose->count[CAF_CHILDREN] > 0) {
        caf_step_missing(run, CAF_CASES, 0, CAF_BIT(CASE_CHILD));
    } else {
        caf_step_no_row(run, CAF_CHILDREN);
    }
}
