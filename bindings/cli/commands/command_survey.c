/* caf survey: what professionals say of how they work. */
#include <string.h>
#include "answered.h"
#include "command.h"
#include "messages.h"

static const char *const help[] = {
    "usage: caf survey [SURVEY] [--answers FILE [--totals]] [--format text|json|csv|html]",
    "",
    "Shows what a survey of professionals asks, and with answers what they come to: who agrees with",
    "each statement, by section and agency, and the weaknesses that most agree with each time they",
    "are asked. A SURVEY is leicester-survey where none is named, or a JSON file. This is what",
    "caf audit does with an instrument of that kind. Both boxes ticked stops it; a blank is neither.",
    "",
    "  --answers FILE   answers as CSV: form, question, agency and comment, and answer or a column",
    "                   for each box: agree, disagree",
    "  --totals         nothing by form, in any format",
    "  --format FORMAT  text (the default), json or csv; without answers, csv is an empty form; with",
    "                   answers, html is one page with bars",
    "",
    "Exit status: 0 the answer was given; 2 an answer or the command was wrong, and then nothing is",
    "counted.",
    "",
    "Examples:",
    "  caf survey",
    "  caf survey --format csv > form.csv",
    "  caf survey --answers returned.csv",
    "  caf survey --answers returned.csv --format html > survey.html",
    NULL
};

enum { ANSWERS, TOTALS, FORMAT };

static const option options[] = {
    [ANSWERS] = { "answers", A_FILE, false }, [TOTALS] = { "totals", NO_VALUE, false }, [FORMAT] = { "format", A_REPORT_FORMAT, false }, { NULL, NO_VALUE, false }
};

/* What was asked for. */
typedef struct request {
    const char *answers;
    bool totals;
    int format;
    settings with; /* nothing of it is asked for */
    operands rest;
} request;

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    if (which == FORMAT) {
        return set_format(&to->format, "survey", A_REPORT_FORMAT, value);
    }
    if (which == TOTALS) {
        to->totals = true;
    } else {
        to->answers = value;
    }
    return true;
}

static int show(audit *of, request *asked)
{
    void (*const shows[])(FILE *, const audit *) = { show_instrument, show_instrument_json, show_instrument_csv };
    if (of->parts.kind != CAF_ASKS_PROFESSIONALS) {
        return wrong_use("survey", "%s is no survey; see caf audit", caf_instrument_name(of->instrument));
    }
    if (asked->answers != NULL) {
        of->totals = asked->totals;
        return print_answered(of, asked->answers, asked->format, NULL, &asked->with);
    }
    if (asked->totals) {
        return wrong_use("survey", "--totals is about --answers FILE");
    }
    if (asked->format == AUDIT_HTML) {
        return wrong_use("survey", "html is a page of answers: --answers FILE is needed");
    }
    shows[asked->format](stdout, of);
    return end_output(EXIT_KEPT);
}

static int run(int n, char **words)
{
    request asked;
    audit of;
    memset(&asked, 0, sizeof asked);
    int status = take_line(&survey_command, n, words, take_option, &asked, &asked.rest);
    if (status == GO_ON && asked.rest.n > 1) {
        status = wrong_use("survey", "%s: one survey at a time", asked.rest.all[1]);
    }
    if (status == GO_ON) {
        status = open_instrument(&of, "survey", asked.rest.n == 1 ? asked.rest.all[0] : "leicester-survey") ? show(&of, &asked) : EXIT_WRONG;
        close_instrument(&of);
    }
    release_operands(&asked.rest);
    return status;
}

const command survey_command = { "survey", "what professionals say of how they work", help, run, options, { AN_INSTRUMENT } };
