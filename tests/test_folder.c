/* A folder of tables: values, coverage, the order of rows, every error, and how little memory it takes. */
#define _POSIX_C_SOURCE 200809L /* mkdir(), symlink() */
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>
#include "folder_parts.h"
#include "io/field_text.h"
#include "io_support.h"

#define FOLDER "test_folder.tmp"

/* Makes the folder on disk as the text has it; without one, takes it away. */
static void lay_out(const folder_parts *parts)
{
    char path[200];
    DIR *folder = opendir(FOLDER);
    for (struct dirent *entry = folder != NULL ? readdir(folder) : NULL; entry != NULL; entry = readdir(folder)) {
        snprintf(path, sizeof path, "%s/%.100s", FOLDER, entry->d_name);
        unlink(path);
    }
    if (folder != NULL) {
        closedir(folder);
    }
    rmdir(FOLDER);
    if (parts == NULL) {
        return;
    }
    ck_assert_int_eq(mkdir(FOLDER, 0777), 0);
    for (int32_t i = 0; i < parts->n; i++) {
        snprintf(path, sizeof path, "%s/%s", FOLDER, parts->parts[i].name);
        write_file(path, parts->parts[i].bytes, parts->parts[i].size);
    }
}

static caf_reader *open_parts(const folder_parts *parts, const way *how, const caf_reader_options *options,
                              const caf_io_memory *memory, caf_status *status, caf_io_error *error)
{
    caf_reader *reader = NULL;
    caf_io_source source = { FOLDER, NULL, 0 };
    caf_io_tuning tuning = { memory, how->step != 0 ? how->step : 1, how->step == 0 ? parts->parts : NULL, parts->n };
    *status = caf_io_reader_open(&source, options, &tuning, &reader, error);
    return reader;
}

/* Reads a folder given as text to its end or to the first error. */
static outcome read_folder(const char *text, const way *how, int32_t lenient, long fail_at)
{
    outcome out;
    folder_parts parts;
    counting count = { 0, 0, fail_at };
    caf_io_memory memory = { counting_resize, &count };
    memset(&out, 0, sizeof out);
    out.error.size = (int32_t)sizeof out.error;
    caf_reader_options options = { (int32_t)sizeof options, lenient, how->batch, 0, count_warning, &out };
    split_parts(text, strlen(text), &parts);
    if (how->step != 0) {
        lay_out(&parts);
    }
    caf_reader *reader = open_parts(&parts, how, &options, &memory, &out.status, &out.error);
    while (out.status == CAF_OK) {
        const caf_caseload *caseload = NULL;
        out.status = caf_reader_next(reader, &caseload, &out.error);
        for (int32_t table = 0; out.status == CAF_OK && table < caseload->n_tables; table++) {
            out.cases += table == CAF_CASES ? caseload->tables[table].n : 0;
            out.rows += caseload->tables[table].n;
        }
    }
    if (reader != NULL) {
        const caf_caseload *caseload = NULL;
        int64_t size = 0;
        ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), out.status);
        for (int32_t i = 0; i < parts.n; i++) {
            bool is_table = strstr(parts.parts[i].name, ".csv") != NULL;
            size += is_table ? (int64_t)parts.parts[i].size : 0;
        }
        ck_assert_int_le(caf_reader_position(reader), size);
        ck_assert(out.status != CAF_END || lenient || caf_reader_position(reader) == size);
    }
    caf_reader_close(reader);
    out.live = count.live;
    lay_out(NULL);
    return out;
}

/* Reads one batch of a folder in memory. */
static caf_reader *read_batch(const folder_parts *parts, const caf_caseload **caseload)
{
    static const way how = { 0, 0 };
    caf_status status;
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    caf_reader *reader = open_parts(parts, &how, NULL, &caf_io_heap, &status, &error);
    ck_assert_msg(status == CAF_OK, "%s: %s", error.field, error.message);
    status = caf_reader_next(reader, caseload, &error);
    ck_assert_msg(status == CAF_OK, "%s: %s: %s", error.file, error.field, error.message);
    return reader;
}

