/*
 * Values of fields as text, in both directions: what JSON says in strings and
 * CSV in cells. Private.
 */
#ifndef CAF_IO_FIELD_TEXT_H
#define CAF_IO_FIELD_TEXT_H

#include <stdbool.h>
#include <caf/rows.h>
#include "names.h"
#include "writer.h"

/* Why a text could not be read: "none of the values there are: one or several". */
typedef struct caf_io_problem {
    char text[300];
} caf_io_problem;

/* Reads a date. 1970-01-01 is refused, and *out is then 0. CAF_E_VALUE. */
caf_status caf_io_text_date(const char *text, size_t length, caf_date *out, caf_io_problem *problem);

/* Reads the name of a choice or of an element of a set: its value from 1 on. CAF_E_VALUE. */
caf_status caf_io_text_choice(const caf_field *field, const char *text, size_t length, int32_t *out,
                              caf_io_problem *problem);

/* Adds the name of an element to a set. CAF_E_VALUE; CAF_E_DUPLICATE. */
caf_status caf_io_text_element(const caf_field *field, const char *text, size_t length, int32_t *set,
                               caf_io_problem *problem);

/* The number of an identifier. CAF_E_VALUE; CAF_E_LIMIT; CAF_E_MEMORY. */
caf_status caf_io_text_id(caf_io_names *names, const char *text, size_t length, int64_t *out,
                          caf_io_problem *problem);

/* "a, b or c" of a field's choices, cut where there is no room. */
void caf_io_list_choices(const caf_field *field, char *text, size_t capacity);

/*
 * Reads a text of 1 byte or more into a field's place in a row; sets and tables
 * are names with one space between. As the functions above; CAF_E_FIELD for a
 * type that this version does not know.
 */
caf_status caf_io_text_value(caf_io_names *names, const caf_field *field, const char *text, size_t length,
                             unsigned char *place, caf_io_problem *problem);

/* A table of a case by its name; -1: none. The cases themselves are none. */
int32_t caf_io_table_named(const char *name, size_t length);

/* Whether a field is one of those that a row records: not its case, nor what tables are held. */
bool caf_io_is_member(const caf_field *field);

/* Whether a value is recorded. */
bool caf_io_is_recorded(const caf_field *field, const unsigned char *place);

/*
 * The text of a recorded value, all but identifiers; elements of sets and tables
 * have `between` between them. False: a value that a row cannot have.
 */
bool caf_io_put_value(caf_io_writer *writer, const caf_field *field, const unsigned char *place,
                      const char *between);

#endif
