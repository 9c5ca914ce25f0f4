#include "naming.h"
#include "fields.h"

typedef struct own_name {
    int32_t table;
    int32_t field;
    const char *words;
} own_name;

/* Where the name of the row and that of the field would say a word twice, or say too little. */
static const own_name of_fields[] = {
    { CAF_CASES, CASE_CHILD, "child that the case is about" },
    { CAF_CASES, CASE_NEEDS_IDENTIFIED, "needs identified" },
    { CAF_CASES, CASE_CHECKLIST_ON, "pre-assessment checklist done" },
    { CAF_CASES, CASE_REGISTER_SEARCHED_ON, "register searched" },
    { CAF_CASES, CASE_REGISTER_RESULT, "result of the search of the register" },
    { CAF_CASES, CASE_LEVEL, "threshold level" },
    { CAF_CASES, CASE_LEVEL_ON, "threshold level decided" },
    { CAF_CASES, CASE_SERVICES_ON, "number of services known" },
    { CAF_CASES, CASE_TEAM_FORMED_ON, "team formed" },
    { CAF_CASES, CASE_TEAM_FORMED, "team formed" },
    { CAF_CASES, CASE_CARRIED_COMPLETED, "initial assessment completed by the first authority" },
    { CAF_CASES, CASE_CARRIED_FIRST_TAF, "first TAF held by the first authority" },
    { CAF_CASES, CASE_CARRIED_REVIEW, "last review held by the first authority" },
    { CAF_ASSESSMENTS, ASSESSMENT_AGENCY, "agency of the assessor" },
    { CAF_ASSESSMENTS, ASSESSMENT_ASSESSOR, "assessor" },
    { CAF_ASSESSMENTS, ASSESSMENT_REASON, "reason for the assessment" },
    { CAF_ASSESSMENTS, ASSESSMENT_CONTINUITY, "conclusions follow the assessment" },
    { CAF_ASSESSMENTS, ASSESSMENT_STEPS_DONE_ON, "first five steps of the assessment done" },
    { CAF_ASSESSMENTS, ASSESSMENT_SHARED_ON, "conclusions shared with the family" },
    { CAF_ACTIONS, ACTION_NEED, "need that the action answers" },
    { CAF_ACTIONS, ACTION_STRENGTH, "strength that the action uses" },
    { CAF_ACTIONS, ACTION_DESCRIBED, "action says what is to be done" },
    { CAF_ACTIONS, ACTION_OUTCOME, "desired outcome of the action" },
    { CAF_ACTIONS, ACTION_MEASURED, "action says how success will be known" },
    { CAF_ACTIONS, ACTION_BY_WHEN, "action to be done by" },
    { CAF_REVIEWS, REVIEW_NEXT_ON, "day set for the next review" },
    { CAF_TRANSFERS, TRANSFER_BODY, "statutory body" },
    { CAF_TRANSFERS, TRANSFER_ASSUMED_ON, "responsibility assumed" },
    { CAF_TRANSFERS, TRANSFER_RETURNED_ON, "case returned" },
    { CAF_TRANSFERS, TRANSFER_FINAL_MEETING_ON, "final statutory meeting held" },
    { CAF_TRANSFERS, TRANSFER_HANDED_OVER_ON, "handover meeting held" },
    { CAF_TRANSFERS, TRANSFER_STATUTORY_ASSESSMENT_ON, "statutory assessment completed" },
    { CAF_TRANSFERS, TRANSFER_OUTCOME, "outcome of the statutory assessment" },
    { CAF_TRANSFERS, TRANSFER_PREVIOUS_LEAD, "previous lead professional" },
    { CAF_TRANSFERS, TRANSFER_CONTINUING_SUPPORT, "continuing support agreed" },
    { CAF_TRANSFERS, TRANSFER_CONSENT, "consent recorded with the transfer" },
    { CAF_CLOSURES, CLOSURE_FLAGGED_ON, "record flagged for the archive" },
    { CAF_CLOSURES, CLOSURE_ARCHIVED_ON, "record archived" },
    { CAF_CLOSURES, CLOSURE_UNAVAILABLE_ON, "record made unavailable" },
    { CAF_CLOSURES, CLOSURE_DISPOSED_ON, "record disposed of" },
    { CAF_CLOSURES, CLOSURE_HOLD_FROM, "legal hold began" },
    { CAF_CLOSURES, CLOSURE_HOLD_UNTIL, "legal hold ended" },
    { CAF_CLOSURES, CLOSURE_OUTCOME, "outcome for the child" },
    { CAF_CLOSURES, CLOSURE_REASONS_AGREED, "reasons for the closure agreed" },
    { CAF_CLOSURES, CLOSURE_RISK_VIEWED, "remaining risk viewed" },
    { CAF_CLOSURES, CLOSURE_CLOSED, "case closed" },
    { CAF_CLOSURES, CLOSURE_REOPENED, "case reopened" },
    { CAF_CLOSURES, CLOSURE_REASON, "reason for the closure" },
    { CAF_NEEDS, NEED_EXPLAINED, "reason why the need is not planned for" },
    { CAF_ELEMENTS, ELEMENT_ASSESSMENT, "assessment that the box is of" },
    { CAF_ELEMENTS, ELEMENT_ELEMENT, "box of the assessment" },
    { CAF_ELEMENTS, ELEMENT_ANSWER, "answer in the box" },
    { CAF_ELEMENTS, ELEMENT_EVIDENCED_ON, "evidence for the box obtained" },
    { CAF_ELEMENTS, ELEMENT_OBTAIN_BY, "evidence for the box planned by" },
    { CAF_ELEMENTS, ELEMENT_REASONED, "reason why the box does not apply" },
    { CAF_GRADINGS, GRADING_AREA, "GCP2 area of care" },
    { CAF_GRADINGS, GRADING_GRADE, "GCP2 grade" },
    { CAF_MEMBERS, MEMBER_PERSON, "team member" },
    { CAF_LEADS, LEAD_PERSON, "lead professional" },
    { CAF_ATTENDANCES, ATTENDANCE_PERSON, "person who came to the TAF" },
    { CAF_PLAN_ACTIONS, PLAN_ACTION_PLAN, "plan that the action is in" },
    { CAF_PLAN_ACTIONS, PLAN_ACTION_ACTION, "action that the plan holds" },
    { CAF_PLAN_ACTIONS, PLAN_ACTION_PROGRESS, "progress on the action since the last TAF" },
    { CAF_PLAN_ACTIONS, PLAN_ACTION_REVISED, "action revised in the plan" },
    { CAF_OWNERS, OWNER_PERSON, "owner of an action" },
    { CAF_QUALITY, QUALITY_RAISED_ON, "raised" },
    { CAF_QUALITY, QUALITY_RAISED, "raised at once" },
    { CAF_QUALITY, QUALITY_IMMEDIATE_CONCERN, "immediate concern found" },
    { CAF_QUALITY, QUALITY_UNSAFE, "unsafe practice found" },
    { CAF_QUALITY, QUALITY_WAS_INVOLVED, "auditor was involved in the case" },
};

