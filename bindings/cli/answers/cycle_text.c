/* The audit cycle, for a person. */
#include <stdlib.h>
#include <string.h>
#include "cycle.h"
#include "dates.h"
#include "messages.h"
#include "put.h"
#include "screen.h"

enum { NAME_WIDTH = 24, CELL_WIDTH = 12, AUDIT_WIDTH = 20, TEXT = 1280 };

static const char *words(caf_date day)
{
    static char text[2][CAF_DATE_WORDS];
    static int which;
    which = !which;
    return words_of(day, text[which]);
}

static void put_string(FILE *to, const char *text, size_t width)
{
    put_name(to, text, strlen(text), width);
}

static void put_head(FILE *to, const cycle *of)
{
    caf_period year = of->periods[CYCLE_YEAR];
    begin_style(to, CAF_STYLE_HEADING);
    fprintf(to, "The audit cycle as on %s", words(of->asked.as_of));
    end_style(to, CAF_STYLE_HEADING);
    fputs("\n\n", to);
    put_label(to, "From");
    fprintf(to, "%s (%lld audit%s held, %lld forms)\n", of->asked.audits, (long long)of->n_held, of->n_held == 1 ? "" : "s", (long long)of->n_forms);
    if (of->n_audits > of->n_held) {
        put_label(to, "Left out");
        fprintf(to, "%lld of a later day\n", (long long)(of->n_audits - of->n_held));
    }
    if (of->n_no_agency > 0) {
        put_label(to, "Agency");
        fprintf(to, "not recorded in %lld form%s, which count%s by theme alone\n", (long long)of->n_no_agency, of->n_no_agency == 1 ? "" : "s",
                of->n_no_agency == 1 ? "s" : "");
    }
    put_label(to, "Year");
    fprintf(to, "%s to %s%s\n", words(year.begin), words(year.end), of->asked.as_of < year.end ? ", to date" : "");
    put_label(to, "Plan");
    fprintf(to, of->asked.plan != NULL ? "%s\n" : "none was given\n", of->asked.plan);
    put_label(to, "Good");
    for (int i = 0; i < of->asked.n_good; i++) {
        fputs(i > 0 ? ", " : "", to);
        put_string(to, of->asked.good[i], 0);
    }
    fputs(of->asked.n_good > 0 ? "; points on other scales\n" : "by the points of the scales that have them (--good)\n", to);
    put_label(to, "By");
    fprintf(to, "libcaf %s\n", caf_version());
}

static void put_agency(FILE *to, const named_count *agency, size_t width)
{
    size_t length;
    const char *name = agency_name(agency, &length);
    put_name(to, name, length, width);
}

static void put_unsafe_one(FILE *to, const cycle *of, const cycle_unsafe *one)
{
    const cycle_audit *audit = &of->audits[one->audit];
    const cycle_instrument *with = &of->instruments[audit->instrument];
    fputs("  audit ", to);
    put_string(to, audit->name, 0);
    fputs(unsafe_period(of, one) == CYCLE_YEAR_BEFORE ? " of the year before, form " : ", form ", to);
    put_string(to, one->form, 0);
    fputs(", agency ", to);
    put_agency(to, one->agency, 0);
    fprintf(to, ", question %s: %s (line %lld of ", one->question >= 0 ? cycle_text(with, with->parts.questions[one->question].name) : "?",
            one->when == CAF_UNSAFE_PAST ? "past" : "current", (long long)one->line);
    put_string(to, audit->answers, 0);
    fputs(")\n", to);
}

static void put_unsafe(FILE *to, const cycle *of)
{
    unsafe_counts counts = count_cycle_unsafe(of);
    put_heading(to, "Unsafe practice");
    if (counts.of_year == 0) {
        fputs("  None was named in this year's audits.\n", to);
    }
    for (int64_t i = 0; i < of->n_unsafe; i++) {
        if (is_unsafe_told(of, &of->unsafe[i])) {
            put_unsafe_one(to, of, &of->unsafe[i]);
        }
    }
    if (counts.earlier > 0) {
        fprintf(to, "  %lld more in audits before this year.\n", (long long)counts.earlier);
    }
}

static const int32_t slot_styles[CAF_SLOT_STATES] = { CAF_STYLE_END,     CAF_STYLE_MET, CAF_STYLE_NOT_MET,
                                                      CAF_STYLE_NOT_MET, CAF_STYLE_DUE, CAF_STYLE_UNKNOWN };

static void put_state(FILE *to, const caf_slot *slot)
{
    char text[SLOT_TEXT];
    put_styled(to, slot_styles[slot->state], "%s", slot_text(slot, text));
    if (slot->done != 0) {
        fprintf(to, ", %s", words(slot->done));
    }
}

