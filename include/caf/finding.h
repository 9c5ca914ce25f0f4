/** @file
 * Findings: how a rule answers.
 */
#ifndef CAF_FINDING_H
#define CAF_FINDING_H

#include <stdint.h>
#include <caf/date.h>
#include <caf/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a rule says of a case. */
enum caf_verdict {
    CAF_MET = 1,            /**< the facts show that the standard was kept */
    CAF_NOT_MET = 2,        /**< they show that it was not: late, or never by its due date */
    CAF_DUE = 3,            /**< not kept yet, and still inside the time allowed */
    CAF_UNKNOWN = 4,        /**< the facts needed are not recorded; never guessed */
    CAF_NOT_APPLICABLE = 5, /**< the standard does not bear on this case */
    CAF_JUDGEMENT = 6,      /**< only a person can decide */
    CAF_VERDICTS = 7        /**< one more than the last; 0 is no verdict */
};

/** What a finding is about. */
enum caf_finding_kind {
    CAF_STANDARD = 1,     /**< a clause of a standard */
    CAF_DATA = 2,         /**< facts that contradict each other or cannot be; the verdict is CAF_UNKNOWN */
    CAF_SAFEGUARDING = 3, /**< stands first in every report */
    CAF_FINDING_KINDS = 4
};

/** How much a standard weighs in a profile; 0 is none. */
enum caf_severity { CAF_LOW = 1, CAF_MEDIUM = 2, CAF_HIGH = 3 };

/** A grade beside the verdict. */
enum caf_grade {
    CAF_GRADE_NONE = 0,
    CAF_ACCEPTABLE = 1 /**< met, though not as well as the standard hopes */
};

/** What an answer leans on. */
enum caf_finding_flag {
    CAF_PROVISIONAL = 1,    /**< on bank holidays that are not published yet */
    CAF_CONVENTION = 2,     /**< on a reading of the clause that others might not share */
    CAF_NOT_KNOWN_THEN = 4, /**< on a day that was not known as a holiday at the time */
    CAF_EARLY = 8           /**< done before the clock had started */
};

/** What the bits of caf_finding.items stand for; caf_item_name() names each. */
enum caf_items {
    CAF_ITEMS_FIELDS = 0,          /**< fields of the subject's table, by index */
    CAF_ITEMS_ELEMENTS = 1,        /**< boxes of the assessment */
    CAF_ITEMS_SMART = 2,           /**< letters of SMART: CAF_SPECIFIC to CAF_TIMELY */
    CAF_ITEMS_CHARACTERISTICS = 3, /**< the nine characteristics */
    CAF_ITEMS_RISK_FACTORS = 4,    /**< underlying risk factors */
    CAF_ITEMS_INDICATORS = 5,      /**< high-risk indicators */
    CAF_ITEM_SETS = 6
};

/** The letters of SMART. Achievable and realistic are for a person to judge. */
enum { CAF_SPECIFIC = 1, CAF_MEASURABLE = 2, CAF_ACHIEVABLE = 3, CAF_REALISTIC = 4, CAF_TIMELY = 5 };

/** No number of days. */
#define CAF_DAYS_NONE INT32_MIN

