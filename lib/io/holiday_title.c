#include "holiday_title.h"

#include <string.h>

/*
 * Words that tell the holidays apart. Titles have varied ("Early May bank
 * holiday (VE day)", "Bank holiday for the coronation of ...", "(substitute
 * day)"), and their apostrophes too, so what counts is the word within.
 */
typedef struct title {
    const char *word;
    caf_holiday holiday;
} title;

static const title titles[] = {
    { "new year's day", CAF_NEW_YEARS_DAY },
    { "2nd january", CAF_SECOND_JANUARY },
    { "patrick's day", CAF_ST_PATRICKS_DAY },
    { "good friday", CAF_GOOD_FRIDAY },
    { "easter monday", CAF_EASTER_MONDAY },
    { "early may bank holiday", CAF_EARLY_MAY_BANK_HOLIDAY },
    { "spring bank holiday", CAF_SPRING_BANK_HOLIDAY },
    { "battle of the boyne", CAF_BATTLE_OF_THE_BOYNE },
    { "summer bank holiday", CAF_SUMMER_BANK_HOLIDAY },
    { "andrew's day", CAF_ST_ANDREWS_DAY },
    { "christmas day", CAF_CHRISTMAS_DAY },
    { "boxing day", CAF_BOXING_DAY },
    { "royal wedding", CAF_ROYAL_WEDDING },
    { "wedding of", CAF_ROYAL_WEDDING },
    { "millennium", CAF_MILLENNIUM_EVE },
    { "golden jubilee", CAF_GOLDEN_JUBILEE },
    { "diamond jubilee", CAF_DIAMOND_JUBILEE },
    { "platinum jubilee", CAF_PLATINUM_JUBILEE },
    { "state funeral", CAF_STATE_FUNERAL },
    { "coronation", CAF_CORONATION },
    { "world cup", CAF_WORLD_CUP },
};

enum { LONGEST_TITLE = 200 };

/* Small letters, straight apostrophes; a longer title is cut. */
static void simplify(const char *from, size_t length, char to[LONGEST_TITLE + 1])
{
    size_t n = 0;
    for (size_t i = 0; i < length && n < LONGEST_TITLE; i++) {
        if (length - i >= 3 && memcmp(from + i, "\xE2\x80\x99", 3) == 0) {
            to[n++] = '\'';
            i += 2;
        } else if (from[i] != '\0') {
            to[n++] = from[i] >= 'A' && from[i] <= 'Z' ? (char)(from[i] - 'A' + 'a') : from[i];
        }
    }
    to[n] = '\0';
}

caf_holiday caf_io_holiday_titled(const char *text, size_t length)
{
    char simple[LONGEST_TITLE + 1];
    simplify(text, length, simple);
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        if (strstr(simple, titles[i].word) != NULL) {
            return titles[i].holiday;
        }
    }
    return CAF_BANK_HOLIDAY;
}
