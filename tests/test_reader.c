/* Cases as JSON: every field, every error, and how the input may be cut. */
#include "io_support.h"

#define FILE_NAME "test_reader.tmp"
#define CASE(members) "{\"case\":\"A\"," members "}"

/* A case by hand, with dates of which no two are the same; every field: reads_every_field. */
static const char everything[] =
    "{\"case\": \"C-1\", \"comment\": \"invented\", \"child\": \"c1\", \"family\": \"f\", \"authority\": 7, \"agency\": \"7\",\n"
    " \"group\": 3, \"recorded\": \"2023-01-01\", \"opened\": \"2023-01-02\", \"needs_identified\": \"2023-01-03\",\n"
    " \"services_on\": \"2023-01-04\", \"carried_completed\": \"2023-01-05\", \"carried_first_taf\": \"2023-01-06\",\n"
    " \"carried_review\": \"2023-01-07\", \"division\": \"northern-ireland\", \"services\": \"several\",\n"
    " \"origin\": \"moved-in\", \"initiator\": \"other\",\n"
    " \"coverage\": {\"reviews\": \"partial\", \"closures\": \"complete\"},\n"
    " \"children\": [{\"id\": \"c1\", \"recorded\": \"2023-02-01\", \"born\": \"2014-02-28\", \"expected\": \"2014-02-20\",\n"
    "   \"gender\": \"unknown\"}],\n"
    " \"consents\": [{\"id\": \"k1\", \"recorded\": \"2023-03-01\", \"decided\": \"2023-03-02\", \"expires\": \"2099-03-03\",\n"
    "   \"stage\": \"delivery\", \"giver\": \"family\", \"purpose\": \"share\", \"decision\": \"not-obtainable\",\n"
    "   \"why_not\": \"not-able\", \"view_sought\": true, \"written\": false}],\n"
    " \"assessments\": [{\"id\": \"a1\", \"recorded\": \"2023-04-01\", \"started\": \"2023-04-02\", \"completed\": \"2023-04-03\",\n"
    "   \"kind\": \"statutory\", \"lawful_basis\": true}],\n"
    " \"meetings\": [{\"id\": \"m1\", \"recorded\": \"2023-05-01\", \"set_on\": \"2023-05-02\", \"notified_on\": \"2023-05-03\",\n"
    "   \"planned_for\": \"2023-05-04\", \"held_on\": \"2023-05-05\", \"cancelled_on\": \"2023-05-06\", \"attempts\": 2147483647,\n"
    "   \"kind\": \"final-statutory\", \"held\": true, \"cancelled\": false, \"notified\": true, \"rearranged\": false,\n"
    "   \"family_invited\": true, \"family_attended\": false, \"reviewed_plan\": true, \"lawful_basis\": false}, {}],\n"
    " \"plans\": [{\"id\": 12, \"recorded\": \"2023-06-01\", \"dated\": \"2023-06-02\", \"lawful_basis\": true}],\n"
    " \"actions\": [{\"id\": \"x1\", \"plan\": \"12\", \"agency\": 7, \"recorded\": \"2023-07-01\", \"agreed_on\": \"2023-07-02\",\n"
    "   \"by_when\": \"2023-07-03\", \"completed_on\": \"2023-07-04\", \"lawful_basis\": false}],\n"
    " \"ratings\": [{\"id\": \"r1\", \"action\": \"x1\", \"recorded\": \"2023-08-01\", \"rated_on\": \"2023-08-02\", \"colour\": \"green\"}],\n"
    " \"reviews\": [{\"id\": \"v1\", \"recorded\": \"2023-09-01\", \"held_on\": \"2023-09-02\", \"next_on\": \"2023-09-03\",\n"
    "   \"form\": \"minutes\"}],\n"
    " \"transfers\": [{\"id\": \"t1\", \"authority\": \"far\", \"recorded\": \"2023-10-01\", \"referred_on\": \"2023-10-02\",\n"
    "   \"assumed_on\": \"2023-10-03\", \"handed_over_on\": \"2023-10-04\", \"returned_on\": \"2023-10-05\",\n"
    "   \"final_meeting_on\": \"2023-10-06\", \"kind\": \"move-out\", \"body\": \"other\", \"continuing_support\": false}],\n"
    " \"closures\": [{\"id\": \"z1\", \"recorded\": \"2023-11-01\", \"closed\": \"2023-11-02\", \"reopened\": \"2023-11-03\",\n"
    "   \"flagged_on\": \"2023-11-04\", \"archived_on\": \"2023-11-05\", \"unavailable_on\": \"2023-11-06\", \"hold_from\": \"2023-11-07\",\n"
    "   \"hold_until\": \"2023-11-08\", \"disposed_on\": \"2023-11-09\", \"reason\": \"other\", \"reasons_agreed\": true,\n"
    "   \"risk_viewed\": false}]}";

