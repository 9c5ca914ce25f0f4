/* What is owed, for people: a table of whose it is, and the most pressing of it. */
#ifndef CAF_CLI_DUE_TEXT_H
#define CAF_CLI_DUE_TEXT_H

#include "due_entry.h"

/* Counts one thing that is owed in the table. False: a message was printed. */
bool tally_entry(due *of, const due_entry *entry);

/* Keeps it where it is among the most pressing so far. False: a message was printed. */
bool press_entry(due *of, due_entry *entry, const caf_case *whose);

/* "lead professional worker-51 of agency school-2": those who alone were asked for. */
void put_whom(FILE *to, const due *of);

/* False: a message was printed. */
bool print_due(due *of, FILE *to);

#endif
