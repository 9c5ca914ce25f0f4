/* The first half of the report as text: a summary that fits a page. */
#include <string.h>
#include "report_made.h"

enum { LABEL = 12, FILES_SHOWN = 6, TITLE_LEAST = 12 };

const caf_io_shown caf_io_shown_verdicts[CAF_IO_SHOWN] = {
    { CAF_MET, "met" },         { CAF_NOT_MET, "not met" },     { CAF_DUE, "due" },
    { CAF_UNKNOWN, "unknown" }, { CAF_JUDGEMENT, "judgement" }, { CAF_NOT_APPLICABLE, "n/a" },
};

static void put_right(caf_io_writer *to, int64_t number, size_t width)
{
    size_t digits = caf_io_digits(number);
    caf_io_put_times(to, ' ', width > digits ? width - digits : 0);
    caf_io_put_number(to, number);
}

static void put_left(caf_io_writer *to, const char *text, size_t width)
{
    size_t length = strlen(text);
    caf_io_put(to, text);
    caf_io_put_times(to, ' ', width > length ? width - length : 0);
}

/* A label, then text that hangs beside it. */
static void put_labelled(caf_report *report, const char *label, const caf_io_writer *text)
{
    caf_io_writer *to = &report->record;
    caf_io_writer lines;
    caf_io_writer_begin(&lines, to->buffer.memory);
    caf_io_put_wrapped(&lines, (const char *)text->buffer.bytes, text->buffer.used, LABEL, (size_t)report->options.width);
    caf_io_put_styled(to, report, CAF_STYLE_FAINT, label);
    size_t length = strlen(label);
    if (!lines.failed && lines.buffer.used > length) {
        caf_io_put_bytes(to, (const char *)lines.buffer.bytes + length, lines.buffer.used - length);
    }
    to->failed = to->failed || lines.failed || text->failed;
    caf_io_writer_release(&lines);
}

void caf_io_describe_files(const caf_report *report, caf_io_writer *text)
{
    const caf_io_report_file *files = (const caf_io_report_file *)(const void *)report->files.bytes;
    size_t n = report->files.used / sizeof *files;
    for (size_t i = 0; i < n && i < FILES_SHOWN; i++) {
        const char *name = strcmp(files[i].name, "-") == 0 ? "standard input" : files[i].name;
        caf_io_put(text, i > 0 ? ", " : "");
        caf_io_put_name(text, name, strlen(name));
        caf_io_put(text, " (");
        caf_io_put_counted(text, files[i].cases, "case", "cases");
        caf_io_put(text, ")");
    }
    if (n > FILES_SHOWN) {
        caf_io_put(text, " and ");
        caf_io_put_counted(text, (int64_t)(n - FILES_SHOWN), "more file", "more files");
    } else if (n == 0) {
        caf_io_put(text, "no file");
    }
}

void caf_io_describe_profiles(const caf_report *report, caf_io_writer *text)
{
    for (int32_t i = 0; i < report->options.n_profiles; i++) {
        caf_io_put(text, i > 0 ? ", " : "");
        caf_io_put(text, caf_profile_name(report->profiles[i]));
    }
}

static caf_date certain_until(const caf_report *report, caf_division division)
{
    caf_date date = 0;
    (void)caf_calendar_certain_until(caf_io_report_calendar(report, division), &date);
    return date;
}

/* Whose holidays count where a case does not say, profile by profile where they differ. */
static void describe_division(const caf_report *report, caf_io_writer *text)
{
    int32_t n = report->options.n_profiles;
    caf_division first = caf_io_report_division(report, 0);
    bool alike = true;
    for (int32_t i = 1; i < n; i++) {
        alike = alike && caf_io_report_division(report, i) == first;
    }
    for (int32_t i = 0; i < (alike ? 1 : n); i++) {
        const char *division = caf_division_name(caf_io_report_division(report, i));
        if (division != NULL) {
            caf_io_put(text, ", or of ");
            caf_io_put(text, division);
            caf_io_put(text, " where it records none");
        }
        if (division != NULL && !alike) {
            caf_io_put(text, " (");
            caf_io_put(text, caf_profile_name(report->profiles[i]));
            caf_io_put(text, ")");
        }
    }
}

static int64_t count_closures(const caf_profile *profile)
{
    caf_setting setting;
    int64_t n = 0;
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK && setting.rule == 0; i++) {
        n += setting.parameter == CAF_PROFILE_CLOSED ? (int64_t)setting.until - setting.from + 1 : 0;
    }
    return n;
}

/* The days on which a profile's services are closed, where calendars take them in. */
static void describe_closures(const caf_report *report, caf_io_writer *text)
{
    for (int32_t i = 0; report->options.contexts != NULL && i < report->options.n_profiles; i++) {
        int64_t n = count_closures(report->profiles[i]);
        if (n > 0) {
            caf_io_put(text, "; and ");
            caf_io_put_counted(text, n, "closure day of ", "closure days of ");
            caf_io_put(text, caf_profile_name(report->profiles[i]));
        }
    }
}

