/* The catalogue, profiles, and the due dates of timing rules without a case. */
#include "core_support.h"

START_TEST(every_rule_says_what_it_is)
{
    ck_assert_int_eq(caf_rule_count(), CAF_RULES);
    for (caf_rule_id id = 1; id < CAF_RULES; id++) {
        const caf_rule *rule = caf_rule_get(id);
        ck_assert_ptr_nonnull(rule);
        ck_assert_int_eq(rule->id, id);
        ck_assert_int_ne(rule->verdicts, 0);
        ck_assert_int_eq(rule->size, (int)sizeof(caf_rule));
        ck_assert_msg(rule->name != NULL && rule->name[0] != 0, "rule %d has no name", (int)id);
        ck_assert_msg(rule->title != NULL && strlen(rule->title) > 5, "%s has no title", rule->name);
        size_t length = rule->text != NULL ? strlen(rule->text) : 0;
        ck_assert_msg(length > 40 && rule->text[length - 1] == '.', "%s has no text in whole sentences", rule->name);
        ck_assert(rule->kind > 0 && rule->kind < CAF_FINDING_KINDS);
        ck_assert_msg(rule->kind == CAF_DATA || (rule->document != NULL && rule->clause != NULL), "%s cites nothing", rule->name);
        ck_assert(rule->timing == 0 || rule->timing == 1);
        ck_assert_ptr_eq(caf_rule_named(rule->name, strlen(rule->name)), rule);
        for (caf_rule_id other = 1; other < id; other++) {
            ck_assert(caf_rule_get(other) == NULL || strcmp(caf_rule_get(other)->name, rule->name) != 0);
        }
    }
    ck_assert_ptr_null(caf_rule_get(0));
    ck_assert_ptr_null(caf_rule_get(-1));
    ck_assert_ptr_null(caf_rule_get(CAF_RULES));
    ck_assert_ptr_null(caf_rule_get(INT32_MAX));
    ck_assert_ptr_null(caf_rule_get(INT32_MIN));
}
END_TEST

START_TEST(rules_are_found_by_name_in_any_case)
{
    static const struct {
        const char *name;
        caf_rule_id id;
    } names[] = {
        { "EM-A3-agreement", CAF_EM_A3_AGREEMENT }, { "EM-A3-withdrawal", CAF_EM_A3_WITHDRAWAL },
        { "EM-B2-set", CAF_EM_B2_SET },             { "EM-B2-notified", CAF_EM_B2_NOTIFIED },
        { "EM-B2-held", CAF_EM_B2_HELD },           { "EM-C1", CAF_EM_C1 },
        { "EM-D1", CAF_EM_D1 },                     { "EM-D1-risk", CAF_EM_D1_RISK },
        { "EM-D3-accessible", CAF_EM_D3_ACCESSIBLE }, { "EM-D3-archived", CAF_EM_D3_ARCHIVED },
        { "EM-D3-disposal", CAF_EM_D3_DISPOSAL },   { "BD-4a-gap", CAF_BD_4A_GAP },
        { "BD-4a-rearranged", CAF_BD_4A_REARRANGED }, { "BD-4c-current", CAF_BD_4C_CURRENT },
        { "no-case", CAF_NO_CASE },                 { "data-order", CAF_DATA_ORDER },
        { "data-birth", CAF_DATA_BIRTH },           { "data-colour", CAF_DATA_COLOUR },
        { "data-value", CAF_DATA_VALUE },           { "data-reference", CAF_DATA_REFERENCE },
        { "em-b2-HELD", CAF_EM_B2_HELD },           { "NO-CASE", CAF_NO_CASE },
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const caf_rule *rule = caf_rule_named(names[i].name, strlen(names[i].name));
        ck_assert_msg(rule != NULL && rule->id == names[i].id, "%s", names[i].name);
    }
    ck_assert_ptr_null(caf_rule_named(NULL, 5));
    ck_assert_ptr_null(caf_rule_named("EM-C1", 0));
    ck_assert_ptr_null(caf_rule_named("EM-C1", 4));
    ck_assert_ptr_null(caf_rule_named("EM-C1x", 6));
    ck_assert_ptr_null(caf_rule_named("EM-C1\0", 6));
    ck_assert_ptr_nonnull(caf_rule_named("EM-C1x", 5));
    ck_assert_ptr_null(caf_rule_named("EM_C1", 5));
}
END_TEST

/* Every parameter there is, with the value of the standard. */
static const struct {
    caf_rule_id rule;
    int32_t parameter, amount, unit;
} parameters[] = {
    { CAF_EM_A3_AGREEMENT, CAF_CHILD_UNDER_12, CAF_AGREEMENT_NEEDED, CAF_CHOICE },
    { CAF_EM_B2_NOTIFIED, CAF_NOTIFY_WITHIN, 0, CAF_UNIT_NONE },
    { CAF_EM_B2_HELD, CAF_WITHIN, 20, CAF_WORKING_DAYS },
    { CAF_EM_A1_ASSESSED, CAF_WITHIN, 0, CAF_UNIT_NONE },
    { CAF_EM_A4_SEARCHED, CAF_WITHIN, 0, CAF_UNIT_NONE },
    { CAF_EM_A4_LOGGED, CAF_WITHIN, 0, CAF_UNIT_NONE },
    { CAF_EM_C1, CAF_WITHIN, 3, CAF_MONTHS },
    { CAF_EM_C1, CAF_REVIEW_FROM, CAF_ROLLING, CAF_CHOICE },
    { CAF_EM_D1, CAF_EXCUSED_REASONS, 0, CAF_CHOICE },
    { CAF_EM_D3_ACCESSIBLE, CAF_WITHIN, 1, CAF_YEARS },
    { CAF_EM_D3_ARCHIVED, CAF_WITHIN, 1, CAF_MONTHS },
    { CAF_EM_D3_DISPOSAL, CAF_WITHIN, 6, CAF_YEARS },
    { CAF_EM_D3_DISPOSAL, CAF_UNTIL_AGE, 0, CAF_UNIT_NONE },
    { CAF_EM_D3_DISPOSAL, CAF_HOLD, CAF_NO_HOLD, CAF_CHOICE },
    { CAF_BD_3K_LEVEL, CAF_EXPECTED_LEVEL, 2, CAF_CHOICE },
    { CAF_EM_B4_BOX, CAF_UNBORN_BOXES,
      1 << CAF_SPEECH_AND_LANGUAGE | 1 << CAF_EMOTIONAL_AND_SOCIAL | 1 << CAF_BEHAVIOUR | 1 << CAF_IDENTITY | 1 << CAF_SELF_CARE |
          1 << CAF_UNDERSTANDING | 1 << CAF_PARTICIPATION | 1 << CAF_ACHIEVEMENT | 1 << CAF_ASPIRATIONS,
      CAF_CHOICE },
    { CAF_EM_B6_HANDOVER, CAF_HANDOVER, CAF_UNTIL_ASSUMED, CAF_CHOICE },
    { CAF_BD_4A_GAP, CAF_WITHIN, 8, CAF_WEEKS },
    { CAF_BD_4A_GAP, CAF_USUAL_WITHIN, 6, CAF_WEEKS },
    { CAF_BD_4C_CURRENT, CAF_WITHIN, 8, CAF_WEEKS },
    { CAF_BD_4F_ATTENDED, CAF_ALONE_FROM, 16, CAF_YEARS },
    { CAF_BD_4H_UPDATED, CAF_WITHIN, 12, CAF_MONTHS },
    { CAF_NQ_3_SAFEGUARDING, CAF_WITHIN, 0, CAF_DAYS },
    { CAF_SF_STEPS, CAF_WITHIN, 10, CAF_WORKING_DAYS },
    { CAF_SF_SHARED, CAF_WITHIN, 15, CAF_WORKING_DAYS },
    { CAF_SF_REASSESSED, CAF_WITHIN, 12, CAF_MONTHS },
};

