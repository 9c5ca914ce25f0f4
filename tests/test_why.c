/*
 * What else would have decided an answer: held against cases that were really
 * changed, profiles really built with the other choice, and sums done by hand.
 */
#include <stddef.h>
#include "core_support.h"
#include "quick.h"

enum { FOUND = 6000, MEMORY = 1 << 18 };

static max_align_t memory[MEMORY / sizeof(max_align_t)];

static caf_case case_of(const owned *in, const caf_context *context)
{
    caf_case one;
    one.size = (int32_t)sizeof one;
    ck_assert_int_eq(caf_find_case(&in->load, context, 10, &one), CAF_OK);
    return one;
}

static int64_t check(const owned *in, const caf_context *context, caf_finding *found)
{
    caf_case one = case_of(in, context);
    caf_out out = { found, FOUND, 0, (int32_t)sizeof found[0], 0 };
    ck_assert_int_eq(caf_check_case(&one, context, NULL, &out), CAF_OK);
    return out.n;
}

/* The only answer of a rule with a verdict. */
static caf_finding the_finding(const owned *in, const caf_context *context, caf_rule_id rule, int32_t verdict)
{
    static caf_finding found[FOUND];
    caf_finding only = { 0 };
    int n = 0;
    for (int64_t i = 0, all = check(in, context, found); i < all; i++) {
        if (found[i].rule == rule && found[i].verdict == verdict) {
            only = found[i];
            n++;
        }
    }
    ck_assert_int_eq(n, 1);
    return only;
}

static int64_t turns_of(const owned *in, const caf_context *context, const caf_finding *finding, caf_turning_day *turns)
{
    caf_case one = case_of(in, context);
    caf_out out = { turns, 64, 0, (int32_t)sizeof turns[0], 0 };
    ck_assert_int_eq(caf_turning_days(&one, context, finding, memory, sizeof memory, NULL, &out), CAF_OK);
    return out.n;
}

static int64_t others_of(const owned *in, const caf_context *context, const caf_finding *finding, caf_other_reading *others)
{
    caf_case one = case_of(in, context);
    caf_out out = { others, 16, 0, (int32_t)sizeof others[0], 0 };
    ck_assert_int_eq(caf_other_readings(&one, context, finding, &out), CAF_OK);
    return out.n;
}

/* A case with an assessment, a first TAF and, where there are days, reviews. */
static void begin_case(owned *in, const char *completed, const char *taf, const char *const *reviews)
{
    caf_case_row of_case = { .case_id = 10, .opened = day("2022-01-04"), .services = CAF_SEVERAL_SERVICES };
    caf_assessment_row assessment = { .case_id = 10, .id = 1, .started = day("2022-01-05"), .completed = day(completed),
                                      .kind = CAF_INITIAL_ASSESSMENT };
    caf_meeting_row meeting = { .case_id = 10, .id = 1, .kind = CAF_FIRST_TAF, .held_on = day(taf) };
    begin_owned(in);
    add_row(in, CAF_CASES, &of_case);
    add_row(in, CAF_ASSESSMENTS, &assessment);
    add_row(in, CAF_MEETINGS, &meeting);
    for (int i = 0; reviews != NULL && reviews[i] != NULL; i++) {
        caf_review_row review = { .case_id = 10, .id = i + 1, .held_on = day(reviews[i]) };
        add_row(in, CAF_REVIEWS, &review);
    }
}

/* One working day too late: the TAF a day earlier, or the assessment on the Monday after. */
START_TEST(a_day_that_turns_is_the_nearest)
{
    caf_context context = caf_context_on(day("2023-06-30"), CAF_ENGLAND_AND_WALES);
    caf_turning_day turns[64];
    owned in;
    begin_case(&in, "2023-03-31", "2023-05-04", NULL); /* 20 working days from the Friday: 3 May, Easter and May Day left out */
    caf_finding late = the_finding(&in, &context, CAF_EM_B2_HELD, CAF_NOT_MET);
    ck_assert_int_eq(late.due, day("2023-05-03"));
    ck_assert_int_eq(turns_of(&in, &context, &late, turns), 2);
    ck_assert_int_eq(turns[0].table, CAF_MEETINGS);
    ck_assert_int_eq(turns[0].field, field_of(CAF_MEETINGS, "held_on")->index);
    ck_assert_int_eq(turns[0].row, 1);
    ck_assert_int_eq(turns[0].recorded, day("2023-05-04"));
    ck_assert_int_eq(turns[0].day, day("2023-05-03"));
    ck_assert_int_eq(turns[1].table, CAF_ASSESSMENTS);
    ck_assert_int_eq(turns[1].recorded, day("2023-03-31"));
    ck_assert_int_eq(turns[1].day, day("2023-04-03"));
    caf_finding met = the_finding(&in, &context, CAF_EM_A1_ASSESSED, CAF_MET);
    ck_assert_int_eq(turns_of(&in, &context, &met, turns), 0);
    end_owned(&in);
}
END_TEST

/* Events need no order of identifiers: a row is found wherever it stands. */
START_TEST(a_day_that_turns_is_found_in_any_order)
{
    static const int64_t ids[] = { 30, 10, 20 };
    static const char *const held[] = { "2023-08-10", "2023-10-05", "2023-11-20" };
    caf_context context = caf_context_on(day("2023-12-01"), CAF_ENGLAND_AND_WALES);
    caf_turning_day turns[64];
    owned in;
    begin_case(&in, "2023-04-03", "2023-05-02", NULL);
    for (int i = 0; i < 3; i++) {
        caf_review_row review = { .case_id = 10, .id = ids[i], .held_on = day(held[i]) };
        add_row(&in, CAF_REVIEWS, &review);
    }
    caf_finding late = the_finding(&in, &context, CAF_EM_C1, CAF_NOT_MET); /* three months from 2 May end on 2 August */
    ck_assert_int_eq(late.row, 30);
    ck_assert_int_gt(turns_of(&in, &context, &late, turns), 0);
    ck_assert_int_eq(turns[0].table, CAF_REVIEWS);
    ck_assert_int_eq(turns[0].row, 30);
    ck_assert_int_eq(turns[0].day, day("2023-08-02"));
    end_owned(&in);
}
END_TEST

