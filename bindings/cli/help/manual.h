/* Help as a page of the manual. */
#ifndef CAF_CLI_MANUAL_H
#define CAF_CLI_MANUAL_H

#include "command.h"

/* The page of a command; of caf itself, NULL. Its exit status. */
int print_manual(const command *of);

#endif
