/* What is said of reviews that may be missing from the record (em_c_reviews.c). */
#ifndef CAF_LIB_STANDARDS_REVIEWS_H
#define CAF_LIB_STANDARDS_REVIEWS_H

#include "../run.h"

/* The earliest day of a review that may be missing from the record; CAF_NO_DOUBT: none is. */
caf_date caf_review_doubt_from(const caf_facts *facts);

/* Where a review may be missing from the record, late and owed are unknown; this says what is missing. */
void caf_note_review_doubt(const caf_run *run, caf_finding *finding);

#endif
