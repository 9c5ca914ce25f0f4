/* Cases from JSON to a folder of tables and back, and what cannot be written. */
#define _XOPEN_SOURCE 700 /* mkdir(), symlink(), nftw() */
#include <dirent.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>
#include "io/case_writer.h"
#include "io/field_text.h"
#include "files.h"
#include "quick.h"

#define CASELOAD CAF_SOURCE_DIR "/examples/caseload.ndjson"
#define PLACE "test_convert.tmp" /* a folder for all that is made here */
#define JSON PLACE "/cases.json"
#define TABLES PLACE "/tables"

static int remove_one(const char *path, const struct stat *found, int kind, struct FTW *where)
{
    (void)found;
    (void)kind;
    (void)where;
    return remove(path);
}

static void remove_all(const char *path)
{
    nftw(path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void set_up(void)
{
    remove_all(PLACE);
    ck_assert_int_eq(mkdir(PLACE, 0777), 0);
}

static void tear_down(void)
{
    remove_all(PLACE);
}

static void expect_same_file(const char *one, const char *other)
{
    char *a = contents(one);
    char *b = contents(other);
    ck_assert_msg((a == NULL) == (b == NULL), "%s and %s", one, other);
    ck_assert_msg(a == NULL || strcmp(a, b) == 0, "%s and %s differ", one, other);
    free(a);
    free(b);
}

static void expect_same_folder(const char *one, const char *other)
{
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        char a[200], b[200];
        snprintf(a, sizeof a, "%s/%s.csv", one, caf_table_name(table));
        snprintf(b, sizeof b, "%s/%s.csv", other, caf_table_name(table));
        expect_same_file(a, b);
    }
}

/* How many entries a folder has. */
static int entries(const char *path)
{
    int n = 0;
    DIR *folder = opendir(path);
    ck_assert_ptr_nonnull(folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    }
    closedir(folder);
    return n;
}

static caf_status convert(const char *from, int32_t batch, const char *to, int32_t format, caf_io_error *error)
{
    caf_reader *reader = NULL;
    caf_writer *writer = NULL;
    caf_reader_options how = { (int32_t)sizeof how, 0, batch, 0, NULL, NULL };
    error->size = (int32_t)sizeof *error;
    caf_status status = caf_writer_open(to, format, &writer, error);
    if (status == CAF_OK) {
        status = caf_reader_open(from, &how, &reader, error);
    }
    if (status == CAF_OK) {
        status = caf_writer_read(writer, reader, error);
    }
    if (status == CAF_OK) {
        status = caf_writer_finish(writer, error);
        ck_assert_int_eq(caf_writer_finish(writer, NULL), CAF_E_ARGUMENT);
    }
    caf_reader_close(reader);
    caf_writer_close(writer);
    return status;
}

static void must_convert(const char *from, int32_t batch, const char *to, int32_t format)
{
    caf_io_error error;
    caf_status status = convert(from, batch, to, format, &error);
    ck_assert_msg(status == CAF_OK, "%s:%lld: %s: %s", error.file, (long long)error.line, error.field, error.message);
}

/* Whether two inputs give the same cases under the same names and fields. */
static void expect_same_cases(const char *one, const char *other, bool same_fields)
{
    caf_reader *readers[2];
    const caf_caseload *loads[2];
    caf_status status;
    ck_assert_int_eq(caf_reader_open(one, NULL, &readers[0], NULL), CAF_OK);
    ck_assert_int_eq(caf_reader_open(other, NULL, &readers[1], NULL), CAF_OK);
    while ((status = caf_reader_next(readers[0], &loads[0], NULL)) == CAF_OK) {
        ck_assert_int_eq(caf_reader_next(readers[1], &loads[1], NULL), CAF_OK);
        for (int32_t table = 0; table < CAF_TABLES; table++) {
            const caf_rows *a = &loads[0]->tables[table];
            const caf_rows *b = &loads[1]->tables[table];
            ck_assert_msg(a->n == b->n, "%s: %d and %d", caf_table_name(table), (int)a->n, (int)b->n);
            expect_same_rows(table, a->data, b->data, a->n);
            ck_assert(!same_fields || a->n == 0 || a->fields == b->fields);
        }
        const char *names[2];
        size_t lengths[2] = { 0, 0 };
        const caf_case_row *own = loads[0]->tables[CAF_CASES].data;
        for (int64_t i = 0; i < loads[0]->tables[CAF_CASES].n; i++) {
            for (int r = 0; r < 2; r++) {
                names[r] = caf_reader_case_name(readers[r], own[i].case_id, &lengths[r]);
            }
            ck_assert_uint_eq(lengths[0], lengths[1]);
            ck_assert_mem_eq(names[0], names[1], lengths[0]);
        }
        for (int64_t id = 1; (names[0] = caf_reader_name(readers[0], id, &lengths[0])) != NULL; id++) {
            names[1] = caf_reader_name(readers[1], id, &lengths[1]);
            ck_assert_uint_eq(lengths[0], lengths[1]);
            ck_assert_mem_eq(names[0], names[1], lengths[0]);
        }
    }
    ck_assert_int_eq(status, CAF_END);
    ck_assert_int_eq(caf_reader_next(readers[1], &loads[1], NULL), CAF_END);
    caf_reader_close(readers[0]);
    caf_reader_close(readers[1]);
}

/* JSON, tables, JSON, tables: from the second on nothing changes any more, however many cases a batch has. */
static void go_round(const char *from)
{
    must_convert(from, 0, PLACE "/1", CAF_FORMAT_TABLES);
    must_convert(PLACE "/1", 3, PLACE "/2", CAF_FORMAT_JSON);
    must_convert(PLACE "/2", 1, PLACE "/3", CAF_FORMAT_TABLES);
    must_convert(PLACE "/3", 0, PLACE "/4", CAF_FORMAT_JSON);
    expect_same_folder(PLACE "/1", PLACE "/3");
    expect_same_file(PLACE "/2", PLACE "/4");
    must_convert(from, 2, PLACE "/5", CAF_FORMAT_JSON);
    expect_same_file(PLACE "/2", PLACE "/5");
    ck_assert_int_eq(entries(PLACE), 5 + (strncmp(from, PLACE, strlen(PLACE)) == 0));
}

START_TEST(example_goes_round)
{
    go_round(CASELOAD);
    expect_same_cases(PLACE "/1", PLACE "/2", false);
    expect_same_cases(PLACE "/1", PLACE "/3", true);
}
END_TEST

static uint64_t state;

static size_t below(size_t limit)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return limit == 0 ? 0 : (size_t)((state * UINT64_C(2685821657736338717)) >> 33) % limit;
}

