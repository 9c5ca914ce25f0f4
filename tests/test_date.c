#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <caf/date.h>
#include "checks.h"
#include "quick.h"

/*
 * The oracle walks: it counts days one by one from 0001-01-01, which was a
 * Monday, and shares no formula with the library.
 */
static const int month_lengths[13] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

static int slow_length(int year, int month)
{
    if (month != 2) {
        return month_lengths[month];
    }
    if (year % 400 == 0) {
        return 29;
    }
    return year % 100 != 0 && year % 4 == 0 ? 29 : 28;
}

typedef struct walker {
    int year, month, day, weekday;
    caf_date date;
} walker;

static const walker start_of_time = { 1, 1, 1, 0, -719162 };

static void walk(walker *w)
{
    w->date++;
    w->weekday = w->weekday == 6 ? 0 : w->weekday + 1;
    w->day++;
    if (w->day > slow_length(w->year, w->month)) {
        w->day = 1;
        w->month++;
    }
    if (w->month > 12) {
        w->month = 1;
        w->year++;
    }
}

static caf_date day_of(int year, int month, int day)
{
    caf_date date = 0;
    ck_assert_int_eq(caf_date_from_ymd(year, month, day, &date), CAF_OK);
    return date;
}

START_TEST(first_and_last_are_the_days_they_say)
{
    ck_assert_int_eq(day_of(1970, 1, 1), 0);
    ck_assert_int_eq(day_of(1, 1, 1), CAF_DATE_FIRST);
    ck_assert_int_eq(day_of(9999, 12, 31), CAF_DATE_LAST);
    ck_assert_int_eq(day_of(2000, 3, 1), 11017);
    ck_assert_int_eq(day_of(1969, 12, 31), -1);
}
END_TEST

START_TEST(every_day_goes_there_and_back)
{
    walker w = start_of_time;
    for (;;) {
        caf_date date = 77;
        int32_t year = 0, month = 0, day = 0, weekday = -1;
        char text[CAF_DATE_TEXT], expected[40];
        bool same = caf_date_from_ymd(w.year, w.month, w.day, &date) == CAF_OK && date == w.date
                    && caf_date_to_ymd(w.date, &year, &month, &day) == CAF_OK
                    && year == w.year && month == w.month && day == w.day
                    && caf_weekday(w.date, &weekday) == CAF_OK && weekday == w.weekday;
        if (!same) {
            ck_abort_msg("%d-%d-%d is not %d", w.year, w.month, w.day, (int)w.date);
        }
        /* Text costs more, so one 400-year cycle and the days around each New Year. */
        if ((w.year >= 1800 && w.year < 2200) || w.month % 11 == 1) {
            snprintf(expected, sizeof expected, "%04d-%02d-%02d", w.year, w.month, w.day);
            date = 77;
            if (caf_date_format(w.date, text) != CAF_OK || strcmp(text, expected) != 0
                || caf_date_parse(expected, 10, &date) != CAF_OK || date != w.date) {
                ck_abort_msg("%s is not read or written as it should be", expected);
            }
        }
        if (w.year == 9999 && w.month == 12 && w.day == 31) {
            break;
        }
        walk(&w);
    }
    ck_assert_int_eq(w.date, CAF_DATE_LAST);
}
END_TEST

