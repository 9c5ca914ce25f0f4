#include "comparison.h"

#include <stdlib.h>
#include <string.h>
#include "messages.h"

/* "case-new"; NULL for CASE_STAYS. */
static const char *case_change_word(int change)
{
    static const char *const words[CASE_CHANGES] = { NULL, "case-new", "case-gone", "case-opened", "case-not-open" };
    return words[change];
}

static const char *name_of(const caf_reader *reader, const caf_case *whose, size_t *length)
{
    const char *name = caf_reader_case_name(reader, whose->row.case_id, length);
    *length = name != NULL ? *length : 0;
    return name != NULL ? name : "";
}

/* A case as it is compared. */
static bool keep_case(comparison *of, kept_case *to, const caf_reader *reader, const caf_case *whose, const settings *with)
{
    caf_stay stay;
    clear_kept(to);
    to->line = caf_reader_line(reader, whose->row.case_id);
    to->not_yet = whose->not_yet;
    caf_status status = caf_stage_on(whose, &with->contexts[0], with->as_of, &stay);
    if (status != CAF_OK) {
        return fail_in(reader, status);
    }
    to->stage = stay.stage;
    return keep_findings(to, &of->checked, reader, whose, with);
}

static bool take_old(void *user, const caf_reader *reader, const caf_case *whose)
{
    comparison *of = user;
    size_t length;
    const char *name = name_of(reader, whose, &length);
    of->cases[0]++;
    return keep_case(of, &of->old, reader, whose, of->before) && store_case(&of->store, name, length, &of->old);
}

/* Copies the findings of a side, and notes the names of their rows. */
static bool begin_keyed(comparison *of, int side, const kept_case *from, int64_t *n)
{
    if (!make_room(&of->keyed[side], &of->keyed_room[side], from->n, sizeof *of->keyed[side]) ||
        !make_room(&of->rows, &of->rows_room, *n + from->n, sizeof *of->rows)) {
        return false;
    }
    for (int64_t i = 0; i < from->n; i++) {
        of->keyed[side][i] = from->found[i];
        if (from->labels[i].length > 0) {
            of->rows[(*n)++] = (named_id){ from->texts + from->labels[i].at, from->labels[i].length, &of->keyed[side][i].row };
        }
    }
    return true;
}

/* Rows of one name get one number on both sides: every reader numbers them in its own way. */
static bool number_rows(comparison *of)
{
    int64_t n = 0;
    if (!begin_keyed(of, 0, &of->old, &n) || !begin_keyed(of, 1, &of->fresh, &n)) {
        return false;
    }
    number_names(of->rows, n);
    return true;
}

static bool compare_case(comparison *of)
{
    if (!make_room(&of->changes, &of->changes_room, of->old.n + of->fresh.n, sizeof *of->changes) || !number_rows(of)) {
        return false;
    }
    caf_out out = { of->changes, of->changes_room, 0, (int32_t)sizeof *of->changes, 0 };
    caf_status status = caf_compare(of->keyed[0], of->old.n, of->keyed[1], of->fresh.n, &out);
    of->n_changes = out.n;
    if (status != CAF_OK) {
        fprintf(stderr, "caf: %s\n", caf_status_text(status));
    }
    return status == CAF_OK;
}

static bool remember(comparison *of, int what, const char *name, size_t length)
{
    int64_t n = of->whole[what]++;
    if (n >= CASES_NAMED) {
        return true;
    }
    char *copy = malloc(length + 1);
    if (copy == NULL) {
        return no_memory();
    }
    memcpy(copy, name, length);
    copy[length] = '\0';
    of->named[what][n] = copy;
    return true;
}

