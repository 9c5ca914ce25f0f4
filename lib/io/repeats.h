/*
 * Whether a name comes twice in a stream of any length: their hashes wait in a
 * temporary file, and are looked at a part at a time. Private.
 */
#ifndef CAF_IO_REPEATS_H
#define CAF_IO_REPEATS_H

#include <stdint.h>
#include "errors.h"
#include "heap.h"
#include "spool.h"

/* Zero it to begin. */
typedef struct caf_io_repeats {
    caf_io_spool spool;
} caf_io_repeats;

/* Notes a name. CAF_E_WRITE. */
caf_status caf_io_repeats_put(caf_io_repeats *repeats, const void *name, size_t length, caf_io_error *error);

/*
 * Looks for two of the same hash (64 bits): their numbers, from 1 on in the order
 * noted, or 0 and 0. CAF_E_MEMORY; CAF_E_READ.
 */
caf_status caf_io_repeats_find(caf_io_repeats *repeats, const caf_io_memory *memory, int64_t twice[2],
                               caf_io_error *error);

void caf_io_repeats_release(caf_io_repeats *repeats);

#endif
