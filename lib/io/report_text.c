/* The second half of the report as text: what needs acting on, each finding with its explanation. */
#include <string.h>
#include "report_made.h"

enum { INDENT = 5 };

void caf_io_begin_style(caf_io_writer *to, const caf_report *report, int32_t style)
{
    caf_io_put(to, report->options.styles != NULL ? report->options.styles[style] : "");
}

void caf_io_end_style(caf_io_writer *to, const caf_report *report)
{
    caf_io_begin_style(to, report, CAF_STYLE_END);
}

void caf_io_put_styled(caf_io_writer *to, const caf_report *report, int32_t style, const char *text)
{
    caf_io_begin_style(to, report, style);
    caf_io_put(to, text);
    caf_io_end_style(to, report);
}

int32_t caf_verdict_style(int32_t verdict)
{
    static const int32_t styles[CAF_VERDICTS] = {
        [CAF_MET] = CAF_STYLE_MET,         [CAF_NOT_MET] = CAF_STYLE_NOT_MET,     [CAF_DUE] = CAF_STYLE_DUE,
        [CAF_UNKNOWN] = CAF_STYLE_UNKNOWN, [CAF_JUDGEMENT] = CAF_STYLE_JUDGEMENT, [CAF_NOT_APPLICABLE] = CAF_STYLE_FAINT,
    };
    return verdict > 0 && verdict < CAF_VERDICTS ? styles[verdict] : CAF_STYLE_END;
}

int32_t caf_io_style_of(const caf_finding *finding)
{
    if (caf_io_is_safeguarding(finding)) {
        return CAF_STYLE_SAFEGUARDING;
    }
    bool is_problem = finding->kind == CAF_DATA && finding->verdict == CAF_UNKNOWN;
    return is_problem ? CAF_STYLE_DATA : caf_verdict_style(finding->verdict);
}

/* Whether the rule itself counts the finding as late: slack alone may be a distance from another day. */
static bool is_late(const caf_io_entry *entry)
{
    for (int64_t i = 0; i < entry->n_steps; i++) {
        if (entry->steps[i].kind == CAF_STEP_LATE) {
            return entry->finding->verdict == CAF_NOT_MET && entry->finding->slack < 0;
        }
    }
    return false;
}

/* "not met, 3 working days late", "not met, missed", "due Thursday 4 May 2023": what a finding comes to, in a few words. */
void caf_io_put_result(caf_io_writer *to, const caf_io_entry *entry)
{
    const caf_finding *finding = entry->finding;
    const char *unit = caf_unit_name(entry->unit);
    if (finding->kind == CAF_DATA && finding->verdict == CAF_UNKNOWN) {
        caf_io_put(to, "data problem");
        return;
    }
    caf_io_put(to, caf_io_is_safeguarding(finding) ? "SAFEGUARDING, " : "");
    caf_io_put(to, caf_verdict_name(finding->verdict));
    if (finding->verdict == CAF_DUE && finding->due != 0) {
        caf_io_put(to, " ");
        caf_io_put_date_words(to, finding->due);
    } else if (finding->slack != CAF_DAYS_NONE && is_late(entry) && caf_io_is_missed(entry)) {
        caf_io_put(to, ", missed");
    } else if (finding->slack != CAF_DAYS_NONE && is_late(entry)) {
        caf_io_put(to, ", ");
        caf_io_put_number(to, -(int64_t)finding->slack);
        caf_io_put(to, " ");
        caf_io_put_bytes(to, unit, strlen(unit) - (finding->slack == -1));
        caf_io_put(to, finding->done != 0 ? " late" : " overdue");
    }
    if (finding->grade == CAF_ACCEPTABLE) {
        caf_io_put(to, ", acceptable");
    }
}

