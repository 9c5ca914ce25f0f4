/* What an explanation leaves out, because another step says it already. */
#ifndef CAF_LIB_EXPLAIN_ONCE_H
#define CAF_LIB_EXPLAIN_ONCE_H

#include <stdint.h>
#include <caf/explain.h>

/* Whether another of n steps says the same as one, or more: what is said twice is no news. */
int caf_is_said_elsewhere(const caf_step *steps, int64_t n, int64_t at);

#endif
