/* caf convert: cases from one form into the other. */
#include <string.h>
#include "cases.h"
#include "command.h"
#include "messages.h"
#include "output.h"

static const char *const help[] = {
    "usage: caf convert [OPTION]... --to FORM INPUT...",
    "",
    "Writes the cases of the inputs as JSON or as a folder of CSV tables, which say the same:",
    "cases converted to one form and back are what they were. Only a comment is not carried.",
    "",
    "An INPUT is whatever caf check reads: JSON, a folder of tables, Ofsted Annex A list 2,",
    "or ssd_early_help_episodes; - is standard input.",
    "",
    "  --to FORM          json: a case a line; csv: a folder with a file for each table that",
    "                     some case holds, a column a field",
    "  --output PATH      the file or the folder to make, which appears whole or not at all.",
    "                     Needed for csv, where the folder must be new or empty; JSON goes to",
    "                     standard output without it",
    "  --lenient          unknown fields are left out with a warning, and are errors otherwise",
    "",
    "Exit status: 0 converted; 2 the input or the command was wrong, and then nothing is",
    "written.",
    "",
    "Examples:",
    "  caf convert --to csv --output caseload caseload.ndjson",
    "  caf convert --to json --output caseload.ndjson caseload",
    "  caf convert --to json annex-a-list-2.csv | caf check",
    NULL
};

enum { TO, OUTPUT, LENIENT };

static const option options[] = {
    [TO] = { "to", JSON_OR_CSV, false }, [OUTPUT] = { "output", A_FILE, false }, [LENIENT] = { "lenient", NO_VALUE, false },
    { NULL, NO_VALUE, false }
};

/* What the command was asked for. */
typedef struct request {
    int32_t format; /* 0: not said */
    bool lenient;
    const char *output; /* NULL: standard output */
    operands inputs;
} request;

static bool set_form(request *to, const char *name)
{
    int which = choose("convert", "form", JSON_OR_CSV, name);
    to->format = which == 0 ? CAF_FORMAT_JSON : CAF_FORMAT_TABLES;
    return which >= 0;
}

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    switch (which) {
    case TO:
        return set_form(to, value);
    case OUTPUT:
        to->output = value;
        return true;
    default:
        to->lenient = true;
        return true;
    }
}

/* EXIT_KEPT where the request can be done. */
static int look_at(const request *asked)
{
    if (asked->format == 0) {
        return wrong_use("convert", "--to is needed: json or csv");
    }
    if (asked->inputs.n == 0) {
        return wrong_use("convert", "an input is needed; - is standard input");
    }
    if (asked->output == NULL && asked->format == CAF_FORMAT_TABLES) {
        return wrong_use("convert", "--to csv needs --output, a folder to make");
    }
    return is_output_apart("convert", asked->output, &asked->inputs, "inputs") ? EXIT_KEPT : EXIT_WRONG;
}

static caf_status read_input(const request *asked, const char *path, caf_writer *writer, caf_io_error *error)
{
    caf_reader *reader;
    caf_status status = open_cases(path, asked->lenient, &reader, error);
    if (status == CAF_OK) {
        status = caf_writer_read(writer, reader, error);
        close_cases(reader);
    }
    return status;
}

static int convert(const request *asked)
{
    caf_io_error error;
    caf_writer *writer;
    error.size = (int32_t)sizeof error;
    caf_status status = caf_writer_open(asked->output != NULL ? asked->output : "-", asked->format, &writer, &error);
    for (int i = 0; status == CAF_OK && i < asked->inputs.n; i++) {
        status = read_input(asked, asked->inputs.all[i], writer, &error);
    }
    if (status == CAF_OK) {
        status = caf_writer_finish(writer, &error);
    }
    caf_writer_close(writer);
    if (status != CAF_OK) {
        print_error(&error);
        return EXIT_WRONG;
    }
    return EXIT_KEPT;
}

static int run(int n, char **words)
{
    request asked;
    memset(&asked, 0, sizeof asked);
    int status = take_line(&convert_command, n, words, take_option, &asked, &asked.inputs);
    if (status == GO_ON) {
        status = look_at(&asked);
        status = status == EXIT_KEPT ? convert(&asked) : status;
    }
    release_operands(&asked.inputs);
    return status;
}

const command convert_command = {
    "convert", "turn cases from JSON into CSV tables, or back", help, run,
    options, { A_FILE }
};
