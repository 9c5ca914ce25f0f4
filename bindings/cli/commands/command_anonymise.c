/* caf anonymise: a caseload that can be handed on, and what could still identify. */
#include <string.h>
#include "alone.h"
#include "command.h"
#include "messages.h"
#include "output.h"
#include "rewriting.h"
#include "settings.h"

static const char *const help[] = {
    "usage: caf anonymise --key FILE --to FORM [OPTION]... INPUT...",
    "       caf anonymise --check [--least N] [--format FORMAT] [INPUT]...",
    "       caf anonymise --new-key FILE",
    "",
    "Writes the cases of the inputs without what names anybody: identifiers become pseudonyms,",
    "which only the key can make again, and the dates of each case move back by a number of",
    "whole weeks, the same for all cases of a family. Only within a family can cases be seen to",
    "share a child or a meeting. Comments and the case's group are left out. With --check it says",
    "what could still identify, in numbers of cases, and how many share something outside a family.",
    "",
    "An INPUT is whatever caf check reads; - is standard input.",
    "",
    "  --key FILE         the secret key; the same key gives the same pseudonyms and weeks",
    "  --new-key FILE     make a file with a new key, which must not be there yet",
    "  --to FORM          json or csv, as in caf convert",
    "  --output PATH      the file or the folder to make, as in caf convert",
    "  --weeks N          move dates by 1 to N weeks, 52 by default, 520 at most",
    "  --keep-agencies    agencies and authorities keep their names",
    "  --keep-dates       dates are not moved",
    "  --keep-births      births keep their day in relation to the other dates; they become the",
    "                     first day of their month otherwise",
    "  --without FIELD    leave out a field: children.ethnicity; may be given more than once",
    "  --suppress N       leave out more of cases that fewer than N are alike with, one thing after",
    "                     another, until N are: files are read twice for it",
    "  --lenient          unknown fields are left out with a warning, and are errors otherwise",
    "  --check            write no cases; say how many are alike in what others may know of them",
    "  --least N          how many should be alike, 5 by default",
    "  --format FORMAT    of --check: text (the default) or json, which names the lines of the",
    "                     cases that are alone",
    "",
    "Exit status: 0 done, or each case is like enough others; 1 --check found fewer, or --suppress",
    "cannot hide them, and then nothing is written; 2 the input or the command was wrong, likewise.",
    "",
    "Examples:",
    "  caf anonymise --new-key audit.key",
    "  caf anonymise --key audit.key --to json --output anonymous.ndjson caseload.ndjson",
    "  caf anonymise --check anonymous.ndjson",
    NULL
};

enum { KEY, NEW_KEY, TO, OUTPUT, WEEKS, KEEP_AGENCIES, KEEP_DATES, KEEP_BIRTHS, WITHOUT, SUPPRESS, LENIENT, CHECK, LEAST, FORMAT };

enum { USUAL_LEAST = 5, MOST_LEAST = 1000 };

static const option options[] = {
    [KEY] = { "key", A_FILE, false },           [NEW_KEY] = { "new-key", A_FILE, false },
    [TO] = { "to", JSON_OR_CSV, false },        [OUTPUT] = { "output", A_FILE, false },
    [WEEKS] = { "weeks", ANY_VALUE, false },    [KEEP_AGENCIES] = { "keep-agencies", NO_VALUE, false },
    [KEEP_DATES] = { "keep-dates", NO_VALUE, false }, [KEEP_BIRTHS] = { "keep-births", NO_VALUE, false },
    [WITHOUT] = { "without", ANY_VALUE, true }, [SUPPRESS] = { "suppress", ANY_VALUE, false }, [LENIENT] = { "lenient", NO_VALUE, false },
    [CHECK] = { "check", NO_VALUE, false },     [LEAST] = { "least", ANY_VALUE, false },
    [FORMAT] = { "format", TEXT_OR_JSON, false }, { NULL, NO_VALUE, false }
};