/** Why a verdict is what it is, where facts and sum do not say it all; text by caf_reason_text(). */
enum caf_reason {
    CAF_REASON_NONE = 0,
    CAF_REASON_NO_CASE = 1,          /**< the case was not open yet */
    CAF_REASON_DISPOSED = 2,         /**< the record was disposed of */
    CAF_REASON_DECLINED = 3,         /**< consent was refused before the start */
    CAF_REASON_ONE_SERVICE = 4,      /**< one service suffices */
    CAF_REASON_STEPPED_DOWN = 5,     /**< the final statutory meeting is the first TAF */
    CAF_REASON_NOT_STARTED = 6,      /**< the clock has not started */
    CAF_REASON_CLOSED = 7,           /**< closed on or before the due date */
    CAF_REASON_OPEN = 8,             /**< the case is not closed */
    CAF_REASON_REOPENED = 9,         /**< the case was opened again */
    CAF_REASON_SUSPENDED = 10,       /**< a statutory body held the case by then */
    CAF_REASON_UNBORN = 11,          /**< not born yet */
    CAF_REASON_EARLY = 12,           /**< held on or before the day the clock starts */
    CAF_REASON_ACCEPTABLE = 13,      /**< longer than usual, still acceptable */
    CAF_REASON_EXCUSED = 14,         /**< excused by the recorded reason */
    CAF_REASON_NOT_ABLE = 15,        /**< recorded as not able to decide */
    CAF_REASON_SAME_DAY = 16,        /**< decided both ways on one day */
    CAF_REASON_NO_WITHDRAWAL = 17,   /**< no refusal or withdrawal on record covers what the rule looks at */
    CAF_REASON_NONE_AFTER = 18,      /**< nothing that it covers was done while it stood */
    CAF_REASON_LEGAL_HOLD = 19,      /**< held for legal reasons */
    CAF_REASON_NOT_CANCELLED = 20,   /**< no meeting was cancelled */
    CAF_REASON_OTHER_REASON = 21,    /**< closed for another reason than disengagement */
    CAF_REASON_PROBLEM = 22,         /**< a date it reads cannot be right */
    CAF_REASON_MISSING = 23,         /**< a fact it reads is not recorded */
    CAF_REASON_NO_DIVISION = 24,     /**< the division is not recorded */
    CAF_REASON_OUTSIDE_CALENDAR = 25,/**< a date lies outside the calendar */
    CAF_REASON_NEVER = 26,           /**< it did not happen */
    CAF_REASON_REFUSED = 27,         /**< refused, withdrawn or lapsed by then */
    CAF_REASON_ORDER = 28,           /**< in the wrong order */
    CAF_REASON_TOO_EARLY = 29,       /**< before it may be */
    CAF_REASON_NOT_YET = 30,         /**< it need not be yet */
    CAF_REASON_AGE_DECIDES = 31,     /**< it turns on an age that is not known */
    CAF_REASON_CARRIED = 32,         /**< it was the first authority's to keep */
    CAF_REASON_NO_SIGN_OFF = 33,     /**< no sign-off meeting was held */
    CAF_REASON_REMEDIAL = 34,        /**< too long; a remedial action is to be recorded */
    CAF_REASON_ONLY_LATER = 35,      /**< it came only later */
    CAF_REASON_PERHAPS_COVERED = 36, /**< whether a consent or refusal that names a recipient or a part covers it is not recorded */
    CAF_REASON_ONE_REFUSED = 37,     /**< one agreed and the other refused */
    /* data problems */
    CAF_REASON_CLOSED_BEFORE_OPENED = 40,
    CAF_REASON_ASSESSED_BEFORE_BIRTH = 41,
    CAF_REASON_EXPECTED_LONG_PAST = 42,
    CAF_REASON_COMPLETED_BEFORE_STARTED = 43,
    CAF_REASON_GREEN_NOT_COMPLETED = 44,
    CAF_REASON_COMPLETED_NOT_GREEN = 45,
    CAF_REASON_HELD_AND_CANCELLED = 46,
    CAF_REASON_REOPENED_BEFORE_CLOSED = 48,
    CAF_REASON_KEPT_BEFORE_CLOSED = 49, /**< flagged, archived or disposed of before the closure */
    CAF_REASON_HOLD_ORDER = 50,
    CAF_REASON_EXPIRED_BEFORE_GIVEN = 51,
    CAF_REASON_UNKNOWN_VALUE = 52,
    CAF_REASON_UNKNOWN_REFERENCE = 53,
    CAF_REASON_DUPLICATE = 54,
    CAF_REASON_ORPHAN = 55,           /**< rows of a case that is not there */
    CAF_REASON_IMPOSSIBLE_DATE = 56,  /**< before 1900 or after 2200 */
    CAF_REASON_TRANSFER_ORDER = 47,
    CAF_REASON_UNREADABLE = 57,
    CAF_REASON_TOO_MANY = 58,         /**< more rows of a kind than a case can have; docs/limits.md */
    /* East Midlands, further */
    CAF_REASON_PROTECTION = 60,       /**< a child-protection concern is open: its own procedures come first */
    CAF_REASON_NO_ASSESSMENT = 61,    /**< there is no assessment to look at */
    CAF_REASON_UNDER_WAY = 62,        /**< the assessment is not completed yet */
    CAF_REASON_SAID_NO = 63,          /**< it is recorded that it was not done */
    CAF_REASON_NOT_STEPPED_DOWN = 64, /**< the case did not step down */
    CAF_REASON_NOT_STEPPED_UP = 65,   /**< the case did not step up */
    CAF_REASON_FOR_A_PERSON = 66,     /**< only a person can judge */
    CAF_REASON_NOT_APPROACHED = 70,   /**< the family was not approached, at the young person's wish */
    CAF_REASON_STATUTORY_SERVES = 71, /**< stepped down: the statutory assessment serves */
    CAF_REASON_WITHDRAWN = 72,        /**< agreement was withdrawn before the assessment was completed */
    CAF_REASON_CONCERNS_CLOSED = 73,  /**< every child-protection concern on record is closed */
    CAF_REASON_NO_CONCERN = 74,       /**< no child-protection concern was raised */
    CAF_REASON_NONE_IN_IT = 75,       /**< the assessment names none */
    CAF_REASON_NO_NEEDS = 76,         /**< no need is on record */
    CAF_REASON_NEED_MET = 77,         /**< the need is met already */
    CAF_REASON_EXPLAINED = 78,        /**< a reason why it is not planned for is recorded */
    CAF_REASON_PLAN_TO_COME = 79,     /**< no plan was made since */
    CAF_REASON_NOT_PLANNED = 80,      /**< no action answers it, and no reason is recorded */
    CAF_REASON_NO_STRENGTHS = 81,     /**< no strength is on record */
    CAF_REASON_NO_STAGE = 82,         /**< no stage has been reached */
    CAF_REASON_STATUTORY_FORM = 100,    /**< the only assessment is the statutory body's, on a form of its own */
    CAF_REASON_PLANNED_EVIDENCE = 101,  /**< there is a plan to obtain the evidence */
    CAF_REASON_EVIDENCE_OVERDUE = 102,  /**< the day planned for the evidence has passed */
    CAF_REASON_DOES_NOT_APPLY = 103,        /**< it does not apply, and the reason is recorded */
    CAF_REASON_NOT_EXPLAINED = 104,     /**< it is said not to apply, without a reason */
    CAF_REASON_NOT_LOOKED_AT = 105,     /**< it was not looked at */
    CAF_REASON_BLANK_BOXES = 106,       /**< boxes are left with nothing in them */
    CAF_REASON_BOXES_UNKNOWN = 107,     /**< not enough is recorded of some boxes */
    CAF_REASON_OWN_PROMISE = 108,       /**< it is the author's own agency that promised */
    CAF_REASON_ALL_FULFILLED = 110,     /**< no action is recorded as not carried out */
    CAF_REASON_NO_TEAM = 111,           /**< no team has been formed */
    CAF_REASON_NO_LEAD = 112,           /**< nobody was in the lead on a working day */
    CAF_REASON_NO_WORKING_DAY = 113,    /**< no working day lies in the gap */
    CAF_REASON_OVERLAP = 114,           /**< two lead professionals were there at a time */
    CAF_REASON_LEAD_THROUGHOUT = 115,   /**< somebody was in the lead throughout */
    CAF_REASON_LEAD_STAYS = 116,        /**< somebody is in the lead, and responsibility has not passed yet */
    CAF_REASON_NEVER_LED = 117,         /**< no lead professional is on record */
    CAF_REASON_NO_CONTINUING_SUPPORT = 118,/**< continuing multi-agency support was not agreed */
    CAF_REASON_NO_PREVIOUS_LEAD = 119,  /**< there was no lead professional before */
    CAF_REASON_LEFT_BLANK = 120,        /**< it is to be recorded, and is left blank */
    CAF_REASON_ALL_RECORDED = 121,      /**< everything asked for is recorded */
    CAF_REASON_ALL_STEPS = 122,         /**< all steps were taken, in order */
    CAF_REASON_STEP_SKIPPED = 123,      /**< a step was left out */
    CAF_REASON_STEP_AHEAD = 124,        /**< the next step is still ahead */
    CAF_REASON_NOT_REOPENED = 125,      /**< the case was not reopened */
    CAF_REASON_STATUTORY_STANDS = 126,  /**< the statutory assessment came after the last closure, and serves */
    CAF_REASON_NOTHING_SHARED = 127,    /**< nothing was shared */
    CAF_REASON_OTHER_BASIS = 128,       /**< another lawful basis is recorded */
    CAF_REASON_TRANSFER_CONSENT = 129,  /**< consent is in the record of the transfer */
    CAF_REASON_NO_CONSENT = 130,        /**< no consent in force covers it */
    CAF_REASON_NOT_MOVED = 131,         /**< the case did not move between authorities */
    CAF_REASON_NOT_NAMED = 132,         /**< consent was given, but not for this authority */
    CAF_REASON_SAME_AUTHORITY = 133,    /**< one authority is named for both */
    CAF_REASON_BOTH_NAMED = 134,        /**< both authorities are on record */
    CAF_REASON_HISTORY_THERE = 135,     /**< the earlier record was there */
    CAF_REASON_HISTORY_GONE = 136,      /**< the earlier record was gone */
    CAF_REASON_LINKED = 137,            /**< it has a CAF of its own */
    CAF_REASON_FAMILY_NAMED = 138,      /**< the family is named */
    CAF_REASON_NO_OTHER_CHILD = 139,    /**< no other child of the household is on record */