/* Ten years are looked through, and no more; what is owed since counts from the assessment, whose day could move as far. */
START_TEST(a_day_that_turns_is_within_ten_years)
{
    static const caf_date late[] = { 3659, 3660 };
    for (int i = 0; i < 2; i++) {
        caf_context context = caf_context_on(day("2023-06-30"), CAF_ENGLAND_AND_WALES);
        caf_turning_day turns[64];
        char text[CAF_DATE_TEXT];
        owned in;
        caf_date due;
        ck_assert_int_eq(caf_first_taf_due(&context, day("2012-01-31"), &due), CAF_OK);
        ck_assert_int_eq(caf_date_format(due + late[i], text), CAF_OK);
        begin_case(&in, "2012-01-31", text, NULL);
        set_value(in.memory[CAF_CASES], field_of(CAF_CASES, "opened"), day("2012-01-04"));
        set_value(in.memory[CAF_ASSESSMENTS], field_of(CAF_ASSESSMENTS, "started"), day("2012-01-05"));
        caf_finding finding = the_finding(&in, &context, CAF_EM_B2_HELD, CAF_NOT_MET);
        int64_t n = turns_of(&in, &context, &finding, turns);
        int is_found = 0;
        for (int64_t k = 0; k < n; k++) {
            is_found |= turns[k].table == CAF_MEETINGS && turns[k].day == due;
        }
        ck_assert_int_eq(is_found, late[i] == 3659);
        end_owned(&in);
    }
}
END_TEST

/* How a rule and the data problems of a case answer, by the public check alone. */
typedef struct counts {
    int n[CAF_VERDICTS];
    int problems;
} counts;

static counts count_of(const owned *in, const caf_context *context, caf_rule_id rule)
{
    static caf_finding found[FOUND];
    counts all = { { 0 }, 0 };
    for (int64_t i = 0, n = check(in, context, found); i < n; i++) {
        all.n[found[i].verdict] += found[i].rule == rule;
        all.problems += found[i].kind == CAF_DATA;
    }
    return all;
}

static int is_better(const counts *before, const counts *then)
{
    return then->n[CAF_NOT_MET] < before->n[CAF_NOT_MET] && then->n[CAF_MET] > before->n[CAF_MET] &&
           then->n[CAF_UNKNOWN] <= before->n[CAF_UNKNOWN] && then->problems <= before->problems;
}

/* Whether the finding's own row, or what was owed on its day, is still not met. */
static int is_still_not_met(const owned *in, const caf_context *context, const caf_finding *like)
{
    static caf_finding found[FOUND];
    for (int64_t i = 0, n = check(in, context, found); i < n; i++) {
        if (found[i].rule == like->rule && found[i].table == like->table && found[i].row == like->row &&
            found[i].verdict == CAF_NOT_MET && (like->row != 0 || found[i].due == like->due)) {
            return 1;
        }
    }
    return 0;
}

/* Where the row that a finding names stands in the table. */
static unsigned char *row_named(const owned *in, int32_t table, int64_t name)
{
    size_t size = (size_t)caf_row_size(table);
    for (int64_t i = 0; i < in->tables[table].n; i++) {
        unsigned char *row = in->memory[table] + (size_t)i * size;
        int64_t id;
        memcpy(&id, row + 8, sizeof id);
        if (table == CAF_CASES || name == -(i + 1) || (name > 0 && id == name)) {
            return row;
        }
    }
    ck_abort_msg("no row %lld of %s", (long long)name, caf_table_name(table));
    return NULL;
}

/* With the day moved the check itself finds the standard met; with any nearer day it does not. */
START_TEST(a_day_that_turns_does_turn)
{
    static caf_finding found[FOUND];
    caf_turning_day turns[64];
    int turned = 0, nearer = 0;
    for (uint64_t seed = 1; seed <= 2000; seed += (uint64_t)stride()) { /* in the 1677th a move would leave something unknown */
        caf_context context = caf_context_on(19300 + (caf_date)(seed % 700), CAF_ENGLAND_AND_WALES);
        owned in;
        context.profile = caf_profile_at((int32_t)(seed % 4));
        random_caseload(&in, seed, 1, LIFELIKE);
        int64_t n = check(&in, &context, found);
        for (int64_t i = 0; i < n; i++) {
            caf_finding finding = found[i];
            int64_t n_turns = finding.kind == CAF_STANDARD ? turns_of(&in, &context, &finding, turns) : 0;
            counts before = n_turns > 0 ? count_of(&in, &context, finding.rule) : (counts){ { 0 }, 0 };
            for (int64_t t = 0; t < n_turns; t++) {
                const caf_field *field = caf_field_at(turns[t].table, turns[t].field);
                unsigned char *row = row_named(&in, turns[t].table, turns[t].row);
                caf_date far = turns[t].day > turns[t].recorded ? turns[t].day - turns[t].recorded : turns[t].recorded - turns[t].day;
                ck_assert_int_eq(value_of(row, field), turns[t].recorded);
                set_value(row, field, turns[t].day);
                counts then = count_of(&in, &context, finding.rule);
                ck_assert_msg(is_better(&before, &then), "seed %d, %s", (int)seed, caf_rule_get(finding.rule)->name);
                turned++;
                /* Many days take long: of those further off every seventh. */
                for (caf_date by = 1; by < far; by += far > 20 ? 7 : 1) {
                    set_value(row, field, turns[t].recorded - by);
                    then = count_of(&in, &context, finding.rule);
                    int earlier = is_better(&before, &then) && !is_still_not_met(&in, &context, &finding);
                    set_value(row, field, turns[t].recorded + by);
                    then = count_of(&in, &context, finding.rule);
                    nearer += earlier || (is_better(&before, &then) && !is_still_not_met(&in, &context, &finding));
                }
                set_value(row, field, turns[t].recorded);
            }
        }
        end_owned(&in);
    }
    ck_assert_int_gt(turned, stride() > 1 ? 0 : 60);
    ck_assert_int_eq(nearer, 0);
}
END_TEST

typedef struct worked {
    const char *about;
    const char *completed;
    const char *taf;
    int32_t verdict;
    int32_t kind;    /* of the reading that turns it; 0: none does */
    int32_t then;
    const char *due;
} worked;

/* Worked with a calendar on the desk: Easter 7 and 10 April 2023, May Day 1 May, the Coronation 8 May. */
START_TEST(the_first_day_counts_where_work_is_done_on_it)
{
    static const worked sums[] = {
        { "Monday to the last day", "2023-04-03", "2023-05-04", CAF_MET, CAF_START_DAY_COUNTED, CAF_NOT_MET, "2023-05-03" },
        { "the day before", "2023-04-03", "2023-05-03", CAF_MET, 0, 0, NULL },
        { "a Saturday is never counted", "2023-04-01", "2023-05-03", CAF_MET, 0, 0, NULL },
        { "Good Friday is not either", "2023-04-07", "2023-05-10", CAF_MET, 0, 0, NULL },
    };
    caf_context context = caf_context_on(day("2023-05-31"), CAF_ENGLAND_AND_WALES);
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
        caf_other_reading others[16];
        owned in;
        begin_case(&in, sums[i].completed, sums[i].taf, NULL);
        caf_finding finding = the_finding(&in, &context, CAF_EM_B2_HELD, sums[i].verdict);
        int64_t n = others_of(&in, &context, &finding, others);
        ck_assert_msg(n == (sums[i].kind != 0), "%s: %d readings", sums[i].about, (int)n);
        if (n == 1) {
            ck_assert_int_eq(others[0].kind, sums[i].kind);
            ck_assert_int_eq(others[0].verdict, sums[i].then);
            ck_assert_int_eq(others[0].due, day(sums[i].due));
        }
        end_owned(&in);
    }
}
END_TEST

