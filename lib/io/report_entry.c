/* What a record says of a finding: its names, its steps and its explanation. */
#include <string.h>
#include "report_made.h"

enum { STEPS = 64, TEXT = 2048 };

int32_t caf_io_unit_of(const caf_profile *profile, caf_rule_id rule, caf_date as_of)
{
    int32_t amount;
    int32_t unit;
    if (caf_profile_parameter(profile, rule, CAF_WITHIN, as_of, &amount, &unit) == CAF_OK && unit == CAF_WORKING_DAYS) {
        return CAF_WORKING_DAYS;
    }
    return CAF_DAYS;
}

const char *caf_io_row_name(const caf_report_source *source, int64_t row, size_t *length, int64_t *number)
{
    *number = row < 0 ? -row : row;
    *length = 0;
    return row > 0 && source->name != NULL ? source->name(source->user, row, length) : NULL;
}

/* The steps know the unit that the rule really counted in. */
static int32_t counted_unit(const caf_io_entry *entry, int32_t otherwise)
{
    for (int64_t i = 0; i < entry->n_steps; i++) {
        if (entry->steps[i].kind == CAF_STEP_LATE || entry->steps[i].kind == CAF_STEP_EARLY) {
            return entry->steps[i].unit;
        }
    }
    return otherwise;
}

/* Orphans have no case, and so no steps; the reason then says it. */
static caf_status explain(caf_report *report, const caf_caseload *caseload, const caf_context *context,
                          const caf_finding *finding, int64_t *n)
{
    caf_case whose;
    size_t room = STEPS;
    *n = 0;
    whose.size = (int32_t)sizeof whose;
    if (caf_find_case(caseload, context, finding->case_id, &whose) != CAF_OK) {
        return CAF_OK;
    }
    for (;;) {
        report->steps.used = 0;
        if (!caf_io_reserve(&report->steps, room * sizeof(caf_step))) {
            return CAF_E_MEMORY;
        }
        caf_out steps = { report->steps.bytes, (int64_t)room, 0, (int32_t)sizeof(caf_step), 0 };
        caf_status status = caf_explain(&whose, context, finding, &steps);
        if (status != CAF_E_CAPACITY) {
            *n = status == CAF_OK ? steps.n : 0;
            return CAF_OK;
        }
        room *= 2;
    }
}

static caf_status word(caf_report *report, const caf_finding *finding, const caf_step *steps, int64_t n, size_t *length)
{
    size_t room = TEXT;
    for (;;) {
        report->text.used = 0;
        if (!caf_io_reserve(&report->text, room)) {
            return CAF_E_MEMORY;
        }
        caf_status status = caf_explain_text(finding, steps, n, (char *)report->text.bytes, room, length);
        if (status != CAF_E_CAPACITY) {
            return status;
        }
        room = *length + 1;
    }
}

caf_status caf_io_entry_make(caf_report *report, const caf_caseload *caseload, const caf_report_source *source,
                             const caf_context *context, const caf_finding *finding, caf_io_entry *entry)
{
    memset(entry, 0, sizeof *entry);
    entry->finding = finding;
    entry->rule = caf_rule_get(finding->rule);
    entry->title = caf_profile_title_of(context->profile, finding->rule, report->options.as_of);
    entry->title = entry->title != NULL && finding->kind != CAF_DATA ? entry->title : entry->rule->title;
    entry->profile = finding->kind == CAF_DATA ? NULL : caf_profile_name(context->profile);
    entry->file = source->file;
    entry->source = source;
    entry->line = source->line != NULL ? source->line(source->user, finding->case_id) : 0;
    if (source->case_name != NULL) {
        entry->case_name = source->case_name(source->user, finding->case_id, &entry->case_length);
    }
    caf_status status = explain(report, caseload, context, finding, &entry->n_steps);
    if (status != CAF_OK) {
        return status;
    }
    entry->steps = (const caf_step *)(const void *)report->steps.bytes;
    entry->unit = counted_unit(entry, caf_io_unit_of(context->profile, finding->rule, report->options.as_of));
    status = word(report, finding, entry->n_steps > 0 ? entry->steps : NULL, entry->n_steps, &entry->text_length);
    entry->text = (const char *)report->text.bytes;
    return status;
}

bool caf_io_is_missed(const caf_io_entry *entry)
{
    if (entry->finding->verdict != CAF_NOT_MET || entry->finding->done != 0) {
        return false;
    }
    for (int64_t i = 0; i < entry->n_steps; i++) {
        if (entry->steps[i].kind == CAF_STEP_AS_OF && entry->steps[i].code == 0) {
            return false;
        }
    }
    return true;
}

