/* What a rule answers under another reading than the profile's own, or by another calendar. */
#ifndef CAF_LIB_OTHERWISE_H
#define CAF_LIB_OTHERWISE_H

#include "run.h"

/* The readings that the rule at work could be read by, one after another from 0 on; false after the last. */
int caf_nth_otherwise(const caf_run *run, int32_t n, caf_otherwise *out);

/* An answer, and what the rule says of the same thing under a reading. */
typedef struct caf_sought {
    caf_finding *finding;
    caf_finding found;  /* verdict 0: nothing */
    int64_t distance;   /* from being about the same */
} caf_sought;

/* What the rule at work then says of the same things. */
void caf_answer_otherwise(const caf_run *run, const caf_otherwise *otherwise, caf_sought *sought, int32_t n);

/* Whether that makes it another answer: by its verdict, or where the calendar is another by its due day too. */
static inline int caf_is_another(const caf_otherwise *otherwise, const caf_finding *finding, const caf_finding *other)
{
    return other->verdict != finding->verdict || (otherwise->kind == CAF_OTHER_CALENDAR && other->due != finding->due);
}

/* Runs the rule at work, and holds each answer against what the run asks for. */
void caf_run_held_against(const caf_run *run);

#endif
