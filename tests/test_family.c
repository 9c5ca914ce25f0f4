/* Families: each thing that only several cases together show, worked by hand, with its nearest neighbours that show nothing. */
#include "core_support.h"

enum { MOST = 400 };

/* Three cases of family 7, of children 1 to 3, open since March; meeting 5 of 9 May 2023 served the first two. */
typedef struct three {
    caf_case_row cases[4];
    caf_child_row children[9];
    caf_meeting_row meetings[6];
    caf_closure_row closures[2];
    int n_cases;
    int n_children;
    int n_meetings;
    int n_closures;
} three;

static three usual(void)
{
    three all;
    memset(&all, 0, sizeof all);
    for (int i = 0; i < 3; i++) {
        all.cases[i] = (caf_case_row){ .case_id = 10 * (i + 1), .family = 7, .child = i + 1, .opened = day("2023-03-01") };
        for (int child = 0; child < 3; child++) {
            static const char *const born[] = { "2009-01-15", "2014-06-30", "2020-12-01" };
            all.children[3 * i + child] = (caf_child_row){ .case_id = 10 * (i + 1), .id = child + 1, .born = day(born[child]) };
        }
    }
    all.meetings[0] = (caf_meeting_row){ .case_id = 10, .id = 5, .held_on = day("2023-05-09"), .kind = CAF_FIRST_TAF };
    all.meetings[1] = (caf_meeting_row){ .case_id = 20, .id = 5, .held_on = day("2023-05-09"), .kind = CAF_REVIEW_TAF };
    all.n_cases = 3;
    all.n_children = 9;
    all.n_meetings = 2;
    return all;
}

static void make(owned *in, const three *all)
{
    begin_owned(in);
    for (int i = 0; i < all->n_cases; i++) {
        add_row(in, CAF_CASES, &all->cases[i]);
    }
    for (int i = 0; i < all->n_children; i++) {
        add_row(in, CAF_CHILDREN, &all->children[i]);
    }
    for (int i = 0; i < all->n_meetings; i++) {
        add_row(in, CAF_MEETINGS, &all->meetings[i]);
    }
    for (int i = 0; i < all->n_closures; i++) {
        add_row(in, CAF_CLOSURES, &all->closures[i]);
    }
}

static caf_context context_on(const char *text)
{
    return caf_context_on(day(text), CAF_ENGLAND_AND_WALES);
}

static int64_t members_of(const owned *in, const caf_context *context, int64_t family, caf_member *members)
{
    caf_out out = { members, MOST, 0, (int32_t)sizeof *members, 0 };
    ck_assert_int_eq(caf_family(&in->load, context, family, &out), CAF_OK);
    return out.n;
}

static int64_t shown_of(const owned *in, const caf_context *context, const caf_member *members, int64_t n, caf_family_finding *shown)
{
    caf_out out = { shown, MOST, 0, (int32_t)sizeof *shown, 0 };
    ck_assert_int_eq(caf_check_family(&in->load, context, members, n, &out), CAF_OK);
    return out.n;
}

/* What family 7 shows on the last of June. */
static int64_t show(const three *all, caf_family_finding *shown)
{
    caf_member members[MOST];
    caf_context context = context_on("2023-06-30");
    owned in;
    make(&in, all);
    int64_t n = shown_of(&in, &context, members, members_of(&in, &context, 7, members), shown);
    end_owned(&in);
    return n;
}

static void assert_shown(const caf_family_finding *shown, int32_t kind, int32_t verdict, int64_t of_case, int64_t other_case, int64_t row)
{
    char text[600];
    size_t length;
    ck_assert_str_eq(caf_family_kind_name(shown->kind), caf_family_kind_name(kind));
    ck_assert_str_eq(caf_verdict_name(shown->verdict), caf_verdict_name(verdict));
    ck_assert_int_eq(shown->case_id, of_case);
    ck_assert_int_eq(shown->other_case, other_case);
    ck_assert_int_eq(shown->row, row);
    ck_assert_int_eq(caf_family_text(shown, text, sizeof text, &length), CAF_OK);
    ck_assert_uint_gt(length, 30);
    ck_assert_int_eq(text[length - 1], '.');
}

