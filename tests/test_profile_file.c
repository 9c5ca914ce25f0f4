/* Profiles from JSON: the built-in ones, inheritance, every fault with its place, closure days, and memory that runs out. */
#include "io_support.h"
#include <caf/holidays.h>
#include "io/profile_open.h"
#include "profile_block.h"

#define PROFILES CAF_SOURCE_DIR "/lib/standards/profiles/"
#define EXAMPLE CAF_SOURCE_DIR "/examples/profiles/invented-borough.json"

static caf_profile_file *open_text(const char *text)
{
    caf_profile_file *file = NULL;
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    caf_status status = caf_profile_open_memory(text, strlen(text), "own.json", NULL, &file, &error);
    ck_assert_msg(status == CAF_OK, "%s: %s: %s", text, error.field, error.message);
    return file;
}

static void expect_value(const caf_profile_file *file, caf_rule_id rule, int32_t parameter, caf_date day, int32_t amount, int32_t unit)
{
    int32_t own = -7, own_unit = -7;
    ck_assert_int_eq(caf_profile_parameter(caf_profile_of(file), rule, parameter, day, &own, &own_unit), CAF_OK);
    ck_assert_int_eq(own, amount);
    ck_assert_int_eq(own_unit, unit);
}

static int32_t severity_of(const caf_profile_file *file, caf_rule_id rule, caf_date day)
{
    int32_t severity = -7;
    ck_assert_int_eq(caf_profile_rule(caf_profile_of(file), rule, day, &severity), CAF_OK);
    return severity;
}

/* What lib/standards/profiles.cmake makes of a file that says everything. */
extern const caf_profile *const made_profiles[];

/* A block of the script's, against the reader's of the same file. */
static void compare_block(const char *folder, const caf_profile *block)
{
    caf_profile_file *file = NULL;
    caf_io_error error;
    char path[400];
    size_t size;
    error.size = (int32_t)sizeof error;
    snprintf(path, sizeof path, "%s%s.json", folder, caf_profile_name(block));
    caf_status status = caf_profile_open(path, NULL, &file, &error);
    ck_assert_msg(status == CAF_OK, "%s: %s: %s", path, error.field, error.message);
    ck_assert_int_eq(caf_profile_size(block->n_settings, block->text_size, &size), CAF_OK);
    ck_assert_int_eq(caf_profile_of(file)->n_settings, block->n_settings);
    ck_assert_int_eq(caf_profile_of(file)->text_size, block->text_size);
    ck_assert_int_eq(memcmp(caf_profile_of(file), block, size), 0);
    caf_profile_close(file);
}

START_TEST(built_in_blocks_are_what_the_reader_makes)
{
    int32_t n = 0;
    for (; caf_profile_at(n) != NULL; n++) {
        compare_block(PROFILES, caf_profile_at(n));
    }
    ck_assert_int_ge(n, 4);
}
END_TEST

START_TEST(the_script_understands_what_the_reader_does)
{
    compare_block(CAF_TEST_DATA "/profiles/", made_profiles[0]);
    ck_assert_int_eq(made_profiles[0]->n_settings, 7 + 5 + 8);
    ck_assert_ptr_null(made_profiles[1]);
}
END_TEST

START_TEST(a_childs_settings_come_after_its_parents)
{
    caf_profile_file *file = NULL;
    ck_assert_int_eq(caf_profile_open(EXAMPLE, NULL, &file, NULL), CAF_OK);
    const caf_profile *profile = caf_profile_of(file);
    caf_setting setting;
    ck_assert_str_eq(caf_profile_name(profile), "invented-borough");
    ck_assert_int_eq(caf_profile_number(profile), 1000);
    expect_value(file, CAF_EM_B2_HELD, CAF_WITHIN, on(2024, 3, 31), 20, CAF_WORKING_DAYS);
    expect_value(file, CAF_EM_B2_HELD, CAF_WITHIN, on(2024, 4, 1), 15, CAF_WORKING_DAYS);
    expect_value(file, CAF_BD_4A_GAP, CAF_WITHIN, on(2024, 4, 1), 12, CAF_WEEKS);
    expect_value(file, CAF_BD_4A_GAP, CAF_USUAL_WITHIN, on(2024, 4, 1), 6, CAF_WEEKS);
    ck_assert_int_eq(severity_of(file, CAF_EM_B2_HELD, on(2024, 4, 1)), CAF_HIGH);
    ck_assert_int_eq(severity_of(file, CAF_EM_C1, on(2024, 4, 1)), CAF_HIGH);
    ck_assert_int_eq(severity_of(file, CAF_EM_D3_ARCHIVED, on(2024, 4, 1)), 0);
    ck_assert_int_eq(severity_of(file, CAF_BD_4A_GAP, on(2024, 4, 1)), CAF_LOW);
    ck_assert_str_eq(caf_profile_title_of(profile, CAF_BD_4A_GAP, 1), "TAFs every 6 to 12 weeks");
    ck_assert_ptr_null(caf_profile_title_of(profile, CAF_EM_D1, 1));
    ck_assert_str_eq(caf_profile_ancestor(file, 0), "invented-borough");
    ck_assert_str_eq(caf_profile_ancestor(file, 1), "east-midlands-2011");
    ck_assert_ptr_null(caf_profile_ancestor(file, 2));
    ck_assert_ptr_null(caf_profile_ancestor(file, -1));
    ck_assert_ptr_null(caf_profile_origin(file, -1));
    ck_assert_ptr_null(caf_profile_origin(file, caf_profile_settings(profile)));
    int own = 0, above = 0;
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK; i++) {
        const char *origin = caf_profile_origin(file, i);
        own += strcmp(origin, "invented-borough") == 0;
        above += strcmp(origin, "east-midlands-2011") == 0;
        /* The parent's title is not the child's. */
        ck_assert(setting.rule != 0 || strcmp(origin, "invented-borough") == 0);
        if (setting.rule == CAF_EM_B2_HELD && setting.parameter == CAF_WITHIN) {
            ck_assert_str_eq(origin, setting.amount == 15 ? "invented-borough" : "east-midlands-2011");
            ck_assert_str_eq(caf_profile_text(profile, setting.source),
                             setting.amount == 15 ? "Invented Borough 2024, 3.2" : "East Midlands 2011, B.2");
        }
    }
    ck_assert_int_eq(own + above, caf_profile_settings(profile));
    /* All that the parent says of rules, and nothing that it says of itself. */
    const caf_profile *parent = caf_profile_builtin("east-midlands-2011", 18);
    int expected = 0;
    for (int32_t i = 0; caf_profile_setting_at(parent, i, &setting) == CAF_OK; i++) {
        expected += setting.rule != 0;
    }
    ck_assert_int_eq(above, expected);
    caf_profile_close(file);
}
END_TEST

