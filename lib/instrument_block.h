/* What an instrument is inside: a head, and its parts one after another, in one block. */
#ifndef CAF_LIB_INSTRUMENT_BLOCK_H
#define CAF_LIB_INSTRUMENT_BLOCK_H

#include <caf/instrument.h>

#define CAF_INSTRUMENT_MAGIC 0x4e495243 /* "CRIN" */
#define CAF_INSTRUMENT_LAYOUT 1

struct caf_instrument {
    int32_t magic;
    int32_t layout;
    int32_t kind;
    int32_t title, source, reading;
    int32_t n_scales, n_grades, n_sections, n_questions, n_rules, n_ratings;
    int32_t text_size;
    char name[CAF_INSTRUMENT_NAME];
    /* Then the scales, grades, sections, questions, rules and ratings, and the texts. */
};

/* Its parts, without a look at whether it is one. */
void caf_instrument_view(const caf_instrument *instrument, caf_instrument_parts *out);

/* The same, or CAF_E_NULL or CAF_E_ARGUMENT where it is none. */
caf_status caf_instrument_look(const caf_instrument *instrument, caf_instrument_parts *out);

/* The points of a grade of a question's scale, and the most that it has. */
int32_t caf_points_of(const caf_instrument_parts *parts, int32_t question, int32_t grade);
int32_t caf_most_points(const caf_instrument_parts *parts, int32_t question);

/* The grade that counts of a form's answers, by question: the first answer's that ticks one; -1: none. */
void caf_take_grades(const caf_instrument_parts *parts, const caf_answer *answers, int64_t n, int32_t *grades);

/* The built-in instruments, made from lib/standards/instruments/ while building; ends with NULL. */
extern const caf_instrument *const caf_builtin_instruments[];

#endif