static const char small[] =
    "=== cases.csv\n"
    "case_id,child,opened,group,division,partial_tables,absent_tables\n"
    "A1,c2,2023-03-20,3,scotland,reviews,closures transfers\n"
    "\" A 2\",,2023-03-21,,,,\n"
    "\n"
    "=== children.csv\n"
    "\xEF\xBB\xBF" "born,case_id,id\r\n"
    "2014-06-02,A1,c1\r\n"
    ",A1,c2\r\n"
    "2015-01-31,\" A 2\",c1\r\n"
    "=== meetings.csv\n"
    "case_id,id,held_on,held,attempts,kind\n"
    "A1,m1,2023-04-27,true,2147483647,sign-off\n"
    "A1,,, false ,00012,\n"
    "=== reviews.csv\n"
    "case_id\n"
    "=== closures.csv\n"
    "case_id,closed\n"
    "\" A 2\",2023-07-01\n"
    "=== notes.txt\n"
    "no table, and nobody's business\n";

START_TEST(reads_values)
{
    folder_parts parts;
    const caf_caseload *caseload;
    size_t length = 0;
    split_parts(small, sizeof small - 1, &parts);
    ck_assert_int_eq(parts.n, 6);
    caf_reader *reader = read_batch(&parts, &caseload);
    ck_assert_int_eq(caf_reader_format(reader), CAF_FORMAT_TABLES);
    ck_assert_str_eq(caf_reader_file(reader), FOLDER);
    const caf_case_row *cases = caseload->tables[CAF_CASES].data;
    const caf_child_row *children = caseload->tables[CAF_CHILDREN].data;
    const caf_meeting_row *meetings = caseload->tables[CAF_MEETINGS].data;
    const caf_closure_row *closures = caseload->tables[CAF_CLOSURES].data;
    ck_assert_int_eq(caseload->tables[CAF_CASES].n, 2);
    ck_assert_int_eq(cases[0].opened, on(2023, 3, 20));
    ck_assert_int_eq(cases[0].group, 3);
    ck_assert_int_eq(cases[0].division, CAF_SCOTLAND);
    const char *name = caf_reader_case_name(reader, 2, &length);
    ck_assert_uint_eq(length, 4);
    ck_assert_mem_eq(name, " A 2", 4);
    ck_assert_int_eq(caf_reader_line(reader, 2), 3);
    /* As they stand in the file, though c2 was named before c1. */
    ck_assert_int_eq(caseload->tables[CAF_CHILDREN].n, 3);
    ck_assert_int_eq(children[0].born, on(2014, 6, 2));
    ck_assert_int_eq(children[1].id, cases[0].child);
    ck_assert_int_eq(children[1].born, 0);
    ck_assert_int_gt(children[1].id, children[0].id);
    name = caf_reader_name(reader, children[2].id, &length);
    ck_assert_uint_eq(length, 2);
    ck_assert_mem_eq(name, "c1", 2);
    ck_assert_int_eq(children[2].case_id, 2);
    ck_assert_int_eq(caseload->tables[CAF_MEETINGS].n, 2);
    /* Others can refer to meetings, so they are sorted too: the one without an identifier comes first. */
    ck_assert_int_eq(meetings[1].attempts, INT32_MAX);
    ck_assert_int_eq(meetings[1].held, CAF_YES);
    ck_assert_int_eq(meetings[1].kind, CAF_SIGN_OFF_TAF);
    ck_assert_int_eq(meetings[0].id, 0);
    ck_assert_int_eq(meetings[0].held_on, 0);
    ck_assert_int_eq(meetings[0].held, CAF_NO);
    ck_assert_int_eq(meetings[0].attempts, 12);
    ck_assert_int_eq(caseload->tables[CAF_CLOSURES].n, 1);
    ck_assert_int_eq(closures[0].case_id, 2);
    caf_reader_close(reader);
}
END_TEST

