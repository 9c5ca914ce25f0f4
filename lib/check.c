/* The check loop: cases in, findings and tallies out. */
#include <string.h>
#include <caf/vendor.h>
#include "agenda.h"

/* Where the findings of one case go. The sink comes first, so that one is the other. */
typedef struct collector {
    caf_sink sink;
    const caf_select *want;
    caf_out *findings;   /* NULL: none wanted */
    int64_t *tally;      /* NULL: none wanted; of the profile at work */
    int64_t *tallies;    /* of all profiles */
    int64_t weight;      /* 1 to count, -1 to take back */
    int64_t groups;
    int64_t rules;       /* of a group */
    const caf_context *context;
    caf_agenda agendas[1 + CAF_BESIDE_MAX];
    int overflow;
    caf_status refused;  /* of a finding that cannot be counted, CAF_OK: none */
} collector;

static int is_wanted(const caf_select *want, const caf_finding *finding)
{
    if (want == NULL) {
        return 1;
    }
    return (want->verdicts == 0 || (want->verdicts >> finding->verdict & 1)) &&
           (want->kinds == 0 || (want->kinds >> finding->kind & 1)) &&
           (finding->kind == CAF_DATA || finding->severity >= want->severity);
}

void caf_append(caf_out *out, const void *element, int32_t size)
{
    int32_t stride = out->stride != 0 ? out->stride : out->size;
    unsigned char *place = (unsigned char *)out->data + (ptrdiff_t)(out->n * stride);
    memcpy(place, element, (size_t)(size < out->size ? size : out->size));
    if (out->size > size) {
        memset(place + size, 0, (size_t)(out->size - size));
    }
    out->n++;
}

/* Where a rule counts in a group; -1: there is no such rule. */
static int64_t slot_of(const collector *to, caf_rule_id rule)
{
    if (rule < CAF_RULES) {
        return rule < 0 ? -1 : rule;
    }
    for (int32_t i = 0; i < to->context->n_vendor_rules; i++) {
        if (to->context->vendor_rules[i].rule->id == rule) {
            return CAF_RULES + i;
        }
    }
    return -1;
}

/* Counts a finding where it can be; a vendor's rule may have made it up. */
static caf_status count(collector *to, const caf_finding *finding)
{
    int64_t slot = slot_of(to, finding->rule);
    if (slot < 0 || finding->verdict >= CAF_VERDICTS) {
        return CAF_E_RULE;
    }
    if (finding->group < 0 || finding->group >= to->groups) {
        return CAF_E_GROUP;
    }
    to->tally[(finding->group * to->rules + slot) * CAF_VERDICTS + finding->verdict] += to->weight;
    return CAF_OK;
}

static void collect(caf_sink *sink, const caf_finding *finding)
{
    collector *to = (collector *)sink;
    caf_status status = to->tally != NULL ? count(to, finding) : CAF_OK;
    if (status != CAF_OK) {
        to->refused = status;
        return;
    }
    if (to->findings == NULL || !is_wanted(to->want, finding)) {
        return;
    }
    if (to->findings->n >= to->findings->capacity) {
        to->overflow = 1;
        return;
    }
    caf_append(to->findings, finding, (int32_t)sizeof *finding);
}

/* The same where every finding is wanted, nothing is counted, and the caller knows a finding as it is. */
static void keep(caf_sink *sink, const caf_finding *finding)
{
    collector *to = (collector *)sink;
    caf_out *out = to->findings;
    if (out->n >= out->capacity) {
        to->overflow = 1;
        return;
    }
    int32_t stride = out->stride != 0 ? out->stride : (int32_t)sizeof *finding;
    memcpy((unsigned char *)out->data + (ptrdiff_t)(out->n * stride), finding, sizeof *finding);
    out->n++;
}

static int keeps_all(const caf_select *want, const caf_out *findings, const int64_t *tally)
{
    int is_all = want == NULL || (want->verdicts == 0 && want->kinds == 0 && want->severity <= 0);
    return is_all && tally == NULL && findings != NULL && findings->size == (int32_t)sizeof(caf_finding);
}

/* Every profile over one case. */
static void run_profiles(const caf_case *whose, const caf_facts *facts, collector *to)
{
    caf_run run = caf_begin_run(whose, to->context, facts, &to->sink);
    for (int32_t i = 0; i < caf_profile_count(to->context); i++) {
        run.profile = to->agendas[i].profile;
        to->tally = to->tallies != NULL ? to->tallies + i * to->groups * to->rules * CAF_VERDICTS : NULL;
        caf_run_agenda(&run, &to->agendas[i]);
    }
}

/* One case, all or nothing. */
static caf_status check_one(const caf_case *whose, collector *to, caf_diag *diag)
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
    int64_t n = to->findings != NULL ? to->findings->n : 0;
    to->overflow = 0;
    to->refused = CAF_OK;
    to->weight = 1;
    run_profiles(whose, &facts, to);
    caf_status answer = to->refused != CAF_OK ? to->refused : CAF_E_CAPACITY;
    if (!to->overflow && to->refused == CAF_OK) {
        return CAF_OK;
    }
    if (to->findings != NULL) {
        to->findings->n = n;
    }
    if (to->tallies != NULL) {
        /* Rules are pure: run again they give the same findings, to be taken back. */
        caf_out *findings = to->findings;
        to->findings = NULL;
        to->weight = -1;
        run_profiles(whose, &facts, to);
        to->findings = findings;
    }
    return answer;
}

