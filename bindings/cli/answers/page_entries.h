/* The most pressing of a stream, as a list on a page. */
#ifndef CAF_CLI_PAGE_ENTRIES_H
#define CAF_CLI_PAGE_ENTRIES_H

#include <caf/page.h>
#include "pressing.h"

/* The style (enum caf_report_style) of an entry, by its rank. */
typedef int32_t rank_style(const pressing_rank *rank);

/* Lists entries as they are ordered: the first line of each is its heading, the second the rule. */
void put_entries(caf_page *page, const pressing *of, rank_style *style);

#endif
