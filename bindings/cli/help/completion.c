#include "completion.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include "command.h"
#include "help_text.h"
#include "overview.h"
#include "profile_view.h"

/* What has been typed of a word: what stays as it is ("--only=met,"), and the beginning of what is to be completed. */
typedef struct typed {
    const char *kept;
    size_t n_kept;
    const char *begun;
    bool any_case;
} typed;

static bool fits(const typed *to, const char *word)
{
    const char *begun = to->begun;
    for (; *begun != '\0'; begun++, word++) {
        if (*begun != *word && !(to->any_case && toupper((unsigned char)*begun) == toupper((unsigned char)*word))) {
            return false;
        }
    }
    return true;
}

static void offer(const typed *to, const char *word, const char *meaning, size_t length)
{
    if (fits(to, word)) {
        printf("%.*s%s", (int)to->n_kept, to->kept, word);
        if (length > 0) {
            printf("\t%.*s", (int)length, meaning);
        }
        putchar('\n');
    }
}

/* Up to the end of the first sentence or of its first part. */
static size_t first_part(const char *text)
{
    size_t length = 0;
    while (text[length] != '\0' && text[length] != ';' && !(text[length] == '.' && (text[length + 1] == ' ' || text[length + 1] == '\0'))) {
        length++;
    }
    return length;
}

/* The text of an item with the lines that it goes on in. */
static void offer_item(const typed *to, const char *word, const char *const *item)
{
    char text[400] = "";
    for (const char *const *line = item; line != NULL && (line == item || help_line_of(*line) == HELP_MORE); line++) {
        const char *more = line == item ? item_text(*line) : *line + strspn(*line, " ");
        size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "%s%s", used > 0 ? " " : "", more);
    }
    offer(to, word, text, first_part(text));
}

static void offer_options(const typed *to, const option *options, const char *const *help, unsigned given)
{
    for (int i = 0; options[i].name != NULL; i++) {
        char word[60];
        const char *const *item = help_of_option(help, options[i].name);
        snprintf(word, sizeof word, "--%s", options[i].name);
        bool is_alias = item == NULL && options == common_options;
        if (!is_alias && (options[i].many || (given >> i & 1) == 0)) {
            offer_item(to, word, item);
        }
    }
}

static void offer_rules(typed *to)
{
    to->any_case = true;
    for (caf_rule_id id = 1; id < caf_rule_count(); id++) {
        const caf_rule *rule = caf_rule_get(id);
        if (rule != NULL) {
            offer(to, rule->name, rule->title, strlen(rule->title));
        }
    }
}

static void offer_profiles(const typed *to)
{
    for (int32_t i = 0; caf_profile_at(i) != NULL; i++) {
        const char *title = own_text(caf_profile_at(i), false);
        offer(to, caf_profile_name(caf_profile_at(i)), title, title != NULL ? strlen(title) : 0);
    }
}

static void offer_instruments(const typed *to)
{
    for (int32_t i = 0; caf_instrument_at(i) != NULL; i++) {
        offer(to, caf_instrument_name(caf_instrument_at(i)), "", 0);
    }
}

static void offer_commands(const typed *to)
{
    for (const command *const *at = commands; *at != NULL; at++) {
        offer(to, (*at)->name, (*at)->summary, strlen((*at)->summary));
    }
}

static void offer_value(typed *to, int value)
{
    const char *comma = value == A_VERDICT_LIST ? strrchr(to->begun, ',') : NULL;
    if (comma != NULL) {
        to->n_kept += (size_t)(comma + 1 - to->begun);
        to->begun = comma + 1;
    }
    const char *const *words = value_words(value);
    for (size_t i = 0; words != NULL && words[i] != NULL; i++) {
        offer(to, words[i], "", 0);
    }
    if (value == A_RULE) {
        offer_rules(to);
    } else if (value == A_COMMAND) {
        offer_commands(to);
    } else if (value == A_PROFILE) {
        offer_profiles(to);
    } else if (value == AN_INSTRUMENT) {
        offer_instruments(to);
    }
    if (value == A_FILE || value == A_PROFILE || value == AN_INSTRUMENT) {
        puts(":files");
    }
}

/* An option of a command, or one that every command knows; `which`: its place among the command's, or -1. */
static const option *find_option(const command *of, const char *word, int *which)
{
    size_t length = strcspn(word + 2, "=");
    *which = option_named(of->options, word + 2, length);
    int common = *which < 0 ? option_named(common_options, word + 2, length) : -1;
    return *which >= 0 ? &of->options[*which] : common >= 0 ? &common_options[common] : NULL;
}

/* What has been read of the line before the word at the cursor. */
typedef struct place {
    const option *open; /* its value comes next */
    unsigned given;     /* options of the command */
    int n_operands;
    bool operands_only;
} place;

static bool is_option(const place *at, const char *word)
{
    return !at->operands_only && strncmp(word, "--", 2) == 0;
}

static void pass(place *at, const command *of, const char *word)
{
    int which = -1;
    if (at->open != NULL) {
        at->open = NULL;
    } else if (!at->operands_only && strcmp(word, "--") == 0) {
        at->operands_only = true;
    } else if (is_option(at, word)) {
        const option *found = find_option(of, word, &which);
        at->given |= which >= 0 ? 1U << which : 0;
        at->open = found != NULL && found->value != NO_VALUE && strchr(word, '=') == NULL ? found : NULL;
    } else {
        at->n_operands++;
    }
}

static int operand_at(const command *of, int nth)
{
    int value = NO_VALUE;
    for (int i = 0; i <= nth && i < (int)(sizeof of->operands / sizeof of->operands[0]) && of->operands[i] != NO_VALUE; i++) {
        value = of->operands[i];
    }
    return value;
}

static void complete_option(typed *to, const command *of, const place *at, const char *word)
{
    int which;
    const char *equals = strchr(word, '=');
    if (equals == NULL) {
        offer_options(to, of->options, of->help, at->given);
        offer_options(to, common_options, overview_options, 0);
        return;
    }
    const option *found = find_option(of, word, &which);
    to->n_kept = (size_t)(equals + 1 - word);
    to->begun = equals + 1;
    offer_value(to, found != NULL ? found->value : NO_VALUE);
}

void print_completions(int n, const char *const *words)
{
    const char *word = n > 0 ? words[n - 1] : "";
    typed to = { word, 0, word, false };
    place at = { NULL, 0, 0, false };
    if (n <= 1) {
        offer_commands(&to);
        return;
    }
    const command *of = known_command(words[0], strlen(words[0]));
    if (of == NULL) {
        return;
    }
    for (int i = 1; i < n - 1; i++) {
        pass(&at, of, words[i]);
    }
    int operand = operand_at(of, at.n_operands);
    if (at.open != NULL) {
        offer_value(&to, at.open->value);
    } else if (is_option(&at, word) || (operand == NO_VALUE && !at.operands_only) || strcmp(word, "-") == 0) {
        complete_option(&to, of, &at, word);
    } else {
        offer_value(&to, operand);
    }
}
