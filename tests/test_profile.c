/* Profiles as blocks: what is looked up in them, the built-in ones, and blocks that nobody built. */
#include "core_support.h"
#include "profile_block.h"
#include "quick.h"

enum { SETTINGS = 300 };

typedef union block {
    max_align_t aligned;
    unsigned char bytes[1 << 16];
} block;

static const char pool[] = "\0first\0second";
enum { FIRST = 1, SECOND = 7 };

static const caf_profile *build(block *memory, const caf_setting *settings, int64_t n)
{
    const caf_profile *profile = NULL;
    int64_t wrong = 77;
    ck_assert_int_eq(caf_profile_build(1234, "own", settings, n, pool, sizeof pool, memory, sizeof *memory, &profile, &wrong), CAF_OK);
    ck_assert_int_eq(wrong, -1);
    return profile;
}

static caf_status status_of(caf_setting setting)
{
    static block memory;
    const caf_profile *profile = NULL;
    int64_t wrong = 77;
    caf_status status = caf_profile_build(1234, "own", &setting, 1, pool, sizeof pool, &memory, sizeof memory, &profile, &wrong);
    ck_assert_int_eq(wrong, status == CAF_E_PROFILE ? 0 : -1);
    return status;
}

static int32_t severity_of(const caf_profile *profile, caf_rule_id rule, caf_date on)
{
    int32_t severity = -7;
    ck_assert_int_eq(caf_profile_rule(profile, rule, on, &severity), CAF_OK);
    return severity;
}

START_TEST(a_rule_is_switched_off_and_on_again)
{
    static block memory;
    caf_setting settings[] = {
        { CAF_EM_C1, 0, 0, 0, CAF_HIGH, 0, 0, 0, 0 },
        { CAF_EM_C1, 0, 0, 0, CAF_SWITCHED_OFF, day("2024-01-01"), day("2024-12-31"), 0, 0 },
        { CAF_EM_C1, 0, 0, 0, CAF_AS_BEFORE, day("2024-06-01"), 0, FIRST, SECOND },
        { CAF_EM_D1, 0, 0, 0, CAF_AS_BEFORE, 0, 0, SECOND, 0 },
    };
    const caf_profile *profile = build(&memory, settings, 4);
    ck_assert_int_eq(severity_of(profile, CAF_EM_C1, day("2023-12-31")), CAF_HIGH);
    ck_assert_int_eq(severity_of(profile, CAF_EM_C1, day("2024-01-01")), 0);
    ck_assert_int_eq(severity_of(profile, CAF_EM_C1, day("2024-07-01")), 0);
    ck_assert_int_eq(severity_of(profile, CAF_EM_C1, day("2025-01-01")), CAF_HIGH);
    ck_assert_int_eq(severity_of(profile, CAF_EM_D1, day("2025-01-01")), 0);
    ck_assert_ptr_null(caf_profile_title_of(profile, CAF_EM_C1, day("2024-05-31")));
    ck_assert_str_eq(caf_profile_title_of(profile, CAF_EM_C1, day("2024-06-01")), "first");
    ck_assert_str_eq(caf_profile_title_of(profile, CAF_EM_D1, day("2024-06-01")), "second");
    ck_assert_ptr_null(caf_profile_title_of(profile, CAF_EM_B2_HELD, day("2024-06-01")));
    ck_assert_ptr_null(caf_profile_title_of(NULL, CAF_EM_C1, day("2024-06-01")));
}
END_TEST

