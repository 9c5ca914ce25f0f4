#include "arrow_text.h"

#include <stdio.h>
#include <string.h>
#include <caf/columns.h>

static bool is_null(const struct ArrowArray *array, const arrow_type *type, int64_t at)
{
    const unsigned char *validity = arrow_validity(array, type);
    return validity != NULL && !arrow_bit(validity, array->offset + at);
}

bool arrow_texts_of(const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t needed, arrow_texts *out,
                    arrow_fault *fault)
{
    memset(out, 0, sizeof *out);
    out->array = array;
    out->type = arrow_format(schema->format);
    if (schema->dictionary != NULL) {
        out->index = out->type;
        out->indexes = array;
        const struct ArrowSchema *values = schema->dictionary;
        out->type = arrow_format(values->format != NULL ? values->format : "");
        if (!arrow_is_text(out->type.layout) || values->dictionary != NULL || !arrow_is_index(&out->index)) {
            snprintf(fault->text, sizeof fault->text, "a dictionary of %s; expected one of text", out->type.words);
            fault->status = CAF_E_TYPE;
            return false;
        }
        if (!arrow_check(array, &out->index, true, needed, fault)) {
            return false;
        }
        out->array = array->dictionary;
        needed = 0;
    }
    return arrow_check(out->array, &out->type, false, needed, fault);
}

int64_t arrow_texts_index(const arrow_texts *texts, int64_t at)
{
    if (is_null(texts->indexes, &texts->index, at)) {
        return -1;
    }
    int64_t index = arrow_index(texts->index.kind, texts->indexes->buffers[1], texts->indexes->offset + at);
    return index >= 0 && index < texts->array->length ? index : -2;
}

static enum arrow_found view_at(const struct ArrowArray *array, int64_t at, const char **text, int64_t *length)
{
    const char *view = (const char *)array->buffers[1] + at * 16;
    int32_t part[4]; /* length, the first bytes, which buffer, from where */
    memcpy(part, view, sizeof part);
    *length = part[0];
    if (part[0] < 0) {
        return ARROW_BROKEN;
    }
    if (part[0] <= 12) {
        *text = view + 4;
        return ARROW_FOUND;
    }
    int64_t n_data = array->n_buffers - 3; /* validity, views, these, their sizes */
    const void *sizes = array->buffers[array->n_buffers - 1];
    if (part[2] < 0 || part[2] >= n_data || part[3] < 0 || sizes == NULL || array->buffers[2 + part[2]] == NULL
        || part[3] > arrow_index(CAF_COLUMN_INT64, sizes, part[2]) - part[0]) {
        return ARROW_BROKEN;
    }
    *text = (const char *)array->buffers[2 + part[2]] + part[3];
    return ARROW_FOUND;
}

enum arrow_found arrow_text_at(const arrow_texts *texts, int64_t at, const char **text, int64_t *length)
{
    const struct ArrowArray *array = texts->array;
    if (is_null(array, &texts->type, at)) {
        return ARROW_NONE;
    }
    at += array->offset;
    if (texts->type.layout == ARROW_TEXT_VIEW) {
        return view_at(array, at, text, length);
    }
    int32_t kind = texts->type.layout == ARROW_TEXT ? CAF_COLUMN_INT32 : CAF_COLUMN_INT64;
    int64_t from = arrow_index(kind, array->buffers[1], at);
    int64_t to = arrow_index(kind, array->buffers[1], at + 1);
    if (from < 0 || to < from || (to > from && array->buffers[2] == NULL)) {
        return ARROW_BROKEN;
    }
    *text = to > from ? (const char *)array->buffers[2] + from : "";
    *length = to - from;
    return ARROW_FOUND;
}

enum arrow_found arrow_texts_at(const arrow_texts *texts, int64_t at, const char **text, int64_t *length)
{
    if (texts->indexes != NULL) {
        at = arrow_texts_index(texts, at);
        if (at < 0) {
            return at == -1 ? ARROW_NONE : ARROW_BROKEN;
        }
    }
    return arrow_text_at(texts, at, text, length);
}

enum arrow_found arrow_list_at(const struct ArrowArray *list, const arrow_type *type, int64_t at, int64_t *first, int64_t *n)
{
    if (is_null(list, type, at)) {
        return ARROW_NONE;
    }
    at += list->offset;
    bool small = type->layout == ARROW_LIST || type->layout == ARROW_LIST_VIEW;
    int32_t kind = small ? CAF_COLUMN_INT32 : CAF_COLUMN_INT64;
    *first = arrow_index(kind, list->buffers[1], at);
    if (type->layout == ARROW_LIST || type->layout == ARROW_LARGE_LIST) {
        int64_t end = arrow_index(kind, list->buffers[1], at + 1);
        *n = *first >= 0 && end >= *first ? end - *first : -1;
    } else {
        *n = arrow_index(kind, list->buffers[2], at);
    }
    if (*first < 0 || *n < 0 || *n > list->children[0]->length || *first > list->children[0]->length - *n) {
        return ARROW_BROKEN;
    }
    return ARROW_FOUND;
}
