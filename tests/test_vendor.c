/* Rules of a vendor's own: they run beside the built-in ones, and what no rule may do is found. */
#include <caf/vendor.h>
#include "core_support.h"

enum { OWN = CAF_VENDOR_RULES, OTHER = CAF_VENDOR_RULES + 7 };

static const int all_verdicts = (1 << CAF_VERDICTS) - 2;

static caf_rule described = { .size = (int32_t)sizeof(caf_rule), .id = OWN, .name = "own", .document = "none", .clause = "1",
                              .title = "A rule of one's own", .text = "It answers.", .kind = CAF_STANDARD };

static caf_case_row cases[] = { { .case_id = 3, .division = CAF_SCOTLAND, .group = 1 }, { .case_id = 5, .group = 0 } };
static caf_contact_row contacts[] = { { .case_id = 3, .id = 1, .seen = CAF_YES, .made_on = 19000 },
                                      { .case_id = 3, .id = 2, .seen = CAF_NO, .made_on = 19010 },
                                      { .case_id = 5, .id = 1, .seen = CAF_YES, .made_on = 19005 } };
static caf_rows tables[CAF_TABLES];
static caf_caseload load;

static void set_up(void)
{
    memset(tables, 0, sizeof tables);
    tables[CAF_CASES] = (caf_rows){ cases, 2, (int32_t)sizeof cases[0], 0, CAF_ALL_FIELDS };
    tables[CAF_CONTACTS] = (caf_rows){ contacts, 3, (int32_t)sizeof contacts[0], 0, CAF_ALL_FIELDS };
    load = (caf_caseload){ (int32_t)sizeof load, CAF_TABLES, tables };
    described.verdicts = all_verdicts;
    described.id = OWN;
}

/* One finding a contact: seen or not. */
static void honest(const caf_run *run)
{
    const caf_case *whose = caf_run_case(run);
    for (int64_t i = 0; i < whose->count[CAF_CONTACTS]; i++) {
        caf_contact_row row;
        ck_assert_int_eq(caf_get(whose, CAF_CONTACTS, i, &row, (int32_t)sizeof row), CAF_OK);
        caf_finding finding = caf_run_answer(run, row.seen == CAF_YES ? CAF_MET : CAF_NOT_MET, CAF_CONTACTS, i);
        finding.done = row.made_on;
        caf_run_note_date(run, CAF_CONTACTS, i, 3, row.made_on);
        caf_run_emit(run, &finding);
    }
}

static void emit_one(const caf_run *run, int32_t verdict, caf_date done)
{
    caf_finding finding = caf_run_answer(run, verdict, CAF_CONTACTS, 0);
    finding.done = done;
    caf_run_note_none(run, CAF_CONTACTS);
    caf_run_emit(run, &finding);
}

static void counts_calls(const caf_run *run)
{
    static caf_date calls;
    emit_one(run, CAF_MET, ++calls);
}

static void reads_addresses(const caf_run *run)
{
    const caf_rows *rows = &caf_run_case(run)->caseload->tables[CAF_CONTACTS];
    emit_one(run, CAF_MET, (caf_date)((uintptr_t)rows->data % 8) + 1);
}

static void writes_rows(const caf_run *run)
{
    const caf_case *whose = caf_run_case(run);
    const caf_rows *rows = &whose->caseload->tables[CAF_CONTACTS];
    int32_t stride = rows->stride != 0 ? rows->stride : rows->size;
    unsigned char *row = (unsigned char *)(uintptr_t)rows->data + whose->first[CAF_CONTACTS] * stride;
    if ((uintptr_t)row % 8 != 0) {
        row[offsetof(caf_contact_row, alone)] ^= 1;
    }
    emit_one(run, CAF_MET, 1);
}

static void answers_otherwise(const caf_run *run)
{
    emit_one(run, CAF_DUE, 1);
}

static void answers_for_another(const caf_run *run)
{
    caf_finding finding = caf_run_answer(run, CAF_MET, CAF_CONTACTS, 0);
    finding.case_id++;
    caf_run_note_none(run, CAF_CONTACTS);
    caf_run_emit(run, &finding);
}

