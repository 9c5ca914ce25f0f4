/* The check loop: output of any size, tallies, selection, explanations, and caseloads that no one would write. */
#include "core_support.h"
#include "quick.h"

enum { FINDINGS_MAX = 20000, TALLY = CAF_RULES * CAF_VERDICTS, GROUPS = 4 };

/* A profile with every rule on, at different weights. */
static const caf_profile *all_rules(int32_t review_from)
{
    static union {
        max_align_t aligned;
        unsigned char bytes[16384];
    } memory;
    caf_setting settings[CAF_RULES];
    const caf_profile *profile = NULL;
    memset(settings, 0, sizeof settings);
    int64_t n = 0;
    for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
        if (caf_rule_get(rule) != NULL) {
            settings[n].rule = rule;
            settings[n++].severity = 1 + rule % CAF_HIGH;
        }
    }
    settings[n].rule = CAF_EM_C1;
    settings[n].parameter = CAF_REVIEW_FROM;
    settings[n].amount = review_from;
    settings[n++].unit = CAF_CHOICE;
    ck_assert_int_eq(caf_profile_build(1000, "all", settings, n, NULL, 0, &memory, sizeof memory, &profile, NULL), CAF_OK);
    return profile;
}

static caf_context context_of(uint64_t seed)
{
    caf_context context = caf_context_on(18900 + (caf_date)(seed * 37 % 1200), (caf_division)(seed % CAF_DIVISIONS));
    context.profile = all_rules(seed % 2 == 0 ? CAF_ROLLING : CAF_ANCHORED);
    return context;
}

/* What a check gives into memory without end. */
typedef struct checked {
    caf_finding *findings;
    int64_t n;
    int64_t tally[GROUPS * TALLY];
} checked;

static void check_whole(const caf_caseload *load, const caf_context *context, const caf_select *want, checked *out)
{
    caf_cursor cursor = caf_cursor_begin();
    memset(out, 0, sizeof *out);
    out->findings = malloc(FINDINGS_MAX * sizeof(caf_finding));
    ck_assert_ptr_nonnull(out->findings);
    caf_out findings = { out->findings, FINDINGS_MAX, 0, (int32_t)sizeof(caf_finding), 0 };
    caf_status status = caf_check(load, &cursor, context, want, &findings, out->tally, GROUPS * TALLY);
    ck_assert_msg(status == CAF_OK, "%s", caf_status_text(status));
    out->n = findings.n;
}

static void count(const caf_finding *findings, int64_t n, int64_t *tally)
{
    memset(tally, 0, GROUPS * TALLY * sizeof *tally);
    for (int64_t i = 0; i < n; i++) {
        tally[((int64_t)findings[i].group * CAF_RULES + findings[i].rule) * CAF_VERDICTS + findings[i].verdict]++;
    }
}

/* Profiles beside each other answer as each does alone, case by case, and count apart. */
START_TEST(profiles_beside_each_other_answer_as_alone)
{
    static caf_finding beside[20000];
    static caf_finding alone[20000];
    static int64_t tally[2 * GROUPS * TALLY];
    static int64_t tally_alone[GROUPS * TALLY];
    const caf_profile *second = caf_profile_at(1);
    for (uint64_t seed = 1; seed <= 40; seed++) {
        owned load;
        random_caseload(&load, seed, 12, (int)(seed % 3));
        caf_context context = context_of(seed);
        caf_context with = context;
        caf_out out = { beside, 20000, 0, (int32_t)sizeof beside[0], 0 };
        caf_cursor cursor = caf_cursor_begin();
        with.beside = &second;
        with.n_beside = 1;
        memset(tally, 0, sizeof tally);
        ck_assert_int_eq(caf_check(&load.load, &cursor, &with, NULL, &out, tally, 2 * GROUPS * TALLY), CAF_OK);
        int64_t sum = 0;
        for (int k = 0; k < 2; k++) {
            caf_context one = context;
            one.profile = k == 0 ? context.profile : second;
            caf_out own = { alone, 20000, 0, (int32_t)sizeof alone[0], 0 };
            cursor = caf_cursor_begin();
            memset(tally_alone, 0, sizeof tally_alone);
            ck_assert_int_eq(caf_check(&load.load, &cursor, &one, NULL, &own, tally_alone, GROUPS * TALLY), CAF_OK);
            sum += own.n;
            int64_t at = 0;
            for (int64_t i = 0; i < own.n; i++) {
                int is_orphan = own.n > 0 && alone[i].reason == CAF_REASON_ORPHAN;
                if (k == 1 && is_orphan) {
                    sum--; /* rows of no case are said once */
                    continue;
                }
                while (at < out.n && beside[at].profile != alone[i].profile) {
                    at++;
                }
                ck_assert(at < out.n && memcmp(&beside[at], &alone[i], sizeof alone[i]) == 0);
                at++;
            }
            for (int64_t i = 0; i < GROUPS * TALLY; i++) {
                int is_reference = i / CAF_VERDICTS % CAF_RULES == CAF_DATA_REFERENCE;
                ck_assert(tally[k * GROUPS * TALLY + i] == tally_alone[i] || (k == 1 && is_reference));
            }
        }
        ck_assert_int_eq(sum, out.n);
        end_owned(&load);
    }
}
END_TEST

START_TEST(a_tally_is_a_count_of_the_findings)
{
    for (uint64_t seed = 1; seed <= 60; seed++) {
        caf_context context = context_of(seed);
        int64_t slow[GROUPS * TALLY];
        checked all;
        owned in;
        random_caseload(&in, seed, 15, (int)(seed % 3));
        check_whole(&in.load, &context, NULL, &all);
        ck_assert_int_gt(all.n, 15);
        count(all.findings, all.n, slow);
        ck_assert_int_eq(memcmp(slow, all.tally, sizeof slow), 0);
        /* Alone it is the same, added to what is there. */
        caf_cursor cursor = caf_cursor_begin();
        ck_assert_int_eq(caf_check(&in.load, &cursor, &context, NULL, NULL, all.tally, GROUPS * TALLY), CAF_OK);
        for (int i = 0; i < GROUPS * TALLY; i++) {
            ck_assert_int_eq(all.tally[i], 2 * slow[i]);
        }
        /* And neither is needed. */
        cursor = caf_cursor_begin();
        ck_assert_int_eq(caf_check(&in.load, &cursor, &context, NULL, NULL, NULL, 0), CAF_OK);
        free(all.findings);
        end_owned(&in);
    }
}
END_TEST

START_TEST(tallies_of_parts_merge_by_addition)
{
    for (uint64_t seed = 1; seed <= 30; seed++) {
        caf_context context = context_of(seed);
        int64_t merged[GROUPS * TALLY] = { 0 };
        checked all, part;
        owned in;
        random_caseload(&in, seed, 12, (int)(seed % 3));
        check_whole(&in.load, &context, NULL, &all);
        for (int64_t half = 0; half < 2; half++) {
            /* Cases 10 to 60, and 70 to 120; what comes before a case goes with it. */
            owned piece = in;
            piece.load.tables = piece.tables;
            for (int table = 0; table < CAF_TABLES; table++) {
                int64_t first = 0;
                while (first < in.tables[table].n &&
                       value_of(in.memory[table] + (size_t)first * (size_t)in.tables[table].size, caf_field_at(table, 0)) <= 60) {
                    first++;
                }
                piece.tables[table].n = half == 0 ? first : in.tables[table].n - first;
                piece.tables[table].data = half == 0 || piece.tables[table].n == 0
                                               ? in.memory[table] : in.memory[table] + (size_t)first * (size_t)in.tables[table].size;
            }
            check_whole(&piece.load, &context, NULL, &part);
            for (int i = 0; i < GROUPS * TALLY; i++) {
                merged[i] += part.tally[i];
            }
            free(part.findings);
        }
        ck_assert_int_eq(memcmp(merged, all.tally, sizeof merged), 0);
        free(all.findings);
        end_owned(&in);
    }
}
END_TEST

/* Some selection or other; NULL-like for seed 0. */
static caf_select select_of(uint64_t seed, caf_rule_id *rules)
{
    caf_select want;
    uint64_t state = seed * 0x9E3779B97F4A7C15u + 7;
    memset(&want, 0, sizeof want);
    want.size = (int32_t)sizeof want;
    if (seed == 0) {
        return want;
    }
    want.verdicts = below(&state, 2) == 0 ? 0 : (int32_t)below(&state, 1 << CAF_VERDICTS);
    want.kinds = below(&state, 2) == 0 ? 0 : (int32_t)below(&state, 1 << CAF_FINDING_KINDS);
    want.severity = (int32_t)below(&state, 5);
    want.n_rules = below(&state, 2) == 0 ? 0 : 1 + below(&state, 5);
    for (int64_t i = 0; i < want.n_rules; i++) {
        rules[i] = (caf_rule_id)(1 + below(&state, CAF_RULES - 1));
    }
    want.rules = want.n_rules > 0 ? rules : NULL;
    return want;
}

static int is_wanted_rule(const caf_select *want, caf_rule_id rule)
{
    int found = want->n_rules == 0;
    for (int64_t i = 0; i < want->n_rules; i++) {
        found |= want->rules[i] == rule;
    }
    return found;
}

static int is_wanted(const caf_select *want, const caf_finding *finding)
{
    return is_wanted_rule(want, finding->rule) && (want->verdicts == 0 || (want->verdicts & 1 << finding->verdict) != 0) &&
           (want->kinds == 0 || (want->kinds & 1 << finding->kind) != 0) &&
           (finding->kind == CAF_DATA || finding->severity >= want->severity);
}

