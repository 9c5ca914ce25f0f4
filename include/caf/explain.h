/** @file
 * Explanations: why a finding is what it is, step by step, so that a reader can
 * redo the sum. The rule itself runs again and records its steps; there is no
 * second copy of it. Pure; any thread.
 */
#ifndef CAF_EXPLAIN_H
#define CAF_EXPLAIN_H

#include <caf/check.h>
#include <caf/export.h>
#include <caf/finding.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a step says. */
enum caf_step_kind {
    CAF_STEP_FACT = 1,     /**< `field` of a row holds `date` (or, with no date, code: a value, or CAF_VALUE_...) */
    CAF_STEP_LIMIT = 2,    /**< `amount` `unit` from `from` is `date`, in `code`, a caf_division where days are working days */
    CAF_STEP_HOLIDAY = 3,  /**< `date` was skipped: `code`, a caf_holiday */
    CAF_STEP_AS_OF = 4,    /**< looked at on `date`; `code` 1: counted up to it, because something ended then */
    CAF_STEP_LATE = 5,     /**< `amount` `unit` late; 0: on the last day */
    CAF_STEP_EARLY = 6,    /**< `amount` `unit` before the last day */
    CAF_STEP_NO_ROW = 7,   /**< the table is complete, and has no such row (with a field: none in which it is `code`); `from`: of the episode since then */
    CAF_STEP_MISSING = 8,  /**< `field` of a row is not recorded */
    CAF_STEP_NOT_HELD = 9, /**< the source does not hold the table (amount 0), or not all of it (1), or not the field (2) */
    CAF_STEP_REASON = 10,  /**< `code`, an enum caf_reason */
    CAF_STEP_PROVISIONAL = 11, /**< the published holidays end on `date`; later ones follow the rules in force */
    CAF_STEP_COUNT = 12,   /**< `amount` of what `field` counts; without a field, of rows */
    CAF_STEP_BOUND = 13,   /**< the same for a day that is not the due date */
    CAF_STEP_AGE = 14,     /**< aged `amount` years on `date` */
    CAF_STEP_ITEM = 15,    /**< `code`, one of the items that `amount`, an enum caf_items, counts, is missing */
    CAF_STEP_ASKED = 16,   /**< `code` is what the profile asks of `field` */
    CAF_STEP_SPAN = 17,    /**< `amount` `unit` from `from` to `date` in which no row of the table shows what `field` asks for */
    CAF_STEP_NOBODY = 18,  /**< `date` is the first day on which no row of the table is there */
    CAF_STEP_OTHERWISE = 19, /**< under a reading, `amount`, the verdict would be `code` and the due date `date`, 0 where there is none;
                                  of CAF_OTHER_CHOICE `field` is the parameter and `row` its choice; of CAF_OTHER_CALENDAR
                                  `unit` is the division, 0 where it is the same and the calendar is as known earlier */
    CAF_STEP_KINDS = 20
};

/** The code of a fact whose value is not one, or refers to nothing. */
#define CAF_VALUE_IN_DOUBT (-1)
/** The code of a fact that is only said to be on record: an identity, or what is not to be repeated of a child. */
#define CAF_VALUE_RECORDED (-2)
/** The code of a person who is the one that the finding is about: the auditor, say. */
#define CAF_VALUE_SAME_PERSON (-3)

/** One step. */
typedef struct caf_step {
    int32_t kind;  /**< enum caf_step_kind */
    int32_t table; /**< enum caf_table; -1: none */
    int64_t row;   /**< as caf_finding.row */
    int32_t field; /**< index of the field; -1: none */
    caf_date date; /**< 0: none */
    int32_t amount;
    int32_t unit;  /**< enum caf_unit */
    int32_t code;
    caf_date from; /**< the day an amount is counted from, itself not counted; 0: none */
} caf_step;

/**
 * The steps behind a finding.
 *
 * @param whose the case the finding is of
 * @param context the same context that it was found with
 * @param finding as caf_check() gave it
 * @param steps appended to
 * @return CAF_OK; CAF_E_CAPACITY when there are more steps than fit (64 are
 *         enough unless a count skips many holidays; nothing is appended);
 *         CAF_E_NO_FINDING when the check, run again, does not give that
 *         finding; and as caf_check_case().
 */
CAF_API caf_status caf_explain(const caf_case *whose, const caf_context *context, const caf_finding *finding, caf_out *steps);

/**
 * caf_explain() for a finding of a caseload: finds the case itself, and answers
 * with no steps for rows that belong to no case, of which the finding says all.
 *
 * @return as caf_find_case() and caf_explain().
 */
CAF_API caf_status caf_explain_in(const caf_caseload *caseload, const caf_context *context, const caf_finding *finding,
                                  caf_out *steps);

/**
 * An explanation in plain English, from its steps.
 *
 * Names no child and no identifier. Text is cut at whole bytes of ASCII when it
 * does not fit, and always ends in a zero where capacity is not 0.
 *
 * @param finding the finding explained
 * @param steps n of them, from caf_explain()
 * @param[out] length bytes of the whole text without its zero; may be NULL
 * @return CAF_OK; CAF_E_CAPACITY when it was cut; CAF_E_NULL.
 */
CAF_API caf_status caf_explain_text(const caf_finding *finding, const caf_step *steps, int64_t n_steps,
                                    char *text, size_t capacity, size_t *length);

/**
 * A field as explanations name it inside a sentence, "TAF meeting held"; with a
 * field below 0 the rows of the table, "TAF meetings".
 *
 * @param[out] length bytes of the whole text without its zero; may be NULL
 * @return CAF_OK; CAF_E_CAPACITY when it was cut; CAF_E_TABLE where there is no
 *         such table or field; CAF_E_NULL.
 */
CAF_API caf_status caf_fact_text(int32_t table, int32_t field, char *text, size_t capacity, size_t *length);

/** A date in words, "Thursday 4 May 2023"; at most CAF_DATE_WORDS bytes with the final zero. */
#define CAF_DATE_WORDS 32
CAF_API caf_status caf_date_words(caf_date date, char *text);

#ifdef __cplusplus
}
#endif

#endif
