/* What a caseload owes as a page to hand on. */
#include <stdlib.h>
#include <string.h>
#include "dates.h"
#include "due_text.h"
#include "messages.h"
#include "page_entries.h"
#include "page_finish.h"

enum { TEXT_SIZE = 160 };

enum { WHOSE, PRESSING, PARTS };

static const caf_page_part parts[PARTS] = {
    [WHOSE] = { "whose", "Who owes what" },
    [PRESSING] = { "pressing", "The most pressing" },
};

static const struct {
    const char *heading;
    int32_t style;
} bands[DUE_BANDS] = {
    [DUE_OVERDUE] = { "overdue", CAF_STYLE_NOT_MET },
    [DUE_THIS_WEEK] = { "due this week", CAF_STYLE_DUE },
    [DUE_THIS_MONTH] = { "due this month", CAF_STYLE_JUDGEMENT },
    [DUE_LATER] = { "due later", CAF_STYLE_UNKNOWN },
    [DUE_NO_DAY] = { "no day set", CAF_STYLE_FAINT },
};

/* A sentence that the text has too; to be freed. NULL: a message was printed. */
static char *written(void (*write)(FILE *, const due *), const due *of)
{
    char *text = NULL;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    if (to != NULL) {
        write(to, of);
    }
    if (to == NULL || fclose(to) != 0) {
        free(text);
        no_memory();
        return NULL;
    }
    return text;
}

static void put_last_day(caf_page *page, const char *term, caf_date day)
{
    char words[CAF_DATE_WORDS];
    char text[TEXT_SIZE];
    snprintf(text, sizeof text, "to %s", words_of(day, words));
    put_fact(page, term, text);
}

static void put_facts(caf_page *page, const due *of)
{
    char text[TEXT_SIZE];
    for (int32_t i = 0; i < of->with.n_profiles; i++) {
        put_fact(page, "Profile", caf_profile_name(of->with.profiles[i]));
    }
    put_fact(page, "Lead professional", of->lead != NULL ? of->lead : "");
    put_fact(page, "Agency", of->agency != NULL ? of->agency : "");
    put_last_day(page, "This week", of->days.week_end);
    put_last_day(page, "This month", of->days.month_end);
    if (of->unsure > 0) {
        snprintf(text, sizeof text, "what else %lld %s, whose records lack facts", (long long)of->unsure, of->unsure == 1 ? "case owes" : "cases owe");
        put_fact(page, "Not known", text);
    }
}

static void put_counts(caf_page *page, const int64_t *counts)
{
    caf_page_share shares[DUE_BANDS];
    int64_t sum = 0;
    for (int band = 0; band < DUE_BANDS; band++) {
        shares[band] = (caf_page_share){ counts[band], bands[band].style, 0, bands[band].heading };
        if (band == DUE_OVERDUE) {
            caf_page_marked_cell(page, counts[band]);
        } else {
            caf_page_number_cell(page, counts[band]);
        }
        sum += counts[band];
    }
    caf_page_number_cell(page, sum);
    caf_page_bar_cell(page, shares, DUE_BANDS);
    caf_page_end_row(page);
}

/* A name with what stands before it, which decides as what somebody owes. False: a message was printed. */
static bool begin_owner(caf_page *page, const named_count *row)
{
    const char *before = before_due_row(row);
    size_t length = strlen(before);
    char *name = malloc(length + row->length + 1);
    if (name == NULL) {
        return no_memory();
    }
    memcpy(name, before, length);
    memcpy(name + length, name_of_count(row), row->length);
    caf_page_begin_row(page, name, length + row->length);
    free(name);
    return true;
}

static bool put_rows(caf_page *page, const due *of)
{
    int64_t n;
    bool well = true;
    named_count **rows = sort_due_rows(of, &n);
    for (int64_t i = 0; rows != NULL && well && i < n; i++) {
        well = begin_owner(page, rows[i]);
        if (well) {
            put_counts(page, rows[i]->counts);
        }
    }
    free(rows);
    return rows != NULL && well;
}

static bool put_whose(caf_page *page, const due *of)
{
    caf_page_column columns[DUE_BANDS + 3] = { { of->by_agency ? "Agency" : "Lead professional", CAF_PAGE_WORDS, 0 } };
    caf_page_share shares[DUE_BANDS];
    for (int band = 0; band < DUE_BANDS; band++) {
        columns[band + 1] = (caf_page_column){ bands[band].heading, CAF_PAGE_NUMBERS, 0 };
        shares[band] = (caf_page_share){ 0, bands[band].style, 0, bands[band].heading };
    }
    columns[DUE_BANDS + 1] = (caf_page_column){ "all", CAF_PAGE_NUMBERS, 0 };
    columns[DUE_BANDS + 2] = (caf_page_column){ "Shares", CAF_PAGE_BARS, 0 };
    caf_page_begin_part(page, &parts[WHOSE]);
    caf_page_key(page, shares, DUE_BANDS);
    caf_page_begin_table(page, of->by_agency ? "Owed, by agency" : "Owed, by lead professional", columns, DUE_BANDS + 3);
    if (!put_rows(page, of)) {
        return false;
    }
    caf_page_table_foot(page);
    caf_page_begin_row(page, "All", 3);
    put_counts(page, of->counts);
    caf_page_end_table(page);
    caf_page_end_part(page);
    return true;
}

static void put_more(caf_page *page, int64_t n, const char *one, const char *several)
{
    if (n > 0) {
        caf_page_markup(page, "<p>");
        caf_page_number(page, n);
        caf_page_text(page, n == 1 ? one : several);
        caf_page_markup(page, "</p>\n");
    }
}

static bool put_pressing(caf_page *page, due *of)
{
    char *number = written(put_due_number, of);
    if (number == NULL) {
        return false;
    }
    caf_page_begin_part(page, &parts[PRESSING]);
    caf_page_markup(page, "<p>");
    caf_page_text(page, number);
    caf_page_markup(page, of->shown > 0 ? ". Safeguarding stands first.</p>\n" : "</p>\n");
    free(number);
    if (of->pressing.n > 0) {
        put_entries(page, &of->pressing, due_style);
    }
    put_more(page, of->shown - of->pressing.n, " more is not shown.", " more are not shown.");
    put_more(page, beyond_shown(of), " more is owed beyond that.", " more are owed beyond that.");
    caf_page_end_part(page);
    return true;
}

bool print_due_page(due *of, FILE *to)
{
    caf_page *page = NULL;
    char *title = written(put_due_title, of);
    bool well = title != NULL;
    if (well && caf_page_open(title, strlen(title), &page) != CAF_OK) {
        well = no_memory();
    }
    free(title);
    if (!well) {
        return false;
    }
    bool lists = of->owing > 0 && of->pressing.most > 0;
    sort_pressing(&of->pressing);
    put_facts(page, of);
    for (int band = 0; band < DUE_BANDS; band++) {
        caf_page_figure(page, bands[band].style, of->counts[band], bands[band].heading);
    }
    caf_page_contents(page, parts, of->owing == 0 ? 0 : lists ? PARTS : 1);
    if ((of->owing > 0 && !put_whose(page, of)) || (lists && !put_pressing(page, of))) {
        caf_page_close(page);
        return false;
    }
    return finish_page(page, "Identifiers of cases, people and agencies as the record has them: whoever hands it on hands them on.", to);
}
