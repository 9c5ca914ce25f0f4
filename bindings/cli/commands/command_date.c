/* caf date: dates reckoned forth and back, and working days between two. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "command.h"
#include "dates.h"
#include "messages.h"
#include "settings.h"

static const char *const help[] = {
    "usage: caf date [OPTION]... DATE STEP...",
    "       caf date [OPTION]... FROM TO",
    "",
    "Reckons from a day, and says how it was counted and which bank holidays were skipped.",
    "The start is never counted. The first word of the output is the resulting day.",
    "",
    "A STEP is a sign, a number and a unit; several are taken one after another:",
    "  +20wd   20 working days later: Monday to Friday, without bank holidays",
    "  -5wd    5 working days earlier",
    "  +10d    10 days later",
    "  +8w     8 weeks later",
    "  +3m     3 months later: the same day of the month, or its last where there is none",
    "  +1y     1 year later",
    "",
    "With two days, FROM and TO, it counts the days between them: FROM is not counted, TO is.",
    "",
    "  --division NAME    england-and-wales (the default), scotland or northern-ireland",
    "  --holidays FILE    bank holidays from the published JSON list, instead of those built in",
    "  --profile PROFILE  leave out the closure days of a profile as well, and count in its",
    "                     division where none is named",
    "",
    "Examples:",
    "  caf date 2023-04-03 +20wd",
    "  caf date --division scotland 2023-12-01 +20wd",
    "  caf date 2023-04-03 -5wd +3m",
    "  caf date 2023-04-03 2023-05-04",
    NULL
};

enum { DIVISION, HOLIDAYS, PROFILE };

/* More than all the days there are. */
enum { MOST = 10000000 };

static const option options[] = {
    [DIVISION] = { "division", A_DIVISION, false },
    [HOLIDAYS] = { "holidays", A_FILE, false },
    [PROFILE] = { "profile", A_PROFILE, false },
    { NULL, NO_VALUE, false }
};

/* One step: an amount, which may be negative, and its unit. */
typedef struct step {
    int32_t amount;
    int32_t unit; /* enum caf_unit */
} step;

static const caf_calendar *counted_with(const settings *with)
{
    return with->n_profiles > 0 ? with->contexts[0].calendars[with->division] : calendar_of(with, with->division);
}

static bool parse_step(const char *text, step *out)
{
    static const struct {
        const char *name;
        int32_t unit;
    } units[] = {
        { "wd", CAF_WORKING_DAYS }, { "d", CAF_DAYS }, { "w", CAF_WEEKS }, { "m", CAF_MONTHS }, { "y", CAF_YEARS }
    };
    char *end = NULL;
    bool is_signed = (text[0] == '+' || text[0] == '-') && text[1] >= '0' && text[1] <= '9';
    errno = 0;
    long long amount = is_signed ? strtoll(text, &end, 10) : 0;
    if (!is_signed) {
        wrong_use("date", "%s is no step; one is written +20wd, -5wd, +10d, +8w, +3m or +1y", text);
        return false;
    }
    if (errno != 0 || amount < -MOST || amount > MOST) {
        wrong_use("date", "%s leads too far", text);
        return false;
    }
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strcmp(end, units[i].name) == 0) {
            out->amount = (int32_t)amount;
            out->unit = units[i].unit;
            return true;
        }
    }
    if (end[0] == '\0') {
        wrong_use("date", "%s lacks its unit: wd (working days), d, w, m or y", text);
    } else {
        wrong_use("date", "%s: there is no unit %s; there are wd (working days), d, w, m and y", text, end);
    }
    return false;
}

static caf_status take_step(const caf_calendar *calendar, caf_date from, const step *by, caf_date *to)
{
    int64_t amount = by->amount;
    switch (by->unit) {
    case CAF_WORKING_DAYS:
        return caf_add_working_days(calendar, from, by->amount, to);
    case CAF_DAYS:
        return caf_add_days(from, by->amount, to);
    case CAF_WEEKS:
        amount *= 7;
        return caf_add_days(from, (int32_t)amount, to);
    case CAF_YEARS:
        amount *= 12;
        /* falls through */
    default:
        return caf_add_months(from, (int32_t)amount, to);
    }
}

static void print_amount(char *text, size_t size, int32_t amount, int32_t unit)
{
    const char *name = caf_unit_name(unit);
    int32_t whole = amount < 0 ? -amount : amount;
    snprintf(text, size, "%ld %.*s", (long)whole, (int)strlen(name) - (whole == 1), name);
}

