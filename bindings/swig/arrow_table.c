#include "arrow_read.h"
#include "arrow_array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_whole(const struct ArrowSchema *schema)
{
    if (schema == NULL || schema->release == NULL || schema->format == NULL || schema->n_children < 0
        || (schema->n_children > 0 && schema->children == NULL)) {
        return false;
    }
    for (int64_t i = 0; i < schema->n_children; i++) {
        /* Types within types are few: what is deeper than lists of texts is not read. */
        const struct ArrowSchema *child = schema->children[i];
        if (child == NULL || child->release == NULL || child->format == NULL || child->n_children < 0
            || (child->n_children > 0 && child->children == NULL)) {
            return false;
        }
    }
    return true;
}

static bool take_schema(arrow_table *table, arrow_fault *fault)
{
    const struct ArrowSchema *schema = &table->schema;
    if (!is_whole(schema)) {
        return arrow_refuse(fault, CAF_E_ROWS, "the schema is not whole");
    }
    table->is_struct = strcmp(schema->format, "+s") == 0;
    table->n_columns = table->is_struct ? schema->n_children : 1;
    return true;
}

/* Takes a chunk, also where it then is refused. */
static bool take_chunk(arrow_table *table, struct ArrowArray *array, arrow_fault *fault)
{
    if (table->n_chunks == table->capacity) {
        int64_t capacity = table->capacity == 0 ? 4 : table->capacity * 2;
        struct ArrowArray *chunks = realloc(table->chunks, (size_t)capacity * sizeof *chunks);
        if (chunks == NULL) {
            array->release(array);
            return arrow_refuse(fault, CAF_E_MEMORY, "memory ran out");
        }
        table->chunks = chunks;
        table->capacity = capacity;
    }
    struct ArrowArray *chunk = &table->chunks[table->n_chunks++];
    *chunk = *array;
    array->release = NULL;
    if (chunk->length < 0 || chunk->offset < 0 || chunk->length > INT64_MAX / 32 || chunk->offset > INT64_MAX / 32
        || chunk->length > INT64_MAX / 32 - table->n) {
        return arrow_refuse(fault, CAF_E_ROWS, "the table's length or offset cannot be");
    }
    table->n += chunk->length;
    if (!table->is_struct) {
        return true;
    }
    if (chunk->n_children != table->n_columns || (table->n_columns > 0 && chunk->children == NULL)) {
        return arrow_refuse(fault, CAF_E_ROWS, "the table has another number of columns than its schema");
    }
    if (chunk->null_count != 0 && chunk->n_buffers > 0 && chunk->buffers != NULL && chunk->buffers[0] != NULL) {
        for (int64_t row = 0; row < chunk->length; row++) {
            if (!arrow_bit(chunk->buffers[0], chunk->offset + row)) {
                fault->row = table->n - chunk->length + row;
                return arrow_refuse(fault, CAF_E_VALUE, "the whole row is null");
            }
        }
    }
    return true;
}

static bool failed(struct ArrowArrayStream *stream, int number, arrow_fault *fault)
{
    const char *why = stream->get_last_error != NULL ? stream->get_last_error(stream) : NULL;
    fault->status = CAF_E_READ;
    if (why != NULL && *why != 0) {
        snprintf(fault->text, sizeof fault->text, "the producer of the table failed: %s", why);
    } else {
        snprintf(fault->text, sizeof fault->text, "the producer of the table failed with error number %d", number);
    }
    return false;
}

bool arrow_table_from_stream(arrow_table *table, struct ArrowArrayStream *stream, arrow_fault *fault)
{
    if (stream->release == NULL || stream->get_schema == NULL || stream->get_next == NULL) {
        return arrow_refuse(fault, CAF_E_ROWS, "the stream was released, or read, before");
    }
    int number = stream->get_schema(stream, &table->schema);
    if (number != 0) {
        table->schema.release = NULL;
        return failed(stream, number, fault);
    }
    if (!take_schema(table, fault)) {
        return false;
    }
    for (;;) {
        struct ArrowArray array;
        memset(&array, 0, sizeof array);
        number = stream->get_next(stream, &array);
        if (number != 0) {
            return failed(stream, number, fault);
        }
        if (array.release == NULL) {
            return true;
        }
        if (array.length == 0) {
            array.release(&array);
        } else if (!take_chunk(table, &array, fault)) {
            return false;
        }
    }
}

bool arrow_table_from_array(arrow_table *table, struct ArrowSchema *schema, struct ArrowArray *array, arrow_fault *fault)
{
    if (schema->release == NULL || array->release == NULL) {
        return arrow_refuse(fault, CAF_E_ROWS, "the array was released, or read, before");
    }
    table->schema = *schema;
    schema->release = NULL;
    return take_schema(table, fault) && take_chunk(table, array, fault);
}

void arrow_table_release(arrow_table *table)
{
    for (int64_t i = 0; i < table->n_chunks; i++) {
        if (table->chunks[i].release != NULL) {
            table->chunks[i].release(&table->chunks[i]);
        }
    }
    free(table->chunks);
    if (table->schema.release != NULL) {
        table->schema.release(&table->schema);
    }
    memset(table, 0, sizeof *table);
}

const struct ArrowSchema *arrow_column_schema(const arrow_table *table, int64_t column)
{
    return table->is_struct ? table->schema.children[column] : &table->schema;
}

const char *arrow_column_name(const arrow_table *table, int64_t column)
{
    const char *name = arrow_column_schema(table, column)->name;
    return name != NULL ? name : "";
}

bool arrow_column_part(arrow_table *table, int64_t column, int64_t chunk, struct ArrowArray **array, int64_t *first, int64_t *n,
                       arrow_fault *fault)
{
    struct ArrowArray *whole = &table->chunks[chunk];
    *n = whole->length;
    *first = table->is_struct ? whole->offset : 0;
    *array = table->is_struct ? whole->children[column] : whole;
    return *array != NULL && (*array)->release != NULL
           ? true
           : arrow_refuse(fault, CAF_E_ROWS, "an array is missing, or was released before it was read");
}

void arrow_column_release(arrow_table *table, int64_t column)
{
    for (int64_t i = 0; i < table->n_chunks; i++) {
        struct ArrowArray *array = table->is_struct ? table->chunks[i].children[column] : &table->chunks[i];
        if (array != NULL && array->release != NULL) {
            array->release(array);
        }
    }
}
