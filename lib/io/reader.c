#include <string.h>
#include "reader_open.h"

enum { BATCH = 1024, STEP = 1 << 18 };

/* A batch ends early at this many bytes of input, so that large cases do not pile up in memory. */
#define BATCH_BYTES ((size_t)64 << 20)

static const caf_io_tuning usual = { &caf_io_heap, STEP, NULL, 0 };

static caf_status check_options(const caf_reader_options *options)
{
    if (options == NULL) {
        return CAF_OK;
    }
    if (options->size < (int32_t)sizeof *options) {
        return CAF_E_SIZE;
    }
    bool sound = (options->lenient == 0 || options->lenient == 1) && options->batch >= 0
                 && options->reserved == 0;
    return sound ? CAF_OK : CAF_E_ARGUMENT;
}

static void copy_options(caf_reader_options *to, const caf_reader_options *from)
{
    if (from != NULL) {
        *to = *from;
    }
    to->size = (int32_t)sizeof *to;
    if (to->batch == 0) {
        to->batch = BATCH;
    }
}

static void begin_json(caf_reader *reader)
{
    reader->format = CAF_FORMAT_JSON;
    reader->split.input = &reader->input;
    caf_io_json_begin(&reader->json, reader->memory, &reader->options);
}

static caf_status begin_folder(caf_reader *reader, const char *path, const caf_io_tuning *tuning)
{
    reader->format = CAF_FORMAT_TABLES;
    reader->folder = caf_io_folder_new(reader->memory, &reader->options);
    if (reader->folder == NULL) {
        return caf_io_no_memory(&reader->error);
    }
    caf_io_folder_source source = { path, tuning->parts, tuning->n_parts, tuning->step };
    return caf_io_folder_open(reader->folder, &source, reader->fields, &reader->error);
}

static caf_status recognise(caf_reader *reader)
{
    int byte;
    caf_status status = caf_io_input_skip_mark(&reader->input, &reader->error);
    if (status == CAF_OK) {
        status = caf_io_json_peek(&reader->input, &byte, &reader->error);
    }
    if (status != CAF_OK) {
        return status;
    }
    if (byte == -1) {
        return caf_io_fail(&reader->error, CAF_E_LAYOUT, 0, NULL, "the input is empty");
    }
    if (byte == '{' || byte == '[') {
        begin_json(reader);
        return CAF_OK;
    }
    caf_io_table_begin(&reader->table, reader->memory, &reader->options, &reader->input);
    status = caf_io_table_headings(&reader->table, &reader->format, reader->fields, &reader->error);
    return status;
}

static caf_status start(caf_reader *reader, const caf_io_source *source, const caf_io_tuning *tuning)
{
    caf_io_batch_begin(&reader->batch, reader->memory);
    reader->file = caf_io_copy_text(reader->memory, source->path, strlen(source->path));
    if (reader->file == NULL) {
        return caf_io_no_memory(&reader->error);
    }
    if (tuning->parts != NULL || (source->bytes == NULL && caf_io_is_folder(source->path))) {
        return begin_folder(reader, source->path, tuning);
    }
    caf_status status = caf_io_input_source(&reader->input, source, reader->memory, tuning->step, &reader->error);
    if (status != CAF_OK) {
        return status;
    }
    return recognise(reader);
}

caf_status caf_io_reader_open(const caf_io_source *source, const caf_reader_options *options,
                              const caf_io_tuning *tuning, caf_reader **out, caf_io_error *error)
{
    *out = NULL;
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    caf_io_error failure;
    caf_io_error_begin(&failure, source->path);
    caf_status status = check_options(options);
    if (status != CAF_OK) {
        caf_io_fail(&failure, status, 0, NULL, "the reader's options are wrong: %s", caf_status_text(status));
        caf_io_error_give(&failure, error);
        return status;
    }
    caf_reader *reader = tuning->memory->resize(tuning->memory->user, NULL, sizeof *reader);
    if (reader == NULL) {
        caf_io_no_memory(&failure);
        caf_io_error_give(&failure, error);
        return CAF_E_MEMORY;
    }
    memset(reader, 0, sizeof *reader);
    reader->memory = tuning->memory;
    reader->error = failure;
    copy_options(&reader->options, options);
    status = start(reader, source, tuning);
    if (status != CAF_OK) {
        caf_io_error_give(&reader->error, error);
        caf_reader_close(reader);
        return status;
    }
    *out = reader;
    return CAF_OK;
}

