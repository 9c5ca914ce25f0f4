#include "repeats.h"

#include <stdlib.h>

/* Names that are held at a time, about. */
enum { AT_A_TIME = 1 << 18 };

typedef struct noted {
    uint64_t hash;
    int64_t number;
} noted;

/* FNV-1a, mixed so that its high bits too depend on every byte. */
static uint64_t hash_of(const unsigned char *bytes, size_t length)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ bytes[i]) * UINT64_C(0x100000001B3);
    }
    hash ^= hash >> 32;
    hash *= UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 29;
}

caf_status caf_io_repeats_put(caf_io_repeats *repeats, const void *name, size_t length, caf_io_error *error)
{
    noted one = { hash_of(name, length), repeats->spool.n + 1 };
    return caf_io_spool_put(&repeats->spool, &one, sizeof one, error);
}

static int compare(const void *a, const void *b)
{
    const noted *one = a;
    const noted *other = b;
    if (one->hash != other->hash) {
        return one->hash < other->hash ? -1 : 1;
    }
    return (one->number > other->number) - (one->number < other->number);
}

/* The noted names of one part into a buffer. */
static caf_status read_part(caf_io_repeats *repeats, uint64_t part, uint64_t parts, caf_io_buffer *held,
                            caf_io_error *error)
{
    noted one;
    FILE *file = repeats->spool.file;
    held->used = 0;
    rewind(file);
    while (fread(&one, sizeof one, 1, file) == 1) {
        if ((one.hash >> 32) * parts >> 32 != part) {
            continue;
        }
        noted *place = caf_io_append(held, sizeof one);
        if (place == NULL) {
            return caf_io_no_memory(error);
        }
        *place = one;
    }
    return ferror(file) ? caf_io_fail(error, CAF_E_READ, 0, NULL, "a temporary file could not be read") : CAF_OK;
}

static void find_in(const caf_io_buffer *held, int64_t twice[2])
{
    noted *all = (noted *)(void *)held->bytes;
    size_t n = held->used / sizeof *all;
    if (n > 1) {
        qsort(all, n, sizeof *all, compare);
    }
    for (size_t i = 1; i < n; i++) {
        if (all[i - 1].hash == all[i].hash && (twice[1] == 0 || all[i].number < twice[1])) {
            twice[0] = all[i - 1].number;
            twice[1] = all[i].number;
        }
    }
}

caf_status caf_io_repeats_find(caf_io_repeats *repeats, const caf_io_memory *memory, int64_t twice[2],
                               caf_io_error *error)
{
    caf_io_buffer held = { memory, NULL, 0, 0 };
    uint64_t parts = (uint64_t)repeats->spool.n / AT_A_TIME + 1;
    caf_status status = CAF_OK;
    twice[0] = 0;
    twice[1] = 0;
    if (repeats->spool.file == NULL) {
        return CAF_OK;
    }
    if (fflush(repeats->spool.file) != 0) {
        return caf_io_fail(error, CAF_E_WRITE, 0, NULL, "a temporary file could not be written");
    }
    for (uint64_t part = 0; status == CAF_OK && part < parts; part++) {
        status = read_part(repeats, part, parts, &held, error);
        if (status == CAF_OK) {
            find_in(&held, twice);
        }
    }
    caf_io_release(&held);
    return status;
}

void caf_io_repeats_release(caf_io_repeats *repeats)
{
    caf_io_spool_close(&repeats->spool);
}
