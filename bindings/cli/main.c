/* The caf command: picks the subcommand. */
#include <stdio.h>
#include <string.h>
#include "command.h"
#include "messages.h"

enum { SENTENCE = 400 };

/* "check, convert or help" */
static int no_word(void)
{
    char names[SENTENCE] = "";
    size_t used = 0;
    for (const command *const *at = commands; *at != NULL && used < sizeof names; at++) {
        const char *between = used == 0 ? "" : at[1] != NULL ? ", " : " or ";
        int n = snprintf(names + used, sizeof names - used, "%s%s", between, (*at)->name);
        used += n > 0 ? (size_t)n : 0;
    }
    return wrong_use("", "a command is needed: %s", names);
}

int main(int n, char **words)
{
    if (n < 2) {
        return no_word();
    }
    if (strcmp(words[1], "--version") == 0 || strcmp(words[1], "-V") == 0) {
        printf("caf %s\n", caf_version());
        return end_output(EXIT_KEPT);
    }
    if (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0) {
        return help_command.run(0, words);
    }
    const command *of = find_command(words[1]);
    return of != NULL ? of->run(n - 2, words + 2) : EXIT_WRONG;
}
