#include "heap.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_CAPACITY = 256 };

static void *heap_resize(void *user, void *block, size_t bytes)
{
    (void)user;
    if (bytes == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, bytes);
}

const caf_io_memory caf_io_heap = { heap_resize, NULL };

bool caf_io_reserve(caf_io_buffer *buffer, size_t more)
{
    if (more <= buffer->capacity - buffer->used) {
        return true;
    }
    if (more > SIZE_MAX / 2 - buffer->used) {
        return false;
    }
    size_t capacity = buffer->capacity < LEAST_CAPACITY ? LEAST_CAPACITY : buffer->capacity;
    while (capacity < buffer->used + more) {
        capacity *= 2; /* cannot overflow: used + more is at most SIZE_MAX / 2 */
    }
    void *grown = buffer->memory->resize(buffer->memory->user, buffer->bytes, capacity);
    if (grown == NULL) {
        return false;
    }
    buffer->bytes = grown;
    buffer->capacity = capacity;
    return true;
}

void *caf_io_append(caf_io_buffer *buffer, size_t more)
{
    if (!caf_io_reserve(buffer, more)) {
        return NULL;
    }
    void *place = buffer->bytes + buffer->used;
    buffer->used += more;
    return place;
}

void caf_io_release(caf_io_buffer *buffer)
{
    if (buffer->memory != NULL) {
        caf_io_free(buffer->memory, buffer->bytes);
    }
    buffer->bytes = NULL;
    buffer->used = 0;
    buffer->capacity = 0;
}

char *caf_io_copy_text(const caf_io_memory *memory, const char *text, size_t length)
{
    if (length == SIZE_MAX) {
        return NULL;
    }
    char *copy = memory->resize(memory->user, NULL, length + 1);
    if (copy != NULL) {
        if (length > 0) {
            memcpy(copy, text, length);
        }
        copy[length] = '\0';
    }
    return copy;
}

void caf_io_free(const caf_io_memory *memory, void *block)
{
    if (block != NULL) {
        memory->resize(memory->user, block, 0);
    }
}
