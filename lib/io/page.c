/* The frame of a page: head, facts and figures, contents, parts, foot. */
#include "page_made.h"

#include <string.h>
#include <caf/report.h>
#include <caf/version.h>

void caf_page_markup(caf_page *page, const char *html)
{
    caf_io_put(page->to, html);
}

void caf_page_put(caf_page *page, const char *text, size_t length)
{
    caf_io_put_html(page->to, text, length);
}

void caf_page_text(caf_page *page, const char *text)
{
    caf_io_put_html(page->to, text, strlen(text));
}

void caf_page_number(caf_page *page, int64_t number)
{
    if (number == CAF_PAGE_HIDDEN) {
        caf_io_put(page->to, "<span class=\"hidden\">hidden</span>");
    } else if (number < 0) {
        caf_io_put(page->to, "&ndash;");
    } else {
        caf_io_put_number(page->to, number);
    }
}

void caf_io_page_take(caf_page *page, caf_io_writer *text)
{
    caf_io_put_html(page->to, (const char *)text->buffer.bytes, text->buffer.used);
    page->to->failed = page->to->failed || text->failed;
    caf_io_writer_clear(text);
}

const char *caf_io_page_class(int32_t style)
{
    static const char *const classes[CAF_STYLES] = {
        [CAF_STYLE_HEADING] = "ink",       [CAF_STYLE_FAINT] = "faint",     [CAF_STYLE_SAFEGUARDING] = "safeguarding", [CAF_STYLE_NOT_MET] = "not-met",
        [CAF_STYLE_DATA] = "data",       [CAF_STYLE_DUE] = "due",                   [CAF_STYLE_JUDGEMENT] = "judgement",
        [CAF_STYLE_UNKNOWN] = "unknown", [CAF_STYLE_MET] = "met",
    };
    if (style == CAF_PAGE_AMBER) {
        return "amber";
    }
    return style > 0 && style < CAF_STYLES && classes[style] != NULL ? classes[style] : "plain";
}

void caf_io_page_begin(caf_page *page, const char *title, size_t length)
{
    caf_io_writer *to = page->to;
    caf_io_put(to, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"generator\" content=\"libcaf ");
    caf_page_text(page, caf_version());
    caf_io_put(to, "\">\n<title>");
    caf_page_put(page, title, length);
    caf_io_put(to, "</title>\n<style>\n");
    caf_io_put(to, caf_io_page_style);
    caf_io_put(to, "</style>\n</head>\n<body>\n<header>\n<h1>");
    caf_page_put(page, title, length);
    caf_io_put(to, "</h1>\n");
}

void caf_page_fact(caf_page *page, const char *term, const char *text, size_t length)
{
    caf_io_put(page->to, page->has_facts ? "<dt>" : "<dl class=\"made\">\n<dt>");
    caf_page_text(page, term);
    caf_io_put(page->to, "</dt><dd>");
    caf_page_put(page, text, length);
    caf_io_put(page->to, "</dd>\n");
    page->has_facts = true;
}

static void end_facts(caf_page *page)
{
    caf_io_put(page->to, page->has_facts ? "</dl>\n" : "");
    page->has_facts = false;
}

void caf_page_figure(caf_page *page, int32_t style, int64_t number, const char *label)
{
    end_facts(page);
    caf_io_put(page->to, page->has_figures ? "" : "<ul class=\"figures\" aria-label=\"In figures\">\n");
    caf_io_put(page->to, "<li class=\"");
    caf_io_put(page->to, caf_io_page_class(style));
    caf_io_put(page->to, "\"><b>");
    caf_page_number(page, number);
    caf_io_put(page->to, "</b> ");
    caf_page_text(page, label);
    caf_io_put(page->to, "</li>\n");
    page->has_figures = true;
}

void caf_page_contents(caf_page *page, const caf_page_part *parts, int32_t n)
{
    end_facts(page);
    caf_io_put(page->to, page->has_figures ? "</ul>\n" : "");
    caf_io_put(page->to, "</header>\n");
    caf_io_put(page->to, n > 0 ? "<nav aria-label=\"Contents\">\n<ul>\n" : "");
    for (int32_t i = 0; i < n; i++) {
        caf_io_put(page->to, "<li><a href=\"#");
        caf_page_text(page, parts[i].id);
        caf_io_put(page->to, "\">");
        caf_page_text(page, parts[i].title);
        caf_io_put(page->to, "</a></li>\n");
    }
    caf_io_put(page->to, n > 0 ? "</ul>\n</nav>\n<main>\n" : "<main>\n");
}

void caf_page_begin_part(caf_page *page, const caf_page_part *part)
{
    caf_io_put(page->to, "<section aria-labelledby=\"");
    caf_page_text(page, part->id);
    caf_io_put(page->to, "\">\n<h2 id=\"");
    caf_page_text(page, part->id);
    caf_io_put(page->to, "\">");
    caf_page_text(page, part->title);
    caf_io_put(page->to, "</h2>\n");
}

void caf_page_end_part(caf_page *page)
{
    caf_io_put(page->to, "</section>\n");
}

void caf_io_page_end(caf_page *page, const char *said)
{
    caf_io_put(page->to, "</main>\n<footer>\n<p>Made by libcaf ");
    caf_page_text(page, caf_version());
    caf_io_put(page->to, ".");
    if (said != NULL) {
        caf_io_put(page->to, " ");
        caf_page_text(page, said);
    }
    caf_io_put(page->to, "</p>\n</footer>\n</body>\n</html>\n");
}

caf_status caf_page_open(const char *title, size_t length, caf_page **out)
{
    if (title == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    *out = caf_io_heap.resize(caf_io_heap.user, NULL, sizeof **out);
    if (*out == NULL) {
        return CAF_E_MEMORY;
    }
    caf_page *page = *out;
    memset(page, 0, sizeof *page);
    caf_io_writer_begin(&page->own, &caf_io_heap);
    page->to = &page->own;
    caf_io_page_begin(page, title, length);
    return CAF_OK;
}

caf_status caf_page_finish(caf_page *page, const char *said, FILE *file)
{
    if (page == NULL || file == NULL) {
        return CAF_E_NULL;
    }
    caf_io_page_end(page, said);
    if (page->to->failed) {
        return CAF_E_MEMORY;
    }
    size_t size = page->to->buffer.used;
    return fwrite(page->to->buffer.bytes, 1, size, file) == size ? CAF_OK : CAF_E_WRITE;
}

void caf_page_close(caf_page *page)
{
    if (page != NULL) {
        caf_io_writer_release(&page->own);
        caf_io_free(&caf_io_heap, page);
    }
}
