/*
 * The golden cases: tests/golden/<rule>.txt, cases in plain text with the
 * answer that the standard asks for. tests/golden/README.md describes the
 * format. Each case is checked for its own rule alone and among all of them,
 * and again with its rows in other order, at other strides and sizes, and
 * beside other cases: none of that may change an answer.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <caf/caf.h>
#include "checks.h"

enum {
    CASE_ID = 1000,
    STRAY_ID = 500,
    ROW_BYTES = 256,
    EXPECTED_MAX = 32,
    SAYS_MAX = 4,
    SETTINGS_MAX = CAF_RULES + 16,
    FINDINGS_MAX = 2048,    /* of one rule */
    ALL_FINDINGS_MAX = 65536,
    STEPS_MAX = 256,
    LINE_BYTES = 1024,
    TEXT_BYTES = 16384,
    LEAST_CASES = 10
};

typedef struct expected {
    int line;
    int verdict;
    int has_due, has_done, has_days, has_slack, has_fields, has_because;
    caf_date due, done;
    int32_t days, slack;
    int32_t flags;
    int grade;
    int64_t fields;
    int item_set;
    int table; /* the subject: the row-th of a table as the text lists them; -1: not said */
    int row;
    char reason[160];
    int n_says;
    char says[SAYS_MAX][160];
} expected;

/* A table of a case as the text gives it; further rows of a case that is not there stand at the front. */
typedef struct listed {
    int64_t n, room, strays;
    unsigned char *rows; /* ROW_BYTES each */
    int is_mentioned;
    int is_held;
    int is_partial;
    int64_t not_held;    /* fields the source has no place for */
} listed;

typedef struct golden_case {
    char title[160];
    int line;
    caf_date as_of;
    listed tables[CAF_TABLES];
    int has_all_others;
    int n_expected;
    int expects_nothing;
    expected expected[EXPECTED_MAX];
    int n_switches; /* settings that switch every rule on */
    int n_settings;
    caf_setting settings[SETTINGS_MAX];
} golden_case;

/* Where the text stands, for messages. */
typedef struct place {
    const char *file;
    int line;
    int failures;
} place;

static void fail_at(place *at, int line, const char *format, ...)
{
    va_list arguments;
    at->failures++;
    fprintf(stderr, "tests/golden/%s:%d: ", at->file, line);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

static char *trim(char *text)
{
    while (*text == ' ' || *text == '\t') {
        text++;
    }
    size_t n = strlen(text);
    while (n > 0 && strchr(" \t\r\n", text[n - 1]) != NULL) {
        text[--n] = 0;
    }
    return text;
}

/* The next word, cut off; NULL after the last. */
static char *next_word(char **rest)
{
    char *word = trim(*rest);
    if (*word == 0) {
        return NULL;
    }
    char *end = word + strcspn(word, " ");
    *rest = *end != 0 ? end + 1 : end;
    *end = 0;
    return word;
}

/* The word for a row or a table, cut off; that for a row of quality is of two. */
static char *next_row_word(char **rest)
{
    static char two[] = "quality record";
    char *word = trim(*rest);
    size_t n = strlen(two);
    if (strncmp(word, two, n) == 0 && (word[n] == 0 || word[n] == ' ')) {
        *rest = word + n;
        return two;
    }
    return next_word(rest);
}

/* The next part between commas, trimmed; NULL after the last. */
static char *next_part(char **rest)
{
    if (*rest == NULL) {
        return NULL;
    }
    char *part = *rest;
    char *comma = strchr(part, ',');
    *rest = comma != NULL ? comma + 1 : NULL;
    if (comma != NULL) {
        *comma = 0;
    }
    return trim(part);
}

static int read_number(const char *text, int64_t *out)
{
    char *end;
    *out = strtoll(text, &end, 10);
    return *text != 0 && *end == 0;
}

static int read_date(const char *text, caf_date *out)
{
    return caf_date_parse(text, strlen(text), out) == CAF_OK;
}

static void copy_text(char *to, size_t room, const char *from)
{
    size_t n = strlen(from);
    n = n < room ? n : room - 1;
    memcpy(to, from, n);
    to[n] = 0;
}

/* "meetings" is a table, "meeting" one row of it, "about" the case's own row. -1: neither. */
static int table_named(const char *name, int *is_row)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        const char *own = caf_table_name(table);
        size_t n = strlen(own);
        *is_row = table == CAF_CASES      ? strcmp(name, "about") == 0
                  : table == CAF_CHILDREN ? strcmp(name, "child") == 0
                  : table == CAF_QUALITY  ? strcmp(name, "quality record") == 0
                                          : strlen(name) == n - 1 && strncmp(name, own, n - 1) == 0;
        if (*is_row || strcmp(name, own) == 0) {
            return table;
        }
    }
    return -1;
}

static int choice_named(const caf_field *field, const char *name)
{
    for (int32_t i = 0; i < field->n_choices; i++) {
        if (strcmp(field->choices[i], name) == 0) {
            return i + 1;
        }
    }
    return 0;
}

/* "poverty poor-housing" */
static int put_set(unsigned char *row, const caf_field *field, const char *text)
{
    char names[LINE_BYTES];
    char *rest = names;
    char *name;
    int32_t set = 0;
    copy_text(names, sizeof names, text);
    while ((name = next_word(&rest)) != NULL) {
        int64_t value = choice_named(field, name);
        if (value == 0 && (!read_number(name, &value) || value < 1 || value > 30)) {
            return 0;
        }
        set |= (int32_t)1 << value;
    }
    memcpy(row + field->offset, &set, sizeof set);
    return set != 0;
}

