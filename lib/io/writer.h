/*
 * Text in the making: appends to a growing buffer and remembers when memory ran
 * out, so that a whole record is written and looked at once. No locale. Private.
 */
#ifndef CAF_IO_WRITER_H
#define CAF_IO_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/date.h>
#include "heap.h"

typedef struct caf_io_writer {
    caf_io_buffer buffer;
    bool failed; /* memory ran out; what is in the buffer is not whole */
} caf_io_writer;

void caf_io_writer_begin(caf_io_writer *writer, const caf_io_memory *memory);
void caf_io_writer_clear(caf_io_writer *writer);
void caf_io_writer_release(caf_io_writer *writer);

void caf_io_put(caf_io_writer *writer, const char *text);
void caf_io_put_bytes(caf_io_writer *writer, const char *bytes, size_t size);
void caf_io_put_times(caf_io_writer *writer, char byte, size_t times);
void caf_io_put_number(caf_io_writer *writer, int64_t number);
size_t caf_io_digits(int64_t number); /* how many a number has that is not negative */
void caf_io_put_counted(caf_io_writer *writer, int64_t n, const char *one, const char *many); /* "1 case", "2 cases" */
void caf_io_put_date(caf_io_writer *writer, caf_date date);       /* 2023-05-04 */
void caf_io_put_date_words(caf_io_writer *writer, caf_date date); /* Thursday 4 May 2023 */

/* Whether a character of UTF-8 (length bytes) would steer a terminal: a control, or a mark that turns the writing. */
bool caf_io_steers(const unsigned char *bytes, size_t length);

/* A name from outside: what is no UTF-8, or would steer a terminal, shows as "?". */
void caf_io_put_name(caf_io_writer *writer, const char *name, size_t length);

/* Columns that UTF-8 text takes: its characters, without the escape sequences that mark text (ESC [ ... m). */
size_t caf_io_columns(const char *text, size_t length);

/* Text in lines of at most `width` columns, each after `indent` spaces. A longer word stays whole. */
void caf_io_put_wrapped(caf_io_writer *writer, const char *text, size_t length, size_t indent, size_t width);

/* A JSON string with its quotes; what is no UTF-8 becomes U+FFFD. NULL: null. */
void caf_io_put_json(caf_io_writer *writer, const char *text, size_t length);

/* Text of HTML or of an attribute's value in quotes; what is no UTF-8, or would steer a terminal, shows as "?". */
void caf_io_put_html(caf_io_writer *writer, const char *text, size_t length);

/*
 * A cell of RFC 4180, in quotes where it needs them. Text that a spreadsheet
 * would take for a formula gets an apostrophe before it, and so does text that
 * begins with one, so that who takes it off has what was there.
 */
void caf_io_put_cell(caf_io_writer *writer, const char *text, size_t length);

/* A cell that is to be read back: the text as it is, in quotes also where spaces stand around it. */
void caf_io_put_exact_cell(caf_io_writer *writer, const char *text, size_t length);

#endif
