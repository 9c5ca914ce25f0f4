/* Pseudonyms worked out by a script in another language, keys, and what of a case cannot be changed. */
#define _XOPEN_SOURCE 700 /* for the rights of a file */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <caf/io.h>
#include "checks.h"

#define KEY_FILE "test_anonymise.key"
#define MADE "test_anonymise.ndjson"

static caf_pseudonym_key *some_key(void)
{
    unsigned char bytes[32];
    caf_pseudonym_key *key = NULL;
    for (int i = 0; i < 32; i++) {
        bytes[i] = (unsigned char)i;
    }
    ck_assert_int_eq(caf_pseudonym_key_of(bytes, sizeof bytes, &key), CAF_OK);
    return key;
}

/* The vectors of docs/anonymising.md, from the ten lines of Python there. */
START_TEST(a_pseudonym_is_what_the_document_says)
{
    static const struct {
        const char *kind, *text, *made;
        int32_t weeks;
    } vectors[] = {
        { "cases", "1", "fb20ddba136310250d711592ee76575b", 50 },
        { "meetings", "1", "c72c72248d3f99a68efa73ebc7ac8e3b", 41 },
        { "cases", "CC-2026-058", "79c486df94cccf0d34b51751b9c58c15", 43 },
        { "families", "F-7", "b3be890d78c689f66e7aff659cceb50c", 25 },
        { "people", "Gr\xC3\xB6\xC3\x9F" "e", "ac11404508660ea904a5184b0f89b053", 43 },
        { "organisations", "=1+1", "adf2201357fcdd253246c5f4ee53fa20", 18 },
    };
    caf_pseudonym_key *key = some_key();
    for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
        char made[CAF_PSEUDONYM_TEXT];
        int32_t weeks = 0;
        size_t length = strlen(vectors[i].text);
        ck_assert_int_eq(caf_pseudonym(key, vectors[i].kind, vectors[i].text, length, made), CAF_OK);
        ck_assert_str_eq(made, vectors[i].made);
        ck_assert_int_eq(caf_pseudonym_weeks(key, vectors[i].kind, vectors[i].text, length, 52, &weeks), CAF_OK);
        ck_assert_int_eq(weeks, vectors[i].weeks);
        ck_assert_int_eq(caf_pseudonym_weeks(key, vectors[i].kind, vectors[i].text, length, 1, &weeks), CAF_OK);
        ck_assert_int_eq(weeks, 1);
    }
    caf_pseudonym_key_close(key);
}
END_TEST

static caf_status open_key_text(const char *text, caf_io_error *error)
{
    caf_pseudonym_key *key = NULL;
    FILE *file = fopen(KEY_FILE, "wb");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
    error->size = (int32_t)sizeof *error;
    caf_status status = caf_pseudonym_key_open(KEY_FILE, &key, error);
    ck_assert_int_eq(key != NULL, status == CAF_OK);
    caf_pseudonym_key_close(key);
    remove(KEY_FILE);
    return status;
}

START_TEST(a_key_is_digits_and_is_never_shown)
{
    static const char least[] = "000102030405060708090a0b0c0d0e0F";
    char text[4 * CAF_KEY_MOST] = "";
    caf_io_error error;
    ck_assert_int_eq(open_key_text(least, &error), CAF_OK);
    snprintf(text, sizeof text, "%s%s%s%s \r\n", least, least, least, least);
    ck_assert_int_eq(open_key_text(text, &error), CAF_OK);
    snprintf(text, sizeof text, "%s%s%s%s00", least, least, least, least);
    ck_assert_int_eq(open_key_text(text, &error), CAF_E_LIMIT);
    ck_assert_int_eq(open_key_text(least + 2, &error), CAF_E_LIMIT);
    ck_assert_int_eq(open_key_text("", &error), CAF_E_LIMIT);
    ck_assert_int_eq(open_key_text(least + 1, &error), CAF_E_SYNTAX);
    ck_assert_int_eq(open_key_text("caf1caf2caf3caf4caf5caf6caf7cafx", &error), CAF_E_SYNTAX);
    ck_assert_ptr_null(strstr(error.message, "caf1"));
    ck_assert_int_eq(open_key_text("00010203 04050607 08090a0b 0c0d0e0f", &error), CAF_E_SYNTAX);
    ck_assert_int_eq(caf_pseudonym_key_open("/no/such/key", &(caf_pseudonym_key *){ NULL }, &error), CAF_E_OPEN);
}
END_TEST