START_TEST(severities_and_units)
{
    caf_profile_file *file = open_text(
        "\xEF\xBB\xBF{\"profile\": \"own\", \"number\": 32767, \"extends\": \"east-midlands-2011\", \"comment\": {\"any\": [1]}, \"rules\": {"
        "\"EM-B2-held\": {\"on\": true, \"within\": [{\"amount\": 48, \"unit\": \"hours\", \"until\": \"2024-01-01\"},"
        "                                         {\"amount\": 1, \"unit\": \"day\", \"from\": \"2024-01-02\"}]},"
        "\"EM-C1\": {\"on\": false, \"review-from\": {\"choice\": \"anchored\"}},"
        "\"EM-D1\": {\"severity\": \"low\", \"from\": \"2024-01-01\", \"until\": \"2024-12-31\", \"excused-reasons\": {\"choices\": [\"died\", \"moved-away\"]}},"
        "\"EM-D1-risk\": {\"title\": \"Caf\xC3\xA9\", \"comment\": null},"
        "\"EM-B2-notified\": {\"notify-within\": {\"amount\": 0, \"unit\": \"days\"}},"
        "\"BD-4c-current\": {\"on\": true, \"within\": {\"amount\": 3, \"unit\": \"months\"}},"
        "\"data-order\": {\"title\": \"Order\"},"
        "\"10001\": {\"on\": true, \"severity\": \"high\", \"within\": {\"amount\": 2, \"unit\": \"years\"}}}}");
    expect_value(file, CAF_EM_B2_HELD, CAF_WITHIN, on(2024, 1, 1), 2, CAF_DAYS);
    expect_value(file, CAF_EM_B2_HELD, CAF_WITHIN, on(2024, 1, 2), 1, CAF_DAYS);
    expect_value(file, CAF_EM_C1, CAF_REVIEW_FROM, 1, CAF_ANCHORED, CAF_CHOICE);
    expect_value(file, CAF_EM_D1, CAF_EXCUSED_REASONS, 1, 1 << CAF_DIED | 1 << CAF_MOVED_AWAY, CAF_CHOICE);
    expect_value(file, CAF_EM_B2_NOTIFIED, CAF_NOTIFY_WITHIN, 1, 0, CAF_DAYS);
    expect_value(file, CAF_BD_4C_CURRENT, CAF_WITHIN, 1, 3, CAF_MONTHS);
    expect_value(file, 10001, CAF_WITHIN, 1, 2, CAF_YEARS);
    /* On again keeps the weight it had; on for the first time is medium. */
    ck_assert_int_eq(severity_of(file, CAF_EM_B2_HELD, 1), CAF_HIGH);
    ck_assert_int_eq(severity_of(file, CAF_BD_4C_CURRENT, 1), CAF_MEDIUM);
    ck_assert_int_eq(severity_of(file, CAF_EM_C1, 1), 0);
    ck_assert_int_eq(severity_of(file, CAF_EM_D1, on(2023, 12, 31)), CAF_MEDIUM);
    ck_assert_int_eq(severity_of(file, CAF_EM_D1, on(2024, 1, 1)), CAF_LOW);
    ck_assert_int_eq(severity_of(file, CAF_EM_D1, on(2025, 1, 1)), CAF_MEDIUM);
    ck_assert_int_eq(severity_of(file, CAF_EM_D1_RISK, 1), CAF_HIGH);
    ck_assert_int_eq(severity_of(file, CAF_DATA_ORDER, 1), CAF_HIGH);
    ck_assert_int_eq(severity_of(file, 10001, 1), CAF_HIGH);
    ck_assert_str_eq(caf_profile_title_of(caf_profile_of(file), CAF_EM_D1_RISK, 1), "Caf\xC3\xA9");
    ck_assert_int_eq(caf_profile_number(caf_profile_of(file)), 32767);
    caf_profile_close(file);
}
END_TEST