/* Numbers in the order in which the names appear: c1 1, f 2, 7 3, k1 4, a1 5, m1 6, 12 7, x1 8, r1 9, v1 10, t1 11, far 12, z1 13. */
static void expect_everything(const caf_caseload *caseload)
{
    const caf_case_row whole = { .case_id = 1,
                                 .child = 1,
                                 .family = 2,
                                 .authority = 3,
                                 .agency = 3,
                                 .partial_tables = 1 << CAF_REVIEWS,
                                 .absent_tables = ((int64_t)1 << CAF_TABLES) - ((int64_t)1 << CAF_NEEDS),
                                 .group = 3,
                                 .recorded = on(2023, 1, 1),
                                 .opened = on(2023, 1, 2),
                                 .needs_identified = on(2023, 1, 3),
                                 .services_on = on(2023, 1, 4),
                                 .carried_completed = on(2023, 1, 5),
                                 .carried_first_taf = on(2023, 1, 6),
                                 .carried_review = on(2023, 1, 7),
                                 .division = 3,
                                 .services = 2,
                                 .origin = 3,
                                 .initiator = 4 };
    const caf_child_row child = { .case_id = 1, .id = 1, .recorded = on(2023, 2, 1), .born = on(2014, 2, 28),
                                  .expected = on(2014, 2, 20), .gender = 4 };
    const caf_consent_row consent = { .case_id = 1,
                                      .id = 4,
                                      .recorded = on(2023, 3, 1),
                                      .decided = on(2023, 3, 2),
                                      .expires = on(2099, 3, 3),
                                      .stage = 3,
                                      .giver = 2,
                                      .purpose = 4,
                                      .decision = 4,
                                      .why_not = 3,
                                      .view_sought = 1,
                                      .written = 2 };
    const caf_assessment_row assessment = { .case_id = 1,
                                            .id = 5,
                                            .recorded = on(2023, 4, 1),
                                            .started = on(2023, 4, 2),
                                            .completed = on(2023, 4, 3),
                                            .kind = 3,
                                            .lawful_basis = 1 };
    /* Sorted by number, as rows that others refer to are. */
    const caf_meeting_row meetings[2] = { { .case_id = 1 },
                                          { .case_id = 1,
                                            .id = 6,
                                            .recorded = on(2023, 5, 1),
                                            .set_on = on(2023, 5, 2),
                                            .notified_on = on(2023, 5, 3),
                                            .planned_for = on(2023, 5, 4),
                                            .held_on = on(2023, 5, 5),
                                            .cancelled_on = on(2023, 5, 6),
                                            .attempts = INT32_MAX,
                                            .kind = 5,
                                            .held = 1,
                                            .cancelled = 2,
                                            .notified = 1,
                                            .rearranged = 2,
                                            .family_invited = 1,
                                            .family_attended = 2,
                                            .reviewed_plan = 1,
                                            .lawful_basis = 2 } };
    const caf_plan_row plan = {
        .case_id = 1, .id = 7, .recorded = on(2023, 6, 1), .dated = on(2023, 6, 2), .lawful_basis = 1
    };
    const caf_action_row action = { .case_id = 1,
                                    .id = 8,
                                    .plan = 7,
                                    .agency = 3,
                                    .recorded = on(2023, 7, 1),
                                    .agreed_on = on(2023, 7, 2),
                                    .by_when = on(2023, 7, 3),
                                    .completed_on = on(2023, 7, 4),
                                    .lawful_basis = 2 };
    const caf_rating_row rating = { .case_id = 1,
                                    .id = 9,
                                    .action = 8,
                                    .recorded = on(2023, 8, 1),
                                    .rated_on = on(2023, 8, 2),
                                    .colour = 3 };
    const caf_review_row review = { .case_id = 1,
                                    .id = 10,
                                    .recorded = on(2023, 9, 1),
                                    .held_on = on(2023, 9, 2),
                                    .next_on = on(2023, 9, 3),
                                    .form = 2 };
    const caf_transfer_row transfer = { .case_id = 1,
                                        .id = 11,
                                        .authority = 12,
                                        .recorded = on(2023, 10, 1),
                                        .referred_on = on(2023, 10, 2),
                                        .assumed_on = on(2023, 10, 3),
                                        .handed_over_on = on(2023, 10, 4),
                                        .returned_on = on(2023, 10, 5),
                                        .final_meeting_on = on(2023, 10, 6),
                                        .kind = 4,
                                        .body = 3,
                                        .continuing_support = 2 };
    const caf_closure_row closure = { .case_id = 1,
                                      .id = 13,
                                      .recorded = on(2023, 11, 1),
                                      .closed = on(2023, 11, 2),
                                      .reopened = on(2023, 11, 3),
                                      .flagged_on = on(2023, 11, 4),
                                      .archived_on = on(2023, 11, 5),
                                      .unavailable_on = on(2023, 11, 6),
                                      .hold_from = on(2023, 11, 7),
                                      .hold_until = on(2023, 11, 8),
                                      .disposed_on = on(2023, 11, 9),
                                      .reason = 10,
                                      .reasons_agreed = 1,
                                      .risk_viewed = 2 };
    const struct { const void *rows; int64_t n; } expected[CAF_TABLES] = {
        { &whole, 1 }, { &child, 1 }, { &consent, 1 }, { &assessment, 1 }, { meetings, 2 }, { &plan, 1 },
        { &action, 1 }, { &rating, 1 }, { &review, 1 }, { &transfer, 1 }, { &closure, 1 }
    };
    ck_assert_int_eq(caseload->size, (int32_t)sizeof *caseload);
    ck_assert_int_eq(caseload->n_tables, CAF_TABLES);
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        const caf_rows *rows = &caseload->tables[table];
        ck_assert_int_eq(rows->n, expected[table].n);
        ck_assert_int_eq(rows->size, caf_row_size(table));
        ck_assert_int_eq(rows->stride, caf_row_size(table));
        ck_assert(rows->fields == CAF_ALL_FIELDS);
        expect_same_rows(table, rows->data, expected[table].rows, rows->n);
    }
}

static void expect_name(const char *text, size_t length, const char *expected)
{
    ck_assert_ptr_nonnull(text);
    ck_assert_uint_eq(length, strlen(expected));
    ck_assert_mem_eq(text, expected, length);
}

START_TEST(reads_a_case)
{
    caf_reader *reader;
    const caf_caseload *caseload;
    size_t length = 0;
    ck_assert_int_eq(caf_reader_open_memory(everything, sizeof everything - 1, "name", NULL, &reader, NULL),
                     CAF_OK);
    ck_assert_int_eq(caf_reader_format(reader), CAF_FORMAT_JSON);
    ck_assert_str_eq(caf_reader_file(reader), "name");
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    expect_everything(caseload);
    const char *name = caf_reader_case_name(reader, 1, &length);
    expect_name(name, length, "C-1");
    name = caf_reader_name(reader, 3, &length);
    expect_name(name, length, "7");
    name = caf_reader_name(reader, 12, &length);
    expect_name(name, length, "far");
    ck_assert_ptr_null(caf_reader_name(reader, 0, &length));
    ck_assert_ptr_null(caf_reader_name(reader, 14, &length));
    ck_assert_ptr_null(caf_reader_name(reader, INT64_MIN, &length));
    ck_assert_ptr_null(caf_reader_case_name(reader, 2, &length));
    ck_assert_ptr_null(caf_reader_case_name(reader, INT64_MIN, &length));
    ck_assert_int_eq(caf_reader_line(reader, 1), 1);
    ck_assert_int_eq(caf_reader_line(reader, 2), 0);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_END);
    caf_reader_close(reader);
}
END_TEST