/* Identifiers that a form could spoil. */
static const char *const odd_names[] = { "plain", " before", "behind ", "a,b", "say \"so\"", "=1+1", "-5", "00", "\xC2\xA0x\xC2\xA0",
                                         "\xE2\x82\xAC", "\\n", "'", "null", "true", "2023-01-01", " ", "\"", ";" };

static void put_id_text(caf_io_writer *to, size_t number)
{
    char text[80];
    snprintf(text, sizeof text, "%s%zu", odd_names[number % (sizeof odd_names / sizeof odd_names[0])],
             number / (sizeof odd_names / sizeof odd_names[0]));
    caf_io_put_json(to, number == 15 ? " " : text, number == 15 ? 1 : strlen(text));
}

static void put_random_set(caf_io_writer *to, const caf_field *field)
{
    const char *before = "[";
    for (int32_t i = 0; i < field->n_choices; i++) {
        if (below(2) == 0 || i == field->n_choices - 1) {
            caf_io_put(to, before);
            caf_io_put_json(to, field->choices[i], strlen(field->choices[i]));
            before = ", ";
        }
    }
    caf_io_put(to, "]");
}

static void put_random_value(caf_io_writer *to, const caf_field *field)
{
    switch (field->type) {
    case CAF_TYPE_ID:
        put_id_text(to, below(60));
        break;
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED:
        caf_io_put(to, "\"");
        caf_io_put_date(to, below(9) == 0 ? (below(2) == 0 ? CAF_DATE_FIRST : CAF_DATE_LAST) : 1 + (caf_date)below(25000));
        caf_io_put(to, "\"");
        break;
    case CAF_TYPE_FLAG:
        caf_io_put(to, below(2) == 0 ? "true" : "false");
        break;
    case CAF_TYPE_CHOICE: {
        const char *name = field->choices[below((size_t)field->n_choices)];
        caf_io_put_json(to, name, strlen(name));
        break;
    }
    case CAF_TYPE_COUNT:
        caf_io_put_number(to, below(9) == 0 ? INT32_MAX : (int64_t)below(50) + 1);
        break;
    default:
        put_random_set(to, field);
        break;
    }
}

/* The number of rows that a case has in a table, so that others can refer to them; -1: it is absent. */
static int64_t random_rows(int32_t table, uint64_t whose)
{
    uint64_t mixed = (whose * 31 + (uint64_t)table) * UINT64_C(0x9E3779B97F4A7C15);
    mixed ^= mixed >> 29;
    return (int64_t)(mixed % 6) - 1;
}

/* Which fields a table is made without, the same for all cases of a caseload. */
static int64_t random_without(int32_t table, uint64_t seed)
{
    int64_t without = 0;
    for (int32_t i = 0; (seed + (uint64_t)table) % 3 == 0 && caf_field_at(table, i) != NULL; i++) {
        const caf_field *field = caf_field_at(table, i);
        if (caf_io_is_member(field) && (seed + (uint64_t)i) % 4 == 1) {
            without |= (int64_t)1 << i;
        }
    }
    return without;
}

static void put_random_row(caf_io_writer *to, int32_t table, int64_t index, uint64_t whose, uint64_t seed, const char *before)
{
    for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
        const caf_field *field = caf_field_at(table, i);
        bool is_id = strcmp(field->name, "id") == 0;
        int64_t there = field->refers_to >= 0 ? random_rows(field->refers_to, whose) : 1;
        bool lost = field->refers_to >= 0 && (random_without(field->refers_to, seed) & 2) != 0; /* its ids */
        if (!caf_io_is_member(field) || (random_without(table, seed) >> i & 1) != 0 || there < 1 || lost
            || (!is_id && below(3) == 0)) {
            continue;
        }
        caf_io_put(to, before);
        before = ", ";
        caf_io_put_json(to, field->name, strlen(field->name));
        caf_io_put(to, ": ");
        if (is_id || field->refers_to >= 0) { /* backwards, so that the numbers are not in the order of the rows */
            put_id_text(to, (size_t)(is_id ? 40 - index : 40 - (int64_t)below((size_t)there)));
        } else {
            put_random_value(to, field);
        }
    }
}

