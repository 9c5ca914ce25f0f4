/** @file
 * What of a cohort may be published: its tables, with small numbers hidden.
 *
 * caf/suppress.h makes one table safe. A report has many, of the same cases, and
 * what one hides another can show: so this also says which groups are put
 * together, and which tables are left out. Every report of libcaf, in whatever
 * language, asks here. Nothing here allocates or keeps anything; any thread.
 */
#ifndef CAF_PUBLISHED_H
#define CAF_PUBLISHED_H

#include <caf/cohort.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What groups cases, as far as other tables say the same. */
enum caf_published_by {
    CAF_GROUPS_OTHER = 0,  /**< something that no other table says, or nothing */
    CAF_GROUPS_KIND = 1,   /**< caf_case_row.initiator */
    CAF_GROUPS_AGENCY = 2, /**< whose name tells the kind */
    CAF_GROUPS_ORIGIN = 3  /**< caf_case_row.origin */
};

/** A cohort that is to be published. */
typedef struct caf_published {
    int32_t size;          /**< sizeof(caf_published) */
    int32_t by;            /**< enum caf_published_by */
    int64_t threshold;     /**< counts from 1 to below it are hidden; 0: all is shown; never 1 */
    const int64_t *whole;  /**< a cohort: caf_cohort_numbers() */
    const int64_t *groups; /**< of each group a cohort, of which only the numbers before CAF_COHORT_ANSWERS are read; may be NULL for none */
    int64_t n_groups;      /**< 0: all cases are the one row of a table by group */
    int64_t stride;        /**< numbers from one group to the next: no less than are read */
} caf_published;

/** The tables. Those by group have a row for each group; the others have one row. */
enum caf_published_table {
    CAF_PUBLISHED_STATES = 1,     /**< by group: open, closed, may be closed */
    CAF_PUBLISHED_INDICATOR = 2,  /**< by group: enum caf_published_answer. Which: an indicator */
    CAF_PUBLISHED_RULE = 3,       /**< enum caf_published_answer. Which: a rule */
    CAF_PUBLISHED_DAYS = 4,       /**< cases with a value, where it is not known, with none. Which: a distribution */
    CAF_PUBLISHED_INITIATORS = 5, /**< by caf_case_row.initiator, from 0 on */
    CAF_PUBLISHED_ORIGINS = 6,    /**< by caf_case_row.origin, from 0 on */
    CAF_PUBLISHED_REASONS = 7,    /**< closed cases by caf_closure_row.reason, from 0 on */
    CAF_PUBLISHED_STEP = 8        /**< cases of it, and the others. Which: CAF_COHORT_REOPENED, CAF_COHORT_STEPPED_UP or CAF_COHORT_STEPPED_DOWN */
};

/** The columns of a table of answers. */
enum caf_published_answer {
    CAF_ANSWER_MET = 0,
    CAF_ANSWER_NOT_MET = 1,
    CAF_ANSWER_UNKNOWN = 2,
    CAF_ANSWER_OTHER = 3, /**< due, for a person to judge, not applicable, nothing asked */
    CAF_ANSWERS = 4
};

/** Fewer cases than this are nowhere shown as a total, of a group or of all; 0 where the threshold is 0. */
CAF_API int64_t caf_published_least(int64_t threshold);

/**
 * Which groups are to be put together, to one, before anything is published: how
 * many cases a group has stands in every table and so cannot be hidden. Those
 * with fewer than caf_published_least() cases, and with them the next smallest, of
 * equal ones the first, until together they are as many.
 *
 * @param cases how many cases each of n groups has
 * @param[out] together 1 for each group that is, 0 for the others
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT for a number below 0 or above 2^48, or a threshold that is below 0, or 1.
 */
CAF_API caf_status caf_groups_together(const int64_t *cases, int64_t n, int64_t threshold, unsigned char *together);

/**
 * Whether a table is published at all: 1 or 0. 0 too for none, for a rule of which
 * no case was asked, and where there are too few cases to show anything.
 */
CAF_API int caf_is_published(const caf_published *of, int32_t table, int32_t which);

/** The rows and columns of a table, its totals left out. CAF_OK; CAF_E_NULL; CAF_E_SIZE; CAF_E_ARGUMENT for no such table. */
CAF_API caf_status caf_published_shape(const caf_published *of, int32_t table, int32_t which, int64_t *rows, int64_t *columns);

/** How many cells any table of the cohort needs, and how many numbers of working memory; 0 where it is none. */
CAF_API int64_t caf_published_cells(const caf_published *of);
CAF_API int64_t caf_published_work(const caf_published *of);

/**
 * Fills a table, totals included, and says which of its cells are to be hidden.
 * The totals of rows are published, or nothing of the table is. What is hidden of the row of all
 * is the same with groups and without; where groups cannot be made safe under it, nothing of them is
 * published but how many cases they have.
 *
 * @param[out] cells caf_published_cells(): the first (rows + 1) * (columns + 1) are the table, as caf_suppress() has them
 * @param[out] hidden as many bytes: 1 hidden, 0 shown. All of them where there is no
 *             safe way, or caf_is_published() says no
 * @param capacity how many cells there is room for, in both
 * @param work caf_published_work() numbers; may be NULL where the threshold is 0
 * @return CAF_OK; CAF_E_CAPACITY; CAF_E_ARGUMENT where a number is no count, below 0 or above
 *         2^48, or more cases took a step than there are; and as caf_published_shape().
 */
CAF_API caf_status caf_published_fill(const caf_published *of, int32_t table, int32_t which, int64_t *cells, unsigned char *hidden,
                                      int64_t capacity, int64_t *work);

/**
 * A percentile (caf_cohort_percentile()), hidden where how many values there are
 * is, or where fewer than the threshold lie on one side of it; of days between
 * TAFs, of which one case can have many, with any threshold.
 *
 * @param[out] days -1: there is no value
 * @param[out] hidden 1 or 0
 * @return CAF_OK; CAF_E_ARGUMENT for a percentage outside 1 to 100; and as caf_published_fill().
 */
CAF_API caf_status caf_published_percentile(const caf_published *of, int32_t distribution, int32_t percent, int32_t *days, int32_t *hidden);

#ifdef __cplusplus
}
#endif

#endif
