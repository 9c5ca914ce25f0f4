#include "cohort_tables.h"

#include <stdlib.h>
#include <string.h>
#include "messages.h"

const char *const answer_names[ANSWERS] = { "met", "not-met", "unknown", "other" };
const char *const state_names[STATES] = { "open", "closed", "may-be-closed" };
const int32_t cohort_percents[5] = { 10, 25, 50, 75, 90 };

void release_cohort_table(cohort_table *of)
{
    free(of->cells);
    free(of->hidden);
    free(of->work);
    memset(of, 0, sizeof *of);
}

static bool begin_table(cohort_table *to, int64_t rows, int64_t columns)
{
    int64_t n = (rows + 1) * (columns + 1);
    to->rows = rows;
    to->columns = columns;
    if (to->room < n) {
        release_cohort_table(to);
        to->rows = rows;
        to->columns = columns;
        to->cells = malloc((size_t)n * sizeof *to->cells);
        to->hidden = malloc((size_t)n);
        to->work = malloc((size_t)(4 * n + 4) * sizeof *to->work); /* caf_suppress_work() is never more */
        to->room = n;
    }
    if (to->cells == NULL || to->hidden == NULL || to->work == NULL) {
        to->room = 0;
        return no_memory();
    }
    memset(to->cells, 0, (size_t)n * sizeof *to->cells);
    memset(to->hidden, 0, (size_t)n);
    return true;
}

static int64_t place_in(const cohort_table *of, int64_t row, int64_t column)
{
    return row * (of->columns + 1) + column;
}

/* A cell, in its totals too. */
static void set_cell(cohort_table *to, int64_t row, int64_t column, int64_t count)
{
    to->cells[place_in(to, row, column)] += count;
    to->cells[place_in(to, row, to->columns)] += count;
    to->cells[place_in(to, to->rows, column)] += count;
    to->cells[place_in(to, to->rows, to->columns)] += count;
}

/* Totals of rows are cases, which stand in other tables too: they are published, or all is hidden. */
static bool end_table(cohort_table *to, const cohort *of)
{
    if (of->threshold == 0) {
        return true;
    }
    caf_status status = caf_suppress(to->cells, to->rows, to->columns, of->threshold, CAF_ROW_TOTALS_FIXED, to->hidden, to->work);
    if (status != CAF_OK) {
        memset(to->hidden, 1, (size_t)((to->rows + 1) * (to->columns + 1)));
    }
    return true;
}

shown shown_in(const cohort_table *of, int64_t row, int64_t column)
{
    int64_t place = place_in(of, row, column);
    shown found = { of->cells[place], of->hidden[place] != 0 };
    return found;
}

shown decided_in(const cohort_table *of, int64_t row)
{
    shown good = shown_in(of, row, ANSWER_MET);
    shown bad = shown_in(of, row, ANSWER_NOT_MET);
    shown both = { good.count + bad.count, good.is_hidden || bad.is_hidden };
    return both;
}

shown percent_met(const cohort_table *of, int64_t row)
{
    shown base = decided_in(of, row);
    int64_t good = shown_in(of, row, ANSWER_MET).count;
    base.count = base.count == 0 ? -1 : (good * 200 + base.count) / (base.count * 2);
    return base;
}

bool is_whole_theme(const caf_indicator *indicator)
{
    return strchr(indicator->name, '-') == NULL || indicator->theme == 2;
}

/* With more cases than columns some cell can always be one less, and so hide others: tests/test_suppress.c. */
int64_t cohort_least_total(const cohort *of)
{
    return of->threshold == 0 ? 0 : of->threshold > ANSWERS + 1 ? of->threshold : ANSWERS + 1;
}

bool can_show_cohort(const cohort *of)
{
    return of->whole[CAF_COHORT_CASES] == 0 || of->whole[CAF_COHORT_CASES] >= cohort_least_total(of);
}

