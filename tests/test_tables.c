/* The two tables that case data arrive in: Annex A list 2, and the SSD's early help episodes. */
#include "io/gender.h"
#include "io/table.h"
#include "io_support.h"

#define FILE_NAME "test_tables.tmp"
#define ANNEX_A                                                                                              \
    "Child Unique ID,Gender,Date of Birth,Assessment start date,Assessment completion date,Organisation completing assessment\n"
#define SSD                                                                                                  \
    "earl_episode_id,earl_person_id,earl_episode_start_date,earl_episode_end_date,earl_episode_organisation\n"
#define UNREADABLE CAF_DATE_UNREADABLE

static caf_reader *open_text(const char *text, int32_t lenient, outcome *warnings)
{
    caf_reader *reader = NULL;
    caf_io_error error = { .size = (int32_t)sizeof error };
    memset(warnings, 0, sizeof *warnings);
    caf_reader_options options = { (int32_t)sizeof options, lenient, 0, 0, count_warning, warnings };
    caf_status status = caf_reader_open_memory(text, strlen(text), "x", &options, &reader, &error);
    ck_assert_msg(status == CAF_OK, "%s", error.message);
    return reader;
}

/* The bits of named fields. */
static int64_t bits(int32_t table, const char *const *names)
{
    int64_t all = 0;
    for (; *names != NULL; names++) {
        const caf_field *field = caf_field_named(table, *names, strlen(*names));
        ck_assert_ptr_nonnull(field);
        all |= (int64_t)1 << field->index;
    }
    return all;
}

static void expect_rows(const caf_caseload *caseload, int32_t table, const void *rows, int64_t n,
                        const char *const *fields)
{
    const caf_rows *own = &caseload->tables[table];
    ck_assert_int_eq(own->n, n);
    ck_assert_int_eq(own->size, caf_row_size(table));
    ck_assert_msg(own->fields == bits(table, fields), "%s: %llx", caf_table_name(table),
                  (unsigned long long)own->fields);
    expect_same_rows(table, own->data, rows, n);
}

static void expect_not_held(const caf_caseload *caseload, int64_t held)
{
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        if ((held & (1 << table)) == 0) {
            ck_assert_int_eq(caseload->tables[table].n, 0);
            ck_assert(caseload->tables[table].fields == 0);
        }
    }
}

static void expect_case_name(const caf_reader *reader, int64_t case_id, const char *expected)
{
    size_t length = 0;
    const char *name = caf_reader_case_name(reader, case_id, &length);
    ck_assert_ptr_nonnull(name);
    ck_assert_uint_eq(length, strlen(expected));
    ck_assert_mem_eq(name, expected, length);
}

