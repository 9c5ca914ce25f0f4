/*
 * How much of a long enumeration to do. All of it, unless CAF_QUICK is set, as
 * tests/run sets it under sanitizers and valgrind, where it would take minutes.
 */
#ifndef CAF_TESTS_QUICK_H
#define CAF_TESTS_QUICK_H

#include <stdlib.h>

/* Every how manieth case to look at: a prime, so that weekdays and months all come up. */
static inline int stride(void)
{
    return getenv("CAF_QUICK") != NULL ? 31 : 1;
}

#endif
