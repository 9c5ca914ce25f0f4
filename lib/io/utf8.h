/* Whether bytes are UTF-8. Private. */
#ifndef CAF_IO_UTF8_H
#define CAF_IO_UTF8_H

#include <stddef.h>

/* The bytes of the character that begins here, 1 to 4; 0: it is cut, overlong, a surrogate or too large. */
size_t caf_io_utf8_length(const unsigned char *bytes, size_t size);

/* How many bytes from the beginning on are whole UTF-8 characters; size: all. */
size_t caf_io_utf8_valid(const unsigned char *bytes, size_t size);

#endif