static void put_evaluations(FILE *to, const cycle *of)
{
    fprintf(to, "  An evaluation every %lld months, counted from the %s\n", (long long)of->asked.months,
            of->asked.every == CAF_EVERY_ANCHORED ? "first" : "last");
    for (int64_t i = 0; i < of->n_slots; i++) {
        const caf_slot *slot = &of->slots[i];
        fprintf(to, "    by %-30s", words(slot->due));
        put_state(to, slot);
        fputc('\n', to);
    }
    if (of->n_slots == 0) {
        fputs("    unknown: no evaluation is on record from which the next could be counted\n", to);
    }
    if (!of->says_evaluated) {
        fputs("    The list does not say when an audit was evaluated; the day it was held stands for that.\n", to);
    }
    if (of->n_not_evaluated > 0) {
        fprintf(to, "    Left out: %lld audit%s without a day of evaluation by then.\n", (long long)of->n_not_evaluated,
                of->n_not_evaluated == 1 ? "" : "s");
    }
}

static void put_cases(FILE *to, const cycle *of)
{
    fprintf(to, "  %lld to %lld cases a quarter\n", (long long)of->asked.least, (long long)of->asked.most);
    for (int i = 0; i < CAF_QUARTERS; i++) {
        const cycle_cases *cases = &of->cases[i];
        if (cases->state == CAF_SLOT_NONE) {
            continue;
        }
        fprintf(to, "    Q%d, to %-28s", i + 1, words(of->periods[i].end));
        put_styled(to, slot_styles[cases->state], "%s", slot_word(cases->state));
        fprintf(to, ", %lld case%s%s", (long long)cases->n, cases->n == 1 ? "" : "s", cases->n > of->asked.most ? ", more than asked" : "");
        if (cases->no_case > 0) {
            fprintf(to, ", and %lld form%s that name%s no case", (long long)cases->no_case, cases->no_case == 1 ? "" : "s", cases->no_case == 1 ? "s" : "");
        }
        fputc('\n', to);
    }
}

static void put_standards(FILE *to, const cycle *of)
{
    put_heading(to, "The cycle itself");
    put_evaluations(to, of);
    if (of->judges_cases) {
        put_cases(to, of);
    }
}

/* A theme, with its scale where that tells it apart. */
static void put_area(FILE *to, const cycle_instrument *with, int32_t area, size_t width)
{
    char text[TEXT];
    snprintf(text, sizeof text, is_area_split(with, area) ? "%s (%s)" : "%s", area_name(with, area),
             cycle_text(with, with->parts.scales[with->areas[area].scale].name));
    put_string(to, text, width);
}

/* A column for a count, as wide as it needs to be to stand apart from the one before. */
static int wider(int width, const caf_area_count *count)
{
    char text[COUNT_TEXT];
    int needed = (int)strlen(count_text(count, text)) + 2;
    return needed > width ? needed : width;
}

static int quarters_width(const cycle *of, int32_t instrument)
{
    int width = CELL_WIDTH;
    for (int32_t area = 0; area < of->instruments[instrument].n_areas; area++) {
        for (int period = 0; period < CYCLE_PERIODS; period++) {
            caf_area_count sum = cycle_sum(of, instrument, area, period);
            width = wider(width, &sum);
        }
    }
    return width;
}

static void put_quarters(FILE *to, const cycle *of, int32_t instrument)
{
    const cycle_instrument *with = &of->instruments[instrument];
    int width = quarters_width(of, instrument);
    put_heading(to, "%s, by theme", cycle_text(with, with->parts.title));
    fprintf(to, "  %-*s", (int)NAME_WIDTH, "");
    for (int period = 0; period < CYCLE_PERIODS; period++) {
        fprintf(to, "%*s", width, period == CYCLE_YEAR ? "year" : cycle_period_name(period));
    }
    fputc('\n', to);
    for (int32_t area = 0; area < with->n_areas; area++) {
        fputs("  ", to);
        put_area(to, with, area, NAME_WIDTH);
        for (int period = 0; period < CYCLE_PERIODS; period++) {
            char text[COUNT_TEXT];
            caf_area_count sum = cycle_sum(of, instrument, area, period);
            fprintf(to, "%*s", width, count_text(&sum, text));
        }
        fputc('\n', to);
    }
}

static const char *put_grades(FILE *to, const cycle_instrument *with, int32_t scale, const int64_t *grades, const char *before)
{
    for (int32_t grade = 0; cycle_grade(with, scale, grade) != NULL; grade++) {
        if (grades[grade] > 0) {
            fputs(before, to);
            put_string(to, cycle_grade(with, scale, grade), 0);
            fprintf(to, " %lld", (long long)grades[grade]);
            before = ", ";
        }
    }
    return before;
}