START_TEST(selecting_is_filtering_afterwards)
{
    for (uint64_t seed = 0; seed < 120; seed++) {
        caf_context context = context_of(seed);
        caf_rule_id rules[8];
        caf_select want = select_of(seed, rules);
        int64_t slow[GROUPS * TALLY] = { 0 };
        int64_t k = 0;
        checked all, some;
        owned in;
        random_caseload(&in, 1 + seed % 20, 8, (int)(seed % 3));
        check_whole(&in.load, &context, NULL, &all);
        check_whole(&in.load, &context, &want, &some);
        for (int64_t i = 0; i < all.n; i++) {
            const caf_finding *finding = &all.findings[i];
            if (is_wanted_rule(&want, finding->rule)) {
                slow[((int64_t)finding->group * CAF_RULES + finding->rule) * CAF_VERDICTS + finding->verdict]++;
            }
            if (is_wanted(&want, finding)) {
                ck_assert_int_lt(k, some.n);
                ck_assert_int_eq(memcmp(&some.findings[k], finding, sizeof *finding), 0);
                k++;
            }
        }
        ck_assert_int_eq(k, some.n);
        /* What verdict, kind and severity are wanted changes no tally. */
        ck_assert_int_eq(memcmp(slow, some.tally, sizeof slow), 0);
        free(all.findings);
        free(some.findings);
        end_owned(&in);
    }
}
END_TEST

/* Takes findings away whenever the output is full. Returns the status that ended it. */
static caf_status check_in_parts(const caf_caseload *load, const caf_context *context, const caf_select *want, int64_t capacity,
                                 caf_finding *all, int64_t *n, int64_t *tally, caf_cursor *cursor)
{
    caf_finding *part = malloc((size_t)(capacity + (capacity == 0)) * sizeof *part);
    caf_out out = { part, capacity, 0, (int32_t)sizeof *part, 0 };
    caf_status status;
    ck_assert_ptr_nonnull(part);
    *cursor = caf_cursor_begin();
    *n = 0;
    do {
        out.n = 0;
        status = caf_check(load, cursor, context, want, &out, tally, GROUPS * TALLY);
        ck_assert_msg(status != CAF_MORE || out.n > 0, "no progress");
        memcpy(all + *n, part, (size_t)out.n * sizeof *part);
        *n += out.n;
    } while (status == CAF_MORE);
    free(part);
    return status;
}

START_TEST(a_check_resumes_at_every_capacity)
{
    static caf_finding parts[FINDINGS_MAX];
    for (uint64_t seed = 0; seed < 24; seed++) {
        caf_context context = context_of(seed);
        caf_rule_id rules[8];
        caf_select want = select_of(seed % 2 == 0 ? 0 : seed, rules);
        checked all;
        owned in;
        random_caseload(&in, 1 + seed, 6, (int)(seed % 3));
        check_whole(&in.load, &context, &want, &all);
        for (int64_t capacity = 0; capacity <= all.n + 1; capacity += stride()) {
            int64_t tally[GROUPS * TALLY] = { 0 };
            int64_t n;
            caf_cursor cursor;
            caf_status status = check_in_parts(&in.load, &context, &want, capacity, parts, &n, tally, &cursor);
            ck_assert_int_eq(memcmp(parts, all.findings, (size_t)n * sizeof parts[0]), 0);
            if (status == CAF_E_CAPACITY) {
                /* One case alone has more; what came before it is complete, and nothing of it is there. */
                int64_t slow[GROUPS * TALLY];
                ck_assert_int_eq(cursor.diag.status, CAF_E_CAPACITY);
                ck_assert_int_eq(cursor.diag.table, CAF_CASES);
                ck_assert_int_lt(n, all.n);
                if (want.verdicts == 0 && want.kinds == 0 && want.severity == 0) {
                    count(parts, n, slow);
                    ck_assert_msg(memcmp(slow, tally, sizeof slow) == 0, "seed %d, capacity %d: the tally holds more than the findings",
                                  (int)seed, (int)capacity);
                }
                continue;
            }
            ck_assert_int_eq(status, CAF_OK);
            ck_assert_int_eq(n, all.n);
            ck_assert_msg(memcmp(tally, all.tally, sizeof tally) == 0, "seed %d, capacity %d: another tally", (int)seed,
                          (int)capacity);
        }
        free(all.findings);
        end_owned(&in);
    }
}
END_TEST

START_TEST(orphans_are_counted_once_however_often_the_output_is_full)
{
    /* Two cases; the second is preceded by a stray row, and nothing of it is wanted. */
    caf_context context = caf_context_on(day("2023-06-01"), CAF_ENGLAND_AND_WALES);
    caf_select want = { (int32_t)sizeof want, 0, 1 << CAF_DATA, 0, NULL, 0 };
    int64_t tally[GROUPS * TALLY] = { 0 };
    static caf_finding parts[64];
    caf_cursor cursor;
    caf_case_row row;
    caf_rating_row stray;
    caf_meeting_row wrong;
    checked all;
    owned in;
    int64_t n;
    memset(&row, 0, sizeof row);
    memset(&stray, 0, sizeof stray);
    memset(&wrong, 0, sizeof wrong);
    begin_owned(&in);
    row.case_id = 10;
    add_row(&in, CAF_CASES, &row);
    row.case_id = 20;
    add_row(&in, CAF_CASES, &row);
    stray.case_id = 15;
    add_row(&in, CAF_RATINGS, &stray);
    wrong.case_id = 10;
    wrong.held = CAF_YES;
    wrong.cancelled = CAF_YES;
    add_row(&in, CAF_MEETINGS, &wrong);
    check_whole(&in.load, &context, &want, &all);
    ck_assert_int_eq(all.n, 2);
    ck_assert_int_eq(check_in_parts(&in.load, &context, &want, 1, parts, &n, tally, &cursor), CAF_OK);
    ck_assert_int_eq(n, 2);
    ck_assert_int_eq(memcmp(parts, all.findings, 2 * sizeof parts[0]), 0);
    ck_assert_int_eq(memcmp(tally, all.tally, sizeof tally), 0);
    free(all.findings);
    end_owned(&in);
}
END_TEST

START_TEST(a_finding_may_be_known_in_part_or_in_more)
{
    static unsigned char memory[400000];
    for (uint64_t seed = 1; seed <= 5; seed++) {
        caf_context context = context_of(seed);
        checked all;
        owned in;
        random_caseload(&in, seed, 5, CARELESS);
        check_whole(&in.load, &context, NULL, &all);
        for (int32_t size = 1; size <= (int32_t)sizeof(caf_finding) + 24; size++) {
            for (int32_t gap = 0; gap < 10; gap += 3) {
                caf_cursor cursor = caf_cursor_begin();
                caf_out out = { memory + 3, all.n, 0, size, gap == 0 ? 0 : size + gap };
                int32_t known = size < (int32_t)sizeof(caf_finding) ? size : (int32_t)sizeof(caf_finding);
                memset(memory, 0xEE, sizeof memory);
                ck_assert_int_eq(caf_check(&in.load, &cursor, &context, NULL, &out, NULL, 0), CAF_OK);
                ck_assert_int_eq(out.n, all.n);
                for (int64_t i = 0; i < all.n; i++) {
                    const unsigned char *at = memory + 3 + i * (size + gap);
                    ck_assert_int_eq(memcmp(at, &all.findings[i], (size_t)known), 0);
                    for (int32_t k = known; k < size; k++) {
                        ck_assert_int_eq(at[k], 0);
                    }
                    for (int32_t k = size; k < size + gap; k++) {
                        ck_assert_int_eq(at[k], 0xEE);
                    }
                }
                ck_assert_int_eq(memory[2], 0xEE);
                ck_assert_int_eq(memory[3 + all.n * (size + gap)], 0xEE);
            }
        }
        free(all.findings);
        end_owned(&in);
    }
}
END_TEST

START_TEST(findings_are_appended)
{
    caf_context context = context_of(4);
    caf_cursor cursor = caf_cursor_begin();
    static caf_finding findings[FINDINGS_MAX];
    checked all;
    owned in;
    random_caseload(&in, 4, 5, LIFELIKE);
    check_whole(&in.load, &context, NULL, &all);
    memset(findings, 0xEE, sizeof findings);
    caf_out out = { findings, FINDINGS_MAX, 3, (int32_t)sizeof findings[0], 0 };
    ck_assert_int_eq(caf_check(&in.load, &cursor, &context, NULL, &out, NULL, 0), CAF_OK);
    ck_assert_int_eq(out.n, all.n + 3);
    ck_assert_int_eq(memcmp(findings + 3, all.findings, (size_t)all.n * sizeof findings[0]), 0);
    ck_assert_int_eq(((unsigned char *)findings)[3 * sizeof findings[0] - 1], 0xEE);
    free(all.findings);
    end_owned(&in);
}
END_TEST

