#include "heap_sort.h"

static void sink(void *list, int64_t at, int64_t n, const caf_ordered *by)
{
    for (int64_t child = 2 * at + 1; child < n; child = 2 * at + 1) {
        if (child + 1 < n && by->compare(list, child + 1, child) > 0) {
            child++;
        }
        if (by->compare(list, at, child) >= 0) {
            return;
        }
        by->swap(list, at, child);
        at = child;
    }
}

void caf_heap_sort(void *list, int64_t n, const caf_ordered *by)
{
    for (int64_t at = n / 2; at-- > 0;) {
        sink(list, at, n, by);
    }
    for (int64_t last = n - 1; last > 0; last--) {
        by->swap(list, 0, last);
        sink(list, 0, last, by);
    }
}
