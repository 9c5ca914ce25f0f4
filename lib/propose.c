/*
 * Proposals. The event's row is added to a copy of its table's rows of the one
 * case, and the case is checked as it is and as it would be.
 */
#include <caf/event.h>
#include <caf/stage.h>
#include "agenda.h"
#include "key.h"
#include "run.h"

enum { PROBLEMS_MAX = 64 };

#define AT(stage) (1 << CAF_AT_##stage)
#define OPEN (AT(IDENTIFIED) | AT(CONSENTED) | AT(ASSESSING) | WORKING)
#define WORKING (AT(ASSESSED) | AT(TEAM_FORMED) | AT(DELIVERING) | AT(UNDER_REVIEW))
#define KEPT (AT(CLOSED) | AT(ARCHIVED) | AT(DISPOSAL_DUE))

/* What an event is made of. */
typedef struct happening {
    const char *name;
    int32_t stages;   /* at which it can be */
    int32_t table;
    int32_t is_new;   /* a row of its own */
    int32_t date;     /* the field of its day */
    int32_t choice;   /* and of the value that makes it this event; -1: none */
    uint8_t value;
    int64_t excludes; /* fields of the row that must be blank beside its day */
    int64_t needs;    /* and one that must not be */
} happening;

#define NEW(stages, name, prefix, date) { name, stages, prefix##_TABLE, 1, prefix##_##date, -1, 0, 0, 0 }
#define NEW_OF(stages, name, prefix, date, choice, value) \
    { name, stages, prefix##_TABLE, 1, prefix##_##date, prefix##_##choice, value, 0, 0 }
#define TO(stages, name, prefix, date, excludes, needs) { name, stages, prefix##_TABLE, 0, prefix##_##date, -1, 0, excludes, needs }

static const happening happenings[CAF_EVENTS] = {
    [CAF_CONSENT_IS_GIVEN] = NEW_OF(OPEN, "consent-given", CONSENT, DECIDED, DECISION, CAF_GIVEN),
    [CAF_CONSENT_IS_REFUSED] = NEW_OF(OPEN, "consent-refused", CONSENT, DECIDED, DECISION, CAF_REFUSED),
    [CAF_CONSENT_IS_WITHDRAWN] = NEW_OF(OPEN, "consent-withdrawn", CONSENT, DECIDED, DECISION, CAF_WITHDRAWN),
    [CAF_ASSESSMENT_STARTS] = NEW(OPEN, "assessment-started", ASSESSMENT, STARTED),
    [CAF_ASSESSMENT_IS_COMPLETED] = TO(OPEN, "assessment-completed", ASSESSMENT, COMPLETED, 0, 0),
    [CAF_ASSESSMENT_IS_UPDATED] = NEW_OF(WORKING, "assessment-updated", ASSESSMENT, COMPLETED, KIND, CAF_UPDATED_ASSESSMENT),
    [CAF_TEAM_IS_FORMED] = TO(OPEN, "team-formed", CASE, TEAM_FORMED_ON, 0, 0),
    [CAF_LEAD_CHANGES] = NEW(OPEN, "lead-changed", LEAD, BEGAN_ON),
    [CAF_MEETING_IS_SET] = NEW(OPEN, "meeting-set", MEETING, SET_ON),
    [CAF_MEETING_IS_NOTIFIED] = TO(OPEN, "meeting-notified", MEETING, NOTIFIED_ON, CAF_BIT(MEETING_CANCELLED_ON), 0),
    [CAF_MEETING_IS_HELD] = TO(OPEN, "meeting-held", MEETING, HELD_ON, CAF_BIT(MEETING_CANCELLED_ON), 0),
    [CAF_MEETING_IS_CANCELLED] = TO(OPEN, "meeting-cancelled", MEETING, CANCELLED_ON, CAF_BIT(MEETING_HELD_ON), 0),
    [CAF_PLAN_IS_AGREED] = NEW(OPEN, "plan-agreed", PLAN, DATED),
    [CAF_ACTION_IS_ADDED] = NEW(OPEN, "action-added", ACTION, AGREED_ON),
    [CAF_ACTION_IS_COLOURED] = NEW(OPEN, "action-coloured", RATING, RATED_ON),
    [CAF_ACTION_IS_COMPLETED] = TO(OPEN, "action-completed", ACTION, COMPLETED_ON, 0, 0),
    [CAF_REVIEW_IS_HELD] = NEW(OPEN, "review-held", REVIEW, HELD_ON),
    [CAF_CASE_STEPS_UP] = NEW_OF(OPEN, "stepped-up", TRANSFER, ASSUMED_ON, KIND, CAF_STEP_UP),
    [CAF_CASE_STEPS_DOWN] = NEW_OF(OPEN, "stepped-down", TRANSFER, FINAL_MEETING_ON, KIND, CAF_STEP_DOWN),
    [CAF_CASE_MOVES_OUT] = NEW_OF(OPEN, "moved-out", TRANSFER, REFERRED_ON, KIND, CAF_MOVE_OUT),
    [CAF_CASE_IS_CLOSED] = NEW(OPEN, "closed", CLOSURE, CLOSED),
    [CAF_CASE_IS_REOPENED] = TO(KEPT | AT(DISPOSED), "reopened", CLOSURE, REOPENED, 0, CAF_BIT(CLOSURE_CLOSED)),
    [CAF_CASE_IS_ARCHIVED] = TO(AT(CLOSED) | AT(DISPOSAL_DUE), "archived", CLOSURE, ARCHIVED_ON,
                                CAF_BIT(CLOSURE_REOPENED) | CAF_BIT(CLOSURE_DISPOSED_ON), CAF_BIT(CLOSURE_CLOSED)),
    [CAF_HOLD_BEGINS] = TO(KEPT, "held", CLOSURE, HOLD_FROM, CAF_BIT(CLOSURE_REOPENED) | CAF_BIT(CLOSURE_DISPOSED_ON),
                           CAF_BIT(CLOSURE_CLOSED)),
    [CAF_HOLD_ENDS] = TO(KEPT, "released", CLOSURE, HOLD_UNTIL, CAF_BIT(CLOSURE_REOPENED) | CAF_BIT(CLOSURE_DISPOSED_ON),
                         CAF_BIT(CLOSURE_HOLD_FROM)),
    [CAF_CASE_IS_DISPOSED_OF] = TO(KEPT, "disposed", CLOSURE, DISPOSED_ON, CAF_BIT(CLOSURE_REOPENED), CAF_BIT(CLOSURE_CLOSED)),
};

static const happening *happening_of(int32_t kind)
{
    return kind > 0 && kind < CAF_EVENTS ? &happenings[kind] : NULL;
}

static void set_date(unsigned char *row, int32_t table, int32_t field, caf_date date)
{
    memcpy(row + caf_field_at(table, field)->offset, &date, sizeof date);
}

static int64_t id_at(const unsigned char *row, int which)
{
    int64_t id;
    memcpy(&id, row + (ptrdiff_t)which * (ptrdiff_t)sizeof id, sizeof id);
    return id;
}

/* The case by itself: its rows in the caller's memory, and those of one table in another. */
typedef struct alone {
    caf_rows tables[CAF_TABLES];
    caf_caseload load;
    caf_case whose;
} alone;

static caf_status set_alone(alone *to, const caf_case *whose, const caf_context *context, int32_t changed, const caf_rows *rows)
{
    memset(to->tables, 0, sizeof to->tables);
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        const caf_rows *held = caf_rows_of(whose, table);
        if (table == changed && rows != NULL) {
            to->tables[table] = *rows;
        } else if (held != NULL) {
            const void *first = whose->count[table] > 0 ? caf_place_of(held, whose->first[table]) : NULL;
            to->tables[table] = (caf_rows){ first, whose->count[table], held->size, held->stride, held->fields };
        }
    }
    to->load = (caf_caseload){ (int32_t)sizeof to->load, CAF_TABLES, to->tables };
    to->whose.size = (int32_t)sizeof to->whose;
    return caf_find_case(&to->load, context, whose->row.case_id, &to->whose);
}

