#include <stddef.h>
#include <string.h>
#include "fields.h"

#define COUNT(array) ((int32_t)(sizeof(array) / sizeof((array)[0])))
#define SINCE 100

/* The names of choices, in the order of their values from 1 on. */
static const char *const divisions[] = { "england-and-wales", "scotland", "northern-ireland" };
static const char *const services[] = { "one", "several" };
static const char *const origins[] = { "new", "stepped-down", "moved-in" };
static const char *const initiators[] = { "childrens-centre", "school", "health-service", "other" };
static const char *const genders[] = { "female", "male", "other", "unknown" };
static const char *const stages[] = { "initial", "assessed", "delivery" };
static const char *const givers[] = { "child", "family" };
static const char *const purposes[] = { "all", "assess", "store", "share" };
static const char *const decisions[] = { "given", "refused", "withdrawn", "not-obtainable" };
static const char *const why_not[] = { "too-young", "unborn", "not-able" };
static const char *const assessment_kinds[] = { "initial", "update", "statutory" };
static const char *const meeting_kinds[] = { "first", "regular", "review", "sign-off", "final-statutory" };
static const char *const colours[] = { "red", "amber", "green" };
static const char *const forms[] = { "form", "minutes" };
static const char *const transfer_kinds[] = { "step-up", "step-down", "move-in", "move-out" };
static const char *const bodies[] = { "social-care", "youth-justice", "other" };
static const char *const closure_reasons[] = {
    "needs-met", "disengaged", "moved-away", "stepped-up", "consent-withdrawn",
    "aged-out", "died", "single-service", "opened-in-error", "other"
};

/*
 * One line a field: its member, type, the date that it appears with (-1: none),
 * and its words in a sentence. The enumerator in fields.h is its index, which
 * is a bit in caf_rows.fields: append only.
 */
