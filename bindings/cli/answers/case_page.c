/* The story of a case as a page to hand on. */
#include <stdlib.h>
#include <string.h>
#include "case_print.h"
#include "dates.h"
#include "messages.h"
#include "page_finish.h"
#include "profile_view.h"
#include "put.h"
#include "stage_words.h"

enum { SENTENCE = 600, NAME_TEXT = 400 };

enum { MISSED, OWED, DAYS, COLOURS, OPEN, PARTS };

static const caf_page_part parts[PARTS] = {
    [MISSED] = { "missed", "What was missed, and why" },
    [OWED] = { "owed", "What is due next" },
    [DAYS] = { "timeline", "Timeline" },
    [COLOURS] = { "rag", "Red, amber and green over time" },
    [OPEN] = { "open", "What is not known, or for a person to judge" },
};

/* So many meetings stand side by side in a table: more would not fit on paper. */
enum { MOST_ABREAST = 12 };

static void put_words(caf_page *page, const char *text)
{
    caf_page_cell(page, text, strlen(text));
}

static void put_fact(caf_page *page, const char *term, const char *text)
{
    caf_page_fact(page, term, text, strlen(text));
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
    snprintf(text, sizeof text, "%s since %s", stage_words(stay->stage, words), stay->from != 0 ? words_of(stay->from, day) : "a day that is not recorded");
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
        caf_page_markup(page, is_safeguarding ? "<li class=\"safeguarding\">\n<h3>Safeguarding: " : "<li class=\"not-met\">\n<h3>");
        caf_page_markup(page, "<span class=\"result\">");
        caf_page_text(page, caf_verdict_name(one->finding.verdict));
        caf_page_markup(page, "</span></h3>\n<p class=\"rule\">");
        caf_page_text(page, caf_rule_get(one->finding.rule)->name);
        caf_page_text(page, ": ");
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

static void put_owed_page(caf_page *page, const case_story *of, const settings *with, const caf_reader *reader)
{
    static const caf_page_column columns[] = { { "Last day", CAF_PAGE_WORDS, 0 },  { "Overdue", CAF_PAGE_WORDS, 0 }, { "Rule", CAF_PAGE_WORDS, 0 },
                                               { "What it asks", CAF_PAGE_TITLE, 0 }, { "Of", CAF_PAGE_WORDS, 0 },   { "Whose", CAF_PAGE_WORDS, 0 } };
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
        caf_page_title_cell(page, title, strlen(title));
        put_words(page, subject);
        put_owner(page, reader, one);
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
    caf_page_end_part(page);
}

static const caf_page_kind kinds[STORY_KINDS] = {
    [STORY_STAGE] = { CAF_PAGE_STRETCH, CAF_PAGE_PLAIN, NULL },
    [STORY_LEAD] = { CAF_PAGE_STRETCH, CAF_PAGE_PLAIN, NULL },
    [STORY_CONCERN] = { CAF_PAGE_STRETCH, CAF_STYLE_SAFEGUARDING, NULL },
    [STORY_RECORDED] = { CAF_PAGE_DOT, CAF_STYLE_HEADING, NULL },
    [STORY_DUE + CAF_MET] = { CAF_PAGE_DOT, CAF_STYLE_MET, NULL },
    [STORY_DUE + CAF_NOT_MET] = { CAF_PAGE_CROSS, CAF_STYLE_NOT_MET, NULL },
    [STORY_DUE + CAF_DUE] = { CAF_PAGE_DIAMOND, CAF_STYLE_DUE, NULL },
    [STORY_DUE + CAF_UNKNOWN] = { CAF_PAGE_SQUARE, CAF_STYLE_UNKNOWN, NULL },
    [STORY_DUE + CAF_JUDGEMENT] = { CAF_PAGE_PLUS, CAF_STYLE_JUDGEMENT, NULL },
};

/* The lanes that hold something, in order; where each stands among them. */
static int32_t list_lanes(const case_story *of, const char *names[STORY_LANES], int32_t places[STORY_LANES])
{
    bool used[STORY_LANES] = { false };
    int32_t n = 0;
    for (int64_t i = 0; i < of->n_days; i++) {
        used[of->days[i].lane] = used[of->days[i].lane] || !of->days[i].is_later;
    }
    for (int32_t lane = 0; lane < STORY_LANES; lane++) {
        if (used[lane]) {
            places[lane] = n;
            names[n++] = story_lane_name(lane);
        }
    }
    return n;
}

static void draw_days(caf_page *page, const case_story *of, caf_page_event *events)
{
    const char *lanes[STORY_LANES];
    int32_t places[STORY_LANES] = { 0 };
    caf_page_kind named[STORY_KINDS];
    caf_page_timeline line = { lanes, list_lanes(of, lanes, places), STORY_KINDS, named, events, 0, of->as_of, 0, "The days of the timeline" };
    for (int32_t kind = 0; kind < STORY_KINDS; kind++) {
        named[kind] = kinds[kind];
        named[kind].name = story_kind_name(kind);
    }
    for (int64_t i = 0; i < of->n_days; i++) {
        const story_day *day = &of->days[i];
        if (!day->is_later) {
            events[line.n_events++] = (caf_page_event){ day->from, day->until, places[day->lane], day->kind, day->kind > STORY_RECORDED, 0,
                                                        day->label[0] != '\0' ? day->label : NULL, day->text };
        }
    }
    caf_page_timeline_chart(page, &line);
}

static void put_later(caf_page *page, const case_story *of)
{
    int64_t n = 0;
    for (int64_t i = 0; i < of->n_days; i++) {
        const story_day *day = &of->days[i];
        char words[CAF_DATE_WORDS];
        if (day->is_later) {
            caf_page_markup(page, n++ == 0 ? "<p>Due long after all this, and not drawn:</p>\n<ul class=\"notes\">\n<li>" : "<li>");
            caf_page_text(page, words_of(day->from, words));
            caf_page_text(page, ": ");
            caf_page_text(page, day->text);
            caf_page_markup(page, "</li>\n");
        }
    }
    caf_page_markup(page, n > 0 ? "</ul>\n" : "");
}

/* "Without a day, and so not on the timeline: 2 of meetings, 1 of ratings." */
static void put_undated(caf_page *page, const case_story *of)
{
    const char *between = "<p>Without a day on record, and so not on the timeline: ";
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        if (of->undated[table] > 0) {
            caf_page_markup(page, between);
            caf_page_number(page, of->undated[table]);
            caf_page_text(page, of->undated[table] == 1 ? " row of " : " rows of ");
            caf_page_text(page, story_lane_name(TABLE_LANE + table));
            between = ", ";
        }
    }
    caf_page_markup(page, between[0] == ',' ? ".</p>\n" : "");
}

