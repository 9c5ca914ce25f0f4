#include "batch.h"

#include <string.h>

void caf_io_batch_begin(caf_io_batch *batch, const caf_io_memory *memory)
{
    memset(batch, 0, sizeof *batch);
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        batch->rows[table].memory = memory;
    }
    batch->case_names.memory = memory;
    batch->cases.memory = memory;
    caf_io_names_begin(&batch->names, memory);
}

void caf_io_batch_release(caf_io_batch *batch)
{
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        caf_io_release(&batch->rows[table]);
    }
    caf_io_release(&batch->case_names);
    caf_io_release(&batch->cases);
    caf_io_names_release(&batch->names);
}

void caf_io_batch_clear(caf_io_batch *batch)
{
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        batch->rows[table].used = 0;
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
