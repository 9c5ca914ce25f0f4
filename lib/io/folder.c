/* The files of a folder of tables and their headings. */
#include "folder.h"

#include <stdio.h>
#include <string.h>
#include "field_text.h"

/* Many files are open at once, so each is read in smaller steps than a single one. */
enum { STEP = 1 << 15 };

/* The search for the files of a folder. */
typedef struct search {
    caf_io_folder *folder;
    caf_io_error *error;
    char *unknown; /* the first by name of the files that are no table; NULL: none */
} search;

caf_io_folder *caf_io_folder_new(const caf_io_memory *memory, const caf_reader_options *options)
{
    caf_io_folder *folder = memory->resize(memory->user, NULL, sizeof *folder);
    if (folder != NULL) {
        memset(folder, 0, sizeof *folder);
        folder->memory = memory;
        folder->options = options;
        folder->name.memory = memory;
        caf_io_keys_begin(&folder->keys);
        for (int32_t table = 0; table < CAF_TABLES; table++) {
            folder->tables[table].lines.memory = memory;
        }
    }
    return folder;
}

void caf_io_folder_free(caf_io_folder *folder)
{
    if (folder == NULL) {
        return;
    }
    for (int32_t i = 0; i < CAF_TABLES; i++) {
        caf_io_folder_table *table = &folder->tables[i];
        caf_io_csv_release(&table->csv);
        caf_io_input_close(&table->input);
        caf_io_release(&table->lines);
        caf_io_free(folder->memory, table->file);
    }
    caf_io_release(&folder->name);
    caf_io_free(folder->memory, folder);
}

static const char extension[] = ".csv";

/* The bytes of a file's name before ".csv", in capitals or not; 0: it is no CSV, and no business of ours. */
static size_t stem_length(const char *name)
{
    size_t length = strlen(name);
    size_t own = sizeof extension - 1;
    if (length <= own || name[0] == '.') {
        return 0;
    }
    for (size_t i = 0; i < own; i++) {
        char byte = name[length - own + i];
        byte = byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
        if (byte != extension[i]) {
            return 0;
        }
    }
    return length - own;
}

/* The table that a file holds; -1: none. */
static int32_t table_of_file(const char *name)
{
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        const char *own = caf_table_name(table);
        size_t length = strlen(own);
        if (strncmp(name, own, length) == 0 && strcmp(name + length, extension) == 0) {
            return table;
        }
    }
    return -1;
}

/* A table under another name would silently be one that is not held. */
static caf_status fail_unknown(const caf_io_folder *folder, const char *name, caf_io_error *error)
{
    caf_io_nearest nearest = { name, stem_length(name), NULL, 0 };
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        caf_io_offer(&nearest, caf_table_name(table));
    }
    caf_io_fail_unknown(error, 0, NULL, "table", "that a file could be of", &nearest);
    return caf_io_pass(folder->options, error);
}

static caf_status found_file(void *user, const char *name)
{
    search *of = user;
    const caf_io_memory *memory = of->folder->memory;
    if (stem_length(name) == 0) {
        return CAF_OK;
    }
    int32_t table = table_of_file(name);
    if (table >= 0) {
        of->folder->tables[table].held = true;
        return CAF_OK;
    }
    if (of->folder->options->lenient != 0) {
        return fail_unknown(of->folder, name, of->error);
    }
    if (of->unknown == NULL || strcmp(name, of->unknown) < 0) {
        caf_io_free(memory, of->unknown);
        of->unknown = caf_io_copy_text(memory, name, strlen(name));
        return of->unknown != NULL ? CAF_OK : caf_io_no_memory(of->error);
    }
    return CAF_OK;
}

static caf_status find_files(caf_io_folder *folder, const caf_io_folder_source *source, caf_io_error *error)
{
    search of = { folder, error, NULL };
    caf_status status = CAF_OK;
    if (source->parts == NULL) {
        status = caf_io_each_file(source->path, found_file, &of, error);
    }
    for (int32_t i = 0; status == CAF_OK && source->parts != NULL && i < source->n_parts; i++) {
        status = found_file(&of, source->parts[i].name);
    }
    if (status == CAF_OK && !folder->tables[CAF_CASES].held) {
        status = caf_io_fail(error, CAF_E_LAYOUT, 0, NULL, "a folder without cases.csv, the table of its cases");
    }
    if (status == CAF_OK && of.unknown != NULL) {
        status = fail_unknown(folder, of.unknown, error);
    }
    caf_io_free(folder->memory, of.unknown);
    return status;
}

static const caf_io_part *part_named(const caf_io_folder_source *source, const char *name)
{
    for (int32_t i = 0; source->parts != NULL && i < source->n_parts; i++) {
        if (strcmp(source->parts[i].name, name) == 0) {
            return &source->parts[i];
        }
    }
    return NULL;
}

static caf_status open_file(caf_io_folder *folder, int32_t index, const caf_io_folder_source *source,
                            caf_io_error *error)
{
    caf_io_folder_table *table = &folder->tables[index];
    char name[80];
    snprintf(name, sizeof name, "%s%s", caf_table_name(index), extension);
    table->file = caf_io_join_path(folder->memory, source->path, name);
    if (table->file == NULL) {
        return caf_io_no_memory(error);
    }
    caf_io_error_file(error, table->file);
    const caf_io_part *part = part_named(source, name);
    if (part != NULL) {
        caf_io_input_memory(&table->input, part->bytes, part->size);
        return CAF_OK;
    }
    return caf_io_input_open(&table->input, folder->memory, source->step < STEP ? source->step : STEP, table->file, error);
}

