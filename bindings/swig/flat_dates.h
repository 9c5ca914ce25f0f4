/* The flat interface (flat.h): working days. */
#ifndef CAF_FLAT_DATES_H
#define CAF_FLAT_DATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>

/**
 * Whether a day is a working day in a division.
 *
 * @param division ENGLAND_AND_WALES, SCOTLAND or NORTHERN_IRELAND
 * @param block a calendar of calendar_build(), which stands for the division's own; none: the built-in one
 * @param date days since 1970-01-01
 * @return yes or no. Errors: E_DIVISION, E_DATE_NONE, E_CALENDAR_RANGE outside 1978 to 2100.
 */
caf_status flat_is_working_day(caf_division division, const void *block, int64_t n_block, caf_date date, bool *out);

/**
 * The holiday of a day in a division, HOLIDAY_NONE where there is none; its name by holiday_name().
 *
 * @return a number. Errors: E_DIVISION, E_DATE_NONE, E_CALENDAR_RANGE.
 */
caf_status flat_holiday_on(caf_division division, const void *block, int64_t n_block, caf_date date, int32_t *out);

/**
 * The last day for which a division's holidays rest on a published list.
 *
 * @return days since 1970-01-01. Errors: E_DIVISION.
 */
caf_status flat_calendar_certain_until(caf_division division, const void *block, int64_t n_block, caf_date *out);

/**
 * The working day a number of working days after a day, or, negative, before it.
 * The start is not counted; 0 gives the start as it is.
 *
 * @param start days since 1970-01-01
 * @param days working days
 * @return days since 1970-01-01. Errors: E_DIVISION, E_DATE_NONE, E_CALENDAR_RANGE.
 */
caf_status flat_add_working_days(caf_division division, const void *block, int64_t n_block, caf_date start,
                                 int32_t days, caf_date *out);

/**
 * The working days after one day up to and with another; negative to an earlier day.
 *
 * @param from not counted
 * @param to counted, where it is a working day
 * @return working days. Errors: E_DIVISION, E_DATE_NONE, E_CALENDAR_RANGE.
 */
caf_status flat_count_working_days(caf_division division, const void *block, int64_t n_block, caf_date from,
                                   caf_date to, int32_t *out);

/**
 * add_working_days() for a whole buffer of dates. A row that cannot be answered
 * gets DATE_NONE and stops nothing; the scalar function says why.
 *
 * @param start a buffer of int32
 * @param results a writable buffer of int32, as long; may be start itself
 * @return whether every row has an answer. Errors: E_DIVISION, E_CAPACITY for lengths that differ.
 */
caf_status flat_add_working_days_array(caf_division division, const void *block, int64_t n_block, const caf_date *start,
                                       int64_t n_start, int32_t days, caf_date *results, int64_t n_results,
                                       bool *complete);

/**
 * count_working_days() for whole buffers of dates. A row that cannot be
 * answered gets DAYS_NONE and stops nothing.
 *
 * @param from,to buffers of int32
 * @param results a writable buffer of int32, as long
 * @return whether every row has an answer. Errors: E_DIVISION, E_CAPACITY for lengths that differ.
 */
caf_status flat_count_working_days_array(caf_division division, const void *block, int64_t n_block,
                                         const caf_date *from, int64_t n_from, const caf_date *to, int64_t n_to,
                                         int32_t *results, int64_t n_results, bool *complete);

/**
 * is_working_day() for a whole buffer of dates.
 *
 * @param date a buffer of int32
 * @param results a writable buffer of int32, as long: 1, 0, or DATE_NONE where there is no answer
 * @return whether every row has an answer. Errors: E_DIVISION, E_CAPACITY for lengths that differ.
 */
caf_status flat_is_working_day_array(caf_division division, const void *block, int64_t n_block, const caf_date *on,
                                     int64_t n_on, int32_t *results, int64_t n_results, bool *complete);

/** add_months() for a whole buffer of dates, by the contract of add_working_days_array(). */
caf_status flat_add_months_array(const caf_date *start, int64_t n_start, int32_t months, caf_date *results,
                                 int64_t n_results, bool *complete);

#endif
