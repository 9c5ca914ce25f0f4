/* The flat interface (flat.h): columns of data frames in, columns of findings out. */
#ifndef CAF_FLAT_COLUMNS_H
#define CAF_FLAT_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>

/** What is said of a column in numbers, and how many buffers it has. */
enum flat_column {
    FLAT_COLUMN_NUMBERS = 4, /**< field, kind, offset, elements */
    FLAT_COLUMN_BUFFERS = 3  /**< values, validity, map */
};

/**
 * Makes rows of a table from columns.
 *
 * @param table the table
 * @param columns a buffer of int64: for each column field, kind (COLUMN_INT8, ...), offset in elements, elements
 * @param buffers a sequence: for each column its values, validity or none, map of int64 or none
 * @param order a buffer of int32 or int64: the element each row is made from; none: one after another
 * @param order_size bytes of a number in order: 4 or 8
 * @param first without an order: the element of the first row
 * @param rows a writable buffer, row_size() bytes a row; as many rows are made as it holds
 * @return nothing. Errors, with table, element and field: E_TYPE, E_VALUE, E_DATE_RANGE, E_OVERFLOW, E_ROWS;
 *         E_TABLE, E_FIELD, E_DUPLICATE, E_SIZE, E_NULL, E_ARGUMENT.
 */
caf_diag flat_rows_from_columns(int32_t table, const int64_t *columns, int64_t n_columns, const void *const *buffers,
                                const int64_t *n_buffer_bytes, int32_t n_buffers, const void *order, int64_t n_order,
                                int32_t order_size, int64_t first, void *rows, int64_t n_rows);

/**
 * How elements must be taken to be sorted by case, then id.
 *
 * @param cases a buffer of int64
 * @param ids a buffer of int64 as long; none: by case alone
 * @param results a writable buffer of int32 as long: the elements in order
 * @param scratch a writable buffer of int32 as long
 * @return whether they are sorted as they are. Errors: E_CAPACITY, E_OVERFLOW.
 */
caf_status flat_order_rows(const int64_t *cases, int64_t n_cases, const int64_t *ids, int64_t n_ids, int32_t *results,
                           int64_t n_results, int32_t *scratch, int64_t n_scratch, bool *sorted);

/**
 * Whether numbers ascend.
 *
 * @param numbers a buffer of int64
 * @return 2: each is larger than the one before; 1: none is smaller; 0: neither
 */
caf_status flat_ascending(const int64_t *numbers, int64_t n_numbers, int32_t *out);

/**
 * Writes findings as columns.
 *
 * @param findings a buffer of findings
 * @param results a sequence of writable buffers or none, in the order of finding_column_name()
 * @param at where the first finding goes in each
 * @return nothing. Errors: E_CAPACITY, E_SIZE, E_ARGUMENT.
 */
caf_status flat_columns_from_findings(const void *findings, int64_t n_findings, void *const *results,
                                      const int64_t *n_result_bytes, int32_t n_results, int64_t at);

/** The name of a column of findings by its place; none beyond the last. */
const char *flat_finding_column_name(int32_t column);

/** Bytes of a number in it, a signed one; 0 beyond the last. */
int32_t flat_finding_column_size(int32_t column);

#endif
