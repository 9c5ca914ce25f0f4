/*
 * Finds the extent of each object of a JSON input, one case at a time: one
 * object, an array of them, or one after another. Private.
 */
#ifndef CAF_IO_JSON_SPLIT_H
#define CAF_IO_JSON_SPLIT_H

#include "input.h"

/* Bytes of the largest case, and how deep brackets may stand in each other. */
#define CAF_IO_LARGEST_CASE ((size_t)64 << 20)
#define CAF_IO_DEEPEST 64

typedef struct caf_io_json_split {
    caf_io_input *input;
    bool begun;
    bool in_array;
    bool done; /* the array has ended */
    int64_t n;
} caf_io_json_split;

/*
 * The next object: its bytes begin at input->start and are consumed by the
 * caller. Only its brackets and quotes have been looked at.
 * CAF_OK; CAF_END; CAF_E_SYNTAX; CAF_E_TYPE; CAF_E_LIMIT; as caf_io_input_more().
 */
caf_status caf_io_json_split_next(caf_io_json_split *split, size_t *size, caf_io_error *error);

/* The next byte that is no white space, left unconsumed; -1 at the end of the input. */
caf_status caf_io_json_peek(caf_io_input *input, int *byte, caf_io_error *error);

#endif
