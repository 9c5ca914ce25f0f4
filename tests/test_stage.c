/* Stages: what moves a case, the days between, and what is not sure. All cases are invented. */
#include <stdarg.h>
#include "core_support.h"

enum { STAYS = 4000 };

/* A value of a field as it is written: a date, a choice by name, a flag, a number. */
static int64_t value_from(const caf_field *field, const char *text)
{
    if (is_date(field)) {
        return day(text);
    }
    for (int32_t i = 0; field->choices != NULL && i < field->n_choices; i++) {
        if (strcmp(field->choices[i], text) == 0) {
            return i + 1;
        }
    }
    if (field->type == CAF_TYPE_FLAG) {
        return strcmp(text, "yes") == 0 ? CAF_YES : CAF_NO;
    }
    return strtoll(text, NULL, 10);
}

/* A row of case 10: fields and values in turn, NULL at the end. */
static void put(owned *in, int table, ...)
{
    unsigned char row[256] = { 0 };
    const char *name;
    va_list more;
    set_value(row, caf_field_at(table, 0), 10);
    va_start(more, table);
    while ((name = va_arg(more, const char *)) != NULL) {
        const caf_field *field = field_of(table, name);
        set_value(row, field, value_from(field, va_arg(more, const char *)));
    }
    va_end(more);
    add_row(in, table, row);
}

static int64_t history(const owned *in, const caf_context *context, caf_stay *stays)
{
    caf_case one;
    caf_out out = { stays, STAYS, 0, (int32_t)sizeof stays[0], 0 };
    one.size = (int32_t)sizeof one;
    ck_assert_int_eq(caf_find_case(&in->load, context, 10, &one), CAF_OK);
    ck_assert_int_eq(caf_history(&one, context, &out), CAF_OK);
    return out.n;
}

static void write_day(char to[16], caf_date date)
{
    if (date == 0) {
        strcpy(to, "...");
    } else {
        ck_assert_int_eq(caf_date_format(date, to), CAF_OK);
    }
}

/* "assessing 2023-03-10 to 2023-04-02 (assessments.started); ..." */
static void check_history(const owned *in, const char *as_of, const char *expected)
{
    static caf_stay stays[STAYS];
    char text[4000] = "";
    caf_context context = caf_context_on(day(as_of), CAF_ENGLAND_AND_WALES);
    int64_t n = history(in, &context, stays);
    for (int64_t i = 0; i < n; i++) {
        const caf_stay *stay = &stays[i];
        char from[16];
        char until[16];
        char also[100] = "";
        size_t at = strlen(text);
        for (int bit = 1; bit <= stay->also; bit <<= 1) {
            if (stay->also & bit) {
                strcat(also, " +");
                strcat(also, caf_also_name(bit));
            }
        }
        write_day(from, stay->from);
        write_day(until, stay->until);
        snprintf(text + at, sizeof text - at, "%s%s%s %s to %s (%s)", i > 0 ? "; " : "", caf_stage_name(stay->stage), also, from, until,
                 stay->table < 0 ? "days" : caf_field_at(stay->table, stay->field)->name);
    }
    ck_assert_str_eq(text, expected);
}

START_TEST(a_case_moves_from_stage_to_stage)
{
    owned in;
    begin_owned(&in);
    put(&in, CAF_CASES, "opened", "2023-03-01", "needs_identified", "2023-02-20", "team_formed_on", "2023-04-17", NULL);
    put(&in, CAF_CONSENTS, "giver", "family", "decision", "given", "decided", "2023-03-06", NULL);
    put(&in, CAF_ASSESSMENTS, "id", "1", "started", "2023-03-10", "completed", "2023-04-03", NULL);
    put(&in, CAF_MEETINGS, "id", "1", "kind", "first", "held_on", "2023-04-24", NULL);
    put(&in, CAF_MEETINGS, "id", "2", "kind", "review", "held_on", "2023-07-17", NULL);
    put(&in, CAF_MEETINGS, "id", "3", "kind", "sign-off", "held_on", "2023-10-09", NULL);
    put(&in, CAF_CLOSURES, "closed", "2023-10-09", "archived_on", "2024-10-14", "disposed_on", "2031-01-06", NULL);
    check_history(&in, "2031-06-01",
                  "identified 2023-02-20 to 2023-03-05 (needs_identified); "
                  "consented 2023-03-06 to 2023-03-09 (decided); "
                  "assessing 2023-03-10 to 2023-04-02 (started); "
                  "assessed 2023-04-03 to 2023-04-16 (completed); "
                  "team-formed 2023-04-17 to 2023-04-23 (team_formed_on); "
                  "delivering 2023-04-24 to 2023-07-16 (held_on); "
                  "under-review 2023-07-17 to 2023-07-17 (held_on); "
                  "delivering 2023-07-18 to 2023-10-08 (days); "
                  "closed 2023-10-09 to 2024-10-13 (closed); "
                  "archived 2024-10-14 to 2030-10-08 (archived_on); "
                  "disposal-due 2030-10-09 to 2031-01-05 (days); "
                  "disposed 2031-01-06 to ... (disposed_on)");
    check_history(&in, "2023-07-17",
                  "identified 2023-02-20 to 2023-03-05 (needs_identified); "
                  "consented 2023-03-06 to 2023-03-09 (decided); "
                  "assessing 2023-03-10 to 2023-04-02 (started); "
                  "assessed 2023-04-03 to 2023-04-16 (completed); "
                  "team-formed 2023-04-17 to 2023-04-23 (team_formed_on); "
                  "delivering 2023-04-24 to 2023-07-16 (held_on); "
                  "under-review 2023-07-17 to ... (held_on)");
    end_owned(&in);
}
END_TEST

