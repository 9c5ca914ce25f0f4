/** @file
 * Lists: CSV with known headings and a thing a row, such as the auditors there
 * are or the cases that were drawn.
 *
 * Columns stand in any order, and their names as they are said. What is wrong
 * is said by file, line and column. One thread at a time uses a list; different
 * lists are independent.
 */
#ifndef CAF_LIST_H
#define CAF_LIST_H

#include <stddef.h>
#include <stdint.h>
#include <caf/export.h>
#include <caf/io_error.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Columns of a list, at most. */
#define CAF_LIST_COLUMNS 288

/** What a column is. */
enum caf_list_column_flag {
    CAF_LIST_NEEDED = 1, /**< the list has it */
    CAF_LIST_FILLED = 2, /**< and no cell of it is empty */
    CAF_LIST_NAMES = 4   /**< its cells are identifiers, as the cases' own are */
};

/** A column that a list can have. */
typedef struct caf_list_column {
    const char *name;
    int32_t flags; /**< enum caf_list_column_flag, added up */
    int32_t reserved; /**< 0 */
} caf_list_column;

/** An open list. */
typedef struct caf_list caf_list;

/**
 * Opens a list, or standard input as "-", and reads its headings.
 *
 * @param columns n of them, at most CAF_LIST_COLUMNS; they must outlive the list
 * @param n how many
 * @param[out] out close it with caf_list_close()
 * @param[out] error may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE for n or an error's size; CAF_E_FIELD for a heading that is none of the columns;
 *         CAF_E_DUPLICATE; CAF_E_LAYOUT where a needed one is missing, or the file is empty; another error of group 5xx.
 */
CAF_IO_API caf_status caf_list_open(const char *path, const caf_list_column *columns, int32_t n, caf_list **out,
                                    caf_io_error *error);

/** The same from memory that stays the caller's; name stands for the file in errors. */
CAF_IO_API caf_status caf_list_open_memory(const void *bytes, size_t size, const char *name, const caf_list_column *columns,
                                           int32_t n, caf_list **out, caf_io_error *error);

/**
 * The next row. Rows of nothing but empty cells are passed over.
 *
 * @return CAF_OK; CAF_END after the last; CAF_E_NULL; CAF_E_SIZE; an error of group 5xx, after which every
 *         further call returns it again.
 */
CAF_IO_API caf_status caf_list_next(caf_list *list, caf_io_error *error);

/** A cell of the row, without spaces around it (*length bytes, no zero behind them); "" where it is empty or there is no such column. */
CAF_IO_API const char *caf_list_cell(const caf_list *list, int32_t column, size_t *length);

/** Whether the list has a column: 1 or 0. */
CAF_IO_API int caf_list_has(const caf_list *list, int32_t column);

/** The line that the row begins on; 0: there is none. */
CAF_IO_API int64_t caf_list_line(const caf_list *list);

/**
 * An error about a cell of the row that the caller found wrong.
 *
 * @param column -1: the whole row
 * @param message what is wrong, a sentence without a full stop and without what the cell holds
 * @return `status`, or CAF_E_NULL, CAF_E_SIZE
 */
CAF_IO_API caf_status caf_list_fail(const caf_list *list, caf_status status, int32_t column, const char *message,
                                    caf_io_error *error);

/** Closes a list; NULL is fine. */
CAF_IO_API void caf_list_close(caf_list *list);

#ifdef __cplusplus
}
#endif

#endif
