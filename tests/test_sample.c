/* Drawing cases: keys worked out by a script in another language, shares worked by hand, and what must hold of any draw. */
#include "core_support.h"

static int64_t key(const char *seed, const char *name)
{
    int64_t made = -1;
    ck_assert_int_eq(caf_sample_key(seed, (int64_t)strlen(seed), name, (int64_t)strlen(name), &made), CAF_OK);
    return made;
}

/* The vectors of docs/sampling.md, from the ten lines of Python there. */
START_TEST(a_key_is_what_the_document_says)
{
    ck_assert(key("", "") == INT64_C(4943092304169618183));
    ck_assert(key("", "1") == INT64_C(2083087631712573851));
    ck_assert(key("2026 Q2", "1") == INT64_C(531559614288089766));
    ck_assert(key("2026 Q2", "2") == INT64_C(3492857162350950939));
    ck_assert(key("2026 Q2", "CC-2026-058") == INT64_C(197485019467688153));
    ck_assert(key("Gr\xC3\xB6\xC3\x9F" "e", "Fall 7") == INT64_C(479857940114611861));
    ck_assert(key("ab", "c") == INT64_C(1768160692065260433));
    ck_assert(key("a", "bc") == INT64_C(3390236874419140376));
}
END_TEST

START_TEST(a_key_refuses_what_cannot_be)
{
    int64_t made = 0;
    ck_assert_int_eq(caf_sample_key(NULL, 0, NULL, 0, &made), CAF_OK);
    ck_assert(made == key("", ""));
    ck_assert_int_eq(caf_sample_key(NULL, 1, "a", 1, &made), CAF_E_NULL);
    ck_assert_int_eq(caf_sample_key("a", 1, NULL, 1, &made), CAF_E_NULL);
    ck_assert_int_eq(caf_sample_key("a", -1, "a", 1, &made), CAF_E_SIZE);
    ck_assert_int_eq(caf_sample_key("a", 1, "a", -1, &made), CAF_E_SIZE);
    ck_assert_int_eq(caf_sample_key("a", 1, "a", 1, NULL), CAF_E_NULL);
}
END_TEST

START_TEST(one_in_so_many_is_rounded_up)
{
    static const int64_t worked[][3] = { { 0, 10, 0 }, { 1, 10, 1 }, { 10, 10, 1 }, { 11, 10, 2 }, { 97, 1, 97 }, { INT64_MAX, 1, INT64_MAX },
                                         { INT64_MAX, 2, INT64_MAX / 2 + 1 }, { 3, INT64_MAX, 1 } };
    int64_t size = -1;
    for (size_t i = 0; i < sizeof worked / sizeof worked[0]; i++) {
        ck_assert_int_eq(caf_sample_size(worked[i][0], worked[i][1], &size), CAF_OK);
        ck_assert_int_eq(size, worked[i][2]);
    }
    ck_assert_int_eq(caf_sample_size(-1, 10, &size), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_sample_size(1, 0, &size), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_sample_size(1, 1, NULL), CAF_E_NULL);
}
END_TEST

enum { STRATA = 4 };

static void share(int32_t how, int64_t size, const int64_t n[STRATA], const int64_t before[STRATA], const int64_t wanted[STRATA])
{
    caf_stratum strata[STRATA];
    for (int i = 0; i < STRATA; i++) {
        strata[i] = (caf_stratum){ n[i], before[i], 77 };
    }
    ck_assert_int_eq(caf_sample_shares(how, size, strata, STRATA), CAF_OK);
    for (int i = 0; i < STRATA; i++) {
        ck_assert_msg(strata[i].share == wanted[i], "stratum %d: %ld and not %ld", i, (long)strata[i].share, (long)wanted[i]);
    }
}

#define SHARE(how, size, ...) \
    do { \
        static const int64_t worked[3][STRATA] = __VA_ARGS__; \
        share(how, size, worked[0], worked[1], worked[2]); \
    } while (0)

#define EACH(...) { __VA_ARGS__ }

