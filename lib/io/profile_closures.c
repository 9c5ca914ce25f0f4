/* Calendars in which a profile's closure days are no working days. */
#include <string.h>
#include "holiday_list.h"
#include "errors.h"
#include "profile_open.h"

struct caf_closures {
    const caf_io_memory *memory;
    void *blocks[CAF_DIVISIONS];
    const caf_calendar *calendars[CAF_DIVISIONS];
};

static caf_status add_change(caf_io_buffer *changes, caf_date date, caf_holiday holiday)
{
    caf_calendar_change *place = caf_io_append(changes, sizeof *place);
    if (place == NULL) {
        return CAF_E_MEMORY;
    }
    place->date = date;
    place->holiday = holiday;
    return CAF_OK;
}

/* How another calendar of the division differs from the built-in one. */
static caf_status compare(const caf_calendar *base, const caf_calendar *builtin, caf_io_buffer *changes)
{
    caf_date first, last;
    caf_status status = caf_calendar_range(base, &first, &last);
    for (caf_date day = first; base != builtin && status == CAF_OK && day <= last; day++) {
        caf_holiday is, was;
        status = caf_holiday_on(base, day, &is);
        status = status == CAF_OK ? caf_holiday_on(builtin, day, &was) : status;
        if (status == CAF_OK && is != was) {
            status = add_change(changes, day, is);
        }
    }
    return status;
}

/* The closure days that are no holiday already. */
static caf_status add_closures(const caf_profile *profile, const caf_calendar *base, caf_io_buffer *changes)
{
    caf_setting setting;
    caf_status status = CAF_OK;
    for (int32_t i = 0; status == CAF_OK && caf_profile_setting_at(profile, i, &setting) == CAF_OK && setting.rule == 0; i++) {
        for (caf_date day = setting.from; setting.parameter == CAF_PROFILE_CLOSED && status == CAF_OK && day <= setting.until; day++) {
            caf_holiday is;
            status = caf_holiday_on(base, day, &is);
            if (status == CAF_OK && is == CAF_HOLIDAY_NONE) {
                status = add_change(changes, day, CAF_CLOSURE_DAY);
            }
        }
    }
    return status;
}

static caf_status make_calendar(caf_closures *closures, const caf_profile *profile, caf_division division, const caf_calendar *base)
{
    const caf_calendar *builtin = caf_calendar_builtin(division);
    caf_io_buffer closed = { closures->memory, NULL, 0, 0 };
    caf_io_buffer changes = { closures->memory, NULL, 0, 0 };
    caf_date certain = 0;
    base = base != NULL ? base : builtin;
    caf_status status = caf_calendar_division(base) == division ? CAF_OK : CAF_E_CALENDAR;
    status = status == CAF_OK ? add_closures(profile, base, &closed) : status;
    closures->calendars[division] = base;
    if (status == CAF_OK && closed.used > 0) {
        status = compare(base, builtin, &changes);
        void *place = status == CAF_OK ? caf_io_append(&changes, closed.used) : NULL;
        status = status == CAF_OK && place == NULL ? CAF_E_MEMORY : status;
        if (status == CAF_OK) {
            memcpy(place, closed.bytes, closed.used);
            status = caf_calendar_certain_until(base, &certain);
        }
        if (status == CAF_OK) {
            status = caf_io_changed_calendar(closures->memory, division, certain, &changes, &closures->blocks[division],
                                             &closures->calendars[division]);
        }
    }
    caf_io_release(&closed);
    caf_io_release(&changes);
    return status;
}

caf_status caf_io_closures_open(const caf_profile *profile, const caf_calendar *const *base, const caf_io_memory *memory,
                                caf_closures **out, caf_io_error *error)
{
    caf_io_error failure;
    caf_status status = CAF_OK;
    caf_io_error_begin(&failure, NULL);
    caf_closures *closures = memory->resize(memory->user, NULL, sizeof *closures);
    if (closures == NULL) {
        caf_io_no_memory(&failure);
        caf_io_error_give(&failure, error);
        return CAF_E_MEMORY;
    }
    memset(closures, 0, sizeof *closures);
    closures->memory = memory;
    for (caf_division division = CAF_ENGLAND_AND_WALES; status == CAF_OK && division < CAF_DIVISIONS; division++) {
        status = make_calendar(closures, profile, division, base != NULL ? base[division] : NULL);
    }
    if (status != CAF_OK) {
        caf_io_fail(&failure, status, 0, "closure_days", "%s", caf_status_text(status));
        caf_io_error_give(&failure, error);
        caf_closures_close(closures);
        return status;
    }
    *out = closures;
    return CAF_OK;
}

caf_status caf_closures_open(const caf_profile *profile, const caf_calendar *const *base, caf_closures **out, caf_io_error *error)
{
    if (out != NULL) {
        *out = NULL;
    }
    if (profile == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    return caf_profile_number(profile) != 0 ? caf_io_closures_open(profile, base, &caf_io_heap, out, error) : CAF_E_PROFILE;
}

const caf_calendar *caf_closures_calendar(const caf_closures *closures, caf_division division)
{
    return closures != NULL && division > CAF_DIVISION_NONE && division < CAF_DIVISIONS ? closures->calendars[division] : NULL;
}

void caf_closures_close(caf_closures *closures)
{
    if (closures == NULL) {
        return;
    }
    for (caf_division division = CAF_ENGLAND_AND_WALES; division < CAF_DIVISIONS; division++) {
        caf_io_free(closures->memory, closures->blocks[division]);
    }
    caf_io_free(closures->memory, closures);
}
