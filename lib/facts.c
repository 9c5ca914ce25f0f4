#include <string.h>
#include "facts.h"
#include "reading.h"

/* Puts an event where its date belongs; rows usually come in order. */
static int insert(caf_occurrences *events, caf_occurrence event)
{
    if (events->n == CAF_EVENTS_MAX) {
        return 0;
    }
    int32_t i = events->n++;
    while (i > 0 && events->at[i - 1].on > event.on) {
        events->at[i] = events->at[i - 1];
        i--;
    }
    events->at[i] = event;
    return 1;
}

/* The same, but several on one day are one. */
static int insert_day(caf_occurrences *events, caf_occurrence event)
{
    for (int32_t i = events->n; i > 0 && events->at[i - 1].on >= event.on; i--) {
        if (events->at[i - 1].on == event.on) {
            return 1;
        }
    }
    return insert(events, event);
}

static void earliest(caf_fact *fact, caf_date on, int32_t row)
{
    if (on != 0 && (fact->on == 0 || on < fact->on)) {
        fact->on = on;
        fact->row = row;
    }
}

#define BIT(field) ((int64_t)1 << (field))

static void gather_child(caf_facts *facts, const caf_child_row *child, const caf_reading *reading, int32_t i)
{
    const caf_case *whose = facts->whose;
    if (child->id == whose->row.child && child->id != 0) {
        facts->child_row = i;
    } else if (whose->row.child == 0 && whose->count[CAF_CHILDREN] == 1) {
        facts->child_row = i;
    } else {
        return;
    }
    facts->born = child->born;
    facts->expected = child->expected;
    facts->born_later = (reading->to_come & BIT(CHILD_BORN)) != 0;
}

/* Keeps the first row of its kind that leaves something unsure. */
static void unsure(caf_unsure *kept, int32_t row, int64_t doubt)
{
    if (kept->row < 0) {
        kept->row = row;
        kept->doubt = doubt;
    }
}

static void gather_closure(caf_facts *facts, const caf_closure_row *closure, int32_t i)
{
    int64_t doubt = facts->examined.doubt & (BIT(CLOSURE_CLOSED) | BIT(CLOSURE_REOPENED));
    if ((doubt & BIT(CLOSURE_REOPENED)) || (doubt != 0 && closure->reopened == 0)) {
        facts->closed.on = 0;
        facts->closed.row = i;
        facts->closed_doubt = doubt;
        facts->disposed = closure->reopened == 0 && !(facts->examined.doubt & BIT(CLOSURE_DISPOSED_ON)) ? closure->disposed_on : 0;
        return;
    }
    if (closure->reopened != 0) {
        facts->reopened = 1;
        if (facts->episode == 0 || closure->reopened > facts->episode) {
            facts->episode = closure->reopened;
            facts->closed_before = doubt != 0 ? 0 : closure->closed; /* opened again, whenever it was closed */
        }
        return;
    }
    if (facts->closed.row < 0 || closure->closed == 0 || (facts->closed.on != 0 && closure->closed > facts->closed.on)) {
        facts->closed.on = closure->closed;
        facts->closed.row = i;
        facts->disposed = closure->disposed_on;
    }
}

/* Updates count only where a reopened case asks for a fresh assessment. */
static int is_initial(const caf_facts *facts, const caf_assessment_row *assessment)
{
    return assessment->kind == 0 || assessment->kind == CAF_INITIAL_ASSESSMENT ||
           (facts->episode != 0 && assessment->kind == CAF_UPDATED_ASSESSMENT);
}

