#include <stdbool.h>
#include "civil.h"

enum { FIRST_YEAR = 1, LAST_YEAR = 9999, TEXT_LENGTH = CAF_DATE_TEXT - 1 };

caf_status caf_date_from_ymd(int32_t year, int32_t month, int32_t day, caf_date *out)
{
    if (out == NULL) {
        return CAF_E_NULL;
    }
    if (year < FIRST_YEAR || year > LAST_YEAR) {
        return CAF_E_DATE_RANGE;
    }
    if (month < 1 || month > 12 || day < 1 || day > caf_civil_month_length(year, month)) {
        return CAF_E_DATE;
    }
    *out = caf_civil_to_date((caf_civil) { year, month, day });
    return CAF_OK;
}

caf_status caf_date_to_ymd(caf_date date, int32_t *year, int32_t *month, int32_t *day)
{
    caf_status status = caf_civil_check(date);
    if (status != CAF_OK) {
        return status;
    }
    caf_civil civil = caf_civil_from_date(date);
    if (year != NULL) {
        *year = civil.year;
    }
    if (month != NULL) {
        *month = civil.month;
    }
    if (day != NULL) {
        *day = civil.day;
    }
    return CAF_OK;
}

/* Digits only, whatever the locale; false where a byte is something else. */
static bool read_number(const char *text, int32_t digits, int32_t *out)
{
    int32_t number = 0;
    for (int32_t i = 0; i < digits; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        number = 10 * number + (text[i] - '0');
    }
    *out = number;
    return true;
}

caf_status caf_date_parse(const char *text, size_t length, caf_date *out)
{
    int32_t year, month, day;
    if (text == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (length != TEXT_LENGTH || text[4] != '-' || text[7] != '-' || !read_number(text, 4, &year)
        || !read_number(text + 5, 2, &month) || !read_number(text + 8, 2, &day)) {
        return CAF_E_DATE_TEXT;
    }
    return caf_date_from_ymd(year, month, day, out);
}

static void write_number(char *text, int32_t digits, int32_t number)
{
    for (int32_t i = digits - 1; i >= 0; i--) {
        text[i] = (char)('0' + number % 10);
        number /= 10;
    }
}

caf_status caf_date_format(caf_date date, char *text)
{
    if (text == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_civil_check(date);
    if (status != CAF_OK) {
        return status;
    }
    caf_civil civil = caf_civil_from_date(date);
    write_number(text, 4, civil.year);
    text[4] = '-';
    write_number(text + 5, 2, civil.month);
    text[7] = '-';
    write_number(text + 8, 2, civil.day);
    text[TEXT_LENGTH] = '\0';
    return CAF_OK;
}

caf_status caf_weekday(caf_date date, int32_t *out)
{
    if (out == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_civil_check(date);
    if (status == CAF_OK) {
        *out = caf_civil_weekday(date);
    }
    return status;
}

caf_status caf_add_days(caf_date start, int32_t days, caf_date *out)
{
    if (out == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_civil_check(start);
    if (status != CAF_OK) {
        return status;
    }
    int64_t date = (int64_t)start + days;
    if (date < CAF_DATE_FIRST || date > CAF_DATE_LAST) {
        return CAF_E_DATE_RANGE;
    }
    *out = (caf_date)date;
    return CAF_OK;
}

caf_status caf_add_months(caf_date start, int32_t months, caf_date *out)
{
    if (out == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_civil_check(start);
    if (status != CAF_OK) {
        return status;
    }
    caf_civil civil = caf_civil_from_date(start);
    int64_t month = (int64_t)12 * civil.year + (civil.month - 1) + months; /* since the year 0 */
    if (month < 12 * FIRST_YEAR || month >= 12 * (LAST_YEAR + 1)) {
        return CAF_E_DATE_RANGE;
    }
    civil.year = (int32_t)(month / 12);
    civil.month = (int32_t)(month % 12) + 1;
    if (civil.day > 28) { /* which every month has */
        int32_t length = caf_civil_month_length(civil.year, civil.month);
        civil.day = civil.day < length ? civil.day : length;
    }
    *out = caf_civil_to_date(civil);
    return CAF_OK;
}

caf_status caf_age_on(caf_date born, caf_date on, int32_t *years)
{
    if (years == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_civil_check(born);
    if (status == CAF_OK) {
        status = caf_civil_check(on);
    }
    if (status != CAF_OK) {
        return status;
    }
    if (on < born) {
        return CAF_E_DATE_ORDER;
    }
    caf_civil birth = caf_civil_from_date(born);
    caf_civil day = caf_civil_from_date(on);
    /* 29 February comes after 28 February and before 1 March, in every year. */
    bool before_birthday = day.month < birth.month || (day.month == birth.month && day.day < birth.day);
    *years = day.year - birth.year - (before_birthday ? 1 : 0);
    return CAF_OK;
}
