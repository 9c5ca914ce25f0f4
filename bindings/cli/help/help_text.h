/*
 * How the help of a command is laid out, so that it can be read as well as shown:
 *
 *   usage: caf NAME ...              and, below, further ways, indented by seven
 *
 *   Paragraphs of prose, from the first column on.
 *
 *     --option VALUE   items: indented by two, two spaces or more before what
 *                      they mean, which goes on indented by more than two.
 *                      Options are items that begin with two hyphens
 *
 *   Exit status: 0 when; 1 when; 2 when.     a paragraph; where there is more to it than 0 and 2
 *
 *   Examples:
 *     caf NAME ...
 *
 * in this order, blank lines between. tests/cli/help.py holds every help to it.
 */
#ifndef CAF_CLI_HELP_TEXT_H
#define CAF_CLI_HELP_TEXT_H

#include <stddef.h>

/* What a line is, taken by itself; a line of an example looks like an item. */
enum help_line { HELP_END, HELP_BLANK, HELP_USAGE, HELP_PROSE, HELP_ITEM, HELP_MORE, HELP_STATUS, HELP_EXAMPLES };

int help_line_of(const char *line);

/* A usage without what stands before "caf". */
const char *usage_of(const char *line);

/* Takes an item apart: the name of so many bytes, and what it means, "" where that begins in the next line. */
const char *item_name(const char *line, size_t *length);
const char *item_text(const char *line);

/* The line that begins an option's item, or NULL. */
const char *const *help_of_option(const char *const *help, const char *name);

#endif