START_TEST(consent_taken_back_takes_the_case_back)
{
    owned in;
    begin_owned(&in);
    put(&in, CAF_CASES, "opened", "2023-03-01", NULL);
    put(&in, CAF_CONSENTS, "giver", "family", "decision", "given", "decided", "2023-03-06", NULL);
    put(&in, CAF_CONSENTS, "giver", "family", "decision", "withdrawn", "decided", "2023-03-20", NULL);
    check_history(&in, "2023-06-01",
                  "identified 2023-03-01 to 2023-03-05 (opened); "
                  "consented 2023-03-06 to 2023-03-19 (decided); "
                  "identified 2023-03-20 to ... (decided)");
    put(&in, CAF_ASSESSMENTS, "id", "1", "started", "2023-03-15", NULL);
    check_history(&in, "2023-06-01",
                  "identified 2023-03-01 to 2023-03-05 (opened); "
                  "consented 2023-03-06 to 2023-03-14 (decided); "
                  "assessing 2023-03-15 to ... (started)");
    end_owned(&in);
}
END_TEST

START_TEST(a_refusal_declines_a_case)
{
    owned in;
    begin_owned(&in);
    put(&in, CAF_CASES, "opened", "2023-03-01", NULL);
    put(&in, CAF_CHILDREN, "id", "1", "born", "2015-03-01", NULL);
    put(&in, CAF_CONSENTS, "giver", "family", "decision", "refused", "decided", "2023-03-06", NULL);
    check_history(&in, "2023-06-01",
                  "identified 2023-03-01 to 2023-03-05 (opened); identified +declined 2023-03-06 to ... (decided)");
    end_owned(&in);
}
END_TEST

START_TEST(a_reopened_case_begins_anew)
{
    owned in;
    begin_owned(&in);
    put(&in, CAF_CASES, "opened", "2023-03-01", NULL);
    put(&in, CAF_ASSESSMENTS, "id", "1", "started", "2023-03-10", "completed", "2023-04-03", NULL);
    put(&in, CAF_ASSESSMENTS, "id", "2", "kind", "updated", "started", "2024-02-05", "completed", "2024-02-20", NULL);
    put(&in, CAF_PLANS, "id", "1", "dated", "2023-04-20", NULL);
    put(&in, CAF_CLOSURES, "closed", "2023-09-01", "reopened", "2024-02-01", NULL);
    check_history(&in, "2024-06-01",
                  "identified 2023-03-01 to 2023-03-09 (opened); "
                  "assessing 2023-03-10 to 2023-04-02 (started); "
                  "assessed 2023-04-03 to 2023-04-19 (completed); "
                  "delivering 2023-04-20 to 2023-08-31 (dated); "
                  "closed 2023-09-01 to 2024-01-31 (closed); "
                  "identified +reopened 2024-02-01 to 2024-02-04 (reopened); "
                  "assessing +reopened 2024-02-05 to 2024-02-19 (started); "
                  "assessed +reopened 2024-02-20 to ... (completed)");
    end_owned(&in);
}
END_TEST

