/* The flat interface (flat.h): cases in and out of files. It needs caf-io, which only some languages link. */
#ifndef CAF_FLAT_READ_H
#define CAF_FLAT_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>
#include <caf/reader.h>

struct flat_reading;

/**
 * Reads cases of any form that is known: JSON, a folder of tables, Annex A list 2 or
 * ssd_early_help_episodes as CSV.
 *
 * Cases are numbered from 1 on through the whole input. Everything else that has an
 * identifier is numbered from 1 on in each batch; a child's own_case has the number of
 * its row's case where it is that case, and is a number of the batch otherwise.
 *
 * @param path of a file or folder; of memory the name that stands for it in errors
 * @param bytes a buffer to read in place of a file; none: the path is opened
 * @param lenient whether a cell that cannot be read, or an unknown field, is a problem and no error
 * @return batches, problems and the format, FORMAT_JSON to FORMAT_TABLES. A batch ends where cases can hold
 *         other fields, or is large; it has the rows of each table (bytes or none), the fields of each table
 *         (int64), offsets (int64) and bytes of the names of cases, the same of the other names, and the line of
 *         each case (int64). A problem has file, line, field, status and message. Errors: E_OPEN to E_LIMIT, with
 *         file, line and field.
 */
caf_io_error flat_read(const char *path, size_t path_length, const void *bytes, int64_t n_bytes, bool lenient,
                       struct flat_reading *reading);

/**
 * Writes cases, whole or not at all.
 *
 * @param path of a file of JSON, which is replaced, or of a folder of tables, which must not be there yet or be empty
 * @param format FORMAT_JSON (a case a line) or FORMAT_TABLES
 * @param tables,fields as they are given to check()
 * @param case_offsets,case_names the names of cases, by case, as read() gives them; empty: their numbers
 * @param offsets,names the names of everything else, by number less 1; empty: their numbers
 * @return nothing. Errors: E_ROWS, E_ROW_ORDER, E_ROW_TAIL, E_VALUE, E_LAYOUT, E_DUPLICATE, E_WRITE; E_SIZE for offsets
 *         that do not fit.
 */
caf_io_error flat_write(const char *path, size_t path_length, int32_t format, const void *const *tables,
                        const int64_t *n_bytes, int32_t n_tables, const int64_t *fields, int64_t n_fields,
                        const int64_t *case_offsets, int64_t n_case_offsets, const void *case_names,
                        int64_t n_case_names, const int64_t *offsets, int64_t n_offsets, const void *names,
                        int64_t n_names);

/**
 * Writes all that can be read from a file or memory, in another form.
 *
 * @param path,bytes as read()
 * @param to,format as the path and format of write()
 * @return nothing. Errors: as read() and write().
 */
caf_io_error flat_convert(const char *path, size_t path_length, const void *bytes, int64_t n_bytes, const char *to,
                          size_t to_length, int32_t format);

#endif
