/* Asks before acting: may this be, and what would it put out of standard? The case is invented. */
#include <caf/caf.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_FINDINGS = 200 };

static caf_date day(int32_t year, int32_t month, int32_t of_month)
{
    caf_date date;
    return caf_date_from_ymd(year, month, of_month, &date) == CAF_OK ? date : CAF_DATE_NONE;
}

/* Proposes an event, writes it where it can be, and says what came of it. */
static int apply(caf_case_file *file, int32_t kind, caf_date on, caf_date today)
{
    static caf_finding findings[MOST_FINDINGS];
    caf_out out = { findings, MOST_FINDINGS, 0, sizeof findings[0], 0 };
    caf_context context = caf_context_on(today, CAF_ENGLAND_AND_WALES);
    caf_event event = { .size = sizeof event, .kind = kind, .on = on };
    caf_proposal said = { .size = sizeof said };
    char words[CAF_DATE_WORDS];
    if (caf_case_file_apply(file, &event, &context, &out, &said) != CAF_OK || caf_date_words(on, words) != CAF_OK) {
        return 0;
    }
    printf("%s on %s: ", caf_event_name(kind), words);
    if (said.refusal != CAF_NOT_REFUSED) {
        printf("refused, %s\n", caf_refusal_text(said.refusal));
        return 1;
    }
    printf("%s to %s\n", caf_stage_name(said.stage), caf_stage_name(said.then));
    for (int64_t i = 0; i < out.n; i++) {
        printf("    against %s, %s\n", caf_rule_get(findings[i].rule)->name, caf_rule_get(findings[i].rule)->title);
    }
    return 1;
}

int main(void)
{
    caf_case_row of = { .case_id = 1, .opened = day(2026, 2, 2), .division = CAF_ENGLAND_AND_WALES, .services = CAF_SEVERAL_SERVICES };
    caf_case_file *file;
    if (caf_case_file_open(&of, sizeof of, NULL, &file) != CAF_OK) {
        return EXIT_FAILURE;
    }
    int well = apply(file, CAF_ASSESSMENT_STARTS, day(2026, 2, 16), day(2026, 2, 16)) && /* nobody consented */
               caf_case_file_undo(file) == CAF_OK &&
               apply(file, CAF_CONSENT_IS_GIVEN, day(2026, 2, 9), day(2026, 2, 9)) &&
               apply(file, CAF_ASSESSMENT_STARTS, day(2026, 2, 16), day(2026, 2, 16)) &&
               apply(file, CAF_CASE_IS_REOPENED, day(2026, 2, 17), day(2026, 2, 17)) && /* it is not closed */
               apply(file, CAF_ASSESSMENT_IS_COMPLETED, day(2026, 3, 9), day(2026, 3, 9)) &&
               apply(file, CAF_MEETING_IS_SET, day(2026, 3, 10), day(2026, 3, 10)) &&
               /* Easter lies between: the last day is 8 April. Asked on 1 April. */
               apply(file, CAF_MEETING_IS_HELD, day(2026, 4, 9), day(2026, 4, 1)) && caf_case_file_undo(file) == CAF_OK &&
               apply(file, CAF_MEETING_IS_HELD, day(2026, 4, 8), day(2026, 4, 1));
    caf_case_file_close(file);
    return well ? EXIT_SUCCESS : EXIT_FAILURE;
}
