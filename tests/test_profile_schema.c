/*
 * The JSON Schema of profiles, against the catalogue that the reader follows.
 * It is generated: test_profile_schema --write FILE. tests/docs/check_schema.py
 * tries it on profiles.
 */
#include "generated.h"
#include <caf/profile.h>

#define SCHEMA CAF_SOURCE_DIR "/docs/profile.schema.json"

static const char head[] =
    "{\n"
    "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
    "  \"title\": \"Profiles for libcaf\",\n"
    "  \"$comment\": \"Generated from the catalogue: test_profile_schema --write. Not expressible here: members twice, days that do not "
    "exist or stand in the wrong order, a rule that no profile switches on or off, what a file extends, whole numbers written 7.0, "
    "days from 1978 to 2100 for closures, and the bytes of a text where they are more than its characters.\",\n"
    "  \"type\": \"object\",\n"
    "  \"required\": [\"profile\"],\n"
    "  \"additionalProperties\": false,\n"
    "  \"properties\": {\n"
    "    \"$schema\": { \"description\": \"ignored\" },\n"
    "    \"comment\": { \"description\": \"ignored\" },\n"
    "    \"profile\": { \"description\": \"its name\", \"type\": \"string\", \"maxLength\": 63, \"pattern\": \"^[A-Za-z0-9][A-Za-z0-9._-]*$\" },\n"
    "    \"number\": { \"description\": \"what findings carry: 1000 to 32767; below are the library's own\", \"type\": [\"integer\", \"null\"], "
    "\"minimum\": 1, \"maximum\": 32767 },\n"
    "    \"title\": { \"$ref\": \"#/$defs/text\" },\n"
    "    \"source\": { \"$ref\": \"#/$defs/text\" },\n"
    "    \"extends\": { \"description\": \"a built-in profile's name, or a file's path from here\", \"type\": [\"string\", \"null\"], \"minLength\": 1 },\n"
    "    \"division\": { \"description\": \"of cases that record none\", \"enum\": [\"england-and-wales\", \"scotland\", \"northern-ireland\", null] },\n"
    "    \"closure_days\": {\n"
    "      \"description\": \"days on which no work is done, beside weekends and bank holidays\",\n"
    "      \"type\": [\"array\", \"null\"],\n"
    "      \"items\": {\n"
    "        \"anyOf\": [\n"
    "          { \"$ref\": \"#/$defs/day\" },\n"
    "          {\n"
    "            \"type\": \"object\",\n"
    "            \"required\": [\"date\"],\n"
    "            \"additionalProperties\": false,\n"
    "            \"properties\": { \"date\": { \"$ref\": \"#/$defs/day\" }, \"source\": { \"$ref\": \"#/$defs/text\" }, \"comment\": {} }\n"
    "          }\n"
    "        ]\n"
    "      }\n"
    "    },\n"
    "    \"levels\": { \"description\": \"threshold levels, the lowest first\", \"type\": [\"array\", \"null\"], \"maxItems\": 20, "
    "\"items\": { \"$ref\": \"#/$defs/line\" } },\n"
    "    \"rules\": {\n"
    "      \"type\": [\"object\", \"null\"],\n"
    "      \"additionalProperties\": false,\n"
    "      \"patternProperties\": { \"^[1-9][0-9]{4,9}$\": { \"$ref\": \"#/$defs/any-rule\" } },\n"
    "      \"properties\": {";

static const char definitions[] =
    "\n      }\n    }\n  },\n"
    "  \"$defs\": {\n"
    "    \"line\": { \"type\": \"string\", \"minLength\": 1, \"maxLength\": 500, \"pattern\": \"^[^\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f]*$\" },\n"
    "    \"text\": { \"anyOf\": [{ \"type\": \"null\" }, { \"$ref\": \"#/$defs/line\" }] },\n"
    "    \"day\": { \"type\": \"string\", \"pattern\": \"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$\", \"not\": { \"enum\": [\"1970-01-01\"] } },\n"
    "    \"date\": { \"anyOf\": [{ \"type\": \"null\" }, { \"$ref\": \"#/$defs/day\" }] },\n"
    "    \"on\": { \"description\": \"whether the rule is on\", \"type\": [\"boolean\", \"null\"] },\n"
    "    \"severity\": { \"enum\": [\"low\", \"medium\", \"high\", null] }";

static void put_value_head(const char *required)
{
    put("{\n      \"type\": \"object\",\n      \"required\": [");
    put(required);
    put("],\n      \"additionalProperties\": false,\n      \"properties\": { \"from\": { \"$ref\": \"#/$defs/date\" }, "
        "\"until\": { \"$ref\": \"#/$defs/date\" }, \"source\": { \"$ref\": \"#/$defs/text\" }, \"comment\": {}, ");
}

static void put_choices(int32_t parameter)
{
    int32_t n;
    (void)caf_parameter_kind(parameter, &n);
    put("{ \"enum\": [");
    for (int32_t i = 1; i <= n; i++) {
        put(i > 1 ? ", \"" : "\"");
        put(caf_parameter_choice(parameter, i));
        put("\"");
    }
    put("] }");
}