START_TEST(a_family_is_the_cases_that_name_it)
{
    caf_member members[MOST];
    caf_context context = context_on("2023-06-30");
    owned in;
    three all = usual();
    all.cases[1].family = 8;
    all.cases[2].child = 0;       /* of three children one cannot be told */
    all.children[8].own_case = 30; /* but by its case */
    all.children[8].born = 0;
    all.children[8].expected = day("2023-07-20");
    make(&in, &all);
    ck_assert_int_eq(members_of(&in, &context, 7, members), 2);
    ck_assert_int_eq(members[0].case_id, 10);
    ck_assert_int_eq(members[0].index, 0);
    ck_assert_int_eq(members[0].child, 1);
    ck_assert_int_eq(members[0].born, day("2009-01-15"));
    ck_assert_int_eq(members[1].case_id, 30);
    ck_assert_int_eq(members[1].index, 2);
    ck_assert_int_eq(members[1].child, 3);
    ck_assert_int_eq(members[1].born, 0);
    ck_assert_int_eq(members[1].expected, day("2023-07-20"));
    ck_assert_int_eq(members[1].not_yet, 0);
    ck_assert_int_eq(members_of(&in, &context, 9, members), 0);
    context = context_on("2023-02-28");
    ck_assert_int_eq(members_of(&in, &context, 7, members), 2);
    ck_assert_int_eq(members[0].not_yet, 1);
    end_owned(&in);
}
END_TEST

START_TEST(a_meeting_that_serves_others_is_shown)
{
    caf_family_finding shown[MOST];
    three all = usual();
    ck_assert_int_eq(show(&all, shown), 1);
    assert_shown(&shown[0], CAF_FAMILY_NOT_SERVED, CAF_JUDGEMENT, 30, 10, 5);
    ck_assert_int_eq(shown[0].date, day("2023-05-09"));
    ck_assert_int_eq(shown[0].other_row, 0);
    /* Linked, it serves all three; its kind may differ. */
    all.meetings[2] = (caf_meeting_row){ .case_id = 30, .id = 5, .held_on = day("2023-05-09") };
    all.n_meetings = 3;
    ck_assert_int_eq(show(&all, shown), 0);
    /* Another meeting of the same day may be the same one. */
    all.meetings[2].id = 6;
    ck_assert_int_eq(show(&all, shown), 3);
    assert_shown(&shown[0], CAF_FAMILY_NOT_SERVED, CAF_JUDGEMENT, 30, 10, 5);
    ck_assert_int_eq(shown[0].other_row, 6);
    assert_shown(&shown[1], CAF_FAMILY_NOT_SERVED, CAF_JUDGEMENT, 10, 30, 6);
    ck_assert_int_eq(shown[1].other_row, 5);
    assert_shown(&shown[2], CAF_FAMILY_NOT_SERVED, CAF_JUDGEMENT, 20, 30, 6);
    /* Unless the other case has that meeting as well. */
    all.meetings[1] = (caf_meeting_row){ .case_id = 10, .id = 6, .held_on = day("2023-05-09") };
    ck_assert_int_eq(show(&all, shown), 3);
    assert_shown(&shown[0], CAF_FAMILY_NOT_SERVED, CAF_JUDGEMENT, 20, 10, 5);
    assert_shown(&shown[1], CAF_FAMILY_NOT_SERVED, CAF_JUDGEMENT, 30, 10, 5);
    ck_assert_int_eq(shown[1].other_row, 0);
    assert_shown(&shown[2], CAF_FAMILY_NOT_SERVED, CAF_JUDGEMENT, 20, 10, 6);
    /* A final statutory meeting, one that was not held, one without its day. */
    all = usual();
    all.meetings[0].kind = CAF_FINAL_STATUTORY;
    all.meetings[1].kind = CAF_FINAL_STATUTORY;
    ck_assert_int_eq(show(&all, shown), 0);
    all = usual();
    all.meetings[0].held_on = 0;
    all.meetings[1].held_on = 0;
    all.meetings[0].held = CAF_YES;
    all.meetings[0].planned_for = day("2023-05-09");
    ck_assert_int_eq(show(&all, shown), 0);
}
END_TEST

