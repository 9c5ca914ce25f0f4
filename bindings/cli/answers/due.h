/* What a caseload owes: what caf due was asked for, and where it stands. */
#ifndef CAF_CLI_DUE_H
#define CAF_CLI_DUE_H

#include <stdio.h>
#include "due_days.h"
#include "explained.h"
#include "named_counts.h"
#include "owed.h"
#include "pressing.h"
#include "settings.h"

/* As ANY_DUE_FORMAT has its words; the first and the last are for people, with a table and the most pressing. */
enum due_format { DUE_TEXT, DUE_JSON, DUE_CSV, DUE_ICAL, DUE_HTML };

typedef struct due {
    settings with;
    int format;
    int within;         /* the last band that is shown */
    bool by_agency;     /* for people: the table has a row an agency, and not a lead professional */
    const char *lead;   /* whose alone; NULL: everybody's */
    const char *agency;
    due_days days;
    int64_t cases;
    int64_t owing;             /* cases that owe something */
    int64_t unsure;            /* for people: cases that may owe more, by rules whose facts are not recorded */
    int64_t counts[DUE_BANDS]; /* of what is owed by those asked for */
    int64_t shown;             /* of these, what is inside `within`, or about safeguarding */
    int64_t beyond;            /* of what is shown, safeguarding that is not inside */
    named_counts whose;        /* for people: a row of the table each, by band */
    named_counts names;        /* calendar: how often a case's name has come */
    pressing pressing;         /* for people */
    FILE *first;               /* records of safeguarding */
    FILE *rest;                /* all other records */
    int64_t records;
    owed owed;                 /* by the case at hand */
    explained explained;
} due;

/* Whether the answer is one for people. */
bool is_for_people(const due *of);

#endif
