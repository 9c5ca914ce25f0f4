/* From steps to plain English. The steps themselves come from the rules. */
#include <stddef.h>
#include <string.h>
#include "run.h"
#include "text.h"

static void add_place(caf_text *text, const caf_step *step)
{
    const char *row = caf_table_row_name(step->table);
    const caf_field *field = caf_field_at(step->table, step->field);
    if (row == NULL || field == NULL) {
        return;
    }
    caf_text_add_capital(text, row);
    caf_text_add(text, " ");
    caf_text_add(text, field->label);
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
    add_place(text, step);
    caf_text_add(text, ": ");
    if (step->date != 0) {
        caf_text_add_date(text, step->date);
    } else if (step->code < 0) {
        caf_text_add(text, standing(step->code));
    } else if (field != NULL && field->choices != NULL && step->code > 0 && step->code <= field->n_choices) {
        caf_text_add(text, field->choices[step->code - 1]);
    } else {
        caf_text_add(text, flag_name(step->code));
    }
    caf_text_add(text, ".");
}

static void say_limit(caf_text *text, const caf_step *step)
{
    const char *division = caf_division_name(step->code);
    if (step->amount == 0 && step->date == step->from) {
        caf_text_add(text, "On the day itself: ");
        caf_text_add_date(text, step->date);
        caf_text_add(text, ".");
        return;
    }
    caf_text_add_amount(text, step->amount, step->unit);
    caf_text_add(text, " from ");
    caf_text_add_date(text, step->from);
    caf_text_add(text, ", itself not counted");
    if (step->unit == CAF_WORKING_DAYS && division != NULL) {
        caf_text_add(text, ", in ");
        caf_text_add(text, division);
    }
    caf_text_add(text, ": ");
    caf_text_add_date(text, step->date);
    caf_text_add(text, ".");
}

static void say_holidays(caf_text *text, const caf_step *steps, int64_t n, int is_after)
{
    caf_text_add(text, is_after ? "Not counted since then, beside the weekends: " : "Skipped beside the weekends: ");
    for (int64_t i = 0; i < n; i++) {
        const char *name = caf_holiday_name(steps[i].code);
        caf_text_add(text, i == 0 ? "" : i + 1 == n ? " and " : ", ");
        caf_text_add_date(text, steps[i].date);
        caf_text_add(text, " (");
        caf_text_add(text, name != NULL ? name : "holiday");
        caf_text_add(text, ")");
    }
    caf_text_add(text, ".");
}

static void say_slack(caf_text *text, const caf_step *step)
{
    if (step->kind == CAF_STEP_LATE) {
        caf_text_add_amount(text, step->amount, step->unit);
        caf_text_add(text, " late.");
    } else if (step->amount == 0) {
        caf_text_add(text, "On the last day.");
    } else {
        caf_text_add_amount(text, step->amount, step->unit);
        caf_text_add(text, " to spare.");
    }
}

static void say_not_held(caf_text *text, const caf_step *step)
{
    const char *table = caf_table_name(step->table);
    if (step->amount == 2) {
        caf_text_add(text, "The source cannot hold: ");
        add_place(text, step);
        caf_text_add(text, ".");
        return;
    }
    caf_text_add(text, step->amount == 0 ? "The source does not hold " : "The source may not hold all ");
    caf_text_add(text, table != NULL ? table : "that");
    caf_text_add(text, ".");
}

static void say_no_row(caf_text *text, const caf_step *step)
{
    const char *row = caf_table_row_name(step->table);
    const caf_field *field = caf_field_at(step->table, step->field);
    int is_one_of = field != NULL;
    caf_text_add(text, is_one_of ? "The record, which is complete, has no " : "The record is complete and has no such ");
    caf_text_add(text, row != NULL ? row : "row");
    if (is_one_of && field->type == CAF_TYPE_CHOICE && step->code > 0 && step->code <= field->n_choices) {
        caf_text_add(text, ", ");
        caf_text_add(text, field->label);
        caf_text_add(text, ": ");
        caf_text_add(text, field->choices[step->code - 1]);
    }
    if (step->from != 0) {
        caf_text_add(text, " in the episode that began on ");
        caf_text_add_date(text, step->from);
    }
    caf_text_add(text, ".");
}

static void say_item(caf_text *text, const caf_step *step)
{
    caf_finding of;
    memset(&of, 0, sizeof of);
    of.item_set = (uint8_t)step->amount;
    const char *name = caf_item_name(&of, step->code);
    caf_text_add(text, "Not shown: ");
    caf_text_add(text, name != NULL ? name : "an item");
    caf_text_add(text, ".");
}

static void say(caf_text *text, const caf_step *step)
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
    case CAF_STEP_AS_OF:
        caf_text_add(text, step->code == 0 ? "Looked at on " : "Counted up to ");
        caf_text_add_date(text, step->date);
        caf_text_add(text, ".");
        break;
    case CAF_STEP_LATE:
    case CAF_STEP_EARLY:
        say_slack(text, step);
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
        add_place(text, step);
        caf_text_add(text, ": not recorded.");
        break;
    case CAF_STEP_NOT_HELD:
        say_not_held(text, step);
        break;
    case CAF_STEP_REASON:
        words = caf_reason_text(step->code);
        caf_text_add_capital(text, words != NULL ? words : "for an unknown reason");
        caf_text_add(text, ".");
        break;
    case CAF_STEP_PROVISIONAL:
        caf_text_add(text, "Bank holidays are published up to ");
        caf_text_add_date(text, step->date);
        caf_text_add(text, "; later ones follow the rules in force and may change.");
        break;
    case CAF_STEP_COUNT:
        if (caf_field_at(step->table, step->field) == NULL) {
            words = caf_table_name(step->table);
            caf_text_add_capital(text, words != NULL ? words : "rows");
            caf_text_add(text, " on record");
        }
        add_place(text, step);
        caf_text_add(text, ": ");
        caf_text_add_number(text, step->amount);
        caf_text_add(text, ".");
        break;
    case CAF_STEP_ITEM:
        say_item(text, step);
        break;
    default:
        break;
    }
}

caf_status caf_explain_text(const caf_finding *finding, const caf_step *steps, int64_t n_steps,
                            char *out, size_t capacity, size_t *length)
{
    if (finding == NULL || (steps == NULL && n_steps > 0) || (out == NULL && capacity > 0)) {
        return CAF_E_NULL;
    }
    caf_text text = caf_text_begin(out, capacity);
    for (int64_t i = 0; i < n_steps; i++) {
        if (i > 0) {
            caf_text_add(&text, " ");
        }
        if (steps[i].kind == CAF_STEP_HOLIDAY) {
            int64_t n = 1;
            while (i + n < n_steps && steps[i + n].kind == CAF_STEP_HOLIDAY) {
                n++;
            }
            say_holidays(&text, &steps[i], n, i > 0 && steps[i - 1].kind == CAF_STEP_LATE);
            i += n - 1;
        } else {
            say(&text, &steps[i]);
        }
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
