#include <stddef.h>
#include <string.h>
#include "choices.h"
#include "fields.h"

#define COUNT(array) ((int32_t)(sizeof(array) / sizeof((array)[0])))
#define SINCE 100
#define CAF_NO_FIELD (-1)

#define PLACE(prefix, id, member) \
    prefix##_TABLE, prefix##_##id, (int32_t)offsetof(prefix##_ROW, member), (int32_t)sizeof(((prefix##_ROW *)0)->member), 0

#define CAF_TABLE_BEGIN(prefix, name, words, sentence) static const caf_field name##_fields[] = {
#define CAF_FIELD(prefix, id, member, type, event, label, about) \
    { PLACE(prefix, id, member), CAF_TYPE_##type, event, -1, SINCE, 0, #member, label, NULL, about },
#define CAF_NAMED(prefix, id, member, type, names, event, label, about) \
    { PLACE(prefix, id, member), CAF_TYPE_##type, event, -1, SINCE, CAF_CHOICES(names), #member, label, caf_names_##names, about },
#define CAF_REFERENCE(prefix, id, member, to, label, about) \
    { PLACE(prefix, id, member), CAF_TYPE_ID, -1, to, SINCE, 0, #member, label, NULL, about },
#define CAF_TABLE_END(prefix, name) };
#include "fields.def"
#undef CAF_TABLE_BEGIN
#undef CAF_FIELD
#undef CAF_NAMED
#undef CAF_REFERENCE
#undef CAF_TABLE_END

typedef struct table {
    const char *name;
    const char *row_name;
    const char *about;
    int32_t row_size;
    int32_t n_fields;
    const caf_field *fields;
} table;

static const table tables[CAF_TABLES] = {
#define CAF_TABLE_BEGIN(prefix, name, words, sentence) \
    [prefix##_TABLE] = { #name, words, sentence, (int32_t)sizeof(prefix##_ROW), COUNT(name##_fields), name##_fields },
#define CAF_FIELD(prefix, id, member, type, event, label, about)
#define CAF_NAMED(prefix, id, member, type, names, event, label, about)
#define CAF_REFERENCE(prefix, id, member, to, label, about)
#define CAF_TABLE_END(prefix, name)
#include "fields.def"
};
#undef CAF_TABLE_BEGIN
#undef CAF_FIELD
#undef CAF_NAMED
#undef CAF_REFERENCE
#undef CAF_TABLE_END

static const table *table_at(int32_t index)
{
    return index >= 0 && index < CAF_TABLES ? &tables[index] : NULL;
}

const caf_field *caf_fields_of(int32_t table_index, int32_t *n)
{
    *n = tables[table_index].n_fields;
    return tables[table_index].fields;
}

const caf_field *caf_field_at(int32_t table_index, int32_t index)
{
    const table *found = table_at(table_index);
    return found != NULL && index >= 0 && index < found->n_fields ? &found->fields[index] : NULL;
}

const caf_field *caf_field_named(int32_t table_index, const char *name, size_t length)
{
    const table *found = table_at(table_index);
    if (found == NULL || name == NULL) {
        return NULL;
    }
    for (int32_t i = 0; i < found->n_fields; i++) {
        const char *own = found->fields[i].name;
        if (strlen(own) == length && memcmp(own, name, length) == 0) {
            return &found->fields[i];
        }
    }
    return NULL;
}

const char *caf_table_name(int32_t table_index)
{
    const table *found = table_at(table_index);
    return found != NULL ? found->name : NULL;
}

const char *caf_table_about(int32_t table_index)
{
    const table *found = table_at(table_index);
    return found != NULL ? found->about : NULL;
}

const char *caf_table_row_name(int32_t table_index)
{
    const table *found = table_at(table_index);
    return found != NULL ? found->row_name : NULL;
}

int caf_table_is_referred_to(int32_t table_index)
{
    return table_index >= 0 && table_index < CAF_TABLES && caf_is_referred_to(table_index);
}

int32_t caf_row_size(int32_t table_index)
{
    const table *found = table_at(table_index);
    return found != NULL ? found->row_size : 0;
}
