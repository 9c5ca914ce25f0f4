/* What changed since last month, and what is owed now: a caseload of one invented case, looked at on two days. */
#include <caf/caf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 400 };

static caf_date day(int32_t year, int32_t month, int32_t of_month)
{
    caf_date date;
    return caf_date_from_ymd(year, month, of_month, &date) == CAF_OK ? date : CAF_DATE_NONE;
}

/* All that is said of the case on a day; -1: a status that was not foreseen. */
static int64_t check_on(const caf_caseload *load, caf_date as_of, caf_finding *findings)
{
    caf_context context = caf_context_on(as_of, CAF_ENGLAND_AND_WALES);
    caf_case whose = { .size = sizeof whose };
    caf_out out = { findings, MOST, 0, sizeof findings[0], 0 };
    int well = caf_find_case(load, &context, 1, &whose) == CAF_OK && caf_check_case(&whose, &context, NULL, &out) == CAF_OK;
    return well ? out.n : -1;
}

/* Each finding once, paired with what it was; what stayed as it was is passed over. */
static int tell_changes(const caf_finding *before, int64_t n_before, const caf_finding *after, int64_t n_after)
{
    static caf_change changes[2 * MOST];
    caf_out out = { changes, 2 * MOST, 0, sizeof changes[0], 0 };
    if (caf_compare(before, n_before, after, n_after, &out) != CAF_OK) {
        return 0;
    }
    for (int64_t i = 0; i < out.n; i++) {
        const caf_change *change = &changes[i];
        if (change->kind != CAF_CHANGE_NONE) {
            const caf_finding *of = change->after >= 0 ? &after[change->after] : &before[change->before];
            printf("  %-12s%s: %s\n", caf_change_name(change->kind), caf_rule_get(of->rule)->name, caf_rule_get(of->rule)->title);
        }
    }
    return 1;
}

static int tell_owed(const caf_caseload *load, caf_date as_of)
{
    static caf_obligation owed[MOST];
    caf_context context = caf_context_on(as_of, CAF_ENGLAND_AND_WALES);
    caf_case whose = { .size = sizeof whose };
    caf_out out = { owed, MOST, 0, sizeof owed[0], 0 };
    int well = caf_find_case(load, &context, 1, &whose) == CAF_OK && caf_obligations(&whose, &context, &out) == CAF_OK;
    for (int64_t i = 0; well && i < out.n; i++) {
        char due[CAF_DATE_TEXT] = "no day set";
        well = owed[i].finding.due == 0 || caf_date_format(owed[i].finding.due, due) == CAF_OK;
        printf("  %-12s%s%s\n", due, owed[i].overdue ? "overdue: " : "", caf_rule_get(owed[i].finding.rule)->title);
    }
    return well;
}

int main(void)
{
    static caf_finding before[MOST];
    static caf_finding after[MOST];
    caf_case_row cases = { .case_id = 1, .opened = day(2026, 1, 5), .division = CAF_ENGLAND_AND_WALES, .services = CAF_SEVERAL_SERVICES };
    caf_assessment_row assessments = { .case_id = 1, .id = 1, .started = day(2026, 1, 12), .completed = day(2026, 2, 2) };
    caf_meeting_row meetings = { .case_id = 1, .id = 1, .kind = CAF_FIRST_TAF, .set_on = day(2026, 2, 4), .held_on = day(2026, 2, 20) };
    caf_rows tables[CAF_TABLES];
    memset(tables, 0, sizeof tables);
    tables[CAF_CASES] = (caf_rows){ &cases, 1, sizeof cases, 0, CAF_ALL_FIELDS };
    tables[CAF_ASSESSMENTS] = (caf_rows){ &assessments, 1, sizeof assessments, 0, CAF_ALL_FIELDS };
    tables[CAF_MEETINGS] = (caf_rows){ &meetings, 1, sizeof meetings, 0, CAF_ALL_FIELDS };
    tables[CAF_REVIEWS] = (caf_rows){ NULL, 0, sizeof(caf_review_row), 0, CAF_ALL_FIELDS };
    tables[CAF_TRANSFERS] = (caf_rows){ NULL, 0, sizeof(caf_transfer_row), 0, CAF_ALL_FIELDS };
    tables[CAF_CLOSURES] = (caf_rows){ NULL, 0, sizeof(caf_closure_row), 0, CAF_ALL_FIELDS };
    caf_caseload load = { sizeof load, CAF_TABLES, tables };
    int64_t n_before = check_on(&load, day(2026, 2, 13), before);
    int64_t n_after = check_on(&load, day(2026, 5, 29), after);
    if (n_before < 0 || n_after < 0) {
        return EXIT_FAILURE;
    }
    puts("Changed between 13 February and 29 May 2026");
    int well = tell_changes(before, n_before, after, n_after);
    puts("Owed on 29 May 2026");
    return well && tell_owed(&load, day(2026, 5, 29)) ? EXIT_SUCCESS : EXIT_FAILURE;
}
