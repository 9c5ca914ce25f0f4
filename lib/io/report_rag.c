/* The colours of a caseload's actions, by quarter: each action by the last colour that it was given in it. */
#include <stdlib.h>
#include "report_made.h"

/* One colour of one action. */
typedef struct given {
    int64_t action;
    int32_t ago; /* quarters before that of the as-of date */
    caf_date on;
    int32_t colour;
} given;

/* The quarter of a day, counted through the years. */
static int32_t quarter_of(caf_date day)
{
    int32_t year = 0;
    int32_t month = 1;
    int32_t of_month;
    (void)caf_date_to_ymd(day, &year, &month, &of_month);
    return year * 4 + (month - 1) / 3;
}

static int by_action(const void *one, const void *other)
{
    const given *a = one;
    const given *b = other;
    int by_quarter = (a->ago < b->ago) - (a->ago > b->ago);
    int by_day = (a->on > b->on) - (a->on < b->on);
    if (a->action != b->action) {
        return a->action > b->action ? 1 : -1;
    }
    return by_quarter != 0 ? by_quarter : by_day != 0 ? by_day : a->colour - b->colour;
}

/* The ratings of a case that lie in a quarter that is shown. */
static caf_status gather(caf_report *report, const caf_case *whose)
{
    report->ratings.used = 0;
    for (int64_t i = 0; i < whose->count[CAF_RATINGS]; i++) {
        caf_rating_row row;
        caf_status status = caf_get(whose, CAF_RATINGS, i, &row, (int32_t)sizeof row);
        if (status >= CAF_E_NULL) {
            return status;
        }
        if (status != CAF_OK) {
            continue;
        }
        if (row.action == 0 || row.rated_on == 0 || row.colour == 0) {
            report->rag.unsure++;
            continue;
        }
        int32_t ago = quarter_of(whose->as_of) - quarter_of(row.rated_on);
        if (ago >= CAF_IO_QUARTERS) {
            report->rag.earlier++;
            continue;
        }
        given *place = caf_io_append(&report->ratings, sizeof *place);
        if (place == NULL) {
            return CAF_E_MEMORY;
        }
        *place = (given){ row.action, ago, row.rated_on, row.colour };
    }
    return CAF_OK;
}

/* Whether an action was given another colour on the day of one: those of a day stand in the order of their colours. */
static bool is_both_ways(const given *all, size_t at)
{
    size_t first = at;
    while (first > 0 && all[first - 1].action == all[at].action && all[first - 1].on == all[at].on) {
        first--;
    }
    return all[first].colour != all[at].colour;
}

/* Two colours on an action's last day: which came last nobody knows. */
static void count_last(caf_report *report)
{
    given *all = (given *)(void *)report->ratings.bytes;
    size_t n = report->ratings.used / sizeof *all;
    if (n > 1) {
        qsort(all, n, sizeof *all, by_action);
    }
    for (size_t i = 0; i < n; i++) {
        bool is_last = i + 1 == n || all[i + 1].action != all[i].action || all[i + 1].ago != all[i].ago;
        if (is_last) {
            report->rag.numbers[CAF_IO_QUARTERS - 1 - all[i].ago][is_both_ways(all, i) ? CAF_IO_BOTH_WAYS : all[i].colour - 1]++;
            report->rag.n++;
        }
    }
}

caf_status caf_io_count_colours(caf_report *report, const caf_caseload *caseload)
{
    caf_context context = caf_context_on(report->options.as_of, CAF_DIVISION_NONE);
    caf_cursor cursor = caf_cursor_begin();
    caf_case whose;
    caf_status status = CAF_OK;
    whose.size = (int32_t)sizeof whose;
    while (status == CAF_OK && (status = caf_next_case(caseload, &context, &cursor, &whose)) == CAF_OK) {
        status = whose.not_yet || whose.count[CAF_RATINGS] == 0 ? CAF_OK : gather(report, &whose);
        if (status == CAF_OK && !whose.not_yet && whose.count[CAF_RATINGS] > 0) {
            count_last(report);
        }
    }
    return status == CAF_END ? CAF_OK : status;
}
