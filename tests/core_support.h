/*
 * What the suites of the core share: days, caseloads in memory of exact size,
 * and random caseloads made through the reflection.
 */
#ifndef CAF_TESTS_CORE_SUPPORT_H
#define CAF_TESTS_CORE_SUPPORT_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <caf/caf.h>
#include "checks.h"

static inline caf_date day(const char *text)
{
    caf_date date = 0;
    ck_assert_msg(caf_date_parse(text, strlen(text), &date) == CAF_OK, "%s is no date", text);
    return date;
}

static inline int32_t bytes_of(const caf_field *field)
{
    static const int32_t sizes[] = { 0, 8, 4, 4, 1, 1, 4, 8, 4 };
    return sizes[field->type];
}

static inline int is_date(const caf_field *field)
{
    return field->type == CAF_TYPE_DATE || field->type == CAF_TYPE_PLANNED;
}

static inline int is_referred_to(int table)
{
    const caf_field *field;
    for (int from = 0; from < CAF_TABLES; from++) {
        for (int32_t i = 0; (field = caf_field_at(from, i)) != NULL; i++) {
            if (field->refers_to == table) {
                return 1;
            }
        }
    }
    return 0;
}

/* The value of a field of a row, as a number. */
static inline int64_t value_of(const void *row, const caf_field *field)
{
    const unsigned char *at = (const unsigned char *)row + field->offset;
    int32_t four;
    int64_t eight;
    switch (bytes_of(field)) {
    case 1:
        return *at;
    case 4:
        memcpy(&four, at, sizeof four);
        return four;
    default:
        memcpy(&eight, at, sizeof eight);
        return eight;
    }
}

static inline void set_value(void *row, const caf_field *field, int64_t value)
{
    unsigned char *at = (unsigned char *)row + field->offset;
    int32_t four = (int32_t)value;
    switch (bytes_of(field)) {
    case 1:
        *at = (unsigned char)value;
        break;
    case 4:
        memcpy(at, &four, sizeof four);
        break;
    default:
        memcpy(at, &value, sizeof value);
        break;
    }
}

static inline const caf_field *field_of(int table, const char *name)
{
    const caf_field *field = caf_field_named(table, name, strlen(name));
    ck_assert_msg(field != NULL, "%s has no field %s", caf_table_name(table), name);
    return field;
}

/* A caseload whose tables are allocated to the byte. */
typedef struct owned {
    caf_caseload load;
    caf_rows tables[CAF_TABLES];
    unsigned char *memory[CAF_TABLES];
} owned;

/* All tables complete and empty. */
static inline void begin_owned(owned *out)
{
    memset(out, 0, sizeof *out);
    for (int table = 0; table < CAF_TABLES; table++) {
        out->tables[table].size = caf_row_size(table);
        out->tables[table].fields = CAF_ALL_FIELDS;
    }
    out->load.size = (int32_t)sizeof out->load;
    out->load.n_tables = CAF_TABLES;
    out->load.tables = out->tables;
}

/* Adds a row at the end of a table; the memory stays exact, and moves. */
static inline void add_row(owned *to, int table, const void *row)
{
    size_t size = (size_t)caf_row_size(table);
    size_t n = (size_t)to->tables[table].n;
    unsigned char *memory = malloc((n + 1) * size);
    ck_assert_ptr_nonnull(memory);
    if (n > 0) {
        memcpy(memory, to->memory[table], n * size);
    }
    memcpy(memory + n * size, row, size);
    free(to->memory[table]);
    to->memory[table] = memory;
    to->tables[table].data = memory;
    to->tables[table].n++;
}

static inline void end_owned(owned *of)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        free(of->memory[table]);
    }
}

/* The same caseload somewhere else in memory. */
static inline void copy_owned(owned *to, const owned *from)
{
    *to = *from;
    to->load.tables = to->tables;
    for (int table = 0; table < CAF_TABLES; table++) {
        size_t bytes = (size_t)from->tables[table].n * (size_t)from->tables[table].size;
        to->memory[table] = NULL;
        if (bytes > 0) {
            to->memory[table] = malloc(bytes);
            ck_assert_ptr_nonnull(to->memory[table]);
            memcpy(to->memory[table], from->memory[table], bytes);
        }
        to->tables[table].data = to->memory[table];
    }
}

/* xorshift: the same numbers everywhere. */
static inline uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static inline int64_t below(uint64_t *state, int64_t n)
{
    return (int64_t)(next_random(state) % (uint64_t)n);
}

/* How far random rows stray from what a record can hold. */
enum { LIFELIKE = 0, CARELESS = 1, RUBBISH = 2 };

