/* The tables of a page, and the bars in them. */
#include "page_made.h"

#include <string.h>

enum { BAR_WIDTH = 120, BAR_HEIGHT = 14 };

/* Tables of so few columns are never wider than a screen, one that needs room being two. */
enum { NARROW = 3 };

static bool is_narrow(const caf_page_column *columns, int32_t n)
{
    int32_t sum = n;
    for (int32_t i = 0; i < n; i++) {
        sum += columns[i].kind == CAF_PAGE_TITLE;
    }
    return sum <= NARROW;
}

void caf_io_page_begin_wide(caf_page *page, const char *kind, const char *name)
{
    caf_io_put(page->to, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"");
    caf_io_put(page->to, kind);
    caf_page_text(page, name);
    caf_io_put(page->to, "\">\n");
}

void caf_io_page_end_wide(caf_page *page)
{
    caf_io_put(page->to, "</div>\n");
}

void caf_page_begin_table(caf_page *page, const char *caption, const caf_page_column *columns, int32_t n)
{
    static const char *const classes[] = { "", " class=\"title\"", " class=\"number\"", "" };
    /* All in such a box, so that what ends a table need not know how wide it is. */
    if (is_narrow(columns, n)) {
        caf_io_put(page->to, "<div>\n");
    } else {
        caf_io_page_begin_wide(page, "", caption);
    }
    caf_io_put(page->to, "<table>\n<caption>");
    caf_page_text(page, caption);
    caf_io_put(page->to, "</caption>\n<thead><tr>");
    for (int32_t i = 0; i < n; i++) {
        caf_io_put(page->to, "<th scope=\"col\"");
        caf_io_put(page->to, classes[columns[i].kind]);
        caf_io_put(page->to, ">");
        caf_page_text(page, columns[i].heading);
        caf_io_put(page->to, "</th>");
    }
    caf_io_put(page->to, "</tr></thead>\n<tbody>\n");
    page->in_foot = false;
}

static void begin_row(caf_page *page, const char *begin, const char *heading, size_t length)
{
    caf_io_put(page->to, begin);
    caf_page_put(page, heading, length);
    caf_io_put(page->to, "</th>");
}

void caf_page_begin_row(caf_page *page, const char *heading, size_t length)
{
    begin_row(page, "<tr><th scope=\"row\">", heading, length);
}

void caf_page_begin_part_row(caf_page *page, const char *heading, size_t length)
{
    begin_row(page, "<tr><th scope=\"row\" class=\"part\">", heading, length);
}

void caf_page_end_row(caf_page *page)
{
    caf_io_put(page->to, "</tr>\n");
}

void caf_page_table_foot(caf_page *page)
{
    caf_io_put(page->to, "</tbody>\n<tfoot>\n");
    page->in_foot = true;
}

void caf_page_end_table(caf_page *page)
{
    caf_io_put(page->to, page->in_foot ? "</tfoot>\n</table>\n</div>\n" : "</tbody>\n</table>\n</div>\n");
}

static void put_cell(caf_page *page, const char *begin, const char *text, size_t length)
{
    caf_io_put(page->to, begin);
    caf_page_put(page, text, length);
    caf_io_put(page->to, "</td>");
}

void caf_page_cell(caf_page *page, const char *text, size_t length)
{
    put_cell(page, "<td>", text, length);
}

void caf_page_title_cell(caf_page *page, const char *text, size_t length)
{
    put_cell(page, "<td class=\"title\">", text, length);
}

void caf_page_figure_cell(caf_page *page, const char *text)
{
    put_cell(page, "<td class=\"number\">", text, strlen(text));
}

void caf_page_number_cell(caf_page *page, int64_t number)
{
    caf_io_put(page->to, "<td class=\"number\">");
    caf_page_number(page, number);
    caf_io_put(page->to, "</td>");
}

void caf_page_marked_cell(caf_page *page, int64_t number)
{
    caf_io_put(page->to, number > 0 ? "<td class=\"number not-met\">" : "<td class=\"number\">");
    caf_page_number(page, number);
    caf_io_put(page->to, "</td>");
}

void caf_page_percent_cell(caf_page *page, int64_t percent)
{
    caf_io_put(page->to, "<td class=\"number\">");
    caf_page_number(page, percent);
    caf_io_put(page->to, percent < 0 ? "</td>" : "&nbsp;%</td>");
}

void caf_page_letter_cell(caf_page *page, int32_t style, const char *text)
{
    caf_io_put(page->to, "<td>");
    if (text != NULL) {
        caf_io_put(page->to, "<span class=\"letter ");
        caf_io_put(page->to, caf_io_page_class(style));
        caf_io_put(page->to, "\">");
        caf_page_text(page, text);
        caf_io_put(page->to, "</span>");
    }
    caf_io_put(page->to, "</td>");
}

/* What a bar is of; CAF_PAGE_HIDDEN where any part of it is not to be seen. */
static int64_t sum_of(const caf_page_share *parts, int32_t n)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < n; i++) {
        if (parts[i].number < 0) {
            return CAF_PAGE_HIDDEN;
        }
        sum += parts[i].number;
    }
    return sum;
}

static void put_bar(caf_page *page, const caf_page_share *parts, int32_t n, int64_t sum)
{
    int64_t so_far = 0;
    int64_t x = 0;
    caf_io_put(page->to, "<svg class=\"bar\" aria-hidden=\"true\" focusable=\"false\"");
    caf_io_page_attribute(page, "width", BAR_WIDTH);
    caf_io_page_attribute(page, "height", BAR_HEIGHT);
    caf_io_put(page->to, " viewBox=\"0 0 ");
    caf_io_put_number(page->to, BAR_WIDTH);
    caf_io_put(page->to, " ");
    caf_io_put_number(page->to, BAR_HEIGHT);
    caf_io_put(page->to, "\" preserveAspectRatio=\"none\">");
    for (int32_t i = 0; i < n; i++) {
        if (parts[i].number > 0) {
            so_far += parts[i].number;
            int64_t end = (int64_t)((double)so_far / (double)sum * BAR_WIDTH + 0.5);
            /* A gap, so that parts stay apart for those who do not see their colours. */
            caf_io_page_rectangle(page, caf_io_page_class(parts[i].style), x, 0, end - x - (so_far < sum && end - x > 1), BAR_HEIGHT);
            x = end;
        }
    }
    caf_io_put(page->to, "</svg>");
}

void caf_page_bar_cell(caf_page *page, const caf_page_share *parts, int32_t n)
{
    int64_t sum = sum_of(parts, n);
    caf_io_put(page->to, "<td>");
    if (sum > 0) {
        put_bar(page, parts, n, sum);
    } else if (sum == CAF_PAGE_HIDDEN) {
        caf_io_put(page->to, "<span class=\"hidden\">no bar</span>");
    }
    caf_io_put(page->to, "</td>");
}

void caf_page_key(caf_page *page, const caf_page_share *parts, int32_t n)
{
    caf_io_put(page->to, "<ul class=\"key\" aria-label=\"Key to the bars\">\n");
    for (int32_t i = 0; i < n; i++) {
        caf_io_put(page->to, "<li class=\"");
        caf_io_put(page->to, caf_io_page_class(parts[i].style));
        caf_io_put(page->to, "\"><span></span>");
        caf_page_text(page, parts[i].name);
        caf_io_put(page->to, "</li>\n");
    }
    caf_io_put(page->to, "</ul>\n");
}
