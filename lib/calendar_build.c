#include <string.h>
#include "calendar_block.h"
#include "civil.h"
#include "holidays.h"

#define FIRST_DAY (CAF_HOLIDAYS_FIRST_YEAR * 10000 + 101)
#define LAST_DAY (CAF_HOLIDAYS_LAST_YEAR * 10000 + 1231)

enum {
    N_YEARS = CAF_HOLIDAYS_LAST_YEAR - CAF_HOLIDAYS_FIRST_YEAR + 1,
    ALL_WEEK = 0x7f,
    NOT_WORKED = 0x100, /* mark of a weekend day, beside its holiday */
    MAX_SPEC_SIZE = 4096 /* no later version's specification is larger */
};

/* Everything a specification says, with its defaults filled in. */
typedef struct calendar_plan {
    caf_division division;
    caf_date first, last, certain_until, known_on;
    int32_t weekend;
    const caf_calendar_change *changes;
    int64_t n_changes;
} calendar_plan;

/* A longer specification comes from a later version: fine, where it asks for nothing new. */
static caf_status check_size(const caf_calendar_spec *spec)
{
    if (spec->size < (int32_t)sizeof *spec || spec->size > MAX_SPEC_SIZE) {
        return CAF_E_SIZE;
    }
    const unsigned char *bytes = (const unsigned char *)spec;
    for (int32_t i = (int32_t)sizeof *spec; i < spec->size; i++) {
        if (bytes[i] != 0) {
            return CAF_E_SIZE;
        }
    }
    return CAF_OK;
}

static bool is_given(caf_date date)
{
    return date != 0 && date != CAF_DATE_NONE;
}

static void fill_plan(const caf_calendar_spec *spec, calendar_plan *plan)
{
    plan->division = spec->division;
    plan->first = caf_holidays_date(FIRST_DAY);
    plan->last = caf_holidays_date(LAST_DAY);
    plan->certain_until = is_given(spec->certain_until) ? spec->certain_until
                                                        : caf_holidays_date(CAF_HOLIDAYS_PUBLISHED_UNTIL);
    plan->known_on = is_given(spec->known_on) ? spec->known_on : CAF_DATE_NONE;
    plan->weekend = spec->weekend != 0 ? spec->weekend : CAF_WEEKEND_SATURDAY_SUNDAY;
    plan->changes = spec->changes;
    plan->n_changes = spec->n_changes;
}

/* What both public functions refuse. */
static caf_status make_plan(const caf_calendar_spec *spec, calendar_plan *plan)
{
    caf_status status = check_size(spec);
    if (status != CAF_OK) {
        return status;
    }
    if (spec->division <= CAF_DIVISION_NONE || spec->division >= CAF_DIVISIONS) {
        return CAF_E_DIVISION;
    }
    if ((spec->weekend & ~ALL_WEEK) != 0 || spec->weekend == ALL_WEEK || spec->reserved != 0) {
        return CAF_E_ARGUMENT;
    }
    if (spec->n_changes < 0 || spec->n_changes > CAF_CALENDAR_CHANGES) {
        return CAF_E_ARGUMENT;
    }
    if (spec->n_changes > 0 && spec->changes == NULL) {
        return CAF_E_NULL;
    }
    fill_plan(spec, plan);
    return CAF_OK;
}

static bool is_covered(const calendar_plan *plan, caf_date date)
{
    return date >= plan->first && date <= plan->last;
}

/* What only building refuses, before it writes anything. */
static caf_status check_plan(const calendar_plan *plan)
{
    if (plan->known_on != CAF_DATE_NONE
        && (plan->known_on < caf_holidays_date(CAF_HOLIDAYS_KNOWN_FROM) || plan->known_on > CAF_DATE_LAST)) {
        return CAF_E_KNOWN_ON;
    }
    if (!is_covered(plan, plan->certain_until)) {
        return CAF_E_CALENDAR_RANGE;
    }
    for (int64_t i = 0; i < plan->n_changes; i++) {
        if (!is_covered(plan, plan->changes[i].date)) {
            return CAF_E_CALENDAR_RANGE;
        }
        if (plan->changes[i].holiday < CAF_HOLIDAY_NONE || plan->changes[i].holiday >= CAF_HOLIDAYS) {
            return CAF_E_ARGUMENT;
        }
    }
    return CAF_OK;
}

static bool is_weekend(int32_t weekend, caf_date date)
{
    return (weekend >> caf_civil_weekday(date) & 1) != 0;
}

/* The most working days there can be: each weekday outside the weekend, in each whole or begun week. */
static int64_t most_working_days(const calendar_plan *plan)
{
    int64_t n_days = (int64_t)plan->last - plan->first + 1;
    int64_t weekdays = 0;
    for (int32_t i = 0; i < 7; i++) {
        weekdays += !is_weekend(plan->weekend, plan->first + i);
    }
    return weekdays * ((n_days + 6) / 7);
}

/* The most bytes a calendar can need. Each term is bounded, so the sum stays far below 2 to the 31. */
static int64_t count_bytes(const calendar_plan *plan)
{
    int64_t n_days = (int64_t)plan->last - plan->first + 1;
    int64_t n_holidays = (int64_t)N_YEARS * CAF_HOLIDAYS_A_YEAR + plan->n_changes;
    int64_t tables = (n_days + 1 + most_working_days(plan)) * (int64_t)sizeof(uint16_t)
                     + n_holidays * (int64_t)sizeof(caf_calendar_holiday);
    return (int64_t)sizeof(struct caf_calendar) + tables + (int64_t)_Alignof(struct caf_calendar);
}

