/*
 * The catalogue: what every rule is, what it reads, and the numbers it decides
 * by unless a profile says otherwise. Append only: a rule's number is its place.
 */
#include <stddef.h>
#include <string.h>
#include "run.h"

#define EM "Minimum regional standards for the CAF, East Midlands, 2011"
#define BD "What does a 'good' CAF look like?, Blackburn with Darwen, July 2021"
#define LE "Process for identifying strengths and weaknesses, Leicester"

#define RULE(id, name, document, clause, title, kind, timing, text) \
    { (int32_t)sizeof(caf_rule), id, name, document, clause, title, text, kind, timing }

#define ALWAYS 0
#define WHILE_IN_CAF (CAF_UNLESS_DECLINED | CAF_UNLESS_DISPOSED)
#define SEVERAL_SERVICES (WHILE_IN_CAF | CAF_UNLESS_ONE_SERVICE)

/* What the rules read; where it cannot be right, they answer unknown. */
#define ASSESSED { CAF_ASSESSMENTS, CAF_BIT(ASSESSMENT_STARTED) | CAF_BIT(ASSESSMENT_COMPLETED) | CAF_BIT(ASSESSMENT_KIND) }
#define MET_ON { CAF_MEETINGS, CAF_BIT(MEETING_HELD_ON) | CAF_BIT(MEETING_CANCELLED_ON) | CAF_BIT(MEETING_PLANNED_FOR) | \
                 CAF_BIT(MEETING_HELD) | CAF_BIT(MEETING_CANCELLED) | CAF_BIT(MEETING_KIND) }
#define CLOSED_ON { CAF_CLOSURES, CAF_BIT(CLOSURE_CLOSED) | CAF_BIT(CLOSURE_REOPENED) | CAF_BIT(CLOSURE_REASON) }
#define KEPT { CAF_CLOSURES, CAF_BIT(CLOSURE_CLOSED) | CAF_BIT(CLOSURE_REOPENED) | CAF_BIT(CLOSURE_FLAGGED_ON) | \
               CAF_BIT(CLOSURE_ARCHIVED_ON) | CAF_BIT(CLOSURE_UNAVAILABLE_ON) | CAF_BIT(CLOSURE_DISPOSED_ON) | \
               CAF_BIT(CLOSURE_HOLD_FROM) | CAF_BIT(CLOSURE_HOLD_UNTIL) }
#define MOVED { CAF_TRANSFERS, CAF_BIT(TRANSFER_ASSUMED_ON) | CAF_BIT(TRANSFER_RETURNED_ON) | \
                CAF_BIT(TRANSFER_FINAL_MEETING_ON) | CAF_BIT(TRANSFER_HANDED_OVER_ON) | CAF_BIT(TRANSFER_KIND) }
#define CARRIED { CAF_CASES, CAF_BIT(CASE_DIVISION) | CAF_BIT(CASE_CARRIED_COMPLETED) | CAF_BIT(CASE_CARRIED_FIRST_TAF) | \
                  CAF_BIT(CASE_CARRIED_REVIEW) }
#define BORN { CAF_CHILDREN, CAF_BIT(CHILD_BORN) | CAF_BIT(CHILD_EXPECTED) }
#define CONSENTED { CAF_CONSENTS, CAF_BIT(CONSENT_DECIDED) | CAF_BIT(CONSENT_EXPIRES) | CAF_BIT(CONSENT_GIVER) | \
                    CAF_BIT(CONSENT_PURPOSE) | CAF_BIT(CONSENT_DECISION) | CAF_BIT(CONSENT_VIEW_SOUGHT) }
#define PLANNED { CAF_PLANS, CAF_BIT(PLAN_DATED) }

