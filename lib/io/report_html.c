/* The report as one page: what the text says, laid out for a screen and for paper. */
#include <string.h>
#include "page_made.h"
#include "report_made.h"

enum { URGENT, FIRST_TAF, COLOURS, RULES, DATA, PARTS };

static const caf_page_part parts[PARTS] = {
    [URGENT] = { "urgent", "What needs acting on" },
    [FIRST_TAF] = { "first-taf", "From the assessment to the first TAF" },
    [COLOURS] = { "rag", "Red, amber and green over time" },
    [RULES] = { "rules", "Rule by rule" },
    [DATA] = { "data", "Data problems" },
};

/* A text of the report as a fact of the page. */
static void put_fact(caf_page *page, const caf_report *report, const char *term,
                     void (*describe)(const caf_report *report, caf_io_writer *text))
{
    caf_io_writer text;
    caf_io_writer_begin(&text, report->memory);
    describe(report, &text);
    caf_page_fact(page, term, (const char *)text.buffer.bytes, text.buffer.used);
    page->to->failed = page->to->failed || text.failed;
    caf_io_writer_release(&text);
}

static void put_opening(caf_page *page, const caf_report *report)
{
    const caf_report_totals *totals = &report->totals;
    caf_io_writer title;
    caf_io_writer_begin(&title, report->memory);
    caf_io_describe_opening(report, &title);
    caf_io_page_begin(page, (const char *)title.buffer.bytes, title.buffer.used);
    page->to->failed = page->to->failed || title.failed;
    caf_io_writer_release(&title);
    put_fact(page, report, "From", caf_io_describe_files);
    put_fact(page, report, report->options.n_profiles == 1 ? "Profile" : "Profiles", caf_io_describe_profiles);
    put_fact(page, report, "Calendar", caf_io_describe_calendar);
    caf_page_figure(page, CAF_STYLE_SAFEGUARDING, totals->safeguarding, "safeguarding");
    caf_page_figure(page, CAF_STYLE_NOT_MET, totals->verdicts[CAF_NOT_MET], "not met");
    caf_page_figure(page, CAF_STYLE_DUE, totals->verdicts[CAF_DUE], "due");
    caf_page_figure(page, CAF_STYLE_JUDGEMENT, totals->verdicts[CAF_JUDGEMENT], "for a person to judge");
    caf_page_figure(page, CAF_STYLE_UNKNOWN, totals->verdicts[CAF_UNKNOWN], "unknown");
    caf_page_figure(page, CAF_STYLE_DATA, totals->data, "data problems");
    caf_page_figure(page, CAF_STYLE_MET, totals->verdicts[CAF_MET], "met");
}

/* Findings that were chosen are not those that need acting on. */
static caf_page_part part_of(const caf_report *report, int part)
{
    caf_page_part found = parts[part];
    if (part == URGENT && !caf_io_is_usual(report)) {
        found.title = "Findings";
    }
    return found;
}

static void put_contents(caf_page *page, const caf_report *report)
{
    caf_page_part entries[PARTS];
    int32_t n = 0;
    for (int part = 0; part < PARTS; part++) {
        if ((part != FIRST_TAF || report->first_taf.n > 0) && (part != COLOURS || report->rag.n > 0)) {
            entries[n++] = part_of(report, part);
        }
    }
    caf_page_contents(page, entries, n);
}

static void put_urgent(caf_page *page, caf_report *report)
{
    caf_io_writer *to = page->to;
    caf_page_part part = part_of(report, URGENT);
    int32_t n;
    const caf_io_kept *kept = caf_io_urgent_sorted(&report->urgent, &n);
    bool usual = caf_io_is_usual(report);
    caf_io_writer text;
    caf_io_writer_begin(&text, report->memory);
    caf_page_begin_part(page, &part);
    caf_io_put(to, "<p>");
    if (report->listed == 0) {
        caf_io_put(to, usual ? "Nothing needs acting on." : "There are no such findings.");
    } else if (n > 0) {
        caf_io_describe_urgent(report, &text, n);
        caf_io_put(&text, ". Safeguarding stands first.");
        if (!text.failed && text.buffer.bytes[0] == 't') {
            text.buffer.bytes[0] = 'T';
        }
        caf_io_page_take(page, &text);
    }
    caf_io_put(to, "</p>\n");
    if (n > 0) {
        caf_io_put(to, "<ol class=\"findings\">\n");
        for (int32_t i = 0; i < n; i++) {
            caf_io_put_bytes(to, kept[i].bytes, kept[i].size);
        }
        caf_io_put(to, "</ol>\n");
    }
    caf_io_describe_more(report, &text, n);
    if (text.buffer.used > 0) {
        caf_io_put(to, "<p>");
        caf_io_page_take(page, &text);
        caf_io_put(to, "</p>\n");
    }
    to->failed = to->failed || text.failed;
    caf_io_writer_release(&text);
    caf_page_end_part(page);
}

/* The verdicts of a bar: what does not apply is in none. */
static int32_t list_shares(const int64_t counts[CAF_IO_SHOWN], caf_page_share shares[CAF_IO_SHOWN])
{
    int32_t n = 0;
    for (size_t c = 0; c < CAF_IO_SHOWN; c++) {
        const caf_io_shown *about = &caf_io_shown_verdicts[c];
        if (about->verdict != CAF_NOT_APPLICABLE) {
            shares[n++] = (caf_page_share){ counts[c], caf_verdict_style(about->verdict), 0, about->heading };
        }
    }
    return n;
}

