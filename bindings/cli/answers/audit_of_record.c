#include "audit_of_record.h"

#include <stdlib.h>
#include <string.h>
#include "messages.h"
#include "name_numbers.h"

enum { NO_SUCH_CASE, NOT_OPEN_YET, HELD };

/* A form that names a case. */
typedef struct of_case {
    const char *name;
    size_t length;
    int64_t begin; /* its first answer */
    int held;      /* what the file has of the case */
} of_case;

typedef struct holding {
    audit *of;
    caf_answers *answers;
    const char *answers_file;
    of_case *forms; /* by the name of their case */
    int64_t n;
    bool whole; /* each form says what it is held against */
    int64_t *persons;
    int64_t room;
} holding;

static int by_case(const void *one, const void *other)
{
    const of_case *a = one;
    const of_case *b = other;
    int order = compare_texts(a->name, a->length, b->name, b->length);
    return order != 0 ? order : (a->begin > b->begin) - (a->begin < b->begin);
}

/* What a form has to name so that it can be held against the record: its case, and of an audit its auditor. */
static void check_names(holding *to, const caf_answer *first)
{
    int64_t line = caf_answers_line(to->answers, first - to->of->all);
    if (first->case_id == 0) {
        to->whole = fail_line(to->answers_file, line, "case", CAF_E_VALUE, "empty; without its case a form cannot be held against the record");
    }
    if (first->answerer == 0 && to->of->parts.kind == CAF_ASKS_AUDITOR) {
        to->whole = fail_line(to->answers_file, line, "auditor", CAF_E_VALUE,
                              "empty; without a name nobody can say whether the auditor had a part in the case");
    }
}

static bool list_forms(holding *to)
{
    const audit *of = to->of;
    to->forms = calloc((size_t)of->n + 1, sizeof *to->forms);
    if (to->forms == NULL) {
        return no_memory();
    }
    for (int64_t begin = 0; begin < of->n; begin = caf_answers_form_end(to->answers, begin)) {
        of_case form = { NULL, 0, begin, NO_SUCH_CASE };
        check_names(to, &of->all[begin]);
        form.name = audit_name(of, of->all[begin].case_id, &form.length);
        if (form.name != NULL) {
            to->forms[to->n++] = form;
        }
    }
    qsort(to->forms, (size_t)to->n, sizeof *to->forms, by_case);
    return true;
}

