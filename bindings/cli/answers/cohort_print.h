/* A cohort in the forms that it is printed in. */
#ifndef CAF_CLI_COHORT_PRINT_H
#define CAF_CLI_COHORT_PRINT_H

#include "cohort.h"

/* Each prints a cohort to a file; false: a message was printed. */
bool print_cohort_text(const cohort *of, FILE *to);
bool print_cohort_json(const cohort *of, FILE *to);
bool print_cohort_csv(const cohort *of, FILE *to);
bool print_cohort_page(const cohort *of, FILE *to);

#endif
