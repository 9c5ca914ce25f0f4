/* The audit cycle, against days counted on a calendar and sums done by hand. */
#include "core_support.h"

static void period_is(caf_period found, const char *begin, const char *end)
{
    ck_assert_int_eq(found.begin, day(begin));
    ck_assert_int_eq(found.end, day(end));
}

START_TEST(a_year_has_four_quarters)
{
    caf_period year;
    caf_period quarters[CAF_QUARTERS];
    ck_assert_int_eq(caf_cycle_year(day("2020-04-01"), day("2026-02-10"), &year, quarters), CAF_OK);
    period_is(year, "2025-04-01", "2026-03-31");
    period_is(quarters[0], "2025-04-01", "2025-06-30");
    period_is(quarters[1], "2025-07-01", "2025-09-30");
    period_is(quarters[2], "2025-10-01", "2025-12-31");
    period_is(quarters[3], "2026-01-01", "2026-03-31");
}
END_TEST

START_TEST(a_year_is_found_from_any_anchor)
{
    static const struct {
        const char *anchor, *on, *begin, *end;
    } worked[] = {
        { "2026-04-01", "2026-04-01", "2026-04-01", "2027-03-31" }, { "2026-04-01", "2026-03-31", "2025-04-01", "2026-03-31" },
        { "2030-04-01", "2019-12-31", "2019-04-01", "2020-03-31" }, { "2024-02-29", "2025-02-27", "2024-02-29", "2025-02-27" },
        { "2024-02-29", "2025-02-28", "2025-02-28", "2026-02-27" }, { "2024-02-29", "2028-02-28", "2027-02-28", "2028-02-28" },
        { "2024-02-29", "2028-02-29", "2028-02-29", "2029-02-27" }, { "2024-09-15", "2025-09-14", "2024-09-15", "2025-09-14" },
        { "2024-09-15", "2025-09-15", "2025-09-15", "2026-09-14" }, { "2024-12-31", "2024-01-01", "2023-12-31", "2024-12-30" },
    };
    for (size_t i = 0; i < sizeof worked / sizeof worked[0]; i++) {
        caf_period year;
        ck_assert_int_eq(caf_cycle_year(day(worked[i].anchor), day(worked[i].on), &year, NULL), CAF_OK);
        period_is(year, worked[i].begin, worked[i].end);
    }
}
END_TEST

/* 31 January and the days that correspond to it: clamped, and never sticky. */
START_TEST(quarters_do_not_drift)
{
    caf_period year;
    caf_period quarters[CAF_QUARTERS];
    ck_assert_int_eq(caf_cycle_year(day("2025-01-31"), day("2026-06-01"), &year, quarters), CAF_OK);
    period_is(quarters[0], "2026-01-31", "2026-04-29");
    period_is(quarters[1], "2026-04-30", "2026-07-30");
    period_is(quarters[2], "2026-07-31", "2026-10-30");
    period_is(quarters[3], "2026-10-31", "2027-01-30");
}
END_TEST

/* Every day of eleven years lies in one quarter of its year, and quarters follow each other without a gap. */
START_TEST(every_day_lies_in_one_quarter)
{
    static const char *const anchors[] = { "2024-01-31", "2024-02-29", "2019-11-30", "2031-04-01", "2022-12-31" };
    for (size_t a = 0; a < sizeof anchors / sizeof anchors[0]; a++) {
        for (caf_date on = day("2018-01-01"); on < day("2029-01-01"); on++) {
            caf_period year;
            caf_period quarters[CAF_QUARTERS];
            int n = 0;
            ck_assert_int_eq(caf_cycle_year(day(anchors[a]), on, &year, quarters), CAF_OK);
            ck_assert_int_eq(quarters[0].begin, year.begin);
            ck_assert_int_eq(quarters[3].end, year.end);
            for (int i = 0; i < CAF_QUARTERS; i++) {
                n += quarters[i].begin <= on && on <= quarters[i].end;
                ck_assert(i == 0 || quarters[i].begin == quarters[i - 1].end + 1);
            }
            ck_assert_int_eq(n, 1);
        }
    }
}
END_TEST

