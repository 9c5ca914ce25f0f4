/* From steps to plain English. The steps themselves come from the rules. */
#include <stddef.h>
#include <string.h>
#include <caf/why.h>
#include "explain_once.h"
#include "naming.h"
#include "run.h"
#include "text.h"

enum { FEW_HOLIDAYS = 4, FEW_MISSING = 2 };

/* What a number of days beyond the due date means: done then, still to be done, or past mending when the counting ended. */
enum lateness { DONE_LATE, OVERDUE, MISSED };

static enum lateness lateness_of(const caf_finding *finding, const caf_step *steps, int64_t n)
{
    if (finding->done != 0) {
        return DONE_LATE;
    }
    for (int64_t i = 0; i < n; i++) {
        if (steps[i].kind == CAF_STEP_AS_OF && steps[i].code == 0) {
            return OVERDUE;
        }
    }
    return MISSED;
}

static const char *flag_name(int32_t value)
{
    return value == CAF_YES ? "yes" : value == CAF_NO ? "no" : "not recorded";
}

/* What is said of a fact in place of its value. */
static const char *standing(int32_t code)
{
    return code == CAF_VALUE_RECORDED ? "recorded" : code == CAF_VALUE_SAME_PERSON ? "the same person" : "in doubt";
}

static void say_fact(caf_text *text, const caf_step *step)
{
    const caf_field *field = caf_field_at(step->table, step->field);
    if (step->kind == CAF_STEP_ASKED) {
        caf_text_add(text, "Asked for: ");
    }
    caf_name_field(text, step->table, step->field);
    caf_text_add(text, ": ");
    if (step->date != 0) {
        caf_text_add_date(text, step->date);
    } else if (step->code < 0) {
        caf_text_add(text, standing(step->code));
    } else if (field != NULL && field->choices != NULL && step->code > 0 && step->code <= field->n_choices) {
        caf_text_add_words(text, field->choices[step->code - 1]);
    } else {
        caf_text_add(text, flag_name(step->code));
    }
    caf_text_add(text, ".");
}

/* The days of a span that is no limit: so far only without a contact. */
static void say_span(caf_text *text, const caf_step *step)
{
    caf_text_add(text, step->table == CAF_CONTACTS ? "Longest time without the child being seen: " : "Time between: ");
    caf_text_add_amount(text, step->amount, step->unit);
    caf_text_add(text, ", from ");
    caf_text_add_date(text, step->from);
    caf_text_add(text, " to ");
    caf_text_add_date(text, step->date);
    caf_text_add(text, ".");
}

static void say_limit(caf_text *text, const caf_step *step)
{
    const char *division = caf_division_name(step->code);
    int is_next = step->amount == 1 && step->unit == CAF_WORKING_DAYS;
    if (step->amount == 0 && step->date == step->from) {
        caf_text_add(text, "On the day itself: ");
        caf_text_add_date(text, step->date);
        caf_text_add(text, ".");
        return;
    }
    if (is_next) {
        caf_text_add(text, "The first working day after ");
    } else {
        caf_text_add_amount(text, step->amount, step->unit);
        caf_text_add(text, " from ");
    }
    caf_text_add_date(text, step->from);
    caf_text_add(text, !is_next && (step->unit == CAF_WORKING_DAYS || step->unit == CAF_DAYS) ? ", itself not counted" : "");
    if (step->unit == CAF_WORKING_DAYS && division != NULL) {
        caf_text_add(text, ", in ");
        caf_text_add(text, division);
    }
    caf_text_add(text, ": ");
    caf_text_add_date(text, step->date);
    caf_text_add(text, ".");
}

static void say_holiday(caf_text *text, const caf_step *step)
{
    const char *name = caf_holiday_name(step->code);
    caf_text_add_date(text, step->date);
    caf_text_add(text, " (");
    caf_text_add(text, name != NULL ? name : "holiday");
    caf_text_add(text, ")");
}

