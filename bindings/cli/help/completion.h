/* Completing a command line in a shell. */
#ifndef CAF_CLI_COMPLETION_H
#define CAF_CLI_COMPLETION_H

/* The scripts in completion/, line by line; each ends with NULL. */
extern const char *const completion_for_bash[];
extern const char *const completion_for_zsh[];
extern const char *const completion_for_fish[];

/*
 * Prints what the last of some words may become, a line each, a tab before what
 * it means. The words are those after "caf" up to the one at the cursor, which may
 * be empty. The line ":files" stands for the names of files and folders.
 */
void print_completions(int n, const char *const *words);

#endif
