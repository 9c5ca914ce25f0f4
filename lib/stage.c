/*
 * Stages. A case is followed from day to day: on each on which something
 * happened the moves of that day are made, in the order of their table.
 */
#include <caf/stage.h>
#include "agenda.h"
#include "keeping.h"
#include "run.h"

#define AT(stage) (1 << CAF_AT_##stage)

/* The stages before one that is reached by work; what is recorded of a closed case moves it no more. */
#define BEFORE(stage) (AT(stage) - 1)
#define OPEN BEFORE(CLOSED)
#define DATED(from, to, prefix, field) { from, CAF_AT_##to, prefix##_TABLE, prefix##_##field, -1, 0 }
#define CHOSEN(from, to, prefix, field, choice, values) \
    { from, CAF_AT_##to, prefix##_TABLE, prefix##_##field, prefix##_##choice, values }

/* A statutory assessment is not the CAF's; an update belongs to one. */
#define OF_CAF (1 | 1 << CAF_INITIAL_ASSESSMENT | 1 << CAF_UPDATED_ASSESSMENT)

static const caf_move moves[] = {
    DATED(~0, IDENTIFIED, CLOSURE, REOPENED),
    DATED(BEFORE(IDENTIFIED), IDENTIFIED, CASE, OPENED),
    DATED(BEFORE(IDENTIFIED), IDENTIFIED, CASE, NEEDS_IDENTIFIED),
    DATED(BEFORE(IDENTIFIED), IDENTIFIED, NEED, IDENTIFIED_ON),
    CHOSEN(AT(CONSENTED), IDENTIFIED, CONSENT, DECIDED, DECISION, 1 << CAF_REFUSED | 1 << CAF_WITHDRAWN),
    CHOSEN(BEFORE(CONSENTED), CONSENTED, CONSENT, DECIDED, DECISION, 1 << CAF_GIVEN),
    CHOSEN(BEFORE(ASSESSING), ASSESSING, ASSESSMENT, STARTED, KIND, OF_CAF),
    CHOSEN(BEFORE(ASSESSED), ASSESSED, ASSESSMENT, COMPLETED, KIND, OF_CAF),
    DATED(BEFORE(ASSESSED), ASSESSED, CASE, CARRIED_COMPLETED),
    DATED(BEFORE(TEAM_FORMED), TEAM_FORMED, CASE, TEAM_FORMED_ON),
    DATED(BEFORE(TEAM_FORMED), TEAM_FORMED, MEMBER, JOINED_ON),
    DATED(BEFORE(DELIVERING), DELIVERING, CASE, CARRIED_FIRST_TAF),
    CHOSEN(BEFORE(DELIVERING), DELIVERING, TRANSFER, FINAL_MEETING_ON, KIND, 1 << CAF_STEP_DOWN),
    DATED(BEFORE(DELIVERING), DELIVERING, PLAN, DATED),
    DATED(BEFORE(DELIVERING), DELIVERING, MEETING, HELD_ON),
    { AT(UNDER_REVIEW), CAF_AT_DELIVERING, -1, -1, -1, 0 },
    DATED(BEFORE(UNDER_REVIEW), UNDER_REVIEW, REVIEW, HELD_ON),
    CHOSEN(BEFORE(UNDER_REVIEW), UNDER_REVIEW, MEETING, HELD_ON, KIND, 1 << CAF_REVIEW_TAF | 1 << CAF_SIGN_OFF_TAF),
    CHOSEN(BEFORE(UNDER_REVIEW), UNDER_REVIEW, MEETING, HELD_ON, REVIEWED_PLAN, 1 << CAF_YES),
    DATED(OPEN, CLOSED, CLOSURE, CLOSED),
    DATED(AT(DISPOSAL_DUE), CLOSED, CLOSURE, HOLD_FROM),
    DATED(AT(CLOSED), ARCHIVED, CLOSURE, ARCHIVED_ON),
    { AT(CLOSED) | AT(ARCHIVED), CAF_AT_DISPOSAL_DUE, -1, -1, -1, 0 },
    DATED(AT(CLOSED) | AT(ARCHIVED) | AT(DISPOSAL_DUE), DISPOSED, CLOSURE, DISPOSED_ON),
};
enum { MOVES = (int)(sizeof moves / sizeof moves[0]) };

const caf_move *caf_move_at(int32_t index)
{
    return index >= 0 && index < MOVES ? &moves[index] : NULL;
}

/* A day with what happened on it, and the next one on which something does. */
typedef struct looked {
    caf_date on;
    caf_date next;     /* 0: none */
    int32_t rows[MOVES]; /* the row that makes each move on that day, or -1 */
} looked;

static void take_date(looked *at, caf_date date)
{
    if (date != 0 && date > at->on && (at->next == 0 || date < at->next)) {
        at->next = date;
    }
}

/* Whether a row makes a move on a day. */
static int makes(const caf_move *move, const caf_row *row, caf_date on)
{
    caf_date date = caf_date_of(row, move->table, move->field);
    if (date == 0 || (move->choice >= 0 && !(move->values >> caf_byte_of(row, move->table, move->choice) & 1))) {
        return 0;
    }
    if (move->to == CAF_AT_UNDER_REVIEW && move->table == CAF_MEETINGS && row->meeting.kind == CAF_FINAL_STATUTORY) {
        return 0; /* no review of a TAF's, whatever was reviewed there */
    }
    const caf_closure_row *closure = &row->closure;
    if (move->table == CAF_CLOSURES && move->field == CLOSURE_CLOSED) {
        return date == on && closure->reopened != on; /* closed and opened again on one day: it was never closed */
    }
    if (move->table == CAF_CLOSURES && move->field == CLOSURE_ARCHIVED_ON) {
        /* One that comes back here after a legal hold was archived long ago. */
        return date <= on && closure->closed <= on && (closure->reopened == 0 || closure->reopened > on);
    }
    return date == on;
}

static void look_at_move(const caf_run *run, int32_t index, looked *at)
{
    const caf_move *move = &moves[index];
    caf_each each;
    at->rows[index] = -1;
    if (move->table < 0) {
        return;
    }
    caf_begin_rows(&each, run, move->table);
    while (caf_next_row(&each)) {
        if (makes(move, each.row, at->on)) {
            at->rows[index] = each.i;
        }
        take_date(at, caf_date_of(each.row, move->table, move->field));
    }
}

/* What is true beside a stage from one day until another. */
typedef struct mark {
    int32_t also;
    int32_t table;
    int32_t from;
    int32_t until;  /* -1: it lasts */
    int32_t choice; /* -1: none is asked */
    int32_t values;
} mark;

static const mark marks[] = {
    { CAF_ALSO_REOPENED, CAF_CLOSURES, CLOSURE_REOPENED, -1, -1, 0 },
    { CAF_ALSO_CHILD_PROTECTION, CAF_CONCERNS, CONCERN_RAISED_ON, CONCERN_CLOSED_ON, -1, 0 },
    { CAF_ALSO_STEPPED_UP, CAF_TRANSFERS, TRANSFER_ASSUMED_ON, TRANSFER_RETURNED_ON, TRANSFER_KIND, 1 << CAF_STEP_UP },
    { CAF_ALSO_MOVED_OUT, CAF_TRANSFERS, TRANSFER_REFERRED_ON, -1, TRANSFER_KIND, 1 << CAF_MOVE_OUT },
    { CAF_ALSO_ONE_SERVICE, CAF_CASES, CASE_SERVICES_ON, -1, CASE_SERVICES, 1 << CAF_ONE_SERVICE },
    { CAF_ALSO_DECLINED, CAF_CONSENTS, CONSENT_DECIDED, -1, CONSENT_DECISION, 1 << CAF_REFUSED },
};

/* Where a case stands, and the fact that brought it there. */
typedef struct place {
    int32_t stage;
    int32_t also;
    int32_t table;
    int32_t row;
    int32_t field;
} place;

/* A statutory body that handed the case down held it until the final meeting, in the transfer or among the meetings. */
static caf_date handed_down(const caf_run *run, caf_date assumed)
{
    caf_date first = run->facts->final_meeting >= assumed ? run->facts->final_meeting : 0;
    caf_each each;
    caf_begin_rows(&each, run, CAF_TRANSFERS);
    while (caf_next_row(&each)) {
        caf_date met = each.row->transfer.kind == CAF_STEP_DOWN ? each.row->transfer.final_meeting_on : 0;
        first = met >= assumed && (first == 0 || met < first) ? met : first;
    }
    return first;
}

static void look_at_mark(const caf_run *run, const mark *of, looked *at, place *now)
{
    caf_each each;
    if (of->also == CAF_ALSO_DECLINED && !(run->excused & CAF_UNLESS_DECLINED)) {
        return;
    }
    caf_begin_rows(&each, run, of->table);
    while (caf_next_row(&each)) {
        if (of->choice >= 0 && !(of->values >> caf_byte_of(each.row, of->table, of->choice) & 1)) {
            continue;
        }
        caf_date from = caf_date_of(each.row, of->table, of->from);
        caf_date until = of->until >= 0 ? caf_date_of(each.row, of->table, of->until) : 0;
        if (of->also == CAF_ALSO_STEPPED_UP && from != 0 && until == 0) {
            until = handed_down(run, from);
        }
        take_date(at, from);
        take_date(at, until);
        /* Which services are needed may be known without the day from which it was. */
        int is_on = (from != 0 || of->also == CAF_ALSO_ONE_SERVICE) && from <= at->on && (until == 0 || at->on < until);
        now->also |= is_on ? of->also : 0;
        if (is_on ? from == at->on : until == at->on) {
            now->table = of->table;
            now->row = each.i;
            now->field = is_on || of->until < 0 ? of->from : of->until;
        }
    }
}

/* The days on which an order on all records begins, and is over. */
static void take_orders(const caf_run *run, looked *at)
{
    caf_setting setting;
    for (int32_t i = 0; caf_profile_setting_at(run->profile, i, &setting) == CAF_OK; i++) {
        if (setting.rule == CAF_EM_D3_DISPOSAL && setting.parameter == CAF_HOLD) {
            take_date(at, setting.from);
            take_date(at, setting.until != 0 && setting.until < CAF_FACT_LAST ? setting.until + 1 : 0);
        }
    }
}

/* Whether a record is to be disposed of on a day: it was kept for its time, and no legal hold stands. */
static int is_disposal_due(const caf_run *run, const caf_closure_row *closure, looked *at)
{
    caf_keeping kept;
    if (closure->closed == 0 || !caf_find_keeping(run, closure->closed, &kept)) {
        return 0;
    }
    take_date(at, kept.disposal_from);
    take_date(at, closure->hold_until != 0 ? closure->hold_until + 1 : 0);
    return kept.disposal_from <= at->on && !kept.age_unknown && !caf_is_held(closure, at->on) &&
           !caf_is_held_for_all(run, at->on) && (closure->reopened == 0 || closure->reopened > at->on);
}

/* The closure whose record is to be disposed of; -1: none. */
static int32_t find_disposal(const caf_run *run, looked *at)
{
    int32_t found = -1;
    caf_each each;
    caf_begin_rows(&each, run, CAF_CLOSURES);
    take_orders(run, at);
    while (caf_next_row(&each)) {
        found = is_disposal_due(run, &each.row->closure, at) ? each.i : found;
    }
    return found;
}

/* Everything that moves the case on a day. */
static place move_on(const caf_run *run, const place *before, looked *at)
{
    place now = { before->stage, 0, -1, -1, -1 };
    at->next = 0;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        look_at_mark(run, &marks[i], at, &now);
    }
    int32_t disposal = find_disposal(run, at);
    for (int32_t i = 0; i < MOVES; i++) {
        const caf_move *move = &moves[i];
        look_at_move(run, i, at);
        int is_made = move->table >= 0 ? at->rows[i] >= 0 : move->to == CAF_AT_DELIVERING || disposal >= 0;
        if (is_made && (move->from >> now.stage & 1)) {
            now = (place){ move->to, now.also, move->table, at->rows[i], move->field };
        }
    }
    if (now.stage == CAF_AT_UNDER_REVIEW) {
        take_date(at, at->on + 1);
    }
    return now;
}

