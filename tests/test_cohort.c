/* Cohorts: merged from parts, against caf_check()'s own tally and findings, and days counted by hand. */
#include <caf/vendor.h>
#include "core_support.h"

enum { CASES = 40, PARTS = 8, GROUPS = 4, FOUND = 4000 };

static caf_context context_of(uint64_t seed)
{
    caf_context context = caf_context_on(19300 + (caf_date)(seed % 700), CAF_ENGLAND_AND_WALES);
    context.profile = caf_profile_builtin("nottingham-qa", 13);
    ck_assert_ptr_nonnull(context.profile);
    return context;
}

static int64_t *new_cohort(int64_t groups)
{
    int64_t *cohort = calloc((size_t)(groups * caf_cohort_numbers()), sizeof *cohort);
    ck_assert_ptr_nonnull(cohort);
    return cohort;
}

/* Adds the cases of which the number leaves a rest; every one for 1 part. */
static void add_part(const owned *in, const caf_context *context, int parts, int part, int64_t *to)
{
    caf_cursor cursor = caf_cursor_begin();
    caf_case whose;
    whose.size = (int32_t)sizeof whose;
    for (int i = 0; caf_next_case(&in->load, context, &cursor, &whose) == CAF_OK; i++) {
        if (i % parts == part) {
            ck_assert_int_eq(caf_cohort_add(&whose, context, to, GROUPS * caf_cohort_numbers()), CAF_OK);
        }
    }
}

START_TEST(eight_merged_parts_are_the_whole)
{
    int64_t n = GROUPS * caf_cohort_numbers();
    for (uint64_t seed = 1; seed <= 60; seed++) {
        caf_context context = context_of(seed);
        owned in;
        random_caseload(&in, seed, CASES, (int)(seed % 3));
        int64_t *whole = new_cohort(GROUPS), *merged = new_cohort(GROUPS);
        add_part(&in, &context, 1, 0, whole);
        for (int part = PARTS; part-- > 0;) {
            int64_t *some = new_cohort(GROUPS);
            add_part(&in, &context, PARTS, part, some);
            ck_assert_int_eq(caf_cohort_merge(merged, some, n), CAF_OK);
            free(some);
        }
        ck_assert(memcmp(whole, merged, (size_t)n * sizeof *whole) == 0);
        free(whole);
        free(merged);
        end_owned(&in);
    }
}
END_TEST

static const int64_t *at(const int64_t *cohort, int group, int32_t section, int32_t i)
{
    int64_t place = caf_cohort_place(section, i);
    ck_assert_int_ge(place, 0);
    return cohort + group * caf_cohort_numbers() + place;
}

/* The findings of a block are the tally of a check, by group. */
START_TEST(findings_are_the_tally_of_a_check)
{
    static int64_t tally[GROUPS * CAF_RULES * CAF_VERDICTS];
    int64_t sum = 0;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        caf_context context = context_of(seed);
        caf_cursor cursor = caf_cursor_begin();
        owned in;
        random_caseload(&in, seed, 20, LIFELIKE); /* no rows of no case: a cohort is of cases */
        int64_t *cohort = new_cohort(GROUPS);
        add_part(&in, &context, 1, 0, cohort);
        memset(tally, 0, sizeof tally);
        ck_assert_int_eq(caf_check(&in.load, &cursor, &context, NULL, NULL, tally, (int64_t)(sizeof tally / sizeof tally[0])), CAF_OK);
        for (int group = 0; group < GROUPS; group++) {
            const int64_t *found = at(cohort, group, CAF_COHORT_FINDINGS, 0);
            for (int64_t i = 0; i < CAF_RULES * CAF_VERDICTS; i++) {
                ck_assert_int_eq(found[i], tally[group * CAF_RULES * CAF_VERDICTS + i]);
                sum += found[i];
            }
        }
        free(cohort);
        end_owned(&in);
    }
    ck_assert_int_gt(sum, 10000);
}
END_TEST

