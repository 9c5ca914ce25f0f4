/** @file
 * A case in memory of its own, for hosts that have no storage for its rows.
 *
 * It grows by events: caf_case_file_apply() asks caf_propose() first and writes
 * only what can be. A call that fails, whatever the reason, changes nothing.
 * This is the only part of the core that allocates. One thread at a time uses a
 * case file; different ones are independent.
 */
#ifndef CAF_CASE_FILE_H
#define CAF_CASE_FILE_H

#include <stddef.h>
#include <caf/event.h>
#include <caf/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Where memory comes from. */
typedef struct caf_memory {
    /** A block of size bytes, aligned for every type; NULL: there is none. */
    void *(*take)(void *user, size_t size);
    /** Gives a block back; block is never NULL. */
    void (*give)(void *user, void *block);
    void *user;
} caf_memory;

/** A case file. Its inside is private. */
typedef struct caf_case_file caf_case_file;

/**
 * Begins a case file with nothing but the case's own row. Its tables are held
 * whole and are empty: what is not in it did not happen.
 *
 * @param of the case; case_id and opened are needed
 * @param size sizeof that row as the caller knows it
 * @param memory copied; NULL: malloc() and free()
 * @param[out] out close it with caf_case_file_close()
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE; CAF_E_ARGUMENT where the case has no identifier; CAF_E_DATE_NONE where it was
 *         not opened; CAF_E_ROW_TAIL; CAF_E_MEMORY.
 */
CAF_API caf_status caf_case_file_open(const caf_case_row *of, int32_t size, const caf_memory *memory, caf_case_file **out);

/**
 * Adds a row that is on record already, as it is: nothing is asked. Only before
 * the first event is applied, or once all are taken back. Rows of tables that
 * others refer to may come in any order.
 *
 * @return CAF_OK; CAF_E_NULL; CAF_E_TABLE (the table of cases included); CAF_E_SIZE; CAF_E_ARGUMENT for a row of another case,
 *         and where an event was applied; CAF_E_ROW_TAIL; CAF_E_MEMORY.
 */
CAF_API caf_status caf_case_file_add(caf_case_file *file, int32_t table, const void *row, int32_t size);

/** The caseload of this one case, for caf_check() and caf_find_case(). It changes with the file; NULL for NULL. */
CAF_API const caf_caseload *caf_case_file_rows(const caf_case_file *file);

/**
 * Asks caf_propose() and, unless the event is refused, writes it.
 *
 * @param event as caf_propose() takes it
 * @param[out] findings as there
 * @param[out] out as there; the row was written where out->refusal is CAF_NOT_REFUSED
 * @return CAF_OK, whether or not it is refused; CAF_E_MEMORY; and as caf_propose(). After an error
 *         nothing has changed, and nothing was appended.
 */
CAF_API caf_status caf_case_file_apply(caf_case_file *file, const caf_event *event, const caf_context *context, caf_out *findings,
                                       caf_proposal *out);

/** Takes the last event back that was applied; CAF_END where there is none. CAF_E_NULL. */
CAF_API caf_status caf_case_file_undo(caf_case_file *file);

/** Closes a case file; NULL is fine. */
CAF_API void caf_case_file_close(caf_case_file *file);

#ifdef __cplusplus
}
#endif

#endif
