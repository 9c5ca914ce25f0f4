/* A sample of cases: those that can be drawn, gathered, and those that were, printed. */
#ifndef CAF_CLI_DRAWING_H
#define CAF_CLI_DRAWING_H

#include <stdint.h>
#include <stdio.h>
#include "arguments.h"
#include "cases.h"
#include "named_counts.h"

enum { BY_NONE, BY_AGENCY, BY_KIND }; /* as A_STRATUM has its words */

/* A case that can be drawn, beside its caf_candidate. */
typedef struct gathered {
    named_count *stratum;
    int64_t at; /* of its name, among the names */
    int64_t line;
    int32_t file;
    int32_t length;
} gathered;

/* Zero it, and set what is asked for, to begin. */
typedef struct drawing {
    settings with;
    operands files;
    operands earlier; /* lists of cases that were drawn before */
    const char *seed;
    caf_date from;    /* closed from this day... */
    caf_date to;      /* ...to this one; 0: open ones */
    int by;
    int shares;       /* enum caf_shares */
    int64_t one_in;   /* 0: as many as `size` */
    int64_t size;
    int64_t seen;     /* cases of the input */
    int64_t untold;   /* of which it cannot be told whether they belong here */
    int64_t n;
    int64_t room;
    int64_t gathered_room;
    int64_t name_bytes;
    int64_t name_room;
    char *names;
    gathered *whose;  /* by caf_candidate.mark */
    caf_candidate *cases;
    named_counts before; /* names of --not */
    named_counts strata; /* counts[0]: the place among them */
    named_count **in_order;
    caf_stratum *shared;
    int64_t drawn;
} drawing;

/* Reads all and draws. False: a message was printed. */
bool draw_cases(drawing *of);

/* The next case that was drawn, from an index on; NULL: there is none. Places go up. */
const caf_candidate *next_drawn(const drawing *of, int64_t *at);

/* Of the population, how many earlier samples have. */
int64_t drawn_before(const drawing *of);

/* "5 of 40 cases drawn, open on Tuesday 31 March 2026" */
enum { DRAWING_TITLE = 160 };
void title_drawing(const drawing *of, char text[DRAWING_TITLE]);

/* What strata and a stratum are called. */
const char *drawing_by_words(const drawing *of);
const char *stratum_words(const named_count *stratum, size_t *length);

void print_drawing_text(const drawing *of);
void print_drawing_json(const drawing *of);
void print_drawing_csv(const drawing *of);

/* As a page; false: a message was printed. */
bool print_drawing_page(const drawing *of);

void release_drawing(drawing *of);

#endif