#define OWN "{\"profile\": \"own\",\n"
#define RULES OWN "\"rules\": {\n"
#define ON(rule, more) RULES "\"" rule "\": {\"on\": true, " more "}}}"

START_TEST(each_fault_is_named_with_its_place)
{
    static const bad_input all[] = {
        { "", CAF_E_LAYOUT, 0, "", "empty" },
        { "\xEF\xBB\xBF", CAF_E_LAYOUT, 0, "", "empty" },
        { "{", CAF_E_SYNTAX, 1, "", "not JSON" },
        { "[]", CAF_E_TYPE, 0, "", "an object" },
        { "{}", CAF_E_VALUE, 0, "profile", "missing" },
        { "{\n\"title\": \"x\"}", CAF_E_VALUE, 2, "profile", "missing" },
        { "{\"profile\": 7}", CAF_E_TYPE, 1, "profile", "text" },
        { "{\"profile\": \"a b\"}", CAF_E_VALUE, 1, "profile", "letters" },
        { "{\"profile\": \"\"}", CAF_E_VALUE, 1, "profile", "letters" },
        { "{\"profile\": \"-a\"}", CAF_E_VALUE, 1, "profile", "letters" },
        { "{\"profile\": \"sefton\"}", CAF_E_VALUE, 0, "profile", "built in" },
        { OWN "\"number\": 4}", CAF_E_VALUE, 2, "number", "1000 to 32767" },
        { "{\"profile\": \"sefton\", \"number\": 4}", CAF_E_VALUE, 0, "profile", "built in" },
        { OWN "\"number\": 999}", CAF_E_VALUE, 2, "number", "1000 to 32767" },
        { OWN "\"number\": 32768}", CAF_E_VALUE, 2, "number", "1000 to 32767" },
        { OWN "\"number\": -1}", CAF_E_VALUE, 2, "number", "1000 to 32767" },
        { OWN "\"number\": 1000.0}", CAF_E_TYPE, 2, "number", "whole number" },
        { OWN "\"titel\": \"x\"}", CAF_E_FIELD, 2, "titel", "\"title\" is meant" },
        { OWN "\"title\": \"x\",\n\"title\": \"y\"}", CAF_E_DUPLICATE, 3, "title", "twice" },
        { OWN "\"title\": \"\"}", CAF_E_VALUE, 2, "title", "1 to 500" },
        { OWN "\"title\": \"a\\nb\"}", CAF_E_VALUE, 2, "title", "control" },
        { OWN "\"title\": \"a\\u0000b\"}", CAF_E_VALUE, 2, "title", "control" },
        { OWN "\"source\": []}", CAF_E_TYPE, 2, "source", "text" },
        { OWN "\"extends\": \"seften\"}", CAF_E_FIELD, 2, "extends", "\"sefton\" is meant" },
        { OWN "\"extends\": \"nothing-alike\"}", CAF_E_REFERENCE, 2, "extends", "neither" },
        { OWN "\"extends\": \"other.json\"}", CAF_E_REFERENCE, 2, "extends", "from memory" },
        { OWN "\"extends\": 5}", CAF_E_TYPE, 2, "extends", "text" },
        { OWN "\"extends\": \"\"}", CAF_E_VALUE, 2, "extends", "expected" },
        { OWN "\"division\": \"wales\"}", CAF_E_FIELD, 2, "division", NULL },
        { OWN "\"closure_days\": \"2024-12-27\"}", CAF_E_TYPE, 2, "closure_days", "array" },
        { OWN "\"closure_days\": [\"2024-12-27\",\n\"2024-02-30\"]}", CAF_E_VALUE, 3, "closure_days[1]", "no such day" },
        { OWN "\"closure_days\": [\"27/12/2024\"]}", CAF_E_VALUE, 2, "closure_days[0]", "yyyy-mm-dd" },
        { OWN "\"closure_days\": [\"1977-12-27\"]}", CAF_E_VALUE, 2, "closure_days[0]", "1978" },
        { OWN "\"closure_days\": [\"2024-12-27\",\n\"2024-12-27\"]}", CAF_E_DUPLICATE, 3, "closure_days[1]", "twice" },
        { OWN "\"closure_days\": [5]}", CAF_E_TYPE, 2, "closure_days[0]", "date" },
        { OWN "\"closure_days\": [{\"source\": \"x\"}]}", CAF_E_VALUE, 2, "closure_days[0].date", "missing" },
        { OWN "\"closure_days\": [{\"date\": \"2024-12-27\",\n\"sauce\": \"x\"}]}", CAF_E_FIELD, 3, "closure_days[0].sauce", "source" },
        { OWN "\"levels\": {}}", CAF_E_TYPE, 2, "levels", "array" },
        { OWN "\"levels\": [\"a\", 2]}", CAF_E_TYPE, 2, "levels[1]", "text" },
        { OWN "\"rules\": []}", CAF_E_TYPE, 2, "rules", "object" },
        { RULES "\"EM-B2-hold\": {\"on\": true}}}", CAF_E_FIELD, 3, "rules.EM-B2-hold", "\"EM-B2-held\" is meant" },
        { RULES "\"em-c1\": {\"on\": true}}}", CAF_E_FIELD, 3, "rules.em-c1", NULL },
        { RULES "\"9999\": {\"on\": true}}}", CAF_E_FIELD, 3, "rules.9999", NULL },
        { RULES "\"010001\": {\"on\": true}}}", CAF_E_FIELD, 3, "rules.010001", NULL },
        { RULES "\"EM-C1\": {\"on\": true},\n\"EM-C1\": {\"on\": true}}}", CAF_E_DUPLICATE, 4, "rules.EM-C1", "twice" },
        { RULES "\"10001\": {\"on\": true},\n\"10001\": {\"on\": true}}}", CAF_E_DUPLICATE, 4, "rules.10001", "twice" },
        { RULES "\"EM-C1\": true}}", CAF_E_TYPE, 3, "rules.EM-C1", "object" },
        { RULES "\"EM-C1\": {}}}", CAF_E_VALUE, 3, "rules.EM-C1", "neither on nor off" },
        { RULES "\"EM-C1\": {\"on\": \"yes\"}}}", CAF_E_TYPE, 3, "rules.EM-C1.on", "true or false" },
        { RULES "\"EM-C1\": {\"on\": false, \"severity\": \"low\"}}}", CAF_E_VALUE, 3, "rules.EM-C1", "no severity" },
        { RULES "\"EM-C1\": {\"severity\": \"hihg\"}}}", CAF_E_FIELD, 3, "rules.EM-C1.severity", "\"high\" is meant" },
        { RULES "\"EM-C1\": {\"severity\": 3}}}", CAF_E_TYPE, 3, "rules.EM-C1.severity", "text" },
        { RULES "\"data-order\": {\"on\": false}}}", CAF_E_VALUE, 3, "rules.data-order", "cannot be switched off" },
        { OWN "\"extends\": \"sefton\", \"rules\": {\n\"EM-C1\": {\"from\": \"2024-01-01\"}}}", CAF_E_VALUE, 3, "rules.EM-C1", "these days" },
        { ON("EM-C1", "\"from\": \"2024-01-02\",\n\"until\": \"2024-01-01\""), CAF_E_VALUE, 4, "rules.EM-C1.until", "before" },
        { ON("EM-C1", "\"from\": \"1970-01-01\""), CAF_E_VALUE, 3, "rules.EM-C1.from", "1970-01-01" },
        { ON("EM-C1", "\"whithin\": {}"), CAF_E_FIELD, 3, "rules.EM-C1.whithin", "\"within\" is meant" },
        { ON("EM-D1", "\n\"within\": {}"), CAF_E_FIELD, 4, "rules.EM-D1.within", "it has excused-reasons" },
        { ON("EM-B2-set", "\"within\": {}"), CAF_E_FIELD, 3, "rules.EM-B2-set.within", "it has none" },
        { ON("EM-C1", "\"within\": 3"), CAF_E_TYPE, 3, "rules.EM-C1.within", "object" },
        { ON("EM-C1", "\"within\": [{\"amount\": 3, \"unit\": \"months\"}, 7]"), CAF_E_TYPE, 3, "rules.EM-C1.within[1]", "object" },
        { ON("EM-C1", "\"within\": {\"unit\": \"months\"}"), CAF_E_VALUE, 3, "rules.EM-C1.within.amount", "missing" },
        { ON("EM-C1", "\"within\": {\"amount\": 3}"), CAF_E_VALUE, 3, "rules.EM-C1.within.unit", "working days" },
        { ON("EM-C1", "\"within\": {\"amount\": 3,\n\"unit\": \"moths\"}"), CAF_E_FIELD, 4, "rules.EM-C1.within.unit", "\"months\" is meant" },
        { ON("EM-C1", "\"within\": {\"amount\": 0, \"unit\": \"days\"}"), CAF_E_VALUE, 3, "rules.EM-C1.within.amount", "1 to 36525" },
        { ON("EM-C1", "\"within\": {\"amount\": 36526, \"unit\": \"days\"}"), CAF_E_VALUE, 3, "rules.EM-C1.within.amount", "1 to 36525" },
        { ON("EM-C1", "\"within\": {\"amount\": -3, \"unit\": \"days\"}"), CAF_E_VALUE, 3, "rules.EM-C1.within.amount", "1 to" },
        { ON("EM-C1", "\"within\": {\"amount\": \"3\", \"unit\": \"days\"}"), CAF_E_TYPE, 3, "rules.EM-C1.within.amount", "whole" },
        { ON("EM-C1", "\"within\": {\"amount\": 36, \"unit\": \"hours\"}"), CAF_E_VALUE, 3, "rules.EM-C1.within.amount", "multiple of 24" },
        { ON("EM-C1", "\"within\": {\"amount\": 3, \"unit\": \"days\", \"choice\": \"a\"}"), CAF_E_FIELD, 3, "rules.EM-C1.within.choice", NULL },
        { ON("EM-C1", "\"within\": {\"amount\": 3, \"unit\": \"days\", \"unit\": \"days\"}"), CAF_E_DUPLICATE, 3, "rules.EM-C1.within.unit", "twice" },
        { ON("EM-C1", "\"within\": {\"amount\": 3, \"unit\": \"days\", \"until\": \"2024-13-01\"}"), CAF_E_VALUE, 3, "rules.EM-C1.within.until", NULL },
        { ON("EM-C1", "\"review-from\": {\"choice\": \"rollin\"}"), CAF_E_FIELD, 3, "rules.EM-C1.review-from.choice", "\"rolling\" is meant" },
        { ON("EM-C1", "\"review-from\": {\"choice\": 1}"), CAF_E_TYPE, 3, "rules.EM-C1.review-from.choice", "text" },
        { ON("EM-C1", "\"review-from\": {}"), CAF_E_VALUE, 3, "rules.EM-C1.review-from.choice", "missing" },
        { ON("EM-D1", "\"excused-reasons\": {\"choices\": \"died\"}"), CAF_E_TYPE, 3, "rules.EM-D1.excused-reasons.choices", "array" },
        { ON("EM-D1", "\"excused-reasons\": {\"choices\": [\"died\", \"dyed\"]}"), CAF_E_FIELD, 3, "rules.EM-D1.excused-reasons.choices[1]", "\"died\" is meant" },
        { ON("EM-D1", "\"excused-reasons\": {\"choices\": [\"died\", \"died\"]}"), CAF_E_DUPLICATE, 3, "rules.EM-D1.excused-reasons.choices[1]", "twice" },
        { ON("EM-D1", "\"excused-reasons\": {}"), CAF_E_VALUE, 3, "rules.EM-D1.excused-reasons.choices", "missing" },
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        const bad_input *bad = &all[i];
        caf_profile_file *file = NULL;
        caf_io_error error;
        error.size = (int32_t)sizeof error;
        caf_status status = caf_profile_open_memory(bad->text, strlen(bad->text), "own.json", NULL, &file, &error);
        ck_assert_msg(status == bad->status, "%s: %s (%s) for %s", bad->text, caf_status_name(status), error.message, caf_status_name(bad->status));
        ck_assert_ptr_null(file);
        ck_assert_int_eq(error.status, status);
        ck_assert_msg(error.line == bad->line, "%s: line %d", bad->text, (int)error.line);
        ck_assert_msg(strcmp(error.field, bad->field) == 0, "%s: field %s", bad->text, error.field);
        ck_assert_str_eq(error.file, "own.json");
        ck_assert_msg(bad->says == NULL || strstr(error.message, bad->says) != NULL, "%s: says %s", bad->text, error.message);
    }
}
END_TEST

