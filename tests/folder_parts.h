/*
 * A folder of tables as one text, for tests: a line "=== meetings.csv" begins
 * each file. What stands before the first such line belongs to none.
 */
#ifndef CAF_TESTS_FOLDER_PARTS_H
#define CAF_TESTS_FOLDER_PARTS_H

#include <stdio.h>
#include <string.h>
#include "io/folder.h"

enum { MOST_PARTS = 32, LONGEST_PART_NAME = 80 };

typedef struct folder_parts {
    caf_io_part parts[MOST_PARTS];
    char names[MOST_PARTS][LONGEST_PART_NAME];
    int32_t n;
} folder_parts;

/* The bytes of the line at `text`, its line feed included. */
static inline size_t line_size(const char *text, size_t size)
{
    const char *end = size > 0 ? memchr(text, '\n', size) : NULL;
    return end != NULL ? (size_t)(end - text) + 1 : size;
}

static inline void split_parts(const char *text, size_t size, folder_parts *out)
{
    static const char mark[] = "=== ";
    const size_t marked = sizeof mark - 1;
    out->n = 0;
    for (size_t at = 0; at < size;) {
        size_t line = line_size(text + at, size - at);
        if (line > marked && memcmp(text + at, mark, marked) == 0 && out->n < MOST_PARTS) {
            caf_io_part *part = &out->parts[out->n];
            size_t length = line - marked - (text[at + line - 1] == '\n');
            length = length < LONGEST_PART_NAME ? length : LONGEST_PART_NAME - 1;
            memcpy(out->names[out->n], text + at + marked, length);
            out->names[out->n][length] = '\0';
            part->name = out->names[out->n];
            part->bytes = text + at + line;
            part->size = 0;
            out->n++;
        } else if (out->n > 0) {
            out->parts[out->n - 1].size += line;
        }
        at += line;
    }
}

#endif
