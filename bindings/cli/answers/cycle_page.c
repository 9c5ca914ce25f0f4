/* The audit cycle as a page to hand on; on a year's last day, its annual report. */
#include <string.h>
#include <caf/report.h>
#include "cycle.h"
#include "grade_look.h"
#include "messages.h"
#include "page_finish.h"

/* An instrument's texts have 500 bytes at most; agencies are cut, in captions alone. */
enum { TEXT_SIZE = 1280, AGENCY_BYTES = 500 };

enum { UNSAFE, STANDARDS, THEMES, AGENCIES, ACTIONS, PARTS };

static const caf_page_part parts[PARTS] = {
    [UNSAFE] = { "unsafe", "Unsafe practice" },
    [STANDARDS] = { "cycle", "The cycle itself" },
    [THEMES] = { "themes", "By theme and quarter" },
    [AGENCIES] = { "agencies", "By agency: the last audit and the one before" },
    [ACTIONS] = { "actions", "Actions and re-audits" },
};

static void put_string(caf_page *page, const char *text, void (*put)(caf_page *, const char *, size_t))
{
    put(page, text, strlen(text));
}

static const char *day_text(caf_date day, char text[CAF_DATE_WORDS])
{
    text[0] = '\0';
    if (day != 0) {
        (void)caf_date_words(day, text);
    }
    return text;
}

static void put_day_cell(caf_page *page, caf_date day)
{
    char text[CAF_DATE_WORDS];
    put_string(page, day_text(day, text), caf_page_cell);
}

static bool is_annual(const cycle *of)
{
    return of->asked.as_of == of->periods[CYCLE_YEAR].end;
}

static void put_good(caf_page *page, const cycle *of)
{
    char text[TEXT_SIZE];
    size_t used = 0;
    text[0] = '\0';
    for (int i = 0; i < of->asked.n_good && used + strlen(of->asked.good[i]) + 3 < sizeof text; i++) {
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i > 0 ? ", " : "", of->asked.good[i]);
    }
    put_fact(page, "Counts as good", of->asked.n_good > 0 ? text : "what has points, by its points");
}

static void put_opening(caf_page *page, const cycle *of)
{
    char text[TEXT_SIZE];
    char begin[CAF_DATE_WORDS];
    char end[CAF_DATE_WORDS];
    int64_t overdue = 0;
    for (int64_t i = 0; i < of->n_actions; i++) {
        overdue += of->actions[i].state.state == CAF_SLOT_MISSED;
    }
    put_fact(page, "As on", day_text(of->asked.as_of, begin));
    snprintf(text, sizeof text, "%s to %s%s", day_text(of->periods[CYCLE_YEAR].begin, begin), day_text(of->periods[CYCLE_YEAR].end, end),
             is_annual(of) ? "" : ", to date");
    put_fact(page, "Year", text);
    snprintf(text, sizeof text, "%lld held, %lld forms", (long long)of->n_held, (long long)of->n_forms);
    put_fact(page, "Audits", text);
    if (of->n_audits > of->n_held) {
        snprintf(text, sizeof text, "%lld of a later day", (long long)(of->n_audits - of->n_held));
        put_fact(page, "Left out", text);
    }
    size_t used = (size_t)snprintf(text, sizeof text, "to %s", day_text(of->periods[0].end, end));
    for (int i = 1; i < CAF_QUARTERS; i++) {
        used += (size_t)snprintf(text + used, sizeof text - used, ", to %s", day_text(of->periods[i].end, end));
    }
    put_fact(page, "Quarters", text);
    if (of->n_no_agency > 0) {
        snprintf(text, sizeof text, "not recorded in %lld form%s, which count%s by theme alone", (long long)of->n_no_agency,
                 of->n_no_agency == 1 ? "" : "s", of->n_no_agency == 1 ? "s" : "");
        put_fact(page, "Agency", text);
    }
    put_good(page, of);
    if (of->asked.below > 0) {
        snprintf(text, sizeof text, "a theme of an agency below %lld %%", (long long)of->asked.below);
    }
    put_fact(page, "For improvement", of->asked.below > 0 ? text : "none is named, as no percentage was set");
    caf_page_figure(page, CAF_STYLE_SAFEGUARDING, count_cycle_unsafe(of).told, "unsafe practice");
    int64_t audits = 0;
    for (int32_t i = 0; i < of->n_instruments; i++) {
        audits += cycle_audits_in(of, i, CYCLE_YEAR);
    }
    caf_page_figure(page, CAF_PAGE_PLAIN, audits, "audits this year");
    if (of->asked.plan != NULL) {
        caf_page_figure(page, CAF_STYLE_NOT_MET, overdue, "actions overdue");
    }
}