START_TEST(days_that_do_not_exist_are_refused)
{
    for (int year = 1895; year <= 2005; year++) {
        for (int month = -1; month <= 14; month++) {
            for (int day = -1; day <= 33; day++) {
                bool exists = month >= 1 && month <= 12 && day >= 1 && day <= slow_length(year, month);
                caf_date date = 77;
                caf_status status = caf_date_from_ymd(year, month, day, &date);
                ck_assert_int_eq(status, exists ? CAF_OK : CAF_E_DATE);
                ck_assert(exists || date == 77);
            }
        }
    }
    caf_date date = 77;
    ck_assert_int_eq(caf_date_from_ymd(2023, INT32_MAX, 1, &date), CAF_E_DATE);
    ck_assert_int_eq(caf_date_from_ymd(2023, INT32_MIN, 1, &date), CAF_E_DATE);
    ck_assert_int_eq(caf_date_from_ymd(2023, 1, INT32_MAX, &date), CAF_E_DATE);
    ck_assert_int_eq(caf_date_from_ymd(2023, 1, INT32_MIN, &date), CAF_E_DATE);
    ck_assert_int_eq(caf_date_from_ymd(0, 1, 1, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_date_from_ymd(0, 13, 1, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_date_from_ymd(-1, 1, 1, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_date_from_ymd(10000, 1, 1, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_date_from_ymd(INT32_MIN, 1, 1, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_date_from_ymd(INT32_MAX, 1, 1, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(date, 77);
    ck_assert_int_eq(caf_date_from_ymd(2023, 1, 1, NULL), CAF_E_NULL);
}
END_TEST

START_TEST(parts_of_a_date_may_be_left_out)
{
    int32_t year = 7, month = 7, day = 7;
    caf_date date = day_of(2024, 2, 29);
    ck_assert_int_eq(caf_date_to_ymd(date, NULL, NULL, NULL), CAF_OK);
    ck_assert_int_eq(caf_date_to_ymd(date, &year, NULL, NULL), CAF_OK);
    ck_assert_int_eq(caf_date_to_ymd(date, NULL, &month, NULL), CAF_OK);
    ck_assert_int_eq(caf_date_to_ymd(date, NULL, NULL, &day), CAF_OK);
    ck_assert_int_eq(year, 2024);
    ck_assert_int_eq(month, 2);
    ck_assert_int_eq(day, 29);
}
END_TEST

/* Every function of one date, with something that is none. */
static void expect_refused(caf_date bad, caf_status expected)
{
    int32_t year = 7, month = 7, day = 7, number = 7;
    caf_date out = 77;
    char text[CAF_DATE_TEXT] = "untouched";
    ck_assert_int_eq(caf_date_to_ymd(bad, &year, &month, &day), expected);
    ck_assert_int_eq(caf_date_format(bad, text), expected);
    ck_assert_int_eq(caf_weekday(bad, &number), expected);
    ck_assert_int_eq(caf_add_days(bad, 0, &out), expected);
    ck_assert_int_eq(caf_add_days(bad, INT32_MIN, &out), expected);
    ck_assert_int_eq(caf_add_days(bad, INT32_MAX, &out), expected);
    ck_assert_int_eq(caf_add_months(bad, 0, &out), expected);
    ck_assert_int_eq(caf_age_on(bad, 0, &number), expected);
    ck_assert_int_eq(caf_age_on(0, bad, &number), expected);
    ck_assert(year == 7 && month == 7 && day == 7 && number == 7 && out == 77);
    ck_assert_str_eq(text, "untouched");
}

START_TEST(what_is_no_date_is_refused_everywhere)
{
    expect_refused(CAF_DATE_NONE, CAF_E_DATE_NONE);
    expect_refused(CAF_DATE_NONE + 1, CAF_E_DATE_RANGE);
    expect_refused(CAF_DATE_FIRST - 1, CAF_E_DATE_RANGE);
    expect_refused(CAF_DATE_LAST + 1, CAF_E_DATE_RANGE);
    expect_refused(INT32_MAX, CAF_E_DATE_RANGE);
}
END_TEST

START_TEST(null_outputs_are_refused)
{
    ck_assert_int_eq(caf_date_format(0, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_weekday(0, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_add_days(0, 1, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_add_months(0, 1, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_age_on(0, 1, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_date_parse("2023-01-01", 10, NULL), CAF_E_NULL);
    caf_date date = 77;
    ck_assert_int_eq(caf_date_parse(NULL, 10, &date), CAF_E_NULL);
    ck_assert_int_eq(caf_date_parse(NULL, 0, &date), CAF_E_NULL);
    ck_assert_int_eq(date, 77);
}
END_TEST

/* What ten bytes should give: read as fixed digits, the date found by walking the year. */
static caf_status slow_parse(const unsigned char *text, caf_date *out)
{
    static const char pattern[] = "dddd-dd-dd";
    for (int i = 0; i < 10; i++) {
        bool digit = strchr("0123456789", text[i]) != NULL && text[i] != 0;
        if (pattern[i] == 'd' ? !digit : text[i] != '-') {
            return CAF_E_DATE_TEXT;
        }
    }
    int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
    int month = (text[5] - '0') * 10 + (text[6] - '0');
    int day = (text[8] - '0') * 10 + (text[9] - '0');
    if (year == 0) {
        return CAF_E_DATE_RANGE;
    }
    if (month < 1 || month > 12 || day < 1 || day > slow_length(year, month)) {
        return CAF_E_DATE;
    }
    caf_date date = -719162;
    for (int y = 1; y < year; y++) {
        date += slow_length(y, 2) == 29 ? 366 : 365;
    }
    for (int m = 1; m < month; m++) {
        date += slow_length(year, m);
    }
    *out = date + day - 1;
    return CAF_OK;
}

START_TEST(every_corrupted_byte_is_noticed)
{
    static const char *const texts[] = {
        "2023-04-03", "2024-02-29", "0001-01-01", "9999-12-31", "1970-01-01",
    };
    int refused = 0;
    for (size_t t = 0; t < sizeof texts / sizeof texts[0]; t++) {
        for (int place = 0; place < 10; place++) {
            for (int byte = 0; byte <= UCHAR_MAX; byte++) {
                /* Exactly ten bytes of heap: reading the eleventh would be seen. */
                unsigned char *text = malloc(10);
                ck_assert_ptr_nonnull(text);
                memcpy(text, texts[t], 10);
                text[place] = (unsigned char)byte;
                caf_date expected = 77, date = 77;
                caf_status status = slow_parse(text, &expected);
                ck_assert_int_eq(caf_date_parse((const char *)text, 10, &date), status);
                ck_assert_int_eq(date, expected);
                refused += status != CAF_OK;
                free(text);
            }
        }
    }
    ck_assert_int_gt(refused, 12000);
}
END_TEST

START_TEST(only_ten_bytes_are_a_date)
{
    static const char longer[] = "2023-04-0312:00:00";
    for (size_t length = 0; length < sizeof longer; length++) {
        caf_date date = 77;
        caf_status status = caf_date_parse(longer, length, &date);
        ck_assert_int_eq(status, length == 10 ? CAF_OK : CAF_E_DATE_TEXT);
        ck_assert(length == 10 || date == 77);
    }
    caf_date date = 77;
    ck_assert_int_eq(caf_date_parse(longer, SIZE_MAX, &date), CAF_E_DATE_TEXT);
    static const char *const others[] = {
        "03/04/2023", "03-04-2023", "2023/04/03", "20230403", "2023-4-3", " 2023-04-3",
        "2023-04-3 ", "+023-04-03", "-023-04-03", "2023-093", "2023-W14-1", "2023-+4-03", "2023- 4-03",
        "2023-04--3", "23-04-2023",
        "\xef\xbc\x92\x30\x32\x33-04-", /* a full-width digit */
        "2023\xe2\x80\x90-0403",         /* a hyphen that is not ASCII's */
        "",
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        caf_status status = caf_date_parse(others[i], strlen(others[i]), &date);
        ck_assert_msg(status == CAF_E_DATE_TEXT, "%s", others[i]);
    }
    ck_assert_int_eq(caf_date_parse("0000-01-01", 10, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_date_parse("2023-02-29", 10, &date), CAF_E_DATE);
    ck_assert_int_eq(caf_date_parse("2023-13-01", 10, &date), CAF_E_DATE);
    ck_assert_int_eq(caf_date_parse("2023-00-01", 10, &date), CAF_E_DATE);
    ck_assert_int_eq(caf_date_parse("2023-01-00", 10, &date), CAF_E_DATE);
    ck_assert_int_eq(date, 77);
}
END_TEST

START_TEST(format_writes_eleven_bytes_and_no_more)
{
    char text[CAF_DATE_TEXT + 1];
    memset(text, 'x', sizeof text);
    ck_assert_int_eq(caf_date_format(day_of(987, 6, 5), text), CAF_OK);
    ck_assert_str_eq(text, "0987-06-05");
    ck_assert_int_eq(text[CAF_DATE_TEXT], 'x');
}
END_TEST

START_TEST(adding_days_stops_at_the_ends)
{
    caf_date date = 77;
    ck_assert_int_eq(caf_add_days(CAF_DATE_FIRST, CAF_DATE_LAST - CAF_DATE_FIRST, &date), CAF_OK);
    ck_assert_int_eq(date, CAF_DATE_LAST);
    ck_assert_int_eq(caf_add_days(CAF_DATE_LAST, CAF_DATE_FIRST - CAF_DATE_LAST, &date), CAF_OK);
    ck_assert_int_eq(date, CAF_DATE_FIRST);
    ck_assert_int_eq(caf_add_days(day_of(2023, 4, 3), 7 * 6, &date), CAF_OK);
    ck_assert_int_eq(date, day_of(2023, 5, 15));
    ck_assert_int_eq(caf_add_days(5, -5, &date), CAF_OK);
    ck_assert_int_eq(date, 0);
    date = 77;
    ck_assert_int_eq(caf_add_days(CAF_DATE_LAST, 1, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_add_days(CAF_DATE_FIRST, -1, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_add_days(CAF_DATE_LAST, INT32_MAX, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_add_days(CAF_DATE_FIRST, INT32_MIN, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_add_days(CAF_DATE_FIRST, INT32_MAX, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_add_days(0, INT32_MIN, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(date, 77);
}
END_TEST

typedef struct month {
    caf_date first;
    int length;
} month;

static month months[12 * 9999];

/* Finds each month's first day and length by walking through every day there is. */
static void walk_months(void)
{
    walker w = start_of_time;
    for (size_t i = 0; i < sizeof months / sizeof months[0]; i++) {
        months[i].first = w.date;
        months[i].length = 0;
        int this_month = w.month;
        while (w.month == this_month) {
            months[i].length++;
            walk(&w);
        }
    }
}

START_TEST(every_shift_by_months_from_every_day_of_a_cycle)
{
    enum { FIRST_MONTH = 12 * 1799, N_MONTHS = 12 * 400, MOST = 1200 };
    walk_months();
    caf_date checked = 0;
    for (int from = FIRST_MONTH; from < FIRST_MONTH + N_MONTHS; from++) {
        for (int day = 1; day <= months[from].length; day++) {
            caf_date start = months[from].first + day - 1;
            if (start % stride() != 0) {
                continue;
            }
            for (int shift = -MOST; shift <= MOST; shift++) {
                const month *to = &months[from + shift];
                caf_date expected = to->first + (day <= to->length ? day : to->length) - 1;
                caf_date date = 77;
                if (caf_add_months(start, shift, &date) != CAF_OK || date != expected) {
                    ck_abort_msg("%d and %d months is not %d", (int)start, shift, (int)date);
                }
            }
            checked++;
        }
    }
    ck_assert_int_ge(checked, 146097 / stride() - 1);
}
END_TEST

static void expect_months(int y, int m, int d, int shift, int y2, int m2, int d2)
{
    caf_date date = 77;
    ck_assert_int_eq(caf_add_months(day_of(y, m, d), shift, &date), CAF_OK);
    ck_assert_int_eq(date, day_of(y2, m2, d2));
}

START_TEST(the_corresponding_date_of_the_courts)
{
    expect_months(1978, 9, 30, 4, 1979, 1, 30); /* Dodds v Walker: not 31 January */
    expect_months(2023, 8, 31, 3, 2023, 11, 30);
    expect_months(2022, 11, 30, 3, 2023, 2, 28);
    expect_months(2023, 11, 30, 3, 2024, 2, 29);
    expect_months(2023, 7, 31, 2, 2023, 9, 30);
    expect_months(2023, 2, 28, 1, 2023, 3, 28);
    expect_months(2024, 2, 29, 12, 2025, 2, 28);
    expect_months(2024, 2, 29, 48, 2028, 2, 29);
    expect_months(2023, 3, 31, -1, 2023, 2, 28);
    expect_months(2024, 1, 15, -1, 2023, 12, 15);
    expect_months(2023, 1, 31, 0, 2023, 1, 31);
}
END_TEST

START_TEST(adding_months_stops_at_the_ends)
{
    caf_date date = 77;
    expect_months(1, 1, 1, 12 * 9998 + 11, 9999, 12, 1);
    expect_months(9999, 12, 31, -(12 * 9998 + 11), 1, 1, 31);
    ck_assert_int_eq(caf_add_months(day_of(9999, 12, 1), 1, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_add_months(day_of(1, 1, 31), -1, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_add_months(CAF_DATE_LAST, INT32_MAX, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_add_months(CAF_DATE_FIRST, INT32_MIN, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_add_months(CAF_DATE_FIRST, INT32_MAX, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_add_months(CAF_DATE_LAST, INT32_MIN, &date), CAF_E_DATE_RANGE);
    ck_assert_int_eq(date, 77);
}
END_TEST

static bool has_birthday(const walker *born, const walker *today)
{
    if (born->month == 2 && born->day == 29 && slow_length(today->year, 2) == 28) {
        return today->month == 3 && today->day == 1;
    }
    return today->month == born->month && today->day == born->day;
}

START_TEST(an_age_grows_by_one_on_each_birthday)
{
    /* Births of 1899 to 1901, around the common year 1900, and of 1999 to 2002, around the leap year 2000. */
    for (walker born = start_of_time; born.year < 2003; walk(&born)) {
        if (born.year < 1899 || (born.year >= 1902 && born.year < 1999)) {
            continue;
        }
        int age = 0;
        for (walker today = born; today.year <= born.year + 21; walk(&today)) {
            if (today.date != born.date && has_birthday(&born, &today)) {
                age++;
            }
            int32_t years = -1;
            if (caf_age_on(born.date, today.date, &years) != CAF_OK || years != age) {
                ck_abort_msg("born %d, on %d: %d, not %d", (int)born.date, (int)today.date, (int)years, age);
            }
        }
    }
}
END_TEST

static void expect_age(caf_date born, caf_date on, int expected)
{
    int32_t years = -1;
    ck_assert_int_eq(caf_age_on(born, on, &years), CAF_OK);
    ck_assert_int_eq(years, expected);
}

START_TEST(ages_at_the_edges)
{
    expect_age(day_of(2000, 2, 29), day_of(2018, 2, 28), 17);
    expect_age(day_of(2000, 2, 29), day_of(2018, 3, 1), 18);
    expect_age(day_of(2000, 2, 29), day_of(2020, 2, 28), 19);
    expect_age(day_of(2000, 2, 29), day_of(2020, 2, 29), 20);
    expect_age(day_of(2011, 6, 5), day_of(2023, 6, 4), 11);
    expect_age(day_of(2011, 6, 5), day_of(2023, 6, 5), 12);
    expect_age(CAF_DATE_FIRST, CAF_DATE_LAST, 9998);
    expect_age(CAF_DATE_LAST, CAF_DATE_LAST, 0);
    int32_t years = 7;
    ck_assert_int_eq(caf_age_on(10, 9, &years), CAF_E_DATE_ORDER);
    ck_assert_int_eq(caf_age_on(CAF_DATE_LAST, CAF_DATE_FIRST, &years), CAF_E_DATE_ORDER);
    ck_assert_int_eq(caf_age_on(CAF_DATE_NONE, CAF_DATE_NONE, &years), CAF_E_DATE_NONE);
    ck_assert_int_eq(years, 7);
}
END_TEST

static Suite *date_suite(void)
{
    Suite *suite = suite_create("date");
    TCase *tcase = tcase_create("date");
    tcase_set_timeout(tcase, 300);
    tcase_add_test(tcase, first_and_last_are_the_days_they_say);
    tcase_add_test(tcase, every_day_goes_there_and_back);
    tcase_add_test(tcase, days_that_do_not_exist_are_refused);
    tcase_add_test(tcase, parts_of_a_date_may_be_left_out);
    tcase_add_test(tcase, what_is_no_date_is_refused_everywhere);
    tcase_add_test(tcase, null_outputs_are_refused);
    tcase_add_test(tcase, every_corrupted_byte_is_noticed);
    tcase_add_test(tcase, only_ten_bytes_are_a_date);
    tcase_add_test(tcase, format_writes_eleven_bytes_and_no_more);
    tcase_add_test(tcase, adding_days_stops_at_the_ends);
    tcase_add_test(tcase, every_shift_by_months_from_every_day_of_a_cycle);
    tcase_add_test(tcase, the_corresponding_date_of_the_courts);
    tcase_add_test(tcase, adding_months_stops_at_the_ends);
    tcase_add_test(tcase, an_age_grows_by_one_on_each_birthday);
    tcase_add_test(tcase, ages_at_the_edges);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    return run_suite(date_suite());
}
