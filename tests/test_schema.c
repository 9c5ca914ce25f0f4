/*
 * The JSON Schema and the page on the format, against the reflection that the
 * reader follows. The schema is generated: test_schema --write FILE.
 */
#include "generated.h"

#define SCHEMA CAF_SOURCE_DIR "/docs/case.schema.json"
#define PAGE CAF_SOURCE_DIR "/docs/case-format.md"

static void put_quoted(const char *text)
{
    put("\"");
    put(text); /* names and labels hold nothing that would need an escape; a test looks */
    put("\"");
}

static void put_choices(const caf_field *field)
{
    put("\"enum\": [");
    for (int32_t i = 0; i < field->n_choices; i++) {
        put_quoted(field->choices[i]);
        put(", ");
    }
    put("null]");
}

static void put_field(const caf_field *field, const char *indent)
{
    static const char *const types[] = { [CAF_TYPE_ID] = "id",
                                         [CAF_TYPE_DATE] = "date",
                                         [CAF_TYPE_PLANNED] = "date",
                                         [CAF_TYPE_FLAG] = "flag",
                                         [CAF_TYPE_COUNT] = "count" };
    put(indent);
    put_quoted(field->name);
    put(": { \"description\": ");
    put_quoted(field->label);
    put(", ");
    if (field->type == CAF_TYPE_SET) {
        put("\"type\": [\"array\", \"null\"], \"uniqueItems\": true, \"items\": { \"type\": \"string\", \"enum\": [");
        for (int32_t i = 0; i < field->n_choices; i++) {
            put(i > 0 ? ", " : "");
            put_quoted(field->choices[i]);
        }
        put("] }");
    } else if (field->type == CAF_TYPE_CHOICE) {
        put_choices(field);
    } else {
        put("\"$ref\": \"#/$defs/");
        put(types[field->type]);
        put("\"");
    }
    put(" }");
}

static bool is_member(const caf_field *field)
{
    return field->type != CAF_TYPE_TABLES && strcmp(field->name, "case_id") != 0;
}

static void put_fields(int32_t table, const char *indent)
{
    const char *before = "";
    for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
        if (is_member(caf_field_at(table, i))) {
            put(before);
            put_field(caf_field_at(table, i), indent);
            before = ",\n";
        }
    }
}

/* What can be said of a table: how many of its rows are held, and which fields none of them can have. */
static void put_coverage_of(int32_t table)
{
    const char *before = "";
    put_quoted(caf_table_name(table));
    put(table == CAF_CASES ? ": {" : ": { \"anyOf\": [{ \"$ref\": \"#/$defs/held\" }, {");
    put(" \"type\": \"object\", \"additionalProperties\": false, \"properties\": {");
    put(table == CAF_CASES ? "" : " \"rows\": { \"$ref\": \"#/$defs/held\" },");
    put("\n              \"without\": { \"type\": \"array\", \"uniqueItems\": true, \"items\": { \"enum\": [");
    for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
        if (is_member(caf_field_at(table, i))) {
            put(before);
            put_quoted(caf_field_at(table, i)->name);
            before = ", ";
        }
    }
    put(table == CAF_CASES ? "] } } } }" : "] } } } }] }");
}

static void put_coverage(void)
{
    put(",\n        \"coverage\": {\n          \"description\": \"how completely the source holds a table: complete where it is given, "
        "absent where not, unless said here\",\n          \"type\": [\"object\", \"null\"],\n"
        "          \"additionalProperties\": false,\n          \"properties\": {");
    for (int32_t table = CAF_CASES; table < CAF_TABLES; table++) {
        put(table == CAF_CASES ? "\n            " : ",\n            ");
        put_coverage_of(table);
    }
    put("\n          }\n        }");
}

static void put_table(int32_t table)
{
    put(",\n    ");
    put_quoted(caf_table_name(table));
    put(": {\n      \"type\": \"object\",\n      \"additionalProperties\": false,\n      \"properties\": {\n");
    put_fields(table, "        ");
    put("\n      }\n    }");
}

