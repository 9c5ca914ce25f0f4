#include "profile_view.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *severity_name(int32_t severity)
{
    static const char *const names[] = { "off", "low", "medium", "high" };
    return severity >= 0 && severity <= CAF_HIGH ? names[severity] : "unknown";
}

const char *verdict_word(int32_t verdict)
{
    static const char *const words[CAF_VERDICTS] = { "none", "met", "not-met", "due", "unknown", "not-applicable", "judgement" };
    return verdict >= 0 && verdict < CAF_VERDICTS ? words[verdict] : "unknown";
}

/* Appends as much as there is room for. */
__attribute__((format(printf, 3, 4))) static void append(char *text, size_t size, const char *format, ...)
{
    size_t used = strlen(text);
    va_list parts;
    va_start(parts, format);
    (void)vsnprintf(text + used, size - used, format, parts);
    va_end(parts);
}

static void name_choices(char *text, size_t size, int32_t parameter, int32_t n, int32_t bits)
{
    text[0] = '\0';
    for (int32_t i = 1; i <= n; i++) {
        if (bits >> i & 1) {
            append(text, size, "%s%s", text[0] != '\0' ? ", " : "", caf_parameter_choice(parameter, i));
        }
    }
    if (text[0] == '\0') {
        snprintf(text, size, "none");
    }
}

void name_value(char *text, size_t size, int32_t parameter, int32_t amount, int32_t unit)
{
    int32_t n;
    int32_t kind = caf_parameter_kind(parameter, &n);
    const char *name = caf_unit_name(unit);
    const char *choice = caf_parameter_choice(parameter, amount);
    if (kind == CAF_ONE_OF) {
        snprintf(text, size, "%s", choice != NULL ? choice : "unset");
    } else if (kind == CAF_ANY_OF) {
        name_choices(text, size, parameter, n, amount);
    } else if (unit == CAF_UNIT_NONE || name == NULL) {
        snprintf(text, size, "unset");
    } else {
        snprintf(text, size, "%ld %.*s", (long)amount, (int)strlen(name) - (amount == 1), name);
    }
}

const char *name_rule(char *text, size_t size, caf_rule_id rule)
{
    const caf_rule *known = caf_rule_get(rule);
    if (known != NULL) {
        snprintf(text, size, "%s", known->name);
    } else {
        snprintf(text, size, "%ld", (long)rule);
    }
    return text;
}

bool says(const caf_setting *setting, enum aspect aspect)
{
    switch (aspect) {
    case SWITCH:
        return setting->parameter == 0 && setting->severity != CAF_AS_BEFORE;
    case NAME:
        return setting->parameter == 0 && setting->title != 0;
    default:
        return setting->parameter != 0;
    }
}

/* Whether one setting is in force on every day that another is. */
static bool covers(const caf_setting *one, const caf_setting *other)
{
    bool from = one->from == 0 || (other->from != 0 && one->from <= other->from);
    return from && (one->until == 0 || (other->until != 0 && one->until >= other->until));
}

static bool is_covered(const caf_profile *profile, int32_t index, enum aspect aspect)
{
    caf_setting setting, later;
    if (caf_profile_setting_at(profile, index, &setting) != CAF_OK) {
        return true;
    }
    for (int32_t i = index + 1; caf_profile_setting_at(profile, i, &later) == CAF_OK && later.rule == setting.rule &&
                                later.parameter == setting.parameter;
         i++) {
        if (says(&later, aspect) && covers(&later, &setting)) {
            return true;
        }
    }
    return false;
}

bool is_replaced(const caf_profile *profile, int32_t index)
{
    caf_setting setting;
    bool counts = false;
    if (caf_profile_setting_at(profile, index, &setting) != CAF_OK || setting.rule == 0) {
        return false;
    }
    for (enum aspect aspect = SWITCH; aspect <= NUMBER; aspect++) {
        counts = counts || (says(&setting, aspect) && !is_covered(profile, index, aspect));
    }
    return !counts;
}