/* What the command was asked for. */
typedef struct request {
    const char *key;
    const char *new_key;
    caf_pseudonym_key *opened; /* --key; NULL: not yet */
    caf_anonymise_options how;
    rewriting cases;
    bool is_check;
    bool json;
    unsigned given; /* a bit an option */
    crowd looked_at;
    int64_t alike; /* --suppress; 0: not said */
    int64_t next;  /* the case to be written */
} request;

/* A field by its table and name, "children.ethnicity". */
static const caf_field *field_of(const char *text)
{
    const char *dot = strchr(text, '.');
    for (int32_t table = 0; dot != NULL && caf_table_name(table) != NULL; table++) {
        const char *name = caf_table_name(table);
        if (strlen(name) == (size_t)(dot - text) && memcmp(name, text, strlen(name)) == 0) {
            return caf_field_named(table, dot + 1, strlen(dot + 1));
        }
    }
    return NULL;
}

static bool set_without(request *to, const char *text)
{
    const caf_field *field = field_of(text);
    if (field == NULL || field->type == CAF_TYPE_ID || field->type == CAF_TYPE_TABLES) {
        wrong_use("anonymise", field == NULL ? "--without %s: there is no such field; a table, a dot and a field are meant"
                                             : "--without %s: what cases and rows are known by cannot be left out", text);
        return false;
    }
    to->how.without[field->table] |= (int64_t)1 << field->index;
    return true;
}

static bool set_weeks(request *to, const char *text)
{
    int64_t weeks = 0;
    bool well = set_number(&weeks, "anonymise", "weeks", text, 1, CAF_WEEKS_MOST);
    to->how.weeks = (int32_t)weeks;
    return well;
}

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    to->given |= 1U << which;
    switch (which) {
    case KEY:
        to->key = value;
        return true;
    case NEW_KEY:
        to->new_key = value;
        return true;
    case TO:
        return set_form(&to->cases, value);
    case OUTPUT:
        to->cases.output = value;
        return true;
    case WEEKS:
        return set_weeks(to, value);
    case KEEP_AGENCIES:
        to->how.keep |= CAF_KEEP_ORGANISATIONS;
        return true;
    case KEEP_DATES:
        to->how.keep |= CAF_KEEP_DATES;
        return true;
    case KEEP_BIRTHS:
        to->how.keep |= CAF_KEEP_BIRTHS;
        return true;
    case WITHOUT:
        return set_without(to, value);
    case SUPPRESS:
        return set_number(&to->alike, "anonymise", "suppress", value, 2, MOST_LEAST);
    case LENIENT:
        to->cases.lenient = true;
        return true;
    case CHECK:
        to->is_check = true;
        return true;
    case LEAST:
        return set_number(&to->looked_at.least, "anonymise", "least", value, 2, MOST_LEAST);
    default:
        return set_json(&to->json, "anonymise", value);
    }
}

/* Whether no option was given but these. False: a message was printed. */
static bool has_only(const request *asked, unsigned allowed, const char *with)
{
    for (int i = 0; options[i].name != NULL; i++) {
        if ((asked->given & ~allowed) >> i & 1) {
            wrong_use("anonymise", "--%s does not go with %s", options[i].name, with);
            return false;
        }
    }
    return true;
}

static int make_key(const request *asked)
{
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    if (!has_only(asked, 1U << NEW_KEY, "--new-key")) {
        return EXIT_WRONG;
    }
    if (asked->cases.inputs.n > 0) {
        return wrong_use("anonymise", "--new-key takes no input");
    }
    if (caf_pseudonym_key_new(asked->new_key, &error) != CAF_OK) {
        print_error(&error);
        return EXIT_WRONG;
    }
    return EXIT_KEPT;
}

