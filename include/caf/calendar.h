/** @file
 * Working days: Monday to Friday, without the bank holidays of a division of
 * the United Kingdom and without days the caller closes.
 *
 * A calendar is one flat block of memory without pointers, so it can be copied,
 * mapped or shared as it is. The built-in ones are constants. Each answers in
 * constant time from two tables, for every day from 1978-01-01 to 2100-12-31;
 * a division's block is caf_calendar_size() bytes (about 160 KB).
 *
 * Counting: the start is never counted, day 1 is the first working day after
 * it, whether or not the start is a working day itself; the last day counts.
 *
 * Every function is pure and may be called from any thread at once with the
 * same calendar. Scalar outputs are written only when CAF_OK is returned. A
 * NULL calendar or output gives CAF_E_NULL, a block that is no calendar gives
 * CAF_E_CALENDAR.
 *
 * Sources: Banking and Financial Dealings Act 1971, the royal proclamations
 * under it, St Andrew's Day Bank Holiday (Scotland) Act 2007; docs/dates.md.
 */
#ifndef CAF_CALENDAR_H
#define CAF_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/date.h>
#include <caf/export.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The parts of the United Kingdom that have bank holidays of their own. */
typedef int32_t caf_division;
enum {
    CAF_DIVISION_NONE = 0, /**< not recorded */
    CAF_ENGLAND_AND_WALES = 1,
    CAF_SCOTLAND = 2,
    CAF_NORTHERN_IRELAND = 3,
    CAF_DIVISIONS = 4 /**< one more than the last */
};

/** A calendar. Its inside is private; its size is caf_calendar_size(). */
typedef struct caf_calendar caf_calendar;

/** Why a day is no working day; names by caf_holiday_name(). */
typedef int32_t caf_holiday;
enum {
    CAF_HOLIDAY_NONE = 0, /**< no holiday: a working day, or a weekend */
    CAF_NEW_YEARS_DAY = 1,
    CAF_SECOND_JANUARY = 2,
    CAF_ST_PATRICKS_DAY = 3,
    CAF_GOOD_FRIDAY = 4,
    CAF_EASTER_MONDAY = 5,
    CAF_EARLY_MAY_BANK_HOLIDAY = 6,
    CAF_SPRING_BANK_HOLIDAY = 7,
    CAF_BATTLE_OF_THE_BOYNE = 8,
    CAF_SUMMER_BANK_HOLIDAY = 9,
    CAF_ST_ANDREWS_DAY = 10,
    CAF_CHRISTMAS_DAY = 11,
    CAF_BOXING_DAY = 12,
    CAF_ROYAL_WEDDING = 13,      /**< 1981, 2011 */
    CAF_MILLENNIUM_EVE = 14,     /**< 1999-12-31 */
    CAF_GOLDEN_JUBILEE = 15,     /**< 2002-06-03 */
    CAF_DIAMOND_JUBILEE = 16,    /**< 2012-06-05 */
    CAF_PLATINUM_JUBILEE = 17,   /**< 2022-06-03 */
    CAF_STATE_FUNERAL = 18,      /**< 2022-09-19 */
    CAF_CORONATION = 19,         /**< 2023-05-08 */
    CAF_WORLD_CUP = 20,          /**< 2026-06-15, Scotland */
    CAF_CLOSURE_DAY = 21,        /**< a day on which a service is closed, added by the caller */
    CAF_BANK_HOLIDAY = 22,       /**< a bank holiday of another name */
    CAF_HOLIDAYS = 23            /**< one more than the last */
};

/**
 * A built-in calendar: the division's bank holidays as known to this version.
 *
 * @return a constant that lives as long as the program, or NULL for a value
 *         that is no division.
 */
CAF_API const caf_calendar *caf_calendar_builtin(caf_division division);

/** A day that a caller adds to or takes from a calendar. */
typedef struct caf_calendar_change {
    caf_date date;
    int32_t holiday; /**< a caf_holiday: no work is done; CAF_HOLIDAY_NONE: not a holiday after all */
} caf_calendar_change;

/** Saturday and Sunday, as a weekend mask. */
#define CAF_WEEKEND_SATURDAY_SUNDAY ((1 << CAF_SATURDAY) | (1 << CAF_SUNDAY))

/** What to build a calendar from. Zero it, set size, and set what is wanted. */
typedef struct caf_calendar_spec {
    int32_t size;          /**< sizeof(caf_calendar_spec) */
    caf_division division; /**< whose bank holidays */
    caf_date known_on;     /**< as known on the end of this day, 2010-01-01 or later; 0 or CAF_DATE_NONE: all this version knows; changes apply whatever it is */
    int32_t weekend;       /**< bit 1 << CAF_MONDAY ... 1 << CAF_SUNDAY for each day off; 0: Saturday and Sunday */
    const caf_calendar_change *changes; /**< in any order; of two for one day the later counts; NULL where n_changes is 0 */
    int64_t n_changes;     /**< at most CAF_CALENDAR_CHANGES */
    caf_date certain_until; /**< the last day of the newest published list, where the changes come from one; 0 or CAF_DATE_NONE: this version's */
    int32_t reserved;      /**< 0 */
} caf_calendar_spec;

/** The most changes a calendar takes. */
#define CAF_CALENDAR_CHANGES 10000

/**
 * How many bytes caf_calendar_build() needs for a specification.
 *
 * @return CAF_OK; CAF_E_NULL, also for no changes where n_changes is not 0;
 *         CAF_E_SIZE, also for a longer specification whose tail is not zero;
 *         CAF_E_DIVISION; CAF_E_ARGUMENT for a weekend of other bits or of all
 *         seven days, for too many changes or fewer than 0, or for a reserved
 *         field that is not 0.
 */