/* Tables of which something that has no day, is missing, or cannot be right may say more. */
static int64_t unsure_tables(const caf_facts *facts)
{
    int64_t unsure = 0;
    for (int32_t i = 0; i < MOVES; i++) {
        int32_t table = moves[i].table;
        if (table >= 0 && (facts->coverage[table] != CAF_COMPLETE || (facts->suspect[table] & CAF_BIT(moves[i].field)))) {
            unsure |= CAF_BIT(table);
        }
    }
    unsure |= facts->consent >= 0 ? CAF_BIT(CAF_CONSENTS) : 0;
    unsure |= facts->assessed.row >= 0 ? CAF_BIT(CAF_ASSESSMENTS) : 0;
    unsure |= facts->taf.row >= 0 ? CAF_BIT(CAF_MEETINGS) : 0;
    unsure |= facts->review.row >= 0 ? CAF_BIT(CAF_REVIEWS) : 0;
    unsure |= facts->closed.row >= 0 && facts->closed.on == 0 ? CAF_BIT(CAF_CLOSURES) : 0;
    return unsure;
}

/* Takes each stay as it is known; 0: enough. */
typedef int take_stay(void *user, const caf_stay *stay);

/* The tables whose rows can lead away from a stage. */
static int64_t tables_that_move(int32_t stage)
{
    int64_t tables = 0;
    for (int32_t i = 0; i < MOVES; i++) {
        if (moves[i].table >= 0 && (moves[i].from >> stage & 1) && moves[i].to != stage) {
            tables |= CAF_BIT(moves[i].table);
        }
    }
    return tables;
}