static void put_random_coverage(caf_io_writer *to, uint64_t whose, uint64_t seed)
{
    const char *before = "";
    caf_io_put(to, ", \"coverage\": {");
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        int64_t without = random_without(table, seed);
        if (table != CAF_CASES && random_rows(table, whose) < 0) {
            continue;
        }
        const char *inner = "\"without\": [";
        caf_io_put(to, before);
        before = ", ";
        caf_io_put_json(to, caf_table_name(table), strlen(caf_table_name(table)));
        caf_io_put(to, ": {");
        caf_io_put(to, table == CAF_CASES ? "" : below(2) == 0 ? "\"rows\": \"partial\", " : "\"rows\": \"complete\", ");
        for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
            if ((without >> i & 1) != 0) {
                caf_io_put(to, inner);
                caf_io_put_json(to, caf_field_at(table, i)->name, strlen(caf_field_at(table, i)->name));
                inner = ", ";
            }
        }
        caf_io_put(to, without != 0 ? "]}" : "\"without\": []}");
    }
    caf_io_put(to, "}");
}

static void put_random_case(caf_io_writer *to, size_t number, uint64_t seed)
{
    uint64_t whose = seed * 1000 + number;
    caf_io_put(to, "{\"case\": ");
    put_id_text(to, number);
    put_random_row(to, CAF_CASES, 0, whose, seed, ", ");
    put_random_coverage(to, whose, seed);
    for (int32_t table = CAF_CASES + 1; table < CAF_TABLES; table++) {
        int64_t n = random_rows(table, whose);
        if (n < 0) {
            continue;
        }
        caf_io_put(to, ", ");
        caf_io_put_json(to, caf_table_name(table), strlen(caf_table_name(table)));
        caf_io_put(to, ": [");
        for (int64_t i = 0; i < n; i++) {
            caf_io_put(to, i == 0 ? "{" : ", {");
            put_random_row(to, table, i, whose, seed, "");
            caf_io_put(to, "}");
        }
        caf_io_put(to, "]");
    }
    caf_io_put(to, "}\n");
}

/* Every table and field, from the reflection: present, partial, absent or empty, with fields that are not held. */
START_TEST(anything_goes_round)
{
    caf_io_writer text;
    for (uint64_t seed = 1; seed <= 60; seed += (uint64_t)stride()) {
        caf_io_writer_begin(&text, &caf_io_heap);
        state = seed * UINT64_C(0x9E3779B97F4A7C15);
        for (size_t i = 0; i < 12; i++) {
            put_random_case(&text, i + seed, seed);
        }
        remove_all(PLACE);
        ck_assert_int_eq(mkdir(PLACE, 0777), 0);
        write_file(PLACE "/0", text.buffer.bytes, text.buffer.used);
        caf_io_writer_release(&text);
        go_round(PLACE "/0");
        expect_same_cases(PLACE "/0", PLACE "/2", true);
        expect_same_cases(PLACE "/0", PLACE "/1", true);
    }
}
END_TEST

static void expect_written(const char *text, const char *expected)
{
    write_file(PLACE "/in", text, strlen(text));
    must_convert(PLACE "/in", 0, JSON, CAF_FORMAT_JSON);
    char *made = contents(JSON);
    ck_assert_str_eq(made, expected);
    free(made);
}

/* What JSON looks like, decided by hand. */
START_TEST(writes_json)
{
    expect_written("[]", "[]\n");
    expect_written("{\"case\": 7, \"comment\": \"lost\", \"group\": 0, \"child\": null}", "{\"case\": \"7\"}\n");
    expect_written("{\"plans\": [{\"id\": \"b\"}, {\"id\": 1, \"lawful_basis\": false}],\n"
                   " \"actions\": [{\"plan\": 1}, {}], \"case\": \"A\", \"opened\": \"2023-01-02\",\n"
                   " \"coverage\": {\"actions\": \"partial\", \"plans\": \"complete\", \"reviews\": \"partial\", \"closures\": \"absent\"}}",
                   "{\"case\": \"A\", \"opened\": \"2023-01-02\", \"coverage\": {\"actions\": \"partial\", \"reviews\": \"partial\"}, "
                   "\"plans\": [{\"id\": \"b\"}, {\"id\": \"1\", \"lawful_basis\": false}], "
                   "\"actions\": [{\"plan\": \"1\"}, {}], \"reviews\": []}\n");
    expect_written("{\"case\": \"A\", \"reviews\": [], \"coverage\": {\"cases\": {\"without\": [\"opened\", \"child\"]}, "
                   "\"reviews\": {\"without\": [\"form\"], \"rows\": \"partial\"}}}",
                   "{\"case\": \"A\", \"coverage\": {\"cases\": {\"without\": [\"child\", \"opened\"]}, "
                   "\"reviews\": {\"rows\": \"partial\", \"without\": [\"form\"]}}, \"reviews\": []}\n");
}
END_TEST