static void answers_twice(const caf_run *run)
{
    emit_one(run, CAF_MET, 1);
    emit_one(run, CAF_NOT_MET, 2);
}

static void explains_nothing(const caf_run *run)
{
    caf_finding finding = caf_run_answer(run, CAF_MET, CAF_CONTACTS, 0);
    caf_run_emit(run, &finding);
}

/* Findings that no tally has a place for, and rows that no case has. */
static int32_t made_up;

static void makes_up(const caf_run *run)
{
    static const int32_t places[] = { -1, CAF_TABLES, INT32_MAX, INT32_MIN, CAF_CONTACTS };
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        caf_finding none = caf_run_answer(run, CAF_MET, places[i], INT64_MAX);
        caf_run_note_date(run, places[i], INT64_MAX, 0, 1);
        caf_run_note_value(run, places[i], -1, 0, 1);
        caf_run_note_missing(run, places[i], INT64_MIN, 1);
        caf_run_note_none(run, places[i]);
        ck_assert_int_eq(none.row, 0);
    }
    caf_finding finding = caf_run_answer(run, CAF_MET, CAF_CONTACTS, 0);
    caf_run_emit(run, &finding);
    finding.rule = made_up == 0 ? -1 : made_up == 1 ? OWN + 1 : finding.rule;
    finding.verdict = made_up == 2 ? CAF_VERDICTS : finding.verdict;
    finding.group = made_up == 3 ? INT32_MAX : finding.group;
    caf_run_emit(run, &finding);
}

static int32_t try(void (*run)(const caf_run *), int verdicts, int64_t *case_id)
{
    static max_align_t memory[16384];
    caf_vendor_rule own = { (int32_t)sizeof own, CAF_HIGH, &described, run };
    caf_context context = caf_context_on(19100, CAF_DIVISION_NONE);
    caf_conformance out = { .size = (int32_t)sizeof out };
    size_t needed = 0;
    described.verdicts = verdicts;
    context.vendor_rules = &own;
    context.n_vendor_rules = 1;
    ck_assert_int_eq(caf_vendor_conforms(&load, &context, 0, NULL, 0, &needed, &out), CAF_E_CAPACITY);
    ck_assert_uint_le(needed, sizeof memory);
    ck_assert_int_eq(caf_vendor_conforms(&load, &context, 0, memory, needed - 1, NULL, &out), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_vendor_conforms(&load, &context, 0, memory, needed, NULL, &out), CAF_OK);
    *case_id = out.case_id;
    ck_assert_int_eq(out.what == CAF_CONFORMS, caf_nonconformance_text(out.what) == NULL);
    return out.what;
}

START_TEST(what_no_rule_may_do_is_found)
{
    static const struct {
        void (*run)(const caf_run *);
        int verdicts;
        int32_t what;
    } tries[] = {
        { honest, 1 << CAF_MET | 1 << CAF_NOT_MET, CAF_CONFORMS },
        { counts_calls, 1 << CAF_MET, CAF_NOT_REPEATABLE },
        { reads_addresses, 1 << CAF_MET, CAF_NOT_MOVABLE },
        { writes_rows, 1 << CAF_MET, CAF_WRITES_ROWS },
        { answers_otherwise, 1 << CAF_MET, CAF_WRONG_ANSWER },
        { answers_for_another, 1 << CAF_MET, CAF_WRONG_ANSWER },
        { answers_twice, 1 << CAF_MET | 1 << CAF_NOT_MET, CAF_SAME_KEY },
        { explains_nothing, 1 << CAF_MET, CAF_NOT_EXPLAINED },
    };
    int64_t case_id;
    ck_assert_int_eq(try(tries[_i].run, tries[_i].verdicts, &case_id), tries[_i].what);
    ck_assert_int_eq(case_id, tries[_i].what == CAF_CONFORMS ? 0 : 3);
}
END_TEST

