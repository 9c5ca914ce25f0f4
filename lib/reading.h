/*
 * Reading one row: the only place that knows about row sizes, alignment, the
 * as-of date and values that cannot be.
 */
#ifndef CAF_LIB_READING_H
#define CAF_LIB_READING_H

#include <string.h>
#include <caf/check.h>
#include "fields.h"

/* Room for a row of any table. */
typedef union caf_row {
    caf_case_row of_case;
    caf_child_row child;
    caf_consent_row consent;
    caf_assessment_row assessment;
    caf_meeting_row meeting;
    caf_plan_row plan;
    caf_action_row action;
    caf_rating_row rating;
    caf_review_row review;
    caf_transfer_row transfer;
    caf_closure_row closure;
    caf_need_row need;
    caf_strength_row strength;
    caf_element_row element;
    caf_contribution_row contribution;
    caf_grading_row grading;
    caf_member_row member;
    caf_lead_row lead;
    caf_attendance_row attendance;
    caf_plan_action_row plan_action;
    caf_owner_row owner;
    caf_contact_row contact;
    caf_share_row share;
    caf_concern_row concern;
    caf_quality_row quality;
} caf_row;

/* What reading a row found beside its values. */
typedef struct caf_reading {
    int visible;        /* the row existed on the as-of date */
    int64_t impossible; /* fields whose values cannot be; they read as not recorded */
    int64_t unreadable; /* of these, dates that could not be read */
    int64_t to_come;    /* events that had not happened by the as-of date */
} caf_reading;

/* What every row begins with: its case and its identifier. Whatever is read must hold them. */
#define LEAST_ROW 16

/* No fact of a case is older or lies further ahead than these. */
#define CAF_FACT_FIRST ((caf_date)-25567) /* 1900-01-01 */
#define CAF_FACT_LAST ((caf_date)84370)   /* 2200-12-31 */

/* Takes a walk back to before the step in which caf_next_case() filled in a case, or the orphans after the last. */
void caf_step_back(caf_cursor *cursor, const caf_case *over);

/* A table of a caseload, checked; one that is all zero where it is not held. */
caf_status caf_table_of(const caf_caseload *caseload, int32_t table, const caf_rows **out);

/* Whether a row's fields that its source cannot hold are known to be 0. */
static inline int caf_rest_is_blank(int64_t fields)
{
    return fields >= 0 && (fields & CAF_REST_BLANK) != 0;
}

/*
 * How many rows of a checked table, of n from `first` on, can be read where they
 * lie: up to one that is not held whole, is not aligned, did not exist on the
 * day, holds something that was to come, or has a value that cannot be. With
 * those caf_read() looks closer.
 */
int64_t caf_plain_rows(const caf_rows *rows, int32_t table, int64_t first, int64_t n, caf_date as_of);

/* The rows of a table of a case, whose tables the walk has checked; NULL where it is not held. */
static inline const caf_rows *caf_rows_of(const caf_case *whose, int32_t table)
{
    const caf_caseload *load = whose->caseload;
    return table < load->n_tables && load->tables[table].fields != 0 ? &load->tables[table] : NULL;
}

/* How completely a table of a case is held; caf_coverage_of() without a look at its arguments. */
static inline int32_t caf_coverage_in(const caf_case *whose, int32_t table)
{
    int64_t bit = (int64_t)1 << table;
    if (caf_rows_of(whose, table) == NULL || (whose->row.absent_tables & bit)) {
        return CAF_ABSENT;
    }
    return whose->row.partial_tables & bit ? CAF_PARTIAL : CAF_COMPLETE;
}

/* What stands behind the part of a row that this version knows must be 0. */
static inline int caf_has_tail(const void *row, int32_t known, int32_t size)
{
    unsigned char any = 0;
    for (int32_t i = known; i < size; i++) {
        any |= ((const unsigned char *)row)[i];
    }
    return any != 0;
}

/* Bytes from one row to the next. */
static inline int32_t caf_stride_of(const caf_rows *rows)
{
    return rows->stride != 0 ? rows->stride : rows->size;
}

/* Where a row of a checked table lies: at any address, in any size. */
static inline const unsigned char *caf_place_of(const caf_rows *rows, int64_t index)
{
    return (const unsigned char *)rows->data + (ptrdiff_t)(index * caf_stride_of(rows));
}

/* One that can be read there. */
static inline const caf_row *caf_row_at(const caf_rows *rows, int64_t index)
{
    return (const caf_row *)(const void *)caf_place_of(rows, index);
}

/* Reads row number `index` of a checked table as it stood on a day. Of *row only that table's is set. */
caf_status caf_read(const caf_rows *rows, int32_t table, int64_t index, caf_date as_of, caf_row *row, caf_reading *reading);

/* The case a row belongs to, and its own identifier, without reading the rest. */
static inline int64_t caf_row_case(const caf_rows *rows, int64_t index)
{
    int64_t id;
    memcpy(&id, caf_place_of(rows, index), sizeof id);
    return id;
}

static inline int64_t caf_row_id(const caf_rows *rows, int64_t index)
{
    int64_t id;
    memcpy(&id, caf_place_of(rows, index) + sizeof id, sizeof id);
    return id;
}

/* Before which of n rows of a case, from `first` on, a new one belongs: by identifier where others refer to the table, else behind all. */
static inline int64_t caf_place_for(const caf_rows *rows, int32_t table, int64_t first, int64_t n, int64_t id)
{
    while (caf_is_referred_to(table) && n > 0 && caf_row_id(rows, first + n - 1) > id) {
        n--;
    }
    return n;
}

/*
 * Whether a row stands for something that is known to have happened only after
 * the as-of date: it was entered ahead of its day, or what is recorded with it (a
 * legal hold on an open case) has a day of its own. It has not happened, which is
 * not the same as on an unknown day. Rules do not see such rows (caf_row_of()).
 * Meetings, leads and transfers say more than one thing and stay in sight.
 */
int caf_is_to_come(int32_t table, const caf_row *row, const caf_reading *reading);

/* A row of a case, like caf_get(), with what the reading found. */
caf_status caf_read_of(const caf_case *whose, int32_t table, int64_t i, caf_row *row, caf_reading *reading);

/* The number within its case of the row with an id, in a table sorted by id; -1: none. */
int64_t caf_find_row(const caf_case *whose, int32_t table, int64_t id);

/* How a finding names the i-th row of a case: its id, or minus its number where it has none, or not for itself alone. */
int64_t caf_row_name(const caf_case *whose, int32_t table, int64_t i);

/* And the other way round: the number within its case of the row that a finding or a step names so; -1: none. */
int64_t caf_row_named(const caf_case *whose, int32_t table, int64_t name);

#endif
