/*
 * Pages that a test program makes: it compares them with those in docs/, and
 * writes them anew where it is asked to. That runs where no test does, and so
 * without ck_assert.
 */
#ifndef CAF_TESTS_GENERATED_H
#define CAF_TESTS_GENERATED_H

#include "files.h"

/* What was put so far. */
static caf_io_buffer made = { &caf_io_heap, NULL, 0, 0 };

static inline void put(const char *text)
{
    void *place = caf_io_append(&made, strlen(text));
    if (place == NULL) {
        abort();
    }
    memcpy(place, text, strlen(text));
}

/* Whether a file could be written with what was put; it is forgotten then. */
static inline bool write_made(const char *path)
{
    FILE *file = fopen(path, "wb");
    bool written = file != NULL && fwrite(made.bytes, 1, made.used, file) == made.used;
    written = file != NULL && fclose(file) == 0 && written;
    caf_io_release(&made);
    return written;
}

/* The file must be what was put, which is forgotten then; `again` says how to write it. */
static inline void expect_made(const char *path, const char *again)
{
    char *stored = contents(path);
    ck_assert_msg(stored != NULL, "%s", path);
    ck_assert_msg(strlen(stored) == made.used && memcmp(stored, made.bytes, made.used) == 0, "%s: write it again with %s", path,
                  again);
    free(stored);
    caf_io_release(&made);
}

#endif
