/* The inside of a report, shared by the files that write it. Private. */
#ifndef CAF_IO_REPORT_MADE_H
#define CAF_IO_REPORT_MADE_H

#include <stdbool.h>
#include <caf/explain.h>
#include <caf/page.h>
#include <caf/report.h>
#include <caf/version.h>
#include "heap.h"
#include "spool.h"
#include "urgent.h"
#include "writer.h"

/* One input, for the head of the report. */
typedef struct caf_io_report_file {
    char *name;
    int64_t cases;
} caf_io_report_file;

/*
 * How many days something took, in bins of equal width that end on the last day of
 * a limit of so many: 1 to 5, 6 to 10 and so on. The first bin is what was done on
 * the day the clock started or before, the last what took longer than all others.
 */
enum { CAF_IO_DAYS_A_BIN = 5, CAF_IO_BINS = 14 };
typedef struct caf_io_days {
    int64_t bins[CAF_IO_BINS];
    int64_t n;
} caf_io_days;

/*
 * Actions by the last colour of each quarter, the last one that of the as-of date: red,
 * amber, green, or two colours on their last day.
 */
enum { CAF_IO_QUARTERS = 12, CAF_IO_SHADES = 4, CAF_IO_BOTH_WAYS = 3 };
typedef struct caf_io_rag {
    int64_t numbers[CAF_IO_QUARTERS][CAF_IO_SHADES];
    int64_t n;
    int64_t earlier; /* ratings before those quarters */
    int64_t unsure;  /* ratings without a day, a colour or an action */
} caf_io_rag;

struct caf_report {
    const caf_io_memory *memory;
    caf_report_options options; /* with defaults filled in */
    const caf_profile **profiles;
    caf_io_buffer *found;       /* caf_finding of the caseload at hand, by profile */
    int64_t *tally;             /* [profile][rule][verdict] */
    caf_io_buffer files;        /* caf_io_report_file */
    caf_report_totals totals;
    caf_io_days first_taf;      /* from the assessment to the first TAF, under the first profile */
    caf_io_rag rag;             /* HTML */
    caf_io_buffer ratings;      /* of the case at hand (report_rag.c) */
    int64_t listed;             /* findings that the selection takes; in text and HTML one that profiles share counts once */
    int64_t listed_unknown;     /* those among them whose facts are not recorded */
    caf_io_buffer also;         /* int32_t: the further profiles that share the finding at hand, by index */
    caf_io_spool first;         /* records of safeguarding */
    caf_io_spool rest;          /* all other records */
    caf_io_urgent urgent;       /* text and HTML */
    caf_io_writer record;       /* the record being made */
    caf_io_buffer steps;        /* caf_step, of the finding at hand */
    caf_io_buffer text;         /* its explanation */
    caf_io_error error;
    bool ended;                 /* finished, or failed */
};

/* A finding with everything that its record shows. */
typedef struct caf_io_entry {
    const caf_finding *finding;
    const caf_rule *rule;
    const char *title;   /* of the rule, as the profile calls it */
    const char *profile; /* NULL: of none, as data problems are */
    const char *file;    /* NULL: none */
    int64_t line;
    const char *case_name;
    size_t case_length;
    const caf_step *steps;
    int64_t n_steps;
    const char *text; /* the explanation */
    size_t text_length;
    int32_t unit; /* of days and slack */
    const caf_report_source *source;
} caf_io_entry;

/* report_entry.c: looks everything up; the entry lives until the next one is made. */
caf_status caf_io_entry_make(caf_report *report, const caf_caseload *caseload, const caf_report_source *source,
                             const caf_context *context, const caf_finding *finding, caf_io_entry *entry);

/* The unit that a rule's days and slack are counted in, as a profile sets it on the as-of date. */
int32_t caf_io_unit_of(const caf_profile *profile, caf_rule_id rule, caf_date as_of);

/* A row's own name, or NULL where it has none; *number: its number in the case, or 0. */
const char *caf_io_row_name(const caf_report_source *source, int64_t row, size_t *length, int64_t *number);

/* A field that is missing or in doubt; field -1: the whole table. Or, with an item, one of another set: smart, measurable. */
typedef struct caf_io_lack {
    int32_t table;
    int32_t field;
    const char *set;
    const char *item; /* NULL: a field */
} caf_io_lack;

/* "meetings.held_on", "meetings", "smart.measurable" */
void caf_io_put_lack(caf_io_writer *to, const caf_io_lack *lack);

/* Whether a safeguarding rule says that somebody has to act: then it stands first. */
bool caf_io_is_safeguarding(const caf_finding *finding);

/* The next of them; *at is 0 to begin. */
bool caf_io_next_lack(const caf_io_entry *entry, int64_t *at, caf_io_lack *lack);

/* Whether something was never done, and the time in which it could be had ended before the as-of date. */
bool caf_io_is_missed(const caf_io_entry *entry);

/* Whether they are recorded and in doubt, and not missing. */
bool caf_io_is_doubt(const caf_finding *finding);

