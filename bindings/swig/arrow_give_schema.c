#include "arrow_give.h"

#include <stdlib.h>
#include <string.h>

typedef struct schema_memory {
    struct ArrowSchema dictionary;
    struct ArrowSchema *children; /* of which schema.children are the addresses */
    char text[];
} schema_memory;

static void release_schema(struct ArrowSchema *schema)
{
    schema_memory *memory = schema->private_data;
    for (int64_t i = 0; i < schema->n_children; i++) {
        if (schema->children[i]->release != NULL) {
            schema->children[i]->release(schema->children[i]);
        }
    }
    if (schema->dictionary != NULL && schema->dictionary->release != NULL) {
        schema->dictionary->release(schema->dictionary);
    }
    free(memory->children);
    free(schema->children);
    free(memory);
    schema->release = NULL;
}

bool arrow_give_schema(const char *name, const char *format, const char *dictionary, struct ArrowSchema *out)
{
    size_t n_name = strlen(name) + 1, n_format = strlen(format) + 1;
    memset(out, 0, sizeof *out);
    schema_memory *memory = calloc(1, sizeof *memory + n_name + n_format);
    if (memory == NULL) {
        return false;
    }
    memcpy(memory->text, name, n_name);
    memcpy(memory->text + n_name, format, n_format);
    out->name = memory->text;
    out->format = memory->text + n_name;
    out->flags = ARROW_FLAG_NULLABLE;
    out->private_data = memory;
    out->release = release_schema;
    if (dictionary != NULL) {
        if (!arrow_give_schema("", dictionary, NULL, &memory->dictionary)) {
            release_schema(out);
            return false;
        }
        out->dictionary = &memory->dictionary;
    }
    return true;
}

bool arrow_give_struct_schema(int64_t n_children, struct ArrowSchema *out)
{
    if (!arrow_give_schema("", "+s", NULL, out)) {
        return false;
    }
    schema_memory *memory = out->private_data;
    out->flags = 0;
    memory->children = calloc((size_t)n_children + 1, sizeof *memory->children);
    out->children = calloc((size_t)n_children + 1, sizeof *out->children);
    if (memory->children == NULL || out->children == NULL) {
        release_schema(out);
        return false;
    }
    for (int64_t i = 0; i < n_children; i++) {
        out->children[i] = &memory->children[i];
    }
    out->n_children = n_children;
    return true;
}