START_TEST(they_run_last_are_counted_and_follow_the_profile)
{
    caf_vendor_rule own[] = { { (int32_t)sizeof own[0], CAF_HIGH, &described, honest },
                              { (int32_t)sizeof own[0], 0, NULL, honest } };
    caf_rule second = described;
    static max_align_t memory[512];
    caf_finding findings[512];
    caf_out out = { findings, 512, 0, (int32_t)sizeof findings[0], 0 };
    int64_t rules = caf_rule_count() + 2;
    int64_t tally[2 * (CAF_RULES + 2) * CAF_VERDICTS] = { 0 };
    caf_cursor cursor = caf_cursor_begin();
    caf_context context = caf_context_on(19100, CAF_DIVISION_NONE);
    caf_setting settings[] = { { .rule = OWN, .severity = CAF_SWITCHED_OFF }, { .rule = OTHER, .severity = CAF_LOW } };
    second.id = OTHER;
    second.name = "other";
    own[1].rule = &second;
    context.vendor_rules = own;
    context.n_vendor_rules = 2;
    ck_assert_int_eq(caf_check(&load, &cursor, &context, NULL, &out, tally, 2 * rules * CAF_VERDICTS), CAF_OK);
    ck_assert_int_gt(out.n, 3);
    ck_assert_int_eq(findings[out.n - 1].rule, OWN);
    ck_assert_int_eq(findings[out.n - 1].severity, CAF_HIGH);
    ck_assert_int_eq(tally[(1 * rules + caf_rule_count()) * CAF_VERDICTS + CAF_MET], 1);
    ck_assert_int_eq(tally[(1 * rules + caf_rule_count()) * CAF_VERDICTS + CAF_NOT_MET], 1);
    ck_assert_int_eq(tally[(0 * rules + caf_rule_count()) * CAF_VERDICTS + CAF_MET], 1);
    ck_assert_int_eq(tally[(1 * rules + caf_rule_count() + 1) * CAF_VERDICTS + CAF_MET], 0); /* severity 0: off */

    ck_assert_int_eq(caf_profile_build(2000, "p", settings, 2, NULL, 0, memory, sizeof memory, &context.profile, NULL), CAF_OK);
    out.n = 0;
    cursor = caf_cursor_begin();
    ck_assert_int_eq(caf_check(&load, &cursor, &context, NULL, &out, NULL, 0), CAF_OK);
    ck_assert_int_eq(out.n, 3);
    for (int64_t i = 0; i < out.n; i++) {
        ck_assert_int_eq(findings[i].rule, OTHER);
        ck_assert_int_eq(findings[i].severity, CAF_LOW);
    }
}
END_TEST

START_TEST(what_a_rule_makes_up_is_not_counted)
{
    static const caf_status want[] = { CAF_E_RULE, CAF_E_RULE, CAF_E_RULE, CAF_E_GROUP };
    caf_vendor_rule own = { (int32_t)sizeof own, CAF_HIGH, &described, makes_up };
    caf_finding findings[1024];
    caf_out out = { findings, 1024, 0, (int32_t)sizeof findings[0], 0 };
    int64_t tally[2 * (CAF_RULES + 1) * CAF_VERDICTS] = { 0 };
    caf_cursor cursor = caf_cursor_begin();
    caf_context context = caf_context_on(19100, CAF_DIVISION_NONE);
    context.vendor_rules = &own;
    context.n_vendor_rules = 1;
    made_up = _i;
    ck_assert_int_eq(caf_check(&load, &cursor, &context, NULL, &out, tally, sizeof tally / sizeof tally[0]), want[_i]);
    ck_assert_int_eq(out.n, 0);
    for (size_t i = 0; i < sizeof tally / sizeof tally[0]; i++) {
        ck_assert_int_eq(tally[i], 0);
    }
}
END_TEST

/* A number of the profile replaces the rule's own; without one the default stands. */
static void by_the_profile(const caf_run *run)
{
    int32_t amount = 10;
    int32_t unit = CAF_DAYS;
    caf_finding finding = caf_run_answer(run, CAF_UNKNOWN, CAF_CONTACTS, 0);
    caf_run_limit(run, CAF_WITHIN, 19000, &amount, &unit);
    caf_run_judge(run, &finding, 19000, 19012, 19100, amount, unit);
    caf_run_emit(run, &finding);
}

