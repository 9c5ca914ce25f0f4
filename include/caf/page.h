/** @file
 * Pages: what every page of HTML that libcaf writes shares. The report of
 * caf/report.h is one; whoever counts something else puts it on a page here.
 *
 * A page stands alone: its style sheet and drawings are inside, it has no script
 * and asks for nothing, and its policy forbids both. Tables have captions and
 * their headings scopes, drawings are whole numbers with a table beside them,
 * and no colour says what no word does. All text is escaped; what would steer a
 * terminal shows as "?".
 *
 * A page is in memory until it is finished, and remembers where memory ran out:
 * only the end has to be looked at. No pointer may be NULL unless it is said
 * that it may, and texts are UTF-8. One thread at a time uses a page; different
 * pages are independent.
 */
#ifndef CAF_PAGE_H
#define CAF_PAGE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <caf/date.h>
#include <caf/export.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A page in the making. */
typedef struct caf_page caf_page;

/** In place of a number: one stands here that is not to be seen ("hidden"), or there is none (a dash). */
#define CAF_PAGE_HIDDEN (-1)
#define CAF_PAGE_NONE (-2)

/** Colours beside those of enum caf_report_style: one that means nothing, and the amber between red (not met) and green (met). */
#define CAF_PAGE_PLAIN 0
#define CAF_PAGE_AMBER (-1)

/**
 * Begins a page with its title, as its first heading too.
 *
 * @param title length bytes
 * @param[out] out close it with caf_page_close()
 * @return CAF_OK; CAF_E_NULL; CAF_E_MEMORY.
 */
CAF_IO_API caf_status caf_page_open(const char *title, size_t length, caf_page **out);

/** What a page was made from: a term and its text (length bytes), one after another before all else. */
CAF_IO_API void caf_page_fact(caf_page *page, const char *term, const char *text, size_t length);

/** A number in a box, behind the facts: enum caf_report_style, CAF_PAGE_PLAIN or CAF_PAGE_AMBER; 0 and above, or CAF_PAGE_HIDDEN. */
CAF_IO_API void caf_page_figure(caf_page *page, int32_t style, int64_t number, const char *label);

/** A part of a page. */
typedef struct caf_page_part {
    const char *id;    /**< a word of letters, digits and hyphens; no two of a page are the same */
    const char *title; /**< its heading, and in the contents */
} caf_page_part;

/** The contents: ends the facts and figures, and links to n parts. Once a page, and before its first part. */
CAF_IO_API void caf_page_contents(caf_page *page, const caf_page_part *parts, int32_t n);

/** Begins a part; caf_page_end_part() ends it. */
CAF_IO_API void caf_page_begin_part(caf_page *page, const caf_page_part *part);
CAF_IO_API void caf_page_end_part(caf_page *page);

/** HTML as it stands, of the caller's own: never what was read from somewhere. */
CAF_IO_API void caf_page_markup(caf_page *page, const char *html);

/** Text (length bytes; a whole one), escaped; a number, as in a table. */
CAF_IO_API void caf_page_put(caf_page *page, const char *text, size_t length);
CAF_IO_API void caf_page_text(caf_page *page, const char *text);
CAF_IO_API void caf_page_number(caf_page *page, int64_t number);

/** What a column of a table holds. */
enum caf_page_column_kind {
    CAF_PAGE_WORDS = 0,   /**< text, as narrow as it goes */
    CAF_PAGE_TITLE = 1,   /**< text that needs room */
    CAF_PAGE_NUMBERS = 2, /**< numbers, to the right */
    CAF_PAGE_BARS = 3
};

typedef struct caf_page_column {
    const char *heading;
    int32_t kind; /**< enum caf_page_column_kind */
    int32_t reserved; /**< 0 */
} caf_page_column;

/** Begins a table of n columns, the first of them the headings of its rows. */
CAF_IO_API void caf_page_begin_table(caf_page *page, const char *caption, const caf_page_column *columns, int32_t n);

/** Begins a row with its heading (length bytes): then a cell for each further column, and caf_page_end_row(). */
CAF_IO_API void caf_page_begin_row(caf_page *page, const char *heading, size_t length);

/** The same of a row that is a part of one above it. */
CAF_IO_API void caf_page_begin_part_row(caf_page *page, const char *heading, size_t length);
CAF_IO_API void caf_page_end_row(caf_page *page);

/** What follows are sums. */
CAF_IO_API void caf_page_table_foot(caf_page *page);
CAF_IO_API void caf_page_end_table(caf_page *page);

/** A cell of text; of a number, CAF_PAGE_HIDDEN or CAF_PAGE_NONE; of one that is marked; of a share, in whole percent. */
CAF_IO_API void caf_page_cell(caf_page *page, const char *text, size_t length);
CAF_IO_API void caf_page_title_cell(caf_page *page, const char *text, size_t length);
CAF_IO_API void caf_page_number_cell(caf_page *page, int64_t number);
CAF_IO_API void caf_page_marked_cell(caf_page *page, int64_t number);
CAF_IO_API void caf_page_percent_cell(caf_page *page, int64_t percent);

/** A cell of a text that is set as a number is: "3 of 4". */
CAF_IO_API void caf_page_figure_cell(caf_page *page, const char *text);

/** A part of a bar. */
typedef struct caf_page_share {
    int64_t number;   /**< or CAF_PAGE_HIDDEN: then nothing of the bar is drawn, as the rest would give it away */
    int32_t style;    /**< enum caf_report_style, CAF_PAGE_PLAIN, CAF_PAGE_AMBER */
    int32_t reserved; /**< 0 */
    const char *name; /**< in the key */
} caf_page_share;

