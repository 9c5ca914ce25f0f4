/* The colours of one case's actions from TAF to TAF and from review to review. */
#ifndef CAF_CLI_CASE_RAG_H
#define CAF_CLI_CASE_RAG_H

#include <stdbool.h>
#include <stdint.h>
#include <caf/io.h>

/* How an action stood at a meeting. */
enum shade {
    SHADE_ABSENT = 0, /* not agreed yet */
    SHADE_RED = 1,
    SHADE_AMBER = 2,
    SHADE_GREEN = 3,
    SHADE_COMPLETED = 4, /* by then, not rated there, and not green before */
    SHADE_NOT_RATED = 5,
    SHADE_UNKNOWN = 6,
    SHADES = 7
};

/* The day of a TAF, a review or both. */
typedef struct rag_day {
    caf_date on;
    bool is_taf;
    bool is_review;
    int64_t numbers[SHADES]; /* of actions, by shade */
} rag_day;

typedef struct rag_action {
    int64_t id;     /* as findings name rows; 0: it has none */
    int64_t number; /* of the row in the case, from 1 on */
} rag_action;

/* Zero it to begin. */
typedef struct case_rag {
    rag_day *days;
    int64_t n_days;
    int64_t days_room;
    rag_action *actions;
    int64_t n_actions;
    int64_t actions_room;
    unsigned char *shades; /* of each action, by day: shades[action * n_days + day] */
    int64_t shades_room;
    caf_rating_row *ratings;
    int64_t n_ratings;
    int64_t ratings_room;
    int64_t undated_meetings; /* TAFs and reviews held on a day that is not recorded */
    int64_t undated_ratings;  /* colours without a day, a colour or an action */
} case_rag;

/*
 * Finds them. The colour at a meeting is the first one given from its day on,
 * before the next. Green, which says completed, holds until another colour is
 * given; what was red, amber or never rated and completed by then is that. Two
 * colours on that day, an action of which it is not recorded when it was agreed
 * nor that it was completed, and one with a colour of no day may be anything.
 * False: a message was printed.
 */
bool find_rag(case_rag *to, const caf_reader *reader, const caf_case *whose);
void release_rag(case_rag *of);

/* "amber"; "A". */
const char *shade_name(int shade);
const char *shade_letter(int shade);

/* "TAF", "review", "TAF, review" */
const char *rag_day_name(const rag_day *day);

#endif
