/* What the flat functions share. Private to them: not for SWIG. */
#ifndef CAF_FLAT_SHARED_H
#define CAF_FLAT_SHARED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>
#include "flat_blocks.h"

bool flat_is_aligned(const void *data, size_t alignment);

/* A diagnosis of a table alone; -1: of none. */
caf_diag flat_diag(caf_status status, int32_t table);

/* How a walk ended: where it failed, by the cursor or by what was looked at before. */
caf_diag flat_walked(const caf_cursor *at, caf_diag diag);

/* A calendar from the caller's block, or where that is NULL the division's own. */
caf_status flat_calendar(caf_division division, const void *block, int64_t n_block, const caf_calendar **out);

/* A profile from the caller's block, or where that is NULL the built-in one of a number; 0: the default. */
caf_status flat_profile(int32_t number, const void *block, int64_t n_block, const caf_profile **out);

/* An instrument from a block. */
caf_status flat_instrument(const void *block, int64_t n_block, const caf_instrument **out);

/* A context. The blocks are those of enum flat_block and must outlive it; a negative number of them is none. */
caf_status flat_context(caf_date as_of, caf_division division, int32_t profile, const void *const *blocks,
                        const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings, caf_context *out);

/* An input and an output of an array call, which must be equally long. */
caf_status flat_check_arrays(const int32_t *in, int64_t n_in, const int32_t *out, int64_t n_out);

/* Rows without an answer are no failure of the call: they are in the output. */
caf_status flat_some_rows(caf_status status, bool *complete);

/* The tables as the core wants them, in the room of `rows`. */
caf_diag flat_caseload(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                       int64_t n_fields, caf_rows rows[CAF_TABLES], caf_caseload *out);

#endif
