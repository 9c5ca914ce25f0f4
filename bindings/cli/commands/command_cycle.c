/* caf cycle: audits over time, the plans made after them, and what the year comes to. */
#include <stdlib.h>
#include <string.h>
#include "cases.h"
#include "command.h"
#include "cycle.h"
#include "messages.h"
#include "settings.h"

static const char *const help[] = {
    "usage: caf cycle [OPTION]... AUDITS",
    "",
    "Says where the audit cycle stands: unsafe practice first; whether audits were evaluated every",
    "three months; each theme by quarter, the year to date and the year before; each agency's last",
    "audit against the one before; its actions, and what their re-audits showed. AUDITS is CSV:",
    "audit, held, instrument, answers and, if wanted, agency (an audit of this one alone) and",
    "evaluated (when its results were); - is standard input. Files are looked for beside it.",
    "",
    "A theme is so many of so many: points of those possible or, with --good, answers of those",
    "that apply. What was left blank, and forms in which nothing applied, are counted apart.",
    "",
    "  --plan FILE        actions as CSV: agency, theme, action, planned; owner, by, done, reaudit",
    "  --as-of DATE       look at the cycle on this day; today by default. On a year's last day",
    "                     that is its annual report",
    "  --year-from WHEN   when a year begins: a month, 1 to 12, or a date; 4, April, by default",
    "  --good GRADE       an answer of this grade counts as good; may be given again",
    "  --below PERCENT    below it a theme is an area for improvement; not set, none is",
    "  --cases RANGE      cases to be audited a quarter, 8-10; for blackburn-tier-2 10-12 by default",
    "  --months N         months between evaluations; 3 by default",
    "  --every HOW        rolling: counted from the last one (the default); anchored: from the first",
    "  --format FORMAT    text (the default), json, csv or html, one page with bars",
    "",
    "Exit status: 0 nothing was missed; 1 something was: an evaluation or a re-audit, cases of a",
    "quarter, an action, or what an area for improvement is to have; 2 the input or the command was",
    "wrong, and then nothing is printed.",
    "",
    "Examples:",
    "  caf cycle --plan plan.csv --good outstanding --good good --below 75 audits.csv",
    "  caf cycle --as-of 2026-03-31 --plan plan.csv --format html audits.csv > annual.html",
    NULL
};

enum { PLAN, AS_OF, YEAR_FROM, GOOD, BELOW, CASES, MONTHS, EVERY, FORMAT };

static const option options[] = {
    [PLAN] = { "plan", A_FILE, false },
    [AS_OF] = { "as-of", ANY_VALUE, false },
    [YEAR_FROM] = { "year-from", ANY_VALUE, false },
    [GOOD] = { "good", ANY_VALUE, true },
    [BELOW] = { "below", ANY_VALUE, false },
    [CASES] = { "cases", ANY_VALUE, false },
    [MONTHS] = { "months", ANY_VALUE, false },
    [EVERY] = { "every", HOW_OFTEN, false },
    [FORMAT] = { "format", A_REPORT_FORMAT, false },
    { NULL, NO_VALUE, false }
};

enum { MOST_CASES = 1000000, MOST_MONTHS = 120, ANY_YEAR = 2000 };

/* What the command was asked for. */
typedef struct request {
    cycle made;
    operands files;
    int format;
} request;

/* "10-12" */
static bool set_cases(cycle_request *to, const char *text)
{
    char first[16];
    const char *between = strchr(text, '-');
    size_t length = between != NULL ? (size_t)(between - text) : 0;
    if (length == 0 || length >= sizeof first) {
        wrong_use("cycle", "--cases: two numbers are expected, 10-12, and not %s", text);
        return false;
    }
    memcpy(first, text, length);
    first[length] = '\0';
    if (!set_number(&to->least, "cycle", "cases", first, 1, MOST_CASES) || !set_number(&to->most, "cycle", "cases", between + 1, 1, MOST_CASES)) {
        return false;
    }
    if (to->most < to->least) {
        wrong_use("cycle", "--cases: %s ends before it begins", text);
        return false;
    }
    return true;
}

/* A month, or a day on which some year begins. */
static bool set_year(caf_date *to, const char *text)
{
    int64_t month;
    if (strlen(text) > 2) {
        return set_day(to, "cycle", "year-from", text);
    }
    return set_number(&month, "cycle", "year-from", text, 1, 12) && caf_date_from_ymd(ANY_YEAR, (int32_t)month, 1, to) == CAF_OK;
}

static bool set_good(cycle_request *to, const char *grade)
{
    if (to->n_good == MOST_GOOD) {
        wrong_use("cycle", "more than %d grades", MOST_GOOD);
        return false;
    }
    to->good[to->n_good++] = grade;
    return true;
}

static bool take_option(void *user, int which, const char *value)
{
    request *all = user;
    cycle_request *to = &all->made.asked;
    switch (which) {
    case PLAN:
        to->plan = value;
        return true;
    case AS_OF:
        return set_day(&to->as_of, "cycle", "as-of", value);
    case YEAR_FROM:
        return set_year(&to->year_from, value);
    case GOOD:
        return set_good(to, value);
    case BELOW:
        return set_number(&to->below, "cycle", "below", value, 1, 100);
    case CASES:
        return set_cases(to, value);
    case MONTHS:
        return set_number(&to->months, "cycle", "months", value, 1, MOST_MONTHS);
    case EVERY:
        to->every = choose("cycle", "way to count", HOW_OFTEN, value); /* as enum caf_every has them */
        return to->every >= 0;
    default:
        return set_format(&all->format, "cycle", A_REPORT_FORMAT, value);
    }
}

static int print(request *asked)
{
    bool (*const puts[])(FILE *, const cycle *) = { put_cycle_text, put_cycle_json, put_cycle_csv, put_cycle_page };
    FILE *lines = open_lines();
    if (lines == NULL) {
        return EXIT_WRONG;
    }
    bool well = puts[asked->format](lines, &asked->made) && copy_lines(lines);
    fclose(lines);
    return end_output(!well ? EXIT_WRONG : asked->made.is_broken ? EXIT_BROKEN : EXIT_KEPT);
}

static int act(request *asked)
{
    if (asked->files.n != 1) {
        return wrong_use("cycle", asked->files.n == 0 ? "a list of audits is needed; - is standard input" : "one list of audits at a time");
    }
    asked->made.asked.audits = asked->files.all[0];
    if (asked->made.asked.plan != NULL && strcmp(asked->made.asked.plan, "-") == 0 && strcmp(asked->files.all[0], "-") == 0) {
        return wrong_use("cycle", "the audits and the plan cannot both be standard input");
    }
    if (asked->made.asked.as_of == 0) {
        asked->made.asked.as_of = today();
    }
    return make_cycle(&asked->made) ? print(asked) : EXIT_WRONG;
}

static int run(int n, char **words)
{
    request asked;
    memset(&asked, 0, sizeof asked);
    asked.made.asked.months = MONTHS_BETWEEN;
    (void)caf_date_from_ymd(ANY_YEAR, APRIL, 1, &asked.made.asked.year_from);
    int status = take_line(&cycle_command, n, words, take_option, &asked, &asked.files);
    if (status == GO_ON) {
        status = act(&asked);
    }
    release_operands(&asked.files);
    release_cycle(&asked.made);
    return status;
}

const command cycle_command = { "cycle", "audits over time: by theme and agency, actions and re-audits", help, run, options, { A_FILE } };
