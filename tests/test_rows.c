/* The row model: reflection, reading rows of any size and place, and walking tables. */
#include <stdalign.h>
#include <stddef.h>
#include "fields.h"
#include "core_support.h"

/* Each table as the header declares it. */
static const struct {
    const char *name;
    size_t size;
} rows[CAF_TABLES] = {
    { "cases", sizeof(caf_case_row) },
    { "children", sizeof(caf_child_row) },
    { "consents", sizeof(caf_consent_row) },
    { "assessments", sizeof(caf_assessment_row) },
    { "meetings", sizeof(caf_meeting_row) },
    { "plans", sizeof(caf_plan_row) },
    { "actions", sizeof(caf_action_row) },
    { "ratings", sizeof(caf_rating_row) },
    { "reviews", sizeof(caf_review_row) },
    { "transfers", sizeof(caf_transfer_row) },
    { "closures", sizeof(caf_closure_row) },
    { "needs", sizeof(caf_need_row) },
    { "strengths", sizeof(caf_strength_row) },
    { "elements", sizeof(caf_element_row) },
    { "contributions", sizeof(caf_contribution_row) },
    { "gradings", sizeof(caf_grading_row) },
    { "members", sizeof(caf_member_row) },
    { "leads", sizeof(caf_lead_row) },
    { "attendances", sizeof(caf_attendance_row) },
    { "plan_actions", sizeof(caf_plan_action_row) },
    { "owners", sizeof(caf_owner_row) },
    { "contacts", sizeof(caf_contact_row) },
    { "shares", sizeof(caf_share_row) },
    { "concerns", sizeof(caf_concern_row) },
    { "quality", sizeof(caf_quality_row) },
};

#define IS_FIELD(prefix, table_id, row, member) \
    do { \
        const caf_field *field = caf_field_named(table_id, #member, strlen(#member)); \
        ck_assert_ptr_nonnull(field); \
        ck_assert_uint_eq((size_t)field->offset, offsetof(row, member)); \
    } while (0)

START_TEST(the_reflection_is_the_layout_of_the_structs)
{
    IS_FIELD(CASE, CAF_CASES, caf_case_row, initiator);
    IS_FIELD(MEETING, CAF_MEETINGS, caf_meeting_row, held_on);
    IS_FIELD(QUALITY, CAF_QUALITY, caf_quality_row, accessible);
    ck_assert_ptr_eq(caf_field_at(CAF_MEETINGS, MEETING_HELD_ON), caf_field_named(CAF_MEETINGS, "held_on", 7));
    ck_assert_ptr_eq(caf_field_at(CAF_QUALITY, QUALITY_ACCESSIBLE), caf_field_named(CAF_QUALITY, "accessible", 10));
    for (int table = 0; table < CAF_TABLES; table++) {
        const caf_field *field;
        for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
            ck_assert_int_eq(field->table, table);
            ck_assert_int_eq(field->index, i);
            ck_assert_int_lt(i, 63);
            ck_assert_int_eq(field->size, bytes_of(field));
            ck_assert_ptr_eq(caf_field_named(table, field->name, strlen(field->name)), field);
        }
    }
}
END_TEST

START_TEST(every_byte_of_a_row_is_a_field_or_reserved)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        unsigned char covered[256] = { 0 };
        const caf_field *field;
        ck_assert_uint_eq((size_t)caf_row_size(table), rows[table].size);
        ck_assert_uint_eq(rows[table].size % alignof(int64_t), 0);
        for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
            ck_assert_int_eq(field->offset % bytes_of(field), 0);
            for (int32_t k = 0; k < bytes_of(field); k++) {
                covered[field->offset + k]++;
            }
        }
        /* What is left is at the end, and less than an identifier. */
        for (size_t k = 0; k < rows[table].size; k++) {
            int is_end = k + sizeof(int64_t) > rows[table].size && (k == 0 || covered[k] <= covered[k - 1]);
            ck_assert_msg(covered[k] == 1 || (is_end && covered[k] == 0), "byte %d of %s is covered %d times", (int)k,
                          rows[table].name, covered[k]);
        }
    }
}
END_TEST

START_TEST(fields_are_described)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        const caf_field *field;
        ck_assert_str_eq(caf_table_name(table), rows[table].name);
        ck_assert(caf_table_row_name(table) != NULL && caf_table_row_name(table)[0] != 0);
        ck_assert_str_eq(caf_field_at(table, 0)->name, "case_id");
        for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
            ck_assert_msg(field->label != NULL && field->label[0] != 0, "%s has no label", field->name);
            ck_assert_int_eq((int)strspn(field->name, "abcdefghijklmnopqrstuvwxyz_0123456789"), (int)strlen(field->name));
            ck_assert(field->type >= CAF_TYPE_ID && field->type <= CAF_TYPE_SET);
            ck_assert_int_gt(field->since, 0);
            ck_assert_int_le(field->since, CAF_VERSION_NUMBER);
            for (int32_t other = 0; other < i; other++) {
                ck_assert_str_ne(caf_field_at(table, other)->name, field->name);
            }
            if (field->event >= 0) {
                const caf_field *event = caf_field_at(table, field->event);
                ck_assert_msg(event != NULL && event->type == CAF_TYPE_DATE && event != field, "%s.%s appears with no date",
                              rows[table].name, field->name);
                ck_assert_str_ne(event->name, "recorded");
            } else {
                ck_assert_int_eq(field->event, -1);
            }
            if (field->refers_to >= 0) {
                ck_assert(field->type == CAF_TYPE_ID && field->refers_to < CAF_TABLES && is_referred_to(field->refers_to));
            } else {
                ck_assert_int_eq(field->refers_to, -1);
            }
            int is_named = field->type == CAF_TYPE_CHOICE || field->type == CAF_TYPE_SET;
            ck_assert((field->choices != NULL) == is_named);
            ck_assert((field->n_choices > 0) == is_named);
            for (int32_t k = 0; k < field->n_choices; k++) {
                ck_assert(field->choices[k] != NULL && field->choices[k][0] != 0);
                for (int32_t other = 0; other < k; other++) {
                    ck_assert_str_ne(field->choices[other], field->choices[k]);
                }
            }
        }
    }
    ck_assert_int_eq(field_of(CAF_CLOSURES, "reason")->n_choices, CAF_OTHER_REASON);
    ck_assert_int_eq(field_of(CAF_MEETINGS, "kind")->n_choices, CAF_FINAL_STATUTORY);
    ck_assert_int_eq(field_of(CAF_CASES, "division")->n_choices, CAF_NORTHERN_IRELAND);
    ck_assert_int_eq(field_of(CAF_CONSENTS, "decision")->n_choices, CAF_NOT_APPROACHED);
    ck_assert_str_eq(field_of(CAF_RATINGS, "colour")->choices[CAF_GREEN - 1], "green");
}
END_TEST

