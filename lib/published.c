/* Which tables of a cohort are published, of which groups, and which numbers of them. */
#include <caf/published.h>
#include <caf/suppress.h>
#include <string.h>

/* What a table is made of: numbers of the whole in a row, or of each group. */
typedef struct source {
    int64_t first;     /* where its numbers begin in a block; -1: there is no such table */
    int64_t columns;
    int32_t is_grouped;
    int32_t is_answers; /* numbers are by verdict */
} source;

static const source no_table = { -1, 0, 0, 0 };

static source choices_from(int32_t first, int32_t end)
{
    source of = { first, end - first, 0, 0 };
    return of;
}

static source source_of(int32_t table, int32_t which)
{
    switch (table) {
    case CAF_PUBLISHED_STATES:
        return (source){ CAF_COHORT_OPEN, 3, 1, 0 };
    case CAF_PUBLISHED_INDICATOR:
        return (source){ caf_cohort_place(CAF_COHORT_INDICATORS, which), CAF_ANSWERS, 1, 1 };
    case CAF_PUBLISHED_RULE:
        return (source){ caf_rule_get(which) != NULL ? caf_cohort_place(CAF_COHORT_ANSWERS, which) : -1, CAF_ANSWERS, 0, 1 };
    case CAF_PUBLISHED_DAYS:
        return (source){ caf_cohort_place(CAF_COHORT_DAYS, which), 3, 0, 0 };
    case CAF_PUBLISHED_INITIATORS:
        return choices_from(CAF_COHORT_INITIATORS, CAF_COHORT_ORIGINS);
    case CAF_PUBLISHED_ORIGINS:
        return choices_from(CAF_COHORT_ORIGINS, CAF_COHORT_REASONS);
    case CAF_PUBLISHED_REASONS:
        return choices_from(CAF_COHORT_REASONS, CAF_COHORT_COUNT);
    case CAF_PUBLISHED_STEP:
        return which == CAF_COHORT_REOPENED || which == CAF_COHORT_STEPPED_UP || which == CAF_COHORT_STEPPED_DOWN
                   ? (source){ which, 2, 0, 0 }
                   : no_table;
    default:
        return no_table;
    }
}

static caf_status look_at(const caf_published *of)
{
    if (of == NULL) {
        return CAF_E_NULL;
    }
    if (of->size != (int32_t)sizeof *of) {
        return CAF_E_SIZE;
    }
    if (of->whole == NULL || (of->groups == NULL && of->n_groups > 0)) {
        return CAF_E_NULL;
    }
    int is_short = of->n_groups > 0 && of->stride < caf_cohort_place(CAF_COHORT_ANSWERS, 0);
    return of->n_groups < 0 || is_short || of->threshold < 0 || of->threshold == 1 ? CAF_E_ARGUMENT : CAF_OK;
}

/* With more cases than columns some cell can always be one less, and so hide others: tests/test_suppress.c. */
int64_t caf_published_least(int64_t threshold)
{
    int64_t columns = CAF_ANSWERS + 1;
    return threshold <= 0 ? 0 : threshold > columns ? threshold : columns;
}

/* No count of cases is more; so that no sum of two can overflow. */
#define COUNT_MAX ((int64_t)1 << 48)

static int is_count(int64_t number)
{
    return number >= 0 && number <= COUNT_MAX;
}

/* The smallest size of a group above one; -1: there is none. */
static int64_t next_size(const int64_t *cases, int64_t n, int64_t above)
{
    int64_t found = -1;
    for (int64_t i = 0; i < n; i++) {
        if (cases[i] > above && (found < 0 || cases[i] < found)) {
            found = cases[i];
        }
    }
    return found;
}

caf_status caf_groups_together(const int64_t *cases, int64_t n, int64_t threshold, unsigned char *together)
{
    if (n > 0 && (cases == NULL || together == NULL)) {
        return CAF_E_NULL;
    }
    if (n < 0 || threshold < 0 || threshold == 1) {
        return CAF_E_ARGUMENT;
    }
    for (int64_t i = 0; i < n; i++) {
        if (!is_count(cases[i])) {
            return CAF_E_ARGUMENT;
        }
        together[i] = 0;
    }
    int64_t least = caf_published_least(threshold);
    int64_t sum = 0;
    /* Size by size, of which there are few, and those of one in their order. */
    for (int64_t size = next_size(cases, n, -1); size >= 0 && (size < least || (sum > 0 && sum < least)); size = next_size(cases, n, size)) {
        for (int64_t i = 0; i < n; i++) {
            if (cases[i] == size && (size < least || (sum > 0 && sum < least))) {
                together[i] = 1;
                sum += sum < least ? size : 0; /* no more than it has to be */
            }
        }
    }
    return CAF_OK;
}

