/* What the record of a case says beside each question of an instrument. */
#ifndef CAF_CLI_AUDIT_CASES_H
#define CAF_CLI_AUDIT_CASES_H

#include "audit.h"
#include "cases.h"

/* Zero it and set the first four to begin; with settle_profiles() done. */
typedef struct beside {
    const audit *of;
    const settings *with;
    const char *only; /* a case's name; NULL: every case */
    FILE *lines;
    int64_t n; /* cases so far */
    findings found[MOST_PROFILES];
} beside;

/* Prints a case: safeguarding first, then each question with its findings. take_case of cases.h. */
bool put_beside(void *user, const caf_reader *reader, const caf_case *whose);
void release_beside(beside *of);

#endif