START_TEST(only_a_case_that_was_open_could_be_served)
{
    caf_family_finding shown[MOST];
    three all = usual();
    all.cases[2].opened = day("2023-05-10");
    ck_assert_int_eq(show(&all, shown), 0);
    all.cases[2].opened = day("2023-05-09");
    ck_assert_int_eq(show(&all, shown), 1);
    all.cases[2].opened = 0;
    ck_assert_int_eq(show(&all, shown), 1);
    assert_shown(&shown[0], CAF_FAMILY_NOT_SERVED, CAF_UNKNOWN, 30, 10, 5);
    /* Closed by that day, and reopened. */
    all = usual();
    all.n_closures = 1;
    all.closures[0] = (caf_closure_row){ .case_id = 30, .id = 1, .closed = day("2023-05-09") };
    ck_assert_int_eq(show(&all, shown), 0);
    all.closures[0].closed = day("2023-05-10");
    ck_assert_int_eq(show(&all, shown), 1);
    all.closures[0].closed = day("2023-04-03");
    all.closures[0].reopened = day("2023-05-09");
    ck_assert_int_eq(show(&all, shown), 1);
    assert_shown(&shown[0], CAF_FAMILY_NOT_SERVED, CAF_JUDGEMENT, 30, 10, 5);
    all.closures[0].reopened = day("2023-05-10");
    ck_assert_int_eq(show(&all, shown), 0);
    /* Closed on some day; or the source does not hold all closures, or all meetings. */
    all.closures[0] = (caf_closure_row){ .case_id = 30, .id = 1, .reason = 1 };
    ck_assert_int_eq(show(&all, shown), 1);
    ck_assert_int_eq(shown[0].verdict, CAF_UNKNOWN);
    for (int table = 0; table < 2; table++) {
        all = usual();
        all.cases[2].partial_tables = (int64_t)1 << (table == 0 ? CAF_CLOSURES : CAF_MEETINGS);
        ck_assert_int_eq(show(&all, shown), 1);
        assert_shown(&shown[0], CAF_FAMILY_NOT_SERVED, CAF_UNKNOWN, 30, 10, 5);
    }
}
END_TEST

START_TEST(one_meeting_has_one_day)
{
    caf_family_finding shown[MOST];
    three all = usual();
    all.n_cases = 2;
    all.n_children = 0;
    for (int i = 0; i < 2; i++) {
        all.cases[i].partial_tables = (int64_t)1 << CAF_CHILDREN;
    }
    ck_assert_int_eq(show(&all, shown), 0);
    all.meetings[1].held_on++;
    ck_assert_int_eq(show(&all, shown), 1);
    assert_shown(&shown[0], CAF_FAMILY_MEETING_DIFFERS, CAF_UNKNOWN, 10, 20, 5);
    ck_assert_int_eq(shown[0].field, field_of(CAF_MEETINGS, "held_on")->index);
    ck_assert_int_eq(shown[0].value, day("2023-05-09"));
    ck_assert_int_eq(shown[0].other_value, day("2023-05-10"));
    /* What one does not say contradicts nothing. */
    all.meetings[1].held_on = 0;
    ck_assert_int_eq(show(&all, shown), 0);
    all.meetings[1].held = CAF_YES;
    ck_assert_int_eq(show(&all, shown), 0);
    all.meetings[1].held = CAF_NO;
    ck_assert_int_eq(show(&all, shown), 1);
    ck_assert_int_eq(shown[0].field, field_of(CAF_MEETINGS, "held")->index);
    ck_assert_int_eq(shown[0].value, CAF_YES);
    ck_assert_int_eq(shown[0].other_value, CAF_NO);
    /* Held here and cancelled there, either way round. */
    all.meetings[1].held = 0;
    all.meetings[1].cancelled_on = day("2023-05-08");
    ck_assert_int_eq(show(&all, shown), 1);
    ck_assert_int_eq(shown[0].field, field_of(CAF_MEETINGS, "held")->index);
    ck_assert_int_eq(shown[0].other_field, field_of(CAF_MEETINGS, "cancelled")->index);
    all.meetings[0] = (caf_meeting_row){ .case_id = 10, .id = 5, .cancelled = CAF_YES };
    all.meetings[1] = (caf_meeting_row){ .case_id = 20, .id = 5, .held_on = day("2023-05-09") };
    ck_assert_int_eq(show(&all, shown), 1);
    ck_assert_int_eq(shown[0].field, field_of(CAF_MEETINGS, "cancelled")->index);
    ck_assert_int_eq(shown[0].other_field, field_of(CAF_MEETINGS, "held")->index);
    /* Two days set, two days cancelled. */
    all.meetings[0] = (caf_meeting_row){ .case_id = 10, .id = 5, .planned_for = day("2023-05-09"), .cancelled_on = day("2023-05-01") };
    all.meetings[1] = (caf_meeting_row){ .case_id = 20, .id = 5, .planned_for = day("2023-05-16"), .cancelled_on = day("2023-05-02") };
    ck_assert_int_eq(show(&all, shown), 2);
    ck_assert_int_eq(shown[0].field, field_of(CAF_MEETINGS, "cancelled_on")->index);
    ck_assert_int_eq(shown[1].field, field_of(CAF_MEETINGS, "planned_for")->index);
    /* Held and cancelled in one record is that record's matter; held, and not held but cancelled, is told once. */
    all.meetings[0] = (caf_meeting_row){ .case_id = 10, .id = 5, .held_on = day("2023-05-09") };
    all.meetings[1] = (caf_meeting_row){ .case_id = 20, .id = 5, .held_on = day("2023-05-09"), .cancelled = CAF_YES };
    ck_assert_int_eq(show(&all, shown), 0);
    all.meetings[1] = (caf_meeting_row){ .case_id = 20, .id = 5, .held = CAF_NO, .cancelled = CAF_YES };
    ck_assert_int_eq(show(&all, shown), 1);
    /* Without an identifier nothing says that they are one. */
    all.meetings[0] = (caf_meeting_row){ .case_id = 10, .planned_for = day("2023-05-09") };
    all.meetings[1] = (caf_meeting_row){ .case_id = 20, .planned_for = day("2023-05-16") };
    ck_assert_int_eq(show(&all, shown), 0);
    all.meetings[0].id = 5;
    all.meetings[1].id = 5;
    all.meetings[0].planned_for = 0;
    all.meetings[0].planned_for = day("2023-05-09");
    /* A day that cannot be says nothing. */
    all.meetings[1] = (caf_meeting_row){ .case_id = 20, .id = 5, .planned_for = CAF_DATE_UNREADABLE };
    ck_assert_int_eq(show(&all, shown), 0);
}
END_TEST

