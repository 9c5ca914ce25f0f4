#include "page_entries.h"

#include <string.h>
#include <caf/report.h>

/* The classes are those of the style sheet that all pages share. */
static const char *begin_entry(int32_t style)
{
    switch (style) {
    case CAF_STYLE_SAFEGUARDING:
        return "<li class=\"safeguarding\">";
    case CAF_STYLE_DATA:
        return "<li class=\"data\">";
    case CAF_STYLE_NOT_MET:
        return "<li class=\"not-met\">";
    case CAF_STYLE_DUE:
        return "<li class=\"due\">";
    case CAF_STYLE_JUDGEMENT:
        return "<li class=\"judgement\">";
    case CAF_STYLE_UNKNOWN:
        return "<li class=\"unknown\">";
    case CAF_STYLE_MET:
        return "<li class=\"met\">";
    default:
        return "<li>";
    }
}

static void put_entry(caf_page *page, const pressed *entry, rank_style *style)
{
    static const char *const begins[] = { "<h3>", "<p class=\"rule\">", "<p>" };
    size_t nth = 0;
    caf_page_markup(page, begin_entry(style(&entry->rank)));
    for (const char *text = entry->text; *text != '\0'; nth++) {
        size_t length = strcspn(text, "\n");
        caf_page_markup(page, begins[nth < 2 ? nth : 2]);
        caf_page_put(page, text, length);
        caf_page_markup(page, nth == 0 ? "</h3>\n" : "</p>\n");
        text += length + (text[length] != '\0');
    }
    caf_page_markup(page, "</li>\n");
}

void put_entries(caf_page *page, const pressing *of, rank_style *style)
{
    caf_page_markup(page, "<ol class=\"findings\">\n");
    for (int64_t i = 0; i < of->n; i++) {
        put_entry(page, &of->all[i], style);
    }
    caf_page_markup(page, "</ol>\n");
}