static void read_key(char text[128])
{
    FILE *file = fopen(KEY_FILE, "rb");
    ck_assert_ptr_nonnull(file);
    size_t length = fread(text, 1, 127, file);
    text[length] = '\0';
    fclose(file);
    ck_assert_uint_eq(length, 65);
}

START_TEST(a_new_key_is_its_owners_and_replaces_nothing)
{
    struct stat found;
    caf_io_error error;
    char first[128];
    char again[128];
    error.size = (int32_t)sizeof error;
    remove(KEY_FILE);
    ck_assert_int_eq(caf_pseudonym_key_new(KEY_FILE, &error), CAF_OK);
    ck_assert_int_eq(stat(KEY_FILE, &found), 0);
    ck_assert_int_eq(found.st_mode & 0777, 0600);
    read_key(first);
    ck_assert_int_eq(caf_pseudonym_key_new(KEY_FILE, &error), CAF_E_WRITE);
    read_key(again);
    ck_assert_str_eq(first, again);
    ck_assert_int_eq(open_key_text(first, &error), CAF_OK);
    ck_assert_int_eq(caf_pseudonym_key_new(KEY_FILE, &error), CAF_OK);
    read_key(again);
    ck_assert_str_ne(first, again);
    remove(KEY_FILE);
}
END_TEST

/* Anonymises a case of JSON; what was written goes to text. */
static caf_status anonymise(const char *json, const caf_anonymise_options *options, char *text, size_t size, caf_io_error *error)
{
    caf_pseudonym_key *key = some_key();
    caf_reader *reader = NULL;
    caf_writer *writer = NULL;
    error->size = (int32_t)sizeof *error;
    ck_assert_int_eq(caf_reader_open_memory(json, strlen(json), "a.json", NULL, &reader, error), CAF_OK);
    ck_assert_int_eq(caf_writer_open(MADE, CAF_FORMAT_JSON, &writer, error), CAF_OK);
    caf_status status = caf_anonymise(writer, reader, key, options, error);
    if (status == CAF_OK) {
        ck_assert_int_eq(caf_writer_finish(writer, error), CAF_OK);
        FILE *file = fopen(MADE, "rb");
        ck_assert_ptr_nonnull(file);
        text[fread(text, 1, size - 1, file)] = '\0';
        fclose(file);
    }
    caf_writer_close(writer);
    caf_reader_close(reader);
    caf_pseudonym_key_close(key);
    ck_assert_int_eq(status == CAF_OK, access(MADE, F_OK) == 0);
    remove(MADE);
    return status;
}

/* Case 1 moves by 50 weeks, 350 days. */
START_TEST(a_day_that_cannot_be_moved_is_said)
{
    char text[1024];
    caf_io_error error;
    ck_assert_int_eq(anonymise("{\"case\": \"1\", \"opened\": \"1970-12-18\"}", NULL, text, sizeof text, &error), CAF_OK);
    ck_assert_ptr_nonnull(strstr(text, "\"opened\": \"1970-01-02\""));
    ck_assert_int_eq(anonymise("\n{\"case\": \"1\", \"meetings\": [{\"held_on\": \"1970-12-16\"}, {\"held_on\": \"1970-12-17\"}]}", NULL,
                               text, sizeof text, &error), CAF_E_DATE_NONE);
    ck_assert_str_eq(error.file, "a.json");
    ck_assert_int_eq(error.line, 2);
    ck_assert_str_eq(error.field, "meetings.held_on");
    ck_assert_int_eq(anonymise("{\"case\": \"1\", \"opened\": \"0001-12-16\"}", NULL, text, sizeof text, &error), CAF_E_DATE_RANGE);
    ck_assert_str_eq(error.field, "opened");
    ck_assert_int_eq(anonymise("{\"case\": \"1\", \"opened\": \"0001-12-17\"}", NULL, text, sizeof text, &error), CAF_OK);
    ck_assert_ptr_nonnull(strstr(text, "\"opened\": \"0001-01-01\""));
    /* 9 January 1970, reduced to its month. */
    ck_assert_int_eq(anonymise("{\"case\": \"1\", \"children\": [{\"born\": \"1970-12-25\"}]}", NULL, text, sizeof text, &error),
                     CAF_E_DATE_NONE);
}
END_TEST

