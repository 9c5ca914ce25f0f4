#include "screen.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "values.h"

enum { AUTO, ALWAYS, NEVER };

/* Said once, on the command line, for all that the command prints. */
static int color = AUTO;

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

int text_width(const char *output)
{
    int width = output == NULL && isatty(STDOUT_FILENO) == 1 ? terminal_width(STDOUT_FILENO) : 0;
    if (width <= 0 || width > CAF_REPORT_WIDTH) {
        return CAF_REPORT_WIDTH;
    }
    return width < CAF_REPORT_NARROWEST ? CAF_REPORT_NARROWEST : width;
}

/* Of the eight colours those that can be read on white as on black: no yellow, no blue. */
const char *const *styles_for(const char *output)
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
    bool is_wanted = color == AUTO ? output == NULL && is_terminal(STDOUT_FILENO) : color == ALWAYS;
    return is_wanted ? styles : NULL;
}

static void put_mark(FILE *to, int32_t style, int32_t mark)
{
    const char *const *styles = styles_for(NULL);
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