/* Three months from Saturday 22 April 2023 end on Saturday 22 July; the review was on the Monday. */
START_TEST(a_due_day_at_a_weekend_may_roll)
{
    static const char *const reviews[] = { "2023-07-24", NULL };
    caf_context context = caf_context_on(day("2023-07-31"), CAF_ENGLAND_AND_WALES);
    caf_other_reading others[16];
    owned in;
    begin_case(&in, "2023-04-03", "2023-04-22", reviews);
    caf_finding finding = the_finding(&in, &context, CAF_EM_C1, CAF_NOT_MET);
    ck_assert_int_eq(finding.due, day("2023-07-22"));
    ck_assert_int_eq(others_of(&in, &context, &finding, others), 2);
    ck_assert_int_eq(others[0].kind, CAF_DUE_DAY_ROLLED);
    ck_assert_int_eq(others[0].verdict, CAF_MET);
    ck_assert_int_eq(others[0].due, day("2023-07-24"));
    ck_assert_int_eq(others[1].choice, CAF_ANCHORED); /* and it would fill the second slot, up to 22 October */
    ck_assert_int_eq(others[1].verdict, CAF_MET);
    ck_assert_int_eq(others[1].due, day("2023-10-22"));
    end_owned(&in);
}
END_TEST

/* Reviewed on 10 March and 20 June: ten days late by the last review, in the second slot from the first TAF. */
START_TEST(reviews_in_fixed_steps_may_be_in_time)
{
    static const char *const reviews[] = { "2023-03-10", "2023-06-20", NULL };
    caf_context context = caf_context_on(day("2023-06-30"), CAF_ENGLAND_AND_WALES);
    caf_other_reading others[16];
    owned in;
    begin_case(&in, "2023-01-03", "2023-01-10", reviews);
    caf_finding finding = the_finding(&in, &context, CAF_EM_C1, CAF_NOT_MET);
    ck_assert_int_eq(finding.due, day("2023-06-10"));
    ck_assert_int_eq(others_of(&in, &context, &finding, others), 1);
    ck_assert_int_eq(others[0].kind, CAF_OTHER_CHOICE);
    ck_assert_int_eq(others[0].parameter, CAF_REVIEW_FROM);
    ck_assert_int_eq(others[0].choice, CAF_ANCHORED);
    ck_assert_int_eq(others[0].verdict, CAF_MET);
    ck_assert_int_eq(others[0].due, day("2023-07-10"));
    end_owned(&in);
}
END_TEST

/* A copy of a built-in profile with one more setting. */
static const caf_profile *profile_with(const caf_profile *base, caf_rule_id rule, int32_t parameter, int32_t amount, int32_t unit)
{
    static max_align_t block[(1 << 16) / sizeof(max_align_t)];
    caf_setting settings[1000];
    char name[64]; /* the base may lie where the copy is built */
    const caf_profile *profile = NULL;
    int32_t number = caf_profile_number(base);
    int64_t n = 0;
    snprintf(name, sizeof name, "%s", caf_profile_name(base));
    for (int32_t i = 0; caf_profile_setting_at(base, i, &settings[n]) == CAF_OK; i++, n++) {
        ck_assert_int_lt(n, 999);
        settings[n].title = settings[n].source = 0;
    }
    settings[n++] = (caf_setting){ .rule = rule, .parameter = parameter, .amount = amount, .unit = unit };
    ck_assert_int_eq(caf_profile_build(number, name, settings, n, NULL, 0, block, sizeof block, &profile, NULL), CAF_OK);
    return profile;
}

/* The answer about the same row, in a check with another context; verdict 0: none. */
static caf_finding same_row(const owned *in, const caf_context *context, const caf_finding *like)
{
    static caf_finding found[FOUND];
    for (int64_t i = 0, n = check(in, context, found); i < n; i++) {
        if (found[i].rule == like->rule && found[i].table == like->table && found[i].row == like->row) {
            return found[i];
        }
    }
    return (caf_finding){ .verdict = 0 };
}

static const caf_other_reading *find_other(const caf_other_reading *others, int64_t n, int32_t kind, int32_t choice)
{
    for (int64_t i = 0; i < n; i++) {
        if (others[i].kind == kind && others[i].choice == choice) {
            return &others[i];
        }
    }
    return NULL;
}

/* Every choice that is a reading, against a profile that has it; and days allowed less one, against the first day counted. */
START_TEST(a_reading_is_what_a_profile_with_it_says)
{
    static const struct {
        caf_rule_id rule;
        int32_t parameter;
        int32_t choices;
    } choices[] = { { CAF_EM_A3_AGREEMENT, CAF_CHILD_UNDER_12, 2 }, { CAF_EM_C1, CAF_REVIEW_FROM, 2 }, { CAF_EM_B6_HANDOVER, CAF_HANDOVER, 2 } };
    static caf_finding found[FOUND];
    int turned = 0, counted = 0;
    for (uint64_t seed = 1; seed <= 1200; seed += (uint64_t)stride()) {
        caf_context context = caf_context_on(19300 + (caf_date)(seed % 700), CAF_ENGLAND_AND_WALES);
        owned in;
        random_caseload(&in, seed, 1, LIFELIKE);
        context.profile = profile_with(caf_profile_at(0), CAF_EM_C1, CAF_WITHIN, 90, CAF_DAYS);
        int64_t n = check(&in, &context, found);
        for (int64_t i = 0; i < n; i++) {
            caf_finding finding = found[i];
            caf_other_reading others[16];
            if (finding.row == 0 || finding.kind != CAF_STANDARD) {
                continue;
            }
            context.profile = profile_with(caf_profile_at(0), CAF_EM_C1, CAF_WITHIN, 90, CAF_DAYS);
            int64_t n_others = others_of(&in, &context, &finding, others);
            for (size_t k = 0; k < sizeof choices / sizeof choices[0]; k++) {
                for (int32_t choice = 1; finding.rule == choices[k].rule && choice <= choices[k].choices; choice++) {
                    caf_context other = context;
                    const caf_profile *base = profile_with(caf_profile_at(0), CAF_EM_C1, CAF_WITHIN, 90, CAF_DAYS);
                    other.profile = profile_with(base, choices[k].rule, choices[k].parameter, choice, CAF_CHOICE);
                    caf_finding then = same_row(&in, &other, &finding);
                    const caf_other_reading *said = find_other(others, n_others, CAF_OTHER_CHOICE, choice);
                    ck_assert_int_eq(said != NULL, then.verdict != finding.verdict);
                    ck_assert(said == NULL || (said->verdict == then.verdict && said->due == then.due));
                    turned += said != NULL;
                }
            }
            if (finding.rule == CAF_EM_C1) {
                caf_context other = context;
                other.profile = profile_with(caf_profile_at(0), CAF_EM_C1, CAF_WITHIN, 89, CAF_DAYS);
                caf_finding then = same_row(&in, &other, &finding);
                const caf_other_reading *said = find_other(others, n_others, CAF_START_DAY_COUNTED, 0);
                ck_assert_int_eq(said != NULL, then.verdict != finding.verdict);
                ck_assert(said == NULL || (said->verdict == then.verdict && said->due == then.due));
                counted += said != NULL;
            }
        }
        end_owned(&in);
    }
    ck_assert_int_gt(turned, stride() > 1 ? 0 : 20);
    ck_assert_int_gt(counted, stride() > 1 ? -1 : 0);
}
END_TEST

