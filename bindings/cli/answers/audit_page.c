/* What the answers come to, as a page to hand on. */
#include <stdlib.h>
#include <string.h>
#include <caf/report.h>
#include "audit.h"
#include "grade_look.h"
#include "messages.h"
#include "page_finish.h"

enum { MOST_COUNTS = CAF_INSTRUMENT_QUESTIONS * CAF_SCALE_GRADES, TEXT_SIZE = 256, STATEMENT_SIZE = 560 };

enum { UNSAFE, AUTHORITIES, RANKING, GRADES, SCORES, AGENCIES, PARTS };

static const caf_page_part parts[PARTS] = {
    [UNSAFE] = { "unsafe", "Unsafe practice" },
    [AUTHORITIES] = { "authorities", "Cases of two authorities" },
    [GRADES] = { "grades", "What was answered, by section and question" },
    [SCORES] = { "scores", "Form by form" },
    [RANKING] = { "ranking", "What most agree with" },
    [AGENCIES] = { "agencies", "By agency" },
};

static bool is_survey(const audit *of)
{
    return of->parts.kind == CAF_ASKS_PROFESSIONALS;
}

static const caf_question *question_at(const audit *of, int32_t question)
{
    return &of->parts.questions[question];
}

static void put_string(caf_page *page, const char *text, void (*put)(caf_page *, const char *, size_t))
{
    put(page, text, strlen(text));
}

/* A name between two texts; nothing where there is none. */
static void put_named(caf_page *page, const audit *of, const char *before, int64_t number)
{
    size_t length;
    const char *name = audit_name(of, number, &length);
    if (name != NULL) {
        caf_page_markup(page, before);
        caf_page_put(page, name, length);
    }
}

static void put_name_cell(caf_page *page, const audit *of, int64_t number)
{
    size_t length;
    const char *name = audit_name(of, number, &length);
    caf_page_cell(page, name != NULL ? name : "", name != NULL ? length : 0);
}

static void begin_name_row(caf_page *page, const audit *of, int64_t number)
{
    size_t length;
    const char *name = audit_name(of, number, &length);
    caf_page_begin_row(page, name != NULL ? name : "", name != NULL ? length : 0);
}

static void put_opening(caf_page *page, const audit *of, bool scored)
{
    int64_t unsafe = count_unsafe(of, CAF_UNSAFE_NOW) + count_unsafe(of, CAF_UNSAFE_PAST);
    int64_t forms = 0;
    put_fact(page, "Instrument", caf_instrument_name(of->instrument));
    put_fact(page, "Source", audit_text(of, of->parts.source));
    put_fact(page, "Reading", audit_text(of, of->parts.reading));
    put_fact(page, "Answers", strcmp(of->answers_file, "-") == 0 ? "standard input" : of->answers_file);
    if (of->record != NULL) {
        char text[CAF_DATE_TEXT + 300];
        char day[CAF_DATE_TEXT];
        caf_date_format(of->record_on, day);
        snprintf(text, sizeof text, "%.256s as on %s", of->record, day);
        put_fact(page, "Held against", text);
    }
    for (int64_t begin = 0; begin < of->n; begin = caf_answers_form_end(of->answers, begin)) {
        forms++;
    }
    if (unsafe > 0 || !is_survey(of)) {
        caf_page_figure(page, CAF_STYLE_SAFEGUARDING, unsafe, "unsafe practice");
    }
    caf_page_figure(page, CAF_PAGE_PLAIN, forms, scored ? "forms" : "forms, with faults");
}

static void put_unsafe_answer(caf_page *page, const audit *of, int64_t i)
{
    const caf_answer *answer = &of->all[i];
    caf_page_markup(page, "<li class=\"safeguarding\">\n<h3>");
    put_named(page, of, "Form ", answer->form);
    put_named(page, of, ", case ", answer->case_id);
    put_named(page, of, ", agency ", answer->agency);
    caf_page_markup(page, ": <span class=\"result\">unsafe practice, ");
    caf_page_text(page, unsafe_word(answer->unsafe));
    caf_page_markup(page, "</span></h3>\n<p>Question ");
    caf_page_text(page, answer->question >= 0 ? audit_text(of, question_at(of, answer->question)->name) : "?");
    caf_page_markup(page, ", line ");
    caf_page_number(page, caf_answers_line(of->answers, i));
    caf_page_markup(page, " of the answers</p>\n<p class=\"rule\">");
    caf_page_text(page, answer->question >= 0 ? audit_text(of, question_at(of, answer->question)->text) : "");
    caf_page_markup(page, "</p>\n</li>\n");
}

