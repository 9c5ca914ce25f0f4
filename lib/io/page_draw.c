/* What drawings are made of: whole numbers, texts, lines, and the shapes of marks. */
#include "page_made.h"

/* Attributes are whole numbers: no locale, and the same picture everywhere. */
void caf_io_page_attribute(caf_page *page, const char *name, int64_t value)
{
    caf_io_put(page->to, " ");
    caf_io_put(page->to, name);
    caf_io_put(page->to, "=\"");
    caf_io_put_number(page->to, value);
    caf_io_put(page->to, "\"");
}

void caf_io_page_rectangle(caf_page *page, const char *class_name, int64_t x, int64_t y, int64_t width, int64_t height)
{
    caf_io_put(page->to, "<rect class=\"");
    caf_io_put(page->to, class_name);
    caf_io_put(page->to, "\"");
    caf_io_page_attribute(page, "x", x);
    caf_io_page_attribute(page, "y", y);
    caf_io_page_attribute(page, "width", width);
    caf_io_page_attribute(page, "height", height);
    caf_io_put(page->to, "/>");
}

void caf_io_page_begin_text(caf_page *page, const char *anchor, int64_t x, int64_t y)
{
    caf_io_put(page->to, "<text text-anchor=\"");
    caf_io_put(page->to, anchor);
    caf_io_put(page->to, "\"");
    caf_io_page_attribute(page, "x", x);
    caf_io_page_attribute(page, "y", y);
    caf_io_put(page->to, ">");
}

void caf_io_page_line(caf_page *page, const char *class_name, int64_t x1, int64_t y1, int64_t x2, int64_t y2)
{
    caf_io_put(page->to, "<line class=\"");
    caf_io_put(page->to, class_name);
    caf_io_put(page->to, "\"");
    caf_io_page_attribute(page, "x1", x1);
    caf_io_page_attribute(page, "x2", x2);
    caf_io_page_attribute(page, "y1", y1);
    caf_io_page_attribute(page, "y2", y2);
    caf_io_put(page->to, "/>");
}

void caf_io_page_begin_drawing(caf_page *page, const char *label, const char *name, int64_t width, int64_t height)
{
    caf_io_put(page->to, "<svg class=\"chart\" role=\"img\" aria-label=\"");
    caf_page_text(page, label);
    caf_page_text(page, name);
    caf_io_put(page->to, "\" viewBox=\"0 0 ");
    caf_io_put_number(page->to, width);
    caf_io_put(page->to, " ");
    caf_io_put_number(page->to, height);
    caf_io_put(page->to, "\"");
    caf_io_page_attribute(page, "width", width);
    caf_io_page_attribute(page, "height", height);
    caf_io_put(page->to, ">\n");
}

/* A figure of straight lines around a point: steps of x and y, up to CORNERS of them. */
enum { CORNERS = 12 };

typedef struct outline {
    int32_t n;
    int8_t at[CORNERS][2];
} outline;

static const outline outlines[CAF_PAGE_SHAPES] = {
    [CAF_PAGE_DIAMOND] = { 4, { { 0, -7 }, { 7, 0 }, { 0, 7 }, { -7, 0 } } },
    [CAF_PAGE_SQUARE] = { 4, { { -5, -5 }, { 5, -5 }, { 5, 5 }, { -5, 5 } } },
    [CAF_PAGE_CROSS] = { 12, { { -6, -3 }, { -3, -6 }, { 0, -3 }, { 3, -6 }, { 6, -3 }, { 3, 0 },
                               { 6, 3 }, { 3, 6 }, { 0, 3 }, { -3, 6 }, { -6, 3 }, { -3, 0 } } },
    [CAF_PAGE_PLUS] = { 12, { { -2, -6 }, { 2, -6 }, { 2, -2 }, { 6, -2 }, { 6, 2 }, { 2, 2 },
                              { 2, 6 }, { -2, 6 }, { -2, 2 }, { -6, 2 }, { -6, -2 }, { -2, -2 } } },
};

void caf_io_page_shape(caf_page *page, int32_t shape, const char *class_name, int64_t x, int64_t y)
{
    if (shape == CAF_PAGE_DOT) {
        caf_io_put(page->to, "<circle class=\"");
        caf_io_put(page->to, class_name);
        caf_io_put(page->to, "\"");
        caf_io_page_attribute(page, "cx", x);
        caf_io_page_attribute(page, "cy", y);
        caf_io_page_attribute(page, "r", 5);
        caf_io_put(page->to, "/>");
    } else if (shape > 0 && shape < CAF_PAGE_SHAPES && outlines[shape].n > 0) {
        caf_io_put(page->to, "<polygon class=\"");
        caf_io_put(page->to, class_name);
        caf_io_put(page->to, "\" points=\"");
        for (int32_t i = 0; i < outlines[shape].n; i++) {
            caf_io_put(page->to, i > 0 ? " " : "");
            caf_io_put_number(page->to, x + outlines[shape].at[i][0]);
            caf_io_put(page->to, ",");
            caf_io_put_number(page->to, y + outlines[shape].at[i][1]);
        }
        caf_io_put(page->to, "\"/>");
    }
}