/* A member of a case or row, with a value that is not 0, as JSON and as the row holds it. */
static void put_field(char *text, size_t size, unsigned char *row, const caf_field *field, int32_t n)
{
    char date[CAF_DATE_TEXT];
    caf_date day = on(2023, 1, 1) + n;
    int32_t number = 1 + n % 7;
    int64_t id = 1; /* "x", the only name there is */
    unsigned char byte = CAF_NO;
    switch (field->type) {
    case CAF_TYPE_ID:
        memcpy(row + field->offset, &id, sizeof id);
        snprintf(text, size, "\"%s\": \"x\"", field->name);
        break;
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED:
        ck_assert_int_eq(caf_date_format(day, date), CAF_OK);
        memcpy(row + field->offset, &day, sizeof day);
        snprintf(text, size, "\"%s\": \"%s\"", field->name, date);
        break;
    case CAF_TYPE_COUNT:
        memcpy(row + field->offset, &number, sizeof number);
        snprintf(text, size, "\"%s\": %d", field->name, (int)number);
        break;
    case CAF_TYPE_FLAG:
        row[field->offset] = byte;
        snprintf(text, size, "\"%s\": false", field->name);
        break;
    case CAF_TYPE_CHOICE:
        byte = (unsigned char)field->n_choices;
        row[field->offset] = byte;
        snprintf(text, size, "\"%s\": \"%s\"", field->name, field->choices[field->n_choices - 1]);
        break;
    case CAF_TYPE_SET:
        number = (int32_t)1 << field->n_choices | 2;
        memcpy(row + field->offset, &number, sizeof number);
        snprintf(text, size, "\"%s\": [\"%s\", \"%s\"]", field->name, field->choices[field->n_choices - 1], field->choices[0]);
        break;
    default:
        ck_abort_msg("%s is of a type that this test does not know", field->name);
    }
}

START_TEST(reads_every_field)
{
    static char text[65536];
    static unsigned char rows[CAF_TABLES][256];
    size_t used = (size_t)snprintf(text, sizeof text, "{\"case\": \"x\"");
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        const caf_field *field;
        int64_t one = 1;
        memcpy(rows[table], &one, sizeof one);
        used += table == CAF_CASES ? 0 : (size_t)snprintf(text + used, sizeof text - used, ", \"%s\": [{", caf_table_name(table));
        for (int32_t i = 1; (field = caf_field_at(table, i)) != NULL; i++) {
            char member[200];
            if (field->type != CAF_TYPE_TABLES) {
                put_field(member, sizeof member, rows[table], field, i);
                used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", table == CAF_CASES || i > 1 ? ", " : "", member);
            }
        }
        used += table == CAF_CASES ? 0 : (size_t)snprintf(text + used, sizeof text - used, "}]");
    }
    used += (size_t)snprintf(text + used, sizeof text - used, "}");
    caf_reader *reader;
    const caf_caseload *caseload;
    caf_io_error error = { .size = (int32_t)sizeof error };
    ck_assert_int_eq(caf_reader_open_memory(text, used, "name", NULL, &reader, NULL), CAF_OK);
    ck_assert_msg(caf_reader_next(reader, &caseload, &error) == CAF_OK, "%s: %s", error.field, error.message);
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        ck_assert_int_eq(caseload->tables[table].n, 1);
        expect_same_rows(table, caseload->tables[table].data, rows[table], 1);
    }
    caf_reader_close(reader);
}
END_TEST

/* Rows that others refer to stand in the order of the input, whatever an earlier case named first. */
START_TEST(keeps_rows_in_order)
{
    static const char text[] =
        "{\"case\":1,\"plans\":[{\"id\":\"p3\"},{\"id\":\"p2\"}]}\n"
        "{\"case\":2,\"plans\":[{\"id\":\"p1\"},{\"id\":\"p2\"},{},{\"id\":\"p3\"}],"
        "\"actions\":[{\"id\":\"a\",\"plan\":\"p3\",\"need\":\"p2\"}],\"needs\":[{\"id\":\"p2\"}],"
        "\"coverage\":{\"plans\":\"partial\"}}\n"
        "{\"case\":3,\"plans\":[{\"id\":\"p2\"},{\"id\":\"p3\"}],\"coverage\":{\"plans\":\"partial\"},"
        "\"actions\":[{\"plan\":\"p1\"},{\"plan\":\"p3\"}]}\n";
    static const char *const names[] = { "p3", "p2", NULL, "p1", "p2", "p3", "p2", "p3" };
    caf_reader *reader;
    const caf_caseload *caseload;
    size_t length = 0;
    ck_assert_int_eq(caf_reader_open_memory(text, sizeof text - 1, "x", NULL, &reader, NULL), CAF_OK);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    const caf_plan_row *plans = caseload->tables[CAF_PLANS].data;
    const caf_action_row *actions = caseload->tables[CAF_ACTIONS].data;
    const caf_need_row *needs = caseload->tables[CAF_NEEDS].data;
    ck_assert_int_eq(caseload->tables[CAF_PLANS].n, 8);
    for (int64_t i = 0; i < 8; i++) {
        const char *name = caf_reader_name(reader, plans[i].id, &length);
        if (names[i] == NULL) {
            ck_assert_int_eq(plans[i].id, 0); /* those without an identifier come first */
        } else {
            expect_name(name, length, names[i]);
        }
        ck_assert(i == 0 || plans[i].case_id != plans[i - 1].case_id || plans[i].id > plans[i - 1].id);
    }
    ck_assert_int_eq(actions[0].plan, plans[5].id);
    ck_assert_int_eq(actions[0].need, needs[0].id);
    const char *lacking = caf_reader_name(reader, actions[1].plan, &length);
    expect_name(lacking, length, "p1");
    ck_assert_int_eq(actions[2].plan, plans[7].id);
    caf_reader_close(reader);
}
END_TEST

START_TEST(keeps_cases_apart)
{
    static const char text[] =
        "\xEF\xBB\xBF\r\n{\"case\":\"A\",\"meetings\":[{\"id\":\"m\"}],\"children\":[{\"id\":1}],\"plans\":[]}\r\n"
        "\r\n"
        "{\r\n\"case\":7,\"meetings\":[{\"id\":\"n\"},{\"id\":\"m\"}],\"children\":[{\"id\":\"1\"}], \"plans\":null}\r\n"
        "{\"case\":\"A\"}";
    for (int32_t batch = 1; batch <= 3; batch++) {
        caf_reader *reader;
        caf_reader_options options = { (int32_t)sizeof options, 0, batch, 0, NULL, NULL };
        static const char *const names[] = { "A", "7", "A" };
        static const int64_t lines[] = { 2, 4, 6 };
        int64_t seen = 0;
        ck_assert_int_eq(caf_reader_open_memory(text, sizeof text - 1, "x", &options, &reader, NULL), CAF_OK);
        for (;;) {
            const caf_caseload *caseload;
            caf_status status = caf_reader_next(reader, &caseload, NULL);
            if (status == CAF_END) {
                break;
            }
            ck_assert_int_eq(status, CAF_OK);
            const caf_case_row *cases = caseload->tables[CAF_CASES].data;
            ck_assert_int_le(caseload->tables[CAF_CASES].n, batch);
            for (int64_t i = 0; i < caseload->tables[CAF_CASES].n; i++, seen++) {
                size_t length = 0;
                ck_assert_int_eq(cases[i].case_id, seen + 1);
                const char *name = caf_reader_case_name(reader, seen + 1, &length);
                expect_name(name, length, names[seen]);
                ck_assert_int_eq(caf_reader_line(reader, seen + 1), lines[seen]);
                int64_t all = (1 << CAF_TABLES) - 2;
                int64_t given = (1 << CAF_MEETINGS) | (1 << CAF_CHILDREN);
                int64_t absent = seen == 0   ? all & ~given & ~(1 << CAF_PLANS)
                                 : seen == 1 ? all & ~given
                                             : all;
                ck_assert_int_eq(cases[i].absent_tables, absent);
                ck_assert_int_eq(cases[i].partial_tables, 0);
            }
            if (batch == 3) {
                const caf_meeting_row *meetings = caseload->tables[CAF_MEETINGS].data;
                const caf_child_row *children = caseload->tables[CAF_CHILDREN].data;
                static const char *const ids[] = { "m", "n", "m" };
                for (int64_t i = 0; i < 3; i++) { /* as they stand, though m was named before n */
                    size_t length = 0;
                    const char *name = caf_reader_name(reader, meetings[i].id, &length);
                    expect_name(name, length, ids[i]);
                    ck_assert_int_eq(meetings[i].case_id, i == 0 ? 1 : 2);
                }
                ck_assert_int_lt(meetings[1].id, meetings[2].id);
                ck_assert_int_eq(children[0].id, children[1].id);
            }
        }
        ck_assert_int_eq(seen, 3);
        caf_reader_close(reader);
    }
}
END_TEST

