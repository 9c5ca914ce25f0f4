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

/* Looks among a rule's answers for the one that is about the same as another. */
typedef struct seeker {
    caf_sink sink;
    const caf_finding *sought;
    caf_date after; /* an answer about the case is about the same only if it falls due after this day */
    caf_finding found;
    int is_exact;
} seeker;

/* The day from which something that is not done yet was counted; 0: it cannot be told from the answer. */
static caf_date start_of(const caf_run *run, const caf_finding *finding)
{
    int is_told = finding->row == 0 && finding->done == 0 && finding->due != 0 && finding->days != CAF_DAYS_NONE;
    if (!is_told || caf_limit_of(run, CAF_WITHIN, finding->due).unit == CAF_WORKING_DAYS) {
        return 0;
    }
    return caf_last_day(run->facts) - finding->days;
}

static void seek(caf_sink *sink, const caf_finding *finding)
{
    seeker *to = (seeker *)sink;
    int is_exact = caf_has_one_key(finding, to->sought);
    /* Answers about the case itself are told apart by their due day, which is what moves: the last is about what is owed next. */
    int is_alike = finding->row == 0 && to->sought->row == 0 && finding->table == to->sought->table &&
                   (to->after == 0 || finding->due == 0 || finding->due > to->after);
    if (!to->is_exact && (is_exact || is_alike)) {
        to->found = *finding;
        to->is_exact = is_exact;
    }
}

caf_finding caf_answer_otherwise(const caf_run *run, const caf_otherwise *otherwise, const caf_finding *sought)
{
    seeker to;
    caf_run other = *run;
    memset(&to, 0, sizeof to);
    to.sink.finding = seek;
    to.sought = sought;
    to.after = start_of(run, sought);
    other.sink = &to.sink;
    other.otherwise = *otherwise;
    other.calendar = otherwise->kind == CAF_OTHER_CALENDAR ? run->compared : run->calendar;
    caf_run_rule(&other);
    return to.found;
}

/* Passes a rule's answers on, with what they turn on. */
typedef struct holder {
    caf_sink sink;
    const caf_run *run; /* with the sink they go to */
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

static void hold(caf_sink *sink, const caf_finding *finding)
{
    const caf_run *run = ((holder *)sink)->run;
    caf_finding held = *finding;
    caf_otherwise otherwise;
    for (int32_t i = 0; finding->verdict != CAF_UNKNOWN && caf_nth_otherwise(run, i, &otherwise); i++) {
        if (!(run->readings >> otherwise.kind & 1)) {
            continue;
        }
        caf_finding other = caf_answer_otherwise(run, &otherwise, finding);
        if (other.verdict == 0 || other.verdict == CAF_UNKNOWN || !caf_is_another(&otherwise, finding, &other)) {
            continue;
        }
        held.flags = (int16_t)(held.flags | flag_of(run, &otherwise));
        if (run->sink->step != NULL) {
            note_otherwise(run, &otherwise, &other);
        }
    }
    run->sink->finding(run->sink, &held);
}

static void pass_step(caf_sink *sink, const caf_step *step)
{
    const caf_run *run = ((holder *)sink)->run;
    run->sink->step(run->sink, step);
}

void caf_run_held_against(const caf_run *run)
{
    holder to = { { hold, run->sink->step != NULL ? pass_step : NULL }, run };
    caf_run held = *run;
    held.sink = &to.sink;
    caf_run_rule(&held);
}
