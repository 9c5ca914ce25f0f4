/* Calendars from a published list. */
#include "io/holiday_list.h"
#include "io/holiday_title.h"
#include "io_support.h"

#define FILE_NAME "test_holidays.tmp"
#define EW(events) "{\"england-and-wales\":{\"division\":\"england-and-wales\",\"events\":[" events "]}}"
#define EVENT(title, date) "{\"title\":\"" title "\",\"date\":\"" date "\",\"notes\":\"\",\"bunting\":true}"

static caf_holidays *open_list(const char *text)
{
    caf_holidays *holidays = NULL;
    caf_io_error error = { .size = (int32_t)sizeof error };
    caf_status status = caf_holidays_open_memory(text, strlen(text), "list", &holidays, &error);
    ck_assert_msg(status == CAF_OK, "%s: %s", error.field, error.message);
    return holidays;
}

static caf_holiday holiday(const caf_calendar *calendar, int32_t year, int32_t month, int32_t day)
{
    caf_holiday found = -1;
    ck_assert_int_eq(caf_holiday_on(calendar, on(year, month, day), &found), CAF_OK);
    return found;
}

START_TEST(replaces_the_days_it_lists)
{
    /* 2030-04-19 is Good Friday, 22 Easter Monday, 2030-05-06 the early May bank holiday. */
    caf_holidays *holidays = open_list(
        EW(EVENT("New Year\xE2\x80\x99s Day", "2030-01-01") "," EVENT("good friday", "2030-04-19") ","
           EVENT("Early May bank holiday (moved)", "2030-05-08") "," EVENT("Harvest Day", "2030-05-20") ","
           EVENT("A Day of Thanks", "2030-05-27")));
    const caf_calendar *calendar = caf_holidays_calendar(holidays, CAF_ENGLAND_AND_WALES);
    caf_date certain, known;
    ck_assert_int_eq(caf_calendar_division(calendar), CAF_ENGLAND_AND_WALES);
    ck_assert_int_eq(holiday(calendar, 2030, 1, 1), CAF_NEW_YEARS_DAY);
    ck_assert_int_eq(holiday(calendar, 2030, 4, 19), CAF_GOOD_FRIDAY);
    ck_assert_int_eq(holiday(calendar, 2030, 4, 22), CAF_HOLIDAY_NONE);  /* not listed */
    ck_assert_int_eq(holiday(calendar, 2030, 5, 6), CAF_HOLIDAY_NONE);
    ck_assert_int_eq(holiday(calendar, 2030, 5, 8), CAF_EARLY_MAY_BANK_HOLIDAY);
    ck_assert_int_eq(holiday(calendar, 2030, 5, 20), CAF_BANK_HOLIDAY);
    ck_assert_int_eq(holiday(calendar, 2030, 5, 27), CAF_SPRING_BANK_HOLIDAY); /* by another title */
    ck_assert_int_eq(holiday(calendar, 2030, 12, 25), CAF_CHRISTMAS_DAY); /* behind the list: as built in */
    ck_assert_int_eq(holiday(calendar, 2029, 12, 25), CAF_CHRISTMAS_DAY);
    ck_assert_int_eq(caf_calendar_certain_until(calendar, &certain), CAF_OK);
    ck_assert_int_eq(certain, on(2030, 5, 27));
    ck_assert(caf_holidays_calendar(holidays, CAF_SCOTLAND) == caf_calendar_builtin(CAF_SCOTLAND));
    ck_assert_ptr_null(caf_holidays_calendar(holidays, CAF_DIVISION_NONE));
    ck_assert_ptr_null(caf_holidays_calendar(holidays, CAF_DIVISIONS));
    ck_assert_ptr_null(caf_holidays_calendar(NULL, CAF_SCOTLAND));
    caf_holidays_close(holidays);
    caf_holidays_close(NULL);

    holidays = open_list("\xEF\xBB\xBF" EW(EVENT("Christmas Day", "2031-12-25")));
    ck_assert_int_eq(
        caf_calendar_certain_until(caf_holidays_calendar(holidays, CAF_ENGLAND_AND_WALES), &certain), CAF_OK);
    ck_assert_int_eq(certain, on(2031, 12, 31)); /* a list that reaches Christmas is one of the whole year */
    caf_holidays_close(holidays);

    holidays = open_list(EW(EVENT("Christmas Day", "2012-12-25")));
    ck_assert_int_eq(
        caf_calendar_certain_until(caf_holidays_calendar(holidays, CAF_ENGLAND_AND_WALES), &certain), CAF_OK);
    ck_assert_int_eq(caf_calendar_certain_until(caf_calendar_builtin(CAF_ENGLAND_AND_WALES), &known), CAF_OK);
    ck_assert_int_eq(certain, known);
    caf_holidays_close(holidays);
}
END_TEST

