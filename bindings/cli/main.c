/* The caf command: picks the subcommand. */
#include <stdio.h>
#include <string.h>
#include "command.h"

static int no_command(const char *word)
{
    const char *names[16];
    size_t n = 0;
    for (; commands[n] != NULL; n++) {
        names[n] = commands[n]->name;
    }
    names[n] = NULL;
    const char *near = nearest(word, names);
    if (near != NULL) {
        return wrong_use("", "there is no command %s; did you mean %s?", word, near);
    }
    return wrong_use("", "there is no command %s", word);
}

int main(int n, char **words)
{
    if (n < 2) {
        return wrong_use("", "a command is needed: check, convert, date, rules, explain, holidays, profile, impact, next, stages, receipt, verify or help");
    }
    if (strcmp(words[1], "--version") == 0 || strcmp(words[1], "-V") == 0) {
        printf("caf %s\n", caf_version());
        return end_output(EXIT_KEPT);
    }
    if (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0) {
        return help_command.run(0, words);
    }
    for (const command *const *at = commands; *at != NULL; at++) {
        if (strcmp((*at)->name, words[1]) == 0) {
            return (*at)->run(n - 2, words + 2);
        }
    }
    return no_command(words[1]);
}
