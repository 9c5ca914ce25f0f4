#include "due_changes.h"

#include <string.h>
#include "messages.h"
#include "put.h"

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
    fprintf(to->lines, "  %-24s%-12s%-12s", caf_rule_get(some->rule)->name, due_now, due_then);
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
static bool compare(due_changes *to, const caf_reader *reader)
{
    int64_t n_now = to->now.n;
    int64_t n_then = to->then.n;
    int64_t before = to->changes;
    for (int64_t i = 0; i < n_now; i++) {
        int64_t j = 0;
        while (j < n_then && !has_key_of(&to->now.all[i], &to->then.all[j])) {
            j++;
        }
        if (j == n_then) {
            print_change(to, reader, &to->now.all[i], NULL);
            continue;
        }
        if (to->now.all[i].due != to->then.all[j].due || to->now.all[i].verdict != to->then.all[j].verdict) {
            print_change(to, reader, &to->now.all[i], &to->then.all[j]);
        }
        memmove(&to->then.all[j], &to->then.all[j + 1], (size_t)(n_then - j - 1) * sizeof(caf_finding));
        n_then--;
    }
    for (int64_t j = 0; j < n_then; j++) {
        print_change(to, reader, NULL, &to->then.all[j]);
    }
    return to->changes > before;
}

static bool take(void *user, const caf_reader *reader, const caf_case *whose)
{
    due_changes *to = user;
    bool changed = false;
    for (int32_t i = 0; i < to->with->n_profiles; i++) {
        if (!find(&to->now, reader, whose, &to->without->contexts[i]) || !find(&to->then, reader, whose, &to->with->contexts[i])) {
            return false;
        }
        changed = compare(to, reader) || changed;
    }
    to->cases++;
    to->changed_cases += changed;
    return true;
}

bool take_due_changes(due_changes *to, const operands *files)
{
    to->lines = open_lines();
    return to->lines != NULL && each_case_of(files, to->with, take, to);
}

int print_due_changes(due_changes *of)
{
    char words[CAF_DATE_WORDS];
    if (caf_date_words(of->with->as_of, words) == CAF_OK) {
        printf("Looked at on %s, against ", words);
        put_profiles(stdout, of->with);
        puts(".");
    }
    printf("With the bank holidays of %s, %lld of %lld %s would change", of->with->holidays_file,
           (long long)of->changed_cases, (long long)of->cases, of->cases == 1 ? "case" : "cases");
    if (of->changes == 0) {
        puts(".");
        return end_output(EXIT_KEPT);
    }
    printf(", in %lld %s:\n\n", (long long)of->changes, of->changes == 1 ? "finding" : "findings");
    printf("%-16s  %-24s%-12s%-12s%s\n", "Case", "Rule", "Due now", "Would be", "Verdict");
    if (!copy_lines(of->lines)) {
        return EXIT_WRONG;
    }
    return end_output(EXIT_BROKEN);
}

void release_due_changes(due_changes *of)
{
    if (of->lines != NULL) {
        fclose(of->lines);
    }
    release_findings(&of->now);
    release_findings(&of->then);
}