static bool put_days(caf_page *page, const case_story *of)
{
    caf_page_begin_part(page, &parts[DAYS]);
    if (of->n_days == 0) {
        caf_page_markup(page, "<p>Nothing with a date is recorded.</p>\n");
    } else {
        caf_page_event *events = calloc((size_t)of->n_days, sizeof *events);
        if (events == NULL) {
            return no_memory();
        }
        caf_page_markup(page, "<p>A dot on a line is a recorded day. Below it stand the days by which something was due; a bar leads from "
                              "there to the day on which it was done, or to the day of this page where it was not.</p>\n");
        draw_days(page, of, events);
        free(events);
        put_later(page, of);
    }
    put_undated(page, of);
    caf_page_end_part(page);
    return true;
}

static const int32_t shade_styles[SHADES] = {
    [SHADE_ABSENT] = CAF_STYLE_FAINT,   [SHADE_RED] = CAF_STYLE_NOT_MET, [SHADE_AMBER] = CAF_STYLE_DUE,
    [SHADE_GREEN] = CAF_STYLE_MET,      [SHADE_COMPLETED] = CAF_PAGE_PLAIN, [SHADE_NOT_RATED] = CAF_STYLE_UNKNOWN,
    [SHADE_UNKNOWN] = CAF_STYLE_JUDGEMENT,
};

static bool draw_colours(caf_page *page, const case_rag *of)
{
    caf_page_share shares[SHADES - 1];
    const char *letters[SHADES - 1];
    caf_page_stack *stacks = calloc((size_t)of->n_days, sizeof *stacks);
    if (stacks == NULL) {
        return no_memory();
    }
    for (int shade = SHADE_RED; shade < SHADES; shade++) {
        shares[shade - 1] = (caf_page_share){ 0, shade_styles[shade], 0, shade_name(shade) };
        letters[shade - 1] = shade_letter(shade);
    }
    for (int64_t i = 0; i < of->n_days; i++) {
        stacks[i] = (caf_page_stack){ of->days[i].on, 0, rag_day_name(&of->days[i]), &of->days[i].numbers[SHADE_RED] };
    }
    caf_page_stacks all = { shares, letters, SHADES - 1, 0, stacks, of->n_days, "actions", "Actions by their colour at each TAF and review" };
    caf_page_stack_chart(page, &all);
    free(stacks);
    return true;
}

