#include "field_text.h"

#include <stdio.h>
#include <string.h>
#include "identifier.h"

static caf_status say(caf_io_problem *problem, caf_status status, const char *text)
{
    snprintf(problem->text, sizeof problem->text, "%s", text);
    return status;
}

caf_status caf_io_text_date(const char *text, size_t length, caf_date *out, caf_io_problem *problem)
{
    caf_status status = caf_date_parse(text, length, out);
    if (status == CAF_E_DATE) {
        return say(problem, CAF_E_VALUE, "there is no such day in the calendar");
    }
    if (status == CAF_E_DATE_RANGE) {
        return say(problem, CAF_E_VALUE, "a year outside 0001 to 9999");
    }
    if (status != CAF_OK) {
        return say(problem, CAF_E_VALUE, "a text that is not a date written yyyy-mm-dd");
    }
    if (*out == 0) {
        return say(problem, CAF_E_VALUE, "1970-01-01 is what an empty date turns into, no fact of a case");
    }
    return CAF_OK;
}

static bool is_word(const char *word, const char *text, size_t length)
{
    return strlen(word) == length && memcmp(word, text, length) == 0;
}

void caf_io_list_choices(const caf_field *field, char *text, size_t capacity)
{
    size_t used = 0;
    text[0] = '\0';
    for (int32_t i = 0; i < field->n_choices && used < capacity; i++) {
        const char *before = i == 0 ? "" : i == field->n_choices - 1 ? " or " : ", ";
        int written = snprintf(text + used, capacity - used, "%s%s", before, field->choices[i]);
        used += written > 0 ? (size_t)written : 0;
    }
}

caf_status caf_io_text_choice(const caf_field *field, const char *text, size_t length, int32_t *out,
                              caf_io_problem *problem)
{
    char names[256];
    for (int32_t i = 0; i < field->n_choices; i++) {
        if (is_word(field->choices[i], text, length)) {
            *out = i + 1;
            return CAF_OK;
        }
    }
    caf_io_list_choices(field, names, sizeof names);
    snprintf(problem->text, sizeof problem->text, "none of the values there are: %s", names);
    return CAF_E_VALUE;
}

caf_status caf_io_text_element(const caf_field *field, const char *text, size_t length, int32_t *set,
                               caf_io_problem *problem)
{
    int32_t value;
    caf_status status = caf_io_text_choice(field, text, length, &value, problem);
    if (status != CAF_OK) {
        return status;
    }
    int32_t bit = (int32_t)1 << value;
    if ((*set & bit) != 0) {
        return say(problem, CAF_E_DUPLICATE, "a name twice");
    }
    *set |= bit;
    return CAF_OK;
}

caf_status caf_io_text_id(caf_io_names *names, const char *text, size_t length, int64_t *out,
                          caf_io_problem *problem)
{
    const char *why;
    caf_status status = caf_io_check_identifier(text, length, &why);
    if (status != CAF_OK) {
        return say(problem, status, why);
    }
    status = caf_io_names_number(names, text, length, out);
    if (status != CAF_OK) {
        say(problem, status, status == CAF_E_MEMORY ? "memory ran out" : "too many identifiers in one batch of cases");
    }
    return status;
}

static caf_status read_id(caf_io_names *names, const char *text, size_t length, unsigned char *place,
                          caf_io_problem *problem)
{
    int64_t number;
    caf_status status = caf_io_text_id(names, text, length, &number, problem);
    if (status == CAF_OK) {
        memcpy(place, &number, sizeof number);
    }
    return status;
}

static caf_status read_date(const char *text, size_t length, unsigned char *place, caf_io_problem *problem)
{
    caf_date date;
    caf_status status = caf_io_text_date(text, length, &date, problem);
    if (status == CAF_OK) {
        memcpy(place, &date, sizeof date);
    }
    return status;
}

static caf_status read_flag(const char *text, size_t length, unsigned char *place, caf_io_problem *problem)
{
    if (is_word("true", text, length)) {
        *place = CAF_YES;
    } else if (is_word("false", text, length)) {
        *place = CAF_NO;
    } else {
        return say(problem, CAF_E_VALUE, "a text that is neither true nor false");
    }
    return CAF_OK;
}

static caf_status read_choice(const caf_field *field, const char *text, size_t length, unsigned char *place,
                              caf_io_problem *problem)
{
    int32_t value;
    caf_status status = caf_io_text_choice(field, text, length, &value, problem);
    if (status == CAF_OK) {
        *place = (unsigned char)value;
    }
    return status;
}

static caf_status read_count(const char *text, size_t length, unsigned char *place, caf_io_problem *problem)
{
    int64_t number = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return say(problem, CAF_E_VALUE, "a text that is not a whole number in digits");
        }
        number = number <= INT32_MAX ? number * 10 + (text[i] - '0') : number;
    }
    if (number > INT32_MAX) {
        snprintf(problem->text, sizeof problem->text, "a number above %d", INT32_MAX);
        return CAF_E_VALUE;
    }
    int32_t count = (int32_t)number;
    memcpy(place, &count, sizeof count);
    return CAF_OK;
}

/* The bytes up to the next space, or to the end. */
static size_t word_length(const char *text, size_t length)
{
    const char *space = memchr(text, ' ', length);
    return space != NULL ? (size_t)(space - text) : length;
}

