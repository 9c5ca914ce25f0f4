/* caf help, and the list of commands. */
#include <stdio.h>
#include <string.h>
#include "command.h"

const command *const commands[] = {
    &check_command,   &convert_command, &date_command,   &rules_command, &explain_command,
    &holidays_command, &profile_command, &impact_command, &next_command,  &stages_command,
    &receipt_command, &verify_command,  &help_command,
    NULL
};

static const char *const help[] = {
    "usage: caf help [COMMAND]",
    "",
    "Says how a command is used, with examples; without one, which commands there are.",
    NULL
};

static int print_overview(void)
{
    puts("caf checks the records of early-help cases (CAF) against published standards, and says\n"
         "what is due, what was missed, and why.\n"
         "\n"
         "usage: caf COMMAND [OPTION]... [OPERAND]...\n");
    for (const command *const *at = commands; *at != NULL; at++) {
        printf("  caf %-10s %s\n", (*at)->name, (*at)->summary);
    }
    puts("\n"
         "Begin with:\n"
         "  caf check caseload.ndjson           a report on a file of cases\n"
         "  caf date 2023-04-03 +20wd           when 20 working days are over, and why\n"
         "  caf explain EM-B2-held              a rule, its clause, and how it decides\n"
         "  caf help check                      all that check can do\n"
         "\n"
         "caf --version prints the version. Exit status 2 always means that the command or its\n"
         "input was wrong.");
    return end_output(EXIT_KEPT);
}

int print_help(const command *of)
{
    for (const char *const *line = of->help; *line != NULL; line++) {
        puts(*line);
    }
    return end_output(EXIT_KEPT);
}

static int run(int n, char **words)
{
    static const option none[] = { { NULL, false, false } };
    arguments from = { "help", none, n, words, 0, false, 0 };
    const char *value;
    const char *names[sizeof commands / sizeof commands[0]];
    int which = next_argument(&from, &value);
    if (which == ARGUMENT_END) {
        return print_overview();
    }
    if (which == ARGUMENT_HELP) {
        return print_help(&help_command);
    }
    if (which == ARGUMENT_WRONG) {
        return EXIT_WRONG;
    }
    size_t i = 0;
    for (; commands[i] != NULL; i++) {
        names[i] = commands[i]->name;
        if (strcmp(names[i], value) == 0) {
            return print_help(commands[i]);
        }
    }
    names[i] = NULL;
    const char *near = nearest(value, names);
    return near != NULL ? wrong_use("", "there is no command %s; did you mean %s?", value, near)
                        : wrong_use("", "there is no command %s", value);
}

const command help_command = { "help", "how a command is used, with examples", help, run };
