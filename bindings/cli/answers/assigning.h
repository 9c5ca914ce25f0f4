/* Cases of a sample given to auditors: the lists read, and what came of it printed. */
#ifndef CAF_CLI_ASSIGNING_H
#define CAF_CLI_ASSIGNING_H

#include <stdint.h>
#include <stdio.h>
#include "named_counts.h"
#include "settings.h"

/*
 * What is counted under a name: its number from 1 on once names are in order, where it is listed, what an auditor takes,
 * of which agency, and whether the record has the case.
 */
enum { NUMBER, LISTED_AT, TAKES, AGENCY_OF, ON_RECORD, ASSIGNING_COUNTS };

/* Somebody involved in a case, by the names. */
typedef struct involvement {
    named_count *whose;
    named_count *who;
} involvement;

typedef struct involvements {
    involvement *all;
    int64_t n;
    int64_t room;
    caf_involvement *numbered;
} involvements;

/* Zero it, and set what is asked for, to begin. */
typedef struct assigning {
    const char *sample;
    const char *auditors_file;
    const char *involved_file; /* NULL: none */
    const char *cases_file;    /* whose record says who was involved; NULL: none */
    const settings *with;      /* for it, after settle_profiles() */
    int64_t each;
    int64_t most;     /* of an auditor whose row says nothing else */
    named_counts cases;
    named_counts auditors;
    named_counts agencies;
    named_count **cases_in_order;
    named_count **auditors_in_order;
    named_count **agencies_in_order;
    involvements of_auditors;
    involvements of_agencies;
    int64_t *ids;
    caf_auditor *staff;
    void *memory;
    caf_allocated *given;
    int64_t n_given;
    int64_t *short_cases;    /* of the reason */
    int64_t *short_auditors;
    int64_t n_short_cases;
    int64_t n_short_auditors;
    caf_allocation_answer answer;
    int64_t *persons; /* whoever else was at work on the case at hand */
    int64_t persons_room;
} assigning;

/* Reads the lists and allocates. False: a message was printed. */
bool assign_cases(assigning *of);

/* By the numbers that caf_allocate() was given. The agency of an auditor may be NULL: not recorded. */
const named_count *case_of(const assigning *of, int64_t id);
const named_count *auditor_of(const assigning *of, int64_t id);
const named_count *agency_of(const assigning *of, int64_t auditor);

/* How many cases or auditors there are; how many cases an auditor got. */
int64_t listed_in(const named_counts *of);
int64_t load_of(const assigning *of, int64_t auditor);

/* What stands for a name that is not recorded. */
extern const char assigning_not_recorded[];

void print_assigning_text(const assigning *of);
void print_assigning_json(const assigning *of);
void print_assigning_csv(const assigning *of);

/* As a page, where there is no way too; false: a message was printed. */
bool print_assigning_page(const assigning *of);

/* Says why there is no way. */
void print_shortage(const assigning *of, FILE *to);

void release_assigning(assigning *of);

#endif
