/* What is owed as a calendar: RFC 5545, an event of a whole day each. */
#ifndef CAF_CLI_DUE_CALENDAR_H
#define CAF_CLI_DUE_CALENDAR_H

#include "due_entry.h"

/* Whether this command can write calendars: it was built with libical. */
bool can_write_calendars(void);

/* Counts the case at hand, so that cases of one name stay apart: which one of its name it is, from 1 on; 0: a message was printed. */
int64_t count_case(due *of, const caf_reader *reader, const caf_case *whose);

/*
 * One event. `nth_case` is from count_case(); `nth` tells things apart, from 1
 * on, that the case owes alike but for their days. False: a message was printed.
 */
bool put_event(FILE *to, const due *of, const due_entry *entry, int64_t nth_case, int64_t nth);

/* What stands before all events, or after them. False: a message was printed. */
bool put_calendar_head(FILE *to);
void put_calendar_foot(FILE *to);

#endif
