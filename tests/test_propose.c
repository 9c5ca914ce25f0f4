/* Before acting: what cannot be is refused, what is against a standard is told, and a case file changes whole or not at all. */
#include "core_support.h"

enum { FOUND = 2000, EVENTS_OF_A_LIFE = 60 };

static caf_context on_day(const char *text)
{
    return caf_context_on(day(text), CAF_ENGLAND_AND_WALES);
}

static caf_case_row opened_on(const char *text)
{
    caf_case_row of;
    memset(&of, 0, sizeof of);
    of.case_id = 10;
    of.opened = day(text);
    of.division = CAF_ENGLAND_AND_WALES;
    of.services = CAF_SEVERAL_SERVICES;
    return of;
}

static caf_case_file *open_file(const char *text, const caf_memory *memory)
{
    caf_case_row of = opened_on(text);
    caf_case_file *file = NULL;
    ck_assert_int_eq(caf_case_file_open(&of, sizeof of, memory, &file), CAF_OK);
    return file;
}

/* One answer, with the findings that came with it. */
typedef struct answer {
    caf_status status;
    caf_proposal said;
    caf_finding found[FOUND];
    int64_t n;
} answer;

static void apply_row(caf_case_file *file, int kind, caf_date on, int64_t place, const void *row, int32_t size, answer *to)
{
    caf_context context = caf_context_on(on, CAF_ENGLAND_AND_WALES);
    caf_event event = { (int32_t)sizeof event, kind, on, size, place, row };
    caf_out out = { to->found, FOUND, 0, (int32_t)sizeof to->found[0], 0 };
    to->said.size = (int32_t)sizeof to->said;
    to->status = caf_case_file_apply(file, &event, &context, &out, &to->said);
    to->n = out.n;
}

static answer last;

static void apply(caf_case_file *file, int kind, const char *on, int64_t place)
{
    apply_row(file, kind, day(on), place, NULL, 0, &last);
    ck_assert_int_eq(last.status, CAF_OK);
}

static void expect_allowed(caf_case_file *file, int kind, const char *on, int64_t place)
{
    apply(file, kind, on, place);
    ck_assert_msg(last.said.refusal == CAF_NOT_REFUSED, "%s on %s: %s", caf_event_name(kind), on, caf_refusal_text(last.said.refusal));
}

static void expect_refused(caf_case_file *file, int kind, const char *on, int64_t place, int refusal)
{
    apply(file, kind, on, place);
    ck_assert_msg(last.said.refusal == refusal, "%s on %s: %d", caf_event_name(kind), on, (int)last.said.refusal);
    ck_assert_int_eq(last.n, 0);
}

static int is_told(const char *rule)
{
    for (int64_t i = 0; i < last.n; i++) {
        if (strcmp(caf_rule_get(last.found[i].rule)->name, rule) == 0) {
            return 1;
        }
    }
    return 0;
}

START_TEST(a_life_from_consent_to_disposal)
{
    caf_case_file *file = open_file("2023-03-01", NULL);
    expect_allowed(file, CAF_CONSENT_IS_GIVEN, "2023-03-06", 0);
    ck_assert_int_eq(last.said.stage, CAF_AT_IDENTIFIED);
    ck_assert_int_eq(last.said.then, CAF_AT_CONSENTED);
    expect_allowed(file, CAF_ASSESSMENT_STARTS, "2023-03-10", 0);
    expect_allowed(file, CAF_ASSESSMENT_IS_COMPLETED, "2023-04-03", 0);
    expect_allowed(file, CAF_TEAM_IS_FORMED, "2023-04-10", 0);
    expect_allowed(file, CAF_LEAD_CHANGES, "2023-04-10", 0);
    caf_meeting_row meeting = { .case_id = 10, .id = 1, .kind = CAF_FIRST_TAF, .planned_for = day("2023-05-04") };
    apply_row(file, CAF_MEETING_IS_SET, day("2023-04-11"), 0, &meeting, sizeof meeting, &last);
    ck_assert_int_eq(last.said.refusal, CAF_NOT_REFUSED);
    expect_allowed(file, CAF_MEETING_IS_NOTIFIED, "2023-04-12", 0);
    expect_allowed(file, CAF_MEETING_IS_HELD, "2023-05-04", 0);
    ck_assert(!is_told("EM-B2-held"));
    expect_allowed(file, CAF_PLAN_IS_AGREED, "2023-05-04", 0);
    expect_allowed(file, CAF_ACTION_IS_ADDED, "2023-05-04", 0);
    expect_allowed(file, CAF_REVIEW_IS_HELD, "2023-08-01", 0);
    ck_assert_int_eq(last.said.then, CAF_AT_UNDER_REVIEW);
    expect_allowed(file, CAF_ACTION_IS_COMPLETED, "2023-09-01", 0);
    expect_allowed(file, CAF_CASE_IS_CLOSED, "2023-10-02", 0);
    ck_assert(is_told("EM-D1")); /* no sign-off meeting */
    ck_assert_int_eq(last.said.then, CAF_AT_CLOSED);
    expect_allowed(file, CAF_CASE_IS_ARCHIVED, "2024-10-07", 0);
    expect_allowed(file, CAF_HOLD_BEGINS, "2024-11-01", 0);
    expect_allowed(file, CAF_HOLD_ENDS, "2024-12-01", 0);
    expect_allowed(file, CAF_CASE_IS_DISPOSED_OF, "2030-10-02", 0);
    ck_assert(!is_told("EM-D3-disposal"));
    expect_allowed(file, CAF_CASE_IS_REOPENED, "2031-01-06", 0);
    caf_case_file_close(file);
}
END_TEST

