/* What a page of a case draws: its timeline, and the colours of its actions over time. */
#ifndef CAF_CLI_CASE_PAGE_TIME_H
#define CAF_CLI_CASE_PAGE_TIME_H

#include <caf/page.h>
#include "case_story.h"

/* Each puts what a part of the page holds. False: a message was printed. */
bool put_timeline(caf_page *page, const case_story *of);
bool put_day_table(caf_page *page, const case_story *of);
bool put_colours(caf_page *page, const case_rag *of, const caf_reader *reader);

#endif