static void gather_assessment(caf_facts *facts, const caf_assessment_row *assessment, const caf_reading *reading, int32_t i)
{
    int64_t doubt = facts->examined.doubt &
                    (BIT(ASSESSMENT_STARTED) | BIT(ASSESSMENT_COMPLETED) | BIT(ASSESSMENT_KIND));
    if (assessment->kind == CAF_STATUTORY_ASSESSMENT && doubt == 0) {
        facts->statutory = i;
    }
    if (!is_initial(facts, assessment)) {
        return;
    }
    int is_undated = assessment->started == 0 && assessment->completed == 0;
    if (doubt == 0 && is_undated && (reading->to_come & BIT(ASSESSMENT_COMPLETED))) {
        /* It is not completed yet; it may have been started, nobody knows when. */
        facts->started.row = facts->started.row < 0 ? i : facts->started.row;
        return;
    }
    if (doubt != 0 || is_undated) {
        unsure(&facts->assessed, i, doubt);
        return;
    }
    caf_date last = assessment->completed != 0 ? assessment->completed : assessment->started;
    if (last < facts->episode) {
        return;
    }
    earliest(&facts->started, assessment->started, i);
    earliest(&facts->completed, assessment->completed, i);
}

int32_t caf_whether_held(const caf_facts *facts, const caf_meeting_row *meeting, const caf_reading *reading)
{
    if (meeting->held_on != 0) {
        return CAF_TOOK_PLACE;
    }
    if (meeting->cancelled_on != 0 || meeting->cancelled == CAF_YES || meeting->held == CAF_NO ||
        (reading->to_come & BIT(MEETING_HELD_ON))) {
        return CAF_NOT_HELD;
    }
    if (meeting->held == CAF_YES) {
        return CAF_SOME_DAY;
    }
    if (meeting->planned_for != 0) {
        return meeting->planned_for >= facts->as_of ? CAF_NOT_HELD : CAF_SILENT;
    }
    return meeting->set_on != 0 || meeting->notified_on != 0 ? CAF_SILENT : CAF_SOME_DAY;
}

static void unsure_taf(caf_facts *facts, int32_t i, int64_t doubt, caf_date from)
{
    if (facts->taf.row < 0 || from < facts->taf_from) {
        facts->taf_from = from;
    }
    unsure(&facts->taf, i, doubt);
}

/*
 * The final statutory meeting among the meetings; the transfer may know it too.
 * It often comes some days before the case is reopened for it.
 */
static void gather_final_meeting(caf_facts *facts, const caf_meeting_row *meeting, int32_t i)
{
    int64_t read = BIT(MEETING_HELD_ON) | BIT(MEETING_CANCELLED_ON) | BIT(MEETING_HELD) | BIT(MEETING_CANCELLED) | BIT(MEETING_KIND);
    if ((facts->examined.doubt & read) == 0 && meeting->held_on >= facts->closed_before && meeting->held_on > facts->final_among.on) {
        facts->final_among = (caf_fact){ meeting->held_on, i };
    }
}

static int gather_meeting(caf_facts *facts, const caf_meeting_row *meeting, const caf_reading *reading, int32_t i)
{
    if (meeting->kind == CAF_FINAL_STATUTORY) {
        gather_final_meeting(facts, meeting, i);
        return 1;
    }
    if (!caf_meeting_is_in_episode(facts, meeting)) {
        return 1;
    }
    /* Of a TAF of no recorded kind it may be known whether it was a review. */
    int kind = meeting->kind != 0 || meeting->reviewed_plan == 0 ? meeting->kind
               : meeting->reviewed_plan == CAF_NO                ? CAF_REGULAR_TAF : CAF_REVIEW_TAF;
    caf_occurrence event = { meeting->held_on, (int16_t)i, CAF_MEETINGS, (uint8_t)kind };
    int64_t doubt = facts->examined.doubt &
                    (BIT(MEETING_HELD_ON) | BIT(MEETING_CANCELLED_ON) | BIT(MEETING_PLANNED_FOR) | BIT(MEETING_HELD) |
                     BIT(MEETING_CANCELLED) | BIT(MEETING_KIND));
    if (doubt != 0) {
        /* A day that is doubtful only because it contradicts another is a day all the same. */
        caf_date said = reading->impossible != 0 ? 0 : meeting->held_on != 0 ? meeting->held_on : meeting->planned_for;
        unsure_taf(facts, i, doubt, said);
        facts->taf_held |= meeting->held_on != 0 || meeting->held == CAF_YES || (doubt & BIT(MEETING_HELD_ON));
        return 1;
    }
    int is_review = meeting->kind == CAF_REVIEW_TAF || meeting->kind == CAF_SIGN_OFF_TAF || meeting->reviewed_plan == CAF_YES;
    switch (caf_whether_held(facts, meeting, reading)) {
    case CAF_TOOK_PLACE:
        return insert(&facts->tafs, event) && (!is_review || insert_day(&facts->reviews, event));
    case CAF_SOME_DAY:
    case CAF_SILENT:
        facts->taf_held |= meeting->held == CAF_YES;
        /* It can hardly have been held before the day set, nor before that was set. */
        unsure_taf(facts, i, 0, meeting->planned_for != 0 ? meeting->planned_for : meeting->set_on);
        return 1;
    default:
        return 1;
    }
}

