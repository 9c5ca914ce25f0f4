/* Reads a table that comes through the Arrow C interfaces, column by column. */
#ifndef CAF_ARROW_READ_H
#define CAF_ARROW_READ_H

#include <stdbool.h>
#include "arrow_abi.h"
#include "arrow_fault.h"
#include "arrow_format.h"

/* A table in the producer's memory. Zero it to begin. */
typedef struct arrow_table {
    struct ArrowSchema schema;
    struct ArrowArray *chunks;
    int64_t n_chunks;
    int64_t capacity;
    int64_t n_columns;
    int64_t n; /* rows */
    bool is_struct; /* or else the one column itself */
} arrow_table;

/*
 * Takes everything that a stream gives; the stream itself stays the caller's to
 * release. Calls the producer, which may take any time and any lock.
 */
bool arrow_table_from_stream(arrow_table *table, struct ArrowArrayStream *stream, arrow_fault *fault);

/* Moves a schema and an array in; what is moved is marked as released where it was. */
bool arrow_table_from_array(arrow_table *table, struct ArrowSchema *schema, struct ArrowArray *array, arrow_fault *fault);

/* Gives everything back that no column has taken. */
void arrow_table_release(arrow_table *table);

/* UTF-8, not checked; "" for none. */
const char *arrow_column_name(const arrow_table *table, int64_t column);

/* Whether a column has texts, a dictionary of texts, or lists of them; what is none of those is read as values. */
bool arrow_column_is_text(const arrow_table *table, int64_t column);

/* Values as they lie in memory, and what keeps them there. Zero it to begin. */
typedef struct arrow_values {
    int32_t kind; /* enum caf_column_kind; 0: nothing but nulls, and no values */
    const char *zone; /* of time stamps, in the table's schema: the time zone, "" for none; else NULL */
    int64_t offset; /* elements before the first */
    int64_t n;
    const void *values;
    int64_t n_bytes;
    const void *validity; /* bits, with the same offset; NULL: no null */
    int64_t n_validity;
    struct ArrowArray owner; /* the producer's memory, where it was taken as it is */
    void *own[2]; /* or ours */
} arrow_values;

/*
 * A column that is not text: the producer's memory itself where the table is of
 * one chunk and the values are aligned, else one copy. The table has the column
 * no more.
 */
bool arrow_column_values(arrow_table *table, int64_t column, arrow_values *out, arrow_fault *fault);

/*
 * The code of a text, from 0 on, or a negative number to stop. Texts that
 * follow each other and are equal are asked for once.
 */
typedef int32_t (*arrow_code_of)(void *user, const char *text, int64_t length);

/*
 * A column of texts as CAF_COLUMN_CODES32, -1 for null. The items of a list are
 * joined with ";". The table has the column no more. Where `code_of` stopped,
 * the fault's status is CAF_OK.
 */
bool arrow_column_codes(arrow_table *table, int64_t column, arrow_code_of code_of, void *user, arrow_values *out,
                        arrow_fault *fault);

void arrow_values_release(arrow_values *values);

/* For the two above: the array of a column in a chunk, and which part of it is the chunk's; false where it cannot be. */
bool arrow_column_part(arrow_table *table, int64_t column, int64_t chunk, struct ArrowArray **array, int64_t *first, int64_t *n,
                       arrow_fault *fault);
const struct ArrowSchema *arrow_column_schema(const arrow_table *table, int64_t column);
/* Gives a column's arrays back, of all chunks. */
void arrow_column_release(arrow_table *table, int64_t column);

#endif
