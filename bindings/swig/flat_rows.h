/* The flat interface (flat.h): what rows and findings look like, by reflection. */
#ifndef CAF_FLAT_ROWS_H
#define CAF_FLAT_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>

/** How many fields a table has; 0 for no such table. */
int32_t flat_field_count(int32_t table);

/** A field's name by its index in its table; none for no such field. */
const char *flat_field_name(int32_t table, int32_t field);

/** Where a field begins, bytes into its row; -1 for no such field. */
int32_t flat_field_offset(int32_t table, int32_t field);

/** What a field holds, TYPE_ID to TYPE_SET; 0 for no such field. */
int32_t flat_field_type(int32_t table, int32_t field);

/** Bytes of a field: 1, 4 or 8, integers in the machine's order; 0 for no such field. */
int32_t flat_field_size(int32_t table, int32_t field);

/** What a field is called in a sentence, "held"; none for no such field. */
const char *flat_field_label(int32_t table, int32_t field);

/** What a field means, where its label does not say; else none. */
const char *flat_field_about(int32_t table, int32_t field);

/** The table of which a field names a row; -1: none. */
int32_t flat_field_refers_to(int32_t table, int32_t field);

/**
 * A field as explanations name it, "TAF meeting held"; with a field below 0 the rows of the table, "TAF meetings".
 *
 * @param text a writable buffer for UTF-8
 * @return the bytes of the whole text; where that is more than the buffer holds, call again with a longer one.
 *         Errors: E_TABLE for no such table or field.
 */
caf_status flat_fact_text(int32_t table, int32_t field, void *text, int64_t n_text, int64_t *length);

/** The name of one value of a choice, from 1 on; none beyond the last and for other fields. */
const char *flat_choice_name(int32_t table, int32_t field, int32_t value);

/** The name of an item of a finding: a field's, a box, a letter of SMART; NULL for none. item_set: finding field "item_set". */
const char *flat_item_name(int32_t item_set, int32_t table, int32_t bit);

/** Bytes of a finding. */
int32_t flat_finding_size(void);

/** The name of a finding's field by its index; none beyond the last. */
const char *flat_finding_field_name(int32_t field);

/** Where it begins, bytes into the finding; -1 beyond the last. */
int32_t flat_finding_field_offset(int32_t field);

/** Its bytes: 8, 4 and 2 are signed, 1 is not; 0 beyond the last. */
int32_t flat_finding_field_size(int32_t field);

#endif
