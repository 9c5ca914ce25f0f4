/* The story of a case in the forms that it is printed in. */
#ifndef CAF_CLI_CASE_PRINT_H
#define CAF_CLI_CASE_PRINT_H

#include "case_story.h"

/* Each prints a story to a file; false: a message was printed. */
bool print_story_text(const case_story *of, const settings *with, const caf_reader *reader, FILE *to);
bool print_story_json(const case_story *of, const settings *with, const caf_reader *reader, FILE *to);
bool print_story_page(const case_story *of, const settings *with, const caf_reader *reader, FILE *to);

#endif