bool caf_io_is_doubt(const caf_finding *finding)
{
    return finding->kind == CAF_DATA || finding->reason == CAF_REASON_PROBLEM;
}

/* Whether a step says that something is lacking. A row that is not there is, where its fact was needed. */
static bool is_lack(const caf_io_entry *entry, const caf_step *step)
{
    return step->kind == CAF_STEP_MISSING || step->kind == CAF_STEP_NOT_HELD ||
           (step->kind == CAF_STEP_NO_ROW && entry->finding->reason == CAF_REASON_MISSING);
}

/* Whether a step names what no item and no earlier step has named. */
static bool is_new_lack(const caf_io_entry *entry, int64_t at, const caf_io_lack *lack)
{
    if (entry->finding->item_set == CAF_ITEMS_FIELDS && lack->table == entry->finding->table && lack->field >= 0 &&
        (entry->finding->items >> lack->field & 1)) {
        return false;
    }
    for (int64_t i = 0; i < at; i++) {
        const caf_step *step = &entry->steps[i];
        if (is_lack(entry, step) && step->table == lack->table && step->field == lack->field) {
            return false;
        }
    }
    return true;
}

bool caf_io_next_lack(const caf_io_entry *entry, int64_t *at, caf_io_lack *lack)
{
    static const char *const sets[CAF_ITEM_SETS] = { NULL, "elements", "smart", "characteristics", "risk_factors", "indicators" };
    const caf_finding *finding = entry->finding;
    for (; *at < 63; ++*at) {
        const char *name = finding->items >> *at & 1 ? caf_item_name(finding, (int32_t)*at) : NULL;
        if (name != NULL) {
            lack->table = finding->table;
            lack->field = (int32_t)(*at)++;
            lack->set = sets[finding->item_set];
            lack->item = finding->item_set != CAF_ITEMS_FIELDS ? name : NULL;
            return true;
        }
    }
    lack->item = NULL;
    for (int64_t i = *at - 63; i < entry->n_steps && !caf_io_is_doubt(entry->finding); i++) {
        const caf_step *step = &entry->steps[i];
        lack->table = step->table;
        lack->field = step->field;
        if (is_lack(entry, step) && is_new_lack(entry, i, lack)) {
            *at = i + 64;
            return true;
        }
    }
    return false;
}

void caf_io_put_lack(caf_io_writer *to, const caf_io_lack *lack)
{
    const caf_field *field = caf_field_at(lack->table, lack->field);
    caf_io_put(to, lack->item != NULL ? lack->set : caf_table_name(lack->table));
    if (lack->item != NULL || field != NULL) {
        caf_io_put(to, ".");
        caf_io_put(to, lack->item != NULL ? lack->item : field->name);
    }
}

bool caf_io_is_safeguarding(const caf_finding *finding)
{
    return finding->kind == CAF_SAFEGUARDING &&
           (finding->verdict == CAF_NOT_MET || finding->verdict == CAF_DUE || finding->verdict == CAF_JUDGEMENT);
}

const char *caf_io_verdict_word(int32_t verdict)
{
    static const char *const words[CAF_VERDICTS] = {
        NULL, "met", "not-met", "due", "unknown", "not-applicable", "judgement"
    };
    return verdict > 0 && verdict < CAF_VERDICTS ? words[verdict] : NULL;
}

const char *caf_io_kind_word(int32_t kind)
{
    static const char *const words[CAF_FINDING_KINDS] = { NULL, "standard", "data", "safeguarding" };
    return kind > 0 && kind < CAF_FINDING_KINDS ? words[kind] : NULL;
}

const char *caf_io_severity_word(int32_t severity)
{
    static const char *const words[] = { NULL, "low", "medium", "high" };
    return severity > 0 && severity <= CAF_HIGH ? words[severity] : NULL;
}

const char *caf_io_grade_word(int32_t grade)
{
    return grade == CAF_ACCEPTABLE ? "acceptable" : NULL;
}

const char *caf_io_division_word(caf_division division)
{
    static const char *const words[CAF_DIVISIONS] = { NULL, "england-and-wales", "scotland", "northern-ireland" };
    return division > 0 && division < CAF_DIVISIONS ? words[division] : NULL;
}

const char *caf_io_flag_word(int32_t bit)
{
    static const char *const words[] = { "provisional", "convention", "not-known-then", "early" };
    return bit >= 0 && bit < (int32_t)(sizeof words / sizeof words[0]) ? words[bit] : NULL;
}
