#include "command.h"

#include <stdio.h>
#include <string.h>
#include "messages.h"

const command *const commands[] = {
    &check_command,
    &due_command,
    &why_command,
    &next_command,
    &case_command,
    &stages_command,
    &family_command,
    &compare_command,
    &cohort_command,
    &receipt_command,
    &verify_command,
    &sample_command,
    &allocate_command,
    &convert_command,
    &anonymise_command,
    &date_command,
    &rules_command,
    &explain_command,
    &holidays_command,
    &profile_command,
    &impact_command,
    &audit_command,
    &survey_command,
    &cycle_command,
    &completion_command,
    &help_command,
    NULL
};

int print_help(const command *of)
{
    for (const char *const *line = of->help; *line != NULL; line++) {
        puts(*line);
    }
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

int take_line(const command *of, int n, char **words, bool (*take)(void *to, int which, const char *value), void *to,
              operands *list)
{
    arguments from = { of->name, of->options, n, words, 0, false, 0 };
    const char *value;
    if (!open_operands(list, n)) {
        return EXIT_WRONG;
    }
    for (;;) {
        int which = next_argument(&from, &value);
        if (which == ARGUMENT_OPERAND) {
            list->all[list->n++] = value;
        } else if (which == ARGUMENT_END) {
            return GO_ON;
        } else if (which == ARGUMENT_HELP) {
            return print_help(of);
        } else if (which == ARGUMENT_WRONG || !take(to, which, value)) {
            return EXIT_WRONG;
        }
    }
}

int no_rule(const char *command_name, const char *name)
{
    const char *names[256];
    size_t n = 0;
    for (caf_rule_id id = 1; id < caf_rule_count() && n < 255; id++) {
        if (caf_rule_get(id) != NULL) {
            names[n++] = caf_rule_get(id)->name;
        }
    }
    names[n] = NULL;
    const char *near = nearest(name, names);
    if (near != NULL) {
        return wrong_use(command_name, "there is no rule %s; did you mean %s?", name, near);
    }
    return wrong_use(command_name, "there is no rule %s; caf rules lists them", name);
}
