/** @file
 * Profiles: which rules an authority holds its cases to, and with what numbers.
 *
 * A profile is a flat block without pointers in the caller's memory: it can be
 * moved, kept in a file or shared. The built-in ones are the same blocks,
 * constant. Pure; any thread. docs/profiles.md says how one is written.
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

/** The most settings of a profile, and bytes of its texts. */
#define CAF_PROFILE_SETTINGS 4096
#define CAF_PROFILE_TEXT 1048576

/** The most of any unit that a time limit can be: nobody allows a hundred years in days. */
#define CAF_LONGEST_LIMIT 36525

/** The first number of vendors' own rules. */
#define CAF_VENDOR_RULES 10000

/** A setting's severity beside enum caf_severity. */
enum caf_switch {
    CAF_SWITCHED_OFF = -1, /**< the rule is off */
    CAF_AS_BEFORE = -2     /**< as the settings before this one say: for a title alone */
};

/** A parameter of rule 0, which stands for the profile itself. */
enum caf_profile_fact {
    CAF_PROFILE_ITSELF = 0,   /**< title: what it is called; source: where it is published */
    CAF_PROFILE_DIVISION = 1, /**< amount: the caf_division of cases that record none */
    CAF_PROFILE_CLOSED = 2,   /**< no working day from `from` to `until`, both given; source */
    CAF_PROFILE_LEVEL = 3,    /**< amount: 1 for the lowest threshold level; title: its name */
    CAF_PROFILE_FACTS = 4
};

/**
 * One setting. With parameter 0 it switches the rule on, with a severity, or
 * off; a rule that no such setting switches on is off. With a parameter it
 * replaces the catalogue's value.
 */
typedef struct caf_setting {
    caf_rule_id rule;  /**< a built-in one, a vendor's from CAF_VENDOR_RULES on, or 0: enum caf_profile_fact */
    int32_t parameter; /**< enum caf_parameter; 0: the rule itself */
    int32_t amount;
    int32_t unit;      /**< enum caf_unit */
    int32_t severity;  /**< enum caf_severity or caf_switch, with parameter 0; 0: medium */
    caf_date from;     /**< in force from this day; 0 or CAF_DATE_NONE: always */
    caf_date until;    /**< to this day; 0 or CAF_DATE_NONE: still */
    int32_t title;     /**< with parameter 0, the rule's name here: where in the pool of texts; 0: none */
    int32_t source;    /**< where it is said (document and clause), likewise */
} caf_setting;

/** What a parameter's values are. */
enum caf_parameter_kind {
    CAF_TIME_LIMIT = 1, /**< an amount from 1 on and a unit of time */
    CAF_TIME_FROM_0 = 2,/**< the same from 0 on */
    CAF_ONE_OF = 3,     /**< CAF_CHOICE: 1 to the number of choices */
    CAF_ANY_OF = 4,     /**< CAF_CHOICE: bit 1 << choice of each that counts */
    CAF_PARAMETER_KINDS = 5
};

/**
 * What a parameter's values are.
 *
 * @param[out] n_choices of CAF_ONE_OF and CAF_ANY_OF; otherwise 0; may be NULL
 * @return enum caf_parameter_kind; 0 for no parameter
 */
CAF_API int32_t caf_parameter_kind(int32_t parameter, int32_t *n_choices);

/** A choice's name, from 1 on: "anchored"; NULL for none. */
CAF_API const char *caf_parameter_choice(int32_t parameter, int32_t choice);

/** A built-in profile by its name (length bytes), "east-midlands-2011". NULL for none. */
CAF_API const caf_profile *caf_profile_builtin(const char *name, size_t length);

/** The built-in profiles by index from 0 on; NULL beyond the last. */
CAF_API const caf_profile *caf_profile_at(int32_t index);

/** The built-in profile with the number that findings carry; NULL for none. */
CAF_API const caf_profile *caf_profile_numbered(int32_t number);

