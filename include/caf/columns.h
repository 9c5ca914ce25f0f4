/** @file
 * Columns: how data frames, SQL results and Arrow batches become rows, and
 * findings become columns again.
 *
 * A column is one array of values of one kind, in the caller's memory, as Arrow
 * and NumPy lay it out. The library reads it where it is. Nothing here allocates.
 */
#ifndef CAF_COLUMNS_H
#define CAF_COLUMNS_H

#include <stdint.h>
#include <caf/check.h>
#include <caf/export.h>
#include <caf/rows.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a column's values are, in this machine's byte order. */
enum caf_column_kind {
    CAF_COLUMN_INT8 = 1,
    CAF_COLUMN_INT16 = 2,
    CAF_COLUMN_INT32 = 3,
    CAF_COLUMN_INT64 = 4,
    CAF_COLUMN_UINT8 = 5,
    CAF_COLUMN_UINT16 = 6,
    CAF_COLUMN_UINT32 = 7,
    CAF_COLUMN_UINT64 = 8,
    CAF_COLUMN_FLOAT32 = 9,       /**< whole numbers nearer to 0 than 2 to the 24th; NaN is null */
    CAF_COLUMN_FLOAT64 = 10,      /**< whole numbers nearer to 0 than 2 to the 53rd; NaN is null */
    CAF_COLUMN_BOOL = 11,         /**< a byte each, 0 or 1 */
    CAF_COLUMN_BITS = 12,         /**< a bit each, the lowest of a byte first: Arrow's bool */
    CAF_COLUMN_DATE32 = 13,       /**< days since 1970-01-01; CAF_DATE_NONE is null */
    CAF_COLUMN_DATE64 = 14,       /**< int64_t milliseconds, at midnight; INT64_MIN is null */
    CAF_COLUMN_DAYS = 15,         /**< int64_t days: datetime64[D]; INT64_MIN is null */
    CAF_COLUMN_TIMESTAMP_S = 16,  /**< int64_t seconds, at midnight; INT64_MIN is null */
    CAF_COLUMN_TIMESTAMP_MS = 17,
    CAF_COLUMN_TIMESTAMP_US = 18,
    CAF_COLUMN_TIMESTAMP_NS = 19,
    CAF_COLUMN_CODES8 = 20,       /**< int8_t places in `map`; below 0 is null */
    CAF_COLUMN_CODES16 = 21,
    CAF_COLUMN_CODES32 = 22,
    CAF_COLUMN_CODES64 = 23,
    CAF_COLUMN_KINDS = 24
};

/** Bytes of one value; 0 for CAF_COLUMN_BITS and for no kind. */
CAF_API int32_t caf_column_width(int32_t kind);

/** In a column's map: a value that the field cannot have. */
#define CAF_COLUMN_NO_VALUE INT64_MIN

/** A column and the field it fills. */
typedef struct caf_column {
    int32_t size;     /**< sizeof(caf_column) */
    int32_t field;    /**< index of the field in its table */
    int32_t kind;     /**< enum caf_column_kind */
    int32_t reserved; /**< 0 */
    int64_t offset;   /**< values (and bits of validity) before the column's first element */
    int64_t n;        /**< elements */
    const void *values; /**< as aligned as its values need; NULL where n is 0 */
    const unsigned char *validity; /**< a bit each, the lowest of a byte first: 1 is a value, 0 null; NULL: no null */
    const int64_t *map; /**< what each code stands for, as a row holds it; of codes only */
    int64_t n_map;
} caf_column;

/** A table as columns. */
typedef struct caf_columns {
    int32_t size;      /**< sizeof(caf_columns) */
    int32_t table;     /**< enum caf_table */
    int32_t n_columns;
    int32_t order_size; /**< bytes of a number in `order`: 4 or 8; 0 where there is none */
    const caf_column *columns; /**< one a field at most */
    const void *order; /**< int32_t or int64_t: row i is made from element order[i]; NULL: from element first + i */
    int64_t first;     /**< without an order: the element that the first row is made from */
} caf_columns;