START_TEST(a_late_first_taf_is_told_and_allowed)
{
    caf_case_file *file = open_file("2023-03-01", NULL);
    expect_allowed(file, CAF_ASSESSMENT_STARTS, "2023-03-10", 0);
    expect_allowed(file, CAF_ASSESSMENT_IS_COMPLETED, "2023-04-03", 0);
    caf_meeting_row meeting = { .case_id = 10, .id = 1, .kind = CAF_FIRST_TAF, .planned_for = day("2023-05-09") };
    apply_row(file, CAF_MEETING_IS_SET, day("2023-04-11"), 0, &meeting, sizeof meeting, &last);
    apply(file, CAF_MEETING_IS_HELD, "2023-05-09", 0);
    ck_assert_int_eq(last.said.refusal, CAF_NOT_REFUSED);
    /* It was late before it was held: what was so already is not told again. */
    ck_assert(!is_told("EM-B2-held"));
    ck_assert_int_eq(caf_case_file_undo(file), CAF_OK);
    /* Asked on the last day whether it may be on the next. */
    caf_context context = on_day("2023-05-04");
    caf_event event = { (int32_t)sizeof event, CAF_MEETING_IS_HELD, day("2023-05-05"), 0, 0, NULL };
    caf_out out = { last.found, FOUND, 0, (int32_t)sizeof last.found[0], 0 };
    ck_assert_int_eq(caf_case_file_apply(file, &event, &context, &out, &last.said), CAF_OK);
    ck_assert_int_eq(last.said.refusal, CAF_NOT_REFUSED);
    last.n = out.n;
    ck_assert(is_told("EM-B2-held"));
    ck_assert(!is_told("EM-B1-consent")); /* the night brings that by itself */
    ck_assert_int_eq(caf_case_file_undo(file), CAF_OK);
    event.on = day("2023-05-04");
    out.n = 0;
    ck_assert_int_eq(caf_case_file_apply(file, &event, &context, &out, &last.said), CAF_OK);
    last.n = out.n;
    ck_assert(!is_told("EM-B2-held"));
    caf_case_file_close(file);
}
END_TEST

START_TEST(what_cannot_be_is_refused)
{
    caf_case_file *file = open_file("2023-03-01", NULL);
    expect_refused(file, CAF_CASE_IS_REOPENED, "2023-03-02", 0, CAF_REFUSED_BY_STAGE);
    expect_refused(file, CAF_CASE_IS_ARCHIVED, "2023-03-02", 0, CAF_REFUSED_BY_STAGE);
    expect_refused(file, CAF_HOLD_BEGINS, "2023-03-02", 0, CAF_REFUSED_BY_STAGE);
    expect_refused(file, CAF_ASSESSMENT_IS_UPDATED, "2023-03-02", 0, CAF_REFUSED_BY_STAGE);
    expect_refused(file, CAF_ASSESSMENT_IS_COMPLETED, "2023-03-02", 0, CAF_REFUSED_NO_ROW);
    expect_refused(file, CAF_MEETING_IS_HELD, "2023-03-02", -1, CAF_REFUSED_NO_ROW);
    expect_allowed(file, CAF_ASSESSMENT_STARTS, "2023-03-10", 0);
    expect_allowed(file, CAF_ASSESSMENT_IS_COMPLETED, "2023-04-03", 0);
    expect_refused(file, CAF_ASSESSMENT_IS_COMPLETED, "2023-04-04", 0, CAF_REFUSED_ALREADY);
    expect_allowed(file, CAF_MEETING_IS_SET, "2023-04-11", 0);
    expect_allowed(file, CAF_MEETING_IS_CANCELLED, "2023-04-12", 0);
    expect_refused(file, CAF_MEETING_IS_HELD, "2023-04-13", 0, CAF_REFUSED_ALREADY);
    expect_refused(file, CAF_MEETING_IS_NOTIFIED, "2023-04-13", 0, CAF_REFUSED_ALREADY);
    expect_refused(file, CAF_MEETING_IS_CANCELLED, "2023-04-13", 0, CAF_REFUSED_ALREADY);
    expect_allowed(file, CAF_MEETING_IS_SET, "2023-04-13", 0);
    expect_allowed(file, CAF_MEETING_IS_HELD, "2023-04-24", 1);
    expect_refused(file, CAF_MEETING_IS_CANCELLED, "2023-04-25", 1, CAF_REFUSED_ALREADY);
    expect_refused(file, CAF_CASE_IS_CLOSED, "2023-02-01", 0, CAF_REFUSED_BY_STAGE); /* nothing had happened yet */
    expect_allowed(file, CAF_CASE_IS_CLOSED, "2023-06-01", 0);
    expect_refused(file, CAF_CASE_IS_CLOSED, "2023-06-02", 0, CAF_REFUSED_BY_STAGE);
    expect_refused(file, CAF_PLAN_IS_AGREED, "2023-06-02", 0, CAF_REFUSED_BY_STAGE);
    expect_refused(file, CAF_HOLD_ENDS, "2023-06-02", 0, CAF_REFUSED_NO_ROW); /* there is none */
    expect_allowed(file, CAF_HOLD_BEGINS, "2023-06-05", 0);
    expect_refused(file, CAF_HOLD_BEGINS, "2023-06-06", 0, CAF_REFUSED_ALREADY);
    expect_allowed(file, CAF_CASE_IS_REOPENED, "2023-09-01", 0);
    expect_refused(file, CAF_CASE_IS_REOPENED, "2023-09-02", 0, CAF_REFUSED_BY_STAGE);
    caf_case_file_close(file);
}
END_TEST

