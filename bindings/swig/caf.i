/* The raw layer of every language: which functions there are, and of which
 * shapes their arguments are. What a shape is in a language is in <language>.i,
 * by the contract in README.md.
 *
 * Nothing but integers, texts and buffers crosses: a struct or pointer that no
 * shape covers stops the compiler (see "guard" in the language's file).
 */
#ifdef SWIGJAVA
%module Raw
#else
%module(package="caf", threads="1") raw
#endif

%{
#include <limits.h>
#include <string.h>
#include "flat.h"
#ifdef SWIGPYTHON
#include "flat_io_audit.h"
#include "flat_io_blocks.h"
#include "flat_io_problems.h"
#include "flat_io_pseudonym.h"
#include "flat_ticks.h"
#endif
%}

/* Not by SWIG's stdint.i: it would take int64_t for long long and cast pointers
 * to it. An int64_t only crosses in the shapes below. */
typedef int int32_t;

#ifdef SWIGPYTHON
%include "python.i"
#endif
#ifdef SWIGJAVA
%include "java.i"
#endif

/* A whole number given back. */
%apply int32_t *INT_OUT {
    int32_t *out, caf_date *out,
    int32_t *year, int32_t *month, int32_t *day, int32_t *years,
    int32_t *amount, int32_t *unit, caf_date *date, int32_t *holiday, caf_date *certain,
    caf_date *due, int32_t *verdict, caf_date *falls_due, int32_t *days, int32_t *slack
};
%apply int64_t *LONG_OUT { int64_t *found, int64_t *length, int64_t *wrong, int64_t *needed, int64_t *verdicts_then };
%apply bool *BOOL_OUT { bool *out, bool *complete, bool *more, bool *sorted, bool *always };

#ifdef SWIGJAVA
/* A Java call has one result: where there are more outputs they go elsewhere. */
%clear int32_t *year, int32_t *month, int32_t *day;
%clear int32_t *verdict, caf_date *falls_due, int32_t *days, int32_t *slack;
%clear int32_t *amount, int32_t *unit, caf_date *date, int32_t *holiday;
%apply int32_t *INTS_1 {
    int32_t *year, int32_t *month, int32_t *day,
    int32_t *verdict, caf_date *falls_due, int32_t *days, int32_t *slack,
    int32_t *amount, int32_t *unit, caf_date *date, int32_t *holiday
};
%apply bool *BOOLS_1 { bool *more, bool *always };
#endif

%apply int64_t LONG_IN { int64_t first, int64_t at, int64_t n, int64_t one_in, int64_t size, int64_t n_rows, int64_t threshold, int64_t groups };

