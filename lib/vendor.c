/* What a vendor's rule may ask and say: the built-in rules' own means, under public names. */
#include <caf/vendor.h>
#include "profile_block.h"
#include "run.h"

/* Whether a case has such a row: what a vendor's rule names is looked at before it is read. */
static int is_row(const caf_run *run, int32_t table, int64_t i)
{
    return table >= 0 && table < CAF_TABLES && i >= 0 && i < (table == CAF_CASES ? 1 : run->whose->count[table]);
}

const caf_case *caf_run_case(const caf_run *run)
{
    return run->whose;
}

const caf_calendar *caf_run_calendar(const caf_run *run)
{
    return run->calendar;
}

void caf_run_limit(const caf_run *run, int32_t parameter, caf_date on, int32_t *amount, int32_t *unit)
{
    (void)caf_profile_parameter(run->profile, run->rule, parameter, on, amount, unit);
}

caf_finding caf_run_answer(const caf_run *run, int32_t verdict, int32_t table, int64_t i)
{
    caf_finding finding = is_row(run, table, i) ? caf_answer_on(run, verdict, CAF_REASON_NONE, table, i)
                                                : caf_answer(run, verdict, CAF_REASON_NONE);
    finding.table = (int16_t)table;
    return finding;
}

void caf_run_judge(const caf_run *run, caf_finding *finding, caf_date anchor, caf_date done, caf_date until, int32_t amount,
                   int32_t unit)
{
    caf_limit limit = { amount, unit, caf_reading_of_limits(run) };
    caf_judge_by(run, finding, anchor, done, until, limit, CAF_NO_DOUBT);
}

void caf_run_note_date(const caf_run *run, int32_t table, int64_t i, int32_t field, caf_date date)
{
    if (is_row(run, table, i)) {
        caf_step_date(run, table, i, field, date);
    }
}

void caf_run_note_value(const caf_run *run, int32_t table, int64_t i, int32_t field, int32_t value)
{
    if (is_row(run, table, i)) {
        caf_step_value(run, table, i, field, value);
    }
}

void caf_run_note_none(const caf_run *run, int32_t table)
{
    if (table < 0 || table >= CAF_TABLES) {
        return;
    }
    if (run->facts->coverage[table] == CAF_COMPLETE) {
        caf_step_no_row(run, table);
    } else {
        caf_step_not_held(run, table);
    }
}

void caf_run_note_missing(const caf_run *run, int32_t table, int64_t i, int64_t fields)
{
    if (is_row(run, table, i)) {
        caf_step_missing(run, table, i, fields);
    }
}

void caf_run_emit(const caf_run *run, const caf_finding *finding)
{
    caf_emit(run, finding);
}
