/*
 * One rule at work on one case: what it knows, how it answers, how it notes its
 * steps. In a check the steps go nowhere and cost a comparison each.
 */
#ifndef CAF_LIB_RUN_H
#define CAF_LIB_RUN_H

#include <string.h>
#include <caf/check.h>
#include <caf/explain.h>
#include <caf/vendor.h>
#include "facts.h"
#include "reading.h"

#define CAF_BIT(field) ((int64_t)1 << (field))

/* From this age on a young person decides alone (EM-A3). */
#define CAF_OWN_DECISION_AGE 12

/* Takes findings, and steps where somebody wants them. */
typedef struct caf_sink caf_sink;
struct caf_sink {
    void (*finding)(caf_sink *sink, const caf_finding *finding);
    void (*step)(caf_sink *sink, const caf_step *step); /* NULL: not wanted */
};

/* What a rule reads: fields of a table whose doubt makes its answer unknown. */
typedef struct caf_reads {
    int32_t table;
    int64_t fields;
} caf_reads;

/* A time limit as it is set, or a choice. */
typedef struct caf_amount {
    int32_t amount;
    int32_t unit;
} caf_amount;

/* A time limit as it is read. */
typedef struct caf_limit {
    int32_t amount;
    int32_t unit;
    int32_t reading; /* 0, CAF_START_DAY_COUNTED or CAF_DUE_DAY_ROLLED */
} caf_limit;

/* A reading beside the profile's own; all zero: none. */
typedef struct caf_otherwise {
    int32_t kind;      /* enum caf_reading_kind */
    int32_t parameter; /* CAF_OTHER_CHOICE: which, */
    int32_t choice;    /* and what it is then */
} caf_otherwise;

struct caf_run {
    const caf_case *whose;
    const caf_facts *facts;
    const caf_profile *profile;
    const caf_calendar *calendar; /* the case's; NULL where its division is not recorded */
    caf_sink *sink;
    caf_unsure unsure_service; /* an action on which it turns whether one service suffices; row -1: none */
    int32_t excused;      /* what makes a rule not applicable before it looks, if that asks: CAF_UNLESS_... */
    caf_rule_id rule;
    const caf_rule *about;
    int32_t severity;
    caf_finding blank;    /* an answer of the rule at work, without what it says */
    const caf_vendor_rule *own;   /* the rule at work is a vendor's; NULL: built in */
    const caf_calendar *compared; /* the calendar that answers are held against, or NULL */
    int32_t readings;             /* and the readings, bit 1 << kind */
    const caf_finding *only;      /* the one answer that is held against them; NULL: each */
    caf_otherwise otherwise;      /* the reading at work */
};

/* How the reading at work reads a time limit: caf_limit.reading. */
static inline int32_t caf_reading_of_limits(const caf_run *run)
{
    int32_t kind = run->otherwise.kind;
    return kind == CAF_START_DAY_COUNTED || kind == CAF_DUE_DAY_ROLLED ? kind : 0;
}

/* The limit a profile sets for the rule at work, as in force on the day its clock starts. */
caf_limit caf_limit_of(const caf_run *run, int32_t parameter, caf_date on);

/* The same for another rule that this one leans on. */
caf_limit caf_limit_of_rule(const caf_run *run, caf_rule_id rule, int32_t parameter, caf_date on);

/* A choice (CAF_CHOICE) a profile sets, or 0 where it is unset. */
int32_t caf_choice_of(const caf_run *run, int32_t parameter, caf_date on);

/* An answer about the case itself, to be completed and emitted. */
static inline caf_finding caf_answer(const caf_run *run, int32_t verdict, int32_t reason)
{
    caf_finding finding = run->blank;
    finding.verdict = (uint8_t)verdict;
    finding.reason = reason;
    return finding;
}

/* How a finding names a row: caf_row_name(), quick where every identifier names one row. */
static inline int64_t caf_name_of(const caf_run *run, int32_t table, int64_t row)
{
    const caf_lying *rows = &run->facts->rows[table];
    int64_t id = 0;
    if (rows->ids_differ) {
        memcpy(&id, rows->at + (ptrdiff_t)(row * rows->stride) + sizeof id, sizeof id); /* the case's comes first */
    }
    return id != 0 ? id : caf_row_name(run->whose, table, row);
}

/* An answer about a row of the case. */
static inline caf_finding caf_answer_on(const caf_run *run, int32_t verdict, int32_t reason, int32_t table, int64_t row)
{
    caf_finding finding = caf_answer(run, verdict, reason);
    finding.table = (int16_t)table;
    finding.row = caf_name_of(run, table, row);
    return finding;
}

void caf_put_step_reason(const caf_run *run, int32_t reason);

