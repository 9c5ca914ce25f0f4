/*
 * The cases that a reader holds at a time, as rows. Private.
 */
#ifndef CAF_IO_BATCH_H
#define CAF_IO_BATCH_H

#include <caf/rows.h>
#include "heap.h"
#include "names.h"

/* A case as the input names it. */
typedef struct caf_io_case {
    size_t offset; /* into case_names */
    size_t length;
    int64_t line;
} caf_io_case;

typedef struct caf_io_batch {
    caf_io_buffer rows[CAF_TABLES];
    int64_t n_rows[CAF_TABLES];
    caf_rows tables[CAF_TABLES];
    caf_caseload caseload;
    caf_io_names names;
    caf_io_buffer case_names;
    caf_io_buffer cases; /* caf_io_case */
    int64_t n_cases;     /* of this batch */
    int64_t before;      /* cases of earlier batches */
    caf_io_buffer places[CAF_TABLES]; /* int64_t a row: where it stood in its case; of tables that were sorted */
    caf_io_buffer scratch;
} caf_io_batch;

void caf_io_batch_begin(caf_io_batch *batch, const caf_io_memory *memory);
void caf_io_batch_release(caf_io_batch *batch);

/* Forgets the cases, keeps counting them. */
void caf_io_batch_clear(caf_io_batch *batch);

/* A new case with its row, which holds its number; NULL when there is no memory. */
caf_case_row *caf_io_batch_case(caf_io_batch *batch, int64_t line);

/* Names the newest case. */
bool caf_io_batch_name_case(caf_io_batch *batch, const char *name, size_t length);

/* A new row of the newest case, all zero but case_id; NULL when there is no memory. Earlier rows move. */
void *caf_io_batch_row(caf_io_batch *batch, int32_t table);

/* The row with an index; it must be there. */
void *caf_io_batch_row_at(const caf_io_batch *batch, int32_t table, int64_t index);

/* Takes the newest case back, with its rows. */
void caf_io_batch_drop_case(caf_io_batch *batch);

/*
 * Sorts the newest case's rows of a table, from `first` on, by an identifier,
 * and notes where they stood. False when there is no memory.
 */
bool caf_io_batch_sort(caf_io_batch *batch, const caf_field *id, int64_t first);

/* Where a row stood among its case's rows of the table as they were read; of tables that were not sorted -1. */
int64_t caf_io_batch_place(const caf_io_batch *batch, int32_t table, int64_t index);

/* A case of this batch by its number; NULL for none. */
const caf_io_case *caf_io_batch_find(const caf_io_batch *batch, int64_t case_id);

/* The rows as a caseload, with the fields that each table can hold. */
const caf_caseload *caf_io_batch_caseload(caf_io_batch *batch, const int64_t fields[CAF_TABLES]);

#endif
