/* What is said of caf as a whole, by its help and in its manual; laid out as help_text.h says. */
#ifndef CAF_CLI_OVERVIEW_H
#define CAF_CLI_OVERVIEW_H

extern const char *const overview[];         /* usage and description */
extern const char *const overview_options[]; /* what every command knows */
extern const char *const overview_examples[];

#endif
