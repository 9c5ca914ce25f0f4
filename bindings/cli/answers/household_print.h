/* What a family's cases lack, and what only the family shows: as text for a person, as JSON or CSV for a program. */
#ifndef CAF_CLI_HOUSEHOLD_PRINT_H
#define CAF_CLI_HOUSEHOLD_PRINT_H

#include "household.h"

/* Long enough for what caf_family_text() says. */
enum { FAMILY_TEXT = 512 };

/* The gravest answer of a rule to one case. */
typedef struct standing {
    int32_t verdict; /* 0: none */
    caf_date due;    /* the earliest, of what is due */
    bool data;       /* a data problem */
    bool safeguarding; /* one that is open */
} standing;

standing standing_of(const relative *of, int32_t profile, caf_rule_id rule);

void print_household_text(const household *of);
void print_household_csv(const household *of);
void print_household_json(const household *of, bool first);

#endif