START_TEST(options_are_looked_at)
{
    char text[1024];
    caf_io_error error;
    const char *json = "{\"case\": \"1\", \"group\": 7, \"opened\": \"2020-12-16\", \"children\": [{\"id\": \"a\", \"gender\": \"male\"}]}";
    caf_anonymise_options how;
    memset(&how, 0, sizeof how);
    how.size = (int32_t)sizeof how;
    ck_assert_int_eq(anonymise(json, &how, text, sizeof text, &error), CAF_OK);
    ck_assert_ptr_null(strstr(text, "group"));
    ck_assert_ptr_nonnull(strstr(text, "male"));
    how.without[CAF_CHILDREN] = (int64_t)1 << caf_field_named(CAF_CHILDREN, "gender", 6)->index;
    ck_assert_int_eq(anonymise(json, &how, text, sizeof text, &error), CAF_OK);
    ck_assert_ptr_null(strstr(text, "male"));
    ck_assert_ptr_nonnull(strstr(text, "\"coverage\": {\"children\": {\"without\": [\"gender\"]}}"));
    how.without[CAF_CHILDREN] = (int64_t)1 << caf_field_named(CAF_CHILDREN, "id", 2)->index;
    ck_assert_int_eq(anonymise(json, &how, text, sizeof text, &error), CAF_E_ARGUMENT);
    how.without[CAF_CHILDREN] = INT64_MIN;
    ck_assert_int_eq(anonymise(json, &how, text, sizeof text, &error), CAF_E_ARGUMENT);
    how.without[CAF_CHILDREN] = 0;
    how.without[CAF_TABLES_MAX - 1] = 1;
    ck_assert_int_eq(anonymise(json, &how, text, sizeof text, &error), CAF_E_ARGUMENT);
    how.without[CAF_TABLES_MAX - 1] = 0;
    how.keep = 8;
    ck_assert_int_eq(anonymise(json, &how, text, sizeof text, &error), CAF_E_ARGUMENT);
    how.keep = CAF_KEEP_DATES;
    ck_assert_int_eq(anonymise(json, &how, text, sizeof text, &error), CAF_OK);
    ck_assert_ptr_nonnull(strstr(text, "2020-12-16"));
    how.weeks = CAF_WEEKS_MOST + 1;
    ck_assert_int_eq(anonymise(json, &how, text, sizeof text, &error), CAF_E_ARGUMENT);
    how.weeks = 0;
    how.size = 4;
    ck_assert_int_eq(anonymise(json, &how, text, sizeof text, &error), CAF_E_SIZE);
}
END_TEST

/* How often one text stands in another. */
static int count(const char *text, const char *part)
{
    int n = 0;
    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part)) {
        n++;
    }
    return n;
}

/* A name of 256 bytes is the longest that there is: within itself it is digested with as long a one. Pseudonyms by hashlib. */
START_TEST(names_of_any_length_are_digested_whole)
{
    char name[257];
    char json[1400];
    char text[1400];
    caf_io_error error;
    memset(name, 'x', 256);
    name[256] = '\0';
    snprintf(json, sizeof json, "{\"case\": \"%s\", \"meetings\": [{\"id\": \"%s\"}]}", name, name);
    ck_assert_int_eq(anonymise(json, NULL, text, sizeof text, &error), CAF_OK);
    ck_assert_int_eq(count(text, "a817a3ae205438ebb36afe81804658b1"), 1);
    ck_assert_int_eq(count(text, "f80dd29644acd354dce669ffe16019b6"), 1);
    snprintf(json, sizeof json, "{\"case\": \"%s\", \"family\": \"%s\", \"meetings\": [{\"id\": \"%s\"}]}", name, name, name);
    ck_assert_int_eq(anonymise(json, NULL, text, sizeof text, &error), CAF_OK);
    ck_assert_int_eq(count(text, "06a25a8a68b9ef417b89a66f5abbd129"), 1);
    ck_assert_int_eq(count(text, "eeebd672c24a48ef1614aba1ce6125cf"), 1);
    ck_assert_int_eq(count(text, "b22b22173c5d22ba9d75a8212a3be688"), 1);
    ck_assert_int_eq(count(text, "xx"), 0);
}
END_TEST