START_TEST(a_case_checked_alone_has_the_same_findings)
{
    for (uint64_t seed = 1; seed <= 40; seed++) {
        caf_context context = context_of(seed);
        caf_cursor cursor = caf_cursor_begin();
        static caf_finding found[1000];
        caf_case one;
        int64_t at = 0;
        checked all;
        owned in;
        random_caseload(&in, seed, 10, (int)(seed % 3));
        check_whole(&in.load, &context, NULL, &all);
        one.size = (int32_t)sizeof one;
        while (caf_next_case(&in.load, &context, &cursor, &one) == CAF_OK) {
            caf_out out = { found, 1000, 0, (int32_t)sizeof found[0], 0 };
            ck_assert_int_eq(caf_check_case(&one, &context, NULL, &out), CAF_OK);
            while (at < all.n && all.findings[at].reason == CAF_REASON_ORPHAN) {
                at++;
            }
            ck_assert_int_le(at + out.n, all.n);
            ck_assert_int_eq(memcmp(found, all.findings + at, (size_t)out.n * sizeof found[0]), 0);
            at += out.n;
            /* All or nothing. */
            for (int64_t capacity = 0; capacity < out.n; capacity += stride()) {
                caf_out small = { found, capacity, 0, (int32_t)sizeof found[0], 0 };
                ck_assert_int_eq(caf_check_case(&one, &context, NULL, &small), CAF_E_CAPACITY);
                ck_assert_int_eq(small.n, 0);
            }
        }
        free(all.findings);
        end_owned(&in);
    }
}
END_TEST

START_TEST(the_same_rows_elsewhere_give_the_same_findings)
{
    for (uint64_t seed = 1; seed <= 40; seed++) {
        caf_context context = context_of(seed);
        checked here, there;
        owned in, moved;
        random_caseload(&in, seed, 10, (int)(seed % 3));
        check_whole(&in.load, &context, NULL, &here);
        copy_owned(&moved, &in);
        end_owned(&in);
        check_whole(&moved.load, &context, NULL, &there);
        ck_assert_int_eq(here.n, there.n);
        ck_assert_int_eq(memcmp(here.findings, there.findings, (size_t)here.n * sizeof here.findings[0]), 0);
        free(here.findings);
        free(there.findings);
        end_owned(&moved);
    }
}
END_TEST

/* Everything that must hold of any finding. */
static void expect_sound(const caf_finding *finding, const caf_finding *previous)
{
    const caf_rule *rule = caf_rule_get(finding->rule);
    ck_assert_ptr_nonnull(rule);
    ck_assert_int_eq(finding->kind, rule->kind);
    ck_assert_ptr_nonnull(caf_verdict_name(finding->verdict));
    ck_assert(finding->reason == 0 || caf_reason_text(finding->reason) != NULL);
    ck_assert(finding->severity >= CAF_LOW && finding->severity <= CAF_HIGH);
    ck_assert(finding->table >= 0 && finding->table < CAF_TABLES);
    ck_assert_int_eq(finding->profile, 1000);
    ck_assert(finding->kind != CAF_DATA || finding->verdict == CAF_UNKNOWN || finding->rule == CAF_NO_CASE);
    ck_assert_msg(finding->verdict != CAF_UNKNOWN || finding->reason != 0, "%s is unknown without a reason", rule->name);
    ck_assert_msg(finding->verdict != CAF_NOT_APPLICABLE || finding->reason != 0, "%s does not apply, without a reason", rule->name);
    ck_assert(finding->grade == CAF_GRADE_NONE || finding->verdict == CAF_MET || finding->verdict == CAF_DUE);
    ck_assert_msg(finding->verdict != CAF_DUE || finding->done == 0, "%s is due and done", rule->name);
    if (rule->timing && finding->slack != CAF_DAYS_NONE && finding->reason != CAF_REASON_TOO_EARLY &&
        finding->rule != CAF_EM_D3_ACCESSIBLE) {
        ck_assert_msg(finding->verdict != CAF_NOT_MET || finding->due < (finding->done != 0 ? finding->done : INT32_MAX),
                      "%s is not met in time", rule->name);
        ck_assert_msg(finding->verdict != CAF_MET || finding->done <= finding->due, "%s is met late", rule->name);
        ck_assert_msg(finding->verdict != CAF_MET || finding->slack >= 0, "%s is met and late", rule->name);
        ck_assert_msg(finding->verdict != CAF_DUE || finding->slack >= 0, "%s is due and late", rule->name);
    }
    for (int32_t i = 0; i < 63; i++) {
        ck_assert_msg(!(finding->items >> i & 1) || finding->items == CAF_ALL_FIELDS || caf_item_name(finding, i) != NULL,
                      "%s names field %d of %s, reason %d", rule->name, (int)i, caf_table_name(finding->table), (int)finding->reason);
    }
    if (previous != NULL && previous->case_id == finding->case_id && previous->reason != CAF_REASON_ORPHAN) {
        /* Data problems, then safeguarding, then standards. */
        static const int places[CAF_FINDING_KINDS] = { [CAF_DATA] = 0, [CAF_SAFEGUARDING] = 1, [CAF_STANDARD] = 2 };
        int place = places[finding->kind];
        int before = places[previous->kind];
        ck_assert_msg(before < place || (before == place && previous->rule <= finding->rule), "%s comes after %s", rule->name,
                      caf_rule_get(previous->rule)->name);
    }
}

/* Whether two findings could be taken for each other by the key that caf/finding.h gives. */
static int have_one_key(const caf_finding *one, const caf_finding *other)
{
    return one->profile == other->profile && one->rule == other->rule && one->case_id == other->case_id &&
           one->table == other->table && one->row == other->row && (one->row != 0 || one->due == other->due) &&
           (one->kind != CAF_DATA || one->reason == other->reason);
}

/* Gives each row of a table an identifier of its own, as a system has. */
static void number_rows(owned *in)
{
    for (int table = 1; table < CAF_TABLES; table++) {
        for (int64_t i = 0; i < in->tables[table].n; i++) {
            if (!is_referred_to(table)) {
                set_value(in->memory[table] + (size_t)i * (size_t)in->tables[table].size, caf_field_at(table, 1), i + 1);
            }
        }
    }
}

START_TEST(no_two_findings_have_one_key)
{
    int64_t compared = 0;
    for (uint64_t seed = 1; seed <= 3000; seed += (uint64_t)stride()) {
        caf_context context = context_of(seed);
        checked all;
        owned in;
        random_caseload(&in, seed, 4, seed % 2 == 0 ? LIFELIKE : CARELESS);
        number_rows(&in);
        check_whole(&in.load, &context, NULL, &all);
        for (int64_t i = 0; i < all.n; i++) {
            for (int64_t j = i + 1; j < all.n && all.findings[j].case_id == all.findings[i].case_id; j++) {
                compared++;
                ck_assert_msg(!have_one_key(&all.findings[i], &all.findings[j]), "seed %d: two of %s on row %d of %s, due %d",
                              (int)seed, caf_rule_get(all.findings[i].rule)->name, (int)all.findings[i].row,
                              caf_table_name(all.findings[i].table), (int)all.findings[i].due);
            }
        }
        free(all.findings);
        end_owned(&in);
    }
    ck_assert_int_gt(compared, 100000 / stride());
}
END_TEST

START_TEST(rubbish_is_read_without_harm_and_every_finding_is_explained)
{
    static char text[65536];
    static caf_step steps[4096];
    for (uint64_t seed = 1; seed <= 300; seed++) {
        caf_context context = context_of(seed);
        caf_case one;
        checked all;
        owned in;
        random_caseload(&in, seed, 6, seed % 4 == 0 ? LIFELIKE : seed % 4 == 1 ? CARELESS : RUBBISH);
        check_whole(&in.load, &context, NULL, &all);
        for (int64_t i = 0; i < all.n; i++) {
            const caf_finding *finding = &all.findings[i];
            caf_out out = { steps, 4096, 0, (int32_t)sizeof steps[0], 0 };
            size_t length = 0;
            expect_sound(finding, i > 0 ? finding - 1 : NULL);
            one.size = (int32_t)sizeof one;
            caf_status status = caf_find_case(&in.load, &context, finding->case_id, &one);
            ck_assert_int_eq(status, finding->reason == CAF_REASON_ORPHAN ? CAF_E_NO_CASE : CAF_OK);
            ck_assert(status != CAF_OK || finding->group == one.row.group);
            status = caf_explain_in(&in.load, &context, finding, &out);
            ck_assert_msg(status == CAF_OK, "seed %d, %s: %s", (int)seed, caf_rule_get(finding->rule)->name, caf_status_text(status));
            ck_assert_msg(out.n > 0 || finding->reason == CAF_REASON_ORPHAN, "seed %d, %s: nothing explains it (verdict %d, reason %d)",
                          (int)seed, caf_rule_get(finding->rule)->name, (int)finding->verdict, (int)finding->reason);
            for (int64_t k = 0; k < out.n; k++) {
                ck_assert(steps[k].kind > 0 && steps[k].kind < CAF_STEP_KINDS);
                ck_assert(steps[k].table >= -1 && steps[k].table < CAF_TABLES);
                ck_assert(steps[k].field == -1 || caf_field_at(steps[k].table, steps[k].field) != NULL);
            }
            ck_assert_int_eq(caf_explain_text(finding, steps, out.n, text, sizeof text, &length), CAF_OK);
            ck_assert(length > 4 && text[length] == 0 && text[length - 1] == '.');
            ck_assert_ptr_null(strstr(text, "an unknown day"));
        }
        free(all.findings);
        end_owned(&in);
    }
}
END_TEST

