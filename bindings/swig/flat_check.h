/* The flat interface (flat.h): checking cases. */
#ifndef CAF_FLAT_CHECK_H
#define CAF_FLAT_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>

/** Bytes of a cursor: a writable buffer, all zero to begin. */
int32_t flat_cursor_size(void);

/**
 * Checks a caseload, as far as the buffer of findings holds.
 *
 * @param tables a sequence of buffers of rows in the order of the tables, row_size() bytes a row; none: no rows
 * @param fields a buffer of int64, one a table: bit 1 << index of each field the source can hold; -1: all; 0: the table is not held
 * @param as_of the day on which the cases are looked at, days since 1970-01-01
 * @param division of cases that record none; DIVISION_NONE: their working days are unknown
 * @param profile a profile's number; 0: east-midlands-2011
 * @param blocks what stands for the built-in things: a sequence of buffers or none, enum flat_block
 * @param readings bit 1 << reading of each under which a finding of another verdict is marked; 0: none
 * @param verdicts,kinds bit 1 << value of each that is wanted; 0: all
 * @param severity the least that is wanted; 0: all
 * @param rules a buffer of int32 with the rules that are wanted; empty: all
 * @param cursor a writable buffer of cursor_size() bytes, all zero to begin, the same again while there is more
 * @param findings a writable buffer, finding_size() bytes each; empty: a tally alone
 * @param tally a writable buffer of int64, groups * rule_count() * VERDICTS of them, added to; none or empty: no tally
 * @return how many findings were written, and whether there are more. Errors:
 *         E_ROWS, E_ROW_TAIL, E_ROW_ORDER, E_TABLE, E_GROUP, E_CAPACITY, E_DATE_NONE, E_DATE_RANGE,
 *         E_DIVISION, E_PROFILE, E_SIZE, with the table, row and field where there is one.
 */
caf_diag flat_check(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                    int64_t n_fields, caf_date as_of, caf_division division, int32_t profile, const void *const *blocks,
                    const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings, int32_t verdicts, int32_t kinds,
                    int32_t severity, const int32_t *rules, int64_t n_rules, void *cursor, int64_t n_cursor,
                    void *findings, int64_t n_findings, int64_t *tally, int64_t n_tally, int64_t *found, bool *more);

/**
 * Why a finding is what it is, in plain English.
 *
 * @param tables,fields,as_of,division,profile,blocks,readings as they were given to check()
 * @param finding a buffer that holds the finding
 * @param text a writable buffer for UTF-8
 * @return the bytes of the whole text; where that is more than the buffer holds, call again with a longer one.
 *         Errors: E_NO_FINDING when the check, run again, does not give that finding, E_TABLE when its case is
 *         not there; and as check().
 */
caf_diag flat_explain(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                      int64_t n_fields, caf_date as_of, caf_division division, int32_t profile,
                      const void *const *blocks, const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings,
                      const void *finding, int64_t n_finding, void *text, int64_t n_text, int64_t *length);

/**
 * Fails with a status: for the tests that walk every status to its exception.
 *
 * @param status E_DATE, ...
 */
caf_status flat_fail(caf_status status);

#endif
