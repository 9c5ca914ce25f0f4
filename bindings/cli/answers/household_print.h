/* What a family's cases lack, and what only the family shows: as text or a page for people, as JSON or CSV for a program. */
#ifndef CAF_CLI_HOUSEHOLD_PRINT_H
#define CAF_CLI_HOUSEHOLD_PRINT_H

#include <caf/page.h>
#include "household.h"

/* Long enough for what caf_family_text() says. */
enum { FAMILY_TEXT = 512 };

void print_household_text(const household *of);
void print_household_csv(const household *of);
void print_household_json(const household *of, bool first);

/* A page of all families: begun once they are read, each put, the first as 1, and ended. False: a message was printed. */
bool begin_household_page(const household *of, caf_page **page);
bool put_household(caf_page *page, const household *of, int64_t nth);
bool end_household_page(caf_page *page, bool some);

#endif