static int gather_review(caf_facts *facts, const caf_review_row *review, int32_t i)
{
    caf_occurrence event = { review->held_on, (int16_t)i, CAF_REVIEWS, 0 };
    if (review->held_on == 0) {
        if (review->next_on == 0 || review->next_on < facts->as_of) {
            unsure(&facts->review, i, facts->examined.doubt & BIT(REVIEW_HELD_ON));
        }
        return 1;
    }
    return review->held_on < facts->episode || insert_day(&facts->reviews, event);
}

static int gather_consent(caf_facts *facts, const caf_consent_row *consent, int32_t i)
{
    int decision = caf_is_refused_in_part(consent)                                     ? CAF_REFUSED_IN_PART
                   : consent->decision == CAF_GIVEN && caf_is_in_part(consent) ? CAF_GIVEN_IN_PART
                                                                               : consent->decision;
    caf_occurrence event = { consent->decided, (int16_t)i, CAF_CONSENTS,
                        (uint8_t)CAF_CONSENT_KIND(consent->giver, consent->purpose, decision) };
    if ((facts->examined.doubt & caf_read_of_consent(consent)) != 0 || consent->decided == 0 || consent->giver == 0) {
        facts->consent = facts->consent < 0 ? i : facts->consent;
        return 1;
    }
    return insert(&facts->consents, event);
}

/* A step up without its day had happened by then; 0: nothing is known. */
static caf_date no_later_than(const caf_transfer_row *step_up)
{
    caf_fact first = { 0, -1 };
    earliest(&first, step_up->statutory_assessment_on, 0);
    earliest(&first, step_up->handed_over_on, 0);
    earliest(&first, step_up->returned_on, 0);
    return first.on;
}

static void gather_transfer(caf_facts *facts, const caf_transfer_row *transfer, const caf_reading *reading, int32_t i)
{
    if (transfer->kind == CAF_STEP_UP) {
        caf_date day = transfer->referred_on != 0 ? transfer->referred_on : transfer->assumed_on;
        if (day != 0 && day < facts->episode) {
            return; /* an earlier episode's */
        }
        if (day == 0 && (reading->to_come & (BIT(TRANSFER_REFERRED_ON) | BIT(TRANSFER_ASSUMED_ON)))) {
            return;
        }
        if (day == 0) {
            facts->step_up_undated = i;
            caf_date by = no_later_than(transfer);
            facts->step_up_by = facts->step_up_by == 0 || (by != 0 && by < facts->step_up_by) ? by : facts->step_up_by;
        }
        facts->step_up_row = i;
        if (day != 0 && (facts->step_up == 0 || day < facts->step_up)) {
            facts->step_up = day;
        }
    } else if (transfer->kind == CAF_STEP_DOWN && !(reading->to_come & BIT(TRANSFER_FINAL_MEETING_ON)) &&
               (transfer->final_meeting_on == 0 || transfer->final_meeting_on >= facts->closed_before)) {
        /* The final statutory meeting often comes some days before the case is reopened for it. */
        facts->step_down_row = i;
        facts->final_meeting = transfer->final_meeting_on;
        facts->final_row = i;
        facts->continuing_support = transfer->continuing_support;
    }
}

