/* Data problems as findings: caf_examine() finds them, this says them. */
#include "../reading.h"
#include "../run.h"
#include "entry.h"

static void note_fields(const caf_run *run, int32_t table, int32_t row, int64_t fields)
{
    caf_row read;
    caf_reading reading;
    const caf_field *field;
    if (run->sink->step == NULL || row < 0 || fields == CAF_ALL_FIELDS || caf_read_of(run->whose, table, row, &read, &reading) != CAF_OK) {
        return;
    }
    for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
        const unsigned char *value = (const unsigned char *)&read + field->offset;
        int is_date = field->type == CAF_TYPE_DATE || field->type == CAF_TYPE_PLANNED;
        if (!(fields & CAF_BIT(i))) {
            continue;
        }
        if ((reading.impossible & CAF_BIT(i)) || field->type == CAF_TYPE_ID) {
            caf_step_value(run, table, row, i, CAF_VALUE_IN_DOUBT);
        } else if (is_date) {
            caf_date date = *(const caf_date *)(const void *)value;
            if (date != 0) {
                caf_step_date(run, table, row, i, date);
            } else {
                caf_step_missing(run, table, row, CAF_BIT(i));
            }
        } else {
            caf_step_value(run, table, row, i, *value);
        }
    }
}

static void say(void *user, const caf_problem *problem)
{
    const caf_run *run = user;
    if (problem->rule != run->rule) {
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, problem->reason, problem->table, problem->row);
    finding.items = problem->fields;
    note_fields(run, problem->table, problem->row, problem->fields);
    if (problem->other_table >= 0) {
        note_fields(run, problem->other_table, problem->other_row, problem->other_fields);
    }
    caf_emit(run, &finding);
}

static void report_problems(const caf_run *run)
{
    caf_run copy = *run;
    (void)caf_examine(run->facts, say, &copy);
}

const caf_rule_entry caf_no_case = {
    .rule = RULE(CAF_NO_CASE, "no-case", NULL, NULL, "No case on that date", CAF_DATA, 0, NOT_APPLICABLE_ONLY,
         "The as-of date lies before the day the case was opened: nothing else is said of it."),
};

const caf_rule_entry caf_data_order = {
    .rule = RULE(CAF_DATA_ORDER, "data-order", NULL, NULL, "Dates that cannot follow each other", CAF_DATA, 0, UNKNOWN_ONLY,
         "A closure before the opening, an assessment completed before it started, a meeting both held and "
         "cancelled, a record archived before the closure: rules that read such a date answer unknown."),
    .run = report_problems,
};

const caf_rule_entry caf_data_birth = {
    .rule = RULE(CAF_DATA_BIRTH, "data-birth", NULL, NULL, "A birth that cannot be right", CAF_DATA, 0, UNKNOWN_ONLY,
         "A child already born is assessed before its birth, or an expected date lies more than eight weeks back and "
         "no birth is on record."),
    .run = report_problems,
};

const caf_rule_entry caf_data_colour = {
    .rule = RULE(CAF_DATA_COLOUR, "data-colour", BD, "4c", "A colour that contradicts its action", CAF_DATA, 0, UNKNOWN_ONLY,
         "Green on a day by which the action was not completed, or another colour on or after the day it was."),
    .run = report_problems,
};

const caf_rule_entry caf_data_value = {
    .rule = RULE(CAF_DATA_VALUE, "data-value", NULL, NULL, "A value that cannot be right", CAF_DATA, 0, UNKNOWN_ONLY,
         "A date that could not be read, or lies before 1900 or after 2200; a code that this version does not know; "
         "more rows than a case can have."),
    .run = report_problems,
};

const caf_rule_entry caf_data_reference = {
    .rule = RULE(CAF_DATA_REFERENCE, "data-reference", NULL, NULL, "Rows that refer to what is not there", CAF_DATA, 0, UNKNOWN_ONLY,
         "A row that names a plan, action, assessment, meeting, need, strength or child that its case does not have, two of "
         "these of one identifier, or rows of a case that is not there."),
    .run = report_problems,
};
