/*
 * What the rules read of a case, gathered in one pass over its rows: the
 * current episode, who was told what when, in order of date. Built on the
 * stack for one case; nothing is kept.
 */
#ifndef CAF_LIB_FACTS_H
#define CAF_LIB_FACTS_H

#include <caf/check.h>
#include "reading.h"

/*
 * More rows of a table than this in one case are a data problem, and are not
 * read: rules hold rows against each other, and hostile input shall not cost
 * minutes. Ratings are many: an action has one for each TAF.
 */
#define CAF_EVENTS_MAX 1024
#define CAF_RATINGS_MAX 4096

/* Something that happened on a day; small, because there is room for many on the stack. */
typedef struct caf_occurrence {
    caf_date on;
    int16_t row;   /* its number in the case, below CAF_EVENTS_MAX */
    uint8_t table;
    uint8_t kind;  /* a meeting's, or a CAF_CONSENT_KIND */
} caf_occurrence;

/* A consent's kind: who, for what, and how decided, so that a row is read only where it matters. */
#define CAF_CONSENT_KIND(giver, purpose, decision) ((giver) | (purpose) << 2 | (decision) << 5)
#define CAF_KIND_GIVER(kind) ((kind) & 3)
#define CAF_KIND_PURPOSE(kind) ((kind) >> 2 & 7)
#define CAF_KIND_DECISION(kind) ((kind) >> 5 & 7)

/* In a kind only: decisions of sharing that name a recipient or a part, and hold for nothing else. */
enum { CAF_REFUSED_IN_PART = 6, CAF_GIVEN_IN_PART = 7 };

/* Whether a decision names the recipient or the part that it is about. Assessing and storing have neither. */
static inline int caf_is_in_part(const caf_consent_row *consent)
{
    return (consent->recipient != 0 || (consent->scope != 0 && consent->scope != CAF_SCOPE_ALL)) &&
           consent->purpose != CAF_PURPOSE_ASSESS && consent->purpose != CAF_PURPOSE_STORE;
}

static inline int caf_is_refusal(const caf_consent_row *consent)
{
    return consent->decision == CAF_REFUSED || consent->decision == CAF_WITHDRAWN;
}

/* A refusal or withdrawal of a part takes nothing else back. */
static inline int caf_is_refused_in_part(const caf_consent_row *consent)
{
    return caf_is_refusal(consent) && caf_is_in_part(consent);
}

/* Where one of these cannot be right, a consent is no better than one without its day. */
#define CAF_CONSENT_DOUBT \
    ((int64_t)1 << CONSENT_DECIDED | (int64_t)1 << CONSENT_EXPIRES | (int64_t)1 << CONSENT_GIVER | \
     (int64_t)1 << CONSENT_PURPOSE | (int64_t)1 << CONSENT_DECISION)

/* A refusal of which the part cannot be read may be one of a part, or of everything. */
static inline int64_t caf_read_of_consent(const caf_consent_row *consent)
{
    int is_given = consent->decision == CAF_GIVEN;
    return CAF_CONSENT_DOUBT | (is_given ? 0 : (int64_t)1 << CONSENT_SCOPE);
}

/* No act is missing from the record: beyond every date. */
#define CAF_NO_DOUBT INT32_MAX

/* Events in order of date. */
typedef struct caf_occurrences {
    int32_t n;
    caf_occurrence at[CAF_EVENTS_MAX];
} caf_occurrences;

/* A fact with its place; row -1: there is none. */
typedef struct caf_fact {
    caf_date on;
    int32_t row;
} caf_fact;

/*
 * A row that says something happened, but not on which day: the day is not
 * recorded, or it cannot be right. It can only make an answer unknown.
 */
typedef struct caf_unsure {
    int32_t row;    /* its number in the case; -1: there is none */
    int64_t doubt;  /* fields that cannot be right; 0: not recorded */
} caf_unsure;

