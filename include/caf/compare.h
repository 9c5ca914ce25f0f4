/** @file
 * What changed between two checks of a case: today's findings against those of
 * another day, another profile, other bank holidays or an earlier state of the
 * record. Pure; any thread.
 */
#ifndef CAF_COMPARE_H
#define CAF_COMPARE_H

#include <stdint.h>
#include <caf/check.h>
#include <caf/export.h>
#include <caf/finding.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What became of a finding. The first that fits. */
enum caf_change_kind {
    CAF_CHANGE_NONE = 0,                 /**< as before; a rule that does not bear on the case says as much as none */
    CAF_CHANGE_SAFEGUARDING_NEW = 1,     /**< a safeguarding matter is open (not met, due or judgement) that was not */
    CAF_CHANGE_SAFEGUARDING_CLOSED = 2,  /**< one that was open is no longer */
    CAF_CHANGE_DATA_NEW = 3,             /**< a data problem that was not there */
    CAF_CHANGE_DATA_GONE = 4,            /**< a data problem is mended */
    CAF_CHANGE_OVERDUE = 5,              /**< was due, and is not met: the day has passed, or it was done too late */
    CAF_CHANGE_NOT_MET = 6,              /**< not met now, and neither that nor due before */
    CAF_CHANGE_DUE = 7,                  /**< due now, and not due before */
    CAF_CHANGE_DAY_MOVED = 8,            /**< the same verdict with another due day */
    CAF_CHANGE_JUDGEMENT = 9,            /**< for a person to judge now */
    CAF_CHANGE_UNKNOWN = 10,             /**< not known now, and known or not asked before */
    CAF_CHANGE_MENDED = 11,              /**< was not met, and is met */
    CAF_CHANGE_DONE = 12,                /**< was due, and is met */
    CAF_CHANGE_KNOWN = 13,               /**< was not known, and is met or does not bear on the case */
    CAF_CHANGE_MET = 14,                 /**< met, and not asked before or left to a person */
    CAF_CHANGE_ENDED = 15,               /**< bears on the case no longer, or what it was about is gone */
    CAF_CHANGE_DETAIL = 16,              /**< the same verdict and due day, but another reason, day done, grade, severity or set of items */
    CAF_CHANGES = 17
};

/** What differs in a pair of findings beside their verdicts: bits of caf_change.flags. */
enum caf_change_flag {
    CAF_CHANGE_OTHER_DUE = 1,      /**< the due day */
    CAF_CHANGE_OTHER_DONE = 2,     /**< the day it was done */
    CAF_CHANGE_OTHER_REASON = 4,
    CAF_CHANGE_OTHER_ITEMS = 8,    /**< what is missing or in doubt */
    CAF_CHANGE_OTHER_GRADE = 16,
    CAF_CHANGE_OTHER_SEVERITY = 32,
    CAF_CHANGE_OTHER_SUBJECT = 64  /**< what was owed has its row now, or has lost it */
};

/** Two findings about one thing, or one without a partner. */
typedef struct caf_change {
    int64_t before; /**< index among the old findings; -1: there is none */
    int64_t after;  /**< index among the new ones; -1: there is none */
    int32_t kind;   /**< enum caf_change_kind */
    int32_t flags;  /**< enum caf_change_flag, added up; 0 where one is missing */
} caf_change;

/**
 * Compares two lists of findings of one case.
 *
 * Findings are paired by their key (caf/finding.h). What is owed has no row
 * yet, so what is left is then paired within a rule of a profile: what was owed
 * with the row that it has now and the same due day (or the reverse); then what
 * is owed on both sides, in the order of due days; then what was owed with a
 * row on another day or none. Days and slack, which count on every day, are no
 * difference. Nor are `case_id` and `group`: they are not read.
 *
 * Profiles, tables, rows and rules must have the same numbers on both sides.
 * The lists may come in any order.
 *
 * @param before,n_before the old findings; NULL where there are none
 * @param after,n_after the new ones
 * @param[out] changes room for n_before + n_after more caf_change, which are
 *        worked in. Every finding comes once, CAF_CHANGE_NONE too: those of
 *        `after` in their order, then those that only `before` has, in theirs
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE, also for a count below 0;
 *         CAF_E_CAPACITY, nothing appended, where there is not that room.
 */
CAF_API caf_status caf_compare(const caf_finding *before, int64_t n_before, const caf_finding *after, int64_t n_after,
                               caf_out *changes);

/** A kind's name, "day-moved"; "none" for CAF_CHANGE_NONE; NULL for a value that is none. A constant. */
CAF_API const char *caf_change_name(int32_t kind);

/** The name of one bit of caf_change.flags, "other-due"; NULL for none. A constant. */
CAF_API const char *caf_change_flag_name(int32_t flag);

#ifdef __cplusplus
}
#endif

#endif
