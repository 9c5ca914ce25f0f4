/*
 * The page of events: each from each stage, allowed, refused or against a
 * standard. The page is generated: test_events --write-page FILE.
 */
#include <caf/caf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "generated.h"

#define PAGE CAF_SOURCE_DIR "/docs/events.md"

/* A case at each stage, by what happened to it, and the day on which the next thing is proposed. */
typedef struct step {
    int kind;
    const char *on;
} step;

typedef struct example {
    int stage;
    const char *today;
    step steps[14];
} example;

#define BEGUN { CAF_CONSENT_IS_GIVEN, "2023-03-06" }, { CAF_ASSESSMENT_STARTS, "2023-03-13" }
#define ASSESSED BEGUN, { CAF_ASSESSMENT_IS_COMPLETED, "2023-04-03" }
#define FORMED ASSESSED, { CAF_TEAM_IS_FORMED, "2023-04-11" }, { CAF_LEAD_CHANGES, "2023-04-11" }, { CAF_MEETING_IS_SET, "2023-04-12" }
#define DELIVERED FORMED, { CAF_MEETING_IS_HELD, "2023-04-24" }, { CAF_PLAN_IS_AGREED, "2023-04-24" }, { CAF_ACTION_IS_ADDED, "2023-04-24" }
#define CLOSED DELIVERED, { CAF_REVIEW_IS_HELD, "2023-07-10" }, { CAF_CASE_IS_CLOSED, "2023-09-04" }

static const example examples[] = {
    { CAF_AT_IDENTIFIED, "2023-03-06", { { 0, NULL } } },
    { CAF_AT_CONSENTED, "2023-03-13", { { CAF_CONSENT_IS_GIVEN, "2023-03-06" } } },
    { CAF_AT_ASSESSING, "2023-03-20", { BEGUN } },
    { CAF_AT_ASSESSED, "2023-04-11", { ASSESSED } },
    { CAF_AT_TEAM_FORMED, "2023-04-24", { FORMED } },
    { CAF_AT_DELIVERING, "2023-05-22", { DELIVERED } },
    { CAF_AT_UNDER_REVIEW, "2023-07-10", { DELIVERED, { CAF_REVIEW_IS_HELD, "2023-07-10" } } },
    { CAF_AT_CLOSED, "2024-09-09", { CLOSED } },
    { CAF_AT_ARCHIVED, "2025-03-03", { CLOSED, { CAF_CASE_IS_ARCHIVED, "2024-09-10" } } },
    { CAF_AT_DISPOSAL_DUE, "2030-10-07", { CLOSED, { CAF_CASE_IS_ARCHIVED, "2024-09-10" } } },
    { CAF_AT_DISPOSED, "2031-01-06", { CLOSED, { CAF_CASE_IS_ARCHIVED, "2024-09-10" }, { CAF_CASE_IS_DISPOSED_OF, "2030-10-14" } } },
};
enum { EXAMPLES = (int)(sizeof examples / sizeof examples[0]), FOUND = 500 };

static caf_date day(const char *text)
{
    caf_date date = 0;
    if (caf_date_parse(text, strlen(text), &date) != CAF_OK) {
        abort();
    }
    return date;
}

/* One proposal to a case, and its findings. */
static int64_t ask(caf_case_file *file, int kind, caf_date on, caf_finding *found, caf_proposal *said)
{
    caf_context context = caf_context_on(on, CAF_ENGLAND_AND_WALES);
    caf_event event = { (int32_t)sizeof event, kind, on, 0, 0, NULL };
    caf_out out = { found, FOUND, 0, (int32_t)sizeof found[0], 0 };
    said->size = (int32_t)sizeof *said;
    if (caf_case_file_apply(file, &event, &context, &out, said) != CAF_OK) {
        abort();
    }
    return out.n;
}

static caf_case_file *make_example(const example *of)
{
    caf_case_row own;
    caf_case_file *file = NULL;
    memset(&own, 0, sizeof own);
    own.case_id = 1;
    own.opened = day("2023-03-01");
    own.division = CAF_ENGLAND_AND_WALES;
    own.services = CAF_SEVERAL_SERVICES;
    if (caf_case_file_open(&own, (int32_t)sizeof own, NULL, &file) != CAF_OK) {
        abort();
    }
    for (const step *at = of->steps; at < of->steps + 14 && at->kind != 0; at++) {
        static caf_finding found[FOUND];
        caf_proposal said;
        ask(file, at->kind, day(at->on), found, &said);
        if (said.refusal != CAF_NOT_REFUSED) {
            abort();
        }
    }
    return file;
}

