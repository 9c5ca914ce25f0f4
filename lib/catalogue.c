/*
 * The catalogue: what every rule is, what it reads, and the numbers it decides
 * by unless a profile says otherwise.
 */
#include <stddef.h>
#include <string.h>
#include "run.h"

#define CAF_RULE_ENTRY(id, entry) extern const caf_rule_entry entry;
#include "standards/rules.def"
#undef CAF_RULE_ENTRY

const caf_rule_entry *const caf_rule_entries[CAF_RULES] = {
#define CAF_RULE_ENTRY(id, entry) [id] = &entry,
#include "standards/rules.def"
};

int32_t caf_rule_count(void)
{
    return CAF_RULES;
}

const caf_rule *caf_rule_get(caf_rule_id rule)
{
    const caf_rule_entry *entry = caf_rule_entry_of(rule);
    return entry != NULL ? &entry->rule : NULL;
}

static int lower(int letter)
{
    return letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter;
}

static int same(const char *own, const char *name, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (own[i] == 0 || lower((unsigned char)own[i]) != lower((unsigned char)name[i])) {
            return 0;
        }
    }
    return own[length] == 0;
}

const caf_rule *caf_rule_named(const char *name, size_t length)
{
    for (caf_rule_id rule = 1; name != NULL && rule < CAF_RULES; rule++) {
        if (caf_rule_entries[rule] != NULL && same(caf_rule_entries[rule]->rule.name, name, length)) {
            return &caf_rule_entries[rule]->rule;
        }
    }
    return NULL;
}

caf_status caf_rule_parameter(caf_rule_id rule, int32_t parameter, int32_t *amount, int32_t *unit)
{
    const caf_rule_entry *entry = caf_rule_entry_of(rule);
    if (amount == NULL || unit == NULL) {
        return CAF_E_NULL;
    }
    if (entry == NULL || parameter <= 0) {
        return CAF_E_RULE;
    }
    for (size_t i = 0; i < sizeof entry->parameters / sizeof entry->parameters[0]; i++) {
        if (entry->parameters[i].parameter == parameter) {
            *amount = entry->parameters[i].value.amount;
            *unit = entry->parameters[i].value.unit;
            return CAF_OK;
        }
    }
    return CAF_E_RULE;
}

const char *caf_parameter_name(int32_t parameter)
{
    static const char *const names[CAF_PARAMETERS] = {
        NULL, "within", "usual-within", "child-under-12", "review-from", "excused-reasons", "notify-within",
        "handover", "unborn-boxes", "expected-level", "alone-from", "until-age", "hold"
    };
    return parameter > 0 && parameter < CAF_PARAMETERS ? names[parameter] : NULL;
}

const char *caf_unit_name(int32_t unit)
{
    static const char *const names[CAF_UNITS] = { NULL, "days", "working days", "weeks", "months", "years", "choice" };
    return unit > 0 && unit < CAF_UNITS ? names[unit] : NULL;
}
