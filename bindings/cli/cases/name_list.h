/* Identifiers in CSV lists that people write or a command wrote: cases, auditors, agencies. */
#ifndef CAF_CLI_NAME_LIST_H
#define CAF_CLI_NAME_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <caf/list.h>
#include "named_counts.h"

/* The columns of what caf sample writes, by enum sample_column; a list of cases needs the first alone. */
enum sample_column {
    SAMPLE_CASE,
    SAMPLE_PLACE,
    SAMPLE_STRATUM,
    SAMPLE_FILE,
    SAMPLE_LINE,
    SAMPLE_KEY,
    SAMPLE_SEED,
    SAMPLE_CASES,
    SAMPLE_FROM,
    SAMPLE_TO,
    SAMPLE_AS_OF,
    SAMPLE_BY,
    SAMPLE_SHARES,
    SAMPLE_ONE_IN,
    SAMPLE_SIZE,
    SAMPLE_STRATUM_CASES,
    SAMPLE_STRATUM_BEFORE,
    SAMPLE_STRATUM_DRAWN,
    SAMPLE_COLUMNS
};
extern const caf_list_column sample_columns[SAMPLE_COLUMNS];

/* Takes each row; false: a message was printed, and the walk ends. */
typedef bool take_row(void *user, const caf_list *list);

/* Walks the rows of a list. False: a message was printed. */
bool each_row(const char *file, const caf_list_column *columns, int32_t n, take_row *take, void *user);

/* Says what is wrong with a cell of a row; false. */
bool fail_row(const caf_list *list, caf_status status, int32_t column, const char *message);

/*
 * An identifier in a cell, without the apostrophe that put_cell() puts before what a
 * spreadsheet would take for a formula and before another apostrophe: of what it
 * wrote, what was there. One before anything else is the identifier's own.
 */
const char *bare_name(const caf_list *list, int32_t column, size_t *length);

/* The count of an identifier in a cell. NULL: a message was printed. */
named_count *count_cell(named_counts *in, const caf_list *list, int32_t column);

/* All names, in the order of their bytes; to be freed. NULL: a message was printed. */
named_count **sort_names(const named_counts *of);

#endif
