#include "manual.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include "help_text.h"
#include "messages.h"
#include "overview.h"

enum { PLACEHOLDERS = 16, LONGEST = 24 };

/* The words that stand for something, as its usage and its options have them: FILE, N. */
typedef struct page {
    char placeholders[PLACEHOLDERS][LONGEST];
    size_t n;
} page;

static const char *const shared_sections[] = {
    ".SH EXIT STATUS",
    ".TP",
    ".B 0",
    "The answer was given, and nothing is against the standards, would change, or differs.",
    ".TP",
    ".B 1",
    "Something is against the standards, would change, or differs; the page of each command says what.",
    ".TP",
    ".B 2",
    "The command or its input was wrong, or the output could not be written.",
    "A message on standard error says why:",
    ".IR \"caf: FILE:LINE: FIELD: MESSAGE\" .",
    ".SH ENVIRONMENT",
    ".TP",
    ".B NO_COLOR",
    "Not empty: no colour, unless",
    ".B \\-\\-color always",
    "asks for it.",
    ".TP",
    ".B TERM",
    "Not set, or",
    ".BR dumb :",
    "no colour, and no line that shows how far a long input has been read.",
    ".TP",
    ".B TZ",
    "Where the user is, and so which day is today.",
    ".SH FILES",
    "Findings wait in unnamed temporary files, in the folder that",
    ".BR tmpfile (3)",
    "uses, until the input has ended well.",
    NULL
};

static bool is_upper(char letter)
{
    return letter >= 'A' && letter <= 'Z';
}

static void note_placeholders(page *to, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        size_t n = 0;
        while (i + n < length && is_upper(text[i + n])) {
            n++;
        }
        if (n > 0 && n < LONGEST && to->n < PLACEHOLDERS) {
            memcpy(to->placeholders[to->n], text + i, n);
            to->placeholders[to->n++][n] = '\0';
        }
        i += n > 0 ? n : 1;
    }
}

static bool is_placeholder(const page *of, const char *word, size_t length)
{
    for (size_t i = 0; i < of->n; i++) {
        if (strlen(of->placeholders[i]) == length && memcmp(of->placeholders[i], word, length) == 0) {
            return true;
        }
    }
    return false;
}

/* The placeholders of the usage and of the options. */
static void read_placeholders(page *to, const char *const *help)
{
    for (; *help != NULL; help++) {
        size_t length;
        if (help_line_of(*help) == HELP_USAGE) {
            note_placeholders(to, usage_of(*help), strlen(usage_of(*help)));
        } else if (help_line_of(*help) == HELP_ITEM && strncmp(*help, "  --", 4) == 0) {
            const char *name = item_name(*help, &length);
            note_placeholders(to, name, length);
        }
    }
}

/* Text as it is meant, wherever roff would take it for something else. */
static void put_plain(const char *text, size_t length)
{
    static const struct {
        char letter;
        const char *written;
    } escapes[] = { { '-', "\\-" }, { '\\', "\\e" }, { '\'', "\\(aq" }, { '`', "\\(ga" }, { '^', "\\(ha" }, { '~', "\\(ti" } };
    for (size_t i = 0; i < length; i++) {
        const char *written = NULL;
        for (size_t k = 0; k < sizeof escapes / sizeof escapes[0]; k++) {
            written = escapes[k].letter == text[i] ? escapes[k].written : written;
        }
        if (written != NULL) {
            fputs(written, stdout);
        } else {
            putchar(text[i]);
        }
    }
}

static void put_in(char font, const char *text, size_t length)
{
    if (length > 0 && font != '\0') {
        printf("\\f%c", font);
        put_plain(text, length);
        fputs("\\fR", stdout);
    } else {
        put_plain(text, length);
    }
}

/* A line must not begin with what roff takes for a request. */
static void guard(const char *text)
{
    if (text[0] == '.' || text[0] == '\'') {
        fputs("\\&", stdout);
    }
}

static size_t word_length(const char *text)
{
    size_t length = 0;
    while (isalnum((unsigned char)text[length]) || (text[length] == '-' && (length == 0 || text[length + 1] > ' '))) {
        length++;
    }
    return length;
}

/* The command that "caf check" or "caf help check" names, and the length of that; NULL: none is named. */
static const command *named_at(const char *text, size_t *length)
{
    size_t before = strncmp(text, "caf ", 4) == 0 ? strncmp(text, "caf help ", 9) == 0 ? 9 : 4 : 0;
    size_t own = before > 0 ? word_length(text + before) : 0;
    const command *named = own > 0 ? known_command(text + before, own) : NULL;
    if (named == NULL && before == 9) {
        before = 0;
        own = strlen("caf help");
        named = &help_command;
    }
    *length = named != NULL ? before + own : 0;
    return named;
}