START_TEST(what_contradicts_the_record_is_refused)
{
    caf_case_file *file = open_file("2023-03-01", NULL);
    caf_rating_row rating = { .case_id = 10, .id = 1, .action = 7, .colour = CAF_GREEN };
    caf_action_row action = { .case_id = 10, .id = 7, .need = 3 };
    caf_assessment_row assessment = { .case_id = 10, .id = 1, .started = day("2023-03-20") };
    expect_allowed(file, CAF_ASSESSMENT_STARTS, "2023-03-10", 0);
    apply_row(file, CAF_ASSESSMENT_IS_COMPLETED, day("2023-03-15"), 0, &assessment, sizeof assessment, &last);
    ck_assert_int_eq(last.said.refusal, CAF_REFUSED_PROBLEM);
    ck_assert_int_eq(last.said.problem.reason, CAF_REASON_COMPLETED_BEFORE_STARTED);
    /* An action for a need that is not there, and a colour for an action that is not. */
    apply_row(file, CAF_ACTION_IS_ADDED, day("2023-05-02"), 0, &action, sizeof action, &last);
    ck_assert_int_eq(last.said.refusal, CAF_REFUSED_PROBLEM);
    ck_assert_int_eq(last.said.problem.reason, CAF_REASON_UNKNOWN_REFERENCE);
    apply_row(file, CAF_ACTION_IS_COLOURED, day("2023-05-02"), 0, &rating, sizeof rating, &last);
    ck_assert_int_eq(last.said.refusal, CAF_REFUSED_PROBLEM);
    action.need = 0;
    apply_row(file, CAF_ACTION_IS_ADDED, day("2023-05-02"), 0, &action, sizeof action, &last);
    ck_assert_int_eq(last.said.refusal, CAF_NOT_REFUSED);
    apply_row(file, CAF_ACTION_IS_ADDED, day("2023-05-02"), 0, &action, sizeof action, &last);
    ck_assert_int_eq(last.said.refusal, CAF_REFUSED_PROBLEM);
    ck_assert_int_eq(last.said.problem.reason, CAF_REASON_DUPLICATE);
    /* Green, and not completed. */
    apply_row(file, CAF_ACTION_IS_COLOURED, day("2023-05-02"), 0, &rating, sizeof rating, &last);
    ck_assert_int_eq(last.said.refusal, CAF_REFUSED_PROBLEM);
    ck_assert_int_eq(last.said.problem.reason, CAF_REASON_GREEN_NOT_COMPLETED);
    rating.colour = CAF_AMBER;
    apply_row(file, CAF_ACTION_IS_COLOURED, day("2023-05-02"), 0, &rating, sizeof rating, &last);
    ck_assert_int_eq(last.said.refusal, CAF_NOT_REFUSED);
    caf_case_file_close(file);
}
END_TEST

START_TEST(what_contradicted_itself_before_refuses_nothing)
{
    caf_case_file *file = open_file("2023-03-01", NULL);
    caf_assessment_row assessment = { .case_id = 10, .id = 1, .started = day("2023-03-20"), .completed = day("2023-03-10") };
    ck_assert_int_eq(caf_case_file_add(file, CAF_ASSESSMENTS, &assessment, sizeof assessment), CAF_OK);
    expect_allowed(file, CAF_PLAN_IS_AGREED, "2023-05-02", 0);
    /* Another contradiction of the same row does. */
    caf_assessment_row again = { .case_id = 10, .id = 1, .kind = CAF_UPDATED_ASSESSMENT };
    apply_row(file, CAF_ASSESSMENT_IS_UPDATED, day("2023-06-01"), 0, &again, sizeof again, &last);
    ck_assert_int_eq(last.said.refusal, CAF_REFUSED_PROBLEM);
    ck_assert_int_eq(last.said.problem.reason, CAF_REASON_DUPLICATE);
    caf_case_file_close(file);
    /* And so does one of the same row under the same rule. */
    file = open_file("2023-03-01", NULL);
    caf_closure_row closure = { .case_id = 10, .id = 1, .closed = day("2023-06-01"), .archived_on = day("2023-05-01"),
                                .hold_from = day("2023-07-01") };
    ck_assert_int_eq(caf_case_file_add(file, CAF_CLOSURES, &closure, sizeof closure), CAF_OK);
    expect_refused(file, CAF_HOLD_ENDS, "2023-06-15", 0, CAF_REFUSED_PROBLEM);
    ck_assert_int_eq(last.said.problem.reason, CAF_REASON_HOLD_ORDER);
    expect_allowed(file, CAF_HOLD_ENDS, "2023-07-15", 0);
    caf_case_file_close(file);
}
END_TEST