typedef struct good_input {
    const char *text;
    int64_t cases;
    int64_t rows;
} good_input;

static const good_input goods[] = {
    { "{\"case\":\"A\"}", 1, 1 },
    { "\n\n {\"case\":1} \n", 1, 1 },
    { "{\"case\":-1}{\"case\":18446744073709551615}", 2, 2 },
    { "{\"case\":1}\n{\"case\":2}\n\n{\"case\":3}", 3, 3 },
    { "[]", 0, 0 },
    { " [ ] ", 0, 0 },
    { "[{\"case\":1}]", 1, 1 },
    { "[\n {\"case\":1} ,\n {\"case\":2}\n]\n", 2, 2 },
    { "{\"case\":\"\\\"}{[\\\\\",\"comment\":\"]}\\\"{\"}", 1, 1 },
    { "{\"case\":\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\"}", 1, 1 },
    { "{\"c\\u0061se\":\"A\",\"opene\\u0064\":\"2023-01-01\"}", 1, 1 },
    { CASE(
          "\"opened\":null,\"child\":null,\"division\":null,\"group\":null,\"comment\":null,\"coverage\":null"),
      1, 1 },
    { CASE(
          "\"meetings\":[],\"coverage\":{\"meetings\":\"absent\",\"plans\":\"complete\",\"reviews\":\"absent\"}"),
      1, 1 },
    { CASE("\"group\":0,\"meetings\":[{\"attempts\":0},{\"held\":null}]"), 1, 3 },
    { CASE(
          "\"plans\":[{\"id\":\"x\"}],\"actions\":[{\"id\":\"x\",\"plan\":\"x\"},{\"plan\":\"x\"},{\"plan\":null}]"),
      1, 5 },
    { CASE("\"actions\":[{\"plan\":\"lost\"}],\"coverage\":{\"plans\":\"partial\"}"), 1, 2 },
    { CASE("\"actions\":[{\"plan\":\"p\"}],\"plans\":[{\"id\":\"p\"}]"), 1, 3 },
    { CASE("\"opened\":\"0001-01-01\",\"recorded\":\"9999-12-31\",\"needs_identified\":\"2024-02-29\""), 1,
      1 },
};

START_TEST(reads_every_form)
{
    for (size_t i = 0; i < WAYS; i++) {
        const good_input *good = &goods[_i];
        outcome out = read_all(FILE_NAME, good->text, strlen(good->text), &ways[i], 0, -1);
        ck_assert_msg(out.status == CAF_END, "%s: %s", good->text, out.error.message);
        ck_assert_int_eq(out.cases, good->cases);
        ck_assert_int_eq(out.rows, good->rows);
        ck_assert_int_eq(out.live, 0);
    }
}
END_TEST

