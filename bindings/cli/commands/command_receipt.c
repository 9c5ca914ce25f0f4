/* caf receipt: what a check was made from and what it said, digested. */
#include <stdio.h>
#include <string.h>
#include "cases.h"
#include "command.h"
#include "messages.h"
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
    const char *output;
    operands files;
    FILE *lines;
    caf_receipt_maker *maker;
} request;

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    if (which == OUTPUT) {
        to->output = value;
        return true;
    }
    return set_setting(&to->with, "receipt", options[which].name, value);
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

static bool act(request *asked)
{
    caf_io_error error;
    output to;
    error.size = (int32_t)sizeof error;
    if (!is_output_apart("receipt", asked->output, &asked->files, "files to check") || !settle_profiles(&asked->with) ||
        !can_output(asked->output)) {
        return false;
    }
    if (caf_receipt_maker_open(asked->with.contexts, asked->with.n_profiles, &asked->maker, &error) != CAF_OK) {
        print_error(&error);
        return false;
    }
    asked->lines = open_lines();
    return asked->lines != NULL && each_case_of(&asked->files, &asked->with, take, asked) &&
           open_output(&to, asked->output) &&
           close_output(&to, asked->output, copy_lines_to(asked->lines, to.file));
}

static int run(int n, char **words)
{
    request asked;
    memset(&asked, 0, sizeof asked);
    int status = take_line(&receipt_command, n, words, take_option, &asked, &asked.files);
    if (status == GO_ON) {
        or_standard_input(&asked.files);
        status = act(&asked) ? EXIT_KEPT : EXIT_WRONG;
    }
    if (asked.lines != NULL) {
        fclose(asked.lines);
    }
    caf_receipt_maker_close(asked.maker);
    release_settings(&asked.with);
    release_operands(&asked.files);
    return status;
}

const command receipt_command = { "receipt", "a receipt of each case: what was checked, and what was found", help, run, options, { A_FILE } };
