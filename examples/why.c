/* Why an answer is what it is, and what else would have decided it. The case is invented. */
#include <caf/caf.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_FINDINGS = 200, MOST_TURNS = 16, MOST_READINGS = 16 };

static caf_date day(int32_t year, int32_t month, int32_t of_month)
{
    caf_date date;
    return caf_date_from_ymd(year, month, of_month, &date) == CAF_OK ? date : CAF_DATE_NONE;
}

/* Which recorded days would have met the standard, had they been others. */
static int tell_days(const caf_case *whose, const caf_context *context, const caf_finding *finding)
{
    caf_turning_day turns[MOST_TURNS];
    caf_out out = { turns, MOST_TURNS, 0, sizeof turns[0], 0 };
    size_t needed = 0;
    (void)caf_turning_days(whose, context, finding, NULL, 0, &needed, &out); /* how much memory it takes */
    void *memory = malloc(needed);
    int well = memory != NULL && caf_turning_days(whose, context, finding, memory, needed, NULL, &out) == CAF_OK;
    for (int64_t i = 0; well && i < out.n; i++) {
        char fact[100];
        char words[CAF_DATE_WORDS];
        well = caf_fact_text(turns[i].table, turns[i].field, fact, sizeof fact, NULL) == CAF_OK &&
               caf_date_words(turns[i].day, words) == CAF_OK;
        printf("    met with: %s on %s\n", fact, words);
    }
    free(memory);
    return well;
}

static int tell_readings(const caf_case *whose, const caf_context *context, const caf_finding *finding)
{
    caf_other_reading others[MOST_READINGS];
    caf_out out = { others, MOST_READINGS, 0, sizeof others[0], 0 };
    int well = caf_other_readings(whose, context, finding, &out) == CAF_OK;
    for (int64_t i = 0; well && i < out.n; i++) {
        printf("    %s: %s\n", caf_reading_text(others[i].kind, others[i].parameter, others[i].choice),
               others[i].verdict != 0 ? caf_verdict_name(others[i].verdict) : "not asked for");
    }
    return well;
}

int main(void)
{
    caf_case_row cases = { .case_id = 1, .opened = day(2025, 9, 1), .division = CAF_ENGLAND_AND_WALES, .services = CAF_SEVERAL_SERVICES };
    caf_assessment_row assessments = { .case_id = 1, .id = 1, .started = day(2025, 9, 3), .completed = day(2025, 9, 19) };
    caf_meeting_row meetings = { .case_id = 1, .id = 1, .kind = CAF_FIRST_TAF, .held_on = day(2025, 10, 11) }; /* a Saturday */
    caf_review_row reviews = { .case_id = 1, .id = 1, .held_on = day(2026, 1, 12) }; /* three months later, on the Monday */
    caf_rows tables[CAF_TABLES] = {
        [CAF_CASES] = { &cases, 1, sizeof cases, 0, CAF_ALL_FIELDS },
        [CAF_ASSESSMENTS] = { &assessments, 1, sizeof assessments, 0, CAF_ALL_FIELDS },
        [CAF_MEETINGS] = { &meetings, 1, sizeof meetings, 0, CAF_ALL_FIELDS },
        [CAF_REVIEWS] = { &reviews, 1, sizeof reviews, 0, CAF_ALL_FIELDS },
        [CAF_CLOSURES] = { NULL, 0, sizeof(caf_closure_row), 0, CAF_ALL_FIELDS },
        [CAF_TRANSFERS] = { NULL, 0, sizeof(caf_transfer_row), 0, CAF_ALL_FIELDS },
    };
    caf_caseload load = { sizeof load, CAF_TABLES, tables };
    caf_context context = caf_context_on(day(2026, 2, 2), CAF_ENGLAND_AND_WALES);
    caf_case whose = { .size = sizeof whose };
    caf_finding findings[MOST_FINDINGS];
    caf_out out = { findings, MOST_FINDINGS, 0, sizeof findings[0], 0 };
    caf_rule_id rule = CAF_EM_C1;
    caf_select only = { .size = sizeof only, .rules = &rule, .n_rules = 1 };
    int well = caf_find_case(&load, &context, 1, &whose) == CAF_OK && caf_check_case(&whose, &context, &only, &out) == CAF_OK;
    for (int64_t i = 0; well && i < out.n; i++) {
        char words[CAF_DATE_WORDS];
        well = caf_date_words(findings[i].due, words) == CAF_OK;
        printf("%s: %s, due on %s\n", caf_rule_get(findings[i].rule)->name, caf_verdict_name(findings[i].verdict), words);
        well = well && tell_days(&whose, &context, &findings[i]) && tell_readings(&whose, &context, &findings[i]);
    }
    return well ? EXIT_SUCCESS : EXIT_FAILURE;
}
