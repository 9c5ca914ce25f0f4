/* caf next: where each case stands, what it owes, and what may come next. */
#include <stdio.h>
#include <string.h>
#include "cases.h"
#include "command.h"
#include "dates.h"
#include "messages.h"
#include "owed.h"
#include "put.h"
#include "screen.h"
#include "stage_words.h"
#include "standing.h"

static const char *const help[] = {
    "usage: caf next [OPTION]... [FILE]...",
    "",
    "Says of each case where it stands and since when, what is owed next and by which day,",
    "and what may happen next. A FILE is what caf check takes; standard input where there is",
    "none. What was missed for good stands in the report of caf check.",
    "",
    "  --case NAME        only this case",
    "  --profile PROFILE  the standards, as in caf check; it may be given again",
    "  --as-of DATE       the day; today by default",
    "  --division NAME    as in caf check",
    "  --holidays FILE    as in caf check",
    "  --history          each stage that the case went through, with what moved it",
    "  --format FORMAT    text (the default) or json, an array with an object a case",
    "  --lenient          as in caf check",
    "",
    "Exit status: 0 the answer was given; 2 the input or the command was wrong, and then nothing",
    "is printed.",
    "",
    "Examples:",
    "  caf next case.json",
    "  caf next --history --as-of 2026-03-31 case.json",
    NULL
};

enum { CASE, PROFILE, AS_OF, DIVISION, HOLIDAYS, HISTORY, FORMAT, LENIENT };

static const option options[] = {
    [CASE] = { "case", ANY_VALUE, false },
    [PROFILE] = { "profile", A_PROFILE, true },     [AS_OF] = { "as-of", ANY_VALUE, false },
    [DIVISION] = { "division", A_DIVISION, false },  [HOLIDAYS] = { "holidays", A_FILE, false },
    [HISTORY] = { "history", NO_VALUE, false },   [FORMAT] = { "format", TEXT_OR_JSON, false },
    [LENIENT] = { "lenient", NO_VALUE, false },   { NULL, NO_VALUE, false }
};

/* What the command was asked for, and where it stands. */
typedef struct request {
    settings with;
    const char *only; /* the name of a case; NULL: all */
    bool history;
    bool json;
    operands files;
    FILE *lines;
    int64_t cases;
    owed owed;
    stays stays;
} request;

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    switch (which) {
    case CASE:
        to->only = value;
        return true;
    case HISTORY:
        to->history = true;
        return true;
    case FORMAT:
        return set_json(&to->json, "next", value);
    default:
        return set_setting(&to->with, "next", options[which].name, value);
    }
}

/* What another authority did before is on the record of a case that moved in, and of no other. */
static bool fits(const caf_move *move, int32_t origin)
{
    const char *field = move->table == CAF_CASES ? caf_field_at(move->table, move->field)->name : "";
    return origin == 0 || origin == CAF_ORIGIN_MOVED_IN || strncmp(field, "carried_", strlen("carried_")) != 0;
}

/* Whether a stage can be reached from another, first by that move. */
static bool leads_on(int32_t index, int32_t stage, int32_t origin)
{
    const caf_move *move = caf_move_at(index);
    bool is_reopening = move->table == CAF_CLOSURES && move->field == caf_field_named(CAF_CLOSURES, "reopened", 8)->index;
    return (move->from >> stage & 1) && (!is_reopening || stage >= CAF_AT_CLOSED) && move->to != stage && fits(move, origin);
}

static void print_beside(FILE *to, const caf_stay *stay)
{
    for (int32_t bit = 1; bit <= stay->also; bit <<= 1) {
        if (stay->also & bit) {
            fputs("  Also: ", to);
            put_styled(to, bit == CAF_ALSO_CHILD_PROTECTION ? CAF_STYLE_SAFEGUARDING : CAF_STYLE_HEADING, "%s", also_words(bit));
            fputc('\n', to);
        }
    }
}

static void print_unsure(FILE *to, const caf_stay *stay)
{
    const char *between = "";
    if (stay->unsure == 0) {
        return;
    }
    fputs("  ", to);
    put_styled(to, CAF_STYLE_HEADING, "Not sure:");
    fputs(" of ", to);
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        if (stay->unsure >> table & 1) {
            fprintf(to, "%s%s", between, caf_table_name(table));
            between = ", ";
        }
    }
    fputs(" more may have happened than is on record with its day.\n", to);
}

