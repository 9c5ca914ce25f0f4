#include "writer.h"

#include <string.h>
#include <caf/explain.h>
#include "../digits.h"
#include "utf8.h"

void caf_io_writer_begin(caf_io_writer *writer, const caf_io_memory *memory)
{
    memset(writer, 0, sizeof *writer);
    writer->buffer.memory = memory;
}

void caf_io_writer_clear(caf_io_writer *writer)
{
    writer->buffer.used = 0;
    writer->failed = false;
}

void caf_io_writer_release(caf_io_writer *writer)
{
    caf_io_release(&writer->buffer);
}

void caf_io_put_bytes(caf_io_writer *writer, const char *bytes, size_t size)
{
    void *place = writer->failed || size == 0 ? NULL : caf_io_append(&writer->buffer, size);
    if (place != NULL) {
        memcpy(place, bytes, size);
    } else if (size > 0) {
        writer->failed = true;
    }
}

void caf_io_put(caf_io_writer *writer, const char *text)
{
    caf_io_put_bytes(writer, text, strlen(text));
}

void caf_io_put_times(caf_io_writer *writer, char byte, size_t times)
{
    for (size_t i = 0; i < times; i++) {
        caf_io_put_bytes(writer, &byte, 1);
    }
}

void caf_io_put_number(caf_io_writer *writer, int64_t number)
{
    char digits[CAF_DIGITS_MAX];
    size_t at = caf_write_digits(digits, number);
    caf_io_put_bytes(writer, digits + at, sizeof digits - at);
}

size_t caf_io_digits(int64_t number)
{
    size_t digits = 1;
    for (; number >= 10; number /= 10) {
        digits++;
    }
    return digits;
}

void caf_io_put_counted(caf_io_writer *writer, int64_t n, const char *one, const char *many)
{
    caf_io_put_number(writer, n);
    caf_io_put(writer, " ");
    caf_io_put(writer, n == 1 ? one : many);
}

void caf_io_put_date(caf_io_writer *writer, caf_date date)
{
    char text[CAF_DATE_TEXT];
    if (caf_date_format(date, text) == CAF_OK) {
        caf_io_put(writer, text);
    }
}

void caf_io_put_date_words(caf_io_writer *writer, caf_date date)
{
    char text[CAF_DATE_WORDS];
    if (caf_date_words(date, text) == CAF_OK) {
        caf_io_put(writer, text);
    }
}

/* The marks that turn the direction of writing, and the separators of lines and paragraphs. */
static bool turns(const unsigned char *bytes)
{
    return bytes[0] == 0xE2 && ((bytes[1] == 0x80 && bytes[2] >= 0xA8 && bytes[2] <= 0xAE) ||
                                (bytes[1] == 0x81 && bytes[2] >= 0xA6 && bytes[2] <= 0xA9));
}

/* Those, and controls, those of C1 among them. */
bool caf_io_steers(const unsigned char *bytes, size_t length)
{
    if (length == 1) {
        return bytes[0] < 0x20 || bytes[0] == 0x7F;
    }
    if (length == 2) {
        return bytes[0] == 0xC2 && bytes[1] < 0xA0;
    }
    return length == 3 && turns(bytes);
}

void caf_io_put_name(caf_io_writer *writer, const char *name, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)name;
    for (size_t i = 0; i < length;) {
        size_t n = caf_io_utf8_length(bytes + i, length - i);
        if (n == 0 || caf_io_steers(bytes + i, n)) {
            caf_io_put(writer, "?");
        } else {
            caf_io_put_bytes(writer, name + i, n);
        }
        i += n > 0 ? n : 1;
    }
}

/* The bytes of a sequence ESC [ ... m; 0: there is none. */
static size_t mark_length(const char *text, size_t length)
{
    if (length < 2 || text[0] != '\x1b' || text[1] != '[') {
        return 0;
    }
    size_t end = 2;
    while (end < length && (text[end] == ';' || (text[end] >= '0' && text[end] <= '9'))) {
        end++;
    }
    return end < length && text[end] == 'm' ? end + 1 : 0;
}

