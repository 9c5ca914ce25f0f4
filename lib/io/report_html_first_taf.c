/* The chart of a report: how long the first TAFs took, with the limit of the first profile. */
#include <string.h>
#include "page_made.h"
#include "report_made.h"

/* "limit: 20 working days", with a final zero. */
static void put_limit(caf_io_writer *text, int32_t amount, const char *unit)
{
    caf_io_put(text, "limit: ");
    caf_io_put_number(text, amount);
    caf_io_put(text, " ");
    caf_io_put(text, unit);
    caf_io_put_bytes(text, "", 1);
}

static void put_chart(caf_page *page, const caf_report *report, const char *unit, int32_t limit)
{
    caf_io_writer text;
    caf_page_mark mark = { limit, 1, "" };
    caf_page_days chart;
    memset(&chart, 0, sizeof chart);
    caf_io_writer_begin(&text, report->memory);
    put_limit(&text, limit, unit);
    mark.text = text.failed ? "" : (const char *)text.buffer.bytes;
    chart.bins = report->first_taf.bins;
    chart.n_bins = CAF_IO_BINS;
    chart.days_a_bin = CAF_IO_DAYS_A_BIN;
    chart.first = "0 or before";
    chart.unit = unit;
    chart.counted = "first TAF meetings";
    chart.caption = "The numbers of this chart";
    chart.marks = &mark;
    chart.n_marks = limit >= 0;
    caf_page_chart(page, &chart);
    page->to->failed = page->to->failed || text.failed;
    caf_io_writer_release(&text);
}

void caf_io_html_first_taf(caf_page *page, const caf_report *report)
{
    const caf_profile *profile = report->profiles[0];
    int32_t amount = -1;
    int32_t limit_unit = CAF_UNIT_NONE;
    const char *unit = caf_unit_name(caf_io_unit_of(profile, CAF_EM_B2_HELD, report->options.as_of));
    (void)caf_profile_parameter(profile, CAF_EM_B2_HELD, CAF_WITHIN, report->options.as_of, &amount, &limit_unit);
    amount = limit_unit == CAF_WEEKS && amount < CAF_IO_BINS ? amount * 7 : amount;
    bool is_in_days = limit_unit == CAF_WORKING_DAYS || limit_unit == CAF_DAYS || limit_unit == CAF_WEEKS;
    caf_io_put(page->to, "<p>");
    caf_io_put_counted(page->to, report->first_taf.n, "first TAF that was held", "first TAFs that were held");
    caf_io_put(page->to, ", by ");
    caf_io_put(page->to, unit);
    caf_io_put(page->to, " from the day the assessment was completed, under ");
    caf_page_text(page, caf_profile_name(profile));
    caf_io_put(page->to, ".</p>\n");
    put_chart(page, report, unit, is_in_days ? amount : -1);
}
