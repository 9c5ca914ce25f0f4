/* What a terminal makes of text: how wide it is, and colour, which never says what the words do not. */
#ifndef CAF_CLI_SCREEN_H
#define CAF_CLI_SCREEN_H

#include <stdbool.h>
#include <stdio.h>
#include <caf/report.h>

/* --color: auto, always or never. False: a message was printed. */
bool set_color(const char *command, const char *when);

/*
 * What marks texts, by enum caf_report_style, for text that goes to a file or
 * (NULL) to standard output; NULL: nothing does.
 */
const char *const *styles_for(const char *output);

/* Columns of the terminal that a descriptor is; 0: it is none, or does not say. */
int terminal_width(int descriptor);

/* Columns that a line of text may take: as many as a terminal has, CAF_REPORT_WIDTH at most and elsewhere. */
int text_width(const char *output);

/* Puts text that goes to standard output in the end, marked where there is colour. */
void put_styled(FILE *to, int32_t style, const char *format, ...) __attribute__((format(printf, 3, 4)));
void begin_style(FILE *to, int32_t style);
void end_style(FILE *to, int32_t style);

#endif