/* The row of one action over some of the days. */
static void put_action(caf_page *page, const case_rag *of, const caf_reader *reader, int64_t action, int64_t from, int64_t n)
{
    caf_finding finding;
    char name[NAME_TEXT];
    memset(&finding, 0, sizeof finding);
    finding.table = CAF_ACTIONS;
    finding.row = of->actions[action].id != 0 ? of->actions[action].id : -of->actions[action].number;
    subject_text(reader, &finding, name, sizeof name);
    caf_page_begin_row(page, name, strlen(name));
    for (int64_t day = from; day < from + n; day++) {
        int shade = of->shades[action * of->n_days + day];
        caf_page_letter_cell(page, shade_styles[shade], shade != SHADE_ABSENT ? shade_letter(shade) : NULL);
    }
    caf_page_end_row(page);
}

static void put_actions(caf_page *page, const case_rag *of, const caf_reader *reader)
{
    for (int64_t from = 0; from < of->n_days; from += MOST_ABREAST) {
        int64_t n = of->n_days - from < MOST_ABREAST ? of->n_days - from : MOST_ABREAST;
        caf_page_column columns[MOST_ABREAST + 1] = { { "Action", CAF_PAGE_WORDS, 0 } };
        char days[MOST_ABREAST][CAF_DATE_TEXT];
        char caption[SENTENCE];
        for (int64_t i = 0; i < n; i++) {
            (void)caf_date_format(of->days[from + i].on, days[i]);
            columns[i + 1] = (caf_page_column){ days[i], CAF_PAGE_WORDS, 0 };
        }
        snprintf(caption, sizeof caption, "Each action from TAF to TAF%s%s", of->n_days > MOST_ABREAST ? ", from " : "",
                 of->n_days > MOST_ABREAST ? days[0] : "");
        caf_page_begin_table(page, caption, columns, (int32_t)n + 1);
        for (int64_t action = 0; action < of->n_actions; action++) {
            put_action(page, of, reader, action, from, n);
        }
        caf_page_end_table(page);
    }
}

static void put_without_day(caf_page *page, int64_t n, const char *one, const char *many)
{
    if (n > 0) {
        caf_page_markup(page, "<p>");
        caf_page_number(page, n);
        caf_page_text(page, n == 1 ? one : many);
        caf_page_markup(page, "</p>\n");
    }
}

static bool put_colours(caf_page *page, const case_rag *of, const caf_reader *reader)
{
    caf_page_begin_part(page, &parts[COLOURS]);
    if (of->n_actions == 0 || of->n_days == 0) {
        caf_page_markup(page, of->n_actions == 0 ? "<p>No action is on record.</p>\n" : "<p>No TAF or review with its day is on record.</p>\n");
    } else {
        caf_page_markup(page, "<p>The colour at a TAF or a review is the first one given from its day on, before the next. Green (G) holds; an "
                              "action completed by then (C) need not be rated; one that nobody rated is N, and one of which the record does not "
                              "say is ?. An empty cell is an action that was not agreed yet.</p>\n");
        if (!draw_colours(page, of)) {
            return false;
        }
        put_actions(page, of, reader);
    }
    put_without_day(page, of->undated_meetings, " TAF or review was held on a day that is not recorded, and has no place here.",
                    " TAFs and reviews were held on days that are not recorded, and have no place here.");
    put_without_day(page, of->undated_ratings, " rating lacks its day, its colour or its action.", " ratings lack their day, their colour or their action.");
    caf_page_end_part(page);
    return true;
}

static void put_open(caf_page *page, const case_story *of, const settings *with, const caf_reader *reader)
{
    static const caf_page_column columns[] = { { "Rule", CAF_PAGE_WORDS, 0 }, { "Answer", CAF_PAGE_WORDS, 0 }, { "What it asks", CAF_PAGE_TITLE, 0 }, { "Why", CAF_PAGE_TITLE, 0 } };
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
    put_missed(page, of, with, reader);
    put_owed_page(page, of, with, reader);
    bool well = put_days(page, of) && put_colours(page, &of->rag, reader);
    if (!well) {
        caf_page_close(page);
        return false;
    }
    put_open(page, of, with, reader);
    return finish_page(page, "Identifiers, dates and codes only: no names and no narrative.", to);
}
