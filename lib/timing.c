/* Time limits: the one place where a due date is reckoned. */
#include <string.h>
#include "profile_block.h"
#include "reading.h"
#include "run.h"

/* The last day inside a limit, read as the standards are read by default. */
static inline caf_status plain_end(const caf_calendar *calendar, caf_date anchor, caf_limit limit, caf_date *end)
{
    int64_t months = limit.amount;
    switch (limit.unit) {
    case CAF_WORKING_DAYS:
        return calendar == NULL ? CAF_E_DIVISION : caf_add_working_days(calendar, anchor, limit.amount, end);
    case CAF_DAYS:
        return caf_add_days(anchor, limit.amount, end);
    case CAF_WEEKS:
        return limit.amount > INT32_MAX / 7 || limit.amount < INT32_MIN / 7 ? CAF_E_DATE_RANGE
                                                                             : caf_add_days(anchor, limit.amount * 7, end);
    case CAF_YEARS:
        months *= 12;
        /* falls through */
    case CAF_MONTHS:
        return months > INT32_MAX || months < INT32_MIN ? CAF_E_DATE_RANGE : caf_add_months(anchor, (int32_t)months, end);
    default:
        return CAF_E_RULE;
    }
}

/* The first day counts: one day less, and of working days only where work is done on it. */
static caf_status count_start(const caf_calendar *calendar, caf_date anchor, caf_limit limit, caf_date *end)
{
    bool counts = true;
    if (limit.amount <= 0) {
        return plain_end(calendar, anchor, limit, end);
    }
    if (limit.unit == CAF_WORKING_DAYS) {
        caf_status status = calendar == NULL ? CAF_E_DIVISION : caf_is_working_day(calendar, anchor, &counts);
        limit.amount -= counts;
        return status == CAF_OK ? plain_end(calendar, anchor, limit, end) : status;
    }
    caf_status status = plain_end(calendar, anchor, limit, end);
    return status == CAF_OK ? caf_add_days(*end, -1, end) : status;
}

/* A due day on which no work is done moves to the next on which it is. */
static caf_status roll(const caf_calendar *calendar, caf_date anchor, caf_limit limit, caf_date *end)
{
    bool is_working = true;
    caf_status status = plain_end(calendar, anchor, limit, end);
    if (status == CAF_OK) {
        status = calendar == NULL ? CAF_E_DIVISION : caf_is_working_day(calendar, *end, &is_working);
    }
    return status == CAF_OK && !is_working ? caf_add_working_days(calendar, *end, 1, end) : status;
}

/* Kept out of the way of every check that asks for no reading. */
static caf_status other_end(const caf_calendar *calendar, caf_date anchor, caf_limit limit, caf_date *end)
{
    return limit.reading == CAF_START_DAY_COUNTED ? count_start(calendar, anchor, limit, end) : roll(calendar, anchor, limit, end);
}

caf_status caf_limit_end(const caf_calendar *calendar, caf_date anchor, caf_limit limit, caf_date *end)
{
    return limit.reading == 0 ? plain_end(calendar, anchor, limit, end) : other_end(calendar, anchor, limit, end);
}

int32_t caf_limit_count(const caf_calendar *calendar, caf_date from, caf_date to, caf_limit limit)
{
    int32_t days;
    if (limit.unit != CAF_WORKING_DAYS) {
        return to - from;
    }
    return caf_count_working_days(calendar, from, to, &days) == CAF_OK ? days : CAF_DAYS_NONE;
}

static void note(const caf_run *run, int32_t kind, caf_date date, int32_t amount, int32_t unit, int32_t code)
{
    if (run->sink->step != NULL) {
        caf_step step = { kind, -1, 0, -1, date, amount, unit, code, 0 };
        run->sink->step(run->sink, &step);
    }
}

/* Each holiday that a count of working days skips. */
static void note_holidays(const caf_run *run, caf_date from, caf_date to)
{
    while (run->sink->step != NULL && from <= to) {
        caf_date date;
        caf_holiday holiday;
        if (caf_next_holiday(run->calendar, from, to, &date, &holiday) != CAF_OK || date == CAF_DATE_NONE) {
            return;
        }
        note(run, CAF_STEP_HOLIDAY, date, 0, 0, holiday);
        from = date + 1;
    }
}

void caf_note_limit(const caf_run *run, caf_date anchor, caf_date due, caf_limit limit)
{
    if (run->sink->step == NULL) {
        return;
    }
    int by_working_day = limit.unit == CAF_WORKING_DAYS;
    caf_step sum = { CAF_STEP_LIMIT, -1, 0, -1, due, limit.amount, limit.unit, 0, anchor };
    sum.code = by_working_day ? caf_calendar_division(run->calendar) : CAF_DIVISION_NONE;
    run->sink->step(run->sink, &sum);
    if (by_working_day) {
        note_holidays(run, anchor + 1, due);
    }
}