static char font_of(const page *of, const char *word, size_t length)
{
    if (word[0] == '-' && (length == 1 || word[1] == '-')) {
        return 'B';
    }
    return is_placeholder(of, word, length) ? 'I' : '\0';
}

/* A line of prose: commands and options bold, what stands for something else in italics. */
static void put_prose(const page *of, const char *text)
{
    guard(text);
    while (*text != '\0') {
        size_t length;
        char font = 'B';
        if (named_at(text, &length) == NULL) {
            length = word_length(text);
            font = length > 0 ? font_of(of, text, length) : '\0';
        }
        put_in(font, text, length > 0 ? length : 1);
        text += length > 0 ? length : 1;
    }
    putchar('\n');
}

/* A usage: what is typed bold, what stands for something in italics. */
static void put_usage(const char *text)
{
    while (*text != '\0') {
        size_t length = 0;
        bool is_word = isalpha((unsigned char)*text) || *text == '-';
        bool upper = is_upper(*text);
        while (text[length] != '\0' && is_word && (upper ? is_upper(text[length]) : islower((unsigned char)text[length]) || text[length] == '-')) {
            length++;
        }
        if (length > 0 && strncmp(text, "caf ", 4) == 0) {
            length += 1 + word_length(text + 4) * !is_upper(text[4]);
            length -= text[length - 1] == ' ';
        }
        put_in(length == 0 ? '\0' : upper ? 'I' : 'B', text, length > 0 ? length : 1);
        text += length > 0 ? length : 1;
    }
    putchar('\n');
}

/* "--profile PROFILE" */
static void put_item(const page *of, const char *line)
{
    size_t length;
    const char *name = item_name(line, &length);
    size_t typed = strncmp(name, "--", 2) == 0 ? strcspn(name, " ") : length;
    typed = typed < length ? typed : length;
    puts(".TP");
    put_in('B', name, typed);
    put_in('\0', name + typed, typed < length ? 1 : 0);
    put_in('I', name + typed + 1, typed < length ? length - typed - 1 : 0);
    putchar('\n');
    if (item_text(line)[0] != '\0') {
        put_prose(of, item_text(line));
    }
}

/* "Exit status: 0 when; 1 when; 2 when.", a paragraph from the line given on. The line after it. */
static const char *const *put_statuses(const page *of, const char *const *line)
{
    char text[1000] = "";
    for (; help_line_of(*line) == HELP_STATUS || help_line_of(*line) == HELP_PROSE; line++) {
        size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "%s%s", used > 0 ? " " : "", *line);
    }
    puts(".SH EXIT STATUS");
    for (char *at = text + strlen("Exit status: "); at != NULL && isdigit((unsigned char)*at);) {
        char *end = at;
        while ((end = strstr(end, "; ")) != NULL && !(isdigit((unsigned char)end[2]) && end[3] == ' ')) {
            end += 2;
        }
        if (end != NULL) {
            end[0] = '.';
            end[1] = '\0';
        }
        printf(".TP\n.B %c\n", at[0]);
        at[2] = (char)toupper((unsigned char)at[2]);
        put_prose(of, at + 2);
        at = end != NULL ? end + 2 : NULL;
    }
    return line;
}

static const char *const *put_examples(const char *const *line)
{
    puts(".SH EXAMPLES\n.nf");
    for (; help_line_of(*line) == HELP_ITEM; line++) {
        guard(*line + 2);
        put_plain(*line + 2, strlen(*line + 2));
        putchar('\n');
    }
    puts(".fi");
    return line;
}

static const char *const *put_synopsis(const char *const *line)
{
    puts(".SH SYNOPSIS\n.nf");
    for (; help_line_of(*line) == HELP_USAGE; line++) {
        put_usage(usage_of(*line));
    }
    puts(".fi");
    return line;
}

/* Prose and items up to the exit status or the examples. */
static const char *const *put_body(const page *of, const char *const *line)
{
    const char *section = "";
    bool between = false; /* a blank line stood before */
    for (;; line++) {
        int kind = help_line_of(*line);
        const char *wanted = kind == HELP_ITEM && strncmp(*line, "  --", 4) == 0 ? "OPTIONS" : "DESCRIPTION";
        if (kind == HELP_END || kind == HELP_STATUS || kind == HELP_EXAMPLES) {
            return line;
        }
        if (kind == HELP_BLANK) {
            between = true;
            continue;
        }
        if (kind == HELP_MORE) {
            put_prose(of, *line + strspn(*line, " "));
            continue;
        }
        if (strcmp(section, wanted) != 0 && !(strcmp(section, "OPTIONS") == 0 && kind == HELP_PROSE)) {
            printf(".SH %s\n", wanted);
            section = wanted;
        } else if (between && kind == HELP_PROSE) {
            puts(".PP");
        }
        between = false;
        if (kind == HELP_ITEM) {
            put_item(of, *line);
        } else {
            put_prose(of, *line);
        }
    }
}

