#include "json_split.h"

#include <string.h>

/* What a byte outside a string means to the brackets. */
enum { PLAIN = 0, QUOTE = 1, OPEN = 2, CLOSE = 3 };
static const uint8_t meaning[256] = {
    ['"'] = QUOTE, ['{'] = OPEN, ['['] = OPEN, ['}'] = CLOSE, [']'] = CLOSE
};

/* How far the brackets of an object have been followed. */
typedef struct brackets {
    size_t at; /* bytes looked at, from the object's first on */
    int32_t depth;
    bool in_string;
    bool escaped; /* the byte before was a backslash in a string */
    bool too_deep;
} brackets;

static bool is_space(unsigned char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

caf_status caf_io_json_peek(caf_io_input *input, int *byte, caf_io_error *error)
{
    for (;;) {
        size_t at = input->start;
        while (at < input->end && is_space(input->bytes[at])) {
            at++;
        }
        caf_io_input_consume(input, at - input->start);
        if (at < input->end) {
            *byte = input->bytes[at];
            return CAF_OK;
        }
        bool got;
        caf_status status = caf_io_input_more(input, &got, error);
        if (status != CAF_OK) {
            return status;
        }
        if (!got) {
            *byte = -1;
            return CAF_OK;
        }
    }
}

/* Whether one of eight bytes is a quote or a backslash: the usual test for a zero byte, on the difference. */
static bool has_string_end(uint64_t eight)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    const uint64_t tops = UINT64_C(0x8080808080808080);
    uint64_t quote = eight ^ (ones * '"');
    uint64_t slash = eight ^ (ones * '\\');
    return ((((quote - ones) & ~quote) | ((slash - ones) & ~slash)) & tops) != 0;
}

/* The first quote or backslash from a byte on, or size. */
static size_t string_end(const unsigned char *bytes, size_t at, size_t size)
{
    while (size - at >= sizeof(uint64_t)) {
        uint64_t eight;
        memcpy(&eight, bytes + at, sizeof eight);
        if (has_string_end(eight)) {
            break;
        }
        at += sizeof eight;
    }
    while (at < size && bytes[at] != '"' && bytes[at] != '\\') {
        at++;
    }
    return at;
}

/* Follows a string to behind its closing quote, or to the end of the bytes. */
static void follow_string(brackets *extent, const unsigned char *bytes, size_t size)
{
    while (extent->at < size) {
        if (extent->escaped) {
            extent->escaped = false;
            extent->at++;
            continue;
        }
        extent->at = string_end(bytes, extent->at, size);
        if (extent->at < size) {
            extent->escaped = bytes[extent->at] == '\\';
            extent->at++;
            if (!extent->escaped) {
                extent->in_string = false;
                return;
            }
        }
    }
}

/* Goes on to the end of the object or of the bytes; true at the end of the object. */
static bool follow(brackets *extent, const unsigned char *bytes, size_t size)
{
    if (extent->in_string) {
        follow_string(extent, bytes, size);
    }
    while (extent->at < size) {
        uint8_t what = meaning[bytes[extent->at++]];
        if (what == PLAIN) {
            continue;
        }
        if (what == QUOTE) {
            extent->in_string = true;
            follow_string(extent, bytes, size);
        } else if (what == OPEN) {
            if (++extent->depth > CAF_IO_DEEPEST) {
                extent->too_deep = true;
                return true;
            }
        } else if (--extent->depth == 0) {
            return true;
        }
    }
    return false;
}

static caf_status take_object(caf_io_input *input, size_t *size, caf_io_error *error)
{
    brackets extent;
    memset(&extent, 0, sizeof extent);
    while (!follow(&extent, input->bytes + input->start, input->end - input->start)) {
        if (extent.at > CAF_IO_LARGEST_CASE) {
            break;
        }
        bool got;
        caf_status status = caf_io_input_more(input, &got, error);
        if (status != CAF_OK) {
            return status;
        }
        if (!got) {
            return caf_io_fail(error, CAF_E_SYNTAX, input->line, NULL,
                               "the input ends inside the case that begins on this line");
        }
    }
    if (extent.too_deep) {
        int64_t line = input->line + caf_io_count_lines(input->bytes + input->start, extent.at);
        return caf_io_fail(error, CAF_E_LIMIT, line, NULL, "brackets stand in each other more than %d deep",
                           CAF_IO_DEEPEST);
    }
    if (extent.at > CAF_IO_LARGEST_CASE) {
        return caf_io_fail(error, CAF_E_LIMIT, input->line, NULL,
                           "the case that begins on this line has more than %d MiB",
                           (int)(CAF_IO_LARGEST_CASE >> 20));
    }
    *size = extent.at;
    return CAF_OK;
}

/* Between the brackets of an array: a comma before each element but the first; CAF_END behind the last. */
static caf_status step_in_array(caf_io_json_split *split, int *byte, caf_io_error *error)
{
    caf_io_input *input = split->input;
    if (*byte == ']') {
        split->done = true;
        caf_io_input_consume(input, 1);
        return CAF_END;
    }
    if (split->n == 0) {
        return CAF_OK;
    }
    if (*byte == -1) {
        return caf_io_fail(error, CAF_E_SYNTAX, input->line, NULL,
                           "the input ends inside the array of cases");
    }
    if (*byte != ',') {
        return caf_io_fail(error, CAF_E_SYNTAX, input->line, NULL,
                           "a comma or ] is missing after a case of the array");
    }
    caf_io_input_consume(input, 1);
    return caf_io_json_peek(input, byte, error);
}

static caf_status begin(caf_io_json_split *split, int *byte, caf_io_error *error)
{
    split->begun = true;
    if (*byte != '[') {
        return CAF_OK;
    }
    split->in_array = true;
    caf_io_input_consume(split->input, 1);
    return caf_io_json_peek(split->input, byte, error);
}

/* What stands where a case should begin. */
static caf_status no_object(const caf_io_json_split *split, int byte, caf_io_error *error)
{
    int64_t line = split->input->line;
    if (byte == -1) {
        return caf_io_fail(error, CAF_E_SYNTAX, line, NULL, "the input ends inside the array of cases");
    }
    if (byte == ']' || byte == '}' || byte == ',') {
        return caf_io_fail(error, CAF_E_SYNTAX, line, NULL, "a %c where a case should begin", byte);
    }
    return caf_io_fail(error, CAF_E_TYPE, line, NULL, "a case is an object; something else stands here");
}

caf_status caf_io_json_split_next(caf_io_json_split *split, size_t *size, caf_io_error *error)
{
    int byte;
    caf_status status = caf_io_json_peek(split->input, &byte, error);
    if (status == CAF_OK && !split->begun) {
        status = begin(split, &byte, error);
    }
    if (status == CAF_OK && split->in_array && !split->done) {
        status = step_in_array(split, &byte, error);
        if (status == CAF_END) {
            status = caf_io_json_peek(split->input, &byte, error);
        }
    }
    if (status != CAF_OK) {
        return status;
    }
    if (split->done && byte != -1) {
        return caf_io_fail(error, CAF_E_SYNTAX, split->input->line, NULL,
                           "something stands behind the array of cases");
    }
    if (split->done || (byte == -1 && !split->in_array)) {
        return CAF_END;
    }
    if (byte != '{') {
        return no_object(split, byte, error);
    }
    split->n++;
    return take_object(split->input, size, error);
}
