/* Families on a page: the cases of each side by side. */
#include <stdlib.h>
#include <string.h>
#include "dates.h"
#include "household_print.h"
#include "household_view.h"
#include "messages.h"
#include "page_finish.h"
#include "profile_view.h"
#include "stage_words.h"

enum { TEXT_SIZE = 200 };

/* What does not bear on a case. */
#define NOTHING "\xE2\x80\x93"

/* Begins a text that is made in memory; NULL: a message was printed. */
static FILE *begin_text(char **text, size_t *size)
{
    FILE *to = open_memstream(text, size);
    if (to == NULL) {
        no_memory();
    }
    return to;
}

/* Ends it. False: a message was printed, and there is none. */
static bool end_text(FILE *to, char **text)
{
    if (fclose(to) != 0) {
        free(*text);
        return no_memory();
    }
    return true;
}

/* "Family F: TAF meetings"; to be freed. NULL: a message was printed. */
static char *name_of_family(const household *of, const char *what)
{
    char *text = NULL;
    size_t size;
    FILE *to = begin_text(&text, &size);
    if (to == NULL) {
        return NULL;
    }
    fputs("Family ", to);
    fwrite(of->name, 1, of->length, to);
    fputs(what, to);
    return end_text(to, &text) ? text : NULL;
}

/* Begins a table with a column a case. False: a message was printed. */
static bool begin_table(caf_page *page, const household *of, const char *what, const char *first, bool has_title)
{
    caf_page_column columns[MOST_CASES + 2] = { { first, CAF_PAGE_WORDS, 0 } };
    char letters[MOST_CASES][2];
    int32_t n = 1;
    char *caption = name_of_family(of, what);
    if (caption == NULL) {
        return false;
    }
    if (has_title) {
        columns[n++] = (caf_page_column){ "What it asks", CAF_PAGE_TITLE, 0 };
    }
    for (int i = 0; i < of->n; i++) {
        letters[i][0] = letter_of(i);
        letters[i][1] = '\0';
        columns[n++] = (caf_page_column){ letters[i], CAF_PAGE_WORDS, 0 };
    }
    caf_page_begin_table(page, caption, columns, n);
    free(caption);
    return true;
}

static void put_words(caf_page *page, const char *words)
{
    caf_page_cell(page, words, strlen(words));
}

static const char *words_of_birth(const household *of, const relative *one, char text[TEXT_SIZE])
{
    char day[CAF_DATE_WORDS];
    int32_t age;
    if (one->born != 0 && caf_age_on(one->born, of->with->as_of, &age) == CAF_OK) {
        snprintf(text, TEXT_SIZE, "%s, aged %ld", words_of(one->born, day), (long)age);
    } else if (one->expected != 0) {
        snprintf(text, TEXT_SIZE, "expected %s, no birth on record", words_of(one->expected, day));
    } else {
        snprintf(text, TEXT_SIZE, "no birth on record");
    }
    return text;
}

