/** @file
 * Before acting: whether an event can be, and what it would put out of standard.
 *
 * A host asks with caf_propose() before it writes something down. What cannot be
 * (closing a closed case, a colour for an action that is not there) is refused
 * with the reason; what is merely against a standard is allowed, and the findings
 * say which.
 */
#ifndef CAF_EVENT_H
#define CAF_EVENT_H

#include <stddef.h>
#include <caf/check.h>
#include <caf/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What can happen to a case. */
enum caf_event_kind {
    CAF_CONSENT_IS_GIVEN = 1,
    CAF_CONSENT_IS_REFUSED = 2,
    CAF_CONSENT_IS_WITHDRAWN = 3,
    CAF_ASSESSMENT_STARTS = 4,
    CAF_ASSESSMENT_IS_COMPLETED = 5,
    CAF_ASSESSMENT_IS_UPDATED = 6,
    CAF_TEAM_IS_FORMED = 7,
    CAF_LEAD_CHANGES = 8,       /**< the one in the lead until then ends on the day before */
    CAF_MEETING_IS_SET = 9,
    CAF_MEETING_IS_NOTIFIED = 10,
    CAF_MEETING_IS_HELD = 11,
    CAF_MEETING_IS_CANCELLED = 12,
    CAF_PLAN_IS_AGREED = 13,
    CAF_ACTION_IS_ADDED = 14,
    CAF_ACTION_IS_COLOURED = 15,
    CAF_ACTION_IS_COMPLETED = 16,
    CAF_REVIEW_IS_HELD = 17,
    CAF_CASE_STEPS_UP = 18,     /**< a statutory body takes responsibility */
    CAF_CASE_STEPS_DOWN = 19,   /**< the final statutory meeting is held */
    CAF_CASE_MOVES_OUT = 20,    /**< it is referred to another authority */
    CAF_CASE_IS_CLOSED = 21,
    CAF_CASE_IS_REOPENED = 22,
    CAF_CASE_IS_ARCHIVED = 23,
    CAF_HOLD_BEGINS = 24,       /**< a legal hold */
    CAF_HOLD_ENDS = 25,         /**< the day is the last one of the hold */
    CAF_CASE_IS_DISPOSED_OF = 26,
    CAF_EVENTS = 27
};

/** What is proposed. Zero it, set size, kind and on, and what else is known. */
typedef struct caf_event {
    int32_t size;      /**< sizeof(caf_event) */
    int32_t kind;      /**< enum caf_event_kind */
    caf_date on;       /**< the day */
    int32_t row_size;  /**< bytes of *row as the caller knows it */
    int64_t place;     /**< what happens to a row that is there: its number in the case, from 0 on */
    /**
     * The row as it would be written, of the event's table; its date and its
     * decision or kind must be the event's. NULL: a row of which nothing but
     * those is known, or the row at `place` with that day added.
     */
    const void *row;
} caf_event;

/** Why an event cannot be. */
enum caf_refusal {
    CAF_NOT_REFUSED = 0,
    CAF_REFUSED_BY_STAGE = 1,   /**< not at the stage at which the case is: closing a closed case */
    CAF_REFUSED_NO_ROW = 2,     /**< there is no such row of the case for it to happen to */
    CAF_REFUSED_ALREADY = 3,    /**< it has happened to that row, or what excludes it: a cancelled meeting is not held */
    CAF_REFUSED_ROW = 4,        /**< the row that is given is not that event's: another case, day, kind or decision */
    CAF_REFUSED_PROBLEM = 5,    /**< the record would contradict itself; caf_proposal.problem says how */
    CAF_REFUSALS = 6
};

/** The answer to a proposal. */
typedef struct caf_proposal {
    int32_t size;        /**< sizeof(caf_proposal), set by the caller */
    int32_t refusal;     /**< enum caf_refusal; CAF_NOT_REFUSED: it can be */
    int32_t stage;       /**< enum caf_stage before it */
    int32_t then;        /**< and after it, where it can be */
    caf_finding problem; /**< CAF_REFUSED_PROBLEM: the first data problem that it would bring */
} caf_proposal;

/**
 * Asks whether an event can be, and what it would put out of standard. Nothing
 * is changed; who owns the record writes it.
 *
 * The case is looked at as it would be on the event's day, or on the case's as-of
 * date where that is later, and held against what is so on the as-of date. What
 * only the days until then bring is left out.
 *
 * @param whose a case from caf_next_case() or caf_find_case()
 * @param context with the profiles to hold it to
 * @param memory to work in, aligned as malloc() aligns; with size 0 it may be NULL, and the answer is CAF_E_CAPACITY
 *        with *needed set and nothing else changed. Where the event can be, it then begins with the case's rows of
 *        caf_event_table() as they would be, of caf_row_size() bytes each: those to write
 * @param[out] needed bytes of memory that are enough, set whatever the size; may be NULL
 * @param[out] findings appended: what would not be met then and is not so today, safeguarding included;
 *             nothing where it is refused
 * @param[out] out out->size must be set
 * @return CAF_OK, whether or not it is refused; CAF_E_ARGUMENT for no such event; CAF_E_CAPACITY where memory
 *         or findings hold too little (then nothing is appended); CAF_E_NULL; CAF_E_SIZE; CAF_E_ROW_TAIL where
 *         event->row holds more than this version knows; CAF_E_DATE_NONE and CAF_E_DATE_RANGE for its day; as
 *         caf_check_case().
 */
CAF_API caf_status caf_propose(const caf_case *whose, const caf_event *event, const caf_context *context, void *memory,
                               size_t size, size_t *needed, caf_out *findings, caf_proposal *out);

/** An event's name, "meeting-held"; NULL for none. A constant. */
CAF_API const char *caf_event_name(int32_t kind);

/** The table of an event's row; -1 for no such event. */
CAF_API int32_t caf_event_table(int32_t kind);

/** Whether an event is a new row of its table (1) or happens to one that is there (0); -1 for no such event. */
CAF_API int32_t caf_event_is_new(int32_t kind);

/** A refusal as a clause of an English sentence; NULL for CAF_NOT_REFUSED and none. A constant. */
CAF_API const char *caf_refusal_text(int32_t refusal);

#ifdef __cplusplus
}
#endif

#endif
