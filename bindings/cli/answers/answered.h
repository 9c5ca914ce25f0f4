/* An instrument by its name, and filled-in forms of it: checked, and printed. */
#ifndef CAF_CLI_ANSWERED_H
#define CAF_CLI_ANSWERED_H

#include "audit.h"
#include "settings.h"

/* A built-in instrument, or a file's where the name is a path; close it in any case. False: a message was printed. */
bool open_instrument(audit *to, const char *command, const char *name);
void close_instrument(audit *of);

/*
 * Reads the answers in a file, checks every form and prints what they come to: where
 * a form is at fault, no more than unsafe practice. cases: a file against which
 * forms are held; NULL: none. An exit status.
 */
int print_answered(audit *of, const char *answers, int format, const char *cases, settings *with);

#endif
