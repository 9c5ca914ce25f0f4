/* Values of JSON into the fields of rows. */
#include <stdio.h>
#include <string.h>
#include "identifier.h"
#include "json_walk.h"

const char *caf_io_kind_of(yyjson_val *value)
{
    switch (yyjson_get_type(value)) {
    case YYJSON_TYPE_NULL: return "null";
    case YYJSON_TYPE_BOOL: return "true or false";
    case YYJSON_TYPE_NUM:
        return yyjson_is_real(value) ? "a number with a fraction or too many digits" : "a whole number";
    case YYJSON_TYPE_STR: return "a text";
    case YYJSON_TYPE_ARR: return "an array";
    case YYJSON_TYPE_OBJ: return "an object";
    default: return "another value";
    }
}

static caf_status wrong_kind(caf_io_walk *walk, yyjson_val *key, const char *member, yyjson_val *value,
                             const char *expected)
{
    return caf_io_walk_fail(walk, key, member, CAF_E_TYPE, "%s, where %s is expected", caf_io_kind_of(value),
                            expected);
}

/* Decimal digits whatever the locale, so that 7 and "7" are one name. */
static void write_digits(caf_io_id_text *out, uint64_t number, bool negative)
{
    char *at = out->digits + sizeof out->digits;
    do {
        *--at = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    if (negative) {
        *--at = '-';
    }
    out->text = at;
    out->length = (size_t)(out->digits + sizeof out->digits - at);
}

caf_status caf_io_walk_id(caf_io_walk *walk, yyjson_val *key, const char *member, yyjson_val *value,
                          caf_io_id_text *out)
{
    if (yyjson_is_uint(value)) {
        write_digits(out, yyjson_get_uint(value), false);
        return CAF_OK;
    }
    if (yyjson_is_sint(value)) {
        int64_t number = yyjson_get_sint(value);
        write_digits(out, number < 0 ? UINT64_C(0) - (uint64_t)number : (uint64_t)number, number < 0);
        return CAF_OK;
    }
    if (!yyjson_is_str(value)) {
        return wrong_kind(walk, key, member, value, "an identifier (a text or a whole number)");
    }
    out->text = yyjson_get_str(value);
    out->length = yyjson_get_len(value);
    const char *problem;
    caf_status status = caf_io_check_identifier(out->text, out->length, &problem);
    return status == CAF_OK ? CAF_OK : caf_io_walk_fail(walk, key, member, status, "%s", problem);
}

static caf_status put_id(caf_io_walk *walk, yyjson_val *key, yyjson_val *value, const caf_field *field,
                         unsigned char *place)
{
    caf_io_id_text id;
    int64_t number;
    caf_status status = caf_io_walk_id(walk, key, field->name, value, &id);
    if (status != CAF_OK) {
        return status;
    }
    status = caf_io_names_number(&walk->batch->names, id.text, id.length, &number);
    if (status == CAF_E_MEMORY) {
        return caf_io_no_memory(walk->error);
    }
    if (status != CAF_OK) {
        return caf_io_walk_fail(walk, key, field->name, status, "too many identifiers in one batch of cases");
    }
    memcpy(place, &number, sizeof number);
    return CAF_OK;
}

static caf_status put_date(caf_io_walk *walk, yyjson_val *key, yyjson_val *value, const caf_field *field,
                           unsigned char *place)
{
    caf_date date;
    if (!yyjson_is_str(value)) {
        return wrong_kind(walk, key, field->name, value, "a date as text, yyyy-mm-dd,");
    }
    caf_status status = caf_date_parse(yyjson_get_str(value), yyjson_get_len(value), &date);
    if (status == CAF_E_DATE) {
        return caf_io_walk_fail(walk, key, field->name, CAF_E_VALUE, "there is no such day in the calendar");
    }
    if (status == CAF_E_DATE_RANGE) {
        return caf_io_walk_fail(walk, key, field->name, CAF_E_VALUE, "a year outside 0001 to 9999");
    }
    if (status != CAF_OK) {
        return caf_io_walk_fail(walk, key, field->name, CAF_E_VALUE,
                                "a text that is not a date written yyyy-mm-dd");
    }
    if (date == 0) {
        return caf_io_walk_fail(
            walk, key, field->name, CAF_E_VALUE,
            "1970-01-01 is what an empty date turns into, no fact of a case; null means not recorded");
    }
    memcpy(place, &date, sizeof date);
    return CAF_OK;
}

static caf_status put_flag(caf_io_walk *walk, yyjson_val *key, yyjson_val *value, const caf_field *field,
                           unsigned char *place)
{
    if (!yyjson_is_bool(value)) {
        return wrong_kind(walk, key, field->name, value, "true or false");
    }
    *place = yyjson_is_true(value) ? CAF_YES : CAF_NO;
    return CAF_OK;
}

/* "a, b or c", cut where there is no room. */
static void list_choices(const caf_field *field, char *text, size_t capacity)
{
    size_t used = 0;
    text[0] = '\0';
    for (int32_t i = 0; i < field->n_choices && used < capacity; i++) {
        const char *before = i == 0 ? "" : i == field->n_choices - 1 ? " or " : ", ";
        int written = snprintf(text + used, capacity - used, "%s%s", before, field->choices[i]);
        used += written > 0 ? (size_t)written : 0;
    }
}

/* The value of a name that a choice or set has; 0: none. */
static int32_t value_named(const caf_field *field, yyjson_val *value)
{
    const char *text = yyjson_get_str(value);
    size_t length = yyjson_get_len(value);
    for (int32_t i = 0; i < field->n_choices; i++) {
        if (strlen(field->choices[i]) == length && memcmp(field->choices[i], text, length) == 0) {
            return i + 1;
        }
    }
    return 0;
}

static caf_status not_a_name(caf_io_walk *walk, yyjson_val *key, yyjson_val *value, const caf_field *field)
{
    char names[600];
    list_choices(field, names, sizeof names);
    if (!yyjson_is_str(value)) {
        return caf_io_walk_fail(walk, key, field->name, CAF_E_TYPE, "%s, where one of these is expected: %s",
                                caf_io_kind_of(value), names);
    }
    return caf_io_walk_fail(walk, key, field->name, CAF_E_VALUE, "none of the values there are: %s", names);
}

/* An array of names, in any order, each at most once. */
static caf_status put_set(caf_io_walk *walk, yyjson_val *key, yyjson_val *value, const caf_field *field,
                          unsigned char *place)
{
    int32_t set = 0;
    size_t i;
    size_t n;
    yyjson_val *member;
    if (!yyjson_is_arr(value)) {
        return wrong_kind(walk, key, field->name, value, "an array of names");
    }
    yyjson_arr_foreach(value, i, n, member) {
        int32_t one = yyjson_is_str(member) ? value_named(field, member) : 0;
        if (one == 0) {
            return not_a_name(walk, key, member, field);
        }
        if (set >> one & 1) {
            return caf_io_walk_fail(walk, key, field->name, CAF_E_DUPLICATE, "a name twice");
        }
        set |= (int32_t)1 << one;
    }
    memcpy(place, &set, sizeof set);
    return CAF_OK;
}

static caf_status put_choice(caf_io_walk *walk, yyjson_val *key, yyjson_val *value, const caf_field *field,
                             unsigned char *place)
{
    int32_t choice = yyjson_is_str(value) ? value_named(field, value) : 0;
    if (choice == 0) {
        return not_a_name(walk, key, value, field);
    }
    *place = (unsigned char)choice;
    return CAF_OK;
}

static caf_status put_count(caf_io_walk *walk, yyjson_val *key, yyjson_val *value, const caf_field *field,
                            unsigned char *place)
{
    if (!yyjson_is_int(value)) {
        return wrong_kind(walk, key, field->name, value, "a whole number");
    }
    if (yyjson_is_sint(value) && yyjson_get_sint(value) < 0) {
        return caf_io_walk_fail(walk, key, field->name, CAF_E_VALUE, "a number below 0");
    }
    uint64_t number = yyjson_get_uint(value);
    if (number > INT32_MAX) {
        return caf_io_walk_fail(walk, key, field->name, CAF_E_VALUE, "a number above %d", INT32_MAX);
    }
    int32_t count = (int32_t)number;
    memcpy(place, &count, sizeof count);
    return CAF_OK;
}

caf_status caf_io_walk_put(caf_io_walk *walk, yyjson_val *key, yyjson_val *value, const caf_field *field,
                           void *row)
{
    unsigned char *place = (unsigned char *)row + field->offset;
    switch (field->type) {
    case CAF_TYPE_ID: return put_id(walk, key, value, field, place);
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED: return put_date(walk, key, value, field, place);
    case CAF_TYPE_FLAG: return put_flag(walk, key, value, field, place);
    case CAF_TYPE_CHOICE: return put_choice(walk, key, value, field, place);
    case CAF_TYPE_SET: return put_set(walk, key, value, field, place);
    case CAF_TYPE_COUNT: return put_count(walk, key, value, field, place);
    default:
        return caf_io_walk_fail(walk, key, field->name, CAF_E_FIELD,
                                "a field of a kind that this version cannot read");
    }
}