START_TEST(shares_are_as_worked_by_hand)
{
    /* 10 of 100: 4.7, 1.6, 2.5, 1.2: one each to .7 and .6. */
    SHARE(CAF_SHARES_PROPORTIONAL, 10, EACH(EACH(47, 16, 25, 12), EACH(0, 0, 0, 0), EACH(5, 2, 2, 1)));
    /* 3 of 20: 0.75 each, and all alike: the first three. */
    SHARE(CAF_SHARES_PROPORTIONAL, 3, EACH(EACH(5, 5, 5, 5), EACH(0, 0, 0, 0), EACH(1, 1, 1, 0)));
    /* 1 of 8: 0.125, 0.125, 0.25, 0.5. */
    SHARE(CAF_SHARES_PROPORTIONAL, 1, EACH(EACH(1, 1, 2, 4), EACH(0, 0, 0, 0), EACH(0, 0, 0, 1)));
    /* 2 of 8: 0.5 and 1.5; of equal remainders the larger stratum goes first. */
    SHARE(CAF_SHARES_PROPORTIONAL, 2, EACH(EACH(2, 6, 0, 0), EACH(0, 0, 0, 0), EACH(0, 2, 0, 0)));
    /* 10 of 100: 4, 3, 2, 1; the first has only 1 left, and 9 of 60 are 4.5, 3, 1.5: the larger gets one more. */
    SHARE(CAF_SHARES_PROPORTIONAL, 10, EACH(EACH(40, 30, 20, 10), EACH(39, 0, 0, 0), EACH(1, 5, 3, 1)));
    /* All that is left is less than is asked for. */
    SHARE(CAF_SHARES_PROPORTIONAL, 50, EACH(EACH(10, 10, 10, 10), EACH(9, 10, 0, 3), EACH(1, 0, 10, 7)));
    SHARE(CAF_SHARES_PROPORTIONAL, 0, EACH(EACH(10, 10, 10, 10), EACH(0, 0, 0, 0), EACH(0, 0, 0, 0)));
    SHARE(CAF_SHARES_PROPORTIONAL, 5, EACH(EACH(0, 0, 0, 0), EACH(0, 0, 0, 0), EACH(0, 0, 0, 0)));
    /* Equal: 10 of four are 2 each, and one more each for the two largest. */
    SHARE(CAF_SHARES_EQUAL, 10, EACH(EACH(20, 47, 25, 12), EACH(0, 0, 0, 0), EACH(2, 3, 3, 2)));
    /* The second has one and the fourth none: 9 for two, the larger gets 5. */
    SHARE(CAF_SHARES_EQUAL, 10, EACH(EACH(20, 1, 25, 3), EACH(0, 0, 0, 3), EACH(4, 1, 5, 0)));
    SHARE(CAF_SHARES_EQUAL, 2, EACH(EACH(7, 7, 7, 7), EACH(0, 0, 0, 0), EACH(1, 1, 0, 0)));
}
END_TEST

START_TEST(shares_refuse_what_cannot_be)
{
    caf_stratum strata[2] = { { 5, 0, 77 }, { 5, 0, 77 } };
    ck_assert_int_eq(caf_sample_shares(2, 1, strata, 2), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_sample_shares(-1, 1, strata, 2), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_sample_shares(0, -1, strata, 2), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_sample_shares(0, 1, strata, -1), CAF_E_SIZE);
    ck_assert_int_eq(caf_sample_shares(0, 1, NULL, 1), CAF_E_NULL);
    ck_assert_int_eq(caf_sample_shares(0, 1, NULL, 0), CAF_OK);
    strata[1].drawn_before = 6;
    ck_assert_int_eq(caf_sample_shares(0, 1, strata, 2), CAF_E_ARGUMENT);
    strata[1] = (caf_stratum){ -1, 0, 77 };
    ck_assert_int_eq(caf_sample_shares(0, 1, strata, 2), CAF_E_ARGUMENT);
    strata[1] = (caf_stratum){ CAF_SAMPLE_MOST - 4, 0, 77 };
    ck_assert_int_eq(caf_sample_shares(0, 1, strata, 2), CAF_E_OVERFLOW);
    ck_assert_int_eq(strata[0].share, 77);
    strata[1].n--;
    ck_assert_int_eq(caf_sample_shares(0, INT64_MAX, strata, 2), CAF_OK); /* the largest products there are */
    ck_assert_int_eq(strata[0].share + strata[1].share, CAF_SAMPLE_MOST);
}
END_TEST

static uint64_t state;

