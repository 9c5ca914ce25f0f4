/* Gender as Annex A writes it. Private. */
#ifndef CAF_IO_GENDER_H
#define CAF_IO_GENDER_H

#include <stddef.h>
#include <stdint.h>

/* CAF_FEMALE, ...; 0 for a text that is none of those known. */
uint8_t caf_io_gender(const char *text, size_t length);

#endif
