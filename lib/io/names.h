/*
 * Identifiers of a batch and their numbers, from 1 on. Private.
 *
 * The same text has the same number wherever it stands, but for rows that were
 * given another to keep their order (caf_io_names_again()). The search is a
 * crit-bit tree and no hash table: what one look-up costs is bounded by the
 * bits of the identifier itself (at most 2048), whatever else the input holds
 * and without a secret, so no input can make it quadratic.
 */
#ifndef CAF_IO_NAMES_H
#define CAF_IO_NAMES_H

#include <stdint.h>
#include <caf/status.h>
#include "heap.h"

/* Bytes of the longest identifier. */
#define CAF_IO_NAME_LONGEST 256

/* Where a text stands among the bytes, and what the reader has noted of it. */
typedef struct caf_io_name {
    size_t offset;
    size_t length;
    int64_t mark; /* caf_io_names_mark() */
} caf_io_name;

typedef struct caf_io_names {
    caf_io_buffer bytes;
    caf_io_buffer names; /* caf_io_name, by number less 1 */
    caf_io_buffer nodes; /* inner nodes of the tree */
    int32_t root;
    int64_t n;
    int64_t last_mark;
} caf_io_names;

void caf_io_names_begin(caf_io_names *names, const caf_io_memory *memory);
void caf_io_names_clear(caf_io_names *names);
void caf_io_names_release(caf_io_names *names);

/* The number of a text of 1 to CAF_IO_NAME_LONGEST bytes without a zero byte. CAF_E_MEMORY; CAF_E_LIMIT. */
caf_status caf_io_names_number(caf_io_names *names, const char *text, size_t length, int64_t *number);

/*
 * Another number for the same text, greater than all before; what is read later
 * still has the first one. CAF_E_MEMORY; CAF_E_LIMIT.
 */
caf_status caf_io_names_again(caf_io_names *names, int64_t number, int64_t *fresh);

/* The text of a number; NULL for none. */
const char *caf_io_names_text(const caf_io_names *names, int64_t number, size_t *length);

/* A new mark, different from all before. */
int64_t caf_io_names_new_mark(caf_io_names *names);

/* The place of a number's mark, 0 at first. The number must be one that was given out. */
int64_t *caf_io_names_mark(caf_io_names *names, int64_t number);

#endif
