/* Whole files. */
#ifndef CAF_TESTS_FILES_H
#define CAF_TESTS_FILES_H

#include "io_support.h"

/* A file's bytes with a zero behind them, for free(); NULL: there is none. */
static inline char *contents(const char *path)
{
    FILE *file = fopen(path, "rb");
    caf_io_buffer buffer = { &caf_io_heap, NULL, 0, 0 };
    if (file == NULL) {
        return NULL;
    }
    size_t read;
    do {
        if (!caf_io_reserve(&buffer, 4096)) {
            abort();
        }
        read = fread(buffer.bytes + buffer.used, 1, 4095, file);
        buffer.used += read;
    } while (read > 0);
    fclose(file);
    buffer.bytes[buffer.used] = '\0';
    return (char *)buffer.bytes;
}

#endif
