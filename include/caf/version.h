/** @file
 * The version, said once: CMake, pkg-config, the soname and caf_version() all
 * read the three numbers below.
 */
#ifndef CAF_VERSION_H
#define CAF_VERSION_H

#include <caf/export.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CAF_VERSION_MAJOR 0
#define CAF_VERSION_MINOR 1
#define CAF_VERSION_PATCH 0

/** One number to compare: 0.1.0 is 100. */
#define CAF_VERSION_NUMBER \
    (CAF_VERSION_MAJOR * 10000 + CAF_VERSION_MINOR * 100 + CAF_VERSION_PATCH)

/**
 * The version of the library that is running, as "major.minor.patch".
 *
 * Compare with the macros to find out whether a program runs with another
 * version than it was compiled against. While the major number is 0 the binary
 * interface may change with the minor number, and the soname changes with it.
 *
 * @return a constant string; never NULL. Any thread may call it.
 */
CAF_API const char *caf_version(void);

#ifdef __cplusplus
}
#endif

#endif
