/*
 * A reader from inside: what the formats share, and how a test opens one with
 * a small window or an allocator that fails. Private.
 */
#ifndef CAF_IO_READER_OPEN_H
#define CAF_IO_READER_OPEN_H

#include <caf/reader.h>
#include <caf/report.h>
#include "batch.h"
#include "folder.h"
#include "input.h"
#include "json_case.h"
#include "json_split.h"
#include "table.h"

struct caf_reader {
    const caf_io_memory *memory;
    caf_reader_options options;
    char *file;
    int32_t format;
    caf_status ended; /* CAF_OK while there may be more; then what every call returns */
    caf_io_error error;
    caf_io_input input;
    caf_io_batch batch;
    int64_t fields[CAF_TABLES]; /* what the source can hold */
    caf_io_json_split split;
    caf_io_json json;
    size_t held_back; /* bytes of a case of JSON that is for the next batch; 0: none */
    caf_io_table table;
    caf_io_folder *folder;
    int64_t given; /* cases of the batches that went well */
    void (*watch)(void *user, const caf_reader *reader); /* NULL: nobody watches */
    void *watcher;
};

/* What only a test sets. */
typedef struct caf_io_tuning {
    const caf_io_memory *memory;
    size_t step; /* bytes to read at a time */
    const caf_io_part *parts; /* a folder in memory; NULL: none */
    int32_t n_parts;
} caf_io_tuning;

/* The names of things in a reader's current batch. */
caf_report_source caf_io_source_of(const caf_reader *reader);

caf_status caf_io_reader_open(const caf_io_source *source, const caf_reader_options *options,
                              const caf_io_tuning *tuning, caf_reader **out, caf_io_error *error);

#endif
