#include "arrow_read.h"
#include "arrow_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <caf/columns.h>

/* Where the codes are made. */
typedef struct coding {
    arrow_code_of code_of;
    void *user;
    const char *last; /* the text that was asked for last; NULL: none yet */
    int64_t last_length;
    int32_t last_code;
    char *joined[2]; /* of lists: the items in hand, and those before, which `last` may be */
    size_t capacity[2];
    int in_hand;
    int32_t *codes;
    int64_t at; /* the row in hand, of the whole column */
    arrow_fault *fault;
} coding;

static bool broken(coding *it)
{
    return arrow_refuse(it->fault, CAF_E_ROWS, "a text or list lies outside its buffer");
}

static bool put_text(coding *it, const char *text, int64_t length)
{
    if (it->last == NULL || it->last_length != length || (length > 0 && memcmp(it->last, text, (size_t)length) != 0)) {
        it->last_code = it->code_of(it->user, text, length);
        if (it->last_code < 0) {
            it->fault->status = CAF_OK;
            return false;
        }
        it->last = text;
        it->last_length = length;
    }
    it->codes[it->at] = it->last_code;
    return true;
}

static bool put(coding *it, enum arrow_found found, const char *text, int64_t length)
{
    if (found == ARROW_NONE) {
        it->codes[it->at] = -1;
        return true;
    }
    return found == ARROW_FOUND ? put_text(it, text, length) : broken(it);
}

static bool put_texts(coding *it, const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t first, int64_t n)
{
    arrow_texts texts;
    if (!arrow_texts_of(schema, array, first + n, &texts, it->fault)) {
        return false;
    }
    for (int64_t i = 0; i < n; i++, it->at++) {
        const char *text = "";
        int64_t length = 0;
        enum arrow_found found = arrow_text_at(&texts, first + i, &text, &length);
        if (!put(it, found, text, length)) {
            return false;
        }
    }
    return true;
}

/* A code for each element of the dictionary that is used, when it is first used. */
static bool put_indexed(coding *it, const arrow_texts *texts, int64_t first, int64_t n, int32_t *codes)
{
    enum { NOT_USED_YET = -2 };
    for (int64_t i = 0; i < texts->array->length; i++) {
        codes[i] = NOT_USED_YET;
    }
    for (int64_t i = 0; i < n; i++, it->at++) {
        int64_t index = arrow_texts_index(texts, first + i);
        if (index == -2) {
            return arrow_refuse(it->fault, CAF_E_ROWS, "there is no such text in the dictionary");
        }
        if (index >= 0 && codes[index] != NOT_USED_YET) {
            it->codes[it->at] = codes[index];
            continue;
        }
        const char *text = "";
        int64_t length = 0;
        enum arrow_found found = index < 0 ? ARROW_NONE : arrow_text_at(texts, index, &text, &length);
        if (!put(it, found, text, length)) {
            return false;
        }
        if (index >= 0) {
            codes[index] = it->codes[it->at];
        }
    }
    return true;
}

static bool put_dictionary(coding *it, const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t first, int64_t n)
{
    arrow_texts texts;
    if (!arrow_texts_of(schema, array, first + n, &texts, it->fault)) {
        return false;
    }
    int32_t *codes = malloc((size_t)texts.array->length * sizeof *codes + 1);
    if (codes == NULL) {
        return arrow_refuse(it->fault, CAF_E_MEMORY, "memory ran out");
    }
    bool done = put_indexed(it, &texts, first, n, codes);
    free(codes);
    return done;
}

static bool append(coding *it, size_t *used, const char *text, int64_t length)
{
    size_t needed = *used + (size_t)length + 1;
    if (needed > it->capacity[it->in_hand]) {
        char *grown = realloc(it->joined[it->in_hand], needed * 2);
        if (grown == NULL) {
            return arrow_refuse(it->fault, CAF_E_MEMORY, "memory ran out");
        }
        it->joined[it->in_hand] = grown;
        it->capacity[it->in_hand] = needed * 2;
    }
    memcpy(it->joined[it->in_hand] + *used, text, (size_t)length);
    *used += (size_t)length;
    return true;
}

