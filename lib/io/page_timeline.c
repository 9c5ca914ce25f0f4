/* Timelines: lanes of days and stretches of days. The table behind one has all of them, each with its day. */
#include "page_timeline.h"

#include <string.h>

/* The drawing, across and down; then within a lane: its line, the one below it, and how far texts stand from either. */
enum { LEFT = 120, WIDE = 780, RIGHT = 150, TOP = 24, FOOT = 30 };
enum { TALL = 44, BELOW = 16, LABELS = 18, LINE = 30, UNDER = 19, TEXT_ABOVE = 12 };

/* Where something stands on the second line of a lane there is room for it, and for its labels. */
static int64_t tall_of(const caf_page_timeline *of, int32_t lane)
{
    int64_t tall = TALL;
    for (int64_t i = 0; i < of->n_events && tall < TALL + BELOW + LABELS; i++) {
        if (of->events[i].lane == lane && of->events[i].is_below) {
            tall = TALL + BELOW + (of->events[i].label != NULL ? LABELS : 0);
        }
    }
    return tall;
}

/* Whether it lasts; days before 1970 are below 0. */
static bool is_stretch(const caf_page_event *event)
{
    return event->until != 0 && event->until >= event->from;
}

static void put_stretch(caf_page *page, const caf_io_axis *axis, const caf_page_event *event, const char *class_name, int64_t y)
{
    if (is_stretch(event)) {
        int64_t x = caf_io_axis_at(axis, event->from);
        int64_t end = caf_io_axis_at(axis, event->until);
        /* One day too is seen, and a gap keeps what follows apart. */
        int64_t wide = end - x > 4 ? end - x - 1 : 3;
        caf_io_page_rectangle(page, class_name, x, y - 4, wide, 8);
    }
}

static void put_marks(caf_page *page, const caf_page_timeline *of, const caf_io_axis *axis, int32_t lane, int64_t top, bool stretches)
{
    for (int64_t i = 0; i < of->n_events; i++) {
        const caf_page_event *event = &of->events[i];
        const caf_page_kind *kind = &of->kinds[event->kind];
        int64_t y = top + LINE + (event->is_below ? UNDER : 0);
        if (event->lane != lane) {
            continue;
        }
        if (stretches) {
            put_stretch(page, axis, event, caf_io_page_class(kind->style), y);
        } else {
            caf_io_page_shape(page, kind->shape, caf_io_page_class(kind->style), caf_io_axis_at(axis, event->from), y);
        }
    }
    caf_io_put(page->to, "\n");
}

static void put_lane(caf_page *page, const caf_page_timeline *of, const caf_io_axis *axis, int32_t lane, int64_t top)
{
    int64_t y = top + LINE;
    caf_io_page_begin_text(page, "start", 4, y + 4);
    caf_page_text(page, of->lanes[lane]);
    caf_io_put(page->to, "</text>\n");
    caf_io_page_line(page, "lane", LEFT, y, LEFT + WIDE, y);
    put_marks(page, of, axis, lane, top, true);
    put_marks(page, of, axis, lane, top, false);
    caf_io_put_labels(page, of, axis, lane, 0, y - TEXT_ABOVE, LEFT + WIDE + RIGHT);
    caf_io_put_labels(page, of, axis, lane, 1, y + UNDER + TEXT_ABOVE + 10, LEFT + WIDE + RIGHT);
}

static void put_as_of(caf_page *page, const caf_page_timeline *of, const caf_io_axis *axis, int64_t foot)
{
    int64_t x = caf_io_axis_at(axis, of->as_of);
    caf_io_page_line(page, "as-of", x, TOP - 8, x, foot);
    caf_io_page_begin_text(page, "middle", x, TOP - 11);
    caf_io_put(page->to, "as of ");
    caf_io_put_day_words(page->to, of->as_of);
    caf_io_put(page->to, "</text>\n");
}

