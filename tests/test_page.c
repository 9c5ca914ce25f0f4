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

/* A date by its place in the calendar. */
static caf_date day_of(int32_t year, int32_t month, int32_t day)
{
    caf_date date = 0;
    ck_assert_int_eq(caf_date_from_ymd(year, month, day, &date), CAF_OK);
    return date;
}

static const caf_page_kind kinds[] = { { CAF_PAGE_STRETCH, CAF_PAGE_PLAIN, "<at>" },
                                       { CAF_PAGE_DOT, CAF_STYLE_HEADING, "recorded" },
                                       { CAF_PAGE_CROSS, CAF_STYLE_NOT_MET, "due day: not met" },
                                       { CAF_PAGE_DIAMOND, CAF_STYLE_DUE, "not used" } };

static const char *const lanes[] = { "stage", "<meetings>" };

/* The text of a page with such a timeline on it. */
static char *draw(const caf_page_event *events, int64_t n, caf_date as_of)
{
    const caf_page_timeline timeline = { lanes, 2, 4, kinds, events, n, as_of, 0, "Days" };
    caf_page *page = open_page("A");
    caf_page_timeline_chart(page, &timeline);
    caf_page_timeline_table(page, &timeline);
    return text_of(page);
}

START_TEST(days_lie_where_the_axis_says)
{
    /* 400 days, and ten on either side: 780 pixels for 420 days, from 120 on. */
    const caf_date first = day_of(2025, 1, 1);
    const caf_page_event events[] = {
        { first, first + 200, 0, 0, 0, 0, "here", "<stage>" },
        { first + 42, 0, 1, 1, 0, 0, "held", "held & told" },
        { first + 84, first + 126, 1, 2, 1, 0, "late", "late" },
    };
    char *text = draw(events, 3, first + 400);
    ck_assert(has(text, "<rect class=\"plain\" x=\"138\" y=\"50\" width=\"371\" height=\"8\"/>"));
    ck_assert(has(text, "<circle class=\"ink\" cx=\"216\" cy=\"98\" r=\"5\"/>"));
    ck_assert(has(text, "<polygon class=\"not-met\" points=\"288,114 "));
    ck_assert(has(text, "<rect class=\"not-met\" x=\"294\" y=\"113\" width=\"77\" height=\"8\"/>"));
    ck_assert(has(text, "<line class=\"as-of\" x1=\"881\" x2=\"881\""));
    ck_assert(has(text, ">as of 5 February 2026</text>"));
    ck_assert(has(text, "x=\"212\" y=\"86\">held</text>"));
    ck_assert(has(text, "aria-label=\"Timeline of the days in the table of this name: Days\""));
    ck_assert(has(text, "<th scope=\"row\">1 January 2025</th><td class=\"title\">&lt;stage&gt;</td><td>stage</td><td>&lt;at&gt;</td><td>20 July 2025</td>"));
    ck_assert(has(text, "<th scope=\"row\">12 February 2025</th><td class=\"title\">held &amp; told</td><td>&lt;meetings&gt;</td><td>recorded</td><td></td>"));
    /* Only what is there is in the key. */
    ck_assert(has(text, "</svg>due day: not met</li>"));
    ck_assert(!has(text, "not used"));
    free(text);
}
END_TEST

START_TEST(a_day_before_1970_is_a_day_and_no_stretch)
{
    const caf_page_event events[] = { { day_of(1926, 6, 30), 0, 1, 1, 0, 0, NULL, "born" } };
    char *text = draw(events, 1, day_of(2026, 6, 30));
    ck_assert(!has(text, "<rect"));
    ck_assert(has(text, "<th scope=\"row\">30 June 1926</th><td class=\"title\">born</td><td>&lt;meetings&gt;</td><td>recorded</td><td></td>"));
    ck_assert(has(text, ">1940</text>"));
    free(text);
}
END_TEST