static const bad_input bads[] = {
    /* not an input */
    { "", CAF_E_LAYOUT, 0, "", "the input is empty" },
    { " \n\t\r\n", CAF_E_LAYOUT, 0, "", "the input is empty" },
    { "\xEF\xBB\xBF", CAF_E_LAYOUT, 0, "", "the input is empty" },
    { "\xFF\xFE{", CAF_E_UTF8, 1, "", "UTF-16" },
    { "\xFE\xFF{", CAF_E_UTF8, 1, "", "UTF-16" },
    { "\n12", CAF_E_LAYOUT, 2, "", NULL },
    { "null", CAF_E_LAYOUT, 1, "", NULL },
    /* the frame */
    { "{", CAF_E_SYNTAX, 1, "", NULL },
    { "\n{\"case\":\"A\"", CAF_E_SYNTAX, 2, "", "ends inside the case" },
    { "{\"case\":\"A}", CAF_E_SYNTAX, 1, "", "ends inside the case" },
    { "{\"case\":\"A\\", CAF_E_SYNTAX, 1, "", "ends inside the case" },
    { "{\"case\":1}\n}", CAF_E_SYNTAX, 2, "", "a } where a case should begin" },
    { "{\"case\":1},{\"case\":2}", CAF_E_SYNTAX, 1, "", "a , where" },
    { "{\"case\":1}\n7", CAF_E_TYPE, 2, "", NULL },
    { "{\"case\":1}\n[{\"case\":1}]", CAF_E_TYPE, 2, "", NULL },
    { "[", CAF_E_SYNTAX, 1, "", "ends inside the array" },
    { "[\n{\"case\":1}\n", CAF_E_SYNTAX, 3, "", "ends inside the array" },
    { "[{\"case\":1},\n", CAF_E_SYNTAX, 2, "", "ends inside the array" },
    { "[{\"case\":1}\n{\"case\":2}]", CAF_E_SYNTAX, 2, "", "a comma or ] is missing" },
    { "[{\"case\":1},\n]", CAF_E_SYNTAX, 2, "", "a ] where" },
    { "[,{\"case\":1}]", CAF_E_SYNTAX, 1, "", "a , where" },
    { "[{\"case\":1}]\n\n]", CAF_E_SYNTAX, 3, "", "behind the array" },
    { "[{\"case\":1}]{}", CAF_E_SYNTAX, 1, "", "behind the array" },
    { "[\n7]", CAF_E_TYPE, 2, "", NULL },
    { "[[{\"case\":1}]]", CAF_E_TYPE, 1, "", NULL },
    /* inside a case */
    { "{\"case\":1,}", CAF_E_SYNTAX, 1, "", "not JSON" },
    { "{\"case\":1\n\"opened\":2}", CAF_E_SYNTAX, 2, "", "not JSON" },
    { "{\n\n'case':1}", CAF_E_SYNTAX, 3, "", "not JSON" },
    { "{\"case\":01}", CAF_E_SYNTAX, 1, "", "not JSON" },
    { "{\"case\":1]", CAF_E_SYNTAX, 1, "", "not JSON" },
    { "{\"case\":NaN}", CAF_E_SYNTAX, 1, "", "not JSON" },
    { "{\"case\":1 /* SECRET */}", CAF_E_SYNTAX, 1, "", "not JSON" },
    { "{\"case\":1e999}", CAF_E_SYNTAX, 1, "", "not JSON" },
    { "{\"case\":\"a\nb\"}", CAF_E_SYNTAX, 1, "", "not JSON" },
    { "{\"case\":\"\\ud800\"}", CAF_E_SYNTAX, 1, "", "not JSON" },
    { "{\"case\":\"\\x\"}", CAF_E_SYNTAX, 1, "", "not JSON" },
    { "{\"case\":\n\"SECRET\xFF\"}", CAF_E_UTF8, 2, "", NULL },
    { "{\"case\":\"\xC0\xAF\"}", CAF_E_UTF8, 1, "", NULL },
    { "{\"case\":\"\xED\xA0\x80\"}", CAF_E_UTF8, 1, "", NULL },
    { "{\"case\":\"\xC3\"}", CAF_E_UTF8, 1, "", NULL },
    /* the case's name */
    { "{}", CAF_E_VALUE, 1, "case", "missing" },
    { "\n{\"opened\":\"2023-01-01\"}", CAF_E_VALUE, 2, "case", "missing" },
    { "{\"case\":null}", CAF_E_TYPE, 1, "case", "null" },
    { "{\"case\":\"\"}", CAF_E_VALUE, 1, "case", "empty" },
    { "{\"case\":true}", CAF_E_TYPE, 1, "case", "true or false" },
    { "{\"case\":1.5}", CAF_E_TYPE, 1, "case", "fraction" },
    { "{\"case\":7.0}", CAF_E_TYPE, 1, "case", "fraction" },
    { "{\"case\":18446744073709551616}", CAF_E_TYPE, 1, "case", "digits" },
    { "{\"case\":{}}", CAF_E_TYPE, 1, "case", "an object" },
    { "{\"case\":\"SECRET\\u0000\"}", CAF_E_VALUE, 1, "case", "control" },
    { "{\"case\":\"SECRET\\n\"}", CAF_E_VALUE, 1, "case", "control" },
    { "{\"case\":\"SECRET\\u007f\"}", CAF_E_VALUE, 1, "case", "control" },
    { "{\"case\":1,\n\"case\":2}", CAF_E_DUPLICATE, 2, "case", NULL },
    /* members */
    { CASE("\n\"open\":1"), CAF_E_FIELD, 2, "", "perhaps \"opened\"" },
    { CASE("\"case_id\":1"), CAF_E_FIELD, 1, "", "perhaps \"case\"" },
    { CASE("\"partial_tables\":1"), CAF_E_FIELD, 1, "", NULL },
    { CASE("\"cases\":[]"), CAF_E_FIELD, 1, "", NULL },
    { CASE("\"Opened\":\"2023-01-01\""), CAF_E_FIELD, 1, "", "perhaps \"opened\"" },
    { CASE("\"SECRET\xC3\xA9\":1"), CAF_E_FIELD, 1, "", "of this name" },
    { CASE("\"SECRET SECRET SECRET SECRET SECRET SECRET\":1"), CAF_E_FIELD, 1, "", "of this name" },
    { CASE("\"\":1"), CAF_E_FIELD, 1, "", "of this name" },
    { CASE("\"xyzzy\":1"), CAF_E_FIELD, 1, "", "\"xyzzy\" here" },
    { CASE("\"opened\":\"2023-01-01\",\n\"opene\\u0064\":null"), CAF_E_DUPLICATE, 2, "opened", NULL },
    { CASE("\"meetings\":[],\n\"meetings\":null"), CAF_E_DUPLICATE, 2, "meetings", NULL },
    { CASE("\"comment\":1"), CAF_E_TYPE, 1, "comment", "a text is expected" },
    { CASE("\"meetings\":[\n{\"helt_on\":1}]"), CAF_E_FIELD, 2, "meetings[0]", "perhaps \"held_on\"" },
    { CASE("\"meetings\":[{},{\n\"held\":true,\"held\":true}]"), CAF_E_DUPLICATE, 2, "meetings[1].held",
      NULL },
    { CASE("\"meetings\":[{\"case_id\":1}]"), CAF_E_FIELD, 1, "meetings[0]", NULL },
    { CASE("\"meetings\":[{\"comment\":\"SECRET\"}]"), CAF_E_FIELD, 1, "meetings[0]", NULL },
    { CASE("\"meetings\":{}"), CAF_E_TYPE, 1, "meetings", "an array of objects" },
    { CASE("\n\"meetings\":[{},7]"), CAF_E_TYPE, 2, "meetings[1]", "a whole number, where an object" },
    { CASE("\"meetings\":[null]"), CAF_E_TYPE, 1, "meetings[0]", "null" },
    { CASE("\"meetings\":[[]]"), CAF_E_TYPE, 1, "meetings[0]", "an array" },
    /* values */
    { CASE("\"opened\":20230101"), CAF_E_TYPE, 1, "opened", "a whole number, where a date" },
    { CASE("\"opened\":\"03/04/2023\""), CAF_E_VALUE, 1, "opened", "yyyy-mm-dd" },
    { CASE("\"opened\":\"2023-04-03T00:00:00\""), CAF_E_VALUE, 1, "opened", "yyyy-mm-dd" },
    { CASE("\"opened\":\"\""), CAF_E_VALUE, 1, "opened", "yyyy-mm-dd" },
    { CASE("\"opened\":\"2023-02-29\""), CAF_E_VALUE, 1, "opened", "no such day" },
    { CASE("\"opened\":\"0000-01-01\""), CAF_E_VALUE, 1, "opened", "year" },
    { CASE("\"opened\":\"1970-01-01\""), CAF_E_VALUE, 1, "opened", "empty date" },
    { CASE("\"children\":[{\"expected\":\"1970-01-01\"}]"), CAF_E_VALUE, 1, "children[0].expected",
      "empty date" },
    { CASE("\"division\":\"SECRET\""), CAF_E_VALUE, 1, "division",
      "england-and-wales, scotland or northern-ireland" },
    { CASE("\"division\":\"Scotland\""), CAF_E_VALUE, 1, "division", NULL },
    { CASE("\"division\":2"), CAF_E_TYPE, 1, "division", "scotland" },
    { CASE("\"closures\":[{\"reason\":\"needs met\"}]"), CAF_E_VALUE, 1, "closures[0].reason", "needs-met" },
    { CASE("\"meetings\":[{\"held\":1}]"), CAF_E_TYPE, 1, "meetings[0].held", "true or false" },
    { CASE("\"meetings\":[{\"held\":\"true\"}]"), CAF_E_TYPE, 1, "meetings[0].held", "a text" },
    { CASE("\"group\":-1"), CAF_E_VALUE, 1, "group", "below 0" },
    { CASE("\"group\":2147483648"), CAF_E_VALUE, 1, "group", "above 2147483647" },
    { CASE("\"group\":1.0"), CAF_E_TYPE, 1, "group", "fraction" },
    { CASE("\"group\":\"1\""), CAF_E_TYPE, 1, "group", "a text" },
    { CASE("\"child\":{}"), CAF_E_TYPE, 1, "child", "identifier" },
    { CASE("\"plans\":[{\"id\":\"\"}]"), CAF_E_VALUE, 1, "plans[0].id", "empty" },
    /* coverage */
    { CASE("\"coverage\":[]"), CAF_E_TYPE, 1, "coverage", "an object" },
    { CASE("\"coverage\":{\"meetings\":\"SECRET\"}"), CAF_E_VALUE, 1, "coverage.meetings",
      "complete, partial or absent" },
    { CASE("\"coverage\":{\"meetings\":null}"), CAF_E_TYPE, 1, "coverage.meetings", NULL },
    { CASE("\"coverage\":{\n\"meeting\":\"partial\"}"), CAF_E_FIELD, 2, "coverage", "perhaps \"meetings\"" },
    { CASE("\"coverage\":{\"cases\":\"partial\"}"), CAF_E_FIELD, 1, "coverage", NULL },
    { CASE("\"coverage\":{\"plans\":\"partial\",\n\"plans\":\"partial\"}"), CAF_E_DUPLICATE, 2,
      "coverage.plans", NULL },
    { CASE("\"coverage\":{\n\"plans\":\"absent\"},\"plans\":[{}]"), CAF_E_VALUE, 2, "coverage.plans",
      "absent" },
    /* identifiers */
    { CASE("\"meetings\":[{\"id\":\"m\"},{},\n{\"id\":\"m\"}]"), CAF_E_DUPLICATE, 2, "meetings[2].id",
      "in meetings" },
    { CASE("\"children\":[{\"id\":7},{\"id\":\"7\"}]"), CAF_E_DUPLICATE, 1, "children[1].id", NULL },
    { CASE("\"plans\":[{\"id\":\"p\"}],\"actions\":[{\"plan\":\"p\"},{\n\"plan\":\"SECRET\"}]"),
      CAF_E_REFERENCE, 2, "actions[1].plan", "in plans" },
    { CASE("\"actions\":[{\"plan\":\"p\"}]"), CAF_E_REFERENCE, 1, "actions[0].plan", NULL },
    { CASE("\"actions\":[{\"id\":\"x\"}],\"ratings\":[{\"action\":\"y\"}]"), CAF_E_REFERENCE, 1,
      "ratings[0].action", "in actions" },
    { CASE("\"meetings\":[{\"id\":\"c\"}],\n\"child\":\"c\",\"children\":[{\"id\":\"d\"}]"), CAF_E_REFERENCE,
      2, "child", "in children" },
    { "{\"case\":1,\"plans\":[{\"id\":\"p\"}]}\n{\"case\":2,\"plans\":[],\"actions\":[{\"plan\":\"p\"}]}",
      CAF_E_REFERENCE, 2, "actions[0].plan", NULL },
    /* the fault in a later case */
    { "{\"case\":1}\n{\"case\":2,\n\"comment\":\"\\n\\n\\n\",\"opened\":1}", CAF_E_TYPE, 3, "opened", NULL },
};

