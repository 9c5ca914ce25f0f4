/* The report as one page: what the text says, laid out for a screen and for paper. */
#include <string.h>
#include "report_made.h"

/*
 * Colours have at least 4.5:1 against what they stand on, and no colour says what
 * the words beside it do not. The bars are told apart by their numbers as well.
 */
static const char style_sheet[] =
    ":root{--met:#00703c;--not-met:#a8121f;--due:#8a5300;--unknown:#505a5f;--judgement:#4c2c92;--data:#6b3a00;--safeguarding:#7a0019}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;max-width:76rem;padding:1.5rem;color:#0b0c0c;background:#fff;"
    "font:1rem/1.5 system-ui,\"Segoe UI\",Roboto,\"Liberation Sans\",Arial,sans-serif}\n"
    "h1{font-size:1.9rem;line-height:1.2;margin:0 0 1rem}\n"
    "h2{font-size:1.4rem;margin:2.5rem 0 .75rem;border-top:2px solid #0b0c0c;padding-top:.75rem}\n"
    "h3{font-size:1.05rem;margin:0}\n"
    "p{margin:.25rem 0;max-width:46rem}\n"
    "a{color:#1d4f91}\n"
    "dl.made{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;margin:0}\n"
    "dl.made dt{color:#505a5f}\n"
    "dl.made dd{margin:0}\n"
    "ul.figures{display:flex;flex-wrap:wrap;gap:.75rem;list-style:none;margin:1.5rem 0 0;padding:0}\n"
    "ul.figures li{border:1px solid #b1b4b6;border-top:.4rem solid var(--colour,#b1b4b6);padding:.5rem .8rem;min-width:6.5rem}\n"
    "ul.figures b{display:block;font-size:1.8rem;line-height:1.2}\n"
    "ol.findings{margin:1rem 0;padding-left:2.25rem}\n"
    "ol.findings li{border-left:.4rem solid var(--colour,#b1b4b6);margin:0 0 1rem;padding:.1rem 0 .1rem .9rem;break-inside:avoid}\n"
    ".result{color:var(--colour,inherit)}\n"
    "p.rule{color:#505a5f}\n"
    "table{border-collapse:collapse;margin:.75rem 0;font-variant-numeric:tabular-nums}\n"
    "caption{text-align:left;font-weight:700;padding:.25rem 0}\n"
    "th,td{padding:.3rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid #d4d6d8;font-weight:400}\n"
    "thead th,tfoot th,tfoot td{font-weight:700}\n"
    "tbody th{white-space:nowrap}\n"
    ".number{text-align:right;white-space:nowrap}\n"
    "td.number.not-met{color:var(--not-met);font-weight:700}\n"
    ".title{min-width:17rem}th.share{white-space:normal}\n"
    ".wide{overflow-x:auto}\n"
    "ul.key{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:.5rem 0;padding:0}\n"
    "ul.key span{display:inline-block;width:.9rem;height:.9rem;background:var(--colour);margin-right:.4rem;vertical-align:-.1rem}\n"
    ".met{--colour:var(--met)}.not-met{--colour:var(--not-met)}.due{--colour:var(--due)}.unknown{--colour:var(--unknown)}"
    ".judgement{--colour:var(--judgement)}.data{--colour:var(--data)}.safeguarding{--colour:var(--safeguarding)}\n"
    "rect{fill:var(--colour,#1d4f91)}rect.days{fill:#1d4f91}\n"
    "svg.bar{display:block;margin-top:.25rem}\n"
    "svg.chart{display:block;max-width:44rem;width:100%;height:auto}\n"
    "svg text{font-size:12px;fill:#0b0c0c}\n"
    ".axis{stroke:#0b0c0c}.limit{stroke:#a8121f;stroke-width:2;stroke-dasharray:6 4}\n"
    "footer{margin-top:3rem;border-top:1px solid #b1b4b6;padding-top:.75rem;color:#505a5f}\n"
    "@media print{body{max-width:none;padding:0;font-size:10pt}a{color:inherit;text-decoration:none}nav{display:none}"
    "*{-webkit-print-color-adjust:exact;print-color-adjust:exact}h2{break-after:avoid}tr{break-inside:avoid}}\n";

