/*
 * One rule at work on one case: what it knows, how it answers, how it notes its
 * steps. In a check the steps go nowhere and cost a comparison each.
 */
#ifndef CAF_LIB_RUN_H
#define CAF_LIB_RUN_H

#include <caf/check.h>
#include <caf/explain.h>
#include "facts.h"

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

typedef struct caf_run {
    const caf_case *whose;
    const caf_facts *facts;
    const caf_profile *profile;
    const caf_calendar *calendar; /* the case's; NULL where its division is not recorded */
    caf_sink *sink;
    caf_rule_id rule;
    int32_t severity;
} caf_run;

/* A time limit. */
typedef struct caf_limit {
    int32_t amount;
    int32_t unit;
} caf_limit;

/* The limit a profile sets for the rule at work, as in force on the day its clock starts. */
caf_limit caf_limit_of(const caf_run *run, int32_t parameter, caf_date on);

/* The same for another rule that this one leans on. */
caf_limit caf_limit_of_rule(const caf_run *run, caf_rule_id rule, int32_t parameter, caf_date on);

/* A choice (CAF_CHOICE) a profile sets, or 0 where it is unset. */
int32_t caf_choice_of(const caf_run *run, int32_t parameter, caf_date on);

/* An answer about the case itself, to be completed and emitted. */
caf_finding caf_answer(const caf_run *run, int32_t verdict, int32_t reason);

/* An answer about a row of the case. */
caf_finding caf_answer_on(const caf_run *run, int32_t verdict, int32_t reason, int32_t table, int64_t row);

/* Gives an answer; a reason is noted as its last step. */
void caf_emit(const caf_run *run, const caf_finding *finding);

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

/* Emits not applicable, because a statutory body has held the case from a day on. */
void caf_conclude_suspended(const caf_run *run, caf_date from, int32_t transfer);

/*
 * For an answer that is unknown already: its reason and its steps. Its subject
 * stays what it was, so that findings of one rule stay apart; items are fields
 * of the subject's table and left out where another's are unsure.
 */
void caf_note_unsure(const caf_run *run, caf_finding *finding, int32_t table, caf_unsure unsure, int64_t fields);

/* Steps. */
void caf_step_date(const caf_run *run, int32_t table, int64_t row, int32_t field, caf_date date);
void caf_step_value(const caf_run *run, int32_t table, int64_t row, int32_t field, int32_t value);
void caf_step_missing(const caf_run *run, int32_t table, int64_t row, int64_t fields);
void caf_step_doubt(const caf_run *run, int32_t table, int64_t row, int64_t fields);
void caf_step_no_row(const caf_run *run, int32_t table);
void caf_step_none_of(const caf_run *run, int32_t table, int32_t field, int32_t value);
void caf_step_age(const caf_run *run, int32_t years, caf_date on);
void caf_step_not_held(const caf_run *run, int32_t table);
void caf_step_as_of(const caf_run *run);
void caf_step_bound(const caf_run *run, caf_date from, caf_limit limit, caf_date date);

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

/* The last day inside a limit from an anchor. A calendar is needed for working days only. */
caf_status caf_limit_end(const caf_calendar *calendar, caf_date anchor, caf_limit limit, caf_date *end);

/* Days from one date to another in a limit's own count: working days, or days. */
int32_t caf_limit_count(const caf_calendar *calendar, caf_date from, caf_date to, caf_limit limit);

/* How a rule is run, beside what the catalogue says of it in public. */
enum { CAF_UNLESS_DECLINED = 1, CAF_UNLESS_ONE_SERVICE = 2, CAF_UNLESS_DISPOSED = 4 };

typedef struct caf_rule_entry {
    caf_rule rule;
    void (*run)(const caf_run *run);
    int32_t unless;          /* what makes it not applicable before it looks */
    caf_reads reads[6];      /* ends with fields 0 */
    struct { int32_t parameter; caf_limit value; } parameters[3]; /* ends with parameter 0 */
} caf_rule_entry;

const caf_rule_entry *caf_rule_entry_of(caf_rule_id rule);

/* The rules, one function each, in lib/standards/. */
void caf_run_em_a3_agreement(const caf_run *run);
void caf_run_em_a3_withdrawal(const caf_run *run);
void caf_run_em_b2_set(const caf_run *run);
void caf_run_em_b2_notified(const caf_run *run);
void caf_run_em_b2_held(const caf_run *run);
void caf_run_em_c1(const caf_run *run);
void caf_run_em_d1(const caf_run *run);
void caf_run_em_d1_risk(const caf_run *run);
void caf_run_em_d3_accessible(const caf_run *run);
void caf_run_em_d3_archived(const caf_run *run);
void caf_run_em_d3_disposal(const caf_run *run);
void caf_run_bd_4a_gap(const caf_run *run);
void caf_run_bd_4a_rearranged(const caf_run *run);
void caf_run_bd_4c_current(const caf_run *run);
void caf_run_data(const caf_run *run);

#endif
