/*
 * From what day additional needs are known, and what stands in the way of an
 * assessment: shared by the rules about the time before one.
 */
#ifndef CAF_LIB_STANDARDS_NEEDS_H
#define CAF_LIB_STANDARDS_NEEDS_H

#include "../run.h"

/* When needs were identified, and where that is said. */
typedef struct caf_identified {
    caf_date on;     /* 0: not known */
    int32_t table;
    int32_t row;     /* -1: nothing says that needs were identified */
    int32_t field;
    int64_t doubt;   /* fields of that row that cannot be right */
} caf_identified;

/* The day recorded for the case, or the first need's, or the checklist's; after reopening, at the latest that day. */
caf_identified caf_needs_identified(const caf_run *run);

/* Emits unknown, because the day on which needs were identified is not sure. */
void caf_conclude_not_identified(const caf_run *run, const caf_identified *needs);

/* Where it cannot be told when the episode began: answers unknown. True: answered. */
int caf_conclude_unsure_episode(const caf_run *run);

/* The step up by which a statutory body holds the case on its last day, and since when; -1: none does. */
int32_t caf_suspended_by(const caf_run *run, caf_date *from);

/* Where one does: answers not applicable. True: answered. */
int caf_conclude_while_suspended(const caf_run *run);

/* Whether something was found since the earlier episode was closed, or, where that day is not known, since the case was reopened. */
int caf_came_since(const caf_run *run, caf_date on);

/* Whether a need or strength that names an assessment, or none, is of the episode. */
int caf_is_found_since(const caf_run *run, int64_t assessment, caf_date on);

/*
 * Whether a need came only after the assessment and its updates, and names none
 * of them: it is no issue of theirs. False also where that is not sure.
 */
int caf_came_after_assessing(const caf_run *run, int64_t i, const caf_need_row *need);

/* By which day a need was known: its own, or else when the assessment that found it was completed. 0: not known. */
caf_date caf_need_known(const caf_run *run, int64_t i, const caf_need_row *need);

/* Each need that the assessment names planned for or explained, as Blackburn with Darwen ask it. */
void caf_run_issues_planned(const caf_run *run);

#endif
