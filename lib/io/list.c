/* CSV with known headings, a row at a time. */
#include "list_open.h"
#include <stdio.h>
#include <string.h>
#include "csv_record.h"
#include "identifier.h"

enum { STEP = 1 << 16 };

struct caf_list {
    const caf_io_memory *memory;
    const caf_list_column *columns;
    int32_t n;
    int32_t n_cells;                /* of each row */
    int32_t place[CAF_LIST_COLUMNS]; /* of a column among the cells; -1: the list has none */
    caf_io_input input;
    caf_io_csv csv;
    bool has_row;
    caf_status ended; /* CAF_OK while there may be more; then what every call returns */
    caf_io_error error;
};

static caf_status fail_heading(caf_list *list, int32_t cell, const char *text, size_t length)
{
    char place[40];
    caf_io_nearest nearest = { text, length, NULL, 0 };
    for (int32_t i = 0; i < list->n; i++) {
        caf_io_offer(&nearest, list->columns[i].name);
    }
    snprintf(place, sizeof place, "column %d", (int)cell + 1);
    return caf_io_fail_unknown(&list->error, list->csv.line, place, "column", "in this list", &nearest);
}

static caf_status take_heading(caf_list *list, int32_t cell)
{
    size_t length;
    int32_t i = 0;
    const char *text = caf_io_csv_cell(&list->csv, (size_t)cell, &length);
    while (i < list->n && (strlen(list->columns[i].name) != length || memcmp(list->columns[i].name, text, length) != 0)) {
        i++;
    }
    if (i == list->n) {
        return fail_heading(list, cell, text, length);
    }
    if (list->place[i] >= 0) {
        return caf_io_fail(&list->error, CAF_E_DUPLICATE, list->csv.line, list->columns[i].name, "two columns of this heading");
    }
    list->place[i] = cell;
    return CAF_OK;
}

static caf_status read_headings(caf_list *list)
{
    caf_status status = caf_io_csv_begin(&list->csv, list->memory, &list->input, &list->error);
    status = status == CAF_OK ? caf_io_csv_next(&list->csv, &list->error) : status;
    if (status == CAF_END) {
        return caf_io_fail(&list->error, CAF_E_LAYOUT, 0, NULL, "empty: a list begins with its headings");
    }
    if (status == CAF_OK && list->csv.n_cells > CAF_LIST_COLUMNS) {
        return caf_io_fail(&list->error, CAF_E_LIMIT, list->csv.line, NULL, "more than %d columns", CAF_LIST_COLUMNS);
    }
    list->n_cells = (int32_t)list->csv.n_cells;
    for (int32_t cell = 0; status == CAF_OK && cell < list->n_cells; cell++) {
        status = take_heading(list, cell);
    }
    for (int32_t i = 0; status == CAF_OK && i < list->n; i++) {
        if (list->place[i] < 0 && list->columns[i].flags & CAF_LIST_NEEDED) {
            status = caf_io_fail(&list->error, CAF_E_LAYOUT, list->csv.line, list->columns[i].name,
                                 "there is no such column, and it is needed");
        }
    }
    return status;
}

/* A list of its own, for the caller to close also where something failed later. */
static caf_list *make_list(const caf_list_column *columns, int32_t n, const caf_io_memory *memory)
{
    caf_list *list = memory->resize(memory->user, NULL, sizeof *list);
    if (list != NULL) {
        memset(list, 0, sizeof *list);
        list->memory = memory;
        list->columns = columns;
        list->n = n;
        memset(list->place, -1, sizeof list->place);
    }
    return list;
}

caf_status caf_io_list_open(const caf_io_source *source, const caf_list_column *columns, int32_t n, const caf_io_memory *memory,
                            caf_list **out, caf_io_error *error)
{
    caf_io_error failure;
    caf_io_error_begin(&failure, source->path);
    caf_list *list = make_list(columns, n, memory);
    if (list == NULL) {
        caf_io_no_memory(&failure);
        caf_io_error_give(&failure, error);
        return CAF_E_MEMORY;
    }
    list->error = failure;
    caf_status status = caf_io_input_source(&list->input, source, memory, STEP, &list->error);
    status = status == CAF_OK ? caf_io_input_skip_mark(&list->input, &list->error) : status;
    status = status == CAF_OK ? read_headings(list) : status;
    if (status != CAF_OK) {
        caf_io_error_give(&list->error, error);
        caf_list_close(list);
        return status;
    }
    *out = list;
    return CAF_OK;
}

