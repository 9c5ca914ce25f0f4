/* What changed between two states of a caseload, as text for a person and as JSON or CSV for a program. */
#include <stdlib.h>
#include <string.h>
#include "comparison.h"
#include "dates.h"
#include "messages.h"
#include "profile_view.h"
#include "put.h"
#include "screen.h"
#include "stage_words.h"

/* What the lines of a change need. */
typedef struct change_view {
    const caf_change *change;
    const caf_finding *old;   /* NULL: none */
    const caf_finding *fresh; /* NULL: none */
    const caf_finding *some;
    const caf_rule *rule;
    const char *title;
    const char *profile;
    const char *row;          /* its name; NULL: none */
    size_t row_length;
    int64_t row_number;
    const char *name;         /* of the case */
    size_t length;
    int64_t lines[2];
    const char *why;          /* NULL: of a finding that is gone */
} change_view;

static change_view view_of(const comparison *of, const caf_change *change, const char *name, size_t length)
{
    change_view view;
    const kept_case *side = change->after >= 0 ? &of->fresh : &of->old;
    const settings *with = change->after >= 0 ? of->after : of->before;
    memset(&view, 0, sizeof view);
    view.change = change;
    view.old = change->before >= 0 ? &of->old.found[change->before] : NULL;
    view.fresh = change->after >= 0 ? &of->fresh.found[change->after] : NULL;
    view.some = view.fresh != NULL ? view.fresh : view.old;
    view.rule = caf_rule_get(view.some->rule);
    view.title = rule_title(with->profiles[view.some->profile], view.some->rule, with->as_of);
    view.profile = view.some->kind == CAF_DATA ? NULL : caf_profile_name(with->profiles[view.some->profile]);
    view.row_length = kept_subject(side, change->after >= 0 ? change->after : change->before, &view.row, &view.row_number);
    view.name = name;
    view.length = length;
    view.lines[0] = view.old != NULL ? of->old.line : 0;
    view.lines[1] = view.fresh != NULL ? of->fresh.line : 0;
    return view;
}

static caf_date due_of(const caf_finding *finding)
{
    return finding != NULL ? finding->due : 0;
}

static caf_date done_of(const caf_finding *finding)
{
    return finding != NULL ? finding->done : 0;
}

static bool is_safeguarding(int32_t kind)
{
    return kind == CAF_CHANGE_SAFEGUARDING_NEW || kind == CAF_CHANGE_SAFEGUARDING_CLOSED;
}

static void put_number(FILE *to, int64_t number, const char *none)
{
    if (number != 0) {
        fprintf(to, "%lld", (long long)number);
    } else {
        fputs(none, to);
    }
}

static void put_flags(FILE *to, int32_t flags, const char *between)
{
    const char *comma = "";
    for (int32_t bit = 1; bit <= flags; bit <<= 1) {
        if (flags & bit) {
            fprintf(to, "%s%s", comma, caf_change_flag_name(bit));
            comma = between;
        }
    }
}

static void put_csv_head(FILE *to, const char *word, const char *name, size_t length, const int64_t lines[2])
{
    fprintf(to, "%s,", word);
    put_cell(to, name, length);
    fputc(',', to);
    put_number(to, lines[0], "");
    fputc(',', to);
    put_number(to, lines[1], "");
}

static const char *verdict_or_none(const caf_finding *finding)
{
    return finding != NULL ? verdict_word(finding->verdict) : "none";
}

static void put_csv(FILE *to, const change_view *view)
{
    put_csv_head(to, caf_change_name(view->change->kind), view->name, view->length, view->lines);
    put_next_text(to, view->profile);
    fprintf(to, ",%s", view->rule->name);
    put_next_text(to, view->title);
    put_next_subject(to, view->some, view->row, view->row_length, view->row_number);
    fprintf(to, ",%s,%s", verdict_or_none(view->old), verdict_or_none(view->fresh));
    put_next_day(to, due_of(view->old));
    put_next_day(to, due_of(view->fresh));
    put_next_day(to, done_of(view->old));
    put_next_day(to, done_of(view->fresh));
    fputc(',', to);
    put_flags(to, view->change->flags, " ");
    put_next_text(to, view->why);
    fputs("\r\n", to);
}