enum { MOST_DAYS = 366 * N_YEARS, MOST_HOLIDAYS = CAF_HOLIDAYS_A_YEAR * N_YEARS + CAF_CALENDAR_CHANGES };
_Static_assert(1024 + 2 * MOST_DAYS * sizeof(uint16_t) + MOST_HOLIDAYS * sizeof(caf_calendar_holiday)
               < INT32_MAX, "a block's offsets fit");
_Static_assert(MOST_DAYS < UINT16_MAX, "a day of the calendar fits in 16 bits");

caf_status caf_calendar_size(const caf_calendar_spec *spec, size_t *out)
{
    calendar_plan plan;
    if (spec == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = make_plan(spec, &plan);
    if (status == CAF_OK) {
        *out = (size_t)count_bytes(&plan);
    }
    return status;
}

/*
 * Marks are made where the rank table will be: each day's holiday, and whether
 * it lies on a weekend. A rank needs only the marks before it, so the table can
 * then take their place.
 */
static void mark_days(const calendar_plan *plan, uint16_t *marks)
{
    caf_bank_holiday holidays[CAF_HOLIDAYS_A_YEAR];
    for (int32_t year = CAF_HOLIDAYS_FIRST_YEAR; year <= CAF_HOLIDAYS_LAST_YEAR; year++) {
        int32_t n = caf_holidays_of_year(plan->division, year, plan->known_on, holidays);
        for (int32_t i = 0; i < n; i++) {
            marks[holidays[i].date - plan->first] = (uint16_t)holidays[i].holiday;
        }
    }
    for (int64_t i = 0; i < plan->n_changes; i++) {
        marks[plan->changes[i].date - plan->first] = (uint16_t)plan->changes[i].holiday;
    }
    for (caf_date date = plan->first; date <= plan->last; date++) {
        if (is_weekend(plan->weekend, date)) {
            marks[date - plan->first] |= NOT_WORKED;
        }
    }
}

static void fill_head(const calendar_plan *plan, struct caf_calendar *head)
{
    head->magic = CAF_CALENDAR_MAGIC;
    head->layout = CAF_CALENDAR_LAYOUT;
    head->division = plan->division;
    head->first = plan->first;
    head->last = plan->last;
    head->certain_until = plan->certain_until;
    head->known_on = plan->known_on;
    head->weekend = plan->weekend;
    head->n_days = plan->last - plan->first + 1;
}

static void count_marks(struct caf_calendar *head, const uint16_t *marks)
{
    for (int32_t day = 0; day < head->n_days; day++) {
        head->n_working += marks[day] == 0;
        head->n_holidays += (marks[day] & ~NOT_WORKED) != CAF_HOLIDAY_NONE;
    }
}

static void place_tables(struct caf_calendar *head)
{
    uint32_t align = (uint32_t)_Alignof(struct caf_calendar);
    head->rank_at = (uint32_t)sizeof *head;
    head->select_at = head->rank_at + (uint32_t)(head->n_days + 1) * (uint32_t)sizeof(uint16_t);
    head->holidays_at = head->select_at + (uint32_t)head->n_working * (uint32_t)sizeof(uint16_t);
    uint32_t end = head->holidays_at + (uint32_t)head->n_holidays * (uint32_t)sizeof(caf_calendar_holiday);
    head->size = (end + align - 1) / align * align;
}

static void fill_tables(const struct caf_calendar *head, uint16_t *marks, uint16_t *select,
                        caf_calendar_holiday *holidays)
{
    uint16_t working = 0;
    for (int32_t day = 0; day < head->n_days; day++) {
        uint16_t mark = marks[day];
        uint8_t holiday = (uint8_t)(mark & ~NOT_WORKED);
        marks[day] = working;
        if (mark == 0) {
            select[working++] = (uint16_t)day;
        }
        if (holiday != CAF_HOLIDAY_NONE) {
            holidays->day = (uint16_t)day;
            holidays->holiday = holiday;
            holidays->zero = 0;
            holidays++;
        }
    }
    marks[head->n_days] = working;
}

caf_status caf_calendar_build(const caf_calendar_spec *spec, void *memory, size_t size,
                              const caf_calendar **out)
{
    calendar_plan plan;
    if (spec == NULL || memory == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = make_plan(spec, &plan);
    if (status == CAF_OK) {
        status = check_plan(&plan);
    }
    if (status != CAF_OK) {
        return status;
    }
    if ((uintptr_t)memory % _Alignof(struct caf_calendar) != 0) {
        return CAF_E_ARGUMENT;
    }
    if (size < (size_t)count_bytes(&plan)) {
        return CAF_E_CAPACITY;
    }
    /* The same specification gives the same bytes, also between and behind the tables. */
    memset(memory, 0, (size_t)count_bytes(&plan));
    char *bytes = memory;
    struct caf_calendar *head = memory;
    uint16_t *marks = (uint16_t *)(void *)(bytes + sizeof *head);
    fill_head(&plan, head);
    mark_days(&plan, marks);
    count_marks(head, marks);
    place_tables(head);
    fill_tables(head, marks, (uint16_t *)(void *)(bytes + head->select_at),
                (caf_calendar_holiday *)(void *)(bytes + head->holidays_at));
    *out = head;
    return CAF_OK;
}
