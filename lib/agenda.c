#include <string.h>
#include <caf/vendor.h>
#include "agenda.h"
#include "profile_block.h"

int32_t caf_profile_count(const caf_context *context)
{
    return 1 + context->n_beside;
}

const caf_profile *caf_nth_profile(const caf_context *context, int32_t index)
{
    if (index > 0) {
        return context->beside[index - 1];
    }
    return context->profile != NULL ? context->profile : caf_builtin_profiles[0];
}

/* Vendors' rules are known by numbers of their own, each once, and say what they are. */
static int is_vendor_rule(const caf_context *context, int32_t index)
{
    const caf_vendor_rule *own = &context->vendor_rules[index];
    if (own->size != (int32_t)sizeof *own || own->run == NULL || own->rule == NULL || own->rule->id < CAF_VENDOR_RULES ||
        own->rule->name == NULL || own->rule->kind <= 0 || own->rule->kind >= CAF_FINDING_KINDS || own->severity < 0 ||
        own->severity > CAF_HIGH) {
        return 0;
    }
    for (int32_t i = 0; i < index; i++) {
        if (context->vendor_rules[i].rule->id == own->rule->id) {
            return 0;
        }
    }
    return 1;
}

static const caf_vendor_rule *vendor_rule_of(const caf_context *context, caf_rule_id rule)
{
    for (int32_t i = 0; i < context->n_vendor_rules; i++) {
        if (context->vendor_rules[i].rule->id == rule) {
            return &context->vendor_rules[i];
        }
    }
    return NULL;
}

caf_status caf_check_context(const caf_context *context)
{
    if (context == NULL) {
        return CAF_E_NULL;
    }
    if (context->size < (int32_t)sizeof *context) {
        return CAF_E_SIZE;
    }
    if (context->division < CAF_DIVISION_NONE || context->division >= CAF_DIVISIONS) {
        return CAF_E_DIVISION;
    }
    if (context->readings < 0 || context->readings >= 1 << CAF_OTHER_CALENDAR || (context->readings & 1)) {
        return CAF_E_ARGUMENT;
    }
    if (context->n_beside < 0 || context->n_beside > CAF_BESIDE_MAX || context->n_vendor_rules < 0 ||
        context->n_vendor_rules > CAF_VENDOR_RULES_MAX) {
        return CAF_E_ARGUMENT;
    }
    if ((context->n_beside > 0 && context->beside == NULL) || (context->n_vendor_rules > 0 && context->vendor_rules == NULL)) {
        return CAF_E_NULL;
    }
    for (int32_t i = 0; i < caf_profile_count(context); i++) {
        if (caf_nth_profile(context, i) == NULL || !caf_profile_is_sound(caf_nth_profile(context, i))) {
            return CAF_E_PROFILE;
        }
    }
    for (int32_t i = 0; i < context->n_vendor_rules; i++) {
        if (!is_vendor_rule(context, i)) {
            return CAF_E_RULE;
        }
    }
    for (caf_division division = 1; division < CAF_DIVISIONS; division++) {
        caf_date first;
        caf_date last;
        if ((context->calendars[division] != NULL && caf_calendar_range(context->calendars[division], &first, &last) != CAF_OK) ||
            (context->compared[division] != NULL && caf_calendar_range(context->compared[division], &first, &last) != CAF_OK)) {
            return CAF_E_CALENDAR;
        }
    }
    return CAF_OK;
}

caf_status caf_check_out(const caf_out *out)
{
    if (out == NULL) {
        return CAF_OK;
    }
    if (out->n < 0 || out->capacity < out->n || out->size <= 0 || (out->stride != 0 && out->stride < out->size)) {
        return CAF_E_SIZE;
    }
    return out->capacity > 0 && out->data == NULL ? CAF_E_NULL : CAF_OK;
}

caf_status caf_check_select(const caf_select *want, const caf_context *context)
{
    if (want == NULL) {
        return CAF_OK;
    }
    if (want->size < (int32_t)sizeof *want) {
        return CAF_E_SIZE;
    }
    if (want->n_rules < 0 || (want->n_rules > 0 && want->rules == NULL)) {
        return want->n_rules < 0 ? CAF_E_ARGUMENT : CAF_E_NULL;
    }
    for (int64_t i = 0; i < want->n_rules; i++) {
        if (caf_rule_entry_of(want->rules[i]) == NULL && vendor_rule_of(context, want->rules[i]) == NULL) {
            return CAF_E_RULE;
        }
    }
    return CAF_OK;
}

int caf_is_wanted_rule(const caf_select *want, caf_rule_id rule)
{
    if (want == NULL || want->n_rules == 0) {
        return 1;
    }
    for (int64_t i = 0; i < want->n_rules; i++) {
        if (want->rules[i] == rule) {
            return 1;
        }
    }
    return 0;
}

static void add_kind(caf_agenda *agenda, int32_t kind, caf_date as_of, const caf_select *want)
{
    for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
        const caf_rule_entry *entry = caf_rule_entry_of(rule);
        int32_t severity;
        if (entry->run == NULL || entry->rule.kind != kind ||
            !caf_is_wanted_rule(want, rule) ||
            caf_profile_rule(agenda->profile, rule, as_of, &severity) != CAF_OK || severity == 0) {
            continue;
        }
        agenda->tasks[agenda->n++] = (caf_task){ (int16_t)rule, (int16_t)severity };
    }
}

/* A vendor's rule is on as its severity says, unless the profile says otherwise. */
static void add_vendors(caf_agenda *agenda, const caf_context *context, caf_date as_of, const caf_select *want)
{
    for (int32_t i = 0; i < context->n_vendor_rules; i++) {
        const caf_vendor_rule *own = &context->vendor_rules[i];
        int32_t severity = own->severity;
        caf_profile_vendor_rule(agenda->profile, own->rule->id, as_of, &severity);
        if (severity != 0 && caf_is_wanted_rule(want, own->rule->id)) {
            agenda->tasks[agenda->n++] = (caf_task){ (int16_t)(CAF_RULES + i), (int16_t)severity };
        }
    }
}

void caf_make_agenda(caf_agenda *agenda, const caf_context *context, const caf_profile *profile, caf_date as_of,
                     const caf_select *want)
{
    agenda->profile = profile;
    agenda->vendor_rules = context->vendor_rules;
    agenda->no_case = caf_is_wanted_rule(want, CAF_NO_CASE);
    agenda->n = 0;
    add_kind(agenda, CAF_DATA, as_of, want);
    agenda->n_data = agenda->n;
    add_kind(agenda, CAF_SAFEGUARDING, as_of, want);
    add_kind(agenda, CAF_STANDARD, as_of, want);
    add_vendors(agenda, context, as_of, want);
}

/* The profile that a finding was made under, among those of the context. */
static const caf_profile *profile_found_by(const caf_context *context, const caf_finding *finding)
{
    for (int32_t i = 0; i < caf_profile_count(context); i++) {
        if (caf_profile_number(caf_nth_profile(context, i)) == finding->profile) {
            return caf_nth_profile(context, i);
        }
    }
    return caf_nth_profile(context, 0);
}

caf_status caf_make_agenda_for(caf_agenda *agenda, const caf_context *context, const caf_finding *finding, caf_date as_of)
{
    caf_select only = { (int32_t)sizeof only, 0, 0, 0, &finding->rule, 1 };
    caf_status status = caf_check_select(&only, context);
    if (status == CAF_OK) {
        caf_make_agenda(agenda, context, profile_found_by(context, finding), as_of, &only);
    }
    return status;
}
