/* Parsing JSON in a copy, with the lines of the original. Private. */
#ifndef CAF_IO_JSON_PARSE_H
#define CAF_IO_JSON_PARSE_H

#include <yyjson.h>
#include "errors.h"
#include "heap.h"

/*
 * Parses `size` bytes (1 or more) that begin on a line of the input. The parser
 * works in scratch, a copy, so that a name's place there is its place among the
 * bytes: caf_io_json_line(). NULL on failure, with *error. Free it with
 * yyjson_doc_free() before the memory goes.
 */
yyjson_doc *caf_io_json_parse(const caf_io_memory *memory, caf_io_buffer *scratch, const unsigned char *bytes,
                              size_t size, int64_t line, caf_io_error *error);

/* The line of a member's name. */
int64_t caf_io_json_line(const caf_io_buffer *scratch, const unsigned char *bytes, int64_t line,
                         yyjson_val *key);

#endif
