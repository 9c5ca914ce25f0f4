/* Whole receipts: made, written, read again, and what is wrong with others. */
#include <stdio.h>
#include <caf/io.h>
#include "io/receipt_made.h"
#include "io_support.h"

static const char a_case[] =
    "{\"case\": \"INV-1\", \"comment\": \"invented\", \"division\": \"scotland\", \"opened\": \"2023-03-01\","
    " \"assessments\": [{\"id\": \"a\", \"kind\": \"initial\", \"started\": \"2023-03-06\", \"completed\": \"2023-04-03\"}],"
    " \"meetings\": [{\"kind\": \"regular\", \"held_on\": \"2023-05-03\"}], \"closures\": []}";

static caf_context as_of(const char *text)
{
    caf_date date = 0;
    ck_assert_int_eq(caf_date_parse(text, strlen(text), &date), CAF_OK);
    return caf_context_on(date, CAF_ENGLAND_AND_WALES);
}

/* Makes the receipt of a case of text and writes it as a line. False: status says why. */
static bool make_line(const char *text, const caf_context *contexts, int32_t n, const caf_io_memory *memory, char *line, size_t size,
                      caf_status *status)
{
    caf_reader *reader;
    caf_receipt_maker *maker;
    caf_receipt receipt;
    caf_cursor cursor = caf_cursor_begin();
    caf_case whose;
    const caf_caseload *load;
    whose.size = (int32_t)sizeof whose;
    receipt.size = (int32_t)sizeof receipt;
    ck_assert_int_eq(caf_reader_open_memory(text, strlen(text), "text", NULL, &reader, NULL), CAF_OK);
    ck_assert_int_eq(caf_reader_next(reader, &load, NULL), CAF_OK);
    ck_assert_int_eq(caf_next_case(load, contexts, &cursor, &whose), CAF_OK);
    *status = caf_io_receipt_maker_open(contexts, n, memory, &maker, NULL);
    if (*status == CAF_OK) {
        size_t length = 0;
        const char *name = caf_reader_case_name(reader, whose.row.case_id, &length);
        *status = caf_receipt_make(maker, &whose, name, length, &receipt, NULL);
        if (*status == CAF_OK) {
            FILE *to = tmpfile();
            ck_assert_ptr_nonnull(to);
            ck_assert_int_eq(caf_receipt_write(&receipt, to, NULL), CAF_OK);
            rewind(to);
            ck_assert_ptr_nonnull(fgets(line, (int)size, to));
            fclose(to);
        }
        caf_receipt_maker_close(maker);
    }
    caf_reader_close(reader);
    return *status == CAF_OK;
}

static void line_of(const char *text, const caf_context *context, char *line, size_t size)
{
    caf_status status;
    ck_assert_msg(make_line(text, context, 1, &caf_io_heap, line, size, &status), "%d", (int)status);
}

static caf_receipt_reader *open_line(const char *line, caf_receipt *out)
{
    caf_receipt_reader *reader;
    out->size = (int32_t)sizeof *out;
    ck_assert_int_eq(caf_receipt_reader_open_memory(line, strlen(line), "line", &reader, NULL), CAF_OK);
    ck_assert_int_eq(caf_receipt_next(reader, out, NULL), CAF_OK);
    return reader;
}

START_TEST(a_receipt_says_what_was_found)
{
    caf_context context = as_of("2023-06-30");
    char line[4096];
    caf_receipt read;
    line_of(a_case, &context, line, sizeof line);
    caf_receipt_reader *reader = open_line(line, &read);
    ck_assert_uint_eq(read.case_length, 5);
    ck_assert_mem_eq(read.case_name, "INV-1", 5);
    ck_assert_int_eq(read.as_of, context.as_of);
    ck_assert_str_eq(read.version, caf_version());
    ck_assert_int_eq(read.n_bases, 1);
    ck_assert_str_eq(read.bases[0].profile, "east-midlands-2011");
    ck_assert_int_eq(read.bases[0].division, CAF_ENGLAND_AND_WALES);
    ck_assert_int_eq(read.verdicts[0], 0);
    /* Assessed; the first TAF set and held, the 20 working days from 3 April end in Scotland on 3 May. */
    ck_assert_int_eq(read.verdicts[CAF_MET], 3);
    ck_assert_int_eq(read.verdicts[CAF_NOT_MET], 1); /* the common data set */
    ck_assert_int_eq(read.verdicts[CAF_DUE], 2);     /* a review, and that it is logged */
    ck_assert_int_eq(caf_receipt_line(reader), 1);
    ck_assert_int_eq(caf_receipt_next(reader, &read, NULL), CAF_END);
    ck_assert_int_eq(caf_receipt_next(reader, &read, NULL), CAF_END);
    caf_receipt_reader_close(reader);
}
END_TEST

