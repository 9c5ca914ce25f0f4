#include "screen.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "values.h"

enum { AUTO, ALWAYS, NEVER };
enum { LABEL = 12 };

/* Said once, on the command line, for all that the command prints. */
static int color = AUTO;
static const char *target; /* NULL: standard output */

bool set_color(const char *command, const char *when)
{
    color = choose(command, "--color", A_WHEN, when);
    return color >= 0;
}

/* NO_COLOR as https://no-color.org has it: any value but the empty one. */
static bool is_terminal(int descriptor)
{
    const char *refused = getenv("NO_COLOR");
    const char *kind = getenv("TERM");
    bool is_plain = kind == NULL || kind[0] == '\0' || strcmp(kind, "dumb") == 0;
    return (refused == NULL || refused[0] == '\0') && !is_plain && isatty(descriptor) == 1;
}

int terminal_width(int descriptor)
{
    struct winsize window;
    return ioctl(descriptor, TIOCGWINSZ, &window) == 0 ? window.ws_col : 0;
}

void send_text_to(const char *output)
{
    target = output;
}

int text_width(int most)
{
    int width = target == NULL && isatty(STDOUT_FILENO) == 1 ? terminal_width(STDOUT_FILENO) : 0;
    if (width <= 0 || width > most) {
        return most;
    }
    return width < CAF_REPORT_NARROWEST ? CAF_REPORT_NARROWEST : width;
}

/* Of the eight colours those that can be read on white as on black: no yellow, no blue. */
const char *const *text_styles(void)
{
    static const char *const styles[CAF_STYLES] = {
        [CAF_STYLE_END] = "\x1b[0m",
        [CAF_STYLE_HEADING] = "\x1b[1m",
        [CAF_STYLE_FAINT] = "\x1b[2m",
        [CAF_STYLE_SAFEGUARDING] = "\x1b[1;31m",
        [CAF_STYLE_NOT_MET] = "\x1b[31m",
        [CAF_STYLE_DATA] = "\x1b[35m",
        [CAF_STYLE_DUE] = "\x1b[36m",
        [CAF_STYLE_JUDGEMENT] = "\x1b[1m",
        [CAF_STYLE_UNKNOWN] = "\x1b[2m",
        [CAF_STYLE_MET] = "\x1b[32m",
    };
    bool is_wanted = color == AUTO ? target == NULL && is_terminal(STDOUT_FILENO) : color == ALWAYS;
    return is_wanted ? styles : NULL;
}

static void put_mark(FILE *to, int32_t style, int32_t mark)
{
    const char *const *styles = text_styles();
    if (styles != NULL && style > CAF_STYLE_END && style < CAF_STYLES) {
        fputs(styles[mark], to);
    }
}

void begin_style(FILE *to, int32_t style)
{
    put_mark(to, style, style);
}

void end_style(FILE *to, int32_t style)
{
    put_mark(to, style, CAF_STYLE_END);
}

void put_styled(FILE *to, int32_t style, const char *format, ...)
{
    va_list parts;
    begin_style(to, style);
    va_start(parts, format);
    vfprintf(to, format, parts);
    va_end(parts);
    end_style(to, style);
}

void put_heading(FILE *to, const char *format, ...)
{
    va_list parts;
    fputc('\n', to);
    begin_style(to, CAF_STYLE_HEADING);
    va_start(parts, format);
    vfprintf(to, format, parts);
    va_end(parts);
    end_style(to, CAF_STYLE_HEADING);
    fputc('\n', to);
}

void put_label(FILE *to, const char *label)
{
    put_styled(to, CAF_STYLE_FAINT, "%s", label);
    fprintf(to, "%*s", LABEL - (int)strlen(label), "");
}

size_t mark_length(const char *text, size_t length)
{
    const char *end = length > 2 && text[0] == '\x1b' && text[1] == '[' ? memchr(text, 'm', length) : NULL;
    return end != NULL ? (size_t)(end - text) + 1 : 0;
}
