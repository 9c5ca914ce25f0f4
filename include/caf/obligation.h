/** @file
 * Obligations: all that a case owes next, by when, by whom, under which rule.
 */
#ifndef CAF_OBLIGATION_H
#define CAF_OBLIGATION_H

#include <caf/check.h>
#include <caf/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Whose an obligation is. */
enum { CAF_OWED_BY_NOBODY = 0, CAF_OWED_BY_LEAD = 1, CAF_OWED_BY_OWNER = 2 };

/** Something that is owed. */
typedef struct caf_obligation {
    caf_finding finding; /**< due, or not met and still to be done, or a safeguarding matter that is due, not met or for a person
                              to judge; its due date is 0 where no day is set */
    int64_t person;      /**< who owes it; 0: not recorded */
    int64_t agency;      /**< of which agency; 0: not recorded */
    int32_t by;          /**< CAF_OWED_BY_LEAD: the lead professional of the as-of date; CAF_OWED_BY_OWNER: the agency of an action */
    int32_t overdue;     /**< 1: its last day has passed, and it can still be done; disposal has no last day */
} caf_obligation;

/**
 * What a case owes on its as-of date, under each profile of the context, in the
 * order of its findings. What was missed for good is not among it: caf_check().
 * A safeguarding matter is, whatever became of it, as long as caf_check() puts it
 * first. There are at most as many as the case has findings.
 *
 * @param whose a case from caf_next_case() or caf_find_case()
 * @param[out] out room for caf_obligation, appended all or nothing
 * @return CAF_OK; CAF_E_CAPACITY; as caf_check_case().
 */
CAF_API caf_status caf_obligations(const caf_case *whose, const caf_context *context, caf_out *out);

#ifdef __cplusplus
}
#endif

#endif
