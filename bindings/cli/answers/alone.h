/* What could still identify the cases of a caseload: how many are alike in all that others may know of them. */
#ifndef CAF_CLI_ALONE_H
#define CAF_CLI_ALONE_H

#include <stdint.h>
#include <caf/anonymise.h>
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
    uint32_t hidden; /* a bit 1 << trait of each that is left out */
    int64_t index;   /* among all cases */
    int64_t group;   /* of those alike so far, while small groups are hidden */
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

/* Zero it and set the first three to begin; and the next two where cases are looked at as they will be when they are anonymised. */
typedef struct crowd {
    bool lenient;
    int64_t least; /* cases that a group should have */
    const operands *files;
    const caf_pseudonym_key *key;     /* NULL: as they are */
    const caf_anonymise_options *how;
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

/*
 * Reads the cases, and hides what makes groups of fewer than `least`: they are split by one trait
 * after another, and in each group a value that too few have is hidden. Cases with a number of
 * children that too few have are left: of->together.few. False: a message was printed.
 */
bool hide_few(crowd *of);

/* What is hidden of a case, by its place among all; all that can be beyond the last. */
void hidden_of(const crowd *of, int64_t index, caf_hidden *out);

void print_crowd_text(const crowd *of);
void print_crowd_json(const crowd *of);

void release_crowd(crowd *of);

#endif