/* A row for each group, and one at least, so that there is a table of no case as well. */
static bool begin_groups(cohort_table *to, const cohort *of, int64_t columns)
{
    return begin_table(to, of->n_groups > 0 ? of->n_groups : 1, columns);
}

bool fill_states(cohort_table *to, const cohort *of)
{
    static const int32_t counts[STATES] = { CAF_COHORT_OPEN, CAF_COHORT_CLOSED, CAF_COHORT_MAY_BE_CLOSED };
    if (!begin_groups(to, of, STATES)) {
        return false;
    }
    for (int64_t group = 0; group < of->n_groups; group++) {
        for (int32_t state = 0; state < STATES; state++) {
            set_cell(to, group, state, of->groups[group].counts[counts[state]]);
        }
    }
    return end_table(to, of);
}

/* Cases by their answer, from the place where they stand by verdict. */
static void set_answers(cohort_table *to, int64_t row, const int64_t *by_verdict)
{
    for (int32_t verdict = 0; verdict < CAF_VERDICTS; verdict++) {
        int32_t column = verdict == CAF_MET       ? ANSWER_MET
                         : verdict == CAF_NOT_MET ? ANSWER_NOT_MET
                         : verdict == CAF_UNKNOWN ? ANSWER_UNKNOWN
                                                  : ANSWER_OTHER;
        set_cell(to, row, column, by_verdict[verdict]);
    }
}

bool fill_indicator(cohort_table *to, const cohort *of, int32_t indicator)
{
    if (!begin_groups(to, of, ANSWERS)) {
        return false;
    }
    for (int64_t group = 0; group < of->n_groups; group++) {
        set_answers(to, group, of->groups[group].counts + caf_cohort_place(CAF_COHORT_INDICATORS, indicator));
    }
    return end_table(to, of);
}

void release_themes(cohort_table *tables)
{
    for (int32_t i = 0; tables != NULL && i < caf_indicator_count(); i++) {
        release_cohort_table(&tables[i]);
    }
    free(tables);
}

cohort_table *fill_whole_themes(const cohort *of)
{
    cohort_table *tables = calloc((size_t)caf_indicator_count(), sizeof *tables);
    if (tables == NULL) {
        no_memory();
        return NULL;
    }
    for (int32_t i = 0; i < caf_indicator_count(); i++) {
        if (is_whole_theme(caf_indicator_get(i)) && !fill_indicator(&tables[i], of, i)) {
            release_themes(tables);
            return NULL;
        }
    }
    return tables;
}

bool fill_rule(cohort_table *to, const cohort *of, caf_rule_id rule)
{
    if (!begin_table(to, 1, ANSWERS)) {
        return false;
    }
    set_answers(to, 0, of->whole + caf_cohort_place(CAF_COHORT_ANSWERS, rule));
    return end_table(to, of);
}

bool fill_measured(cohort_table *to, const cohort *of, int32_t distribution)
{
    const int64_t *bins = of->whole + caf_cohort_place(CAF_COHORT_DAYS, distribution);
    int32_t bound = caf_distribution_get(distribution)->bound;
    int64_t unknown = bins[bound + 2];
    int64_t measured = bins[bound + 3];
    if (!begin_table(to, 1, MEASURES)) {
        return false;
    }
    set_cell(to, 0, IS_MEASURED, measured);
    set_cell(to, 0, IS_UNKNOWN, unknown);
    set_cell(to, 0, IS_NONE, of->whole[CAF_COHORT_CASES] - measured - unknown);
    return end_table(to, of);
}

bool fill_counts(cohort_table *to, const cohort *of, int32_t first, int32_t n)
{
    if (!begin_table(to, 1, n)) {
        return false;
    }
    for (int32_t i = 0; i < n; i++) {
        set_cell(to, 0, i, of->whole[first + i]);
    }
    return end_table(to, of);
}

