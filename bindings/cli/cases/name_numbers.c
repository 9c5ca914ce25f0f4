#include "name_numbers.h"

#include <stdlib.h>
#include <string.h>

int compare_texts(const char *one, size_t length, const char *other, size_t other_length)
{
    int order = memcmp(one, other, length < other_length ? length : other_length);
    return order != 0 ? order : (length > other_length) - (length < other_length);
}

static int compare_names(const void *a, const void *b)
{
    const named_id *one = a;
    const named_id *other = b;
    return compare_texts(one->text, one->length, other->text, other->length);
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
