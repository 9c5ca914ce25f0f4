/* A case as rows of CSV, a file a table. */
#include <stdio.h>
#include <string.h>
#include "case_writer.h"
#include "field_text.h"

static bool is_column(int64_t fields, const caf_field *field)
{
    return (fields >> field->index & 1) != 0;
}

/* A file begins with the first case that holds its table: a table that no case holds has none. */
static caf_status begin_file(caf_writer *writer, int32_t table, int64_t fields)
{
    char name[80];
    const char *before = "";
    snprintf(name, sizeof name, "%s.csv", caf_table_name(table));
    writer->files[table] = caf_io_place_inside(&writer->place, name);
    writer->fields[table] = fields;
    for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
        const caf_field *field = caf_field_at(table, i);
        if (is_column(fields, field)) {
            caf_io_put(&writer->text, before);
            caf_io_put(&writer->text, field->name);
            before = ",";
        }
    }
    caf_io_put(&writer->text, "\r\n");
    return caf_io_out_put(writer, table);
}

/* The columns of a file are for all cases: what one cannot hold must be what none can. */
static caf_status fail_columns(const caf_io_out_case *of, int32_t table)
{
    int64_t differ = of->fields[table] ^ of->writer->fields[table];
    int32_t i = 0;
    while ((differ >> i & 1) == 0) {
        i++;
    }
    return caf_io_out_fail(of, table, caf_field_at(table, i), CAF_E_LAYOUT,
                           "held for some cases and not for others, which a folder of tables cannot say; JSON can");
}

/* The coverage that the case's own row says. */
static void put_tables(const caf_io_out_case *of, const caf_field *field)
{
    bool partial = strcmp(field->name, "partial_tables") == 0;
    int64_t tables = partial ? of->partial_tables : of->absent_tables;
    caf_io_put_value(&of->writer->text, field, (const unsigned char *)&tables, " ");
}

static caf_status put_cell(const caf_io_out_case *of, const caf_field *field, const unsigned char *row)
{
    caf_io_writer *to = &of->writer->text;
    if (field->type == CAF_TYPE_TABLES) {
        put_tables(of, field);
        return CAF_OK;
    }
    if (!caf_io_is_member(field)) {
        caf_io_put_exact_cell(to, of->name.text, of->name.length);
        return CAF_OK;
    }
    if (!caf_io_out_has(of, field, row)) {
        return CAF_OK;
    }
    if (field->type == CAF_TYPE_ID) {
        caf_io_told name;
        caf_status status = caf_io_out_name(of, field, row, &name);
        if (status == CAF_OK) {
            caf_io_put_exact_cell(to, name.text, name.length);
        }
        return status;
    }
    if (!caf_io_put_value(to, field, row + field->offset, " ")) {
        return caf_io_out_bad_value(of, field, row + field->offset);
    }
    return CAF_OK;
}

static caf_status put_row(const caf_io_out_case *of, int32_t table, const unsigned char *row)
{
    const char *before = "";
    for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
        const caf_field *field = caf_field_at(table, i);
        if (!is_column(of->writer->fields[table], field)) {
            continue;
        }
        caf_io_put(&of->writer->text, before);
        before = ",";
        caf_status status = put_cell(of, field, row);
        if (status != CAF_OK) {
            return status;
        }
    }
    caf_io_put(&of->writer->text, "\r\n");
    return CAF_OK;
}

static caf_status put_table(const caf_io_out_case *of, int32_t table)
{
    caf_writer *writer = of->writer;
    caf_status status = CAF_OK;
    if (of->fields[table] == 0) {
        return CAF_OK;
    }
    if (writer->fields[table] == 0) {
        status = begin_file(writer, table, of->fields[table]);
    } else if (writer->fields[table] != of->fields[table]) {
        status = fail_columns(of, table);
    }
    status = status == CAF_OK ? caf_io_out_order(of, table) : status;
    for (int64_t i = 0; status == CAF_OK && i < of->count[table]; i++) {
        const unsigned char *row = caf_io_out_row(of, table, i);
        status = row != NULL ? put_row(of, table, row) : writer->error.status;
    }
    return status == CAF_OK ? caf_io_out_put(writer, table) : status;
}

caf_status caf_io_write_tables(const caf_io_out_case *of)
{
    caf_writer *writer = of->writer;
    caf_status status = caf_io_repeats_put(&writer->names, of->name.text, of->name.length, &writer->error);
    for (int32_t table = 0; status == CAF_OK && table < CAF_TABLES; table++) {
        status = put_table(of, table);
    }
    return status;
}

caf_status caf_io_write_no_tables(caf_writer *writer)
{
    return begin_file(writer, CAF_CASES, CAF_ALL_FIELDS);
}