START_TEST(labels_that_meet_are_told_in_one)
{
    caf_page_event events[40];
    const caf_date first = day_of(2026, 3, 2);
    for (int32_t i = 0; i < 40; i++) {
        /* Four on each day: the days are far apart, and the last one near the edge. */
        events[i] = (caf_page_event){ first + i / 4 * 200, 0, 1, 1, 0, 0, i % 4 == 3 ? "a label of some length" : i % 2 ? "set" : "held", "x" };
    }
    char *text = draw(events, 40, 0);
    /* A label of 37 letters reaches over three more days; at the edge there is room for 36 letters, and two are left out. */
    ck_assert(has(text, "x=\"134\" y=\"86\">held (8), set (4), a label of some length (4)</text>"));
    ck_assert(has(text, "x=\"794\" y=\"86\">held (4), set (2) and 2 more</text>"));
    ck_assert(!has(text, "class=\"as-of\""));
    free(text);
    /* Far from anything else all of a day is told. */
    text = draw(events, 4, first + 2000);
    ck_assert(has(text, ">held (2), set, a label of some length</text>"));
    free(text);
}
END_TEST

START_TEST(nothing_is_drawn_of_no_day)
{
    const caf_page_stacks stacks = { NULL, NULL, 0, 0, NULL, 0, "t", "x", "y" };
    char *text = draw(NULL, 0, day_of(2026, 1, 1));
    ck_assert(!has(text, "<svg") && !has(text, "<table"));
    free(text);
    caf_page *page = open_page("A");
    caf_page_stack_chart(page, &stacks);
    text = text_of(page);
    ck_assert(!has(text, "<svg") && !has(text, "<table"));
    free(text);
}
END_TEST

START_TEST(stacks_have_letters_numbers_and_a_table)
{
    static const caf_page_share shares[] = { { 0, CAF_STYLE_NOT_MET, 0, "red" }, { 0, CAF_PAGE_AMBER, 0, "<amber>" } };
    static const char *const letters[] = { "R", "A" };
    const int64_t numbers[3][2] = { { 2, 1 }, { 0, 0 }, { 0, 3 } };
    caf_page_stack days[14];
    for (int32_t i = 0; i < 14; i++) {
        days[i] = (caf_page_stack){ day_of(2026, 1, 5) + i, 0, i == 0 ? "<TAF>" : NULL, numbers[i < 2 ? i : 2] };
    }
    const caf_page_stacks stacks = { shares, letters, 2, 0, days, 14, "Day", "actions", "Colours" };
    caf_page *page = open_page("A");
    caf_page_stack_chart(page, &stacks);
    char *text = text_of(page);
    /* 28 pixels each, with a gap between parts: red from 56 above the foot (12 + 84) on, amber above it. */
    ck_assert(has(text, "<rect class=\"not-met\" x=\"19\" y=\"41\" width=\"62\" height=\"55\"/>"));
    ck_assert(has(text, "<rect class=\"amber\" x=\"19\" y=\"13\" width=\"62\" height=\"27\"/>"));
    ck_assert(has(text, ">R 2</text>") && has(text, ">A 1</text>") && has(text, ">5 Jan</text>"));
    ck_assert(has(text, "<th scope=\"row\">5 January 2026 (&lt;TAF&gt;)</th><td class=\"number\">2</td><td class=\"number\">1</td><td class=\"number\">3</td>"));
    /* Twelve stand side by side, and two below, which are called another. */
    ck_assert(has(text, "aria-label=\"Chart 1: Colours\"") && has(text, "aria-label=\"Chart 2: Colours\"") && !has(text, "Chart 3"));
    free(text);
}
END_TEST

START_TEST(a_letter_has_its_colour_or_the_cell_is_empty)
{
    caf_page *page = open_page("A");
    caf_page_letter_cell(page, CAF_STYLE_MET, "<G>");
    caf_page_letter_cell(page, CAF_STYLE_MET, NULL);
    char *text = text_of(page);
    ck_assert(has(text, "<td><span class=\"letter met\">&lt;G&gt;</span></td><td></td>"));
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
    tcase_add_test(tests, days_lie_where_the_axis_says);
    tcase_add_test(tests, a_day_before_1970_is_a_day_and_no_stretch);
    tcase_add_test(tests, labels_that_meet_are_told_in_one);
    tcase_add_test(tests, nothing_is_drawn_of_no_day);
    tcase_add_test(tests, stacks_have_letters_numbers_and_a_table);
    tcase_add_test(tests, a_letter_has_its_colour_or_the_cell_is_empty);
    tcase_add_test(tests, what_has_no_room_writes_nothing);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
