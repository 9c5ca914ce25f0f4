#include "flat_rows.h"
#include <string.h>

int32_t flat_field_count(int32_t table)
{
    int32_t n = 0;
    while (caf_field_at(table, n) != NULL) {
        n++;
    }
    return n;
}

const char *flat_field_name(int32_t table, int32_t field)
{
    const caf_field *entry = caf_field_at(table, field);
    return entry != NULL ? entry->name : NULL;
}

const char *flat_field_label(int32_t table, int32_t field)
{
    const caf_field *entry = caf_field_at(table, field);
    return entry != NULL ? entry->label : NULL;
}

const char *flat_field_about(int32_t table, int32_t field)
{
    const caf_field *entry = caf_field_at(table, field);
    return entry != NULL ? entry->about : NULL;
}

int32_t flat_field_refers_to(int32_t table, int32_t field)
{
    const caf_field *entry = caf_field_at(table, field);
    return entry != NULL ? entry->refers_to : -1;
}

caf_status flat_fact_text(int32_t table, int32_t field, void *text, int64_t n_text, int64_t *length)
{
    char none[1];
    size_t whole = 0;
    if (n_text < 0 || (n_text > 0 && text == NULL)) {
        return CAF_E_NULL;
    }
    /* A text that was cut is no failure: the length says so. */
    caf_status status = caf_fact_text(table, field, n_text > 0 ? text : none, n_text > 0 ? (size_t)n_text : 1, &whole);
    *length = (int64_t)whole;
    return status == CAF_E_CAPACITY ? CAF_OK : status;
}

int32_t flat_field_offset(int32_t table, int32_t field)
{
    const caf_field *entry = caf_field_at(table, field);
    return entry != NULL ? entry->offset : -1;
}

int32_t flat_field_type(int32_t table, int32_t field)
{
    const caf_field *entry = caf_field_at(table, field);
    return entry != NULL ? entry->type : 0;
}

int32_t flat_field_size(int32_t table, int32_t field)
{
    switch (flat_field_type(table, field)) {
    case CAF_TYPE_ID:
    case CAF_TYPE_TABLES:
        return 8;
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED:
    case CAF_TYPE_COUNT:
    case CAF_TYPE_SET:
        return 4;
    case CAF_TYPE_FLAG:
    case CAF_TYPE_CHOICE:
        return 1;
    default:
        return 0;
    }
}

const char *flat_choice_name(int32_t table, int32_t field, int32_t value)
{
    const caf_field *entry = caf_field_at(table, field);
    if (entry == NULL || entry->choices == NULL || value < 1 || value > entry->n_choices) {
        return NULL;
    }
    return entry->choices[value - 1];
}

const char *flat_item_name(int32_t item_set, int32_t table, int32_t bit)
{
    caf_finding of;
    if (item_set == CAF_ITEMS_FIELDS) {
        return flat_field_name(table, bit);
    }
    memset(&of, 0, sizeof of);
    of.item_set = (uint8_t)item_set;
    return item_set > 0 && item_set < CAF_ITEM_SETS ? caf_item_name(&of, bit) : NULL;
}

typedef struct finding_field {
    const char *name;
    int32_t offset, size;
} finding_field;

#define FIELD(name) { #name, (int32_t)offsetof(caf_finding, name), (int32_t)sizeof(((caf_finding *)0)->name) }

static const finding_field finding_fields[] = {
    FIELD(case_id), FIELD(row), FIELD(items), FIELD(rule), FIELD(due), FIELD(done), FIELD(days), FIELD(slack),
    FIELD(reason), FIELD(profile), FIELD(table), FIELD(kind), FIELD(verdict), FIELD(grade), FIELD(severity),
    FIELD(flags), FIELD(item_set), FIELD(group),
};

static const finding_field *finding_field_at(int32_t field)
{
    if (field < 0 || field >= (int32_t)(sizeof finding_fields / sizeof finding_fields[0])) {
        return NULL;
    }
    return &finding_fields[field];
}

int32_t flat_finding_size(void)
{
    return (int32_t)sizeof(caf_finding);
}

const char *flat_finding_field_name(int32_t field)
{
    const finding_field *entry = finding_field_at(field);
    return entry != NULL ? entry->name : NULL;
}

int32_t flat_finding_field_offset(int32_t field)
{
    const finding_field *entry = finding_field_at(field);
    return entry != NULL ? entry->offset : -1;
}

int32_t flat_finding_field_size(int32_t field)
{
    const finding_field *entry = finding_field_at(field);
    return entry != NULL ? entry->size : 0;
}
