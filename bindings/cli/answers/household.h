/* The families of a caseload whose cases may lie far apart in the input: put away case by case, read again family by family. */
#ifndef CAF_CLI_HOUSEHOLD_H
#define CAF_CLI_HOUSEHOLD_H

#include <stdint.h>
#include "case_store.h"
#include "name_numbers.h"

/* More cases than a family has: an identifier that says something else. */
enum { MOST_CASES = 40 };

/* A name that lies in the texts of a case, without a zero at its end. */
typedef struct kept_name {
    const char *text;
    size_t length;
} kept_name;

/* One case of the family at hand, with texts and findings in `kept`. */
typedef struct relative {
    kept_case kept;
    char *name;          /* of the case */
    size_t length;
    int64_t case_id;     /* in the caseload of the family */
    caf_date born;
    caf_date expected;
    bool has_others;     /* its record names other children of the household */
} relative;

/* The kinds of things that the cases of a family name: each has numbers of its own. */
enum name_kind { OF_CASE, OF_CHILD, OF_MEETING, NAME_KINDS };

/* Names by number less 1. */
typedef struct name_list {
    kept_name *all;
    int64_t n;
    int64_t room;
} name_list;

/* Zero it and set the first two to begin. */
typedef struct household {
    const settings *with;
    const char *only;        /* the only family that is looked at; NULL: all */
    case_store families;     /* cases by their family's name */
    case_store cases;        /* the names of all cases, with their family's as text */
    stored found;
    kept_case kept;
    findings checked;
    operands files;
    int32_t file;            /* the one that is read */
    int64_t n_cases;
    int64_t without;         /* cases that name no family */
    /* the family at hand */
    char *name;
    size_t length;
    relative relatives[MOST_CASES];
    int n;
    int64_t too_many;        /* its cases, where they are more than MOST_CASES */
    caf_rows tables[CAF_TABLES];
    caf_caseload caseload;   /* cases, children, meetings and closures, with common numbers */
    void *rows[CAF_TABLES];
    int64_t rooms[CAF_TABLES];
    named_id *ids;           /* names of children and meetings */
    int64_t n_ids;
    int64_t id_room;
    name_list names[NAME_KINDS];
    caf_family_finding *shown;
    int64_t n_shown;
    int64_t shown_room;
} household;

/* Reads the files. False: a message was printed. */
bool read_households(household *of);

/* Reads the family whose cases begin at a place of of->families; *next: where the one after it begins. False: a message was printed. */
bool read_household(household *of, int64_t first, int64_t *next);

/* Whether the family at hand is one: of several cases, or of one whose record names other children. */
bool is_household(const household *of);

/* The relative with a number in the family's caseload; -1: a case outside the family. */
int relative_of(const household *of, int64_t case_id);

/* What a case, a child or a meeting of the family is called; a length of 0: it has no name. */
kept_name name_in(const household *of, enum name_kind kind, int64_t number);

/* One meeting as one case has it; false: it has not. */
bool meeting_of(const household *of, int which, int64_t meeting, caf_meeting_row *row);

void release_households(household *of);

#endif