/* The names of a table's members but those named, as JSON. */
static void put_all_but(caf_io_writer *to, int32_t table, const char *kept)
{
    const char *before = "[";
    for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
        const caf_field *field = caf_field_at(table, i);
        if (caf_io_is_member(field) && strstr(kept, field->name) == NULL) {
            caf_io_put(to, before);
            caf_io_put_json(to, field->name, strlen(field->name));
            before = ", ";
        }
    }
    caf_io_put(to, "]");
}

/* And what a table looks like, with three columns whatever fields it has. */
START_TEST(writes_tables)
{
    static const char *const cases_of[] = {
        "{\"case\": \" A\\\"\", \"plans\": [{\"id\": \"p,1\", \"dated\": \"2023-01-02\"}], \"reviews\": [],"
        " \"coverage\": {\"plans\": {\"rows\": \"partial\", \"without\": ",
        "{\"case\": \"=B\", \"plans\": [{\"lawful_basis\": true}], \"coverage\": {\"plans\": {\"without\": "
    };
    caf_io_writer text;
    caf_io_writer_begin(&text, &caf_io_heap);
    for (int i = 0; i < 2; i++) {
        caf_io_put(&text, cases_of[i]);
        put_all_but(&text, CAF_PLANS, "id dated lawful_basis");
        caf_io_put(&text, "}}}");
    }
    write_file(PLACE "/in", text.buffer.bytes, text.buffer.used);
    caf_io_writer_release(&text);
    must_convert(PLACE "/in", 0, TABLES "/", CAF_FORMAT_TABLES);
    char *plans = contents(TABLES "/plans.csv");
    ck_assert_str_eq(plans, "case_id,id,dated,lawful_basis\r\n\" A\"\"\",\"p,1\",2023-01-02,\r\n=B,,,true\r\n");
    free(plans);
    char *cases = contents(TABLES "/cases.csv");
    ck_assert_ptr_nonnull(strstr(cases, "\r\n=B,"));
    ck_assert_ptr_nonnull(strstr(cases, ",plans,"));
    free(cases);
    char *reviews = contents(TABLES "/reviews.csv"); /* held, and without a row; of the other case it is absent */
    ck_assert_ptr_nonnull(reviews);
    ck_assert_ptr_null(strstr(reviews, "A"));
    free(reviews);
    ck_assert_int_eq(entries(TABLES), 3);
}
END_TEST

/* A row of nothing recorded is a row, whatever its case is called. */
START_TEST(rows_of_nothing_stay)
{
    static const char text[] = "{\"case\": \" \", \"plans\": [{}, {}]}\n";
    write_file(PLACE "/in", text, sizeof text - 1);
    go_round(PLACE "/in");
    expect_same_file(PLACE "/in", PLACE "/2");
}
END_TEST

START_TEST(no_case_is_a_folder_too)
{
    write_file(PLACE "/in", "[]", 2);
    must_convert(PLACE "/in", 0, TABLES, CAF_FORMAT_TABLES);
    ck_assert_int_eq(entries(TABLES), 1);
    must_convert(TABLES, 0, JSON, CAF_FORMAT_JSON);
    char *made = contents(JSON);
    ck_assert_str_eq(made, "[]\n");
    free(made);
}
END_TEST

/* Cases whose source holds other fields than others': JSON tells them apart, a folder cannot. */
START_TEST(fields_may_change_from_case_to_case)
{
    static const char text[] =
        "{\"case\": \"A\", \"coverage\": {\"plans\": {\"without\": [\"dated\"]}}, \"plans\": [{\"id\": \"p\"}]}\n"
        "{\"case\": \"B\"}\n"
        "{\"case\": \"C\", \"plans\": [{\"id\": \"p\", \"dated\": \"2023-01-02\"}]}\n"
        "{\"case\": \"D\", \"plans\": [{\"id\": \"q\"}]}\n"
        "{\"case\": \"E\", \"coverage\": {\"plans\": {\"without\": [\"dated\"]}}, \"plans\": [{\"id\": \"p\"}]}\n";
    static const struct {
        int64_t cases;
        bool dated;
    } batches[] = { { 2, false }, { 2, true }, { 1, false } };
    const int64_t bit = (int64_t)1 << caf_field_named(CAF_PLANS, "dated", 5)->index;
    for (size_t i = 0; i < WAYS; i++) {
        caf_reader *reader;
        caf_io_source source = { PLACE "/in", ways[i].step == 0 ? text : NULL, sizeof text - 1 };
        caf_io_tuning tuning = { &caf_io_heap, ways[i].step != 0 ? ways[i].step : 1, NULL, 0 };
        const caf_caseload *caseload;
        int64_t seen = 0;
        write_file(PLACE "/in", text, sizeof text - 1);
        ck_assert_int_eq(caf_io_reader_open(&source, NULL, &tuning, &reader, NULL), CAF_OK);
        for (size_t b = 0; b < 3; b++) {
            ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_OK);
            ck_assert_int_eq(caseload->tables[CAF_CASES].n, batches[b].cases);
            ck_assert_int_eq((caseload->tables[CAF_PLANS].fields & bit) != 0, batches[b].dated);
            const caf_case_row *own = caseload->tables[CAF_CASES].data;
            for (int64_t c = 0; c < batches[b].cases; c++, seen++) {
                ck_assert_int_eq(own[c].case_id, seen + 1);
                ck_assert_int_eq(caf_reader_line(reader, seen + 1), seen + 1);
            }
        }
        ck_assert_int_eq(caf_reader_next(reader, &caseload, NULL), CAF_END);
        caf_reader_close(reader);
    }
    must_convert(PLACE "/in", 0, JSON, CAF_FORMAT_JSON);
    must_convert(JSON, 1, PLACE "/again", CAF_FORMAT_JSON);
    expect_same_file(JSON, PLACE "/again");
    caf_io_error error;
    ck_assert_int_eq(convert(PLACE "/in", 0, TABLES, CAF_FORMAT_TABLES, &error), CAF_E_LAYOUT);
    ck_assert_str_eq(error.field, "plans.dated");
    ck_assert_str_eq(error.file, PLACE "/in");
    ck_assert_int_eq(error.line, 3);
    ck_assert_ptr_nonnull(strstr(error.message, "held for some cases and not for others"));
    ck_assert_int_eq(entries(PLACE), 3);
}
END_TEST

