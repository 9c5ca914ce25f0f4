/* The audit cycle's days: years and quarters, what comes every so many months, actions and re-audits. */
#include <caf/cycle.h>
#include "civil.h"
#include "out.h"

enum { MONTHS_A_YEAR = 12, MONTHS_A_QUARTER = 3 };

/* Months of the civil calendar from one day's month to another's. */
static int32_t months_between(caf_date from, caf_date to)
{
    caf_civil a = caf_civil_from_date(from);
    caf_civil b = caf_civil_from_date(to);
    return MONTHS_A_YEAR * (b.year - a.year) + b.month - a.month;
}

/* The begin of the period so many months after the anchor, and its last day. */
static caf_status period_at(caf_date anchor, int32_t begin, int32_t months, caf_period *out)
{
    caf_date next = 0;
    caf_status status = caf_add_months(anchor, begin, &out->begin);
    status = status == CAF_OK ? caf_add_months(anchor, begin + months, &next) : status;
    out->end = next - 1;
    return status;
}

caf_status caf_cycle_year(caf_date anchor, caf_date on, caf_period *year, caf_period *quarters)
{
    caf_period found = { 0, 0 };
    if (year == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_civil_check(anchor);
    status = status == CAF_OK ? caf_civil_check(on) : status;
    if (status != CAF_OK) {
        return status;
    }
    int32_t months = months_between(anchor, on);
    months -= ((months % MONTHS_A_YEAR) + MONTHS_A_YEAR) % MONTHS_A_YEAR;
    status = period_at(anchor, months, MONTHS_A_YEAR, &found);
    if (status == CAF_OK && on < found.begin) { /* in the month of the anchor, before its day */
        months -= MONTHS_A_YEAR;
        status = period_at(anchor, months, MONTHS_A_YEAR, &found);
    }
    for (int32_t i = 0; status == CAF_OK && quarters != NULL && i < CAF_QUARTERS; i++) {
        status = period_at(anchor, months + i * MONTHS_A_QUARTER, MONTHS_A_QUARTER, &quarters[i]);
    }
    if (status == CAF_OK) {
        *year = found;
    }
    return status;
}

static caf_date day_or_none(caf_date day)
{
    return day == CAF_DATE_NONE ? 0 : day;
}

static caf_slot slot_of(caf_date due, caf_date done, caf_date as_of)
{
    caf_slot slot = { due, done, CAF_SLOT_OPEN, 0 };
    if (due != 0) {
        slot.days = (done != 0 ? done : as_of) - due;
    }
    if (done != 0) {
        slot.state = slot.days > 0 ? CAF_SLOT_LATE : CAF_SLOT_KEPT;
    } else if (due != 0) {
        slot.state = slot.days > 0 ? CAF_SLOT_MISSED : CAF_SLOT_DUE;
    }
    return slot;
}

static caf_status put_slot(caf_out *out, caf_slot slot)
{
    if (out->n >= out->capacity) {
        return CAF_E_CAPACITY;
    }
    caf_append(out, &slot, (int32_t)sizeof slot);
    return CAF_OK;
}

/* Looks at days in order, and counts those that are not after a day. */
static caf_status look_at_days(const caf_date *days, int64_t n, caf_date as_of, int64_t *n_by)
{
    caf_status status = caf_civil_check(as_of);
    if (n < 0) {
        return CAF_E_SIZE;
    }
    if (n > 0 && days == NULL) {
        return CAF_E_NULL;
    }
    *n_by = 0;
    for (int64_t i = 0; status == CAF_OK && i < n; i++) {
        status = caf_civil_check(days[i]);
        if (status == CAF_OK && i > 0 && days[i] < days[i - 1]) {
            return CAF_E_DATE_ORDER;
        }
        *n_by += days[i] <= as_of;
    }
    return status;
}

static caf_status put_rolling(const caf_date *done, int64_t n, int32_t months, caf_date as_of, caf_out *out)
{
    caf_status status = CAF_OK;
    for (int64_t i = 0; status == CAF_OK && i < n; i++) {
        caf_date due;
        caf_date next = i + 1 < n ? done[i + 1] : 0;
        if (next != done[i]) {
            status = caf_add_months(done[i], months, &due);
            status = status == CAF_OK ? put_slot(out, slot_of(due, next, as_of)) : status;
        }
    }
    return status;
}

static caf_status put_anchored(const caf_date *done, int64_t n, int32_t months, caf_date as_of, caf_out *out)
{
    caf_date before = n > 0 ? done[0] : as_of;
    caf_status status = CAF_OK;
    int64_t i = 0;
    for (int64_t after = months; status == CAF_OK && before < as_of; after += months) {
        caf_date due;
        status = after <= INT32_MAX ? caf_add_months(done[0], (int32_t)after, &due) : CAF_E_DATE_RANGE;
        while (i < n && done[i] <= before) {
            i++;
        }
        if (status == CAF_OK) {
            status = put_slot(out, slot_of(due, i < n && done[i] <= due ? done[i] : 0, as_of));
            before = due;
        }
    }
    return status;
}

caf_status caf_cycle_slots(const caf_date *done, int64_t n, int32_t months, int32_t every, caf_date as_of, caf_out *out)
{
    int64_t n_by;
    caf_status status = look_at_days(done, n, as_of, &n_by);
    if (out == NULL) {
        return CAF_E_NULL;
    }
    if (status == CAF_OK) {
        status = out->size < (int32_t)sizeof(caf_slot) ? CAF_E_SIZE : caf_check_out(out);
    }
    if (status != CAF_OK) {
        return status;
    }
    if (months < 1 || (every != CAF_EVERY_ROLLING && every != CAF_EVERY_ANCHORED)) {
        return CAF_E_ARGUMENT;
    }
    return (every == CAF_EVERY_ANCHORED ? put_anchored : put_rolling)(done, n_by, months, as_of, out);
}

int32_t caf_cycle_number(int64_t n, int64_t least, caf_period period, caf_date as_of)
{
    if (as_of < period.begin) {
        return CAF_SLOT_NONE;
    }
    return n >= least ? CAF_SLOT_KEPT : as_of >= period.end ? CAF_SLOT_MISSED : CAF_SLOT_DUE;
}

/* An action with its unrecorded days as 0. */
static caf_status take_action(const caf_planned_action *action, caf_planned_action *out)
{
    if (action == NULL) {
        return CAF_E_NULL;
    }
    caf_planned_action taken = { day_or_none(action->planned), day_or_none(action->by), day_or_none(action->done),
                                 day_or_none(action->reaudit) };
    const caf_date days[] = { taken.planned, taken.by, taken.done, taken.reaudit };
    for (int i = 0; i < 4; i++) {
        caf_status status = days[i] != 0 ? caf_civil_check(days[i]) : CAF_OK;
        if (status != CAF_OK) {
            return status;
        }
    }
    *out = taken;
    return taken.planned == 0 ? CAF_E_DATE_NONE : CAF_OK;
}

static int32_t fault_of(const caf_planned_action *action)
{
    if (action->by != 0 && action->by < action->planned) {
        return CAF_BY_BEFORE_PLANNED;
    }
    if (action->done != 0 && action->done < action->planned) {
        return CAF_DONE_BEFORE_PLANNED;
    }
    if (action->reaudit != 0 && action->reaudit <= action->planned) {
        return CAF_REAUDIT_BEFORE_PLANNED;
    }
    return action->reaudit != 0 && action->by != 0 && action->reaudit < action->by ? CAF_REAUDIT_BEFORE_BY : CAF_ACTION_SOUND;
}

caf_status caf_cycle_look(const caf_planned_action *action, int32_t *fault)
{
    caf_planned_action taken;
    caf_status status = fault == NULL ? CAF_E_NULL : take_action(action, &taken);
    if (status == CAF_OK) {
        *fault = fault_of(&taken);
    }
    return status;
}

/* The same for an action that is to be sound. */
static caf_status take_sound(const caf_planned_action *action, caf_date as_of, const caf_slot *out, caf_planned_action *taken)
{
    caf_status status = out == NULL ? CAF_E_NULL : take_action(action, taken);
    status = status == CAF_OK ? caf_civil_check(as_of) : status;
    return status == CAF_OK && fault_of(taken) != CAF_ACTION_SOUND ? CAF_E_DATE_ORDER : status;
}

static const caf_slot not_yet = { 0, 0, CAF_SLOT_NONE, 0 };

caf_status caf_cycle_action(const caf_planned_action *action, caf_date as_of, caf_slot *out)
{
    caf_planned_action taken;
    caf_status status = take_sound(action, as_of, out, &taken);
    if (status == CAF_OK) {
        *out = taken.planned > as_of ? not_yet : slot_of(taken.by, taken.done <= as_of ? taken.done : 0, as_of);
    }
    return status;
}

/* From when on an audit says something of an action. */
static caf_date shows_from(const caf_planned_action *action, caf_date as_of)
{
    caf_date done = action->done <= as_of ? action->done : 0;
    caf_date from = done != 0 && (action->by == 0 || done < action->by) ? done : action->by;
    return from > action->planned ? from : action->planned + 1;
}

caf_status caf_cycle_reaudit(const caf_planned_action *action, const caf_date *held, int64_t n, caf_date as_of, caf_slot *out,
                             int64_t *before, int64_t *after)
{
    caf_planned_action taken;
    int64_t n_by;
    int64_t last = -1;
    int64_t first = -1;
    caf_status status = take_sound(action, as_of, out, &taken);
    status = status == CAF_OK ? look_at_days(held, n, as_of, &n_by) : status;
    if (status != CAF_OK) {
        return status;
    }
    for (int64_t i = 0; i < n_by; i++) {
        last = held[i] <= taken.planned ? i : last;
        first = first < 0 && held[i] >= shows_from(&taken, as_of) ? i : first;
    }
    *out = taken.planned > as_of ? not_yet : slot_of(taken.reaudit, first >= 0 ? held[first] : 0, as_of);
    if (before != NULL) {
        *before = last;
    }
    if (after != NULL) {
        *after = first;
    }
    return CAF_OK;
}