/* Copies a row as this version knows it. */
static void copy_row(unsigned char *to, int32_t known, const void *from, int32_t size)
{
    memset(to, 0, (size_t)known);
    memcpy(to, from, (size_t)(size < known ? size : known));
}

/* The copy of a table's rows with the event in it. */
typedef struct written {
    caf_rows rows;
    unsigned char *row; /* the event's */
} written;

static written write_rows(const caf_case *whose, const happening *what, const caf_event *event, unsigned char *memory)
{
    int32_t known = caf_row_size(what->table);
    const caf_rows *rows = caf_rows_of(whose, what->table);
    int64_t n = rows != NULL ? whose->count[what->table] : 0;
    unsigned char given[sizeof(caf_row)];
    copy_row(given, known, event->row != NULL ? event->row : "", event->row != NULL ? event->row_size : 0);
    int64_t at = what->is_new ? caf_place_for(rows, what->table, whose->first[what->table], n, id_at(given, 1)) : event->place;
    for (int64_t i = 0; i < n + what->is_new; i++) {
        int64_t from = what->is_new && i > at ? i - 1 : i;
        unsigned char *to = memory + (ptrdiff_t)(i * known);
        if (i == at && (what->is_new || event->row != NULL)) {
            memcpy(to, given, (size_t)known);
        } else {
            copy_row(to, known, caf_place_of(rows, whose->first[what->table] + from), rows->size);
        }
    }
    /* A table that the source did not hold until now holds this row; and the row may say what the source cannot hold. */
    int64_t fields = rows != NULL ? rows->fields : CAF_ALL_FIELDS;
    fields = caf_rest_is_blank(fields) ? fields & ~CAF_REST_BLANK : fields;
    caf_rows all = { memory, n + what->is_new, known, 0, fields };
    return (written){ all, memory + (ptrdiff_t)(at * known) };
}