/* Puts a value as the text writes it into a row; 0: it is none of the field's. */
static int put_value(unsigned char *row, const caf_field *field, const char *text)
{
    int64_t number = 0;
    int is_number = read_number(text, &number);
    unsigned char byte = (unsigned char)number;
    int32_t count = (int32_t)number;
    caf_date date;
    switch (field->type) {
    case CAF_TYPE_ID:
        memcpy(row + field->offset, &number, sizeof number);
        return is_number;
    case CAF_TYPE_COUNT:
        memcpy(row + field->offset, &count, sizeof count);
        return is_number;
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED:
        if (strcmp(text, "unreadable") == 0) {
            date = CAF_DATE_UNREADABLE;
        } else if (!read_date(text, &date)) {
            return 0;
        }
        memcpy(row + field->offset, &date, sizeof date);
        return 1;
    case CAF_TYPE_FLAG:
        byte = strcmp(text, "yes") == 0 ? CAF_YES : strcmp(text, "no") == 0 ? CAF_NO : byte;
        row[field->offset] = byte;
        return byte != 0;
    case CAF_TYPE_SET:
        return put_set(row, field, text);
    case CAF_TYPE_CHOICE:
        byte = is_number ? byte : (unsigned char)choice_named(field, text);
        row[field->offset] = byte;
        return byte != 0;
    default:
        return 0;
    }
}

static void add_row(listed *table, const unsigned char *row)
{
    if (table->n == table->room) {
        table->room = table->room * 2 + 8;
        table->rows = realloc(table->rows, (size_t)table->room * ROW_BYTES);
        ck_assert_ptr_nonnull(table->rows);
    }
    memcpy(table->rows + table->n * ROW_BYTES, row, ROW_BYTES);
    table->n++;
    table->is_mentioned = 1;
    table->is_held = 1;
}

static void read_row(place *at, golden_case *of, int table, char *facts, int64_t times, int is_stray)
{
    unsigned char row[ROW_BYTES] = { 0 };
    int64_t case_id = is_stray ? STRAY_ID : CASE_ID;
    listed *to = &of->tables[table];
    char *part;
    while ((part = next_part(&facts)) != NULL) {
        char *name = next_word(&part);
        const caf_field *field = name != NULL ? caf_field_named(table, name, strlen(name)) : NULL;
        if (field == NULL) {
            fail_at(at, at->line, "%s has no field \"%s\"", caf_table_name(table), name != NULL ? name : "");
        } else if (!put_value(row, field, trim(part))) {
            fail_at(at, at->line, "\"%s\" is no value of %s", trim(part), field->name);
        }
    }
    memcpy(row, &case_id, sizeof case_id);
    if (table == CAF_CASES && to->n > 0) {
        fail_at(at, at->line, "a second \"about\"");
        return;
    }
    if (is_stray && to->n > to->strays) {
        fail_at(at, at->line, "stray rows come before the others of their table");
    }
    to->strays += is_stray;
    for (int64_t i = 0; i < times; i++) {
        add_row(to, row);
    }
}

/* "none", "absent", "partial", or "without" some fields. */
static void read_coverage(place *at, golden_case *of, int table, char *text)
{
    listed *to = &of->tables[table];
    to->is_mentioned = 1;
    if (strcmp(text, "none") == 0) {
        to->is_held = 1;
    } else if (strcmp(text, "partial") == 0) {
        to->is_held = 1;
        to->is_partial = 1;
    } else if (strncmp(text, "without ", 8) == 0) {
        char *rest = text + 8;
        char *part;
        to->is_held = 1;
        while ((part = next_part(&rest)) != NULL) {
            const caf_field *field = caf_field_named(table, part, strlen(part));
            if (field == NULL) {
                fail_at(at, at->line, "%s has no field \"%s\"", caf_table_name(table), part);
            } else {
                to->not_held |= (int64_t)1 << field->index;
            }
        }
    } else if (strcmp(text, "absent") != 0) {
        fail_at(at, at->line, "a table is none, absent, partial, or without some fields, not \"%s\"", text);
    }
}

/* All others are settled at the end of the case, when it is known which they are. */
static void read_none(place *at, golden_case *of, char *text)
{
    char *part;
    while ((part = next_part(&text)) != NULL) {
        int is_row = 0;
        int table = table_named(part, &is_row);
        if (strcmp(part, "all others") == 0) {
            of->has_all_others = 1;
        } else if (table < 0 || is_row) {
            fail_at(at, at->line, "\"%s\" is no table", part);
        } else {
            of->tables[table].is_mentioned = 1;
            of->tables[table].is_held = 1;
        }
    }
}

static int32_t unit_named(const char *name)
{
    for (int32_t unit = CAF_DAYS; unit <= CAF_YEARS; unit++) {
        const char *own = caf_unit_name(unit);
        size_t n = strlen(own);
        if (strcmp(own, name) == 0 || (strlen(name) == n - 1 && strncmp(own, name, n - 1) == 0)) {
            return unit;
        }
    }
    return CAF_UNIT_NONE;
}

