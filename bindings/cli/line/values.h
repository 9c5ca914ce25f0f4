/* What the values of options and the operands may be: one list for those who read them and those who complete them. */
#ifndef CAF_CLI_VALUES_H
#define CAF_CLI_VALUES_H

enum value {
    NO_VALUE,
    ANY_VALUE, /* a day, a number: nothing that could be listed */
    A_FILE,    /* or a folder */
    A_PROFILE, /* a built-in one, or a file */
    A_RULE,
    AN_INSTRUMENT, /* a built-in one, or a file */
    A_COMMAND,
    /* One of few words, value_words(). */
    A_DIVISION,
    A_SHELL,
    A_WHEN,
    A_VERDICT_LIST, /* several, with commas between */
    HOLIDAYS_ACTION,
    PROFILE_ACTION,
    JSON_OR_CSV,
    TEXT_OR_DOT,
    TEXT_OR_JSON,
    TEXT_JSON_OR_CSV,
    TEXT_JSON_OR_HTML,
    A_REPORT_FORMAT,
    ANY_DUE_FORMAT,
    A_BAND, /* how far ahead */
    LEAD_OR_AGENCY,
    A_STRATUM, /* of a sample */
    A_SHARE,
    HOW_OFTEN, /* what comes every so many months, as enum caf_every has it */
    A_COHORT_GROUP, /* what the cases of a cohort are grouped by */
    VALUES
};

/* The words that a value can be, ends with NULL; NULL: they are not few. */
const char *const *value_words(int value);

/* The place of a word among those of a value, or -1 after a message: "there is no WHAT xml; there are text and json". */
int choose(const char *command, const char *what, int value, const char *word);

#endif