/* Writes the event's own values where the row leaves them blank. False: it says something else. */
static int fill_in(unsigned char *row, const caf_case *whose, const happening *what, const caf_event *event)
{
    int64_t id = whose->row.case_id;
    unsigned char *choice = what->choice >= 0 ? row + caf_field_at(what->table, what->choice)->offset : NULL;
    if ((id_at(row, 0) != 0 && id_at(row, 0) != id) ||
        (caf_date_of(row, what->table, what->date) != 0 && caf_date_of(row, what->table, what->date) != event->on) ||
        (choice != NULL && *choice != 0 && *choice != what->value)) {
        return 0;
    }
    memcpy(row, &id, sizeof id);
    set_date(row, what->table, what->date, event->on);
    if (choice != NULL) {
        *choice = what->value;
    }
    return 1;
}

/* Whoever was in the lead until then ends on the day before. */
static void end_leads(unsigned char *rows, int64_t n, caf_date on)
{
    for (int64_t i = 0; i < n; i++) {
        unsigned char *row = rows + (ptrdiff_t)(i * caf_row_size(CAF_LEADS));
        caf_date began = caf_date_of(row, CAF_LEADS, LEAD_BEGAN_ON);
        if (began != 0 && began < on && caf_date_of(row, CAF_LEADS, LEAD_ENDED_ON) == 0) {
            set_date(row, CAF_LEADS, LEAD_ENDED_ON, on - 1);
        }
    }
}

