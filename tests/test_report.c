/* Reports from rows, what they refuse, and the parts they are made of. */
#define _POSIX_C_SOURCE 200809L /* open_memstream() */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <caf/report.h>
#include "checks.h"
#include "io/report_made.h"

static caf_date day(const char *text)
{
    caf_date date = 0;
    ck_assert_int_eq(caf_date_parse(text, strlen(text), &date), CAF_OK);
    return date;
}

static caf_report_options options_of(int32_t format)
{
    caf_report_options options;
    memset(&options, 0, sizeof options);
    options.size = (int32_t)sizeof options;
    options.format = format;
    options.as_of = day("2023-06-01");
    options.division = CAF_ENGLAND_AND_WALES;
    return options;
}

/* A caseload of one case whose first TAF came two working days late, and a consent of a case that is not there. */
typedef struct rows {
    caf_case_row cases[1];
    caf_assessment_row assessments[1];
    caf_meeting_row meetings[1];
    caf_consent_row consents[1];
    caf_rows tables[CAF_TABLES];
    caf_caseload caseload;
} rows;

static void hold(rows *of, int32_t table, const void *data, int32_t size)
{
    of->tables[table].data = data;
    of->tables[table].n = 1;
    of->tables[table].size = size;
    of->tables[table].fields = CAF_ALL_FIELDS;
}

static const caf_caseload *make(rows *of)
{
    memset(of, 0, sizeof *of);
    of->cases[0].case_id = 7;
    of->cases[0].opened = day("2023-03-20");
    of->cases[0].services = CAF_SEVERAL_SERVICES;
    of->assessments[0].case_id = 7;
    of->assessments[0].started = day("2023-03-20");
    of->assessments[0].completed = day("2023-04-03");
    of->meetings[0].case_id = 7;
    of->meetings[0].id = 31;
    of->meetings[0].held_on = day("2023-05-09");
    of->consents[0].case_id = 3;
    hold(of, CAF_CASES, of->cases, (int32_t)sizeof of->cases[0]);
    hold(of, CAF_ASSESSMENTS, of->assessments, (int32_t)sizeof of->assessments[0]);
    hold(of, CAF_MEETINGS, of->meetings, (int32_t)sizeof of->meetings[0]);
    hold(of, CAF_CONSENTS, of->consents, (int32_t)sizeof of->consents[0]);
    of->caseload.size = (int32_t)sizeof of->caseload;
    of->caseload.n_tables = CAF_TABLES;
    of->caseload.tables = of->tables;
    return &of->caseload;
}

/* The whole report as a text, to be freed. */
static char *report_of(const caf_report_options *options, const caf_caseload *caseload, const caf_report_source *source)
{
    caf_report *report;
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(caf_report_open(options, &report, NULL), CAF_OK);
    ck_assert_int_eq(caf_report_check(report, caseload, source, NULL), CAF_OK);
    ck_assert_int_eq(caf_report_finish(report, file, NULL), CAF_OK);
    caf_report_close(report);
    fclose(file);
    return text;
}

static void assert_has(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) != NULL, "no \"%s\" in:\n%s", part, text);
}

START_TEST(rows_without_names_show_their_numbers)
{
    rows of;
    caf_report_options options = options_of(CAF_REPORT_TEXT);
    char *text = report_of(&options, make(&of), NULL);
    assert_has(text, "From        no file\n");
    assert_has(text, "case 7: not met, 2 working days late\n");
    assert_has(text, "TAF meeting 31, due Thursday 4 May 2023, done Tuesday 9 May 2023\n");
    free(text);
    options.format = CAF_REPORT_JSON;
    text = report_of(&options, &of.caseload, NULL);
    assert_has(text, "{\"file\": null, \"line\": null, \"case\": \"7\", \"profile\": \"east-midlands-2011\", "
                     "\"rule\": \"EM-B2-held\"");
    assert_has(text, "\"subject\": {\"table\": \"meetings\", \"id\": \"31\"}");
    free(text);
}
END_TEST

