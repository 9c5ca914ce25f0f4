#include "settle.h"

#include <stdlib.h>
#include <string.h>
#include <caf/check.h>
#include "field_text.h"

void caf_io_keys_begin(caf_io_keys *keys)
{
    memset(keys, 0, sizeof *keys);
    for (int32_t table = CAF_CASES; table < CAF_TABLES; table++) {
        keys->id[table] = caf_field_named(table, "id", 2);
        for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
            const caf_field *field = caf_field_at(table, i);
            if (field->refers_to >= 0 && keys->n_references < CAF_IO_REFERENCES) {
                keys->references[keys->n_references++] = field;
            }
        }
    }
}

void caf_io_settling_begin(caf_io_settling *settling, caf_io_batch *batch)
{
    memset(settling, 0, sizeof *settling);
    settling->batch = batch;
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        settling->first[table] = batch->n_rows[table];
        settling->coverage[table] = -1;
    }
}

static int64_t rows_of(const caf_io_settling *settling, int32_t table)
{
    return settling->batch->n_rows[table] - settling->first[table];
}

static unsigned char *row_at(const caf_io_settling *settling, int32_t table, int64_t index)
{
    return caf_io_batch_row_at(settling->batch, table, settling->first[table] + index);
}

static int64_t id_in(const caf_io_settling *settling, const caf_field *field, int64_t index)
{
    int64_t id;
    memcpy(&id, row_at(settling, field->table, index) + field->offset, sizeof id);
    return id;
}

/* What the case says of each table, into its own row. */
static caf_status settle_coverage(caf_io_settling *settling, int64_t given, caf_case_row *row)
{
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        int64_t bit = (int64_t)1 << table;
        if (settling->coverage[table] == -1) {
            settling->coverage[table] = (given & bit) != 0 ? CAF_COMPLETE : CAF_ABSENT;
        } else if (settling->coverage[table] == CAF_ABSENT && rows_of(settling, table) > 0) {
            return settling->fail_table(settling->user, table, "said to be absent, and yet there are rows");
        }
        row->absent_tables |= settling->coverage[table] == CAF_ABSENT ? bit : 0;
        row->partial_tables |= settling->coverage[table] == CAF_PARTIAL ? bit : 0;
    }
    return CAF_OK;
}

/* A field that is not held has no value in any row. */
static caf_status check_without(const caf_io_settling *settling, int32_t table)
{
    for (int32_t i = 0; settling->without[table] >> i != 0; i++) {
        const caf_field *field = caf_field_at(table, i);
        if ((settling->without[table] >> i & 1) == 0) {
            continue;
        }
        for (int64_t row = 0; row < rows_of(settling, table); row++) {
            if (caf_io_is_recorded(field, row_at(settling, table, row) + field->offset)) {
                return settling->fail_row(settling->user, field, row, CAF_E_VALUE,
                                          "said not to be held, and yet it is recorded", "");
            }
        }
    }
    return CAF_OK;
}

/* Marks the identifiers of a table's rows; the same one twice is an error. */
static caf_status mark_ids(caf_io_settling *settling, int32_t table, int64_t mark)
{
    const caf_field *field = settling->keys->id[table];
    int64_t n = field == NULL ? 0 : rows_of(settling, table);
    for (int64_t i = 0; i < n; i++) {
        int64_t id = id_in(settling, field, i);
        if (id == 0) {
            continue;
        }
        int64_t *place = caf_io_names_mark(&settling->batch->names, id);
        if (*place == mark) {
            return settling->fail_row(settling->user, field, i, CAF_E_DUPLICATE,
                                      "an identifier that an earlier row has in ", caf_table_name(table));
        }
        *place = mark;
    }
    return CAF_OK;
}

/* A field that refers to a table whose identifiers are marked. */
static caf_status follow_references(caf_io_settling *settling, const caf_field *field, int64_t mark)
{
    int64_t n = rows_of(settling, field->table);
    for (int64_t i = 0; i < n; i++) {
        int64_t id = id_in(settling, field, i);
        if (id != 0 && *caf_io_names_mark(&settling->batch->names, id) != mark) {
            return settling->fail_row(settling->user, field, i, CAF_E_REFERENCE,
                                      "an identifier that no row of this case has in ",
                                      caf_table_name(field->refers_to));
        }
    }
    return CAF_OK;
}

/* Identifiers stand for one row, and what is referred to is there; a partial table may lack it. */
static caf_status check_identifiers(caf_io_settling *settling)
{
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        int64_t mark = caf_io_names_new_mark(&settling->batch->names);
        caf_status status = mark_ids(settling, table, mark);
        for (int32_t i = 0; status == CAF_OK && i < settling->keys->n_references; i++) {
            const caf_field *field = settling->keys->references[i];
            if (field->refers_to == table && settling->coverage[table] != CAF_PARTIAL) {
                status = follow_references(settling, field, mark);
            }
        }
        if (status != CAF_OK) {
            return status;
        }
    }
    return CAF_OK;
}

