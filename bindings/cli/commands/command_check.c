/* caf check: a caseload against the standards. */
#include <limits.h>
#include <string.h>
#include "cases.h"
#include "command.h"
#include "messages.h"
#include "output.h"
#include "screen.h"

static const char *const help[] = {
    "usage: caf check [OPTION]... [FILE]...",
    "",
    "Checks every case of the files against a profile of standards and reports what was",
    "met, what was not, what is due, and what the record cannot show. Without a FILE, or",
    "with -, it reads standard input.",
    "",
    "A FILE holds cases as JSON (one object a case: one, an array, or one a line), is a",
    "folder of CSV tables (caf help convert), or a CSV table that is recognised by its",
    "headings: Ofsted Annex A list 2, or ssd_early_help_episodes of the Standard Safeguarding",
    "Dataset.",
    "",
    "  --profile PROFILE  the standards: a built-in profile's name (caf profile list), by default",
    "                     east-midlands-2011, or a JSON file; give it again to check against",
    "                     several",
    "  --as-of DATE       look at the cases as they stood on this day (2026-06-30); today by",
    "                     default. Events after it have not happened yet",
    "  --division NAME    whose bank holidays count for cases that record no division:",
    "                     england-and-wales (the default), scotland or northern-ireland; the",
    "                     profile's own where it names one",
    "  --holidays FILE    bank holidays from the JSON list that GOV.UK publishes, instead of those",
    "                     built in: of each division in the years that the list has of it",
    "  --known-on DATE    hold each answer against the bank holidays as they were known on this",
    "                     day; one that would be another is flagged not-known-then",
    "  --against NAME     hold each answer against the bank holidays of another division; one that",
    "                     would be another is flagged convention",
    "  --readings         hold each answer against other readings of its clause (caf help why); one",
    "                     that would be another is flagged convention",
    "  --format FORMAT    text (the default), json, csv or html: one page with charts",
    "  --top N            text: show the N most urgent findings (20 by default), 0 for none",
    "  --only LIST        list only these findings, with commas between: not-met, due, unknown,",
    "                     judgement, data, met, not-applicable, or all. The default is the",
    "                     first five. Safeguarding is always listed; the summary and the exit",
    "                     status count all of them",
    "  --lenient          unknown fields, and in a folder unknown files, are warnings; so is",
    "                     what cannot be read in a cell of an Annex A or SSD table, where a date",
    "                     becomes a data problem of its case. All are errors otherwise. Nothing",
    "                     else is forgiven in JSON or in a folder of tables",
    "  --output FILE      write the report to FILE, which appears whole or not at all",
    "",
    "Exit status: 0 nothing against the standards; 1 something was not met, or there is a",
    "data problem, or a safeguarding matter is open (not met, due, or for a person to judge);",
    "2 the input or the command was wrong, and then no report is written.",
    "",
    "Examples:",
    "  caf check caseload.ndjson",
    "  caf check --profile east-midlands-2011 --profile blackburn-with-darwen-2021 cases.json",
    "  caf check --profile our-borough.json caseload.ndjson",
    "  caf check --as-of 2026-03-31 --format csv --output march.csv annex-a-list-2.csv",
    "  export-cases | caf check --only not-met --top 5",
    NULL
};

enum { PROFILE, AS_OF, DIVISION, HOLIDAYS, KNOWN_ON, AGAINST, READINGS, FORMAT, TOP, ONLY, LENIENT, OUTPUT };

static const option options[] = {
    [PROFILE] = { "profile", A_PROFILE, true },   [AS_OF] = { "as-of", ANY_VALUE, false },
    [DIVISION] = { "division", A_DIVISION, false }, [HOLIDAYS] = { "holidays", A_FILE, false },
    [KNOWN_ON] = { "known-on", ANY_VALUE, false }, [AGAINST] = { "against", A_DIVISION, false },
    [READINGS] = { "readings", NO_VALUE, false },
    [FORMAT] = { "format", A_REPORT_FORMAT, false },    [TOP] = { "top", ANY_VALUE, false },
    [ONLY] = { "only", A_VERDICT_LIST, false },        [LENIENT] = { "lenient", NO_VALUE, false },
    [OUTPUT] = { "output", A_FILE, false },    { NULL, NO_VALUE, false }
};

/* What the command was asked for. */
typedef struct request {
    settings with;
    int format; /* the place among the words; CAF_REPORT_TEXT is the first */
    int64_t top;
    int32_t select;
    const char *output;
    operands files;
} request;