START_TEST(orphans_are_data_problems_without_steps)
{
    rows of;
    caf_report_options options = options_of(CAF_REPORT_JSON);
    options.select = CAF_REPORT_DATA;
    char *text = report_of(&options, make(&of), NULL);
    assert_has(text, "\"case\": \"3\", \"profile\": null, \"rule\": \"data-reference\"");
    assert_has(text, "\"explanation\": \"Rows of a case that is not there.\", \"steps\": []}\n  ]\n}\n");
    free(text);
}
END_TEST

static const char *name_case(const void *user, int64_t case_id, size_t *length)
{
    ck_assert_int_ge(case_id, 3);
    *length = 3;
    return user;
}

static int64_t line_of(const void *user, int64_t case_id)
{
    (void)user;
    return case_id * 10;
}

START_TEST(a_source_gives_names_and_lines)
{
    rows of;
    caf_report_options options = options_of(CAF_REPORT_CSV);
    options.select = 1 << CAF_NOT_MET;
    caf_report_source source = { (int32_t)sizeof source, 0, "table", name_case, NULL, line_of, "A,\"not this" };
    char *text = report_of(&options, make(&of), &source);
    assert_has(text, "\r\ntable,70,\"A,\"\"\",east-midlands-2011,EM-B2-held,");
    free(text);
}
END_TEST

START_TEST(totals_count_what_is_not_listed_too)
{
    rows of;
    caf_report *report;
    caf_report_totals totals;
    caf_report_options options = options_of(CAF_REPORT_TEXT);
    options.select = 1 << CAF_MET;
    ck_assert_int_eq(caf_report_open(&options, &report, NULL), CAF_OK);
    ck_assert_int_eq(caf_report_check(report, make(&of), NULL, NULL), CAF_OK);
    totals.size = 1;
    ck_assert_int_eq(caf_report_count(report, &totals), CAF_E_SIZE);
    totals.size = (int32_t)sizeof totals;
    ck_assert_int_eq(caf_report_count(report, &totals), CAF_OK);
    ck_assert_int_eq(totals.cases, 1);
    ck_assert_int_eq(totals.data, 1);
    ck_assert_int_ge(totals.verdicts[CAF_NOT_MET], 1);
    ck_assert_int_eq(totals.not_open, 0);
    caf_report_close(report);
}
END_TEST

static void assert_refused(const caf_report_options *options, caf_status status)
{
    caf_report *report = (caf_report *)options;
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    ck_assert_int_eq(caf_report_open(options, &report, &error), status);
    ck_assert_ptr_null(report);
    ck_assert_int_eq(error.status, status);
    ck_assert_int_gt((int)strlen(error.message), 0);
}

START_TEST(wrong_options_are_refused)
{
    caf_report_options options = options_of(CAF_REPORT_TEXT);
    options.size--;
    assert_refused(&options, CAF_E_SIZE);
    options = options_of(0);
    assert_refused(&options, CAF_E_ARGUMENT);
    options = options_of(CAF_REPORT_HTML + 1);
    assert_refused(&options, CAF_E_ARGUMENT);
    options = options_of(CAF_REPORT_TEXT);
    options.top = CAF_REPORT_TOP_MOST + 1;
    assert_refused(&options, CAF_E_ARGUMENT);
    options = options_of(CAF_REPORT_TEXT);
    options.select = 1 << CAF_VERDICTS;
    assert_refused(&options, CAF_E_ARGUMENT);
    options = options_of(CAF_REPORT_TEXT);
    options.as_of = CAF_DATE_NONE;
    assert_refused(&options, CAF_E_DATE_NONE);
    options.as_of = CAF_DATE_LAST + 1;
    assert_refused(&options, CAF_E_DATE_RANGE);
    options = options_of(CAF_REPORT_TEXT);
    options.division = CAF_DIVISIONS;
    assert_refused(&options, CAF_E_DIVISION);
    options = options_of(CAF_REPORT_TEXT);
    options.n_profiles = 1;
    assert_refused(&options, CAF_E_NULL);
    const caf_profile *twice[] = { caf_profile_at(0), caf_profile_at(0) };
    options.profiles = twice;
    options.n_profiles = 2;
    assert_refused(&options, CAF_E_ARGUMENT);
    const caf_profile *none[] = { NULL };
    options.profiles = none;
    options.n_profiles = 1;
    assert_refused(&options, CAF_E_PROFILE);
    options = options_of(CAF_REPORT_TEXT);
    options.width = CAF_REPORT_NARROWEST - 1;
    assert_refused(&options, CAF_E_ARGUMENT);
    options.width = -1;
    assert_refused(&options, CAF_E_ARGUMENT);
    options = options_of(CAF_REPORT_TEXT);
    const char *styles[CAF_STYLES] = { "", "", "", "", "", "", "", "", "" }; /* the last is NULL */
    options.styles = styles;
    assert_refused(&options, CAF_E_NULL);
    ck_assert_int_eq(caf_report_open(NULL, NULL, NULL), CAF_E_NULL);
}
END_TEST

