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

#define CAF_IO_MEMBERS 64    /* of an object, at most: a bit each */
#define CAF_IO_REFERENCES 64 /* of a case, at most */

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
    int32_t id_offset; /* of the row's identifier; -1: it has none */
    caf_io_member members[CAF_IO_MEMBERS];
} caf_io_shape;

typedef struct caf_io_json {
    const caf_io_memory *memory;
    const caf_reader_options *options;
    caf_io_buffer scratch; /* a copy of the case, which the parser changes */
    int32_t n_references;
    const caf_field *references[CAF_IO_REFERENCES];
    caf_io_shape shapes[CAF_TABLES];
} caf_io_json;

void caf_io_json_begin(caf_io_json *json, const caf_io_memory *memory, const caf_reader_options *options);
void caf_io_json_release(caf_io_json *json);

/* Appends the case in `bytes`, an object that begins on a line of the input, to a batch. */
caf_status caf_io_json_case(caf_io_json *json, const unsigned char *bytes, size_t size, int64_t line,
                            caf_io_batch *batch, caf_io_error *error);

#endif