START_TEST(any_bytes_at_all_give_a_status)
{
    for (uint64_t seed = 1; seed <= 400; seed++) {
        uint64_t state = seed * 0x2545F4914F6CDD1Du + 3;
        caf_context context = context_of(seed);
        caf_cursor cursor = caf_cursor_begin();
        static caf_finding findings[2000];
        caf_out out = { findings, 2000, 0, (int32_t)sizeof findings[0], 0 };
        caf_rows tables[CAF_TABLES];
        void *memory[CAF_TABLES];
        caf_caseload load = { (int32_t)sizeof load, CAF_TABLES, tables };
        for (int table = 0; table < CAF_TABLES; table++) {
            int64_t n = below(&state, 6);
            int32_t size = 16 + (int32_t)below(&state, 80);
            int32_t stride = size + (int32_t)below(&state, 9);
            size_t bytes = n == 0 ? 0 : (size_t)(n - 1) * (size_t)stride + (size_t)size;
            unsigned char *to = malloc(bytes + (bytes == 0));
            ck_assert_ptr_nonnull(to);
            for (size_t i = 0; i < bytes; i++) {
                to[i] = below(&state, 3) == 0 ? (unsigned char)next_random(&state) : 0;
            }
            for (int64_t i = 0; i < n; i++) {
                int64_t id = table == CAF_CASES ? i : below(&state, 2) == 0 ? i : 2;
                memcpy(to + i * stride, &id, sizeof id);
                if (size > caf_row_size(table) && below(&state, 8) != 0) {
                    memset(to + i * stride + caf_row_size(table), 0, (size_t)(size - caf_row_size(table)));
                }
            }
            memory[table] = to;
            tables[table].data = to;
            tables[table].n = n;
            tables[table].size = size;
            tables[table].stride = stride;
            tables[table].fields = below(&state, 8) == 0 ? (int64_t)next_random(&state) : CAF_ALL_FIELDS;
        }
        caf_status status = caf_check(&load, &cursor, &context, NULL, &out, NULL, 0);
        ck_assert_ptr_nonnull(caf_status_name(status));
        if (status >= CAF_E_NULL) {
            ck_assert_int_eq(cursor.diag.status, status);
            ck_assert(cursor.diag.table >= 0 && cursor.diag.table < CAF_TABLES);
        }
        for (int table = 0; table < CAF_TABLES; table++) {
            free(memory[table]);
        }
    }
}
END_TEST

/* A case with something in every table, and nothing wrong with it. */
/* What the rules about the time up to the first TAF read. */
static void add_sound_beginning(owned *out)
{
    caf_need_row need;
    caf_strength_row strength;
    caf_member_row member;
    caf_lead_row lead;
    caf_concern_row concern;
    memset(&need, 0, sizeof need);
    memset(&strength, 0, sizeof strength);
    memset(&member, 0, sizeof member);
    memset(&lead, 0, sizeof lead);
    memset(&concern, 0, sizeof concern);
    need.case_id = strength.case_id = member.case_id = lead.case_id = concern.case_id = 10;
    need.id = 1;
    need.identified_on = day("2020-01-12");
    add_row(out, CAF_NEEDS, &need);
    need.id = 2;
    need.identified_on = day("2020-02-20");
    add_row(out, CAF_NEEDS, &need);
    strength.id = 1;
    strength.noted_on = day("2020-02-20");
    add_row(out, CAF_STRENGTHS, &strength);
    member.joined_on = day("2020-02-10");
    add_row(out, CAF_MEMBERS, &member);
    lead.agreed_on = day("2020-02-12");
    lead.began_on = day("2020-02-12");
    add_row(out, CAF_LEADS, &lead);
    concern.raised_on = day("2020-01-08");
    concern.closed_on = day("2020-01-15");
    add_row(out, CAF_CONCERNS, &concern);
}

/* What the rules about single actions, sharing, contacts and the work's quality read. */
static void add_sound_work(owned *out)
{
    caf_element_row element;
    caf_contribution_row contribution;
    caf_grading_row grading;
    caf_attendance_row attendance;
    caf_plan_action_row plan_action;
    caf_owner_row owner;
    caf_contact_row contact;
    caf_share_row share;
    caf_quality_row quality;
    memset(&element, 0, sizeof element);
    memset(&contribution, 0, sizeof contribution);
    memset(&grading, 0, sizeof grading);
    memset(&attendance, 0, sizeof attendance);
    memset(&plan_action, 0, sizeof plan_action);
    memset(&owner, 0, sizeof owner);
    memset(&contact, 0, sizeof contact);
    memset(&share, 0, sizeof share);
    memset(&quality, 0, sizeof quality);
    element.case_id = contribution.case_id = grading.case_id = attendance.case_id = plan_action.case_id = 10;
    owner.case_id = contact.case_id = share.case_id = quality.case_id = 10;
    element.element = 1;
    element.answer = CAF_PLAN_TO_OBTAIN;
    element.obtain_by = day("2020-03-01");
    element.evidenced_on = day("2020-02-25");
    add_row(out, CAF_ELEMENTS, &element);
    contribution.by = CAF_BY_AGENCY;
    contribution.agency = 7;
    contribution.said = CAF_YES;
    contribution.contributed_on = day("2020-01-30");
    add_row(out, CAF_CONTRIBUTIONS, &contribution);
    grading.graded_on = day("2020-01-31");
    grading.grade = 2;
    add_row(out, CAF_GRADINGS, &grading);
    attendance.agency = 7;
    attendance.invited = CAF_YES;
    add_row(out, CAF_ATTENDANCES, &attendance);
    plan_action.plan = 1;
    plan_action.action = 1;
    plan_action.progress = CAF_YES;
    add_row(out, CAF_PLAN_ACTIONS, &plan_action);
    owner.action = 1;
    owner.agency = 7;
    owner.agreed_on = day("2020-02-20");
    add_row(out, CAF_OWNERS, &owner);
    contact.made_on = day("2020-03-03");
    contact.seen = CAF_YES;
    add_row(out, CAF_CONTACTS, &contact);
    share.recipient = 7;
    share.shared_on = day("2020-02-21");
    share.scope = CAF_SCOPE_ALL;
    add_row(out, CAF_SHARES, &share);
    quality.kind = CAF_AUDIT;
    quality.immediate_concern = CAF_YES;
    quality.done_on = day("2020-09-01");
    quality.raised_on = day("2020-09-02");
    add_row(out, CAF_QUALITY, &quality);
}

static void sound_case(owned *out)
{
    caf_case_row of_case;
    caf_child_row child;
    caf_consent_row consent;
    caf_assessment_row assessment;
    caf_meeting_row meeting;
    caf_plan_row plan;
    caf_action_row action;
    caf_rating_row rating;
    caf_review_row review;
    caf_transfer_row transfer;
    caf_closure_row closure;
    memset(&of_case, 0, sizeof of_case);
    memset(&child, 0, sizeof child);
    memset(&consent, 0, sizeof consent);
    memset(&assessment, 0, sizeof assessment);
    memset(&meeting, 0, sizeof meeting);
    memset(&plan, 0, sizeof plan);
    memset(&action, 0, sizeof action);
    memset(&rating, 0, sizeof rating);
    memset(&review, 0, sizeof review);
    memset(&transfer, 0, sizeof transfer);
    memset(&closure, 0, sizeof closure);
    begin_owned(out);
    of_case.case_id = 10;
    of_case.child = 1;
    of_case.opened = day("2020-01-06");
    of_case.needs_identified = day("2020-01-06");
    of_case.division = CAF_ENGLAND_AND_WALES;
    of_case.services = CAF_SEVERAL_SERVICES;
    of_case.services_on = day("2020-01-20");
    of_case.register_searched_on = day("2020-01-08");
    of_case.logged_on = day("2020-02-05");
    add_row(out, CAF_CASES, &of_case);
    add_sound_beginning(out);
    add_sound_work(out);
    child.case_id = 10;
    child.id = 1;
    child.born = day("2006-05-05");
    add_row(out, CAF_CHILDREN, &child);
    child.id = 2;
    child.born = day("2015-05-05");
    add_row(out, CAF_CHILDREN, &child);
    consent.case_id = 10;
    consent.giver = CAF_GIVER_CHILD;
    consent.decision = CAF_GIVEN;
    consent.decided = day("2020-01-07");
    consent.expires = day("2030-01-07");
    add_row(out, CAF_CONSENTS, &consent);
    consent.decision = CAF_WITHDRAWN;
    consent.decided = day("2021-01-07");
    consent.expires = 0;
    add_row(out, CAF_CONSENTS, &consent);
    assessment.case_id = 10;
    assessment.started = day("2020-01-10");
    assessment.completed = day("2020-02-03");
    add_row(out, CAF_ASSESSMENTS, &assessment);
    meeting.case_id = 10;
    meeting.kind = CAF_FIRST_TAF;
    meeting.set_on = day("2020-02-04");
    meeting.notified_on = day("2020-02-05");
    meeting.planned_for = day("2020-02-20");
    meeting.held_on = day("2020-02-20");
    add_row(out, CAF_MEETINGS, &meeting);
    memset(&meeting, 0, sizeof meeting);
    meeting.case_id = 10;
    meeting.kind = CAF_REGULAR_TAF;
    meeting.planned_for = day("2020-03-20");
    meeting.cancelled_on = day("2020-03-19");
    add_row(out, CAF_MEETINGS, &meeting);
    memset(&meeting, 0, sizeof meeting);
    meeting.case_id = 10;
    meeting.kind = CAF_SIGN_OFF_TAF;
    meeting.held_on = day("2021-02-01");
    meeting.family_attended = CAF_YES;
    add_row(out, CAF_MEETINGS, &meeting);
    plan.case_id = 10;
    plan.id = 1;
    plan.author = 3;
    plan.dated = day("2021-02-02");
    add_row(out, CAF_PLANS, &plan);
    action.case_id = 10;
    action.id = 1;
    action.plan = 1;
    action.agency = 5;
    action.agreed_on = day("2020-02-20");
    action.by_when = day("2020-06-20");
    action.completed_on = day("2020-06-10");
    add_row(out, CAF_ACTIONS, &action);
    rating.case_id = 10;
    rating.action = 1;
    rating.rated_on = day("2020-06-15");
    rating.colour = CAF_GREEN;
    add_row(out, CAF_RATINGS, &rating);
    review.case_id = 10;
    review.held_on = day("2020-05-10");
    review.next_on = day("2020-08-10");
    add_row(out, CAF_REVIEWS, &review);
    transfer.case_id = 10;
    transfer.kind = CAF_STEP_UP;
    transfer.referred_on = day("2020-06-01");
    transfer.assumed_on = day("2020-06-20");
    transfer.returned_on = day("2020-12-20");
    add_row(out, CAF_TRANSFERS, &transfer);
    closure.case_id = 10;
    closure.closed = day("2021-02-03");
    closure.reason = CAF_NEEDS_MET;
    closure.reasons_agreed = CAF_YES;
    closure.flagged_on = day("2022-02-10");
    closure.archived_on = day("2022-02-12");
    closure.hold_from = day("2022-01-01");
    closure.hold_until = day("2022-06-01");
    add_row(out, CAF_CLOSURES, &closure);
}

