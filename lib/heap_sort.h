/* Putting a list in order without memory of its own, whatever it is made of. */
#ifndef CAF_LIB_HEAP_SORT_H
#define CAF_LIB_HEAP_SORT_H

#include <stdint.h>

typedef struct caf_ordered {
    int (*compare)(const void *list, int64_t i, int64_t j); /* below 0: element i comes first */
    void (*swap)(void *list, int64_t i, int64_t j);
} caf_ordered;

/* No list makes it slow: n log n, always. */
void caf_heap_sort(void *list, int64_t n, const caf_ordered *by);

#endif
