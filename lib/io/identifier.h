/* What may be an identifier, in JSON and in tables alike. Private. */
#ifndef CAF_IO_IDENTIFIER_H
#define CAF_IO_IDENTIFIER_H

#include <stddef.h>
#include <caf/status.h>

/* CAF_OK; CAF_E_VALUE; CAF_E_LIMIT. *problem: what is wrong, a constant. The text must be UTF-8. */
caf_status caf_io_check_identifier(const char *text, size_t length, const char **problem);

#endif
