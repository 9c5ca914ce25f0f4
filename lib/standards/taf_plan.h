/*
 * What the rules about TAFs and the plan share: the TAFs held, the versions of
 * the plan and the actions of the current episode.
 */
#ifndef CAF_LIB_STANDARDS_TAF_PLAN_H
#define CAF_LIB_STANDARDS_TAF_PLAN_H

#include "../run.h"

/* Judges one TAF that was held: fills in the finding, whose subject is the meeting, and notes the steps. */
typedef void caf_judge_taf(const caf_run *run, int32_t i, const caf_meeting_row *meeting, caf_finding *finding);

/* One finding for each TAF of the episode; unknown where it is not sure that it was held. Returns how many. */
int32_t caf_answer_each_taf(const caf_run *run, caf_judge_taf *judge);

/* Answers where no TAF was held: not applicable for the reason given, or unknown. */
void caf_conclude_without_taf(const caf_run *run, int32_t reason);

/* The last TAF held while the case was open; NULL: there is none, or it is not sure which, and that is answered. */
const caf_occurrence *caf_last_taf(const caf_run *run);

/* The versions of the plan in the episode. */
typedef struct caf_plans {
    int32_t n;
    int32_t last;       /* the number in the case of the latest by date, of one day the last; -1: none */
    caf_date dated;     /* 0: not recorded */
    caf_unsure undated; /* one of which the day is not sure */
} caf_plans;

caf_plans caf_find_plans(const caf_run *run);

/* Whether it is sure which plan is the latest. */
int caf_latest_is_sure(const caf_run *run, const caf_plans *plans);

/* Answers where there is no latest plan, or it is not sure which. */
void caf_conclude_without_plan(const caf_run *run, const caf_plans *plans);

/* The latest plan; NULL: answered. *i is its number in the case. */
const caf_plan_row *caf_latest_plan(const caf_run *run, int32_t *i, caf_row *room);

/* The day of a version of the plan by its id; 0: not known. */
caf_date caf_plan_day(const caf_run *run, int64_t plan);

/* The day from which an action is in the plan: when it was agreed, or else the day of its first plan; 0: not known. */
caf_date caf_action_day(const caf_run *run, int64_t i, const caf_action_row *action);

/* Notes that day. */
void caf_step_action_day(const caf_run *run, int64_t i, const caf_action_row *action);

/* The next action of the episode, after caf_begin_rows(). */
int caf_next_action(caf_each *each);

/* Answers where there is no action: not applicable, or unknown. */
void caf_conclude_without_action(const caf_run *run);

/* The ratings of the case, one after another, with the action that each is of. */
typedef struct caf_rated {
    caf_each each;
    int64_t id;         /* of the action looked up last */
    int32_t action;     /* its number in the case; -1: not known */
    caf_unsure unsure;  /* the rating itself, where its action, day or colour is not sure; row -1: all are */
} caf_rated;

void caf_begin_ratings(caf_rated *rated, const caf_run *run);
int caf_next_rating(caf_rated *rated);

/* Notes a rating; row -1: there is none. */
void caf_note_rating(const caf_run *run, int32_t i, caf_date on, uint8_t colour);

/* Makes an answer unknown for what is not sure of a rating. */
void caf_note_unsure_rating(const caf_run *run, caf_finding *finding, int32_t i);

#endif
