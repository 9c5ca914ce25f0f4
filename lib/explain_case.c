/* The steps behind a finding: its rule runs again, and they are kept. */
#include <string.h>
#include "agenda.h"

/* Keeps the steps of one finding while its rule runs again. */
typedef struct recorder {
    caf_sink sink;
    const caf_finding *sought;
    caf_out *steps;
    int64_t start;
    int found;
    int overflow;
    int counts_slack; /* a step of the finding says how late it was, or how early */
    caf_step last;
} recorder;

static void record_step(caf_sink *sink, const caf_step *step)
{
    recorder *to = (recorder *)sink;
    if (to->found) {
        return;
    }
    to->counts_slack |= step->kind == CAF_STEP_LATE || step->kind == CAF_STEP_EARLY;
    to->last = *step;
    if (to->steps->n >= to->steps->capacity) {
        to->overflow = 1;
        return;
    }
    caf_append(to->steps, step, (int32_t)sizeof *step);
}

static int is_same(const caf_finding *one, const caf_finding *other)
{
    return one->rule == other->rule && one->table == other->table && one->row == other->row && one->reason == other->reason &&
           one->verdict == other->verdict && one->due == other->due && one->done == other->done && one->items == other->items;
}

/*
 * What was done after its due date is late by some days, also where the rule
 * asks for an order and counts none: they are said before the reason.
 */
static void add_lateness(recorder *to, const caf_finding *finding)
{
    caf_step late = { CAF_STEP_LATE, -1, 0, -1, 0, 0, CAF_DAYS, 0, 0 };
    caf_step reason = to->last;
    int is_late = finding->verdict == CAF_NOT_MET && finding->due != 0 && finding->done > finding->due && finding->slack < 0;
    if (!is_late || finding->slack == CAF_DAYS_NONE || to->counts_slack || to->overflow) {
        return;
    }
    late.amount = -finding->slack;
    if (reason.kind == CAF_STEP_REASON) {
        to->steps->n--;
    }
    record_step(&to->sink, &late);
    if (reason.kind == CAF_STEP_REASON) {
        record_step(&to->sink, &reason);
    }
}

static void record_finding(caf_sink *sink, const caf_finding *finding)
{
    recorder *to = (recorder *)sink;
    if (to->found) {
        return;
    }
    if (is_same(finding, to->sought)) {
        add_lateness(to, finding);
        to->found = 1;
    } else {
        to->steps->n = to->start;
        to->overflow = 0;
        to->counts_slack = 0;
        to->last.kind = 0;
    }
}

caf_status caf_explain(const caf_case *whose, const caf_context *context, const caf_finding *finding, caf_out *steps)
{
    recorder to;
    caf_facts facts;
    int32_t table;
    int64_t row;
    if (whose == NULL || finding == NULL || steps == NULL || whose->caseload == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_check_context(context);
    status = status == CAF_OK ? caf_check_out(steps) : status;
    status = status == CAF_OK ? caf_gather(whose, &facts, &table, &row) : status;
    if (status != CAF_OK) {
        return status;
    }
    memset(&to, 0, sizeof to);
    to.sink.finding = record_finding;
    to.sink.step = record_step;
    to.sought = finding;
    to.steps = steps;
    to.start = steps->n;
    caf_agenda agenda;
    status = caf_make_agenda_for(&agenda, context, finding, whose->as_of);
    if (status != CAF_OK) {
        return status;
    }
    caf_run run = caf_begin_run(whose, context, &facts, &to.sink);
    run.profile = agenda.profile;
    run.only = finding;
    caf_run_agenda(&run, &agenda);
    if (!to.found || to.overflow) {
        steps->n = to.start;
        return to.found ? CAF_E_CAPACITY : CAF_E_NO_FINDING;
    }
    return CAF_OK;
}

caf_status caf_explain_in(const caf_caseload *caseload, const caf_context *context, const caf_finding *finding, caf_out *steps)
{
    caf_case whose;
    if (finding == NULL || steps == NULL) {
        return CAF_E_NULL;
    }
    whose.size = (int32_t)sizeof whose;
    caf_status status = caf_find_case(caseload, context, finding->case_id, &whose);
    if (status == CAF_E_NO_CASE && finding->rule == CAF_DATA_REFERENCE && finding->reason == CAF_REASON_ORPHAN) {
        return CAF_OK; /* rows of no case: there is nothing more to say than the finding does */
    }
    return status == CAF_OK ? caf_explain(&whose, context, finding, steps) : status;
}