static void print_heading(const request *of, const char *words)
{
    fputs("\n  ", of->lines);
    put_styled(of->lines, CAF_STYLE_HEADING, "%s", words);
    fputc('\n', of->lines);
}

static void print_history(const request *of)
{
    print_heading(of, "How it came here");
    for (int64_t i = 0; i < of->stays.n; i++) {
        const caf_stay *stay = &of->stays.all[i];
        char text[MOVE_TEXT];
        char from[CAF_DATE_TEXT] = "some day";
        if (stay->from != 0) {
            (void)caf_date_format(stay->from, from);
        }
        fprintf(of->lines, "    %-12s%-15s", from, stage_words(stay->stage, text));
        fputs(stay->table < 0 ? "the day of the review is over" : fact_words(stay->table, stay->field, text), of->lines);
        for (int32_t bit = 1; bit <= stay->also; bit <<= 1) {
            if (stay->also & bit) {
                fprintf(of->lines, "; %s", also_words(bit));
            }
        }
        fputc('\n', of->lines);
    }
}

static void print_owed(const request *of, const caf_reader *reader)
{
    print_heading(of, of->owed.n > 0 ? "Owed next" : "Owed next: nothing");
    for (int64_t i = 0; i < of->owed.n; i++) {
        const caf_finding *finding = &of->owed.all[i].finding;
        const caf_rule *rule = caf_rule_get(finding->rule);
        char due[CAF_DATE_TEXT] = "no day set";
        if (finding->due != 0) {
            (void)caf_date_format(finding->due, due);
        }
        bool overdue = of->owed.all[i].overdue;
        fputs("    ", of->lines);
        put_styled(of->lines, overdue ? CAF_STYLE_NOT_MET : finding->due != 0 ? CAF_STYLE_DUE : CAF_STYLE_FAINT, "%-12s", due);
        fprintf(of->lines, "%-20s  ", rule->name);
        put_styled(of->lines, CAF_STYLE_SAFEGUARDING, "%s", finding->kind == CAF_SAFEGUARDING ? "SAFEGUARDING: " : "");
        put_styled(of->lines, overdue ? CAF_STYLE_NOT_MET : CAF_STYLE_END, "%s", overdue ? "overdue: " : "");
        fputs(rule->title, of->lines);
        if (finding->row != 0) {
            fputs(" (", of->lines);
            put_subject(of->lines, reader, finding);
            fputc(')', of->lines);
        }
        if (of->with.n_profiles > 1) {
            fprintf(of->lines, " [%s]", asking_profile(&of->with, &of->owed.all[i]));
        }
        fputc('\n', of->lines);
    }
}

static void print_moves(const request *of, int32_t stage, int32_t origin)
{
    print_heading(of, "What may move it next");
    for (int32_t i = 0; caf_move_at(i) != NULL; i++) {
        char text[MOVE_TEXT];
        if (leads_on(i, stage, origin)) {
            fprintf(of->lines, "    to %-15s", stage_words(caf_move_at(i)->to, text));
            fprintf(of->lines, "%s\n", move_words(caf_move_at(i), text));
        }
    }
}

static void print_case(const request *of, const caf_reader *reader, const caf_case *whose)
{
    const caf_stay *last = of->stays.n > 0 ? &of->stays.all[of->stays.n - 1] : NULL;
    char text[MOVE_TEXT];
    char since[CAF_DATE_WORDS];
    size_t length = 0;
    const char *name = caf_reader_case_name(reader, whose->row.case_id, &length);
    fputs(of->cases > 1 ? "\n" : "", of->lines);
    begin_style(of->lines, CAF_STYLE_HEADING);
    put_name(of->lines, name != NULL ? name : "", length, 0);
    end_style(of->lines, CAF_STYLE_HEADING);
    if (last == NULL) {
        fputs(whose->not_yet ? ": not opened yet\n" : ": nothing of it is on record\n", of->lines);
        return;
    }
    fprintf(of->lines, ": %s since %s\n", stage_words(last->stage, text),
            last->from != 0 ? words_of(last->from, since) : "a day that is not recorded");
    print_beside(of->lines, last);
    print_unsure(of->lines, last);
    if (of->history) {
        print_history(of);
    }
    print_owed(of, reader);
    print_moves(of, last->stage, whose->row.origin);
}

