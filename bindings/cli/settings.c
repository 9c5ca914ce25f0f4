#include <stdio.h>
#include <string.h>
#include <time.h>
#include "command.h"

bool set_profile(settings *to, const char *command_name, const char *name)
{
    const caf_profile *found = caf_profile_builtin(name, strlen(name));
    if (found == NULL) {
        const char *names[MOST_PROFILES + 1];
        int32_t n = 0;
        for (; n < MOST_PROFILES && caf_profile_at(n) != NULL; n++) {
            names[n] = caf_profile_name(caf_profile_at(n));
        }
        names[n] = NULL;
        const char *near = nearest(name, names);
        if (near != NULL) {
            wrong_use(command_name, "there is no profile %s; did you mean %s?", name, near);
        } else {
            wrong_use(command_name, "there is no profile %s; there are %s and %s", name, names[0], names[1]);
        }
        return false;
    }
    for (int32_t i = 0; i < to->n_profiles; i++) {
        if (to->profiles[i] == found) {
            wrong_use(command_name, "profile %s is given twice", name);
            return false;
        }
    }
    to->profiles[to->n_profiles++] = found;
    return true;
}

/* The days on which the core looks at cases; docs/limits.md. */
enum { FIRST_AS_OF = -25567, LAST_AS_OF = 84370 };

bool set_as_of(settings *to, const char *command_name, const char *text)
{
    caf_status status = caf_date_parse(text, strlen(text), &to->as_of);
    if (status == CAF_E_DATE) {
        wrong_use(command_name, "--as-of %s: there is no such day", text);
    } else if (status != CAF_OK) {
        wrong_use(command_name, "--as-of %s is no day; one is written yyyy-mm-dd, as in 2023-05-04", text);
    } else if (to->as_of == 0) {
        wrong_use(command_name, "--as-of %s: no case was open on that day", text); /* 0 is no date in every row */
        return false;
    } else if (to->as_of < FIRST_AS_OF || to->as_of > LAST_AS_OF) {
        wrong_use(command_name, "--as-of %s: a day from 1900-01-01 to 2200-12-31 is needed", text);
        return false;
    }
    return status == CAF_OK;
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
