#include "flat_profiles.h"
#include <string.h>
#include "flat_shared.h"

_Static_assert(sizeof(caf_setting) == FLAT_SETTINGS * sizeof(int32_t), "a setting is so many numbers");

int32_t flat_profile_at(int32_t index)
{
    return caf_profile_number(caf_profile_at(index));
}

int32_t flat_profile_named(const char *text, size_t length)
{
    return caf_profile_number(caf_profile_builtin(text, length));
}

const char *flat_profile_name(int32_t profile)
{
    return caf_profile_name(caf_profile_numbered(profile));
}

/* The profile in a block alone. */
static caf_status profile_in(const void *block, int64_t n_block, const caf_profile **out)
{
    *out = NULL;
    return block != NULL && n_block >= 0 ? caf_profile_from_memory(block, (size_t)n_block, out) : CAF_E_NULL;
}

caf_status flat_profile_number_of(const void *block, int64_t n_block, int32_t *out)
{
    const caf_profile *held;
    caf_status status = profile_in(block, n_block, &held);
    *out = caf_profile_number(held);
    return status;
}

const char *flat_profile_name_of(const void *block, int64_t n_block)
{
    const caf_profile *held;
    (void)profile_in(block, n_block, &held);
    return caf_profile_name(held);
}

caf_status flat_profile_setting(int32_t profile, const void *block, int64_t n_block, int32_t index, int32_t *results,
                                int64_t n_results, bool *complete)
{
    const caf_profile *held;
    caf_setting setting;
    caf_status status = flat_profile(profile, block, n_block, &held);
    if (status == CAF_OK && n_results != FLAT_SETTINGS) {
        status = n_results < 0 ? CAF_E_NULL : CAF_E_CAPACITY;
    }
    status = status == CAF_OK ? caf_profile_setting_at(held, index, &setting) : status;
    *complete = status == CAF_OK;
    if (status == CAF_OK) {
        memcpy(results, &setting, sizeof setting);
    }
    return status;
}

const char *flat_profile_text(int32_t profile, const void *block, int64_t n_block, int32_t offset)
{
    const caf_profile *held;
    return flat_profile(profile, block, n_block, &held) == CAF_OK ? caf_profile_text(held, offset) : NULL;
}

caf_status flat_profile_rule(int32_t profile, const void *block, int64_t n_block, caf_rule_id rule, caf_date on,
                             int32_t *out)
{
    const caf_profile *held;
    caf_status status = flat_profile(profile, block, n_block, &held);
    return status == CAF_OK ? caf_profile_rule(held, rule, on, out) : status;
}

caf_status flat_profile_parameter(int32_t profile, const void *block, int64_t n_block, caf_rule_id rule,
                                  int32_t parameter, caf_date on, int32_t *amount, int32_t *unit)
{
    const caf_profile *held;
    caf_status status = flat_profile(profile, block, n_block, &held);
    return status == CAF_OK ? caf_profile_parameter(held, rule, parameter, on, amount, unit) : status;
}

const char *flat_profile_title_of(int32_t profile, const void *block, int64_t n_block, caf_rule_id rule, caf_date on)
{
    const caf_profile *held;
    return flat_profile(profile, block, n_block, &held) == CAF_OK ? caf_profile_title_of(held, rule, on) : NULL;
}

int32_t flat_parameter_kind(int32_t parameter)
{
    return caf_parameter_kind(parameter, NULL);
}

caf_status flat_rule_parameter(caf_rule_id rule, int32_t parameter, int32_t *amount, int32_t *unit)
{
    return caf_rule_parameter(rule, parameter, amount, unit);
}
