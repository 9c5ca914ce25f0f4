#include <stdint.h>
#include <stdlib.h>
#include <caf/holidays.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds)
{
    if (!holds) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    caf_holidays *holidays = NULL;
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    caf_status status = caf_holidays_open_memory(data, size, "input", &holidays, &error);
    must((status == CAF_OK) == (holidays != NULL));
    if (status != CAF_OK) {
        must(status >= 500 && status < 600 && error.status == status && error.message[0] != '\0');
    }
    for (caf_division division = CAF_DIVISION_NONE + 1; status == CAF_OK && division < CAF_DIVISIONS;
         division++) {
        const caf_calendar *calendar = caf_holidays_calendar(holidays, division);
        caf_date due = 0;
        must(caf_calendar_division(calendar) == division);
        must(caf_add_working_days(calendar, 19450, 20, &due) == CAF_OK && due > 19450);
    }
    caf_holidays_close(holidays);
    return 0;
}
