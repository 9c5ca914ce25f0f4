/*
 * Making a caf_io_error: where, what and why, never a value. Private.
 */
#ifndef CAF_IO_ERRORS_H
#define CAF_IO_ERRORS_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <caf/io_error.h>
#include <caf/reader.h>

#if defined(__GNUC__)
#define CAF_IO_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define CAF_IO_PRINTF(text, first)
#endif

/* An error without content that names a file; NULL: none. */
void caf_io_error_begin(caf_io_error *error, const char *file);

/* Fills an error and returns its status. field may be NULL. What does not fit is cut between characters. */
caf_status caf_io_fail(caf_io_error *error, caf_status status, int64_t line, const char *field,
                       const char *format, ...) CAF_IO_PRINTF(5, 6);

/* The commonest failure: CAF_E_MEMORY. */
caf_status caf_io_no_memory(caf_io_error *error);

/* Names another file than the one the error began with. */
void caf_io_error_file(caf_io_error *error, const char *file);

/* Passes over a problem where the reader is lenient, with a warning; otherwise gives its status. */
caf_status caf_io_pass(const caf_reader_options *options, caf_io_error *error);

/* Gives an error to a caller, who may not want it (NULL). */
void caf_io_error_give(const caf_io_error *from, caf_io_error *to);

/* Whether a caller's error can be written at all: NULL or of a size this version knows. */
bool caf_io_error_usable(const caf_io_error *error);

/* Whether a name from the input may be shown: short, plain ASCII, so neither a text nor a trick. */
bool caf_io_showable(const char *name, size_t length);

/* A search for the known name most like an unknown one. Zero it and set name and length to begin. */
typedef struct caf_io_nearest {
    const char *name;
    size_t length;
    const char *best; /* NULL: nothing is near */
    size_t distance;
} caf_io_nearest;

/* Offers one known name to a search. */
void caf_io_offer(caf_io_nearest *search, const char *known);

/*
 * CAF_E_FIELD for a name that is not known, with the nearest one. kind and where
 * make the sentence: "there is no {column} "shoe" {in this table}".
 */
caf_status caf_io_fail_unknown(caf_io_error *error, int64_t line, const char *place, const char *kind,
                               const char *where, const caf_io_nearest *search);

#endif
