/* The flat interface (flat.h): one case: where it stands, what it owes, what may be done, and what else would have decided. */
#ifndef CAF_FLAT_CASE_H
#define CAF_FLAT_CASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>

/*
 * What the core answers with small structs comes back as records: so many
 * int64 each, in the order of an enum here. Where the buffer is too short for
 * all of them nothing is written, and it is E_CAPACITY.
 */

/** The numbers of a stay: caf_stay. */
enum flat_stay_numbers { FLAT_STAY_ROW, FLAT_STAY_UNSURE, FLAT_STAY_FROM, FLAT_STAY_UNTIL, FLAT_STAY_STAGE, FLAT_STAY_ALSO,
                 FLAT_STAY_TABLE, FLAT_STAY_FIELD, FLAT_STAY_NUMBERS };

/** The numbers beside a finding that is owed: caf_obligation. */
enum flat_owed_numbers { FLAT_OWED_PERSON, FLAT_OWED_AGENCY, FLAT_OWED_BY, FLAT_OWED_OVERDUE, FLAT_OWED_NUMBERS };

/** The numbers of a step: caf_step. */
enum flat_step_numbers { FLAT_STEP_AT_KIND, FLAT_STEP_AT_TABLE, FLAT_STEP_AT_ROW, FLAT_STEP_AT_FIELD, FLAT_STEP_AT_DATE,
                 FLAT_STEP_AT_AMOUNT, FLAT_STEP_AT_UNIT, FLAT_STEP_AT_CODE, FLAT_STEP_AT_FROM, FLAT_STEP_NUMBERS };

/** The numbers of an other reading: caf_other_reading. */
enum flat_reading_numbers { FLAT_READING_KIND, FLAT_READING_PARAMETER, FLAT_READING_CHOICE, FLAT_READING_VERDICT,
                    FLAT_READING_REASON, FLAT_READING_DUE, FLAT_READING_NUMBERS };

/** The numbers of a turning day: caf_turning_day. */
enum flat_turning_numbers { FLAT_TURNING_TABLE, FLAT_TURNING_FIELD, FLAT_TURNING_ROW, FLAT_TURNING_RECORDED, FLAT_TURNING_DAY,
                    FLAT_TURNING_NUMBERS };

/** The numbers of a fact that is missing: caf_lacking_fact. */
enum flat_lacking_numbers { FLAT_LACKING_LACK, FLAT_LACKING_TABLE, FLAT_LACKING_ROW, FLAT_LACKING_FIELD, FLAT_LACKING_NUMBERS };

/** The answers to a proposal: caf_proposal. */
enum flat_proposal_numbers { FLAT_PROPOSAL_REFUSAL, FLAT_PROPOSAL_STAGE, FLAT_PROPOSAL_THEN, FLAT_PROPOSAL_NUMBERS };

/** The numbers of a change: caf_change. */
enum flat_change_numbers { FLAT_CHANGE_BEFORE, FLAT_CHANGE_AFTER, FLAT_CHANGE_KIND, FLAT_CHANGE_FLAGS, FLAT_CHANGE_NUMBERS };

/** The parts of a receipt that are digested. */
enum flat_part { FLAT_PART_FACTS, FLAT_PART_AHEAD, FLAT_PART_PROFILE, FLAT_PART_CALENDAR, FLAT_PART_FINDINGS };

/**
 * The stages that a case went through up to the as-of date, in order.
 *
 * @param tables,fields,as_of,division,profile,blocks,readings as check() takes them; the case is the first of them
 * @param records a writable buffer of int64, STAY_NUMBERS each
 * @return how many. Errors: E_CAPACITY, E_NO_CASE; and as check().
 */
caf_diag flat_history(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                      int64_t n_fields, caf_date as_of, caf_division division, int32_t profile,
                      const void *const *blocks, const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings,
                      int64_t *records, int64_t n_records, int64_t *found);

/**
 * Where a case stood at the end of a day.
 *
 * @param tables,fields,as_of,division,profile,blocks,readings as history() takes them
 * @param day up to the as-of date
 * @param records room for one record of STAY_NUMBERS; its table is -1 and its stage 0 where nothing had happened
 * @return 1. Errors: E_DATE_RANGE for a day after the as-of date; and as history().
 */
caf_diag flat_stage_on(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                       int64_t n_fields, caf_date as_of, caf_division division, int32_t profile,
                       const void *const *blocks, const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings,
                       caf_date day, int64_t *records, int64_t n_records, int64_t *found);

/**
 * What a case owes on the as-of date.
 *
 * @param tables,fields,as_of,division,profile,blocks,readings as history() takes them
 * @param findings a writable buffer, finding_size() bytes each
 * @param records a writable buffer of int64, OWED_NUMBERS for each finding
 * @return how many. Errors: as history().
 */
caf_diag flat_obligations(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                          int64_t n_fields, caf_date as_of, caf_division division, int32_t profile,
                          const void *const *blocks, const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings,
                          void *findings, int64_t n_findings, int64_t *records, int64_t n_records, int64_t *found);

/**
 * The steps behind a finding; explain() puts them into words.
 *
 * @param tables,fields,as_of,division,profile,blocks,readings as they were given to check()
 * @param finding a buffer that holds the finding
 * @param records a writable buffer of int64, STEP_NUMBERS each
 * @return how many. Errors: E_NO_FINDING; E_CAPACITY; and as check().
 */
