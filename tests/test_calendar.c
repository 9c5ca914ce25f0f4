#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <caf/calendar.h>
#include "../lib/calendar_block.h"
#include "checks.h"
#include "quick.h"

/*
 * The oracle is a list of days, 1978-01-01 the first, each with its holiday:
 * up to 2011 and up to 2028 read from published lists, after that from the
 * rules as a table of weekdays and a walk through the year. Working days are
 * counted by walking over it one by one.
 */
enum {
    FIRST_YEAR = 1978,
    LAST_YEAR = 2100,
    LISTED_UNTIL = 2028,
    N_DAYS = 44925,
    MOST_STEPS = 300
};

static const caf_date first_day = 2922; /* 1978-01-01, a Sunday */

typedef struct slow_day {
    int year, month, day, weekday; /* weekday: Monday is 0 */
    caf_holiday holiday;
} slow_day;

static slow_day slow[CAF_DIVISIONS][N_DAYS];

static int slow_length(int year, int month)
{
    static const int lengths[13] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = year % 4 == 0 && year != 2100; /* of the years there are */
    return month == 2 && leap ? 29 : lengths[month];
}

static void lay_out_days(slow_day *days)
{
    slow_day day = { FIRST_YEAR, 1, 1, CAF_SUNDAY, CAF_HOLIDAY_NONE };
    for (int i = 0; i < N_DAYS; i++) {
        days[i] = day;
        day.weekday = (day.weekday + 1) % 7;
        if (++day.day > slow_length(day.year, day.month)) {
            day.day = 1;
            day.month = day.month % 12 + 1;
            day.year += day.month == 1;
        }
    }
}

static int find_day(const slow_day *days, int year, int month, int day)
{
    for (int i = (year - FIRST_YEAR) * 365; i < N_DAYS; i++) {
        if (days[i].year == year && days[i].month == month && days[i].day == day) {
            return i;
        }
    }
    ck_abort_msg("no such day");
    return -1;
}

typedef struct title {
    const char *words;
    caf_holiday holiday;
} title;

/* How the two lists call the holidays; the first match counts. */
static const title titles[] = {
    { "New Year Holiday", CAF_SECOND_JANUARY },    { "2nd January", CAF_SECOND_JANUARY },
    { "New Year", CAF_NEW_YEARS_DAY },          { "Patrick", CAF_ST_PATRICKS_DAY },
    { "Good Friday", CAF_GOOD_FRIDAY },         { "Easter Monday", CAF_EASTER_MONDAY },
    { "May Day", CAF_EARLY_MAY_BANK_HOLIDAY },  { "Early May", CAF_EARLY_MAY_BANK_HOLIDAY },
    { "Spring", CAF_SPRING_BANK_HOLIDAY },      { "Boyne", CAF_BATTLE_OF_THE_BOYNE },
    { "Summer", CAF_SUMMER_BANK_HOLIDAY },      { "Andrew", CAF_ST_ANDREWS_DAY },
    { "Christmas", CAF_CHRISTMAS_DAY },         { "Boxing", CAF_BOXING_DAY },
    { "Wedding", CAF_ROYAL_WEDDING },           { "Millennium", CAF_MILLENNIUM_EVE },
    { "Golden", CAF_GOLDEN_JUBILEE },           { "Diamond", CAF_DIAMOND_JUBILEE },
    { "Platinum", CAF_PLATINUM_JUBILEE },       { "Funeral", CAF_STATE_FUNERAL },
    { "coronation", CAF_CORONATION },           { "World Cup", CAF_WORLD_CUP },
};

static caf_holiday holiday_of_title(const char *text)
{
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        if (strstr(text, titles[i].words) != NULL) {
            return titles[i].holiday;
        }
    }
    ck_abort_msg("what is %s?", text);
    return CAF_HOLIDAY_NONE;
}

static caf_division division_of_name(const char *name)
{
    static const char *const names[CAF_DIVISIONS] = {
        "", "england-and-wales", "scotland", "northern-ireland",
    };
    for (caf_division division = 1; division < CAF_DIVISIONS; division++) {
        if (strcmp(name, names[division]) == 0) {
            return division;
        }
    }
    ck_abort_msg("what is %s?", name);
    return CAF_DIVISION_NONE;
}

/* Rows "division,yyyy-mm-dd,title" below comments and a heading. Returns how many. */
static int read_list(const char *name)
{
    char path[1024], line[200], division[40], words[120];
    int year, month, day, n = 0;
    snprintf(path, sizeof path, "%s/%s", CAF_TEST_DATA, name);
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "%s", path);
    while (fgets(line, sizeof line, file) != NULL) {
        if (line[0] == '#' || strncmp(line, "division,", 9) == 0) {
            continue;
        }
        int fields = sscanf(line, "%39[^,],%4d-%2d-%2d,%119[^\n]", division, &year, &month, &day, words);
        ck_assert_int_eq(fields, 5);
        slow_day *days = slow[division_of_name(division)];
        days[find_day(days, year, month, day)].holiday = holiday_of_title(words);
        n++;
    }
    ck_assert_int_eq(fclose(file), 0);
    return n;
}

static void set(slow_day *days, int year, int month, int day, caf_holiday holiday)
{
    days[find_day(days, year, month, day)].holiday = holiday;
}

/* The n-th Monday of a month, or for n 0 the last, by looking at each day. */
static void set_monday(slow_day *days, int year, int month, int n, caf_holiday holiday)
{
    int found = -1, seen = 0;
    int i = find_day(days, year, month, 1);
    for (int day = 1; day <= slow_length(year, month); day++, i++) {
        if (days[i].weekday == CAF_MONDAY && (++seen == n || n == 0)) {
            found = i;
        }
    }
    days[found].holiday = holiday;
}

/* A holiday that has its day to itself: on a weekend the Monday after. */
static void set_alone(slow_day *days, int year, int month, int day, caf_holiday holiday)
{
    int i = find_day(days, year, month, day);
    i += days[i].weekday == CAF_SATURDAY ? 2 : days[i].weekday == CAF_SUNDAY ? 1 : 0;
    days[i].holiday = holiday;
}

/* Two neighbouring holidays, by the weekday of the first: how many days later each is kept. */
static void set_pair(slow_day *days, int i, caf_holiday one, caf_holiday other)
{
    static const int later_one[7] = { 0, 0, 0, 0, 0, 2, 2 };
    static const int later_other[7] = { 1, 1, 1, 1, 3, 3, 1 };
    int weekday = days[i].weekday;
    days[i + later_one[weekday]].holiday = one;
    days[i + later_other[weekday]].holiday = other;
}

/* Easter by the golden number and the epact as the prayer book has them: new moons, then the Sunday. */
static int slow_easter(const slow_day *days, int year)
{
    int golden = year % 19 + 1;
    int century = year / 100 + 1;
    int solar = 3 * century / 4 - 12;
    int lunar = (8 * century + 5) / 25 - 5;
    int epact = ((11 * golden + 20 + lunar - solar) % 30 + 30) % 30;
    if (epact == 24 || (epact == 25 && golden > 11)) {
        epact++;
    }
    int moon = 44 - epact < 21 ? 74 - epact : 44 - epact; /* day of March */
    int i = find_day(days, year, 3, 1) + moon - 1;
    do {
        i++;
    } while (days[i].weekday != CAF_SUNDAY);
    return i;
}

static void apply_rules(caf_division division, int year)
{
    slow_day *days = slow[division];
    int easter = slow_easter(days, year);
    days[easter - 2].holiday = CAF_GOOD_FRIDAY;
    set_monday(days, year, 5, 1, CAF_EARLY_MAY_BANK_HOLIDAY);
    set_monday(days, year, 5, 0, CAF_SPRING_BANK_HOLIDAY);
    set_pair(days, find_day(days, year, 12, 25), CAF_CHRISTMAS_DAY, CAF_BOXING_DAY);
    if (division == CAF_SCOTLAND) {
        set_pair(days, find_day(days, year, 1, 1), CAF_NEW_YEARS_DAY, CAF_SECOND_JANUARY);
        set_monday(days, year, 8, 1, CAF_SUMMER_BANK_HOLIDAY);
        set_alone(days, year, 11, 30, CAF_ST_ANDREWS_DAY);
        return;
    }
    set_alone(days, year, 1, 1, CAF_NEW_YEARS_DAY);
    days[easter + 1].holiday = CAF_EASTER_MONDAY;
    set_monday(days, year, 8, 0, CAF_SUMMER_BANK_HOLIDAY);
    if (division == CAF_NORTHERN_IRELAND) {
        set_alone(days, year, 3, 17, CAF_ST_PATRICKS_DAY);
        set_alone(days, year, 7, 12, CAF_BATTLE_OF_THE_BOYNE);
    }
}

