/* Records of CSV with the lines they begin on. Private. */
#ifndef CAF_IO_CSV_RECORD_H
#define CAF_IO_CSV_RECORD_H

#include <csv.h>
#include "errors.h"
#include "input.h"
#include "heap.h"

/* Bytes of the longest record. */
#define CAF_IO_LONGEST_RECORD ((size_t)1 << 20)

typedef struct caf_io_span {
    size_t offset;
    size_t length;
} caf_io_span;

typedef struct caf_io_csv {
    caf_io_input *input;
    struct csv_parser parser;
    bool open;           /* the parser needs to be freed */
    caf_io_buffer text;  /* the cells of the record, one after another */
    caf_io_buffer cells; /* caf_io_span */
    size_t n_cells;
    int64_t line;        /* the record begins on */
    size_t size;         /* bytes of it */
    int32_t records;     /* that ended in what was fed last */
    bool no_memory;
} caf_io_csv;

caf_status caf_io_csv_begin(caf_io_csv *csv, const caf_io_memory *memory, caf_io_input *input,
                            caf_io_error *error);
void caf_io_csv_release(caf_io_csv *csv);

/* The next record that is not an empty line. CAF_END after the last; an error of group 5xx. */
caf_status caf_io_csv_next(caf_io_csv *csv, caf_io_error *error);

/*
 * The next record of as many cells as there are headings; records of nothing but
 * empty cells, as spreadsheets leave them behind, are passed over. whole: spaces
 * in quotes are no empty cell. *size grows by the bytes that were read.
 */
caf_status caf_io_csv_next_row(caf_io_csv *csv, int32_t n_columns, bool whole, size_t *size,
                               caf_io_error *error);

/* A cell of the record as it stands, with the spaces that were in its quotes. */
const char *caf_io_csv_cell_whole(const caf_io_csv *csv, size_t index, size_t *length);

/* A cell of the record, without spaces around it (non-breaking ones too). */
const char *caf_io_csv_cell(const caf_io_csv *csv, size_t index, size_t *length);

#endif
