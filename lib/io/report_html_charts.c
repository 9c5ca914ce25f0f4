/* The charts of the page. Each says in words what it shows, and the table beside it has its numbers. */
#include <string.h>
#include "report_made.h"

/* Attributes are whole numbers: no locale, and the same picture everywhere. */
static void put_attribute(caf_io_writer *to, const char *name, int64_t value)
{
    caf_io_put(to, " ");
    caf_io_put(to, name);
    caf_io_put(to, "=\"");
    caf_io_put_number(to, value);
    caf_io_put(to, "\"");
}

static void put_rectangle(caf_io_writer *to, const char *class, int64_t x, int64_t y, int64_t width, int64_t height)
{
    caf_io_put(to, "<rect class=\"");
    caf_io_put(to, class);
    caf_io_put(to, "\"");
    put_attribute(to, "x", x);
    put_attribute(to, "y", y);
    put_attribute(to, "width", width);
    put_attribute(to, "height", height);
    caf_io_put(to, "/>");
}

static void begin_text(caf_io_writer *to, const char *anchor, int64_t x, int64_t y)
{
    caf_io_put(to, "<text text-anchor=\"");
    caf_io_put(to, anchor);
    caf_io_put(to, "\"");
    put_attribute(to, "x", x);
    put_attribute(to, "y", y);
    caf_io_put(to, ">");
}

void caf_io_html_bar(caf_io_writer *to, const int64_t counts[CAF_IO_SHOWN])
{
    enum { WIDTH = 120, HEIGHT = 14 };
    int64_t sum = 0;
    int64_t so_far = 0;
    int64_t x = 0;
    for (size_t c = 0; c < CAF_IO_SHOWN; c++) {
        sum += caf_io_shown_verdicts[c].verdict != CAF_NOT_APPLICABLE ? counts[c] : 0;
    }
    if (sum == 0) {
        return;
    }
    caf_io_put(to, "<svg class=\"bar\" aria-hidden=\"true\" focusable=\"false\"");
    put_attribute(to, "width", WIDTH);
    put_attribute(to, "height", HEIGHT);
    caf_io_put(to, ">");
    for (size_t c = 0; c < CAF_IO_SHOWN; c++) {
        if (counts[c] == 0 || caf_io_shown_verdicts[c].verdict == CAF_NOT_APPLICABLE) {
            continue;
        }
        so_far += counts[c];
        int64_t end = (int64_t)((double)so_far / (double)sum * WIDTH + 0.5);
        put_rectangle(to, caf_io_html_class(caf_verdict_style(caf_io_shown_verdicts[c].verdict)), x, 0, end - x, HEIGHT);
        x = end;
    }
    caf_io_put(to, "</svg>");
}

enum { LEFT = 40, TOP = 30, BIN = 44, TALL = 160, FOOT = 46 };

/* The days of a bin: "0 or before", "1 to 5", "more than 60". */
static void put_bin(caf_io_writer *to, int32_t bin)
{
    if (bin == 0) {
        caf_io_put(to, "0 or before");
        return;
    }
    caf_io_put(to, bin == CAF_IO_BINS - 1 ? "more than " : "");
    caf_io_put_number(to, (int64_t)(bin - 1) * CAF_IO_DAYS_A_BIN + (bin < CAF_IO_BINS - 1));
    if (bin < CAF_IO_BINS - 1) {
        caf_io_put(to, " to ");
        caf_io_put_number(to, (int64_t)bin * CAF_IO_DAYS_A_BIN);
    }
}

static void put_bars(caf_io_writer *to, const caf_io_days *days)
{
    int64_t most = 0;
    for (int32_t bin = 0; bin < CAF_IO_BINS; bin++) {
        most = days->bins[bin] > most ? days->bins[bin] : most;
    }
    for (int32_t bin = 0; bin < CAF_IO_BINS; bin++) {
        int64_t height = (int64_t)((double)days->bins[bin] / (double)most * TALL + 0.5);
        int64_t x = LEFT + (int64_t)bin * BIN;
        if (days->bins[bin] > 0) {
            put_rectangle(to, "days", x + 3, TOP + TALL - height, BIN - 6, height);
            begin_text(to, "middle", x + BIN / 2, TOP + TALL - height - 5);
            caf_io_put_number(to, days->bins[bin]);
            caf_io_put(to, "</text>");
        }
        if (bin < CAF_IO_BINS - 1) {
            /* The last day of the bin, under its end. */
            begin_text(to, "middle", x + BIN, TOP + TALL + 18);
            caf_io_put_number(to, (int64_t)bin * CAF_IO_DAYS_A_BIN);
            caf_io_put(to, "</text>\n");
        }
    }
}

