/* The report as one JSON object, each finding on a line of its own. */
#include <string.h>
#include <caf/why.h>
#include "report_made.h"

static void put_text(caf_io_writer *to, const char *text)
{
    caf_io_put_json(to, text, text != NULL ? strlen(text) : 0);
}

static void put_key(caf_io_writer *to, const char *key)
{
    if (to->buffer.used > 0 && to->buffer.bytes[to->buffer.used - 1] != '{') {
        caf_io_put(to, ", ");
    }
    caf_io_put(to, "\"");
    caf_io_put(to, key);
    caf_io_put(to, "\": ");
}

static void put_text_member(caf_io_writer *to, const char *key, const char *text)
{
    put_key(to, key);
    put_text(to, text);
}

static void put_date_member(caf_io_writer *to, const char *key, caf_date date)
{
    char text[CAF_DATE_TEXT];
    put_text_member(to, key, date != 0 && caf_date_format(date, text) == CAF_OK ? text : NULL);
}

static void put_number_member(caf_io_writer *to, const char *key, int64_t number)
{
    put_key(to, key);
    caf_io_put_number(to, number);
}

static void put_days_member(caf_io_writer *to, const char *key, int32_t days)
{
    put_key(to, key);
    if (days == CAF_DAYS_NONE) {
        caf_io_put(to, "null");
    } else {
        caf_io_put_number(to, days);
    }
}

/* {"table": "meetings", "id": "M3"}; a row without a name of its own: "number". */
static void put_row(caf_io_writer *to, const caf_report_source *source, int32_t table, int64_t row)
{
    size_t length;
    int64_t number;
    const char *name = caf_io_row_name(source, row, &length, &number);
    caf_io_put(to, "{");
    put_text_member(to, "table", caf_table_name(table));
    put_key(to, "id");
    if (name == NULL && row > 0) {
        caf_io_put(to, "\"");
        caf_io_put_number(to, row);
        caf_io_put(to, "\"");
    } else {
        caf_io_put_json(to, name, length);
    }
    if (row < 0) {
        put_number_member(to, "number", number);
    }
    caf_io_put(to, "}");
}

static void put_subject(caf_io_writer *to, const caf_io_entry *entry)
{
    put_key(to, "subject");
    if (entry->finding->row == 0) {
        caf_io_put(to, "null");
    } else {
        put_row(to, entry->source, entry->finding->table, entry->finding->row);
    }
}

static void put_flags(caf_io_writer *to, int32_t flags)
{
    const char *word;
    bool some = false;
    put_key(to, "flags");
    caf_io_put(to, "[");
    for (int32_t bit = 0; (word = caf_io_flag_word(bit)) != NULL; bit++) {
        if (flags >> bit & 1) {
            caf_io_put(to, some ? ", " : "");
            put_text(to, word);
            some = true;
        }
    }
    caf_io_put(to, "]");
}

/* ["meetings.held_on"]; a table that the source does not hold stands there by its name. */
static void put_lacks(caf_io_writer *to, const caf_io_entry *entry, const char *key, bool wanted)
{
    caf_io_lack lack;
    int64_t at = 0;
    bool some = false;
    put_key(to, key);
    caf_io_put(to, "[");
    while (wanted && caf_io_next_lack(entry, &at, &lack)) {
        caf_io_put(to, some ? ", \"" : "\"");
        caf_io_put_lack(to, &lack);
        caf_io_put(to, "\"");
        some = true;
    }
    caf_io_put(to, "]");
}

static const char *step_word(int32_t kind)
{
    static const char *const words[CAF_STEP_KINDS] = {
        NULL, "fact", "limit", "holiday", "as-of", "late", "early", "no-row", "missing", "not-held", "reason",
        "provisional", "count", "bound", "age", "item", "asked",
        "span", "nobody", "otherwise"
    };
    return kind > 0 && kind < CAF_STEP_KINDS ? words[kind] : NULL;
}

/* "measurable": the item that a step names. */
static const char *item_of(const caf_step *step)
{
    caf_finding of;
    memset(&of, 0, sizeof of);
    of.item_set = (uint8_t)step->amount;
    return caf_item_name(&of, step->code);
}