static void put_unsafe(caf_page *page, const audit *of)
{
    caf_page_begin_part(page, &parts[UNSAFE]);
    if (!is_unsafe(of)) {
        caf_page_markup(page, "<p>No answer names any.</p>\n");
        caf_page_end_part(page);
        return;
    }
    if (of->totals) {
        caf_page_markup(page, "<p>To be raised at once: ");
        caf_page_number(page, count_unsafe(of, CAF_UNSAFE_NOW));
        caf_page_markup(page, " current, ");
        caf_page_number(page, count_unsafe(of, CAF_UNSAFE_PAST));
        caf_page_markup(page, " past.</p>\n");
        caf_page_end_part(page);
        return;
    }
    caf_page_markup(page, "<p>To be raised at once.</p>\n<ol class=\"findings\">\n");
    for (int64_t i = 0; i < of->n; i++) {
        if (of->all[i].unsafe != CAF_UNSAFE_NONE) {
            put_unsafe_answer(page, of, i);
        }
    }
    caf_page_markup(page, "</ol>\n");
    caf_page_end_part(page);
}

/* A row for each authority; for those that are not on record one that says so. */
static void put_crossings(caf_page *page, const audit *of)
{
    static const caf_page_column columns[] = { { "Form", CAF_PAGE_WORDS, 0 }, { "Case", CAF_PAGE_WORDS, 0 }, { "Authority", CAF_PAGE_TITLE, 0 } };
    caf_page_begin_part(page, &parts[AUTHORITIES]);
    caf_page_markup(page, "<p>Where such a case is poor or its outcomes limited, both authorities look at how they work together.</p>\n");
    if (of->totals) {
        caf_page_markup(page, "<p>Forms about such cases: ");
        caf_page_number(page, of->n_crossings);
        caf_page_markup(page, ".</p>\n");
        caf_page_end_part(page);
        return;
    }
    caf_page_begin_table(page, "Forms about cases of two authorities", columns, 3);
    for (int64_t i = 0; i < of->n_crossings; i++) {
        const crossing *one = &of->crossings[i];
        for (int32_t k = 0; k < (one->n < 2 ? 2 : one->n); k++) {
            begin_name_row(page, of, of->all[one->begin].form);
            put_name_cell(page, of, of->all[one->begin].case_id);
            if (k < one->n) {
                caf_page_title_cell(page, one->names[k], one->lengths[k]);
            } else {
                put_string(page, "not on record", caf_page_title_cell);
            }
            caf_page_end_row(page);
        }
    }
    caf_page_end_table(page);
    caf_page_end_part(page);
}

/* "Consent: grade", the scale where an instrument has several. */
static void name_table(const audit *of, const char *what, int32_t scale, char text[TEXT_SIZE])
{
    if (of->parts.n_scales > 1) {
        snprintf(text, TEXT_SIZE, "%s (%s)", what, audit_text(of, of->parts.scales[scale].name));
    } else {
        snprintf(text, TEXT_SIZE, "%s", what);
    }
}

/* The sections that ask on a scale, each in a row. */
static void put_sections(caf_page *page, const audit *of, int32_t scale, const int64_t *counts)
{
    char caption[TEXT_SIZE];
    int64_t sum[CAF_SCALE_GRADES];
    caf_page_column columns[CAF_SCALE_GRADES + 2] = { { "Section", CAF_PAGE_WORDS, 0 } };
    look with = look_of(of, scale);
    name_table(of, "All sections", scale, caption);
    caf_page_begin_table(page, caption, columns, list_grades(columns, 1, &with));
    for (int32_t section = 0; section < of->parts.n_sections; section++) {
        if (sum_section(of, section, scale, counts, sum)) {
            put_string(page, audit_text(of, of->parts.sections[section].title), caf_page_begin_row);
            put_grade_counts(page, &with, sum);
        }
    }
    caf_page_end_table(page);
}