/* How the receipts of two cases under two contexts differ. */
static int32_t difference(const char *text, const caf_context *context, const char *other_text, const caf_context *other)
{
    char lines[2][4096];
    caf_receipt then;
    caf_receipt now;
    line_of(text, context, lines[0], sizeof lines[0]);
    line_of(other_text, other, lines[1], sizeof lines[1]);
    caf_receipt_reader *one = open_line(lines[0], &then);
    caf_receipt_reader *two = open_line(lines[1], &now);
    int32_t found = caf_receipt_compare(&then, &now);
    ck_assert_int_eq(caf_receipt_compare(&then, NULL), 127);
    ck_assert_int_eq(memcmp(then.digest, now.digest, CAF_DIGEST) == 0, found == 0);
    now.version = "0.0.9";
    ck_assert_int_eq(caf_receipt_compare(&then, &now), found | CAF_RECEIPT_VERSION);
    caf_receipt_reader_close(one);
    caf_receipt_reader_close(two);
    return found;
}

START_TEST(what_differs_is_named)
{
    static int64_t memory[24000];
    caf_context context = as_of("2023-06-30");
    caf_context other = context;
    char text[sizeof a_case + 200];
    ck_assert_int_eq(difference(a_case, &context, a_case, &context), 0);

    snprintf(text, sizeof text, "%.*s, {\"kind\": \"review\", \"held_on\": \"2023-08-01\"}], \"closures\": []}",
             (int)(strstr(a_case, "], \"closures\"") - a_case), a_case);
    ck_assert_int_eq(difference(a_case, &context, text, &context), CAF_RECEIPT_AHEAD);

    snprintf(text, sizeof text, "%s", a_case);
    memcpy(strstr(text, "INV-1"), "INV-2", 5);
    ck_assert_int_eq(difference(a_case, &context, text, &context), CAF_RECEIPT_CASE);

    snprintf(text, sizeof text, "%s", a_case);
    memcpy(strstr(text, "2023-05-03"), "2023-05-04", 10);
    ck_assert_int_eq(difference(a_case, &context, text, &context), CAF_RECEIPT_FACTS | CAF_RECEIPT_FINDINGS);

    snprintf(text, sizeof text, "%s", a_case);
    memcpy(strstr(text, "2023-03-01"), "2023-03-02", 10);
    ck_assert_int_eq(difference(a_case, &context, text, &context), CAF_RECEIPT_FACTS); /* no rule counts from it here */

    other.division = CAF_NORTHERN_IRELAND;
    ck_assert_int_eq(difference(a_case, &context, a_case, &other), CAF_RECEIPT_PROFILE); /* the case records its own */

    other = context;
    caf_calendar_change change = { 29502, CAF_CLOSURE_DAY };
    caf_calendar_spec spec = { .size = (int32_t)sizeof spec, .division = CAF_SCOTLAND, .changes = &change, .n_changes = 1 };
    ck_assert_int_eq(caf_calendar_build(&spec, memory, sizeof memory, &other.calendars[CAF_SCOTLAND]), CAF_OK);
    ck_assert_int_eq(difference(a_case, &context, a_case, &other), CAF_RECEIPT_CALENDAR);
    other.calendars[CAF_SCOTLAND] = NULL;
    spec.division = CAF_ENGLAND_AND_WALES; /* not the calendar that the case is counted with */
    ck_assert_int_eq(caf_calendar_build(&spec, memory, sizeof memory, &other.calendars[CAF_ENGLAND_AND_WALES]), CAF_OK);
    ck_assert_int_eq(difference(a_case, &context, a_case, &other), 0);
}
END_TEST

START_TEST(every_profile_counts)
{
    caf_context contexts[2] = { as_of("2023-06-30"), as_of("2023-06-30") };
    char lines[3][4096];
    caf_receipt read[3];
    caf_receipt_reader *readers[3];
    caf_status status;
    line_of(a_case, &contexts[0], lines[0], sizeof lines[0]);
    for (int i = 1; i < 3; i++) {
        contexts[1].profile = caf_profile_at(i);
        ck_assert(make_line(a_case, contexts, 2, &caf_io_heap, lines[i], sizeof lines[i], &status));
    }
    for (int i = 0; i < 3; i++) {
        readers[i] = open_line(lines[i], &read[i]);
    }
    ck_assert_int_eq(read[1].n_bases, 2);
    ck_assert_str_eq(read[1].bases[1].profile, "blackburn-with-darwen-2021");
    ck_assert_int_gt(read[1].verdicts[CAF_UNKNOWN], read[0].verdicts[CAF_UNKNOWN]);
    ck_assert_int_eq(caf_receipt_compare(&read[0], &read[1]), CAF_RECEIPT_PROFILE | CAF_RECEIPT_FINDINGS);
    ck_assert_int_eq(caf_receipt_compare(&read[1], &read[2]), CAF_RECEIPT_PROFILE | CAF_RECEIPT_FINDINGS);
    for (int i = 0; i < 3; i++) {
        caf_receipt_reader_close(readers[i]);
    }
}
END_TEST