void caf_io_put_case(caf_io_writer *to, const caf_report *report, const caf_io_entry *entry)
{
    caf_io_begin_style(to, report, CAF_STYLE_HEADING);
    if (entry->case_name != NULL) {
        caf_io_put_name(to, entry->case_name, entry->case_length);
    } else {
        caf_io_put(to, "case ");
        caf_io_put_number(to, entry->finding->case_id);
    }
    caf_io_end_style(to, report);
    bool several = report->files.used > sizeof(caf_io_report_file) && entry->file != NULL;
    if (several || entry->line > 0) {
        caf_io_put(to, " (");
        if (several) {
            caf_io_put_name(to, entry->file, strlen(entry->file));
            caf_io_put(to, entry->line > 0 ? ", " : "");
        }
        if (entry->line > 0) {
            caf_io_put(to, "line ");
            caf_io_put_number(to, entry->line);
        }
        caf_io_put(to, ")");
    }
}

static void put_capital(caf_io_writer *to, const char *text)
{
    char first = text[0] >= 'a' && text[0] <= 'z' ? (char)(text[0] - 'a' + 'A') : text[0];
    caf_io_put_bytes(to, &first, 1);
    caf_io_put(to, text + 1);
}

/* "TAF meeting M3, due Thursday 4 May 2023, done Tuesday 9 May 2023"; nothing where there is nothing to say. */
void caf_io_put_subject(caf_io_writer *to, const caf_io_entry *entry)
{
    const caf_finding *finding = entry->finding;
    size_t start = to->buffer.used;
    if (finding->row != 0) {
        size_t length;
        int64_t number;
        const char *name = caf_io_row_name(entry->source, finding->row, &length, &number);
        put_capital(to, caf_table_row_name(finding->table));
        caf_io_put(to, name == NULL && finding->row < 0 ? " number " : " ");
        if (name != NULL) {
            caf_io_put_name(to, name, length);
        } else {
            caf_io_put_number(to, number);
        }
    }
    /* What is due has its day in the line above. */
    if (finding->due != 0 && finding->verdict != CAF_DUE) {
        caf_io_put(to, to->buffer.used > start ? ", due " : "Due ");
        caf_io_put_date_words(to, finding->due);
    }
    if (finding->done != 0) {
        caf_io_put(to, to->buffer.used > start ? ", done " : "Done ");
        caf_io_put_date_words(to, finding->done);
    }
}

void caf_io_put_rule(caf_io_writer *to, const caf_report *report, const caf_io_entry *entry)
{
    caf_io_put(to, entry->rule->name);
    if (entry->rule->clause != NULL) {
        caf_io_put(to, ", clause ");
        caf_io_put(to, entry->rule->clause);
    }
    caf_io_put(to, ": ");
    caf_io_put(to, entry->title);
    const char *severity = caf_io_severity_word(entry->finding->severity);
    if (severity != NULL && entry->finding->kind != CAF_DATA) {
        caf_io_put(to, " (severity ");
        caf_io_put(to, severity);
        caf_io_put(to, ")");
    }
    if (entry->profile != NULL && report->options.n_profiles > 1) {
        const int32_t *also = (const int32_t *)(const void *)report->also.bytes;
        size_t n = report->also.used / sizeof *also;
        caf_io_put(to, " [");
        caf_io_put(to, entry->profile);
        for (size_t i = 0; i < n; i++) {
            caf_io_put(to, i + 1 < n ? ", " : " and ");
            caf_io_put(to, caf_profile_name(report->profiles[also[i]]));
        }
        caf_io_put(to, "]");
    }
}

void caf_io_put_line(caf_report *report, caf_io_writer *line, size_t indent)
{
    caf_io_writer *to = &report->record;
    if (line->buffer.used > 0) {
        caf_io_put_wrapped(to, (const char *)line->buffer.bytes, line->buffer.used, indent, (size_t)report->options.width);
    }
    to->failed = to->failed || line->failed;
    caf_io_writer_clear(line);
}

