#include "identifier.h"

#include "names.h"

caf_status caf_io_check_identifier(const char *text, size_t length, const char **problem)
{
    *problem = NULL;
    if (length == 0) {
        *problem = "an empty text, where an identifier is expected";
        return CAF_E_VALUE;
    }
    if (length > CAF_IO_NAME_LONGEST) {
        *problem = "an identifier of more than 256 bytes";
        return CAF_E_LIMIT;
    }
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < 0x20 || byte == 0x7F) {
            /* Reports print identifiers: no line end or escape sequence may hide in one. */
            *problem = "an identifier with a control character in it";
            return CAF_E_VALUE;
        }
    }
    return CAF_OK;
}