START_TEST(changes_working_days)
{
    caf_holidays *holidays = open_list(EW(EVENT("Coronation", "2031-06-10")));
    const caf_calendar *calendar = caf_holidays_calendar(holidays, CAF_ENGLAND_AND_WALES);
    int32_t with, without;
    ck_assert_int_eq(caf_count_working_days(calendar, on(2031, 6, 6), on(2031, 6, 13), &with), CAF_OK);
    ck_assert_int_eq(caf_count_working_days(caf_calendar_builtin(CAF_ENGLAND_AND_WALES), on(2031, 6, 6),
                                            on(2031, 6, 13), &without),
                     CAF_OK);
    ck_assert_int_eq(without, 5);
    ck_assert_int_eq(with, 4);
    ck_assert_int_eq(holiday(calendar, 2031, 6, 10), CAF_CORONATION);
    caf_holidays_close(holidays);
}
END_TEST

START_TEST(reaches_over_all_years)
{
    caf_holidays *holidays = open_list(EW(EVENT("x", "1978-01-03") "," EVENT("y", "2100-12-30")));
    const caf_calendar *calendar = caf_holidays_calendar(holidays, CAF_ENGLAND_AND_WALES);
    caf_date found;
    ck_assert_int_eq(holiday(calendar, 1978, 1, 2), CAF_NEW_YEARS_DAY); /* before the list */
    ck_assert_int_eq(holiday(calendar, 1978, 1, 3), CAF_BANK_HOLIDAY);
    ck_assert_int_eq(holiday(calendar, 2100, 12, 30), CAF_BANK_HOLIDAY);
    ck_assert_int_eq(caf_next_holiday(calendar, on(1978, 1, 4), on(2100, 12, 29), &found, NULL), CAF_OK);
    ck_assert_int_eq(found, CAF_DATE_NONE);
    caf_holidays_close(holidays);
}
END_TEST

/* The published list as JSON, made from its table of division, date and title. */
static void write_published(const char *path)
{
    char line[256], before[256] = "";
    FILE *table = fopen(CAF_TEST_DATA "/bank-holidays.csv", "rb");
    FILE *list = fopen(path, "wb");
    ck_assert(table != NULL && list != NULL);
    while (fgets(line, sizeof line, table) != NULL) {
        char *date = strchr(line, ',');
        if (line[0] == '#' || date == NULL || date[1] == 'd') {
            continue;
        }
        *date++ = '\0';
        char *title = strchr(date, ',');
        ck_assert_ptr_nonnull(title);
        *title++ = '\0';
        title[strcspn(title, "\r\n")] = '\0';
        if (strcmp(before, line) != 0) {
            fprintf(list, "%s\"%s\": {\"division\": \"%s\", \"events\": [\n",
                    before[0] == '\0' ? "{" : "]},\n", line, line);
            snprintf(before, sizeof before, "%s", line);
        } else {
            fputs(",\n", list);
        }
        fprintf(list, "{\"title\": \"%s\", \"date\": \"%s\", \"notes\": \"\", \"bunting\": true}", title,
                date);
    }
    fputs("]}}\n", list);
    fclose(table);
    ck_assert_int_eq(fclose(list), 0);
}

START_TEST(agrees_with_the_published_list)
{
    caf_holidays *holidays = NULL;
    caf_io_error error = { .size = (int32_t)sizeof error };
    write_published(FILE_NAME);
    caf_status status = caf_holidays_open(FILE_NAME, &holidays, &error);
    ck_assert_msg(status == CAF_OK, "%s: %s", error.field, error.message);
    for (caf_division division = CAF_DIVISION_NONE + 1; division < CAF_DIVISIONS; division++) {
        const caf_calendar *calendar = caf_holidays_calendar(holidays, division);
        ck_assert(calendar != caf_calendar_builtin(division));
        for (caf_date date = on(1978, 1, 1); date <= on(2100, 12, 31); date++) {
            bool listed = false, known = true;
            caf_holiday name = 0;
            ck_assert_int_eq(caf_is_working_day(calendar, date, &listed), CAF_OK);
            ck_assert_int_eq(caf_is_working_day(caf_calendar_builtin(division), date, &known), CAF_OK);
            ck_assert_int_eq(listed, known);
            ck_assert_int_eq(caf_holiday_on(calendar, date, &name), CAF_OK);
            ck_assert_int_ne(name, CAF_BANK_HOLIDAY); /* every published title is known */
        }
    }
    caf_holidays_close(holidays);
}
END_TEST