START_TEST(a_profile_sets_their_numbers)
{
    static max_align_t memory[512];
    caf_vendor_rule own = { (int32_t)sizeof own, CAF_HIGH, &described, by_the_profile };
    caf_setting settings[] = { { .rule = OWN, .parameter = CAF_WITHIN, .amount = 2, .unit = CAF_WEEKS } };
    caf_finding findings[64];
    caf_out out = { findings, 64, 0, (int32_t)sizeof findings[0], 0 };
    caf_rule_id rule = OWN;
    caf_select only = { (int32_t)sizeof only, 0, 0, 0, &rule, 1 };
    caf_cursor cursor = caf_cursor_begin();
    caf_context context = caf_context_on(19100, CAF_DIVISION_NONE);
    context.vendor_rules = &own;
    context.n_vendor_rules = 1;
    ck_assert_int_eq(caf_check(&load, &cursor, &context, &only, &out, NULL, 0), CAF_OK);
    ck_assert_int_eq(out.n, 2);
    ck_assert(findings[0].verdict == CAF_NOT_MET && findings[0].due == 19010 && findings[0].slack == -2);
    ck_assert_int_eq(caf_profile_build(2000, "p", settings, 1, NULL, 0, memory, sizeof memory, &context.profile, NULL), CAF_OK);
    out.n = 0;
    cursor = caf_cursor_begin();
    ck_assert_int_eq(caf_check(&load, &cursor, &context, &only, &out, NULL, 0), CAF_OK);
    ck_assert(findings[0].verdict == CAF_MET && findings[0].due == 19014 && findings[0].slack == 2);
}
END_TEST

START_TEST(what_is_no_vendor_rule_is_refused)
{
    caf_rule low = described;
    caf_vendor_rule own[] = { { (int32_t)sizeof own[0], CAF_HIGH, &described, honest },
                              { (int32_t)sizeof own[0], CAF_HIGH, &described, honest } };
    caf_finding findings[8];
    caf_out out = { findings, 8, 0, (int32_t)sizeof findings[0], 0 };
    caf_context context = caf_context_on(19100, CAF_DIVISION_NONE);
    caf_case one = { .size = (int32_t)sizeof one };
    context.vendor_rules = own;
    ck_assert_int_eq(caf_find_case(&load, &context, 3, &one), CAF_OK);
    context.n_vendor_rules = 2; /* one number twice */
    ck_assert_int_eq(caf_check_case(&one, &context, NULL, &out), CAF_E_RULE);
    context.n_vendor_rules = CAF_VENDOR_RULES_MAX + 1;
    ck_assert_int_eq(caf_check_case(&one, &context, NULL, &out), CAF_E_ARGUMENT);
    context.n_vendor_rules = -1;
    ck_assert_int_eq(caf_check_case(&one, &context, NULL, &out), CAF_E_ARGUMENT);
    context.n_vendor_rules = 1;
    context.vendor_rules = NULL;
    ck_assert_int_eq(caf_check_case(&one, &context, NULL, &out), CAF_E_NULL);
    context.vendor_rules = own;
    low.id = CAF_VENDOR_RULES - 1;
    own[0].rule = &low;
    ck_assert_int_eq(caf_check_case(&one, &context, NULL, &out), CAF_E_RULE);
    own[0].rule = &described;
    own[0].run = NULL;
    ck_assert_int_eq(caf_check_case(&one, &context, NULL, &out), CAF_E_RULE);
    own[0].run = honest;
    own[0].size = 3;
    ck_assert_int_eq(caf_check_case(&one, &context, NULL, &out), CAF_E_RULE);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("vendor");
    TCase *tcase = tcase_create("vendor");
    tcase_add_checked_fixture(tcase, set_up, NULL);
    tcase_add_loop_test(tcase, what_no_rule_may_do_is_found, 0, 8);
    tcase_add_loop_test(tcase, what_a_rule_makes_up_is_not_counted, 0, 4);
    tcase_add_test(tcase, they_run_last_are_counted_and_follow_the_profile);
    tcase_add_test(tcase, a_profile_sets_their_numbers);
    tcase_add_test(tcase, what_is_no_vendor_rule_is_refused);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