/* A fair share is within one of its quota, where nobody is short; and never more than there is. */
START_TEST(any_shares_add_up)
{
    enum { MANY = 9 };
    state = 7;
    for (int turn = 0; turn < 20000; turn++) {
        caf_stratum strata[MANY];
        int64_t n = 1 + below(&state, MANY);
        int64_t all = 0;
        int64_t left = 0;
        int64_t sum = 0;
        int is_short = 0;
        for (int64_t i = 0; i < n; i++) {
            int64_t cases = below(&state, 30);
            strata[i] = (caf_stratum){ cases, below(&state, 3) == 0 ? below(&state, cases + 1) : 0, -5 };
            is_short = is_short || strata[i].drawn_before > 0;
            all += cases;
            left += cases - strata[i].drawn_before;
        }
        int64_t size = below(&state, all + 5);
        int32_t how = (int32_t)below(&state, 2);
        ck_assert_int_eq(caf_sample_shares(how, size, strata, n), CAF_OK);
        for (int64_t i = 0; i < n; i++) {
            ck_assert(strata[i].share >= 0 && strata[i].share <= strata[i].n - strata[i].drawn_before);
            sum += strata[i].share;
            if (how == CAF_SHARES_PROPORTIONAL && !is_short && size <= all && all > 0) {
                ck_assert(strata[i].share * all > size * strata[i].n - all && strata[i].share * all < size * strata[i].n + all);
            }
            for (int64_t j = 0; how == CAF_SHARES_EQUAL && j < n; j++) {
                /* Who could have given one more has no fewer than another has, but for one. */
                ck_assert(strata[i].share >= strata[j].share - 1 || strata[i].share == strata[i].n - strata[i].drawn_before);
            }
        }
        ck_assert_int_eq(sum, size < left ? size : left);
    }
}
END_TEST

/* Whether the first has the better claim to one of what is left, by the words of the document. */
static int has_better_claim(const caf_stratum *strata, int64_t i, int64_t j, int32_t how, int64_t size, int64_t weight)
{
    int64_t one = size * (how == CAF_SHARES_EQUAL ? 1 : strata[i].n) % weight;
    int64_t other = size * (how == CAF_SHARES_EQUAL ? 1 : strata[j].n) % weight;
    return one != other ? one > other : strata[i].n != strata[j].n ? strata[i].n > strata[j].n : i < j;
}

START_TEST(what_is_left_goes_to_the_best_claims)
{
    enum { MANY = 9 };
    state = 11;
    for (int turn = 0; turn < 20000; turn++) {
        caf_stratum strata[MANY];
        int64_t n = 2 + below(&state, MANY - 1);
        int64_t all = 0;
        for (int64_t i = 0; i < n; i++) {
            strata[i] = (caf_stratum){ 4 + below(&state, 6), 0, 0 }; /* few numbers, so that many are equal */
            all += strata[i].n;
        }
        int32_t how = (int32_t)below(&state, 2);
        int64_t weight = how == CAF_SHARES_EQUAL ? n : all;
        int64_t size = below(&state, 3 * n);
        ck_assert_int_eq(caf_sample_shares(how, size, strata, n), CAF_OK);
        for (int64_t i = 0; i < n; i++) {
            int64_t part = size * (how == CAF_SHARES_EQUAL ? 1 : strata[i].n) / weight;
            ck_assert(strata[i].share == part || strata[i].share == part + 1);
            for (int64_t j = 0; j < n; j++) {
                int64_t other = size * (how == CAF_SHARES_EQUAL ? 1 : strata[j].n) / weight;
                ck_assert(i == j || strata[i].share == part + 1 || strata[j].share == other ||
                          !has_better_claim(strata, i, j, how, size, weight));
            }
        }
    }
}
END_TEST

/* A time that grows with their square would be over the test's own. */
START_TEST(many_strata_take_no_longer_than_they_are_many)
{
    enum { MANY = 100000 };
    caf_stratum *strata = malloc(MANY * sizeof *strata);
    ck_assert_ptr_nonnull(strata);
    state = 13;
    for (int32_t how = 0; how < CAF_SHARES_KINDS; how++) {
        int64_t sum = 0;
        for (int64_t i = 0; i < MANY; i++) {
            int64_t n = 1 + below(&state, 50);
            strata[i] = (caf_stratum){ n, below(&state, n + 1), 0 };
        }
        ck_assert_int_eq(caf_sample_shares(how, MANY + MANY / 2, strata, MANY), CAF_OK);
        for (int64_t i = 0; i < MANY; i++) {
            sum += strata[i].share;
        }
        ck_assert_int_eq(sum, MANY + MANY / 2);
    }
    free(strata);
}
END_TEST