START_TEST(knows_titles)
{
    static const struct { const char *title; caf_holiday holiday;
    } titles[] = {
        { "New Year\xE2\x80\x99s Day", CAF_NEW_YEARS_DAY },
        { "New Year's Day (substitute day)", CAF_NEW_YEARS_DAY },
        { "2nd January", CAF_SECOND_JANUARY },
        { "St Patrick\xE2\x80\x99s Day", CAF_ST_PATRICKS_DAY },
        { "Good Friday", CAF_GOOD_FRIDAY },
        { "Easter Monday", CAF_EASTER_MONDAY },
        { "Early May bank holiday (VE day)", CAF_EARLY_MAY_BANK_HOLIDAY },
        { "Spring bank holiday", CAF_SPRING_BANK_HOLIDAY },
        { "Battle of the Boyne (Orangemen\xE2\x80\x99s Day)", CAF_BATTLE_OF_THE_BOYNE },
        { "Summer bank holiday", CAF_SUMMER_BANK_HOLIDAY },
        { "St Andrew\xE2\x80\x99s Day", CAF_ST_ANDREWS_DAY },
        { "Christmas Day", CAF_CHRISTMAS_DAY },
        { "Boxing Day", CAF_BOXING_DAY },
        { "Royal wedding", CAF_ROYAL_WEDDING },
        { "Queen\xE2\x80\x99s Diamond Jubilee", CAF_DIAMOND_JUBILEE },
        { "Platinum Jubilee bank holiday", CAF_PLATINUM_JUBILEE },
        { "Bank Holiday for the State Funeral of Queen Elizabeth II", CAF_STATE_FUNERAL },
        { "Bank holiday for the coronation of King Charles III", CAF_CORONATION },
        { "World Cup bank holiday", CAF_WORLD_CUP },
        { "", CAF_BANK_HOLIDAY },
        { "Friday", CAF_BANK_HOLIDAY },
    };
    char longest[1000];
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        ck_assert_msg(caf_io_holiday_titled(titles[i].title, strlen(titles[i].title)) == titles[i].holiday,
                      "%s", titles[i].title);
    }
    memset(longest, 'x', sizeof longest);
    ck_assert_int_eq(caf_io_holiday_titled(longest, sizeof longest), CAF_BANK_HOLIDAY);
}
END_TEST

static const bad_input bads[] = {
    { "", CAF_E_LAYOUT, 0, "", "empty" },
    { "\xEF\xBB\xBF", CAF_E_LAYOUT, 0, "", "empty" },
    { "[]", CAF_E_LAYOUT, 0, "", "divisions" },
    { "{}", CAF_E_LAYOUT, 0, "", "divisions" },
    { "{", CAF_E_SYNTAX, 1, "", "not JSON" },
    { "{}\n}", CAF_E_SYNTAX, 2, "", "not JSON" },
    { "{\"a\":\n\"\xFF\"}", CAF_E_UTF8, 2, "", NULL },
    { "{\n\"england\":{}}", CAF_E_FIELD, 2, "", "england-and-wales, scotland" },
    { "{\"scotland\":[]}", CAF_E_TYPE, 1, "scotland", "an object" },
    { "{\"scotland\":{}}", CAF_E_VALUE, 1, "scotland.events", "missing" },
    { "{\"scotland\":{\"division\":\"england-and-wales\",\"events\":[]}}", CAF_E_VALUE, 1,
      "scotland.division", NULL },
    { "{\"scotland\":{\n\"events\":{}}}", CAF_E_TYPE, 2, "scotland.events", "an array" },
    { "{\"scotland\":{\"events\":[]}}", CAF_E_VALUE, 1, "scotland.events", "empty" },
    { "{\"scotland\":{\"events\":[],\"events\":[]}}", CAF_E_DUPLICATE, 1, "scotland.events", NULL },
    { "{\"scotland\":{\"events\":[7]}}", CAF_E_TYPE, 1, "scotland.events[0]", "an object" },
    { EW("{}"), CAF_E_VALUE, 1, "england-and-wales.events[0].title", "missing" },
    { EW("{\"title\":\"SECRET\"}"), CAF_E_VALUE, 1, "england-and-wales.events[0].date", "missing" },
    { EW("{\"title\":7,\n\"date\":\"2030-01-01\"}"), CAF_E_TYPE, 1, "england-and-wales.events[0].title",
      "a text" },
    { EW(EVENT("x", "2030-01-01") ",\n{\"title\":\"x\",\n\"date\":7}"), CAF_E_TYPE, 3,
      "england-and-wales.events[1].date", NULL },
    { EW(EVENT("x", "01/01/2030")), CAF_E_VALUE, 1, "england-and-wales.events[0].date", "yyyy-mm-dd" },
    { EW(EVENT("x", "2030-02-30")), CAF_E_VALUE, 1, "england-and-wales.events[0].date", NULL },
    { EW(EVENT("x", "1977-12-31")), CAF_E_VALUE, 1, "england-and-wales.events[0].date", "1978 to 2100" },
    { EW(EVENT("x", "2101-01-01")), CAF_E_VALUE, 1, "england-and-wales.events[0].date", "1978 to 2100" },
    { EW(EVENT("x", "2030-01-01") "," EVENT("y", "2030-01-01")), CAF_E_DUPLICATE, 1,
      "england-and-wales.events[1].date", NULL },
    { "{\"scotland\":{\"events\":[" EVENT("x", "2030-01-01") "]},\n\"scotland\":{}}", CAF_E_DUPLICATE, 2,
      "scotland", NULL },
};

