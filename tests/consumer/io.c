/* A stranger's program, as C and as C++: caf-io. */
#include <caf/io.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    static const char list[] =
        "{\"england-and-wales\": {\"division\": \"england-and-wales\", \"events\": ["
        "{\"title\": \"New Year\\u2019s Day\", \"date\": \"2026-01-01\", \"notes\": \"\", \"bunting\": true}]}}";
    caf_holidays *holidays = NULL;
    caf_reader *reader = NULL;
    caf_date day;
    bool working = true;

    if (caf_holidays_open_memory(list, strlen(list), "list", &holidays, NULL) != CAF_OK
        || caf_date_from_ymd(2026, 1, 1, &day) != CAF_OK
        || caf_is_working_day(caf_holidays_calendar(holidays, CAF_ENGLAND_AND_WALES), day, &working) != CAF_OK
        || working) {
        return 1;
    }
    caf_holidays_close(holidays);
    /* Refused, but linked. */
    if (caf_reader_open_memory("date\n", 5, "table", NULL, &reader, NULL) == CAF_OK) {
        return 1;
    }
    printf("caf-io %s\n", caf_version());
    return 0;
}
