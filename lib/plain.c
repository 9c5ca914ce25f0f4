/*
 * Rows as they nearly always are: held whole, of the past, without a value that
 * cannot be. Such a row is looked over without a branch, by code that fields.def
 * makes for each table, and is then read where it lies.
 */
#include "choices.h"
#include "reading.h"

/* What is wrong with a date, once 0 and every day that can be are taken away: 1 or 0. */
#define BEYOND(date, last) ((uint32_t)(date) - (uint32_t)CAF_FACT_FIRST > (uint32_t)(last) - (uint32_t)CAF_FACT_FIRST)

/* Each value adds to `wrong` what is wrong with it. A byte above its greatest value leaves a bit from 7 up in `bytes`. */
#define LOOK_ID(member)
#define LOOK_TABLES(member)
#define LOOK_DATE(member) wrong |= (uint32_t)BEYOND(row->member, as_of);
#define LOOK_PLANNED(member) wrong |= (uint32_t)BEYOND(row->member, CAF_FACT_LAST);
#define LOOK_COUNT(member) wrong |= (uint32_t)(row->member < 0);
#define LOOK_FLAG(member) bytes |= (uint32_t)row->member + (127 - CAF_NO);
#define LOOK_CHOICE(member, names) bytes |= (uint32_t)row->member + (uint32_t)(127 - CAF_CHOICES(names));
#define LOOK_SET(member, names) wrong |= (uint32_t)row->member & ~(uint32_t)CAF_WHOLE_SET(CAF_CHOICES(names));

#define CAF_TABLE_BEGIN(prefix, name, words, sentence) \
    static int64_t plain_##name(const unsigned char *at, int64_t n, int32_t stride, caf_date as_of) \
    { \
        for (int64_t i = 0; i < n; i++, at += stride) { \
            const prefix##_ROW *row = (const prefix##_ROW *)(const void *)at; \
            uint32_t wrong = 0; \
            uint32_t bytes = 0;
#define CAF_FIELD(prefix, id, member, type, event, label, about) LOOK_##type(member)
#define CAF_NAMED(prefix, id, member, type, names, event, label, about) LOOK_##type(member, names)
#define CAF_REFERENCE(prefix, id, member, to, label, about)
#define CAF_TABLE_END(prefix, name) \
            if ((wrong | (bytes & ~(uint32_t)0x7f)) != 0) { \
                return i; \
            } \
        } \
        return n; \
    }
#include "fields.def"
#undef CAF_TABLE_BEGIN
#undef CAF_FIELD
#undef CAF_NAMED
#undef CAF_REFERENCE
#undef CAF_TABLE_END

int64_t caf_plain_rows(const caf_rows *rows, int32_t table, int64_t first, int64_t n, caf_date as_of)
{
    typedef int64_t look_over(const unsigned char *at, int64_t n, int32_t stride, caf_date as_of);
    static const struct {
        look_over *look;
        int32_t size;
        int64_t fields;
    } known[CAF_TABLES] = {
#define CAF_TABLE_BEGIN(prefix, name, words, sentence) \
        [prefix##_TABLE] = { plain_##name, (int32_t)sizeof(prefix##_ROW), ((int64_t)1 << prefix##_FIELDS) - 1 },
#define CAF_FIELD(prefix, id, member, type, event, label, about)
#define CAF_NAMED(prefix, id, member, type, names, event, label, about)
#define CAF_REFERENCE(prefix, id, member, to, label, about)
#define CAF_TABLE_END(prefix, name)
#include "fields.def"
    };
    int32_t size = known[table].size;
    int32_t stride = caf_stride_of(rows);
    const unsigned char *at = (const unsigned char *)rows->data + (ptrdiff_t)(first * stride);
    int is_whole = caf_rest_is_blank(rows->fields) || (rows->fields & known[table].fields) == known[table].fields;
    /* 0, which is no date, has to lie among the days that can be. */
    if (as_of < 0 || rows->size < size || !is_whole ||
        ((uintptr_t)at | (uintptr_t)stride) % sizeof(int64_t) != 0) {
        return 0;
    }
    for (int64_t i = 0; rows->size > size && i < n; i++) {
        n = caf_has_tail(at + (ptrdiff_t)(i * stride), size, rows->size) ? i : n;
    }
    return known[table].look(at, n, stride, as_of);
}