typedef struct heard {
    int n;
    char fields[20][160];
} heard;

static void hear(void *user, const caf_io_error *problem)
{
    heard *to = user;
    ck_assert_int_lt(to->n, 20);
    memcpy(to->fields[to->n++], problem->field, sizeof problem->field);
}

START_TEST(every_problem_is_told_to_who_asks)
{
    static const char text[] = RULES
        "\"EM-C1\": {\"on\": true, \"within\": {\"amount\": 0, \"unit\": \"days\"}, \"titel\": \"x\"},\n"
        "\"EM-X\": {},\n\"EM-D1\": {\"on\": 1, \"excused-reasons\": {\"choices\": [\"a\", \"b\"]}}},\n\"levels\": [1, 2], \"division\": 7}";
    static const char *const expected[] = { "division", "levels[0]", "levels[1]", "rules.EM-C1.titel", "rules.EM-C1.within.amount",
                                            "rules.EM-X", "rules.EM-D1.on", "rules.EM-D1.excused-reasons.choices[0]",
                                            "rules.EM-D1.excused-reasons.choices[1]" };
    heard to;
    caf_profile_file *file = NULL;
    caf_io_error error;
    memset(&to, 0, sizeof to);
    error.size = (int32_t)sizeof error;
    caf_profile_options options = { (int32_t)sizeof options, 0, hear, &to };
    ck_assert_int_ne(caf_profile_open_memory(text, strlen(text), "own.json", &options, &file, &error), CAF_OK);
    ck_assert_str_eq(error.field, "division");
    ck_assert_int_eq(to.n, (int)(sizeof expected / sizeof expected[0]));
    for (int i = 0; i < to.n; i++) {
        ck_assert_str_eq(to.fields[i], expected[i]);
    }
}
END_TEST

