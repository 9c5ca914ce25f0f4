/* What changed between two states of a caseload as a page to hand on. */
#include <string.h>
#include "comparison.h"
#include "dates.h"
#include "messages.h"
#include "page_entries.h"
#include "page_finish.h"
#include "stage_words.h"

enum { TEXT_SIZE = 200 };

enum { CHANGES, FINDINGS, CASES, STAGES, PARTS };

static const caf_page_part parts[PARTS] = {
    [CHANGES] = { "changes", "The most important changes" },
    [FINDINGS] = { "findings", "What became of the findings" },
    [CASES] = { "cases", "Cases that are new or gone" },
    [STAGES] = { "stages", "Cases that moved to another stage" },
};

static void put_side(caf_page *page, const comparison *of, int side)
{
    const settings *with = side == 0 ? of->before : of->after;
    char day[CAF_DATE_WORDS];
    char text[TEXT_SIZE];
    put_fact(page, side == 0 ? "Old" : "New", compared_file(of, side));
    snprintf(text, sizeof text, "as on %s: %lld %s", words_of(with->as_of, day), (long long)of->cases[side],
             of->cases[side] == 1 ? "case" : "cases");
    put_fact(page, side == 0 ? "Old cases" : "New cases", text);
}

static void put_profile_facts(caf_page *page, const settings *with, const char *term)
{
    for (int32_t i = 0; i < with->n_profiles; i++) {
        put_fact(page, term, caf_profile_name(with->profiles[i]));
    }
}

static void put_facts(caf_page *page, const comparison *of)
{
    put_side(page, of, 0);
    put_side(page, of, 1);
    if (!has_same_profiles(of)) {
        put_profile_facts(page, of->before, "Old profile");
    }
    put_profile_facts(page, of->after, has_same_profiles(of) ? "Profile" : "New profile");
    if (!has_one_list(of)) {
        put_fact(page, "Old holidays", of->before->holidays_file != NULL ? of->before->holidays_file : "built in");
    }
    put_fact(page, has_one_list(of) ? "Holidays" : "New holidays", of->after->holidays_file != NULL ? of->after->holidays_file : "built in");
}

static void put_figures(caf_page *page, const comparison *of)
{
    static const struct {
        int32_t kind;
        const char *label;
    } told[] = { { CAF_CHANGE_SAFEGUARDING_NEW, "safeguarding, new" }, { CAF_CHANGE_MENDED, "mended: now met" }, { CAF_CHANGE_DONE, "was due, now done" } };
    caf_page_figure(page, CAF_PAGE_PLAIN, of->both, "cases in both");
    caf_page_figure(page, CAF_PAGE_PLAIN, of->changed, "of these changed");
    caf_page_figure(page, change_style(told[0].kind), of->kinds[told[0].kind], told[0].label);
    caf_page_figure(page, CAF_STYLE_NOT_MET, of->kinds[CAF_CHANGE_OVERDUE] + of->kinds[CAF_CHANGE_NOT_MET], "not met now, and not before");
    for (size_t i = 1; i < sizeof told / sizeof told[0]; i++) {
        caf_page_figure(page, change_style(told[i].kind), of->kinds[told[i].kind], told[i].label);
    }
}

static bool has_whole(const comparison *of)
{
    int64_t n = 0;
    for (int what = 1; what < CASE_CHANGES; what++) {
        n += of->whole[what];
    }
    return n > 0;
}

static bool has_stages(const comparison *of)
{
    int64_t n = 0;
    for (int32_t i = 0; i < CAF_STAGES * CAF_STAGES; i++) {
        n += of->stages[i / CAF_STAGES][i % CAF_STAGES];
    }
    return n > 0;
}

static bool has_part(const comparison *of, int part)
{
    return part == CASES ? has_whole(of) : part == STAGES ? has_stages(of) : part == CHANGES ? of->tops.n > 0 : true;
}

static void put_contents(caf_page *page, const comparison *of)
{
    caf_page_part entries[PARTS];
    int32_t n = 0;
    for (int part = 0; part < PARTS; part++) {
        if (has_part(of, part)) {
            entries[n++] = parts[part];
        }
    }
    caf_page_contents(page, entries, n);
}

static void put_changes(caf_page *page, const comparison *of)
{
    caf_page_begin_part(page, &parts[CHANGES]);
    caf_page_markup(page, "<p>");
    caf_page_number(page, of->tops.n);
    caf_page_markup(page, " of ");
    caf_page_number(page, changed_findings(of));
    caf_page_markup(page, " changes of findings, the most important first. Safeguarding stands before all.</p>\n");
    put_entries(page, &of->tops, pressed_style);
    caf_page_end_part(page);
}

static void put_kinds(caf_page *page, const comparison *of)
{
    static const caf_page_column columns[] = { { "Change", CAF_PAGE_WORDS, 0 }, { "findings", CAF_PAGE_NUMBERS, 0 } };
    caf_page_begin_table(page, "Findings by what became of them", columns, 2);
    for (int32_t kind = 1; kind < CAF_CHANGES; kind++) {
        if (of->kinds[kind] > 0) {
            caf_page_begin_row(page, change_words(kind), strlen(change_words(kind)));
            caf_page_number_cell(page, of->kinds[kind]);
            caf_page_end_row(page);
        }
    }
    caf_page_end_table(page);
}

