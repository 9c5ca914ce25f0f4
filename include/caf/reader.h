/** @file
 * Reading cases: from JSON, from a folder of tables, and from the two tables that
 * case data arrive in.
 *
 * A reader walks its input once and holds one batch of cases at a time, so its
 * memory does not grow with the input. Everything a batch points to belongs to
 * the reader and lives until the next call on it. One thread at a time uses a
 * reader; different readers are independent.
 */
#ifndef CAF_READER_H
#define CAF_READER_H

#include <stddef.h>
#include <stdint.h>
#include <caf/export.h>
#include <caf/io_error.h>
#include <caf/rows.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An open input. */
typedef struct caf_reader caf_reader;

/** What the input turned out to be. */
enum caf_format {
    CAF_FORMAT_NONE = 0,
    CAF_FORMAT_JSON = 1,    /**< case objects: one, an array, or one after another */
    CAF_FORMAT_ANNEX_A = 2, /**< CSV, Ofsted Annex A list 2; dates dd/mm/yyyy or workbook serial numbers */
    CAF_FORMAT_SSD = 3,     /**< CSV, ssd_early_help_episodes; dates ISO 8601, 1900-01-01 for none */
    CAF_FORMAT_TABLES = 4   /**< a folder of CSV files, one a table (caf_table_name), a column a field */
};

/** How to read. Zero it, set size, and set what is wanted. */
typedef struct caf_reader_options {
    int32_t size;    /**< sizeof(caf_reader_options) */
    int32_t lenient; /**< 1: an unknown field is a warning, and so is an unreadable cell of a table: a
                          date is then CAF_DATE_UNREADABLE in its row, anything else not recorded */
    int32_t batch;   /**< cases at a time, at most; 0: 1024; a batch ends early at 64 MiB of input */
    int32_t reserved; /**< 0 */
    void (*warn)(void *user, const caf_io_error *warning); /**< NULL: warnings are dropped */
    void *user;
} caf_reader_options;

/**
 * Opens a file, a folder of tables, or standard input as "-", and looks at what it is.
 *
 * In a folder of tables the rows of a case stand together in each file, in the
 * order of cases.csv. A row out of that order is noticed when the files end at
 * the latest: batches are not to be relied on before CAF_END came.
 *
 * @param path UTF-8; "-" reads standard input
 * @param options NULL: strict, batches of 1024
 * @param[out] out close it with caf_reader_close()
 * @param[out] error may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE and CAF_E_ARGUMENT for options, or an
 *         error's size, that cannot be; CAF_E_LAYOUT when it is empty, or neither
 *         JSON nor a table with known headings, or a folder without cases.csv; another error of group 5xx.
 */
CAF_IO_API caf_status caf_reader_open(const char *path, const caf_reader_options *options, caf_reader **out,
                                      caf_io_error *error);

/**
 * Reads from memory that stays the caller's and must outlive the reader; name
 * stands for the file in errors.
 */
CAF_IO_API caf_status caf_reader_open_memory(const void *bytes, size_t size, const char *name,
                                             const caf_reader_options *options, caf_reader **out,
                                             caf_io_error *error);

/**
 * The next batch of cases.
 *
 * Cases are numbered from 1 on through the whole input, in its order. Other
 * identifiers are numbered within the batch, in such a way that the numbers of a
 * case's rows of a table go up in the order of the input. Rows which others refer
 * to stand in that order, those without an identifier first. What refers to a row
 * has its number; in another table or case the same name may have another. A
 * child's own case (own_case) has the case's number where it is that case.
 * A batch of JSON also ends before a case whose source can hold other fields
 * (caf_rows.fields). After an error the batch that it stood in is lost, the cases
 * before it included.
 *
 * @param[out] out a caseload of at least one case
 * @return CAF_OK; CAF_END after the last case, also at once where there is none;
 *         CAF_E_NULL; CAF_E_SIZE; an error of group 5xx, after which every
 *         further call returns it again.
 */
CAF_IO_API caf_status caf_reader_next(caf_reader *reader, const caf_caseload **out, caf_io_error *error);

/**
 * Tells how reading goes on, also where another function reads to the end
 * (caf_report_read(), caf_writer_read()): caf_reader_next() calls `watch` with
 * each batch, before it returns it.
 *
 * @param watch may ask the reader, and must not read on or close it; NULL: no more calls
 * @param user handed to watch
 */
CAF_IO_API void caf_reader_watch(caf_reader *reader, void (*watch)(void *user, const caf_reader *reader), void *user);

/** How many cases the batches so far have had; 0 for NULL. Those of a batch that failed do not count. */
CAF_IO_API int64_t caf_reader_cases(const caf_reader *reader);

/**
 * How many bytes of the input have been taken, of all its files together: those
 * of the batches so far, and of a folder a row more of each table. After CAF_END
 * all of them. 0 for NULL.
 */
CAF_IO_API int64_t caf_reader_position(const caf_reader *reader);

/** What the input is: enum caf_format. */
CAF_IO_API int32_t caf_reader_format(const caf_reader *reader);

/** The name of the file as it was opened. */
CAF_IO_API const char *caf_reader_file(const caf_reader *reader);

/** A case of the current batch as the input names it (not ended by a zero; *length bytes), or NULL. */
CAF_IO_API const char *caf_reader_case_name(const caf_reader *reader, int64_t case_id, size_t *length);

/** Another identifier of the current batch (a meeting's, an agency's) as the input names it, or NULL. */
CAF_IO_API const char *caf_reader_name(const caf_reader *reader, int64_t id, size_t *length);

/** The line that a case of the current batch begins on (of cases.csv in a folder); 0: none such. */
CAF_IO_API int64_t caf_reader_line(const caf_reader *reader, int64_t case_id);

/** Closes a reader; NULL is fine. */
CAF_IO_API void caf_reader_close(caf_reader *reader);

#ifdef __cplusplus
}
#endif

#endif