/* What forbids the event whatever else is on record. */
static int32_t find_refusal(const caf_case *whose, const happening *what, const caf_event *event, int32_t stage)
{
    caf_row row;
    caf_reading reading;
    if (!(what->stages >> stage & 1)) {
        return CAF_REFUSED_BY_STAGE;
    }
    if (what->is_new) {
        return CAF_NOT_REFUSED;
    }
    if (event->place < 0 || event->place >= whose->count[what->table] ||
        caf_read_of(whose, what->table, event->place, &row, &reading) != CAF_OK) {
        return CAF_REFUSED_NO_ROW;
    }
    int64_t excludes = what->excludes | CAF_BIT(what->date);
    for (int32_t field = 0; (excludes | what->needs) >> field != 0; field++) {
        int is_there = ((excludes | what->needs) & CAF_BIT(field)) &&
                       (caf_date_of(&row, what->table, field) != 0 || (reading.to_come & CAF_BIT(field)));
        if ((excludes & CAF_BIT(field)) && is_there) {
            return CAF_REFUSED_ALREADY;
        }
        if ((what->needs & CAF_BIT(field)) && !is_there) {
            return CAF_REFUSED_NO_ROW;
        }
    }
    return CAF_NOT_REFUSED;
}

/* What is against a standard once the event is written, less what was so before. */
typedef struct comparison {
    caf_sink sink;
    caf_out *findings;
    int64_t from;      /* findings from here on are the proposal's */
    int overflow;
    caf_finding problems[PROBLEMS_MAX];
    int32_t n_problems;
    int (*is_like)(const caf_finding *one, const caf_finding *other);
} comparison;

static int is_against(const caf_finding *finding)
{
    return finding->verdict == CAF_NOT_MET || (finding->kind == CAF_SAFEGUARDING && finding->verdict == CAF_JUDGEMENT);
}

static void take_after(caf_sink *sink, const caf_finding *finding)
{
    comparison *to = (comparison *)sink;
    if (finding->kind == CAF_DATA || !is_against(finding)) {
        return;
    }
    if (to->findings->n < to->findings->capacity) {
        caf_append(to->findings, finding, (int32_t)sizeof *finding);
    } else {
        to->overflow = 1;
    }
}

static void take_problem_after(caf_sink *sink, const caf_finding *finding)
{
    comparison *to = (comparison *)sink;
    if (to->n_problems < PROBLEMS_MAX) {
        to->problems[to->n_problems++] = *finding;
    } else {
        to->overflow = 1;
    }
}

/* Whether two findings say the same of one thing that was owed. */
static int is_same(const caf_finding *one, const caf_finding *other)
{
    if (one->rule != other->rule || one->profile != other->profile || one->verdict != other->verdict || one->kind != other->kind) {
        return 0;
    }
    return one->kind == CAF_DATA ? one->reason == other->reason && caf_has_one_key(one, other)
                                 : caf_has_one_key(one, other) || (one->due != 0 && one->due == other->due);
}

/* Whether they say the very same. */
static int is_equal(const caf_finding *one, const caf_finding *other)
{
    return is_same(one, other) && caf_has_one_key(one, other) && one->done == other->done && one->reason == other->reason;
}

/* Takes one of a list out; the order stays. */
static int64_t take_out(unsigned char *first, int64_t n, int32_t stride, const caf_finding *like,
                        int (*is_like)(const caf_finding *one, const caf_finding *other))
{
    for (int64_t i = 0; i < n; i++) {
        caf_finding one;
        memset(&one, 0, sizeof one);
        memcpy(&one, first + (ptrdiff_t)(i * stride), sizeof one);
        if (is_like(&one, like)) {
            memmove(first + (ptrdiff_t)(i * stride), first + (ptrdiff_t)((i + 1) * stride), (size_t)((n - i - 1) * stride));
            return n - 1;
        }
    }
    return n;
}

static void take_before(caf_sink *sink, const caf_finding *finding)
{
    comparison *to = (comparison *)sink;
    caf_out *all = to->findings;
    if (all->n > to->from && is_against(finding)) {
        int32_t stride = all->stride != 0 ? all->stride : all->size;
        unsigned char *first = (unsigned char *)all->data + (ptrdiff_t)(to->from * stride);
        all->n = to->from + take_out(first, all->n - to->from, stride, finding, to->is_like);
    }
}