static void print_step(const settings *with, caf_date from, const step *by, caf_date to)
{
    char amount[64];
    char start[CAF_DATE_WORDS];
    char end[CAF_DATE_WORDS];
    char text[300];
    const caf_calendar *calendar = counted_with(with);
    bool by_working_day = by->unit == CAF_WORKING_DAYS;
    const char *division = by_working_day ? caf_division_name(with->division) : "";
    print_amount(amount, sizeof amount, by->amount, by->unit);
    snprintf(text, sizeof text, "%s %s %s, itself not counted%s%s: %s.", amount, by->amount < 0 ? "back from" : "from",
             words_of(from, start), by_working_day ? ", in " : "", division, words_of(to, end));
    print_wrapped(text, 2);
    if (by_working_day) {
        print_skipped(calendar, by->amount < 0 ? to : from + 1, by->amount < 0 ? from - 1 : to);
        print_provisional(calendar, from > to ? from : to);
    }
}

static int cannot(const char *what, caf_status status)
{
    if (status == CAF_E_CALENDAR_RANGE) {
        fprintf(stderr, "caf date: %s: the bank holidays are known from 1978 to 2100 only\n", what);
    } else {
        fprintf(stderr, "caf date: %s: %s\n", what, caf_status_text(status));
    }
    return EXIT_WRONG;
}

static int reckon(const settings *with, caf_date start, int n, const char **texts)
{
    const caf_calendar *calendar = counted_with(with);
    char result[CAF_DATE_TEXT];
    char words[CAF_DATE_WORDS];
    step by;
    caf_date from = start;
    caf_date to = start;
    for (int i = 0; i < n; i++, from = to) {
        caf_status status = CAF_OK;
        if (!parse_step(texts[i], &by)) {
            return EXIT_WRONG;
        }
        status = take_step(calendar, from, &by, &to);
        if (status != CAF_OK) {
            return cannot(texts[i], status);
        }
    }
    if (caf_date_format(to, result) != CAF_OK) {
        return EXIT_WRONG;
    }
    printf("%s %s\n", result, words_of(to, words));
    from = start;
    for (int i = 0; i < n; i++, from = to) {
        if (parse_step(texts[i], &by) && take_step(calendar, from, &by, &to) == CAF_OK) {
            print_step(with, from, &by, to);
        }
    }
    return end_output(EXIT_KEPT);
}

static int count(const settings *with, caf_date from, caf_date to)
{
    const caf_calendar *calendar = counted_with(with);
    char amount[64];
    char days[64];
    char start[CAF_DATE_WORDS];
    char end[CAF_DATE_WORDS];
    char text[300];
    int32_t n;
    caf_status status = caf_count_working_days(calendar, from, to, &n);
    if (status != CAF_OK) {
        return cannot("working days", status);
    }
    print_amount(amount, sizeof amount, n, CAF_WORKING_DAYS);
    print_amount(days, sizeof days, to - from, CAF_DAYS);
    printf("%s%s\n", n < 0 ? "-" : "", amount);
    snprintf(text, sizeof text, "%s %s, itself not counted, to %s, counted, in %s; %s in all.",
             to < from ? "Back from" : "From", words_of(from, start), words_of(to, end),
             caf_division_name(with->division), days);
    print_wrapped(text, 2);
    print_skipped(calendar, to < from ? to : from + 1, to < from ? from - 1 : to);
    print_provisional(calendar, from > to ? from : to);
    return end_output(EXIT_KEPT);
}

static int answer(const settings *with, int n, const char **words)
{
    caf_date from;
    caf_date to;
    if (n < 2) {
        return wrong_use("date", "%s", n == 0 ? "a day and a step are needed, as in 2023-04-03 +20wd"
                                              : "a step is needed after the day, as +20wd, or a second day");
    }
    if (!parse_date("date", words[0], &from)) {
        return EXIT_WRONG;
    }
    if (n == 2 && words[1][0] != '+' && words[1][0] != '-') {
        if (strchr(words[1], '-') == NULL) {
            return wrong_use("date", "%s is neither a step, as +20wd, nor a day, as 2023-05-04", words[1]);
        }
        return parse_date("date", words[1], &to) ? count(with, from, to) : EXIT_WRONG;
    }
    return reckon(with, from, n - 1, words + 1);
}

static bool take_option(void *user, int which, const char *value)
{
    return set_setting(user, "date", options[which].name, value);
}

/* The profile's closure days and division, where one was named, or else the usual division. */
static bool take_profile(settings *with)
{
    if (with->n_profiles > 0 && !settle_profiles(with)) {
        return false;
    }
    with->division = with->n_profiles > 0 ? with->contexts[0].division : division_of(with);
    return true;
}

static int run(int n, char **words)
{
    settings with;
    operands texts;
    memset(&with, 0, sizeof with);
    int status = take_line(&date_command, n, words, take_option, &with, &texts);
    if (status == GO_ON) {
        status = take_profile(&with) ? answer(&with, texts.n, texts.all) : EXIT_WRONG;
    }
    release_settings(&with);
    release_operands(&texts);
    return status;
}

const command date_command = {
    "date", "add working days, days, weeks, months; count working days", help, run,
    options, { ANY_VALUE }
};
