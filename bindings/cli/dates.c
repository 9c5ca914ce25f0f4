#include "dates.h"

#include <stdio.h>
#include <string.h>
#include "arguments.h"

enum { WIDTH = 100 };

bool parse_date(const char *command, const char *text, caf_date *out)
{
    caf_status status = caf_date_parse(text, strlen(text), out);
    if (status == CAF_E_DATE) {
        wrong_use(command, "%s: there is no such day", text);
    } else if (status != CAF_OK) {
        wrong_use(command, "%s is no day; one is written yyyy-mm-dd, as in 2023-05-04", text);
    }
    return status == CAF_OK;
}

const char *words_of(caf_date date, char *text)
{
    if (caf_date_words(date, text) != CAF_OK) {
        memcpy(text, "an unknown day", sizeof "an unknown day");
    }
    return text;
}

/* Where the next word goes. */
typedef struct line {
    FILE *to;
    int indent;
    int width;
    int column; /* 0: at the beginning of a line */
} line;

static void print_word(line *at, const char *word, int length)
{
    if (at->column > 0 && at->column + 1 + length > at->width) {
        fputc('\n', at->to);
        at->column = 0;
    }
    if (at->column == 0) {
        fprintf(at->to, "%*s", at->indent, "");
        at->column = at->indent;
    } else {
        fputc(' ', at->to);
        at->column++;
    }
    fprintf(at->to, "%.*s", length, word);
    at->column += length;
}

static void print_words(line *at, const char *text)
{
    for (;;) {
        size_t length = strcspn(text, " ");
        if (length > 0) {
            print_word(at, text, (int)length);
        }
        if (text[length] == '\0') {
            return;
        }
        text += length + 1;
    }
}

void put_wrapped(FILE *to, const char *text, int indent, int width)
{
    line at = { to, indent, width, 0 };
    print_words(&at, text);
    fputc('\n', to);
}

void print_wrapped(const char *text, int indent)
{
    put_wrapped(stdout, text, indent, WIDTH);
}

void print_skipped(const caf_calendar *calendar, caf_date from, caf_date to)
{
    line at = { stdout, 2, WIDTH, 0 };
    caf_date day;
    caf_holiday holiday;
    caf_date next;
    if (from > to || caf_next_holiday(calendar, from, to, &day, &holiday) != CAF_OK || day == CAF_DATE_NONE) {
        return;
    }
    print_words(&at, "Skipped beside the weekends:");
    for (; day != CAF_DATE_NONE; day = next) {
        char words[CAF_DATE_WORDS];
        char text[128];
        caf_holiday holiday_then = CAF_HOLIDAY_NONE;
        const char *name = caf_holiday_name(holiday);
        next = CAF_DATE_NONE;
        if (day < to) {
            (void)caf_next_holiday(calendar, day + 1, to, &next, &holiday_then);
        }
        snprintf(text, sizeof text, "%s (%s)%s", words_of(day, words), name != NULL ? name : "holiday",
                 next != CAF_DATE_NONE ? "," : ".");
        print_words(&at, text);
        holiday = holiday_then;
    }
    putchar('\n');
}

void print_provisional(const caf_calendar *calendar, caf_date day)
{
    caf_date certain;
    char words[CAF_DATE_WORDS];
    char text[160];
    if (caf_calendar_certain_until(calendar, &certain) == CAF_OK && day > certain) {
        snprintf(text, sizeof text,
                 "Provisional: bank holidays are published up to %s; later ones follow the rules in force and may "
                 "change.",
                 words_of(certain, words));
        print_wrapped(text, 2);
    }
}
