/* caf sample: draws cases for audit, so that anybody can draw them again. */
#include <stdlib.h>
#include <string.h>
#include "command.h"
#include "drawing.h"
#include "messages.h"
#include "values.h"

static const char *const help[] = {
    "usage: caf sample [OPTION]... --seed TEXT --one-in N [FILE]...",
    "       caf sample [OPTION]... --seed TEXT --size N [FILE]...",
    "",
    "Draws cases for audit: of those closed in a period, or of those open on a day. Which are drawn",
    "depends on the seed and on the cases' identifiers alone, so that whoever has both can draw",
    "them again. A FILE is what caf check takes; standard input where there is none.",
    "",
    "  --seed TEXT        what decides the draw; say it, and before the cases are known",
    "  --one-in N         1 in N, rounded up",
    "  --size N           so many",
    "  --closed-from DATE  cases closed from this day on, with --closed-to",
    "  --closed-to DATE   to this one, and not reopened by then; at latest the --as-of day",
    "  --open             cases open on the day",
    "  --as-of DATE       the day as on which the record is read; today by default",
    "  --by WHAT          strata: agency or kind (that began the case), or none (the default)",
    "  --shares HOW       of strata: proportional (the default), or equal",
    "  --not FILE         leaves out the cases of an earlier sample of the period, the CSV that",
    "                     this command writes, or any with a column `case`; it may be given again",
    "  --format FORMAT    text (the default), json, csv or html; caf allocate takes the CSV",
    "  --lenient          as in caf check",
    "",
    "A case whose closures the source does not hold, or holds without a day or with one that cannot",
    "be right, is in neither population, and is counted. The generator and the rules for shares are",
    "in docs/sampling.md.",
    "",
    "Examples:",
    "  caf sample --seed 2026-Q1 --one-in 10 --closed-from 2026-01-01 --closed-to 2026-03-31 c.json",
    "  caf sample --seed 2026-Q1b --size 12 --open --not sample.csv --by kind caseload.ndjson",
    NULL
};

enum { SEED, ONE_IN, SIZE, CLOSED_FROM, CLOSED_TO, OPEN, AS_OF, BY, SHARES, NOT, FORMAT, LENIENT };

static const option options[] = {
    [SEED] = { "seed", ANY_VALUE, false },
    [ONE_IN] = { "one-in", ANY_VALUE, false },
    [SIZE] = { "size", ANY_VALUE, false },
    [CLOSED_FROM] = { "closed-from", ANY_VALUE, false },
    [CLOSED_TO] = { "closed-to", ANY_VALUE, false },
    [OPEN] = { "open", NO_VALUE, false },
    [AS_OF] = { "as-of", ANY_VALUE, false },
    [BY] = { "by", A_STRATUM, false },
    [SHARES] = { "shares", A_SHARE, false },
    [NOT] = { "not", A_FILE, true },
    [FORMAT] = { "format", A_REPORT_FORMAT, false },
    [LENIENT] = { "lenient", NO_VALUE, false },
    { NULL, NO_VALUE, false }
};

enum { TEXT, JSON, CSV, PAGE };

/* What the command was asked for. */
typedef struct request {
    drawing made;
    int format;
    bool is_open;
} request;

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    drawing *made = &to->made;
    switch (which) {
    case SEED:
        made->seed = value;
        return true;
    case ONE_IN:
        return set_number(&made->one_in, "sample", "one-in", value, 1, CAF_SAMPLE_MOST);
    case SIZE:
        return set_number(&made->size, "sample", "size", value, 1, CAF_SAMPLE_MOST);
    case CLOSED_FROM:
        return set_day(&made->from, "sample", "closed-from", value);
    case CLOSED_TO:
        return set_day(&made->to, "sample", "closed-to", value);
    case OPEN:
        to->is_open = true;
        return true;
    case BY:
        made->by = choose("sample", "strata", A_STRATUM, value);
        return made->by >= 0;
    case SHARES:
        made->shares = choose("sample", "shares", A_SHARE, value);
        return made->shares >= 0;
    case NOT:
        made->earlier.all[made->earlier.n++] = value;
        return true;
    case FORMAT:
        return set_format(&to->format, "sample", A_REPORT_FORMAT, value);
    default:
        return set_setting(&made->with, "sample", options[which].name, value);
    }
}

/* EXIT_KEPT where the request can be done. */
static int look_at(const request *asked)
{
    const drawing *made = &asked->made;
    bool is_closed = made->from != 0 || made->to != 0;
    if (asked->is_open == is_closed) {
        return wrong_use("sample", "which cases: --open, or --closed-from and --closed-to");
    }
    if (is_closed && (made->from == 0 || made->to == 0)) {
        return wrong_use("sample", "--closed-from and --closed-to go together");
    }
    if (made->from > made->to && is_closed) {
        return wrong_use("sample", "--closed-from is a later day than --closed-to");
    }
    if (is_closed && made->to > made->with.as_of) {
        return wrong_use("sample", "--closed-to is after the day on which the record is read (--as-of, or today): the period has not ended");
    }
    if ((made->one_in == 0) == (made->size == 0)) {
        return wrong_use("sample", "how many cases: --one-in or --size");
    }
    if (made->seed == NULL || made->seed[0] == '\0') {
        return wrong_use("sample", "--seed is needed: a text that decides the draw");
    }
    return EXIT_KEPT;
}

static int act(request *asked)
{
    drawing *made = &asked->made;
    or_standard_input(&made->files);
    if (!draw_cases(made) || (asked->format == PAGE && !print_drawing_page(made))) {
        return EXIT_WRONG;
    }
    if (asked->format == TEXT) {
        print_drawing_text(made);
    } else if (asked->format == JSON) {
        print_drawing_json(made);
    } else if (asked->format == CSV) {
        print_drawing_csv(made);
    }
    return end_output(EXIT_KEPT);
}

static int run(int n, char **words)
{
    request asked;
    memset(&asked, 0, sizeof asked);
    int status = open_operands(&asked.made.earlier, n) ? take_line(&sample_command, n, words, take_option, &asked, &asked.made.files)
                                                       : EXIT_WRONG;
    if (status == GO_ON) {
        asked.made.with.as_of = asked.made.with.as_of == 0 ? today() : asked.made.with.as_of;
        status = look_at(&asked);
        status = status == EXIT_KEPT ? act(&asked) : status;
    }
    release_drawing(&asked.made);
    return status;
}

const command sample_command = { "sample", "cases drawn for audit, to be drawn again by anybody", help, run, options, { A_FILE } };