/* Gives an answer; a reason is noted as its last step. */
static inline void caf_emit(const caf_run *run, const caf_finding *finding)
{
    if (run->sink->step != NULL && finding->reason != CAF_REASON_NONE) {
        caf_put_step_reason(run, finding->reason);
    }
    run->sink->finding(run->sink, finding);
}

/* Emits a bare answer about the case. */
void caf_conclude(const caf_run *run, int32_t verdict, int32_t reason);

/* Emits unknown, because fields of a row are not recorded. */
void caf_conclude_missing(const caf_run *run, int32_t table, int64_t row, int64_t fields);

/* Emits unknown, because a table is not held, or not wholly. */
void caf_conclude_not_held(const caf_run *run, int32_t table);

/* Emits unknown, because a row's day is not recorded (fields) or cannot be right. */
void caf_conclude_unsure(const caf_run *run, int32_t table, caf_unsure unsure, int64_t fields);

/* Emits unknown, because the case was closed on a day that is not recorded or cannot be right. */
void caf_conclude_closed_some_day(const caf_run *run);

/*
 * Answers unknown where it is not known whether the case began by a step down
 * with continuing support: of a step up the day is not recorded. True: it did.
 */
int caf_conclude_maybe_stepped_down(const caf_run *run);

/* Emits not applicable, because a statutory body has held the case from a day on. */
void caf_conclude_suspended(const caf_run *run, caf_date from, int32_t transfer);

/*
 * For an answer that is unknown already: its reason and its steps. Its subject
 * stays what it was, so that findings of one rule stay apart; items are fields
 * of the subject's table and left out where another's are unsure.
 */
void caf_note_unsure(const caf_run *run, caf_finding *finding, int32_t table, caf_unsure unsure, int64_t fields);

/*
 * The rows of a table of the case, one after another, as they stood on the
 * as-of date; hidden ones are left out:
 *
 *     caf_each each;
 *     caf_begin_rows(&each, run, CAF_ACTIONS);
 *     while (caf_next_row(&each)) { ... each.row->action ... each.i ... }
 *
 * Nearly always the rows are read where they lie.
 */
typedef struct caf_each {
    const caf_run *run;
    int32_t table;
    int32_t i;                 /* the row's number in the case */
    int32_t n;
    int32_t stride;
    const unsigned char *next; /* where rows are read where they lie; else NULL */
    const caf_row *row;
    caf_row room;
} caf_each;

static inline void caf_begin_rows(caf_each *each, const caf_run *run, int32_t table)
{
    const caf_lying *rows = &run->facts->rows[table];
    each->run = run;
    each->table = table;
    each->i = -1;
    each->n = rows->n;
    each->stride = rows->stride;
    each->next = rows->at;
    each->row = NULL;
}

/* The same from the row at hand on, where it has to be looked at closer. */
int caf_next_closer_row(caf_each *each);

static inline int caf_next_row(caf_each *each)
{
    if (++each->i >= each->n) {
        return 0;
    }
    if (each->next == NULL) {
        return caf_next_closer_row(each);
    }
    each->row = (const caf_row *)(const void *)each->next;
    each->next += each->stride;
    return 1;
}

/* One row by its number; NULL where it is hidden, to come (caf_is_to_come()), or there is none. `room` may hold it. */
const caf_row *caf_closer_row_of(const caf_run *run, int32_t table, int64_t i, caf_row *room);

static inline const caf_row *caf_row_of(const caf_run *run, int32_t table, int64_t i, caf_row *room)
{
    const caf_lying *rows = &run->facts->rows[table];
    if (i < 0 || i >= rows->n) {
        return NULL;
    }
    return rows->at != NULL ? (const caf_row *)(const void *)(rows->at + (ptrdiff_t)(i * rows->stride))
                            : caf_closer_row_of(run, table, i, room);
}

/* The number within its case of the row with an id; -1: none. */
static inline int64_t caf_find(const caf_run *run, int32_t table, int64_t id)
{
    return caf_find_gathered(run->facts, table, id);
}

/* The fields of a table that the source has a place for; 0: it is not held. */
int64_t caf_fields_held(const caf_run *run, int32_t table);

/* Whether the source has a place for a field of a table at all, and the case has the table. */
int caf_can_hold(const caf_run *run, int32_t table, int32_t field);

/* The fields of one row that cannot be right; quick where nothing is wrong with the case. */
static inline int64_t caf_doubt_in(const caf_run *run, int32_t table, int64_t i, int64_t fields)
{
    return run->facts->suspect[table] & fields ? caf_doubt_of(run->facts, table, i) & fields : 0;
}

/* The events of one row that are on record and had not come by the as-of date; they read as not recorded. */
int64_t caf_to_come_in(const caf_run *run, int32_t table, int64_t i, int64_t fields);

