/*
 * Suppression, against two attackers who see what is published and try to work
 * out what is hidden: one by linear algebra over the totals, one by trying
 * numbers. Neither knows how it was done.
 */
#include "core_support.h"

enum { SIDE = 4, CELLS = (SIDE + 1) * (SIDE + 1), LINES = 2 * (SIDE + 1) };

typedef struct grid {
    int64_t rows, columns, width, n;
    int64_t cells[CELLS];
    unsigned char hidden[CELLS];
} grid;

static int sign_of(const grid *of, int64_t row, int64_t column)
{
    return (row == of->rows) != (column == of->columns) ? -1 : 1;
}

static void add_totals(grid *to)
{
    for (int64_t r = 0; r < to->rows; r++) {
        to->cells[r * to->width + to->columns] = 0;
        for (int64_t c = 0; c < to->columns; c++) {
            to->cells[r * to->width + to->columns] += to->cells[r * to->width + c];
        }
    }
    for (int64_t c = 0; c < to->width; c++) {
        to->cells[to->rows * to->width + c] = 0;
        for (int64_t r = 0; r < to->rows; r++) {
            to->cells[to->rows * to->width + c] += to->cells[r * to->width + c];
        }
    }
}

static grid random_grid(uint64_t *state, int64_t most)
{
    grid out;
    memset(&out, 0, sizeof out);
    out.rows = 1 + below(state, 3);
    out.columns = 1 + below(state, 3);
    out.width = out.columns + 1;
    out.n = (out.rows + 1) * out.width;
    for (int64_t r = 0; r < out.rows; r++) {
        for (int64_t c = 0; c < out.columns; c++) {
            out.cells[r * out.width + c] = below(state, 4) == 0 ? 0 : below(state, most);
        }
    }
    add_totals(&out);
    return out;
}

static caf_status suppress(grid *of, int64_t threshold, int32_t fixed)
{
    int64_t work[8 * (SIDE + 1)];
    ck_assert_int_le(caf_suppress_work(of->rows, of->columns), (int64_t)(sizeof work / sizeof work[0]));
    return caf_suppress(of->cells, of->rows, of->columns, threshold, fixed, of->hidden, work);
}

/* The rank of the equations of rows and columns over hidden cells but one (-1: all), modulo a prime. */
static int rank_without(const grid *of, int64_t but)
{
    const int64_t prime = 1000003;
    int64_t m[LINES][CELLS];
    int rank = 0;
    memset(m, 0, sizeof m);
    for (int64_t r = 0; r <= of->rows; r++) {
        for (int64_t c = 0; c <= of->columns; c++) {
            int64_t at = r * of->width + c;
            if (of->hidden[at] && at != but) {
                m[r][at] = m[of->rows + 1 + c][at] = (sign_of(of, r, c) + prime) % prime;
            }
        }
    }
    int64_t lines = of->rows + of->columns + 2;
    for (int64_t at = 0; at < of->n; at++) {
        int64_t pivot = rank;
        while (pivot < lines && m[pivot][at] == 0) {
            pivot++;
        }
        if (pivot == lines) {
            continue;
        }
        for (int64_t k = 0; k < of->n; k++) {
            int64_t held = m[rank][k];
            m[rank][k] = m[pivot][k];
            m[pivot][k] = held;
        }
        for (int64_t line = rank + 1; line < lines; line++) {
            int64_t by = m[line][at], head = m[rank][at];
            for (int64_t k = 0; k < of->n; k++) {
                m[line][k] = (m[line][k] * head % prime - m[rank][k] * by % prime + prime) % prime;
            }
        }
        rank++;
    }
    return rank;
}

/* A cell follows from the equations where leaving it out makes them say less. */
static int follows(const grid *of, int64_t at)
{
    return rank_without(of, at) < rank_without(of, -1);
}

/* Every table of whole numbers from `least` on, near the true one, that agrees with what is published: which cells differ. */
typedef struct imagined {
    const grid *of;
    int64_t least;
    int64_t now[CELLS];
    unsigned char varies[CELLS];
} imagined;

static int total_agrees(const imagined *in, int64_t at, int64_t sum)
{
    return in->of->hidden[at] ? sum >= in->least : sum == in->of->cells[at];
}

static void note(imagined *in)
{
    const grid *of = in->of;
    grid tried = *of;
    memcpy(tried.cells, in->now, sizeof in->now);
    add_totals(&tried);
    for (int64_t c = 0; c <= of->columns; c++) {
        if (!total_agrees(in, of->rows * of->width + c, tried.cells[of->rows * of->width + c])) {
            return;
        }
    }
    for (int64_t at = 0; at < of->n; at++) {
        in->varies[at] |= tried.cells[at] != of->cells[at];
    }
}

