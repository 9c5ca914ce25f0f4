/** @file
 * Civil dates: the calendar arithmetic under every rule.
 *
 * A date is a count of days, without time of day or time zone, in the proleptic
 * Gregorian calendar from 0001-01-01 to 9999-12-31. It is the same number as
 * Arrow's date32, NumPy's datetime64[D] and Java's LocalDate.toEpochDay().
 *
 * Every function here is pure and may be called from any thread. An output is
 * written only when CAF_OK is returned. A NULL output gives CAF_E_NULL.
 */
#ifndef CAF_DATE_H
#define CAF_DATE_H

#include <stddef.h>
#include <stdint.h>
#include <caf/export.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Days since 1970-01-01, which is 0. */
typedef int32_t caf_date;

/** No date: not recorded. Inside rows 0 means the same (caf/rows.h). */
#define CAF_DATE_NONE INT32_MIN
#define CAF_DATE_FIRST (-719162) /**< 0001-01-01 */
#define CAF_DATE_LAST 2932896  /**< 9999-12-31 */

/** Days of the week as caf_weekday() counts them. */
enum { CAF_MONDAY = 0, CAF_TUESDAY, CAF_WEDNESDAY, CAF_THURSDAY, CAF_FRIDAY, CAF_SATURDAY, CAF_SUNDAY };

/**
 * The date of a year, month and day.
 *
 * @param year 1 to 9999
 * @param month 1 to 12
 * @param day 1 to the length of that month
 * @param[out] out the date
 * @return CAF_OK; CAF_E_DATE_RANGE for another year; CAF_E_DATE for a month or
 *         day that does not exist; CAF_E_NULL.
 */
CAF_API caf_status caf_date_from_ymd(int32_t year, int32_t month, int32_t day, caf_date *out);

/**
 * The year, month and day of a date.
 *
 * @param date any date
 * @param[out] year,month,day each may be NULL where it is not wanted
 * @return CAF_OK; CAF_E_DATE_NONE; CAF_E_DATE_RANGE.
 */
CAF_API caf_status caf_date_to_ymd(caf_date date, int32_t *year, int32_t *month, int32_t *day);

/**
 * Reads exactly ten bytes, yyyy-mm-dd (ISO 8601). No other order, separator,
 * length, sign or space is accepted, so 03/04/2023 is never guessed at.
 *
 * @param text need not end in a zero; NULL gives CAF_E_NULL
 * @param length in bytes
 * @param[out] out the date
 * @return CAF_OK; CAF_E_DATE_TEXT for another form; CAF_E_DATE for a day that
 *         does not exist; CAF_E_DATE_RANGE for the year 0000; CAF_E_NULL.
 */
CAF_API caf_status caf_date_parse(const char *text, size_t length, caf_date *out);

/** Bytes that caf_date_format() writes, its final zero included. */
#define CAF_DATE_TEXT 11

/**
 * Writes a date as yyyy-mm-dd and a final zero.
 *
 * @param date any date
 * @param[out] text at least CAF_DATE_TEXT bytes
 * @return CAF_OK; CAF_E_DATE_NONE; CAF_E_DATE_RANGE; CAF_E_NULL.
 */
CAF_API caf_status caf_date_format(caf_date date, char *text);

/**
 * The day of the week, CAF_MONDAY (0) to CAF_SUNDAY (6).
 *
 * @return CAF_OK; CAF_E_DATE_NONE; CAF_E_DATE_RANGE; CAF_E_NULL.
 */
CAF_API caf_status caf_weekday(caf_date date, int32_t *out);

/**
 * The day a number of days away; 7 N for N weeks.
 *
 * @param days may be negative
 * @return CAF_OK; CAF_E_DATE_NONE; CAF_E_DATE_RANGE; CAF_E_NULL.
 */
CAF_API caf_status caf_add_days(caf_date start, int32_t days, caf_date *out);

/**
 * The corresponding date: the day of the same number a number of months away,
 * or that month's last day where there is none. 31 August + 3 months is 30
 * November. It never sticks to the end of a month: 30 September + 4 months is
 * 30 January. Source: Dodds v Walker [1981] UKHL 3; Insolvency (England and
 * Wales) Rules 2016, schedule 5.
 *
 * @param months may be negative; 12 to the year
 * @return CAF_OK; CAF_E_DATE_NONE; CAF_E_DATE_RANGE; CAF_E_NULL.
 */
CAF_API caf_status caf_add_months(caf_date start, int32_t months, caf_date *out);

/**
 * The age in whole years attained on a day. A birthday counts from its own day
 * on; somebody born on 29 February attains an age on 1 March of a common year.
 *
 * @param born the day of birth, age 0
 * @param on the day asked about
 * @param[out] years whole years
 * @return CAF_OK; CAF_E_DATE_ORDER for a day before birth; CAF_E_DATE_NONE;
 *         CAF_E_DATE_RANGE; CAF_E_NULL.
 */
CAF_API caf_status caf_age_on(caf_date born, caf_date on, int32_t *years);

#ifdef __cplusplus
}
#endif

#endif
