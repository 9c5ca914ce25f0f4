#include "settings.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "arguments.h"
#include "messages.h"
#include "values.h"

static bool is_file(const char *name)
{
    size_t length = strlen(name);
    return strchr(name, '/') != NULL || (length > 5 && strcmp(name + length - 5, ".json") == 0);
}

/* "a, b and c": the built-in profiles. */
static void name_builtins(char *text, size_t size)
{
    size_t used = 0;
    text[0] = '\0';
    for (int32_t i = 0; caf_profile_at(i) != NULL && used < size; i++) {
        const char *between = i == 0 ? "" : caf_profile_at(i + 1) != NULL ? ", " : " and ";
        int n = snprintf(text + used, size - used, "%s%s", between, caf_profile_name(caf_profile_at(i)));
        used += n > 0 ? (size_t)n : 0;
    }
}

static bool no_profile(const char *command_name, const char *name)
{
    const char *names[MOST_PROFILES + 1];
    char all[400];
    int32_t n = 0;
    for (; n < MOST_PROFILES && caf_profile_at(n) != NULL; n++) {
        names[n] = caf_profile_name(caf_profile_at(n));
    }
    names[n] = NULL;
    const char *near = nearest(name, names);
    if (near != NULL) {
        wrong_use(command_name, "there is no profile %s; did you mean %s?", name, near);
    } else {
        name_builtins(all, sizeof all);
        wrong_use(command_name, "there is no profile %s; there are %s, and files that end with .json", name, all);
    }
    return false;
}

/* A number that no profile named so far has. */
static int32_t free_number(const settings *of)
{
    int32_t number = 1000;
    for (int32_t i = 0; i < of->n_profiles; i++) {
        if (caf_profile_number(of->profiles[i]) == number) {
            number++;
            i = -1;
        }
    }
    return number;
}

static bool open_profile(const settings *of, const char *path, caf_profile_file **file)
{
    caf_io_error error;
    caf_profile_options options;
    memset(&options, 0, sizeof options);
    error.size = (int32_t)sizeof error;
    options.size = (int32_t)sizeof options;
    options.number = free_number(of);
    if (caf_profile_open(path, &options, file, &error) != CAF_OK) {
        print_error(&error);
        return false;
    }
    return true;
}

bool set_profile(settings *to, const char *command_name, const char *name)
{
    const caf_profile *found = caf_profile_builtin(name, strlen(name));
    caf_profile_file *file = NULL;
    if (to->n_profiles == MOST_PROFILES) {
        wrong_use(command_name, "more than %d profiles", MOST_PROFILES);
        return false;
    }
    if (found == NULL) {
        if (!is_file(name)) {
            return no_profile(command_name, name);
        }
        if (!open_profile(to, name, &file)) {
            return false;
        }
        found = caf_profile_of(file);
    }
    for (int32_t i = 0; i < to->n_profiles; i++) {
        const char *other = caf_profile_name(to->profiles[i]);
        if (strcmp(other, caf_profile_name(found)) == 0) {
            wrong_use(command_name, "profile %s is given twice", other);
        } else if (caf_profile_number(to->profiles[i]) == caf_profile_number(found)) {
            wrong_use(command_name, "profiles %s and %s have the same number, %ld; give one of them another", other,
                      caf_profile_name(found), (long)caf_profile_number(found));
        } else {
            continue;
        }
        caf_profile_close(file);
        return false;
    }
    to->files[to->n_profiles] = file;
    to->profiles[to->n_profiles++] = found;
    return true;
}

static caf_division division_of_profile(const caf_profile *profile)
{
    caf_setting setting;
    caf_division found = CAF_DIVISION_NONE;
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK && setting.rule == 0; i++) {
        found = setting.parameter == CAF_PROFILE_DIVISION ? setting.amount : found;
    }
    return found;
}

/* Calendars of the divisions with a profile's closure days. False: a message was printed. */
static bool close_days(const caf_profile *profile, const caf_calendar *const base[CAF_DIVISIONS], caf_closures **closures,
                       const caf_calendar *calendars[CAF_DIVISIONS])
{
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    if (caf_closures_open(profile, base, closures, &error) != CAF_OK) {
        print_error(&error);
        return false;
    }
    for (caf_division division = CAF_ENGLAND_AND_WALES; division < CAF_DIVISIONS; division++) {
        calendars[division] = caf_closures_calendar(*closures, division);
    }
    return true;
}

