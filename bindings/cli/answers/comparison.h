/* What changed between two states of a caseload: taken in here, printed by comparison_print.c, and as a page by comparison_page.c. */
#ifndef CAF_CLI_COMPARISON_H
#define CAF_CLI_COMPARISON_H

#include <stdint.h>
#include <stdio.h>
#include "case_store.h"
#include "explained.h"
#include "name_numbers.h"
#include "pressing.h"

/* As A_REPORT_FORMAT has its words. */
enum comparison_format { COMPARISON_TEXT, COMPARISON_JSON, COMPARISON_CSV, COMPARISON_PAGE };

/* Changes that the text and the page show at most, and cases that it names of those that are new or gone. */
enum { MOST_SHOWN = 1000, CASES_NAMED = 5 };

/* What became of a case as a whole. */
enum case_change { CASE_STAYS, CASE_NEW, CASE_GONE, CASE_OPENED, CASE_NOT_OPEN, CASE_CHANGES };

/* Zero it and set the first four, and how many changes are shown, to begin. */
typedef struct comparison {
    const settings *before;
    const settings *after;
    const char *files[2];
    int format;           /* enum comparison_format */
    pressing tops;        /* text and page: the changes that are shown */
    case_store store;     /* the old cases */
    case_store arrived;   /* names and lines of the new ones */
    stored found;
    kept_case old;        /* of the case at hand */
    kept_case fresh;
    caf_finding *keyed[2];/* the same with common numbers for rows and profiles */
    int64_t keyed_room[2];
    named_id *rows;       /* names of rows, to be numbered */
    int64_t rows_room;
    findings checked;
    caf_change *changes;
    int64_t n_changes;
    int64_t changes_room;
    explained why;
    FILE *first;          /* lines that wait for the end: safeguarding */
    FILE *rest;
    int64_t listed;
    char *named[CASE_CHANGES][CASES_NAMED];
    int64_t cases[2];     /* in each of the two */
    int64_t both;         /* in both, and open */
    int64_t changed;      /* of these */
    int64_t whole[CASE_CHANGES];
    int64_t matrix[CAF_VERDICTS][CAF_VERDICTS];
    int64_t kinds[CAF_CHANGES];
    int64_t stages[CAF_STAGES][CAF_STAGES];
} comparison;

/* Compares the two files. False: a message was printed. */
bool compare_files(comparison *of);

/* A line of JSON or CSV, or an entry of the text, for a change; comparison_print.c. False: a message was printed. */
bool list_finding(comparison *to, const caf_reader *reader, const caf_case *whose, const caf_change *change, const char *name,
                  size_t length);
bool list_case(comparison *to, const char *name, size_t length, int64_t old_line, int64_t new_line, const char *what, const char *from,
               const char *after);

/* What a change of a finding is called, and its style (enum caf_report_style); that of one that is shown, by its rank. */
const char *change_words(int32_t kind);
int32_t change_style(int32_t kind);
int32_t pressed_style(const pressing_rank *rank);

/* What became of a case that is not in both, and open: "new". */
extern const char *const case_change_words[CASE_CHANGES];

/* How many findings changed. */
int64_t changed_findings(const comparison *of);

/* The verdicts in the order of every summary; 0 stands for no finding. */
extern const int32_t compared_verdicts[CAF_VERDICTS];

/* A side's file; whether the two have the same profiles, and holidays. */
const char *compared_file(const comparison *of, int side);
bool has_same_profiles(const comparison *of);
bool has_one_list(const comparison *of);

/* "nothing" where there is no stage; text has MOVE_TEXT bytes. */
const char *compared_stage(int32_t stage, char *text);

/* As a page, which is all there is to print. False: a message was printed. */
bool print_comparison_page(comparison *of, FILE *to);

/* Prints it all. False: a message was printed. */
bool print_comparison(comparison *of, FILE *to);

void release_comparison(comparison *of);

#endif
