#include <string.h>
#include "profile_block.h"
#include "run.h"

/* A block is aligned as its settings and head are: by four bytes. */
#define ALIGNMENT 4

static const caf_setting *settings_of(const caf_profile *profile)
{
    return (const caf_setting *)(const void *)(profile + 1);
}

static int is_profile(const caf_profile *profile)
{
    return profile != NULL && profile->magic == CAF_PROFILE_MAGIC;
}

const caf_profile *caf_profile_at(int32_t index)
{
    for (int32_t i = 0; i <= index && caf_builtin_profiles[i] != NULL; i++) {
        if (i == index) {
            return caf_builtin_profiles[i];
        }
    }
    return NULL;
}

const caf_profile *caf_profile_numbered(int32_t number)
{
    for (int32_t i = 0; caf_builtin_profiles[i] != NULL; i++) {
        if (caf_builtin_profiles[i]->number == number) {
            return caf_builtin_profiles[i];
        }
    }
    return NULL;
}

const caf_profile *caf_profile_builtin(const char *name, size_t length)
{
    if (name == NULL) {
        return NULL;
    }
    for (int32_t i = 0; caf_builtin_profiles[i] != NULL; i++) {
        const char *own = caf_builtin_profiles[i]->name;
        if (strlen(own) == length && memcmp(own, name, length) == 0) {
            return caf_builtin_profiles[i];
        }
    }
    return NULL;
}

caf_status caf_profile_size(int64_t n_settings, size_t *out)
{
    if (out == NULL) {
        return CAF_E_NULL;
    }
    if (n_settings < 0 || n_settings > CAF_PROFILE_SETTINGS_MAX) {
        return CAF_E_ARGUMENT;
    }
    *out = sizeof(caf_profile) + (size_t)n_settings * sizeof(caf_setting);
    return CAF_OK;
}

static int is_time(int32_t unit)
{
    return unit >= CAF_DAYS && unit <= CAF_YEARS;
}

/* Whether a setting is one that its rule can have. */
static int is_setting(const caf_setting *setting)
{
    int32_t amount;
    int32_t unit;
    if (caf_rule_get(setting->rule) == NULL) {
        return 0;
    }
    if (setting->parameter == 0) {
        return setting->severity >= 0 && setting->severity <= CAF_HIGH;
    }
    if (caf_rule_parameter(setting->rule, setting->parameter, &amount, &unit) != CAF_OK) {
        return 0;
    }
    switch (setting->parameter) {
    case CAF_CHILD_UNDER_12:
    case CAF_REVIEW_FROM:
        return setting->unit == CAF_CHOICE && setting->amount >= 1 && setting->amount <= 2;
    case CAF_EXPECTED_LEVEL:
        return setting->unit == CAF_CHOICE && setting->amount >= 1 && setting->amount <= 4;
    case CAF_EXCUSED_REASONS:
        return setting->unit == CAF_CHOICE && setting->amount >= 0 && setting->amount < 1 << (CAF_OTHER_REASON + 1);
    default:
        /* No time at all is no limit, but telling the family the same day is; nobody allows a hundred years in days. */
        return is_time(setting->unit) && setting->amount >= (setting->parameter != CAF_NOTIFY_WITHIN) &&
               setting->amount <= 36525;
    }
}

caf_status caf_profile_build(int32_t number, const char *name, const caf_setting *settings, int64_t n_settings,
                             void *memory, size_t size, const caf_profile **out, int64_t *wrong)
{
    size_t needed;
    if (wrong != NULL) {
        *wrong = -1;
    }
    if (name == NULL || memory == NULL || out == NULL || (settings == NULL && n_settings > 0)) {
        return CAF_E_NULL;
    }
    caf_status status = caf_profile_size(n_settings, &needed);
    const char *end = memchr(name, 0, CAF_PROFILE_NAME);
    if (status != CAF_OK || end == NULL || end == name || number < 1000 || number > INT16_MAX ||
        (uintptr_t)memory % ALIGNMENT != 0) {
        return CAF_E_ARGUMENT;
    }
    if (size < needed) {
        return CAF_E_CAPACITY;
    }
    for (int64_t i = 0; i < n_settings; i++) {
        if (!is_setting(&settings[i])) {
            if (wrong != NULL) {
                *wrong = i;
            }
            return CAF_E_PROFILE;
        }
    }
    caf_profile *profile = memory;
    memset(profile, 0, sizeof *profile);
    profile->magic = CAF_PROFILE_MAGIC;
    profile->number = number;
    profile->n_settings = (int32_t)n_settings;
    memcpy(profile->name, name, (size_t)(end - name));
    if (n_settings > 0) {
        memcpy(profile + 1, settings, (size_t)n_settings * sizeof *settings);
    }
    *out = profile;
    return CAF_OK;
}