static const caf_rule_entry entries[CAF_RULES] = {
    [CAF_EM_A3_AGREEMENT] = {
        RULE(CAF_EM_A3_AGREEMENT, "EM-A3-agreement", EM, "A.3", "Agreed to before the assessment starts", CAF_STANDARD, 0,
             "On the day the initial assessment starts, a young person of 12 or over has agreed; under 12 the family and "
             "the child have, where a child too young or not able to agree is covered by a record of how its view was "
             "sought. A child who says nothing in the record leaves the answer unknown. Before birth the family's "
             "agreement suffices. Without a date of birth it is decided only where both ages give the same answer. "
             "From 12 on a recorded lack of capacity is for a person to judge. A profile may let the child's view "
             "suffice under 12."),
        caf_run_em_a3_agreement, WHILE_IN_CAF, { ASSESSED, BORN, CONSENTED },
        { { CAF_CHILD_UNDER_12, { CAF_AGREEMENT_NEEDED, CAF_CHOICE } } } },
    [CAF_EM_A3_WITHDRAWAL] = {
        RULE(CAF_EM_A3_WITHDRAWAL, "EM-A3-withdrawal", EM, "A.3", "Nothing further after a refusal or withdrawal", CAF_STANDARD, 0,
             "From the day after consent is refused or withdrawn until it is given again, no assessment is started, and, "
             "because they reach across agencies, no TAF is held, no plan drawn up and no action agreed inside what it "
             "covered. Sign-off meetings, final statutory meetings, closure and keeping, and acts with another lawful "
             "basis on record never count. For an assessment the family's refusal counts while the child is under 12, "
             "the child's at any age; for the rest either's does."),
        caf_run_em_a3_withdrawal, WHILE_IN_CAF,
        { ASSESSED, CONSENTED, { CAF_MEETINGS, CAF_BIT(MEETING_HELD_ON) | CAF_BIT(MEETING_KIND) }, PLANNED,
          { CAF_ACTIONS, CAF_BIT(ACTION_AGREED_ON) } }, { { 0, { 0, 0 } } } },
    [CAF_EM_B2_SET] = {
        RULE(CAF_EM_B2_SET, "EM-B2-set", EM, "B.2", "A date for the first TAF is set", CAF_STANDARD, 0,
             "A date for the first TAF is on record. Cancelled meetings count for nothing. From the completion of the "
             "initial assessment it is due until the first TAF is. After a step down, where the final statutory meeting is "
             "the first TAF, and where another authority held it, this does not apply."),
        caf_run_em_b2_set, SEVERAL_SERVICES, { ASSESSED, MET_ON, CLOSED_ON, MOVED, CARRIED }, { { 0, { 0, 0 } } } },
    [CAF_EM_B2_NOTIFIED] = {
        RULE(CAF_EM_B2_NOTIFIED, "EM-B2-notified", EM, "B.2", "The family is told before the first TAF", CAF_STANDARD, 0,
             "The family is told of the first TAF on an earlier day than the meeting. A profile may add a time within "
             "which it is told once the date is set. After a step down, and where another authority held the first TAF, "
             "this does not apply."),
        caf_run_em_b2_notified, SEVERAL_SERVICES,
        { ASSESSED, MET_ON, CLOSED_ON, MOVED, CARRIED, { CAF_MEETINGS, CAF_BIT(MEETING_NOTIFIED_ON) | CAF_BIT(MEETING_SET_ON) } },
        { { CAF_NOTIFY_WITHIN, { 0, CAF_UNIT_NONE } } } },
    [CAF_EM_B2_HELD] = {
        RULE(CAF_EM_B2_HELD, "EM-B2-held", EM, "B.2", "First TAF within 20 working days", CAF_STANDARD, 1,
             "The first TAF is held within 20 working days of the day the initial assessment is completed: that day is "
             "not counted, the last one is. Cancelled meetings count for nothing and updates of the assessment never "
             "restart the clock. A TAF on or before the day of completion is met, with a note. On a step down the final "
             "statutory meeting is the first TAF and this does not apply. Closed on or before the due date: not "
             "applicable."),
        caf_run_em_b2_held, SEVERAL_SERVICES, { ASSESSED, MET_ON, CLOSED_ON, MOVED, CARRIED },
        { { CAF_WITHIN, { 20, CAF_WORKING_DAYS } } } },
    [CAF_EM_C1] = {
        RULE(CAF_EM_C1, "EM-C1", EM, "C.1", "Reviewed every three months", CAF_STANDARD, 1,
             "The plan is reviewed within three months of the first TAF and every three months after that. A review is a "
             "review on record, or a meeting of kind review or sign-off, or one that reviewed the plan; several on one "
             "day are one. Counted from the last review (rolling), or, if a profile says so, in fixed steps from the "
             "first TAF (anchored). One finding for each review held and one for the review still owed. Closed on or "
             "before the due date: not applicable. While a statutory body holds the case the clock rests, and starts "
             "anew when the case comes back."),
        caf_run_em_c1, SEVERAL_SERVICES, { MET_ON, { CAF_MEETINGS, CAF_BIT(MEETING_REVIEWED_PLAN) },
          { CAF_REVIEWS, CAF_BIT(REVIEW_HELD_ON) }, CLOSED_ON, MOVED, CARRIED },
        { { CAF_WITHIN, { 3, CAF_MONTHS } }, { CAF_REVIEW_FROM, { CAF_ROLLING, CAF_CHOICE } } } },
    [CAF_EM_D1] = {
        RULE(CAF_EM_D1, "EM-D1", EM, "D.1", "A sign-off meeting agrees the closure", CAF_STANDARD, 0,
             "A sign-off meeting is held on or before the closure, and the reasons are recorded and agreed. The family "
             "need not come if it was invited. Without one the attempts on record are named; a profile may list closure "
             "reasons that excuse it. For a case stepped up, the meeting at which responsibility passed stands for it."),
        caf_run_em_d1, SEVERAL_SERVICES,
        { MET_ON, CLOSED_ON, { CAF_CLOSURES, CAF_BIT(CLOSURE_REASONS_AGREED) },
          { CAF_MEETINGS, CAF_BIT(MEETING_FAMILY_INVITED) | CAF_BIT(MEETING_FAMILY_ATTENDED) } },
        { { CAF_EXCUSED_REASONS, { 0, CAF_CHOICE } } } },
    [CAF_EM_D1_RISK] = {
        RULE(CAF_EM_D1_RISK, "EM-D1-risk", LE, "D.1", "The remaining risk is viewed when a family disengages", CAF_STANDARD, 0,
             "Where a case is closed because the family disengaged, a view of the remaining risk is on record."),
        caf_run_em_d1_risk, SEVERAL_SERVICES, { CLOSED_ON, { CAF_CLOSURES, CAF_BIT(CLOSURE_RISK_VIEWED) } }, { { 0, { 0, 0 } } } },
    [CAF_EM_D3_ACCESSIBLE] = {
        RULE(CAF_EM_D3_ACCESSIBLE, "EM-D3-accessible", EM, "D.3", "The record stays accessible for a year", CAF_STANDARD, 1,
             "After the last closure the record stays accessible for one year: made unavailable, archived or disposed of "
             "before that is not met. Reopening cancels it."),
        caf_run_em_d3_accessible, CAF_UNLESS_DECLINED, { KEPT }, { { CAF_WITHIN, { 1, CAF_YEARS } } } },
    [CAF_EM_D3_ARCHIVED] = {
        RULE(CAF_EM_D3_ARCHIVED, "EM-D3-archived", EM, "D.3", "Then it is flagged and archived", CAF_STANDARD, 0,
             "When that year is over the record is flagged on the system and archived; both days are asked for. Within "
             "one month it is due, later it is not met."),
        caf_run_em_d3_archived, CAF_UNLESS_DECLINED, { KEPT }, { { CAF_WITHIN, { 1, CAF_MONTHS } } } },
    [CAF_EM_D3_DISPOSAL] = {
        RULE(CAF_EM_D3_DISPOSAL, "EM-D3-disposal", EM, "D.3", "Kept six years more, then disposed of", CAF_STANDARD, 0,
             "The archived record is kept for six years after the first one; from then on its disposal is due. Disposed "
             "of earlier, or during a legal hold, is not met. A legal hold suspends disposal."),
        caf_run_em_d3_disposal, CAF_UNLESS_DECLINED, { KEPT }, { { CAF_WITHIN, { 6, CAF_YEARS } } } },
    [CAF_BD_4A_GAP] = {
        RULE(CAF_BD_4A_GAP, "BD-4a-gap", BD, "4a", "TAFs at regular intervals", CAF_STANDARD, 1,
             "From one TAF to the next in the current episode, and from the last one to the as-of date while the case is "
             "open: up to six weeks is met, up to eight is met and marked acceptable, longer is not met, with the "
             "attempts to chase on record, and a remedial action is asked for. While the gap still runs it is due; while a "
             "statutory body holds the case nothing is."),
        caf_run_bd_4a_gap, SEVERAL_SERVICES, { MET_ON, CLOSED_ON, MOVED },
        { { CAF_WITHIN, { 8, CAF_WEEKS } }, { CAF_USUAL_WITHIN, { 6, CAF_WEEKS } } } },
    [CAF_BD_4A_REARRANGED] = {
        RULE(CAF_BD_4A_REARRANGED, "BD-4a-rearranged", BD, "4a", "A cancelled TAF is rearranged", CAF_STANDARD, 0,
             "A cancelled TAF is marked as rearranged, or another one was set or held from that day on, whatever the mark."),
        caf_run_bd_4a_rearranged, SEVERAL_SERVICES, { MET_ON, { CAF_MEETINGS, CAF_BIT(MEETING_REARRANGED) } }, { { 0, { 0, 0 } } } },
    [CAF_BD_4C_CURRENT] = {
        RULE(CAF_BD_4C_CURRENT, "BD-4c-current", BD, "4c", "The plan is current", CAF_STANDARD, 1,
             "A plan is dated on the day of the last TAF or within eight weeks of it; until then it is due. Closed on or "
             "before that day: not applicable."),
        caf_run_bd_4c_current, SEVERAL_SERVICES, { MET_ON, CLOSED_ON, PLANNED }, { { CAF_WITHIN, { 8, CAF_WEEKS } } } },
    [CAF_NO_CASE] = {
        RULE(CAF_NO_CASE, "no-case", NULL, NULL, "No case on that date", CAF_DATA, 0,
             "The as-of date lies before the day the case was opened: nothing else is said of it."),
        NULL, ALWAYS, { { 0, 0 } }, { { 0, { 0, 0 } } } },
    [CAF_DATA_ORDER] = {
        RULE(CAF_DATA_ORDER, "data-order", NULL, NULL, "Dates that cannot follow each other", CAF_DATA, 0,
             "A closure before the opening, an assessment completed before it started, a meeting both held and "
             "cancelled, a record archived before the closure: rules that read such a date answer unknown."),
        caf_run_data, ALWAYS, { { 0, 0 } }, { { 0, { 0, 0 } } } },
    [CAF_DATA_BIRTH] = {
        RULE(CAF_DATA_BIRTH, "data-birth", NULL, NULL, "A birth that cannot be", CAF_DATA, 0,
             "A child already born is assessed before its birth, or an expected date lies more than eight weeks back and "
             "no birth is on record."),
        caf_run_data, ALWAYS, { { 0, 0 } }, { { 0, { 0, 0 } } } },
    [CAF_DATA_COLOUR] = {
        RULE(CAF_DATA_COLOUR, "data-colour", BD, "4c", "A colour that contradicts its action", CAF_DATA, 0,
             "Green on a day by which the action was not completed, or another colour on or after the day it was."),
        caf_run_data, ALWAYS, { { 0, 0 } }, { { 0, { 0, 0 } } } },
    [CAF_DATA_VALUE] = {
        RULE(CAF_DATA_VALUE, "data-value", NULL, NULL, "A value that cannot be", CAF_DATA, 0,
             "A date that could not be read, or lies before 1900 or after 2200; a code that this version does not know; "
             "more rows than a case can have."),
        caf_run_data, ALWAYS, { { 0, 0 } }, { { 0, { 0, 0 } } } },
    [CAF_DATA_REFERENCE] = {
        RULE(CAF_DATA_REFERENCE, "data-reference", NULL, NULL, "Rows that refer to what is not there", CAF_DATA, 0,
             "A row that names a plan, action or child that its case does not have, two plans, actions or children of one "
             "identifier, or rows of a case that is not there."),
        caf_run_data, ALWAYS, { { 0, 0 } }, { { 0, { 0, 0 } } } },
};