START_TEST(reads_annex_a)
{
    static const char text[] = "\xEF\xBB\xBF"
                               "child unique id ,GENDER,Ethnicity, Date  of\xC2\xA0"
                               "Birth,Age of Child (Years),\"Assessment\nstart date\","
                               "Assessment completion date,Organisation completing assessment\r\n"
                               "K1,b) Female,a) WBRI,04/06/2014,8.5,3/4/2023,21/04/2023,\"School, North\"\r\n"
                               ",,,,,,,\r\n"
                               "\r\n"
                               "K2,male,#N/A,39877.0,,45051,,\xC2\xA0Team\xC2\xA0\r\n"
                               "K1,,,,,,29/02/2024,\"School, North\"";
    static const char *const case_fields[] = { "case_id", "child", "agency", NULL };
    static const char *const child_fields[] = { "case_id", "id", "born", "gender", NULL };
    static const char *const assessment_fields[] = { "case_id", "started", "completed", "kind", NULL };
    const caf_case_row cases[] = { { .case_id = 1, .child = 1, .agency = 2 },
                                   { .case_id = 2, .child = 3, .agency = 4 },
                                   { .case_id = 3, .child = 1, .agency = 2 } };
    const caf_child_row children[] = {
        { .case_id = 1, .id = 1, .born = on(2014, 6, 4), .gender = CAF_FEMALE },
        { .case_id = 2, .id = 3, .born = on(2009, 3, 5), .gender = CAF_MALE },
        { .case_id = 3, .id = 1 }
    };
    const caf_assessment_row assessments[] = {
        { .case_id = 1,
          .started = on(2023, 4, 3),
          .completed = on(2023, 4, 21),
          .kind = CAF_INITIAL_ASSESSMENT },
        { .case_id = 2, .started = on(2023, 5, 5), .kind = CAF_INITIAL_ASSESSMENT },
        { .case_id = 3, .completed = on(2024, 2, 29), .kind = CAF_INITIAL_ASSESSMENT }
    };
    outcome warnings;
    const caf_caseload *caseload;
    caf_reader *reader = open_text(text, 0, &warnings);
    ck_assert_int_eq(caf_reader_format(reader), CAF_FORMAT_ANNEX_A);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    expect_rows(caseload, CAF_CASES, cases, 3, case_fields);
    expect_rows(caseload, CAF_CHILDREN, children, 3, child_fields);
    expect_rows(caseload, CAF_ASSESSMENTS, assessments, 3, assessment_fields);
    expect_not_held(caseload, (1 << CAF_CASES) | (1 << CAF_CHILDREN) | (1 << CAF_ASSESSMENTS));
    expect_case_name(reader, 1, "K1");
    expect_case_name(reader, 2, "K2");
    expect_case_name(reader, 3, "K1");
    ck_assert_int_eq(caf_reader_line(reader, 1), 3);
    ck_assert_int_eq(caf_reader_line(reader, 2), 6);
    ck_assert_int_eq(caf_reader_line(reader, 3), 7);
    size_t length = 0;
    ck_assert_ptr_nonnull(caf_reader_name(reader, 4, &length));
    ck_assert_uint_eq(length, 4); /* "Team", without its non-breaking spaces */
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_END);
    caf_reader_close(reader);
}
END_TEST

START_TEST(holds_only_its_columns)
{
    static const char *const case_fields[] = { "case_id", "child", NULL };
    static const char *const child_fields[] = { "case_id", "id", NULL };
    static const char *const assessment_fields[] = { "case_id", "completed", "kind", NULL };
    const caf_case_row whole = { .case_id = 1, .child = 1 };
    const caf_child_row child = { .case_id = 1, .id = 1 };
    const caf_assessment_row assessment = { .case_id = 1,
                                            .completed = on(2023, 4, 21),
                                            .kind = CAF_INITIAL_ASSESSMENT };
    outcome warnings;
    const caf_caseload *caseload;
    caf_reader *reader = open_text("Assessment completion date,Age,Child Unique ID\n21/04/2023,7,K1\n", 0,
                                   &warnings);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    expect_rows(caseload, CAF_CASES, &whole, 1, case_fields);
    expect_rows(caseload, CAF_CHILDREN, &child, 1, child_fields);
    expect_rows(caseload, CAF_ASSESSMENTS, &assessment, 1, assessment_fields);
    caf_reader_close(reader);
}
END_TEST

