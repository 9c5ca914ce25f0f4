#include "keeping.h"

/* The first day on which somebody has an age; of those born on 29 February a common year has it on 1 March. 0: no calendar has it. */
static caf_date day_of_age(const caf_run *run, caf_date born, caf_limit age)
{
    caf_date end;
    int32_t years;
    if (caf_limit_end(run->calendar, born, age, &end) != CAF_OK) {
        return 0;
    }
    int is_short = age.unit == CAF_YEARS && caf_age_on(born, end, &years) == CAF_OK && years < age.amount;
    return end + is_short;
}

int caf_find_keeping(const caf_run *run, caf_date closed, caf_keeping *out)
{
    caf_date born = run->facts->born;
    out->accessible = caf_limit_of_rule(run, CAF_EM_D3_ACCESSIBLE, CAF_WITHIN, closed);
    out->archived = caf_limit_of_rule(run, CAF_EM_D3_DISPOSAL, CAF_WITHIN, closed);
    out->until_age = caf_limit_of_rule(run, CAF_EM_D3_DISPOSAL, CAF_UNTIL_AGE, closed);
    out->of_age = out->until_age.unit != CAF_UNIT_NONE && born != 0 ? day_of_age(run, born, out->until_age) : 0;
    out->age_unknown = out->until_age.unit != CAF_UNIT_NONE && born == 0;
    if (caf_limit_end(run->calendar, closed, out->accessible, &out->archive_from) != CAF_OK ||
        caf_limit_end(run->calendar, out->archive_from, out->archived, &out->disposal_from) != CAF_OK) {
        return 0;
    }
    if (out->until_age.unit != CAF_UNIT_NONE && born != 0 && out->of_age == 0) {
        return 0;
    }
    out->disposal_from = out->of_age > out->disposal_from ? out->of_age : out->disposal_from;
    return 1;
}

int caf_is_held(const caf_closure_row *closure, caf_date on)
{
    return closure->hold_from != 0 && closure->hold_from <= on && (closure->hold_until == 0 || on <= closure->hold_until);
}

int caf_is_held_for_all(const caf_run *run, caf_date on)
{
    caf_limit set = caf_limit_of_rule(run, CAF_EM_D3_DISPOSAL, CAF_HOLD, on);
    return set.amount == CAF_HOLD_ON_ALL;
}
