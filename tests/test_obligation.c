/* Obligations: what is owed, and by whom, held against the findings and their explanations. */
#include "core_support.h"

enum { FOUND = 4000 };

static caf_case case_of(const owned *in, const caf_context *context)
{
    caf_case one;
    one.size = (int32_t)sizeof one;
    ck_assert_int_eq(caf_find_case(&in->load, context, 10, &one), CAF_OK);
    return one;
}

static int64_t find_owed(const caf_case *one, const caf_context *context, caf_obligation *owed)
{
    caf_out out = { owed, FOUND, 0, (int32_t)sizeof owed[0], 0 };
    ck_assert_int_eq(caf_obligations(one, context, &out), CAF_OK);
    return out.n;
}

/* The explanation of a finding that was not done in time says whether it can still be. */
static int is_told_overdue(const caf_case *one, const caf_context *context, const caf_finding *finding)
{
    static caf_step steps[2000];
    static char text[20000];
    caf_out out = { steps, 2000, 0, (int32_t)sizeof steps[0], 0 };
    ck_assert_int_eq(caf_explain(one, context, finding, &out), CAF_OK);
    ck_assert_int_eq(caf_explain_text(finding, steps, out.n, text, sizeof text, NULL), CAF_OK);
    return strstr(text, "Looked at on") != NULL;
}

/* All that is due, and what is not met, not done and still counted, in order; nothing else. */
START_TEST(they_are_what_is_due_or_overdue)
{
    static caf_finding found[FOUND];
    static caf_obligation owed[FOUND];
    const caf_profile *second = caf_profile_builtin("blackburn-with-darwen-2021", 26);
    int64_t due = 0, overdue = 0, matters = 0;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        caf_context context = caf_context_on(19300 + (caf_date)(seed % 700), CAF_ENGLAND_AND_WALES);
        owned in;
        random_caseload(&in, seed, 1, (int)(seed % 2));
        context.beside = &second;
        context.n_beside = 1;
        caf_case one = case_of(&in, &context);
        caf_out out = { found, FOUND, 0, (int32_t)sizeof found[0], 0 };
        ck_assert_int_eq(caf_check_case(&one, &context, NULL, &out), CAF_OK);
        int64_t n = find_owed(&one, &context, owed);
        int64_t k = 0;
        for (int64_t i = 0; i < out.n; i++) {
            int is_late = found[i].verdict == CAF_NOT_MET && found[i].done == 0 && found[i].due != 0;
            int is_overdue = is_late && is_told_overdue(&one, &context, &found[i]);
            int is_matter = found[i].kind == CAF_SAFEGUARDING && (found[i].verdict == CAF_NOT_MET || found[i].verdict == CAF_JUDGEMENT);
            matters += is_matter;
            if (found[i].verdict == CAF_DUE || is_overdue || is_matter) {
                ck_assert_int_lt(k, n);
                ck_assert(memcmp(&owed[k].finding, &found[i], sizeof found[i]) == 0);
                ck_assert_int_eq(owed[k].overdue, is_overdue);
                due += found[i].verdict == CAF_DUE;
                overdue += is_overdue;
                k++;
            }
        }
        ck_assert_int_eq(k, n);
        end_owned(&in);
    }
    ck_assert_int_gt(due, 300);
    ck_assert_int_gt(overdue, 30);
    ck_assert_int_gt(matters, 30);
}
END_TEST