/* The answer as a cell, and the rules that it is against. */
static void put_answer(const caf_proposal *said, const caf_finding *found, int64_t n)
{
    static const char *const refused[CAF_REFUSALS] = { "", "no", "no row", "already", "not its row", "contradicts" };
    char text[200] = "";
    const char *before = "";
    if (said->refusal != CAF_NOT_REFUSED) {
        put(refused[said->refusal]);
        return;
    }
    put(n > 0 ? "**against** " : "yes");
    for (int64_t i = 0; i < n; i++) {
        const char *name = caf_rule_get(found[i].rule)->name;
        if (strstr(text, name) == NULL && strlen(text) + strlen(name) + 3 < sizeof text) {
            strcat(text, before);
            strcat(text, name);
            before = ", ";
        }
    }
    put(text);
}

static void make_page(void)
{
    put("| Event |");
    for (int k = 0; k < EXAMPLES; k++) {
        put(" ");
        put(caf_stage_name(examples[k].stage));
        put(" |");
    }
    put("\n|---|");
    for (int k = 0; k < EXAMPLES; k++) {
        put("---|");
    }
    put("\n");
    for (int kind = 1; kind < CAF_EVENTS; kind++) {
        put("| ");
        put(caf_event_name(kind));
        put(" |");
        for (int k = 0; k < EXAMPLES; k++) {
            static caf_finding found[FOUND];
            caf_proposal said;
            caf_case_file *file = make_example(&examples[k]);
            int64_t n = ask(file, kind, day(examples[k].today), found, &said);
            put(" ");
            put_answer(&said, found, n);
            put(" |");
            caf_case_file_close(file);
        }
        put("\n");
    }
}

START_TEST(each_example_is_at_its_stage)
{
    for (int k = 0; k < EXAMPLES; k++) {
        caf_context context = caf_context_on(day(examples[k].today), CAF_ENGLAND_AND_WALES);
        caf_case_file *file = make_example(&examples[k]);
        caf_stay stay;
        caf_case one;
        one.size = (int32_t)sizeof one;
        ck_assert_int_eq(caf_find_case(caf_case_file_rows(file), &context, 1, &one), CAF_OK);
        ck_assert_int_eq(caf_stage_on(&one, &context, context.as_of, &stay), CAF_OK);
        ck_assert_str_eq(caf_stage_name(stay.stage), caf_stage_name(examples[k].stage));
        caf_case_file_close(file);
    }
}
END_TEST

static const char page_begin[] = "<!-- from here on generated: test_events --write-page docs/events.md -->\n";

START_TEST(page_is_as_generated)
{
    char *page = contents(PAGE);
    ck_assert_ptr_nonnull(page);
    char *from = strstr(page, page_begin);
    ck_assert_ptr_nonnull(from);
    make_page();
    ck_assert_msg(strlen(from + strlen(page_begin)) == made.used && memcmp(from + strlen(page_begin), made.bytes, made.used) == 0,
                  "docs/events.md: write it again with test_events --write-page docs/events.md");
    caf_io_release(&made);
    free(page);
}
END_TEST

/* Writes the table anew and leaves what stands before it. */
static int write_page(const char *path)
{
    char *page = contents(path);
    char *from = page != NULL ? strstr(page, page_begin) : NULL;
    if (from == NULL) {
        return EXIT_FAILURE;
    }
    from[strlen(page_begin)] = '\0';
    put(page);
    make_page();
    free(page);
    return write_made(path) ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int count, char **arguments)
{
    if (count == 3 && strcmp(arguments[1], "--write-page") == 0) {
        return write_page(arguments[2]);
    }
    Suite *suite = suite_create("events");
    TCase *tests = tcase_create("events");
    tcase_add_test(tests, each_example_is_at_its_stage);
    tcase_add_test(tests, page_is_as_generated);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
