/* Numbers for identifiers that came with a number of their own from every batch: those of one name get one number. */
#ifndef CAF_CLI_NAME_NUMBERS_H
#define CAF_CLI_NAME_NUMBERS_H

#include <stddef.h>
#include <stdint.h>

/* By their bytes, the shorter one first where it begins the other: below 0, 0 or above. */
int compare_texts(const char *one, size_t length, const char *other, size_t other_length);

/* An identifier by its name, and where its number goes. */
typedef struct named_id {
    const char *text;
    size_t length;
    int64_t *id;
} named_id;

/* Sorts them by name and numbers the names from 1 on, in that order. */
void number_names(named_id *all, int64_t n);

#endif
