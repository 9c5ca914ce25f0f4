/* The flat interface (flat.h): what is read from files and text, by caf-io. Not for a language that has caf-io not. */
#ifndef CAF_FLAT_IO_BLOCKS_H
#define CAF_FLAT_IO_BLOCKS_H

#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>
#include <caf/io.h>
#include "flat_io_bytes.h"

/**
 * Reads a profile and those it extends from a file.
 *
 * @param path UTF-8; "-" is standard input
 * @return the profile, a block. Errors: 5xx, with file, line and field.
 */
caf_io_error flat_io_profile_open(const char *path, size_t n_path, flat_bytes *made);

/** Reads a profile from a buffer of JSON; the name stands for the file in errors. Only a built-in one can be extended. */
caf_io_error flat_io_profile_read(const void *json, int64_t n_json, const char *name, size_t n_name, flat_bytes *made);

/**
 * Reads a published list of bank holidays from a file.
 *
 * @param division whose days are wanted
 * @return how they differ from the built-in calendar, as the changes of calendar_build(), and until when the list is
 *         certain. Errors: E_DIVISION; 5xx, with file, line and field.
 */
caf_io_error flat_io_holidays_open(const char *path, size_t n_path, caf_division division, flat_bytes *made,
                                   caf_date *certain);

/** The same from a buffer of JSON; the name stands for the file in errors. */
caf_io_error flat_io_holidays_read(const void *json, int64_t n_json, const char *name, size_t n_name,
                                   caf_division division, flat_bytes *made, caf_date *certain);

/**
 * A calendar with the closure days of a profile.
 *
 * @param profile a built-in profile's number, or 0
 * @param own a profile of the caller's own, which stands for it; none: the built-in one
 * @param division whose calendar is wanted
 * @param block a calendar of that division to add to; none: the built-in one
 * @return how it differs from the built-in calendar, as the changes of calendar_build(), and until when it is certain.
 *         Errors: E_PROFILE, E_DIVISION, E_CALENDAR, E_CALENDAR_RANGE.
 */
caf_io_error flat_io_closed_days(int32_t profile, const void *own, int64_t n_own, caf_division division,
                                 const void *block, int64_t n_block, flat_bytes *made, caf_date *certain);

#endif