static void put_json_head(FILE *to, const char *word, const char *name, size_t length, const int64_t lines[2])
{
    fprintf(to, "    {\"change\": \"%s\", \"case\": ", word);
    put_json(to, name, length);
    fputs(", \"old_line\": ", to);
    put_number(to, lines[0], "null");
    fputs(", \"new_line\": ", to);
    put_number(to, lines[1], "null");
}

static void put_json_change(FILE *to, const change_view *view)
{
    put_json_head(to, caf_change_name(view->change->kind), view->name, view->length, view->lines);
    put_member(to, "profile", view->profile);
    put_member(to, "rule", view->rule->name);
    put_member(to, "title", view->title);
    fputs(", \"subject\": ", to);
    put_json_subject(to, view->some, view->row, view->row_length, view->row_number);
    fprintf(to, ", \"old\": \"%s\", \"new\": \"%s\"", verdict_or_none(view->old), verdict_or_none(view->fresh));
    put_day_member(to, "old_due", due_of(view->old));
    put_day_member(to, "new_due", due_of(view->fresh));
    put_day_member(to, "old_done", done_of(view->old));
    put_day_member(to, "new_done", done_of(view->fresh));
    fputs(", \"also\": [", to);
    if (view->change->flags != 0) {
        fputc('"', to);
        put_flags(to, view->change->flags, "\", \"");
        fputc('"', to);
    }
    fputc(']', to);
    put_member(to, "explanation", view->why);
    fputc('}', to);
}

int32_t change_style(int32_t kind)
{
    static const int32_t styles[CAF_CHANGES] = {
        [CAF_CHANGE_SAFEGUARDING_NEW] = CAF_STYLE_SAFEGUARDING, [CAF_CHANGE_SAFEGUARDING_CLOSED] = CAF_STYLE_SAFEGUARDING,
        [CAF_CHANGE_DATA_NEW] = CAF_STYLE_DATA,                 [CAF_CHANGE_DATA_GONE] = CAF_STYLE_MET,
        [CAF_CHANGE_OVERDUE] = CAF_STYLE_NOT_MET,               [CAF_CHANGE_NOT_MET] = CAF_STYLE_NOT_MET,
        [CAF_CHANGE_DUE] = CAF_STYLE_DUE,                       [CAF_CHANGE_DAY_MOVED] = CAF_STYLE_DUE,
        [CAF_CHANGE_JUDGEMENT] = CAF_STYLE_JUDGEMENT,           [CAF_CHANGE_UNKNOWN] = CAF_STYLE_UNKNOWN,
        [CAF_CHANGE_MENDED] = CAF_STYLE_MET,                    [CAF_CHANGE_DONE] = CAF_STYLE_MET,
        [CAF_CHANGE_MET] = CAF_STYLE_MET,
    };
    return styles[kind];
}

const char *change_words(int32_t kind)
{
    static const char *const words[CAF_CHANGES] = {
        NULL, "SAFEGUARDING, new", "SAFEGUARDING, no longer open", "new data problem", "data problem mended", "was due, now not met",
        "newly not met", "newly due", "another due day", "now for a person to judge", "not known now", "mended: now met",
        "was due, now done", "now known", "newly met", "no longer asked", "the same answer, with other details"
    };
    return words[kind];
}

static const int64_t order_of_kinds[CAF_CHANGES] = { 0, 1, 2, 4, 13, 3, 3, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15 };

/* The most urgent first; within a kind the more severe, then the earlier due day, then the order of the input. */
static pressing_rank rank_of(const comparison *of, const change_view *view)
{
    caf_date due = due_of(view->some);
    pressing_rank rank = { { order_of_kinds[view->change->kind], -(int64_t)view->some->severity, due != 0 ? due : INT32_MAX, of->listed } };
    return rank;
}