static caf_status read_list(const char *text, size_t step, long fail_at, caf_io_error *error, long *live)
{
    counting count = { 0, 0, fail_at };
    caf_io_memory memory = { counting_resize, &count };
    caf_io_source source = { FILE_NAME, text, strlen(text) };
    caf_holidays *holidays = NULL;
    memset(error, 0, sizeof *error);
    error->size = (int32_t)sizeof *error;
    if (step > 0) {
        write_file(FILE_NAME, text, strlen(text));
        source.bytes = NULL;
    }
    caf_status status = caf_io_holidays_open(&source, &memory, &holidays, error);
    ck_assert_int_eq(holidays == NULL, status != CAF_OK);
    caf_holidays_close(holidays);
    *live = count.live;
    return status;
}

START_TEST(names_what_is_wrong)
{
    const bad_input *bad = &bads[_i];
    for (size_t step = 0; step <= 1; step++) {
        caf_io_error error;
        long live;
        caf_status status = read_list(bad->text, step, -1, &error, &live);
        ck_assert_msg(status == bad->status, "%s: %s", bad->text, error.message);
        ck_assert_msg(error.line == bad->line, "%s: line %lld", bad->text, (long long)error.line);
        ck_assert_msg(strcmp(error.field, bad->field) == 0, "%s: %s", bad->text, error.field);
        ck_assert_msg(bad->says == NULL || strstr(error.message, bad->says) != NULL, "%s: %s", bad->text,
                      error.message);
        ck_assert_ptr_null(strstr(error.message, "SECRET"));
        ck_assert_int_eq(live, 0);
    }
}
END_TEST

START_TEST(survives_each_failed_allocation)
{
    static const char text[] = EW(EVENT("x", "2030-01-02") "," EVENT("y", "2030-01-03"));
    caf_io_error error;
    long live, n = 0;
    caf_status status = read_list(text, 1, n, &error, &live);
    while (status != CAF_OK) {
        ck_assert_int_eq(status, CAF_E_MEMORY);
        ck_assert_int_eq(error.status, CAF_E_MEMORY);
        ck_assert_int_eq(live, 0);
        status = read_list(text, 1, ++n, &error, &live);
    }
    ck_assert_int_eq(live, 0);
    ck_assert_int_gt(n, 5);
}
END_TEST

START_TEST(refuses_wrong_calls)
{
    caf_holidays *holidays;
    caf_io_error small = { .size = 1 };
    ck_assert_int_eq(caf_holidays_open(NULL, &holidays, NULL), CAF_E_NULL);
    ck_assert_ptr_null(holidays);
    ck_assert_int_eq(caf_holidays_open("x", NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_holidays_open_memory(NULL, 1, "x", &holidays, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_holidays_open_memory("{}", 2, NULL, &holidays, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_holidays_open("no such folder/no file", &holidays, NULL), CAF_E_OPEN);
    ck_assert_int_eq(caf_holidays_open_memory("{}", 2, "x", &holidays, &small), CAF_E_SIZE);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("holidays");
    TCase *tests = tcase_create("list");
    tcase_add_test(tests, replaces_the_days_it_lists);
    tcase_add_test(tests, changes_working_days);
    tcase_add_test(tests, reaches_over_all_years);
    tcase_add_test(tests, agrees_with_the_published_list);
    tcase_add_test(tests, knows_titles);
    tcase_add_loop_test(tests, names_what_is_wrong, 0, (int)(sizeof bads / sizeof bads[0]));
    tcase_add_test(tests, survives_each_failed_allocation);
    tcase_add_test(tests, refuses_wrong_calls);
    suite_add_tcase(suite, tests);
    int result = run_suite(suite);
    remove(FILE_NAME);
    return result;
}
