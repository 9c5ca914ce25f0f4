#include <stdlib.h>
#include <string.h>
#include <caf/writer.h>
#include "flat_path.h"
#include "flat_read.h"
#include "flat_shared.h"

/* Texts as the language gives them: one offset more than texts, or none at all. */
typedef struct given_texts {
    const int64_t *offsets;
    int64_t n;
    const char *bytes;
} given_texts;

typedef struct given_names {
    const caf_rows *cases;
    given_texts case_names;
    given_texts names;
} given_names;

static caf_status take_texts(const int64_t *offsets, int64_t n_offsets, const void *bytes, int64_t n_bytes, given_texts *out)
{
    *out = (given_texts) { offsets, n_offsets > 0 ? n_offsets - 1 : 0, bytes };
    if (n_offsets < 0 || n_bytes < 0) {
        return CAF_E_NULL;
    }
    if (n_offsets > 0 && !flat_is_aligned(offsets, sizeof *offsets)) {
        return CAF_E_ARGUMENT;
    }
    for (int64_t i = 0; i < n_offsets; i++) {
        if (offsets[i] < (i == 0 ? 0 : offsets[i - 1]) || offsets[i] > n_bytes) {
            return CAF_E_SIZE;
        }
    }
    return CAF_OK;
}

static const char *text_at(const given_texts *texts, int64_t index, size_t *length)
{
    if (index < 0 || index >= texts->n) {
        return NULL;
    }
    *length = (size_t)(texts->offsets[index + 1] - texts->offsets[index]);
    return *length > 0 ? texts->bytes + texts->offsets[index] : NULL;
}

static const char *name_of(const void *user, int64_t id, size_t *length)
{
    const given_names *given = user;
    return id > 0 ? text_at(&given->names, id - 1, length) : NULL;
}

static int64_t case_at(const caf_rows *cases, int64_t index)
{
    int64_t id;
    memcpy(&id, (const char *)cases->data + index * cases->size, sizeof id);
    return id;
}

/* Cases are sorted by their number; where they are not, the writer says so. */
static const char *case_name_of(const void *user, int64_t case_id, size_t *length)
{
    const given_names *given = user;
    int64_t from = 0;
    int64_t to = given->cases->n;
    while (from < to) {
        int64_t middle = from + (to - from) / 2;
        if (case_at(given->cases, middle) < case_id) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from < given->cases->n && case_at(given->cases, from) == case_id ? text_at(&given->case_names, from, length) : NULL;
}

static caf_status write_caseload(const char *path, int32_t format, const caf_caseload *caseload, const given_names *names,
                                 caf_io_error *error)
{
    caf_writer *writer = NULL;
    caf_report_source source = { (int32_t)sizeof source, 0, NULL, case_name_of, name_of, NULL, names };
    caf_status status = caf_writer_open(path, format, &writer, error);
    status = status == CAF_OK ? caf_writer_add(writer, caseload, &source, error) : status;
    status = status == CAF_OK ? caf_writer_finish(writer, error) : status;
    caf_writer_close(writer);
    return status;
}

caf_io_error flat_write(const char *path, size_t path_length, int32_t format, const void *const *tables,
                        const int64_t *n_bytes, int32_t n_tables, const int64_t *fields, int64_t n_fields,
                        const int64_t *case_offsets, int64_t n_case_offsets, const void *case_names,
                        int64_t n_case_names, const int64_t *offsets, int64_t n_offsets, const void *names,
                        int64_t n_names)
{
    caf_rows rows[CAF_TABLES];
    caf_caseload caseload;
    given_names given = { rows, { NULL, 0, NULL }, { NULL, 0, NULL } };
    char *to = NULL;
    caf_io_error error = flat_no_error();

    caf_status status = flat_caseload(tables, n_bytes, n_tables, fields, n_fields, rows, &caseload).status;
    status = status == CAF_OK ? take_texts(case_offsets, n_case_offsets, case_names, n_case_names, &given.case_names) : status;
    status = status == CAF_OK ? take_texts(offsets, n_offsets, names, n_names, &given.names) : status;
    status = status == CAF_OK ? flat_path(path, path_length, &to, &error) : status;
    status = status == CAF_OK ? write_caseload(to, format, &caseload, &given, &error) : status;
    free(to);
    return flat_ended(&error, status);
}

static caf_status write_reader(const char *path, int32_t format, caf_reader *reader, caf_io_error *error)
{
    caf_writer *writer = NULL;
    caf_status status = caf_writer_open(path, format, &writer, error);
    status = status == CAF_OK ? caf_writer_read(writer, reader, error) : status;
    status = status == CAF_OK ? caf_writer_finish(writer, error) : status;
    caf_writer_close(writer);
    return status;
}

caf_io_error flat_convert(const char *path, size_t path_length, const void *bytes, int64_t n_bytes, const char *to,
                          size_t to_length, int32_t format)
{
    char *target = NULL;
    caf_reader *reader = NULL;
    caf_io_error error = flat_no_error();
    caf_status status = flat_path(to, to_length, &target, &error);
    status = status == CAF_OK ? flat_open(path, path_length, bytes, n_bytes, NULL, &reader, &error) : status;
    status = status == CAF_OK ? write_reader(target, format, reader, &error) : status;
    caf_reader_close(reader);
    free(target);
    return flat_ended(&error, status);
}
