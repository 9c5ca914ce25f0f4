/* A cohort as a person reads it, in the order of the audit of 2011. */
#include <string.h>
#include "cohort_print.h"
#include "cohort_tables.h"
#include "put.h"
#include "screen.h"

enum { NAME_WIDTH = 34, NUMBER_WIDTH = 7, TEXT_SIZE = 48, SHARE_SIZE = 2 * TEXT_SIZE + 8 };

/* Suppressed numbers show as a star. */
static const char *text_of(shown number, char *text)
{
    if (number.is_hidden) {
        return "*";
    }
    snprintf(text, TEXT_SIZE, "%lld", (long long)number.count);
    return number.count < 0 ? "-" : text;
}

static void put_number(FILE *to, shown number, int width)
{
    char text[TEXT_SIZE];
    fprintf(to, "%*s", width, text_of(number, text));
}

/* "18 of 22", of those that are decided. */
static const char *share_text(const cohort_table *of, int64_t row, char *text)
{
    char met[TEXT_SIZE];
    char decided[TEXT_SIZE];
    shown good = shown_in(of, row, CAF_ANSWER_MET);
    shown base = decided_in(of, row);
    if (!base.is_hidden && base.count == 0) {
        return "-";
    }
    snprintf(text, SHARE_SIZE, "%s of %s", text_of(good, met), text_of(base, decided));
    return text;
}

static const char *percent_text(const cohort_table *of, int64_t row, char *text)
{
    shown met = percent_met(of, row);
    if (met.is_hidden || met.count < 0) {
        return "";
    }
    snprintf(text, TEXT_SIZE, "%lld%%", (long long)met.count);
    return text;
}

static void put_answers(FILE *to, const cohort_table *of, int64_t row)
{
    char share[SHARE_SIZE];
    char percent[TEXT_SIZE];
    fprintf(to, "%14s%6s", share_text(of, row, share), percent_text(of, row, percent));
    put_number(to, shown_in(of, row, CAF_ANSWER_UNKNOWN), 10);
    put_number(to, shown_in(of, row, CAF_ANSWER_OTHER), 8);
    fputc('\n', to);
}

static void put_head(FILE *to, const cohort *of)
{
    char words[CAF_DATE_WORDS] = "";
    (void)caf_date_words(of->with->as_of, words);
    put_styled(to, CAF_STYLE_HEADING, "Cohort as on %s", words);
    fputs("\n\n", to);
    put_label(to, "Profile");
    put_profiles(to, of->with);
    fputc('\n', to);
    if (!can_show_cohort(of)) {
        fprintf(to, "\nThere are fewer than %lld cases: nothing can be shown.\n", (long long)caf_published_least(of->threshold));
        return;
    }
    if (of->requested >= 0) {
        put_label(to, "Requested");
        fprintf(to, "%lld\n", (long long)of->requested);
    }
    put_label(to, "Submitted");
    fprintf(to, "%lld\n", (long long)of->whole[CAF_COHORT_CASES]);
    if (of->whole[CAF_COHORT_NOT_YET] >= (of->threshold > 0 ? of->threshold : 1)) {
        put_label(to, "Not yet");
        fprintf(to, "%lld not open on that day, and left out\n", (long long)of->whole[CAF_COHORT_NOT_YET]);
    }
}

static void put_group_name(FILE *to, const cohort *of, int64_t row)
{
    if (row < of->n_groups) {
        put_name(to, of->groups[row].name, of->groups[row].length, NAME_WIDTH - 2);
        fputs("  ", to);
    } else {
        fprintf(to, "%-*s", NAME_WIDTH, "All");
    }
}

/* The row of all, under those of groups. */
static int64_t group_row(const cohort *of, const cohort_table *table, int64_t i)
{
    return i < of->n_groups ? i : table->rows;
}

