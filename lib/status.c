#include <stddef.h>
#include <caf/status.h>

typedef struct entry {
    caf_status status;
    const char *name;
    const char *text;
} entry;

#define ENTRY(status, text) { status, #status, text }

static const entry entries[] = {
    ENTRY(CAF_OK, "done"),
    ENTRY(CAF_MORE, "the output is full: take it away and call again"),
    ENTRY(CAF_END, "nothing is left to walk"),
    ENTRY(CAF_HIDDEN, "the row exists, but did not yet on the as-of date"),
    ENTRY(CAF_E_NULL, "a pointer that must not be NULL is NULL"),
    ENTRY(CAF_E_ARGUMENT, "a value is none of those allowed"),
    ENTRY(CAF_E_SIZE, "the size a struct says of itself cannot be right"),
    ENTRY(CAF_E_CAPACITY, "the caller's memory is too small"),
    ENTRY(CAF_E_OVERFLOW, "a number of bytes or rows does not fit"),
    ENTRY(CAF_E_DATE, "there is no such day: 30 February, month 13"),
    ENTRY(CAF_E_DATE_TEXT, "the text is not a date written yyyy-mm-dd"),
    ENTRY(CAF_E_DATE_RANGE, "outside 0001-01-01 to 9999-12-31"),
    ENTRY(CAF_E_DATE_NONE, "CAF_DATE_NONE where a date is needed"),
    ENTRY(CAF_E_DATE_ORDER, "the second date lies before the first"),
    ENTRY(CAF_E_SOME_ROWS, "an array call could not answer some rows; they hold CAF_DATE_NONE"),
    ENTRY(CAF_E_CALENDAR_RANGE, "the answer, or the start, lies outside the calendar"),
    ENTRY(CAF_E_CALENDAR, "not a calendar this library built"),
    ENTRY(CAF_E_DIVISION, "no such division, or none given where one is needed"),
    ENTRY(CAF_E_KNOWN_ON, "what was known on a day before 2010 cannot be said"),
    ENTRY(CAF_E_RULE, "no such rule, or it has no such parameter or due date"),
    ENTRY(CAF_E_PROFILE, "not a profile, or a setting in it is impossible"),
    ENTRY(CAF_E_ROWS, "a table's count, size or stride cannot be right"),
    ENTRY(CAF_E_ROW_TAIL, "a longer row holds facts that this version does not know"),
    ENTRY(CAF_E_ROW_ORDER, "a table is not sorted by case, or by id where others refer to it"),
    ENTRY(CAF_E_TABLE, "no such table, or no such row in it"),
    ENTRY(CAF_E_GROUP, "a case's group lies outside the tally"),
    ENTRY(CAF_E_NO_FINDING, "there is no such finding to explain"),
    ENTRY(CAF_E_NO_CASE, "there is no case with that identifier"),
    ENTRY(CAF_E_MEMORY, "memory ran out"),
    ENTRY(CAF_E_OPEN, "a file could not be opened"),
    ENTRY(CAF_E_READ, "a file could not be read"),
    ENTRY(CAF_E_WRITE, "the output could not be written"),
    ENTRY(CAF_E_SYNTAX, "not JSON, or not CSV"),
    ENTRY(CAF_E_UTF8, "the text is not UTF-8"),
    ENTRY(CAF_E_FIELD, "a field the format does not know"),
    ENTRY(CAF_E_TYPE, "a value of another kind than the field's"),
    ENTRY(CAF_E_DUPLICATE, "the same field or identifier twice"),
    ENTRY(CAF_E_VALUE, "the right kind, but a value that cannot be"),
    ENTRY(CAF_E_REFERENCE, "refers to something that is not there"),
    ENTRY(CAF_E_LAYOUT, "the format or the table's headings are not known"),
    ENTRY(CAF_E_LIMIT, "larger than caf-io reads"),
};

static const entry *find(caf_status status)
{
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
        if (entries[i].status == status) {
            return &entries[i];
        }
    }
    return NULL;
}

const char *caf_status_text(caf_status status)
{
    const entry *found = find(status);
    return found != NULL ? found->text : "unknown status";
}

const char *caf_status_name(caf_status status)
{
    const entry *found = find(status);
    return found != NULL ? found->name : NULL;
}