/* What is done on the last day is in time: the line stands behind it. */
static void put_limit(caf_io_writer *to, int32_t amount, const char *unit)
{
    int64_t x = LEFT + BIN + (int64_t)amount * BIN / CAF_IO_DAYS_A_BIN;
    if (amount < 0 || amount > (CAF_IO_BINS - 2) * CAF_IO_DAYS_A_BIN) {
        return;
    }
    caf_io_put(to, "<line class=\"limit\"");
    put_attribute(to, "x1", x);
    put_attribute(to, "x2", x);
    put_attribute(to, "y1", TOP - 10);
    put_attribute(to, "y2", TOP + TALL);
    caf_io_put(to, "/>");
    begin_text(to, "start", x + 6, TOP - 2);
    caf_io_put(to, "limit: ");
    caf_io_put_number(to, amount);
    caf_io_put(to, " ");
    caf_io_put(to, unit);
    caf_io_put(to, "</text>\n");
}

static void put_table(caf_io_writer *to, const caf_io_days *days, const char *unit)
{
    caf_io_put(to, "<table>\n<caption>The numbers of this chart</caption>\n<thead><tr><th scope=\"col\">");
    caf_io_put(to, unit);
    caf_io_put(to, "</th><th scope=\"col\" class=\"number\">first TAF meetings</th></tr></thead>\n<tbody>\n");
    for (int32_t bin = 0; bin < CAF_IO_BINS; bin++) {
        if (days->bins[bin] > 0) {
            caf_io_put(to, "<tr><th scope=\"row\">");
            put_bin(to, bin);
            caf_io_put(to, "</th><td class=\"number\">");
            caf_io_put_number(to, days->bins[bin]);
            caf_io_put(to, "</td></tr>\n");
        }
    }
    caf_io_put(to, "</tbody>\n</table>\n");
}

void caf_io_html_first_taf(caf_io_writer *to, const caf_report *report)
{
    const caf_io_days *days = &report->first_taf;
    const caf_profile *profile = report->profiles[0];
    int32_t amount = -1;
    int32_t limit_unit = CAF_UNIT_NONE;
    int32_t counted = caf_io_unit_of(profile, CAF_EM_B2_HELD, report->options.as_of);
    const char *unit = caf_unit_name(counted);
    if (days->n == 0) {
        return;
    }
    (void)caf_profile_parameter(profile, CAF_EM_B2_HELD, CAF_WITHIN, report->options.as_of, &amount, &limit_unit);
    amount = limit_unit == CAF_WEEKS && amount < CAF_IO_BINS ? amount * 7 : amount;
    caf_io_put(to, "<section aria-labelledby=\"first-taf\">\n<h2 id=\"first-taf\">From the assessment to the first TAF</h2>\n<p>");
    caf_io_put_counted(to, days->n, "first TAF that was held", "first TAFs that were held");
    caf_io_put(to, ", by ");
    caf_io_put(to, unit);
    caf_io_put(to, " from the day the assessment was completed, under ");
    caf_io_put_html(to, caf_profile_name(profile), strlen(caf_profile_name(profile)));
    caf_io_put(to, ".</p>\n<svg class=\"chart\" role=\"img\" aria-label=\"Bar chart of the numbers in the table that follows\" viewBox=\"0 0 ");
    caf_io_put_number(to, LEFT + (int64_t)CAF_IO_BINS * BIN + 20);
    caf_io_put(to, " ");
    caf_io_put_number(to, TOP + TALL + FOOT);
    caf_io_put(to, "\">\n");
    put_bars(to, days);
    caf_io_put(to, "<line class=\"axis\"");
    put_attribute(to, "x1", LEFT);
    put_attribute(to, "x2", LEFT + (int64_t)CAF_IO_BINS * BIN);
    put_attribute(to, "y1", TOP + TALL);
    put_attribute(to, "y2", TOP + TALL);
    caf_io_put(to, "/>\n");
    if (limit_unit == CAF_WORKING_DAYS || limit_unit == CAF_DAYS || limit_unit == CAF_WEEKS) {
        put_limit(to, amount, unit);
    }
    begin_text(to, "middle", LEFT + (int64_t)CAF_IO_BINS * BIN / 2, TOP + TALL + 40);
    caf_io_put(to, unit);
    caf_io_put(to, "</text>\n</svg>\n");
    put_table(to, days, unit);
    caf_io_put(to, "</section>\n");
}