static void put_escaped(caf_io_writer *to, const char *text)
{
    caf_io_put_html(to, text, strlen(text));
}

/* A text of the report, between two tags. */
static void put_described(caf_io_writer *to, const caf_report *report, const char *before,
                          void (*describe)(const caf_report *report, caf_io_writer *text), const char *after)
{
    caf_io_writer text;
    caf_io_writer_begin(&text, report->memory);
    describe(report, &text);
    caf_io_put(to, before);
    caf_io_put_html(to, (const char *)text.buffer.bytes, text.buffer.used);
    caf_io_put(to, after);
    to->failed = to->failed || text.failed;
    caf_io_writer_release(&text);
}

static void put_head(caf_io_writer *to, const caf_report *report)
{
    caf_io_put(to, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"generator\" content=\"libcaf ");
    put_escaped(to, caf_version());
    caf_io_put(to, "\">\n");
    put_described(to, report, "<title>", caf_io_describe_opening, "</title>\n<style>\n");
    caf_io_put(to, style_sheet);
    caf_io_put(to, "</style>\n</head>\n<body>\n");
}

static void put_figure(caf_io_writer *to, int32_t style, int64_t n, const char *label)
{
    caf_io_put(to, "<li class=\"");
    caf_io_put(to, caf_io_html_class(style));
    caf_io_put(to, "\"><b>");
    caf_io_put_number(to, n);
    caf_io_put(to, "</b> ");
    caf_io_put(to, label);
    caf_io_put(to, "</li>\n");
}

static void put_opening(caf_io_writer *to, const caf_report *report)
{
    const caf_report_totals *totals = &report->totals;
    put_described(to, report, "<header>\n<h1>", caf_io_describe_opening, "</h1>\n<dl class=\"made\">\n");
    put_described(to, report, "<dt>From</dt><dd>", caf_io_describe_files, "</dd>\n");
    put_described(to, report, report->options.n_profiles == 1 ? "<dt>Profile</dt><dd>" : "<dt>Profiles</dt><dd>",
                  caf_io_describe_profiles, "</dd>\n");
    put_described(to, report, "<dt>Calendar</dt><dd>", caf_io_describe_calendar, "</dd>\n</dl>\n");
    caf_io_put(to, "<ul class=\"figures\" aria-label=\"Findings in figures\">\n");
    put_figure(to, CAF_STYLE_SAFEGUARDING, totals->safeguarding, "safeguarding");
    put_figure(to, CAF_STYLE_NOT_MET, totals->verdicts[CAF_NOT_MET], "not met");
    put_figure(to, CAF_STYLE_DUE, totals->verdicts[CAF_DUE], "due");
    put_figure(to, CAF_STYLE_JUDGEMENT, totals->verdicts[CAF_JUDGEMENT], "for a person to judge");
    put_figure(to, CAF_STYLE_UNKNOWN, totals->verdicts[CAF_UNKNOWN], "unknown");
    put_figure(to, CAF_STYLE_DATA, totals->data, "data problems");
    put_figure(to, CAF_STYLE_MET, totals->verdicts[CAF_MET], "met");
    caf_io_put(to, "</ul>\n</header>\n");
}

static void put_contents(caf_io_writer *to, const caf_report *report)
{
    caf_io_put(to, "<nav aria-label=\"Contents\">\n<ul>\n<li><a href=\"#urgent\">");
    caf_io_put(to, caf_io_is_usual(report) ? "What needs acting on" : "Findings");
    caf_io_put(to, "</a></li>\n");
    if (report->first_taf.n > 0) {
        caf_io_put(to, "<li><a href=\"#first-taf\">From the assessment to the first TAF</a></li>\n");
    }
    caf_io_put(to, "<li><a href=\"#rules\">Rule by rule</a></li>\n<li><a href=\"#data\">Data problems</a></li>\n</ul>\n</nav>\n");
}