static caf_stay stay_of(const caf_run *run, const place *now, caf_date from, int64_t unsure)
{
    caf_stay stay;
    memset(&stay, 0, sizeof stay);
    stay.case_id = run->whose->row.case_id;
    stay.row = now->table >= 0 ? caf_name_of(run, now->table, now->row) : 0;
    stay.unsure = unsure & tables_that_move(now->stage);
    stay.from = from;
    stay.stage = (int16_t)now->stage;
    stay.also = (int16_t)now->also;
    stay.table = (int16_t)now->table;
    stay.field = (int16_t)now->field;
    return stay;
}

static void follow(const caf_run *run, take_stay *take, void *user)
{
    const caf_facts *facts = run->facts;
    int64_t unsure = unsure_tables(facts);
    place now = { CAF_AT_NONE, 0, -1, -1, -1 };
    caf_stay stay = stay_of(run, &now, 0, unsure);
    looked at;
    at.on = CAF_FACT_FIRST - 1;
    for (at.next = 0; at.on <= facts->as_of; at.on = at.next) {
        place next = move_on(run, &now, &at);
        if (next.stage != now.stage || next.also != now.also) {
            stay.until = at.on - 1;
            if (now.stage != CAF_AT_NONE && !take(user, &stay)) {
                return;
            }
            stay = stay_of(run, &next, at.on, unsure);
            now = next;
        }
        if (at.next == 0) {
            break;
        }
    }
    int is_closed_some_day = facts->closed.row >= 0 && facts->closed.on == 0 && now.stage < CAF_AT_CLOSED;
    if (now.stage == CAF_AT_NONE || !take(user, &stay) || !is_closed_some_day) {
        return;
    }
    place closed = { CAF_AT_CLOSED, now.also, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED };
    stay = stay_of(run, &closed, 0, unsure);
    (void)take(user, &stay);
}

