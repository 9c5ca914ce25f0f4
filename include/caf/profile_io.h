/** @file
 * Profiles from JSON files: an authority's own standards, alone or on top of
 * another profile's. docs/profiles.md says how a file is written;
 * docs/profile.schema.json says the same in JSON Schema.
 */
#ifndef CAF_PROFILE_IO_H
#define CAF_PROFILE_IO_H

#include <stddef.h>
#include <stdint.h>
#include <caf/calendar.h>
#include <caf/export.h>
#include <caf/io_error.h>
#include <caf/profile.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A profile that was read, with its memory. */
typedef struct caf_profile_file caf_profile_file;

/** How to read. Zero it, set size, and set what is wanted. */
typedef struct caf_profile_options {
    int32_t size;   /**< sizeof(caf_profile_options) */
    int32_t number; /**< of a file that names none, 1000 to 32767; 0: 1000 */
    /** Told of each problem, and reading goes on to the next; NULL: the first one ends it. */
    void (*problem)(void *user, const caf_io_error *problem);
    void *user;
} caf_profile_options;

/**
 * Reads a profile and those it extends: built-in ones by name, files by a path
 * from where the file itself lies. What they set comes first, so that the
 * file's own settings count.
 *
 * @param path UTF-8; "-" reads standard input
 * @param options NULL: as if zeroed
 * @param[out] out close it with caf_profile_close()
 * @param[out] error the first problem; may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE and CAF_E_ARGUMENT for options, or an
 *         error's size, that cannot be; an error of group 5xx.
 */
CAF_IO_API caf_status caf_profile_open(const char *path, const caf_profile_options *options, caf_profile_file **out,
                                       caf_io_error *error);

/** The same from memory; name stands for the file in errors. Only a built-in profile can be extended. */
CAF_IO_API caf_status caf_profile_open_memory(const void *bytes, size_t size, const char *name,
                                              const caf_profile_options *options, caf_profile_file **out,
                                              caf_io_error *error);

/** The profile; it lives as long as the file is open. NULL for NULL. */
CAF_IO_API const caf_profile *caf_profile_of(const caf_profile_file *file);

/** The name of the profile that a setting (by caf_profile_setting_at()'s index) comes from; NULL for no setting. */
CAF_IO_API const char *caf_profile_origin(const caf_profile_file *file, int32_t index);

/** The name of the profile itself (0), the one that it extends (1), and so on; NULL beyond the last. */
CAF_IO_API const char *caf_profile_ancestor(const caf_profile_file *file, int32_t generation);

/** Frees it with its profile; NULL is fine. */
CAF_IO_API void caf_profile_close(caf_profile_file *file);

/** Calendars with the closure days of a profile. */
typedef struct caf_closures caf_closures;

/**
 * Makes the calendars that a profile's cases are counted with.
 *
 * @param profile any, built-in or not; without closure days the calendars are those of `base`
 * @param base by division, to be added to; NULL, all or one: the built-in one. They must
 *        outlive the result
 * @param[out] out close it with caf_closures_close()
 * @param[out] error may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE for an error's size; CAF_E_PROFILE;
 *         CAF_E_CALENDAR; CAF_E_CALENDAR_RANGE for a day outside the calendars;
 *         CAF_E_LIMIT for more days than a calendar takes; CAF_E_MEMORY.
 */
CAF_IO_API caf_status caf_closures_open(const caf_profile *profile, const caf_calendar *const *base, caf_closures **out,
                                        caf_io_error *error);

/** A division's calendar; it lives as long as the closures. NULL for no division. */
CAF_IO_API const caf_calendar *caf_closures_calendar(const caf_closures *closures, caf_division division);

/** Frees them; NULL is fine. */
CAF_IO_API void caf_closures_close(caf_closures *closures);

#ifdef __cplusplus
}
#endif

#endif
