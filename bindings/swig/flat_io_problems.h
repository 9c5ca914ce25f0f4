/* Problems that a call tells of, with their texts: memory that the call made and
 * the language's shape takes over and frees. Not for SWIG. */
#ifndef CAF_FLAT_IO_PROBLEMS_H
#define CAF_FLAT_IO_PROBLEMS_H

#include <stdbool.h>
#include <stdint.h>
#include <caf/io_error.h>
#include <caf/status.h>

/* Bytes that grow at their end. */
typedef struct flat_heap {
    void *data;
    int64_t n;
    int64_t room;
} flat_heap;

/* What was passed over, or is wrong. */
typedef struct flat_problem {
    int64_t line;
    int64_t texts; /* where file, field and message begin, each ended by a zero */
    caf_status status;
} flat_problem;

typedef struct flat_problems {
    flat_heap all; /* flat_problem */
    flat_heap texts;
    int64_t n;
    bool no_memory; /* some could not be kept */
} flat_problems;

/* Room for n more bytes at the end of a heap; NULL: no memory. */
void *flat_append(flat_heap *heap, int64_t n);

/* Keeps a problem in `problems`, a flat_problems: a callback of caf-io. */
void flat_keep_problem(void *problems, const caf_io_error *problem);

void flat_problems_release(flat_problems *problems);

#endif
