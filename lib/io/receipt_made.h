/* What makers, writers and readers of receipts share. Private. */
#ifndef CAF_IO_RECEIPT_MADE_H
#define CAF_IO_RECEIPT_MADE_H

#include <sodium.h>
#include <caf/receipt_io.h>
#include "heap.h"

/* The verdicts in the order that receipts count them in, and their words in JSON. */
enum { CAF_IO_COUNTED = 6 };
extern const int32_t caf_io_counted[CAF_IO_COUNTED];
extern const char *const caf_io_counted_words[CAF_IO_COUNTED];

/* Takes canonical bytes into a digest (crypto_hash_sha256_state). */
void caf_io_digest_take(void *state, const void *bytes, size_t n);

/* The digest of a whole receipt, from everything else in it. */
void caf_io_receipt_digest(const caf_receipt *receipt, unsigned char digest[CAF_DIGEST]);

/* Opening with another memory, for a test. */
caf_status caf_io_receipt_maker_open(const caf_context *contexts, int32_t n, const caf_io_memory *memory, caf_receipt_maker **out,
                                     caf_io_error *error);
caf_status caf_io_receipt_reader_open(const char *path, const void *bytes, size_t size, const caf_io_memory *memory,
                                      caf_receipt_reader **out, caf_io_error *error);

#endif