/* The first form about a case; n where there is none. */
static int64_t find_forms(const holding *in, const char *name, size_t length)
{
    int64_t low = 0;
    int64_t high = in->n;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (compare_texts(in->forms[middle].name, in->forms[middle].length, name, length) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < in->n && compare_texts(in->forms[low].name, in->forms[low].length, name, length) == 0 ? low : in->n;
}

static bool is_same(const caf_reader *reader, int64_t id, const char *name, size_t length)
{
    size_t n = 0;
    const char *found = caf_reader_name(reader, id, &n);
    return found != NULL && name != NULL && n == length && memcmp(found, name, n) == 0;
}

/* Marks a form where its auditor is among the persons at work on the case. */
static void look_at_auditor(holding *of, const caf_reader *reader, const of_case *form, int64_t n_persons)
{
    size_t length = 0;
    const char *auditor = audit_name(of->of, of->of->all[form->begin].answerer, &length);
    for (int64_t i = 0; i < n_persons; i++) {
        if (is_same(reader, of->persons[i], auditor, length)) {
            (void)caf_answers_mark_involved(of->answers, form->begin);
        }
    }
}

/* An authority by its name, once. */
static bool add_authority(crossing *to, const caf_reader *reader, int64_t id)
{
    size_t length = 0;
    const char *name = id != 0 ? caf_reader_name(reader, id, &length) : NULL;
    for (int32_t i = 0; name != NULL && i < to->n; i++) {
        if (is_same(reader, id, to->names[i], to->lengths[i])) {
            return true;
        }
    }
    if (name == NULL || to->n == MOST_AUTHORITIES) {
        return true;
    }
    to->names[to->n] = malloc(length + 1);
    if (to->names[to->n] == NULL) {
        return no_memory();
    }
    memcpy(to->names[to->n], name, length);
    to->lengths[to->n++] = length;
    return true;
}

/* The authorities that a case has been in; has_moved where it has been in more than one, whether or not both are named. */
static bool find_authorities(crossing *to, const caf_reader *reader, const caf_case *whose, bool *has_moved)
{
    *has_moved = whose->row.origin == CAF_ORIGIN_MOVED_IN;
    bool well = add_authority(to, reader, whose->row.from_authority) && add_authority(to, reader, whose->row.authority);
    for (int64_t i = 0; well && i < whose->count[CAF_TRANSFERS]; i++) {
        caf_transfer_row row;
        if (caf_get(whose, CAF_TRANSFERS, i, &row, (int32_t)sizeof row) == CAF_OK && (row.kind == CAF_MOVE_IN || row.kind == CAF_MOVE_OUT)) {
            *has_moved = true;
            well = add_authority(to, reader, row.authority);
        }
    }
    return well;
}

static bool note_authorities(audit *to, const caf_reader *reader, const caf_case *whose, const of_case *form)
{
    crossing one;
    bool has_moved;
    memset(&one, 0, sizeof one);
    one.begin = form->begin;
    if (!make_room(&to->crossings, &to->crossings_room, to->n_crossings + 1, sizeof *to->crossings)) {
        return false;
    }
    bool well = find_authorities(&one, reader, whose, &has_moved);
    if (well && has_moved) {
        to->crossings[to->n_crossings++] = one;
    } else {
        release_crossing(&one);
    }
    return well;
}

static bool take(void *user, const caf_reader *reader, const caf_case *whose)
{
    holding *to = user;
    size_t length = 0;
    int64_t n_persons = 0;
    const char *name = caf_reader_case_name(reader, whose->row.case_id, &length);
    int64_t first = name != NULL ? find_forms(to, name, length) : to->n;
    bool well = first == to->n || find_involved(reader, whose, CAF_INVOLVED_PERSONS, &to->persons, &to->room, &n_persons);
    for (int64_t i = first; well && i < to->n && compare_texts(to->forms[i].name, to->forms[i].length, name, length) == 0; i++) {
        to->forms[i].held = whose->not_yet ? NOT_OPEN_YET : HELD;
        if (!whose->not_yet) {
            look_at_auditor(to, reader, &to->forms[i], n_persons);
            well = note_authorities(to->of, reader, whose, &to->forms[i]);
        }
    }
    return well;
}

/* Forms in the order of the answers. */
static int by_begin(const void *one, const void *other)
{
    const crossing *a = one;
    const crossing *b = other;
    return (a->begin > b->begin) - (a->begin < b->begin);
}

static bool all_are_held(const holding *of, const char *file)
{
    bool all = of->whole;
    for (int64_t i = 0; i < of->n; i++) {
        int64_t line = caf_answers_line(of->answers, of->forms[i].begin);
        if (of->forms[i].held == NO_SUCH_CASE) {
            all = no_such_case(of->answers_file, line, file);
        } else if (of->forms[i].held == NOT_OPEN_YET) {
            all = fail_line(of->answers_file, line, "case", CAF_E_NO_CASE, "not open yet on the day that the record is looked at; --as-of says which");
        }
    }
    return all;
}

bool hold_against_record(audit *of, caf_answers *answers, const char *answers_file, const char *file, const settings *with)
{
    holding to = { of, answers, answers_file, NULL, 0, true, NULL, 0 };
    bool well = list_forms(&to) && each_case(file, with, take, &to) && all_are_held(&to, file);
    if (of->n_crossings > 0) {
        qsort(of->crossings, (size_t)of->n_crossings, sizeof *of->crossings, by_begin);
    }
    free(to.forms);
    free(to.persons);
    return well;
}

void release_crossing(crossing *of)
{
    for (int32_t i = 0; i < of->n; i++) {
        free(of->names[i]);
    }
    of->n = 0;
}

void release_crossings(audit *of)
{
    for (int64_t i = 0; i < of->n_crossings; i++) {
        release_crossing(&of->crossings[i]);
    }
    free(of->crossings);
    of->crossings = NULL;
    of->n_crossings = 0;
}