START_TEST(a_year_refuses_what_cannot_be)
{
    caf_period year = { 1, 2 };
    caf_period quarters[CAF_QUARTERS];
    ck_assert_int_eq(caf_cycle_year(0, 0, NULL, quarters), CAF_E_NULL);
    ck_assert_int_eq(caf_cycle_year(CAF_DATE_NONE, 0, &year, quarters), CAF_E_DATE_NONE);
    ck_assert_int_eq(caf_cycle_year(0, CAF_DATE_NONE, &year, quarters), CAF_E_DATE_NONE);
    ck_assert_int_eq(caf_cycle_year(0, CAF_DATE_LAST + 1, &year, quarters), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_cycle_year(0, CAF_DATE_LAST, &year, quarters), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_cycle_year(day("2020-04-01"), CAF_DATE_FIRST, &year, quarters), CAF_E_DATE_RANGE);
    ck_assert(year.begin == 1 && year.end == 2);
}
END_TEST

enum { ROOM = 16 };

typedef struct slots {
    caf_slot all[ROOM];
    caf_out out;
} slots;

static caf_status find_slots(slots *to, const char *const *done, int64_t n, int32_t every, const char *as_of)
{
    caf_date days[ROOM];
    memset(to, 0, sizeof *to);
    to->out = (caf_out){ to->all, ROOM, 0, (int32_t)sizeof(caf_slot), 0 };
    for (int64_t i = 0; i < n; i++) {
        days[i] = day(done[i]);
    }
    return caf_cycle_slots(days, n, 3, every, day(as_of), &to->out);
}

static void slot_is(const caf_slot *slot, const char *due, const char *done, int32_t state, int32_t days)
{
    ck_assert_int_eq(slot->due, due != NULL ? day(due) : 0);
    ck_assert_int_eq(slot->done, done != NULL ? day(done) : 0);
    ck_assert_int_eq(slot->state, state);
    ck_assert_int_eq(slot->days, days);
}

/* 30 November and three months is the last of February; from that day on it is the 28th. */
static const char *const held[] = { "2024-11-30", "2025-02-28", "2025-05-28", "2025-05-28", "2026-01-10" };

START_TEST(rolling_evaluations_count_from_the_last)
{
    slots found;
    ck_assert_int_eq(find_slots(&found, held, 5, CAF_EVERY_ROLLING, "2026-04-10"), CAF_OK);
    ck_assert_int_eq(found.out.n, 4);
    slot_is(&found.all[0], "2025-02-28", "2025-02-28", CAF_SLOT_KEPT, 0);
    slot_is(&found.all[1], "2025-05-28", "2025-05-28", CAF_SLOT_KEPT, 0);
    slot_is(&found.all[2], "2025-08-28", "2026-01-10", CAF_SLOT_LATE, 135);
    slot_is(&found.all[3], "2026-04-10", NULL, CAF_SLOT_DUE, 0);
    ck_assert_int_eq(find_slots(&found, held, 5, CAF_EVERY_ROLLING, "2026-04-11"), CAF_OK);
    slot_is(&found.all[3], "2026-04-10", NULL, CAF_SLOT_MISSED, 1);
}
END_TEST

START_TEST(anchored_evaluations_count_from_the_first)
{
    slots found;
    ck_assert_int_eq(find_slots(&found, held, 5, CAF_EVERY_ANCHORED, "2026-02-01"), CAF_OK);
    ck_assert_int_eq(found.out.n, 5);
    slot_is(&found.all[0], "2025-02-28", "2025-02-28", CAF_SLOT_KEPT, 0);
    slot_is(&found.all[1], "2025-05-30", "2025-05-28", CAF_SLOT_KEPT, -2);
    slot_is(&found.all[2], "2025-08-30", NULL, CAF_SLOT_MISSED, 155);
    slot_is(&found.all[3], "2025-11-30", NULL, CAF_SLOT_MISSED, 63);
    slot_is(&found.all[4], "2026-02-28", "2026-01-10", CAF_SLOT_KEPT, -49);
}
END_TEST

START_TEST(what_is_held_later_is_not_held_yet)
{
    slots found;
    ck_assert_int_eq(find_slots(&found, held, 5, CAF_EVERY_ROLLING, "2025-04-30"), CAF_OK);
    ck_assert_int_eq(found.out.n, 2);
    slot_is(&found.all[1], "2025-05-28", NULL, CAF_SLOT_DUE, -28);
    ck_assert_int_eq(find_slots(&found, held, 5, CAF_EVERY_ROLLING, "2024-11-29"), CAF_OK);
    ck_assert_int_eq(found.out.n, 0);
    ck_assert_int_eq(find_slots(&found, held, 5, CAF_EVERY_ANCHORED, "2024-11-30"), CAF_OK);
    ck_assert_int_eq(found.out.n, 0);
    ck_assert_int_eq(find_slots(&found, held, 0, CAF_EVERY_ANCHORED, "2024-11-30"), CAF_OK);
    ck_assert_int_eq(found.out.n, 0);
}
END_TEST