static int parameter_at(caf_rule_id rule, int32_t parameter)
{
    for (int i = 0; i < (int)(sizeof parameters / sizeof parameters[0]); i++) {
        if (parameters[i].rule == rule && parameters[i].parameter == parameter) {
            return i;
        }
    }
    return -1;
}

START_TEST(parameters_have_the_values_of_the_standards)
{
    const caf_profile *profile = caf_profile_at(0);
    for (caf_rule_id rule = -1; rule <= CAF_RULES + 1; rule++) {
        for (int32_t parameter = -1; parameter <= CAF_PARAMETERS + 1; parameter++) {
            int32_t amount = -7, unit = -7, again = -7, again_unit = -7;
            int at = parameter_at(rule, parameter);
            caf_status status = caf_rule_parameter(rule, parameter, &amount, &unit);
            ck_assert_int_eq(status, at >= 0 ? CAF_OK : CAF_E_RULE);
            ck_assert_int_eq(caf_profile_parameter(profile, rule, parameter, day("2023-01-01"), &again, &again_unit), status);
            if (at >= 0) {
                ck_assert_int_eq(amount, parameters[at].amount);
                ck_assert_int_eq(unit, parameters[at].unit);
                ck_assert(again == amount && again_unit == unit);
            } else {
                ck_assert(amount == -7 && unit == -7 && again == -7 && again_unit == -7);
            }
        }
    }
    int32_t number;
    ck_assert_int_eq(caf_rule_parameter(CAF_EM_C1, CAF_WITHIN, NULL, &number), CAF_E_NULL);
    ck_assert_int_eq(caf_rule_parameter(CAF_EM_C1, CAF_WITHIN, &number, NULL), CAF_E_NULL);
}
END_TEST

START_TEST(parameters_and_units_have_names)
{
    static const char *const own_names[] = { NULL, "within", "usual-within", "child-under-12", "review-from", "excused-reasons",
                                             "notify-within", "handover", "unborn-boxes", "expected-level", "alone-from",
                                             "until-age", "hold" };
    static const char *const units[] = { NULL, "days", "working days", "weeks", "months", "years" };
    for (int32_t i = 1; i < CAF_PARAMETERS; i++) {
        ck_assert_str_eq(caf_parameter_name(i), own_names[i]);
    }
    for (int32_t i = 1; i <= CAF_YEARS; i++) {
        ck_assert_str_eq(caf_unit_name(i), units[i]);
    }
    ck_assert_ptr_nonnull(caf_unit_name(CAF_CHOICE));
    ck_assert_ptr_null(caf_parameter_name(0));
    ck_assert_ptr_null(caf_parameter_name(-1));
    ck_assert_ptr_null(caf_parameter_name(CAF_PARAMETERS));
    ck_assert_ptr_null(caf_unit_name(CAF_UNIT_NONE));
    ck_assert_ptr_null(caf_unit_name(-1));
    ck_assert_ptr_null(caf_unit_name(CAF_UNITS));
}
END_TEST

START_TEST(verdicts_and_reasons_have_words)
{
    static const char *const verdicts[] = { NULL, "met", "not met", "due", "unknown", "not applicable", "judgement" };
    for (int32_t i = 1; i < CAF_VERDICTS; i++) {
        ck_assert_str_eq(caf_verdict_name(i), verdicts[i]);
    }
    ck_assert_ptr_null(caf_verdict_name(0));
    ck_assert_ptr_null(caf_verdict_name(-1));
    ck_assert_ptr_null(caf_verdict_name(CAF_VERDICTS));
    for (int32_t i = 1; i < CAF_REASONS; i++) {
        const char *words = caf_reason_text(i);
        for (int32_t other = 1; words != NULL && other < i; other++) {
            const char *others = caf_reason_text(other);
            ck_assert_msg(others == NULL || strcmp(others, words) != 0, "reasons %d and %d", (int)other, (int)i);
        }
        ck_assert(words == NULL || words[strlen(words) - 1] != '.');
    }
    ck_assert_ptr_null(caf_reason_text(0));
    ck_assert_ptr_null(caf_reason_text(-1));
    ck_assert_ptr_null(caf_reason_text(CAF_REASONS));
}
END_TEST

/* A profile asks for the rules of its own documents, and for those others that it leans on. */
static int is_asked_by(const char *name, const char *const beginnings[2], const char *const others[8])
{
    for (int i = 0; i < 2 && beginnings[i] != NULL; i++) {
        if (strncmp(name, beginnings[i], strlen(beginnings[i])) == 0) {
            return 1;
        }
    }
    for (int i = 0; i < 8 && others[i] != NULL; i++) {
        if (strcmp(name, others[i]) == 0) {
            return 1;
        }
    }
    return 0;
}

START_TEST(built_in_profiles_ask_what_their_documents_ask)
{
    static const struct {
        const char *name;
        const char *beginnings[2];
        const char *others[8];
    } all[] = {
        { "east-midlands-2011", { "EM-", "LE-" }, { NULL } },
        { "blackburn-with-darwen-2021", { "BD-" }, { "EM-A1-protection" } },
        { "nottingham-qa", { "NQ-", "NA-" },
          { "EM-A1-protection", "EM-A2-need", "EM-A2-strength", "EM-A3-involvement", "EM-IW1-steps", "BD-3l-smart",
            "BD-4c-in-time" } },
        { "sefton", { "SF-" }, { "EM-A1-protection", "EM-A4-searched", "EM-B2-held", "EM-C1" } },
    };
    for (int i = 0; i < 4; i++) {
        const caf_profile *profile = caf_profile_at(i);
        ck_assert_ptr_nonnull(profile);
        ck_assert_str_eq(caf_profile_name(profile), all[i].name);
        ck_assert(caf_profile_number(profile) > 0 && caf_profile_number(profile) < 1000);
        ck_assert_ptr_eq(caf_profile_builtin(all[i].name, strlen(all[i].name)), profile);
        for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
            int32_t severity = -7;
            ck_assert_int_eq(caf_profile_rule(profile, rule, day("2023-01-01"), &severity), CAF_OK);
            if (caf_rule_get(rule)->kind == CAF_DATA) {
                ck_assert_int_ge(severity, CAF_LOW);
            } else {
                int asked = is_asked_by(caf_rule_get(rule)->name, all[i].beginnings, all[i].others);
                ck_assert_msg((severity > 0) == asked, "%s in %s", caf_rule_get(rule)->name, all[i].name);
            }
            ck_assert_int_le(severity, CAF_HIGH);
        }
    }
    ck_assert_ptr_null(caf_profile_at(4));
    ck_assert_int_ne(caf_profile_number(caf_profile_at(0)), caf_profile_number(caf_profile_at(1)));
    ck_assert_ptr_null(caf_profile_at(-1));
    ck_assert_ptr_null(caf_profile_at(1000));
    ck_assert_ptr_null(caf_profile_builtin(NULL, 3));
    ck_assert_ptr_null(caf_profile_builtin("east-midlands-2011", 17));
    ck_assert_ptr_null(caf_profile_builtin("sefton-on-sea", 13));
    ck_assert_ptr_null(caf_profile_name(NULL));
    ck_assert_int_eq(caf_profile_number(NULL), 0);
}
END_TEST

