/* Instruments from JSON: the built-in ones as the reader sees them, every fault with its place; and answers from CSV. */
#include "io_support.h"
#include "io/answers.h"
#include "io/instrument_open.h"

#define INSTRUMENTS CAF_SOURCE_DIR "/lib/standards/instruments/"

static void expect_text(const caf_instrument_parts *one, int32_t a, const caf_instrument_parts *other, int32_t b)
{
    ck_assert_str_eq(one->text + a, other->text + b);
}

/* What the script made of a file while building, against what the reader makes of it. */
static void compare(const caf_instrument *builtin, const caf_instrument *read)
{
    caf_instrument_parts a, b;
    a.size = b.size = (int32_t)sizeof a;
    ck_assert_int_eq(caf_instrument_parts_of(builtin, &a), CAF_OK);
    ck_assert_int_eq(caf_instrument_parts_of(read, &b), CAF_OK);
    ck_assert_str_eq(caf_instrument_name(builtin), caf_instrument_name(read));
    ck_assert_int_eq(a.kind, b.kind);
    expect_text(&a, a.title, &b, b.title);
    expect_text(&a, a.source, &b, b.source);
    expect_text(&a, a.reading, &b, b.reading);
    ck_assert(a.n_scales == b.n_scales && a.n_grades == b.n_grades && a.n_sections == b.n_sections && a.n_questions == b.n_questions &&
              a.n_rules == b.n_rules && a.n_ratings == b.n_ratings);
    for (int32_t i = 0; i < a.n_scales; i++) {
        expect_text(&a, a.scales[i].name, &b, b.scales[i].name);
        ck_assert_int_eq(a.scales[i].n_grades, b.scales[i].n_grades);
    }
    for (int32_t i = 0; i < a.n_grades; i++) {
        expect_text(&a, a.grades[i].name, &b, b.grades[i].name);
        ck_assert_int_eq(a.grades[i].points, b.grades[i].points);
    }
    for (int32_t i = 0; i < a.n_ratings; i++) {
        expect_text(&a, a.ratings[i].name, &b, b.ratings[i].name);
        ck_assert_int_eq(a.ratings[i].from, b.ratings[i].from);
    }
    for (int32_t i = 0; i < a.n_sections; i++) {
        expect_text(&a, a.sections[i].title, &b, b.sections[i].title);
        ck_assert_int_eq(a.sections[i].score, b.sections[i].score);
    }
    for (int32_t i = 0; i < a.n_questions; i++) {
        const caf_question *one = &a.questions[i], *other = &b.questions[i];
        expect_text(&a, one->name, &b, other->name);
        expect_text(&a, one->text, &b, other->text);
        expect_text(&a, one->theme, &b, other->theme);
        expect_text(&a, one->statement, &b, other->statement);
        ck_assert(one->section == other->section && one->scale == other->scale && one->polarity == other->polarity &&
                  one->flags == other->flags && one->first_rule == other->first_rule && one->n_rules == other->n_rules);
    }
    ck_assert(a.n_rules == 0 || memcmp(a.rules, b.rules, (size_t)a.n_rules * sizeof *a.rules) == 0);
}

START_TEST(built_in_blocks_are_what_the_reader_makes)
{
    for (int32_t i = 0; caf_instrument_at(i) != NULL; i++) {
        caf_instrument_file *file = NULL;
        caf_io_error error;
        char path[400];
        error.size = (int32_t)sizeof error;
        snprintf(path, sizeof path, INSTRUMENTS "%s.json", caf_instrument_name(caf_instrument_at(i)));
        caf_status status = caf_instrument_open(path, NULL, NULL, &file, &error);
        ck_assert_msg(status == CAF_OK, "%s:%d: %s: %s", path, (int)error.line, error.field, error.message);
        compare(caf_instrument_at(i), caf_instrument_of(file));
        caf_instrument_close(file);
    }
}
END_TEST

