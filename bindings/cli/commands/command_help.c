/* caf help. */
#include <stdio.h>
#include "command.h"
#include "manual.h"
#include "messages.h"
#include "overview.h"

static const char *const help[] = {
    "usage: caf help [--manual] [COMMAND]",
    "",
    "Says how a command is used, with examples; without one, which commands there are.",
    "",
    "  --manual           the same as a page of the manual, in roff; an installed caf has them",
    "                     all: man caf-check",
    "",
    "Examples:",
    "  caf help check",
    "  caf help --manual check | man -l -",
    NULL
};

enum { MANUAL };

static const option options[] = { [MANUAL] = { "manual", NO_VALUE, false }, { NULL, NO_VALUE, false } };

static void print_lines(const char *const *lines)
{
    for (; *lines != NULL; lines++) {
        puts(*lines);
    }
}

static int print_overview(void)
{
    print_lines(overview);
    puts("\nCommands:");
    for (const command *const *at = commands; *at != NULL; at++) {
        printf("  caf %-12s%s\n", (*at)->name, (*at)->summary);
    }
    puts("\nEvery command knows:");
    print_lines(overview_options);
    putchar('\n');
    print_lines(overview_examples);
    puts("\nExit status 2 always means that the command or its input was wrong.");
    return end_output(EXIT_KEPT);
}

static int answer(const operands *names, bool manual)
{
    const command *of = NULL;
    if (names->n > 1) {
        return wrong_use("help", "one command at a time; %s is one too many", names->all[names->n - 1]);
    }
    if (names->n == 1 && (of = find_command(names->all[0])) == NULL) {
        return EXIT_WRONG;
    }
    if (manual) {
        return print_manual(of);
    }
    return of != NULL ? print_help(of) : print_overview();
}

static bool take_manual(void *user, int which, const char *value)
{
    bool *manual = user;
    (void)value;
    *manual = which == MANUAL;
    return true;
}

static int run(int n, char **words)
{
    operands names;
    bool manual = false;
    int status = take_line(&help_command, n, words, take_manual, &manual, &names);
    if (status == GO_ON) {
        status = answer(&names, manual);
    }
    release_operands(&names);
    return status;
}

const command help_command = { "help", "how a command is used, with examples", help, run, options, { A_COMMAND } };