START_TEST(the_cases_list_each_others_children)
{
    caf_family_finding shown[MOST];
    three all = usual();
    all.n_meetings = 0;
    ck_assert_int_eq(show(&all, shown), 0);
    /* The last case does not know of the first child; by its own case, or with another date of birth. */
    all.children[6] = all.children[7];
    all.children[7] = all.children[8];
    all.n_children = 8;
    ck_assert_int_eq(show(&all, shown), 1);
    assert_shown(&shown[0], CAF_FAMILY_NOT_LISTED, CAF_JUDGEMENT, 30, 10, 0);
    all.children[8] = (caf_child_row){ .case_id = 30, .id = 4, .own_case = 10, .born = day("2009-01-15") };
    all.n_children = 9;
    ck_assert_int_eq(show(&all, shown), 0);
    all.children[8].born++;
    ck_assert_int_eq(show(&all, shown), 1);
    assert_shown(&shown[0], CAF_FAMILY_BIRTH_DIFFERS, CAF_UNKNOWN, 30, 10, 4);
    ck_assert_int_eq(shown[0].value, day("2009-01-16"));
    ck_assert_int_eq(shown[0].other_value, day("2009-01-15"));
    all.children[8].born = 0;
    ck_assert_int_eq(show(&all, shown), 0);
    all.children[8].born = day("2009-01-16");
    all.children[0].born = 0; /* in its own case */
    ck_assert_int_eq(show(&all, shown), 0);
    all.children[0].born = day("2009-01-15");
    all.children[8].born = 0;
    /* A fourth child who may be the first; a record of children that may lack some. */
    all.children[8].own_case = 0;
    ck_assert_int_eq(show(&all, shown), 1);
    assert_shown(&shown[0], CAF_FAMILY_NOT_LISTED, CAF_UNKNOWN, 30, 10, 0);
    all.cases[2].partial_tables = (int64_t)1 << CAF_CHILDREN;
    ck_assert_int_eq(show(&all, shown), 0);
}
END_TEST

