/* The days of a case's story: what is recorded, what lasted, and what was due. */
#ifndef CAF_CLI_CASE_DAYS_H
#define CAF_CLI_CASE_DAYS_H

#include "case_story.h"

/* Each adds to the days of a story; the stages are those found before. False: a message was printed. */
bool find_recorded_days(case_story *to, const caf_reader *reader, const caf_case *whose);
bool add_due_day(case_story *to, const caf_finding *finding, int32_t profile, const settings *with);

/* Puts them in order, and says which fall due too long after all else to be drawn with it. */
void settle_story_days(case_story *of);

#endif
