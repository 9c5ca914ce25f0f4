/*
 * Another reading, another answer: the rule runs again with it. Nothing of a
 * rule is written twice for that; what a reading changes is changed where
 * limits, choices and the calendar are asked for.
 */
#include "otherwise.h"
#include "key.h"
#include "profile_block.h"

/* Choices that are readings of a clause, not what a local authority arranges. */
static const int32_t read_choices[] = { CAF_CHILD_UNDER_12, CAF_REVIEW_FROM, CAF_HANDOVER };

enum { N_READ_CHOICES = sizeof read_choices / sizeof read_choices[0] };

/* The n-th choice of the rule's parameters, whether or not it is the one in force. */
static int nth_choice(const caf_run *run, int32_t n, caf_otherwise *out)
{
    for (int32_t i = 0; i < N_READ_CHOICES; i++) {
        int32_t n_choices;
        int32_t amount;
        int32_t unit;
        (void)caf_parameter_kind(read_choices[i], &n_choices);
        if (run->own != NULL || caf_rule_parameter(run->rule, read_choices[i], &amount, &unit) != CAF_OK) {
            continue;
        }
        if (n < n_choices) {
            *out = (caf_otherwise){ CAF_OTHER_CHOICE, read_choices[i], n + 1 };
            return 1;
        }
        n -= n_choices;
    }
    return 0;
}

int caf_nth_otherwise(const caf_run *run, int32_t n, caf_otherwise *out)
{
    static const int32_t plain[] = { CAF_START_DAY_COUNTED, CAF_DUE_DAY_ROLLED, CAF_OTHER_CALENDAR };
    int32_t n_plain = run->compared != NULL ? 3 : 2;
    if (run->about->kind != CAF_STANDARD || run->rule == CAF_NO_CASE) {
        return 0; /* what is wrong with the data, or is there at all, is no reading */
    }
    if (n < n_plain) {
        *out = (caf_otherwise){ plain[n], 0, 0 };
        return 1;
    }
    return nth_choice(run, n - n_plain, out);
}

/* Looks among a rule's answers for those that are about the same as some others. */
typedef struct seeker {
    caf_sink sink;
    const caf_run *run;
    caf_sought *sought;
    int32_t n;
} seeker;

/* The day from which something that is not done yet was counted; 0: it cannot be told from the answer. */
static caf_date start_of(const caf_run *run, const caf_finding *finding)
{
    int is_told = run->own == NULL && finding->done == 0 && finding->due != 0 && finding->days != CAF_DAYS_NONE &&
                  finding->slack != CAF_DAYS_NONE;
    int32_t unit = is_told ? caf_limit_of(run, CAF_WITHIN, finding->due).unit : CAF_UNIT_NONE;
    return unit != CAF_UNIT_NONE && unit != CAF_WORKING_DAYS ? finding->due - finding->slack - finding->days : 0;
}

/* Whether two answers about the case itself may be about the same: what is owed is counted from one day, or with another choice from a later one. */
static int may_be_alike(const caf_run *run, const caf_finding *sought, const caf_finding *finding)
{
    caf_date start = start_of(run, sought);
    if (start == 0 || finding->due == 0) {
        return 1;
    }
    if (run->otherwise.kind == CAF_OTHER_CHOICE) {
        return finding->due > start;
    }
    return start_of(run, finding) == 0 || start_of(run, finding) == start;
}

/* How far two answers are from being about the same: by their due days where they are about the case itself; -1: they are not. */
static int64_t distance_of(const caf_run *run, const caf_finding *sought, const caf_finding *finding)
{
    int64_t apart = (int64_t)sought->due - finding->due;
    if (sought->row != 0 || caf_has_one_key(finding, sought)) {
        return caf_has_one_key(finding, sought) ? 0 : -1;
    }
    if (finding->row != 0 || finding->table != sought->table || !may_be_alike(run, sought, finding)) {
        return -1;
    }
    return sought->due == 0 || finding->due == 0 ? INT32_MAX : apart < 0 ? -apart : apart;
}

static void seek(caf_sink *sink, const caf_finding *finding)
{
    seeker *to = (seeker *)sink;
    for (int32_t i = 0; i < to->n; i++) {
        caf_sought *one = &to->sought[i];
        int64_t distance = distance_of(to->run, one->finding, finding);
        if (distance >= 0 && (one->found.verdict == 0 || distance < one->distance)) {
            one->found = *finding;
            one->distance = distance;
        }
    }
}

