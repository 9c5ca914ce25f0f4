/* The inside of a writer of cases, shared by the forms that it writes. Private. */
#ifndef CAF_IO_CASE_WRITER_H
#define CAF_IO_CASE_WRITER_H

#include <stdbool.h>
#include <stdio.h>
#include <caf/writer.h>
#include "batch.h"
#include "place.h"
#include "repeats.h"
#include "spool.h"
#include "writer.h"

struct caf_writer {
    const caf_io_memory *memory;
    char *path;
    const char *shown; /* in errors */
    int32_t format;
    bool ended; /* finished, or failed */
    int64_t cases;
    caf_io_error error;
    caf_io_place place;
    FILE *files[CAF_TABLES];    /* JSON: the first; NULL: not made (yet) */
    caf_io_spool spool;         /* JSON that goes where nothing can be put whole but at the end */
    bool spooled;
    int64_t fields[CAF_TABLES]; /* tables: what the columns of a file hold; 0: it has not begun */
    caf_io_repeats names;       /* tables: of the cases */
    caf_io_writer text;         /* what is being made */
    caf_io_buffer row;          /* one row */
    caf_io_buffer order;        /* int64_t: the rows of a table as they are to be written */
};

/* A name, or in its place a number in digits. */
typedef struct caf_io_told {
    const char *text;
    size_t length;
    char digits[24];
} caf_io_told;

/* A case that is being written. */
typedef struct caf_io_out_case {
    caf_writer *writer;
    const caf_caseload *caseload;
    const caf_report_source *source;
    const caf_io_batch *batch; /* that the rows are of, or NULL */
    int64_t case_id;
    int64_t absent_tables;       /* bit 1 << table of those not held at all or for this case */
    int64_t partial_tables;
    int64_t fields[CAF_TABLES];  /* that can be held; 0: the table is absent */
    int64_t first[CAF_TABLES];   /* of its rows */
    int64_t count[CAF_TABLES];
    caf_io_told name;
} caf_io_out_case;

/* Fails at a field of a table, at a table (field NULL) or at the case (table -1). */
caf_status caf_io_out_fail(const caf_io_out_case *of, int32_t table, const caf_field *field, caf_status status,
                           const char *why);

/* Fails at a value that has no text. */
caf_status caf_io_out_bad_value(const caf_io_out_case *of, const caf_field *field, const unsigned char *place);

/* Puts the rows of a table in the order in which they are to be written. */
caf_status caf_io_out_order(const caf_io_out_case *of, int32_t table);

/* A row of the case by its place in that order, checked, in memory that the next one takes; NULL: it failed. */
const unsigned char *caf_io_out_row(const caf_io_out_case *of, int32_t table, int64_t place);

/* The name of an identifier field of a row. It fails where there is none that could be read back. */
caf_status caf_io_out_name(const caf_io_out_case *of, const caf_field *field, const unsigned char *row, caf_io_told *out);

/* A name, or where it is NULL a number's digits; false: it could not be read back. */
bool caf_io_tell(caf_io_told *out, const char *name, size_t length, int64_t number);

/* Puts bytes away that were made in the writer's text: into the file of a table, JSON into that of the cases. */
caf_status caf_io_out_put(caf_writer *writer, int32_t table);

/* Whether a field of a table has a value here: it is held, a member, and recorded in the row. */
bool caf_io_out_has(const caf_io_out_case *of, const caf_field *field, const unsigned char *row);

/* Whether the source can hold a field. */
bool caf_io_out_held(const caf_io_out_case *of, const caf_field *field);

/* Writes the case: write_json.c, write_tables.c. */
caf_status caf_io_write_json(const caf_io_out_case *of);
caf_status caf_io_write_tables(const caf_io_out_case *of);

/* Writes what stands for no case at all. */
caf_status caf_io_write_no_json(caf_writer *writer);
caf_status caf_io_write_no_tables(caf_writer *writer);

/* What is done to the rows of each batch before they are written, and what they are then called. */
typedef struct caf_io_change {
    caf_status (*batch)(void *user, caf_reader *reader, caf_io_error *error); /* may change them where they lie */
    void *user;
    caf_report_source source;
} caf_io_change;

/* caf_writer_read() with a change; NULL: none. */
caf_status caf_io_writer_read(caf_writer *writer, caf_reader *reader, const caf_io_change *change, caf_io_error *error);

/* caf_writer_open() with the memory that a test chooses. */
caf_status caf_io_case_writer_open(const char *path, int32_t format, const caf_io_memory *memory,
                                   caf_writer **out, caf_io_error *error);

#endif
