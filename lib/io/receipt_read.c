/* Receipts from a file, one a line. What does not hold together is an error: somebody will rely on it. */
#include <stdio.h>
#include <string.h>
#include "input.h"
#include "json_parse.h"
#include "names.h"
#include "receipt_made.h"
#include "report_made.h"

enum { STEP = 1 << 16, LARGEST_LINE = 1 << 20 };

/* The members of a receipt and of a profile in it; each is needed. */
enum { RECEIPT, CASE, AS_OF, LIBCAF, PROFILES, VERDICTS, FACTS, AHEAD, FINDINGS, DIGEST, MEMBERS };
static const char *const members[] = { "receipt", "case",  "as_of", "libcaf",   "profiles", "verdicts",
                                       "facts",   "ahead", "findings", "digest", NULL };
enum { NAME, DIVISION, CERTAIN_UNTIL, SETTINGS, CALENDAR, BASIS_MEMBERS };
static const char *const basis_members[] = { "name", "division", "certain_until", "settings", "calendar", NULL };

struct caf_receipt_reader {
    const caf_io_memory *memory;
    caf_io_input input;
    caf_io_buffer scratch;
    caf_io_buffer bases; /* caf_receipt_basis */
    yyjson_doc *parsed;  /* of the last receipt */
    int64_t line;
    caf_status ended;    /* CAF_OK while there may be more; then what every call returns */
    caf_io_error error;
};

static caf_status fail(caf_receipt_reader *reader, const char *place, caf_status status, const char *why)
{
    return caf_io_fail(&reader->error, status, reader->line, place, "%s", why);
}

/* The members of an object by their places in a list of names; each must be there once. */
static caf_status take_members(caf_receipt_reader *reader, const char *place, yyjson_val *object, const char *const *names,
                               yyjson_val **values)
{
    yyjson_obj_iter iterator;
    char where[80];
    if (!yyjson_is_obj(object)) {
        return fail(reader, place, CAF_E_TYPE, "an object is expected");
    }
    for (int i = 0; names[i] != NULL; i++) {
        values[i] = NULL;
    }
    yyjson_obj_iter_init(object, &iterator);
    for (yyjson_val *key = yyjson_obj_iter_next(&iterator); key != NULL; key = yyjson_obj_iter_next(&iterator)) {
        caf_io_nearest nearest = { yyjson_get_str(key), yyjson_get_len(key), NULL, 0 };
        int i = 0;
        while (names[i] != NULL && !yyjson_equals_str(key, names[i])) {
            caf_io_offer(&nearest, names[i++]);
        }
        if (names[i] == NULL) {
            return caf_io_fail_unknown(&reader->error, reader->line, place, "member", "here", &nearest);
        }
        if (values[i] != NULL) {
            snprintf(where, sizeof where, "%s%s%s", place, place[0] != '\0' ? "." : "", names[i]);
            return fail(reader, where, CAF_E_DUPLICATE, "the same member stands here twice");
        }
        values[i] = yyjson_obj_iter_get_val(key);
    }
    for (int i = 0; names[i] != NULL; i++) {
        if (values[i] == NULL) {
            snprintf(where, sizeof where, "%s%s%s", place, place[0] != '\0' ? "." : "", names[i]);
            return fail(reader, where, CAF_E_VALUE, "missing");
        }
    }
    return CAF_OK;
}

static caf_status read_digest(caf_receipt_reader *reader, const char *place, yyjson_val *value, unsigned char digest[CAF_DIGEST])
{
    size_t n = 0;
    const char *text = yyjson_get_str(value);
    if (text == NULL || yyjson_get_len(value) != 2 * CAF_DIGEST || strspn(text, "0123456789abcdef") != 2 * CAF_DIGEST ||
        sodium_hex2bin(digest, CAF_DIGEST, text, 2 * CAF_DIGEST, NULL, &n, NULL) != 0 || n != CAF_DIGEST) {
        return fail(reader, place, CAF_E_VALUE, "a digest is 64 digits 0 to 9 and a to f");
    }
    return CAF_OK;
}

