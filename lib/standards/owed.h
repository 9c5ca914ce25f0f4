/*
 * What rules of several documents answer alike.
 */
#ifndef CAF_LIB_STANDARDS_OWED_H
#define CAF_LIB_STANDARDS_OWED_H

#include "../run.h"

/*
 * Something has not happened, and the record of it is complete: due while the
 * case is open, not met once it is closed, unknown where the source may lack
 * the closure or its day is in doubt.
 */
void caf_judge_owed(const caf_run *run, caf_finding *finding);

/* A table has nothing that a rule looks at: not applicable, or unknown where it may lack rows. */
void caf_conclude_none_in(const caf_run *run, int32_t table, int32_t reason);

/* Makes an answer unknown, because a table may lack rows. */
void caf_note_not_held(const caf_run *run, caf_finding *finding, int32_t table);

/* Notes an event where its day is recorded, or else its flag. */
void caf_step_event(const caf_run *run, int32_t table, int64_t i, int32_t field, caf_date on);

#endif
