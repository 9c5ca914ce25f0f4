/* Cases given to auditors as a page to hand on; or why there is no way to give them. */
#include <string.h>
#include "assigning.h"
#include "messages.h"
#include "page_finish.h"

enum { TEXT_SIZE = 160 };

enum { AUDITORS, CASES, PARTS };

static const caf_page_part parts[PARTS] = {
    [AUDITORS] = { "auditors", "Who audits what" },
    [CASES] = { "cases", "Case by case" },
};

enum { SHORT_CASES, SHORT_AUDITORS, SHORT_PARTS };

static const caf_page_part short_parts[SHORT_PARTS] = {
    [SHORT_CASES] = { "short-cases", "The cases for which there are too few auditors" },
    [SHORT_AUDITORS] = { "short-auditors", "The auditors who can do them" },
};

static const caf_page_column auditor_column = { "Auditor", CAF_PAGE_WORDS, 0 };
static const caf_page_column agency_column = { "Agency", CAF_PAGE_WORDS, 0 };
static const caf_page_column takes_column = { "takes", CAF_PAGE_NUMBERS, 0 };

static void put_name_of(caf_page *page, const named_count *of, void (*put)(caf_page *, const char *, size_t))
{
    put(page, of != NULL ? name_of_count(of) : assigning_not_recorded, of != NULL ? of->length : strlen(assigning_not_recorded));
}

static void put_facts(caf_page *page, const assigning *of)
{
    put_fact(page, "Sample", of->sample);
    put_fact(page, "Auditors", of->auditors_file);
    put_fact(page, "Involved", of->involved_file != NULL ? of->involved_file : of->cases_file == NULL ? "nobody is listed" : "");
    if (of->cases_file != NULL) {
        char day[CAF_DATE_TEXT];
        caf_date_format(of->with->as_of, day);
        put_fact(page, "By the record", of->cases_file);
        put_fact(page, "As on", day);
    }
    put_fact(page, "To each case", of->each == 1 ? "one auditor" : "two auditors, of different agencies");
}

static void put_figures(caf_page *page, const assigning *of)
{
    const char *by_agency = "by an agency that was involved";
    caf_page_figure(page, CAF_PAGE_PLAIN, listed_in(&of->cases), "cases");
    caf_page_figure(page, CAF_PAGE_PLAIN, listed_in(&of->auditors), "auditors");
    if (of->answer.possible) {
        caf_page_figure(page, CAF_PAGE_PLAIN, of->n_given, "audits");
        caf_page_figure(page, of->answer.by_agency > 0 ? CAF_STYLE_DUE : CAF_PAGE_PLAIN, of->answer.by_agency, by_agency);
    } else {
        caf_page_figure(page, CAF_STYLE_NOT_MET, of->answer.needed, "audits needed by the cases below");
        caf_page_figure(page, CAF_STYLE_NOT_MET, of->answer.can_take + of->answer.once, "of these can be taken");
    }
}

/* What an auditor was given, by the order of the cases. */
static void put_load(caf_page *page, const assigning *of, int64_t auditor)
{
    const char *between = "";
    caf_page_markup(page, "<td class=\"title\">");
    for (int64_t i = 0; i < of->n_given; i++) {
        if (of->given[i].auditor == auditor) {
            caf_page_markup(page, between);
            put_name_of(page, case_of(of, of->given[i].case_id), caf_page_put);
            between = ", ";
        }
    }
    caf_page_markup(page, "</td>");
}

