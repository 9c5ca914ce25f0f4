/* The story of a case for a person at a terminal. */
#include <string.h>
#include "case_print.h"
#include "dates.h"
#include "profile_view.h"
#include "put.h"
#include "screen.h"
#include "stage_words.h"

static void begin_part(FILE *to, const char *heading)
{
    fputs("\n  ", to);
    put_styled(to, CAF_STYLE_HEADING, "%s", heading);
    fputc('\n', to);
}

static void print_day(FILE *to, caf_date day)
{
    char text[CAF_DATE_TEXT] = "no day set";
    if (day != 0) {
        (void)caf_date_format(day, text);
    }
    fprintf(to, "%-10s", text);
}

static void print_standing(FILE *to, const case_story *of)
{
    const caf_stay *stay = story_stay(of);
    char words[MOVE_TEXT];
    char day[CAF_DATE_WORDS];
    begin_style(to, CAF_STYLE_HEADING);
    put_name(to, of->name != NULL ? of->name : "", of->name_length, 0);
    end_style(to, CAF_STYLE_HEADING);
    if (stay == NULL) {
        fputs(of->not_yet ? ": not opened yet" : ": nothing of it is on record", to);
    } else {
        fprintf(to, ": %s since %s", stage_words(stay->stage, words),
                stay->from != 0 ? words_of(stay->from, day) : "a day that is not recorded");
    }
    fprintf(to, ", as on %s\n", words_of(of->as_of, day));
}

static void print_finding(FILE *to, const case_story *of, const settings *with, const caf_reader *reader, const story_finding *one)
{
    const caf_finding *finding = &one->finding;
    fputs("    ", to);
    put_styled(to, CAF_STYLE_SAFEGUARDING, "%s", finding->kind == CAF_SAFEGUARDING ? "SAFEGUARDING: " : "");
    put_styled(to, caf_verdict_style(finding->verdict), "%s", caf_verdict_name(finding->verdict));
    fprintf(to, ": %s, %s", caf_rule_get(finding->rule)->name, rule_title(with->profiles[one->profile], finding->rule, of->as_of));
    if (finding->row != 0) {
        fputs(" (", to);
        put_subject(to, reader, finding);
        fputc(')', to);
    }
    if (with->n_profiles > 1) {
        fprintf(to, " [%s]", caf_profile_name(with->profiles[one->profile]));
    }
    fputc('\n', to);
    put_wrapped(to, one->explanation, strlen(one->explanation), 6, text_width(CAF_REPORT_WIDTH));
}

static void print_missed(FILE *to, const case_story *of, const settings *with, const caf_reader *reader)
{
    int64_t open = 0;
    int64_t n = 0;
    begin_part(to, "What was missed, and why");
    for (int64_t i = 0; i < of->n_findings; i++) {
        const caf_finding *finding = &of->findings[i].finding;
        if (is_pressing_finding(finding)) {
            print_finding(to, of, with, reader, &of->findings[i]);
            n++;
        } else {
            open += finding->verdict != CAF_DUE;
        }
    }
    fputs(n == 0 ? "    nothing\n" : "", to);
    if (open > 0) {
        fprintf(to, "    %lld more not known, or for a person to judge (--format html or json)\n", (long long)open);
    }
}

static void print_owed(FILE *to, const case_story *of, const settings *with)
{
    begin_part(to, of->owed.n > 0 ? "What is due next" : "What is due next: nothing");
    for (int64_t i = 0; i < of->owed.n; i++) {
        const caf_obligation *one = &of->owed.all[i];
        const caf_rule *rule = caf_rule_get(one->finding.rule);
        fputs("    ", to);
        print_day(to, one->finding.due);
        fprintf(to, "  %-20s  ", rule->name);
        put_styled(to, one->overdue ? CAF_STYLE_NOT_MET : CAF_STYLE_END, "%s", one->overdue ? "overdue: " : "");
        fprintf(to, "%s\n", rule_title(with->profiles[asking_place(with, one)], one->finding.rule, of->as_of));
    }
}

static void print_days(FILE *to, const case_story *of)
{
    const char *between = "    without a day: ";
    begin_part(to, of->n_days > 0 ? "Day by day" : "Day by day: nothing with a date is recorded");
    for (int64_t i = 0; i < of->n_days; i++) {
        const story_day *day = &of->days[i];
        fputs("    ", to);
        print_day(to, day->from);
        fputs("  ", to);
        if (day->kind > STORY_RECORDED) {
            put_styled(to, caf_verdict_style(day->kind - STORY_DUE), "%s", story_kind_name(day->kind));
            fputs(": ", to);
        } else if (day->kind == STORY_STAGE) {
            put_styled(to, CAF_STYLE_FAINT, "stage: ");
        }
        put_name(to, day->text, day->length, 0);
        if ((day->kind == STORY_LEAD || day->kind == STORY_CONCERN) && !day->is_open) {
            fputs(", until ", to);
            print_day(to, day->until);
        }
        fputc('\n', to);
    }
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        if (of->undated[table] > 0) {
            fprintf(to, "%s%lld of %s", between, (long long)of->undated[table], story_lane_name(TABLE_LANE + table));
            between = ", ";
        }
    }
    fputs(between[0] == ',' ? "\n" : "", to);
}

static void print_shade(FILE *to, int shade)
{
    static const int32_t styles[SHADES] = { [SHADE_RED] = CAF_STYLE_NOT_MET, [SHADE_AMBER] = CAF_STYLE_DUE, [SHADE_GREEN] = CAF_STYLE_MET };
    fputc(' ', to);
    put_styled(to, styles[shade], "%s", shade != SHADE_ABSENT ? shade_letter(shade) : ".");
}

static void print_colours(FILE *to, const case_rag *of, const caf_reader *reader)
{
    bool is_empty = of->n_actions == 0 || of->n_days == 0;
    begin_part(to, !is_empty              ? "Red, amber and green from TAF to TAF"
                   : of->n_actions == 0 ? "Red, amber and green: no action is on record"
                                        : "Red, amber and green: no TAF or review with its day is on record");
    if (is_empty) {
        return;
    }
    for (int64_t i = 0; i < of->n_days; i++) {
        fprintf(to, "    %2lld  ", (long long)i + 1);
        print_day(to, of->days[i].on);
        fprintf(to, "  %-12s", rag_day_name(&of->days[i]));
        for (int shade = SHADE_RED; shade < SHADES; shade++) {
            if (of->days[i].numbers[shade] > 0) {
                fprintf(to, "  %s %lld", shade_letter(shade), (long long)of->days[i].numbers[shade]);
            }
        }
        fputc('\n', to);
    }
    for (int64_t action = 0; action < of->n_actions; action++) {
        caf_finding row;
        memset(&row, 0, sizeof row);
        row.table = CAF_ACTIONS;
        row.row = of->actions[action].id != 0 ? of->actions[action].id : -of->actions[action].number;
        fputs("   ", to);
        for (int64_t day = 0; day < of->n_days; day++) {
            print_shade(to, of->shades[action * of->n_days + day]);
        }
        fputs("  ", to);
        put_subject(to, reader, &row);
        fputc('\n', to);
    }
    fputs("    R red, A amber, G green, C completed and not rated there, N not rated, ? not known, . not agreed yet\n", to);
}

bool print_story_text(const case_story *of, const settings *with, const caf_reader *reader, FILE *to)
{
    print_standing(to, of);
    print_owed(to, of, with);
    print_missed(to, of, with, reader);
    print_days(to, of);
    print_colours(to, &of->rag, reader);
    return true;
}