START_TEST(what_is_no_table_or_field_is_none)
{
    static const int none[] = { -1, CAF_TABLES, CAF_TABLES_MAX, INT32_MAX, INT32_MIN };
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        ck_assert_ptr_null(caf_field_at(none[i], 0));
        ck_assert_ptr_null(caf_field_named(none[i], "case_id", 7));
        ck_assert_ptr_null(caf_table_name(none[i]));
        ck_assert_ptr_null(caf_table_row_name(none[i]));
        ck_assert_int_eq(caf_row_size(none[i]), 0);
        ck_assert_ptr_null(caf_field_at(CAF_MEETINGS, none[i] == CAF_TABLES ? 1000 : none[i]));
    }
    ck_assert_ptr_null(caf_field_named(CAF_MEETINGS, NULL, 4));
    ck_assert_ptr_null(caf_field_named(CAF_MEETINGS, "held_on", 6));
    ck_assert_ptr_null(caf_field_named(CAF_MEETINGS, "held_one", 8));
    ck_assert_ptr_null(caf_field_named(CAF_MEETINGS, "HELD_ON", 7));
    ck_assert_ptr_null(caf_field_named(CAF_MEETINGS, "held_on\0", 8));
    ck_assert_ptr_null(caf_field_named(CAF_MEETINGS, "", 0));
    ck_assert_ptr_null(caf_field_named(CAF_MEETINGS, "reserved", 8));
    ck_assert_ptr_nonnull(caf_field_named(CAF_MEETINGS, "held_one", 7));
}
END_TEST

/* A row with something in every field, all of it possible, its dates before 2021. */
static void full_row(int table, unsigned char *row)
{
    const caf_field *field;
    memset(row, 0, (size_t)caf_row_size(table));
    for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
        int64_t value = field->type == CAF_TYPE_CHOICE ? field->n_choices : field->type == CAF_TYPE_SET ? 6 : field->type == CAF_TYPE_FLAG ? CAF_NO
                        : is_date(field) ? day("2020-01-06") + i : field->type == CAF_TYPE_TABLES ? 0 : 3;
        set_value(row, field, value);
    }
    set_value(row, caf_field_at(table, 0), 10);
}

/* A caseload of one case, with a row of one table in the memory given. */
typedef struct single {
    caf_caseload load;
    caf_rows tables[CAF_TABLES];
    caf_case_row of_case;
} single;

static void begin_single(single *to, int table, const void *data, int32_t size, int32_t stride)
{
    memset(to, 0, sizeof *to);
    to->of_case.case_id = 10;
    for (int i = 0; i < CAF_TABLES; i++) {
        to->tables[i].fields = CAF_ALL_FIELDS;
        to->tables[i].size = caf_row_size(i);
    }
    to->tables[CAF_CASES].data = &to->of_case;
    to->tables[CAF_CASES].n = 1;
    to->tables[table].data = data;
    to->tables[table].n = 1;
    to->tables[table].size = size;
    to->tables[table].stride = stride;
    to->load.size = (int32_t)sizeof to->load;
    to->load.n_tables = CAF_TABLES;
    to->load.tables = to->tables;
}

static caf_status find(const single *in, const char *as_of, caf_case *out)
{
    caf_context context = caf_context_on(day(as_of), CAF_DIVISION_NONE);
    memset(out, 0, sizeof *out);
    out->size = (int32_t)sizeof *out;
    return caf_find_case(&in->load, &context, 10, out);
}

/* The row as caf_get() gives it. */
static caf_status get(const single *in, const char *as_of, int table, unsigned char *row)
{
    caf_case whose;
    caf_status status = find(in, as_of, &whose);
    memset(row, 0xEE, (size_t)caf_row_size(table));
    return status != CAF_OK ? status : caf_get(&whose, table, 0, row, caf_row_size(table));
}

START_TEST(shorter_rows_end_in_nothing)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        unsigned char whole[256], found[256];
        full_row(table, whole);
        for (int32_t size = 16; size <= caf_row_size(table); size += 8) {
            /* Exactly as long as it says, so that reading beyond its end is noticed. */
            unsigned char *shorter = malloc((size_t)size);
            const caf_field *field;
            single in;
            ck_assert_ptr_nonnull(shorter);
            memcpy(shorter, whole, (size_t)size);
            begin_single(&in, table, shorter, size, 0);
            ck_assert_int_eq(get(&in, "2023-01-01", table, found), CAF_OK);
            for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
                int64_t expected = field->offset < size ? value_of(whole, field) : 0;
                ck_assert_msg(value_of(found, field) == expected, "%s.%s of %d bytes", rows[table].name, field->name, (int)size);
            }
            free(shorter);
        }
    }
}
END_TEST

START_TEST(longer_rows_must_end_in_zeros)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        int32_t known = caf_row_size(table);
        for (int32_t more = 1; more <= 24; more += 1) {
            unsigned char *longer = malloc((size_t)(known + more));
            unsigned char found[256];
            single in;
            ck_assert_ptr_nonnull(longer);
            memset(longer, 0, (size_t)(known + more));
            full_row(table, longer);
            begin_single(&in, table, longer, known + more, 0);
            ck_assert_int_eq(get(&in, "2023-01-01", table, found), CAF_OK);
            ck_assert_int_eq(memcmp(found, longer, (size_t)known), 0);
            for (int32_t k = 0; k < more; k++) {
                longer[known + k] = 1;
                ck_assert_msg(get(&in, "2023-01-01", table, found) == CAF_E_ROW_TAIL, "%s, byte %d", rows[table].name, (int)k);
                longer[known + k] = 0;
            }
            free(longer);
        }
    }
}
END_TEST