static void append_days(char *text, size_t size, const caf_setting *setting, const char *between)
{
    char day[CAF_DATE_TEXT];
    if (setting->from != 0 && caf_date_format(setting->from, day) == CAF_OK) {
        append(text, size, "%sfrom %s", between, day);
    }
    if (setting->until != 0 && caf_date_format(setting->until, day) == CAF_OK) {
        append(text, size, "%suntil %s", setting->from != 0 ? " " : between, day);
    }
}

static void append_value(char *text, size_t size, const caf_profile *profile, const caf_setting *setting, enum aspect aspect)
{
    char value[VALUE_TEXT];
    if (aspect == NUMBER) {
        name_value(value, sizeof value, setting->parameter, setting->amount, setting->unit);
        append(text, size, "%s", value);
    } else if (aspect == NAME) {
        append(text, size, "\"%s\"", caf_profile_text(profile, setting->title));
    } else {
        append(text, size, "%s", setting->severity == CAF_SWITCHED_OFF ? "off" : severity_name(setting->severity != 0 ? setting->severity : CAF_MEDIUM));
    }
}

void describe_setting(char *text, size_t size, const caf_profile *profile, const caf_setting *setting)
{
    text[0] = '\0';
    if (says(setting, NUMBER)) {
        append(text, size, "%s ", caf_parameter_name(setting->parameter));
        append_value(text, size, profile, setting, NUMBER);
    }
    if (says(setting, SWITCH)) {
        append(text, size, "%s", setting->severity != CAF_SWITCHED_OFF ? "on, severity " : "");
        append_value(text, size, profile, setting, SWITCH);
    }
    if (says(setting, NAME)) {
        append(text, size, "%scalled ", text[0] != '\0' ? ", " : "");
        append_value(text, size, profile, setting, NAME);
    }
    append_days(text, size, setting, ", ");
}

/* What counts where no setting is in force. */
static void append_default(char *text, size_t size, caf_rule_id rule, int32_t parameter, enum aspect aspect)
{
    const caf_rule *known = caf_rule_get(rule);
    int32_t amount, unit;
    char value[VALUE_TEXT];
    if (aspect == SWITCH) {
        append(text, size, "%s", known != NULL && known->kind == CAF_DATA ? "high" : "off");
    } else if (aspect == NAME) {
        append(text, size, "\"%s\"", known != NULL ? known->title : "");
    } else if (caf_rule_parameter(rule, parameter, &amount, &unit) == CAF_OK) {
        name_value(value, sizeof value, parameter, amount, unit);
        append(text, size, "%s", value);
    } else {
        append(text, size, "unset");
    }
}

void describe_aspect(char *text, size_t size, const caf_profile *profile, caf_rule_id rule, int32_t parameter, enum aspect aspect)
{
    caf_setting setting;
    bool always = false;
    text[0] = '\0';
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK; i++) {
        bool same = setting.rule == rule && setting.parameter == parameter && says(&setting, aspect);
        always = always || (same && setting.from == 0 && setting.until == 0);
    }
    if (!always) {
        append_default(text, size, rule, parameter, aspect);
    }
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK; i++) {
        if (setting.rule != rule || setting.parameter != parameter || !says(&setting, aspect) || is_covered(profile, i, aspect)) {
            continue;
        }
        append(text, size, "%s", text[0] != '\0' ? "; " : "");
        append_value(text, size, profile, &setting, aspect);
        append_days(text, size, &setting, " ");
    }
}

const char *own_text(const caf_profile *profile, bool source)
{
    caf_setting setting;
    const char *found = NULL;
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK && setting.rule == 0; i++) {
        if (setting.parameter == CAF_PROFILE_ITSELF) {
            found = caf_profile_text(profile, source ? setting.source : setting.title);
        }
    }
    return found;
}

const char *rule_title(const caf_profile *profile, caf_rule_id rule, caf_date on)
{
    const char *own = caf_profile_title_of(profile, rule, on);
    return own != NULL ? own : caf_rule_get(rule)->title;
}
