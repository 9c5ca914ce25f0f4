/*
 * Ofsted's Annex A, list 2: early help assessments, an assessment a row. Dates
 * are dd/mm/yyyy, or a workbook's serial numbers where cells lost their format.
 */
#include <string.h>
#include "table.h"

static const char *const child_id[] = { "Child Unique ID", NULL };
static const char *const gender[] = { "Gender", NULL };
static const char *const ethnicity[] = { "Ethnicity", NULL };
static const char *const born[] = { "Date of Birth", NULL };
static const char *const age[] = { "Age of Child (Years)", "Age", NULL };
static const char *const started[] = { "Assessment start date", NULL };
static const char *const completed[] = { "Assessment completion date", NULL };
static const char *const organisation[] = { "Organisation completing assessment", NULL };

static const caf_io_column columns[] = {
    { child_id, CAF_IO_CHILD_AND_CASE, CAF_CHILDREN, "id" },
    { gender, CAF_IO_GENDER, CAF_CHILDREN, "gender" },
    { ethnicity, CAF_IO_IGNORED, -1, NULL },
    { born, CAF_IO_DATE, CAF_CHILDREN, "born" },
    { age, CAF_IO_IGNORED, -1, NULL },
    { started, CAF_IO_DATE, CAF_ASSESSMENTS, "started" },
    { completed, CAF_IO_DATE, CAF_ASSESSMENTS, "completed" },
    { organisation, CAF_IO_IDENTIFIER, CAF_CASES, "agency" },
};

/* Serial numbers of the 1900 date system: 1 is 1900-01-01, and 60 is a 29 February 1900 that never was. */
enum {
    SERIAL_LEAP_BUG = 60,
    SERIAL_BEFORE_BUG = -25568, /* the day numbered 0 up to the bug: 1899-12-31 */
    SERIAL_AFTER_BUG = -25569,  /* and from there on: 1899-12-30 */
    SERIAL_LAST = 2958465       /* 9999-12-31 */
};

static caf_io_cell_result cannot_read(const char *problem)
{
    return (caf_io_cell_result) { CAF_E_VALUE, problem };
}

/* Digits from *at on, at most `most`; how many there were. */
static size_t take_digits(const char *text, size_t length, size_t *at, size_t most, int32_t *number)
{
    size_t from = *at;
    *number = 0;
    while (*at < length && *at - from < most && text[*at] >= '0' && text[*at] <= '9') {
        *number = *number * 10 + (text[*at] - '0');
        ++*at;
    }
    return *at - from;
}

static caf_io_cell_result read_slashed(const char *text, size_t length, caf_date *out)
{
    int32_t day, month, year;
    size_t at = 0;
    bool shape = take_digits(text, length, &at, 2, &day) > 0 && at < length && text[at++] == '/'
        && take_digits(text, length, &at, 2, &month) > 0 && at < length && text[at++] == '/'
        && take_digits(text, length, &at, 4, &year) == 4 && at == length;
    if (!shape) {
        return cannot_read("not a date written dd/mm/yyyy, nor a workbook's serial number");
    }
    if (caf_date_from_ymd(year, month, day, out) != CAF_OK) {
        return cannot_read("there is no such day in the calendar, read as dd/mm/yyyy");
    }
    return (caf_io_cell_result) { CAF_OK, NULL };
}

static caf_io_cell_result read_serial(const char *text, size_t length, caf_date *out)
{
    int32_t number;
    size_t at = 0;
    take_digits(text, length, &at, 7, &number);
    if (at < length && text[at] == '.') {
        at++;
        while (at < length && text[at] == '0') {
            at++;
        }
    }
    if (at != length || number < 1 || number > SERIAL_LAST || number == SERIAL_LEAP_BUG) {
        return cannot_read("a number that is no day of a workbook's calendar");
    }
    *out = number + (number < SERIAL_LEAP_BUG ? SERIAL_BEFORE_BUG : SERIAL_AFTER_BUG);
    return (caf_io_cell_result) { CAF_OK, NULL };
}

static bool is_number(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if ((text[i] < '0' || text[i] > '9') && text[i] != '.') {
            return false;
        }
    }
    return true;
}

static caf_io_cell_result read_date(const char *text, size_t length, caf_date *out)
{
    caf_io_cell_result result = is_number(text, length) ? read_serial(text, length, out)
                                                        : read_slashed(text, length, out);
    if (result.status == CAF_OK && *out == 0) {
        return cannot_read("1 January 1970 is what an empty date turns into, no fact of a case");
    }
    return result;
}

const caf_io_layout caf_io_annex_a = {
    CAF_FORMAT_ANNEX_A, columns, (int32_t)(sizeof columns / sizeof columns[0]), NULL, read_date, true
};
