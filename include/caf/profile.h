/** @file
 * Profiles: which rules an authority holds its cases to, and with what numbers.
 *
 * A profile is a flat block without pointers in the caller's memory; the
 * built-in ones are the same blocks, constant. Pure; any thread.
 */
#ifndef CAF_PROFILE_H
#define CAF_PROFILE_H

#include <stddef.h>
#include <stdint.h>
#include <caf/date.h>
#include <caf/export.h>
#include <caf/finding.h>
#include <caf/rule.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A profile. Its inside is private. */
typedef struct caf_profile caf_profile;

/** Bytes of a profile's name, the final zero included. */
#define CAF_PROFILE_NAME 64

/**
 * One setting. With parameter 0 it switches the rule on, with a severity; a
 * rule that no such setting switches on is off. With a parameter it replaces
 * the catalogue's value.
 */
typedef struct caf_setting {
    caf_rule_id rule;
    int32_t parameter; /**< enum caf_parameter; 0: the rule itself */
    int32_t amount;
    int32_t unit;      /**< enum caf_unit */
    int32_t severity;  /**< enum caf_severity, with parameter 0; 0: medium */
    caf_date from;     /**< in force from this day; 0 or CAF_DATE_NONE: always */
    caf_date until;    /**< to this day; 0 or CAF_DATE_NONE: still */
    int32_t reserved;  /**< 0 */
} caf_setting;

/** A built-in profile by its name (length bytes): "east-midlands-2011", "blackburn-with-darwen-2021". NULL for none. */
CAF_API const caf_profile *caf_profile_builtin(const char *name, size_t length);

/** The built-in profiles by index from 0 on; NULL beyond the last. */
CAF_API const caf_profile *caf_profile_at(int32_t index);

/** The built-in profile with the number that findings carry; NULL for none. */
CAF_API const caf_profile *caf_profile_numbered(int32_t number);

/** Bytes that caf_profile_build() needs. CAF_E_ARGUMENT for n below 0 or above 4096. */
CAF_API caf_status caf_profile_size(int64_t n_settings, size_t *out);

/**
 * Builds a profile in the caller's memory.
 *
 * Which rules are on is decided on the as-of date, and with what numbers on the
 * day a clock starts; of two settings for
 * one rule and parameter in force that day, the later in the array counts.
 *
 * @param number carried into findings; 1000 to 32767, below that are built-in
 * @param name 1 to 63 bytes and a final zero
 * @param settings n of them
 * @param memory caf_profile_size() bytes, aligned as malloc() aligns
 * @param[out] wrong the index of the setting that is wrong, with CAF_E_PROFILE;
 *        may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT (number, name, n, alignment);
 *         CAF_E_CAPACITY; CAF_E_PROFILE for a setting of no such rule or
 *         parameter, or an amount or unit that it cannot have.
 */
CAF_API caf_status caf_profile_build(int32_t number, const char *name, const caf_setting *settings, int64_t n_settings,
                                     void *memory, size_t size, const caf_profile **out, int64_t *wrong);

/** A profile's name; NULL for NULL or no profile. It lives as long as the profile. */
CAF_API const char *caf_profile_name(const caf_profile *profile);

/** A profile's number; 0 for NULL or no profile. */
CAF_API int32_t caf_profile_number(const caf_profile *profile);

/**
 * Whether a rule is on in a profile on a day, and how much it weighs.
 *
 * @param[out] severity enum caf_severity; 0: the rule is off. Rules of kind
 *        CAF_DATA and CAF_NO_CASE are always on.
 */
CAF_API caf_status caf_profile_rule(const caf_profile *profile, caf_rule_id rule, caf_date on, int32_t *severity);

/** A parameter's value in a profile on a day: its own, or the catalogue's. CAF_E_RULE where the rule has none. */
CAF_API caf_status caf_profile_parameter(const caf_profile *profile, caf_rule_id rule, int32_t parameter, caf_date on,
                                         int32_t *amount, int32_t *unit);

#ifdef __cplusplus
}
#endif

#endif
