/* What an instrument asks, and what the answers to it come to. */
#ifndef CAF_CLI_AUDIT_H
#define CAF_CLI_AUDIT_H

#include <stdbool.h>
#include <stdio.h>
#include <caf/io.h>

/* As value_words(A_REPORT_FORMAT) has them. */
enum { AUDIT_TEXT, AUDIT_JSON, AUDIT_CSV, AUDIT_HTML };

/* A form about a case that has been in two authorities, and those that are on record. */
enum { MOST_AUTHORITIES = 4 };
typedef struct crossing {
    int64_t begin; /* the form's first answer */
    int32_t n;
    char *names[MOST_AUTHORITIES];
    size_t lengths[MOST_AUTHORITIES];
} crossing;

/* An instrument with its parts, and answers to it. */
typedef struct audit {
    const caf_instrument *instrument;
    caf_instrument_file *file; /* of which the instrument is; NULL: it is built in */
    caf_instrument_parts parts;
    const caf_answers *answers; /* NULL: none */
    const caf_answer *all;
    int64_t n;
    bool totals;         /* nothing by form */
    const char *answers_file;
    const char *record;  /* of which file the forms were held against the record; NULL: they were not */
    caf_date record_on;  /* and as on which day */
    crossing *crossings; /* in the order of the answers */
    int64_t n_crossings;
    int64_t crossings_room;
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

/* How many answers name unsafe practice of a kind. */
int64_t count_unsafe(const audit *of, int32_t unsafe);

/* What is said where forms are named; NULL: none is. */
const char *named_forms(const audit *of, bool scored);

/* The answers of a section on one scale together; false: it asks for none. */
bool sum_section(const audit *of, int32_t section, int32_t scale, const int64_t *counts, int64_t sum[CAF_SCALE_GRADES]);

/* A copy of the answers by agency, in the order in which agencies come up in the file; to be freed. NULL: no memory. */
caf_answer *sort_by_agency(const audit *of);

/* The next agency's answers among those from *end on: where they begin, and in *end where they end; -1: there are no more. */
int64_t next_agency(const caf_answer *sorted, int64_t n, int64_t *end);

/* Counts so many answers anew. */
void count_answers(const audit *of, const caf_answer *answers, int64_t n, int64_t *counts);

/* What a score comes to: "87.5", or NULL where it is unknown. */
const char *percent_text(const caf_score *score, char text[16]);

/* A score in words, by what a section's answers come to: "3 of 4, 75.0 %". */
enum { SCORE_TEXT = 64 };
const char *score_text(const caf_score *score, int32_t kind, char text[SCORE_TEXT]);

/* The instruments there are. */
void list_instruments(FILE *to, bool json);

/* What an instrument asks. */
void show_instrument(FILE *to, const audit *of);
void show_instrument_json(FILE *to, const audit *of);
void show_instrument_csv(FILE *to, const audit *of);

/*
 * Unsafe practice, and, where `scored`, what the forms come to: with `totals` without
 * anything by form. False: a message was printed.
 */
bool put_answers(FILE *to, const audit *of, bool scored);
bool put_answers_json(FILE *to, const audit *of, bool scored);
bool put_answers_csv(FILE *to, const audit *of, bool scored);
bool put_answers_page(FILE *to, const audit *of, bool scored);

#endif
