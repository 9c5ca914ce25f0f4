#include "due_records.h"

#include <string.h>
#include "profile_view.h"
#include "put.h"

enum { NUMBER_TEXT = 24, FLAGS_TEXT = 80 };

enum cell_of {
    CASE, DUE, BAND, OVERDUE_BY, UNIT, BY, PERSON, AGENCY, PROFILE, RULE, CLAUSE, TITLE, KIND, SEVERITY,
    SUBJECT_TABLE, SUBJECT, SUBJECT_NUMBER, FLAGS, FILE_NAME, LINE, EXPLANATION, CELLS
};

static const char *const headings[CELLS] = {
    "case", "due", "band", "overdue_by", "unit", "by", "person", "agency", "profile", "rule", "clause", "title", "kind",
    "severity", "subject_table", "subject", "subject_number", "flags", "file", "line", "explanation"
};

/* The values of one record: text, or where it is NULL a number; 0 is none. */
typedef struct record {
    due_name cells[CELLS];
    int64_t numbers[CELLS];
    char due[CAF_DATE_TEXT];
    char flags[FLAGS_TEXT];
} record;

static void set(record *to, enum cell_of cell, const char *text)
{
    to->cells[cell].text = text;
    to->cells[cell].length = text != NULL ? strlen(text) : 0;
}

/* Several stand apart by a space. */
static void set_flags(record *to, int32_t flags)
{
    static const char *const words[] = { "provisional", "convention", "not-known-then", "early" };
    size_t used = 0;
    for (size_t bit = 0; bit < sizeof words / sizeof words[0]; bit++) {
        if (flags >> bit & 1) {
            used += (size_t)snprintf(to->flags + used, sizeof to->flags - used, "%s%s", used > 0 ? " " : "", words[bit]);
        }
    }
    set(to, FLAGS, used > 0 ? to->flags : NULL);
}

static void fill(record *to, const due_entry *entry)
{
    static const char *const owners[] = { NULL, "lead", "agency" };
    const caf_finding *finding = &entry->owed->finding;
    memset(to, 0, sizeof *to);
    to->cells[CASE] = entry->case_name;
    if (finding->due != 0 && caf_date_format(finding->due, to->due) == CAF_OK) {
        set(to, DUE, to->due);
    }
    set(to, BAND, due_band_name(entry->band));
    to->numbers[OVERDUE_BY] = entry->late;
    set(to, UNIT, entry->late > 0 ? caf_unit_name(entry->unit) : NULL);
    set(to, BY, owners[entry->owed->by]);
    to->cells[PERSON] = entry->person;
    to->cells[AGENCY] = entry->agency;
    set(to, PROFILE, entry->profile);
    set(to, RULE, entry->rule->name);
    set(to, CLAUSE, entry->rule->clause);
    set(to, TITLE, entry->title);
    set(to, KIND, is_safeguarding(entry) ? "safeguarding" : "standard");
    set(to, SEVERITY, severity_name(finding->severity));
    set(to, SUBJECT_TABLE, finding->row != 0 ? caf_table_name(finding->table) : NULL);
    to->cells[SUBJECT] = entry->subject;
    to->numbers[SUBJECT_NUMBER] = entry->number;
    set_flags(to, finding->flags);
    set(to, FILE_NAME, caf_reader_file(entry->reader));
    to->numbers[LINE] = caf_reader_line(entry->reader, finding->case_id);
    set(to, EXPLANATION, entry->explanation);
}

static void put_as_csv(FILE *to, const record *of)
{
    for (int cell = 0; cell < CELLS; cell++) {
        if (of->cells[cell].text != NULL) {
            put_cell(to, of->cells[cell].text, of->cells[cell].length);
        } else if (of->numbers[cell] != 0) {
            fprintf(to, "%lld", (long long)of->numbers[cell]);
        }
        fputs(cell + 1 < CELLS ? "," : "\r\n", to);
    }
}

static void put_as_json(FILE *to, const record *of)
{
    for (int cell = 0; cell < CELLS; cell++) {
        fprintf(to, "%s\"%s\": ", cell == 0 ? "{" : ", ", headings[cell]);
        if (of->numbers[cell] != 0) {
            fprintf(to, "%lld", (long long)of->numbers[cell]);
        } else {
            put_json(to, of->cells[cell].text, of->cells[cell].length);
        }
    }
    fputc('}', to);
}

void put_record(FILE *to, const due *of, const due_entry *entry)
{
    record made;
    fill(&made, entry);
    if (of->format == DUE_CSV) {
        put_as_csv(to, &made);
    } else {
        fputs(ftello(to) > 0 ? ",\n" : "", to);
        put_as_json(to, &made);
    }
}

void put_headings(FILE *to)
{
    for (int cell = 0; cell < CELLS; cell++) {
        fprintf(to, "%s%s", headings[cell], cell + 1 < CELLS ? "," : "\r\n");
    }
}
