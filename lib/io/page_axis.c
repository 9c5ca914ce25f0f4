/* The axis of a timeline: where a day lies, and which days are written under it. */
#include "page_timeline.h"

#include <string.h>
#include <caf/explain.h>

enum { MONTHS = 12, LEAST_DAYS = 14, MOST_TICKS = 9, A_MONDAY = 4 };

/* A line at each so many days, weeks from their Monday on, or at the first of each so many months. */
typedef struct scale {
    int32_t days;
    int32_t months;
} scale;

static const scale scales[] = { { 1, 0 },  { 2, 0 },  { 7, 0 },  { 14, 0 },  { 0, 1 },   { 0, 2 },  { 0, 3 },
                                { 0, 6 },  { 0, 12 }, { 0, 24 }, { 0, 60 }, { 0, 120 }, { 0, 240 }, { 0, 600 } };

caf_io_axis caf_io_axis_of(const caf_page_timeline *timeline, int64_t left, int64_t wide)
{
    caf_io_axis axis = { timeline->events[0].from, timeline->events[0].from, left, wide };
    for (int64_t i = 0; i < timeline->n_events; i++) {
        const caf_page_event *event = &timeline->events[i];
        caf_date until = event->until != 0 && event->until > event->from ? event->until : event->from;
        axis.first = event->from < axis.first ? event->from : axis.first;
        axis.last = until > axis.last ? until : axis.last;
    }
    if (timeline->as_of != 0) {
        axis.first = timeline->as_of < axis.first ? timeline->as_of : axis.first;
        axis.last = timeline->as_of > axis.last ? timeline->as_of : axis.last;
    }
    int32_t around = (axis.last - axis.first) / 40;
    axis.first -= around > 2 ? around : 2;
    axis.last += around > 2 ? around : 2;
    if (axis.last - axis.first < LEAST_DAYS) {
        axis.last = axis.first + LEAST_DAYS;
    }
    return axis;
}

int64_t caf_io_axis_at(const caf_io_axis *axis, caf_date day)
{
    return axis->left + ((int64_t)day - axis->first) * axis->wide / (axis->last - axis->first);
}

/* The words of a day from its number on, "30 June 2026"; empty where it has no place in the calendar. */
static const char *number_in(caf_date day, char words[CAF_DATE_WORDS])
{
    const char *space = caf_date_words(day, words) == CAF_OK && day != 0 ? strchr(words, ' ') : NULL;
    return space != NULL ? space + 1 : "";
}

void caf_io_put_day_words(caf_io_writer *to, caf_date day)
{
    char words[CAF_DATE_WORDS];
    caf_io_put(to, number_in(day, words));
}

void caf_io_put_month(caf_io_writer *to, caf_date day)
{
    char words[CAF_DATE_WORDS];
    const char *space = strchr(number_in(day, words), ' ');
    if (space != NULL) {
        caf_io_put_bytes(to, space + 1, 3);
    }
}

/* The first of the scale's days on or after a day; the last of the calendar where there is none. */
static caf_date tick_from(const scale *of, caf_date day)
{
    int32_t year;
    int32_t month;
    int32_t of_month;
    if (of->days > 0) {
        return day + ((of->days - (day - A_MONDAY) % of->days) % of->days);
    }
    if (caf_date_to_ymd(day, &year, &month, &of_month) != CAF_OK) {
        return INT32_MAX;
    }
    int32_t count = year * MONTHS + month - 1 + (of_month > 1);
    count += (of->months - count % of->months) % of->months;
    caf_date found;
    return caf_date_from_ymd(count / MONTHS, count % MONTHS + 1, 1, &found) == CAF_OK ? found : INT32_MAX;
}

static int32_t count_ticks(const scale *of, const caf_io_axis *axis)
{
    int32_t n = 0;
    for (caf_date day = tick_from(of, axis->first); day <= axis->last && n <= MOST_TICKS; day = tick_from(of, day + 1)) {
        n++;
    }
    return n;
}

static void put_tick_words(caf_page *page, const scale *of, caf_date day)
{
    int32_t year = 0;
    int32_t month;
    int32_t of_month = 1;
    (void)caf_date_to_ymd(day, &year, &month, &of_month);
    if (of->days > 0) {
        caf_io_put_number(page->to, of_month);
        caf_io_put(page->to, " ");
    }
    if (of->months < MONTHS) {
        caf_io_put_month(page->to, day);
        caf_io_put(page->to, " ");
    }
    caf_io_put_number(page->to, year);
}

void caf_io_put_axis(caf_page *page, const caf_io_axis *axis, int64_t top, int64_t foot)
{
    const scale *of = scales;
    while (of < scales + sizeof scales / sizeof scales[0] - 1 && count_ticks(of, axis) > MOST_TICKS) {
        of++;
    }
    for (caf_date day = tick_from(of, axis->first); day <= axis->last; day = tick_from(of, day + 1)) {
        int64_t x = caf_io_axis_at(axis, day);
        caf_io_page_line(page, "lane", x, top, x, foot);
        caf_io_page_begin_text(page, "middle", x, foot + 18);
        put_tick_words(page, of, day);
        caf_io_put(page->to, "</text>\n");
    }
}
