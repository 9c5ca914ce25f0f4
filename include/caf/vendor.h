/** @file
 * Rules of a vendor's own, beside the built-in ones.
 *
 * A vendor's rule is what a built-in one is: a pure function that reads one case
 * and answers with findings. It travels as an array in the context, never in a
 * registry. Pure means: it reads nothing but the case, the profile and the
 * calendar that it is given, writes nothing but what it emits, keeps nothing,
 * and answers the same whenever it is asked; caf_vendor_conforms() tries that.
 * It is called on the thread that checks, many times at once for different
 * cases, and again for explanations.
 */
#ifndef CAF_VENDOR_H
#define CAF_VENDOR_H

#include <caf/check.h>
#include <caf/explain.h>
#include <caf/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A rule at work on one case. Its inside is private; it is gone when the rule returns. */
typedef struct caf_run caf_run;

/** A rule of a vendor's own. */
struct caf_vendor_rule {
    int32_t size;        /**< sizeof(caf_vendor_rule) */
    int32_t severity;    /**< enum caf_severity where the profile says nothing of it; 0: off */
    const caf_rule *rule; /**< what it is; id from CAF_VENDOR_RULES to INT16_MAX; timing 0 */
    void (*run)(const caf_run *run); /**< reads the case and emits findings */
};

/** The case at work: its rows by caf_get(), its as-of date, its coverage. */
CAF_API const caf_case *caf_run_case(const caf_run *run);

/** The calendar of the case's division; NULL where its division is not recorded. */
CAF_API const caf_calendar *caf_run_calendar(const caf_run *run);

/**
 * A number of the profile for this rule, as in force on a day.
 *
 * @param[out] amount,unit changed only where the profile sets the parameter:
 *        put the rule's own default there before
 */
CAF_API void caf_run_limit(const caf_run *run, int32_t parameter, caf_date on, int32_t *amount, int32_t *unit);

/**
 * An answer to be completed and emitted.
 *
 * @param verdict enum caf_verdict
 * @param table the subject's table, enum caf_table
 * @param i the subject's row, 0 to whose->count[table] - 1; -1: the case itself
 */
CAF_API caf_finding caf_run_answer(const caf_run *run, int32_t verdict, int32_t table, int64_t i);

/**
 * Judges an act against a time limit, as the built-in rules do: fills in
 * verdict, due, done, days, slack and flags, and notes the sum for the
 * explanation, each bank holiday skipped included.
 *
 * @param anchor the day the clock started, itself not counted
 * @param done the day of the act; 0: not done by `until`
 * @param until the as-of date, or an earlier end such as the closure
 * @param unit CAF_DAYS to CAF_YEARS
 */
CAF_API void caf_run_judge(const caf_run *run, caf_finding *finding, caf_date anchor, caf_date done, caf_date until,
                           int32_t amount, int32_t unit);

/** Notes for the explanation that a date of a row was read. */
CAF_API void caf_run_note_date(const caf_run *run, int32_t table, int64_t i, int32_t field, caf_date date);

/** Notes that a flag or choice of a row was read. */
CAF_API void caf_run_note_value(const caf_run *run, int32_t table, int64_t i, int32_t field, int32_t value);

/** Notes that a complete table has no such row; or, where it is not held whole, that. */
CAF_API void caf_run_note_none(const caf_run *run, int32_t table);

/** Notes that fields of a row, bit 1 << index each, are not recorded. */
CAF_API void caf_run_note_missing(const caf_run *run, int32_t table, int64_t i, int64_t fields);

/** Gives an answer. What was noted since the last one explains it. */
CAF_API void caf_run_emit(const caf_run *run, const caf_finding *finding);

/** What a vendor's rule does that no rule may. */
enum caf_nonconformance {
    CAF_CONFORMS = 0,
    CAF_NOT_REPEATABLE = 1, /**< answers otherwise when it is asked again */
    CAF_NOT_MOVABLE = 2,    /**< answers otherwise where the same rows lie elsewhere */
    CAF_WRITES_ROWS = 3,    /**< changes the rows */
    CAF_WRONG_ANSWER = 4,   /**< of another case, rule or kind, a verdict that its description does not name, or no such table */
    CAF_SAME_KEY = 5,       /**< two findings that nothing tells apart */
    CAF_NOT_EXPLAINED = 6,  /**< a finding without a step that explains it */
    CAF_NONCONFORMANCES = 7
};

/** Where a vendor's rule does not conform. */
typedef struct caf_conformance {
    int32_t size;        /**< sizeof(caf_conformance), set by the caller */
    int32_t what;        /**< enum caf_nonconformance; CAF_CONFORMS: nothing was found */
    int64_t case_id;     /**< in this case */
    caf_finding finding; /**< with this finding; zero where no single one is to blame */
} caf_conformance;

/** What a nonconformance is, as a clause of an English sentence; NULL for CAF_CONFORMS and no such number. A constant. */
CAF_API const char *caf_nonconformance_text(int32_t what);

/**
 * Tries a vendor's rule on every case of a caseload: twice, on a copy of the
 * rows that lies elsewhere at odd addresses, and finding by finding. That
 * nothing is found is no proof; the caseload should hold what the rule is for.
 *
 * @param context with the rule among its vendor rules
 * @param which the rule's place among them
 * @param memory to work in, aligned as malloc() aligns
 * @param[out] needed bytes of memory that are enough for this caseload; may be NULL
 * @param[out] out the first nonconformance found
 * @return CAF_OK, whether or not it conforms; CAF_E_CAPACITY where the memory
 *         is too small, or a case has more than 512 findings of the rule; and
 *         as caf_check().
 */
CAF_API caf_status caf_vendor_conforms(const caf_caseload *caseload, const caf_context *context, int32_t which,
                                       void *memory, size_t size, size_t *needed, caf_conformance *out);

#ifdef __cplusplus
}
#endif

#endif
