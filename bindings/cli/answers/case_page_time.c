/* What a page of a case draws: its timeline, and the colours of its actions over time. */
#include <stdlib.h>
#include <string.h>
#include "case_page_time.h"
#include "dates.h"
#include "messages.h"
#include "put.h"

enum { NAME_TEXT = 400, CAPTION = 80 };

/* So many meetings stand side by side in a table: more would not fit on paper. */
enum { MOST_ABREAST = 12 };

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

/* What a timeline is made of; its pieces point into one another. */
typedef struct made_line {
    const char *lanes[STORY_LANES];
    caf_page_kind kinds[STORY_KINDS];
    caf_page_timeline line;
    caf_page_event *events;
} made_line;

/* Makes one, to be freed whatever comes of it: drawn to the as-of date, told without a last day, is what has none. False: a message was printed. */
static bool make_line(made_line *to, const case_story *of, bool is_drawn)
{
    int32_t places[STORY_LANES] = { 0 };
    to->events = calloc((size_t)of->n_days + 1, sizeof *to->events);
    to->line = (caf_page_timeline){ to->lanes, list_lanes(of, to->lanes, places), STORY_KINDS, to->kinds, to->events, 0, of->as_of, 0,
                                    "Every day of the timeline" };
    for (int32_t kind = 0; kind < STORY_KINDS; kind++) {
        to->kinds[kind] = kinds[kind];
        to->kinds[kind].name = story_kind_name(kind);
    }
    for (int64_t i = 0; to->events != NULL && i < of->n_days; i++) {
        const story_day *day = &of->days[i];
        if (!day->is_later) {
            const char *label = day->label[0] != '\0' ? day->label : NULL;
            caf_date until = is_drawn || !day->is_open ? day->until : 0;
            to->events[to->line.n_events++] = (caf_page_event){ day->from, until, places[day->lane], day->kind,
                                                                day->kind > STORY_RECORDED, 0, label, day->text };
        }
    }
    return to->events != NULL || no_memory();
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

bool put_timeline(caf_page *page, const case_story *of)
{
    made_line made;
    bool well = make_line(&made, of, true);
    if (well && made.line.n_events > 0) {
        caf_page_markup(page, "<p>A dot on a line is a recorded day. Below the line stand the days by which something was due; a bar leads "
                              "from there to the day on which it was done, or to the day of this page where it was not. What has no "
                              "last day on record is drawn to the day of this page.</p>\n");
        caf_page_timeline_chart(page, &made.line);
        put_later(page, of);
    } else {
        caf_page_markup(page, "<p>Nothing with a date is recorded.</p>\n");
    }
    put_undated(page, of);
    free(made.events);
    return well;
}

bool put_day_table(caf_page *page, const case_story *of)
{
    made_line made;
    bool well = make_line(&made, of, false);
    if (well && made.line.n_events > 0) {
        caf_page_timeline_table(page, &made.line);
    } else {
        caf_page_markup(page, "<p>Nothing with a date is recorded.</p>\n");
    }
    free(made.events);
    return well;
}

static const int32_t shade_styles[SHADES] = {
    [SHADE_ABSENT] = CAF_STYLE_FAINT,   [SHADE_RED] = CAF_STYLE_NOT_MET, [SHADE_AMBER] = CAF_PAGE_AMBER,
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
    caf_page_stacks all = { shares, letters, SHADES - 1, 0, stacks, of->n_days, "Day", "actions",
                            "Actions by their colour at each TAF and review" };
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

/* "17 Jul 2025", which a narrow column can break. */
static void name_day(char text[CAF_DATE_WORDS], caf_date day)
{
    char words[CAF_DATE_WORDS];
    const char *number = strchr(words_of(day, words), ' ') + 1;
    const char *month = strchr(number, ' ') + 1;
    snprintf(text, CAF_DATE_WORDS, "%.2s%s%.3s %.4s", number, number[1] == ' ' ? "" : " ", month, strrchr(month, ' ') + 1);
}

static void put_actions(caf_page *page, const case_rag *of, const caf_reader *reader)
{
    for (int64_t from = 0; from < of->n_days; from += MOST_ABREAST) {
        int64_t n = of->n_days - from < MOST_ABREAST ? of->n_days - from : MOST_ABREAST;
        caf_page_column columns[MOST_ABREAST + 1] = { { "Action", CAF_PAGE_WORDS, 0 } };
        char days[MOST_ABREAST][CAF_DATE_WORDS];
        char caption[CAPTION];
        for (int64_t i = 0; i < n; i++) {
            name_day(days[i], of->days[from + i].on);
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

bool put_colours(caf_page *page, const case_rag *of, const caf_reader *reader)
{
    if (of->n_actions == 0 || of->n_days == 0) {
        caf_page_markup(page, of->n_actions == 0 ? "<p>No action is on record.</p>\n"
                                                 : "<p>No TAF or review with its day is on record.</p>\n");
    } else {
        caf_page_markup(page, "<p>The colour at a TAF or a review is the first one given from its day on, before the next. Green (G) "
                              "holds until another colour is given. C is an action completed by then that was not rated there, and "
                              "whose last colour before was not green: red, amber or none. One not completed that nobody rated there "
                              "is N, and one of which the record does not say is ?. An empty cell is an action that was not agreed "
                              "yet.</p>\n");
        if (!draw_colours(page, of)) {
            return false;
        }
        put_actions(page, of, reader);
    }
    put_without_day(page, of->undated_meetings, " TAF or review was held on a day that is not recorded, and has no place here.",
                    " TAFs and reviews were held on days that are not recorded, and have no place here.");
    put_without_day(page, of->undated_ratings, " rating lacks its day, its colour or its action.",
                    " ratings lack their day, their colour or their action.");
    return true;
}