/* Where each case calls its own child 1, the number is no name that they share. */
START_TEST(numbers_of_ones_own_are_no_names)
{
    caf_family_finding shown[MOST];
    three all = usual();
    all.n_meetings = 0;
    all.n_cases = 2;
    all.cases[1].child = 1;
    all.n_children = 2;
    all.children[1] = (caf_child_row){ .case_id = 20, .id = 1, .born = day("2014-06-30") };
    ck_assert_int_eq(show(&all, shown), 2);
    assert_shown(&shown[0], CAF_FAMILY_NOT_LISTED, CAF_JUDGEMENT, 10, 20, 0);
    assert_shown(&shown[1], CAF_FAMILY_NOT_LISTED, CAF_JUDGEMENT, 20, 10, 0);
    /* Of one birth, or of none that is recorded, they may be one child, who had two cases. */
    for (int i = 0; i < 2; i++) {
        all.children[0].born = i ? 0 : day("2014-06-30");
        ck_assert_int_eq(show(&all, shown), 2);
        assert_shown(&shown[0], CAF_FAMILY_NOT_LISTED, CAF_UNKNOWN, 10, 20, 0);
        assert_shown(&shown[1], CAF_FAMILY_NOT_LISTED, CAF_UNKNOWN, 20, 10, 0);
    }
}
END_TEST

START_TEST(a_case_outside_the_family_is_shown)
{
    caf_family_finding shown[MOST];
    three all = usual();
    all.n_meetings = 0;
    all.n_cases = 4;
    all.cases[3] = (caf_case_row){ .case_id = 40, .opened = day("2023-03-01") };
    all.children[2].own_case = 30;
    ck_assert_int_eq(show(&all, shown), 0);
    all.cases[2].family = 0;
    all.children[3].own_case = 10;
    ck_assert_int_eq(show(&all, shown), 1);
    assert_shown(&shown[0], CAF_FAMILY_NOT_LINKED, CAF_JUDGEMENT, 10, 30, 3);
    all.cases[2].family = 8;
    ck_assert_int_eq(show(&all, shown), 1);
    assert_shown(&shown[0], CAF_FAMILY_NOT_LINKED, CAF_UNKNOWN, 10, 30, 3);
    ck_assert_int_eq(shown[0].value, CAF_YES);
    all.children[2].own_case = 50;
    ck_assert_int_eq(show(&all, shown), 1);
    assert_shown(&shown[0], CAF_FAMILY_NOT_LINKED, CAF_UNKNOWN, 10, 50, 3);
    ck_assert_int_eq(shown[0].value, 0);
}
END_TEST

/* Of random records: a case alone shows no more than CAFs elsewhere; members in another order show as much of each meeting. */
START_TEST(what_holds_of_every_family)
{
    static caf_family_finding shown[20000], again[20000];
    caf_context context = caf_context_on(19500, CAF_ENGLAND_AND_WALES);
    int64_t all_shown = 0;
    for (uint64_t seed = 1; seed <= 150; seed++) {
        caf_member members[MOST], turned[MOST];
        owned in;
        random_caseload(&in, seed, 6, (int)(seed % 3));
        for (int64_t i = 0; i < in.tables[CAF_CASES].n; i++) {
            set_value(in.memory[CAF_CASES] + (size_t)i * sizeof(caf_case_row), field_of(CAF_CASES, "family"), 1 + i % 2);
        }
        caf_out found = { members, MOST, 0, (int32_t)sizeof members[0], 0 };
        if (caf_family(&in.load, &context, 1, &found) != CAF_OK) {
            end_owned(&in);
            continue;
        }
        ck_assert_int_le(found.n, 3); /* a case may not be entered yet */
        caf_out out = { shown, 20000, 0, (int32_t)sizeof shown[0], 0 };
        ck_assert_int_eq(caf_check_family(&in.load, &context, members, found.n, &out), CAF_OK);
        all_shown += out.n;
        for (int64_t i = 0; i < out.n; i++) {
            char text[600];
            ck_assert_int_eq(caf_family_text(&shown[i], text, sizeof text, NULL), CAF_OK);
            ck_assert(shown[i].verdict == CAF_JUDGEMENT || shown[i].verdict == CAF_UNKNOWN);
        }
        for (int64_t i = 0; i < found.n; i++) {
            turned[found.n - 1 - i] = members[i];
            caf_out alone = { again, 20000, 0, (int32_t)sizeof again[0], 0 };
            ck_assert_int_eq(caf_check_family(&in.load, &context, &members[i], 1, &alone), CAF_OK);
            for (int64_t j = 0; j < alone.n; j++) {
                ck_assert_int_eq(again[j].kind, CAF_FAMILY_NOT_LINKED);
            }
        }
        caf_out back = { again, 20000, 0, (int32_t)sizeof again[0], 0 };
        ck_assert_int_eq(caf_check_family(&in.load, &context, turned, found.n, &back), CAF_OK);
        int64_t counts[CAF_FAMILY_KINDS] = { 0 };
        for (int64_t i = 0; i < out.n; i++) {
            counts[shown[i].kind]++;
        }
        for (int64_t i = 0; i < back.n; i++) {
            counts[again[i].kind]--;
        }
        /* Two different days of one meeting are counted from the first member that has it. */
        ck_assert_int_eq(counts[CAF_FAMILY_NOT_LINKED], 0);
        ck_assert_int_eq(counts[CAF_FAMILY_NOT_LISTED], 0);
        ck_assert_int_eq(counts[CAF_FAMILY_BIRTH_DIFFERS], 0);
        ck_assert_int_eq(counts[CAF_FAMILY_MEETING_DIFFERS], 0);
        for (int64_t capacity = 0; capacity < out.n && capacity < 4; capacity++) {
            caf_out small = { again, capacity, 0, (int32_t)sizeof again[0], 0 };
            ck_assert_int_eq(caf_check_family(&in.load, &context, members, found.n, &small), CAF_E_CAPACITY);
            ck_assert_int_eq(small.n, 0);
        }
        end_owned(&in);
    }
    ck_assert_int_gt(all_shown, 300);
}
END_TEST

