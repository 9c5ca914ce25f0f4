/* Data problems: what cannot be, whatever standard a case is held to. */
#include <stddef.h>
#include "facts.h"
#include "reading.h"

/* Overdue births are induced long before this: an expected date this far past needs a birth. */
#define LONG_PAST_DAYS 56

#define BIT(field) ((int64_t)1 << (field))

typedef struct examination {
    const caf_facts *facts;
    caf_problem_sink *sink;
    void *user;
} examination;

static void report(const examination *exam, caf_rule_id rule, int32_t reason, int32_t table, int64_t row, int64_t fields)
{
    caf_problem problem = { rule, reason, table, (int32_t)row, fields, -1, -1, 0 };
    exam->sink(exam->user, &problem);
}

static void report_both(const examination *exam, caf_rule_id rule, int32_t reason, int32_t table, int64_t row, int64_t fields,
                        int32_t other_table, int64_t other_row, int64_t other_fields)
{
    caf_problem problem = { rule, reason, table, (int32_t)row, fields, other_table, (int32_t)other_row, other_fields };
    exam->sink(exam->user, &problem);
}

static void examine_values(const examination *exam, int32_t table, int64_t i, const caf_reading *reading)
{
    int64_t dates = 0;
    for (int32_t f = 0; reading->impossible >> f != 0; f++) {
        const caf_field *field = caf_field_at(table, f);
        if (field != NULL && (field->type == CAF_TYPE_DATE || field->type == CAF_TYPE_PLANNED)) {
            dates |= reading->impossible & BIT(f);
        }
    }
    if (reading->unreadable != 0) {
        report(exam, CAF_DATA_VALUE, CAF_REASON_UNREADABLE, table, i, reading->unreadable);
    }
    if ((dates & ~reading->unreadable) != 0) {
        report(exam, CAF_DATA_VALUE, CAF_REASON_IMPOSSIBLE_DATE, table, i, dates & ~reading->unreadable);
    }
    if ((reading->impossible & ~dates) != 0) {
        report(exam, CAF_DATA_VALUE, CAF_REASON_UNKNOWN_VALUE, table, i, reading->impossible & ~dates);
    }
}

/* Whether one event is recorded on a day before another that must come first. */
static int is_before(caf_date date, caf_date first)
{
    return date != 0 && first != 0 && date < first;
}

static void examine_child(const examination *exam, int64_t i, const caf_child_row *child)
{
    if (child->born == 0 && child->expected != 0 && exam->facts->as_of - child->expected > LONG_PAST_DAYS) {
        report(exam, CAF_DATA_BIRTH, CAF_REASON_EXPECTED_LONG_PAST, CAF_CHILDREN, i, BIT(CHILD_BORN) | BIT(CHILD_EXPECTED));
    }
}

static void examine_consent(const examination *exam, int64_t i, const caf_consent_row *consent)
{
    if (is_before(consent->expires, consent->decided)) {
        report(exam, CAF_DATA_ORDER, CAF_REASON_EXPIRED_BEFORE_GIVEN, CAF_CONSENTS, i,
               BIT(CONSENT_EXPIRES) | BIT(CONSENT_DECIDED));
    }
}

static void examine_assessment(const examination *exam, int64_t i, const caf_assessment_row *assessment)
{
    const caf_facts *facts = exam->facts;
    int64_t unborn = 0;
    if (is_before(assessment->completed, assessment->started)) {
        report(exam, CAF_DATA_ORDER, CAF_REASON_COMPLETED_BEFORE_STARTED, CAF_ASSESSMENTS, i,
               BIT(ASSESSMENT_STARTED) | BIT(ASSESSMENT_COMPLETED));
    }
    /* Where an expected date is recorded too, the child was assessed before birth: that is ordinary. */
    if (facts->child_row < 0 || facts->expected != 0) {
        return;
    }
    unborn |= is_before(assessment->started, facts->born) ? BIT(ASSESSMENT_STARTED) : 0;
    unborn |= is_before(assessment->completed, facts->born) ? BIT(ASSESSMENT_COMPLETED) : 0;
    if (unborn != 0) {
        report_both(exam, CAF_DATA_BIRTH, CAF_REASON_ASSESSED_BEFORE_BIRTH, CAF_ASSESSMENTS, i, unborn, CAF_CHILDREN,
                    facts->child_row, BIT(CHILD_BORN));
    }
}

