/* What flat_read() gives back: memory that the call made and the language's shape
 * takes over and frees. Not for SWIG. */
#ifndef CAF_FLAT_READING_H
#define CAF_FLAT_READING_H

#include <stdint.h>
#include <caf/rows.h>
#include "flat_io_problems.h"
#include "flat_io_texts.h"

/* Cases that can all hold the same fields. */
typedef struct flat_batch {
    flat_bytes tables[CAF_TABLES];
    int64_t fields[CAF_TABLES];
    flat_texts case_names; /* by case, in their order */
    flat_texts names;      /* by number less 1 */
    flat_bytes lines;      /* int64, by case */
} flat_batch;

typedef struct flat_reading {
    flat_heap batches; /* flat_batch */
    int64_t n_batches;
    flat_problems problems;
    int32_t format; /* enum caf_format */
} flat_reading;

void flat_reading_release(flat_reading *reading);

#endif