START_TEST(settings_are_kept_by_rule_and_parameter)
{
    static block memory;
    caf_setting settings[] = {
        { 10001, 0, 0, 0, CAF_LOW, 0, 0, 0, 0 },
        { CAF_EM_C1, CAF_WITHIN, 2, CAF_MONTHS, 7, CAF_DATE_NONE, CAF_DATE_NONE, 0, FIRST },
        { CAF_EM_C1, 0, 5, 3, CAF_LOW, 0, 0, 0, 0 },
        { CAF_EM_C1, CAF_WITHIN, 4, CAF_WEEKS, 0, 0, 0, 0, SECOND },
        { 0, CAF_PROFILE_LEVEL, 1, 0, 0, 0, 0, FIRST, 0 },
        { 0, CAF_PROFILE_ITSELF, 0, 0, 0, 0, 0, SECOND, FIRST },
    };
    static const struct {
        caf_rule_id rule;
        int32_t parameter, amount, severity;
    } expected[] = { { 0, 0, 0, 0 }, { 0, CAF_PROFILE_LEVEL, 1, 0 }, { CAF_EM_C1, 0, 0, CAF_LOW },
                     { CAF_EM_C1, CAF_WITHIN, 2, 0 }, { CAF_EM_C1, CAF_WITHIN, 4, 0 }, { 10001, 0, 0, CAF_LOW } };
    const caf_profile *profile = build(&memory, settings, 6);
    caf_setting found;
    ck_assert_int_eq(caf_profile_settings(profile), 6);
    for (int32_t i = 0; i < 6; i++) {
        ck_assert_int_eq(caf_profile_setting_at(profile, i, &found), CAF_OK);
        ck_assert_int_eq(found.rule, expected[i].rule);
        ck_assert_int_eq(found.parameter, expected[i].parameter);
        ck_assert_int_eq(found.amount, expected[i].amount);
        ck_assert_int_eq(found.severity, expected[i].severity);
        ck_assert(found.from == 0 && found.until == 0);
    }
    ck_assert_int_eq(caf_profile_setting_at(profile, 4, &found), CAF_OK);
    ck_assert_str_eq(caf_profile_text(profile, found.source), "second");
    ck_assert_int_eq(caf_profile_setting_at(profile, 6, &found), CAF_END);
    ck_assert_int_eq(caf_profile_setting_at(profile, -1, &found), CAF_END);
    ck_assert_int_eq(caf_profile_setting_at(NULL, 0, &found), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_setting_at(profile, 0, NULL), CAF_E_NULL);
    ck_assert_ptr_null(caf_profile_text(profile, 0));
    ck_assert_ptr_null(caf_profile_text(profile, -1));
    ck_assert_ptr_null(caf_profile_text(profile, sizeof pool));
    ck_assert_ptr_null(caf_profile_text(NULL, 1));
    ck_assert_int_eq(caf_profile_settings(NULL), 0);
}
END_TEST

START_TEST(vendors_rules_take_any_parameter)
{
    static block memory;
    caf_setting settings[] = {
        { 10001, CAF_WITHIN, 3, CAF_DAYS, 0, 0, 0, 0, 0 },      { 10001, 0, 0, 0, CAF_HIGH, 0, 0, FIRST, 0 },
        { INT32_MAX, CAF_NOTIFY_WITHIN, 0, CAF_DAYS, 0, 0, 0, 0, 0 }, { INT32_MAX, 0, 0, 0, 0, 0, 0, 0, 0 },
        { CAF_VENDOR_RULES, CAF_REVIEW_FROM, CAF_ANCHORED, CAF_CHOICE, 0, 0, 0, 0, 0 },
    };
    int32_t amount = -7, unit = -7;
    const caf_profile *profile = build(&memory, settings, 5);
    ck_assert_int_eq(severity_of(profile, 10001, 1), CAF_HIGH);
    ck_assert_int_eq(severity_of(profile, 10002, 1), 0);
    ck_assert_int_eq(severity_of(profile, CAF_VENDOR_RULES, 1), 0);
    ck_assert_int_eq(severity_of(profile, INT32_MAX, 1), CAF_MEDIUM);
    ck_assert_str_eq(caf_profile_title_of(profile, 10001, 1), "first");
    ck_assert_int_eq(caf_profile_parameter(profile, 10001, CAF_WITHIN, 1, &amount, &unit), CAF_OK);
    ck_assert(amount == 3 && unit == CAF_DAYS);
    ck_assert_int_eq(caf_profile_parameter(profile, INT32_MAX, CAF_NOTIFY_WITHIN, 1, &amount, &unit), CAF_OK);
    ck_assert(amount == 0 && unit == CAF_DAYS);
    ck_assert_int_eq(caf_profile_parameter(profile, CAF_VENDOR_RULES, CAF_REVIEW_FROM, 1, &amount, &unit), CAF_OK);
    ck_assert(amount == CAF_ANCHORED && unit == CAF_CHOICE);
    ck_assert_int_eq(caf_profile_parameter(profile, 10001, CAF_USUAL_WITHIN, 1, &amount, &unit), CAF_E_RULE);
    ck_assert_int_eq(caf_profile_parameter(profile, 10001, 0, 1, &amount, &unit), CAF_E_RULE);
    ck_assert_int_eq(caf_profile_parameter(profile, 10002, CAF_WITHIN, 1, &amount, &unit), CAF_E_RULE);
    int32_t severity;
    ck_assert_int_eq(caf_profile_rule(profile, CAF_VENDOR_RULES - 1, 1, &severity), CAF_E_RULE);
    ck_assert_int_eq(status_of((caf_setting){ CAF_VENDOR_RULES - 1, 0, 0, 0, 1, 0, 0, 0, 0 }), CAF_E_PROFILE);
    ck_assert_int_eq(status_of((caf_setting){ 10001, CAF_WITHIN, 0, CAF_DAYS, 0, 0, 0, 0, 0 }), CAF_E_PROFILE);
    ck_assert_int_eq(status_of((caf_setting){ 10001, CAF_PARAMETERS, 1, CAF_DAYS, 0, 0, 0, 0, 0 }), CAF_E_PROFILE);
}
END_TEST

