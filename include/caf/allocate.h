/** @file
 * Giving the cases of a sample to auditors, as evenly as can be.
 *
 * Each case gets one auditor or two; two are of different agencies. No auditor
 * gets more cases than they take, nor one that they were involved in. Of all ways to do
 * that, one with the least sum of squared loads is found (a minimum-cost flow);
 * of those, one that gives the fewest cases to an agency that was involved in them.
 * Where there is no way, the reason is: cases that can only go to auditors who
 * together cannot take them.
 *
 * Nothing here allocates or keeps anything; any thread may call any of it.
 */
#ifndef CAF_ALLOCATE_H
#define CAF_ALLOCATE_H

#include <stddef.h>
#include <stdint.h>
#include <caf/check.h>
#include <caf/export.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Cases, and auditors, at most. */
#define CAF_ALLOCATE_MOST 100000

/** How many cases an auditor takes where nobody says: two to an auditor. */
#define CAF_ALLOCATE_USUAL 2

/** Somebody who audits. */
typedef struct caf_auditor {
    int64_t id;
    int64_t agency;   /**< 0: not recorded, which one auditor to a case may be */
    int32_t most;     /**< cases that they take; 0: none */
    int32_t reserved; /**< 0 */
} caf_auditor;

/** Who was involved in a case. */
typedef struct caf_involvement {
    int64_t case_id;
    int64_t who; /**< an auditor, or an agency */
} caf_involvement;

/**
 * What is to be allocated. Zero it, set size, and set what there is. Lists go up,
 * cases and auditors by identifier without a repeat, involvements by case and then
 * by who; those of others than are listed are passed over.
 */
typedef struct caf_allocation {
    int32_t size; /**< sizeof(caf_allocation) */
    int32_t each; /**< auditors to a case: 1 or 2 */
    const int64_t *cases;
    int64_t n_cases;
    const caf_auditor *auditors;
    int64_t n_auditors;
    const caf_involvement *involved; /**< auditors who were involved: never their case */
    int64_t n_involved;
    const caf_involvement *agencies; /**< agencies that were: their auditors only where loads would be less even without */
    int64_t n_agencies;
} caf_allocation;

/** A case and an auditor of it. */
typedef struct caf_allocated {
    int64_t case_id;
    int64_t auditor;
    int32_t by_agency; /**< 1: the auditor's agency was involved in the case */
    int32_t reserved;  /**< 0 */
} caf_allocated;

/**
 * How it went. Where there is no way: each of the `cases` needs its auditors,
 * `needed` in all. The `auditors` listed can take `can_take` together; whoever
 * else may audit one of the cases is of an agency that can audit it only once, which makes
 * `once` more; and that is fewer.
 */
typedef struct caf_allocation_answer {
    int32_t size;      /**< sizeof(caf_allocation_answer), set by the caller */
    int32_t possible;  /**< 1: all cases were allocated; 0: there is no way, and nothing was */
    int64_t squares;   /**< of loads, summed up */
    int64_t by_agency; /**< allocated to an agency that was involved */
    int64_t needed;
    int64_t can_take;
    int64_t once;
} caf_allocation_answer;

/**
 * Bytes of working memory that caf_allocate() needs: about one a case and
 * auditor, and some dozens for each.
 *
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE for a size or a number that cannot be; CAF_E_ARGUMENT
 *         for `each`; CAF_E_OVERFLOW beyond CAF_ALLOCATE_MOST, or what memory can have.
 */
CAF_API caf_status caf_allocate_size(const caf_allocation *what, size_t *bytes);

/**
 * Allocates.
 *
 * The answer is the same on every machine: cases are given out in the order of
 * their identifiers, and of equally good ways the shortest exchange counts, and then the auditor
 * whose identifier is lowest. Time grows with the cases, squared, times auditors:
 * a hundred cases are a matter of milliseconds.
 *
 * @param memory as many bytes as caf_allocate_size() says, aligned as malloc() does
 * @param bytes how many there are
 * @param[out] out room for each * n_cases more caf_allocated: by case, then by auditor. Nothing is appended where there is no way
 * @param[out] answer answer->size must be set
 * @param[out] cases the cases of the reason, int64_t, n_cases of them at the most; NULL: not wanted
 * @param[out] auditors the auditors of the reason, int64_t, n_auditors at the most; NULL: not wanted
 * @return CAF_OK, also where there is no way; CAF_E_NULL; CAF_E_SIZE; CAF_E_CAPACITY for memory or room;
 *         CAF_E_ARGUMENT for `each`, an auditor who takes fewer than no cases, or two
 *         auditors to a case where an agency is not recorded; CAF_E_ROW_ORDER for a list
 *         that does not go up; CAF_E_OVERFLOW.
 */
CAF_API caf_status caf_allocate(const caf_allocation *what, void *memory, size_t bytes, caf_out *out,
                                caf_allocation_answer *answer, caf_out *cases, caf_out *auditors);

/** Whom caf_involved() is asked for. */
enum caf_involved_kind { CAF_INVOLVED_PERSONS = 1, CAF_INVOLVED_AGENCIES = 2 };

/**
 * Who is on record as having had a part in a case, as it stood on its as-of date:
 * persons as assessor, lead professional, member of the team, at a meeting, or
 * owner of an action; agencies as theirs, as that of an action, and as the one
 * that began the case. Who was invited to a meeting and not there had none in it.
 * A record need not name everybody.
 *
 * @param whose a case from caf_next_case() or caf_find_case()
 * @param kind enum caf_involved_kind
 * @param[out] out their identifiers, each once, going up; NULL where capacity is 0
 * @param capacity how many there is room for
 * @param[out] n how many there are; for CAF_E_CAPACITY a room that is enough
 * @return CAF_OK; CAF_E_CAPACITY; CAF_E_NULL; CAF_E_ARGUMENT; CAF_E_SIZE; and as caf_get().
 */
CAF_API caf_status caf_involved(const caf_case *whose, int32_t kind, int64_t *out, int64_t capacity, int64_t *n);

#ifdef __cplusplus
}
#endif

#endif
