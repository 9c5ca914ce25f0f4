/* What is said on standard error, and whether all was said on standard output. */
#ifndef CAF_CLI_MESSAGES_H
#define CAF_CLI_MESSAGES_H

#include <stdbool.h>
#include <caf/io.h>

/* Prints an error or, with "warning: ", a warning of caf-io. */
void print_error(const caf_io_error *error);
void print_warning(void *user, const caf_io_error *warning);

/* Says that memory ran out; false. */
bool no_memory(void);

/* Flushes what was printed; EXIT_WRONG and a message where it could not be written, otherwise the status given. */
int end_output(int status);

#endif