static caf_status read_day(caf_receipt_reader *reader, const char *place, yyjson_val *value, caf_date *out)
{
    const char *text = yyjson_get_str(value);
    if (text == NULL || caf_date_parse(text, yyjson_get_len(value), out) != CAF_OK || *out == 0) {
        return fail(reader, place, CAF_E_VALUE, "not a day written yyyy-mm-dd");
    }
    return CAF_OK;
}

/* A text of 1 to `most` bytes without a zero byte. */
static caf_status read_text(caf_receipt_reader *reader, const char *place, yyjson_val *value, size_t most, const char **out)
{
    *out = yyjson_get_str(value);
    size_t length = yyjson_get_len(value);
    if (*out == NULL || length == 0 || length > most || memchr(*out, 0, length) != NULL) {
        return fail(reader, place, CAF_E_VALUE, "a text is expected, and not a longer one than there can be");
    }
    return CAF_OK;
}

static caf_status read_division(caf_receipt_reader *reader, const char *place, yyjson_val *value, caf_division *out)
{
    *out = CAF_DIVISION_NONE;
    if (yyjson_is_null(value)) {
        return CAF_OK;
    }
    for (caf_division division = CAF_ENGLAND_AND_WALES; division < CAF_DIVISIONS; division++) {
        if (yyjson_equals_str(value, caf_io_division_word(division))) {
            *out = division;
            return CAF_OK;
        }
    }
    return fail(reader, place, CAF_E_VALUE, "no division");
}

static caf_status read_basis(caf_receipt_reader *reader, size_t index, yyjson_val *object)
{
    yyjson_val *values[BASIS_MEMBERS];
    char places[BASIS_MEMBERS][80];
    char place[40];
    snprintf(place, sizeof place, "profiles[%zu]", index);
    caf_receipt_basis *basis = caf_io_append(&reader->bases, sizeof *basis);
    if (basis == NULL) {
        return caf_io_no_memory(&reader->error);
    }
    memset(basis, 0, sizeof *basis);
    caf_status status = take_members(reader, place, object, basis_members, values);
    for (int i = 0; i < BASIS_MEMBERS; i++) {
        snprintf(places[i], sizeof places[i], "%s.%s", place, basis_members[i]);
    }
    status = status == CAF_OK ? read_text(reader, places[NAME], values[NAME], CAF_PROFILE_NAME - 1, &basis->profile) : status;
    status = status == CAF_OK ? read_division(reader, places[DIVISION], values[DIVISION], &basis->division) : status;
    if (status == CAF_OK && !yyjson_is_null(values[CERTAIN_UNTIL])) {
        status = read_day(reader, places[CERTAIN_UNTIL], values[CERTAIN_UNTIL], &basis->certain_until);
    }
    status = status == CAF_OK ? read_digest(reader, places[SETTINGS], values[SETTINGS], basis->settings) : status;
    return status == CAF_OK ? read_digest(reader, places[CALENDAR], values[CALENDAR], basis->calendar) : status;
}

static caf_status read_bases(caf_receipt_reader *reader, yyjson_val *array, caf_receipt *out)
{
    yyjson_arr_iter iterator;
    caf_status status = CAF_OK;
    size_t n = yyjson_arr_size(array);
    if (n == 0) {
        return fail(reader, "profiles", CAF_E_TYPE, "an array of at least one profile is expected");
    }
    reader->bases.used = 0;
    yyjson_arr_iter_init(array, &iterator);
    for (size_t i = 0; status == CAF_OK && i < n; i++) {
        status = read_basis(reader, i, yyjson_arr_iter_next(&iterator));
    }
    out->n_bases = (int32_t)n;
    out->bases = (const caf_receipt_basis *)(const void *)reader->bases.bytes;
    return status;
}

static caf_status read_verdicts(caf_receipt_reader *reader, yyjson_val *object, caf_receipt *out)
{
    yyjson_val *values[CAF_IO_COUNTED];
    const char *names[CAF_IO_COUNTED + 1];
    memcpy(names, caf_io_counted_words, sizeof caf_io_counted_words);
    names[CAF_IO_COUNTED] = NULL;
    caf_status status = take_members(reader, "verdicts", object, names, values);
    for (int32_t i = 0; status == CAF_OK && i < CAF_IO_COUNTED; i++) {
        uint64_t n = yyjson_get_uint(values[i]);
        if (!yyjson_is_uint(values[i]) || n > INT32_MAX) {
            return fail(reader, "verdicts", CAF_E_VALUE, "whole numbers from 0 on are expected");
        }
        out->verdicts[caf_io_counted[i]] = (int32_t)n;
    }
    return status;
}