/* Room for a profile of a few settings, aligned. */
typedef union block {
    max_align_t aligned;
    unsigned char bytes[8192];
} block;

static caf_setting rule_on(caf_rule_id rule, int32_t severity)
{
    caf_setting setting = { rule, 0, 0, 0, severity, 0, 0, 0, 0 };
    return setting;
}

static caf_setting limit(caf_rule_id rule, int32_t parameter, int32_t amount, int32_t unit)
{
    caf_setting setting = { rule, parameter, amount, unit, 0, 0, 0, 0, 0 };
    return setting;
}

static const caf_profile *build(block *memory, const caf_setting *settings, int64_t n)
{
    const caf_profile *profile = NULL;
    int64_t wrong = 77;
    ck_assert_int_eq(caf_profile_build(1234, "own", settings, n, NULL, 0, memory, sizeof *memory, &profile, &wrong), CAF_OK);
    ck_assert_int_eq(wrong, -1);
    ck_assert_ptr_nonnull(profile);
    return profile;
}

static void expect_parameter(const caf_profile *profile, caf_rule_id rule, int32_t parameter, const char *on, int32_t amount,
                             int32_t unit)
{
    int32_t found = -7, found_unit = -7;
    ck_assert_int_eq(caf_profile_parameter(profile, rule, parameter, day(on), &found, &found_unit), CAF_OK);
    ck_assert_msg(found == amount && found_unit == unit, "on %s: %d of unit %d", on, (int)found, (int)found_unit);
}

static int32_t severity_on(const caf_profile *profile, caf_rule_id rule, const char *on)
{
    int32_t severity = -7;
    ck_assert_int_eq(caf_profile_rule(profile, rule, day(on), &severity), CAF_OK);
    return severity;
}

START_TEST(a_profile_of_ones_own)
{
    static block memory;
    caf_setting settings[] = { rule_on(CAF_EM_C1, CAF_LOW), rule_on(CAF_EM_D1, 0), limit(CAF_EM_C1, CAF_WITHIN, 12, CAF_WEEKS) };
    const caf_profile *profile = build(&memory, settings, 3);
    ck_assert_str_eq(caf_profile_name(profile), "own");
    ck_assert_int_eq(caf_profile_number(profile), 1234);
    ck_assert_int_eq(severity_on(profile, CAF_EM_C1, "2023-01-01"), CAF_LOW);
    ck_assert_int_eq(severity_on(profile, CAF_EM_D1, "2023-01-01"), CAF_MEDIUM);
    ck_assert_int_eq(severity_on(profile, CAF_EM_B2_HELD, "2023-01-01"), 0);
    ck_assert_int_eq(severity_on(profile, CAF_DATA_ORDER, "2023-01-01"), CAF_HIGH);
    ck_assert_int_eq(severity_on(profile, CAF_NO_CASE, "2023-01-01"), CAF_HIGH);
    expect_parameter(profile, CAF_EM_C1, CAF_WITHIN, "2023-01-01", 12, CAF_WEEKS);
    expect_parameter(profile, CAF_EM_B2_HELD, CAF_WITHIN, "2023-01-01", 20, CAF_WORKING_DAYS);
    /* The caller's array is not needed any more, and the block may be moved. */
    memset(settings, 0xFF, sizeof settings);
    static block moved;
    memcpy(&moved, &memory, sizeof moved);
    memset(&memory, 0xFF, sizeof memory);
    profile = (const caf_profile *)(const void *)&moved;
    expect_parameter(profile, CAF_EM_C1, CAF_WITHIN, "2023-01-01", 12, CAF_WEEKS);
    ck_assert_str_eq(caf_profile_name(profile), "own");
}
END_TEST

START_TEST(settings_are_in_force_between_their_days)
{
    static block memory;
    caf_setting settings[] = {
        limit(CAF_EM_B2_HELD, CAF_WITHIN, 10, CAF_WORKING_DAYS), limit(CAF_EM_B2_HELD, CAF_WITHIN, 6, CAF_WEEKS),
        limit(CAF_EM_B2_HELD, CAF_WITHIN, 30, CAF_DAYS),         rule_on(CAF_EM_B2_HELD, CAF_HIGH),
        limit(CAF_EM_C1, CAF_WITHIN, 1, CAF_MONTHS),             limit(CAF_EM_C1, CAF_WITHIN, 2, CAF_MONTHS),
    };
    settings[0].from = CAF_DATE_NONE;
    settings[0].until = CAF_DATE_NONE;
    settings[1].from = day("2023-04-01");
    settings[1].until = day("2023-06-30");
    settings[2].from = day("2023-06-01");
    settings[3].from = day("2023-01-01");
    settings[3].until = day("2023-12-31");
    const caf_profile *profile = build(&memory, settings, 6);
    expect_parameter(profile, CAF_EM_B2_HELD, CAF_WITHIN, "2023-03-31", 10, CAF_WORKING_DAYS);
    expect_parameter(profile, CAF_EM_B2_HELD, CAF_WITHIN, "2023-04-01", 6, CAF_WEEKS);
    expect_parameter(profile, CAF_EM_B2_HELD, CAF_WITHIN, "2023-05-31", 6, CAF_WEEKS);
    expect_parameter(profile, CAF_EM_B2_HELD, CAF_WITHIN, "2023-06-01", 30, CAF_DAYS);
    expect_parameter(profile, CAF_EM_B2_HELD, CAF_WITHIN, "2030-06-01", 30, CAF_DAYS);
    expect_parameter(profile, CAF_EM_C1, CAF_WITHIN, "2023-06-01", 2, CAF_MONTHS);
    ck_assert_int_eq(severity_on(profile, CAF_EM_B2_HELD, "2022-12-31"), 0);
    ck_assert_int_eq(severity_on(profile, CAF_EM_B2_HELD, "2023-01-01"), CAF_HIGH);
    ck_assert_int_eq(severity_on(profile, CAF_EM_B2_HELD, "2023-12-31"), CAF_HIGH);
    ck_assert_int_eq(severity_on(profile, CAF_EM_B2_HELD, "2024-01-01"), 0);
    /* Listed the other way round the last one that is in force counts again. */
    settings[2] = settings[1];
    settings[1] = limit(CAF_EM_B2_HELD, CAF_WITHIN, 30, CAF_DAYS);
    settings[1].from = day("2023-06-01");
    profile = build(&memory, settings, 6);
    expect_parameter(profile, CAF_EM_B2_HELD, CAF_WITHIN, "2023-06-30", 6, CAF_WEEKS);
    expect_parameter(profile, CAF_EM_B2_HELD, CAF_WITHIN, "2023-07-01", 30, CAF_DAYS);
}
END_TEST

