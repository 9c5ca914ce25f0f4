/* What of a cohort is published: against sums made here, caf_suppress() alone, and a list of small groups sorted in the obvious way. */
#include "core_support.h"

enum { GROUPS = 6, SMALL_TABLE = 12 };

/* A cohort of made-up counts that agree with each other as far as a report relies on it. */
typedef struct made {
    caf_published of;
    int64_t *whole;
    int64_t *groups;
    int64_t *cells;
    unsigned char *hidden;
    int64_t *work;
} made;

/* Shares out so many cases among n numbers. */
static void share_out(uint64_t *state, int64_t cases, int64_t *to, int64_t n)
{
    for (int64_t i = 0; i < cases; i++) {
        to[below(state, 3) == 0 ? below(state, n) : 0]++;
    }
}

static void fill_block(uint64_t *state, int64_t cases, int64_t *to)
{
    to[CAF_COHORT_CASES] = cases;
    share_out(state, cases, to + CAF_COHORT_OPEN, 3);
    to[CAF_COHORT_REOPENED] = below(state, cases + 1);
    to[CAF_COHORT_STEPPED_UP] = below(state, cases + 1);
    share_out(state, cases, to + CAF_COHORT_INITIATORS, CAF_COHORT_ORIGINS - CAF_COHORT_INITIATORS);
    share_out(state, cases, to + CAF_COHORT_ORIGINS, CAF_COHORT_REASONS - CAF_COHORT_ORIGINS);
    share_out(state, to[CAF_COHORT_CLOSED], to + CAF_COHORT_REASONS, CAF_COHORT_COUNT - CAF_COHORT_REASONS);
    for (int32_t i = 0; i < caf_indicator_count(); i++) {
        share_out(state, cases, to + caf_cohort_place(CAF_COHORT_INDICATORS, i), CAF_VERDICTS);
    }
    for (caf_rule_id rule = 1; rule < caf_rule_count(); rule++) {
        share_out(state, cases, to + caf_cohort_place(CAF_COHORT_ANSWERS, rule), CAF_VERDICTS);
    }
    for (int32_t i = 0; i < CAF_DISTRIBUTIONS; i++) {
        int64_t *bins = to + caf_cohort_place(CAF_COHORT_DAYS, i);
        int32_t bound = caf_distribution_get(i)->bound;
        int64_t measured = below(state, cases + 1);
        share_out(state, measured, bins, bound + 2);
        bins[bound + 2] = below(state, cases - measured + 1);
        bins[bound + 3] = measured;
    }
}

static void *room_for(int64_t n, size_t size)
{
    void *room = calloc((size_t)n, size);
    ck_assert_ptr_nonnull(room);
    return room;
}

static made make(uint64_t *state, int64_t n_groups, int64_t most, int64_t threshold)
{
    made out;
    int64_t n = caf_cohort_numbers();
    out.whole = room_for(n, sizeof *out.whole);
    out.groups = room_for((n_groups + 1) * n, sizeof *out.groups);
    for (int64_t group = 0; group < n_groups; group++) {
        fill_block(state, below(state, most), out.groups + group * n);
        ck_assert_int_eq(caf_cohort_merge(out.whole, out.groups + group * n, n), CAF_OK);
    }
    out.of = (caf_published){ (int32_t)sizeof out.of, CAF_GROUPS_OTHER, threshold, out.whole, out.groups, n_groups, n };
    out.cells = room_for(caf_published_cells(&out.of), sizeof *out.cells);
    out.hidden = room_for(caf_published_cells(&out.of), 1);
    out.work = room_for(caf_published_work(&out.of), sizeof *out.work);
    return out;
}

static void unmake(made *of)
{
    free(of->whole);
    free(of->groups);
    free(of->cells);
    free(of->hidden);
    free(of->work);
}

static caf_status fill(made *of, int32_t table, int32_t which)
{
    return caf_published_fill(&of->of, table, which, of->cells, of->hidden, caf_published_cells(&of->of), of->work);
}