#define HEAD "{\"instrument\": \"own\", \"kind\": \"audit\",\n\"scales\": [{\"scale\": \"s\", \"grades\": [{\"grade\": \"yes\", \"points\": 1}]}],\n"
#define ONE(question) HEAD "\"sections\": [{\"section\": \"1\", \"scale\": \"s\", \"questions\": [\n" question "]}]}"

/* A fault has its line, its place and its reason; the same file without it is well. */
START_TEST(every_fault_has_its_place)
{
    static const struct {
        const char *text;
        caf_status status;
        int64_t line;
        const char *field;
        const char *message;
    } faults[] = {
        { ONE("{\"question\": \"a\", \"text\": \"A?\"}"), CAF_OK, 0, "", "" },
        { ONE("{\"question\": \"a\"}"), CAF_E_VALUE, 4, "sections[0].questions[0].text", "missing" },
        { ONE("{\"question\": \"a\", \"text\": \"A?\", \"rules\": [\"EM-C9\"]}"), CAF_E_FIELD, 4, "sections[0].questions[0].rules[0]",
          "there is no rule \"EM-C9\"; perhaps \"EM-C1\" is meant" },
        { ONE("{\"question\": \"a\", \"text\": \"A?\", \"scale\": \"t\"}"), CAF_E_FIELD, 4, "sections[0].questions[0].scale",
          "there is no scale \"t\"; perhaps \"s\" is meant" },
        { ONE("{\"question\": \"a\", \"text\": \"A?\", \"polarity\": \"bad\"}"), CAF_E_FIELD, 4, "sections[0].questions[0].polarity",
          "there is no polarity \"bad\"" },
        { ONE("{\"question\": \"a\", \"text\": \"A?\"},\n{\"question\": \"a\", \"text\": \"B?\"}"), CAF_E_DUPLICATE, 5,
          "sections[0].questions[1].question", "another one has this name" },
        { "{\"instrument\": \"own\", \"kind\": \"audit\", \"scales\": [\n{\"scale\": \"s\", \"grades\": [{\"grade\": \"yes\"}]},\n{\"scale\": \"s\", \"grades\": [{\"grade\": \"yes\"}]}]}",
          CAF_E_DUPLICATE, 3, "scales[1].scale", "another one has this name" },
        { "{\"instrument\": \"own\", \"kind\": \"audit\", \"scales\": [\n{\"scale\": \"s\", \"grades\": [{\"grade\": \"yes\"},\n{\"grade\": \"yes\"}]}]}",
          CAF_E_DUPLICATE, 3, "scales[0].grades[1].grade", "another one has this name" },
        { HEAD "\"ratings\": [{\"rating\": \"b\", \"from\": 1},\n{\"rating\": \"b\", \"from\": 2}]}", CAF_E_DUPLICATE, 4, "ratings[1].rating",
          "another one has this name" },
        { HEAD "\"sections\": [{\"section\": \"1\", \"scale\": \"s\", \"questions\": [{\"question\": \"a\", \"text\": \"A?\"}]},\n{\"section\": \"1\"}]}",
          CAF_E_DUPLICATE, 4, "sections[1].section", "another one has this name" },
        { ONE("{\"question\": \"a\", \"text\": \"A?\", \"coment\": true}"), CAF_E_FIELD, 4, "sections[0].questions[0].coment",
          "there is no member \"coment\"; perhaps \"comment\" is meant" },
        { ONE("{\"question\": \"a\", \"text\": \"A?\", \"comment\": 1}"), CAF_E_TYPE, 4, "sections[0].questions[0].comment",
          "true or false is expected" },
        { ONE("7"), CAF_E_TYPE, 3, "sections[0].questions[0]", "an object is expected" },
        { HEAD "\"sections\": []}", CAF_E_TYPE, 3, "sections", "a list that is not empty is expected" },
        { HEAD "\"sections\": [{\"section\": \"1\", \"questions\": [{\"question\": \"a\", \"text\": \"A?\"}]}]}", CAF_E_VALUE, 3,
          "sections[0].questions[0].scale", "missing; a question has a scale, of its own or its section's, or is a narrative" },
        { HEAD "\"ratings\": [{\"rating\": \"b\", \"from\": 101}]}", CAF_E_VALUE, 3, "ratings[0].from", "a number from 0 to 100 is expected" },
        { "{\"instrument\": \"own\"}", CAF_E_VALUE, 1, "kind", "missing; audit, checklist, questionnaire or survey is expected" },
        { "{\"instrument\": \"a b\"}", CAF_E_VALUE, 1, "instrument", "a name of 1 to 63 letters, digits and hyphens is expected" },
        { "[]", CAF_E_TYPE, 0, "", "an object is expected" },
        { "", CAF_E_LAYOUT, 0, "", "the input is empty" },
    };
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        caf_instrument_file *file = NULL;
        caf_io_error error;
        memset(&error, 0, sizeof error);
        error.size = (int32_t)sizeof error;
        caf_status status = caf_instrument_open_memory(faults[i].text, strlen(faults[i].text), "own.json", NULL, NULL, &file, &error);
        ck_assert_msg(status == faults[i].status, "%zu: %d: %s: %s", i, (int)status, error.field, error.message);
        ck_assert_msg(error.line == faults[i].line, "%zu: line %d", i, (int)error.line);
        ck_assert_str_eq(error.field, faults[i].field);
        ck_assert_str_eq(error.message, faults[i].message);
        caf_instrument_close(file);
    }
}
END_TEST

