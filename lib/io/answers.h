/* Answers as they were read. Private. */
#ifndef CAF_IO_ANSWERS_H
#define CAF_IO_ANSWERS_H

#include <caf/instrument_io.h>
#include "errors.h"
#include "list_open.h"
#include "names.h"

/* A cell that cannot be read is a fault of its form, and of nothing else: unsafe practice that another row names cannot wait for it. */
enum caf_io_odd_cell { CAF_IO_ODD_TICK = 1, CAF_IO_ODD_INVOLVED = 2, CAF_IO_ODD_UNSAFE = 4 };

/* Where an answer comes from. */
typedef struct caf_io_answer_place {
    int64_t line;
    int64_t said; /* what was taken for a name of the instrument, where it is like one; 0: none, or it may be anything */
    int32_t odd;  /* cells that say nothing there is, enum caf_io_odd_cell, added up */
    int32_t reserved;
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

/*
 * What stands where the name of a question is expected (question -1), or of a grade
 * of a question: whether it may be kept and shown, as it is like such a name or is a
 * grade's of another question, and which one it is like (NULL: none).
 */
typedef struct caf_io_likeness {
    bool shown;
    const char *meant;
} caf_io_likeness;

caf_io_likeness caf_io_answer_likeness(const caf_instrument_parts *parts, int32_t question, const char *text, size_t length);

caf_status caf_io_answers_open(const caf_io_source *source, const caf_instrument *instrument, const caf_io_memory *memory,
                               caf_answers **out, caf_io_error *error);

#endif
