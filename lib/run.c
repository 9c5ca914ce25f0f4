#include <string.h>
#include "profile_block.h"
#include "reading.h"
#include "run.h"

/* What a rule is allowed, as the reading at work has it. */
static caf_limit as_read(const caf_run *run, int32_t parameter, int32_t amount, int32_t unit)
{
    if (run->otherwise.kind == 0) {
        return (caf_limit){ amount, unit, 0 };
    }
    int is_time = parameter == CAF_WITHIN || parameter == CAF_USUAL_WITHIN || parameter == CAF_NOTIFY_WITHIN;
    return (caf_limit){ amount, unit, is_time ? caf_reading_of_limits(run) : 0 };
}

caf_limit caf_limit_of_rule(const caf_run *run, caf_rule_id rule, int32_t parameter, caf_date on)
{
    caf_limit limit = { 0, CAF_UNIT_NONE, 0 };
    const caf_rule_entry *entry = caf_rule_entry_of(rule);
    if (entry == NULL) { /* a vendor's */
        (void)caf_profile_parameter(run->profile, rule, parameter, on, &limit.amount, &limit.unit);
        return as_read(run, parameter, limit.amount, limit.unit);
    }
    for (size_t i = 0; i < sizeof entry->parameters / sizeof entry->parameters[0]; i++) {
        if (entry->parameters[i].parameter == parameter) {
            const caf_setting *setting = caf_profile_find(run->profile, rule, parameter, on);
            const caf_amount *own = &entry->parameters[i].value;
            return setting != NULL ? as_read(run, parameter, setting->amount, setting->unit)
                                   : as_read(run, parameter, own->amount, own->unit);
        }
    }
    return limit;
}

caf_limit caf_limit_of(const caf_run *run, int32_t parameter, caf_date on)
{
    return caf_limit_of_rule(run, run->rule, parameter, on);
}

int32_t caf_choice_of(const caf_run *run, int32_t parameter, caf_date on)
{
    int is_other = run->otherwise.kind == CAF_OTHER_CHOICE && run->otherwise.parameter == parameter;
    return is_other ? run->otherwise.choice : caf_limit_of(run, parameter, on).amount;
}

static void step(const caf_run *run, int32_t kind, int32_t table, int64_t row, int32_t field, caf_date date, int32_t code)
{
    if (run->sink->step != NULL) {
        caf_step noted;
        memset(&noted, 0, sizeof noted);
        noted.kind = kind;
        noted.table = table;
        noted.row = table >= 0 ? caf_row_name(run->whose, table, row) : 0;
        noted.field = field;
        noted.date = date;
        noted.code = code;
        run->sink->step(run->sink, &noted);
    }
}

void caf_put_step_reason(const caf_run *run, int32_t reason)
{
    step(run, CAF_STEP_REASON, -1, 0, -1, 0, reason);
}

void caf_conclude(const caf_run *run, int32_t verdict, int32_t reason)
{
    caf_finding finding = caf_answer(run, verdict, reason);
    caf_emit(run, &finding);
}

void caf_conclude_missing(const caf_run *run, int32_t table, int64_t row, int64_t fields)
{
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_MISSING, table, row);
    finding.items = fields;
    caf_step_missing(run, table, row, fields);
    caf_emit(run, &finding);
}

void caf_conclude_not_held(const caf_run *run, int32_t table)
{
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_MISSING);
    finding.table = (int16_t)table;
    caf_step_not_held(run, table);
    caf_emit(run, &finding);
}

void caf_conclude_closed_some_day(const caf_run *run)
{
    caf_unsure closed = { run->facts->closed.row, run->facts->closed_doubt };
    caf_conclude_unsure(run, CAF_CLOSURES, closed, CAF_BIT(CLOSURE_CLOSED));
}

int caf_conclude_maybe_stepped_down(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    if (!facts->may_have_stepped_down || facts->continuing_support == CAF_NO) {
        return 0;
    }
    caf_conclude_missing(run, CAF_TRANSFERS, facts->step_up_undated, CAF_BIT(TRANSFER_REFERRED_ON) | CAF_BIT(TRANSFER_ASSUMED_ON));
    return 1;
}

void caf_conclude_suspended(const caf_run *run, caf_date from, int32_t transfer)
{
    caf_finding finding = caf_answer_on(run, CAF_NOT_APPLICABLE, CAF_REASON_SUSPENDED, CAF_TRANSFERS, transfer);
    caf_step_date(run, CAF_TRANSFERS, transfer, TRANSFER_ASSUMED_ON, from);
    caf_emit(run, &finding);
}

void caf_put_step_date(const caf_run *run, int32_t table, int64_t row, int32_t field, caf_date date)
{
    step(run, CAF_STEP_FACT, table, row, field, date, 0);
}

void caf_put_step_value(const caf_run *run, int32_t table, int64_t row, int32_t field, int32_t value)
{
    step(run, CAF_STEP_FACT, table, row, field, 0, value);
}

void caf_put_step_asked(const caf_run *run, int32_t table, int32_t field, int32_t value)
{
    if (run->sink->step != NULL) {
        caf_step noted = { CAF_STEP_ASKED, table, 0, field, 0, 0, 0, value, 0 };
        run->sink->step(run->sink, &noted);
    }
}

void caf_put_step_missing(const caf_run *run, int32_t table, int64_t row, int64_t fields)
{
    /* A field that the source cannot hold is not the same as one that it left blank. */
    int64_t held = run->sink->step != NULL && fields != 0 ? caf_fields_held(run, table) : 0;
    for (int32_t field = 0; run->sink->step != NULL && field < 63 && fields >> field != 0; field++) {
        if (fields & held & CAF_BIT(field)) {
            step(run, CAF_STEP_MISSING, table, row, field, 0, 0);
        } else if (fields & CAF_BIT(field)) {
            caf_step noted = { CAF_STEP_NOT_HELD, table, caf_row_name(run->whose, table, row), field, 0, 2, 0, 0, 0 };
            run->sink->step(run->sink, &noted);
        }
    }
}