enum { CASES = 60, NAME = 8 };
static char names[CASES][NAME];

static void make_cases(caf_candidate cases[CASES], int before)
{
    for (int i = 0; i < CASES; i++) {
        snprintf(names[i], NAME, "K-%d", i);
        cases[i] = (caf_candidate){ names[i], (int64_t)strlen(names[i]), i % 3, before && i % 5 == 0, i, -1, -1 };
    }
}

static void shuffle(caf_candidate cases[CASES])
{
    for (int64_t i = CASES - 1; i > 0; i--) {
        int64_t j = below(&state, i + 1);
        caf_candidate one = cases[i];
        cases[i] = cases[j];
        cases[j] = one;
    }
}

static int64_t draw(caf_candidate cases[CASES], int64_t size, caf_stratum strata[3])
{
    int64_t drawn = -1;
    ck_assert_int_eq(caf_sample_draw("seed", 4, cases, CASES, CAF_SHARES_PROPORTIONAL, size, strata, 3, &drawn), CAF_OK);
    return drawn;
}

/* Against the definition: a case is drawn where fewer than its stratum's share have a smaller key. */
START_TEST(the_smallest_keys_of_each_stratum_are_drawn)
{
    caf_candidate cases[CASES];
    caf_stratum strata[3];
    state = 3;
    for (int64_t size = 0; size <= CASES + 2; size++) {
        make_cases(cases, 1);
        shuffle(cases);
        int64_t drawn = draw(cases, size, strata);
        int64_t places = 0;
        ck_assert_int_eq(drawn, size < 48 ? size : 48);
        for (int i = 0; i < CASES; i++) {
            int64_t smaller = 0;
            ck_assert(cases[i].key == key("seed", names[cases[i].mark]));
            for (int j = 0; j < CASES; j++) {
                smaller += cases[j].stratum == cases[i].stratum && !cases[j].drawn_before && cases[j].key < cases[i].key;
            }
            ck_assert_int_eq(cases[i].place > 0, !cases[i].drawn_before && smaller < strata[cases[i].stratum].share);
            places += cases[i].place;
        }
        ck_assert_int_eq(places, drawn * (drawn + 1) / 2);
        ck_assert_int_eq(strata[0].n + strata[1].n + strata[2].n, CASES);
        ck_assert_int_eq(strata[0].drawn_before + strata[1].drawn_before + strata[2].drawn_before, 12);
    }
}
END_TEST

START_TEST(the_order_makes_no_difference)
{
    caf_candidate cases[CASES];
    caf_candidate others[CASES];
    caf_stratum strata[3];
    make_cases(cases, 0);
    draw(cases, 17, strata);
    for (int turn = 0; turn < 50; turn++) {
        make_cases(others, 0);
        shuffle(others);
        draw(others, 17, strata);
        for (int i = 0; i < CASES; i++) {
            ck_assert(others[i].name == cases[i].name && others[i].place == cases[i].place);
        }
    }
}
END_TEST

/*
 * Of this seed FNV-1a makes 0, and of a zero byte after that 0 again: so these
 * names have one key, which the test of any other draw would never see.
 */
START_TEST(of_equal_keys_the_first_identifier_is_drawn)
{
    static const char seed[] = "77kepQFQ8Kl";
    static const char zeros[] = "\0\0\0";
    caf_candidate cases[3] = { { zeros, 3, 0, 0, 3, 0, 0 }, { zeros, 1, 0, 0, 1, 0, 0 }, { zeros, 2, 0, 0, 2, 0, 0 } };
    caf_stratum stratum;
    int64_t drawn = 0;
    ck_assert_int_eq(caf_sample_draw(seed, 11, cases, 3, 0, 1, &stratum, 1, &drawn), CAF_OK);
    for (int i = 0; i < 3; i++) {
        ck_assert(cases[i].key == cases[0].key);
        ck_assert_int_eq(cases[i].mark, i + 1);
        ck_assert_int_eq(cases[i].place, i == 0);
    }
}
END_TEST

