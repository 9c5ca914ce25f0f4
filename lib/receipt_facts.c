/* The facts of a case as canonical bytes; docs/receipts.md. */
#include <stdint.h>
#include "reading.h"
#include "receipt_bytes.h"
#include "renumber.h"

/* Beside a field's index: it holds a value that cannot be, or a date that could not be read. */
enum { CANNOT_BE = 64, UNREADABLE = 128 };

/* What begins a row; 0 ends them. */
enum { NO_MORE_ROWS = 0, IS_THERE = 1, IS_HIDDEN = 2 };

/* The field that holds a row's own identifier; a case has none. */
enum { ROW_ID = 1 };

/* In place of a number: the case itself. */
enum { THIS_CASE = -1 };

typedef struct facts_writer {
    const caf_case *whose;
    caf_numbers numbers;
    caf_bytes to;
} facts_writer;

/* The case that a row belongs to says nothing, and coverage is said with each table. */
static int is_left_out(const caf_field *field)
{
    return field->index == 0 || field->type == CAF_TYPE_TABLES;
}

static int64_t identifiers_in(int32_t table)
{
    int32_t n;
    int64_t found = 0;
    const caf_field *fields = caf_fields_of(table, &n);
    for (int32_t i = 0; i < n; i++) {
        found += fields[i].type == CAF_TYPE_ID && !is_left_out(&fields[i]);
    }
    return found;
}

/* 0: there are too many. */
static size_t places_for(const caf_case *whose)
{
    const int64_t most = (int64_t)(PTRDIFF_MAX / (4 * CAF_NUMBERS_PLACE));
    int64_t n = 0;
    size_t capacity = 16;
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        int64_t each = identifiers_in(table);
        if (each > 0 && whose->count[table] > (most - n) / each) {
            return 0;
        }
        n += whose->count[table] * each;
    }
    while (capacity <= (size_t)n * 2) {
        capacity *= 2;
    }
    return capacity;
}

