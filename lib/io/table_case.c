/* One row of a table into the rows of a case. */
#include <string.h>
#include "gender.h"
#include "identifier.h"
#include "table.h"

/* The rows that one line of a table makes. */
typedef struct made_rows {
    caf_case_row whole;
    caf_child_row child;
    caf_assessment_row assessment;
    caf_closure_row closure;
    bool named;
} made_rows;

/* A cell that is being read. */
typedef struct table_cell {
    const caf_io_column *column;
    const char *text;
    size_t length;
} table_cell;

static unsigned char *row_of(made_rows *made, int32_t table)
{
    switch (table) {
    case CAF_CASES: return (unsigned char *)&made->whole;
    case CAF_CHILDREN: return (unsigned char *)&made->child;
    case CAF_ASSESSMENTS: return (unsigned char *)&made->assessment;
    default: return (unsigned char *)&made->closure;
    }
}

static unsigned char *place_of(made_rows *made, const caf_io_column *column)
{
    const caf_field *field = caf_field_named(column->table, column->field, strlen(column->field));
    return row_of(made, column->table) + field->offset;
}

/* An unreadable cell: an error, or to who reads leniently a warning. */
static caf_status fail_at(const caf_io_table *table, const table_cell *cell, caf_status status,
                          const char *problem, caf_io_error *error)
{
    caf_io_fail(error, status, table->csv.line, cell->column->headings[0], "%s", problem);
    return caf_io_pass(table->options, error);
}

static bool is_word(const table_cell *cell, const char *word)
{
    return word != NULL && strlen(word) == cell->length && memcmp(word, cell->text, cell->length) == 0;
}

/* What a workbook shows where a formula failed: neither a value nor an empty cell. */
static bool is_workbook_error(const table_cell *cell)
{
    static const char *const errors[] = {
        "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"
    };
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++) {
        if (is_word(cell, errors[i])) {
            return true;
        }
    }
    return false;
}

static caf_status put_date(const caf_io_table *table, const table_cell *cell, made_rows *made,
                           caf_io_error *error)
{
    caf_date date = 0;
    caf_io_cell_result result = { CAF_E_VALUE, "a workbook's error value, where a date is expected" };
    if (!is_workbook_error(cell)) {
        result = table->layout->date(cell->text, cell->length, &date);
    }
    if (result.status != CAF_OK) {
        date = CAF_DATE_UNREADABLE; /* never a blank: it becomes a data problem of the case */
        caf_status status = fail_at(table, cell, result.status, result.problem, error);
        if (status != CAF_OK) {
            return status;
        }
    }
    memcpy(place_of(made, cell->column), &date, sizeof date);
    return CAF_OK;
}

static caf_status put_gender(const caf_io_table *table, const table_cell *cell, made_rows *made,
                             caf_io_error *error)
{
    uint8_t gender = caf_io_gender(cell->text, cell->length);
    if (gender == 0) {
        return fail_at(table, cell, CAF_E_VALUE, "a gender that is none of those known", error);
    }
    *place_of(made, cell->column) = gender;
    return CAF_OK;
}

static caf_status check_identifier(const table_cell *cell, const char **problem)
{
    if (is_workbook_error(cell)) {
        *problem = "a workbook's error value, where an identifier is expected";
        return CAF_E_VALUE;
    }
    return caf_io_check_identifier(cell->text, cell->length, problem);
}

static caf_status name_case(const caf_io_table *table, const table_cell *cell, caf_io_batch *batch,
                            made_rows *made, caf_io_error *error)
{
    const char *problem;
    caf_status status = check_identifier(cell, &problem);
    if (status != CAF_OK) { /* also to who reads leniently: a case without a name cannot be told of */
        return caf_io_fail(error, status, table->csv.line, cell->column->headings[0], "%s", problem);
    }
    made->named = true;
    return caf_io_batch_name_case(batch, cell->text, cell->length) ? CAF_OK : caf_io_no_memory(error);
}