/* A part of a theme beside others would tell how many cases lack several of them. Theme 2 is two numbers and no whole. */
static int is_part(int32_t indicator)
{
    const caf_indicator *of = caf_indicator_get(indicator);
    return of->theme != 2 && strchr(of->name, '-') != NULL;
}

static int is_of_an_indicator(caf_rule_id rule)
{
    for (int32_t i = 0; i < caf_indicator_count(); i++) {
        const caf_indicator *indicator = caf_indicator_get(i);
        for (int32_t k = 0; k < CAF_INDICATOR_RULES; k++) {
            if (indicator->rules[k] == rule) {
                return 1;
            }
        }
    }
    return 0;
}

/*
 * A rule of an indicator would show in a second table what the first one hides;
 * and so would the papers of NA-6-documents one by one.
 */
static int is_rule_published(const caf_published *of, caf_rule_id rule)
{
    const caf_rule *about = caf_rule_get(rule);
    int64_t not_asked = of->whole[caf_cohort_place(CAF_COHORT_ANSWERS, rule)];
    return about->kind != CAF_DATA && not_asked < of->whole[CAF_COHORT_CASES] &&
           (of->threshold == 0 || !(is_of_an_indicator(rule) || rule == CAF_NQ_3_BUNDLE));
}

int caf_is_published(const caf_published *of, int32_t table, int32_t which)
{
    if (look_at(of) != CAF_OK || source_of(table, which).first < 0) {
        return 0;
    }
    int64_t cases = of->whole[CAF_COHORT_CASES];
    if (cases > 0 && cases < caf_published_least(of->threshold)) {
        return 0;
    }
    switch (table) {
    case CAF_PUBLISHED_INDICATOR:
        return of->threshold == 0 || !is_part(which);
    case CAF_PUBLISHED_RULE:
        return is_rule_published(of, which);
    case CAF_PUBLISHED_INITIATORS: /* groups of that kind say it already; and an agency's name says its kind */
        return of->by != CAF_GROUPS_KIND && !(of->threshold > 0 && of->by == CAF_GROUPS_AGENCY);
    case CAF_PUBLISHED_ORIGINS:
        return of->by != CAF_GROUPS_ORIGIN;
    case CAF_PUBLISHED_STEP: /* origins and reasons of closure say nearly the same of steps down and up, and may hide it */
        return of->threshold == 0 || which == CAF_COHORT_REOPENED;
    default:
        return 1;
    }
}

caf_status caf_published_shape(const caf_published *of, int32_t table, int32_t which, int64_t *rows, int64_t *columns)
{
    caf_status status = look_at(of);
    if (status != CAF_OK || rows == NULL || columns == NULL) {
        return status != CAF_OK ? status : CAF_E_NULL;
    }
    source from = source_of(table, which);
    if (from.first < 0) {
        return CAF_E_ARGUMENT;
    }
    *rows = from.is_grouped && of->n_groups > 0 ? of->n_groups : 1;
    *columns = from.columns;
    return CAF_OK;
}

/* A row's column in which the cases with a verdict count. */
static int64_t column_of(int32_t verdict)
{
    return verdict == CAF_MET       ? CAF_ANSWER_MET
           : verdict == CAF_NOT_MET ? CAF_ANSWER_NOT_MET
           : verdict == CAF_UNKNOWN ? CAF_ANSWER_UNKNOWN
                                    : CAF_ANSWER_OTHER;
}

/* Adds to a cell; 0 where it is no count any more. */
static int add(int64_t *cell, int64_t number)
{
    if (!is_count(number)) {
        return 0;
    }
    *cell += number;
    return is_count(*cell);
}

static int fill_answers(int64_t *row, const int64_t *by_verdict)
{
    int is_well = 1;
    for (int32_t verdict = 0; is_well && verdict < CAF_VERDICTS; verdict++) {
        is_well = add(&row[column_of(verdict)], by_verdict[verdict]);
    }
    return is_well;
}

/* Some of the cases, and the others. */
static int fill_others(int64_t *cell, int64_t cases, int64_t some)
{
    return is_count(cases) && is_count(some) && add(cell, cases - some);
}

