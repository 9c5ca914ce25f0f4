/** @file
 * Facts are rows: the tables a case is made of, in the caller's memory.
 *
 * A case is a handful of tables of plain fixed-width rows without pointers. The
 * library reads them where they are and never writes to them.
 *
 * - Every row begins with the case it belongs to; every table is sorted by it,
 *   and within a case children, plans and actions are sorted by id, because
 *   others refer to them.
 * - 0 means not recorded, in every field. CAF_DATE_NONE means the same in a
 *   date, and no fact of a case happened on 1970-01-01, which is 0 too.
 * - A flag is a byte: 0 not recorded, CAF_YES, CAF_NO.
 * - Rows grow only at the end, in later versions. A table says how many bytes
 *   of each row it holds (caf_rows.size): missing ones read as 0, and further
 *   ones that this version does not know must be 0, or CAF_E_ROW_TAIL.
 * - Identifiers are the caller's own numbers; 0 is no identifier. Text stays
 *   outside: no name, no narrative is ever held.
 *
 * In the comments below, *planned* marks a date that may lie in the future;
 * every other date is of an event, and reads as not recorded before it came.
 */
#ifndef CAF_ROWS_H
#define CAF_ROWS_H

#include <stdint.h>
#include <caf/date.h>
#include <caf/export.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The tables, as caf_caseload orders them. New ones come at the end. */
enum caf_table {
    CAF_CASES = 0,       /**< caf_case_row */
    CAF_CHILDREN = 1,    /**< caf_child_row */
    CAF_CONSENTS = 2,    /**< caf_consent_row */
    CAF_ASSESSMENTS = 3, /**< caf_assessment_row */
    CAF_MEETINGS = 4,    /**< caf_meeting_row */
    CAF_PLANS = 5,       /**< caf_plan_row */
    CAF_ACTIONS = 6,     /**< caf_action_row */
    CAF_RATINGS = 7,     /**< caf_rating_row */
    CAF_REVIEWS = 8,     /**< caf_review_row */
    CAF_TRANSFERS = 9,   /**< caf_transfer_row */
    CAF_CLOSURES = 10,   /**< caf_closure_row */
    CAF_TABLES = 11,     /**< how many this version knows */
    CAF_TABLES_MAX = 32  /**< room in structs, for later versions */
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

/** The source can hold every field of the table. */
#define CAF_ALL_FIELDS ((int64_t)-1)

/** A caseload: one case or ten million. */
typedef struct caf_caseload {
    int32_t size;           /**< sizeof(caf_caseload) */
    int32_t n_tables;       /**< tables given; the rest are not held */
    const caf_rows *tables; /**< indexed by enum caf_table */
} caf_caseload;

/** How many services a case needs. */
enum { CAF_ONE_SERVICE = 1, CAF_SEVERAL_SERVICES = 2 };

/** How a case came to be. */
enum { CAF_ORIGIN_NEW = 1, CAF_ORIGIN_STEPPED_DOWN = 2, CAF_ORIGIN_MOVED_IN = 3 };

/** The kind of agency that began a case. */
enum { CAF_CHILDRENS_CENTRE = 1, CAF_SCHOOL = 2, CAF_HEALTH_SERVICE = 3, CAF_OTHER_AGENCY = 4 };

/** A case: table CAF_CASES, one row each, ids ascending. */
typedef struct caf_case_row {
    int64_t case_id;
    int64_t child;          /**< the child it is about, an id in children; 0 where there is only one */
    int64_t family;
    int64_t authority;
    int64_t agency;         /**< the agency that began it */
    int64_t partial_tables; /**< bit 1 << table for each table that may lack rows of this case */
    int64_t absent_tables;  /**< bit 1 << table for each table not held for this case */
    int32_t group;          /**< which tally it counts in: an agency, a quarter; 0 and up */
    caf_date recorded;      /**< when the row was entered */
    caf_date opened;
    caf_date needs_identified;
    caf_date services_on;   /**< when the number of services became known */
    caf_date carried_completed; /**< moved in: when the first authority's initial assessment was completed */
    caf_date carried_first_taf; /**< moved in: its first TAF */
    caf_date carried_review;    /**< moved in: its last review */
    uint8_t division;       /**< a caf_division */
    uint8_t services;       /**< CAF_ONE_SERVICE, CAF_SEVERAL_SERVICES */
    uint8_t origin;         /**< CAF_ORIGIN_... */
    uint8_t initiator;      /**< CAF_CHILDRENS_CENTRE, ... */
    uint8_t reserved[4];
} caf_case_row;

/** Gender as the returns code it. */
enum { CAF_FEMALE = 1, CAF_MALE = 2, CAF_GENDER_OTHER = 3, CAF_GENDER_UNKNOWN = 4 };

/** A child of the household: table CAF_CHILDREN. */
typedef struct caf_child_row {
    int64_t case_id;
    int64_t id;
    caf_date recorded;
    caf_date born;
    caf_date expected; /**< planned: the expected date of birth */
    uint8_t gender;    /**< CAF_FEMALE, ... */
    uint8_t reserved[3];
} caf_child_row;

/** Consent: at which stage, by whom, for what, decided how, and why not obtainable. */
enum { CAF_STAGE_INITIAL = 1, CAF_STAGE_ASSESSED = 2, CAF_STAGE_DELIVERY = 3 };
enum { CAF_GIVER_CHILD = 1, CAF_GIVER_FAMILY = 2 };
enum { CAF_PURPOSE_ALL = 1, CAF_PURPOSE_ASSESS = 2, CAF_PURPOSE_STORE = 3, CAF_PURPOSE_SHARE = 4 };
enum { CAF_GIVEN = 1, CAF_REFUSED = 2, CAF_WITHDRAWN = 3, CAF_NOT_OBTAINABLE = 4 };
enum { CAF_TOO_YOUNG = 1, CAF_UNBORN = 2, CAF_NOT_ABLE = 3 };

/** A decision on consent: table CAF_CONSENTS, by case, then date. */
typedef struct caf_consent_row {
    int64_t case_id;
    int64_t id;
    caf_date recorded;
    caf_date decided;
    caf_date expires;      /**< planned: the last day it holds */
    uint8_t stage;         /**< CAF_STAGE_... */
    uint8_t giver;         /**< CAF_GIVER_CHILD, CAF_GIVER_FAMILY: a parent or carer with parental responsibility */
    uint8_t purpose;       /**< CAF_PURPOSE_...; not recorded: all */
    uint8_t decision;      /**< CAF_GIVEN, ... */
    uint8_t why_not;       /**< CAF_TOO_YOUNG, ... for CAF_NOT_OBTAINABLE */
    uint8_t view_sought;   /**< flag: it is recorded how the child's view was sought */
    uint8_t written;       /**< flag */
    uint8_t reserved[5];
} caf_consent_row;

enum { CAF_INITIAL_ASSESSMENT = 1, CAF_UPDATED_ASSESSMENT = 2, CAF_STATUTORY_ASSESSMENT = 3 };

/** An assessment or an update of one: table CAF_ASSESSMENTS, by case, then id. */
typedef struct caf_assessment_row {
    int64_t case_id;
    int64_t id;
    caf_date recorded;
    caf_date started;
    caf_date completed;
    uint8_t kind;         /**< CAF_INITIAL_ASSESSMENT, ...; not recorded: initial */
    uint8_t lawful_basis; /**< flag: another lawful basis than consent is recorded */
    uint8_t reserved[2];
} caf_assessment_row;

enum { CAF_FIRST_TAF = 1, CAF_REGULAR_TAF = 2, CAF_REVIEW_TAF = 3, CAF_SIGN_OFF_TAF = 4, CAF_FINAL_STATUTORY = 5 };

/** A TAF (TAC) meeting as far as it concerns this case: table CAF_MEETINGS. */
typedef struct caf_meeting_row {
    int64_t case_id;
    int64_t id;              /**< the same in each case that the meeting serves */
    caf_date recorded;
    caf_date set_on;         /**< the day on which its date was set */
    caf_date notified_on;    /**< the day the family was told */
    caf_date planned_for;    /**< planned: the day set */
    caf_date held_on;
    caf_date cancelled_on;
    int32_t attempts;        /**< recorded attempts to chase or to arrange it */
    uint8_t kind;            /**< CAF_FIRST_TAF, ...; not recorded: some TAF */
    uint8_t held;            /**< flag; held_on alone means yes */
    uint8_t cancelled;       /**< flag; cancelled_on alone means yes */
    uint8_t notified;        /**< flag; notified_on alone means yes */
    uint8_t rearranged;      /**< flag: a cancelled meeting was rearranged */
    uint8_t family_invited;  /**< flag */
    uint8_t family_attended; /**< flag */
    uint8_t reviewed_plan;   /**< flag: the plan's progress was reviewed there */
    uint8_t lawful_basis;    /**< flag: as in caf_assessment_row */
    uint8_t reserved[11];
} caf_meeting_row;

/** A version of the plan: table CAF_PLANS. */
typedef struct caf_plan_row {
    int64_t case_id;
    int64_t id;
    caf_date recorded;
    caf_date dated;
    uint8_t lawful_basis; /**< flag: as in caf_assessment_row */
    uint8_t reserved[7];
} caf_plan_row;

/** A SMART action: table CAF_ACTIONS, by case, then id. */
typedef struct caf_action_row {
    int64_t case_id;
    int64_t id;
    int64_t plan;         /**< the plan it was first in, an id in plans */
    int64_t agency;       /**< whose action it is */
    caf_date recorded;
    caf_date agreed_on;   /**< when it was added */
    caf_date by_when;     /**< planned */
    caf_date completed_on;
    uint8_t lawful_basis; /**< flag: as in caf_assessment_row */
    uint8_t reserved[7];
} caf_action_row;

/** RAG. Red: not started or no progress; amber: some progress; green: completed. */
enum { CAF_RED = 1, CAF_AMBER = 2, CAF_GREEN = 3 };

/** A colour given to an action on a day: table CAF_RATINGS, by case, then date. */
typedef struct caf_rating_row {
    int64_t case_id;
    int64_t id;
    int64_t action;       /**< an id in actions */
    caf_date recorded;
    caf_date rated_on;
    uint8_t colour;       /**< CAF_RED, ... */
    uint8_t reserved[7];
} caf_rating_row;

enum { CAF_ON_THE_FORM = 1, CAF_AS_MINUTES = 2 };

/** A review of the plan: table CAF_REVIEWS, by case, then date. */
typedef struct caf_review_row {
    int64_t case_id;
    int64_t id;
    caf_date recorded;
    caf_date held_on;
    caf_date next_on;     /**< planned: the next review */
    uint8_t form;         /**< CAF_ON_THE_FORM, CAF_AS_MINUTES */
    uint8_t reserved[3];
} caf_review_row;

enum { CAF_STEP_UP = 1, CAF_STEP_DOWN = 2, CAF_MOVE_IN = 3, CAF_MOVE_OUT = 4 };
enum { CAF_SOCIAL_CARE = 1, CAF_YOUTH_JUSTICE = 2, CAF_OTHER_STATUTORY = 3 };

/** A step up or down, or a move between authorities: table CAF_TRANSFERS. */
typedef struct caf_transfer_row {
    int64_t case_id;
    int64_t id;
    int64_t authority;        /**< a move: the other authority */
    caf_date recorded;
    caf_date referred_on;
    caf_date assumed_on;      /**< a step up: the statutory body took responsibility */
    caf_date handed_over_on;  /**< a step up: the meeting at which it passed */
    caf_date returned_on;     /**< a step up: it gave the case back, or took no further action */
    caf_date final_meeting_on;/**< a step down: the final statutory meeting */
    uint8_t kind;             /**< CAF_STEP_UP, ... */
    uint8_t body;             /**< CAF_SOCIAL_CARE, ... */
    uint8_t continuing_support; /**< flag: continuing multi-agency support was agreed */
    uint8_t reserved[5];
} caf_transfer_row;

enum {
    CAF_NEEDS_MET = 1,
    CAF_DISENGAGED = 2,
    CAF_MOVED_AWAY = 3,
    CAF_STEPPED_UP = 4,
    CAF_CONSENT_WITHDRAWN = 5,
    CAF_AGED_OUT = 6,
    CAF_DIED = 7,
    CAF_SINGLE_SERVICE = 8,
    CAF_OPENED_IN_ERROR = 9,
    CAF_OTHER_REASON = 10
};

/** A closure and what became of the record: table CAF_CLOSURES, by case, then id. */
typedef struct caf_closure_row {
    int64_t case_id;
    int64_t id;
    caf_date recorded;
    caf_date closed;
    caf_date reopened;       /**< a later closure is another row */
    caf_date flagged_on;     /**< flagged on the system for the archive */
    caf_date archived_on;
    caf_date unavailable_on; /**< no longer accessible */
    caf_date hold_from;      /**< a legal hold began */
    caf_date hold_until;     /**< and ended: its last day */
    caf_date disposed_on;
    uint8_t reason;          /**< CAF_NEEDS_MET, ... */
    uint8_t reasons_agreed;  /**< flag: the meeting agreed the reasons */
    uint8_t risk_viewed;     /**< flag: a view of the remaining risk is recorded */
    uint8_t reserved[1];
} caf_closure_row;

/** What a field holds. */
enum {
    CAF_TYPE_ID = 1,      /**< int64_t, the caller's identifier */
    CAF_TYPE_DATE = 2,    /**< caf_date of an event: reads as not recorded before it came */
    CAF_TYPE_PLANNED = 3, /**< caf_date that may lie in the future */
    CAF_TYPE_FLAG = 4,    /**< uint8_t: CAF_YES, CAF_NO */
    CAF_TYPE_CHOICE = 5,  /**< uint8_t with names: caf_field.choices */
    CAF_TYPE_COUNT = 6,   /**< int32_t, 0 and up */
    CAF_TYPE_TABLES = 7   /**< int64_t, bit 1 << table */
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
    int32_t n_choices;  /**< a choice: its values are 1 to this */
    const char *name;   /**< as in C, JSON, CSV and SQL: "held_on" */
    const char *label;  /**< in a sentence: "held" */
    const char *const *choices; /**< names of the values from 1 on; NULL for other types */
} caf_field;

/** The field of a table, by index from 0 on; NULL beyond the last or for no table. A constant. */
CAF_API const caf_field *caf_field_at(int32_t table, int32_t index);

/** The field of a table by its name (length bytes); NULL where there is none. A constant. */
CAF_API const caf_field *caf_field_named(int32_t table, const char *name, size_t length);

/** A table's name, "meetings"; NULL for no table. */
CAF_API const char *caf_table_name(int32_t table);

/** One row of a table in a sentence, "TAF meeting"; NULL for no table. */
CAF_API const char *caf_table_row_name(int32_t table);

/** Bytes of a row of a table as this version knows it; 0 for no table. */
CAF_API int32_t caf_row_size(int32_t table);

#ifdef __cplusplus
}
#endif

#endif