START_TEST(a_tail_is_refused_with_its_place)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        int32_t known = caf_row_size(table);
        int32_t size = known + 8;
        unsigned char memory[2 * 264] = { 0 };
        caf_context context = caf_context_on(day("2023-01-01"), CAF_DIVISION_NONE);
        caf_cursor cursor = caf_cursor_begin();
        caf_finding found[64];
        caf_out out = { found, 64, 0, (int32_t)sizeof found[0], 0 };
        single in;
        full_row(table, memory);
        full_row(table, memory + size);
        set_value(memory + size, caf_field_at(table, 0), table == CAF_CASES ? 11 : 10);
        memory[2 * size - 1] = 1;
        begin_single(&in, table, memory, size, 0);
        in.tables[table].n = 2;
        ck_assert_int_eq(caf_check(&in.load, &cursor, &context, NULL, &out, NULL, 0), CAF_E_ROW_TAIL);
        ck_assert_int_eq(cursor.diag.status, CAF_E_ROW_TAIL);
        ck_assert_int_eq(cursor.diag.table, table);
        ck_assert_int_eq(cursor.diag.row, 1);
        ck_assert_int_eq(out.n == 0, table != CAF_CASES);
    }
}
END_TEST

START_TEST(the_caller_may_know_more_or_less_of_a_row)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        int32_t known = caf_row_size(table);
        unsigned char whole[256], found[300];
        caf_case whose;
        single in;
        full_row(table, whole);
        begin_single(&in, table, whole, known, 0);
        ck_assert_int_eq(find(&in, "2023-01-01", &whose), CAF_OK);
        for (int32_t size = 16; size <= known + 32; size++) {
            memset(found, 0xEE, sizeof found);
            ck_assert_int_eq(caf_get(&whose, table, 0, found, size), CAF_OK);
            ck_assert_int_eq(memcmp(found, whole, (size_t)(size < known ? size : known)), 0);
            for (int32_t k = known; k < size; k++) {
                ck_assert_int_eq(found[k], 0);
            }
            for (size_t k = (size_t)size; k < sizeof found; k++) {
                ck_assert_int_eq(found[k], 0xEE);
            }
        }
        ck_assert_int_eq(caf_get(&whose, table, 0, found, 15), CAF_E_SIZE);
        ck_assert_int_eq(caf_get(&whose, table, 0, found, 0), CAF_E_SIZE);
        ck_assert_int_eq(caf_get(&whose, table, 0, found, -1), CAF_E_SIZE);
        ck_assert_int_eq(caf_get(&whose, table, 1, found, known), CAF_E_TABLE);
        ck_assert_int_eq(caf_get(&whose, table, -1, found, known), CAF_E_TABLE);
        ck_assert_int_eq(caf_get(&whose, table, INT64_MAX, found, known), CAF_E_TABLE);
        ck_assert_int_eq(caf_get(&whose, table, 0, NULL, known), CAF_E_NULL);
        ck_assert_int_eq(caf_get(NULL, table, 0, found, known), CAF_E_NULL);
    }
}
END_TEST

START_TEST(rows_may_stand_anywhere)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        int32_t known = caf_row_size(table);
        for (int32_t shift = 0; shift < 9; shift++) {
            for (int32_t gap = 0; gap < 14; gap++) {
                unsigned char whole[256], found[256];
                size_t bytes = (size_t)(shift + 3 * known + 2 * gap);
                unsigned char *memory = malloc(bytes);
                caf_case whose;
                single in;
                ck_assert_ptr_nonnull(memory);
                memset(memory, 0xA5, bytes);
                full_row(table, whole);
                for (int k = 0; k < 3; k++) {
                    set_value(whole, caf_field_at(table, 0), table == CAF_CASES ? 9 + k : 10);
                    set_value(whole, caf_field_at(table, 1), 5 + k);
                    memcpy(memory + shift + k * (known + gap), whole, (size_t)known);
                }
                begin_single(&in, table, memory + shift, known, known + gap);
                in.tables[table].n = 3;
                ck_assert_int_eq(find(&in, "2023-01-01", &whose), CAF_OK);
                ck_assert_int_eq(whose.count[table], table == CAF_CASES ? 1 : 3);
                for (int64_t k = 0; k < whose.count[table]; k++) {
                    ck_assert_int_eq(caf_get(&whose, table, k, found, known), CAF_OK);
                    ck_assert_int_eq(value_of(found, caf_field_at(table, 1)), table == CAF_CASES ? 6 : 5 + k);
                    set_value(whole, caf_field_at(table, 0), 10);
                    set_value(whole, caf_field_at(table, 1), table == CAF_CASES ? 6 : 5 + k);
                    ck_assert_int_eq(memcmp(found, whole, (size_t)known), 0);
                }
                free(memory);
            }
        }
    }
}
END_TEST

static int is_recorded(const caf_field *field)
{
    return strcmp(field->name, "recorded") == 0;
}

START_TEST(an_event_reads_as_not_recorded_before_it_came)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        const caf_field *event;
        int always = table == CAF_CASES || table == CAF_CHILDREN;
        for (int32_t e = 0; (event = caf_field_at(table, e)) != NULL; e++) {
            if (event->type != CAF_TYPE_DATE || is_recorded(event)) {
                continue;
            }
            /* Alone: everything else of the row is not a date. */
            unsigned char row[256], found[256];
            const caf_field *field;
            single in;
            full_row(table, row);
            for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
                set_value(row, field, is_date(field) && field != event ? 0 : value_of(row, field));
            }
            set_value(row, event, day("2022-06-15"));
            begin_single(&in, table, row, caf_row_size(table), 0);
            ck_assert_int_eq(get(&in, "2022-06-15", table, found), CAF_OK);
            ck_assert_int_eq(memcmp(found, row, (size_t)caf_row_size(table)), 0);
            caf_status before = get(&in, "2022-06-14", table, found);
            ck_assert_msg(before == (always ? CAF_OK : CAF_HIDDEN), "%s.%s alone", rows[table].name, event->name);
            for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
                int64_t expected = !always || field == event || field->event == e ? 0 : value_of(row, field);
                ck_assert_msg(value_of(found, field) == expected, "%s.%s before %s", rows[table].name, field->name, event->name);
            }
        }
    }
}
END_TEST

START_TEST(an_earlier_event_shows_the_row_but_not_the_later_one)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        const caf_field *event;
        for (int32_t e = 0; (event = caf_field_at(table, e)) != NULL; e++) {
            unsigned char row[256], found[256];
            const caf_field *field;
            single in;
            int others = 0;
            if (event->type != CAF_TYPE_DATE || is_recorded(event)) {
                continue;
            }
            full_row(table, row);
            set_value(row, field_of(table, "recorded"), 0);
            set_value(row, event, day("2022-06-15"));
            for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
                others += field->type == CAF_TYPE_DATE && field != event && !is_recorded(field);
            }
            begin_single(&in, table, row, caf_row_size(table), 0);
            int visible = others > 0 || table == CAF_CASES || table == CAF_CHILDREN;
            ck_assert_int_eq(get(&in, "2022-06-14", table, found), visible ? CAF_OK : CAF_HIDDEN);
            for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
                int64_t expected = !visible || field == event || field->event == e ? 0 : value_of(row, field);
                ck_assert_msg(value_of(found, field) == expected, "%s.%s before %s", rows[table].name, field->name, event->name);
            }
        }
    }
}
END_TEST