static void take_problem_before(caf_sink *sink, const caf_finding *finding)
{
    comparison *to = (comparison *)sink;
    to->n_problems = (int32_t)take_out((unsigned char *)to->problems, to->n_problems, (int32_t)sizeof *to->problems, finding, is_same);
}

/* Every profile over a case, or only what finds data problems. */
static caf_status run_all(const caf_case *whose, const caf_context *context, int only_data, comparison *to,
                          void (*taker)(caf_sink *sink, const caf_finding *finding))
{
    caf_facts facts;
    int32_t table;
    int64_t row;
    caf_status status = caf_gather(whose, &facts, &table, &row);
    if (status != CAF_OK) {
        return status;
    }
    to->sink = (caf_sink){ taker, NULL };
    caf_run run = caf_begin_run(whose, context, &facts, &to->sink);
    caf_run_profiles(&run, context, only_data);
    return CAF_OK;
}

/* Of the problems the first; but a shared identifier renames its rows, and so what was wrong with them before looks new. */
static const caf_finding *main_problem(const comparison *of)
{
    for (int32_t i = 0; i < of->n_problems; i++) {
        if (of->problems[i].reason == CAF_REASON_DUPLICATE) {
            return &of->problems[i];
        }
    }
    return &of->problems[0];
}

/* Whether the record contradicts itself with the event, and does not without. What is on record of a later day counts. */
static caf_status find_problem(const caf_case *whose, const caf_context *context, int32_t changed, const caf_rows *rows,
                               caf_proposal *out)
{
    comparison to;
    alone of;
    caf_context whenever = *context;
    whenever.as_of = CAF_FACT_LAST;
    to.n_problems = to.overflow = 0;
    caf_status status = set_alone(&of, whose, &whenever, changed, rows);
    status = status == CAF_OK ? run_all(&of.whose, &whenever, 1, &to, take_problem_after) : status;
    status = status == CAF_OK ? set_alone(&of, whose, &whenever, -1, NULL) : status;
    status = status == CAF_OK ? run_all(&of.whose, &whenever, 1, &to, take_problem_before) : status;
    if (status == CAF_OK && to.n_problems > 0) {
        out->refusal = CAF_REFUSED_PROBLEM;
        out->problem = *main_problem(&to);
    }
    return status == CAF_OK && to.overflow ? CAF_E_CAPACITY : status;
}

/* What the event brings: less what is so today, and what the days until then bring by themselves. */
static caf_status compare(const caf_case *today, const caf_case *before, const caf_case *after, const caf_context *context,
                          caf_out *findings)
{
    comparison to;
    caf_context now = *context;
    now.as_of = today->as_of;
    to.findings = findings;
    to.from = findings->n;
    to.overflow = 0;
    caf_status status = run_all(after, context, 0, &to, take_after);
    to.is_like = is_same;
    status = status == CAF_OK && !to.overflow ? run_all(today, &now, 0, &to, take_before) : status;
    to.is_like = is_equal;
    status = status == CAF_OK && !to.overflow ? run_all(before, context, 0, &to, take_before) : status;
    status = status == CAF_OK && to.overflow ? CAF_E_CAPACITY : status;
    findings->n = status == CAF_OK ? findings->n : to.from;
    return status;
}

