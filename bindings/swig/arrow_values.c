#include "arrow_read.h"
#include "arrow_array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool type_of(const struct ArrowSchema *schema, arrow_type *type, arrow_fault *fault)
{
    *type = arrow_format(schema->format);
    if (schema->dictionary == NULL && (type->layout == ARROW_NULLS || type->layout == ARROW_BITS || type->layout == ARROW_FIXED)) {
        return true;
    }
    snprintf(fault->text, sizeof fault->text, "%s%s cannot be read; expected whole numbers, floating point, true and false, dates, "
             "time stamps, text, or lists of text", schema->dictionary != NULL ? "a dictionary of " : "", type->words);
    fault->status = CAF_E_TYPE;
    return false;
}

/* The column as it lies in its only chunk. */
static void borrow(struct ArrowArray *array, const arrow_type *type, int64_t first, int64_t n, arrow_values *out)
{
    out->offset = array->offset + first;
    int64_t end = out->offset + n;
    out->values = array->buffers[1];
    out->n_bytes = type->layout == ARROW_BITS ? arrow_bit_bytes(end) : end * type->width;
    out->validity = arrow_validity(array, type);
    out->n_validity = out->validity != NULL ? arrow_bit_bytes(end) : 0;
    out->owner = *array;
    array->release = NULL;
}

/* Room for the whole column, its bits set to 0 and all its elements valid. */
static bool make_room(const arrow_type *type, int64_t n, bool has_nulls, arrow_values *out, arrow_fault *fault)
{
    int64_t bits = arrow_bit_bytes(n);
    out->n_bytes = type->layout == ARROW_BITS ? bits : n * type->width;
    out->own[0] = calloc(1, (size_t)out->n_bytes + 1); /* never of no bytes, which may give NULL */
    out->own[1] = has_nulls ? calloc(1, (size_t)bits + 1) : NULL;
    out->values = out->own[0];
    out->validity = out->own[1];
    out->n_validity = has_nulls ? bits : 0;
    if (out->own[0] == NULL || (has_nulls && out->own[1] == NULL)) {
        return arrow_refuse(fault, CAF_E_MEMORY, "memory ran out");
    }
    return true;
}

static void join(const struct ArrowArray *array, const arrow_type *type, int64_t first, int64_t at, int64_t n, arrow_values *out)
{
    first += array->offset;
    if (type->layout == ARROW_BITS) {
        arrow_copy_bits(out->own[0], at, array->buffers[1], first, n);
    } else {
        memcpy((char *)out->own[0] + at * type->width, (const char *)array->buffers[1] + first * type->width,
               (size_t)(n * type->width));
    }
    if (out->own[1] != NULL) {
        const unsigned char *validity = arrow_validity(array, type);
        if (validity != NULL) {
            arrow_copy_bits(out->own[1], at, validity, first, n);
        } else {
            arrow_set_bits(out->own[1], at, n);
        }
    }
}

static bool is_aligned(const void *values, const arrow_type *type)
{
    return type->width <= 1 || (uintptr_t)values % (uintptr_t)type->width == 0;
}

bool arrow_column_values(arrow_table *table, int64_t column, arrow_values *out, arrow_fault *fault)
{
    arrow_type type;
    if (!type_of(arrow_column_schema(table, column), &type, fault)) {
        return false;
    }
    out->kind = type.kind;
    out->zone = type.zone;
    out->n = table->n;
    bool has_nulls = false;
    struct ArrowArray *array;
    int64_t first, n;
    for (int64_t chunk = 0; chunk < table->n_chunks; chunk++) {
        if (!arrow_column_part(table, column, chunk, &array, &first, &n, fault)
            || !arrow_check(array, &type, false, first + n, fault)) {
            return false;
        }
        has_nulls = has_nulls || arrow_validity(array, &type) != NULL;
    }
    if (type.layout != ARROW_NULLS) {
        if (table->n_chunks == 1 && n > 0 && is_aligned(array->buffers[1], &type)) {
            borrow(array, &type, first, n, out);
            return true;
        }
        if (!make_room(&type, table->n, has_nulls, out, fault)) {
            return false;
        }
        int64_t at = 0;
        for (int64_t chunk = 0; chunk < table->n_chunks; chunk++, at += n) {
            if (arrow_column_part(table, column, chunk, &array, &first, &n, fault) && n > 0) {
                join(array, &type, first, at, n, out);
            }
        }
    }
    arrow_column_release(table, column);
    return true;
}

void arrow_values_release(arrow_values *values)
{
    if (values->owner.release != NULL) {
        values->owner.release(&values->owner);
    }
    free(values->own[0]);
    free(values->own[1]);
    memset(values, 0, sizeof *values);
}
