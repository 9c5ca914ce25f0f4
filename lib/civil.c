#include "civil.h"

/*
 * Years are counted here from 1 March of the year 0, so that the leap day is
 * the last of a year and the months' lengths follow one straight line. The
 * supported dates all come after that day, so nothing below is ever negative.
 */
enum {
    DAYS_BEFORE_1970 = 719468, /* from 0000-03-01 to 1970-01-01 */
    DAYS_IN_CYCLE = 146097,    /* 400 years */
    DAYS_IN_CENTURY = 36524,   /* the first three of a cycle */
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
    int32_t days = date + DAYS_BEFORE_1970;
    int32_t cycle = days / DAYS_IN_CYCLE;
    int32_t in_cycle = days % DAYS_IN_CYCLE;
    /* Without its leap days a cycle is 400 equal years. */
    int32_t year_in_cycle = (in_cycle - in_cycle / (DAYS_IN_4_YEARS - 1) + in_cycle / DAYS_IN_CENTURY
                             - in_cycle / (DAYS_IN_CYCLE - 1)) / DAYS_IN_YEAR;
    int32_t in_year = in_cycle - (DAYS_IN_YEAR * year_in_cycle + year_in_cycle / 4 - year_in_cycle / 100);
    int32_t month = (5 * in_year + 2) / 153;
    int32_t year = 400 * cycle + year_in_cycle;

    caf_civil civil;
    civil.year = month >= 10 ? year + 1 : year;
    civil.month = month >= 10 ? month - 9 : month + 3;
    civil.day = in_year - days_before_month(month) + 1;
    return civil;
}

int32_t caf_civil_weekday(caf_date date)
{
    return (date - CAF_DATE_FIRST) % 7; /* 0001-01-01 was a Monday */
}

caf_status caf_civil_check(caf_date date)
{
    if (date == CAF_DATE_NONE) {
        return CAF_E_DATE_NONE;
    }
    return date < CAF_DATE_FIRST || date > CAF_DATE_LAST ? CAF_E_DATE_RANGE : CAF_OK;
}
