#include "flat_io_texts.h"
#include <stdlib.h>
#include <string.h>

void flat_bytes_release(flat_bytes *bytes)
{
    free(bytes->data);
    *bytes = (flat_bytes) { NULL, 0 };
}

void flat_texts_release(flat_texts *texts)
{
    flat_bytes_release(&texts->offsets);
    flat_bytes_release(&texts->bytes);
}

bool flat_make_room(flat_bytes *bytes, int64_t n)
{
    bytes->data = n > 0 ? malloc((size_t)n) : NULL;
    bytes->n = bytes->data != NULL ? n : 0;
    return n == 0 || bytes->data != NULL;
}

int64_t flat_count_texts(const void *of, flat_text_of *text_of)
{
    int64_t n = 0;
    size_t length;
    while (text_of(of, n + 1, &length) != NULL) {
        n++;
    }
    return n;
}

bool flat_copy_texts(const void *of, flat_text_of *text_of, int64_t first, int64_t n, flat_texts *out)
{
    int64_t total = 0;
    size_t length;
    if (!flat_make_room(&out->offsets, (n + 1) * (int64_t)sizeof(int64_t))) {
        return false;
    }
    int64_t *offsets = out->offsets.data;
    for (int64_t i = 0; i < n; i++) {
        offsets[i] = total;
        total += text_of(of, first + i, &length) != NULL ? (int64_t)length : 0;
    }
    offsets[n] = total;
    if (!flat_make_room(&out->bytes, total)) {
        return false;
    }
    for (int64_t i = 0; i < n; i++) {
        const char *text = text_of(of, first + i, &length);
        if (text != NULL && length > 0) {
            memcpy((char *)out->bytes.data + offsets[i], text, length);
        }
    }
    return true;
}