/* The value of a setting: a choice by its word, closure reasons by theirs, or an amount and a unit. */
static int read_setting_value(caf_setting *setting, char *text)
{
    static const struct {
        int32_t parameter;
        const char *word;
        int32_t amount;
    } words[] = {
        { CAF_CHILD_UNDER_12, "agreement", CAF_AGREEMENT_NEEDED },
        { CAF_CHILD_UNDER_12, "view", CAF_VIEW_SUFFICES },
        { CAF_REVIEW_FROM, "rolling", CAF_ROLLING },
        { CAF_REVIEW_FROM, "anchored", CAF_ANCHORED },
        { CAF_HANDOVER, "assumed", CAF_UNTIL_ASSUMED },
        { CAF_HANDOVER, "either", CAF_UNTIL_EITHER },
        { CAF_HOLD, "none", CAF_NO_HOLD },
        { CAF_HOLD, "on-all-records", CAF_HOLD_ON_ALL },
    };
    int64_t amount;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (words[i].parameter == setting->parameter && strcmp(words[i].word, text) == 0) {
            setting->amount = words[i].amount;
            setting->unit = CAF_CHOICE;
            return 1;
        }
    }
    if (setting->parameter == CAF_EXCUSED_REASONS || setting->parameter == CAF_UNBORN_BOXES) {
        const caf_field *reason = setting->parameter == CAF_EXCUSED_REASONS ? caf_field_named(CAF_CLOSURES, "reason", 6)
                                                                            : caf_field_named(CAF_ELEMENTS, "element", 7);
        char *word;
        setting->unit = CAF_CHOICE;
        while ((word = next_word(&text)) != NULL) {
            int choice = choice_named(reason, word);
            if (choice == 0) {
                return 0;
            }
            setting->amount |= 1 << choice;
        }
        return setting->amount != 0;
    }
    char *first = next_word(&text);
    if (first == NULL || !read_number(first, &amount)) {
        return 0;
    }
    setting->amount = (int32_t)amount;
    if (setting->parameter == CAF_EXPECTED_LEVEL) {
        setting->unit = CAF_CHOICE;
        return *trim(text) == 0;
    }
    setting->unit = unit_named(trim(text));
    return setting->unit != CAF_UNIT_NONE;
}

/* "EM-B2-held within 6 weeks, from 2023-01-01, until 2023-12-31" */
static void read_setting(place *at, golden_case *of, char *text)
{
    caf_setting setting;
    memset(&setting, 0, sizeof setting);
    char *value = next_part(&text);
    char *name = next_word(&value);
    char *parameter = name != NULL ? next_word(&value) : NULL;
    const caf_rule *rule = name != NULL ? caf_rule_named(name, strlen(name)) : NULL;
    for (int32_t i = 1; parameter != NULL && i < CAF_PARAMETERS; i++) {
        setting.parameter = strcmp(caf_parameter_name(i), parameter) == 0 ? i : setting.parameter;
    }
    if (rule == NULL || setting.parameter == 0 || !read_setting_value(&setting, trim(value))) {
        fail_at(at, at->line, "a profile line is a rule, a parameter and its value");
        return;
    }
    setting.rule = rule->id;
    char *part;
    while ((part = next_part(&text)) != NULL) {
        int is_from = strncmp(part, "from ", 5) == 0;
        int is_until = strncmp(part, "until ", 6) == 0;
        if ((!is_from && !is_until) || !read_date(part + (is_from ? 5 : 6), is_from ? &setting.from : &setting.until)) {
            fail_at(at, at->line, "\"%s\" is neither \"from\" nor \"until\" a date", part);
        }
    }
    if (of->n_settings < SETTINGS_MAX) {
        of->settings[of->n_settings++] = setting;
    } else {
        fail_at(at, at->line, "too many settings");
    }
}

static int verdict_named(const char *name)
{
    for (int verdict = 1; verdict < CAF_VERDICTS; verdict++) {
        if (strcmp(caf_verdict_name(verdict), name) == 0) {
            return verdict;
        }
    }
    return 0;
}

/* One part of an expectation after its verdict: "due 2023-05-04", "on meeting 2", "provisional" ... */
static int read_expectation(expected *to, char *part)
{
    static const struct {
        const char *word;
        int32_t flag;
    } flags[] = { { "provisional", CAF_PROVISIONAL }, { "convention", CAF_CONVENTION }, { "early", CAF_EARLY } };
    int64_t number = 0;
    int is_row;
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        if (strcmp(part, flags[i].word) == 0) {
            to->flags |= flags[i].flag;
            return 1;
        }
    }
    if (strcmp(part, "acceptable") == 0) {
        to->grade = CAF_ACCEPTABLE;
        return 1;
    }
    char *word = next_word(&part);
    part = trim(part);
    if (word == NULL) {
        return 0;
    }
    if (strcmp(word, "due") == 0) {
        to->has_due = 1;
        return strcmp(part, "never") == 0 || read_date(part, &to->due);
    }
    if (strcmp(word, "done") == 0) {
        to->has_done = 1;
        return strcmp(part, "never") == 0 || read_date(part, &to->done);
    }
    if (strcmp(word, "days") == 0 || strcmp(word, "slack") == 0) {
        int is_days = word[0] == 'd';
        *(is_days ? &to->has_days : &to->has_slack) = 1;
        int ok = read_number(part, &number);
        *(is_days ? &to->days : &to->slack) = (int32_t)number;
        return ok;
    }
    if (strcmp(word, "on") == 0) {
        char *name = next_row_word(&part);
        to->table = name != NULL ? table_named(name, &is_row) : -1;
        if (to->table < 0 || !is_row || (*trim(part) != 0 && !read_number(trim(part), &number))) {
            return 0;
        }
        to->row = *trim(part) != 0 ? (int)number : 0;
        return 1;
    }
    return 0;
}

