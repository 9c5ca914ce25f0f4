/* Where an error of a case that is settled stands in its JSON. */
#include <stdio.h>
#include "json_walk.h"

/* The name of a member in a parsed object, for its line. */
static yyjson_val *key_named(yyjson_val *object, const char *name)
{
    yyjson_obj_iter iterator;
    yyjson_obj_iter_init(object, &iterator);
    for (yyjson_val *key = yyjson_obj_iter_next(&iterator); key != NULL;
         key = yyjson_obj_iter_next(&iterator)) {
        if (yyjson_equals_str(key, name)) {
            return key;
        }
    }
    return NULL;
}

/* An error in a row that has been read already: finds its place in the parsed case again. */
static caf_status fail_in_row(void *user, const caf_field *field, int64_t index, caf_status status,
                              const char *why, const char *what)
{
    caf_io_walk *walk = user;
    yyjson_val *object = walk->root;
    if (field->table != CAF_CASES) {
        walk->table = field->table;
        walk->index = index;
        object = yyjson_arr_get(yyjson_obj_get(walk->root, caf_table_name(field->table)), (size_t)index);
    }
    return caf_io_walk_fail(walk, key_named(object, field->name), field->name, status, "%s%s", why, what);
}

static caf_status fail_in_coverage(void *user, int32_t table, const char *why)
{
    caf_io_walk *walk = user;
    char member[80];
    yyjson_val *key = key_named(yyjson_obj_get(walk->root, "coverage"), caf_table_name(table));
    snprintf(member, sizeof member, "coverage.%s", caf_table_name(table));
    return caf_io_walk_fail(walk, key, member, CAF_E_VALUE, "%s", why);
}

caf_status caf_io_walk_settle(caf_io_walk *walk, int64_t given, caf_case_row *row)
{
    caf_io_settling *settling = &walk->settling;
    settling->keys = &walk->json->keys;
    settling->error = walk->error;
    settling->user = walk;
    settling->fail_row = fail_in_row;
    settling->fail_table = fail_in_coverage;
    return caf_io_settle(settling, given, row);
}
