#include "flat_io_blocks.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "flat_shared.h"

static caf_io_error no_error(void)
{
    caf_io_error error;
    memset(&error, 0, sizeof error);
    error.size = (int32_t)sizeof error;
    return error;
}

/* A status that has no place, or whose call filled in none. */
static void settle(caf_io_error *error, caf_status status)
{
    if (error->status != status) {
        *error = no_error();
        error->status = status;
    }
    if (status != CAF_OK && error->message[0] == '\0') {
        snprintf(error->message, sizeof error->message, "%s", caf_status_text(status));
    }
}

/* A path ends with its first zero, and where text has one inside it is none. */
static caf_status check_path(const char *path, size_t n_path)
{
    if (path == NULL) {
        return CAF_E_NULL;
    }
    return memchr(path, 0, n_path) != NULL || path[n_path] != '\0' ? CAF_E_ARGUMENT : CAF_OK;
}

/* A profile's texts again, each at the byte where the settings point to it. */
static char *pool_of(const caf_profile *profile, size_t *size)
{
    caf_setting setting;
    char *pool = NULL;
    *size = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK; i++) {
            const int32_t offsets[] = { setting.title, setting.source };
            for (size_t k = 0; k < sizeof offsets / sizeof offsets[0]; k++) {
                const char *text = caf_profile_text(profile, offsets[k]);
                size_t end = text != NULL ? (size_t)offsets[k] + strlen(text) + 1 : 0;
                *size = end > *size ? end : *size;
                if (pool != NULL && text != NULL) {
                    memcpy(pool + offsets[k], text, strlen(text) + 1);
                }
            }
        }
        if (pass == 0 && *size > 0 && (pool = calloc(1, *size)) == NULL) {
            return NULL;
        }
    }
    return pool;
}

/* A profile's bytes. How many there are is not told of one that was read, so it is built once more from what it says. */
static caf_status copy_profile(const caf_profile *profile, flat_bytes *made)
{
    size_t text_size, size = 0;
    int32_t n = caf_profile_settings(profile);
    char *pool = pool_of(profile, &text_size);
    caf_setting *settings = calloc((size_t)n + 1, sizeof *settings);
    caf_status status = settings == NULL || (pool == NULL && text_size > 0) ? CAF_E_MEMORY : CAF_OK;
    for (int32_t i = 0; status == CAF_OK && i < n; i++) {
        status = caf_profile_setting_at(profile, i, &settings[i]);
    }
    status = status == CAF_OK ? caf_profile_size(n, (int64_t)text_size, &size) : status;
    if (status == CAF_OK && (made->data = malloc(size)) == NULL) {
        status = CAF_E_MEMORY;
    }
    if (status == CAF_OK) {
        const caf_profile *built;
        made->n = (int64_t)size;
        status = caf_profile_build(caf_profile_number(profile), caf_profile_name(profile), settings, n, pool,
                                   (int64_t)text_size, made->data, size, &built, NULL);
    }
    free(settings);
    free(pool);
    return status;
}

static caf_io_error take_profile(caf_io_error error, caf_status status, caf_profile_file *file, flat_bytes *made)
{
    if (status == CAF_OK) {
        status = copy_profile(caf_profile_of(file), made);
    }
    caf_profile_close(file);
    settle(&error, status);
    return error;
}

caf_io_error flat_io_profile_open(const char *path, size_t n_path, flat_bytes *made)
{
    caf_profile_file *file = NULL;
    caf_io_error error = no_error();
    caf_status status = check_path(path, n_path);
    status = status == CAF_OK ? caf_profile_open(path, NULL, &file, &error) : status;
    return take_profile(error, status, file, made);
}