caf_status caf_reader_open(const char *path, const caf_reader_options *options, caf_reader **out,
                           caf_io_error *error)
{
    if (out != NULL) {
        *out = NULL;
    }
    if (path == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    caf_io_source source = { path, NULL, 0 };
    return caf_io_reader_open(&source, options, &usual, out, error);
}

caf_status caf_reader_open_memory(const void *bytes, size_t size, const char *name,
                                  const caf_reader_options *options, caf_reader **out, caf_io_error *error)
{
    if (out != NULL) {
        *out = NULL;
    }
    if ((bytes == NULL && size > 0) || name == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    caf_io_source source = { name, bytes != NULL ? bytes : "", size };
    return caf_io_reader_open(&source, options, &usual, out, error);
}

/* Whether a case whose source can hold these fields (0: whatever) may stand in a batch; if so the batch holds them. */
static bool join_fields(int64_t batch[CAF_TABLES], const int64_t fields[CAF_TABLES])
{
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        if (batch[table] != 0 && fields[table] != 0 && batch[table] != fields[table]) {
            return false;
        }
    }
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        batch[table] = batch[table] != 0 ? batch[table] : fields[table];
    }
    return true;
}

/* CAF_MORE: the case is for the next batch, as its source can hold other fields than those of this one. */
static caf_status next_json_case(caf_reader *reader, size_t *size)
{
    int64_t fields[CAF_TABLES];
    caf_io_input *input = &reader->input;
    *size = reader->held_back;
    caf_status status = *size > 0 ? CAF_OK : caf_io_json_split_next(&reader->split, size, &reader->error);
    if (status != CAF_OK) {
        return status;
    }
    status = caf_io_json_case(&reader->json, input->bytes + input->start, *size, input->line, &reader->batch,
                              fields, &reader->error);
    if (status == CAF_OK && !join_fields(reader->fields, fields)) {
        caf_io_batch_drop_case(&reader->batch);
        reader->held_back = *size;
        return CAF_MORE;
    }
    reader->held_back = 0;
    caf_io_input_consume(input, *size);
    return status;
}

/* One more case into the batch; CAF_END after the last; CAF_MORE where the next one needs a new batch. */
static caf_status next_case(caf_reader *reader, size_t *size)
{
    switch (reader->format) {
    case CAF_FORMAT_JSON: return next_json_case(reader, size);
    case CAF_FORMAT_TABLES: return caf_io_folder_case(reader->folder, &reader->batch, size, &reader->error);
    default: return caf_io_table_case(&reader->table, &reader->batch, size, &reader->error);
    }
}

/* Of a table that no case of the batch holds, JSON could hold every field. */
static void settle_fields(caf_reader *reader)
{
    for (int32_t table = 0; reader->format == CAF_FORMAT_JSON && table < CAF_TABLES; table++) {
        reader->fields[table] = reader->fields[table] != 0 ? reader->fields[table] : CAF_ALL_FIELDS;
    }
}

/* Fills the batch; CAF_OK where it holds a case. */
static caf_status fill(caf_reader *reader)
{
    size_t bytes = 0;
    caf_io_batch_clear(&reader->batch);
    if (reader->format == CAF_FORMAT_JSON) {
        memset(reader->fields, 0, sizeof reader->fields);
    }
    while (reader->batch.n_cases < reader->options.batch && bytes < BATCH_BYTES) {
        size_t size = 0;
        caf_status status = next_case(reader, &size);
        if (status == CAF_END || status == CAF_MORE) {
            break;
        }
        if (status != CAF_OK) {
            caf_io_batch_clear(&reader->batch);
            return status;
        }
        bytes += size;
    }
    settle_fields(reader);
    return reader->batch.n_cases > 0 ? CAF_OK : CAF_END;
}