START_TEST(a_case_may_have_many_findings)
{
    enum { REVIEWS = 400 };
    static char text[sizeof a_case + REVIEWS * 64];
    caf_context context = as_of("2026-06-30");
    char line[4096];
    caf_receipt read;
    size_t n = (size_t)snprintf(text, sizeof text, "%.*s, \"reviews\": [", (int)(sizeof a_case - 2), a_case);
    for (int i = 0; i < REVIEWS; i++) {
        n += (size_t)snprintf(text + n, sizeof text - n, "%s{\"held_on\": \"20%02d-%02d-%02d\"}", i > 0 ? ", " : "", 24 + i / 336,
                              1 + i / 28 % 12, 1 + i % 28);
    }
    snprintf(text + n, sizeof text - n, "]}");
    line_of(text, &context, line, sizeof line);
    caf_receipt_reader *reader = open_line(line, &read);
    int32_t all = 0;
    for (int32_t verdict = 0; verdict < CAF_VERDICTS; verdict++) {
        all += read.verdicts[verdict];
    }
    ck_assert_int_gt(all, REVIEWS); /* EM-C1 says something of each */
    caf_receipt_reader_close(reader);
}
END_TEST

START_TEST(identifiers_may_be_others)
{
    caf_context context = as_of("2023-06-30");
    char text[sizeof a_case + 8];
    snprintf(text, sizeof text, "%s", a_case);
    memcpy(strstr(text, "\"id\": \"a\""), "\"id\": \"b\"", 9);
    ck_assert_int_eq(difference(a_case, &context, text, &context), 0);
}
END_TEST

/* A line with one text in place of another, once. */
static void with(char *out, size_t size, const char *line, const char *text, const char *other)
{
    const char *at = strstr(line, text);
    ck_assert_msg(at != NULL, "%s", text);
    snprintf(out, size, "%.*s%s%s", (int)(at - line), line, other, at + strlen(text));
}