START_TEST(arguments_are_looked_at)
{
    caf_pseudonym_key *key = some_key();
    caf_pseudonym_key *none = key;
    char made[CAF_PSEUDONYM_TEXT];
    char bytes[CAF_KEY_MOST + 1] = "";
    int32_t weeks;
    caf_io_error error;
    error.size = 1;
    ck_assert_int_eq(caf_pseudonym_key_of(bytes, CAF_KEY_LEAST - 1, &none), CAF_E_LIMIT);
    ck_assert_ptr_null(none);
    ck_assert_int_eq(caf_pseudonym_key_of(bytes, CAF_KEY_MOST + 1, &none), CAF_E_LIMIT);
    ck_assert_int_eq(caf_pseudonym_key_of(NULL, 32, &none), CAF_E_NULL);
    ck_assert_int_eq(caf_pseudonym_key_of(bytes, 32, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_pseudonym_key_open(NULL, &none, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_pseudonym_key_open("a", NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_pseudonym_key_open("a", &none, &error), CAF_E_SIZE);
    ck_assert_int_eq(caf_pseudonym_key_new(NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_pseudonym_key_new(KEY_FILE, &error), CAF_E_SIZE);
    ck_assert_int_eq(caf_pseudonym(NULL, "a", "a", 1, made), CAF_E_NULL);
    ck_assert_int_eq(caf_pseudonym(key, NULL, "a", 1, made), CAF_E_NULL);
    ck_assert_int_eq(caf_pseudonym(key, "a", NULL, 1, made), CAF_E_NULL);
    ck_assert_int_eq(caf_pseudonym(key, "a", "a", 1, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_pseudonym_weeks(NULL, "a", "a", 1, 1, &weeks), CAF_E_NULL);
    ck_assert_int_eq(caf_pseudonym_weeks(key, "a", "a", 1, 1, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_pseudonym_weeks(key, "a", "a", 1, 0, &weeks), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_pseudonym_weeks(key, "a", "a", 1, CAF_WEEKS_MOST + 1, &weeks), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_anonymise(NULL, NULL, key, NULL, NULL), CAF_E_NULL);
    caf_pseudonym_key_close(NULL);
    caf_pseudonym_key_close(key);
}
END_TEST

/* Vectors of the document: F-7 moves by 25 weeks, case 1 by 50 (docs/anonymising.md and the test above). */
START_TEST(a_case_moves_with_its_family)
{
    static const char json[] = "{\"case\": \"1\"}\n{\"case\": \"2\", \"family\": \"F-7\"}\n";
    caf_pseudonym_key *key = some_key();
    caf_reader *reader = NULL;
    const caf_caseload *caseload = NULL;
    caf_anonymise_options how;
    int32_t own = -1, familys = -1, weeks = -1;
    memset(&how, 0, sizeof how);
    how.size = (int32_t)sizeof how;
    ck_assert_int_eq(caf_reader_open_memory(json, strlen(json), "a.json", NULL, &reader, NULL), CAF_OK);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    const caf_case_row *rows = caseload->tables[CAF_CASES].data;
    ck_assert_int_eq(caf_pseudonym_weeks(key, "cases", "1", 1, 52, &own), CAF_OK);
    ck_assert_int_eq(caf_pseudonym_weeks(key, "families", "F-7", 3, 52, &familys), CAF_OK);
    ck_assert_int_eq(own, 50);
    ck_assert_int_eq(caf_anonymise_weeks(reader, &rows[0], key, NULL, &weeks), CAF_OK);
    ck_assert_int_eq(weeks, own);
    ck_assert_int_eq(caf_anonymise_weeks(reader, &rows[1], key, &how, &weeks), CAF_OK);
    ck_assert_int_eq(weeks, familys);
    how.weeks = 1;
    ck_assert_int_eq(caf_anonymise_weeks(reader, &rows[0], key, &how, &weeks), CAF_OK);
    ck_assert_int_eq(weeks, 1);
    how.keep = CAF_KEEP_DATES;
    ck_assert_int_eq(caf_anonymise_weeks(reader, &rows[0], key, &how, &weeks), CAF_OK);
    ck_assert_int_eq(weeks, 0);
    ck_assert_int_eq(caf_anonymise_weeks(NULL, rows, key, &how, &weeks), CAF_E_NULL);
    ck_assert_int_eq(caf_anonymise_weeks(reader, NULL, key, &how, &weeks), CAF_E_NULL);
    ck_assert_int_eq(caf_anonymise_weeks(reader, rows, NULL, &how, &weeks), CAF_E_NULL);
    ck_assert_int_eq(caf_anonymise_weeks(reader, rows, key, &how, NULL), CAF_E_NULL);
    how.size = 1;
    ck_assert_int_eq(caf_anonymise_weeks(reader, rows, key, &how, &weeks), CAF_E_SIZE);
    caf_reader_close(reader);
    caf_pseudonym_key_close(key);
}
END_TEST

/* Hides the agencies and the origin of the second case. */
static void hide_second(void *user, const caf_reader *reader, int64_t case_id, caf_hidden *out)
{
    size_t length;
    const char *name = caf_reader_case_name(reader, case_id, &length);
    ++*(int *)user;
    ck_assert_int_eq(out->fields[CAF_CASES] | out->organisations, 0);
    if (length == 1 && name[0] == 'b') {
        out->organisations = 1;
        out->fields[CAF_CASES] |= (int64_t)1 << caf_field_named(CAF_CASES, "origin", 6)->index;
        out->fields[CAF_CASES] |= (int64_t)1 << caf_field_named(CAF_CASES, "case_id", 7)->index; /* of identifiers nothing is left out */
    }
}

START_TEST(what_is_hidden_of_one_case_stays_in_the_others)
{
    static const char json[] = "{\"case\": \"a\", \"agency\": \"x\", \"origin\": \"new\", \"leads\": [{\"id\": 1, \"agency\": \"x\", \"person\": \"p\"}]}\n"
                               "{\"case\": \"b\", \"agency\": \"x\", \"origin\": \"new\", \"leads\": [{\"id\": 1, \"agency\": \"x\", \"person\": \"p\"}]}\n";
    caf_anonymise_options how;
    caf_io_error error;
    char text[4000];
    int asked = 0;
    memset(&how, 0, sizeof how);
    how.size = (int32_t)sizeof how;
    how.hide = hide_second;
    how.user = &asked;
    error.size = (int32_t)sizeof error;
    ck_assert_int_eq(anonymise(json, &how, text, sizeof text, &error), CAF_OK);
    ck_assert_int_eq(asked, 2);
    char *second = strchr(text, '\n');
    ck_assert_ptr_nonnull(second);
    ck_assert_ptr_null(strstr(second, "agency"));
    ck_assert_ptr_null(strstr(second, "origin"));
    ck_assert_ptr_nonnull(strstr(second, "\"person\""));
    ck_assert_ptr_nonnull(strstr(second, "\"case\""));
    *second = '\0';
    ck_assert_ptr_nonnull(strstr(text, "\"origin\""));
    ck_assert_ptr_nonnull(strstr(strstr(text, "\"agency\"") + 1, "\"agency\""));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("anonymise");
    TCase *tests = tcase_create("anonymise");
    tcase_add_test(tests, a_pseudonym_is_what_the_document_says);
    tcase_add_test(tests, a_key_is_digits_and_is_never_shown);
    tcase_add_test(tests, a_new_key_is_its_owners_and_replaces_nothing);
    tcase_add_test(tests, a_day_that_cannot_be_moved_is_said);
    tcase_add_test(tests, options_are_looked_at);
    tcase_add_test(tests, names_of_any_length_are_digested_whole);
    tcase_add_test(tests, a_case_moves_with_its_family);
    tcase_add_test(tests, what_is_hidden_of_one_case_stays_in_the_others);
    tcase_add_test(tests, arguments_are_looked_at);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