/* What gives the due date is named whole; how late it is by now needs no list of a year. */
static void say_holidays(caf_text *text, const caf_step *steps, int64_t n, int is_after)
{
    caf_text_add(text, is_after ? "Not counted since then, beside the weekends: " : "Skipped beside the weekends: ");
    if (is_after && n > FEW_HOLIDAYS) {
        caf_text_add_number(text, n);
        caf_text_add(text, " bank holidays, from ");
        say_holiday(text, &steps[0]);
        caf_text_add(text, " to ");
        say_holiday(text, &steps[n - 1]);
    }
    for (int64_t i = 0; i < n && (!is_after || n <= FEW_HOLIDAYS); i++) {
        caf_text_add(text, i == 0 ? "" : i + 1 == n ? " and " : ", ");
        say_holiday(text, &steps[i]);
    }
    caf_text_add(text, ".");
}

static void say_slack(caf_text *text, const caf_step *step, enum lateness lateness)
{
    static const char *const words[] = { [DONE_LATE] = " late.", [OVERDUE] = " overdue.", [MISSED] = " past the due date." };
    if (step->kind == CAF_STEP_LATE) {
        caf_text_add_amount(text, step->amount, step->unit);
        caf_text_add(text, words[lateness]);
    } else if (step->amount == 0) {
        caf_text_add(text, "On the last day.");
    } else {
        caf_text_add_amount(text, step->amount, step->unit);
        caf_text_add(text, " to spare.");
    }
}

static void say_not_held(caf_text *text, const caf_step *step)
{
    const char *table = caf_rows_named(step->table);
    if (step->amount == 2) {
        caf_text_add(text, "The source cannot hold: ");
        caf_name_field(text, step->table, step->field);
        caf_text_add(text, ".");
        return;
    }
    caf_text_add(text, step->amount == 0 ? "The source does not hold " : "The source may not hold all ");
    caf_text_add(text, table != NULL ? table : "that");
    caf_text_add(text, ".");
}

static void say_no_row(caf_text *text, const caf_step *step)
{
    const char *rows = caf_rows_named(step->table);
    const caf_field *field = caf_field_at(step->table, step->field);
    caf_text_add(text, "The list of ");
    caf_text_add(text, rows != NULL ? rows : "that");
    caf_text_add(text, " is complete and has none that counts here");
    if (field != NULL && field->type == CAF_TYPE_CHOICE && step->code > 0 && step->code <= field->n_choices) {
        caf_text_add(text, " with ");
        caf_text_add(text, field->label);
        caf_text_add(text, ": ");
        caf_text_add_words(text, field->choices[step->code - 1]);
    }
    if (step->from != 0) {
        caf_text_add(text, ", in the episode that began on ");
        caf_text_add_date(text, step->from);
    }
    caf_text_add(text, ".");
}

static void say_items(caf_text *text, const caf_step *steps, int64_t n)
{
    caf_text_add(text, "Not shown: ");
    for (int64_t i = 0; i < n; i++) {
        caf_finding of;
        memset(&of, 0, sizeof of);
        of.item_set = (uint8_t)steps[i].amount;
        const char *name = caf_item_name(&of, steps[i].code);
        caf_text_add(text, i == 0 ? "" : i + 1 == n ? " and " : ", ");
        caf_text_add_words(text, name != NULL ? name : "an item");
    }
    caf_text_add(text, ".");
}

static void say_count(caf_text *text, const caf_step *step)
{
    caf_name_count(text, step->table, step->field);
    caf_text_add(text, ": ");
    caf_text_add_number(text, step->amount);
    caf_text_add(text, ".");
}

static void say_otherwise(caf_text *text, const caf_step *step)
{
    const char *division = caf_division_name(step->unit);
    const char *verdict = caf_verdict_name(step->code);
    if (step->amount == CAF_OTHER_CALENDAR) {
        caf_text_add(text, division != NULL ? "By the bank holidays of " : "By the bank holidays as they were known then");
        caf_text_add(text, division != NULL ? division : "");
    } else {
        const char *reading = caf_reading_text(step->amount, step->field, (int32_t)step->row);
        caf_text_add_capital(text, reading != NULL ? reading : "by another reading");
    }
    caf_text_add(text, ", the answer would be: ");
    caf_text_add(text, verdict != NULL ? verdict : "another");
    if (step->date != 0) {
        caf_text_add(text, ", with ");
        caf_text_add_date(text, step->date);
        caf_text_add(text, " as the due day");
    }
    caf_text_add(text, ".");
}

