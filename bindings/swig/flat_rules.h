/* The flat interface (flat.h): timing rules and the catalogue. */
#ifndef CAF_FLAT_RULES_H
#define CAF_FLAT_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>

/**
 * When what a timing rule asks for falls due.
 *
 * @param division DIVISION_NONE where the rule counts no working days
 * @param profile a profile's number; 0: east-midlands-2011
 * @param blocks what stands for the built-in things: a sequence of buffers or none, enum flat_block
 * @param rule a rule with rule_timing()
 * @param anchor the day the clock starts, days since 1970-01-01
 * @return the last day in time. Errors: E_RULE, E_PROFILE, E_DIVISION, E_CALENDAR_RANGE, E_DATE_NONE, E_DATE_RANGE.
 */
caf_status flat_due(caf_division division, int32_t profile, const void *const *blocks, const int64_t *n_block_bytes,
                    int32_t n_blocks, caf_rule_id rule, caf_date anchor, caf_date *due);

/**
 * due() for a whole buffer of dates. A row that cannot be answered gets
 * DATE_NONE and stops nothing; the scalar function says why.
 *
 * @param anchor a buffer of int32
 * @param results a writable buffer of int32, as long; may be anchor itself
 * @return whether every row has an answer. Errors: E_RULE, E_PROFILE, E_DIVISION, E_CAPACITY for lengths that differ.
 */
caf_status flat_due_array(caf_division division, int32_t profile, const void *const *blocks,
                          const int64_t *n_block_bytes, int32_t n_blocks, caf_rule_id rule, const caf_date *anchor,
                          int64_t n_anchor, caf_date *results, int64_t n_results, bool *complete);

/**
 * What a timing rule says of one anchor and one act, without a case.
 *
 * @param as_of the day on which it is looked at
 * @param done the day of the act; 0 or DATE_NONE: not done by then
 * @return the verdict, when it falls due, days and slack. Errors: as due().
 */
caf_status flat_judge(caf_date as_of, caf_division division, int32_t profile, const void *const *blocks,
                      const int64_t *n_block_bytes, int32_t n_blocks, caf_rule_id rule, caf_date anchor, caf_date done,
                      int32_t *verdict, caf_date *falls_due, int32_t *days, int32_t *slack);

/**
 * EM-B2 (minimum regional standards, East Midlands, 2011, clause B.2): the last
 * day for the first TAF, 20 working days in the default profile.
 *
 * @param completed the day the initial assessment was completed, days since 1970-01-01; not counted
 * @return the last day in time. Errors: E_PROFILE, E_DIVISION, E_CALENDAR_RANGE, E_DATE_NONE.
 */
caf_status flat_first_taf_due(caf_division division, int32_t profile, const void *const *blocks,
                              const int64_t *n_block_bytes, int32_t n_blocks, caf_date completed, caf_date *due);

/**
 * first_taf_due() for a whole buffer of dates. A row that cannot be answered
 * gets DATE_NONE and stops nothing; the scalar function says why.
 *
 * @param completed a buffer of int32
 * @param results a writable buffer of int32, as long; may be completed itself
 * @return whether every row has an answer. Errors: E_PROFILE, E_DIVISION, E_CAPACITY for lengths that differ.
 */
caf_status flat_first_taf_due_array(caf_division division, int32_t profile, const void *const *blocks,
                                    const int64_t *n_block_bytes, int32_t n_blocks, const caf_date *completed,
                                    int64_t n_completed, caf_date *results, int64_t n_results, bool *complete);

/** A rule's number by its name, upper or lower case; 0 for none. */
int32_t flat_rule_named(const char *text, size_t length);

/** A rule's name, "EM-B2-held"; none for no such rule. */
const char *flat_rule_name(caf_rule_id rule);

/** The document a rule is from; none for the library's own and for no such rule. */
const char *flat_rule_document(caf_rule_id rule);

/** A rule's clause, "B.2"; none where there is none. */
const char *flat_rule_clause(caf_rule_id rule);

/** A rule's title; none for no such rule. */
const char *flat_rule_title(caf_rule_id rule);

/** How a rule decides, in whole sentences; none for no such rule. */
const char *flat_rule_text(caf_rule_id rule);

/** The kind of a rule's findings, STANDARD, DATA or SAFEGUARDING; 0 for no such rule. */
int32_t flat_rule_kind(caf_rule_id rule);

/** Whether due() answers for a rule. */
bool flat_rule_timing(caf_rule_id rule);

#endif