START_TEST(facts_and_texts_are_checked)
{
    static const struct {
        caf_setting setting;
        caf_status expected;
    } all[] = {
        { { 0, CAF_PROFILE_ITSELF, 0, 0, 0, 0, 0, FIRST, SECOND }, CAF_OK },
        { { 0, CAF_PROFILE_ITSELF, 1, 0, 0, 0, 0, FIRST, 0 }, CAF_E_PROFILE },
        { { 0, CAF_PROFILE_DIVISION, CAF_SCOTLAND, 0, 0, 0, 0, 0, 0 }, CAF_OK },
        { { 0, CAF_PROFILE_DIVISION, CAF_DIVISION_NONE, 0, 0, 0, 0, 0, 0 }, CAF_E_PROFILE },
        { { 0, CAF_PROFILE_DIVISION, CAF_DIVISIONS, 0, 0, 0, 0, 0, 0 }, CAF_E_PROFILE },
        { { 0, CAF_PROFILE_CLOSED, 0, 0, 0, 20000, 20000, 0, 0 }, CAF_OK },
        { { 0, CAF_PROFILE_CLOSED, 0, 0, 0, 20000, 19999, 0, 0 }, CAF_E_PROFILE },
        { { 0, CAF_PROFILE_CLOSED, 0, 0, 0, 0, 20000, 0, 0 }, CAF_E_PROFILE },
        { { 0, CAF_PROFILE_CLOSED, 0, 0, 0, 20000, 0, 0, 0 }, CAF_E_PROFILE },
        { { 0, CAF_PROFILE_CLOSED, 0, 0, 0, 20000, CAF_DATE_NONE, 0, 0 }, CAF_E_PROFILE },
        { { 0, CAF_PROFILE_LEVEL, 1, 0, 0, 0, 0, FIRST, 0 }, CAF_OK },
        { { 0, CAF_PROFILE_LEVEL, 1, 0, 0, 0, 0, 0, 0 }, CAF_E_PROFILE },
        { { 0, CAF_PROFILE_LEVEL, 0, 0, 0, 0, 0, FIRST, 0 }, CAF_E_PROFILE },
        { { 0, CAF_PROFILE_FACTS, 0, 0, 0, 0, 0, 0, 0 }, CAF_E_PROFILE },
        { { 0, 0, 0, CAF_DAYS, 0, 0, 0, 0, 0 }, CAF_E_PROFILE },
        { { 0, 0, 0, 0, CAF_LOW, 0, 0, 0, 0 }, CAF_E_PROFILE },
        { { CAF_EM_C1, 0, 0, 0, CAF_LOW, 0, 0, sizeof pool, 0 }, CAF_E_PROFILE },
        { { CAF_EM_C1, 0, 0, 0, CAF_LOW, 0, 0, sizeof pool - 1, 0 }, CAF_OK },
        { { CAF_EM_C1, 0, 0, 0, CAF_LOW, 0, 0, -1, 0 }, CAF_E_PROFILE },
        { { CAF_EM_C1, 0, 0, 0, CAF_LOW, 0, 0, 0, sizeof pool }, CAF_E_PROFILE },
        { { CAF_EM_C1, 0, 0, 0, CAF_LOW, 0, 0, 0, -1 }, CAF_E_PROFILE },
        { { CAF_EM_C1, CAF_WITHIN, 1, CAF_DAYS, 0, 0, 0, 0, sizeof pool }, CAF_E_PROFILE },
        { { CAF_EM_D1, CAF_EXCUSED_REASONS, 1, CAF_CHOICE, 0, 0, 0, 0, 0 }, CAF_E_PROFILE },
        { { CAF_EM_C1, CAF_WITHIN, CAF_LONGEST_LIMIT, CAF_DAYS, 0, 0, 0, 0, 0 }, CAF_OK },
        { { CAF_EM_C1, CAF_WITHIN, CAF_LONGEST_LIMIT + 1, CAF_DAYS, 0, 0, 0, 0, 0 }, CAF_E_PROFILE },
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        ck_assert_msg(status_of(all[i].setting) == all[i].expected, "setting %d", (int)i);
    }
    static block memory;
    const caf_profile *profile = NULL;
    size_t size;
    ck_assert_int_eq(caf_profile_build(1000, "own", NULL, 0, "x", 1, &memory, sizeof memory, &profile, NULL), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_build(1000, "own", NULL, 0, NULL, 1, &memory, sizeof memory, &profile, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_size(0, -1, &size), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_size(0, CAF_PROFILE_TEXT + 1, &size), CAF_E_ARGUMENT);
    /* A built-in profile's number goes with its name alone. */
    ck_assert_int_eq(caf_profile_build(1, "own", NULL, 0, NULL, 0, &memory, sizeof memory, &profile, NULL), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_build(1, "east-midlands-2011", NULL, 0, NULL, 0, &memory, sizeof memory, &profile, NULL), CAF_OK);
}
END_TEST

START_TEST(parameters_have_kinds_and_choices)
{
    int32_t n;
    for (int32_t parameter = 1; parameter < CAF_PARAMETERS; parameter++) {
        int32_t kind = caf_parameter_kind(parameter, &n);
        ck_assert_msg(kind > 0 && kind < CAF_PARAMETER_KINDS, "%s", caf_parameter_name(parameter));
        ck_assert_int_eq(n > 0, kind == CAF_ONE_OF || kind == CAF_ANY_OF);
        for (int32_t i = 1; i <= n; i++) {
            ck_assert_ptr_nonnull(caf_parameter_choice(parameter, i));
        }
        ck_assert_ptr_null(caf_parameter_choice(parameter, 0));
        ck_assert_ptr_null(caf_parameter_choice(parameter, n + 1));
    }
    ck_assert_int_eq(caf_parameter_kind(0, &n), 0);
    ck_assert_int_eq(n, 0);
    ck_assert_int_eq(caf_parameter_kind(CAF_PARAMETERS, NULL), 0);
    ck_assert_int_eq(caf_parameter_kind(-1, NULL), 0);
    ck_assert_str_eq(caf_parameter_choice(CAF_REVIEW_FROM, CAF_ANCHORED), "anchored");
    ck_assert_str_eq(caf_parameter_choice(CAF_CHILD_UNDER_12, CAF_VIEW_SUFFICES), "view-suffices");
    ck_assert_str_eq(caf_parameter_choice(CAF_EXCUSED_REASONS, CAF_OTHER_REASON), "other");
    ck_assert_ptr_null(caf_parameter_choice(-1, 1));
}
END_TEST

/* The last setting that counts, looked for among all of them in the order they were given in. */
static const caf_setting *looked_for(const caf_setting *settings, int n, caf_rule_id rule, int32_t parameter, caf_date on, int titled)
{
    for (int i = n - 1; i >= 0; i--) {
        const caf_setting *one = &settings[i];
        int counts = titled ? one->title != 0 : parameter != 0 || one->severity != CAF_AS_BEFORE;
        if (one->rule == rule && one->parameter == parameter && counts && (one->from == 0 || one->from <= on) &&
            (one->until == 0 || on <= one->until)) {
            return one;
        }
    }
    return NULL;
}

static caf_setting random_setting(uint64_t *state)
{
    caf_setting setting;
    memset(&setting, 0, sizeof setting);
    setting.rule = below(state, 3) == 0 ? CAF_VENDOR_RULES + (caf_rule_id)below(state, 5) : 1 + (caf_rule_id)below(state, CAF_BD_4C_CURRENT);
    setting.from = below(state, 2) ? 0 : 100 + (caf_date)below(state, 100);
    setting.until = below(state, 2) ? 0 : 100 + (caf_date)below(state, 100);
    int32_t amount, unit;
    if (below(state, 2) && (setting.rule >= CAF_VENDOR_RULES || caf_rule_parameter(setting.rule, CAF_WITHIN, &amount, &unit) == CAF_OK)) {
        setting.parameter = CAF_WITHIN;
        setting.amount = 1 + (int32_t)below(state, 1000);
        setting.unit = CAF_DAYS + (int32_t)below(state, CAF_YEARS);
    } else {
        setting.severity = CAF_AS_BEFORE + (int32_t)below(state, 6);
        setting.title = below(state, 3) ? 0 : below(state, 2) ? FIRST : SECOND;
    }
    return setting;
}

static void compare_look_ups(const caf_profile *profile, const caf_setting *settings, int n, caf_rule_id rule, caf_date on)
{
    const caf_setting *expected = looked_for(settings, n, rule, 0, on, 0);
    int32_t severity = expected == NULL || expected->severity == CAF_SWITCHED_OFF ? 0 : expected->severity != 0 ? expected->severity : CAF_MEDIUM;
    ck_assert_int_eq(severity_of(profile, rule, on), severity);
    expected = looked_for(settings, n, rule, 0, on, 1);
    const char *title = caf_profile_title_of(profile, rule, on);
    ck_assert_int_eq(title != NULL, expected != NULL);
    ck_assert(expected == NULL || strcmp(title, pool + expected->title) == 0);
    int32_t amount = 0, unit = 0, own = 0, own_unit = 0;
    caf_status status = caf_rule_parameter(rule, CAF_WITHIN, &amount, &unit);
    expected = looked_for(settings, n, rule, CAF_WITHIN, on, 0);
    status = expected != NULL ? CAF_OK : status;
    ck_assert_int_eq(caf_profile_parameter(profile, rule, CAF_WITHIN, on, &own, &own_unit), status);
    if (status == CAF_OK) {
        ck_assert_int_eq(own, expected != NULL ? expected->amount : amount);
        ck_assert_int_eq(own_unit, expected != NULL ? expected->unit : unit);
    }
}

START_TEST(the_index_finds_what_a_search_finds)
{
    static block memory;
    caf_setting settings[SETTINGS];
    uint64_t state = 99;
    for (int round = 0; round < 200; round += stride()) {
        int n = (int)below(&state, SETTINGS);
        for (int i = 0; i < n; i++) {
            settings[i] = random_setting(&state);
        }
        const caf_profile *profile = build(&memory, settings, n);
        ck_assert(caf_profile_is_sound(profile));
        for (caf_date on = 98; on < 203; on += 5) {
            for (caf_rule_id rule = 1; rule <= CAF_BD_4C_CURRENT; rule++) {
                compare_look_ups(profile, settings, n, rule, on);
            }
            for (caf_rule_id rule = CAF_VENDOR_RULES; rule < CAF_VENDOR_RULES + 6; rule++) {
                compare_look_ups(profile, settings, n, rule, on);
            }
        }
    }
}
END_TEST

START_TEST(built_in_profiles_are_there)
{
    static const char *const names[] = { "east-midlands-2011", "blackburn-with-darwen-2021", "nottingham-qa", "sefton" };
    caf_setting setting;
    for (int32_t i = 0; i < 4; i++) {
        const caf_profile *profile = caf_profile_at(i);
        ck_assert_str_eq(caf_profile_name(profile), names[i]);
        ck_assert_int_eq(caf_profile_number(profile), i + 1);
        ck_assert_ptr_eq(caf_profile_numbered(i + 1), profile);
        for (int32_t j = 0; caf_profile_setting_at(profile, j, &setting) == CAF_OK; j++) {
            ck_assert_msg(caf_profile_text(profile, setting.source) != NULL || (setting.rule == 0 && setting.parameter == CAF_PROFILE_LEVEL),
                          "%s: setting %d has no source", names[i], (int)j);
        }
    }
    ck_assert_ptr_null(caf_profile_at(4));
    int32_t amount, unit;
    ck_assert_int_eq(caf_profile_parameter(caf_profile_at(3), CAF_EM_B2_HELD, CAF_WITHIN, 1, &amount, &unit), CAF_OK);
    ck_assert(amount == 6 && unit == CAF_WEEKS);
    ck_assert_int_eq(caf_profile_parameter(caf_profile_at(3), CAF_EM_C1, CAF_WITHIN, 1, &amount, &unit), CAF_OK);
    ck_assert(amount == 3 && unit == CAF_MONTHS);
    ck_assert_int_eq(severity_of(caf_profile_at(3), CAF_EM_D1, 1), 0);
}
END_TEST

/* A block of just the bytes it needs. */
static unsigned char *exact_copy(const caf_profile *profile, size_t size)
{
    unsigned char *copy = malloc(size);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, profile, size);
    return copy;
}

