/** @file
 * Facts are rows: the tables a case is made of, in the caller's memory.
 *
 * A case is a handful of tables of plain fixed-width rows without pointers. The
 * library reads them where they are and never writes to them.
 *
 * - Every row begins with the case it belongs to; every table is sorted by it,
 *   and within a case the tables that others refer to (caf_table_is_referred_to)
 *   are sorted by id.
 * - 0 means not recorded, in every field. CAF_DATE_NONE means the same in a
 *   date, and no fact of a case happened on 1970-01-01, which is 0 too.
 * - A flag is a byte: 0 not recorded, CAF_YES, CAF_NO.
 * - Rows grow only at the end, in later versions. A table says how many bytes
 *   of each row it holds (caf_rows.size): missing ones read as 0, and further
 *   ones that this version does not know must be 0, or CAF_E_ROW_TAIL.
 * - Identifiers are the caller's own numbers; 0 is no identifier. Text stays
 *   outside: no name, no narrative is ever held.
 */
#ifndef CAF_ROWS_H
#define CAF_ROWS_H

#include <stdint.h>
#include <caf/case_rows.h>
#include <caf/date.h>
#include <caf/export.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The tables, as caf_caseload orders them. New ones come at the end. */
enum caf_table {
    CAF_CASES = 0, /**< caf_case_row */
    CAF_CHILDREN = 1, /**< caf_child_row */
    CAF_CONSENTS = 2, /**< caf_consent_row */
    CAF_ASSESSMENTS = 3, /**< caf_assessment_row */
    CAF_MEETINGS = 4, /**< caf_meeting_row */
    CAF_PLANS = 5, /**< caf_plan_row */
    CAF_ACTIONS = 6, /**< caf_action_row */
    CAF_RATINGS = 7, /**< caf_rating_row */
    CAF_REVIEWS = 8, /**< caf_review_row */
    CAF_TRANSFERS = 9, /**< caf_transfer_row */
    CAF_CLOSURES = 10, /**< caf_closure_row */
    CAF_NEEDS = 11, /**< caf_need_row */
    CAF_STRENGTHS = 12, /**< caf_strength_row */
    CAF_ELEMENTS = 13, /**< caf_element_row */
    CAF_CONTRIBUTIONS = 14, /**< caf_contribution_row */
    CAF_GRADINGS = 15, /**< caf_grading_row */
    CAF_MEMBERS = 16, /**< caf_member_row */
    CAF_LEADS = 17, /**< caf_lead_row */
    CAF_ATTENDANCES = 18, /**< caf_attendance_row */
    CAF_PLAN_ACTIONS = 19, /**< caf_plan_action_row */
    CAF_OWNERS = 20, /**< caf_owner_row */
    CAF_CONTACTS = 21, /**< caf_contact_row */
    CAF_SHARES = 22, /**< caf_share_row */
    CAF_CONCERNS = 23, /**< caf_concern_row */
    CAF_QUALITY = 24, /**< caf_quality_row */
    CAF_TABLES = 25, /**< how many this version knows */
    CAF_TABLES_MAX = 32 /**< room in structs, for later versions */
};

/**
 * A date that is written down but could not be read. A reader that goes on puts
 * it in the row, so that it becomes a data problem and never a blank.
 */
#define CAF_DATE_UNREADABLE (CAF_DATE_NONE + 1)

/** A three-valued flag. */
enum { CAF_NOT_RECORDED = 0, CAF_YES = 1, CAF_NO = 2 };

/** A table: where its rows are and what they can hold. All zero: not held, so everything in it is unknown. */
typedef struct caf_rows {
    const void *data; /**< the first row; NULL where n is 0 */
    int64_t n;        /**< rows */
    int32_t size;     /**< bytes of a row that the caller knows: sizeof its struct */
    int32_t stride;   /**< bytes from one row to the next, at least size; 0: size */
    int64_t fields;   /**< bit 1 << index (caf_field) for each field the source can hold at all; CAF_ALL_FIELDS; 0: the table is not held */
} caf_rows;

/**
 * Beside the bits of single fields in caf_rows.fields: in every row the others are 0, as
 * caf_rows_from_columns() leaves them. The rows are then read where they lie, which is quicker. Where
 * it is not so, what the source cannot hold may be taken for a fact. It says nothing where bit 63 is
 * set, as in what is left of CAF_ALL_FIELDS.
 */
#define CAF_REST_BLANK ((int64_t)1 << 62)

/** The source can hold every field of the table. */
#define CAF_ALL_FIELDS ((int64_t)-1)

/** A caseload: one case or ten million. */
typedef struct caf_caseload {
    int32_t size;           /**< sizeof(caf_caseload) */
    int32_t n_tables;       /**< tables given; the rest are not held */
    const caf_rows *tables; /**< indexed by enum caf_table */
} caf_caseload;

/** What a field holds. */
enum {
    CAF_TYPE_ID = 1,      /**< int64_t, the caller's identifier */
    CAF_TYPE_DATE = 2,    /**< caf_date of an event: reads as not recorded before it came */
    CAF_TYPE_PLANNED = 3, /**< caf_date that may lie in the future */
    CAF_TYPE_FLAG = 4,    /**< uint8_t: CAF_YES, CAF_NO */
    CAF_TYPE_CHOICE = 5,  /**< uint8_t with names: caf_field.choices */
    CAF_TYPE_COUNT = 6,   /**< int32_t, 0 and up */
    CAF_TYPE_TABLES = 7,  /**< int64_t, bit 1 << table */
    CAF_TYPE_SET = 8      /**< int32_t, bit 1 << value for each value in it; names: caf_field.choices */
};

/** What one field of a table is: the reflection that readers, bindings and documents share. */
typedef struct caf_field {
    int32_t table;      /**< enum caf_table */
    int32_t index;      /**< within the table; its bit in caf_rows.fields */
    int32_t offset;     /**< bytes into the row */
    int32_t size;       /**< bytes of its value */
    int32_t reserved;
    int32_t type;       /**< CAF_TYPE_... */
    int32_t event;      /**< index of the date that it belongs to and appears with; -1: none */
    int32_t refers_to;  /**< an identifier: the table it names a row of; -1: none */
    int32_t since;      /**< the CAF_VERSION_NUMBER it came with */
    int32_t n_choices;  /**< a choice or a set: its values are 1 to this */
    const char *name;   /**< as in C, JSON, CSV and SQL: "held_on" */
    const char *label;  /**< in a sentence: "held" */
    const char *const *choices; /**< names of the values from 1 on; NULL for other types */
    const char *about;  /**< what it means, where the label does not say; NULL */
} caf_field;

/** The field of a table, by index from 0 on; NULL beyond the last or for no table. A constant. */
CAF_API const caf_field *caf_field_at(int32_t table, int32_t index);

/** The field of a table by its name (length bytes); NULL where there is none. A constant. */
CAF_API const caf_field *caf_field_named(int32_t table, const char *name, size_t length);

/** A table's name, "meetings"; NULL for no table. */
CAF_API const char *caf_table_name(int32_t table);

/** One row of a table in a sentence, "TAF meeting"; NULL for no table. */
CAF_API const char *caf_table_row_name(int32_t table);

/** Whether rows of other tables name rows of this one, so that within a case it must be sorted by id. */
CAF_API int caf_table_is_referred_to(int32_t table);

/** What a table holds, in a sentence; NULL for no table. */
CAF_API const char *caf_table_about(int32_t table);

/** Bytes of a row of a table as this version knows it; 0 for no table. */
CAF_API int32_t caf_row_size(int32_t table);

#ifdef __cplusplus
}
#endif

#endif
