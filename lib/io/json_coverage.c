/* What a case of JSON says of the coverage of its tables. */
#include <stdio.h>
#include <string.h>
#include <caf/check.h>
#include "field_text.h"
#include "json_walk.h"

/* A table that coverage is said of, with what was said, to name it in errors. */
typedef struct said {
    int32_t table;
    yyjson_val *key;
    char member[80]; /* "coverage.meetings" */
} said;

static caf_status twice(caf_io_walk *walk, yyjson_val *key, const char *member)
{
    return caf_io_walk_fail(walk, key, member, CAF_E_DUPLICATE, "the same field stands here twice");
}

static caf_status read_held(caf_io_walk *walk, const said *of, yyjson_val *value)
{
    if (!yyjson_is_str(value)) {
        return caf_io_walk_fail(walk, of->key, of->member, CAF_E_TYPE,
                                "%s, where one of these is expected: complete, partial or absent",
                                caf_io_kind_of(value));
    }
    int32_t coverage = yyjson_equals_str(value, "absent") ? CAF_ABSENT
        : yyjson_equals_str(value, "partial") ? CAF_PARTIAL
        : yyjson_equals_str(value, "complete") ? CAF_COMPLETE : -1;
    if (coverage < 0) {
        return caf_io_walk_fail(walk, of->key, of->member, CAF_E_VALUE,
                                "none of the values there are: complete, partial or absent");
    }
    walk->settling.coverage[of->table] = (int8_t)coverage;
    return CAF_OK;
}

static caf_status read_field_name(caf_io_walk *walk, const said *of, yyjson_val *name)
{
    if (!yyjson_is_str(name)) {
        return caf_io_walk_fail(walk, of->key, of->member, CAF_E_TYPE, "%s, where the name of a field is expected",
                                caf_io_kind_of(name));
    }
    const caf_field *field = caf_field_named(of->table, yyjson_get_str(name), yyjson_get_len(name));
    if (field == NULL || !caf_io_is_member(field)) {
        caf_io_nearest nearest = { yyjson_get_str(name), yyjson_get_len(name), NULL, 0 };
        for (int32_t i = 0; caf_field_at(of->table, i) != NULL; i++) {
            if (caf_io_is_member(caf_field_at(of->table, i))) {
                caf_io_offer(&nearest, caf_field_at(of->table, i)->name);
            }
        }
        return caf_io_walk_unknown(walk, of->key, of->member, &nearest);
    }
    int64_t bit = (int64_t)1 << field->index;
    if ((walk->settling.without[of->table] & bit) != 0) {
        return caf_io_walk_fail(walk, of->key, of->member, CAF_E_DUPLICATE, "the same name stands here twice");
    }
    walk->settling.without[of->table] |= bit;
    return CAF_OK;
}

/* The fields that the source cannot hold. */
static caf_status read_without(caf_io_walk *walk, const said *of, yyjson_val *array)
{
    if (!yyjson_is_arr(array)) {
        return caf_io_walk_fail(walk, of->key, of->member, CAF_E_TYPE,
                                "%s, where an array of names of fields is expected", caf_io_kind_of(array));
    }
    yyjson_arr_iter iterator;
    yyjson_arr_iter_init(array, &iterator);
    for (yyjson_val *name = yyjson_arr_iter_next(&iterator); name != NULL;
         name = yyjson_arr_iter_next(&iterator)) {
        caf_status status = read_field_name(walk, of, name);
        if (status != CAF_OK) {
            return status;
        }
    }
    return CAF_OK;
}

/* { "rows": "partial", "without": ["set_on"] } */
static caf_status read_long(caf_io_walk *walk, const said *of, yyjson_val *object)
{
    bool rows = false;
    bool without = false;
    yyjson_obj_iter iterator;
    yyjson_obj_iter_init(object, &iterator);
    for (yyjson_val *key = yyjson_obj_iter_next(&iterator); key != NULL;
         key = yyjson_obj_iter_next(&iterator)) {
        yyjson_val *value = yyjson_obj_iter_get_val(key);
        said part = { of->table, key, "" };
        bool is_rows = of->table != CAF_CASES && yyjson_equals_str(key, "rows");
        bool is_without = yyjson_equals_str(key, "without");
        snprintf(part.member, sizeof part.member, "%.60s.%s", of->member, is_rows ? "rows" : "without");
        caf_status status;
        if (!is_rows && !is_without) {
            caf_io_nearest nearest = { yyjson_get_str(key), yyjson_get_len(key), NULL, 0 };
            caf_io_offer(&nearest, "without");
            status = caf_io_walk_unknown(walk, key, of->member, &nearest);
        } else if (is_rows ? rows : without) {
            status = twice(walk, key, part.member);
        } else {
            status = is_rows ? read_held(walk, &part, value) : read_without(walk, &part, value);
            rows = rows || is_rows;
            without = without || is_without;
        }
        if (status != CAF_OK) {
            return status;
        }
    }
    return CAF_OK;
}

static caf_status unknown_table(caf_io_walk *walk, yyjson_val *key)
{
    caf_io_nearest nearest = { yyjson_get_str(key), yyjson_get_len(key), NULL, 0 };
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        caf_io_offer(&nearest, caf_table_name(table));
    }
    return caf_io_walk_unknown(walk, key, "coverage", &nearest);
}

static caf_status read_coverage_of(caf_io_walk *walk, yyjson_val *key, yyjson_val *value, int64_t *seen)
{
    said of = { caf_io_table_named(yyjson_get_str(key), yyjson_get_len(key)), key, "" };
    if (of.table < 0 && yyjson_equals_str(key, caf_table_name(CAF_CASES)) && yyjson_is_obj(value)) {
        of.table = CAF_CASES; /* what the case itself cannot record; the case as such is there */
    }
    if (of.table < 0) {
        return unknown_table(walk, key);
    }
    snprintf(of.member, sizeof of.member, "coverage.%s", caf_table_name(of.table));
    int64_t bit = (int64_t)1 << of.table;
    if ((*seen & bit) != 0) {
        return twice(walk, key, of.member);
    }
    *seen |= bit;
    caf_status status = yyjson_is_obj(value) ? read_long(walk, &of, value) : read_held(walk, &of, value);
    if (status == CAF_OK && walk->settling.coverage[of.table] == CAF_ABSENT && walk->settling.without[of.table] != 0) {
        return caf_io_walk_fail(walk, key, of.member, CAF_E_VALUE,
                                "said to be absent, and yet fields are named that it is without");
    }
    return status;
}

caf_status caf_io_walk_coverage(caf_io_walk *walk, yyjson_val *key, yyjson_val *object)
{
    int64_t seen = 0;
    if (!yyjson_is_obj(object)) {
        return caf_io_walk_fail(walk, key, "coverage", CAF_E_TYPE, "%s, where an object is expected",
                                caf_io_kind_of(object));
    }
    yyjson_obj_iter iterator;
    yyjson_obj_iter_init(object, &iterator);
    for (yyjson_val *name = yyjson_obj_iter_next(&iterator); name != NULL;
         name = yyjson_obj_iter_next(&iterator)) {
        caf_status status = read_coverage_of(walk, name, yyjson_obj_iter_get_val(name), &seen);
        if (status != CAF_OK) {
            return status;
        }
    }
    return CAF_OK;
}