START_TEST(slots_refuse_what_cannot_be)
{
    static const caf_date down[] = { 20000, 19999 };
    static const caf_date none[] = { CAF_DATE_NONE };
    static const caf_date far[] = { CAF_DATE_LAST };
    caf_slot one;
    caf_out out = { &one, 1, 0, (int32_t)sizeof one, 0 };
    caf_out small = { &one, 1, 0, (int32_t)sizeof one - 1, 0 };
    ck_assert_int_eq(caf_cycle_slots(down, 2, 3, CAF_EVERY_ROLLING, 20000, &out), CAF_E_DATE_ORDER);
    ck_assert_int_eq(caf_cycle_slots(none, 1, 3, CAF_EVERY_ROLLING, 20000, &out), CAF_E_DATE_NONE);
    ck_assert_int_eq(caf_cycle_slots(far, 1, 3, CAF_EVERY_ROLLING, CAF_DATE_LAST, &out), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_cycle_slots(down, 1, 3, CAF_EVERY_ROLLING, CAF_DATE_NONE, &out), CAF_E_DATE_NONE);
    ck_assert_int_eq(caf_cycle_slots(down, 1, 0, CAF_EVERY_ROLLING, 20000, &out), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_cycle_slots(down, 1, 3, 2, 20000, &out), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_cycle_slots(down, -1, 3, CAF_EVERY_ROLLING, 20000, &out), CAF_E_SIZE);
    ck_assert_int_eq(caf_cycle_slots(NULL, 1, 3, CAF_EVERY_ROLLING, 20000, &out), CAF_E_NULL);
    ck_assert_int_eq(caf_cycle_slots(down, 1, 3, CAF_EVERY_ROLLING, 20000, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_cycle_slots(down, 1, 3, CAF_EVERY_ROLLING, 20000, &small), CAF_E_SIZE);
    ck_assert_int_eq(out.n, 0);
    ck_assert_int_eq(caf_cycle_slots(down, 1, 1, CAF_EVERY_ANCHORED, 20100, &out), CAF_E_CAPACITY);
    ck_assert_int_eq(out.n, 1);
}
END_TEST

START_TEST(a_number_is_held_to_its_period)
{
    caf_period period = { day("2026-01-01"), day("2026-03-31") };
    ck_assert_int_eq(caf_cycle_number(0, 10, period, day("2025-12-31")), CAF_SLOT_NONE);
    ck_assert_int_eq(caf_cycle_number(9, 10, period, day("2026-03-30")), CAF_SLOT_DUE);
    ck_assert_int_eq(caf_cycle_number(9, 10, period, day("2026-03-31")), CAF_SLOT_MISSED);
    ck_assert_int_eq(caf_cycle_number(9, 10, period, day("2026-04-01")), CAF_SLOT_MISSED);
    ck_assert_int_eq(caf_cycle_number(10, 10, period, day("2026-04-01")), CAF_SLOT_KEPT);
    ck_assert_int_eq(caf_cycle_number(10, 10, period, day("2026-01-01")), CAF_SLOT_KEPT);
}
END_TEST

static const caf_instrument *builtin(const char *name)
{
    const caf_instrument *found = caf_instrument_builtin(name, strlen(name));
    ck_assert_ptr_nonnull(found);
    return found;
}

enum { QUESTIONS = CAF_INSTRUMENT_QUESTIONS };

/* Tier 1 asks about seven themes on one scale of two grades and one that does not apply; the file says which. */
START_TEST(an_instrument_has_its_themes)
{
    static const char *const themes[] = { "consent", "assessment", "voice of the child", "threshold", "plan", "closure", "outcomes", "risk" };
    static const int32_t worked[] = { 0, 1, 1, 1, 2, 3, 1, 4, 4, 2, 5, 6, 7 };
    const caf_instrument *tier = builtin("blackburn-tier-1");
    caf_area areas[QUESTIONS];
    int32_t of_question[QUESTIONS];
    int32_t n;
    ck_assert_int_eq(caf_cycle_areas(tier, areas, QUESTIONS, of_question, QUESTIONS, &n), CAF_OK);
    ck_assert_int_eq(n, 8);
    for (int i = 0; i < n; i++) {
        ck_assert_str_eq(caf_instrument_text(tier, areas[i].text), themes[i]);
        ck_assert_int_eq(areas[i].scale, 0);
    }
    for (int i = 0; i < 13; i++) {
        ck_assert_int_eq(of_question[i], worked[i]);
    }
    ck_assert_int_eq(caf_cycle_areas(tier, areas, 7, of_question, QUESTIONS, &n), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_cycle_areas(tier, areas, 8, of_question, 12, &n), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_cycle_areas(tier, NULL, 8, of_question, 13, &n), CAF_E_NULL);
    ck_assert_int_eq(caf_cycle_areas(tier, areas, 8, NULL, 13, &n), CAF_E_NULL);
    ck_assert_int_eq(caf_cycle_areas(tier, areas, 8, of_question, 13, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_cycle_areas(NULL, areas, 8, of_question, 13, &n), CAF_E_NULL);
}
END_TEST

/* Narratives and the overall grade are in no theme; a question without one is in its section's; two scales are two areas. */
START_TEST(what_has_no_theme_is_its_section)
{
    caf_area areas[QUESTIONS];
    int32_t of_question[QUESTIONS];
    int32_t n;
    const caf_instrument *tier = builtin("blackburn-tier-2");
    ck_assert_int_eq(caf_cycle_areas(tier, areas, QUESTIONS, of_question, QUESTIONS, &n), CAF_OK);
    ck_assert_int_eq(of_question[caf_question_named(tier, "3m", 2)], -1);
    ck_assert_int_eq(of_question[caf_question_named(tier, "overall", 7)], -1);
    const caf_instrument *survey = builtin("leicester-survey");
    caf_instrument_parts parts;
    parts.size = (int32_t)sizeof parts;
    ck_assert_int_eq(caf_instrument_parts_of(survey, &parts), CAF_OK);
    ck_assert_int_eq(caf_cycle_areas(survey, areas, QUESTIONS, of_question, QUESTIONS, &n), CAF_OK);
    ck_assert_int_eq(n, 5);
    for (int i = 0; i < n; i++) {
        ck_assert_str_eq(caf_instrument_text(survey, areas[i].text), caf_instrument_text(survey, parts.sections[i].title));
    }
    const caf_instrument *review = builtin("quality-review");
    ck_assert_int_eq(caf_cycle_areas(review, areas, QUESTIONS, of_question, QUESTIONS, &n), CAF_OK);
    int scales[2] = { 0, 0 };
    for (int32_t i = 0; i < n; i++) {
        scales[areas[i].scale] += strcmp(caf_instrument_text(review, areas[i].text), "plan") == 0 ||
                                  strcmp(caf_instrument_text(review, areas[i].text), "reason") == 0;
    }
    ck_assert_int_gt(scales[0], 0);
    ck_assert_int_gt(scales[1], 0);
}
END_TEST

static caf_answer answer(int32_t question, int32_t grade)
{
    caf_answer made;
    memset(&made, 0, sizeof made);
    made.form = 1;
    made.question = question;
    made.ticked = grade >= 0 ? 1 << grade : 0;
    return made;
}

/* Supervision: yes, partly, no, not applicable; questions 1 to 6 of the case, 7 to 9 of the worker. */
START_TEST(forms_are_counted_by_theme)
{
    const caf_instrument *of = builtin("supervision");
    static const int32_t of_question[9] = { 0, 0, 0, 0, 0, 0, 1, 1, 1 };
    caf_area_count counts[2];
    memset(counts, 0, sizeof counts);
    caf_answer one[] = { answer(0, 0), answer(1, 0), answer(2, 1), answer(3, 2), answer(4, 3), answer(6, 3), answer(7, 3), answer(8, -1) };
    static const uint32_t good[] = { 1 };
    ck_assert_int_eq(caf_cycle_count(of, of_question, 9, good, 1, one, 8, counts, 2), CAF_OK);
    ck_assert(counts[0].forms == 1 && counts[0].left_out == 0 && counts[0].answers == 4 && counts[0].not_applicable == 1);
    ck_assert(counts[0].blank == 1 && counts[0].good == 2 && counts[0].possible == 4);
    ck_assert(counts[0].grades[0] == 2 && counts[0].grades[1] == 1 && counts[0].grades[2] == 1 && counts[0].grades[3] == 1);
    ck_assert(counts[1].forms == 0 && counts[1].left_out == 1 && counts[1].answers == 0 && counts[1].not_applicable == 2);
    ck_assert(counts[1].blank == 1 && counts[1].good == 0 && counts[1].possible == 0);
    static const uint32_t better[] = { 3 };
    caf_answer two[] = { answer(0, 1), answer(6, 1) };
    ck_assert_int_eq(caf_cycle_count(of, of_question, 9, better, 1, two, 2, counts, 2), CAF_OK);
    ck_assert(counts[0].forms == 2 && counts[0].good == 3 && counts[0].possible == 5 && counts[0].blank == 6);
    ck_assert(counts[1].forms == 1 && counts[1].left_out == 1 && counts[1].good == 1 && counts[1].possible == 1);
    caf_area_count sum = counts[0];
    ck_assert_int_eq(caf_cycle_add(&sum, &counts[1]), CAF_OK);
    ck_assert(sum.forms == 3 && sum.left_out == 1 && sum.good == 4 && sum.possible == 6 && sum.blank == 9 && sum.grades[1] == 3);
    ck_assert(sum.answers == 6 && sum.not_applicable == 3);
    ck_assert_int_eq(caf_cycle_add(NULL, &sum), CAF_E_NULL);
    ck_assert_int_eq(caf_cycle_add(&sum, NULL), CAF_E_NULL);
}
END_TEST

/* The quality review gives yes 1, partly 0, no 0, and its areas 0 to 3. */
START_TEST(points_decide_where_no_grade_is_named)
{
    const caf_instrument *of = builtin("quality-review");
    caf_area areas[QUESTIONS];
    int32_t of_question[QUESTIONS];
    int32_t n;
    caf_area_count counts[QUESTIONS];
    caf_instrument_parts parts;
    parts.size = (int32_t)sizeof parts;
    ck_assert_int_eq(caf_instrument_parts_of(of, &parts), CAF_OK);
    memset(counts, 0, sizeof counts);
    ck_assert_int_eq(caf_cycle_areas(of, areas, QUESTIONS, of_question, QUESTIONS, &n), CAF_OK);
    int32_t last = parts.n_questions - 1;
    caf_answer one[] = { answer(0, 0), answer(1, 1), answer(2, 2), answer(3, 3), answer(last, 2), answer(last, 3), answer(4, -1) };
    one[6].ticked = 3; /* both yes and partly: blank */
    ck_assert_int_eq(caf_cycle_count(of, of_question, parts.n_questions, NULL, 0, one, 7, counts, n), CAF_OK);
    ck_assert(counts[0].good == 1 && counts[0].possible == 3 && counts[0].not_applicable == 1 && counts[0].blank == 4);
    ck_assert(counts[of_question[last]].good == 2 && counts[of_question[last]].possible == 3);
}
END_TEST

START_TEST(counting_refuses_what_cannot_be)
{
    const caf_instrument *of = builtin("supervision");
    int32_t of_question[9] = { 0, 0, 0, 0, 0, 0, 1, 1, 1 };
    caf_area_count counts[2];
    caf_answer one[] = { answer(0, 0) };
    uint32_t good[2] = { 1, 1 };
    memset(counts, 0, sizeof counts);
    ck_assert_int_eq(caf_cycle_count(NULL, of_question, 9, good, 1, one, 1, counts, 2), CAF_E_NULL);
    ck_assert_int_eq(caf_cycle_count(of, NULL, 9, good, 1, one, 1, counts, 2), CAF_E_NULL);
    ck_assert_int_eq(caf_cycle_count(of, of_question, 9, good, 1, NULL, 1, counts, 2), CAF_E_NULL);
    ck_assert_int_eq(caf_cycle_count(of, of_question, 9, good, 1, one, 1, NULL, 2), CAF_E_NULL);
    ck_assert_int_eq(caf_cycle_count(of, of_question, 8, good, 1, one, 1, counts, 2), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_cycle_count(of, of_question, 9, good, 2, one, 1, counts, 2), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_cycle_count(of, of_question, 9, good, 1, one, -1, counts, 2), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_cycle_count(of, of_question, 9, good, 1, one, 1, counts, 1), CAF_E_CAPACITY);
    ck_assert(counts[0].answers == 0);
}
END_TEST

static caf_area_count measured(int64_t good, int64_t possible)
{
    caf_area_count made;
    memset(&made, 0, sizeof made);
    made.good = good;
    made.possible = possible;
    return made;
}

static int32_t compare(int64_t a, int64_t b, int64_t c, int64_t d)
{
    caf_area_count before = measured(a, b);
    caf_area_count now = measured(c, d);
    return caf_cycle_compare(&before, &now);
}

START_TEST(an_audit_is_held_against_the_one_before)
{
    ck_assert_int_eq(compare(3, 4, 4, 5), CAF_AREA_BETTER);
    ck_assert_int_eq(compare(4, 5, 3, 4), CAF_AREA_WORSE);
    ck_assert_int_eq(compare(3, 4, 6, 8), CAF_AREA_SAME);
    ck_assert_int_eq(compare(0, 4, 0, 9), CAF_AREA_SAME);
    ck_assert_int_eq(compare(7, 7, 9, 9), CAF_AREA_SAME);
    ck_assert_int_eq(compare(0, 4, 1, 900), CAF_AREA_BETTER);
    ck_assert_int_eq(compare(1, 1, 899, 900), CAF_AREA_WORSE);
    ck_assert_int_eq(compare(0, 0, 1, 2), CAF_AREA_UNKNOWN);
    ck_assert_int_eq(compare(1, 2, 0, 0), CAF_AREA_UNKNOWN);
    ck_assert_int_eq(compare(3, 2, 1, 2), CAF_AREA_UNKNOWN);
    ck_assert_int_eq(compare(-1, 2, 1, 2), CAF_AREA_UNKNOWN);
    ck_assert_int_eq(compare(INT64_MAX - 2, INT64_MAX, INT64_MAX - 1, INT64_MAX), CAF_AREA_BETTER);
    ck_assert_int_eq(compare(INT64_MAX / 2, INT64_MAX - 1, INT64_MAX / 2, INT64_MAX), CAF_AREA_WORSE);
    ck_assert_int_eq(caf_cycle_compare(NULL, NULL), CAF_AREA_UNKNOWN);
}
END_TEST

/* All fractions of small numbers, against their products. */
START_TEST(fractions_compare_as_their_products_do)
{
    for (int64_t b = 1; b <= 20; b++) {
        for (int64_t d = 1; d <= 20; d++) {
            for (int64_t a = 0; a <= b; a++) {
                for (int64_t c = 0; c <= d; c++) {
                    int64_t less = c * b - a * d;
                    ck_assert_int_eq(compare(a, b, c, d), less > 0 ? CAF_AREA_BETTER : less < 0 ? CAF_AREA_WORSE : CAF_AREA_SAME);
                }
            }
        }
    }
}
END_TEST

static int32_t below_percent(int64_t good, int64_t possible, int32_t percent)
{
    caf_area_count made = measured(good, possible);
    return caf_cycle_is_below(&made, percent);
}

START_TEST(below_is_exact)
{
    ck_assert_int_eq(below_percent(3, 4, 75), 2);
    ck_assert_int_eq(below_percent(7499, 10000, 75), 1);
    ck_assert_int_eq(below_percent(2, 3, 67), 1);
    ck_assert_int_eq(below_percent(2, 3, 66), 2);
    ck_assert_int_eq(below_percent(0, 5, 0), 2);
    ck_assert_int_eq(below_percent(0, 5, 1), 1);
    ck_assert_int_eq(below_percent(5, 5, 100), 2);
    ck_assert_int_eq(below_percent(0, 0, 75), 0);
    ck_assert_int_eq(caf_cycle_is_below(NULL, 75), 0);
}
END_TEST

static caf_planned_action action_of(const char *planned, const char *by, const char *done, const char *reaudit)
{
    caf_planned_action made = { planned ? day(planned) : 0, by ? day(by) : CAF_DATE_NONE, done ? day(done) : 0, reaudit ? day(reaudit) : 0 };
    return made;
}

static int32_t fault_of(const char *planned, const char *by, const char *done, const char *reaudit)
{
    caf_planned_action action = action_of(planned, by, done, reaudit);
    int32_t fault = -1;
    ck_assert_int_eq(caf_cycle_look(&action, &fault), CAF_OK);
    return fault;
}

START_TEST(days_the_wrong_way_round_are_named)
{
    ck_assert_int_eq(fault_of("2025-07-20", NULL, NULL, NULL), CAF_ACTION_SOUND);
    ck_assert_int_eq(fault_of("2025-07-20", "2025-07-20", "2025-07-20", "2025-07-21"), CAF_ACTION_SOUND);
    ck_assert_int_eq(fault_of("2025-07-20", "2025-07-19", NULL, NULL), CAF_BY_BEFORE_PLANNED);
    ck_assert_int_eq(fault_of("2025-07-20", NULL, "2025-07-19", NULL), CAF_DONE_BEFORE_PLANNED);
    ck_assert_int_eq(fault_of("2025-07-20", NULL, NULL, "2025-07-20"), CAF_REAUDIT_BEFORE_PLANNED);
    ck_assert_int_eq(fault_of("2025-07-20", "2025-09-30", NULL, "2025-09-29"), CAF_REAUDIT_BEFORE_BY);
    ck_assert_int_eq(fault_of("2025-07-20", "2025-09-30", "2025-12-01", "2025-09-30"), CAF_ACTION_SOUND);
    caf_planned_action action = action_of(NULL, NULL, NULL, NULL);
    int32_t fault;
    caf_slot slot;
    ck_assert_int_eq(caf_cycle_look(&action, &fault), CAF_E_DATE_NONE);
    ck_assert_int_eq(caf_cycle_look(NULL, &fault), CAF_E_NULL);
    ck_assert_int_eq(caf_cycle_look(&action, NULL), CAF_E_NULL);
    action.planned = CAF_DATE_LAST + 1;
    ck_assert_int_eq(caf_cycle_look(&action, &fault), CAF_E_DATE_RANGE);
    action = action_of("2025-07-20", "2025-07-19", NULL, NULL);
    ck_assert_int_eq(caf_cycle_action(&action, day("2026-01-01"), &slot), CAF_E_DATE_ORDER);
    ck_assert_int_eq(caf_cycle_reaudit(&action, NULL, 0, day("2026-01-01"), &slot, NULL, NULL), CAF_E_DATE_ORDER);
    ck_assert_int_eq(caf_cycle_action(&action, day("2026-01-01"), NULL), CAF_E_NULL);
}
END_TEST

static void action_is(const char *done, const char *as_of, const char *due, const char *shown, int32_t state, int32_t days)
{
    caf_planned_action action = action_of("2025-07-20", due, done, NULL);
    caf_slot slot;
    ck_assert_int_eq(caf_cycle_action(&action, day(as_of), &slot), CAF_OK);
    slot_is(&slot, state == CAF_SLOT_NONE ? NULL : due, shown, state, days);
}

START_TEST(an_action_stands_where_its_days_put_it)
{
    action_is(NULL, "2025-07-19", "2025-09-30", NULL, CAF_SLOT_NONE, 0);
    action_is(NULL, "2025-07-20", "2025-09-30", NULL, CAF_SLOT_DUE, -72);
    action_is(NULL, "2025-09-30", "2025-09-30", NULL, CAF_SLOT_DUE, 0);
    action_is(NULL, "2025-10-01", "2025-09-30", NULL, CAF_SLOT_MISSED, 1);
    action_is("2025-10-05", "2025-10-04", "2025-09-30", NULL, CAF_SLOT_MISSED, 4);
    action_is("2025-10-05", "2025-10-05", "2025-09-30", "2025-10-05", CAF_SLOT_LATE, 5);
    action_is("2025-09-30", "2025-10-05", "2025-09-30", "2025-09-30", CAF_SLOT_KEPT, 0);
    action_is(NULL, "2026-10-05", NULL, NULL, CAF_SLOT_OPEN, 0);
    action_is("2025-09-30", "2026-10-05", NULL, "2025-09-30", CAF_SLOT_KEPT, 0);
}
END_TEST

/* Audits of the agency: before the action, while it was to be done, and after. */
static void reaudit_is(const char *by, const char *done, const char *set, const char *as_of, const char *shown, int32_t state,
                       int32_t days, int64_t before, int64_t after)
{
    const caf_date audits[] = { day("2025-04-15"), day("2025-07-10"), day("2025-08-20"), day("2025-10-14"), day("2026-01-13") };
    caf_planned_action action = action_of("2025-07-20", by, done, set);
    caf_slot slot;
    int64_t was = -2;
    int64_t is = -2;
    ck_assert_int_eq(caf_cycle_reaudit(&action, audits, 5, day(as_of), &slot, &was, &is), CAF_OK);
    slot_is(&slot, state == CAF_SLOT_NONE ? NULL : set, shown, state, days);
    ck_assert_int_eq(was, before);
    ck_assert_int_eq(is, after);
}

START_TEST(a_reaudit_comes_after_what_it_looks_at)
{
    reaudit_is("2025-09-30", NULL, "2025-10-31", "2026-03-31", "2025-10-14", CAF_SLOT_KEPT, -17, 1, 3);
    reaudit_is("2025-09-30", NULL, "2025-09-30", "2026-03-31", "2025-10-14", CAF_SLOT_LATE, 14, 1, 3);
    reaudit_is("2025-09-30", NULL, "2025-09-30", "2025-10-13", NULL, CAF_SLOT_MISSED, 13, 1, -1);
    reaudit_is("2025-09-30", NULL, "2025-10-31", "2025-10-13", NULL, CAF_SLOT_DUE, -18, 1, -1);
    /* Done early, the audit of August shows it; not where that was entered for a later day. */
    reaudit_is("2025-09-30", "2025-08-01", "2025-10-31", "2026-03-31", "2025-08-20", CAF_SLOT_KEPT, -72, 1, 2);
    reaudit_is("2025-09-30", "2025-12-01", "2025-10-31", "2026-03-31", "2025-10-14", CAF_SLOT_KEPT, -17, 1, 3);
    /* Nothing but the day it was planned. */
    reaudit_is(NULL, NULL, NULL, "2026-03-31", "2025-08-20", CAF_SLOT_KEPT, 0, 1, 2);
    reaudit_is(NULL, NULL, NULL, "2025-08-19", NULL, CAF_SLOT_OPEN, 0, 1, -1);
    reaudit_is("2025-09-30", NULL, "2025-10-31", "2025-07-19", NULL, CAF_SLOT_NONE, 0, 1, -1);
}
END_TEST

START_TEST(an_audit_of_the_day_of_planning_is_the_one_before)
{
    const caf_date audits[] = { day("2025-07-20"), day("2025-07-21") };
    caf_planned_action action = action_of("2025-07-20", NULL, NULL, "2025-07-21");
    caf_slot slot;
    int64_t before;
    int64_t after;
    ck_assert_int_eq(caf_cycle_reaudit(&action, audits, 2, day("2025-08-01"), &slot, &before, &after), CAF_OK);
    ck_assert_int_eq(before, 0);
    ck_assert_int_eq(after, 1);
    slot_is(&slot, "2025-07-21", "2025-07-21", CAF_SLOT_KEPT, 0);
    ck_assert_int_eq(caf_cycle_reaudit(&action, NULL, 0, day("2025-08-01"), &slot, NULL, NULL), CAF_OK);
    slot_is(&slot, "2025-07-21", NULL, CAF_SLOT_MISSED, 11);
    ck_assert_int_eq(caf_cycle_reaudit(&action, NULL, 1, day("2025-08-01"), &slot, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_cycle_reaudit(&action, audits, -1, day("2025-08-01"), &slot, NULL, NULL), CAF_E_SIZE);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cycle");
    TCase *days = tcase_create("days");
    tcase_add_test(days, a_year_has_four_quarters);
    tcase_add_test(days, a_year_is_found_from_any_anchor);
    tcase_add_test(days, quarters_do_not_drift);
    tcase_add_test(days, every_day_lies_in_one_quarter);
    tcase_add_test(days, a_year_refuses_what_cannot_be);
    tcase_add_test(days, rolling_evaluations_count_from_the_last);
    tcase_add_test(days, anchored_evaluations_count_from_the_first);
    tcase_add_test(days, what_is_held_later_is_not_held_yet);
    tcase_add_test(days, slots_refuse_what_cannot_be);
    tcase_add_test(days, a_number_is_held_to_its_period);
    suite_add_tcase(suite, days);
    TCase *themes = tcase_create("themes");
    tcase_add_test(themes, an_instrument_has_its_themes);
    tcase_add_test(themes, what_has_no_theme_is_its_section);
    tcase_add_test(themes, forms_are_counted_by_theme);
    tcase_add_test(themes, points_decide_where_no_grade_is_named);
    tcase_add_test(themes, counting_refuses_what_cannot_be);
    tcase_add_test(themes, an_audit_is_held_against_the_one_before);
    tcase_add_test(themes, fractions_compare_as_their_products_do);
    tcase_add_test(themes, below_is_exact);
    suite_add_tcase(suite, themes);
    TCase *actions = tcase_create("actions");
    tcase_add_test(actions, days_the_wrong_way_round_are_named);
    tcase_add_test(actions, an_action_stands_where_its_days_put_it);
    tcase_add_test(actions, a_reaudit_comes_after_what_it_looks_at);
    tcase_add_test(actions, an_audit_of_the_day_of_planning_is_the_one_before);
    suite_add_tcase(suite, actions);
    return run_suite(suite);
}