/* What the code of a step means. */
static void put_code(caf_io_writer *to, const caf_step *step, const caf_field *field)
{
    static const char *const flags[] = { NULL, "yes", "no" };
    switch (step->kind) {
    case CAF_STEP_FACT:
    case CAF_STEP_ASKED:
        if (step->code == CAF_VALUE_IN_DOUBT) {
            put_key(to, "in_doubt");
            caf_io_put(to, "true");
        } else if (step->code < 0) {
            put_text_member(to, "value", step->code == CAF_VALUE_SAME_PERSON ? "same-person" : "recorded");
        } else if (step->date == 0 && field != NULL && field->choices != NULL) {
            bool known = step->code > 0 && step->code <= field->n_choices;
            put_text_member(to, "value", known ? field->choices[step->code - 1] : NULL);
        } else if (step->date == 0) {
            put_text_member(to, "value", step->code > 0 && step->code <= CAF_NO ? flags[step->code] : NULL);
        }
        break;
    case CAF_STEP_LIMIT:
    case CAF_STEP_BOUND:
        if (step->unit == CAF_WORKING_DAYS) {
            put_text_member(to, "division", caf_io_division_word(step->code));
        }
        break;
    case CAF_STEP_ITEM:
        put_text_member(to, "item", item_of(step));
        break;
    case CAF_STEP_HOLIDAY:
        put_text_member(to, "holiday", caf_holiday_name(step->code));
        break;
    case CAF_STEP_NOT_HELD:
        put_text_member(to, "held", step->amount == 0 ? "none" : step->amount == 1 ? "part" : "not-the-field");
        break;
    case CAF_STEP_OTHERWISE:
        put_text_member(to, "reading", caf_reading_name(step->amount));
        if (step->amount == CAF_OTHER_CHOICE) {
            put_text_member(to, "choice", caf_parameter_choice(step->field, (int32_t)step->row));
        } else if (step->amount == CAF_OTHER_CALENDAR && step->unit != 0) {
            put_text_member(to, "division", caf_io_division_word(step->unit));
        }
        put_text_member(to, "verdict", caf_io_verdict_word(step->code));
        break;
    case CAF_STEP_REASON:
        put_text_member(to, "reason", caf_reason_text(step->code));
        break;
    default:
        break;
    }
}

static void put_step(caf_io_writer *to, const caf_report_source *source, const caf_step *step)
{
    const caf_field *field = caf_field_at(step->table, step->field);
    const char *unit = step->kind != CAF_STEP_OTHERWISE ? caf_unit_name(step->unit) : NULL; /* there it is a division */
    caf_io_put(to, "{");
    put_text_member(to, "kind", step_word(step->kind));
    if (caf_table_name(step->table) != NULL && (step->row == 0 || step->kind == CAF_STEP_NO_ROW)) {
        put_text_member(to, "table", caf_table_name(step->table));
    } else if (caf_table_name(step->table) != NULL) {
        put_key(to, "row");
        put_row(to, source, step->table, step->row);
    }
    if (field != NULL) {
        put_text_member(to, "field", field->name);
    }
    if (step->date != 0) {
        put_date_member(to, "date", step->date);
    }
    if (unit != NULL || step->kind == CAF_STEP_COUNT) {
        put_number_member(to, "amount", step->amount);
    }
    if (unit != NULL) {
        put_text_member(to, "unit", unit);
    }
    if (step->from != 0) {
        put_date_member(to, "from", step->from);
    }
    put_code(to, step, field);
    caf_io_put(to, "}");
}

static void put_steps(caf_io_writer *to, const caf_io_entry *entry)
{
    put_key(to, "steps");
    caf_io_put(to, "[");
    for (int64_t i = 0; i < entry->n_steps; i++) {
        caf_io_put(to, i > 0 ? ", " : "");
        put_step(to, entry->source, &entry->steps[i]);
    }
    caf_io_put(to, "]");
}

void caf_io_json_record(caf_report *report, const caf_io_entry *entry)
{
    const caf_finding *finding = entry->finding;
    caf_io_writer *to = &report->record;
    bool counted = finding->days != CAF_DAYS_NONE || finding->slack != CAF_DAYS_NONE;
    caf_io_put(to, "    {");
    put_text_member(to, "file", entry->file);
    put_key(to, "line");
    if (entry->line > 0) {
        caf_io_put_number(to, entry->line);
    } else {
        caf_io_put(to, "null");
    }
    put_key(to, "case");
    if (entry->case_name != NULL) {
        caf_io_put_json(to, entry->case_name, entry->case_length);
    } else {
        caf_io_put(to, "\"");
        caf_io_put_number(to, finding->case_id);
        caf_io_put(to, "\"");
    }
    put_text_member(to, "profile", entry->profile);
    put_text_member(to, "rule", entry->rule->name);
    put_text_member(to, "clause", entry->rule->clause);
    put_text_member(to, "title", entry->title);
    put_text_member(to, "kind", caf_io_kind_word(finding->kind));
    put_text_member(to, "verdict", caf_io_verdict_word(finding->verdict));
    put_text_member(to, "severity", caf_io_severity_word(finding->severity));
    put_text_member(to, "grade", caf_io_grade_word(finding->grade));
    put_text_member(to, "reason", caf_reason_text(finding->reason));
    put_subject(to, entry);
    put_date_member(to, "due", finding->due);
    put_date_member(to, "done", finding->done);
    put_days_member(to, "days", finding->days);
    put_text_member(to, "unit", counted ? caf_unit_name(entry->unit) : NULL);
    put_days_member(to, "slack", finding->slack);
    put_flags(to, finding->flags);
    put_lacks(to, entry, "missing", !caf_io_is_doubt(finding));
    put_lacks(to, entry, "in_doubt", caf_io_is_doubt(finding));
    put_key(to, "explanation");
    caf_io_put_json(to, entry->text, entry->text_length);
    put_steps(to, entry);
    caf_io_put(to, "}");
}