/* What each answer is held against beside its own calendar and reading. */
static void describe_held(const caf_report *report, caf_io_writer *text)
{
    const caf_context *first = report->options.contexts;
    if (first != NULL && first->compared[CAF_ENGLAND_AND_WALES] != NULL) {
        caf_io_put(text, "; each answer is held against another calendar too");
    }
    if (first != NULL && first->readings != 0) {
        caf_io_put(text, "; each answer is held against other readings too");
    }
}

void caf_io_describe_calendar(const caf_report *report, caf_io_writer *text)
{
    caf_date first = certain_until(report, CAF_ENGLAND_AND_WALES);
    bool alike = first == certain_until(report, CAF_SCOTLAND) && first == certain_until(report, CAF_NORTHERN_IRELAND);
    caf_io_put(text, "the bank holidays of each case's division");
    describe_division(report, text);
    if (report->options.holidays != NULL) {
        caf_io_put(text, "; from the list ");
        caf_io_put_name(text, report->options.holidays, strlen(report->options.holidays));
    }
    caf_io_put(text, "; published up to ");
    for (caf_division d = CAF_ENGLAND_AND_WALES; d < (alike ? CAF_SCOTLAND : CAF_DIVISIONS); d++) {
        caf_io_put(text, d > CAF_ENGLAND_AND_WALES ? ", " : "");
        caf_io_put_date_words(text, certain_until(report, d));
        if (!alike) {
            caf_io_put(text, " (");
            caf_io_put(text, caf_division_name(d));
            caf_io_put(text, ")");
        }
    }
    caf_io_put(text, ", later ones by the rules in force");
    describe_closures(report, text);
    describe_held(report, text);
}

static void put_description(caf_report *report, const char *label,
                            void (*describe)(const caf_report *report, caf_io_writer *text))
{
    caf_io_writer text;
    caf_io_writer_begin(&text, report->memory);
    describe(report, &text);
    put_labelled(report, label, &text);
    caf_io_writer_release(&text);
}

void caf_io_describe_opening(const caf_report *report, caf_io_writer *text)
{
    caf_io_put_counted(text, report->totals.cases, "case", "cases");
    caf_io_put(text, " checked as on ");
    caf_io_put_date_words(text, report->options.as_of);
    if (report->totals.not_open > 0) {
        caf_io_put(text, "; ");
        caf_io_put_counted(text, report->totals.not_open, "of them was", "of them were");
        caf_io_put(text, " not open yet");
    }
}

static void put_opening(caf_report *report)
{
    caf_io_writer *to = &report->record;
    caf_io_writer line;
    caf_io_writer_begin(&line, report->memory);
    caf_io_begin_style(&line, report, CAF_STYLE_HEADING);
    caf_io_describe_opening(report, &line);
    caf_io_end_style(&line, report);
    caf_io_put_line(report, &line, 0);
    caf_io_writer_release(&line);
    caf_io_put(to, "\n");
    put_description(report, "From", caf_io_describe_files);
    put_description(report, report->options.n_profiles == 1 ? "Profile" : "Profiles", caf_io_describe_profiles);
    put_description(report, "Calendar", caf_io_describe_calendar);
    caf_io_put_styled(to, report, CAF_STYLE_FAINT, "By");
    caf_io_put(to, "          libcaf ");
    caf_io_put(to, caf_version());
    caf_io_put(to, "\n");
}

/* Widths of the summary's columns. */
typedef struct layout {
    size_t name;
    size_t title;
    size_t numbers[CAF_IO_SHOWN];
} layout;

/* Whether a rule has a line: data problems where they were found, others where a profile has them on. */
static bool is_listed(const caf_report *report, caf_rule_id rule)
{
    bool is_data = caf_rule_get(rule)->kind == CAF_DATA;
    for (int32_t p = 0; p < report->options.n_profiles; p++) {
        if (is_data ? caf_io_report_tally(report, p, rule, CAF_UNKNOWN) > 0 : caf_io_report_has(report, p, rule)) {
            return true;
        }
    }
    return false;
}

static layout lay_out(const caf_report *report)
{
    layout widths;
    size_t taken = 0;
    size_t width = (size_t)report->options.width;
    memset(&widths, 0, sizeof widths);
    for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
        size_t length = is_listed(report, rule) ? strlen(caf_rule_get(rule)->name) : 0;
        widths.name = length > widths.name ? length : widths.name;
    }
    for (size_t c = 0; c < CAF_IO_SHOWN; c++) {
        int64_t most = 0;
        for (int32_t p = 0; p < report->options.n_profiles; p++) {
            int64_t sum = 0;
            for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
                sum += caf_io_report_tally(report, p, rule, caf_io_shown_verdicts[c].verdict);
            }
            most = sum > most ? sum : most;
        }
        widths.numbers[c] = strlen(caf_io_shown_verdicts[c].heading) + 2;
        widths.numbers[c] = caf_io_digits(most) + 2 > widths.numbers[c] ? caf_io_digits(most) + 2 : widths.numbers[c];
        taken += widths.numbers[c];
    }
    taken += widths.name + 2;
    widths.title = taken + TITLE_LEAST < width ? width - taken : TITLE_LEAST;
    return widths;
}