caf_status caf_reader_next(caf_reader *reader, const caf_caseload **out, caf_io_error *error)
{
    if (out != NULL) {
        *out = NULL;
    }
    if (reader == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    if (reader->ended == CAF_OK) {
        reader->ended = fill(reader);
    }
    if (reader->ended == CAF_OK) {
        *out = caf_io_batch_caseload(&reader->batch, reader->fields);
        reader->given += reader->batch.n_cases;
        if (reader->watch != NULL) {
            reader->watch(reader->watcher, reader);
        }
    } else if (reader->ended != CAF_END) {
        caf_io_error_give(&reader->error, error);
    }
    return reader->ended;
}

void caf_reader_watch(caf_reader *reader, void (*watch)(void *user, const caf_reader *reader), void *user)
{
    if (reader != NULL) {
        reader->watch = watch;
        reader->watcher = user;
    }
}

int64_t caf_reader_cases(const caf_reader *reader)
{
    return reader != NULL ? reader->given : 0;
}

int64_t caf_reader_position(const caf_reader *reader)
{
    if (reader == NULL) {
        return 0;
    }
    int64_t position = caf_io_input_position(&reader->input);
    for (int32_t table = 0; reader->folder != NULL && table < CAF_TABLES; table++) {
        position += caf_io_input_position(&reader->folder->tables[table].input);
    }
    return position;
}

int32_t caf_reader_format(const caf_reader *reader)
{
    return reader != NULL ? reader->format : CAF_FORMAT_NONE;
}

const char *caf_reader_file(const caf_reader *reader)
{
    return reader != NULL ? reader->file : NULL;
}

const char *caf_reader_case_name(const caf_reader *reader, int64_t case_id, size_t *length)
{
    const caf_io_case *found = reader != NULL ? caf_io_batch_find(&reader->batch, case_id) : NULL;
    if (found == NULL || length == NULL) {
        return NULL;
    }
    *length = found->length;
    return (const char *)reader->batch.case_names.bytes + found->offset;
}

const char *caf_reader_name(const caf_reader *reader, int64_t id, size_t *length)
{
    return reader != NULL && length != NULL ? caf_io_names_text(&reader->batch.names, id, length) : NULL;
}

int64_t caf_reader_line(const caf_reader *reader, int64_t case_id)
{
    const caf_io_case *found = reader != NULL ? caf_io_batch_find(&reader->batch, case_id) : NULL;
    return found != NULL ? found->line : 0;
}

static const char *reader_case_name(const void *user, int64_t case_id, size_t *length)
{
    return caf_reader_case_name(user, case_id, length);
}

static const char *reader_name(const void *user, int64_t id, size_t *length)
{
    return caf_reader_name(user, id, length);
}

static int64_t reader_line(const void *user, int64_t case_id)
{
    return caf_reader_line(user, case_id);
}

caf_report_source caf_io_source_of(const caf_reader *reader)
{
    return (caf_report_source) { (int32_t)sizeof(caf_report_source), 0, caf_reader_file(reader),
                                 reader_case_name, reader_name, reader_line, reader };
}

void caf_reader_close(caf_reader *reader)
{
    if (reader == NULL) {
        return;
    }
    const caf_io_memory *memory = reader->memory;
    caf_io_table_release(&reader->table);
    caf_io_folder_free(reader->folder);
    if (reader->format == CAF_FORMAT_JSON) {
        caf_io_json_release(&reader->json);
    }
    caf_io_batch_release(&reader->batch);
    caf_io_input_close(&reader->input);
    caf_io_free(memory, reader->file);
    caf_io_free(memory, reader);
}
