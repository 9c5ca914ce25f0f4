/* The rules of a profile's file: switched on or off, named, and their numbers. */
#include <stdio.h>
#include <string.h>
#include "profile_walk.h"

enum { ON, SEVERITY, FROM, UNTIL, TITLE, SOURCE, COMMENT, FIXED };
enum { RULE_MEMBERS = FIXED + CAF_PARAMETERS - 1 };
_Static_assert(RULE_MEMBERS <= 64, "caf_io_profile_members() marks them in 64 bits");

/* A rule at hand. */
typedef struct rule_walk {
    caf_io_profile_walk *walk;
    yyjson_val *key;
    caf_rule_id id;
    const caf_rule *known; /* NULL: a vendor's */
    int32_t source;        /* of the rule, and of its values that have none */
} rule_walk;

static const caf_io_profile_entry *entries_of(const caf_io_profile_walk *walk, size_t *n)
{
    *n = walk->made->entries.used / sizeof(caf_io_profile_entry);
    return (const caf_io_profile_entry *)(const void *)walk->made->entries.bytes;
}

/* The severity that a rule has been given last, so far; 0: it was not switched on; -1: there is no word of it. */
static int32_t severity_above(const rule_walk *rule)
{
    size_t n;
    int32_t found = -1;
    const caf_io_profile_entry *entries = entries_of(rule->walk, &n);
    for (size_t i = 0; i < n; i++) {
        const caf_setting *setting = &entries[i].setting;
        if (setting->rule == rule->id && setting->parameter == 0) {
            found = setting->severity > 0 ? setting->severity : found < 0 ? 0 : found;
        }
    }
    return found;
}

/* What `from` and `until` say, in their order. */
static bool read_days(caf_io_profile_walk *walk, const caf_io_profile_member *from, const caf_io_profile_member *until,
                      caf_setting *setting)
{
    if (!caf_io_profile_date(walk, from, &setting->from) || !caf_io_profile_date(walk, until, &setting->until)) {
        return false;
    }
    if (setting->from != 0 && setting->until != 0 && setting->until < setting->from) {
        size_t before = caf_io_profile_enter(walk, "until", 5);
        caf_io_profile_fail(walk, until->key, CAF_E_VALUE, "a day before the one that \"from\" names");
        caf_io_profile_leave(walk, before);
        return false;
    }
    return true;
}

/* How a switch weighs; false: there is something wrong with it. */
static bool read_severity(const rule_walk *rule, const caf_io_profile_member *members, int32_t *severity)
{
    static const char *const words[] = { "low", "medium", "high", NULL };
    caf_io_profile_walk *walk = rule->walk;
    bool on = true;
    int32_t word = -1;
    int32_t above = severity_above(rule);
    bool well = caf_io_profile_flag(walk, &members[ON], &on);
    well = caf_io_profile_word(walk, &members[SEVERITY], "severity", words, &word) && well;
    if (!well) {
        return false;
    }
    if (!on && rule->known != NULL && rule->known->kind == CAF_DATA) {
        return caf_io_profile_fail(walk, members[ON].key, CAF_E_VALUE, "a rule about the data cannot be switched off");
    }
    if (!on && word >= 0) {
        return caf_io_profile_fail(walk, members[SEVERITY].key, CAF_E_VALUE, "a rule that is off has no severity");
    }
    if (!on) {
        *severity = CAF_SWITCHED_OFF;
    } else if (word >= 0) {
        *severity = word + CAF_LOW;
    } else if (members[ON].key != NULL) {
        *severity = above > 0 ? above : CAF_MEDIUM;
    } else {
        *severity = CAF_AS_BEFORE;
    }
    return true;
}

/* A rule nobody has switched is named by mistake: say what to do with it. */
static bool is_switched(const rule_walk *rule, const caf_io_profile_member *members)
{
    bool own = members[ON].key != NULL || members[SEVERITY].key != NULL;
    bool always = rule->known != NULL && rule->known->kind == CAF_DATA;
    return own || always || severity_above(rule) >= 0 ||
           caf_io_profile_fail(rule->walk, rule->key, CAF_E_VALUE,
                               "the rule is neither on nor off here, nor in a profile that this one extends; \"on\": true or false is expected");
}

