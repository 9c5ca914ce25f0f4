/* What changed between two checks: pairs and kinds worked by hand, and what must hold of any two lists. */
#include "core_support.h"

enum { FOUND = 4000 };

static caf_finding finding_of(int32_t rule, int64_t row, caf_date due, int32_t verdict)
{
    caf_finding finding;
    memset(&finding, 0, sizeof finding);
    finding.case_id = 10;
    finding.rule = rule;
    finding.profile = 1;
    finding.table = row != 0 ? CAF_MEETINGS : CAF_CASES;
    finding.row = row;
    finding.due = due;
    finding.verdict = (uint8_t)verdict;
    finding.kind = CAF_STANDARD;
    finding.days = CAF_DAYS_NONE;
    finding.slack = CAF_DAYS_NONE;
    return finding;
}

static int64_t compare(const caf_finding *before, int64_t n, const caf_finding *after, int64_t m, caf_change *changes, int64_t room)
{
    caf_out out = { changes, room, 0, (int32_t)sizeof *changes, 0 };
    ck_assert_int_eq(caf_compare(before, n, after, m, &out), CAF_OK);
    return out.n;
}

static void assert_change(const caf_change *change, int64_t before, int64_t after, int32_t kind)
{
    ck_assert_int_eq(change->before, before);
    ck_assert_int_eq(change->after, after);
    ck_assert_str_eq(caf_change_name(change->kind), caf_change_name(kind));
}

/* From each verdict, or none (0), to each: read row by row. */
START_TEST(a_verdict_that_changes_has_a_kind)
{
    enum {
        NO = CAF_CHANGE_NONE, BAD = CAF_CHANGE_NOT_MET, LATE = CAF_CHANGE_OVERDUE, DUE = CAF_CHANGE_DUE, ASK = CAF_CHANGE_JUDGEMENT,
        DIM = CAF_CHANGE_UNKNOWN, FIX = CAF_CHANGE_MENDED, DONE = CAF_CHANGE_DONE, CLEAR = CAF_CHANGE_KNOWN, MET = CAF_CHANGE_MET,
        OVER = CAF_CHANGE_ENDED
    };
    /* to:                              none  met    not met due  unknown n/a    judgement */
    static const int32_t kinds[7][7] = { { NO,   MET,   BAD,   DUE, DIM,    NO,    ASK },    /* from none */
                                         { OVER, NO,    BAD,   DUE, DIM,    OVER,  ASK },    /* met */
                                         { OVER, FIX,   NO,    DUE, DIM,    OVER,  ASK },    /* not met */
                                         { OVER, DONE,  LATE,  NO,  DIM,    OVER,  ASK },    /* due */
                                         { OVER, CLEAR, BAD,   DUE, NO,     CLEAR, ASK },    /* unknown */
                                         { NO,   MET,   BAD,   DUE, DIM,    NO,    ASK },    /* not applicable */
                                         { OVER, MET,   BAD,   DUE, DIM,    OVER,  NO } };   /* judgement */
    for (int32_t from = 0; from < CAF_VERDICTS; from++) {
        for (int32_t to = 0; to < CAF_VERDICTS; to++) {
            caf_finding old = finding_of(CAF_EM_C1, 4, 0, from);
            caf_finding fresh = finding_of(CAF_EM_C1, 4, 0, to);
            caf_change changes[2];
            int64_t n = compare(&old, from != 0, &fresh, to != 0, changes, 2);
            ck_assert_int_eq(n, from != 0 || to != 0);
            if (n > 0) {
                assert_change(&changes[0], from != 0 ? 0 : -1, to != 0 ? 0 : -1, kinds[from][to]);
                ck_assert_int_eq(changes[0].flags, 0);
            }
        }
    }
}
END_TEST

