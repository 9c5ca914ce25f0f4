#include "named_counts.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>
#include "messages.h"

const char *name_of_count(const named_count *of)
{
    return (const char *)(of->counts + of->columns);
}

static int compare(const void *one, const void *other)
{
    const named_count *a = one;
    const named_count *b = other;
    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    if (a->length != b->length) {
        return a->length < b->length ? -1 : 1;
    }
    return memcmp(name_of_count(a), name_of_count(b), a->length);
}

/* A name with counts of 0, in no list. NULL: a message was printed. */
static named_count *fresh_count(const named_counts *of, int32_t kind, const char *name, size_t length)
{
    named_count *fresh = calloc(1, sizeof *fresh + (size_t)of->columns * sizeof fresh->counts[0] + length);
    if (fresh == NULL) {
        no_memory();
        return NULL;
    }
    fresh->length = length;
    fresh->kind = kind;
    fresh->columns = of->columns;
    if (length > 0) {
        memcpy(fresh->counts + of->columns, name, length);
    }
    return fresh;
}

named_count *count_of(named_counts *in, int32_t kind, const char *name, size_t length)
{
    named_count *fresh = fresh_count(in, kind, name, length);
    if (fresh == NULL) {
        return NULL;
    }
    named_count **found = tsearch(fresh, &in->root, compare);
    if (found == NULL) {
        free(fresh);
        no_memory();
        return NULL;
    }
    if (*found != fresh) {
        free(fresh);
        return *found;
    }
    fresh->next = in->first;
    in->first = fresh;
    in->n++;
    return fresh;
}

bool find_count(const named_counts *in, int32_t kind, const char *name, size_t length, named_count **found)
{
    named_count *key = fresh_count(in, kind, name, length);
    if (key == NULL) {
        return false;
    }
    named_count **place = tfind(key, &in->root, compare);
    *found = place != NULL ? *place : NULL;
    free(key);
    return true;
}

void release_named_counts(named_counts *of)
{
    while (of->root != NULL) {
        named_count *some = *(named_count **)of->root;
        tdelete(some, &of->root, compare);
        free(some);
    }
    memset(of, 0, sizeof *of);
}