static const bad_input bad_coverage[] = {
    { "{\"case\":1,\"coverage\":{\"plans\":{\"rows\":\"some\"}}}", CAF_E_VALUE, 1, "coverage.plans.rows", "complete, partial or absent" },
    { "{\"case\":1,\"coverage\":{\"plans\":{\"rows\":1}}}", CAF_E_TYPE, 1, "coverage.plans.rows", "a whole number" },
    { "{\"case\":1,\"coverage\":{\"plans\":{\"without\":\"dated\"}}}", CAF_E_TYPE, 1, "coverage.plans.without", "array of names" },
    { "{\"case\":1,\"coverage\":{\"plans\":{\"without\":[1]}}}", CAF_E_TYPE, 1, "coverage.plans.without", "name of a field" },
    { "{\"case\":1,\"coverage\":{\"plans\":{\"without\":[\"date\"]}}}", CAF_E_FIELD, 1, "coverage.plans.without", "perhaps \"dated\"" },
    { "{\"case\":1,\"coverage\":{\"plans\":{\"without\":[\"case_id\"]}}}", CAF_E_FIELD, 1, "coverage.plans.without", "" },
    { "{\"case\":1,\"coverage\":{\"cases\":{\"without\":[\"absent_tables\"]}}}", CAF_E_FIELD, 1, "coverage.cases.without", "" },
    { "{\"case\":1,\"coverage\":{\"plans\":{\"without\":[\"id\",\"id\"]}}}", CAF_E_DUPLICATE, 1, "coverage.plans.without", "twice" },
    { "{\"case\":1,\"coverage\":{\"plans\":{\"without\":[],\"without\":[]}}}", CAF_E_DUPLICATE, 1, "coverage.plans.without", "twice" },
    { "{\"case\":1,\"coverage\":{\"plans\":{\"rows\":\"partial\",\"rows\":\"partial\"}}}", CAF_E_DUPLICATE, 1, "coverage.plans.rows", "twice" },
    { "{\"case\":1,\"coverage\":{\"plans\":{\"witout\":[]}}}", CAF_E_FIELD, 1, "coverage.plans", "perhaps \"without\"" },
    { "{\"case\":1,\"coverage\":{\"plans\":{},\"plans\":\"partial\"}}", CAF_E_DUPLICATE, 1, "coverage.plans", "twice" },
    { "{\"case\":1,\"coverage\":{\"cases\":\"partial\"}}", CAF_E_FIELD, 1, "coverage", "\"cases\"" },
    { "{\"case\":1,\"coverage\":{\"cases\":{\"rows\":\"partial\"}}}", CAF_E_FIELD, 1, "coverage.cases", "\"rows\"" },
    { "{\"case\":1,\"coverage\":{\"plans\":{\"rows\":\"absent\",\"without\":[\"id\"]}}}", CAF_E_VALUE, 1, "coverage.plans", "absent, and yet" },
    { "{\"case\":1,\"coverage\":{\"cases\":{\"without\":[\"opened\"]}},\n\"opened\":\"2023-01-02\"}", CAF_E_VALUE, 2, "opened", "not to be held" },
    { "{\"case\":1,\"plans\":[{},\n{\"dated\":\"2023-01-02\"}],\"coverage\":{\"plans\":{\"without\":[\"dated\"]}}}", CAF_E_VALUE, 2,
      "plans[1].dated", "not to be held" },
};

START_TEST(says_what_is_wrong_with_coverage)
{
    expect_bad(JSON, &bad_coverage[_i]);
}
END_TEST

/* A caseload of the caller's own. */
typedef struct own_rows {
    caf_case_row cases[3];
    caf_plan_row plans[3];
    caf_rows tables[CAF_TABLES];
    caf_caseload caseload;
} own_rows;

