#include "arrow_give.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What a stream still has to give. */
typedef struct stream_memory {
    struct ArrowSchema schema; /* kept, since it may be asked for more than once */
    struct ArrowArray array; /* released, or moved: it was given */
} stream_memory;

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    const struct ArrowSchema *schema = &((const stream_memory *)stream->private_data)->schema;
    if (!arrow_give_struct_schema(schema->n_children, out)) {
        return ENOMEM;
    }
    for (int64_t i = 0; i < schema->n_children; i++) {
        const struct ArrowSchema *child = schema->children[i];
        if (!arrow_give_schema(child->name, child->format, child->dictionary != NULL ? child->dictionary->format : NULL,
                               out->children[i])) {
            out->release(out);
            return ENOMEM;
        }
    }
    return 0;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    stream_memory *memory = stream->private_data;
    *out = memory->array;
    memory->array.release = NULL;
    return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream)
{
    (void)stream;
    return NULL;
}

static void release_memory(stream_memory *memory)
{
    if (memory->array.release != NULL) {
        memory->array.release(&memory->array);
    }
    if (memory->schema.release != NULL) {
        memory->schema.release(&memory->schema);
    }
    free(memory);
}

static void release_stream(struct ArrowArrayStream *stream)
{
    release_memory(stream->private_data);
    stream->release = NULL;
}

static bool give_column(const arrow_given *column, int64_t n, struct ArrowSchema *schema, struct ArrowArray *array,
                        arrow_fault *fault)
{
    if (!arrow_give_array(column, n, array, fault)) {
        return false;
    }
    const char *dictionary = array->dictionary != NULL ? "U" : NULL;
    return arrow_give_schema(column->name, column->format, dictionary, schema)
           || arrow_refuse(fault, CAF_E_MEMORY, "memory ran out");
}

bool arrow_stream_make(struct ArrowArrayStream *out, const arrow_given *columns, int64_t n_columns, int64_t n, arrow_fault *fault)
{
    if (n < 0 || n > INT64_MAX / 32) {
        return arrow_refuse(fault, CAF_E_ARGUMENT, "the number of rows cannot be");
    }
    stream_memory *memory = calloc(1, sizeof *memory);
    if (memory == NULL || !arrow_give_struct_schema(n_columns, &memory->schema)
        || !arrow_give_struct_array(n_columns, n, &memory->array)) {
        if (memory != NULL) {
            release_memory(memory);
        }
        return arrow_refuse(fault, CAF_E_MEMORY, "memory ran out");
    }
    for (int64_t i = 0; i < n_columns; i++) {
        if (!give_column(&columns[i], n, memory->schema.children[i], memory->array.children[i], fault)) {
            fault->column = i;
            release_memory(memory);
            return false;
        }
    }
    for (int64_t i = 0; i < n_columns; i++) {
        arrow_give_owner(memory->array.children[i], columns[i].owner, columns[i].let_go);
    }
    memset(out, 0, sizeof *out);
    out->get_schema = get_schema;
    out->get_next = get_next;
    out->get_last_error = get_last_error;
    out->release = release_stream;
    out->private_data = memory;
    return true;
}
