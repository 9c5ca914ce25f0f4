/* A division's listed holidays into a calendar. Private. */
#ifndef CAF_IO_HOLIDAY_LIST_H
#define CAF_IO_HOLIDAY_LIST_H

#include <caf/calendar.h>
#include <caf/holidays.h>
#include "input.h"
#include "heap.h"

/* What a list says of one division; days of 1978 to 2100, at least one. */
typedef struct caf_io_holiday_list {
    const caf_io_memory *memory;
    caf_division division;
    const caf_calendar_change *days;
    size_t n;
} caf_io_holiday_list;

/*
 * The built-in calendar, with its days from the first to the last listed one
 * replaced. *block is the caller's to free. CAF_E_DUPLICATE: *twice is the index
 * of a day listed before; CAF_E_LIMIT; CAF_E_MEMORY; as caf_calendar_build().
 */
caf_status caf_io_holiday_calendar(const caf_io_holiday_list *list, void **block, const caf_calendar **out,
                                   size_t *twice);

/*
 * The built-in calendar with changes (caf_calendar_change). *block is the
 * caller's to free, also after a failure. CAF_E_LIMIT; CAF_E_MEMORY; as
 * caf_calendar_build().
 */
caf_status caf_io_changed_calendar(const caf_io_memory *memory, caf_division division, caf_date certain,
                                   const caf_io_buffer *changes, void **block, const caf_calendar **out);

/* caf_holidays_open() and caf_holidays_open_memory() with another memory, for a test. */
caf_status caf_io_holidays_open(const caf_io_source *source, const caf_io_memory *memory, caf_holidays **out,
                                caf_io_error *error);

#endif