/* The first line comes without the number, which is put over its indent in the end. */
void caf_io_text_record(caf_report *report, const caf_io_entry *entry)
{
    caf_io_writer line;
    caf_io_writer_begin(&line, report->memory);
    caf_io_put_case(&line, report, entry);
    caf_io_put(&line, ": ");
    caf_io_begin_style(&line, report, caf_io_style_of(entry->finding));
    caf_io_put_result(&line, entry);
    caf_io_end_style(&line, report);
    caf_io_put_line(report, &line, INDENT);
    caf_io_put_rule(&line, report, entry);
    caf_io_put_line(report, &line, INDENT);
    caf_io_put_subject(&line, entry);
    caf_io_put_line(report, &line, INDENT);
    caf_io_put_bytes(&line, entry->text, entry->text_length);
    caf_io_put_line(report, &line, INDENT);
    caf_io_writer_release(&line);
}

void caf_io_describe_more(const caf_report *report, caf_io_writer *text, int32_t shown)
{
    int64_t more = report->listed - shown;
    if (more <= 0) {
        return;
    }
    caf_io_put_counted(text, more, "more is not shown.", "more are not shown.");
    if (report->options.format != CAF_REPORT_TEXT) {
        return; /* whoever reads a page did not ask the command */
    }
    if (report->listed <= CAF_REPORT_TOP_MOST) {
        caf_io_put(text, " --top ");
        caf_io_put_number(text, report->listed);
        caf_io_put(text, " shows them all;");
    }
    caf_io_put(text, " --format csv makes a table of them.");
}

static void put_more(caf_report *report, int32_t shown)
{
    caf_io_writer line;
    caf_io_writer_begin(&line, report->memory);
    caf_io_describe_more(report, &line, shown);
    caf_io_put(&report->record, line.buffer.used > 0 ? "\n" : "");
    caf_io_put_line(report, &line, 0);
    caf_io_writer_release(&line);
}

bool caf_io_is_usual(const caf_report *report)
{
    return (report->options.select & ~CAF_REPORT_USUAL) == 0;
}

void caf_io_describe_urgent(const caf_report *report, caf_io_writer *text, int32_t n)
{
    int64_t unknown = report->listed_unknown;
    caf_io_put(text, n < report->listed ? "the " : "");
    if (n < report->listed && n > 1) {
        caf_io_put_number(text, n);
        caf_io_put(text, " ");
    }
    caf_io_put(text, n < report->listed ? "most urgent of " : "");
    caf_io_put_counted(text, report->listed, "finding", "findings");
    /* Where a source holds little, most findings are unknown: they come last, and are counted apart. */
    if (caf_io_is_usual(report) && unknown > 0 && unknown < report->listed) {
        caf_io_put(text, ", ");
        caf_io_put_number(text, unknown);
        caf_io_put(text, " of them for facts that are not recorded");
    }
}

static void put_heading(caf_report *report, int32_t n)
{
    caf_io_writer line;
    caf_io_writer_begin(&line, report->memory);
    caf_io_put(&report->record, "\n");
    caf_io_put_styled(&line, report, CAF_STYLE_HEADING, caf_io_is_usual(report) ? "What needs acting on" : "Findings");
    caf_io_put(&line, ": ");
    caf_io_describe_urgent(report, &line, n);
    caf_io_put_line(report, &line, 0);
    caf_io_writer_release(&line);
}

void caf_io_text_urgent(caf_report *report)
{
    caf_io_writer *to = &report->record;
    int32_t n;
    const caf_io_kept *kept = caf_io_urgent_sorted(&report->urgent, &n);
    if (report->listed == 0) {
        caf_io_put(to, caf_io_is_usual(report) ? "\nNothing needs acting on.\n" : "\nThere are no such findings.\n");
        return;
    }
    if (n > 0) {
        put_heading(report, n);
    }
    for (int32_t i = 0; i < n; i++) {
        /* A number that is wider than the indent pushes its line to the right. */
        size_t digits = caf_io_digits(i + 1);
        caf_io_put(to, "\n");
        caf_io_put_times(to, ' ', digits + 2 < INDENT ? INDENT - digits - 2 : 0);
        caf_io_put_number(to, i + 1);
        caf_io_put(to, ". ");
        caf_io_put_bytes(to, kept[i].bytes + INDENT, kept[i].size - INDENT);
    }
    put_more(report, n);
}