    /* Blackburn with Darwen, 1 to 3 */
    CAF_REASON_BOTH_WAYS = 140,       /**< recorded as done and as not done */
    CAF_REASON_OTHER_BODY = 141,      /**< stepped down from another statutory body than social care */
    CAF_REASON_UNDER_THREE = 142,     /**< before the third birthday a delay does not count */
    CAF_REASON_NO_SPECIAL_REASON = 143, /**< neither an early-years delay nor preparation for an EHC plan */
    CAF_REASON_TWO_AGENCIES = 144,    /**< of two agencies one at least is another than the assessor's */
    CAF_REASON_OWN_AGENCY = 145,      /**< no agency but the assessor's own */
    CAF_REASON_NO_SEND = 146,         /**< the child has no SEND */
    CAF_REASON_SIBLINGS = 147,        /**< it turns on whether there are several children */
    CAF_REASON_OTHER_LEVEL = 148,     /**< at another level of need than the profile asks for */
    CAF_REASON_NO_NEGLECT = 149,      /**< neglect is no feature */
    CAF_REASON_GROWN_UP = 150,        /**< 18 or over */
    CAF_REASON_NO_ABSENT_PARENT = 151,/**< no parent is absent */
    CAF_REASON_NO_BARRIERS = 152,     /**< no barriers to taking part */
    CAF_REASON_GRADED = 153,          /**< there are grades, so it was considered */

