/** @file
 * What went wrong with a file, for a person: where, what and why.
 */
#ifndef CAF_IO_ERROR_H
#define CAF_IO_ERROR_H

#include <stdint.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * An error of caf-io. Owned by the caller; valid after any call that returned
 * its status. It names places and kinds of value, never a child's data.
 */
typedef struct caf_io_error {
    int32_t size;        /**< sizeof(caf_io_error), set by the caller */
    caf_status status;
    int64_t line;        /**< from 1 on; 0: none */
    char file[256];      /**< as the caller named it; "-" is standard input; cut where longer */
    char field[160];     /**< where in the record: "meetings[2].held_on"; empty: none */
    char message[256];   /**< what and why, one sentence without a full stop */
} caf_io_error;

#ifdef __cplusplus
}
#endif

#endif