START_TEST(safeguarding_and_data_have_kinds_of_their_own)
{
    caf_change changes[4];
    for (int32_t from = 0; from < CAF_VERDICTS; from++) {
        for (int32_t to = 1; to < CAF_VERDICTS; to++) {
            caf_finding old = finding_of(CAF_EM_A1_PROTECTION, 4, 0, from);
            caf_finding fresh = finding_of(CAF_EM_A1_PROTECTION, 4, 0, to);
            old.kind = CAF_SAFEGUARDING;
            fresh.kind = CAF_SAFEGUARDING;
            int was = from == CAF_NOT_MET || from == CAF_DUE || from == CAF_JUDGEMENT;
            int is = to == CAF_NOT_MET || to == CAF_DUE || to == CAF_JUDGEMENT;
            compare(&old, from != 0, &fresh, 1, changes, 2);
            ck_assert_int_eq(changes[0].kind == CAF_CHANGE_SAFEGUARDING_NEW, !was && is);
            ck_assert_int_eq(changes[0].kind == CAF_CHANGE_SAFEGUARDING_CLOSED, was && !is);
        }
    }
    /* A problem of another reason is another problem, though row and rule are the same. */
    caf_finding old = finding_of(CAF_DATA_ORDER, 4, 0, CAF_UNKNOWN);
    old.kind = CAF_DATA;
    old.reason = CAF_REASON_CLOSED_BEFORE_OPENED;
    caf_finding fresh[2] = { old, old };
    fresh[0].reason = CAF_REASON_HOLD_ORDER;
    ck_assert_int_eq(compare(&old, 1, fresh, 1, changes, 4), 2);
    assert_change(&changes[0], -1, 0, CAF_CHANGE_DATA_NEW);
    assert_change(&changes[1], 0, -1, CAF_CHANGE_DATA_GONE);
    ck_assert_int_eq(compare(&old, 1, fresh, 2, changes, 4), 2);
    assert_change(&changes[0], -1, 0, CAF_CHANGE_DATA_NEW);
    assert_change(&changes[1], 0, 1, CAF_CHANGE_NONE);
    /* Nor is one of the case itself paired by its rule alone. */
    old.row = 0;
    fresh[0].row = 0;
    ck_assert_int_eq(compare(&old, 1, fresh, 1, changes, 4), 2);
    assert_change(&changes[0], -1, 0, CAF_CHANGE_DATA_NEW);
    assert_change(&changes[1], 0, -1, CAF_CHANGE_DATA_GONE);
}
END_TEST

START_TEST(what_else_differs_is_said)
{
    caf_change changes[2];
    caf_finding old = finding_of(CAF_EM_C1, 4, 100, CAF_MET);
    for (int32_t flag = CAF_CHANGE_OTHER_DUE; flag <= CAF_CHANGE_OTHER_SEVERITY; flag <<= 1) {
        caf_finding fresh = old;
        fresh.due += flag == CAF_CHANGE_OTHER_DUE;
        fresh.done += flag == CAF_CHANGE_OTHER_DONE;
        fresh.reason += flag == CAF_CHANGE_OTHER_REASON;
        fresh.items += flag == CAF_CHANGE_OTHER_ITEMS;
        fresh.grade = (uint8_t)(flag == CAF_CHANGE_OTHER_GRADE);
        fresh.severity = (uint8_t)(flag == CAF_CHANGE_OTHER_SEVERITY);
        ck_assert_int_eq(compare(&old, 1, &fresh, 1, changes, 2), 1);
        assert_change(&changes[0], 0, 0, flag == CAF_CHANGE_OTHER_DUE ? CAF_CHANGE_DAY_MOVED : CAF_CHANGE_DETAIL);
        ck_assert_int_eq(changes[0].flags, flag);
        ck_assert_ptr_nonnull(caf_change_flag_name(flag));
    }
    caf_finding fresh = old;
    fresh.days = 7;
    fresh.slack = -7;
    fresh.case_id = 99;
    fresh.group = 3;
    ck_assert_int_eq(compare(&old, 1, &fresh, 1, changes, 2), 1);
    assert_change(&changes[0], 0, 0, CAF_CHANGE_NONE);
    ck_assert_ptr_null(caf_change_name(CAF_CHANGES));
    ck_assert_ptr_null(caf_change_name(-1));
    ck_assert_ptr_null(caf_change_flag_name(128));
    ck_assert_ptr_null(caf_change_flag_name(3));
}
END_TEST