START_TEST(a_draw_refuses_what_cannot_be)
{
    caf_candidate cases[3] = { { "a", 1, 0, 0, 0, 0, 9 }, { "b", 1, 0, 0, 1, 0, 9 }, { "a", 1, 0, 0, 2, 0, 9 } };
    caf_stratum stratum;
    ck_assert_int_eq(caf_sample_draw("s", 1, cases, 3, 0, 1, &stratum, 1, NULL), CAF_E_DUPLICATE);
    ck_assert_int_eq(cases[0].mark + cases[1].mark, 2);
    ck_assert_int_eq(caf_sample_draw("s", 1, cases, 1, 0, 1, &stratum, 1, NULL), CAF_OK);
    ck_assert_int_eq(caf_sample_draw("s", 1, NULL, 1, 0, 1, &stratum, 1, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_sample_draw("s", 1, cases, 1, 0, 1, NULL, 1, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_sample_draw("s", 1, cases, -1, 0, 1, &stratum, 1, NULL), CAF_E_SIZE);
    ck_assert_int_eq(caf_sample_draw("s", -1, cases, 1, 0, 1, &stratum, 1, NULL), CAF_E_SIZE);
    ck_assert_int_eq(caf_sample_draw("s", 1, cases, 1, 0, 1, &stratum, -1, NULL), CAF_E_SIZE);
    ck_assert_int_eq(caf_sample_draw("s", 1, cases, 1, 5, 1, &stratum, 1, NULL), CAF_E_ARGUMENT);
    cases[0].stratum = 1;
    ck_assert_int_eq(caf_sample_draw("s", 1, cases, 1, 0, 1, &stratum, 1, NULL), CAF_E_ARGUMENT);
    cases[0].stratum = -1;
    ck_assert_int_eq(caf_sample_draw("s", 1, cases, 1, 0, 1, &stratum, 1, NULL), CAF_E_ARGUMENT);
    cases[0].stratum = 0;
    cases[0].drawn_before = 2;
    ck_assert_int_eq(caf_sample_draw("s", 1, cases, 1, 0, 1, &stratum, 1, NULL), CAF_E_ARGUMENT);
    cases[0].drawn_before = 0;
    cases[0].length = -1;
    ck_assert_int_eq(caf_sample_draw("s", 1, cases, 1, 0, 1, &stratum, 1, NULL), CAF_E_SIZE);
    ck_assert_int_eq(caf_sample_draw(NULL, 0, NULL, 0, 0, 1, NULL, 0, NULL), CAF_OK);
}
END_TEST

enum { NO = CAF_FRAME_NO, YES = CAF_FRAME_YES, UNKNOWN = CAF_FRAME_UNKNOWN };

/* A closure of a case that was opened in January 2022; dates as text, NULL: not recorded. */
typedef struct closure {
    const char *closed;
    const char *reopened;
} closure;

static caf_date recorded_day(const char *text)
{
    return text == NULL ? 0 : text[0] == '?' ? CAF_DATE_UNREADABLE : day(text);
}

/* What is said of a case with so many closures on 30 June 2023: of a period, or, without one, whether it is open. */
static int32_t frame_of(const closure *closures, int n, const char *from, const char *to, int64_t partial)
{
    caf_context context = caf_context_on(day("2023-06-30"), CAF_ENGLAND_AND_WALES);
    caf_case_row row;
    caf_case whose;
    owned in;
    int32_t found = -1;
    begin_owned(&in);
    memset(&row, 0, sizeof row);
    row.case_id = 1;
    row.opened = day("2022-01-10");
    row.partial_tables = partial;
    add_row(&in, CAF_CASES, &row);
    for (int i = 0; i < n; i++) {
        caf_closure_row one;
        memset(&one, 0, sizeof one);
        one.case_id = 1;
        one.id = i + 1;
        one.closed = recorded_day(closures[i].closed);
        one.reopened = recorded_day(closures[i].reopened);
        add_row(&in, CAF_CLOSURES, &one);
    }
    whose.size = (int32_t)sizeof whose;
    ck_assert_int_eq(caf_find_case(&in.load, &context, 1, &whose), CAF_OK);
    ck_assert_int_eq(caf_sample_frame(&whose, from != NULL ? day(from) : CAF_DATE_NONE, to != NULL ? day(to) : CAF_DATE_NONE, &found), CAF_OK);
    end_owned(&in);
    return found;
}

START_TEST(cases_to_draw_from_are_as_worked_by_hand)
{
    static const closure once[] = { { "2023-03-31", NULL } }, undated[] = { { NULL, NULL } }, unreadable[] = { { "?", NULL } },
                         again[] = { { "2023-02-01", "2023-05-10" } }, twice[] = { { "2022-09-01", "2022-11-01" }, { "2023-06-30", NULL } },
                         both[] = { { NULL, NULL }, { "2023-03-31", NULL } }, ahead[] = { { "2023-07-03", NULL } },
                         early[] = { { "1969-06-01", NULL } },
                         untold[] = { { "2022-09-01", NULL }, { "2023-02-01", "2023-05-10" } };
    static const int64_t partial = 1 << CAF_CLOSURES;
    ck_assert_int_eq(frame_of(NULL, 0, NULL, NULL, 0), YES);
    ck_assert_int_eq(frame_of(NULL, 0, NULL, NULL, partial), UNKNOWN);
    ck_assert_int_eq(frame_of(once, 1, NULL, NULL, 0), NO);
    ck_assert_int_eq(frame_of(once, 1, NULL, NULL, partial), NO);
    ck_assert_int_eq(frame_of(undated, 1, NULL, NULL, 0), UNKNOWN);
    ck_assert_int_eq(frame_of(unreadable, 1, NULL, NULL, 0), UNKNOWN);
    ck_assert_int_eq(frame_of(again, 1, NULL, NULL, 0), YES);
    ck_assert_int_eq(frame_of(twice, 2, NULL, NULL, 0), NO);
    ck_assert_int_eq(frame_of(early, 1, NULL, NULL, 0), UNKNOWN); /* before the case was opened */
    ck_assert_int_eq(frame_of(untold, 2, NULL, NULL, 0), YES);    /* the later reopening ended both */
    ck_assert_int_eq(frame_of(untold, 2, "2022-07-01", "2022-09-30", 0), YES);
    ck_assert_int_eq(frame_of(untold, 2, "2022-07-01", "2023-06-30", 0), NO);
    ck_assert_int_eq(frame_of(ahead, 1, NULL, NULL, 0), YES); /* has not happened yet */
    /* Both days of a period count; reopened by its last day, a case was not closed at its end. */
    ck_assert_int_eq(frame_of(once, 1, "2023-03-31", "2023-03-31", 0), YES);
    ck_assert_int_eq(frame_of(once, 1, "2023-04-01", "2023-06-30", 0), NO);
    ck_assert_int_eq(frame_of(once, 1, "2023-01-01", "2023-03-30", 0), NO);
    ck_assert_int_eq(frame_of(again, 1, "2023-01-01", "2023-03-31", 0), YES);
    ck_assert_int_eq(frame_of(again, 1, "2023-01-01", "2023-05-09", 0), YES);
    ck_assert_int_eq(frame_of(again, 1, "2023-01-01", "2023-05-10", 0), NO);
    ck_assert_int_eq(frame_of(twice, 2, "2022-07-01", "2022-09-30", 0), YES);
    ck_assert_int_eq(frame_of(twice, 2, "2022-10-01", "2022-12-31", 0), NO);
    /* One on record in the period is enough; what may be missing leaves the rest untold. */
    ck_assert_int_eq(frame_of(once, 1, "2023-01-01", "2023-03-31", partial), YES);
    ck_assert_int_eq(frame_of(both, 2, "2023-01-01", "2023-03-31", 0), YES);
    ck_assert_int_eq(frame_of(both, 2, "2023-04-01", "2023-06-30", 0), UNKNOWN);
    ck_assert_int_eq(frame_of(NULL, 0, "2023-01-01", "2023-03-31", partial), UNKNOWN);
    ck_assert_int_eq(frame_of(NULL, 0, "2023-01-01", "2023-03-31", 0), NO);
}
END_TEST

START_TEST(days_that_cannot_be_right_decide_nothing)
{
    /* Each alone, then with a closure that decides: a later one is in force whatever the first says of its reopening. */
    static const closure early[] = { { "2021-12-01", NULL }, { "2023-03-31", NULL } }, back[] = { { "2023-02-01", "2023-01-01" }, { "2023-03-31", NULL } },
                         blot[] = { { "2023-02-01", "?" }, { "2023-03-31", NULL } }, far[] = { { "2023-02-01", "2201-01-01" }, { "2023-03-31", NULL } },
                         over[] = { { "2021-12-01", "2023-02-01" } }, late[] = { { "2023-04-30", "?" }, { "2023-03-31", NULL } },
                         bare[] = { { NULL, "?" }, { "2023-03-31", NULL } }, said[] = { { NULL, "2023-02-01" } };
    static const closure *const alone[] = { early, back, blot, far };
    for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++) {
        ck_assert_int_eq(frame_of(alone[i], 1, NULL, NULL, 0), UNKNOWN);
        ck_assert_int_eq(frame_of(alone[i], 1, "2021-01-01", "2023-06-30", 0), UNKNOWN);
        ck_assert_int_eq(frame_of(alone[i], 1, "2023-01-01", "2023-02-28", 0), UNKNOWN);
        ck_assert_int_eq(frame_of(alone[i], 2, NULL, NULL, 0), NO);
        ck_assert_int_eq(frame_of(alone[i], 2, "2023-03-01", "2023-03-31", 0), YES);
        ck_assert_int_eq(frame_of(alone[i], 2, "2023-04-01", "2023-06-30", 0), UNKNOWN);
    }
    /* It was reopened, whenever it may have been closed. */
    ck_assert_int_eq(frame_of(over, 1, NULL, NULL, 0), YES);
    ck_assert_int_eq(frame_of(over, 1, "2021-01-01", "2023-06-30", 0), NO);
    ck_assert_int_eq(frame_of(over, 1, "2021-01-01", "2022-12-31", 0), UNKNOWN);
    ck_assert_int_eq(frame_of(said, 1, NULL, NULL, 0), YES);
    /* A reopening that may have come after the closure. */
    ck_assert_int_eq(frame_of(late, 2, NULL, NULL, 0), UNKNOWN);
    ck_assert_int_eq(frame_of(late, 2, "2023-03-01", "2023-03-31", 0), UNKNOWN);
    ck_assert_int_eq(frame_of(bare, 2, NULL, NULL, 0), UNKNOWN);
}
END_TEST

/* What a cohort of one case says of it: enum caf_cohort_count; -1: it cannot be read. */
static int32_t state_of(const caf_case *whose, const caf_context *context, int64_t *cohort)
{
    static const int32_t states[] = { CAF_COHORT_NOT_YET, CAF_COHORT_OPEN, CAF_COHORT_CLOSED, CAF_COHORT_MAY_BE_CLOSED };
    caf_case alone = *whose;
    int64_t n = caf_cohort_numbers();
    alone.row.group = 0;
    memset(cohort, 0, (size_t)n * sizeof *cohort);
    if (caf_cohort_add(&alone, context, cohort, n) != CAF_OK) {
        return -1;
    }
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        if (cohort[caf_cohort_place(CAF_COHORT_COUNTS, 0) + states[i]] == 1) {
            return states[i];
        }
    }
    return -1;
}