static int check(request *asked)
{
    crowd *of = &asked->looked_at;
    if (!has_only(asked, 1U << CHECK | 1U << LEAST | 1U << FORMAT | 1U << LENIENT, "--check")) {
        return EXIT_WRONG;
    }
    or_standard_input(&asked->cases.inputs);
    of->lenient = asked->cases.lenient;
    of->files = &asked->cases.inputs;
    if (!read_crowd(of)) {
        return EXIT_WRONG;
    }
    if (asked->json) {
        print_crowd_json(of);
    } else {
        print_crowd_text(of);
    }
    return end_output(of->together.few > 0 ? EXIT_BROKEN : EXIT_KEPT);
}

/* EXIT_KEPT where cases can be written. */
static int look_at(const request *asked)
{
    const char *key = asked->key;
    const operands keys = { &key, 1 };
    if (!has_only(asked, ~(1U << LEAST | 1U << FORMAT), "--key, only with --check")) {
        return EXIT_WRONG;
    }
    if (key == NULL) {
        return wrong_use("anonymise", "--key is needed: a file that --new-key makes");
    }
    for (int32_t i = 0; asked->alike > 0 && i < asked->cases.inputs.n; i++) {
        if (strcmp(asked->cases.inputs.all[i], "-") == 0) {
            return wrong_use("anonymise", "--suppress reads its input twice: standard input cannot be");
        }
    }
    int status = look_at_rewriting(&asked->cases);
    return status == EXIT_KEPT && !is_output_apart("anonymise", asked->cases.output, &keys, "keys") ? EXIT_WRONG : status;
}

static caf_status write_anonymous(const void *user, caf_writer *writer, caf_reader *reader, caf_io_error *error)
{
    const request *asked = user;
    return caf_anonymise(writer, reader, asked->opened, &asked->how, error);
}

static void hide(void *user, const caf_reader *reader, int64_t case_id, caf_hidden *out)
{
    request *asked = user;
    (void)reader;
    (void)case_id;
    hidden_of(&asked->looked_at, asked->next++, out);
}

/* EXIT_KEPT where cases can be written in which small groups are hidden. */
static int hide_small(request *asked)
{
    crowd *of = &asked->looked_at;
    of->least = asked->alike;
    of->lenient = asked->cases.lenient;
    of->files = &asked->cases.inputs;
    of->key = asked->opened;
    of->how = &asked->how;
    if (!hide_few(of)) {
        return EXIT_WRONG;
    }
    if (of->together.few > 0) {
        fprintf(stderr, "caf: --suppress %lld: fewer are alike with %lld of the cases by their number of children, which cannot be left out: leave these cases out of the input\n",
                (long long)asked->alike, (long long)of->together.few);
        return EXIT_BROKEN;
    }
    asked->how.hide = hide;
    asked->how.user = asked;
    return EXIT_KEPT;
}

static int anonymise(request *asked)
{
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    if (caf_pseudonym_key_open(asked->key, &asked->opened, &error) != CAF_OK) {
        print_error(&error);
        return EXIT_WRONG;
    }
    int status = asked->alike > 0 ? hide_small(asked) : EXIT_KEPT;
    status = status == EXIT_KEPT ? rewrite(&asked->cases, write_anonymous, asked) : status;
    caf_pseudonym_key_close(asked->opened);
    return status;
}

static int act(request *asked)
{
    if (asked->new_key != NULL) {
        return make_key(asked);
    }
    if (asked->is_check) {
        return check(asked);
    }
    int status = look_at(asked);
    return status == EXIT_KEPT ? anonymise(asked) : status;
}

static int run(int n, char **words)
{
    request asked;
    memset(&asked, 0, sizeof asked);
    asked.how.size = (int32_t)sizeof asked.how;
    asked.cases.command = "anonymise";
    asked.looked_at.least = USUAL_LEAST;
    int status = take_line(&anonymise_command, n, words, take_option, &asked, &asked.cases.inputs);
    status = status == GO_ON ? act(&asked) : status;
    release_crowd(&asked.looked_at);
    release_operands(&asked.cases.inputs);
    return status;
}

const command anonymise_command = {
    "anonymise", "a caseload to hand on: pseudonyms, moved dates", help, run,
    options, { A_FILE }
};
