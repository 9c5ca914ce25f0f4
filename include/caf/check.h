/** @file
 * Checking: from rows to findings.
 *
 * Nothing here allocates, blocks, or keeps anything between calls; everything a
 * check depends on is an argument. Calls on different cursors may run at once
 * over the same rows.
 */
#ifndef CAF_CHECK_H
#define CAF_CHECK_H

#include <string.h>
#include <caf/calendar.h>
#include <caf/export.h>
#include <caf/finding.h>
#include <caf/profile.h>
#include <caf/rows.h>
#include <caf/rule.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Further profiles beside the first, and rules of a vendor's own, of one check. */
#define CAF_BESIDE_MAX 7
#define CAF_VENDOR_RULES_MAX 64

/** A rule of a vendor's own: caf/vendor.h. */
typedef struct caf_vendor_rule caf_vendor_rule;

/** Another way to read the standards, under which an answer may be another: caf/why.h. */
enum caf_reading_kind {
    CAF_START_DAY_COUNTED = 1, /**< the day on which a clock starts is the first of the days allowed */
    CAF_DUE_DAY_ROLLED = 2,    /**< what falls due on no working day is in time on the next one */
    CAF_OTHER_CHOICE = 3,      /**< another of a parameter's choices: reviews anchored, not rolling */
    CAF_OTHER_CALENDAR = 4,    /**< caf_context.compared: as known on an earlier day, or of another division */
    CAF_READINGS = 5
};

/** What a check is made with. Make one with caf_context_on(). */
typedef struct caf_context {
    int32_t size;          /**< sizeof(caf_context) */
    caf_date as_of;        /**< the day on which the cases are looked at; needed */
    caf_division division; /**< of a case that records none; CAF_DIVISION_NONE: its working days are then unknown */
    int32_t reserved;      /**< 0 */
    const caf_calendar *calendars[CAF_DIVISIONS]; /**< by division; NULL: the built-in one */
    const caf_profile *profile; /**< NULL: "east-midlands-2011" */
    const caf_profile *const *beside; /**< further profiles that each case is held to in the same pass; NULL where n_beside is 0 */
    int32_t n_beside;           /**< how many, at most CAF_BESIDE_MAX */
    int32_t n_vendor_rules;     /**< how many, at most CAF_VENDOR_RULES_MAX */
    const caf_vendor_rule *vendor_rules; /**< rules of the caller's own, caf/vendor.h; NULL where there are none */
    /**
     * Calendars to hold the answers against, by the case's division; NULL: none.
     * An answer whose verdict or due day would be another gets CAF_NOT_KNOWN_THEN where the
     * calendar is of the same division (the same one as known on an earlier day),
     * CAF_CONVENTION where it is another's. Costs each rule a run more for every 64 answers.
     */
    const caf_calendar *compared[CAF_DIVISIONS];
    /** Bit 1 << enum caf_reading_kind for each other reading under which an answer of another verdict gets CAF_CONVENTION; 0: none. */
    int32_t readings;
    int32_t reserved_too; /**< 0 */
} caf_context;

/** A context for a day and a division, with the built-in calendars and profile. */
static inline caf_context caf_context_on(caf_date as_of, caf_division division)
{
    caf_context context;
    memset(&context, 0, sizeof context);
    context.size = (int32_t)sizeof context;
    context.as_of = as_of;
    context.division = division;
    return context;
}

/** Where something was wrong. Owned by the caller, never by the library. */
typedef struct caf_diag {
    caf_status status;
    int32_t table; /**< enum caf_table; -1: none */
    int64_t row;   /**< index of the row in its table; -1: none */
    int32_t field; /**< index of the field; -1: none */
    int32_t kind;  /**< reserved */
} caf_diag;

/**
 * A diagnosis as text: "meetings, row 17, field held_on: ...".
 *
 * Writes at most capacity bytes, the final zero included, and always ends with
 * one where capacity is not 0.
 *
 * @param[out] length bytes of the whole text without its zero; may be NULL
 * @return CAF_OK; CAF_E_CAPACITY when it was cut; CAF_E_NULL.
 */
CAF_API caf_status caf_diag_text(const caf_diag *diag, char *text, size_t capacity, size_t *length);