static void count(void *user, const caf_io_error *problem)
{
    int *n = user;
    ck_assert_int_eq(problem->line, 4);
    ++*n;
}

START_TEST(all_faults_are_told_where_asked_for)
{
    static const char text[] = ONE("{\"question\": \"a\", \"text\": 5}, {\"question\": 6, \"text\": \"A?\"}");
    caf_instrument_file *file = NULL;
    int n = 0;
    ck_assert_int_eq(caf_instrument_open_memory(text, sizeof text - 1, "own.json", count, &n, &file, NULL), CAF_E_TYPE);
    ck_assert_int_eq(n, 2);
    ck_assert_ptr_null(file);
}
END_TEST

static const char *status_of(const char *csv, caf_status expected)
{
    static caf_io_error error;
    caf_answers *answers = NULL;
    memset(&error, 0, sizeof error);
    error.size = (int32_t)sizeof error;
    ck_assert_int_eq(caf_answers_open_memory(csv, strlen(csv), "a.csv", caf_instrument_builtin("leicester-survey", 16), &answers, &error),
                     expected);
    caf_answers_close(answers);
    return error.message;
}

/* Forms come together in the order in which they begin, whatever order their rows are in. */
START_TEST(answers_stand_by_form)
{
    static const char csv[] = "form,question,agree,disagree,comment,agency\n"
                              "f2,1.s1,x,,,school\nf1,1.s1,,x,\"why, indeed\",health\nf2,1.w1,x,x,,school\n\nf1,1.w2,,,,health\n";
    caf_answers *answers = NULL;
    int64_t n = 0;
    size_t length = 0;
    ck_assert_int_eq(caf_answers_open_memory(csv, sizeof csv - 1, "a.csv", caf_instrument_builtin("leicester-survey", 16), &answers, NULL), CAF_OK);
    const caf_answer *all = caf_answers_all(answers, &n);
    ck_assert_int_eq(n, 4);
    static const int64_t lines[] = { 2, 4, 3, 6 };
    static const int32_t ticked[] = { 1, 3, 2, 0 };
    for (int64_t i = 0; i < 4; i++) {
        ck_assert_int_eq(caf_answers_line(answers, i), lines[i]);
        ck_assert_int_eq(all[i].ticked, ticked[i]);
        ck_assert_int_eq(all[i].comment, i == 2 ? 1 : 2);
    }
    ck_assert_int_eq(caf_answers_form_end(answers, 0), 2);
    ck_assert_int_eq(caf_answers_form_end(answers, 2), 4);
    const char *agency = caf_answers_text(answers, all[3].agency, &length);
    ck_assert(length == 6 && memcmp(agency, "health", 6) == 0);
    int64_t n_problems = 0;
    ck_assert_int_eq(caf_answers_check(answers, NULL, NULL, &n_problems), CAF_OK);
    ck_assert_int_eq(n_problems, 1); /* both ticked */
    caf_answers_close(answers);
}
END_TEST