/* The number that a cell should have, looked up in the block itself. */
static int64_t expected(const int64_t *block, int32_t table, int32_t which, int64_t column)
{
    static const int32_t firsts[] = { [CAF_PUBLISHED_STATES] = CAF_COHORT_OPEN, [CAF_PUBLISHED_INITIATORS] = CAF_COHORT_INITIATORS,
                                      [CAF_PUBLISHED_ORIGINS] = CAF_COHORT_ORIGINS, [CAF_PUBLISHED_REASONS] = CAF_COHORT_REASONS,
                                      [CAF_PUBLISHED_STEP] = 0 };
    int64_t cases = block[CAF_COHORT_CASES];
    if (table == CAF_PUBLISHED_INDICATOR || table == CAF_PUBLISHED_RULE) {
        const int64_t *by = block + caf_cohort_place(table == CAF_PUBLISHED_RULE ? CAF_COHORT_ANSWERS : CAF_COHORT_INDICATORS, which);
        int64_t good = by[CAF_MET], bad = by[CAF_NOT_MET], unknown = by[CAF_UNKNOWN];
        return column == 0 ? good : column == 1 ? bad : column == 2 ? unknown : cases - good - bad - unknown;
    }
    if (table == CAF_PUBLISHED_DAYS) {
        const int64_t *bins = block + caf_cohort_place(CAF_COHORT_DAYS, which);
        int64_t measured = 0;
        for (int32_t day = 0; day <= caf_distribution_get(which)->bound + 1; day++) {
            measured += bins[day];
        }
        int64_t unknown = bins[caf_distribution_get(which)->bound + 2];
        return column == 0 ? measured : column == 1 ? unknown : cases - measured - unknown;
    }
    if (table == CAF_PUBLISHED_STEP) {
        return column == 0 ? block[which] : cases - block[which];
    }
    return block[firsts[table] + column];
}

/* The row of all is hidden as it would be by itself, and groups under it as caf_suppress() says, or but for their totals whole. */
static void check_hidden(made *of, int32_t table, int32_t which, int64_t rows, int64_t columns)
{
    unsigned char row[2 * SMALL_TABLE] = { 0 }, alone[(GROUPS + 1) * SMALL_TABLE] = { 0 };
    int64_t twice[2 * SMALL_TABLE], width = columns + 1, last = rows * width, threshold = of->of.threshold;
    if (table == CAF_PUBLISHED_REASONS || (table == CAF_PUBLISHED_DAYS && which == CAF_DAYS_TO_CLOSING)) {
        return; /* tables_of_closed_cases_go_with_their_number */
    }
    memcpy(twice, of->cells + last, (size_t)width * sizeof *twice);
    memcpy(twice + width, of->cells + last, (size_t)width * sizeof *twice);
    if (threshold > 0) {
        caf_suppress(twice, 1, columns, threshold, CAF_ROW_TOTALS_FIXED, row, of->work);
        memcpy(alone + last, row, (size_t)width);
        if (rows == 1) {
            memcpy(alone, row, (size_t)width);
        } else if (caf_suppress(of->cells, rows, columns, threshold, CAF_ROW_TOTALS_FIXED | CAF_COLUMN_TOTALS_GIVEN, alone, of->work) != CAF_OK) {
            for (int64_t at = 0; at < last; at++) {
                int is_total = at % width == columns;
                alone[at] = (unsigned char)(!is_total || (of->cells[at] > 0 && of->cells[at] < threshold));
            }
            memcpy(alone + last, row, (size_t)width);
        }
    }
    if (!caf_is_published(&of->of, table, which)) {
        memset(alone, 1, (size_t)(last + width));
    }
    ck_assert(memcmp(alone, of->hidden, (size_t)(last + width)) == 0);
}

