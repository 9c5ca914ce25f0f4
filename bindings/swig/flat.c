/* The C interface without structs, for the other languages. Every size, length
 * and alignment that a language could get wrong is checked here, once. */
#include "flat.h"
#include <string.h>

/* Enough for every explanation but a count over decades of holidays. */
#define STEPS 512

static bool is_aligned(const void *data, size_t alignment)
{
    return (uintptr_t)data % alignment == 0;
}

static caf_status calendar_of(caf_division division, const caf_calendar **out)
{
    *out = caf_calendar_builtin(division);
    return *out != NULL ? CAF_OK : CAF_E_DIVISION;
}

static caf_status context_of(caf_date as_of, caf_division division, int32_t profile, caf_context *out)
{
    *out = caf_context_on(as_of, division);
    if (profile != 0) {
        out->profile = caf_profile_numbered(profile);
        if (out->profile == NULL) {
            return CAF_E_PROFILE;
        }
    }
    return CAF_OK;
}

/* An input and an output of an array call, which must be equally long. */
static caf_status check_arrays(const int32_t *in, int64_t n_in, const int32_t *out, int64_t n_out)
{
    if (n_in < 0 || n_out < 0 || (n_in > 0 && in == NULL) || (n_out > 0 && out == NULL)) {
        return CAF_E_NULL;
    }
    if (n_in != n_out) {
        return CAF_E_CAPACITY;
    }
    /* What is empty may lie anywhere. */
    return n_in == 0 || (is_aligned(in, sizeof *in) && is_aligned(out, sizeof *out)) ? CAF_OK : CAF_E_ARGUMENT;
}

/* Rows without an answer are no failure of the call: they are in the output. */
static caf_status some_rows(caf_status status, bool *complete)
{
    *complete = status == CAF_OK;
    return status == CAF_E_SOME_ROWS ? CAF_OK : status;
}

caf_status flat_is_working_day(caf_division division, caf_date date, bool *out)
{
    const caf_calendar *calendar;
    caf_status status = calendar_of(division, &calendar);
    return status == CAF_OK ? caf_is_working_day(calendar, date, out) : status;
}

caf_status flat_holiday_on(caf_division division, caf_date date, int32_t *out)
{
    const caf_calendar *calendar;
    caf_status status = calendar_of(division, &calendar);
    return status == CAF_OK ? caf_holiday_on(calendar, date, out) : status;
}

caf_status flat_calendar_certain_until(caf_division division, caf_date *out)
{
    const caf_calendar *calendar;
    caf_status status = calendar_of(division, &calendar);
    return status == CAF_OK ? caf_calendar_certain_until(calendar, out) : status;
}

caf_status flat_add_working_days(caf_division division, caf_date start, int32_t days, caf_date *out)
{
    const caf_calendar *calendar;
    caf_status status = calendar_of(division, &calendar);
    return status == CAF_OK ? caf_add_working_days(calendar, start, days, out) : status;
}

caf_status flat_count_working_days(caf_division division, caf_date from, caf_date to, int32_t *out)
{
    const caf_calendar *calendar;
    caf_status status = calendar_of(division, &calendar);
    return status == CAF_OK ? caf_count_working_days(calendar, from, to, out) : status;
}

caf_status flat_add_working_days_array(caf_division division, const caf_date *start, int64_t n_start, int32_t days,
                                       caf_date *results, int64_t n_results, bool *complete)
{
    const caf_calendar *calendar;
    caf_status status = calendar_of(division, &calendar);
    status = status == CAF_OK ? check_arrays(start, n_start, results, n_results) : status;
    status = status == CAF_OK ? caf_add_working_days_array(calendar, start, (size_t)n_start, days, results) : status;
    return some_rows(status, complete);
}

caf_status flat_count_working_days_array(caf_division division, const caf_date *from, int64_t n_from, const caf_date *to,
                                         int64_t n_to, int32_t *results, int64_t n_results, bool *complete)
{
    const caf_calendar *calendar;
    caf_status status = calendar_of(division, &calendar);
    status = status == CAF_OK ? check_arrays(from, n_from, results, n_results) : status;
    status = status == CAF_OK ? check_arrays(to, n_to, results, n_results) : status;
    status = status == CAF_OK ? caf_count_working_days_array(calendar, from, to, (size_t)n_from, results) : status;
    return some_rows(status, complete);
}