/* What is owed is told apart by the day from which it is counted: nothing here turns, each is a day earlier. */
START_TEST(what_is_owed_is_held_against_the_same)
{
    static caf_finding found[FOUND];
    const int32_t start_day = 1 << CAF_START_DAY_COUNTED;
    caf_context context = caf_context_on(day("2023-06-02"), CAF_ENGLAND_AND_WALES);
    caf_other_reading others[16];
    caf_transfer_row up = { .case_id = 10, .id = 1, .kind = CAF_STEP_UP, .referred_on = day("2022-05-20"),
                            .assumed_on = day("2022-06-01"), .returned_on = day("2022-09-01") };
    int n_owed = 0;
    owned in;
    begin_case(&in, "2022-01-10", "2022-01-20", NULL);
    add_row(&in, CAF_TRANSFERS, &up);
    /* Never reviewed, before the case was stepped up and after it came back. */
    for (int anchored = 0; anchored < 2; anchored++) {
        if (anchored) {
            context.profile = profile_with(caf_profile_at(0), CAF_EM_C1, CAF_REVIEW_FROM, CAF_ANCHORED, CAF_CHOICE);
        }
        caf_context holding = context;
        holding.readings = start_day;
        for (int64_t i = 0, n = check(&in, &holding, found); i < n; i++) {
            if (found[i].rule != CAF_EM_C1 || found[i].row != 0) {
                continue;
            }
            int64_t n_others = others_of(&in, &context, &found[i], others);
            ck_assert_ptr_null(find_other(others, n_others, CAF_START_DAY_COUNTED, 0));
            ck_assert_int_eq(found[i].flags & CAF_CONVENTION, 0);
            n_owed++;
        }
    }
    ck_assert_int_ge(n_owed, 5);
    end_owned(&in);
}
END_TEST

static int runs;

/* An answer for each review. */
static void count_runs(const caf_run *run)
{
    runs++;
    for (int64_t i = 0; i < caf_run_case(run)->count[CAF_REVIEWS]; i++) {
        caf_finding finding = caf_run_answer(run, CAF_MET, CAF_REVIEWS, i);
        caf_run_emit(run, &finding);
    }
}

/* Notes and an answer that no rule may give: dates of what is no date, fields that there are not, a verdict that is none. */
#define WILD_ID 0x100000001 /* 1, were it a date */

static void notes_wildly(const caf_run *run)
{
    caf_finding finding = caf_run_answer(run, CAF_NOT_MET, CAF_REVIEWS, 0);
    for (int32_t field = -1; field < 80; field++) {
        caf_run_note_value(run, CAF_REVIEWS, 0, field, CAF_VALUE_IN_DOUBT);
        caf_run_note_date(run, CAF_REVIEWS, 0, field, 1);
    }
    caf_run_note_missing(run, CAF_REVIEWS, 0, INT64_MAX);
    caf_review_row review;
    ck_assert_int_eq(caf_get(caf_run_case(run), CAF_REVIEWS, 0, &review, (int32_t)sizeof review), CAF_OK);
    finding.verdict = caf_run_case(run)->row.level != 1 ? (review.form != 0 ? 255 : CAF_UNKNOWN)
                      : review.id == WILD_ID            ? CAF_NOT_MET : CAF_MET;
    caf_run_emit(run, &finding);
}

START_TEST(a_wild_rule_does_no_harm)
{
    static const caf_rule described = { .id = CAF_VENDOR_RULES + 1, .name = "OWN-wild", .document = "OWN", .clause = "1", .title = "t",
                                        .text = "T.", .kind = CAF_STANDARD };
    caf_vendor_rule own = { (int32_t)sizeof own, CAF_HIGH, &described, notes_wildly };
    caf_context context = caf_context_on(day("2023-06-30"), CAF_ENGLAND_AND_WALES);
    static const char *const reviews[] = { "2022-02-01", NULL };
    for (int i = 0; i < 2; i++) {
        caf_turning_day turns[64];
        caf_lacking_fact facts[3];
        caf_lacking sum = { .size = (int32_t)sizeof sum };
        caf_out to_facts = { facts, 3, 0, (int32_t)sizeof facts[0], 0 };
        owned in;
        begin_case(&in, "2022-01-10", "2022-01-20", reviews);
        ((caf_case_row *)(void *)in.memory[CAF_CASES])->level = (uint8_t)i;
        ((caf_review_row *)(void *)in.memory[CAF_REVIEWS])->id = WILD_ID;
        if (i == 0) {
            ((caf_review_row *)(void *)in.memory[CAF_REVIEWS])->held_on = CAF_DATE_FIRST; /* in doubt */
        }
        context.vendor_rules = &own;
        context.n_vendor_rules = 1;
        caf_case one = case_of(&in, &context);
        caf_finding finding = the_finding(&in, &context, described.id, i ? CAF_NOT_MET : CAF_UNKNOWN);
        ck_assert_int_eq(turns_of(&in, &context, &finding, turns), 0);
        ck_assert_int_eq(caf_lacking_facts(&one, &context, &finding, memory, sizeof memory, NULL, &to_facts, &sum), CAF_OK);
        ck_assert_int_eq(sum.verdicts >> CAF_VERDICTS, 0);
        end_owned(&in);
    }
}
END_TEST