static caf_status put_identifier(const caf_io_table *table, const table_cell *cell, caf_io_batch *batch,
                                 made_rows *made, caf_io_error *error)
{
    const char *problem;
    int64_t number;
    caf_status status = check_identifier(cell, &problem);
    if (status != CAF_OK) {
        return fail_at(table, cell, status, problem, error);
    }
    status = caf_io_names_number(&batch->names, cell->text, cell->length, &number);
    if (status != CAF_OK) {
        return status == CAF_E_MEMORY ? caf_io_no_memory(error)
            : caf_io_fail(error, status, table->csv.line, NULL, "too many identifiers in one batch of cases");
    }
    memcpy(place_of(made, cell->column), &number, sizeof number);
    return CAF_OK;
}

static caf_status put_cell(const caf_io_table *table, const table_cell *cell, caf_io_batch *batch,
                           made_rows *made, caf_io_error *error)
{
    if (cell->length == 0 || is_word(cell, table->layout->blank)) {
        return CAF_OK;
    }
    switch (cell->column->what) {
    case CAF_IO_CASE_NAME:
        return name_case(table, cell, batch, made, error);
    case CAF_IO_CHILD_AND_CASE: {
        caf_status status = name_case(table, cell, batch, made, error);
        return status == CAF_OK ? put_identifier(table, cell, batch, made, error) : status;
    }
    case CAF_IO_IDENTIFIER: return put_identifier(table, cell, batch, made, error);
    case CAF_IO_DATE: return put_date(table, cell, made, error);
    case CAF_IO_GENDER: return put_gender(table, cell, made, error);
    default: return CAF_OK;
    }
}

static const char *heading_of_name(const caf_io_layout *layout)
{
    const caf_io_column *column = layout->columns; /* each layout begins with what identifies its cases */
    return column->headings[0];
}

static caf_status read_cells(const caf_io_table *table, caf_io_batch *batch, made_rows *made,
                             caf_io_error *error)
{
    for (int32_t i = 0; i < table->n_columns; i++) {
        table_cell cell = { table->columns[i], NULL, 0 };
        if (cell.column == NULL) {
            continue;
        }
        cell.text = caf_io_csv_cell(&table->csv, (size_t)i, &cell.length);
        caf_status status = put_cell(table, &cell, batch, made, error);
        if (status != CAF_OK) {
            return status;
        }
    }
    if (!made->named) {
        return caf_io_fail(error, CAF_E_VALUE, table->csv.line, heading_of_name(table->layout),
                           "missing: each row needs its identifier");
    }
    return CAF_OK;
}

/* Copies a made row behind the number of its case. */
static bool append(caf_io_batch *batch, int32_t table, const void *made)
{
    const size_t number = sizeof(int64_t);
    unsigned char *row = caf_io_batch_row(batch, table);
    if (row == NULL) {
        return false;
    }
    memcpy(row + number, (const unsigned char *)made + number, (size_t)caf_row_size(table) - number);
    return true;
}

static bool append_all(const caf_io_table *table, caf_io_batch *batch, made_rows *made)
{
    bool fits = true;
    if (made->child.id != 0) {
        fits = append(batch, CAF_CHILDREN, &made->child);
    }
    if (table->layout->assessment) {
        made->assessment.kind = CAF_INITIAL_ASSESSMENT;
        fits = fits && append(batch, CAF_ASSESSMENTS, &made->assessment);
    } else if (made->closure.closed != 0) {
        fits = fits && append(batch, CAF_CLOSURES, &made->closure);
    }
    return fits;
}

caf_status caf_io_table_case(caf_io_table *table, caf_io_batch *batch, size_t *size, caf_io_error *error)
{
    made_rows made;
    *size = 0;
    caf_status status = caf_io_csv_next_row(&table->csv, table->n_columns, false, size, error);
    if (status != CAF_OK) {
        return status;
    }
    caf_case_row *row = caf_io_batch_case(batch, table->csv.line);
    if (row == NULL) {
        return caf_io_no_memory(error);
    }
    memset(&made, 0, sizeof made);
    status = read_cells(table, batch, &made, error);
    if (status != CAF_OK) {
        return status;
    }
    made.whole.case_id = row->case_id;
    made.whole.child = made.child.id;
    *row = made.whole;
    return append_all(table, batch, &made) ? CAF_OK : caf_io_no_memory(error);
}