static const char *verdict_heading(int32_t verdict)
{
    return verdict == 0 ? "no finding" : caf_verdict_name(verdict);
}

static void put_matrix(caf_page *page, const comparison *of)
{
    caf_page_column columns[CAF_VERDICTS + 1] = { { "Before", CAF_PAGE_WORDS, 0 } };
    char names[CAF_VERDICTS][TEXT_SIZE];
    for (int i = 0; i < CAF_VERDICTS; i++) {
        snprintf(names[i], TEXT_SIZE, "now %s", verdict_heading(compared_verdicts[i]));
        columns[i + 1] = (caf_page_column){ names[i], CAF_PAGE_NUMBERS, 0 };
    }
    caf_page_begin_table(page, "Findings by their answers before and now", columns, CAF_VERDICTS + 1);
    for (int i = 0; i < CAF_VERDICTS; i++) {
        const char *name = verdict_heading(compared_verdicts[i]);
        caf_page_begin_row(page, name, strlen(name));
        for (int j = 0; j < CAF_VERDICTS; j++) {
            bool is_nothing = compared_verdicts[i] == 0 && compared_verdicts[j] == 0;
            caf_page_number_cell(page, is_nothing ? CAF_PAGE_NONE : of->matrix[compared_verdicts[i]][compared_verdicts[j]]);
        }
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
}

static void put_findings(caf_page *page, const comparison *of)
{
    caf_page_begin_part(page, &parts[FINDINGS]);
    if (of->listed == 0) {
        caf_page_markup(page, "<p>Nothing changed.</p>\n");
    }
    if (changed_findings(of) > 0) {
        put_kinds(page, of);
    }
    put_matrix(page, of);
    caf_page_end_part(page);
}

static void put_whole(caf_page *page, const comparison *of)
{
    static const caf_page_column columns[] = { { "Cases", CAF_PAGE_WORDS, 0 }, { "how many", CAF_PAGE_NUMBERS, 0 }, { "Among them", CAF_PAGE_TITLE, 0 } };
    caf_page_begin_part(page, &parts[CASES]);
    caf_page_begin_table(page, "Cases in one of the two, or open in one", columns, 3);
    for (int what = 1; what < CASE_CHANGES; what++) {
        int64_t n = of->whole[what] < CASES_NAMED ? of->whole[what] : CASES_NAMED;
        if (n == 0) {
            continue;
        }
        caf_page_begin_row(page, case_change_words[what], strlen(case_change_words[what]));
        caf_page_number_cell(page, of->whole[what]);
        caf_page_markup(page, "<td class=\"title\">");
        for (int64_t i = 0; i < n; i++) {
            caf_page_markup(page, i > 0 ? ", " : "");
            caf_page_text(page, of->named[what][i]);
        }
        caf_page_markup(page, "</td>");
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
    caf_page_end_part(page);
}

static void put_stages(caf_page *page, const comparison *of)
{
    static const caf_page_column columns[] = { { "From", CAF_PAGE_WORDS, 0 }, { "To", CAF_PAGE_WORDS, 0 }, { "cases", CAF_PAGE_NUMBERS, 0 } };
    char text[MOVE_TEXT];
    caf_page_begin_part(page, &parts[STAGES]);
    caf_page_begin_table(page, "Moves between stages, of cases in both", columns, 3);
    for (int32_t i = 0; i < CAF_STAGES * CAF_STAGES; i++) {
        int64_t n = of->stages[i / CAF_STAGES][i % CAF_STAGES];
        if (n > 0) {
            const char *from = compared_stage(i / CAF_STAGES, text);
            caf_page_begin_row(page, from, strlen(from));
            const char *after = compared_stage(i % CAF_STAGES, text);
            caf_page_cell(page, after, strlen(after));
            caf_page_number_cell(page, n);
            caf_page_end_row(page);
        }
    }
    caf_page_end_table(page);
    caf_page_end_part(page);
}

static int title_page(const comparison *of, char text[TEXT_SIZE])
{
    char old[CAF_DATE_WORDS];
    char fresh[CAF_DATE_WORDS];
    (void)words_of(of->before->as_of, old);
    (void)words_of(of->after->as_of, fresh);
    if (of->before->as_of == of->after->as_of) {
        return snprintf(text, TEXT_SIZE, "What changed, as on %s", fresh);
    }
    return snprintf(text, TEXT_SIZE, "What changed from %s to %s", old, fresh);
}

bool print_comparison_page(comparison *of, FILE *to)
{
    static void (*const puts[PARTS])(caf_page *, const comparison *) = { put_changes, put_findings, put_whole, put_stages };
    caf_page *page;
    char title[TEXT_SIZE];
    int length = title_page(of, title);
    if (caf_page_open(title, (size_t)length, &page) != CAF_OK) {
        return no_memory();
    }
    sort_pressing(&of->tops);
    put_facts(page, of);
    put_figures(page, of);
    put_contents(page, of);
    for (int part = 0; part < PARTS; part++) {
        if (has_part(of, part)) {
            puts[part](page, of);
        }
    }
    return finish_page(page, "Identifiers, dates and codes, and no name: whoever hands it on hands on the identifiers.", to);
}
