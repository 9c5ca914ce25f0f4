/*
 * The first TAF, as the rules see it that count from it or fall due with it.
 */
#ifndef CAF_LIB_STANDARDS_FIRST_TAF_H
#define CAF_LIB_STANDARDS_FIRST_TAF_H

#include "../run.h"

/* The day the clock started, and what stands in the way of knowing it. */
typedef struct caf_clock {
    caf_date start;
    caf_finding stop; /* the answer where the clock has no start */
    int stopped;
} caf_clock;

/* The clock that starts when the initial assessment is completed. */
caf_clock caf_clock_from_assessment(const caf_run *run);

/* A step down with continuing support: not applicable for a reason; or whether it was one is not known. True: answered. */
int caf_conclude_stepped_down(const caf_run *run, int32_t reason);

/* Several services came to be needed only after a day: others might count from then. */
void caf_mark_convention(const caf_run *run, caf_finding *finding, caf_date start);

/* The day on which what comes with the first TAF falls due. */
typedef struct caf_first_taf {
    caf_date due;
    int32_t step_down;  /* the transfer whose final statutory meeting it was, or -1 */
    int is_held;        /* else it is the last day for it */
    caf_limit limit;    /* which this gave; unit 0: none */
    int may_be_earlier; /* one that the record lacks may have been the first */
} caf_first_taf;

/* Finds it. 0: there is none to be told, and that is answered already. */
int caf_find_first_taf(const caf_run *run, caf_first_taf *out);

#endif
