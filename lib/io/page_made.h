/* The inside of a page, for the report, which writes one into its own memory. Private. */
#ifndef CAF_IO_PAGE_MADE_H
#define CAF_IO_PAGE_MADE_H

#include <caf/page.h>
#include "writer.h"

struct caf_page {
    caf_io_writer *to;
    bool has_facts;   /* the list of facts is open */
    bool has_figures; /* the same of figures */
    bool in_foot;     /* of a table */
    caf_io_writer own;
};

/* Begins a page; zero it and set `to` before. */
void caf_io_page_begin(caf_page *page, const char *title, size_t length);

/* Ends it with a sentence of what it shows; NULL: none. */
void caf_io_page_end(caf_page *page, const char *said);

/* What a writer holds as text of a page; clears it. */
void caf_io_page_take(caf_page *page, caf_io_writer *text);

/* An attribute that is a number; the name of a style (enum caf_report_style) in the page's own style sheet: "not-met". */
void caf_io_page_attribute(caf_page *page, const char *name, int64_t value);
const char *caf_io_page_class(int32_t style);

/* A filled rectangle of a drawing. */
void caf_io_page_rectangle(caf_page *page, const char *class_name, int64_t x, int64_t y, int64_t width, int64_t height);

/* A line; a text up to its </text>, whose place is its "start", "middle" or "end"; a mark around a point (enum caf_page_shape). */
void caf_io_page_line(caf_page *page, const char *class_name, int64_t x1, int64_t y1, int64_t x2, int64_t y2);
void caf_io_page_begin_text(caf_page *page, const char *anchor, int64_t x, int64_t y);
void caf_io_page_shape(caf_page *page, int32_t shape, const char *class_name, int64_t x, int64_t y);

/* A drawing, up to its </svg>, that says of itself what it is, in two pieces. */
void caf_io_page_begin_drawing(caf_page *page, const char *label, const char *name, int64_t width, int64_t height);

/* What can be wider than the screen, and so scrolls by itself; its name is both. */
void caf_io_page_begin_wide(caf_page *page, const char *kind, const char *name);
void caf_io_page_end_wide(caf_page *page);

extern const char caf_io_page_style[];

#endif