caf_status flat_due(caf_division division, int32_t profile, caf_rule_id rule, caf_date anchor, caf_date *due)
{
    caf_context context;
    caf_status status = context_of(CAF_DATE_NONE, division, profile, &context);
    return status == CAF_OK ? caf_due(&context, rule, anchor, due) : status;
}

caf_status flat_due_array(caf_division division, int32_t profile, caf_rule_id rule, const caf_date *anchor, int64_t n_anchor,
                          caf_date *results, int64_t n_results, bool *complete)
{
    caf_context context;
    caf_status status = context_of(CAF_DATE_NONE, division, profile, &context);
    status = status == CAF_OK ? check_arrays(anchor, n_anchor, results, n_results) : status;
    status = status == CAF_OK ? caf_due_array(&context, rule, anchor, (size_t)n_anchor, results) : status;
    return some_rows(status, complete);
}

caf_status flat_judge(caf_date as_of, caf_division division, int32_t profile, caf_rule_id rule, caf_date anchor, caf_date done,
                      int32_t *verdict, caf_date *falls_due, int32_t *days, int32_t *slack)
{
    caf_context context;
    caf_status status = context_of(as_of, division, profile, &context);
    return status == CAF_OK ? caf_judge(&context, rule, anchor, done, verdict, falls_due, days, slack) : status;
}

caf_status flat_first_taf_due(caf_division division, int32_t profile, caf_date completed, caf_date *due)
{
    caf_context context;
    caf_status status = context_of(CAF_DATE_NONE, division, profile, &context);
    return status == CAF_OK ? caf_first_taf_due(&context, completed, due) : status;
}

caf_status flat_first_taf_due_array(caf_division division, int32_t profile, const caf_date *completed, int64_t n_completed,
                                    caf_date *results, int64_t n_results, bool *complete)
{
    caf_context context;
    caf_status status = context_of(CAF_DATE_NONE, division, profile, &context);
    status = status == CAF_OK ? check_arrays(completed, n_completed, results, n_results) : status;
    status = status == CAF_OK ? caf_first_taf_due_array(&context, completed, (size_t)n_completed, results) : status;
    return some_rows(status, complete);
}

int32_t flat_profile_at(int32_t index)
{
    return caf_profile_number(caf_profile_at(index));
}

int32_t flat_profile_named(const char *text, size_t length)
{
    return caf_profile_number(caf_profile_builtin(text, length));
}

const char *flat_profile_name(int32_t profile)
{
    return caf_profile_name(caf_profile_numbered(profile));
}

int32_t flat_rule_named(const char *text, size_t length)
{
    const caf_rule *rule = caf_rule_named(text, length);
    return rule != NULL ? rule->id : 0;
}

const char *flat_rule_name(caf_rule_id rule)
{
    const caf_rule *entry = caf_rule_get(rule);
    return entry != NULL ? entry->name : NULL;
}

const char *flat_rule_document(caf_rule_id rule)
{
    const caf_rule *entry = caf_rule_get(rule);
    return entry != NULL ? entry->document : NULL;
}

const char *flat_rule_clause(caf_rule_id rule)
{
    const caf_rule *entry = caf_rule_get(rule);
    return entry != NULL ? entry->clause : NULL;
}

const char *flat_rule_title(caf_rule_id rule)
{
    const caf_rule *entry = caf_rule_get(rule);
    return entry != NULL ? entry->title : NULL;
}

const char *flat_rule_text(caf_rule_id rule)
{
    const caf_rule *entry = caf_rule_get(rule);
    return entry != NULL ? entry->text : NULL;
}

int32_t flat_rule_kind(caf_rule_id rule)
{
    const caf_rule *entry = caf_rule_get(rule);
    return entry != NULL ? entry->kind : 0;
}

bool flat_rule_timing(caf_rule_id rule)
{
    const caf_rule *entry = caf_rule_get(rule);
    return entry != NULL && entry->timing == 1;
}

int32_t flat_field_count(int32_t table)
{
    int32_t n = 0;
    while (caf_field_at(table, n) != NULL) {
        n++;
    }
    return n;
}

const char *flat_field_name(int32_t table, int32_t field)
{
    const caf_field *entry = caf_field_at(table, field);
    return entry != NULL ? entry->name : NULL;
}

int32_t flat_field_offset(int32_t table, int32_t field)
{
    const caf_field *entry = caf_field_at(table, field);
    return entry != NULL ? entry->offset : -1;
}

