/* The report as CSV: RFC 4180, with lines that end in CR LF. */
#include <string.h>
#include "report_made.h"

static const char headings[] =
    "file,line,case,profile,rule,clause,title,kind,verdict,severity,grade,reason,subject_table,subject,subject_number,"
    "due,done,days,unit,slack,flags,missing,in_doubt,explanation\r\n";

void caf_io_csv_head(caf_report *report)
{
    caf_io_put(&report->record, headings);
}

static void put_cell(caf_io_writer *to, const char *text)
{
    caf_io_put_cell(to, text, text != NULL ? strlen(text) : 0);
    caf_io_put(to, ",");
}

static void put_date_cell(caf_io_writer *to, caf_date date)
{
    if (date != 0) {
        caf_io_put_date(to, date);
    }
    caf_io_put(to, ",");
}

static void put_days_cell(caf_io_writer *to, int32_t days)
{
    if (days != CAF_DAYS_NONE) {
        caf_io_put_number(to, days);
    }
    caf_io_put(to, ",");
}

static void put_case_cells(caf_io_writer *to, const caf_io_entry *entry)
{
    put_cell(to, entry->file);
    if (entry->line > 0) {
        caf_io_put_number(to, entry->line);
    }
    caf_io_put(to, ",");
    if (entry->case_name != NULL) {
        caf_io_put_cell(to, entry->case_name, entry->case_length);
    } else {
        caf_io_put_number(to, entry->finding->case_id);
    }
    caf_io_put(to, ",");
}

static void put_subject_cells(caf_io_writer *to, const caf_io_entry *entry)
{
    int64_t row = entry->finding->row;
    size_t length;
    int64_t number;
    const char *name = caf_io_row_name(entry->source, row, &length, &number);
    put_cell(to, row != 0 ? caf_table_name(entry->finding->table) : NULL);
    if (name != NULL) {
        caf_io_put_cell(to, name, length);
    } else if (row > 0) {
        caf_io_put_number(to, row);
    }
    caf_io_put(to, ",");
    if (row < 0) {
        caf_io_put_number(to, number);
    }
    caf_io_put(to, ",");
}

/* Several values in one cell stand apart by a space. */
static void put_flags_cell(caf_io_writer *to, int32_t flags)
{
    const char *word;
    bool some = false;
    for (int32_t bit = 0; (word = caf_io_flag_word(bit)) != NULL; bit++) {
        if (flags >> bit & 1) {
            caf_io_put(to, some ? " " : "");
            caf_io_put(to, word);
            some = true;
        }
    }
    caf_io_put(to, ",");
}

static void put_lacks_cell(caf_io_writer *to, const caf_io_entry *entry, bool wanted)
{
    caf_io_lack lack;
    int64_t at = 0;
    bool some = false;
    while (wanted && caf_io_next_lack(entry, &at, &lack)) {
        caf_io_put(to, some ? " " : "");
        caf_io_put_lack(to, &lack);
        some = true;
    }
    caf_io_put(to, ",");
}

void caf_io_csv_record(caf_report *report, const caf_io_entry *entry)
{
    const caf_finding *finding = entry->finding;
    caf_io_writer *to = &report->record;
    bool counted = finding->days != CAF_DAYS_NONE || finding->slack != CAF_DAYS_NONE;
    put_case_cells(to, entry);
    put_cell(to, entry->profile);
    put_cell(to, entry->rule->name);
    put_cell(to, entry->rule->clause);
    put_cell(to, entry->title);
    put_cell(to, caf_io_kind_word(finding->kind));
    put_cell(to, caf_io_verdict_word(finding->verdict));
    put_cell(to, caf_io_severity_word(finding->severity));
    put_cell(to, caf_io_grade_word(finding->grade));
    put_cell(to, caf_reason_text(finding->reason));
    put_subject_cells(to, entry);
    put_date_cell(to, finding->due);
    put_date_cell(to, finding->done);
    put_days_cell(to, finding->days);
    put_cell(to, counted ? caf_unit_name(entry->unit) : NULL);
    put_days_cell(to, finding->slack);
    put_flags_cell(to, finding->flags);
    put_lacks_cell(to, entry, !caf_io_is_doubt(finding));
    put_lacks_cell(to, entry, caf_io_is_doubt(finding));
    caf_io_put_cell(to, entry->text, entry->text_length);
    caf_io_put(to, "\r\n");
}
