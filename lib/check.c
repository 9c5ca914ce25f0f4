/* The check loop: cases in, findings and tallies out. */
#include <string.h>
#include "profile_block.h"
#include "reading.h"
#include "run.h"

/* Where the findings of one case go. The sink comes first, so that one is the other. */
typedef struct collector {
    caf_sink sink;
    const caf_select *want;
    caf_out *findings;   /* NULL: none wanted */
    int64_t *tally;      /* NULL: none wanted */
    int64_t weight;      /* 1 to count, -1 to take back */
    int64_t groups;
    int overflow;
    int bad_group;
} collector;

static int is_wanted_rule(const caf_select *want, caf_rule_id rule)
{
    if (want == NULL || want->n_rules == 0) {
        return 1;
    }
    for (int64_t i = 0; i < want->n_rules; i++) {
        if (want->rules[i] == rule) {
            return 1;
        }
    }
    return 0;
}

static int is_wanted(const caf_select *want, const caf_finding *finding)
{
    if (want == NULL) {
        return 1;
    }
    return (want->verdicts == 0 || (want->verdicts >> finding->verdict & 1)) &&
           (want->kinds == 0 || (want->kinds >> finding->kind & 1)) &&
           (finding->kind == CAF_DATA || finding->severity >= want->severity);
}

static void append(caf_out *out, const void *element, int32_t size)
{
    int32_t stride = out->stride != 0 ? out->stride : out->size;
    unsigned char *place = (unsigned char *)out->data + (ptrdiff_t)(out->n * stride);
    memset(place, 0, (size_t)out->size);
    memcpy(place, element, (size_t)(size < out->size ? size : out->size));
    out->n++;
}

static void collect(caf_sink *sink, const caf_finding *finding)
{
    collector *to = (collector *)sink;
    if (to->tally != NULL) {
        if (finding->group < 0 || finding->group >= to->groups) {
            to->bad_group = 1;
            return;
        }
        to->tally[((int64_t)finding->group * CAF_RULES + finding->rule) * CAF_VERDICTS + finding->verdict] += to->weight;
    }
    if (to->findings == NULL || !is_wanted(to->want, finding)) {
        return;
    }
    if (to->findings->n >= to->findings->capacity) {
        to->overflow = 1;
        return;
    }
    append(to->findings, finding, (int32_t)sizeof *finding);
}

/* Every open action belongs to one agency: one service suffices. Without open actions nothing is shown. */
static int has_one_agency(const caf_case *whose)
{
    int64_t agency = 0;
    if (caf_coverage_of(whose, CAF_ACTIONS) != CAF_COMPLETE) {
        return 0;
    }
    for (int64_t i = 0; i < whose->count[CAF_ACTIONS]; i++) {
        caf_row row;
        caf_reading reading;
        if (caf_read_of(whose, CAF_ACTIONS, i, &row, &reading) != CAF_OK || row.action.completed_on != 0) {
            continue;
        }
        if (row.action.agency == 0 || (agency != 0 && row.action.agency != agency)) {
            return 0;
        }
        agency = row.action.agency;
    }
    return agency != 0;
}

static int is_one_service(const caf_case *whose)
{
    return whose->row.services == CAF_ONE_SERVICE || (whose->row.services == 0 && has_one_agency(whose));
}

/* Consent to an assessment was refused, and none was begun: nothing else is owed. */
static int is_declined(const caf_facts *facts)
{
    const caf_case_row *own = &facts->whose->row;
    int was_begun = facts->started.on != 0 || facts->completed.on != 0 || facts->assessed.row >= 0 || facts->tafs.n > 0 ||
                    facts->began_by_step_down || own->carried_completed != 0 || own->carried_first_taf != 0;
    if (was_begun || facts->episode != 0 || facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE) {
        return 0; /* an earlier episode's standards stay, whatever was refused later */
    }
    for (int32_t i = facts->consents.n; i > 0; i--) {
        caf_row row;
        caf_reading reading;
        if (caf_read_of(facts->whose, CAF_CONSENTS, facts->consents.at[i - 1].row, &row, &reading) != CAF_OK ||
            row.consent.purpose == CAF_PURPOSE_STORE || row.consent.purpose == CAF_PURPOSE_SHARE) {
            continue;
        }
        if (row.consent.stage == CAF_STAGE_ASSESSED || row.consent.stage == CAF_STAGE_DELIVERY) {
            return 0; /* there was an assessment, though it is not on record */
        }
        int32_t age;
        if (row.consent.giver == CAF_GIVER_FAMILY && facts->born != 0 &&
            caf_age_on(facts->born, row.consent.decided, &age) == CAF_OK && age >= CAF_OWN_DECISION_AGE) {
            continue; /* the young person decides */
        }
        if (row.consent.decision == CAF_REFUSED || row.consent.decision == CAF_GIVEN) {
            return row.consent.decision == CAF_REFUSED;
        }
    }
    return 0;
}

