#include "arrow_format.h"

#include <string.h>
#include <caf/columns.h>

typedef struct known_format {
    const char *format;
    bool begins; /* more may follow */
    enum arrow_layout layout;
    int32_t kind;
    const char *words;
} known_format;

static const known_format known[] = {
    { "c", false, ARROW_FIXED, CAF_COLUMN_INT8, "whole numbers of 8 bits" },
    { "C", false, ARROW_FIXED, CAF_COLUMN_UINT8, "whole numbers of 8 bits" },
    { "s", false, ARROW_FIXED, CAF_COLUMN_INT16, "whole numbers of 16 bits" },
    { "S", false, ARROW_FIXED, CAF_COLUMN_UINT16, "whole numbers of 16 bits" },
    { "i", false, ARROW_FIXED, CAF_COLUMN_INT32, "whole numbers of 32 bits" },
    { "I", false, ARROW_FIXED, CAF_COLUMN_UINT32, "whole numbers of 32 bits" },
    { "l", false, ARROW_FIXED, CAF_COLUMN_INT64, "whole numbers of 64 bits" },
    { "L", false, ARROW_FIXED, CAF_COLUMN_UINT64, "whole numbers of 64 bits" },
    { "f", false, ARROW_FIXED, CAF_COLUMN_FLOAT32, "floating point of 32 bits" },
    { "g", false, ARROW_FIXED, CAF_COLUMN_FLOAT64, "floating point of 64 bits" },
    { "b", false, ARROW_BITS, CAF_COLUMN_BITS, "true and false" },
    { "n", false, ARROW_NULLS, 0, "nulls" },
    { "tdD", false, ARROW_FIXED, CAF_COLUMN_DATE32, "dates" },
    { "tdm", false, ARROW_FIXED, CAF_COLUMN_DATE64, "dates in milliseconds" },
    { "tss:", true, ARROW_FIXED, CAF_COLUMN_TIMESTAMP_S, "time stamps in seconds" },
    { "tsm:", true, ARROW_FIXED, CAF_COLUMN_TIMESTAMP_MS, "time stamps in milliseconds" },
    { "tsu:", true, ARROW_FIXED, CAF_COLUMN_TIMESTAMP_US, "time stamps in microseconds" },
    { "tsn:", true, ARROW_FIXED, CAF_COLUMN_TIMESTAMP_NS, "time stamps in nanoseconds" },
    { "u", false, ARROW_TEXT, 0, "text" },
    { "U", false, ARROW_LARGE_TEXT, 0, "text" },
    { "vu", false, ARROW_TEXT_VIEW, 0, "text" },
    { "+l", false, ARROW_LIST, 0, "lists" },
    { "+L", false, ARROW_LARGE_LIST, 0, "lists" },
    { "+vl", false, ARROW_LIST_VIEW, 0, "lists" },
    { "+vL", false, ARROW_LARGE_LIST_VIEW, 0, "lists" },
    { "e", false, ARROW_OTHER, 0, "floating point of 16 bits" },
    { "z", false, ARROW_OTHER, 0, "binary data" },
    { "Z", false, ARROW_OTHER, 0, "binary data" },
    { "vz", false, ARROW_OTHER, 0, "binary data" },
    { "w:", true, ARROW_OTHER, 0, "binary data of one length" },
    { "d:", true, ARROW_OTHER, 0, "decimal numbers" },
    { "tt", true, ARROW_OTHER, 0, "times of day" },
    { "tD", true, ARROW_OTHER, 0, "durations" },
    { "ti", true, ARROW_OTHER, 0, "intervals of time" },
    { "+w:", true, ARROW_OTHER, 0, "lists of one length" },
    { "+s", false, ARROW_OTHER, 0, "structs" },
    { "+m", false, ARROW_OTHER, 0, "maps" },
    { "+u", true, ARROW_OTHER, 0, "unions" },
    { "+r", false, ARROW_OTHER, 0, "run-end encoded values" },
};

arrow_type arrow_format(const char *format)
{
    arrow_type type = { ARROW_OTHER, 0, 0, NULL, "a type that is not known here" };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const known_format *it = &known[i];
        size_t length = strlen(it->format);
        if (it->begins ? strncmp(format, it->format, length) == 0 : strcmp(format, it->format) == 0) {
            type.layout = it->layout;
            type.kind = it->kind;
            type.width = caf_column_width(it->kind);
            type.zone = it->begins && it->layout == ARROW_FIXED ? format + length : NULL;
            type.words = it->words;
            break;
        }
    }
    return type;
}

bool arrow_is_text(enum arrow_layout layout)
{
    return layout == ARROW_TEXT || layout == ARROW_LARGE_TEXT || layout == ARROW_TEXT_VIEW;
}

bool arrow_is_list(enum arrow_layout layout)
{
    return layout >= ARROW_LIST;
}

bool arrow_is_index(const arrow_type *type)
{
    return type->kind >= CAF_COLUMN_INT8 && type->kind <= CAF_COLUMN_UINT64;
}