/* Where a text breaks so that its first line takes at most `width` columns. */
static size_t break_at(const char *text, size_t width)
{
    size_t length = strlen(text);
    if (length <= width) {
        return length;
    }
    for (size_t i = width; i > 0; i--) {
        if (text[i] == ' ') {
            return i;
        }
    }
    while (width > 0 && ((unsigned char)text[width] & 0xC0) == 0x80) {
        width--; /* between characters */
    }
    return width;
}

/* A row's name and the first line of its title; what the title has left is for put_rest(). */
static const char *put_title(caf_io_writer *to, const layout *widths, const char *name, const char *title)
{
    size_t length = break_at(title, widths->title);
    put_left(to, name, widths->name + 2);
    caf_io_put_bytes(to, title, length);
    caf_io_put_times(to, ' ', widths->title - caf_io_columns(title, length));
    return title[length] == ' ' ? title + length + 1 : title + length;
}

static void put_rest(caf_io_writer *to, const layout *widths, const char *rest)
{
    caf_io_put(to, "\n");
    if (rest[0] != '\0') {
        caf_io_put_wrapped(to, rest, strlen(rest), widths->name + 2, widths->name + 2 + widths->title);
    }
}

static void put_numbers(caf_io_writer *to, const caf_report *report, const layout *widths, const int64_t *numbers)
{
    for (size_t c = 0; c < CAF_IO_SHOWN; c++) {
        /* In this table what is faint is 0; what is not known must not look like that. */
        bool is_unknown = caf_io_shown_verdicts[c].verdict == CAF_UNKNOWN && numbers[c] > 0;
        int32_t style = numbers[c] == 0 ? CAF_STYLE_FAINT : caf_verdict_style(caf_io_shown_verdicts[c].verdict);
        caf_io_begin_style(to, report, is_unknown ? CAF_STYLE_END : style);
        put_right(to, numbers[c], widths->numbers[c]);
        caf_io_end_style(to, report);
    }
}

static void put_headings(caf_report *report, const layout *widths, const char *profile)
{
    caf_io_writer *to = &report->record;
    size_t room = widths->name + 2 + widths->title;
    size_t length = strlen(profile);
    caf_io_put(to, "\n");
    caf_io_begin_style(to, report, CAF_STYLE_HEADING);
    caf_io_put(to, profile);
    caf_io_put_times(to, ' ', room > length ? room - length : 0);
    for (size_t c = 0; c < CAF_IO_SHOWN; c++) {
        caf_io_put_times(to, ' ', widths->numbers[c] - strlen(caf_io_shown_verdicts[c].heading));
        caf_io_put(to, caf_io_shown_verdicts[c].heading);
    }
    caf_io_end_style(to, report);
    caf_io_put(to, "\n");
}

static void put_profile(caf_report *report, const layout *widths, int32_t profile)
{
    caf_io_writer *to = &report->record;
    int64_t totals[CAF_IO_SHOWN] = { 0 };
    put_headings(report, widths, caf_profile_name(report->profiles[profile]));
    for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
        const caf_rule *known = caf_rule_get(rule);
        int64_t numbers[CAF_IO_SHOWN];
        if (known->kind == CAF_DATA || !caf_io_report_has(report, profile, rule)) {
            continue;
        }
        for (size_t c = 0; c < CAF_IO_SHOWN; c++) {
            numbers[c] = caf_io_report_tally(report, profile, rule, caf_io_shown_verdicts[c].verdict);
            totals[c] += numbers[c];
        }
        const char *rest = put_title(to, widths, known->name, caf_io_report_title(report, profile, known));
        put_numbers(to, report, widths, numbers);
        put_rest(to, widths, rest);
    }
    caf_io_begin_style(to, report, CAF_STYLE_HEADING);
    (void)put_title(to, widths, "", "All findings");
    caf_io_end_style(to, report);
    put_numbers(to, report, widths, totals);
    caf_io_put(to, "\n");
}

static void put_problems(caf_report *report, const layout *widths)
{
    caf_io_writer *to = &report->record;
    caf_io_put(to, "\n");
    caf_io_put_styled(to, report, CAF_STYLE_HEADING, "Data problems");
    if (report->totals.data == 0) {
        caf_io_put(to, ": none\n");
        return;
    }
    caf_io_put(to, "\n");
    for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
        const caf_rule *known = caf_rule_get(rule);
        int64_t n = caf_io_report_tally(report, 0, rule, CAF_UNKNOWN);
        if (known->kind == CAF_DATA && n > 0) {
            const char *rest = put_title(to, widths, known->name, known->title);
            caf_io_begin_style(to, report, CAF_STYLE_DATA);
            put_right(to, n, widths->numbers[0]);
            caf_io_end_style(to, report);
            put_rest(to, widths, rest);
        }
    }
}

void caf_io_text_head(caf_report *report)
{
    layout widths = lay_out(report);
    put_opening(report);
    for (int32_t profile = 0; profile < report->options.n_profiles; profile++) {
        put_profile(report, &widths, profile);
    }
    put_problems(report, &widths);
}
