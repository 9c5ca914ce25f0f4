/*
 * Reads an input to its end and looks whether what comes out can be: no status,
 * row or name that the headers do not promise.
 */
#ifndef CAF_TESTS_READER_TARGET_H
#define CAF_TESTS_READER_TARGET_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <caf/reader.h>

static inline void must(int holds)
{
    if (!holds) {
        abort();
    }
}

static inline void must_be_error(caf_status status, const caf_io_error *error)
{
    must(status >= 500 && status < 600 && error->status == status && error->message[0] != '\0');
    must(memchr(error->message, '\0', sizeof error->message) != NULL
         && memchr(error->field, '\0', sizeof error->field) != NULL);
    must(error->line >= 0);
}

static inline void must_warn(void *user, const caf_io_error *warning)
{
    (void)user;
    must_be_error(warning->status, warning);
}

/* A value of a field, sound or not recorded. */
static inline void must_be_value(const caf_reader *reader, const caf_field *field, const unsigned char *place)
{
    int64_t id;
    int32_t number;
    size_t length;
    switch (field->type) {
    case CAF_TYPE_ID:
        memcpy(&id, place, sizeof id);
        must(strcmp(field->name, "case_id") == 0 || id == 0
             || (caf_reader_name(reader, id, &length) != NULL && length >= 1 && length <= 256));
        break;
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED:
        memcpy(&number, place, sizeof number);
        must(number == CAF_DATE_UNREADABLE || (number >= CAF_DATE_FIRST && number <= CAF_DATE_LAST));
        break;
    case CAF_TYPE_FLAG:
        must(*place <= CAF_NO);
        break;
    case CAF_TYPE_CHOICE:
        must(*place <= field->n_choices);
        break;
    case CAF_TYPE_SET:
        memcpy(&number, place, sizeof number);
        must((number & 1) == 0 && (number >> field->n_choices >> 1) == 0);
        break;
    case CAF_TYPE_COUNT:
        memcpy(&number, place, sizeof number);
        must(number >= 0);
        break;
    default:
        break;
    }
}

static inline void must_be_table(const caf_reader *reader, const caf_caseload *caseload, int32_t table,
                                 int64_t first, int64_t last)
{
    const caf_rows *rows = &caseload->tables[table];
    int64_t before = first;
    for (int64_t i = 0; i < rows->n; i++) {
        const unsigned char *row = (const unsigned char *)rows->data + i * rows->stride;
        int64_t case_id;
        memcpy(&case_id, row, sizeof case_id);
        must(case_id >= before && case_id <= last);
        before = case_id;
        for (int32_t j = 0; caf_field_at(table, j) != NULL; j++) {
            must_be_value(reader, caf_field_at(table, j), row + caf_field_at(table, j)->offset);
        }
    }
}

static inline void must_be_caseload(const caf_reader *reader, const caf_caseload *caseload, int64_t *cases)
{
    const caf_case_row *own = caseload->tables[CAF_CASES].data;
    int64_t n = caseload->tables[CAF_CASES].n;
    must(n >= 1);
    for (int64_t i = 0; i < n; i++) {
        size_t length;
        must(own[i].case_id == *cases + 1 + i);
        must(caf_reader_case_name(reader, own[i].case_id, &length) != NULL && length >= 1 && length <= 256);
        must(caf_reader_line(reader, own[i].case_id) >= 1);
    }
    for (int32_t table = 0; table < caseload->n_tables; table++) {
        must_be_table(reader, caseload, table, *cases + 1, *cases + n);
    }
    *cases += n;
}

static inline void read_input(const uint8_t *data, size_t size)
{
    caf_reader *reader = NULL;
    caf_io_error error;
    caf_reader_options options = {
        (int32_t)sizeof options, (int32_t)(size & 1), (int32_t)(size % 3), 0, must_warn, NULL
    };
    int64_t cases = 0;
    error.size = (int32_t)sizeof error;
    caf_status status = caf_reader_open_memory(data, size, "input", &options, &reader, &error);
    while (status == CAF_OK) {
        const caf_caseload *caseload;
        status = caf_reader_next(reader, &caseload, &error);
        if (status == CAF_OK) {
            must_be_caseload(reader, caseload, &cases);
        }
    }
    if (status != CAF_END) {
        must_be_error(status, &error);
    }
    caf_reader_close(reader);
}

/* An input as it is, or (every other size) what follows its first line below other headings. */
static inline void read_input_below(const uint8_t *data, size_t size, const char *headings, size_t length)
{
    const uint8_t *line_end = size > 0 ? memchr(data, '\n', size) : NULL;
    if ((size & 2) == 0 || line_end == NULL) {
        read_input(data, size);
        return;
    }
    size_t rest = size - (size_t)(line_end + 1 - data);
    uint8_t *joined = malloc(length + rest);
    must(joined != NULL);
    memcpy(joined, headings, length);
    memcpy(joined + length, line_end + 1, rest);
    read_input(joined, length + rest);
    free(joined);
}

#endif