static void put_cells(caf_page *page, const int64_t counts[CAF_IO_SHOWN])
{
    caf_page_share shares[CAF_IO_SHOWN];
    int64_t decided = counts[0] + counts[1];
    for (size_t c = 0; c < CAF_IO_SHOWN; c++) {
        if (caf_io_shown_verdicts[c].verdict == CAF_NOT_MET) {
            caf_page_marked_cell(page, counts[c]);
        } else {
            caf_page_number_cell(page, counts[c]);
        }
    }
    caf_page_percent_cell(page, decided > 0 ? counts[0] * 100 / decided : CAF_PAGE_NONE);
    caf_page_bar_cell(page, shares, list_shares(counts, shares));
    caf_page_end_row(page);
}

/* "Findings under NAME", with a final zero. */
static void put_caption(caf_io_writer *text, const caf_report *report, int32_t profile)
{
    caf_io_put(text, "Findings under ");
    caf_io_put(text, caf_profile_name(report->profiles[profile]));
    caf_io_put_bytes(text, "", 1);
}

static void begin_rules(caf_page *page, const caf_report *report, int32_t profile)
{
    caf_page_column columns[CAF_IO_SHOWN + 4] = { { "Rule", CAF_PAGE_WORDS, 0 }, { "What it asks", CAF_PAGE_TITLE, 0 } };
    caf_io_writer caption;
    caf_io_writer_begin(&caption, report->memory);
    put_caption(&caption, report, profile);
    for (size_t c = 0; c < CAF_IO_SHOWN; c++) {
        bool applies = caf_io_shown_verdicts[c].verdict != CAF_NOT_APPLICABLE;
        columns[c + 2] = (caf_page_column){ applies ? caf_io_shown_verdicts[c].heading : "not applicable", CAF_PAGE_NUMBERS, 0 };
    }
    columns[CAF_IO_SHOWN + 2] = (caf_page_column){ "met of decided", CAF_PAGE_NUMBERS, 0 };
    columns[CAF_IO_SHOWN + 3] = (caf_page_column){ "Shares", CAF_PAGE_BARS, 0 };
    page->to->failed = page->to->failed || caption.failed;
    caf_page_begin_table(page, caption.failed ? "" : (const char *)caption.buffer.bytes, columns, CAF_IO_SHOWN + 4);
    caf_io_writer_release(&caption);
}

static void put_rules(caf_page *page, const caf_report *report, int32_t profile)
{
    int64_t totals[CAF_IO_SHOWN] = { 0 };
    begin_rules(page, report, profile);
    for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
        const caf_rule *known = caf_rule_get(rule);
        int64_t counts[CAF_IO_SHOWN];
        if (known->kind == CAF_DATA || !caf_io_report_has(report, profile, rule)) {
            continue;
        }
        for (size_t c = 0; c < CAF_IO_SHOWN; c++) {
            counts[c] = caf_io_report_tally(report, profile, rule, caf_io_shown_verdicts[c].verdict);
            totals[c] += counts[c];
        }
        const char *title = caf_io_report_title(report, profile, known);
        caf_page_begin_row(page, known->name, strlen(known->name));
        caf_page_title_cell(page, title, strlen(title));
        put_cells(page, counts);
    }
    caf_page_table_foot(page);
    caf_page_begin_row(page, "All", 3);
    caf_page_cell(page, "", 0);
    put_cells(page, totals);
    caf_page_end_table(page);
}

static void put_key(caf_page *page)
{
    static const int64_t none[CAF_IO_SHOWN] = { 0 };
    caf_page_share shares[CAF_IO_SHOWN];
    caf_page_key(page, shares, list_shares(none, shares));
}

static void put_problems(caf_page *page, const caf_report *report)
{
    static const caf_page_column columns[] = { { "Rule", CAF_PAGE_WORDS, 0 }, { "What is wrong", CAF_PAGE_WORDS, 0 }, { "how many", CAF_PAGE_NUMBERS, 0 } };
    caf_page_begin_part(page, &parts[DATA]);
    if (report->totals.data == 0) {
        caf_page_markup(page, "<p>None.</p>\n");
        caf_page_end_part(page);
        return;
    }
    caf_page_markup(page, "<p>What cannot be, or contradicts itself. Rules that would read it say <em>unknown</em>.</p>\n");
    caf_page_begin_table(page, "Data problems by kind", columns, 3);
    for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
        const caf_rule *known = caf_rule_get(rule);
        int64_t n = caf_io_report_tally(report, 0, rule, CAF_UNKNOWN);
        if (known->kind == CAF_DATA && n > 0) {
            caf_page_begin_row(page, known->name, strlen(known->name));
            caf_page_cell(page, known->title, strlen(known->title));
            caf_page_number_cell(page, n);
            caf_page_end_row(page);
        }
    }
    caf_page_end_table(page);
    caf_page_end_part(page);
}

void caf_io_html_page(caf_report *report)
{
    caf_page page;
    memset(&page, 0, sizeof page);
    page.to = &report->record;
    put_opening(&page, report);
    put_contents(&page, report);
    put_urgent(&page, report);
    if (report->first_taf.n > 0) {
        caf_page_begin_part(&page, &parts[FIRST_TAF]);
        caf_io_html_first_taf(&page, report);
        caf_page_end_part(&page);
    }
    if (report->rag.n > 0) {
        caf_page_begin_part(&page, &parts[COLOURS]);
        caf_io_html_rag(&page, report);
        caf_page_end_part(&page);
    }
    caf_page_begin_part(&page, &parts[RULES]);
    put_key(&page);
    for (int32_t profile = 0; profile < report->options.n_profiles; profile++) {
        put_rules(&page, report, profile);
    }
    caf_page_end_part(&page);
    put_problems(&page, report);
    caf_io_page_end(&page, "Identifiers, dates and codes only: no names and no narrative.");
}
