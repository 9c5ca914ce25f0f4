#include "civil.h"

/*
 * Years are counted here from 1 March of the year 0, so that the leap day is
 * the last of a year and the months' lengths follow one straight line. The
 * supported dates all come after that day, so nothing below is ever negative.
 */
enum {
    DAYS_BEFORE_1970 = 719468, /* from 0000-03-01 to 1970-01-01 */
    DAYS_IN_CYCLE = 146097,    /* 400 years */
    DAYS_IN_4_YEARS = 1461,
    DAYS_IN_YEAR = 365
};

static bool is_leap(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int32_t caf_civil_month_length(int32_t year, int32_t month)
{
    static const int8_t lengths[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

/* Days of the year that starts in March before a month; March is 0. */
static int32_t days_before_month(int32_t month_from_march)
{
    return (153 * month_from_march + 2) / 5;
}

caf_date caf_civil_to_date(caf_civil civil)
{
    int32_t year = civil.month <= 2 ? civil.year - 1 : civil.year;
    int32_t month = civil.month <= 2 ? civil.month + 9 : civil.month - 3;
    int32_t days = DAYS_IN_YEAR * year + year / 4 - year / 100 + year / 400;
    return days + days_before_month(month) + civil.day - 1 - DAYS_BEFORE_1970;
}

caf_civil caf_civil_from_date(caf_date date)
{
    /* Quarters of a day share the leap days out evenly: over the centuries of a cycle, and the years of a century. */
    uint32_t days = (uint32_t)(date + DAYS_BEFORE_1970);
    uint32_t century = (4 * days + 3) / DAYS_IN_CYCLE;
    uint32_t in_century = days - DAYS_IN_CYCLE * century / 4;
    uint32_t year = (4 * in_century + 3) / DAYS_IN_4_YEARS;
    uint32_t in_year = in_century - DAYS_IN_4_YEARS * year / 4;
    uint32_t month = (5 * in_year + 2) / 153;

    caf_civil civil;
    civil.year = (int32_t)(100 * century + year + (month >= 10));
    civil.month = (int32_t)(month >= 10 ? month - 9 : month + 3);
    civil.day = (int32_t)in_year - days_before_month((int32_t)month) + 1;
    return civil;
}

int32_t caf_civil_weekday(caf_date date)
{
    return (date - CAF_DATE_FIRST) % 7; /* 0001-01-01 was a Monday */
}
