/* The story of a case as a page to hand on. */
#include <stdlib.h>
#include <string.h>
#include "case_page_time.h"
#include "case_print.h"
#include "dates.h"
#include "messages.h"
#include "page_finish.h"
#include "profile_view.h"
#include "put.h"
#include "stage_words.h"

enum { SENTENCE = 600, NAME_TEXT = 400 };

/* What is owed has safeguarding first; the timeline stands before what can be long. */
enum { OWED, TIMELINE, MISSED, COLOURS, OPEN, DAYS, PARTS };

static const caf_page_part parts[PARTS] = {
    [OWED] = { "owed", "What is due next" },
    [TIMELINE] = { "timeline", "Timeline" },
    [MISSED] = { "missed", "What was missed, and why" },
    [COLOURS] = { "rag", "Red, amber and green over time" },
    [OPEN] = { "open", "What is not known, or for a person to judge" },
    [DAYS] = { "days", "Day by day" },
};

static void put_words(caf_page *page, const char *text)
{
    caf_page_cell(page, text, strlen(text));
}

/* "assessments, meetings" */
static void name_tables(char *text, size_t size, int64_t tables)
{
    text[0] = '\0';
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        size_t used = strlen(text);
        if (tables >> table & 1) {
            snprintf(text + used, size - used, "%s%s", used > 0 ? ", " : "", story_lane_name(TABLE_LANE + table));
        }
    }
}

static void put_standing(caf_page *page, const case_story *of)
{
    const caf_stay *stay = story_stay(of);
    char words[MOVE_TEXT];
    char day[CAF_DATE_WORDS];
    char text[SENTENCE];
    char tables[SENTENCE / 2];
    if (stay == NULL) {
        put_fact(page, "Stage", of->not_yet ? "not opened yet" : "nothing of it is on record");
        return;
    }
    snprintf(text, sizeof text, "%s since %s", stage_words(stay->stage, words),
             stay->from != 0 ? words_of(stay->from, day) : "a day that is not recorded");
    put_fact(page, "Stage", text);
    for (int32_t bit = 1; bit <= stay->also; bit <<= 1) {
        if (stay->also & bit) {
            put_fact(page, "Also", also_words(bit));
        }
    }
    if (stay->unsure != 0) {
        name_tables(tables, sizeof tables, stay->unsure);
        snprintf(text, sizeof text, "of %s more may have happened than is on record with its day", tables);
        put_fact(page, "Not sure", text);
    }
}

static void put_head(caf_page *page, const case_story *of, const settings *with, const caf_reader *reader)
{
    put_fact(page, "From", caf_reader_file(reader));
    for (int32_t i = 0; i < with->n_profiles; i++) {
        put_fact(page, "Profile", caf_profile_name(with->profiles[i]));
    }
    put_standing(page, of);
    caf_page_figure(page, CAF_STYLE_SAFEGUARDING, of->safeguarding, "safeguarding");
    caf_page_figure(page, CAF_STYLE_NOT_MET, of->verdicts[CAF_NOT_MET], "not met");
    caf_page_figure(page, CAF_STYLE_DUE, of->verdicts[CAF_DUE], "due");
    caf_page_figure(page, CAF_STYLE_JUDGEMENT, of->verdicts[CAF_JUDGEMENT], "for a person to judge");
    caf_page_figure(page, CAF_STYLE_UNKNOWN, of->verdicts[CAF_UNKNOWN], "unknown");
    caf_page_figure(page, CAF_STYLE_DATA, of->data, "data problems");
    caf_page_figure(page, CAF_STYLE_MET, of->verdicts[CAF_MET], "met");
    caf_page_contents(page, parts, PARTS);
}

static const char *title_of(const settings *with, const caf_finding *finding, int32_t profile, caf_date as_of)
{
    return rule_title(with->profiles[profile], finding->rule, as_of);
}