START_TEST(bad_receipts_are_refused)
{
    static const struct {
        const char *text;
        const char *other;
        caf_status status;
        const char *field;
    } wrong[] = {
        { "\"receipt\": 1", "\"receipt\": 2", CAF_E_LAYOUT, "receipt" },
        { "\"receipt\": 1", "\"receipt\": \"1\"", CAF_E_TYPE, "receipt" },
        { "\"receipt\": 1, ", "", CAF_E_LAYOUT, "" },
        { "\"case\": \"INV-1\"", "\"case\": \"INV-2\"", CAF_E_VALUE, "digest" },
        { "\"case\": \"INV-1\"", "\"case\": \"\"", CAF_E_VALUE, "case" },
        { "\"case\": \"INV-1\"", "\"case\": \"a\\u0000b\"", CAF_E_VALUE, "case" },
        { "\"case\": \"INV-1\"", "\"case\": 7", CAF_E_VALUE, "case" },
        { "\"case\": \"INV-1\"", "\"case\": \"INV-1\", \"case\": \"INV-1\"", CAF_E_DUPLICATE, "case" },
        { "\"case\": \"INV-1\"", "\"case\": \"INV-1\", \"seal\": 1", CAF_E_FIELD, "" },
        { "\"as_of\": \"2023-06-30\"", "\"as_of\": \"2023-06-31\"", CAF_E_VALUE, "as_of" },
        { "\"as_of\": \"2023-06-30\"", "\"as_of\": \"1970-01-01\"", CAF_E_VALUE, "as_of" },
        { "\"as_of\": \"2023-06-30\"", "\"as_of\": \"2023-07-01\"", CAF_E_VALUE, "digest" },
        { "\"as_of\": \"2023-06-30\"", "\"as_of\": null", CAF_E_VALUE, "as_of" },
        { "\"libcaf\": \"", "\"libcaf\": \"1", CAF_E_VALUE, "digest" },
        { "[{\"name\"", "[], \"x\": [{\"name\"", CAF_E_FIELD, "" },
        { "\"name\": \"east", "\"name\": \"west", CAF_E_VALUE, "digest" },
        { "\"division\": \"england-and-wales\"", "\"division\": \"wales\"", CAF_E_VALUE, "profiles[0].division" },
        { "\"division\": \"england-and-wales\"", "\"division\": null", CAF_E_VALUE, "digest" },
        { "\"division\": \"england-and-wales\", ", "", CAF_E_VALUE, "profiles[0].division" },
        { "\"certain_until\": \"2", "\"certain_until\": \"3", CAF_E_VALUE, "digest" },
        { "\"settings\": \"", "\"settings\": \"0", CAF_E_VALUE, "profiles[0].settings" },
        { "\"met\": 3", "\"met\": 2", CAF_E_VALUE, "digest" },
        { "\"met\": 3", "\"met\": -1", CAF_E_VALUE, "verdicts" },
        { "\"met\": 3", "\"met\": 2147483648", CAF_E_VALUE, "verdicts" },
        { "\"met\": 3", "\"mat\": 1", CAF_E_FIELD, "verdicts" },
        { "\"facts\": \"", "\"facts\": \"G", CAF_E_VALUE, "facts" },
        { "\"ahead\": \"", "\"ahead\": null, \"x\": \"", CAF_E_FIELD, "" },
        { "\"digest\": \"", "\"digest\": \"f", CAF_E_VALUE, "digest" },
        { "}\n", "\n", CAF_E_SYNTAX, "" },
        { "{\"receipt\"", "[{\"receipt\"", CAF_E_SYNTAX, "" },
    };
    caf_context context = as_of("2023-06-30");
    char line[4096];
    line_of(a_case, &context, line, sizeof line);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char changed[8192];
        char all[16384];
        caf_receipt_reader *reader;
        caf_receipt read;
        caf_io_error error;
        error.size = (int32_t)sizeof error;
        read.size = (int32_t)sizeof read;
        with(changed, sizeof changed, line, wrong[i].text, wrong[i].other);
        snprintf(all, sizeof all, "%s\n  \n%s", line, changed);
        ck_assert_int_eq(caf_receipt_reader_open_memory(all, strlen(all), "some", &reader, &error), CAF_OK);
        ck_assert_int_eq(caf_receipt_next(reader, &read, &error), CAF_OK);
        caf_status status = caf_receipt_next(reader, &read, &error);
        ck_assert_msg(status == wrong[i].status, "%d: %d %s: %s", (int)i, (int)status, error.field, error.message);
        ck_assert_str_eq(error.field, wrong[i].field);
        ck_assert_int_eq(error.line, 4);
        ck_assert_int_eq(caf_receipt_next(reader, &read, &error), status);
        caf_receipt_reader_close(reader);
    }
}
END_TEST

/* Every byte of a receipt but white space counts. */
START_TEST(no_byte_can_be_changed_unseen)
{
    caf_context context = as_of("2023-06-30");
    char line[4096];
    line_of(a_case, &context, line, sizeof line);
    size_t n = strlen(line) - 1;
    for (size_t i = 0; i < n; i++) {
        caf_receipt_reader *reader;
        caf_receipt read;
        read.size = (int32_t)sizeof read;
        char kept = line[i];
        if (kept == ' ') {
            continue;
        }
        line[i] = kept == '1' ? '2' : '1';
        ck_assert_int_eq(caf_receipt_reader_open_memory(line, strlen(line), "some", &reader, NULL), CAF_OK);
        ck_assert_msg(caf_receipt_next(reader, &read, NULL) >= CAF_E_MEMORY, "byte %d, %c", (int)i, kept);
        caf_receipt_reader_close(reader);
        line[i] = kept;
    }
}
END_TEST

START_TEST(each_allocation_may_fail)
{
    caf_context contexts[2] = { as_of("2023-06-30"), as_of("2023-06-30") };
    char line[4096];
    char whole[4096];
    caf_status status;
    contexts[1].profile = caf_profile_at(1);
    ck_assert(make_line(a_case, contexts, 2, &caf_io_heap, whole, sizeof whole, &status));
    for (long fail_at = 0;; fail_at++) {
        counting count = { 0, 0, fail_at };
        caf_io_memory memory = { counting_resize, &count };
        bool made = make_line(a_case, contexts, 2, &memory, line, sizeof line, &status);
        ck_assert_int_eq(count.live, 0);
        if (made) {
            ck_assert_int_gt(fail_at, 3);
            ck_assert_str_eq(line, whole);
            break;
        }
        ck_assert_int_eq(status, CAF_E_MEMORY);
    }
    for (long fail_at = 0;; fail_at++) {
        counting count = { 0, 0, fail_at };
        caf_io_memory memory = { counting_resize, &count };
        caf_receipt_reader *reader = NULL;
        caf_receipt read;
        read.size = (int32_t)sizeof read;
        status = caf_io_receipt_reader_open("whole", whole, strlen(whole), &memory, &reader, NULL);
        if (status == CAF_OK) {
            status = caf_receipt_next(reader, &read, NULL);
            caf_receipt_reader_close(reader);
        }
        ck_assert_int_eq(count.live, 0);
        if (status == CAF_OK) {
            ck_assert_int_gt(fail_at, 2);
            break;
        }
        ck_assert_int_eq(status, CAF_E_MEMORY);
    }
}
END_TEST