/* The findings of one rule among others. */
static int64_t of_rule(const checked *all, caf_rule_id rule, const caf_finding **first)
{
    int64_t n = 0;
    for (int64_t i = 0; i < all->n; i++) {
        if (all->findings[i].rule == rule) {
            *first = n == 0 ? &all->findings[i] : *first;
            n++;
        }
    }
    return n;
}

/* Whether the same was found before. */
static int was_found(const checked *all, const caf_finding *finding)
{
    int found = 0;
    for (int64_t i = 0; i < all->n; i++) {
        found |= memcmp(&all->findings[i], finding, sizeof *finding) == 0;
    }
    return found;
}

/* Whether a rule gave the same verdict on the same row, or on whatever row where it gives but one. */
static int is_among(const caf_finding *all, int64_t n, const caf_finding *finding)
{
    for (int64_t i = 0; i < n; i++) {
        if (all[i].verdict == finding->verdict && (n == 1 || (all[i].table == finding->table && all[i].row == finding->row))) {
            return 1;
        }
    }
    return 0;
}

/*
 * Rules that still choose another row, or another day, where one that they read
 * cannot be right, in some cases of many: to be mended one by one.
 */
static int is_known_to_choose(caf_rule_id rule)
{
    return rule == CAF_BD_4H_UPDATED || rule == CAF_NQ_3_BUNDLE || rule == CAF_NA_1_INITIAL || rule == CAF_NA_1_DELIVERY ||
           rule == CAF_NA_2_CHILD || rule == CAF_NA_2_PARENTS || rule == CAF_NA_5_DATES_SET || rule == CAF_NA_5_KEPT ||
           rule == CAF_EM_IW1_STEPS;
}

/* How many answers of a sound case are decided by a date that is made impossible. */
static int decided_by_doubt(owned *in, const caf_context *context, const checked *before, unsigned char *at, const caf_field *field)
{
    int64_t was = value_of(at, field);
    int decided = 0;
    checked after;
    set_value(at, field, CAF_DATE_UNREADABLE);
    check_whole(&in->load, context, NULL, &after);
    for (int64_t i = 0; i < after.n; i++) {
        const caf_finding *now = &after.findings[i];
        const caf_finding *old = NULL;
        int64_t n_old = of_rule(before, now->rule, &old);
        int is_asked = now->kind != CAF_DATA && !is_known_to_choose(now->rule);
        if (is_asked && now->verdict != CAF_UNKNOWN && !is_among(old, n_old, now)) {
            decided++;
            fprintf(stderr, "%s.%s makes %s %s (%s), on %s %d; it was %s at first\n", caf_table_name(field->table), field->name,
                    caf_rule_get(now->rule)->name, caf_verdict_name(now->verdict), caf_reason_text(now->reason),
                    caf_table_name(now->table), (int)now->row, n_old > 0 ? caf_verdict_name(old->verdict) : "not said");
        }
    }
    free(after.findings);
    set_value(at, field, was);
    return decided;
}

static int has_id(const owned *in, int table, int64_t id)
{
    for (int64_t i = 0; i < in->tables[table].n; i++) {
        if (value_of(in->memory[table] + (size_t)i * (size_t)in->tables[table].size, caf_field_at(table, 1)) == id) {
            return 1;
        }
    }
    return 0;
}

/* Takes references to rows that are not there out of a caseload of one case. */
static void drop_dangling(owned *in)
{
    const caf_field *field;
    for (int table = 0; table < CAF_TABLES; table++) {
        for (int32_t f = 1; (field = caf_field_at(table, f)) != NULL; f++) {
            for (int64_t i = 0; field->refers_to > CAF_CASES && i < in->tables[table].n; i++) {
                unsigned char *row = in->memory[table] + (size_t)i * (size_t)in->tables[table].size;
                if (!has_id(in, field->refers_to, value_of(row, field))) {
                    set_value(row, field, 0);
                }
            }
        }
    }
}

/* Random cases in which nothing is wrong: one date after another is made impossible, and may decide nothing. */
START_TEST(an_impossible_date_decides_nothing)
{
    int decided = 0, sound = 0;
    for (uint64_t seed = 1; seed <= 60000; seed += (uint64_t)stride()) {
        caf_context context = context_of(seed);
        checked before;
        owned in;
        context.as_of = 20500; /* nothing is to come */
        random_caseload(&in, seed, 1, LIFELIKE);
        if (in.tables[CAF_CLOSURES].n > 0) {
            end_owned(&in); /* they contradict each other nearly always */
            continue;
        }
        drop_dangling(&in);
        check_whole(&in.load, &context, NULL, &before);
        int is_sound = before.n > 20 && before.findings[0].kind != CAF_DATA;
        sound += is_sound;
        for (int table = 0; is_sound && table < CAF_TABLES; table++) {
            const caf_field *field;
            for (int32_t f = 0; (field = caf_field_at(table, f)) != NULL; f++) {
                for (int64_t row = 0; is_date(field) && row < in.tables[table].n; row++) {
                    unsigned char *at = in.memory[table] + (size_t)row * (size_t)in.tables[table].size;
                    int was_set = value_of(at, field) != 0;
                    decided += was_set ? decided_by_doubt(&in, &context, &before, at, field) : 0;
                }
            }
        }
        free(before.findings);
        end_owned(&in);
    }
    ck_assert_int_gt(sound, 50 / stride());
    ck_assert_int_eq(decided, 0);
}
END_TEST

START_TEST(one_impossible_date_changes_only_what_reads_it)
{
    caf_context context = caf_context_on(day("2023-06-01"), CAF_ENGLAND_AND_WALES);
    int doubted[CAF_RULES] = { 0 };
    int failures = 0;
    checked before;
    owned in;
    context.profile = all_rules(CAF_ROLLING);
    sound_case(&in);
    check_whole(&in.load, &context, NULL, &before);
    for (int64_t i = 0; i < before.n; i++) {
        ck_assert_msg(before.findings[i].kind != CAF_DATA, "the sound case is not: %s", caf_reason_text(before.findings[i].reason));
    }
    for (int table = 0; table < CAF_TABLES; table++) {
        for (int64_t row = 0; row < in.tables[table].n; row++) {
            const caf_field *field;
            for (int32_t f = 0; (field = caf_field_at(table, f)) != NULL; f++) {
                unsigned char *at = in.memory[table] + (size_t)row * (size_t)in.tables[table].size;
                int64_t was = value_of(at, field);
                checked after;
                if (!is_date(field) || was == 0) {
                    continue;
                }
                set_value(at, field, CAF_DATE_UNREADABLE);
                check_whole(&in.load, &context, NULL, &after);
                for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
                    const caf_finding *old = NULL, *now = NULL;
                    int64_t n_old = of_rule(&before, rule, &old);
                    int64_t n_now = of_rule(&after, rule, &now);
                    int same = n_old == n_now && (n_old == 0 || memcmp(old, now, (size_t)n_old * sizeof *old) == 0);
                    if (rule == CAF_DATA_VALUE) {
                        ck_assert_int_eq(n_now, 1);
                        ck_assert_int_eq(now->reason, CAF_REASON_UNREADABLE);
                        ck_assert_int_eq(now->table, table);
                        ck_assert_int_eq(now->items, (int64_t)1 << f);
                    } else if (!same) {
                        int problems = 0;
                        for (int64_t i = 0; i < n_now; i++) {
                            problems += now[i].reason == CAF_REASON_PROBLEM;
                            if (now[i].verdict != CAF_UNKNOWN && !was_found(&before, &now[i])) {
                                failures++;
                                fprintf(stderr, "%s.%s, row %d, makes %s %s, reason %d\n", caf_table_name(table), field->name,
                                        (int)row, caf_rule_get(rule)->name, caf_verdict_name(now[i].verdict), (int)now[i].reason);
                            }
                        }
                        if (problems == 0) {
                            failures++;
                            fprintf(stderr, "%s.%s, row %d, changes %s and is not named\n", caf_table_name(table), field->name,
                                    (int)row, caf_rule_get(rule)->name);
                        }
                        doubted[rule]++;
                    }
                }
                free(after.findings);
                set_value(at, field, was);
            }
        }
    }
    ck_assert_msg(failures == 0, "%d answers lean on a date that cannot be right", failures);
    /* Each rule of a standard that turns on dates reads some of them. */
    for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
        /* Whether the remaining risk was viewed turns on no day; of others the sound case holds nothing. */
        int is_timed = caf_rule_get(rule)->timing && of_rule(&before, rule, &(const caf_finding *){ NULL }) > 0;
        ck_assert_msg(doubted[rule] > 0 || !is_timed, "%s reads no date at all", caf_rule_get(rule)->name);
    }
    free(before.findings);
    end_owned(&in);
}
END_TEST