int32_t flat_field_type(int32_t table, int32_t field)
{
    const caf_field *entry = caf_field_at(table, field);
    return entry != NULL ? entry->type : 0;
}

int32_t flat_field_size(int32_t table, int32_t field)
{
    switch (flat_field_type(table, field)) {
    case CAF_TYPE_ID:
    case CAF_TYPE_TABLES:
        return 8;
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED:
    case CAF_TYPE_COUNT:
    case CAF_TYPE_SET:
        return 4;
    case CAF_TYPE_FLAG:
    case CAF_TYPE_CHOICE:
        return 1;
    default:
        return 0;
    }
}

const char *flat_choice_name(int32_t table, int32_t field, int32_t value)
{
    const caf_field *entry = caf_field_at(table, field);
    if (entry == NULL || entry->choices == NULL || value < 1 || value > entry->n_choices) {
        return NULL;
    }
    return entry->choices[value - 1];
}

const char *flat_item_name(int32_t item_set, int32_t table, int32_t bit)
{
    caf_finding of;
    if (item_set == CAF_ITEMS_FIELDS) {
        return flat_field_name(table, bit);
    }
    memset(&of, 0, sizeof of);
    of.item_set = (uint8_t)item_set;
    return item_set > 0 && item_set < CAF_ITEM_SETS ? caf_item_name(&of, bit) : NULL;
}

typedef struct finding_field {
    const char *name;
    int32_t offset, size;
} finding_field;

#define FIELD(name) { #name, (int32_t)offsetof(caf_finding, name), (int32_t)sizeof(((caf_finding *)0)->name) }

static const finding_field finding_fields[] = {
    FIELD(case_id), FIELD(row), FIELD(items), FIELD(rule), FIELD(due), FIELD(done), FIELD(days), FIELD(slack),
    FIELD(reason), FIELD(profile), FIELD(table), FIELD(kind), FIELD(verdict), FIELD(grade), FIELD(severity),
    FIELD(flags), FIELD(item_set), FIELD(group),
};

static const finding_field *finding_field_at(int32_t field)
{
    if (field < 0 || field >= (int32_t)(sizeof finding_fields / sizeof finding_fields[0])) {
        return NULL;
    }
    return &finding_fields[field];
}

int32_t flat_finding_size(void)
{
    return (int32_t)sizeof(caf_finding);
}

const char *flat_finding_field_name(int32_t field)
{
    const finding_field *entry = finding_field_at(field);
    return entry != NULL ? entry->name : NULL;
}

int32_t flat_finding_field_offset(int32_t field)
{
    const finding_field *entry = finding_field_at(field);
    return entry != NULL ? entry->offset : -1;
}

int32_t flat_finding_field_size(int32_t field)
{
    const finding_field *entry = finding_field_at(field);
    return entry != NULL ? entry->size : 0;
}

int32_t flat_cursor_size(void)
{
    return (int32_t)sizeof(caf_cursor);
}

static caf_diag diag_of(caf_status status, int32_t table)
{
    caf_diag diag = { status, table, -1, -1, 0 };
    return diag;
}

/* The tables as the core wants them, in the room of `rows`. */
static caf_diag caseload_of(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                            int64_t n_fields, caf_rows rows[CAF_TABLES], caf_caseload *out)
{
    memset(rows, 0, CAF_TABLES * sizeof *rows);
    memset(out, 0, sizeof *out);
    if (n_tables < 0 || n_fields < 0 || (n_tables > 0 && (tables == NULL || n_bytes == NULL)) || (n_fields > 0 && fields == NULL)) {
        return diag_of(CAF_E_NULL, -1);
    }
    if (n_tables > CAF_TABLES) {
        return diag_of(CAF_E_TABLE, -1);
    }
    if (n_fields != n_tables) {
        return diag_of(CAF_E_SIZE, -1);
    }
    for (int32_t table = 0; table < n_tables; table++) {
        int32_t size = caf_row_size(table);
        if (n_bytes[table] < 0 || n_bytes[table] % size != 0) {
            return diag_of(CAF_E_ROWS, table);
        }
        rows[table].data = n_bytes[table] > 0 ? tables[table] : NULL;
        rows[table].n = n_bytes[table] / size;
        rows[table].size = size;
        memcpy(&rows[table].fields, &fields[table], sizeof rows[table].fields);
    }
    out->size = (int32_t)sizeof *out;
    out->n_tables = n_tables;
    out->tables = rows;
    return diag_of(CAF_OK, -1);
}

