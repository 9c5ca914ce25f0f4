#include "due_days.h"

due_days due_days_on(caf_date as_of)
{
    due_days days = { as_of, as_of, as_of };
    int32_t year = 0;
    int32_t month = 1;
    int32_t day = 1;
    int32_t weekday = CAF_SUNDAY;
    (void)caf_weekday(as_of, &weekday);
    days.week_end = as_of + CAF_SUNDAY - weekday;
    if (caf_date_to_ymd(as_of, &year, &month, &day) == CAF_OK) {
        (void)caf_date_from_ymd(month < 12 ? year : year + 1, month % 12 + 1, 1, &days.month_end);
        days.month_end--;
    }
    return days;
}

enum due_band due_band_of(const due_days *days, const caf_obligation *owed)
{
    caf_date due = owed->finding.due;
    return owed->overdue            ? DUE_OVERDUE
           : due == 0               ? DUE_NO_DAY
           : due <= days->week_end  ? DUE_THIS_WEEK
           : due <= days->month_end ? DUE_THIS_MONTH
                                    : DUE_LATER;
}

const char *due_band_name(enum due_band band)
{
    static const char *const names[DUE_BANDS] = { "overdue", "this-week", "this-month", "later", "no-day" };
    return names[band];
}