START_TEST(a_rule_that_does_not_read_a_table_does_not_doubt_it)
{
    /* An impossible date in a table changes nothing but the rules listed, and the one that says so. */
    static const struct {
        int table;
        const char *field;
        caf_rule_id may_change[4]; /* ends with 0 */
    } all[] = {
        { CAF_CHILDREN, "born", { CAF_EM_A3_AGREEMENT, CAF_EM_A3_WITHDRAWAL } },
        { CAF_CONSENTS, "decided", { CAF_EM_A3_AGREEMENT, CAF_EM_A3_WITHDRAWAL } },
        { CAF_CONSENTS, "expires", { CAF_EM_A3_AGREEMENT, CAF_EM_A3_WITHDRAWAL } },
        { CAF_PLANS, "dated", { CAF_EM_A3_WITHDRAWAL, CAF_BD_4C_CURRENT } },
        { CAF_ACTIONS, "agreed_on", { CAF_EM_A3_WITHDRAWAL } },
        { CAF_ACTIONS, "by_when", { 0 } },
        { CAF_ACTIONS, "completed_on", { 0 } },
        { CAF_RATINGS, "rated_on", { 0 } },
        { CAF_REVIEWS, "held_on", { CAF_EM_C1 } },
        { CAF_REVIEWS, "next_on", { CAF_EM_C1 } },
        { CAF_CASES, "needs_identified", { 0 } },
        { CAF_CLOSURES, "hold_from", { CAF_EM_D3_ACCESSIBLE, CAF_EM_D3_ARCHIVED, CAF_EM_D3_DISPOSAL } },
        { CAF_CLOSURES, "flagged_on", { CAF_EM_D3_ACCESSIBLE, CAF_EM_D3_ARCHIVED, CAF_EM_D3_DISPOSAL } },
        { CAF_MEETINGS, "notified_on", { CAF_EM_B2_NOTIFIED, CAF_EM_B2_SET } },
        { CAF_TRANSFERS, "referred_on", { 0 } },
    };
    static const caf_rule_id held[] = { CAF_EM_A3_AGREEMENT, CAF_EM_A3_WITHDRAWAL, CAF_EM_B2_SET, CAF_EM_B2_NOTIFIED,
                                        CAF_EM_B2_HELD, CAF_EM_C1, CAF_EM_D1, CAF_EM_D1_RISK, CAF_EM_D3_ACCESSIBLE,
                                        CAF_EM_D3_ARCHIVED, CAF_EM_D3_DISPOSAL, CAF_BD_4A_GAP, CAF_BD_4A_REARRANGED,
                                        CAF_BD_4C_CURRENT };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        caf_context context = caf_context_on(day("2023-06-01"), CAF_ENGLAND_AND_WALES);
        checked before, after;
        owned in;
        context.profile = all_rules(CAF_ROLLING);
        sound_case(&in);
        check_whole(&in.load, &context, NULL, &before);
        set_value(in.memory[all[i].table], field_of(all[i].table, all[i].field), CAF_DATE_UNREADABLE);
        check_whole(&in.load, &context, NULL, &after);
        for (size_t k = 0; k < sizeof held / sizeof held[0]; k++) {
            caf_rule_id rule = held[k];
            const caf_rule_id *may = all[i].may_change;
            const caf_finding *old = NULL, *now = NULL;
            int64_t n_old = of_rule(&before, rule, &old);
            int64_t n_now = of_rule(&after, rule, &now);
            int same = n_old == n_now && memcmp(old, now, (size_t)n_old * sizeof *old) == 0;
            int is_listed = may[0] == rule || may[1] == rule || may[2] == rule;
            ck_assert_msg(same || is_listed, "%s.%s changes %s", caf_table_name(all[i].table), all[i].field,
                          caf_rule_get(rule)->name);
        }
        free(before.findings);
        free(after.findings);
        end_owned(&in);
    }
}
END_TEST

START_TEST(a_group_outside_the_tally_is_refused)
{
    caf_context context = context_of(2);
    for (int64_t bad = 0; bad < 4; bad++) {
        caf_cursor cursor = caf_cursor_begin();
        int64_t tally[GROUPS * TALLY] = { 0 }, slow[GROUPS * TALLY];
        static caf_finding findings[2000];
        caf_out out = { findings, 2000, 0, (int32_t)sizeof findings[0], 0 };
        owned in;
        random_caseload(&in, 9, 4, LIFELIKE);
        for (int64_t i = 0; i < 4; i++) {
            set_value(in.memory[CAF_CASES] + (size_t)i * (size_t)in.tables[CAF_CASES].size, field_of(CAF_CASES, "group"),
                      i == bad ? 2 : i % 2);
        }
        ck_assert_int_eq(caf_check(&in.load, &cursor, &context, NULL, &out, tally, 2 * TALLY), CAF_E_GROUP);
        ck_assert_int_eq(cursor.diag.status, CAF_E_GROUP);
        ck_assert_int_eq(cursor.diag.table, CAF_CASES);
        ck_assert_int_eq(cursor.diag.row, bad);
        count(findings, out.n, slow);
        ck_assert_int_eq(memcmp(slow, tally, sizeof slow), 0);
        for (int64_t i = 0; i < out.n; i++) {
            ck_assert_int_lt(findings[i].case_id, (bad + 1) * 10);
        }
        /* With room for it, or without a tally, it is a group like any other. */
        cursor = caf_cursor_begin();
        out.n = 0;
        ck_assert_int_eq(caf_check(&in.load, &cursor, &context, NULL, &out, tally, 3 * TALLY), CAF_OK);
        cursor = caf_cursor_begin();
        out.n = 0;
        ck_assert_int_eq(caf_check(&in.load, &cursor, &context, NULL, &out, NULL, 0), CAF_OK);
        end_owned(&in);
    }
}
END_TEST

START_TEST(a_case_that_is_not_open_yet_counts_in_its_group)
{
    caf_context context = caf_context_on(day("2023-02-01"), CAF_DIVISION_NONE);
    caf_case_row row;
    checked all;
    owned in;
    memset(&row, 0, sizeof row);
    begin_owned(&in);
    row.case_id = 10;
    row.group = 1;
    row.opened = day("2023-03-01");
    add_row(&in, CAF_CASES, &row);
    row.case_id = 20;
    row.group = 2;
    row.opened = day("2023-01-01");
    row.recorded = day("2023-03-01");
    add_row(&in, CAF_CASES, &row);
    check_whole(&in.load, &context, NULL, &all);
    ck_assert_int_eq(all.n, 2);
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(all.findings[i].rule, CAF_NO_CASE);
        ck_assert_int_eq(all.findings[i].verdict, CAF_NOT_APPLICABLE);
        ck_assert_int_eq(all.findings[i].kind, CAF_DATA);
        ck_assert_int_eq(all.findings[i].case_id, 10 * (i + 1));
        ck_assert_int_eq(all.findings[i].group, i + 1);
        ck_assert_int_eq(all.tally[((i + 1) * CAF_RULES + CAF_NO_CASE) * CAF_VERDICTS + CAF_NOT_APPLICABLE], 1);
    }
    free(all.findings);
    end_owned(&in);
}
END_TEST

START_TEST(rows_of_no_case_are_one_finding_a_run)
{
    static const int64_t ids[] = { 5, 5, 7, 15, 95, 95 };
    caf_context context = caf_context_on(day("2023-02-01"), CAF_DIVISION_NONE);
    caf_rule_id only = CAF_EM_C1;
    caf_select want = { (int32_t)sizeof want, 0, 0, 0, &only, 1 };
    caf_case_row row;
    caf_review_row stray;
    checked all;
    owned in;
    memset(&row, 0, sizeof row);
    memset(&stray, 0, sizeof stray);
    begin_owned(&in);
    row.case_id = 10;
    add_row(&in, CAF_CASES, &row);
    row.case_id = 20;
    add_row(&in, CAF_CASES, &row);
    for (int i = 0; i < 6; i++) {
        stray.case_id = ids[i];
        add_row(&in, CAF_REVIEWS, &stray);
    }
    check_whole(&in.load, &context, NULL, &all);
    int64_t seen[3] = { 0 };
    int n = 0;
    for (int64_t i = 0; i < all.n; i++) {
        if (all.findings[i].reason == CAF_REASON_ORPHAN) {
            ck_assert_int_lt(n, 3);
            seen[n++] = all.findings[i].case_id;
            ck_assert_int_eq(all.findings[i].table, CAF_REVIEWS);
            ck_assert_int_eq(all.findings[i].rule, CAF_DATA_REFERENCE);
            ck_assert_int_eq(all.findings[i].verdict, CAF_UNKNOWN);
        }
    }
    ck_assert_int_eq(n, 3);
    ck_assert(seen[0] == 5 && seen[1] == 15 && seen[2] == 95);
    ck_assert_int_eq(all.tally[CAF_DATA_REFERENCE * CAF_VERDICTS + CAF_UNKNOWN], 3);
    free(all.findings);
    check_whole(&in.load, &context, &want, &all);
    ck_assert_int_eq(all.n, 2);
    free(all.findings);
    end_owned(&in);
}
END_TEST