/* The setting of the rule itself, where the file has something to say of it. */
static void read_switch(const rule_walk *rule, const caf_io_profile_member *members)
{
    caf_setting setting;
    memset(&setting, 0, sizeof setting);
    setting.rule = rule->id;
    setting.source = rule->source;
    bool named = members[ON].key != NULL || members[SEVERITY].key != NULL || members[TITLE].key != NULL;
    if (!named && (members[FROM].key != NULL || members[UNTIL].key != NULL)) {
        yyjson_val *key = members[FROM].key != NULL ? members[FROM].key : members[UNTIL].key;
        caf_io_profile_fail(rule->walk, key, CAF_E_VALUE, "these days are for \"on\", \"severity\" and \"title\", and none of them is here");
        return;
    }
    bool well = is_switched(rule, members);
    well = read_severity(rule, members, &setting.severity) && well;
    well = read_days(rule->walk, &members[FROM], &members[UNTIL], &setting) && well;
    well = caf_io_profile_text(rule->walk, &members[TITLE], &setting.title) && well;
    if (well && named) {
        caf_io_profile_add(rule->walk, rule->key, &setting);
    }
}

static bool missing(caf_io_profile_walk *walk, yyjson_val *near, const char *name, const char *expected)
{
    size_t before = caf_io_profile_enter(walk, name, strlen(name));
    caf_io_profile_fail(walk, near, CAF_E_VALUE, "missing; %s is expected", expected);
    caf_io_profile_leave(walk, before);
    return false;
}

/* The unit of a time limit, and how many of the file's own units make one of them. */
static bool read_unit(caf_io_profile_walk *walk, const caf_io_profile_member *member, int32_t *unit, int32_t *parts)
{
    static const char *const words[] = { "hours", "days", "working days", "weeks", "months", "years",
                                         "hour",  "day",  "working day",  "week",  "month",  "year", NULL };
    static const int32_t units[] = { CAF_DAYS, CAF_DAYS, CAF_WORKING_DAYS, CAF_WEEKS, CAF_MONTHS, CAF_YEARS };
    int32_t word = 0;
    if (!caf_io_profile_word(walk, member, "unit", words, &word)) {
        return false;
    }
    *unit = units[word % 6];
    *parts = word % 6 == 0 ? 24 : 1;
    return true;
}

/* A whole number from the least to the most. */
static bool read_amount(caf_io_profile_walk *walk, const caf_io_profile_member *member, int32_t least, int32_t parts, int32_t *amount)
{
    yyjson_val *value = yyjson_obj_iter_get_val(member->key);
    uint64_t number = yyjson_get_uint(value);
    uint64_t most = (uint64_t)CAF_LONGEST_LIMIT * (uint64_t)parts;
    size_t before = caf_io_profile_enter(walk, member->name, strlen(member->name));
    bool well = false;
    if (!yyjson_is_int(value)) {
        caf_io_profile_fail(walk, member->key, CAF_E_TYPE, "a whole number is expected");
    } else if (!yyjson_is_uint(value) || number < (uint64_t)least || number > most) {
        caf_io_profile_fail(walk, member->key, CAF_E_VALUE, "a number from %ld to %ld is expected", (long)least, (long)most);
    } else if (number % (uint64_t)parts != 0) {
        caf_io_profile_fail(walk, member->key, CAF_E_VALUE, "hours are read as days, so a multiple of 24 is expected: 48 hours are 2 days");
    } else {
        *amount = (int32_t)(number / (uint64_t)parts);
        well = true;
    }
    caf_io_profile_leave(walk, before);
    return well;
}

static bool read_time(caf_io_profile_walk *walk, yyjson_val *near, const caf_io_profile_member *amount,
                      const caf_io_profile_member *unit, caf_setting *setting)
{
    int32_t parts = 1;
    if (amount->key == NULL) {
        return missing(walk, near, amount->name, "a whole number");
    }
    if (unit->key == NULL) {
        return missing(walk, near, unit->name, "hours, days, working days, weeks, months or years");
    }
    int32_t least = caf_parameter_kind(setting->parameter, NULL) == CAF_TIME_LIMIT;
    return read_unit(walk, unit, &setting->unit, &parts) && read_amount(walk, amount, least, parts, &setting->amount);
}

/* One of a parameter's choices by its name, at the place; 0: there is none, and that was said. */
static int32_t read_choice(caf_io_profile_walk *walk, yyjson_val *near, yyjson_val *value, int32_t parameter)
{
    int32_t n;
    caf_io_nearest search = { yyjson_get_str(value), yyjson_get_len(value), NULL, 0 };
    (void)caf_parameter_kind(parameter, &n);
    if (!yyjson_is_str(value)) {
        caf_io_profile_fail(walk, near, CAF_E_TYPE, "a text is expected");
        return 0;
    }
    for (int32_t i = 1; i <= n; i++) {
        if (yyjson_equals_str(value, caf_parameter_choice(parameter, i))) {
            return i;
        }
        caf_io_offer(&search, caf_parameter_choice(parameter, i));
    }
    caf_io_profile_no(walk, near, "choice", &search);
    return 0;
}