/* The value of a flag or choice of a row, by the index of its field. */
uint8_t caf_byte_of(const caf_row *row, int32_t table, int32_t field);

/* The date of a row, wherever it lies, by the index of its field; 0: not recorded. */
caf_date caf_date_of(const void *row, int32_t table, int32_t field);

/*
 * Answers by flags of a row: met where all are yes, not met where one is no
 * (CAF_REASON_SAID_NO, the items name those), else unknown (the items name what
 * is not recorded). The subject must be that row. Doubtful fields make it unknown.
 */
void caf_judge_flags(const caf_run *run, caf_finding *finding, int32_t table, int64_t i, const caf_row *row, int64_t fields);

/*
 * The assessment that rules about quality read: the episode's initial one, or,
 * where a case stepped down without one of its own, the statutory one; -1: none.
 */
int32_t caf_assessment_read(const caf_run *run);

/*
 * Where there is no assessment to look at: answers for the rule and returns 1.
 * Unknown where the source may not hold it or its day is not sure, else not
 * applicable.
 */
int caf_conclude_without_assessment(const caf_run *run);

/*
 * Where the episode's assessment has no start to count from, or none that can
 * be right: unknown, or not applicable where none was begun here.
 */
void caf_conclude_without_start(const caf_run *run);

/*
 * Whether an assessment is under way: the source can hold the day it was
 * completed, none is recorded, and the case is open.
 */
int caf_is_under_way(const caf_run *run, int32_t i, const caf_assessment_row *assessment);

/*
 * Answers by flags of the assessment: caf_judge_flags(), but while it is not
 * completed yet, what is not there is due. For rules that ask nothing else.
 */
void caf_run_assessment_flags(const caf_run *run);

/* Steps, where somebody wants them. */
void caf_put_step_item(const caf_run *run, int32_t item_set, int32_t item);
void caf_put_step_count(const caf_run *run, int32_t table, int32_t field, int64_t amount);
void caf_put_step_asked(const caf_run *run, int32_t table, int32_t field, int32_t value);
void caf_put_step_date(const caf_run *run, int32_t table, int64_t row, int32_t field, caf_date date);
void caf_put_step_value(const caf_run *run, int32_t table, int64_t row, int32_t field, int32_t value);
void caf_put_step_missing(const caf_run *run, int32_t table, int64_t row, int64_t fields);
void caf_put_step_doubt(const caf_run *run, int32_t table, int64_t row, int64_t fields);
void caf_put_step_no_row(const caf_run *run, int32_t table);
void caf_put_step_none_of(const caf_run *run, int32_t table, int32_t field, int32_t value);
void caf_put_step_age(const caf_run *run, int32_t years, caf_date on);
void caf_put_step_not_held(const caf_run *run, int32_t table);
void caf_put_step_as_of(const caf_run *run);
void caf_put_step_until(const caf_run *run, caf_date until);
void caf_put_step_bound(const caf_run *run, caf_date from, caf_limit limit, caf_date date);
void caf_put_step_span(const caf_run *run, int32_t table, int32_t field, caf_date from, caf_date until);
void caf_put_step_nobody(const caf_run *run, int32_t table, caf_date from);

static inline void caf_step_item(const caf_run *run, int32_t item_set, int32_t item)
{
    if (run->sink->step != NULL) {
        caf_put_step_item(run, item_set, item);
    }
}

static inline void caf_step_count(const caf_run *run, int32_t table, int32_t field, int64_t amount)
{
    if (run->sink->step != NULL) {
        caf_put_step_count(run, table, field, amount);
    }
}

static inline void caf_step_asked(const caf_run *run, int32_t table, int32_t field, int32_t value)
{
    if (run->sink->step != NULL) {
        caf_put_step_asked(run, table, field, value);
    }
}

static inline void caf_step_date(const caf_run *run, int32_t table, int64_t row, int32_t field, caf_date date)
{
    if (run->sink->step != NULL) {
        caf_put_step_date(run, table, row, field, date);
    }
}

static inline void caf_step_value(const caf_run *run, int32_t table, int64_t row, int32_t field, int32_t value)
{
    if (run->sink->step != NULL) {
        caf_put_step_value(run, table, row, field, value);
    }
}

static inline void caf_step_missing(const caf_run *run, int32_t table, int64_t row, int64_t fields)
{
    if (run->sink->step != NULL) {
        caf_put_step_missing(run, table, row, fields);
    }
}

static inline void caf_step_doubt(const caf_run *run, int32_t table, int64_t row, int64_t fields)
{
    if (run->sink->step != NULL) {
        caf_put_step_doubt(run, table, row, fields);
    }
}