/* The calendar of a division as known on a day; NULL: a message was printed. */
static const caf_calendar *calendar_then(settings *of, caf_division division)
{
    const caf_calendar *calendar = NULL;
    caf_calendar_spec spec;
    size_t size = 0;
    memset(&spec, 0, sizeof spec);
    spec.size = (int32_t)sizeof spec;
    spec.division = division;
    spec.known_on = of->known_on;
    if (caf_calendar_size(&spec, &size) == CAF_OK && of->then[division] == NULL) {
        of->then[division] = malloc(size);
    }
    if (of->then[division] == NULL || caf_calendar_build(&spec, of->then[division], size, &calendar) != CAF_OK) {
        no_memory();
        return NULL;
    }
    return calendar;
}

/* The calendars that answers are held against, one for cases of each division. */
static bool compare_calendars(settings *of, int32_t i)
{
    const caf_calendar *base[CAF_DIVISIONS] = { NULL };
    for (caf_division division = CAF_ENGLAND_AND_WALES; division < CAF_DIVISIONS; division++) {
        base[division] = of->known_on != 0 ? calendar_then(of, division) : calendar_of(of, division);
        if (base[division] == NULL) {
            return false;
        }
    }
    if (!close_days(of->profiles[i], base, &of->closures_then[i], of->contexts[i].compared)) {
        return false;
    }
    for (caf_division division = CAF_ENGLAND_AND_WALES; of->against != 0 && division < CAF_DIVISIONS; division++) {
        of->contexts[i].compared[division] = caf_closures_calendar(of->closures_then[i], of->against);
    }
    return true;
}

static bool settle_profile(settings *of, int32_t i)
{
    const caf_calendar *base[CAF_DIVISIONS] = { NULL };
    caf_division own = division_of_profile(of->profiles[i]);
    for (caf_division division = CAF_ENGLAND_AND_WALES; division < CAF_DIVISIONS; division++) {
        base[division] = calendar_of(of, division);
    }
    bool is_own = own != CAF_DIVISION_NONE && of->division == CAF_DIVISION_NONE;
    of->contexts[i] = caf_context_on(of->as_of, is_own ? own : division_of(of));
    of->contexts[i].profile = of->profiles[i];
    of->contexts[i].readings =
        of->readings ? 1 << CAF_START_DAY_COUNTED | 1 << CAF_DUE_DAY_ROLLED | 1 << CAF_OTHER_CHOICE : 0;
    return close_days(of->profiles[i], base, &of->closures[i], of->contexts[i].calendars) &&
           ((of->known_on == 0 && of->against == 0) || compare_calendars(of, i));
}

bool settle_profiles(settings *of)
{
    if (of->known_on != 0 && of->against != 0) {
        fputs("caf: --known-on and --against do not go together\n", stderr);
        return false;
    }
    if (of->n_profiles == 0) {
        of->profiles[of->n_profiles++] = caf_profile_at(0);
    }
    of->as_of = of->as_of == 0 ? today() : of->as_of;
    for (int32_t i = 0; i < of->n_profiles; i++) {
        if (!settle_profile(of, i)) {
            return false;
        }
    }
    return true;
}

/* The days on which the core looks at cases; docs/limits.md. */
enum { FIRST_AS_OF = -25567, LAST_AS_OF = 84370 };

/* Reads the day of an option. */
static bool take_day(const char *command_name, const char *name, const char *text, caf_date *to)
{
    caf_status status = caf_date_parse(text, strlen(text), to);
    if (status == CAF_E_DATE) {
        wrong_use(command_name, "--%s %s: there is no such day", name, text);
    } else if (status != CAF_OK) {
        wrong_use(command_name, "--%s %s is no day; one is written yyyy-mm-dd, as in 2023-05-04", name, text);
    }
    return status == CAF_OK;
}

bool is_as_of(caf_date day)
{
    return day >= FIRST_AS_OF && day <= LAST_AS_OF;
}

bool set_day(caf_date *to, const char *command_name, const char *name, const char *text)
{
    if (!take_day(command_name, name, text, to)) {
        return false;
    }
    if (*to == 0) {
        wrong_use(command_name, "--%s %s: no case was open on that day", name, text); /* 0 is no date in every row */
        return false;
    } else if (!is_as_of(*to)) {
        wrong_use(command_name, "--%s %s: a day from 1900-01-01 to 2200-12-31 is needed", name, text);
        return false;
    }
    return true;
}

/* The first day for which it is recorded what was known on it. */
enum { FIRST_KNOWN_ON = 14610 };

