/** @file
 * Families: the cases of one household, and what only shows when they are held
 * against each other. What each child's own record shows is in the findings of
 * its case (caf/check.h). Pure; any thread.
 */
#ifndef CAF_FAMILY_H
#define CAF_FAMILY_H

#include <stddef.h>
#include <stdint.h>
#include <caf/check.h>
#include <caf/export.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A case of a family. */
typedef struct caf_member {
    int64_t case_id;
    int64_t index; /**< of its row in the table of cases */
    int64_t child; /**< the child it is about; 0: not recorded, and not the only one of the record either */
    caf_date born;     /**< that child's date of birth; 0: not recorded */
    caf_date expected; /**< the day on which it is or was expected; 0: not recorded */
    int32_t not_yet;   /**< 1: the case is opened only after the as-of date */
    int32_t reserved;
} caf_member;

/**
 * The cases that name a family, in the order of the caseload.
 *
 * @param context for the as-of date
 * @param family as cases name it (caf_case_row.family); 0 is none
 * @param[out] members room for caf_member, appended all or nothing
 * @return CAF_OK; CAF_E_CAPACITY; CAF_E_ARGUMENT for 0; CAF_E_NULL; CAF_E_SIZE;
 *         as caf_next_case().
 */
CAF_API caf_status caf_family(const caf_caseload *caseload, const caf_context *context, int64_t family, caf_out *members);

/** What the cases of a family show together. */
enum caf_family_kind {
    /**
     * A TAF that was held served another case of the family and not this one,
     * which was open on that day: `row` of the meetings of `other_case`, held
     * on `date`. No standard asks that a meeting serve every child, so
     * CAF_JUDGEMENT; CAF_UNKNOWN where the record may lack the meeting, or does
     * not say that the case was open. `other_row`: a meeting that this case held
     * on the same day under another identifier, perhaps the same one; 0: none.
     */
    CAF_FAMILY_NOT_SERVED = 1,
    /**
     * One meeting, `row`, with different facts: `field` is `value` here and
     * `other_value` in `other_case` (a day, or CAF_YES and CAF_NO), or it was
     * held in the one and cancelled in the other (`other_field`). A
     * contradiction: CAF_UNKNOWN.
     */
    CAF_FAMILY_MEETING_DIFFERS = 2,
    /**
     * A child of this record, `row`, has a CAF of its own, `other_case`, that
     * does not name this family: CAF_JUDGEMENT where it names none, CAF_UNKNOWN
     * where it names another, or is not in the caseload.
     */
    CAF_FAMILY_NOT_LINKED = 3,
    /**
     * This record lists the children of the household, and the child of
     * `other_case` is not among them: CAF_JUDGEMENT; CAF_UNKNOWN where one that
     * it lists may be that child.
     */
    CAF_FAMILY_NOT_LISTED = 4,
    /** The child of `other_case` has another date of birth there than here, where it is `row`. A contradiction: CAF_UNKNOWN. */
    CAF_FAMILY_BIRTH_DIFFERS = 5,
    CAF_FAMILY_KINDS = 6
};

/** One thing that only the family shows. */
typedef struct caf_family_finding {
    int64_t case_id;
    int64_t other_case;
    int64_t row;         /**< a meeting or a child, by its identifier; 0: a child without one */
    int64_t other_row;
    int32_t kind;        /**< enum caf_family_kind */
    int32_t verdict;     /**< enum caf_verdict */
    int32_t table;       /**< of the rows; -1: none */
    int32_t field;       /**< of `value`; -1: none */
    int32_t other_field; /**< of `other_value`; -1: none */
    int32_t value;       /**< a caf_date where the field is one, else the flag; 0: none */
    int32_t other_value;
    caf_date date;       /**< CAF_FAMILY_NOT_SERVED: the day of the meeting; 0 otherwise */
} caf_family_finding;

/**
 * What only the cases of a family together show. A case alone shows nothing but
 * a CAF that one of its children has elsewhere, and one that was not open yet
 * shows nothing.
 *
 * Meetings are the same where they have the same identifier; children too, or
 * where the record of one case names the other (caf_child_row.own_case). What is
 * not recorded contradicts nothing. Read are the cases, children, meetings and
 * closures; a case counts as open from its opening until it is closed, whatever
 * its transfers. A final statutory meeting is not looked for in another case.
 *
 * Cost: each meeting and child of each member is looked for in every other; some 20
 * microseconds each time.
 *
 * @param members n of them, from caf_family(), in any order; findings follow it
 * @param[out] findings room for caf_family_finding, appended all or nothing
 * @return CAF_OK; CAF_E_CAPACITY; CAF_E_NULL; CAF_E_SIZE; CAF_E_NO_CASE for a
 *         member that is not in the caseload; as caf_find_case().
 */
CAF_API caf_status caf_check_family(const caf_caseload *caseload, const caf_context *context, const caf_member *members, int64_t n,
                                    caf_out *findings);

/**
 * A finding in plain English, as caf_explain_text(): names no child and no identifier.
 *
 * @param[out] length bytes of the whole text without its zero; may be NULL
 * @return CAF_OK; CAF_E_CAPACITY when it was cut; CAF_E_NULL.
 */
CAF_API caf_status caf_family_text(const caf_family_finding *finding, char *text, size_t capacity, size_t *length);

/** A kind's name, "not-served"; NULL for a value that is none. A constant. */
CAF_API const char *caf_family_kind_name(int32_t kind);

#ifdef __cplusplus
}
#endif

#endif
