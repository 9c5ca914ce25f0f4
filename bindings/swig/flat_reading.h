/* What flat_read() gives back: memory that the call made and the language's shape
 * takes over and frees. Not for SWIG. */
#ifndef CAF_FLAT_READING_H
#define CAF_FLAT_READING_H

#include <stdbool.h>
#include <stdint.h>
#include <caf/io_error.h>
#include <caf/rows.h>
#include "flat_io_bytes.h"

/* Texts one after another, text i from offsets[i] to offsets[i + 1]: one int64 more than there are texts. */
typedef struct flat_texts {
    flat_bytes offsets;
    flat_bytes bytes;
} flat_texts;

/* Cases that can all hold the same fields. */
typedef struct flat_batch {
    flat_bytes tables[CAF_TABLES];
    int64_t fields[CAF_TABLES];
    flat_texts case_names; /* by case, in their order */
    flat_texts names;      /* by number less 1 */
    flat_bytes lines;      /* int64, by case */
} flat_batch;

/* A cell or field that was passed over. */
typedef struct flat_problem {
    int64_t line;
    int64_t texts; /* where file, field and message begin, each ended by a zero */
    caf_status status;
} flat_problem;

/* Bytes that grow at their end. */
typedef struct flat_heap {
    void *data;
    int64_t n;
    int64_t room;
} flat_heap;

typedef struct flat_reading {
    flat_heap batches; /* flat_batch */
    int64_t n_batches;
    flat_heap problems; /* flat_problem */
    flat_heap problem_texts;
    int64_t n_problems;
    bool no_memory;
    int32_t format; /* enum caf_format */
} flat_reading;

void flat_bytes_release(flat_bytes *bytes);
void flat_reading_release(flat_reading *reading);

#endif