static int64_t bits_of(int32_t table, const char *const *names)
{
    int64_t bits = 0;
    for (; *names != NULL; names++) {
        const caf_field *field = caf_field_named(table, *names, strlen(*names));
        ck_assert_ptr_nonnull(field);
        bits |= (int64_t)1 << field->index;
    }
    return bits;
}

/* A file that is missing, a column that is missing, and what cases.csv says of a table. */
START_TEST(reads_coverage)
{
    static const char *const child[] = { "case_id", "id", "born", NULL };
    static const char *const whole[] = { "case_id", "child", "opened", "group", "division", "partial_tables", "absent_tables", NULL };
    folder_parts parts;
    const caf_caseload *caseload;
    const int64_t absent = (1 << CAF_CLOSURES) | (1 << CAF_TRANSFERS);
    const int64_t all = ((int64_t)1 << CAF_TABLES) - 2;
    const int64_t files = (1 << CAF_CHILDREN) | (1 << CAF_MEETINGS) | (1 << CAF_REVIEWS) | (1 << CAF_CLOSURES);
    split_parts(small, sizeof small - 1, &parts);
    caf_reader *reader = read_batch(&parts, &caseload);
    const caf_case_row *cases = caseload->tables[CAF_CASES].data;
    ck_assert_int_eq(cases[0].partial_tables, 1 << CAF_REVIEWS);
    ck_assert_int_eq(cases[0].absent_tables, (all & ~files) | absent);
    ck_assert_int_eq(cases[1].partial_tables, 0);
    ck_assert_int_eq(cases[1].absent_tables, all & ~files);
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        bool held = table == CAF_CASES || (files >> table & 1) != 0;
        ck_assert_int_eq(caseload->tables[table].fields != 0, held);
    }
    for (int32_t i = 0; caf_field_at(CAF_CHILDREN, i) != NULL; i++) {
        int64_t bit = (int64_t)1 << i;
        ck_assert_int_eq(caseload->tables[CAF_CHILDREN].fields & bit, bits_of(CAF_CHILDREN, child) & bit);
    }
    for (int32_t i = 0; caf_field_at(CAF_CASES, i) != NULL; i++) {
        int64_t bit = (int64_t)1 << i;
        ck_assert_int_eq(caseload->tables[CAF_CASES].fields & bit, bits_of(CAF_CASES, whole) & bit);
    }
    caf_reader_close(reader);
}
END_TEST

START_TEST(reads_however_it_is_cut)
{
    for (size_t i = 0; i < WAYS; i++) {
        outcome out = read_folder(small, &ways[i], 0, -1);
        ck_assert_msg(out.status == CAF_END, "%s: %s: %s", out.error.file, out.error.field, out.error.message);
        ck_assert_int_eq(out.cases, 2);
        ck_assert_int_eq(out.rows, 2 + 3 + 2 + 0 + 1);
        ck_assert_int_eq(out.live, 0);
    }
}
END_TEST

START_TEST(column_of_every_field_is_all_fields)
{
    char text[8000] = "=== cases.csv\ncase_id\n1\n";
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        folder_parts parts;
        const caf_caseload *caseload;
        size_t used = strlen("=== cases.csv\ncase_id\n1\n");
        used += (size_t)snprintf(text + used, sizeof text - used, "=== %s.csv\n", caf_table_name(table));
        for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i > 0 ? "," : "",
                                     caf_field_at(table, i)->name);
        }
        split_parts(text, used, &parts);
        caf_reader *reader = read_batch(&parts, &caseload);
        ck_assert_int_eq(caseload->tables[table].fields, CAF_ALL_FIELDS);
        caf_reader_close(reader);
    }
}
END_TEST

/* The folder that the page on the format shows. */
START_TEST(reads_the_example)
{
    caf_reader *reader;
    const caf_caseload *caseload;
    ck_assert_int_eq(caf_reader_open(CAF_SOURCE_DIR "/examples/tables", NULL, &reader, NULL), CAF_OK);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
    const caf_case_row *cases = caseload->tables[CAF_CASES].data;
    ck_assert_int_eq(caseload->tables[CAF_CASES].n, 2);
    ck_assert_int_eq(caseload->tables[CAF_MEETINGS].n, 3);
    ck_assert_int_eq(cases[1].partial_tables, 1 << CAF_MEETINGS);
    ck_assert(cases[1].absent_tables & 1 << CAF_PLANS);
    ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_END);
    caf_reader_close(reader);
}
END_TEST