static bool read_one_of(caf_io_profile_walk *walk, yyjson_val *near, const caf_io_profile_member *member, caf_setting *setting)
{
    if (member->key == NULL) {
        return missing(walk, near, member->name, "a text");
    }
    size_t before = caf_io_profile_enter(walk, member->name, strlen(member->name));
    setting->unit = CAF_CHOICE;
    setting->amount = read_choice(walk, member->key, yyjson_obj_iter_get_val(member->key), setting->parameter);
    caf_io_profile_leave(walk, before);
    return setting->amount != 0;
}

static bool read_any_of(caf_io_profile_walk *walk, yyjson_val *near, const caf_io_profile_member *member, caf_setting *setting)
{
    yyjson_val *value = member->key != NULL ? yyjson_obj_iter_get_val(member->key) : NULL;
    size_t index, n;
    yyjson_val *element;
    bool well = true;
    if (member->key == NULL) {
        return missing(walk, near, member->name, "an array of texts");
    }
    size_t before = caf_io_profile_enter(walk, member->name, strlen(member->name));
    setting->unit = CAF_CHOICE;
    if (!yyjson_is_arr(value)) {
        well = caf_io_profile_fail(walk, member->key, CAF_E_TYPE, "an array of texts is expected");
    }
    yyjson_arr_foreach(value, index, n, element) {
        size_t inside = caf_io_profile_enter_element(walk, index);
        int32_t choice = read_choice(walk, member->key, element, setting->parameter);
        if (choice != 0 && (setting->amount >> choice & 1) != 0) {
            well = caf_io_profile_fail(walk, member->key, CAF_E_DUPLICATE, "the same choice stands here twice");
        }
        setting->amount |= choice != 0 ? 1 << choice : 0;
        well = well && choice != 0;
        caf_io_profile_leave(walk, inside);
        if (walk->made->stop) {
            break;
        }
    }
    caf_io_profile_leave(walk, before);
    return well;
}

/* One value of a parameter. */
static void read_value(const rule_walk *rule, int32_t parameter, yyjson_val *near, yyjson_val *value)
{
    caf_io_profile_walk *walk = rule->walk;
    int32_t kind = caf_parameter_kind(parameter, NULL);
    caf_io_profile_member members[] = {
        { "from", NULL }, { "until", NULL }, { "source", NULL }, { "comment", NULL },
        { kind == CAF_ONE_OF ? "choice" : kind == CAF_ANY_OF ? "choices" : "amount", NULL }, { "unit", NULL }
    };
    size_t n = kind == CAF_ONE_OF || kind == CAF_ANY_OF ? 5 : 6;
    caf_setting setting;
    memset(&setting, 0, sizeof setting);
    setting.rule = rule->id;
    setting.parameter = parameter;
    setting.source = rule->source;
    bool is_object = yyjson_is_obj(value);
    if (!caf_io_profile_members(walk, near, value, members, n) || !is_object) {
        return;
    }
    bool well = kind == CAF_ONE_OF   ? read_one_of(walk, near, &members[4], &setting)
                : kind == CAF_ANY_OF ? read_any_of(walk, near, &members[4], &setting)
                                     : read_time(walk, near, &members[4], &members[5], &setting);
    well = read_days(walk, &members[0], &members[1], &setting) && well;
    well = caf_io_profile_text(walk, &members[2], &setting.source) && well;
    if (well) {
        caf_io_profile_add(walk, near, &setting);
    }
}

/* Whether the rule has a parameter; otherwise says which it has. */
static bool has_parameter(const rule_walk *rule, int32_t parameter, yyjson_val *key)
{
    char names[160] = "";
    size_t used = 0;
    int32_t amount, unit;
    if (rule->known == NULL || caf_rule_parameter(rule->id, parameter, &amount, &unit) == CAF_OK) {
        return true;
    }
    for (int32_t i = 1; i < CAF_PARAMETERS && used < sizeof names; i++) {
        if (caf_rule_parameter(rule->id, i, &amount, &unit) == CAF_OK) {
            int n = snprintf(names + used, sizeof names - used, "%s%s", used > 0 ? ", " : "", caf_parameter_name(i));
            used += n > 0 ? (size_t)n : 0;
        }
    }
    return caf_io_profile_fail(rule->walk, key, CAF_E_FIELD, "%s has no such number; %s%s", rule->known->name,
                               used > 0 ? "it has " : "it has none", names);
}

static void read_parameter(const rule_walk *rule, int32_t parameter, yyjson_val *key)
{
    caf_io_profile_walk *walk = rule->walk;
    yyjson_val *value = yyjson_obj_iter_get_val(key);
    size_t index, n;
    yyjson_val *element;
    size_t before = caf_io_profile_enter(walk, caf_parameter_name(parameter), strlen(caf_parameter_name(parameter)));
    if (!has_parameter(rule, parameter, key)) {
        caf_io_profile_leave(walk, before);
        return;
    }
    if (yyjson_is_arr(value)) {
        yyjson_arr_foreach(value, index, n, element) {
            size_t inside = caf_io_profile_enter_element(walk, index);
            read_value(rule, parameter, key, element);
            caf_io_profile_leave(walk, inside);
            if (walk->made->stop) {
                break;
            }
        }
    } else {
        read_value(rule, parameter, key, value);
    }
    caf_io_profile_leave(walk, before);
}

