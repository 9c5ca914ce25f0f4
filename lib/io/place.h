/*
 * Output that appears whole or not at all: a file or a folder that is made under
 * another name beside its place, and then gets its own. Private.
 */
#ifndef CAF_IO_PLACE_H
#define CAF_IO_PLACE_H

#include <stdbool.h>
#include <stdio.h>
#include "errors.h"
#include "heap.h"

/* Zero it and set memory to begin. */
typedef struct caf_io_place {
    const caf_io_memory *memory;
    char *target;    /* what is to appear */
    char *temporary; /* what becomes it; NULL: nothing was made */
    char *inside;    /* room for the path of a file of a folder */
    bool folder;
} caf_io_place;

/* Whether a path leads to what is there and no regular file or folder: it is written to as it is. */
bool caf_io_is_device(const char *path);

/* A file, open for writing, that will replace what is there. CAF_E_WRITE; CAF_E_MEMORY. */
caf_status caf_io_place_file(caf_io_place *place, const char *path, FILE **file, caf_io_error *error);

/* A folder; what is there may only be an empty one. CAF_E_WRITE; CAF_E_MEMORY. */
caf_status caf_io_place_folder(caf_io_place *place, const char *path, caf_io_error *error);

/* A new file of the folder, open for writing; NULL: it could not be. */
FILE *caf_io_place_inside(caf_io_place *place, const char *name);

/* Gives the name. Files must be closed before. False: it could not be. */
bool caf_io_place_commit(caf_io_place *place);

/* Takes away what was made and has not got its name, and frees the rest. */
void caf_io_place_release(caf_io_place *place);

#endif
