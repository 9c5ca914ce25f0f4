#include <stdlib.h>
#include <string.h>
#include "dates.h"
#include "household_print.h"
#include "household_view.h"
#include "put.h"
#include "screen.h"
#include "stage_words.h"

/* Eighty columns: a rule or a meeting, then four cases. Text is narrower where a terminal is. */
enum { WIDTH = 80, LABEL = 34, CELL = 11, AT_A_TIME = 4 };

static void print_relative(const household *of, int i)
{
    const relative *one = &of->relatives[i];
    char day[CAF_DATE_TEXT] = "";
    char text[MOVE_TEXT];
    int32_t age;
    printf("  %c  ", letter_of(i));
    put_name(stdout, one->name, one->length, 0);
    if (of->files.n > 1) {
        fputs(" (", stdout);
        put_name(stdout, of->files.all[one->kept.file], strlen(of->files.all[one->kept.file]), 0);
        printf(", line %lld)", (long long)one->kept.line);
    } else if (one->kept.line > 0) {
        printf(" (line %lld)", (long long)one->kept.line);
    }
    if (one->born != 0 && caf_date_format(one->born, day) == CAF_OK && caf_age_on(one->born, of->with->as_of, &age) == CAF_OK) {
        printf(": born %s, aged %ld", day, (long)age);
    } else if (one->expected != 0 && caf_date_format(one->expected, day) == CAF_OK) {
        printf(": expected %s, no birth on record", day);
    } else {
        fputs(": no birth on record", stdout);
    }
    printf("; %s\n", one->kept.not_yet ? "not opened yet" : one->kept.stage == CAF_AT_NONE ? "nothing on record" : stage_words(one->kept.stage, text));
}

static void print_head(const char *label, int first, int end)
{
    putchar('\n');
    begin_style(stdout, CAF_STYLE_HEADING);
    printf("%-*s", LABEL, label);
    for (int i = first; i < end; i++) {
        printf("%*c", CELL, letter_of(i));
    }
    end_style(stdout, CAF_STYLE_HEADING);
    putchar('\n');
}

static void print_cell(const relative *whose, const standing *of)
{
    static const char *const words[CAF_VERDICTS] = { "-", "met", "NOT MET", "due", "unknown", "-", "judgement" };
    int32_t style = of->safeguarding ? CAF_STYLE_SAFEGUARDING : caf_verdict_style(of->verdict);
    char day[CAF_DATE_TEXT];
    if (whose->kept.not_yet) {
        put_styled(stdout, CAF_STYLE_FAINT, "%*s", CELL, "not open");
    } else if (of->data) {
        put_styled(stdout, CAF_STYLE_DATA, "%*s", CELL, "problem");
    } else if (of->verdict == CAF_JUDGEMENT && of->safeguarding) {
        put_styled(stdout, style, "%*s", CELL, "JUDGEMENT");
    } else if (of->verdict == CAF_DUE && of->due != 0 && caf_date_format(of->due, day) == CAF_OK) {
        put_styled(stdout, style, "%*s", CELL, day);
    } else {
        put_styled(stdout, of->verdict == 0 ? CAF_STYLE_FAINT : style, "%*s", CELL, words[of->verdict]);
    }
}

static void print_rules(const household *of, int32_t profile, int call, const char *label)
{
    for (int first = 0; first < of->n; first += AT_A_TIME) {
        int end = first + AT_A_TIME < of->n ? first + AT_A_TIME : of->n;
        bool some = false;
        for (caf_rule_id rule = 1; rule < caf_rule_count(); rule++) {
            if (caf_rule_get(rule) == NULL || rule == CAF_NO_CASE || calls_for(of, profile, rule) != call) {
                continue;
            }
            if (!some) {
                print_head(label, first, end);
            }
            some = true;
            printf("  %-*s", LABEL - 2, caf_rule_get(rule)->name);
            for (int i = first; i < end; i++) {
                standing one = standing_of(&of->relatives[i], profile, rule);
                print_cell(&of->relatives[i], &one);
            }
            putchar('\n');
        }
    }
}