static void read_expected(place *at, golden_case *of, char *text)
{
    if (strcmp(text, "nothing") == 0) {
        of->expects_nothing = at->line;
        return;
    }
    if (of->n_expected == EXPECTED_MAX) {
        fail_at(at, at->line, "too many expectations");
        return;
    }
    expected *to = &of->expected[of->n_expected++];
    memset(to, 0, sizeof *to);
    to->line = at->line;
    to->table = -1;
    char *part = next_part(&text);
    to->verdict = verdict_named(part);
    if (to->verdict == 0) {
        fail_at(at, at->line, "\"%s\" is no verdict", part);
    }
    while ((part = next_part(&text)) != NULL) {
        char whole[LINE_BYTES];
        copy_text(whole, sizeof whole, part);
        if (!read_expectation(to, part)) {
            fail_at(at, at->line, "\"%s\" is nothing that can be expected", whole);
        }
    }
}

/* "elements: housing, community": a set and what of it the finding names; 0: not understood. */
static int read_items(expected *to, char *text)
{
    static const char *const sets[CAF_ITEM_SETS] = { NULL, "elements", "smart", "characteristics", "risk-factors", "indicators" };
    char *colon = strchr(text, ':');
    char *part;
    if (colon == NULL) {
        return 0;
    }
    *colon = 0;
    for (int set = 1; set < CAF_ITEM_SETS; set++) {
        to->item_set = strcmp(sets[set], trim(text)) == 0 ? set : to->item_set;
    }
    caf_finding of;
    memset(&of, 0, sizeof of);
    of.item_set = (uint8_t)to->item_set;
    text = colon + 1;
    while (to->item_set != 0 && (part = next_part(&text)) != NULL) {
        int64_t before = to->fields;
        for (int32_t bit = 1; bit < 63; bit++) {
            const char *name = caf_item_name(&of, bit);
            to->fields |= name != NULL && strcmp(name, part) == 0 ? (int64_t)1 << bit : 0;
        }
        if (to->fields == before) {
            return 0;
        }
    }
    to->has_fields = 1;
    return to->item_set != 0;
}

/* What stands under an expectation. 0: something else. */
static int read_detail(place *at, golden_case *of, const char *key, char *text)
{
    int is_detail = strcmp(key, "because") == 0 || strcmp(key, "reason") == 0 || strcmp(key, "says") == 0 ||
                    strcmp(key, "fields") == 0 || strcmp(key, "items") == 0;
    if (!is_detail) {
        return 0;
    }
    if (of->expects_nothing && strcmp(key, "because") == 0) {
        return 1;
    }
    if (of->n_expected == 0) {
        fail_at(at, at->line, "\"%s\" stands under an expectation", key);
        return 1;
    }
    expected *to = &of->expected[of->n_expected - 1];
    if (key[0] == 'b') {
        to->has_because = 1;
    } else if (key[0] == 'r') {
        int known = 0;
        for (int32_t reason = 1; reason < CAF_REASONS; reason++) {
            known |= caf_reason_text(reason) != NULL && strcmp(caf_reason_text(reason), text) == 0;
        }
        if (!known) {
            fail_at(at, at->line, "\"%s\" is no reason", text);
        }
        copy_text(to->reason, sizeof to->reason, text);
    } else if (key[0] == 's' && to->n_says < SAYS_MAX) {
        copy_text(to->says[to->n_says++], sizeof to->says[0], text);
    } else if (key[0] == 'i') {
        if (!read_items(to, text)) {
            fail_at(at, at->line, "items are a set, a colon and what of it: \"elements: housing, community\"");
        }
    } else if (key[0] == 'f' && to->table >= 0) {
        char *part;
        to->has_fields = 1;
        while ((part = next_part(&text)) != NULL) {
            const caf_field *field = caf_field_named(to->table, part, strlen(part));
            if (field == NULL) {
                fail_at(at, at->line, "%s has no field \"%s\"", caf_table_name(to->table), part);
            } else {
                to->fields |= (int64_t)1 << field->index;
            }
        }
    } else {
        fail_at(at, at->line, "too many of these, or fields without a subject (\"on meeting 1\")");
    }
    return 1;
}

/* "meeting", "stray meeting", "meeting times 1025" */
static int read_fact(place *at, golden_case *of, char *key, char *text)
{
    int is_row;
    int64_t times = 1;
    int is_stray = strncmp(key, "stray ", 6) == 0;
    key += is_stray ? 6 : 0;
    char *name = next_row_word(&key);
    key = trim(key);
    if (*key != 0 && (strncmp(key, "times ", 6) != 0 || !read_number(key + 6, &times) || times < 1)) {
        return 0;
    }
    int table = table_named(name, &is_row);
    if (table < 0 || ((is_stray || times > 1) && !is_row)) {
        return 0;
    }
    if (is_row) {
        read_row(at, of, table, text, times, is_stray);
    } else {
        read_coverage(at, of, table, text);
    }
    return 1;
}

static void begin_case(place *at, golden_case *of, const char *title)
{
    memset(of, 0, sizeof *of);
    copy_text(of->title, sizeof of->title, title);
    of->line = at->line;
    for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
        if (caf_rule_get(rule) != NULL) {
            of->settings[of->n_settings].rule = rule;
            of->settings[of->n_settings++].severity = CAF_MEDIUM;
        }
    }
    of->n_switches = of->n_settings;
}

