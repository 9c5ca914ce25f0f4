#include "help_text.h"

#include <stdbool.h>
#include <string.h>

static const char usage[] = "usage: ";
enum { USAGE = sizeof usage - 1 };

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

int help_line_of(const char *line)
{
    if (line == NULL) {
        return HELP_END;
    }
    if (line[0] == '\0') {
        return HELP_BLANK;
    }
    if (begins(line, usage) || begins(line, "       caf ")) {
        return HELP_USAGE;
    }
    if (begins(line, "  ")) {
        return line[2] == ' ' ? HELP_MORE : HELP_ITEM;
    }
    if (begins(line, "Exit status: ")) {
        return HELP_STATUS;
    }
    return strcmp(line, "Examples:") == 0 ? HELP_EXAMPLES : HELP_PROSE;
}

const char *usage_of(const char *line)
{
    return line + USAGE;
}

const char *item_name(const char *line, size_t *length)
{
    const char *gap = strstr(line + 2, "  ");
    *length = gap != NULL ? (size_t)(gap - line) - 2 : strlen(line + 2);
    return line + 2;
}

const char *item_text(const char *line)
{
    size_t length;
    const char *text = item_name(line, &length) + length;
    return text + strspn(text, " ");
}

const char *const *help_of_option(const char *const *help, const char *name)
{
    size_t wanted = strlen(name);
    for (; *help != NULL; help++) {
        const char *line = *help;
        bool is_option = help_line_of(line) == HELP_ITEM && begins(line, "  --") && strncmp(line + 4, name, wanted) == 0;
        if (is_option && (line[4 + wanted] == ' ' || line[4 + wanted] == '\0')) {
            return help;
        }
    }
    return NULL;
}