static caf_status open_files(const char *const (*files)[2], size_t n, caf_profile_file **file, caf_io_error *error)
{
    for (size_t i = 0; i < n; i++) {
        write_file(files[i][0], files[i][1], strlen(files[i][1]));
    }
    error->size = (int32_t)sizeof *error;
    caf_status status = caf_profile_open(files[0][0], NULL, file, error);
    for (size_t i = 0; i < n; i++) {
        remove(files[i][0]);
    }
    return status;
}

START_TEST(files_extend_files)
{
    static const char *const files[][2] = {
        { "profile-child.json", "{\"profile\": \"child\", \"extends\": \"./profile-parent.json\", \"number\": 2000, \"levels\": [\"one\"], "
                                "\"rules\": {\"EM-C1\": {\"title\": \"Child's\"}}}" },
        { "profile-parent.json", "{\"profile\": \"parent\", \"extends\": \"sefton\", \"number\": 1500, \"levels\": [\"a\", \"b\"], \"division\": \"scotland\", "
                                 "\"closure_days\": [\"2024-12-27\"], \"rules\": {\"EM-C1\": {\"within\": {\"amount\": 2, \"unit\": \"months\"}}}}" },
    };
    caf_profile_file *file = NULL;
    caf_io_error error;
    caf_setting setting;
    int levels = 0;
    caf_status status = open_files(files, 2, &file, &error);
    ck_assert_msg(status == CAF_OK, "%s: %s: %s", error.file, error.field, error.message);
    ck_assert_str_eq(caf_profile_ancestor(file, 0), "child");
    ck_assert_str_eq(caf_profile_ancestor(file, 1), "parent");
    ck_assert_str_eq(caf_profile_ancestor(file, 2), "sefton");
    ck_assert_int_eq(caf_profile_number(caf_profile_of(file)), 2000);
    expect_value(file, CAF_EM_C1, CAF_WITHIN, 1, 2, CAF_MONTHS);
    expect_value(file, CAF_EM_B2_HELD, CAF_WITHIN, 1, 6, CAF_WEEKS);
    ck_assert_str_eq(caf_profile_title_of(caf_profile_of(file), CAF_EM_C1, 1), "Child's");
    for (int32_t i = 0; caf_profile_setting_at(caf_profile_of(file), i, &setting) == CAF_OK; i++) {
        levels += setting.rule == 0 && setting.parameter == CAF_PROFILE_LEVEL;
    }
    ck_assert_int_eq(levels, 1);
    caf_profile_close(file);
}
END_TEST