static void end_case(golden_case *of)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        free(of->tables[table].rows);
    }
}

static void read_line(place *at, golden_case *of, char *line)
{
    char *colon = strchr(line, ':');
    if (colon == NULL) {
        fail_at(at, at->line, "a line of a case is a word, a colon and what it says");
        return;
    }
    *colon = 0;
    char *key = trim(line);
    char *text = trim(colon + 1);
    if (strcmp(key, "as of") == 0) {
        if (!read_date(text, &of->as_of)) {
            fail_at(at, at->line, "\"%s\" is no date", text);
        }
    } else if (strcmp(key, "expect") == 0) {
        read_expected(at, of, text);
    } else if (strcmp(key, "profile") == 0) {
        read_setting(at, of, text);
    } else if (strcmp(key, "none") == 0) {
        read_none(at, of, text);
    } else if (!read_detail(at, of, key, text) && !read_fact(at, of, key, text)) {
        fail_at(at, at->line, "\"%s\" is no word of the format", key);
    }
}

/* The ways in which the same case is laid out. */
enum layout {
    PLAIN,
    REVERSED,    /* rows in the other order */
    ROTATED,     /* the second row first */
    PADDED,      /* strides with rubbish between the rows, at odd addresses */
    LONGER,      /* rows of a later version, with nothing new in them */
    NO_DATE,     /* CAF_DATE_NONE for what is not recorded */
    BY_BITS,     /* tables not held for this case, rather than at all */
    NEIGHBOURS,  /* between two other cases */
    LAYOUTS
};

static const char *const layout_names[LAYOUTS] = {
    "as listed", "rows reversed", "rows rotated", "padded", "longer rows", "no dates for 0", "tables not held by case", "beside others"
};

/* A caseload in memory of its own. */
typedef struct laid_out {
    enum layout layout;
    caf_caseload load;
    caf_rows tables[CAF_TABLES];
    void *memory[CAF_TABLES];
    int64_t *places[CAF_TABLES]; /* where each row of the text went, in its case, from 0 on */
    int64_t strays[CAF_TABLES];
} laid_out;

static int64_t id_of(const unsigned char *row)
{
    int64_t id;
    memcpy(&id, row + sizeof id, sizeof id);
    return id;
}

static int is_sorted_by_id(int table)
{
    return caf_table_is_referred_to(table);
}

/* Which row of the text comes k-th in the case; sorted by id where the contract says so. */
static void order_rows(const listed *from, int table, enum layout layout, int64_t *order)
{
    int64_t n = from->n - from->strays;
    for (int64_t k = 0; k < n; k++) {
        order[k] = layout == REVERSED ? n - 1 - k : layout == ROTATED ? (k + 1) % n : k;
    }
    for (int64_t k = 1; is_sorted_by_id(table) && k < n; k++) {
        for (int64_t j = k; j > 0; j--) {
            const unsigned char *one = from->rows + (from->strays + order[j - 1]) * ROW_BYTES;
            const unsigned char *other = from->rows + (from->strays + order[j]) * ROW_BYTES;
            if (id_of(one) <= id_of(other)) {
                break;
            }
            int64_t held = order[j];
            order[j] = order[j - 1];
            order[j - 1] = held;
        }
    }
}

static void write_row(unsigned char *to, const unsigned char *from, int table, enum layout layout)
{
    const caf_date none = CAF_DATE_NONE;
    const caf_field *field;
    memcpy(to, from, (size_t)caf_row_size(table));
    for (int32_t i = 0; layout == NO_DATE && (field = caf_field_at(table, i)) != NULL; i++) {
        caf_date date;
        if (field->type == CAF_TYPE_DATE || field->type == CAF_TYPE_PLANNED) {
            memcpy(&date, to + field->offset, sizeof date);
            if (date == 0) {
                memcpy(to + field->offset, &none, sizeof none);
            }
        }
    }
}

static void lay_table(laid_out *out, const golden_case *from, int table)
{
    const listed *rows = &from->tables[table];
    enum layout layout = out->layout;
    int32_t known = caf_row_size(table);
    int32_t size = layout == LONGER ? known + 24 : known;
    int32_t stride = layout == PADDED ? size + 13 : size;
    size_t start = layout == PADDED ? 1 : 0;
    int64_t around = table == CAF_CASES && layout == NEIGHBOURS ? 1 : 0;
    int64_t n = rows->n + 2 * around;
    int64_t own = rows->n - rows->strays;
    int64_t *order = malloc((size_t)(own + 1) * sizeof *order);
    /* Exact, so that reading beyond the last row is noticed. */
    size_t bytes = n == 0 ? 0 : start + (size_t)(n - 1) * (size_t)stride + (size_t)size;
    unsigned char *memory = malloc(bytes + (bytes == 0));
    out->places[table] = malloc((size_t)(own + 1) * sizeof *order);
    ck_assert(memory != NULL && order != NULL && out->places[table] != NULL);
    memset(memory, layout == PADDED ? 0xA5 : 0, bytes + (bytes == 0));
    order_rows(rows, table, layout, order);
    for (int64_t k = 0; k < n; k++) {
        unsigned char *to = memory + start + (size_t)k * (size_t)stride;
        int64_t i = k - around;
        int64_t id = i < 0 ? CASE_ID - 100 : CASE_ID + 100;
        if (i < 0 || i >= rows->n) {
            memset(to, 0, (size_t)size);
            memcpy(to, &id, sizeof id);
            continue;
        }
        int64_t which = i < rows->strays ? i : rows->strays + order[i - rows->strays];
        write_row(to, rows->rows + which * ROW_BYTES, table, layout);
        if (i >= rows->strays) {
            out->places[table][order[i - rows->strays]] = i - rows->strays;
        }
    }
    free(order);
    out->memory[table] = memory;
    out->strays[table] = rows->strays;
    out->tables[table].data = n > 0 ? memory + start : NULL;
    out->tables[table].n = n;
    out->tables[table].size = size;
    out->tables[table].stride = layout == PADDED ? stride : 0;
    out->tables[table].fields = rows->is_held || layout == BY_BITS ? CAF_ALL_FIELDS & ~rows->not_held : 0;
}