static void make_own(own_rows *own)
{
    memset(own, 0, sizeof *own);
    for (int i = 0; i < 3; i++) {
        own->cases[i].case_id = 10 * (i + 1);
        own->plans[i].case_id = 10 * (i + 1);
        own->plans[i].id = i + 1;
        own->plans[i].dated = on(2023, 1, 2 + i);
    }
    own->tables[CAF_CASES] = (caf_rows) { own->cases, 3, (int32_t)sizeof own->cases[0], 0, CAF_ALL_FIELDS };
    own->tables[CAF_PLANS] = (caf_rows) { own->plans, 3, (int32_t)sizeof own->plans[0], 0, CAF_ALL_FIELDS };
    own->caseload = (caf_caseload) { (int32_t)sizeof own->caseload, CAF_TABLES, own->tables };
}

static caf_status write_own(const own_rows *own, int32_t format, const caf_report_source *source, caf_io_error *error)
{
    caf_writer *writer;
    error->size = (int32_t)sizeof *error;
    remove_all(JSON);
    ck_assert_int_eq(caf_writer_open(JSON, format, &writer, error), CAF_OK);
    caf_status status = caf_writer_add(writer, &own->caseload, source, error);
    if (status == CAF_OK) {
        status = caf_writer_finish(writer, error);
    } else {
        ck_assert_int_eq(caf_writer_finish(writer, NULL), CAF_E_ARGUMENT);
        ck_assert_int_eq(caf_writer_add(writer, &own->caseload, source, NULL), CAF_E_ARGUMENT);
    }
    caf_writer_close(writer);
    ck_assert_int_eq(entries(PLACE), status == CAF_OK);
    return status;
}

START_TEST(numbers_stand_for_names)
{
    own_rows own;
    caf_io_error error;
    make_own(&own);
    own.plans[0].id = INT64_MIN;
    own.cases[0].opened = CAF_DATE_NONE; /* not recorded, as 0 is */
    own.tables[CAF_PLANS].size = (int32_t)offsetof(caf_plan_row, dated); /* a caller that knows no more */
    own.tables[CAF_PLANS].stride = (int32_t)sizeof own.plans[0];
    own.cases[1].absent_tables = 0;
    own.cases[2].partial_tables = 1 << CAF_PLANS;
    ck_assert_int_eq(write_own(&own, CAF_FORMAT_JSON, NULL, &error), CAF_OK);
    char *made = contents(JSON);
    ck_assert_str_eq(made, "{\"case\": \"10\", \"plans\": [{\"id\": \"-9223372036854775808\"}]}\n"
                           "{\"case\": \"20\", \"plans\": [{\"id\": \"2\"}]}\n"
                           "{\"case\": \"30\", \"coverage\": {\"plans\": \"partial\"}, \"plans\": [{\"id\": \"3\"}]}\n");
    free(made);
}
END_TEST

static const char *bad_name(const void *user, int64_t id, size_t *length)
{
    (void)id;
    *length = strlen(user);
    return user;
}

/* Breaks one thing of a caller's rows. */
static void break_rows(own_rows *own, int which)
{
    switch (which) {
    case 0: own->plans[1].dated = CAF_DATE_UNREADABLE; break;
    case 1: own->plans[1].lawful_basis = 3; break;
    case 2: own->cases[1].division = 99; break;
    case 3: own->cases[1].group = -1; break;
    case 4: own->cases[1].case_id = 10; break;
    case 5: own->plans[1].case_id = 15; break;
    case 6: own->plans[2].case_id = 40; break;
    case 7: own->cases[1].absent_tables = 1 << CAF_PLANS; break;
    case 8: own->tables[CAF_PLANS].fields = 0; break;
    case 9: own->tables[CAF_PLANS].fields = 3; break;
    case 10: own->tables[CAF_PLANS].n = -1; break;
    case 11: own->tables[CAF_PLANS].stride = 8; break;
    case 12: own->tables[CAF_CASES].data = NULL; break;
    case 13: own->caseload.n_tables = CAF_TABLES_MAX + 1; break;
    default: break;
    }
}

static const struct {
    caf_status status;
    const char *field; /* NULL: the one of plans that says it; as error.field */
} broken[] = {
    { CAF_E_VALUE, "plans.dated" }, { CAF_E_VALUE, "plans.lawful_basis" }, { CAF_E_VALUE, "division" },
    { CAF_E_VALUE, "group" },       { CAF_E_ROW_ORDER, "cases" },          { CAF_E_ROW_ORDER, "plans" },
    { CAF_E_ROW_ORDER, "plans" },   { CAF_E_VALUE, "plans" },              { CAF_E_VALUE, "plans" },
    { CAF_E_VALUE, "plans.dated" }, { CAF_E_ROWS, "plans" },               { CAF_E_ROWS, "plans" },
    { CAF_E_ROWS, "cases" },        { CAF_E_ROWS, "" },
};

START_TEST(refuses_rows_that_cannot_be)
{
    for (int32_t format = CAF_FORMAT_JSON; format <= CAF_FORMAT_TABLES; format += CAF_FORMAT_TABLES - CAF_FORMAT_JSON) {
        own_rows own;
        caf_io_error error;
        make_own(&own);
        break_rows(&own, _i);
        caf_status status = write_own(&own, format, NULL, &error);
        ck_assert_msg(status == broken[_i].status, "%d: %s %s: %s", _i, caf_status_name(status), error.field, error.message);
        ck_assert_str_eq(error.field, broken[_i].field);
        ck_assert_str_eq(error.file, JSON);
    }
}
END_TEST

