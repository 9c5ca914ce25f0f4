/* A cohort as JSON and CSV: one record for each number, the same in both. */
#include <string.h>
#include "cohort_print.h"
#include "cohort_tables.h"
#include "put.h"

typedef struct sink {
    const cohort *of;
    FILE *to;
    bool is_json;
    bool any;
} sink;

static void put_record(sink *to, const char *section, const cohort_group *group, const char *name, const char *measure, shown number)
{
    if (to->is_json) {
        fprintf(to->to, "%s\n    {\"section\": \"%s\", \"group\": ", to->any ? "," : "", section);
        put_json(to->to, group != NULL ? group->name : NULL, group != NULL ? group->length : 0);
        fputs(", \"name\": ", to->to);
        put_json_text(to->to, name);
        fprintf(to->to, ", \"measure\": \"%s\", \"number\": ", measure);
        if (number.is_hidden || number.count < 0) {
            fputs("null", to->to);
        } else {
            fprintf(to->to, "%lld", (long long)number.count);
        }
        fprintf(to->to, ", \"suppressed\": %s}", number.is_hidden ? "true" : "false");
    } else {
        fputs(section, to->to);
        put_next_cell(to->to, group != NULL ? group->name : "", group != NULL ? group->length : 0);
        put_next_text(to->to, name);
        fprintf(to->to, ",%s,", measure);
        if (!number.is_hidden && number.count >= 0) {
            fprintf(to->to, "%lld", (long long)number.count);
        }
        fprintf(to->to, ",%s\r\n", number.is_hidden ? "yes" : "no");
    }
    to->any = true;
}

/* The group of a row of a table of groups; NULL: all. */
static const cohort_group *group_at(const cohort *of, int64_t row)
{
    return row < of->n_groups ? &of->groups[row] : NULL;
}

/* All first, then each group. */
static int64_t row_of(const cohort_table *table, int64_t i)
{
    return i == 0 ? table->rows : i - 1;
}

static bool put_states(sink *to, cohort_table *table)
{
    if (!fill_states(table, to->of)) {
        return false;
    }
    for (int64_t i = 0; i <= to->of->n_groups; i++) {
        const cohort_group *group = group_at(to->of, row_of(table, i));
        put_record(to, "cases", group, "", "cases", shown_in(table, row_of(table, i), STATES));
        for (int32_t state = 0; state < STATES; state++) {
            put_record(to, "cases", group, "", state_names[state], shown_in(table, row_of(table, i), state));
        }
    }
    return true;
}

/* Cases by a choice; the first is of those where it is not recorded. */
static void put_choices(void *user, const cohort_table *table, const char *title, const caf_field *field)
{
    (void)title;
    for (int32_t i = 0; i < table->columns; i++) {
        put_record(user, field->name, NULL, i == 0 ? "not-recorded" : field->choices[i - 1], "cases", shown_in(table, 0, i));
    }
}

static bool put_data_set(sink *to, cohort_table *table)
{
    if (!each_beginning(table, to->of, put_choices, to) || !fill_reasons(table, to->of)) {
        return false;
    }
    put_choices(to, table, "Reason of closure", caf_field_named(CAF_CLOSURES, "reason", 6));
    for (const cohort_step *step = next_step(to->of, NULL); step != NULL; step = next_step(to->of, step)) {
        if (!fill_step(table, to->of, step->count)) {
            return false;
        }
        put_record(to, "step", NULL, step->name, "cases", shown_in(table, 0, 0));
    }
    return true;
}

static void put_answers(sink *to, const cohort_table *table, int64_t row, const char *section, const char *name)
{
    for (int32_t answer = 0; answer < CAF_ANSWERS; answer++) {
        put_record(to, section, row < table->rows ? group_at(to->of, row) : NULL, name, answer_names[answer], shown_in(table, row, answer));
    }
}

static bool put_themes(sink *to, cohort_table *table)
{
    for (int32_t i = 0; i < caf_indicator_count(); i++) {
        if (!shows_theme(to->of, i)) {
            continue;
        }
        if (!fill_indicator(table, to->of, i)) {
            return false;
        }
        for (int64_t k = 0; k <= to->of->n_groups; k++) {
            put_answers(to, table, row_of(table, k), "theme", caf_indicator_get(i)->name);
        }
    }
    return true;
}

static bool put_rules(sink *to, cohort_table *table)
{
    for (caf_rule_id rule = 1; rule < caf_rule_count(); rule++) {
        if (!shows_rule(to->of, rule)) {
            continue;
        }
        if (!fill_rule(table, to->of, rule)) {
            return false;
        }
        put_answers(to, table, table->rows, "rule", caf_rule_get(rule)->name);
    }
    return true;
}

