#include <string.h>
#include "fields.h"
#include "profile_block.h"
#include "run.h"

/* A block is aligned as its settings and head are: by four bytes. */
#define ALIGNMENT 4

/* What values each parameter takes; choices by name, or those of a field. */
static const struct {
    int32_t kind;
    int32_t n;
    const char *const *names;
    int32_t table, field; /* where names is NULL */
} forms[CAF_PARAMETERS] = {
#define NAMES(...) sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(const char *), (const char *const[]){ __VA_ARGS__ }, 0, 0
    [CAF_WITHIN] = { CAF_TIME_LIMIT, 0, NULL, 0, 0 },
    [CAF_USUAL_WITHIN] = { CAF_TIME_LIMIT, 0, NULL, 0, 0 },
    [CAF_CHILD_UNDER_12] = { CAF_ONE_OF, NAMES("agreement-needed", "view-suffices") },
    [CAF_REVIEW_FROM] = { CAF_ONE_OF, NAMES("rolling", "anchored") },
    [CAF_EXCUSED_REASONS] = { CAF_ANY_OF, CAF_OTHER_REASON, NULL, CAF_CLOSURES, CLOSURE_REASON },
    [CAF_NOTIFY_WITHIN] = { CAF_TIME_FROM_0, 0, NULL, 0, 0 },
    [CAF_HANDOVER] = { CAF_ONE_OF, NAMES("assumed", "either") },
    [CAF_UNBORN_BOXES] = { CAF_ANY_OF, CAF_COMMUNITY, NULL, CAF_ELEMENTS, ELEMENT_ELEMENT },
    [CAF_EXPECTED_LEVEL] = { CAF_ONE_OF, 4, NULL, CAF_CASES, CASE_LEVEL },
    [CAF_ALONE_FROM] = { CAF_TIME_LIMIT, 0, NULL, 0, 0 },
    [CAF_UNTIL_AGE] = { CAF_TIME_LIMIT, 0, NULL, 0, 0 },
    [CAF_HOLD] = { CAF_ONE_OF, NAMES("none", "on-all-records") },
#undef NAMES
};

int32_t caf_parameter_kind(int32_t parameter, int32_t *n_choices)
{
    int is_known = parameter > 0 && parameter < CAF_PARAMETERS;
    if (n_choices != NULL) {
        *n_choices = is_known ? forms[parameter].n : 0;
    }
    return is_known ? forms[parameter].kind : 0;
}

const char *caf_parameter_choice(int32_t parameter, int32_t choice)
{
    int32_t n;
    (void)caf_parameter_kind(parameter, &n);
    if (choice < 1 || choice > n) {
        return NULL;
    }
    if (forms[parameter].names != NULL) {
        return forms[parameter].names[choice - 1];
    }
    const caf_field *field = caf_field_at(forms[parameter].table, forms[parameter].field);
    return field != NULL && choice <= field->n_choices ? field->choices[choice - 1] : NULL;
}

static const caf_setting *settings_of(const caf_profile *profile)
{
    return (const caf_setting *)(const void *)(profile + 1);
}

static const int32_t *firsts_of(const caf_profile *profile)
{
    return (const int32_t *)(const void *)(settings_of(profile) + profile->n_settings);
}

static const char *texts_of(const caf_profile *profile)
{
    return (const char *)(firsts_of(profile) + profile->n_first);
}