/* Arguments in order: what is to be looked at is settled for the whole call. */
static caf_status begin_collecting(collector *to, const caf_context *context, caf_date as_of, const caf_select *want,
                                   caf_out *findings, int64_t *tallies)
{
    caf_status status = caf_check_context(context);
    status = status == CAF_OK ? caf_check_select(want, context) : status;
    status = status == CAF_OK ? caf_check_out(findings) : status;
    if (status != CAF_OK) {
        return status;
    }
    to->sink = (caf_sink){ keeps_all(want, findings, tallies) ? keep : collect, NULL };
    to->want = want;
    to->findings = findings;
    to->tally = NULL;
    to->tallies = tallies;
    to->weight = 1;
    to->groups = 0;
    to->rules = CAF_RULES + context->n_vendor_rules;
    to->context = context;
    to->overflow = 0;
    to->refused = CAF_OK;
    for (int32_t i = 0; i < caf_profile_count(context); i++) {
        caf_make_agenda(&to->agendas[i], context, caf_nth_profile(context, i), as_of, want);
    }
    return CAF_OK;
}

caf_status caf_check_case(const caf_case *whose, const caf_context *context, const caf_select *want, caf_out *findings)
{
    collector to;
    caf_diag diag;
    if (whose == NULL || findings == NULL || whose->caseload == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = begin_collecting(&to, context, whose->as_of, want, findings, NULL);
    return status == CAF_OK ? check_one(whose, &to, &diag) : status;
}

/* Rows of no case, once, where they come in the walk: each table's run of them is one finding. */
static void check_orphans(const caf_case *whose, collector *to)
{
    to->tally = to->tallies; /* under the first profile alone */
    for (int32_t table = 1; table < CAF_TABLES; table++) {
        const caf_rows *rows;
        if (whose->orphans[table] == 0 || !caf_is_wanted_rule(to->want, CAF_DATA_REFERENCE) ||
            caf_table_of(whose->caseload, table, &rows) != CAF_OK) {
            continue;
        }
        caf_finding finding;
        memset(&finding, 0, sizeof finding);
        finding.case_id = caf_row_case(rows, whose->first[table] - whose->orphans[table]);
        finding.rule = CAF_DATA_REFERENCE;
        finding.days = CAF_DAYS_NONE;
        finding.slack = CAF_DAYS_NONE;
        finding.reason = CAF_REASON_ORPHAN;
        finding.profile = (int16_t)caf_profile_number(to->agendas[0].profile);
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
static caf_status check_step(const caf_case *whose, collector *to, int is_case, caf_diag *diag)
{
    int64_t n = to->findings != NULL ? to->findings->n : 0;
    int orphaned = has_orphans(whose);
    to->overflow = 0;
    to->refused = CAF_OK;
    to->weight = 1;
    if (orphaned) {
        check_orphans(whose, to);
    }
    caf_status status = to->overflow ? CAF_E_CAPACITY : to->refused;
    if (status == CAF_OK && is_case) {
        status = check_one(whose, to, diag);
    }
    if (status != CAF_OK) {
        if (to->findings != NULL) {
            to->findings->n = n;
        }
        if (orphaned && to->tallies != NULL) {
            caf_out *findings = to->findings;
            to->findings = NULL;
            to->weight = -1;
            check_orphans(whose, to);
            to->findings = findings;
        }
    }
    return status;
}

caf_status caf_check(const caf_caseload *caseload, caf_cursor *cursor, const caf_context *context, const caf_select *want,
                     caf_out *findings, int64_t *tally, int64_t n_tally)
{
    collector to;
    if (cursor == NULL) {
        return CAF_E_NULL;
    }
    if (cursor->size < (int32_t)sizeof *cursor) {
        return CAF_E_SIZE;
    }
    caf_status status = begin_collecting(&to, context, context != NULL ? context->as_of : 0, want, findings, tally);
    int64_t size = status == CAF_OK ? caf_profile_count(context) * to.rules * CAF_VERDICTS : 1; /* of one group */
    if (status == CAF_OK && tally != NULL && (n_tally <= 0 || n_tally % size != 0)) {
        status = CAF_E_SIZE;
    }
    if (status != CAF_OK) {
        cursor->diag = (caf_diag){ status, -1, -1, -1, 0 };
        return status;
    }
    to.groups = n_tally / size;
    for (;;) {
        caf_case one;
        one.size = (int32_t)sizeof one;
        status = caf_next_case(caseload, context, cursor, &one);
        if (status != CAF_OK && status != CAF_END) {
            return status;
        }
        caf_diag diag = { CAF_OK, CAF_CASES, one.index, -1, 0 };
        caf_status checked = check_step(&one, &to, status == CAF_OK, &diag);
        if (checked != CAF_OK) {
            caf_step_back(cursor, &one);
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

