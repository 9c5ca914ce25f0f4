/* How long the record of a closed case is kept (East Midlands, D.3). */
#ifndef CAF_LIB_KEEPING_H
#define CAF_LIB_KEEPING_H

#include "run.h"

/* The two times that D.3 sets, as in force on the closure, and the days on which they are over. */
typedef struct caf_keeping {
    caf_limit accessible;
    caf_limit archived;
    caf_date archive_from;
    caf_limit until_age;     /* no unit: the profile sets none */
    caf_date of_age;         /* the day on which the child has that age; 0: none is set, or the birth is not known */
    caf_date disposal_from;  /* the later of the two */
    int age_unknown;         /* the age decides, and the date of birth is not known: it may be later */
} caf_keeping;

/* Reckons them. 0: a day lies outside the calendar. */
int caf_find_keeping(const caf_run *run, caf_date closed, caf_keeping *out);

/* Whether a legal hold on the record was in force on a day; and whether an order on all records was. */
int caf_is_held(const caf_closure_row *closure, caf_date on);
int caf_is_held_for_all(const caf_run *run, caf_date on);

#endif
