/* Bytes that a call makes and the language takes over as its own. */
#ifndef CAF_FLAT_IO_BYTES_H
#define CAF_FLAT_IO_BYTES_H

#include <stdint.h>

typedef struct flat_bytes {
    void *data; /* of malloc(); NULL: none */
    int64_t n;
} flat_bytes;

#endif