static inline void caf_step_no_row(const caf_run *run, int32_t table)
{
    if (run->sink->step != NULL) {
        caf_put_step_no_row(run, table);
    }
}

static inline void caf_step_none_of(const caf_run *run, int32_t table, int32_t field, int32_t value)
{
    if (run->sink->step != NULL) {
        caf_put_step_none_of(run, table, field, value);
    }
}

static inline void caf_step_age(const caf_run *run, int32_t years, caf_date on)
{
    if (run->sink->step != NULL) {
        caf_put_step_age(run, years, on);
    }
}

static inline void caf_step_not_held(const caf_run *run, int32_t table)
{
    if (run->sink->step != NULL) {
        caf_put_step_not_held(run, table);
    }
}

static inline void caf_step_as_of(const caf_run *run)
{
    if (run->sink->step != NULL) {
        caf_put_step_as_of(run);
    }
}

/* The day up to which was counted: the closure, another end before the as-of date, or that date itself. */
static inline void caf_step_until(const caf_run *run, caf_date until)
{
    if (run->sink->step != NULL) {
        caf_put_step_until(run, until);
    }
}

static inline void caf_step_bound(const caf_run *run, caf_date from, caf_limit limit, caf_date date)
{
    if (run->sink->step != NULL) {
        caf_put_step_bound(run, from, limit, date);
    }
}

/* The days from one date to another on which no row of a table shows what a field asks for. */
static inline void caf_step_span(const caf_run *run, int32_t table, int32_t field, caf_date from, caf_date until)
{
    if (run->sink->step != NULL) {
        caf_put_step_span(run, table, field, from, until);
    }
}

/* The first day on which no row of a table is there. */
static inline void caf_step_nobody(const caf_run *run, int32_t table, caf_date from)
{
    if (run->sink->step != NULL) {
        caf_put_step_nobody(run, table, from);
    }
}

/* Notes what shows that the child was not born: its birth, or the day expected, or that the as-of date is before it. */
void caf_step_unborn(const caf_run *run);

/*
 * Judges an act against a time limit from an anchor: fills in verdict (met, not
 * met, due), due, done, days, slack and flags, and notes the sum. `done` 0: not
 * done by `until`, the as-of date or an earlier end. Where the due date cannot
 * be told (no division, outside the calendar) the verdict is unknown; and so it
 * is, with CAF_REASON_MISSING, where it would be not met and an act that would
 * make it met may be missing from the record: one of a day from `doubt_from` on
 * (0: any day; CAF_NO_DOUBT: none is missing).
 */
void caf_judge_by(const caf_run *run, caf_finding *finding, caf_date anchor, caf_date done, caf_date until, caf_limit limit,
                  caf_date doubt_from);

/* Notes the sum that gives a due date, so that a reader can redo it. */
void caf_note_limit(const caf_run *run, caf_date anchor, caf_date due, caf_limit limit);

/* Notes how many days were to spare, or how many too late it was, in a limit's own count. */
void caf_note_slack(const caf_run *run, int32_t slack, caf_limit limit);

/* Flags and notes an answer that leans on bank holidays not published yet: on days up to `last`. */
void caf_mark_provisional(const caf_run *run, caf_finding *finding, caf_date last, caf_limit limit);

/* The last day inside a limit from an anchor. A calendar is needed for working days only. */
caf_status caf_limit_end(const caf_calendar *calendar, caf_date anchor, caf_limit limit, caf_date *end);

/* Days from one date to another in a limit's own count: working days, or days. */
int32_t caf_limit_count(const caf_calendar *calendar, caf_date from, caf_date to, caf_limit limit);

/* Runs the rule at work: what holds for all rules, then what it does itself. */
void caf_run_rule(const caf_run *run);

/* How a rule is run, beside what the catalogue says of it in public. */
enum {
    CAF_UNLESS_DECLINED = 1,    /* consent to an assessment was refused, and none was begun */
    CAF_UNLESS_ONE_SERVICE = 2, /* one service suffices */
    CAF_UNLESS_DISPOSED = 4
};

typedef struct caf_rule_entry {
    caf_rule rule;
    void (*run)(const caf_run *run);
    int32_t unless;          /* what makes it not applicable before it looks */
    caf_reads reads[6];      /* ends with fields 0 */
    struct { int32_t parameter; caf_amount value; } parameters[4]; /* ends with parameter 0 */
    int64_t asks;            /* caf_run_assessment_flags(): the flags asked for */
} caf_rule_entry;

extern const caf_rule_entry *const caf_rule_entries[CAF_RULES];

static inline const caf_rule_entry *caf_rule_entry_of(caf_rule_id rule)
{
    return rule > 0 && rule < CAF_RULES ? caf_rule_entries[rule] : NULL;
}

#endif
