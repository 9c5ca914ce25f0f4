/* What reading and writing share: paths, errors. Private to them: not for SWIG. */
#ifndef CAF_FLAT_PATH_H
#define CAF_FLAT_PATH_H

#include <stddef.h>
#include <stdint.h>
#include <caf/io_error.h>
#include <caf/reader.h>

/* An error to be written; its status is CAF_OK. */
caf_io_error flat_no_error(void);

/* Says that memory ran out. */
caf_status flat_no_memory(caf_io_error *error);

/* The error of a call that ended with a status: with words, whatever the library wrote. */
caf_io_error flat_ended(caf_io_error *error, caf_status status);

/* A path as C has it, to be freed. CAF_E_ARGUMENT where it holds a zero byte. */
caf_status flat_path(const char *path, size_t length, char **out, caf_io_error *error);

/* A reader of a path, or where bytes are given of them. */
caf_status flat_open(const char *path, size_t path_length, const void *bytes, int64_t n_bytes,
                     const caf_reader_options *options, caf_reader **out, caf_io_error *error);

#endif
