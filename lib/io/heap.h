/*
 * Where the memory of caf-io comes from: one function that grows, shrinks and
 * frees, so that a test can let any one allocation fail. Private.
 */
#ifndef CAF_IO_HEAP_H
#define CAF_IO_HEAP_H

#include <stdbool.h>
#include <stddef.h>

typedef struct caf_io_memory {
    /* As realloc(), except that 0 bytes always frees and gives NULL. */
    void *(*resize)(void *user, void *block, size_t bytes);
    void *user;
} caf_io_memory;

/* malloc() and its family. */
extern const caf_io_memory caf_io_heap;

/* A block of bytes with room to grow. Zero it and set memory to begin. */
typedef struct caf_io_buffer {
    const caf_io_memory *memory;
    unsigned char *bytes;
    size_t used;
    size_t capacity;
} caf_io_buffer;

/* Room for `more` bytes after those used; false when there is no memory, and then nothing has changed. */
bool caf_io_reserve(caf_io_buffer *buffer, size_t more);

/* Appends `more` bytes and returns where they are, to be written at once; NULL when there is no memory. */
void *caf_io_append(caf_io_buffer *buffer, size_t more);

/* Frees the bytes; the buffer can be used again. */
void caf_io_release(caf_io_buffer *buffer);

/* A copy of `length` bytes with a zero after them, or NULL. */
char *caf_io_copy_text(const caf_io_memory *memory, const char *text, size_t length);

/* Frees a block from resize(); NULL is fine. */
void caf_io_free(const caf_io_memory *memory, void *block);

#endif
