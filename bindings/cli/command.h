/* The subcommands, and what they share. */
#ifndef CAF_CLI_COMMAND_H
#define CAF_CLI_COMMAND_H

#include <stdbool.h>
#include <caf/io.h>
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

extern const command check_command;
extern const command convert_command;
extern const command date_command;
extern const command due_command;
extern const command rules_command;
extern const command explain_command;
extern const command holidays_command;
extern const command profile_command;
extern const command impact_command;
extern const command compare_command;
extern const command family_command;
extern const command next_command;
extern const command receipt_command;
extern const command verify_command;
extern const command stages_command;
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

/* What several commands can be told. */
enum { MOST_PROFILES = 64 };

typedef struct settings {
    const caf_profile *profiles[MOST_PROFILES];
    caf_profile_file *files[MOST_PROFILES]; /* NULL: built in */
    int32_t n_profiles; /* 0: none was named */
    caf_context contexts[MOST_PROFILES]; /* of settle_profiles(), by profile */
    caf_closures *closures[MOST_PROFILES];
    caf_date as_of;     /* 0: none was named */
    caf_division division;
    bool has_division;
    caf_holidays *holidays; /* NULL: built in */
    const char *holidays_file;
    caf_date known_on;      /* answers are held against the holidays as known on this day; 0: not */
    caf_division against;   /* or against those of this division; CAF_DIVISION_NONE: not */
    bool readings;          /* and against other readings of the clauses */
    void *then[CAF_DIVISIONS];               /* memory of the calendars of known_on */
    caf_closures *closures_then[MOST_PROFILES];
} settings;

/* Each reads the value of an option; false: a message was printed. A profile is a built-in one's name or a file. */
bool set_profile(settings *to, const char *command, const char *name);
bool set_day(caf_date *to, const char *command, const char *option, const char *text); /* a day on which cases are looked at */
bool set_as_of(settings *to, const char *command, const char *text);
bool set_division(settings *to, const char *command, const char *name);
bool set_holidays(settings *to, const char *file);
bool set_known_on(settings *to, const char *command, const char *text);
bool set_against(settings *to, const char *command, const char *name);

/* How many to show, at most so many. False: a message was printed. */
bool set_top(int32_t *to, const char *command, const char *text, int32_t most);

/* Of --format, where there are text and json. */
bool set_json(const char *command, const char *name, bool *json);
void release_settings(settings *of);

/*
 * What each profile is checked with: the default one where none was named, the
 * as-of date, today where none was, the division named, or else the profile's,
 * and the calendars with its closure days. False: a message was printed.
 */
bool settle_profiles(settings *of);

/* The calendar of a division. */
const caf_calendar *calendar_of(const settings *of, caf_division division);

/* Today where the user is, by the system clock: the only place that reads it. */
caf_date today(void);

/* Prints an error or, with "warning: ", a warning of caf-io. */
void print_error(const caf_io_error *error);
void print_warning(void *user, const caf_io_error *warning);

/* Flushes what was printed; EXIT_WRONG and a message where it could not be written, otherwise the status given. */
int end_output(int status);

#endif
