/* Cells of the lists that a cycle is read from. */
#ifndef CAF_CLI_CYCLE_READ_H
#define CAF_CLI_CYCLE_READ_H

#include <stdbool.h>
#include <stdint.h>
#include <caf/date.h>
#include <caf/list.h>

/* A cell as text of its own, to be freed; a day, 0 where it is empty. False: a message was printed. */
bool take_text(const caf_list *list, int32_t column, char **to);
bool take_day(const caf_list *list, int32_t column, caf_date *to);

#endif
