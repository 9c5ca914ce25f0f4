/** @file
 * Calendars from a published list of bank holidays, so that a new holiday needs
 * no new version of the library.
 */
#ifndef CAF_HOLIDAYS_H
#define CAF_HOLIDAYS_H

#include <stddef.h>
#include <caf/calendar.h>
#include <caf/export.h>
#include <caf/io_error.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The calendars of one list. */
typedef struct caf_holidays caf_holidays;

/**
 * Reads the bank-holiday JSON that the government publishes: an object with the
 * members "england-and-wales", "scotland" and "northern-ireland", each with
 * "events" of "title" and "date". A division's days are replaced from its first
 * event to its last; other days stay as built in, so that a short list takes
 * nothing away that it does not speak of. An older list than this version's
 * takes away what it did not know yet. A title that is none of caf_holiday is a
 * CAF_BANK_HOLIDAY. The calendar is certain until the last event, or to the end
 * of its year where that is Christmas or later, or as the built-in one.
 *
 * @param path UTF-8; "-" reads standard input
 * @param[out] out close it with caf_holidays_close()
 * @param[out] error may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE for an error's size; an error of group 5xx.
 */
CAF_IO_API caf_status caf_holidays_open(const char *path, caf_holidays **out, caf_io_error *error);

/** The same from memory. */
CAF_IO_API caf_status caf_holidays_open_memory(const void *bytes, size_t size, const char *name,
                                               caf_holidays **out, caf_io_error *error);

/**
 * A division's calendar; it lives as long as the list. A division that is not in
 * it has the built-in one; NULL for no division.
 */
CAF_IO_API const caf_calendar *caf_holidays_calendar(const caf_holidays *holidays, caf_division division);

/** Frees the list and its calendars; NULL is fine. */
CAF_IO_API void caf_holidays_close(caf_holidays *holidays);

#ifdef __cplusplus
}
#endif

#endif
