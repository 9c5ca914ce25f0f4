/* What several commands can be told: profiles, a day, bank holidays, and against what answers are held. */
#ifndef CAF_CLI_SETTINGS_H
#define CAF_CLI_SETTINGS_H

#include <stdbool.h>
#include <caf/io.h>

enum { MOST_PROFILES = 64 };

/* Zero it to begin. */
typedef struct settings {
    const caf_profile *profiles[MOST_PROFILES];
    caf_profile_file *files[MOST_PROFILES]; /* NULL: built in */
    int32_t n_profiles; /* 0: none was named */
    caf_context contexts[MOST_PROFILES]; /* of settle_profiles(), by profile */
    caf_closures *closures[MOST_PROFILES];
    caf_date as_of;     /* 0: none was named */
    caf_division division;  /* CAF_DIVISION_NONE: none was named */
    caf_holidays *holidays; /* NULL: built in */
    const char *holidays_file;
    bool lenient;           /* what is unknown in the input is a warning */
    caf_date known_on;      /* answers are held against the holidays as known on this day; 0: not */
    caf_division against;   /* or against those of this division; CAF_DIVISION_NONE: not */
    bool readings;          /* and against other readings of the clauses */
    void *then[CAF_DIVISIONS];               /* memory of the calendars of known_on */
    caf_closures *closures_then[MOST_PROFILES];
} settings;

/*
 * Sets what an option says that is called here as in every command: profile,
 * as-of, division, holidays, lenient, known-on, against or readings. False: a
 * message was printed.
 */
bool set_setting(settings *to, const char *command, const char *option, const char *value);

/* Each reads the value of an option or an operand; false: a message was printed. A profile is a built-in one's name or a file. */
bool set_profile(settings *to, const char *command, const char *name);
bool set_holidays(settings *to, const char *command, const char *file);
bool is_as_of(caf_date day); /* from 1900 to 2200: a day on which cases are looked at */
bool set_day(caf_date *to, const char *command, const char *option, const char *text); /* a day on which cases are looked at */

/* The number of an option. False: a message was printed. */
bool set_number(int64_t *to, const char *command, const char *option, const char *text, int32_t least, int32_t most);

/* How many to show, at most so many. False: a message was printed. */
bool set_top(int64_t *to, const char *command, const char *text, int32_t most);

/* Of --format, where there are text and json. False: a message was printed. */
bool set_json(bool *to, const char *command, const char *name);

/* Of any other: the place among its words, as enum value has them. False: a message was printed. */
bool set_format(int *to, const char *command, int words, const char *name);

/*
 * What each profile is checked with: the default one where none was named, the
 * as-of date, today where none was, the division named, or else the profile's,
 * and the calendars with its closure days. False: a message was printed.
 */
bool settle_profiles(settings *of);

void release_settings(settings *of);

/* The division named, England and Wales where none was. */
caf_division division_of(const settings *of);

/* The calendar of a division. */
const caf_calendar *calendar_of(const settings *of, caf_division division);

/* Today where the user is, by the system clock: the only place that reads it. */
caf_date today(void);

#endif