/* A line that is wrapped where it is wider than the screen. */
typedef struct wrapped {
    char *text;
    size_t length;
    FILE *to;
} wrapped;

static bool begin_wrapped(wrapped *line)
{
    line->to = open_memstream(&line->text, &line->length);
    return line->to != NULL || no_memory();
}

/* Puts it behind so many columns, and what does not fit behind an indent. */
static bool end_wrapped(FILE *to, wrapped *line, int column, int indent)
{
    bool well = fclose(line->to) == 0 || no_memory();
    if (well) {
        put_wrapped_from(to, column, line->text, line->length, indent, text_width(CAF_REPORT_WIDTH));
    }
    free(line->text);
    return well;
}

/* "12 forms: good 9, inadequate 3; left blank 1" */
static void put_sum(FILE *to, const cycle_instrument *with, int32_t area, const caf_area_count *sum)
{
    fprintf(to, "%lld form%s", (long long)sum->forms, sum->forms == 1 ? "" : "s");
    (void)put_grades(to, with, with->areas[area].scale, sum->grades, ": ");
    if (sum->blank > 0) {
        fprintf(to, "; left blank %lld", (long long)sum->blank);
    }
    if (sum->left_out > 0) {
        fprintf(to, "; in %lld form%s %s", (long long)sum->left_out, sum->left_out == 1 ? "" : "s",
                sum->blank == 0            ? "nothing of it applied"
                : sum->not_applicable == 0 ? "all of it was left blank"
                                           : "nothing of it applied or all was left blank");
    }
}

/* What the counts of the year to date are made of. */
static bool put_parts(FILE *to, const cycle *of, int32_t instrument)
{
    const cycle_instrument *with = &of->instruments[instrument];
    fputs("\n  The year to date, answer by answer\n", to);
    for (int32_t area = 0; area < with->n_areas; area++) {
        caf_area_count sum = cycle_sum(of, instrument, area, CYCLE_YEAR);
        wrapped line = { NULL, 0, NULL };
        if (!begin_wrapped(&line)) {
            return false;
        }
        put_sum(line.to, with, area, &sum);
        fputs("  ", to);
        put_area(to, with, area, NAME_WIDTH);
        fputs("  ", to);
        if (!end_wrapped(to, &line, NAME_WIDTH + 4, NAME_WIDTH + 4)) {
            return false;
        }
    }
    if (with->overall >= 0) {
        fputs("\n  The auditors' own overall grades\n", to);
    }
    for (int period = 0; with->overall >= 0 && period < CYCLE_PERIODS; period++) {
        int64_t grades[CAF_SCALE_GRADES];
        if (cycle_overall(of, instrument, period, grades) > 0) {
            fprintf(to, "  %-*s", (int)NAME_WIDTH, cycle_period_name(period));
            (void)put_grades(to, with, with->overall, grades, "  ");
            fputc('\n', to);
        }
    }
    return true;
}

static bool put_themes(FILE *to, const cycle *of)
{
    for (int32_t i = 0; i < of->n_instruments; i++) {
        bool unmeasured = false;
        for (int32_t area = 0; area < of->instruments[i].n_areas; area++) {
            unmeasured = unmeasured || is_unmeasured(&of->instruments[i], of->instruments[i].areas[area].scale);
        }
        if (cycle_audits_in(of, i, CYCLE_YEAR) + cycle_audits_in(of, i, CYCLE_YEAR_BEFORE) > 0) {
            put_quarters(to, of, i);
            if (unmeasured) {
                fputs("  Its grades have no points: --good says which of them count as good. Until then nothing is better or worse.\n", to);
            }
            if (!put_parts(to, of, i)) {
                return false;
            }
        }
    }
    return true;
}

static void put_standing(FILE *to, const cycle *of, const cycle_standing *one, int width)
{
    char text[COUNT_TEXT];
    char lacks[LACKS_TEXT];
    static const int32_t styles[CAF_AREA_CHANGES] = { CAF_STYLE_FAINT, CAF_STYLE_MET, CAF_STYLE_NOT_MET, CAF_STYLE_END };
    fputs("  ", to);
    put_area(to, &of->instruments[one->instrument], one->area, NAME_WIDTH);
    fprintf(to, "%*s  ", width, count_text(&one->last->count, text));
    put_string(to, of->audits[one->last->audit].name, AUDIT_WIDTH);
    if (one->before == NULL) {
        fprintf(to, "%*s  the first", width, "-");
    } else {
        fprintf(to, "%*s  ", width, count_text(&one->before->count, text));
        put_string(to, of->audits[one->before->audit].name, AUDIT_WIDTH - 2);
        fputs("  ", to);
        put_styled(to, styles[one->change], "%s", change_word(one->change));
    }
    fputc('\n', to);
    if (one->is_below == 1) {
        fprintf(to, "    below %lld %%: ", (long long)of->asked.below);
        put_styled(to, one->lacks <= NO_PLAN ? CAF_STYLE_DUE : CAF_STYLE_NOT_MET, "%s", improvement_text(one, lacks));
        fputc('\n', to);
    }
}

