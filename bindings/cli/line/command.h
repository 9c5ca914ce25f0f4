/* The subcommands, and how one is run. */
#ifndef CAF_CLI_COMMAND_H
#define CAF_CLI_COMMAND_H

#include <stdbool.h>
#include "arguments.h"

/* A subcommand: run with the words after its name, gives an exit status. */
typedef struct command {
    const char *name;
    const char *summary;
    const char *const *help; /* lines, ends with NULL */
    int (*run)(int n, char **words);
    const option *options; /* ends with a NULL name */
    int operands[4];       /* enum value, by place; the last one may be given again; NO_VALUE ends them */
} command;

extern const command anonymise_command;
extern const command case_command;
extern const command check_command;
extern const command cohort_command;
extern const command convert_command;
extern const command cycle_command;
extern const command date_command;
extern const command due_command;
extern const command rules_command;
extern const command explain_command;
extern const command holidays_command;
extern const command profile_command;
extern const command impact_command;
extern const command audit_command;
extern const command survey_command;
extern const command compare_command;
extern const command family_command;
extern const command next_command;
extern const command receipt_command;
extern const command verify_command;
extern const command stages_command;
extern const command sample_command;
extern const command allocate_command;
extern const command why_command;
extern const command completion_command;
extern const command help_command;

/* All of them, ends with NULL. */
extern const command *const commands[];

/* The command of a name of so many bytes, or NULL. */
const command *known_command(const char *word, size_t length);

/* The same of a whole word; NULL: a message was printed. */
const command *find_command(const char *word);

/* Prints a command's help; its exit status. */
int print_help(const command *of);

/* What take_line() gives where the command is to go on. */
enum { GO_ON = -1 };

/*
 * Takes the whole line of a command: options go to take(), which returns false
 * where it has said what is wrong with one, operands to a list, to be released
 * whatever comes of it. GO_ON, or the exit status of a command that was asked
 * for its help or used wrongly.
 */
int take_line(const command *of, int n, char **words, bool (*take)(void *to, int which, const char *value), void *to,
              operands *list);

/* Says that there is no rule of a name, and which one it may be meant for; EXIT_WRONG. */
int no_rule(const char *command, const char *name);

#endif