/* Names for programs: "not-met". NULL for none. */
const char *caf_io_verdict_word(int32_t verdict);
const char *caf_io_kind_word(int32_t kind);
const char *caf_io_severity_word(int32_t severity);
const char *caf_io_grade_word(int32_t grade);
const char *caf_io_division_word(caf_division division);
const char *caf_io_flag_word(int32_t bit); /* the flag 1 << bit */

/* caf_report_open() with the memory that a test chooses. */
caf_status caf_io_report_open(const caf_report_options *options, const caf_io_memory *memory, caf_report **out,
                              caf_io_error *error);

/* Ends a report that went wrong, and says so; gives the status. */
caf_status caf_io_report_fail(caf_report *report, caf_status status, caf_io_error *error);

/* The calendar of a division that the report counts with. */
const caf_calendar *caf_io_report_calendar(const caf_report *report, caf_division division);

/* What a profile (by index) calls a rule on the as-of date. */
const char *caf_io_report_title(const caf_report *report, int32_t profile, const caf_rule *rule);

/* The division of cases that record none, under a profile. */
caf_division caf_io_report_division(const caf_report *report, int32_t profile);

/* How often a rule of a profile (by index) answered with a verdict. */
int64_t caf_io_report_tally(const caf_report *report, int32_t profile, caf_rule_id rule, int32_t verdict);

/* Whether a rule is to be summed up under a profile: it is on there, or has answered. */
bool caf_io_report_has(const caf_report *report, int32_t profile, caf_rule_id rule);

/* One record into report->record: report_text.c, report_html_record.c, report_json.c, report_csv.c. */
void caf_io_html_record(caf_report *report, const caf_io_entry *entry);
void caf_io_text_record(caf_report *report, const caf_io_entry *entry);
void caf_io_json_record(caf_report *report, const caf_io_entry *entry);
void caf_io_csv_record(caf_report *report, const caf_io_entry *entry);

/* report_text.c: what a line holds, wrapped into report->record, each part after so many spaces; clears the line. */
void caf_io_put_line(caf_report *report, caf_io_writer *line, size_t indent);

/* report_text.c: marks what follows up to the end, where the report has styles. */
void caf_io_begin_style(caf_io_writer *to, const caf_report *report, int32_t style);
void caf_io_end_style(caf_io_writer *to, const caf_report *report);
void caf_io_put_styled(caf_io_writer *to, const caf_report *report, int32_t style, const char *text);

/*
 * What a report tells people of a finding, without line breaks: "not met, 3 working
 * days late"; the rule with its clause and title; the row with its due date and its day.
 */
void caf_io_put_result(caf_io_writer *to, const caf_io_entry *entry);
void caf_io_put_rule(caf_io_writer *to, const caf_report *report, const caf_io_entry *entry);
void caf_io_put_subject(caf_io_writer *to, const caf_io_entry *entry);

/* The case of a finding, with file and line where they are known. */
void caf_io_put_case(caf_io_writer *to, const caf_report *report, const caf_io_entry *entry);

/* How a finding is marked: enum caf_report_style. */
int32_t caf_io_style_of(const caf_finding *finding);

/* What a report was made from, and by: texts without line breaks (report_summary.c). */
void caf_io_describe_opening(const caf_report *report, caf_io_writer *text);
void caf_io_describe_files(const caf_report *report, caf_io_writer *text);
void caf_io_describe_profiles(const caf_report *report, caf_io_writer *text);
void caf_io_describe_calendar(const caf_report *report, caf_io_writer *text);

/* "the 20 most urgent of 153 findings, 40 of them for facts that are not recorded" (report_text.c). */
void caf_io_describe_urgent(const caf_report *report, caf_io_writer *text, int32_t n);

/* "2 more are not shown.", in text with how they can be; nothing where all are. */
void caf_io_describe_more(const caf_report *report, caf_io_writer *text, int32_t shown);

/* Whether it was asked for what calls for a person, and no more. */
bool caf_io_is_usual(const caf_report *report);

/* The verdicts as tables for people have them. */
enum { CAF_IO_SHOWN = 6 };
typedef struct caf_io_shown {
    int32_t verdict;
    const char *heading;
} caf_io_shown;
extern const caf_io_shown caf_io_shown_verdicts[CAF_IO_SHOWN];

/* The whole page, into report->record (report_html.c). */
void caf_io_html_page(caf_report *report);

/* How long the first TAFs took, in words and as a chart (report_html_first_taf.c). */
void caf_io_html_first_taf(caf_page *page, const caf_report *report);

/* The colours of a caseload's actions over time: counted (report_rag.c), and as a chart (report_html_rag.c). */
caf_status caf_io_count_colours(caf_report *report, const caf_caseload *caseload);
void caf_io_html_rag(caf_page *page, const caf_report *report);

/* What stands before the records and after them, into report->record. */
void caf_io_text_head(caf_report *report);
void caf_io_text_urgent(caf_report *report);
void caf_io_json_head(caf_report *report);
void caf_io_json_foot(caf_report *report);
void caf_io_csv_head(caf_report *report);

#endif
