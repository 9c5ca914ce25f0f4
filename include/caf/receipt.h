/** @file
 * Receipts: the canonical bytes of what a check was made from and what it said,
 * for a hash library outside to digest. docs/receipts.md says what each byte is.
 *
 * Equal bytes mean equal answers, on every machine: numbers are little-endian
 * and of fixed width, nothing that a compiler left between fields is read, and a
 * case's identifiers are numbered anew in the order in which they appear. (Of two
 * consents or quality records that serve equally rules take the one with the lowest
 * identifier: let those go up in the order of the rows, as caf-io does.)
 *
 * Nothing here allocates or keeps anything. Pure; any thread. caf/receipt_io.h
 * makes whole receipts.
 */
#ifndef CAF_RECEIPT_H
#define CAF_RECEIPT_H

#include <stddef.h>
#include <stdint.h>
#include <caf/calendar.h>
#include <caf/check.h>
#include <caf/export.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Of these bytes. It counts up whenever one of them would be another. */
#define CAF_RECEIPT_FORMAT 1

/**
 * Takes some bytes, in order; where they are cut means nothing. They are gone
 * when it returns.
 */
typedef void caf_take_bytes(void *user, const void *bytes, size_t n);

/**
 * How much memory caf_receipt_facts() needs for a case.
 *
 * @return CAF_OK; CAF_E_NULL; CAF_E_OVERFLOW for more rows than memory can be
 *         asked for.
 */
CAF_API caf_status caf_receipt_room(const caf_case *whose, size_t *out);

/**
 * The facts of a case, as its rules see them on its as-of date, in two parts.
 *
 * `facts` are the tables that are held, the rows that existed on that day and
 * what was recorded in them. `ahead` is what the record holds of later days, by
 * its place alone and without a value: rows that did not exist yet, and events
 * that had not happened. Rules see that something is ahead, and hardly ever
 * answer by it; so a case that went on has the same facts of an earlier day, and
 * only another `ahead`. Both parts together decide every answer, beside the
 * profile and the calendar.
 *
 * @param whose a case from caf_next_case() or caf_find_case()
 * @param memory caf_receipt_room() bytes, aligned as malloc() aligns
 * @param size the bytes there are
 * @param take takes the bytes of both parts, one part after the other
 * @param facts,ahead what take() is given as its user, by part
 * @return CAF_OK; CAF_E_NULL; CAF_E_CAPACITY; CAF_E_ARGUMENT for memory that is not
 *         aligned; CAF_E_ROW_TAIL, after which what was taken is not whole.
 */
CAF_API caf_status caf_receipt_facts(const caf_case *whose, void *memory, size_t size, caf_take_bytes *take, void *facts,
                                     void *ahead);

/**
 * A profile of a context: its name and every setting that decides, the division
 * of cases that record none, and the names and numbers of the vendor's rules,
 * whose code cannot be digested.
 *
 * @param index 0: the context's own; from 1 on those beside it
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT for no such profile, and for a context
 *         with other readings or calendars to hold answers against, as what those flag
 *         is in no part; otherwise as caf_check() of the context.
 */
CAF_API caf_status caf_receipt_profile(const caf_context *context, int32_t index, caf_take_bytes *take, void *user);

/**
 * The division whose calendar a case's working days are counted with: its own,
 * or else the context's. CAF_DIVISION_NONE where neither says, or for NULL.
 */
CAF_API caf_division caf_receipt_division(const caf_case *whose, const caf_context *context);

/**
 * A calendar of a context: its range, its weekend, how far it is certain, and
 * each holiday that falls on no weekend, by its date.
 *
 * @param division CAF_DIVISION_NONE: none, of which no day is known
 * @return CAF_OK; CAF_E_NULL; CAF_E_DIVISION; otherwise as caf_check() of the context.
 */
CAF_API caf_status caf_receipt_calendar(const caf_context *context, caf_division division, caf_take_bytes *take, void *user);

/**
 * What caf_check_case() said of a case, in the order it was said.
 *
 * @param findings all of them, from caf_check_case() with the same case and context and no selection
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE for findings of a size that cannot be;
 *         otherwise as caf_receipt_profile() of the context.
 */
CAF_API caf_status caf_receipt_findings(const caf_case *whose, const caf_context *context, const caf_out *findings,
                                        caf_take_bytes *take, void *user);

#ifdef __cplusplus
}
#endif

#endif