START_TEST(wrong_calls_are_refused)
{
    caf_context contexts[2] = { as_of("2023-06-30"), as_of("2023-07-01") };
    caf_receipt_maker *maker;
    caf_receipt_reader *reader;
    caf_receipt receipt;
    caf_case whose;
    caf_io_error error;
    memset(&whose, 0, sizeof whose);
    error.size = (int32_t)sizeof error;
    receipt.size = (int32_t)sizeof receipt;
    ck_assert_int_eq(caf_receipt_maker_open(NULL, 1, &maker, &error), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_maker_open(contexts, 1, NULL, &error), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_maker_open(contexts, 0, &maker, &error), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_receipt_maker_open(contexts, 2, &maker, &error), CAF_E_ARGUMENT);
    contexts[0].readings = 1 << CAF_START_DAY_COUNTED;
    ck_assert_int_eq(caf_receipt_maker_open(contexts, 1, &maker, &error), CAF_E_ARGUMENT);
    contexts[0].readings = 0;
    contexts[0].compared[CAF_SCOTLAND] = caf_calendar_builtin(CAF_SCOTLAND);
    ck_assert_int_eq(caf_receipt_maker_open(contexts, 1, &maker, &error), CAF_E_ARGUMENT);
    contexts[0].compared[CAF_SCOTLAND] = NULL;
    contexts[0].division = 9;
    ck_assert_int_eq(caf_receipt_maker_open(contexts, 1, &maker, &error), CAF_E_DIVISION);
    ck_assert_ptr_null(maker);
    contexts[0].division = 1;
    contexts[0].readings = 1 << CAF_DUE_DAY_ROLLED;
    ck_assert_int_eq(caf_receipt_maker_open(contexts, 1, &maker, &error), CAF_E_ARGUMENT);
    ck_assert_ptr_null(maker);
    contexts[0].readings = 0;
    ck_assert_int_eq(caf_receipt_maker_open(contexts, 1, &maker, &error), CAF_OK);
    whose.as_of = contexts[1].as_of;
    ck_assert_int_eq(caf_receipt_make(maker, &whose, "x", 1, &receipt, &error), CAF_E_ARGUMENT);
    whose.as_of = contexts[0].as_of;
    ck_assert_int_eq(caf_receipt_make(maker, &whose, "x", 0, &receipt, &error), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_receipt_make(maker, &whose, NULL, 1, &receipt, &error), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_make(NULL, &whose, "x", 1, &receipt, &error), CAF_E_NULL);
    receipt.size = 8;
    ck_assert_int_eq(caf_receipt_make(maker, &whose, "x", 1, &receipt, &error), CAF_E_SIZE);
    ck_assert_int_eq(caf_receipt_write(&receipt, stdout, &error), CAF_E_SIZE);
    ck_assert_int_eq(caf_receipt_write(NULL, stdout, &error), CAF_E_NULL);
    caf_receipt_maker_close(maker);
    caf_receipt_maker_close(NULL);
    ck_assert_int_eq(caf_receipt_reader_open("no/such/file", &reader, &error), CAF_E_OPEN);
    ck_assert_int_eq(caf_receipt_reader_open_memory(NULL, 0, "x", &reader, &error), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_next(NULL, &receipt, &error), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_line(NULL), 0);
    caf_receipt_reader_close(NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("receipt_io");
    TCase *tests = tcase_create("receipt_io");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, a_receipt_says_what_was_found);
    tcase_add_test(tests, what_differs_is_named);
    tcase_add_test(tests, every_profile_counts);
    tcase_add_test(tests, a_case_may_have_many_findings);
    tcase_add_test(tests, identifiers_may_be_others);
    tcase_add_test(tests, bad_receipts_are_refused);
    tcase_add_test(tests, no_byte_can_be_changed_unseen);
    tcase_add_test(tests, each_allocation_may_fail);
    tcase_add_test(tests, wrong_calls_are_refused);
    return run_suite(suite);
}
