/* The names of verdicts and items, and the words of reasons. */
#include <stddef.h>
#include <caf/finding.h>
#include "fields.h"

static const char *const reasons[CAF_REASONS] = {
    [CAF_REASON_NO_CASE] = "the case was not open yet",
    [CAF_REASON_DISPOSED] = "the record was disposed of",
    [CAF_REASON_DECLINED] = "consent was refused before the assessment began",
    [CAF_REASON_ONE_SERVICE] = "one service suffices",
    [CAF_REASON_STEPPED_DOWN] = "stepped down, so the final statutory meeting is the first TAF",
    [CAF_REASON_NOT_STARTED] = "there is nothing to count from yet",
    [CAF_REASON_CLOSED] = "closed on or before the due date",
    [CAF_REASON_OPEN] = "the case is not closed",
    [CAF_REASON_REOPENED] = "the case was reopened",
    [CAF_REASON_SUSPENDED] = "a statutory body held the case by then",
    [CAF_REASON_UNBORN] = "the child is not born yet",
    [CAF_REASON_EARLY] = "held on or before the day the clock starts",
    [CAF_REASON_ACCEPTABLE] = "longer than usual, still acceptable",
    [CAF_REASON_EXCUSED] = "excused by the recorded reason",
    [CAF_REASON_NOT_ABLE] = "the young person is recorded as not able to decide; a person must judge",
    [CAF_REASON_SAME_DAY] = "decided both ways on one day",
    [CAF_REASON_NO_WITHDRAWAL] = "no refusal or withdrawal on record covers this",
    [CAF_REASON_PERHAPS_COVERED] = "whether a decision that names a recipient or a part covers it is not recorded",
    [CAF_REASON_ONE_REFUSED] = "one agreed and the other refused",
    [CAF_REASON_NONE_AFTER] = "nothing that it covers was done while it stood",
    [CAF_REASON_LEGAL_HOLD] = "held for legal reasons",
    [CAF_REASON_HELD_FOR_ALL] = "an order holds every record",
    [CAF_REASON_NOT_CANCELLED] = "no meeting was cancelled",
    [CAF_REASON_OTHER_REASON] = "closed for another reason",
    [CAF_REASON_PROBLEM] = "a fact needed for the answer cannot be right",
    [CAF_REASON_MISSING] = "a fact needed for the answer is not recorded",
    [CAF_REASON_NO_DIVISION] = "the division of the case is not recorded, so its bank holidays are not known",
    [CAF_REASON_OUTSIDE_CALENDAR] = "a date lies outside the calendar",
    [CAF_REASON_NEVER] = "it did not happen",
    [CAF_REASON_REFUSED] = "refused, withdrawn or expired by then",
    [CAF_REASON_ORDER] = "in the wrong order",
    [CAF_REASON_TOO_EARLY] = "earlier than it may be",
    [CAF_REASON_NOT_YET] = "it need not be yet",
    [CAF_REASON_AGE_DECIDES] = "it turns on the age, which is not known",
    [CAF_REASON_CARRIED] = "it was the first authority's to keep",
    [CAF_REASON_NO_SIGN_OFF] = "no sign-off meeting was held",
    [CAF_REASON_REMEDIAL] = "longer than acceptable: a remedial action is to be recorded",
    [CAF_REASON_ONLY_LATER] = "it came only later",
    [CAF_REASON_CLOSED_BEFORE_OPENED] = "closed before it was opened",
    [CAF_REASON_ASSESSED_BEFORE_BIRTH] = "assessed before the recorded birth, and no expected date is recorded",
    [CAF_REASON_EXPECTED_LONG_PAST] = "expected long ago, and no birth is recorded",
    [CAF_REASON_COMPLETED_BEFORE_STARTED] = "completed before it started",
    [CAF_REASON_GREEN_NOT_COMPLETED] = "rated green, but not completed by that day",
    [CAF_REASON_COMPLETED_NOT_GREEN] = "completed by that day, but not rated green",
    [CAF_REASON_HELD_AND_CANCELLED] = "both held and cancelled",
    [CAF_REASON_REOPENED_BEFORE_CLOSED] = "reopened before it was closed",
    [CAF_REASON_KEPT_BEFORE_CLOSED] = "flagged, archived, made unavailable or disposed of before the closure",
    [CAF_REASON_HOLD_ORDER] = "the legal hold ended before it began",
    [CAF_REASON_EXPIRED_BEFORE_GIVEN] = "expires before it was decided",
    [CAF_REASON_UNKNOWN_VALUE] = "a value that this version does not know",
    [CAF_REASON_UNKNOWN_REFERENCE] = "refers to a row that is not there",
    [CAF_REASON_DUPLICATE] = "two rows have the same identifier",
    [CAF_REASON_ORPHAN] = "rows of a case that is not there",
    [CAF_REASON_IMPOSSIBLE_DATE] = "a date before 1900 or after 2200",
    [CAF_REASON_TRANSFER_ORDER] = "the parts of the transfer are in the wrong order",
    [CAF_REASON_UNREADABLE] = "a date that could not be read",
    [CAF_REASON_TOO_MANY] = "more rows than a case can have",

    /* East Midlands, further */
    [CAF_REASON_PROTECTION] = "a child-protection concern is open, and the safeguarding procedures come first",
    [CAF_REASON_NO_ASSESSMENT] = "there is no assessment to look at",
    [CAF_REASON_UNDER_WAY] = "the assessment is not completed yet",
    [CAF_REASON_SAID_NO] = "it is recorded as not done",
    [CAF_REASON_NOT_STEPPED_DOWN] = "the case did not step down",
    [CAF_REASON_NOT_STEPPED_UP] = "the case did not step up",
    [CAF_REASON_FOR_A_PERSON] = "only a person can judge",
    [CAF_REASON_NOT_APPROACHED] = "the family was not approached, at the young person's wish; a person must judge",
    [CAF_REASON_STATUTORY_SERVES] = "stepped down, so the statutory assessment serves",
    [CAF_REASON_WITHDRAWN] = "agreement was withdrawn before the assessment was completed",
    [CAF_REASON_CONCERNS_CLOSED] = "every child-protection concern on record is closed",
    [CAF_REASON_NO_CONCERN] = "no child-protection concern was raised",
    [CAF_REASON_NONE_IN_IT] = "the assessment names none",
    [CAF_REASON_NO_NEEDS] = "no need is on record",
    [CAF_REASON_NEED_MET] = "the need is met already",
    [CAF_REASON_EXPLAINED] = "a reason why it is not planned for is recorded",
    [CAF_REASON_PLAN_TO_COME] = "no plan has been made since",
    [CAF_REASON_NOT_PLANNED] = "no action answers it, and no reason why is recorded",
    [CAF_REASON_NO_STRENGTHS] = "no strength is on record",
    [CAF_REASON_NO_STAGE] = "no stage of the case has been reached yet",
    [CAF_REASON_STATUTORY_FORM] = "the only assessment is the statutory body's, on a form of its own",
    [CAF_REASON_PLANNED_EVIDENCE] = "there is a plan to obtain the evidence",
    [CAF_REASON_EVIDENCE_OVERDUE] = "the day planned for the evidence has passed",
    [CAF_REASON_DOES_NOT_APPLY] = "it does not apply, and the reason is recorded",
    [CAF_REASON_NOT_EXPLAINED] = "it is said not to apply, without a reason",
    [CAF_REASON_NOT_LOOKED_AT] = "it was not looked at",
    [CAF_REASON_BLANK_BOXES] = "boxes are left with nothing in them",
    [CAF_REASON_BOXES_UNKNOWN] = "not enough is recorded of some boxes",
    [CAF_REASON_OWN_PROMISE] = "it is the author's own agency that promised",
    [CAF_REASON_ALL_FULFILLED] = "no action is recorded as not carried out",
    [CAF_REASON_NO_TEAM] = "no team has been formed",
    [CAF_REASON_NO_LEAD] = "nobody was in the lead on a working day",
    [CAF_REASON_NO_WORKING_DAY] = "no working day lies in the gap",
    [CAF_REASON_OVERLAP] = "two lead professionals were there at a time",
    [CAF_REASON_LEAD_THROUGHOUT] = "somebody was in the lead throughout",
    [CAF_REASON_LEAD_STAYS] = "somebody is in the lead, and responsibility has not passed yet",
    [CAF_REASON_NEVER_LED] = "no lead professional is on record",
    [CAF_REASON_NO_CONTINUING_SUPPORT] = "continuing multi-agency support was not agreed",
    [CAF_REASON_NO_PREVIOUS_LEAD] = "there was no lead professional before",
    [CAF_REASON_LEFT_BLANK] = "it is to be recorded, and is left blank",
    [CAF_REASON_ALL_RECORDED] = "everything asked for is recorded",
    [CAF_REASON_ALL_STEPS] = "all steps were taken, in order",
    [CAF_REASON_STEP_SKIPPED] = "a step was left out",
    [CAF_REASON_STEP_AHEAD] = "the next step is still ahead",
    [CAF_REASON_NOT_REOPENED] = "the case was not reopened",
    [CAF_REASON_STATUTORY_STANDS] = "the statutory assessment came after the last closure, and serves",
    [CAF_REASON_NOTHING_SHARED] = "nothing was shared",
    [CAF_REASON_OTHER_BASIS] = "another lawful basis is recorded",
    [CAF_REASON_TRANSFER_CONSENT] = "consent is in the record of the transfer",
    [CAF_REASON_NO_CONSENT] = "no consent in force covers it",
    [CAF_REASON_NOT_MOVED] = "the case did not move between authorities",
    [CAF_REASON_NOT_NAMED] = "consent was given, but not for this authority",
    [CAF_REASON_SAME_AUTHORITY] = "one authority is named for both",
    [CAF_REASON_BOTH_NAMED] = "both authorities are on record",
    [CAF_REASON_HISTORY_THERE] = "the earlier record was there",
    [CAF_REASON_HISTORY_GONE] = "the earlier record was gone",
    [CAF_REASON_LINKED] = "it has a CAF of its own",
    [CAF_REASON_FAMILY_NAMED] = "the family is named",
    [CAF_REASON_NO_OTHER_CHILD] = "no other child of the household is on record",

    /* Blackburn with Darwen, 1 to 3 */
    [CAF_REASON_BOTH_WAYS] = "it is recorded both as done and as not done",
    [CAF_REASON_OTHER_BODY] = "the case stepped down from another statutory body than social care",
    [CAF_REASON_UNDER_THREE] = "before the third birthday a delay does not count",
    [CAF_REASON_NO_SPECIAL_REASON] = "neither an early-years delay nor preparation for an EHC plan is a reason here",
    [CAF_REASON_TWO_AGENCIES] = "two agencies contributed, so that one of them is another than the assessor's",
    [CAF_REASON_OWN_AGENCY] = "no agency contributed but the assessor's own",
    [CAF_REASON_NO_SEND] = "the child has no SEND",
    [CAF_REASON_SIBLINGS] = "it turns on whether the household has several children, which is not known",
    [CAF_REASON_OTHER_LEVEL] = "recorded at another level of need than the one asked for",
    [CAF_REASON_NO_NEGLECT] = "neglect is not a feature",
    [CAF_REASON_GROWN_UP] = "18 or over, so no child of the household any more",
    [CAF_REASON_NO_ABSENT_PARENT] = "no parent is absent",
    [CAF_REASON_NO_BARRIERS] = "there were no barriers to taking part",
    [CAF_REASON_GRADED] = "the care is graded by GCP2, so it was considered",

    /* Blackburn with Darwen, 4 and 5 */
    [CAF_REASON_NO_TAF] = "no TAF was held",
    [CAF_REASON_NO_PLAN] = "there is no plan to look at",
    [CAF_REASON_NO_ACTION] = "there is no action to look at",
    [CAF_REASON_A_AND_R] = "whether it is achievable and realistic is for the auditor",
    [CAF_REASON_NO_AGENCY] = "no agency was invited or came",
    [CAF_REASON_ALL_CAME] = "every agency invited came",
    [CAF_REASON_SOME_CAME] = "some of those invited did not come; a person must judge",
    [CAF_REASON_NONE_CAME] = "none of the agencies invited came",
    [CAF_REASON_REARRANGE] = "no parent came, so the TAF should have been rearranged",
    [CAF_REASON_CANNOT_ATTEND] = "the child is not of an age or ability to attend",
    [CAF_REASON_LIVES_ALONE] = "the young person lives independently and is old enough to need no parent there",
    [CAF_REASON_AMBER_LATE] = "amber after the day by which it was to be done",
    [CAF_REASON_NOT_RATED] = "a colour is missing",
    [CAF_REASON_NONE_EARLIER] = "the latest plan has no action of an earlier one",
    [CAF_REASON_ONE_PLAN] = "there is only one plan",
    [CAF_REASON_LOST] = "in an earlier plan, and missing from a later one",
    [CAF_REASON_PROGRESS_SHOWN] = "no action was without progress at both TAFs",
    [CAF_REASON_NO_SECOND_TAF] = "no two TAFs were held",
    [CAF_REASON_NO_CHALLENGE] = "challenge is not recorded in both places",
    [CAF_REASON_NO_NEW_ACTION] = "no action was added or revised",
    [CAF_REASON_NEITHER_HALF] = "neither is challenge recorded in both places, nor was an action added or revised",
    [CAF_REASON_NO_TAF_SINCE] = "no TAF was held since it was agreed",
    [CAF_REASON_NO_UPDATE_NEEDED] = "the reason why no update is needed is recorded",
    [CAF_REASON_NO_DIFFERENCE] = "no issue of difference was identified",
    [CAF_REASON_NO_CONTACT] = "no contact at which the child was seen is recorded; a person must judge",
    [CAF_REASON_LONGEST_GAP] = "whether the child was seen often enough, only a person can judge",
    [CAF_REASON_NOT_REACHED] = "nothing that goes through quality control was reached",
    [CAF_REASON_NONE_BELOW] = "no first assessment was found below standard",
    [CAF_REASON_WAS_INVOLVED] = "by the record the auditor worked on the case",
    [CAF_REASON_NOTHING_UNSAFE] = "no audit found unsafe practice or an immediate concern",

    /* Nottingham and Sefton */
    [CAF_REASON_NO_AUDIT] = "no audit is on record",
    [CAF_REASON_AUDITOR_INVOLVED] = "the auditor had a part in the case",
    [CAF_REASON_ONE_AUTHORITY] = "the case stayed with one authority",
    [CAF_REASON_GOOD_ENOUGH] = "the audit found neither poor quality nor limited outcomes",
    [CAF_REASON_NOTHING_OF_CONCERN] = "no concern for the child's safety is on record",
    [CAF_REASON_NO_PAPERS] = "there are no papers yet",
    [CAF_REASON_NOT_REQUIRED] = "no earlier consent ended while services were delivered",
    [CAF_REASON_STAGE_NOT_REACHED] = "the case has not come so far",
    [CAF_REASON_NO_SIGNPOSTING] = "no action is signposting",
    [CAF_REASON_NO_REVIEW] = "no review was held",
    [CAF_REASON_LAST_REVIEW] = "no further review was to come",
    [CAF_REASON_NO_DATE_SET] = "no date for a next review is on record",
    [CAF_REASON_MINUTES] = "minutes took the place of the form",
    [CAF_REASON_NOT_ESCALATED] = "nothing was passed on, stepped up or stepped down",
    [CAF_REASON_AWAITED] = "the statutory body has not answered yet",
    [CAF_REASON_UNPLANNED] = "a need has neither an action nor a reason why it is not planned for",
    [CAF_REASON_UNTIED] = "an action answers no need",
    [CAF_REASON_NOT_PLANNED_YET] = "there is no plan yet",
    [CAF_REASON_NO_EVIDENCE] = "no box holds evidence",
    [CAF_REASON_REFUSED_THEN] = "refused at that stage, and nothing was delivered after it",
    [CAF_REASON_CLOSED_UNANSWERED] = "closed before the statutory body answered",

};