const char *caf_profile_name(const caf_profile *profile)
{
    return is_profile(profile) ? profile->name : NULL;
}

int32_t caf_profile_number(const caf_profile *profile)
{
    return is_profile(profile) ? profile->number : 0;
}

static int is_in_force(const caf_setting *setting, caf_date on)
{
    int begun = setting->from == 0 || setting->from == CAF_DATE_NONE || setting->from <= on;
    return begun && (setting->until == 0 || setting->until == CAF_DATE_NONE || on <= setting->until);
}

/* The setting of a rule's parameter in force on a day: the last one counts. */
static const caf_setting *find(const caf_profile *profile, caf_rule_id rule, int32_t parameter, caf_date on)
{
    const caf_setting *settings = settings_of(profile);
    for (int32_t i = profile->n_settings; i > 0; i--) {
        const caf_setting *setting = &settings[i - 1];
        if (setting->rule == rule && setting->parameter == parameter && is_in_force(setting, on)) {
            return setting;
        }
    }
    return NULL;
}

int caf_profile_is_timeless(const caf_profile *profile, caf_rule_id rule, int32_t parameter)
{
    const caf_setting *settings = settings_of(profile);
    for (int32_t i = 0; i < profile->n_settings; i++) {
        const caf_setting *setting = &settings[i];
        if (setting->rule == rule && setting->parameter == parameter &&
            ((setting->from != 0 && setting->from != CAF_DATE_NONE) || (setting->until != 0 && setting->until != CAF_DATE_NONE))) {
            return 0;
        }
    }
    return 1;
}

int caf_profile_needs_division(const caf_profile *profile, caf_rule_id rule)
{
    const caf_setting *settings = settings_of(profile);
    int32_t amount;
    int32_t unit = CAF_UNIT_NONE;
    int needs = caf_rule_parameter(rule, CAF_WITHIN, &amount, &unit) == CAF_OK && unit == CAF_WORKING_DAYS;
    if (find(profile, rule, CAF_WITHIN, 0) != NULL && caf_profile_is_timeless(profile, rule, CAF_WITHIN)) {
        needs = 0; /* the catalogue's own limit never comes up */
    }
    for (int32_t i = 0; i < profile->n_settings; i++) {
        needs |= settings[i].rule == rule && settings[i].parameter == CAF_WITHIN && settings[i].unit == CAF_WORKING_DAYS;
    }
    return needs;
}

caf_status caf_profile_rule(const caf_profile *profile, caf_rule_id rule, caf_date on, int32_t *severity)
{
    if (profile == NULL || severity == NULL) {
        return CAF_E_NULL;
    }
    if (!is_profile(profile)) {
        return CAF_E_PROFILE;
    }
    const caf_rule *known = caf_rule_get(rule);
    if (known == NULL) {
        return CAF_E_RULE;
    }
    const caf_setting *setting = find(profile, rule, 0, on);
    if (setting != NULL) {
        *severity = setting->severity != 0 ? setting->severity : CAF_MEDIUM;
    } else {
        *severity = known->kind == CAF_DATA ? CAF_HIGH : 0;
    }
    return CAF_OK;
}

caf_status caf_profile_parameter(const caf_profile *profile, caf_rule_id rule, int32_t parameter, caf_date on,
                                 int32_t *amount, int32_t *unit)
{
    if (profile == NULL || amount == NULL || unit == NULL) {
        return CAF_E_NULL;
    }
    if (!is_profile(profile)) {
        return CAF_E_PROFILE;
    }
    caf_status status = caf_rule_parameter(rule, parameter, amount, unit);
    const caf_setting *setting = status == CAF_OK ? find(profile, rule, parameter, on) : NULL;
    if (setting != NULL) {
        *amount = setting->amount;
        *unit = setting->unit;
    }
    return status;
}
