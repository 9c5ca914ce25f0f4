/* Gives columns away as a stream of the Arrow C interfaces: one batch, in the
 * caller's memory. */
#ifndef CAF_ARROW_STREAM_H
#define CAF_ARROW_STREAM_H

#include "arrow_abi.h"
#include "arrow_fault.h"

typedef struct arrow_given {
    const char *name;
    /*
     * Of values: a whole number, floating point, "b", a date or a time stamp.
     * With texts: of whole numbers, the indexes of a dictionary; or "u" or "U",
     * and then the texts themselves are given, one for each of int32_t values.
     */
    const char *format;
    const void *values;
    int64_t n_bytes;
    const unsigned char *validity; /* bits; NULL: no null, or see has_null */
    int64_t n_validity;
    bool has_null; /* of whole numbers, dates and time stamps: `null` stands for null */
    int64_t null;
    const char *const *texts; /* UTF-8, needed during the call only; NULL: no texts */
    const int64_t *lengths;
    int64_t n_texts;
    void *owner; /* what keeps the values and the bits of validity there */
    void (*let_go)(void *owner); /* called once, on any thread, when the consumer is done with them */
} arrow_given;

/*
 * A stream of one batch of n rows. Where it could not be made, nothing was let
 * go; names and formats are copied.
 */
bool arrow_stream_make(struct ArrowArrayStream *out, const arrow_given *columns, int64_t n_columns, int64_t n, arrow_fault *fault);

#endif
