#include <stddef.h>
#include <string.h>
#include "fields.h"

#define COUNT(array) ((int32_t)(sizeof(array) / sizeof((array)[0])))
#define SINCE 100
#define CAF_NO_FIELD (-1)
#define CAF_TABLE_BIT(table) ((int64_t)1 << (table))

/* The names of choices, in the order of their values from 1 on. */
static const char *const divisions[] = { "england-and-wales", "scotland", "northern-ireland" };
static const char *const services[] = { "one", "several" };
static const char *const origins[] = { "new", "stepped-down", "moved-in" };
static const char *const initiators[] = { "childrens-centre", "school", "health-service", "other" };
static const char *const levels[] = { "1", "2", "3", "4" };
static const char *const register_results[] = { "found", "none" };
static const char *const genders[] = { "female", "male", "other", "unknown" };
static const char *const ethnicities[] = { "white", "mixed", "asian", "black", "other", "refused", "not-obtained" };
static const char *const languages[] = { "english", "other" };
static const char *const stages[] = { "initial", "assessed", "delivery" };
static const char *const givers[] = { "child", "family" };
static const char *const purposes[] = { "all", "assess", "store", "share" };
static const char *const scopes[] = { "all", "assessment", "plan", "other" };
static const char *const decisions[] = { "given", "refused", "withdrawn", "not-obtainable", "not-approached" };
static const char *const why_not[] = { "too-young", "unborn", "not-able" };
static const char *const assessment_kinds[] = { "initial", "update", "statutory" };
static const char *const assessment_forms[] = { "national", "other" };
static const char *const risk_factors[] = {
    "poverty", "poor-housing", "isolation", "poor-parenting-experienced", "low-attainment", "disability",
    "mental-health", "substance-use", "victimisation", "discord", "offending", "rejects-support",
    "parents-behaviour", "childs-behaviour", "young-parent", "physical-illness", "unresolved-loss"
};
static const char *const indicators[] = {
    "previous-abuse-involvement", "harmed-as-a-child", "serious-abuse", "very-young-child", "repeated-abuse",
    "violent-offences", "child-removed", "unexplained-bruising", "uncontrolled-mental-health",
    "personality-disorder", "chaotic-substance-use", "denial", "needs-not-put-first", "distortions-about-violence",
    "cannot-keep-safe", "unrealistic-expectations"
};
static const char *const characteristics[] = {
    "age", "disability", "ethnicity", "faith", "gender", "gender-identity", "language", "race", "sexual-orientation"
};
static const char *const meeting_kinds[] = { "first", "regular", "review", "sign-off", "final-statutory" };
static const char *const action_kinds[] = { "direct-work", "referral", "signposting", "other" };
static const char *const colours[] = { "red", "amber", "green" };
static const char *const forms[] = { "form", "minutes" };
static const char *const changes[] = { "progress", "none", "deterioration" };
static const char *const transfer_kinds[] = { "step-up", "step-down", "move-in", "move-out" };
static const char *const bodies[] = { "social-care", "youth-justice", "other" };
static const char *const transfer_outcomes[] = { "no-further-action", "support", "protection", "other" };
static const char *const previous_leads[] = { "returned", "reason", "not-returned", "none" };
static const char *const closure_reasons[] = {
    "needs-met", "disengaged", "moved-away", "stepped-up", "consent-withdrawn", "aged-out", "died", "single-service",
    "opened-in-error", "other"
};
static const char *const closure_outcomes[] = { "improved", "unchanged", "worse" };
static const char *const elements[] = {
    "general-health", "physical-development", "speech-and-language", "emotional-and-social", "behaviour", "identity",
    "family-and-social", "self-care", "understanding", "participation", "achievement", "aspirations", "basic-care",
    "emotional-warmth", "guidance", "family-history", "wider-family", "housing", "community"
};
static const char *const sides[] = { "child", "family" };
static const char *const answers[] = { "evidence", "plan", "does-not-apply", "not-looked-at" };
static const char *const contributors[] = { "child", "parent", "absent-parent", "family", "friend", "agency" };
static const char *const areas[] = { "physical", "safety", "emotional", "developmental" };
static const char *const grades[] = { "1", "2", "3", "4", "5" };
static const char *const attendees[] = { "child", "parent", "agency", "other" };
static const char *const quality_kinds[] = {
    "self-review", "supervision", "feedback", "family-feedback", "toolkit", "quality-control", "audit"
};
static const char *const quality_subjects[] = { "assessment", "plan", "closure", "case" };

#define PLACE(prefix, id, member) \
    prefix##_TABLE, prefix##_##id, (int32_t)offsetof(prefix##_ROW, member), (int32_t)sizeof(((prefix##_ROW *)0)->member), 0