START_TEST(refuses_names_that_cannot_be)
{
    static const char *const names[] = { "", "a\nb", "\xFF" };
    for (size_t i = 0; i < 3; i++) {
        own_rows own;
        caf_io_error error;
        caf_report_source source = { (int32_t)sizeof source, 0, "own.db", bad_name, NULL, NULL, names[i] };
        make_own(&own);
        ck_assert_int_eq(write_own(&own, CAF_FORMAT_JSON, &source, &error), CAF_E_VALUE);
        ck_assert_str_eq(error.file, "own.db");
        source.case_name = NULL;
        source.name = bad_name;
        ck_assert_int_eq(write_own(&own, CAF_FORMAT_TABLES, &source, &error), CAF_E_VALUE);
        ck_assert_str_eq(error.field, "plans.id");
    }
}
END_TEST

/* A longer row than this version knows, and what it may hold there. */
START_TEST(refuses_facts_it_does_not_know)
{
    struct longer {
        caf_plan_row plan;
        int64_t more;
    } rows[3];
    own_rows own;
    caf_io_error error;
    make_own(&own);
    for (int i = 0; i < 3; i++) {
        rows[i].plan = own.plans[i];
        rows[i].more = 0;
    }
    own.tables[CAF_PLANS] = (caf_rows) { rows, 3, (int32_t)sizeof rows[0], 0, CAF_ALL_FIELDS };
    ck_assert_int_eq(write_own(&own, CAF_FORMAT_JSON, NULL, &error), CAF_OK);
    rows[2].more = 1;
    ck_assert_int_eq(write_own(&own, CAF_FORMAT_TABLES, NULL, &error), CAF_E_ROW_TAIL);
}
END_TEST

static const char *same_name(const void *user, int64_t id, size_t *length)
{
    (void)user;
    *length = 1;
    return id == 20 ? "y" : "x";
}

/* A folder finds rows by the name of their case, JSON does not. */
START_TEST(refuses_two_cases_of_one_name_in_a_folder)
{
    own_rows own;
    caf_io_error error;
    caf_report_source source = { (int32_t)sizeof source, 0, NULL, same_name, NULL, NULL, NULL };
    make_own(&own);
    ck_assert_int_eq(write_own(&own, CAF_FORMAT_JSON, &source, &error), CAF_OK);
    ck_assert_int_eq(write_own(&own, CAF_FORMAT_TABLES, &source, &error), CAF_E_DUPLICATE);
    ck_assert_ptr_nonnull(strstr(error.message, "cases number 1 and 3"));
}
END_TEST

/* More names than are held at a time, of which two are the same, far apart. */
START_TEST(finds_a_repeat_among_many)
{
    caf_io_repeats repeats;
    caf_io_error error;
    int64_t twice[2];
    memset(&repeats, 0, sizeof repeats);
    for (int32_t i = 0; i < 600000; i++) {
        ck_assert_int_eq(caf_io_repeats_put(&repeats, &i, sizeof i, &error), CAF_OK);
    }
    ck_assert_int_eq(caf_io_repeats_find(&repeats, &caf_io_heap, twice, &error), CAF_OK);
    ck_assert_int_eq(twice[1], 0);
    int32_t again = 77;
    ck_assert_int_eq(caf_io_repeats_put(&repeats, &again, sizeof again, &error), CAF_OK);
    ck_assert_int_eq(caf_io_repeats_find(&repeats, &caf_io_heap, twice, &error), CAF_OK);
    ck_assert_int_eq(twice[0], 78);
    ck_assert_int_eq(twice[1], 600001);
    caf_io_repeats_release(&repeats);
}
END_TEST

static caf_status try_open(const char *path, int32_t format, caf_io_error *error)
{
    caf_writer *writer = NULL;
    error->size = (int32_t)sizeof *error;
    caf_status status = caf_writer_open(path, format, &writer, error);
    ck_assert_int_eq(status == CAF_OK, writer != NULL);
    caf_writer_close(writer);
    return status;
}