static void put_summary_rule(caf_report *report, int32_t profile, const caf_rule *rule, bool *some)
{
    static const int32_t order[] = { CAF_MET, CAF_NOT_MET, CAF_DUE, CAF_UNKNOWN, CAF_JUDGEMENT, CAF_NOT_APPLICABLE };
    static const char *const keys[] = { "met", "not_met", "due", "unknown", "judgement", "not_applicable" };
    caf_io_writer *to = &report->record;
    caf_io_put(to, *some ? ",\n    {" : "\n    {");
    *some = true;
    put_text_member(to, "profile", rule->kind == CAF_DATA ? NULL : caf_profile_name(report->profiles[profile]));
    put_text_member(to, "rule", rule->name);
    put_text_member(to, "clause", rule->clause);
    put_text_member(to, "title", rule->kind == CAF_DATA ? rule->title : caf_io_report_title(report, profile, rule));
    put_text_member(to, "kind", caf_io_kind_word(rule->kind));
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        put_number_member(to, keys[i], caf_io_report_tally(report, profile, rule->id, order[i]));
    }
    caf_io_put(to, "}");
}

static void put_summary(caf_report *report)
{
    caf_io_writer *to = &report->record;
    bool some = false;
    caf_io_put(to, "  \"summary\": [");
    for (int32_t profile = 0; profile < report->options.n_profiles; profile++) {
        for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
            const caf_rule *known = caf_rule_get(rule);
            if (known->kind != CAF_DATA && caf_io_report_has(report, profile, rule)) {
                put_summary_rule(report, profile, known, &some);
            }
        }
    }
    for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
        const caf_rule *known = caf_rule_get(rule);
        if (known->kind == CAF_DATA) {
            put_summary_rule(report, 0, known, &some);
        }
    }
    caf_io_put(to, "\n  ],\n");
}

static void put_calendar(caf_report *report)
{
    caf_io_writer *to = &report->record;
    caf_io_put(to, "  \"calendar\": {");
    for (caf_division division = CAF_ENGLAND_AND_WALES; division < CAF_DIVISIONS; division++) {
        caf_date date = 0;
        (void)caf_calendar_certain_until(caf_io_report_calendar(report, division), &date);
        put_date_member(to, caf_io_division_word(division), date);
    }
    caf_io_put(to, "},\n");
    caf_io_put(to, "  \"holidays\": ");
    put_text(to, report->options.holidays);
    caf_io_put(to, ",\n");
}

static void put_files(caf_report *report)
{
    caf_io_writer *to = &report->record;
    const caf_io_report_file *files = (const caf_io_report_file *)(const void *)report->files.bytes;
    caf_io_put(to, "  \"files\": [");
    for (size_t i = 0; i < report->files.used / sizeof *files; i++) {
        caf_io_put(to, i > 0 ? ", {" : "{");
        put_text_member(to, "name", files[i].name);
        put_number_member(to, "cases", files[i].cases);
        caf_io_put(to, "}");
    }
    caf_io_put(to, "],\n");
}

void caf_io_json_head(caf_report *report)
{
    caf_io_writer *to = &report->record;
    char as_of[CAF_DATE_TEXT] = "";
    bool alike = true;
    for (int32_t i = 1; i < report->options.n_profiles; i++) {
        alike = alike && caf_io_report_division(report, i) == caf_io_report_division(report, 0);
    }
    (void)caf_date_format(report->options.as_of, as_of);
    caf_io_put(to, "{\n  \"libcaf\": ");
    put_text(to, caf_version());
    caf_io_put(to, ",\n  \"as_of\": ");
    put_text(to, as_of);
    caf_io_put(to, ",\n  \"division\": ");
    put_text(to, alike ? caf_io_division_word(caf_io_report_division(report, 0)) : NULL);
    caf_io_put(to, ",\n  \"profiles\": [");
    for (int32_t i = 0; i < report->options.n_profiles; i++) {
        caf_io_put(to, i > 0 ? ", " : "");
        put_text(to, caf_profile_name(report->profiles[i]));
    }
    caf_io_put(to, "],\n");
    put_calendar(report);
    put_files(report);
    caf_io_put(to, "  \"cases\": ");
    caf_io_put_number(to, report->totals.cases);
    caf_io_put(to, ",\n  \"not_open\": ");
    caf_io_put_number(to, report->totals.not_open);
    caf_io_put(to, ",\n");
    put_summary(report);
    caf_io_put(to, report->listed > 0 ? "  \"findings\": [\n" : "  \"findings\": [");
}

void caf_io_json_foot(caf_report *report)
{
    caf_io_put(&report->record, report->listed > 0 ? "\n  ]\n}\n" : "]\n}\n");
}