static void make_oracle(void)
{
    for (caf_division division = 1; division < CAF_DIVISIONS; division++) {
        lay_out_days(slow[division]);
    }
    /* Unchecked, an unread list would leave a calendar without holidays to agree with. */
    ck_assert_int_eq(read_list("bank-holidays-1978-2011.csv"), 902);
    ck_assert_int_eq(read_list("bank-holidays.csv"), 472);
    /* Where 1 January was a Sunday, these lists call its two days the other way round. Schedule 1 of the 1971
       Act keeps 2 January on its day and moves the 1st to the 3rd; the list agrees for 2012 and 2017. */
    static const int years[] = { 1978, 1984, 1989, 1995, 2006, 2023 };
    for (size_t i = 0; i < sizeof years / sizeof years[0]; i++) {
        set(slow[CAF_SCOTLAND], years[i], 1, 2, CAF_SECOND_JANUARY);
        set(slow[CAF_SCOTLAND], years[i], 1, 3, CAF_NEW_YEARS_DAY);
    }
    for (caf_division division = 1; division < CAF_DIVISIONS; division++) {
        for (int year = LISTED_UNTIL + 1; year <= LAST_YEAR; year++) {
            apply_rules(division, year);
        }
    }
}

static bool slow_is_working(const slow_day *day)
{
    return day->weekday != CAF_SATURDAY && day->weekday != CAF_SUNDAY && day->holiday == CAF_HOLIDAY_NONE;
}

static caf_date on(int year, int month, int day)
{
    caf_date date = 0;
    ck_assert_int_eq(caf_date_from_ymd(year, month, day, &date), CAF_OK);
    return date;
}

static caf_date on_number(int32_t yyyymmdd)
{
    return on(yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100);
}

static caf_calendar_spec spec_of(caf_division division)
{
    caf_calendar_spec spec;
    memset(&spec, 0, sizeof spec);
    spec.size = (int32_t)sizeof spec;
    spec.division = division;
    return spec;
}

/* Builds in memory of exactly the size asked for; the caller frees it. */
static const caf_calendar *build(const caf_calendar_spec *spec)
{
    size_t size = 0;
    const caf_calendar *calendar = NULL;
    ck_assert_int_eq(caf_calendar_size(spec, &size), CAF_OK);
    void *memory = malloc(size);
    ck_assert_ptr_nonnull(memory);
    memset(memory, 0xa5, size);
    ck_assert_int_eq(caf_calendar_build(spec, memory, size, &calendar), CAF_OK);
    ck_assert_ptr_eq(calendar, memory);
    return calendar;
}

static void discard(const caf_calendar *calendar)
{
    free((void *)(uintptr_t)calendar);
}

static bool is_working(const caf_calendar *calendar, caf_date date)
{
    bool working = false;
    ck_assert_int_eq(caf_is_working_day(calendar, date, &working), CAF_OK);
    return working;
}

static caf_holiday holiday_on(const caf_calendar *calendar, caf_date date)
{
    caf_holiday holiday = -1;
    ck_assert_int_eq(caf_holiday_on(calendar, date, &holiday), CAF_OK);
    return holiday;
}

static caf_date add(const caf_calendar *calendar, caf_date start, int32_t days)
{
    caf_date date = 77;
    ck_assert_int_eq(caf_add_working_days(calendar, start, days, &date), CAF_OK);
    return date;
}

static int32_t count(const caf_calendar *calendar, caf_date from, caf_date to)
{
    int32_t days = -77;
    ck_assert_int_eq(caf_count_working_days(calendar, from, to, &days), CAF_OK);
    return days;
}

START_TEST(every_day_is_what_the_lists_and_rules_say)
{
    make_oracle();
    ck_assert_int_eq(slow[1][N_DAYS - 1].year, LAST_YEAR);
    ck_assert_int_eq(slow[1][N_DAYS - 1].month * 100 + slow[1][N_DAYS - 1].day, 1231);
    for (caf_division division = 1; division < CAF_DIVISIONS; division++) {
        const caf_calendar *calendar = caf_calendar_builtin(division);
        for (int i = 0; i < N_DAYS; i++) {
            const slow_day *day = &slow[division][i];
            bool working = false;
            caf_holiday holiday = -1;
            if (caf_is_working_day(calendar, first_day + i, &working) != CAF_OK
                || working != slow_is_working(day)
                || caf_holiday_on(calendar, first_day + i, &holiday) != CAF_OK || holiday != day->holiday) {
                ck_abort_msg("%s %04d-%02d-%02d: %d, not %d", caf_division_name(division), day->year,
                             day->month, day->day, (int)holiday, (int)day->holiday);
            }
        }
    }
}
END_TEST

/* Sets places[k - 1] to the k-th working day from a day on, or -1 beyond the calendar. */
static void walk_from(const slow_day *days, int start, int step, int places[MOST_STEPS])
{
    int i = start;
    for (int k = 0; k < MOST_STEPS; k++) {
        do {
            i += step;
        } while (i >= 0 && i < N_DAYS && !slow_is_working(&days[i]));
        if (i < 0 || i >= N_DAYS) {
            for (; k < MOST_STEPS; k++) {
                places[k] = -1;
            }
            return;
        }
        places[k] = i;
    }
}

static void compare_walk(const caf_calendar *calendar, int start, int sign, const int places[MOST_STEPS])
{
    for (int k = 1; k <= MOST_STEPS; k++) {
        int place = places[k - 1];
        caf_date date = 77;
        int32_t days = -77;
        caf_date from = first_day + start;
        caf_status status = caf_add_working_days(calendar, from, sign * k, &date);
        bool same = place < 0 ? status == CAF_E_CALENDAR_RANGE && date == 77
                              : status == CAF_OK && date == first_day + place
                                    && caf_count_working_days(calendar, from, date, &days) == CAF_OK
                                    && days == sign * k;
        if (!same) {
            ck_abort_msg("day %d and %d working days: status %d, day %d, not %d, count %d", start, sign * k,
                         (int)status, (int)(date - first_day), place, (int)days);
        }
    }
}

START_TEST(adding_is_walking_from_every_day)
{
    int places[MOST_STEPS];
    make_oracle();
    int walked = 0;
    for (caf_division division = 1; division < CAF_DIVISIONS; division++) {
        const caf_calendar *calendar = caf_calendar_builtin(division);
        for (int start = 0; start < N_DAYS; start++) {
            /* The ends are always looked at. */
            if (start % stride() != 0 && start > 500 && start < N_DAYS - 500) {
                continue;
            }
            walk_from(slow[division], start, 1, places);
            compare_walk(calendar, start, 1, places);
            walk_from(slow[division], start, -1, places);
            compare_walk(calendar, start, -1, places);
            walked++;
        }
    }
    ck_assert_int_ge(walked, 3 * (N_DAYS / stride()));
}
END_TEST

START_TEST(counting_is_walking_between_all_days_of_two_years)
{
    make_oracle();
    for (caf_division division = 1; division < CAF_DIVISIONS; division++) {
        const caf_calendar *calendar = caf_calendar_builtin(division);
        int begin = find_day(slow[division], 2022, 3, 1);
        for (int from = begin; from < begin + 600; from++) {
            int expected = 0;
            for (int to = from; to < begin + 600; to++) {
                expected += to > from && slow_is_working(&slow[division][to]);
                /* Back from `to`: `from` counts and `to` does not. */
                int back = expected + (to > from) * (slow_is_working(&slow[division][from])
                                                     - slow_is_working(&slow[division][to]));
                int32_t days = -77, days_back = -77;
                caf_date one = first_day + from, other = first_day + to;
                if (caf_count_working_days(calendar, one, other, &days) != CAF_OK
                    || caf_count_working_days(calendar, other, one, &days_back) != CAF_OK
                    || days != expected || days_back != -back) {
                    ck_abort_msg("%d to %d: %d and back %d", from, to, (int)days, (int)days_back);
                }
            }
        }
    }
}
END_TEST

START_TEST(no_days_away_is_the_day_itself)
{
    const caf_calendar *calendar = caf_calendar_builtin(CAF_ENGLAND_AND_WALES);
    ck_assert_int_eq(add(calendar, on(2023, 5, 7), 0), on(2023, 5, 7)); /* a Sunday */
    ck_assert_int_eq(add(calendar, on(1978, 1, 1), 0), on(1978, 1, 1));
    ck_assert_int_eq(add(calendar, on(2100, 12, 31), 0), on(2100, 12, 31));
    ck_assert_int_eq(count(calendar, on(2023, 5, 7), on(2023, 5, 7)), 0);
    ck_assert_int_eq(count(calendar, on(2023, 5, 9), on(2023, 5, 9)), 0);
}
END_TEST