START_TEST(on_again_keeps_the_weight_it_had)
{
    static const char *const files[][2] = {
        { "profile-child.json", "{\"profile\": \"child\", \"extends\": \"profile-parent.json\", \"rules\": {\"EM-C1\": {\"on\": true}, "
                                "\"EM-D1\": {\"on\": true}}}" },
        { "profile-parent.json", "{\"profile\": \"parent\", \"extends\": \"sefton\", \"rules\": {\"EM-C1\": {\"on\": false}, "
                                 "\"EM-D1\": {\"on\": false}}}" },
    };
    caf_profile_file *file = NULL;
    caf_io_error error;
    ck_assert_int_eq(open_files(files, 2, &file, &error), CAF_OK);
    ck_assert_int_eq(severity_of(file, CAF_EM_C1, 1), CAF_HIGH);
    ck_assert_int_eq(severity_of(file, CAF_EM_D1, 1), CAF_MEDIUM);
    caf_profile_close(file);
    ck_assert_int_eq(open_files(&files[1], 1, &file, &error), CAF_OK);
    ck_assert_int_eq(severity_of(file, CAF_EM_C1, 1), 0);
    caf_profile_close(file);
}
END_TEST

START_TEST(circles_and_missing_parents_are_named)
{
    static const char *const circle[][2] = {
        { "profile-a.json", "{\"profile\": \"a\",\n\"extends\": \"profile-b.json\"}" },
        { "profile-b.json", "{\"profile\": \"b\",\n\n\"extends\": \"./profile-a.json\"}" },
    };
    static const char *const lost[][2] = { { "profile-a.json", "{\"profile\": \"a\",\n\"extends\": \"profile-gone.json\"}" } };
    static const char *const broken[][2] = {
        { "profile-a.json", "{\"profile\": \"a\",\n\"extends\": \"profile-b.json\"}" },
        { "profile-b.json", "{\"profile\": \"b\",\n\n\"levels\": 4}" },
    };
    caf_profile_file *file = NULL;
    caf_io_error error;
    ck_assert_int_eq(open_files(circle, 2, &file, &error), CAF_E_REFERENCE);
    ck_assert_str_eq(error.file, "profile-b.json");
    ck_assert_int_eq(error.line, 3);
    ck_assert_str_eq(error.field, "extends");
    ck_assert_msg(strstr(error.message, "profile-a.json extends profile-b.json extends profile-a.json") != NULL, "%s", error.message);
    ck_assert_int_eq(open_files(lost, 1, &file, &error), CAF_E_REFERENCE);
    ck_assert_str_eq(error.file, "profile-a.json");
    ck_assert_int_eq(error.line, 2);
    ck_assert_msg(strstr(error.message, "profile-a.json extends profile-gone.json: the file could not be opened") != NULL, "%s", error.message);
    ck_assert_int_eq(open_files(broken, 2, &file, &error), CAF_E_TYPE);
    ck_assert_str_eq(error.file, "profile-b.json");
    ck_assert_int_eq(error.line, 3);
    ck_assert_ptr_null(file);
    ck_assert_int_eq(caf_profile_open("profile-gone.json", NULL, &file, &error), CAF_E_OPEN);
}
END_TEST