static void keep_told(void *user, const caf_io_error *problem)
{
    strncat(user, problem->message, 400);
    strcat(user, "\n");
}

/* A narrative in the wrong column, a child's name, a name of the length of a grade: neither told nor held in memory. */
START_TEST(what_is_like_no_name_is_neither_kept_nor_told)
{
    static const char csv[] = "form,question,answer\n1,1.s1,\"ANN EXAMPLE, invented\"\n1,1.s2,\"agree, as ANN EXAMPLE says\"\n1,1.s3,agee\n"
                              "1,1.s4,ANN\n1,ANN EXAMPLE,agree\n1,ann_example,1.s98\n1,1.s99,ANN\n";
    char said[4096] = "";
    caf_answers *answers = NULL;
    int64_t n_problems = 0;
    ck_assert_int_eq(caf_answers_open_memory(csv, sizeof csv - 1, "a.csv", caf_instrument_builtin("leicester-survey", 16), &answers, NULL), CAF_OK);
    ck_assert_int_eq(caf_answers_check(answers, keep_told, said, &n_problems), CAF_OK);
    ck_assert_int_eq(n_problems, 7);
    ck_assert_ptr_null(strstr(said, "ANN"));
    ck_assert_ptr_null(strstr(said, "ann"));
    ck_assert_ptr_null(strstr(said, "1.s98")); /* an answer to no question is like nothing */
    ck_assert_ptr_nonnull(strstr(said, "there is no grade \"agee\"; perhaps \"agree\" is meant; there are agree, disagree"));
    ck_assert_ptr_nonnull(strstr(said, "there is no question \"1.s99\" in leicester-survey; perhaps \"1.s9\" is meant"));
    for (size_t i = 0; i + 3 <= answers->names.bytes.used; i++) {
        ck_assert(memcmp(answers->names.bytes.bytes + i, "ANN", 3) != 0 && memcmp(answers->names.bytes.bytes + i, "ann", 3) != 0);
    }
    caf_answers_close(answers);
}
END_TEST

START_TEST(what_is_no_table_of_answers_is_refused)
{
    ck_assert_str_eq(status_of("", CAF_E_LAYOUT), "empty: a list begins with its headings");
    ck_assert_str_eq(status_of("question,agree\n1.s1,x\n", CAF_E_LAYOUT), "there is no such column, and it is needed");
    ck_assert_str_eq(status_of("form,question,form\n", CAF_E_DUPLICATE), "two columns of this heading");
    ck_assert_str_eq(status_of("form,question,coment\n", CAF_E_FIELD), "there is no column \"coment\" in this list; perhaps \"comment\" is meant");
    ck_assert_str_eq(status_of("form,question,answer\n,1.s1,agree\n", CAF_E_VALUE), "empty; which form this answer is of is needed");
    ck_assert_str_eq(status_of("form,question,answer\nf1,1.s1\n", CAF_E_SYNTAX), "a row of 2 cells under 3 headings");
    ck_assert_str_eq(status_of("form,question,answer\nf1,1.s1,agree\n", CAF_OK), "");
}
END_TEST

/* What check tells of the row of a cell. */
static void keep_message(void *user, const caf_io_error *problem)
{
    if (strncmp(problem->message, "left blank", 10) != 0) {
        snprintf(user, 600, "%d %s: %s", (int)problem->line, problem->field, problem->message);
    }
}

