/** @file
 * Reports: a caseload checked against one or more profiles, as text or a page
 * of HTML for people, or as JSON or CSV for programs.
 *
 * A report takes cases batch by batch and writes nothing until it is finished,
 * so that an input that turns out to be wrong leaves no half report behind. Its
 * memory does not grow with the input: findings wait in unnamed temporary files
 * (tmpfile()), and text and HTML keep only as many as they will show. What a report
 * shows of a case is its identifier, dates and codes; names and narratives never
 * come near it. Nothing is read from the machine: no clock, no locale.
 *
 * One thread at a time uses a report; different reports are independent.
 * docs/findings.md describes what is written.
 */
#ifndef CAF_REPORT_H
#define CAF_REPORT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <caf/calendar.h>
#include <caf/check.h>
#include <caf/export.h>
#include <caf/io_error.h>
#include <caf/profile.h>
#include <caf/reader.h>
#include <caf/rows.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A report in the making. */
typedef struct caf_report caf_report;

/** How a report is written. */
enum caf_report_format {
    CAF_REPORT_TEXT = 1, /**< a summary, then the most urgent findings */
    CAF_REPORT_JSON = 2, /**< one object: what was asked, the summary, the findings */
    CAF_REPORT_CSV = 3,  /**< RFC 4180, one row a finding, a row of headings first */
    CAF_REPORT_HTML = 4  /**< what the text says, with charts, as one page that needs nothing else: no script, no network */
};

/** What a text report marks, where it is told how (caf_report_options.styles). No mark says what the words do not. */
enum caf_report_style {
    CAF_STYLE_END = 0, /**< behind what was marked */
    CAF_STYLE_HEADING = 1,
    CAF_STYLE_FAINT = 2, /**< labels, and numbers that are 0 */
    CAF_STYLE_SAFEGUARDING = 3,
    CAF_STYLE_NOT_MET = 4,
    CAF_STYLE_DATA = 5, /**< a data problem */
    CAF_STYLE_DUE = 6,
    CAF_STYLE_JUDGEMENT = 7,
    CAF_STYLE_UNKNOWN = 8,
    CAF_STYLE_MET = 9,
    CAF_STYLES = 10
};

/** How a report marks a verdict: enum caf_report_style; CAF_STYLE_END for what is none. */
CAF_IO_API int32_t caf_verdict_style(int32_t verdict);

/** In caf_report_options.select, beside bit 1 << verdict: data problems. */
#define CAF_REPORT_DATA 1

/** What calls for a person: not met, due, unknown, judgement, and data problems. */
#define CAF_REPORT_USUAL \
    (CAF_REPORT_DATA | 1 << CAF_NOT_MET | 1 << CAF_DUE | 1 << CAF_UNKNOWN | 1 << CAF_JUDGEMENT)

/** Findings that the text shows unless told otherwise, and at most. */
#define CAF_REPORT_TOP 20
#define CAF_REPORT_TOP_MOST 1000000

/** Columns of a line of text unless told otherwise, and at least. */
#define CAF_REPORT_WIDTH 100
#define CAF_REPORT_NARROWEST 60

/** What to check with and how to write it. Zero it, set size, format and as_of, and set what else is wanted. */
typedef struct caf_report_options {
    int32_t size;          /**< sizeof(caf_report_options) */
    int32_t format;        /**< enum caf_report_format */
    caf_date as_of;        /**< the day on which the cases are looked at; needed */
    caf_division division; /**< of cases that record none; CAF_DIVISION_NONE: their working days are unknown */
    /** Text and HTML: how many findings to show, up to CAF_REPORT_TOP_MOST; 0: CAF_REPORT_TOP; -1: the summary alone. */
    int32_t top;
    /** Which findings to list: bit 1 << verdict, CAF_REPORT_DATA; safeguarding always is; 0: CAF_REPORT_USUAL. */
    int32_t select;
    int32_t n_profiles;    /**< 0: east-midlands-2011 alone */
    int32_t width;         /**< text: columns of a line at most, CAF_REPORT_NARROWEST or more; 0: CAF_REPORT_WIDTH */
    /** Each case is checked against each; none twice; they must outlive the report. */
    const caf_profile *const *profiles;
    /** By division; NULL: the built-in one; they must outlive the report. */
    const caf_calendar *calendars[CAF_DIVISIONS];
    /** The name of the list that the calendars come from, to be shown; NULL: built in. It must outlive the report. */
    const char *holidays;
    /**
     * By profile, n_profiles of them, where their calendars or divisions differ:
     * of each only `division` and `calendars` are read, in place of those above,
     * and `compared` and `readings`, which have no place there.
     * NULL: the same for all. They must outlive the report.
     */
    const caf_context *contexts;
    /**
     * Text: what is put before each thing that is marked, CAF_STYLES texts by enum
     * caf_report_style, such as the escape sequences that colour a terminal
     * (ESC [ ... m, which take no column). None of them NULL. NULL: nothing is
     * marked. They must outlive the report.
     */
    const char *const *styles;
} caf_report_options;

