/* What a profile is inside: a head and its settings, in one block. */
#ifndef CAF_LIB_PROFILE_BLOCK_H
#define CAF_LIB_PROFILE_BLOCK_H

#include <caf/profile.h>

#define CAF_PROFILE_MAGIC 0x46505243 /* "CRPF" */
#define CAF_PROFILE_SETTINGS_MAX 4096

struct caf_profile {
    int32_t magic;
    int32_t number;
    int32_t n_settings;
    int32_t reserved;
    char name[CAF_PROFILE_NAME];
    /* n_settings of caf_setting follow */
};

/* Whether a parameter is the same on every day. */
int caf_profile_is_timeless(const caf_profile *profile, caf_rule_id rule, int32_t parameter);

/* Whether a rule's time limit can be one of working days, so that a division is needed. */
int caf_profile_needs_division(const caf_profile *profile, caf_rule_id rule);

/* The built-in profiles, in lib/standards/profiles.c; ends with NULL. */
extern const caf_profile *const caf_builtin_profiles[];

#endif