/* Whether the numbers of a table's rows go up as the rows stand. */
static bool is_in_order(const caf_io_settling *settling, const caf_field *field)
{
    int64_t last = 0;
    for (int64_t i = 0; i < rows_of(settling, field->table); i++) {
        int64_t id = id_in(settling, field, i);
        if (id != 0 && id < last) {
            return false;
        }
        last = id != 0 ? id : last;
    }
    return true;
}

static void set_id(const caf_io_settling *settling, const caf_field *field, int64_t index, int64_t id)
{
    memcpy(row_at(settling, field->table, index) + field->offset, &id, sizeof id);
}

/* What refers to a table's rows gets the number that an old one is marked with. */
static void renumber_references(caf_io_settling *settling, const caf_field *field)
{
    for (int64_t i = 0; i < rows_of(settling, field->table); i++) {
        int64_t id = id_in(settling, field, i);
        int64_t mark = id != 0 ? *caf_io_names_mark(&settling->batch->names, id) : 0;
        if (mark < 0) {
            set_id(settling, field, i, -mark);
        }
    }
}

static caf_status number_again(caf_io_settling *settling, int64_t id, int64_t *fresh)
{
    caf_status status = caf_io_names_again(&settling->batch->names, id, fresh);
    if (status == CAF_E_MEMORY) {
        return caf_io_no_memory(settling->error);
    }
    return status == CAF_OK ? CAF_OK : caf_io_fail(settling->error, status, 0, NULL, "more identifiers than can be numbered");
}

/*
 * A name has the number under which an earlier case of the batch mentioned it
 * first. Where that would turn the rows of this case round, they get new numbers
 * in the order in which they stand: of two plans of one day the core sees the
 * first one first, whatever else is in the file.
 */
static caf_status keep_order(caf_io_settling *settling, const caf_field *field)
{
    caf_io_names *names = &settling->batch->names;
    int64_t n = is_in_order(settling, field) ? 0 : rows_of(settling, field->table);
    for (int64_t i = 0; i < n; i++) {
        int64_t id = id_in(settling, field, i);
        int64_t fresh;
        if (id == 0) {
            continue;
        }
        caf_status status = number_again(settling, id, &fresh);
        if (status != CAF_OK) {
            return status;
        }
        *caf_io_names_mark(names, id) = -fresh;
        *caf_io_names_mark(names, fresh) = id;
        set_id(settling, field, i, fresh);
    }
    for (int32_t i = 0; n > 0 && i < settling->keys->n_references; i++) {
        if (settling->keys->references[i]->refers_to == field->table) {
            renumber_references(settling, settling->keys->references[i]);
        }
    }
    for (int64_t i = 0; i < n; i++) {
        int64_t id = id_in(settling, field, i);
        if (id != 0) {
            *caf_io_names_mark(names, *caf_io_names_mark(names, id)) = 0;
            *caf_io_names_mark(names, id) = 0;
        }
    }
    return CAF_OK;
}

/*
 * Cases have numbers of their own. A child's own case has that of the case at
 * hand where it is named so, and never by chance.
 */
static caf_status name_own_cases(caf_io_settling *settling, const caf_case_row *row)
{
    const caf_io_case *own = caf_io_batch_find(settling->batch, row->case_id);
    const caf_field *field = caf_field_named(CAF_CHILDREN, "own_case", 8);
    int64_t chance = 0; /* what stands for another case that has its number by chance */
    for (int64_t i = 0; own != NULL && i < rows_of(settling, CAF_CHILDREN); i++) {
        size_t length = 0;
        int64_t id = id_in(settling, field, i);
        const char *name = id != 0 ? caf_io_names_text(&settling->batch->names, id, &length) : NULL;
        if (name == NULL) {
            continue;
        }
        if (length == own->length && memcmp(name, settling->batch->case_names.bytes + own->offset, length) == 0) {
            set_id(settling, field, i, row->case_id);
        } else if (id == row->case_id) {
            while (chance == 0 || chance == row->case_id) {
                caf_status status = number_again(settling, id, &chance);
                if (status != CAF_OK) {
                    return status;
                }
            }
            set_id(settling, field, i, chance);
        }
    }
    return CAF_OK;
}

/*
 * Of equals rules take the row with the lowest number, whatever table it is of.
 * The core finds those that others refer to by bisection.
 */
static caf_status put_in_order(caf_io_settling *settling)
{
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        const caf_field *field = settling->keys->id[table];
        caf_status status = field != NULL ? keep_order(settling, field) : CAF_OK;
        if (status != CAF_OK) {
            return status;
        }
        if (field != NULL && caf_table_is_referred_to(table) &&
            !caf_io_batch_sort(settling->batch, field, settling->first[table])) {
            return caf_io_no_memory(settling->error);
        }
    }
    return CAF_OK;
}

caf_status caf_io_settle(caf_io_settling *settling, int64_t given, caf_case_row *row)
{
    caf_status status = settle_coverage(settling, given, row);
    for (int32_t table = 0; status == CAF_OK && table < CAF_TABLES; table++) {
        status = check_without(settling, table);
    }
    status = status == CAF_OK ? check_identifiers(settling) : status;
    status = status == CAF_OK ? name_own_cases(settling, row) : status;
    return status == CAF_OK ? put_in_order(settling) : status;
}