/* Whether a TAF whose day is not sure may have come before the first one whose day is. */
#define CAF_FIRST_TAF_IS_SURE(facts) ((facts)->taf.row < 0 || ((facts)->tafs.n > 0 && (facts)->taf_from > (facts)->tafs.at[0].on))

/* The rows of one table of the case that are read. */
typedef struct caf_lying {
    const unsigned char *at; /* the first, where every row can be read where it lies (plain.c); else NULL */
    int32_t stride;
    int32_t n;
    int32_t ids_differ;      /* no identifier stands twice, so that it names its row */
} caf_lying;

/* Whether no assessment of which a day cannot be right may have been the initial one. */
#define CAF_INITIAL_IS_SURE(facts) ((facts)->assessed.row < 0 || (facts)->assessed.doubt == 0)

typedef struct caf_facts {
    const caf_case *whose;
    caf_date as_of;
    int32_t coverage[CAF_TABLES];
    caf_lying rows[CAF_TABLES];
    int64_t suspect[CAF_TABLES]; /* fields of which some value cannot be right */
    int64_t overfull;            /* bit 1 << table for each with more rows than the lists below hold */
    int32_t n_problems;
    caf_unsure examined;         /* while gathering: the row at hand */

    caf_date episode;            /* the current episode began by reopening on this day; 0: the first */
    caf_fact closed;             /* the closure in force; .on 0 with a row: on an unknown day */
    int64_t closed_doubt;        /* fields of it that cannot be right */
    int32_t reopened;            /* closed once, and open again */
    caf_date closed_before;      /* when the episode before the current one was closed; 0: there is none */
    caf_date disposed;           /* 0: not */

    int32_t child_row;           /* the child that the case is about; -1: not known which */
    caf_date born;
    caf_date expected;
    int32_t born_later;          /* the birth is on record, and had not come by the as-of date */

    caf_fact started;            /* the episode's initial assessment; .on 0 with a row: on an unknown day */
    caf_fact completed;
    int32_t statutory;           /* the last statutory assessment completed by the as-of date, or -1 */
    caf_unsure assessed;         /* an assessment of the episode of which no day is sure */

    caf_occurrences tafs;             /* TAF meetings held in the episode, the final statutory one left out */
    caf_unsure taf;              /* one held on an unknown day, or set with nothing recorded since that day passed */
    caf_date taf_from;           /* the earliest day that any such one can have had; 0: any */
    int32_t taf_held;            /* one of them is said to have been held, whatever the day */

    caf_occurrences reviews;          /* reviews held in the episode, on different days */
    caf_unsure review;           /* a review of which the day is not sure */

    caf_occurrences consents;         /* decisions on consent; kind is a CAF_CONSENT_KIND */
    int32_t consent;             /* the first row of which the day or the giver is not sure, or -1 */

    int32_t step_down_row;       /* a step down in the episode, or -1 */
    caf_date final_meeting;      /* as the transfer says, or else as the meetings do */
    int32_t final_table;         /* where that stands: CAF_TRANSFERS or CAF_MEETINGS */
    int32_t final_row;
    caf_fact final_among;        /* the last one held among the meetings */
    uint8_t continuing_support;
    caf_date step_up;            /* the first step up, or 0 */
    int32_t step_up_row;         /* a step up, or -1 */
    int32_t step_up_undated;     /* one of which no day is on record, or -1 */
    caf_date step_up_by;         /* that had happened by then; 0: nothing is known */
    int32_t began_by_step_down;  /* the final statutory meeting came before any step up */
    int32_t may_have_stepped_down; /* or it may have: of a step up the day is not on record */
} caf_facts;

/* The field that says when the final statutory meeting was held, of the row where it stands. */
static inline int32_t caf_final_field(const caf_facts *facts)
{
    return facts->final_table == CAF_MEETINGS ? MEETING_HELD_ON : TRANSFER_FINAL_MEETING_ON;
}

/* A data problem as it is found. */
typedef struct caf_problem {
    caf_rule_id rule;
    int32_t reason;
    int32_t table;
    int32_t row;       /* its number in the case */
    int64_t fields;    /* of that row */
    int32_t other_table; /* what it contradicts; -1: nothing else */
    int32_t other_row;
    int64_t other_fields;
} caf_problem;

