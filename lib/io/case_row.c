/* The rows of a case that is being written. */
#include <stdio.h>
#include <string.h>
#include "case_writer.h"
#include "field_text.h"
#include "identifier.h"
#include "utf8.h"

caf_status caf_io_out_fail(const caf_io_out_case *of, int32_t table, const caf_field *field, caf_status status,
                           const char *why)
{
    const caf_report_source *source = of->source;
    caf_io_error *error = &of->writer->error;
    char place[160];
    int64_t line = source->line != NULL && of->case_id != 0 ? source->line(source->user, of->case_id) : 0;
    place[0] = '\0';
    if (field != NULL && table == CAF_CASES) {
        snprintf(place, sizeof place, "%s", field->name);
    } else if (table >= 0) {
        snprintf(place, sizeof place, "%s%s%s", caf_table_name(table), field != NULL ? "." : "",
                 field != NULL ? field->name : "");
    }
    caf_io_error_file(error, source->file != NULL ? source->file : of->writer->shown);
    return caf_io_fail(error, status, line, place, "%s", why);
}

caf_status caf_io_out_bad_value(const caf_io_out_case *of, const caf_field *field, const unsigned char *place)
{
    caf_date date = 0;
    if (field->type == CAF_TYPE_DATE || field->type == CAF_TYPE_PLANNED) {
        memcpy(&date, place, sizeof date);
    }
    return caf_io_out_fail(of, field->table, field, CAF_E_VALUE,
                           date == CAF_DATE_UNREADABLE ? "a date that could not be read, and so cannot be written"
                                                       : "a value that cannot be, and so cannot be written");
}

caf_status caf_io_out_order(const caf_io_out_case *of, int32_t table)
{
    caf_io_buffer *order = &of->writer->order;
    int64_t n = of->count[table];
    order->used = 0;
    int64_t *rows = caf_io_append(order, n > 0 ? (size_t)n * sizeof *rows : sizeof *rows);
    if (rows == NULL) {
        return caf_io_no_memory(&of->writer->error);
    }
    for (int64_t i = 0; i < n; i++) {
        int64_t place = of->batch != NULL ? caf_io_batch_place(of->batch, table, of->first[table] + i) : -1;
        rows[place >= 0 && place < n ? place : i] = of->first[table] + i;
    }
    return CAF_OK;
}

/* A value in a field that is said not to be held could not be read back. */
static const caf_field *wrong_field(const caf_io_out_case *of, int32_t table, const unsigned char *row)
{
    for (int32_t i = 0; of->fields[table] != CAF_ALL_FIELDS && caf_field_at(table, i) != NULL; i++) {
        const caf_field *field = caf_field_at(table, i);
        if (caf_io_is_member(field) && !caf_io_out_held(of, field) && caf_io_is_recorded(field, row + field->offset)) {
            return field;
        }
    }
    return NULL;
}

const unsigned char *caf_io_out_row(const caf_io_out_case *of, int32_t table, int64_t place)
{
    caf_io_buffer *buffer = &of->writer->row;
    const caf_rows *rows = &of->caseload->tables[table];
    const int64_t *order = (const int64_t *)(const void *)of->writer->order.bytes;
    int32_t size = caf_row_size(table);
    int32_t known = rows->size < size ? rows->size : size;
    const unsigned char *row = (const unsigned char *)rows->data
                               + order[place] * (rows->stride != 0 ? rows->stride : rows->size);
    for (int32_t i = size; i < rows->size; i++) {
        if (row[i] != 0) {
            caf_io_out_fail(of, table, NULL, CAF_E_ROW_TAIL, "a row holds facts that this version does not know");
            return NULL;
        }
    }
    buffer->used = 0;
    unsigned char *copy = caf_io_append(buffer, (size_t)size);
    if (copy == NULL) {
        caf_io_no_memory(&of->writer->error);
        return NULL;
    }
    memset(copy, 0, (size_t)size);
    memcpy(copy, row, (size_t)known);
    const caf_field *wrong = table != CAF_CASES || of->fields[CAF_CASES] != 0 ? wrong_field(of, table, copy) : NULL;
    if (wrong != NULL) {
        caf_io_out_fail(of, table, wrong, CAF_E_VALUE, "said not to be held, and yet it is recorded");
        return NULL;
    }
    return copy;
}

caf_status caf_io_out_name(const caf_io_out_case *of, const caf_field *field, const unsigned char *row, caf_io_told *out)
{
    const caf_report_source *source = of->source;
    int64_t id;
    size_t length = 0;
    memcpy(&id, row + field->offset, sizeof id);
    const char *name = NULL;
    if (field == caf_field_named(CAF_CHILDREN, "own_case", 8) && id == of->case_id) {
        name = of->name.text; /* the case at hand */
        length = of->name.length;
    } else if (source->name != NULL) {
        name = source->name(source->user, id, &length);
    }
    if (!caf_io_tell(out, name, length, id)) {
        return caf_io_out_fail(of, field->table, field, CAF_E_VALUE, "a name that cannot be an identifier");
    }
    return CAF_OK;
}

bool caf_io_tell(caf_io_told *out, const char *name, size_t length, int64_t number)
{
    out->text = name;
    out->length = length;
    if (name == NULL) {
        int written = snprintf(out->digits, sizeof out->digits, "%lld", (long long)number);
        out->text = out->digits;
        out->length = written > 0 ? (size_t)written : 0;
    }
    const char *problem;
    return caf_io_check_identifier(out->text, out->length, &problem) == CAF_OK
           && caf_io_utf8_valid((const unsigned char *)out->text, out->length) == out->length;
}

bool caf_io_out_held(const caf_io_out_case *of, const caf_field *field)
{
    return (of->fields[field->table] >> field->index & 1) != 0;
}

bool caf_io_out_has(const caf_io_out_case *of, const caf_field *field, const unsigned char *row)
{
    return caf_io_is_member(field) && caf_io_out_held(of, field) && caf_io_is_recorded(field, row + field->offset);
}

caf_status caf_io_out_put(caf_writer *writer, int32_t table)
{
    const caf_io_buffer *made = &writer->text.buffer;
    FILE *file = writer->files[table];
    if (writer->text.failed) {
        return caf_io_no_memory(&writer->error);
    }
    if (writer->spooled) {
        caf_status status = caf_io_spool_put(&writer->spool, made->bytes, made->used, &writer->error);
        caf_io_writer_clear(&writer->text);
        return status;
    }
    if (file == NULL || fwrite(made->bytes, 1, made->used, file) != made->used) {
        caf_io_error_file(&writer->error, writer->shown);
        return caf_io_fail(&writer->error, CAF_E_WRITE, 0, NULL, "could not be written");
    }
    caf_io_writer_clear(&writer->text);
    return CAF_OK;
}