caf_diag flat_steps(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                    int64_t n_fields, caf_date as_of, caf_division division, int32_t profile,
                    const void *const *blocks, const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings,
                    const void *finding, int64_t n_finding, int64_t *records, int64_t n_records, int64_t *found);

/**
 * The readings under which a finding would be another.
 *
 * @param tables,fields,as_of,division,profile,blocks,readings,finding as steps() takes them
 * @param records a writable buffer of int64, READING_NUMBERS each; 16 records are enough
 * @return how many. Errors: as steps().
 */
caf_diag flat_other_readings(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                             int64_t n_fields, caf_date as_of, caf_division division, int32_t profile,
                             const void *const *blocks, const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings,
                             const void *finding, int64_t n_finding, int64_t *records, int64_t n_records,
                             int64_t *found);

/**
 * The days on record any one of which, had it been another, would have met the standard.
 *
 * @param tables,fields,as_of,division,profile,blocks,readings,finding as steps() takes them
 * @param memory a writable buffer to work in
 * @param records a writable buffer of int64, TURNING_NUMBERS each; 64 records are enough
 * @return how many, and how many bytes of memory are enough: where there are fewer nothing was done. Errors: as steps().
 */
caf_diag flat_turning_days(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                           int64_t n_fields, caf_date as_of, caf_division division, int32_t profile,
                           const void *const *blocks, const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings,
                           const void *finding, int64_t n_finding, void *memory, int64_t n_memory, int64_t *records,
                           int64_t n_records, int64_t *found, int64_t *needed);

/**
 * The smallest set of missing facts that would decide an unknown finding.
 *
 * @param tables,fields,as_of,division,profile,blocks,readings,finding,memory as turning_days() takes them
 * @param records a writable buffer of int64, LACKING_NUMBERS each; 3 records are enough
 * @return how many; how many bytes of memory are enough, where there are fewer nothing was done; bit 1 << verdict
 *         of each that they would bring; and whether every value tried decides. Errors: as steps().
 */
caf_diag flat_lacking_facts(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                            int64_t n_fields, caf_date as_of, caf_division division, int32_t profile,
                            const void *const *blocks, const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings,
                            const void *finding, int64_t n_finding, void *memory, int64_t n_memory, int64_t *records,
                            int64_t n_records, int64_t *found, int64_t *needed, int64_t *verdicts_then, bool *always);

/**
 * Whether an event can be, and what it would put out of standard.
 *
 * @param tables,fields,as_of,division,profile,blocks,readings as history() takes them
 * @param event enum caf_event_kind
 * @param day the day of the event
 * @param place what happens to a row that is there: its number in the case, from 0 on
 * @param row the row as it would be written, row_size() bytes; none: a row of which nothing but the event is known,
 *            or the row at `place` with that day added
 * @param memory a writable buffer to work in. Where the event can be it then begins with the rows of the event's
 *               table as they would be, row_size() each: one more than there are where event_is_new()
 * @param findings a writable buffer, finding_size() bytes each: what would not be met then, and is not so today
 * @param problem a writable buffer of finding_size() bytes, for the refusal REFUSED_PROBLEM
 * @param results a writable buffer of int32, PROPOSAL_NUMBERS of them
 * @return how many findings, and how many bytes of memory are enough: where there are fewer nothing was done.
 *         Errors: E_ARGUMENT for no such event; E_CAPACITY for too few findings; E_SIZE for a row of another size;
 *         E_DATE_NONE and E_DATE_RANGE for its day; and as history().
 */
caf_diag flat_propose(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                      int64_t n_fields, caf_date as_of, caf_division division, int32_t profile,
                      const void *const *blocks, const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings,
                      int32_t event, caf_date day, int32_t place, const void *row, int64_t n_row, void *memory,
                      int64_t n_memory, void *findings, int64_t n_findings, void *problem, int64_t n_problem,
                      int32_t *results, int64_t n_results, int64_t *found, int64_t *needed);

/**
 * The canonical bytes of one part of a case's receipt, for a hash library to digest.
 *
 * @param tables,fields,as_of,division,profile,blocks,readings as history() takes them; readings must be 0
 * @param part PART_FACTS to PART_FINDINGS
 * @param findings of PART_FINDINGS: all those of the case from check()
 * @param memory a writable buffer to work in
 * @param text a writable buffer for the bytes
 * @return how many bytes they are, and how many bytes of memory are enough: where there are fewer of either call again
 *         with more. Errors: E_ARGUMENT for no such part, for readings and for calendars to compare with; as history().
 */
caf_diag flat_receipt_part(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                           int64_t n_fields, caf_date as_of, caf_division division, int32_t profile,
                           const void *const *blocks, const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings,
                           int32_t part, const void *finding, int64_t n_finding, void *memory, int64_t n_memory,
                           void *text, int64_t n_text, int64_t *length, int64_t *needed);

/**
 * What changed between two lists of findings of one case.
 *
 * @param before,after buffers of findings, finding_size() bytes each
 * @param records a writable buffer of int64, CHANGE_NUMBERS for each finding of both
 * @return how many changes. Errors: E_SIZE, E_CAPACITY.
 */
caf_status flat_compare(const void *before, int64_t n_before, const void *after, int64_t n_after, int64_t *records,
                        int64_t n_records, int64_t *found);

#endif