/* The one answer of an indicator, from all findings of a case at once. */
static int answer_of(const caf_finding *found, int64_t n, const caf_rule_id *rules)
{
    static const int undecided[] = { CAF_UNKNOWN, CAF_JUDGEMENT, CAF_DUE, CAF_NOT_APPLICABLE };
    int64_t counts[CAF_VERDICTS] = { 0 };
    for (int64_t i = 0; i < n; i++) {
        for (int k = 0; k < CAF_INDICATOR_RULES && rules[k] != 0; k++) {
            counts[found[i].verdict] += found[i].rule == rules[k];
        }
    }
    if (counts[CAF_NOT_MET] > 0) {
        return CAF_NOT_MET;
    }
    if (counts[CAF_MET] > 0) {
        return CAF_MET;
    }
    for (size_t k = 0; k < sizeof undecided / sizeof undecided[0]; k++) {
        if (counts[undecided[k]] > 0) {
            return undecided[k];
        }
    }
    return 0;
}

START_TEST(indicators_are_one_answer_of_each_case)
{
    static caf_finding found[FOUND];
    int64_t seen[CAF_VERDICTS] = { 0 };
    for (uint64_t seed = 1; seed <= 400; seed++) {
        caf_context context = context_of(seed);
        caf_case whose;
        owned in;
        whose.size = (int32_t)sizeof whose;
        random_caseload(&in, seed, 1, LIFELIKE);
        ck_assert_int_eq(caf_find_case(&in.load, &context, 10, &whose), CAF_OK);
        caf_out out = { found, FOUND, 0, (int32_t)sizeof found[0], 0 };
        ck_assert_int_eq(caf_check_case(&whose, &context, NULL, &out), CAF_OK);
        int64_t *cohort = new_cohort(1);
        whose.row.group = 0;
        ck_assert_int_eq(caf_cohort_add(&whose, &context, cohort, caf_cohort_numbers()), CAF_OK);
        for (int32_t i = 0; i < caf_indicator_count(); i++) {
            int wanted = answer_of(found, out.n, caf_indicator_get(i)->rules);
            for (int verdict = 0; verdict < CAF_VERDICTS; verdict++) {
                ck_assert_int_eq(at(cohort, 0, CAF_COHORT_INDICATORS, i)[verdict], !whose.not_yet && verdict == wanted);
            }
            seen[wanted]++;
        }
        free(cohort);
        end_owned(&in);
    }
    for (int verdict = 1; verdict < CAF_VERDICTS; verdict++) {
        ck_assert_msg(seen[verdict] > 5 || verdict == CAF_JUDGEMENT, "verdict %d: %lld", verdict, (long long)seen[verdict]);
    }
}
END_TEST

/* A case of which everything is on record: completed and held on the days given, opened and closed. */
static void add_dated(int64_t *to, const char *completed, const char *const *held, const char *opened, const char *closed)
{
    caf_context context = caf_context_on(day("2026-06-30"), CAF_ENGLAND_AND_WALES);
    caf_case_row row = { .case_id = 10, .opened = day(opened) };
    caf_assessment_row assessment = { .case_id = 10, .id = 1, .completed = day(completed) };
    caf_closure_row closure = { .case_id = 10, .id = 1, .reason = CAF_MOVED_AWAY };
    caf_case whose;
    owned in;
    whose.size = (int32_t)sizeof whose;
    begin_owned(&in);
    add_row(&in, CAF_CASES, &row);
    add_row(&in, CAF_ASSESSMENTS, &assessment);
    for (int i = 0; held[i] != NULL; i++) {
        caf_meeting_row meeting = { .case_id = 10, .id = i + 1, .held_on = day(held[i]) };
        add_row(&in, CAF_MEETINGS, &meeting);
    }
    if (closed != NULL) {
        closure.closed = day(closed);
        add_row(&in, CAF_CLOSURES, &closure);
    }
    ck_assert_int_eq(caf_find_case(&in.load, &context, 10, &whose), CAF_OK);
    ck_assert_int_eq(caf_cohort_add(&whose, &context, to, caf_cohort_numbers()), CAF_OK);
    end_owned(&in);
}

static int32_t percentile(const int64_t *cohort, int32_t which, int32_t percent)
{
    int32_t days = -1;
    ck_assert_int_eq(caf_cohort_percentile(cohort, which, percent, &days, NULL), CAF_OK);
    return days;
}