int32_t caf_rule_count(void)
{
    return CAF_RULES;
}

const caf_rule_entry *caf_rule_entry_of(caf_rule_id rule)
{
    return rule > 0 && rule < CAF_RULES ? &entries[rule] : NULL;
}

const caf_rule *caf_rule_get(caf_rule_id rule)
{
    const caf_rule_entry *entry = caf_rule_entry_of(rule);
    return entry != NULL ? &entry->rule : NULL;
}

static int lower(int letter)
{
    return letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter;
}

static int same(const char *own, const char *name, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (own[i] == 0 || lower((unsigned char)own[i]) != lower((unsigned char)name[i])) {
            return 0;
        }
    }
    return own[length] == 0;
}

const caf_rule *caf_rule_named(const char *name, size_t length)
{
    for (caf_rule_id rule = 1; name != NULL && rule < CAF_RULES; rule++) {
        if (same(entries[rule].rule.name, name, length)) {
            return &entries[rule].rule;
        }
    }
    return NULL;
}

caf_status caf_rule_parameter(caf_rule_id rule, int32_t parameter, int32_t *amount, int32_t *unit)
{
    const caf_rule_entry *entry = caf_rule_entry_of(rule);
    if (amount == NULL || unit == NULL) {
        return CAF_E_NULL;
    }
    if (entry == NULL || parameter <= 0) {
        return CAF_E_RULE;
    }
    for (size_t i = 0; i < sizeof entry->parameters / sizeof entry->parameters[0]; i++) {
        if (entry->parameters[i].parameter == parameter) {
            *amount = entry->parameters[i].value.amount;
            *unit = entry->parameters[i].value.unit;
            return CAF_OK;
        }
    }
    return CAF_E_RULE;
}

const char *caf_parameter_name(int32_t parameter)
{
    static const char *const names[CAF_PARAMETERS] = {
        NULL, "within", "usual-within", "child-under-12", "review-from", "excused-reasons", "notify-within"
    };
    return parameter > 0 && parameter < CAF_PARAMETERS ? names[parameter] : NULL;
}

const char *caf_unit_name(int32_t unit)
{
    static const char *const names[CAF_UNITS] = { NULL, "days", "working days", "weeks", "months", "years", "choice" };
    return unit > 0 && unit < CAF_UNITS ? names[unit] : NULL;
}
