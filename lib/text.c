#include <string.h>
#include <caf/rule.h>
#include "digits.h"
#include "text.h"

caf_text caf_text_begin(char *bytes, size_t capacity)
{
    caf_text text = { bytes, capacity, 0 };
    return text;
}

static void add_bytes(caf_text *text, const char *more, size_t n)
{
    /* One byte stays for the final zero. */
    if (text->length + 1 < text->capacity) {
        size_t room = text->capacity - 1 - text->length;
        memcpy(text->bytes + text->length, more, n < room ? n : room);
    }
    text->length += n;
}

void caf_text_add(caf_text *text, const char *more)
{
    add_bytes(text, more, strlen(more));
}

void caf_text_add_words(caf_text *text, const char *name)
{
    for (; *name != '\0'; name++) {
        add_bytes(text, *name == '-' ? " " : name, 1);
    }
}

void caf_text_add_number(caf_text *text, int64_t number)
{
    char digits[CAF_DIGITS_MAX];
    size_t at = caf_write_digits(digits, number);
    add_bytes(text, digits + at, sizeof digits - at);
}

void caf_text_add_date(caf_text *text, caf_date date)
{
    static const char *const weekdays[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
    static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July",
                                          "August", "September", "October", "November", "December" };
    int32_t weekday;
    int32_t year;
    int32_t month;
    int32_t day;
    if (caf_weekday(date, &weekday) != CAF_OK || caf_date_to_ymd(date, &year, &month, &day) != CAF_OK) {
        caf_text_add(text, "an unknown day");
        return;
    }
    caf_text_add(text, weekdays[weekday]);
    caf_text_add(text, " ");
    caf_text_add_number(text, day);
    caf_text_add(text, " ");
    caf_text_add(text, months[month - 1]);
    caf_text_add(text, " ");
    caf_text_add_number(text, year);
}

void caf_text_add_capital(caf_text *text, const char *more)
{
    char first = more[0] >= 'a' && more[0] <= 'z' ? (char)(more[0] - 'a' + 'A') : more[0];
    if (first != 0) {
        add_bytes(text, &first, 1);
        caf_text_add(text, more + 1);
    }
}

void caf_text_capitalise(caf_text *text, size_t at)
{
    if (at < text->length && at + 1 < text->capacity && text->bytes[at] >= 'a' && text->bytes[at] <= 'z') {
        text->bytes[at] = (char)(text->bytes[at] - 'a' + 'A');
    }
}

void caf_text_add_amount(caf_text *text, int32_t amount, int32_t unit)
{
    const char *name = caf_unit_name(unit);
    caf_text_add_number(text, amount);
    if (name != NULL) {
        caf_text_add(text, " ");
        /* The names are plurals that end in s. */
        add_bytes(text, name, strlen(name) - (amount == 1));
    }
}

caf_status caf_text_end(caf_text *text, size_t *length)
{
    if (length != NULL) {
        *length = text->length;
    }
    if (text->capacity > 0) {
        text->bytes[text->length < text->capacity ? text->length : text->capacity - 1] = 0;
    }
    return text->length < text->capacity ? CAF_OK : CAF_E_CAPACITY;
}
