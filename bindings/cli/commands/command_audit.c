/* caf audit: what auditors, practitioners, families and professionals are asked, and what their answers come to. */
#include <stdio.h>
#include <string.h>
#include "answered.h"
#include "audit.h"
#include "audit_cases.h"
#include "cases.h"
#include "command.h"
#include "messages.h"
#include "settings.h"

static const char *const help[] = {
    "usage: caf audit --list [--format text|json]",
    "       caf audit INSTRUMENT [--format text|json|csv]",
    "       caf audit INSTRUMENT --answers FILE [--cases FILE] [--totals] [--format FORMAT]",
    "       caf audit INSTRUMENT --cases FILE [--case ID] [--profile PROFILE]... [--as-of DATE]",
    "",
    "Shows what an instrument asks: an audit, a checklist, a questionnaire or a survey, built in",
    "or a JSON file. With answers, checks every form, and says what they come to: unsafe practice",
    "first, then scores by form, then counts by question and agency. An overall grade is the",
    "auditor's own and is never computed. Where a form is half filled in or wrong, nothing is",
    "scored: each fault is named with its line, and the exit status is 2; unsafe practice is",
    "printed even so.",
    "",
    "With cases, prints beside each question what the record says: the findings of the rules that",
    "bear on it, open matters of safeguarding first. They are for the auditor to weigh.",
    "",
    "With answers and cases, each form is held against the record of its case: an auditor who is",
    "on record as having had a part in it is a fault of an audit's form, and so are a case that",
    "the file does not have, one not open yet on the day, and a form without case or auditor;",
    "cases of two authorities are named with both.",
    "",
    "  --list             list the built-in instruments",
    "  --answers FILE     answers as CSV: form, question, answer, comment, evidence, auditor,",
    "                     agency, case, involved, unsafe; or a column a grade, ticked",
    "  --cases FILE       a file of cases, as caf check reads it",
    "  --case ID          of this case alone",
    "  --profile PROFILE  findings under this profile; all built-in ones by default. It may be given",
    "                     again",
    "  --as-of DATE       look at the cases on this day; today by default",
    "  --totals           nothing by form: how often unsafe practice was named, and counts by",
    "                     question and agency; no form or case is named",
    "  --format FORMAT    text (the default), json or csv; without answers, csv is an empty form;",
    "                     with answers, html is one page with bars",
    "",
    "Examples:",
    "  caf audit --list",
    "  caf audit blackburn-tier-2",
    "  caf audit quality-review --format csv > form.csv",
    "  caf audit leicester-survey --answers returned.csv",
    "  caf audit leicester-survey --answers returned.csv --format html > survey.html",
    "  caf audit blackburn-tier-2 --answers returned.csv --cases caseload.ndjson --as-of 2026-06-30",
    "  caf audit blackburn-tier-2 --cases caseload.ndjson --case EX-0001 --as-of 2026-06-30",
    NULL
};

enum { LIST, ANSWERS, CASES, CASE, PROFILE, AS_OF, TOTALS, FORMAT };

static const option options[] = {
    [LIST] = { "list", NO_VALUE, false },
    [ANSWERS] = { "answers", A_FILE, false },
    [CASES] = { "cases", A_FILE, false },
    [CASE] = { "case", ANY_VALUE, false },
    [PROFILE] = { "profile", A_PROFILE, true },
    [AS_OF] = { "as-of", ANY_VALUE, false },
    [TOTALS] = { "totals", NO_VALUE, false },
    [FORMAT] = { "format", A_REPORT_FORMAT, false },
    { NULL, NO_VALUE, false }
};

/* What was asked for. */
typedef struct request {
    bool list;
    bool totals;
    const char *answers;
    const char *cases;
    const char *only; /* a case */
    settings with;
    int format;
} request;

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    switch (which) {
    case LIST:
        to->list = true;
        return true;
    case TOTALS:
        to->totals = true;
        return true;
    case ANSWERS:
        to->answers = value;
        return true;
    case CASES:
        to->cases = value;
        return true;
    case CASE:
        to->only = value;
        return true;
    case FORMAT:
        return set_format(&to->format, "audit", A_REPORT_FORMAT, value);
    default:
        return set_setting(&to->with, "audit", options[which].name, value);
    }
}