/* Of any case: what is drawn as open a cohort counts as open, and what is drawn as closed as closed. */
START_TEST(a_cohort_says_the_same_of_a_case)
{
    int64_t *cohort = malloc((size_t)caf_cohort_numbers() * sizeof *cohort);
    int64_t seen[3] = { 0 };
    ck_assert_ptr_nonnull(cohort);
    for (uint64_t seed = 1; seed <= 240; seed++) {
        caf_context context = caf_context_on(19000 + (caf_date)(seed % 900), CAF_ENGLAND_AND_WALES);
        caf_cursor cursor = caf_cursor_begin();
        caf_case whose;
        owned in;
        whose.size = (int32_t)sizeof whose;
        random_caseload(&in, seed, 40, (int)(seed % 3));
        while (caf_next_case(&in.load, &context, &cursor, &whose) == CAF_OK) {
            int32_t counted = state_of(&whose, &context, cohort);
            int32_t is_open = -1, was_closed = -1, between = -1, before = -1;
            ck_assert_int_eq(caf_sample_frame(&whose, CAF_DATE_NONE, CAF_DATE_NONE, &is_open), counted < 0 ? CAF_E_ROW_TAIL : CAF_OK);
            ck_assert_int_eq(caf_sample_frame(&whose, INT32_MIN + 1, whose.as_of, &was_closed), CAF_OK);
            ck_assert_int_eq(caf_sample_frame(&whose, 19000, whose.as_of, &between), CAF_OK);
            ck_assert_int_eq(caf_sample_frame(&whose, INT32_MIN + 1, 18999, &before), CAF_OK);
            ck_assert(is_open != YES || counted == CAF_COHORT_OPEN);
            ck_assert(is_open != NO || counted == CAF_COHORT_CLOSED || counted == CAF_COHORT_NOT_YET);
            ck_assert(counted != CAF_COHORT_MAY_BE_CLOSED || is_open == UNKNOWN);
            /* By the same day a case is either; and what was closed by then was so in one part of the time. */
            ck_assert_int_eq(was_closed, whose.not_yet ? NO : is_open == UNKNOWN ? UNKNOWN : is_open == YES ? NO : YES);
            ck_assert(between != YES || was_closed == YES);
            ck_assert(!whose.not_yet || before == NO);
            seen[is_open]++;
        }
        end_owned(&in);
    }
    free(cohort);
    ck_assert(seen[NO] > 500 && seen[YES] > 500 && seen[UNKNOWN] > 500);
}
END_TEST