START_TEST(an_impossible_setting_is_named)
{
    static block memory;
    const caf_setting good = limit(CAF_EM_C1, CAF_WITHIN, 3, CAF_MONTHS);
    const struct {
        caf_setting setting;
        caf_status expected;
    } all[] = {
        { rule_on(0, CAF_LOW), CAF_E_PROFILE },
        { rule_on(-1, CAF_LOW), CAF_E_PROFILE },
        { rule_on(CAF_RULES, CAF_LOW), CAF_E_PROFILE },
        { rule_on(CAF_EM_C1, CAF_AS_BEFORE - 1), CAF_E_PROFILE },
        { rule_on(CAF_EM_C1, CAF_SWITCHED_OFF), CAF_OK },
        { rule_on(CAF_EM_C1, CAF_AS_BEFORE), CAF_OK },
        { rule_on(CAF_DATA_VALUE, CAF_SWITCHED_OFF), CAF_E_PROFILE },
        { rule_on(CAF_EM_C1, CAF_HIGH + 1), CAF_E_PROFILE },
        { rule_on(CAF_EM_C1, CAF_HIGH), CAF_OK },
        { rule_on(CAF_DATA_VALUE, CAF_LOW), CAF_OK },
        { limit(CAF_EM_D1, CAF_WITHIN, 3, CAF_MONTHS), CAF_E_PROFILE },
        { limit(CAF_EM_C1, CAF_PARAMETERS, 3, CAF_MONTHS), CAF_E_PROFILE },
        { limit(CAF_EM_C1, -1, 3, CAF_MONTHS), CAF_E_PROFILE },
        { limit(CAF_EM_C1, CAF_WITHIN, 0, CAF_MONTHS), CAF_E_PROFILE },
        { limit(CAF_EM_C1, CAF_WITHIN, -3, CAF_MONTHS), CAF_E_PROFILE },
        { limit(CAF_EM_C1, CAF_WITHIN, INT32_MAX, CAF_MONTHS), CAF_E_PROFILE },
        { limit(CAF_EM_C1, CAF_WITHIN, INT32_MIN, CAF_MONTHS), CAF_E_PROFILE },
        { limit(CAF_EM_C1, CAF_WITHIN, 3, CAF_UNIT_NONE), CAF_E_PROFILE },
        { limit(CAF_EM_C1, CAF_WITHIN, 3, CAF_CHOICE), CAF_E_PROFILE },
        { limit(CAF_EM_C1, CAF_WITHIN, 3, -1), CAF_E_PROFILE },
        { limit(CAF_EM_C1, CAF_WITHIN, 3, CAF_UNITS), CAF_E_PROFILE },
        { limit(CAF_EM_C1, CAF_WITHIN, 1, CAF_DAYS), CAF_OK },
        { limit(CAF_EM_C1, CAF_REVIEW_FROM, 0, CAF_CHOICE), CAF_E_PROFILE },
        { limit(CAF_EM_C1, CAF_REVIEW_FROM, 3, CAF_CHOICE), CAF_E_PROFILE },
        { limit(CAF_EM_C1, CAF_REVIEW_FROM, CAF_ANCHORED, CAF_DAYS), CAF_E_PROFILE },
        { limit(CAF_EM_C1, CAF_REVIEW_FROM, CAF_ANCHORED, CAF_CHOICE), CAF_OK },
        { limit(CAF_EM_A3_AGREEMENT, CAF_CHILD_UNDER_12, 3, CAF_CHOICE), CAF_E_PROFILE },
        { limit(CAF_EM_A3_AGREEMENT, CAF_CHILD_UNDER_12, CAF_VIEW_SUFFICES, CAF_CHOICE), CAF_OK },
        { limit(CAF_EM_D1, CAF_EXCUSED_REASONS, -1, CAF_CHOICE), CAF_E_PROFILE },
        { limit(CAF_EM_D1, CAF_EXCUSED_REASONS, 1 << (CAF_OTHER_REASON + 1), CAF_CHOICE), CAF_E_PROFILE },
        { limit(CAF_EM_D1, CAF_EXCUSED_REASONS, 1 << CAF_OTHER_REASON, CAF_CHOICE), CAF_OK },
        { limit(CAF_EM_D1, CAF_EXCUSED_REASONS, 0, CAF_CHOICE), CAF_OK },
        { limit(CAF_EM_B2_NOTIFIED, CAF_NOTIFY_WITHIN, 0, CAF_DAYS), CAF_OK },
        { limit(CAF_EM_B2_NOTIFIED, CAF_NOTIFY_WITHIN, -1, CAF_DAYS), CAF_E_PROFILE },
        { limit(CAF_EM_B2_NOTIFIED, CAF_NOTIFY_WITHIN, 5, CAF_CHOICE), CAF_E_PROFILE },
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        caf_setting settings[3] = { good, good, all[i].setting };
        const caf_profile *profile = NULL;
        int64_t wrong = 77;
        caf_status status = caf_profile_build(1000, "own", settings, 3, NULL, 0, &memory, sizeof memory, &profile, &wrong);
        ck_assert_msg(status == all[i].expected, "setting %d: %s", (int)i, caf_status_text(status));
        ck_assert_int_eq(wrong, status == CAF_OK ? -1 : 2);
        ck_assert((profile != NULL) == (status == CAF_OK));
        ck_assert_int_eq(caf_profile_build(1000, "own", settings, 3, NULL, 0, &memory, sizeof memory, &profile, NULL), status);
    }
}
END_TEST