/* "The first TAF is held in time (meetings m1) [sefton]" */
static void put_asked(caf_page *page, const case_story *of, const settings *with, const caf_reader *reader, const story_finding *one)
{
    char subject[NAME_TEXT];
    caf_page_text(page, title_of(with, &one->finding, one->profile, of->as_of));
    if (one->finding.row != 0) {
        subject_text(reader, &one->finding, subject, sizeof subject);
        caf_page_text(page, " (");
        caf_page_text(page, subject);
        caf_page_text(page, ")");
    }
    if (with->n_profiles > 1) {
        caf_page_text(page, " [");
        caf_page_text(page, caf_profile_name(with->profiles[one->profile]));
        caf_page_text(page, "]");
    }
}

static void put_missed(caf_page *page, const case_story *of, const settings *with, const caf_reader *reader)
{
    int64_t n = 0;
    caf_page_begin_part(page, &parts[MISSED]);
    for (int64_t i = 0; i < of->n_findings; i++) {
        const story_finding *one = &of->findings[i];
        bool is_safeguarding = one->finding.kind == CAF_SAFEGUARDING;
        if (!is_pressing_finding(&one->finding)) {
            continue;
        }
        caf_page_markup(page, n++ == 0 ? "<ol class=\"findings\">\n" : "");
        caf_page_markup(page, is_safeguarding ? "<li class=\"safeguarding\">\n<h3>" : "<li class=\"not-met\">\n<h3>");
        caf_page_text(page, caf_rule_get(one->finding.rule)->name);
        caf_page_markup(page, ": <span class=\"result\">");
        caf_page_text(page, is_safeguarding ? "safeguarding, " : "");
        caf_page_text(page, caf_verdict_name(one->finding.verdict));
        caf_page_markup(page, "</span></h3>\n<p class=\"rule\">");
        put_asked(page, of, with, reader, one);
        caf_page_markup(page, "</p>\n<p>");
        caf_page_text(page, one->explanation);
        caf_page_markup(page, "</p>\n</li>\n");
    }
    caf_page_markup(page, n > 0 ? "</ol>\n" : "<p>Nothing was missed.</p>\n");
    caf_page_end_part(page);
}

/* Who owes it: a person, an agency, both; nobody on record. */
static void put_owner(caf_page *page, const caf_reader *reader, const caf_obligation *one)
{
    size_t person_length = 0;
    size_t agency_length = 0;
    const char *person = one->person > 0 ? caf_reader_name(reader, one->person, &person_length) : NULL;
    const char *agency = one->agency > 0 ? caf_reader_name(reader, one->agency, &agency_length) : NULL;
    caf_page_markup(page, "<td>");
    caf_page_put(page, person != NULL ? person : "", person_length);
    caf_page_text(page, person != NULL && agency != NULL ? ", " : "");
    caf_page_put(page, agency != NULL ? agency : "", agency_length);
    caf_page_text(page, person == NULL && agency == NULL ? "not recorded" : "");
    caf_page_markup(page, "</td>");
}

