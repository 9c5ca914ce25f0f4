/** @file
 * The audit cycle: a year and its quarters, when evaluations fell due, what
 * the forms say of each theme, one audit against the one before, and where the
 * actions that were planned after it and their re-audits stand.
 *
 * Periods are months by the corresponding-date rule (caf_add_months()), counted
 * from their anchor, so that no clamping drifts; weekends move nothing. A day
 * that is not recorded is 0 or CAF_DATE_NONE going in and 0 coming out. Counts
 * are never averaged: a theme is so many of so many, and what was left blank or does
 * not apply is counted apart. Pure, without allocation; any thread.
 */
#ifndef CAF_CYCLE_H
#define CAF_CYCLE_H

#include <stdint.h>
#include <caf/check.h>
#include <caf/date.h>
#include <caf/export.h>
#include <caf/instrument.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CAF_QUARTERS 4

/** From a day to another, both included. */
typedef struct caf_period {
    caf_date begin;
    caf_date end;
} caf_period;

/**
 * The year in which a day lies, and its quarters. Years begin on the anchor and
 * on the days that correspond to it; quarters every three months after that.
 *
 * @param anchor a day on which some year begins, before or after `on`
 * @param on the day asked about
 * @param[out] quarters CAF_QUARTERS of them; NULL: not wanted
 * @return CAF_OK; CAF_E_NULL; CAF_E_DATE_NONE; CAF_E_DATE_RANGE, also where the year reaches beyond 9999.
 */
CAF_API caf_status caf_cycle_year(caf_date anchor, caf_date on, caf_period *year, caf_period *quarters);

/** Where something that is to be done by a day stands. */
enum caf_slot_state {
    CAF_SLOT_NONE = 0,  /**< nothing is said: it was not planned yet on that day */
    CAF_SLOT_KEPT = 1,  /**< done by the day, or done where no day was set */
    CAF_SLOT_LATE = 2,  /**< done, after it */
    CAF_SLOT_MISSED = 3,/**< not done, and the day is over */
    CAF_SLOT_DUE = 4,   /**< not done, and the day is not over */
    CAF_SLOT_OPEN = 5,  /**< not done, and no day was set */
    CAF_SLOT_STATES = 6
};

/** Something that was to be done by a day. */
typedef struct caf_slot {
    caf_date due;  /**< the last day in time; 0: none was set */
    caf_date done; /**< 0: not done */
    int32_t state; /**< enum caf_slot_state */
    int32_t days;  /**< from `due` to `done`, or to the as-of date where it is not done: above 0 is late; 0 where no day was set */
} caf_slot;

/** What comes every so many months. */
enum caf_every {
    CAF_EVERY_ROLLING = 0, /**< counts from the last one done: a long gap is one late slot */
    CAF_EVERY_ANCHORED = 1 /**< the k-th falls due k times the months after the first; each one done fills its own slot */
};

/**
 * What was due every so many months, and when it was done. The first time it
 * was done starts the clock and has no slot of its own.
 *
 * Rolling: a slot for each later time it was done, and one for the next. Anchored:
 * slots up to the first whose day is not over; slot k is filled by the first done
 * after due k-1 and by due k, and none is ever late.
 *
 * @param done n days in order, equal ones as one; those after `as_of` are passed over
 * @param months 1 or more
 * @param every enum caf_every
 * @param[out] out room for caf_slot; a slot that does not fit is not written, and none after it
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE for `out` or n below 0; CAF_E_ARGUMENT for months or
 *         `every`; CAF_E_DATE_ORDER for days that go down; CAF_E_DATE_NONE; CAF_E_DATE_RANGE; CAF_E_CAPACITY.
 */
CAF_API caf_status caf_cycle_slots(const caf_date *done, int64_t n, int32_t months, int32_t every, caf_date as_of, caf_out *out);

/**
 * Where a number that is asked of a period stands.
 *
 * @param n how many there were up to `as_of`
 * @param least how many are asked for
 * @return CAF_SLOT_KEPT where it is reached; otherwise CAF_SLOT_DUE before the period's last day and CAF_SLOT_MISSED
 *         from it on, as the report of a period is made on its last day; CAF_SLOT_NONE before the period begins
 */
CAF_API int32_t caf_cycle_number(int64_t n, int64_t least, caf_period period, caf_date as_of);

/* Themes */

/** A theme of an instrument on one scale: questions whose answers can be counted together. */
typedef struct caf_area {
    int32_t text;  /**< the theme, or the section's title for questions without one: caf_instrument_text() */
    int32_t scale; /**< by index */
} caf_area;

/**
 * The areas of an instrument, in the order in which it asks about them.
 *
 * @param[out] areas room for as many as there are questions is always enough
 * @param[out] of_question the area of each question by index; -1: a narrative, or the overall grade, which is in none
 * @param n_questions elements of of_question
 * @param[out] n how many areas there are
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT for no instrument; CAF_E_CAPACITY for room.
 */
CAF_API caf_status caf_cycle_areas(const caf_instrument *instrument, caf_area *areas, int32_t capacity, int32_t *of_question,
                                   int32_t n_questions, int32_t *n);

