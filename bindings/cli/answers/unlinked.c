#include "unlinked.h"

#include <stdlib.h>
#include <string.h>
#include "case_store.h"
#include "cases.h"

/* What has a name; a case and a meeting of one name are two things. */
enum { FAMILY = 1, A_CASE, A_CHILD, A_MEETING, KINDS = 8 };

static uint64_t hash_of_thing(int kind, const char *name, size_t length)
{
    return hash_of_name(name, length) * KINDS + (uint64_t)kind;
}

/* Of one name, but not of one day, are two things that each case numbers for itself. */
static bool add(named_things *to, const named_thing *like, int kind, const char *name, size_t length, caf_date day)
{
    if (name == NULL) {
        return true;
    }
    if (!make_room(&to->all, &to->room, to->n + 1, sizeof *to->all)) {
        return false;
    }
    to->all[to->n] = *like;
    to->all[to->n++].thing = hash_of_thing(kind, name, length) ^ (uint64_t)(uint32_t)day << 24;
    return true;
}

static bool add_named(named_things *to, const named_thing *like, int kind, const caf_reader *reader, int64_t id, caf_date day)
{
    size_t length = 0;
    const char *name = id != 0 ? caf_reader_name(reader, id, &length) : NULL;
    return add(to, like, kind, name, length, day);
}

bool name_things(named_things *to, const caf_reader *reader, const case_things *of, int64_t at)
{
    size_t length = 0;
    size_t of_family = 0;
    const char *name = caf_reader_case_name(reader, of->row->case_id, &length);
    const char *family = of->row->family != 0 ? caf_reader_name(reader, of->row->family, &of_family) : NULL;
    named_thing like = { 0, family != NULL ? hash_of_thing(FAMILY, family, of_family) : hash_of_thing(A_CASE, name, length), at };
    bool well = add(to, &like, A_CASE, name, length, 0);
    for (int64_t i = 0; well && i < of->n_children; i++) {
        const caf_child_row *child = &of->children[i];
        well = add_named(to, &like, A_CHILD, reader, child->id, child->born)
               && add_named(to, &like, A_CASE, reader, child->own_case != of->row->case_id ? child->own_case : 0, 0);
    }
    for (int64_t i = 0; well && i < of->n_meetings; i++) {
        well = add_named(to, &like, A_MEETING, reader, of->meetings[i].id, of->meetings[i].held_on);
    }
    return well;
}

static int in_order(const void *one, const void *other)
{
    const named_thing *a = one;
    const named_thing *b = other;
    int things = (a->thing > b->thing) - (a->thing < b->thing);
    return things != 0 ? things : (a->moves_with > b->moves_with) - (a->moves_with < b->moves_with);
}

void find_unlinked(named_things *in, void (*found)(void *user, int64_t at, int common), void *user)
{
    if (in->n > 0) {
        qsort(in->all, (size_t)in->n, sizeof *in->all, in_order);
    }
    for (int64_t first = 0, end; first < in->n; first = end) {
        end = first + 1;
        while (end < in->n && in->all[end].thing == in->all[first].thing) {
            end++;
        }
        bool apart = in->all[first].moves_with != in->all[end - 1].moves_with;
        for (int64_t i = first; apart && i < end; i++) {
            found(user, in->all[i].at, in->all[i].thing % KINDS == A_MEETING ? COMMON_MEETING : COMMON_CHILD);
        }
    }
}

void release_things(named_things *of)
{
    free(of->all);
    memset(of, 0, sizeof *of);
}
