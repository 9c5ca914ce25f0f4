/* The flat interface (flat.h): what a caseload as a whole shows. */
#ifndef CAF_FLAT_COHORT_H
#define CAF_FLAT_COHORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>

/** How many numbers a cohort has. */
caf_status flat_cohort_numbers(int64_t *found);

/** Where something stands in a cohort, by caf_cohort_place(): section, and which of it; -1: there is none. */
caf_status flat_cohort_place(int32_t section, int32_t which, int64_t *found);

/**
 * Adds every case of a caseload to a cohort, or to that of its group.
 *
 * @param tables,fields,as_of,division,profile,blocks,readings as check() takes them
 * @param cohort a writable buffer of int64, cohort_numbers() for each group, zero to begin
 * @return nothing. Errors: E_SIZE for a cohort of no such length, E_GROUP for a case of a group outside it; as check().
 */
caf_diag flat_cohort_add(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                         int64_t n_fields, caf_date as_of, caf_division division, int32_t profile, const void *const *blocks,
                         const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings, int64_t *cohort, int64_t n_cohort);

/**
 * A percentile of a distribution of one cohort, by nearest rank.
 *
 * @param which enum caf_distribution_id
 * @param percent 1 to 100
 * @return the days, and how many values there are; 0 values: there are no days. Errors: E_ARGUMENT, E_SIZE.
 */
caf_status flat_cohort_percentile(const int64_t *numbers, int64_t n_numbers, int32_t which, int32_t percent, int32_t *days,
                                  int64_t *found);

/** An indicator's name, "2-child"; none from the last one on. */
const char *flat_indicator_name(int32_t indicator);
/** What it is, in a few words. */
const char *flat_indicator_title(int32_t indicator);
/** What no record of it can decide; none: nothing. */
const char *flat_indicator_limit(int32_t indicator);
/** The nth rule of an indicator; 0: it has no more. */
int32_t flat_indicator_rule(int32_t indicator, int32_t nth);
/** A distribution's name, "days-to-first-taf"; none from the last one on. */
const char *flat_distribution_name(int32_t distribution);
/** What it is, in a few words. */
const char *flat_distribution_title(int32_t distribution);
/** The most days of a distribution that have a number of their own. */
int32_t flat_distribution_bound(int32_t distribution);

/**
 * Says which counts of a table are to be hidden, by caf_suppress().
 *
 * @param numbers a buffer of int64: the cells row by row, with their totals
 * @param n_rows how many rows, without that of the totals
 * @param hidden a writable buffer of bytes, one a cell
 * @param work a writable buffer of int64, as long as four times the cells and four
 * @return whether there is a safe way; where there is none everything is hidden. Errors: E_ARGUMENT, E_SIZE.
 */
caf_status flat_suppress(const int64_t *numbers, int64_t n_numbers, int64_t n_rows, int64_t threshold, int32_t fixed,
                         void *hidden, int64_t n_hidden, int64_t *work, int64_t n_work, bool *complete);

/**
 * Which groups are to be put together, by caf_groups_together().
 *
 * @param numbers how many cases each group has
 * @param hidden a writable buffer of bytes, one a group: 1 for each that is
 * @return nothing. Errors: E_ARGUMENT, E_SIZE.
 */
caf_status flat_groups_together(const int64_t *numbers, int64_t n_numbers, int64_t threshold, void *hidden, int64_t n_hidden);

/** Fewer cases than this are nowhere shown as a total. */
caf_status flat_published_least(int64_t threshold, int64_t *found);

/** How many cells, and how many numbers of working memory, any table of so many groups needs. */
caf_status flat_published_room(int64_t groups, int64_t *found, int64_t *needed);

/**
 * Fills a table of a cohort as it may be published, by caf_published_fill().
 *
 * @param numbers the whole: cohort_numbers() counts
 * @param groups the counts of each group behind each other, cohort_numbers() of each; or none
 * @param by enum caf_published_by
 * @param table enum caf_published_table, and which of these
 * @param cells,work writable buffers of int64, as published_room() says; a row of cells is a column longer than the answer
 * @param hidden a writable buffer of bytes, as many as cells
 * @return the number of columns; 0: the table is not published. Errors: E_ARGUMENT, E_SIZE, E_CAPACITY.
 */
caf_status flat_published_fill(const int64_t *numbers, int64_t n_numbers, const int64_t *groups, int64_t n_groups, int32_t by,
                               int64_t threshold, int32_t table, int32_t which, int64_t *cells, int64_t n_cells, void *hidden,
                               int64_t n_hidden, int64_t *work, int64_t n_work, int64_t *found);

/**
 * A percentile as it may be published, by caf_published_percentile().
 *
 * @return the days, -1 where there is no value, and whether they may be shown. Errors: E_ARGUMENT, E_SIZE.
 */
caf_status flat_published_percentile(const int64_t *numbers, int64_t n_numbers, int64_t threshold, int32_t which, int32_t percent,
                                     int32_t *days, bool *complete);

#endif
