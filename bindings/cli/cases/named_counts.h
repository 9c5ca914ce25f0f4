/* Counts by name, for names of any number: each lead professional's, each case's. */
#ifndef CAF_CLI_NAMED_COUNTS_H
#define CAF_CLI_NAMED_COUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What was counted under a name. */
typedef struct named_count {
    struct named_count *next;
    size_t length;
    int32_t kind;     /* names of different kinds are different */
    int32_t columns;
    int64_t counts[]; /* as many as there are columns, and behind them the name */
} named_count;

/* Zero it and set the columns to begin. */
typedef struct named_counts {
    int32_t columns;
    void *root;         /* of tsearch(3) */
    named_count *first; /* in no order */
    int64_t n;
} named_counts;

/* The counts of a name, all 0 where it is new. NULL: a message was printed. */
named_count *count_of(named_counts *in, int32_t kind, const char *name, size_t length);

/* The counts of a name that there are; *found is NULL where there are none. False: a message was printed. */
bool find_count(const named_counts *in, int32_t kind, const char *name, size_t length, named_count **found);

const char *name_of_count(const named_count *of);

void release_named_counts(named_counts *of);

#endif
