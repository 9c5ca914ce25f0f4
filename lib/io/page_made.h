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

/* What can be wider than the screen, and so scrolls by itself; its name is both. */
void caf_io_page_begin_wide(caf_page *page, const char *kind, const char *name);
void caf_io_page_end_wide(caf_page *page);

extern const char caf_io_page_style[];

#endif
