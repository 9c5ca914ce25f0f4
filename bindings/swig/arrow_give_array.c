#include "arrow_give.h"
#include "arrow_array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <caf/columns.h>

typedef struct array_memory {
    struct ArrowArray dictionary;
    struct ArrowArray *children; /* of which array.children are the addresses */
    const void *buffers[3];
    void *own[3]; /* of those, what is ours */
    void *owner;
    void (*let_go)(void *owner);
} array_memory;

static void release_array(struct ArrowArray *array)
{
    array_memory *memory = array->private_data;
    for (int64_t i = 0; i < array->n_children; i++) {
        if (array->children[i]->release != NULL) {
            array->children[i]->release(array->children[i]);
        }
    }
    if (array->dictionary != NULL && array->dictionary->release != NULL) {
        array->dictionary->release(array->dictionary);
    }
    if (memory->let_go != NULL) {
        memory->let_go(memory->owner);
    }
    for (int i = 0; i < 3; i++) {
        free(memory->own[i]);
    }
    free(memory->children);
    free(array->children);
    free(memory);
    array->release = NULL;
}

static array_memory *begin(struct ArrowArray *out, int64_t n, int64_t n_buffers)
{
    memset(out, 0, sizeof *out);
    array_memory *memory = calloc(1, sizeof *memory);
    if (memory != NULL) {
        out->length = n;
        out->n_buffers = n_buffers;
        out->buffers = memory->buffers;
        out->private_data = memory;
        out->release = release_array;
    }
    return memory;
}

bool arrow_give_struct_array(int64_t n_children, int64_t n, struct ArrowArray *out)
{
    array_memory *memory = begin(out, n, 1);
    if (memory == NULL) {
        return false;
    }
    memory->children = calloc((size_t)n_children + 1, sizeof *memory->children);
    out->children = calloc((size_t)n_children + 1, sizeof *out->children);
    if (memory->children == NULL || out->children == NULL) {
        release_array(out);
        return false;
    }
    for (int64_t i = 0; i < n_children; i++) {
        out->children[i] = &memory->children[i];
    }
    out->n_children = n_children;
    return true;
}

static bool no_memory(arrow_fault *fault)
{
    return arrow_refuse(fault, CAF_E_MEMORY, "memory ran out");
}

static bool is_valid(const struct ArrowArray *array, int64_t row)
{
    const unsigned char *validity = array->buffers[0];
    return validity == NULL || arrow_bit(validity, row);
}

/* Where one value stands for null: a bit for each row. */
static bool mark_nulls(const arrow_given *column, int32_t kind, struct ArrowArray *out, array_memory *memory, arrow_fault *fault)
{
    unsigned char *bits = calloc(1, (size_t)arrow_bit_bytes(out->length) + 1);
    if (bits == NULL) {
        return no_memory(fault);
    }
    memory->own[0] = bits;
    for (int64_t row = 0; row < out->length; row++) {
        bool valid = arrow_index(kind, column->values, row) != column->null;
        bits[row >> 3] = (unsigned char)(bits[row >> 3] | valid << (row & 7));
        out->null_count += !valid;
    }
    memory->buffers[0] = out->null_count > 0 ? bits : NULL;
    return true;
}

/* A consumer reads the text of every index that is valid, and looks no more. */
static bool check_indexes(const arrow_given *column, int32_t kind, const struct ArrowArray *array, arrow_fault *fault)
{
    for (int64_t row = 0; row < array->length; row++) {
        if (is_valid(array, row)) {
            int64_t index = arrow_index(kind, column->values, row);
            if (index < 0 || index >= column->n_texts) {
                fault->row = row;
                return arrow_refuse(fault, CAF_E_VALUE, "there is no text of this code");
            }
        }
    }
    return true;
}

/* Texts one after the other as "u" or "U": of rows of codes, or where those are NULL each once. */
static bool put_texts(const arrow_given *column, const struct ArrowArray *codes, bool large, struct ArrowArray *out,
                      array_memory *memory, arrow_fault *fault)
{
    int64_t n = out->length, total = 0;
    size_t width = large ? 8 : 4;
    char *offsets = memory->own[1] = calloc((size_t)n + 1, width);
    if (offsets == NULL) {
        return no_memory(fault);
    }
    for (int64_t row = 0; row < n; row++) {
        if (codes == NULL || is_valid(codes, row)) {
            total += column->lengths[codes == NULL ? row : arrow_index(CAF_COLUMN_INT32, column->values, row)];
        }
    }
    if (!large && total > INT32_MAX) {
        return arrow_refuse(fault, CAF_E_OVERFLOW, "the texts are longer than 2 GB; give them as \"U\"");
    }
    char *bytes = memory->own[2] = malloc((size_t)total + 1);
    if (bytes == NULL) {
        return no_memory(fault);
    }
    int64_t at = 0;
    for (int64_t row = 0; row < n; row++) {
        if (codes == NULL || is_valid(codes, row)) {
            int64_t code = codes == NULL ? row : arrow_index(CAF_COLUMN_INT32, column->values, row);
            memcpy(bytes + at, column->texts[code], (size_t)column->lengths[code]);
            at += column->lengths[code];
        }
        int32_t small = (int32_t)at;
        memcpy(offsets + ((size_t)row + 1) * width, large ? (const void *)&at : (const void *)&small, width);
    }
    memory->buffers[1] = offsets;
    memory->buffers[2] = bytes;
    return true;
}

