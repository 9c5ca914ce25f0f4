/* How explanations name tables and fields: in words that read as a sentence. */
#ifndef CAF_LIB_NAMING_H
#define CAF_LIB_NAMING_H

#include "text.h"

/* "TAF meeting held", "Case closed"; nothing where there is no such field. */
void caf_name_field(caf_text *text, int32_t table, int32_t field);

/* The same inside a sentence: "TAF meeting held", "case closed". */
void caf_name_field_within(caf_text *text, int32_t table, int32_t field);

/* What a number counts: "TAF meetings held", "Actions on record". */
void caf_name_count(caf_text *text, int32_t table, int32_t field);

/* "TAF meetings", "quality records". */
const char *caf_rows_named(int32_t table);

#endif
