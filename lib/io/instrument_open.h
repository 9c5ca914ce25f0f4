/* Opening an instrument with memory of the caller's choice, so that a test can let it run out. Private. */
#ifndef CAF_IO_INSTRUMENT_OPEN_H
#define CAF_IO_INSTRUMENT_OPEN_H

#include <caf/instrument_io.h>
#include "heap.h"
#include "input.h"

caf_status caf_io_instrument_open(const caf_io_source *source, caf_problem_told *told, void *user, const caf_io_memory *memory,
                                  caf_instrument_file **out, caf_io_error *error);

#endif