static int fill_row(int64_t *row, const int64_t *block, int32_t table, int32_t which, const source *from)
{
    const int64_t *numbers = block + from->first;
    int64_t cases = block[CAF_COHORT_CASES];
    if (from->is_answers) {
        return fill_answers(row, numbers);
    }
    if (table == CAF_PUBLISHED_DAYS) {
        const int64_t *unknown = numbers + caf_distribution_get(which)->bound + 2;
        const int64_t *measured = unknown + 1;
        return add(&row[0], *measured) && add(&row[1], *unknown) && fill_others(&row[2], cases, *measured + *unknown);
    }
    if (table == CAF_PUBLISHED_STEP) {
        return add(&row[0], numbers[0]) && fill_others(&row[1], cases, numbers[0]);
    }
    int is_well = 1;
    for (int64_t column = 0; is_well && column < from->columns; column++) {
        is_well = add(&row[column], numbers[column]);
    }
    return is_well;
}

static int add_totals(int64_t *cells, int64_t rows, int64_t columns)
{
    int64_t *last = cells + rows * (columns + 1);
    int is_well = 1;
    for (int64_t row = 0; row < rows; row++) {
        int64_t *at = cells + row * (columns + 1);
        for (int64_t column = 0; is_well && column < columns; column++) {
            is_well = add(&at[columns], at[column]) && add(&last[column], at[column]);
        }
        is_well = is_well && add(&last[columns], at[columns]);
    }
    return is_well;
}

/* The most columns of a table: those of the reasons. */
enum { MOST_COLUMNS = CAF_COHORT_COUNT - CAF_COHORT_REASONS };

static int64_t most_rows(const caf_published *of)
{
    return of->n_groups > 0 ? of->n_groups : 1;
}

int64_t caf_published_cells(const caf_published *of)
{
    int64_t most = INT64_MAX / (MOST_COLUMNS + 1) - 1;
    return look_at(of) != CAF_OK || most_rows(of) > most ? 0 : (most_rows(of) + 1) * (MOST_COLUMNS + 1);
}

int64_t caf_published_work(const caf_published *of)
{
    return look_at(of) != CAF_OK || most_rows(of) > INT64_MAX / 8 ? 0 : 4 * (most_rows(of) + MOST_COLUMNS + 2);
}

static int64_t cells_in(int64_t rows, int64_t columns)
{
    return (rows + 1) * (columns + 1);
}

/* What is hidden of a row by itself, once more as its own total. */
static void suppress_row(const int64_t *row, int64_t columns, int64_t threshold, unsigned char *hidden)
{
    int64_t cells[2 * (MOST_COLUMNS + 1)];
    unsigned char both[sizeof cells / sizeof *cells];
    int64_t work[4 * (MOST_COLUMNS + 3)];
    memcpy(cells, row, (size_t)(columns + 1) * sizeof *row);
    memcpy(cells + columns + 1, row, (size_t)(columns + 1) * sizeof *row);
    caf_suppress(cells, 1, columns, threshold, CAF_ROW_TOTALS_FIXED, both, work); /* all of it, where there is no safe way */
    memcpy(hidden, both, (size_t)(columns + 1));
}

/*
 * What is hidden of the row of all is the same with groups and without, as other
 * tables tell the same totals. Where the groups cannot be made safe under it, all
 * is hidden of them but how many cases they have.
 */
static void suppress(const caf_published *of, const int64_t *cells, int64_t rows, int64_t columns, unsigned char *hidden, int64_t *work)
{
    int64_t last = rows * (columns + 1);
    suppress_row(cells + last, columns, of->threshold, hidden + last);
    if (rows == 1) {
        memcpy(hidden, hidden + last, (size_t)(columns + 1));
        return;
    }
    unsigned char whole[MOST_COLUMNS + 1];
    memcpy(whole, hidden + last, (size_t)(columns + 1));
    int is_safe = caf_suppress(cells, rows, columns, of->threshold, CAF_ROW_TOTALS_FIXED | CAF_COLUMN_TOTALS_GIVEN, hidden, work) == CAF_OK;
    if (!is_safe) {
        memset(hidden, 1, (size_t)last);
        for (int64_t row = 0; row < rows; row++) {
            int64_t cases = cells[row * (columns + 1) + columns];
            hidden[row * (columns + 1) + columns] = cases > 0 && cases < of->threshold;
        }
        memcpy(hidden + last, whole, (size_t)(columns + 1));
    }
}

