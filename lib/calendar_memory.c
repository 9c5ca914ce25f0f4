/* Blocks from elsewhere. What is checked here is all that keeps every later look-up inside the block. */
#include "calendar_block.h"

static bool is_table(const caf_calendar *calendar, uint32_t at, uint64_t bytes, uint64_t alignment)
{
    return at >= sizeof *calendar && at % alignment == 0 && at + bytes <= calendar->size;
}

static bool is_head(const caf_calendar *calendar, size_t size)
{
    return size >= sizeof *calendar && calendar->magic == CAF_CALENDAR_MAGIC && calendar->layout == CAF_CALENDAR_LAYOUT
           && calendar->size <= size;
}

static bool is_span(const caf_calendar *calendar)
{
    int64_t days = (int64_t)calendar->last - calendar->first + 1;
    return calendar->division > CAF_DIVISION_NONE && calendar->division < CAF_DIVISIONS && calendar->first >= CAF_DATE_FIRST
           && calendar->last <= CAF_DATE_LAST && days == calendar->n_days && days > 0 && days <= UINT16_MAX
           && calendar->certain_until >= calendar->first && calendar->certain_until <= calendar->last;
}

static bool are_tables(const caf_calendar *calendar)
{
    return calendar->n_working >= 0 && calendar->n_holidays >= 0
           && is_table(calendar, calendar->rank_at, ((uint64_t)calendar->n_days + 1) * sizeof(uint16_t), sizeof(uint16_t))
           && is_table(calendar, calendar->select_at, (uint64_t)calendar->n_working * sizeof(uint16_t), sizeof(uint16_t))
           && is_table(calendar, calendar->holidays_at, (uint64_t)calendar->n_holidays * sizeof(caf_calendar_holiday),
                       sizeof(uint16_t));
}

/* Each a holiday that has a name, by day. */
static bool are_holidays(const caf_calendar *calendar)
{
    const caf_calendar_holiday *holidays = (const void *)((const char *)calendar + calendar->holidays_at);
    for (int32_t i = 0; i < calendar->n_holidays; i++) {
        if (holidays[i].day >= calendar->n_days || holidays[i].holiday == CAF_HOLIDAY_NONE
            || holidays[i].holiday >= CAF_HOLIDAYS || (i > 0 && holidays[i].day <= holidays[i - 1].day)) {
            return false;
        }
    }
    return true;
}

caf_status caf_calendar_from_memory(const void *memory, size_t size, const caf_calendar **out)
{
    const caf_calendar *calendar = memory;
    if (memory == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if ((uintptr_t)memory % _Alignof(struct caf_calendar) != 0) {
        return CAF_E_ARGUMENT;
    }
    if (!is_head(calendar, size) || !is_span(calendar) || !are_tables(calendar) || !are_holidays(calendar)) {
        return CAF_E_CALENDAR;
    }
    *out = calendar;
    return CAF_OK;
}