/* The whole report is too long for a message of Check's. */
static void expect_mark(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) != NULL, "not marked so: %s", part);
}

/* Takes every sequence ESC [ ... m out of a text. */
static void strip_marks(char *text)
{
    char *to = text;
    for (const char *at = text; *at != '\0';) {
        if (at[0] == '\x1b') {
            at = strchr(at, 'm') + 1;
        } else {
            *to++ = *at++;
        }
    }
    *to = '\0';
}

START_TEST(marks_change_no_word)
{
    ck_assert_int_eq(caf_verdict_style(CAF_NOT_MET), CAF_STYLE_NOT_MET);
    ck_assert_int_eq(caf_verdict_style(0), CAF_STYLE_END);
    ck_assert_int_eq(caf_verdict_style(-1), CAF_STYLE_END);
    ck_assert_int_eq(caf_verdict_style(CAF_VERDICTS), CAF_STYLE_END);
    /* Longer than any name, so that they would upset the lines if they counted. */
    static const char *const styles[CAF_STYLES] = {
        "\x1b[0m",        "\x1b[1;10000001m", "\x1b[1;10000002m", "\x1b[1;10000003m", "\x1b[1;10000004m",
        "\x1b[1;10000005m", "\x1b[1;10000006m", "\x1b[1;10000007m", "\x1b[1;10000008m", "\x1b[1;10000009m",
    };
    rows of;
    for (int32_t format = CAF_REPORT_TEXT; format <= CAF_REPORT_HTML; format++) {
        caf_report_options options = options_of(format);
        char *plain = report_of(&options, make(&of), NULL);
        options.styles = styles;
        char *marked = report_of(&options, &of.caseload, NULL);
        if (format == CAF_REPORT_TEXT) {
            expect_mark(marked, "\x1b[1;10000001mcase 7\x1b[0m: \x1b[1;10000004mnot met, 2 working days late\x1b[0m\n");
            expect_mark(marked, "\x1b[1;10000001mWhat needs acting on\x1b[0m: ");
            expect_mark(marked, "\x1b[1;10000005m    1\x1b[0m\n"); /* the consent of no case */
            expect_mark(marked, "\x1b[1;10000002m    0\x1b[0m");
            strip_marks(marked);
        }
        ck_assert_msg(strcmp(marked, plain) == 0, "format %d", (int)format);
        free(plain);
        free(marked);
    }
}
END_TEST

/* The longest line of a text. */
static size_t widest(const char *text)
{
    size_t most = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        most = length > most ? length : most;
        text += length + (text[length] == '\n');
    }
    return most;
}

/* Where lines break differs, and nothing else. */
static void squeeze(char *text)
{
    char *to = text;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at != ' ' && *at != '\n') {
            *to++ = *at;
        }
    }
    *to = '\0';
}