    /* Blackburn with Darwen, 4 and 5 */
    CAF_REASON_NO_TAF = 180,          /**< no TAF was held */
    CAF_REASON_NO_PLAN = 181,         /**< there is no plan to look at */
    CAF_REASON_NO_ACTION = 182,       /**< there is no action to look at */
    CAF_REASON_A_AND_R = 183,         /**< achievable and realistic are for the auditor */
    CAF_REASON_NO_AGENCY = 184,       /**< no agency was invited to the TAF or came */
    CAF_REASON_ALL_CAME = 185,        /**< every agency invited came */
    CAF_REASON_SOME_CAME = 186,       /**< some of those invited came */
    CAF_REASON_NONE_CAME = 187,       /**< nobody of those looked for came */
    CAF_REASON_REARRANGE = 188,       /**< no parent came: the TAF should have been rearranged */
    CAF_REASON_CANNOT_ATTEND = 189,   /**< not of an age or ability to attend */
    CAF_REASON_LIVES_ALONE = 190,     /**< lives independently, old enough to need no parent there */
    CAF_REASON_AMBER_LATE = 191,      /**< amber after the day by which it was to be done */
    CAF_REASON_NOT_RATED = 192,       /**< no colour where one is asked for */
    CAF_REASON_NONE_EARLIER = 193,    /**< no action of an earlier plan is in the latest */
    CAF_REASON_ONE_PLAN = 194,        /**< there is only one plan */
    CAF_REASON_LOST = 195,            /**< in an earlier plan, and not in a later one */
    CAF_REASON_PROGRESS_SHOWN = 196,  /**< no action was without progress at two TAFs running */
    CAF_REASON_NO_SECOND_TAF = 197,   /**< there are no two TAFs to hold against each other */
    CAF_REASON_NO_CHALLENGE = 198,    /**< challenge is not in both places */
    CAF_REASON_NO_NEW_ACTION = 199,   /**< no action was added or revised */
    CAF_REASON_NEITHER_HALF = 200,    /**< neither challenge in both places nor a new or revised action */
    CAF_REASON_NO_TAF_SINCE = 201,    /**< no TAF since the action was agreed */
    CAF_REASON_NO_UPDATE_NEEDED = 202, /**< why no update is needed is recorded */
    CAF_REASON_NO_DIFFERENCE = 203,   /**< no issue of difference was identified */
    CAF_REASON_NO_CONTACT = 204,      /**< no contact at which the child was seen is on record */
    CAF_REASON_LONGEST_GAP = 205,     /**< the longest time in which the child was not seen is shown */
    CAF_REASON_NOT_REACHED = 206,        /**< nothing that goes through quality control was reached */
    CAF_REASON_NONE_BELOW = 207,      /**< no first assessment was found below standard */
    CAF_REASON_WAS_INVOLVED = 209,    /**< the auditor worked on the case, by the record */
    CAF_REASON_NOTHING_UNSAFE = 210,      /**< no audit found unsafe practice or an immediate concern */

