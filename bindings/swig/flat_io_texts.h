/* Texts and buffers that a call makes and the language takes over. Not for SWIG. */
#ifndef CAF_FLAT_IO_TEXTS_H
#define CAF_FLAT_IO_TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "flat_io_bytes.h"

/* Texts one after another, text i from offsets[i] to offsets[i + 1]: one int64 more than there are texts. */
typedef struct flat_texts {
    flat_bytes offsets;
    flat_bytes bytes;
} flat_texts;

/* The text of a number of something that was read; NULL for none. */
typedef const char *flat_text_of(const void *of, int64_t number, size_t *length);

/* Makes n bytes, none where n is 0. False: no memory. */
bool flat_make_room(flat_bytes *bytes, int64_t n);

/* How many numbers from 1 on have a text. */
int64_t flat_count_texts(const void *of, flat_text_of *text_of);

/* The texts of n numbers from `first` on. False: no memory. */
bool flat_copy_texts(const void *of, flat_text_of *text_of, int64_t first, int64_t n, flat_texts *out);

void flat_bytes_release(flat_bytes *bytes);
void flat_texts_release(flat_texts *texts);

#endif
