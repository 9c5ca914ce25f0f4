/* The profiles that come with the library: which of its rules each document asks for, and how much they weigh. */
#include "../profile_block.h"

#define ON(rule, severity) { rule, 0, 0, 0, severity, 0, 0, 0 }

#define COUNT(...) (sizeof((caf_setting[]){ __VA_ARGS__ }) / sizeof(caf_setting))

#define PROFILE(variable, number, name, ...) \
    static const struct { \
        caf_profile head; \
        caf_setting settings[COUNT(__VA_ARGS__)]; \
    } variable = { \
        { CAF_PROFILE_MAGIC, number, (int32_t)COUNT(__VA_ARGS__), 0, name }, \
        { __VA_ARGS__ } \
    }

/* Minimum regional standards for the CAF, East Midlands, 2011; the remaining risk is Leicester's reading of D.1. */
PROFILE(east_midlands, 1, "east-midlands-2011",
    ON(CAF_EM_A3_AGREEMENT, CAF_HIGH),
    ON(CAF_EM_A3_WITHDRAWAL, CAF_HIGH),
    ON(CAF_EM_B2_SET, CAF_MEDIUM),
    ON(CAF_EM_B2_NOTIFIED, CAF_MEDIUM),
    ON(CAF_EM_B2_HELD, CAF_HIGH),
    ON(CAF_EM_C1, CAF_HIGH),
    ON(CAF_EM_D1, CAF_MEDIUM),
    ON(CAF_EM_D1_RISK, CAF_HIGH),
    ON(CAF_EM_D3_ACCESSIBLE, CAF_MEDIUM),
    ON(CAF_EM_D3_ARCHIVED, CAF_LOW),
    ON(CAF_EM_D3_DISPOSAL, CAF_MEDIUM));

/* What does a 'good' CAF look like?, Blackburn with Darwen, July 2021. */
PROFILE(blackburn_with_darwen, 2, "blackburn-with-darwen-2021",
    ON(CAF_BD_4A_GAP, CAF_MEDIUM),
    ON(CAF_BD_4A_REARRANGED, CAF_MEDIUM),
    ON(CAF_BD_4C_CURRENT, CAF_MEDIUM));

const caf_profile *const caf_builtin_profiles[] = { &east_midlands.head, &blackburn_with_darwen.head, NULL };
