#include "dates.h"

#include <stdio.h>
#include <string.h>
#include "arguments.h"
#include "screen.h"

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
    int column;       /* 0: at the beginning of a line */
    const char *mark; /* of the style that is not ended yet; it ends with every line */
    int mark_length;  /* 0: none */
} line;

static int columns_of(const char *text, size_t length)
{
    int columns = 0;
    for (size_t i = 0; i < length; i++) {
        size_t mark = mark_length(text + i, length - i);
        columns += mark == 0 && (text[i] & 0xC0) != 0x80;
        i += mark > 0 ? mark - 1 : 0;
    }
    return columns;
}

/* Which style goes on behind a word. */
static void keep_mark(line *at, const char *word, int length)
{
    static const char end[] = "\x1b[0m";
    for (int i = 0; i < length; i++) {
        int mark = (int)mark_length(word + i, (size_t)(length - i));
        if (mark > 0) {
            at->mark = word + i;
            at->mark_length = mark == (int)sizeof end - 1 && memcmp(word + i, end, sizeof end - 1) == 0 ? 0 : mark;
        }
    }
}

static void print_word(line *at, const char *word, int length)
{
    int columns = columns_of(word, (size_t)length);
    if (at->column > at->indent && at->column + 1 + columns > at->width) {
        fputs(at->mark_length > 0 ? "\x1b[0m\n" : "\n", at->to);
        at->column = 0;
    }
    if (at->column == 0) {
        fprintf(at->to, "%*s%.*s", at->indent, "", at->mark_length, at->mark_length > 0 ? at->mark : "");
        at->column = at->indent;
    } else if (at->column > at->indent) {
        fputc(' ', at->to);
        at->column++;
    }
    fprintf(at->to, "%.*s", length, word);
    at->column += columns;
    keep_mark(at, word, length);
}

static void print_words(line *at, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        const char *space = memchr(text + i, ' ', length - i);
        size_t end = space != NULL ? (size_t)(space - text) : length;
        if (end > i) {
            print_word(at, text + i, (int)(end - i));
        }
        i = end + 1;
    }
}

void put_wrapped_from(FILE *to, int column, const char *text, size_t length, int indent, int width)
{
    line at = { to, indent, width, column, NULL, 0 };
    if (indent + columns_of(text, length) <= width) {
        fprintf(to, "%*s%.*s", column == 0 ? indent : 0, "", (int)length, text);
    } else {
        print_words(&at, text, length);
    }
    fputc('\n', to);
}

void put_wrapped(FILE *to, const char *text, size_t length, int indent, int width)
{
    put_wrapped_from(to, 0, text, length, indent, width);
}

void print_wrapped(const char *text, int indent)
{
    put_wrapped(stdout, text, strlen(text), indent, text_width(CAF_REPORT_WIDTH));
}

void print_skipped(const caf_calendar *calendar, caf_date from, caf_date to)
{
    line at = { stdout, 2, text_width(CAF_REPORT_WIDTH), 0, NULL, 0 };
    caf_date day;
    caf_holiday holiday;
    caf_date next;
    if (from > to || caf_next_holiday(calendar, from, to, &day, &holiday) != CAF_OK || day == CAF_DATE_NONE) {
        return;
    }
    static const char head[] = "Skipped beside the weekends:";
    print_words(&at, head, sizeof head - 1);
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
        print_words(&at, text, strlen(text));
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
