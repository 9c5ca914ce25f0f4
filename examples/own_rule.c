/*
 * A rule of one's own beside the built-in ones. An invented borough asks that
 * the child is seen within 10 working days of the opening of the case. The cases
 * are invented.
 */
#include <caf/caf.h>
#include <stdio.h>
#include <stdlib.h>

enum { BOROUGH_VISIT = CAF_VENDOR_RULES };

static const caf_rule visit = {
    .size = sizeof visit,
    .id = BOROUGH_VISIT,
    .name = "IB-visit",
    .document = "Practice standards, Invented Borough, 2026",
    .clause = "2.1",
    .title = "The child is seen early",
    .text = "The child is seen within 10 working days of the day the case is opened.",
    .kind = CAF_STANDARD,
    .verdicts = 1 << CAF_MET | 1 << CAF_NOT_MET | 1 << CAF_DUE | 1 << CAF_UNKNOWN,
};

/* The first contact at which the child was seen; -1: none. */
static int64_t first_seen(const caf_case *whose, caf_date *on)
{
    int64_t found = -1;
    for (int64_t i = 0; i < whose->count[CAF_CONTACTS]; i++) {
        caf_contact_row contact;
        if (caf_get(whose, CAF_CONTACTS, i, &contact, sizeof contact) == CAF_OK && contact.seen == CAF_YES &&
            contact.made_on != 0 && (found < 0 || contact.made_on < *on)) {
            *on = contact.made_on;
            found = i;
        }
    }
    return found;
}

static void judge_visit(const caf_run *run)
{
    const caf_case *whose = caf_run_case(run);
    caf_finding finding = caf_run_answer(run, CAF_UNKNOWN, CAF_CONTACTS, -1);
    caf_date seen = 0;
    int32_t amount = 10;
    int32_t unit = CAF_WORKING_DAYS;
    int64_t i = first_seen(whose, &seen);
    if (whose->row.opened == 0) {
        finding.reason = CAF_REASON_MISSING;
    } else if (i < 0 && caf_coverage_of(whose, CAF_CONTACTS) != CAF_COMPLETE) {
        caf_run_note_none(run, CAF_CONTACTS);
        finding.reason = CAF_REASON_MISSING;
    } else {
        caf_run_limit(run, CAF_WITHIN, whose->row.opened, &amount, &unit); /* a profile may set another */
        if (i >= 0) {
            caf_run_note_date(run, CAF_CONTACTS, i, caf_field_named(CAF_CONTACTS, "made_on", 7)->index, seen);
        } else {
            caf_run_note_none(run, CAF_CONTACTS);
        }
        caf_run_judge(run, &finding, whose->row.opened, seen, whose->as_of, amount, unit);
    }
    caf_run_emit(run, &finding);
}

static caf_date day(const char *text)
{
    caf_date date = CAF_DATE_NONE;
    caf_date_parse(text, 10, &date);
    return date;
}

static void print(const caf_caseload *caseload, const caf_context *context, const caf_finding *finding)
{
    caf_step steps[64];
    caf_out recorded = { steps, 64, 0, sizeof steps[0], 0 };
    char text[1024];
    caf_explain_in(caseload, context, finding, &recorded);
    caf_explain_text(finding, steps, recorded.n, text, sizeof text, NULL);
    printf("case %d, %s: %s\n    %s\n", (int)finding->case_id, visit.name, caf_verdict_name(finding->verdict), text);
}

int main(void)
{
    caf_case_row cases[] = { { .case_id = 1, .opened = day("2026-03-20") },
                             { .case_id = 2, .opened = day("2026-03-20") },
                             { .case_id = 3, .opened = day("2026-06-24") } };
    caf_contact_row contacts[] = { { .case_id = 1, .id = 1, .made_on = day("2026-04-07"), .seen = CAF_YES },
                                   { .case_id = 2, .id = 1, .made_on = day("2026-04-08"), .seen = CAF_YES } };
    caf_rows tables[CAF_TABLES] = { [CAF_CASES] = { cases, 3, sizeof cases[0], 0, CAF_ALL_FIELDS },
                                    [CAF_CONTACTS] = { contacts, 2, sizeof contacts[0], 0, CAF_ALL_FIELDS } };
    caf_caseload caseload = { sizeof caseload, CAF_TABLES, tables };

    caf_vendor_rule own = { sizeof own, CAF_HIGH, &visit, judge_visit };
    caf_context context = caf_context_on(day("2026-07-01"), CAF_ENGLAND_AND_WALES);
    context.vendor_rules = &own;
    context.n_vendor_rules = 1;

    /* Is it what a rule must be? */
    caf_conformance conforms = { .size = sizeof conforms };
    size_t needed = 0;
    caf_vendor_conforms(&caseload, &context, 0, NULL, 0, &needed, &conforms);
    void *memory = malloc(needed);
    if (caf_vendor_conforms(&caseload, &context, 0, memory, needed, NULL, &conforms) != CAF_OK || conforms.what != CAF_CONFORMS) {
        fprintf(stderr, "IB-visit does not conform: %s\n", caf_nonconformance_text(conforms.what));
        return 1;
    }
    free(memory);
    puts("IB-visit conforms.");

    caf_finding findings[64];
    caf_out out = { findings, 64, 0, sizeof findings[0], 0 };
    caf_rule_id asked[] = { BOROUGH_VISIT };
    caf_select want = { .size = sizeof want, .rules = asked, .n_rules = 1 }; /* without it: every rule of the profile too */
    caf_cursor cursor = caf_cursor_begin();
    if (caf_check(&caseload, &cursor, &context, &want, &out, NULL, 0) != CAF_OK) {
        return 1;
    }
    for (int64_t i = 0; i < out.n; i++) {
        print(&caseload, &context, &findings[i]);
    }
    return 0;
}