START_TEST(reads_ssd)
{
    static const char text[] =
        "earl_episode_id,earl_person_id,earl_episode_start_date,earl_episode_end_date,earl_episode_reason,"
        "earl_episode_end_reason,earl_episode_organisation,earl_episode_worker_id\r\n"
        "E1,P1,2023-04-03T00:00:00,1900-01-01 00:00:00.000,\"line\r\nline\",,Org,W1\r\n"
        "E2,P1,2023-04-03 09:30:59.1234567,2023-08-01,NULL,NULL,NULL,W1\r\n"
        "\"E \"\"3\"\"\",NULL,1900-01-01,2023-08-02 23:59,,,,\r\n";
    static const char *const case_fields[] = { "case_id", "child", "agency", "opened", NULL };
    static const char *const child_fields[] = { "case_id", "id", NULL };
    static const char *const closure_fields[] = { "case_id", "closed", NULL };
    const caf_case_row cases[] = { { .case_id = 1, .child = 1, .agency = 2, .opened = on(2023, 4, 3) },
                                   { .case_id = 2, .child = 1, .opened = on(2023, 4, 3) }, { .case_id = 3 } };
    const caf_child_row children[] = { { .case_id = 1, .id = 1 }, { .case_id = 2, .id = 1 } };
    const caf_closure_row closures[] = { { .case_id = 2, .closed = on(2023, 8, 1) },
                                         { .case_id = 3, .closed = on(2023, 8, 2) } };
    outcome warnings;
    const caf_caseload *caseload;
    caf_reader *reader = open_text(text, 0, &warnings);
    ck_assert_int_eq(caf_reader_format(reader), CAF_FORMAT_SSD);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    expect_rows(caseload, CAF_CASES, cases, 3, case_fields);
    expect_rows(caseload, CAF_CHILDREN, children, 2, child_fields);
    expect_rows(caseload, CAF_CLOSURES, closures, 2, closure_fields);
    expect_not_held(caseload, (1 << CAF_CASES) | (1 << CAF_CHILDREN) | (1 << CAF_CLOSURES));
    expect_case_name(reader, 1, "E1");
    expect_case_name(reader, 3, "E \"3\"");
    ck_assert_int_eq(caf_reader_line(reader, 1), 2);
    ck_assert_int_eq(caf_reader_line(reader, 2), 4);
    caf_reader_close(reader);
}
END_TEST

/* A text as a date; year 0: it is refused. */
typedef struct date_text {
    const char *text;
    int32_t year, month, day;
} date_text;

static const date_text annex_a_dates[] = {
    { "03/04/2023", 2023, 4, 3 },
    { "3/4/2023", 2023, 4, 3 },
    { "31/12/9999", 9999, 12, 31 },
    { "29/02/2024", 2024, 2, 29 },
    { "1", 1900, 1, 1 },
    { "59", 1900, 2, 28 },
    { "61", 1900, 3, 1 },
    { "44090", 2020, 9, 16 },
    { "44090.0", 2020, 9, 16 },
    { "44090.", 2020, 9, 16 },
    { "36526", 2000, 1, 1 },
    { "2958465", 9999, 12, 31 },
    { "60", 0, 0, 0 },
    { "0", 0, 0, 0 },
    { "2958466", 0, 0, 0 },
    { "44090.5", 0, 0, 0 },
    { "25569", 0, 0, 0 },
    { "99999999999999999999", 0, 0, 0 },
    { "-1", 0, 0, 0 },
    { ".", 0, 0, 0 },
    { "4.4090", 0, 0, 0 },
    { "29/02/2023", 0, 0, 0 },
    { "31/06/2023", 0, 0, 0 },
    { "12/31/2023", 0, 0, 0 },
    { "00/01/2023", 0, 0, 0 },
    { "2023-04-03", 0, 0, 0 },
    { "03-04-2023", 0, 0, 0 },
    { "03/04/23", 0, 0, 0 },
    { "03/04/02023", 0, 0, 0 },
    { "003/04/2023", 0, 0, 0 },
    { "03/04/2023 00:00", 0, 0, 0 },
    { "03/04", 0, 0, 0 },
    { "03/04/", 0, 0, 0 },
    { "/04/2023", 0, 0, 0 },
    { "01/01/1970", 0, 0, 0 },
    { "3 April 2023", 0, 0, 0 },
    { "01/01/0000", 0, 0, 0 },
    { "x", 0, 0, 0 },
};

