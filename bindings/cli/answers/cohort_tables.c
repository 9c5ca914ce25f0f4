#include "cohort_tables.h"

#include <stdlib.h>
#include <string.h>
#include "messages.h"

const char *const answer_names[CAF_ANSWERS] = { "met", "not-met", "unknown", "other" };
const char *const state_names[STATES] = { "open", "closed", "may-be-closed" };
const int32_t cohort_percents[5] = { 10, 25, 50, 75, 90 };

void release_cohort_table(cohort_table *of)
{
    free(of->cells);
    free(of->hidden);
    free(of->work);
    memset(of, 0, sizeof *of);
}

/* Fills a table as it may be published; memory is taken once, as a cohort says what any of its tables needs. */
static bool fill(cohort_table *to, const cohort *of, int32_t table, int32_t which)
{
    int64_t n = caf_published_cells(&of->published);
    if (to->cells == NULL && n > 0 && (uint64_t)n < SIZE_MAX / sizeof *to->cells) {
        to->cells = malloc((size_t)n * sizeof *to->cells);
        to->hidden = malloc((size_t)n);
        to->work = malloc((size_t)caf_published_work(&of->published) * sizeof *to->work);
    }
    if (to->cells == NULL || to->hidden == NULL || to->work == NULL) {
        return no_memory();
    }
    caf_status status = caf_published_shape(&of->published, table, which, &to->rows, &to->columns);
    if (status == CAF_OK) {
        status = caf_published_fill(&of->published, table, which, to->cells, to->hidden, n, to->work);
    }
    if (status != CAF_OK) {
        fprintf(stderr, "caf: %s\n", caf_status_text(status));
    }
    return status == CAF_OK;
}

shown shown_in(const cohort_table *of, int64_t row, int64_t column)
{
    int64_t place = row * (of->columns + 1) + column;
    shown found = { of->cells[place], of->hidden[place] != 0 };
    return found;
}

shown decided_in(const cohort_table *of, int64_t row)
{
    shown good = shown_in(of, row, CAF_ANSWER_MET);
    shown bad = shown_in(of, row, CAF_ANSWER_NOT_MET);
    shown both = { good.count + bad.count, good.is_hidden || bad.is_hidden };
    return both;
}

shown percent_met(const cohort_table *of, int64_t row)
{
    shown base = decided_in(of, row);
    int64_t good = shown_in(of, row, CAF_ANSWER_MET).count;
    base.count = base.count == 0 ? -1 : (good * 200 + base.count) / (base.count * 2);
    return base;
}

bool is_whole_theme(const caf_indicator *indicator)
{
    return strchr(indicator->name, '-') == NULL || indicator->theme == 2;
}

bool can_show_cohort(const cohort *of)
{
    return caf_is_published(&of->published, CAF_PUBLISHED_STATES, 0) != 0;
}

bool fill_states(cohort_table *to, const cohort *of)
{
    return fill(to, of, CAF_PUBLISHED_STATES, 0);
}

bool fill_indicator(cohort_table *to, const cohort *of, int32_t indicator)
{
    return fill(to, of, CAF_PUBLISHED_INDICATOR, indicator);
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
    return fill(to, of, CAF_PUBLISHED_RULE, rule);
}

bool fill_measured(cohort_table *to, const cohort *of, int32_t distribution)
{
    return fill(to, of, CAF_PUBLISHED_DAYS, distribution);
}

bool fill_step(cohort_table *to, const cohort *of, int32_t count)
{
    return fill(to, of, CAF_PUBLISHED_STEP, count);
}

bool fill_reasons(cohort_table *to, const cohort *of)
{
    return fill(to, of, CAF_PUBLISHED_REASONS, 0);
}

bool each_beginning(cohort_table *table, const cohort *of, show_choices *show, void *user)
{
    static const struct {
        int32_t table;
        const char *title;
        const char *field;
    } all[] = { { CAF_PUBLISHED_INITIATORS, "Kind of initiator", "initiator" }, { CAF_PUBLISHED_ORIGINS, "Origin", "origin" } };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        if (!caf_is_published(&of->published, all[i].table, 0)) {
            continue;
        }
        if (!fill(table, of, all[i].table, 0)) {
            return false;
        }
        show(user, table, all[i].title, caf_field_named(CAF_CASES, all[i].field, strlen(all[i].field)));
    }
    return true;
}

bool shows_theme(const cohort *of, int32_t indicator)
{
    return caf_is_published(&of->published, CAF_PUBLISHED_INDICATOR, indicator) != 0;
}

bool shows_rule(const cohort *of, caf_rule_id rule)
{
    return caf_is_published(&of->published, CAF_PUBLISHED_RULE, rule) != 0;
}

const cohort_step *next_step(const cohort *of, const cohort_step *step)
{
    static const cohort_step all[] = { { "stepped-up", "stepped up", CAF_COHORT_STEPPED_UP },
                                       { "stepped-down", "stepped down", CAF_COHORT_STEPPED_DOWN },
                                       { "reopened", "reopened", CAF_COHORT_REOPENED },
                                       { NULL, NULL, 0 } };
    step = step == NULL ? all : step + 1;
    while (step->name != NULL && !caf_is_published(&of->published, CAF_PUBLISHED_STEP, step->count)) {
        step++;
    }
    return step->name != NULL ? step : NULL;
}

shown percentile_of(const cohort *of, int32_t distribution, int32_t percent)
{
    int32_t days = -1;
    int32_t is_hidden = 1;
    caf_published_percentile(&of->published, distribution, percent, &days, &is_hidden);
    return (shown){ days, is_hidden != 0 };
}