START_TEST(what_the_days_bring_by_themselves_is_not_told)
{
    caf_case_file *file = open_file("2023-03-01", NULL);
    caf_context context = on_day("2023-08-01");
    caf_event event = { (int32_t)sizeof event, CAF_ACTION_IS_ADDED, day("2023-08-20"), 0, 0, NULL };
    caf_out out = { last.found, FOUND, 0, (int32_t)sizeof last.found[0], 0 };
    caf_meeting_row meeting = { .case_id = 10, .id = 1, .kind = CAF_FIRST_TAF };
    expect_allowed(file, CAF_ASSESSMENT_STARTS, "2023-03-10", 0);
    expect_allowed(file, CAF_ASSESSMENT_IS_COMPLETED, "2023-04-03", 0);
    apply_row(file, CAF_MEETING_IS_SET, day("2023-04-11"), 0, &meeting, sizeof meeting, &last);
    expect_allowed(file, CAF_MEETING_IS_HELD, "2023-05-04", 0);
    expect_allowed(file, CAF_PLAN_IS_AGREED, "2023-05-04", 0);
    ck_assert_int_eq(caf_case_file_apply(file, &event, &context, &out, &last.said), CAF_OK);
    ck_assert_int_eq(last.said.refusal, CAF_NOT_REFUSED);
    last.n = out.n;
    ck_assert(!is_told("EM-C1")); /* overdue from 5 August on, whatever is added */
    caf_case_file_close(file);
}
END_TEST

START_TEST(a_row_of_another_event_is_refused)
{
    caf_case_file *file = open_file("2023-03-01", NULL);
    caf_consent_row consent = { .case_id = 11, .giver = CAF_GIVER_FAMILY };
    apply_row(file, CAF_CONSENT_IS_GIVEN, day("2023-03-06"), 0, &consent, sizeof consent, &last);
    ck_assert_int_eq(last.said.refusal, CAF_REFUSED_ROW);
    consent.case_id = 10;
    consent.decision = CAF_REFUSED;
    apply_row(file, CAF_CONSENT_IS_GIVEN, day("2023-03-06"), 0, &consent, sizeof consent, &last);
    ck_assert_int_eq(last.said.refusal, CAF_REFUSED_ROW);
    consent.decision = CAF_GIVEN;
    consent.decided = day("2023-03-07");
    apply_row(file, CAF_CONSENT_IS_GIVEN, day("2023-03-06"), 0, &consent, sizeof consent, &last);
    ck_assert_int_eq(last.said.refusal, CAF_REFUSED_ROW);
    apply_row(file, CAF_CONSENT_IS_GIVEN, day("2023-03-07"), 0, &consent, sizeof consent, &last);
    ck_assert_int_eq(last.said.refusal, CAF_NOT_REFUSED);
    const caf_caseload *load = caf_case_file_rows(file);
    ck_assert_int_eq(load->tables[CAF_CONSENTS].n, 1);
    ck_assert_int_eq(((const caf_consent_row *)load->tables[CAF_CONSENTS].data)->giver, CAF_GIVER_FAMILY);
    caf_case_file_close(file);
}
END_TEST

START_TEST(one_lead_ends_as_the_next_begins)
{
    caf_case_file *file = open_file("2023-03-01", NULL);
    expect_allowed(file, CAF_LEAD_CHANGES, "2023-04-03", 0);
    expect_allowed(file, CAF_LEAD_CHANGES, "2023-06-05", 0);
    const caf_rows *leads = &caf_case_file_rows(file)->tables[CAF_LEADS];
    const caf_lead_row *row = leads->data;
    ck_assert_int_eq(leads->n, 2);
    ck_assert_int_eq(row[0].ended_on, day("2023-06-04"));
    ck_assert_int_eq(row[1].began_on, day("2023-06-05"));
    ck_assert_int_eq(row[1].ended_on, 0);
    ck_assert_int_eq(caf_case_file_undo(file), CAF_OK);
    row = leads->data;
    ck_assert_int_eq(leads->n, 1);
    ck_assert_int_eq(row[0].ended_on, 0);
    caf_case_file_close(file);
}
END_TEST

/* All the rows of a file, for comparison. */
typedef struct snapshot {
    owned rows;
} snapshot;

static snapshot take_snapshot(const caf_case_file *file)
{
    snapshot taken;
    const caf_caseload *load = caf_case_file_rows(file);
    begin_owned(&taken.rows);
    for (int table = 0; table < CAF_TABLES; table++) {
        for (int64_t i = 0; i < load->tables[table].n; i++) {
            add_row(&taken.rows, table, (const char *)load->tables[table].data + i * load->tables[table].size);
        }
    }
    return taken;
}

static void expect_snapshot(const caf_case_file *file, const snapshot *taken)
{
    const caf_caseload *load = caf_case_file_rows(file);
    for (int table = 0; table < CAF_TABLES; table++) {
        size_t size = (size_t)load->tables[table].n * (size_t)load->tables[table].size;
        ck_assert_int_eq(load->tables[table].n, taken->rows.tables[table].n);
        ck_assert(size == 0 || memcmp(load->tables[table].data, taken->rows.memory[table], size) == 0);
    }
}

/* A random event of a day. */
static void random_event(uint64_t *state, const caf_case_file *file, caf_date on, caf_event *event, unsigned char *row)
{
    const caf_caseload *load = caf_case_file_rows(file);
    memset(event, 0, sizeof *event);
    event->size = (int32_t)sizeof *event;
    event->kind = (int32_t)(1 + below(state, CAF_EVENTS - 1));
    event->on = on;
    int32_t table = caf_event_table(event->kind);
    event->place = below(state, load->tables[table].n + 1);
    if (!caf_event_is_new(event->kind) || below(state, 3) == 0) {
        return;
    }
    /* A row of its own, the dates of which are the event's or not there. */
    const caf_field *field;
    random_row(state, table, LIFELIKE, row);
    for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
        if (is_date(field)) {
            set_value(row, field, 0);
        }
    }
    set_value(row, caf_field_at(table, 1), below(state, 5));
    for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
        if ((strcmp(field->name, "decision") == 0 || strcmp(field->name, "kind") == 0) && table != CAF_MEETINGS) {
            set_value(row, field, 0);
        }
    }
    event->row = row;
    event->row_size = caf_row_size(table);
}

