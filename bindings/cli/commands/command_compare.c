/* caf compare: what changed between two states of a caseload. */
#include <stdlib.h>
#include <string.h>
#include "command.h"
#include "comparison.h"
#include "messages.h"
#include "output.h"
#include "screen.h"

static const char *const help[] = {
    "usage: caf compare [OPTION]... OLD NEW",
    "",
    "Says what changed between two states of a caseload: what is newly not met, mended, due,",
    "done, known or not known, whose due day moved, which cases are new or gone, and which",
    "safeguarding matters opened or closed. OLD and NEW are what caf check takes, and may be one",
    "file on two days; one of them may be -, standard input.",
    "",
    "  --as-of DATE         look at the cases as they stood on this day; today by default",
    "  --old-as-of DATE     the same for OLD alone",
    "  --new-as-of DATE     the same for NEW alone",
    "  --profile PROFILE    the standards, as in caf check; it may be given again",
    "  --old-profile PROFILE  the standards of OLD, where they were others; as many as there are",
    "                       of NEW, which they stand for in this order",
    "  --division NAME      as in caf check",
    "  --holidays FILE      bank holidays from the published JSON list",
    "  --old-holidays FILE  those of OLD, where the list was another",
    "  --format FORMAT      text (the default), json, csv or html: a page to hand on",
    "  --top N              text, html: show the N most important (20 by default, at most 1000)",
    "  --lenient            as in caf check",
    "  --output FILE        write to FILE, which appears whole or not at all",
    "",
    "Cases are the same where they have the same name, rows of a case where they have the same",
    "identifier, or else the same place. For another profile on one caseload and day there is",
    "caf impact.",
    "",
    "Exit status: 0 nothing changed; 1 something did; 2 the input or the command was wrong, and",
    "then nothing is printed.",
    "",
    "Examples:",
    "  caf compare march.ndjson june.ndjson",
    "  caf compare --old-as-of 2026-05-31 --new-as-of 2026-06-30 caseload.ndjson caseload.ndjson",
    "  caf compare --format csv --output changed.csv last-quarter/ this-quarter/",
    NULL
};

enum { AS_OF, OLD_AS_OF, NEW_AS_OF, PROFILE, OLD_PROFILE, DIVISION, HOLIDAYS, OLD_HOLIDAYS, FORMAT, TOP, LENIENT, OUTPUT };

static const option options[] = {
    [AS_OF] = { "as-of", ANY_VALUE, false },         [OLD_AS_OF] = { "old-as-of", ANY_VALUE, false },
    [NEW_AS_OF] = { "new-as-of", ANY_VALUE, false }, [PROFILE] = { "profile", A_PROFILE, true },
    [OLD_PROFILE] = { "old-profile", A_PROFILE, true }, [DIVISION] = { "division", A_DIVISION, false },
    [HOLIDAYS] = { "holidays", A_FILE, false },   [OLD_HOLIDAYS] = { "old-holidays", A_FILE, false },
    [FORMAT] = { "format", A_REPORT_FORMAT, false },       [TOP] = { "top", ANY_VALUE, false },
    [LENIENT] = { "lenient", NO_VALUE, false },    [OUTPUT] = { "output", A_FILE, false },
    { NULL, NO_VALUE, false }
};

/* What the command was asked for. */
typedef struct request {
    settings before;
    settings after;
    caf_date as_of;
    const char *profiles[MOST_PROFILES + 1]; /* of NEW, by name; OLD has them too where it has none of its own */
    int n_profiles;
    comparison made;
    const char *output;
} request;

static bool take_day(request *to, int which, const char *text)
{
    caf_date *day = which == AS_OF ? &to->as_of : which == OLD_AS_OF ? &to->before.as_of : &to->after.as_of;
    return set_day(day, "compare", options[which].name, text);
}

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    switch (which) {
    case AS_OF:
    case OLD_AS_OF:
    case NEW_AS_OF:
        return take_day(to, which, value);
    case PROFILE:
        to->profiles[to->n_profiles++] = value;
        return set_profile(&to->after, "compare", value);
    case OLD_PROFILE:
        return set_profile(&to->before, "compare", value);
    case OLD_HOLIDAYS:
        return set_holidays(&to->before, "compare", value);
    case HOLIDAYS:
        return set_holidays(&to->after, "compare", value);
    case FORMAT:
        return set_format(&to->made.format, "compare", A_REPORT_FORMAT, value);
    case TOP:
        return set_top(&to->made.tops.most, "compare", value, MOST_SHOWN);
    case OUTPUT:
        to->output = value;
        return true;
    default:
        return set_setting(&to->after, "compare", options[which].name, value) &&
               set_setting(&to->before, "compare", options[which].name, value);
    }
}

/* What OLD was not told of its own it shares with NEW. */
static bool settle(request *of)
{
    bool shares_profiles = of->before.n_profiles == 0;
    for (int i = 0; shares_profiles && i < of->n_profiles; i++) {
        if (!set_profile(&of->before, "compare", of->profiles[i])) {
            return false;
        }
    }
    if (of->before.holidays == NULL && of->after.holidays != NULL && !set_holidays(&of->before, "compare", of->after.holidays_file)) {
        return false;
    }
    of->before.as_of = of->before.as_of == 0 ? of->as_of : of->before.as_of;
    of->after.as_of = of->after.as_of == 0 ? of->as_of : of->after.as_of;
    if (!settle_profiles(&of->before) || !settle_profiles(&of->after)) {
        return false;
    }
    if (of->before.n_profiles != of->after.n_profiles) {
        wrong_use("compare", "OLD has %ld and NEW %ld of the profiles; each must stand for one of the other", (long)of->before.n_profiles,
                  (long)of->after.n_profiles);
        return false;
    }
    return true;
}

static bool print(request *of)
{
    output to;
    return open_output(&to, of->output) && close_output(&to, of->output, print_comparison(&of->made, to.file));
}

static int act(request *of, const operands *files)
{
    if (files->n != 2) {
        return wrong_use("compare", "two caseloads are needed, the old and the new");
    }
    if (strcmp(files->all[0], "-") == 0 && strcmp(files->all[1], "-") == 0) {
        return wrong_use("compare", "standard input can be read only once");
    }
    if (!is_output_apart("compare", of->output, files, "files to compare") || !settle(of) || !can_output(of->output)) {
        return EXIT_WRONG;
    }
    send_text_to(of->output);
    if (of->made.format == COMPARISON_PAGE) {
        (void)set_color("compare", "never"); /* a page has its own */
    }
    of->made.before = &of->before;
    of->made.after = &of->after;
    of->made.files[0] = files->all[0];
    of->made.files[1] = files->all[1];
    if (!compare_files(&of->made) || !print(of)) {
        return EXIT_WRONG;
    }
    return of->made.listed > 0 ? EXIT_BROKEN : EXIT_KEPT;
}

static int run(int n, char **words)
{
    request *asked = calloc(1, sizeof *asked);
    operands files;
    if (asked == NULL) {
        no_memory();
        return EXIT_WRONG;
    }
    asked->made.tops.most = CAF_REPORT_TOP;
    int status = take_line(&compare_command, n, words, take_option, asked, &files);
    if (status == GO_ON) {
        status = act(asked, &files);
    }
    release_comparison(&asked->made);
    release_settings(&asked->before);
    release_settings(&asked->after);
    release_operands(&files);
    free(asked);
    return status;
}

const command compare_command = { "compare", "what changed between two states of a caseload", help, run, options, { A_FILE, A_FILE } };