START_TEST(anchored_dates)
{
    const caf_calendar *english = caf_calendar_builtin(CAF_ENGLAND_AND_WALES);
    const caf_calendar *scottish = caf_calendar_builtin(CAF_SCOTLAND);
    ck_assert_int_eq(add(english, on(2022, 5, 20), 20), on(2022, 6, 21));
    ck_assert_int_eq(add(english, on(2023, 4, 3), 20), on(2023, 5, 4));
    ck_assert_int_eq(add(scottish, on(2023, 4, 3), 20), on(2023, 5, 3));
    ck_assert_int_eq(add(english, on(2023, 12, 1), 20), on(2024, 1, 3));
    ck_assert_int_eq(add(scottish, on(2023, 12, 1), 20), on(2024, 1, 4));
    ck_assert_int_eq(add(english, on(2020, 4, 30), 20), on(2020, 6, 1));
    /* The statutory example of requests for information: 12 March 2009. */
    ck_assert_int_eq(add(english, on(2009, 3, 12), 20), on(2009, 4, 9));
}
END_TEST

START_TEST(the_edges_of_the_calendar)
{
    const caf_calendar *calendar = caf_calendar_builtin(CAF_ENGLAND_AND_WALES);
    caf_date first = 0, last = 0, until = 0, date = 77;
    int32_t days = -77;
    ck_assert_int_eq(caf_calendar_range(calendar, &first, &last), CAF_OK);
    ck_assert_int_eq(first, on(1978, 1, 1));
    ck_assert_int_eq(last, on(2100, 12, 31));
    ck_assert_int_eq(caf_calendar_certain_until(calendar, &until), CAF_OK);
    ck_assert_int_eq(until, on(2028, 12, 31));
    ck_assert_int_eq(add(calendar, first, 1), on(1978, 1, 3)); /* a Sunday, then New Year's substitute */
    ck_assert_int_eq(add(calendar, last, -1), on(2100, 12, 30));
    ck_assert_int_eq(add(calendar, on(2100, 12, 30), 1), last);
    ck_assert_int_eq(caf_add_working_days(calendar, last, 1, &date), CAF_E_CALENDAR_RANGE);
    ck_assert_int_eq(caf_add_working_days(calendar, first, -1, &date), CAF_E_CALENDAR_RANGE);
    ck_assert_int_eq(caf_add_working_days(calendar, on(1978, 1, 3), -1, &date), CAF_E_CALENDAR_RANGE);
    ck_assert_int_eq(date, 77);
    int32_t all = count(calendar, first, last);
    ck_assert_int_eq(add(calendar, first, all), last);
    ck_assert_int_eq(caf_add_working_days(calendar, first, all + 1, &date), CAF_E_CALENDAR_RANGE);
    ck_assert_int_eq(add(calendar, last, 1 - all), on(1978, 1, 3));
    ck_assert_int_eq(caf_add_working_days(calendar, last, -all, &date), CAF_E_CALENDAR_RANGE);
    static const int32_t extremes[] = {
        INT32_MAX, INT32_MIN, INT32_MIN + 1, 65536, -65536, 1 << 30, -(1 << 30),
    };
    for (size_t i = 0; i < sizeof extremes / sizeof extremes[0]; i++) {
        date = 77;
        ck_assert_int_eq(caf_add_working_days(calendar, first, extremes[i], &date), CAF_E_CALENDAR_RANGE);
        ck_assert_int_eq(caf_add_working_days(calendar, 19358, extremes[i], &date), CAF_E_CALENDAR_RANGE);
        ck_assert_int_eq(caf_add_working_days(calendar, last, extremes[i], &date), CAF_E_CALENDAR_RANGE);
        ck_assert_int_eq(date, 77);
    }
    ck_assert_int_eq(caf_count_working_days(calendar, first - 1, last, &days), CAF_E_CALENDAR_RANGE);
    ck_assert_int_eq(caf_count_working_days(calendar, last, first - 1, &days), CAF_E_CALENDAR_RANGE);
    ck_assert_int_eq(caf_count_working_days(calendar, first, last + 1, &days), CAF_E_CALENDAR_RANGE);
    ck_assert_int_eq(days, -77);
}
END_TEST

static const caf_date strange[] = {
    CAF_DATE_NONE, CAF_DATE_NONE + 1, INT32_MAX, -1, 0 /* 1970-01-01 */, 1, 2921, 2922, 2923, 19500,
    47845, 47846, 47847, CAF_DATE_FIRST, CAF_DATE_LAST,
};
enum { N_STRANGE = sizeof strange / sizeof strange[0] };

static caf_status expected_status(caf_date date)
{
    if (date == CAF_DATE_NONE) {
        return CAF_E_DATE_NONE;
    }
    return date < 2922 || date > 47846 ? CAF_E_CALENDAR_RANGE : CAF_OK;
}

START_TEST(scalars_say_why_a_day_cannot_be_answered)
{
    const caf_calendar *calendar = caf_calendar_builtin(CAF_NORTHERN_IRELAND);
    for (size_t i = 0; i < N_STRANGE; i++) {
        caf_status expected = expected_status(strange[i]);
        bool working;
        caf_holiday holiday = -1;
        caf_date date = 77;
        int32_t days = -77;
        ck_assert_int_eq(caf_is_working_day(calendar, strange[i], &working), expected);
        ck_assert_int_eq(caf_holiday_on(calendar, strange[i], &holiday), expected);
        ck_assert_int_eq(caf_add_working_days(calendar, strange[i], 0, &date), expected);
        ck_assert_int_eq(date, expected == CAF_OK ? strange[i] : 77);
        ck_assert_int_eq(caf_count_working_days(calendar, strange[i], 19500, &days), expected);
        ck_assert_int_eq(caf_count_working_days(calendar, 19500, strange[i], &days), expected);
        ck_assert(expected == CAF_OK || (holiday == -1 && days == -77));
        ck_assert_int_eq(caf_count_working_days(calendar, strange[i], CAF_DATE_NONE, &days), CAF_E_DATE_NONE);
        ck_assert_int_eq(caf_count_working_days(calendar, CAF_DATE_NONE, strange[i], &days), CAF_E_DATE_NONE);
    }
}
END_TEST

/* Every strange date, and a thousand days around the ends and the middle of the calendar. */
enum { N_ROWS = N_STRANGE + 3000 };

static void fill_rows(caf_date rows[N_ROWS])
{
    for (int i = 0; i < N_ROWS; i++) {
        rows[i] = i < N_STRANGE ? strange[i]
                                : (i % 3 == 0 ? 2500 : i % 3 == 1 ? 19000 : 47300) + (i - N_STRANGE) / 3;
    }
}

START_TEST(arrays_answer_as_scalars_do)
{
    static const int32_t shifts[] = { 0, 1, -1, 5, -5, 20, -20, 300, 31000, -31000, 65535, 65536,
                                      INT32_MAX, INT32_MIN, INT32_MIN + 1 };
    caf_date rows[N_ROWS], out[N_ROWS], in_place[N_ROWS];
    fill_rows(rows);
    for (caf_division division = 1; division < CAF_DIVISIONS; division++) {
        const caf_calendar *calendar = caf_calendar_builtin(division);
        for (size_t s = 0; s < sizeof shifts / sizeof shifts[0]; s++) {
            memset(out, 0x5a, sizeof out);
            memcpy(in_place, rows, sizeof rows);
            ck_assert_int_eq(caf_add_working_days_array(calendar, rows, N_ROWS, shifts[s], out),
                             CAF_E_SOME_ROWS);
            ck_assert_int_eq(caf_add_working_days_array(calendar, in_place, N_ROWS, shifts[s], in_place),
                             CAF_E_SOME_ROWS);
            ck_assert_mem_eq(out, in_place, sizeof out);
            for (int i = 0; i < N_ROWS; i++) {
                caf_date expected = CAF_DATE_NONE;
                (void)caf_add_working_days(calendar, rows[i], shifts[s], &expected);
                ck_assert_int_eq(out[i], expected);
            }
        }
    }
}
END_TEST

