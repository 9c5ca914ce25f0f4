/* caf help, and the list of commands. */
#include <stdio.h>
#include <string.h>
#include "command.h"
#include "manual.h"
#include "overview.h"

const command *const commands[] = {
    &check_command,
    &due_command,
    &why_command,
    &next_command,
    &stages_command,
    &family_command,
    &compare_command,
    &receipt_command,
    &verify_command,
    &convert_command,
    &date_command,
    &rules_command,
    &explain_command,
    &holidays_command,
    &profile_command,
    &impact_command,
    &completion_command,
    &help_command,
    NULL
};

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

int print_help(const command *of)
{
    print_lines(of->help);
    return end_output(EXIT_KEPT);
}

const command *known_command(const char *word, size_t length)
{
    for (const command *const *at = commands; *at != NULL; at++) {
        if (strlen((*at)->name) == length && memcmp((*at)->name, word, length) == 0) {
            return *at;
        }
    }
    return NULL;
}

const command *find_command(const char *word)
{
    const command *found = known_command(word, strlen(word));
    const char *names[sizeof commands / sizeof commands[0]];
    if (found != NULL) {
        return found;
    }
    for (size_t n = 0; n < sizeof names / sizeof names[0]; n++) {
        names[n] = commands[n] != NULL ? commands[n]->name : NULL;
    }
    const char *near = nearest(word, names);
    if (near != NULL) {
        wrong_use("", "there is no command %s; did you mean %s?", word, near);
    } else {
        wrong_use("", "there is no command %s", word);
    }
    return NULL;
}

static int answer(int n, const char *const *names, bool manual)
{
    const command *of = NULL;
    if (n > 1) {
        return wrong_use("help", "one command at a time; %s is one too many", names[1]);
    }
    if (n == 1 && (of = find_command(names[0])) == NULL) {
        return EXIT_WRONG;
    }
    if (manual) {
        return print_manual(of);
    }
    return of != NULL ? print_help(of) : print_overview();
}

static int run(int n, char **words)
{
    arguments from = { "help", options, n, words, 0, false, 0 };
    const char *names[2] = { NULL, NULL };
    const char *value;
    bool manual = false;
    int n_names = 0;
    for (;;) {
        int which = next_argument(&from, &value);
        if (which == ARGUMENT_OPERAND) {
            names[n_names < 2 ? n_names : 1] = value;
            n_names++;
        } else if (which == ARGUMENT_END) {
            return answer(n_names, names, manual);
        } else if (which < 0) {
            return which == ARGUMENT_HELP ? print_help(&help_command) : EXIT_WRONG;
        } else {
            manual = true;
        }
    }
}

const command help_command = { "help", "how a command is used, with examples", help, run, options, { A_COMMAND } };