/* A rule with many answers is not run again for each of them. */
START_TEST(many_answers_are_held_against_a_reading_together)
{
    static caf_finding found[FOUND];
    static const caf_rule described = { .id = CAF_VENDOR_RULES + 1, .name = "OWN-many", .document = "OWN", .clause = "1", .title = "t",
                                        .text = "T.", .kind = CAF_STANDARD };
    caf_vendor_rule own = { (int32_t)sizeof own, CAF_HIGH, &described, count_runs };
    caf_context context = caf_context_on(day("2023-06-30"), CAF_ENGLAND_AND_WALES);
    owned in;
    begin_case(&in, "2022-01-10", "2022-01-20", NULL);
    for (int i = 0; i < 1000; i++) {
        caf_review_row review = { .case_id = 10, .id = i + 1, .held_on = day("2022-02-01") + i / 4 };
        add_row(&in, CAF_REVIEWS, &review);
    }
    context.vendor_rules = &own;
    context.n_vendor_rules = 1;
    context.readings = 1 << CAF_START_DAY_COUNTED | 1 << CAF_DUE_DAY_ROLLED;
    caf_case one = case_of(&in, &context);
    caf_select only = { .size = (int32_t)sizeof only, .rules = &described.id, .n_rules = 1 };
    caf_out out = { found, FOUND, 0, (int32_t)sizeof found[0], 0 };
    runs = 0;
    ck_assert_int_eq(caf_check_case(&one, &context, &only, &out), CAF_OK);
    ck_assert_int_eq(out.n, 1000);
    for (int64_t i = 0; i < 1000; i++) {
        ck_assert_int_eq(found[i].row, i + 1);
    }
    ck_assert_int_le(runs, 1 + 2 * 16);
    /* An explanation is of one answer. */
    caf_step steps[16];
    caf_out to_steps = { steps, 16, 0, (int32_t)sizeof steps[0], 0 };
    runs = 0;
    ck_assert_int_eq(caf_explain(&one, &context, &found[500], &to_steps), CAF_OK);
    ck_assert_int_le(runs, 1 + 2);
    end_owned(&in);
}
END_TEST

/* Met if a review was held on the day that it names; what may have been missing in its lists never suffices. */
static void wants_a_day(const caf_run *run)
{
    const caf_case *whose = caf_run_case(run);
    caf_finding finding = caf_run_answer(run, whose->row.level == 1 ? CAF_NOT_MET : CAF_UNKNOWN, CAF_REVIEWS, 0);
    const caf_date wanted = day("2012-02-01");
    runs++;
    for (int64_t i = 0; i < whose->count[CAF_REVIEWS] && i < 60; i++) {
        caf_review_row review;
        if (caf_get(whose, CAF_REVIEWS, i, &review, (int32_t)sizeof review) != CAF_OK) {
            continue; /* moved to a day to come */
        }
        caf_run_note_date(run, CAF_REVIEWS, i, field_of(CAF_REVIEWS, "held_on")->index, review.held_on);
        caf_run_note_missing(run, CAF_REVIEWS, i, (int64_t)1 << field_of(CAF_REVIEWS, "next_on")->index);
        finding.verdict = review.held_on == wanted ? CAF_MET : finding.verdict;
    }
    caf_run_note_date(run, CAF_CASES, 0, field_of(CAF_CASES, "opened")->index, wanted);
    caf_run_emit(run, &finding);
}

/* Hostile cases cost seconds, not minutes: 20,000 runs over a small case, fewer over a large one. */
START_TEST(what_is_tried_has_an_end)
{
    static const caf_rule described = { .id = CAF_VENDOR_RULES + 1, .name = "OWN-day", .document = "OWN", .clause = "1", .title = "t",
                                        .text = "T.", .kind = CAF_STANDARD };
    static max_align_t large[(1 << 18) / sizeof(max_align_t)];
    caf_vendor_rule own = { (int32_t)sizeof own, CAF_HIGH, &described, wants_a_day };
    caf_context context = caf_context_on(day("2023-06-30"), CAF_ENGLAND_AND_WALES);
    context.vendor_rules = &own;
    context.n_vendor_rules = 1;
    for (int i = 0; i < 4; i++) {
        int n = i < 2 ? 60 : 1024;
        caf_turning_day turns[64];
        caf_lacking_fact facts[3];
        caf_lacking sum = { .size = (int32_t)sizeof sum };
        caf_out to_turns = { turns, 64, 0, (int32_t)sizeof turns[0], 0 };
        caf_out to_facts = { facts, 3, 0, (int32_t)sizeof facts[0], 0 };
        owned in;
        begin_case(&in, "2012-01-10", "2012-01-20", NULL);
        ((caf_case_row *)(void *)in.memory[CAF_CASES])->level = (uint8_t)(i % 2);
        ((caf_case_row *)(void *)in.memory[CAF_CASES])->opened = day("2012-01-04");
        for (int k = 0; k < n; k++) {
            caf_review_row review = { .case_id = 10, .id = k + 1, .held_on = day("2020-02-01") + k % 60 };
            add_row(&in, CAF_REVIEWS, &review);
        }
        caf_case one = case_of(&in, &context);
        caf_finding finding = the_finding(&in, &context, described.id, i % 2 ? CAF_NOT_MET : CAF_UNKNOWN);
        runs = 0;
        if (i % 2) {
            ck_assert_int_eq(caf_turning_days(&one, &context, &finding, large, sizeof large, NULL, &to_turns), CAF_OK);
        } else {
            ck_assert_int_eq(caf_lacking_facts(&one, &context, &finding, large, sizeof large, NULL, &to_facts, &sum), CAF_OK);
        }
        ck_assert_int_le(runs, 1 + 20000 / (1 + n / 256));
        end_owned(&in);
    }
}
END_TEST

/* A calendar as known on a day, in memory that stays. */
static const caf_calendar *known_on(caf_division division, const char *text)
{
    static max_align_t blocks[CAF_DIVISIONS][(1 << 18) / sizeof(max_align_t)];
    caf_calendar_spec spec = { .size = (int32_t)sizeof spec, .division = division, .known_on = day(text) };
    const caf_calendar *calendar = NULL;
    ck_assert_int_eq(caf_calendar_build(&spec, blocks[division], sizeof blocks[division], &calendar), CAF_OK);
    return calendar;
}

/*
 * The funeral of 19 September 2022 was proclaimed on the 10th. Of an assessment
 * completed on Monday 22 August the twentieth working day (the summer bank
 * holiday of the 29th left out) was Tuesday 20 September as known on the 1st, and
 * is Wednesday the 21st today.
 */
