/** @file
 * The catalogue: every rule with its clause, and the numbers a profile may set.
 */
#ifndef CAF_RULE_H
#define CAF_RULE_H

#include <stddef.h>
#include <stdint.h>
#include <caf/export.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A rule's number. It never changes; new rules come at the end. */
typedef int32_t caf_rule_id;
enum {
    CAF_EM_A3_AGREEMENT = 1,  /**< EM-A3: agreed to before the assessment starts */
    CAF_EM_A3_WITHDRAWAL = 2, /**< EM-A3: nothing further after a refusal or withdrawal */
    CAF_EM_B2_SET = 3,        /**< EM-B2: a date for the first TAF is set */
    CAF_EM_B2_NOTIFIED = 4,   /**< EM-B2: the family is told before it */
    CAF_EM_B2_HELD = 5,       /**< EM-B2: it is held within 20 working days */
    CAF_EM_C1 = 6,            /**< EM-C1: reviewed every three months */
    CAF_EM_D1 = 7,            /**< EM-D1: a sign-off meeting agrees the closure */
    CAF_EM_D1_RISK = 8,       /**< EM-D1 with LE: disengagement, the remaining risk viewed */
    CAF_EM_D3_ACCESSIBLE = 9, /**< EM-D3: accessible for a year */
    CAF_EM_D3_ARCHIVED = 10,  /**< EM-D3: then flagged and archived */
    CAF_EM_D3_DISPOSAL = 11,  /**< EM-D3: kept six years more, then disposed of */
    CAF_BD_4A_GAP = 12,       /**< BD-4a: TAFs at regular intervals */
    CAF_BD_4A_REARRANGED = 13,/**< BD-4a: a cancelled TAF is rearranged */
    CAF_BD_4C_CURRENT = 14,   /**< BD-4c: the plan is current */
    CAF_NO_CASE = 15,         /**< no case on that date */
    CAF_DATA_ORDER = 16,      /**< dates that cannot follow each other */
    CAF_DATA_BIRTH = 17,      /**< a birth or an expected birth that cannot be */
    CAF_DATA_COLOUR = 18,     /**< a colour that contradicts its action */
    CAF_DATA_VALUE = 19,      /**< a date or value that cannot be */
    CAF_DATA_REFERENCE = 20,  /**< rows that refer to what is not there, or twice the same */
    CAF_RULES = 21            /**< one more than the last this version knows; caf_rule_count() for the library's */
};

/** A unit in which a time limit is given. */
enum caf_unit {
    CAF_UNIT_NONE = 0,
    CAF_DAYS = 1,
    CAF_WORKING_DAYS = 2,
    CAF_WEEKS = 3,
    CAF_MONTHS = 4,
    CAF_YEARS = 5,
    CAF_CHOICE = 6, /**< no time: the amount is one of the parameter's choices */
    CAF_UNITS = 7
};

/** What a profile can set of a rule. Which rule has which: caf_rule_parameter(). */
enum caf_parameter {
    CAF_WITHIN = 1,           /**< the time allowed */
    CAF_USUAL_WITHIN = 2,     /**< the time hoped for, inside the time allowed */
    CAF_CHILD_UNDER_12 = 3,   /**< EM-A3: CAF_AGREEMENT_NEEDED, CAF_VIEW_SUFFICES */
    CAF_REVIEW_FROM = 4,      /**< EM-C1: CAF_ROLLING, CAF_ANCHORED */
    CAF_EXCUSED_REASONS = 5,  /**< EM-D1: bit 1 << reason of each closure reason that excuses; 0: none */
    CAF_NOTIFY_WITHIN = 6,    /**< EM-B2: the time from setting the date to telling the family; unset: only the order counts */
    CAF_PARAMETERS = 7
};

enum { CAF_AGREEMENT_NEEDED = 1, CAF_VIEW_SUFFICES = 2 };
enum { CAF_ROLLING = 1, CAF_ANCHORED = 2 };

/** A rule as the catalogue describes it. */
typedef struct caf_rule {
    int32_t size;         /**< sizeof(caf_rule) in the library */
    caf_rule_id id;
    const char *name;     /**< "EM-B2-held", as commands and profiles spell it */
    const char *document; /**< "Minimum regional standards ..., East Midlands, 2011"; NULL: the library's own */
    const char *clause;   /**< "B.2"; NULL: none */
    const char *title;    /**< a few words */
    const char *text;     /**< how it decides, in whole sentences */
    int32_t kind;         /**< enum caf_finding_kind of its findings */
    int32_t timing;       /**< 1: it has one due date from one anchor: caf_due() answers */
} caf_rule;

/** One more than the greatest rule number of the library that is running: the size of a tally's side. */
CAF_API int32_t caf_rule_count(void);

/** A rule by its number; NULL for none. A constant. */
CAF_API const caf_rule *caf_rule_get(caf_rule_id rule);

/** A rule by its name (length bytes), upper or lower case; NULL for none. A constant. */
CAF_API const caf_rule *caf_rule_named(const char *name, size_t length);

/** The catalogue's own value of a rule's parameter, which a profile may replace. */
CAF_API caf_status caf_rule_parameter(caf_rule_id rule, int32_t parameter, int32_t *amount, int32_t *unit);

/** A parameter's name, "within"; NULL for none. */
CAF_API const char *caf_parameter_name(int32_t parameter);

/** A unit's name in the plural, "working days"; NULL for none. */
CAF_API const char *caf_unit_name(int32_t unit);

#ifdef __cplusplus
}
#endif

#endif
