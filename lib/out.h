/* Output in a caller's memory. */
#ifndef CAF_LIB_OUT_H
#define CAF_LIB_OUT_H

#include <stdint.h>
#include <caf/check.h>

/* Whether an output (NULL: none) can be. */
caf_status caf_check_out(const caf_out *out);

/* Appends to an output that has room. */
void caf_append(caf_out *out, const void *element, int32_t size);

#endif
