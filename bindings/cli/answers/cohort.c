#include "cohort.h"

#include <stdlib.h>
#include <string.h>
#include "cohort_tables.h"
#include "messages.h"
#include "name_numbers.h"
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
    int order = (a->kind > b->kind) - (a->kind < b->kind);
    return order != 0 ? order : compare_texts(name_of_count(a), a->length, name_of_count(b), b->length);
}

/* A group of the report, with what it counts. */
static void list_group(cohort *to, const char *name, size_t length, const int64_t *counts)
{
    to->groups[to->n_groups] = (cohort_group){ name, length };
    memcpy(to->blocks + to->n_groups * cohort_head(), counts, (size_t)cohort_head() * sizeof *counts);
    to->n_groups++;
}

/* Groups that are too small to be shown become one, the last. */
static void list_groups(cohort *to, named_count **all, int64_t n, const unsigned char *together, int64_t *rest)
{
    int64_t n_rest = 0;
    for (int64_t i = 0; i < n; i++) {
        if (!together[i]) {
            list_group(to, name_of_count(all[i]), all[i]->length, all[i]->counts);
            continue;
        }
        n_rest++;
        for (int64_t k = 0; k < cohort_head(); k++) {
            rest[k] += all[i]->counts[k];
        }
    }
    if (n_rest > 0) {
        int length = snprintf(to->rest_name, sizeof to->rest_name, "%lld together", (long long)n_rest);
        list_group(to, to->rest_name, (size_t)length, rest);
    }
}

/* Where small numbers are hidden, how many cases a group has stands in every table: small groups are put together. */
static void order_and_list(cohort *to, named_count **all, int64_t *cases, unsigned char *together, int64_t *rest)
{
    int64_t n = 0;
    for (named_count *group = to->named.first; group != NULL; group = group->next) {
        all[n++] = group;
    }
    qsort(all, (size_t)n, sizeof *all, in_order);
    for (int64_t i = 0; i < n; i++) {
        cases[i] = all[i]->counts[CAF_COHORT_CASES];
    }
    caf_groups_together(cases, n, to->threshold, together);
    list_groups(to, all, n, together, rest);
}

static bool order_groups(cohort *to)
{
    static const int32_t published_by[] = { CAF_GROUPS_KIND, CAF_GROUPS_AGENCY, CAF_GROUPS_OTHER, CAF_GROUPS_ORIGIN };
    size_t room = (size_t)to->named.n + 1; /* one for those put together */
    named_count **all = calloc(room, sizeof *all);
    int64_t *cases = calloc(room, sizeof *cases);
    unsigned char *together = calloc(room, 1);
    int64_t *rest = calloc((size_t)cohort_head(), sizeof *rest);
    to->groups = calloc(room, sizeof *to->groups);
    to->blocks = calloc(room, (size_t)cohort_head() * sizeof *to->blocks);
    bool well = all != NULL && cases != NULL && together != NULL && rest != NULL && to->groups != NULL && to->blocks != NULL;
    if (well) {
        order_and_list(to, all, cases, together, rest);
    }
    to->published.size = (int32_t)sizeof to->published;
    to->published.by = published_by[to->by];
    to->published.threshold = to->threshold;
    to->published.whole = to->whole;
    to->published.groups = to->blocks;
    to->published.n_groups = to->n_groups;
    to->published.stride = cohort_head();
    free(all);
    free(cases);
    free(together);
    free(rest);
    return well || no_memory();
}

bool take_cohort(cohort *to, const operands *files)
{
    to->whole = calloc((size_t)caf_cohort_numbers(), sizeof *to->whole);
    to->before = calloc((size_t)cohort_head(), sizeof *to->before);
    to->named.columns = (int32_t)cohort_head();
    if (to->whole == NULL || to->before == NULL) {
        return no_memory();
    }
    return each_case_of(files, to->with, take, to) && order_groups(to);
}

void release_cohort(cohort *of)
{
    release_named_counts(&of->named);
    free(of->whole);
    free(of->before);
    free(of->blocks);
    free(of->groups);
}
