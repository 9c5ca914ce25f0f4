/** @file
 * Beyond the explanation: what else would have decided an answer.
 *
 * Each call takes one finding of a check and tries its rule again with something
 * changed: a reading of the clause, one recorded day, or facts that are missing.
 * There is no second copy of any rule. They are for one finding at a time, for a
 * person who asks; what each costs is said with it. Nothing is kept between
 * calls; calls may run at once, each in memory of its own.
 */
#ifndef CAF_WHY_H
#define CAF_WHY_H

#include <stddef.h>
#include <caf/check.h>
#include <caf/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a finding would be under another reading. */
typedef struct caf_other_reading {
    int32_t kind;      /**< enum caf_reading_kind */
    int32_t parameter; /**< of CAF_OTHER_CHOICE: enum caf_parameter */
    int32_t choice;    /**< and what it would be */
    int32_t verdict;   /**< then; 0: nothing would be asked of the finding's subject */
    int32_t reason;    /**< then, enum caf_reason */
    caf_date due;      /**< then; 0: none */
} caf_other_reading;

/**
 * The readings under which a finding would be another, by its verdict, and with
 * another calendar by its due day too: the starting day counted, a due day on no working day rolled, the other choices of
 * CAF_CHILD_UNDER_12, CAF_REVIEW_FROM and CAF_HANDOVER, and the calendar in
 * context->compared. One run of the rule each.
 *
 * What falls due is not the same thing under each reading. A finding about a row
 * is held against the one about that row; one about what is owed against the one
 * that falls due nearest to it, counted from the same day where the reading moves
 * no start.
 *
 * @param whose the case the finding is of
 * @param context the one that it was found with
 * @param finding as caf_check() gave it
 * @param[out] out caf_other_reading, appended all or nothing; 16 are always enough
 * @return CAF_OK; CAF_E_CAPACITY; CAF_E_NO_FINDING when the check, run again,
 *         does not give that finding; as caf_check_case().
 */
CAF_API caf_status caf_other_readings(const caf_case *whose, const caf_context *context, const caf_finding *finding, caf_out *out);

/** A reading's name, "start-day-counted"; NULL for none. A constant. */
CAF_API const char *caf_reading_name(int32_t kind);

/**
 * A reading as a clause of an English sentence that begins with "if", "if the
 * day on which the clock starts counted as the first"; NULL for none. A constant.
 */
CAF_API const char *caf_reading_text(int32_t kind, int32_t parameter, int32_t choice);

/** A recorded day that would have met a standard, had it been another. */
typedef struct caf_turning_day {
    int32_t table;     /**< where it stands: enum caf_table, */
    int32_t field;     /**< the index of the field, */
    int64_t row;       /**< and its row, as caf_finding.row names it; 0 in the table of cases */
    caf_date recorded; /**< the day on record */
    caf_date day;      /**< the nearest day to it with which the standard had been met; of two as near the earlier */
} caf_turning_day;

/**
 * The days on record any one of which, had it been another, would have met the
 * standard: the first is the one that decides. Of those that the explanation
 * names each is moved by itself, the rest of the record as it is; what would
 * make the record contradict itself, or leave something else unknown, does not
 * count. A day further off than ten years is not looked for.
 *
 * The first is the act's own day where moving that suffices; the rest stand in
 * the order of how far they are. For findings that are met, due or unknown there
 * are none.
 *
 * Cost: a run of the rule for each day looked at, some hundred as a rule, at most
 * 20,000, and fewer over a case of more than 256 rows; days that would take more are
 * left out.
 *
 * @param memory to work in, aligned as malloc() aligns; with size 0 it may be NULL, and the answer is CAF_E_CAPACITY
 *        with *needed set and nothing else changed
 * @param[out] needed bytes of memory that are enough, set whatever the size; may be NULL
 * @param[out] out caf_turning_day, appended all or nothing; 64 are always enough
 * @return CAF_OK; CAF_E_CAPACITY for too little memory or room; CAF_E_NULL;
 *         CAF_E_NO_FINDING; as caf_check_case().
 */
CAF_API caf_status caf_turning_days(const caf_case *whose, const caf_context *context, const caf_finding *finding, void *memory,
                                    size_t size, size_t *needed, caf_out *out);

/** Why a fact does not count. */
enum caf_lack {
    CAF_LACKS_VALUE = 1, /**< the field of a row is blank */
    CAF_LACKS_TABLE = 2, /**< the table is not held, or not wholly; no row and field */
    CAF_LACKS_PLACE = 3, /**< the source has no place for the field */
    CAF_LACKS_SENSE = 4  /**< what is recorded cannot be right */
};

/** A fact that is missing. */
typedef struct caf_lacking_fact {
    int32_t lack;  /**< enum caf_lack */
    int32_t table; /**< enum caf_table */
    int64_t row;   /**< as caf_finding.row names it; 0 in the table of cases */
    int32_t field; /**< index of the field; -1: the whole table */
    int32_t reserved;
} caf_lacking_fact;

/** What the facts would bring. */
typedef struct caf_lacking {
    int32_t size;     /**< sizeof(caf_lacking), set by the caller */
    int32_t verdicts; /**< bit 1 << verdict for each that one or another value of them would bring */
    int32_t always;   /**< 1: every value tried decides; 0: some do, and some ask for more */
    int32_t reserved;
} caf_lacking;

/**
 * The smallest set of missing facts, of at most three, that would decide an
 * unknown finding. Values are tried for each: every choice, yes and no, and days
 * around those that the rule reads; a value that contradicts the record is left
 * out. Not every day there is can be tried, so that in a rare case a day that was
 * not asks for more. A set that always decides is taken before a
 * smaller one that only may. A table that is not held counts as one fact: that
 * all of it is known.
 *
 * For a finding that is not unknown, and where no three facts suffice, there are
 * none, and verdicts is 0.
 *
 * Cost: a run of the rule for each value tried, at most 20,000, and fewer over a case
 * of more than 256 rows; a set not tried to its end does not always decide.
 *
 * @param memory,size,needed as for caf_turning_days()
 * @param[out] out caf_lacking_fact, appended all or nothing; three are always enough
 * @param[out] sum out->size must be set
 * @return as caf_turning_days()
 */
CAF_API caf_status caf_lacking_facts(const caf_case *whose, const caf_context *context, const caf_finding *finding, void *memory,
                                     size_t size, size_t *needed, caf_out *out, caf_lacking *sum);

#ifdef __cplusplus
}
#endif

#endif