static const date_text ssd_dates[] = {
    { "2023-04-03", 2023, 4, 3 },
    { "2023-04-03T00:00", 2023, 4, 3 },
    { "2023-04-03T23:59:59", 2023, 4, 3 },
    { "2023-04-03 00:00:00.000", 2023, 4, 3 },
    { "2024-02-29 00:00:00", 2024, 2, 29 },
    { "2023-02-29", 0, 0, 0 },
    { "2023-04-03T", 0, 0, 0 },
    { "2023-04-03T24:00:00", 0, 0, 0 },
    { "2023-04-03T00:60", 0, 0, 0 },
    { "2023-04-03T00:00:60", 0, 0, 0 },
    { "2023-04-03T00:00:00Z", 0, 0, 0 },
    { "2023-04-03T00:00:00.", 0, 0, 0 },
    { "2023-04-03T00:00:00+01:00", 0, 0, 0 },
    { "2023-04-03T0:00", 0, 0, 0 },
    { "2023-04-03T00:00:0", 0, 0, 0 },
    { "2023-04-03x00:00:00", 0, 0, 0 },
    { "2023-04-03 00-00-00", 0, 0, 0 },
    { "03/04/2023", 0, 0, 0 },
    { "45000", 0, 0, 0 },
    { "1970-01-01", 0, 0, 0 },
    { "1970-01-01 00:00:00", 0, 0, 0 },
    { "0000-01-01", 0, 0, 0 },
    { "2023-4-3", 0, 0, 0 },
    { "2023-04-03T3:00:00", 0, 0, 0 },
    { "2023-04-03T00:00:00.00x", 0, 0, 0 },
};

static void expect_dates(const caf_io_layout *layout, const date_text *texts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        caf_date date = 12345;
        caf_io_cell_result result = layout->date(texts[i].text, strlen(texts[i].text), &date);
        if (texts[i].year == 0) {
            ck_assert_msg(result.status == CAF_E_VALUE, "%s", texts[i].text);
            ck_assert_ptr_nonnull(result.problem);
        } else {
            ck_assert_msg(result.status == CAF_OK, "%s: %s", texts[i].text, result.problem);
            ck_assert_msg(date == on(texts[i].year, texts[i].month, texts[i].day), "%s", texts[i].text);
        }
    }
}

START_TEST(reads_dates_one_way)
{
    expect_dates(&caf_io_annex_a, annex_a_dates, sizeof annex_a_dates / sizeof annex_a_dates[0]);
    expect_dates(&caf_io_ssd, ssd_dates, sizeof ssd_dates / sizeof ssd_dates[0]);
}
END_TEST

START_TEST(reads_gender)
{
    static const struct { const char *text; uint8_t gender;
    } words[] = { { "a) Male", CAF_MALE },
                  { "b) Female", CAF_FEMALE },
                  { "Female", CAF_FEMALE },
                  { "M", CAF_MALE },
                  { "f", CAF_FEMALE },
                  { "c) Not stated/recorded", CAF_GENDER_UNKNOWN },
                  { "c) Not stated/recorded (or unborn)", CAF_GENDER_UNKNOWN },
                  { "d) Neither", CAF_GENDER_OTHER },
                  { "d)  Indeterminate", CAF_GENDER_OTHER },
                  { "UNKNOWN", CAF_GENDER_UNKNOWN },
                  { "b)", 0 },
                  { "b) ", 0 },
                  { "", 0 },
                  { "1", 0 },
                  { "Femal", 0 },
                  { "Females", 0 },
                  { "x) Male", 0 },
                  { "(a) Male", 0 } };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        ck_assert_msg(caf_io_gender(words[i].text, strlen(words[i].text)) == words[i].gender, "%s",
                      words[i].text);
    }
}
END_TEST

