/* Cases out of a caseload, one after another, into one of the forms. */
#include "case_writer.h"

#include <string.h>
#include "field_text.h"
#include "reader_open.h"

/* What a walk through a caseload knows. */
typedef struct out_walk {
    caf_io_out_case of;
    int64_t next[CAF_TABLES]; /* the first row that no case has taken */
    int64_t known[CAF_TABLES]; /* the fields that the source can hold */
    int64_t last_id;
} out_walk;

static caf_status end_with(caf_writer *writer, caf_status status, caf_io_error *error)
{
    writer->ended = true;
    caf_io_error_give(&writer->error, error);
    return status;
}

static caf_status open_output(caf_writer *writer)
{
    if (writer->format == CAF_FORMAT_TABLES) {
        return caf_io_place_folder(&writer->place, writer->path, &writer->error);
    }
    writer->spooled = strcmp(writer->path, "-") == 0 || caf_io_is_device(writer->path);
    return writer->spooled ? CAF_OK
                           : caf_io_place_file(&writer->place, writer->path, &writer->files[CAF_CASES], &writer->error);
}

static caf_status begin(caf_writer *writer, const char *path)
{
    writer->place.memory = writer->memory;
    writer->row.memory = writer->memory;
    writer->order.memory = writer->memory;
    caf_io_writer_begin(&writer->text, writer->memory);
    writer->path = caf_io_copy_text(writer->memory, path, strlen(path));
    if (writer->path == NULL) {
        return caf_io_no_memory(&writer->error);
    }
    writer->shown = strcmp(path, "-") == 0 ? "standard output" : writer->path;
    return open_output(writer);
}

caf_status caf_writer_open(const char *path, int32_t format, caf_writer **out, caf_io_error *error)
{
    if (out != NULL) {
        *out = NULL;
    }
    if (path == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    caf_io_error failure;
    caf_io_error_begin(&failure, path);
    if (format != CAF_FORMAT_JSON && format != CAF_FORMAT_TABLES) {
        caf_io_fail(&failure, CAF_E_ARGUMENT, 0, NULL, "cases are written as JSON or as a folder of tables");
        caf_io_error_give(&failure, error);
        return CAF_E_ARGUMENT;
    }
    return caf_io_case_writer_open(path, format, &caf_io_heap, out, error);
}

caf_status caf_io_case_writer_open(const char *path, int32_t format, const caf_io_memory *memory,
                                   caf_writer **out, caf_io_error *error)
{
    caf_io_error failure;
    caf_io_error_begin(&failure, path);
    caf_writer *writer = memory->resize(memory->user, NULL, sizeof *writer);
    if (writer == NULL) {
        caf_io_no_memory(&failure);
        caf_io_error_give(&failure, error);
        return CAF_E_MEMORY;
    }
    memset(writer, 0, sizeof *writer);
    writer->memory = memory;
    writer->format = format;
    writer->error = failure;
    caf_status status = begin(writer, path);
    if (status != CAF_OK) {
        caf_io_error_give(&writer->error, error);
        caf_writer_close(writer);
        return status;
    }
    *out = writer;
    return CAF_OK;
}

static const caf_rows *rows_of(const caf_caseload *caseload, int32_t table)
{
    static const caf_rows none = { NULL, 0, 0, 0, 0 };
    return table < caseload->n_tables ? &caseload->tables[table] : &none;
}

static bool is_sound(const caf_rows *rows, int32_t table)
{
    int32_t least = table == CAF_CASES ? (int32_t)sizeof(int64_t) : 2 * (int32_t)sizeof(int64_t);
    return rows->n >= 0 && (rows->n == 0 || (rows->data != NULL && rows->size >= least
           && (rows->stride == 0 || rows->stride >= rows->size)));
}

static const unsigned char *row_at(const caf_rows *rows, int64_t index)
{
    int64_t stride = rows->stride != 0 ? rows->stride : rows->size;
    return (const unsigned char *)rows->data + index * stride;
}

/* The case that a row belongs to, which every row begins with. */
static int64_t case_of(const caf_rows *rows, int64_t index)
{
    int64_t id;
    memcpy(&id, row_at(rows, index), sizeof id);
    return id;
}

static caf_status check_tables(caf_writer *writer, const caf_caseload *caseload)
{
    if (caseload->n_tables < 0 || caseload->n_tables > CAF_TABLES_MAX
        || (caseload->n_tables > 0 && caseload->tables == NULL)) {
        return caf_io_fail(&writer->error, CAF_E_ROWS, 0, NULL, "%s", caf_status_text(CAF_E_ROWS));
    }
    for (int32_t table = 0; table < caseload->n_tables; table++) {
        const char *name = caf_table_name(table);
        if (name == NULL && caseload->tables[table].n != 0) {
            return caf_io_fail(&writer->error, CAF_E_ROW_TAIL, 0, NULL, "a table that this version does not know");
        }
        if (name != NULL && !is_sound(&caseload->tables[table], table)) {
            return caf_io_fail(&writer->error, CAF_E_ROWS, 0, name, "%s", caf_status_text(CAF_E_ROWS));
        }
    }
    return CAF_OK;
}

/* The fields that can be held, in one form: what no field is does not count. */
static int64_t known_fields(int32_t table, int64_t fields)
{
    int64_t known = CAF_ALL_FIELDS;
    for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
        const caf_field *field = caf_field_at(table, i);
        int64_t bit = (int64_t)1 << field->index;
        known &= caf_io_is_member(field) && (fields & bit) == 0 ? ~bit : CAF_ALL_FIELDS;
    }
    return known;
}

