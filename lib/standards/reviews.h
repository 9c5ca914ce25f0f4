/* What is said of reviews that may be missing from the record (em_c_reviews.c). */
#ifndef CAF_LIB_STANDARDS_REVIEWS_H
#define CAF_LIB_STANDARDS_REVIEWS_H

#include "../run.h"

/*
 * The earliest day of a review that may be missing from the record, of the time
 * after a day (0: ever); CAF_NO_DOUBT: none is. A TAF of no recorded kind may
 * have been a review: of its own day, and of no other time.
 */
caf_date caf_review_doubt_from(const caf_facts *facts, caf_date after);

/* Where a review may be missing from the record, late and owed are unknown; this says what is missing. */
void caf_note_review_doubt(const caf_run *run, caf_finding *finding, caf_date after);

#endif