START_TEST(of_one_day_the_end_counts)
{
    owned in;
    begin_owned(&in);
    put(&in, CAF_CASES, "opened", "2023-03-01", NULL);
    put(&in, CAF_CONSENTS, "giver", "family", "decision", "given", "decided", "2023-03-01", NULL);
    put(&in, CAF_ASSESSMENTS, "id", "1", "started", "2023-03-01", NULL);
    put(&in, CAF_CLOSURES, "closed", "2023-05-01", "reopened", "2023-05-01", NULL);
    put(&in, CAF_CLOSURES, "closed", "2023-08-01", "reopened", "2023-09-01", NULL);
    put(&in, CAF_CLOSURES, "closed", "2023-09-01", NULL);
    check_history(&in, "2023-10-01",
                  "assessing 2023-03-01 to 2023-04-30 (started); "
                  "identified +reopened 2023-05-01 to 2023-07-31 (reopened); "
                  "closed +reopened 2023-08-01 to ... (closed)");
    end_owned(&in);
}
END_TEST

START_TEST(what_stands_beside_the_stage_is_told)
{
    owned in;
    begin_owned(&in);
    put(&in, CAF_CASES, "opened", "2023-03-01", "services", "one", "services_on", "2023-03-20", NULL);
    put(&in, CAF_CONCERNS, "raised_on", "2023-04-03", "closed_on", "2023-04-11", NULL);
    put(&in, CAF_TRANSFERS, "kind", "step-up", "assumed_on", "2023-05-02", "returned_on", "2023-06-01", NULL);
    put(&in, CAF_TRANSFERS, "kind", "step-up", "assumed_on", "2023-07-03", NULL);
    put(&in, CAF_TRANSFERS, "kind", "step-down", "final_meeting_on", "2023-08-01", NULL);
    put(&in, CAF_TRANSFERS, "kind", "move-out", "referred_on", "2023-09-01", NULL);
    check_history(&in, "2023-10-01",
                  "identified 2023-03-01 to 2023-03-19 (opened); "
                  "identified +one-service 2023-03-20 to 2023-04-02 (services_on); "
                  "identified +child-protection +one-service 2023-04-03 to 2023-04-10 (raised_on); "
                  "identified +one-service 2023-04-11 to 2023-05-01 (closed_on); "
                  "identified +stepped-up +one-service 2023-05-02 to 2023-05-31 (assumed_on); "
                  "identified +one-service 2023-06-01 to 2023-07-02 (returned_on); "
                  "identified +stepped-up +one-service 2023-07-03 to 2023-07-31 (assumed_on); "
                  "delivering +one-service 2023-08-01 to 2023-08-31 (final_meeting_on); "
                  "delivering +moved-out +one-service 2023-09-01 to ... (referred_on)");
    end_owned(&in);
}
END_TEST

START_TEST(an_earlier_step_down_ends_no_step_up)
{
    owned in;
    begin_owned(&in);
    put(&in, CAF_CASES, "opened", "2023-04-03", "origin", "stepped-down", NULL);
    put(&in, CAF_TRANSFERS, "kind", "step-down", "final_meeting_on", "2023-04-03", NULL);
    put(&in, CAF_TRANSFERS, "kind", "step-up", "assumed_on", "2023-05-02", NULL);
    check_history(&in, "2023-10-01",
                  "delivering 2023-04-03 to 2023-05-01 (final_meeting_on); "
                  "delivering +stepped-up 2023-05-02 to ... (assumed_on)");
    /* One that only the meetings know of ends it. */
    in.tables[CAF_TRANSFERS].n = 1;
    ((caf_transfer_row *)(void *)in.memory[CAF_TRANSFERS])->final_meeting_on = 0;
    put(&in, CAF_TRANSFERS, "kind", "step-up", "assumed_on", "2023-05-02", NULL);
    put(&in, CAF_MEETINGS, "id", "1", "kind", "final-statutory", "held_on", "2023-08-01", NULL);
    check_history(&in, "2023-10-01",
                  "identified 2023-04-03 to 2023-05-01 (opened); "
                  "identified +stepped-up 2023-05-02 to 2023-07-31 (assumed_on); "
                  "delivering 2023-08-01 to ... (held_on)");
    end_owned(&in);
}
END_TEST