/* What is held of each table for this case. */
static caf_status read_coverage(out_walk *walk, const caf_case_row *own)
{
    caf_io_out_case *of = &walk->of;
    of->absent_tables = 0;
    of->partial_tables = 0;
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        const caf_rows *rows = rows_of(of->caseload, table);
        int64_t bit = (int64_t)1 << table;
        bool absent = table != CAF_CASES && (rows->fields == 0 || (own->absent_tables & bit) != 0);
        of->fields[table] = absent ? 0 : walk->known[table];
        of->absent_tables |= absent ? bit : 0;
        of->partial_tables |= !absent && table != CAF_CASES ? own->partial_tables & bit : 0;
        if (absent && of->count[table] > 0) {
            return caf_io_out_fail(of, table, NULL, CAF_E_VALUE, "said to be absent, and yet there are rows");
        }
    }
    return CAF_OK;
}

/* The rows of the case in each table. */
static void find_rows(out_walk *walk, int64_t index)
{
    caf_io_out_case *of = &walk->of;
    of->first[CAF_CASES] = index;
    of->count[CAF_CASES] = 1;
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        const caf_rows *rows = rows_of(of->caseload, table);
        int64_t at = walk->next[table];
        of->first[table] = at;
        while (at < rows->n && case_of(rows, at) == of->case_id) {
            at++;
        }
        of->count[table] = at - walk->next[table];
        walk->next[table] = at;
    }
}

static caf_status name_case(out_walk *walk)
{
    caf_io_out_case *of = &walk->of;
    const caf_report_source *source = of->source;
    size_t length = 0;
    const char *name = source->case_name != NULL ? source->case_name(source->user, of->case_id, &length) : NULL;
    if (!caf_io_tell(&of->name, name, length, of->case_id)) {
        return caf_io_out_fail(of, -1, NULL, CAF_E_VALUE, "the case has a name that cannot be an identifier");
    }
    return CAF_OK;
}

static caf_status write_case(out_walk *walk, int64_t index)
{
    caf_io_out_case *of = &walk->of;
    const caf_rows *cases = rows_of(of->caseload, CAF_CASES);
    of->case_id = case_of(cases, index);
    if (index > 0 && of->case_id <= walk->last_id) {
        return caf_io_out_fail(of, CAF_CASES, NULL, CAF_E_ROW_ORDER, "cases out of order");
    }
    walk->last_id = of->case_id;
    find_rows(walk, index);
    caf_status status = name_case(walk);
    const caf_case_row *own = NULL;
    if (status == CAF_OK) {
        status = caf_io_out_order(of, CAF_CASES);
    }
    if (status == CAF_OK) {
        own = (const caf_case_row *)(const void *)caf_io_out_row(of, CAF_CASES, 0);
        status = own != NULL ? read_coverage(walk, own) : of->writer->error.status;
    }
    if (status == CAF_OK) {
        status = of->writer->format == CAF_FORMAT_JSON ? caf_io_write_json(of) : caf_io_write_tables(of);
        of->writer->cases++;
    }
    return status;
}

static caf_status write_all(caf_writer *writer, const caf_caseload *caseload, const caf_report_source *source,
                            const caf_io_batch *batch)
{
    static const caf_report_source nowhere = { (int32_t)sizeof nowhere, 0, NULL, NULL, NULL, NULL, NULL };
    out_walk walk;
    memset(&walk, 0, sizeof walk);
    walk.of.writer = writer;
    walk.of.caseload = caseload;
    walk.of.source = source != NULL ? source : &nowhere;
    walk.of.batch = batch;
    caf_status status = check_tables(writer, caseload);
    for (int32_t table = 0; status == CAF_OK && table < CAF_TABLES; table++) {
        walk.known[table] = known_fields(table, rows_of(caseload, table)->fields);
    }
    int64_t n = rows_of(caseload, CAF_CASES)->n;
    for (int64_t i = 0; status == CAF_OK && i < n; i++) {
        status = write_case(&walk, i);
    }
    for (int32_t table = CAF_CASES + 1; status == CAF_OK && table < CAF_TABLES; table++) {
        if (walk.next[table] < rows_of(caseload, table)->n) {
            walk.of.case_id = 0;
            status = caf_io_out_fail(&walk.of, table, NULL, CAF_E_ROW_ORDER,
                                     "rows out of order, or of a case that is not there");
        }
    }
    return status;
}

