/* Cases written again: as they are in another form, or changed. */
#ifndef CAF_CLI_REWRITING_H
#define CAF_CLI_REWRITING_H

#include <stdbool.h>
#include <stdint.h>
#include <caf/io.h>
#include "arguments.h"

/* Which cases, where to and in which form. Zero it and set the command to begin. */
typedef struct rewriting {
    const char *command;
    int32_t form;       /* enum caf_format; 0: not said */
    bool lenient;
    const char *output; /* NULL: standard output */
    operands inputs;
} rewriting;

/* Of --to. False: a message was printed. */
bool set_form(rewriting *to, const char *name);

/* EXIT_KEPT where it can be done. */
int look_at_rewriting(const rewriting *asked);

/* Writes all cases of a reader, as caf_writer_read() does. */
typedef caf_status write_cases(const void *user, caf_writer *writer, caf_reader *reader, caf_io_error *error);

/* Writes the cases of all inputs, whole or not at all; an exit status. */
int rewrite(const rewriting *asked, write_cases *write, const void *user);

#endif
