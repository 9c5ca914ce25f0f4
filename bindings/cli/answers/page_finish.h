/* What every page that the command makes has: its facts, and its end. */
#ifndef CAF_CLI_PAGE_FINISH_H
#define CAF_CLI_PAGE_FINISH_H

#include <stdbool.h>
#include <caf/page.h>

/* A fact about a page, up to its zero; nothing where it is empty. */
void put_fact(caf_page *page, const char *term, const char *text);

/* Ends a page with what it says of itself, writes it and frees it. False: a message was printed. */
bool finish_page(caf_page *page, const char *said, FILE *to);

#endif
