/* Values of JSON into the fields of rows. */
#include <stdio.h>
#include <string.h>
#include "field_text.h"
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
    caf_io_problem problem;
    if (!yyjson_is_str(value)) {
        return wrong_kind(walk, key, field->name, value, "a date as text, yyyy-mm-dd,");
    }
    caf_status status = caf_io_text_date(yyjson_get_str(value), yyjson_get_len(value), &date, &problem);
    if (status != CAF_OK) {
        return caf_io_walk_fail(walk, key, field->name, status, "%s", problem.text);
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

/* A name that is none of a field's, or no name at all. */
static caf_status not_a_name(caf_io_walk *walk, yyjson_val *key, yyjson_val *value, const caf_field *field)
{
    char names[256];
    caf_io_list_choices(field, names, sizeof names);
    return caf_io_walk_fail(walk, key, field->name, CAF_E_TYPE, "%s, where one of these is expected: %s",
                            caf_io_kind_of(value), names);
}

/* An array of names, in any order, each at most once. */
static caf_status put_set(caf_io_walk *walk, yyjson_val *key, yyjson_val *value, const caf_field *field,
                          unsigned char *place)
{
    caf_io_problem problem;
    int32_t set = 0;
    size_t i;
    size_t n;
    yyjson_val *member;
    if (!yyjson_is_arr(value)) {
        return wrong_kind(walk, key, field->name, value, "an array of names");
    }
    yyjson_arr_foreach(value, i, n, member) {
        if (!yyjson_is_str(member)) {
            return not_a_name(walk, key, member, field);
        }
        caf_status status = caf_io_text_element(field, yyjson_get_str(member), yyjson_get_len(member), &set, &problem);
        if (status != CAF_OK) {
            return caf_io_walk_fail(walk, key, field->name, status, "%s", problem.text);
        }
    }
    memcpy(place, &set, sizeof set);
    return CAF_OK;
}

static caf_status put_choice(caf_io_walk *walk, yyjson_val *key, yyjson_val *value, const caf_field *field,
                             unsigned char *place)
{
    caf_io_problem problem;
    int32_t choice;
    if (!yyjson_is_str(value)) {
        return not_a_name(walk, key, value, field);
    }
    caf_status status = caf_io_text_choice(field, yyjson_get_str(value), yyjson_get_len(value), &choice, &problem);
    if (status != CAF_OK) {
        return caf_io_walk_fail(walk, key, field->name, status, "%s", problem.text);
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
