/*
 * What the rules after Nottingham's two documents and Sefton's limits share.
 */
#ifndef CAF_LIB_STANDARDS_NOTTINGHAM_H
#define CAF_LIB_STANDARDS_NOTTINGHAM_H

#include "../run.h"

/* Whether a row happened in an earlier episode than the current one. */
int caf_is_earlier(const caf_run *run, caf_date on);

/* caf_judge_owed(), of which the closure is the due date. */
void caf_judge_until_closure(const caf_run *run, caf_finding *finding);

/* Unknown about a table as a whole, because more rows may be missing from it; nothing where it is complete. */
int caf_answer_rest(const caf_run *run, int32_t table);

/* Of several verdicts the one that decides about the whole: not met, unknown, judgement, due, met, not applicable. */
int caf_is_worse(int32_t verdict, int32_t than);

/* Whether the record shows a person at work on the case: notes where. */
int caf_had_part(const caf_run *run, int64_t person);

/* A review as the rules about each review see it: a review row, or a meeting that reviewed the plan. */
typedef struct caf_review_held {
    int32_t table;
    int64_t i;
    const caf_review_row *form; /* NULL: a meeting of which no review row of that day is on record */
    caf_date on;                /* 0: on a day that is not known */
    int64_t doubt;
} caf_review_held;

/* Whether a review row is of a review of the episode, and of one that is not only planned so far. */
int caf_is_review_held(const caf_run *run, int64_t i, const caf_review_row *review);

/* Calls for each review held in the episode; how many there were. */
int caf_each_review(const caf_run *run, void (*look)(const caf_run *run, const caf_review_held *review));

#endif