START_TEST(counts_of_arrays_are_counts_of_scalars)
{
    caf_date rows[N_ROWS], to[N_ROWS];
    int32_t out[N_ROWS];
    const caf_calendar *calendar = caf_calendar_builtin(CAF_SCOTLAND);
    fill_rows(rows);
    for (int turn = 0; turn < N_ROWS; turn += 7) {
        for (int i = 0; i < N_ROWS; i++) {
            to[i] = rows[(i + turn) % N_ROWS];
        }
        memset(out, 0x5a, sizeof out);
        ck_assert_int_eq(caf_count_working_days_array(calendar, rows, to, N_ROWS, out), CAF_E_SOME_ROWS);
        for (int i = 0; i < N_ROWS; i++) {
            int32_t expected = INT32_MIN;
            (void)caf_count_working_days(calendar, rows[i], to[i], &expected);
            if (out[i] != expected) {
                ck_abort_msg("row %d: %d, not %d", i, (int)out[i], (int)expected);
            }
        }
    }
    /* The output may be one of the inputs, row by row. */
    memcpy(to, rows, sizeof to);
    ck_assert_int_eq(caf_count_working_days_array(calendar, rows, to, N_ROWS, to), CAF_E_SOME_ROWS);
    ck_assert_int_eq(to[N_ROWS - 1], rows[N_ROWS - 1] > 47846 ? INT32_MIN : 0);
}
END_TEST

