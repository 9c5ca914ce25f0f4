/* One array of Arrow as it came from outside: whether it can be what its type
 * says, as far as an interface without the sizes of most buffers allows.
 * Private to arrow_*.c. */
#ifndef CAF_ARROW_ARRAY_H
#define CAF_ARROW_ARRAY_H

#include "arrow_abi.h"
#include "arrow_fault.h"
#include "arrow_format.h"

/*
 * An array with at least `needed` elements: counts, buffers, children and
 * dictionary are there. What lies below is not looked at.
 */
bool arrow_check(const struct ArrowArray *array, const arrow_type *type, bool has_dictionary, int64_t needed, arrow_fault *fault);

/* Which elements are null: a bit each from the array's offset on, or NULL for no null. */
const unsigned char *arrow_validity(const struct ArrowArray *array, const arrow_type *type);

static inline bool arrow_bit(const unsigned char *bits, int64_t at)
{
    return (bits[at >> 3] >> (at & 7) & 1) != 0;
}

/* The bytes that so many bits lie in. */
static inline int64_t arrow_bit_bytes(int64_t n)
{
    return n / 8 + (n % 8 != 0);
}

/* Copies n bits to `at` and on; the other bits of the output stay. */
void arrow_copy_bits(unsigned char *out, int64_t at, const unsigned char *bits, int64_t first, int64_t n);

/* Sets n bits from `at` on. */
void arrow_set_bits(unsigned char *out, int64_t at, int64_t n);

/* An element of whole numbers, that may lie anywhere; -1 for what is greater than INT64_MAX. */
int64_t arrow_index(int32_t kind, const void *values, int64_t at);

#endif
