#include <string.h>
#include "explain_once.h"
#include "fields.h"

static int is_of_one_row(const caf_step *one, const caf_step *other)
{
    return one->table >= 0 && one->table == other->table && one->row == other->row;
}

static int is_about_field(const caf_step *step)
{
    return step->kind == CAF_STEP_FACT || step->kind == CAF_STEP_MISSING ||
           (step->kind == CAF_STEP_NOT_HELD && step->field >= 0);
}

static int says_same(const caf_step *one, const caf_step *other)
{
    return one->kind == other->kind && one->table == other->table && one->field == other->field && one->date == other->date &&
           one->code == other->code && one->amount == other->amount && one->from == other->from;
}

/* Whether a field is a flag that another, the day of it, says all of: held and held_on. */
static int is_flag_of(const caf_step *flag, const caf_step *day)
{
    const caf_field *one = caf_field_at(flag->table, flag->field);
    const caf_field *other = caf_field_at(day->table, day->field);
    if (one == NULL || other == NULL || one->type != CAF_TYPE_FLAG) {
        return 0;
    }
    size_t length = strlen(one->name);
    return strncmp(other->name, one->name, length) == 0 && strcmp(other->name + length, "_on") == 0;
}

/* Whether a day that is told, or missing, leaves nothing for its flag to say. */
static int is_told_by(const caf_step *flag, const caf_step *day)
{
    int is_blank = flag->kind != CAF_STEP_FACT || flag->code == CAF_NOT_RECORDED;
    int is_yes = flag->kind == CAF_STEP_FACT && flag->code == CAF_YES;
    return is_of_one_row(flag, day) && is_flag_of(flag, day) && (day->date != 0 ? is_blank || is_yes : is_blank);
}

/* Whether steps name what is not recorded. */
static int names_lack(const caf_step *steps, int64_t n)
{
    for (int64_t i = 0; i < n; i++) {
        if (steps[i].kind == CAF_STEP_MISSING || steps[i].kind == CAF_STEP_NOT_HELD) {
            return 1;
        }
    }
    return 0;
}

int caf_is_said_elsewhere(const caf_step *steps, int64_t n, int64_t at)
{
    const caf_step *step = &steps[at];
    int is_field = is_about_field(step);
    if (step->kind == CAF_STEP_REASON && step->code == CAF_REASON_MISSING) {
        return names_lack(steps, n);
    }
    if (!is_field && step->kind != CAF_STEP_NOT_HELD && step->kind != CAF_STEP_NO_ROW) {
        return 0;
    }
    for (int64_t i = 0; i < n; i++) {
        int is_again = i < at && says_same(&steps[i], step) && (!is_field || is_of_one_row(&steps[i], step) || i + 1 == at);
        if (is_again || (is_field && is_about_field(&steps[i]) && is_told_by(step, &steps[i]))) {
            return 1;
        }
    }
    return 0;
}
