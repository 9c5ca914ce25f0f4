/** @file
 * Whole receipts: what a check was made from and what it said, digested with
 * SHA-256, one line of JSON a case. docs/receipts.md says what a receipt proves.
 *
 * One thread at a time uses a maker or a reader; different ones are independent.
 */
#ifndef CAF_RECEIPT_IO_H
#define CAF_RECEIPT_IO_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <caf/check.h>
#include <caf/export.h>
#include <caf/io_error.h>
#include <caf/receipt.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Bytes of a digest. */
#define CAF_DIGEST 32

/** A profile that a case was checked against, and the calendar its days were counted with. */
typedef struct caf_receipt_basis {
    const char *profile;    /**< its name */
    caf_division division;  /**< of cases that record none; CAF_DIVISION_NONE */
    caf_date certain_until; /**< of the calendar; 0: the case has no division, and no calendar was used */
    unsigned char settings[CAF_DIGEST]; /**< of caf_receipt_profile() */
    unsigned char calendar[CAF_DIGEST]; /**< of caf_receipt_calendar() */
} caf_receipt_basis;

/** A receipt. What it points to belongs to the maker or reader it came from, until that is used again. */
typedef struct caf_receipt {
    int32_t size;            /**< sizeof(caf_receipt), set by the caller */
    caf_date as_of;
    const char *case_name;   /**< UTF-8, not ended by a zero */
    size_t case_length;
    const char *version;     /**< of the library that checked: "0.1.0" */
    int32_t verdicts[CAF_VERDICTS]; /**< how many findings of each; data problems count as unknown */
    int32_t n_bases;
    const caf_receipt_basis *bases;      /**< a profile each, in the order they were checked */
    unsigned char facts[CAF_DIGEST];     /**< of caf_receipt_facts() */
    unsigned char ahead[CAF_DIGEST];
    unsigned char findings[CAF_DIGEST];  /**< of caf_receipt_findings(), one profile after another */
    unsigned char digest[CAF_DIGEST];    /**< of everything above */
} caf_receipt;

/** Makes receipts. */
typedef struct caf_receipt_maker caf_receipt_maker;

/**
 * Gets ready to make receipts: digests profiles and calendars once.
 *
 * @param contexts n of them, from 1 on, of one as-of date: each with the profile that cases
 *        are checked against, none beside it, and no other readings or calendars. They, their profiles, calendars and
 *        rules must outlive the maker
 * @param[out] out close it with caf_receipt_maker_close()
 * @param[out] error may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE for an error's size; CAF_E_ARGUMENT for no context,
 *         one with profiles beside it, with readings or calendars to hold answers against, or of another as-of
 *         date; CAF_E_MEMORY; otherwise as caf_check() of a context.
 */
CAF_IO_API caf_status caf_receipt_maker_open(const caf_context *contexts, int32_t n, caf_receipt_maker **out, caf_io_error *error);

/**
 * Checks a case and makes its receipt.
 *
 * @param whose a case as of the contexts' day
 * @param name what the case is called (length bytes of UTF-8); must live as long as the receipt
 * @param[out] out out->size must be set
 * @param[out] error may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE; CAF_E_ARGUMENT for a case as of another day, or a
 *         name of 0 or more than 256 bytes; CAF_E_MEMORY; CAF_E_OVERFLOW; otherwise as caf_check_case().
 */
CAF_IO_API caf_status caf_receipt_make(caf_receipt_maker *maker, const caf_case *whose, const char *name, size_t length,
                                       caf_receipt *out, caf_io_error *error);

/** Closes a maker; NULL is fine. */
CAF_IO_API void caf_receipt_maker_close(caf_receipt_maker *maker);

/**
 * Writes a receipt as one line of JSON.
 *
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE; CAF_E_MEMORY. Ask `to` itself how it went there.
 */
CAF_IO_API caf_status caf_receipt_write(const caf_receipt *receipt, FILE *to, caf_io_error *error);

/** Receipts in a file, one a line. */
typedef struct caf_receipt_reader caf_receipt_reader;

/**
 * Opens a file of receipts, or standard input as "-".
 *
 * @param[out] out close it with caf_receipt_reader_close()
 * @param[out] error may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE for an error's size; an error of group 5xx.
 */
CAF_IO_API caf_status caf_receipt_reader_open(const char *path, caf_receipt_reader **out, caf_io_error *error);

/** The same from memory that stays the caller's; name stands for the file in errors. */
CAF_IO_API caf_status caf_receipt_reader_open_memory(const void *bytes, size_t size, const char *name, caf_receipt_reader **out,
                                                     caf_io_error *error);

/**
 * The next receipt. Empty lines are passed over.
 *
 * @return CAF_OK; CAF_END after the last; CAF_E_NULL; CAF_E_SIZE; CAF_E_LAYOUT for a receipt of a
 *         format that this version does not know; CAF_E_VALUE for one whose parts do not give its
 *         digest; another error of group 5xx. After an error every further call returns it again.
 */
CAF_IO_API caf_status caf_receipt_next(caf_receipt_reader *reader, caf_receipt *out, caf_io_error *error);

/** The line of the receipt that was read last; 0: none was. */
CAF_IO_API int64_t caf_receipt_line(const caf_receipt_reader *reader);

/** Closes a reader; NULL is fine. */
CAF_IO_API void caf_receipt_reader_close(caf_receipt_reader *reader);

/** How two receipts of a case differ, added up. */
enum caf_receipt_difference {
    CAF_RECEIPT_CASE = 1,      /**< another case or as-of date */
    CAF_RECEIPT_FACTS = 2,     /**< the facts as of that day */
    CAF_RECEIPT_AHEAD = 4,     /**< what the record holds of later days */
    CAF_RECEIPT_PROFILE = 8,   /**< profiles, by name, order or settings */
    CAF_RECEIPT_CALENDAR = 16, /**< a calendar */
    CAF_RECEIPT_VERSION = 32,  /**< the library's version */
    CAF_RECEIPT_FINDINGS = 64  /**< what was said */
};

/** How two receipts differ: enum caf_receipt_difference, added up; 0: not at all. Everything for NULL or another size. */
CAF_IO_API int32_t caf_receipt_compare(const caf_receipt *then, const caf_receipt *now);

#ifdef __cplusplus
}
#endif

#endif