static void check_table(made *of, int32_t table, int32_t which)
{
    int64_t rows, columns;
    ck_assert_int_eq(caf_published_shape(&of->of, table, which, &rows, &columns), CAF_OK);
    ck_assert_int_eq(rows, table <= CAF_PUBLISHED_INDICATOR && of->of.n_groups > 0 ? of->of.n_groups : 1);
    ck_assert_int_le(columns + 1, SMALL_TABLE);
    ck_assert_int_eq(fill(of, table, which), CAF_OK);
    for (int64_t row = 0; row <= rows; row++) {
        const int64_t *block = row < rows && rows == of->of.n_groups && table <= CAF_PUBLISHED_INDICATOR
                                   ? of->groups + row * of->of.stride
                                   : of->whole;
        int64_t sum = 0;
        for (int64_t column = 0; column < columns; column++) {
            ck_assert_int_eq(of->cells[row * (columns + 1) + column], expected(block, table, which, column));
            sum += expected(block, table, which, column);
        }
        ck_assert_int_eq(of->cells[row * (columns + 1) + columns], sum);
    }
    check_hidden(of, table, which, rows, columns);
}

START_TEST(tables_are_the_counts)
{
    uint64_t state = 5;
    for (int round = 0; round < 300; round++) {
        made of = make(&state, round % 3 == 0 ? 0 : 1 + below(&state, GROUPS), 30, round % 4 == 0 ? 0 : 2 + below(&state, 8));
        for (int32_t table = CAF_PUBLISHED_STATES; table <= CAF_PUBLISHED_REASONS; table++) {
            int32_t n = table == CAF_PUBLISHED_INDICATOR ? caf_indicator_count() : table == CAF_PUBLISHED_DAYS ? CAF_DISTRIBUTIONS : 1;
            for (int32_t which = 0; which < n; which++) {
                check_table(&of, table, table == CAF_PUBLISHED_RULE ? CAF_EM_B2_HELD : which);
            }
        }
        check_table(&of, CAF_PUBLISHED_STEP, CAF_COHORT_REOPENED);
        check_table(&of, CAF_PUBLISHED_STEP, CAF_COHORT_STEPPED_UP);
        unmake(&of);
    }
}
END_TEST

/* Groups in the order of their size, and how many of the first of them are to be one. */
static int64_t first_together(const int64_t *sorted, int64_t n, int64_t least)
{
    for (int64_t k = 0; k < n; k++) {
        int64_t sum = 0;
        for (int64_t i = 0; i < k; i++) {
            sum += sorted[i];
        }
        if (sorted[k] >= least && (sum == 0 || sum >= least)) {
            return k;
        }
    }
    return n;
}

static int by_size(const void *a, const void *b)
{
    int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;
    return one < other ? -1 : one > other;
}

START_TEST(no_group_that_is_shown_is_small)
{
    uint64_t state = 11;
    int seen[3] = { 0 };
    for (int round = 0; round < 20000; round++) {
        int64_t cases[GROUPS], sorted[GROUPS];
        unsigned char together[GROUPS];
        int64_t n = below(&state, GROUPS + 1), threshold = below(&state, 4) == 0 ? 0 : 2 + below(&state, 12);
        int64_t least = threshold == 0 ? 0 : threshold > 5 ? threshold : 5;
        for (int64_t i = 0; i < n; i++) {
            sorted[i] = cases[i] = below(&state, 20);
        }
        qsort(sorted, (size_t)n, sizeof *sorted, by_size);
        ck_assert_int_eq(caf_groups_together(cases, n, threshold, together), CAF_OK);
        int64_t k = first_together(sorted, n, least), found = 0;
        for (int64_t i = 0; i < n; i++) {
            found += together[i];
            ck_assert(!together[i] || cases[i] <= sorted[k > 0 ? k - 1 : 0]);
            ck_assert(together[i] || cases[i] >= least);
        }
        ck_assert_int_eq(found, k);
        seen[k == 0 ? 0 : k == n ? 1 : 2]++;
    }
    ck_assert(seen[0] > 100 && seen[1] > 100 && seen[2] > 100);
}
END_TEST

