#include "flat_shared.h"
#include <string.h>

bool flat_is_aligned(const void *data, size_t alignment)
{
    return (uintptr_t)data % alignment == 0;
}

caf_diag flat_diag(caf_status status, int32_t table)
{
    caf_diag diag = { status, table, -1, -1, 0 };
    return diag;
}

caf_diag flat_walked(const caf_cursor *at, caf_diag diag)
{
    if (diag.status < CAF_E_NULL) {
        return flat_diag(CAF_OK, -1);
    }
    if (at->diag.status == CAF_OK) {
        return diag;
    }
    caf_diag where = at->diag;
    where.status = diag.status;
    return where;
}

caf_status flat_calendar(caf_division division, const void *block, int64_t n_block, const caf_calendar **out)
{
    if (block != NULL) {
        return n_block < 0 ? CAF_E_NULL : caf_calendar_from_memory(block, (size_t)n_block, out);
    }
    *out = caf_calendar_builtin(division);
    return *out != NULL ? CAF_OK : CAF_E_DIVISION;
}

caf_status flat_profile(int32_t number, const void *block, int64_t n_block, const caf_profile **out)
{
    if (block != NULL) {
        return n_block < 0 ? CAF_E_NULL : caf_profile_from_memory(block, (size_t)n_block, out);
    }
    *out = number != 0 ? caf_profile_numbered(number) : caf_profile_at(0);
    return *out != NULL ? CAF_OK : CAF_E_PROFILE;
}

caf_status flat_instrument(const void *block, int64_t n_block, const caf_instrument **out)
{
    return block == NULL || n_block < 0 ? CAF_E_NULL : caf_instrument_from_memory(block, (size_t)n_block, out);
}

/* A calendar where it belongs: its own division's place. */
static caf_status place_calendar(const void *block, int64_t n_block, caf_division division, const caf_calendar **place)
{
    const caf_calendar *calendar;
    caf_status status = flat_calendar(division, block, n_block, &calendar);
    if (status == CAF_OK) {
        *place = calendar;
    }
    return status;
}

static caf_status place_block(int32_t at, const void *block, int64_t n_block, caf_context *context)
{
    if (at == FLAT_PROFILE) {
        return flat_profile(0, block, n_block, &context->profile);
    }
    if (at < FLAT_COMPARED) {
        return place_calendar(block, n_block, at, &context->calendars[at]);
    }
    at -= FLAT_COMPARED;
    return at == CAF_DIVISION_NONE ? CAF_E_DIVISION : place_calendar(block, n_block, at, &context->compared[at]);
}

caf_status flat_context(caf_date as_of, caf_division division, int32_t profile, const void *const *blocks,
                        const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings, caf_context *out)
{
    *out = caf_context_on(as_of, division);
    out->readings = readings;
    if (profile != 0) {
        out->profile = caf_profile_numbered(profile);
        if (out->profile == NULL) {
            return CAF_E_PROFILE;
        }
    }
    if (n_blocks > FLAT_BLOCKS) {
        return CAF_E_SIZE;
    }
    for (int32_t at = 0; at < n_blocks; at++) {
        if (blocks[at] != NULL) {
            caf_status status = place_block(at, blocks[at], n_block_bytes[at], out);
            if (status != CAF_OK) {
                return status;
            }
        }
    }
    return CAF_OK;
}

caf_status flat_check_arrays(const int32_t *in, int64_t n_in, const int32_t *out, int64_t n_out)
{
    if (n_in < 0 || n_out < 0 || (n_in > 0 && in == NULL) || (n_out > 0 && out == NULL)) {
        return CAF_E_NULL;
    }
    if (n_in != n_out) {
        return CAF_E_CAPACITY;
    }
    /* What is empty may lie anywhere. */
    return n_in == 0 || (flat_is_aligned(in, sizeof *in) && flat_is_aligned(out, sizeof *out)) ? CAF_OK : CAF_E_ARGUMENT;
}

caf_status flat_some_rows(caf_status status, bool *complete)
{
    *complete = status == CAF_OK;
    return status == CAF_E_SOME_ROWS ? CAF_OK : status;
}

caf_diag flat_caseload(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                       int64_t n_fields, caf_rows rows[CAF_TABLES], caf_caseload *out)
{
    memset(rows, 0, CAF_TABLES * sizeof *rows);
    memset(out, 0, sizeof *out);
    if (n_tables < 0 || n_fields < 0 || (n_tables > 0 && (tables == NULL || n_bytes == NULL)) || (n_fields > 0 && fields == NULL)) {
        return flat_diag(CAF_E_NULL, -1);
    }
    if (n_tables > CAF_TABLES) {
        return flat_diag(CAF_E_TABLE, -1);
    }
    if (n_fields != n_tables) {
        return flat_diag(CAF_E_SIZE, -1);
    }
    for (int32_t table = 0; table < n_tables; table++) {
        int32_t size = caf_row_size(table);
        if (n_bytes[table] < 0 || n_bytes[table] % size != 0) {
            return flat_diag(CAF_E_ROWS, table);
        }
        rows[table].data = n_bytes[table] > 0 ? tables[table] : NULL;
        rows[table].n = n_bytes[table] / size;
        rows[table].size = size;
        memcpy(&rows[table].fields, &fields[table], sizeof rows[table].fields);
    }
    out->size = (int32_t)sizeof *out;
    out->n_tables = n_tables;
    out->tables = rows;
    return flat_diag(CAF_OK, -1);
}
