/* Identifiers of a case, numbered anew from 1 on as they appear: a table of them in the caller's memory. */
#ifndef CAF_LIB_RENUMBER_H
#define CAF_LIB_RENUMBER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct caf_numbers {
    int64_t *ids;     /* 0: free */
    int32_t *numbers;
    size_t capacity;  /* a power of two, larger than twice the identifiers that can come */
    int32_t n;
} caf_numbers;

/* Bytes for each place of the table. */
enum { CAF_NUMBERS_PLACE = (int)(sizeof(int64_t) + sizeof(int32_t)) };

static inline void caf_numbers_begin(caf_numbers *numbers, void *memory, size_t capacity)
{
    numbers->ids = memory;
    numbers->numbers = (int32_t *)(void *)(numbers->ids + capacity);
    numbers->capacity = capacity;
    numbers->n = 0;
    memset(numbers->ids, 0, capacity * sizeof *numbers->ids);
}

static inline int32_t caf_number_of(caf_numbers *numbers, int64_t id)
{
    if (id == 0) {
        return 0;
    }
    uint64_t mixed = (uint64_t)id * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(mixed ^ mixed >> 32) & (numbers->capacity - 1);
    while (numbers->ids[at] != 0 && numbers->ids[at] != id) {
        at = (at + 1) & (numbers->capacity - 1);
    }
    if (numbers->ids[at] == 0) {
        numbers->ids[at] = id;
        numbers->numbers[at] = ++numbers->n;
    }
    return numbers->numbers[at];
}

#endif