void caf_note_slack(const caf_run *run, int32_t slack, caf_limit limit)
{
    int32_t unit = limit.unit == CAF_WORKING_DAYS ? CAF_WORKING_DAYS : CAF_DAYS;
    if (slack < 0) {
        note(run, CAF_STEP_LATE, 0, -slack, unit, 0);
    } else {
        note(run, CAF_STEP_EARLY, 0, slack, unit, 0);
    }
}

static void cannot_tell(caf_finding *finding, caf_status status)
{
    finding->verdict = CAF_UNKNOWN;
    finding->reason = status == CAF_E_DIVISION ? CAF_REASON_NO_DIVISION : CAF_REASON_OUTSIDE_CALENDAR;
}

void caf_mark_provisional(const caf_run *run, caf_finding *finding, caf_date last, caf_limit limit)
{
    caf_date certain;
    if (limit.unit == CAF_WORKING_DAYS && caf_calendar_certain_until(run->calendar, &certain) == CAF_OK && last > certain) {
        finding->flags |= CAF_PROVISIONAL;
        note(run, CAF_STEP_PROVISIONAL, certain, 0, 0, 0);
    }
}

void caf_judge_by(const caf_run *run, caf_finding *finding, caf_date anchor, caf_date done, caf_date until, caf_limit limit,
                  caf_date doubt_from)
{
    caf_date due;
    caf_status status = caf_limit_end(run->calendar, anchor, limit, &due);
    caf_date end = done != 0 ? done : until;
    int32_t days = status == CAF_OK ? caf_limit_count(run->calendar, anchor, end, limit) : CAF_DAYS_NONE;
    int32_t slack = status == CAF_OK ? caf_limit_count(run->calendar, end, due, limit) : CAF_DAYS_NONE;
    if (status == CAF_OK && (days == CAF_DAYS_NONE || slack == CAF_DAYS_NONE)) {
        status = CAF_E_CALENDAR_RANGE;
    }
    if (status != CAF_OK) {
        cannot_tell(finding, status);
        return;
    }
    finding->due = due;
    finding->done = done;
    finding->days = days;
    finding->slack = slack;
    if (end > due && doubt_from <= due) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_MISSING;
        finding->days = CAF_DAYS_NONE;
        finding->slack = CAF_DAYS_NONE;
    } else if (end > due) {
        finding->verdict = CAF_NOT_MET;
    } else {
        finding->verdict = done != 0 ? CAF_MET : CAF_DUE;
    }
    caf_note_limit(run, anchor, due, limit);
    caf_mark_provisional(run, finding, due > end ? due : end, limit);
    if (done == 0) {
        caf_step_until(run, until);
    }
    if (finding->slack != CAF_DAYS_NONE) {
        caf_note_slack(run, finding->slack, limit);
        if (finding->slack < 0 && limit.unit == CAF_WORKING_DAYS) {
            note_holidays(run, due + 1, end);
        }
    }
}

/* The profile, division and calendar that a context gives a rule outside any case. */
static caf_status prepare(const caf_context *context, caf_rule_id rule, const caf_profile **profile, const caf_calendar **calendar)
{
    if (context == NULL) {
        return CAF_E_NULL;
    }
    if (context->size < (int32_t)sizeof *context) {
        return CAF_E_SIZE;
    }
    const caf_rule_entry *entry = caf_rule_entry_of(rule);
    if (entry == NULL || !entry->rule.timing) {
        return CAF_E_RULE;
    }
    *profile = context->profile != NULL ? context->profile : caf_profile_at(0);
    if (!caf_profile_is_sound(*profile)) {
        return CAF_E_PROFILE;
    }
    caf_division division = context->division;
    *calendar = NULL;
    if (division < CAF_DIVISION_NONE || division >= CAF_DIVISIONS) {
        return CAF_E_DIVISION;
    }
    if (division != CAF_DIVISION_NONE) {
        *calendar = context->calendars[division] != NULL ? context->calendars[division] : caf_calendar_builtin(division);
        if (caf_calendar_division(*calendar) == CAF_DIVISION_NONE) {
            return CAF_E_CALENDAR;
        }
    }
    return CAF_OK;
}

static caf_status due_of(const caf_profile *profile, const caf_calendar *calendar, caf_rule_id rule, caf_date anchor, caf_date *due)
{
    caf_limit limit = { 0, CAF_UNIT_NONE, 0 };
    if (anchor == CAF_DATE_NONE) {
        return CAF_E_DATE_NONE;
    }
    caf_status status = caf_profile_parameter(profile, rule, CAF_WITHIN, anchor, &limit.amount, &limit.unit);
    return status == CAF_OK ? caf_limit_end(calendar, anchor, limit, due) : status;
}

