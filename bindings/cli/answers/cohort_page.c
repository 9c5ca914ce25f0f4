/* A cohort as a page to hand on. */
#include <string.h>
#include "cohort_print.h"
#include "cohort_tables.h"
#include "messages.h"
#include "page_finish.h"

enum { TEXT_SIZE = 160 };

enum { CASES, THEMES, GROUPS, TIMES, DATA_SET, RULES, PARTS };

static const caf_page_part parts[PARTS] = {
    [CASES] = { "cases", "Cases" },
    [THEMES] = { "themes", "The eight themes of 2011" },
    [GROUPS] = { "groups", "The themes by group" },
    [TIMES] = { "times", "How long things took" },
    [DATA_SET] = { "data-set", "Minimum common data set" },
    [RULES] = { "rules", "Outcomes by rule" },
};

/* What a page shows of a number: that it is not shown is said, and no bar is drawn of it. */
static int64_t on_page(shown number)
{
    return number.is_hidden ? CAF_PAGE_HIDDEN : number.count < 0 ? CAF_PAGE_NONE : number.count;
}

static void put_shown(caf_page *page, shown number)
{
    caf_page_number_cell(page, on_page(number));
}

static void put_facts(caf_page *page, const cohort *of)
{
    char text[TEXT_SIZE];
    put_fact(page, "Profile", caf_profile_name(of->with->profiles[0]));
    put_fact(page, "Groups", cohort_by_title(of));
    if (of->threshold > 0) {
        snprintf(text, sizeof text, "counts from 1 to %lld, and what would give one away", (long long)of->threshold - 1);
        put_fact(page, "Hidden", text);
    } else {
        put_fact(page, "Hidden", "nothing: this is for those who may see the cases (--suppress)");
    }
    if (can_show_cohort(of) && of->whole[CAF_COHORT_NOT_YET] >= (of->threshold > 0 ? of->threshold : 1)) {
        snprintf(text, sizeof text, "%lld cases, not open on that day", (long long)of->whole[CAF_COHORT_NOT_YET]);
        put_fact(page, "Left out", text);
    }
}

static bool put_figures(caf_page *page, const cohort *of, cohort_table *table)
{
    if (!fill_states(table, of)) {
        return false;
    }
    if (of->requested >= 0) {
        caf_page_figure(page, CAF_PAGE_PLAIN, of->requested, "requested");
    }
    caf_page_figure(page, CAF_PAGE_PLAIN, of->whole[CAF_COHORT_CASES], "submitted");
    caf_page_figure(page, CAF_PAGE_PLAIN, on_page(shown_in(table, table->rows, STATE_OPEN)), "open");
    caf_page_figure(page, CAF_PAGE_PLAIN, on_page(shown_in(table, table->rows, STATE_CLOSED)), "closed");
    caf_page_figure(page, CAF_STYLE_UNKNOWN, on_page(shown_in(table, table->rows, STATE_MAY_BE_CLOSED)), "not known whether closed");
    return true;
}

static void put_contents(caf_page *page, const cohort *of)
{
    caf_page_part entries[PARTS];
    int32_t n = 0;
    for (int part = 0; part < PARTS; part++) {
        if (part != GROUPS || of->n_groups > 1) {
            entries[n++] = parts[part];
        }
    }
    caf_page_contents(page, entries, n);
}

/* Begins the row of a group; the last one is all. */
static int64_t begin_group(caf_page *page, const cohort *of, const cohort_table *table, int64_t group)
{
    if (group == of->n_groups) {
        caf_page_table_foot(page);
        caf_page_begin_row(page, "All", 3);
        return table->rows;
    }
    caf_page_begin_row(page, of->groups[group].name, of->groups[group].length);
    return group;
}

