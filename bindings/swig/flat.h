/* What the other languages call where the C interface takes structs: the same
 * functions with integers and buffers only. Inputs first, outputs last, a
 * buffer is a pointer and its length. What is given back in a buffer is called
 * otherwise than what is given back as a number: by the name a shape is known,
 * and SWIG would take a buffer for a number too. Not installed and not part of libcaf.
 *
 * The comments become the docstrings and the Javadoc of the raw layer.
 */
#ifndef CAF_FLAT_H
#define CAF_FLAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>

/**
 * Whether a day is a working day in a division.
 *
 * @param division ENGLAND_AND_WALES, SCOTLAND or NORTHERN_IRELAND
 * @param date days since 1970-01-01
 * @return yes or no. Errors: E_DIVISION, E_DATE_NONE, E_CALENDAR_RANGE outside 1978 to 2100.
 */
caf_status flat_is_working_day(caf_division division, caf_date date, bool *out);

/**
 * The holiday of a day in a division, HOLIDAY_NONE where there is none; its name by holiday_name().
 *
 * @return a number. Errors: E_DIVISION, E_DATE_NONE, E_CALENDAR_RANGE.
 */
caf_status flat_holiday_on(caf_division division, caf_date date, int32_t *out);

/**
 * The last day for which a division's holidays rest on a published list.
 *
 * @return days since 1970-01-01. Errors: E_DIVISION.
 */
caf_status flat_calendar_certain_until(caf_division division, caf_date *out);

/**
 * The working day a number of working days after a day, or, negative, before it.
 * The start is not counted; 0 gives the start as it is.
 *
 * @param start days since 1970-01-01
 * @param days working days
 * @return days since 1970-01-01. Errors: E_DIVISION, E_DATE_NONE, E_CALENDAR_RANGE.
 */
caf_status flat_add_working_days(caf_division division, caf_date start, int32_t days, caf_date *out);

/**
 * The working days after one day up to and with another; negative to an earlier day.
 *
 * @param from not counted
 * @param to counted, where it is a working day
 * @return working days. Errors: E_DIVISION, E_DATE_NONE, E_CALENDAR_RANGE.
 */
caf_status flat_count_working_days(caf_division division, caf_date from, caf_date to, int32_t *out);

/**
 * add_working_days() for a whole buffer of dates. A row that cannot be answered
 * gets DATE_NONE and stops nothing; the scalar function says why.
 *
 * @param start a buffer of int32
 * @param results a writable buffer of int32, as long; may be start itself
 * @return whether every row has an answer. Errors: E_DIVISION, E_CAPACITY for lengths that differ.
 */
caf_status flat_add_working_days_array(caf_division division, const caf_date *start, int64_t n_start, int32_t days,
                                       caf_date *results, int64_t n_results, bool *complete);

/**
 * count_working_days() for whole buffers of dates. A row that cannot be
 * answered gets DAYS_NONE and stops nothing.
 *
 * @param from,to buffers of int32
 * @param results a writable buffer of int32, as long
 * @return whether every row has an answer. Errors: E_DIVISION, E_CAPACITY for lengths that differ.
 */
caf_status flat_count_working_days_array(caf_division division, const caf_date *from, int64_t n_from, const caf_date *to,
                                         int64_t n_to, int32_t *results, int64_t n_results, bool *complete);

/**
 * When what a timing rule asks for falls due.
 *
 * @param division DIVISION_NONE where the rule counts no working days
 * @param profile a profile's number; 0: east-midlands-2011
 * @param rule a rule with rule_timing()
 * @param anchor the day the clock starts, days since 1970-01-01
 * @return the last day in time. Errors: E_RULE, E_PROFILE, E_DIVISION, E_CALENDAR_RANGE, E_DATE_NONE, E_DATE_RANGE.
 */
caf_status flat_due(caf_division division, int32_t profile, caf_rule_id rule, caf_date anchor, caf_date *due);

/**
 * due() for a whole buffer of dates. A row that cannot be answered gets
 * DATE_NONE and stops nothing; the scalar function says why.
 *
 * @param anchor a buffer of int32
 * @param results a writable buffer of int32, as long; may be anchor itself
 * @return whether every row has an answer. Errors: E_RULE, E_PROFILE, E_DIVISION, E_CAPACITY for lengths that differ.
 */
caf_status flat_due_array(caf_division division, int32_t profile, caf_rule_id rule, const caf_date *anchor, int64_t n_anchor,
                          caf_date *results, int64_t n_results, bool *complete);

/**
 * What a timing rule says of one anchor and one act, without a case.
 *
 * @param as_of the day on which it is looked at
 * @param done the day of the act; 0 or DATE_NONE: not done by then
 * @return the verdict, when it falls due, days and slack. Errors: as due().
 */
caf_status flat_judge(caf_date as_of, caf_division division, int32_t profile, caf_rule_id rule, caf_date anchor, caf_date done,
                      int32_t *verdict, caf_date *falls_due, int32_t *days, int32_t *slack);

