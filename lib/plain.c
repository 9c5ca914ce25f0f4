/*
 * Rows as they nearly always are: held whole, of the past, without a value that
 * cannot be. Such a row is looked over four bytes at a time and then read where
 * it lies, neither copied nor taken apart field by field.
 */
#include <string.h>
#include "reading.h"

static uint32_t word_at(const void *bytes, int32_t offset)
{
    uint32_t word;
    memcpy(&word, (const unsigned char *)bytes + offset, sizeof word);
    return word;
}

/* The dates, counts and sets of a row; returns the offset behind them, or -1. */
static int32_t look_over_numbers(const caf_shape *shape, const unsigned char *row, caf_date as_of)
{
    const uint32_t first[CAF_NUMBERS] = { 0, (uint32_t)CAF_FACT_FIRST, (uint32_t)CAF_FACT_FIRST, 0, 0 };
    const uint32_t span[CAF_NUMBERS] = { 0, (uint32_t)as_of - (uint32_t)CAF_FACT_FIRST,
                                         (uint32_t)CAF_FACT_LAST - (uint32_t)CAF_FACT_FIRST, INT32_MAX, INT32_MAX };
    uint32_t wrong = 0;
    int32_t at = shape->numbers;
    for (; at < shape->size && shape->kinds[at / 4] != CAF_NO_NUMBER; at += 4) {
        uint32_t word = word_at(row, at);
        int kind = shape->kinds[at / 4];
        wrong |= (uint32_t)(word - first[kind] > span[kind]) | (word & shape->forbid[at / 4]);
    }
    return wrong == 0 ? at : -1;
}

/* The flags and choices, four at once: none is above its greatest value. */
static int look_over_bytes(const caf_shape *shape, const unsigned char *row, int32_t at)
{
    uint32_t wrong = 0;
    for (; at < shape->size; at += 4) {
        uint32_t word = word_at(row, at);
        wrong |= ((word & 0x7f7f7f7fU) + word_at(shape->room, at)) | word;
    }
    return (wrong & 0x80808080U) == 0;
}

static int is_zero(const unsigned char *bytes, int32_t n)
{
    unsigned char any = 0;
    for (int32_t i = 0; i < n; i++) {
        any |= bytes[i];
    }
    return any == 0;
}

const caf_row *caf_plain_row(const caf_rows *rows, int32_t table, int64_t index, caf_date as_of)
{
    const caf_shape *shape = &caf_shapes[table];
    int32_t stride = rows->stride != 0 ? rows->stride : rows->size;
    const unsigned char *row = (const unsigned char *)rows->data + (ptrdiff_t)(index * stride);
    /* 0, which is no date, has to lie inside the dates that can be. */
    if (as_of < 0 || rows->size < shape->size || (rows->fields & shape->fields) != shape->fields ||
        (uintptr_t)row % sizeof(int64_t) != 0 || (rows->size > shape->size && !is_zero(row + shape->size, rows->size - shape->size))) {
        return NULL;
    }
    int32_t bytes = look_over_numbers(shape, row, as_of);
    return bytes >= 0 && look_over_bytes(shape, row, bytes) ? (const caf_row *)(const void *)row : NULL;
}