static int64_t check_file(const caf_case_file *file, const caf_context *context, caf_finding *found)
{
    caf_case one;
    caf_out out = { found, FOUND, 0, (int32_t)sizeof found[0], 0 };
    one.size = (int32_t)sizeof one;
    ck_assert_int_eq(caf_find_case(caf_case_file_rows(file), context, 10, &one), CAF_OK);
    ck_assert_int_eq(caf_check_case(&one, context, NULL, &out), CAF_OK);
    return out.n;
}

static void expect_no_problem(const caf_case_file *file, const caf_context *context, int kind)
{
    static caf_finding found[FOUND];
    int64_t n = check_file(file, context, found);
    caf_out out = { found, FOUND, 0, (int32_t)sizeof found[0], 0 };
    caf_cursor cursor = caf_cursor_begin();
    ck_assert_int_eq(caf_check(caf_case_file_rows(file), &cursor, context, NULL, &out, NULL, 0), CAF_OK); /* its tables are in order */
    ck_assert_int_eq(out.n, n);
    for (int64_t i = 0; i < n; i++) {
        ck_assert_msg(found[i].kind != CAF_DATA, "%s: %s", caf_event_name(kind), caf_reason_text(found[i].reason));
    }
}

static int is_in(const caf_finding *one, const caf_finding *all, int64_t n)
{
    for (int64_t i = 0; i < n; i++) {
        if (memcmp(&all[i], one, sizeof *one) == 0) {
            return 1;
        }
    }
    return 0;
}

/* What was allowed contradicts nothing, what was told is found, what was refused changed nothing, and all can be taken back. */
START_TEST(random_lives_hold_together)
{
    static caf_finding found[FOUND];
    static answer got;
    int64_t applied[CAF_EVENTS] = { 0 };
    int64_t refused[CAF_REFUSALS] = { 0 };
    int64_t told = 0;
    for (uint64_t seed = 1; seed <= 500; seed++) {
        uint64_t state = seed * 0x9E3779B97F4A7C15u + 1;
        caf_case_file *file = open_file("2021-03-01", NULL);
        snapshot past[EVENTS_OF_A_LIFE + 1];
        int n = 0;
        caf_date on = day("2021-03-01");
        past[0] = take_snapshot(file);
        for (int i = 0; i < EVENTS_OF_A_LIFE; i++) {
            unsigned char row[256];
            caf_event event;
            on += (caf_date)below(&state, below(&state, 12) == 0 ? 400 : 20);
            random_event(&state, file, on, &event, row);
            apply_row(file, event.kind, event.on, event.place, event.row, event.row_size, &got);
            ck_assert_int_eq(got.status, CAF_OK);
            refused[got.said.refusal]++;
            if (got.said.refusal != CAF_NOT_REFUSED) {
                ck_assert_int_eq(got.n, 0);
                expect_snapshot(file, &past[n]);
                continue;
            }
            applied[event.kind]++;
            past[++n] = take_snapshot(file);
            caf_context context = caf_context_on(on + 5000, CAF_ENGLAND_AND_WALES);
            expect_no_problem(file, &context, event.kind);
            context.as_of = on;
            expect_no_problem(file, &context, event.kind);
            int64_t all = check_file(file, &context, found);
            for (int64_t k = 0; k < got.n; k++) {
                ck_assert(is_in(&got.found[k], found, all));
                told++;
            }
        }
        for (; n >= 0; n--) {
            expect_snapshot(file, &past[n]);
            end_owned(&past[n].rows);
            ck_assert_int_eq(caf_case_file_undo(file), n > 0 ? CAF_OK : CAF_END);
        }
        caf_case_file_close(file);
    }
    for (int kind = 1; kind < CAF_EVENTS; kind++) {
        ck_assert_msg(applied[kind] > 0, "%s never happened", caf_event_name(kind));
    }
    for (int refusal = 0; refusal < CAF_REFUSALS; refusal++) {
        ck_assert_msg(refusal == CAF_REFUSED_ROW || refused[refusal] > 0, "refusal %d", refusal);
    }
    ck_assert_int_gt(told, 500);
}
END_TEST

/* Memory that runs out after so many blocks. */
typedef struct meagre {
    int left;
    int taken;
} meagre;

static void *take_meagre(void *user, size_t size)
{
    meagre *of = user;
    if (of->left == 0) {
        return NULL;
    }
    of->left--;
    of->taken++;
    return malloc(size);
}

static void give_meagre(void *user, void *block)
{
    ((meagre *)user)->taken--;
    free(block);
}