static bool put_dictionary(const arrow_given *column, struct ArrowArray *out, array_memory *memory, arrow_fault *fault)
{
    array_memory *texts = begin(&memory->dictionary, column->n_texts, 3);
    if (texts == NULL) {
        return no_memory(fault);
    }
    out->dictionary = &memory->dictionary;
    return put_texts(column, NULL, true, &memory->dictionary, texts, fault);
}

/* Whether the format is one that is given, and the memory is long enough for it. */
static bool check_column(const arrow_given *column, const arrow_type *type, int64_t n, arrow_fault *fault)
{
    bool texts = type->layout == ARROW_TEXT || type->layout == ARROW_LARGE_TEXT;
    if (column->texts != NULL ? !texts && !arrow_is_index(type) : type->layout != ARROW_FIXED && type->layout != ARROW_BITS) {
        return arrow_refuse(fault, CAF_E_ARGUMENT, column->texts != NULL
                            ? "expected the format of whole numbers, \"u\" or \"U\" for a column with texts"
                            : "expected the format of numbers, true and false, dates or time stamps");
    }
    int64_t width = texts ? 4 : type->width;
    int64_t needed = type->layout == ARROW_BITS ? arrow_bit_bytes(n) : n * width;
    if (column->n_bytes < needed || (column->validity != NULL && column->n_validity < arrow_bit_bytes(n))) {
        return arrow_refuse(fault, CAF_E_CAPACITY, "the buffer is shorter than the rows");
    }
    if (n > 0 && width > 1 && (uintptr_t)column->values % (uintptr_t)width != 0) {
        return arrow_refuse(fault, CAF_E_ARGUMENT, "the values are not aligned");
    }
    if (column->has_null && (type->layout == ARROW_BITS || type->kind == CAF_COLUMN_FLOAT32 || type->kind == CAF_COLUMN_FLOAT64)) {
        return arrow_refuse(fault, CAF_E_ARGUMENT, "only whole numbers, dates, time stamps and codes have a value for null");
    }
    return true;
}

/* As what the values of a type are compared and looked up. */
static int32_t number_of(const arrow_type *type)
{
    if (arrow_is_index(type)) {
        return type->kind;
    }
    return type->width == 8 ? CAF_COLUMN_INT64 : CAF_COLUMN_INT32;
}

static bool fill(const arrow_given *column, const arrow_type *type, struct ArrowArray *out, array_memory *memory, arrow_fault *fault)
{
    static const int64_t nothing = 0; /* what is empty may lie anywhere, and some consumers want it aligned */
    int32_t number = number_of(type);
    memory->buffers[0] = column->validity;
    memory->buffers[1] = out->length > 0 ? column->values : &nothing;
    out->null_count = column->validity != NULL ? -1 : 0;
    if (column->has_null && !mark_nulls(column, number, out, memory, fault)) {
        return false;
    }
    if (column->texts == NULL) {
        return true;
    }
    if (!check_indexes(column, number, out, fault)) {
        return false;
    }
    if (type->layout == ARROW_FIXED) {
        return put_dictionary(column, out, memory, fault);
    }
    out->n_buffers = 3;
    return put_texts(column, out, type->layout == ARROW_LARGE_TEXT, out, memory, fault);
}

bool arrow_give_array(const arrow_given *column, int64_t n, struct ArrowArray *out, arrow_fault *fault)
{
    arrow_type type = arrow_format(column->format);
    if (!check_column(column, &type, n, fault)) {
        return false;
    }
    array_memory *memory = begin(out, n, 2);
    if (memory == NULL) {
        return no_memory(fault);
    }
    if (!fill(column, &type, out, memory, fault)) {
        release_array(out);
        return false;
    }
    return true;
}

void arrow_give_owner(struct ArrowArray *array, void *owner, void (*let_go)(void *owner))
{
    array_memory *memory = array->private_data;
    memory->owner = owner;
    memory->let_go = let_go;
}
