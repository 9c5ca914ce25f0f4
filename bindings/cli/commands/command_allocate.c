/* caf allocate: gives the cases of a sample to auditors. */
#include <string.h>
#include "assigning.h"
#include "command.h"
#include "messages.h"

static const char *const help[] = {
    "usage: caf allocate [OPTION]... --auditors FILE SAMPLE",
    "",
    "Gives the cases of a sample to auditors: nobody gets more than they take, nor a case that they",
    "were involved in; two auditors of one case are of different agencies; and loads are as even",
    "as can be. SAMPLE is the CSV of caf sample, or any with a column `case`; - is standard input.",
    "",
    "  --auditors FILE    CSV: auditor, agency and, if wanted, most: how many cases they take",
    "  --involved FILE    CSV: case and auditor or agency. The auditor never gets the case; an",
    "                     auditor of the agency only where loads could not be as even otherwise",
    "  --cases FILE       the cases, as caf check reads them: who is on record as having had a part",
    "                     in one counts as in --involved, persons as auditors of that name",
    "  --as-of DATE       the day of that record; today by default",
    "  --each N           auditors to a case: 1 (the default) or 2",
    "  --most N           cases that an auditor takes where their row does not say; 2 by default",
    "  --format FORMAT    text (the default), json, csv or html",
    "",
    "Lists are small tables with headings, in any order. Whoever is in --involved and not in the",
    "other lists makes no difference. Of ways that are as good as each other the lowest",
    "identifiers decide, so that the same lists always give the same.",
    "",
    "Exit status: 0 all are allocated; 1 there is no way, and it is said why; 2 the input or the",
    "command was wrong, and then nothing is printed.",
    "",
    "Examples:",
    "  caf allocate --auditors auditors.csv sample.csv",
    "  caf allocate --each 2 --most 4 --auditors auditors.csv --involved involved.csv sample.csv",
    "  caf allocate --auditors auditors.csv --cases caseload.ndjson sample.csv",
    NULL
};

enum { AUDITORS, INVOLVED, CASES, AS_OF, EACH, MOST, FORMAT };

static const option options[] = {
    [AUDITORS] = { "auditors", A_FILE, false }, [INVOLVED] = { "involved", A_FILE, false }, [CASES] = { "cases", A_FILE, false },
    [AS_OF] = { "as-of", ANY_VALUE, false },    [EACH] = { "each", ANY_VALUE, false },      [MOST] = { "most", ANY_VALUE, false },
    [FORMAT] = { "format", A_REPORT_FORMAT, false }, { NULL, NO_VALUE, false }
};

enum { TEXT, JSON, CSV, PAGE };

/* What the command was asked for. */
typedef struct request {
    assigning made;
    settings with;
    operands files;
    int format;
} request;

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    switch (which) {
    case AUDITORS:
        to->made.auditors_file = value;
        return true;
    case INVOLVED:
        to->made.involved_file = value;
        return true;
    case CASES:
        to->made.cases_file = value;
        return true;
    case AS_OF:
        return set_setting(&to->with, "allocate", "as-of", value);
    case EACH:
        return set_number(&to->made.each, "allocate", "each", value, 1, 2);
    case MOST:
        return set_number(&to->made.most, "allocate", "most", value, 0, 1000000);
    default:
        return set_format(&to->format, "allocate", A_REPORT_FORMAT, value);
    }
}

static int act(request *asked)
{
    assigning *made = &asked->made;
    if (asked->files.n != 1) {
        return wrong_use("allocate", asked->files.n == 0 ? "a sample is needed; - is standard input" : "one sample at a time");
    }
    if (made->auditors_file == NULL) {
        return wrong_use("allocate", "--auditors is needed: a list of them");
    }
    if (made->cases_file == NULL && asked->with.as_of != 0) {
        return wrong_use("allocate", "--as-of is about --cases FILE");
    }
    made->sample = asked->files.all[0];
    made->with = &asked->with;
    if (!settle_profiles(&asked->with) || !assign_cases(made) || (asked->format == PAGE && !print_assigning_page(made))) {
        return EXIT_WRONG;
    }
    if (asked->format == JSON) {
        print_assigning_json(made);
    } else if (asked->format == PAGE) {
        return end_output(made->answer.possible ? EXIT_KEPT : EXIT_BROKEN);
    } else if (!made->answer.possible) {
        print_shortage(made, asked->format == TEXT ? stdout : stderr);
    } else if (asked->format == TEXT) {
        print_assigning_text(made);
    } else {
        print_assigning_csv(made);
    }
    return end_output(made->answer.possible ? EXIT_KEPT : EXIT_BROKEN);
}

static int run(int n, char **words)
{
    request asked;
    memset(&asked, 0, sizeof asked);
    asked.made.each = 1;
    asked.made.most = CAF_ALLOCATE_USUAL;
    int status = take_line(&allocate_command, n, words, take_option, &asked, &asked.files);
    if (status == GO_ON) {
        status = act(&asked);
    }
    release_operands(&asked.files);
    release_settings(&asked.with);
    release_assigning(&asked.made);
    return status;
}

const command allocate_command = { "allocate", "cases of a sample given to auditors, evenly", help, run, options, { A_FILE } };