typedef void caf_problem_sink(void *user, const caf_problem *problem);

/* The order in which a case's tables are read: each needs only what came before it. Ends with CAF_TABLES. */
extern const int32_t caf_reading_order[];

/* Finds every data problem of a case, once the facts are gathered. */
caf_status caf_examine(const caf_facts *facts, caf_problem_sink *sink, void *user);

/* The same for one row, in that order, while the facts are being gathered. */
void caf_examine_row(const caf_facts *facts, int32_t table, int64_t i, const caf_row *row,
                     const caf_reading *reading, caf_problem_sink *sink, void *user);

/* The references of a row to rows that are not there, bit 1 << index each. */
int64_t caf_dangling_in(const caf_facts *facts, int32_t table, const union caf_row *row);

/* And for what is wrong with a case beyond its rows. */
void caf_examine_whole(const caf_facts *facts, caf_problem_sink *sink, void *user);

/* Whether it is recorded that a meeting took place, and when. */
enum { CAF_TOOK_PLACE, CAF_SOME_DAY, CAF_SILENT, CAF_NOT_HELD };
int32_t caf_whether_held(const caf_facts *facts, const caf_meeting_row *meeting, const caf_reading *reading);

/* A meeting without its own date belongs to the episode unless what is dated says that it came before. */
static inline int caf_meeting_is_in_episode(const caf_facts *facts, const caf_meeting_row *meeting)
{
    caf_date last = meeting->held_on;
    if (last == 0) {
        last = meeting->planned_for != 0 ? meeting->planned_for : meeting->set_on;
    }
    return last == 0 || last >= facts->episode;
}

/* The fields of one row that cannot be right. */
int64_t caf_doubt_of(const caf_facts *facts, int32_t table, int64_t row);

/* Whether the child had not been born by a day, as far as the record shows. */
int caf_is_unborn(const caf_facts *facts, caf_date on);

/* The earliest day of a TAF that may be missing from the record; CAF_NO_DOUBT: none is. */
caf_date caf_taf_doubt_from(const caf_facts *facts);

/* The last day on which something could be done: the closure, or the as-of date. */
caf_date caf_last_day(const caf_facts *facts);

/* Whether the case may have been closed without the source holding it. */
int caf_may_be_closed(const caf_facts *facts);

/* How many rows of a table are read of a case. */
static inline int64_t caf_rows_read(const caf_case *whose, int32_t table)
{
    int64_t most = table == CAF_RATINGS ? CAF_RATINGS_MAX : CAF_EVENTS_MAX;
    return whose->count[table] < most ? whose->count[table] : most;
}

/* caf_find_row() in a table that has been gathered, quick where identifiers are consecutive numbers, as they often are. */
static inline int64_t caf_find_gathered(const caf_facts *facts, int32_t table, int64_t id)
{
    const caf_lying *rows = &facts->rows[table];
    if (rows->ids_differ && id != 0) {
        const unsigned char *at = rows->at + sizeof id; /* the case's comes first */
        int64_t found;
        memcpy(&found, at, sizeof found);
        uint64_t guess = (uint64_t)id - (uint64_t)found;
        if (guess < (uint64_t)rows->n) {
            memcpy(&found, at + (ptrdiff_t)((int64_t)guess * rows->stride), sizeof found);
            if (found == id) {
                return (int64_t)guess;
            }
        }
    }
    return caf_find_row(facts->whose, table, id);
}

/* Gathers the facts of a case. *wrong_table and *wrong_row name the place of an error. */
caf_status caf_gather(const caf_case *whose, caf_facts *facts, int32_t *wrong_table, int64_t *wrong_row);

/* A statutory body held the case from one day until before another (0: still). In order; returns 0 when there is none after `after`. */
int caf_next_suspension(const caf_facts *facts, caf_date after, caf_date *from, caf_date *until, int32_t *row);

#endif