static const bad_input bads[] = {
    /* layout */
    { "a,b,c\n1,2,3\n", CAF_E_LAYOUT, 1, "", "headings" },
    { "\n\nname\n", CAF_E_LAYOUT, 3, "", "headings" },
    { "\"\"", CAF_E_LAYOUT, 1, "", NULL },
    { "Child Unique ID,Date of Birth\nK,01/01/2000\n", CAF_E_LAYOUT, 1, "", "headings" },
    { "Assessment start date,Assessment completion date\n", CAF_E_LAYOUT, 1, "", "headings" },
    { "Child Unique ID,Assessment start date,Phone\n", CAF_E_FIELD, 1, "column 3", "of this name" }, /* it may be a child's */
    { "Child Unique ID,Assessment start date,telephone\n", CAF_E_FIELD, 1, "column 3", "\"telephone\"" },
    { "Child Unique ID,Assessment start date,Dates of Birth\n", CAF_E_FIELD, 1, "column 3",
      "perhaps \"Date of Birth\"" },
    { "Child Unique ID,Assessment start date,\xC3\xA9\n", CAF_E_FIELD, 1, "column 3", "of this name" },
    { "Child Unique ID,Assessment start date,\n", CAF_E_FIELD, 1, "column 3", "without a heading" },
    { "Child Unique ID,Assessment start date,Age,Age of Child (Years)\n", CAF_E_DUPLICATE, 1,
      "Age of Child (Years)", NULL },
    { "earl_episode_id,earl_episode_start_date,Gender\n", CAF_E_FIELD, 1, "column 3", NULL },
    /* CSV */
    { ANNEX_A "K,,,,\n", CAF_E_SYNTAX, 2, "", "5 cells under 6" },
    { ANNEX_A "K,,,,,,\n", CAF_E_SYNTAX, 2, "", "7 cells under 6" },
    { ANNEX_A "\nK,,,,\"SECRET\"x,\n", CAF_E_SYNTAX, 3, "", "not CSV" },
    { ANNEX_A "K,a\"b,,,,\n", CAF_E_SYNTAX, 2, "", "not CSV" },
    { ANNEX_A "\n\"K\nL,,,,,\n", CAF_E_SYNTAX, 3, "", "never closed" },
    { ANNEX_A "K,,,,,SECRET\xFF\n", CAF_E_UTF8, 2, "", NULL },
    { "Child Unique ID,Assessment start date,\xE9\n", CAF_E_UTF8, 1, "", NULL },
    /* cells */
    { ANNEX_A "K,,,03/04/2023,,\nL,,,SECRET,,\n", CAF_E_VALUE, 3, "Assessment start date", "dd/mm/yyyy" },
    { ANNEX_A "K,,#N/A,,,\n", CAF_E_VALUE, 2, "Date of Birth", "error value" },
    { ANNEX_A "K,,,,29/02/2023,\n", CAF_E_VALUE, 2, "Assessment completion date", "no such day" },
    { ANNEX_A "K,SECRET,,,,\n", CAF_E_VALUE, 2, "Gender", "none of those known" },
    { ANNEX_A "K,,,,,#REF!\n", CAF_E_VALUE, 2, "Organisation completing assessment", "error value" },
    { ANNEX_A "K,,,,,\"SECRET\nSECRET\"\n", CAF_E_VALUE, 2, "Organisation completing assessment", "control" },
    { ANNEX_A ",a) Male,,,,\n", CAF_E_VALUE, 2, "Child Unique ID", "missing" },
    { ANNEX_A "\n#N/A,a) Male,,,,\n", CAF_E_VALUE, 3, "Child Unique ID", "error value" },
    { SSD "E1,P1,03/04/2023,,\n", CAF_E_VALUE, 2, "earl_episode_start_date", "yyyy-mm-dd" },
    { SSD "NULL,P1,2023-04-03,,\n", CAF_E_VALUE, 2, "earl_episode_id", "missing" },
    { SSD "E1,\"a\n\nb\",,2023-13-01,\n", CAF_E_VALUE, 2, "earl_person_id", "control" },
    { SSD "E1,,\"\n2023-04-03\n\",2023-13-01,\n", CAF_E_VALUE, 2, "earl_episode_end_date", "no such day" },
};

START_TEST(names_what_is_wrong)
{
    expect_bad(FILE_NAME, &bads[_i]);
}
END_TEST

