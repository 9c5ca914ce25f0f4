/* Cases with something in common whose dates caf anonymise would move apart, and so shows as if they had nothing. */
#ifndef CAF_CLI_UNLINKED_H
#define CAF_CLI_UNLINKED_H

#include <stdint.h>
#include <caf/io.h>

/* What cases can have in common: a child or its own case, a meeting. */
enum { COMMON_CHILD, COMMON_MEETING, COMMON_KINDS };

/* Something that a case names, by hashes: 24 bytes each. */
typedef struct named_thing {
    uint64_t thing;
    uint64_t moves_with; /* the family, or the case itself */
    int64_t at;          /* which case it is of */
} named_thing;

/* Zero it to begin. */
typedef struct named_things {
    named_thing *all;
    int64_t n;
    int64_t room;
} named_things;

/* Rows of a case in a reader's batch. */
typedef struct case_things {
    const caf_case_row *row;
    const caf_child_row *children;
    int64_t n_children;
    const caf_meeting_row *meetings;
    int64_t n_meetings;
} case_things;

/* Takes down a case, its children with their own cases, and its meetings; `at` says which case it is. False: a message was printed. */
bool name_things(named_things *to, const caf_reader *reader, const case_things *of, int64_t at);

/* Calls `found` with each case that has something in common with one that moves otherwise, perhaps more than once. */
void find_unlinked(named_things *in, void (*found)(void *user, int64_t at, int common), void *user);

void release_things(named_things *of);

#endif