/* Fields that a rule reads and that cannot be right; of tables with many rows the rules look row by row. */
static int64_t doubt_in(const caf_run *run, const caf_reads *reads)
{
    const caf_facts *facts = run->facts;
    if (reads->table == CAF_CHILDREN) {
        /* Of the household only the child that the case is about. */
        return facts->child_row >= 0 ? caf_doubt_of(facts, CAF_CHILDREN, facts->child_row) & reads->fields : 0;
    }
    int is_whole = reads->table == CAF_CASES || reads->table == CAF_TRANSFERS || (facts->overfull & CAF_BIT(reads->table)) != 0;
    return is_whole ? facts->suspect[reads->table] & reads->fields : 0;
}

static int in_doubt(const caf_run *run, const caf_rule_entry *entry)
{
    for (size_t i = 0; i < sizeof entry->reads / sizeof entry->reads[0]; i++) {
        if (doubt_in(run, &entry->reads[i]) != 0) {
            return 1;
        }
    }
    return 0;
}

/* A rule that would read an impossible date answers unknown, and names the problem's place. */
static void answer_doubt(const caf_run *run, const caf_rule_entry *entry)
{
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_PROBLEM);
    for (size_t i = 0; i < sizeof entry->reads / sizeof entry->reads[0]; i++) {
        int64_t doubtful = doubt_in(run, &entry->reads[i]);
        if (doubtful != 0 && finding.items == 0) {
            finding.table = (int16_t)entry->reads[i].table;
            finding.items = doubtful;
        }
        for (int32_t field = 0; run->sink->step != NULL && doubtful != 0 && field < 63; field++) {
            if (doubtful & CAF_BIT(field)) {
                caf_step named = { CAF_STEP_FACT, entry->reads[i].table, 0, field, 0, 0, 0, CAF_VALUE_IN_DOUBT, 0 };
                run->sink->step(run->sink, &named);
            }
        }
    }
    caf_emit(run, &finding);
}

static void run_rule(const caf_run *run, const caf_rule_entry *entry, int one_service)
{
    if ((entry->unless & CAF_UNLESS_DISPOSED) && run->facts->disposed != 0) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_DISPOSED);
    } else if ((entry->unless & CAF_UNLESS_DECLINED) && run->declined) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_DECLINED);
    } else if ((entry->unless & CAF_UNLESS_ONE_SERVICE) && one_service) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_ONE_SERVICE);
    } else if (in_doubt(run, entry)) {
        answer_doubt(run, entry);
    } else {
        entry->run(run);
    }
}

static void run_rules(caf_run *run, const caf_select *want)
{
    const caf_case *whose = run->whose;
    if (whose->not_yet) {
        run->rule = CAF_NO_CASE;
        run->severity = CAF_HIGH;
        if (is_wanted_rule(want, run->rule)) {
            caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_CASE);
        }
        return;
    }
    run->declined = is_declined(run->facts);
    int one_service = is_one_service(whose);
    /* Data problems first, then the standards. */
    for (int pass = 0; pass < 2; pass++) {
        for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
            const caf_rule_entry *entry = caf_rule_entry_of(rule);
            if (entry == NULL || entry->run == NULL || (entry->rule.kind == CAF_DATA) != (pass == 0) ||
                (pass == 0 && run->facts->n_problems == 0) || !is_wanted_rule(want, rule)) {
                continue;
            }
            run->rule = rule;
            if (caf_profile_rule(run->profile, rule, whose->as_of, &run->severity) == CAF_OK && run->severity != 0) {
                run_rule(run, entry, one_service);
            }
        }
    }
}

static caf_status check_context(const caf_context *context)
{
    if (context == NULL) {
        return CAF_E_NULL;
    }
    if (context->size < (int32_t)sizeof *context) {
        return CAF_E_SIZE;
    }
    if (context->division < CAF_DIVISION_NONE || context->division >= CAF_DIVISIONS) {
        return CAF_E_DIVISION;
    }
    if (context->profile != NULL && caf_profile_number(context->profile) == 0) {
        return CAF_E_PROFILE;
    }
    for (caf_division division = 1; division < CAF_DIVISIONS; division++) {
        caf_date first;
        caf_date last;
        if (context->calendars[division] != NULL && caf_calendar_range(context->calendars[division], &first, &last) != CAF_OK) {
            return CAF_E_CALENDAR;
        }
    }
    return CAF_OK;
}

