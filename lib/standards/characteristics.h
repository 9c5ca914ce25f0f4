/*
 * The nine characteristics (issues of difference), which the assessment and
 * the plan are both asked about.
 */
#ifndef CAF_LIB_STANDARDS_CHARACTERISTICS_H
#define CAF_LIB_STANDARDS_CHARACTERISTICS_H

#include "../run.h"

/*
 * Met where all nine are in `considered`, not met where one is in
 * `not_considered`, else unknown; the items name those that are not shown, and
 * what is in both sets counts as not known. The finding's table must be that of
 * the row. Sets that cannot be right are the caller's to look for first.
 */
void caf_judge_characteristics(const caf_run *run, caf_finding *finding, int32_t considered, int32_t not_considered);

#endif
