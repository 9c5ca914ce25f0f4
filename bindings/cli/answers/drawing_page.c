/* A sample as a page to hand on, so that it can be seen how it was drawn. */
#include <string.h>
#include "dates.h"
#include "drawing.h"
#include "messages.h"
#include "page_finish.h"
#include "values.h"

enum { TEXT_SIZE = 160 };

enum { STRATA, DRAWN, AGAIN, PARTS };

static const caf_page_part parts[PARTS] = {
    [STRATA] = { "strata", "Where the cases come from" },
    [DRAWN] = { "drawn", "The cases drawn" },
    [AGAIN] = { "again", "To draw them again" },
};

static bool has_strata(const drawing *of)
{
    return of->by != BY_NONE && of->n > 0;
}

static void put_facts(caf_page *page, const drawing *of)
{
    char text[TEXT_SIZE];
    for (int i = 0; i < of->files.n; i++) {
        put_fact(page, "From", of->files.all[i]);
    }
    put_fact(page, "As on", words_of(of->with.as_of, text));
    if (of->one_in != 0) {
        snprintf(text, sizeof text, "1 in %lld: %lld", (long long)of->one_in, (long long)of->size);
    } else {
        snprintf(text, sizeof text, "%lld", (long long)of->size);
    }
    put_fact(page, "Size", text);
    put_fact(page, "Seed", of->seed);
    if (of->by == BY_NONE) {
        put_fact(page, "Strata", "none");
    } else {
        snprintf(text, sizeof text, "by %s, shares %s", drawing_by_words(of), value_words(A_SHARE)[of->shares]);
        put_fact(page, "Strata", text);
    }
    for (int i = 0; i < of->earlier.n; i++) {
        put_fact(page, "Drawn before", strcmp(of->earlier.all[i], "-") == 0 ? "standard input" : of->earlier.all[i]);
    }
}

static void put_figures(caf_page *page, const drawing *of)
{
    caf_page_figure(page, CAF_PAGE_PLAIN, of->seen, "in the caseload");
    caf_page_figure(page, CAF_PAGE_PLAIN, of->n, of->to == 0 ? "open" : "closed in the period");
    if (of->earlier.n > 0) {
        caf_page_figure(page, CAF_PAGE_PLAIN, drawn_before(of), "of these drawn before");
    }
    caf_page_figure(page, CAF_PAGE_PLAIN, of->drawn, "drawn");
    if (of->untold > 0) {
        caf_page_figure(page, CAF_STYLE_UNKNOWN, of->untold, of->to == 0 ? "not known whether open" : "not known whether closed then");
    }
}

static void put_contents(caf_page *page, const drawing *of)
{
    caf_page_contents(page, has_strata(of) ? parts : parts + 1, has_strata(of) ? PARTS : PARTS - 1);
}

/* What became of the cases of a stratum; its key is that of all. */
static void list_shares(caf_page_share shares[3], const caf_stratum *of)
{
    shares[0] = (caf_page_share){ of->share, CAF_PAGE_PLAIN, 0, "drawn" };
    shares[1] = (caf_page_share){ of->drawn_before, CAF_STYLE_UNKNOWN, 0, "drawn before" };
    shares[2] = (caf_page_share){ of->n - of->share - of->drawn_before, CAF_STYLE_FAINT, 0, "not drawn" };
}

static void put_counts(caf_page *page, const caf_stratum *of)
{
    caf_page_share shares[3];
    list_shares(shares, of);
    caf_page_number_cell(page, of->n);
    caf_page_number_cell(page, of->drawn_before);
    caf_page_number_cell(page, of->share);
    caf_page_bar_cell(page, shares, 3);
    caf_page_end_row(page);
}