/* One bad folder with what must be said of it. */
typedef struct bad_folder {
    const char *text;
    caf_status status;
    const char *file; /* in the folder; "" is the folder */
    int64_t line;
    const char *field;
    const char *says;
} bad_folder;

#define CASES "=== cases.csv\ncase_id,child,opened,partial_tables,absent_tables\n"
#define TWO CASES "A,,,,\nB,,,,\n"
#define MEETINGS "=== meetings.csv\ncase_id,id,held_on,held,kind,attempts\n"
#define CHILDREN "=== children.csv\ncase_id,id\n"

static const bad_folder bad[] = {
    { "=== meetings.csv\ncase_id\n", CAF_E_LAYOUT, "", 0, "", "without cases.csv" },
    { "=== Cases.csv\ncase_id\n", CAF_E_LAYOUT, "", 0, "", "without cases.csv" },
    { TWO "=== meeting.csv\n", CAF_E_FIELD, "", 0, "", "\"meeting\" that a file could be of; perhaps \"meetings\"" },
    { TWO "=== zzz.csv\n=== Meetings.CSV\n", CAF_E_FIELD, "", 0, "", "\"Meetings\"" },
    { "=== cases.csv\n", CAF_E_LAYOUT, "cases.csv", 0, "", "empty" },
    { TWO "=== meetings.csv\n\n\n", CAF_E_LAYOUT, "meetings.csv", 0, "", "empty" },
    { "=== cases.csv\nchild\n1\n", CAF_E_LAYOUT, "cases.csv", 1, "case_id", "missing" },
    { TWO "=== meetings.csv\nid\nSECRET\n", CAF_E_LAYOUT, "meetings.csv", 1, "case_id", "missing" },
    { TWO "=== meetings.csv\ncase_id,helt_on\n", CAF_E_FIELD, "meetings.csv", 1, "column 2", "perhaps \"held_on\"" },
    { TWO "=== meetings.csv\ncase_id,,id\n", CAF_E_FIELD, "meetings.csv", 1, "column 2", "without a heading" },
    { TWO "=== meetings.csv\ncase_id,id,id\n", CAF_E_DUPLICATE, "meetings.csv", 1, "id", "two columns" },
    { TWO "=== meetings.csv\ncase_id,partial_tables\n", CAF_E_FIELD, "meetings.csv", 1, "column 2", "" },
    { "=== cases.csv\ncase_id,comment\n", CAF_E_FIELD, "cases.csv", 1, "column 2", "\"comment\"" },
    { CASES "A,,,\n", CAF_E_SYNTAX, "cases.csv", 2, "", "4 cells under 5 headings" },
    { CASES "A,,31/03/2023,,\n", CAF_E_VALUE, "cases.csv", 2, "opened", "not a date" },
    { CASES "A,,2023-02-29,,\n", CAF_E_VALUE, "cases.csv", 2, "opened", "no such day" },
    { CASES "A,,1970-01-01,,\n", CAF_E_VALUE, "cases.csv", 2, "opened", "empty date" },
    { CASES ",,2023-02-28,,\n", CAF_E_VALUE, "cases.csv", 2, "case_id", "missing" },
    { CASES "A,,,,\n\nA,,,,\n", CAF_E_DUPLICATE, "cases.csv", 4, "case_id", "the row before" },
    { CASES "A,,,,\n\"A\nSECRET\",,,,\n", CAF_E_VALUE, "cases.csv", 3, "case_id", "control character" },
    { CASES "A,,,cases,\n", CAF_E_VALUE, "cases.csv", 2, "partial_tables", "names of tables" },
    { CASES "A,,,,plans  actions\n", CAF_E_VALUE, "cases.csv", 2, "absent_tables", "names of tables" },
    { CASES "A,,,,plans plans\n", CAF_E_DUPLICATE, "cases.csv", 2, "absent_tables", "twice" },
    { CASES "A,,,plans,plans\n=== plans.csv\ncase_id\n", CAF_E_VALUE, "cases.csv", 2, "partial_tables", "absent_tables" },
    { CASES "A,,,plans,\n", CAF_E_VALUE, "cases.csv", 2, "partial_tables", "no file: plans" },
    { CASES "A,,,,meetings\n" MEETINGS "A,m,,,,\n", CAF_E_VALUE, "cases.csv", 2, "absent_tables", "absent, and yet" },
    { TWO MEETINGS "A,m,2023-05-04,yes,,\n", CAF_E_VALUE, "meetings.csv", 2, "held", "true nor false" },
    { TWO MEETINGS "A,m,,,second,\n", CAF_E_VALUE, "meetings.csv", 2, "kind", "first, regular" },
    { TWO MEETINGS "A,m,,,,-1\n", CAF_E_VALUE, "meetings.csv", 2, "attempts", "digits" },
    { TWO MEETINGS "A,m,,,,1.5\n", CAF_E_VALUE, "meetings.csv", 2, "attempts", "digits" },
    { TWO MEETINGS "A,m,,,,2147483648\n", CAF_E_VALUE, "meetings.csv", 2, "attempts", "above 2147483647" },
    { TWO MEETINGS "A,m,,,,99999999999999999999999999\n", CAF_E_VALUE, "meetings.csv", 2, "attempts", "above" },
    { TWO MEETINGS ",m,,,,\n", CAF_E_VALUE, "meetings.csv", 2, "case_id", "missing" },
    { TWO MEETINGS "A,m,,,,\nA,n,,,\n", CAF_E_SYNTAX, "meetings.csv", 3, "", "cells" },
    { TWO MEETINGS "A,m,,,,\nA,m,,,,\n", CAF_E_DUPLICATE, "meetings.csv", 3, "id", "earlier row has in meetings" },
    { TWO MEETINGS "B,m,,,,\nA,SECRET,,,,\n", CAF_E_REFERENCE, "meetings.csv", 3, "case_id", "stand together" },
    { TWO MEETINGS "A,m,,,,\nB,o,,,,\nA,SECRET,,,,\n", CAF_E_REFERENCE, "meetings.csv", 4, "case_id", "in the order of cases.csv" },
    { TWO MEETINGS "SECRET,m,,,,\n", CAF_E_REFERENCE, "meetings.csv", 2, "case_id", "stand together" },
    { CASES "A,SECRET,,,\n" CHILDREN "A,c\n", CAF_E_REFERENCE, "cases.csv", 2, "child", "no row of this case has in children" },
    { TWO CHILDREN "B,c\n=== actions.csv\ncase_id,plan\nA,\nA,SECRET\n=== plans.csv\ncase_id,id\nA,p\n", CAF_E_REFERENCE,
      "actions.csv", 3, "plan", "no row of this case has in plans" },
    { TWO MEETINGS "A,m,\"2023-05-04,,,\n", CAF_E_SYNTAX, "meetings.csv", 2, "", "never closed" },
    { TWO MEETINGS "A,m\xC3,,,,\n", CAF_E_UTF8, "meetings.csv", 2, "", "UTF-8" },
    { TWO "=== meetings.csv\n\xFF\xFE" "c", CAF_E_UTF8, "meetings.csv", 1, "", "UTF-16" },
};