/* What the record says beside each question, under the profiles named or all built-in ones. */
static int look(const audit *of, request *asked)
{
    beside with;
    settings *said = &asked->with;
    for (int32_t i = 0; said->n_profiles == i && i < MOST_PROFILES && caf_profile_at(i) != NULL; i++) {
        said->profiles[said->n_profiles++] = caf_profile_at(i);
    }
    memset(&with, 0, sizeof with);
    with.of = of;
    with.with = said;
    with.only = asked->only;
    with.lines = settle_profiles(said) ? open_lines() : NULL;
    if (with.lines == NULL) {
        return EXIT_WRONG;
    }
    bool well = each_case(asked->cases, said, put_beside, &with);
    if (well && with.n == 0 && asked->only != NULL) {
        well = false;
        wrong_use("audit", "there is no case %s", asked->only);
    }
    well = well && copy_lines(with.lines);
    fclose(with.lines);
    release_beside(&with);
    return end_output(well ? EXIT_KEPT : EXIT_WRONG);
}

static int show(audit *of, request *asked)
{
    void (*const shows[])(FILE *, const audit *) = { show_instrument, show_instrument_json, show_instrument_csv };
    if (asked->answers != NULL) {
        of->totals = asked->totals;
        return print_answered(of, asked->answers, asked->format, asked->cases, &asked->with);
    }
    if (asked->cases != NULL) {
        return look(of, asked);
    }
    shows[asked->format](stdout, of);
    return end_output(EXIT_KEPT);
}

static int use(const char *name, request *asked)
{
    audit of;
    int status = open_instrument(&of, "audit", name) ? show(&of, asked) : EXIT_WRONG;
    close_instrument(&of);
    return status;
}

static int list(const request *asked)
{
    if (asked->format == AUDIT_CSV || asked->format == AUDIT_HTML) {
        return wrong_use("audit", "the list is printed as text or json");
    }
    if (asked->answers != NULL || asked->cases != NULL) {
        return wrong_use("audit", "--list goes neither with --answers nor with --cases");
    }
    list_instruments(stdout, asked->format == AUDIT_JSON);
    return end_output(EXIT_KEPT);
}

/* What is asked for at once and does not go together. */
static int check_request(const request *asked)
{
    if (asked->cases != NULL && asked->answers == NULL && asked->format != AUDIT_TEXT) {
        return wrong_use("audit", "--cases without --answers is printed as text");
    }
    if (asked->answers != NULL && (asked->only != NULL || asked->with.n_profiles > 0)) {
        return wrong_use("audit", "--case and --profile are about --cases without --answers");
    }
    if (asked->format == AUDIT_HTML && asked->answers == NULL && !asked->list) {
        return wrong_use("audit", "html is a page of answers: --answers FILE is needed");
    }
    if (asked->totals && asked->answers == NULL) {
        return wrong_use("audit", "--totals is about --answers FILE");
    }
    bool about_cases = asked->only != NULL || asked->with.n_profiles > 0 || asked->with.as_of != 0;
    return about_cases && asked->cases == NULL ? wrong_use("audit", "--case, --profile and --as-of are about --cases FILE") : GO_ON;
}

static int run(int n, char **words)
{
    request asked;
    operands rest;
    memset(&asked, 0, sizeof asked);
    int status = take_line(&audit_command, n, words, take_option, &asked, &rest);
    status = status == GO_ON ? check_request(&asked) : status;
    if (status == GO_ON) {
        status = rest.n > (asked.list ? 0 : 1) ? wrong_use("audit", "%s: one instrument at a time, and none with --list", rest.all[rest.n - 1])
               : asked.list                    ? list(&asked)
               : rest.n == 0                   ? wrong_use("audit", "the name of an instrument is needed; caf audit --list lists them")
                                               : use(rest.all[0], &asked);
    }
    release_settings(&asked.with);
    release_operands(&rest);
    return status;
}

const command audit_command = {
    "audit", "what audits and surveys ask, and what the answers come to", help, run,
    options, { AN_INSTRUMENT }
};