static size_t size_of(const caf_profile *profile)
{
    size_t size;
    ck_assert_int_eq(caf_profile_size(profile->n_settings, profile->text_size, &size), CAF_OK);
    return size;
}

START_TEST(a_block_from_elsewhere_is_whole_or_refused)
{
    const caf_profile *found = NULL;
    for (int32_t i = 0; i < 4; i++) {
        size_t size = size_of(caf_profile_at(i));
        unsigned char *copy = exact_copy(caf_profile_at(i), size);
        ck_assert_int_eq(caf_profile_from_memory(copy, size, &found), CAF_OK);
        ck_assert_ptr_eq(found, copy);
        for (size_t shorter = 0; shorter < size; shorter += shorter < 200 ? 1 : 37) {
            unsigned char *cut = malloc(shorter > 0 ? shorter : 1);
            ck_assert_ptr_nonnull(cut);
            memcpy(cut, copy, shorter);
            ck_assert_int_eq(caf_profile_from_memory(cut, shorter, &found), CAF_E_PROFILE);
            free(cut);
        }
        free(copy);
    }
    static block odd;
    ck_assert_int_eq(caf_profile_from_memory(odd.bytes + 1, 1000, &found), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_from_memory(NULL, 1000, &found), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_from_memory(odd.bytes, 1000, NULL), CAF_E_NULL);
}
END_TEST

