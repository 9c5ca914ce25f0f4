/*
 * What the tests of caf-io share: an allocator that fails when told to, and an
 * input read to its end in several ways.
 */
#ifndef CAF_TESTS_IO_SUPPORT_H
#define CAF_TESTS_IO_SUPPORT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "checks.h"
#include "io/reader_open.h"

/* Counts the blocks in use; the allocation numbered `fail_at` (from 0 on) fails, and each later one too. */
typedef struct counting {
    long allocations;
    long live;
    long fail_at; /* -1: none */
} counting;

static void *counting_resize(void *user, void *block, size_t bytes)
{
    counting *count = user;
    if (bytes == 0) {
        count->live -= block != NULL;
        free(block);
        return NULL;
    }
    if (count->fail_at >= 0 && count->allocations >= count->fail_at) {
        return NULL;
    }
    count->allocations++;
    void *grown = realloc(block, bytes);
    ck_assert_ptr_nonnull(grown);
    count->live += block == NULL;
    return grown;
}

static inline caf_date on(int32_t year, int32_t month, int32_t day)
{
    caf_date date = 0;
    ck_assert_int_eq(caf_date_from_ymd(year, month, day, &date), CAF_OK);
    return date;
}

static inline size_t size_of_field(const caf_field *field)
{
    switch (field->type) {
    case CAF_TYPE_ID:
    case CAF_TYPE_TABLES: return sizeof(int64_t);
    case CAF_TYPE_FLAG:
    case CAF_TYPE_CHOICE: return 1; /* the rest are numbers of four bytes */
    default: return sizeof(int32_t);
    }
}

/* Whether rows are the same in every field; between fields the compiler may have left room. */
static inline void expect_same_rows(int32_t table, const void *own, const void *expected, int64_t n)
{
    int64_t size = caf_row_size(table);
    for (int64_t i = 0; i < n; i++) {
        for (int32_t j = 0; caf_field_at(table, j) != NULL; j++) {
            const caf_field *field = caf_field_at(table, j);
            int64_t at = i * size + field->offset;
            ck_assert_msg(memcmp((const char *)own + at, (const char *)expected + at, size_of_field(field))
                              == 0,
                          "%s[%d].%s", caf_table_name(table), (int)i, field->name);
        }
    }
}

/* How an input is read. */
typedef struct way {
    size_t step; /* bytes at a time from a file; 0: from memory */
    int32_t batch;
} way;

static const way ways[] = {
    { 0, 0 }, { 0, 1 }, { 1, 1 }, { 2, 3 }, { 3, 2 }, { 7, 0 }, { 64, 1 }, { 4096, 0 }
};
enum { WAYS = sizeof ways / sizeof ways[0] };

/* What became of an input. */
typedef struct outcome {
    caf_status status;
    caf_io_error error;
    int64_t cases;
    int64_t rows;
    int64_t warnings;
    int64_t live; /* blocks not freed */
    caf_io_error warning; /* the last */
} outcome;

static void count_warning(void *user, const caf_io_error *warning)
{
    outcome *out = user;
    out->warnings++;
    out->warning = *warning;
}

static inline void write_file(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
    ck_assert_int_eq(fclose(file), 0);
}

/* Reads to the end or to the first error. */
static inline outcome read_all(const char *file, const void *bytes, size_t size, const way *how,
                               int32_t lenient, long fail_at)
{
    outcome out;
    counting count = { 0, 0, fail_at };
    caf_io_memory memory = { counting_resize, &count };
    memset(&out, 0, sizeof out);
    out.error.size = (int32_t)sizeof out.error;
    caf_reader_options options = { (int32_t)sizeof options, lenient, how->batch, 0, count_warning, &out };
    caf_io_tuning tuning = { &memory, how->step != 0 ? how->step : 1, NULL, 0 };
    caf_io_source source = { file, bytes, size };
    if (how->step != 0) {
        write_file(file, bytes, size);
        source.bytes = NULL;
    }
    caf_reader *reader = NULL;
    out.status = caf_io_reader_open(&source, &options, &tuning, &reader, &out.error);
    while (out.status == CAF_OK) {
        const caf_caseload *caseload = NULL;
        int64_t before = caf_reader_position(reader);
        out.status = caf_reader_next(reader, &caseload, &out.error);
        ck_assert_int_ge(caf_reader_position(reader), before + (out.status == CAF_OK));
        for (int32_t table = 0; out.status == CAF_OK && table < caseload->n_tables; table++) {
            out.cases += table == CAF_CASES ? caseload->tables[table].n : 0;
            out.rows += caseload->tables[table].n;
        }
    }
    if (reader != NULL) {
        const caf_caseload *caseload = NULL;
        ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), out.status);
        ck_assert_ptr_null(caseload);
        ck_assert_int_eq(caf_reader_cases(reader), out.cases);
        ck_assert_int_le(caf_reader_position(reader), (int64_t)size);
        ck_assert(out.status != CAF_END || caf_reader_position(reader) == (int64_t)size);
    }
    caf_reader_close(reader);
    out.live = count.live;
    return out;
}

/* One bad input with what must be said of it. */
typedef struct bad_input {
    const char *text;
    caf_status status;
    int64_t line;
    const char *field;
    const char *says; /* a part of the message, or NULL */
} bad_input;

static inline void expect_bad(const char *file, const bad_input *bad)
{
    for (size_t i = 0; i < WAYS; i++) {
        outcome out = read_all(file, bad->text, strlen(bad->text), &ways[i], 0, -1);
        ck_assert_msg(out.status == bad->status, "%s: %s (%s) for %s", bad->text, caf_status_name(out.status),
                      out.error.message, caf_status_name(bad->status));
        ck_assert_int_eq(out.error.status, bad->status);
        ck_assert_msg(out.error.line == bad->line, "%s: line %lld", bad->text, (long long)out.error.line);
        ck_assert_msg(strcmp(out.error.field, bad->field) == 0, "%s: field %s", bad->text, out.error.field);
        ck_assert_str_eq(out.error.file, file);
        ck_assert_msg(out.error.message[0] != '\0', "%s", bad->text);
        ck_assert_msg(bad->says == NULL || strstr(out.error.message, bad->says) != NULL, "%s: says %s",
                      bad->text, out.error.message);
        ck_assert_msg(strstr(out.error.message, "SECRET") == NULL, "%s: shows a value", bad->text);
        ck_assert_int_eq(out.live, 0);
    }
}

/* Fails each allocation in turn until none is left to fail. */
static inline void fail_each_allocation(const char *file, const char *text, const way *how)
{
    long n = 0;
    for (;; n++) {
        outcome out = read_all(file, text, strlen(text), how, 0, n);
        ck_assert_int_eq(out.live, 0);
        if (out.status == CAF_END) {
            break;
        }
        ck_assert_int_eq(out.status, CAF_E_MEMORY);
        ck_assert_int_eq(out.error.status, CAF_E_MEMORY);
    }
    ck_assert_int_gt(n, 3);
}

#endif