START_TEST(a_funeral_was_not_known_on_the_first_of_september)
{
    caf_context today = caf_context_on(day("2022-12-01"), CAF_ENGLAND_AND_WALES);
    caf_context then = today;
    caf_other_reading others[16];
    owned in;
    caf_context both = today;
    then.calendars[CAF_ENGLAND_AND_WALES] = known_on(CAF_ENGLAND_AND_WALES, "2022-09-01");
    both.compared[CAF_ENGLAND_AND_WALES] = then.calendars[CAF_ENGLAND_AND_WALES];
    begin_case(&in, "2022-08-22", "2022-09-21", NULL);
    caf_finding met = the_finding(&in, &today, CAF_EM_B2_HELD, CAF_MET);
    ck_assert_int_eq(met.due, day("2022-09-21"));
    ck_assert_int_eq(met.flags, 0);
    caf_finding not_met = the_finding(&in, &then, CAF_EM_B2_HELD, CAF_NOT_MET);
    ck_assert_int_eq(not_met.due, day("2022-09-20"));
    caf_finding flagged = the_finding(&in, &both, CAF_EM_B2_HELD, CAF_MET);
    ck_assert_int_eq(flagged.due, day("2022-09-21"));
    ck_assert_int_eq(flagged.flags, CAF_NOT_KNOWN_THEN);
    int64_t n = others_of(&in, &both, &flagged, others);
    const caf_other_reading *other = find_other(others, n, CAF_OTHER_CALENDAR, 0);
    ck_assert_ptr_nonnull(other);
    ck_assert_int_eq(other->verdict, CAF_NOT_MET);
    ck_assert_int_eq(other->due, day("2022-09-20"));
    /* The explanation says it, in the same words of days. */
    static caf_step steps[2000];
    static char text[4000];
    caf_case one = case_of(&in, &both);
    caf_out out = { steps, 2000, 0, (int32_t)sizeof steps[0], 0 };
    ck_assert_int_eq(caf_explain(&one, &both, &flagged, &out), CAF_OK);
    ck_assert_int_eq(caf_explain_text(&flagged, steps, out.n, text, sizeof text, NULL), CAF_OK);
    ck_assert_ptr_nonnull(strstr(text, "By the bank holidays as they were known then, the answer would be: not met, with Tuesday "
                                       "20 September 2022 as the due day."));
    /* Scotland's own holidays make it a convention whose calendar it is: 1 August is the summer one there, and the 29th none. */
    both.compared[CAF_ENGLAND_AND_WALES] = caf_calendar_builtin(CAF_SCOTLAND);
    flagged = the_finding(&in, &both, CAF_EM_B2_HELD, CAF_MET);
    ck_assert_int_eq(flagged.flags, CAF_CONVENTION);
    end_owned(&in);
}
END_TEST

/* A check that holds its answers against readings flags just those that the readings turn. */
START_TEST(a_check_flags_what_a_reading_turns)
{
    static caf_finding found[FOUND];
    static caf_finding held[FOUND];
    const int32_t all = 1 << CAF_START_DAY_COUNTED | 1 << CAF_DUE_DAY_ROLLED | 1 << CAF_OTHER_CHOICE;
    int flagged = 0;
    for (uint64_t seed = 1; seed <= 2000; seed += (uint64_t)stride()) {
        caf_context context = caf_context_on(19300 + (caf_date)(seed % 700), CAF_ENGLAND_AND_WALES);
        owned in;
        context.profile = caf_profile_at((int32_t)(seed % 4));
        random_caseload(&in, seed, 1, seed % 2 != 0 ? LIFELIKE : CARELESS);
        caf_context holding = context;
        holding.readings = all;
        int64_t n = check(&in, &context, found);
        ck_assert_int_eq(check(&in, &holding, held), n);
        for (int64_t i = 0; i < n; i++) {
            caf_other_reading others[16];
            int turned = 0;
            int64_t n_others = found[i].kind == CAF_STANDARD && found[i].verdict != CAF_UNKNOWN
                                   ? others_of(&in, &context, &found[i], others) : 0;
            for (int64_t k = 0; k < n_others; k++) {
                turned |= others[k].verdict != 0 && others[k].verdict != CAF_UNKNOWN;
            }
            ck_assert_int_eq(held[i].flags, found[i].flags | (turned ? CAF_CONVENTION : 0));
            held[i].flags = found[i].flags;
            ck_assert(memcmp(&held[i], &found[i], sizeof found[i]) == 0);
            flagged += turned;
        }
        end_owned(&in);
    }
    ck_assert_int_gt(flagged, stride() > 1 ? 0 : 30);
}
END_TEST

/* Some value of each fact of a set: the one, and another. */
static int64_t some_value(const caf_field *field, int64_t which, caf_date as_of)
{
    switch (field->type) {
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED:
        return field->table == CAF_CHILDREN ? as_of - 366 * (which % 2 ? 8 : 15) : as_of - which * 11;
    case CAF_TYPE_CHOICE:
        return 1 + which % field->n_choices;
    case CAF_TYPE_SET:
        return 2 << which % field->n_choices;
    default:
        return 1 + which % 2;
    }
}

/* Recorded in the case itself, what was missing decides: the check gives one of the verdicts named. */
START_TEST(what_is_missing_decides_once_it_is_there)
{
    static caf_finding found[FOUND];
    int decided = 0, undecided = 0, by_two = 0, by_table = 0;
    for (uint64_t seed = 1; seed <= 450; seed += (uint64_t)stride()) {
        caf_context context = caf_context_on(19300 + (caf_date)(seed % 700), CAF_ENGLAND_AND_WALES);
        owned in;
        context.profile = caf_profile_at((int32_t)(seed % 4));
        random_caseload(&in, seed, 1, LIFELIKE);
        for (int table = 1; table < CAF_TABLES; table++) { /* of some tables nothing is held */
            in.tables[table].fields = (seed * 7 + (uint64_t)table * 5) % 11 == 0 ? 0 : CAF_ALL_FIELDS;
            in.tables[table].n = in.tables[table].fields != 0 ? in.tables[table].n : 0;
        }
        int64_t n = check(&in, &context, found);
        for (int64_t i = 0; i < n; i++) {
            caf_finding finding = found[i];
            caf_lacking_fact facts[3];
            caf_lacking sum = { .size = (int32_t)sizeof sum };
            caf_out out = { facts, 3, 0, (int32_t)sizeof facts[0], 0 };
            caf_case one = case_of(&in, &context);
            ck_assert_int_eq(caf_lacking_facts(&one, &context, &finding, memory, sizeof memory, NULL, &out, &sum), CAF_OK);
            ck_assert(finding.verdict == CAF_UNKNOWN || out.n == 0);
            ck_assert_int_eq(out.n > 0, sum.verdicts != 0);
            ck_assert_int_eq(sum.verdicts & 1 << CAF_UNKNOWN, 0);
            int plain = out.n > 0 && sum.always;
            for (int64_t k = 0; k < out.n; k++) {
                int is_table = facts[k].lack == CAF_LACKS_TABLE;
                plain = plain && (is_table || (facts[k].lack == CAF_LACKS_VALUE &&
                                               caf_field_at(facts[k].table, facts[k].field)->type != CAF_TYPE_ID));
                by_table += is_table;
            }
            for (int64_t which = 0; plain && which < 2; which++) {
                owned then;
                copy_owned(&then, &in);
                for (int64_t k = 0; k < out.n && plain; k++) {
                    if (facts[k].lack == CAF_LACKS_TABLE) {
                        then.tables[facts[k].table].fields = CAF_ALL_FIELDS;
                        set_value(then.memory[CAF_CASES], field_of(CAF_CASES, "absent_tables"),
                                  value_of(then.memory[CAF_CASES], field_of(CAF_CASES, "absent_tables")) & ~((int64_t)1 << facts[k].table));
                        set_value(then.memory[CAF_CASES], field_of(CAF_CASES, "partial_tables"),
                                  value_of(then.memory[CAF_CASES], field_of(CAF_CASES, "partial_tables")) & ~((int64_t)1 << facts[k].table));
                        continue;
                    }
                    const caf_field *field = caf_field_at(facts[k].table, facts[k].field);
                    unsigned char *row = row_named(&then, facts[k].table, facts[k].row);
                    plain = plain && value_of(row, field) == 0; /* not one whose day is to come */
                    set_value(row, field, some_value(field, which, context.as_of));
                }
                counts before = count_of(&in, &context, finding.rule);
                counts after = count_of(&then, &context, finding.rule);
                if (plain && after.problems <= before.problems) { /* a day that contradicts the record is none that could be entered */
                    int is_decided = after.n[CAF_UNKNOWN] < before.n[CAF_UNKNOWN];
                    decided += is_decided;
                    undecided += !is_decided;
                    by_two += out.n > 1;
                }
                end_owned(&then);
            }
        }
        end_owned(&in);
    }
    ck_assert_int_gt(decided, stride() > 1 ? 0 : 1000);
    ck_assert_int_gt(by_table, stride() > 1 ? 0 : 500);
    ck_assert_int_le(undecided, 1); /* one of some three thousand: not every value that there can be was tried */
    ck_assert_int_gt(by_two, stride() > 1 ? -1 : 50);
}
END_TEST