START_TEST(what_was_owed_is_paired_with_what_became_of_it)
{
    caf_change changes[8];
    /* A review was due on day 100. It was held; the next one is due on day 190. */
    caf_finding owed = finding_of(CAF_EM_C1, 0, 100, CAF_DUE);
    caf_finding held[2] = { finding_of(CAF_EM_C1, 0, 190, CAF_DUE), finding_of(CAF_EM_C1, 7, 100, CAF_MET) };
    ck_assert_int_eq(compare(&owed, 1, held, 2, changes, 8), 2);
    assert_change(&changes[0], -1, 0, CAF_CHANGE_DUE);
    assert_change(&changes[1], 0, 1, CAF_CHANGE_DONE);
    ck_assert_int_eq(changes[1].flags, CAF_CHANGE_OTHER_SUBJECT);
    /* And the reverse: the meeting was taken out of the record. */
    ck_assert_int_eq(compare(held, 2, &owed, 1, changes, 8), 2);
    assert_change(&changes[0], 1, 0, CAF_CHANGE_DUE);
    assert_change(&changes[1], 0, -1, CAF_CHANGE_ENDED);
    /* The start was corrected: it is due on another day. */
    caf_finding moved = finding_of(CAF_EM_C1, 0, 107, CAF_DUE);
    ck_assert_int_eq(compare(&owed, 1, &moved, 1, changes, 8), 1);
    assert_change(&changes[0], 0, 0, CAF_CHANGE_DAY_MOVED);
    /* Two of a rule keep their order in time, however they come. */
    caf_finding two[2] = { finding_of(CAF_EM_C1, 0, 200, CAF_DUE), finding_of(CAF_EM_C1, 0, 100, CAF_DUE) };
    caf_finding later[2] = { finding_of(CAF_EM_C1, 0, 110, CAF_DUE), finding_of(CAF_EM_C1, 0, 210, CAF_DUE) };
    ck_assert_int_eq(compare(two, 2, later, 2, changes, 8), 2);
    assert_change(&changes[0], 1, 0, CAF_CHANGE_DAY_MOVED);
    assert_change(&changes[1], 0, 1, CAF_CHANGE_DAY_MOVED);
    /* By the due day two rows of their own find what each was. */
    two[0].due = 300;
    later[0] = finding_of(CAF_EM_C1, 5, 300, CAF_MET);
    later[1] = finding_of(CAF_EM_C1, 4, 100, CAF_NOT_MET);
    ck_assert_int_eq(compare(two, 2, later, 2, changes, 8), 2);
    assert_change(&changes[0], 0, 0, CAF_CHANGE_DONE);
    assert_change(&changes[1], 1, 1, CAF_CHANGE_OVERDUE);
    /* Of another rule, or under another profile, it is not the same. */
    moved.rule = CAF_EM_B2_HELD;
    ck_assert_int_eq(compare(&owed, 1, &moved, 1, changes, 8), 2);
    moved = owed;
    moved.profile = 2;
    ck_assert_int_eq(compare(&owed, 1, &moved, 1, changes, 8), 2);
    /* Due on no day, then done. */
    caf_finding open = finding_of(CAF_EM_A1_ASSESSED, 0, 0, CAF_DUE);
    caf_finding done = finding_of(CAF_EM_A1_ASSESSED, 3, 0, CAF_MET);
    ck_assert_int_eq(compare(&open, 1, &done, 1, changes, 8), 1);
    assert_change(&changes[0], 0, 0, CAF_CHANGE_DONE);
    /* Two rows are never the same. */
    caf_finding other = finding_of(CAF_EM_A1_ASSESSED, 4, 0, CAF_MET);
    ck_assert_int_eq(compare(&done, 1, &other, 1, changes, 8), 2);
    assert_change(&changes[0], -1, 0, CAF_CHANGE_MET);
    assert_change(&changes[1], 0, -1, CAF_CHANGE_ENDED);
}
END_TEST

static int64_t check(const owned *in, caf_date on, caf_finding *found)
{
    static const caf_profile *second;
    caf_context context = caf_context_on(on, CAF_ENGLAND_AND_WALES);
    caf_cursor cursor = caf_cursor_begin();
    caf_out out = { found, FOUND, 0, (int32_t)sizeof *found, 0 };
    second = caf_profile_builtin("blackburn-with-darwen-2021", 26);
    context.beside = &second;
    context.n_beside = 1;
    ck_assert_int_eq(caf_check(&in->load, &cursor, &context, NULL, &out, NULL, 0), CAF_OK);
    return out.n;
}

/* Every finding once; pairs of one rule and profile; in the order that is promised. */
static void assert_whole(const caf_finding *before, int64_t n, const caf_finding *after, int64_t m, const caf_change *changes, int64_t k)
{
    static char old[FOUND];
    memset(old, 0, sizeof old);
    int64_t next = 0;
    int64_t last = -1;
    int64_t pairs = 0;
    for (int64_t i = 0; i < k; i++) {
        const caf_change *change = &changes[i];
        if (change->after >= 0) {
            ck_assert_int_eq(change->after, next++);
        } else {
            ck_assert_int_eq(next, m);
            ck_assert_int_gt(change->before, last);
            last = change->before;
        }
        if (change->before >= 0) {
            ck_assert_int_eq(old[change->before]++, 0);
        }
        if (change->after >= 0 && change->before >= 0) {
            ck_assert_int_eq(before[change->before].rule, after[change->after].rule);
            ck_assert_int_eq(before[change->before].profile, after[change->after].profile);
            pairs++;
        }
    }
    ck_assert_int_eq(next, m);
    ck_assert_int_eq(k, n + m - pairs);
}

