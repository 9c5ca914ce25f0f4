/* Which due dates and verdicts another list of bank holidays would change. */
#ifndef CAF_CLI_DUE_CHANGES_H
#define CAF_CLI_DUE_CHANGES_H

#include <stdint.h>
#include <stdio.h>
#include "command.h"

/* Zero it and set the first two to begin. */
typedef struct due_changes {
    const settings *with; /* with a list of holidays and at least one profile */
    bool lenient;
    FILE *lines; /* a temporary file: nothing is printed before the input has ended well */
    int64_t cases;
    int64_t changed_cases;
    int64_t changes;
    caf_finding *now;  /* of the case at hand, with the built-in holidays */
    caf_finding *then; /* and with the list's */
    int64_t capacity;
} due_changes;

/* Takes in the cases of a file. False: a message was printed. */
bool add_due_changes(due_changes *to, const char *file);

/* Prints them; an exit status. */
int print_due_changes(due_changes *of);

void release_due_changes(due_changes *of);

#endif