static caf_status read_case(caf_receipt_reader *reader, yyjson_val *value, caf_receipt *out)
{
    caf_status status = read_text(reader, members[CASE], value, CAF_IO_NAME_LONGEST, &out->case_name);
    out->case_length = yyjson_get_len(value);
    return status;
}

static caf_status read_receipt(caf_receipt_reader *reader, yyjson_val *object, caf_receipt *out)
{
    yyjson_val *at[MEMBERS];
    unsigned char digest[CAF_DIGEST];
    yyjson_val *format = yyjson_obj_get(object, members[RECEIPT]);
    if (yyjson_is_obj(object) && format == NULL) {
        return fail(reader, NULL, CAF_E_LAYOUT, "no receipt: there is no member \"receipt\"");
    }
    if (yyjson_is_uint(format) && yyjson_get_uint(format) != CAF_RECEIPT_FORMAT) {
        return fail(reader, members[RECEIPT], CAF_E_LAYOUT, "of a format that this version does not know; it knows format 1");
    }
    caf_status status = take_members(reader, "", object, members, at);
    if (status == CAF_OK && !yyjson_is_uint(at[RECEIPT])) {
        return fail(reader, members[RECEIPT], CAF_E_TYPE, "the number of the format is expected");
    }
    status = status == CAF_OK ? read_case(reader, at[CASE], out) : status;
    status = status == CAF_OK ? read_day(reader, members[AS_OF], at[AS_OF], &out->as_of) : status;
    status = status == CAF_OK ? read_text(reader, members[LIBCAF], at[LIBCAF], CAF_PROFILE_NAME, &out->version) : status;
    status = status == CAF_OK ? read_bases(reader, at[PROFILES], out) : status;
    status = status == CAF_OK ? read_verdicts(reader, at[VERDICTS], out) : status;
    status = status == CAF_OK ? read_digest(reader, members[FACTS], at[FACTS], out->facts) : status;
    status = status == CAF_OK ? read_digest(reader, members[AHEAD], at[AHEAD], out->ahead) : status;
    status = status == CAF_OK ? read_digest(reader, members[FINDINGS], at[FINDINGS], out->findings) : status;
    status = status == CAF_OK ? read_digest(reader, members[DIGEST], at[DIGEST], out->digest) : status;
    if (status != CAF_OK) {
        return status;
    }
    caf_io_receipt_digest(out, digest);
    if (memcmp(digest, out->digest, CAF_DIGEST) != 0) {
        return fail(reader, members[DIGEST], CAF_E_VALUE, "not that of the rest of the receipt: something in it was changed");
    }
    return CAF_OK;
}

/* The bytes of the next line that is not empty, without its end; CAF_END. */
static caf_status find_line(caf_receipt_reader *reader, size_t *size)
{
    caf_io_input *input = &reader->input;
    for (;;) {
        size_t looked = 0;
        bool got = true;
        caf_status status = CAF_OK;
        const unsigned char *end = NULL;
        while (status == CAF_OK && got && end == NULL) {
            size_t held = input->end - input->start;
            end = held > looked ? memchr(input->bytes + input->start + looked, '\n', held - looked) : NULL;
            looked = held;
            if (end == NULL && held > LARGEST_LINE) {
                return caf_io_fail(&reader->error, CAF_E_LIMIT, input->line, NULL, "a receipt is a line of at most 1 MiB");
            }
            if (end == NULL) {
                status = caf_io_input_more(input, &got, &reader->error);
            }
        }
        *size = end != NULL ? (size_t)(end - input->bytes) - input->start : input->end - input->start;
        if (status != CAF_OK || (end == NULL && *size == 0)) {
            return status != CAF_OK ? status : CAF_END;
        }
        reader->line = input->line;
        for (size_t i = 0; i < *size; i++) {
            if (memchr(" \t\r", input->bytes[input->start + i], 3) == NULL) {
                return CAF_OK;
            }
        }
        caf_io_input_consume(input, *size + (end != NULL));
    }
}