/* Who owns the record takes the rows to write from the memory that was worked in. */
START_TEST(memory_then_holds_the_rows_to_write)
{
    caf_case_file *file = open_file("2023-03-01", NULL);
    caf_context context = on_day("2023-05-09");
    caf_event event = { (int32_t)sizeof event, CAF_LEAD_CHANGES, day("2023-05-09"), 0, 0, NULL };
    caf_out out = { last.found, FOUND, 0, (int32_t)sizeof last.found[0], 0 };
    caf_lead_row rows[3];
    caf_case whose;
    whose.size = (int32_t)sizeof whose;
    last.said.size = (int32_t)sizeof last.said;
    expect_allowed(file, CAF_LEAD_CHANGES, "2023-04-11", 0);
    ck_assert_int_eq(caf_find_case(caf_case_file_rows(file), &context, 10, &whose), CAF_OK);
    ck_assert_int_eq(caf_propose(&whose, &event, &context, rows, sizeof rows, NULL, &out, &last.said), CAF_OK);
    ck_assert_int_eq(last.said.refusal, CAF_NOT_REFUSED);
    ck_assert_int_eq(rows[0].case_id, 10);
    ck_assert_int_eq(rows[0].began_on, day("2023-04-11"));
    ck_assert_int_eq(rows[0].ended_on, day("2023-05-08"));
    ck_assert_int_eq(rows[1].case_id, 10);
    ck_assert_int_eq(rows[1].began_on, day("2023-05-09"));
    ck_assert_int_eq(rows[1].ended_on, 0);
    caf_case_file_close(file);
}
END_TEST

static int64_t fields_of(int32_t table, const char *const *names)
{
    int64_t bits = 0;
    for (; *names != NULL; names++) {
        bits |= (int64_t)1 << caf_field_named(table, *names, strlen(*names))->index;
    }
    return bits;
}

/* A row that says what its source cannot hold is looked at the same way, whatever is said of the rest of the rows. */
START_TEST(a_row_that_says_more_than_its_source_can_hold)
{
    static const char *const of_case[] = { "case_id", "opened", "division", NULL };
    static const char *const of_assessment[] = { "case_id", "id", "completed", NULL };
    static const char *const of_meeting[] = { "case_id", "id", "planned_for", NULL };
    caf_case_row whole = opened_on("2023-03-01");
    caf_assessment_row assessment = { .case_id = 10, .id = 1, .completed = day("2023-04-03") };
    caf_meeting_row meeting = { .case_id = 10, .id = 1, .planned_for = day("2023-05-09") };
    caf_meeting_row held = meeting;
    whole.services = 0;
    held.held_on = day("2023-05-09");
    held.kind = CAF_FIRST_TAF;
    answer said[2];
    for (int way = 0; way < 2; way++) {
        int64_t rest = way ? CAF_REST_BLANK : 0;
        caf_rows tables[CAF_TABLES];
        memset(tables, 0, sizeof tables);
        tables[CAF_CASES] = (caf_rows){ &whole, 1, sizeof whole, 0, fields_of(CAF_CASES, of_case) | rest };
        tables[CAF_ASSESSMENTS] = (caf_rows){ &assessment, 1, sizeof assessment, 0, fields_of(CAF_ASSESSMENTS, of_assessment) | rest };
        tables[CAF_MEETINGS] = (caf_rows){ &meeting, 1, sizeof meeting, 0, fields_of(CAF_MEETINGS, of_meeting) | rest };
        caf_caseload caseload = { (int32_t)sizeof caseload, CAF_TABLES, tables };
        caf_context context = on_day("2023-05-09");
        caf_event event = { (int32_t)sizeof event, CAF_MEETING_IS_HELD, day("2023-05-09"), (int32_t)sizeof held, 0, &held };
        caf_out out = { said[way].found, FOUND, 0, (int32_t)sizeof said[way].found[0], 0 };
        caf_meeting_row memory[2];
        caf_case whose;
        whose.size = (int32_t)sizeof whose;
        memset(&said[way].said, 0, sizeof said[way].said);
        said[way].said.size = (int32_t)sizeof said[way].said;
        ck_assert_int_eq(caf_find_case(&caseload, &context, 10, &whose), CAF_OK);
        ck_assert_int_eq(caf_propose(&whose, &event, &context, memory, sizeof memory, NULL, &out, &said[way].said), CAF_OK);
        ck_assert_int_eq(said[way].said.refusal, CAF_NOT_REFUSED);
        said[way].n = out.n;
    }
    ck_assert_int_eq(said[1].n, said[0].n);
    ck_assert_mem_eq(said[1].found, said[0].found, (size_t)said[0].n * sizeof said[0].found[0]);
    ck_assert_int_eq(said[1].said.then, said[0].said.then);
}
END_TEST

START_TEST(memory_that_runs_out_changes_nothing)
{
    static const int life[][2] = {
        { CAF_CONSENT_IS_GIVEN, 0 }, { CAF_ASSESSMENT_STARTS, 0 }, { CAF_ASSESSMENT_IS_COMPLETED, 0 }, { CAF_LEAD_CHANGES, 0 },
        { CAF_TEAM_IS_FORMED, 0 }, { CAF_MEETING_IS_SET, 0 }, { CAF_MEETING_IS_HELD, 0 }, { CAF_LEAD_CHANGES, 0 },
        { CAF_CASE_IS_CLOSED, 0 }, { CAF_CASE_IS_REOPENED, 0 },
    };
    enum { STEPS = (int)(sizeof life / sizeof life[0]) };
    int whole = 0;
    for (int blocks = 0; !whole; blocks++) {
        meagre memory = { blocks, 0 };
        caf_memory from = { take_meagre, give_meagre, &memory };
        caf_case_row of = opened_on("2023-03-01");
        caf_case_file *file = NULL;
        caf_status status = caf_case_file_open(&of, sizeof of, &from, &file);
        ck_assert_int_eq(status, blocks < 2 ? CAF_E_MEMORY : CAF_OK);
        for (int i = 0; status == CAF_OK && i < STEPS; i++) {
            snapshot before = take_snapshot(file);
            apply_row(file, life[i][0], day("2023-03-06") + 7 * i, life[i][1], NULL, 0, &last);
            status = last.status;
            if (status != CAF_OK) {
                ck_assert_int_eq(status, CAF_E_MEMORY);
                ck_assert_int_eq(last.n, 0);
                expect_snapshot(file, &before);
            } else {
                ck_assert_int_eq(last.said.refusal, CAF_NOT_REFUSED);
            }
            end_owned(&before.rows);
        }
        whole = status == CAF_OK;
        caf_case_file_close(file);
        ck_assert_int_eq(memory.taken, 0);
    }
}
END_TEST

