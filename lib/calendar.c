#include "calendar_block.h"
#include "civil.h"

static const char *const holiday_names[CAF_HOLIDAYS] = {
    [CAF_NEW_YEARS_DAY] = "New Year's Day",
    [CAF_SECOND_JANUARY] = "2nd January",
    [CAF_ST_PATRICKS_DAY] = "St Patrick's Day",
    [CAF_GOOD_FRIDAY] = "Good Friday",
    [CAF_EASTER_MONDAY] = "Easter Monday",
    [CAF_EARLY_MAY_BANK_HOLIDAY] = "Early May bank holiday",
    [CAF_SPRING_BANK_HOLIDAY] = "Spring bank holiday",
    [CAF_BATTLE_OF_THE_BOYNE] = "Battle of the Boyne (Orangemen's Day)",
    [CAF_SUMMER_BANK_HOLIDAY] = "Summer bank holiday",
    [CAF_ST_ANDREWS_DAY] = "St Andrew's Day",
    [CAF_CHRISTMAS_DAY] = "Christmas Day",
    [CAF_BOXING_DAY] = "Boxing Day",
    [CAF_ROYAL_WEDDING] = "Royal wedding bank holiday",
    [CAF_MILLENNIUM_EVE] = "Millennium Eve",
    [CAF_GOLDEN_JUBILEE] = "Golden Jubilee bank holiday",
    [CAF_DIAMOND_JUBILEE] = "Diamond Jubilee bank holiday",
    [CAF_PLATINUM_JUBILEE] = "Platinum Jubilee bank holiday",
    [CAF_STATE_FUNERAL] = "State Funeral of Queen Elizabeth II",
    [CAF_CORONATION] = "Coronation of King Charles III",
    [CAF_WORLD_CUP] = "World Cup bank holiday",
    [CAF_CLOSURE_DAY] = "Closure day",
    [CAF_BANK_HOLIDAY] = "Bank holiday",
};

static const char *const division_names[CAF_DIVISIONS] = {
    [CAF_ENGLAND_AND_WALES] = "England and Wales",
    [CAF_SCOTLAND] = "Scotland",
    [CAF_NORTHERN_IRELAND] = "Northern Ireland",
};

const char *caf_holiday_name(caf_holiday holiday)
{
    return holiday < 0 || holiday >= CAF_HOLIDAYS ? NULL : holiday_names[holiday];
}

const char *caf_division_name(caf_division division)
{
    return division < 0 || division >= CAF_DIVISIONS ? NULL : division_names[division];
}

const caf_calendar *caf_calendar_builtin(caf_division division)
{
    return division < 0 || division >= CAF_DIVISIONS ? NULL : caf_builtin_calendars[division];
}

static bool is_calendar(const caf_calendar *calendar)
{
    return (uintptr_t)calendar % _Alignof(struct caf_calendar) == 0 && calendar->magic == CAF_CALENDAR_MAGIC
           && calendar->layout == CAF_CALENDAR_LAYOUT;
}

static caf_status check_calendar(const caf_calendar *calendar)
{
    if (calendar == NULL) {
        return CAF_E_NULL;
    }
    return is_calendar(calendar) ? CAF_OK : CAF_E_CALENDAR;
}

static const void *table_at(const caf_calendar *calendar, uint32_t offset)
{
    return (const char *)calendar + offset;
}

static const uint16_t *rank_table(const caf_calendar *calendar)
{
    return table_at(calendar, calendar->rank_at);
}

static const uint16_t *select_table(const caf_calendar *calendar)
{
    return table_at(calendar, calendar->select_at);
}

static const caf_calendar_holiday *holiday_table(const caf_calendar *calendar)
{
    return table_at(calendar, calendar->holidays_at);
}

/* A day's index in the tables. Dates outside the calendar wrap round to n_days or more. */
static uint32_t index_of(caf_date first, caf_date date)
{
    return (uint32_t)date - (uint32_t)first;
}

/* CAF_OK, or why a day cannot be looked up. */
static caf_status check_day(const caf_calendar *calendar, caf_date date)
{
    if (date == CAF_DATE_NONE) {
        return CAF_E_DATE_NONE;
    }
    return index_of(calendar->first, date) < (uint32_t)calendar->n_days ? CAF_OK : CAF_E_CALENDAR_RANGE;
}

caf_division caf_calendar_division(const caf_calendar *calendar)
{
    return check_calendar(calendar) == CAF_OK ? calendar->division : CAF_DIVISION_NONE;
}