START_TEST(a_row_exists_from_the_day_it_was_entered)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        unsigned char row[256], found[256], nothing[256] = { 0 };
        const caf_field *field;
        single in;
        full_row(table, row);
        set_value(row, field_of(table, "recorded"), day("2022-06-15"));
        begin_single(&in, table, row, caf_row_size(table), 0);
        ck_assert_int_eq(get(&in, "2022-06-15", table, found), CAF_OK);
        ck_assert_int_eq(memcmp(found, row, (size_t)caf_row_size(table)), 0);
        ck_assert_int_eq(get(&in, "2022-06-14", table, found), CAF_HIDDEN);
        ck_assert_int_eq(memcmp(found, nothing, (size_t)caf_row_size(table)), 0);
        /* Entered in advance: there, without what had not happened. */
        set_value(row, field_of(table, "recorded"), day("2022-06-01"));
        for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
            if (field->type == CAF_TYPE_DATE && !is_recorded(field)) {
                set_value(row, field, day("2022-06-15"));
            }
        }
        ck_assert_int_eq(get(&in, "2022-06-01", table, found), CAF_OK);
        for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
            int masked = (field->type == CAF_TYPE_DATE && !is_recorded(field)) || field->event >= 0;
            ck_assert_int_eq(value_of(found, field), masked ? 0 : value_of(row, field));
        }
    }
}
END_TEST

START_TEST(a_planned_day_may_lie_ahead)
{
    int planned = 0;
    for (int table = 0; table < CAF_TABLES; table++) {
        const caf_field *field;
        for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
            unsigned char row[256] = { 0 }, found[256];
            single in;
            if (field->type != CAF_TYPE_PLANNED) {
                continue;
            }
            planned++;
            set_value(row, caf_field_at(table, 0), 10);
            set_value(row, field, day("2030-01-01"));
            begin_single(&in, table, row, caf_row_size(table), 0);
            ck_assert_int_eq(get(&in, "2020-01-01", table, found), CAF_OK);
            ck_assert_int_eq(memcmp(found, row, (size_t)caf_row_size(table)), 0);
        }
    }
    ck_assert_int_eq(planned, 6);
}
END_TEST

START_TEST(no_date_reads_as_nothing)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        const caf_field *field;
        for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
            unsigned char row[256], zero[256], found[256];
            single in;
            if (!is_date(field)) {
                continue;
            }
            full_row(table, row);
            memcpy(zero, row, sizeof zero);
            set_value(row, field, CAF_DATE_NONE);
            set_value(zero, field, 0);
            begin_single(&in, table, row, caf_row_size(table), 0);
            ck_assert_int_eq(get(&in, "2023-01-01", table, found), CAF_OK);
            ck_assert_int_eq(memcmp(found, zero, (size_t)caf_row_size(table)), 0);
        }
    }
}
END_TEST

START_TEST(what_cannot_be_reads_as_nothing)
{
    static const int64_t bad_dates[] = { CAF_DATE_UNREADABLE, -25568, 84371, INT32_MAX, INT32_MIN + 7 };
    static const int64_t good_dates[] = { -25567, 1, -1, 18262 };
    for (int table = 0; table < CAF_TABLES; table++) {
        const caf_field *field;
        for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
            unsigned char row[256], found[256];
            single in;
            full_row(table, row);
            begin_single(&in, table, row, caf_row_size(table), 0);
            for (int64_t value = 0; value < 256 && bytes_of(field) == 1; value++) {
                int64_t most = field->type == CAF_TYPE_FLAG ? CAF_NO : field->n_choices;
                set_value(row, field, value);
                ck_assert_int_eq(get(&in, "2023-01-01", table, found), CAF_OK);
                ck_assert_int_eq(value_of(found, field), value <= most ? value : 0);
            }
            if (field->type == CAF_TYPE_COUNT) {
                set_value(row, field, -1);
                ck_assert_int_eq(get(&in, "2023-01-01", table, found), CAF_OK);
                ck_assert_int_eq(value_of(found, field), 0);
                set_value(row, field, INT32_MAX);
                ck_assert_int_eq(get(&in, "2023-01-01", table, found), CAF_OK);
                ck_assert_int_eq(value_of(found, field), INT32_MAX);
            }
            for (size_t k = 0; is_date(field) && k < sizeof bad_dates / sizeof bad_dates[0]; k++) {
                set_value(row, field, bad_dates[k]);
                ck_assert_int_eq(get(&in, "2023-01-01", table, found), CAF_OK);
                ck_assert_msg(value_of(found, field) == 0, "%s.%s: %ld", rows[table].name, field->name, (long)bad_dates[k]);
            }
            for (size_t k = 0; is_date(field) && k < sizeof good_dates / sizeof good_dates[0]; k++) {
                set_value(row, field, good_dates[k]);
                ck_assert_int_eq(get(&in, "2023-01-01", table, found), CAF_OK);
                ck_assert_int_eq(value_of(found, field), good_dates[k]);
            }
        }
    }
}
END_TEST

START_TEST(a_field_that_the_source_cannot_hold_reads_as_nothing)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        const caf_field *field;
        for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
            unsigned char row[256], found[256];
            const caf_field *other;
            single in;
            full_row(table, row);
            begin_single(&in, table, row, caf_row_size(table), 0);
            in.tables[table].fields = CAF_ALL_FIELDS & ~((int64_t)1 << i);
            ck_assert_int_eq(get(&in, "2023-01-01", table, found), CAF_OK);
            for (int32_t k = 0; (other = caf_field_at(table, k)) != NULL; k++) {
                /* The first two, case and identifier, hold the rows together. */
                int64_t expected = k == i && k > 1 ? 0 : value_of(row, other);
                ck_assert_msg(value_of(found, other) == expected, "%s.%s", rows[table].name, other->name);
            }
        }
    }
}
END_TEST

