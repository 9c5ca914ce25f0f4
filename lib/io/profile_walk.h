/*
 * Where the reading of a profile stands: the settings so far, the file at hand,
 * and the place in it. Private.
 */
#ifndef CAF_IO_PROFILE_WALK_H
#define CAF_IO_PROFILE_WALK_H

#include <caf/profile_io.h>
#include <yyjson.h>
#include "errors.h"
#include "heap.h"
#include "input.h"

/* A setting before it has a place; its title and source are offsets into the texts, 0 for none. */
typedef struct caf_io_profile_entry {
    caf_setting setting;
    int32_t generation; /* 0: of the file itself, 1: of what it extends, ... */
    int32_t order;      /* as it was read, parents first */
} caf_io_profile_entry;

/* What the files of one profile have in common. */
typedef struct caf_io_profile_made {
    const caf_io_memory *memory;
    const caf_profile_options *options;
    caf_io_buffer entries; /* caf_io_profile_entry */
    caf_io_buffer texts;   /* each with a zero behind it; the first byte is none's */
    caf_io_buffer names;   /* CAF_PROFILE_NAME bytes a generation, the file itself first */
    caf_io_error failure;  /* the first problem */
    bool stop;             /* it ends the reading */
} caf_io_profile_made;

typedef struct caf_io_profile_walk {
    caf_io_profile_made *made;
    const char *file;
    const unsigned char *bytes;
    caf_io_buffer scratch;
    int32_t generation;
    size_t place_length;
    char place[160]; /* "rules.EM-B2-held.within" */
} caf_io_profile_walk;

/* The members that an object may have, and after caf_io_profile_members() their names in the file, or NULL. */
typedef struct caf_io_profile_member {
    const char *name;
    yyjson_val *key;
} caf_io_profile_member;

/*
 * Parses a file of 1 MiB at most, "a profile", into the walk; NULL where it
 * cannot be read, which has been said. caf_io_profile_end() either way.
 */
yyjson_doc *caf_io_profile_parse(caf_io_profile_walk *walk, const caf_io_source *source, const char *thing, caf_io_input *input);
void caf_io_profile_end(caf_io_profile_walk *walk, yyjson_doc *parsed, caf_io_input *input);

/* Says that something is wrong at the place, near a text of the file (NULL: no line). Always false. */
bool caf_io_profile_fail(caf_io_profile_walk *walk, yyjson_val *near, caf_status status, const char *format, ...)
    CAF_IO_PRINTF(4, 5);

/* A name that is none of those there are, with the one it is like. Always false. */
bool caf_io_profile_no(caf_io_profile_walk *walk, yyjson_val *near, const char *what, const caf_io_nearest *search);

/* Goes into a member or an element; gives the place's length, for leaving again. */
size_t caf_io_profile_enter(caf_io_profile_walk *walk, const char *name, size_t length);
size_t caf_io_profile_enter_element(caf_io_profile_walk *walk, size_t index);
void caf_io_profile_leave(caf_io_profile_walk *walk, size_t length);

/* Finds an object's members; null counts as not there. False: the reading ends. */
bool caf_io_profile_members(caf_io_profile_walk *walk, yyjson_val *near, yyjson_val *object,
                            caf_io_profile_member *members, size_t n);

/* Values of members; where key is NULL the output stays as it is. False: there is something wrong with it. */
bool caf_io_profile_text(caf_io_profile_walk *walk, const caf_io_profile_member *member, int32_t *offset);
bool caf_io_profile_date(caf_io_profile_walk *walk, const caf_io_profile_member *member, caf_date *out);
bool caf_io_profile_flag(caf_io_profile_walk *walk, const caf_io_profile_member *member, bool *out);
bool caf_io_profile_word(caf_io_profile_walk *walk, const caf_io_profile_member *member, const char *what,
                         const char *const *words, int32_t *index);

/* The same for values: near is what the error's line is taken from. */
bool caf_io_profile_text_value(caf_io_profile_walk *walk, yyjson_val *near, yyjson_val *value, int32_t *offset);
bool caf_io_profile_date_value(caf_io_profile_walk *walk, yyjson_val *near, yyjson_val *value, caf_date *out);

/* Adds a setting. False: memory ran out, or there are too many. */
bool caf_io_profile_add(caf_io_profile_walk *walk, yyjson_val *near, const caf_setting *setting);

/* The members of a file. */
enum {
    CAF_IO_PROFILE_SCHEMA, CAF_IO_PROFILE_COMMENT, CAF_IO_PROFILE_ITSELF, CAF_IO_PROFILE_NUMBER, CAF_IO_PROFILE_TITLE,
    CAF_IO_PROFILE_SOURCE, CAF_IO_PROFILE_EXTENDS, CAF_IO_PROFILE_DIVISION, CAF_IO_PROFILE_CLOSED, CAF_IO_PROFILE_LEVELS,
    CAF_IO_PROFILE_RULES, CAF_IO_PROFILE_MEMBERS
};

/* profile_facts.c: the member "profile", and, once what is extended has been read, the others but the rules. */
void caf_io_profile_name(caf_io_profile_walk *walk, const caf_io_profile_member *member, yyjson_val *first);
void caf_io_profile_facts(caf_io_profile_walk *walk, const caf_io_profile_member *members, yyjson_val *first, int32_t *number);

/* profile_rules.c: the member "rules". */
void caf_io_profile_rules(caf_io_profile_walk *walk, yyjson_val *key);

#endif
