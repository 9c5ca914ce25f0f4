/* When must the first TAF be held, and which bank holidays does the count skip? */
#include <caf/caf.h>
#include <stdio.h>

int main(void)
{
    caf_context context = caf_context_on(0, CAF_ENGLAND_AND_WALES); /* 0: no as-of day is needed to count */
    caf_date completed;
    caf_date due;
    char words[CAF_DATE_WORDS];

    caf_date_parse("2023-04-03", 10, &completed);
    caf_status status = caf_first_taf_due(&context, completed, &due);
    if (status != CAF_OK) {
        fprintf(stderr, "%s\n", caf_status_text(status));
        return 2;
    }
    caf_date_words(due, words);
    printf("First TAF by %s\n", words);

    const caf_calendar *calendar = caf_calendar_builtin(CAF_ENGLAND_AND_WALES);
    caf_date holiday;
    caf_holiday name;
    while (caf_next_holiday(calendar, completed + 1, due, &holiday, &name) == CAF_OK && holiday != CAF_DATE_NONE) {
        caf_date_words(holiday, words);
        printf("  skips %s, %s\n", words, caf_holiday_name(name));
        completed = holiday;
    }
    return 0;
}
