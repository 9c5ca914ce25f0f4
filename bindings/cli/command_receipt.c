/* caf receipt: what a check was made from and what it said, digested. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cases.h"
#include "output.h"

static const char *const help[] = {
    "usage: caf receipt [OPTION]... [FILE]...",
    "",
    "Checks every case as caf check does, and instead of a report prints a receipt of each:",
    "a line of JSON with digests (SHA-256) of its facts as of the day, of the profile and",
    "the calendar, and of what was found. Months later, on another machine, caf verify says",
    "whether the same facts are still there and still give the same answer. A FILE is what",
    "caf check takes; standard input where there is none.",
    "",
    "  --profile PROFILE  the standards, as in caf check; it may be given again",
    "  --as-of DATE       the day; today by default",
    "  --division NAME    as in caf check",
    "  --holidays FILE    as in caf check",
    "  --lenient          as in caf check",
    "  --output FILE      write the receipts to FILE, which appears whole or not at all",
    "",
    "A receipt is not signed and tells no time: sign the file with a tool of your own. It",
    "names the case, and is as private as the case file.",
    "",
    "Exit status: 0 the receipts were made; 2 the input or the command was wrong, and then nothing",
    "is written.",
    "",
    "Examples:",
    "  caf receipt --as-of 2026-03-31 --output march.receipts caseload.ndjson",
    "  caf verify march.receipts caseload.ndjson",
    NULL
};

enum { PROFILE, AS_OF, DIVISION, HOLIDAYS, LENIENT, OUTPUT };

static const option options[] = {
    [PROFILE] = { "profile", A_PROFILE, true },    [AS_OF] = { "as-of", ANY_VALUE, false },
    [DIVISION] = { "division", A_DIVISION, false }, [HOLIDAYS] = { "holidays", A_FILE, false },
    [LENIENT] = { "lenient", NO_VALUE, false },  [OUTPUT] = { "output", A_FILE, false },
    { NULL, NO_VALUE, false }
};

typedef struct request {
    settings with;
    bool lenient;
    const char *output;
    const char **files;
    int n_files;
    FILE *lines;
    caf_receipt_maker *maker;
} request;

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    switch (which) {
    case PROFILE:
        return set_profile(&to->with, "receipt", value);
    case AS_OF:
        return set_as_of(&to->with, "receipt", value);
    case DIVISION:
        return set_division(&to->with, "receipt", value);
    case HOLIDAYS:
        return set_holidays(&to->with, value);
    case LENIENT:
        to->lenient = true;
        return true;
    default:
        to->output = value;
        return true;
    }
}

static bool take(void *user, const caf_reader *reader, const caf_case *whose)
{
    request *of = user;
    caf_io_error error;
    caf_receipt made;
    size_t length = 0;
    const char *name = caf_reader_case_name(reader, whose->row.case_id, &length);
    error.size = (int32_t)sizeof error;
    made.size = (int32_t)sizeof made;
    caf_status status = caf_receipt_make(of->maker, whose, name, length, &made, &error);
    if (status == CAF_OK) {
        status = caf_receipt_write(&made, of->lines, &error);
    }
    return status == CAF_OK || fail_in(reader, status);
}

static bool write_lines(const request *of)
{
    output to;
    if (!open_output(&to, of->output)) {
        return false;
    }
    if (!copy_lines_to(of->lines, to.file)) {
        discard_output(&to);
        return false;
    }
    return commit_output(&to, of->output);
}

static int act(request *asked)
{
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    if (!is_output_apart("receipt", asked->output, asked->files, asked->n_files) || !settle_profiles(&asked->with)) {
        return EXIT_WRONG;
    }
    if (asked->output != NULL && !can_output(asked->output)) {
        return EXIT_WRONG;
    }
    if (caf_receipt_maker_open(asked->with.contexts, asked->with.n_profiles, &asked->maker, &error) != CAF_OK) {
        print_error(&error);
        return EXIT_WRONG;
    }
    bool well = (asked->lines = open_lines()) != NULL;
    for (int i = 0; well && i < asked->n_files; i++) {
        well = each_case(asked->files[i], asked->lenient, asked->with.as_of, take, asked);
    }
    return well && write_lines(asked) ? EXIT_KEPT : EXIT_WRONG;
}

static int run(int n, char **words)
{
    request asked;
    arguments from = { "receipt", options, n, words, 0, false, 0 };
    int status = EXIT_WRONG;
    memset(&asked, 0, sizeof asked);
    asked.with.division = CAF_ENGLAND_AND_WALES;
    asked.files = malloc(((size_t)n + 1) * sizeof *asked.files);
    if (asked.files == NULL) {
        fputs("caf: memory ran out\n", stderr);
        return EXIT_WRONG;
    }
    int which = take_arguments(&from, take_option, &asked, asked.files, &asked.n_files);
    if (which == ARGUMENT_HELP) {
        status = print_help(&receipt_command);
    } else if (which == ARGUMENT_END) {
        if (asked.n_files == 0) {
            asked.files[asked.n_files++] = "-";
        }
        status = act(&asked);
    }
    if (asked.lines != NULL) {
        fclose(asked.lines);
    }
    caf_receipt_maker_close(asked.maker);
    release_settings(&asked.with);
    free(asked.files);
    return status;
}

const command receipt_command = { "receipt", "a receipt of each case: what was checked, and what was found", help, run, options, { A_FILE } };