static bool put_states(FILE *to, const cohort *of, cohort_table *table)
{
    if (!fill_states(table, of)) {
        return false;
    }
    put_heading(to, "%-*s%7s%7s%8s%11s", NAME_WIDTH, cohort_by_title(of), "cases", "open", "closed", "not known");
    for (int64_t i = 0; i <= of->n_groups; i++) {
        int64_t row = group_row(of, table, i);
        put_group_name(to, of, i);
        put_number(to, shown_in(table, row, STATES), NUMBER_WIDTH);
        put_number(to, shown_in(table, row, STATE_OPEN), NUMBER_WIDTH);
        put_number(to, shown_in(table, row, STATE_CLOSED), 8);
        put_number(to, shown_in(table, row, STATE_MAY_BE_CLOSED), 11);
        fputc('\n', to);
    }
    return true;
}

static bool put_themes(FILE *to, const cohort *of, cohort_table *table)
{
    put_heading(to, "%-*s%14s%6s%10s%8s", NAME_WIDTH + 4, "The eight themes of 2011, in cases", "met", "", "unknown", "other");
    for (int32_t i = 0; i < caf_indicator_count(); i++) {
        const caf_indicator *indicator = caf_indicator_get(i);
        if (!shows_theme(of, i)) {
            continue;
        }
        if (!fill_indicator(table, of, i)) {
            return false;
        }
        if (!is_whole_theme(indicator)) {
            fprintf(to, "     %-*s", NAME_WIDTH - 1, indicator->title);
        } else {
            fprintf(to, "%d  %-*s", (int)indicator->theme, NAME_WIDTH + 1, indicator->title);
        }
        put_answers(to, table, table->rows);
    }
    return true;
}

/* A column for each whole theme: 1, 2c, 2p, 3 and on. */
static void put_theme_heading(FILE *to, const cohort *of)
{
    begin_style(to, CAF_STYLE_HEADING);
    fprintf(to, "\n%-*s", 18, cohort_by_title(of));
    for (int32_t i = 0; i < caf_indicator_count(); i++) {
        const caf_indicator *indicator = caf_indicator_get(i);
        if (is_whole_theme(indicator)) {
            char name[8];
            snprintf(name, sizeof name, "%d%.1s", (int)indicator->theme, indicator->theme == 2 ? indicator->name + 2 : "");
            fprintf(to, "%*s", NUMBER_WIDTH, name);
        }
    }
    end_style(to, CAF_STYLE_HEADING);
    fputc('\n', to);
}

/* Met of decided, short: "3/9". */
static void put_short_share(FILE *to, const cohort_table *of, int64_t row)
{
    char met[TEXT_SIZE];
    char decided[TEXT_SIZE];
    char text[SHARE_SIZE];
    shown good = shown_in(of, row, CAF_ANSWER_MET);
    shown base = decided_in(of, row);
    snprintf(text, sizeof text, "%s/%s", text_of(good, met), text_of(base, decided));
    fprintf(to, "%*s", NUMBER_WIDTH, !base.is_hidden && base.count == 0 ? "-" : text);
}

/* A group has a line through the tables of all themes. */
static bool put_groups(FILE *to, const cohort *of)
{
    if (of->n_groups < 2) {
        return true;
    }
    cohort_table *tables = fill_whole_themes(of);
    if (tables == NULL) {
        return false;
    }
    put_theme_heading(to, of);
    for (int64_t group = 0; group < of->n_groups; group++) {
        put_name(to, of->groups[group].name, of->groups[group].length, 17);
        fputc(' ', to);
        for (int32_t i = 0; i < caf_indicator_count(); i++) {
            if (is_whole_theme(caf_indicator_get(i))) {
                put_short_share(to, &tables[i], group);
            }
        }
        fputc('\n', to);
    }
    release_themes(tables);
    return true;
}