START_TEST(arrays_without_trouble_are_ok)
{
    const caf_calendar *calendar = caf_calendar_builtin(CAF_ENGLAND_AND_WALES);
    caf_date rows[2] = { on(2023, 4, 3), on(2022, 5, 20) };
    caf_date out[3] = { 7, 7, 7 };
    int32_t days[2] = { 7, 7 };
    ck_assert_int_eq(caf_add_working_days_array(calendar, rows, 2, 20, out), CAF_OK);
    ck_assert(out[0] == on(2023, 5, 4) && out[1] == on(2022, 6, 21) && out[2] == 7);
    ck_assert_int_eq(caf_count_working_days_array(calendar, rows, out, 2, days), CAF_OK);
    ck_assert(days[0] == 20 && days[1] == 20);
    ck_assert_int_eq(caf_add_working_days_array(calendar, rows, 2, 0, out), CAF_OK);
    ck_assert_mem_eq(rows, out, sizeof rows);
    ck_assert_int_eq(caf_add_working_days_array(calendar, NULL, 0, 20, NULL), CAF_OK);
    ck_assert_int_eq(caf_count_working_days_array(calendar, NULL, NULL, 0, NULL), CAF_OK);
    ck_assert_int_eq(caf_add_working_days_array(calendar, NULL, 1, 20, out), CAF_E_NULL);
    ck_assert_int_eq(caf_add_working_days_array(calendar, rows, 1, 20, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_count_working_days_array(calendar, NULL, rows, 1, days), CAF_E_NULL);
    ck_assert_int_eq(caf_count_working_days_array(calendar, rows, NULL, 1, days), CAF_E_NULL);
    ck_assert_int_eq(caf_count_working_days_array(calendar, rows, rows, 1, NULL), CAF_E_NULL);
    ck_assert_int_eq(days[0], 20);
}
END_TEST

/* Every function with a calendar that is none. */
static void expect_no_calendar(const caf_calendar *calendar, caf_status expected)
{
    caf_date first = 77, last = 77;
    bool working = true;
    caf_holiday holiday = -1;
    int32_t days = -77;
    ck_assert_int_eq(caf_calendar_division(calendar), CAF_DIVISION_NONE);
    ck_assert_int_eq(caf_calendar_range(calendar, &first, &last), expected);
    ck_assert_int_eq(caf_calendar_certain_until(calendar, &first), expected);
    ck_assert_int_eq(caf_is_working_day(calendar, 19500, &working), expected);
    ck_assert_int_eq(caf_holiday_on(calendar, 19500, &holiday), expected);
    ck_assert_int_eq(caf_next_holiday(calendar, 19500, 19600, &first, &holiday), expected);
    ck_assert_int_eq(caf_add_working_days(calendar, 19500, 1, &first), expected);
    ck_assert_int_eq(caf_count_working_days(calendar, 19500, 19600, &days), expected);
    ck_assert_int_eq(caf_add_working_days_array(calendar, NULL, 0, 1, NULL), expected);
    ck_assert_int_eq(caf_count_working_days_array(calendar, NULL, NULL, 0, NULL), expected);
    ck_assert(first == 77 && last == 77 && working && holiday == -1 && days == -77);
}

START_TEST(what_is_no_calendar_is_refused_everywhere)
{
    struct caf_calendar head;
    memcpy(&head, caf_calendar_builtin(CAF_SCOTLAND), sizeof head);
    head.magic ^= 1;
    expect_no_calendar(&head, CAF_E_CALENDAR);
    memcpy(&head, caf_calendar_builtin(CAF_SCOTLAND), sizeof head);
    head.layout++;
    expect_no_calendar(&head, CAF_E_CALENDAR);
    memset(&head, 0, sizeof head);
    expect_no_calendar(&head, CAF_E_CALENDAR);
    expect_no_calendar(NULL, CAF_E_NULL);
}
END_TEST

START_TEST(null_outputs_are_refused)
{
    const caf_calendar *calendar = caf_calendar_builtin(CAF_SCOTLAND);
    caf_date date = 77;
    ck_assert_int_eq(caf_calendar_range(calendar, NULL, &date), CAF_E_NULL);
    ck_assert_int_eq(caf_calendar_range(calendar, &date, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_calendar_certain_until(calendar, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_is_working_day(calendar, 19500, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_holiday_on(calendar, 19500, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_next_holiday(calendar, 19500, 19500, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_add_working_days(calendar, 19500, 1, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_count_working_days(calendar, 19500, 19500, NULL), CAF_E_NULL);
    ck_assert_int_eq(date, 77);
}
END_TEST

START_TEST(names_of_holidays_and_divisions)
{
    for (caf_holiday holiday = CAF_HOLIDAY_NONE + 1; holiday < CAF_HOLIDAYS; holiday++) {
        ck_assert_ptr_nonnull(caf_holiday_name(holiday));
        for (caf_holiday other = CAF_HOLIDAY_NONE + 1; other < holiday; other++) {
            ck_assert_str_ne(caf_holiday_name(holiday), caf_holiday_name(other));
        }
    }
    ck_assert_str_eq(caf_holiday_name(CAF_GOOD_FRIDAY), "Good Friday");
    ck_assert_ptr_null(caf_holiday_name(CAF_HOLIDAY_NONE));
    ck_assert_ptr_null(caf_holiday_name(CAF_HOLIDAYS));
    ck_assert_ptr_null(caf_holiday_name(-1));
    ck_assert_ptr_null(caf_holiday_name(INT32_MIN));
    ck_assert_str_eq(caf_division_name(CAF_ENGLAND_AND_WALES), "England and Wales");
    ck_assert_str_eq(caf_division_name(CAF_SCOTLAND), "Scotland");
    ck_assert_str_eq(caf_division_name(CAF_NORTHERN_IRELAND), "Northern Ireland");
    ck_assert_ptr_null(caf_division_name(CAF_DIVISION_NONE));
    ck_assert_ptr_null(caf_division_name(CAF_DIVISIONS));
    ck_assert_ptr_null(caf_division_name(INT32_MIN));
}
END_TEST

START_TEST(builtin_calendars_are_built_calendars)
{
    for (caf_division division = 1; division < CAF_DIVISIONS; division++) {
        caf_calendar_spec spec = spec_of(division);
        const caf_calendar *builtin = caf_calendar_builtin(division);
        const caf_calendar *built = build(&spec);
        ck_assert_ptr_nonnull(builtin);
        ck_assert_int_eq(caf_calendar_division(builtin), division);
        ck_assert_int_eq(builtin->size, built->size);
        ck_assert_mem_eq(builtin, built, built->size);
        discard(built);
    }
    ck_assert_ptr_null(caf_calendar_builtin(CAF_DIVISION_NONE));
    ck_assert_ptr_null(caf_calendar_builtin(CAF_DIVISIONS));
    ck_assert_ptr_null(caf_calendar_builtin(-1));
    ck_assert_ptr_null(caf_calendar_builtin(INT32_MAX));
}
END_TEST

START_TEST(a_block_can_be_copied)
{
    const caf_calendar *builtin = caf_calendar_builtin(CAF_SCOTLAND);
    caf_calendar *copy = malloc(builtin->size);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, builtin, builtin->size);
    ck_assert_int_eq(add(copy, on(2023, 12, 1), 20), on(2024, 1, 4));
    ck_assert_int_eq(add(copy, on(2100, 12, 30), 1), on(2100, 12, 31));
    ck_assert_int_eq(holiday_on(copy, on(2100, 12, 27)), CAF_CHRISTMAS_DAY);
    free(copy);
}
END_TEST

START_TEST(specifications_that_cannot_be)
{
    static uint64_t memory[32 * 1024];
    const caf_calendar *calendar = NULL;
    size_t size = 77;
    caf_calendar_change change = { 0, CAF_CLOSURE_DAY };
    struct {
        caf_status size_status, build_status;
        caf_calendar_spec spec;
    } cases[24];
    int n = 0;
    change.date = on(2023, 1, 9);
    memset(cases, 0, sizeof cases);
#define CASE(status_of_size, status_of_build, field, value) \
    do { \
        cases[n].size_status = (status_of_size); \
        cases[n].build_status = (status_of_build); \
        cases[n].spec = spec_of(CAF_SCOTLAND); \
        cases[n++].spec.field = (value); \
    } while (0)
    CASE(CAF_E_SIZE, CAF_E_SIZE, size, 0);
    CASE(CAF_E_SIZE, CAF_E_SIZE, size, -1);
    CASE(CAF_E_SIZE, CAF_E_SIZE, size, (int32_t)sizeof(caf_calendar_spec) - 1);
    CASE(CAF_E_SIZE, CAF_E_SIZE, size, INT32_MAX);
    CASE(CAF_E_DIVISION, CAF_E_DIVISION, division, CAF_DIVISION_NONE);
    CASE(CAF_E_DIVISION, CAF_E_DIVISION, division, CAF_DIVISIONS);
    CASE(CAF_E_DIVISION, CAF_E_DIVISION, division, -1);
    CASE(CAF_E_DIVISION, CAF_E_DIVISION, division, INT32_MIN);
    CASE(CAF_E_ARGUMENT, CAF_E_ARGUMENT, weekend, 0x7f);
    CASE(CAF_E_ARGUMENT, CAF_E_ARGUMENT, weekend, 0x80);
    CASE(CAF_E_ARGUMENT, CAF_E_ARGUMENT, weekend, -1);
    CASE(CAF_E_ARGUMENT, CAF_E_ARGUMENT, weekend, INT32_MIN);
    CASE(CAF_E_ARGUMENT, CAF_E_ARGUMENT, reserved, 1);
    CASE(CAF_E_ARGUMENT, CAF_E_ARGUMENT, n_changes, -1);
    CASE(CAF_E_ARGUMENT, CAF_E_ARGUMENT, n_changes, CAF_CALENDAR_CHANGES + 1);
    CASE(CAF_E_ARGUMENT, CAF_E_ARGUMENT, n_changes, INT64_MAX);
    CASE(CAF_E_NULL, CAF_E_NULL, n_changes, 1);
    CASE(CAF_OK, CAF_E_KNOWN_ON, known_on, on(2009, 12, 31));
    CASE(CAF_OK, CAF_E_KNOWN_ON, known_on, 1);
    CASE(CAF_OK, CAF_E_KNOWN_ON, known_on, CAF_DATE_LAST + 1);
    CASE(CAF_OK, CAF_E_CALENDAR_RANGE, certain_until, on(1977, 12, 31));
    CASE(CAF_OK, CAF_E_CALENDAR_RANGE, certain_until, on(2101, 1, 1));
    CASE(CAF_OK, CAF_OK, known_on, on(2010, 1, 1));
    CASE(CAF_OK, CAF_OK, changes, &change); /* none of them counted */
#undef CASE
    for (int i = 0; i < n; i++) {
        ck_assert_msg(caf_calendar_size(&cases[i].spec, &size) == cases[i].size_status, "case %d", i);
        ck_assert_msg(caf_calendar_build(&cases[i].spec, memory, sizeof memory, &calendar)
                          == cases[i].build_status, "case %d", i);
        ck_assert((size == 77) == (cases[i].size_status != CAF_OK));
        ck_assert((calendar == NULL) == (cases[i].build_status != CAF_OK));
        size = 77;
        calendar = NULL;
    }
}
END_TEST

START_TEST(a_longer_specification_may_only_ask_for_nothing_new)
{
    struct {
        caf_calendar_spec spec;
        int64_t later;
    } longer;
    size_t size = 77;
    memset(&longer, 0, sizeof longer);
    longer.spec = spec_of(CAF_SCOTLAND);
    longer.spec.size = (int32_t)sizeof longer;
    ck_assert_int_eq(caf_calendar_size(&longer.spec, &size), CAF_OK);
    longer.later = 1;
    ck_assert_int_eq(caf_calendar_size(&longer.spec, &size), CAF_E_SIZE);
}
END_TEST

START_TEST(memory_that_does_not_do)
{
    caf_calendar_spec spec = spec_of(CAF_ENGLAND_AND_WALES);
    size_t size = 0;
    const caf_calendar *calendar = NULL;
    ck_assert_int_eq(caf_calendar_size(NULL, &size), CAF_E_NULL);
    ck_assert_int_eq(caf_calendar_size(&spec, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_calendar_size(&spec, &size), CAF_OK);
    ck_assert_int_gt((int)size, 150000);
    ck_assert_int_lt((int)size, 165000);
    char *memory = malloc(size + 1);
    ck_assert_ptr_nonnull(memory);
    ck_assert_int_eq(caf_calendar_build(NULL, memory, size, &calendar), CAF_E_NULL);
    ck_assert_int_eq(caf_calendar_build(&spec, NULL, size, &calendar), CAF_E_NULL);
    ck_assert_int_eq(caf_calendar_build(&spec, memory, size, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_calendar_build(&spec, memory, size - 1, &calendar), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_calendar_build(&spec, memory, 0, &calendar), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_calendar_build(&spec, memory + 1, size, &calendar), CAF_E_ARGUMENT);
    ck_assert_ptr_null(calendar);
    ck_assert_int_eq(caf_calendar_build(&spec, memory, size, &calendar), CAF_OK);
    ck_assert_ptr_eq(calendar, (caf_calendar *)(void *)memory);
    free(memory);
}
END_TEST

typedef struct announcement {
    int32_t divisions; /* 1 << division, summed */
    int32_t moved_from, date, announced;
    caf_holiday holiday;
} announcement;

enum { EW = 2, SC = 4, NI = 8 };

static const announcement announcements[] = {
    { EW | SC | NI, 0, 20110429, 20101123, CAF_ROYAL_WEDDING },
    { EW | NI, 20120528, 20120604, 20100105, CAF_SPRING_BANK_HOLIDAY },
    { EW | NI, 0, 20120605, 20100105, CAF_DIAMOND_JUBILEE },
    { SC, 20120528, 20120604, 20100630, CAF_SPRING_BANK_HOLIDAY },
    { SC, 0, 20120605, 20100630, CAF_DIAMOND_JUBILEE },
    { EW | NI, 20200504, 20200508, 20190607, CAF_EARLY_MAY_BANK_HOLIDAY },
    { SC, 20200504, 20200508, 20190702, CAF_EARLY_MAY_BANK_HOLIDAY },
    { EW | SC | NI, 20220530, 20220602, 20201112, CAF_SPRING_BANK_HOLIDAY },
    { EW | SC | NI, 0, 20220603, 20201112, CAF_PLATINUM_JUBILEE },
    { EW | SC | NI, 0, 20220919, 20220910, CAF_STATE_FUNERAL },
    { EW | SC | NI, 0, 20230508, 20221106, CAF_CORONATION },
    { SC, 0, 20260615, 20260204, CAF_WORLD_CUP },
};

static void expect_known(caf_division division, caf_date known_on, const announcement *change, bool known)
{
    caf_calendar_spec spec = spec_of(division);
    spec.known_on = known_on;
    const caf_calendar *calendar = build(&spec);
    caf_date date = on_number(change->date);
    ck_assert_int_eq(holiday_on(calendar, date), known ? change->holiday : CAF_HOLIDAY_NONE);
    ck_assert(is_working(calendar, date) == !known);
    if (change->moved_from != 0) {
        caf_date from = on_number(change->moved_from);
        ck_assert_int_eq(holiday_on(calendar, from), known ? CAF_HOLIDAY_NONE : change->holiday);
        ck_assert(is_working(calendar, from) == known);
    }
    discard(calendar);
}

START_TEST(a_change_is_known_from_the_day_it_is_announced)
{
    for (size_t i = 0; i < sizeof announcements / sizeof announcements[0]; i++) {
        for (caf_division division = 1; division < CAF_DIVISIONS; division++) {
            const announcement *change = &announcements[i];
            if ((change->divisions >> division & 1) != 0) {
                caf_date announced = on_number(change->announced);
                expect_known(division, announced - 1, change, false);
                expect_known(division, announced, change, true);
                expect_known(division, announced + 1, change, true);
                expect_known(division, CAF_DATE_NONE, change, true);
            }
        }
    }
}
END_TEST

START_TEST(what_was_known_before_2010_is_always_known)
{
    caf_calendar_spec spec = spec_of(CAF_ENGLAND_AND_WALES);
    spec.known_on = on(2010, 1, 1);
    const caf_calendar *calendar = build(&spec);
    ck_assert_int_eq(holiday_on(calendar, on(1981, 7, 29)), CAF_ROYAL_WEDDING);
    ck_assert_int_eq(holiday_on(calendar, on(1995, 5, 8)), CAF_EARLY_MAY_BANK_HOLIDAY);
    ck_assert_int_eq(holiday_on(calendar, on(1995, 5, 1)), CAF_HOLIDAY_NONE);
    const caf_calendar *scottish = caf_calendar_builtin(CAF_SCOTLAND); /* which kept both */
    ck_assert_int_eq(holiday_on(scottish, on(1995, 5, 1)), CAF_EARLY_MAY_BANK_HOLIDAY);
    ck_assert_int_eq(holiday_on(scottish, on(1995, 5, 8)), CAF_EARLY_MAY_BANK_HOLIDAY);
    ck_assert_int_eq(holiday_on(calendar, on(1999, 12, 31)), CAF_MILLENNIUM_EVE);
    ck_assert_int_eq(holiday_on(calendar, on(2002, 6, 3)), CAF_GOLDEN_JUBILEE);
    ck_assert_int_eq(holiday_on(calendar, on(2002, 6, 4)), CAF_SPRING_BANK_HOLIDAY);
    ck_assert_int_eq(holiday_on(calendar, on(2002, 5, 27)), CAF_HOLIDAY_NONE);
    ck_assert_int_eq(holiday_on(calendar, on(2012, 5, 28)), CAF_SPRING_BANK_HOLIDAY);
    ck_assert_int_eq(holiday_on(calendar, on(2022, 9, 19)), CAF_HOLIDAY_NONE);
    discard(calendar);
    spec.known_on = on(2026, 11, 1);
    calendar = build(&spec);
    const caf_calendar *builtin = caf_calendar_builtin(CAF_ENGLAND_AND_WALES);
    ck_assert_mem_eq(calendar + 1, builtin + 1, builtin->size - sizeof *builtin);
    discard(calendar);
}
END_TEST

START_TEST(an_announcement_moves_a_due_date)
{
    caf_calendar_spec spec = spec_of(CAF_ENGLAND_AND_WALES);
    spec.known_on = on(2022, 9, 9);
    const caf_calendar *before = build(&spec);
    const caf_calendar *after = caf_calendar_builtin(CAF_ENGLAND_AND_WALES);
    ck_assert_int_eq(add(before, on(2022, 9, 1), 20), on(2022, 9, 29));
    ck_assert_int_eq(add(after, on(2022, 9, 1), 20), on(2022, 9, 30));
    discard(before);
}
END_TEST

START_TEST(changes_add_and_take_days)
{
    const caf_calendar *builtin = caf_calendar_builtin(CAF_ENGLAND_AND_WALES);
    caf_date tuesday = on(2023, 1, 10), saturday = on(2023, 1, 14), good_friday = on(2023, 4, 7);
    caf_calendar_change changes[] = {
        { tuesday, CAF_CLOSURE_DAY },
        { saturday, CAF_CORONATION },
        { good_friday, CAF_HOLIDAY_NONE },
        { tuesday + 1, CAF_CLOSURE_DAY },
        { tuesday + 1, CAF_HOLIDAY_NONE },
        { tuesday + 2, CAF_HOLIDAY_NONE },
        { tuesday + 2, CAF_STATE_FUNERAL },
        { saturday + 1, CAF_HOLIDAY_NONE },
    };
    caf_calendar_spec spec = spec_of(CAF_ENGLAND_AND_WALES);
    spec.changes = changes;
    spec.n_changes = sizeof changes / sizeof changes[0];
    spec.certain_until = on(2030, 12, 31);
    const caf_calendar *calendar = build(&spec);
    caf_date until = 0, found = 77;
    caf_holiday holiday = -1;
    ck_assert_int_eq(caf_calendar_certain_until(calendar, &until), CAF_OK);
    ck_assert_int_eq(until, on(2030, 12, 31));
    ck_assert_int_eq(holiday_on(calendar, tuesday), CAF_CLOSURE_DAY);
    ck_assert(!is_working(calendar, tuesday));
    ck_assert_int_eq(holiday_on(calendar, tuesday + 1), CAF_HOLIDAY_NONE);
    ck_assert(is_working(calendar, tuesday + 1));
    ck_assert_int_eq(holiday_on(calendar, tuesday + 2), CAF_STATE_FUNERAL);
    ck_assert(!is_working(calendar, tuesday + 2));
    /* A holiday on a weekend is remembered and changes no count; nobody is called in on a Sunday. */
    ck_assert_int_eq(holiday_on(calendar, saturday), CAF_CORONATION);
    ck_assert(!is_working(calendar, saturday));
    ck_assert(!is_working(calendar, saturday + 1));
    ck_assert_int_eq(count(calendar, saturday - 1, saturday + 2), 1);
    ck_assert(is_working(calendar, good_friday));
    ck_assert(!is_working(builtin, good_friday));
    ck_assert_int_eq(count(calendar, on(1978, 1, 1), on(2100, 12, 31)),
                     count(builtin, on(1978, 1, 1), on(2100, 12, 31)) - 1);
    ck_assert_int_eq(caf_next_holiday(calendar, tuesday + 3, on(2023, 4, 10), &found, &holiday), CAF_OK);
    ck_assert_int_eq(found, on(2023, 4, 10));
    ck_assert_int_eq(holiday, CAF_EASTER_MONDAY);
    discard(calendar);
}
END_TEST

START_TEST(changes_that_cannot_be)
{
    static uint64_t memory[32 * 1024];
    static const struct {
        caf_calendar_change change;
        caf_status status;
    } cases[] = {
        { { 2921, CAF_CLOSURE_DAY }, CAF_E_CALENDAR_RANGE },
        { { 47847, CAF_CLOSURE_DAY }, CAF_E_CALENDAR_RANGE },
        { { CAF_DATE_NONE, CAF_CLOSURE_DAY }, CAF_E_CALENDAR_RANGE },
        { { INT32_MAX, CAF_CLOSURE_DAY }, CAF_E_CALENDAR_RANGE },
        { { 19500, CAF_HOLIDAYS }, CAF_E_ARGUMENT },
        { { 19500, -1 }, CAF_E_ARGUMENT },
        { { 19500, 256 + CAF_CLOSURE_DAY }, CAF_E_ARGUMENT },
        { { 2922, CAF_CLOSURE_DAY }, CAF_OK },
        { { 47846, CAF_CLOSURE_DAY }, CAF_OK },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        caf_calendar_change two[2] = { { 19600, CAF_CLOSURE_DAY }, cases[i].change };
        caf_calendar_spec spec = spec_of(CAF_SCOTLAND);
        const caf_calendar *calendar = NULL;
        spec.changes = two;
        spec.n_changes = 2;
        memset(memory, 0x5a, sizeof memory);
        ck_assert_int_eq(caf_calendar_build(&spec, memory, sizeof memory, &calendar), cases[i].status);
        /* What is refused writes nothing. */
        ck_assert((memory[0] == UINT64_C(0x5a5a5a5a5a5a5a5a)) == (cases[i].status != CAF_OK));
    }
}
END_TEST

START_TEST(most_days_may_be_closed)
{
    static caf_calendar_change changes[CAF_CALENDAR_CHANGES];
    for (int i = 0; i < CAF_CALENDAR_CHANGES; i++) {
        changes[i].date = on(2000, 1, 1) + i;
        changes[i].holiday = CAF_CLOSURE_DAY;
    }
    caf_calendar_spec spec = spec_of(CAF_NORTHERN_IRELAND);
    spec.weekend = 0x7e; /* only Mondays are worked */
    spec.changes = changes;
    spec.n_changes = CAF_CALENDAR_CHANGES;
    const caf_calendar *calendar = build(&spec);
    caf_date after = on(2000, 1, 1) + CAF_CALENDAR_CHANGES;
    ck_assert_int_eq(count(calendar, on(2000, 1, 1) - 1, after - 1), 0);
    ck_assert_int_lt(add(calendar, after, -1), on(2000, 1, 1));
    ck_assert_int_ge(add(calendar, on(2000, 1, 1), 1), after);
    caf_date found = 77;
    ck_assert_int_eq(caf_next_holiday(calendar, on(2000, 1, 1), after, &found, NULL), CAF_OK);
    ck_assert_int_eq(found, on(2000, 1, 3)); /* the first Monday */
    discard(calendar);
}
END_TEST

START_TEST(a_calendar_of_no_working_days_answers_nothing)
{
    /* Mondays only, and every Monday closed: 6,418 of them. */
    static caf_calendar_change changes[CAF_CALENDAR_CHANGES];
    int n = 0;
    for (caf_date date = first_day + 1; date < first_day + N_DAYS; date += 7) {
        changes[n].date = date;
        changes[n++].holiday = CAF_CLOSURE_DAY;
    }
    caf_calendar_spec spec = spec_of(CAF_ENGLAND_AND_WALES);
    spec.weekend = 0x7e;
    spec.changes = changes;
    spec.n_changes = n;
    const caf_calendar *calendar = build(&spec);
    caf_date date = 77, rows[2] = { 19500, 2922 };
    ck_assert_int_eq(count(calendar, on(1978, 1, 1), on(2100, 12, 31)), 0);
    static const int32_t shifts[] = { 1, -1, INT32_MAX, INT32_MIN };
    for (size_t i = 0; i < 4; i++) {
        ck_assert_int_eq(caf_add_working_days(calendar, 19500, shifts[i], &date), CAF_E_CALENDAR_RANGE);
        ck_assert_int_eq(caf_add_working_days_array(calendar, rows, 2, shifts[i], rows), CAF_E_SOME_ROWS);
        ck_assert_int_eq(rows[0], CAF_DATE_NONE);
        rows[0] = 19500;
        rows[1] = 2922;
    }
    discard(calendar);
}
END_TEST

START_TEST(other_weekends_are_walked_too)
{
    make_oracle();
    for (int32_t weekend = 1; weekend < 0x7f; weekend++) {
        caf_calendar_spec spec = spec_of(CAF_NORTHERN_IRELAND);
        spec.weekend = weekend;
        const caf_calendar *calendar = build(&spec);
        int working = 0;
        for (int i = 0; i < N_DAYS; i++) {
            const slow_day *day = &slow[CAF_NORTHERN_IRELAND][i];
            bool expected = (weekend & 1 << day->weekday) == 0 && day->holiday == CAF_HOLIDAY_NONE;
            bool is = !expected;
            caf_date date = 77;
            working += expected && i > 0; /* the start itself is not counted */
            if (caf_is_working_day(calendar, first_day + i, &is) != CAF_OK || is != expected
                || (expected && i > 0
                    && (caf_add_working_days(calendar, first_day, working, &date) != CAF_OK
                        || date != first_day + i))) {
                ck_abort_msg("weekend %d, day %d", (int)weekend, i);
            }
        }
        discard(calendar);
    }
}
END_TEST

START_TEST(the_next_holiday_is_the_first_that_costs_a_working_day)
{
    make_oracle();
    for (caf_division division = 1; division < CAF_DIVISIONS; division++) {
        const caf_calendar *calendar = caf_calendar_builtin(division);
        caf_date next = CAF_DATE_NONE, last = first_day + N_DAYS - 1;
        caf_holiday next_holiday = CAF_HOLIDAY_NONE;
        for (int i = N_DAYS - 1; i >= 0; i--) {
            if (slow[division][i].holiday != CAF_HOLIDAY_NONE) {
                next = first_day + i;
                next_holiday = slow[division][i].holiday;
            }
            caf_date found = 77, none = 77;
            caf_holiday holiday = -1, none_too = -1;
            caf_date before = next == CAF_DATE_NONE ? last : next - 1;
            if (caf_next_holiday(calendar, first_day + i, last, &found, &holiday) != CAF_OK || found != next
                || holiday != next_holiday
                || (before >= first_day + i
                    && (caf_next_holiday(calendar, first_day + i, before, &none, &none_too) != CAF_OK
                        || none != CAF_DATE_NONE || none_too != CAF_HOLIDAY_NONE))) {
                ck_abort_msg("after day %d: %d, not %d", i, (int)found, (int)next);
            }
        }
    }
}
END_TEST

START_TEST(walking_the_holidays_ends)
{
    const caf_calendar *calendar = caf_calendar_builtin(CAF_ENGLAND_AND_WALES);
    int n = 0;
    for (caf_date from = on(2100, 1, 1), to = on(2100, 12, 31); ; n++) {
        caf_date date = 77;
        ck_assert_int_eq(caf_next_holiday(calendar, from, to, &date, NULL), CAF_OK);
        if (date == CAF_DATE_NONE) {
            break;
        }
        from = date + 1;
    }
    ck_assert_int_eq(n, 8);
    /* The day found may be the last of all; going on from the day after is no error. */
    caf_calendar_change change = { 0, CAF_CLOSURE_DAY };
    caf_calendar_spec spec = spec_of(CAF_ENGLAND_AND_WALES);
    change.date = on(2100, 12, 31);
    spec.changes = &change;
    spec.n_changes = 1;
    const caf_calendar *closed = build(&spec);
    caf_date date = 77;
    ck_assert_int_eq(caf_next_holiday(closed, change.date, change.date, &date, NULL), CAF_OK);
    ck_assert_int_eq(date, change.date);
    ck_assert_int_eq(caf_next_holiday(closed, change.date + 1, change.date, &date, NULL), CAF_OK);
    ck_assert_int_eq(date, CAF_DATE_NONE);
    discard(closed);
    date = 77;
    ck_assert_int_eq(caf_next_holiday(calendar, on(2023, 5, 1), on(2023, 4, 30), &date, NULL), CAF_OK);
    ck_assert_int_eq(date, CAF_DATE_NONE);
    date = 77;
    ck_assert_int_eq(caf_next_holiday(calendar, CAF_DATE_NONE, 19500, &date, NULL), CAF_E_DATE_NONE);
    ck_assert_int_eq(caf_next_holiday(calendar, 19500, CAF_DATE_NONE, &date, NULL), CAF_E_DATE_NONE);
    ck_assert_int_eq(caf_next_holiday(calendar, CAF_DATE_NONE, INT32_MAX, &date, NULL), CAF_E_DATE_NONE);
    ck_assert_int_eq(caf_next_holiday(calendar, 2921, 19500, &date, NULL), CAF_E_CALENDAR_RANGE);
    ck_assert_int_eq(caf_next_holiday(calendar, 19500, 47847, &date, NULL), CAF_E_CALENDAR_RANGE);
    ck_assert_int_eq(caf_next_holiday(calendar, 47848, 19500, &date, NULL), CAF_E_CALENDAR_RANGE);
    ck_assert_int_eq(caf_next_holiday(calendar, INT32_MAX, 19500, &date, NULL), CAF_E_CALENDAR_RANGE);
    ck_assert_int_eq(date, 77);
}
END_TEST

START_TEST(a_holiday_on_the_callers_weekend_is_named_but_not_next)
{
    caf_calendar_spec spec = spec_of(CAF_ENGLAND_AND_WALES);
    spec.weekend = 1 << CAF_FRIDAY;
    const caf_calendar *calendar = build(&spec);
    caf_date date = 77;
    caf_holiday holiday = -1;
    ck_assert_int_eq(holiday_on(calendar, on(2023, 4, 7)), CAF_GOOD_FRIDAY);
    ck_assert_int_eq(caf_next_holiday(calendar, on(2023, 4, 1), on(2023, 4, 30), &date, &holiday), CAF_OK);
    ck_assert_int_eq(date, on(2023, 4, 10));
    ck_assert_int_eq(holiday, CAF_EASTER_MONDAY);
    ck_assert(is_working(calendar, on(2023, 4, 8)));
    discard(calendar);
}
END_TEST

/* Asks everything of a block that was let in, so that the sanitizers see a look-up outside it. */
static void ask_all(const caf_calendar *calendar)
{
    caf_date first, last, out;
    int32_t days;
    bool working;
    caf_holiday holiday;
    ck_assert_int_eq(caf_calendar_range(calendar, &first, &last), CAF_OK);
    const caf_date asked[] = { first, first + 1, first + (last - first) / 2, last - 1, last };
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
        (void)caf_is_working_day(calendar, asked[i], &working);
        (void)caf_holiday_on(calendar, asked[i], &holiday);
        (void)caf_next_holiday(calendar, asked[i], last, &out, &holiday);
        (void)caf_add_working_days(calendar, asked[i], 20, &out);
        (void)caf_add_working_days(calendar, asked[i], -20, &out);
        (void)caf_count_working_days(calendar, asked[i], last, &days);
    }
}

static int32_t number_at(const unsigned char *block, int32_t place)
{
    int32_t number;
    memcpy(&number, block + place, sizeof number);
    return number;
}

static void put_number(unsigned char *block, int32_t place, int32_t number)
{
    memcpy(block + place, &number, sizeof number);
}

START_TEST(a_block_from_elsewhere_is_a_calendar_or_refused)
{
    caf_calendar_spec spec = spec_of(CAF_SCOTLAND);
    size_t size;
    const caf_calendar *calendar;
    ck_assert_int_eq(caf_calendar_size(&spec, &size), CAF_OK);
    unsigned char *whole = malloc(size + 8);
    ck_assert_ptr_nonnull(whole);
    ck_assert_int_eq(caf_calendar_build(&spec, whole, size, &calendar), CAF_OK);
    const caf_calendar *again;
    ck_assert_int_eq(caf_calendar_from_memory(whole, size, &again), CAF_OK);
    ck_assert_ptr_eq(again, whole);
    ck_assert_int_eq(caf_calendar_from_memory(NULL, size, &again), CAF_E_NULL);
    ck_assert_int_eq(caf_calendar_from_memory(whole, size, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_calendar_from_memory(whole + 1, size, &again), CAF_E_ARGUMENT);

    /* Cut anywhere: in blocks of just that size, or a look-up behind the end would go unseen. */
    uint32_t used;
    memcpy(&used, whole + 8, sizeof used);
    for (size_t cut = 0; cut < used; cut += cut < 128 ? 1 : 997) {
        unsigned char *part = malloc(cut + (cut == 0));
        ck_assert_ptr_nonnull(part);
        memcpy(part, whole, cut);
        ck_assert_int_eq(caf_calendar_from_memory(part, cut, &again), CAF_E_CALENDAR);
        free(part);
    }
    /* Each bit of the head, and of the holidays' beginning, the other way round. */
    unsigned char *spoilt = malloc(used);
    ck_assert_ptr_nonnull(spoilt);
    int refused = 0;
    for (size_t bit = 0; bit < 64 * 8; bit++) {
        memcpy(spoilt, whole, used);
        spoilt[bit / 8] ^= (unsigned char)(1 << bit % 8);
        if (caf_calendar_from_memory(spoilt, used, &again) == CAF_OK) {
            ask_all(again);
        } else {
            refused++;
        }
    }
    ck_assert_int_gt(refused, 64 * 8 / 2);
    /* Numbers of the head by their places, each just beyond what it may be. */
    enum { FIRST = 16, LAST = 20, DAYS = 36, WORKING = 40, HOLIDAYS = 44, RANK_AT = 48, SELECT_AT = 52, HOLIDAYS_AT = 56 };
    const int32_t n_days = number_at(whole, DAYS);
    const int32_t n_working = number_at(whole, WORKING);
    const int32_t n_holidays = number_at(whole, HOLIDAYS);
    const int32_t end = (int32_t)used;
    const int32_t holidays_at = number_at(whole, HOLIDAYS_AT);
    const struct { int32_t place, within, beyond; } edges[] = {
        { RANK_AT, end - (n_days + 1) * 2, end - n_days * 2 },
        { SELECT_AT, end - n_working * 2, end - n_working * 2 + 2 },
        { HOLIDAYS_AT, end - n_holidays * 4, end - n_holidays * 4 + 2 },
        { RANK_AT, 64, 62 },
        { DAYS, n_days, n_days - 1 },
        { DAYS, n_days, n_days + 1 },
    };
    for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++) {
        memcpy(spoilt, whole, used);
        put_number(spoilt, edges[i].place, edges[i].within);
        ck_assert_int_eq(caf_calendar_from_memory(spoilt, used, &again), CAF_OK);
        ask_all(again);
        put_number(spoilt, edges[i].place, edges[i].beyond);
        ck_assert_int_eq(caf_calendar_from_memory(spoilt, used, &again), CAF_E_CALENDAR);
    }
    /* A day is 16 bits: that many of them do, and no more. */
    memcpy(spoilt, whole, used);
    put_number(spoilt, DAYS, UINT16_MAX);
    put_number(spoilt, LAST, number_at(whole, FIRST) + UINT16_MAX - 1);
    ck_assert_int_eq(caf_calendar_from_memory(spoilt, used, &again), CAF_OK);
    put_number(spoilt, DAYS, UINT16_MAX + 1);
    put_number(spoilt, LAST, number_at(whole, FIRST) + UINT16_MAX);
    ck_assert_int_eq(caf_calendar_from_memory(spoilt, used, &again), CAF_E_CALENDAR);

    /* Holidays: one that has no name, one behind the last day, two of one day. */
    const int32_t last_holiday = holidays_at + (n_holidays - 1) * 4;
    const uint16_t behind = (uint16_t)n_days;
    const uint16_t last_day = (uint16_t)(n_days - 1);
    memcpy(spoilt, whole, used);
    spoilt[holidays_at + 2] = CAF_HOLIDAYS;
    ck_assert_int_eq(caf_calendar_from_memory(spoilt, used, &again), CAF_E_CALENDAR);
    memcpy(spoilt, whole, used);
    memcpy(spoilt + last_holiday, &last_day, sizeof last_day);
    ck_assert_int_eq(caf_calendar_from_memory(spoilt, used, &again), CAF_OK);
    memcpy(spoilt + last_holiday, &behind, sizeof behind);
    ck_assert_int_eq(caf_calendar_from_memory(spoilt, used, &again), CAF_E_CALENDAR);
    memcpy(spoilt, whole, used);
    memcpy(spoilt + last_holiday, spoilt + last_holiday - 4, sizeof behind);
    ck_assert_int_eq(caf_calendar_from_memory(spoilt, used, &again), CAF_E_CALENDAR);
    free(spoilt);
    free(whole);
}
END_TEST

static Suite *calendar_suite(void)
{
    Suite *suite = suite_create("calendar");
    TCase *tcase = tcase_create("calendar");
    tcase_set_timeout(tcase, 300);
    tcase_add_test(tcase, every_day_is_what_the_lists_and_rules_say);
    tcase_add_test(tcase, adding_is_walking_from_every_day);
    tcase_add_test(tcase, counting_is_walking_between_all_days_of_two_years);
    tcase_add_test(tcase, no_days_away_is_the_day_itself);
    tcase_add_test(tcase, anchored_dates);
    tcase_add_test(tcase, the_edges_of_the_calendar);
    tcase_add_test(tcase, scalars_say_why_a_day_cannot_be_answered);
    tcase_add_test(tcase, arrays_answer_as_scalars_do);
    tcase_add_test(tcase, counts_of_arrays_are_counts_of_scalars);
    tcase_add_test(tcase, arrays_without_trouble_are_ok);
    tcase_add_test(tcase, what_is_no_calendar_is_refused_everywhere);
    tcase_add_test(tcase, null_outputs_are_refused);
    tcase_add_test(tcase, names_of_holidays_and_divisions);
    tcase_add_test(tcase, builtin_calendars_are_built_calendars);
    tcase_add_test(tcase, a_block_can_be_copied);
    tcase_add_test(tcase, a_block_from_elsewhere_is_a_calendar_or_refused);
    tcase_add_test(tcase, specifications_that_cannot_be);
    tcase_add_test(tcase, a_longer_specification_may_only_ask_for_nothing_new);
    tcase_add_test(tcase, memory_that_does_not_do);
    tcase_add_test(tcase, a_change_is_known_from_the_day_it_is_announced);
    tcase_add_test(tcase, what_was_known_before_2010_is_always_known);
    tcase_add_test(tcase, an_announcement_moves_a_due_date);
    tcase_add_test(tcase, changes_add_and_take_days);
    tcase_add_test(tcase, changes_that_cannot_be);
    tcase_add_test(tcase, most_days_may_be_closed);
    tcase_add_test(tcase, a_calendar_of_no_working_days_answers_nothing);
    tcase_add_test(tcase, other_weekends_are_walked_too);
    tcase_add_test(tcase, the_next_holiday_is_the_first_that_costs_a_working_day);
    tcase_add_test(tcase, walking_the_holidays_ends);
    tcase_add_test(tcase, a_holiday_on_the_callers_weekend_is_named_but_not_next);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    return run_suite(calendar_suite());
}