static bool put_relatives(caf_page *page, const household *of)
{
    static const caf_page_column columns[] = { { "In the tables", CAF_PAGE_WORDS, 0 }, { "Case", CAF_PAGE_WORDS, 0 }, { "Born", CAF_PAGE_WORDS, 0 },
                                               { "Stands at", CAF_PAGE_WORDS, 0 }, { "line", CAF_PAGE_NUMBERS, 0 }, { "File", CAF_PAGE_WORDS, 0 } };
    char *caption = name_of_family(of, ": its cases");
    if (caption == NULL) {
        return false;
    }
    caf_page_begin_table(page, caption, columns, of->files.n > 1 ? 6 : 5);
    free(caption);
    for (int i = 0; i < of->n; i++) {
        const relative *one = &of->relatives[i];
        char text[TEXT_SIZE];
        char stage[MOVE_TEXT];
        char letter = letter_of(i);
        caf_page_begin_row(page, &letter, 1);
        caf_page_cell(page, one->name, one->length);
        put_words(page, words_of_birth(of, one, text));
        put_words(page, one->kept.not_yet ? "not opened yet" : one->kept.stage == CAF_AT_NONE ? "nothing on record" : stage_words(one->kept.stage, stage));
        caf_page_number_cell(page, one->kept.line > 0 ? one->kept.line : CAF_PAGE_NONE);
        if (of->files.n > 1) {
            put_words(page, of->files.all[one->kept.file]);
        }
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
    return true;
}

/* A cell in the colour of an answer, which its words say as well. */
static void put_marked(caf_page *page, int32_t style, const char *words)
{
    const char *begin = style == CAF_STYLE_SAFEGUARDING ? "<td class=\"safeguarding\"><strong class=\"result\">"
                        : style == CAF_STYLE_NOT_MET    ? "<td class=\"not-met\"><strong class=\"result\">"
                        : style == CAF_STYLE_JUDGEMENT  ? "<td class=\"judgement\"><strong class=\"result\">"
                        : style == CAF_STYLE_DATA       ? "<td class=\"data\"><strong class=\"result\">"
                                                        : NULL;
    if (begin == NULL) {
        put_words(page, words);
        return;
    }
    caf_page_markup(page, begin);
    caf_page_text(page, words);
    caf_page_markup(page, "</strong></td>");
}

static void put_standing(caf_page *page, const relative *whose, const standing *of)
{
    char words[CAF_DATE_WORDS];
    char text[TEXT_SIZE];
    if (whose->kept.not_yet) {
        put_words(page, "not open");
    } else if (of->data) {
        put_marked(page, CAF_STYLE_DATA, "data problem");
    } else if (of->verdict == 0 || of->verdict == CAF_NOT_APPLICABLE) {
        put_words(page, NOTHING);
    } else {
        bool has_day = of->verdict == CAF_DUE && of->due != 0;
        snprintf(text, sizeof text, "%s%s%s%s", of->safeguarding ? "SAFEGUARDING, " : "", caf_verdict_name(of->verdict), has_day ? " " : "",
                 has_day ? words_of(of->due, words) : "");
        put_marked(page, of->safeguarding ? CAF_STYLE_SAFEGUARDING : caf_verdict_style(of->verdict), text);
    }
}

static bool put_rules(caf_page *page, const household *of, int32_t profile, int call)
{
    char what[TEXT_SIZE];
    bool some = false;
    snprintf(what, sizeof what, call == 2 ? ": not met or due under %s" : ": not known under %s", caf_profile_name(of->with->profiles[profile]));
    for (caf_rule_id rule = 1; rule < caf_rule_count(); rule++) {
        if (caf_rule_get(rule) == NULL || rule == CAF_NO_CASE || calls_for(of, profile, rule) != call) {
            continue;
        }
        if (!some && !begin_table(page, of, what, "Rule", true)) {
            return false;
        }
        some = true;
        const char *title = rule_title(of->with->profiles[profile], rule, of->with->as_of);
        caf_page_begin_row(page, caf_rule_get(rule)->name, strlen(caf_rule_get(rule)->name));
        caf_page_title_cell(page, title, strlen(title));
        for (int i = 0; i < of->n; i++) {
            standing one = standing_of(&of->relatives[i], profile, rule);
            put_standing(page, &of->relatives[i], &one);
        }
        caf_page_end_row(page);
    }
    if (some) {
        caf_page_end_table(page);
    }
    return true;
}

static void put_meeting(caf_page *page, const household *of, int which, int64_t meeting)
{
    caf_meeting_row row;
    const caf_family_finding *shown = not_served(of, which, meeting);
    if (meeting_of(of, which, meeting, &row)) {
        put_words(page, words_of_meeting(&row));
    } else if (shown != NULL) {
        put_marked(page, caf_verdict_style(shown->verdict), shown->verdict == CAF_JUDGEMENT ? "not served" : "unknown");
    } else {
        put_words(page, NOTHING);
    }
}

/* "2026-05-21 taf-1" */
static bool begin_meeting(caf_page *page, const household *of, const dated_meeting *dated)
{
    char day[CAF_DATE_TEXT] = "no day";
    char *text = NULL;
    size_t size;
    kept_name name = name_in(of, OF_MEETING, dated->meeting);
    FILE *to = begin_text(&text, &size);
    if (dated->day != 0) {
        (void)caf_date_format(dated->day, day);
    }
    if (to != NULL) {
        fprintf(to, "%s ", day);
        fwrite(name.text, 1, name.length, to);
    }
    if (to == NULL || !end_text(to, &text)) {
        return false;
    }
    caf_page_begin_row(page, text, size);
    free(text);
    return true;
}

static bool put_meetings(caf_page *page, const household *of)
{
    int64_t n = of->names[OF_MEETING].n;
    if (n == 0) {
        return true;
    }
    dated_meeting *all = sort_meetings(of);
    bool well = all != NULL ? begin_table(page, of, ": TAF meetings", "Meeting", false) : no_memory();
    for (int64_t k = 0; well && k < n; k++) {
        well = begin_meeting(page, of, &all[k]);
        for (int i = 0; well && i < of->n; i++) {
            put_meeting(page, of, i, all[k].meeting);
        }
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
    free(all);
    return well;
}

static bool put_shown(caf_page *page, const household *of)
{
    bool some = false;
    int64_t n;
    for (int64_t i = 0; i < of->n_shown; i += n) {
        const caf_family_finding *shown = &of->shown[i];
        char text[FAMILY_TEXT];
        char *where = NULL;
        size_t size;
        n = alike_from(of, i);
        if (is_in_table(shown) || caf_family_text(shown, text, sizeof text, NULL) != CAF_OK) {
            continue;
        }
        FILE *to = begin_text(&where, &size);
        if (to == NULL) {
            return false;
        }
        put_where(to, of, shown, n);
        if (!end_text(to, &where)) {
            return false;
        }
        caf_page_markup(page, some ? "" : "<h3>What only the family shows</h3>\n<ul class=\"notes\">\n");
        some = true;
        caf_page_markup(page, "<li>");
        caf_page_put(page, where, size);
        caf_page_text(page, ": ");
        caf_page_text(page, text);
        caf_page_text(page, " (");
        caf_page_text(page, caf_verdict_name(shown->verdict));
        caf_page_markup(page, ")</li>\n");
        free(where);
    }
    caf_page_markup(page, some ? "</ul>\n" : "<p>The family shows nothing further.</p>\n");
    return true;
}

static bool put_tables(caf_page *page, const household *of)
{
    if (!put_relatives(page, of)) {
        return false;
    }
    for (int32_t profile = 0; profile < of->with->n_profiles; profile++) {
        if (!put_rules(page, of, profile, 2) || !put_rules(page, of, profile, 1)) {
            return false;
        }
    }
    return put_meetings(page, of) && put_shown(page, of);
}

bool begin_household_page(const household *of, caf_page **page)
{
    char title[TEXT_SIZE];
    char day[CAF_DATE_WORDS];
    int length = snprintf(title, sizeof title, "Families as on %s", words_of(of->with->as_of, day));
    if (caf_page_open(title, (size_t)length, page) != CAF_OK) {
        return no_memory();
    }
    for (int32_t i = 0; i < of->with->n_profiles; i++) {
        put_fact(*page, "Profile", caf_profile_name(of->with->profiles[i]));
    }
    for (int i = 0; i < of->files.n; i++) {
        put_fact(*page, "From", strcmp(of->files.all[i], "-") == 0 ? "standard input" : of->files.all[i]);
    }
    caf_page_figure(*page, CAF_PAGE_PLAIN, of->n_cases, "cases");
    caf_page_figure(*page, CAF_PAGE_PLAIN, of->n_cases - of->without, "that name a family");
    caf_page_contents(*page, NULL, 0);
    return true;
}

bool put_household(caf_page *page, const household *of, int64_t nth)
{
    char id[TEXT_SIZE];
    char *title = name_of_family(of, "");
    if (title == NULL) {
        return false;
    }
    snprintf(id, sizeof id, "family-%lld", (long long)nth);
    const caf_page_part part = { id, title };
    bool well = true;
    caf_page_begin_part(page, &part);
    if (of->too_many > 0) {
        caf_page_markup(page, "<p>Cases that name it: ");
        caf_page_number(page, of->too_many);
        caf_page_markup(page, ", more than a family has. They are not shown.</p>\n");
    } else {
        well = put_tables(page, of);
    }
    caf_page_end_part(page);
    free(title);
    return well;
}

bool end_household_page(caf_page *page, bool some)
{
    caf_page_markup(page, some ? "" : "<p>No family has several cases.</p>\n");
    return finish_page(page, "Identifiers, dates of birth and codes, and no name: whoever hands it on hands these on.", stdout);
}
