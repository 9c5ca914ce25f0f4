/* Rows that name rows of another table which are not there; made for each table from fields.def. */
#include "facts.h"
#include "reading.h"

/* A partial table may lack the row that is meant, and nothing is said of one that is not held. */
static int is_dangling(const caf_facts *facts, int32_t to, int64_t id)
{
    return id != 0 && facts->coverage[to] == CAF_COMPLETE && caf_find_gathered(facts, to, id) < 0;
}

#define CAF_TABLE_BEGIN(prefix, name, words, sentence) \
    static int64_t dangling_in_##name(const caf_facts *facts, const caf_row *any) \
    { \
        const prefix##_ROW *row = (const prefix##_ROW *)(const void *)any; \
        int64_t found = 0; \
        (void)facts; \
        (void)row;
#define CAF_FIELD(prefix, id, member, type, event, label, about)
#define CAF_NAMED(prefix, id, member, type, names, event, label, about)
#define CAF_REFERENCE(prefix, id, member, to, label, about) \
        found |= (int64_t)is_dangling(facts, to, row->member) << prefix##_##id;
#define CAF_TABLE_END(prefix, name) \
        return found; \
    }
#include "fields.def"
#undef CAF_TABLE_BEGIN
#undef CAF_REFERENCE
#undef CAF_TABLE_END

int64_t caf_dangling_in(const caf_facts *facts, int32_t table, const caf_row *row)
{
    typedef int64_t look(const caf_facts *facts, const caf_row *row);
    static look *const looks[CAF_TABLES] = {
#define CAF_TABLE_BEGIN(prefix, name, words, sentence) [prefix##_TABLE] = dangling_in_##name,
#define CAF_REFERENCE(prefix, id, member, to, label, about)
#define CAF_TABLE_END(prefix, name)
#include "fields.def"
    };
    return looks[table](facts, row);
}
