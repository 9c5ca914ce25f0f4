#include "holiday_list.h"

#include <string.h>

static caf_date first_day(const caf_io_holiday_list *list)
{
    caf_date first = list->days[0].date;
    for (size_t i = 1; i < list->n; i++) {
        first = list->days[i].date < first ? list->days[i].date : first;
    }
    return first;
}

static caf_date last_day(const caf_io_holiday_list *list)
{
    caf_date last = list->days[0].date;
    for (size_t i = 1; i < list->n; i++) {
        last = list->days[i].date > last ? list->days[i].date : last;
    }
    return last;
}

/* By day from the first on: the listed holiday, or 0. */
static caf_status spread(const caf_io_holiday_list *list, caf_date first, uint8_t *days, size_t *twice)
{
    for (size_t i = 0; i < list->n; i++) {
        uint8_t *day = &days[list->days[i].date - first];
        if (*day != 0) {
            *twice = i;
            return CAF_E_DUPLICATE;
        }
        *day = (uint8_t)list->days[i].holiday;
    }
    return CAF_OK;
}

static bool is_weekend(caf_date date)
{
    int32_t weekday;
    return caf_weekday(date, &weekday) == CAF_OK && weekday >= CAF_SATURDAY;
}

/* Where the list and the built-in calendar differ. Lists leave out holidays on weekends: those stay. */
static caf_status compare(const caf_calendar *builtin, caf_date first, caf_date last, const uint8_t *days,
                          caf_io_buffer *changes)
{
    for (caf_date date = first; date <= last; date++) {
        caf_holiday was;
        caf_holiday listed = days[date - first];
        caf_status status = caf_holiday_on(builtin, date, &was);
        if (status != CAF_OK) {
            return status;
        }
        bool same = listed == was || (listed == CAF_BANK_HOLIDAY && was != CAF_HOLIDAY_NONE);
        if (same || (listed == CAF_HOLIDAY_NONE && is_weekend(date))) {
            continue;
        }
        caf_calendar_change *change = caf_io_append(changes, sizeof *change);
        if (change == NULL) {
            return CAF_E_MEMORY;
        }
        change->date = date;
        change->holiday = listed;
    }
    return CAF_OK;
}

/* A list that reaches Christmas is one of the whole year. The built-in calendar may know more. */
static caf_status certain_until(const caf_calendar *builtin, caf_date last, caf_date *out)
{
    int32_t year, month, day;
    caf_date known;
    caf_status status = caf_date_to_ymd(last, &year, &month, &day);
    if (status == CAF_OK && month == 12 && day >= 25) {
        status = caf_date_from_ymd(year, 12, 31, &last);
    }
    if (status == CAF_OK) {
        status = caf_calendar_certain_until(builtin, &known);
    }
    if (status == CAF_OK) {
        *out = last > known ? last : known;
    }
    return status;
}

caf_status caf_io_changed_calendar(const caf_io_memory *memory, caf_division division, caf_date certain,
                                   const caf_io_buffer *changes, void **block, const caf_calendar **out)
{
    caf_calendar_spec spec;
    size_t size;
    memset(&spec, 0, sizeof spec);
    spec.size = (int32_t)sizeof spec;
    spec.division = division;
    spec.changes = (const caf_calendar_change *)(const void *)changes->bytes;
    spec.n_changes = (int64_t)(changes->used / sizeof(caf_calendar_change));
    spec.certain_until = certain;
    if (spec.n_changes > CAF_CALENDAR_CHANGES) {
        return CAF_E_LIMIT;
    }
    caf_status status = caf_calendar_size(&spec, &size);
    if (status != CAF_OK) {
        return status;
    }
    *block = memory->resize(memory->user, NULL, size);
    return *block != NULL ? caf_calendar_build(&spec, *block, size, out) : CAF_E_MEMORY;
}

caf_status caf_io_holiday_calendar(const caf_io_holiday_list *list, void **block, const caf_calendar **out,
                                   size_t *twice)
{
    const caf_calendar *builtin = caf_calendar_builtin(list->division);
    caf_date first = first_day(list);
    caf_date last = last_day(list);
    caf_date certain;
    caf_io_buffer days = { list->memory, NULL, 0, 0 };
    caf_io_buffer changes = { list->memory, NULL, 0, 0 };
    size_t span = (size_t)(last - first) + 1;
    caf_status status = CAF_E_MEMORY;
    if (caf_io_append(&days, span) != NULL) {
        memset(days.bytes, 0, span);
        status = spread(list, first, days.bytes, twice);
    }
    if (status == CAF_OK) {
        status = compare(builtin, first, last, days.bytes, &changes);
    }
    if (status == CAF_OK) {
        status = certain_until(builtin, last, &certain);
    }
    if (status == CAF_OK) {
        status = caf_io_changed_calendar(list->memory, list->division, certain, &changes, block, out);
    }
    caf_io_release(&days);
    caf_io_release(&changes);
    return status;
}
