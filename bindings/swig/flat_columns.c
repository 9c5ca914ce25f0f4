#include "flat_columns.h"
#include <string.h>
#include "flat_shared.h"

/* As many as a table can have fields. */
#define COLUMNS 64

/* The bytes that some elements of a kind, or as many bits, take up. */
static int64_t bytes_of(int32_t kind, int64_t elements)
{
    int32_t width = caf_column_width(kind);
    return width > 0 ? elements * width : elements / 8 + (elements % 8 != 0);
}

static caf_status column_of(const int64_t *numbers, const void *const *buffers, const int64_t *n_bytes, caf_column *out)
{
    memset(out, 0, sizeof *out);
    if (numbers[0] < 0 || numbers[0] >= COLUMNS || numbers[1] < 0 || numbers[1] >= CAF_COLUMN_KINDS) {
        return CAF_E_ARGUMENT;
    }
    if (numbers[2] < 0 || numbers[3] < 0 || numbers[3] > INT32_MAX * INT64_C(1024) || numbers[2] > INT32_MAX * INT64_C(1024)) {
        return CAF_E_ROWS;
    }
    out->size = (int32_t)sizeof *out;
    out->field = (int32_t)numbers[0];
    out->kind = (int32_t)numbers[1];
    out->offset = numbers[2];
    out->n = numbers[3];
    out->values = buffers[0];
    out->validity = buffers[1];
    out->map = buffers[2];
    out->n_map = buffers[2] != NULL ? n_bytes[2] / (int64_t)sizeof(int64_t) : 0;
    int64_t elements = out->offset + out->n;
    if (elements > 0 && (out->values == NULL || n_bytes[0] < bytes_of(out->kind, elements))) {
        return CAF_E_ROWS;
    }
    return out->validity != NULL && n_bytes[1] < bytes_of(CAF_COLUMN_BITS, elements) ? CAF_E_ROWS : CAF_OK;
}

caf_diag flat_rows_from_columns(int32_t table, const int64_t *columns, int64_t n_columns, const void *const *buffers,
                                const int64_t *n_buffer_bytes, int32_t n_buffers, const void *order, int64_t n_order,
                                int32_t order_size, int64_t first, void *rows, int64_t n_rows)
{
    caf_column made[COLUMNS];
    caf_columns all = { (int32_t)sizeof all, table, 0, order != NULL ? order_size : 0, made, order, first };
    caf_diag diag = flat_diag(CAF_OK, -1);
    int64_t n = n_columns / FLAT_COLUMN_NUMBERS;
    int32_t size = caf_row_size(table);
    if (size == 0) {
        return flat_diag(CAF_E_TABLE, -1);
    }
    if (n_columns < 0 || n_columns % FLAT_COLUMN_NUMBERS != 0 || n > COLUMNS || n_buffers != n * FLAT_COLUMN_BUFFERS) {
        return flat_diag(CAF_E_SIZE, table);
    }
    if (n_rows < 0 || n_rows % size != 0 || (n_rows > 0 && !flat_is_aligned(rows, sizeof(int64_t)))) {
        return flat_diag(CAF_E_ROWS, table);
    }
    n_rows /= size;
    if (order != NULL && ((order_size != 4 && order_size != 8) || n_order / order_size < n_rows)) {
        return flat_diag(CAF_E_CAPACITY, table);
    }
    for (int64_t i = 0; i < n; i++) {
        diag.status = column_of(columns + i * FLAT_COLUMN_NUMBERS, buffers + i * FLAT_COLUMN_BUFFERS,
                                n_buffer_bytes + i * FLAT_COLUMN_BUFFERS, &made[i]);
        if (diag.status != CAF_OK) {
            diag.table = table;
            return diag;
        }
    }
    all.n_columns = (int32_t)n;
    caf_rows_from_columns(&all, rows, n_rows, 0, &diag);
    return diag;
}

caf_status flat_order_rows(const int64_t *cases, int64_t n_cases, const int64_t *ids, int64_t n_ids, int32_t *results,
                           int64_t n_results, int32_t *scratch, int64_t n_scratch, bool *sorted)
{
    int32_t is_sorted = 0;
    *sorted = false;
    if (n_cases < 0 || n_results != n_cases || n_scratch != n_cases || (ids != NULL && n_ids != n_cases)) {
        return CAF_E_CAPACITY;
    }
    caf_status status = caf_order_rows(cases, ids, n_cases, results, scratch, &is_sorted);
    *sorted = is_sorted != 0;
    return status;
}

caf_status flat_ascending(const int64_t *numbers, int64_t n_numbers, int32_t *out)
{
    int falls = 0;
    int stays = 0;
    for (int64_t i = 1; i < n_numbers; i++) {
        falls |= numbers[i] < numbers[i - 1];
        stays |= numbers[i] == numbers[i - 1];
    }
    *out = falls ? 0 : stays ? 1 : 2;
    return CAF_OK;
}

typedef struct finding_column {
    const char *name;
    size_t offset; /* of its pointer */
    int32_t size;
} finding_column;

#define COLUMN(name) \
    { #name, offsetof(caf_finding_columns, name), (int32_t)sizeof *((caf_finding_columns *)0)->name }

static const finding_column finding_columns[] = {
    COLUMN(case_id), COLUMN(row), COLUMN(items), COLUMN(rule), COLUMN(due), COLUMN(done), COLUMN(days), COLUMN(slack),
    COLUMN(reason), COLUMN(profile), COLUMN(table), COLUMN(kind), COLUMN(verdict), COLUMN(grade), COLUMN(severity),
    COLUMN(flags), COLUMN(item_set), COLUMN(group),
};

#define FINDING_COLUMNS ((int32_t)(sizeof finding_columns / sizeof finding_columns[0]))

const char *flat_finding_column_name(int32_t column)
{
    return column >= 0 && column < FINDING_COLUMNS ? finding_columns[column].name : NULL;
}

int32_t flat_finding_column_size(int32_t column)
{
    return column >= 0 && column < FINDING_COLUMNS ? finding_columns[column].size : 0;
}

caf_status flat_columns_from_findings(const void *findings, int64_t n_findings, void *const *results,
                                      const int64_t *n_result_bytes, int32_t n_results, int64_t at)
{
    caf_finding_columns out;
    memset(&out, 0, sizeof out);
    out.size = (int32_t)sizeof out;
    if (n_findings < 0 || n_findings % (int64_t)sizeof(caf_finding) != 0 || n_results < 0 || n_results > FINDING_COLUMNS) {
        return CAF_E_SIZE;
    }
    if (at < 0 || (n_findings > 0 && !flat_is_aligned(findings, sizeof(int64_t)))) {
        return CAF_E_ARGUMENT;
    }
    int64_t n = n_findings / (int64_t)sizeof(caf_finding);
    for (int32_t i = 0; i < n_results; i++) {
        const finding_column *column = &finding_columns[i];
        if (results[i] == NULL) {
            continue;
        }
        if (n_result_bytes[i] / column->size - at < n) {
            return CAF_E_CAPACITY;
        }
        if (!flat_is_aligned(results[i], (size_t)column->size)) {
            return CAF_E_ARGUMENT;
        }
        memcpy((unsigned char *)&out + column->offset, &results[i], sizeof results[i]);
    }
    return caf_columns_from_findings(findings, n, &out, at);
}