    /* Nottingham and Sefton */
    CAF_REASON_NO_AUDIT = 220,        /**< no audit is on record */
    CAF_REASON_AUDITOR_INVOLVED = 221,/**< the auditor had a part in the case */
    CAF_REASON_ONE_AUTHORITY = 222,   /**< the case stayed with one authority */
    CAF_REASON_GOOD_ENOUGH = 223,     /**< the audit found neither poor quality nor limited outcomes */
    CAF_REASON_NOTHING_OF_CONCERN = 224, /**< no concern for the child's safety is on record */
    CAF_REASON_NO_PAPERS = 225,       /**< there are no papers yet */
    CAF_REASON_NOT_REQUIRED = 226,    /**< no earlier consent ended while services were delivered */
    CAF_REASON_STAGE_NOT_REACHED = 227, /**< the case has not come so far */
    CAF_REASON_NO_SIGNPOSTING = 229,  /**< no action is signposting */
    CAF_REASON_NO_REVIEW = 230,       /**< no review was held */
    CAF_REASON_LAST_REVIEW = 231,     /**< no further review was to come */
    CAF_REASON_NO_DATE_SET = 232,     /**< no date for a next review is on record */
    CAF_REASON_MINUTES = 233,         /**< minutes took the place of the form */
    CAF_REASON_NOT_ESCALATED = 235,   /**< nothing was passed on, stepped up or stepped down */
    CAF_REASON_AWAITED = 236,         /**< the statutory body has not answered yet */
    CAF_REASON_UNPLANNED = 237,       /**< a need without an action or a reason */
    CAF_REASON_UNTIED = 238,          /**< an action without a need */
    CAF_REASON_NOT_PLANNED_YET = 239, /**< there is no plan yet */
    CAF_REASON_NO_EVIDENCE = 240,     /**< no box holds evidence */
    CAF_REASON_REFUSED_THEN = 241,    /**< refused at that stage, and nothing followed */
    CAF_REASON_CLOSED_UNANSWERED = 242, /**< closed before the statutory body answered */
    CAF_REASON_HELD_FOR_ALL = 243,    /**< an order holds every record */

    CAF_REASONS = 400
};

/** Why, as a clause of an English sentence; NULL for a value that is none. A constant. */
CAF_API const char *caf_reason_text(int32_t reason);

/** A verdict's name, "not met"; NULL for a value that is none. A constant. */
CAF_API const char *caf_verdict_name(int32_t verdict);

/**
 * One answer. Its key tells it from every other answer of a check, and does not
 * change from one day to the next while the answer is about the same thing, so
 * that today's findings can be compared with yesterday's: profile, rule, case,
 * table and row; where the row is 0, because what is owed is not there yet, the
 * due date; and for a data problem the reason. It rests on the rows having
 * identifiers of their own, or staying in their places.
 */
typedef struct caf_finding {
    int64_t case_id;
    int64_t row;      /**< the subject's id; where it has none, or a plan, action or child shares it, minus its number in the case from 1 on; 0: the case itself */
    int64_t items;    /**< what is missing or in doubt: bit 1 << index for each field of `table`, or of what `item_set` says */
    int32_t rule;     /**< a caf_rule_id, or a vendor's */
    caf_date due;     /**< when it fell or falls due; 0: none */
    caf_date done;    /**< when it was done; 0: not, or not known */
    int32_t days;     /**< from the day the clock started to the day it was done (or the as-of date), in the rule's unit: working days or days; CAF_DAYS_NONE */
    int32_t slack;    /**< the same unit from done (or the as-of date) to due: below 0 is late; CAF_DAYS_NONE */
    int32_t reason;   /**< enum caf_reason */
    int16_t profile;  /**< caf_profile_number() of the profile checked against */
    int16_t table;    /**< the subject's table, enum caf_table */
    uint8_t kind;     /**< enum caf_finding_kind */
    uint8_t verdict;  /**< enum caf_verdict */
    uint8_t grade;    /**< enum caf_grade */
    uint8_t severity; /**< enum caf_severity */
    int16_t flags;    /**< enum caf_finding_flag, added up */
    uint8_t item_set; /**< enum caf_items */
    uint8_t reserved; /**< 0 */
    int32_t group;    /**< the case's group */
} caf_finding;

/** The name of an item of a finding, by its bit: a field's label, a box, a letter; NULL for none. A constant. */
CAF_API const char *caf_item_name(const caf_finding *finding, int32_t bit);

#ifdef __cplusplus
}
#endif

#endif
