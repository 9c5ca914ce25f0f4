/* One finding of the page: what the text says of it, as an entry of a list. */
#include "page_made.h"
#include "report_made.h"

/* What a line holds, between two tags; nothing where it is empty. Clears the line. */
static void put_element(caf_io_writer *to, const char *before, caf_io_writer *line, const char *after)
{
    if (line->buffer.used > 0) {
        caf_io_put(to, before);
        caf_io_put_html(to, (const char *)line->buffer.bytes, line->buffer.used);
        caf_io_put(to, after);
    }
    to->failed = to->failed || line->failed;
    caf_io_writer_clear(line);
}

void caf_io_html_record(caf_report *report, const caf_io_entry *entry)
{
    caf_io_writer *to = &report->record;
    caf_io_writer line;
    caf_io_writer_begin(&line, report->memory);
    caf_io_put(to, "<li class=\"");
    caf_io_put(to, caf_io_page_class(caf_io_style_of(entry->finding)));
    caf_io_put(to, "\">\n");
    caf_io_put_case(&line, report, entry);
    put_element(to, "<h3>", &line, ": ");
    caf_io_put_result(&line, entry);
    put_element(to, "<span class=\"result\">", &line, "</span></h3>\n");
    caf_io_put_rule(&line, report, entry);
    put_element(to, "<p class=\"rule\">", &line, "</p>\n");
    caf_io_put_subject(&line, entry);
    put_element(to, "<p>", &line, "</p>\n");
    caf_io_put_bytes(&line, entry->text, entry->text_length);
    put_element(to, "<p>", &line, "</p>\n");
    caf_io_put(to, "</li>\n");
    caf_io_writer_release(&line);
}
