/* What tells findings apart, and which of them come first. */
#ifndef CAF_LIB_KEY_H
#define CAF_LIB_KEY_H

#include <caf/finding.h>

/* Whether two findings of one rule, under one profile and of one case, are about the same. */
static inline int caf_has_one_key(const caf_finding *one, const caf_finding *other)
{
    return one->table == other->table && one->row == other->row && (one->row != 0 || one->due == other->due);
}

/* Whether a safeguarding matter still calls for somebody. */
static inline int caf_is_open_matter(const caf_finding *finding)
{
    return finding->kind == CAF_SAFEGUARDING &&
           (finding->verdict == CAF_NOT_MET || finding->verdict == CAF_DUE || finding->verdict == CAF_JUDGEMENT);
}

#endif