START_TEST(says_what_is_wrong)
{
    static const way some[] = { { 0, 0 }, { 0, 1 }, { 1, 1 }, { 64, 0 } };
    const bad_folder *of = &bad[_i];
    for (size_t i = 0; i < sizeof some / sizeof some[0]; i++) {
        char file[100];
        outcome out = read_folder(of->text, &some[i], 0, -1);
        snprintf(file, sizeof file, "%s%s%s", FOLDER, of->file[0] != '\0' ? "/" : "", of->file);
        ck_assert_msg(out.status == of->status, "%s: %s (%s)", of->text, caf_status_name(out.status), out.error.message);
        ck_assert_str_eq(out.error.file, file);
        ck_assert_msg(out.error.line == of->line, "%s: line %lld", of->text, (long long)out.error.line);
        ck_assert_msg(strcmp(out.error.field, of->field) == 0, "%s: field %s", of->text, out.error.field);
        ck_assert_msg(strstr(out.error.message, of->says) != NULL, "%s: says %s", of->text, out.error.message);
        ck_assert_ptr_null(strstr(out.error.message, "SECRET"));
        ck_assert_int_eq(out.live, 0);
    }
}
END_TEST

START_TEST(warns_where_lenient)
{
    static const way how = { 0, 0 };
    outcome out = read_folder(CASES "A,,,,\n=== meting.csv\n=== meetings.csv\ncase_id,shoe,id\nA,SECRET,m\n", &how, 1, -1);
    ck_assert_int_eq(out.status, CAF_END);
    ck_assert_int_eq(out.warnings, 2);
    ck_assert_int_eq(out.rows, 2);
    ck_assert_str_eq(out.warning.field, "column 2");
    out = read_folder(CASES "A,,2023-02-29,,\n", &how, 1, -1);
    ck_assert_int_eq(out.status, CAF_E_VALUE); /* what a value is stays strict, as in JSON */
}
END_TEST

