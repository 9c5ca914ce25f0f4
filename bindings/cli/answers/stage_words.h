/* Stages, what stands beside them and what moves a case, in words. */
#ifndef CAF_CLI_STAGE_WORDS_H
#define CAF_CLI_STAGE_WORDS_H

#include <caf/caf.h>

enum { MOVE_TEXT = 200 };

/* "under review"; gives text. */
const char *stage_words(int32_t stage, char text[MOVE_TEXT]);

/* "a child-protection concern is open" for one bit of caf_stay.also. */
const char *also_words(int32_t also);

/* "assessment completed (initial, updated or not recorded)" for the fact that a move is made by; gives text. */
const char *move_words(const caf_move *move, char text[MOVE_TEXT]);

/* The same for the fact that began a stay, "assessment completed". */
const char *fact_words(int32_t table, int32_t field, char text[MOVE_TEXT]);

#endif
