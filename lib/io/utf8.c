#include "utf8.h"

#include <stdint.h>
#include <string.h>

static int is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

size_t caf_io_utf8_length(const unsigned char *bytes, size_t size)
{
    if (size == 0) {
        return 0;
    }
    unsigned char lead = bytes[0];
    if (lead < 0x80) {
        return 1;
    }
    if (lead < 0xC2 || size < 2 || !is_tail(bytes[1])) {
        return 0;
    }
    if (lead < 0xE0) {
        return 2;
    }
    if (size < 3 || !is_tail(bytes[2])) {
        return 0;
    }
    if (lead < 0xF0) {
        int overlong = lead == 0xE0 && bytes[1] < 0xA0;
        int surrogate = lead == 0xED && bytes[1] > 0x9F;
        return overlong || surrogate ? 0 : 3;
    }
    if (lead > 0xF4 || size < 4 || !is_tail(bytes[3])) {
        return 0;
    }
    int overlong = lead == 0xF0 && bytes[1] < 0x90;
    int too_large = lead == 0xF4 && bytes[1] > 0x8F;
    return overlong || too_large ? 0 : 4;
}

size_t caf_io_utf8_valid(const unsigned char *bytes, size_t size)
{
    size_t at = 0;
    while (at < size) {
        uint64_t eight;
        if (size - at >= sizeof eight) {
            memcpy(&eight, bytes + at, sizeof eight);
            if ((eight & UINT64_C(0x8080808080808080)) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        size_t length = caf_io_utf8_length(bytes + at, size - at);
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return at;
}
