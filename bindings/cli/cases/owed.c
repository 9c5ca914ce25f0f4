#include "owed.h"

#include <stdlib.h>
#include <string.h>
#include "cases.h"

/* Whether another profile asks for the same by the same day. */
static bool is_alike(const caf_finding *one, const caf_finding *other)
{
    return one->rule == other->rule && one->due == other->due && one->table == other->table && one->row == other->row;
}

static void drop_alike(owed *to, int64_t from)
{
    int64_t n = from;
    for (int64_t i = from; i < to->n; i++) {
        bool known = false;
        for (int64_t k = 0; k < from && !known; k++) {
            known = is_alike(&to->all[k].finding, &to->all[i].finding);
        }
        if (!known) {
            to->all[n++] = to->all[i];
        }
    }
    to->n = n;
}

/* Safeguarding first; by due date, what has none last; of one day as the rules come. */
static int by_due(const void *one, const void *other)
{
    const caf_finding *a = &((const caf_obligation *)one)->finding;
    const caf_finding *b = &((const caf_obligation *)other)->finding;
    int64_t first = a->due != 0 ? a->due : INT64_MAX;
    int64_t second = b->due != 0 ? b->due : INT64_MAX;
    int by_rule = (a->rule > b->rule) - (a->rule < b->rule);
    int by_row = (a->row > b->row) - (a->row < b->row);
    int by_kind = (a->kind != CAF_SAFEGUARDING) - (b->kind != CAF_SAFEGUARDING);
    if (by_kind != 0) {
        return by_kind;
    }
    return first != second ? (first > second) - (first < second) : by_rule != 0 ? by_rule : by_row;
}

static bool find_under(owed *to, const caf_reader *reader, const caf_case *whose, const caf_context *context)
{
    for (int64_t n = 1; make_room(&to->all, &to->capacity, n, sizeof *to->all); n = to->capacity + 1) {
        caf_out out = { to->all, to->capacity, to->n, (int32_t)sizeof *to->all, 0 };
        caf_status status = caf_obligations(whose, context, &out);
        to->n = out.n;
        if (status != CAF_E_CAPACITY) {
            return status == CAF_OK || fail_in(reader, status);
        }
    }
    return false;
}

bool find_owed(owed *to, const caf_reader *reader, const caf_case *whose, const settings *with)
{
    to->n = 0;
    for (int32_t p = 0; p < with->n_profiles; p++) {
        int64_t from = to->n;
        if (!find_under(to, reader, whose, &with->contexts[p])) {
            return false;
        }
        drop_alike(to, from);
    }
    if (to->n > 0) {
        qsort(to->all, (size_t)to->n, sizeof *to->all, by_due);
    }
    return true;
}

void release_owed(owed *of)
{
    free(of->all);
    memset(of, 0, sizeof *of);
}

int32_t asking_place(const settings *with, const caf_obligation *of)
{
    int32_t place = 0;
    while (place < with->n_profiles - 1 && caf_profile_number(with->profiles[place]) != of->finding.profile) {
        place++;
    }
    return place;
}

const char *asking_profile(const settings *with, const caf_obligation *of)
{
    return caf_profile_name(with->profiles[asking_place(with, of)]);
}