/* What a meeting is to one case; a meeting that served others, where the case was open, in capitals. */
static void print_meeting_cell(const household *of, int i, int64_t meeting)
{
    caf_meeting_row row;
    if (meeting_of(of, i, meeting, &row)) {
        printf("%*s", CELL, words_of_meeting(&row));
        return;
    }
    const caf_family_finding *shown = not_served(of, i, meeting);
    if (shown != NULL) {
        put_styled(stdout, caf_verdict_style(shown->verdict), "%*s", CELL, shown->verdict == CAF_JUDGEMENT ? "NOT SERVED" : "unknown");
        return;
    }
    put_styled(stdout, CAF_STYLE_FAINT, "%*s", CELL, "-");
}

/* "2026-05-01 m3"; a long name has a line of its own. */
static void print_meeting_label(const household *of, const dated_meeting *dated)
{
    char day[CAF_DATE_TEXT] = "no day";
    kept_name name = name_in(of, OF_MEETING, dated->meeting);
    if (dated->day != 0) {
        (void)caf_date_format(dated->day, day);
    }
    printf("  %-10s ", day);
    put_name(stdout, name.text, name.length, LABEL - 13);
    if (name.length > LABEL - 13) {
        printf("\n%*s", LABEL, "");
    }
}

static void print_meetings(const household *of)
{
    int64_t n = of->names[OF_MEETING].n;
    dated_meeting *all = sort_meetings(of);
    if (all == NULL || n == 0) {
        free(all);
        return;
    }
    for (int first = 0; first < of->n; first += AT_A_TIME) {
        int end = first + AT_A_TIME < of->n ? first + AT_A_TIME : of->n;
        print_head("TAF meetings", first, end);
        for (int64_t k = 0; k < n; k++) {
            print_meeting_label(of, &all[k]);
            for (int i = first; i < end; i++) {
                print_meeting_cell(of, i, all[k].meeting);
            }
            putchar('\n');
        }
    }
    free(all);
}

static void print_shown(const household *of)
{
    bool some = false;
    int64_t n;
    for (int64_t i = 0; i < of->n_shown; i += n) {
        const caf_family_finding *shown = &of->shown[i];
        n = alike_from(of, i);
        char text[FAMILY_TEXT];
        char *line = NULL;
        size_t size;
        FILE *to = is_in_table(shown) || caf_family_text(shown, text, sizeof text, NULL) != CAF_OK ? NULL : open_memstream(&line, &size);
        if (to == NULL) {
            continue;
        }
        put_where(to, of, shown, n);
        fprintf(to, ": %s (", text);
        put_styled(to, caf_verdict_style(shown->verdict), "%s", caf_verdict_name(shown->verdict));
        fputc(')', to);
        if (fclose(to) == 0) {
            if (!some) {
                put_heading(stdout, "What only the family shows");
            }
            put_wrapped(stdout, line, strlen(line), 2, text_width(WIDTH));
            some = true;
        }
        free(line);
    }
    if (!some) {
        puts("\nThe family shows nothing further.");
    }
}

void print_household_text(const household *of)
{
    putchar('\n');
    begin_style(stdout, CAF_STYLE_HEADING);
    fputs("Family ", stdout);
    put_name(stdout, of->name, of->length, 0);
    end_style(stdout, CAF_STYLE_HEADING);
    if (of->too_many > 0) {
        printf(": %lld cases name it, more than a family has (%d at most); not shown\n", (long long)of->too_many, MOST_CASES);
        return;
    }
    printf(": %d %s\n", of->n, of->n == 1 ? "case" : "cases");
    for (int i = 0; i < of->n; i++) {
        print_relative(of, i);
    }
    for (int32_t profile = 0; profile < of->with->n_profiles; profile++) {
        if (of->with->n_profiles > 1) {
            put_heading(stdout, "Profile %s", caf_profile_name(of->with->profiles[profile]));
        }
        print_rules(of, profile, 2, "Not met or due");
        print_rules(of, profile, 1, "Not known");
    }
    print_meetings(of);
    print_shown(of);
}