/* Buffers. */
%apply (const int32_t *INTS_IN, int64_t N) {
    (const caf_date *start, int64_t n_start),
    (const caf_date *from, int64_t n_from),
    (const caf_date *to, int64_t n_to),
    (const caf_date *anchor, int64_t n_anchor),
    (const caf_date *completed, int64_t n_completed),
    (const caf_date *on, int64_t n_on),
    (const int32_t *changes, int64_t n_changes),
    (const int32_t *rules, int64_t n_rules)
};
%apply (int32_t *INTS_OUT, int64_t N) {
    (int32_t *results, int64_t n_results),
    (caf_date *results, int64_t n_results),
    (int32_t *scratch, int64_t n_scratch)
};
%apply (const int64_t *LONGS_IN, int64_t N) {
    (const int64_t *fields, int64_t n_fields),
    (const int64_t *start, int64_t n_start),
    (const int64_t *anchor, int64_t n_anchor),
    (const int64_t *ticks, int64_t n_ticks),
    (const int64_t *columns, int64_t n_columns),
    (const int64_t *cases, int64_t n_cases),
    (const int64_t *numbers, int64_t n_numbers)
};
%apply (const int64_t *LONGS_OR_NONE, int64_t N) { (const int64_t *ids, int64_t n_ids) };
%apply (int64_t *LONGS_INOUT, int64_t N) {
    (int64_t *tally, int64_t n_tally),
    (int64_t *results, int64_t n_results),
    (int64_t *records, int64_t n_records)
};
%apply (const void *BYTES_IN, int64_t N) {
    (const void *finding, int64_t n_finding),
    (const void *findings, int64_t n_findings),
    (const void *before, int64_t n_before),
    (const void *after, int64_t n_after),
    (const void *json, int64_t n_json)
};
%apply (const void *BLOCK_IN, int64_t N) {
    (const void *block, int64_t n_block),
    (const void *own, int64_t n_own),
    (const void *row, int64_t n_row),
    (const void *order, int64_t n_order)
};
%apply (void *BYTES_INOUT, int64_t N) {
    (void *cursor, int64_t n_cursor),
    (void *findings, int64_t n_findings),
    (void *text, int64_t n_text),
    (void *calendar, int64_t n_calendar),
    (void *rows, int64_t n_rows),
    (void *problem, int64_t n_problem),
    (void *memory, int64_t n_memory)
};
%apply (const void *const *TABLES_IN, const int64_t *N_BYTES, int32_t N) {
    (const void *const *tables, const int64_t *n_bytes, int32_t n_tables),
    (const void *const *blocks, const int64_t *n_block_bytes, int32_t n_blocks)
};
%apply (const void *const *BUFFERS_IN, const int64_t *N_BYTES, int32_t N) {
    (const void *const *buffers, const int64_t *n_buffer_bytes, int32_t n_buffers)
};
%apply (void *const *BUFFERS_INOUT, const int64_t *N_BYTES, int32_t N) {
    (void *const *results, const int64_t *n_result_bytes, int32_t n_results)
};
%apply (char *STRING, size_t LENGTH) {
    (const char *text, size_t length),
    (const char *path, size_t n_path),
    (const char *name, size_t n_name)
};
#ifdef SWIGPYTHON
%apply flat_bytes *BYTES_OUT {
    flat_bytes *made, flat_bytes *forms, flat_bytes *scores, flat_bytes *counts, flat_bytes *by_agency, flat_bytes *unsafe,
    flat_bytes *ranked, flat_bytes *places, flat_bytes *name_offsets, flat_bytes *name_bytes
};
#endif

/* Of the C interface the constants are offered, and of its functions those
 * named here: one that is added there does not appear here by accident. */
%rename("$ignore", %$isfunction) "";
%rename("$ignore", %$isclass) "";
%rename("%(strip:[CAF_])s", %$isenumitem) "";
%rename("%(strip:[CAF_])s", %$isconstant) "";
%rename("%(strip:[FLAT_])s", regextarget=1, fullname=1, %$isenumitem) "^FLAT_";
#ifdef SWIGJAVA
/* They would be public classes; the enums written by hand say it better. */
%rename("$ignore", %$isenumitem) "";
%rename("$ignore", %$isconstant) "";
%rename("$ignore", %$isenum) "";
#endif