/** A cell with a bar of n parts, which says nothing that the row's numbers do not. */
CAF_IO_API void caf_page_bar_cell(caf_page *page, const caf_page_share *parts, int32_t n);

/** A cell of a letter or two on a colour, of which a key says what they are; text NULL: an empty one. */
CAF_IO_API void caf_page_letter_cell(caf_page *page, int32_t style, const char *text);

/** What the colours of the bars are. */
CAF_IO_API void caf_page_key(caf_page *page, const caf_page_share *parts, int32_t n);

/** A day that a chart marks: its last moment. */
typedef struct caf_page_mark {
    int32_t day;      /**< one that is not on the chart is left out */
    int32_t is_limit; /**< 1: what should be kept to; 0: no more than a mark */
    const char *text;
} caf_page_mark;

/**
 * How many days something took. The first bin is of 0 days, the last of more
 * than all others, and those between of equal width: 1 to 5, 6 to 10.
 */
typedef struct caf_page_days {
    const int64_t *bins; /**< none below 0: what may not be seen has no chart */
    int32_t n_bins;      /**< 3 or more */
    int32_t days_a_bin;  /**< 1 or more */
    const char *first;   /**< what the first bin is called: "0" */
    const char *unit;    /**< "working days" */
    const char *counted; /**< "first TAF meetings" */
    const char *caption; /**< of the table that has the numbers */
    const caf_page_mark *marks; /**< n_marks, the earliest day first */
    int64_t n_marks;
} caf_page_days;

/** A chart of days, and behind it the table of its numbers. Nothing where all bins are 0. */
CAF_IO_API void caf_page_chart(caf_page *page, const caf_page_days *days);

/** The shapes of the marks of a timeline, so that no colour is needed to tell them apart. */
enum caf_page_shape {
    CAF_PAGE_STRETCH = 0, /**< none: a bar from the first day to the last */
    CAF_PAGE_DOT = 1,
    CAF_PAGE_DIAMOND = 2,
    CAF_PAGE_SQUARE = 3,
    CAF_PAGE_CROSS = 4,
    CAF_PAGE_PLUS = 5,
    CAF_PAGE_SHAPES = 6
};

/** A kind of what stands on a timeline: how it is drawn, and what it is called in the key and the table. */
typedef struct caf_page_kind {
    int32_t shape;    /**< enum caf_page_shape */
    int32_t style;    /**< enum caf_report_style, CAF_PAGE_PLAIN, CAF_PAGE_AMBER */
    const char *name; /**< "due day: met" */
} caf_page_kind;

/** What stands on a day of a timeline, or on a stretch of days. */
typedef struct caf_page_event {
    caf_date from;    /**< its day, or the first one */
    caf_date until;   /**< the last day of a stretch, to which a bar leads; 0: the day alone */
    int32_t lane;     /**< by place */
    int32_t kind;     /**< by place */
    int32_t is_below; /**< 1: on a line of its own under the lane's, as what was due stands under what was done */
    int32_t reserved; /**< 0 */
    const char *label; /**< a few words at the mark; labels too near to each other are told in one; NULL: none */
    const char *text;  /**< what the table says of it */
} caf_page_event;

/** Days on lanes: what happened, and when. */
typedef struct caf_page_timeline {
    const char *const *lanes; /**< their names, from above */
    int32_t n_lanes;
    int32_t n_kinds;
    const caf_page_kind *kinds;
    const caf_page_event *events; /**< the earliest `from` first */
    int64_t n_events;
    caf_date as_of;      /**< a line is drawn at it; 0: none */
    int32_t reserved;    /**< 0 */
    const char *caption; /**< of the table of its days */
} caf_page_timeline;

/**
 * A timeline with its key, and the table of its days, which can be long and so may stand further on; the drawing names
 * it by its caption, and a page has both. Nothing where there is no event.
 */
CAF_IO_API void caf_page_timeline_chart(caf_page *page, const caf_page_timeline *timeline);
CAF_IO_API void caf_page_timeline_table(caf_page *page, const caf_page_timeline *timeline);

/** What was counted on one day, or in one time that has a name. */
typedef struct caf_page_stack {
    caf_date day;           /**< 0: none */
    int32_t reserved;       /**< 0 */
    const char *name;       /**< "2025 Q1", or a word under the day: "review"; NULL: none */
    const int64_t *numbers; /**< by kind, none below 0 */
} caf_page_stack;

/** How what was counted was made up from day to day. */
typedef struct caf_page_stacks {
    const caf_page_share *kinds; /**< their names and colours; the lowest of a stack first. Numbers are not looked at */
    const char *const *letters;  /**< one for each kind, which stands in its part */
    int32_t n_kinds;
    int32_t reserved;            /**< 0 */
    const caf_page_stack *stacks; /**< the earliest first */
    int64_t n_stacks;
    const char *time;    /**< "Day": what the table's rows are */
    const char *counted; /**< "actions": the sum of a stack */
    const char *caption; /**< of the table that has the numbers */
} caf_page_stacks;

/** Stacks with their key, and behind them the table of their numbers. Nothing where there is no stack. */
CAF_IO_API void caf_page_stack_chart(caf_page *page, const caf_page_stacks *stacks);

/**
 * Ends a page with what it says of itself (NULL: nothing), and writes it.
 *
 * @return CAF_OK; CAF_E_NULL; CAF_E_MEMORY where it ran out at any time, and nothing
 *         was written; CAF_E_WRITE where the file took less than the whole.
 */
CAF_IO_API caf_status caf_page_finish(caf_page *page, const char *said, FILE *file);

/** Frees a page; NULL is fine. */
CAF_IO_API void caf_page_close(caf_page *page);

#ifdef __cplusplus
}
#endif

#endif
