/* Walking a caseload case by case: a merge of sorted tables. */
#include <string.h>
#include "reading.h"

static caf_status fail(caf_cursor *cursor, caf_status status, int32_t table, int64_t row)
{
    if (cursor != NULL) {
        memset(&cursor->diag, 0, sizeof cursor->diag);
        cursor->diag.status = status;
        cursor->diag.table = table;
        cursor->diag.row = row;
        cursor->diag.field = -1;
    }
    return status;
}

static caf_status check_arguments(const caf_caseload *caseload, const caf_context *context, const caf_case *out)
{
    if (caseload == NULL || context == NULL || out == NULL || (caseload->n_tables > 0 && caseload->tables == NULL)) {
        return CAF_E_NULL;
    }
    if (caseload->size < (int32_t)sizeof(caf_caseload) || caseload->n_tables < 0 || caseload->n_tables > CAF_TABLES_MAX ||
        context->size < (int32_t)sizeof(caf_context) || out->size < (int32_t)sizeof(caf_case)) {
        return CAF_E_SIZE;
    }
    if (context->as_of == CAF_DATE_NONE || context->as_of == 0) {
        return CAF_E_DATE_NONE;
    }
    if (context->as_of < CAF_FACT_FIRST || context->as_of > CAF_FACT_LAST) {
        return CAF_E_DATE_RANGE;
    }
    /* A table of a later version may only be there if nothing is in it. */
    for (int32_t table = CAF_TABLES; table < caseload->n_tables; table++) {
        if (caseload->tables[table].n != 0) {
            return CAF_E_TABLE;
        }
    }
    return CAF_OK;
}

static void begin(const caf_caseload *caseload, const caf_context *context, caf_case *out)
{
    memset(out, 0, sizeof *out);
    out->size = (int32_t)sizeof *out;
    out->caseload = caseload;
    out->as_of = context->as_of;
}

static caf_status read_case(const caf_rows *cases, int64_t index, caf_case *out)
{
    caf_row row;
    caf_reading reading;
    caf_date opened = 0;
    out->index = index;
    out->first[CAF_CASES] = index;
    out->count[CAF_CASES] = 1;
    caf_status status = caf_read(cases, CAF_CASES, index, out->as_of, &row, &reading);
    if (status != CAF_OK && status != CAF_HIDDEN) {
        return status;
    }
    out->row = row.of_case;
    out->row.case_id = caf_row_case(cases, index);
    /* What the reading hid: a case that opens, or is entered, only later. It counts in its group all the same. */
    if (row.of_case.opened == 0 && caf_read(cases, CAF_CASES, index, CAF_FACT_LAST, &row, &reading) == CAF_OK) {
        opened = row.of_case.opened;
        out->row.group = row.of_case.group;
    }
    out->not_yet = status == CAF_HIDDEN || opened > out->as_of;
    return CAF_OK;
}

/* The rows of a table up to and with those of a case; before them the orphans. The cursor stays where it is. */
static caf_status take(const caf_rows *rows, int32_t table, int64_t case_id, caf_cursor *cursor, caf_case *out)
{
    int64_t i = cursor->next[table];
    int64_t start = i;
    while (i < rows->n && caf_row_case(rows, i) < case_id) {
        if (i > 0 && caf_row_case(rows, i) < caf_row_case(rows, i - 1)) {
            return fail(cursor, CAF_E_ROW_ORDER, table, i);
        }
        i++;
    }
    out->orphans[table] = i - start;
    out->first[table] = i;
    while (i < rows->n && caf_row_case(rows, i) == case_id) {
        if (caf_is_referred_to(table) && i > out->first[table] && caf_row_id(rows, i) < caf_row_id(rows, i - 1)) {
            return fail(cursor, CAF_E_ROW_ORDER, table, i);
        }
        i++;
    }
    if (i < rows->n && i > 0 && caf_row_case(rows, i) < caf_row_case(rows, i - 1)) {
        return fail(cursor, CAF_E_ROW_ORDER, table, i);
    }
    out->count[table] = i - out->first[table];
    return CAF_OK;
}

/* Not held, or held and without a row. */
static int is_empty(const caf_caseload *caseload, int32_t table)
{
    return table >= caseload->n_tables || caseload->tables[table].fields == 0 || caseload->tables[table].n == 0;
}