/* A cell that cannot be read is a fault of its form alone: what other rows name of unsafe practice is there. */
START_TEST(an_odd_cell_is_a_fault_of_its_form)
{
    static const struct {
        const char *csv;
        const char *told;
    } all[] = {
        { "form,question,agree,unsafe\nf1,1.s1,maybe,\nf2,1.s1,x,current\n", "2 1.s1: neither empty nor ticked: x, yes or 1 is expected" },
        { "form,question,agree,unsafe\nf1,1.s1,x,maybe\nf2,1.s1,x,current\n", "2 unsafe: current, past, no or nothing is expected" },
        { "form,question,agree,involved,unsafe\nf1,1.s1,x,maybe,\nf2,1.s1,x,No,Current\n", "2 involved: yes, no or nothing is expected" },
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        caf_answers *answers = NULL;
        char told[600] = "";
        int64_t n = 0;
        ck_assert_int_eq(caf_answers_open_memory(all[i].csv, strlen(all[i].csv), "a.csv", caf_instrument_builtin("leicester-survey", 16), &answers, NULL), CAF_OK);
        const caf_answer *rows = caf_answers_all(answers, &n);
        ck_assert_int_eq(n, 2);
        ck_assert_int_eq(rows[0].unsafe, CAF_UNSAFE_NONE);
        ck_assert_int_eq(rows[1].unsafe, CAF_UNSAFE_NOW);
        ck_assert_int_eq(caf_answers_check(answers, keep_message, told, &n), CAF_OK);
        ck_assert_str_eq(told, all[i].told);
        caf_answers_close(answers);
    }
}
END_TEST

START_TEST(memory_may_run_out_anywhere)
{
    static const char csv[] = "form,question,answer,comment,auditor\nf1,1a,god,,a1\nf2,9z,good,x,a2\n";
    caf_io_source file_source = { INSTRUMENTS "blackburn-tier-2.json", NULL, 0 };
    caf_io_source csv_source = { "a.csv", csv, sizeof csv - 1 };
    long n = 0;
    for (;; n++) {
        counting count = { 0, 0, n };
        caf_io_memory memory = { counting_resize, &count };
        caf_instrument_file *file = NULL;
        caf_answers *answers = NULL;
        caf_io_error error;
        int64_t n_problems = 0;
        error.size = (int32_t)sizeof error;
        caf_status status = caf_io_instrument_open(&file_source, NULL, NULL, &memory, &file, &error);
        if (status == CAF_OK) {
            status = caf_io_answers_open(&csv_source, caf_instrument_of(file), &memory, &answers, &error);
        }
        if (status == CAF_OK) {
            status = caf_answers_check(answers, NULL, NULL, &n_problems);
            error.status = status;
        }
        ck_assert(status == CAF_OK || status == CAF_E_MEMORY);
        caf_answers_close(answers);
        caf_instrument_close(file);
        ck_assert_int_eq(count.live, 0);
        if (status == CAF_OK) {
            /* f1: the grade, the comment, the evidence (no grade, so none), the overall grade, blanks; f2: the question, the overall grade, blanks. */
            ck_assert_int_eq(n_problems, 4 + 3);
            break;
        }
        ck_assert_int_eq(error.status, CAF_E_MEMORY);
    }
    ck_assert_int_gt(n, 20);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("instrument_file");
    TCase *tests = tcase_create("instrument_file");
    tcase_add_test(tests, built_in_blocks_are_what_the_reader_makes);
    tcase_add_test(tests, every_fault_has_its_place);
    tcase_add_test(tests, all_faults_are_told_where_asked_for);
    tcase_add_test(tests, answers_stand_by_form);
    tcase_add_test(tests, what_is_like_no_name_is_neither_kept_nor_told);
    tcase_add_test(tests, what_is_no_table_of_answers_is_refused);
    tcase_add_test(tests, an_odd_cell_is_a_fault_of_its_form);
    tcase_add_test(tests, memory_may_run_out_anywhere);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
