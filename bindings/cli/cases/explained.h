/* Why a finding is what it is: its steps, and the words made of them. */
#ifndef CAF_CLI_EXPLAINED_H
#define CAF_CLI_EXPLAINED_H

#include <stdbool.h>
#include <stdint.h>
#include <caf/io.h>

/* The explanation of one finding. Zero it to begin. */
typedef struct explained {
    caf_step *steps;
    int64_t n;
    int64_t capacity;
    char *text;
    int64_t room;
} explained;

/* Explains a finding with the context that it was found with. False: a message was printed. */
bool explain_finding(explained *to, const caf_reader *reader, const caf_case *whose, const caf_context *context,
                     const caf_finding *finding);
void release_explained(explained *of);

#endif