static const char head[] =
    "{\n"
    "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
    "  \"title\": \"Cases for libcaf\",\n"
    "  \"$comment\": \"Generated from the fields the library knows: test_schema --write. Not expressible here: members twice, "
    "identifiers twice in a table, references to rows that are not there, days that do not exist, whole numbers written 7.0, "
    "and files of several cases one after another, where each case is validated by itself.\",\n"
    "  \"oneOf\": [\n"
    "    { \"$ref\": \"#/$defs/case\" },\n"
    "    { \"type\": \"array\", \"items\": { \"$ref\": \"#/$defs/case\" } }\n"
    "  ],\n"
    "  \"$defs\": {\n"
    "    \"name\": {\n"
    "      \"description\": \"an identifier: a text of 1 to 256 bytes of UTF-8 without control characters, or a whole number, "
    "which means its decimal digits\",\n"
    "      \"oneOf\": [\n"
    "        { \"type\": \"string\", \"minLength\": 1, \"maxLength\": 256, \"pattern\": \"^[^\\\\u0000-\\\\u001f\\\\u007f]*$\" },\n"
    "        { \"type\": \"integer\", \"minimum\": -9223372036854775808, \"maximum\": 18446744073709551615 }\n"
    "      ]\n"
    "    },\n"
    "    \"id\": { \"anyOf\": [{ \"type\": \"null\" }, { \"$ref\": \"#/$defs/name\" }] },\n"
    "    \"date\": {\n"
    "      \"description\": \"yyyy-mm-dd\",\n"
    "      \"type\": [\"string\", \"null\"],\n"
    "      \"format\": \"date\",\n"
    "      \"pattern\": \"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$\",\n"
    "      \"not\": { \"enum\": [\"1970-01-01\"] }\n"
    "    },\n"
    "    \"flag\": { \"type\": [\"boolean\", \"null\"] },\n"
    "    \"held\": { \"enum\": [\"complete\", \"partial\", \"absent\"] },\n"
    "    \"count\": { \"type\": [\"integer\", \"null\"], \"minimum\": 0, \"maximum\": 2147483647 },\n"
    "    \"case\": {\n"
    "      \"type\": \"object\",\n"
    "      \"required\": [\"case\"],\n"
    "      \"additionalProperties\": false,\n"
    "      \"properties\": {\n"
    "        \"case\": { \"description\": \"the case's identifier\", \"$ref\": \"#/$defs/name\" },\n"
    "        \"comment\": { \"description\": \"ignored\", \"type\": [\"string\", \"null\"] },\n";

static void make_schema(void)
{
    made.used = 0;
    put(head);
    put_fields(CAF_CASES, "        ");
    put_coverage();
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        put(",\n        ");
        put_quoted(caf_table_name(table));
        put(": { \"type\": [\"array\", \"null\"], \"items\": { \"$ref\": \"#/$defs/");
        put(caf_table_name(table));
        put("\" } }");
    }
    put("\n      }\n    }");
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        put_table(table);
    }
    put("\n  }\n}\n");
}

START_TEST(schema_is_as_generated)
{
    make_schema();
    expect_made(SCHEMA, "test_schema --write");
}
END_TEST

START_TEST(names_need_no_escape)
{
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
            const caf_field *field = caf_field_at(table, i);
            ck_assert(strpbrk(field->name, "\"\\\n") == NULL && strpbrk(field->label, "\"\\\n") == NULL);
            ck_assert_int_eq(field->choices != NULL, field->type == CAF_TYPE_CHOICE || field->type == CAF_TYPE_SET);
        }
    }
}
END_TEST

/* The part of the page that is made from the reflection. */
static const char page_begin[] = "<!-- from here on generated: test_schema --write-page -->\n";
static const char page_end[] = "<!-- up to here generated -->\n";

