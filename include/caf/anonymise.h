/** @file
 * A caseload that can be handed on: identifiers become pseudonyms, dates move
 * back by whole weeks, the same for all of a family. Only cases that move
 * together have the pseudonym of a case, a child, a meeting or another row in
 * common. docs/anonymising.md says what that hides and what it does not.
 */
#ifndef CAF_ANONYMISE_H
#define CAF_ANONYMISE_H

#include <stdint.h>
#include <caf/export.h>
#include <caf/io_error.h>
#include <caf/pseudonym.h>
#include <caf/reader.h>
#include <caf/rows.h>
#include <caf/status.h>
#include <caf/writer.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What stays as it is, added up. */
enum caf_keep {
    CAF_KEEP_ORGANISATIONS = 1, /**< the names of agencies and authorities */
    CAF_KEEP_DATES = 2,         /**< nothing is moved */
    CAF_KEEP_BIRTHS = 4         /**< the day of a birth, which otherwise becomes the first of its month */
};

/** What to leave out of one case, besides what is left out of all. */
typedef struct caf_hidden {
    int64_t fields[CAF_TABLES_MAX]; /**< by table: bit 1 << caf_field.index; of identifiers nothing */
    int32_t organisations;          /**< 1: its agencies and authorities, wherever they stand */
    int32_t reserved;
} caf_hidden;

/** Says what to leave out of a case of the reader's batch; `out` is zero all over. */
typedef void caf_hide(void *user, const caf_reader *reader, int64_t case_id, caf_hidden *out);

/** How to anonymise. Zero it, set size, and set what is wanted. */
typedef struct caf_anonymise_options {
    int32_t size;  /**< sizeof(caf_anonymise_options) */
    int32_t keep;  /**< enum caf_keep */
    int32_t weeks; /**< dates move back by 1 to as many; 0: 52; at most CAF_WEEKS_MOST */
    int32_t reserved; /**< 0 */
    /**
     * By table: bit 1 << caf_field.index of each field to leave out, as if the source could not hold
     * it. Identifiers cannot be. */
    int64_t without[CAF_TABLES_MAX];
    caf_hide *hide; /**< asked of each case in its order; NULL: nothing else is left out */
    void *user;     /**< its own */
} caf_anonymise_options;

/**
 * By how many weeks the dates of a case move back: those of its family, where it has one.
 *
 * @param row a row of cases of the reader's batch, as it was read
 * @param options as for caf_anonymise()
 * @param[out] weeks 0 where dates stay
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE; and as caf_pseudonym_weeks().
 */
CAF_IO_API caf_status caf_anonymise_weeks(const caf_reader *reader, const caf_case_row *row, const caf_pseudonym_key *key,
                                          const caf_anonymise_options *options, int32_t *weeks);

/**
 * Writes all that a reader has left, to its end, without what names anybody.
 *
 * @param options NULL: nothing is kept, and nothing else left out
 * @param[out] error may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE; CAF_E_ARGUMENT for options that cannot be; CAF_E_DATE_RANGE and
 *         CAF_E_DATE_NONE for a date that cannot be moved: it would come before the year 1, or be
 *         1970-01-01, which says that nothing is recorded; otherwise as caf_writer_read(). After
 *         an error the writer can only be closed.
 */
CAF_IO_API caf_status caf_anonymise(caf_writer *writer, caf_reader *reader, const caf_pseudonym_key *key,
                                    const caf_anonymise_options *options, caf_io_error *error);

#ifdef __cplusplus
}
#endif

#endif