static int gather_row(caf_facts *facts, int32_t table, const caf_row *row, const caf_reading *reading, int32_t i)
{
    if (caf_is_to_come(table, row, reading)) {
        return 1;
    }
    switch (table) {
    case CAF_CHILDREN:
        gather_child(facts, &row->child, reading, i);
        return 1;
    case CAF_CLOSURES:
        gather_closure(facts, &row->closure, i);
        return 1;
    case CAF_ASSESSMENTS:
        gather_assessment(facts, &row->assessment, reading, i);
        return 1;
    case CAF_MEETINGS:
        return gather_meeting(facts, &row->meeting, reading, i);
    case CAF_REVIEWS:
        return gather_review(facts, &row->review, i);
    case CAF_CONSENTS:
        return gather_consent(facts, &row->consent, i);
    case CAF_TRANSFERS:
        gather_transfer(facts, &row->transfer, reading, i);
        return 1;
    default:
        return 1;
    }
}

static void begin(const caf_case *whose, caf_facts *facts)
{
    static const caf_unsure none = { -1, 0 };
    /* The lists are long: only what is read is cleared. */
    facts->whose = whose;
    facts->as_of = whose->as_of;
    memset(facts->suspect, 0, sizeof facts->suspect);
    memset(facts->rows, 0, sizeof facts->rows); /* a table may be referred to before it is gathered, or have none */
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        facts->coverage[table] = caf_coverage_in(whose, table);
    }
    facts->overfull = 0;
    facts->n_problems = 0;
    facts->episode = 0;
    facts->closed = facts->started = facts->completed = (caf_fact){ 0, -1 };
    facts->closed_doubt = 0;
    facts->taf_from = 0;
    facts->taf_held = 0;
    facts->born_later = 0;
    facts->reopened = 0;
    facts->closed_before = 0;
    facts->disposed = 0;
    facts->child_row = -1;
    facts->examined = facts->assessed = facts->taf = facts->review = none;
    facts->born = facts->expected = facts->final_meeting = 0;
    facts->final_table = CAF_TRANSFERS;
    facts->final_row = -1;
    facts->final_among = (caf_fact){ 0, -1 };
    facts->tafs.n = facts->reviews.n = facts->consents.n = 0;
    facts->step_down_row = facts->step_up_row = facts->step_up_undated = facts->statutory = facts->consent = -1;
    facts->step_up = facts->step_up_by = 0;
    facts->began_by_step_down = facts->may_have_stepped_down = 0;
    facts->continuing_support = 0;
}

static void doubt(void *user, const caf_problem *problem)
{
    caf_facts *facts = user;
    facts->n_problems++;
    facts->suspect[problem->table] |= problem->fields;
    if (problem->other_table >= 0) {
        facts->suspect[problem->other_table] |= problem->other_fields;
    }
    facts->examined.doubt |= problem->row == facts->examined.row ? problem->fields : 0;
}

static void doubt_row(void *user, const caf_problem *problem)
{
    caf_unsure *row = user;
    row->doubt |= problem->row == row->row ? problem->fields : 0;
}

caf_date caf_taf_doubt_from(const caf_facts *facts)
{
    if (facts->coverage[CAF_MEETINGS] != CAF_COMPLETE) {
        return 0;
    }
    return facts->taf.row >= 0 ? facts->taf_from : CAF_NO_DOUBT;
}

caf_date caf_last_day(const caf_facts *facts)
{
    return facts->closed.on != 0 ? facts->closed.on : facts->as_of;
}

int caf_may_be_closed(const caf_facts *facts)
{
    return facts->closed.row < 0 && facts->coverage[CAF_CLOSURES] != CAF_COMPLETE;
}

