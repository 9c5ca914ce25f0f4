#include "due_text.h"

#include <stdlib.h>
#include <string.h>
#include "dates.h"
#include "messages.h"
#include "put.h"
#include "screen.h"

/* The table is as wide; the rest narrower where a terminal is. */
enum { WIDTH = 80, NAME_WIDTH = 27 };

/* Rows of the table: people and agencies by their names, then nobody. */
enum { ROW_NAMED, ROW_LEAD_OF, ROW_ACTIONS_OF, ROW_NOBODY };

bool is_for_people(const due *of)
{
    return of->format == DUE_TEXT || of->format == DUE_HTML;
}

bool tally_entry(due *of, const due_entry *entry)
{
    int32_t kind = ROW_NAMED;
    due_name name = of->by_agency ? entry->agency : entry->person;
    if (!of->by_agency && name.text == NULL) {
        name = entry->agency;
        kind = entry->owed->by == CAF_OWED_BY_LEAD ? ROW_LEAD_OF : ROW_ACTIONS_OF;
    }
    if (name.text == NULL) {
        kind = ROW_NOBODY;
    }
    named_count *row = count_of(&of->whose, kind, name.text, name.length);
    if (row == NULL) {
        return false;
    }
    row->counts[entry->band]++;
    return true;
}

/* Safeguarding first; what is overdue, then what has a day, then what has none; the earlier; the earlier in the input. */
static pressing_rank rank_of(const due *of, const due_entry *entry)
{
    pressing_rank rank = { { 2, entry->owed->finding.due, of->shown, 0 } };
    if (is_safeguarding(entry)) {
        rank.order[0] = 0;
    } else if (entry->owed->overdue) {
        rank.order[0] = 1;
    } else if (entry->owed->finding.due == 0) {
        rank.order[0] = 3;
    }
    return rank;
}

int32_t due_style(const pressing_rank *rank)
{
    static const int32_t styles[] = { CAF_STYLE_SAFEGUARDING, CAF_STYLE_NOT_MET, CAF_STYLE_DUE, CAF_STYLE_FAINT };
    return styles[rank->order[0]];
}

/* Three lines, wrapped only when they are printed. */
static void put_entry(FILE *to, const due *of, const due_entry *entry, int32_t style)
{
    put_name(to, entry->case_name.text, entry->case_name.length, 0);
    fputs(": ", to);
    begin_style(to, style);
    fputs(is_safeguarding(entry) ? "SAFEGUARDING, " : "", to);
    put_when(to, entry, &of->days);
    end_style(to, style);
    fputc('\n', to);
    put_rule(to, entry);
    if (of->with.n_profiles > 1) {
        fprintf(to, " [%s]", entry->profile);
    }
    fputc('\n', to);
    put_owner(to, entry);
    fputc('\n', to);
}

bool press_entry(due *of, due_entry *entry, const caf_case *whose)
{
    pressing_rank rank = rank_of(of, entry);
    char *text = NULL;
    size_t length = 0;
    if (!is_pressing(&of->pressing, &rank)) {
        return true;
    }
    if (!explain_entry(entry, of, whose)) {
        return false;
    }
    FILE *to = open_memstream(&text, &length);
    if (to != NULL) {
        put_entry(to, of, entry, due_style(&rank));
    }
    if (to == NULL || fclose(to) != 0) {
        free(text);
        return no_memory();
    }
    return keep_pressing(&of->pressing, &rank, text);
}

/* The most overdue first; of what is alike by name, and nobody last. */
static int compare_rows(const void *one, const void *other)
{
    const named_count *a = *(const named_count *const *)one;
    const named_count *b = *(const named_count *const *)other;
    if ((a->kind == ROW_NOBODY) != (b->kind == ROW_NOBODY)) {
        return a->kind == ROW_NOBODY ? 1 : -1;
    }
    for (int band = 0; band < DUE_BANDS; band++) {
        if (a->counts[band] != b->counts[band]) {
            return a->counts[band] > b->counts[band] ? -1 : 1;
        }
    }
    size_t length = a->length < b->length ? a->length : b->length;
    int by_name = memcmp(name_of_count(a), name_of_count(b), length);
    int by_length = (a->length > b->length) - (a->length < b->length);
    return by_name != 0 ? by_name : by_length != 0 ? by_length : (a->kind > b->kind) - (a->kind < b->kind);
}

static void print_counts(FILE *to, const int64_t *counts)
{
    static const int widths[DUE_BANDS] = { 8, 11, 12, 7, 8 };
    int64_t sum = 0;
    for (int band = 0; band < DUE_BANDS; band++) {
        int32_t style = counts[band] == 0 ? CAF_STYLE_FAINT : band == DUE_OVERDUE ? CAF_STYLE_NOT_MET : CAF_STYLE_DUE;
        put_styled(to, style, "%*lld", widths[band], (long long)counts[band]);
        sum += counts[band];
    }
    fprintf(to, "  %5lld\n", (long long)sum);
}

const char *before_due_row(const named_count *row)
{
    static const char *const before[] = { "", "lead of ", "actions of ", "nobody on record" };
    return before[row->kind];
}

static void print_row(FILE *to, const named_count *row)
{
    size_t columns = strlen(before_due_row(row));
    for (size_t i = 0; i < row->length; i++) {
        columns += (name_of_count(row)[i] & 0xC0) != 0x80;
    }
    fputs(before_due_row(row), to);
    put_name(to, name_of_count(row), row->length, 0);
    /* A long name has a line of its own. */
    fprintf(to, "%s%*s", columns > NAME_WIDTH ? "\n" : "", columns > NAME_WIDTH ? NAME_WIDTH : NAME_WIDTH - (int)columns, "");
    print_counts(to, row->counts);
}

