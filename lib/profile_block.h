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

/* The built-in profiles, in lib/standards/profiles.c; ends with NULL. */
extern const caf_profile *const caf_builtin_profiles[];

#endif