static void read_rule(rule_walk *rule, yyjson_val *object)
{
    caf_io_profile_member members[RULE_MEMBERS] = { { "on", NULL },    { "severity", NULL }, { "from", NULL },
                                                    { "until", NULL }, { "title", NULL },    { "source", NULL },
                                                    { "comment", NULL } };
    for (int32_t parameter = 1; parameter < CAF_PARAMETERS; parameter++) {
        members[FIXED + parameter - 1].name = caf_parameter_name(parameter);
    }
    if (!caf_io_profile_members(rule->walk, rule->key, object, members, RULE_MEMBERS) || !yyjson_is_obj(object)) {
        return;
    }
    (void)caf_io_profile_text(rule->walk, &members[SOURCE], &rule->source);
    if (!rule->walk->made->stop) {
        read_switch(rule, members);
    }
    for (int32_t parameter = 1; parameter < CAF_PARAMETERS && !rule->walk->made->stop; parameter++) {
        if (members[FIXED + parameter - 1].key != NULL) {
            read_parameter(rule, parameter, members[FIXED + parameter - 1].key);
        }
    }
}

/* A vendor's rule has no name that this library knows, and goes by its number. 0: it is none. */
static caf_rule_id vendors_rule(const char *name, size_t length)
{
    int64_t number = 0;
    if (length == 0 || length > 10 || name[0] == '0') {
        return 0;
    }
    for (size_t i = 0; i < length; i++) {
        if (name[i] < '0' || name[i] > '9') {
            return 0;
        }
        number = number * 10 + (name[i] - '0');
    }
    return number >= CAF_VENDOR_RULES && number <= INT32_MAX ? (caf_rule_id)number : 0;
}

static bool find_rule(rule_walk *rule)
{
    const char *name = yyjson_get_str(rule->key);
    size_t length = yyjson_get_len(rule->key);
    caf_io_nearest search = { name, length, NULL, 0 };
    rule->known = caf_rule_named(name, length);
    if (rule->known != NULL && yyjson_equals_str(rule->key, rule->known->name)) {
        rule->id = rule->known->id;
        return true;
    }
    rule->known = NULL;
    rule->id = vendors_rule(name, length);
    for (caf_rule_id id = 1; id < caf_rule_count(); id++) {
        if (caf_rule_get(id) != NULL) {
            caf_io_offer(&search, caf_rule_get(id)->name);
        }
    }
    return rule->id != 0 || caf_io_profile_no(rule->walk, rule->key, "rule", &search);
}

/* Whether the file has had the rule before: of those it knows by a mark, of vendors' by their settings. */
static bool is_second(const rule_walk *rule, bool *seen)
{
    size_t n;
    const caf_io_profile_entry *entries = entries_of(rule->walk, &n);
    if (rule->known != NULL && rule->id < CAF_RULES) {
        bool second = seen[rule->id];
        seen[rule->id] = true;
        return second;
    }
    for (size_t i = 0; i < n; i++) {
        if (entries[i].setting.rule == rule->id && entries[i].generation == rule->walk->generation) {
            return true;
        }
    }
    return false;
}

void caf_io_profile_rules(caf_io_profile_walk *walk, yyjson_val *key)
{
    bool seen[CAF_RULES] = { false };
    yyjson_val *rules = yyjson_obj_iter_get_val(key);
    yyjson_obj_iter iterator;
    size_t before = caf_io_profile_enter(walk, "rules", 5);
    if (!yyjson_is_obj(rules)) {
        caf_io_profile_fail(walk, key, CAF_E_TYPE, "an object is expected");
        caf_io_profile_leave(walk, before);
        return;
    }
    yyjson_obj_iter_init(rules, &iterator);
    for (yyjson_val *at = yyjson_obj_iter_next(&iterator); at != NULL && !walk->made->stop; at = yyjson_obj_iter_next(&iterator)) {
        rule_walk rule = { walk, at, 0, NULL, 0 };
        size_t inside = caf_io_profile_enter(walk, yyjson_get_str(at), yyjson_get_len(at));
        if (find_rule(&rule)) {
            if (is_second(&rule, seen)) {
                caf_io_profile_fail(walk, at, CAF_E_DUPLICATE, "the same rule stands here twice");
            } else {
                read_rule(&rule, yyjson_obj_iter_get_val(at));
            }
        }
        caf_io_profile_leave(walk, inside);
    }
    caf_io_profile_leave(walk, before);
}
