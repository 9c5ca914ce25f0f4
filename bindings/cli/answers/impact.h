/* How verdicts change from one profile to another. */
#ifndef CAF_CLI_IMPACT_H
#define CAF_CLI_IMPACT_H

#include <stdint.h>
#include <stdio.h>
#include "cases.h"

enum impact_format { IMPACT_TEXT, IMPACT_JSON, IMPACT_CSV };

/* Zero it and set the first three to begin. */
typedef struct impact {
    const settings *with; /* two profiles, settled */
    int format;           /* enum impact_format */
    bool list;            /* each change as well */
    FILE *lines;          /* a temporary file: nothing is printed before the input has ended well */
    int64_t cases;
    int64_t changed_cases;   /* with another verdict under a rule that both profiles hold */
    int64_t one_sided_cases; /* with an answer of a rule that one of them holds */
    int64_t changes;         /* of verdicts, in all */
    int64_t listed;
    int64_t *matrix;        /* [rule][from][to], where 0 is no finding */
    int64_t *rule_cases;    /* [rule]: cases with a change of it */
    int64_t *rule_last;     /* [rule]: the case that was counted last, to count each once */
    findings now;           /* of the case at hand, by profile */
    findings then;
} impact;

/* Takes in the cases of the files. False: a message was printed. */
bool take_impact(impact *to, const operands *files);

/* Prints it; an exit status. */
int print_impact(impact *of);

void release_impact(impact *of);

#endif