START_TEST(too_many_above_each_other_end)
{
    caf_profile_file *file = NULL;
    caf_io_error error;
    char path[40], text[100];
    error.size = (int32_t)sizeof error;
    for (int i = 0; i < 20; i++) {
        snprintf(path, sizeof path, "profile-%d.json", i);
        snprintf(text, sizeof text, "{\"profile\": \"p%d\", \"extends\": \"profile-%d.json\"}", i, i + 1);
        write_file(path, text, strlen(text));
    }
    ck_assert_int_eq(caf_profile_open("profile-0.json", NULL, &file, &error), CAF_E_LIMIT);
    ck_assert_str_eq(error.field, "extends");
    for (int i = 0; i < 20; i++) {
        snprintf(path, sizeof path, "profile-%d.json", i);
        remove(path);
    }
}
END_TEST

START_TEST(closure_days_are_no_working_days)
{
    caf_profile_file *file = open_text("{\"profile\": \"own\", \"closure_days\": [\"2024-12-27\", {\"date\": \"2024-12-25\"}, \"2024-12-28\"]}");
    caf_closures *closures = NULL;
    caf_holiday holiday;
    caf_date certain, was;
    bool works = true;
    ck_assert_int_eq(caf_closures_open(caf_profile_of(file), NULL, &closures, NULL), CAF_OK);
    for (caf_division division = CAF_ENGLAND_AND_WALES; division < CAF_DIVISIONS; division++) {
        const caf_calendar *calendar = caf_closures_calendar(closures, division);
        ck_assert_int_eq(caf_calendar_division(calendar), division);
        ck_assert_int_eq(caf_is_working_day(calendar, on(2024, 12, 27), &works), CAF_OK);
        ck_assert(!works);
        ck_assert_int_eq(caf_holiday_on(calendar, on(2024, 12, 27), &holiday), CAF_OK);
        ck_assert_int_eq(holiday, CAF_CLOSURE_DAY);
        ck_assert_int_eq(caf_holiday_on(calendar, on(2024, 12, 25), &holiday), CAF_OK);
        ck_assert_int_eq(holiday, CAF_CHRISTMAS_DAY);
        ck_assert_int_eq(caf_is_working_day(calendar, on(2024, 12, 30), &works), CAF_OK);
        ck_assert(works);
        ck_assert_int_eq(caf_calendar_certain_until(calendar, &certain), CAF_OK);
        ck_assert_int_eq(caf_calendar_certain_until(caf_calendar_builtin(division), &was), CAF_OK);
        ck_assert_int_eq(certain, was);
    }
    ck_assert_ptr_null(caf_closures_calendar(closures, CAF_DIVISION_NONE));
    ck_assert_ptr_null(caf_closures_calendar(NULL, CAF_SCOTLAND));
    caf_closures_close(closures);
    caf_profile_close(file);
}
END_TEST

START_TEST(closure_days_come_on_top_of_a_published_list)
{
    static const char list[] = "{\"england-and-wales\": {\"events\": [{\"title\": \"A new one\", \"date\": \"2024-12-24\"}, "
                               "{\"title\": \"Christmas Day\", \"date\": \"2024-12-25\"}]}}";
    caf_profile_file *file = open_text("{\"profile\": \"own\", \"closure_days\": [\"2024-12-27\"]}");
    caf_holidays *holidays = NULL;
    caf_closures *closures = NULL;
    caf_holiday holiday;
    ck_assert_int_eq(caf_holidays_open_memory(list, strlen(list), "list", &holidays, NULL), CAF_OK);
    const caf_calendar *base[CAF_DIVISIONS] = { NULL, caf_holidays_calendar(holidays, CAF_ENGLAND_AND_WALES), NULL, NULL };
    ck_assert_int_eq(caf_closures_open(caf_profile_of(file), base, &closures, NULL), CAF_OK);
    const caf_calendar *calendar = caf_closures_calendar(closures, CAF_ENGLAND_AND_WALES);
    ck_assert_int_eq(caf_holiday_on(calendar, on(2024, 12, 24), &holiday), CAF_OK);
    ck_assert_int_eq(holiday, CAF_BANK_HOLIDAY);
    ck_assert_int_eq(caf_holiday_on(calendar, on(2024, 12, 27), &holiday), CAF_OK);
    ck_assert_int_eq(holiday, CAF_CLOSURE_DAY);
    ck_assert_int_eq(caf_holiday_on(caf_closures_calendar(closures, CAF_SCOTLAND), on(2024, 12, 24), &holiday), CAF_OK);
    ck_assert_int_eq(holiday, CAF_HOLIDAY_NONE);
    caf_closures_close(closures);
    /* Without closure days the calendars are those given. */
    ck_assert_int_eq(caf_closures_open(caf_profile_at(0), base, &closures, NULL), CAF_OK);
    ck_assert_ptr_eq(caf_closures_calendar(closures, CAF_ENGLAND_AND_WALES), base[CAF_ENGLAND_AND_WALES]);
    ck_assert_ptr_eq(caf_closures_calendar(closures, CAF_SCOTLAND), caf_calendar_builtin(CAF_SCOTLAND));
    caf_closures_close(closures);
    base[CAF_SCOTLAND] = base[CAF_ENGLAND_AND_WALES];
    ck_assert_int_eq(caf_closures_open(caf_profile_of(file), base, &closures, NULL), CAF_E_CALENDAR);
    ck_assert_ptr_null(closures);
    caf_holidays_close(holidays);
    caf_profile_close(file);
}
END_TEST

