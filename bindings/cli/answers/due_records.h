/* What is owed, a record each, for a spreadsheet or a program. */
#ifndef CAF_CLI_DUE_RECORDS_H
#define CAF_CLI_DUE_RECORDS_H

#include "due_entry.h"

/* One record of CSV or JSON. */
void put_record(FILE *to, const due *of, const due_entry *entry);

/* The row of headings of CSV. */
void put_headings(FILE *to);

#endif
