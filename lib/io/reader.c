#include <string.h>
#include "reader_open.h"

enum { BATCH = 1024, STEP = 1 << 18 };

/* A batch ends early at this many bytes of input, so that large cases do not pile up in memory. */
#define BATCH_BYTES ((size_t)64 << 20)

static const caf_io_tuning usual = { &caf_io_heap, STEP };

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

/* Makes room for `size` bytes from start on, as far as the input has them. */
static caf_status look_ahead(caf_io_input *input, size_t size, caf_io_error *error)
{
    bool got = true;
    caf_status status = CAF_OK;
    while (status == CAF_OK && got && input->end - input->start < size) {
        status = caf_io_input_more(input, &got, error);
    }
    return status;
}

/* Skips the mark that some programs put before UTF-8; UTF-16 begins with one of its own. */
static caf_status skip_mark(caf_io_input *input, caf_io_error *error)
{
    caf_status status = look_ahead(input, 3, error);
    if (status != CAF_OK) {
        return status;
    }
    size_t held = input->end - input->start;
    const unsigned char *bytes = input->bytes;
    if (held >= 3 && memcmp(bytes + input->start, "\xEF\xBB\xBF", 3) == 0) {
        caf_io_input_consume(input, 3);
    } else if (held >= 2
               && (memcmp(bytes + input->start, "\xFF\xFE", 2) == 0
                   || memcmp(bytes + input->start, "\xFE\xFF", 2) == 0)) {
        return caf_io_fail(error, CAF_E_UTF8, 1, NULL, "the text is UTF-16; save it as UTF-8");
    }
    return CAF_OK;
}

static void begin_json(caf_reader *reader)
{
    reader->format = CAF_FORMAT_JSON;
    reader->split.input = &reader->input;
    caf_io_json_begin(&reader->json, reader->memory, &reader->options);
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        reader->fields[table] = CAF_ALL_FIELDS;
    }
}

static caf_status recognise(caf_reader *reader)
{
    int byte;
    caf_status status = skip_mark(&reader->input, &reader->error);
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

static caf_status start(caf_reader *reader, const caf_io_source *source, size_t step)
{
    caf_io_batch_begin(&reader->batch, reader->memory);
    reader->file = caf_io_copy_text(reader->memory, source->path, strlen(source->path));
    if (reader->file == NULL) {
        return caf_io_no_memory(&reader->error);
    }
    if (source->bytes != NULL) {
        caf_io_input_memory(&reader->input, source->bytes, source->size);
    } else {
        caf_status status = caf_io_input_open(&reader->input, reader->memory, step, source->path,
                                              &reader->error);
        if (status != CAF_OK) {
            return status;
        }
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
    status = start(reader, source, tuning->step);
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

/* One more case into the batch; CAF_END after the last. */
static caf_status next_case(caf_reader *reader, size_t *size)
{
    if (reader->format != CAF_FORMAT_JSON) {
        return caf_io_table_case(&reader->table, &reader->batch, size, &reader->error);
    }
    caf_status status = caf_io_json_split_next(&reader->split, size, &reader->error);
    if (status == CAF_OK) {
        caf_io_input *input = &reader->input;
        status = caf_io_json_case(&reader->json, input->bytes + input->start, *size, input->line,
                                  &reader->batch, &reader->error);
        caf_io_input_consume(input, *size);
    }
    return status;
}

/* Fills the batch; CAF_OK where it holds a case. */
static caf_status fill(caf_reader *reader)
{
    size_t bytes = 0;
    caf_io_batch_clear(&reader->batch);
    while (reader->batch.n_cases < reader->options.batch && bytes < BATCH_BYTES) {
        size_t size = 0;
        caf_status status = next_case(reader, &size);
        if (status == CAF_END) {
            break;
        }
        if (status != CAF_OK) {
            caf_io_batch_clear(&reader->batch);
            return status;
        }
        bytes += size;
    }
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
    } else if (reader->ended != CAF_END) {
        caf_io_error_give(&reader->error, error);
    }
    return reader->ended;
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

void caf_reader_close(caf_reader *reader)
{
    if (reader == NULL) {
        return;
    }
    const caf_io_memory *memory = reader->memory;
    caf_io_table_release(&reader->table);
    if (reader->format == CAF_FORMAT_JSON) {
        caf_io_json_release(&reader->json);
    }
    caf_io_batch_release(&reader->batch);
    caf_io_input_close(&reader->input);
    caf_io_free(memory, reader->file);
    caf_io_free(memory, reader);
}