START_TEST(what_another_table_says_is_left_out)
{
    uint64_t state = 3;
    made of = make(&state, 2, 60, 5);
    of.whole[CAF_COHORT_CASES] = 40;
    ck_assert(caf_is_published(&of.of, CAF_PUBLISHED_RULE, CAF_EM_B2_HELD));
    ck_assert(!caf_is_published(&of.of, CAF_PUBLISHED_RULE, CAF_NA_1_INITIAL));
    ck_assert(!caf_is_published(&of.of, CAF_PUBLISHED_RULE, CAF_NQ_3_BUNDLE));
    ck_assert(!caf_is_published(&of.of, CAF_PUBLISHED_STEP, CAF_COHORT_STEPPED_UP));
    ck_assert(caf_is_published(&of.of, CAF_PUBLISHED_STEP, CAF_COHORT_REOPENED));
    for (int32_t by = CAF_GROUPS_OTHER; by <= CAF_GROUPS_ORIGIN; by++) {
        of.of.by = by;
        ck_assert_int_eq(caf_is_published(&of.of, CAF_PUBLISHED_INITIATORS, 0), by == CAF_GROUPS_OTHER || by == CAF_GROUPS_ORIGIN);
        ck_assert_int_eq(caf_is_published(&of.of, CAF_PUBLISHED_ORIGINS, 0), by != CAF_GROUPS_ORIGIN);
    }
    of.of.threshold = 0;
    of.of.by = CAF_GROUPS_AGENCY;
    ck_assert(caf_is_published(&of.of, CAF_PUBLISHED_INITIATORS, 0));
    ck_assert(caf_is_published(&of.of, CAF_PUBLISHED_RULE, CAF_NA_1_INITIAL));
    ck_assert(caf_is_published(&of.of, CAF_PUBLISHED_STEP, CAF_COHORT_STEPPED_UP));
    of.whole[caf_cohort_place(CAF_COHORT_ANSWERS, CAF_NA_1_INITIAL)] = 40; /* asked of no case */
    ck_assert(!caf_is_published(&of.of, CAF_PUBLISHED_RULE, CAF_NA_1_INITIAL));
    of.of.threshold = 41; /* too few cases to show anything */
    ck_assert(!caf_is_published(&of.of, CAF_PUBLISHED_STATES, 0));
    unmake(&of);
}
END_TEST

START_TEST(tables_of_closed_cases_go_with_their_number)
{
    uint64_t state = 3;
    made of = make(&state, 2, 1, 5);
    int64_t *bins = of.whole + caf_cohort_place(CAF_COHORT_DAYS, CAF_DAYS_TO_CLOSING);
    int32_t bound = caf_distribution_get(CAF_DAYS_TO_CLOSING)->bound, days, hidden;
    for (int64_t open = 0; open <= 12; open++) {
        int64_t closed = 40 - open;
        of.whole[CAF_COHORT_CASES] = 40;
        of.whole[CAF_COHORT_OPEN] = open;
        of.whole[CAF_COHORT_CLOSED] = of.whole[CAF_COHORT_REASONS + 1] = bins[7] = bins[bound + 3] = closed;
        int is_small = open > 0 && open < 5; /* and then the closed cases are hidden with the open ones */
        ck_assert_int_eq(fill(&of, CAF_PUBLISHED_REASONS, 0), CAF_OK);
        for (int i = 0; i < 2 * 12; i++) {
            ck_assert_int_eq(of.hidden[i], is_small);
        }
        ck_assert_int_eq(fill(&of, CAF_PUBLISHED_DAYS, CAF_DAYS_TO_CLOSING), CAF_OK);
        ck_assert_int_eq(of.hidden[0], is_small);
        ck_assert_int_eq(of.hidden[3], is_small);
        ck_assert_int_eq(caf_published_percentile(&of.of, CAF_DAYS_TO_CLOSING, 50, &days, &hidden), CAF_OK);
        ck_assert_int_eq(hidden, is_small);
        ck_assert_int_eq(fill(&of, CAF_PUBLISHED_ORIGINS, 0), CAF_OK);
    }
    unmake(&of);
}
END_TEST

START_TEST(parts_of_a_theme_are_not_published_beside_it)
{
    uint64_t state = 3;
    made of = make(&state, 0, 1, 5);
    of.whole[CAF_COHORT_CASES] = 40;
    for (int32_t i = 0; i < caf_indicator_count(); i++) {
        const char *name = caf_indicator_get(i)->name;
        of.of.threshold = 5;
        ck_assert_int_eq(caf_is_published(&of.of, CAF_PUBLISHED_INDICATOR, i), name[1] == '\0' || name[0] == '2');
        of.of.threshold = 0;
        ck_assert(caf_is_published(&of.of, CAF_PUBLISHED_INDICATOR, i));
    }
    unmake(&of);
}
END_TEST

