/* caf check: a caseload against the standards. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "command.h"
#include "output.h"

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
    "  --holidays FILE    bank holidays from the published JSON list, instead of those built in",
    "  --format FORMAT    text (the default), json or csv",
    "  --top N            text: show the N most urgent findings (20 by default), 0 for none",
    "  --only LIST        list only these findings, with commas between: not-met, due, unknown,",
    "                     judgement, data, met, not-applicable, or all. The default is the",
    "                     first five. The summary and the exit status count all of them",
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

enum { PROFILE, AS_OF, DIVISION, HOLIDAYS, FORMAT, TOP, ONLY, LENIENT, OUTPUT };

static const option options[] = {
    [PROFILE] = { "profile", true, true },   [AS_OF] = { "as-of", true, false },
    [DIVISION] = { "division", true, false }, [HOLIDAYS] = { "holidays", true, false },
    [FORMAT] = { "format", true, false },    [TOP] = { "top", true, false },
    [ONLY] = { "only", true, false },        [LENIENT] = { "lenient", false, false },
    [OUTPUT] = { "output", true, false },    { NULL, false, false }
};

/* What the command was asked for. */
typedef struct request {
    settings with;
    int32_t format;
    int32_t top;
    int32_t select;
    bool lenient;
    const char *output;
    const char **files;
    int n_files;
} request;

static bool set_format(request *to, const char *name)
{
    static const char *const names[] = { "text", "json", "csv", NULL };
    for (int32_t i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], name) == 0) {
            to->format = i + CAF_REPORT_TEXT;
            return true;
        }
    }
    wrong_use("check", "there is no format %s; there are text, json and csv", name);
    return false;
}

static bool set_top(request *to, const char *text)
{
    char *end;
    long top = strtol(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || top > CAF_REPORT_TOP_MOST) {
        wrong_use("check", "--top %s: a number from 0 to %d is needed", text, CAF_REPORT_TOP_MOST);
        return false;
    }
    to->top = top == 0 ? -1 : (int32_t)top;
    return true;
}

static bool set_one(request *to, const char *name, size_t length)
{
    static const struct {
        const char *name;
        int32_t bits;
    } words[] = {
        { "not-met", 1 << CAF_NOT_MET }, { "due", 1 << CAF_DUE },     { "unknown", 1 << CAF_UNKNOWN },
        { "judgement", 1 << CAF_JUDGEMENT }, { "data", CAF_REPORT_DATA }, { "met", 1 << CAF_MET },
        { "not-applicable", 1 << CAF_NOT_APPLICABLE }, { "all", (1 << CAF_VERDICTS) - 1 },
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strlen(words[i].name) == length && memcmp(words[i].name, name, length) == 0) {
            to->select |= words[i].bits;
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
    case PROFILE:
        return set_profile(&to->with, "check", value);
    case AS_OF:
        return set_as_of(&to->with, "check", value);
    case DIVISION:
        return set_division(&to->with, "check", value);
    case HOLIDAYS:
        return set_holidays(&to->with, value);
    case FORMAT:
        return set_format(to, value);
    case TOP:
        return set_top(to, value);
    case ONLY:
        return set_only(to, value);
    case LENIENT:
        to->lenient = true;
        return true;
    default:
        to->output = value;
        return true;
    }
}

static caf_report *open_report(const request *from, caf_io_error *error)
{
    caf_report *report = NULL;
    caf_report_options wanted;
    memset(&wanted, 0, sizeof wanted);
    wanted.size = (int32_t)sizeof wanted;
    wanted.format = from->format;
    wanted.as_of = from->with.as_of;
    wanted.division = from->with.division;
    wanted.top = from->top;
    wanted.select = from->select;
    wanted.profiles = from->with.profiles;
    wanted.n_profiles = from->with.n_profiles;
    wanted.holidays = from->with.holidays_file;
    wanted.contexts = from->with.contexts;
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
    caf_reader_options how;
    memset(&how, 0, sizeof how);
    how.size = (int32_t)sizeof how;
    how.lenient = from->lenient;
    how.warn = print_warning;
    caf_status status = caf_reader_open(path, &how, &reader, error);
    if (status == CAF_OK) {
        status = caf_report_read(report, reader, error);
        caf_reader_close(reader);
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
    if (caf_report_finish(report, to.file, error) != CAF_OK) {
        print_error(error);
        discard_output(&to);
        return false;
    }
    return commit_output(&to, from->output);
}

static int check(const request *from)
{
    caf_io_error error;
    caf_report_totals totals;
    error.size = (int32_t)sizeof error;
    totals.size = (int32_t)sizeof totals;
    if (!is_output_apart("check", from->output, from->files, from->n_files)) {
        return EXIT_WRONG;
    }
    if (from->output != NULL && !can_output(from->output)) {
        return EXIT_WRONG;
    }
    caf_report *report = open_report(from, &error);
    bool well = report != NULL;
    for (int i = 0; well && i < from->n_files; i++) {
        well = read_file(from, from->files[i], report, &error);
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
    arguments from = { "check", options, n, words, 0, false, 0 };
    int status = EXIT_WRONG;
    memset(&asked, 0, sizeof asked);
    asked.format = CAF_REPORT_TEXT;
    asked.with.division = CAF_ENGLAND_AND_WALES;
    asked.files = malloc(((size_t)n + 1) * sizeof *asked.files);
    if (asked.files == NULL) {
        fputs("caf: memory ran out\n", stderr);
        return EXIT_WRONG;
    }
    int which = take_arguments(&from, take_option, &asked, asked.files, &asked.n_files);
    if (which == ARGUMENT_HELP) {
        status = print_help(&check_command);
    } else if (which == ARGUMENT_END) {
        if (asked.n_files == 0) {
            asked.files[asked.n_files++] = "-";
        }
        status = settle_profiles(&asked.with) ? check(&asked) : EXIT_WRONG;
    }
    release_settings(&asked.with);
    free(asked.files);
    return status;
}

const command check_command = { "check", "check a caseload and report what was and was not met", help, run };
