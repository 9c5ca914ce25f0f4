#include "answered.h"

#include <string.h>
#include "audit_of_record.h"
#include "cases.h"
#include "messages.h"

static bool no_instrument(const char *command, const char *name)
{
    const char *names[32];
    size_t n = 0;
    for (; caf_instrument_at((int32_t)n) != NULL && n < sizeof names / sizeof names[0] - 1; n++) {
        names[n] = caf_instrument_name(caf_instrument_at((int32_t)n));
    }
    names[n] = NULL;
    const char *near = nearest(name, names);
    if (near != NULL) {
        wrong_use(command, "there is no instrument %s; did you mean %s?", name, near);
    } else {
        wrong_use(command, "there is no instrument %s; caf audit --list lists them, and a file's path ends with .json", name);
    }
    return false;
}

static bool is_path(const char *name)
{
    size_t length = strlen(name);
    return strchr(name, '/') != NULL || (length > 5 && strcmp(name + length - 5, ".json") == 0);
}

static void tell(void *user, const caf_io_error *problem)
{
    (void)user;
    print_error(problem);
}

bool open_instrument(audit *to, const char *command, const char *name)
{
    memset(to, 0, sizeof *to);
    to->instrument = caf_instrument_builtin(name, strlen(name));
    if (to->instrument == NULL && !is_path(name)) {
        return no_instrument(command, name);
    }
    if (to->instrument == NULL && caf_instrument_open(name, tell, NULL, &to->file, NULL) != CAF_OK) {
        return false;
    }
    to->instrument = to->instrument != NULL ? to->instrument : caf_instrument_of(to->file);
    to->parts.size = (int32_t)sizeof to->parts;
    (void)caf_instrument_parts_of(to->instrument, &to->parts);
    return true;
}

void close_instrument(audit *of)
{
    caf_instrument_close(of->file);
}

static int print(bool (*put)(FILE *to, const audit *of, bool scored), const audit *of, bool scored)
{
    FILE *lines = open_lines();
    if (lines == NULL) {
        return EXIT_WRONG;
    }
    bool well = put(lines, of, scored) && copy_lines(lines);
    fclose(lines);
    return end_output(well && scored ? EXIT_KEPT : EXIT_WRONG);
}

int print_answered(audit *of, const char *file, int format, const char *cases, settings *with)
{
    bool (*const puts[])(FILE *, const audit *, bool) = { put_answers, put_answers_json, put_answers_csv, put_answers_page };
    caf_answers *answers;
    caf_io_error error;
    int64_t n_problems = 0;
    error.size = (int32_t)sizeof error;
    if (caf_answers_open(file, of->instrument, &answers, &error) != CAF_OK) {
        print_error(&error);
        return EXIT_WRONG;
    }
    of->answers = answers;
    of->all = caf_answers_all(answers, &of->n);
    int status = EXIT_WRONG;
    bool well = cases == NULL || (settle_profiles(with) && hold_against_record(of, answers, file, cases, with));
    of->answers_file = file;
    of->record = well ? cases : NULL;
    of->record_on = with->as_of;
    if (caf_answers_check(answers, tell, NULL, &n_problems) != CAF_OK) {
        no_memory();
    } else if ((well && n_problems == 0) || is_unsafe(of)) {
        status = print(puts[format], of, well && n_problems == 0);
    }
    release_crossings(of);
    caf_answers_close(answers);
    return status;
}