START_TEST(reads_every_line_end)
{
    static const struct { const char *text; int64_t cases; } texts[] = {
        { SSD "E1,,,,\nE2,,,,\n", 2 }, { SSD "E1,,,,\r\nE2,,,,\r\n", 2 }, { SSD "E1,,,,\rE2,,,,\r", 2 },
        { SSD "E1,,,,\rE2,,,,", 2 }, { SSD "\n\n  \nE1,,,,\n\n\n,,,,\nE2,,,,\n\n", 2 }, { SSD, 0 },
        { "earl_episode_id,earl_episode_end_date", 0 }, { SSD "\"E1\" , ,, ,", 1 },
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        for (size_t j = 0; j < WAYS; j++) {
            outcome out = read_all(FILE_NAME, texts[i].text, strlen(texts[i].text), &ways[j], 0, -1);
            ck_assert_msg(out.status == CAF_END, "%s: %s", texts[i].text, out.error.message);
            ck_assert_int_eq(out.cases, texts[i].cases);
            ck_assert_int_eq(out.live, 0);
        }
    }
}
END_TEST

START_TEST(turns_what_it_cannot_read_into_data_problems)
{
    static const char text[] =
        "Child Unique ID,Gender,Date of Birth,Assessment start date,Assessment completion date,"
        "Organisation completing assessment,Phone,\n"
        "K1,x,#N/A,04/31/2023,,#N/A,SECRET,\n"
        "K2,,,,01/01/1970,,,\n";
    const caf_case_row cases[] = { { .case_id = 1, .child = 1 }, { .case_id = 2, .child = 2 } };
    const caf_child_row children[] = { { .case_id = 1, .id = 1, .born = UNREADABLE },
                                       { .case_id = 2, .id = 2 } };
    const caf_assessment_row assessments[] = {
        { .case_id = 1, .started = UNREADABLE, .kind = CAF_INITIAL_ASSESSMENT },
        { .case_id = 2, .completed = UNREADABLE, .kind = CAF_INITIAL_ASSESSMENT }
    };
    outcome warnings;
    const caf_caseload *caseload;
    caf_reader *reader = open_text(text, 1, &warnings);
    ck_assert_int_eq(warnings.warnings, 2);
    ck_assert_str_eq(warnings.warning.field, "column 8");
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    ck_assert_int_eq(warnings.warnings, 2 + 5);
    ck_assert_int_eq(warnings.warning.line, 3);
    ck_assert_str_eq(warnings.warning.field, "Assessment completion date");
    expect_same_rows(CAF_CASES, caseload->tables[CAF_CASES].data, cases, 2);
    expect_same_rows(CAF_CHILDREN, caseload->tables[CAF_CHILDREN].data, children, 2);
    expect_same_rows(CAF_ASSESSMENTS, caseload->tables[CAF_ASSESSMENTS].data, assessments, 2);
    caf_reader_close(reader);

    reader = open_text(SSD "E1,P1,45000,yesterday,\n", 1, &warnings);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    const caf_case_row *whole = caseload->tables[CAF_CASES].data;
    const caf_closure_row *closure = caseload->tables[CAF_CLOSURES].data;
    ck_assert_int_eq(whole->opened, UNREADABLE);
    ck_assert_int_eq(caseload->tables[CAF_CLOSURES].n, 1); /* an end is written down: the episode did end */
    ck_assert_int_eq(closure->closed, UNREADABLE);
    caf_reader_close(reader);
}
END_TEST