static int standings_width(const cycle *of)
{
    int width = CELL_WIDTH;
    for (int64_t i = 0; i < of->n_standings; i++) {
        width = wider(width, &of->standings[i].last->count);
        width = of->standings[i].before != NULL ? wider(width, &of->standings[i].before->count) : width;
    }
    return width;
}

static void put_agencies(FILE *to, const cycle *of)
{
    const named_count *agency = NULL;
    int width = standings_width(of);
    for (int64_t i = 0; i < of->n_standings; i++) {
        const cycle_standing *one = &of->standings[i];
        if (i == 0 || one->agency != agency) {
            agency = one->agency;
            fputc('\n', to);
            begin_style(to, CAF_STYLE_HEADING);
            fputs("Agency ", to);
            put_agency(to, agency, 0);
            end_style(to, CAF_STYLE_HEADING);
            fprintf(to, "\n  %-*s%*s  %-*s%*s\n", (int)NAME_WIDTH, "", width, "last audit", (int)AUDIT_WIDTH, "", width, "before");
        }
        put_standing(to, of, one, width);
    }
    if (of->asked.below == 0) {
        fputs("\nNo area for improvement is named: --below says from which percentage on.\n", to);
    }
}

static void put_shown(FILE *to, const cycle *of, const cycle_action *action)
{
    for (int32_t i = 0; i < action->n_shown; i++) {
        const cycle_shown *one = &of->shown[action->first_shown + i];
        char now[COUNT_TEXT];
        char was[COUNT_TEXT];
        fprintf(to, "      it showed %s", count_text(&one->after->count, now));
        if (one->before != NULL) {
            fprintf(to, " against %s in ", count_text(&one->before->count, was));
            put_string(to, of->audits[one->before->audit].name, 0);
            fprintf(to, ": %s\n", change_word(one->change));
        } else {
            fputs(", with nothing before to hold it against\n", to);
        }
    }
}

/* "by Friday 1 May 2026: missed, 12 days over" */
static void put_slot(FILE *to, const caf_slot *slot, const char *what, const char *none)
{
    if (slot->due != 0) {
        fprintf(to, "    %s by %s: ", what, words(slot->due));
    } else {
        fprintf(to, "    %s: %s, ", what, none);
    }
    put_state(to, slot);
}

static bool put_action(FILE *to, const cycle *of, const cycle_action *action)
{
    wrapped line = { NULL, 0, NULL };
    if (!begin_wrapped(&line)) {
        return false;
    }
    put_agency(line.to, action->agency, 0);
    fputs(", ", line.to);
    put_string(line.to, action->theme, 0);
    fputs(": ", line.to);
    put_string(line.to, action->action, 0);
    if (!end_wrapped(to, &line, 0, 2)) {
        return false;
    }
    fputs("    ", to);
    put_string(to, action->owner[0] != '\0' ? action->owner : "no owner", 0);
    fprintf(to, ", planned %s\n", words(action->days.planned));
    put_slot(to, &action->state, "To be done", "no day is set");
    fputc('\n', to);
    put_slot(to, &action->reaudit, "Re-audit", "no date is set");
    if (action->audit >= 0) {
        fputs(", ", to);
        put_string(to, of->audits[action->audit].name, 0);
    }
    fputc('\n', to);
    put_shown(to, of, action);
    return true;
}

static bool put_actions(FILE *to, const cycle *of)
{
    put_heading(to, "Actions and re-audits");
    if (of->asked.plan == NULL) {
        fputs("  No plan was given, so nothing is said of actions (--plan).\n", to);
    }
    int64_t n = 0;
    for (int64_t i = 0; i < of->n_actions; i++) {
        if (of->actions[i].state.state != CAF_SLOT_NONE) {
            n++;
            if (!put_action(to, of, &of->actions[i])) {
                return false;
            }
        }
    }
    fputs(of->asked.plan != NULL && n == 0 ? "  No action was planned by then.\n" : "", to);
    return true;
}

bool put_cycle_text(FILE *to, const cycle *of)
{
    put_head(to, of);
    put_unsafe(to, of);
    put_standards(to, of);
    if (!put_themes(to, of)) {
        return false;
    }
    put_agencies(to, of);
    return put_actions(to, of);
}