static caf_status check_out(const caf_out *out)
{
    if (out == NULL) {
        return CAF_OK;
    }
    if (out->n < 0 || out->capacity < out->n || out->size <= 0 || (out->stride != 0 && out->stride < out->size)) {
        return CAF_E_SIZE;
    }
    return out->capacity > 0 && out->data == NULL ? CAF_E_NULL : CAF_OK;
}

static caf_status check_select(const caf_select *want)
{
    if (want == NULL) {
        return CAF_OK;
    }
    if (want->size < (int32_t)sizeof *want) {
        return CAF_E_SIZE;
    }
    if (want->n_rules < 0 || (want->n_rules > 0 && want->rules == NULL)) {
        return want->n_rules < 0 ? CAF_E_ARGUMENT : CAF_E_NULL;
    }
    for (int64_t i = 0; i < want->n_rules; i++) {
        if (caf_rule_entry_of(want->rules[i]) == NULL) {
            return CAF_E_RULE;
        }
    }
    return CAF_OK;
}

/* The case's own division, or else the context's. */
static caf_division division_of(const caf_case *whose, const caf_context *context)
{
    caf_division own = whose->row.division;
    return own > CAF_DIVISION_NONE && own < CAF_DIVISIONS ? own : context->division;
}

static caf_run begin_run(const caf_case *whose, const caf_context *context, const caf_facts *facts, caf_sink *sink)
{
    caf_run run;
    caf_division division = division_of(whose, context);
    memset(&run, 0, sizeof run);
    run.whose = whose;
    run.facts = facts;
    run.profile = context->profile != NULL ? context->profile : caf_builtin_profiles[0];
    run.sink = sink;
    if (division != CAF_DIVISION_NONE) {
        run.calendar = context->calendars[division] != NULL ? context->calendars[division] : caf_calendar_builtin(division);
    }
    return run;
}

/* One case, all or nothing. */
static caf_status check_one(const caf_case *whose, const caf_context *context, collector *to, caf_diag *diag)
{
    caf_facts facts;
    int32_t table;
    int64_t row;
    caf_status status = caf_gather(whose, &facts, &table, &row);
    if (status != CAF_OK) {
        diag->table = table;
        diag->row = row;
        return status;
    }
    caf_run run = begin_run(whose, context, &facts, &to->sink);
    int64_t n = to->findings != NULL ? to->findings->n : 0;
    to->overflow = 0;
    to->bad_group = 0;
    to->weight = 1;
    run_rules(&run, to->want);
    if (!to->overflow && !to->bad_group) {
        return CAF_OK;
    }
    if (to->findings != NULL) {
        to->findings->n = n;
    }
    if (to->bad_group) {
        return CAF_E_GROUP; /* nothing was counted: every finding has the case's group */
    }
    if (to->tally != NULL) {
        /* Rules are pure: run again they give the same findings, to be taken back. */
        caf_out *findings = to->findings;
        to->findings = NULL;
        to->weight = -1;
        run_rules(&run, to->want);
        to->findings = findings;
    }
    return CAF_E_CAPACITY;
}

static void begin_collecting(collector *to, const caf_select *want, caf_out *findings)
{
    memset(to, 0, sizeof *to);
    to->sink.finding = collect;
    to->want = want;
    to->findings = findings;
}

