/* Working days in words: how a count was made, each holiday named. */
#ifndef CAF_CLI_DATES_H
#define CAF_CLI_DATES_H

#include <stdio.h>
#include <caf/caf.h>

/* "2023-04-03" into a date; false: a message was printed. */
bool parse_date(const char *command, const char *text, caf_date *out);

/* "Thursday 4 May 2023" into text, CAF_DATE_WORDS bytes; gives text. */
const char *words_of(caf_date date, char *text);

/* Prints text in lines of at most text_width() columns, each after some spaces. */
void print_wrapped(const char *text, int indent);

/*
 * The same to a file, in lines of at most `width` columns; length bytes. A text
 * that fits stays as it is, and a style ends with every line. From: where the
 * first line goes on behind its indent.
 */
void put_wrapped(FILE *to, const char *text, size_t length, int indent, int width);
void put_wrapped_from(FILE *to, int column, const char *text, size_t length, int indent, int width);

/* Prints which holidays a count skipped between two days, both included; nothing where there is none. */
void print_skipped(const caf_calendar *calendar, caf_date from, caf_date to);

/* Prints that the calendar beyond the last published list is provisional, where the day lies there. */
void print_provisional(const caf_calendar *calendar, caf_date day);

#endif