static void put_auditors(caf_page *page, const assigning *of)
{
    const caf_page_column columns[] = { auditor_column, agency_column, takes_column, { "gets", CAF_PAGE_NUMBERS, 0 }, { "Cases", CAF_PAGE_TITLE, 0 } };
    caf_page_begin_part(page, &parts[AUDITORS]);
    caf_page_begin_table(page, "Auditors and their cases", columns, 5);
    for (int64_t a = 1; a <= listed_in(&of->auditors); a++) {
        put_name_of(page, auditor_of(of, a), caf_page_begin_row);
        put_name_of(page, agency_of(of, a), caf_page_cell);
        caf_page_number_cell(page, of->staff[a - 1].most);
        caf_page_number_cell(page, load_of(of, a));
        put_load(page, of, a);
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
    caf_page_end_part(page);
}

static void put_given(caf_page *page, const assigning *of, const caf_allocated *one)
{
    put_name_of(page, auditor_of(of, one->auditor), caf_page_cell);
    caf_page_markup(page, "<td>");
    put_name_of(page, agency_of(of, one->auditor), caf_page_put);
    caf_page_markup(page, one->by_agency ? "; <strong>was involved</strong></td>" : "</td>");
}

static void put_cases(caf_page *page, const assigning *of)
{
    const caf_page_column columns[] = { { "Case", CAF_PAGE_WORDS, 0 }, { of->each == 1 ? "Auditor" : "First auditor", CAF_PAGE_WORDS, 0 },
                                        { of->each == 1 ? "Agency" : "Of agency", CAF_PAGE_WORDS, 0 }, { "Second auditor", CAF_PAGE_WORDS, 0 },
                                        { "Of agency", CAF_PAGE_WORDS, 0 } };
    caf_page_begin_part(page, &parts[CASES]);
    if (of->involved_file != NULL || of->cases_file != NULL) {
        caf_page_markup(page, "<p>Nobody audits a case that they were involved in. ");
        caf_page_markup(page, of->answer.by_agency > 0 ? "Where an agency audits a case that it was involved in, it is said: no fewer can be, with loads as even.</p>\n"
                                                       : "No agency audits a case that it was involved in.</p>\n");
    }
    caf_page_begin_table(page, "Cases and their auditors", columns, of->each == 1 ? 3 : 5);
    for (int64_t i = 0; i < of->n_given; i++) {
        if (i % of->each == 0) {
            put_name_of(page, case_of(of, of->given[i].case_id), caf_page_begin_row);
        }
        put_given(page, of, &of->given[i]);
        if ((i + 1) % of->each == 0) {
            caf_page_end_row(page);
        }
    }
    caf_page_end_table(page);
    caf_page_end_part(page);
}

static void put_short_cases(caf_page *page, const assigning *of)
{
    caf_page_begin_part(page, &short_parts[SHORT_CASES]);
    caf_page_markup(page, "<p>Audits that they need: ");
    caf_page_number(page, of->answer.needed);
    caf_page_markup(page, ".</p>\n<ul class=\"notes\">\n");
    for (int64_t i = 0; i < of->n_short_cases; i++) {
        caf_page_markup(page, "<li>");
        put_name_of(page, case_of(of, of->short_cases[i]), caf_page_put);
        caf_page_markup(page, "</li>\n");
    }
    caf_page_markup(page, "</ul>\n");
    caf_page_end_part(page);
}

static void put_short_auditors(caf_page *page, const assigning *of)
{
    const caf_page_column columns[] = { auditor_column, agency_column, takes_column };
    caf_page_begin_part(page, &short_parts[SHORT_AUDITORS]);
    if (of->n_short_auditors > 0) {
        caf_page_markup(page, "<p>Audits that they take together: ");
        caf_page_number(page, of->answer.can_take);
        caf_page_markup(page, ".</p>\n");
        caf_page_begin_table(page, "Auditors for these cases", columns, 3);
        for (int64_t i = 0; i < of->n_short_auditors; i++) {
            int64_t a = of->short_auditors[i];
            put_name_of(page, auditor_of(of, a), caf_page_begin_row);
            put_name_of(page, agency_of(of, a), caf_page_cell);
            caf_page_number_cell(page, of->staff[a - 1].most);
            caf_page_end_row(page);
        }
        caf_page_end_table(page);
    } else if (of->answer.once == 0) {
        caf_page_markup(page, "<p>There is no auditor who was not involved.</p>\n");
    }
    if (of->answer.once > 0) {
        caf_page_markup(page, of->n_short_auditors > 0 ? "<p>All others are" : "<p>Everybody who was not involved is");
        caf_page_markup(page, " of an agency that can audit a case only once. Audits that this makes: ");
        caf_page_number(page, of->answer.once);
        caf_page_markup(page, ".</p>\n");
    }
    caf_page_end_part(page);
}

static int title_page(const assigning *of, char text[TEXT_SIZE])
{
    long long n_cases = (long long)listed_in(&of->cases);
    const char *cases = n_cases == 1 ? "case" : "cases";
    const char *each = of->each == 1 ? "one auditor" : "two auditors";
    if (!of->answer.possible) {
        return snprintf(text, TEXT_SIZE, "There is no way to give %lld %s %s each", n_cases, cases, each);
    }
    long long n_auditors = (long long)listed_in(&of->auditors);
    return snprintf(text, TEXT_SIZE, "%lld %s, %s each, for %lld auditor%s", n_cases, cases, each, n_auditors, n_auditors == 1 ? "" : "s");
}

bool print_assigning_page(const assigning *of)
{
    caf_page *page;
    char title[TEXT_SIZE];
    int length = title_page(of, title);
    if (caf_page_open(title, (size_t)length, &page) != CAF_OK) {
        return no_memory();
    }
    put_facts(page, of);
    put_figures(page, of);
    caf_page_contents(page, of->answer.possible ? parts : short_parts, of->answer.possible ? PARTS : SHORT_PARTS);
    if (of->answer.possible) {
        put_auditors(page, of);
        put_cases(page, of);
    } else {
        put_short_cases(page, of);
        put_short_auditors(page, of);
    }
    return finish_page(page, "Identifiers of cases and of auditors as the lists have them: whoever hands it on hands them on.", stdout);
}
