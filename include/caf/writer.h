/** @file
 * Writing cases: as JSON, or as a folder of tables. Either form can hold all
 * that the other holds, so that cases go from one to the other and back.
 *
 * What is written appears whole or not at all: it is made beside its place under
 * another name, and put there by caf_writer_finish(). One thread at a time uses
 * a writer; different writers are independent.
 */
#ifndef CAF_WRITER_H
#define CAF_WRITER_H

#include <stdint.h>
#include <caf/export.h>
#include <caf/io_error.h>
#include <caf/reader.h>
#include <caf/report.h>
#include <caf/rows.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Cases that are being written. */
typedef struct caf_writer caf_writer;

/**
 * Begins to write.
 *
 * @param path UTF-8. A file of JSON that is there already is replaced, with the
 *        rights it had; "-" is standard output. A folder of tables must not be
 *        there yet, or be empty.
 * @param format CAF_FORMAT_JSON (a case a line) or CAF_FORMAT_TABLES
 * @param[out] out close it with caf_writer_close()
 * @param[out] error may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT for another format; CAF_E_SIZE;
 *         CAF_E_MEMORY; CAF_E_WRITE.
 */
CAF_IO_API caf_status caf_writer_open(const char *path, int32_t format, caf_writer **out, caf_io_error *error);

/**
 * Writes the cases of a caseload, as they are and not as of a day.
 *
 * Rows are looked at as far as their values go: a reader would also refuse
 * identifiers that stand twice and references to rows that are not there.
 *
 * @param source names of cases and of everything else; NULL: their numbers. Its
 *        file and line stand in errors. Used during the call only
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE; CAF_E_ROWS, CAF_E_ROW_ORDER and
 *         CAF_E_ROW_TAIL for rows that are not as caf/rows.h asks; CAF_E_VALUE
 *         for a value that cannot be written, an unreadable date among them;
 *         CAF_E_LAYOUT where a folder of tables cannot tell some cases' fields
 *         from those of others; CAF_E_DUPLICATE; CAF_E_MEMORY; CAF_E_WRITE.
 *         After an error the writer can only be closed.
 */
CAF_IO_API caf_status caf_writer_add(caf_writer *writer, const caf_caseload *caseload,
                                     const caf_report_source *source, caf_io_error *error);

/**
 * Writes all that a reader has left, to its end; rows keep the order that they
 * have in its input. As caf_writer_add() and caf_reader_next().
 */
CAF_IO_API caf_status caf_writer_read(caf_writer *writer, caf_reader *reader, caf_io_error *error);

/**
 * Puts what was written in its place. It can be done once.
 *
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE; CAF_E_ARGUMENT when it was done
 *         before, or after an error; CAF_E_WRITE; CAF_E_DUPLICATE where a folder
 *         would hold two cases of one name; CAF_E_READ; CAF_E_MEMORY.
 */
CAF_IO_API caf_status caf_writer_finish(caf_writer *writer, caf_io_error *error);

/** Frees a writer; what was not finished leaves nothing behind. NULL is fine. */
CAF_IO_API void caf_writer_close(caf_writer *writer);

#ifdef __cplusplus
}
#endif

#endif
