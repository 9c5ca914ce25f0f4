/* Which due dates and verdicts another list of bank holidays would change. */
#ifndef CAF_CLI_DUE_CHANGES_H
#define CAF_CLI_DUE_CHANGES_H

#include <stdint.h>
#include <stdio.h>
#include "cases.h"

/* Zero it and set the first two to begin. */
typedef struct due_changes {
    const settings *with;    /* with a list of holidays, profiles settled */
    const settings *without; /* the same without the list */
    FILE *lines; /* a temporary file: nothing is printed before the input has ended well */
    int64_t cases;
    int64_t changed_cases;
    int64_t changes;
    findings now;  /* of the case at hand, with the built-in holidays */
    findings then; /* and with the list's */
} due_changes;

/* Takes in the cases of the files. False: a message was printed. */
bool take_due_changes(due_changes *to, const operands *files);

/* Prints them; an exit status. */
int print_due_changes(due_changes *of);

void release_due_changes(due_changes *of);

#endif