/* Days counted by hand: Easter 2023 is 7 and 10 April, so that Monday 3 April to Thursday 4 May, with 1 May, is 20. */
START_TEST(days_are_those_of_the_calendar)
{
    const char *twentieth[] = { "2023-05-04", "2023-05-04", "2023-06-15", NULL };
    const char *next_day[] = { "2023-04-04", NULL };
    const char *early[] = { "2023-03-31", NULL };
    const char *years_on[] = { "2025-04-03", "2026-04-03", NULL };
    int64_t *cohort = new_cohort(1);
    int64_t values = 0;
    int32_t days = 0;
    ck_assert_int_eq(caf_cohort_percentile(cohort, CAF_DAYS_TO_FIRST_TAF, 50, &days, &values), CAF_END);
    add_dated(cohort, "2023-04-03", twentieth, "2023-03-01", "2023-03-31");
    add_dated(cohort, "2023-04-03", next_day, "2023-03-01", NULL);
    add_dated(cohort, "2023-04-03", early, "2013-03-01", "2023-03-09");
    add_dated(cohort, "2023-04-03", years_on, "2013-03-01", "2023-03-10");
    const int64_t *bins = at(cohort, 0, CAF_COHORT_DAYS, CAF_DAYS_TO_FIRST_TAF);
    ck_assert_int_eq(bins[20] + bins[1] + bins[0] + bins[261], 4); /* held before it was completed: 0; over a year: the last */
    ck_assert_int_eq(bins[20], 1);
    ck_assert_int_eq(bins[261], 1);
    bins = at(cohort, 0, CAF_COHORT_DAYS, CAF_DAYS_BETWEEN_TAFS);
    ck_assert_int_eq(bins[42], 1);
    ck_assert_int_eq(bins[365], 1);
    ck_assert_int_eq(bins[0], 0);
    bins = at(cohort, 0, CAF_COHORT_DAYS, CAF_DAYS_TO_CLOSING);
    ck_assert_int_eq(bins[30], 1);
    ck_assert_int_eq(bins[3660], 1); /* ten years, two of them leap years with their 29 February, and 8 days */
    ck_assert_int_eq(bins[3661], 1);
    ck_assert_int_eq(bins[3662], 0);
    ck_assert_int_eq(bins[3663], 3);
    ck_assert_int_eq(at(cohort, 0, CAF_COHORT_DAYS, CAF_DAYS_BETWEEN_TAFS)[733], 2);
    ck_assert_int_eq(percentile(cohort, CAF_DAYS_TO_FIRST_TAF, 50), 1);
    ck_assert_int_eq(percentile(cohort, CAF_DAYS_TO_FIRST_TAF, 51), 20);
    ck_assert_int_eq(percentile(cohort, CAF_DAYS_TO_FIRST_TAF, 75), 20);
    ck_assert_int_eq(percentile(cohort, CAF_DAYS_TO_FIRST_TAF, 76), 261);
    ck_assert_int_eq(percentile(cohort, CAF_DAYS_TO_FIRST_TAF, 25), 0);
    ck_assert_int_eq(percentile(cohort, CAF_DAYS_BETWEEN_TAFS, 50), 42);
    ck_assert_int_eq(percentile(cohort, CAF_DAYS_BETWEEN_TAFS, 100), 365);
    const int64_t *counts = at(cohort, 0, CAF_COHORT_COUNTS, 0);
    ck_assert_int_eq(counts[CAF_COHORT_CASES], 4);
    ck_assert_int_eq(counts[CAF_COHORT_CLOSED], 3);
    ck_assert_int_eq(counts[CAF_COHORT_OPEN], 1);
    ck_assert_int_eq(counts[CAF_COHORT_REASONS + CAF_MOVED_AWAY], 3);
    free(cohort);
}
END_TEST