static bool set_one(request *to, const char *name, size_t length)
{
    /* As value_words() has them. */
    static const int32_t bits[] = { 1 << CAF_NOT_MET, 1 << CAF_DUE, 1 << CAF_UNKNOWN,        1 << CAF_JUDGEMENT,
                                    CAF_REPORT_DATA,  1 << CAF_MET, 1 << CAF_NOT_APPLICABLE, (1 << CAF_VERDICTS) - 1 };
    const char *const *words = value_words(A_VERDICT_LIST);
    for (size_t i = 0; words[i] != NULL; i++) {
        if (strlen(words[i]) == length && memcmp(words[i], name, length) == 0) {
            to->select |= bits[i];
            return true;
        }
    }
    wrong_use("check", "--only %.*s: there are not-met, due, unknown, judgement, data, met, not-applicable and all",
              (int)(length < INT_MAX ? length : INT_MAX), name);
    return false;
}

static bool set_only(request *to, const char *list)
{
    for (const char *at = list;; at++) {
        size_t length = strcspn(at, ",");
        if (!set_one(to, at, length)) {
            return false;
        }
        at += length;
        if (*at == '\0') {
            return true;
        }
    }
}

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    switch (which) {
    case FORMAT:
        return set_format(&to->format, "check", A_REPORT_FORMAT, value);
    case TOP:
        return set_top(&to->top, "check", value, CAF_REPORT_TOP_MOST);
    case ONLY:
        return set_only(to, value);
    case OUTPUT:
        to->output = value;
        return true;
    default:
        return set_setting(&to->with, "check", options[which].name, value);
    }
}

static caf_report *open_report(const request *from, caf_io_error *error)
{
    caf_report *report = NULL;
    caf_report_options wanted;
    memset(&wanted, 0, sizeof wanted);
    wanted.size = (int32_t)sizeof wanted;
    wanted.format = CAF_REPORT_TEXT + from->format;
    wanted.as_of = from->with.as_of;
    wanted.division = division_of(&from->with);
    wanted.top = from->top == 0 ? -1 : (int32_t)from->top;
    wanted.select = from->select;
    wanted.profiles = from->with.profiles;
    wanted.n_profiles = from->with.n_profiles;
    wanted.holidays = from->with.holidays_file;
    wanted.contexts = from->with.contexts;
    send_text_to(from->output);
    wanted.width = text_width(CAF_REPORT_WIDTH);
    wanted.styles = text_styles();
    for (caf_division division = CAF_ENGLAND_AND_WALES; division < CAF_DIVISIONS; division++) {
        wanted.calendars[division] = calendar_of(&from->with, division);
    }
    if (caf_report_open(&wanted, &report, error) != CAF_OK) {
        print_error(error);
    }
    return report;
}

static bool read_file(const request *from, const char *path, caf_report *report, caf_io_error *error)
{
    caf_reader *reader;
    caf_status status = open_cases(path, from->with.lenient, &reader, error);
    if (status == CAF_OK) {
        status = caf_report_read(report, reader, error);
        close_cases(reader);
    }
    if (status != CAF_OK) {
        print_error(error);
    }
    return status == CAF_OK;
}

static bool write_report(const request *from, caf_report *report, caf_io_error *error)
{
    output to;
    if (!open_output(&to, from->output)) {
        return false;
    }
    bool well = caf_report_finish(report, to.file, error) == CAF_OK;
    if (!well) {
        print_error(error);
    }
    return close_output(&to, from->output, well);
}

static int check(request *from)
{
    caf_io_error error;
    caf_report_totals totals;
    error.size = (int32_t)sizeof error;
    totals.size = (int32_t)sizeof totals;
    if (!settle_profiles(&from->with) || !is_output_apart("check", from->output, &from->files, "files to check") ||
        !can_output(from->output)) {
        return EXIT_WRONG;
    }
    caf_report *report = open_report(from, &error);
    bool well = report != NULL;
    for (int i = 0; well && i < from->files.n; i++) {
        well = read_file(from, from->files.all[i], report, &error);
    }
    well = well && caf_report_count(report, &totals) == CAF_OK && write_report(from, report, &error);
    caf_report_close(report);
    if (!well) {
        return EXIT_WRONG;
    }
    return totals.verdicts[CAF_NOT_MET] > 0 || totals.data > 0 || totals.safeguarding > 0 ? EXIT_BROKEN : EXIT_KEPT;
}

static int run(int n, char **words)
{
    request asked;
    memset(&asked, 0, sizeof asked);
    asked.top = CAF_REPORT_TOP;
    int status = take_line(&check_command, n, words, take_option, &asked, &asked.files);
    if (status == GO_ON) {
        or_standard_input(&asked.files);
        status = check(&asked);
    }
    release_settings(&asked.with);
    release_operands(&asked.files);
    return status;
}

const command check_command = {
    "check", "check a caseload and report what was and was not met", help, run,
    options, { A_FILE }
};