CAF_API caf_status caf_calendar_size(const caf_calendar_spec *spec, size_t *out);

/**
 * Builds a calendar in the caller's memory. Nothing else is allocated and the
 * memory is the caller's to free; the block holds no pointer to itself or to
 * the specification.
 *
 * @param spec what to build
 * @param memory caf_calendar_size() bytes, aligned as malloc() aligns
 * @param size the bytes there are
 * @param[out] out memory, as a calendar
 * @return CAF_OK; as caf_calendar_size(); CAF_E_CAPACITY; CAF_E_KNOWN_ON for a
 *         day before 2010-01-01 or no date; CAF_E_CALENDAR_RANGE for a change or
 *         a certain_until outside 1978 to 2100; CAF_E_ARGUMENT for a change that
 *         is no caf_holiday, or memory that is not aligned.
 */
CAF_API caf_status caf_calendar_build(const caf_calendar_spec *spec, void *memory, size_t size, const caf_calendar **out);

/**
 * A block that came from elsewhere (a file, another process) as a calendar.
 * Nothing is copied or changed.
 *
 * @param memory aligned as malloc() aligns; it must outlive the use of *out
 * @param size its bytes
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT (alignment); CAF_E_CALENDAR where it
 *         is none of this version's, or not whole. What a whole block says of its
 *         days is believed.
 */
CAF_API caf_status caf_calendar_from_memory(const void *memory, size_t size, const caf_calendar **out);

/** The division a calendar was built for; CAF_DIVISION_NONE for NULL or a block that is no calendar. */
CAF_API caf_division caf_calendar_division(const caf_calendar *calendar);

/** The first and last day a calendar covers. */
CAF_API caf_status caf_calendar_range(const caf_calendar *calendar, caf_date *first, caf_date *last);

/**
 * The last day for which the calendar rests on a published list; later days
 * follow the rules in force and an added holiday may still change them.
 */
CAF_API caf_status caf_calendar_certain_until(const caf_calendar *calendar, caf_date *out);

/** Whether a day is a working day. CAF_E_CALENDAR_RANGE outside the calendar. */
CAF_API caf_status caf_is_working_day(const caf_calendar *calendar, caf_date date, bool *out);

/**
 * The holiday of a day, also where it falls on a weekend the caller's calendar
 * keeps; CAF_HOLIDAY_NONE for a working day or a mere weekend.
 */
CAF_API caf_status caf_holiday_on(const caf_calendar *calendar, caf_date date, caf_holiday *out);

/**
 * The first holiday from one day to another, both included, that falls on no
 * weekend: what a count of working days skips. Call again from the day after.
 *
 * @param from may be the day after the calendar's last; after `to` there is none
 * @param[out] date the day found, or CAF_DATE_NONE where there is none
 * @param[out] holiday its holiday, or CAF_HOLIDAY_NONE; may be NULL
 * @return CAF_OK, also where there is none; CAF_E_DATE_NONE;
 *         CAF_E_CALENDAR_RANGE; CAF_E_NULL; CAF_E_CALENDAR.
 */
CAF_API caf_status caf_next_holiday(const caf_calendar *calendar, caf_date from, caf_date to, caf_date *date, caf_holiday *holiday);

/** A holiday's English name, "Good Friday"; NULL for a value that is none. */
CAF_API const char *caf_holiday_name(caf_holiday holiday);

/** A division's name, "England and Wales"; NULL for a value that is none. */
CAF_API const char *caf_division_name(caf_division division);

/**
 * The working day a number of working days after (or, negative, before) a day.
 *
 * @param start any day of the calendar, a working day or not; not counted
 * @param days 0 gives the start itself, as it is
 * @param[out] out the day
 * @return CAF_OK; CAF_E_DATE_NONE; CAF_E_CALENDAR_RANGE when the start or the
 *         answer lies outside the calendar; CAF_E_NULL; CAF_E_CALENDAR.
 */
CAF_API caf_status caf_add_working_days(const caf_calendar *calendar, caf_date start, int32_t days, caf_date *out);

/**
 * The working days after one day up to and with another; counting to an
 * earlier day is negative, so that count(s, add(s, n)) is n for every n but 0.
 *
 * @param from not counted
 * @param to counted, where it is a working day; before `from`, the working days
 *        from `to` on and before `from`, as a negative number
 * @return CAF_OK; CAF_E_DATE_NONE; CAF_E_CALENDAR_RANGE; CAF_E_NULL; CAF_E_CALENDAR.
 */
CAF_API caf_status caf_count_working_days(const caf_calendar *calendar, caf_date from, caf_date to, int32_t *out);

/**
 * caf_add_working_days() for each of n days.
 *
 * Every one of the n outputs is written. A row that cannot be answered (no
 * date, or outside the calendar) gets CAF_DATE_NONE and the call returns
 * CAF_E_SOME_ROWS; the scalar function says why. `out` may be `start` itself,
 * but may not overlap it otherwise. NULL arrays are fine where n is 0.
 */
CAF_API caf_status caf_add_working_days_array(const caf_calendar *calendar, const caf_date *start, size_t n, int32_t days, caf_date *out);

/** caf_count_working_days() for each of n pairs, by the same contract; an unanswerable row gets INT32_MIN. */
CAF_API caf_status caf_count_working_days_array(const caf_calendar *calendar, const caf_date *from, const caf_date *to, size_t n, int32_t *out);

#ifdef __cplusplus
}
#endif

#endif
