/* caf why: what decides an answer, and what else would have. */
#include <stdio.h>
#include <string.h>
#include "cases.h"
#include "command.h"
#include "messages.h"
#include "why.h"

static const char *const help[] = {
    "usage: caf why [OPTION]... RULE [FILE]...",
    "",
    "Says of each answer that a rule gives why it is what it is, with the facts and the sum, and",
    "what else would decide it: the recorded day that, had it been another, would have met the",
    "standard; the readings of the clause under which the answer would be another; and for an",
    "unknown one the fewest facts that, once recorded, would decide it. A RULE is one of caf",
    "rules; a FILE is what caf check takes, standard input where there is none.",
    "",
    "  --case NAME        only this case, and all its answers; else those that are not met, due,",
    "                     unknown or for a person to judge",
    "  --profile PROFILE  the standards, as in caf check; it may be given again",
    "  --as-of DATE       the day; today by default",
    "  --division NAME    as in caf check",
    "  --holidays FILE    as in caf check",
    "  --known-on DATE    hold the answer against the bank holidays as they were known on this day",
    "  --against NAME     or against those of another division",
    "  --format FORMAT    text (the default) or json, an array with an object an answer",
    "  --lenient          as in caf check",
    "",
    "Exit status: 0 the answer was given; 2 the input or the command was wrong, and then nothing",
    "is printed.",
    "",
    "Examples:",
    "  caf why EM-B2-held case.json",
    "  caf why EM-C1 --case CC-2026-014 caseload.ndjson",
    "  caf why EM-B2-held --known-on 2022-09-01 --as-of 2022-12-01 case.json",
    NULL
};

enum { CASE, PROFILE, AS_OF, DIVISION, HOLIDAYS, KNOWN_ON, AGAINST, FORMAT, LENIENT };

static const option options[] = {
    [CASE] = { "case", ANY_VALUE, false },          [PROFILE] = { "profile", A_PROFILE, true },
    [AS_OF] = { "as-of", ANY_VALUE, false },        [DIVISION] = { "division", A_DIVISION, false },
    [HOLIDAYS] = { "holidays", A_FILE, false },     [KNOWN_ON] = { "known-on", ANY_VALUE, false },
    [AGAINST] = { "against", A_DIVISION, false },   [FORMAT] = { "format", TEXT_OR_JSON, false },
    [LENIENT] = { "lenient", NO_VALUE, false },     { NULL, NO_VALUE, false }
};

/* What the command was asked for, and where it stands. */
typedef struct request {
    settings with;
    const char *only; /* the name of a case; NULL: all */
    bool json;
    const caf_rule *rule;
    operands files;
    FILE *lines;
    int64_t answers;
    findings found;
    why_room room;
} request;

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    switch (which) {
    case CASE:
        to->only = value;
        return true;
    case FORMAT:
        return set_json(&to->json, "why", value);
    default:
        return set_setting(&to->with, "why", options[which].name, value);
    }
}

static bool is_wanted(const request *of, const caf_finding *finding)
{
    return finding->rule == of->rule->id &&
           (of->only != NULL || (finding->verdict != CAF_MET && finding->verdict != CAF_NOT_APPLICABLE));
}

static bool tell(request *of, const caf_reader *reader, const caf_case *whose, int32_t profile, const caf_finding *finding)
{
    why answer;
    const caf_context *context = &of->with.contexts[profile];
    if (!find_why(&of->room, reader, whose, context, finding, &answer)) {
        return false;
    }
    of->answers++;
    if (of->json) {
        fputs(of->answers > 1 ? ",\n" : "\n", of->lines);
        put_why(of->lines, reader, context, &answer);
    } else {
        fputs(of->answers > 1 ? "\n" : "", of->lines);
        print_why(of->lines, reader, context, &answer);
    }
    return true;
}

static bool take(void *user, const caf_reader *reader, const caf_case *whose)
{
    request *of = user;
    if (!is_case_named(reader, whose, of->only)) {
        return true;
    }
    for (int32_t p = 0; p < of->with.n_profiles; p++) {
        if (!find(&of->found, reader, whose, &of->with.contexts[p])) {
            return false;
        }
        for (int64_t i = 0; i < of->found.n; i++) {
            if (is_wanted(of, &of->found.all[i]) && !tell(of, reader, whose, p, &of->found.all[i])) {
                return false;
            }
        }
    }
    return true;
}

/* Where there is nothing to tell, why not. */
static bool end_empty(const request *of)
{
    if (of->only != NULL) {
        wrong_use("why", "%s gives no answer for a case %s: there is no such case, or the profile does not ask for it",
                  of->rule->name, of->only);
        return false;
    }
    fputs(of->json ? "" : "All is met, or does not bear on the cases; --case NAME shows the answers of one.\n", of->lines);
    return true;
}

static int act(request *asked)
{
    if (!settle_profiles(&asked->with) || (asked->lines = open_lines()) == NULL) {
        return EXIT_WRONG;
    }
    fputs(asked->json ? "[" : "", asked->lines);
    if (!each_case_of(&asked->files, &asked->with, take, asked) || (asked->answers == 0 && !end_empty(asked))) {
        return EXIT_WRONG;
    }
    fputs(asked->json ? "\n]\n" : "", asked->lines);
    return copy_lines(asked->lines) ? end_output(EXIT_KEPT) : EXIT_WRONG;
}

/* The first operand is the rule. */
static bool take_rule(request *to)
{
    if (to->files.n == 0) {
        wrong_use("why", "a rule is needed, as caf rules names it");
        return false;
    }
    const char *name = take_operand(&to->files);
    to->rule = caf_rule_named(name, strlen(name));
    if (to->rule == NULL) {
        no_rule("why", name);
    }
    return to->rule != NULL;
}

static int run(int n, char **words)
{
    request asked;
    memset(&asked, 0, sizeof asked);
    int status = take_line(&why_command, n, words, take_option, &asked, &asked.files);
    if (status == GO_ON && !take_rule(&asked)) {
        status = EXIT_WRONG;
    }
    if (status == GO_ON) {
        or_standard_input(&asked.files);
        status = act(&asked);
    }
    if (asked.lines != NULL) {
        fclose(asked.lines);
    }
    release_why(&asked.room);
    release_findings(&asked.found);
    release_settings(&asked.with);
    release_operands(&asked.files);
    return status;
}

const command why_command = { "why", "what decides an answer, and what else would have", help, run, options, { A_RULE, A_FILE } };
