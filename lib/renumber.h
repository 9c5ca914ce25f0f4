/*
 * Identifiers of a case, numbered anew from 1 on as they appear: a table of them
 * in the caller's memory. Those of different kinds of things are numbered apart,
 * as a source may number each kind from 1 on, or name all from one list.
 */
#ifndef CAF_LIB_RENUMBER_H
#define CAF_LIB_RENUMBER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <caf/rows.h>

/* The kinds: the rows of each table; what no table holds (agencies, persons); cases. */
enum { CAF_KIND_ELSEWHERE = CAF_TABLES, CAF_KIND_CASE, CAF_NUMBERED_KINDS };

typedef struct caf_numbers {
    int64_t *ids;     /* 0: free */
    int32_t *kinds;
    int32_t *numbers;
    size_t capacity;  /* a power of two, larger than twice the identifiers that can come */
    int32_t n[CAF_NUMBERED_KINDS];
} caf_numbers;

/* Bytes for each place of the table. */
enum { CAF_NUMBERS_PLACE = (int)(sizeof(int64_t) + 2 * sizeof(int32_t)) };

static inline void caf_numbers_begin(caf_numbers *numbers, void *memory, size_t capacity)
{
    numbers->ids = memory;
    numbers->kinds = (int32_t *)(void *)(numbers->ids + capacity);
    numbers->numbers = numbers->kinds + capacity;
    numbers->capacity = capacity;
    memset(numbers->ids, 0, capacity * sizeof *numbers->ids);
    memset(numbers->n, 0, sizeof numbers->n);
}

static inline int32_t caf_number_of(caf_numbers *numbers, int32_t kind, int64_t id)
{
    if (id == 0) {
        return 0;
    }
    uint64_t mixed = ((uint64_t)id + (uint64_t)(uint32_t)kind * 0xD6E8FEB86659FD93u) * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(mixed ^ mixed >> 32) & (numbers->capacity - 1);
    while (numbers->ids[at] != 0 && (numbers->ids[at] != id || numbers->kinds[at] != kind)) {
        at = (at + 1) & (numbers->capacity - 1);
    }
    if (numbers->ids[at] == 0) {
        numbers->ids[at] = id;
        numbers->kinds[at] = kind;
        numbers->numbers[at] = ++numbers->n[kind];
    }
    return numbers->numbers[at];
}

#endif