START_TEST(names_what_is_wrong)
{
    expect_bad(FILE_NAME, &bads[_i]);
}
END_TEST

START_TEST(refuses_zero_bytes)
{
    static const char text[] = "{\"case\":\"A\0B\"}";
    for (size_t i = 0; i < WAYS; i++) {
        outcome out = read_all(FILE_NAME, text, sizeof text - 1, &ways[i], 0, -1);
        ck_assert_int_eq(out.status, CAF_E_SYNTAX);
    }
    outcome out = read_all(FILE_NAME, "{\"case\":1}\0", 11, &ways[0], 0, -1);
    ck_assert_int_eq(out.status, CAF_E_TYPE);
}
END_TEST

START_TEST(warns_where_lenient)
{
    static const char text[] = CASE(
        "\"extra\":{\"deep\":[[{\"x\":1}]]},\n\"meetings\":[{\"colour\":1}],\"coverage\":{\"other\":7}");
    outcome out = read_all(FILE_NAME, text, sizeof text - 1, &ways[0], 1, -1);
    ck_assert_int_eq(out.status, CAF_END);
    ck_assert_int_eq(out.rows, 2);
    ck_assert_int_eq(out.warnings, 3);
    ck_assert_int_eq(out.warning.status, CAF_E_FIELD);
    ck_assert_int_eq(out.warning.line, 2);
    ck_assert_str_eq(out.warning.field, "coverage");
    ck_assert_str_eq(out.warning.file, FILE_NAME);
    out = read_all(FILE_NAME, CASE("\"opened\":\"03/04/2023\""), strlen(CASE("\"opened\":\"03/04/2023\"")),
                   &ways[0], 1, -1);
    ck_assert_int_eq(out.status, CAF_E_VALUE);
}
END_TEST

START_TEST(limits_identifiers)
{
    for (size_t length = 255; length <= 257; length++) {
        char id[258];
        char text[600];
        memset(id, 's', length);
        id[length] = '\0';
        int size = sprintf(text, "{\"case\":\"%s\",\n\"family\":\"%s\"}", id, id);
        outcome out = read_all(FILE_NAME, text, (size_t)size, &ways[0], 0, -1);
        ck_assert_int_eq(out.status, length <= 256 ? CAF_END : CAF_E_LIMIT);
        ck_assert_str_eq(out.error.field, length <= 256 ? "" : "case");
        size = sprintf(text, "{\"case\":1,\n\"family\":\"%s\"}", id);
        out = read_all(FILE_NAME, text, (size_t)size, &ways[0], 0, -1);
        ck_assert_int_eq(out.status, length <= 256 ? CAF_END : CAF_E_LIMIT);
        ck_assert_int_eq(out.error.line, length <= 256 ? 0 : 2);
    }
}
END_TEST

