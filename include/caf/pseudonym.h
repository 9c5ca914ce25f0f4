/** @file
 * Keyed pseudonyms: for each identifier a text that only who has the key can
 * make again, so that what belongs together still does and nobody is named.
 * docs/anonymising.md says how they are made, with ten lines that make them in
 * Python.
 *
 * Who has the key can try identifiers until one gives a pseudonym: keep it where
 * the caseload itself is kept, and never send it along. A key does not change
 * once it is open: threads can share one.
 */
#ifndef CAF_PSEUDONYM_H
#define CAF_PSEUDONYM_H

#include <stddef.h>
#include <stdint.h>
#include <caf/export.h>
#include <caf/io_error.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Bytes of a key, at least and at most. */
#define CAF_KEY_LEAST 16
#define CAF_KEY_MOST 64

/** Room for a pseudonym: 32 hexadecimal digits and a zero. */
#define CAF_PSEUDONYM_TEXT 33

/** The longest shift of dates, in weeks. */
#define CAF_WEEKS_MOST 520

/** A secret key. */
typedef struct caf_pseudonym_key caf_pseudonym_key;

/**
 * Makes a file with a new key of 32 random bytes that only its owner may read.
 * No error ever shows anything of a key.
 *
 * @param path UTF-8; must not be there yet
 * @param[out] error may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE for an error's size; CAF_E_WRITE, and then there is no new file;
 *         CAF_E_READ where the machine gives no random numbers.
 */
CAF_IO_API caf_status caf_pseudonym_key_new(const char *path, caf_io_error *error);

/**
 * Reads a key from a file: its bytes in hexadecimal digits, white space behind
 * them.
 *
 * @param path UTF-8
 * @param[out] out close it with caf_pseudonym_key_close()
 * @param[out] error may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE for an error's size; CAF_E_OPEN; CAF_E_READ; CAF_E_SYNTAX for
 *         anything but digits; CAF_E_LIMIT for too few or too many; CAF_E_MEMORY.
 */
CAF_IO_API caf_status caf_pseudonym_key_open(const char *path, caf_pseudonym_key **out, caf_io_error *error);

/**
 * The same from memory, which stays the caller's to wipe.
 *
 * @param size CAF_KEY_LEAST to CAF_KEY_MOST bytes
 * @return CAF_OK; CAF_E_NULL; CAF_E_LIMIT; CAF_E_MEMORY; CAF_E_READ where the machine gives no random
 *         numbers, which libsodium asks for whether or not they are wanted.
 */
CAF_IO_API caf_status caf_pseudonym_key_of(const void *bytes, size_t size, caf_pseudonym_key **out);

/** Wipes and frees a key; NULL is fine. */
CAF_IO_API void caf_pseudonym_key_close(caf_pseudonym_key *key);

/**
 * The pseudonym of an identifier: BLAKE2b of 16 bytes with the key, over the
 * kind, a zero byte and the text. Of n identifiers two have the same one with a
 * probability below n * n / 2^129: of a thousand million, one in 10^20.
 *
 * @param kind what it identifies, so that a case and a meeting of one name have
 *        two pseudonyms: "cases", "meetings", "people"
 * @param text length bytes, as they are. What is the same only within something else has that before it:
 *        caf_anonymise() gives "families", a zero byte, the family, a zero byte and a meeting's identifier
 * @param[out] out hexadecimal digits and a zero
 * @return CAF_OK; CAF_E_NULL.
 */
CAF_IO_API caf_status caf_pseudonym(const caf_pseudonym_key *key, const char *kind, const char *text, size_t length,
                                    char out[CAF_PSEUDONYM_TEXT]);

/**
 * By how many weeks the dates of a case, or of a family's cases, are moved back: the first eight bytes of the
 * digest over "weeks", a zero byte, and what caf_pseudonym() digests, as a number
 * with its lowest byte first, modulo most, and 1 more.
 *
 * @param most 1 to CAF_WEEKS_MOST
 * @param[out] weeks 1 to most
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT.
 */
CAF_IO_API caf_status caf_pseudonym_weeks(const caf_pseudonym_key *key, const char *kind, const char *text, size_t length,
                                          int32_t most, int32_t *weeks);

#ifdef __cplusplus
}
#endif

#endif