/* Gathers the facts and follows the case. */
static caf_status begin(const caf_case *whose, const caf_context *context, take_stay *take, void *user)
{
    caf_facts facts;
    int32_t table;
    int64_t row;
    caf_sink nowhere = { NULL, NULL };
    if (whose == NULL || whose->caseload == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_check_context(context);
    if (status != CAF_OK || whose->not_yet) {
        return status;
    }
    status = caf_gather(whose, &facts, &table, &row);
    if (status != CAF_OK) {
        return status;
    }
    caf_run run = caf_begin_run(whose, context, &facts, &nowhere);
    run.profile = caf_nth_profile(context, 0);
    follow(&run, take, user);
    return CAF_OK;
}

static int append(void *user, const caf_stay *stay)
{
    caf_out *stays = user;
    if (stays->n >= stays->capacity) {
        stays->n = stays->capacity + 1;
        return 0;
    }
    caf_append(stays, stay, (int32_t)sizeof *stay);
    return 1;
}

caf_status caf_history(const caf_case *whose, const caf_context *context, caf_out *stays)
{
    if (stays == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_check_out(stays);
    int64_t n = stays->n;
    status = status == CAF_OK ? begin(whose, context, append, stays) : status;
    if (status == CAF_OK && stays->n > stays->capacity) {
        status = CAF_E_CAPACITY;
    }
    stays->n = status == CAF_OK ? stays->n : n;
    return status;
}

/* The stay that lasts on a day. */
typedef struct sought {
    caf_date on;
    caf_date as_of;
    caf_stay found;
} sought;

static int look_for(void *user, const caf_stay *stay)
{
    sought *to = user;
    /* What happened on a day that is not recorded had happened by the as-of date, and perhaps not before. */
    if (stay->from == 0 ? to->on < to->as_of : stay->from > to->on) {
        return 0;
    }
    to->found = *stay;
    return 1;
}

caf_status caf_stage_on(const caf_case *whose, const caf_context *context, caf_date on, caf_stay *stay)
{
    sought to;
    if (whose == NULL || stay == NULL) {
        return CAF_E_NULL;
    }
    memset(stay, 0, sizeof *stay);
    stay->table = stay->field = -1;
    if (on > whose->as_of) {
        return CAF_E_DATE_RANGE;
    }
    to.on = on;
    to.as_of = whose->as_of;
    to.found = *stay;
    caf_status status = begin(whose, context, look_for, &to);
    if (status == CAF_OK) {
        *stay = to.found;
    }
    return status;
}

const char *caf_stage_name(int32_t stage)
{
    static const char *const names[CAF_STAGES] = { "none", "identified", "consented", "assessing", "assessed", "team-formed",
                                                   "delivering", "under-review", "closed", "archived", "disposal-due", "disposed" };
    return stage >= 0 && stage < CAF_STAGES ? names[stage] : NULL;
}

const char *caf_also_name(int32_t also)
{
    static const char *const names[] = { "reopened", "child-protection", "stepped-up", "moved-out", "one-service", "declined" };
    for (int32_t i = 0; i < (int32_t)(sizeof names / sizeof names[0]); i++) {
        if (also == 1 << i) {
            return names[i];
        }
    }
    return NULL;
}
