/* What an instrument asks, and what the answers to it come to. */
#ifndef CAF_CLI_AUDIT_H
#define CAF_CLI_AUDIT_H

#include <stdbool.h>
#include <stdio.h>
#include <caf/io.h>

enum { AUDIT_TEXT, AUDIT_JSON, AUDIT_CSV };

/* An instrument with its parts, and answers to it. */
typedef struct audit {
    const caf_instrument *instrument;
    caf_instrument_parts parts;
    const caf_answers *answers; /* NULL: none */
    const caf_answer *all;
    int64_t n;
} audit;

/* A text of the instrument; "" for none. */
const char *audit_text(const audit *of, int32_t text);

/* What a section's answers come to, and what polarity is called. */
const char *score_word(int32_t score);
const char *polarity_word(int32_t polarity);
const char *unsafe_word(int32_t unsafe);

/* The text of a form, case or agency; NULL for none. */
const char *audit_name(const audit *of, int64_t number, size_t *length);

/* Whether any answer names unsafe practice. */
bool is_unsafe(const audit *of);

/* The agencies in the order in which they come up, at most so many as there are answers. */
int64_t list_agencies(const audit *of, int64_t *agencies);

/* Adds the answers of an agency (of all: 0) to counts. */
void count_answers(const audit *of, int64_t agency, int64_t *counts);

/* What a score comes to: "87.5", or NULL where it is unknown. */
const char *percent_text(const caf_score *score, char text[16]);

/* The instruments there are. */
void list_instruments(FILE *to, bool json);

/* What an instrument asks. */
void show_instrument(FILE *to, const audit *of);
void show_instrument_json(FILE *to, const audit *of);
void show_instrument_csv(FILE *to, const audit *of);

/* Unsafe practice, and, where `scored`, what the forms come to. False: a message was printed. */
bool put_answers(FILE *to, const audit *of, bool scored);
bool put_answers_json(FILE *to, const audit *of, bool scored);
bool put_answers_csv(FILE *to, const audit *of, bool scored);

#endif