/* One case can have most of the days between TAFs, and so be the percentile. */
START_TEST(days_of_which_a_case_has_many_have_no_percentile)
{
    uint64_t state = 4;
    made of = make(&state, 0, 1, 2);
    int64_t *bins = of.whole + caf_cohort_place(CAF_COHORT_DAYS, CAF_DAYS_BETWEEN_TAFS);
    int32_t days, hidden;
    of.whole[CAF_COHORT_CASES] = 40;
    bins[10] = bins[100] = 500;
    bins[caf_distribution_get(CAF_DAYS_BETWEEN_TAFS)->bound + 3] = 40;
    ck_assert_int_eq(caf_published_percentile(&of.of, CAF_DAYS_BETWEEN_TAFS, 50, &days, &hidden), CAF_OK);
    ck_assert_int_eq(hidden, 1);
    of.of.threshold = 0;
    ck_assert_int_eq(caf_published_percentile(&of.of, CAF_DAYS_BETWEEN_TAFS, 50, &days, &hidden), CAF_OK);
    ck_assert(days == 10 && !hidden);
    unmake(&of);
}
END_TEST

START_TEST(percentiles_have_enough_on_both_sides)
{
    uint64_t state = 4;
    made of = make(&state, 0, 1, 5);
    int64_t *bins = of.whole + caf_cohort_place(CAF_COHORT_DAYS, CAF_DAYS_TO_CLOSING);
    int32_t bound = caf_distribution_get(CAF_DAYS_TO_CLOSING)->bound, days, hidden;
    of.whole[CAF_COHORT_CASES] = 40;
    for (int day_no = 0; day_no < 20; day_no++) {
        bins[day_no] = 1;
    }
    bins[bound + 3] = 20;
    ck_assert_int_eq(caf_published_percentile(&of.of, CAF_DAYS_TO_CLOSING, 50, &days, &hidden), CAF_OK);
    ck_assert(days == 9 && !hidden);
    ck_assert_int_eq(caf_published_percentile(&of.of, CAF_DAYS_TO_CLOSING, 25, &days, &hidden), CAF_OK);
    ck_assert(days == 4 && !hidden); /* five of twenty */
    ck_assert_int_eq(caf_published_percentile(&of.of, CAF_DAYS_TO_CLOSING, 24, &days, &hidden), CAF_OK);
    ck_assert(hidden);
    ck_assert_int_eq(caf_published_percentile(&of.of, CAF_DAYS_TO_CLOSING, 76, &days, &hidden), CAF_OK);
    ck_assert(hidden);
    ck_assert_int_eq(caf_published_percentile(&of.of, CAF_DAYS_TO_FIRST_TAF, 50, &days, &hidden), CAF_OK);
    ck_assert(days == -1 && !hidden);
    unmake(&of);
}
END_TEST

