/* The colours of a caseload's actions over time, as stacks. */
#include <stdio.h>
#include "page_made.h"
#include "report_made.h"

enum { NAME = 24 };

static void put_note(caf_page *page, int64_t n, const char *one, const char *many)
{
    if (n > 0) {
        caf_io_put(page->to, " ");
        caf_io_put_counted(page->to, n, one, many);
    }
}

void caf_io_html_rag(caf_page *page, const caf_report *report)
{
    static const caf_page_share kinds[CAF_IO_SHADES] = { { 0, CAF_STYLE_NOT_MET, 0, "red" },
                                                         { 0, CAF_PAGE_AMBER, 0, "amber" },
                                                         { 0, CAF_STYLE_MET, 0, "green" },
                                                         { 0, CAF_STYLE_UNKNOWN, 0, "two colours on one day" } };
    static const char *const letters[CAF_IO_SHADES] = { "R", "A", "G", "?" };
    caf_page_stack stacks[CAF_IO_QUARTERS];
    char names[CAF_IO_QUARTERS][NAME];
    int32_t year = 0;
    int32_t month = 1;
    int32_t day;
    (void)caf_date_to_ymd(report->options.as_of, &year, &month, &day);
    int32_t first = year * 4 + (month - 1) / 3 - (CAF_IO_QUARTERS - 1);
    for (int32_t i = 0; i < CAF_IO_QUARTERS; i++) {
        snprintf(names[i], NAME, "%d Q%d", (int)((first + i) / 4), (int)((first + i) % 4 + 1));
        stacks[i] = (caf_page_stack){ 0, 0, names[i], report->rag.numbers[i] };
    }
    caf_page_stacks all = { kinds, letters, CAF_IO_SHADES, 0, stacks, CAF_IO_QUARTERS, "Quarter", "actions rated",
                            "Actions by the last colour of each quarter" };
    caf_io_put(page->to, "<p>Each action once a quarter, by the last colour that it was given in it; the last quarter goes up to the day "
                         "of this page.");
    put_note(page, report->rag.earlier, "rating is older.", "ratings are older.");
    put_note(page, report->rag.unsure, "rating lacks its day, its colour or its action.",
             "ratings lack their day, their colour or their action.");
    caf_io_put(page->to, "</p>\n");
    caf_page_stack_chart(page, &all);
}