static int has_key(const caf_finding *one, const caf_finding *other)
{
    return one->profile == other->profile && one->rule == other->rule && one->table == other->table && one->row == other->row &&
           (one->row != 0 || one->due == other->due) && (one->kind != CAF_DATA || one->reason == other->reason);
}

/* How many of a list have the key of a finding; *last: one of them. */
static int count_key(const caf_finding *all, int64_t n, const caf_finding *one, int64_t *last)
{
    int count = 0;
    for (int64_t i = 0; i < n; i++) {
        if (has_key(&all[i], one)) {
            count++;
            *last = i;
        }
    }
    return count;
}

/* What has one partner by its key has that one, whatever else is there. */
static int64_t assert_keyed(const caf_finding *before, int64_t n, const caf_finding *after, int64_t m, const caf_change *changes, int64_t k)
{
    int64_t sure = 0;
    for (int64_t i = 0; i < k; i++) {
        int64_t partner = -1;
        int64_t self = -1;
        if (changes[i].after < 0) {
            continue;
        }
        const caf_finding *fresh = &after[changes[i].after];
        if (count_key(before, n, fresh, &partner) == 1 && count_key(after, m, fresh, &self) == 1) {
            ck_assert_int_eq(changes[i].before, partner);
            sure++;
        }
    }
    return sure;
}

static void shuffle(caf_finding *all, int64_t n, uint64_t *state)
{
    for (int64_t i = n - 1; i > 0; i--) {
        int64_t j = below(state, i + 1);
        caf_finding one = all[i];
        all[i] = all[j];
        all[j] = one;
    }
}

START_TEST(any_two_checks_can_be_compared)
{
    static caf_finding before[FOUND], after[FOUND];
    static caf_change changes[2 * FOUND], again[2 * FOUND];
    int64_t kinds[CAF_CHANGES] = { 0 };
    int64_t all_sure = 0;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        owned in;
        uint64_t state = seed * 77 + 1;
        random_caseload(&in, seed, 1, (int)(seed % 3));
        int64_t n = check(&in, 19300 + (caf_date)(seed % 300), before);
        int64_t m = check(&in, 19330 + (caf_date)(seed % 500), after);
        int64_t k = compare(before, n, after, m, changes, 2 * FOUND);
        assert_whole(before, n, after, m, changes, k);
        int64_t sure = assert_keyed(before, n, after, m, changes, k);
        for (int64_t i = 0; i < k; i++) {
            kinds[changes[i].kind]++;
        }
        /* With itself there is nothing; and in any order what has one partner by its key has that one. */
        for (int64_t i = compare(before, n, before, n, again, 2 * FOUND); i-- > 0;) {
            ck_assert_int_eq(again[i].before, again[i].after);
            ck_assert_int_eq(again[i].kind, CAF_CHANGE_NONE);
        }
        shuffle(before, n, &state);
        shuffle(after, m, &state);
        ck_assert_int_eq(compare(before, n, after, m, again, 2 * FOUND), k);
        assert_whole(before, n, after, m, again, k);
        ck_assert_int_eq(assert_keyed(before, n, after, m, again, k), sure);
        all_sure += sure;
        end_owned(&in);
    }
    ck_assert_int_gt(all_sure, 10000);
    ck_assert_int_gt(kinds[CAF_CHANGE_NOT_MET], 10);
    ck_assert_int_gt(kinds[CAF_CHANGE_DONE] + kinds[CAF_CHANGE_OVERDUE], 10);
}
END_TEST

