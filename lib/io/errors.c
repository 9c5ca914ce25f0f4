#include "errors.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_SHOWN = 40 };

/* Cuts a text that fills its room, so that no UTF-8 character is left half. */
static void cut_whole(char *text, size_t capacity)
{
    size_t length = strlen(text);
    if (length + 1 < capacity) {
        return;
    }
    size_t start = length;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    if (start > 0 && ((unsigned char)text[start - 1] & 0x80) != 0) {
        start--;
        unsigned char lead = (unsigned char)text[start];
        size_t whole = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (length - start < whole) {
            text[start] = '\0';
        }
    }
}

static void copy_cut(char *to, size_t capacity, const char *from)
{
    size_t length = strlen(from);
    if (length >= capacity) {
        length = capacity - 1;
    }
    memcpy(to, from, length);
    to[length] = '\0';
    cut_whole(to, capacity);
}

void caf_io_error_begin(caf_io_error *error, const char *file)
{
    memset(error, 0, sizeof *error);
    error->size = (int32_t)sizeof *error;
    if (file != NULL) {
        copy_cut(error->file, sizeof error->file, file);
    }
}

caf_status caf_io_fail(caf_io_error *error, caf_status status, int64_t line, const char *field,
                       const char *format, ...)
{
    va_list arguments;
    error->status = status;
    error->line = line;
    copy_cut(error->field, sizeof error->field, field != NULL ? field : "");
    va_start(arguments, format);
    if (vsnprintf(error->message, sizeof error->message, format, arguments) < 0) {
        copy_cut(error->message, sizeof error->message, caf_status_text(status));
    }
    va_end(arguments);
    cut_whole(error->message, sizeof error->message);
    return status;
}

void caf_io_error_file(caf_io_error *error, const char *file)
{
    copy_cut(error->file, sizeof error->file, file);
}

caf_status caf_io_pass(const caf_reader_options *options, caf_io_error *error)
{
    if (options->lenient == 0) {
        return error->status;
    }
    if (options->warn != NULL) {
        options->warn(options->user, error);
    }
    error->status = CAF_OK;
    return CAF_OK;
}

caf_status caf_io_no_memory(caf_io_error *error)
{
    return caf_io_fail(error, CAF_E_MEMORY, 0, NULL, "memory ran out");
}

void caf_io_error_give(const caf_io_error *from, caf_io_error *to)
{
    if (to != NULL && caf_io_error_usable(to)) {
        int32_t size = to->size;
        *to = *from;
        to->size = size;
    }
}

bool caf_io_error_usable(const caf_io_error *error)
{
    return error == NULL || error->size >= (int32_t)sizeof *error;
}

bool caf_io_showable(const char *name, size_t length)
{
    if (length == 0 || length > LONGEST_SHOWN) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        if (name[i] < 0x20 || name[i] > 0x7E) {
            return false;
        }
    }
    return true;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Levenshtein's distance of two names of at most LONGEST_SHOWN bytes, one row at a time. */
static size_t distance_of(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t row[LONGEST_SHOWN + 1];
    for (size_t j = 0; j <= b_length; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = least(replaced, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[b_length];
}

void caf_io_offer(caf_io_nearest *search, const char *known)
{
    size_t length = strlen(known);
    if (search->length > LONGEST_SHOWN || length > LONGEST_SHOWN) {
        return;
    }
    size_t distance = distance_of(search->name, search->length, known, length);
    size_t shorter = least(search->length, length);
    if (shorter >= 4 && memcmp(search->name, known, shorter) == 0) {
        distance = least(distance, 1); /* "case_id" for "case" */
    }
    if (distance <= (length + 2) / 3 && (search->best == NULL || distance < search->distance)) {
        search->best = known;
        search->distance = distance;
    }
}

/* What stands where a name should may be a child's: it is shown where it is made like a field's. */
static bool is_like_a_field(const char *name, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        bool fits = (name[i] >= 'a' && name[i] <= 'z') || (name[i] >= '0' && name[i] <= '9') || name[i] == '_';
        if (!fits) {
            return false;
        }
    }
    return true;
}

static bool is_shown(const caf_io_nearest *search)
{
    return caf_io_showable(search->name, search->length) &&
           (search->best != NULL || is_like_a_field(search->name, search->length));
}

caf_status caf_io_fail_unknown(caf_io_error *error, int64_t line, const char *place, const char *kind,
                               const char *where, const caf_io_nearest *search)
{
    const char *best = search->best;
    bool shown = is_shown(search);
    return caf_io_fail(error, CAF_E_FIELD, line, place, "there is no %s %s%.*s%s %s%s%s%s", kind,
                       shown ? "\"" : "of this name", shown ? (int)search->length : 0, search->name,
                       shown ? "\"" : "", where, best != NULL ? "; perhaps \"" : "", best != NULL ? best : "",
                       best != NULL ? "\" is meant" : "");
}
