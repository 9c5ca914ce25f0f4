/** @file
 * Suppression: which numbers of a table must be hidden before it is published.
 *
 * A count from 1 to below a threshold is hidden, and so is whatever further
 * count would give a hidden one away through the totals. Nothing here allocates
 * or keeps anything; calls on different tables may run at once.
 */
#ifndef CAF_SUPPRESS_H
#define CAF_SUPPRESS_H

#include <stdint.h>
#include <caf/export.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The threshold where nobody says another. */
#define CAF_SUPPRESS_THRESHOLD 5

/** The most rows and columns of a table, its totals left out. */
#define CAF_SUPPRESS_SIDE_MAX 10000

/** Which totals are published whatever comes: cells alone are then hidden. Added up. */
enum caf_suppress_fixed {
    CAF_ROW_TOTALS_FIXED = 1,  /**< the totals of the rows, and the grand total */
    CAF_COLUMN_TOTALS_FIXED = 2, /**< the totals of the columns, and the grand total */
    CAF_COLUMN_TOTALS_GIVEN = 4  /**< what is hidden of the totals of the columns stands in `hidden`, as another table has it: neither more nor less of them is */
};

/** The numbers of working memory that a table needs; 0 for no table. */
CAF_API int64_t caf_suppress_work(int64_t rows, int64_t columns);

/**
 * Says which cells of a two-way table, totals included, are to be hidden.
 *
 * First (primary) every cell and total from 1 to threshold - 1. Then (secondary)
 * as many more, small cells before great ones and cells before totals, as are
 * needed so that each hidden cell has at least two values that agree with
 * everything published, for a reader who knows the totals to be sums and hidden
 * counts to be at least 1. A zero is never hidden. The same table gives the same answer.
 *
 * @param cells (rows + 1) * (columns + 1) counts, row by row: each row ends with
 *        its total, and the last row is the totals of the columns with the grand total
 * @param threshold 2 or more: counts below it are small
 * @param fixed enum caf_suppress_fixed, added up; 0: totals can be hidden too
 * Time grows with the square of the longer side: a table of 10,000 rows and 4 columns takes half a second.
 *
 * @param[in,out] hidden as many bytes as there are cells: 1 hidden, 0 published; read where totals are given
 * @param work caf_suppress_work(rows, columns) numbers, of no meaning before or after
 * @return CAF_OK; CAF_E_CAPACITY where totals that are fixed leave no safe way (a
 *         fixed total that is itself small is one): nothing of the table may be
 *         published, and hidden is 1 all over; CAF_E_ARGUMENT for a negative count, a total
 *         that is no sum, a threshold below 2, a count above 2^48, or an unknown `fixed`;
 *         CAF_E_SIZE where rows or columns are none or too many; CAF_E_NULL.
 */
CAF_API caf_status caf_suppress(const int64_t *cells, int64_t rows, int64_t columns, int64_t threshold, int32_t fixed,
                                unsigned char *hidden, int64_t *work);

#ifdef __cplusplus
}
#endif

#endif
