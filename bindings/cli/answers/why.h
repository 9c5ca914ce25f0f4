/* Why one finding is what it is, found and told. */
#ifndef CAF_CLI_WHY_H
#define CAF_CLI_WHY_H

#include <stdio.h>
#include "explained.h"

enum { MOST_TURNS = 64, MOST_OTHERS = 16, MOST_LACKS = 8 };

/* Memory that is used again for each finding. Zero it to begin. */
typedef struct why_room {
    char *bytes;
    size_t size;
    explained explained;
} why_room;

/* What there is to tell. */
typedef struct why {
    const caf_finding *finding;
    const char *text; /* the explanation */
    int32_t n_turns;
    caf_turning_day turns[MOST_TURNS];
    int32_t n_others;
    caf_other_reading others[MOST_OTHERS];
    int32_t n_lacks;
    caf_lacking_fact lacks[MOST_LACKS];
    caf_lacking sum;
} why;

/* False: a message was printed. */
bool find_why(why_room *room, const caf_reader *reader, const caf_case *whose, const caf_context *context,
              const caf_finding *finding, why *out);
void release_why(why_room *room);

/* In words, and as a JSON object. */
void print_why(FILE *to, const caf_reader *reader, const caf_context *context, const why *of);
void put_why(FILE *to, const caf_reader *reader, const caf_context *context, const why *of);

#endif