static void put_urgent(caf_io_writer *to, caf_report *report)
{
    int32_t n;
    const caf_io_kept *kept = caf_io_urgent_sorted(&report->urgent, &n);
    bool usual = caf_io_is_usual(report);
    caf_io_writer text;
    caf_io_writer_begin(&text, report->memory);
    caf_io_put(to, "<section aria-labelledby=\"urgent\">\n<h2 id=\"urgent\">");
    caf_io_put(to, usual ? "What needs acting on" : "Findings");
    caf_io_put(to, "</h2>\n<p>");
    if (report->listed == 0) {
        caf_io_put(to, usual ? "Nothing needs acting on." : "There are no such findings.");
    } else if (n > 0) {
        caf_io_describe_urgent(report, &text, n);
        caf_io_put(&text, ". Safeguarding stands first.");
        if (!text.failed && text.buffer.bytes[0] == 't') {
            text.buffer.bytes[0] = 'T';
        }
        caf_io_put_html(to, (const char *)text.buffer.bytes, text.buffer.used);
    }
    caf_io_put(to, "</p>\n");
    if (n > 0) {
        caf_io_put(to, "<ol class=\"findings\">\n");
        for (int32_t i = 0; i < n; i++) {
            caf_io_put_bytes(to, kept[i].bytes, kept[i].size);
        }
        caf_io_put(to, "</ol>\n");
    }
    caf_io_writer_clear(&text);
    caf_io_describe_more(report, &text, n);
    if (text.buffer.used > 0) {
        caf_io_put(to, "<p>");
        caf_io_put_html(to, (const char *)text.buffer.bytes, text.buffer.used);
        caf_io_put(to, "</p>\n");
    }
    caf_io_put(to, "</section>\n");
    to->failed = to->failed || text.failed;
    caf_io_writer_release(&text);
}

static void put_cells(caf_io_writer *to, const int64_t counts[CAF_IO_SHOWN])
{
    int64_t decided = counts[0] + counts[1];
    for (size_t c = 0; c < CAF_IO_SHOWN; c++) {
        bool marked = caf_io_shown_verdicts[c].verdict == CAF_NOT_MET && counts[c] > 0;
        caf_io_put(to, marked ? "<td class=\"number not-met\">" : "<td class=\"number\">");
        caf_io_put_number(to, counts[c]);
        caf_io_put(to, "</td>");
    }
    caf_io_put(to, "<td class=\"number\">");
    if (decided > 0) {
        caf_io_put_number(to, counts[0] * 100 / decided);
        caf_io_put(to, "&nbsp;%");
    } else {
        caf_io_put(to, "&ndash;");
    }
    caf_io_put(to, "</td><td>");
    caf_io_html_bar(to, counts);
    caf_io_put(to, "</td></tr>\n");
}