START_TEST(arguments_are_looked_at)
{
    caf_member members[MOST];
    caf_family_finding shown[MOST];
    caf_context context = context_on("2023-06-30");
    char text[20];
    owned in;
    three all = usual();
    make(&in, &all);
    caf_out two = { members, 2, 0, (int32_t)sizeof members[0], 0 };
    ck_assert_int_eq(caf_family(&in.load, &context, 7, &two), CAF_E_CAPACITY);
    ck_assert_int_eq(two.n, 0);
    ck_assert_int_eq(caf_family(&in.load, &context, 0, &two), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_family(NULL, &context, 7, &two), CAF_E_NULL);
    ck_assert_int_eq(caf_family(&in.load, NULL, 7, &two), CAF_E_NULL);
    ck_assert_int_eq(caf_family(&in.load, &context, 7, NULL), CAF_E_NULL);
    ck_assert_int_eq(members_of(&in, &context, 7, members), 3);
    caf_out out = { shown, MOST, 0, (int32_t)sizeof shown[0], 0 };
    ck_assert_int_eq(caf_check_family(NULL, &context, members, 3, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_check_family(&in.load, NULL, members, 3, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_check_family(&in.load, &context, NULL, 3, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_check_family(&in.load, &context, members, 3, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_check_family(&in.load, &context, members, -1, &out), CAF_E_SIZE);
    ck_assert_int_eq(caf_check_family(&in.load, &context, NULL, 0, &out), CAF_OK);
    members[1].case_id = 99;
    ck_assert_int_eq(caf_check_family(&in.load, &context, members, 3, &out), CAF_E_NO_CASE);
    ck_assert_int_eq(out.n, 0);
    caf_family_finding finding = { .kind = CAF_FAMILY_NOT_LISTED, .verdict = CAF_JUDGEMENT };
    ck_assert_int_eq(caf_family_text(&finding, text, sizeof text, NULL), CAF_E_CAPACITY);
    ck_assert_uint_eq(strlen(text), sizeof text - 1);
    ck_assert_int_eq(caf_family_text(NULL, text, sizeof text, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_family_text(&finding, NULL, 1, NULL), CAF_E_NULL);
    ck_assert_ptr_null(caf_family_kind_name(0));
    ck_assert_ptr_null(caf_family_kind_name(CAF_FAMILY_KINDS));
    end_owned(&in);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("family");
    TCase *tests = tcase_create("family");
    tcase_add_test(tests, a_family_is_the_cases_that_name_it);
    tcase_add_test(tests, a_meeting_that_serves_others_is_shown);
    tcase_add_test(tests, only_a_case_that_was_open_could_be_served);
    tcase_add_test(tests, one_meeting_has_one_day);
    tcase_add_test(tests, the_cases_list_each_others_children);
    tcase_add_test(tests, numbers_of_ones_own_are_no_names);
    tcase_add_test(tests, a_case_outside_the_family_is_shown);
    tcase_add_test(tests, what_holds_of_every_family);
    tcase_add_test(tests, arguments_are_looked_at);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