caf_status caf_calendar_range(const caf_calendar *calendar, caf_date *first, caf_date *last)
{
    caf_status status = first == NULL || last == NULL ? CAF_E_NULL : check_calendar(calendar);
    if (status == CAF_OK) {
        *first = calendar->first;
        *last = calendar->last;
    }
    return status;
}

caf_status caf_calendar_certain_until(const caf_calendar *calendar, caf_date *out)
{
    caf_status status = out == NULL ? CAF_E_NULL : check_calendar(calendar);
    if (status == CAF_OK) {
        *out = calendar->certain_until;
    }
    return status;
}

/* What every scalar function with one output and one day asks first. */
static caf_status check_call(const caf_calendar *calendar, caf_date date, const void *out)
{
    caf_status status = out == NULL ? CAF_E_NULL : check_calendar(calendar);
    return status == CAF_OK ? check_day(calendar, date) : status;
}

caf_status caf_is_working_day(const caf_calendar *calendar, caf_date date, bool *out)
{
    caf_status status = check_call(calendar, date, out);
    if (status == CAF_OK) {
        const uint16_t *rank = rank_table(calendar) + index_of(calendar->first, date);
        *out = rank[0] != rank[1];
    }
    return status;
}

/* The place of the first holiday on a day or later; n_holidays where there is none. */
static int32_t find_holiday(const caf_calendar *calendar, uint32_t day)
{
    const caf_calendar_holiday *holidays = holiday_table(calendar);
    int32_t low = 0, high = calendar->n_holidays;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (holidays[middle].day < day) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

caf_status caf_holiday_on(const caf_calendar *calendar, caf_date date, caf_holiday *out)
{
    caf_status status = check_call(calendar, date, out);
    if (status == CAF_OK) {
        const caf_calendar_holiday *holidays = holiday_table(calendar);
        uint32_t day = index_of(calendar->first, date);
        int32_t i = find_holiday(calendar, day);
        *out = i < calendar->n_holidays && holidays[i].day == day ? holidays[i].holiday : CAF_HOLIDAY_NONE;
    }
    return status;
}

static bool is_weekend(const caf_calendar *calendar, caf_date date)
{
    return (calendar->weekend >> caf_civil_weekday(date) & 1) != 0;
}

/* Whoever walks the holidays ends on the day after `to`, which may be the day after the calendar. */
static caf_status check_walk(const caf_calendar *calendar, caf_date from, caf_date to)
{
    caf_status status = check_day(calendar, to);
    if (status == CAF_OK && from != calendar->last + 1) {
        status = check_day(calendar, from);
    }
    return from == CAF_DATE_NONE ? CAF_E_DATE_NONE : status;
}

caf_status caf_next_holiday(const caf_calendar *calendar, caf_date from, caf_date to, caf_date *date,
                            caf_holiday *holiday)
{
    caf_status status = date == NULL ? CAF_E_NULL : check_calendar(calendar);
    if (status == CAF_OK) {
        status = check_walk(calendar, from, to);
    }
    if (status != CAF_OK) {
        return status;
    }
    caf_date found = CAF_DATE_NONE;
    caf_holiday kind = CAF_HOLIDAY_NONE;
    const caf_calendar_holiday *holidays = holiday_table(calendar);
    for (int32_t i = find_holiday(calendar, index_of(calendar->first, from)); i < calendar->n_holidays; i++) {
        caf_date day = calendar->first + holidays[i].day;
        if (day > to) {
            break;
        }
        if (!is_weekend(calendar, day)) {
            found = day;
            kind = holidays[i].holiday;
            break;
        }
    }
    *date = found;
    if (holiday != NULL) {
        *holiday = kind;
    }
    return CAF_OK;
}

/*
 * Counting on from a day begins behind it, counting back begins before it. So
 * the k-th working day from it is select[rank of the day after + k - 1] or
 * select[rank of the day - k]; both are one sum over one table. `days` is not 0.
 */
typedef struct day_step {
    const uint16_t *rank, *select;
    int64_t shift;
    uint64_t n_working;
    uint32_t n_days;
    caf_date first;
} day_step;

static day_step make_step(const caf_calendar *calendar, int32_t days)
{
    day_step step;
    step.rank = rank_table(calendar) + (days > 0 ? 1 : 0);
    step.select = select_table(calendar);
    step.shift = days > 0 ? (int64_t)days - 1 : days;
    step.n_working = (uint64_t)calendar->n_working;
    step.n_days = (uint32_t)calendar->n_days;
    step.first = calendar->first;
    return step;
}

/* CAF_DATE_NONE where the start or the answer lies outside; a sum below 0 wraps round to a huge one. */
static inline caf_date take_step(day_step step, caf_date start)
{
    uint32_t day = index_of(step.first, start);
    if (day >= step.n_days) {
        return CAF_DATE_NONE;
    }
    uint64_t place = (uint64_t)(step.rank[day] + step.shift);
    return place < step.n_working ? step.first + step.select[place] : CAF_DATE_NONE;
}

caf_status caf_add_working_days(const caf_calendar *calendar, caf_date start, int32_t days, caf_date *out)
{
    caf_status status = check_call(calendar, start, out);
    if (status != CAF_OK) {
        return status;
    }
    caf_date answer = days == 0 ? start : take_step(make_step(calendar, days), start);
    if (answer == CAF_DATE_NONE) {
        return CAF_E_CALENDAR_RANGE;
    }
    *out = answer;
    return CAF_OK;
}

/* The working days from one day of the tables to another; both are below n_days. */
static inline int32_t count_between(const uint16_t *rank, uint32_t from, uint32_t to)
{
    uint32_t behind = to >= from; /* counting on begins behind the first day, counting back before it */
    return (int32_t)rank[to + behind] - (int32_t)rank[from + behind];
}

caf_status caf_count_working_days(const caf_calendar *calendar, caf_date from, caf_date to, int32_t *out)
{
    caf_status status = out == NULL ? CAF_E_NULL : check_calendar(calendar);
    if (status != CAF_OK) {
        return status;
    }
    if (from == CAF_DATE_NONE || to == CAF_DATE_NONE) {
        return CAF_E_DATE_NONE;
    }
    if (check_day(calendar, from) != CAF_OK || check_day(calendar, to) != CAF_OK) {
        return CAF_E_CALENDAR_RANGE;
    }
    caf_date first = calendar->first;
    *out = count_between(rank_table(calendar), index_of(first, from), index_of(first, to));
    return CAF_OK;
}

/* By no working days a day stays as it is, where the calendar covers it. Returns the rows that are not. */
static size_t keep_days(const caf_calendar *calendar, const caf_date *start, size_t n, caf_date *out)
{
    caf_date first = calendar->first;
    uint32_t n_days = (uint32_t)calendar->n_days;
    size_t failed = 0;
    for (size_t i = 0; i < n; i++) {
        caf_date day = start[i];
        out[i] = index_of(first, day) < n_days ? day : CAF_DATE_NONE;
        failed += index_of(first, day) >= n_days;
    }
    return failed;
}

static size_t take_steps(day_step step, const caf_date *start, size_t n, caf_date *out)
{
    size_t failed = 0;
    for (size_t i = 0; i < n; i++) {
        caf_date answer = take_step(step, start[i]);
        out[i] = answer;
        failed += answer == CAF_DATE_NONE;
    }
    return failed;
}

caf_status caf_add_working_days_array(const caf_calendar *calendar, const caf_date *start, size_t n,
                                      int32_t days, caf_date *out)
{
    bool missing = n > 0 && (start == NULL || out == NULL);
    caf_status status = missing ? CAF_E_NULL : check_calendar(calendar);
    if (status != CAF_OK) {
        return status;
    }
    size_t failed = days == 0 ? keep_days(calendar, start, n, out)
                              : take_steps(make_step(calendar, days), start, n, out);
    return failed == 0 ? CAF_OK : CAF_E_SOME_ROWS;
}

caf_status caf_count_working_days_array(const caf_calendar *calendar, const caf_date *from,
                                        const caf_date *to, size_t n, int32_t *out)
{
    bool missing = n > 0 && (from == NULL || to == NULL || out == NULL);
    caf_status status = missing ? CAF_E_NULL : check_calendar(calendar);
    if (status != CAF_OK) {
        return status;
    }
    const uint16_t *rank = rank_table(calendar);
    caf_date first = calendar->first;
    uint32_t n_days = (uint32_t)calendar->n_days;
    size_t failed = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t start = index_of(first, from[i]);
        uint32_t end = index_of(first, to[i]);
        bool covered = start < n_days && end < n_days;
        out[i] = covered ? count_between(rank, start, end) : INT32_MIN;
        failed += !covered;
    }
    return failed == 0 ? CAF_OK : CAF_E_SOME_ROWS;
}