static void say(caf_text *text, const caf_step *step, enum lateness lateness)
{
    const char *words;
    switch (step->kind) {
    case CAF_STEP_FACT:
    case CAF_STEP_ASKED:
        say_fact(text, step);
        break;
    case CAF_STEP_LIMIT:
    case CAF_STEP_BOUND:
        say_limit(text, step);
        break;
    case CAF_STEP_SPAN:
        say_span(text, step);
        break;
    case CAF_STEP_NOBODY:
        words = caf_table_row_name(step->table);
        caf_text_add(text, "First day without a ");
        caf_text_add(text, words != NULL ? words : "row");
        caf_text_add(text, " on record: ");
        caf_text_add_date(text, step->date);
        caf_text_add(text, ".");
        break;
    case CAF_STEP_AS_OF:
        caf_text_add(text, step->code == 0 ? "Looked at on " : "Counted up to ");
        caf_text_add_date(text, step->date);
        caf_text_add(text, ".");
        break;
    case CAF_STEP_LATE:
    case CAF_STEP_EARLY:
        say_slack(text, step, lateness);
        break;
    case CAF_STEP_NO_ROW:
        say_no_row(text, step);
        break;
    case CAF_STEP_AGE:
        caf_text_add(text, "Aged ");
        caf_text_add_number(text, step->amount);
        caf_text_add(text, " on ");
        caf_text_add_date(text, step->date);
        caf_text_add(text, ".");
        break;
    case CAF_STEP_MISSING:
        caf_name_field(text, step->table, step->field);
        caf_text_add(text, ": not recorded.");
        break;
    case CAF_STEP_NOT_HELD:
        say_not_held(text, step);
        break;
    case CAF_STEP_REASON:
        words = step->code == CAF_REASON_NEVER && lateness == OVERDUE ? "it has not been done" : caf_reason_text(step->code);
        caf_text_add_capital(text, words != NULL ? words : "for an unknown reason");
        caf_text_add(text, ".");
        break;
    case CAF_STEP_PROVISIONAL:
        caf_text_add(text, "Bank holidays are published up to ");
        caf_text_add_date(text, step->date);
        caf_text_add(text, "; later ones follow the rules in force and may change.");
        break;
    case CAF_STEP_COUNT:
        say_count(text, step);
        break;
    case CAF_STEP_OTHERWISE:
        say_otherwise(text, step);
        break;
    default:
        break;
    }
}

/* How many steps from one on say of fields that they are not recorded, and how many of these are to be told. */
static int64_t count_missing(const caf_step *steps, int64_t n, int64_t at, int64_t *told)
{
    int64_t i = at;
    for (*told = 0; i < n && steps[i].kind == CAF_STEP_MISSING; i++) {
        *told += !caf_is_said_elsewhere(steps, n, i);
    }
    return i - at;
}

/* Several in a row are told together: "Not recorded: TAF meeting held, plan dated and case closed." */
static void say_missing(caf_text *text, const caf_step *steps, int64_t n, int64_t at, int64_t told)
{
    caf_text_add(text, "Not recorded: ");
    for (int64_t said = 0; said < told; at++) {
        if (!caf_is_said_elsewhere(steps, n, at)) {
            caf_text_add(text, said == 0 ? "" : said + 1 == told ? " and " : ", ");
            caf_name_field_within(text, steps[at].table, steps[at].field);
            said++;
        }
    }
    caf_text_add(text, ".");
}

/* How many steps, from one on, make one sentence: holidays and items are told together. */
static int64_t count_alike(const caf_step *steps, int64_t n_left)
{
    int64_t n = 1;
    if (steps[0].kind == CAF_STEP_HOLIDAY || steps[0].kind == CAF_STEP_ITEM) {
        while (n < n_left && steps[n].kind == steps[0].kind) {
            n++;
        }
    }
    return n;
}