/** Output in the caller's memory. */
typedef struct caf_out {
    void *data;       /**< room for capacity elements; NULL where capacity is 0 */
    int64_t capacity; /**< elements */
    int64_t n;        /**< elements there are; the library appends and counts on */
    int32_t size;     /**< bytes of an element as the caller knows it: sizeof(caf_finding), sizeof(caf_step) */
    int32_t stride;   /**< bytes from one element to the next, at least size; 0: size */
} caf_out;

/** Where a walk through a caseload stands. Zero it and set size to begin; the rest is the library's. */
typedef struct caf_cursor {
    int32_t size;     /**< sizeof(caf_cursor) */
    int32_t reserved;
    caf_diag diag;    /**< set when a call on this cursor fails */
    int64_t next[CAF_TABLES_MAX];
} caf_cursor;

/** A cursor at the beginning. */
static inline caf_cursor caf_cursor_begin(void)
{
    caf_cursor cursor;
    memset(&cursor, 0, sizeof cursor);
    cursor.size = (int32_t)sizeof cursor;
    return cursor;
}

/** One case of a caseload, as it stood on a day. Filled by caf_next_case(); valid while the rows are. */
typedef struct caf_case {
    int32_t size;      /**< sizeof(caf_case), set by the caller */
    caf_date as_of;
    const caf_caseload *caseload;
    caf_case_row row;  /**< the case's own row, as of that day */
    int64_t index;     /**< of that row in its table; the number of cases after the last */
    int32_t not_yet;   /**< 1: the case was opened only after that day */
    int32_t reserved;
    int64_t orphans[CAF_TABLES_MAX]; /**< rows before this case's that belong to no case, by table */
    int64_t first[CAF_TABLES_MAX];   /**< the case's first row in each table */
    int64_t count[CAF_TABLES_MAX];   /**< and how many it has */
} caf_case;

/**
 * The next case of a caseload.
 *
 * @param caseload what to walk
 * @param context for the as-of date
 * @param cursor where the walk stands
 * @param[out] out the case; out->size must be set
 * @return CAF_OK; CAF_END after the last, with *out holding any orphans left;
 *         CAF_E_NULL; CAF_E_SIZE; CAF_E_ROWS; CAF_E_ROW_TAIL; CAF_E_ROW_ORDER;
 *         CAF_E_DATE_NONE and CAF_E_DATE_RANGE for the as-of date. On an error
 *         cursor->diag says where.
 */
CAF_API caf_status caf_next_case(const caf_caseload *caseload, const caf_context *context, caf_cursor *cursor, caf_case *out);

/** The case with an identifier, found by bisection; CAF_E_NO_CASE where there is none. Otherwise as caf_next_case(). */
CAF_API caf_status caf_find_case(const caf_caseload *caseload, const caf_context *context, int64_t case_id, caf_case *out);

/**
 * One row of a case, as it stood on the case's as-of date: what had not
 * happened by then reads as not recorded, CAF_DATE_NONE reads as 0.
 *
 * @param whose a case from caf_next_case() or caf_find_case()
 * @param table enum caf_table
 * @param i 0 to whose->count[table] - 1
 * @param[out] row a row of that table
 * @param size sizeof that row as the caller knows it
 * @return CAF_OK; CAF_HIDDEN when the row did not exist yet (row is zeroed);
 *         CAF_E_NULL; CAF_E_TABLE; CAF_E_SIZE; CAF_E_ROW_TAIL.
 */
CAF_API caf_status caf_get(const caf_case *whose, int32_t table, int64_t i, void *row, int32_t size);

/** How completely a source holds a table of a case. */
enum caf_coverage { CAF_ABSENT = 0, CAF_PARTIAL = 1, CAF_COMPLETE = 2 };

/** The coverage of a table of a case; CAF_ABSENT for no table or NULL. */
CAF_API int32_t caf_coverage_of(const caf_case *whose, int32_t table);

/** What findings are wanted. NULL in place of a caf_select: all. */
typedef struct caf_select {
    int32_t size;       /**< sizeof(caf_select) */
    int32_t verdicts;   /**< bit 1 << verdict; 0: all */
    int32_t kinds;      /**< bit 1 << kind; 0: all */
    int32_t severity;   /**< the least severity; data findings always pass */
    const caf_rule_id *rules; /**< only these; NULL where n_rules is 0 */
    int64_t n_rules;    /**< 0: all rules */
} caf_select;