/** Where cases come from, for the names of things. Zero it and set size; every function may be NULL. */
typedef struct caf_report_source {
    int32_t size;     /**< sizeof(caf_report_source) */
    int32_t reserved; /**< 0 */
    const char *file; /**< shown beside each finding; NULL: none */
    /** A case's own name (*length bytes, no final zero needed), or NULL: its number is shown. */
    const char *(*case_name)(const void *user, int64_t case_id, size_t *length);
    /** Any other identifier's own name, likewise. */
    const char *(*name)(const void *user, int64_t id, size_t *length);
    /** The line that a case begins on; 0: none. */
    int64_t (*line)(const void *user, int64_t case_id);
    const void *user;
} caf_report_source;

/** What a report has counted so far. */
typedef struct caf_report_totals {
    int32_t size;         /**< sizeof(caf_report_totals), set by the caller */
    int32_t reserved;
    int64_t cases;
    int64_t not_open;     /**< of these, cases that were opened only after the as-of date */
    int64_t data;         /**< data problems; they belong to no profile and count once */
    int64_t safeguarding; /**< findings of kind CAF_SAFEGUARDING */
    int64_t verdicts[8];  /**< by verdict, over all profiles, without data problems */
} caf_report_totals;

/**
 * Begins a report.
 *
 * @param[out] out close it with caf_report_close()
 * @param[out] error may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE; CAF_E_ARGUMENT (format, top, select,
 *         width, two profiles of one number); CAF_E_DATE_NONE and CAF_E_DATE_RANGE (as_of);
 *         CAF_E_DIVISION; CAF_E_PROFILE; CAF_E_MEMORY.
 */
CAF_IO_API caf_status caf_report_open(const caf_report_options *options, caf_report **out, caf_io_error *error);

/**
 * Checks the cases of a caseload and takes up their findings.
 *
 * @param source NULL: no file, and numbers for names. Used during the call only
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE; CAF_E_MEMORY; CAF_E_WRITE for the
 *         temporary file; and as caf_check(). After an error the report can only
 *         be closed.
 */
CAF_IO_API caf_status caf_report_check(caf_report *report, const caf_caseload *caseload,
                                       const caf_report_source *source, caf_io_error *error);

/** Checks all that a reader has left, to its end. As caf_report_check() and caf_reader_next(). */
CAF_IO_API caf_status caf_report_read(caf_report *report, caf_reader *reader, caf_io_error *error);

/** What has been counted so far. CAF_E_NULL; CAF_E_SIZE. */
CAF_IO_API caf_status caf_report_count(const caf_report *report, caf_report_totals *out);

/**
 * Writes the report and flushes. It can be done once.
 *
 * @param file stays the caller's to close
 * @return CAF_OK; CAF_E_NULL; CAF_E_WRITE; CAF_E_MEMORY; CAF_E_ARGUMENT when
 *         it was finished before, or after an error.
 */
CAF_IO_API caf_status caf_report_finish(caf_report *report, FILE *file, caf_io_error *error);

/** Frees a report, finished or not; NULL is fine. */
CAF_IO_API void caf_report_close(caf_report *report);

#ifdef __cplusplus
}
#endif

#endif
