/* What stands in an answer, for a person, in JSON and in CSV: names, days, subjects. Texts are UTF-8. */
#ifndef CAF_CLI_PUT_H
#define CAF_CLI_PUT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <caf/io.h>
#include "settings.h"

/* An identifier as the input has it, at least `width` columns wide; what would steer a terminal shows as "?". */
void put_name(FILE *to, const char *name, size_t length, size_t width);

/* What a finding is about: a row by its own name or its number in the case, or the case; also as text, for JSON and CSV. */
void put_subject(FILE *to, const caf_reader *reader, const caf_finding *finding);
void subject_text(const caf_reader *reader, const caf_finding *finding, char *text, size_t size);

/* The names of the profiles: "east-midlands-2011, sefton". */
void put_profiles(FILE *to, const settings *of);

/* A JSON string with its quotes, of so many bytes or up to its zero; a date in JSON. NULL and 0: null. */
void put_json(FILE *to, const char *text, size_t length);
void put_json_text(FILE *to, const char *text);
void put_day(FILE *to, caf_date date);

/* The same as a further member of an object: , "source": "...". */
void put_member(FILE *to, const char *name, const char *text);
void put_day_member(FILE *to, const char *name, caf_date date);

/* What a finding is about as an object, or null: a row by its name or, where that is NULL, by its number in the case. */
void put_json_subject(FILE *to, const caf_finding *finding, const char *name, size_t length, int64_t number);

/* A CSV cell; one with a comma before it; that of a day, empty for 0; the three of what a finding is about. */
void put_cell(FILE *to, const char *text, size_t length);
void put_next_cell(FILE *to, const char *text, size_t length);
void put_next_text(FILE *to, const char *text); /* NULL: empty */
void put_next_day(FILE *to, caf_date date);
void put_next_subject(FILE *to, const caf_finding *finding, const char *name, size_t length, int64_t number);

#endif
