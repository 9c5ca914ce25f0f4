/* Pages from C: what is escaped, what is hidden, and that only a whole page is written. */
#define _POSIX_C_SOURCE 200809L /* open_memstream() */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <caf/page.h>
#include <caf/report.h>
#include "checks.h"
#include "io/page_made.h"

static caf_page *open_page(const char *title)
{
    caf_page *page = NULL;
    ck_assert_int_eq(caf_page_open(title, strlen(title), &page), CAF_OK);
    return page;
}

/* The whole page as a text, to be freed; closes it. */
static char *text_of(caf_page *page)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(caf_page_finish(page, "Invented.", file), CAF_OK);
    ck_assert_int_eq(fclose(file), 0);
    caf_page_close(page);
    return text;
}

static bool has(const char *text, const char *part)
{
    return strstr(text, part) != NULL;
}

START_TEST(everything_is_escaped)
{
    const caf_page_part part = { "a", "<b>" };
    const caf_page_column columns[] = { { "<c>", CAF_PAGE_WORDS, 0 }, { "d", CAF_PAGE_WORDS, 0 } };
    caf_page *page = open_page("A & B \"quoted\"");
    caf_page_fact(page, "<t>", "<f>\x1b", 4);
    caf_page_figure(page, CAF_PAGE_PLAIN, 3, "<l>");
    caf_page_contents(page, &part, 1);
    caf_page_begin_part(page, &part);
    caf_page_begin_table(page, "<cap>", columns, 2);
    caf_page_begin_row(page, "<r>", 3);
    caf_page_cell(page, "<x>", 3);
    caf_page_end_row(page);
    caf_page_end_table(page);
    caf_page_end_part(page);
    char *text = text_of(page);
    ck_assert(has(text, "<title>A &amp; B &quot;quoted&quot;</title>"));
    ck_assert(has(text, "<dt>&lt;t&gt;</dt><dd>&lt;f&gt;?</dd>"));
    ck_assert(has(text, "<b>3</b> &lt;l&gt;"));
    ck_assert(has(text, "<h2 id=\"a\">&lt;b&gt;</h2>"));
    ck_assert(has(text, "<caption>&lt;cap&gt;</caption>"));
    ck_assert(has(text, "<th scope=\"col\">&lt;c&gt;</th>"));
    ck_assert(has(text, "<th scope=\"row\">&lt;r&gt;</th><td>&lt;x&gt;</td>"));
    free(text);
}
END_TEST

START_TEST(a_hidden_number_is_in_no_bar)
{
    caf_page_share shares[] = { { 6, CAF_STYLE_MET, 0, "met" }, { CAF_PAGE_HIDDEN, CAF_STYLE_NOT_MET, 0, "not met" }, { 3, CAF_PAGE_PLAIN, 0, "x" } };
    caf_page *page = open_page("A");
    caf_page_number_cell(page, CAF_PAGE_HIDDEN);
    caf_page_bar_cell(page, shares, 3);
    char *text = text_of(page);
    ck_assert(has(text, "<td class=\"number\"><span class=\"hidden\">hidden</span></td><td><span class=\"hidden\">no bar</span></td>"));
    ck_assert(!has(text, "<rect"));
    free(text);
    shares[1].number = 1;
    page = open_page("A");
    caf_page_bar_cell(page, shares, 3);
    text = text_of(page);
    /* 6, 1 and 3 of 120 pixels, with a gap behind all but the last. */
    ck_assert(has(text, "<rect class=\"met\" x=\"0\" y=\"0\" width=\"71\" height=\"14\"/><rect class=\"not-met\" x=\"72\" y=\"0\" width=\"11\" height=\"14\"/>"
                        "<rect class=\"plain\" x=\"84\" y=\"0\" width=\"36\" height=\"14\"/>"));
    free(text);
}
END_TEST

START_TEST(a_chart_marks_days_and_has_its_numbers)
{
    const int64_t bins[] = { 1, 0, 4, 0, 2 };
    const caf_page_mark marks[] = { { 10, 1, "<half>" }, { 99, 0, "beyond" } };
    const caf_page_days days = { bins, 5, 5, "0", "days", "how many", "Numbers", marks, 2 };
    caf_page *page = open_page("A");
    caf_page_chart(page, &days);
    char *text = text_of(page);
    ck_assert(has(text, "<th scope=\"row\">0</th><td class=\"number\">1</td>"));
    ck_assert(has(text, "<th scope=\"row\">6 to 10</th><td class=\"number\">4</td>"));
    ck_assert(has(text, "<th scope=\"row\">more than 15</th><td class=\"number\">2</td>"));
    ck_assert(!has(text, "<th scope=\"row\">1 to 5</th>"));
    ck_assert(has(text, "<line class=\"limit\" x1=\"172\" x2=\"172\""));
    ck_assert(has(text, "&lt;half&gt;</text>"));
    ck_assert(!has(text, "beyond"));
    free(text);
}
END_TEST

START_TEST(what_has_no_room_writes_nothing)
{
    caf_page *page = open_page("A");
    FILE *file = tmpfile();
    ck_assert_ptr_nonnull(file);
    page->to->failed = true;
    ck_assert_int_eq(caf_page_finish(page, NULL, file), CAF_E_MEMORY);
    ck_assert_int_eq(ftell(file), 0);
    caf_page_close(page);
    fclose(file);
    FILE *full = fopen("/dev/full", "w");
    if (full != NULL) {
        (void)setvbuf(full, NULL, _IONBF, 0);
        page = open_page("A");
        ck_assert_int_eq(caf_page_finish(page, NULL, full), CAF_E_WRITE);
        caf_page_close(page);
        fclose(full);
    }
    ck_assert_int_eq(caf_page_open(NULL, 0, &page), CAF_E_NULL);
    ck_assert_int_eq(caf_page_open("A", 1, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_page_finish(NULL, NULL, stdout), CAF_E_NULL);
    caf_page_close(NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("page");
    TCase *tests = tcase_create("page");
    tcase_add_test(tests, everything_is_escaped);
    tcase_add_test(tests, a_hidden_number_is_in_no_bar);
    tcase_add_test(tests, a_chart_marks_days_and_has_its_numbers);
    tcase_add_test(tests, what_has_no_room_writes_nothing);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
