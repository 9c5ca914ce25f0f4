#include "batch.h"

#include <stdlib.h>
#include <string.h>

void caf_io_batch_begin(caf_io_batch *batch, const caf_io_memory *memory)
{
    memset(batch, 0, sizeof *batch);
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        batch->rows[table].memory = memory;
        batch->places[table].memory = memory;
    }
    batch->scratch.memory = memory;
    batch->case_names.memory = memory;
    batch->cases.memory = memory;
    caf_io_names_begin(&batch->names, memory);
}

void caf_io_batch_release(caf_io_batch *batch)
{
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        caf_io_release(&batch->rows[table]);
        caf_io_release(&batch->places[table]);
    }
    caf_io_release(&batch->scratch);
    caf_io_release(&batch->case_names);
    caf_io_release(&batch->cases);
    caf_io_names_release(&batch->names);
}

void caf_io_batch_clear(caf_io_batch *batch)
{
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        batch->rows[table].used = 0;
        batch->places[table].used = 0;
        batch->n_rows[table] = 0;
    }
    batch->case_names.used = 0;
    batch->cases.used = 0;
    batch->before += batch->n_cases;
    batch->n_cases = 0;
    caf_io_names_clear(&batch->names);
}

caf_case_row *caf_io_batch_case(caf_io_batch *batch, int64_t line)
{
    caf_io_case *entry = caf_io_append(&batch->cases, sizeof *entry);
    if (entry == NULL) {
        return NULL;
    }
    memset(entry, 0, sizeof *entry);
    entry->line = line;
    batch->n_cases++;
    return caf_io_batch_row(batch, CAF_CASES);
}

bool caf_io_batch_name_case(caf_io_batch *batch, const char *name, size_t length)
{
    caf_io_case *newest = (caf_io_case *)(void *)batch->cases.bytes + (batch->n_cases - 1);
    char *copy = caf_io_append(&batch->case_names, length);
    if (copy == NULL) {
        return false;
    }
    memcpy(copy, name, length);
    newest->offset = batch->case_names.used - length;
    newest->length = length;
    return true;
}

void *caf_io_batch_row(caf_io_batch *batch, int32_t table)
{
    size_t size = (size_t)caf_row_size(table);
    int64_t case_id = batch->before + batch->n_cases;
    unsigned char *row = caf_io_append(&batch->rows[table], size);
    if (row != NULL) {
        memset(row, 0, size);
        memcpy(row, &case_id, sizeof case_id); /* every row begins with the case it belongs to */
        batch->n_rows[table]++;
    }
    return row;
}

void *caf_io_batch_row_at(const caf_io_batch *batch, int32_t table, int64_t index)
{
    return batch->rows[table].bytes + (size_t)index * (size_t)caf_row_size(table);
}

void caf_io_batch_drop_case(caf_io_batch *batch)
{
    int64_t newest = batch->before + batch->n_cases;
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        int64_t case_id = newest;
        while (batch->n_rows[table] > 0 && case_id == newest) {
            memcpy(&case_id, caf_io_batch_row_at(batch, table, batch->n_rows[table] - 1), sizeof case_id);
            batch->n_rows[table] -= case_id == newest;
        }
        size_t n = (size_t)batch->n_rows[table];
        batch->rows[table].used = n * (size_t)caf_row_size(table);
        if (batch->places[table].used > n * sizeof(int64_t)) {
            batch->places[table].used = n * sizeof(int64_t);
        }
    }
    batch->n_cases--;
    batch->cases.used = (size_t)batch->n_cases * sizeof(caf_io_case);
}

/* A row to be sorted. */
typedef struct sorted_row {
    int64_t id;
    int64_t place;
} sorted_row;

static int compare_rows(const void *one, const void *other)
{
    const sorted_row *a = one;
    const sorted_row *b = other;
    if (a->id != b->id) {
        return a->id < b->id ? -1 : 1;
    }
    return (a->place > b->place) - (a->place < b->place);
}

/* Copies the rows in their new order and back. */
static bool reorder(caf_io_batch *batch, int32_t table, int64_t first, int64_t n)
{
    size_t size = (size_t)caf_row_size(table);
    size_t entries = (size_t)n * sizeof(sorted_row);
    if (!caf_io_reserve(&batch->scratch, (size_t)n * size)) {
        return false;
    }
    const sorted_row *order = (const sorted_row *)(const void *)batch->scratch.bytes;
    unsigned char *rows = caf_io_batch_row_at(batch, table, first);
    unsigned char *copy = batch->scratch.bytes + entries;
    for (int64_t i = 0; i < n; i++) {
        memcpy(copy + (size_t)i * size, rows + (size_t)order[i].place * size, size);
    }
    memcpy(rows, copy, (size_t)n * size);
    return true;
}

bool caf_io_batch_sort(caf_io_batch *batch, const caf_field *id, int64_t first)
{
    int32_t table = id->table;
    int64_t n = batch->n_rows[table] - first;
    if (n == 0) {
        return true;
    }
    batch->scratch.used = 0;
    sorted_row *order = caf_io_append(&batch->scratch, (size_t)n * sizeof *order);
    int64_t *places = order != NULL ? caf_io_append(&batch->places[table], (size_t)n * sizeof *places) : NULL;
    if (places == NULL) {
        return false;
    }
    bool ascending = true;
    for (int64_t i = 0; i < n; i++) {
        const unsigned char *row = caf_io_batch_row_at(batch, table, first + i);
        memcpy(&order[i].id, row + id->offset, sizeof order[i].id);
        order[i].place = i;
        ascending = ascending && (i == 0 || order[i - 1].id <= order[i].id);
    }
    if (!ascending) {
        qsort(order, (size_t)n, sizeof *order, compare_rows);
    }
    for (int64_t i = 0; i < n; i++) {
        places[i] = order[i].place;
    }
    return ascending || reorder(batch, table, first, n);
}

int64_t caf_io_batch_place(const caf_io_batch *batch, int32_t table, int64_t index)
{
    int64_t place = -1;
    if ((size_t)index < batch->places[table].used / sizeof place) {
        memcpy(&place, batch->places[table].bytes + (size_t)index * sizeof place, sizeof place);
    }
    return place;
}

const caf_io_case *caf_io_batch_find(const caf_io_batch *batch, int64_t case_id)
{
    if (case_id <= batch->before || case_id - batch->before > batch->n_cases) {
        return NULL;
    }
    return (const caf_io_case *)(const void *)batch->cases.bytes + (case_id - batch->before - 1);
}

const caf_caseload *caf_io_batch_caseload(caf_io_batch *batch, const int64_t fields[CAF_TABLES])
{
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        caf_rows *rows = &batch->tables[table];
        memset(rows, 0, sizeof *rows);
        rows->data = batch->n_rows[table] > 0 ? batch->rows[table].bytes : NULL;
        rows->n = batch->n_rows[table];
        rows->size = caf_row_size(table);
        rows->stride = rows->size;
        rows->fields = fields[table];
    }
    batch->caseload.size = (int32_t)sizeof batch->caseload;
    batch->caseload.n_tables = CAF_TABLES;
    batch->caseload.tables = batch->tables;
    return &batch->caseload;
}
