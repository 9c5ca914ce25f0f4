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

/* "Owed as on Tuesday 30 June 2026 in 75 of 110 cases" */
void put_due_title(FILE *to, const due *of);

/* "The most pressing of 23 overdue or due by Sunday 5 July 2026, or about safeguarding" */
void put_due_number(FILE *to, const due *of);

/* What all owe that is not within what is shown. */
int64_t beyond_shown(const due *of);

/* The rows of the table in their order, and how many; to be freed. NULL: a message was printed. */
named_count **sort_due_rows(const due *of, int64_t *n);

/* What stands before a row's name: "lead of ". */
const char *before_due_row(const named_count *row);

/* The style of what is listed, by its rank. */
int32_t due_style(const pressing_rank *rank);

/* As a page. False: a message was printed. */
bool print_due_page(due *of, FILE *to);

/* False: a message was printed. */
bool print_due(due *of, FILE *to);

#endif
