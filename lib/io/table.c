/* Headings of a table, and what they say it can hold. */
#include <stdio.h>
#include <string.h>
#include "table.h"

static const caf_io_layout *const layouts[] = { &caf_io_annex_a, &caf_io_ssd };
enum { LAYOUTS = sizeof layouts / sizeof layouts[0] };

void caf_io_table_begin(caf_io_table *table, const caf_io_memory *memory, const caf_reader_options *options,
                        caf_io_input *input)
{
    memset(table, 0, sizeof *table);
    table->memory = memory;
    table->options = options;
    table->input = input;
}

void caf_io_table_release(caf_io_table *table)
{
    caf_io_csv_release(&table->csv);
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* The bytes of a space inside a heading: programs wrap headings and use non-breaking spaces. */
static size_t space_in(const char *text, size_t length)
{
    if (length >= 2 && memcmp(text, "\xC2\xA0", 2) == 0) {
        return 2;
    }
    return length >= 1 && (text[0] == ' ' || text[0] == '\t' || text[0] == '\n' || text[0] == '\r') ? 1 : 0;
}

/* Whether a cell is a heading, whatever its capitals and however many spaces stand between its words. */
static bool is_heading(const char *known, const char *text, size_t length)
{
    size_t at = 0;
    while (at < length && *known != '\0') {
        size_t space = space_in(text + at, length - at);
        if (space > 0 && *known == ' ') {
            while (space > 0) {
                at += space;
                space = space_in(text + at, length - at);
            }
        } else if (space == 0 && lower(text[at]) == lower(*known)) {
            at++;
        } else {
            return false;
        }
        known++;
    }
    return at == length && *known == '\0';
}

static const caf_io_column *column_named(const caf_io_layout *layout, const char *text, size_t length)
{
    for (int32_t i = 0; i < layout->n_columns; i++) {
        for (const char *const *heading = layout->columns[i].headings; *heading != NULL; heading++) {
            if (is_heading(*heading, text, length)) {
                return &layout->columns[i];
            }
        }
    }
    return NULL;
}

/* A layout is recognised by the column that identifies its cases and a date of a beginning or end. */
static bool is_layout(const caf_io_table *table, const caf_io_layout *layout)
{
    bool named = false;
    bool dated = false;
    for (size_t i = 0; i < table->csv.n_cells; i++) {
        size_t length;
        const char *text = caf_io_csv_cell(&table->csv, i, &length);
        const caf_io_column *column = column_named(layout, text, length);
        if (column != NULL) {
            named = named || column->what == CAF_IO_CASE_NAME || column->what == CAF_IO_CHILD_AND_CASE;
            dated = dated || (column->what == CAF_IO_DATE && column->table != CAF_CHILDREN);
        }
    }
    return named && dated;
}

static caf_status unknown_heading(caf_io_table *table, size_t index, const char *text, size_t length,
                                  caf_io_error *error)
{
    char place[40];
    caf_io_nearest nearest = { text, length, NULL, 0 };
    for (int32_t i = 0; i < table->layout->n_columns; i++) {
        caf_io_offer(&nearest, table->layout->columns[i].headings[0]);
    }
    snprintf(place, sizeof place, "column %d", (int)index + 1);
    if (length == 0) {
        caf_io_fail(error, CAF_E_FIELD, table->csv.line, place, "a column without a heading");
    } else {
        caf_io_fail_unknown(error, table->csv.line, place, "column", "in this table", &nearest);
    }
    return caf_io_pass(table->options, error);
}

static caf_status match_heading(caf_io_table *table, size_t index, caf_io_error *error)
{
    size_t length;
    const char *text = caf_io_csv_cell(&table->csv, index, &length);
    const caf_io_column *column = column_named(table->layout, text, length);
    if (column == NULL) {
        return unknown_heading(table, index, text, length, error);
    }
    for (size_t i = 0; i < index; i++) {
        if (table->columns[i] == column) {
            return caf_io_fail(error, CAF_E_DUPLICATE, table->csv.line, column->headings[0],
                               "two columns of this heading");
        }
    }
    table->columns[index] = column;
    return CAF_OK;
}

static int64_t field_bit(int32_t table, const char *name)
{
    const caf_field *field = caf_field_named(table, name, strlen(name));
    return field != NULL ? (int64_t)1 << field->index : 0;
}

/* Only what has a column is held: the rest is unknown, and no rule may take it for not having happened. */
static void say_fields(const caf_io_table *table, int64_t fields[CAF_TABLES])
{
    memset(fields, 0, CAF_TABLES * sizeof *fields);
    fields[CAF_CASES] = field_bit(CAF_CASES, "case_id");
    for (int32_t i = 0; i < table->n_columns; i++) {
        const caf_io_column *column = table->columns[i];
        if (column != NULL && column->field != NULL) {
            fields[column->table] |= field_bit(column->table, column->field);
        }
    }
    for (int32_t held = CAF_CASES + 1; held < CAF_TABLES; held++) {
        if (fields[held] != 0) {
            fields[held] |= field_bit(held, "case_id");
        }
    }
    if (fields[CAF_CHILDREN] != 0) {
        fields[CAF_CASES] |= field_bit(CAF_CASES, "child");
    }
    if (fields[CAF_ASSESSMENTS] != 0) {
        fields[CAF_ASSESSMENTS] |= field_bit(CAF_ASSESSMENTS, "kind");
    }
}

caf_status caf_io_table_headings(caf_io_table *table, int32_t *format, int64_t fields[CAF_TABLES],
                                 caf_io_error *error)
{
    caf_status status = caf_io_csv_begin(&table->csv, table->memory, table->input, error);
    if (status == CAF_OK) {
        status = caf_io_csv_next(&table->csv, error);
    }
    if (status != CAF_OK && status != CAF_END) {
        return status;
    }
    for (size_t i = 0; i < LAYOUTS && table->layout == NULL; i++) {
        if (status == CAF_OK && is_layout(table, layouts[i])) {
            table->layout = layouts[i];
        }
    }
    if (table->layout == NULL) {
        return caf_io_fail(error, CAF_E_LAYOUT, status == CAF_OK ? table->csv.line : 0, NULL,
                           "neither cases as JSON nor a table whose headings are known (Annex A list 2, "
                           "ssd_early_help_episodes)");
    }
    if (table->csv.n_cells > CAF_IO_COLUMNS) {
        return caf_io_fail(error, CAF_E_LIMIT, table->csv.line, NULL, "more than %d columns", CAF_IO_COLUMNS);
    }
    for (size_t i = 0; i < table->csv.n_cells; i++) {
        status = match_heading(table, i, error);
        if (status != CAF_OK) {
            return status;
        }
    }
    table->n_columns = (int32_t)table->csv.n_cells;
    say_fields(table, fields);
    *format = table->layout->format;
    return CAF_OK;
}