START_TEST(calls_that_cannot_be_answered)
{
    caf_context context = context_of(1);
    caf_context bad = context;
    caf_case whose;
    owned in;
    int64_t n = caf_cohort_numbers();
    int64_t *cohort = new_cohort(2), *zero = new_cohort(2);
    int32_t days;
    bad.size = 1;
    whose.size = (int32_t)sizeof whose;
    random_caseload(&in, 3, 1, LIFELIKE);
    ck_assert_int_eq(caf_find_case(&in.load, &context, 10, &whose), CAF_OK);
    ck_assert_int_eq(caf_cohort_add(NULL, &context, cohort, n), CAF_E_NULL);
    ck_assert_int_eq(caf_cohort_add(&whose, NULL, cohort, n), CAF_E_NULL);
    ck_assert_int_eq(caf_cohort_add(&whose, &context, NULL, n), CAF_E_NULL);
    ck_assert_int_eq(caf_cohort_add(&whose, &bad, cohort, n), CAF_E_SIZE);
    ck_assert_int_eq(caf_cohort_add(&whose, &context, cohort, 0), CAF_E_SIZE);
    ck_assert_int_eq(caf_cohort_add(&whose, &context, cohort, n + 1), CAF_E_SIZE);
    whose.row.group = 2;
    ck_assert_int_eq(caf_cohort_add(&whose, &context, cohort, 2 * n), CAF_E_GROUP);
    whose.row.group = -1;
    ck_assert_int_eq(caf_cohort_add(&whose, &context, cohort, 2 * n), CAF_E_GROUP);
    ck_assert(memcmp(cohort, zero, (size_t)(2 * n) * sizeof *zero) == 0);
    ck_assert_int_eq(caf_cohort_merge(NULL, zero, n), CAF_E_NULL);
    ck_assert_int_eq(caf_cohort_merge(cohort, NULL, n), CAF_E_NULL);
    ck_assert_int_eq(caf_cohort_merge(cohort, zero, n - 1), CAF_E_SIZE);
    cohort[1] = INT64_MAX;
    zero[0] = zero[1] = 1;
    ck_assert_int_eq(caf_cohort_merge(cohort, zero, n), CAF_E_ARGUMENT);
    ck_assert_int_eq(cohort[0], 0);
    cohort[1] = -1;
    ck_assert_int_eq(caf_cohort_merge(cohort, zero, n), CAF_E_ARGUMENT);
    zero[0] = zero[1] = 0;
    ck_assert_int_eq(caf_cohort_percentile(NULL, 0, 50, &days, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_cohort_percentile(zero, 0, 50, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_cohort_percentile(zero, CAF_DISTRIBUTIONS, 50, &days, NULL), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_cohort_percentile(zero, 0, 0, &days, NULL), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_cohort_percentile(zero, 0, 101, &days, NULL), CAF_E_ARGUMENT);
    ck_assert_ptr_null(caf_distribution_get(-1));
    ck_assert_ptr_null(caf_indicator_get(caf_indicator_count()));
    for (int32_t section = CAF_COHORT_COUNTS - 1; section <= CAF_COHORT_DAYS + 1; section++) {
        ck_assert_int_eq(caf_cohort_place(section, -1), -1);
        ck_assert_int_eq(caf_cohort_place(section, 10000), -1);
    }
    free(cohort);
    free(zero);
    end_owned(&in);
}
END_TEST

/* Under the number of a built-in rule, with a verdict that there is and one that there is not. */
static void makes_up(const caf_run *run)
{
    caf_finding finding = caf_run_answer(run, CAF_NOT_MET, CAF_CASES, 0);
    finding.rule = CAF_NA_1_INITIAL;
    caf_run_emit(run, &finding);
    finding.verdict = 250;
    caf_run_emit(run, &finding);
}

START_TEST(what_a_vendors_rule_says_changes_no_number)
{
    static const caf_rule described = { .id = CAF_VENDOR_RULES, .name = "XY-1", .kind = CAF_STANDARD };
    caf_vendor_rule rule = { (int32_t)sizeof rule, CAF_HIGH, &described, makes_up };
    caf_context context = context_of(7);
    owned in;
    random_caseload(&in, 7, CASES, LIFELIKE);
    int64_t *without = new_cohort(GROUPS), *with = new_cohort(GROUPS);
    add_part(&in, &context, 1, 0, without);
    context.vendor_rules = &rule;
    context.n_vendor_rules = 1;
    add_part(&in, &context, 1, 0, with);
    ck_assert(memcmp(without, with, (size_t)(GROUPS * caf_cohort_numbers()) * sizeof *with) == 0);
    free(without);
    free(with);
    end_owned(&in);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cohort");
    TCase *tcase = tcase_create("cohorts");
    tcase_set_timeout(tcase, 300);
    tcase_add_test(tcase, eight_merged_parts_are_the_whole);
    tcase_add_test(tcase, findings_are_the_tally_of_a_check);
    tcase_add_test(tcase, indicators_are_one_answer_of_each_case);
    tcase_add_test(tcase, days_are_those_of_the_calendar);
    tcase_add_test(tcase, calls_that_cannot_be_answered);
    tcase_add_test(tcase, what_a_vendors_rule_says_changes_no_number);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
