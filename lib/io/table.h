/*
 * The tables that case data arrive in, as CSV: a row of headings, then a case
 * a row. Which columns there are and what they mean is a layout
 * (annex_a.c, ssd.c). Private.
 */
#ifndef CAF_IO_TABLE_H
#define CAF_IO_TABLE_H

#include <stdint.h>
#include <caf/reader.h>
#include "batch.h"
#include "csv_record.h"
#include "errors.h"
#include "input.h"

#define CAF_IO_COLUMNS 64 /* of a table, at most */

/* What became of a cell: CAF_OK, or why it could not be read (a constant). */
typedef struct caf_io_cell_result {
    caf_status status;
    const char *problem;
} caf_io_cell_result;

/* A column of a layout. */
typedef struct caf_io_column {
    const char *const *headings; /* the names it goes by, the usual one first; NULL ends them */
    int32_t what;                /* enum caf_io_column_kind */
    int32_t table;               /* of the field that it fills; -1: none */
    const char *field;           /* and its name */
} caf_io_column;

enum caf_io_column_kind {
    CAF_IO_IGNORED,   /* known, and nothing that a rule needs */
    CAF_IO_CASE_NAME, /* identifies the case */
    CAF_IO_CHILD_AND_CASE, /* identifies the child, and the case by it */
    CAF_IO_IDENTIFIER,
    CAF_IO_DATE,
    CAF_IO_GENDER
};

typedef struct caf_io_layout {
    int32_t format;
    const caf_io_column *columns;
    int32_t n_columns;
    const char *blank; /* a word that means an empty cell, or NULL */
    /* Reads a cell that is not empty; 0: not recorded. */
    caf_io_cell_result (*date)(const char *text, size_t length, caf_date *out);
    bool assessment; /* a row is an assessment, the initial one; otherwise an episode, whose end is a closure */
} caf_io_layout;

extern const caf_io_layout caf_io_annex_a;
extern const caf_io_layout caf_io_ssd;

typedef struct caf_io_table {
    const caf_io_memory *memory;
    const caf_reader_options *options;
    caf_io_input *input;
    const caf_io_layout *layout;
    caf_io_csv csv;
    int32_t n_columns; /* of the input */
    const caf_io_column *columns[CAF_IO_COLUMNS]; /* NULL: not known */
} caf_io_table;

void caf_io_table_begin(caf_io_table *table, const caf_io_memory *memory, const caf_reader_options *options,
                        caf_io_input *input);
void caf_io_table_release(caf_io_table *table);

/* Reads the headings and says what the table is and can hold. CAF_E_LAYOUT for an unknown one. */
caf_status caf_io_table_headings(caf_io_table *table, int32_t *format, int64_t fields[CAF_TABLES],
                                 caf_io_error *error);

/* Appends the next row's case to a batch; *size: bytes it took. CAF_END after the last. */
caf_status caf_io_table_case(caf_io_table *table, caf_io_batch *batch, size_t *size, caf_io_error *error);

#endif