caf_status caf_writer_add(caf_writer *writer, const caf_caseload *caseload, const caf_report_source *source,
                          caf_io_error *error)
{
    if (writer == NULL || caseload == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error) || caseload->size < (int32_t)sizeof *caseload
        || (source != NULL && source->size < (int32_t)sizeof *source)) {
        return CAF_E_SIZE;
    }
    if (writer->ended) {
        return CAF_E_ARGUMENT;
    }
    caf_status status = write_all(writer, caseload, source, NULL);
    return status == CAF_OK ? CAF_OK : end_with(writer, status, error);
}

caf_status caf_io_writer_read(caf_writer *writer, caf_reader *reader, const caf_io_change *change, caf_io_error *error)
{
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    if (writer->ended) {
        return CAF_E_ARGUMENT;
    }
    caf_report_source source = change != NULL ? change->source : caf_io_source_of(reader);
    for (;;) {
        const caf_caseload *caseload;
        caf_status status = caf_reader_next(reader, &caseload, error);
        if (status == CAF_END) {
            return CAF_OK;
        }
        if (status == CAF_OK && change != NULL) {
            status = change->batch(change->user, reader, error);
        }
        if (status != CAF_OK) {
            writer->ended = true;
            return status;
        }
        status = write_all(writer, caseload, &source, &reader->batch);
        if (status != CAF_OK) {
            return end_with(writer, status, error);
        }
    }
}

caf_status caf_writer_read(caf_writer *writer, caf_reader *reader, caf_io_error *error)
{
    return writer == NULL || reader == NULL ? CAF_E_NULL : caf_io_writer_read(writer, reader, NULL, error);
}

static caf_status cannot_write(caf_writer *writer)
{
    caf_io_error_file(&writer->error, writer->shown);
    return caf_io_fail(&writer->error, CAF_E_WRITE, 0, NULL, "could not be written");
}

static bool close_files(caf_writer *writer)
{
    bool well = true;
    for (int32_t i = 0; i < CAF_TABLES; i++) {
        FILE *file = writer->files[i];
        if (file != NULL) {
            well = fflush(file) == 0 && !ferror(file) && well;
            well = fclose(file) == 0 && well;
        }
        writer->files[i] = NULL;
    }
    return well;
}

static caf_status copy_spool(caf_writer *writer)
{
    bool standard = strcmp(writer->path, "-") == 0;
    FILE *file = standard ? stdout : fopen(writer->path, "wb");
    if (file == NULL) {
        return cannot_write(writer);
    }
    caf_status status = caf_io_spool_copy(&writer->spool, file, &writer->error);
    bool well = fflush(file) == 0 && !ferror(file);
    well = (standard || fclose(file) == 0) && well;
    return status != CAF_OK ? status : well ? CAF_OK : cannot_write(writer);
}

/* Two cases of one name would be one, as rows are found by it. */
static caf_status check_names(caf_writer *writer)
{
    int64_t twice[2];
    caf_status status = caf_io_repeats_find(&writer->names, writer->memory, twice, &writer->error);
    if (status == CAF_OK && twice[1] != 0) {
        caf_io_error_file(&writer->error, writer->shown);
        return caf_io_fail(&writer->error, CAF_E_DUPLICATE, 0, "case_id",
                           "cases number %lld and %lld have the same name, and a folder of tables finds rows by it",
                           (long long)twice[0], (long long)twice[1]);
    }
    return status;
}

/* What remains to be said behind the last case. */
static caf_status end_cases(caf_writer *writer)
{
    caf_status status = CAF_OK;
    if (writer->cases == 0) {
        status = writer->format == CAF_FORMAT_JSON ? caf_io_write_no_json(writer) : caf_io_write_no_tables(writer);
    }
    return status == CAF_OK && writer->format == CAF_FORMAT_TABLES ? check_names(writer) : status;
}

caf_status caf_writer_finish(caf_writer *writer, caf_io_error *error)
{
    if (writer == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    if (writer->ended) {
        return CAF_E_ARGUMENT;
    }
    caf_status status = end_cases(writer);
    if (status == CAF_OK && writer->spooled) {
        status = copy_spool(writer);
    } else if (status == CAF_OK && (!close_files(writer) || !caf_io_place_commit(&writer->place))) {
        status = cannot_write(writer);
    }
    writer->ended = true;
    return status == CAF_OK ? CAF_OK : end_with(writer, status, error);
}

void caf_writer_close(caf_writer *writer)
{
    if (writer == NULL) {
        return;
    }
    const caf_io_memory *memory = writer->memory;
    (void)close_files(writer);
    caf_io_place_release(&writer->place);
    caf_io_spool_close(&writer->spool);
    caf_io_repeats_release(&writer->names);
    caf_io_writer_release(&writer->text);
    caf_io_release(&writer->row);
    caf_io_release(&writer->order);
    caf_io_free(memory, writer->path);
    caf_io_free(memory, writer);
}
