/* Records that wait in an unnamed temporary file until the input has ended well. Private. */
#ifndef CAF_IO_SPOOL_H
#define CAF_IO_SPOOL_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <caf/io_error.h>

/* Zero it to begin; the file is made when the first record comes. */
typedef struct caf_io_spool {
    FILE *file;
    int64_t n; /* records */
} caf_io_spool;

/* Puts one record away. CAF_E_WRITE. */
caf_status caf_io_spool_put(caf_io_spool *spool, const void *bytes, size_t size, caf_io_error *error);

/* Writes all records to a file, in order. CAF_E_READ for the temporary file; ask `out` itself how it went there. */
caf_status caf_io_spool_copy(caf_io_spool *spool, FILE *out, caf_io_error *error);

/* The temporary file disappears. */
void caf_io_spool_close(caf_io_spool *spool);

#endif