/* Three cases, 10, 20 and 30, with two rows of each other table each. */
static void three_cases(owned *out)
{
    begin_owned(out);
    for (int k = 1; k <= 3; k++) {
        for (int table = 0; table < CAF_TABLES; table++) {
            for (int i = 0; i < (table == CAF_CASES ? 1 : 2); i++) {
                unsigned char row[256] = { 0 };
                set_value(row, caf_field_at(table, 0), 10 * k);
                set_value(row, caf_field_at(table, 1), table == CAF_CASES ? 0 : i + 1);
                add_row(out, table, row);
            }
        }
    }
}

static unsigned char *row_of(const owned *in, int table, int64_t index)
{
    return in->memory[table] + (size_t)index * (size_t)caf_row_size(table);
}

/* Walks to the end or the first error. */
static caf_status walk(const caf_caseload *load, caf_cursor *cursor, int64_t *cases)
{
    caf_context context = caf_context_on(day("2023-01-01"), CAF_DIVISION_NONE);
    caf_case one;
    caf_status status;
    *cursor = caf_cursor_begin();
    *cases = 0;
    memset(&one, 0, sizeof one);
    one.size = (int32_t)sizeof one;
    while ((status = caf_next_case(load, &context, cursor, &one)) == CAF_OK) {
        ++*cases;
    }
    return status;
}

START_TEST(a_walk_gives_each_case_its_rows)
{
    caf_context context = caf_context_on(day("2023-01-01"), CAF_DIVISION_NONE);
    caf_cursor cursor = caf_cursor_begin();
    caf_case one, found;
    owned in;
    three_cases(&in);
    one.size = found.size = (int32_t)sizeof one;
    for (int k = 1; k <= 3; k++) {
        ck_assert_int_eq(caf_next_case(&in.load, &context, &cursor, &one), CAF_OK);
        ck_assert_int_eq(one.row.case_id, 10 * k);
        ck_assert_int_eq(one.index, k - 1);
        ck_assert_int_eq(one.as_of, context.as_of);
        ck_assert_ptr_eq(one.caseload, &in.load);
        ck_assert_int_eq(one.not_yet, 0);
        for (int table = 0; table < CAF_TABLES_MAX; table++) {
            int64_t each = table == CAF_CASES ? 1 : table < CAF_TABLES ? 2 : 0;
            ck_assert_int_eq(one.count[table], each);
            ck_assert_int_eq(one.first[table], each * (k - 1));
            ck_assert_int_eq(one.orphans[table], 0);
        }
        ck_assert_int_eq(caf_find_case(&in.load, &context, 10 * k, &found), CAF_OK);
        ck_assert_int_eq(memcmp(&one, &found, sizeof one), 0);
        ck_assert_int_eq(caf_find_case(&in.load, &context, 10 * k + 1, &found), CAF_E_NO_CASE);
    }
    ck_assert_int_eq(caf_next_case(&in.load, &context, &cursor, &one), CAF_END);
    ck_assert_int_eq(one.index, 3);
    ck_assert_int_eq(caf_next_case(&in.load, &context, &cursor, &one), CAF_END);
    end_owned(&in);
}
END_TEST

START_TEST(an_empty_caseload_ends_at_once)
{
    caf_context context = caf_context_on(day("2023-01-01"), CAF_DIVISION_NONE);
    caf_cursor cursor;
    int64_t cases;
    caf_case one;
    owned in;
    caf_caseload nothing = { (int32_t)sizeof nothing, 0, NULL };
    begin_owned(&in);
    ck_assert_int_eq(walk(&in.load, &cursor, &cases), CAF_END);
    ck_assert_int_eq(walk(&nothing, &cursor, &cases), CAF_END);
    memset(in.tables, 0, sizeof in.tables);
    ck_assert_int_eq(walk(&in.load, &cursor, &cases), CAF_END);
    ck_assert_int_eq(cases, 0);
    one.size = (int32_t)sizeof one;
    ck_assert_int_eq(caf_find_case(&nothing, &context, 10, &one), CAF_E_NO_CASE);
    end_owned(&in);
}
END_TEST

START_TEST(rows_out_of_order_are_refused_with_their_place)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        int64_t n = table == CAF_CASES ? 3 : 6;
        for (int64_t i = 1; i < n; i++) {
            caf_cursor cursor;
            int64_t cases;
            owned in;
            three_cases(&in);
            /* Before every case that came before it. */
            set_value(row_of(&in, table, i), caf_field_at(table, 0), 5);
            ck_assert_msg(walk(&in.load, &cursor, &cases) == CAF_E_ROW_ORDER, "%s, row %d", rows[table].name, (int)i);
            ck_assert_int_eq(cursor.diag.status, CAF_E_ROW_ORDER);
            ck_assert_int_eq(cursor.diag.table, table);
            ck_assert_int_eq(cursor.diag.row, i);
            end_owned(&in);
        }
    }
}
END_TEST

START_TEST(rows_out_of_order_are_refused_after_the_last_case_too)
{
    for (int table = 1; table < CAF_TABLES; table++) {
        caf_cursor cursor;
        int64_t cases;
        owned in;
        three_cases(&in);
        set_value(row_of(&in, table, 4), caf_field_at(table, 0), 99);
        set_value(row_of(&in, table, 5), caf_field_at(table, 0), 98);
        ck_assert_msg(walk(&in.load, &cursor, &cases) == CAF_E_ROW_ORDER, "%s", rows[table].name);
        ck_assert_int_eq(cursor.diag.table, table);
        ck_assert_int_eq(cursor.diag.row, 5);
        end_owned(&in);
    }
}
END_TEST

START_TEST(rows_out_of_order_are_refused_between_cases_too)
{
    /* Rows of no case before the first case, and between the first two. */
    for (int table = 1; table < CAF_TABLES; table++) {
        for (int64_t row = 0; row <= 2; row += 2) {
            caf_cursor cursor;
            int64_t cases;
            owned in;
            three_cases(&in);
            set_value(row_of(&in, table, row), caf_field_at(table, 0), row == 0 ? 7 : 16);
            set_value(row_of(&in, table, row + 1), caf_field_at(table, 0), row == 0 ? 6 : 15);
            ck_assert_msg(walk(&in.load, &cursor, &cases) == CAF_E_ROW_ORDER, "%s, row %d", rows[table].name, (int)row);
            ck_assert_int_eq(cursor.diag.table, table);
            ck_assert_int_eq(cursor.diag.row, row + 1);
            end_owned(&in);
        }
    }
}
END_TEST

