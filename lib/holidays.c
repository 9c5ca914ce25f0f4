#include <stddef.h>
#include "civil.h"
#include "holidays.h"

/*
 * Sources: Banking and Financial Dealings Act 1971, schedule 1 (the days) and
 * section 1 (days appointed or moved by royal proclamation); St Andrew's Day
 * Bank Holiday (Scotland) Act 2007. Each year are proclaimed: New Year's Day and
 * the first Monday in May (England and Wales, Northern Ireland), Boxing Day and
 * the last Monday in May (Scotland), 12 July (Northern Ireland), and substitutes
 * for days on a Saturday. Good Friday and Christmas Day are common-law holidays
 * (England and Wales, Northern Ireland).
 */
enum {
    EW = 1 << CAF_ENGLAND_AND_WALES,
    SC = 1 << CAF_SCOTLAND,
    NI = 1 << CAF_NORTHERN_IRELAND,
    ALL = EW | SC | NI
};

/* How a rule finds its day in a year. */
typedef enum rule_kind {
    FIXED,        /* day of month */
    FIRST_MONDAY, /* of month */
    LAST_MONDAY,  /* of month */
    EASTER        /* day: days from Easter Sunday */
} rule_kind;

typedef struct holiday_rule {
    caf_holiday holiday;
    int32_t divisions;
    rule_kind kind;
    int32_t month, day;
    int32_t since; /* the first year, or 0 */
} holiday_rule;

/* Neighbouring days stand in the order in which they take substitute days. */
static const holiday_rule rules[] = {
    { CAF_NEW_YEARS_DAY, ALL, FIXED, 1, 1, 0 },
    { CAF_SECOND_JANUARY, SC, FIXED, 1, 2, 0 },
    { CAF_ST_PATRICKS_DAY, NI, FIXED, 3, 17, 0 },
    { CAF_GOOD_FRIDAY, ALL, EASTER, 0, -2, 0 },
    { CAF_EASTER_MONDAY, EW | NI, EASTER, 0, 1, 0 },
    { CAF_EARLY_MAY_BANK_HOLIDAY, ALL, FIRST_MONDAY, 5, 0, 0 },
    { CAF_SPRING_BANK_HOLIDAY, ALL, LAST_MONDAY, 5, 0, 0 },
    { CAF_BATTLE_OF_THE_BOYNE, NI, FIXED, 7, 12, 0 },
    { CAF_SUMMER_BANK_HOLIDAY, SC, FIRST_MONDAY, 8, 0, 0 },
    { CAF_SUMMER_BANK_HOLIDAY, EW | NI, LAST_MONDAY, 8, 0, 0 },
    { CAF_ST_ANDREWS_DAY, SC, FIXED, 11, 30, 2007 },
    { CAF_CHRISTMAS_DAY, ALL, FIXED, 12, 25, 0 },
    { CAF_BOXING_DAY, ALL, FIXED, 12, 26, 0 },
};

/* A bank holiday that one year had beside, or instead of, what the rules say. */
typedef struct one_off {
    int32_t divisions;
    caf_holiday holiday;
    int32_t moved_from; /* yyyymmdd; 0: an added day */
    int32_t date;       /* yyyymmdd */
    int32_t announced;  /* yyyymmdd, the first day it was known; 0: before 2010, taken as always known */
} one_off;

static const one_off one_offs[] = {
    /* Wedding of the Prince of Wales; royal proclamation. */
    { ALL, CAF_ROYAL_WEDDING, 0, 19810729, 0 },
    /* Fiftieth anniversary of VE Day; royal proclamation. Moved, except in Scotland, where the first Monday
       stands in the Act: there 8 May was added to 1 May. House of Commons, written answers, 2 March 1995. */
    { EW | NI, CAF_EARLY_MAY_BANK_HOLIDAY, 19950501, 19950508, 0 },
    { SC, CAF_EARLY_MAY_BANK_HOLIDAY, 0, 19950508, 0 },
    /* The eve of the year 2000; royal proclamation. */
    { ALL, CAF_MILLENNIUM_EVE, 0, 19991231, 0 },
    /* Golden Jubilee; royal proclamation. */
    { ALL, CAF_GOLDEN_JUBILEE, 0, 20020603, 0 },
    { ALL, CAF_SPRING_BANK_HOLIDAY, 20020527, 20020604, 0 },
    /* Wedding of Prince William: Cabinet; in Scotland the First Minister, the same day. */
    { ALL, CAF_ROYAL_WEDDING, 0, 20110429, 20101123 },
    /* Diamond Jubilee: Business Secretary to the House of Lords. */
    { EW | NI, CAF_SPRING_BANK_HOLIDAY, 20120528, 20120604, 20100105 },
    { EW | NI, CAF_DIAMOND_JUBILEE, 0, 20120605, 20100105 },
    /* In Scotland confirmed by the First Minister in the first half of 2010; the day was not found,
       so this is the latest it can have been, an upper bound. */
    { SC, CAF_SPRING_BANK_HOLIDAY, 20120528, 20120604, 20100630 },
    { SC, CAF_DIAMOND_JUBILEE, 0, 20120605, 20100630 },
    /* Seventy-fifth anniversary of VE Day: Business Secretary. */
    { EW | NI, CAF_EARLY_MAY_BANK_HOLIDAY, 20200504, 20200508, 20190607 },
    /* In Scotland it stood in the published list by this day, an upper bound. */
    { SC, CAF_EARLY_MAY_BANK_HOLIDAY, 20200504, 20200508, 20190702 },
    /* Platinum Jubilee: Culture Secretary. */
    { ALL, CAF_SPRING_BANK_HOLIDAY, 20220530, 20220602, 20201112 },
    { ALL, CAF_PLATINUM_JUBILEE, 0, 20220603, 20201112 },
    /* State funeral of Queen Elizabeth II: Accession Council; its day was named later on the same day. */
    { ALL, CAF_STATE_FUNERAL, 0, 20220919, 20220910 },
    /* Coronation of King Charles III: Prime Minister. */
    { ALL, CAF_CORONATION, 0, 20230508, 20221106 },
    /* Scotland's first match in the men's football World Cup; royal proclamation. */
    { SC, CAF_WORLD_CUP, 0, 20260615, 20260204 },
};

