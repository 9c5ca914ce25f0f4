/* The flat interface (flat.h): calendars of the caller's own. */
#ifndef CAF_FLAT_CALENDARS_H
#define CAF_FLAT_CALENDARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>

/**
 * How many bytes calendar_build() needs.
 *
 * @param division whose bank holidays
 * @param weekend bit 1 << MONDAY ... 1 << SUNDAY for each day off; 0: Saturday and Sunday
 * @param changes a buffer of int32: a day and its holiday, a day and its holiday, ...; HOLIDAY_NONE: not a holiday after all
 * @return bytes. Errors: E_DIVISION, E_ARGUMENT for another weekend or too many changes, E_CAPACITY for half a change.
 */
caf_status flat_calendar_size(caf_division division, int32_t weekend, const int32_t *changes, int64_t n_changes,
                              int64_t *length);

/**
 * Builds a calendar. The same arguments give the same bytes.
 *
 * @param known_on as known on the end of this day, 2010-01-01 or later; DATE_NONE: all that this version knows
 * @param certain_until the last day of a published list the changes come from; DATE_NONE: this version's
 * @param calendar a writable buffer of calendar_size() bytes
 * @return nothing. Errors: as calendar_size(); E_KNOWN_ON; E_CALENDAR_RANGE for a day outside 1978 to 2100; E_CAPACITY.
 */
caf_status flat_calendar_build(caf_division division, caf_date known_on, int32_t weekend, caf_date certain_until,
                               const int32_t *changes, int64_t n_changes, void *calendar, int64_t n_calendar);

/** The division a calendar was built for. Errors: E_CALENDAR where the buffer holds none. */
caf_status flat_calendar_division(const void *block, int64_t n_block, int32_t *out);

/**
 * The first holiday from one day to another, both included, that falls on no weekend.
 *
 * @return the day and its holiday; DATE_NONE and HOLIDAY_NONE where there is none. Errors: as is_working_day().
 */
caf_status flat_next_holiday(caf_division division, const void *block, int64_t n_block, caf_date from, caf_date to,
                             caf_date *date, int32_t *holiday);

#endif
