#include "due_changes.h"

#include <stdlib.h>
#include <string.h>

enum { FINDINGS = 256 };

static bool out_of_memory(void)
{
    fputs("caf: memory ran out\n", stderr);
    return false;
}

static bool grow(due_changes *to)
{
    int64_t capacity = to->capacity > 0 ? to->capacity * 2 : FINDINGS;
    caf_finding *now = realloc(to->now, (size_t)capacity * sizeof *now);
    to->now = now != NULL ? now : to->now;
    caf_finding *then = now != NULL ? realloc(to->then, (size_t)capacity * sizeof *then) : NULL;
    if (then == NULL) {
        return out_of_memory();
    }
    to->then = then;
    to->capacity = capacity;
    return true;
}

/* The bytes of a character that would steer a terminal (a control, or a mark that turns the writing); 0: none. */
static size_t steering(const unsigned char *bytes, size_t length)
{
    if (bytes[0] < 0x20 || bytes[0] == 0x7F) {
        return 1;
    }
    if (length >= 2 && bytes[0] == 0xC2 && bytes[1] < 0xA0) {
        return 2;
    }
    if (length < 3 || bytes[0] != 0xE2) {
        return 0;
    }
    bool turns = (bytes[1] == 0x80 && bytes[2] >= 0xA8 && bytes[2] <= 0xAE) ||
                 (bytes[1] == 0x81 && bytes[2] >= 0xA6 && bytes[2] <= 0xA9);
    return turns ? 3 : 0;
}

/* An identifier as the input has it; what would steer a terminal shows as "?". The reader has made sure of UTF-8. */
static void put_name(FILE *to, const char *name, size_t length, size_t width)
{
    size_t columns = 0;
    const unsigned char *bytes = (const unsigned char *)name;
    for (size_t i = 0; i < length;) {
        size_t n = steering(bytes + i, length - i);
        fputc(n > 0 ? '?' : bytes[i], to);
        columns += (bytes[i] & 0xC0) != 0x80;
        i += n > 0 ? n : 1;
    }
    fprintf(to, "%*s", columns < width ? (int)(width - columns) : 0, "");
}

static void date_or_dash(caf_date date, char *text)
{
    if (date == 0 || caf_date_format(date, text) != CAF_OK) {
        memcpy(text, "-", 2);
    }
}

static void print_change(due_changes *to, const caf_reader *reader, const caf_finding *now, const caf_finding *then)
{
    char due_now[CAF_DATE_TEXT];
    char due_then[CAF_DATE_TEXT];
    const caf_finding *some = now != NULL ? now : then;
    size_t length = 0;
    const char *name = caf_reader_case_name(reader, some->case_id, &length);
    const char *verdict_now = now != NULL ? caf_verdict_name(now->verdict) : "no finding";
    const char *verdict_then = then != NULL ? caf_verdict_name(then->verdict) : "no finding";
    date_or_dash(now != NULL ? now->due : 0, due_now);
    date_or_dash(then != NULL ? then->due : 0, due_then);
    put_name(to->lines, name != NULL ? name : "", length, 16);
    fprintf(to->lines, "  %-18s%-12s%-12s", caf_rule_get(some->rule)->name, due_now, due_then);
    if (strcmp(verdict_now, verdict_then) == 0) {
        fprintf(to->lines, "still %s\n", verdict_now);
    } else {
        fprintf(to->lines, "%s, would be %s\n", verdict_now, verdict_then);
    }
    to->changes++;
}

static bool has_key_of(const caf_finding *one, const caf_finding *other)
{
    return one->rule == other->rule && one->table == other->table && one->row == other->row;
}

/* Compares what was found of one case; a finding of the list's without a partner is new. */
static bool compare(due_changes *to, const caf_reader *reader, int64_t n_now, int64_t n_then)
{
    int64_t before = to->changes;
    for (int64_t i = 0; i < n_now; i++) {
        int64_t j = 0;
        while (j < n_then && !has_key_of(&to->now[i], &to->then[j])) {
            j++;
        }
        if (j == n_then) {
            print_change(to, reader, &to->now[i], NULL);
            continue;
        }
        if (to->now[i].due != to->then[j].due || to->now[i].verdict != to->then[j].verdict) {
            print_change(to, reader, &to->now[i], &to->then[j]);
        }
        memmove(&to->then[j], &to->then[j + 1], (size_t)(n_then - j - 1) * sizeof *to->then);
        n_then--;
    }
    for (int64_t j = 0; j < n_then; j++) {
        print_change(to, reader, NULL, &to->then[j]);
    }
    return to->changes > before;
}

static bool check_with(const due_changes *to, const caf_case *whose, const caf_context *context, caf_finding *findings,
                       int64_t *n, caf_status *status)
{
    caf_out out = { findings, to->capacity, 0, (int32_t)sizeof *findings, 0 };
    *status = caf_check_case(whose, context, NULL, &out);
    *n = out.n;
    return *status == CAF_OK;
}