/* A case of which only the assessment is known: two lists are missing, and the division. */
START_TEST(a_list_and_the_division_can_be_missing)
{
    caf_context context = caf_context_on(day("2023-05-31"), CAF_DIVISION_NONE);
    caf_lacking_fact facts[3];
    caf_lacking sum = { .size = (int32_t)sizeof sum };
    caf_out out = { facts, 3, 0, (int32_t)sizeof facts[0], 0 };
    owned in;
    begin_case(&in, "2023-04-03", "2023-05-03", NULL);
    caf_finding finding = the_finding(&in, &context, CAF_EM_B2_HELD, CAF_UNKNOWN);
    caf_case one = case_of(&in, &context);
    ck_assert_int_eq(caf_lacking_facts(&one, &context, &finding, memory, sizeof memory, NULL, &out, &sum), CAF_OK);
    ck_assert_int_eq(out.n, 1);
    ck_assert_int_eq(facts[0].lack, CAF_LACKS_VALUE);
    ck_assert_int_eq(facts[0].table, CAF_CASES);
    ck_assert_int_eq(facts[0].field, field_of(CAF_CASES, "division")->index);
    ck_assert_int_eq(sum.verdicts, 1 << CAF_MET);
    ck_assert_int_eq(sum.always, 1);
    context.division = CAF_ENGLAND_AND_WALES;
    in.tables[CAF_MEETINGS].fields = 0;
    finding = the_finding(&in, &context, CAF_EM_B2_HELD, CAF_UNKNOWN);
    one = case_of(&in, &context);
    out.n = 0;
    ck_assert_int_eq(caf_lacking_facts(&one, &context, &finding, memory, sizeof memory, NULL, &out, &sum), CAF_OK);
    ck_assert_int_eq(out.n, 1);
    ck_assert_int_eq(facts[0].lack, CAF_LACKS_TABLE);
    ck_assert_int_eq(facts[0].table, CAF_MEETINGS);
    ck_assert_int_eq(facts[0].field, -1);
    end_owned(&in);
}
END_TEST

/* On anything at all: an answer or a status, the case as it was, and never more memory than was said. */
START_TEST(rubbish_is_looked_at_safely)
{
    static caf_finding found[FOUND];
    for (uint64_t seed = 1; seed <= 60; seed++) {
        caf_context context = caf_context_on(19300 + (caf_date)(seed % 700), CAF_ENGLAND_AND_WALES);
        owned in, before;
        random_caseload(&in, seed, 1, seed % 2 != 0 ? RUBBISH : CARELESS);
        copy_owned(&before, &in);
        context.compared[CAF_ENGLAND_AND_WALES] = caf_calendar_builtin(CAF_SCOTLAND);
        caf_case one;
        one.size = (int32_t)sizeof one;
        if (caf_find_case(&in.load, &context, 10, &one) == CAF_OK) {
            caf_out out = { found, FOUND, 0, (int32_t)sizeof found[0], 0 };
            ck_assert_int_eq(caf_check_case(&one, &context, NULL, &out), CAF_OK);
            for (int64_t i = 0; i < out.n; i += 5) {
                caf_turning_day turns[64];
                caf_lacking_fact facts[3];
                caf_other_reading others[16];
                caf_lacking sum = { .size = (int32_t)sizeof sum };
                caf_out to_turns = { turns, 64, 0, (int32_t)sizeof turns[0], 0 };
                caf_out to_facts = { facts, 3, 0, (int32_t)sizeof facts[0], 0 };
                caf_out to_others = { others, 16, 0, (int32_t)sizeof others[0], 0 };
                size_t needed = 0;
                ck_assert_int_eq(caf_turning_days(&one, &context, &found[i], NULL, 0, &needed, &to_turns), CAF_E_CAPACITY);
                unsigned char *exact = malloc(needed);
                ck_assert_ptr_nonnull(exact);
                ck_assert_int_eq(caf_turning_days(&one, &context, &found[i], exact, needed - 1, NULL, &to_turns), CAF_E_CAPACITY);
                ck_assert_int_eq(caf_turning_days(&one, &context, &found[i], exact, needed, NULL, &to_turns), CAF_OK);
                ck_assert_int_eq(caf_lacking_facts(&one, &context, &found[i], exact, needed, NULL, &to_facts, &sum), CAF_OK);
                ck_assert_int_eq(caf_other_readings(&one, &context, &found[i], &to_others), CAF_OK);
                free(exact);
            }
        }
        for (int table = 0; table < CAF_TABLES; table++) {
            size_t bytes = (size_t)in.tables[table].n * (size_t)in.tables[table].size;
            ck_assert(bytes == 0 || memcmp(in.memory[table], before.memory[table], bytes) == 0);
        }
        end_owned(&in);
        end_owned(&before);
    }
}
END_TEST

