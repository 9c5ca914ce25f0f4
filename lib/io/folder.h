/*
 * A folder of tables: cases.csv and a file for each table that is held, a column
 * a field. The files are walked side by side, case by case, so that memory
 * holds one row of each. Private.
 */
#ifndef CAF_IO_FOLDER_H
#define CAF_IO_FOLDER_H

#include <stdbool.h>
#include <caf/reader.h>
#include "batch.h"
#include "csv_record.h"
#include "errors.h"
#include "input.h"
#include "settle.h"
#include "table.h"

/* Bytes of the rows of one case, at most. */
#define CAF_IO_LARGEST_FOLDER_CASE ((size_t)64 << 20)

/* A file of a folder in memory, as tests have it. */
typedef struct caf_io_part {
    const char *name; /* "cases.csv" */
    const void *bytes;
    size_t size;
} caf_io_part;

/* Where a folder is: in memory, where path only names it, or at that path. */
typedef struct caf_io_folder_source {
    const char *path;
    const caf_io_part *parts; /* NULL: at the path */
    int32_t n_parts;
    size_t step; /* bytes of a file to read at a time, at most */
} caf_io_folder_source;

/* One file of the folder. */
typedef struct caf_io_folder_table {
    bool held;    /* there is a file */
    bool has_row; /* csv holds a row that no case has taken yet */
    char *file;   /* its path, for errors */
    caf_io_input input;
    caf_io_csv csv;
    int32_t n_columns;
    int32_t case_column; /* the one of case_id */
    const caf_field *columns[CAF_IO_COLUMNS]; /* NULL: not known, and passed over */
    caf_io_buffer lines; /* int64_t: the line of each row of the case at hand */
} caf_io_folder_table;

typedef struct caf_io_folder {
    const caf_io_memory *memory;
    const caf_reader_options *options;
    caf_io_error *error;
    caf_io_keys keys;
    caf_io_buffer name; /* of the case at hand */
    caf_io_folder_table tables[CAF_TABLES];
} caf_io_folder;

/* NULL when there is no memory. */
caf_io_folder *caf_io_folder_new(const caf_io_memory *memory, const caf_reader_options *options);
void caf_io_folder_free(caf_io_folder *folder);

/* Opens every file, reads its headings, and says what each table can hold. */
caf_status caf_io_folder_open(caf_io_folder *folder, const caf_io_folder_source *source,
                              int64_t fields[CAF_TABLES], caf_io_error *error);

/* Appends the next case to a batch; *size: bytes it took. CAF_END after the last. */
caf_status caf_io_folder_case(caf_io_folder *folder, caf_io_batch *batch, size_t *size, caf_io_error *error);

/* The next row of a table into its csv, where there is one. */
caf_status caf_io_folder_next_row(caf_io_folder_table *table, size_t *size, caf_io_error *error);

/* folder_files.c */

/* Whether a path leads to a folder. */
bool caf_io_is_folder(const char *path);

/* Calls `found` with the name of each file in a folder, in no order, until it gives an error. CAF_E_OPEN; CAF_E_READ. */
caf_status caf_io_each_file(const char *path, caf_status (*found)(void *user, const char *name), void *user,
                            caf_io_error *error);

/* "folder/name", or NULL when there is no memory. */
char *caf_io_join_path(const caf_io_memory *memory, const char *folder, const char *name);

#endif