START_TEST(a_legal_hold_keeps_a_record)
{
    owned in;
    begin_owned(&in);
    put(&in, CAF_CASES, "opened", "2015-03-02", NULL);
    put(&in, CAF_CLOSURES, "closed", "2015-06-01", "archived_on", "2016-06-06", "hold_from", "2022-07-01", "hold_until", "2023-06-30", NULL);
    check_history(&in, "2024-01-01",
                  "identified 2015-03-02 to 2015-05-31 (opened); "
                  "closed 2015-06-01 to 2016-06-05 (closed); "
                  "archived 2016-06-06 to 2022-05-31 (archived_on); "
                  "disposal-due 2022-06-01 to 2022-06-30 (days); "
                  "archived 2022-07-01 to 2023-06-30 (archived_on); "
                  "disposal-due 2023-07-01 to ... (days)");
    end_owned(&in);
}
END_TEST

START_TEST(what_is_not_sure_is_said)
{
    static caf_stay stays[STAYS];
    caf_context context = caf_context_on(day("2023-06-01"), CAF_ENGLAND_AND_WALES);
    owned in;
    begin_owned(&in);
    put(&in, CAF_CASES, "opened", "2023-03-01", NULL);
    put(&in, CAF_ASSESSMENTS, "id", "1", NULL);
    ck_assert_int_eq(history(&in, &context, stays), 1);
    ck_assert_int_eq(stays[0].unsure, (int64_t)1 << CAF_ASSESSMENTS);
    in.tables[CAF_MEETINGS].fields = 0;
    ck_assert_int_eq(history(&in, &context, stays), 1);
    ck_assert_int_eq(stays[0].unsure, (int64_t)1 << CAF_ASSESSMENTS | (int64_t)1 << CAF_MEETINGS);
    in.tables[CAF_MEETINGS].fields = CAF_ALL_FIELDS;
    put(&in, CAF_CLOSURES, "reason", "needs-met", NULL);
    check_history(&in, "2023-06-01", "identified 2023-03-01 to ... (opened); closed ... to ... (closed)");
    caf_case one;
    caf_stay stay;
    one.size = (int32_t)sizeof one;
    ck_assert_int_eq(caf_find_case(&in.load, &context, 10, &one), CAF_OK);
    ck_assert_int_eq(caf_stage_on(&one, &context, day("2023-05-31"), &stay), CAF_OK);
    ck_assert_int_eq(stay.stage, CAF_AT_IDENTIFIED); /* it may have been closed by then */
    ck_assert_int_ne(stay.unsure & (int64_t)1 << CAF_CLOSURES, 0);
    ck_assert_int_eq(caf_stage_on(&one, &context, day("2023-06-01"), &stay), CAF_OK);
    ck_assert_int_eq(stay.stage, CAF_AT_CLOSED);
    end_owned(&in);
}
END_TEST

