/*
 * What can be said of a case only after all of it was read, whatever it was
 * read from: the coverage of its tables, identifiers that stand twice,
 * references to rows that are not there, fields that were said not to be held.
 * Private.
 */
#ifndef CAF_IO_SETTLE_H
#define CAF_IO_SETTLE_H

#include <caf/rows.h>
#include "batch.h"
#include "errors.h"

#define CAF_IO_REFERENCES 64 /* of a case, at most */

/* Which fields identify rows and which refer to them, from the reflection. */
typedef struct caf_io_keys {
    const caf_field *id[CAF_TABLES]; /* NULL: rows of the table have none */
    int32_t n_references;
    const caf_field *references[CAF_IO_REFERENCES];
} caf_io_keys;

void caf_io_keys_begin(caf_io_keys *keys);

/* A case that is being settled. */
typedef struct caf_io_settling {
    const caf_io_keys *keys;
    caf_io_batch *batch;
    caf_io_error *error;
    int64_t first[CAF_TABLES];   /* the case's first row in each table */
    int8_t coverage[CAF_TABLES]; /* enum caf_coverage; -1: not said */
    int64_t without[CAF_TABLES]; /* bit 1 << index of each field said not to be held */
    void *user;
    /* Fills the error for a field of one of the case's rows, by its index in the table as read. */
    caf_status (*fail_row)(void *user, const caf_field *field, int64_t index, caf_status status,
                           const char *why, const char *what);
    /* Fills the error for what is said of a table. */
    caf_status (*fail_table)(void *user, int32_t table, const char *why);
} caf_io_settling;

/* Begins with the newest case of a batch, before it has rows; keys, error, user and the functions are set after. */
void caf_io_settling_begin(caf_io_settling *settling, caf_io_batch *batch);

/*
 * Looks at the case and puts its rows in order. given: bit 1 << table of each
 * table that was there; row: the case's own, which takes its coverage.
 */
caf_status caf_io_settle(caf_io_settling *settling, int64_t given, caf_case_row *row);

#endif