START_TEST(a_profile_refuses_what_cannot_be)
{
    static block memory;
    caf_setting setting = rule_on(CAF_EM_C1, CAF_LOW);
    const caf_profile *profile = NULL;
    size_t size = 0, more = 0;
    int64_t wrong = 77;
    char name[CAF_PROFILE_NAME + 1];
    memset(name, 'n', sizeof name);
    name[CAF_PROFILE_NAME] = 0;
    ck_assert_int_eq(caf_profile_size(0, 0, &size), CAF_OK);
    ck_assert_int_eq(caf_profile_size(1, 0, &more), CAF_OK);
    ck_assert_uint_gt(more, size);
    ck_assert_int_eq(caf_profile_size(4096, 0, &size), CAF_OK);
    ck_assert_int_eq(caf_profile_size(4097, 0, &size), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_size(-1, 0, &size), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_size(INT64_MAX, 0, &size), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_size(1, 0, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_build(1000, NULL, &setting, 1, NULL, 0, &memory, sizeof memory, &profile, &wrong), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_build(1000, "own", NULL, 1, NULL, 0, &memory, sizeof memory, &profile, &wrong), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_build(1000, "own", &setting, 1, NULL, 0, NULL, sizeof memory, &profile, &wrong), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_build(1000, "own", &setting, 1, NULL, 0, &memory, sizeof memory, NULL, &wrong), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_build(999, "own", &setting, 1, NULL, 0, &memory, sizeof memory, &profile, &wrong), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_build(32768, "own", &setting, 1, NULL, 0, &memory, sizeof memory, &profile, &wrong), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_build(-1, "own", &setting, 1, NULL, 0, &memory, sizeof memory, &profile, &wrong), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_build(1000, "", &setting, 1, NULL, 0, &memory, sizeof memory, &profile, &wrong), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_build(1000, name, &setting, 1, NULL, 0, &memory, sizeof memory, &profile, &wrong), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_build(1000, "own", &setting, -1, NULL, 0, &memory, sizeof memory, &profile, &wrong), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_build(1000, "own", &setting, 4097, NULL, 0, &memory, sizeof memory, &profile, &wrong), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_build(1000, "own", &setting, 1, NULL, 0, memory.bytes + 1, 4096, &profile, &wrong), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_profile_build(1000, "own", &setting, 1, NULL, 0, &memory, more - 1, &profile, &wrong), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_profile_build(1000, "own", &setting, 1, NULL, 0, &memory, 0, &profile, &wrong), CAF_E_CAPACITY);
    ck_assert_ptr_null(profile);
    ck_assert_int_eq(wrong, -1);
    /* Exactly enough, at both ends of the numbers, with the longest name, and without any setting. */
    name[CAF_PROFILE_NAME - 1] = 0;
    void *exact = malloc(more);
    ck_assert_ptr_nonnull(exact);
    ck_assert_int_eq(caf_profile_build(32767, name, &setting, 1, NULL, 0, exact, more, &profile, NULL), CAF_OK);
    ck_assert_str_eq(caf_profile_name(profile), name);
    ck_assert_int_eq(caf_profile_build(1000, "n", NULL, 0, NULL, 0, exact, more, &profile, NULL), CAF_OK);
    ck_assert_str_eq(caf_profile_name(profile), "n");
    ck_assert_int_eq(severity_on(profile, CAF_EM_C1, "2023-01-01"), 0);
    free(exact);
}
END_TEST

START_TEST(what_is_no_profile_is_refused)
{
    static block zeros;
    const caf_profile *none = (const caf_profile *)(const void *)&zeros;
    int32_t severity, amount, unit;
    ck_assert_ptr_null(caf_profile_name(none));
    ck_assert_int_eq(caf_profile_number(none), 0);
    ck_assert_int_eq(caf_profile_rule(none, CAF_EM_C1, 0, &severity), CAF_E_PROFILE);
    ck_assert_int_eq(caf_profile_parameter(none, CAF_EM_C1, CAF_WITHIN, 0, &amount, &unit), CAF_E_PROFILE);
    ck_assert_int_eq(caf_profile_rule(NULL, CAF_EM_C1, 0, &severity), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_rule(caf_profile_at(0), CAF_EM_C1, 0, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_rule(caf_profile_at(0), 0, 0, &severity), CAF_E_RULE);
    ck_assert_int_eq(caf_profile_rule(caf_profile_at(0), CAF_RULES, 0, &severity), CAF_E_RULE);
    ck_assert_int_eq(caf_profile_parameter(NULL, CAF_EM_C1, CAF_WITHIN, 0, &amount, &unit), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_parameter(caf_profile_at(0), CAF_EM_C1, CAF_WITHIN, 0, NULL, &unit), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_parameter(caf_profile_at(0), CAF_EM_C1, CAF_WITHIN, 0, &amount, NULL), CAF_E_NULL);
}
END_TEST

/* Due dates reckoned by hand. */
static const struct {
    caf_rule_id rule;
    caf_division division;
    const char *anchor, *due;
} dues[] = {
    { CAF_EM_B2_HELD, CAF_ENGLAND_AND_WALES, "2022-05-20", "2022-06-21" },
    { CAF_EM_B2_HELD, CAF_ENGLAND_AND_WALES, "2023-04-03", "2023-05-04" },
    { CAF_EM_B2_HELD, CAF_SCOTLAND, "2023-04-03", "2023-05-03" },
    { CAF_EM_B2_HELD, CAF_ENGLAND_AND_WALES, "2023-12-01", "2024-01-03" },
    { CAF_EM_B2_HELD, CAF_SCOTLAND, "2023-12-01", "2024-01-04" },
    { CAF_EM_B2_HELD, CAF_ENGLAND_AND_WALES, "2020-04-30", "2020-06-01" },
    { CAF_EM_B2_HELD, CAF_NORTHERN_IRELAND, "2023-06-16", "2023-07-17" },
    { CAF_EM_C1, CAF_DIVISION_NONE, "2022-11-30", "2023-02-28" },
    { CAF_EM_C1, CAF_DIVISION_NONE, "2023-11-30", "2024-02-29" },
    { CAF_EM_C1, CAF_DIVISION_NONE, "2023-08-31", "2023-11-30" },
    { CAF_EM_C1, CAF_DIVISION_NONE, "2023-09-30", "2023-12-30" },
    { CAF_EM_C1, CAF_SCOTLAND, "2023-02-14", "2023-05-14" },
    { CAF_EM_D3_ACCESSIBLE, CAF_DIVISION_NONE, "2021-06-15", "2022-06-15" },
    { CAF_EM_D3_ACCESSIBLE, CAF_DIVISION_NONE, "2024-02-29", "2025-02-28" },
    { CAF_EM_D3_ACCESSIBLE, CAF_DIVISION_NONE, "2023-02-28", "2024-02-28" },
    { CAF_BD_4A_GAP, CAF_DIVISION_NONE, "2023-01-10", "2023-03-07" },
    { CAF_BD_4C_CURRENT, CAF_DIVISION_NONE, "2023-01-10", "2023-03-07" },
};

START_TEST(due_dates_are_those_reckoned_by_hand)
{
    for (size_t i = 0; i < sizeof dues / sizeof dues[0]; i++) {
        caf_context context = caf_context_on(0, dues[i].division);
        caf_date anchor = day(dues[i].anchor);
        caf_date due = 77, again = 77;
        ck_assert_int_eq(caf_due(&context, dues[i].rule, anchor, &due), CAF_OK);
        ck_assert_msg(due == day(dues[i].due), "from %s", dues[i].anchor);
        ck_assert_int_eq(caf_due_array(&context, dues[i].rule, &anchor, 1, &again), CAF_OK);
        ck_assert_int_eq(again, due);
        again = 77;
        if (dues[i].rule == CAF_EM_B2_HELD) {
            ck_assert_int_eq(caf_first_taf_due(&context, anchor, &again), CAF_OK);
            ck_assert_int_eq(again, due);
            again = 77;
            ck_assert_int_eq(caf_first_taf_due_array(&context, &anchor, 1, &again), CAF_OK);
        } else if (dues[i].rule == CAF_EM_C1) {
            ck_assert_int_eq(caf_next_review_due(&context, anchor, &again), CAF_OK);
        } else if (dues[i].rule == CAF_EM_D3_ACCESSIBLE) {
            ck_assert_int_eq(caf_archive_due(&context, anchor, &again), CAF_OK);
        } else {
            again = due;
        }
        ck_assert_int_eq(again, due);
    }
}
END_TEST

START_TEST(only_timing_rules_have_a_due_date)
{
    caf_context context = caf_context_on(day("2023-06-01"), CAF_ENGLAND_AND_WALES);
    for (caf_rule_id rule = -1; rule <= CAF_RULES; rule++) {
        const caf_rule *known = caf_rule_get(rule);
        int timing = rule == CAF_EM_B2_HELD || rule == CAF_EM_C1 || rule == CAF_EM_D3_ACCESSIBLE || rule == CAF_BD_4A_GAP ||
                     rule == CAF_BD_4C_CURRENT || rule == CAF_BD_4H_UPDATED || rule == CAF_SF_STEPS || rule == CAF_SF_SHARED ||
                     rule == CAF_SF_REASSESSED;
        caf_date anchor = day("2023-04-03");
        caf_date due = 77;
        int32_t verdict = -7;
        caf_status expected = timing ? CAF_OK : CAF_E_RULE;
        /* Of these a profile has to set the time first. */
        int unset = rule == CAF_EM_A1_ASSESSED || rule == CAF_EM_A4_SEARCHED || rule == CAF_EM_A4_LOGGED;
        ck_assert(known == NULL || known->timing == (timing || unset));
        ck_assert_int_eq(caf_due(&context, rule, anchor, &due), expected);
        ck_assert_int_eq(caf_due_array(&context, rule, &anchor, 1, &due), expected);
        ck_assert_int_eq(caf_judge(&context, rule, anchor, anchor, &verdict, NULL, NULL, NULL), expected);
        ck_assert(timing || (due == 77 && verdict == -7));
    }
}
END_TEST

START_TEST(a_rule_without_a_time_has_a_due_date_once_a_profile_sets_one)
{
    caf_setting setting = limit(CAF_EM_A4_SEARCHED, CAF_WITHIN, 2, CAF_DAYS);
    max_align_t memory[64];
    caf_context context = caf_context_on(day("2023-06-01"), CAF_DIVISION_NONE);
    caf_date anchor = day("2023-04-03");
    caf_date due = 77;
    int32_t verdict = -7;
    setting.from = day("2023-04-01");
    ck_assert_int_eq(caf_profile_build(1000, "own", &setting, 1, NULL, 0, memory, sizeof memory, &context.profile, NULL), CAF_OK);
    ck_assert_int_eq(caf_due(&context, CAF_EM_A4_SEARCHED, anchor, &due), CAF_OK);
    ck_assert_int_eq(due, day("2023-04-05"));
    ck_assert_int_eq(caf_judge(&context, CAF_EM_A4_SEARCHED, anchor, day("2023-04-06"), &verdict, NULL, NULL, NULL), CAF_OK);
    ck_assert_int_eq(verdict, CAF_NOT_MET);
    anchor = day("2023-03-31");
    due = 77;
    ck_assert_int_eq(caf_due(&context, CAF_EM_A4_SEARCHED, anchor, &due), CAF_E_RULE);
    ck_assert_int_eq(due, 77);
    ck_assert_int_eq(caf_due_array(&context, CAF_EM_A4_SEARCHED, &anchor, 1, &due), CAF_E_SOME_ROWS);
    ck_assert_int_eq(due, CAF_DATE_NONE);
}
END_TEST

START_TEST(a_due_date_says_what_is_wrong)
{
    static block zeros;
    caf_context context = caf_context_on(0, CAF_ENGLAND_AND_WALES);
    caf_context other = context;
    caf_date due = 77;
    caf_date anchor = day("2023-04-03");
    ck_assert_int_eq(caf_due(NULL, CAF_EM_C1, anchor, &due), CAF_E_NULL);
    ck_assert_int_eq(caf_due(&context, CAF_EM_C1, anchor, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_due(&context, CAF_EM_C1, CAF_DATE_NONE, &due), CAF_E_DATE_NONE);
    ck_assert_int_eq(caf_due(&context, CAF_EM_C1, CAF_DATE_LAST, &due), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_due(&context, CAF_EM_C1, CAF_DATE_LAST + 1, &due), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_due(&context, CAF_EM_C1, INT32_MAX, &due), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_due(&context, CAF_EM_B2_HELD, CAF_DATE_NONE, &due), CAF_E_DATE_NONE);
    ck_assert_int_eq(caf_due(&context, CAF_EM_B2_HELD, day("1977-12-31"), &due), CAF_E_CALENDAR_RANGE);
    ck_assert_int_eq(caf_due(&context, CAF_EM_B2_HELD, day("2100-12-20"), &due), CAF_E_CALENDAR_RANGE);
    other.size--;
    ck_assert_int_eq(caf_due(&other, CAF_EM_C1, anchor, &due), CAF_E_SIZE);
    other = context;
    other.division = CAF_DIVISION_NONE;
    ck_assert_int_eq(caf_due(&other, CAF_EM_B2_HELD, anchor, &due), CAF_E_DIVISION);
    ck_assert_int_eq(caf_due_array(&other, CAF_EM_B2_HELD, &anchor, 1, &due), CAF_E_DIVISION);
    other.division = CAF_DIVISIONS;
    ck_assert_int_eq(caf_due(&other, CAF_EM_C1, anchor, &due), CAF_E_DIVISION);
    other.division = -1;
    ck_assert_int_eq(caf_due(&other, CAF_EM_C1, anchor, &due), CAF_E_DIVISION);
    other = context;
    other.profile = (const caf_profile *)(const void *)&zeros;
    ck_assert_int_eq(caf_due(&other, CAF_EM_C1, anchor, &due), CAF_E_PROFILE);
    other = context;
    other.calendars[CAF_ENGLAND_AND_WALES] = (const caf_calendar *)(const void *)&zeros;
    ck_assert_int_eq(caf_due(&other, CAF_EM_B2_HELD, anchor, &due), CAF_E_CALENDAR);
    ck_assert_int_eq(caf_due_array(&other, CAF_EM_B2_HELD, &anchor, 1, &due), CAF_E_CALENDAR);
    ck_assert_int_eq(due, 77);
}
END_TEST

START_TEST(arrays_of_due_dates_keep_the_contract)
{
    caf_context context = caf_context_on(0, CAF_ENGLAND_AND_WALES);
    caf_date anchors[5] = { day("2023-04-03"), CAF_DATE_NONE, day("2100-12-20"), day("2022-05-20"), INT32_MAX };
    caf_date out[6] = { 7, 7, 7, 7, 7, 77 };
    ck_assert_int_eq(caf_due_array(&context, CAF_EM_B2_HELD, anchors, 5, out), CAF_E_SOME_ROWS);
    ck_assert_int_eq(out[0], day("2023-05-04"));
    ck_assert_int_eq(out[1], CAF_DATE_NONE);
    ck_assert_int_eq(out[2], CAF_DATE_NONE);
    ck_assert_int_eq(out[3], day("2022-06-21"));
    ck_assert_int_eq(out[4], CAF_DATE_NONE);
    ck_assert_int_eq(out[5], 77);
    ck_assert_int_eq(caf_due_array(&context, CAF_EM_B2_HELD, anchors, 5, anchors), CAF_E_SOME_ROWS);
    ck_assert_int_eq(memcmp(anchors, out, sizeof anchors), 0);
    ck_assert_int_eq(caf_due_array(&context, CAF_EM_C1, NULL, 0, NULL), CAF_OK);
    ck_assert_int_eq(caf_due_array(&context, CAF_EM_C1, NULL, 1, out), CAF_E_NULL);
    ck_assert_int_eq(caf_due_array(&context, CAF_EM_C1, anchors, 1, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_due_array(NULL, CAF_EM_C1, anchors, 1, out), CAF_E_NULL);
    ck_assert_int_eq(caf_due_array(&context, 0, anchors, 1, out), CAF_E_RULE);
}
END_TEST

START_TEST(a_profile_in_force_on_the_anchor_decides)
{
    static block memory;
    caf_setting settings[] = { limit(CAF_EM_B2_HELD, CAF_WITHIN, 6, CAF_WEEKS), limit(CAF_EM_C1, CAF_WITHIN, 10, CAF_DAYS) };
    settings[0].from = day("2023-04-04");
    settings[1].until = day("2023-01-31");
    caf_context context = caf_context_on(0, CAF_ENGLAND_AND_WALES);
    caf_date due = 77;
    context.profile = build(&memory, settings, 2);
    ck_assert_int_eq(caf_due(&context, CAF_EM_B2_HELD, day("2023-04-03"), &due), CAF_OK);
    ck_assert_int_eq(due, day("2023-05-04"));
    ck_assert_int_eq(caf_due(&context, CAF_EM_B2_HELD, day("2023-04-04"), &due), CAF_OK);
    ck_assert_int_eq(due, day("2023-05-16"));
    ck_assert_int_eq(caf_due(&context, CAF_EM_C1, day("2023-01-31"), &due), CAF_OK);
    ck_assert_int_eq(due, day("2023-02-10"));
    ck_assert_int_eq(caf_due(&context, CAF_EM_C1, day("2023-02-01"), &due), CAF_OK);
    ck_assert_int_eq(due, day("2023-05-01"));
}
END_TEST

START_TEST(every_unit_is_counted_in_its_own_way)
{
    static block memory;
    static const struct {
        int32_t amount, unit;
        const char *due;
    } units[] = {
        { 31, CAF_DAYS, "2024-03-02" },        { 2, CAF_WORKING_DAYS, "2024-02-02" }, { 4, CAF_WEEKS, "2024-02-28" },
        { 1, CAF_MONTHS, "2024-02-29" },       { 13, CAF_MONTHS, "2025-02-28" },      { 1, CAF_YEARS, "2025-01-31" },
        { 36525, CAF_DAYS, "2124-02-01" },
    };
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        caf_setting setting = limit(CAF_EM_C1, CAF_WITHIN, units[i].amount, units[i].unit);
        caf_context context = caf_context_on(0, CAF_ENGLAND_AND_WALES);
        caf_date due = 77;
        context.profile = build(&memory, &setting, 1);
        ck_assert_int_eq(caf_due(&context, CAF_EM_C1, day("2024-01-31"), &due), CAF_OK);
        ck_assert_msg(due == day(units[i].due), "%d %s", (int)units[i].amount, caf_unit_name(units[i].unit));
    }
}
END_TEST

START_TEST(a_calendar_of_ones_own_is_used)
{
    caf_calendar_change closed = { day("2023-05-04"), CAF_CLOSURE_DAY };
    caf_calendar_spec spec;
    memset(&spec, 0, sizeof spec);
    spec.size = (int32_t)sizeof spec;
    spec.division = CAF_ENGLAND_AND_WALES;
    spec.changes = &closed;
    spec.n_changes = 1;
    size_t size = 0;
    ck_assert_int_eq(caf_calendar_size(&spec, &size), CAF_OK);
    void *memory = malloc(size);
    ck_assert_ptr_nonnull(memory);
    caf_context context = caf_context_on(0, CAF_ENGLAND_AND_WALES);
    ck_assert_int_eq(caf_calendar_build(&spec, memory, size, &context.calendars[CAF_ENGLAND_AND_WALES]), CAF_OK);
    caf_date due = 77;
    ck_assert_int_eq(caf_due(&context, CAF_EM_B2_HELD, day("2023-04-03"), &due), CAF_OK);
    ck_assert_int_eq(due, day("2023-05-05"));
    context.division = CAF_SCOTLAND;
    ck_assert_int_eq(caf_due(&context, CAF_EM_B2_HELD, day("2023-04-03"), &due), CAF_OK);
    ck_assert_int_eq(due, day("2023-05-03"));
    free(memory);
}
END_TEST

static void expect_judgement(const caf_context *context, caf_rule_id rule, const char *anchor, const char *done, int32_t verdict,
                             const char *due, int32_t days, int32_t slack)
{
    int32_t found = -7, found_days = -7, found_slack = -7;
    caf_date found_due = 77;
    caf_date act = done != NULL ? day(done) : 0;
    ck_assert_int_eq(caf_judge(context, rule, day(anchor), act, &found, &found_due, &found_days, &found_slack), CAF_OK);
    ck_assert_msg(found == verdict && found_due == day(due) && found_days == days && found_slack == slack,
                  "%s, %s: %s, %d days, slack %d", anchor, done != NULL ? done : "not done", caf_verdict_name(found),
                  (int)found_days, (int)found_slack);
    ck_assert_int_eq(caf_judge(context, rule, day(anchor), done != NULL ? act : CAF_DATE_NONE, &found, NULL, NULL, NULL), CAF_OK);
    ck_assert_int_eq(found, verdict);
}

START_TEST(an_act_is_judged)
{
    caf_context context = caf_context_on(day("2023-05-04"), CAF_ENGLAND_AND_WALES);
    expect_judgement(&context, CAF_EM_B2_HELD, "2023-04-03", "2023-05-04", CAF_MET, "2023-05-04", 20, 0);
    expect_judgement(&context, CAF_EM_B2_HELD, "2023-04-03", "2023-05-05", CAF_NOT_MET, "2023-05-04", 21, -1);
    expect_judgement(&context, CAF_EM_B2_HELD, "2023-04-03", "2023-05-09", CAF_NOT_MET, "2023-05-04", 22, -2);
    expect_judgement(&context, CAF_EM_B2_HELD, "2023-04-03", "2023-04-03", CAF_MET, "2023-05-04", 0, 20);
    expect_judgement(&context, CAF_EM_B2_HELD, "2023-04-03", NULL, CAF_DUE, "2023-05-04", 20, 0);
    expect_judgement(&context, CAF_EM_C1, "2022-11-30", "2023-02-28", CAF_MET, "2023-02-28", 90, 0);
    expect_judgement(&context, CAF_EM_C1, "2022-11-30", "2023-03-01", CAF_NOT_MET, "2023-02-28", 91, -1);
    expect_judgement(&context, CAF_EM_C1, "2023-02-04", NULL, CAF_DUE, "2023-05-04", 89, 0);
    expect_judgement(&context, CAF_EM_C1, "2023-02-03", NULL, CAF_NOT_MET, "2023-05-03", 90, -1);
    expect_judgement(&context, CAF_BD_4A_GAP, "2023-01-10", "2023-03-07", CAF_MET, "2023-03-07", 56, 0);
    expect_judgement(&context, CAF_BD_4A_GAP, "2023-01-10", "2023-03-08", CAF_NOT_MET, "2023-03-07", 57, -1);
    context.as_of = day("2023-05-05");
    expect_judgement(&context, CAF_EM_B2_HELD, "2023-04-03", NULL, CAF_NOT_MET, "2023-05-04", 21, -1);
}
END_TEST

START_TEST(a_judgement_says_what_is_wrong)
{
    static block zeros;
    caf_context context = caf_context_on(day("2023-05-04"), CAF_ENGLAND_AND_WALES);
    caf_context other = context;
    caf_date anchor = day("2023-04-03");
    int32_t verdict = -7, days = -7;
    ck_assert_int_eq(caf_judge(NULL, CAF_EM_C1, anchor, 0, &verdict, NULL, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_judge(&context, CAF_EM_C1, anchor, 0, NULL, NULL, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_judge(&context, CAF_EM_D1, anchor, 0, &verdict, NULL, NULL, NULL), CAF_E_RULE);
    ck_assert_int_eq(caf_judge(&context, CAF_EM_C1, CAF_DATE_NONE, anchor, &verdict, NULL, NULL, NULL), CAF_E_DATE_NONE);
    ck_assert_int_eq(caf_judge(&context, CAF_EM_C1, CAF_DATE_LAST + 1, anchor, &verdict, NULL, NULL, NULL), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_judge(&context, CAF_EM_C1, CAF_DATE_LAST, anchor, &verdict, NULL, NULL, NULL), CAF_E_CALENDAR_RANGE);
    ck_assert_int_eq(caf_judge(&context, CAF_EM_C1, anchor, CAF_DATE_LAST + 1, &verdict, NULL, NULL, NULL), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_judge(&context, CAF_EM_C1, anchor, INT32_MIN + 1, &verdict, NULL, &days, NULL), CAF_E_DATE_RANGE);
    ck_assert_int_eq(caf_judge(&context, CAF_EM_B2_HELD, anchor, day("2101-01-01"), &verdict, NULL, NULL, NULL),
                     CAF_E_CALENDAR_RANGE);
    ck_assert_int_eq(caf_judge(&context, CAF_EM_B2_HELD, day("1950-01-01"), anchor, &verdict, NULL, NULL, NULL),
                     CAF_E_CALENDAR_RANGE);
    other.as_of = 0;
    ck_assert_int_eq(caf_judge(&other, CAF_EM_C1, anchor, 0, &verdict, NULL, NULL, NULL), CAF_E_DATE_NONE);
    other.as_of = CAF_DATE_NONE;
    ck_assert_int_eq(caf_judge(&other, CAF_EM_C1, anchor, CAF_DATE_NONE, &verdict, NULL, NULL, NULL), CAF_E_DATE_NONE);
    other = context;
    other.division = CAF_DIVISION_NONE;
    ck_assert_int_eq(caf_judge(&other, CAF_EM_B2_HELD, anchor, anchor, &verdict, NULL, NULL, NULL), CAF_E_DIVISION);
    other.division = 99;
    ck_assert_int_eq(caf_judge(&other, CAF_EM_C1, anchor, anchor, &verdict, NULL, NULL, NULL), CAF_E_DIVISION);
    other = context;
    other.size = 0;
    ck_assert_int_eq(caf_judge(&other, CAF_EM_C1, anchor, anchor, &verdict, NULL, NULL, NULL), CAF_E_SIZE);
    other = context;
    other.profile = (const caf_profile *)(const void *)&zeros;
    ck_assert_int_eq(caf_judge(&other, CAF_EM_C1, anchor, anchor, &verdict, NULL, NULL, NULL), CAF_E_PROFILE);
    ck_assert(verdict == -7 && days == -7);
    /* With an act there is nothing to look at a day for. */
    other = context;
    other.as_of = CAF_DATE_NONE;
    ck_assert_int_eq(caf_judge(&other, CAF_EM_C1, anchor, anchor, &verdict, NULL, NULL, NULL), CAF_OK);
    ck_assert_int_eq(verdict, CAF_MET);
}
END_TEST

START_TEST(a_judgement_with_no_calendar_says_so)
{
    static block zeros;
    caf_context context = caf_context_on(day("2023-05-04"), CAF_ENGLAND_AND_WALES);
    int32_t verdict = -7;
    context.calendars[CAF_ENGLAND_AND_WALES] = (const caf_calendar *)(const void *)&zeros;
    ck_assert_int_eq(caf_judge(&context, CAF_EM_B2_HELD, day("2023-04-03"), 0, &verdict, NULL, NULL, NULL), CAF_E_CALENDAR);
    ck_assert_int_eq(verdict, -7);
}
END_TEST

static Suite *rules_suite(void)
{
    Suite *suite = suite_create("rules");
    TCase *tcase = tcase_create("rules");
    tcase_add_test(tcase, every_rule_says_what_it_is);
    tcase_add_test(tcase, rules_are_found_by_name_in_any_case);
    tcase_add_test(tcase, parameters_have_the_values_of_the_standards);
    tcase_add_test(tcase, parameters_and_units_have_names);
    tcase_add_test(tcase, verdicts_and_reasons_have_words);
    tcase_add_test(tcase, built_in_profiles_ask_what_their_documents_ask);
    tcase_add_test(tcase, a_profile_of_ones_own);
    tcase_add_test(tcase, settings_are_in_force_between_their_days);
    tcase_add_test(tcase, an_impossible_setting_is_named);
    tcase_add_test(tcase, a_profile_refuses_what_cannot_be);
    tcase_add_test(tcase, what_is_no_profile_is_refused);
    tcase_add_test(tcase, due_dates_are_those_reckoned_by_hand);
    tcase_add_test(tcase, only_timing_rules_have_a_due_date);
    tcase_add_test(tcase, a_rule_without_a_time_has_a_due_date_once_a_profile_sets_one);
    tcase_add_test(tcase, a_due_date_says_what_is_wrong);
    tcase_add_test(tcase, arrays_of_due_dates_keep_the_contract);
    tcase_add_test(tcase, a_profile_in_force_on_the_anchor_decides);
    tcase_add_test(tcase, every_unit_is_counted_in_its_own_way);
    tcase_add_test(tcase, a_calendar_of_ones_own_is_used);
    tcase_add_test(tcase, an_act_is_judged);
    tcase_add_test(tcase, a_judgement_says_what_is_wrong);
    tcase_add_test(tcase, a_judgement_with_no_calendar_says_so);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    return run_suite(rules_suite());
}
