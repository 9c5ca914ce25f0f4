/* One case of JSON into rows: its members, tables and coverage. */
#include <stdio.h>
#include <string.h>
#include <caf/check.h>
#include "json_parse.h"
#include "json_walk.h"

static void write_place(const caf_io_walk *walk, const char *member, char *text, size_t capacity)
{
    const char *dot = member[0] != '\0' ? "." : "";
    if (walk->table < 0) {
        snprintf(text, capacity, "%s", member);
    } else if (walk->index < 0) {
        snprintf(text, capacity, "%s%s%s", caf_table_name(walk->table), dot, member);
    } else {
        snprintf(text, capacity, "%s[%lld]%s%s", caf_table_name(walk->table), (long long)walk->index, dot,
                 member);
    }
}

static int64_t line_of(const caf_io_walk *walk, yyjson_val *key)
{
    return key != NULL ? caf_io_json_line(&walk->json->scratch, walk->original, walk->line, key) : walk->line;
}

caf_status caf_io_walk_fail(caf_io_walk *walk, yyjson_val *key, const char *member, caf_status status,
                            const char *format, ...)
{
    char place[sizeof walk->error->field];
    char message[sizeof walk->error->message];
    va_list arguments;
    va_start(arguments, format);
    if (vsnprintf(message, sizeof message, format, arguments) < 0) {
        message[0] = '\0';
    }
    va_end(arguments);
    write_place(walk, member, place, sizeof place);
    return caf_io_fail(walk->error, status, line_of(walk, key), place, "%s", message);
}

caf_status caf_io_walk_unknown(caf_io_walk *walk, yyjson_val *key, const char *inside,
                               const caf_io_nearest *nearest)
{
    char place[sizeof walk->error->field];
    write_place(walk, inside, place, sizeof place);
    caf_io_fail_unknown(walk->error, line_of(walk, key), place, "field", "here", nearest);
    return caf_io_pass(walk->json->options, walk->error);
}

/* A known member's index, or -1. Members mostly come in one order, so the search goes on from the last. */
static int32_t find_member(const caf_io_shape *shape, int32_t from, yyjson_val *key)
{
    const char *name = yyjson_get_str(key);
    size_t length = yyjson_get_len(key);
    int32_t at = from;
    for (int32_t tried = 0; tried < shape->n; tried++) {
        if (at >= shape->n) {
            at = 0;
        }
        const caf_io_member *member = &shape->members[at];
        if (member->length == length && memcmp(member->name, name, length) == 0) {
            return at;
        }
        at++;
    }
    return -1;
}

static caf_status unknown_member(caf_io_walk *walk, const caf_io_shape *shape, yyjson_val *key)
{
    caf_io_nearest nearest = { yyjson_get_str(key), yyjson_get_len(key), NULL, 0 };
    for (int32_t i = 0; i < shape->n; i++) {
        caf_io_offer(&nearest, shape->members[i].name);
    }
    return caf_io_walk_unknown(walk, key, "", &nearest);
}

/* Notes that a member was there; whether it had been before. */
static bool see(uint64_t *seen, int32_t member)
{
    uint64_t bit = UINT64_C(1) << member;
    bool before = (*seen & bit) != 0;
    *seen |= bit;
    return before;
}

static caf_status read_row(caf_io_walk *walk, yyjson_val *object)
{
    const caf_io_shape *shape = &walk->json->shapes[walk->table];
    void *row = caf_io_batch_row(walk->batch, walk->table);
    if (row == NULL) {
        return caf_io_no_memory(walk->error);
    }
    uint64_t seen = 0;
    int32_t at = -1;
    yyjson_obj_iter iterator;
    yyjson_obj_iter_init(object, &iterator);
    for (yyjson_val *key = yyjson_obj_iter_next(&iterator); key != NULL;
         key = yyjson_obj_iter_next(&iterator)) {
        int32_t found = find_member(shape, at + 1, key);
        caf_status status = CAF_OK;
        if (found < 0) {
            status = unknown_member(walk, shape, key);
        } else {
            at = found;
            const caf_field *field = shape->members[at].field;
            yyjson_val *value = yyjson_obj_iter_get_val(key);
            if (see(&seen, at)) {
                status = caf_io_walk_fail(walk, key, field->name, CAF_E_DUPLICATE,
                                          "the same field stands here twice");
            } else if (!yyjson_is_null(value)) {
                status = caf_io_walk_put(walk, key, value, field, row);
            }
        }
        if (status != CAF_OK) {
            return status;
        }
    }
    return CAF_OK;
}

