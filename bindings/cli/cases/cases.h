/* Cases one after another, their findings, and how an answer about them waits. */
#ifndef CAF_CLI_CASES_H
#define CAF_CLI_CASES_H

#include <stdint.h>
#include <stdio.h>
#include "arguments.h"
#include "settings.h"

/*
 * Opens a file of cases as every command reads one: warnings are printed, and
 * on a terminal how far a long input has been read. To be closed by close_cases().
 */
caf_status open_cases(const char *file, bool lenient, caf_reader **reader, caf_io_error *error);
void close_cases(caf_reader *reader);

/* Takes each case; false: a message was printed, and the walk ends. */
typedef bool take_case(void *user, const caf_reader *reader, const caf_case *whose);

/* Walks the cases of a file, or of several, as they stood on the day of the settings. False: a message was printed. */
bool each_case(const char *file, const settings *with, take_case *take, void *user);
bool each_case_of(const operands *files, const settings *with, take_case *take, void *user);

/* Whether a case has a name; every case has where none is asked for. */
bool is_case_named(const caf_reader *reader, const caf_case *whose, const char *name);

/* Says what is wrong with a case of a file; false. */
bool fail_in(const caf_reader *reader, caf_status status);

/* Says what is wrong in a field on a line of a list; false. */
bool fail_line(const char *list, int64_t line, const char *field, caf_status status, const char *message);

/* The persons or agencies that the record shows at work on a case; the list grows as it must. False: a message was printed. */
bool find_involved(const caf_reader *reader, const caf_case *whose, int32_t kind, int64_t **list, int64_t *room, int64_t *n);

/* Says that a file of cases does not have the one that a line of a list names; false. */
bool no_such_case(const char *list, int64_t line, const char *file);

/*
 * Makes room for n elements of a list; `list` is where its pointer stands.
 * False: a message was printed, and the list is as it was.
 */
bool make_room(void *list, int64_t *room, int64_t n, size_t size);

/* Findings of one case. Zero it to begin. */
typedef struct findings {
    caf_finding *all;
    int64_t n;
    int64_t capacity;
} findings;

/* Checks a case. False: a message was printed. */
bool find(findings *to, const caf_reader *reader, const caf_case *whose, const caf_context *context);
void release_findings(findings *of);

/* A temporary file for what is printed once the input has ended well; NULL: a message was printed. */
FILE *open_lines(void);

/* Prints it all on standard output, or writes it to a file. False: a message was printed. */
bool copy_lines(FILE *from);
bool copy_lines_to(FILE *from, FILE *to);

/* Writes the lines of one and then of another, with something between where both have some. False: a message was printed. */
bool copy_both_to(FILE *first, FILE *rest, FILE *to, const char *between);

#endif
