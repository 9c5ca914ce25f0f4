/* The bank holidays of the United Kingdom: rules, and what departed from them. Private. */
#ifndef CAF_LIB_HOLIDAYS_H
#define CAF_LIB_HOLIDAYS_H

#include <caf/calendar.h>

/* The years that the rules below are right for. */
enum { CAF_HOLIDAYS_FIRST_YEAR = 1978, CAF_HOLIDAYS_LAST_YEAR = 2100 };

/* The last day of the newest published list that this version was checked against. */
#define CAF_HOLIDAYS_PUBLISHED_UNTIL 20281231

/* The first day on which it can be said what was known: no announcement is dated before. */
#define CAF_HOLIDAYS_KNOWN_FROM 20100101

/* One more than the most bank holidays that a year has had, 12 (Northern Ireland, 2022). */
enum { CAF_HOLIDAYS_A_YEAR = 13 };

typedef struct caf_bank_holiday {
    caf_date date;
    caf_holiday holiday;
} caf_bank_holiday;

/* The date of a number written yyyymmdd, which must exist. */
caf_date caf_holidays_date(int32_t yyyymmdd);

/*
 * The bank holidays of a year in a division, as known on a day (CAF_DATE_NONE:
 * as known to this version), in no order. Returns how many.
 */
int32_t caf_holidays_of_year(caf_division division, int32_t year, caf_date known_on,
                             caf_bank_holiday out[CAF_HOLIDAYS_A_YEAR]);

#endif