/* A case of 100,000 findings of one rule, in the worst order: seconds would mean that the work grows with the square. */
START_TEST(many_findings_take_no_square)
{
    enum { MANY = 100000 };
    caf_finding *before = calloc(MANY, sizeof *before);
    caf_finding *after = calloc(MANY, sizeof *after);
    caf_change *changes = calloc(2 * MANY, sizeof *changes);
    ck_assert(before != NULL && after != NULL && changes != NULL);
    for (int64_t i = 0; i < MANY; i++) {
        before[i] = finding_of(CAF_EM_C1, i + 1, 0, CAF_MET);
        after[i] = finding_of(CAF_EM_C1, MANY - i, 0, i == 17 ? CAF_NOT_MET : CAF_MET);
    }
    ck_assert_int_eq(compare(before, MANY, after, MANY, changes, 2 * MANY), MANY);
    for (int64_t i = 0; i < MANY; i++) {
        assert_change(&changes[i], MANY - 1 - i, i, i == 17 ? CAF_CHANGE_NOT_MET : CAF_CHANGE_NONE);
    }
    /* Nothing has a partner but by the loosest key. */
    for (int64_t i = 0; i < MANY; i++) {
        before[i].row = 0;
        before[i].due = (caf_date)(i * 2 + 2);
        after[i].due = (caf_date)(i * 2 + 1);
    }
    ck_assert_int_eq(compare(before, MANY, after, MANY, changes, 2 * MANY), MANY);
    free(before);
    free(after);
    free(changes);
}
END_TEST

START_TEST(arguments_are_looked_at)
{
    caf_finding old = finding_of(CAF_EM_C1, 0, 100, CAF_DUE);
    caf_change changes[3];
    caf_out out = { changes, 3, 2, (int32_t)sizeof changes[0], 0 };
    ck_assert_int_eq(caf_compare(&old, 1, &old, 1, &out), CAF_E_CAPACITY);
    ck_assert_int_eq(out.n, 2);
    ck_assert_int_eq(caf_compare(NULL, 0, &old, 1, &out), CAF_OK);
    ck_assert_int_eq(out.n, 3);
    assert_change(&changes[2], -1, 0, CAF_CHANGE_DUE);
    ck_assert_int_eq(caf_compare(NULL, 0, NULL, 0, &out), CAF_OK);
    ck_assert_int_eq(out.n, 3);
    ck_assert_int_eq(caf_compare(NULL, 1, &old, 1, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_compare(&old, 1, NULL, 1, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_compare(&old, 1, &old, 1, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_compare(&old, -1, &old, 1, &out), CAF_E_SIZE);
    ck_assert_int_eq(caf_compare(&old, 1, &old, -1, &out), CAF_E_SIZE);
    ck_assert_int_eq(caf_compare(&old, 1, &old, INT64_MAX, &out), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_compare(&old, INT64_MAX, &old, INT64_MAX, &out), CAF_E_CAPACITY);
    out.size--;
    ck_assert_int_eq(caf_compare(NULL, 0, NULL, 0, &out), CAF_E_SIZE);
    out = (caf_out){ NULL, 2, 0, (int32_t)sizeof changes[0], 0 };
    ck_assert_int_eq(caf_compare(NULL, 0, &old, 1, &out), CAF_E_NULL);
}
END_TEST

/* A host whose elements are longer, and stand apart. */
START_TEST(output_may_be_wider)
{
    struct {
        caf_change change;
        int64_t later;
        int64_t own;
    } wide[4];
    caf_finding old[2] = { finding_of(CAF_EM_C1, 2, 0, CAF_MET), finding_of(CAF_EM_C1, 1, 0, CAF_DUE) };
    caf_finding fresh[2] = { finding_of(CAF_EM_C1, 1, 0, CAF_NOT_MET), finding_of(CAF_EM_C1, 2, 0, CAF_MET) };
    memset(wide, 0x55, sizeof wide);
    caf_out out = { wide, 4, 0, (int32_t)(sizeof(caf_change) + sizeof(int64_t)), (int32_t)sizeof wide[0] };
    ck_assert_int_eq(caf_compare(old, 2, fresh, 2, &out), CAF_OK);
    ck_assert_int_eq(out.n, 2);
    assert_change(&wide[0].change, 1, 0, CAF_CHANGE_OVERDUE);
    assert_change(&wide[1].change, 0, 1, CAF_CHANGE_NONE);
    for (int i = 0; i < 4; i++) {
        ck_assert_int_eq(wide[i].own, 0x5555555555555555);
        ck_assert_int_eq(wide[i].later, 0); /* what a later version would say; worked in as well */
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("compare");
    TCase *tests = tcase_create("compare");
    tcase_add_test(tests, a_verdict_that_changes_has_a_kind);
    tcase_add_test(tests, safeguarding_and_data_have_kinds_of_their_own);
    tcase_add_test(tests, what_else_differs_is_said);
    tcase_add_test(tests, what_was_owed_is_paired_with_what_became_of_it);
    tcase_add_test(tests, any_two_checks_can_be_compared);
    tcase_add_test(tests, many_findings_take_no_square);
    tcase_add_test(tests, arguments_are_looked_at);
    tcase_add_test(tests, output_may_be_wider);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