static void lay_out(laid_out *out, const golden_case *from, enum layout layout)
{
    memset(out, 0, sizeof *out);
    out->layout = layout;
    for (int table = 0; table < CAF_TABLES; table++) {
        lay_table(out, from, table);
    }
    unsigned char *own = (unsigned char *)out->memory[CAF_CASES] + (layout == PADDED) +
                         (layout == NEIGHBOURS ? (size_t)out->tables[CAF_CASES].size : 0);
    const caf_field *partial = caf_field_named(CAF_CASES, "partial_tables", 14);
    const caf_field *absent = caf_field_named(CAF_CASES, "absent_tables", 13);
    int64_t partial_bits = 0;
    int64_t absent_bits = 0;
    for (int table = 0; table < CAF_TABLES; table++) {
        partial_bits |= from->tables[table].is_partial ? (int64_t)1 << table : 0;
        absent_bits |= layout == BY_BITS && !from->tables[table].is_held ? (int64_t)1 << table : 0;
    }
    memcpy(own + partial->offset, &partial_bits, sizeof partial_bits);
    memcpy(own + absent->offset, &absent_bits, sizeof absent_bits);
    out->load.size = (int32_t)sizeof out->load;
    out->load.n_tables = CAF_TABLES;
    out->load.tables = out->tables;
}

static void clear_away(laid_out *out)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        free(out->memory[table]);
        free(out->places[table]);
    }
}

/* What a finding calls the row-th row of the text. */
static int64_t name_of(const laid_out *in, const golden_case *of, int table, int row)
{
    const listed *rows = &of->tables[table];
    if (table == CAF_CASES || row == 0) {
        return 0;
    }
    if (row < 1 || row > rows->n - rows->strays) {
        return INT64_MIN;
    }
    int64_t id = id_of(rows->rows + (rows->strays + row - 1) * ROW_BYTES);
    return id != 0 ? id : -(in->places[table][row - 1] + 1);
}

static void write_date(char *text, caf_date date)
{
    if (date == 0 || caf_date_format(date, text) != CAF_OK) {
        copy_text(text, CAF_DATE_TEXT, date == 0 ? "never" : "?");
    }
}

static void describe(char *text, size_t room, const caf_finding *finding)
{
    char due[CAF_DATE_TEXT];
    char done[CAF_DATE_TEXT];
    const char *reason = caf_reason_text(finding->reason);
    write_date(due, finding->due);
    write_date(done, finding->done);
    snprintf(text, room, "%s, due %s, done %s, days %ld, slack %ld, flags %d, grade %d, on %s row %ld, items %lx, reason: %s",
             caf_verdict_name(finding->verdict), due, done, (long)finding->days, (long)finding->slack, (int)finding->flags,
             (int)finding->grade, caf_table_name(finding->table), (long)finding->row, (unsigned long)finding->items,
             reason != NULL ? reason : "none");
}

static int is_as_expected(const laid_out *in, const golden_case *of, const expected *want, const caf_finding *found)
{
    const char *reason = caf_reason_text(found->reason);
    return found->verdict == want->verdict && found->flags == want->flags && found->grade == want->grade &&
           (!want->has_due || found->due == want->due) && (!want->has_done || found->done == want->done) &&
           (!want->has_days || found->days == want->days) && (!want->has_slack || found->slack == want->slack) &&
           (!want->has_fields || (found->items == want->fields && found->item_set == want->item_set)) &&
           (want->table < 0 || (found->table == want->table && found->row == name_of(in, of, want->table, want->row))) &&
           (want->reason[0] == 0 || (reason != NULL && strcmp(reason, want->reason) == 0));
}

/* The findings of one rule on the golden case itself, kept in order. */
static int64_t check_all(place *at, const golden_case *of, const laid_out *in, const caf_context *context, const caf_select *only,
                         caf_rule_id rule, caf_finding *found)
{
    static caf_finding all[ALL_FINDINGS_MAX];
    caf_out out = { all, ALL_FINDINGS_MAX, 0, (int32_t)sizeof all[0], 0 };
    caf_cursor cursor = caf_cursor_begin();
    caf_status status = caf_check(&in->load, &cursor, context, only, &out, NULL, 0);
    int64_t n = 0;
    if (status != CAF_OK) {
        fail_at(at, of->line, "%s: %s: %s", of->title, layout_names[in->layout], caf_status_text(status));
        return -1;
    }
    for (int64_t i = 0; i < out.n; i++) {
        if (all[i].rule == rule && (all[i].case_id == CASE_ID || all[i].case_id == STRAY_ID)) {
            ck_assert_int_lt(n, FINDINGS_MAX);
            found[n++] = all[i];
        }
    }
    return n;
}

