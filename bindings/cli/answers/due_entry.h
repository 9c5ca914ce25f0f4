/* One thing that is owed, with all that is shown of it. */
#ifndef CAF_CLI_DUE_ENTRY_H
#define CAF_CLI_DUE_ENTRY_H

#include "due.h"

/* A name as the input has it; NULL: there is none. */
typedef struct due_name {
    const char *text;
    size_t length;
} due_name;

typedef struct due_entry {
    const caf_reader *reader;
    const caf_obligation *owed;
    const caf_rule *rule;
    const char *title;   /* of the rule, as its profile calls it */
    const char *profile;
    due_name case_name;
    due_name subject;    /* the row's own name */
    int64_t number;      /* the number in the case of a row without a name; 0: it has one, or there is no row */
    due_name person;
    due_name agency;
    enum due_band band;
    /* of explain_entry() */
    int32_t late;        /* how long overdue, in `unit`; 0: it is not */
    int32_t unit;
    const char *explanation;
} due_entry;

/* Looks up everything that costs little. */
void make_entry(due_entry *to, const due *of, const caf_reader *reader, const caf_case *whose, const caf_obligation *one);

/* Adds what its explanation says; it lives until the next is explained. False: a message was printed. */
bool explain_entry(due_entry *to, due *of, const caf_case *whose);

/* Whether somebody has to act for a child's safety. */
bool is_safeguarding(const due_entry *entry);

/* "due Wednesday 15 April 2026, 76 days overdue" */
void put_when(FILE *to, const due_entry *entry, const due_days *days);

/* "Action a3: agency school-4", "Lead professional worker-51 of school-5", "Nobody on record" */
void put_owner(FILE *to, const due_entry *entry);

/* "EM-C1, clause C.1: Reviewed every three months" */
void put_rule(FILE *to, const due_entry *entry);

#endif