caf_date caf_holidays_date(int32_t yyyymmdd)
{
    return caf_civil_to_date((caf_civil) { yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100 });
}

/* Easter Sunday of the Gregorian calendar: the paschal full moon, then the Sunday after it. */
static caf_date easter_sunday(int32_t year)
{
    int32_t golden = year % 19;
    int32_t century = year / 100;
    int32_t lost_leap_days = century - century / 4;
    int32_t moon_shift = (8 * century + 13) / 25;
    int32_t epact = (19 * golden + lost_leap_days - moon_shift + 15) % 30;
    int32_t full_moon = epact - (epact + golden / 11) / 29; /* days after 21 March, at most 28 */
    caf_date moon = caf_civil_to_date((caf_civil) { year, 3, 21 }) + full_moon;
    return moon + CAF_SUNDAY + 1 - (caf_civil_weekday(moon) + 1) % 7;
}

static caf_date first_monday(int32_t year, int32_t month)
{
    caf_date seventh = caf_civil_to_date((caf_civil) { year, month, 7 });
    return seventh - caf_civil_weekday(seventh);
}

static caf_date last_monday(int32_t year, int32_t month)
{
    caf_date last = caf_civil_to_date((caf_civil) { year, month, caf_civil_month_length(year, month) });
    return last - caf_civil_weekday(last);
}

static caf_date day_of_rule(const holiday_rule *rule, int32_t year)
{
    switch (rule->kind) {
    case FIRST_MONDAY:
        return first_monday(year, rule->month);
    case LAST_MONDAY:
        return last_monday(year, rule->month);
    case EASTER:
        return easter_sunday(year) + rule->day;
    case FIXED:
        break;
    }
    return caf_civil_to_date((caf_civil) { year, rule->month, rule->day });
}

static bool is_taken(const caf_bank_holiday *holidays, int32_t n, caf_date date)
{
    for (int32_t i = 0; i < n; i++) {
        if (holidays[i].date == date) {
            return true;
        }
    }
    return false;
}

/*
 * A holiday on a Saturday or Sunday has a substitute: the next weekday that is
 * no holiday already. Holidays that need none keep their day, so 26 December on
 * a Monday stays and the 25th, a Sunday, goes to the 27th; likewise 2 January.
 */
static void substitute_weekends(caf_bank_holiday *holidays, int32_t n)
{
    for (int32_t i = 0; i < n; i++) {
        if (caf_civil_weekday(holidays[i].date) < CAF_SATURDAY) {
            continue;
        }
        caf_date date = holidays[i].date;
        do {
            date++;
        } while (caf_civil_weekday(date) >= CAF_SATURDAY || is_taken(holidays, n, date));
        holidays[i].date = date;
    }
}

static void move(caf_bank_holiday *holidays, int32_t n, const one_off *change)
{
    caf_date from = caf_holidays_date(change->moved_from);
    for (int32_t i = 0; i < n; i++) {
        if (holidays[i].holiday == change->holiday && holidays[i].date == from) {
            holidays[i].date = caf_holidays_date(change->date);
        }
    }
}

static bool is_known(const one_off *change, caf_date known_on)
{
    return known_on == CAF_DATE_NONE || change->announced == 0
           || caf_holidays_date(change->announced) <= known_on;
}

static int32_t apply_one_offs(caf_division division, int32_t year, caf_date known_on,
                              caf_bank_holiday *holidays, int32_t n)
{
    for (size_t i = 0; i < sizeof one_offs / sizeof one_offs[0]; i++) {
        const one_off *change = &one_offs[i];
        if (change->date / 10000 != year || (change->divisions & 1 << division) == 0
            || !is_known(change, known_on)) {
            continue;
        }
        if (change->moved_from != 0) {
            move(holidays, n, change);
        } else {
            holidays[n].date = caf_holidays_date(change->date);
            holidays[n++].holiday = change->holiday;
        }
    }
    return n;
}

int32_t caf_holidays_of_year(caf_division division, int32_t year, caf_date known_on,
                             caf_bank_holiday out[CAF_HOLIDAYS_A_YEAR])
{
    int32_t n = 0;
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if ((rules[i].divisions & 1 << division) != 0 && year >= rules[i].since) {
            out[n].date = day_of_rule(&rules[i], year);
            out[n++].holiday = rules[i].holiday;
        }
    }
    substitute_weekends(out, n);
    return apply_one_offs(division, year, known_on, out, n);
}