/* Settings in another order than the look-up expects, and texts without an end. */
START_TEST(a_block_out_of_order_is_refused)
{
    static block memory;
    const caf_setting settings[] = {
        { CAF_EM_C1, 0, 0, 0, CAF_LOW, 0, 0, 0, 0 },
        { CAF_EM_C1, CAF_WITHIN, 2, CAF_MONTHS, 0, 0, 0, 0, 0 },
        { 10001, 0, 0, 0, CAF_LOW, 0, 0, 0, 0 },
        { 10002, 0, 0, 0, CAF_LOW, 0, 0, 0, 0 },
    };
    const caf_profile *profile = build(&memory, settings, 4);
    const caf_profile *found = NULL;
    size_t size = size_of(profile);
    caf_setting *own = (caf_setting *)(void *)(memory.bytes + sizeof(caf_profile));
    ck_assert_int_eq(caf_profile_from_memory(&memory, size, &found), CAF_OK);
    for (int i = 0; i < 4; i += 2) {
        caf_setting kept = own[i];
        own[i] = own[i + 1];
        own[i + 1] = kept;
        ck_assert_int_eq(caf_profile_from_memory(&memory, size, &found), CAF_E_PROFILE);
        own[i + 1] = own[i];
        own[i] = kept;
        ck_assert_int_eq(caf_profile_from_memory(&memory, size, &found), CAF_OK);
    }
    memory.bytes[size - 1] = 'x';
    ck_assert_int_eq(caf_profile_from_memory(&memory, size, &found), CAF_E_PROFILE);
}
END_TEST

