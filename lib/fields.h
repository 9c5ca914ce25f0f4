/*
 * The index of each field, as the rules name them: MEETING_HELD_ON is that of
 * held_on in meetings. They come from fields.def, like the reflection.
 */
#ifndef CAF_LIB_FIELDS_H
#define CAF_LIB_FIELDS_H

#include <caf/rows.h>

#define CAF_TABLE_BEGIN(prefix, name, words, sentence) enum {
#define CAF_FIELD(prefix, id, member, type, event, label, about) prefix##_##id,
#define CAF_NAMED(prefix, id, member, type, names, event, label, about) prefix##_##id,
#define CAF_REFERENCE(prefix, id, member, to, label, about) prefix##_##id,
#define CAF_TABLE_END(prefix, name) prefix##_FIELDS };
#include "fields.def"
#undef CAF_TABLE_BEGIN
#undef CAF_FIELD
#undef CAF_NAMED
#undef CAF_REFERENCE
#undef CAF_TABLE_END

/* The row and the table of each prefix. */
#define CASE_ROW caf_case_row
#define CASE_TABLE CAF_CASES
#define CHILD_ROW caf_child_row
#define CHILD_TABLE CAF_CHILDREN
#define CONSENT_ROW caf_consent_row
#define CONSENT_TABLE CAF_CONSENTS
#define ASSESSMENT_ROW caf_assessment_row
#define ASSESSMENT_TABLE CAF_ASSESSMENTS
#define MEETING_ROW caf_meeting_row
#define MEETING_TABLE CAF_MEETINGS
#define PLAN_ROW caf_plan_row
#define PLAN_TABLE CAF_PLANS
#define ACTION_ROW caf_action_row
#define ACTION_TABLE CAF_ACTIONS
#define RATING_ROW caf_rating_row
#define RATING_TABLE CAF_RATINGS
#define REVIEW_ROW caf_review_row
#define REVIEW_TABLE CAF_REVIEWS
#define TRANSFER_ROW caf_transfer_row
#define TRANSFER_TABLE CAF_TRANSFERS
#define CLOSURE_ROW caf_closure_row
#define CLOSURE_TABLE CAF_CLOSURES
#define NEED_ROW caf_need_row
#define NEED_TABLE CAF_NEEDS
#define STRENGTH_ROW caf_strength_row
#define STRENGTH_TABLE CAF_STRENGTHS
#define ELEMENT_ROW caf_element_row
#define ELEMENT_TABLE CAF_ELEMENTS
#define CONTRIBUTION_ROW caf_contribution_row
#define CONTRIBUTION_TABLE CAF_CONTRIBUTIONS
#define GRADING_ROW caf_grading_row
#define GRADING_TABLE CAF_GRADINGS
#define MEMBER_ROW caf_member_row
#define MEMBER_TABLE CAF_MEMBERS
#define LEAD_ROW caf_lead_row
#define LEAD_TABLE CAF_LEADS
#define ATTENDANCE_ROW caf_attendance_row
#define ATTENDANCE_TABLE CAF_ATTENDANCES
#define PLAN_ACTION_ROW caf_plan_action_row
#define PLAN_ACTION_TABLE CAF_PLAN_ACTIONS
#define OWNER_ROW caf_owner_row
#define OWNER_TABLE CAF_OWNERS
#define CONTACT_ROW caf_contact_row
#define CONTACT_TABLE CAF_CONTACTS
#define SHARE_ROW caf_share_row
#define SHARE_TABLE CAF_SHARES
#define CONCERN_ROW caf_concern_row
#define CONCERN_TABLE CAF_CONCERNS
#define QUALITY_ROW caf_quality_row
#define QUALITY_TABLE CAF_QUALITY

/* Every value that a set of n names can have. */
#define CAF_WHOLE_SET(n) ((int32_t)((((int64_t)1 << (n)) - 1) << 1))

/* Whether rows of other tables refer to those of a table. */
static inline int caf_is_referred_to(int32_t table)
{
    static const int64_t referred = (int64_t)1 << CAF_CHILDREN | (int64_t)1 << CAF_ASSESSMENTS | (int64_t)1 << CAF_MEETINGS |
                                    (int64_t)1 << CAF_PLANS | (int64_t)1 << CAF_ACTIONS | (int64_t)1 << CAF_NEEDS |
                                    (int64_t)1 << CAF_STRENGTHS;
    return (referred >> table & 1) != 0;
}

/* The number of the lowest bit of some. */
static inline int32_t caf_lowest(int64_t bits)
{
#ifdef __GNUC__
    return __builtin_ctzll((unsigned long long)bits);
#else
    int32_t n = 0;
    while (!(bits >> n & 1)) {
        n++;
    }
    return n;
#endif
}

/* The fields of a table and how many it has. */
const caf_field *caf_fields_of(int32_t table, int32_t *n);

#endif