static caf_status open_list(const caf_io_source *source, const caf_list_column *columns, int32_t n, caf_list **out, caf_io_error *error)
{
    if (out != NULL) {
        *out = NULL;
    }
    if (source->path == NULL || columns == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (n < 1 || n > CAF_LIST_COLUMNS || !caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    return caf_io_list_open(source, columns, n, &caf_io_heap, out, error);
}

caf_status caf_list_open(const char *path, const caf_list_column *columns, int32_t n, caf_list **out, caf_io_error *error)
{
    caf_io_source source = { path, NULL, 0 };
    return open_list(&source, columns, n, out, error);
}

caf_status caf_list_open_memory(const void *bytes, size_t size, const char *name, const caf_list_column *columns, int32_t n,
                                caf_list **out, caf_io_error *error)
{
    caf_io_source source = { name, bytes, size };
    return bytes != NULL ? open_list(&source, columns, n, out, error) : CAF_E_NULL;
}

static caf_status look_at_cell(caf_list *list, int32_t column)
{
    size_t length;
    const char *problem;
    const caf_list_column *of = &list->columns[column];
    const char *text = caf_list_cell(list, column, &length);
    if (length == 0) {
        return of->flags & CAF_LIST_FILLED ? caf_io_fail(&list->error, CAF_E_VALUE, list->csv.line, of->name, "empty") : CAF_OK;
    }
    caf_status status = of->flags & CAF_LIST_NAMES ? caf_io_check_identifier(text, length, &problem) : CAF_OK;
    return status == CAF_OK ? CAF_OK : caf_io_fail(&list->error, status, list->csv.line, of->name, "%s", problem);
}

static caf_status read_row(caf_list *list)
{
    size_t size = 0;
    list->has_row = false;
    caf_status status = caf_io_csv_next_row(&list->csv, list->n_cells, false, &size, &list->error);
    list->has_row = status == CAF_OK;
    for (int32_t i = 0; status == CAF_OK && i < list->n; i++) {
        status = list->place[i] >= 0 ? look_at_cell(list, i) : CAF_OK;
    }
    return status;
}

caf_status caf_list_next(caf_list *list, caf_io_error *error)
{
    if (list == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    if (list->ended == CAF_OK) {
        list->ended = read_row(list);
    }
    if (list->ended != CAF_OK && list->ended != CAF_END) {
        list->has_row = false;
        caf_io_error_give(&list->error, error);
    }
    return list->ended;
}

const char *caf_list_cell(const caf_list *list, int32_t column, size_t *length)
{
    size_t unwanted;
    size_t *to = length != NULL ? length : &unwanted;
    *to = 0;
    if (!caf_list_has(list, column) || !list->has_row) {
        return "";
    }
    return caf_io_csv_cell(&list->csv, (size_t)list->place[column], to);
}

int caf_list_has(const caf_list *list, int32_t column)
{
    return list != NULL && column >= 0 && column < list->n && list->place[column] >= 0;
}

int64_t caf_list_line(const caf_list *list)
{
    return list != NULL && list->has_row ? list->csv.line : 0;
}

caf_status caf_list_fail(const caf_list *list, caf_status status, int32_t column, const char *message, caf_io_error *error)
{
    if (list == NULL || message == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    caf_io_error failure = list->error;
    const char *name = column >= 0 && column < list->n ? list->columns[column].name : NULL;
    caf_io_fail(&failure, status, caf_list_line(list), name, "%s", message);
    caf_io_error_give(&failure, error);
    return status;
}

void caf_list_close(caf_list *list)
{
    if (list == NULL) {
        return;
    }
    caf_io_csv_release(&list->csv);
    caf_io_input_close(&list->input);
    caf_io_free(list->memory, list);
}
