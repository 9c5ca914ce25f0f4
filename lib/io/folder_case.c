/* One case of a folder of tables into rows. */
#include <string.h>
#include <caf/check.h>
#include "field_text.h"
#include "folder.h"
#include "identifier.h"

/* A case that is being read. */
typedef struct folder_walk {
    caf_io_folder *folder;
    caf_io_batch *batch;
    caf_io_settling settling;
    size_t size; /* bytes it took so far */
    int64_t line; /* of its row in cases.csv */
} folder_walk;

/* An error in a file of the folder. */
static caf_status fail_in(folder_walk *walk, int32_t table, int64_t line, const char *field, caf_status status,
                          const char *why, const char *what)
{
    caf_io_error *error = walk->folder->error;
    caf_io_error_file(error, walk->folder->tables[table].file);
    return caf_io_fail(error, status, line, field, "%s%s", why, what);
}

static caf_status fail_in_row(void *user, const caf_field *field, int64_t index, caf_status status,
                              const char *why, const char *what)
{
    folder_walk *walk = user;
    int64_t line = walk->line;
    if (field->table != CAF_CASES) {
        const caf_io_buffer *lines = &walk->folder->tables[field->table].lines;
        memcpy(&line, lines->bytes + (size_t)index * sizeof line, sizeof line);
    }
    return fail_in(walk, field->table, line, field->name, status, why, what);
}

static caf_status fail_in_coverage(void *user, int32_t table, const char *why)
{
    folder_walk *walk = user;
    (void)table;
    return fail_in(walk, CAF_CASES, walk->line, "absent_tables", CAF_E_VALUE, why, "");
}

/* An identifier keeps the spaces that stand in its quotes; around anything else they mean nothing. */
static const char *cell_of(const caf_io_folder_table *table, int32_t column, size_t *length)
{
    bool whole = table->columns[column] != NULL && table->columns[column]->type == CAF_TYPE_ID;
    return whole ? caf_io_csv_cell_whole(&table->csv, (size_t)column, length)
                 : caf_io_csv_cell(&table->csv, (size_t)column, length);
}

/* The cells of the table's row at hand into a row of the batch. */
static caf_status read_cells(folder_walk *walk, int32_t index, unsigned char *row)
{
    const caf_io_folder_table *table = &walk->folder->tables[index];
    caf_io_problem problem;
    for (int32_t i = 0; i < table->n_columns; i++) {
        const caf_field *field = table->columns[i];
        size_t length;
        const char *text = cell_of(table, i, &length);
        if (field == NULL || i == table->case_column || length == 0) {
            continue;
        }
        caf_status status = caf_io_text_value(&walk->batch->names, field, text, length, row + field->offset, &problem);
        if (status == CAF_E_MEMORY) {
            return caf_io_no_memory(walk->folder->error);
        }
        if (status != CAF_OK) {
            return fail_in(walk, index, table->csv.line, field->name, status, problem.text, "");
        }
    }
    return CAF_OK;
}

/* Names the case by its row of cases.csv. */
static caf_status name_case(folder_walk *walk)
{
    caf_io_folder *folder = walk->folder;
    const caf_io_folder_table *cases = &folder->tables[CAF_CASES];
    size_t length;
    const char *problem;
    const char *text = cell_of(cases, cases->case_column, &length);
    caf_status status = caf_io_check_identifier(text, length, &problem);
    if (status != CAF_OK) {
        return fail_in(walk, CAF_CASES, walk->line, "case_id", status, problem, "");
    }
    if (folder->name.used == length && memcmp(folder->name.bytes, text, length) == 0) {
        return fail_in(walk, CAF_CASES, walk->line, "case_id", CAF_E_DUPLICATE, "the case of the row before, again", "");
    }
    folder->name.used = 0;
    char *copy = caf_io_append(&folder->name, length);
    if (copy == NULL || !caf_io_batch_name_case(walk->batch, text, length)) {
        return caf_io_no_memory(folder->error);
    }
    memcpy(copy, text, length);
    return CAF_OK;
}

