/* The N most pressing of a stream of records of any length, with room for twice as many. */
#ifndef CAF_CLI_PRESSING_H
#define CAF_CLI_PRESSING_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* The first number that differs decides; the smaller is the more pressing. */
typedef struct pressing_rank {
    int64_t order[4];
} pressing_rank;

typedef struct pressed {
    pressing_rank rank;
    char *text; /* of several lines, not wrapped */
} pressed;

/* Zero it and set `most` to begin. */
typedef struct pressing {
    int64_t most;
    pressed *all;
    int64_t n;
    int64_t capacity;
    pressing_rank last; /* of the least pressing that is kept, once there are `most` */
    bool is_full;
} pressing;

/* Whether a record of this rank would be kept, so that others need not be made at all. */
bool is_pressing(const pressing *in, const pressing_rank *rank);

/* Keeps a record, whose text is then not the caller's any more. False: a message was printed. */
bool keep_pressing(pressing *in, const pressing_rank *rank, char *text);

/* Puts them in order, the most pressing first; `n` of them are left, at most `most`. */
void sort_pressing(pressing *in);

/* Prints them as they are ordered, numbered, after an empty line each, in lines of at most `width` columns. */
void print_pressing(const pressing *of, FILE *to, int width);

void release_pressing(pressing *of);

#endif
