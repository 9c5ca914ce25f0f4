/* The days that a manager thinks in: overdue, this week, this month, later, or no day at all. */
#ifndef CAF_CLI_DUE_DAYS_H
#define CAF_CLI_DUE_DAYS_H

#include <caf/caf.h>

/* From the most pressing to the least. */
enum due_band { DUE_OVERDUE, DUE_THIS_WEEK, DUE_THIS_MONTH, DUE_LATER, DUE_NO_DAY, DUE_BANDS };

typedef struct due_days {
    caf_date as_of;
    caf_date week_end;  /* the Sunday of its week */
    caf_date month_end; /* the last day of its month */
} due_days;

due_days due_days_on(caf_date as_of);

/*
 * Where an obligation belongs. What is due today, or can be done since an
 * earlier day and has no last one (disposal), is this week's; so are the days of
 * next month that lie in this week.
 */
enum due_band due_band_of(const due_days *days, const caf_obligation *owed);

/* "this-week", as CSV and JSON spell it. */
const char *due_band_name(enum due_band band);

#endif
