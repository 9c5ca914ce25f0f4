/* Whole numbers as text, whatever the locale. */
#ifndef CAF_LIB_DIGITS_H
#define CAF_LIB_DIGITS_H

#include <stddef.h>
#include <stdint.h>

/* The longest: the sign and nineteen digits. */
enum { CAF_DIGITS_MAX = 20 };

/* Writes a number to the end of `room`; returns where it begins there. */
static inline size_t caf_write_digits(char room[CAF_DIGITS_MAX], int64_t number)
{
    size_t at = CAF_DIGITS_MAX;
    uint64_t rest = number < 0 ? (uint64_t)0 - (uint64_t)number : (uint64_t)number;
    do {
        room[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (number < 0) {
        room[--at] = '-';
    }
    return at;
}

#endif
