#include "flat_read.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "flat_path.h"
#include "flat_reading.h"

static void release_batch(flat_batch *batch)
{
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        flat_bytes_release(&batch->tables[table]);
    }
    flat_texts_release(&batch->case_names);
    flat_texts_release(&batch->names);
    flat_bytes_release(&batch->lines);
}

void flat_reading_release(flat_reading *reading)
{
    flat_batch *batches = reading->batches.data;
    for (int64_t i = 0; i < reading->n_batches; i++) {
        release_batch(&batches[i]);
    }
    free(reading->batches.data);
    flat_problems_release(&reading->problems);
    memset(reading, 0, sizeof *reading);
}

static const char *case_name(const void *reader, int64_t number, size_t *length)
{
    return caf_reader_case_name(reader, number, length);
}

static const char *other_name(const void *reader, int64_t number, size_t *length)
{
    return caf_reader_name(reader, number, length);
}

static bool copy_rows(const caf_rows *rows, flat_bytes *out)
{
    if (!flat_make_room(out, rows->n * rows->size)) {
        return false;
    }
    const char *from = rows->data;
    int32_t stride = rows->stride != 0 ? rows->stride : rows->size;
    for (int64_t i = 0; i < rows->n; i++) {
        memcpy((char *)out->data + i * rows->size, from + i * stride, (size_t)rows->size);
    }
    return true;
}

static bool copy_lines(const caf_reader *reader, int64_t first, int64_t n, flat_bytes *out)
{
    if (!flat_make_room(out, n * (int64_t)sizeof(int64_t))) {
        return false;
    }
    int64_t *lines = out->data;
    for (int64_t i = 0; i < n; i++) {
        lines[i] = caf_reader_line(reader, first + i);
    }
    return true;
}

static bool copy_batch(const caf_reader *reader, const caf_caseload *caseload, flat_batch *out)
{
    memset(out, 0, sizeof *out);
    bool copied = true;
    for (int32_t table = 0; table < caseload->n_tables && table < CAF_TABLES; table++) {
        out->fields[table] = caseload->tables[table].fields;
        copied = copied && copy_rows(&caseload->tables[table], &out->tables[table]);
    }
    int64_t n = caseload->tables[CAF_CASES].n;
    int64_t first = caf_reader_cases(reader) - n + 1;
    return copied && flat_copy_texts(reader, case_name, first, n, &out->case_names)
           && flat_copy_texts(reader, other_name, 1, flat_count_texts(reader, other_name), &out->names)
           && copy_lines(reader, first, n, &out->lines);
}

static bool add_batch(flat_reading *reading, const caf_reader *reader, const caf_caseload *caseload)
{
    flat_batch *batch = flat_append(&reading->batches, (int64_t)sizeof *batch);
    if (batch == NULL) {
        return false;
    }
    reading->n_batches++;
    return copy_batch(reader, caseload, batch);
}

static caf_status read_all(caf_reader *reader, flat_reading *reading, caf_io_error *error)
{
    const caf_caseload *caseload;
    caf_status status;
    reading->format = caf_reader_format(reader);
    while ((status = caf_reader_next(reader, &caseload, error)) == CAF_OK) {
        if (!add_batch(reading, reader, caseload) || reading->problems.no_memory) {
            return flat_no_memory(error);
        }
    }
    return status == CAF_END ? CAF_OK : status;
}

caf_io_error flat_read(const char *path, size_t path_length, const void *bytes, int64_t n_bytes, bool lenient,
                       struct flat_reading *reading)
{
    caf_io_error error = flat_no_error();
    caf_reader *reader = NULL;
    caf_reader_options options = { (int32_t)sizeof options, lenient ? 1 : 0, INT32_MAX, 0, flat_keep_problem, &reading->problems };
    caf_status status = flat_open(path, path_length, bytes, n_bytes, &options, &reader, &error);
    if (status == CAF_OK) {
        status = read_all(reader, reading, &error);
    }
    caf_reader_close(reader);
    return flat_ended(&error, status);
}