START_TEST(one_case_twice_is_refused)
{
    caf_cursor cursor;
    int64_t cases;
    owned in;
    three_cases(&in);
    set_value(row_of(&in, CAF_CASES, 1), caf_field_at(CAF_CASES, 0), 10);
    ck_assert_int_eq(walk(&in.load, &cursor, &cases), CAF_E_ROW_ORDER);
    ck_assert_int_eq(cursor.diag.table, CAF_CASES);
    ck_assert_int_eq(cursor.diag.row, 1);
    ck_assert_int_eq(cases, 1);
    end_owned(&in);
}
END_TEST

START_TEST(identifiers_out_of_order_matter_where_others_refer_to_them)
{
    for (int table = 1; table < CAF_TABLES; table++) {
        caf_cursor cursor;
        int64_t cases;
        owned in;
        three_cases(&in);
        set_value(row_of(&in, table, 3), caf_field_at(table, 1), -1);
        caf_status status = walk(&in.load, &cursor, &cases);
        ck_assert_msg(status == (is_referred_to(table) ? CAF_E_ROW_ORDER : CAF_END), "%s", rows[table].name);
        if (is_referred_to(table)) {
            ck_assert_int_eq(cursor.diag.table, table);
            ck_assert_int_eq(cursor.diag.row, 3);
            ck_assert_int_eq(cases, 1);
        }
        end_owned(&in);
    }
}
END_TEST

START_TEST(rows_of_no_case_are_orphans)
{
    /* Before the first case, between two, and after the last. */
    static const int64_t ids[] = { 5, 15, 95 };
    for (int table = 1; table < CAF_TABLES; table++) {
        for (int where = 0; where < 3; where++) {
            caf_context context = caf_context_on(day("2023-01-01"), CAF_DIVISION_NONE);
            caf_cursor cursor = caf_cursor_begin();
            caf_case one;
            owned in;
            three_cases(&in);
            int64_t row = where == 0 ? 0 : where == 1 ? 2 : 5;
            set_value(row_of(&in, table, row), caf_field_at(table, 0), ids[where]);
            one.size = (int32_t)sizeof one;
            for (int k = 0; k < 4; k++) {
                ck_assert_int_eq(caf_next_case(&in.load, &context, &cursor, &one), k < 3 ? CAF_OK : CAF_END);
                int64_t orphans = where == (k < 2 ? k : k == 3 ? 2 : -1);
                ck_assert_msg(one.orphans[table] == orphans, "%s, case %d", rows[table].name, k);
                int64_t own = k == 3 ? 0 : (where == k || (where == 2 && k == 2)) ? 1 : 2;
                ck_assert_int_eq(one.count[table], own);
            }
            end_owned(&in);
        }
    }
}
END_TEST

START_TEST(finding_a_case_is_walking_to_it)
{
    for (uint64_t seed = 1; seed <= 40; seed++) {
        caf_context context = caf_context_on(day("2022-09-01"), CAF_DIVISION_NONE);
        caf_cursor cursor = caf_cursor_begin();
        caf_case one, found;
        owned in;
        random_caseload(&in, seed, 12, (int)(seed % 3));
        one.size = found.size = (int32_t)sizeof one;
        while (caf_next_case(&in.load, &context, &cursor, &one) == CAF_OK) {
            ck_assert_int_eq(caf_find_case(&in.load, &context, one.row.case_id, &found), CAF_OK);
            /* Found alone it knows of no orphans. */
            memset(one.orphans, 0, sizeof one.orphans);
            memset(found.orphans, 0, sizeof found.orphans);
            ck_assert_int_eq(memcmp(&one, &found, sizeof one), 0);
        }
        ck_assert_int_eq(cursor.diag.status, CAF_OK);
        end_owned(&in);
    }
}
END_TEST

START_TEST(a_case_may_not_be_open_yet)
{
    static const struct {
        const char *opened, *recorded, *as_of;
        int not_yet;
    } all[] = {
        { "2023-03-01", NULL, "2023-02-28", 1 }, { "2023-03-01", NULL, "2023-03-01", 0 },
        { NULL, NULL, "2023-02-28", 0 },         { NULL, "2023-03-01", "2023-02-28", 1 },
        { "2023-03-01", "2023-03-08", "2023-03-07", 1 }, { "2023-03-01", "2023-03-08", "2023-03-08", 0 },
        { "2023-03-01", "2023-02-01", "2023-02-28", 1 }, { "2023-03-01", "2023-02-01", "2023-03-01", 0 },
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        caf_case_row row;
        caf_case one;
        single in;
        memset(&row, 0, sizeof row);
        row.case_id = 10;
        row.group = 3;
        row.opened = all[i].opened != NULL ? day(all[i].opened) : 0;
        row.recorded = all[i].recorded != NULL ? day(all[i].recorded) : 0;
        begin_single(&in, CAF_CASES, &row, (int32_t)sizeof row, 0);
        ck_assert_int_eq(find(&in, all[i].as_of, &one), CAF_OK);
        ck_assert_msg(one.not_yet == all[i].not_yet, "as of %s", all[i].as_of);
        ck_assert_int_eq(one.row.case_id, 10);
        /* Which tally a case counts in is no fact of the case. */
        ck_assert_msg(one.row.group == 3, "group %d as of %s", (int)one.row.group, all[i].as_of);
    }
}
END_TEST

START_TEST(coverage_is_what_table_and_case_say)
{
    for (int table = 1; table < CAF_TABLES; table++) {
        owned in;
        caf_case one;
        caf_context context = caf_context_on(day("2023-01-01"), CAF_DIVISION_NONE);
        int64_t bit = (int64_t)1 << table;
        three_cases(&in);
        set_value(row_of(&in, CAF_CASES, 1), field_of(CAF_CASES, "partial_tables"), bit);
        set_value(row_of(&in, CAF_CASES, 2), field_of(CAF_CASES, "absent_tables"), bit);
        one.size = (int32_t)sizeof one;
        for (int k = 1; k <= 3; k++) {
            static const int32_t expected[] = { 0, CAF_COMPLETE, CAF_PARTIAL, CAF_ABSENT };
            ck_assert_int_eq(caf_find_case(&in.load, &context, 10 * k, &one), CAF_OK);
            for (int other = 0; other < CAF_TABLES; other++) {
                ck_assert_int_eq(caf_coverage_of(&one, other), other == table ? expected[k] : CAF_COMPLETE);
            }
        }
        /* A table that the source does not hold at all. */
        in.tables[table].fields = 0;
        ck_assert_int_eq(caf_coverage_of(&one, table), CAF_ABSENT);
        ck_assert_int_eq(caf_find_case(&in.load, &context, 10, &one), CAF_OK);
        ck_assert_int_eq(caf_coverage_of(&one, table), CAF_ABSENT);
        ck_assert_int_eq(one.count[table], 0);
        in.tables[table].fields = 1;
        ck_assert_int_eq(caf_coverage_of(&one, table), CAF_COMPLETE);
        /* And one beyond those that are given. */
        in.load.n_tables = table;
        ck_assert_int_eq(caf_coverage_of(&one, table), CAF_ABSENT);
        ck_assert_int_eq(caf_coverage_of(&one, -1), CAF_ABSENT);
        ck_assert_int_eq(caf_coverage_of(&one, CAF_TABLES), CAF_ABSENT);
        ck_assert_int_eq(caf_coverage_of(NULL, table), CAF_ABSENT);
        end_owned(&in);
    }
}
END_TEST