/* Kinds of one order have one style. */
int32_t pressed_style(const pressing_rank *rank)
{
    int32_t kind = 1;
    while (kind + 1 < CAF_CHANGES && order_of_kinds[kind] != rank->order[0]) {
        kind++;
    }
    return change_style(kind);
}

/* "not met, due Monday 15 June 2026"; "no finding" */
static void put_state(FILE *to, const caf_finding *finding)
{
    char words[CAF_DATE_WORDS];
    put_styled(to, finding != NULL ? caf_verdict_style(finding->verdict) : CAF_STYLE_FAINT, "%s",
               finding != NULL ? caf_verdict_name(finding->verdict) : "no finding");
    if (due_of(finding) != 0) {
        fprintf(to, finding->verdict == CAF_DUE ? " %s" : ", due %s", words_of(finding->due, words));
    }
    if (done_of(finding) != 0) {
        fprintf(to, ", done %s", words_of(finding->done, words));
    }
}

static void put_where(FILE *to, const change_view *view)
{
    put_name(to, view->name, view->length, 0);
    if (view->lines[0] != 0 && view->lines[1] != 0 && view->lines[0] != view->lines[1]) {
        fprintf(to, " (line %lld, was %lld)", (long long)view->lines[1], (long long)view->lines[0]);
    } else if (view->lines[0] != 0 || view->lines[1] != 0) {
        fprintf(to, " (line %lld)", (long long)(view->lines[1] != 0 ? view->lines[1] : view->lines[0]));
    }
    fputs(": ", to);
    put_styled(to, change_style(view->change->kind), "%s", change_words(view->change->kind));
}

static void put_rule(FILE *to, const comparison *of, const change_view *view)
{
    fputs(view->rule->name, to);
    if (view->rule->clause != NULL) {
        fprintf(to, ", clause %s", view->rule->clause);
    }
    fprintf(to, ": %s", view->title);
    if (view->profile != NULL) {
        fprintf(to, " (severity %s)", severity_name(view->some->severity));
        if (of->after->n_profiles > 1) {
            fprintf(to, " [%s]", view->profile);
        }
    }
    if (view->some->row != 0) {
        fprintf(to, "; %s %s", caf_table_row_name(view->some->table), view->row == NULL ? "number " : "");
        if (view->row != NULL) {
            put_name(to, view->row, view->row_length, 0);
        } else {
            fprintf(to, "%lld", (long long)view->row_number);
        }
    }
}

/* A few lines, wrapped only when they are printed. */
static void put_entry(FILE *to, const comparison *of, const change_view *view)
{
    put_where(to, view);
    fputc('\n', to);
    put_rule(to, of, view);
    fputs("\nBefore: ", to);
    put_state(to, view->old);
    fputs("\nNow: ", to);
    put_state(to, view->fresh);
    fprintf(to, "\n%s", view->why != NULL ? view->why : "");
}

static bool list_text(comparison *to, const change_view *view, const pressing_rank *rank)
{
    char *text = NULL;
    size_t size;
    FILE *entry = open_memstream(&text, &size);
    if (entry == NULL) {
        return no_memory();
    }
    put_entry(entry, to, view);
    if (fclose(entry) != 0) {
        free(text);
        return no_memory();
    }
    return keep_pressing(&to->tops, rank, text);
}

/* The finding as the check gave it: with the profile's own number. */
static bool explain_change(comparison *to, const caf_reader *reader, const caf_case *whose, change_view *view)
{
    if (view->fresh == NULL) {
        return true;
    }
    caf_finding finding = *view->fresh;
    const caf_context *context = &to->after->contexts[finding.profile];
    finding.profile = (int16_t)caf_profile_number(to->after->profiles[finding.profile]);
    if (!explain_finding(&to->why, reader, whose, context, &finding)) {
        return false;
    }
    view->why = to->why.text;
    return true;
}

