/* Under which readings a finding would be another. */
#include <caf/why.h>
#include "agenda.h"
#include "key.h"
#include "otherwise.h"

typedef struct collector {
    caf_sink sink;
    const caf_run *run;
    const caf_finding *sought;
    caf_out *out;
    int found;
    int overflow;
} collector;

static void take(collector *to, const caf_otherwise *otherwise)
{
    caf_finding finding = *to->sought;
    caf_sought sought = { .finding = &finding };
    caf_answer_otherwise(to->run, otherwise, &sought, 1);
    caf_finding other = sought.found;
    caf_other_reading answer = { otherwise->kind, otherwise->parameter, otherwise->choice, other.verdict, other.reason, other.due };
    if (!caf_is_another(otherwise, to->sought, &other)) {
        return;
    }
    if (to->out->n < to->out->capacity) {
        caf_append(to->out, &answer, (int32_t)sizeof answer);
    } else {
        to->overflow = 1;
    }
}

static void take_finding(caf_sink *sink, const caf_finding *finding)
{
    collector *to = (collector *)sink;
    caf_otherwise otherwise;
    if (to->found || !caf_has_one_key(finding, to->sought) || finding->verdict != to->sought->verdict) {
        return;
    }
    to->found = 1;
    for (int32_t i = 0; caf_nth_otherwise(to->run, i, &otherwise); i++) {
        take(to, &otherwise);
    }
}

caf_status caf_other_readings(const caf_case *whose, const caf_context *context, const caf_finding *finding, caf_out *out)
{
    caf_facts facts;
    caf_agenda agenda;
    int32_t table;
    int64_t row;
    if (whose == NULL || finding == NULL || out == NULL || whose->caseload == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_check_context(context);
    status = status == CAF_OK ? caf_check_out(out) : status;
    status = status == CAF_OK ? caf_make_agenda_for(&agenda, context, finding, whose->as_of) : status;
    status = status == CAF_OK ? caf_gather(whose, &facts, &table, &row) : status;
    if (status != CAF_OK) {
        return status;
    }
    int64_t n = out->n;
    collector to = { { take_finding, NULL }, NULL, finding, out, 0, 0 };
    caf_run run = caf_begin_run(whose, context, &facts, &to.sink);
    run.profile = agenda.profile;
    run.readings = 0; /* each is tried here, by itself */
    to.run = &run;
    caf_run_agenda(&run, &agenda);
    if (to.overflow || !to.found) {
        out->n = n;
        return to.found ? CAF_E_CAPACITY : CAF_E_NO_FINDING;
    }
    return CAF_OK;
}

static const char *choice_text(int32_t parameter, int32_t choice)
{
    switch (parameter) {
    case CAF_CHILD_UNDER_12:
        return choice == CAF_AGREEMENT_NEEDED ? "if the agreement of a child under 12 were needed"
               : choice == CAF_VIEW_SUFFICES  ? "if the view of a child under 12 sufficed"
                                              : NULL;
    case CAF_REVIEW_FROM:
        return choice == CAF_ROLLING    ? "if reviews were counted from the last one"
               : choice == CAF_ANCHORED ? "if reviews were counted in fixed steps from the first TAF"
                                        : NULL;
    case CAF_HANDOVER:
        return choice == CAF_UNTIL_ASSUMED  ? "if the lead professional stayed until responsibility was assumed"
               : choice == CAF_UNTIL_EITHER ? "if the lead professional stayed only until the statutory assessment was completed"
                                            : NULL;
    default:
        return NULL;
    }
}

const char *caf_reading_text(int32_t kind, int32_t parameter, int32_t choice)
{
    switch (kind) {
    case CAF_START_DAY_COUNTED:
        return "if the day on which the clock starts counted as the first";
    case CAF_DUE_DAY_ROLLED:
        return "if a due day on which no work is done moved to the next working day";
    case CAF_OTHER_CHOICE:
        return choice_text(parameter, choice);
    case CAF_OTHER_CALENDAR:
        return "if the other calendar held";
    default:
        return NULL;
    }
}

const char *caf_reading_name(int32_t kind)
{
    static const char *const names[CAF_READINGS] = { NULL, "start-day-counted", "due-day-rolled", "other-choice", "other-calendar" };
    return kind > 0 && kind < CAF_READINGS ? names[kind] : NULL;
}