static caf_status read_set(const caf_field *field, const char *text, size_t length, unsigned char *place,
                           caf_io_problem *problem)
{
    int32_t set = 0;
    for (size_t at = 0; at <= length;) {
        size_t word = word_length(text + at, length - at);
        caf_status status = caf_io_text_element(field, text + at, word, &set, problem);
        if (status != CAF_OK) {
            return status;
        }
        at += word + 1;
    }
    memcpy(place, &set, sizeof set);
    return CAF_OK;
}

static caf_status read_tables(const char *text, size_t length, unsigned char *place, caf_io_problem *problem)
{
    int64_t tables = 0;
    for (size_t at = 0; at <= length;) {
        size_t word = word_length(text + at, length - at);
        int32_t table = caf_io_table_named(text + at, word);
        if (table < 0) {
            return say(problem, CAF_E_VALUE, "not the names of tables with one space between");
        }
        int64_t bit = (int64_t)1 << table;
        if ((tables & bit) != 0) {
            return say(problem, CAF_E_DUPLICATE, "a name twice");
        }
        tables |= bit;
        at += word + 1;
    }
    memcpy(place, &tables, sizeof tables);
    return CAF_OK;
}

caf_status caf_io_text_value(caf_io_names *names, const caf_field *field, const char *text, size_t length,
                             unsigned char *place, caf_io_problem *problem)
{
    switch (field->type) {
    case CAF_TYPE_ID: return read_id(names, text, length, place, problem);
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED: return read_date(text, length, place, problem);
    case CAF_TYPE_FLAG: return read_flag(text, length, place, problem);
    case CAF_TYPE_CHOICE: return read_choice(field, text, length, place, problem);
    case CAF_TYPE_COUNT: return read_count(text, length, place, problem);
    case CAF_TYPE_TABLES: return read_tables(text, length, place, problem);
    case CAF_TYPE_SET: return read_set(field, text, length, place, problem);
    default: return say(problem, CAF_E_FIELD, "a field of a kind that this version cannot read");
    }
}

int32_t caf_io_table_named(const char *name, size_t length)
{
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        if (is_word(caf_table_name(table), name, length)) {
            return table;
        }
    }
    return -1;
}

bool caf_io_is_member(const caf_field *field)
{
    return field->type != CAF_TYPE_TABLES && strcmp(field->name, "case_id") != 0;
}

bool caf_io_is_recorded(const caf_field *field, const unsigned char *place)
{
    caf_date date;
    if (field->type == CAF_TYPE_DATE || field->type == CAF_TYPE_PLANNED) {
        memcpy(&date, place, sizeof date);
        return date != 0 && date != CAF_DATE_NONE;
    }
    for (int32_t i = 0; i < field->size; i++) {
        if (place[i] != 0) {
            return true;
        }
    }
    return false;
}

static bool put_date(caf_io_writer *writer, const unsigned char *place)
{
    caf_date date;
    memcpy(&date, place, sizeof date);
    if (date < CAF_DATE_FIRST || date > CAF_DATE_LAST) {
        return false;
    }
    caf_io_put_date(writer, date);
    return true;
}

static bool put_count(caf_io_writer *writer, const unsigned char *place)
{
    int32_t count;
    memcpy(&count, place, sizeof count);
    if (count < 0) {
        return false;
    }
    caf_io_put_number(writer, count);
    return true;
}

static void put_element(caf_io_writer *writer, const char *name, bool *first, const char *between)
{
    caf_io_put(writer, *first ? "" : between);
    caf_io_put(writer, name);
    *first = false;
}

static bool put_set(caf_io_writer *writer, const caf_field *field, const unsigned char *place, const char *between)
{
    int32_t set;
    bool first = true;
    memcpy(&set, place, sizeof set);
    for (int32_t value = 1; value <= field->n_choices; value++) {
        int32_t bit = (int32_t)1 << value;
        if ((set & bit) != 0) {
            put_element(writer, field->choices[value - 1], &first, between);
            set &= ~bit;
        }
    }
    return set == 0;
}

static bool put_tables(caf_io_writer *writer, const unsigned char *place, const char *between)
{
    int64_t tables;
    bool first = true;
    memcpy(&tables, place, sizeof tables);
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        int64_t bit = (int64_t)1 << table;
        if ((tables & bit) != 0) {
            put_element(writer, caf_table_name(table), &first, between);
            tables &= ~bit;
        }
    }
    return tables == 0;
}

bool caf_io_put_value(caf_io_writer *writer, const caf_field *field, const unsigned char *place,
                      const char *between)
{
    switch (field->type) {
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED: return put_date(writer, place);
    case CAF_TYPE_FLAG:
        caf_io_put(writer, *place == CAF_YES ? "true" : "false");
        return *place <= CAF_NO;
    case CAF_TYPE_CHOICE:
        if (*place > field->n_choices) {
            return false;
        }
        caf_io_put(writer, field->choices[*place - 1]);
        return true;
    case CAF_TYPE_COUNT: return put_count(writer, place);
    case CAF_TYPE_TABLES: return put_tables(writer, place, between);
    case CAF_TYPE_SET: return put_set(writer, field, place, between);
    default: return false;
    }
}
