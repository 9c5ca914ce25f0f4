/* caf impact: what a change of profile would change. */
#include <string.h>
#include "command.h"
#include "impact.h"
#include "values.h"

static const char *const help[] = {
    "usage: caf impact [OPTION]... PROFILE PROFILE [CASELOAD]...",
    "",
    "Checks a caseload under one profile and then another, and says how many cases, and",
    "which, would get another verdict: before an authority changes its standards, or to see",
    "how two of them differ in practice. A PROFILE and a CASELOAD are what caf check takes;",
    "standard input where no caseload is named.",
    "",
    "  --as-of DATE       look at the cases as they stood on this day; today by default",
    "  --division NAME    as in caf check",
    "  --holidays FILE    as in caf check",
    "  --format FORMAT    text (the default), json or csv",
    "  --list             each change: its case, rule, subject, and both verdicts",
    "  --lenient          as in caf check",
    "",
    "Exit status: 0 nothing changes; 1 something does; 2 the input or the command was wrong.",
    "",
    "Examples:",
    "  caf impact east-midlands-2011 sefton caseload.ndjson",
    "  caf impact our-borough.json next-year.json --list --format csv caseload.ndjson",
    NULL
};

enum { AS_OF, DIVISION, HOLIDAYS, FORMAT, LIST, LENIENT };

static const option options[] = {
    [AS_OF] = { "as-of", ANY_VALUE, false },   [DIVISION] = { "division", A_DIVISION, false }, [HOLIDAYS] = { "holidays", A_FILE, false },
    [FORMAT] = { "format", TEXT_JSON_OR_CSV, false }, [LIST] = { "list", NO_VALUE, false },        [LENIENT] = { "lenient", NO_VALUE, false },
    { NULL, NO_VALUE, false }
};

/* What the command was asked for. */
typedef struct request {
    settings with;
    impact made;
} request;

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    switch (which) {
    case FORMAT:
        return set_format(&to->made.format, "impact", TEXT_JSON_OR_CSV, value);
    case LIST:
        to->made.list = true;
        return true;
    default:
        return set_setting(&to->with, "impact", options[which].name, value);
    }
}

static int act(settings *with, impact *made, operands *files)
{
    if (files->n < 2) {
        return wrong_use("impact", "two profiles are needed, and a caseload");
    }
    if (!set_profile(with, "impact", take_operand(files)) || !set_profile(with, "impact", take_operand(files)) ||
        !settle_profiles(with)) {
        return EXIT_WRONG;
    }
    or_standard_input(files);
    return take_impact(made, files) ? print_impact(made) : EXIT_WRONG;
}

static int run(int n, char **words)
{
    request asked;
    operands files;
    memset(&asked, 0, sizeof asked);
    asked.made.with = &asked.with;
    int status = take_line(&impact_command, n, words, take_option, &asked, &files);
    if (status == GO_ON) {
        status = act(&asked.with, &asked.made, &files);
    }
    release_impact(&asked.made);
    release_settings(&asked.with);
    release_operands(&files);
    return status;
}

const command impact_command = {
    "impact", "how many verdicts another profile would change, and which", help, run,
    options, { A_PROFILE, A_PROFILE, A_FILE }
};