/**
 * Makes rows from columns.
 *
 * A null is not recorded, and so is a field without a column; the two are told
 * apart by caf_rows.fields, which is the caller's to set. What fits in a field:
 *
 * | Field | Kinds | Values |
 * |---|---|---|
 * | identifier | numbers, codes | all; in the first field, the case, neither null nor 0 |
 * | date | dates, time stamps | 0001-01-01 to 9999-12-31 but 1970-01-01; no time of day |
 * | flag | bool; numbers, codes | true and false; CAF_YES and CAF_NO |
 * | choice | numbers, codes | 1 to caf_field.n_choices |
 * | set | numbers, codes | a sum of 1 << value |
 * | tables | numbers, codes | a sum of 1 << table |
 * | count | numbers, codes | 0 to INT32_MAX |
 *
 * In a flag or choice a number 0 is refused, since a column of 0 and 1 means
 * something else than a row does; a map of codes may hold 0, not recorded.
 *
 * @param rows room for n rows of caf_row_size(table) bytes; what is in them is overwritten
 * @param stride bytes from one row to the next, at least the size and a multiple of 8; 0: the size
 * @param diag where it failed: the element (not the row) and the field; may be NULL
 * @return CAF_OK; CAF_E_TYPE for a kind that the field cannot be made from;
 *         CAF_E_VALUE for a value it cannot have; CAF_E_DATE_RANGE;
 *         CAF_E_OVERFLOW for a number out of its range; CAF_E_DUPLICATE for two
 *         columns of a field; CAF_E_TABLE; CAF_E_FIELD; CAF_E_ROWS for an
 *         element beyond its column; CAF_E_NULL; CAF_E_SIZE; CAF_E_ARGUMENT for
 *         what is not aligned. After an error the rows hold anything.
 */
CAF_API caf_status caf_rows_from_columns(const caf_columns *columns, void *rows, int64_t n, int32_t stride, caf_diag *diag);

/**
 * How rows must be taken so that they are sorted by case, and within a case by
 * id where ids are given. Rows that are equal stay in their order.
 *
 * @param cases the case of each element
 * @param ids the id of each element; NULL: sort by case alone
 * @param n elements, at most INT32_MAX
 * @param[out] order room for n: the elements in their order, as caf_columns.order
 * @param scratch room for n
 * @param[out] sorted 1 where the elements are sorted as they are; order then counts from 0
 * @return CAF_OK; CAF_E_NULL; CAF_E_OVERFLOW for more elements than that.
 */
CAF_API caf_status caf_order_rows(const int64_t *cases, const int64_t *ids, int64_t n, int32_t *order, int32_t *scratch,
                                  int32_t *sorted);

/** Where the columns of findings are to be written: for each an array, or NULL for one that is not wanted. */
typedef struct caf_finding_columns {
    int32_t size;      /**< sizeof(caf_finding_columns) */
    int32_t reserved;  /**< 0 */
    int64_t *case_id;
    int64_t *row;
    int64_t *items;
    int32_t *rule;
    caf_date *due;     /**< CAF_DATE_NONE: none */
    caf_date *done;    /**< CAF_DATE_NONE: none */
    int32_t *days;
    int32_t *slack;
    int16_t *reason;
    int16_t *profile;
    int8_t *table;
    int8_t *kind;
    int8_t *verdict;
    int8_t *grade;
    int8_t *severity;
    int8_t *flags;
    int8_t *item_set;
    int32_t *group;
} caf_finding_columns;

/**
 * Findings as columns: finding i goes to place at + i of each.
 *
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE; CAF_E_ARGUMENT for a number below 0.
 */
CAF_API caf_status caf_columns_from_findings(const caf_finding *findings, int64_t n, const caf_finding_columns *out, int64_t at);

#ifdef __cplusplus
}
#endif

#endif