/**
 * Checks a caseload against the context's profile, as far as the output holds.
 *
 * Findings of whole cases are appended in the order of cases; within a case by
 * profile, the context's own first and then those beside it; within a profile
 * data problems first, then safeguarding, then rules by number, a vendor's
 * last. CAF_MORE says that the next case
 * did not fit: take the findings away, set findings->n to 0, call again with
 * the same cursor.
 *
 * The tally counts every finding of the rules wanted, whether or not its verdict,
 * kind and severity are: tally[((profile * groups + group) * rules + rule) * CAF_VERDICTS + verdict],
 * added to what is there, so that tallies of parts merge by addition. Here
 * profile is 0 for the context's own and 1 and up for those beside it, rules is
 * caf_rule_count() + context->n_vendor_rules, and a vendor's rule counts as
 * caf_rule_count() + its place among them.
 *
 * @param findings NULL for a tally alone
 * @param tally may be NULL
 * @param n_tally how many numbers: profiles * groups * rules * CAF_VERDICTS
 * @return CAF_OK when the caseload is done; CAF_MORE; CAF_E_CAPACITY when one
 *         case alone has more findings than the whole output holds;
 *         CAF_E_GROUP for a case whose group is outside the tally; CAF_E_RULE
 *         where a vendor's rule gave a finding that the tally has no place for; and as
 *         caf_next_case(). After an error findings and tally hold what was
 *         complete before the case that cursor->diag names, and nothing of it.
 */
CAF_API caf_status caf_check(const caf_caseload *caseload, caf_cursor *cursor, const caf_context *context, const caf_select *want,
                             caf_out *findings, int64_t *tally, int64_t n_tally);

/** Checks one case; otherwise as caf_check(), all or nothing. */
CAF_API caf_status caf_check_case(const caf_case *whose, const caf_context *context, const caf_select *want, caf_out *findings);

/**
 * When what a timing rule asks for falls due: the context's profile, as in
 * force on the anchor, in the context's division where the rule counts working
 * days.
 *
 * @param rule a rule with caf_rule.timing
 * @param context its as-of date is not read
 * @param anchor the day the clock starts
 * @param[out] due the last day that is in time
 * @return CAF_OK; CAF_E_RULE; CAF_E_DIVISION when none is given and one is
 *         needed; CAF_E_CALENDAR_RANGE; CAF_E_DATE_NONE; CAF_E_DATE_RANGE;
 *         CAF_E_NULL; CAF_E_SIZE; CAF_E_PROFILE; CAF_E_CALENDAR.
 */
CAF_API caf_status caf_due(const caf_context *context, caf_rule_id rule, caf_date anchor, caf_date *due);

/** caf_due() for n anchors, by the contract of caf_add_working_days_array(). */
CAF_API caf_status caf_due_array(const caf_context *context, caf_rule_id rule, const caf_date *anchor, size_t n, caf_date *due);

/**
 * What a timing rule says of one anchor and one act, without a case.
 *
 * @param done the day of the act; 0 or CAF_DATE_NONE: it had not been done on the as-of date
 * @param[out] verdict CAF_MET, CAF_NOT_MET or CAF_DUE
 * @param[out] due,days,slack as in caf_finding; each may be NULL
 * @return as caf_due().
 */
CAF_API caf_status caf_judge(const caf_context *context, caf_rule_id rule, caf_date anchor, caf_date done,
                             int32_t *verdict, caf_date *due, int32_t *days, int32_t *slack);

/** EM-B2: the last day for the first TAF, from the day the initial assessment was completed. As caf_due(). */
CAF_API caf_status caf_first_taf_due(const caf_context *context, caf_date completed, caf_date *due);

/** EM-B2 for n dates. As caf_due_array(). */
CAF_API caf_status caf_first_taf_due_array(const caf_context *context, const caf_date *completed, size_t n, caf_date *due);

/** EM-C1: the last day for the next review, from the first TAF or the last review. As caf_due(). */
CAF_API caf_status caf_next_review_due(const caf_context *context, caf_date last, caf_date *due);

/** EM-D3: the day until which the record of a closed case stays accessible. As caf_due(). */
CAF_API caf_status caf_archive_due(const caf_context *context, caf_date closed, caf_date *due);

#ifdef __cplusplus
}
#endif

#endif
