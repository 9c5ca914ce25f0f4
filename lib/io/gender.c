#include "gender.h"

#include <caf/rows.h>

/* What local systems export, in lower case; the codes are Annex A's own. */
typedef struct word {
    const char *text;
    uint8_t gender;
} word;

static const word words[] = {
    { "female", CAF_FEMALE },
    { "f", CAF_FEMALE },
    { "male", CAF_MALE },
    { "m", CAF_MALE },
    { "neither", CAF_GENDER_OTHER },
    { "indeterminate", CAF_GENDER_OTHER },
    { "other", CAF_GENDER_OTHER },
    { "not stated/recorded (or unborn)", CAF_GENDER_UNKNOWN },
    { "not stated/recorded", CAF_GENDER_UNKNOWN },
    { "not stated", CAF_GENDER_UNKNOWN },
    { "not recorded", CAF_GENDER_UNKNOWN },
    { "not known", CAF_GENDER_UNKNOWN },
    { "unknown", CAF_GENDER_UNKNOWN },
    { "unborn", CAF_GENDER_UNKNOWN },
};

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static int is_word(const char *known, const char *text, size_t length)
{
    size_t i = 0;
    while (i < length && known[i] != '\0' && lower(text[i]) == known[i]) {
        i++;
    }
    return i == length && known[i] == '\0';
}

uint8_t caf_io_gender(const char *text, size_t length)
{
    /* "b) Female": the letter only numbers the list, and the lists differ; the word decides. */
    if (length > 2 && lower(text[0]) >= 'a' && lower(text[0]) <= 'e' && text[1] == ')') {
        text += 2;
        length -= 2;
        while (length > 0 && text[0] == ' ') {
            text++;
            length--;
        }
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (is_word(words[i].text, text, length)) {
            return words[i].gender;
        }
    }
    return 0;
}
