/* What a case owes under several profiles: each thing once, in the order of its days. */
#ifndef CAF_CLI_OWED_H
#define CAF_CLI_OWED_H

#include "settings.h"

/* What one case owes. Zero it to begin. */
typedef struct owed {
    caf_obligation *all;
    int64_t n;
    int64_t capacity;
} owed;

/* Finds it. False: a message was printed. */
bool find_owed(owed *to, const caf_reader *reader, const caf_case *whose, const settings *with);
void release_owed(owed *of);

/* The profile that asks, by its place among those named, and its name; of several that ask alike, the first. */
int32_t asking_place(const settings *with, const caf_obligation *of);
const char *asking_profile(const settings *with, const caf_obligation *of);

#endif