/* After the last case: every row that is left belongs to none. */
static caf_status take_rest(const caf_rows *rows, int32_t table, caf_cursor *cursor, caf_case *out)
{
    for (int64_t i = cursor->next[table]; i < rows->n; i++) {
        if (i > 0 && caf_row_case(rows, i) < caf_row_case(rows, i - 1)) {
            return fail(cursor, CAF_E_ROW_ORDER, table, i);
        }
    }
    out->orphans[table] = rows->n - cursor->next[table];
    out->first[table] = rows->n;
    return CAF_OK;
}

caf_status caf_next_case(const caf_caseload *caseload, const caf_context *context, caf_cursor *cursor, caf_case *out)
{
    if (cursor == NULL) {
        return CAF_E_NULL;
    }
    if (cursor->size < (int32_t)sizeof *cursor) {
        return CAF_E_SIZE;
    }
    caf_status status = check_arguments(caseload, context, out);
    if (status != CAF_OK) {
        return fail(cursor, status, -1, -1);
    }
    begin(caseload, context, out);
    int64_t index = cursor->next[CAF_CASES];
    const caf_rows *cases;
    status = caf_table_of(caseload, CAF_CASES, &cases);
    if (status != CAF_OK || index < 0) {
        return fail(cursor, status != CAF_OK ? status : CAF_E_ARGUMENT, CAF_CASES, -1);
    }
    int more = index < cases->n;
    if (more) {
        if (index > 0 && caf_row_case(cases, index) <= caf_row_case(cases, index - 1)) {
            return fail(cursor, CAF_E_ROW_ORDER, CAF_CASES, index);
        }
        status = read_case(cases, index, out);
        if (status != CAF_OK) {
            return fail(cursor, status, CAF_CASES, index);
        }
    } else {
        out->index = cases->n;
    }
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        const caf_rows *rows;
        if (cursor->next[table] == 0 && is_empty(caseload, table)) {
            continue;
        }
        status = caf_table_of(caseload, table, &rows);
        if (status != CAF_OK || cursor->next[table] < 0 || cursor->next[table] > rows->n) {
            return fail(cursor, status != CAF_OK ? status : CAF_E_ARGUMENT, table, -1);
        }
        status = more ? take(rows, table, out->row.case_id, cursor, out) : take_rest(rows, table, cursor, out);
        if (status != CAF_OK) {
            return status;
        }
    }
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        cursor->next[table] = out->first[table] + out->count[table];
    }
    cursor->next[CAF_CASES] = more ? index + 1 : index;
    return more ? CAF_OK : CAF_END;
}

void caf_step_back(caf_cursor *cursor, const caf_case *over)
{
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        cursor->next[table] = over->first[table] - over->orphans[table];
    }
    cursor->next[CAF_CASES] = over->index;
}

/* The first row of a table whose case is at least (or, after, beyond) an id. */
static int64_t bound(const caf_rows *rows, int64_t case_id, int after)
{
    int64_t low = 0;
    int64_t high = rows->n;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        int64_t found = caf_row_case(rows, middle);
        if (found < case_id || (after && found == case_id)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

caf_status caf_find_case(const caf_caseload *caseload, const caf_context *context, int64_t case_id, caf_case *out)
{
    caf_status status = check_arguments(caseload, context, out);
    if (status != CAF_OK) {
        return status;
    }
    begin(caseload, context, out);
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        const caf_rows *rows;
        status = caf_table_of(caseload, table, &rows);
        if (status != CAF_OK) {
            return status;
        }
        out->first[table] = bound(rows, case_id, 0);
        out->count[table] = bound(rows, case_id, 1) - out->first[table];
        if (table == CAF_CASES) {
            if (out->count[table] != 1) {
                return out->count[table] == 0 ? CAF_E_NO_CASE : CAF_E_ROW_ORDER;
            }
            status = read_case(rows, out->first[table], out);
            if (status != CAF_OK) {
                return status;
            }
        }
    }
    return CAF_OK;
}

int32_t caf_coverage_of(const caf_case *whose, int32_t table)
{
    return whose == NULL || table < 0 || table >= CAF_TABLES ? CAF_ABSENT : caf_coverage_in(whose, table);
}
