/* Blackburn with Darwen, 3f: risk in the analysis, the ACE/RPC enquiry, and GCP2 where neglect is a feature. */
#include "assessed.h"
#include "entry.h"

/* Each value of a set that is present, and how many there are. */
static void note_set(const caf_run *run, int32_t i, int32_t field, int32_t set)
{
    int32_t n = 0;
    if (run->sink->step == NULL) {
        return;
    }
    for (int32_t value = 1; value < 31; value++) {
        n += set >> value & 1;
    }
    caf_step_count(run, CAF_ASSESSMENTS, field, n);
    for (int32_t value = 1; value < 31; value++) {
        if (set >> value & 1) {
            caf_step_value(run, CAF_ASSESSMENTS, i, field, value);
        }
    }
}

static void bd_3f_risk(const caf_run *run)
{
    const int64_t sets = CAF_BIT(ASSESSMENT_RISK_FACTORS) | CAF_BIT(ASSESSMENT_INDICATORS);
    const int64_t analysed = CAF_BIT(ASSESSMENT_RISK_ANALYSED);
    caf_assessed of;
    if (!caf_begin_assessed(run, &of)) {
        return;
    }
    int any = (of.row->risk_factors | of.row->indicators) != 0;
    int64_t not_held = sets & ~caf_fields_held(run, CAF_ASSESSMENTS);
    int64_t doubt = caf_doubt_in(run, CAF_ASSESSMENTS, of.i, sets);
    note_set(run, of.i, ASSESSMENT_RISK_FACTORS, of.row->risk_factors);
    note_set(run, of.i, ASSESSMENT_INDICATORS, of.row->indicators);
    caf_judge_flags(run, &of.finding, CAF_ASSESSMENTS, of.i, of.whole, CAF_BIT(ASSESSMENT_RISK_CONSIDERED) | (any ? analysed : 0));
    if (of.finding.verdict == CAF_MET && (doubt != 0 || (!any && not_held != 0 && of.row->risk_analysed != CAF_YES))) {
        /* Whether any is present is not known. */
        caf_leave_open(run, &of, not_held | doubt);
    }
    caf_emit_assessed(run, &of);
}

/* One grade; whose care it is of, where that is another child than the one before. */
static void note_grade(const caf_run *run, int64_t i, const caf_grading_row *grading, int64_t *noted)
{
    caf_row room;
    int64_t k = grading->child != 0 ? caf_find(run, CAF_CHILDREN, grading->child) : -1;
    const caf_row *child = k != *noted ? caf_row_of(run, CAF_CHILDREN, k, &room) : NULL;
    if (child != NULL && child->child.born != 0) {
        caf_step_date(run, CAF_CHILDREN, k, CHILD_BORN, child->child.born);
    }
    *noted = k;
    caf_step_value(run, CAF_GRADINGS, i, GRADING_AREA, grading->area);
    caf_step_value(run, CAF_GRADINGS, i, GRADING_GRADE, grading->grade);
}

/* The grades of the assessment, by area and child; noted where somebody wants them. */
static caf_its_rows find_grades(const caf_run *run, const caf_assessed *of)
{
    caf_each each;
    caf_its_rows grades = caf_rows_of_assessment(run, of, CAF_GRADINGS);
    if (run->sink->step == NULL) {
        return grades;
    }
    int64_t noted = -1;
    caf_begin_rows(&each, run, CAF_GRADINGS);
    while (caf_next_row(&each)) {
        if (caf_belongs_to(run, of, &each) == CAF_BELONGS) {
            note_grade(run, each.i, &each.row->grading, &noted);
        }
    }
    return grades;
}

/* Neglect is a feature: was GCP2 considered? */
static void answer_neglect(const caf_run *run, caf_assessed *of)
{
    caf_its_rows grades = find_grades(run, of);
    if (grades.n > 0) {
        of->finding.verdict = CAF_MET;
        of->finding.reason = CAF_REASON_GRADED;
        return;
    }
    caf_judge_flags(run, &of->finding, CAF_ASSESSMENTS, of->i, of->whole, CAF_BIT(ASSESSMENT_GCP2_CONSIDERED));
    if (of->finding.verdict == CAF_NOT_MET && grades.unsure.row >= 0) {
        of->finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &of->finding, CAF_GRADINGS, grades.unsure, CAF_OF_ASSESSMENT_FIELD);
    }
}

static void bd_3f_gcp2(const caf_run *run)
{
    caf_assessed of;
    if (!caf_begin_assessed(run, &of)) {
        return;
    }
    uint8_t neglect = of.row->neglect;
    if (neglect == 0) {
        caf_leave_open(run, &of, CAF_BIT(ASSESSMENT_NEGLECT));
    } else if (neglect == CAF_NO) {
        caf_step_value(run, CAF_ASSESSMENTS, of.i, ASSESSMENT_NEGLECT, neglect);
        of.finding.verdict = CAF_NOT_APPLICABLE;
        of.finding.reason = CAF_REASON_NO_NEGLECT;
    } else {
        caf_step_value(run, CAF_ASSESSMENTS, of.i, ASSESSMENT_NEGLECT, neglect);
        answer_neglect(run, &of);
    }
    caf_emit_assessed(run, &of);
}

const caf_rule_entry caf_bd_3f_risk = {
    .rule = RULE(CAF_BD_3F_RISK, "BD-3f-risk", BD, "3f", "Risk factors and indicators in the analysis", CAF_STANDARD, 0, DECIDED,
         "The underlying risk factors and the high-risk indicators were looked at, and where any of them is present the "
         "analysis uses it. Those present are counted and named: the 17 factors are no risk by themselves, the 16 "
         "indicators are one by their presence. While the assessment is under way it is due."),
    .run = bd_3f_risk,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED },
};

const caf_rule_entry caf_bd_3f_ace = {
    .rule = RULE(CAF_BD_3F_ACE, "BD-3f-ace", BD, "3f", "ACE/RPC enquiry", CAF_STANDARD, 0, DECIDED,
         "The routine enquiry about adverse experiences in childhood (ACE/RPC) was completed. While the assessment is "
         "under way it is due."),
    .run = caf_run_assessment_flags,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED },
    .asks = CAF_BIT(ASSESSMENT_ACE_ENQUIRY),
};

const caf_rule_entry caf_bd_3f_gcp2 = {
    .rule = RULE(CAF_BD_3F_GCP2, "BD-3f-gcp2", BD, "3f", "GCP2 where neglect is a feature", CAF_STANDARD, 0, DECIDED,
         "Where neglect is a feature GCP2 was considered, or the care is graded by it; the grades are shown by area and "
         "by child, 1 the best and 5 the worst. Where neglect is recorded as no feature it does not apply. While the "
         "assessment is under way it is due."),
    .run = bd_3f_gcp2,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, { CAF_GRADINGS, CAF_BIT(GRADING_ASSESSMENT) } },
};
