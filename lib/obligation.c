/* What a case owes: findings that are due, or overdue and still to be done, and whose they are. */
#include <caf/obligation.h>
#include "agenda.h"
#include "key.h"
#include "run.h"

typedef struct collector {
    caf_sink sink;
    const caf_run *run;
    caf_out *out;
    int until_today; /* the rule counted up to the as-of date, so that it can still be done */
    int overflow;
} collector;

static void take_step(caf_sink *sink, const caf_step *step)
{
    collector *to = (collector *)sink;
    to->until_today |= step->kind == CAF_STEP_AS_OF && step->code == 0;
}

/* The lead professional of the as-of date: of several the one who began last. */
static void find_lead(const caf_run *run, caf_obligation *owed)
{
    caf_date as_of = run->facts->as_of;
    caf_date last = 0;
    caf_each each;
    caf_begin_rows(&each, run, CAF_LEADS);
    while (caf_next_row(&each)) {
        const caf_lead_row *lead = &each.row->lead;
        if (lead->began_on != 0 && lead->began_on >= last && (lead->ended_on == 0 || lead->ended_on >= as_of)) {
            last = lead->began_on;
            owed->by = CAF_OWED_BY_LEAD;
            owed->person = lead->person;
            owed->agency = lead->agency;
        }
    }
}

/* An action is its agency's; everything else is for the lead professional to see to. */
static void find_owner(const caf_run *run, caf_obligation *owed)
{
    const caf_finding *finding = &owed->finding;
    caf_row room;
    int is_action = finding->table == CAF_ACTIONS;
    const caf_row *row = is_action ? caf_row_of(run, CAF_ACTIONS, caf_row_named(run->whose, CAF_ACTIONS, finding->row), &room) : NULL;
    if (row != NULL && row->action.agency != 0) {
        owed->by = CAF_OWED_BY_OWNER;
        owed->agency = row->action.agency;
    } else {
        find_lead(run, owed);
    }
}

static void take_finding(caf_sink *sink, const caf_finding *finding)
{
    collector *to = (collector *)sink;
    int is_overdue = finding->verdict == CAF_NOT_MET && finding->done == 0 && finding->due != 0 && to->until_today;
    to->until_today = 0;
    /* A safeguarding matter calls for somebody whatever the day, and until a person has judged it. */
    if (finding->verdict != CAF_DUE && !is_overdue && !caf_is_open_matter(finding)) {
        return;
    }
    if (to->out->n >= to->out->capacity) {
        to->overflow = 1;
        return;
    }
    caf_obligation owed;
    memset(&owed, 0, sizeof owed);
    owed.finding = *finding;
    owed.overdue = is_overdue;
    find_owner(to->run, &owed);
    caf_append(to->out, &owed, (int32_t)sizeof owed);
}

caf_status caf_obligations(const caf_case *whose, const caf_context *context, caf_out *out)
{
    caf_facts facts;
    int32_t table;
    int64_t row;
    if (whose == NULL || out == NULL || whose->caseload == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_check_context(context);
    status = status == CAF_OK ? caf_check_out(out) : status;
    status = status == CAF_OK ? caf_gather(whose, &facts, &table, &row) : status;
    if (status != CAF_OK) {
        return status;
    }
    int64_t n = out->n;
    collector to = { { take_finding, take_step }, NULL, out, 0, 0 };
    caf_run run = caf_begin_run(whose, context, &facts, &to.sink);
    to.run = &run;
    caf_run_profiles(&run, context, 0);
    out->n = to.overflow ? n : out->n;
    return to.overflow ? CAF_E_CAPACITY : CAF_OK;
}
