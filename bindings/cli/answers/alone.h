/* What could still identify the cases of a caseload: how many are alike in all that others may know of them. */
#ifndef CAF_CLI_ALONE_H
#define CAF_CLI_ALONE_H

#include <stdint.h>
#include "arguments.h"
#include "named_counts.h"
#include "unlinked.h"

/* What somebody may know of a case from elsewhere. */
enum {
    TRAIT_AGENCY,
    TRAIT_KIND,
    TRAIT_ORIGIN,
    TRAIT_DIVISION,
    TRAIT_LEVEL,
    TRAIT_OPENED,
    TRAIT_BORN,
    TRAIT_GENDER,
    TRAIT_ETHNICITY,
    TRAIT_LANGUAGE,
    TRAIT_DISABILITY,
    TRAIT_SEND,
    TRAIT_CHILDREN,
    TRAIT_REASON,
    TRAITS
};

/* A case by its traits: 0 where one is not recorded. */
typedef struct traits_of {
    uint32_t traits[TRAITS];
    int32_t file; /* of the inputs */
    bool unlinked[COMMON_KINDS]; /* has that in common with a case that moves otherwise */
    int64_t line;
} traits_of;

/* How cases fall into groups that are alike in some traits. */
typedef struct alikeness {
    int64_t groups;
    int64_t smallest; /* cases of the smallest one */
    int64_t alone;    /* cases that are a group of their own */
    int64_t few;      /* cases in groups of fewer than is wanted */
} alikeness;

/* Zero it and set the first three to begin. */
typedef struct crowd {
    bool lenient;
    int64_t least; /* cases that a group should have */
    const operands *files;
    named_counts agencies;
    named_things things;
    int64_t unlinked[COMMON_KINDS]; /* cases */
    traits_of *cases;
    traits_of *sorted; /* the same cases, by the traits at hand */
    int64_t n;
    int64_t room;
    alikeness together;         /* all traits */
    alikeness single[TRAITS];   /* one alone */
    alikeness others[TRAITS];   /* all but one */
} crowd;

/* Reads the cases and looks at them. False: a message was printed. */
bool read_crowd(crowd *of);

void print_crowd_text(const crowd *of);
void print_crowd_json(const crowd *of);

void release_crowd(crowd *of);

#endif