START_TEST(an_impossible_table_is_refused_with_its_place)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        for (int how = 0; how < 7; how++) {
            caf_context context = caf_context_on(day("2023-01-01"), CAF_DIVISION_NONE);
            caf_cursor cursor = caf_cursor_begin();
            caf_case one;
            owned in;
            three_cases(&in);
            caf_rows *bad = &in.tables[table];
            switch (how) {
            case 0:
                bad->n = -1;
                break;
            case 1:
                bad->data = NULL;
                break;
            case 2:
                bad->size = 15;
                break;
            case 3:
                bad->size = -1;
                break;
            case 4:
                bad->stride = bad->size - 1;
                break;
            case 5:
                bad->stride = -bad->size;
                break;
            default:
                bad->n = INT64_MAX;
                break;
            }
            one.size = (int32_t)sizeof one;
            ck_assert_msg(caf_next_case(&in.load, &context, &cursor, &one) == CAF_E_ROWS, "%s, %d", rows[table].name, how);
            ck_assert_int_eq(cursor.diag.status, CAF_E_ROWS);
            ck_assert_int_eq(cursor.diag.table, table);
            ck_assert_int_eq(caf_find_case(&in.load, &context, 10, &one), CAF_E_ROWS);
            /* None of it matters where the table is not held. */
            bad->fields = 0;
            cursor = caf_cursor_begin();
            ck_assert_int_eq(caf_next_case(&in.load, &context, &cursor, &one), table == CAF_CASES ? CAF_END : CAF_OK);
            end_owned(&in);
        }
    }
}
END_TEST

START_TEST(a_walk_says_what_is_wrong_with_its_arguments)
{
    caf_context context = caf_context_on(day("2023-01-01"), CAF_DIVISION_NONE);
    caf_context other = context;
    caf_cursor cursor = caf_cursor_begin();
    caf_case one;
    owned in;
    three_cases(&in);
    caf_caseload load = in.load;
    one.size = (int32_t)sizeof one;
    ck_assert_int_eq(caf_next_case(NULL, &context, &cursor, &one), CAF_E_NULL);
    ck_assert_int_eq(cursor.diag.status, CAF_E_NULL);
    ck_assert_int_eq(caf_next_case(&load, NULL, &cursor, &one), CAF_E_NULL);
    ck_assert_int_eq(caf_next_case(&load, &context, NULL, &one), CAF_E_NULL);
    ck_assert_int_eq(caf_next_case(&load, &context, &cursor, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_find_case(NULL, &context, 10, &one), CAF_E_NULL);
    ck_assert_int_eq(caf_find_case(&load, NULL, 10, &one), CAF_E_NULL);
    ck_assert_int_eq(caf_find_case(&load, &context, 10, NULL), CAF_E_NULL);
    load.tables = NULL;
    ck_assert_int_eq(caf_next_case(&load, &context, &cursor, &one), CAF_E_NULL);
    ck_assert_int_eq(caf_find_case(&load, &context, 10, &one), CAF_E_NULL);
    load = in.load;
    load.size--;
    ck_assert_int_eq(caf_next_case(&load, &context, &cursor, &one), CAF_E_SIZE);
    load = in.load;
    load.n_tables = -1;
    ck_assert_int_eq(caf_next_case(&load, &context, &cursor, &one), CAF_E_SIZE);
    load.n_tables = CAF_TABLES_MAX + 1;
    ck_assert_int_eq(caf_next_case(&load, &context, &cursor, &one), CAF_E_SIZE);
    load = in.load;
    other.size--;
    ck_assert_int_eq(caf_next_case(&load, &other, &cursor, &one), CAF_E_SIZE);
    other = context;
    one.size--;
    ck_assert_int_eq(caf_next_case(&load, &context, &cursor, &one), CAF_E_SIZE);
    one.size = (int32_t)sizeof one;
    cursor.size--;
    ck_assert_int_eq(caf_next_case(&load, &context, &cursor, &one), CAF_E_SIZE);
    cursor = caf_cursor_begin();
    other.as_of = 0;
    ck_assert_int_eq(caf_next_case(&load, &other, &cursor, &one), CAF_E_DATE_NONE);
    other.as_of = CAF_DATE_NONE;
    ck_assert_int_eq(caf_next_case(&load, &other, &cursor, &one), CAF_E_DATE_NONE);
    other.as_of = day("1899-12-31");
    ck_assert_int_eq(caf_next_case(&load, &other, &cursor, &one), CAF_E_DATE_RANGE);
    other.as_of = day("2201-01-01");
    ck_assert_int_eq(caf_next_case(&load, &other, &cursor, &one), CAF_E_DATE_RANGE);
    ck_assert_int_eq(cursor.diag.status, CAF_E_DATE_RANGE);
    other.as_of = day("2200-12-31");
    ck_assert_int_eq(caf_next_case(&load, &other, &cursor, &one), CAF_OK);
    end_owned(&in);
}
END_TEST

START_TEST(a_table_of_a_later_version_must_be_empty)
{
    caf_context context = caf_context_on(day("2023-01-01"), CAF_DIVISION_NONE);
    caf_cursor cursor = caf_cursor_begin();
    caf_rows tables[CAF_TABLES_MAX];
    caf_case one;
    owned in;
    three_cases(&in);
    memset(tables, 0, sizeof tables);
    memcpy(tables, in.tables, sizeof in.tables);
    caf_caseload load = { (int32_t)sizeof load, CAF_TABLES_MAX, tables };
    one.size = (int32_t)sizeof one;
    ck_assert_int_eq(caf_next_case(&load, &context, &cursor, &one), CAF_OK);
    tables[CAF_TABLES_MAX - 1] = in.tables[CAF_MEETINGS];
    ck_assert_int_eq(caf_next_case(&load, &context, &cursor, &one), CAF_E_TABLE);
    end_owned(&in);
}
END_TEST

START_TEST(a_cursor_that_points_nowhere_is_refused)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        caf_context context = caf_context_on(day("2023-01-01"), CAF_DIVISION_NONE);
        caf_cursor cursor = caf_cursor_begin();
        caf_case one;
        owned in;
        three_cases(&in);
        one.size = (int32_t)sizeof one;
        cursor.next[table] = -1;
        ck_assert_int_eq(caf_next_case(&in.load, &context, &cursor, &one), CAF_E_ARGUMENT);
        cursor = caf_cursor_begin();
        cursor.next[table] = 1000;
        caf_status status = caf_next_case(&in.load, &context, &cursor, &one);
        ck_assert_msg(status == CAF_E_ARGUMENT || (table == CAF_CASES && status == CAF_END), "%s: %d", rows[table].name, (int)status);
        end_owned(&in);
    }
}
END_TEST