void caf_put_step_doubt(const caf_run *run, int32_t table, int64_t row, int64_t fields)
{
    for (int32_t field = 0; field < 63 && fields != 0; field++) {
        if (fields & CAF_BIT(field)) {
            step(run, CAF_STEP_FACT, table, row, field, 0, CAF_VALUE_IN_DOUBT);
        }
    }
}

void caf_note_unsure(const caf_run *run, caf_finding *finding, int32_t table, caf_unsure unsure, int64_t fields)
{
    int64_t items = unsure.doubt != 0 ? unsure.doubt : fields;
    finding->items = finding->table == table ? items : 0;
    if (unsure.doubt != 0) {
        finding->reason = CAF_REASON_PROBLEM;
        caf_step_doubt(run, table, unsure.row, unsure.doubt);
    } else {
        finding->reason = CAF_REASON_MISSING;
        caf_step_missing(run, table, unsure.row, fields);
    }
}

void caf_conclude_unsure(const caf_run *run, int32_t table, caf_unsure unsure, int64_t fields)
{
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, table, unsure.row);
    caf_note_unsure(run, &finding, table, unsure, fields);
    caf_emit(run, &finding);
}

void caf_put_step_no_row(const caf_run *run, int32_t table)
{
    if (run->sink->step != NULL) {
        caf_step noted = { CAF_STEP_NO_ROW, table, 0, -1, 0, 0, 0, 0, run->facts->episode };
        run->sink->step(run->sink, &noted);
    }
}

void caf_put_step_none_of(const caf_run *run, int32_t table, int32_t field, int32_t value)
{
    if (run->sink->step != NULL) {
        caf_step noted = { CAF_STEP_NO_ROW, table, 0, field, 0, 0, 0, value, run->facts->episode };
        run->sink->step(run->sink, &noted);
    }
}

void caf_step_unborn(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    if (facts->born != 0) {
        caf_step_date(run, CAF_CHILDREN, facts->child_row, CHILD_BORN, facts->born);
    } else if (facts->expected != 0) {
        caf_step_date(run, CAF_CHILDREN, facts->child_row, CHILD_EXPECTED, facts->expected);
    } else {
        caf_step_as_of(run); /* the birth is on record, and later */
    }
}

void caf_put_step_age(const caf_run *run, int32_t years, caf_date on)
{
    if (run->sink->step != NULL) {
        caf_step noted = { CAF_STEP_AGE, -1, 0, -1, on, years, CAF_YEARS, 0, 0 };
        run->sink->step(run->sink, &noted);
    }
}

void caf_put_step_not_held(const caf_run *run, int32_t table)
{
    if (run->sink->step != NULL) {
        caf_step noted = { CAF_STEP_NOT_HELD, table, 0, -1, 0, 0, 0, 0, 0 };
        noted.amount = run->facts->coverage[table] == CAF_ABSENT ? 0 : 1;
        run->sink->step(run->sink, &noted);
    }
}

void caf_put_step_as_of(const caf_run *run)
{
    step(run, CAF_STEP_AS_OF, -1, 0, -1, run->facts->as_of, 0);
}

void caf_put_step_until(const caf_run *run, caf_date until)
{
    caf_step noted = { CAF_STEP_AS_OF, -1, 0, -1, until, 0, 0, 0, 0 };
    const caf_facts *facts = run->facts;
    if (facts != NULL && until == facts->closed.on && until != 0) {
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, until);
        return;
    }
    noted.code = facts != NULL && until != facts->as_of; /* not the day that was looked at, but an end before it */
    run->sink->step(run->sink, &noted);
}

void caf_put_step_bound(const caf_run *run, caf_date from, caf_limit limit, caf_date date)
{
    if (run->sink->step != NULL) {
        caf_step noted = { CAF_STEP_BOUND, -1, 0, -1, date, limit.amount, limit.unit, 0, from };
        run->sink->step(run->sink, &noted);
    }
}

void caf_put_step_span(const caf_run *run, int32_t table, int32_t field, caf_date from, caf_date until)
{
    if (run->sink->step != NULL) {
        caf_step noted = { CAF_STEP_SPAN, table, 0, field, until, until - from, CAF_DAYS, 0, from };
        run->sink->step(run->sink, &noted);
    }
}

void caf_put_step_nobody(const caf_run *run, int32_t table, caf_date from)
{
    if (run->sink->step != NULL) {
        caf_step noted = { CAF_STEP_NOBODY, table, 0, -1, from, 0, 0, 0, 0 };
        run->sink->step(run->sink, &noted);
    }
}

void caf_put_step_item(const caf_run *run, int32_t item_set, int32_t item)
{
    if (run->sink->step != NULL) {
        caf_step noted = { CAF_STEP_ITEM, -1, 0, -1, 0, item_set, 0, item, 0 };
        run->sink->step(run->sink, &noted);
    }
}

void caf_put_step_count(const caf_run *run, int32_t table, int32_t field, int64_t amount)
{
    if (run->facts->coverage[table] == CAF_ABSENT) {
        caf_put_step_not_held(run, table); /* a count of what is not held says nothing */
        return;
    }
    if (run->sink->step != NULL) {
        caf_step counted = { CAF_STEP_COUNT, table, 0, field, 0, 0, 0, 0, 0 };
        counted.amount = amount > INT32_MAX ? INT32_MAX : (int32_t)amount;
        run->sink->step(run->sink, &counted);
    }
}
