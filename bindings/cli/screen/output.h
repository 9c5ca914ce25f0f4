/* A file that appears whole or not at all. */
#ifndef CAF_CLI_OUTPUT_H
#define CAF_CLI_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>
#include "arguments.h"

typedef struct output {
    FILE *file;
    char *target;    /* the file that is to appear; NULL: written straight to `file` */
    char *temporary; /* what becomes it, in the same folder */
} output;

/*
 * Opens where a report goes: NULL is standard output. What is no regular file
 * (a device, a pipe) is written to directly. False: a message was printed.
 */
bool open_output(output *to, const char *path);

/* Whether an output (NULL: none) is none of the files that a command reads, which it calls so. False: a message was printed. */
bool is_output_apart(const char *command, const char *path, const operands *files, const char *called);

/* Whether a path (NULL: none) could be written to, as far as can be told before there is anything to write. */
bool can_output(const char *path);

/*
 * Closes, and puts the file in its place where all went well. False: it did not,
 * or a message was printed, and the target is as it was.
 */
bool close_output(output *to, const char *path, bool well);

#endif
