/* caf completion: the scripts with which a shell completes caf, and what they ask. */
#include <stdio.h>
#include "command.h"
#include "completion.h"
#include "messages.h"

static const char *const help[] = {
    "usage: caf completion SHELL",
    "       caf completion --words -- [WORD]...",
    "",
    "Prints the script with which bash, zsh or fish completes the commands of caf, their options,",
    "and the names of profiles, rules, divisions and files. An installed caf has the three where",
    "the shells look for them. Each asks caf itself what fits, and so is never out of date.",
    "",
    "  --words            what the scripts ask: what the last WORD may become, the others being",
    "                     those after caf. A line each, a tab before what it means; the line",
    "                     :files stands for names of files",
    "",
    "Examples:",
    "  source <(caf completion bash)",
    "  source <(caf completion zsh)",
    "  caf completion fish | source",
    NULL
};

enum { WORDS };

static const option options[] = { [WORDS] = { "words", NO_VALUE, false }, { NULL, NO_VALUE, false } };

static bool take_words(void *user, int which, const char *value)
{
    bool *words = user;
    (void)value;
    *words = which == WORDS;
    return true;
}

static int print_script(const char *shell)
{
    /* As value_words() has them. */
    static const char *const *const scripts[] = { completion_for_bash, completion_for_zsh, completion_for_fish };
    int which = choose("completion", "script for", A_SHELL, shell);
    if (which < 0) {
        return EXIT_WRONG;
    }
    for (const char *const *line = scripts[which]; *line != NULL; line++) {
        puts(*line);
    }
    return end_output(EXIT_KEPT);
}

static int answer(int n, const char *const *rest, bool words)
{
    if (words) {
        print_completions(n, rest);
        return end_output(EXIT_KEPT);
    }
    return n == 1 ? print_script(rest[0]) : wrong_use("completion", "one shell is needed: bash, zsh or fish");
}

static int run(int n, char **words)
{
    operands rest;
    bool asks_words = false;
    int status = take_line(&completion_command, n, words, take_words, &asks_words, &rest);
    if (status == GO_ON) {
        status = answer(rest.n, rest.all, asks_words);
    }
    release_operands(&rest);
    return status;
}

const command completion_command = {
    "completion", "a script that completes commands and options in a shell", help, run,
    options, { A_SHELL }
};