static void use_profile(const caf_profile *profile, const owned *rows, uint64_t seed)
{
    static caf_finding findings[4000];
    caf_context context = caf_context_on(19000 + (caf_date)(seed % 500), CAF_ENGLAND_AND_WALES);
    caf_cursor cursor = caf_cursor_begin();
    caf_out out = { findings, 4000, 0, (int32_t)sizeof findings[0], 0 };
    caf_date due;
    context.profile = profile;
    caf_status status = caf_check(&rows->load, &cursor, &context, NULL, &out, NULL, 0);
    ck_assert(status == CAF_OK || status == CAF_E_PROFILE || status == CAF_MORE);
    status = caf_first_taf_due(&context, 19000, &due);
    ck_assert(status == CAF_OK || status == CAF_E_PROFILE || status == CAF_E_CALENDAR_RANGE || status == CAF_E_DATE_RANGE ||
              status == CAF_E_RULE);
}

/* Blocks that are almost right: some are taken, and then must do no harm. */
START_TEST(a_hostile_block_does_no_harm)
{
    owned rows;
    int taken = 0;
    uint64_t state = 4711;
    random_caseload(&rows, 5, 6, LIFELIKE);
    for (int round = 0; round < 30000; round += stride()) {
        const caf_profile *profile = caf_profile_at((int32_t)below(&state, 4));
        size_t size = size_of(profile);
        unsigned char *copy = exact_copy(profile, size);
        for (int64_t n = 1 + below(&state, 4); n > 0; n--) {
            size_t at = below(&state, 4) == 0 ? (size_t)below(&state, 24) : (size_t)below(&state, (int64_t)size);
            copy[at] = below(&state, 2) ? (unsigned char)next_random(&state) : (unsigned char)(copy[at] ^ 1u << below(&state, 8));
        }
        const caf_profile *found = NULL;
        if (caf_profile_from_memory(copy, size, &found) == CAF_OK) {
            use_profile(found, &rows, (uint64_t)round);
            for (int32_t i = 0; i < caf_profile_settings(found); i++) {
                caf_setting setting;
                ck_assert_int_eq(caf_profile_setting_at(found, i, &setting), CAF_OK);
                const char *text = caf_profile_text(found, setting.source);
                ck_assert(text == NULL || strlen(text) < size);
            }
            taken++;
        }
        free(copy);
    }
    ck_assert_int_gt(taken, 20);
    end_owned(&rows);
}
END_TEST