bool list_finding(comparison *to, const caf_reader *reader, const caf_case *whose, const caf_change *change, const char *name, size_t length)
{
    change_view view = view_of(to, change, name, length);
    pressing_rank rank = rank_of(to, &view);
    to->listed++;
    bool is_chosen = to->format == COMPARISON_TEXT || to->format == COMPARISON_PAGE;
    if (is_chosen && !is_pressing(&to->tops, &rank)) {
        return true;
    }
    if (!explain_change(to, reader, whose, &view)) {
        return false;
    }
    FILE *lines = is_safeguarding(change->kind) ? to->first : to->rest;
    if (is_chosen) {
        return list_text(to, &view, &rank);
    }
    if (to->format == COMPARISON_CSV) {
        put_csv(lines, &view);
    } else {
        fputs(ftello(lines) > 0 ? ",\n" : "", lines);
        put_json_change(lines, &view);
    }
    return true;
}

bool list_case(comparison *to, const char *name, size_t length, int64_t old_line, int64_t new_line, const char *what, const char *from,
               const char *after)
{
    const int64_t lines[2] = { old_line, new_line };
    to->listed++;
    if (to->format == COMPARISON_CSV) {
        put_csv_head(to->rest, what, name, length, lines);
        fprintf(to->rest, ",,,,,,,%s,%s,,,,,,\r\n", from != NULL ? from : "", after != NULL ? after : "");
    } else if (to->format == COMPARISON_JSON) {
        fputs(ftello(to->rest) > 0 ? ",\n" : "", to->rest);
        put_json_head(to->rest, what, name, length, lines);
        put_member(to->rest, "old", from);
        put_member(to->rest, "new", after);
        fputc('}', to->rest);
    }
    return true;
}

const char *compared_file(const comparison *of, int side)
{
    return strcmp(of->files[side], "-") == 0 ? "standard input" : of->files[side];
}

static void print_side(const comparison *of, int side, FILE *to)
{
    const settings *with = side == 0 ? of->before : of->after;
    char words[CAF_DATE_WORDS];
    const char *file = compared_file(of, side);
    put_label(to, side == 0 ? "Old" : "New");
    put_name(to, file, strlen(file), 0);
    fprintf(to, " (%lld %s) as on %s\n", (long long)of->cases[side], of->cases[side] == 1 ? "case" : "cases", words_of(with->as_of, words));
}

bool has_one_list(const comparison *of)
{
    const char *before = of->before->holidays_file;
    const char *after = of->after->holidays_file;
    return before == after || (before != NULL && after != NULL && strcmp(before, after) == 0);
}

bool has_same_profiles(const comparison *of)
{
    for (int32_t i = 0; i < of->after->n_profiles; i++) {
        if (strcmp(caf_profile_name(of->before->profiles[i]), caf_profile_name(of->after->profiles[i])) != 0) {
            return false;
        }
    }
    return true;
}

static void print_head(const comparison *of, FILE *to)
{
    print_side(of, 0, to);
    print_side(of, 1, to);
    put_label(to, of->after->n_profiles > 1 ? "Profiles" : "Profile");
    if (!has_same_profiles(of)) {
        put_profiles(to, of->before);
        fputs("; then ", to);
    }
    put_profiles(to, of->after);
    const char *lists[] = { of->before->holidays_file, of->after->holidays_file };
    fputc('\n', to);
    put_label(to, "Holidays");
    for (int side = has_one_list(of); side < 2; side++) {
        const char *list = lists[side] != NULL ? lists[side] : "built in";
        put_name(to, list, strlen(list), 0);
        fputs(side == 0 ? "; then " : "", to);
    }
    fputc('\n', to);
    put_label(to, "By");
    fprintf(to, "libcaf %s\n", caf_version());
}

const char *const case_change_words[CASE_CHANGES] = { NULL, "new", "gone", "opened since", "not open any more" };