START_TEST(calls_that_cannot_be_answered)
{
    caf_context context = on_day("2023-06-01");
    caf_case_file *file = open_file("2023-03-01", NULL);
    caf_event event = { (int32_t)sizeof event, CAF_CONSENT_IS_GIVEN, day("2023-03-06"), 0, 0, NULL };
    caf_event bad;
    caf_proposal said = { .size = (int32_t)sizeof said };
    caf_proposal small = { .size = 4 };
    caf_out out = { last.found, FOUND, 0, (int32_t)sizeof last.found[0], 0 };
    caf_case one;
    size_t needed = 0;
    char memory[4096];
    one.size = (int32_t)sizeof one;
    ck_assert_int_eq(caf_find_case(caf_case_file_rows(file), &context, 10, &one), CAF_OK);
    ck_assert_int_eq(caf_propose(NULL, &event, &context, memory, sizeof memory, NULL, &out, &said), CAF_E_NULL);
    ck_assert_int_eq(caf_propose(&one, NULL, &context, memory, sizeof memory, NULL, &out, &said), CAF_E_NULL);
    ck_assert_int_eq(caf_propose(&one, &event, NULL, memory, sizeof memory, NULL, &out, &said), CAF_E_NULL);
    ck_assert_int_eq(caf_propose(&one, &event, &context, NULL, sizeof memory, NULL, &out, &said), CAF_E_NULL);
    ck_assert_int_eq(caf_propose(&one, &event, &context, memory, sizeof memory, NULL, NULL, &said), CAF_E_NULL);
    ck_assert_int_eq(caf_propose(&one, &event, &context, memory, sizeof memory, NULL, &out, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_propose(&one, &event, &context, memory, sizeof memory, NULL, &out, &small), CAF_E_SIZE);
    ck_assert_int_eq(caf_propose(&one, &event, &context, NULL, 0, &needed, &out, &said), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_propose(&one, &event, &context, memory, needed - 1, NULL, &out, &said), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_propose(&one, &event, &context, memory, needed, NULL, &out, &said), CAF_OK);
    bad = event;
    bad.size = 4;
    ck_assert_int_eq(caf_propose(&one, &bad, &context, memory, sizeof memory, NULL, &out, &said), CAF_E_SIZE);
    bad = event;
    bad.row = memory;
    ck_assert_int_eq(caf_propose(&one, &bad, &context, memory, sizeof memory, NULL, &out, &said), CAF_E_SIZE);
    unsigned char longer[sizeof(caf_consent_row) + 8] = { 0 };
    longer[sizeof longer - 1] = 1;
    bad = event;
    bad.row = longer;
    bad.row_size = (int32_t)sizeof longer;
    ck_assert_int_eq(caf_propose(&one, &bad, &context, memory, sizeof memory, NULL, &out, &said), CAF_E_ROW_TAIL);
    bad.row_size--;
    ck_assert_int_eq(caf_propose(&one, &bad, &context, memory, sizeof memory, NULL, &out, &said), CAF_OK);
    bad = event;
    bad.kind = CAF_EVENTS;
    ck_assert_int_eq(caf_propose(&one, &bad, &context, memory, sizeof memory, NULL, &out, &said), CAF_E_ARGUMENT);
    bad.kind = 0;
    ck_assert_int_eq(caf_propose(&one, &bad, &context, memory, sizeof memory, NULL, &out, &said), CAF_E_ARGUMENT);
    bad = event;
    bad.on = 0;
    ck_assert_int_eq(caf_propose(&one, &bad, &context, memory, sizeof memory, NULL, &out, &said), CAF_E_DATE_NONE);
    bad.on = CAF_DATE_LAST;
    ck_assert_int_eq(caf_propose(&one, &bad, &context, memory, sizeof memory, NULL, &out, &said), CAF_E_DATE_RANGE);
    ck_assert_ptr_null(caf_event_name(0));
    ck_assert_ptr_null(caf_event_name(CAF_EVENTS));
    ck_assert_int_eq(caf_event_table(0), -1);
    ck_assert_int_eq(caf_event_is_new(CAF_EVENTS), -1);
    ck_assert_ptr_null(caf_refusal_text(CAF_NOT_REFUSED));
    /* A finding that does not fit: nothing is appended. */
    expect_allowed(file, CAF_ASSESSMENT_STARTS, "2023-03-10", 0);
    bad = event;
    bad.kind = CAF_CASE_IS_CLOSED;
    bad.on = day("2023-06-01");
    caf_out none = { last.found, 0, 0, (int32_t)sizeof last.found[0], 0 };
    caf_out one_more = { last.found, 3, 2, (int32_t)sizeof last.found[0], 0 };
    ck_assert_int_eq(caf_find_case(caf_case_file_rows(file), &context, 10, &one), CAF_OK);
    ck_assert_int_eq(caf_propose(&one, &bad, &context, memory, sizeof memory, NULL, &one_more, &said), CAF_E_CAPACITY);
    ck_assert_int_eq(one_more.n, 2);
    ck_assert_int_eq(caf_case_file_apply(file, &bad, &context, &none, &said), CAF_E_CAPACITY);
    ck_assert_int_eq(none.n, 0);
    ck_assert_int_eq(caf_case_file_rows(file)->tables[CAF_CLOSURES].n, 0);
    caf_case_file_close(file);
}
END_TEST

START_TEST(a_file_takes_what_is_on_record)
{
    caf_case_row of = opened_on("2023-03-01");
    caf_case_file *file = NULL;
    caf_meeting_row meeting = { .case_id = 10, .id = 5, .set_on = day("2023-04-11") };
    unsigned char longer[sizeof meeting + 8] = { 0 };
    ck_assert_int_eq(caf_case_file_open(NULL, sizeof of, NULL, &file), CAF_E_NULL);
    ck_assert_int_eq(caf_case_file_open(&of, sizeof of, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_case_file_open(&of, 8, NULL, &file), CAF_E_SIZE);
    of.case_id = 0;
    ck_assert_int_eq(caf_case_file_open(&of, sizeof of, NULL, &file), CAF_E_ARGUMENT);
    of.case_id = 10;
    of.opened = 0;
    ck_assert_int_eq(caf_case_file_open(&of, sizeof of, NULL, &file), CAF_E_DATE_NONE);
    file = open_file("2023-03-01", NULL);
    ck_assert_int_eq(caf_case_file_add(NULL, CAF_MEETINGS, &meeting, sizeof meeting), CAF_E_NULL);
    ck_assert_int_eq(caf_case_file_add(file, CAF_CASES, &meeting, sizeof meeting), CAF_E_TABLE);
    ck_assert_int_eq(caf_case_file_add(file, CAF_TABLES, &meeting, sizeof meeting), CAF_E_TABLE);
    ck_assert_int_eq(caf_case_file_add(file, CAF_MEETINGS, &meeting, 8), CAF_E_SIZE);
    ck_assert_int_eq(caf_case_file_add(file, CAF_MEETINGS, &meeting, sizeof meeting), CAF_OK);
    meeting.id = 3;
    memcpy(longer, &meeting, sizeof meeting);
    ck_assert_int_eq(caf_case_file_add(file, CAF_MEETINGS, longer, sizeof longer), CAF_OK);
    longer[sizeof longer - 1] = 1;
    ck_assert_int_eq(caf_case_file_add(file, CAF_MEETINGS, longer, sizeof longer), CAF_E_ROW_TAIL);
    meeting.case_id = 11;
    ck_assert_int_eq(caf_case_file_add(file, CAF_MEETINGS, &meeting, sizeof meeting), CAF_E_ARGUMENT);
    const caf_meeting_row *rows = caf_case_file_rows(file)->tables[CAF_MEETINGS].data;
    ck_assert_int_eq(rows[0].id, 3);
    ck_assert_int_eq(rows[1].id, 5);
    expect_allowed(file, CAF_MEETING_IS_HELD, "2023-04-24", 1);
    rows = caf_case_file_rows(file)->tables[CAF_MEETINGS].data;
    ck_assert_int_eq(rows[1].held_on, day("2023-04-24"));
    meeting.case_id = 10;
    meeting.id = 9;
    ck_assert_int_eq(caf_case_file_add(file, CAF_MEETINGS, &meeting, sizeof meeting), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_case_file_undo(file), CAF_OK);
    ck_assert_int_eq(caf_case_file_undo(file), CAF_END);
    ck_assert_int_eq(caf_case_file_undo(NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_case_file_add(file, CAF_MEETINGS, &meeting, sizeof meeting), CAF_OK);
    ck_assert_ptr_null(caf_case_file_rows(NULL));
    caf_case_file_close(file);
    caf_case_file_close(NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("propose");
    TCase *tcase = tcase_create("proposals");
    tcase_set_timeout(tcase, 600);
    tcase_add_test(tcase, a_life_from_consent_to_disposal);
    tcase_add_test(tcase, a_late_first_taf_is_told_and_allowed);
    tcase_add_test(tcase, what_cannot_be_is_refused);
    tcase_add_test(tcase, what_contradicts_the_record_is_refused);
    tcase_add_test(tcase, what_contradicted_itself_before_refuses_nothing);
    tcase_add_test(tcase, what_the_days_bring_by_themselves_is_not_told);
    tcase_add_test(tcase, a_row_of_another_event_is_refused);
    tcase_add_test(tcase, one_lead_ends_as_the_next_begins);
    tcase_add_test(tcase, random_lives_hold_together);
    tcase_add_test(tcase, memory_then_holds_the_rows_to_write);
    tcase_add_test(tcase, a_row_that_says_more_than_its_source_can_hold);
    tcase_add_test(tcase, memory_that_runs_out_changes_nothing);
    tcase_add_test(tcase, calls_that_cannot_be_answered);
    tcase_add_test(tcase, a_file_takes_what_is_on_record);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