static void imagine(imagined *in, int64_t row, int64_t column)
{
    const grid *of = in->of;
    int64_t at = row * of->width + column;
    if (row == of->rows) {
        note(in);
    } else if (column == of->columns) {
        int64_t sum = 0;
        for (int64_t c = 0; c < of->columns; c++) {
            sum += in->now[row * of->width + c];
        }
        if (total_agrees(in, at, sum)) {
            imagine(in, row + 1, 0);
        }
    } else {
        int64_t from = of->hidden[at] ? of->cells[at] - 1 : of->cells[at];
        int64_t to = of->hidden[at] ? of->cells[at] + 1 : of->cells[at];
        for (in->now[at] = from; in->now[at] <= to; in->now[at]++) {
            if (!of->hidden[at] || in->now[at] >= in->least) {
                int64_t kept = in->now[at];
                imagine(in, row, column + 1);
                in->now[at] = kept;
            }
        }
        in->now[at] = of->cells[at];
    }
}

static void check_safe(const grid *of)
{
    for (int64_t least = 0; least <= 1; least++) { /* for who knows that no zero is hidden, and who does not */
        imagined in;
        memset(&in, 0, sizeof in);
        in.of = of;
        in.least = least;
        memcpy(in.now, of->cells, sizeof in.now);
        imagine(&in, 0, 0);
        for (int64_t at = 0; at < of->n; at++) {
            ck_assert_int_eq(in.varies[at], of->hidden[at]);
        }
    }
    for (int64_t at = 0; at < of->n; at++) {
        ck_assert(!of->hidden[at] || !follows(of, at));
    }
}

START_TEST(no_hidden_cell_can_be_worked_out)
{
    uint64_t state = 20110;
    int64_t small = 0, exposed = 0, more = 0, untouched = 0;
    for (int round = 0; round < 6000; round++) {
        grid of = random_grid(&state, round % 2 == 0 ? 9 : 25);
        int64_t threshold = 2 + below(&state, 6);
        ck_assert_int_eq(suppress(&of, threshold, 0), CAF_OK);
        check_safe(&of);
        grid first = of;
        int64_t n = 0;
        for (int64_t at = 0; at < of.n; at++) {
            int is_small = of.cells[at] > 0 && of.cells[at] < threshold;
            ck_assert(!is_small || of.hidden[at]);
            ck_assert(of.cells[at] != 0 || !of.hidden[at]);
            first.hidden[at] = (unsigned char)is_small;
            small += is_small;
            more += of.hidden[at] && !is_small;
            n += of.hidden[at];
        }
        untouched += n == 0;
        for (int64_t at = 0; at < of.n; at++) {
            exposed += first.hidden[at] && follows(&first, at);
        }
    }
    /* The attacker is no straw man: of what small counts alone would hide he works out much. */
    ck_assert_int_gt(exposed, small / 4);
    ck_assert_int_gt(more, 1000);
    ck_assert_int_gt(untouched, 200);
}
END_TEST

START_TEST(fixed_totals_stay_or_nothing_does)
{
    uint64_t state = 1966;
    int64_t kept = 0, refused = 0;
    for (int round = 0; round < 6000; round++) {
        grid of = random_grid(&state, 25);
        int64_t threshold = 2 + below(&state, 5);
        int32_t fixed = 1 + (int32_t)below(&state, 3);
        caf_status status = suppress(&of, threshold, fixed);
        if (status == CAF_E_CAPACITY) {
            for (int64_t at = 0; at < of.n; at++) {
                ck_assert_int_eq(of.hidden[at], 1);
            }
            refused++;
            continue;
        }
        ck_assert_int_eq(status, CAF_OK);
        check_safe(&of);
        for (int64_t r = 0; r < of.rows && (fixed & CAF_ROW_TOTALS_FIXED); r++) {
            ck_assert_int_eq(of.hidden[r * of.width + of.columns], 0);
        }
        for (int64_t c = 0; c < of.columns && (fixed & CAF_COLUMN_TOTALS_FIXED); c++) {
            ck_assert_int_eq(of.hidden[of.rows * of.width + c], 0);
        }
        ck_assert_int_eq(of.hidden[of.n - 1], 0);
        kept++;
    }
    ck_assert_int_gt(kept, 1000);
    ck_assert_int_gt(refused, 500);
}
END_TEST