static void put_section(caf_page *page, const audit *of, int32_t section, look *with, const int64_t *counts, const int64_t *sum)
{
    char caption[TEXT_SIZE];
    caf_page_column columns[CAF_SCALE_GRADES + 4] = { { "Question", CAF_PAGE_WORDS, 0 }, { "What it asks", CAF_PAGE_TITLE, 0 } };
    int32_t n = 2;
    if (is_survey(of)) {
        columns[n++] = (caf_page_column){ "Says", CAF_PAGE_WORDS, 0 };
    }
    name_table(of, audit_text(of, of->parts.sections[section].title), with->scale, caption);
    caf_page_begin_table(page, caption, columns, list_grades(columns, n, with));
    for (int32_t i = 0; i < of->parts.n_questions; i++) {
        const caf_question *question = question_at(of, i);
        if (question->section == section && question->scale == with->scale) {
            put_string(page, audit_text(of, question->name), caf_page_begin_row);
            put_string(page, audit_text(of, question->text), caf_page_title_cell);
            if (is_survey(of)) {
                put_string(page, polarity_word(question->polarity), caf_page_cell);
            }
            put_grade_counts(page, with, counts + i * CAF_SCALE_GRADES);
        }
    }
    caf_page_table_foot(page);
    caf_page_begin_row(page, "All", 3);
    for (int32_t i = 1; i < n; i++) {
        caf_page_cell(page, "", 0);
    }
    put_grade_counts(page, with, sum);
    caf_page_end_table(page);
}

static void put_keys(caf_page *page, const audit *of)
{
    for (int32_t scale = 0; scale < of->parts.n_scales; scale++) {
        look with = look_of(of, scale);
        if (of->parts.n_scales > 1) {
            caf_page_markup(page, "<p>Scale <em>");
            caf_page_text(page, audit_text(of, of->parts.scales[scale].name));
            caf_page_markup(page, "</em>:</p>\n");
        }
        caf_page_key(page, with.shares, with.n);
    }
}

static void put_grades(caf_page *page, const audit *of, const int64_t *counts)
{
    int64_t sum[CAF_SCALE_GRADES];
    caf_page_begin_part(page, &parts[GRADES]);
    caf_page_markup(page, "<p>How many forms gave each answer. Colours tell the answers apart; which are good only the words say.</p>\n");
    put_keys(page, of);
    for (int32_t scale = 0; scale < of->parts.n_scales; scale++) {
        put_sections(page, of, scale, counts);
    }
    for (int32_t section = 0; section < of->parts.n_sections; section++) {
        for (int32_t scale = 0; scale < of->parts.n_scales; scale++) {
            if (sum_section(of, section, scale, counts, sum)) {
                look with = look_of(of, scale);
                put_section(page, of, section, &with, counts, sum);
            }
        }
    }
    caf_page_end_part(page);
}

/* Whether any question is the answerer's own judgement of the whole. */
static bool has_overall(const audit *of)
{
    for (int32_t i = 0; i < of->parts.n_questions; i++) {
        if ((question_at(of, i)->flags & CAF_OVERALL) != 0) {
            return true;
        }
    }
    return false;
}

/* Whether anything of a kind is scored at all. */
static bool scores(const audit *of, int32_t kind)
{
    for (int32_t i = 0; i < of->parts.n_sections; i++) {
        if (of->parts.sections[i].score == kind) {
            return true;
        }
    }
    return false;
}

static const char *const whole_titles[CAF_SCORE_KINDS] = { "", "All that is counted", "All that is scored by percentage", "All that is added up" };

static void begin_scores(caf_page *page, const audit *of)
{
    caf_page_column columns[CAF_INSTRUMENT_SECTIONS + 8] = { { "Form", CAF_PAGE_WORDS, 0 }, { "Case", CAF_PAGE_WORDS, 0 }, { "Agency", CAF_PAGE_WORDS, 0 } };
    int32_t n = 3;
    if (has_overall(of)) {
        columns[n++] = (caf_page_column){ "Overall, the auditor's own", CAF_PAGE_WORDS, 0 };
    }
    if (of->parts.n_ratings > 0) {
        columns[n++] = (caf_page_column){ "Rating", CAF_PAGE_WORDS, 0 };
    }
    for (int32_t kind = CAF_COUNTED; kind < CAF_SCORE_KINDS; kind++) {
        if (scores(of, kind)) {
            columns[n++] = (caf_page_column){ whole_titles[kind], CAF_PAGE_NUMBERS, 0 };
        }
    }
    for (int32_t i = 0; i < of->parts.n_sections; i++) {
        if (of->parts.sections[i].score != CAF_COUNTED) {
            columns[n++] = (caf_page_column){ audit_text(of, of->parts.sections[i].title), CAF_PAGE_NUMBERS, 0 };
        }
    }
    caf_page_begin_table(page, "Scores by form", columns, n);
}