static void examine_meeting(const examination *exam, int64_t i, const caf_meeting_row *meeting)
{
    int64_t held = (meeting->held_on != 0 ? BIT(MEETING_HELD_ON) : 0) | (meeting->held == CAF_YES ? BIT(MEETING_HELD) : 0);
    int64_t cancelled = (meeting->cancelled_on != 0 ? BIT(MEETING_CANCELLED_ON) : 0) |
                        (meeting->cancelled == CAF_YES ? BIT(MEETING_CANCELLED) : 0);
    if (held != 0 && cancelled != 0) {
        report(exam, CAF_DATA_ORDER, CAF_REASON_HELD_AND_CANCELLED, CAF_MEETINGS, i, held | cancelled);
    }
}

/* An action's completion, 0 for none; 0 is returned where that cannot be told. */
static int read_completion(const caf_facts *facts, int64_t at, caf_date *completed)
{
    const caf_lying *plain = &facts->rows[CAF_ACTIONS];
    const caf_rows *actions = caf_rows_of(facts->whose, CAF_ACTIONS);
    caf_row found;
    caf_reading reading;
    if (plain->at != NULL && at < plain->n) {
        *completed = caf_row_at(actions, facts->whose->first[CAF_ACTIONS] + at)->action.completed_on;
        return 1;
    }
    if (actions == NULL || !(actions->fields & BIT(ACTION_COMPLETED_ON)) ||
        caf_read_of(facts->whose, CAF_ACTIONS, at, &found, &reading) != CAF_OK ||
        (reading.impossible & BIT(ACTION_COMPLETED_ON))) {
        return 0;
    }
    *completed = found.action.completed_on;
    return 1;
}

static void examine_rating(const examination *exam, int64_t i, const caf_rating_row *rating)
{
    caf_date completed;
    int64_t at = caf_find_gathered(exam->facts, CAF_ACTIONS, rating->action);
    if (at < 0 || rating->rated_on == 0 || rating->colour == 0 || !read_completion(exam->facts, at, &completed)) {
        return;
    }
    int is_done = completed != 0 && completed <= rating->rated_on;
    if (is_done != (rating->colour == CAF_GREEN)) {
        report_both(exam, CAF_DATA_COLOUR, is_done ? CAF_REASON_COMPLETED_NOT_GREEN : CAF_REASON_GREEN_NOT_COMPLETED,
                    CAF_RATINGS, i, BIT(RATING_COLOUR), CAF_ACTIONS, at, BIT(ACTION_COMPLETED_ON));
    }
}

static void examine_transfer(const examination *exam, int64_t i, const caf_transfer_row *transfer)
{
    int64_t wrong = 0;
    if (is_before(transfer->assumed_on, transfer->referred_on)) {
        wrong |= BIT(TRANSFER_ASSUMED_ON) | BIT(TRANSFER_REFERRED_ON);
    }
    if (is_before(transfer->returned_on, transfer->assumed_on)) {
        wrong |= BIT(TRANSFER_RETURNED_ON) | BIT(TRANSFER_ASSUMED_ON);
    }
    if (wrong != 0) {
        report(exam, CAF_DATA_ORDER, CAF_REASON_TRANSFER_ORDER, CAF_TRANSFERS, i, wrong);
    }
}

static void examine_closure(const examination *exam, int64_t i, const caf_closure_row *closure)
{
    const caf_case *whose = exam->facts->whose;
    int64_t kept = 0;
    if (is_before(closure->closed, whose->row.opened)) {
        report_both(exam, CAF_DATA_ORDER, CAF_REASON_CLOSED_BEFORE_OPENED, CAF_CLOSURES, i, BIT(CLOSURE_CLOSED), CAF_CASES, 0,
                    BIT(CASE_OPENED));
    }
    if (is_before(closure->reopened, closure->closed)) {
        report(exam, CAF_DATA_ORDER, CAF_REASON_REOPENED_BEFORE_CLOSED, CAF_CLOSURES, i,
               BIT(CLOSURE_REOPENED) | BIT(CLOSURE_CLOSED));
    }
    kept |= is_before(closure->flagged_on, closure->closed) ? BIT(CLOSURE_FLAGGED_ON) : 0;
    kept |= is_before(closure->archived_on, closure->closed) ? BIT(CLOSURE_ARCHIVED_ON) : 0;
    kept |= is_before(closure->unavailable_on, closure->closed) ? BIT(CLOSURE_UNAVAILABLE_ON) : 0;
    kept |= is_before(closure->disposed_on, closure->closed) ? BIT(CLOSURE_DISPOSED_ON) : 0;
    if (kept != 0) {
        report(exam, CAF_DATA_ORDER, CAF_REASON_KEPT_BEFORE_CLOSED, CAF_CLOSURES, i, kept | BIT(CLOSURE_CLOSED));
    }
    if (is_before(closure->hold_until, closure->hold_from)) {
        report(exam, CAF_DATA_ORDER, CAF_REASON_HOLD_ORDER, CAF_CLOSURES, i,
               BIT(CLOSURE_HOLD_FROM) | BIT(CLOSURE_HOLD_UNTIL));
    }
}

