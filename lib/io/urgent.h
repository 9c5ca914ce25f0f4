/*
 * The N most urgent of a stream of records: a heap whose root is the least
 * urgent one kept, so that memory is bounded by N. Private.
 */
#ifndef CAF_IO_URGENT_H
#define CAF_IO_URGENT_H

#include <stdbool.h>
#include <stdint.h>
#include <caf/status.h>
#include "heap.h"

/* How urgent a record is: the first number that differs decides, the smaller is the more urgent. */
typedef struct caf_io_rank {
    int64_t order[5];
} caf_io_rank;

typedef struct caf_io_kept {
    caf_io_rank rank;
    char *bytes;
    size_t size;
} caf_io_kept;

typedef struct caf_io_urgent {
    const caf_io_memory *memory;
    int32_t most;
    caf_io_buffer kept; /* caf_io_kept */
} caf_io_urgent;

/* Whether a record of this rank would be kept, so that others need not be made at all. */
bool caf_io_urgent_wants(const caf_io_urgent *urgent, const caf_io_rank *rank);

/* Keeps a copy of a record, in place of the least urgent one where there is no room. CAF_E_MEMORY. */
caf_status caf_io_urgent_keep(caf_io_urgent *urgent, const caf_io_rank *rank, const void *bytes, size_t size);

/* Puts the records in order, the most urgent first; nothing can be kept after that. */
const caf_io_kept *caf_io_urgent_sorted(caf_io_urgent *urgent, int32_t *n);

void caf_io_urgent_release(caf_io_urgent *urgent);

#endif
