/* Why something of Arrow cannot be taken, and where. */
#ifndef CAF_ARROW_FAULT_H
#define CAF_ARROW_FAULT_H

#include <stdbool.h>
#include <stdint.h>
#include <caf/status.h>

typedef struct arrow_fault {
    caf_status status; /* CAF_E_TYPE: a type that is not read; CAF_E_ROWS: an array that cannot be; CAF_E_READ: the producer failed */
    int64_t column; /* -1: of none */
    int64_t row; /* -1: of none */
    char text[320]; /* in words, without column and row */
} arrow_fault;

/* Notes it and is false, so that a check can end with it. */
bool arrow_refuse(arrow_fault *fault, caf_status status, const char *text);

#endif
