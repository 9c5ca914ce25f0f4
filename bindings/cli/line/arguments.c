#include "arguments.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "messages.h"
#include "progress.h"
#include "screen.h"

enum { LONGEST = 40, MOST_OPTIONS = 28 };

enum { HELP, COLOR, COLOUR, NO_PROGRESS };

const option common_options[] = {
    [HELP] = { "help", NO_VALUE, false },
    [COLOR] = { "color", A_WHEN, false },
    [COLOUR] = { "colour", A_WHEN, false }, /* the same */
    [NO_PROGRESS] = { "no-progress", NO_VALUE, false },
    { NULL, NO_VALUE, false }
};

enum { COMMON = sizeof common_options / sizeof common_options[0] - 1 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

/* How many letters must be put in, left out or changed to make one word the other, upper and lower case alike. */
static size_t distance(const char *a, const char *b)
{
    size_t row[LONGEST + 1];
    size_t a_length = strlen(a);
    size_t b_length = strlen(b);
    for (size_t j = 0; j <= b_length; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t changed = diagonal + (lower(a[i - 1]) != lower(b[j - 1]));
            diagonal = row[j];
            row[j] = least(changed, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[b_length];
}

static bool begins_with(const char *text, const char *start)
{
    for (; *start != '\0'; text++, start++) {
        if (lower(*text) != lower(*start)) {
            return false;
        }
    }
    return true;
}

const char *nearest(const char *word, const char *const *names)
{
    const char *best = NULL;
    size_t best_distance = 0;
    size_t length = strlen(word);
    if (length == 0 || length > LONGEST) {
        return NULL;
    }
    for (; *names != NULL; names++) {
        size_t own = strlen(*names);
        if (own > LONGEST) {
            continue;
        }
        size_t apart = distance(word, *names);
        if (length >= 3 && begins_with(*names, word)) {
            apart = 1; /* "blackburn" for "blackburn-with-darwen-2021" */
        }
        if (apart <= (own + 2) / 3 && (best == NULL || apart < best_distance)) {
            best = *names;
            best_distance = apart;
        }
    }
    return best;
}

int wrong_use(const char *command, const char *format, ...)
{
    va_list parts;
    fprintf(stderr, "caf%s%s: ", command[0] != '\0' ? " " : "", command);
    va_start(parts, format);
    vfprintf(stderr, format, parts);
    va_end(parts);
    if (command[0] != '\0') {
        fprintf(stderr, "\nSee: caf help %s\n", command);
    } else {
        fprintf(stderr, "\nSee: caf help\n");
    }
    return EXIT_WRONG;
}

static int unknown_option(const arguments *from, const char *name, size_t length)
{
    const char *names[MOST_OPTIONS + COMMON + 1];
    char word[LONGEST + 2];
    size_t n = 0;
    for (; from->options[n].name != NULL && n < MOST_OPTIONS; n++) {
        names[n] = from->options[n].name;
    }
    for (size_t i = 0; i < COMMON; i++) {
        names[n++] = common_options[i].name;
    }
    names[n] = NULL;
    length = least(length, sizeof word - 1);
    memcpy(word, name, length);
    word[length] = '\0';
    const char *near = nearest(word, names);
    if (near != NULL) {
        wrong_use(from->command, "there is no option --%s; did you mean --%s?", word, near);
    } else {
        wrong_use(from->command, "there is no option --%s", word);
    }
    return ARGUMENT_WRONG;
}

static int take_option(arguments *from, const option *found, int which, const char *equals, const char **value)
{
    unsigned bit = 1U << which;
    if (!found->many && (from->seen & bit) != 0) {
        wrong_use(from->command, "--%s is given twice", found->name);
        return ARGUMENT_WRONG;
    }
    from->seen |= bit;
    if (found->value == NO_VALUE) {
        if (equals != NULL) {
            wrong_use(from->command, "--%s takes no value", found->name);
            return ARGUMENT_WRONG;
        }
        return which;
    }
    if (equals == NULL && from->at >= from->n) {
        wrong_use(from->command, "--%s needs a value", found->name);
        return ARGUMENT_WRONG;
    }
    *value = equals != NULL ? equals + 1 : from->words[from->at++];
    return which;
}

static bool is_operand(const arguments *from, const char *word)
{
    return from->operands_only || word[0] != '-' || word[1] == '\0' || (word[1] >= '0' && word[1] <= '9');
}

int option_named(const option *options, const char *name, size_t length)
{
    for (int i = 0; options[i].name != NULL; i++) {
        if (strlen(options[i].name) == length && memcmp(options[i].name, name, length) == 0) {
            return i;
        }
    }
    return -1;
}

/* Those are the same for every command, and nothing that a command would have to look at; only help comes back. */
static int take_common(arguments *from, int which, const char *equals, const char **value)
{
    if (take_option(from, &common_options[which], MOST_OPTIONS + which, equals, value) == ARGUMENT_WRONG) {
        return ARGUMENT_WRONG;
    }
    switch (which) {
    case HELP:
        return ARGUMENT_HELP;
    case NO_PROGRESS:
        hide_progress();
        break;
    default:
        if (!set_color(from->command, *value)) {
            return ARGUMENT_WRONG;
        }
        break;
    }
    return next_argument(from, value);
}

int next_argument(arguments *from, const char **value)
{
    *value = NULL;
    if (from->at < from->n && !from->operands_only && strcmp(from->words[from->at], "--") == 0) {
        from->operands_only = true;
        from->at++;
    }
    if (from->at >= from->n) {
        return ARGUMENT_END;
    }
    const char *word = from->words[from->at++];
    if (is_operand(from, word)) {
        *value = word;
        return ARGUMENT_OPERAND;
    }
    if (strcmp(word, "-h") == 0) {
        return ARGUMENT_HELP;
    }
    if (word[1] != '-') {
        wrong_use(from->command, "there is no option %s; options are written out, with two hyphens", word);
        return ARGUMENT_WRONG;
    }
    const char *name = word + 2;
    const char *equals = strchr(name, '=');
    size_t length = equals != NULL ? (size_t)(equals - name) : strlen(name);
    int which = option_named(from->options, name, length);
    if (which >= 0) {
        return take_option(from, &from->options[which], which, equals, value);
    }
    which = option_named(common_options, name, length);
    return which >= 0 ? take_common(from, which, equals, value) : unknown_option(from, name, length);
}

bool open_operands(operands *of, int n)
{
    of->n = 0;
    of->all = malloc(((size_t)n + 1) * sizeof *of->all);
    return of->all != NULL || no_memory();
}

void release_operands(operands *of)
{
    free(of->all);
    memset(of, 0, sizeof *of);
}

const char *take_operand(operands *of)
{
    const char *first = of->all[0];
    memmove(of->all, of->all + 1, (size_t)(--of->n) * sizeof *of->all);
    return first;
}

void or_standard_input(operands *of)
{
    if (of->n == 0) {
        of->all[of->n++] = "-";
    }
}
