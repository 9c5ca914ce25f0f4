/* The flat interface (flat.h): dates as NumPy and Arrow hold them, 64 bits wide and in units down to the nanosecond. */
#ifndef CAF_FLAT_TICKS_H
#define CAF_FLAT_TICKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>

/** What a tick is; always since 1970-01-01. */
enum flat_tick {
    FLAT_TICK_DAY = 0,
    FLAT_TICK_HOUR = 1,
    FLAT_TICK_MINUTE = 2,
    FLAT_TICK_SECOND = 3,
    FLAT_TICK_MILLISECOND = 4,
    FLAT_TICK_MICROSECOND = 5,
    FLAT_TICK_NANOSECOND = 6,
    FLAT_TICKS = 7
};

/**
 * add_working_days() for a whole buffer of ticks. The least int64 is no date
 * (NumPy's NaT), and what a row that cannot be answered gets; the scalar
 * function says why.
 *
 * @param start a buffer of int64
 * @param tick_in,tick_out enum flat_tick, of start and of results
 * @param results a writable buffer of int64, as long; may be start itself
 * @return whether every row has an answer, and the first row that is not midnight, where
 *         the call stopped, or -1. Errors: E_DIVISION, E_ARGUMENT, E_CAPACITY for lengths that differ.
 */
caf_status flat_add_working_days_ticks(caf_division division, const void *block, int64_t n_block, const int64_t *start,
                                       int64_t n_start, int32_t tick_in, int32_t days, int64_t *results,
                                       int64_t n_results, int32_t tick_out, bool *complete, int64_t *wrong);

/** add_months() for a whole buffer of ticks, by the contract of add_working_days_ticks(). */
caf_status flat_add_months_ticks(const int64_t *start, int64_t n_start, int32_t tick_in, int32_t months,
                                 int64_t *results, int64_t n_results, int32_t tick_out, bool *complete, int64_t *wrong);

/** due() for a whole buffer of ticks, by the contract of add_working_days_ticks(). Errors: also E_RULE, E_PROFILE. */
caf_status flat_due_ticks(caf_division division, int32_t profile, const void *const *blocks,
                          const int64_t *n_block_bytes, int32_t n_blocks, caf_rule_id rule, const int64_t *anchor,
                          int64_t n_anchor, int32_t tick_in, int64_t *results, int64_t n_results, int32_t tick_out,
                          bool *complete, int64_t *wrong);

/**
 * Ticks as days, where DATE_NONE is no date.
 *
 * @param ticks a buffer of int64
 * @param tick_in enum flat_tick
 * @param results a writable buffer of int32, as long
 * @return the first row that is not midnight, where the call stopped, or -1. Errors: E_ARGUMENT, E_CAPACITY.
 */
caf_status flat_days_of_ticks(const int64_t *ticks, int64_t n_ticks, int32_t tick_in, caf_date *results,
                              int64_t n_results, int64_t *wrong);

/**
 * Days as ticks; DATE_NONE, and a day that ticks do not reach, is the least int64.
 *
 * @param on a buffer of int32
 * @param tick_out enum flat_tick
 * @param results a writable buffer of int64, as long
 * @return nothing. Errors: E_ARGUMENT, E_CAPACITY.
 */
caf_status flat_ticks_of_days(const caf_date *on, int64_t n_on, int32_t tick_out, int64_t *results, int64_t n_results);

#endif