START_TEST(calls_that_cannot_be_answered)
{
    caf_context context = caf_context_on(day("2023-06-01"), CAF_ENGLAND_AND_WALES);
    caf_context bad = context;
    caf_stay stays[2];
    caf_stay stay;
    caf_case one;
    owned in;
    bad.size = 1;
    begin_owned(&in);
    put(&in, CAF_CASES, "opened", "2023-03-01", NULL);
    put(&in, CAF_ASSESSMENTS, "id", "1", "started", "2023-03-10", NULL);
    one.size = (int32_t)sizeof one;
    ck_assert_int_eq(caf_find_case(&in.load, &context, 10, &one), CAF_OK);
    for (int64_t capacity = 0; capacity <= 2; capacity++) {
        caf_out out = { stays, capacity, 0, (int32_t)sizeof stays[0], 0 };
        ck_assert_int_eq(caf_history(&one, &context, &out), capacity < 2 ? CAF_E_CAPACITY : CAF_OK);
        ck_assert_int_eq(out.n, capacity < 2 ? 0 : 2);
    }
    caf_out out = { stays, 2, 0, (int32_t)sizeof stays[0], 0 };
    ck_assert_int_eq(caf_history(NULL, &context, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_history(&one, NULL, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_history(&one, &context, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_history(&one, &bad, &out), CAF_E_SIZE);
    ck_assert_int_eq(caf_stage_on(NULL, &context, day("2023-05-01"), &stay), CAF_E_NULL);
    ck_assert_int_eq(caf_stage_on(&one, &context, day("2023-05-01"), NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_stage_on(&one, &context, day("2023-06-02"), &stay), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_stage_on(&one, &context, day("2023-02-28"), &stay), CAF_OK);
    ck_assert_int_eq(stay.stage, CAF_AT_NONE);
    ck_assert_int_eq(stay.table, -1);
    ck_assert_ptr_null(caf_stage_name(CAF_STAGES));
    ck_assert_ptr_null(caf_stage_name(-1));
    ck_assert_ptr_null(caf_also_name(3));
    ck_assert_ptr_null(caf_move_at(-1));
    end_owned(&in);
}
END_TEST

/* One way to reach a stage, for the slow oracle: a date of a table, and a choice that must have one of two values. */
typedef struct way {
    int stage;
    int table;
    const char *date;
    const char *choice; /* NULL: none */
    int64_t one;
    int64_t other;
    int64_t third;
} way;

static const way ways[] = {
    { CAF_AT_IDENTIFIED, CAF_CASES, "opened", NULL, 0, 0, 0 },
    { CAF_AT_IDENTIFIED, CAF_CASES, "needs_identified", NULL, 0, 0, 0 },
    { CAF_AT_IDENTIFIED, CAF_NEEDS, "identified_on", NULL, 0, 0, 0 },
    { CAF_AT_ASSESSING, CAF_ASSESSMENTS, "started", "kind", 0, CAF_INITIAL_ASSESSMENT, CAF_UPDATED_ASSESSMENT },
    { CAF_AT_ASSESSED, CAF_ASSESSMENTS, "completed", "kind", 0, CAF_INITIAL_ASSESSMENT, CAF_UPDATED_ASSESSMENT },
    { CAF_AT_ASSESSED, CAF_CASES, "carried_completed", NULL, 0, 0, 0 },
    { CAF_AT_TEAM_FORMED, CAF_CASES, "team_formed_on", NULL, 0, 0, 0 },
    { CAF_AT_TEAM_FORMED, CAF_MEMBERS, "joined_on", NULL, 0, 0, 0 },
    { CAF_AT_DELIVERING, CAF_CASES, "carried_first_taf", NULL, 0, 0, 0 },
    { CAF_AT_DELIVERING, CAF_TRANSFERS, "final_meeting_on", "kind", CAF_STEP_DOWN, CAF_STEP_DOWN, CAF_STEP_DOWN },
    { CAF_AT_DELIVERING, CAF_PLANS, "dated", NULL, 0, 0, 0 },
    { CAF_AT_DELIVERING, CAF_MEETINGS, "held_on", NULL, 0, 0, 0 },
    { CAF_AT_DELIVERING, CAF_REVIEWS, "held_on", NULL, 0, 0, 0 },
};

/* As far as the case had come by a day, had it never been closed; no decision on consent is on record. */
static int furthest(const owned *in, caf_date on)
{
    int stage = CAF_AT_NONE;
    for (size_t w = 0; w < sizeof ways / sizeof ways[0]; w++) {
        for (int64_t i = 0; i < in->tables[ways[w].table].n; i++) {
            const unsigned char *row = in->memory[ways[w].table] + (size_t)i * (size_t)in->tables[ways[w].table].size;
            int64_t date = value_of(row, field_of(ways[w].table, ways[w].date));
            int64_t choice = ways[w].choice != NULL ? value_of(row, field_of(ways[w].table, ways[w].choice)) : ways[w].one;
            int is_so = choice == ways[w].one || choice == ways[w].other || choice == ways[w].third;
            if (date != 0 && date <= on && is_so && ways[w].stage > stage) {
                stage = ways[w].stage;
            }
        }
    }
    return stage;
}

static int is_review_day(const owned *in, caf_date on)
{
    for (int64_t i = 0; i < in->tables[CAF_REVIEWS].n; i++) {
        if (((const caf_review_row *)(const void *)in->memory[CAF_REVIEWS])[i].held_on == on) {
            return 1;
        }
    }
    for (int64_t i = 0; i < in->tables[CAF_MEETINGS].n; i++) {
        const caf_meeting_row *meeting = &((const caf_meeting_row *)(const void *)in->memory[CAF_MEETINGS])[i];
        if (meeting->held_on == on && meeting->kind != CAF_FINAL_STATUTORY &&
            (meeting->kind == CAF_REVIEW_TAF || meeting->kind == CAF_SIGN_OFF_TAF || meeting->reviewed_plan == CAF_YES)) {
            return 1;
        }
    }
    return 0;
}

/* Day by day, of random cases without consents and with one closure at most, the slow way. */
START_TEST(every_day_is_as_a_slow_walk_says)
{
    int64_t days = 0;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        caf_context context = caf_context_on(20500, CAF_ENGLAND_AND_WALES);
        caf_case one;
        caf_date closed = 0;
        owned in;
        random_caseload(&in, seed, 1, LIFELIKE);
        in.tables[CAF_CONSENTS].n = 0;
        in.tables[CAF_CLOSURES].n = in.tables[CAF_CLOSURES].n > 0;
        for (int table = 0; table < CAF_TABLES; table++) {
            const caf_field *recorded = field_of(table, "recorded");
            for (int64_t i = 0; i < in.tables[table].n; i++) {
                set_value(in.memory[table] + (size_t)i * (size_t)in.tables[table].size, recorded, 0);
            }
        }
        if (in.tables[CAF_CLOSURES].n > 0) {
            caf_closure_row *closure = (caf_closure_row *)(void *)in.memory[CAF_CLOSURES];
            closure->reopened = closure->archived_on = closure->disposed_on = closure->hold_from = closure->hold_until = 0;
            closed = closure->closed;
        }
        one.size = (int32_t)sizeof one;
        ck_assert_int_eq(caf_find_case(&in.load, &context, 10, &one), CAF_OK);
        for (caf_date on = 18890; !one.not_yet && on < 19900; on += 1 + (caf_date)(seed % 5)) {
            caf_stay stay;
            int slow = furthest(&in, on);
            slow = is_review_day(&in, on) ? CAF_AT_UNDER_REVIEW : slow;
            slow = closed != 0 && on >= closed ? CAF_AT_CLOSED : slow;
            ck_assert_int_eq(caf_stage_on(&one, &context, on, &stay), CAF_OK);
            ck_assert_msg(stay.stage == slow, "seed %d, day %d: %s, and slowly %s", (int)seed, (int)on,
                          caf_stage_name(stay.stage), caf_stage_name(slow));
            days++;
        }
        end_owned(&in);
    }
    ck_assert_int_gt(days, 100000);
}
END_TEST

/* Stays follow each other without a gap, each another, and each day is in the one that it should be in. */
START_TEST(stays_cover_every_day)
{
    static caf_stay stays[STAYS];
    int64_t seen = 0;
    for (uint64_t seed = 1; seed <= 600; seed++) {
        caf_context context = caf_context_on(20500, (caf_division)(seed % CAF_DIVISIONS));
        caf_case one;
        owned in;
        random_caseload(&in, seed, 1, (int)(seed % 3));
        one.size = (int32_t)sizeof one;
        ck_assert_int_eq(caf_find_case(&in.load, &context, 10, &one), CAF_OK);
        int64_t n = history(&in, &context, stays);
        for (int64_t i = 0; i < n; i++) {
            caf_stay stay;
            const caf_stay *last = i > 0 ? &stays[i - 1] : NULL;
            int is_some_day = stays[i].from == 0;
            ck_assert(!is_some_day || i == n - 1);
            ck_assert(last == NULL || is_some_day || last->until == stays[i].from - 1);
            ck_assert(last == NULL || last->stage != stays[i].stage || last->also != stays[i].also);
            ck_assert(i == n - 1 || is_some_day || stays[i + 1].from == 0 || stays[i].until >= stays[i].from);
            ck_assert_int_eq(caf_stage_on(&one, &context, is_some_day ? 20500 : stays[i].from, &stay), CAF_OK);
            ck_assert_mem_eq(&stay, &stays[i], sizeof stay);
            seen |= (int64_t)1 << stays[i].stage;
        }
        end_owned(&in);
    }
    ck_assert_int_eq(seen, ((int64_t)1 << CAF_STAGES) - 2); /* every stage but none */
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("stage");
    TCase *tcase = tcase_create("stages");
    tcase_set_timeout(tcase, 300);
    tcase_add_test(tcase, a_case_moves_from_stage_to_stage);
    tcase_add_test(tcase, consent_taken_back_takes_the_case_back);
    tcase_add_test(tcase, a_refusal_declines_a_case);
    tcase_add_test(tcase, a_reopened_case_begins_anew);
    tcase_add_test(tcase, of_one_day_the_end_counts);
    tcase_add_test(tcase, what_stands_beside_the_stage_is_told);
    tcase_add_test(tcase, an_earlier_step_down_ends_no_step_up);
    tcase_add_test(tcase, a_legal_hold_keeps_a_record);
    tcase_add_test(tcase, what_is_not_sure_is_said);
    tcase_add_test(tcase, calls_that_cannot_be_answered);
    tcase_add_test(tcase, every_day_is_as_a_slow_walk_says);
    tcase_add_test(tcase, stays_cover_every_day);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