#define CAF_TABLE_BEGIN(prefix, name, words, sentence) static const caf_field name##_fields[] = {
#define CAF_FIELD(prefix, id, member, type, event, label, about) \
    { PLACE(prefix, id, member), CAF_TYPE_##type, event, -1, SINCE, 0, #member, label, NULL, about },
#define CAF_NAMED(prefix, id, member, type, names, event, label, about) \
    { PLACE(prefix, id, member), CAF_TYPE_##type, event, -1, SINCE, COUNT(names), #member, label, names, about },
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

/* What caf_plain_row() looks at; fields.h says what each is. */
#define NUMBER(prefix, member, kind) [offsetof(prefix##_ROW, member) / 4] = kind,
#define KINDS_ID(prefix, member)
#define KINDS_TABLES(prefix, member)
#define KINDS_FLAG(prefix, member)
#define KINDS_CHOICE(prefix, member)
#define KINDS_DATE(prefix, member) NUMBER(prefix, member, CAF_EVENT_NUMBER)
#define KINDS_PLANNED(prefix, member) NUMBER(prefix, member, CAF_PLANNED_NUMBER)
#define KINDS_COUNT(prefix, member) NUMBER(prefix, member, CAF_COUNT_NUMBER)
#define KINDS_SET(prefix, member) NUMBER(prefix, member, CAF_SET_NUMBER)
#define FORBID_CHOICE(prefix, member, names)
#define FORBID_SET(prefix, member, names) NUMBER(prefix, member, ~(uint32_t)CAF_WHOLE_SET(COUNT(names)))
#define ROOM(prefix, member, most) [offsetof(prefix##_ROW, member)] = 127 - (most),
#define ROOM_ID(prefix, member)
#define ROOM_TABLES(prefix, member)
#define ROOM_DATE(prefix, member)
#define ROOM_PLANNED(prefix, member)
#define ROOM_COUNT(prefix, member)
#define ROOM_FLAG(prefix, member) ROOM(prefix, member, CAF_NO)
#define ROOM_CHOICE(prefix, member, names) ROOM(prefix, member, COUNT(names))
#define ROOM_SET(prefix, member, names)

#define CAF_REFERENCE(prefix, id, member, to, label, about)
#define CAF_TABLE_END(prefix, name) };

#define CAF_TABLE_BEGIN(prefix, name, words, sentence) static const uint8_t name##_numbers[sizeof(prefix##_ROW) / 4] = { [0] = 0,
#define CAF_FIELD(prefix, id, member, type, event, label, about) KINDS_##type(prefix, member)
#define CAF_NAMED(prefix, id, member, type, names, event, label, about) KINDS_##type(prefix, member)
#include "fields.def"
#undef CAF_TABLE_BEGIN
#undef CAF_FIELD
#undef CAF_NAMED

#define CAF_TABLE_BEGIN(prefix, name, words, sentence) static const uint32_t name##_forbid[sizeof(prefix##_ROW) / 4] = { [0] = 0,
#define CAF_FIELD(prefix, id, member, type, event, label, about)
#define CAF_NAMED(prefix, id, member, type, names, event, label, about) FORBID_##type(prefix, member, names)
#include "fields.def"
#undef CAF_TABLE_BEGIN
#undef CAF_FIELD
#undef CAF_NAMED

#define CAF_TABLE_BEGIN(prefix, name, words, sentence) static const uint8_t name##_room[sizeof(prefix##_ROW)] = { [0] = 0,
#define CAF_FIELD(prefix, id, member, type, event, label, about) ROOM_##type(prefix, member)
#define CAF_NAMED(prefix, id, member, type, names, event, label, about) ROOM_##type(prefix, member, names)
#include "fields.def"
#undef CAF_TABLE_BEGIN
#undef CAF_FIELD
#undef CAF_NAMED
#undef CAF_REFERENCE
#undef CAF_TABLE_END

const caf_shape caf_shapes[CAF_TABLES] = {
#define CAF_TABLE_BEGIN(prefix, name, words, sentence) \
    [prefix##_TABLE] = { (int32_t)sizeof(prefix##_ROW), (int32_t)offsetof(prefix##_ROW, recorded), \
                         ((int64_t)1 << prefix##_FIELDS) - 1, name##_numbers, name##_forbid, name##_room },
#define CAF_FIELD(prefix, id, member, type, event, label, about)
#define CAF_NAMED(prefix, id, member, type, names, event, label, about)
#define CAF_REFERENCE(prefix, id, member, to, label, about)
#define CAF_TABLE_END(prefix, name)
#include "fields.def"
};

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
    static const int64_t referred = CAF_TABLE_BIT(CAF_CHILDREN) | CAF_TABLE_BIT(CAF_ASSESSMENTS) | CAF_TABLE_BIT(CAF_MEETINGS) |
                                    CAF_TABLE_BIT(CAF_PLANS) | CAF_TABLE_BIT(CAF_ACTIONS) | CAF_TABLE_BIT(CAF_NEEDS) |
                                    CAF_TABLE_BIT(CAF_STRENGTHS);
    return table_index >= 0 && table_index < CAF_TABLES && (referred >> table_index & 1);
}

int32_t caf_row_size(int32_t table_index)
{
    const table *found = table_at(table_index);
    return found != NULL ? found->row_size : 0;
}