caf_status caf_due(const caf_context *context, caf_rule_id rule, caf_date anchor, caf_date *due)
{
    const caf_profile *profile;
    const caf_calendar *calendar;
    caf_status status = prepare(context, rule, &profile, &calendar);
    if (status != CAF_OK) {
        return status;
    }
    return due == NULL ? CAF_E_NULL : due_of(profile, calendar, rule, anchor, due);
}

caf_status caf_due_array(const caf_context *context, caf_rule_id rule, const caf_date *anchor, size_t n, caf_date *due)
{
    const caf_profile *profile;
    const caf_calendar *calendar;
    caf_status result = prepare(context, rule, &profile, &calendar);
    if (result != CAF_OK) {
        return result;
    }
    if (n > 0 && (anchor == NULL || due == NULL)) {
        return CAF_E_NULL;
    }
    caf_limit limit = { 0, CAF_UNIT_NONE, 0 };
    if (calendar == NULL && caf_profile_needs_division(profile, rule)) {
        return CAF_E_DIVISION;
    }
    int is_one = caf_profile_is_timeless(profile, rule, CAF_WITHIN) && n > 0 &&
                 caf_profile_parameter(profile, rule, CAF_WITHIN, anchor[0], &limit.amount, &limit.unit) == CAF_OK;
    if (is_one && limit.unit == CAF_UNIT_NONE) {
        return CAF_E_RULE; /* the profile sets no time for it */
    }
    if (is_one && calendar != NULL && limit.unit == CAF_WORKING_DAYS) {
        return caf_add_working_days_array(calendar, anchor, n, limit.amount, due); /* one limit for all rows */
    }
    for (size_t i = 0; i < n; i++) {
        caf_date one = CAF_DATE_NONE;
        caf_status status = due_of(profile, calendar, rule, anchor[i], &one);
        if (status != CAF_OK) {
            one = CAF_DATE_NONE;
            result = CAF_E_SOME_ROWS;
        }
        due[i] = one;
    }
    return result;
}

static void ignore_finding(caf_sink *sink, const caf_finding *finding)
{
    (void)sink;
    (void)finding;
}

caf_status caf_judge(const caf_context *context, caf_rule_id rule, caf_date anchor, caf_date done,
                     int32_t *verdict, caf_date *due, int32_t *days, int32_t *slack)
{
    caf_sink nowhere = { ignore_finding, NULL };
    caf_run run;
    caf_finding finding;
    caf_limit limit = { 0, CAF_UNIT_NONE, 0 };
    memset(&run, 0, sizeof run);
    memset(&finding, 0, sizeof finding);
    run.sink = &nowhere;
    run.rule = rule;
    caf_status status = prepare(context, rule, &run.profile, &run.calendar);
    if (status != CAF_OK) {
        return status;
    }
    if (verdict == NULL) {
        return CAF_E_NULL;
    }
    if (done == CAF_DATE_NONE) {
        done = 0;
    }
    if (anchor == CAF_DATE_NONE || (done == 0 && (context->as_of == 0 || context->as_of == CAF_DATE_NONE))) {
        return CAF_E_DATE_NONE;
    }
    if (anchor < CAF_DATE_FIRST || anchor > CAF_DATE_LAST || done < CAF_DATE_FIRST || done > CAF_DATE_LAST ||
        context->as_of > CAF_DATE_LAST || (context->as_of < CAF_DATE_FIRST && context->as_of != CAF_DATE_NONE)) {
        return CAF_E_DATE_RANGE;
    }
    status = caf_profile_parameter(run.profile, rule, CAF_WITHIN, anchor, &limit.amount, &limit.unit);
    if (status != CAF_OK || limit.unit == CAF_UNIT_NONE) {
        return status != CAF_OK ? status : CAF_E_RULE;
    }
    caf_judge_by(&run, &finding, anchor, done, context->as_of, limit, CAF_NO_DOUBT);
    if (finding.verdict == CAF_UNKNOWN) {
        return finding.reason == CAF_REASON_NO_DIVISION ? CAF_E_DIVISION : CAF_E_CALENDAR_RANGE;
    }
    *verdict = finding.verdict;
    if (due != NULL) {
        *due = finding.due;
    }
    if (days != NULL) {
        *days = finding.days;
    }
    if (slack != NULL) {
        *slack = finding.slack;
    }
    return CAF_OK;
}

caf_status caf_first_taf_due(const caf_context *context, caf_date completed, caf_date *due)
{
    return caf_due(context, CAF_EM_B2_HELD, completed, due);
}

caf_status caf_first_taf_due_array(const caf_context *context, const caf_date *completed, size_t n, caf_date *due)
{
    return caf_due_array(context, CAF_EM_B2_HELD, completed, n, due);
}

caf_status caf_next_review_due(const caf_context *context, caf_date last, caf_date *due)
{
    return caf_due(context, CAF_EM_C1, last, due);
}

caf_status caf_archive_due(const caf_context *context, caf_date closed, caf_date *due)
{
    return caf_due(context, CAF_EM_D3_ACCESSIBLE, closed, due);
}