/** What forms say of an area. Counts of several forms, audits and agencies add up. */
typedef struct caf_area_count {
    int64_t forms;          /**< with an answer that applies */
    int64_t left_out;       /**< without one: nothing of the area applied, or all was left blank */
    int64_t answers;        /**< that apply */
    int64_t not_applicable;
    int64_t blank;
    int64_t good;           /**< points, or answers whose grade counts as good */
    int64_t possible;       /**< of how many; 0: nothing to measure by, as its grades have no points and none counts as good */
    int64_t grades[CAF_SCALE_GRADES]; /**< answers by the place of their grade */
} caf_area_count;

/**
 * Adds one form to the counts of the areas.
 *
 * @param of_question the areas of caf_cycle_areas(), n_questions of them
 * @param good for each scale, n_scales of them, bit 1 << place of each grade that counts as good; 0: points
 *        decide. NULL: for all scales
 * @param answers n of one form; what is ticked twice, or not at all, is blank
 * @param[in,out] counts one an area
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT for no instrument, n below 0, or numbers that are not the instrument's;
 *         CAF_E_CAPACITY where an area has no count.
 */
CAF_API caf_status caf_cycle_count(const caf_instrument *instrument, const int32_t *of_question, int32_t n_questions,
                                   const uint32_t *good, int32_t n_scales, const caf_answer *answers, int64_t n,
                                   caf_area_count *counts, int32_t n_counts);

/** Adds counts. CAF_E_NULL. */
CAF_API caf_status caf_cycle_add(caf_area_count *to, const caf_area_count *more);

/** What became of an area from one audit to a later one. */
enum caf_area_change {
    CAF_AREA_UNKNOWN = 0,
    CAF_AREA_BETTER = 1,
    CAF_AREA_WORSE = 2,
    CAF_AREA_SAME = 3,
    CAF_AREA_CHANGES = 4
};

/**
 * Whether an area is better or worse than before: one fraction against the
 * other, exactly, without rounding. Unknown where either has nothing to measure by.
 * It says nothing of chance: both bases are to be shown beside it.
 *
 * @return enum caf_area_change; CAF_AREA_UNKNOWN for NULL or counts that cannot be
 */
CAF_API int32_t caf_cycle_compare(const caf_area_count *before, const caf_area_count *now);

/** Whether an area is below so many percent, exactly: 1 yes, 2 no, 0 unknown, as it has nothing to measure by, or NULL. */
CAF_API int32_t caf_cycle_is_below(const caf_area_count *count, int32_t percent);

/* Actions and re-audits */

/** The days of an action that was planned after an audit. */
typedef struct caf_planned_action {
    caf_date planned; /**< when it was; needed */
    caf_date by;      /**< when it is to be done */
    caf_date done;
    caf_date reaudit; /**< the day by which its agency is to be audited again */
} caf_planned_action;

/** Days of an action that are the wrong way round. */
enum caf_action_fault {
    CAF_ACTION_SOUND = 0,
    CAF_BY_BEFORE_PLANNED = 1,
    CAF_DONE_BEFORE_PLANNED = 2,
    CAF_REAUDIT_BEFORE_PLANNED = 3, /**< or on the same day */
    CAF_REAUDIT_BEFORE_BY = 4,      /**< before what it is to look at is to be done */
    CAF_ACTION_FAULTS = 5
};

/**
 * Looks at an action's days.
 *
 * @param[out] fault enum caf_action_fault: the first one
 * @return CAF_OK, also for a fault; CAF_E_NULL; CAF_E_DATE_NONE where it is not said when it was planned; CAF_E_DATE_RANGE.
 */
CAF_API caf_status caf_cycle_look(const caf_planned_action *action, int32_t *fault);

/**
 * Where an action stands on a day; what was done later was not yet done. An
 * action of a later day is CAF_SLOT_NONE.
 *
 * @return CAF_OK; CAF_E_NULL; CAF_E_DATE_NONE; CAF_E_DATE_RANGE; CAF_E_DATE_ORDER for an action with a fault.
 */
CAF_API caf_status caf_cycle_action(const caf_planned_action *action, caf_date as_of, caf_slot *out);

/**
 * Where an action's re-audit stands on a day. The re-audit is the first audit of
 * its agency and area after the day it was planned, and not before it was done or was
 * to be done, whichever came first: an audit in between says nothing of the action. What
 * it is held against is the last audit on or before that day.
 *
 * @param held the days of the audits of its agency and area, n in order; those after `as_of` are passed over
 * @param[out] out state and days by the re-audit's own date
 * @param[out] before,after which of `held` is the audit before, and the re-audit; -1: none. May be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE for n below 0; CAF_E_DATE_NONE; CAF_E_DATE_RANGE; CAF_E_DATE_ORDER for an action
 *         with a fault or audits that go down.
 */
CAF_API caf_status caf_cycle_reaudit(const caf_planned_action *action, const caf_date *held, int64_t n, caf_date as_of,
                                     caf_slot *out, int64_t *before, int64_t *after);

#ifdef __cplusplus
}
#endif

#endif