static void put_time(int32_t kind)
{
    put_value_head("\"amount\", \"unit\"");
    put("\"amount\": { \"type\": \"integer\", \"minimum\": ");
    put(kind == CAF_TIME_LIMIT ? "1" : "0");
    put(" }, \"unit\": { \"type\": \"string\" } },\n"
        "      \"anyOf\": [\n"
        "        { \"properties\": { \"unit\": { \"enum\": [\"days\", \"day\", \"working days\", \"working day\", \"weeks\", \"week\", \"months\", "
        "\"month\", \"years\", \"year\"] }, \"amount\": { \"maximum\": 36525 } } },\n"
        "        { \"properties\": { \"unit\": { \"enum\": [\"hours\", \"hour\"] }, \"amount\": { \"multipleOf\": 24, \"maximum\": 876600 } } }\n"
        "      ]\n    }");
}

/* One value of a parameter, and several. */
static void put_parameter(int32_t parameter)
{
    int32_t kind = caf_parameter_kind(parameter, NULL);
    put(",\n    \"one-");
    put(caf_parameter_name(parameter));
    put("\": ");
    if (kind == CAF_TIME_LIMIT || kind == CAF_TIME_FROM_0) {
        put_time(kind);
    } else if (kind == CAF_ONE_OF) {
        put_value_head("\"choice\"");
        put("\"choice\": ");
        put_choices(parameter);
        put(" }\n    }");
    } else {
        put_value_head("\"choices\"");
        put("\"choices\": { \"type\": \"array\", \"uniqueItems\": true, \"items\": ");
        put_choices(parameter);
        put(" } }\n    }");
    }
    put(",\n    \"");
    put(caf_parameter_name(parameter));
    put("\": { \"anyOf\": [{ \"type\": \"null\" }, { \"$ref\": \"#/$defs/one-");
    put(caf_parameter_name(parameter));
    put("\" }, { \"type\": \"array\", \"items\": { \"$ref\": \"#/$defs/one-");
    put(caf_parameter_name(parameter));
    put("\" } }] }");
}

/* A rule's members; NULL: a vendor's, which has every parameter. */
static void put_rule_members(const caf_rule *rule, const char *indent)
{
    int32_t amount, unit;
    bool data = rule != NULL && rule->kind == CAF_DATA;
    put("\"type\": \"object\",");
    put(indent);
    put("\"additionalProperties\": false,");
    put(indent);
    if (!data) {
        put("\"not\": { \"required\": [\"on\", \"severity\"], \"properties\": { \"on\": { \"const\": false }, \"severity\": { \"type\": \"string\" } } },");
        put(indent);
    }
    put("\"properties\": { \"on\": { ");
    put(data ? "\"enum\": [true, null]" : "\"$ref\": \"#/$defs/on\"");
    put(" }, \"severity\": { \"$ref\": \"#/$defs/severity\" }, \"from\": { \"$ref\": \"#/$defs/date\" }, \"until\": { \"$ref\": \"#/$defs/date\" }, "
        "\"title\": { \"$ref\": \"#/$defs/text\" }, \"source\": { \"$ref\": \"#/$defs/text\" }, \"comment\": {}");
    for (int32_t parameter = 1; parameter < CAF_PARAMETERS; parameter++) {
        if (rule == NULL || caf_rule_parameter(rule->id, parameter, &amount, &unit) == CAF_OK) {
            put(", \"");
            put(caf_parameter_name(parameter));
            put("\": { \"$ref\": \"#/$defs/");
            put(caf_parameter_name(parameter));
            put("\" }");
        }
    }
    put(" }");
}

static void make_schema(void)
{
    const char *before = "\n        \"";
    made.used = 0;
    put(head);
    for (caf_rule_id id = 1; id < caf_rule_count(); id++) {
        const caf_rule *rule = caf_rule_get(id);
        if (rule != NULL) {
            put(before);
            put(rule->name);
            put("\": {\n          \"description\": \"");
            put(rule->title); /* titles hold nothing that would need an escape; a test looks */
            put("\",\n          ");
            put_rule_members(rule, "\n          ");
            put("\n        }");
            before = ",\n        \"";
        }
    }
    put(definitions);
    for (int32_t parameter = 1; parameter < CAF_PARAMETERS; parameter++) {
        put_parameter(parameter);
    }
    put(",\n    \"any-rule\": {\n      ");
    put_rule_members(NULL, "\n      ");
    put("\n    }\n  }\n}\n");
}

START_TEST(schema_is_as_generated)
{
    make_schema();
    expect_made(SCHEMA, "test_profile_schema --write");
}
END_TEST

START_TEST(titles_need_no_escape)
{
    for (caf_rule_id id = 1; id < caf_rule_count(); id++) {
        ck_assert(caf_rule_get(id) == NULL || strpbrk(caf_rule_get(id)->title, "\"\\\n") == NULL);
    }
}
END_TEST

static int write_schema(const char *path)
{
    make_schema();
    return write_made(path) ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int count, char **arguments)
{
    if (count == 3 && strcmp(arguments[1], "--write") == 0) {
        return write_schema(arguments[2]);
    }
    Suite *suite = suite_create("profile_schema");
    TCase *tests = tcase_create("profile_schema");
    tcase_add_test(tests, schema_is_as_generated);
    tcase_add_test(tests, titles_need_no_escape);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
