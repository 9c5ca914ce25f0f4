/*
 * A case in memory of its own. An event is written into a copy of its table's
 * rows, by caf_propose() itself; applying it is to put the copy in the place of
 * the rows, which are kept for taking it back. So nothing is ever half written.
 */
#include <stdlib.h>
#include <string.h>
#include <caf/case_file.h>
#include "fields.h"
#include "reading.h"

/* The rows that a table had before an event. */
typedef struct past {
    struct past *before;
    int32_t table;
    void *data;
    int64_t n;
} past;

struct caf_case_file {
    caf_memory memory;
    caf_caseload load;
    caf_rows tables[CAF_TABLES];
    void *blocks[CAF_TABLES]; /* what each table's data lies in */
    past *last;
};

static void *take(void *user, size_t size)
{
    (void)user;
    return malloc(size);
}

static void give(void *user, void *block)
{
    (void)user;
    free(block);
}

static void *take_from(const caf_memory *memory, size_t size)
{
    return memory->take(memory->user, size);
}

static void give_back(const caf_memory *memory, void *block)
{
    if (block != NULL) {
        memory->give(memory->user, block);
    }
}

static void set_rows(caf_case_file *file, int32_t table, void *data, int64_t n)
{
    file->blocks[table] = data;
    file->tables[table].data = n > 0 ? data : NULL;
    file->tables[table].n = n;
}

caf_status caf_case_file_open(const caf_case_row *of, int32_t size, const caf_memory *memory, caf_case_file **out)
{
    static const caf_memory heap = { take, give, NULL };
    caf_case_row own;
    if (of == NULL || out == NULL || (memory != NULL && (memory->take == NULL || memory->give == NULL))) {
        return CAF_E_NULL;
    }
    if (size < (int32_t)offsetof(caf_case_row, needs_identified)) {
        return CAF_E_SIZE;
    }
    memset(&own, 0, sizeof own);
    memcpy(&own, of, (size_t)(size < (int32_t)sizeof own ? size : (int32_t)sizeof own));
    if (caf_has_tail(of, (int32_t)sizeof own, size)) {
        return CAF_E_ROW_TAIL;
    }
    if (own.case_id == 0) {
        return CAF_E_ARGUMENT;
    }
    if (own.opened == 0 || own.opened == CAF_DATE_NONE) {
        return CAF_E_DATE_NONE;
    }
    memory = memory != NULL ? memory : &heap;
    caf_case_file *file = take_from(memory, sizeof *file);
    void *row = file != NULL ? take_from(memory, sizeof own) : NULL;
    if (row == NULL) {
        give_back(memory, file);
        return CAF_E_MEMORY;
    }
    memset(file, 0, sizeof *file);
    memcpy(row, &own, sizeof own);
    file->memory = *memory;
    file->load = (caf_caseload){ (int32_t)sizeof file->load, CAF_TABLES, file->tables };
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        file->tables[table].size = caf_row_size(table);
        file->tables[table].fields = CAF_ALL_FIELDS;
    }
    set_rows(file, CAF_CASES, row, 1);
    *out = file;
    return CAF_OK;
}

caf_status caf_case_file_add(caf_case_file *file, int32_t table, const void *row, int32_t size)
{
    int64_t ids[2];
    if (file == NULL || row == NULL) {
        return CAF_E_NULL;
    }
    if (table <= CAF_CASES || table >= CAF_TABLES) {
        return CAF_E_TABLE;
    }
    if (size < (int32_t)sizeof ids) {
        return CAF_E_SIZE;
    }
    memcpy(ids, row, sizeof ids);
    caf_rows *rows = &file->tables[table];
    /* To take an event back is to put its table's rows back as they were. */
    if (file->last != NULL || ids[0] != caf_row_case(&file->tables[CAF_CASES], 0)) {
        return CAF_E_ARGUMENT;
    }
    if (caf_has_tail(row, rows->size, size)) {
        return CAF_E_ROW_TAIL;
    }
    size_t known = (size_t)rows->size;
    unsigned char *more = take_from(&file->memory, ((size_t)rows->n + 1) * known);
    if (more == NULL) {
        return CAF_E_MEMORY;
    }
    size_t before = (size_t)caf_place_for(rows, table, 0, rows->n, ids[1]) * known;
    size_t all = (size_t)rows->n * known;
    if (all > 0) {
        memcpy(more, rows->data, before);
        memcpy(more + before + known, (const unsigned char *)rows->data + before, all - before);
    }
    memset(more + before, 0, known);
    memcpy(more + before, row, (size_t)size < known ? (size_t)size : known);
    give_back(&file->memory, file->blocks[table]);
    set_rows(file, table, more, rows->n + 1);
    return CAF_OK;
}

const caf_caseload *caf_case_file_rows(const caf_case_file *file)
{
    return file != NULL ? &file->load : NULL;
}

/* What caf_propose() needs to be asked about the file's case. */
static caf_status find_own(const caf_case_file *file, const caf_context *context, caf_case *out)
{
    out->size = (int32_t)sizeof *out;
    return caf_find_case(&file->load, context, caf_row_case(&file->tables[CAF_CASES], 0), out);
}

caf_status caf_case_file_apply(caf_case_file *file, const caf_event *event, const caf_context *context, caf_out *findings,
                               caf_proposal *out)
{
    caf_case whose;
    size_t needed = 0;
    if (file == NULL || context == NULL || event == NULL || findings == NULL) {
        return CAF_E_NULL;
    }
    int64_t n = findings->n;
    caf_status status = find_own(file, context, &whose);
    status = status == CAF_OK ? caf_propose(&whose, event, context, NULL, 0, &needed, findings, out) : status;
    if (status != CAF_E_CAPACITY || needed == 0) {
        return status;
    }
    past *old = take_from(&file->memory, sizeof *old);
    void *room = old != NULL ? take_from(&file->memory, needed) : NULL;
    status = room != NULL ? caf_propose(&whose, event, context, room, needed, &needed, findings, out) : CAF_E_MEMORY;
    if (status != CAF_OK || out->refusal != CAF_NOT_REFUSED) {
        findings->n = status != CAF_OK ? n : findings->n;
        give_back(&file->memory, room);
        give_back(&file->memory, old);
        return status;
    }
    int32_t table = caf_event_table(event->kind);
    int64_t rows = file->tables[table].n;
    *old = (past){ file->last, table, file->blocks[table], rows };
    file->last = old;
    set_rows(file, table, room, rows + caf_event_is_new(event->kind));
    return CAF_OK;
}

caf_status caf_case_file_undo(caf_case_file *file)
{
    if (file == NULL) {
        return CAF_E_NULL;
    }
    past *last = file->last;
    if (last == NULL) {
        return CAF_END;
    }
    give_back(&file->memory, file->blocks[last->table]);
    set_rows(file, last->table, last->data, last->n);
    file->last = last->before;
    give_back(&file->memory, last);
    return CAF_OK;
}

void caf_case_file_close(caf_case_file *file)
{
    if (file == NULL) {
        return;
    }
    while (file->last != NULL) {
        past *last = file->last;
        file->last = last->before;
        give_back(&file->memory, last->data);
        give_back(&file->memory, last);
    }
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        give_back(&file->memory, file->blocks[table]);
    }
    caf_memory memory = file->memory;
    give_back(&memory, file);
}
