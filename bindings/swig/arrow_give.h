/* Arrays and schemas made of given columns. Private to arrow_*.c. */
#ifndef CAF_ARROW_GIVE_H
#define CAF_ARROW_GIVE_H

#include "arrow_stream.h"

/* A column as an array, which does not let its owner go: that is for when nothing can fail any more. */
bool arrow_give_array(const arrow_given *column, int64_t n, struct ArrowArray *out, arrow_fault *fault);
void arrow_give_owner(struct ArrowArray *array, void *owner, void (*let_go)(void *owner));

/* A schema of a name and a format; both are copied. The values of its dictionary are of the second format, or NULL. */
bool arrow_give_schema(const char *name, const char *format, const char *dictionary, struct ArrowSchema *out);

/* A schema or an array with room for so many children, which are still released. */
bool arrow_give_struct_schema(int64_t n_children, struct ArrowSchema *out);
bool arrow_give_struct_array(int64_t n_children, int64_t n, struct ArrowArray *out);

#endif
