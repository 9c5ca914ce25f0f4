/* Cases that wait in an unnamed temporary file and are found again by a name: their own, or their family's. */
#ifndef CAF_CLI_CASE_STORE_H
#define CAF_CLI_CASE_STORE_H

#include <stdint.h>
#include <stdio.h>
#include "cases.h"

/* A piece of kept_case.texts. */
typedef struct kept_text {
    uint32_t at;
    uint32_t length;
} kept_text;

/* A case with what was found of it; of its rows only the names that findings need. Zero it to begin. */
typedef struct kept_case {
    int64_t line;      /* 0: none such */
    int32_t file;      /* of those that the command reads, from 0 on */
    int32_t stage;     /* enum caf_stage */
    int32_t not_yet;   /* 1: not opened yet on the day looked at */
    int64_t n;
    int64_t n_texts;   /* bytes */
    caf_finding *found;
    kept_text *labels; /* by finding: the name of its row; length 0: it has none */
    char *texts;
    int64_t room;
    int64_t label_room;
    int64_t text_room;
    int64_t n_bytes;
    unsigned char *bytes; /* whatever else is kept of it */
    int64_t byte_room;
} kept_case;

/* Empties a case to be filled again. */
void clear_kept(kept_case *of);
void release_kept(kept_case *of);

/* Adds a text to a case's, for *where to name; bytes to its bytes. False: a message was printed. */
bool keep_text(kept_case *to, const char *text, size_t length, kept_text *where);
bool keep_bytes(kept_case *to, const void *bytes, size_t size);

/*
 * Checks a case against every profile and adds what is found, with the profile's
 * place in the list for its number. A data problem is the same under each and is
 * kept once. False: a message was printed.
 */
bool keep_findings(kept_case *to, findings *room, const caf_reader *reader, const caf_case *whose, const settings *with);

/* What a finding is about: the name of its row, with its length, or NULL and its number in the case. */
size_t kept_subject(const kept_case *of, int64_t i, const char **name, int64_t *number);

/* Names of one hash are told apart by reading them. */
uint64_t hash_of_name(const char *bytes, size_t length);

/* Where a kept case is: 16 bytes in memory for each, 32 at the most while they are added. */
typedef struct place {
    uint64_t hash; /* of its name; tells its group once they are grouped */
    int64_t at;    /* in the file, twice; and one more where it is taken */
} place;

/* Zero it to begin. */
typedef struct case_store {
    FILE *file;
    place *places;
    int64_t n;
    int64_t room;
    int64_t end; /* of the file */
} case_store;

/* Puts a case away under a name. False: a message was printed. */
bool store_case(case_store *to, const char *name, size_t length, const kept_case *kept);

/* Makes ready to look cases up, once all are there. False: a message was printed. */
bool sort_store(case_store *of);

/* What a look-up found. */
typedef struct stored {
    place *place; /* NULL: nothing */
    char *name;   /* of the record read last; ends in a zero */
    size_t length;
    int64_t room;
} stored;

/* The first case of a name, or the one after `last`, read into `kept`; *found is NULL where there is none. False: a message was printed. */
bool look_up(case_store *in, const char *name, size_t length, place *last, stored *found, kept_case *kept);

/* Reads the case at a place. False: a message was printed. */
bool read_stored(case_store *in, place *at, stored *found, kept_case *kept);

/*
 * The lines of the first two cases of one name, and their files, where those are
 * asked for; 0 and 0: none comes twice. After sort_store(). False: a message was
 * printed.
 */
bool find_twice(case_store *in, stored *found, kept_case *kept, int64_t lines[2], int32_t files[2]);

void take_place(place *of);
bool is_taken(const place *of);

/* All places in the order in which cases were stored; look_up() works no more. */
void restore_order(case_store *of);

/*
 * Puts those of one name together, the groups in the order of their first case:
 * place.hash is then the same for those of a group, and look_up() works no more.
 * False: a message was printed.
 */
bool group_store(case_store *of);

void release_store(case_store *of);
void release_stored(stored *of);

#endif
