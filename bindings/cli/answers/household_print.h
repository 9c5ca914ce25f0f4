/* What a family's cases lack, and what only the family shows: as text for a person, as JSON or CSV for a program. */
#ifndef CAF_CLI_HOUSEHOLD_PRINT_H
#define CAF_CLI_HOUSEHOLD_PRINT_H

#include "household.h"

/* Long enough for what caf_family_text() says. */
enum { FAMILY_TEXT = 512 };

void print_household_text(const household *of);
void print_household_csv(const household *of);
void print_household_json(const household *of, bool first);

#endif