static bool put_cases(caf_page *page, const cohort *of, cohort_table *table)
{
    const caf_page_column columns[] = { { cohort_by_title(of), CAF_PAGE_WORDS, 0 }, { "cases", CAF_PAGE_NUMBERS, 0 },
                                        { "open", CAF_PAGE_NUMBERS, 0 }, { "closed", CAF_PAGE_NUMBERS, 0 },
                                        { "not known", CAF_PAGE_NUMBERS, 0 } };
    if (!fill_states(table, of)) {
        return false;
    }
    caf_page_begin_part(page, &parts[CASES]);
    caf_page_begin_table(page, "Cases submitted, by group", columns, 5);
    for (int64_t group = 0; group <= of->n_groups; group++) {
        int64_t row = begin_group(page, of, table, group);
        put_shown(page, shown_in(table, row, STATES));
        for (int state = 0; state < STATES; state++) {
            put_shown(page, shown_in(table, row, state));
        }
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
    caf_page_end_part(page);
    return true;
}

static void list_answers(caf_page_share shares[CAF_ANSWERS], const cohort_table *table, int64_t row)
{
    static const char *const names[CAF_ANSWERS] = { "met", "not met", "unknown", "other: due, for a person to judge, or does not bear on the case" };
    static const int32_t styles[CAF_ANSWERS] = { CAF_STYLE_MET, CAF_STYLE_NOT_MET, CAF_STYLE_UNKNOWN, CAF_STYLE_FAINT };
    for (int answer = 0; answer < CAF_ANSWERS; answer++) {
        int64_t number = table != NULL ? on_page(shown_in(table, row, answer)) : 0;
        shares[answer] = (caf_page_share){ number, styles[answer], 0, names[answer] };
    }
}

static void put_answers(caf_page *page, const cohort_table *table, int64_t row)
{
    caf_page_share shares[CAF_ANSWERS];
    list_answers(shares, table, row);
    for (int answer = 0; answer < CAF_ANSWERS; answer++) {
        caf_page_number_cell(page, shares[answer].number);
    }
    caf_page_percent_cell(page, on_page(percent_met(table, row)));
    caf_page_bar_cell(page, shares, CAF_ANSWERS);
    caf_page_end_row(page);
}

static void put_key(caf_page *page)
{
    caf_page_share shares[CAF_ANSWERS];
    list_answers(shares, NULL, 0);
    caf_page_key(page, shares, CAF_ANSWERS);
}

#define ANSWER_COLUMNS \
    { "met", CAF_PAGE_NUMBERS, 0 }, { "not met", CAF_PAGE_NUMBERS, 0 }, { "unknown", CAF_PAGE_NUMBERS, 0 }, \
        { "other", CAF_PAGE_NUMBERS, 0 }, { "met of decided", CAF_PAGE_NUMBERS, 0 }, { "Shares", CAF_PAGE_BARS, 0 }

/* "3 Evidence and continuity" */
static void begin_theme(caf_page *page, const caf_indicator *indicator)
{
    char name[TEXT_SIZE];
    int length = snprintf(name, sizeof name, "%d %s", (int)indicator->theme, indicator->title);
    if (is_whole_theme(indicator)) {
        caf_page_begin_row(page, name, (size_t)length);
    } else {
        caf_page_begin_part_row(page, indicator->title, strlen(indicator->title));
    }
}

static void put_theme_limits(caf_page *page)
{
    caf_page_markup(page, "<p>What no record decides:</p>\n<ul class=\"notes\">\n");
    for (int32_t i = 0; i < caf_indicator_count(); i++) {
        const caf_indicator *indicator = caf_indicator_get(i);
        if (indicator->limit != NULL) {
            caf_page_markup(page, "<li>");
            caf_page_number(page, indicator->theme);
            caf_page_markup(page, " ");
            caf_page_text(page, indicator->title);
            caf_page_markup(page, ": ");
            caf_page_text(page, indicator->limit);
            caf_page_markup(page, "</li>\n");
        }
    }
    caf_page_markup(page, "</ul>\n");
}

static bool put_themes(caf_page *page, const cohort *of, cohort_table *table)
{
    static const caf_page_column columns[] = { { "Theme", CAF_PAGE_WORDS, 0 }, ANSWER_COLUMNS };
    caf_page_begin_part(page, &parts[THEMES]);
    caf_page_markup(page, "<p>Each case counts once. <em>Met of decided</em> is of the cases met or not met: <em>unknown</em>, "
                          "where the record does not say, is in neither.</p>\n");
    put_key(page);
    caf_page_begin_table(page, "Cases by theme", columns, 7);
    for (int32_t i = 0; i < caf_indicator_count(); i++) {
        if (!shows_theme(of, i)) {
            continue;
        }
        if (!fill_indicator(table, of, i)) {
            return false;
        }
        begin_theme(page, caf_indicator_get(i));
        put_answers(page, table, table->rows);
    }
    caf_page_end_table(page);
    put_theme_limits(page);
    caf_page_end_part(page);
    return true;
}

/* "3 of 9" */
static void put_share(caf_page *page, const cohort_table *table, int64_t row)
{
    char text[TEXT_SIZE];
    shown decided = decided_in(table, row);
    if (decided.is_hidden || decided.count == 0) {
        caf_page_number_cell(page, decided.is_hidden ? CAF_PAGE_HIDDEN : CAF_PAGE_NONE);
        return;
    }
    snprintf(text, sizeof text, "%lld of %lld", (long long)shown_in(table, row, CAF_ANSWER_MET).count, (long long)decided.count);
    caf_page_figure_cell(page, text);
}

static void begin_groups(caf_page *page, const cohort *of)
{
    enum { MOST_THEMES = 32 };
    char names[MOST_THEMES][TEXT_SIZE];
    caf_page_column columns[MOST_THEMES] = { { cohort_by_title(of), CAF_PAGE_WORDS, 0 } };
    int32_t n = 1;
    for (int32_t i = 0; i < caf_indicator_count() && n < MOST_THEMES; i++) {
        const caf_indicator *indicator = caf_indicator_get(i);
        if (is_whole_theme(indicator)) {
            snprintf(names[n], TEXT_SIZE, "%d %s", (int)indicator->theme, indicator->title);
            columns[n] = (caf_page_column){ names[n], CAF_PAGE_NUMBERS, 0 };
            n++;
        }
    }
    caf_page_begin_table(page, "Met of decided, by group and theme", columns, n);
}

static bool put_groups(caf_page *page, const cohort *of)
{
    if (of->n_groups < 2) {
        return true;
    }
    cohort_table *tables = fill_whole_themes(of);
    if (tables == NULL) {
        return false;
    }
    caf_page_begin_part(page, &parts[GROUPS]);
    begin_groups(page, of);
    for (int64_t group = 0; group < of->n_groups; group++) {
        caf_page_begin_row(page, of->groups[group].name, of->groups[group].length);
        for (int32_t i = 0; i < caf_indicator_count(); i++) {
            if (is_whole_theme(caf_indicator_get(i))) {
                put_share(page, &tables[i], group);
            }
        }
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
    caf_page_end_part(page);
    release_themes(tables);
    return true;
}

static void put_percentiles(caf_page *page, const cohort *of, int32_t distribution)
{
    for (size_t k = 0; k < sizeof cohort_percents / sizeof cohort_percents[0]; k++) {
        shown days = percentile_of(of, distribution, cohort_percents[k]);
        if (!days.is_hidden && days.count > caf_distribution_get(distribution)->bound) {
            caf_page_figure_cell(page, "over");
        } else {
            put_shown(page, days);
        }
    }
}

/* The most days that were counted by themselves. */
static int32_t most_days(const int64_t *days, int32_t bound)
{
    while (bound > 0 && days[bound] == 0) {
        bound--;
    }
    return bound;
}

/* The narrowest bins in which all days have a place. */
static int32_t bin_width(int32_t most)
{
    static const int32_t widths[] = { 5, 10, 15, 20, 30, 60, 90, 180, 365 };
    enum { MOST_BINS = 12 };
    size_t i = 0;
    while (i + 1 < sizeof widths / sizeof widths[0] && widths[i] * MOST_BINS < most) {
        i++;
    }
    return widths[i];
}

static void put_chart(caf_page *page, const cohort *of, int32_t distribution)
{
    enum { BINS = 14, LEAST_BINS = 6, MARKS = sizeof cohort_percents / sizeof cohort_percents[0] };
    const caf_distribution *about = caf_distribution_get(distribution);
    const int64_t *days = of->whole + caf_cohort_place(CAF_COHORT_DAYS, distribution);
    int64_t bins[BINS] = { 0 };
    int32_t most = most_days(days, about->bound);
    int32_t width = bin_width(most);
    /* What took longer than the bound stands behind all bins. */
    int32_t n = days[about->bound + 1] > 0 ? BINS : (most + width - 1) / width + 2;
    char caption[TEXT_SIZE];
    char texts[MARKS][32];
    caf_page_mark marks[MARKS];
    caf_page_days chart = { bins, n < LEAST_BINS ? LEAST_BINS : n, width, "0", caf_unit_name(about->unit), "how many", caption, marks, 0 };
    for (int32_t day = 0; day <= about->bound + 1; day++) {
        bins[day == 0 ? 0 : day > about->bound || day > (BINS - 2) * width ? BINS - 1 : (day - 1) / width + 1] += days[day];
    }
    snprintf(caption, sizeof caption, "%s: the numbers of the chart", about->title);
    for (size_t k = 0; k < MARKS; k++) {
        shown at = percentile_of(of, distribution, cohort_percents[k]);
        snprintf(texts[k], sizeof texts[k], "%d %% within %lld", (int)cohort_percents[k], (long long)at.count);
        marks[chart.n_marks++] = (caf_page_mark){ (int32_t)at.count, 0, texts[k] };
    }
    caf_page_markup(page, "<h3>");
    caf_page_text(page, about->title);
    caf_page_markup(page, "</h3>\n");
    caf_page_chart(page, &chart);
}

static bool put_times(caf_page *page, const cohort *of, cohort_table *table)
{
    static const caf_page_column columns[] = { { "Time taken", CAF_PAGE_WORDS, 0 }, { "values", CAF_PAGE_NUMBERS, 0 }, { "cases unknown", CAF_PAGE_NUMBERS, 0 },
                                               { "10 %", CAF_PAGE_NUMBERS, 0 }, { "25 %", CAF_PAGE_NUMBERS, 0 }, { "50 %", CAF_PAGE_NUMBERS, 0 },
                                               { "75 %", CAF_PAGE_NUMBERS, 0 }, { "90 %", CAF_PAGE_NUMBERS, 0 } };
    caf_page_begin_part(page, &parts[TIMES]);
    caf_page_markup(page, "<p>So many percent took at most so many days; 50 % is the median.</p>\n");
    caf_page_begin_table(page, "Time taken, with percentiles", columns, 8);
    for (int32_t i = 0; i < CAF_DISTRIBUTIONS; i++) {
        if (!fill_measured(table, of, i)) {
            return false;
        }
        caf_page_begin_row(page, caf_distribution_get(i)->title, strlen(caf_distribution_get(i)->title));
        put_shown(page, shown_in(table, 0, IS_MEASURED));
        put_shown(page, shown_in(table, 0, IS_UNKNOWN));
        put_percentiles(page, of, i);
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
    if (of->threshold > 0) {
        caf_page_markup(page, "<p>There are no charts by day, as small counts are hidden.</p>\n");
    }
    for (int32_t i = 0; of->threshold == 0 && i < CAF_DISTRIBUTIONS; i++) {
        if (!fill_measured(table, of, i)) {
            return false;
        }
        if (shown_in(table, 0, IS_MEASURED).count > 0) {
            put_chart(page, of, i);
        }
    }
    caf_page_end_part(page);
    return true;
}

static void put_choices(void *user, const cohort_table *table, const char *title, const caf_field *field)
{
    caf_page *page = user;
    const caf_page_column columns[] = { { title, CAF_PAGE_WORDS, 0 }, { "cases", CAF_PAGE_NUMBERS, 0 } };
    caf_page_begin_table(page, title, columns, 2);
    for (int32_t i = 1; i <= table->columns; i++) {
        int32_t code = i % (int32_t)table->columns; /* those where it is not recorded come last */
        const char *name = code == 0 ? COHORT_NOT_RECORDED : field->choices[code - 1];
        shown number = shown_in(table, 0, code);
        if (number.is_hidden || number.count > 0) {
            caf_page_begin_row(page, name, strlen(name));
            put_shown(page, number);
            caf_page_end_row(page);
        }
    }
    caf_page_end_table(page);
}

static bool put_steps(caf_page *page, const cohort *of, cohort_table *table)
{
    static const caf_page_column columns[] = { { "Step", CAF_PAGE_WORDS, 0 }, { "cases", CAF_PAGE_NUMBERS, 0 } };
    caf_page_begin_table(page, "Steps", columns, 2);
    for (const cohort_step *step = next_step(of, NULL); step != NULL; step = next_step(of, step)) {
        if (!fill_step(table, of, step->count)) {
            return false;
        }
        caf_page_begin_row(page, step->title, strlen(step->title));
        put_shown(page, shown_in(table, 0, 0));
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
    return true;
}

static bool put_counts(caf_page *page, const cohort *of, cohort_table *table)
{
    if (!each_beginning(table, of, put_choices, page) || !fill_reasons(table, of)) {
        return false;
    }
    shown closed = shown_in(table, 0, table->columns);
    if (closed.is_hidden) {
        caf_page_markup(page, "<p>The reasons of closure are hidden.</p>\n");
    } else if (closed.count > 0) {
        put_choices(page, table, "Reason of closure", caf_field_named(CAF_CLOSURES, "reason", 6));
    }
    return put_steps(page, of, table);
}

static bool put_data_set(caf_page *page, const cohort *of, cohort_table *table)
{
    caf_page_begin_part(page, &parts[DATA_SET]);
    bool well = put_counts(page, of, table);
    caf_page_end_part(page);
    return well;
}

static bool put_rules(caf_page *page, const cohort *of, cohort_table *table)
{
    static const caf_page_column columns[] = { { "Rule", CAF_PAGE_WORDS, 0 }, { "What it asks", CAF_PAGE_TITLE, 0 }, ANSWER_COLUMNS };
    caf_page_begin_part(page, &parts[RULES]);
    caf_page_markup(page, of->threshold > 0 ? "<p>Rules of the themes have no second line here, as it could give away what is hidden above.</p>\n" : "");
    put_key(page);
    caf_page_begin_table(page, "Cases by rule", columns, 8);
    for (caf_rule_id rule = 1; rule < caf_rule_count(); rule++) {
        if (!shows_rule(of, rule)) {
            continue;
        }
        if (!fill_rule(table, of, rule)) {
            return false;
        }
        const caf_rule *about = caf_rule_get(rule);
        caf_page_begin_row(page, about->name, strlen(about->name));
        caf_page_title_cell(page, about->title, strlen(about->title));
        put_answers(page, table, table->rows);
    }
    caf_page_end_table(page);
    caf_page_end_part(page);
    return true;
}

static bool put_all(caf_page *page, const cohort *of)
{
    cohort_table table;
    memset(&table, 0, sizeof table);
    bool well = put_figures(page, of, &table);
    put_contents(page, of);
    well = well && put_cases(page, of, &table) && put_themes(page, of, &table) && put_groups(page, of) &&
           put_times(page, of, &table) && put_data_set(page, of, &table) && put_rules(page, of, &table);
    release_cohort_table(&table);
    return well;
}

/* Of too few cases even their number is hidden. */
static void put_nothing(caf_page *page, const cohort *of)
{
    caf_page_contents(page, NULL, 0);
    caf_page_markup(page, "<p>There are fewer than ");
    caf_page_number(page, caf_published_least(of->threshold));
    caf_page_markup(page, " cases: nothing can be shown.</p>\n");
}

bool print_cohort_page(const cohort *of, FILE *to)
{
    caf_page *page;
    char words[CAF_DATE_WORDS] = "";
    char title[TEXT_SIZE];
    (void)caf_date_words(of->with->as_of, words);
    int length = snprintf(title, sizeof title, "Cohort as on %s", words);
    if (caf_page_open(title, (size_t)length, &page) != CAF_OK) {
        return no_memory();
    }
    put_facts(page, of);
    bool well = true;
    if (can_show_cohort(of)) {
        well = put_all(page, of);
    } else {
        put_nothing(page, of);
    }
    if (!well) {
        caf_page_close(page);
        return false;
    }
    return finish_page(page, "Counts alone: no case and no name of a person is in it.", to);
}
