/* The words of a command line: options in GNU style, operands, and what is wrong with them. */
#ifndef CAF_CLI_ARGUMENTS_H
#define CAF_CLI_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include "values.h"

/* Exit statuses, for every command. */
enum { EXIT_KEPT = 0, EXIT_BROKEN = 1, EXIT_WRONG = 2 };

/* An option that a command knows. */
typedef struct option {
    const char *name; /* without its two hyphens */
    int value;        /* enum value: what may follow it */
    bool many;        /* may be given more than once */
} option;

/* What every command knows beside its own options: --help, --color and --no-progress; ends with a NULL name. */
extern const option common_options[];

/* The place of an option of a table by its name, or -1. */
int option_named(const option *options, const char *name, size_t length);

/* A command line, taken apart piece by piece. Zero it and set the first four to begin. */
typedef struct arguments {
    const char *command;   /* "check", for messages */
    const option *options; /* ends with a NULL name; common_options are always known */
    int n;
    char **words;
    int at;
    bool operands_only; /* after -- */
    unsigned seen;      /* a bit an option, by its place; the highest are for common_options */
} arguments;

/* What next_argument() found, beside an option's place from 0 on. */
enum { ARGUMENT_END = -1, ARGUMENT_OPERAND = -2, ARGUMENT_WRONG = -3, ARGUMENT_HELP = -4 };

/*
 * The next argument. A word that begins with a hyphen and a digit is an
 * operand, so that -5wd can be written; so is a lone hyphen. ARGUMENT_WRONG:
 * a message was printed.
 */
int next_argument(arguments *from, const char **value);

/* The words of a line that are no options. Zero it to begin. */
typedef struct operands {
    const char **all;
    int n;
} operands;

/* Makes room for all words of a line, and for one more. False: a message was printed. */
bool open_operands(operands *of, int n);
void release_operands(operands *of);

/* Takes away the first, which there is. */
const char *take_operand(operands *of);

/* Makes standard input the one file where none was named. */
void or_standard_input(operands *of);

/* Prints "caf COMMAND: message" and how to get help; EXIT_WRONG. */
int wrong_use(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The name most like a word, or NULL where none is near; names end with NULL. */
const char *nearest(const char *word, const char *const *names);

#endif