/* The counts of a table, and what of it is to be hidden for its own sake. CAF_E_ARGUMENT for what is no count. */
static caf_status fill(const caf_published *of, int32_t table, int32_t which, int64_t *cells, unsigned char *hidden, int64_t *work)
{
    source from = source_of(table, which);
    int64_t rows = from.is_grouped ? most_rows(of) : 1;
    size_t n = (size_t)cells_in(rows, from.columns);
    int is_well = 1;
    memset(cells, 0, n * sizeof *cells);
    for (int64_t row = 0; is_well && row < rows; row++) {
        const int64_t *block = from.is_grouped && of->n_groups > 0 ? of->groups + row * of->stride : of->whole;
        is_well = fill_row(cells + row * (from.columns + 1), block, table, which, &from);
    }
    if (!is_well || !add_totals(cells, rows, from.columns)) {
        return CAF_E_ARGUMENT;
    }
    memset(hidden, 0, n);
    if (of->threshold > 0) {
        suppress(of, cells, rows, from.columns, hidden, work);
    }
    return CAF_OK;
}

/* Whether how many cases are closed is hidden in the table of states. */
static int is_closed_hidden(const caf_published *of)
{
    source from = source_of(CAF_PUBLISHED_STATES, 0);
    int64_t row[MOST_COLUMNS + 1] = { 0 };
    unsigned char hidden[MOST_COLUMNS + 1];
    for (int64_t column = 0; column < from.columns; column++) {
        if (!add(&row[column], of->whole[from.first + column]) || !add(&row[from.columns], row[column])) {
            return 1;
        }
    }
    suppress_row(row, from.columns, of->threshold, hidden);
    return hidden[CAF_COHORT_CLOSED - from.first];
}

/* Tables whose sum is that of the closed cases, and say nothing where it is hidden. */
static int is_of_closed(int32_t table, int32_t which)
{
    return table == CAF_PUBLISHED_REASONS || (table == CAF_PUBLISHED_DAYS && which == CAF_DAYS_TO_CLOSING);
}

caf_status caf_published_fill(const caf_published *of, int32_t table, int32_t which, int64_t *cells, unsigned char *hidden,
                              int64_t capacity, int64_t *work)
{
    int64_t rows = 0;
    int64_t columns = 0;
    caf_status status = caf_published_shape(of, table, which, &rows, &columns);
    if (status != CAF_OK) {
        return status;
    }
    if (cells == NULL || hidden == NULL || (work == NULL && of->threshold > 0)) {
        return CAF_E_NULL;
    }
    if (caf_published_cells(of) == 0 || capacity < caf_published_cells(of)) {
        return CAF_E_CAPACITY;
    }
    int is_hidden = !caf_is_published(of, table, which) ||
                    (of->threshold > 0 && is_of_closed(table, which) && is_closed_hidden(of));
    status = fill(of, table, which, cells, hidden, work);
    if (status != CAF_OK || is_hidden) {
        memset(hidden, 1, (size_t)cells_in(rows, columns));
    }
    return status;
}

caf_status caf_published_percentile(const caf_published *of, int32_t distribution, int32_t percent, int32_t *days, int32_t *hidden)
{
    int64_t cells[2 * (MOST_COLUMNS + 1)];
    unsigned char is_hidden[sizeof cells / sizeof *cells];
    int64_t work[4 * (MOST_COLUMNS + 3)];
    int64_t values = 0;
    if (days == NULL || hidden == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = look_at(of);
    if (status == CAF_OK) {
        status = caf_cohort_percentile(of->whole, distribution, percent, days, &values);
    }
    if (status != CAF_OK && status != CAF_END) {
        return status;
    }
    if (status == CAF_END) {
        *days = -1;
    }
    caf_published whole = *of;
    whole.n_groups = 0;
    status = caf_published_fill(&whole, CAF_PUBLISHED_DAYS, distribution, cells, is_hidden, sizeof cells / sizeof *cells, work);
    if (status == CAF_OK) {
        int64_t beside = cells[0] * (percent < 50 ? percent : 100 - percent) / 100;
        /* Several values can be of one case, so that how many lie beside says nothing of how many cases do. */
        int is_of_cases = distribution != CAF_DAYS_BETWEEN_TAFS;
        *hidden = is_hidden[0] || (of->threshold > 0 && cells[0] > 0 && (!is_of_cases || beside < of->threshold));
    }
    return status;
}
