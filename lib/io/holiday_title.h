/* Which holiday a published title means. Private. */
#ifndef CAF_IO_HOLIDAY_TITLE_H
#define CAF_IO_HOLIDAY_TITLE_H

#include <stddef.h>
#include <caf/calendar.h>

/* CAF_BANK_HOLIDAY for a title that is none of those known: no working day all the same. */
caf_holiday caf_io_holiday_titled(const char *title, size_t length);

#endif