static void put_form(caf_page *page, const audit *of, int64_t begin, int64_t end)
{
    caf_score sections[CAF_INSTRUMENT_SECTIONS];
    caf_score whole[CAF_SCORE_KINDS];
    char text[SCORE_TEXT];
    int32_t question;
    (void)caf_form_score(of->instrument, of->all + begin, end - begin, sections, CAF_INSTRUMENT_SECTIONS, whole);
    int32_t overall = caf_form_overall(of->instrument, of->all + begin, end - begin, &question);
    int32_t rating = caf_instrument_rate(of->instrument, &whole[CAF_PERCENTAGE]);
    begin_name_row(page, of, of->all[begin].form);
    put_name_cell(page, of, of->all[begin].case_id);
    put_name_cell(page, of, of->all[begin].agency);
    if (has_overall(of)) {
        put_string(page, overall >= 0 ? caf_grade_name(of->instrument, question, overall) : "none", caf_page_cell);
    }
    if (of->parts.n_ratings > 0) {
        put_string(page, rating >= 0 ? audit_text(of, of->parts.ratings[rating].name) : "unknown", caf_page_cell);
    }
    for (int32_t kind = CAF_COUNTED; kind < CAF_SCORE_KINDS; kind++) {
        if (scores(of, kind)) {
            caf_page_figure_cell(page, score_text(&whole[kind], kind, text));
        }
    }
    for (int32_t i = 0; i < of->parts.n_sections; i++) {
        if (of->parts.sections[i].score != CAF_COUNTED) {
            caf_page_figure_cell(page, score_text(&sections[i], of->parts.sections[i].score, text));
        }
    }
    caf_page_end_row(page);
}

static void put_scores(caf_page *page, const audit *of)
{
    caf_page_begin_part(page, &parts[SCORES]);
    begin_scores(page, of);
    for (int64_t begin = 0, end; begin < of->n; begin = end) {
        end = caf_answers_form_end(of->answers, begin);
        put_form(page, of, begin, end);
    }
    caf_page_end_table(page);
    caf_page_end_part(page);
}

/* Sums of a statement that is asked several times count a person several times. */
static void put_statement(caf_page *page, const audit *of, const caf_ranked *one)
{
    char text[STATEMENT_SIZE];
    const char *said = audit_text(of, question_at(of, one->question)->text);
    if (one->asked_in > 1) {
        snprintf(text, sizeof text, "%s (asked %d times)", said, (int)one->asked_in);
    }
    put_string(page, one->asked_in > 1 ? text : said, caf_page_title_cell);
}

