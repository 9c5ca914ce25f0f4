/* A bounded appender: text into the caller's memory, its whole length counted, never a byte beyond. */
#ifndef CAF_LIB_TEXT_H
#define CAF_LIB_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <caf/date.h>

typedef struct caf_text {
    char *bytes;
    size_t capacity;
    size_t length; /* of the whole text, also of what did not fit */
} caf_text;

caf_text caf_text_begin(char *bytes, size_t capacity);
void caf_text_add(caf_text *text, const char *more);
void caf_text_add_number(caf_text *text, int64_t number);

/* "Thursday 4 May 2023"; "an unknown day" for no date. */
void caf_text_add_date(caf_text *text, caf_date date);

/* The first letter, as a capital, then the rest. */
void caf_text_add_capital(caf_text *text, const char *more);

/* Makes a letter that was added at a place a capital. */
void caf_text_capitalise(caf_text *text, size_t at);

/* A name as words: "needs met" for needs-met. */
void caf_text_add_words(caf_text *text, const char *name);

/* "1 week", "20 working days". */
void caf_text_add_amount(caf_text *text, int32_t amount, int32_t unit);

/* Ends the text; CAF_E_CAPACITY when it was cut. *length may be NULL. */
caf_status caf_text_end(caf_text *text, size_t *length);

#endif