/* A cursor from the caller's bytes. */
static caf_status cursor_of(const void *bytes, int64_t n_bytes, caf_cursor *out)
{
    if (bytes == NULL) {
        return CAF_E_NULL;
    }
    if (n_bytes != (int64_t)sizeof *out) {
        return CAF_E_SIZE;
    }
    memcpy(out, bytes, sizeof *out);
    if (out->size == 0) {
        *out = caf_cursor_begin();
    }
    out->diag = diag_of(CAF_OK, -1);
    return CAF_OK;
}

caf_diag flat_check(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields, int64_t n_fields,
                    caf_date as_of, caf_division division, int32_t profile, int32_t verdicts, int32_t kinds, int32_t severity,
                    void *cursor, int64_t n_cursor, void *findings, int64_t n_findings, int64_t *tally, int64_t n_tally,
                    int64_t *found, bool *more)
{
    caf_rows rows[CAF_TABLES];
    caf_caseload caseload;
    caf_context context;
    caf_cursor at;
    caf_select want = { (int32_t)sizeof want, verdicts, kinds, severity, NULL, 0 };
    caf_out out = { findings, 0, 0, (int32_t)sizeof(caf_finding), 0 };
    *found = 0;
    *more = false;

    caf_diag diag = caseload_of(tables, n_bytes, n_tables, fields, n_fields, rows, &caseload);
    if (diag.status == CAF_OK) {
        diag.status = context_of(as_of, division, profile, &context);
    }
    if (diag.status == CAF_OK) {
        diag.status = cursor_of(cursor, n_cursor, &at);
    }
    if (diag.status == CAF_OK && (n_findings < 0 || n_tally < 0)) {
        diag.status = CAF_E_NULL;
    }
    if (diag.status == CAF_OK && n_tally > 0 && !is_aligned(tally, sizeof *tally)) {
        diag.status = CAF_E_ARGUMENT;
    }
    if (diag.status != CAF_OK) {
        return diag;
    }
    out.capacity = n_findings / (int64_t)sizeof(caf_finding);
    caf_status status = caf_check(&caseload, &at, &context, &want, n_findings > 0 ? &out : NULL, n_tally > 0 ? tally : NULL, n_tally);
    memcpy(cursor, &at, sizeof at);
    *found = out.n;
    *more = status == CAF_MORE;
    if (status < CAF_E_NULL) {
        return diag;
    }
    /* What is wrong before the walk begins, the core says by its status alone. */
    diag = at.diag.status != CAF_OK ? at.diag : diag_of(status, -1);
    diag.status = status;
    return diag;
}

caf_diag flat_explain(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields, int64_t n_fields,
                      caf_date as_of, caf_division division, int32_t profile, const void *finding, int64_t n_finding,
                      void *text, int64_t n_text, int64_t *length)
{
    caf_rows rows[CAF_TABLES];
    caf_caseload caseload;
    caf_context context;
    caf_finding sought;
    caf_step steps[STEPS];
    caf_out out = { steps, STEPS, 0, (int32_t)sizeof(caf_step), 0 };
    size_t whole = 0;
    *length = 0;

    caf_diag diag = caseload_of(tables, n_bytes, n_tables, fields, n_fields, rows, &caseload);
    if (diag.status != CAF_OK) {
        return diag;
    }
    if (finding == NULL || n_text < 0 || (n_text > 0 && text == NULL)) {
        return diag_of(CAF_E_NULL, -1);
    }
    if (n_finding != (int64_t)sizeof sought) {
        return diag_of(CAF_E_SIZE, -1);
    }
    memcpy(&sought, finding, sizeof sought);

    caf_status status = context_of(as_of, division, profile, &context);
    status = status == CAF_OK ? caf_explain_in(&caseload, &context, &sought, &out) : status;
    if (status == CAF_OK) {
        /* A text that was cut is no failure: the length says so. */
        char none[1];
        status = caf_explain_text(&sought, steps, out.n, n_text > 0 ? text : none, n_text > 0 ? (size_t)n_text : 1, &whole);
        status = status == CAF_E_CAPACITY ? CAF_OK : status;
    }
    *length = (int64_t)whole;
    return diag_of(status, -1);
}

caf_status flat_fail(caf_status status)
{
    return status;
}