static void put_ranked(caf_page *page, const audit *of, const int64_t *counts, int32_t polarity, const char *caption)
{
    static const caf_page_column columns[] = { { "Question", CAF_PAGE_WORDS, 0 }, { "Statement", CAF_PAGE_TITLE, 0 },
                                               { "agree", CAF_PAGE_NUMBERS, 0 }, { "disagree", CAF_PAGE_NUMBERS, 0 }, { "Shares", CAF_PAGE_BARS, 0 } };
    caf_ranked ranked[CAF_INSTRUMENT_QUESTIONS];
    int32_t n = 0;
    (void)caf_rank_statements(of->instrument, counts, MOST_COUNTS, polarity, ranked, CAF_INSTRUMENT_QUESTIONS, &n);
    if (n == 0 || ranked[0].agreed == 0) {
        return;
    }
    caf_page_begin_table(page, caption, columns, 5);
    for (int32_t i = 0; i < n && ranked[i].agreed > 0; i++) {
        const caf_question *question = question_at(of, ranked[i].question);
        look with = look_of(of, question->scale);
        caf_page_share shares[] = { with.shares[0], with.shares[1] };
        shares[0].number = ranked[i].agreed;
        shares[1].number = ranked[i].answered - ranked[i].agreed;
        put_string(page, audit_text(of, question->name), caf_page_begin_row);
        put_statement(page, of, &ranked[i]);
        caf_page_number_cell(page, shares[0].number);
        caf_page_number_cell(page, shares[1].number);
        caf_page_bar_cell(page, shares, 2);
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
}

static void put_ranking(caf_page *page, const audit *of, const int64_t *counts)
{
    caf_page_begin_part(page, &parts[RANKING]);
    caf_page_markup(page, "<p>Statements by how many agree each time they are asked. One that is asked several times counts as one, with its answers added up.</p>\n");
    put_ranked(page, of, counts, CAF_WEAKNESS, "Weaknesses by how many agree");
    put_ranked(page, of, counts, CAF_STRENGTH, "Strengths by how many agree");
    caf_page_end_part(page);
}

static bool any_of(const int64_t sum[CAF_SCALE_GRADES])
{
    int64_t all = 0;
    for (int32_t i = 0; i < CAF_SCALE_GRADES; i++) {
        all += sum[i];
    }
    return all > 0;
}

static void put_agencies_on(caf_page *page, const audit *of, int32_t scale, const caf_answer *sorted, int64_t *counts)
{
    char caption[TEXT_SIZE];
    caf_page_column columns[CAF_SCALE_GRADES + 4] = { { "Agency", CAF_PAGE_WORDS, 0 }, { "Section", CAF_PAGE_TITLE, 0 } };
    look with = look_of(of, scale);
    int64_t end = 0;
    name_table(of, "Answers by agency and section", scale, caption);
    caf_page_begin_table(page, caption, columns, list_grades(columns, 2, &with));
    for (int64_t i = next_agency(sorted, of->n, &end); i >= 0; i = next_agency(sorted, of->n, &end)) {
        count_answers(of, sorted + i, end - i, counts);
        for (int32_t section = 0; section < of->parts.n_sections; section++) {
            int64_t sum[CAF_SCALE_GRADES];
            if (sum_section(of, section, scale, counts, sum) && any_of(sum)) {
                begin_name_row(page, of, sorted[i].agency);
                put_string(page, audit_text(of, of->parts.sections[section].title), caf_page_title_cell);
                put_grade_counts(page, &with, sum);
            }
        }
    }
    caf_page_end_table(page);
}

static void put_agencies(caf_page *page, const audit *of, const caf_answer *sorted, int64_t *counts)
{
    caf_page_begin_part(page, &parts[AGENCIES]);
    for (int32_t scale = 0; scale < of->parts.n_scales; scale++) {
        put_agencies_on(page, of, scale, sorted, counts);
    }
    caf_page_end_part(page);
}

static bool has_agencies(const audit *of, const caf_answer *sorted)
{
    int64_t end = 0;
    return next_agency(sorted, of->n, &end) >= 0;
}

static bool has_scores(const audit *of)
{
    return !is_survey(of) && !of->totals;
}

static void put_contents(caf_page *page, const audit *of, bool scored, bool by_agency)
{
    bool there[PARTS] = { true, of->n_crossings > 0, scored && is_survey(of), scored, scored && has_scores(of), scored && by_agency };
    caf_page_part entries[PARTS];
    int32_t n = 0;
    for (int part = 0; part < PARTS; part++) {
        if (there[part]) {
            entries[n++] = parts[part];
        }
    }
    caf_page_contents(page, entries, n);
}

static void put_scored(caf_page *page, const audit *of, int64_t *counts, const caf_answer *sorted)
{
    count_answers(of, of->all, of->n, counts);
    if (is_survey(of)) {
        put_ranking(page, of, counts);
    }
    put_grades(page, of, counts);
    if (has_scores(of)) {
        put_scores(page, of);
    }
    if (has_agencies(of, sorted)) {
        put_agencies(page, of, sorted, counts);
    }
}

bool put_answers_page(FILE *to, const audit *of, bool scored)
{
    caf_page *page = NULL;
    const char *title = audit_text(of, of->parts.title);
    const char *named = named_forms(of, scored);
    char said[TEXT_SIZE];
    int64_t *counts = calloc(MOST_COUNTS, sizeof *counts);
    caf_answer *sorted = sort_by_agency(of);
    bool well = counts != NULL && sorted != NULL && caf_page_open(title, strlen(title), &page) == CAF_OK;
    if (well) {
        put_opening(page, of, scored);
        put_contents(page, of, scored, has_agencies(of, sorted));
        put_unsafe(page, of);
        if (of->n_crossings > 0) {
            put_crossings(page, of);
        }
        if (scored) {
            put_scored(page, of, counts, sorted);
        } else {
            caf_page_markup(page, "<p>Forms are half filled in or wrong, so nothing is scored.</p>\n");
        }
        snprintf(said, sizeof said, "What comments say is not in it.%s%s", named != NULL ? " " : "", named != NULL ? named : "");
        well = finish_page(page, said, to);
    } else {
        no_memory();
    }
    free(counts);
    free(sorted);
    return well;
}
