/* caf cohort: what a caseload as a whole shows. */
#include <string.h>
#include "cohort.h"
#include "cohort_print.h"
#include "command.h"
#include "output.h"
#include "screen.h"

static const char *const help[] = {
    "usage: caf cohort [OPTION]... [FILE]...",
    "",
    "Shows what the cases of the files show together: the eight themes of the Nottingham audit",
    "of 2011, each the cases that met it over those decided, with the unknown beside; how long",
    "things took; the minimum common data set; and the cases by rule. A FILE is what caf check",
    "takes; standard input where there is none.",
    "",
    "  --profile PROFILE  the standards, as in caf check; by default nottingham-qa, which has the",
    "                     rules of the themes",
    "  --as-of DATE       look at the cases as they stood on this day; today by default",
    "  --division NAME    as in caf check",
    "  --holidays FILE    as in caf check",
    "  --by WHAT          a row for each kind of initiator (kind, the default), agency, quarter of",
    "                     opening, or origin",
    "  --requested N      how many cases were asked for, to be said beside those submitted",
    "  --suppress N       hide every count from 1 to below N (5 is usual), and what would give one",
    "                     away. Groups of fewer cases are put together. Without it all is shown,",
    "                     and the report is for those who may see the cases themselves",
    "  --format FORMAT    text (the default), json or csv, which have a record for each number, or",
    "                     html: one page with charts",
    "  --lenient          as in caf check",
    "  --output FILE      write to FILE, which appears whole or not at all",
    "",
    "Exit status: 0 the answer was given; 2 the input or the command was wrong, and then nothing",
    "is written.",
    "",
    "Examples:",
    "  caf cohort --requested 30 --as-of 2011-03-31 submitted.ndjson",
    "  caf cohort --by agency --suppress 5 --format csv --output published.csv caseload.ndjson",
    "  caf cohort --suppress 5 --format html --output cohort.html caseload.ndjson",
    NULL
};

enum { PROFILE, AS_OF, DIVISION, HOLIDAYS, BY, REQUESTED, SUPPRESS, FORMAT, LENIENT, OUTPUT };

enum { MOST_REQUESTED = 1000000000, MOST_THRESHOLD = 1000 };

static const option options[] = {
    [PROFILE] = { "profile", A_PROFILE, false },  [AS_OF] = { "as-of", ANY_VALUE, false },
    [DIVISION] = { "division", A_DIVISION, false }, [HOLIDAYS] = { "holidays", A_FILE, false },
    [BY] = { "by", A_COHORT_GROUP, false },       [REQUESTED] = { "requested", ANY_VALUE, false },
    [SUPPRESS] = { "suppress", ANY_VALUE, false }, [FORMAT] = { "format", A_REPORT_FORMAT, false },
    [LENIENT] = { "lenient", NO_VALUE, false },   [OUTPUT] = { "output", A_FILE, false },
    { NULL, NO_VALUE, false }
};

/* What the command was asked for. */
typedef struct request {
    settings with;
    cohort made;
    const char *output;
    operands files;
} request;

static bool set_by(cohort *to, const char *word)
{
    int place = choose("cohort", "grouping by", A_COHORT_GROUP, word);
    to->by = place >= 0 ? place : to->by;
    return place >= 0;
}

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    switch (which) {
    case BY:
        return set_by(&to->made, value);
    case REQUESTED:
        return set_number(&to->made.requested, "cohort", "requested", value, 0, MOST_REQUESTED);
    case SUPPRESS:
        return set_number(&to->made.threshold, "cohort", "suppress", value, 2, MOST_THRESHOLD);
    case FORMAT:
        return set_format(&to->made.format, "cohort", A_REPORT_FORMAT, value);
    case OUTPUT:
        to->output = value;
        return true;
    default:
        return set_setting(&to->with, "cohort", options[which].name, value);
    }
}

/* What was asked for cannot be less than what came. */
static bool is_enough_requested(const cohort *of)
{
    int64_t cases = of->whole[CAF_COHORT_CASES];
    if (of->requested >= 0 && of->requested < cases) {
        wrong_use("cohort", "--requested %lld: there are more cases than that", (long long)of->requested);
        return false;
    }
    return true;
}

static bool print(const cohort *of, FILE *to)
{
    bool (*const prints[])(const cohort *, FILE *) = { print_cohort_text, print_cohort_json, print_cohort_csv, print_cohort_page };
    return prints[of->format](of, to);
}

static bool act(request *asked)
{
    output to;
    send_text_to(asked->output);
    if (!is_output_apart("cohort", asked->output, &asked->files, "files to count") || !can_output(asked->output) ||
        (asked->with.n_profiles == 0 && !set_profile(&asked->with, "cohort", "nottingham-qa")) || !settle_profiles(&asked->with)) {
        return false;
    }
    return take_cohort(&asked->made, &asked->files) && is_enough_requested(&asked->made) && open_output(&to, asked->output) &&
           close_output(&to, asked->output, print(&asked->made, to.file));
}

static int run(int n, char **words)
{
    request asked;
    memset(&asked, 0, sizeof asked);
    asked.made.with = &asked.with;
    asked.made.requested = -1;
    int status = take_line(&cohort_command, n, words, take_option, &asked, &asked.files);
    if (status == GO_ON) {
        or_standard_input(&asked.files);
        status = act(&asked) ? EXIT_KEPT : EXIT_WRONG;
    }
    release_cohort(&asked.made);
    release_settings(&asked.with);
    release_operands(&asked.files);
    return status;
}

const command cohort_command = { "cohort", "what a caseload shows as a whole: themes, times, counts", help, run, options, { A_FILE } };