START_TEST(they_are_somebodys)
{
    static caf_obligation owed[FOUND];
    caf_context context = caf_context_on(day("2023-06-01"), CAF_ENGLAND_AND_WALES);
    caf_case_row of_case = { .case_id = 10, .opened = day("2023-03-01"), .services = CAF_SEVERAL_SERVICES };
    caf_assessment_row assessment = { .case_id = 10, .id = 1, .started = day("2023-03-10"), .completed = day("2023-04-03") };
    caf_meeting_row meeting = { .case_id = 10, .id = 1, .kind = CAF_FIRST_TAF, .held_on = day("2023-04-24") };
    caf_plan_row plan = { .case_id = 10, .id = 1, .dated = day("2023-04-24"), .author = 3 };
    caf_action_row actions[2] = {
        { .case_id = 10, .id = 1, .plan = 1, .agency = 8, .agreed_on = day("2023-04-24"), .kind = CAF_SIGNPOSTING },
        { .case_id = 10, .id = 2, .plan = 1, .agreed_on = day("2023-04-24"), .kind = CAF_SIGNPOSTING },
    };
    /* Of those in the lead on the day the one who began last; not who has ended, nor who is to come. */
    caf_lead_row leads[4] = {
        { .case_id = 10, .person = 3, .agency = 6, .began_on = day("2023-05-20"), .ended_on = day("2023-05-31") },
        { .case_id = 10, .person = 2, .agency = 4, .began_on = day("2023-05-11"), .ended_on = day("2023-06-01") },
        { .case_id = 10, .person = 1, .agency = 3, .began_on = day("2023-04-11") },
        { .case_id = 10, .person = 9, .agency = 5, .began_on = day("2023-06-02") },
    };
    owned in;
    begin_owned(&in);
    add_row(&in, CAF_CASES, &of_case);
    add_row(&in, CAF_ASSESSMENTS, &assessment);
    add_row(&in, CAF_MEETINGS, &meeting);
    add_row(&in, CAF_PLANS, &plan);
    add_row(&in, CAF_ACTIONS, &actions[0]);
    add_row(&in, CAF_ACTIONS, &actions[1]);
    context.profile = caf_profile_builtin("nottingham-qa", 13);
    caf_case one = case_of(&in, &context);
    int64_t n = find_owed(&one, &context, owed);
    ck_assert_int_gt(n, 0);
    for (int64_t i = 0; i < n; i++) {
        int is_action = owed[i].finding.table == CAF_ACTIONS && owed[i].finding.row == 1;
        ck_assert_int_eq(owed[i].by, is_action ? CAF_OWED_BY_OWNER : CAF_OWED_BY_NOBODY);
        ck_assert_int_eq(owed[i].agency, is_action ? 8 : 0);
    }
    for (int i = 0; i < 4; i++) {
        add_row(&in, CAF_LEADS, &leads[i]);
    }
    one = case_of(&in, &context);
    n = find_owed(&one, &context, owed);
    int64_t of_actions[3] = { 0, 0, 0 };
    for (int64_t i = 0; i < n; i++) {
        int is_action = owed[i].finding.table == CAF_ACTIONS && owed[i].finding.row == 1;
        of_actions[owed[i].finding.table == CAF_ACTIONS ? owed[i].finding.row : 0]++;
        ck_assert_int_eq(owed[i].by, is_action ? CAF_OWED_BY_OWNER : CAF_OWED_BY_LEAD);
        ck_assert_int_eq(owed[i].agency, is_action ? 8 : 4);
        ck_assert_int_eq(owed[i].person, is_action ? 0 : 2);
    }
    ck_assert_int_gt(of_actions[0], 0);
    ck_assert_int_gt(of_actions[1], 0);
    ck_assert_int_gt(of_actions[2], 0);
    end_owned(&in);
}
END_TEST

START_TEST(calls_that_cannot_be_answered)
{
    static caf_obligation owed[FOUND];
    caf_context context = caf_context_on(day("2023-06-01"), CAF_ENGLAND_AND_WALES);
    caf_context bad = context;
    caf_case_row of_case = { .case_id = 10, .opened = day("2023-03-01"), .needs_identified = day("2023-03-01") };
    caf_out out = { owed, FOUND, 0, (int32_t)sizeof owed[0], 0 };
    owned in;
    bad.size = 1;
    begin_owned(&in);
    add_row(&in, CAF_CASES, &of_case);
    caf_case one = case_of(&in, &context);
    ck_assert_int_eq(caf_obligations(NULL, &context, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_obligations(&one, NULL, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_obligations(&one, &context, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_obligations(&one, &bad, &out), CAF_E_SIZE);
    int64_t n = find_owed(&one, &context, owed);
    ck_assert_int_gt(n, 1);
    for (int64_t capacity = 0; capacity < n; capacity++) {
        caf_out small = { owed, capacity, 0, (int32_t)sizeof owed[0], 0 };
        ck_assert_int_eq(caf_obligations(&one, &context, &small), CAF_E_CAPACITY);
        ck_assert_int_eq(small.n, 0);
    }
    end_owned(&in);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("obligation");
    TCase *tcase = tcase_create("obligations");
    tcase_set_timeout(tcase, 300);
    tcase_add_test(tcase, they_are_what_is_due_or_overdue);
    tcase_add_test(tcase, they_are_somebodys);
    tcase_add_test(tcase, calls_that_cannot_be_answered);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