START_TEST(lines_are_as_wide_as_wanted)
{
    rows of;
    caf_report_options options = options_of(CAF_REPORT_TEXT);
    options.select = CAF_REPORT_USUAL;
    char *usual = report_of(&options, make(&of), NULL);
    ck_assert_uint_le(widest(usual), CAF_REPORT_WIDTH);
    ck_assert_uint_gt(widest(usual), 80);
    options.width = 80;
    char *narrow = report_of(&options, &of.caseload, NULL);
    ck_assert_uint_le(widest(narrow), 80);
    ck_assert_uint_gt(widest(narrow), 70);
    const char *table = strstr(usual, "\neast-midlands-2011");
    const char *same = strstr(narrow, "\neast-midlands-2011");
    ck_assert(table != NULL && same != NULL);
    /* What stands above the table and below it; in it titles break between columns. */
    table = strstr(table, "What needs acting on");
    same = strstr(same, "What needs acting on");
    ck_assert(table != NULL && same != NULL);
    char *below = strdup(table);
    char *below_too = strdup(same);
    squeeze(below);
    squeeze(below_too);
    ck_assert(strcmp(below, below_too) == 0);
    free(below);
    free(below_too);
    free(usual);
    free(narrow);
}
END_TEST

START_TEST(a_report_is_finished_once)
{
    rows of;
    caf_report *report;
    caf_io_error error;
    caf_report_options options = options_of(CAF_REPORT_JSON);
    FILE *file = tmpfile();
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(caf_report_open(&options, &report, NULL), CAF_OK);
    ck_assert_int_eq(caf_report_check(NULL, make(&of), NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_report_check(report, NULL, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_report_read(report, NULL, NULL), CAF_E_NULL);
    error.size = 4;
    ck_assert_int_eq(caf_report_check(report, &of.caseload, NULL, &error), CAF_E_SIZE);
    ck_assert_int_eq(caf_report_finish(report, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_report_finish(report, file, NULL), CAF_OK);
    ck_assert_int_eq(caf_report_finish(report, file, NULL), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_report_check(report, &of.caseload, NULL, NULL), CAF_E_ARGUMENT);
    caf_report_close(report);
    caf_report_close(NULL);
    fclose(file);
}
END_TEST

START_TEST(wrong_rows_end_a_report)
{
    rows of;
    caf_report *report;
    caf_io_error error;
    caf_report_options options = options_of(CAF_REPORT_TEXT);
    make(&of);
    of.tables[CAF_MEETINGS].stride = 1;
    error.size = (int32_t)sizeof error;
    ck_assert_int_eq(caf_report_open(&options, &report, NULL), CAF_OK);
    ck_assert_int_eq(caf_report_check(report, &of.caseload, NULL, &error), CAF_E_ROWS);
    assert_has(error.message, "meetings");
    ck_assert_int_eq(caf_report_finish(report, stdout, NULL), CAF_E_ARGUMENT);
    caf_report_close(report);
}
END_TEST

START_TEST(a_full_disk_is_noticed)
{
    rows of;
    caf_report *report;
    caf_report_options options = options_of(CAF_REPORT_TEXT);
    FILE *full = fopen("/dev/full", "w");
    if (full == NULL) {
        return; /* not everywhere */
    }
    ck_assert_int_eq(caf_report_open(&options, &report, NULL), CAF_OK);
    ck_assert_int_eq(caf_report_check(report, make(&of), NULL, NULL), CAF_OK);
    ck_assert_int_eq(caf_report_finish(report, full, NULL), CAF_E_WRITE);
    caf_report_close(report);
    fclose(full);
}
END_TEST

/* The findings of many cases do not fit any first buffer: none is lost. */
START_TEST(many_cases_are_all_counted)
{
    enum { MANY = 5000 };
    caf_report *report;
    caf_report_totals totals;
    caf_report_options options = options_of(CAF_REPORT_CSV);
    caf_case_row *cases = calloc(MANY, sizeof *cases);
    caf_rows tables[1] = { { cases, MANY, (int32_t)sizeof *cases, 0, CAF_ALL_FIELDS } };
    caf_caseload caseload = { (int32_t)sizeof caseload, 1, tables };
    ck_assert_ptr_nonnull(cases);
    for (int64_t i = 0; i < MANY; i++) {
        cases[i].case_id = i + 1;
        cases[i].opened = options.as_of;
    }
    ck_assert_int_eq(caf_report_open(&options, &report, NULL), CAF_OK);
    ck_assert_int_eq(caf_report_check(report, &caseload, NULL, NULL), CAF_OK);
    totals.size = (int32_t)sizeof totals;
    ck_assert_int_eq(caf_report_count(report, &totals), CAF_OK);
    int64_t sum = 0;
    for (int32_t verdict = 1; verdict < CAF_VERDICTS; verdict++) {
        ck_assert_int_eq(totals.verdicts[verdict] % MANY, 0);
        sum += totals.verdicts[verdict];
    }
    /* As many of each case as of one. */
    caf_context context = caf_context_on(options.as_of, CAF_DIVISION_NONE);
    caf_case one = { .size = (int32_t)sizeof one };
    caf_finding findings[512];
    caf_out out = { findings, 512, 0, (int32_t)sizeof findings[0], 0 };
    ck_assert_int_eq(caf_find_case(&caseload, &context, 1, &one), CAF_OK);
    ck_assert_int_eq(caf_check_case(&one, &context, NULL, &out), CAF_OK);
    ck_assert_int_gt(out.n, 30);
    ck_assert_int_eq(sum, out.n * (int64_t)MANY);
    caf_report_close(report);
    free(cases);
}
END_TEST

START_TEST(the_most_urgent_are_kept)
{
    enum { ALL = 1000, KEPT = 17 };
    caf_io_urgent urgent = { &caf_io_heap, KEPT, { &caf_io_heap, NULL, 0, 0 } };
    uint32_t random = 1;
    for (int64_t i = 0; i < ALL; i++) {
        random = random * 1103515245U + 12345U;
        /* Each value of 0 to 999 once, in an order without order. */
        caf_io_rank rank = { { 0, 0, (i * 619) % ALL, (int64_t)(random >> 16), i } };
        char record = (char)('A' + (i * 619) % ALL % 26);
        if (caf_io_urgent_wants(&urgent, &rank)) {
            ck_assert_int_eq(caf_io_urgent_keep(&urgent, &rank, &record, 1), CAF_OK);
        } else {
            ck_assert_int_ge(rank.order[2], KEPT);
        }
    }
    int32_t n;
    const caf_io_kept *kept = caf_io_urgent_sorted(&urgent, &n);
    ck_assert_int_eq(n, KEPT);
    for (int32_t i = 0; i < n; i++) {
        ck_assert_int_eq(kept[i].rank.order[2], i);
        ck_assert_int_eq(kept[i].bytes[0], 'A' + i % 26);
    }
    caf_io_urgent_release(&urgent);
}
END_TEST

/* Memory of which only some can be had. */
typedef struct scarce {
    long left;
    long live;
} scarce;

static void *scarce_resize(void *user, void *block, size_t bytes)
{
    scarce *of = user;
    if (bytes == 0) {
        of->live -= block != NULL;
        free(block);
        return NULL;
    }
    if (of->left-- <= 0) {
        return NULL;
    }
    void *grown = realloc(block, bytes);
    ck_assert_ptr_nonnull(grown);
    of->live += block == NULL;
    return grown;
}

/* Goes through a whole report; CAF_E_MEMORY wherever there was too little. */
static caf_status try_report(const caf_report_options *options, const caf_caseload *caseload, scarce *of)
{
    caf_io_memory memory = { scarce_resize, of };
    caf_report_source source = { (int32_t)sizeof source, 0, "file", name_case, NULL, line_of, "abc" };
    caf_report *report;
    FILE *file = tmpfile();
    ck_assert_ptr_nonnull(file);
    caf_status status = caf_io_report_open(options, &memory, &report, NULL);
    status = status == CAF_OK ? caf_report_check(report, caseload, &source, NULL) : status;
    status = status == CAF_OK ? caf_report_finish(report, file, NULL) : status;
    caf_report_close(report);
    fclose(file);
    return status;
}

START_TEST(memory_may_run_out_anywhere)
{
    rows of;
    caf_report_options options = options_of(_i);
    make(&of);
    for (long n = 0;; n++) {
        scarce left = { n, 0 };
        caf_status status = try_report(&options, &of.caseload, &left);
        ck_assert_int_eq(left.live, 0);
        if (status == CAF_OK) {
            ck_assert_int_gt(n, 5);
            return;
        }
        ck_assert_int_eq(status, CAF_E_MEMORY);
        ck_assert_int_lt(n, 1000);
    }
}
END_TEST

static void assert_written(caf_io_writer *writer, const char *wanted)
{
    caf_io_put_bytes(writer, "", 1);
    ck_assert(!writer->failed);
    ck_assert_str_eq((const char *)writer->buffer.bytes, wanted);
    caf_io_writer_clear(writer);
}

START_TEST(texts_are_written_safely)
{
    caf_io_writer writer;
    caf_io_writer_begin(&writer, &caf_io_heap);
    caf_io_put_json(&writer, "a\"b\\c\n\x7F\xFF\xC3\xAB", 10);
    assert_written(&writer, "\"a\\\"b\\\\c\\u000a\\u007f\xEF\xBF\xBD\xC3\xAB\"");
    caf_io_put_json(&writer, NULL, 0);
    assert_written(&writer, "null");
    caf_io_put_cell(&writer, "=1", 2);
    assert_written(&writer, "'=1");
    caf_io_put_cell(&writer, "-a\r\n", 4);
    assert_written(&writer, "\"'-a\r\n\"");
    caf_io_put_cell(&writer, "", 0);
    assert_written(&writer, "");
    caf_io_put_name(&writer, "a\x1B[2J\xC2\x9B\xE2\x80\xAE\xC3\xAB\xC3", 13);
    assert_written(&writer, "a?[2J??\xC3\xAB?");
    caf_io_put_html(&writer, "<a href='x'>\"&\x1B\xC3\xAB\xC3", 18);
    assert_written(&writer, "&lt;a href=&#39;x&#39;&gt;&quot;&amp;?\xC3\xAB?");
    caf_io_put_html(&writer, "", 0);
    assert_written(&writer, "");
    caf_io_put_wrapped(&writer, "aa bb cc dddddddddd e", 21, 2, 8);
    assert_written(&writer, "  aa bb\n  cc\n  dddddddddd\n  e\n");
    caf_io_put_wrapped(&writer, "\xC3\xAB\xC3\xAB bb c", 9, 0, 7);
    assert_written(&writer, "\xC3\xAB\xC3\xAB bb c\n");
    caf_io_put_wrapped(&writer, "\x1b[1;31maa\x1b[0m bb cc", 19, 0, 5);
    assert_written(&writer, "\x1b[1;31maa\x1b[0m bb\ncc\n");
    ck_assert_uint_eq(caf_io_columns("\x1b[31x\x1b[m", 8), 5); /* the first is no mark: ESC [ 3 1 x */
    ck_assert_uint_eq(caf_io_columns("\x1b[3", 3), 3);
    caf_io_put_number(&writer, INT64_MIN);
    assert_written(&writer, "-9223372036854775808");
    caf_io_writer_release(&writer);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("report");
    TCase *tests = tcase_create("report");
    tcase_add_test(tests, rows_without_names_show_their_numbers);
    tcase_add_test(tests, orphans_are_data_problems_without_steps);
    tcase_add_test(tests, a_source_gives_names_and_lines);
    tcase_add_test(tests, totals_count_what_is_not_listed_too);
    tcase_add_test(tests, wrong_options_are_refused);
    tcase_add_test(tests, marks_change_no_word);
    tcase_add_test(tests, lines_are_as_wide_as_wanted);
    tcase_add_test(tests, a_report_is_finished_once);
    tcase_add_test(tests, wrong_rows_end_a_report);
    tcase_add_test(tests, a_full_disk_is_noticed);
    tcase_add_test(tests, many_cases_are_all_counted);
    tcase_add_test(tests, the_most_urgent_are_kept);
    tcase_add_loop_test(tests, memory_may_run_out_anywhere, CAF_REPORT_TEXT, CAF_REPORT_HTML + 1);
    tcase_add_test(tests, texts_are_written_safely);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