/* A case with brackets nested in an unknown member to a depth, its own object counted. */
static char *nested(int depth, size_t *size)
{
    char *text = malloc((size_t)depth * 2 + 64);
    ck_assert_ptr_nonnull(text);
    size_t n = (size_t)sprintf(text, "\n{\"case\":1,\"x\":");
    for (int i = 1; i < depth; i++) {
        text[n++] = '[';
    }
    for (int i = 1; i < depth; i++) {
        text[n++] = ']';
    }
    text[n++] = '}';
    *size = n;
    return text;
}

START_TEST(limits_depth)
{
    static const struct { int depth; caf_status status; } depths[] = {
        { CAF_IO_DEEPEST, CAF_END }, { CAF_IO_DEEPEST + 1, CAF_E_LIMIT }, { 100000, CAF_E_LIMIT }
    };
    for (size_t i = 0; i < sizeof depths / sizeof depths[0]; i++) {
        size_t size;
        char *text = nested(depths[i].depth, &size);
        outcome out = read_all(FILE_NAME, text, size, &ways[0], 1, -1);
        ck_assert_int_eq(out.status, depths[i].status);
        ck_assert_int_eq(out.error.line, depths[i].status == CAF_END ? 0 : 2);
        out = read_all(FILE_NAME, text, size, &ways[7], 1, -1);
        ck_assert_int_eq(out.status, depths[i].status);
        free(text);
    }
}
END_TEST

/* A case of exactly `size` bytes, most of them a comment. */
static char *case_of(size_t size)
{
    static const char head[] = "{\"case\":1,\"comment\":\"";
    char *text = malloc(size);
    ck_assert_ptr_nonnull(text);
    memset(text, 'x', size);
    memcpy(text, head, sizeof head - 1);
    memcpy(text + size - 2, "\"}", 2);
    return text;
}

START_TEST(limits_size)
{
    static const way from_file = { 1 << 20, 1 };
    for (size_t more = 0; more <= 1; more++) {
        char *text = case_of(CAF_IO_LARGEST_CASE + more);
        outcome out = read_all(FILE_NAME, text, CAF_IO_LARGEST_CASE + more, &ways[0], 0, -1);
        ck_assert_int_eq(out.status, more == 0 ? CAF_END : CAF_E_LIMIT);
        out = read_all(FILE_NAME, text, CAF_IO_LARGEST_CASE + more, &from_file, 0, -1);
        ck_assert_int_eq(out.status, more == 0 ? CAF_END : CAF_E_LIMIT);
        ck_assert_int_eq(out.error.line, more == 0 ? 0 : 1);
        free(text);
    }
}
END_TEST

START_TEST(ends_batches_of_large_cases_early)
{
    enum { CASES = 3, SIZE = 33 << 20 }; /* two of them are more than 64 MiB */
    char *text = malloc((size_t)CASES * SIZE);
    char *one = case_of(SIZE);
    caf_reader *reader;
    const caf_caseload *caseload;
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < CASES; i++) {
        memcpy(text + i * SIZE, one, SIZE);
    }
    free(one);
    ck_assert_int_eq(caf_reader_open_memory(text, (size_t)CASES * SIZE, "x", NULL, &reader, NULL), CAF_OK);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    ck_assert_int_eq(caseload->tables[CAF_CASES].n, 2);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    ck_assert_int_eq(caseload->tables[CAF_CASES].n, 1);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_END);
    caf_reader_close(reader);
    free(text);
}
END_TEST

START_TEST(survives_each_failed_allocation)
{
    static const way how = { 64, 1 };
    fail_each_allocation(FILE_NAME, everything, &ways[0]);
    fail_each_allocation(FILE_NAME, everything, &how);
}
END_TEST

START_TEST(numbers_many_names)
{
    enum { NAMES = 20000 };
    counting count = { 0, 0, -1 };
    caf_io_memory memory = { counting_resize, &count };
    caf_io_names names;
    char text[300];
    caf_io_names_begin(&names, &memory);
    for (int round = 0; round < 2;
         round++) { /* the second time every name is known; some begin like others */
        for (int i = 0; i < NAMES; i++) {
            int64_t number;
            int length = i % 7 == 0 ? sprintf(text, "%0*d", 1 + i % 256, i)
                                    : sprintf(text, "%d", i * 7919 % NAMES * 10 + 1);
            ck_assert_int_eq(caf_io_names_number(&names, text, (size_t)length, &number), CAF_OK);
            if (round == 0) {
                ck_assert_int_le(number, i + 1);
            }
            size_t stored = 0;
            const char *back = caf_io_names_text(&names, number, &stored);
            ck_assert_uint_eq(stored, (size_t)length);
            ck_assert_mem_eq(back, text, stored);
        }
    }
    int64_t before = names.n;
    caf_io_names_clear(&names);
    ck_assert_int_gt(before, NAMES / 2);
    ck_assert_int_le(before, NAMES);
    caf_io_names_release(&names);
    ck_assert_int_eq(count.live, 0);
}
END_TEST

/* Every text of one byte, and of that byte between others: each its own number, in the order they come. */
START_TEST(tells_all_bytes_apart)
{
    caf_io_names names;
    caf_io_names_begin(&names, &caf_io_heap);
    for (int round = 0; round < 2; round++) {
        int64_t expected = 0;
        for (int byte = 1; byte <= 255; byte++) {
            char text[3] = { 'x', (char)byte, 'y' };
            for (size_t length = 1; length <= 3; length++) {
                int64_t number;
                size_t from = length == 1 ? 1 : 0;
                ck_assert_int_eq(caf_io_names_number(&names, text + from, length, &number), CAF_OK);
                ck_assert_int_eq(number, ++expected);
            }
        }
    }
    caf_io_names_release(&names);
}
END_TEST

