/* Lists: CSV with known headings. */
#include "io_support.h"
#include "io/list_open.h"

enum { NAME, AGENCY, MOST, COLUMNS };
static const caf_list_column columns[COLUMNS] = {
    { "name", CAF_LIST_NEEDED | CAF_LIST_FILLED | CAF_LIST_NAMES, 0 }, { "agency", CAF_LIST_NEEDED | CAF_LIST_NAMES, 0 }, { "most", 0, 0 }
};

static caf_list *open_text(const char *text)
{
    caf_list *list = NULL;
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    caf_status status = caf_list_open_memory(text, strlen(text), "a.csv", columns, COLUMNS, &list, &error);
    ck_assert_msg(status == CAF_OK, "%s: %s", error.field, error.message);
    return list;
}

static void assert_cell(const caf_list *list, int32_t column, const char *wanted)
{
    size_t length = 99;
    const char *text = caf_list_cell(list, column, &length);
    ck_assert_uint_eq(length, strlen(wanted));
    ck_assert(memcmp(text, wanted, length) == 0);
}

START_TEST(columns_stand_in_any_order)
{
    caf_list *list = open_text("\xEF\xBB\xBF" "agency,name\r\n school-1 ,\"An, na\"\r\n,\r\n\r\n,Ben\r\n");
    assert_cell(list, NAME, "");
    ck_assert_int_eq(caf_list_line(list), 0);
    ck_assert_int_eq(caf_list_next(list, NULL), CAF_OK);
    assert_cell(list, NAME, "An, na");
    assert_cell(list, AGENCY, "school-1");
    assert_cell(list, MOST, "");
    assert_cell(list, -1, "");
    assert_cell(list, COLUMNS, "");
    ck_assert_int_eq(caf_list_line(list), 2);
    ck_assert_int_eq(caf_list_next(list, NULL), CAF_OK);
    assert_cell(list, NAME, "Ben");
    assert_cell(list, AGENCY, "");
    ck_assert_int_eq(caf_list_line(list), 5);
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    ck_assert_int_eq(caf_list_fail(list, CAF_E_VALUE, AGENCY, "no such agency", &error), CAF_E_VALUE);
    ck_assert_str_eq(error.file, "a.csv");
    ck_assert_int_eq(error.line, 5);
    ck_assert_str_eq(error.field, "agency");
    ck_assert_str_eq(error.message, "no such agency");
    ck_assert_int_eq(caf_list_fail(list, CAF_E_VALUE, -1, "a row", &error), CAF_E_VALUE);
    ck_assert_str_eq(error.field, "");
    ck_assert_int_eq(caf_list_next(list, NULL), CAF_END);
    ck_assert_int_eq(caf_list_next(list, NULL), CAF_END);
    assert_cell(list, NAME, "");
    caf_list_close(list);
}
END_TEST

/* Opens and reads to the end; the status that ended it. */
static caf_status read_list(const char *text, const caf_io_memory *memory, caf_io_error *error)
{
    caf_list *list = NULL;
    caf_io_source source = { "a.csv", text, strlen(text) };
    error->size = (int32_t)sizeof *error;
    caf_status status = caf_io_list_open(&source, columns, COLUMNS, memory, &list, error);
    while (status == CAF_OK) {
        status = caf_list_next(list, error);
    }
    if (list != NULL && status != CAF_END) {
        ck_assert_int_eq(caf_list_next(list, NULL), status);
    }
    caf_list_close(list);
    return status;
}

