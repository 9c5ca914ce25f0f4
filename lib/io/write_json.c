/* A case as JSON, a line each. */
#include <string.h>
#include "case_writer.h"
#include "field_text.h"

static void put_text(caf_io_writer *to, const char *text)
{
    caf_io_put_json(to, text, strlen(text));
}

/* "name": */
static void put_key(caf_io_writer *to, const char *before, const char *name)
{
    caf_io_put(to, before);
    put_text(to, name);
    caf_io_put(to, ": ");
}

/* Texts are in quotes, an element of a set each, all else is bare. */
static bool put_value(caf_io_writer *to, const caf_field *field, const unsigned char *place)
{
    bool bare = field->type == CAF_TYPE_FLAG || field->type == CAF_TYPE_COUNT;
    bool set = field->type == CAF_TYPE_SET;
    caf_io_put(to, bare ? "" : set ? "[\"" : "\"");
    bool well = caf_io_put_value(to, field, place, "\", \"");
    caf_io_put(to, bare ? "" : set ? "\"]" : "\"");
    return well;
}

static caf_status put_field(const caf_io_out_case *of, const caf_field *field, const unsigned char *row)
{
    caf_io_writer *to = &of->writer->text;
    if (field->type == CAF_TYPE_ID) {
        caf_io_told name;
        caf_status status = caf_io_out_name(of, field, row, &name);
        if (status == CAF_OK) {
            caf_io_put_json(to, name.text, name.length);
        }
        return status;
    }
    if (!put_value(to, field, row + field->offset)) {
        return caf_io_out_bad_value(of, field, row + field->offset);
    }
    return CAF_OK;
}

/* The recorded fields of a row, with `before` before the first. */
static caf_status put_fields(const caf_io_out_case *of, int32_t table, const unsigned char *row, const char *before)
{
    for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
        const caf_field *field = caf_field_at(table, i);
        if (!caf_io_out_has(of, field, row)) {
            continue;
        }
        put_key(&of->writer->text, before, field->name);
        before = ", ";
        caf_status status = put_field(of, field, row);
        if (status != CAF_OK) {
            return status;
        }
    }
    return CAF_OK;
}

static caf_status put_rows(const caf_io_out_case *of, int32_t table)
{
    caf_io_writer *to = &of->writer->text;
    put_key(to, ", ", caf_table_name(table));
    caf_status status = caf_io_out_order(of, table);
    for (int64_t i = 0; status == CAF_OK && i < of->count[table]; i++) {
        const unsigned char *row = caf_io_out_row(of, table, i);
        if (row == NULL) {
            return of->writer->error.status;
        }
        caf_io_put(to, i == 0 ? "[{" : ", {");
        status = put_fields(of, table, row, "");
        caf_io_put(to, "}");
    }
    caf_io_put(to, of->count[table] > 0 ? "]" : "[]");
    return status;
}

/* The fields of a table that the source cannot hold. */
static void put_without(const caf_io_out_case *of, int32_t table)
{
    caf_io_writer *to = &of->writer->text;
    const char *before = "\"without\": [";
    for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
        const caf_field *field = caf_field_at(table, i);
        if (!caf_io_out_held(of, field)) {
            caf_io_put(to, before);
            put_text(to, field->name);
            before = ", ";
        }
    }
    caf_io_put(to, "]");
}

/* What neither a table's member nor its lack says. */
static void put_coverage(const caf_io_out_case *of)
{
    caf_io_writer *to = &of->writer->text;
    const char *before = ", \"coverage\": {";
    bool any = false;
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        bool partial = (of->partial_tables >> table & 1) != 0;
        bool without = of->fields[table] != 0 && of->fields[table] != CAF_ALL_FIELDS;
        if (!partial && !without) {
            continue;
        }
        put_key(to, before, caf_table_name(table));
        if (without) {
            caf_io_put(to, partial ? "{\"rows\": \"partial\", " : "{");
            put_without(of, table);
            caf_io_put(to, "}");
        } else {
            caf_io_put(to, "\"partial\"");
        }
        before = ", ";
        any = true;
    }
    caf_io_put(to, any ? "}" : "");
}

caf_status caf_io_write_json(const caf_io_out_case *of)
{
    caf_io_writer *to = &of->writer->text;
    put_key(to, "{", "case");
    caf_io_put_json(to, of->name.text, of->name.length);
    caf_status status = caf_io_out_order(of, CAF_CASES);
    const unsigned char *row = status == CAF_OK ? caf_io_out_row(of, CAF_CASES, 0) : NULL;
    if (row == NULL) {
        return of->writer->error.status;
    }
    status = put_fields(of, CAF_CASES, row, ", ");
    put_coverage(of);
    for (int32_t table = CAF_CASES + 1; status == CAF_OK && table < CAF_TABLES; table++) {
        status = of->fields[table] != 0 ? put_rows(of, table) : CAF_OK;
    }
    caf_io_put(to, "}\n");
    return status == CAF_OK ? caf_io_out_put(of->writer, CAF_CASES) : status;
}

caf_status caf_io_write_no_json(caf_writer *writer)
{
    caf_io_put(&writer->text, "[]\n");
    return caf_io_out_put(writer, CAF_CASES);
}
