#include "put.h"

#include <string.h>

/* The bytes of a character that would steer a terminal (a control, or a mark that turns the writing); 0: none. */
static size_t steering(const unsigned char *bytes, size_t length)
{
    if (bytes[0] < 0x20 || bytes[0] == 0x7F) {
        return 1;
    }
    if (length >= 2 && bytes[0] == 0xC2 && bytes[1] < 0xA0) {
        return 2;
    }
    if (length < 3 || bytes[0] != 0xE2) {
        return 0;
    }
    bool turns = (bytes[1] == 0x80 && bytes[2] >= 0xA8 && bytes[2] <= 0xAE) ||
                 (bytes[1] == 0x81 && bytes[2] >= 0xA6 && bytes[2] <= 0xA9);
    return turns ? 3 : 0;
}

/* The reader has made sure of UTF-8. */
void put_name(FILE *to, const char *name, size_t length, size_t width)
{
    size_t columns = 0;
    const unsigned char *bytes = (const unsigned char *)name;
    for (size_t i = 0; i < length;) {
        size_t n = steering(bytes + i, length - i);
        fputc(n > 0 ? '?' : bytes[i], to);
        columns += (bytes[i] & 0xC0) != 0x80;
        i += n > 0 ? n : 1;
    }
    fprintf(to, "%*s", columns < width ? (int)(width - columns) : 0, "");
}

void put_subject(FILE *to, const caf_reader *reader, const caf_finding *finding)
{
    size_t length = 0;
    const char *name = finding->row > 0 ? caf_reader_name(reader, finding->row, &length) : NULL;
    if (finding->row == 0) {
        fputs(finding->table == CAF_CASES ? "case" : caf_table_name(finding->table), to);
    } else if (name != NULL) {
        fprintf(to, "%s ", caf_table_name(finding->table));
        put_name(to, name, length, 0);
    } else {
        fprintf(to, "%s %lld", caf_table_name(finding->table), (long long)(finding->row < 0 ? -finding->row : finding->row));
    }
}

void subject_text(const caf_reader *reader, const caf_finding *finding, char *text, size_t size)
{
    size_t length = 0;
    const char *name = finding->row > 0 ? caf_reader_name(reader, finding->row, &length) : NULL;
    if (finding->row == 0) {
        snprintf(text, size, "%s", finding->table == CAF_CASES ? "case" : caf_table_name(finding->table));
    } else if (name != NULL) {
        snprintf(text, size, "%s %.*s", caf_table_name(finding->table), (int)length, name);
    } else {
        snprintf(text, size, "%s %lld", caf_table_name(finding->table), (long long)(finding->row < 0 ? -finding->row : finding->row));
    }
}

void put_profiles(FILE *to, const settings *of)
{
    for (int32_t i = 0; i < of->n_profiles; i++) {
        fprintf(to, "%s%s", i > 0 ? ", " : "", caf_profile_name(of->profiles[i]));
    }
}

void put_json(FILE *to, const char *text, size_t length)
{
    if (text == NULL) {
        fputs("null", to);
        return;
    }
    fputc('"', to);
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < 0x20 || byte == 0x7F) {
            fprintf(to, "\\u%04x", byte);
        } else {
            fprintf(to, "%s%c", byte == '"' || byte == '\\' ? "\\" : "", byte);
        }
    }
    fputc('"', to);
}

void put_json_text(FILE *to, const char *text)
{
    put_json(to, text, text != NULL ? strlen(text) : 0);
}

void put_day(FILE *to, caf_date date)
{
    char text[CAF_DATE_TEXT];
    if (date == 0 || caf_date_format(date, text) != CAF_OK) {
        fputs("null", to);
    } else {
        fprintf(to, "\"%s\"", text);
    }
}

void put_member(FILE *to, const char *name, const char *text)
{
    fprintf(to, ", \"%s\": ", name);
    put_json_text(to, text);
}

void put_day_member(FILE *to, const char *name, caf_date date)
{
    fprintf(to, ", \"%s\": ", name);
    put_day(to, date);
}

void put_json_subject(FILE *to, const caf_finding *finding, const char *name, size_t length, int64_t number)
{
    if (finding->row == 0) {
        fputs("null", to);
        return;
    }
    fprintf(to, "{\"table\": \"%s\", ", caf_table_name(finding->table));
    if (name != NULL) {
        fputs("\"id\": ", to);
        put_json(to, name, length);
    } else {
        fprintf(to, "\"number\": %lld", (long long)number);
    }
    fputc('}', to);
}

void put_cell(FILE *to, const char *text, size_t length)
{
    bool quoted = false;
    for (size_t i = 0; i < length; i++) {
        quoted = quoted || memchr(",\"\r\n", text[i], 4) != NULL;
    }
    fputs(quoted ? "\"" : "", to);
    fputs(length > 0 && memchr("=+-@\t\r'", text[0], 7) != NULL ? "'" : "", to); /* no formula; and one of its own is told from ours */
    for (size_t i = 0; i < length; i++) {
        fprintf(to, "%s%c", text[i] == '"' ? "\"" : "", text[i]);
    }
    fputs(quoted ? "\"" : "", to);
}

void put_next_cell(FILE *to, const char *text, size_t length)
{
    fputc(',', to);
    put_cell(to, text, length);
}

void put_next_text(FILE *to, const char *text)
{
    put_next_cell(to, text, text != NULL ? strlen(text) : 0);
}

void put_next_day(FILE *to, caf_date date)
{
    char text[CAF_DATE_TEXT] = "";
    if (date != 0) {
        (void)caf_date_format(date, text);
    }
    fprintf(to, ",%s", text);
}

void put_next_subject(FILE *to, const caf_finding *finding, const char *name, size_t length, int64_t number)
{
    fprintf(to, ",%s", finding->row != 0 ? caf_table_name(finding->table) : "");
    put_next_cell(to, name, name != NULL ? length : 0);
    if (name == NULL && number != 0) {
        fprintf(to, ",%lld", (long long)number);
    } else {
        fputc(',', to);
    }
}