static bool put_distributions(FILE *to, const cohort *of, cohort_table *table)
{
    put_heading(to, "%-41s%6s%8s%5s%5s%5s%5s%5s", "Time taken", "cases", "unknown", "10%", "25%", "50%", "75%", "90%");
    for (int32_t i = 0; i < CAF_DISTRIBUTIONS; i++) {
        const caf_distribution *about = caf_distribution_get(i);
        if (!fill_measured(table, of, i)) {
            return false;
        }
        fprintf(to, "%-41s", about->title);
        put_number(to, shown_in(table, 0, IS_MEASURED), 6);
        put_number(to, shown_in(table, 0, IS_UNKNOWN), 8);
        for (size_t k = 0; k < sizeof cohort_percents / sizeof cohort_percents[0]; k++) {
            shown days = percentile_of(of, i, cohort_percents[k]);
            if (!days.is_hidden && days.count > about->bound) {
                fprintf(to, "%5s", "over");
            } else {
                put_number(to, days, 5);
            }
        }
        fputc('\n', to);
    }
    return true;
}

static void put_choices(void *user, const cohort_table *table, const char *title, const caf_field *field)
{
    FILE *to = user;
    put_heading(to, "%-*s%7s", NAME_WIDTH, title, "cases");
    for (int32_t i = 1; i <= table->columns; i++) {
        int32_t code = i % (int32_t)table->columns; /* those where it is not recorded come last */
        shown number = shown_in(table, 0, code);
        if (number.is_hidden || number.count > 0) {
            fprintf(to, "%-*s", NAME_WIDTH, code == 0 ? COHORT_NOT_RECORDED : field->choices[code - 1]);
            put_number(to, number, NUMBER_WIDTH);
            fputc('\n', to);
        }
    }
}

static bool put_shares(FILE *to, const cohort *of, cohort_table *table)
{
    put_heading(to, "%-*s%7s", NAME_WIDTH, "Steps", "cases");
    for (const cohort_step *step = next_step(of, NULL); step != NULL; step = next_step(of, step)) {
        if (!fill_step(table, of, step->count)) {
            return false;
        }
        fprintf(to, "%-*s", NAME_WIDTH, step->title);
        put_number(to, shown_in(table, 0, 0), NUMBER_WIDTH);
        fputc('\n', to);
    }
    return true;
}

static bool put_data_set(FILE *to, const cohort *of, cohort_table *table)
{
    if (!each_beginning(table, of, put_choices, to) || !fill_reasons(table, of)) {
        return false;
    }
    if (shown_in(table, 0, table->columns).count > 0 && !shown_in(table, 0, table->columns).is_hidden) {
        put_choices(to, table, "Reason of closure", caf_field_named(CAF_CLOSURES, "reason", 6));
    }
    return put_shares(to, of, table);
}

static bool put_rules(FILE *to, const cohort *of, cohort_table *table)
{
    bool any = false;
    for (caf_rule_id rule = 1; rule < caf_rule_count(); rule++) {
        if (!shows_rule(of, rule)) {
            continue;
        }
        if (!fill_rule(table, of, rule)) {
            return false;
        }
        if (!any) {
            put_heading(to, "%-*s%14s%6s%10s%8s", NAME_WIDTH + 4, of->threshold > 0 ? "Other rules, in cases" : "By rule, in cases", "met", "",
                        "unknown", "other");
        }
        any = true;
        fprintf(to, "%-*s", NAME_WIDTH + 4, caf_rule_get(rule)->name);
        put_answers(to, table, table->rows);
    }
    return true;
}

static void put_foot(FILE *to, const cohort *of)
{
    fputs("\nMet is of the cases decided, met or not met. Unknown: the record does not say. Other:\n"
          "due, for a person to judge, or the theme does not bear on the case.\n", to);
    if (of->threshold > 0) {
        fprintf(to, "* is not shown: it is less than %lld, or would give away what is.\n", (long long)of->threshold);
    } else {
        fputs("Small numbers are shown: this is for those who may see the cases (--suppress).\n", to);
    }
}

bool print_cohort_text(const cohort *of, FILE *to)
{
    cohort_table table;
    memset(&table, 0, sizeof table);
    put_head(to, of);
    if (!can_show_cohort(of)) {
        return true;
    }
    bool well = put_states(to, of, &table) && put_themes(to, of, &table) && put_groups(to, of) &&
                put_distributions(to, of, &table) && put_data_set(to, of, &table) && put_rules(to, of, &table);
    put_foot(to, of);
    release_cohort_table(&table);
    return well;
}