START_TEST(refuses_places_that_are_taken)
{
    caf_io_error error;
    ck_assert_int_eq(mkdir(TABLES, 0777), 0);
    ck_assert_int_eq(try_open(TABLES, CAF_FORMAT_TABLES, &error), CAF_OK); /* empty */
    write_file(TABLES "/mine", "x", 1);
    ck_assert_int_eq(try_open(TABLES, CAF_FORMAT_TABLES, &error), CAF_E_WRITE);
    ck_assert_str_eq(error.file, TABLES);
    ck_assert_ptr_nonnull(strstr(error.message, "not empty"));
    ck_assert_int_eq(try_open(TABLES, CAF_FORMAT_JSON, &error), CAF_E_WRITE);
    ck_assert_int_eq(try_open(TABLES "/mine", CAF_FORMAT_TABLES, &error), CAF_E_WRITE);
    ck_assert_int_eq(try_open(PLACE "/no/where", CAF_FORMAT_TABLES, &error), CAF_E_WRITE);
    ck_assert_int_eq(try_open(PLACE "/no/where", CAF_FORMAT_JSON, &error), CAF_E_WRITE);
    ck_assert_int_eq(try_open(JSON, CAF_FORMAT_SSD, &error), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_writer_open(NULL, CAF_FORMAT_JSON, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(entries(PLACE), 1);
    ck_assert_int_eq(entries(TABLES), 1);
}
END_TEST

/* An error in the input leaves what was there, and nothing else. */
START_TEST(appears_whole_or_not_at_all)
{
    static const char text[] = "{\"case\": 1}\n{\"case\": 2, \"opened\": 3}\n";
    caf_io_error error;
    write_file(PLACE "/in", text, sizeof text - 1);
    write_file(JSON, "before", 6);
    mode_t mask = umask(022);
    ck_assert_int_eq(chmod(JSON, 0660), 0); /* more than the mask leaves new files */
    ck_assert_int_eq(convert(PLACE "/in", 1, JSON, CAF_FORMAT_JSON, &error), CAF_E_TYPE);
    ck_assert_str_eq(error.file, PLACE "/in");
    ck_assert_int_eq(convert(PLACE "/in", 1, TABLES, CAF_FORMAT_TABLES, &error), CAF_E_TYPE);
    char *kept = contents(JSON);
    ck_assert_str_eq(kept, "before");
    free(kept);
    ck_assert_int_eq(entries(PLACE), 2);
    write_file(PLACE "/in", text, strcspn(text, "\n"));
    ck_assert_int_eq(symlink("cases.json", PLACE "/link"), 0);
    must_convert(PLACE "/in", 0, PLACE "/link", CAF_FORMAT_JSON);
    struct stat found;
    ck_assert_int_eq(lstat(PLACE "/link", &found), 0);
    ck_assert(S_ISLNK(found.st_mode));
    ck_assert_int_eq(stat(JSON, &found), 0);
    ck_assert_int_eq(found.st_mode & 0777, 0660);
    umask(mask);
    kept = contents(JSON);
    ck_assert_str_eq(kept, "{\"case\": \"1\"}\n");
    free(kept);
}
END_TEST

START_TEST(says_when_there_is_no_room)
{
    caf_io_error error;
    ck_assert_int_eq(convert(CASELOAD, 0, "/dev/full", CAF_FORMAT_JSON, &error), CAF_E_WRITE);
    ck_assert_str_eq(error.file, "/dev/full");
}
END_TEST

START_TEST(every_allocation_may_fail)
{
    static const char text[] =
        "{\"case\": \"A\", \"children\": [{\"id\": \"c2\"}, {\"id\": \"c1\"}], \"child\": \"c1\", \"plans\": []}";
    write_file(PLACE "/in", text, sizeof text - 1);
    for (int32_t format = CAF_FORMAT_JSON; format <= CAF_FORMAT_TABLES; format += CAF_FORMAT_TABLES - CAF_FORMAT_JSON) {
        caf_status status = CAF_E_MEMORY;
        for (long n = 0; status != CAF_OK; n++) {
            counting count = { 0, 0, n };
            caf_io_memory memory = { counting_resize, &count };
            caf_writer *writer = NULL;
            caf_reader *reader;
            caf_io_error error;
            error.size = (int32_t)sizeof error;
            ck_assert_int_eq(caf_reader_open(PLACE "/in", NULL, &reader, NULL), CAF_OK);
            status = caf_io_case_writer_open(TABLES, format, &memory, &writer, &error);
            status = status == CAF_OK ? caf_writer_read(writer, reader, &error) : status;
            status = status == CAF_OK ? caf_writer_finish(writer, &error) : status;
            caf_writer_close(writer);
            caf_reader_close(reader);
            ck_assert_int_eq(count.live, 0);
            ck_assert(status == CAF_OK || status == CAF_E_MEMORY);
            ck_assert_int_eq(entries(PLACE), 1 + (status == CAF_OK));
        }
        remove_all(TABLES);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("convert");
    TCase *tests = tcase_create("convert");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, example_goes_round);
    tcase_add_test(tests, anything_goes_round);
    tcase_add_test(tests, writes_json);
    tcase_add_test(tests, writes_tables);
    tcase_add_test(tests, rows_of_nothing_stay);
    tcase_add_test(tests, no_case_is_a_folder_too);
    tcase_add_test(tests, fields_may_change_from_case_to_case);
    tcase_add_loop_test(tests, says_what_is_wrong_with_coverage, 0, (int)(sizeof bad_coverage / sizeof bad_coverage[0]));
    tcase_add_test(tests, numbers_stand_for_names);
    tcase_add_loop_test(tests, refuses_rows_that_cannot_be, 0, (int)(sizeof broken / sizeof broken[0]));
    tcase_add_test(tests, refuses_names_that_cannot_be);
    tcase_add_test(tests, refuses_facts_it_does_not_know);
    tcase_add_test(tests, refuses_two_cases_of_one_name_in_a_folder);
    tcase_add_test(tests, finds_a_repeat_among_many);
    tcase_add_test(tests, refuses_places_that_are_taken);
    tcase_add_test(tests, appears_whole_or_not_at_all);
    tcase_add_test(tests, says_when_there_is_no_room);
    tcase_add_test(tests, every_allocation_may_fail);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