%define %offer(name)
%rename(#name) caf_ ## name;
%enddef
%offer(version)
%offer(status_text)
%offer(status_name)
%offer(date_from_ymd)
%offer(date_to_ymd)
%offer(date_parse)
%offer(weekday)
%offer(add_days)
%offer(add_months)
%offer(age_on)
%offer(division_name)
%offer(holiday_name)
%offer(verdict_name)
%offer(reason_text)
%offer(stage_name)
%offer(also_name)
%offer(event_name)
%offer(event_table)
%offer(event_is_new)
%offer(refusal_text)
%offer(reading_name)
%offer(reading_text)
%offer(change_name)
%offer(change_flag_name)
%offer(unit_name)
%offer(parameter_name)
%offer(parameter_choice)
%offer(rule_count)
%offer(table_name)
%offer(table_row_name)
%offer(table_about)
%offer(table_is_referred_to)
%offer(row_size)
%offer(column_width)
%rename("%(regex:/^flat_(.*)/\\1/)s", regextarget=1, fullname=1, %$isfunction) "^flat_";

%apply (char *STRING, size_t LENGTH) { (const char *path, size_t path_length), (const char *to, size_t to_length), (const char *seed, size_t n_seed), (const char *kind, size_t n_kind) };
%apply (const void *BLOCK_IN, int64_t N) {
    (const void *bytes, int64_t n_bytes),
    (const void *case_names, int64_t n_case_names),
    (const void *names, int64_t n_names)
};
%apply (const int64_t *LONGS_IN, int64_t N) {
    (const int64_t *case_offsets, int64_t n_case_offsets),
    (const int64_t *offsets, int64_t n_offsets),
    (const int64_t *auditors, int64_t n_auditors),
    (const int64_t *involved, int64_t n_involved),
    (const int64_t *agencies, int64_t n_agencies),
    (const int64_t *groups, int64_t n_groups)
};
%apply (int64_t *LONGS_INOUT, int64_t N) {
    (int64_t *strata, int64_t n_strata),
    (int64_t *answer, int64_t n_answer),
    (int64_t *short_cases, int64_t n_short_cases),
    (int64_t *short_auditors, int64_t n_short_auditors),
    (int64_t *cohort, int64_t n_cohort),
    (int64_t *cells, int64_t n_cells),
    (int64_t *frame, int64_t n_frame),
    (int64_t *work, int64_t n_work)
};
%apply (void *BYTES_INOUT, int64_t N) { (void *hidden, int64_t n_hidden) };

#ifdef SWIGPYTHON
/* The long calls let other threads run meanwhile; for the rest, to give the
 * interpreter's lock away and take it again would cost more than the call. */
%nothread;
%thread flat_add_working_days_array;
%thread flat_count_working_days_array;
%thread flat_is_working_day_array;
%thread flat_add_months_array;
%thread flat_add_working_days_ticks;
%thread flat_add_months_ticks;
%thread flat_due_ticks;
%thread flat_days_of_ticks;
%thread flat_ticks_of_days;
%thread flat_due_array;
%thread flat_first_taf_due_array;
%thread flat_check;
%thread flat_propose;
%thread flat_turning_days;
%thread flat_lacking_facts;
%thread flat_read;
%thread flat_write;
%thread flat_convert;
%thread flat_rows_from_columns;
%thread flat_order_rows;
%thread flat_columns_from_findings;
%thread flat_sample_draw;
%thread flat_sample_frame;
%thread flat_allocate;
%thread flat_cohort_add;
%thread flat_io_audit;
%thread flat_io_pseudonyms;
%thread flat_io_pseudonym_weeks;
#endif

/* What SWIG must know of the C library, or it leaves out what is made of it. */
#define INT32_MIN (-2147483647 - 1)
#define CAF_API
%include <caf/status.h>
%include <caf/date.h>
%include <caf/calendar.h>
%include <caf/rule.h>
%include <caf/finding.h>
%include <caf/profile.h>
%include <caf/rows.h>
%include <caf/check.h>
%include <caf/columns.h>
%include <caf/explain.h>
%include <caf/stage.h>
%include <caf/obligation.h>
%include <caf/event.h>
%include <caf/why.h>
%include <caf/compare.h>
%include <caf/version.h>
%include "flat_blocks.h"
%include "flat_dates.h"
%include "flat_calendars.h"
%include "flat_rules.h"
%include "flat_profiles.h"
%include "flat_rows.h"
%include "flat_check.h"
%include "flat_case.h"
%include <caf/sample.h>
%include <caf/allocate.h>
%include "flat_sample.h"
#ifdef SWIGPYTHON
/* caf-io is linked to Python's module alone. */
#define CAF_IO_API
%include <caf/reader.h>
%include "flat_read.h"
%include "flat_ticks.h"
%include "flat_io_blocks.h"
/* Data frames are Python's. */
%include "flat_columns.h"
/* Cohorts and instruments have not come to Java yet. */
%include <caf/cohort.h>
%include <caf/suppress.h>
%include <caf/published.h>
%include <caf/instrument.h>
%include <caf/pseudonym.h>
%include "flat_cohort.h"
%include "flat_instrument.h"
%include "flat_io_audit.h"
%include "flat_io_pseudonym.h"
%constant long long REST_BLANK = CAF_REST_BLANK;
%include "python_arrow.i"
#endif
