/*
 * Where a walk through one case of JSON stands, and its values into fields.
 * Private.
 */
#ifndef CAF_IO_JSON_WALK_H
#define CAF_IO_JSON_WALK_H

#include <yyjson.h>
#include "json_case.h"

typedef struct caf_io_walk {
    caf_io_json *json;
    caf_io_batch *batch;
    caf_io_error *error;
    const unsigned char *original; /* the case as the input has it; offsets into scratch hold here too */
    int64_t line;                  /* of its first byte */
    yyjson_val *root;
    int32_t table;     /* the array that the walk is in; -1: none */
    int64_t index;     /* the element of it; -1: none */
    caf_io_settling settling;
} caf_io_walk;

/* An error at a member of the place where the walk stands; key: its name there, or NULL for the case's line. */
caf_status caf_io_walk_fail(caf_io_walk *walk, yyjson_val *key, const char *member, caf_status status,
                            const char *format, ...) CAF_IO_PRINTF(5, 6);

/* A member or a table that the format does not know: an error, or a warning to who reads leniently. */
caf_status caf_io_walk_unknown(caf_io_walk *walk, yyjson_val *key, const char *inside,
                               const caf_io_nearest *nearest);

/* What kind of value this is, for an error: "a text". */
const char *caf_io_kind_of(yyjson_val *value);

/* An identifier's text: as it is, or a whole number's decimal digits. */
typedef struct caf_io_id_text {
    const char *text;
    size_t length;
    char digits[24];
} caf_io_id_text;

/* Reads an identifier. */
caf_status caf_io_walk_id(caf_io_walk *walk, yyjson_val *key, const char *member, yyjson_val *value,
                          caf_io_id_text *out);

/* Puts a value other than null into a field of a row. */
caf_status caf_io_walk_put(caf_io_walk *walk, yyjson_val *key, yyjson_val *value, const caf_field *field,
                           void *row);

/* Reads what is said of the coverage of tables. */
caf_status caf_io_walk_coverage(caf_io_walk *walk, yyjson_val *key, yyjson_val *object);

/*
 * Looks at a case whose rows are all there. given: bit 1 << table of each table
 * that had a member; row: the case's own, which takes its coverage.
 */
caf_status caf_io_walk_settle(caf_io_walk *walk, int64_t given, caf_case_row *row);

#endif
