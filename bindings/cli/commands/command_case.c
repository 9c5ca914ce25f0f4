/* caf case: all that one case has to tell, on a page. */
#include <stdio.h>
#include <string.h>
#include "case_print.h"
#include "command.h"
#include "messages.h"
#include "output.h"
#include "screen.h"

static const char *const help[] = {
    "usage: caf case [OPTION]... [FILE]...",
    "",
    "Tells the story of one case: where it stands, what is due next, what was missed and why, its",
    "days with the due days beside them, and the colours of its actions from TAF to TAF. A FILE",
    "is what caf check takes; standard input where there is none.",
    "",
    "  --case NAME        which case; needed where the files hold more than one",
    "  --profile PROFILE  the standards, as in caf check; it may be given again",
    "  --as-of DATE       the day; today by default",
    "  --division NAME    as in caf check",
    "  --holidays FILE    as in caf check",
    "  --format FORMAT    text (the default), json, or html: one page with a timeline and charts",
    "  --lenient          as in caf check",
    "  --output FILE      write to FILE, which appears whole or not at all",
    "",
    "Exit status: 0 the answer was given; 2 the input or the command was wrong, and then nothing",
    "is written.",
    "",
    "Examples:",
    "  caf case case.json",
    "  caf case --case CC-2025-050 --format html --output case.html caseload.ndjson",
    NULL
};

enum { CASE, PROFILE, AS_OF, DIVISION, HOLIDAYS, FORMAT, LENIENT, OUTPUT };

static const option options[] = {
    [CASE] = { "case", ANY_VALUE, false },          [PROFILE] = { "profile", A_PROFILE, true },
    [AS_OF] = { "as-of", ANY_VALUE, false },        [DIVISION] = { "division", A_DIVISION, false },
    [HOLIDAYS] = { "holidays", A_FILE, false },     [FORMAT] = { "format", TEXT_JSON_OR_HTML, false },
    [LENIENT] = { "lenient", NO_VALUE, false },     [OUTPUT] = { "output", A_FILE, false },
    { NULL, NO_VALUE, false }
};

/* What the command was asked for, and where it stands. */
typedef struct request {
    settings with;
    const char *only; /* the name of a case; NULL: the one there is */
    int format;       /* by its place among TEXT_JSON_OR_HTML */
    const char *output;
    operands files;
    FILE *lines;
    int64_t cases;
    case_story story;
} request;

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    switch (which) {
    case CASE:
        to->only = value;
        return true;
    case FORMAT:
        return set_format(&to->format, "case", TEXT_JSON_OR_HTML, value);
    case OUTPUT:
        to->output = value;
        return true;
    default:
        return set_setting(&to->with, "case", options[which].name, value);
    }
}

static bool take(void *user, const caf_reader *reader, const caf_case *whose)
{
    static bool (*const prints[])(const case_story *, const settings *, const caf_reader *, FILE *) = {
        print_story_text, print_story_json, print_story_page
    };
    request *of = user;
    if (!is_case_named(reader, whose, of->only)) {
        return true;
    }
    if (of->cases++ > 0) {
        /* Told at the end, once all of them are counted. */
        return true;
    }
    return find_story(&of->story, &of->with, reader, whose) && prints[of->format](&of->story, &of->with, reader, of->lines);
}

static bool is_one_case(const request *of)
{
    if (of->cases == 1) {
        return true;
    }
    if (of->only != NULL) {
        wrong_use("case", of->cases == 0 ? "there is no case %s" : "more than one case is called %s", of->only);
    } else if (of->cases == 0) {
        wrong_use("case", "there is no case in the input");
    } else {
        wrong_use("case", "say which with --case: there are %lld cases", (long long)of->cases);
    }
    return false;
}

static bool act(request *asked)
{
    output to;
    send_text_to(asked->output);
    if (!is_output_apart("case", asked->output, &asked->files, "files to read") || !can_output(asked->output) ||
        !settle_profiles(&asked->with) || (asked->lines = open_lines()) == NULL) {
        return false;
    }
    return each_case_of(&asked->files, &asked->with, take, asked) && is_one_case(asked) && open_output(&to, asked->output) &&
           close_output(&to, asked->output, copy_lines_to(asked->lines, to.file));
}

static int run(int n, char **words)
{
    request asked;
    memset(&asked, 0, sizeof asked);
    int status = take_line(&case_command, n, words, take_option, &asked, &asked.files);
    if (status == GO_ON) {
        or_standard_input(&asked.files);
        status = act(&asked) ? EXIT_KEPT : EXIT_WRONG;
    }
    if (asked.lines != NULL) {
        fclose(asked.lines);
    }
    release_story(&asked.story);
    release_settings(&asked.with);
    release_operands(&asked.files);
    return status;
}

const command case_command = { "case", "all that one case has to tell, with its timeline", help, run, options, { A_FILE } };