/* What a number of rows by a field of theirs is a number of. */
static const own_name of_counts[] = {
    { CAF_MEETINGS, MEETING_HELD_ON, "TAF meetings held" },
    { CAF_PLANS, PLAN_DATED, "plans with a date" },
    { CAF_NEEDS, NEED_MET, "needs met already" },
    { CAF_NEEDS, NEED_CHILD, "needs of the child on record" },
    { CAF_ELEMENTS, ELEMENT_ANSWER, "boxes that hold evidence" },
    { CAF_CONTRIBUTIONS, CONTRIBUTION_AGENCY, "other agencies that contributed" },
    { CAF_ATTENDANCES, ATTENDANCE_INVITED, "invited to the TAF" },
    { CAF_ATTENDANCES, ATTENDANCE_ATTENDED, "came to the TAF" },
    { CAF_ATTENDANCES, ATTENDANCE_REPORTED, "gave an update report" },
    { CAF_CONTACTS, CONTACT_SEEN, "contacts at which the child was seen" },
};

static const char *find_name(const own_name *names, size_t n, int32_t table, int32_t field)
{
    for (size_t i = 0; i < n; i++) {
        if (names[i].table == table && names[i].field == field) {
            return names[i].words;
        }
    }
    return NULL;
}

void caf_name_field_within(caf_text *text, int32_t table, int32_t index)
{
    const char *row = caf_table_row_name(table);
    const caf_field *field = caf_field_at(table, index);
    if (row == NULL || field == NULL) {
        return;
    }
    const char *own = find_name(of_fields, sizeof of_fields / sizeof of_fields[0], table, index);
    caf_text_add(text, own != NULL ? own : row);
    if (own == NULL) {
        caf_text_add(text, " ");
        caf_text_add(text, field->label);
    }
}

void caf_name_field(caf_text *text, int32_t table, int32_t index)
{
    size_t at = text->length;
    caf_name_field_within(text, table, index);
    caf_text_capitalise(text, at);
}

const char *caf_rows_named(int32_t table)
{
    static const char *const rows[CAF_TABLES] = {
        [CAF_CASES] = "cases",
        [CAF_CHILDREN] = "children",
        [CAF_CONSENTS] = "consents",
        [CAF_ASSESSMENTS] = "assessments",
        [CAF_MEETINGS] = "TAF meetings",
        [CAF_PLANS] = "plans",
        [CAF_ACTIONS] = "actions",
        [CAF_RATINGS] = "ratings of actions",
        [CAF_REVIEWS] = "reviews",
        [CAF_TRANSFERS] = "transfers",
        [CAF_CLOSURES] = "closures",
        [CAF_NEEDS] = "needs",
        [CAF_STRENGTHS] = "strengths",
        [CAF_ELEMENTS] = "boxes of the assessment",
        [CAF_CONTRIBUTIONS] = "contributions to the assessment",
        [CAF_GRADINGS] = "GCP2 gradings",
        [CAF_MEMBERS] = "team members",
        [CAF_LEADS] = "lead professionals",
        [CAF_ATTENDANCES] = "attendances",
        [CAF_PLAN_ACTIONS] = "actions of each plan",
        [CAF_OWNERS] = "owners of actions",
        [CAF_CONTACTS] = "contacts",
        [CAF_SHARES] = "acts of sharing",
        [CAF_CONCERNS] = "child-protection concerns",
        [CAF_QUALITY] = "quality records",
    };
    return table >= 0 && table < CAF_TABLES ? rows[table] : NULL;
}

void caf_name_count(caf_text *text, int32_t table, int32_t field)
{
    const char *own = find_name(of_counts, sizeof of_counts / sizeof of_counts[0], table, field);
    const char *rows = caf_rows_named(table);
    if (own != NULL) {
        caf_text_add_capital(text, own);
    } else if (caf_field_at(table, field) != NULL) {
        caf_name_field(text, table, field);
    } else {
        caf_text_add_capital(text, rows != NULL ? rows : "rows");
        caf_text_add(text, " on record");
    }
}