START_TEST(the_case_says_its_division_before_the_context_does)
{
    static const struct {
        uint8_t own;
        caf_division given;
        const char *due;
    } all[] = {
        { CAF_SCOTLAND, CAF_ENGLAND_AND_WALES, "2023-05-03" }, { CAF_ENGLAND_AND_WALES, CAF_SCOTLAND, "2023-05-04" },
        { 0, CAF_SCOTLAND, "2023-05-03" },                     { CAF_SCOTLAND, CAF_DIVISION_NONE, "2023-05-03" },
        { 0, CAF_DIVISION_NONE, NULL },
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        caf_context context = caf_context_on(day("2023-04-10"), all[i].given);
        caf_rule_id only = CAF_EM_B2_HELD;
        caf_select want = { (int32_t)sizeof want, 0, 0, 0, &only, 1 };
        caf_case_row row;
        caf_assessment_row assessment;
        checked found;
        owned in;
        memset(&row, 0, sizeof row);
        memset(&assessment, 0, sizeof assessment);
        begin_owned(&in);
        row.case_id = assessment.case_id = 10;
        row.division = all[i].own;
        assessment.completed = day("2023-04-03");
        add_row(&in, CAF_CASES, &row);
        add_row(&in, CAF_ASSESSMENTS, &assessment);
        check_whole(&in.load, &context, &want, &found);
        ck_assert_int_eq(found.n, 1);
        ck_assert_int_eq(found.findings[0].due, all[i].due != NULL ? day(all[i].due) : 0);
        ck_assert_int_eq(found.findings[0].verdict, all[i].due != NULL ? CAF_DUE : CAF_UNKNOWN);
        free(found.findings);
        end_owned(&in);
    }
}
END_TEST

/* One call that must fail, and must leave everything as it was. */
static void expect_failure(const caf_caseload *load, const caf_context *context, const caf_select *want, caf_out *out, int64_t n_tally,
                           caf_status expected)
{
    int64_t tally[TALLY] = { 0 };
    int64_t nothing[TALLY] = { 0 };
    caf_cursor cursor = caf_cursor_begin();
    int64_t n = out != NULL ? out->n : 0;
    caf_status status = caf_check(load, &cursor, context, want, out, tally, n_tally);
    ck_assert_msg(status == expected, "%s, not %s", caf_status_text(status), caf_status_text(expected));
    ck_assert_int_eq(memcmp(tally, nothing, sizeof tally), 0);
    ck_assert(out == NULL || out->n == n);
    ck_assert_int_eq(cursor.diag.status, expected);
    ck_assert_int_eq(cursor.next[CAF_CASES], 0);
}