/* One case against one profile. */
static bool compare_case(due_changes *to, const caf_reader *reader, const caf_case *whose, const caf_profile *profile,
                         bool *changed)
{
    caf_context now = caf_context_on(to->with->as_of, to->with->division);
    now.profile = profile;
    caf_context then = now;
    for (caf_division division = CAF_ENGLAND_AND_WALES; division < CAF_DIVISIONS; division++) {
        then.calendars[division] = calendar_of(to->with, division);
    }
    for (;;) {
        int64_t n_now = 0;
        int64_t n_then = 0;
        caf_status status;
        if (check_with(to, whose, &now, to->now, &n_now, &status) &&
            check_with(to, whose, &then, to->then, &n_then, &status)) {
            *changed = compare(to, reader, n_now, n_then) || *changed;
            return true;
        }
        if (status != CAF_E_CAPACITY) {
            fprintf(stderr, "caf: %s: %s\n", caf_reader_file(reader), caf_status_text(status));
            return false;
        }
        if (!grow(to)) {
            return false;
        }
    }
}

static bool compare_batch(due_changes *to, const caf_reader *reader, const caf_caseload *caseload)
{
    caf_context context = caf_context_on(to->with->as_of, to->with->division);
    caf_cursor cursor = caf_cursor_begin();
    for (;;) {
        caf_case whose;
        bool changed = false;
        whose.size = (int32_t)sizeof whose;
        caf_status status = caf_next_case(caseload, &context, &cursor, &whose);
        if (status == CAF_END) {
            return true;
        }
        if (status != CAF_OK) {
            fprintf(stderr, "caf: %s: %s\n", caf_reader_file(reader), caf_status_text(status));
            return false;
        }
        for (int32_t i = 0; i < to->with->n_profiles; i++) {
            if (!compare_case(to, reader, &whose, to->with->profiles[i], &changed)) {
                return false;
            }
        }
        to->cases++;
        to->changed_cases += changed;
    }
}

bool add_due_changes(due_changes *to, const char *file)
{
    caf_reader *reader;
    caf_io_error error;
    caf_reader_options how;
    const caf_caseload *caseload;
    bool well = true;
    error.size = (int32_t)sizeof error;
    memset(&how, 0, sizeof how);
    how.size = (int32_t)sizeof how;
    how.lenient = to->lenient;
    how.warn = print_warning;
    if (to->lines == NULL && ((to->lines = tmpfile()) == NULL || !grow(to))) {
        fputs("caf: no temporary file could be made\n", stderr);
        return false;
    }
    caf_status status = caf_reader_open(file, &how, &reader, &error);
    if (status != CAF_OK) {
        print_error(&error);
        return false;
    }
    while (well && (status = caf_reader_next(reader, &caseload, &error)) == CAF_OK) {
        well = compare_batch(to, reader, caseload);
    }
    if (well && status != CAF_END) {
        print_error(&error);
        well = false;
    }
    caf_reader_close(reader);
    return well;
}

static bool copy_lines(FILE *from)
{
    char bytes[BUFSIZ];
    size_t n;
    if (fflush(from) != 0 || ferror(from)) {
        return false;
    }
    rewind(from);
    while ((n = fread(bytes, 1, sizeof bytes, from)) > 0) {
        if (fwrite(bytes, 1, n, stdout) != n) {
            return true; /* seen at the end */
        }
    }
    return !ferror(from);
}

int print_due_changes(due_changes *of)
{
    char words[CAF_DATE_WORDS];
    if (caf_date_words(of->with->as_of, words) == CAF_OK) {
        printf("Looked at on %s, against", words);
        for (int i = 0; i < of->with->n_profiles; i++) {
            printf("%s %s", i == 0 ? "" : ",", caf_profile_name(of->with->profiles[i]));
        }
        puts(".");
    }
    printf("With the bank holidays of %s, %lld of %lld %s would change", of->with->holidays_file,
           (long long)of->changed_cases, (long long)of->cases, of->cases == 1 ? "case" : "cases");
    if (of->changes == 0) {
        puts(".");
        return end_output(EXIT_KEPT);
    }
    printf(", in %lld %s:\n\n", (long long)of->changes, of->changes == 1 ? "finding" : "findings");
    printf("%-16s  %-18s%-12s%-12s%s\n", "Case", "Rule", "Due now", "Would be", "Verdict");
    if (!copy_lines(of->lines)) {
        fputs("caf: the temporary file failed\n", stderr);
        return EXIT_WRONG;
    }
    return end_output(EXIT_BROKEN);
}

void release_due_changes(due_changes *of)
{
    if (of->lines != NULL) {
        fclose(of->lines);
    }
    free(of->now);
    free(of->then);
}