static inline int64_t random_value(uint64_t *state, const caf_field *field, int wildness)
{
    static const caf_date odd_dates[] = { CAF_DATE_NONE, CAF_DATE_UNREADABLE, INT32_MAX, CAF_DATE_FIRST, CAF_DATE_LAST, -1, 1,
                                          -25567, -25568, 84370, 84371, 84372, INT32_MIN + 2 };
    if (below(state, 3) == 0) {
        return 0;
    }
    if (wildness != LIFELIKE && below(state, 12) == 0) {
        return is_date(field) ? odd_dates[below(state, (int64_t)(sizeof odd_dates / sizeof odd_dates[0]))]
                              : (int64_t)next_random(state);
    }
    switch (field->type) {
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED:
        return 18900 + below(state, field->type == CAF_TYPE_DATE ? 900 : 1500);
    case CAF_TYPE_FLAG:
        return 1 + below(state, 2);
    case CAF_TYPE_CHOICE:
        return 1 + below(state, field->n_choices);
    case CAF_TYPE_COUNT:
        return below(state, 4);
    case CAF_TYPE_SET:
        return (int64_t)(next_random(state) & (((uint64_t)1 << field->n_choices) - 1)) << 1;
    case CAF_TYPE_TABLES:
        return below(state, 8) == 0 ? (int64_t)(next_random(state) & (((uint64_t)1 << CAF_TABLES) - 1)) : 0;
    default:
        return 1 + below(state, 4);
    }
}

/* A row of a table, its identifiers left out. */
static inline void random_row(uint64_t *state, int table, int wildness, unsigned char *row)
{
    const caf_field *field;
    memset(row, 0, (size_t)caf_row_size(table));
    if (wildness == RUBBISH && below(state, 4) == 0) {
        for (int32_t i = 0; i < caf_row_size(table); i++) {
            row[i] = (unsigned char)next_random(state);
        }
    } else {
        for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
            int64_t value = random_value(state, field, wildness);
            /* The row's entry would hide most of it. */
            int is_entry = strcmp(field->name, "recorded") == 0 && wildness == LIFELIKE && below(state, 8) != 0;
            set_value(row, field, is_entry ? 0 : value);
        }
    }
    set_value(row, caf_field_at(table, 0), 0);
    if (table != CAF_CASES) {
        set_value(row, caf_field_at(table, 1), 0);
    }
}

static inline void random_caseload(owned *out, uint64_t seed, int n_cases, int wildness)
{
    uint64_t state = seed * 0x9E3779B97F4A7C15u + 1;
    unsigned char row[256];
    begin_owned(out);
    for (int k = 1; k <= n_cases; k++) {
        for (int table = 0; table < CAF_TABLES; table++) {
            int64_t n = table == CAF_CASES ? 1 : below(&state, table == CAF_MEETINGS ? 6 : 4);
            int64_t id = 0;
            for (int64_t i = 0; i < n; i++) {
                random_row(&state, table, wildness, row);
                set_value(row, caf_field_at(table, 0), k * 10 - (wildness != LIFELIKE && table != CAF_CASES && below(&state, 9) == 0));
                if (table == CAF_CASES) {
                    int64_t group = value_of(row, field_of(CAF_CASES, "group"));
                    set_value(row, field_of(CAF_CASES, "group"), group < 0 || group > 3 ? 0 : group);
                } else {
                    id += is_referred_to(table) ? below(&state, 3) > 0 : below(&state, 2);
                    set_value(row, caf_field_at(table, 1), id);
                }
                add_row(out, table, row);
            }
        }
    }
    /* Rows of no case came between those of theirs: sort by case, then by the order in which they came. */
    for (int table = 1; table < CAF_TABLES; table++) {
        size_t size = (size_t)caf_row_size(table);
        for (int64_t i = 1; i < out->tables[table].n; i++) {
            for (int64_t j = i; j > 0; j--) {
                unsigned char *one = out->memory[table] + (size_t)(j - 1) * size;
                unsigned char *other = one + size;
                int64_t one_case = value_of(one, caf_field_at(table, 0));
                int64_t other_case = value_of(other, caf_field_at(table, 0));
                int64_t one_id = is_referred_to(table) ? value_of(one, caf_field_at(table, 1)) : 0;
                int64_t other_id = is_referred_to(table) ? value_of(other, caf_field_at(table, 1)) : 0;
                if (one_case < other_case || (one_case == other_case && one_id <= other_id)) {
                    break;
                }
                memcpy(row, one, size);
                memcpy(one, other, size);
                memcpy(other, row, size);
            }
        }
    }
}

#endif
