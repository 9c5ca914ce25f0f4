/* The end of a page that the command makes. */
#ifndef CAF_CLI_PAGE_FINISH_H
#define CAF_CLI_PAGE_FINISH_H

#include <stdbool.h>
#include <caf/page.h>

/* Ends a page with what it says of itself, writes it and frees it. False: a message was printed. */
bool finish_page(caf_page *page, const char *said, FILE *to);

#endif