static caf_status unknown_heading(const caf_io_folder *folder, int32_t index, const char *text, size_t length,
                                  const char *place, caf_io_error *error)
{
    caf_io_nearest nearest = { text, length, NULL, 0 };
    int64_t line = folder->tables[index].csv.line;
    for (int32_t i = 0; caf_field_at(index, i) != NULL; i++) {
        caf_io_offer(&nearest, caf_field_at(index, i)->name);
    }
    if (length == 0) {
        caf_io_fail(error, CAF_E_FIELD, line, place, "a column without a heading");
    } else {
        caf_io_fail_unknown(error, line, place, "column", "in this table", &nearest);
    }
    return caf_io_pass(folder->options, error);
}

static caf_status match_heading(caf_io_folder *folder, int32_t index, int32_t column, caf_io_error *error)
{
    caf_io_folder_table *table = &folder->tables[index];
    char place[40];
    size_t length;
    const char *text = caf_io_csv_cell(&table->csv, (size_t)column, &length);
    const caf_field *field = caf_field_named(index, text, length);
    if (field == NULL) {
        snprintf(place, sizeof place, "column %d", (int)column + 1);
        return unknown_heading(folder, index, text, length, place, error);
    }
    for (int32_t i = 0; i < column; i++) {
        if (table->columns[i] == field) {
            return caf_io_fail(error, CAF_E_DUPLICATE, table->csv.line, field->name, "two columns of this heading");
        }
    }
    table->columns[column] = field;
    if (strcmp(field->name, "case_id") == 0) {
        table->case_column = column;
    }
    return CAF_OK;
}

static caf_status read_headings(caf_io_folder *folder, int32_t index, caf_io_error *error)
{
    caf_io_folder_table *table = &folder->tables[index];
    caf_status status = caf_io_input_skip_mark(&table->input, error);
    status = status == CAF_OK ? caf_io_csv_begin(&table->csv, folder->memory, &table->input, error) : status;
    status = status == CAF_OK ? caf_io_csv_next(&table->csv, error) : status;
    if (status == CAF_END) {
        return caf_io_fail(error, CAF_E_LAYOUT, 0, NULL, "the file is empty; its first row names the columns");
    }
    if (status != CAF_OK) {
        return status;
    }
    if (table->csv.n_cells > CAF_IO_COLUMNS) {
        return caf_io_fail(error, CAF_E_LIMIT, table->csv.line, NULL, "more than %d columns", CAF_IO_COLUMNS);
    }
    table->n_columns = (int32_t)table->csv.n_cells;
    table->case_column = -1;
    for (int32_t i = 0; status == CAF_OK && i < table->n_columns; i++) {
        status = match_heading(folder, index, i, error);
    }
    if (status == CAF_OK && table->case_column < 0) {
        return caf_io_fail(error, CAF_E_LAYOUT, table->csv.line, "case_id",
                           "missing: each table needs the column that says whose its rows are");
    }
    return status;
}

/* Only what has a column is held; all of it is the same as CAF_ALL_FIELDS. */
static int64_t fields_of(const caf_io_folder_table *table, int32_t index)
{
    int64_t fields = CAF_ALL_FIELDS;
    for (int32_t i = 0; caf_field_at(index, i) != NULL; i++) {
        const caf_field *field = caf_field_at(index, i);
        bool held = !caf_io_is_member(field);
        for (int32_t column = 0; column < table->n_columns; column++) {
            held = held || table->columns[column] == field;
        }
        fields &= held ? CAF_ALL_FIELDS : ~((int64_t)1 << field->index);
    }
    return fields;
}

caf_status caf_io_folder_next_row(caf_io_folder_table *table, size_t *size, caf_io_error *error)
{
    size_t length;
    table->has_row = false;
    caf_status status = caf_io_csv_next_row(&table->csv, table->n_columns, true, size, error);
    if (status != CAF_OK) {
        return status;
    }
    caf_io_csv_cell_whole(&table->csv, (size_t)table->case_column, &length);
    if (length == 0) {
        return caf_io_fail(error, CAF_E_VALUE, table->csv.line, "case_id", "missing: each row needs its case");
    }
    table->has_row = true;
    return CAF_OK;
}

caf_status caf_io_folder_open(caf_io_folder *folder, const caf_io_folder_source *source,
                              int64_t fields[CAF_TABLES], caf_io_error *error)
{
    caf_status status = find_files(folder, source, error);
    for (int32_t table = 0; status == CAF_OK && table < CAF_TABLES; table++) {
        size_t size = 0;
        fields[table] = 0;
        if (!folder->tables[table].held) {
            continue;
        }
        status = open_file(folder, table, source, error);
        status = status == CAF_OK ? read_headings(folder, table, error) : status;
        if (status == CAF_OK && table != CAF_CASES) {
            status = caf_io_folder_next_row(&folder->tables[table], &size, error);
            status = status == CAF_END ? CAF_OK : status;
        }
        fields[table] = fields_of(&folder->tables[table], table);
    }
    if (status == CAF_OK) {
        caf_io_error_file(error, source->path);
    }
    return status;
}
