/* caf convert: cases from one form into the other. */
#include <string.h>
#include "command.h"
#include "rewriting.h"

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

static bool take_option(void *user, int which, const char *value)
{
    rewriting *to = user;
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

static caf_status write_as_they_are(const void *user, caf_writer *writer, caf_reader *reader, caf_io_error *error)
{
    (void)user;
    return caf_writer_read(writer, reader, error);
}

static int run(int n, char **words)
{
    rewriting asked;
    memset(&asked, 0, sizeof asked);
    asked.command = "convert";
    int status = take_line(&convert_command, n, words, take_option, &asked, &asked.inputs);
    if (status == GO_ON) {
        status = look_at_rewriting(&asked);
        status = status == EXIT_KEPT ? rewrite(&asked, write_as_they_are, NULL) : status;
    }
    release_operands(&asked.inputs);
    return status;
}

const command convert_command = {
    "convert", "turn cases from JSON into CSV tables, or back", help, run,
    options, { A_FILE }
};
