/*
 * The eight learning points of Nottingham's audit of 2011 as indicators: which
 * rules make up each. A whole theme stands before its parts; theme 2 is two
 * numbers, as the audit tells the child's voice and the parents' apart.
 */
#include <caf/cohort.h>

#define INDICATOR(theme, name, title, limit, ...) { (int32_t)sizeof(caf_indicator), theme, name, title, limit, { __VA_ARGS__ } }

static const caf_indicator indicators[] = {
    INDICATOR(1, "1", "Consent", NULL, CAF_NA_1_INITIAL, CAF_NA_1_ASSESSED, CAF_NA_1_DELIVERY),
    INDICATOR(1, "1-initial", "consent at the start", NULL, CAF_NA_1_INITIAL),
    INDICATOR(1, "1-assessed", "after the assessment", NULL, CAF_NA_1_ASSESSED),
    INDICATOR(1, "1-delivery", "in delivery, if required", NULL, CAF_NA_1_DELIVERY),
    INDICATOR(2, "2-child", "Child's voice at every stage", "that a voice is recorded, not how well it was heard", CAF_NA_2_CHILD),
    INDICATOR(2, "2-parents", "Parents' voice at every stage", "that a voice is recorded, not how well it was heard",
              CAF_NA_2_PARENTS),
    INDICATOR(3, "3", "Evidence and continuity", NULL, CAF_NA_3_EVIDENCE, CAF_NA_3_CONTINUITY),
    INDICATOR(3, "3-evidence", "evidence, source and analysis", "that a source and an analysis are recorded, not whether they bear out",
              CAF_NA_3_EVIDENCE),
    INDICATOR(3, "3-continuity", "assessment to plan", NULL, CAF_NA_3_CONTINUITY),
    INDICATOR(4, "4", "Action plans", NULL, CAF_BD_3L_SMART, CAF_NA_4_CHILD_FOCUSED, CAF_NA_4_OUTCOME, CAF_NA_4_SIGNPOSTING),
    INDICATOR(4, "4-smart", "SMART", "specific, measurable and timely; achievable and realistic are for a person", CAF_BD_3L_SMART),
    INDICATOR(4, "4-child", "child-focused", NULL, CAF_NA_4_CHILD_FOCUSED),
    INDICATOR(4, "4-outcome", "outcome beside the action",
              "that an outcome is recorded beside the action, not whether its words tell the two apart", CAF_NA_4_OUTCOME),
    INDICATOR(4, "4-signposting", "signposting evaluated", NULL, CAF_NA_4_SIGNPOSTING),
    INDICATOR(5, "5", "Reviews", NULL, CAF_NA_5_DATES_SET, CAF_NA_5_KEPT, CAF_NA_5_FORM, CAF_NA_5_CHANGE),
    INDICATOR(5, "5-set", "dates set", NULL, CAF_NA_5_DATES_SET),
    INDICATOR(5, "5-kept", "dates kept", NULL, CAF_NA_5_KEPT),
    INDICATOR(5, "5-form", "on the form, not minutes", NULL, CAF_NA_5_FORM),
    INDICATOR(5, "5-change", "change for better or worse shown", NULL, CAF_NA_5_CHANGE),
    INDICATOR(6, "6", "Outcomes and documents", NULL, CAF_NA_6_OUTCOME, CAF_NA_6_DOCUMENTS),
    INDICATOR(6, "6-outcome", "outcomes recorded", NULL, CAF_NA_6_OUTCOME),
    INDICATOR(6, "6-documents", "documents retrievable", NULL, CAF_NA_6_DOCUMENTS),
    INDICATOR(7, "7", "Escalation and de-escalation", "that each step is recorded, not whether the local protocol was followed",
              CAF_NA_7_ESCALATION),
    INDICATOR(8, "8", "Toolkit used", NULL, CAF_NA_8_TOOLKIT)
};

int32_t caf_indicator_count(void)
{
    return (int32_t)(sizeof indicators / sizeof indicators[0]);
}

const caf_indicator *caf_indicator_get(int32_t indicator)
{
    return indicator >= 0 && indicator < caf_indicator_count() ? &indicators[indicator] : NULL;
}