bool fill_share(cohort_table *to, const cohort *of, int32_t count)
{
    if (!begin_table(to, 1, 2)) {
        return false;
    }
    set_cell(to, 0, 0, of->whole[count]);
    set_cell(to, 0, 1, of->whole[CAF_COHORT_CASES] - of->whole[count]);
    return end_table(to, of);
}

bool fill_reasons(cohort_table *to, const cohort *of)
{
    if (!fill_states(to, of)) {
        return false;
    }
    bool is_hidden = shown_in(to, to->rows, STATE_CLOSED).is_hidden;
    if (!fill_counts(to, of, CAF_COHORT_REASONS, CAF_COHORT_COUNT - CAF_COHORT_REASONS)) {
        return false;
    }
    if (is_hidden) {
        memset(to->hidden, 1, (size_t)((to->rows + 1) * (to->columns + 1)));
    }
    return true;
}

bool each_beginning(cohort_table *table, const cohort *of, show_choices *show, void *user)
{
    static const struct {
        int by;
        int32_t first;
        int32_t end;
        const char *title;
        const char *field;
    } all[] = { { BY_KIND, CAF_COHORT_INITIATORS, CAF_COHORT_ORIGINS, "Kind of initiator", "initiator" },
                { BY_ORIGIN, CAF_COHORT_ORIGINS, CAF_COHORT_REASONS, "Origin", "origin" } };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        if (!shows_counts(of, all[i].by)) {
            continue;
        }
        if (!fill_counts(table, of, all[i].first, all[i].end - all[i].first)) {
            return false;
        }
        show(user, table, all[i].title, caf_field_named(CAF_CASES, all[i].field, strlen(all[i].field)));
    }
    return true;
}

static bool is_of_an_indicator(caf_rule_id rule)
{
    for (int32_t i = 0; i < caf_indicator_count(); i++) {
        const caf_indicator *indicator = caf_indicator_get(i);
        for (int32_t k = 0; k < CAF_INDICATOR_RULES; k++) {
            if (indicator->rules[k] == rule) {
                return true;
            }
        }
    }
    return false;
}

/* A rule of an indicator would show in a second table what the first one hides; and so would the papers of NA-6-documents one by one. */
bool shows_rule(const cohort *of, caf_rule_id rule)
{
    const caf_rule *about = caf_rule_get(rule);
    const int64_t *answers = of->whole + caf_cohort_place(CAF_COHORT_ANSWERS, rule);
    return about != NULL && about->kind != CAF_DATA && answers[0] < of->whole[CAF_COHORT_CASES] &&
           (of->threshold == 0 || !(is_of_an_indicator(rule) || rule == CAF_NQ_3_BUNDLE));
}

/* Groups of that kind say it already; and an agency's name says its kind. */
bool shows_counts(const cohort *of, int by)
{
    return of->by != by && !(of->threshold > 0 && of->by == BY_AGENCY && by == BY_KIND);
}

/* The origin of cases and the reasons of their closure say nearly the same of steps down and up, and may hide it. */
const cohort_step *steps_shown(const cohort *of)
{
    static const cohort_step all[] = { { "stepped-up", "stepped up", CAF_COHORT_STEPPED_UP },
                                       { "stepped-down", "stepped down", CAF_COHORT_STEPPED_DOWN },
                                       { "reopened", "reopened", CAF_COHORT_REOPENED },
                                       { NULL, NULL, 0 } };
    return of->threshold > 0 ? &all[2] : all;
}

shown percentile_of(const cohort *of, const cohort_table *measured, int32_t distribution, int32_t percent)
{
    shown cases = shown_in(measured, 0, IS_MEASURED);
    int32_t days = 0;
    int64_t beside = cases.count * (percent < 50 ? percent : 100 - percent) / 100;
    shown found = { -1, cases.is_hidden || (cases.count > 0 && beside < of->threshold) };
    if (caf_cohort_percentile(of->whole, distribution, percent, &days, NULL) == CAF_OK) {
        found.count = days;
    }
    return found;
}