caf_status caf_receipt_room(const caf_case *whose, size_t *out)
{
    if (whose == NULL || whose->caseload == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    size_t places = places_for(whose);
    *out = places * CAF_NUMBERS_PLACE;
    return places != 0 ? CAF_OK : CAF_E_OVERFLOW;
}

/* Of what an identifier is one. */
static int32_t kind_of(const caf_field *field)
{
    if (field->refers_to >= 0) {
        return field->refers_to;
    }
    if (field->table == CAF_CHILDREN && field->index == CHILD_OWN_CASE) {
        return CAF_KIND_CASE;
    }
    return field->index == ROW_ID && field->table != CAF_CASES ? field->table : CAF_KIND_ELSEWHERE;
}

static int32_t number_in(facts_writer *of, const caf_field *field, const unsigned char *value)
{
    int64_t id;
    int32_t kind = kind_of(field);
    memcpy(&id, value, sizeof id);
    return kind == CAF_KIND_CASE && id != 0 && id == of->whose->row.case_id ? THIS_CASE : caf_number_of(&of->numbers, kind, id);
}

/* A field with its value, where one is recorded. */
static void put_value(facts_writer *of, const caf_field *field, const unsigned char *value)
{
    int32_t number;
    if (field->type == CAF_TYPE_FLAG || field->type == CAF_TYPE_CHOICE) {
        number = *value;
    } else if (field->type == CAF_TYPE_ID) {
        number = number_in(of, field, value);
    } else {
        memcpy(&number, value, sizeof number);
    }
    if (number == 0) {
        return;
    }
    caf_put_byte(&of->to, field->index);
    if (field->size == 1) {
        caf_put_byte(&of->to, number);
    } else {
        caf_put_4(&of->to, number);
    }
}

static void put_row(facts_writer *of, int32_t table, const caf_row *row, const caf_reading *reading)
{
    int32_t n;
    const caf_field *fields = caf_fields_of(table, &n);
    caf_put_byte(&of->to, IS_THERE);
    for (const caf_field *field = fields; field < fields + n; field++) {
        int64_t bit = (int64_t)1 << field->index;
        if (reading->impossible & bit) {
            caf_put_byte(&of->to, field->index + (reading->unreadable & bit ? UNREADABLE : CANNOT_BE));
        } else if (!is_left_out(field)) {
            put_value(of, field, (const unsigned char *)row + field->offset);
        }
    }
    caf_put_byte(&of->to, CAF_RECEIPT_END);
}

/* Whether a row of a table existed on the day. */
static caf_status find_any(const caf_case *whose, int32_t table, int *any)
{
    caf_status status = CAF_HIDDEN;
    for (int64_t i = 0; status == CAF_HIDDEN && i < whose->count[table]; i++) {
        caf_row row;
        caf_reading reading;
        status = caf_read_of(whose, table, i, &row, &reading);
    }
    *any = status == CAF_OK;
    return status == CAF_HIDDEN ? CAF_OK : status;
}

/* The table, how completely it is held, and the fields that the source has no place for. */
static void put_coverage(facts_writer *of, int32_t table)
{
    int32_t n;
    const caf_rows *rows = caf_rows_of(of->whose, table);
    (void)caf_fields_of(table, &n);
    caf_put_byte(&of->to, table);
    caf_put_byte(&of->to, caf_coverage_in(of->whose, table));
    for (int32_t i = 1; i < n; i++) {
        /* Whatever the source says, a row holds its identifier. */
        if (!(rows->fields >> i & 1) && caf_field_at(table, i)->offset >= LEAST_ROW) {
            caf_put_byte(&of->to, i);
        }
    }
    caf_put_byte(&of->to, CAF_RECEIPT_END);
}

static caf_status put_table(facts_writer *of, int32_t table)
{
    int any = 1;
    caf_status status = CAF_OK;
    if (caf_rows_of(of->whose, table) == NULL) {
        return CAF_OK;
    }
    if (caf_coverage_in(of->whose, table) == CAF_ABSENT) {
        status = find_any(of->whose, table, &any); /* as if the source had no such table */
    }
    if (status != CAF_OK || !any) {
        return status;
    }
    put_coverage(of, table);
    for (int64_t i = 0; i < of->whose->count[table]; i++) {
        caf_row row;
        caf_reading reading;
        status = caf_read_of(of->whose, table, i, &row, &reading);
        if (status == CAF_OK) {
            put_row(of, table, &row, &reading);
        } else if (status != CAF_HIDDEN) {
            return status;
        }
    }
    caf_put_byte(&of->to, NO_MORE_ROWS);
    return CAF_OK;
}

static caf_status put_facts(facts_writer *of)
{
    caf_put_4(&of->to, of->whose->as_of);
    caf_put_byte(&of->to, of->whose->not_yet != 0);
    for (int32_t table = 0; table < CAF_TABLES && !of->whose->not_yet; table++) {
        caf_status status = put_table(of, table);
        if (status != CAF_OK) {
            return status;
        }
    }
    caf_put_byte(&of->to, CAF_RECEIPT_END);
    caf_bytes_flush(&of->to);
    return CAF_OK;
}

/* One row of a table that holds something ahead of the day. */
static void put_row_ahead(facts_writer *of, int32_t table, int64_t i)
{
    caf_row row;
    caf_reading reading;
    if (caf_read_of(of->whose, table, i, &row, &reading) == CAF_HIDDEN) {
        int64_t at = of->whose->first[table] + i;
        caf_put_byte(&of->to, IS_HIDDEN);
        caf_put_4(&of->to, caf_number_of(&of->numbers, table, caf_row_id(caf_rows_of(of->whose, table), at)));
        return;
    }
    caf_put_byte(&of->to, IS_THERE);
    for (; reading.to_come != 0; reading.to_come &= reading.to_come - 1) {
        caf_put_byte(&of->to, caf_lowest(reading.to_come));
    }
    caf_put_byte(&of->to, CAF_RECEIPT_END);
}

static int is_ahead_in(const caf_case *whose, int32_t table)
{
    const caf_rows *rows = caf_rows_of(whose, table);
    int64_t n = rows != NULL ? whose->count[table] : 0;
    if (n == 0 || caf_plain_rows(rows, table, whose->first[table], n, whose->as_of) == n) {
        return 0;
    }
    for (int64_t i = 0; i < n; i++) {
        caf_row row;
        caf_reading reading;
        if (caf_read_of(whose, table, i, &row, &reading) == CAF_HIDDEN || reading.to_come != 0) {
            return 1;
        }
    }
    return 0;
}

/* Behind the facts, as their identifiers come first. */
static void put_ahead(facts_writer *of)
{
    for (int32_t table = 0; table < CAF_TABLES && !of->whose->not_yet; table++) {
        if (!is_ahead_in(of->whose, table)) {
            continue;
        }
        caf_put_byte(&of->to, table);
        for (int64_t i = 0; i < of->whose->count[table]; i++) {
            put_row_ahead(of, table, i);
        }
        caf_put_byte(&of->to, NO_MORE_ROWS);
    }
    caf_put_byte(&of->to, CAF_RECEIPT_END);
    caf_bytes_flush(&of->to);
}

caf_status caf_receipt_facts(const caf_case *whose, void *memory, size_t size, caf_take_bytes *take, void *facts, void *ahead)
{
    facts_writer of;
    size_t needed;
    caf_status status = caf_receipt_room(whose, &needed);
    if (status != CAF_OK || memory == NULL || take == NULL) {
        return status != CAF_OK ? status : CAF_E_NULL;
    }
    if (size < needed) {
        return CAF_E_CAPACITY;
    }
    if ((uintptr_t)memory % _Alignof(int64_t) != 0) {
        return CAF_E_ARGUMENT;
    }
    of.whose = whose;
    caf_numbers_begin(&of.numbers, memory, needed / CAF_NUMBERS_PLACE);
    caf_begin_part(&of.to, "libcaf facts 1\n", take, facts);
    status = put_facts(&of);
    if (status == CAF_OK) {
        caf_begin_part(&of.to, "libcaf ahead 1\n", take, ahead);
        put_ahead(&of);
    }
    return status;
}
