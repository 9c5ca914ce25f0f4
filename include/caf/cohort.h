/** @file
 * Cohorts: what a caseload as a whole shows.
 *
 * A cohort is a flat block of int64_t counts in the caller's memory, zero to
 * begin, to which cases are added one by one. Every number in it is a count, so
 * that cohorts of parts merge by addition: whole or in parts, in whatever order,
 * the block is the same to the byte.
 *
 * Nothing here allocates or keeps anything between calls. Calls on different
 * blocks may run at once over the same rows. Counts are not small-number safe:
 * caf/suppress.h, before anything is published.
 */
#ifndef CAF_COHORT_H
#define CAF_COHORT_H

#include <caf/check.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The sections of a block: caf_cohort_place() says where each is. Of indicators
 * and answers each has CAF_VERDICTS numbers: the cases with that answer, by
 * enum caf_verdict, and at 0 those of which nothing was asked.
 */
enum caf_cohort_section {
    CAF_COHORT_COUNTS = 1,     /**< enum caf_cohort_count: the minimum common data set */
    CAF_COHORT_INDICATORS = 2, /**< caf_indicator_get(), cases by their one answer */
    CAF_COHORT_ANSWERS = 3,    /**< by rule, cases by their one answer */
    CAF_COHORT_FINDINGS = 4,   /**< by rule, findings by verdict, as caf_check() tallies them */
    CAF_COHORT_DAYS = 5        /**< caf_distribution_get(): values by days, from 0 to its bound, then those of more, then cases where it is not known and cases with a value */
};

/** The numbers of CAF_COHORT_COUNTS. */
enum caf_cohort_count {
    CAF_COHORT_CASES = 0,       /**< cases opened by the as-of date; all that follow but the next count among these */
    CAF_COHORT_NOT_YET = 1,     /**< cases opened only after it, counted nowhere else */
    CAF_COHORT_OPEN = 2,        /**< open, and so known */
    CAF_COHORT_CLOSED = 3,      /**< closed, on whatever day */
    CAF_COHORT_MAY_BE_CLOSED = 4, /**< no closure, from a source that may not hold closures */
    CAF_COHORT_REOPENED = 5,    /**< closed once and open again */
    CAF_COHORT_STEPPED_UP = 6,  /**< a step up in the current episode */
    CAF_COHORT_STEPPED_DOWN = 7, /**< a step down in the current episode */
    CAF_COHORT_INITIATORS = 8,  /**< and on: by caf_case_row.initiator, 0 to CAF_OTHER_AGENCY; 0 is not recorded */
    CAF_COHORT_ORIGINS = 13,    /**< and on: by caf_case_row.origin, 0 to CAF_ORIGIN_MOVED_IN */
    CAF_COHORT_REASONS = 17,    /**< and on: closed cases by caf_closure_row.reason, 0 to CAF_OTHER_REASON */
    CAF_COHORT_COUNT = 28       /**< how many numbers */
};

/** A distribution of CAF_COHORT_DAYS. */
enum caf_distribution_id {
    CAF_DAYS_TO_FIRST_TAF = 0,  /**< working days from the completion of the initial assessment to the first TAF, one a case */
    CAF_DAYS_BETWEEN_TAFS = 1,  /**< days from one TAF of the current episode to the next */
    CAF_DAYS_TO_CLOSING = 2,    /**< days from the opening of the current episode to its closure, one a case */
    CAF_DISTRIBUTIONS = 3
};

/** What a distribution is of. */
typedef struct caf_distribution {
    int32_t size;      /**< sizeof(caf_distribution) in the library */
    int32_t bound;     /**< the most days that have a number of their own */
    int32_t unit;      /**< CAF_DAYS or CAF_WORKING_DAYS */
    int32_t reserved;  /**< 0 */
    const char *name;  /**< "days-to-first-taf" */
    const char *title; /**< in a report */
} caf_distribution;

/** A distribution by its number, enum caf_distribution_id; NULL for none. A constant. */
CAF_API const caf_distribution *caf_distribution_get(int32_t distribution);

/** Rules that an indicator is made of, at most. */
#define CAF_INDICATOR_RULES 4

/**
 * An indicator: what share of the cases keeps to a theme.
 *
 * All findings of its rules on one case become one answer: not met where any is
 * not met; met where all that are decided are met, and one is; where none is
 * decided unknown, or else for a person to judge, or due, or not applicable, the
 * first of these that any is. The number is cases met over cases met or not met.
 */
typedef struct caf_indicator {
    int32_t size;      /**< sizeof(caf_indicator) in the library */
    int32_t theme;     /**< 1 to 8: the learning point of the Nottingham audit of 2011 */
    const char *name;  /**< "2-child", as reports spell it; without a hyphen the whole theme */
    const char *title; /**< a few words */
    const char *limit; /**< what no record can decide and a person must look at; NULL: nothing */
    caf_rule_id rules[CAF_INDICATOR_RULES]; /**< ends with 0 where there are fewer */
} caf_indicator;

/** How many indicators the library that is running knows. New ones come at the end. */
CAF_API int32_t caf_indicator_count(void);

/** An indicator by its number, from 0 on; NULL for none. A constant. */
CAF_API const caf_indicator *caf_indicator_get(int32_t indicator);

/** How many numbers a cohort has. Blocks of libraries of another count do not merge. */
CAF_API int64_t caf_cohort_numbers(void);

/**
 * Where something stands in a block.
 *
 * @param section enum caf_cohort_section
 * @param i which: a count, an indicator, a rule or a distribution
 * @return the place of its first number; -1: there is none.
 */
CAF_API int64_t caf_cohort_place(int32_t section, int32_t i);

/**
 * Adds a case to a cohort, or does nothing to it.
 *
 * The case is checked against the context's own profile; profiles beside it and
 * a vendor's rules count nothing here. Where several cohorts stand in a row, one
 * for each group, the case's group (caf_case_row.group) says which one counts it.
 *
 * @param whose a case from caf_next_case() or caf_find_case()
 * @param context as for caf_check_case()
 * @param cohort the blocks, zero to begin
 * @param n how many numbers: groups * caf_cohort_numbers()
 * @return CAF_OK; CAF_E_SIZE where n is no such number; CAF_E_GROUP for a case
 *         whose group is outside; and as caf_check_case().
 */
CAF_API caf_status caf_cohort_add(const caf_case *whose, const caf_context *context, int64_t *cohort, int64_t n);

/**
 * Adds one cohort, or several in a row, to another of as many numbers.
 *
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE where n is no multiple of caf_cohort_numbers();
 *         CAF_E_ARGUMENT for a number below 0 or a sum that is none, and then nothing is added.
 */
CAF_API caf_status caf_cohort_merge(int64_t *to, const int64_t *from, int64_t n);

/**
 * A percentile of a distribution, by nearest rank: the least number of days that
 * at least so many percent of the values do not exceed. Exact up to the bound.
 *
 * @param cohort one block
 * @param distribution enum caf_distribution_id
 * @param percent 1 to 100; 50: the median, of an even number of values the lower one
 * @param[out] days the days; bound + 1: more than the bound
 * @param[out] values how many values there are; may be NULL
 * @return CAF_OK; CAF_END where there is no value; CAF_E_NULL; CAF_E_ARGUMENT, also for
 *         what is no count of values: below 0, or above 2^48.
 */
CAF_API caf_status caf_cohort_percentile(const int64_t *cohort, int32_t distribution, int32_t percent, int32_t *days, int64_t *values);

#ifdef __cplusplus
}
#endif

#endif
