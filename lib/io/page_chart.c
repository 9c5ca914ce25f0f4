/* The charts of a page: how many days something took. The table beside a chart has its numbers. */
#include "page_made.h"

#include <string.h>

enum { LEFT = 40, BIN = 44, TALL = 160, FOOT = 46, RIGHT = 140, LINE = 15 };

/* Marks have a line of text each above the bars. */
static int64_t top_of(const caf_page_days *days)
{
    return 2 * LINE + days->n_marks * LINE;
}

/* The days of a bin: "0 or before", "1 to 5", "more than 60". */
static void put_bin(caf_page *page, const caf_page_days *days, int32_t bin)
{
    bool is_last = bin == days->n_bins - 1;
    int64_t before = (int64_t)(bin - 1) * days->days_a_bin;
    if (bin == 0) {
        caf_page_text(page, days->first);
        return;
    }
    caf_io_put(page->to, is_last ? "more than " : "");
    caf_io_put_number(page->to, is_last ? before : before + 1);
    if (!is_last && days->days_a_bin > 1) {
        caf_io_put(page->to, " to ");
        caf_io_put_number(page->to, before + days->days_a_bin);
    }
}

/* The bars, or the numbers on them and under them, which stand above the marks. */
static void put_bars(caf_page *page, const caf_page_days *days, int64_t top, bool numbers)
{
    int64_t most = 0;
    for (int32_t bin = 0; bin < days->n_bins; bin++) {
        most = days->bins[bin] > most ? days->bins[bin] : most;
    }
    for (int32_t bin = 0; bin < days->n_bins; bin++) {
        int64_t height = (int64_t)((double)days->bins[bin] / (double)most * TALL + 0.5);
        int64_t x = LEFT + (int64_t)bin * BIN;
        if (days->bins[bin] > 0 && !numbers) {
            caf_io_page_rectangle(page, "days", x + 3, top + TALL - height, BIN - 6, height);
        }
        if (days->bins[bin] > 0 && numbers) {
            caf_io_page_begin_text(page, "middle", x + BIN / 2, top + TALL - height - 5);
            caf_io_put_number(page->to, days->bins[bin]);
            caf_io_put(page->to, "</text>");
        }
        if (bin < days->n_bins - 1 && numbers) {
            /* The last day of the bin, under its end. */
            caf_io_page_begin_text(page, "middle", x + BIN, top + TALL + 18);
            caf_io_put_number(page->to, (int64_t)bin * days->days_a_bin);
            caf_io_put(page->to, "</text>\n");
        }
    }
}

/* What is done on the last day is in time: the line stands behind it. A later mark's text stands lower, and so right of the earlier lines. */
static void put_marks(caf_page *page, const caf_page_days *days, int64_t top)
{
    for (int64_t i = 0; i < days->n_marks; i++) {
        int64_t day = days->marks[i].day;
        int64_t x = LEFT + BIN + day * BIN / days->days_a_bin;
        int64_t y = LINE + i * LINE;
        if (day >= 0 && day <= (int64_t)(days->n_bins - 2) * days->days_a_bin) {
            caf_io_page_line(page, "under", x, y - LINE / 2, x, top + TALL);
            caf_io_page_line(page, days->marks[i].is_limit ? "limit" : "mark", x, y - LINE / 2, x, top + TALL);
            caf_io_page_begin_text(page, "start", x + 6, y);
            caf_page_text(page, days->marks[i].text);
            caf_io_put(page->to, "</text>\n");
        }
    }
}

static void put_drawing(caf_page *page, const caf_page_days *days)
{
    int64_t top = top_of(days);
    int64_t right = LEFT + (int64_t)days->n_bins * BIN;
    caf_io_page_begin_drawing(page, "Bar chart of the numbers in the table that follows", "", right + RIGHT, top + TALL + FOOT);
    put_bars(page, days, top, false);
    caf_io_put(page->to, "\n");
    caf_io_page_line(page, "axis", LEFT, top + TALL, right, top + TALL);
    caf_io_put(page->to, "\n");
    put_marks(page, days, top);
    put_bars(page, days, top, true);
    caf_io_page_begin_text(page, "middle", (LEFT + right) / 2, top + TALL + 40);
    caf_page_text(page, days->unit);
    caf_io_put(page->to, "</text>\n</svg>\n");
}

static void put_numbers(caf_page *page, const caf_page_days *days)
{
    const caf_page_column columns[] = { { days->unit, CAF_PAGE_WORDS, 0 }, { days->counted, CAF_PAGE_NUMBERS, 0 } };
    caf_page_begin_table(page, days->caption, columns, 2);
    for (int32_t bin = 0; bin < days->n_bins; bin++) {
        if (days->bins[bin] > 0) {
            caf_io_put(page->to, "<tr><th scope=\"row\">");
            put_bin(page, days, bin);
            caf_io_put(page->to, "</th>");
            caf_page_number_cell(page, days->bins[bin]);
            caf_page_end_row(page);
        }
    }
    caf_page_end_table(page);
}

void caf_page_chart(caf_page *page, const caf_page_days *days)
{
    int64_t n = 0;
    for (int32_t bin = 0; bin < days->n_bins; bin++) {
        n += days->bins[bin];
    }
    if (n > 0) {
        caf_io_page_begin_wide(page, "Chart: ", days->caption);
        put_drawing(page, days);
        caf_io_page_end_wide(page);
        put_numbers(page, days);
    }
}