START_TEST(arguments_are_checked)
{
    caf_profile_file *file = NULL;
    caf_closures *closures = NULL;
    caf_io_error error;
    caf_profile_options options = { (int32_t)sizeof options, 999, NULL, NULL };
    static const char text[] = "{\"profile\": \"own\"}";
    ck_assert_int_eq(caf_profile_open(NULL, NULL, &file, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_open("x", NULL, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_open_memory(NULL, 3, "x", NULL, &file, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_profile_open_memory(NULL, 0, "x", NULL, &file, NULL), CAF_E_LAYOUT);
    ck_assert_int_eq(caf_profile_open_memory(text, strlen(text), "x", &options, &file, NULL), CAF_E_ARGUMENT);
    options.number = 1001;
    ck_assert_int_eq(caf_profile_open_memory(text, strlen(text), "x", &options, &file, NULL), CAF_OK);
    ck_assert_int_eq(caf_profile_number(caf_profile_of(file)), 1001);
    caf_profile_close(file);
    options.size = 4;
    ck_assert_int_eq(caf_profile_open_memory(text, strlen(text), "x", &options, &file, NULL), CAF_E_SIZE);
    error.size = 4;
    ck_assert_int_eq(caf_profile_open_memory(text, strlen(text), "x", NULL, &file, &error), CAF_E_SIZE);
    ck_assert_int_eq(caf_closures_open(NULL, NULL, &closures, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_closures_open(caf_profile_at(0), NULL, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_closures_open(caf_profile_at(0), NULL, &closures, &error), CAF_E_SIZE);
    caf_profile_close(NULL);
    caf_closures_close(NULL);
    ck_assert_ptr_null(caf_profile_of(NULL));
    ck_assert_ptr_null(caf_profile_ancestor(NULL, 0));
}
END_TEST

START_TEST(memory_may_run_out_anywhere)
{
    static const caf_profile_options options = { (int32_t)sizeof options, 0, NULL, NULL };
    long n = 0;
    for (;; n++) {
        counting count = { 0, 0, n };
        caf_io_memory memory = { counting_resize, &count };
        caf_profile_file *file = NULL;
        caf_closures *closures = NULL;
        caf_io_error error;
        error.size = (int32_t)sizeof error;
        caf_status status = caf_io_profile_open(EXAMPLE, NULL, 0, &options, &memory, &file, &error);
        if (status == CAF_OK) {
            status = caf_io_closures_open(caf_profile_of(file), NULL, &memory, &closures, &error);
        }
        ck_assert(status == CAF_OK || status == CAF_E_MEMORY);
        caf_closures_close(closures);
        caf_profile_close(file);
        ck_assert_int_eq(count.live, 0);
        if (status == CAF_OK) {
            break;
        }
        ck_assert_int_eq(error.status, CAF_E_MEMORY);
    }
    ck_assert_int_gt(n, 10);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("profile_file");
    TCase *tests = tcase_create("profile_file");
    tcase_add_test(tests, built_in_blocks_are_what_the_reader_makes);
    tcase_add_test(tests, the_script_understands_what_the_reader_does);
    tcase_add_test(tests, a_childs_settings_come_after_its_parents);
    tcase_add_test(tests, severities_and_units);
    tcase_add_test(tests, each_fault_is_named_with_its_place);
    tcase_add_test(tests, every_problem_is_told_to_who_asks);
    tcase_add_test(tests, files_extend_files);
    tcase_add_test(tests, on_again_keeps_the_weight_it_had);
    tcase_add_test(tests, circles_and_missing_parents_are_named);
    tcase_add_test(tests, too_many_above_each_other_end);
    tcase_add_test(tests, closure_days_are_no_working_days);
    tcase_add_test(tests, closure_days_come_on_top_of_a_published_list);
    tcase_add_test(tests, arguments_are_checked);
    tcase_add_test(tests, memory_may_run_out_anywhere);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
