#include "assessed.h"
#include "needs.h"

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

/* What a row says of its assessment, its own day, and the field that holds that. */
typedef struct naming {
    int64_t named;
    caf_date day;
    int32_t day_field;
} naming;

static naming naming_of(int32_t table, const caf_row *row)
{
    switch (table) {
    case CAF_NEEDS:
        return (naming){ row->need.assessment, row->need.identified_on, NEED_IDENTIFIED_ON };
    case CAF_STRENGTHS:
        return (naming){ row->strength.assessment, row->strength.noted_on, STRENGTH_NOTED_ON };
    case CAF_CONTRIBUTIONS:
        return (naming){ row->contribution.assessment, row->contribution.contributed_on, CONTRIBUTION_CONTRIBUTED_ON };
    default:
        return (naming){ row->grading.assessment, row->grading.graded_on, GRADING_GRADED_ON };
    }
}

int caf_belongs_to(const caf_run *run, const caf_assessed *of, const caf_each *each)
{
    const caf_facts *facts = run->facts;
    naming its = naming_of(each->table, each->row);
    if (caf_doubt_in(run, each->table, each->i, CAF_OF_ASSESSMENT_FIELD) != 0) {
        return CAF_MAY_BELONG;
    }
    if (its.named != 0) {
        return its.named == of->row->id ? CAF_BELONGS : CAF_BELONGS_NOT;
    }
    int turns_on_day = facts->episode != 0 || of->row->completed != 0;
    if (turns_on_day && caf_doubt_in(run, each->table, each->i, CAF_BIT(its.day_field)) != 0) {
        return CAF_MAY_BELONG;
    }
    int is_earlier = facts->episode != 0 && !caf_came_since(run, its.day);
    int is_later = of->row->completed != 0 && its.day > of->row->completed;
    if (its.day != 0 && (is_earlier || is_later)) {
        return CAF_BELONGS_NOT;
    }
    return its.day == 0 && facts->episode != 0 ? CAF_MAY_BELONG : CAF_BELONGS;
}

caf_unsure caf_unsure_belonging(const caf_run *run, const caf_each *each)
{
    int64_t fields = CAF_OF_ASSESSMENT_FIELD | CAF_BIT(naming_of(each->table, each->row).day_field);
    return (caf_unsure){ each->i, caf_doubt_in(run, each->table, each->i, fields) };
}

caf_its_rows caf_rows_of_assessment(const caf_run *run, const caf_assessed *of, int32_t table)
{
    caf_its_rows found = { 0, { -1, 0 } };
    caf_each each;
    caf_begin_rows(&each, run, table);
    while (caf_next_row(&each)) {
        int belongs = caf_belongs_to(run, of, &each);
        found.n += belongs == CAF_BELONGS;
        if (belongs == CAF_MAY_BELONG && found.unsure.row < 0) {
            found.unsure = caf_unsure_belonging(run, &each);
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