int64_t caf_doubt_of(const caf_facts *facts, int32_t table, int64_t i)
{
    caf_unsure row = { (int32_t)i, 0 };
    caf_row read;
    caf_reading reading;
    if (facts->suspect[table] != 0 && caf_read_of(facts->whose, table, i, &read, &reading) == CAF_OK) {
        caf_examine_row(facts, table, i, &read, &reading, doubt_row, &row);
    }
    return row.doubt;
}

int caf_is_unborn(const caf_facts *facts, caf_date on)
{
    return facts->born != 0 ? on < facts->born : facts->expected != 0 || facts->born_later;
}

/* A closure of which no reopening is on record, and yet the case was reopened later: it is not in force. */
static void settle_closures(caf_facts *facts)
{
    if (facts->closed.row >= 0 && facts->closed.on != 0 && facts->episode != 0 && facts->closed.on < facts->episode) {
        facts->closed = (caf_fact){ 0, -1 };
        facts->disposed = 0;
    }
}

/* Tables whose rows are gathered, or held against others; others are looked through where an identifier stands twice. */
static const int64_t looked_at = BIT(CAF_CHILDREN) | BIT(CAF_CONSENTS) | BIT(CAF_ASSESSMENTS) | BIT(CAF_MEETINGS) |
                                 BIT(CAF_ACTIONS) | BIT(CAF_RATINGS) | BIT(CAF_REVIEWS) | BIT(CAF_TRANSFERS) | BIT(CAF_CLOSURES);

/* Whether no identifier stands twice among rows, of which none is left out; only sorted ones are looked through. */
static int do_ids_differ(const caf_case *whose, int32_t table, int64_t n)
{
    const caf_rows *rows = &whose->caseload->tables[table];
    if (!caf_is_referred_to(table)) {
        return table != CAF_CASES; /* whose rows have no identifier of their own */
    }
    for (int64_t i = 1; i < n; i++) {
        if (caf_row_id(rows, whose->first[table] + i) == caf_row_id(rows, whose->first[table] + i - 1)) {
            return 0;
        }
    }
    return n == whose->count[table];
}

/* What is wrong with a row is noted, what it says is gathered. */
static void look_at(caf_facts *facts, int32_t table, int64_t i, const caf_row *row, const caf_reading *reading)
{
    facts->examined = (caf_unsure){ (int32_t)i, 0 };
    caf_examine_row(facts, table, i, row, reading, doubt, facts);
    if (!gather_row(facts, table, row, reading, (int32_t)i)) {
        facts->overfull |= BIT(table);
    }
}

/* Whether some row of a table that is read where it lies names a row that is not there. */
static int has_dangling(const caf_facts *facts, int32_t table, int64_t n)
{
    const caf_rows *rows = &facts->whose->caseload->tables[table];
    for (int64_t i = 0; i < n; i++) {
        if (caf_dangling_in(facts, table, caf_row_at(rows, facts->whose->first[table] + i)) != 0) {
            return 1;
        }
    }
    return 0;
}

/* Rows that can be read where they lie. */
static void gather_plain(caf_facts *facts, int32_t table, int64_t i, int64_t n)
{
    static const caf_reading nothing_found = { 1, 0, 0, 0 };
    const caf_case *whose = facts->whose;
    for (; n > 0; i++, n--) {
        look_at(facts, table, i, caf_row_at(&whose->caseload->tables[table], whose->first[table] + i), &nothing_found);
    }
}

static caf_status gather_closer(caf_facts *facts, int32_t table, int64_t i)
{
    caf_row row;
    caf_reading reading;
    caf_status status = caf_read_of(facts->whose, table, i, &row, &reading);
    if (status == CAF_OK) {
        look_at(facts, table, i, &row, &reading);
    }
    return status;
}

