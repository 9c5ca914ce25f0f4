/* What a profile is inside: a head, its settings, where each rule's begin, and a pool of texts, in one block. */
#ifndef CAF_LIB_PROFILE_BLOCK_H
#define CAF_LIB_PROFILE_BLOCK_H

#include <caf/profile.h>

#define CAF_PROFILE_MAGIC 0x46505243 /* "CRPF" */
#define CAF_PROFILE_LAYOUT 2

struct caf_profile {
    int32_t magic;
    int32_t layout;
    int32_t number;
    int32_t n_settings;
    int32_t n_first;   /* of the table below: one more than the rules it covers */
    int32_t text_size; /* 0, or its last byte is 0 */
    char name[CAF_PROFILE_NAME];
    /*
     * n_settings of caf_setting follow, by rule and parameter; of equal ones in
     * the order they were given in. Then n_first of int32_t: where the settings
     * of rule 0, 1, ... begin; the last says where those of vendors' rules do.
     * Then the texts.
     */
};

/* Whether a block is a whole profile, whatever its bytes; settings in sizes that no sum overflows. */
int caf_profile_is_sound(const caf_profile *profile);

/* The setting of a rule's parameter in force on a day, the last one; NULL: the profile says nothing of it. */
const caf_setting *caf_profile_find(const caf_profile *profile, caf_rule_id rule, int32_t parameter, caf_date on);

/* Whether a parameter is the same on every day. */
int caf_profile_is_timeless(const caf_profile *profile, caf_rule_id rule, int32_t parameter);

/* Whether a rule's time limit can be one of working days, so that a division is needed. */
int caf_profile_needs_division(const caf_profile *profile, caf_rule_id rule);

/* The severity of a vendor's rule, changed only where the profile says something of it; 0: off. */
void caf_profile_vendor_rule(const caf_profile *profile, caf_rule_id rule, caf_date on, int32_t *severity);

/* The built-in profiles, made from lib/standards/profiles/ while building; ends with NULL. */
extern const caf_profile *const caf_builtin_profiles[];

#endif
