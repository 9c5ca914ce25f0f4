/* caf holidays: the bank holidays, and what another list of them would change. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "command.h"
#include "dates.h"
#include "due_changes.h"
#include "messages.h"

static const char *const help[] = {
    "usage: caf holidays list [OPTION]...",
    "       caf holidays diff [OPTION]... LIST [CASELOAD]...",
    "",
    "list prints the bank holidays of a year. diff says which due dates and verdicts of a",
    "caseload would change with the bank holidays of LIST, the JSON file that GOV.UK",
    "publishes, instead of those built in. CASELOAD is what caf check reads; standard input",
    "where none is named.",
    "",
    "  --division NAME    list: whose holidays. diff: of cases that record no division.",
    "                     england-and-wales (the default), scotland or northern-ireland",
    "  --year YEAR        list: this year, from 1978 to 2100; the current one by default",
    "  --holidays FILE    list: the holidays of this list",
    "  --profile PROFILE  diff: as in caf check",
    "  --as-of DATE       diff: as in caf check",
    "  --lenient          diff: as in caf check",
    "",
    "Exit status: 0 the holidays are listed, or nothing would change; 1 something would; 2 the",
    "input or the command was wrong.",
    "",
    "Examples:",
    "  caf holidays list --year 2026 --division scotland",
    "  caf holidays diff bank-holidays.json caseload.ndjson",
    NULL
};

enum { DIVISION, YEAR, HOLIDAYS, PROFILE, AS_OF, LENIENT };

static const option options[] = {
    [DIVISION] = { "division", A_DIVISION, false },
    [YEAR] = { "year", ANY_VALUE, false },
    [HOLIDAYS] = { "holidays", A_FILE, false },
    [PROFILE] = { "profile", A_PROFILE, true },
    [AS_OF] = { "as-of", ANY_VALUE, false },
    [LENIENT] = { "lenient", NO_VALUE, false },
    { NULL, NO_VALUE, false }
};

/* What the command was asked for. */
typedef struct request {
    settings with;
    int32_t year; /* 0: not given */
    unsigned seen; /* a bit an option */
    operands words;
} request;

static bool set_year(request *to, const char *text)
{
    char *end;
    long year = strtol(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || year < 1978 || year > 2100) {
        wrong_use("holidays", "--year %s: a year from 1978 to 2100 is needed", text);
        return false;
    }
    to->year = (int32_t)year;
    return true;
}

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    to->seen |= 1U << which;
    return which == YEAR ? set_year(to, value) : set_setting(&to->with, "holidays", options[which].name, value);
}

/* Options of the one action that the other was given. */
static bool only_these(const request *from, const char *action, unsigned allowed)
{
    for (int i = 0; options[i].name != NULL; i++) {
        if ((from->seen & ~allowed) >> i & 1) {
            wrong_use("holidays", "%s has no option --%s", action, options[i].name);
            return false;
        }
    }
    return true;
}

static int list(const request *from)
{
    const caf_calendar *calendar = calendar_of(&from->with, division_of(&from->with));
    int32_t year = from->year;
    caf_date first;
    caf_date last;
    caf_date day;
    caf_holiday holiday;
    if (!only_these(from, "list", 1U << DIVISION | 1U << YEAR | 1U << HOLIDAYS)) {
        return EXIT_WRONG;
    }
    if (from->words.n > 0) {
        return wrong_use("holidays", "list: %s is not expected", from->words.all[0]);
    }
    if (year == 0) {
        (void)caf_date_to_ymd(today(), &year, NULL, NULL);
    }
    if (caf_date_from_ymd(year, 1, 1, &first) != CAF_OK || caf_date_from_ymd(year, 12, 31, &last) != CAF_OK) {
        return EXIT_WRONG;
    }
    printf("Bank holidays of %ld in %s\n\n", (long)year, caf_division_name(division_of(&from->with)));
    while (first <= last && caf_next_holiday(calendar, first, last, &day, &holiday) == CAF_OK && day != CAF_DATE_NONE) {
        char text[CAF_DATE_TEXT];
        char words[CAF_DATE_WORDS];
        (void)caf_date_format(day, text);
        printf("  %s  %-28s%s\n", text, words_of(day, words), caf_holiday_name(holiday));
        first = day + 1;
    }
    print_provisional(calendar, last);
    return end_output(EXIT_KEPT);
}

static int diff(request *from)
{
    due_changes changes;
    if (!only_these(from, "diff", 1U << DIVISION | 1U << PROFILE | 1U << AS_OF | 1U << LENIENT)) {
        return EXIT_WRONG;
    }
    if (from->words.n == 0) {
        return wrong_use("holidays", "diff needs a list of bank holidays, and a caseload");
    }
    if (!set_holidays(&from->with, "holidays", take_operand(&from->words))) {
        return EXIT_WRONG;
    }
    /* The same without the list; its closures are its own, the rest is shared. */
    settings without = from->with;
    without.holidays = NULL;
    memset(&changes, 0, sizeof changes);
    changes.with = &from->with;
    changes.without = &without;
    or_standard_input(&from->words);
    bool well = settle_profiles(&from->with) && settle_profiles(&without) && take_due_changes(&changes, &from->words);
    int status = well ? print_due_changes(&changes) : EXIT_WRONG;
    release_due_changes(&changes);
    for (int32_t i = 0; i < without.n_profiles; i++) {
        caf_closures_close(without.closures[i]);
    }
    return status;
}

static int act(request *asked)
{
    if (asked->words.n == 0) {
        return wrong_use("holidays", "list or diff is needed");
    }
    const char *word = take_operand(&asked->words);
    if (strcmp(word, "list") == 0) {
        return list(asked);
    }
    if (strcmp(word, "diff") == 0) {
        return diff(asked);
    }
    const char *near = nearest(word, value_words(HOLIDAYS_ACTION));
    return near != NULL ? wrong_use("holidays", "%s is neither list nor diff; did you mean %s?", word, near)
                        : wrong_use("holidays", "%s is neither list nor diff", word);
}

static int run(int n, char **words)
{
    request asked;
    memset(&asked, 0, sizeof asked);
    int status = take_line(&holidays_command, n, words, take_option, &asked, &asked.words);
    if (status == GO_ON) {
        status = act(&asked);
    }
    release_settings(&asked.with);
    release_operands(&asked.words);
    return status;
}

const command holidays_command = {
    "holidays", "list bank holidays; which due dates another list would change", help, run,
    options, { HOLIDAYS_ACTION, A_FILE }
};