/* Every row is read once. */
static caf_status gather_table(caf_facts *facts, int32_t table, int64_t *wrong_row)
{
    const caf_case *whose = facts->whose;
    int64_t n = caf_rows_read(whose, table);
    int64_t first = whose->first[table];
    facts->rows[table].n = (int32_t)n;
    if (n < whose->count[table]) {
        facts->overfull |= BIT(table);
    }
    const caf_rows *rows = &whose->caseload->tables[table];
    int64_t i = caf_plain_rows(rows, table, first, n, whose->as_of);
    if (i == n) {
        const void *at = caf_row_at(rows, first);
        facts->rows[table] = (caf_lying){ at, caf_stride_of(rows), (int32_t)n,
                                          do_ids_differ(whose, table, n) };
        int has_twins = !facts->rows[table].ids_differ && caf_is_referred_to(table);
        if ((looked_at >> table & 1) || has_twins || has_dangling(facts, table, n)) {
            gather_plain(facts, table, 0, n);
        }
        return CAF_OK; /* other rows are for the rules that read them */
    }
    gather_plain(facts, table, 0, i);
    while (i < n) {
        caf_status status = gather_closer(facts, table, i++);
        if (status != CAF_OK && status != CAF_HIDDEN) {
            *wrong_row = first + i - 1;
            return status;
        }
        int64_t plain = i < n ? caf_plain_rows(rows, table, first + i, n - i, whose->as_of) : 0;
        gather_plain(facts, table, i, plain);
        i += plain;
    }
    return CAF_OK;
}

/* Which came first, the final statutory meeting or a step up. */
static void settle_step_down(caf_facts *facts)
{
    if (facts->step_down_row >= 0 && facts->final_meeting == 0 && facts->final_among.on != 0) {
        facts->final_meeting = facts->final_among.on;
        facts->final_table = CAF_MEETINGS;
        facts->final_row = facts->final_among.row;
    }
    int is_first = facts->step_up == 0 || (facts->final_meeting != 0 && facts->step_up > facts->final_meeting);
    int is_one = facts->step_down_row >= 0 && is_first;
    int is_later = facts->step_up_by != 0 && facts->step_up_by <= facts->final_meeting;
    facts->began_by_step_down = is_one && facts->step_up_undated < 0;
    facts->may_have_stepped_down = is_one && facts->step_up_undated >= 0 && !is_later;
}

caf_status caf_gather(const caf_case *whose, caf_facts *facts, int32_t *wrong_table, int64_t *wrong_row)
{
    begin(whose, facts);
    for (const int32_t *table = caf_reading_order; *table < CAF_TABLES; table++) {
        caf_status status = whose->count[*table] != 0 ? gather_table(facts, *table, wrong_row) : CAF_OK;
        if (status != CAF_OK) {
            *wrong_table = *table;
            return status;
        }
        if (*table == CAF_CLOSURES) {
            settle_closures(facts);
        }
    }
    caf_examine_whole(facts, doubt, facts);
    settle_step_down(facts);
    return CAF_OK;
}

int caf_next_suspension(const caf_facts *facts, caf_date after, caf_date *from, caf_date *until, int32_t *row)
{
    *from = 0;
    for (int64_t i = 0; i < facts->whose->count[CAF_TRANSFERS]; i++) {
        caf_row found;
        caf_reading reading;
        if (caf_read_of(facts->whose, CAF_TRANSFERS, i, &found, &reading) != CAF_OK) {
            continue;
        }
        const caf_transfer_row *transfer = &found.transfer;
        if (transfer->kind != CAF_STEP_UP || transfer->assumed_on == 0 || transfer->assumed_on < facts->episode) {
            continue;
        }
        caf_date end = transfer->returned_on;
        if (end == 0 && facts->final_meeting >= transfer->assumed_on) {
            end = facts->final_meeting;
        }
        if ((end == 0 || end > after) && (*from == 0 || transfer->assumed_on < *from)) {
            *from = transfer->assumed_on;
            *until = end;
            *row = (int32_t)i;
        }
    }
    return *from != 0;
}