/* What is hidden of the totals stands in another table of the same totals: it is neither more nor less, and every cell is safe. */
START_TEST(totals_that_are_given_stay_as_they_are)
{
    uint64_t state = 1989;
    int64_t kept = 0, refused = 0, given = 0;
    for (int round = 0; round < 6000; round++) {
        grid of = random_grid(&state, 25);
        int64_t threshold = 2 + below(&state, 5), last = of.rows * of.width;
        grid totals = { 1, of.columns, of.width, 2 * of.width, { 0 }, { 0 } };
        memcpy(totals.cells, of.cells + last, (size_t)of.width * sizeof *of.cells);
        memcpy(totals.cells + of.width, of.cells + last, (size_t)of.width * sizeof *of.cells);
        if (suppress(&totals, threshold, CAF_ROW_TOTALS_FIXED) != CAF_OK) {
            continue;
        }
        memcpy(of.hidden + last, totals.hidden, (size_t)of.width);
        caf_status status = suppress(&of, threshold, CAF_ROW_TOTALS_FIXED | CAF_COLUMN_TOTALS_GIVEN);
        if (status == CAF_E_CAPACITY) {
            refused++;
            continue;
        }
        ck_assert_int_eq(status, CAF_OK);
        ck_assert(memcmp(of.hidden + last, totals.hidden, (size_t)of.width) == 0);
        check_safe(&of);
        for (int64_t at = 0; at < last; at++) {
            ck_assert(of.cells[at] == 0 || of.cells[at] >= threshold || of.hidden[at]);
        }
        for (int64_t c = 0; c < of.width; c++) {
            given += totals.hidden[c];
        }
        kept++;
    }
    ck_assert_int_gt(kept, 1000);
    ck_assert_int_gt(refused, 200);
    ck_assert_int_gt(given, 200);
}
END_TEST

/* Cases of up to three groups by state, as they are published: whoever adds and subtracts learns no small count. */
START_TEST(groups_of_a_cohort_show_no_small_count)
{
    uint64_t state = 30;
    int64_t n = caf_cohort_numbers(), whole_rows = 0, hidden_all = 0;
    int64_t *blocks = calloc((size_t)(4 * n), sizeof *blocks);
    int64_t cells[64], work[128];
    unsigned char hidden[64];
    ck_assert_ptr_nonnull(blocks);
    for (int round = 0; round < 6000; round++) {
        grid of = { 2 + below(&state, 2), 3, 4, 0, { 0 }, { 0 } };
        of.n = (of.rows + 1) * of.width;
        int64_t threshold = 2 + below(&state, 5);
        memset(blocks, 0, (size_t)(4 * n) * sizeof *blocks);
        for (int64_t r = 0; r < of.rows; r++) {
            int64_t *block = blocks + (r + 1) * n;
            for (int64_t c = 0; c < 3; c++) {
                block[CAF_COHORT_OPEN + c] = below(&state, 3) == 0 ? 0 : below(&state, 12);
                block[CAF_COHORT_CASES] += block[CAF_COHORT_OPEN + c];
            }
            block[CAF_COHORT_OPEN] += block[CAF_COHORT_CASES] < 8 ? 8 : 0;
            block[CAF_COHORT_CASES] += block[CAF_COHORT_CASES] < 8 ? 8 : 0;
            ck_assert_int_eq(caf_cohort_merge(blocks, block, n), CAF_OK);
        }
        caf_published what = { (int32_t)sizeof what, CAF_GROUPS_OTHER, threshold, blocks, blocks + n, of.rows, n };
        ck_assert_int_le(caf_published_cells(&what), 64);
        ck_assert_int_eq(caf_published_fill(&what, CAF_PUBLISHED_STATES, 0, cells, hidden, 64, work), CAF_OK);
        int is_all = 1; /* there was no other way: then nothing is said of cells that are not small */
        for (int64_t at = 0; at < of.n; at++) {
            of.cells[at] = cells[at];
            of.hidden[at] = hidden[at];
            is_all &= hidden[at] || at % of.width == of.columns || at >= of.rows * of.width;
            ck_assert(cells[at] == 0 || cells[at] >= threshold || hidden[at]);
        }
        if (!is_all) {
            check_safe(&of);
            whole_rows++;
            continue;
        }
        imagined in;
        memset(&in, 0, sizeof in);
        in.of = &of;
        memcpy(in.now, of.cells, sizeof in.now);
        imagine(&in, 0, 0);
        for (int64_t at = 0; at < of.n; at++) {
            ck_assert(!(of.cells[at] > 0 && of.cells[at] < threshold) || in.varies[at]);
        }
        hidden_all++;
    }
    free(blocks);
    ck_assert_int_gt(whole_rows, 1000);
    ck_assert_int_gt(hidden_all, 200);
}
END_TEST