/* What the row of cases.csv says of tables, as what is to be settled. */
static caf_status read_coverage(folder_walk *walk, caf_case_row *row, int64_t *given)
{
    *given = 0;
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        bool held = walk->folder->tables[table].held;
        bool absent = (row->absent_tables >> table & 1) != 0;
        bool partial = (row->partial_tables >> table & 1) != 0;
        if (partial && (absent || !held)) {
            return fail_in(walk, CAF_CASES, walk->line, "partial_tables", CAF_E_VALUE,
                           absent ? "names a table that absent_tables names too" : "names a table that has no file: ",
                           absent ? "" : caf_table_name(table));
        }
        *given |= held ? (int64_t)1 << table : 0;
        if (absent || partial) {
            walk->settling.coverage[table] = absent ? CAF_ABSENT : CAF_PARTIAL;
        }
    }
    row->absent_tables = 0;
    row->partial_tables = 0;
    return CAF_OK;
}

static bool is_of_case(const caf_io_folder *folder, const caf_io_folder_table *table)
{
    size_t length;
    if (!table->has_row) {
        return false;
    }
    const char *text = cell_of(table, table->case_column, &length);
    return length == folder->name.used && memcmp(text, folder->name.bytes, length) == 0;
}

static caf_status take_row(folder_walk *walk, int32_t index)
{
    caf_io_folder_table *table = &walk->folder->tables[index];
    int64_t *line = caf_io_append(&table->lines, sizeof *line);
    unsigned char *row = line != NULL ? caf_io_batch_row(walk->batch, index) : NULL;
    if (row == NULL) {
        return caf_io_no_memory(walk->folder->error);
    }
    *line = table->csv.line;
    if (walk->size > CAF_IO_LARGEST_FOLDER_CASE) {
        return fail_in(walk, index, table->csv.line, NULL, CAF_E_LIMIT, "a case of more than 64 MiB", "");
    }
    return read_cells(walk, index, row);
}

/* The rows that a table has of the case. */
static caf_status take_rows(folder_walk *walk, int32_t index)
{
    caf_io_folder_table *table = &walk->folder->tables[index];
    caf_status status = CAF_OK;
    table->lines.used = 0;
    while (status == CAF_OK && is_of_case(walk->folder, table)) {
        status = take_row(walk, index);
        if (status == CAF_OK) {
            caf_io_error_file(walk->folder->error, table->file);
            status = caf_io_folder_next_row(table, &walk->size, walk->folder->error);
        }
    }
    return status == CAF_END ? CAF_OK : status;
}

/* Behind the last case no row may be left: it would stand before its case, or away from it, or have none. */
static caf_status end(folder_walk *walk)
{
    for (int32_t i = CAF_CASES + 1; i < CAF_TABLES; i++) {
        const caf_io_folder_table *table = &walk->folder->tables[i];
        if (table->has_row) {
            return fail_in(walk, i, table->csv.line, "case_id", CAF_E_REFERENCE,
                           "rows of a case must stand together, in the order of cases.csv", "");
        }
    }
    return CAF_END;
}

static caf_status read_case(folder_walk *walk)
{
    int64_t given;
    caf_case_row *row = caf_io_batch_case(walk->batch, walk->line);
    if (row == NULL) {
        return caf_io_no_memory(walk->folder->error);
    }
    caf_status status = name_case(walk);
    status = status == CAF_OK ? read_cells(walk, CAF_CASES, (unsigned char *)row) : status;
    status = status == CAF_OK ? read_coverage(walk, row, &given) : status;
    for (int32_t table = CAF_CASES + 1; status == CAF_OK && table < CAF_TABLES; table++) {
        status = take_rows(walk, table);
    }
    return status == CAF_OK ? caf_io_settle(&walk->settling, given, row) : status;
}

caf_status caf_io_folder_case(caf_io_folder *folder, caf_io_batch *batch, size_t *size, caf_io_error *error)
{
    folder_walk walk;
    caf_io_folder_table *cases = &folder->tables[CAF_CASES];
    memset(&walk, 0, sizeof walk);
    folder->error = error;
    walk.folder = folder;
    walk.batch = batch;
    caf_io_error_file(error, cases->file);
    caf_status status = caf_io_folder_next_row(cases, &walk.size, error);
    if (status == CAF_END) {
        return end(&walk);
    }
    if (status == CAF_OK) {
        caf_io_settling_begin(&walk.settling, batch);
        walk.line = cases->csv.line;
        walk.settling.keys = &folder->keys;
        walk.settling.error = error;
        walk.settling.user = &walk;
        walk.settling.fail_row = fail_in_row;
        walk.settling.fail_table = fail_in_coverage;
        status = read_case(&walk);
    }
    *size = walk.size;
    return status;
}