START_TEST(file_that_cannot_be_read_is_no_missing_table)
{
    static const way how = { 64, 0 };
    folder_parts parts;
    caf_status status;
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    split_parts(TWO, strlen(TWO), &parts);
    lay_out(&parts);
    ck_assert_int_eq(symlink("nowhere", FOLDER "/meetings.csv"), 0);
    caf_reader *reader = open_parts(&parts, &how, NULL, &caf_io_heap, &status, &error);
    ck_assert_int_eq(status, CAF_E_OPEN);
    ck_assert_str_eq(error.file, FOLDER "/meetings.csv");
    ck_assert_ptr_null(reader);
    lay_out(NULL);
}
END_TEST

START_TEST(every_allocation_may_fail)
{
    for (int in_memory = 0; in_memory < 2; in_memory++) {
        way how = { in_memory ? 0 : 64, 1 };
        long n = 0;
        for (;; n++) {
            outcome out = read_folder(small, &how, 0, n);
            ck_assert_int_eq(out.live, 0);
            if (out.status == CAF_END) {
                break;
            }
            ck_assert_int_eq(out.status, CAF_E_MEMORY);
        }
        ck_assert_int_gt(n, 10);
    }
}
END_TEST

/* An allocator that knows how much is in use, and was at most. */
typedef struct measured {
    size_t used;
    size_t most;
} measured;

static void *measured_resize(void *user, void *block, size_t bytes)
{
    enum { HEAD = 16 };
    measured *of = user;
    unsigned char *whole = block != NULL ? (unsigned char *)block - HEAD : NULL;
    size_t before = 0;
    if (whole != NULL) {
        memcpy(&before, whole, sizeof before);
    }
    of->used -= before;
    if (bytes == 0) {
        free(whole);
        return NULL;
    }
    whole = realloc(whole, bytes + HEAD);
    ck_assert_ptr_nonnull(whole);
    memcpy(whole, &bytes, sizeof bytes);
    of->used += bytes;
    of->most = of->used > of->most ? of->used : of->most;
    return whole + HEAD;
}