static bool set_known_on(settings *to, const char *command_name, const char *text)
{
    if (!take_day(command_name, "known-on", text, &to->known_on)) {
        return false;
    }
    if (to->known_on < FIRST_KNOWN_ON) {
        wrong_use(command_name, "--known-on %s: a day from 2010-01-01 on is needed", text);
        return false;
    }
    return true;
}

/* Reads the division of an option. */
static bool take_division(const char *command_name, const char *name, caf_division *to)
{
    *to = CAF_ENGLAND_AND_WALES + choose(command_name, "division", A_DIVISION, name);
    return *to >= CAF_ENGLAND_AND_WALES;
}

static bool set_as_of(settings *to, const char *command_name, const char *text)
{
    return set_day(&to->as_of, command_name, "as-of", text);
}

static bool set_division(settings *to, const char *command_name, const char *name)
{
    return take_division(command_name, name, &to->division);
}

static bool set_against(settings *to, const char *command_name, const char *name)
{
    return take_division(command_name, name, &to->against);
}

static bool set_lenient(settings *to, const char *command_name, const char *none)
{
    (void)command_name;
    (void)none;
    to->lenient = true;
    return true;
}

static bool set_readings(settings *to, const char *command_name, const char *none)
{
    (void)command_name;
    (void)none;
    to->readings = true;
    return true;
}

bool set_holidays(settings *to, const char *command_name, const char *file)
{
    caf_io_error error;
    (void)command_name; /* what is wrong is wrong with the file */
    error.size = (int32_t)sizeof error;
    if (caf_holidays_open(file, &to->holidays, &error) != CAF_OK) {
        print_error(&error);
        return false;
    }
    to->holidays_file = file;
    return true;
}

bool set_setting(settings *to, const char *command_name, const char *name, const char *value)
{
    static const struct {
        const char *name;
        bool (*set)(settings *to, const char *command_name, const char *value);
    } known[] = {
        { "profile", set_profile }, { "as-of", set_as_of },       { "division", set_division }, { "holidays", set_holidays },
        { "lenient", set_lenient }, { "known-on", set_known_on }, { "against", set_against },   { "readings", set_readings },
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(known[i].name, name) == 0) {
            return known[i].set(to, command_name, value);
        }
    }
    wrong_use(command_name, "--%s sets nothing", name); /* a command that knows an option and does not take it */
    return false;
}

bool set_format(int *to, const char *command_name, int words, const char *name)
{
    *to = choose(command_name, "format", words, name);
    return *to >= 0;
}

bool set_json(bool *to, const char *command_name, const char *name)
{
    int format;
    bool well = set_format(&format, command_name, TEXT_OR_JSON, name);
    *to = format == 1;
    return well;
}

bool set_number(int64_t *to, const char *command_name, const char *name, const char *text, int32_t least, int32_t most)
{
    char *end;
    errno = 0;
    long long number = strtoll(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0 || number < least || number > most) {
        wrong_use(command_name, "--%s %s: a number from %d to %d is needed", name, text, (int)least, (int)most);
        return false;
    }
    *to = number;
    return true;
}

bool set_top(int64_t *to, const char *command_name, const char *text, int32_t most)
{
    return set_number(to, command_name, "top", text, 0, most);
}

void release_settings(settings *of)
{
    for (int32_t i = 0; i < MOST_PROFILES; i++) {
        caf_closures_close(of->closures[i]);
        caf_closures_close(of->closures_then[i]);
        caf_profile_close(of->files[i]);
        of->closures[i] = NULL;
        of->closures_then[i] = NULL;
        of->files[i] = NULL;
    }
    of->n_profiles = 0;
    for (caf_division division = 0; division < CAF_DIVISIONS; division++) {
        free(of->then[division]);
        of->then[division] = NULL;
    }
    caf_holidays_close(of->holidays);
    of->holidays = NULL;
}

caf_division division_of(const settings *of)
{
    return of->division != CAF_DIVISION_NONE ? of->division : CAF_ENGLAND_AND_WALES;
}

const caf_calendar *calendar_of(const settings *of, caf_division division)
{
    return of->holidays != NULL ? caf_holidays_calendar(of->holidays, division) : caf_calendar_builtin(division);
}

caf_date today(void)
{
    struct tm local;
    caf_date date = CAF_DATE_NONE;
    time_t now = time(NULL);
    if (now != (time_t)-1 && localtime_r(&now, &local) != NULL) {
        (void)caf_date_from_ymd(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday, &date);
    }
    return date;
}
