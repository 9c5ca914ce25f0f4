/* For a command that is built without libical: it says so before anything is read, and nothing here is reached. */
#include "due_calendar.h"

bool can_write_calendars(void)
{
    return false;
}

int64_t count_case(due *of, const caf_reader *reader, const caf_case *whose)
{
    (void)of;
    (void)reader;
    (void)whose;
    return 1;
}

bool put_event(FILE *to, const due *of, const due_entry *entry, int64_t nth_case, int64_t nth)
{
    (void)to;
    (void)of;
    (void)entry;
    (void)nth_case;
    (void)nth;
    return false;
}

bool put_calendar_head(FILE *to)
{
    (void)to;
    return false;
}

void put_calendar_foot(FILE *to)
{
    (void)to;
}