/* What the report of a cohort leans on: totals of rows that exceed the number of columns and are not small can stay. */
START_TEST(totals_of_enough_cases_can_always_be_fixed)
{
    uint64_t state = 7;
    int64_t n = 0;
    for (int round = 0; round < 20000; round++) {
        grid of = random_grid(&state, 9);
        int64_t threshold = 2 + below(&state, 5);
        int64_t least = threshold > of.columns + 1 ? threshold : of.columns + 1;
        int is_enough = 1;
        for (int64_t r = 0; r < of.rows; r++) {
            is_enough &= of.cells[r * of.width + of.columns] >= least;
        }
        if (is_enough) {
            ck_assert_int_eq(suppress(&of, threshold, CAF_ROW_TOTALS_FIXED), CAF_OK);
            check_safe(&of);
            n++;
        }
    }
    ck_assert_int_gt(n, 1000);
}
END_TEST

/* By hand: 2 is small; 6 of its row and 7 of its column are the smallest that hide it, and 9 closes the square. */
START_TEST(the_smallest_square_is_hidden)
{
    grid of = { 3, 3, 4, 16, { 2, 6, 30, 38, 7, 9, 40, 56, 50, 60, 70, 180, 59, 75, 140, 274 }, { 0 } };
    static const unsigned char wanted[CELLS] = { 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
    ck_assert_int_eq(suppress(&of, 5, 0), CAF_OK);
    ck_assert(memcmp(of.hidden, wanted, sizeof wanted) == 0);
    ck_assert_int_eq(suppress(&of, 2, 0), CAF_OK);
    for (int64_t at = 0; at < of.n; at++) {
        ck_assert_int_eq(of.hidden[at], 0);
    }
}
END_TEST

START_TEST(calls_that_cannot_be_answered)
{
    int64_t cells[4] = { 7, 7, 7, 7 };
    int64_t work[16];
    unsigned char hidden[4];
    ck_assert_int_eq(caf_suppress_work(1, 1), 16);
    ck_assert_int_eq(caf_suppress_work(0, 1), 0);
    ck_assert_int_eq(caf_suppress_work(1, CAF_SUPPRESS_SIDE_MAX + 1), 0);
    ck_assert_int_eq(caf_suppress(cells, 1, 1, 5, 0, hidden, work), CAF_OK);
    ck_assert_int_eq(caf_suppress(NULL, 1, 1, 5, 0, hidden, work), CAF_E_NULL);
    ck_assert_int_eq(caf_suppress(cells, 1, 1, 5, 0, NULL, work), CAF_E_NULL);
    ck_assert_int_eq(caf_suppress(cells, 1, 1, 5, 0, hidden, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_suppress(cells, 0, 1, 5, 0, hidden, work), CAF_E_SIZE);
    ck_assert_int_eq(caf_suppress(cells, 1, -1, 5, 0, hidden, work), CAF_E_SIZE);
    ck_assert_int_eq(caf_suppress(cells, 1, 1, 1, 0, hidden, work), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_suppress(cells, 1, 1, 5, 8, hidden, work), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_suppress(cells, 1, 1, 5, CAF_COLUMN_TOTALS_FIXED | CAF_COLUMN_TOTALS_GIVEN, hidden, work), CAF_E_ARGUMENT);
    cells[3] = 8;
    ck_assert_int_eq(caf_suppress(cells, 1, 1, 5, 0, hidden, work), CAF_E_ARGUMENT);
    cells[0] = cells[1] = cells[2] = cells[3] = -7;
    ck_assert_int_eq(caf_suppress(cells, 1, 1, 5, 0, hidden, work), CAF_E_ARGUMENT);
    cells[0] = cells[1] = cells[2] = cells[3] = INT64_MAX;
    ck_assert_int_eq(caf_suppress(cells, 1, 1, 5, 0, hidden, work), CAF_E_ARGUMENT);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("suppress");
    TCase *tcase = tcase_create("tables");
    tcase_set_timeout(tcase, 300);
    tcase_add_test(tcase, no_hidden_cell_can_be_worked_out);
    tcase_add_test(tcase, fixed_totals_stay_or_nothing_does);
    tcase_add_test(tcase, totals_that_are_given_stay_as_they_are);
    tcase_add_test(tcase, groups_of_a_cohort_show_no_small_count);
    tcase_add_test(tcase, totals_of_enough_cases_can_always_be_fixed);
    tcase_add_test(tcase, the_smallest_square_is_hidden);
    tcase_add_test(tcase, calls_that_cannot_be_answered);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
