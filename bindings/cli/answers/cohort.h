/* A caseload as a cohort: counted whole, and by group. */
#ifndef CAF_CLI_COHORT_H
#define CAF_CLI_COHORT_H

#include <stdint.h>
#include <stdio.h>
#include "cases.h"
#include "named_counts.h"

/* As value_words(A_REPORT_FORMAT) has them. */
enum cohort_format { COHORT_TEXT, COHORT_JSON, COHORT_CSV, COHORT_HTML };

/* As value_words(A_COHORT_GROUP) has them. */
enum cohort_by { BY_KIND, BY_AGENCY, BY_QUARTER, BY_ORIGIN };

/* A group of the report: one that was counted, or those that are too small to stand alone. */
typedef struct cohort_group {
    const char *name;
    size_t length;
} cohort_group;

/* Zero it and set the first five to begin. */
typedef struct cohort {
    const settings *with; /* one profile, settled */
    int format;
    int by;            /* enum cohort_by */
    int64_t requested; /* -1: not said */
    int64_t threshold; /* counts below it are suppressed; 0: none is */
    int64_t *whole;    /* a cohort */
    int64_t *before;   /* its counts and indicators before the case at hand */
    named_counts named; /* the same of each group */
    cohort_group *groups; /* once the input has ended, in their order */
    int64_t n_groups;
    int64_t *blocks;      /* their counts, cohort_head() of each */
    char rest_name[32];   /* of the groups that are put together */
    caf_published published; /* what may be shown of all this */
} cohort;

/* Counts the cases of the files, and puts the groups in order. False: a message was printed. */
bool take_cohort(cohort *to, const operands *files);

void release_cohort(cohort *of);

/* The word of --by, what a table calls it, and what stands for a group of which it is not recorded. */
const char *cohort_by_word(const cohort *of);
const char *cohort_by_title(const cohort *of);
#define COHORT_NOT_RECORDED "not recorded"

/* The numbers that a group has: up to the end of the indicators. */
int64_t cohort_head(void);

#endif
