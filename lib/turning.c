/* Which one recorded day, had it been another, would have met a standard. */
#include <caf/why.h>
#include "trial.h"

enum { FURTHEST = 3660, MOST_HINTS = 3 * CAF_TRIAL_STEPS + 8 };

typedef struct search {
    caf_trial trial;
    caf_outcome before;
    caf_outcome then;
    int32_t n;
    caf_turning_day days[CAF_TRIAL_STEPS];
} search;

/* The standard is met in place of a breach, and nothing else about the rule or the record is worse. */
static int is_better(const caf_outcome *before, const caf_outcome *then)
{
    return then->n[CAF_NOT_MET] < before->n[CAF_NOT_MET] && then->n[CAF_MET] > before->n[CAF_MET] &&
           then->n[CAF_UNKNOWN] <= before->n[CAF_UNKNOWN] && then->problems <= before->problems &&
           then->same.verdict != CAF_NOT_MET;
}

/* Whether the standard is met with another day in a place of the copy. */
static int meets(search *of, unsigned char *place, caf_date recorded, caf_date day)
{
    if (day < CAF_FACT_FIRST || day > CAF_FACT_LAST || day == 0 || caf_trial_is_over(&of->trial)) {
        return 0;
    }
    memcpy(place, &day, sizeof day);
    int is_met = caf_try(&of->trial, &of->then) == CAF_OK && is_better(&of->before, &of->then);
    memcpy(place, &recorded, sizeof recorded);
    return is_met;
}

/* Days worth a try before all are gone through: those the rule reads, and where they would put the due date. */
static int32_t gather_hints(const search *of, caf_date recorded, caf_date *hints)
{
    const caf_finding *finding = of->trial.sought;
    caf_date end = finding->done != 0 ? finding->done : of->trial.as_of.as_of;
    int32_t n = 0;
    if (finding->due != 0) {
        hints[n++] = finding->due;
        for (caf_date more = 0; more < 4; more++) {
            hints[n++] = recorded + (end - finding->due) + more; /* a clock that starts so much later */
        }
    }
    for (int32_t i = 0; i < of->before.n_steps && n + 3 <= MOST_HINTS; i++) {
        hints[n++] = of->before.steps[i].date;
        hints[n++] = of->before.steps[i].date - 1;
        hints[n++] = of->before.steps[i].date + 1;
    }
    return n;
}

static caf_date distance(caf_date one, caf_date other)
{
    return one > other ? one - other : other - one;
}

/* The nearest day that meets the standard; 0: none is near enough. A hint bounds how far one has to look. */
static caf_date find_day(search *of, unsigned char *place, caf_date recorded)
{
    caf_date hints[MOST_HINTS];
    int32_t n = gather_hints(of, recorded, hints);
    caf_date found = 0;
    caf_date furthest = FURTHEST;
    for (int32_t i = 0; i < n; i++) {
        if (distance(hints[i], recorded) < furthest && meets(of, place, recorded, hints[i])) {
            found = hints[i];
            furthest = distance(found, recorded);
        }
    }
    if (found == 0) {
        return 0; /* a day that no other day leads to is not one that a reader would look for */
    }
    for (caf_date far = 1; far <= furthest && !caf_trial_is_over(&of->trial); far++) {
        if (recorded - far == found || meets(of, place, recorded, recorded - far)) {
            return recorded - far;
        }
        if (recorded + far == found || meets(of, place, recorded, recorded + far)) {
            return recorded + far;
        }
    }
    return 0; /* whether a nearer day would do is not known */
}

static int is_known(const search *of, int32_t table, int64_t row, int32_t field)
{
    for (int32_t i = 0; i < of->n; i++) {
        if (of->days[i].table == table && of->days[i].row == row && of->days[i].field == field) {
            return 1;
        }
    }
    return 0;
}

/* The act's own day first, then the nearest. */
static int comes_before(const search *of, const caf_turning_day *one, const caf_turning_day *other)
{
    caf_date done = of->trial.sought->done;
    int is_act = done != 0 && one->recorded == done;
    int is_other_act = done != 0 && other->recorded == done;
    return is_act != is_other_act ? is_act
                                  : distance(one->day, one->recorded) < distance(other->day, other->recorded);
}

static void keep(search *of, caf_turning_day day)
{
    int32_t at = of->n++;
    while (at > 0 && comes_before(of, &day, &of->days[at - 1])) {
        of->days[at] = of->days[at - 1];
        at--;
    }
    of->days[at] = day;
}

/* Each recorded day that the explanation names is moved by itself. */
static void look(search *of)
{
    for (int32_t i = 0; i < of->before.n_steps; i++) {
        const caf_step *step = &of->before.steps[i];
        const caf_field *field = caf_field_at(step->table, step->field);
        int is_day = field != NULL && (field->type == CAF_TYPE_DATE || field->type == CAF_TYPE_PLANNED);
        int64_t row = is_day && step->date != 0 ? caf_row_named(&of->trial.whose, step->table, step->row) : -1;
        if (row < 0 || is_known(of, step->table, step->row, step->field)) {
            continue;
        }
        unsigned char *place = caf_trial_row(&of->trial, step->table, row) + field->offset;
        caf_date recorded;
        memcpy(&recorded, place, sizeof recorded);
        caf_date day = recorded == step->date ? find_day(of, place, recorded) : 0;
        if (day != 0) {
            keep(of, (caf_turning_day){ step->table, step->field, step->row, recorded, day });
        }
    }
}

caf_status caf_turning_days(const caf_case *whose, const caf_context *context, const caf_finding *finding, void *memory,
                            size_t size, size_t *needed, caf_out *out)
{
    search of;
    caf_status status = caf_check_trial(whose, context, finding, memory, size, needed, out);
    if (status != CAF_OK) {
        return status;
    }
    of.n = 0;
    status = caf_begin_trial(&of.trial, whose, context, finding, 1 << CAF_STEP_FACT, memory);
    status = status == CAF_OK ? caf_try(&of.trial, &of.before) : status;
    if (status != CAF_OK) {
        return status;
    }
    if (of.trial.nth < 0) {
        return CAF_E_NO_FINDING;
    }
    of.trial.kept = 0;
    if (finding->verdict == CAF_NOT_MET) {
        look(&of);
    }
    if (of.n > out->capacity - out->n) {
        return CAF_E_CAPACITY;
    }
    for (int32_t i = 0; i < of.n; i++) {
        caf_append(out, &of.days[i], (int32_t)sizeof of.days[i]);
    }
    return CAF_OK;
}