caf_io_error flat_io_profile_read(const void *json, int64_t n_json, const char *name, size_t n_name, flat_bytes *made)
{
    caf_profile_file *file = NULL;
    caf_io_error error = no_error();
    caf_status status = n_json < 0 ? CAF_E_NULL : check_path(name, n_name);
    status = status == CAF_OK ? caf_profile_open_memory(json, (size_t)n_json, name, NULL, &file, &error) : status;
    return take_profile(error, status, file, made);
}

/* How a calendar differs from the built-in one of its division; a calendar keeps to itself how long it is. */
static caf_status copy_changes(const caf_calendar *calendar, flat_bytes *made, caf_date *certain)
{
    const caf_calendar *builtin = caf_calendar_builtin(caf_calendar_division(calendar));
    caf_date first = 0, last = -1;
    caf_status status = builtin != NULL ? caf_calendar_range(calendar, &first, &last) : CAF_E_DIVISION;
    caf_calendar_change *changes = status == CAF_OK ? calloc((size_t)(last - first) + 1, sizeof *changes) : NULL;
    if (status == CAF_OK && changes == NULL) {
        status = CAF_E_MEMORY;
    }
    size_t n = 0;
    for (caf_date day = first; status == CAF_OK && day <= last; day++) {
        caf_holiday is, was;
        status = caf_holiday_on(calendar, day, &is);
        status = status == CAF_OK ? caf_holiday_on(builtin, day, &was) : status;
        if (status == CAF_OK && is != was) {
            changes[n].date = day;
            changes[n++].holiday = is;
        }
    }
    status = status == CAF_OK ? caf_calendar_certain_until(calendar, certain) : status;
    made->data = changes;
    made->n = (int64_t)(n * sizeof *changes);
    return status;
}

static caf_io_error take_holidays(caf_io_error error, caf_status status, caf_holidays *holidays, caf_division division,
                                  flat_bytes *made, caf_date *certain)
{
    if (status == CAF_OK) {
        status = copy_changes(caf_holidays_calendar(holidays, division), made, certain);
    }
    caf_holidays_close(holidays);
    settle(&error, status);
    return error;
}

caf_io_error flat_io_holidays_open(const char *path, size_t n_path, caf_division division, flat_bytes *made,
                                   caf_date *certain)
{
    caf_holidays *holidays = NULL;
    caf_io_error error = no_error();
    caf_status status = check_path(path, n_path);
    status = status == CAF_OK ? caf_holidays_open(path, &holidays, &error) : status;
    return take_holidays(error, status, holidays, division, made, certain);
}

caf_io_error flat_io_holidays_read(const void *json, int64_t n_json, const char *name, size_t n_name,
                                   caf_division division, flat_bytes *made, caf_date *certain)
{
    caf_holidays *holidays = NULL;
    caf_io_error error = no_error();
    caf_status status = n_json < 0 ? CAF_E_NULL : check_path(name, n_name);
    status = status == CAF_OK ? caf_holidays_open_memory(json, (size_t)n_json, name, &holidays, &error) : status;
    return take_holidays(error, status, holidays, division, made, certain);
}

caf_io_error flat_io_closed_days(int32_t profile, const void *own, int64_t n_own, caf_division division,
                                 const void *block, int64_t n_block, flat_bytes *made, caf_date *certain)
{
    const caf_profile *held = NULL;
    const caf_calendar *base[CAF_DIVISIONS] = { NULL };
    caf_closures *closures = NULL;
    caf_io_error error = no_error();
    caf_status status = division <= CAF_DIVISION_NONE || division >= CAF_DIVISIONS ? CAF_E_DIVISION : CAF_OK;
    status = status == CAF_OK ? flat_profile(profile, own, n_own, &held) : status;
    status = status == CAF_OK ? flat_calendar(division, block, n_block, &base[division]) : status;
    status = status == CAF_OK ? caf_closures_open(held, base, &closures, &error) : status;
    status = status == CAF_OK ? copy_changes(caf_closures_calendar(closures, division), made, certain) : status;
    caf_closures_close(closures);
    settle(&error, status);
    return error;
}