static bool put_list(coding *it, const arrow_texts *texts, int64_t first, int64_t n)
{
    size_t used = 0;
    if (!append(it, &used, "", 0)) {
        return false;
    }
    for (int64_t i = 0; i < n; i++) {
        const char *text = "";
        int64_t length = 0;
        enum arrow_found found = arrow_texts_at(texts, first + i, &text, &length);
        if (found == ARROW_BROKEN) {
            return broken(it);
        }
        if (found == ARROW_NONE || memchr(text, ';', (size_t)length) != NULL) {
            return arrow_refuse(it->fault, CAF_E_VALUE, "an item of the list is null, or has a semicolon in it");
        }
        if ((i > 0 && !append(it, &used, ";", 1)) || !append(it, &used, text, length)) {
            return false;
        }
    }
    const char *joined = it->joined[it->in_hand];
    if (!put_text(it, joined, (int64_t)used)) {
        return false;
    }
    if (it->last == joined) {
        it->in_hand = !it->in_hand;
    }
    return true;
}

static bool put_lists(coding *it, const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t first, int64_t n)
{
    arrow_type type = arrow_format(schema->format);
    arrow_texts texts;
    if (!arrow_check(array, &type, false, first + n, it->fault)
        || !arrow_texts_of(schema->children[0], array->children[0], 0, &texts, it->fault)) {
        return false;
    }
    for (int64_t i = 0; i < n; i++, it->at++) {
        int64_t from = 0, length = 0;
        enum arrow_found found = arrow_list_at(array, &type, first + i, &from, &length);
        if (found == ARROW_FOUND ? !put_list(it, &texts, from, length) : !put(it, found, "", 0)) {
            return false;
        }
    }
    return true;
}

/* Lists of what is no text are not ours. */
static bool is_list_of_texts(const struct ArrowSchema *schema)
{
    if (!arrow_is_list(arrow_format(schema->format).layout) || schema->n_children != 1 || schema->dictionary != NULL) {
        return false;
    }
    const struct ArrowSchema *items = schema->children[0];
    if (items == NULL || items->release == NULL || items->format == NULL) {
        return false;
    }
    return items->dictionary != NULL || arrow_is_text(arrow_format(items->format).layout);
}

bool arrow_column_is_text(const arrow_table *table, int64_t column)
{
    const struct ArrowSchema *schema = arrow_column_schema(table, column);
    return schema->dictionary != NULL || arrow_is_text(arrow_format(schema->format).layout) || is_list_of_texts(schema);
}

static bool put_part(coding *it, const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t first, int64_t n)
{
    if (schema->dictionary != NULL) {
        return put_dictionary(it, schema, array, first, n);
    }
    return arrow_is_list(arrow_format(schema->format).layout) ? put_lists(it, schema, array, first, n)
                                                              : put_texts(it, schema, array, first, n);
}

bool arrow_column_codes(arrow_table *table, int64_t column, arrow_code_of code_of, void *user, arrow_values *out,
                        arrow_fault *fault)
{
    coding it;
    memset(&it, 0, sizeof it);
    it.code_of = code_of;
    it.user = user;
    it.fault = fault;
    out->kind = CAF_COLUMN_CODES32;
    out->n = table->n;
    out->n_bytes = table->n * (int64_t)sizeof *it.codes;
    out->own[0] = it.codes = malloc((size_t)out->n_bytes + 1);
    out->values = it.codes;
    bool done = it.codes != NULL || arrow_refuse(fault, CAF_E_MEMORY, "memory ran out");
    for (int64_t chunk = 0; done && chunk < table->n_chunks; chunk++) {
        struct ArrowArray *array;
        int64_t first, n;
        done = arrow_column_part(table, column, chunk, &array, &first, &n, fault)
               && put_part(&it, arrow_column_schema(table, column), array, first, n);
    }
    /* A row is to blame only where one was looked at; a wrong type is the column's. */
    if (!done && fault->status != CAF_E_TYPE && fault->status != CAF_E_MEMORY && it.at < table->n) {
        fault->row = it.at;
    }
    free(it.joined[0]);
    free(it.joined[1]);
    arrow_column_release(table, column);
    return done;
}