static void compare(place *at, const golden_case *of, const laid_out *in, const caf_finding *found, int64_t n)
{
    int taken[FINDINGS_MAX] = { 0 };
    char text[LINE_BYTES];
    int is_in_order = in->layout != REVERSED && in->layout != ROTATED;
    for (int k = 0; k < of->n_expected; k++) {
        int64_t which = -1;
        for (int64_t i = 0; i < n && which < 0; i++) {
            int may_be = !taken[i] && (!is_in_order || i == k);
            which = may_be && is_as_expected(in, of, &of->expected[k], &found[i]) ? i : which;
        }
        if (which >= 0) {
            taken[which] = 1;
        } else if (is_in_order && k < n) {
            describe(text, sizeof text, &found[k]);
            taken[k] = 1;
            fail_at(at, of->expected[k].line, "%s: %s: found %s", of->title, layout_names[in->layout], text);
        } else {
            fail_at(at, of->expected[k].line, "%s: %s: not found", of->title, layout_names[in->layout]);
        }
    }
    for (int64_t i = 0; i < n; i++) {
        if (!taken[i]) {
            describe(text, sizeof text, &found[i]);
            fail_at(at, of->line, "%s: %s: not expected: %s", of->title, layout_names[in->layout], text);
        }
    }
}

/* An identity is no yes or no: a fact of one says that it is recorded, or whose it is. */
static int is_identity_as_flag(const caf_step *step)
{
    const caf_field *field = caf_field_at(step->table, step->field);
    return step->kind == CAF_STEP_FACT && field != NULL && field->type == CAF_TYPE_ID && step->date == 0 && step->code >= 0;
}

static void explain(place *at, const golden_case *of, const laid_out *in, const caf_context *context, const caf_finding *found,
                    int64_t n)
{
    static char text[TEXT_BYTES];
    for (int64_t i = 0; i < n; i++) {
        caf_step steps[STEPS_MAX];
        caf_out out = { steps, STEPS_MAX, 0, (int32_t)sizeof steps[0], 0 };
        caf_status status = caf_explain_in(&in->load, context, &found[i], &out);
        int line = i < of->n_expected ? of->expected[i].line : of->line;
        if (status != CAF_OK) {
            fail_at(at, line, "%s: no explanation: %s", of->title, caf_status_text(status));
            continue;
        }
        if (out.n == 0 && found[i].reason != CAF_REASON_ORPHAN && found[i].reason != CAF_REASON_TOO_MANY) {
            fail_at(at, line, "%s: an explanation without a step", of->title);
        }
        for (int64_t k = 0; k < out.n; k++) {
            if (is_identity_as_flag(&steps[k])) {
                fail_at(at, line, "%s: an identity that is said to be yes or no", of->title);
            }
        }
        status = caf_explain_text(&found[i], steps, out.n, text, sizeof text, NULL);
        if (status != CAF_OK || text[0] == 0) {
            fail_at(at, line, "%s: no text: %s", of->title, caf_status_text(status));
        }
        for (int k = 0; i < of->n_expected && k < of->expected[i].n_says; k++) {
            if (strstr(text, of->expected[i].says[k]) == NULL) {
                fail_at(at, line, "%s: does not say \"%s\": %s", of->title, of->expected[i].says[k], text);
            }
        }
    }
}

/* Two findings that may differ in nothing but the profile's own words. */
static int is_same_answer(const caf_finding *one, const caf_finding *other)
{
    caf_finding copy = *other;
    copy.profile = one->profile;
    copy.severity = one->severity;
    return memcmp(one, &copy, sizeof copy) == 0;
}

/* Whether a profile decides a rule by the numbers of the standard that it comes from. */
static int keeps_the_numbers(const caf_profile *profile, caf_rule_id rule, caf_date on)
{
    for (int32_t parameter = 1; parameter < CAF_PARAMETERS; parameter++) {
        int32_t amount, unit, own, own_unit;
        if (caf_rule_parameter(rule, parameter, &amount, &unit) == CAF_OK &&
            (caf_profile_parameter(profile, rule, parameter, on, &own, &own_unit) != CAF_OK || own != amount || own_unit != unit)) {
            return 0;
        }
    }
    return 1;
}

static void check_built_in(place *at, const golden_case *of, const laid_out *in, caf_context context, caf_rule_id rule,
                           const caf_finding *plain, int64_t n)
{
    caf_finding found[FINDINGS_MAX];
    if (of->n_settings != of->n_switches) {
        return; /* it has settings of its own */
    }
    for (int32_t i = 0; (context.profile = caf_profile_at(i)) != NULL; i++) {
        int32_t severity;
        if (caf_profile_rule(context.profile, rule, of->as_of, &severity) != CAF_OK ||
            (severity == 0 && rule != CAF_NO_CASE) || !keeps_the_numbers(context.profile, rule, of->as_of)) {
            continue;
        }
        int64_t again = check_all(at, of, in, &context, NULL, rule, found);
        int same = again == n;
        for (int64_t k = 0; same && k < n; k++) {
            same = is_same_answer(&plain[k], &found[k]);
        }
        if (!same) {
            fail_at(at, of->line, "%s: another answer under %s", of->title, caf_profile_name(context.profile));
        }
    }
}

