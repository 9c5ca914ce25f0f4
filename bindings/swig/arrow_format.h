/* What the formats of Arrow mean to us. Private to arrow_*.c. */
#ifndef CAF_ARROW_FORMAT_H
#define CAF_ARROW_FORMAT_H

#include <stdbool.h>
#include <stdint.h>

/* How the values of an array lie in its buffers. */
enum arrow_layout {
    ARROW_OTHER, /* not read */
    ARROW_FIXED, /* so many bytes each */
    ARROW_BITS,
    ARROW_NULLS, /* no buffers at all */
    ARROW_TEXT, /* offsets of 4 bytes, then bytes */
    ARROW_LARGE_TEXT, /* offsets of 8 */
    ARROW_TEXT_VIEW,
    ARROW_LIST, /* offsets of 4 bytes into one child */
    ARROW_LARGE_LIST,
    ARROW_LIST_VIEW, /* offsets and sizes */
    ARROW_LARGE_LIST_VIEW
};

typedef struct arrow_type {
    enum arrow_layout layout;
    int32_t kind; /* enum caf_column_kind of what is fixed, or bits; else 0 */
    int32_t width; /* bytes of what is fixed; else 0 */
    const char *zone; /* of time stamps: the time zone, "" for none; else NULL */
    const char *words; /* what it is called, to a person */
} arrow_type;

/* Never fails: what is not known is ARROW_OTHER. The zone points into the format. */
arrow_type arrow_format(const char *format);

bool arrow_is_text(enum arrow_layout layout);
bool arrow_is_list(enum arrow_layout layout);

/* Whether a dictionary can have indexes of it. */
bool arrow_is_index(const arrow_type *type);

#endif