#define PLACE(row, member) (int32_t)offsetof(row, member), (int32_t)sizeof(((row *)0)->member), 0
#define FIELD(index, table, row, member, type, event, label) \
    { table, index, PLACE(row, member), type, event, -1, SINCE, 0, #member, label, NULL },
#define REFERENCE(index, table, row, member, to, label) \
    { table, index, PLACE(row, member), CAF_TYPE_ID, -1, to, SINCE, 0, #member, label, NULL },
#define CHOICE(index, table, row, member, names, event, label) \
    { table, index, PLACE(row, member), CAF_TYPE_CHOICE, event, -1, SINCE, COUNT(names), #member, label, names },

static const caf_field cases_fields[] = {
    FIELD(CASE_CASE_ID, CAF_CASES, caf_case_row, case_id, CAF_TYPE_ID, -1, "identifier")
    REFERENCE(CASE_CHILD, CAF_CASES, caf_case_row, child, CAF_CHILDREN, "child")
    FIELD(CASE_FAMILY, CAF_CASES, caf_case_row, family, CAF_TYPE_ID, -1, "family")
    FIELD(CASE_AUTHORITY, CAF_CASES, caf_case_row, authority, CAF_TYPE_ID, -1, "authority")
    FIELD(CASE_AGENCY, CAF_CASES, caf_case_row, agency, CAF_TYPE_ID, -1, "agency that began it")
    FIELD(CASE_PARTIAL_TABLES, CAF_CASES, caf_case_row, partial_tables, CAF_TYPE_TABLES, -1, "tables held in part")
    FIELD(CASE_ABSENT_TABLES, CAF_CASES, caf_case_row, absent_tables, CAF_TYPE_TABLES, -1, "tables not held")
    FIELD(CASE_GROUP, CAF_CASES, caf_case_row, group, CAF_TYPE_COUNT, -1, "group")
    FIELD(CASE_RECORDED, CAF_CASES, caf_case_row, recorded, CAF_TYPE_DATE, -1, "recorded")
    FIELD(CASE_OPENED, CAF_CASES, caf_case_row, opened, CAF_TYPE_DATE, -1, "opened")
    FIELD(CASE_NEEDS_IDENTIFIED, CAF_CASES, caf_case_row, needs_identified, CAF_TYPE_DATE, -1, "needs identified")
    FIELD(CASE_SERVICES_ON, CAF_CASES, caf_case_row, services_on, CAF_TYPE_DATE, -1, "number of services known")
    FIELD(CASE_CARRIED_COMPLETED, CAF_CASES, caf_case_row, carried_completed, CAF_TYPE_DATE, -1, "initial assessment completed by the first authority")
    FIELD(CASE_CARRIED_FIRST_TAF, CAF_CASES, caf_case_row, carried_first_taf, CAF_TYPE_DATE, -1, "first TAF held by the first authority")
    FIELD(CASE_CARRIED_REVIEW, CAF_CASES, caf_case_row, carried_review, CAF_TYPE_DATE, -1, "last review held by the first authority")
    CHOICE(CASE_DIVISION, CAF_CASES, caf_case_row, division, divisions, -1, "division")
    CHOICE(CASE_SERVICES, CAF_CASES, caf_case_row, services, services, CASE_SERVICES_ON, "number of services needed")
    CHOICE(CASE_ORIGIN, CAF_CASES, caf_case_row, origin, origins, -1, "origin")
    CHOICE(CASE_INITIATOR, CAF_CASES, caf_case_row, initiator, initiators, -1, "kind of agency that began it")
};

static const caf_field children_fields[] = {
    FIELD(CHILD_CASE_ID, CAF_CHILDREN, caf_child_row, case_id, CAF_TYPE_ID, -1, "case")
    FIELD(CHILD_ID, CAF_CHILDREN, caf_child_row, id, CAF_TYPE_ID, -1, "identifier")
    FIELD(CHILD_RECORDED, CAF_CHILDREN, caf_child_row, recorded, CAF_TYPE_DATE, -1, "recorded")
    FIELD(CHILD_BORN, CAF_CHILDREN, caf_child_row, born, CAF_TYPE_DATE, -1, "date of birth")
    FIELD(CHILD_EXPECTED, CAF_CHILDREN, caf_child_row, expected, CAF_TYPE_PLANNED, -1, "expected date of birth")
    CHOICE(CHILD_GENDER, CAF_CHILDREN, caf_child_row, gender, genders, -1, "gender")
};

static const caf_field consents_fields[] = {
    FIELD(CONSENT_CASE_ID, CAF_CONSENTS, caf_consent_row, case_id, CAF_TYPE_ID, -1, "case")
    FIELD(CONSENT_ID, CAF_CONSENTS, caf_consent_row, id, CAF_TYPE_ID, -1, "identifier")
    FIELD(CONSENT_RECORDED, CAF_CONSENTS, caf_consent_row, recorded, CAF_TYPE_DATE, -1, "recorded")
    FIELD(CONSENT_DECIDED, CAF_CONSENTS, caf_consent_row, decided, CAF_TYPE_DATE, -1, "decided")
    FIELD(CONSENT_EXPIRES, CAF_CONSENTS, caf_consent_row, expires, CAF_TYPE_PLANNED, -1, "expiry")
    CHOICE(CONSENT_STAGE, CAF_CONSENTS, caf_consent_row, stage, stages, CONSENT_DECIDED, "stage")
    CHOICE(CONSENT_GIVER, CAF_CONSENTS, caf_consent_row, giver, givers, CONSENT_DECIDED, "giver")
    CHOICE(CONSENT_PURPOSE, CAF_CONSENTS, caf_consent_row, purpose, purposes, CONSENT_DECIDED, "purpose")
    CHOICE(CONSENT_DECISION, CAF_CONSENTS, caf_consent_row, decision, decisions, CONSENT_DECIDED, "decision")
    CHOICE(CONSENT_WHY_NOT, CAF_CONSENTS, caf_consent_row, why_not, why_not, CONSENT_DECIDED, "reason why it could not be obtained")
    FIELD(CONSENT_VIEW_SOUGHT, CAF_CONSENTS, caf_consent_row, view_sought, CAF_TYPE_FLAG, CONSENT_DECIDED, "child's view sought")
    FIELD(CONSENT_WRITTEN, CAF_CONSENTS, caf_consent_row, written, CAF_TYPE_FLAG, CONSENT_DECIDED, "in writing")
};

static const caf_field assessments_fields[] = {
    FIELD(ASSESSMENT_CASE_ID, CAF_ASSESSMENTS, caf_assessment_row, case_id, CAF_TYPE_ID, -1, "case")
    FIELD(ASSESSMENT_ID, CAF_ASSESSMENTS, caf_assessment_row, id, CAF_TYPE_ID, -1, "identifier")
    FIELD(ASSESSMENT_RECORDED, CAF_ASSESSMENTS, caf_assessment_row, recorded, CAF_TYPE_DATE, -1, "recorded")
    FIELD(ASSESSMENT_STARTED, CAF_ASSESSMENTS, caf_assessment_row, started, CAF_TYPE_DATE, -1, "started")
    FIELD(ASSESSMENT_COMPLETED, CAF_ASSESSMENTS, caf_assessment_row, completed, CAF_TYPE_DATE, -1, "completed")
    CHOICE(ASSESSMENT_KIND, CAF_ASSESSMENTS, caf_assessment_row, kind, assessment_kinds, -1, "kind")
    FIELD(ASSESSMENT_LAWFUL_BASIS, CAF_ASSESSMENTS, caf_assessment_row, lawful_basis, CAF_TYPE_FLAG, -1, "other lawful basis")
};

static const caf_field meetings_fields[] = {
    FIELD(MEETING_CASE_ID, CAF_MEETINGS, caf_meeting_row, case_id, CAF_TYPE_ID, -1, "case")
    FIELD(MEETING_ID, CAF_MEETINGS, caf_meeting_row, id, CAF_TYPE_ID, -1, "identifier")
    FIELD(MEETING_RECORDED, CAF_MEETINGS, caf_meeting_row, recorded, CAF_TYPE_DATE, -1, "recorded")
    FIELD(MEETING_SET_ON, CAF_MEETINGS, caf_meeting_row, set_on, CAF_TYPE_DATE, -1, "date set")
    FIELD(MEETING_NOTIFIED_ON, CAF_MEETINGS, caf_meeting_row, notified_on, CAF_TYPE_DATE, -1, "family told")
    FIELD(MEETING_PLANNED_FOR, CAF_MEETINGS, caf_meeting_row, planned_for, CAF_TYPE_PLANNED, -1, "planned for")
    FIELD(MEETING_HELD_ON, CAF_MEETINGS, caf_meeting_row, held_on, CAF_TYPE_DATE, -1, "held")
    FIELD(MEETING_CANCELLED_ON, CAF_MEETINGS, caf_meeting_row, cancelled_on, CAF_TYPE_DATE, -1, "cancelled")
    FIELD(MEETING_ATTEMPTS, CAF_MEETINGS, caf_meeting_row, attempts, CAF_TYPE_COUNT, -1, "attempts to chase")
    CHOICE(MEETING_KIND, CAF_MEETINGS, caf_meeting_row, kind, meeting_kinds, -1, "kind")
    FIELD(MEETING_HELD, CAF_MEETINGS, caf_meeting_row, held, CAF_TYPE_FLAG, MEETING_HELD_ON, "held")
    FIELD(MEETING_CANCELLED, CAF_MEETINGS, caf_meeting_row, cancelled, CAF_TYPE_FLAG, MEETING_CANCELLED_ON, "cancelled")
    FIELD(MEETING_NOTIFIED, CAF_MEETINGS, caf_meeting_row, notified, CAF_TYPE_FLAG, MEETING_NOTIFIED_ON, "family told")
    FIELD(MEETING_REARRANGED, CAF_MEETINGS, caf_meeting_row, rearranged, CAF_TYPE_FLAG, MEETING_CANCELLED_ON, "rearranged")
    FIELD(MEETING_FAMILY_INVITED, CAF_MEETINGS, caf_meeting_row, family_invited, CAF_TYPE_FLAG, -1, "family invited")
    FIELD(MEETING_FAMILY_ATTENDED, CAF_MEETINGS, caf_meeting_row, family_attended, CAF_TYPE_FLAG, MEETING_HELD_ON, "family attended")
    FIELD(MEETING_REVIEWED_PLAN, CAF_MEETINGS, caf_meeting_row, reviewed_plan, CAF_TYPE_FLAG, MEETING_HELD_ON, "plan reviewed")
    FIELD(MEETING_LAWFUL_BASIS, CAF_MEETINGS, caf_meeting_row, lawful_basis, CAF_TYPE_FLAG, -1, "other lawful basis")
};

static const caf_field plans_fields[] = {
    FIELD(PLAN_CASE_ID, CAF_PLANS, caf_plan_row, case_id, CAF_TYPE_ID, -1, "case")
    FIELD(PLAN_ID, CAF_PLANS, caf_plan_row, id, CAF_TYPE_ID, -1, "identifier")
    FIELD(PLAN_RECORDED, CAF_PLANS, caf_plan_row, recorded, CAF_TYPE_DATE, -1, "recorded")
    FIELD(PLAN_DATED, CAF_PLANS, caf_plan_row, dated, CAF_TYPE_DATE, -1, "dated")
    FIELD(PLAN_LAWFUL_BASIS, CAF_PLANS, caf_plan_row, lawful_basis, CAF_TYPE_FLAG, -1, "other lawful basis")
};

static const caf_field actions_fields[] = {
    FIELD(ACTION_CASE_ID, CAF_ACTIONS, caf_action_row, case_id, CAF_TYPE_ID, -1, "case")
    FIELD(ACTION_ID, CAF_ACTIONS, caf_action_row, id, CAF_TYPE_ID, -1, "identifier")
    REFERENCE(ACTION_PLAN, CAF_ACTIONS, caf_action_row, plan, CAF_PLANS, "plan")
    FIELD(ACTION_AGENCY, CAF_ACTIONS, caf_action_row, agency, CAF_TYPE_ID, -1, "agency")
    FIELD(ACTION_RECORDED, CAF_ACTIONS, caf_action_row, recorded, CAF_TYPE_DATE, -1, "recorded")
    FIELD(ACTION_AGREED_ON, CAF_ACTIONS, caf_action_row, agreed_on, CAF_TYPE_DATE, -1, "agreed")
    FIELD(ACTION_BY_WHEN, CAF_ACTIONS, caf_action_row, by_when, CAF_TYPE_PLANNED, -1, "by when")
    FIELD(ACTION_COMPLETED_ON, CAF_ACTIONS, caf_action_row, completed_on, CAF_TYPE_DATE, -1, "completed")
    FIELD(ACTION_LAWFUL_BASIS, CAF_ACTIONS, caf_action_row, lawful_basis, CAF_TYPE_FLAG, -1, "other lawful basis")
};

static const caf_field ratings_fields[] = {
    FIELD(RATING_CASE_ID, CAF_RATINGS, caf_rating_row, case_id, CAF_TYPE_ID, -1, "case")
    FIELD(RATING_ID, CAF_RATINGS, caf_rating_row, id, CAF_TYPE_ID, -1, "identifier")
    REFERENCE(RATING_ACTION, CAF_RATINGS, caf_rating_row, action, CAF_ACTIONS, "action")
    FIELD(RATING_RECORDED, CAF_RATINGS, caf_rating_row, recorded, CAF_TYPE_DATE, -1, "recorded")
    FIELD(RATING_RATED_ON, CAF_RATINGS, caf_rating_row, rated_on, CAF_TYPE_DATE, -1, "rated")
    CHOICE(RATING_COLOUR, CAF_RATINGS, caf_rating_row, colour, colours, RATING_RATED_ON, "colour")
};

static const caf_field reviews_fields[] = {
    FIELD(REVIEW_CASE_ID, CAF_REVIEWS, caf_review_row, case_id, CAF_TYPE_ID, -1, "case")
    FIELD(REVIEW_ID, CAF_REVIEWS, caf_review_row, id, CAF_TYPE_ID, -1, "identifier")
    FIELD(REVIEW_RECORDED, CAF_REVIEWS, caf_review_row, recorded, CAF_TYPE_DATE, -1, "recorded")
    FIELD(REVIEW_HELD_ON, CAF_REVIEWS, caf_review_row, held_on, CAF_TYPE_DATE, -1, "held")
    FIELD(REVIEW_NEXT_ON, CAF_REVIEWS, caf_review_row, next_on, CAF_TYPE_PLANNED, -1, "next review")
    CHOICE(REVIEW_FORM, CAF_REVIEWS, caf_review_row, form, forms, REVIEW_HELD_ON, "form used")
};

static const caf_field transfers_fields[] = {
    FIELD(TRANSFER_CASE_ID, CAF_TRANSFERS, caf_transfer_row, case_id, CAF_TYPE_ID, -1, "case")
    FIELD(TRANSFER_ID, CAF_TRANSFERS, caf_transfer_row, id, CAF_TYPE_ID, -1, "identifier")
    FIELD(TRANSFER_AUTHORITY, CAF_TRANSFERS, caf_transfer_row, authority, CAF_TYPE_ID, -1, "other authority")
    FIELD(TRANSFER_RECORDED, CAF_TRANSFERS, caf_transfer_row, recorded, CAF_TYPE_DATE, -1, "recorded")
    FIELD(TRANSFER_REFERRED_ON, CAF_TRANSFERS, caf_transfer_row, referred_on, CAF_TYPE_DATE, -1, "referred")
    FIELD(TRANSFER_ASSUMED_ON, CAF_TRANSFERS, caf_transfer_row, assumed_on, CAF_TYPE_DATE, -1, "responsibility assumed")
    FIELD(TRANSFER_HANDED_OVER_ON, CAF_TRANSFERS, caf_transfer_row, handed_over_on, CAF_TYPE_DATE, -1, "handover meeting held")
    FIELD(TRANSFER_RETURNED_ON, CAF_TRANSFERS, caf_transfer_row, returned_on, CAF_TYPE_DATE, -1, "returned")
    FIELD(TRANSFER_FINAL_MEETING_ON, CAF_TRANSFERS, caf_transfer_row, final_meeting_on, CAF_TYPE_DATE, -1, "final statutory meeting held")
    CHOICE(TRANSFER_KIND, CAF_TRANSFERS, caf_transfer_row, kind, transfer_kinds, -1, "kind")
    CHOICE(TRANSFER_BODY, CAF_TRANSFERS, caf_transfer_row, body, bodies, -1, "statutory body")
    FIELD(TRANSFER_CONTINUING_SUPPORT, CAF_TRANSFERS, caf_transfer_row, continuing_support, CAF_TYPE_FLAG, -1, "continuing support agreed")
};

static const caf_field closures_fields[] = {
    FIELD(CLOSURE_CASE_ID, CAF_CLOSURES, caf_closure_row, case_id, CAF_TYPE_ID, -1, "case")
    FIELD(CLOSURE_ID, CAF_CLOSURES, caf_closure_row, id, CAF_TYPE_ID, -1, "identifier")
    FIELD(CLOSURE_RECORDED, CAF_CLOSURES, caf_closure_row, recorded, CAF_TYPE_DATE, -1, "recorded")
    FIELD(CLOSURE_CLOSED, CAF_CLOSURES, caf_closure_row, closed, CAF_TYPE_DATE, -1, "closed")
    FIELD(CLOSURE_REOPENED, CAF_CLOSURES, caf_closure_row, reopened, CAF_TYPE_DATE, -1, "reopened")
    FIELD(CLOSURE_FLAGGED_ON, CAF_CLOSURES, caf_closure_row, flagged_on, CAF_TYPE_DATE, -1, "flagged for the archive")
    FIELD(CLOSURE_ARCHIVED_ON, CAF_CLOSURES, caf_closure_row, archived_on, CAF_TYPE_DATE, -1, "archived")
    FIELD(CLOSURE_UNAVAILABLE_ON, CAF_CLOSURES, caf_closure_row, unavailable_on, CAF_TYPE_DATE, -1, "made unavailable")
    FIELD(CLOSURE_HOLD_FROM, CAF_CLOSURES, caf_closure_row, hold_from, CAF_TYPE_DATE, -1, "legal hold began")
    FIELD(CLOSURE_HOLD_UNTIL, CAF_CLOSURES, caf_closure_row, hold_until, CAF_TYPE_DATE, -1, "legal hold ended")
    FIELD(CLOSURE_DISPOSED_ON, CAF_CLOSURES, caf_closure_row, disposed_on, CAF_TYPE_DATE, -1, "disposed of")
    CHOICE(CLOSURE_REASON, CAF_CLOSURES, caf_closure_row, reason, closure_reasons, CLOSURE_CLOSED, "reason")
    FIELD(CLOSURE_REASONS_AGREED, CAF_CLOSURES, caf_closure_row, reasons_agreed, CAF_TYPE_FLAG, CLOSURE_CLOSED, "reasons agreed")
    FIELD(CLOSURE_RISK_VIEWED, CAF_CLOSURES, caf_closure_row, risk_viewed, CAF_TYPE_FLAG, CLOSURE_CLOSED, "remaining risk viewed")
};

typedef struct table {
    const char *name;
    const char *row_name;
    int32_t row_size;
    int32_t n_fields;
    const caf_field *fields;
} table;

#define TABLE(name, row_name, row) { #name, row_name, (int32_t)sizeof(row), COUNT(name##_fields), name##_fields }

static const table tables[CAF_TABLES] = {
    TABLE(cases, "case", caf_case_row),
    TABLE(children, "child", caf_child_row),
    TABLE(consents, "consent", caf_consent_row),
    TABLE(assessments, "assessment", caf_assessment_row),
    TABLE(meetings, "TAF meeting", caf_meeting_row),
    TABLE(plans, "plan", caf_plan_row),
    TABLE(actions, "action", caf_action_row),
    TABLE(ratings, "rating", caf_rating_row),
    TABLE(reviews, "review", caf_review_row),
    TABLE(transfers, "transfer", caf_transfer_row),
    TABLE(closures, "closure", caf_closure_row),
};

static const table *table_at(int32_t index)
{
    return index >= 0 && index < CAF_TABLES ? &tables[index] : NULL;
}

const caf_field *caf_fields_of(int32_t table_index, int32_t *n)
{
    *n = tables[table_index].n_fields;
    return tables[table_index].fields;
}

const caf_field *caf_field_at(int32_t table_index, int32_t index)
{
    const table *found = table_at(table_index);
    return found != NULL && index >= 0 && index < found->n_fields ? &found->fields[index] : NULL;
}

const caf_field *caf_field_named(int32_t table_index, const char *name, size_t length)
{
    const table *found = table_at(table_index);
    if (found == NULL || name == NULL) {
        return NULL;
    }
    for (int32_t i = 0; i < found->n_fields; i++) {
        const char *own = found->fields[i].name;
        if (strlen(own) == length && memcmp(own, name, length) == 0) {
            return &found->fields[i];
        }
    }
    return NULL;
}

const char *caf_table_name(int32_t table_index)
{
    const table *found = table_at(table_index);
    return found != NULL ? found->name : NULL;
}

const char *caf_table_row_name(int32_t table_index)
{
    const table *found = table_at(table_index);
    return found != NULL ? found->row_name : NULL;
}

int32_t caf_row_size(int32_t table_index)
{
    const table *found = table_at(table_index);
    return found != NULL ? found->row_size : 0;
}
