#include <stdlib.h>
#include <string.h>
#include "dates.h"
#include "household_print.h"
#include "put.h"
#include "screen.h"
#include "stage_words.h"

/* Eighty columns: a rule or a meeting, then four cases. Text is narrower where a terminal is. */
enum { WIDTH = 80, LABEL = 34, CELL = 11, AT_A_TIME = 4 };

/* The gravest answer of a rule to one case. */
typedef struct standing {
    int32_t verdict; /* 0: none */
    caf_date due;    /* the earliest, of what is due */
    bool data;       /* a data problem */
    bool safeguarding; /* one that is open */
} standing;

static standing standing_of(const relative *of, int32_t profile, caf_rule_id rule)
{
    static const int32_t gravity[CAF_VERDICTS] = { 0, 2, 6, 5, 4, 1, 3 };
    standing worst = { 0, 0, false, false };
    for (int64_t i = 0; i < of->kept.n; i++) {
        const caf_finding *finding = &of->kept.found[i];
        if (finding->rule != rule || finding->profile != profile) {
            continue;
        }
        int32_t verdict = finding->verdict;
        worst.data = worst.data || (finding->kind == CAF_DATA && verdict == CAF_UNKNOWN);
        worst.safeguarding = worst.safeguarding || (finding->kind == CAF_SAFEGUARDING &&
                                                    (verdict == CAF_NOT_MET || verdict == CAF_DUE || verdict == CAF_JUDGEMENT));
        if (verdict == CAF_DUE && finding->due != 0 && (worst.due == 0 || finding->due < worst.due)) {
            worst.due = finding->due;
        }
        worst.verdict = gravity[verdict] > gravity[worst.verdict] ? verdict : worst.verdict;
    }
    return worst;
}

static char letter_of(int which)
{
    return (char)(which < 26 ? 'A' + which : 'a' + which - 26);
}

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

/* What of a rule calls for somebody in one of the cases: 0 nothing, 1 facts, 2 an act. */
static int calls_for(const household *of, int32_t profile, caf_rule_id rule)
{
    int call = 0;
    for (int i = 0; i < of->n; i++) {
        standing one = standing_of(&of->relatives[i], profile, rule);
        bool acts = one.verdict == CAF_NOT_MET || one.verdict == CAF_DUE || one.data || one.safeguarding;
        call = acts ? 2 : one.verdict == CAF_UNKNOWN && call == 0 ? 1 : call;
    }
    return call;
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

/* The day a meeting is known by: held, planned or cancelled, in the first case that says so. */
static caf_date day_of(const household *of, int64_t meeting)
{
    caf_date day = 0;
    for (int pass = 0; pass < 3 && day == 0; pass++) {
        for (int i = 0; i < of->n && day == 0; i++) {
            caf_meeting_row row;
            if (meeting_of(of, i, meeting, &row)) {
                day = pass == 0 ? row.held_on : pass == 1 ? row.planned_for : row.cancelled_on;
            }
        }
    }
    return day;
}

/* What is on record of a meeting in one case. */
static const char *words_of_meeting(const caf_meeting_row *row)
{
    bool held = row->held_on != 0 || row->held == CAF_YES;
    bool cancelled = row->cancelled_on != 0 || row->cancelled == CAF_YES;
    return held && cancelled           ? "both"
           : held                      ? "held"
           : cancelled                 ? "cancelled"
           : row->held == CAF_NO       ? "not held"
           : row->planned_for != 0     ? "planned"
                                       : "linked";
}

/* What a meeting is to one case; a meeting that served others, where the case was open, in capitals. */
static void print_meeting_cell(const household *of, int i, int64_t meeting)
{
    caf_meeting_row row;
    if (meeting_of(of, i, meeting, &row)) {
        printf("%*s", CELL, words_of_meeting(&row));
        return;
    }
    for (int64_t j = 0; j < of->n_shown; j++) {
        const caf_family_finding *shown = &of->shown[j];
        if (shown->kind == CAF_FAMILY_NOT_SERVED && shown->row == meeting && shown->case_id == of->relatives[i].case_id) {
            put_styled(stdout, caf_verdict_style(shown->verdict), "%*s", CELL,
                       shown->verdict == CAF_JUDGEMENT ? "NOT SERVED" : "unknown");
            return;
        }
    }
    put_styled(stdout, CAF_STYLE_FAINT, "%*s", CELL, "-");
}

/* A meeting with the day it is known by. */
typedef struct dated_meeting {
    int64_t meeting;
    caf_date day;
} dated_meeting;

static int compare_days(const void *a, const void *b)
{
    const dated_meeting *one = a;
    const dated_meeting *other = b;
    int order = (one->day > other->day) - (one->day < other->day);
    return order != 0 ? order : (one->meeting > other->meeting) - (one->meeting < other->meeting);
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
    dated_meeting *all = malloc(((size_t)n + 1) * sizeof *all);
    if (all == NULL || n == 0) {
        free(all);
        return;
    }
    for (int64_t i = 0; i < n; i++) {
        all[i] = (dated_meeting){ i + 1, day_of(of, i + 1) };
    }
    qsort(all, (size_t)n, sizeof *all, compare_days);
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

/* That a meeting served another case stands in the table of meetings already. */
static bool is_in_table(const caf_family_finding *shown)
{
    return shown->kind == CAF_FAMILY_NOT_SERVED && shown->other_row == 0;
}

/* Whether two differ only in the other case: then they are told together. */
static bool is_alike(const caf_family_finding *one, const caf_family_finding *other)
{
    return one->kind == CAF_FAMILY_NOT_LISTED && other->kind == one->kind && other->verdict == one->verdict && other->case_id == one->case_id;
}

static void put_other(FILE *to, const household *of, int64_t case_id)
{
    int other = relative_of(of, case_id);
    kept_name name = name_in(of, OF_CASE, case_id);
    if (other >= 0) {
        fputc(letter_of(other), to);
    } else {
        put_name(to, name.text, name.length, 0);
    }
}

/* "B, with C, TAF meeting taf-2": where to look, in the first of n that are alike. */
static void put_where(FILE *to, const household *of, const caf_family_finding *shown, int64_t n)
{
    kept_name row = name_in(of, shown->table == CAF_MEETINGS ? OF_MEETING : OF_CHILD, shown->row);
    fputc(letter_of(relative_of(of, shown->case_id)), to);
    for (int64_t i = 0; i < n; i++) {
        fputs(i == 0 ? ", with " : i + 1 < n ? ", " : " and ", to);
        put_other(to, of, shown[i].other_case);
    }
    if (row.length > 0) {
        fprintf(to, ", %s ", caf_table_row_name(shown->table));
        put_name(to, row.text, row.length, 0);
    }
}

static void print_shown(const household *of)
{
    bool some = false;
    int64_t n;
    for (int64_t i = 0; i < of->n_shown; i += n) {
        const caf_family_finding *shown = &of->shown[i];
        for (n = 1; i + n < of->n_shown && is_alike(shown, shown + n); n++) {
        }
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
