/*
 * One case of JSON into rows. Which members there are comes from the
 * reflection (caf/rows.h), so that a new table or field needs nothing here.
 * Private.
 */
#ifndef CAF_IO_JSON_CASE_H
#define CAF_IO_JSON_CASE_H

#include <stdint.h>
#include <caf/reader.h>
#include "batch.h"
#include "errors.h"
#include "heap.h"
#include "settle.h"

#define CAF_IO_MEMBERS 64    /* of an object, at most: a bit each */

/* What a member of an object is. */
enum { CAF_IO_A_FIELD, CAF_IO_A_TABLE, CAF_IO_THE_CASE, CAF_IO_THE_COVERAGE, CAF_IO_A_COMMENT };

typedef struct caf_io_member {
    const char *name;
    size_t length;
    int32_t what;
    int32_t table;          /* of a table */
    const caf_field *field; /* of a field */
} caf_io_member;

/* The members that an object may have: a case (CAF_CASES) or a row of a table. */
typedef struct caf_io_shape {
    int32_t n;
    caf_io_member members[CAF_IO_MEMBERS];
} caf_io_shape;

typedef struct caf_io_json {
    const caf_io_memory *memory;
    const caf_reader_options *options;
    caf_io_buffer scratch; /* a copy of the case, which the parser changes */
    caf_io_keys keys;
    caf_io_shape shapes[CAF_TABLES];
} caf_io_json;

void caf_io_json_begin(caf_io_json *json, const caf_io_memory *memory, const caf_reader_options *options);
void caf_io_json_release(caf_io_json *json);

/*
 * Appends the case in `bytes`, an object that begins on a line of the input, to a
 * batch. fields: as in caf_rows, what the source can hold of each table, 0 of
 * those that are not held for the case.
 */
caf_status caf_io_json_case(caf_io_json *json, const unsigned char *bytes, size_t size, int64_t line,
                            caf_io_batch *batch, int64_t fields[CAF_TABLES], caf_io_error *error);

#endif
