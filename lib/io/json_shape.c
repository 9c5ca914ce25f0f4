/* The members that objects may have, from the reflection. */
#include <string.h>
#include "field_text.h"
#include "json_case.h"

static void add(caf_io_shape *shape, const char *name, int32_t what, int32_t table, const caf_field *field)
{
    if (shape->n < CAF_IO_MEMBERS) {
        caf_io_member *member = &shape->members[shape->n++];
        member->name = name;
        member->length = strlen(name);
        member->what = what;
        member->table = table;
        member->field = field;
    }
}

static void add_fields(caf_io_json *json, int32_t table)
{
    caf_io_shape *shape = &json->shapes[table];
    for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
        const caf_field *field = caf_field_at(table, i);
        if (caf_io_is_member(field)) {
            add(shape, field->name, CAF_IO_A_FIELD, table, field);
        }
    }
}

void caf_io_json_begin(caf_io_json *json, const caf_io_memory *memory, const caf_reader_options *options)
{
    memset(json, 0, sizeof *json);
    json->memory = memory;
    json->options = options;
    json->scratch.memory = memory;
    caf_io_keys_begin(&json->keys);
    caf_io_shape *whole = &json->shapes[CAF_CASES];
    add(whole, "case", CAF_IO_THE_CASE, -1, NULL);
    add(whole, "comment", CAF_IO_A_COMMENT, -1, NULL);
    add_fields(json, CAF_CASES);
    add(whole, "coverage", CAF_IO_THE_COVERAGE, -1, NULL);
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        add(whole, caf_table_name(table), CAF_IO_A_TABLE, table, NULL);
        add_fields(json, table);
    }
}

void caf_io_json_release(caf_io_json *json)
{
    caf_io_release(&json->scratch);
}
