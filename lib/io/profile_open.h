/* Opening profiles with another memory, for a test. Private. */
#ifndef CAF_IO_PROFILE_OPEN_H
#define CAF_IO_PROFILE_OPEN_H

#include <caf/profile_io.h>
#include "heap.h"

/* caf_profile_open() and caf_profile_open_memory(); bytes NULL: the file is opened. */
caf_status caf_io_profile_open(const char *path, const void *bytes, size_t size, const caf_profile_options *options,
                               const caf_io_memory *memory, caf_profile_file **out, caf_io_error *error);

/* caf_closures_open() likewise. */
caf_status caf_io_closures_open(const caf_profile *profile, const caf_calendar *const *base, const caf_io_memory *memory,
                                caf_closures **out, caf_io_error *error);

#endif
