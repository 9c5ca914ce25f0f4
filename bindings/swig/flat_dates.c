#include "flat_dates.h"
#include "flat_shared.h"

caf_status flat_is_working_day(caf_division division, const void *block, int64_t n_block, caf_date date, bool *out)
{
    const caf_calendar *calendar;
    caf_status status = flat_calendar(division, block, n_block, &calendar);
    return status == CAF_OK ? caf_is_working_day(calendar, date, out) : status;
}

caf_status flat_holiday_on(caf_division division, const void *block, int64_t n_block, caf_date date, int32_t *out)
{
    const caf_calendar *calendar;
    caf_status status = flat_calendar(division, block, n_block, &calendar);
    return status == CAF_OK ? caf_holiday_on(calendar, date, out) : status;
}

caf_status flat_calendar_certain_until(caf_division division, const void *block, int64_t n_block, caf_date *out)
{
    const caf_calendar *calendar;
    caf_status status = flat_calendar(division, block, n_block, &calendar);
    return status == CAF_OK ? caf_calendar_certain_until(calendar, out) : status;
}

caf_status flat_add_working_days(caf_division division, const void *block, int64_t n_block, caf_date start,
                                 int32_t days, caf_date *out)
{
    const caf_calendar *calendar;
    caf_status status = flat_calendar(division, block, n_block, &calendar);
    return status == CAF_OK ? caf_add_working_days(calendar, start, days, out) : status;
}

caf_status flat_count_working_days(caf_division division, const void *block, int64_t n_block, caf_date from,
                                   caf_date to, int32_t *out)
{
    const caf_calendar *calendar;
    caf_status status = flat_calendar(division, block, n_block, &calendar);
    return status == CAF_OK ? caf_count_working_days(calendar, from, to, out) : status;
}

caf_status flat_add_working_days_array(caf_division division, const void *block, int64_t n_block, const caf_date *start,
                                       int64_t n_start, int32_t days, caf_date *results, int64_t n_results,
                                       bool *complete)
{
    const caf_calendar *calendar;
    caf_status status = flat_calendar(division, block, n_block, &calendar);
    status = status == CAF_OK ? flat_check_arrays(start, n_start, results, n_results) : status;
    status = status == CAF_OK ? caf_add_working_days_array(calendar, start, (size_t)n_start, days, results) : status;
    return flat_some_rows(status, complete);
}

caf_status flat_count_working_days_array(caf_division division, const void *block, int64_t n_block,
                                         const caf_date *from, int64_t n_from, const caf_date *to, int64_t n_to,
                                         int32_t *results, int64_t n_results, bool *complete)
{
    const caf_calendar *calendar;
    caf_status status = flat_calendar(division, block, n_block, &calendar);
    status = status == CAF_OK ? flat_check_arrays(from, n_from, results, n_results) : status;
    status = status == CAF_OK ? flat_check_arrays(to, n_to, results, n_results) : status;
    status = status == CAF_OK ? caf_count_working_days_array(calendar, from, to, (size_t)n_from, results) : status;
    return flat_some_rows(status, complete);
}

caf_status flat_is_working_day_array(caf_division division, const void *block, int64_t n_block, const caf_date *on,
                                     int64_t n_on, int32_t *results, int64_t n_results, bool *complete)
{
    const caf_calendar *calendar;
    caf_status status = flat_calendar(division, block, n_block, &calendar);
    status = status == CAF_OK ? flat_check_arrays(on, n_on, results, n_results) : status;
    *complete = status == CAF_OK;
    for (int64_t i = 0; status == CAF_OK && i < n_on; i++) {
        bool is_working;
        bool has_answer = caf_is_working_day(calendar, on[i], &is_working) == CAF_OK;
        results[i] = has_answer ? is_working : CAF_DATE_NONE;
        *complete = *complete && has_answer;
    }
    return status;
}

caf_status flat_add_months_array(const caf_date *start, int64_t n_start, int32_t months, caf_date *results,
                                 int64_t n_results, bool *complete)
{
    caf_status status = flat_check_arrays(start, n_start, results, n_results);
    *complete = status == CAF_OK;
    for (int64_t i = 0; status == CAF_OK && i < n_start; i++) {
        caf_date one;
        bool has_answer = caf_add_months(start[i], months, &one) == CAF_OK;
        results[i] = has_answer ? one : CAF_DATE_NONE;
        *complete = *complete && has_answer;
    }
    return status;
}
