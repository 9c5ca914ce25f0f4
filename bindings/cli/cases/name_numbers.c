#include "name_numbers.h"

#include <stdlib.h>
#include <string.h>

static int compare_names(const void *a, const void *b)
{
    const named_id *one = a;
    const named_id *other = b;
    size_t shorter = one->length < other->length ? one->length : other->length;
    int order = memcmp(one->text, other->text, shorter);
    return order != 0 ? order : (one->length > other->length) - (one->length < other->length);
}

void number_names(named_id *all, int64_t n)
{
    int64_t number = 0;
    if (n > 1) {
        qsort(all, (size_t)n, sizeof *all, compare_names);
    }
    for (int64_t i = 0; i < n; i++) {
        number += i == 0 || compare_names(&all[i - 1], &all[i]) != 0;
        *all[i].id = number;
    }
}