static size_t memory_for(int n_cases)
{
    measured use = { 0, 0 };
    caf_io_memory memory = { measured_resize, &use };
    caf_reader_options options = { (int32_t)sizeof options, 0, 16, 0, NULL, NULL };
    caf_status status;
    caf_io_error error;
    folder_parts parts;
    way how = { 64, 16 };
    split_parts("=== cases.csv\ncase_id\n", strlen("=== cases.csv\ncase_id\n"), &parts);
    lay_out(&parts);
    FILE *cases = fopen(FOLDER "/cases.csv", "wb");
    FILE *meetings = fopen(FOLDER "/meetings.csv", "wb");
    fprintf(cases, "case_id,opened\n");
    fprintf(meetings, "case_id,id,held_on\n");
    for (int i = 0; i < n_cases; i++) {
        fprintf(cases, "case-%06d,2023-01-02\n", i);
        fprintf(meetings, "case-%06d,m1,2023-02-03\ncase-%06d,m2,2023-03-04\n", i, i);
    }
    ck_assert_int_eq(fclose(cases) + fclose(meetings), 0);
    error.size = (int32_t)sizeof error;
    caf_reader *reader = open_parts(&parts, &how, &options, &memory, &status, &error);
    int64_t n = 0;
    const caf_caseload *caseload;
    while (status == CAF_OK && (status = caf_reader_next(reader, &caseload, &error)) == CAF_OK) {
        n += caseload->tables[CAF_CASES].n;
        ck_assert_int_eq(caseload->tables[CAF_MEETINGS].n, 2 * caseload->tables[CAF_CASES].n);
    }
    ck_assert_int_eq(status, CAF_END);
    ck_assert_int_eq(n, n_cases);
    caf_reader_close(reader);
    ck_assert_uint_eq(use.used, 0);
    lay_out(NULL);
    return use.most;
}

START_TEST(memory_does_not_grow_with_the_folder)
{
    ck_assert_uint_eq(memory_for(20000), memory_for(1000));
}
END_TEST

/* A set is tried by itself here: whether or not any table has one, its text is read and written back. */
START_TEST(reads_and_writes_sets)
{
    static const char *const names[] = { "red", "green", "blue" };
    const caf_field field = { .type = CAF_TYPE_SET, .size = 4, .n_choices = 3, .name = "colours", .choices = names };
    caf_io_problem problem;
    caf_io_writer text;
    int32_t set = 0;
    unsigned char *place = (unsigned char *)&set;
    ck_assert_int_eq(caf_io_text_value(NULL, &field, "blue red", 8, place, &problem), CAF_OK);
    ck_assert_int_eq(set, (1 << 1) | (1 << 3));
    caf_io_writer_begin(&text, &caf_io_heap);
    ck_assert(caf_io_is_recorded(&field, place));
    ck_assert(caf_io_put_value(&text, &field, place, " "));
    ck_assert_uint_eq(text.buffer.used, 8);
    ck_assert_mem_eq(text.buffer.bytes, "red blue", 8);
    ck_assert_int_eq(caf_io_text_value(NULL, &field, "red red", 7, place, &problem), CAF_E_DUPLICATE);
    ck_assert_int_eq(caf_io_text_value(NULL, &field, "red  blue", 9, place, &problem), CAF_E_VALUE);
    ck_assert_int_eq(caf_io_text_value(NULL, &field, "red ", 4, place, &problem), CAF_E_VALUE);
    ck_assert_int_eq(caf_io_text_value(NULL, &field, "pink", 4, place, &problem), CAF_E_VALUE);
    ck_assert_str_eq(problem.text, "none of the values there are: red, green or blue");
    ck_assert_int_eq(set, (1 << 1) | (1 << 3)); /* none of these changed it */
    set = 1 << 4;
    ck_assert(!caf_io_put_value(&text, &field, place, " "));
    caf_io_writer_release(&text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("folder");
    TCase *tests = tcase_create("folder");
    tcase_add_test(tests, reads_values);
    tcase_add_test(tests, reads_coverage);
    tcase_add_test(tests, reads_however_it_is_cut);
    tcase_add_test(tests, reads_the_example);
    tcase_add_test(tests, column_of_every_field_is_all_fields);
    tcase_add_loop_test(tests, says_what_is_wrong, 0, (int)(sizeof bad / sizeof bad[0]));
    tcase_add_test(tests, warns_where_lenient);
    tcase_add_test(tests, file_that_cannot_be_read_is_no_missing_table);
    tcase_add_test(tests, every_allocation_may_fail);
    tcase_add_test(tests, memory_does_not_grow_with_the_folder);
    tcase_add_test(tests, reads_and_writes_sets);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
