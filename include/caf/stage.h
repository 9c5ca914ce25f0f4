/** @file
 * Stages: where a case stands on a day, and how it came there.
 *
 * Stages follow from facts: nobody sets them. A case moves when something
 * happened that the table of moves (caf_move_at()) names; the diagram in the
 * documentation is drawn from that table.
 */
#ifndef CAF_STAGE_H
#define CAF_STAGE_H

#include <caf/check.h>
#include <caf/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The stages of a case, in their order. A review is a day: the day after it the case is being delivered again. */
enum caf_stage {
    CAF_AT_NONE = 0,         /**< before anything of it happened */
    CAF_AT_IDENTIFIED = 1,   /**< opened, or needs identified */
    CAF_AT_CONSENTED = 2,    /**< consent was given, and an assessment may begin */
    CAF_AT_ASSESSING = 3,
    CAF_AT_ASSESSED = 4,
    CAF_AT_TEAM_FORMED = 5,
    CAF_AT_DELIVERING = 6,   /**< a TAF was held, or there is a plan */
    CAF_AT_UNDER_REVIEW = 7, /**< the day of a review */
    CAF_AT_CLOSED = 8,
    CAF_AT_ARCHIVED = 9,
    CAF_AT_DISPOSAL_DUE = 10, /**< kept for its time, as the profile's EM-D3-disposal sets it, and no legal hold stands */
    CAF_AT_DISPOSED = 11,
    CAF_STAGES = 12
};

/** What may be true beside the stage: bits of caf_stay.also. */
enum {
    CAF_ALSO_REOPENED = 1,         /**< an episode after the first */
    CAF_ALSO_CHILD_PROTECTION = 2, /**< a child-protection concern is open: not a CAF while it is */
    CAF_ALSO_STEPPED_UP = 4,       /**< a statutory body holds the case */
    CAF_ALSO_MOVED_OUT = 8,        /**< handed over to another authority */
    CAF_ALSO_ONE_SERVICE = 16,     /**< one service suffices */
    CAF_ALSO_DECLINED = 32         /**< consent to an assessment was refused, and none was begun */
};

/** A stretch of days on which a case stood at one stage, with the same beside it. */
typedef struct caf_stay {
    int64_t case_id;
    int64_t row;    /**< names the row of the fact that began it, as findings do: its identifier, or minus its place */
    int64_t unsure; /**< bit 1 << table: rows of it that may be missing, or have no day, may say that it moved on earlier */
    caf_date from;  /**< the first day; 0: on a day that is not recorded */
    caf_date until; /**< the last day; 0: it lasts on the as-of date, or ended on a day that is not recorded */
    int16_t stage;  /**< enum caf_stage */
    int16_t also;   /**< CAF_ALSO_... */
    int16_t table;  /**< of the fact that began it; -1: only the days that passed */
    int16_t field;  /**< of that row */
} caf_stay;

/**
 * The stages that a case went through up to its as-of date, in order.
 *
 * Rows count as they are known on the as-of date. Where two things happened on
 * one day the stage at the end of that day counts.
 *
 * @param whose a case from caf_next_case() or caf_find_case()
 * @param context for the profile that says how long a record is kept, and the division
 * @param[out] stays room for caf_stay, appended all or nothing
 * @return CAF_OK, with nothing appended where the case had not begun;
 *         CAF_E_CAPACITY; CAF_E_NULL; CAF_E_SIZE; as caf_check_case().
 */
CAF_API caf_status caf_history(const caf_case *whose, const caf_context *context, caf_out *stays);

/**
 * Where a case stood at the end of a day: that stay of caf_history().
 *
 * @param on a day up to the case's as-of date
 * @param[out] stay all zero, with table -1, where nothing of the case had happened
 * @return CAF_OK; CAF_E_DATE_RANGE for a day after the as-of date; as caf_history().
 */
CAF_API caf_status caf_stage_on(const caf_case *whose, const caf_context *context, caf_date on, caf_stay *stay);

/** A stage's name, "under-review"; NULL for none. */
CAF_API const char *caf_stage_name(int32_t stage);

/** The name of one bit of caf_stay.also, "stepped-up"; NULL for none. */
CAF_API const char *caf_also_name(int32_t also);

/** What moves a case from a stage to another. */
typedef struct caf_move {
    int32_t from;  /**< bit 1 << stage: the stages that it leads away from */
    int32_t to;    /**< enum caf_stage */
    int32_t table; /**< of the date that moves it; -1: the days that pass */
    int32_t field; /**< that date */
    int32_t choice;  /**< a choice or flag of the same row; -1: none is asked */
    int32_t values;  /**< bit 1 << value: those that move it; bit 0: not recorded */
} caf_move;

/** The moves, in the order in which those of one day are made; NULL beyond the last. Lasts as long as the library. */
CAF_API const caf_move *caf_move_at(int32_t index);

#ifdef __cplusplus
}
#endif

#endif