static caf_status read_rows(caf_io_walk *walk, int32_t table, yyjson_val *key, yyjson_val *array)
{
    walk->table = table;
    walk->index = -1;
    if (!yyjson_is_arr(array)) {
        return caf_io_walk_fail(walk, key, "", CAF_E_TYPE, "%s, where an array of objects is expected",
                                caf_io_kind_of(array));
    }
    yyjson_arr_iter iterator;
    yyjson_arr_iter_init(array, &iterator);
    for (yyjson_val *row = yyjson_arr_iter_next(&iterator); row != NULL;
         row = yyjson_arr_iter_next(&iterator)) {
        walk->index++;
        if (!yyjson_is_obj(row)) {
            return caf_io_walk_fail(walk, key, "", CAF_E_TYPE, "%s, where an object is expected",
                                    caf_io_kind_of(row));
        }
        caf_status status = read_row(walk, row);
        if (status != CAF_OK) {
            return status;
        }
    }
    walk->table = -1;
    walk->index = -1;
    return CAF_OK;
}

static caf_status read_case_name(caf_io_walk *walk, yyjson_val *key, yyjson_val *value)
{
    caf_io_id_text id;
    caf_status status = caf_io_walk_id(walk, key, "case", value, &id);
    if (status == CAF_OK && !caf_io_batch_name_case(walk->batch, id.text, id.length)) {
        status = caf_io_no_memory(walk->error);
    }
    return status;
}

static caf_status read_member(caf_io_walk *walk, const caf_io_member *member, yyjson_val *key, void *row)
{
    yyjson_val *value = yyjson_obj_iter_get_val(key);
    if (member->what == CAF_IO_THE_CASE) {
        return read_case_name(walk, key, value);
    }
    if (yyjson_is_null(value)) {
        return CAF_OK;
    }
    switch (member->what) {
    case CAF_IO_A_FIELD:
        return caf_io_walk_put(walk, key, value, member->field, row);
    case CAF_IO_A_TABLE:
        return read_rows(walk, member->table, key, value);
    case CAF_IO_THE_COVERAGE:
        return caf_io_walk_coverage(walk, key, value);
    default:
        break;
    }
    if (!yyjson_is_str(value)) {
        return caf_io_walk_fail(walk, key, member->name, CAF_E_TYPE, "%s, where a text is expected",
                                caf_io_kind_of(value));
    }
    return CAF_OK; /* a comment */
}

/* The members of the case itself. *given: bit 1 << table of each table there was. */
static caf_status read_members(caf_io_walk *walk, void *row, int64_t *given)
{
    const caf_io_shape *shape = &walk->json->shapes[CAF_CASES];
    uint64_t seen = 0;
    int32_t at = -1;
    yyjson_obj_iter iterator;
    yyjson_obj_iter_init(walk->root, &iterator);
    for (yyjson_val *key = yyjson_obj_iter_next(&iterator); key != NULL;
         key = yyjson_obj_iter_next(&iterator)) {
        int32_t found = find_member(shape, at + 1, key);
        caf_status status;
        if (found < 0) {
            status = unknown_member(walk, shape, key);
        } else {
            at = found;
            const caf_io_member *member = &shape->members[at];
            if (see(&seen, at)) {
                return caf_io_walk_fail(walk, key, member->name, CAF_E_DUPLICATE,
                                        "the same field stands here twice");
            }
            if (member->what == CAF_IO_A_TABLE && !yyjson_is_null(yyjson_obj_iter_get_val(key))) {
                *given |= (int64_t)1 << member->table;
            }
            status = read_member(walk, member, key, row);
        }
        if (status != CAF_OK) {
            return status;
        }
    }
    if ((seen & 1) == 0) { /* json_shape.c puts "case" first */
        return caf_io_walk_fail(walk, NULL, "case", CAF_E_VALUE, "missing: each case needs its identifier");
    }
    return CAF_OK;
}

static caf_status read_case(caf_io_walk *walk)
{
    int64_t given = 0;
    caf_io_settling_begin(&walk->settling, walk->batch);
    caf_case_row *row = caf_io_batch_case(walk->batch, walk->line);
    if (row == NULL) {
        return caf_io_no_memory(walk->error);
    }
    caf_status status = read_members(walk, row, &given); /* rows of other tables do not move this one */
    return status == CAF_OK ? caf_io_walk_settle(walk, given, row) : status;
}

/* What the source can hold of each table that it holds for this case. */
static void say_fields(const caf_io_walk *walk, int64_t fields[CAF_TABLES])
{
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        bool held = table == CAF_CASES || walk->settling.coverage[table] != CAF_ABSENT;
        fields[table] = held ? CAF_ALL_FIELDS & ~walk->settling.without[table] : 0;
    }
}

caf_status caf_io_json_case(caf_io_json *json, const unsigned char *bytes, size_t size, int64_t line,
                            caf_io_batch *batch, int64_t fields[CAF_TABLES], caf_io_error *error)
{
    yyjson_doc *parsed = caf_io_json_parse(json->memory, &json->scratch, bytes, size, line, error);
    if (parsed == NULL) {
        return error->status;
    }
    caf_io_walk walk;
    memset(&walk, 0, sizeof walk);
    walk.json = json;
    walk.batch = batch;
    walk.error = error;
    walk.original = bytes;
    walk.line = line;
    walk.root = yyjson_doc_get_root(parsed);
    walk.table = -1;
    walk.index = -1;
    caf_status status = read_case(&walk);
    say_fields(&walk, fields);
    yyjson_doc_free(parsed);
    return status;
}
