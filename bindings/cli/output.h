/* A file that appears whole or not at all. */
#ifndef CAF_CLI_OUTPUT_H
#define CAF_CLI_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

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

/* Whether two paths lead to one file that is there. */
bool is_same_file(const char *path, const char *other);

/* Whether an output (NULL: none) is none of the files that a command reads. False: a message was printed. */
bool is_output_apart(const char *command, const char *path, const char *const *files, int n_files);

/* Whether a path could be written to, as far as can be told before there is anything to write. */
bool can_output(const char *path);

/* Whether a report on some files may go to a path: none of them is there. NULL may; false: a message was printed. */
bool may_output(const char *command, const char *path, const char *const *files, int n_files);

/* Closes and puts the file in its place. False: a message was printed, and the target is as it was. */
bool commit_output(output *to, const char *path);

/* Gives up: the target is as it was. */
void discard_output(output *to);

#endif
