#include "urgent.h"

#include <stdlib.h>
#include <string.h>

static caf_io_kept *kept_of(const caf_io_urgent *urgent)
{
    return (caf_io_kept *)(void *)urgent->kept.bytes;
}

static int32_t count_of(const caf_io_urgent *urgent)
{
    return (int32_t)(urgent->kept.used / sizeof(caf_io_kept));
}

static int compare(const caf_io_rank *one, const caf_io_rank *other)
{
    for (size_t i = 0; i < sizeof one->order / sizeof one->order[0]; i++) {
        if (one->order[i] != other->order[i]) {
            return one->order[i] < other->order[i] ? -1 : 1;
        }
    }
    return 0;
}

bool caf_io_urgent_wants(const caf_io_urgent *urgent, const caf_io_rank *rank)
{
    return urgent->most > 0 && (count_of(urgent) < urgent->most || compare(rank, &kept_of(urgent)[0].rank) < 0);
}

/* Moves what is at the root down to where it belongs: a parent is never more urgent than its children. */
static void sink(caf_io_kept *kept, int32_t n)
{
    int32_t at = 0;
    for (;;) {
        int32_t least = at;
        for (int32_t child = 2 * at + 1; child <= 2 * at + 2 && child < n; child++) {
            if (compare(&kept[child].rank, &kept[least].rank) > 0) {
                least = child;
            }
        }
        if (least == at) {
            return;
        }
        caf_io_kept moved = kept[at];
        kept[at] = kept[least];
        kept[least] = moved;
        at = least;
    }
}

static void rise(caf_io_kept *kept, int32_t at)
{
    while (at > 0 && compare(&kept[at].rank, &kept[(at - 1) / 2].rank) > 0) {
        caf_io_kept moved = kept[at];
        kept[at] = kept[(at - 1) / 2];
        kept[(at - 1) / 2] = moved;
        at = (at - 1) / 2;
    }
}

caf_status caf_io_urgent_keep(caf_io_urgent *urgent, const caf_io_rank *rank, const void *bytes, size_t size)
{
    caf_io_kept fresh = { *rank, caf_io_copy_text(urgent->memory, bytes, size), size };
    if (fresh.bytes == NULL) {
        return CAF_E_MEMORY;
    }
    if (count_of(urgent) >= urgent->most) {
        caf_io_kept *kept = kept_of(urgent);
        caf_io_free(urgent->memory, kept[0].bytes);
        kept[0] = fresh;
        sink(kept, count_of(urgent));
        return CAF_OK;
    }
    caf_io_kept *place = caf_io_append(&urgent->kept, sizeof fresh);
    if (place == NULL) {
        caf_io_free(urgent->memory, fresh.bytes);
        return CAF_E_MEMORY;
    }
    *place = fresh;
    rise(kept_of(urgent), count_of(urgent) - 1);
    return CAF_OK;
}

static int compare_kept(const void *one, const void *other)
{
    return compare(&((const caf_io_kept *)one)->rank, &((const caf_io_kept *)other)->rank);
}

const caf_io_kept *caf_io_urgent_sorted(caf_io_urgent *urgent, int32_t *n)
{
    *n = count_of(urgent);
    if (*n > 0) {
        qsort(urgent->kept.bytes, (size_t)*n, sizeof(caf_io_kept), compare_kept);
    }
    return kept_of(urgent);
}

void caf_io_urgent_release(caf_io_urgent *urgent)
{
    for (int32_t i = 0; i < count_of(urgent); i++) {
        caf_io_free(urgent->memory, kept_of(urgent)[i].bytes);
    }
    caf_io_release(&urgent->kept);
}
