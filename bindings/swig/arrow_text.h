/* The texts of an array, whichever way Arrow keeps them: in a row, as views,
 * or in a dictionary. Private to arrow_*.c. */
#ifndef CAF_ARROW_TEXT_H
#define CAF_ARROW_TEXT_H

#include "arrow_array.h"

typedef struct arrow_texts {
    const struct ArrowArray *array; /* of texts: that of the dictionary, where there is one */
    arrow_type type;
    const struct ArrowArray *indexes; /* NULL: no dictionary */
    arrow_type index;
} arrow_texts;

/* Whether a type is one of texts, and an array of it has `needed` elements. */
bool arrow_texts_of(const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t needed, arrow_texts *out,
                    arrow_fault *fault);

/* Element `at` of the dictionary that an element of the array stands for; -1: null; -2: one that is not there. */
int64_t arrow_texts_index(const arrow_texts *texts, int64_t at);

/* What a text is. */
enum arrow_found { ARROW_NONE, ARROW_FOUND, ARROW_BROKEN };

/* Element `at` of `array`, of the dictionary where there is one. */
enum arrow_found arrow_text_at(const arrow_texts *texts, int64_t at, const char **text, int64_t *length);

/* Element `at`, by way of the dictionary where there is one. */
enum arrow_found arrow_texts_at(const arrow_texts *texts, int64_t at, const char **text, int64_t *length);

/* The elements of list `at`: from *first on, *n of them. */
enum arrow_found arrow_list_at(const struct ArrowArray *list, const arrow_type *type, int64_t at, int64_t *first, int64_t *n);

#endif