START_TEST(what_is_wrong_is_said_with_its_place)
{
    static const struct {
        const char *text;
        caf_status status;
        int64_t line;
        const char *field;
        const char *says;
    } bad[] = {
        { "", CAF_E_LAYOUT, 0, "", "begins with its headings" },
        { "\n\n", CAF_E_LAYOUT, 0, "", "begins with its headings" },
        { "name\nSECRET\n", CAF_E_LAYOUT, 1, "agency", "needed" },
        { "name,agency,moost\n", CAF_E_FIELD, 1, "column 3", "\"most\"" },
        { "name,agency,\n", CAF_E_FIELD, 1, "column 3", "column" },
        { "name,agency,name\n", CAF_E_DUPLICATE, 1, "name", "two columns" },
        { "\nname,agency\n,SECRET\n", CAF_E_VALUE, 3, "name", "empty" },
        { "name,agency\nSECRET\n", CAF_E_SYNTAX, 2, "", "1 cells under 2 headings" },
        { "name,agency\nSECRET\x01,b\n", CAF_E_VALUE, 2, "name", "control" },
        { "name,agency\n\"SECRET\nb,c\n", CAF_E_SYNTAX, 2, "", "never closed" },
        { "name,agency\nSECRET\xFF,b\n", CAF_E_UTF8, 2, "", "UTF-8" },
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        caf_io_error error;
        ck_assert_msg(read_list(bad[i].text, &caf_io_heap, &error) == bad[i].status, "%s", bad[i].text);
        ck_assert_msg(error.line == bad[i].line && strcmp(error.field, bad[i].field) == 0, "%s: line %ld, %s", bad[i].text,
                      (long)error.line, error.field);
        ck_assert_msg(strstr(error.message, bad[i].says) != NULL, "%s: says %s", bad[i].text, error.message);
        ck_assert(strstr(error.message, "SECRET") == NULL);
        ck_assert_str_eq(error.file, "a.csv");
    }
}
END_TEST

START_TEST(memory_may_run_out_anywhere)
{
    caf_io_error error;
    long n = 0;
    caf_status status = CAF_E_MEMORY;
    for (; status == CAF_E_MEMORY; n++) {
        counting count = { 0, 0, n };
        caf_io_memory memory = { counting_resize, &count };
        status = read_list("name,agency\nAnna,school-1\n", &memory, &error);
        ck_assert_int_eq(count.live, 0);
        ck_assert(status == CAF_E_MEMORY ? error.status == CAF_E_MEMORY : status == CAF_END);
    }
    ck_assert_int_gt(n, 3);
}
END_TEST

START_TEST(arguments_are_looked_at)
{
    caf_list *list;
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    ck_assert_int_eq(caf_list_open(NULL, columns, COLUMNS, &list, &error), CAF_E_NULL);
    ck_assert_int_eq(caf_list_open("a", NULL, COLUMNS, &list, &error), CAF_E_NULL);
    ck_assert_int_eq(caf_list_open("a", columns, COLUMNS, NULL, &error), CAF_E_NULL);
    ck_assert_int_eq(caf_list_open("a", columns, 0, &list, &error), CAF_E_SIZE);
    ck_assert_int_eq(caf_list_open("a", columns, CAF_LIST_COLUMNS + 1, &list, &error), CAF_E_SIZE);
    ck_assert_int_eq(caf_list_open("/no/such/file", columns, COLUMNS, &list, &error), CAF_E_OPEN);
    ck_assert_ptr_null(list);
    ck_assert_int_eq(caf_list_open_memory(NULL, 0, "a", columns, COLUMNS, &list, &error), CAF_E_NULL);
    ck_assert_int_eq(caf_list_next(NULL, &error), CAF_E_NULL);
    ck_assert_int_eq(caf_list_fail(NULL, CAF_E_VALUE, 0, "a", &error), CAF_E_NULL);
    ck_assert_int_eq(caf_list_line(NULL), 0);
    assert_cell(NULL, 0, "");
    caf_list_close(NULL);
    list = open_text("name,agency\na,b\n");
    ck_assert_int_eq(caf_list_fail(list, CAF_E_VALUE, 0, NULL, &error), CAF_E_NULL);
    error.size = 1;
    ck_assert_int_eq(caf_list_next(list, &error), CAF_E_SIZE);
    ck_assert_int_eq(caf_list_fail(list, CAF_E_VALUE, 0, "a", &error), CAF_E_SIZE);
    ck_assert_int_eq(caf_list_next(list, NULL), CAF_OK);
    ck_assert_int_eq(caf_list_cell(list, AGENCY, NULL)[0], 'b');
    ck_assert(caf_list_has(list, AGENCY) && !caf_list_has(list, -1) && !caf_list_has(list, COLUMNS) && !caf_list_has(NULL, AGENCY));
    caf_list_close(list);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("list");
    TCase *tests = tcase_create("list");
    tcase_add_test(tests, columns_stand_in_any_order);
    tcase_add_test(tests, what_is_wrong_is_said_with_its_place);
    tcase_add_test(tests, memory_may_run_out_anywhere);
    tcase_add_test(tests, arguments_are_looked_at);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
