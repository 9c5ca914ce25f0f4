/*
 * The final statutory meeting of a case that stepped down: the first TAF.
 */
#ifndef CAF_LIB_STANDARDS_STEPDOWN_H
#define CAF_LIB_STANDARDS_STEPDOWN_H

#include "../run.h"

/*
 * A case stepped down, and no day of its final statutory meeting is on record.
 * Answers unknown where it may have been held, not applicable (the clock has not
 * started) where it is still planned, and returns 1; 0: it was not held.
 */
int caf_conclude_without_final_meeting(const caf_run *run);

#endif