START_TEST(refuses_wrong_calls)
{
    caf_reader *reader = (caf_reader *)&reader;
    const caf_caseload *caseload;
    caf_io_error error = { .size = (int32_t)sizeof error };
    caf_io_error small = { .size = 8 };
    ck_assert_int_eq(caf_reader_open(NULL, NULL, &reader, &error), CAF_E_NULL);
    ck_assert_ptr_null(reader);
    ck_assert_int_eq(caf_reader_open("x", NULL, NULL, &error), CAF_E_NULL);
    ck_assert_int_eq(caf_reader_open_memory(NULL, 1, "x", NULL, &reader, &error), CAF_E_NULL);
    ck_assert_int_eq(caf_reader_open_memory("{}", 2, NULL, NULL, &reader, &error), CAF_E_NULL);
    ck_assert_int_eq(caf_reader_open_memory(NULL, 0, "x", NULL, &reader, &error), CAF_E_LAYOUT);
    ck_assert_int_eq(caf_reader_open("no such folder/no file", NULL, &reader, &error), CAF_E_OPEN);
    ck_assert_str_eq(error.file, "no such folder/no file");
    ck_assert_int_eq(caf_reader_open_memory("{}", 2, "x", NULL, &reader, &small), CAF_E_SIZE);
    static const caf_reader_options wrong[] = {
        { 4, 0, 0, 0, NULL, NULL },
        { (int32_t)sizeof(caf_reader_options), 2, 0, 0, NULL, NULL },
        { (int32_t)sizeof(caf_reader_options), 0, -1, 0, NULL, NULL },
        { (int32_t)sizeof(caf_reader_options), 0, 0, 1, NULL, NULL },
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        ck_assert_int_eq(caf_reader_open_memory("{}", 2, "x", &wrong[i], &reader, &error),
                         i == 0 ? CAF_E_SIZE : CAF_E_ARGUMENT);
        ck_assert_ptr_null(reader);
    }
    ck_assert_int_eq(caf_reader_open_memory("{\"case\":1}", 10, "x", NULL, &reader, NULL), CAF_OK);
    ck_assert_int_eq(caf_reader_next(NULL, &caseload, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_reader_next(reader, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, &small), CAF_E_SIZE);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    caf_reader_close(reader);
    caf_reader_close(NULL);
    ck_assert_int_eq(caf_reader_format(NULL), CAF_FORMAT_NONE);
    ck_assert_ptr_null(caf_reader_file(NULL));
    ck_assert_int_eq(caf_reader_line(NULL, 1), 0);
}
END_TEST

/* What a reader said of each batch. */
typedef struct watched {
    int64_t batches;
    int64_t cases[4];
    int64_t positions[4];
} watched;

static void note_batch(void *user, const caf_reader *reader)
{
    watched *to = user;
    ck_assert_int_lt(to->batches, 4);
    to->cases[to->batches] = caf_reader_cases(reader);
    to->positions[to->batches++] = caf_reader_position(reader);
}

START_TEST(tells_how_far_it_is)
{
    /* Cases of 12, 13 and 14 bytes, a blank line before the third; two in a batch. */
    static const char text[] = "{\"case\":\"A\"}\n{\"case\":\"BB\"}\n\n{\"case\":\"CCC\"}\n";
    caf_reader_options options = { (int32_t)sizeof options, 0, 2, 0, NULL, NULL };
    const caf_caseload *caseload;
    caf_reader *reader;
    watched seen;
    memset(&seen, 0, sizeof seen);
    ck_assert_int_eq(caf_reader_open_memory(text, sizeof text - 1, "x", &options, &reader, NULL), CAF_OK);
    ck_assert_int_eq(caf_reader_cases(reader), 0);
    ck_assert_int_eq(caf_reader_position(reader), 0);
    caf_reader_watch(reader, note_batch, &seen);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    ck_assert_int_eq(seen.batches, 1);
    ck_assert_int_eq(seen.cases[0], 2);
    ck_assert_int_eq(seen.positions[0], 12 + 1 + 13);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    ck_assert_int_eq(seen.batches, 2);
    ck_assert_int_eq(seen.cases[1], 3);
    ck_assert_int_eq(seen.positions[1], (int64_t)sizeof text - 1); /* looking for a fourth, it met the end */
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_END);
    ck_assert_int_eq(seen.batches, 2); /* the end is no batch */
    ck_assert_int_eq(caf_reader_position(reader), (int64_t)sizeof text - 1);
    ck_assert_int_eq(caf_reader_cases(reader), 3);
    caf_reader_close(reader);
    /* Nobody watches any more. */
    ck_assert_int_eq(caf_reader_open_memory(text, sizeof text - 1, "x", &options, &reader, NULL), CAF_OK);
    caf_reader_watch(reader, note_batch, &seen);
    caf_reader_watch(reader, NULL, NULL);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    ck_assert_int_eq(seen.batches, 2);
    caf_reader_close(reader);
    caf_reader_watch(NULL, note_batch, &seen);
    ck_assert_int_eq(caf_reader_cases(NULL), 0);
    ck_assert_int_eq(caf_reader_position(NULL), 0);
}
END_TEST

START_TEST(cuts_long_texts_whole)
{
    caf_io_error error;
    char name[600] = "";
    for (int i = 0; i < 150; i++) {
        strcat(name, "\xE2\x82\xAC"); /* 3 bytes, and 255 is no multiple of 2 */
    }
    caf_io_error_begin(&error, name + 1);
    ck_assert_uint_le(strlen(error.file), 255);
    ck_assert_uint_ge(strlen(error.file), 253);
    caf_io_error_begin(&error, name);
    ck_assert_uint_eq(strlen(error.file) % 3, 0);
    caf_io_fail(&error, CAF_E_VALUE, 1, "f", "a%s", name);
    ck_assert_uint_eq(strlen(error.message) % 3, 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("reader");
    TCase *tests = tcase_create("JSON");
    tcase_add_test(tests, reads_a_case);
    tcase_add_test(tests, reads_every_field);
    tcase_add_test(tests, keeps_cases_apart);
    tcase_add_test(tests, keeps_rows_in_order);
    tcase_add_loop_test(tests, reads_every_form, 0, (int)(sizeof goods / sizeof goods[0]));
    tcase_add_loop_test(tests, names_what_is_wrong, 0, (int)(sizeof bads / sizeof bads[0]));
    tcase_add_test(tests, refuses_zero_bytes);
    tcase_add_test(tests, warns_where_lenient);
    tcase_add_test(tests, limits_identifiers);
    tcase_add_test(tests, limits_depth);
    tcase_add_test(tests, limits_size);
    tcase_add_test(tests, ends_batches_of_large_cases_early);
    tcase_add_test(tests, survives_each_failed_allocation);
    tcase_add_test(tests, numbers_many_names);
    tcase_add_test(tests, tells_all_bytes_apart);
    tcase_add_test(tests, refuses_wrong_calls);
    tcase_add_test(tests, tells_how_far_it_is);
    tcase_add_test(tests, cuts_long_texts_whole);
    suite_add_tcase(suite, tests);
    int result = run_suite(suite);
    remove(FILE_NAME);
    return result;
}