static void put_unsafe_one(caf_page *page, const cycle *of, const cycle_unsafe *one)
{
    const cycle_audit *held = &of->audits[one->audit];
    const cycle_instrument *with = &of->instruments[held->instrument];
    const caf_question *question = one->question >= 0 ? &with->parts.questions[one->question] : NULL;
    size_t length;
    const char *agency = agency_name(one->agency, &length);
    caf_page_markup(page, "<li class=\"safeguarding\">\n<h3>Audit ");
    put_string(page, held->name, caf_page_put);
    caf_page_markup(page, unsafe_period(of, one) == CYCLE_YEAR_BEFORE ? " of the year before, form " : ", form ");
    put_string(page, one->form, caf_page_put);
    caf_page_markup(page, ", agency ");
    caf_page_put(page, agency, length);
    caf_page_markup(page, ": <span class=\"result\">unsafe practice, ");
    caf_page_text(page, one->when == CAF_UNSAFE_PAST ? "past" : "current");
    caf_page_markup(page, "</span></h3>\n<p>Question ");
    caf_page_text(page, question != NULL ? cycle_text(with, question->name) : "?");
    caf_page_markup(page, ", line ");
    caf_page_number(page, one->line);
    caf_page_markup(page, " of ");
    put_string(page, held->answers, caf_page_put);
    caf_page_markup(page, "</p>\n<p class=\"rule\">");
    caf_page_text(page, question != NULL ? cycle_text(with, question->text) : "");
    caf_page_markup(page, "</p>\n</li>\n");
}

static void put_unsafe(caf_page *page, const cycle *of)
{
    unsafe_counts counts = count_cycle_unsafe(of);
    int64_t n = 0;
    caf_page_begin_part(page, &parts[UNSAFE]);
    caf_page_markup(page, counts.of_year == 0 ? "<p>None was named in this year's audits.</p>\n" : "");
    for (int64_t i = 0; i < of->n_unsafe; i++) {
        if (is_unsafe_told(of, &of->unsafe[i])) {
            caf_page_markup(page, n++ == 0 ? "<p>To be raised at once. The form says whose case it is.</p>\n<ol class=\"findings\">\n" : "");
            put_unsafe_one(page, of, &of->unsafe[i]);
        }
    }
    caf_page_markup(page, n > 0 ? "</ol>\n" : "");
    if (counts.earlier > 0) {
        caf_page_markup(page, "<p>");
        caf_page_number(page, counts.earlier);
        caf_page_markup(page, " more in audits before this year.</p>\n");
    }
    caf_page_end_part(page);
}

