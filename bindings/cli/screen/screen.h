/* What a terminal makes of text: how wide it is, and colour, which never says what the words do not. */
#ifndef CAF_CLI_SCREEN_H
#define CAF_CLI_SCREEN_H

#include <stdbool.h>
#include <stdio.h>
#include <caf/report.h>

/* --color: auto, always or never. False: a message was printed. */
bool set_color(const char *command, const char *when);

/* Says that the text goes to a file; NULL: to standard output, as where nothing is said. */
void send_text_to(const char *output);

/* What marks texts there, by enum caf_report_style; NULL: nothing does. */
const char *const *text_styles(void);

/* Columns of the terminal that a descriptor is; 0: it is none, or does not say. */
int terminal_width(int descriptor);

/* Columns that a line of text may take: as many as a terminal has, so many at most and elsewhere. */
int text_width(int most);

/* Puts what goes there in the end, marked where there is colour. */
void put_styled(FILE *to, int32_t style, const char *format, ...) __attribute__((format(printf, 3, 4)));
void begin_style(FILE *to, int32_t style);
void end_style(FILE *to, int32_t style);

/* A heading on a line of its own, after an empty one. */
void put_heading(FILE *to, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What a line of a summary's head is about, twelve columns wide. */
void put_label(FILE *to, const char *label);

/* The bytes of a mark at the beginning of a text; 0: there is none. */
size_t mark_length(const char *text, size_t length);

#endif