static void examine_one(const examination *exam, int32_t table, int64_t i, const caf_row *row)
{
    switch (table) {
    case CAF_CHILDREN:
        examine_child(exam, i, &row->child);
        break;
    case CAF_CONSENTS:
        examine_consent(exam, i, &row->consent);
        break;
    case CAF_ASSESSMENTS:
        examine_assessment(exam, i, &row->assessment);
        break;
    case CAF_MEETINGS:
        examine_meeting(exam, i, &row->meeting);
        break;
    case CAF_RATINGS:
        examine_rating(exam, i, &row->rating);
        break;
    case CAF_TRANSFERS:
        examine_transfer(exam, i, &row->transfer);
        break;
    case CAF_CLOSURES:
        examine_closure(exam, i, &row->closure);
        break;
    default:
        break;
    }
}

/* Two rows of one identifier, in the tables sorted by it. */
static void examine_duplicate(const examination *exam, int32_t table, int64_t i)
{
    const caf_case *whose = exam->facts->whose;
    const caf_rows *rows = caf_rows_of(whose, table);
    if (i == 0 || exam->facts->rows[table].ids_differ || rows == NULL || !caf_is_referred_to(table)) {
        return;
    }
    int64_t id = caf_row_id(rows, whose->first[table] + i);
    if (id != 0 && id == caf_row_id(rows, whose->first[table] + i - 1)) {
        report(exam, CAF_DATA_REFERENCE, CAF_REASON_DUPLICATE, table, i, BIT(1));
    }
}

const int32_t caf_reading_order[] = { CAF_CASES, CAF_CHILDREN, CAF_CLOSURES, CAF_CONSENTS, CAF_ASSESSMENTS, CAF_MEETINGS,
                                      CAF_REVIEWS, CAF_TRANSFERS, CAF_PLANS, CAF_NEEDS, CAF_STRENGTHS, CAF_ACTIONS,
                                      CAF_RATINGS, CAF_ELEMENTS, CAF_CONTRIBUTIONS, CAF_GRADINGS, CAF_MEMBERS, CAF_LEADS,
                                      CAF_ATTENDANCES, CAF_PLAN_ACTIONS, CAF_OWNERS, CAF_CONTACTS, CAF_SHARES,
                                      CAF_CONCERNS, CAF_QUALITY, CAF_TABLES };

void caf_examine_row(const caf_facts *facts, int32_t table, int64_t i, const caf_row *row,
                     const caf_reading *reading, caf_problem_sink *sink, void *user)
{
    examination exam = { facts, sink, user };
    if (reading->impossible != 0) {
        examine_values(&exam, table, i, reading);
    }
    int64_t dangling = caf_dangling_in(facts, table, row);
    if (dangling != 0) {
        report(&exam, CAF_DATA_REFERENCE, CAF_REASON_UNKNOWN_REFERENCE, table, i, dangling);
    }
    examine_duplicate(&exam, table, i);
    examine_one(&exam, table, i, row);
}

void caf_examine_whole(const caf_facts *facts, caf_problem_sink *sink, void *user)
{
    examination exam = { facts, sink, user };
    for (int32_t table = 0; facts->overfull >> table != 0; table++) {
        if (facts->overfull & BIT(table)) {
            report(&exam, CAF_DATA_VALUE, CAF_REASON_TOO_MANY, table, 0, CAF_ALL_FIELDS);
        }
    }
}

caf_status caf_examine(const caf_facts *facts, caf_problem_sink *sink, void *user)
{
    caf_examine_whole(facts, sink, user);
    for (const int32_t *table = caf_reading_order; *table < CAF_TABLES; table++) {
        for (int64_t i = 0; i < caf_rows_read(facts->whose, *table); i++) {
            caf_row row;
            caf_reading reading;
            caf_status status = caf_read_of(facts->whose, *table, i, &row, &reading);
            if (status == CAF_OK) {
                caf_examine_row(facts, *table, i, &row, &reading, sink, user);
            } else if (status != CAF_HIDDEN) {
                return status;
            }
        }
    }
    return CAF_OK;
}