named_count **sort_due_rows(const due *of, int64_t *n)
{
    named_count **rows = malloc(((size_t)of->whose.n + 1) * sizeof *rows);
    *n = 0;
    if (rows == NULL) {
        no_memory();
        return NULL;
    }
    for (named_count *row = of->whose.first; row != NULL; row = row->next) {
        rows[(*n)++] = row;
    }
    qsort(rows, (size_t)*n, sizeof *rows, compare_rows);
    return rows;
}

static bool print_table(const due *of, FILE *to)
{
    int64_t n;
    named_count **rows = sort_due_rows(of, &n);
    if (rows == NULL) {
        return false;
    }
    put_heading(to, "%-*s overdue  this week  this month  later  no day  total", (int)NAME_WIDTH,
                of->by_agency ? "Agency" : "Lead professional");
    for (int64_t i = 0; i < n; i++) {
        print_row(to, rows[i]);
    }
    if (n > 1) {
        fprintf(to, "%-*s", (int)NAME_WIDTH, "All");
        print_counts(to, of->counts);
    }
    free(rows);
    return true;
}

void put_whom(FILE *to, const due *of)
{
    if (of->lead != NULL) {
        fputs("lead professional ", to);
        put_name(to, of->lead, strlen(of->lead), 0);
    }
    if (of->agency != NULL) {
        fputs(of->lead != NULL ? " of agency " : "agency ", to);
        put_name(to, of->agency, strlen(of->agency), 0);
    }
}

void put_due_title(FILE *to, const due *of)
{
    char words[CAF_DATE_WORDS];
    bool is_some = of->owing > 0;
    fputs(is_some ? "Owed as on " : of->unsure > 0 ? "Nothing is known to be owed as on " : "Nothing is owed as on ", to);
    fprintf(to, "%s in ", words_of(of->days.as_of, words));
    if (is_some) {
        fprintf(to, "%lld of ", (long long)of->owing);
    }
    fprintf(to, "%lld %s", (long long)of->cases, of->cases == 1 ? "case" : "cases");
}

static void print_head(const due *of, FILE *to)
{
    char words[CAF_DATE_WORDS];
    begin_style(to, CAF_STYLE_HEADING);
    put_due_title(to, of);
    end_style(to, CAF_STYLE_HEADING);
    fputs("\n\n", to);
    for (int32_t i = 0; i < of->with.n_profiles; i++) {
        put_label(to, i > 0 ? "" : of->with.n_profiles > 1 ? "Profiles" : "Profile");
        fprintf(to, "%s\n", caf_profile_name(of->with.profiles[i]));
    }
    if (of->lead != NULL || of->agency != NULL) {
        put_label(to, "By");
        put_whom(to, of);
        fputc('\n', to);
    }
    put_label(to, "This week");
    fprintf(to, "to %s\n", words_of(of->days.week_end, words));
    put_label(to, "This month");
    fprintf(to, "to %s\n", words_of(of->days.month_end, words));
    if (of->unsure > 0) {
        put_label(to, "Not known");
        fprintf(to, "what else %lld %s, whose records lack facts: caf check\n", (long long)of->unsure,
                of->unsure == 1 ? "case owes" : "cases owe");
    }
}

/* "overdue or due by Sunday 5 July 2026" */
static void print_scope(const due *of, FILE *to)
{
    bool is_month = of->within == DUE_THIS_MONTH && of->days.month_end > of->days.week_end;
    char words[CAF_DATE_WORDS];
    fputs(of->within < DUE_NO_DAY ? "overdue" : "owed", to);
    if (of->within == DUE_THIS_WEEK || of->within == DUE_THIS_MONTH) {
        fprintf(to, " or due by %s", words_of(is_month ? of->days.month_end : of->days.week_end, words));
    }
    fputs(of->beyond > 0 ? ", or about safeguarding" : "", to);
}

void put_due_number(FILE *to, const due *of)
{
    long long n = (long long)of->shown;
    if (n < 2) {
        fputs(n == 0 ? "Nothing is " : "The only one ", to);
    } else {
        fprintf(to, "%s %lld ", of->pressing.n < of->shown ? "The most pressing of" : "All", n);
    }
    print_scope(of, to);
    fputs(n == 0 ? "." : "", to);
}

int64_t beyond_shown(const due *of)
{
    int64_t all = 0;
    for (int band = 0; band < DUE_BANDS; band++) {
        all += of->counts[band];
    }
    return all - of->shown;
}

/* What is left out, and how to see it. */
static void print_rest(const due *of, FILE *to)
{
    long long hidden = (long long)(of->shown - of->pressing.n);
    long long beyond = (long long)beyond_shown(of);
    fputs(hidden + beyond > 0 ? "\n" : "", to);
    if (hidden > 0) {
        fprintf(to, "%lld more %s not shown. --top %lld shows them all; --format csv makes a table.\n", hidden,
                hidden == 1 ? "is" : "are", (long long)of->shown);
    }
    if (beyond > 0) {
        fprintf(to, "%lld more %s owed beyond that: --within all.\n", beyond, beyond == 1 ? "is" : "are");
    }
}

bool print_due(due *of, FILE *to)
{
    print_head(of, to);
    if (of->owing == 0) {
        return true;
    }
    if (!print_table(of, to)) {
        return false;
    }
    if (of->pressing.most > 0) {
        sort_pressing(&of->pressing);
        fputc('\n', to);
        begin_style(to, CAF_STYLE_HEADING);
        put_due_number(to, of);
        end_style(to, CAF_STYLE_HEADING);
        fputc('\n', to);
        print_pressing(&of->pressing, to, text_width(WIDTH));
        print_rest(of, to);
    }
    return true;
}