static void print_whole(const comparison *of, FILE *to)
{
    fputc('\n', to);
    begin_style(to, CAF_STYLE_HEADING);
    fprintf(to, "Cases: %lld of %lld in both changed", (long long)of->changed, (long long)of->both);
    for (int what = 1; what < CASE_CHANGES; what++) {
        if (of->whole[what] > 0) {
            fprintf(to, "; %lld %s", (long long)of->whole[what], case_change_words[what]);
        }
    }
    end_style(to, CAF_STYLE_HEADING);
    fputc('\n', to);
    for (int what = 1; what < CASE_CHANGES; what++) {
        int64_t n = of->whole[what] < CASES_NAMED ? of->whole[what] : CASES_NAMED;
        for (int64_t i = 0; i < n; i++) {
            fprintf(to, i == 0 ? "  %s: " : ", ", case_change_words[what]);
            put_name(to, of->named[what][i], strlen(of->named[what][i]), 0);
        }
        fputs(n == 0 ? "" : of->whole[what] > n ? " ...\n" : "\n", to);
    }
}

const int32_t compared_verdicts[CAF_VERDICTS] = { CAF_MET, CAF_NOT_MET, CAF_DUE, CAF_UNKNOWN, CAF_JUDGEMENT, CAF_NOT_APPLICABLE, 0 };

static const char *column_name(int32_t verdict)
{
    return verdict == 0 ? "none" : verdict == CAF_NOT_APPLICABLE ? "n/a" : caf_verdict_name(verdict);
}

static void print_matrix(const comparison *of, FILE *to)
{
    fputc('\n', to);
    begin_style(to, CAF_STYLE_HEADING);
    fputs("Findings            now", to);
    for (int i = 0; i < CAF_VERDICTS; i++) {
        fprintf(to, "%*s", i == 0 ? 7 : 11, column_name(compared_verdicts[i]));
    }
    end_style(to, CAF_STYLE_HEADING);
    for (int i = 0; i < CAF_VERDICTS; i++) {
        fprintf(to, "\n  was %-13s", column_name(compared_verdicts[i]));
        for (int j = 0; j < CAF_VERDICTS; j++) {
            if (compared_verdicts[i] != 0 || compared_verdicts[j] != 0) {
                int64_t n = of->matrix[compared_verdicts[i]][compared_verdicts[j]];
                put_styled(to, n == 0 ? CAF_STYLE_FAINT : CAF_STYLE_END, "%11lld", (long long)n);
            }
        }
    }
    fputc('\n', to);
}

static void print_kinds(const comparison *of, FILE *to)
{
    bool some = false;
    for (int32_t kind = 1; kind < CAF_CHANGES; kind++) {
        if (of->kinds[kind] > 0) {
            if (!some) {
                put_heading(to, "What became of them");
            }
            fputs("  ", to);
            put_styled(to, change_style(kind), "%-38s", change_words(kind));
            fprintf(to, "%9lld\n", (long long)of->kinds[kind]);
            some = true;
        }
    }
}

const char *compared_stage(int32_t stage, char *text)
{
    return stage == CAF_AT_NONE ? "nothing" : stage_words(stage, text);
}

static void print_stages(const comparison *of, FILE *to)
{
    bool some = false;
    for (int32_t from = 0; from < CAF_STAGES; from++) {
        for (int32_t after = 0; after < CAF_STAGES; after++) {
            char one[MOVE_TEXT];
            char other[MOVE_TEXT];
            if (of->stages[from][after] > 0) {
                if (!some) {
                    put_heading(to, "Stages of cases in both");
                }
                fprintf(to, "  %-16s -> %-18s%9lld\n", compared_stage(from, one), compared_stage(after, other),
                        (long long)of->stages[from][after]);
                some = true;
            }
        }
    }
}

int64_t changed_findings(const comparison *of)
{
    int64_t changes = 0;
    for (int32_t kind = 1; kind < CAF_CHANGES; kind++) {
        changes += of->kinds[kind];
    }
    return changes;
}

