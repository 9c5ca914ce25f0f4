/* The flat interface (flat.h): keyed pseudonyms. It needs caf-io. No handle of a key crosses: a call takes the file or the bytes. */
#ifndef CAF_FLAT_IO_PSEUDONYM_H
#define CAF_FLAT_IO_PSEUDONYM_H

#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>
#include <caf/io.h>

/** Makes a file with a new key, by caf_pseudonym_key_new(). Errors: E_WRITE, E_READ, with the file. */
caf_io_error flat_io_key_new(const char *path, size_t n_path);

/**
 * The pseudonyms of identifiers, by caf_pseudonym().
 *
 * @param path of a file with the key
 * @param bytes the key itself; none: the file is read
 * @param kind what they identify
 * @param offsets a buffer of int64: where each identifier begins in names, and where the last ends
 * @param names the identifiers, UTF-8 one after another
 * @param text a writable buffer of 32 bytes for each
 * @return nothing. Errors: E_SIZE for buffers that do not fit one another; E_ARGUMENT for a kind; 5xx for a key.
 */
caf_io_error flat_io_pseudonyms(const char *path, size_t n_path, const void *bytes, int64_t n_bytes, const char *kind,
                                size_t n_kind, const int64_t *offsets, int64_t n_offsets, const void *names, int64_t n_names,
                                void *text, int64_t n_text);

/**
 * By how many weeks the dates of each are moved back, by caf_pseudonym_weeks().
 *
 * @param most 1 to WEEKS_MOST
 * @param results a writable buffer of int32
 * @return nothing. Errors: as io_pseudonyms(), and E_ARGUMENT for `most`.
 */
caf_io_error flat_io_pseudonym_weeks(const char *path, size_t n_path, const void *bytes, int64_t n_bytes, const char *kind,
                                     size_t n_kind, const int64_t *offsets, int64_t n_offsets, const void *names,
                                     int64_t n_names, int32_t most, int32_t *results, int64_t n_results);

#endif