static void put_strata(caf_page *page, const drawing *of)
{
    const caf_page_column columns[] = { { of->by == BY_AGENCY ? "Agency" : "Kind of agency", CAF_PAGE_WORDS, 0 }, { "cases", CAF_PAGE_NUMBERS, 0 },
                                        { "drawn before", CAF_PAGE_NUMBERS, 0 }, { "drawn", CAF_PAGE_NUMBERS, 0 }, { "Shares", CAF_PAGE_BARS, 0 } };
    caf_stratum all = { 0, 0, 0 };
    caf_page_share shares[3];
    size_t length;
    list_shares(shares, &all);
    caf_page_begin_part(page, &parts[STRATA]);
    caf_page_key(page, shares, 3);
    caf_page_begin_table(page, of->by == BY_AGENCY ? "Cases by agency" : "Cases by kind of agency", columns, 5);
    for (int64_t i = 0; i < of->strata.n; i++) {
        const char *name = stratum_words(of->in_order[i], &length);
        caf_page_begin_row(page, name, length);
        put_counts(page, &of->shared[i]);
        all.n += of->shared[i].n;
        all.drawn_before += of->shared[i].drawn_before;
        all.share += of->shared[i].share;
    }
    caf_page_table_foot(page);
    caf_page_begin_row(page, "All", 3);
    put_counts(page, &all);
    caf_page_end_table(page);
    caf_page_end_part(page);
}

/* The columns of the cases: those that say no more than the head does are left out. */
static void begin_cases(caf_page *page, const drawing *of)
{
    caf_page_column columns[5] = { { "Case", CAF_PAGE_WORDS, 0 }, { "place", CAF_PAGE_NUMBERS, 0 } };
    int32_t n = 2;
    if (of->by != BY_NONE) {
        columns[n++] = (caf_page_column){ of->by == BY_AGENCY ? "Agency" : "Kind of agency", CAF_PAGE_WORDS, 0 };
    }
    if (of->files.n > 1) {
        columns[n++] = (caf_page_column){ "File", CAF_PAGE_WORDS, 0 };
    }
    columns[n++] = (caf_page_column){ "line", CAF_PAGE_NUMBERS, 0 };
    caf_page_begin_table(page, "Drawn, in their order", columns, n);
}

static void put_case(caf_page *page, const drawing *of, const caf_candidate *one)
{
    const gathered *whose = &of->whose[one->mark];
    size_t length;
    caf_page_begin_row(page, one->name, (size_t)one->length);
    caf_page_number_cell(page, one->place);
    if (of->by != BY_NONE) {
        const char *name = stratum_words(whose->stratum, &length);
        caf_page_cell(page, name, length);
    }
    if (of->files.n > 1) {
        caf_page_cell(page, of->files.all[whose->file], strlen(of->files.all[whose->file]));
    }
    caf_page_number_cell(page, whose->line);
    caf_page_end_row(page);
}

static void put_cases(caf_page *page, const drawing *of)
{
    int64_t at = 0;
    const caf_candidate *one;
    caf_page_begin_part(page, &parts[DRAWN]);
    if (of->drawn < of->size) {
        caf_page_markup(page, "<p>");
        caf_page_number(page, of->size);
        caf_page_text(page, of->size == 1 ? " was asked for, and there are no more to draw." : " were asked for, and there are no more to draw.");
        caf_page_markup(page, "</p>\n");
    }
    if (of->drawn > 0) {
        begin_cases(page, of);
        while ((one = next_drawn(of, &at)) != NULL) {
            put_case(page, of, one);
        }
        caf_page_end_table(page);
    }
    caf_page_end_part(page);
}

static void put_again(caf_page *page, const drawing *of)
{
    caf_page_begin_part(page, &parts[AGAIN]);
    caf_page_markup(page, "<p>The seed and the identifiers of the cases alone decide which are drawn. Whoever has both, and says the "
                          "same day, size and strata, and the same lists of cases drawn before, draws the same cases.</p>\n");
    if (of->untold > 0) {
        caf_page_markup(page, "<p>Where it is not known whether a case belongs here, its closures are not recorded, or have no day. "
                              "Such a case cannot be drawn.</p>\n");
    }
    caf_page_end_part(page);
}

bool print_drawing_page(const drawing *of)
{
    caf_page *page;
    char title[DRAWING_TITLE];
    title_drawing(of, title);
    if (caf_page_open(title, strlen(title), &page) != CAF_OK) {
        return no_memory();
    }
    put_facts(page, of);
    put_figures(page, of);
    put_contents(page, of);
    if (has_strata(of)) {
        put_strata(page, of);
    }
    put_cases(page, of);
    put_again(page, of);
    return finish_page(page, "Identifiers of cases, and no name of a person: whoever hands it on hands on the identifiers.", stdout);
}