static void print_text(comparison *of, FILE *to)
{
    int64_t changes = changed_findings(of);
    sort_pressing(&of->tops);
    print_head(of, to);
    print_whole(of, to);
    print_matrix(of, to);
    print_kinds(of, to);
    print_stages(of, to);
    if (of->listed == 0) {
        fputs("\nNothing changed.\n", to);
        return;
    }
    if (of->tops.n > 0 && of->tops.n < changes) {
        put_heading(to, "The most important changes: %lld of %lld", (long long)of->tops.n, (long long)changes);
    } else if (of->tops.n > 0) {
        put_heading(to, "The changes, the most important first");
    }
    print_pressing(&of->tops, to, text_width(CAF_REPORT_WIDTH));
    if (of->tops.n < changes) {
        fprintf(to, "\n%lld more; --top shows up to %d, --format csv makes a table of them all.\n", (long long)(changes - of->tops.n),
                MOST_SHOWN);
    }
}

static void print_json_side(const comparison *of, int side, FILE *to)
{
    const settings *with = side == 0 ? of->before : of->after;
    fprintf(to, "  \"%s\": {\"file\": ", side == 0 ? "old" : "new");
    put_json_text(to, of->files[side]);
    put_day_member(to, "as_of", with->as_of);
    fputs(", \"profiles\": [", to);
    for (int32_t i = 0; i < with->n_profiles; i++) {
        fputs(i > 0 ? ", " : "", to);
        put_json_text(to, caf_profile_name(with->profiles[i]));
    }
    fputc(']', to);
    put_member(to, "holidays", with->holidays_file);
    fprintf(to, ", \"cases\": %lld},\n", (long long)of->cases[side]);
}

/* A comma and a line where something stood before. */
static const char *next_line(bool *some)
{
    const char *text = *some ? ",\n    " : "\n    ";
    *some = true;
    return text;
}

static void print_json_counts(const comparison *of, FILE *to)
{
    bool some = false;
    fprintf(to, "  \"in_both\": %lld,\n  \"changed\": %lld,\n", (long long)of->both, (long long)of->changed);
    fprintf(to, "  \"cases_new\": %lld,\n  \"cases_gone\": %lld,\n  \"cases_opened\": %lld,\n  \"cases_not_open\": %lld,\n  \"matrix\": [",
            (long long)of->whole[CASE_NEW], (long long)of->whole[CASE_GONE], (long long)of->whole[CASE_OPENED],
            (long long)of->whole[CASE_NOT_OPEN]);
    for (int32_t i = 0; i < CAF_VERDICTS * CAF_VERDICTS; i++) {
        int32_t from = i / CAF_VERDICTS;
        int32_t after = i % CAF_VERDICTS;
        if (of->matrix[from][after] > 0) {
            fprintf(to, "%s{\"from\": \"%s\", \"to\": \"%s\", \"findings\": %lld}", next_line(&some), verdict_word(from), verdict_word(after),
                    (long long)of->matrix[from][after]);
        }
    }
    fputs(some ? "\n  ],\n  \"kinds\": {" : "],\n  \"kinds\": {", to);
    some = false;
    for (int32_t kind = 1; kind < CAF_CHANGES; kind++) {
        if (of->kinds[kind] > 0) {
            fprintf(to, "%s\"%s\": %lld", next_line(&some), caf_change_name(kind), (long long)of->kinds[kind]);
        }
    }
    fputs(some ? "\n  },\n" : "},\n", to);
}

bool print_comparison(comparison *of, FILE *to)
{
    if (of->format == COMPARISON_TEXT) {
        print_text(of, to);
        return true;
    }
    if (of->format == COMPARISON_PAGE) {
        return print_comparison_page(of, to);
    }
    if (of->format == COMPARISON_CSV) {
        fputs("change,case,old_line,new_line,profile,rule,title,subject_table,subject,subject_number,old,new,old_due,new_due,old_done,"
              "new_done,also,explanation\r\n", to);
        return copy_both_to(of->first, of->rest, to, "");
    }
    fprintf(to, "{\n  \"libcaf\": \"%s\",\n", caf_version());
    print_json_side(of, 0, to);
    print_json_side(of, 1, to);
    print_json_counts(of, to);
    fputs(of->listed > 0 ? "  \"changes\": [\n" : "  \"changes\": [", to);
    bool well = copy_both_to(of->first, of->rest, to, ",\n");
    fputs(of->listed > 0 ? "\n  ]\n}\n" : "]\n}\n", to);
    return well;
}
