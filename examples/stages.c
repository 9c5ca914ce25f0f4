/* Where a case stands on a day, and how it came there. The case is invented. */
#include <caf/caf.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_STAYS = 100 };

static caf_date day(int32_t year, int32_t month, int32_t of_month)
{
    caf_date date;
    return caf_date_from_ymd(year, month, of_month, &date) == CAF_OK ? date : CAF_DATE_NONE;
}

static void print_stay(const caf_stay *stay)
{
    char from[CAF_DATE_WORDS];
    printf("%-13s since %s", caf_stage_name(stay->stage), caf_date_words(stay->from, from) == CAF_OK ? from : "some day");
    if (stay->table >= 0) {
        printf(": %s.%s", caf_table_name(stay->table), caf_field_at(stay->table, stay->field)->name);
    }
    putchar('\n');
}

int main(void)
{
    caf_case_row cases[] = { { .case_id = 1, .opened = day(2026, 2, 2), .division = CAF_ENGLAND_AND_WALES } };
    caf_assessment_row assessments[] = { { .case_id = 1, .id = 1, .started = day(2026, 2, 16), .completed = day(2026, 3, 9) } };
    caf_meeting_row meetings[] = { { .case_id = 1, .id = 1, .kind = CAF_FIRST_TAF, .held_on = day(2026, 3, 30) } };
    caf_closure_row closures[] = { { .case_id = 1, .id = 1, .closed = day(2026, 9, 1), .reason = CAF_NEEDS_MET } };
    caf_rows tables[CAF_TABLES] = {
        [CAF_CASES] = { cases, 1, sizeof cases[0], 0, CAF_ALL_FIELDS },
        [CAF_ASSESSMENTS] = { assessments, 1, sizeof assessments[0], 0, CAF_ALL_FIELDS },
        [CAF_MEETINGS] = { meetings, 1, sizeof meetings[0], 0, CAF_ALL_FIELDS },
        [CAF_CLOSURES] = { closures, 1, sizeof closures[0], 0, CAF_ALL_FIELDS },
    };
    caf_caseload load = { sizeof load, CAF_TABLES, tables };
    caf_context context = caf_context_on(day(2026, 11, 2), CAF_ENGLAND_AND_WALES);
    caf_stay stays[MOST_STAYS];
    caf_out out = { stays, MOST_STAYS, 0, sizeof stays[0], 0 };
    caf_case one = { .size = sizeof one };
    caf_stay then;
    if (caf_find_case(&load, &context, 1, &one) != CAF_OK || caf_history(&one, &context, &out) != CAF_OK ||
        caf_stage_on(&one, &context, day(2026, 3, 15), &then) != CAF_OK) {
        return EXIT_FAILURE;
    }
    for (int64_t i = 0; i < out.n; i++) {
        print_stay(&stays[i]);
    }
    puts("\nOn 15 March 2026:");
    print_stay(&then);
    return EXIT_SUCCESS;
}