START_TEST(a_check_says_what_is_wrong_with_its_arguments)
{
    static union {
        max_align_t aligned;
        unsigned char bytes[256];
    } zeros;
    static caf_finding findings[1000];
    caf_context good = caf_context_on(day("2023-06-01"), CAF_ENGLAND_AND_WALES);
    caf_rule_id rules[2] = { CAF_EM_C1, CAF_RULES };
    caf_select all = { (int32_t)sizeof all, 0, 0, 0, NULL, 0 };
    caf_out enough = { findings, 1000, 0, (int32_t)sizeof findings[0], 0 };
    caf_context context = good;
    caf_select want = all;
    caf_out out = enough;
    caf_case one;
    owned in;
    sound_case(&in);
    one.size = (int32_t)sizeof one;
    ck_assert_int_eq(caf_find_case(&in.load, &good, 10, &one), CAF_OK);
    ck_assert_int_eq(caf_check(&in.load, NULL, &good, NULL, &out, NULL, 0), CAF_E_NULL);
    expect_failure(NULL, &good, NULL, &out, TALLY, CAF_E_NULL);
    expect_failure(&in.load, NULL, NULL, &out, TALLY, CAF_E_NULL);
    context.size--;
    expect_failure(&in.load, &context, NULL, &out, TALLY, CAF_E_SIZE);
    ck_assert_int_eq(caf_check_case(&one, &context, NULL, &out), CAF_E_SIZE);
    context = good;
    context.division = CAF_DIVISIONS;
    expect_failure(&in.load, &context, NULL, &out, TALLY, CAF_E_DIVISION);
    context.division = -1;
    expect_failure(&in.load, &context, NULL, &out, TALLY, CAF_E_DIVISION);
    context = good;
    context.profile = (const caf_profile *)(const void *)&zeros;
    expect_failure(&in.load, &context, NULL, &out, TALLY, CAF_E_PROFILE);
    context = good;
    context.calendars[CAF_SCOTLAND] = (const caf_calendar *)(const void *)&zeros;
    expect_failure(&in.load, &context, NULL, &out, TALLY, CAF_E_CALENDAR);
    context = good;
    context.as_of = CAF_DATE_NONE;
    expect_failure(&in.load, &context, NULL, &out, TALLY, CAF_E_DATE_NONE);
    context.as_of = 0;
    expect_failure(&in.load, &context, NULL, &out, TALLY, CAF_E_DATE_NONE);
    context.as_of = CAF_DATE_LAST;
    expect_failure(&in.load, &context, NULL, &out, TALLY, CAF_E_DATE_RANGE);
    want.size--;
    expect_failure(&in.load, &good, &want, &out, TALLY, CAF_E_SIZE);
    ck_assert_int_eq(caf_check_case(&one, &good, &want, &out), CAF_E_SIZE);
    want = all;
    want.n_rules = 1;
    expect_failure(&in.load, &good, &want, &out, TALLY, CAF_E_NULL);
    want.n_rules = -1;
    want.rules = rules;
    expect_failure(&in.load, &good, &want, &out, TALLY, CAF_E_ARGUMENT);
    want.n_rules = 2;
    expect_failure(&in.load, &good, &want, &out, TALLY, CAF_E_RULE);
    ck_assert_int_eq(caf_check_case(&one, &good, &want, &out), CAF_E_RULE);
    out.n = -1;
    expect_failure(&in.load, &good, NULL, &out, TALLY, CAF_E_SIZE);
    out = enough;
    out.n = 1001;
    expect_failure(&in.load, &good, NULL, &out, TALLY, CAF_E_SIZE);
    out = enough;
    out.size = 0;
    expect_failure(&in.load, &good, NULL, &out, TALLY, CAF_E_SIZE);
    ck_assert_int_eq(caf_check_case(&one, &good, NULL, &out), CAF_E_SIZE);
    out = enough;
    out.stride = out.size - 1;
    expect_failure(&in.load, &good, NULL, &out, TALLY, CAF_E_SIZE);
    out = enough;
    out.data = NULL;
    expect_failure(&in.load, &good, NULL, &out, TALLY, CAF_E_NULL);
    out = enough;
    expect_failure(&in.load, &good, NULL, &out, 0, CAF_E_SIZE);
    expect_failure(&in.load, &good, NULL, &out, -TALLY, CAF_E_SIZE);
    expect_failure(&in.load, &good, NULL, &out, TALLY - 1, CAF_E_SIZE);
    ck_assert_int_eq(caf_check_case(NULL, &good, NULL, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_check_case(&one, NULL, NULL, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_check_case(&one, &good, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_check_case(&one, &good, NULL, &out), CAF_OK);
    /* Nothing to hold, and nothing wanted. */
    caf_out none = { NULL, 0, 0, (int32_t)sizeof findings[0], 0 };
    caf_cursor cursor = caf_cursor_begin();
    want = all;
    want.kinds = 1 << CAF_FINDING_KINDS;
    ck_assert_int_eq(caf_check(&in.load, &cursor, &good, &want, &none, NULL, 0), CAF_OK);
    end_owned(&in);
}
END_TEST

START_TEST(a_profile_left_out_is_the_first_one)
{
    caf_context context = caf_context_on(day("2023-06-01"), CAF_ENGLAND_AND_WALES);
    checked left_out, named;
    owned in;
    sound_case(&in);
    check_whole(&in.load, &context, NULL, &left_out);
    context.profile = caf_profile_builtin("east-midlands-2011", 18);
    check_whole(&in.load, &context, NULL, &named);
    ck_assert_int_eq(left_out.n, named.n);
    ck_assert_int_gt(named.n, 10);
    ck_assert_int_eq(memcmp(left_out.findings, named.findings, (size_t)named.n * sizeof named.findings[0]), 0);
    ck_assert_int_eq(named.findings[0].profile, caf_profile_number(context.profile));
    free(left_out.findings);
    free(named.findings);
    end_owned(&in);
}
END_TEST

START_TEST(an_explanation_says_what_is_wrong)
{
    caf_context context = caf_context_on(day("2023-06-01"), CAF_ENGLAND_AND_WALES);
    caf_step steps[64], again[64];
    caf_out out = { steps, 64, 0, (int32_t)sizeof steps[0], 0 };
    caf_case one;
    checked all;
    owned in;
    context.profile = all_rules(CAF_ROLLING);
    sound_case(&in);
    check_whole(&in.load, &context, NULL, &all);
    one.size = (int32_t)sizeof one;
    ck_assert_int_eq(caf_find_case(&in.load, &context, 10, &one), CAF_OK);
    for (int64_t i = 0; i < all.n; i++) {
        const caf_finding *finding = &all.findings[i];
        out.n = 0;
        out.capacity = 64;
        ck_assert_int_eq(caf_explain(&one, &context, finding, &out), CAF_OK);
        int64_t n = out.n;
        ck_assert_int_gt(n, 0);
        memcpy(again, steps, sizeof again);
        for (int64_t capacity = 0; capacity < n; capacity++) {
            out.n = 0;
            out.capacity = capacity;
            ck_assert_int_eq(caf_explain(&one, &context, finding, &out), CAF_E_CAPACITY);
            ck_assert_int_eq(out.n, 0);
        }
        /* Appended after what is there. */
        out.n = 1;
        out.capacity = n + 1;
        if (n < 64) {
            ck_assert_int_eq(caf_explain(&one, &context, finding, &out), CAF_OK);
            ck_assert_int_eq(out.n, n + 1);
            ck_assert_int_eq(memcmp(steps + 1, again, (size_t)n * sizeof steps[0]), 0);
        }
        /* Nothing else is explained in its place. */
        caf_finding other = *finding;
        other.due++;
        out.n = 0;
        out.capacity = 64;
        ck_assert_int_eq(caf_explain(&one, &context, &other, &out), CAF_E_NO_FINDING);
        other = *finding;
        other.verdict = finding->verdict == CAF_MET ? CAF_NOT_MET : CAF_MET;
        ck_assert_int_eq(caf_explain(&one, &context, &other, &out), CAF_E_NO_FINDING);
        other = *finding;
        other.row = 12345;
        ck_assert_int_eq(caf_explain(&one, &context, &other, &out), CAF_E_NO_FINDING);
        ck_assert_int_eq(out.n, 0);
    }
    caf_finding other = all.findings[0];
    caf_context bad = context;
    ck_assert_int_eq(caf_explain_in(&in.load, &context, &other, &out), CAF_OK);
    out.n = 0;
    other.case_id = 11;
    ck_assert_int_eq(caf_explain_in(&in.load, &context, &other, &out), CAF_E_NO_CASE);
    ck_assert_int_eq(caf_explain_in(NULL, &context, &other, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_explain_in(&in.load, NULL, &other, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_explain_in(&in.load, &context, NULL, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_explain_in(&in.load, &context, &other, NULL), CAF_E_NULL);
    other = all.findings[0];
    other.rule = CAF_RULES;
    ck_assert_int_eq(caf_explain(&one, &context, &other, &out), CAF_E_RULE);
    ck_assert_int_eq(caf_explain(NULL, &context, &all.findings[0], &out), CAF_E_NULL);
    ck_assert_int_eq(caf_explain(&one, NULL, &all.findings[0], &out), CAF_E_NULL);
    ck_assert_int_eq(caf_explain(&one, &context, NULL, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_explain(&one, &context, &all.findings[0], NULL), CAF_E_NULL);
    bad.size = 0;
    ck_assert_int_eq(caf_explain(&one, &bad, &all.findings[0], &out), CAF_E_SIZE);
    out.size = 0;
    ck_assert_int_eq(caf_explain(&one, &context, &all.findings[0], &out), CAF_E_SIZE);
    free(all.findings);
    end_owned(&in);
}
END_TEST

START_TEST(a_text_is_cut_where_it_does_not_fit)
{
    caf_context context = caf_context_on(day("2023-06-01"), CAF_ENGLAND_AND_WALES);
    caf_step steps[64];
    caf_out out = { steps, 64, 0, (int32_t)sizeof steps[0], 0 };
    char whole[4096], text[4096];
    size_t length = 0, again = 0;
    caf_case one;
    checked all;
    owned in;
    sound_case(&in);
    check_whole(&in.load, &context, NULL, &all);
    one.size = (int32_t)sizeof one;
    ck_assert_int_eq(caf_find_case(&in.load, &context, 10, &one), CAF_OK);
    ck_assert_int_eq(caf_explain(&one, &context, &all.findings[0], &out), CAF_OK);
    ck_assert_int_eq(caf_explain_text(&all.findings[0], steps, out.n, whole, sizeof whole, &length), CAF_OK);
    ck_assert_uint_eq(strlen(whole), length);
    for (size_t capacity = 0; capacity <= length + 1; capacity++) {
        memset(text, 0x7F, sizeof text);
        caf_status status = caf_explain_text(&all.findings[0], steps, out.n, capacity == 0 ? NULL : text, capacity, &again);
        ck_assert_int_eq(status, capacity > length ? CAF_OK : CAF_E_CAPACITY);
        ck_assert_uint_eq(again, length);
        ck_assert(capacity == 0 || (strncmp(text, whole, capacity - 1) == 0 && text[capacity - 1] == 0));
        ck_assert_int_eq(text[capacity], 0x7F);
    }
    ck_assert_int_eq(caf_explain_text(&all.findings[0], steps, out.n, text, sizeof text, NULL), CAF_OK);
    ck_assert_int_eq(caf_explain_text(NULL, steps, out.n, text, sizeof text, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_explain_text(&all.findings[0], NULL, 1, text, sizeof text, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_explain_text(&all.findings[0], steps, out.n, NULL, 5, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_explain_text(&all.findings[0], NULL, 0, text, sizeof text, &again), CAF_OK);
    ck_assert(again > 0 && text[again - 1] == '.');
    free(all.findings);
    end_owned(&in);
}
END_TEST

START_TEST(any_steps_at_all_give_a_text)
{
    for (uint64_t seed = 1; seed <= 3000; seed++) {
        uint64_t state = seed * 0x9E3779B97F4A7C15u + 5;
        caf_step steps[6];
        caf_finding finding;
        char text[4096];
        size_t length;
        memset(&finding, 0, sizeof finding);
        finding.reason = (int32_t)below(&state, 70) - 5;
        for (size_t i = 0; i < sizeof steps; i++) {
            ((unsigned char *)steps)[i] = (unsigned char)next_random(&state);
        }
        for (int i = 0; i < 6; i++) {
            steps[i].kind = (int32_t)below(&state, CAF_STEP_KINDS + 2);
            steps[i].table = below(&state, 3) == 0 ? steps[i].table : (int32_t)below(&state, CAF_TABLES + 1) - 1;
            steps[i].field = below(&state, 3) == 0 ? steps[i].field : (int32_t)below(&state, 20) - 1;
            steps[i].unit = below(&state, 3) == 0 ? steps[i].unit : (int32_t)below(&state, CAF_UNITS);
            steps[i].code = below(&state, 3) == 0 ? steps[i].code : (int32_t)below(&state, 70) - 1;
        }
        ck_assert_int_eq(caf_explain_text(&finding, steps, (int64_t)below(&state, 7), text, sizeof text, &length), CAF_OK);
        ck_assert_uint_eq(strlen(text), length);
    }
}
END_TEST

START_TEST(dates_in_words)
{
    char text[CAF_DATE_WORDS];
    ck_assert_int_eq(caf_date_words(day("2023-05-04"), text), CAF_OK);
    ck_assert_str_eq(text, "Thursday 4 May 2023");
    ck_assert_int_eq(caf_date_words(day("1900-09-19"), text), CAF_OK);
    ck_assert_str_eq(text, "Wednesday 19 September 1900");
    ck_assert_int_eq(caf_date_words(0, text), CAF_OK);
    ck_assert_str_eq(text, "Thursday 1 January 1970");
    ck_assert_int_eq(caf_date_words(CAF_DATE_LAST, text), CAF_OK);
    ck_assert_str_eq(text, "Friday 31 December 9999");
    ck_assert_int_eq(caf_date_words(CAF_DATE_NONE, text), CAF_E_DATE_NONE);
    ck_assert_int_eq(caf_date_words(CAF_DATE_LAST + 1, text), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_date_words(day("2023-05-04"), NULL), CAF_E_NULL);
    for (caf_date date = CAF_DATE_FIRST; date < CAF_DATE_LAST - 997; date += 997) {
        ck_assert_int_eq(caf_date_words(date, text), CAF_OK);
    }
}
END_TEST

static Suite *check_suite(void)
{
    Suite *suite = suite_create("check");
    TCase *tcase = tcase_create("check");
    tcase_set_timeout(tcase, 300);
    tcase_add_test(tcase, a_tally_is_a_count_of_the_findings);
    tcase_add_test(tcase, profiles_beside_each_other_answer_as_alone);
    tcase_add_test(tcase, tallies_of_parts_merge_by_addition);
    tcase_add_test(tcase, selecting_is_filtering_afterwards);
    tcase_add_test(tcase, a_check_resumes_at_every_capacity);
    tcase_add_test(tcase, orphans_are_counted_once_however_often_the_output_is_full);
    tcase_add_test(tcase, a_finding_may_be_known_in_part_or_in_more);
    tcase_add_test(tcase, findings_are_appended);
    tcase_add_test(tcase, a_case_checked_alone_has_the_same_findings);
    tcase_add_test(tcase, the_same_rows_elsewhere_give_the_same_findings);
    tcase_add_test(tcase, no_two_findings_have_one_key);
    tcase_add_test(tcase, rubbish_is_read_without_harm_and_every_finding_is_explained);
    tcase_add_test(tcase, any_bytes_at_all_give_a_status);
    tcase_add_test(tcase, an_impossible_date_decides_nothing);
    tcase_add_test(tcase, one_impossible_date_changes_only_what_reads_it);
    tcase_add_test(tcase, a_rule_that_does_not_read_a_table_does_not_doubt_it);
    tcase_add_test(tcase, a_group_outside_the_tally_is_refused);
    tcase_add_test(tcase, a_case_that_is_not_open_yet_counts_in_its_group);
    tcase_add_test(tcase, rows_of_no_case_are_one_finding_a_run);
    tcase_add_test(tcase, the_case_says_its_division_before_the_context_does);
    tcase_add_test(tcase, a_check_says_what_is_wrong_with_its_arguments);
    tcase_add_test(tcase, a_profile_left_out_is_the_first_one);
    tcase_add_test(tcase, an_explanation_says_what_is_wrong);
    tcase_add_test(tcase, a_text_is_cut_where_it_does_not_fit);
    tcase_add_test(tcase, any_steps_at_all_give_a_text);
    tcase_add_test(tcase, dates_in_words);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    return run_suite(check_suite());
}