static void put_title(const char *name, const char *summary)
{
    char upper[60];
    snprintf(upper, sizeof upper, "%s", name);
    for (char *at = upper; *at != '\0'; at++) {
        *at = (char)toupper((unsigned char)*at);
    }
    puts(".\\\" Printed by caf help --manual; tests/cli/manual.py --write renews it.");
    fputs(".TH ", stdout);
    put_plain(upper, strlen(upper));
    puts(" 1 \"\" \"libcaf\" \"User Commands\"\n.SH NAME");
    put_plain(name, strlen(name));
    fputs(" \\- ", stdout);
    put_plain(summary, strlen(summary));
    putchar('\n');
}

static bool mentions(const char *const *help, const command *other)
{
    for (; *help != NULL; help++) {
        for (const char *at = strstr(*help, "caf "); at != NULL; at = strstr(at + 1, "caf ")) {
            size_t length;
            if (named_at(at, &length) == other) {
                return true;
            }
        }
    }
    return false;
}

static void put_page_name(const command *of, const char *end)
{
    fputs(".BR caf\\-", stdout);
    put_plain(of->name, strlen(of->name));
    printf(" (1)%s\n", end);
}

/* The commands that the help names. */
static void put_see_also(const command *of)
{
    const command *last = NULL;
    for (const command *const *at = commands; *at != NULL; at++) {
        last = *at != of && mentions(of->help, *at) ? *at : last;
    }
    printf(".SH SEE ALSO\n.BR caf (1)%s\n", last != NULL ? "," : "");
    for (const command *const *at = commands; *at != NULL; at++) {
        if (*at != of && mentions(of->help, *at)) {
            put_page_name(*at, *at != last ? "," : "");
        }
    }
}

static void print_page(const command *of)
{
    char name[60];
    page made;
    const char *const *line = of->help;
    memset(&made, 0, sizeof made);
    snprintf(name, sizeof name, "caf-%s", of->name);
    read_placeholders(&made, line);
    put_title(name, of->summary);
    line = put_body(&made, put_synopsis(line));
    puts(of->options[0].name != NULL ? ".PP" : ".SH OPTIONS");
    puts("What every command knows,\n.BR \\-\\-color \" and \" \\-\\-no\\-progress\namong it, is in\n.BR caf (1).");
    if (help_line_of(*line) == HELP_STATUS) {
        line = put_statuses(&made, line);
        line += help_line_of(*line) == HELP_BLANK;
    } else {
        puts(".SH EXIT STATUS\n.TP\n.B 0\nThe answer was given.\n.TP\n.B 2\nThe command was wrong, or the output could not be written.");
    }
    if (help_line_of(*line) == HELP_EXAMPLES) {
        put_examples(line + 1);
    }
    put_see_also(of);
}

static void print_overview_page(void)
{
    page made;
    memset(&made, 0, sizeof made);
    read_placeholders(&made, overview);
    read_placeholders(&made, overview_options);
    put_title("caf", "check early-help case records against published standards");
    put_body(&made, put_synopsis(overview));
    puts("Every answer names its clause and explains the sum behind it, each bank holiday included.\n"
         ".PP\n"
         "Days are written\n.IR yyyy\\-mm\\-dd .\n"
         "An option is written\n.BI \\-\\- NAME \" VALUE\"\nor\n.BI \\-\\- NAME = VALUE\\fR,\n"
         "before or after operands;\n.B \\-\\-\nends the options.\n"
         ".SH COMMANDS");
    for (const command *const *at = commands; *at != NULL; at++) {
        puts(".TP");
        put_page_name(*at, "");
        put_prose(&made, (*at)->summary);
    }
    put_body(&made, overview_options);
    for (const char *const *line = shared_sections; *line != NULL; line++) {
        puts(*line);
    }
    puts(".SH EXAMPLES");
    for (const char *const *line = overview_examples + 1; *line != NULL; line++) {
        put_item(&made, *line);
    }
    puts(".SH SEE ALSO");
    for (const command *const *at = commands; *at != NULL; at++) {
        put_page_name(*at, at[1] != NULL ? "," : "");
    }
    puts(".PP\nThe guides\n.IR docs/command.md ,\n.IR docs/profiles.md ,\n.I docs/findings.md\nand\n"
         ".I docs/case\\-format.md\nof libcaf.");
}

int print_manual(const command *of)
{
    if (of != NULL) {
        print_page(of);
    } else {
        print_overview_page();
    }
    return end_output(EXIT_KEPT);
}
