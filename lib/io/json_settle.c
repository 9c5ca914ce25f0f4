/*
 * What can be said of a case only after all of it was read: the coverage of its
 * tables, identifiers that stand twice, references to rows that are not there.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <caf/check.h>
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
static caf_status fail_in_row(caf_io_walk *walk, const caf_field *field, int64_t index, caf_status status,
                              const char *why, const char *what)
{
    yyjson_val *object = walk->root;
    if (field->table != CAF_CASES) {
        walk->table = field->table;
        walk->index = index;
        object = yyjson_arr_get(yyjson_obj_get(walk->root, caf_table_name(field->table)), (size_t)index);
    }
    return caf_io_walk_fail(walk, key_named(object, field->name), field->name, status, "%s%s", why, what);
}

static int64_t rows_of(const caf_io_walk *walk, int32_t table)
{
    return walk->batch->n_rows[table] - walk->first[table];
}

static int64_t id_in(const caf_io_walk *walk, int32_t table, int64_t index, int32_t offset)
{
    int64_t id;
    const unsigned char *row = caf_io_batch_row_at(walk->batch, table, walk->first[table] + index);
    memcpy(&id, row + offset, sizeof id);
    return id;
}

/* What the case says of each table, into its own row. */
static caf_status settle_coverage(caf_io_walk *walk, int64_t given, caf_case_row *row)
{
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        int64_t bit = (int64_t)1 << table;
        if (walk->coverage[table] == -1) {
            walk->coverage[table] = (given & bit) != 0 ? CAF_COMPLETE : CAF_ABSENT;
        } else if (walk->coverage[table] == CAF_ABSENT && rows_of(walk, table) > 0) {
            char member[80];
            yyjson_val *key = key_named(yyjson_obj_get(walk->root, "coverage"), caf_table_name(table));
            snprintf(member, sizeof member, "coverage.%s", caf_table_name(table));
            return caf_io_walk_fail(walk, key, member, CAF_E_VALUE,
                                    "said to be absent, and yet there are rows");
        }
        row->absent_tables |= walk->coverage[table] == CAF_ABSENT ? bit : 0;
        row->partial_tables |= walk->coverage[table] == CAF_PARTIAL ? bit : 0;
    }
    return CAF_OK;
}

/* Marks the identifiers of a table's rows; the same one twice is an error. */
static caf_status mark_ids(caf_io_walk *walk, int32_t table, int64_t mark)
{
    int32_t offset = walk->json->shapes[table].id_offset;
    int64_t n = offset < 0 ? 0 : rows_of(walk, table);
    for (int64_t i = 0; i < n; i++) {
        int64_t id = id_in(walk, table, i, offset);
        if (id == 0) {
            continue;
        }
        int64_t *place = caf_io_names_mark(&walk->batch->names, id);
        if (*place == mark) {
            return fail_in_row(walk, caf_field_named(table, "id", 2), i, CAF_E_DUPLICATE,
                               "an identifier that an earlier row has in ", caf_table_name(table));
        }
        *place = mark;
    }
    return CAF_OK;
}

/* A field that refers to a table whose identifiers are marked. */
static caf_status follow_references(caf_io_walk *walk, const caf_field *field, int64_t mark)
{
    int64_t n = rows_of(walk, field->table);
    for (int64_t i = 0; i < n; i++) {
        int64_t id = id_in(walk, field->table, i, field->offset);
        if (id != 0 && *caf_io_names_mark(&walk->batch->names, id) != mark) {
            return fail_in_row(walk, field, i, CAF_E_REFERENCE,
                               "an identifier that no row of this case has in ",
                               caf_table_name(field->refers_to));
        }
    }
    return CAF_OK;
}

/* Identifiers stand for one row, and what is referred to is there; a partial table may lack it. */
static caf_status check_identifiers(caf_io_walk *walk)
{
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        int64_t mark = caf_io_names_new_mark(&walk->batch->names);
        caf_status status = mark_ids(walk, table, mark);
        for (int32_t i = 0; status == CAF_OK && i < walk->json->n_references; i++) {
            const caf_field *field = walk->json->references[i];
            if (field->refers_to == table && walk->coverage[table] != CAF_PARTIAL) {
                status = follow_references(walk, field, mark);
            }
        }
        if (status != CAF_OK) {
            return status;
        }
    }
    return CAF_OK;
}

static int compare_ids(const void *one, const void *other)
{
    int64_t ids[2];
    /* Every row holds its case first, then its own identifier. */
    memcpy(&ids[0], (const unsigned char *)one + sizeof(int64_t), sizeof ids[0]);
    memcpy(&ids[1], (const unsigned char *)other + sizeof(int64_t), sizeof ids[1]);
    return (ids[0] > ids[1]) - (ids[0] < ids[1]);
}

/* The core finds rows that others refer to by bisection; numbers are given in the order of first mention. */
static void sort_referred(caf_io_walk *walk)
{
    int64_t sorted = 0;
    for (int32_t i = 0; i < walk->json->n_references; i++) {
        int32_t table = walk->json->references[i]->refers_to;
        int64_t n = rows_of(walk, table);
        if (n > 1 && (sorted >> table & 1) == 0) {
            qsort(caf_io_batch_row_at(walk->batch, table, walk->first[table]), (size_t)n, (size_t)caf_row_size(table),
                  compare_ids);
        }
        sorted |= (int64_t)1 << table;
    }
}

caf_status caf_io_walk_settle(caf_io_walk *walk, int64_t given, caf_case_row *row)
{
    caf_status status = settle_coverage(walk, given, row);
    status = status == CAF_OK ? check_identifiers(walk) : status;
    if (status == CAF_OK) {
        sort_referred(walk);
    }
    return status;
}