START_TEST(calls_that_cannot_be_answered)
{
    uint64_t state = 9;
    made of = make(&state, 2, 40, 5);
    int64_t rows, columns;
    int32_t days, hidden;
    unsigned char together[2];
    caf_published bad = of.of;
    ck_assert_int_eq(caf_published_shape(NULL, CAF_PUBLISHED_STATES, 0, &rows, &columns), CAF_E_NULL);
    ck_assert_int_eq(caf_published_shape(&bad, CAF_PUBLISHED_STATES, 0, NULL, &columns), CAF_E_NULL);
    ck_assert_int_eq(caf_published_shape(&bad, 0, 0, &rows, &columns), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_published_shape(&bad, 9, 0, &rows, &columns), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_published_shape(&bad, CAF_PUBLISHED_INDICATOR, caf_indicator_count(), &rows, &columns), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_published_shape(&bad, CAF_PUBLISHED_RULE, 0, &rows, &columns), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_published_shape(&bad, CAF_PUBLISHED_STEP, CAF_COHORT_OPEN, &rows, &columns), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_published_fill(&bad, CAF_PUBLISHED_STATES, 0, NULL, of.hidden, 1000, of.work), CAF_E_NULL);
    ck_assert_int_eq(caf_published_fill(&bad, CAF_PUBLISHED_STATES, 0, of.cells, of.hidden, 1000, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_published_fill(&bad, CAF_PUBLISHED_STATES, 0, of.cells, of.hidden, 3, of.work), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_published_percentile(&bad, 0, 0, &days, &hidden), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_published_percentile(&bad, 0, 50, NULL, &hidden), CAF_E_NULL);
    for (int i = 0; i < 6; i++) {
        static const caf_status why[] = { CAF_E_SIZE, CAF_E_NULL, CAF_E_NULL, CAF_E_ARGUMENT, CAF_E_ARGUMENT, CAF_E_ARGUMENT };
        bad = of.of;
        bad.size -= i == 0;
        bad.whole = i == 1 ? NULL : bad.whole;
        bad.groups = i == 2 ? NULL : bad.groups;
        bad.n_groups = i == 3 ? -1 : bad.n_groups;
        bad.stride = i == 4 ? caf_cohort_place(CAF_COHORT_ANSWERS, 0) - 1 : bad.stride;
        bad.threshold = i == 5 ? 1 : bad.threshold;
        ck_assert_int_eq(caf_published_shape(&bad, CAF_PUBLISHED_STATES, 0, &rows, &columns), why[i]);
        ck_assert_int_eq(caf_published_cells(&bad), 0);
        ck_assert_int_eq(caf_published_work(&bad), 0);
        ck_assert(!caf_is_published(&bad, CAF_PUBLISHED_STATES, 0));
    }
    ck_assert_int_eq(caf_groups_together(NULL, 1, 5, together), CAF_E_NULL);
    ck_assert_int_eq(caf_groups_together((int64_t[]){ 1 }, 1, 1, together), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_groups_together((int64_t[]){ -1 }, 1, 5, together), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_groups_together((int64_t[]){ INT64_MAX, INT64_MAX - 1 }, 2, 5, together), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_groups_together(NULL, 0, 5, NULL), CAF_OK);
    unmake(&of);
}
END_TEST

START_TEST(numbers_that_are_no_counts_are_refused)
{
    static const int64_t extremes[] = { INT64_MIN, -1, INT64_MAX, (int64_t)1 << 48, 0, 7 };
    uint64_t state = 2;
    for (int round = 0; round < 3000; round++) {
        made of = make(&state, 2, 20, round % 2 == 0 ? 0 : 5);
        for (int i = 0; i < 4; i++) {
            of.whole[below(&state, CAF_COHORT_COUNT)] = extremes[below(&state, 6)];
            of.groups[below(&state, CAF_COHORT_COUNT)] = extremes[below(&state, 6)];
        }
        for (int32_t table = CAF_PUBLISHED_STATES; table <= CAF_PUBLISHED_STEP; table++) {
            caf_status status = fill(&of, table, table == CAF_PUBLISHED_STEP ? CAF_COHORT_REOPENED : 1);
            ck_assert(status == CAF_OK || (status == CAF_E_ARGUMENT && of.hidden[0]));
        }
        unmake(&of);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("published");
    TCase *tcase = tcase_create("published tables");
    tcase_set_timeout(tcase, 300);
    tcase_add_test(tcase, tables_are_the_counts);
    tcase_add_test(tcase, no_group_that_is_shown_is_small);
    tcase_add_test(tcase, what_another_table_says_is_left_out);
    tcase_add_test(tcase, tables_of_closed_cases_go_with_their_number);
    tcase_add_test(tcase, parts_of_a_theme_are_not_published_beside_it);
    tcase_add_test(tcase, days_of_which_a_case_has_many_have_no_percentile);
    tcase_add_test(tcase, percentiles_have_enough_on_both_sides);
    tcase_add_test(tcase, calls_that_cannot_be_answered);
    tcase_add_test(tcase, numbers_that_are_no_counts_are_refused);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