static void put_slots(caf_page *page, const cycle *of)
{
    static const caf_page_column columns[] = { { "Due by", CAF_PAGE_WORDS, 0 }, { "Done", CAF_PAGE_WORDS, 0 }, { "How it stands", CAF_PAGE_WORDS, 0 } };
    char caption[TEXT_SIZE];
    char day[CAF_DATE_WORDS];
    char text[SLOT_TEXT];
    snprintf(caption, sizeof caption, "An evaluation every %lld months, counted from the %s", (long long)of->asked.months,
             of->asked.every == CAF_EVERY_ANCHORED ? "first" : "last");
    caf_page_begin_table(page, caption, columns, 3);
    for (int64_t i = 0; i < of->n_slots; i++) {
        put_string(page, day_text(of->slots[i].due, day), caf_page_begin_row);
        put_day_cell(page, of->slots[i].done);
        put_string(page, slot_text(&of->slots[i], text), caf_page_cell);
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
}

static void put_evaluation_notes(caf_page *page, const cycle *of)
{
    if (!of->says_evaluated) {
        caf_page_markup(page, "<p>The list of audits does not say when one was evaluated; the day it was held stands for that.</p>\n");
    }
    if (of->n_not_evaluated > 0) {
        caf_page_markup(page, "<p>Left out: ");
        caf_page_number(page, of->n_not_evaluated);
        caf_page_text(page, of->n_not_evaluated == 1 ? " audit" : " audits");
        caf_page_markup(page, " without a day of evaluation by then.</p>\n");
    }
}

static void put_evaluations(caf_page *page, const cycle *of)
{
    if (of->n_slots > 0) {
        put_slots(page, of);
    } else {
        caf_page_markup(page, "<p>No evaluation is on record from which the next could be counted.</p>\n");
    }
    put_evaluation_notes(page, of);
}

static void put_cases(caf_page *page, const cycle *of)
{
    static const caf_page_column columns[] = { { "Quarter", CAF_PAGE_WORDS, 0 }, { "Cases", CAF_PAGE_NUMBERS, 0 },
                                               { "Forms that name no case", CAF_PAGE_NUMBERS, 0 }, { "How it stands", CAF_PAGE_WORDS, 0 } };
    char caption[TEXT_SIZE];
    snprintf(caption, sizeof caption, "Cases audited, of %lld to %lld a quarter", (long long)of->asked.least, (long long)of->asked.most);
    caf_page_begin_table(page, caption, columns, 4);
    for (int i = 0; i < CAF_QUARTERS; i++) {
        const cycle_cases *cases = &of->cases[i];
        if (cases->state != CAF_SLOT_NONE) {
            put_string(page, cycle_period_name(i), caf_page_begin_row);
            caf_page_number_cell(page, cases->n);
            caf_page_number_cell(page, cases->no_case);
            put_string(page, cases->n > of->asked.most ? "kept, more than asked" : slot_word(cases->state), caf_page_cell);
            caf_page_end_row(page);
        }
    }
    caf_page_end_table(page);
}

static const char *area_text(const cycle_instrument *with, int32_t area, char text[TEXT_SIZE])
{
    snprintf(text, TEXT_SIZE, is_area_split(with, area) ? "%s (%s)" : "%s", area_name(with, area),
             cycle_text(with, with->parts.scales[with->areas[area].scale].name));
    return text;
}

/* So many of so many, theme by theme. */
static void put_overview(caf_page *page, const cycle *of, int32_t instrument)
{
    const cycle_instrument *with = &of->instruments[instrument];
    caf_page_column columns[CYCLE_PERIODS + 1] = { { "Theme", CAF_PAGE_WORDS, 0 } };
    char text[TEXT_SIZE];
    for (int period = 0; period < CYCLE_PERIODS; period++) {
        columns[period + 1] = (caf_page_column){ cycle_period_name(period), CAF_PAGE_NUMBERS, 0 };
    }
    snprintf(text, sizeof text, "%s: the year by theme", cycle_text(with, with->parts.title));
    caf_page_begin_table(page, text, columns, CYCLE_PERIODS + 1);
    for (int32_t area = 0; area < with->n_areas; area++) {
        put_string(page, area_text(with, area, text), caf_page_begin_row);
        for (int period = 0; period < CYCLE_PERIODS; period++) {
            char count[COUNT_TEXT];
            caf_area_count sum = cycle_sum(of, instrument, area, period);
            caf_page_figure_cell(page, count_text(&sum, count));
        }
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
}

static void put_parts_row(caf_page *page, look *with, const caf_area_count *sum)
{
    caf_page_number_cell(page, sum->forms);
    caf_page_number_cell(page, sum->left_out);
    caf_page_number_cell(page, sum->blank);
    put_grade_counts(page, with, sum->grades);
}

/* The answers of a scale's themes, quarter by quarter, with a bar each. */
static void put_quarters(caf_page *page, const cycle *of, int32_t instrument, int32_t scale, const audit *asked)
{
    const cycle_instrument *with = &of->instruments[instrument];
    caf_page_column columns[CAF_SCALE_GRADES + 5] = { { "Theme", CAF_PAGE_WORDS, 0 }, { "forms", CAF_PAGE_NUMBERS, 0 },
                                                      { "nothing applied, or all blank", CAF_PAGE_NUMBERS, 0 }, { "left blank", CAF_PAGE_NUMBERS, 0 } };
    char text[TEXT_SIZE];
    look shown = look_of(asked, scale);
    snprintf(text, sizeof text, with->parts.n_scales > 1 ? "%s: answers by quarter (%s)" : "%s: answers by quarter", cycle_text(with, with->parts.title),
             cycle_text(with, with->parts.scales[scale].name));
    caf_page_key(page, shown.shares, shown.n);
    caf_page_begin_table(page, text, columns, list_grades(columns, 4, &shown));
    for (int32_t area = 0; area < with->n_areas; area++) {
        if (with->areas[area].scale != scale) {
            continue;
        }
        caf_area_count sum = cycle_sum(of, instrument, area, CYCLE_YEAR);
        put_string(page, area_name(with, area), caf_page_begin_row);
        put_parts_row(page, &shown, &sum);
        for (int period = 0; period < CAF_QUARTERS; period++) {
            caf_period within;
            if (cycle_period(of, period, &within)) {
                sum = cycle_sum(of, instrument, area, period);
                put_string(page, cycle_period_name(period), caf_page_begin_part_row);
                put_parts_row(page, &shown, &sum);
            }
        }
    }
    caf_page_end_table(page);
}

static bool has_scale(const cycle_instrument *with, int32_t scale)
{
    for (int32_t area = 0; area < with->n_areas; area++) {
        if (with->areas[area].scale == scale) {
            return true;
        }
    }
    return false;
}

static void put_overall(caf_page *page, const cycle *of, int32_t instrument, const audit *asked)
{
    const cycle_instrument *with = &of->instruments[instrument];
    caf_page_column columns[CAF_SCALE_GRADES + 2] = { { "Period", CAF_PAGE_WORDS, 0 } };
    char text[TEXT_SIZE];
    look shown = look_of(asked, with->overall);
    snprintf(text, sizeof text, "%s: the auditors' own overall grades", cycle_text(with, with->parts.title));
    caf_page_begin_table(page, text, columns, list_grades(columns, 1, &shown));
    for (int period = 0; period < CYCLE_PERIODS; period++) {
        int64_t grades[CAF_SCALE_GRADES];
        if (cycle_overall(of, instrument, period, grades) > 0) {
            put_string(page, cycle_period_name(period), caf_page_begin_row);
            put_grade_counts(page, &shown, grades);
        }
    }
    caf_page_end_table(page);
}

static void put_instrument(caf_page *page, const cycle *of, int32_t instrument)
{
    const cycle_instrument *with = &of->instruments[instrument];
    audit asked;
    memset(&asked, 0, sizeof asked);
    asked.instrument = with->instrument;
    asked.parts = with->parts;
    put_overview(page, of, instrument);
    for (int32_t scale = 0; scale < with->parts.n_scales; scale++) {
        if (has_scale(with, scale)) {
            put_quarters(page, of, instrument, scale, &asked);
        }
    }
    if (with->overall >= 0) {
        put_overall(page, of, instrument, &asked);
    }
}

static void put_themes(caf_page *page, const cycle *of)
{
    int64_t n = 0;
    caf_page_begin_part(page, &parts[THEMES]);
    caf_page_markup(page, "<p>A theme is so many of so many: points of those possible, or answers that count as good of those that apply. What was "
                          "left blank, and forms in which nothing of a theme applied or all was left blank, are in neither. Colours tell the answers apart; which are "
                          "good only the words say.</p>\n");
    for (int32_t i = 0; i < of->n_instruments; i++) {
        if (cycle_audits_in(of, i, CYCLE_YEAR) + cycle_audits_in(of, i, CYCLE_YEAR_BEFORE) > 0) {
            put_instrument(page, of, i);
            n++;
        }
    }
    caf_page_markup(page, n == 0 ? "<p>No audit was held in this year or the year before.</p>\n" : "");
    caf_page_end_part(page);
}

static void put_cell(caf_page *page, const cycle *of, const cycle_cell *cell)
{
    char count[COUNT_TEXT];
    put_string(page, cell != NULL ? of->audits[cell->audit].name : "", caf_page_cell);
    caf_page_figure_cell(page, cell != NULL ? count_text(&cell->count, count) : "-");
}

static void put_standing(caf_page *page, const cycle *of, const cycle_standing *one)
{
    char text[TEXT_SIZE];
    char lacks[LACKS_TEXT];
    put_string(page, area_text(&of->instruments[one->instrument], one->area, text), caf_page_begin_row);
    put_cell(page, of, one->last);
    put_cell(page, of, one->before);
    put_string(page, one->before != NULL ? change_word(one->change) : "the first", caf_page_cell);
    if (one->is_below == 1) {
        snprintf(text, sizeof text, "yes: %s", improvement_text(one, lacks));
    }
    put_string(page, one->is_below == 1 ? text : "", caf_page_title_cell);
    caf_page_end_row(page);
}

/* An agency's table by its name, and by the instrument where there are several. */
static void name_agency_table(const cycle *of, const named_count *agency, int32_t instrument, char text[TEXT_SIZE])
{
    const cycle_instrument *with = &of->instruments[instrument];
    size_t length;
    const char *name = agency_name(agency, &length);
    size_t end = length < AGENCY_BYTES ? length : AGENCY_BYTES;
    while (end < length && end > 0 && ((unsigned char)name[end] & 0xc0) == 0x80) { /* not within a character */
        end--;
    }
    snprintf(text, TEXT_SIZE, of->n_instruments > 1 ? "%.*s: %s" : "%.*s", (int)end, name, cycle_text(with, with->parts.title));
}

static void put_agencies(caf_page *page, const cycle *of)
{
    static const caf_page_column columns[] = { { "Theme", CAF_PAGE_WORDS, 0 },      { "Last audit", CAF_PAGE_WORDS, 0 }, { "showed", CAF_PAGE_NUMBERS, 0 },
                                               { "The one before", CAF_PAGE_WORDS, 0 }, { "had shown", CAF_PAGE_NUMBERS, 0 }, { "Change", CAF_PAGE_WORDS, 0 },
                                               { "For improvement", CAF_PAGE_TITLE, 0 } };
    caf_page_begin_part(page, &parts[AGENCIES]);
    caf_page_markup(page, "<p>Better and worse are of the exact shares, and say nothing of chance: of few answers, one makes much.</p>\n");
    for (int64_t i = 0; i < of->n_standings;) {
        const named_count *agency = of->standings[i].agency;
        int32_t instrument = of->standings[i].instrument;
        char caption[TEXT_SIZE];
        name_agency_table(of, agency, instrument, caption);
        caf_page_begin_table(page, caption, columns, 7);
        for (; i < of->n_standings && of->standings[i].agency == agency && of->standings[i].instrument == instrument; i++) {
            put_standing(page, of, &of->standings[i]);
        }
        caf_page_end_table(page);
    }
    caf_page_markup(page, of->n_standings == 0 ? "<p>No form says of which agency it is.</p>\n" : "");
    caf_page_end_part(page);
}

/* Whether a colour of an action is called for. */
static const char *class_of(const cycle_action *one)
{
    bool missed = one->state.state == CAF_SLOT_MISSED || one->reaudit.state == CAF_SLOT_MISSED;
    return missed ? "<li class=\"not-met\">\n<h3>" : "<li>\n<h3>";
}

static void put_slot(caf_page *page, const char *what, const char *none, const caf_slot *slot)
{
    char day[CAF_DATE_WORDS];
    char text[SLOT_TEXT];
    caf_page_text(page, what);
    caf_page_text(page, slot->due != 0 ? " by " : none);
    caf_page_text(page, day_text(slot->due, day));
    caf_page_markup(page, ": <strong>");
    caf_page_text(page, slot_text(slot, text));
    caf_page_markup(page, "</strong>");
    if (slot->done != 0) {
        caf_page_text(page, ", ");
        caf_page_text(page, day_text(slot->done, day));
    }
}

static void put_shown(caf_page *page, const cycle *of, const cycle_shown *one)
{
    char count[COUNT_TEXT];
    caf_page_markup(page, "<p>It showed ");
    caf_page_text(page, count_text(&one->after->count, count));
    if (one->before != NULL) {
        caf_page_markup(page, " against ");
        caf_page_text(page, count_text(&one->before->count, count));
        caf_page_markup(page, " in ");
        put_string(page, of->audits[one->before->audit].name, caf_page_put);
        caf_page_markup(page, ": <strong>");
        caf_page_text(page, change_word(one->change));
        caf_page_markup(page, "</strong></p>\n");
    } else {
        caf_page_markup(page, ", with nothing before to hold it against</p>\n");
    }
}

static void put_action(caf_page *page, const cycle *of, const cycle_action *one)
{
    char day[CAF_DATE_WORDS];
    size_t length;
    const char *agency = agency_name(one->agency, &length);
    caf_page_markup(page, class_of(one));
    caf_page_put(page, agency, length);
    caf_page_markup(page, ", ");
    put_string(page, one->theme, caf_page_put);
    caf_page_markup(page, ": ");
    put_string(page, one->action, caf_page_put);
    caf_page_markup(page, "</h3>\n<p>Owner: ");
    put_string(page, one->owner[0] != '\0' ? one->owner : "none", caf_page_put);
    caf_page_markup(page, "; planned ");
    caf_page_text(page, day_text(one->days.planned, day));
    caf_page_markup(page, "</p>\n<p>");
    put_slot(page, "To be done", ", no day is set", &one->state);
    caf_page_markup(page, "</p>\n<p>");
    put_slot(page, "Re-audit", ", no date is set", &one->reaudit);
    if (one->audit >= 0) {
        caf_page_markup(page, ", ");
        put_string(page, of->audits[one->audit].name, caf_page_put);
    }
    caf_page_markup(page, "</p>\n");
    for (int32_t i = 0; i < one->n_shown; i++) {
        put_shown(page, of, &of->shown[one->first_shown + i]);
    }
    caf_page_markup(page, "</li>\n");
}

static void put_actions(caf_page *page, const cycle *of)
{
    int64_t n = 0;
    caf_page_begin_part(page, &parts[ACTIONS]);
    for (int64_t i = 0; i < of->n_actions; i++) {
        if (of->actions[i].state.state != CAF_SLOT_NONE) {
            caf_page_markup(page, n++ == 0 ? "<ol class=\"findings\">\n" : "");
            put_action(page, of, &of->actions[i]);
        }
    }
    caf_page_markup(page, n > 0                    ? "</ol>\n"
                          : of->asked.plan == NULL ? "<p>No plan was given, so nothing is said of actions.</p>\n"
                                                   : "<p>No action was planned by then.</p>\n");
    caf_page_end_part(page);
}

bool put_cycle_page(FILE *to, const cycle *of)
{
    const char *title = is_annual(of) ? "Quality assurance: annual report" : "Quality assurance: the year to date";
    caf_page *page = NULL;
    if (caf_page_open(title, strlen(title), &page) != CAF_OK) {
        return no_memory();
    }
    put_opening(page, of);
    caf_page_contents(page, parts, PARTS);
    put_unsafe(page, of);
    caf_page_begin_part(page, &parts[STANDARDS]);
    put_evaluations(page, of);
    if (of->judges_cases) {
        put_cases(page, of);
    }
    caf_page_end_part(page);
    put_themes(page, of);
    put_agencies(page, of);
    put_actions(page, of);
    return finish_page(page, "No case is named in it, and nothing of what comments say.", to);
}
