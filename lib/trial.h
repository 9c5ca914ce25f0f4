/*
 * A copy of a case, in the caller's memory, of which facts can be changed to see
 * what the rule of one finding would say then.
 */
#ifndef CAF_LIB_TRIAL_H
#define CAF_LIB_TRIAL_H

#include "agenda.h"

enum { CAF_TRIAL_STEPS = 64 };

/* How much may be tried: so many runs over a case of up to 256 rows, fewer where each reads more. */
enum { CAF_TRIAL_RUNS = 20000, CAF_TRIAL_ROWS = 256 };

/* What the rule said. */
typedef struct caf_outcome {
    int32_t n[CAF_VERDICTS]; /* its answers by verdict */
    int32_t problems;        /* data problems of the case */
    caf_finding same;        /* the answer about what the finding is about; verdict 0: there is none */
    caf_finding first;       /* the first answer, whatever it is about */
    int32_t n_steps;         /* the steps of the one, or else of the other, of the kinds kept; what is beyond is left out */
    caf_step steps[CAF_TRIAL_STEPS];
} caf_outcome;

typedef struct caf_trial {
    const caf_finding *sought;
    int64_t case_id;
    int64_t kept;            /* bit 1 << kind of each step to keep */
    int64_t runs;            /* how many there were, by their weight */
    int64_t weight;          /* of one */
    int32_t nth;             /* which of the answers with its key the finding is; -1: not known yet */
    caf_agenda agenda;
    caf_context as_of;       /* the context, on the case's own day */
    caf_rows tables[CAF_TABLES];
    caf_caseload load;
    caf_case whose;          /* the case as it is now; of the last run */
} caf_trial;

/* Copies a case. CAF_OK; as caf_check_case(). */
caf_status caf_begin_trial(caf_trial *trial, const caf_case *whose, const caf_context *context, const caf_finding *finding,
                           int64_t kept, void *memory);

/* Whether enough was tried. */
static inline int caf_trial_is_over(const caf_trial *trial)
{
    return trial->runs >= CAF_TRIAL_RUNS;
}

/* Runs the rule. */
caf_status caf_try(caf_trial *trial, caf_outcome *out);

/* Finds the data problems of the case as it is. */
caf_status caf_trial_problems(caf_trial *trial, caf_problem_sink *sink, void *user);

/* The bytes of a row; they may be changed, except for its case and its identifier. */
unsigned char *caf_trial_row(const caf_trial *trial, int32_t table, int64_t i);

/* Arguments that calls with a trial share. */
caf_status caf_check_trial(const caf_case *whose, const caf_context *context, const caf_finding *finding, const void *memory,
                           size_t size, size_t *needed, const caf_out *out);

#endif
