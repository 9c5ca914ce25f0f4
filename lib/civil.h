/* The civil-date core: days to and from year, month and day. Private. */
#ifndef CAF_CIVIL_H
#define CAF_CIVIL_H

#include <stdbool.h>
#include <stdint.h>
#include <caf/date.h>

/* A year, month and day that exist. */
typedef struct caf_civil {
    int32_t year, month, day;
} caf_civil;

/* The length of a month of a year; month is 1 to 12. */
int32_t caf_civil_month_length(int32_t year, int32_t month);

/* The date of a day that exists, in a year from 1 to 9999. */
caf_date caf_civil_to_date(caf_civil civil);

/* The year, month and day of a date from CAF_DATE_FIRST to CAF_DATE_LAST. */
caf_civil caf_civil_from_date(caf_date date);

/* The day of the week, CAF_MONDAY to CAF_SUNDAY, of a date in the same range. */
int32_t caf_civil_weekday(caf_date date);

/* CAF_OK, or why a number of days is no date. */
static inline caf_status caf_civil_check(caf_date date)
{
    if (date == CAF_DATE_NONE) {
        return CAF_E_DATE_NONE;
    }
    return date < CAF_DATE_FIRST || date > CAF_DATE_LAST ? CAF_E_DATE_RANGE : CAF_OK;
}

#endif