/* Random bytes behind a right head, in as much memory as the greatest profile takes. */
START_TEST(random_bytes_are_refused)
{
    size_t most;
    owned rows;
    uint64_t state = 12;
    random_caseload(&rows, 6, 2, LIFELIKE);
    ck_assert_int_eq(caf_profile_size(CAF_PROFILE_SETTINGS, CAF_PROFILE_TEXT, &most), CAF_OK);
    most += CAF_VENDOR_RULES * sizeof(int32_t);
    unsigned char *memory = malloc(most);
    ck_assert_ptr_nonnull(memory);
    for (size_t i = 0; i < most; i++) {
        memory[i] = (unsigned char)next_random(&state);
    }
    caf_profile *head = (caf_profile *)(void *)memory;
    for (int round = 0; round < 500; round++) {
        for (size_t i = 0; i < 4096; i++) {
            memory[i] = (unsigned char)next_random(&state);
        }
        head->magic = CAF_PROFILE_MAGIC;
        head->layout = CAF_PROFILE_LAYOUT;
        head->n_settings = round % 3 == 0 ? head->n_settings : (int32_t)below(&state, CAF_PROFILE_SETTINGS + 1);
        head->n_first = round % 3 == 0 ? head->n_first : 1 + (int32_t)below(&state, CAF_VENDOR_RULES);
        head->text_size = round % 3 == 0 ? head->text_size : (int32_t)below(&state, CAF_PROFILE_TEXT);
        head->number = 1000;
        memcpy(head->name, "own", 4);
        use_profile(head, &rows, (uint64_t)round);
        ck_assert(!caf_profile_is_sound(head) || head->n_settings == 0);
    }
    free(memory);
    end_owned(&rows);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("profile");
    TCase *tests = tcase_create("profile");
    tcase_add_test(tests, a_rule_is_switched_off_and_on_again);
    tcase_add_test(tests, settings_are_kept_by_rule_and_parameter);
    tcase_add_test(tests, vendors_rules_take_any_parameter);
    tcase_add_test(tests, facts_and_texts_are_checked);
    tcase_add_test(tests, parameters_have_kinds_and_choices);
    tcase_add_test(tests, the_index_finds_what_a_search_finds);
    tcase_add_test(tests, built_in_profiles_are_there);
    tcase_add_test(tests, a_block_from_elsewhere_is_whole_or_refused);
    tcase_add_test(tests, a_block_out_of_order_is_refused);
    tcase_add_test(tests, a_hostile_block_does_no_harm);
    tcase_add_test(tests, random_bytes_are_refused);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