START_TEST(arguments_are_looked_at)
{
    caf_context context = caf_context_on(day("2023-06-30"), CAF_ENGLAND_AND_WALES);
    caf_turning_day turns[1];
    caf_lacking_fact facts[3];
    caf_lacking sum = { .size = (int32_t)sizeof sum };
    caf_other_reading others[16];
    caf_out to_turns = { turns, 1, 0, (int32_t)sizeof turns[0], 0 };
    caf_out to_facts = { facts, 3, 0, (int32_t)sizeof facts[0], 0 };
    caf_out to_others = { others, 16, 0, (int32_t)sizeof others[0], 0 };
    owned in;
    begin_case(&in, "2023-03-31", "2023-05-04", NULL);
    caf_case one = case_of(&in, &context);
    caf_finding late = the_finding(&in, &context, CAF_EM_B2_HELD, CAF_NOT_MET);
    caf_finding stale = late;
    stale.verdict = CAF_MET;
    ck_assert_int_eq(caf_turning_days(NULL, &context, &late, memory, sizeof memory, NULL, &to_turns), CAF_E_NULL);
    ck_assert_int_eq(caf_turning_days(&one, NULL, &late, memory, sizeof memory, NULL, &to_turns), CAF_E_NULL);
    ck_assert_int_eq(caf_turning_days(&one, &context, NULL, memory, sizeof memory, NULL, &to_turns), CAF_E_NULL);
    ck_assert_int_eq(caf_turning_days(&one, &context, &late, NULL, sizeof memory, NULL, &to_turns), CAF_E_NULL);
    ck_assert_int_eq(caf_turning_days(&one, &context, &late, memory, sizeof memory, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_turning_days(&one, &context, &stale, memory, sizeof memory, NULL, &to_turns), CAF_E_NO_FINDING);
    ck_assert_int_eq(caf_turning_days(&one, &context, &late, memory, sizeof memory, NULL, &to_turns), CAF_E_CAPACITY);
    ck_assert_int_eq(to_turns.n, 0); /* all or nothing */
    ck_assert_int_eq(caf_other_readings(&one, &context, &stale, &to_others), CAF_E_NO_FINDING);
    ck_assert_int_eq(caf_other_readings(NULL, &context, &late, &to_others), CAF_E_NULL);
    ck_assert_int_eq(caf_lacking_facts(&one, &context, &stale, memory, sizeof memory, NULL, &to_facts, &sum), CAF_E_NO_FINDING);
    ck_assert_int_eq(caf_lacking_facts(&one, &context, &late, memory, sizeof memory, NULL, &to_facts, NULL), CAF_E_NULL);
    caf_case many = one;
    size_t needed = 0;
    many.count[CAF_MEETINGS] = INT64_MAX / 8;
    ck_assert_int_eq(caf_turning_days(&many, &context, &late, memory, sizeof memory, &needed, &to_turns), CAF_E_CAPACITY);
    ck_assert_uint_eq(needed, SIZE_MAX);
    sum.size--;
    ck_assert_int_eq(caf_lacking_facts(&one, &context, &late, memory, sizeof memory, NULL, &to_facts, &sum), CAF_E_SIZE);
    late.rule = CAF_RULES;
    ck_assert_int_eq(caf_other_readings(&one, &context, &late, &to_others), CAF_E_RULE);
    context.readings = 1;
    ck_assert_int_eq(caf_other_readings(&one, &context, &stale, &to_others), CAF_E_ARGUMENT);
    context.readings = 1 << CAF_OTHER_CALENDAR; /* that one is asked for by a calendar */
    ck_assert_int_eq(caf_other_readings(&one, &context, &stale, &to_others), CAF_E_ARGUMENT);
    context.readings = 0;
    context.compared[CAF_SCOTLAND] = (const caf_calendar *)(const void *)&one;
    ck_assert_int_eq(caf_other_readings(&one, &context, &stale, &to_others), CAF_E_CALENDAR);
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        ck_assert_int_eq(caf_row_size(table) % 8, 0); /* what copies of a case lie one after another by */
    }
    end_owned(&in);
}
END_TEST

START_TEST(facts_and_readings_have_words)
{
    char text[64];
    size_t length;
    ck_assert_int_eq(caf_fact_text(CAF_MEETINGS, field_of(CAF_MEETINGS, "held_on")->index, text, sizeof text, &length), CAF_OK);
    ck_assert_str_eq(text, "TAF meeting held");
    ck_assert_int_eq((int)length, 16);
    ck_assert_int_eq(caf_fact_text(CAF_MEETINGS, -1, text, sizeof text, NULL), CAF_OK);
    ck_assert_str_eq(text, "TAF meetings");
    ck_assert_int_eq(caf_fact_text(CAF_MEETINGS, -1, text, 4, &length), CAF_E_CAPACITY);
    ck_assert_str_eq(text, "TAF");
    ck_assert_int_eq((int)length, 12);
    ck_assert_int_eq(caf_fact_text(CAF_TABLES, -1, text, sizeof text, NULL), CAF_E_TABLE);
    ck_assert_int_eq(caf_fact_text(CAF_MEETINGS, 62, text, sizeof text, NULL), CAF_E_TABLE);
    ck_assert_int_eq(caf_fact_text(CAF_MEETINGS, 0, NULL, 1, NULL), CAF_E_NULL);
    for (int32_t kind = 1; kind < CAF_READINGS; kind++) {
        ck_assert_ptr_nonnull(caf_reading_name(kind));
        ck_assert_ptr_nonnull(caf_reading_text(kind, CAF_HANDOVER, CAF_UNTIL_EITHER));
    }
    ck_assert_ptr_null(caf_reading_name(0));
    ck_assert_ptr_null(caf_reading_name(CAF_READINGS));
    ck_assert_ptr_null(caf_reading_text(CAF_OTHER_CHOICE, CAF_WITHIN, 1));
    ck_assert_ptr_null(caf_reading_text(CAF_OTHER_CHOICE, CAF_HANDOVER, 3));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("why");
    TCase *of = tcase_create("why");
    tcase_set_timeout(of, 300);
    tcase_add_test(of, a_day_that_turns_is_the_nearest);
    tcase_add_test(of, a_day_that_turns_does_turn);
    tcase_add_test(of, a_day_that_turns_is_found_in_any_order);
    tcase_add_test(of, a_day_that_turns_is_within_ten_years);
    tcase_add_test(of, the_first_day_counts_where_work_is_done_on_it);
    tcase_add_test(of, a_due_day_at_a_weekend_may_roll);
    tcase_add_test(of, reviews_in_fixed_steps_may_be_in_time);
    tcase_add_test(of, a_reading_is_what_a_profile_with_it_says);
    tcase_add_test(of, what_is_owed_is_held_against_the_same);
    tcase_add_test(of, a_wild_rule_does_no_harm);
    tcase_add_test(of, what_is_tried_has_an_end);
    tcase_add_test(of, many_answers_are_held_against_a_reading_together);
    tcase_add_test(of, a_funeral_was_not_known_on_the_first_of_september);
    tcase_add_test(of, a_check_flags_what_a_reading_turns);
    tcase_add_test(of, what_is_missing_decides_once_it_is_there);
    tcase_add_test(of, a_list_and_the_division_can_be_missing);
    tcase_add_test(of, rubbish_is_looked_at_safely);
    tcase_add_test(of, arguments_are_looked_at);
    tcase_add_test(of, facts_and_readings_have_words);
    suite_add_tcase(suite, of);
    return run_suite(suite);
}
