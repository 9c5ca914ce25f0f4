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
    CAF_REASON_SUSPENDED = 10,       /**< a statutory body holds the case */
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

    /* Blackburn with Darwen, 1 to 3 */

    /* Blackburn with Darwen, 4 and 5 */

    /* Nottingham and Sefton */
    CAF_REASON_NO_AUDIT = 220,        /**< no audit is on record */
    CAF_REASON_AUDITOR_INVOLVED = 221,/**< the auditor had a part in the case */
    CAF_REASON_ONE_AUTHORITY = 222,   /**< the case stayed with one authority */
    CAF_REASON_GOOD_ENOUGH = 223,     /**< the audit found neither poor quality nor limited outcomes */
    CAF_REASON_NO_CONCERN = 224,      /**< no concern for the child's safety is on record */
    CAF_REASON_NO_PAPERS = 225,       /**< there are no papers yet */
    CAF_REASON_NOT_REQUIRED = 226,    /**< no earlier consent ended while services were delivered */
    CAF_REASON_STAGE_NOT_REACHED = 227, /**< the case has not come so far */
    CAF_REASON_NO_ACTIONS = 228,      /**< there is no action to look at */
    CAF_REASON_NO_SIGNPOSTING = 229,  /**< no action is signposting */
    CAF_REASON_NO_REVIEW = 230,       /**< no review was held */
    CAF_REASON_LAST_REVIEW = 231,     /**< no further review was to come */
    CAF_REASON_NO_DATE_SET = 232,     /**< no date for a next review is on record */
    CAF_REASON_MINUTES = 233,         /**< minutes took the place of the form */
    CAF_REASON_LEFT_BLANK = 234,      /**< the record has a place for it, which was left blank */
    CAF_REASON_NOT_ESCALATED = 235,   /**< nothing was passed on, stepped up or stepped down */
    CAF_REASON_AWAITED = 236,         /**< the statutory body has not answered yet */
    CAF_REASON_UNPLANNED = 237,       /**< a need without an action or a reason */
    CAF_REASON_UNTIED = 238,          /**< an action without a need */
    CAF_REASON_NOT_PLANNED_YET = 239, /**< there is no plan yet */
    CAF_REASON_NO_EVIDENCE = 240,     /**< no box holds evidence */
    CAF_REASON_REFUSED_THEN = 241,    /**< refused at that stage, and nothing followed */
    CAF_REASON_CLOSED_UNANSWERED = 242, /**< closed before the statutory body answered */

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
