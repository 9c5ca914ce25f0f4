#include "arrow_array.h"

#include <stdio.h>
#include <string.h>
#include <caf/columns.h>

bool arrow_refuse(arrow_fault *fault, caf_status status, const char *text)
{
    fault->status = status;
    snprintf(fault->text, sizeof fault->text, "%s", text);
    return false;
}

/* Buffers that a type has, or the fewest of those with a varying number. */
static int64_t buffers_of(enum arrow_layout layout)
{
    switch (layout) {
    case ARROW_NULLS:
        return 0;
    case ARROW_TEXT:
    case ARROW_LARGE_TEXT:
    case ARROW_TEXT_VIEW:
    case ARROW_LIST_VIEW:
    case ARROW_LARGE_LIST_VIEW:
        return 3;
    default:
        return 2;
    }
}

static bool has_buffers(const struct ArrowArray *array, const arrow_type *type)
{
    int64_t n = buffers_of(type->layout);
    if (type->layout == ARROW_NULLS) {
        return true; /* an early version of Arrow gave it one */
    }
    if (type->layout == ARROW_TEXT_VIEW ? array->n_buffers < n : array->n_buffers != n) {
        return false;
    }
    if (array->buffers == NULL) {
        return false;
    }
    if (array->length == 0) {
        return true;
    }
    /* Bytes of texts may be missing where all texts are empty; the rest of a view is looked at with each text. */
    bool sizes = type->layout == ARROW_LIST_VIEW || type->layout == ARROW_LARGE_LIST_VIEW;
    return array->buffers[1] != NULL && (!sizes || array->buffers[2] != NULL);
}

bool arrow_check(const struct ArrowArray *array, const arrow_type *type, bool has_dictionary, int64_t needed, arrow_fault *fault)
{
    const int64_t most = INT64_MAX / 32; /* so that no sum of offsets and no number of bytes overflows */
    if (array == NULL || array->release == NULL) {
        return arrow_refuse(fault, CAF_E_ROWS, "an array is missing, or was released before it was read");
    }
    if (array->length < 0 || array->offset < 0 || array->length > most || array->offset > most) {
        return arrow_refuse(fault, CAF_E_ROWS, "the array's length or offset cannot be");
    }
    if (array->length < needed) {
        return arrow_refuse(fault, CAF_E_ROWS, "the array is shorter than its table");
    }
    if (array->null_count < -1 || array->null_count > array->length) {
        return arrow_refuse(fault, CAF_E_ROWS, "the array's number of nulls cannot be");
    }
    if (!has_buffers(array, type)) {
        return arrow_refuse(fault, CAF_E_ROWS, "the array lacks a buffer, or has too many");
    }
    if (type->layout != ARROW_NULLS && array->null_count > 0 && array->buffers[0] == NULL) {
        return arrow_refuse(fault, CAF_E_ROWS, "the array has nulls and does not say which");
    }
    if (array->n_children != (arrow_is_list(type->layout) ? 1 : 0) || (array->n_children == 1 && array->children == NULL)) {
        return arrow_refuse(fault, CAF_E_ROWS, "the array's number of children is not that of its type");
    }
    if ((array->dictionary != NULL) != has_dictionary) {
        return arrow_refuse(fault, CAF_E_ROWS, "the array has a dictionary and its type none, or the reverse");
    }
    return true;
}

const unsigned char *arrow_validity(const struct ArrowArray *array, const arrow_type *type)
{
    if (type->layout == ARROW_NULLS || array->null_count == 0) {
        return NULL;
    }
    return array->buffers[0];
}

static void copy_bit(unsigned char *out, int64_t at, bool bit)
{
    unsigned char mask = (unsigned char)(1 << (at & 7));
    out[at >> 3] = (unsigned char)(bit ? out[at >> 3] | mask : out[at >> 3] & ~mask);
}

void arrow_copy_bits(unsigned char *out, int64_t at, const unsigned char *bits, int64_t first, int64_t n)
{
    while (n > 0 && at % 8 != 0) {
        copy_bit(out, at++, arrow_bit(bits, first++));
        n--;
    }
    int shift = (int)(first % 8);
    for (; n >= 8; n -= 8, at += 8, first += 8) {
        unsigned whole = bits[first >> 3];
        if (shift != 0) {
            whole |= (unsigned)bits[(first >> 3) + 1] << 8;
        }
        out[at >> 3] = (unsigned char)(whole >> shift);
    }
    for (; n > 0; n--) {
        copy_bit(out, at++, arrow_bit(bits, first++));
    }
}

void arrow_set_bits(unsigned char *out, int64_t at, int64_t n)
{
    for (; n > 0 && at % 8 != 0; n--) {
        copy_bit(out, at++, true);
    }
    memset(out + at / 8, 0xff, (size_t)(n / 8));
    at += n / 8 * 8;
    for (n %= 8; n > 0; n--) {
        copy_bit(out, at++, true);
    }
}

#define ELEMENT(type)                                                                                                  \
    {                                                                                                                  \
        type value;                                                                                                    \
        memcpy(&value, (const char *)values + at * (int64_t)sizeof value, sizeof value);                               \
        return (int64_t)value;                                                                                         \
    }

int64_t arrow_index(int32_t kind, const void *values, int64_t at)
{
    switch (kind) {
    case CAF_COLUMN_INT8:
        ELEMENT(int8_t)
    case CAF_COLUMN_UINT8:
        ELEMENT(uint8_t)
    case CAF_COLUMN_INT16:
        ELEMENT(int16_t)
    case CAF_COLUMN_UINT16:
        ELEMENT(uint16_t)
    case CAF_COLUMN_INT32:
        ELEMENT(int32_t)
    case CAF_COLUMN_UINT32:
        ELEMENT(uint32_t)
    case CAF_COLUMN_INT64:
        ELEMENT(int64_t)
    case CAF_COLUMN_UINT64: {
        uint64_t value;
        memcpy(&value, (const char *)values + at * 8, sizeof value);
        return value > INT64_MAX ? -1 : (int64_t)value;
    }
    default:
        return -1;
    }
}