size_t caf_io_columns(const char *text, size_t length)
{
    size_t columns = 0;
    for (size_t i = 0; i < length;) {
        size_t mark = mark_length(text + i, length - i);
        columns += mark == 0 && ((unsigned char)text[i] & 0xC0) != 0x80;
        i += mark > 0 ? mark : 1;
    }
    return columns;
}

void caf_io_put_wrapped(caf_io_writer *writer, const char *text, size_t length, size_t indent, size_t width)
{
    size_t column = 0;
    for (size_t i = 0; i < length;) {
        size_t end = i;
        while (end < length && text[end] != ' ') {
            end++;
        }
        size_t word = caf_io_columns(text + i, end - i);
        if (column > 0 && column + 1 + word > width) {
            caf_io_put(writer, "\n");
            column = 0;
        }
        if (column == 0) {
            caf_io_put_times(writer, ' ', indent);
            column = indent;
        } else {
            caf_io_put(writer, " ");
            column++;
        }
        caf_io_put_bytes(writer, text + i, end - i);
        column += word;
        i = end + 1;
    }
    caf_io_put(writer, "\n");
}

static void put_escaped(caf_io_writer *writer, unsigned char byte)
{
    static const char hex[] = "0123456789abcdef";
    char escape[] = "\\u0000";
    switch (byte) {
    case '"':
        caf_io_put(writer, "\\\"");
        break;
    case '\\':
        caf_io_put(writer, "\\\\");
        break;
    default:
        escape[4] = hex[byte >> 4];
        escape[5] = hex[byte & 15];
        caf_io_put(writer, escape);
        break;
    }
}

void caf_io_put_json(caf_io_writer *writer, const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (text == NULL) {
        caf_io_put(writer, "null");
        return;
    }
    caf_io_put(writer, "\"");
    for (size_t i = 0; i < length;) {
        size_t n = caf_io_utf8_length(bytes + i, length - i);
        if (n == 0) {
            caf_io_put(writer, "\xEF\xBF\xBD");
        } else if (n == 1 && (bytes[i] < 0x20 || bytes[i] == 0x7F || bytes[i] == '"' || bytes[i] == '\\')) {
            put_escaped(writer, bytes[i]);
        } else {
            caf_io_put_bytes(writer, text + i, n);
        }
        i += n > 0 ? n : 1;
    }
    caf_io_put(writer, "\"");
}

/* What stands for a character that HTML would take for its own; NULL: itself. */
static const char *entity_of(char byte)
{
    switch (byte) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

void caf_io_put_html(caf_io_writer *writer, const char *text, size_t length)
{
    size_t plain = 0;
    for (size_t i = 0; i < length; i++) {
        if (entity_of(text[i]) != NULL) {
            caf_io_put_name(writer, text + plain, i - plain);
            caf_io_put(writer, entity_of(text[i]));
            plain = i + 1;
        }
    }
    if (plain < length) {
        caf_io_put_name(writer, text + plain, length - plain);
    }
}

static void put_cell(caf_io_writer *writer, const char *text, size_t length, bool quoted, const char *before)
{
    for (size_t i = 0; i < length; i++) {
        quoted = quoted || memchr(",\"\r\n", text[i], 4) != NULL;
    }
    caf_io_put(writer, quoted ? "\"" : "");
    caf_io_put(writer, before);
    for (size_t i = 0; i < length; i++) {
        caf_io_put_bytes(writer, text + i, 1);
        if (text[i] == '"') {
            caf_io_put(writer, "\"");
        }
    }
    caf_io_put(writer, quoted ? "\"" : "");
}

void caf_io_put_cell(caf_io_writer *writer, const char *text, size_t length)
{
    if (text != NULL && length > 0) {
        bool guarded = memchr("=+-@\t\r'", text[0], 7) != NULL;
        put_cell(writer, text, length, false, guarded ? "'" : "");
    }
}

void caf_io_put_exact_cell(caf_io_writer *writer, const char *text, size_t length)
{
    if (length > 0) {
        put_cell(writer, text, length, text[0] == ' ' || text[length - 1] == ' ', "");
    }
}