static void run_case(place *at, const golden_case *of, caf_rule_id rule)
{
    static max_align_t memory[1024];
    caf_finding plain[FINDINGS_MAX];
    caf_finding found[FINDINGS_MAX];
    int64_t n_plain = 0;
    caf_context context = caf_context_on(of->as_of, CAF_DIVISION_NONE);
    caf_select only = { (int32_t)sizeof only, 0, 0, 0, &rule, 1 };
    caf_status status = caf_profile_build(1000, "golden", of->settings, of->n_settings, NULL, 0, memory, sizeof memory, &context.profile, NULL);
    if (status != CAF_OK) {
        fail_at(at, of->line, "%s: profile: %s", of->title, caf_status_text(status));
        return;
    }
    int before = at->failures;
    for (enum layout layout = PLAIN; layout < LAYOUTS && at->failures == before; layout++) {
        laid_out in;
        lay_out(&in, of, layout);
        int64_t n = check_all(at, of, &in, &context, &only, rule, found);
        if (n >= 0) {
            compare(at, of, &in, found, n);
        }
        if (layout == PLAIN && n >= 0) {
            n_plain = n;
            memcpy(plain, found, (size_t)n * sizeof found[0]);
            explain(at, of, &in, &context, found, n);
            check_built_in(at, of, &in, context, rule, plain, n);
        }
        int64_t among = check_all(at, of, &in, &context, NULL, rule, found);
        if (among != n || (layout == PLAIN && n > 0 && memcmp(plain, found, (size_t)n_plain * sizeof found[0]) != 0)) {
            fail_at(at, of->line, "%s: %s: another answer among all rules", of->title, layout_names[layout]);
        }
        clear_away(&in);
    }
}

/* What a file as a whole must show. */
typedef struct shown {
    int cases;
    int nothing;
    int verdicts; /* bit 1 << verdict */
} shown;

static void finish_case(place *at, golden_case *of, caf_rule_id rule, shown *so_far)
{
    int before = at->failures;
    for (int table = 0; table < CAF_TABLES; table++) {
        of->tables[table].is_held |= of->has_all_others && !of->tables[table].is_mentioned;
    }
    if (of->as_of == 0 || of->tables[CAF_CASES].n != 1) {
        fail_at(at, of->line, "%s: a case needs \"about\" and \"as of\"", of->title);
    }
    if ((of->n_expected == 0) == (of->expects_nothing == 0)) {
        fail_at(at, of->line, "%s: expects neither findings nor nothing, or both", of->title);
    }
    for (int i = 0; i < of->n_expected; i++) {
        so_far->verdicts |= 1 << of->expected[i].verdict;
        if (!of->expected[i].has_because) {
            fail_at(at, of->expected[i].line, "%s: \"because\" is missing", of->title);
        }
    }
    so_far->cases++;
    so_far->nothing += of->expects_nothing != 0;
    if (at->failures == before) {
        run_case(at, of, rule);
    }
    end_case(of);
}

static void run_file(place *at, FILE *file, caf_rule_id rule, shown *so_far)
{
    static golden_case now;
    char line[LINE_BYTES];
    int is_open = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        at->line++;
        if (strchr(line, '\n') == NULL && !feof(file)) {
            fail_at(at, at->line, "the line is too long");
            break;
        }
        char *text = trim(line);
        if (*text == 0 || *text == '#') {
            continue;
        }
        if (strncmp(text, "case:", 5) == 0) {
            if (is_open) {
                finish_case(at, &now, rule, so_far);
            }
            is_open = 1;
            begin_case(at, &now, trim(text + 5));
        } else if (is_open) {
            read_line(at, &now, text);
        }
    }
    if (is_open) {
        finish_case(at, &now, rule, so_far);
    }
}

START_TEST(a_rule_answers_as_its_golden_cases_say)
{
    caf_rule_id rule = _i;
    char path[LINE_BYTES];
    char name[128];
    const caf_rule *known = caf_rule_get(rule);
    ck_assert_ptr_nonnull(known);
    snprintf(name, sizeof name, "%s.txt", known->name);
    snprintf(path, sizeof path, "%s/tests/golden/%s", CAF_SOURCE_DIR, name);
    place at = { name, 0, 0 };
    shown all = { 0, 0, 0 };
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "%s has no golden file", known->name);
    run_file(&at, file, rule, &all);
    fclose(file);
    ck_assert_msg(all.cases >= LEAST_CASES, "%s has only %d golden cases", known->name, all.cases);
    if (known->kind == CAF_DATA) {
        ck_assert_msg(all.nothing > 0 && all.verdicts != 0, "%s needs cases with a finding and without", known->name);
    } else {
        for (int verdict = 1; verdict < CAF_VERDICTS; verdict++) {
            ck_assert_msg((known->verdicts >> verdict & 1) == (all.verdicts >> verdict & 1), "%s: golden cases %s %s", known->name,
                          all.verdicts >> verdict & 1 ? "show what the catalogue does not name:" : "lack the verdict",
                          caf_verdict_name(verdict));
        }
    }
    ck_assert_msg(at.failures == 0, "%s: %d disagreements", name, at.failures);
}
END_TEST

START_TEST(every_rule_of_the_library_is_looked_at)
{
    ck_assert_int_eq(caf_rule_count(), CAF_RULES);
    ck_assert_ptr_null(caf_rule_get(caf_rule_count()));
}
END_TEST

static Suite *golden_suite(void)
{
    Suite *suite = suite_create("golden");
    TCase *tcase = tcase_create("golden");
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, every_rule_of_the_library_is_looked_at);
    tcase_add_loop_test(tcase, a_rule_answers_as_its_golden_cases_say, 1, CAF_RULES);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    return run_suite(golden_suite());
}