START_TEST(a_frame_refuses_what_cannot_be)
{
    caf_case whose;
    owned none;
    int32_t in = -1;
    begin_owned(&none);
    memset(&whose, 0, sizeof whose);
    whose.caseload = &none.load;
    ck_assert_int_eq(caf_sample_frame(&whose, 1, 2, &in), CAF_E_SIZE);
    whose.size = (int32_t)sizeof whose;
    whose.as_of = 2;
    ck_assert_int_eq(caf_sample_frame(&whose, 1, 2, &in), CAF_OK);
    ck_assert_int_eq(caf_sample_frame(&whose, 1, 3, &in), CAF_E_ARGUMENT); /* the period had not ended */
    ck_assert_int_eq(caf_sample_frame(NULL, 1, 2, &in), CAF_E_NULL);
    ck_assert_int_eq(caf_sample_frame(&whose, 1, 2, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_sample_frame(&whose, 2, 1, &in), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_sample_frame(&whose, CAF_DATE_NONE, 1, &in), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_sample_frame(&whose, 1, CAF_DATE_NONE, &in), CAF_E_ARGUMENT);
    whose.not_yet = 1;
    ck_assert_int_eq(caf_sample_frame(&whose, CAF_DATE_NONE, CAF_DATE_NONE, &in), CAF_OK);
    ck_assert_int_eq(in, CAF_FRAME_NO);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sample");
    TCase *tests = tcase_create("sample");
    tcase_add_test(tests, a_key_is_what_the_document_says);
    tcase_add_test(tests, a_key_refuses_what_cannot_be);
    tcase_add_test(tests, one_in_so_many_is_rounded_up);
    tcase_add_test(tests, shares_are_as_worked_by_hand);
    tcase_add_test(tests, shares_refuse_what_cannot_be);
    tcase_add_test(tests, any_shares_add_up);
    tcase_add_test(tests, what_is_left_goes_to_the_best_claims);
    tcase_add_test(tests, many_strata_take_no_longer_than_they_are_many);
    tcase_add_test(tests, the_smallest_keys_of_each_stratum_are_drawn);
    tcase_add_test(tests, the_order_makes_no_difference);
    tcase_add_test(tests, of_equal_keys_the_first_identifier_is_drawn);
    tcase_add_test(tests, a_draw_refuses_what_cannot_be);
    tcase_add_test(tests, cases_to_draw_from_are_as_worked_by_hand);
    tcase_add_test(tests, days_that_cannot_be_right_decide_nothing);
    tcase_add_test(tests, a_cohort_says_the_same_of_a_case);
    tcase_add_test(tests, a_frame_refuses_what_cannot_be);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
