#include "cohort.h"

#include <stdlib.h>
#include <string.h>
#include "cohort_tables.h"
#include "messages.h"
#include "values.h"

/* Groups without a name come last. */
enum { NAMELESS = 1000 };

int64_t cohort_head(void)
{
    return caf_cohort_place(CAF_COHORT_ANSWERS, 0);
}

const char *cohort_by_word(const cohort *of)
{
    return value_words(A_COHORT_GROUP)[of->by];
}

const char *cohort_by_title(const cohort *of)
{
    static const char *const titles[] = { "Kind of initiator", "Agency", "Quarter opened", "Origin" };
    return titles[of->by];
}

/* A group is named by a choice of the case, in the order of the choices. */
static named_count *choice_group(named_counts *in, const char *field, int32_t code)
{
    const caf_field *of = caf_field_named(CAF_CASES, field, strlen(field));
    const char *name = code >= 1 && code <= of->n_choices ? of->choices[code - 1] : NULL;
    return count_of(in, name != NULL ? code : NAMELESS, name != NULL ? name : COHORT_NOT_RECORDED,
                    strlen(name != NULL ? name : COHORT_NOT_RECORDED));
}

/* The quarter of the year in which the case was opened. */
static named_count *quarter_group(named_counts *in, caf_date opened)
{
    char day[CAF_DATE_TEXT];
    char quarter[16];
    if (opened == 0 || caf_date_format(opened, day) != CAF_OK) {
        return count_of(in, NAMELESS, COHORT_NOT_RECORDED, strlen(COHORT_NOT_RECORDED));
    }
    int month = (day[5] - '0') * 10 + day[6] - '0';
    int n = snprintf(quarter, sizeof quarter, "%.4s-Q%d", day, (month - 1) / 3 + 1);
    return count_of(in, 0, quarter, (size_t)n);
}

static named_count *agency_group(named_counts *in, const caf_reader *reader, int64_t agency)
{
    size_t length = 0;
    const char *name = agency != 0 ? caf_reader_name(reader, agency, &length) : NULL;
    return name != NULL ? count_of(in, 0, name, length) : count_of(in, NAMELESS, COHORT_NOT_RECORDED, strlen(COHORT_NOT_RECORDED));
}

static named_count *group_of(cohort *to, const caf_reader *reader, const caf_case *whose)
{
    switch (to->by) {
    case BY_KIND:
        return choice_group(&to->named, "initiator", whose->row.initiator);
    case BY_ORIGIN:
        return choice_group(&to->named, "origin", whose->row.origin);
    case BY_QUARTER:
        return quarter_group(&to->named, whose->row.opened);
    default:
        return agency_group(&to->named, reader, whose->row.agency);
    }
}

/* Counted once: a group gets by what the whole has grown. */
static bool take(void *user, const caf_reader *reader, const caf_case *whose)
{
    cohort *to = user;
    caf_case one = *whose;
    one.row.group = 0; /* what the input calls a group is its own */
    memcpy(to->before, to->whole, (size_t)cohort_head() * sizeof *to->before);
    caf_status status = caf_cohort_add(&one, &to->with->contexts[0], to->whole, caf_cohort_numbers());
    if (status != CAF_OK) {
        return fail_in(reader, status);
    }
    if (whose->not_yet) {
        return true;
    }
    named_count *group = group_of(to, reader, whose);
    for (int64_t i = 0; group != NULL && i < cohort_head(); i++) {
        group->counts[i] += to->whole[i] - to->before[i];
    }
    return group != NULL;
}

static int in_order(const void *one, const void *other)
{
    const named_count *a = *(const named_count *const *)one;
    const named_count *b = *(const named_count *const *)other;
    size_t length = a->length < b->length ? a->length : b->length;
    int order = a->kind != b->kind ? (a->kind < b->kind ? -1 : 1) : memcmp(name_of_count(a), name_of_count(b), length);
    return order != 0 ? order : a->length < b->length ? -1 : a->length > b->length;
}

/* The smallest group that is not put together with others yet, the first of several; NULL: there is none. */
static named_count **smallest(named_count **all, int64_t n)
{
    named_count **found = NULL;
    for (int64_t i = 0; i < n; i++) {
        if (all[i] != NULL && (found == NULL || all[i]->counts[CAF_COHORT_CASES] < (*found)->counts[CAF_COHORT_CASES])) {
            found = &all[i];
        }
    }
    return found;
}

/* What a group that is not shown adds to the others. */
static void put_together(cohort *to, named_count **group)
{
    for (int64_t i = 0; i < cohort_head(); i++) {
        to->rest[i] += (*group)->counts[i];
    }
    to->n_rest++;
    *group = NULL;
}

/*
 * Where small numbers are suppressed, how many cases a group has stands in every
 * table, and so has to be published: small groups are put together until they
 * are not small, with the next smallest where need be.
 */
static void put_small_together(cohort *to, named_count **all, int64_t n)
{
    int64_t least = cohort_least_total(to);
    for (named_count **next = smallest(all, n); next != NULL; next = smallest(all, n)) {
        int64_t together = to->rest[CAF_COHORT_CASES];
        if ((*next)->counts[CAF_COHORT_CASES] >= least && (together == 0 || together >= least)) {
            return;
        }
        put_together(to, next);
    }
}

static void list_groups(cohort *to, named_count **all, int64_t n)
{
    for (int64_t i = 0; i < n; i++) {
        if (all[i] != NULL) {
            to->groups[to->n_groups++] = (cohort_group){ name_of_count(all[i]), all[i]->length, all[i]->counts };
        }
    }
    if (to->n_rest > 0) {
        int length = snprintf(to->rest_name, sizeof to->rest_name, "%lld together", (long long)to->n_rest);
        to->groups[to->n_groups++] = (cohort_group){ to->rest_name, (size_t)length, to->rest };
    }
}

static bool order_groups(cohort *to)
{
    int64_t n = 0;
    named_count **all = calloc((size_t)to->named.n + 1, sizeof *all);
    to->groups = calloc((size_t)to->named.n + 1, sizeof *to->groups);
    if (all == NULL || to->groups == NULL) {
        free(all);
        return no_memory();
    }
    for (named_count *group = to->named.first; group != NULL; group = group->next) {
        all[n++] = group;
    }
    qsort(all, (size_t)n, sizeof *all, in_order);
    if (to->threshold > 0) {
        put_small_together(to, all, n);
    }
    list_groups(to, all, n);
    free(all);
    return true;
}

bool take_cohort(cohort *to, const operands *files)
{
    to->whole = calloc((size_t)caf_cohort_numbers(), sizeof *to->whole);
    to->before = calloc((size_t)cohort_head(), sizeof *to->before);
    to->rest = calloc((size_t)cohort_head(), sizeof *to->rest);
    to->named.columns = (int32_t)cohort_head();
    if (to->whole == NULL || to->before == NULL || to->rest == NULL) {
        return no_memory();
    }
    return each_case_of(files, to->with, take, to) && order_groups(to);
}

void release_cohort(cohort *of)
{
    release_named_counts(&of->named);
    free(of->whole);
    free(of->before);
    free(of->rest);
    free(of->groups);
}