/* How many values there are of each number of days: far too fine to be published. */
static void put_days(sink *to, int32_t distribution)
{
    const caf_distribution *about = caf_distribution_get(distribution);
    const int64_t *bins = to->of->whole + caf_cohort_place(CAF_COHORT_DAYS, distribution);
    for (int32_t days = 0; days <= about->bound + 1; days++) {
        char measure[24];
        shown number = { bins[days], false };
        snprintf(measure, sizeof measure, days <= about->bound ? "days-%d" : "more-than-%d", days <= about->bound ? days : about->bound);
        if (bins[days] > 0) {
            put_record(to, "days", NULL, about->name, measure, number);
        }
    }
}

static bool put_distributions(sink *to, cohort_table *table)
{
    for (int32_t i = 0; i < CAF_DISTRIBUTIONS; i++) {
        const char *name = caf_distribution_get(i)->name;
        if (!fill_measured(table, to->of, i)) {
            return false;
        }
        put_record(to, "days", NULL, name, "cases", shown_in(table, 0, IS_MEASURED));
        put_record(to, "days", NULL, name, "unknown", shown_in(table, 0, IS_UNKNOWN));
        for (size_t k = 0; k < sizeof cohort_percents / sizeof cohort_percents[0]; k++) {
            char measure[24];
            snprintf(measure, sizeof measure, "percentile-%d", (int)cohort_percents[k]);
            put_record(to, "days", NULL, name, measure, percentile_of(to->of, i, cohort_percents[k]));
        }
        if (to->of->threshold == 0) {
            put_days(to, i);
        }
    }
    return true;
}

static bool put_numbers(sink *to)
{
    cohort_table table;
    memset(&table, 0, sizeof table);
    if (!can_show_cohort(to->of)) {
        return true;
    }
    bool well = put_states(to, &table) && put_data_set(to, &table) && put_themes(to, &table) && put_distributions(to, &table) &&
                put_rules(to, &table);
    release_cohort_table(&table);
    return well;
}

static void put_indicator(FILE *to, const caf_indicator *indicator)
{
    fprintf(to, "    {\"name\": \"%s\", \"theme\": %d, \"title\": \"%s\", \"rules\": [", indicator->name, (int)indicator->theme, indicator->title);
    for (int32_t k = 0; k < CAF_INDICATOR_RULES && indicator->rules[k] != 0; k++) {
        fprintf(to, "%s\"%s\"", k > 0 ? ", " : "", caf_rule_get(indicator->rules[k])->name);
    }
    fputs("], \"limit\": ", to);
    put_json_text(to, indicator->limit);
    fputc('}', to);
}

/* A number, or null where it is not said or is not to be seen. */
static void put_number_member(FILE *to, const char *name, int64_t number, bool is_hidden)
{
    if (number < 0 || is_hidden) {
        fprintf(to, "  \"%s\": null,\n", name);
    } else {
        fprintf(to, "  \"%s\": %lld,\n", name, (long long)number);
    }
}

bool print_cohort_json(const cohort *of, FILE *to)
{
    sink all = { of, to, true, false };
    bool is_hidden = !can_show_cohort(of);
    fprintf(to, "{\n  \"libcaf\": \"%s\",\n  \"as_of\": ", caf_version());
    put_day(to, of->with->as_of);
    fputs(",\n  \"profile\": ", to);
    put_json_text(to, caf_profile_name(of->with->profiles[0]));
    fprintf(to, ",\n  \"by\": \"%s\",\n", cohort_by_word(of));
    put_number_member(to, "suppressed_below", of->threshold > 0 ? of->threshold : -1, false);
    put_number_member(to, "requested", of->requested, is_hidden);
    put_number_member(to, "submitted", of->whole[CAF_COHORT_CASES], is_hidden);
    put_number_member(to, "not_yet", of->whole[CAF_COHORT_NOT_YET], of->whole[CAF_COHORT_NOT_YET] > 0 && of->threshold > of->whole[CAF_COHORT_NOT_YET]);
    fputs("  \"indicators\": [\n", to);
    for (int32_t i = 0; i < caf_indicator_count(); i++) {
        put_indicator(to, caf_indicator_get(i));
        fputs(i + 1 < caf_indicator_count() ? ",\n" : "\n  ],\n  \"numbers\": [", to);
    }
    bool well = put_numbers(&all);
    fputs(all.any ? "\n  ]\n}\n" : "]\n}\n", to);
    return well;
}

bool print_cohort_csv(const cohort *of, FILE *to)
{
    sink all = { of, to, false, false };
    fputs("section,group,name,measure,number,suppressed\r\n", to);
    if (of->requested >= 0 && can_show_cohort(of)) {
        put_record(&all, "cases", NULL, "", "requested", (shown){ of->requested, false });
    }
    return put_numbers(&all);
}