void caf_answer_otherwise(const caf_run *run, const caf_otherwise *otherwise, caf_sought *sought, int32_t n)
{
    caf_run other = *run;
    seeker to = { { seek, NULL }, &other, sought, n };
    for (int32_t i = 0; i < n; i++) {
        memset(&sought[i].found, 0, sizeof sought[i].found);
    }
    other.sink = &to.sink;
    other.otherwise = *otherwise;
    other.calendar = otherwise->kind == CAF_OTHER_CALENDAR ? run->compared : run->calendar;
    caf_run_rule(&other);
}

/* Answers that are run against a reading together, so that a rule with many is not run again for each. */
enum { BATCH = 64 };

/* Passes a rule's answers on, with what they turn on. */
typedef struct holder {
    caf_sink sink;
    const caf_run *run; /* with the sink they go to */
    int32_t n;
    caf_finding held[BATCH];
} holder;

/* What an answer gets that a reading would turn. */
static int16_t flag_of(const caf_run *run, const caf_otherwise *otherwise)
{
    int is_same_division = otherwise->kind == CAF_OTHER_CALENDAR && run->calendar != NULL &&
                           caf_calendar_division(run->calendar) == caf_calendar_division(run->compared);
    return is_same_division ? CAF_NOT_KNOWN_THEN : CAF_CONVENTION;
}

static void note_otherwise(const caf_run *run, const caf_otherwise *otherwise, const caf_finding *other)
{
    caf_step step = { CAF_STEP_OTHERWISE, -1, otherwise->choice, otherwise->parameter, other->due, otherwise->kind, 0,
                      other->verdict, 0 };
    if (otherwise->kind == CAF_OTHER_CALENDAR) {
        step.unit = flag_of(run, otherwise) == CAF_NOT_KNOWN_THEN ? 0 : caf_calendar_division(run->compared);
    }
    run->sink->step(run->sink, &step);
}

/* Holds answers against one reading. */
static void turn(const caf_run *run, const caf_otherwise *otherwise, caf_sought *sought, int32_t n)
{
    caf_answer_otherwise(run, otherwise, sought, n);
    for (int32_t i = 0; i < n; i++) {
        const caf_finding *other = &sought[i].found;
        caf_finding *held = sought[i].finding;
        if (other->verdict == 0 || other->verdict == CAF_UNKNOWN || !caf_is_another(otherwise, held, other)) {
            continue;
        }
        held->flags = (int16_t)(held->flags | flag_of(run, otherwise));
        if (run->sink->step != NULL) {
            note_otherwise(run, otherwise, other);
        }
    }
}

static void give(holder *to)
{
    const caf_run *run = to->run;
    caf_sought sought[BATCH];
    caf_otherwise otherwise;
    int32_t n = 0;
    for (int32_t i = 0; i < to->n; i++) {
        int is_asked = run->only == NULL || caf_has_one_key(&to->held[i], run->only);
        if (is_asked && to->held[i].verdict != CAF_UNKNOWN) {
            sought[n++].finding = &to->held[i];
        }
    }
    for (int32_t i = 0; n > 0 && caf_nth_otherwise(run, i, &otherwise); i++) {
        if (run->readings >> otherwise.kind & 1) {
            turn(run, &otherwise, sought, n);
        }
    }
    for (int32_t i = 0; i < to->n; i++) {
        run->sink->finding(run->sink, &to->held[i]);
    }
    to->n = 0;
}

static void hold(caf_sink *sink, const caf_finding *finding)
{
    holder *to = (holder *)sink;
    to->held[to->n++] = *finding;
    if (to->n == BATCH || to->run->sink->step != NULL) {
        give(to); /* steps come before the answer they explain */
    }
}

static void pass_step(caf_sink *sink, const caf_step *step)
{
    const caf_run *run = ((holder *)sink)->run;
    run->sink->step(run->sink, step);
}

void caf_run_held_against(const caf_run *run)
{
    holder to;
    caf_run held = *run;
    to.sink = (caf_sink){ hold, run->sink->step != NULL ? pass_step : NULL };
    to.run = run;
    to.n = 0;
    held.sink = &to.sink;
    caf_run_rule(&held);
    give(&to);
}
