#include "flat_read.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "flat_path.h"
#include "flat_reading.h"

void flat_bytes_release(flat_bytes *bytes)
{
    free(bytes->data);
    *bytes = (flat_bytes) { NULL, 0 };
}

static void release_texts(flat_texts *texts)
{
    flat_bytes_release(&texts->offsets);
    flat_bytes_release(&texts->bytes);
}

static void release_batch(flat_batch *batch)
{
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        flat_bytes_release(&batch->tables[table]);
    }
    release_texts(&batch->case_names);
    release_texts(&batch->names);
    flat_bytes_release(&batch->lines);
}

void flat_reading_release(flat_reading *reading)
{
    flat_batch *batches = reading->batches.data;
    for (int64_t i = 0; i < reading->n_batches; i++) {
        release_batch(&batches[i]);
    }
    free(reading->batches.data);
    free(reading->problems.data);
    free(reading->problem_texts.data);
    memset(reading, 0, sizeof *reading);
}

/* Room for n more bytes at the end of a heap; NULL: no memory. */
static void *append(flat_heap *heap, int64_t n)
{
    if (n > heap->room - heap->n) {
        int64_t room = 2 * heap->room + n;
        void *grown = realloc(heap->data, (size_t)room);
        if (grown == NULL) {
            return NULL;
        }
        heap->data = grown;
        heap->room = room;
    }
    heap->n += n;
    return (char *)heap->data + heap->n - n;
}

static bool make_room(flat_bytes *bytes, int64_t n)
{
    bytes->data = n > 0 ? malloc((size_t)n) : NULL;
    bytes->n = bytes->data != NULL ? n : 0;
    return n == 0 || bytes->data != NULL;
}

typedef const char *(*name_of)(const caf_reader *reader, int64_t number, size_t *length);

/* The names of n numbers from `first` on. */
static bool copy_names(const caf_reader *reader, name_of name, int64_t first, int64_t n, flat_texts *out)
{
    int64_t total = 0;
    size_t length;
    if (!make_room(&out->offsets, (n + 1) * (int64_t)sizeof(int64_t))) {
        return false;
    }
    int64_t *offsets = out->offsets.data;
    for (int64_t i = 0; i < n; i++) {
        offsets[i] = total;
        total += name(reader, first + i, &length) != NULL ? (int64_t)length : 0;
    }
    offsets[n] = total;
    if (!make_room(&out->bytes, total)) {
        return false;
    }
    for (int64_t i = 0; i < n; i++) {
        const char *text = name(reader, first + i, &length);
        if (text != NULL && length > 0) {
            memcpy((char *)out->bytes.data + offsets[i], text, length);
        }
    }
    return true;
}

static bool copy_rows(const caf_rows *rows, flat_bytes *out)
{
    if (!make_room(out, rows->n * rows->size)) {
        return false;
    }
    const char *from = rows->data;
    int32_t stride = rows->stride != 0 ? rows->stride : rows->size;
    for (int64_t i = 0; i < rows->n; i++) {
        memcpy((char *)out->data + i * rows->size, from + i * stride, (size_t)rows->size);
    }
    return true;
}

static int64_t count_names(const caf_reader *reader)
{
    int64_t n = 0;
    size_t length;
    while (caf_reader_name(reader, n + 1, &length) != NULL) {
        n++;
    }
    return n;
}

static bool copy_lines(const caf_reader *reader, int64_t first, int64_t n, flat_bytes *out)
{
    if (!make_room(out, n * (int64_t)sizeof(int64_t))) {
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
    return copied && copy_names(reader, caf_reader_case_name, first, n, &out->case_names)
           && copy_names(reader, caf_reader_name, 1, count_names(reader), &out->names)
           && copy_lines(reader, first, n, &out->lines);
}

static bool add_batch(flat_reading *reading, const caf_reader *reader, const caf_caseload *caseload)
{
    flat_batch *batch = append(&reading->batches, (int64_t)sizeof *batch);
    if (batch == NULL) {
        return false;
    }
    reading->n_batches++;
    return copy_batch(reader, caseload, batch);
}

static bool append_text(flat_heap *heap, const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = append(heap, (int64_t)size);
    if (copy != NULL) {
        memcpy(copy, text, size);
    }
    return copy != NULL;
}

static void keep_problem(void *user, const caf_io_error *warning)
{
    flat_reading *reading = user;
    flat_problem problem = { warning->line, reading->problem_texts.n, warning->status };
    flat_problem *kept = append(&reading->problems, (int64_t)sizeof *kept);
    if (kept != NULL && append_text(&reading->problem_texts, warning->file)
        && append_text(&reading->problem_texts, warning->field) && append_text(&reading->problem_texts, warning->message)) {
        *kept = problem;
        reading->n_problems++;
    } else {
        reading->no_memory = true;
    }
}

static caf_status read_all(caf_reader *reader, flat_reading *reading, caf_io_error *error)
{
    const caf_caseload *caseload;
    caf_status status;
    reading->format = caf_reader_format(reader);
    while ((status = caf_reader_next(reader, &caseload, error)) == CAF_OK) {
        if (!add_batch(reading, reader, caseload) || reading->no_memory) {
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
    caf_reader_options options = { (int32_t)sizeof options, lenient ? 1 : 0, INT32_MAX, 0, keep_problem, reading };
    caf_status status = flat_open(path, path_length, bytes, n_bytes, &options, &reader, &error);
    if (status == CAF_OK) {
        status = read_all(reader, reading, &error);
    }
    caf_reader_close(reader);
    return flat_ended(&error, status);
}
