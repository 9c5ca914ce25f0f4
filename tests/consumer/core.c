/* A stranger's program, as C and as C++: the core. */
#include <caf/caf.h>

#include <stdio.h>
#include <string.h>

int main(void)
{
    const caf_calendar *calendar = caf_calendar_builtin(CAF_ENGLAND_AND_WALES);
    caf_date start;
    caf_date due;
    char text[CAF_DATE_TEXT];

    if (strncmp(caf_version(), "0.", 2) != 0
        || caf_date_from_ymd(2023, 4, 3, &start) != CAF_OK
        || caf_add_working_days(calendar, start, 20, &due) != CAF_OK
        || caf_date_format(due, text) != CAF_OK) {
        return 1;
    }
    printf("libcaf %s: 20 working days after 2023-04-03 is %s\n", caf_version(), text);
    return strcmp(text, "2023-05-04") == 0 ? 0 : 1;
}
