/* caf impact: what a change of profile would change. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "impact.h"

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

static bool set_format(impact *to, const char *name)
{
    to->format = choose("impact", "format", TEXT_JSON_OR_CSV, name);
    return to->format >= 0;
}

/* What the command was asked for. */
typedef struct request {
    settings with;
    impact made;
} request;

static bool take_option(void *user, int which, const char *value)
{
    request *asked = user;
    settings *with = &asked->with;
    impact *to = &asked->made;
    switch (which) {
    case AS_OF:
        return set_as_of(with, "impact", value);
    case DIVISION:
        return set_division(with, "impact", value);
    case HOLIDAYS:
        return set_holidays(with, value);
    case FORMAT:
        return set_format(to, value);
    case LIST:
        to->list = true;
        return true;
    default:
        to->lenient = true;
        return true;
    }
}

static int act(settings *with, impact *made, int n, const char **operands)
{
    if (n < 2) {
        return wrong_use("impact", "two profiles are needed, and a caseload");
    }
    if (!set_profile(with, "impact", operands[0]) || !set_profile(with, "impact", operands[1]) || !settle_profiles(with)) {
        return EXIT_WRONG;
    }
    if (n == 2) {
        operands[n++] = "-";
    }
    for (int i = 2; i < n; i++) {
        if (!add_impact(made, operands[i])) {
            return EXIT_WRONG;
        }
    }
    return print_impact(made);
}

static int run(int n, char **words)
{
    request asked;
    arguments from = { "impact", options, n, words, 0, false, 0 };
    int n_operands = 0;
    const char **operands = malloc(((size_t)n + 2) * sizeof *operands);
    memset(&asked, 0, sizeof asked);
    asked.with.division = CAF_ENGLAND_AND_WALES;
    asked.made.with = &asked.with;
    if (operands == NULL) {
        fputs("caf: memory ran out\n", stderr);
        return EXIT_WRONG;
    }
    int which = take_arguments(&from, take_option, &asked, operands, &n_operands);
    int status = which == ARGUMENT_HELP  ? print_help(&impact_command)
                 : which == ARGUMENT_END ? act(&asked.with, &asked.made, n_operands, operands)
                                         : EXIT_WRONG;
    release_impact(&asked.made);
    release_settings(&asked.with);
    free(operands);
    return status;
}

const command impact_command = {
    "impact", "how many verdicts another profile would change, and which", help, run,
    options, { A_PROFILE, A_PROFILE, A_FILE }
};