caf_status caf_check_case(const caf_case *whose, const caf_context *context, const caf_select *want, caf_out *findings)
{
    collector to;
    caf_diag diag;
    if (whose == NULL || findings == NULL || whose->caseload == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = check_context(context);
    status = status == CAF_OK ? check_select(want) : status;
    status = status == CAF_OK ? check_out(findings) : status;
    if (status != CAF_OK) {
        return status;
    }
    begin_collecting(&to, want, findings);
    return check_one(whose, context, &to, &diag);
}

/* Rows of no case, once, where they come in the walk: each table's run of them is one finding. */
static void check_orphans(const caf_case *whose, const caf_context *context, collector *to)
{
    for (int32_t table = 1; table < CAF_TABLES; table++) {
        caf_rows rows;
        if (whose->orphans[table] == 0 || !is_wanted_rule(to->want, CAF_DATA_REFERENCE) ||
            caf_table_of(whose->caseload, table, &rows) != CAF_OK) {
            continue;
        }
        caf_finding finding;
        memset(&finding, 0, sizeof finding);
        finding.case_id = caf_row_case(&rows, whose->first[table] - whose->orphans[table]);
        finding.rule = CAF_DATA_REFERENCE;
        finding.days = CAF_DAYS_NONE;
        finding.slack = CAF_DAYS_NONE;
        finding.reason = CAF_REASON_ORPHAN;
        finding.profile = (int16_t)caf_profile_number(context->profile != NULL ? context->profile : caf_builtin_profiles[0]);
        finding.table = (int16_t)table;
        finding.kind = CAF_DATA;
        finding.verdict = CAF_UNKNOWN;
        finding.severity = CAF_HIGH;
        finding.items = CAF_BIT(0);
        collect(&to->sink, &finding);
    }
}

static int has_orphans(const caf_case *whose)
{
    for (int32_t table = 1; table < CAF_TABLES; table++) {
        if (whose->orphans[table] != 0) {
            return 1;
        }
    }
    return 0;
}

/* Orphans before a case count with it; all or nothing, like the case. */
static caf_status check_step(const caf_case *whose, const caf_context *context, collector *to, int is_case, caf_diag *diag)
{
    int64_t n = to->findings != NULL ? to->findings->n : 0;
    int orphaned = has_orphans(whose);
    to->overflow = 0;
    to->bad_group = 0;
    to->weight = 1;
    if (orphaned) {
        check_orphans(whose, context, to);
    }
    caf_status status = to->overflow ? CAF_E_CAPACITY : CAF_OK;
    if (status == CAF_OK && is_case) {
        status = check_one(whose, context, to, diag);
    }
    if (status != CAF_OK) {
        if (to->findings != NULL) {
            to->findings->n = n;
        }
        if (orphaned && to->tally != NULL) {
            caf_out *findings = to->findings;
            to->findings = NULL;
            to->weight = -1;
            check_orphans(whose, context, to);
            to->findings = findings;
        }
    }
    return status;
}

caf_status caf_check(const caf_caseload *caseload, caf_cursor *cursor, const caf_context *context, const caf_select *want,
                     caf_out *findings, int64_t *tally, int64_t n_tally)
{
    static const int64_t group_size = (int64_t)CAF_RULES * CAF_VERDICTS;
    collector to;
    if (cursor == NULL) {
        return CAF_E_NULL;
    }
    if (cursor->size < (int32_t)sizeof *cursor) {
        return CAF_E_SIZE;
    }
    caf_status status = check_context(context);
    status = status == CAF_OK ? check_select(want) : status;
    status = status == CAF_OK ? check_out(findings) : status;
    if (status == CAF_OK && tally != NULL && (n_tally <= 0 || n_tally % group_size != 0)) {
        status = CAF_E_SIZE;
    }
    if (status != CAF_OK) {
        cursor->diag = (caf_diag){ status, -1, -1, -1, 0 };
        return status;
    }
    begin_collecting(&to, want, findings);
    to.tally = tally;
    to.groups = n_tally / group_size;
    for (;;) {
        caf_case one;
        caf_cursor before = *cursor;
        one.size = (int32_t)sizeof one;
        status = caf_next_case(caseload, context, cursor, &one);
        if (status != CAF_OK && status != CAF_END) {
            return status;
        }
        caf_diag diag = { CAF_OK, CAF_CASES, one.index, -1, 0 };
        caf_status checked = check_step(&one, context, &to, status == CAF_OK, &diag);
        if (checked != CAF_OK) {
            *cursor = before;
            if (checked == CAF_E_CAPACITY && findings != NULL && findings->n > 0) {
                return CAF_MORE;
            }
            cursor->diag = diag;
            cursor->diag.status = checked;
            return checked;
        }
        if (status == CAF_END) {
            return CAF_OK;
        }
    }
}

/* Keeps the steps of one finding while its rule runs again. */
typedef struct recorder {
    caf_sink sink;
    const caf_finding *sought;
    caf_out *steps;
    int64_t start;
    int found;
    int overflow;
} recorder;

static void record_step(caf_sink *sink, const caf_step *step)
{
    recorder *to = (recorder *)sink;
    if (to->found) {
        return;
    }
    if (to->steps->n >= to->steps->capacity) {
        to->overflow = 1;
        return;
    }
    append(to->steps, step, (int32_t)sizeof *step);
}

static int is_same(const caf_finding *one, const caf_finding *other)
{
    return one->rule == other->rule && one->table == other->table && one->row == other->row && one->reason == other->reason &&
           one->verdict == other->verdict && one->due == other->due && one->done == other->done && one->items == other->items;
}

static void record_finding(caf_sink *sink, const caf_finding *finding)
{
    recorder *to = (recorder *)sink;
    if (to->found) {
        return;
    }
    if (is_same(finding, to->sought)) {
        to->found = 1;
    } else {
        to->steps->n = to->start;
        to->overflow = 0;
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
    caf_status status = check_context(context);
    status = status == CAF_OK ? check_out(steps) : status;
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
    caf_select only = { (int32_t)sizeof only, 0, 0, 0, &finding->rule, 1 };
    if (caf_rule_entry_of(finding->rule) == NULL) {
        return CAF_E_RULE;
    }
    caf_run run = begin_run(whose, context, &facts, &to.sink);
    run_rules(&run, &only);
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