static void put_owed(const request *of, const caf_reader *reader)
{
    for (int64_t i = 0; i < of->owed.n; i++) {
        const caf_finding *finding = &of->owed.all[i].finding;
        char subject[400];
        fprintf(of->lines, "%s\n    {\"due\": ", i > 0 ? "," : "");
        put_day(of->lines, finding->due);
        put_member(of->lines, "profile", asking_profile(&of->with, &of->owed.all[i]));
        put_member(of->lines, "rule", caf_rule_get(finding->rule)->name);
        subject_text(reader, finding, subject, sizeof subject);
        put_member(of->lines, "subject", subject);
        fprintf(of->lines, ", \"overdue\": %s}", of->owed.all[i].overdue ? "true" : "false");
    }
}

static void put_moves(const request *of, int32_t stage, int32_t origin)
{
    const char *between = "";
    for (int32_t i = 0; caf_move_at(i) != NULL; i++) {
        const caf_move *move = caf_move_at(i);
        if (leads_on(i, stage, origin) && move->table >= 0) {
            fprintf(of->lines, "%s\n    {\"to\": \"%s\", \"table\": \"%s\", \"field\": \"%s\"}", between, caf_stage_name(move->to),
                    caf_table_name(move->table), caf_field_at(move->table, move->field)->name);
            between = ",";
        }
    }
}

static void put_case(const request *of, const caf_reader *reader, const caf_case *whose)
{
    const caf_stay *last = of->stays.n > 0 ? &of->stays.all[of->stays.n - 1] : NULL;
    FILE *to = of->lines;
    size_t length = 0;
    const char *name = caf_reader_case_name(reader, whose->row.case_id, &length);
    fprintf(to, "%s\n{\n  \"case\": ", of->cases > 1 ? "," : "");
    put_json(to, name, length);
    fputs(",\n  \"stage\": ", to);
    if (last != NULL) {
        put_stay(to, last);
    } else {
        fputs("null", to);
    }
    fputs(",\n  \"unsure\": ", to);
    put_unsure(to, last);
    for (int64_t i = 0; of->history && i < of->stays.n; i++) {
        fputs(i > 0 ? ",\n    " : ",\n  \"history\": [\n    ", to);
        put_stay(to, &of->stays.all[i]);
    }
    fputs(of->history ? (of->stays.n > 0 ? "\n  ]" : ",\n  \"history\": []") : "", to);
    fputs(",\n  \"owed\": [", to);
    put_owed(of, reader);
    fputs(of->owed.n > 0 ? "\n  ],\n  \"next\": [" : "],\n  \"next\": [", to);
    put_moves(of, last != NULL ? last->stage : CAF_AT_NONE, whose->row.origin);
    fputs("\n  ]\n}", to);
}

static bool take(void *user, const caf_reader *reader, const caf_case *whose)
{
    request *of = user;
    if (!is_case_named(reader, whose, of->only)) {
        return true;
    }
    if (!find_stays(&of->stays, reader, whose, &of->with.contexts[0]) || !find_owed(&of->owed, reader, whose, &of->with)) {
        return false;
    }
    of->cases++;
    if (of->json) {
        put_case(of, reader, whose);
    } else {
        print_case(of, reader, whose);
    }
    return true;
}

static int act(request *asked)
{
    if (!settle_profiles(&asked->with) || (asked->lines = open_lines()) == NULL) {
        return EXIT_WRONG;
    }
    fputs(asked->json ? "[" : "", asked->lines);
    if (!each_case_of(&asked->files, &asked->with, take, asked)) {
        return EXIT_WRONG;
    }
    if (asked->only != NULL && asked->cases == 0) {
        return wrong_use("next", "there is no case %s", asked->only);
    }
    fputs(asked->json ? "\n]\n" : "", asked->lines);
    return copy_lines(asked->lines) ? end_output(EXIT_KEPT) : EXIT_WRONG;
}

static int run(int n, char **words)
{
    request asked;
    memset(&asked, 0, sizeof asked);
    int status = take_line(&next_command, n, words, take_option, &asked, &asked.files);
    if (status == GO_ON) {
        or_standard_input(&asked.files);
        status = act(&asked);
    }
    if (asked.lines != NULL) {
        fclose(asked.lines);
    }
    release_stays(&asked.stays);
    release_owed(&asked.owed);
    release_settings(&asked.with);
    release_operands(&asked.files);
    return status;
}

const command next_command = {
    "next", "where each case stands, what it owes, and what may come next", help, run,
    options, { A_FILE }
};
