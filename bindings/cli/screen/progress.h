/* How far a long input has been read, on standard error where that is a terminal. */
#ifndef CAF_CLI_PROGRESS_H
#define CAF_CLI_PROGRESS_H

#include <caf/reader.h>

/* --no-progress. */
void hide_progress(void);

/* Begins with a file, as caf_reader_open() takes it. */
void begin_progress(const char *file);

/* Shows how far the reader is; to be the `batch` of its options. */
void show_progress(void *user, const caf_reader *reader);

/* Takes the line away, before something else is printed and when the file ends. */
void clear_progress(void);

#endif
