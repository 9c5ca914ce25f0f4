#include "cases.h"

#include <stdlib.h>
#include <string.h>
#include "messages.h"
#include "progress.h"

enum { ROOM = 256 };

caf_status open_cases(const char *file, bool lenient, caf_reader **reader, caf_io_error *error)
{
    caf_reader_options how;
    memset(&how, 0, sizeof how);
    how.size = (int32_t)sizeof how;
    how.lenient = lenient;
    how.warn = print_warning;
    begin_progress(file);
    caf_status status = caf_reader_open(file, &how, reader, error);
    if (status == CAF_OK) {
        caf_reader_watch(*reader, show_progress, NULL);
    }
    return status;
}

void close_cases(caf_reader *reader)
{
    clear_progress();
    caf_reader_close(reader);
}

bool is_case_named(const caf_reader *reader, const caf_case *whose, const char *name)
{
    size_t length = 0;
    const char *own = caf_reader_case_name(reader, whose->row.case_id, &length);
    return name == NULL || (own != NULL && strlen(name) == length && memcmp(name, own, length) == 0);
}

bool fail_in(const caf_reader *reader, caf_status status)
{
    clear_progress();
    fprintf(stderr, "caf: %s: %s\n", caf_reader_file(reader), caf_status_text(status));
    return false;
}

bool fail_line(const char *list, int64_t line, const char *field, caf_status status, const char *message)
{
    caf_io_error problem;
    memset(&problem, 0, sizeof problem);
    problem.size = (int32_t)sizeof problem;
    problem.status = status;
    problem.line = line;
    snprintf(problem.file, sizeof problem.file, "%s", list);
    snprintf(problem.field, sizeof problem.field, "%s", field);
    snprintf(problem.message, sizeof problem.message, "%s", message);
    print_error(&problem);
    return false;
}

bool find_involved(const caf_reader *reader, const caf_case *whose, int32_t kind, int64_t **list, int64_t *room, int64_t *n)
{
    caf_status status = caf_involved(whose, kind, *list, *room, n);
    if (status == CAF_E_CAPACITY) {
        if (!make_room(list, room, *n, sizeof **list)) {
            return false;
        }
        status = caf_involved(whose, kind, *list, *room, n);
    }
    return status == CAF_OK || fail_in(reader, status);
}

bool no_such_case(const char *list, int64_t line, const char *file)
{
    char message[240];
    snprintf(message, sizeof message, "%.200s has no such case", strcmp(file, "-") == 0 ? "standard input" : file);
    return fail_line(list, line, "case", CAF_E_NO_CASE, message);
}

static bool each_of_batch(const caf_reader *reader, const caf_caseload *caseload, caf_date as_of, take_case *take, void *user)
{
    caf_context context = caf_context_on(as_of, CAF_DIVISION_NONE);
    caf_cursor cursor = caf_cursor_begin();
    for (;;) {
        caf_case whose;
        whose.size = (int32_t)sizeof whose;
        caf_status status = caf_next_case(caseload, &context, &cursor, &whose);
        if (status == CAF_END) {
            return true;
        }
        if (status != CAF_OK) {
            return fail_in(reader, status);
        }
        if (!take(user, reader, &whose)) {
            return false;
        }
    }
}

bool each_case(const char *file, const settings *with, take_case *take, void *user)
{
    caf_reader *reader;
    caf_io_error error;
    const caf_caseload *caseload;
    bool well = true;
    error.size = (int32_t)sizeof error;
    caf_status status = open_cases(file, with->lenient, &reader, &error);
    if (status != CAF_OK) {
        print_error(&error);
        return false;
    }
    while (well && (status = caf_reader_next(reader, &caseload, &error)) == CAF_OK) {
        well = each_of_batch(reader, caseload, with->as_of, take, user);
    }
    if (well && status != CAF_END) {
        print_error(&error);
        well = false;
    }
    close_cases(reader);
    return well;
}

bool each_case_of(const operands *files, const settings *with, take_case *take, void *user)
{
    for (int i = 0; i < files->n; i++) {
        if (!each_case(files->all[i], with, take, user)) {
            return false;
        }
    }
    return true;
}

bool make_room(void *list, int64_t *room, int64_t n, size_t size)
{
    void *all;
    int64_t more = *room > 0 ? *room : ROOM;
    if (*room >= n) {
        return true;
    }
    while (more < n) {
        more *= 2;
    }
    memcpy(&all, list, sizeof all); /* of whatever type it points to */
    all = realloc(all, (size_t)more * size);
    if (all == NULL) {
        return no_memory();
    }
    memcpy(list, &all, sizeof all);
    *room = more;
    return true;
}

bool find(findings *to, const caf_reader *reader, const caf_case *whose, const caf_context *context)
{
    for (int64_t n = 1; make_room(&to->all, &to->capacity, n, sizeof *to->all); n = to->capacity + 1) {
        caf_out out = { to->all, to->capacity, 0, (int32_t)sizeof *to->all, 0 };
        caf_status status = caf_check_case(whose, context, NULL, &out);
        to->n = out.n;
        if (status != CAF_E_CAPACITY) {
            return status == CAF_OK || fail_in(reader, status);
        }
    }
    return false;
}

void release_findings(findings *of)
{
    free(of->all);
    memset(of, 0, sizeof *of);
}

FILE *open_lines(void)
{
    FILE *lines = tmpfile();
    if (lines == NULL) {
        fputs("caf: no temporary file could be made\n", stderr);
    }
    return lines;
}

static bool lines_failed(void)
{
    fputs("caf: the temporary file failed\n", stderr);
    return false;
}

bool copy_lines_to(FILE *from, FILE *to)
{
    char bytes[BUFSIZ];
    size_t n;
    if (fflush(from) != 0 || ferror(from)) {
        return lines_failed();
    }
    rewind(from);
    while ((n = fread(bytes, 1, sizeof bytes, from)) > 0) {
        if (fwrite(bytes, 1, n, to) != n) {
            return true; /* seen at the end */
        }
    }
    return !ferror(from) || lines_failed();
}

bool copy_both_to(FILE *first, FILE *rest, FILE *to, const char *between)
{
    bool both = ftello(first) > 0 && ftello(rest) > 0;
    if (!copy_lines_to(first, to)) {
        return false;
    }
    fputs(both ? between : "", to);
    return copy_lines_to(rest, to);
}

bool copy_lines(FILE *from)
{
    return copy_lines_to(from, stdout);
}
