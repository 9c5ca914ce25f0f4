/* How long things took in a case, into the histograms of a cohort. */
#ifndef CAF_LIB_COHORT_DAYS_H
#define CAF_LIB_COHORT_DAYS_H

#include <caf/cohort.h>
#include "run.h"

/* Numbers that a distribution has: its days from 0 on, one for more, one for cases where it is not known, one for cases that have a value. */
static inline int64_t caf_days_numbers(const caf_distribution *of)
{
    return of->bound + 4;
}

/* Adds what the case shows to the distributions of a block. */
void caf_count_days(const caf_run *run, int64_t *cohort);

#endif
