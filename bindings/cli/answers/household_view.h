/* What a family's cases lack, and what only the family shows, as people read it: in text or on a page. */
#ifndef CAF_CLI_HOUSEHOLD_VIEW_H
#define CAF_CLI_HOUSEHOLD_VIEW_H

#include <stdio.h>
#include "household.h"

/* The gravest answer of a rule to one case. */
typedef struct standing {
    int32_t verdict; /* 0: none */
    caf_date due;    /* the earliest, of what is due */
    bool data;       /* a data problem */
    bool safeguarding; /* one that is open */
} standing;

/* A meeting with the day it is known by. */
typedef struct dated_meeting {
    int64_t meeting;
    caf_date day;
} dated_meeting;

standing standing_of(const relative *of, int32_t profile, caf_rule_id rule);

/* The letter of a case: A, B and on. */
char letter_of(int which);

/* What of a rule calls for somebody in one of the cases: 0 nothing, 1 facts, 2 an act. */
int calls_for(const household *of, int32_t profile, caf_rule_id rule);

/* What is on record of a meeting in one case. */
const char *words_of_meeting(const caf_meeting_row *row);

/* All meetings, the earliest first; to be freed. NULL: no memory. */
dated_meeting *sort_meetings(const household *of);

/* That a meeting which served others did not serve a case; NULL: nothing is said of it. */
const caf_family_finding *not_served(const household *of, int which, int64_t meeting);

/* That a meeting served another case stands in the table of meetings already. */
bool is_in_table(const caf_family_finding *shown);

/* How many from one on differ only in the other case, and so are told together. */
int64_t alike_from(const household *of, int64_t i);

/* "B, with C, TAF meeting taf-2": where to look, in the first of n that are alike. */
void put_where(FILE *to, const household *of, const caf_family_finding *shown, int64_t n);

#endif