/** Bytes that caf_profile_build() needs. CAF_E_ARGUMENT for numbers below 0 or above the most. */
CAF_API caf_status caf_profile_size(int64_t n_settings, int64_t text_size, size_t *out);

/**
 * Builds a profile in the caller's memory. The same settings give the same
 * bytes.
 *
 * Which rules are on is decided on the as-of date, and with what numbers on the
 * day a clock starts; of two settings for one rule and parameter in force that
 * day, the later in the array counts.
 *
 * @param number carried into findings; 1000 to 32767; or a built-in profile's,
 *        together with its name, for a copy of it
 * @param name 1 to 63 bytes and a final zero
 * @param settings n of them
 * @param text texts with a zero after each; a setting's title and source say at
 *        which byte theirs begins, and 0 is none, so the first byte is no text's;
 *        NULL where text_size is 0
 * @param memory caf_profile_size() bytes, aligned as malloc() aligns
 * @param[out] wrong the index of the setting that is wrong, with CAF_E_PROFILE;
 *        may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT (number, name, n, text, alignment);
 *         CAF_E_CAPACITY; CAF_E_PROFILE for a setting of no such rule or
 *         parameter, an amount or unit that it cannot have, or a text outside
 *         the pool.
 */
CAF_API caf_status caf_profile_build(int32_t number, const char *name, const caf_setting *settings, int64_t n_settings,
                                     const char *text, int64_t text_size, void *memory, size_t size,
                                     const caf_profile **out, int64_t *wrong);

/**
 * A block that came from elsewhere (a file, another process) as a profile.
 * Nothing is copied or changed.
 *
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT (alignment); CAF_E_PROFILE where it
 *         is none, or not whole.
 */
CAF_API caf_status caf_profile_from_memory(const void *memory, size_t size, const caf_profile **out);

/** A profile's name; NULL for NULL or no profile. It lives as long as the profile. */
CAF_API const char *caf_profile_name(const caf_profile *profile);

/** A profile's number; 0 for NULL or no profile. */
CAF_API int32_t caf_profile_number(const caf_profile *profile);

/** How many settings a profile has; 0 for NULL or no profile. */
CAF_API int32_t caf_profile_settings(const caf_profile *profile);

/**
 * A setting by index from 0 on: by rule and parameter, and of equal ones the
 * later counts. CAF_END beyond the last; CAF_E_NULL; CAF_E_PROFILE.
 */
CAF_API caf_status caf_profile_setting_at(const caf_profile *profile, int32_t index, caf_setting *out);

/** The text that a setting's title or source points to; NULL for 0 or none. It lives as long as the profile. */
CAF_API const char *caf_profile_text(const caf_profile *profile, int32_t offset);

/**
 * Whether a rule is on in a profile on a day, and how much it weighs.
 *
 * @param[out] severity enum caf_severity; 0: the rule is off. Rules of kind
 *        CAF_DATA and CAF_NO_CASE are always on.
 * @return CAF_OK; CAF_E_NULL; CAF_E_PROFILE; CAF_E_RULE for a number below
 *         CAF_VENDOR_RULES that is no rule's.
 */
CAF_API caf_status caf_profile_rule(const caf_profile *profile, caf_rule_id rule, caf_date on, int32_t *severity);

/**
 * A parameter's value in a profile on a day: its own, or the catalogue's.
 * CAF_E_RULE where the rule has none; of a vendor's rule, where the profile sets
 * none.
 */
CAF_API caf_status caf_profile_parameter(const caf_profile *profile, caf_rule_id rule, int32_t parameter, caf_date on,
                                         int32_t *amount, int32_t *unit);

/** What a profile calls a rule on a day; NULL: as the catalogue does. */
CAF_API const char *caf_profile_title_of(const caf_profile *profile, caf_rule_id rule, caf_date on);

#ifdef __cplusplus
}
#endif

#endif
