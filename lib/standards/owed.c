#include "owed.h"

void caf_note_not_held(const caf_run *run, caf_finding *finding, int32_t table)
{
    finding->verdict = CAF_UNKNOWN;
    finding->reason = CAF_REASON_MISSING;
    caf_step_not_held(run, table);
}

void caf_judge_owed(const caf_run *run, caf_finding *finding)
{
    const caf_facts *facts = run->facts;
    if (facts->closed.row >= 0 && facts->closed_doubt != 0) {
        caf_unsure closed = { facts->closed.row, facts->closed_doubt };
        finding->verdict = CAF_UNKNOWN;
        caf_note_unsure(run, finding, CAF_CLOSURES, closed, 0);
    } else if (facts->closed.row >= 0) {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_NEVER;
        caf_step_event(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
    } else if (caf_may_be_closed(facts)) {
        caf_note_not_held(run, finding, CAF_CLOSURES);
    } else {
        finding->verdict = CAF_DUE;
        finding->reason = CAF_REASON_OPEN;
    }
}

void caf_conclude_none_in(const caf_run *run, int32_t table, int32_t reason)
{
    if (run->facts->coverage[table] != CAF_COMPLETE) {
        caf_conclude_not_held(run, table);
    } else {
        caf_step_no_row(run, table);
        caf_conclude(run, CAF_NOT_APPLICABLE, reason);
    }
}

void caf_step_event(const caf_run *run, int32_t table, int64_t i, int32_t field, caf_date on)
{
    if (on != 0) {
        caf_step_date(run, table, i, field, on);
    } else {
        caf_step_missing(run, table, i, CAF_BIT(field));
    }
}