static const char *const verdicts[CAF_VERDICTS] = {
    NULL, "met", "not met", "due", "unknown", "not applicable", "judgement"
};

const char *caf_reason_text(int32_t reason)
{
    return reason > 0 && reason < CAF_REASONS ? reasons[reason] : NULL;
}

const char *caf_verdict_name(int32_t verdict)
{
    return verdict > 0 && verdict < CAF_VERDICTS ? verdicts[verdict] : NULL;
}

const char *caf_item_name(const caf_finding *finding, int32_t bit)
{
    static const char *const letters[] = { NULL, "specific", "measurable", "achievable", "realistic", "timely" };
    static const struct {
        int32_t table;
        int32_t field;
    } named[CAF_ITEM_SETS] = {
        [CAF_ITEMS_ELEMENTS] = { CAF_ELEMENTS, ELEMENT_ELEMENT },
        [CAF_ITEMS_CHARACTERISTICS] = { CAF_ASSESSMENTS, ASSESSMENT_CONSIDERED },
        [CAF_ITEMS_RISK_FACTORS] = { CAF_ASSESSMENTS, ASSESSMENT_RISK_FACTORS },
        [CAF_ITEMS_INDICATORS] = { CAF_ASSESSMENTS, ASSESSMENT_INDICATORS },
    };
    if (finding == NULL || finding->item_set >= CAF_ITEM_SETS) {
        return NULL;
    }
    if (finding->item_set == CAF_ITEMS_FIELDS) {
        const caf_field *field = caf_field_at(finding->table, bit);
        return field != NULL ? field->label : NULL;
    }
    if (finding->item_set == CAF_ITEMS_SMART) {
        return bit > 0 && bit <= CAF_TIMELY ? letters[bit] : NULL;
    }
    const caf_field *set = caf_field_at(named[finding->item_set].table, named[finding->item_set].field);
    return set != NULL && bit > 0 && bit <= set->n_choices ? set->choices[bit - 1] : NULL;
}