/**
 * EM-B2 (minimum regional standards, East Midlands, 2011, clause B.2): the last
 * day for the first TAF, 20 working days in the default profile.
 *
 * @param completed the day the initial assessment was completed, days since 1970-01-01; not counted
 * @return the last day in time. Errors: E_PROFILE, E_DIVISION, E_CALENDAR_RANGE, E_DATE_NONE.
 */
caf_status flat_first_taf_due(caf_division division, int32_t profile, caf_date completed, caf_date *due);

/**
 * first_taf_due() for a whole buffer of dates. A row that cannot be answered
 * gets DATE_NONE and stops nothing; the scalar function says why.
 *
 * @param completed a buffer of int32
 * @param results a writable buffer of int32, as long; may be completed itself
 * @return whether every row has an answer. Errors: E_PROFILE, E_DIVISION, E_CAPACITY for lengths that differ.
 */
caf_status flat_first_taf_due_array(caf_division division, int32_t profile, const caf_date *completed, int64_t n_completed,
                                    caf_date *results, int64_t n_results, bool *complete);

/** The number of the built-in profile at an index from 0 on; 0 beyond the last. */
int32_t flat_profile_at(int32_t index);

/** The number of a built-in profile by its name; 0 for none. */
int32_t flat_profile_named(const char *text, size_t length);

/** A built-in profile's name; none for no such number. */
const char *flat_profile_name(int32_t profile);

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

/** How many fields a table has; 0 for no such table. */
int32_t flat_field_count(int32_t table);

/** A field's name by its index in its table; none for no such field. */
const char *flat_field_name(int32_t table, int32_t field);

/** Where a field begins, bytes into its row; -1 for no such field. */
int32_t flat_field_offset(int32_t table, int32_t field);

/** What a field holds, TYPE_ID to TYPE_SET; 0 for no such field. */
int32_t flat_field_type(int32_t table, int32_t field);

/** Bytes of a field: 1, 4 or 8, integers in the machine's order; 0 for no such field. */
int32_t flat_field_size(int32_t table, int32_t field);

/** The name of one value of a choice, from 1 on; none beyond the last and for other fields. */
const char *flat_choice_name(int32_t table, int32_t field, int32_t value);

/** The name of an item of a finding: a field's, a box, a letter of SMART; NULL for none. item_set: finding field "item_set". */
const char *flat_item_name(int32_t item_set, int32_t table, int32_t bit);

/** Bytes of a finding. */
int32_t flat_finding_size(void);

/** The name of a finding's field by its index; none beyond the last. */
const char *flat_finding_field_name(int32_t field);

/** Where it begins, bytes into the finding; -1 beyond the last. */
int32_t flat_finding_field_offset(int32_t field);

/** Its bytes: 8, 4 and 2 are signed, 1 is not; 0 beyond the last. */
int32_t flat_finding_field_size(int32_t field);

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
 * @param verdicts,kinds bit 1 << value of each that is wanted; 0: all
 * @param severity the least that is wanted; 0: all
 * @param cursor a writable buffer of cursor_size() bytes, all zero to begin, the same again while there is more
 * @param findings a writable buffer, finding_size() bytes each; empty: a tally alone
 * @param tally a writable buffer of int64, groups * rule_count() * VERDICTS of them, added to; none or empty: no tally
 * @return how many findings were written, and whether there are more. Errors:
 *         E_ROWS, E_ROW_TAIL, E_ROW_ORDER, E_TABLE, E_GROUP, E_CAPACITY, E_DATE_NONE, E_DATE_RANGE,
 *         E_DIVISION, E_PROFILE, E_SIZE, with the table, row and field where there is one.
 */
caf_diag flat_check(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields, int64_t n_fields,
                    caf_date as_of, caf_division division, int32_t profile, int32_t verdicts, int32_t kinds, int32_t severity,
                    void *cursor, int64_t n_cursor, void *findings, int64_t n_findings, int64_t *tally, int64_t n_tally,
                    int64_t *found, bool *more);

/**
 * Why a finding is what it is, in plain English.
 *
 * @param tables,fields,as_of,division,profile as they were given to check()
 * @param finding a buffer that holds the finding
 * @param text a writable buffer for UTF-8
 * @return the bytes of the whole text; where that is more than the buffer holds, call again with a longer one.
 *         Errors: E_NO_FINDING when the check, run again, does not give that finding, E_TABLE when its case is
 *         not there; and as check().
 */
caf_diag flat_explain(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields, int64_t n_fields,
                      caf_date as_of, caf_division division, int32_t profile, const void *finding, int64_t n_finding,
                      void *text, int64_t n_text, int64_t *length);

/**
 * Fails with a status: for the tests that walk every status to its exception.
 *
 * @param status E_DATE, ...
 */
caf_status flat_fail(caf_status status);

#endif