static void put_drawing(caf_page *page, const caf_page_timeline *of)
{
    caf_io_axis axis = caf_io_axis_of(of, LEFT, WIDE);
    int64_t foot = TOP;
    for (int32_t lane = 0; lane < of->n_lanes; lane++) {
        foot += tall_of(of, lane);
    }
    caf_io_page_begin_drawing(page, "Timeline of the days in the table of this name: ", of->caption, LEFT + WIDE + RIGHT, foot + FOOT);
    caf_io_put_axis(page, &axis, TOP, foot);
    caf_io_page_line(page, "axis", LEFT, foot, LEFT + WIDE, foot);
    caf_io_put(page->to, "\n");
    if (of->as_of != 0) {
        put_as_of(page, of, &axis, foot);
    }
    int64_t top = TOP;
    for (int32_t lane = 0; lane < of->n_lanes; lane++) {
        put_lane(page, of, &axis, lane, top);
        top += tall_of(of, lane);
    }
    caf_io_put(page->to, "</svg>\n");
}

static bool is_used(const caf_page_timeline *of, int32_t kind)
{
    for (int64_t i = 0; i < of->n_events; i++) {
        if (of->events[i].kind == kind) {
            return true;
        }
    }
    return false;
}

static void put_key(caf_page *page, const caf_page_timeline *of)
{
    caf_io_put(page->to, "<ul class=\"key\" aria-label=\"Key to the timeline\">\n");
    for (int32_t i = 0; i < of->n_kinds; i++) {
        const char *class_name = caf_io_page_class(of->kinds[i].style);
        if (!is_used(of, i)) {
            continue;
        }
        caf_io_put(page->to, "<li><svg class=\"sign\" aria-hidden=\"true\" focusable=\"false\" width=\"18\" height=\"18\">");
        if (of->kinds[i].shape == CAF_PAGE_STRETCH) {
            caf_io_page_rectangle(page, class_name, 0, 5, 18, 8);
        } else {
            caf_io_page_shape(page, of->kinds[i].shape, class_name, 9, 9);
        }
        caf_io_put(page->to, "</svg>");
        caf_page_text(page, of->kinds[i].name);
        caf_io_put(page->to, "</li>\n");
    }
    caf_io_put(page->to, "</ul>\n");
}

static void put_day_cell(caf_page *page, const char *begin, caf_date day, const char *end)
{
    caf_io_put(page->to, begin);
    caf_io_put_day_words(page->to, day);
    caf_io_put(page->to, end);
}

static void put_days(caf_page *page, const caf_page_timeline *of)
{
    static const caf_page_column columns[] = { { "Day", CAF_PAGE_WORDS, 0 }, { "What", CAF_PAGE_TITLE, 0 }, { "Of", CAF_PAGE_WORDS, 0 },
                                               { "Mark", CAF_PAGE_WORDS, 0 }, { "Until", CAF_PAGE_WORDS, 0 } };
    caf_page_begin_table(page, of->caption, columns, 5);
    for (int64_t i = 0; i < of->n_events; i++) {
        const caf_page_event *event = &of->events[i];
        const char *lane = of->lanes[event->lane];
        const char *kind = of->kinds[event->kind].name;
        put_day_cell(page, "<tr><th scope=\"row\">", event->from, "</th>");
        caf_page_title_cell(page, event->text, strlen(event->text));
        caf_page_cell(page, lane, strlen(lane));
        caf_page_cell(page, kind, strlen(kind));
        put_day_cell(page, "<td>", is_stretch(event) ? event->until : 0, "</td>");
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
}

void caf_page_timeline_chart(caf_page *page, const caf_page_timeline *timeline)
{
    if (timeline->n_events > 0) {
        put_key(page, timeline);
        caf_io_page_begin_wide(page, "Timeline: ", timeline->caption);
        put_drawing(page, timeline);
        caf_io_page_end_wide(page);
    }
}

void caf_page_timeline_table(caf_page *page, const caf_page_timeline *timeline)
{
    if (timeline->n_events > 0) {
        put_days(page, timeline);
    }
}
