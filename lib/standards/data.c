/* Data problems as findings: caf_examine() finds them, this says them. */
#include "../reading.h"
#include "../run.h"

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

void caf_run_data(const caf_run *run)
{
    caf_run copy = *run;
    (void)caf_examine(run->facts, say, &copy);
}