static int is_profile(const caf_profile *profile)
{
    return profile != NULL && profile->magic == CAF_PROFILE_MAGIC && profile->layout == CAF_PROFILE_LAYOUT;
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

/* Bytes of a block; the numbers are within their bounds. */
static size_t bytes_of(int64_t n_settings, int64_t n_first, int64_t text_size)
{
    return sizeof(caf_profile) + (size_t)n_settings * sizeof(caf_setting) + (size_t)n_first * sizeof(int32_t) + (size_t)text_size;
}

caf_status caf_profile_size(int64_t n_settings, int64_t text_size, size_t *out)
{
    if (out == NULL) {
        return CAF_E_NULL;
    }
    if (n_settings < 0 || n_settings > CAF_PROFILE_SETTINGS || text_size < 0 || text_size > CAF_PROFILE_TEXT) {
        return CAF_E_ARGUMENT;
    }
    *out = bytes_of(n_settings, CAF_RULES + 1, text_size);
    return CAF_OK;
}

/* The value of a parameter, whatever rule it is of. */
static int is_value(const caf_setting *setting)
{
    int32_t n;
    int32_t kind = caf_parameter_kind(setting->parameter, &n);
    int is_time = setting->unit >= CAF_DAYS && setting->unit <= CAF_YEARS && setting->amount <= CAF_LONGEST_LIMIT;
    switch (kind) {
    case CAF_TIME_LIMIT:
    case CAF_TIME_FROM_0: /* no time at all is no limit, but telling the family the same day is */
        return is_time && setting->amount >= (kind == CAF_TIME_LIMIT);
    case CAF_ONE_OF:
        return setting->unit == CAF_CHOICE && setting->amount >= 1 && setting->amount <= n;
    case CAF_ANY_OF:
        return setting->unit == CAF_CHOICE && setting->amount >= 0 && (int64_t)setting->amount < (int64_t)1 << (n + 1) &&
               (setting->amount & 1) == 0;
    default:
        return 0;
    }
}

/* What a profile says of itself. */
static int is_fact(const caf_setting *setting)
{
    int has_days = setting->from != 0 && setting->from != CAF_DATE_NONE && setting->until >= setting->from;
    if (setting->severity != 0 || setting->unit != CAF_UNIT_NONE) {
        return 0;
    }
    switch (setting->parameter) {
    case CAF_PROFILE_ITSELF:
        return setting->amount == 0;
    case CAF_PROFILE_DIVISION:
        return setting->amount > CAF_DIVISION_NONE && setting->amount < CAF_DIVISIONS;
    case CAF_PROFILE_CLOSED:
        return setting->amount == 0 && has_days;
    case CAF_PROFILE_LEVEL:
        return setting->amount > 0 && setting->title != 0;
    default:
        return 0;
    }
}

/* A rule switched on or off, or named. What is wrong with the data is always said. */
static int is_switch(const caf_setting *setting)
{
    const caf_rule *rule = caf_rule_get(setting->rule);
    int may_be_off = rule == NULL || rule->kind != CAF_DATA;
    return setting->severity >= CAF_AS_BEFORE && setting->severity <= CAF_HIGH &&
           (setting->severity != CAF_SWITCHED_OFF || may_be_off);
}

static int is_text(int32_t offset, int64_t text_size)
{
    return offset == 0 || (offset > 0 && offset < text_size);
}

/* Whether a setting is one that its rule can have. */
static int is_setting(const caf_setting *setting, int64_t text_size)
{
    int32_t amount;
    int32_t unit;
    if (!is_text(setting->title, text_size) || !is_text(setting->source, text_size)) {
        return 0;
    }
    if (setting->rule == 0) {
        return is_fact(setting);
    }
    if (setting->rule < CAF_VENDOR_RULES && caf_rule_get(setting->rule) == NULL) {
        return 0;
    }
    if (setting->parameter == 0) {
        return is_switch(setting);
    }
    if (setting->rule < CAF_VENDOR_RULES &&
        caf_rule_parameter(setting->rule, setting->parameter, &amount, &unit) != CAF_OK) {
        return 0;
    }
    return is_value(setting);
}

static caf_date date_or_0(caf_date date)
{
    return date == CAF_DATE_NONE ? 0 : date;
}

static int comes_after(const caf_setting *one, const caf_setting *other)
{
    return one->rule != other->rule ? one->rule > other->rule : one->parameter > other->parameter;
}

/* Puts a setting behind those of its rule and parameter that are there already. */
static void place(caf_setting *settings, int64_t n, const caf_setting *setting)
{
    int64_t low = 0;
    int64_t high = n;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (comes_after(&settings[middle], setting)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    memmove(&settings[low + 1], &settings[low], (size_t)(n - low) * sizeof *settings);
    settings[low] = *setting;
    settings[low].from = date_or_0(setting->from);
    settings[low].until = date_or_0(setting->until);
    if (setting->parameter != 0) {
        settings[low].severity = 0;
    } else {
        settings[low].amount = 0;
        settings[low].unit = CAF_UNIT_NONE;
    }
}

static void index_rules(const caf_profile *profile, int32_t *firsts)
{
    const caf_setting *settings = settings_of(profile);
    int32_t at = 0;
    for (int32_t rule = 0; rule < profile->n_first; rule++) {
        while (at < profile->n_settings && settings[at].rule < rule) {
            at++;
        }
        firsts[rule] = at;
    }
}

/* A number of one's own, or a built-in profile's together with its name. */
static int is_number(int32_t number, const char *name)
{
    const caf_profile *builtin = caf_profile_numbered(number);
    return (number >= 1000 && number <= INT16_MAX) || (builtin != NULL && strcmp(builtin->name, name) == 0);
}

static void fill(caf_profile *profile, const caf_setting *settings, const char *text)
{
    caf_setting *own = (caf_setting *)(void *)(profile + 1);
    int32_t *firsts = (int32_t *)(void *)(own + profile->n_settings);
    for (int32_t i = 0; i < profile->n_settings; i++) {
        place(own, i, &settings[i]);
    }
    index_rules(profile, firsts);
    if (profile->text_size > 0) {
        memcpy(firsts + profile->n_first, text, (size_t)profile->text_size);
    }
}

caf_status caf_profile_build(int32_t number, const char *name, const caf_setting *settings, int64_t n_settings,
                             const char *text, int64_t text_size, void *memory, size_t size, const caf_profile **out,
                             int64_t *wrong)
{
    size_t needed;
    if (wrong != NULL) {
        *wrong = -1;
    }
    if (name == NULL || memory == NULL || out == NULL || (settings == NULL && n_settings > 0) || (text == NULL && text_size > 0)) {
        return CAF_E_NULL;
    }
    caf_status status = caf_profile_size(n_settings, text_size, &needed);
    const char *end = memchr(name, 0, CAF_PROFILE_NAME);
    if (status != CAF_OK || end == NULL || end == name || !is_number(number, name) ||
        (text_size > 0 && text[text_size - 1] != '\0') || (uintptr_t)memory % ALIGNMENT != 0) {
        return CAF_E_ARGUMENT;
    }
    if (size < needed) {
        return CAF_E_CAPACITY;
    }
    for (int64_t i = 0; i < n_settings; i++) {
        if (!is_setting(&settings[i], text_size)) {
            if (wrong != NULL) {
                *wrong = i;
            }
            return CAF_E_PROFILE;
        }
    }
    caf_profile *profile = memory;
    memset(profile, 0, sizeof *profile);
    profile->magic = CAF_PROFILE_MAGIC;
    profile->layout = CAF_PROFILE_LAYOUT;
    profile->number = number;
    profile->n_settings = (int32_t)n_settings;
    profile->n_first = CAF_RULES + 1;
    profile->text_size = (int32_t)text_size;
    memcpy(profile->name, name, (size_t)(end - name));
    fill(profile, settings, text);
    *out = profile;
    return CAF_OK;
}

static int is_builtin(const caf_profile *profile)
{
    for (int32_t i = 0; caf_builtin_profiles[i] != NULL; i++) {
        if (caf_builtin_profiles[i] == profile) {
            return 1;
        }
    }
    return 0;
}

/* A head whose numbers are within their bounds; it says how long the block is. */
static int is_head(const caf_profile *profile)
{
    return is_profile(profile) && profile->number > 0 && profile->number <= INT16_MAX && profile->n_settings >= 0 &&
           profile->n_settings <= CAF_PROFILE_SETTINGS && profile->n_first > 0 && profile->n_first <= CAF_VENDOR_RULES + 1 &&
           profile->text_size >= 0 && profile->text_size <= CAF_PROFILE_TEXT && profile->name[0] != '\0' &&
           memchr(profile->name, 0, CAF_PROFILE_NAME) != NULL;
}

/* What a version to come may set is for that version to know; what would lead astray is not taken. */
static int are_settings_sound(const caf_profile *profile)
{
    const caf_setting *settings = settings_of(profile);
    for (int32_t i = 0; i < profile->n_settings; i++) {
        const caf_setting *setting = &settings[i];
        if (setting->rule < 0 || setting->amount < 0 || setting->unit < 0 || setting->unit >= CAF_UNITS ||
            setting->severity < CAF_AS_BEFORE || setting->severity > CAF_HIGH ||
            !is_text(setting->title, profile->text_size) || !is_text(setting->source, profile->text_size) ||
            (i > 0 && comes_after(&settings[i - 1], setting))) {
            return 0;
        }
    }
    return 1;
}

/* The table must be what the settings make it. */
static int is_index_sound(const caf_profile *profile)
{
    const caf_setting *settings = settings_of(profile);
    const int32_t *firsts = firsts_of(profile);
    int32_t at = 0;
    for (int32_t rule = 0; rule < profile->n_first; rule++) {
        while (at < profile->n_settings && settings[at].rule < rule) {
            at++;
        }
        if (firsts[rule] != at) {
            return 0;
        }
    }
    return 1;
}

int caf_profile_is_sound(const caf_profile *profile)
{
    if (is_builtin(profile)) {
        return 1;
    }
    return is_head(profile) && are_settings_sound(profile) && is_index_sound(profile) &&
           (profile->text_size == 0 || texts_of(profile)[profile->text_size - 1] == '\0');
}

caf_status caf_profile_from_memory(const void *memory, size_t size, const caf_profile **out)
{
    const caf_profile *profile = memory;
    if (memory == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if ((uintptr_t)memory % ALIGNMENT != 0) {
        return CAF_E_ARGUMENT;
    }
    if (size < sizeof *profile || !is_head(profile) ||
        size < bytes_of(profile->n_settings, profile->n_first, profile->text_size) || !caf_profile_is_sound(profile)) {
        return CAF_E_PROFILE;
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

int32_t caf_profile_settings(const caf_profile *profile)
{
    return is_profile(profile) ? profile->n_settings : 0;
}

caf_status caf_profile_setting_at(const caf_profile *profile, int32_t index, caf_setting *out)
{
    if (profile == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (!is_profile(profile)) {
        return CAF_E_PROFILE;
    }
    if (index < 0 || index >= profile->n_settings) {
        return CAF_END;
    }
    *out = settings_of(profile)[index];
    return CAF_OK;
}

const char *caf_profile_text(const caf_profile *profile, int32_t offset)
{
    return is_profile(profile) && offset > 0 && offset < profile->text_size ? texts_of(profile) + offset : NULL;
}

/* The settings of one rule. */
typedef struct span {
    const caf_setting *begin;
    const caf_setting *end;
} span;

/* Where the settings of a rule from a number on begin, among those of vendors. */
static int32_t bisect(const caf_profile *profile, int32_t low, int64_t rule)
{
    const caf_setting *settings = settings_of(profile);
    int32_t high = profile->n_settings;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (settings[middle].rule < rule) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static span vendors_span(const caf_profile *profile, caf_rule_id rule)
{
    const caf_setting *settings = settings_of(profile);
    int32_t begin = bisect(profile, firsts_of(profile)[profile->n_first - 1], rule);
    return (span){ settings + begin, settings + bisect(profile, begin, (int64_t)rule + 1) };
}

static inline span span_of(const caf_profile *profile, caf_rule_id rule)
{
    const caf_setting *settings = settings_of(profile);
    const int32_t *firsts = firsts_of(profile);
    if (rule < 0) {
        return (span){ settings, settings };
    }
    if (rule >= profile->n_first - 1) {
        return vendors_span(profile, rule);
    }
    return (span){ settings + firsts[rule], settings + firsts[rule + 1] };
}

static int has_dates(const caf_setting *setting)
{
    return setting->from != 0 || setting->until != 0;
}

static int is_in_force(const caf_setting *setting, caf_date on)
{
    return (setting->from == 0 || setting->from <= on) && (setting->until == 0 || on <= setting->until);
}

const caf_setting *caf_profile_find(const caf_profile *profile, caf_rule_id rule, int32_t parameter, caf_date on)
{
    span of = span_of(profile, rule);
    while (of.end > of.begin) {
        of.end--;
        if (of.end->parameter == parameter && of.end->severity != CAF_AS_BEFORE && is_in_force(of.end, on)) {
            return of.end;
        }
    }
    return NULL;
}

int caf_profile_is_timeless(const caf_profile *profile, caf_rule_id rule, int32_t parameter)
{
    span of = span_of(profile, rule);
    for (; of.begin < of.end; of.begin++) {
        if (of.begin->parameter == parameter && has_dates(of.begin)) {
            return 0;
        }
    }
    return 1;
}

int caf_profile_needs_division(const caf_profile *profile, caf_rule_id rule)
{
    span of = span_of(profile, rule);
    int32_t amount;
    int32_t unit = CAF_UNIT_NONE;
    int needs = caf_rule_parameter(rule, CAF_WITHIN, &amount, &unit) == CAF_OK && unit == CAF_WORKING_DAYS;
    if (caf_profile_find(profile, rule, CAF_WITHIN, 0) != NULL && caf_profile_is_timeless(profile, rule, CAF_WITHIN)) {
        needs = 0; /* the catalogue's own limit never comes up */
    }
    for (; of.begin < of.end; of.begin++) {
        needs |= of.begin->parameter == CAF_WITHIN && of.begin->unit == CAF_WORKING_DAYS;
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
    if (known == NULL && rule < CAF_VENDOR_RULES) {
        return CAF_E_RULE;
    }
    const caf_setting *setting = caf_profile_find(profile, rule, 0, on);
    if (setting != NULL && setting->severity != CAF_SWITCHED_OFF) {
        *severity = setting->severity != 0 ? setting->severity : CAF_MEDIUM;
    } else {
        *severity = known != NULL && known->kind == CAF_DATA ? CAF_HIGH : 0;
    }
    return CAF_OK;
}

void caf_profile_vendor_rule(const caf_profile *profile, caf_rule_id rule, caf_date on, int32_t *severity)
{
    if (caf_profile_find(profile, rule, 0, on) != NULL) {
        (void)caf_profile_rule(profile, rule, on, severity);
    }
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
    int is_vendors = rule >= CAF_VENDOR_RULES && parameter > 0;
    caf_status status = is_vendors ? CAF_OK : caf_rule_parameter(rule, parameter, amount, unit);
    const caf_setting *setting = status == CAF_OK ? caf_profile_find(profile, rule, parameter, on) : NULL;
    if (setting != NULL) {
        *amount = setting->amount;
        *unit = setting->unit;
    }
    return is_vendors && setting == NULL ? CAF_E_RULE : status;
}

const char *caf_profile_title_of(const caf_profile *profile, caf_rule_id rule, caf_date on)
{
    if (!is_profile(profile)) {
        return NULL;
    }
    span of = span_of(profile, rule);
    while (of.end > of.begin) {
        of.end--;
        if (of.end->parameter == 0 && of.end->title != 0 && is_in_force(of.end, on)) {
            return caf_profile_text(profile, of.end->title);
        }
    }
    return NULL;
}
