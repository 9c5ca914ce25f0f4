/* Answers as they were read. Private. */
#ifndef CAF_IO_ANSWERS_H
#define CAF_IO_ANSWERS_H

#include <caf/instrument_io.h>
#include "errors.h"
#include "list_open.h"
#include "names.h"

/* Where an answer comes from. */
typedef struct caf_io_answer_place {
    int64_t line;
    int64_t said; /* a name that the instrument does not know; 0: none */
} caf_io_answer_place;

/* An answer with its place, as they are sorted together. */
typedef struct caf_io_answer_row {
    caf_answer answer;
    caf_io_answer_place place;
} caf_io_answer_row;

struct caf_answers {
    const caf_io_memory *memory;
    const caf_instrument *instrument;
    char *file; /* for errors */
    caf_io_names names;
    caf_io_buffer rows;    /* caf_io_answer_row, while reading */
    caf_io_buffer answers; /* caf_answer, by form */
    caf_io_buffer places;  /* caf_io_answer_place, likewise */
};

caf_status caf_io_answers_open(const caf_io_source *source, const caf_instrument *instrument, const caf_io_memory *memory,
                               caf_answers **out, caf_io_error *error);

#endif
