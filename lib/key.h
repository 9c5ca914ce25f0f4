/* What tells findings apart. */
#ifndef CAF_LIB_KEY_H
#define CAF_LIB_KEY_H

#include <caf/finding.h>

/* Whether two findings of one rule, under one profile and of one case, are about the same. */
static inline int caf_has_one_key(const caf_finding *one, const caf_finding *other)
{
    return one->table == other->table && one->row == other->row && (one->row != 0 || one->due == other->due);
}

#endif
