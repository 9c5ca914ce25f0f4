/* Where a timeline's days lie, and what is written on it. Private. */
#ifndef CAF_IO_PAGE_TIMELINE_H
#define CAF_IO_PAGE_TIMELINE_H

#include "page_made.h"

/* A row of letters is as wide as a label of so many: letters differ, and a label may take no more than it is given. */
enum { CAF_IO_LETTER = 7 };

/* An axis of days: `first` lies at `left`, `last` so many pixels to the right. */
typedef struct caf_io_axis {
    caf_date first;
    caf_date last;
    int64_t left;
    int64_t wide;
} caf_io_axis;

/* The axis that holds every day of a timeline, with some days around them. */
caf_io_axis caf_io_axis_of(const caf_page_timeline *timeline, int64_t left, int64_t wide);
int64_t caf_io_axis_at(const caf_io_axis *axis, caf_date day);

/* Lines from the top to the foot at round days, and the days under them. */
void caf_io_put_axis(caf_page *page, const caf_io_axis *axis, int64_t top, int64_t foot);

/* "30 June 2026"; "Jun"; a date that has no place in the calendar is empty. */
void caf_io_put_day_words(caf_io_writer *to, caf_date day);
void caf_io_put_month(caf_io_writer *to, caf_date day);

/* The labels of one line of a lane, none over another and none beyond `right`; y is their foot. */
void caf_io_put_labels(caf_page *page, const caf_page_timeline *of, const caf_io_axis *axis, int32_t lane, int32_t is_below, int64_t y,
                       int64_t right);

#endif
