#include <stdio.h>
#include <string.h>
#include <time.h>
#include "command.h"

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

static caf_division division_of(const caf_profile *profile)
{
    caf_setting setting;
    caf_division found = CAF_DIVISION_NONE;
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK && setting.rule == 0; i++) {
        found = setting.parameter == CAF_PROFILE_DIVISION ? setting.amount : found;
    }
    return found;
}

static bool settle_profile(settings *of, int32_t i)
{
    const caf_calendar *base[CAF_DIVISIONS] = { NULL };
    caf_io_error error;
    caf_division own = division_of(of->profiles[i]);
    error.size = (int32_t)sizeof error;
    for (caf_division division = CAF_ENGLAND_AND_WALES; division < CAF_DIVISIONS; division++) {
        base[division] = calendar_of(of, division);
    }
    if (caf_closures_open(of->profiles[i], base, &of->closures[i], &error) != CAF_OK) {
        print_error(&error);
        return false;
    }
    of->contexts[i] = caf_context_on(of->as_of, own != CAF_DIVISION_NONE && !of->has_division ? own : of->division);
    of->contexts[i].profile = of->profiles[i];
    for (caf_division division = CAF_ENGLAND_AND_WALES; division < CAF_DIVISIONS; division++) {
        of->contexts[i].calendars[division] = caf_closures_calendar(of->closures[i], division);
    }
    return true;
}

bool settle_profiles(settings *of)
{
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

bool set_day(caf_date *to, const char *command_name, const char *name, const char *text)
{
    caf_status status = caf_date_parse(text, strlen(text), to);
    if (status == CAF_E_DATE) {
        wrong_use(command_name, "--%s %s: there is no such day", name, text);
    } else if (status != CAF_OK) {
        wrong_use(command_name, "--%s %s is no day; one is written yyyy-mm-dd, as in 2023-05-04", name, text);
    } else if (*to == 0) {
        wrong_use(command_name, "--%s %s: no case was open on that day", name, text); /* 0 is no date in every row */
        return false;
    } else if (*to < FIRST_AS_OF || *to > LAST_AS_OF) {
        wrong_use(command_name, "--%s %s: a day from 1900-01-01 to 2200-12-31 is needed", name, text);
        return false;
    }
    return status == CAF_OK;
}

bool set_as_of(settings *to, const char *command_name, const char *text)
{
    return set_day(&to->as_of, command_name, "as-of", text);
}

bool set_division(settings *to, const char *command_name, const char *name)
{
    static const char *const names[] = { "england-and-wales", "scotland", "northern-ireland", NULL };
    for (int32_t i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], name) == 0) {
            to->division = i + 1;
            to->has_division = true;
            return true;
        }
    }
    const char *near = nearest(name, names);
    if (near != NULL) {
        wrong_use(command_name, "there is no division %s; did you mean %s?", name, near);
    } else {
        wrong_use(command_name, "there is no division %s; there are %s, %s and %s", name, names[0], names[1], names[2]);
    }
    return false;
}

bool set_holidays(settings *to, const char *file)
{
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    if (caf_holidays_open(file, &to->holidays, &error) != CAF_OK) {
        print_error(&error);
        return false;
    }
    to->holidays_file = file;
    return true;
}

void release_settings(settings *of)
{
    for (int32_t i = 0; i < MOST_PROFILES; i++) {
        caf_closures_close(of->closures[i]);
        caf_profile_close(of->files[i]);
        of->closures[i] = NULL;
        of->files[i] = NULL;
    }
    of->n_profiles = 0;
    caf_holidays_close(of->holidays);
    of->holidays = NULL;
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

static void print_problem(const char *prefix, const caf_io_error *error)
{
    fputs("caf: ", stderr);
    if (error->file[0] != '\0') {
        fprintf(stderr, "%s:", strcmp(error->file, "-") == 0 ? "standard input" : error->file);
        if (error->line > 0) {
            fprintf(stderr, "%lld:", (long long)error->line);
        }
        fputc(' ', stderr);
    }
    fputs(prefix, stderr);
    if (error->field[0] != '\0') {
        fprintf(stderr, "%s: ", error->field);
    }
    fprintf(stderr, "%s\n", error->message);
}

void print_error(const caf_io_error *error)
{
    print_problem("", error);
}

void print_warning(void *user, const caf_io_error *warning)
{
    (void)user;
    print_problem("warning: ", warning);
}

int end_output(int status)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("caf: standard output could not be written\n", stderr);
        return EXIT_WRONG;
    }
    return status;
}
