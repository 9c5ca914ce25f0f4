/* The flat interface (flat.h): what a profile says. */
#ifndef CAF_FLAT_PROFILES_H
#define CAF_FLAT_PROFILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>

/** The places of a setting in a buffer, as the members of caf_setting. */
enum flat_setting {
    FLAT_SETTING_RULE = 0,
    FLAT_SETTING_PARAMETER = 1,
    FLAT_SETTING_AMOUNT = 2,
    FLAT_SETTING_UNIT = 3,
    FLAT_SETTING_SEVERITY = 4,
    FLAT_SETTING_FROM = 5,
    FLAT_SETTING_UNTIL = 6,
    FLAT_SETTING_TITLE = 7,
    FLAT_SETTING_SOURCE = 8,
    FLAT_SETTINGS = 9 /**< how many numbers a setting is */
};

/** The number of the built-in profile at an index from 0 on; 0 beyond the last. */
int32_t flat_profile_at(int32_t index);

/** The number of a built-in profile by its name; 0 for none. */
int32_t flat_profile_named(const char *text, size_t length);

/** A built-in profile's name; none for no such number. */
const char *flat_profile_name(int32_t profile);

/**
 * The number of the profile in a buffer, which its findings carry.
 *
 * @return a number. Errors: E_PROFILE where the buffer holds none.
 */
caf_status flat_profile_number_of(const void *block, int64_t n_block, int32_t *out);

/** The name of the profile in a buffer; none where it holds none. */
const char *flat_profile_name_of(const void *block, int64_t n_block);

/**
 * A setting of a profile by index from 0 on.
 *
 * @param profile a built-in profile's number; 0: east-midlands-2011
 * @param block a profile of the caller's own, which stands for it; none: the built-in one
 * @param results a writable buffer of SETTINGS int32: enum flat_setting
 * @return whether there is one. Errors: E_PROFILE, E_CAPACITY.
 */
caf_status flat_profile_setting(int32_t profile, const void *block, int64_t n_block, int32_t index, int32_t *results,
                                int64_t n_results, bool *complete);

/** The text that a setting's title or source points to; none for 0 or none. */
const char *flat_profile_text(int32_t profile, const void *block, int64_t n_block, int32_t offset);

/**
 * How much a rule weighs in a profile on a day.
 *
 * @return LOW, MEDIUM or HIGH; 0: the rule is off. Errors: E_PROFILE, E_RULE.
 */
caf_status flat_profile_rule(int32_t profile, const void *block, int64_t n_block, caf_rule_id rule, caf_date on,
                             int32_t *out);

/**
 * A parameter's value in a profile on a day: its own, or the catalogue's.
 *
 * @return an amount and a unit. Errors: E_PROFILE, E_RULE where the rule has no such parameter.
 */
caf_status flat_profile_parameter(int32_t profile, const void *block, int64_t n_block, caf_rule_id rule,
                                  int32_t parameter, caf_date on, int32_t *amount, int32_t *unit);

/** What a profile calls a rule on a day; none: as the catalogue does. */
const char *flat_profile_title_of(int32_t profile, const void *block, int64_t n_block, caf_rule_id rule, caf_date on);

/** What a parameter's values are: TIME_LIMIT, TIME_FROM_0, ONE_OF or ANY_OF; 0 for no parameter. */
int32_t flat_parameter_kind(int32_t parameter);

/**
 * The catalogue's own value of a rule's parameter, which a profile may replace.
 *
 * @return an amount and a unit. Errors: E_RULE where the rule has no such parameter.
 */
caf_status flat_rule_parameter(caf_rule_id rule, int32_t parameter, int32_t *amount, int32_t *unit);

#endif