static void put_page_field(const caf_field *field)
{
    static const char *const types[] = {
        [CAF_TYPE_ID] = "identifier", [CAF_TYPE_DATE] = "date",     [CAF_TYPE_PLANNED] = "date, planned", [CAF_TYPE_SET] = "set",
        [CAF_TYPE_FLAG] = "flag",     [CAF_TYPE_CHOICE] = "choice", [CAF_TYPE_COUNT] = "count"
    };
    put("| `");
    put(field->name);
    put("` | ");
    put(types[field->type]);
    put(" | ");
    put(field->label);
    if (field->about != NULL) {
        put(": ");
        put(field->about);
    }
    if (field->refers_to >= 0) {
        put("; an `id` in `");
        put(caf_table_name(field->refers_to));
        put("`");
    }
    for (int32_t i = 0; i < field->n_choices; i++) {
        put(i > 0 ? ", `" : ". One of `");
        put(field->choices[i]);
        put("`");
    }
    put(" |\n");
}

static void make_page(void)
{
    made.used = 0;
    put(page_begin);
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        put("\n### ");
        put(table == CAF_CASES ? "The case" : caf_table_name(table));
        put("\n\n");
        put(caf_table_about(table));
        put("\n\n| Member | Type | Meaning |\n|---|---|---|\n");
        if (table == CAF_CASES) {
            put("| `case` | identifier | the case; needed. Reports name it |\n"
                "| `comment` | text | ignored; invented cases say here that they are |\n");
        }
        for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
            if (is_member(caf_field_at(table, i))) {
                put_page_field(caf_field_at(table, i));
            }
        }
        if (table == CAF_CASES) {
            put("| `coverage` | object | see above |\n");
        }
    }
    put("\n");
    put(page_end);
}

START_TEST(page_has_every_field)
{
    char *page = contents(PAGE);
    char *from = strstr(page, page_begin);
    char *to = strstr(page, page_end);
    make_page();
    ck_assert(from != NULL && to != NULL);
    size_t length = (size_t)(to - from) + strlen(page_end);
    ck_assert_msg(length == made.used && memcmp(from, made.bytes, length) == 0,
                  "docs/case-format.md: write it again with test_schema --write-page");
    caf_io_release(&made);
    free(page);
}
END_TEST

/* The page's first JSON block is what the reader reads. */
START_TEST(page_begins_with_a_case)
{
    static const way how = { 0, 0 };
    char *page = contents(PAGE);
    char *from = strstr(page, "```json\n");
    ck_assert_ptr_nonnull(from);
    from += strlen("```json\n");
    char *to = strstr(from, "```");
    ck_assert_ptr_nonnull(to);
    outcome out = read_all("case-format.md", from, (size_t)(to - from), &how, 0, -1);
    ck_assert_msg(out.status == CAF_END, "%s: %s", out.error.field, out.error.message);
    ck_assert_int_eq(out.cases, 1);
    free(page);
}
END_TEST

static int write_schema(const char *path)
{
    make_schema();
    return write_made(path) ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Writes the generated part of the page anew and leaves the rest as it was. */
static int write_page(const char *path)
{
    static char page[1 << 20];
    FILE *old = fopen(PAGE, "rb");
    page[old != NULL ? fread(page, 1, sizeof page - 1, old) : 0] = '\0';
    if (old != NULL) {
        fclose(old);
    }
    char *from = strstr(page, page_begin);
    char *to = strstr(page, page_end);
    FILE *file = from != NULL && to != NULL ? fopen(path, "wb") : NULL;
    make_page();
    to += to != NULL ? strlen(page_end) : 0;
    bool written = file != NULL && fwrite(page, 1, (size_t)(from - page), file) == (size_t)(from - page) &&
                   fwrite(made.bytes, 1, made.used, file) == made.used && fwrite(to, 1, strlen(to), file) == strlen(to);
    written = file != NULL && fclose(file) == 0 && written;
    caf_io_release(&made);
    return written ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int count, char **arguments)
{
    if (count == 3 && strcmp(arguments[1], "--write") == 0) {
        return write_schema(arguments[2]);
    }
    if (count == 3 && strcmp(arguments[1], "--write-page") == 0) {
        return write_page(arguments[2]);
    }
    Suite *suite = suite_create("schema");
    TCase *tests = tcase_create("schema");
    tcase_add_test(tests, schema_is_as_generated);
    tcase_add_test(tests, names_need_no_escape);
    tcase_add_test(tests, page_has_every_field);
    tcase_add_test(tests, page_begins_with_a_case);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
