/* The flat interface (flat.h): samples drawn for audit, and given to auditors. */
#ifndef CAF_FLAT_SAMPLE_H
#define CAF_FLAT_SAMPLE_H

#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>

/** What stands in a record of a case that can be drawn, int64 each. */
enum flat_candidate {
    FLAT_CANDIDATE_STRATUM = 0,
    FLAT_CANDIDATE_DRAWN_BEFORE = 1, /**< 0 or 1 */
    FLAT_CANDIDATE_KEY = 2,          /**< written */
    FLAT_CANDIDATE_PLACE = 3,        /**< written: from 1 on, 0 for a case that is not drawn */
    FLAT_CANDIDATE_NUMBERS = 4
};

/** How many cases 1 in N are, by caf_sample_size(). Errors: E_ARGUMENT. */
caf_status flat_sample_size(int64_t n, int64_t one_in, int64_t *found);

/** Bytes of working memory for a draw of n cases; 0 for no such number. */
caf_status flat_sample_room(int64_t n, int64_t *needed);

/**
 * Draws cases, by caf_sample_draw().
 *
 * @param seed what decides the draw
 * @param offsets a buffer of int64: where each identifier begins in names, and where the last ends
 * @param names the identifiers, UTF-8 one after another
 * @param how enum caf_shares
 * @param size how many cases are to be drawn
 * @param results a writable buffer of int64, a record a case: enum flat_candidate
 * @param strata a writable buffer of int64, written: for each stratum its cases, those drawn before and those drawn
 * @param memory a writable buffer of sample_room() bytes
 * @return how many were drawn. Errors: E_SIZE and E_CAPACITY for buffers that do not fit one another; E_ARGUMENT;
 *         E_DUPLICATE for two cases of one identifier, with the row of the later one.
 */
caf_diag flat_sample_draw(const char *seed, size_t n_seed, const int64_t *offsets, int64_t n_offsets, const void *names,
                          int64_t n_names, int32_t how, int64_t size, int64_t *results, int64_t n_results,
                          int64_t *strata, int64_t n_strata, void *memory, int64_t n_memory, int64_t *found);

/**
 * Which cases of a caseload are to be drawn from, by caf_sample_frame().
 *
 * @param tables,fields,as_of as check() takes them
 * @param since,until the period in which they were closed; both DATE_NONE: those that are open
 * @param frame a writable buffer of int64, written: enum caf_in_frame of each case, in the order of the rows of cases
 * @return nothing. Errors: E_CAPACITY for a shorter buffer; E_ARGUMENT; as check().
 */
caf_diag flat_sample_frame(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                           int64_t n_fields, caf_date as_of, caf_date since, caf_date until, int64_t *frame, int64_t n_frame);

/** What stands in the records of an allocation, int64 each. */
enum flat_allocation {
    FLAT_AUDITOR_NUMBERS = 3,     /**< auditor, agency or 0, how many cases they take */
    FLAT_INVOLVEMENT_NUMBERS = 2, /**< case, and auditor or agency */
    FLAT_ALLOCATED_NUMBERS = 3    /**< case, auditor, 1 where the auditor's agency was involved */
};

/** The answer of an allocation, int64 each. */
enum flat_allocation_answer {
    FLAT_ALLOCATION_POSSIBLE = 0,
    FLAT_ALLOCATION_SQUARES = 1,
    FLAT_ALLOCATION_BY_AGENCY = 2,
    FLAT_ALLOCATION_NEEDED = 3,
    FLAT_ALLOCATION_CAN_TAKE = 4,
    FLAT_ALLOCATION_ONCE = 5,
    FLAT_ALLOCATION_CASES = 6,    /**< how many cases the reason has */
    FLAT_ALLOCATION_AUDITORS = 7, /**< and auditors */
    FLAT_ALLOCATION_ANSWERS = 8
};

/**
 * Gives cases to auditors, by caf_allocate(), whose order of the lists is asked for.
 *
 * @param each auditors to a case: 1 or 2
 * @param cases a buffer of int64
 * @param auditors,involved,agencies buffers of int64, enum flat_allocation: those involved by auditor, and by agency
 * @param results a writable buffer of int64 for each * cases records
 * @param answer a writable buffer of int64, enum flat_allocation_answer
 * @param short_cases,short_auditors writable buffers of int64, as long as there are cases and auditors: the reason where there is no way
 * @param memory a writable buffer
 * @return the bytes of memory that are needed; where there are fewer nothing was done. Errors: E_SIZE, E_CAPACITY,
 *         E_ARGUMENT, E_ROW_ORDER, E_OVERFLOW.
 */
caf_status flat_allocate(int32_t each, const int64_t *cases, int64_t n_cases, const int64_t *auditors, int64_t n_auditors,
                         const int64_t *involved, int64_t n_involved, const int64_t *agencies, int64_t n_agencies,
                         int64_t *results, int64_t n_results, int64_t *answer, int64_t n_answer, int64_t *short_cases,
                         int64_t n_short_cases, int64_t *short_auditors, int64_t n_short_auditors, void *memory,
                         int64_t n_memory, int64_t *needed);

#endif
