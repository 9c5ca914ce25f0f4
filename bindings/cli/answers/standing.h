/* Where a case stands and how it came there. */
#ifndef CAF_CLI_STANDING_H
#define CAF_CLI_STANDING_H

#include <stdbool.h>
#include <stdio.h>
#include <caf/io.h>

/* The stages that one case went through. Zero it to begin. */
typedef struct stays {
    caf_stay *all;
    int64_t n;
    int64_t capacity;
} stays;

/* Finds them. False: a message was printed. */
bool find_stays(stays *to, const caf_reader *reader, const caf_case *whose, const caf_context *context);
void release_stays(stays *of);

/* A stay as an object of JSON; the tables of which more may have happened, as an array (last NULL: an empty one). */
void put_stay(FILE *to, const caf_stay *stay);
void put_unsure(FILE *to, const caf_stay *last);

#endif