static caf_status read_next(caf_receipt_reader *reader, caf_receipt *out)
{
    size_t size = 0;
    yyjson_doc_free(reader->parsed);
    reader->parsed = NULL;
    caf_status status = find_line(reader, &size);
    if (status != CAF_OK) {
        return status;
    }
    const unsigned char *bytes = reader->input.bytes + reader->input.start;
    reader->parsed = caf_io_json_parse(reader->memory, &reader->scratch, bytes, size, reader->line, &reader->error);
    if (reader->parsed == NULL) {
        return reader->error.status;
    }
    status = read_receipt(reader, yyjson_doc_get_root(reader->parsed), out);
    caf_io_input_consume(&reader->input, size);
    return status;
}

caf_status caf_receipt_next(caf_receipt_reader *reader, caf_receipt *out, caf_io_error *error)
{
    caf_receipt read;
    if (reader == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error) || out->size < (int32_t)sizeof *out) {
        return CAF_E_SIZE;
    }
    memset(&read, 0, sizeof read);
    read.size = out->size;
    if (reader->ended == CAF_OK) {
        reader->ended = read_next(reader, &read);
        if (reader->ended == CAF_OK) {
            memcpy(out, &read, sizeof read);
            return CAF_OK;
        }
    }
    if (reader->ended != CAF_END) {
        caf_io_error_give(&reader->error, error);
    }
    return reader->ended;
}

int64_t caf_receipt_line(const caf_receipt_reader *reader)
{
    return reader != NULL ? reader->line : 0;
}

caf_status caf_io_receipt_reader_open(const char *path, const void *bytes, size_t size, const caf_io_memory *memory,
                                      caf_receipt_reader **out, caf_io_error *error)
{
    caf_io_error failure;
    caf_io_source source = { path, bytes, size };
    caf_io_error_begin(&failure, path);
    caf_receipt_reader *reader = memory->resize(memory->user, NULL, sizeof *reader);
    if (reader == NULL) {
        caf_io_no_memory(&failure);
        caf_io_error_give(&failure, error);
        return CAF_E_MEMORY;
    }
    memset(reader, 0, sizeof *reader);
    reader->memory = memory;
    reader->scratch.memory = reader->bases.memory = memory;
    reader->error = failure;
    caf_status status = caf_io_input_source(&reader->input, &source, memory, STEP, &reader->error);
    status = status == CAF_OK ? caf_io_input_skip_mark(&reader->input, &reader->error) : status;
    if (status != CAF_OK) {
        caf_io_error_give(&reader->error, error);
        caf_receipt_reader_close(reader);
        return status;
    }
    *out = reader;
    return CAF_OK;
}

static caf_status open_reader(const char *path, const void *bytes, size_t size, caf_receipt_reader **out, caf_io_error *error)
{
    if (out != NULL) {
        *out = NULL;
    }
    if (path == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    return caf_io_error_usable(error) ? caf_io_receipt_reader_open(path, bytes, size, &caf_io_heap, out, error) : CAF_E_SIZE;
}

caf_status caf_receipt_reader_open(const char *path, caf_receipt_reader **out, caf_io_error *error)
{
    return open_reader(path, NULL, 0, out, error);
}

caf_status caf_receipt_reader_open_memory(const void *bytes, size_t size, const char *name, caf_receipt_reader **out,
                                          caf_io_error *error)
{
    if (bytes == NULL) {
        return CAF_E_NULL;
    }
    return open_reader(name, bytes, size, out, error);
}

void caf_receipt_reader_close(caf_receipt_reader *reader)
{
    if (reader == NULL) {
        return;
    }
    yyjson_doc_free(reader->parsed);
    caf_io_input_close(&reader->input);
    caf_io_release(&reader->scratch);
    caf_io_release(&reader->bases);
    caf_io_free(reader->memory, reader);
}