START_TEST(refuses_zero_bytes_and_long_rows)
{
    static const char zero[] = SSD "E1,\0,,,\n";
    outcome out = read_all(FILE_NAME, zero, sizeof zero - 1, &ways[0], 0, -1);
    ck_assert_int_eq(out.status, CAF_E_SYNTAX);
    ck_assert_int_eq(out.error.line, 2);
    for (size_t more = 0; more <= 1; more++) {
        size_t head = strlen(SSD "E1,,,,");
        size_t size = strlen(SSD) + CAF_IO_LONGEST_RECORD + more;
        char *text = malloc(size + 1);
        ck_assert_ptr_nonnull(text);
        memset(text, ' ', size);
        memcpy(text, SSD "E1,,,,", head);
        out = read_all(FILE_NAME, text, size, &ways[0], 0, -1);
        ck_assert_int_eq(out.status, more == 0 ? CAF_END : CAF_E_LIMIT);
        ck_assert_int_eq(out.error.line, more == 0 ? 0 : 2);
        out = read_all(FILE_NAME, text, size, &ways[7], 0, -1);
        ck_assert_int_eq(out.status, more == 0 ? CAF_END : CAF_E_LIMIT);
        free(text);
    }
    char many[CAF_IO_COLUMNS + 64] = "earl_episode_id,earl_episode_end_date";
    size_t length = strlen(many);
    memset(many + length, ',', CAF_IO_COLUMNS - 1);
    out = read_all(FILE_NAME, many, length + CAF_IO_COLUMNS - 1, &ways[0], 1, -1);
    ck_assert_int_eq(out.status, CAF_E_LIMIT);
    out = read_all(FILE_NAME, many, length + CAF_IO_COLUMNS - 2, &ways[0], 1, -1);
    ck_assert_int_eq(out.status, CAF_END);
}
END_TEST

START_TEST(reads_the_examples)
{
    static const struct {
        const char *file;
        int32_t lenient;
        caf_status status;
        int64_t cases, line;
        const char *field;
    } files[] = {
        { CAF_SOURCE_DIR "/examples/annex-a/annex-a-list-2.csv", 0, CAF_END, 5, 0, "" },
        { CAF_SOURCE_DIR "/examples/annex-a/invented-dirty.csv", 0, CAF_E_VALUE, 0, 4, "Date of Birth" },
        { CAF_SOURCE_DIR "/examples/annex-a/invented-dirty.csv", 1, CAF_END, 5, 0, "" },
        { CAF_SOURCE_DIR "/examples/case.json", 0, CAF_END, 1, 0, "" },
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        caf_reader *reader = NULL;
        caf_io_error error = { .size = (int32_t)sizeof error };
        caf_reader_options options = { (int32_t)sizeof options, files[i].lenient, 0, 0, NULL, NULL };
        int64_t cases = 0;
        ck_assert_int_eq(caf_reader_open(files[i].file, &options, &reader, &error), CAF_OK);
        const caf_caseload *caseload;
        caf_status status = caf_reader_next(reader, &caseload, &error);
        while (status == CAF_OK) {
            cases += caseload->tables[CAF_CASES].n;
            status = caf_reader_next(reader, &caseload, &error);
        }
        ck_assert_int_eq(status, files[i].status);
        ck_assert_int_eq(cases, files[i].cases);
        ck_assert_int_eq(error.line, files[i].line);
        ck_assert_str_eq(error.field, files[i].field);
        caf_reader_close(reader);
    }
}
END_TEST

START_TEST(survives_each_failed_allocation)
{
    static const way how = { 64, 1 };
    fail_each_allocation(FILE_NAME, ANNEX_A "K1,a) Male,01/02/2014,03/04/2023,,School\nK2,,,,,\n", &how);
    fail_each_allocation(FILE_NAME, SSD "E1,P1,2023-04-03,2023-05-03,Org\n", &how);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tables");
    TCase *tests = tcase_create("CSV");
    tcase_add_test(tests, reads_annex_a);
    tcase_add_test(tests, holds_only_its_columns);
    tcase_add_test(tests, reads_ssd);
    tcase_add_test(tests, reads_dates_one_way);
    tcase_add_test(tests, reads_gender);
    tcase_add_loop_test(tests, names_what_is_wrong, 0, (int)(sizeof bads / sizeof bads[0]));
    tcase_add_test(tests, reads_every_line_end);
    tcase_add_test(tests, turns_what_it_cannot_read_into_data_problems);
    tcase_add_test(tests, refuses_zero_bytes_and_long_rows);
    tcase_add_test(tests, reads_the_examples);
    tcase_add_test(tests, survives_each_failed_allocation);
    suite_add_tcase(suite, tests);
    int result = run_suite(suite);
    remove(FILE_NAME);
    return result;
}