static void put_owed(caf_page *page, const case_story *of, const settings *with, const caf_reader *reader)
{
    static const caf_page_column columns[] = {
        { "Last day", CAF_PAGE_WORDS, 0 },     { "Overdue", CAF_PAGE_WORDS, 0 }, { "Rule", CAF_PAGE_WORDS, 0 },
        { "What it asks", CAF_PAGE_TITLE, 0 }, { "Of", CAF_PAGE_WORDS, 0 },      { "Whose", CAF_PAGE_WORDS, 0 },
    };
    caf_page_begin_part(page, &parts[OWED]);
    if (of->owed.n == 0) {
        caf_page_markup(page, "<p>Nothing is due.</p>\n");
        caf_page_end_part(page);
        return;
    }
    caf_page_begin_table(page, "What the case owes, the earliest day first", columns, 6);
    for (int64_t i = 0; i < of->owed.n; i++) {
        const caf_obligation *one = &of->owed.all[i];
        char day[CAF_DATE_WORDS] = "no day set";
        char subject[NAME_TEXT];
        const char *title = title_of(with, &one->finding, asking_place(with, one), of->as_of);
        subject_text(reader, &one->finding, subject, sizeof subject);
        const char *row = one->finding.due != 0 ? words_of(one->finding.due, day) : day;
        caf_page_begin_row(page, row, strlen(row));
        put_words(page, one->overdue ? "overdue" : "");
        put_words(page, caf_rule_get(one->finding.rule)->name);
        caf_page_markup(page, "<td class=\"title\">");
        caf_page_text(page, one->finding.kind == CAF_SAFEGUARDING ? "Safeguarding: " : "");
        caf_page_text(page, title);
        caf_page_markup(page, "</td>");
        put_words(page, subject);
        put_owner(page, reader, one);
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
    caf_page_end_part(page);
}

static void put_open(caf_page *page, const case_story *of, const settings *with, const caf_reader *reader)
{
    static const caf_page_column columns[] = { { "Rule", CAF_PAGE_WORDS, 0 }, { "Answer", CAF_PAGE_WORDS, 0 },
                                               { "What it asks", CAF_PAGE_TITLE, 0 }, { "Why", CAF_PAGE_TITLE, 0 } };
    int64_t n = 0;
    caf_page_begin_part(page, &parts[OPEN]);
    for (int64_t i = 0; i < of->n_findings; i++) {
        const story_finding *one = &of->findings[i];
        const char *name = caf_rule_get(one->finding.rule)->name;
        if (is_pressing_finding(&one->finding) || one->finding.verdict == CAF_DUE) {
            continue;
        }
        if (n++ == 0) {
            caf_page_begin_table(page, "What the record leaves open", columns, 4);
        }
        caf_page_begin_row(page, name, strlen(name));
        put_words(page, one->finding.kind == CAF_DATA ? "data problem" : caf_verdict_name(one->finding.verdict));
        caf_page_markup(page, "<td class=\"title\">");
        put_asked(page, of, with, reader, one);
        caf_page_markup(page, "</td>");
        caf_page_title_cell(page, one->explanation, strlen(one->explanation));
        caf_page_end_row(page);
    }
    if (n > 0) {
        caf_page_end_table(page);
    } else {
        caf_page_markup(page, "<p>Nothing is left open.</p>\n");
    }
    caf_page_end_part(page);
}

/* "Case X on Tuesday 30 June 2026" */
static caf_page *open_page(const case_story *of)
{
    caf_page *page = NULL;
    char words[CAF_DATE_WORDS];
    size_t size = of->name_length + SENTENCE;
    char *title = malloc(size);
    if (title == NULL) {
        (void)no_memory();
        return NULL;
    }
    snprintf(title, size, "Case %.*s on %s", (int)of->name_length, of->name != NULL ? of->name : "", words_of(of->as_of, words));
    if (caf_page_open(title, strlen(title), &page) != CAF_OK) {
        (void)no_memory();
    }
    free(title);
    return page;
}

bool print_story_page(const case_story *of, const settings *with, const caf_reader *reader, FILE *to)
{
    caf_page *page = open_page(of);
    if (page == NULL) {
        return false;
    }
    put_head(page, of, with, reader);
    put_owed(page, of, with, reader);
    caf_page_begin_part(page, &parts[TIMELINE]);
    bool well = put_timeline(page, of);
    caf_page_end_part(page);
    put_missed(page, of, with, reader);
    caf_page_begin_part(page, &parts[COLOURS]);
    well = well && put_colours(page, &of->rag, reader);
    caf_page_end_part(page);
    put_open(page, of, with, reader);
    caf_page_begin_part(page, &parts[DAYS]);
    well = well && put_day_table(page, of);
    caf_page_end_part(page);
    if (!well) {
        caf_page_close(page);
        return false;
    }
    return finish_page(page, "Identifiers, dates and codes only: no names and no narrative.", to);
}
