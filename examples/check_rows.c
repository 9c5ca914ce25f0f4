/*
 * The checker inside a case system: the rows are the system's own, the library
 * reads them where they are. The case is invented.
 */
#include <caf/caf.h>
#include <stdio.h>

static caf_date day(const char *text)
{
    caf_date date = CAF_DATE_NONE;
    caf_date_parse(text, 10, &date);
    return date;
}

int main(void)
{
    /* Two tables are held; every other one stays all zero, which means: not known. */
    caf_assessment_row assessments[] = {
        { .case_id = 7, .id = 1, .started = day("2023-03-10"), .completed = day("2023-04-03") }
    };
    caf_meeting_row meetings[] = {
        { .case_id = 7, .id = 1, .kind = CAF_FIRST_TAF, .held_on = day("2023-05-09") }
    };
    caf_case_row cases[] = { { .case_id = 7, .opened = day("2023-03-01"), .services = CAF_SEVERAL_SERVICES } };

    caf_rows tables[CAF_TABLES] = {
        [CAF_CASES] = { cases, 1, sizeof cases[0], 0, CAF_ALL_FIELDS },
        [CAF_ASSESSMENTS] = { assessments, 1, sizeof assessments[0], 0, CAF_ALL_FIELDS },
        [CAF_MEETINGS] = { meetings, 1, sizeof meetings[0], 0, CAF_ALL_FIELDS },
    };
    caf_caseload caseload = { sizeof caseload, CAF_TABLES, tables };
    caf_context context = caf_context_on(day("2023-06-01"), CAF_ENGLAND_AND_WALES);

    /* Asked for is what was missed and what is due; without a selection come all findings of the profile's 43 rules. */
    caf_select want = { .size = sizeof want, .verdicts = 1 << CAF_NOT_MET | 1 << CAF_DUE };
    caf_finding findings[64];
    caf_out out = { findings, 64, 0, sizeof findings[0], 0 };
    caf_cursor cursor = caf_cursor_begin();
    caf_status status;
    do {
        out.n = 0;
        status = caf_check(&caseload, &cursor, &context, &want, &out, NULL, 0);
        for (int64_t i = 0; i < out.n; i++) {
            const caf_finding *finding = &findings[i];
            printf("%-20s %s\n", caf_rule_get(finding->rule)->name, caf_verdict_name(finding->verdict));
            if (finding->verdict == CAF_NOT_MET) {
                caf_case one = { .size = sizeof one };
                caf_step steps[64];
                caf_out recorded = { steps, 64, 0, sizeof steps[0], 0 };
                char text[1024];
                caf_find_case(&caseload, &context, finding->case_id, &one);
                caf_explain(&one, &context, finding, &recorded);
                caf_explain_text(finding, steps, recorded.n, text, sizeof text, NULL);
                printf("    %s\n", text);
            }
        }
    } while (status == CAF_MORE);

    if (status != CAF_OK) {
        char where[256];
        caf_diag_text(&cursor.diag, where, sizeof where, NULL);
        fprintf(stderr, "%s\n", where);
        return 2;
    }
    return 0;
}
