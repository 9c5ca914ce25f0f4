#include "flat_calendars.h"
#include <string.h>
#include "flat_shared.h"

_Static_assert(sizeof(caf_calendar_change) == 2 * sizeof(int32_t), "a change is two numbers");

static caf_status fill_spec(caf_division division, int32_t weekend, const int32_t *changes, int64_t n_changes,
                            caf_calendar_spec *spec)
{
    memset(spec, 0, sizeof *spec);
    if (n_changes < 0) {
        return CAF_E_NULL;
    }
    if (n_changes % 2 != 0) {
        return CAF_E_CAPACITY;
    }
    if (n_changes > 0 && !flat_is_aligned(changes, sizeof *changes)) {
        return CAF_E_ARGUMENT;
    }
    spec->size = (int32_t)sizeof *spec;
    spec->division = division;
    spec->weekend = weekend;
    spec->changes = n_changes > 0 ? (const caf_calendar_change *)(const void *)changes : NULL;
    spec->n_changes = n_changes / 2;
    return CAF_OK;
}

caf_status flat_calendar_size(caf_division division, int32_t weekend, const int32_t *changes, int64_t n_changes,
                              int64_t *length)
{
    caf_calendar_spec spec;
    size_t size = 0;
    caf_status status = fill_spec(division, weekend, changes, n_changes, &spec);
    status = status == CAF_OK ? caf_calendar_size(&spec, &size) : status;
    *length = (int64_t)size;
    return status;
}

caf_status flat_calendar_build(caf_division division, caf_date known_on, int32_t weekend, caf_date certain_until,
                               const int32_t *changes, int64_t n_changes, void *calendar, int64_t n_calendar)
{
    caf_calendar_spec spec;
    const caf_calendar *built;
    caf_status status = fill_spec(division, weekend, changes, n_changes, &spec);
    spec.known_on = known_on;
    spec.certain_until = certain_until;
    if (status == CAF_OK && n_calendar < 0) {
        status = CAF_E_NULL;
    }
    return status == CAF_OK ? caf_calendar_build(&spec, calendar, (size_t)n_calendar, &built) : status;
}

caf_status flat_calendar_division(const void *block, int64_t n_block, int32_t *out)
{
    const caf_calendar *calendar;
    caf_status status = block != NULL ? flat_calendar(CAF_DIVISION_NONE, block, n_block, &calendar) : CAF_E_NULL;
    *out = status == CAF_OK ? caf_calendar_division(calendar) : CAF_DIVISION_NONE;
    return status;
}

caf_status flat_next_holiday(caf_division division, const void *block, int64_t n_block, caf_date from, caf_date to,
                             caf_date *date, int32_t *holiday)
{
    const caf_calendar *calendar;
    caf_status status = flat_calendar(division, block, n_block, &calendar);
    return status == CAF_OK ? caf_next_holiday(calendar, from, to, date, holiday) : status;
}
