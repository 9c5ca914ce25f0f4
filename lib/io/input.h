/*
 * Bytes from a file, from standard input or from memory, through a window that
 * slides. What is in the window is never changed. Private.
 */
#ifndef CAF_IO_INPUT_H
#define CAF_IO_INPUT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <caf/status.h>
#include "errors.h"
#include "heap.h"

typedef struct caf_io_input {
    FILE *file;            /* NULL: memory */
    bool close_file;       /* not standard input */
    bool ended;            /* there is nothing beyond the window */
    caf_io_buffer window;  /* what of a file is held; not used for memory */
    size_t step;           /* bytes to read at a time */
    const unsigned char *bytes; /* the window, or the caller's memory */
    size_t start;          /* the first byte not yet consumed */
    int64_t gone;          /* bytes that have left the window, all consumed */
    size_t end;            /* one beyond the last byte held */
    int64_t line;          /* the line of the byte at start, from 1 on */
} caf_io_input;

/* What to open: bytes in memory, which path only names, or the file of that path. */
typedef struct caf_io_source {
    const char *path;
    const void *bytes; /* NULL: the file is opened */
    size_t size;
} caf_io_source;

/* Begins with a file, "-" for standard input. Call caf_io_input_close() also after a failure. */
caf_status caf_io_input_open(caf_io_input *input, const caf_io_memory *memory, size_t step, const char *path,
                             caf_io_error *error);

/* Begins with memory that stays the caller's. */
void caf_io_input_memory(caf_io_input *input, const void *bytes, size_t size);

/* Gets more bytes behind end; pointers into the window are void afterwards. *got: whether there were any. */
caf_status caf_io_input_more(caf_io_input *input, bool *got, caf_io_error *error);

/* Skips the mark that some programs put before UTF-8; UTF-16 begins with one of its own, and is CAF_E_UTF8. */
caf_status caf_io_input_skip_mark(caf_io_input *input, caf_io_error *error);

/* Begins with a source; the same care. */
caf_status caf_io_input_source(caf_io_input *input, const caf_io_source *source, const caf_io_memory *memory,
                               size_t step, caf_io_error *error);

/* Gets all there is, of a thing ("a list") that has at least a byte and at most so many MiB. */
caf_status caf_io_input_whole(caf_io_input *input, const char *thing, size_t mebibytes, caf_io_error *error);

/* Consumes `size` bytes, counting their lines. */
void caf_io_input_consume(caf_io_input *input, size_t size);

/* How many bytes have been consumed. */
int64_t caf_io_input_position(const caf_io_input *input);

void caf_io_input_close(caf_io_input *input);

/* Line feeds among bytes. */
int64_t caf_io_count_lines(const unsigned char *bytes, size_t size);

#endif