START_TEST(a_diagnosis_is_put_into_words)
{
    caf_diag diag = { CAF_E_ROW_ORDER, CAF_MEETINGS, 17, MEETING_HELD_ON, 0 };
    char text[256], small[10];
    size_t length = 0;
    ck_assert_int_eq(caf_diag_text(&diag, text, sizeof text, &length), CAF_OK);
    ck_assert_uint_eq(length, strlen(text));
    ck_assert_ptr_nonnull(strstr(text, "meetings, row 17, field held_on: "));
    ck_assert_ptr_nonnull(strstr(text, caf_status_text(CAF_E_ROW_ORDER)));
    ck_assert_int_eq(caf_diag_text(&diag, small, sizeof small, &length), CAF_E_CAPACITY);
    ck_assert_str_eq(small, "meetings,");
    ck_assert_uint_eq(length, strlen(text));
    ck_assert_int_eq(caf_diag_text(&diag, NULL, 0, &length), CAF_E_CAPACITY);
    ck_assert_uint_eq(length, strlen(text));
    ck_assert_int_eq(caf_diag_text(NULL, text, sizeof text, &length), CAF_E_NULL);
    ck_assert_int_eq(caf_diag_text(&diag, NULL, 5, &length), CAF_E_NULL);
    diag.field = -1;
    diag.row = -1;
    ck_assert_int_eq(caf_diag_text(&diag, text, sizeof text, NULL), CAF_OK);
    ck_assert_ptr_eq(strstr(text, "meetings: "), text);
    diag.table = -1;
    ck_assert_int_eq(caf_diag_text(&diag, text, sizeof text, NULL), CAF_OK);
    ck_assert_str_eq(text, caf_status_text(CAF_E_ROW_ORDER));
}
END_TEST

START_TEST(every_status_has_a_text_and_a_name)
{
    int named = 0;
    for (caf_status status = -5; status < 1000; status++) {
        ck_assert_ptr_nonnull(caf_status_text(status));
        if (caf_status_name(status) == NULL) {
            ck_assert_str_eq(caf_status_text(status), "unknown status");
        } else {
            ck_assert_str_ne(caf_status_text(status), "unknown status");
            ck_assert_ptr_eq(strstr(caf_status_name(status), status < CAF_E_NULL ? "CAF_" : "CAF_E_"), caf_status_name(status));
            named++;
        }
    }
    ck_assert_str_eq(caf_status_name(CAF_OK), "CAF_OK");
    ck_assert_str_eq(caf_status_name(CAF_E_ROW_TAIL), "CAF_E_ROW_TAIL");
    ck_assert_str_eq(caf_status_name(CAF_E_LIMIT), "CAF_E_LIMIT");
    ck_assert_int_ge(named, 41);
}
END_TEST

static Suite *rows_suite(void)
{
    Suite *suite = suite_create("rows");
    TCase *tcase = tcase_create("rows");
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, the_reflection_is_the_layout_of_the_structs);
    tcase_add_test(tcase, every_byte_of_a_row_is_a_field_or_reserved);
    tcase_add_test(tcase, fields_are_described);
    tcase_add_test(tcase, what_is_no_table_or_field_is_none);
    tcase_add_test(tcase, shorter_rows_end_in_nothing);
    tcase_add_test(tcase, longer_rows_must_end_in_zeros);
    tcase_add_test(tcase, a_tail_is_refused_with_its_place);
    tcase_add_test(tcase, the_caller_may_know_more_or_less_of_a_row);
    tcase_add_test(tcase, rows_may_stand_anywhere);
    tcase_add_test(tcase, an_event_reads_as_not_recorded_before_it_came);
    tcase_add_test(tcase, an_earlier_event_shows_the_row_but_not_the_later_one);
    tcase_add_test(tcase, a_row_exists_from_the_day_it_was_entered);
    tcase_add_test(tcase, a_planned_day_may_lie_ahead);
    tcase_add_test(tcase, no_date_reads_as_nothing);
    tcase_add_test(tcase, what_cannot_be_reads_as_nothing);
    tcase_add_test(tcase, a_field_that_the_source_cannot_hold_reads_as_nothing);
    tcase_add_test(tcase, a_walk_gives_each_case_its_rows);
    tcase_add_test(tcase, an_empty_caseload_ends_at_once);
    tcase_add_test(tcase, rows_out_of_order_are_refused_with_their_place);
    tcase_add_test(tcase, rows_out_of_order_are_refused_after_the_last_case_too);
    tcase_add_test(tcase, rows_out_of_order_are_refused_between_cases_too);
    tcase_add_test(tcase, one_case_twice_is_refused);
    tcase_add_test(tcase, identifiers_out_of_order_matter_where_others_refer_to_them);
    tcase_add_test(tcase, rows_of_no_case_are_orphans);
    tcase_add_test(tcase, finding_a_case_is_walking_to_it);
    tcase_add_test(tcase, a_case_may_not_be_open_yet);
    tcase_add_test(tcase, coverage_is_what_table_and_case_say);
    tcase_add_test(tcase, an_impossible_table_is_refused_with_its_place);
    tcase_add_test(tcase, a_walk_says_what_is_wrong_with_its_arguments);
    tcase_add_test(tcase, a_table_of_a_later_version_must_be_empty);
    tcase_add_test(tcase, a_cursor_that_points_nowhere_is_refused);
    tcase_add_test(tcase, a_diagnosis_is_put_into_words);
    tcase_add_test(tcase, every_status_has_a_text_and_a_name);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    return run_suite(rows_suite());
}