/* One sentence from a step on; gives how many steps it told. */
static int64_t say_sentence(caf_text *text, const caf_step *steps, int64_t n, int64_t at, enum lateness lateness)
{
    int64_t alike = count_alike(&steps[at], n - at);
    int64_t told;
    int64_t missing = count_missing(steps, n, at, &told);
    if (steps[at].kind == CAF_STEP_HOLIDAY) {
        say_holidays(text, &steps[at], alike, at > 0 && steps[at - 1].kind == CAF_STEP_LATE);
    } else if (steps[at].kind == CAF_STEP_ITEM) {
        say_items(text, &steps[at], alike);
    } else if (told > FEW_MISSING) {
        say_missing(text, steps, n, at, told);
        return missing;
    } else {
        say(text, &steps[at], lateness);
    }
    return alike;
}

caf_status caf_explain_text(const caf_finding *finding, const caf_step *steps, int64_t n_steps,
                            char *out, size_t capacity, size_t *length)
{
    if (finding == NULL || (steps == NULL && n_steps > 0) || (out == NULL && capacity > 0)) {
        return CAF_E_NULL;
    }
    caf_text text = caf_text_begin(out, capacity);
    enum lateness lateness = lateness_of(finding, steps, n_steps);
    for (int64_t i = 0; i < n_steps; i++) {
        if (caf_is_said_elsewhere(steps, n_steps, i)) {
            continue;
        }
        if (text.length > 0) {
            caf_text_add(&text, " ");
        }
        i += say_sentence(&text, steps, n_steps, i, lateness) - 1;
    }
    if (n_steps <= 0) {
        const char *words = caf_reason_text(finding->reason);
        caf_text_add_capital(&text, words != NULL ? words : "nothing more is recorded");
        caf_text_add(&text, ".");
    }
    return caf_text_end(&text, length);
}

caf_status caf_date_words(caf_date date, char *out)
{
    if (out == NULL) {
        return CAF_E_NULL;
    }
    if (date == CAF_DATE_NONE) {
        return CAF_E_DATE_NONE;
    }
    if (date < CAF_DATE_FIRST || date > CAF_DATE_LAST) {
        return CAF_E_DATE_RANGE;
    }
    caf_text text = caf_text_begin(out, CAF_DATE_WORDS);
    caf_text_add_date(&text, date);
    return caf_text_end(&text, NULL);
}

caf_status caf_fact_text(int32_t table, int32_t field, char *out, size_t capacity, size_t *length)
{
    const char *rows = caf_rows_named(table);
    if (out == NULL && capacity > 0) {
        return CAF_E_NULL;
    }
    if (rows == NULL || (field >= 0 && caf_field_at(table, field) == NULL)) {
        return CAF_E_TABLE;
    }
    caf_text text = caf_text_begin(out, capacity);
    if (field < 0) {
        caf_text_add(&text, rows);
    } else {
        caf_name_field_within(&text, table, field);
    }
    return caf_text_end(&text, length);
}

caf_status caf_diag_text(const caf_diag *diag, char *out, size_t capacity, size_t *length)
{
    if (diag == NULL || (out == NULL && capacity > 0)) {
        return CAF_E_NULL;
    }
    caf_text text = caf_text_begin(out, capacity);
    const char *table = caf_table_name(diag->table);
    const caf_field *field = caf_field_at(diag->table, diag->field);
    if (table != NULL) {
        caf_text_add(&text, table);
        if (diag->row >= 0) {
            caf_text_add(&text, ", row ");
            caf_text_add_number(&text, diag->row);
        }
        if (field != NULL) {
            caf_text_add(&text, ", field ");
            caf_text_add(&text, field->name);
        }
        caf_text_add(&text, ": ");
    }
    caf_text_add(&text, caf_status_text(diag->status));
    return caf_text_end(&text, length);
}
