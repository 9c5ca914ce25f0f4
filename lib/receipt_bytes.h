/* Canonical bytes in the making: little-endian whatever the machine, handed on in pieces. */
#ifndef CAF_LIB_RECEIPT_BYTES_H
#define CAF_LIB_RECEIPT_BYTES_H

#include <string.h>
#include <caf/receipt.h>

/* Ends a list of fields, of tables. */
#define CAF_RECEIPT_END 255

typedef struct caf_bytes {
    caf_take_bytes *take;
    void *user;
    size_t n;
    unsigned char held[512];
} caf_bytes;

static inline void caf_bytes_flush(caf_bytes *to)
{
    if (to->n > 0) {
        to->take(to->user, to->held, to->n);
        to->n = 0;
    }
}

static inline void caf_put_byte(caf_bytes *to, int32_t value)
{
    if (to->n == sizeof to->held) {
        caf_bytes_flush(to);
    }
    to->held[to->n++] = (unsigned char)value;
}

static inline void caf_put_little(caf_bytes *to, uint64_t value, int32_t size)
{
    for (int32_t i = 0; i < size; i++) {
        caf_put_byte(to, (int32_t)(value >> 8 * i & 0xFF));
    }
}

static inline void caf_put_4(caf_bytes *to, int32_t value)
{
    caf_put_little(to, (uint32_t)value, 4);
}

/* A text with its length before it; NULL is an empty one. */
static inline void caf_put_text(caf_bytes *to, const char *text)
{
    size_t length = text != NULL ? strlen(text) : 0;
    caf_put_4(to, (int32_t)length);
    for (size_t i = 0; i < length; i++) {
        caf_put_byte(to, (unsigned char)text[i]);
    }
}

/* As caf_check_context(); CAF_E_ARGUMENT for one whose answers are held against others. */
caf_status caf_check_receipt_context(const caf_context *context);

/* A rule: a built-in one goes by its name, a vendor's by its number too. */
void caf_put_rule(caf_bytes *to, const caf_context *context, caf_rule_id rule);

/* Begins a part with the line that tells it from every other: "libcaf facts 1". */
static inline void caf_begin_part(caf_bytes *to, const char *line, caf_take_bytes *take, void *user)
{
    to->take = take;
    to->user = user;
    to->n = 0;
    for (; *line != '\0'; line++) {
        caf_put_byte(to, (unsigned char)*line);
    }
}

#endif