static void put_rules(caf_io_writer *to, const caf_report *report, int32_t profile)
{
    int64_t totals[CAF_IO_SHOWN] = { 0 };
    caf_io_put(to, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Findings under ");
    put_escaped(to, caf_profile_name(report->profiles[profile]));
    caf_io_put(to, "\">\n<table>\n<caption>Findings under ");
    put_escaped(to, caf_profile_name(report->profiles[profile]));
    caf_io_put(to, "</caption>\n<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">What it asks</th>");
    for (size_t c = 0; c < CAF_IO_SHOWN; c++) {
        caf_io_put(to, "<th scope=\"col\" class=\"number\">");
        caf_io_put(to, caf_io_shown_verdicts[c].verdict == CAF_NOT_APPLICABLE ? "<abbr title=\"not applicable\">n/a</abbr>"
                                                                                 : caf_io_shown_verdicts[c].heading);
        caf_io_put(to, "</th>");
    }
    caf_io_put(to, "<th scope=\"col\" class=\"number share\">met of decided</th><th scope=\"col\">Shares</th></tr></thead>\n<tbody>\n");
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
        caf_io_put(to, "<tr><th scope=\"row\">");
        put_escaped(to, known->name);
        caf_io_put(to, "</th><td class=\"title\">");
        put_escaped(to, caf_io_report_title(report, profile, known));
        caf_io_put(to, "</td>");
        put_cells(to, counts);
    }
    caf_io_put(to, "</tbody>\n<tfoot><tr><th scope=\"row\">All</th><td></td>");
    put_cells(to, totals);
    caf_io_put(to, "</tfoot>\n</table>\n</div>\n");
}

static void put_key(caf_io_writer *to)
{
    caf_io_put(to, "<ul class=\"key\" aria-label=\"Key to the bars\">\n");
    for (size_t c = 0; c < CAF_IO_SHOWN; c++) {
        if (caf_io_shown_verdicts[c].verdict != CAF_NOT_APPLICABLE) {
            caf_io_put(to, "<li class=\"");
            caf_io_put(to, caf_io_html_class(caf_verdict_style(caf_io_shown_verdicts[c].verdict)));
            caf_io_put(to, "\"><span></span>");
            caf_io_put(to, caf_io_shown_verdicts[c].heading);
            caf_io_put(to, "</li>\n");
        }
    }
    caf_io_put(to, "</ul>\n");
}

static void put_problems(caf_io_writer *to, const caf_report *report)
{
    caf_io_put(to, "<section aria-labelledby=\"data\">\n<h2 id=\"data\">Data problems</h2>\n");
    if (report->totals.data == 0) {
        caf_io_put(to, "<p>None.</p>\n</section>\n");
        return;
    }
    caf_io_put(to, "<p>What cannot be, or contradicts itself. Rules that would read it say <em>unknown</em>.</p>\n<table>\n"
                   "<caption>Data problems by kind</caption>\n<thead><tr><th scope=\"col\">Rule</th>"
                   "<th scope=\"col\">What is wrong</th><th scope=\"col\" class=\"number\">how many</th></tr></thead>\n<tbody>\n");
    for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
        const caf_rule *known = caf_rule_get(rule);
        int64_t n = caf_io_report_tally(report, 0, rule, CAF_UNKNOWN);
        if (known->kind == CAF_DATA && n > 0) {
            caf_io_put(to, "<tr><th scope=\"row\">");
            put_escaped(to, known->name);
            caf_io_put(to, "</th><td>");
            put_escaped(to, known->title);
            caf_io_put(to, "</td><td class=\"number\">");
            caf_io_put_number(to, n);
            caf_io_put(to, "</td></tr>\n");
        }
    }
    caf_io_put(to, "</tbody>\n</table>\n</section>\n");
}

void caf_io_html_page(caf_report *report)
{
    caf_io_writer *to = &report->record;
    put_head(to, report);
    put_opening(to, report);
    put_contents(to, report);
    caf_io_put(to, "<main>\n");
    put_urgent(to, report);
    caf_io_html_first_taf(to, report);
    caf_io_put(to, "<section aria-labelledby=\"rules\">\n<h2 id=\"rules\">Rule by rule</h2>\n");
    put_key(to);
    for (int32_t profile = 0; profile < report->options.n_profiles; profile++) {
        put_rules(to, report, profile);
    }
    caf_io_put(to, "</section>\n");
    put_problems(to, report);
    caf_io_put(to, "</main>\n<footer>\n<p>Made by libcaf ");
    put_escaped(to, caf_version());
    caf_io_put(to, ". Identifiers, dates and codes only: no names and no narrative.</p>\n</footer>\n</body>\n</html>\n");
}
