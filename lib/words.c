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
    [CAF_REASON_NOT_STARTED] = "the clock has not started",
    [CAF_REASON_CLOSED] = "closed on or before the due date",
    [CAF_REASON_OPEN] = "the case is not closed",
    [CAF_REASON_REOPENED] = "the case was reopened",
    [CAF_REASON_SUSPENDED] = "a statutory body holds the case",
    [CAF_REASON_UNBORN] = "the child is not born yet",
    [CAF_REASON_EARLY] = "held on or before the day the clock starts",
    [CAF_REASON_ACCEPTABLE] = "longer than usual, still acceptable",
    [CAF_REASON_EXCUSED] = "excused by the recorded reason",
    [CAF_REASON_NOT_ABLE] = "the young person is recorded as not able to decide; a person must judge",
    [CAF_REASON_SAME_DAY] = "decided both ways on one day",
    [CAF_REASON_NO_WITHDRAWAL] = "no refusal or withdrawal on record covers this",
    [CAF_REASON_NONE_AFTER] = "nothing that it covers was done while it stood",
    [CAF_REASON_LEGAL_HOLD] = "held for legal reasons",
    [CAF_REASON_NOT_CANCELLED] = "no meeting was cancelled",
    [CAF_REASON_OTHER_REASON] = "closed for another reason",
    [CAF_REASON_PROBLEM] = "a fact that this turns on cannot be right",
    [CAF_REASON_MISSING] = "a fact that this turns on is not recorded",
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

    /* Blackburn with Darwen, 1 to 3 */

    /* Blackburn with Darwen, 4 and 5 */

    /* Nottingham and Sefton */
    [CAF_REASON_NO_AUDIT] = "no audit is on record",
    [CAF_REASON_AUDITOR_INVOLVED] = "the auditor had a part in the case",
    [CAF_REASON_ONE_AUTHORITY] = "the case stayed with one authority",
    [CAF_REASON_GOOD_ENOUGH] = "the audit found neither poor quality nor limited outcomes",
    [CAF_REASON_NO_CONCERN] = "no concern for the child's safety is on record",
    [CAF_REASON_NO_PAPERS] = "there are no papers yet",
    [CAF_REASON_NOT_REQUIRED] = "no earlier consent ended while services were delivered",
    [CAF_REASON_STAGE_NOT_REACHED] = "the case has not come so far",
    [CAF_REASON_NO_ACTIONS] = "there is no action to look at",
    [CAF_REASON_NO_SIGNPOSTING] = "no action is signposting",
    [CAF_REASON_NO_REVIEW] = "no review was held",
    [CAF_REASON_LAST_REVIEW] = "no further review was to come",
    [CAF_REASON_NO_DATE_SET] = "no date for a next review is on record",
    [CAF_REASON_MINUTES] = "minutes took the place of the form",
    [CAF_REASON_LEFT_BLANK] = "the record has a place for it, which was left blank",
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