/* Counts and lists what became of the case at hand, of which one side may be empty. */
static bool take_changes(comparison *of, const caf_reader *reader, const caf_case *whose, int what, const char *name, size_t length)
{
    int64_t before = of->listed;
    int64_t old_line = what == CASE_NEW ? 0 : of->old.line;
    int64_t new_line = what == CASE_GONE ? 0 : of->fresh.line;
    if (!compare_case(of) || (what != CASE_STAYS && !remember(of, what, name, length)) ||
        (what != CASE_STAYS && !list_case(of, name, length, old_line, new_line, case_change_word(what), NULL, NULL))) {
        return false;
    }
    bool is_open = what == CASE_STAYS && !of->fresh.not_yet;
    if (is_open && of->old.stage != of->fresh.stage) {
        of->stages[of->old.stage][of->fresh.stage]++;
        if (!list_case(of, name, length, old_line, new_line, "stage", caf_stage_name(of->old.stage), caf_stage_name(of->fresh.stage))) {
            return false;
        }
    }
    for (int64_t i = 0; i < of->n_changes; i++) {
        const caf_change *change = &of->changes[i];
        const caf_finding *old = change->before >= 0 ? &of->old.found[change->before] : NULL;
        const caf_finding *fresh = change->after >= 0 ? &of->fresh.found[change->after] : NULL;
        const caf_finding *some = fresh != NULL ? fresh : old;
        of->kinds[change->kind]++;
        if (some->kind != CAF_DATA) {
            of->matrix[old != NULL ? old->verdict : 0][fresh != NULL ? fresh->verdict : 0]++;
        }
        if (change->kind != CAF_CHANGE_NONE && !list_finding(of, reader, whose, change, name, length)) {
            return false;
        }
    }
    of->both += is_open;
    of->changed += is_open && of->listed > before;
    return true;
}

static bool take_new(void *user, const caf_reader *reader, const caf_case *whose)
{
    comparison *of = user;
    size_t length;
    const char *name = name_of(reader, whose, &length);
    kept_case line_only;
    memset(&line_only, 0, sizeof line_only);
    line_only.line = caf_reader_line(reader, whose->row.case_id);
    of->cases[1]++;
    if (!store_case(&of->arrived, name, length, &line_only) || !keep_case(of, &of->fresh, reader, whose, of->after) ||
        !look_up(&of->store, name, length, NULL, &of->found, &of->old)) {
        return false;
    }
    int what = CASE_NEW;
    if (of->found.place != NULL) {
        take_place(of->found.place);
        what = of->old.not_yet == of->fresh.not_yet ? CASE_STAYS : of->old.not_yet ? CASE_OPENED : CASE_NOT_OPEN;
    } else {
        clear_kept(&of->old);
    }
    return take_changes(of, reader, whose, what, name, length);
}

/* Cases are compared by name: none may come twice. */
static bool has_each_once(case_store *in, const char *file, stored *found, kept_case *kept)
{
    int64_t twice[2] = { 0, 0 };
    if (!sort_store(in) || !find_twice(in, found, kept, twice, NULL)) {
        return false;
    }
    if (twice[1] != 0) {
        fprintf(stderr, "caf: %s:%lld: the case of line %lld comes again; cases are compared by name, so each may come only once\n",
                strcmp(file, "-") == 0 ? "standard input" : file, (long long)twice[1], (long long)twice[0]);
    }
    return twice[1] == 0;
}

/* What only the old file holds, in its order. */
static bool take_gone(comparison *of)
{
    restore_order(&of->store);
    for (int64_t i = 0; i < of->store.n; i++) {
        place *at = &of->store.places[i];
        if (is_taken(at)) {
            continue;
        }
        if (!read_stored(&of->store, at, &of->found, &of->old)) {
            return false;
        }
        clear_kept(&of->fresh);
        if (!take_changes(of, NULL, NULL, CASE_GONE, of->found.name, of->found.length)) {
            return false;
        }
    }
    return true;
}

bool compare_files(comparison *of)
{
    of->first = open_lines();
    of->rest = of->first != NULL ? open_lines() : NULL;
    return of->rest != NULL && each_case(of->files[0], of->before, take_old, of) &&
           has_each_once(&of->store, of->files[0], &of->found, &of->old) &&
           each_case(of->files[1], of->after, take_new, of) &&
           has_each_once(&of->arrived, of->files[1], &of->found, &of->old) && take_gone(of);
}

void release_comparison(comparison *of)
{
    FILE *const files[] = { of->first, of->rest };
    for (int i = 0; i < 2; i++) {
        if (files[i] != NULL) {
            fclose(files[i]);
        }
        free(of->keyed[i]);
    }
    for (int i = 0; i < CASE_CHANGES * CASES_NAMED; i++) {
        free(of->named[i / CASES_NAMED][i % CASES_NAMED]);
    }
    free(of->rows);
    free(of->changes);
    release_pressing(&of->tops);
    release_store(&of->store);
    release_store(&of->arrived);
    release_stored(&of->found);
    release_kept(&of->old);
    release_kept(&of->fresh);
    release_findings(&of->checked);
    release_explained(&of->why);
}