static caf_status check_arguments(const caf_case *whose, const caf_event *event, const caf_context *context, const caf_out *findings,
                                  const caf_proposal *out)
{
    if (whose == NULL || event == NULL || context == NULL || findings == NULL || out == NULL || whose->caseload == NULL) {
        return CAF_E_NULL;
    }
    if (event->size < (int32_t)sizeof *event || out->size < (int32_t)sizeof *out || event->row_size < 0 ||
        (event->row != NULL && event->row_size < LEAST_ROW) || findings->size < (int32_t)sizeof(caf_finding)) {
        return CAF_E_SIZE;
    }
    const happening *what = happening_of(event->kind);
    if (what == NULL) {
        return CAF_E_ARGUMENT;
    }
    if (event->row != NULL && caf_has_tail(event->row, caf_row_size(what->table), event->row_size)) {
        return CAF_E_ROW_TAIL;
    }
    if (event->on == 0 || event->on == CAF_DATE_NONE) {
        return CAF_E_DATE_NONE;
    }
    if (event->on < CAF_FACT_FIRST || event->on > CAF_FACT_LAST) {
        return CAF_E_DATE_RANGE;
    }
    caf_status status = caf_check_context(context);
    return status == CAF_OK ? caf_check_out(findings) : status;
}

caf_status caf_propose(const caf_case *whose, const caf_event *event, const caf_context *context, void *memory, size_t size,
                       size_t *needed, caf_out *findings, caf_proposal *out)
{
    caf_status status = check_arguments(whose, event, context, findings, out);
    if (status != CAF_OK) {
        return status;
    }
    const happening *what = happening_of(event->kind);
    size_t enough = ((size_t)whose->count[what->table] + 1) * (size_t)caf_row_size(what->table);
    if (needed != NULL) {
        *needed = enough;
    }
    if (size < enough) {
        return CAF_E_CAPACITY;
    }
    if (memory == NULL) {
        return CAF_E_NULL;
    }
    alone before;
    alone after;
    caf_stay stay;
    caf_context then = *context;
    then.as_of = event->on > whose->as_of ? event->on : whose->as_of;
    memset(out, 0, sizeof *out);
    out->size = (int32_t)sizeof *out;
    status = set_alone(&before, whose, &then, -1, NULL);
    status = status == CAF_OK ? caf_stage_on(&before.whose, &then, event->on, &stay) : status;
    if (status != CAF_OK) {
        return status;
    }
    out->stage = stay.stage;
    out->refusal = find_refusal(&before.whose, what, event, stay.stage);
    if (out->refusal != CAF_NOT_REFUSED) {
        return CAF_OK;
    }
    written rows = write_rows(whose, what, event, memory);
    if (!fill_in(rows.row, whose, what, event)) {
        out->refusal = CAF_REFUSED_ROW;
        return CAF_OK;
    }
    if (event->kind == CAF_LEAD_CHANGES) {
        end_leads(memory, rows.rows.n, event->on);
    }
    status = find_problem(whose, &then, what->table, &rows.rows, out);
    if (status != CAF_OK || out->refusal != CAF_NOT_REFUSED) {
        return status;
    }
    status = set_alone(&after, whose, &then, what->table, &rows.rows);
    status = status == CAF_OK ? compare(whose, &before.whose, &after.whose, &then, findings) : status;
    if (status == CAF_OK) {
        status = caf_stage_on(&after.whose, &then, event->on, &stay);
        out->then = stay.stage;
    }
    return status;
}

const char *caf_event_name(int32_t kind)
{
    const happening *what = happening_of(kind);
    return what != NULL ? what->name : NULL;
}

int32_t caf_event_table(int32_t kind)
{
    const happening *what = happening_of(kind);
    return what != NULL ? what->table : -1;
}

int32_t caf_event_is_new(int32_t kind)
{
    const happening *what = happening_of(kind);
    return what != NULL ? what->is_new : -1;
}

const char *caf_refusal_text(int32_t refusal)
{
    static const char *const words[CAF_REFUSALS] = {
        [CAF_REFUSED_BY_STAGE] = "the case is not at a stage at which that can be",
        [CAF_REFUSED_NO_ROW] = "there is no such row for it to happen to",
        [CAF_REFUSED_ALREADY] = "it has happened already, or what excludes it has",
        [CAF_REFUSED_ROW] = "the row that is given is of another case, day, kind or decision",
        [CAF_REFUSED_PROBLEM] = "the record would contradict itself",
    };
    return refusal > 0 && refusal < CAF_REFUSALS ? words[refusal] : NULL;
}
