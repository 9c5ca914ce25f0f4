/* A list with a memory of the test's own. Private. */
#ifndef CAF_IO_LIST_OPEN_H
#define CAF_IO_LIST_OPEN_H

#include <caf/list.h>
#include "heap.h"
#include "input.h"

caf_status caf_io_list_open(const caf_io_source *source, const caf_list_column *columns, int32_t n, const caf_io_memory *memory,
                            caf_list **out, caf_io_error *error);

#endif
