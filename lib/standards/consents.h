/*
 * What was decided on consent, and whether that is the agreement asked for:
 * shared by the rules that turn on it.
 */
#ifndef CAF_LIB_STANDARDS_CONSENTS_H
#define CAF_LIB_STANDARDS_CONSENTS_H

#include "../run.h"

/* Where one person's agreement stands on a day. */
enum caf_standing { NO_DECISION, AGREED, REFUSED, LAPSED, NOT_OBTAINED, NOT_APPROACHED, BOTH_WAYS, UNDATED };

typedef struct caf_decision {
    enum caf_standing standing;
    int32_t row;        /* the decision it rests on, or -1 */
    int64_t doubt;      /* fields of it that cannot be right */
    int32_t other_row;  /* decided the other way on the same day, or -1 */
    int32_t later_row;  /* the first time it was given after the day, or -1 */
    caf_consent_row of;
    int view_sought;    /* some decision records how the view was sought */
} caf_decision;

/* An answer, and what it rests on; the worse of two parts decides. */
typedef struct caf_agreement {
    int32_t verdict;
    int32_t reason;
    int32_t row;
    caf_date done;  /* the day of agreement; where it came only later, too */
    int64_t items;
    int64_t doubt;  /* of these, what cannot be right */
} caf_agreement;

/* A decision that would matter, did one know more of it: of its day, whose it is, or what it was. */
typedef struct caf_maybe {
    caf_unsure row; /* row -1: there is none */
    int64_t blank;  /* fields of it that are not recorded */
    caf_date on;    /* the last day that it may have been */
} caf_maybe;

/* Keeps the latest. */
static inline void caf_keep_maybe(caf_maybe *last, const caf_maybe *one)
{
    if (last->row.row < 0 || one->on >= last->on) {
        *last = *one;
    }
}

/* What of sharing a decision is about; 0: any recipient, any part. */
typedef struct caf_extent {
    int64_t recipient;
    uint8_t scope;
} caf_extent;

/* Whether a decision reaches an act of sharing. */
enum caf_reach { DOES_NOT_REACH, MAY_REACH, REACHES };

/* The same of what was shared, with whom (0: not recorded), where the decision is a refusal, or is not. */
enum caf_reach caf_reach_of(const caf_consent_row *consent, const caf_extent *shared, int is_refused);

/* Whether a consent covers a purpose. */
int caf_is_for(const caf_consent_row *consent, int32_t purpose);

int caf_read_consent(const caf_run *run, int32_t i, caf_consent_row *out);

/* Whether a consent that was given holds for a purpose on a day: 1; 0: it expired, or was taken back since; -1: taken back on the day it was given. */
int caf_is_live(const caf_run *run, const caf_consent_row *consent, int32_t purpose, caf_date on);

/*
 * The next row of which the day, the giver or something else is not sure; begin
 * with row -1. The second: one that may be a giver's for a purpose.
 */
int caf_next_unsure_consent(const caf_run *run, caf_unsure *at, caf_consent_row *out);
int caf_next_unsure_of(const caf_run *run, caf_unsure *at, int32_t giver, int32_t purpose, caf_consent_row *out);

/*
 * The refusal or withdrawal of an extent in force (REFUSED) when something was
 * done on a day, days after it: only giving all of it again lifts it. BOTH_WAYS
 * or UNDATED where that cannot be told.
 */
caf_decision caf_bar_on(const caf_run *run, int32_t giver, int32_t purpose, caf_date on, const caf_extent *within);

/* The same, where a decision on an unknown day leaves it open. */
caf_decision caf_decision_on(const caf_run *run, int32_t giver, int32_t purpose, caf_date on);

/* Whether someone's decision stands in a way on a day: 1 yes, 0 no, -1 cannot be told; *last is what that rests on, unless 0. */
int caf_stands(const caf_run *run, int32_t giver, int32_t purpose, caf_date on, enum caf_standing standing, caf_decision *last);

/* What a decision comes to where this person's agreement is asked for. */
caf_agreement caf_agreement_of(const caf_run *run, const caf_decision *last);

/* A young person of 12 or over decides alone. */
caf_agreement caf_agreement_from_12(const caf_run *run, const caf_decision *child);

/* The child's part under 12: agreement, or not obtainable with how the view was sought; silence is unknown. */
caf_agreement caf_agreement_under_12(const caf_run *run, const caf_decision *child, int32_t needed);

/* Both parts are needed: not met before unknown before judgement before met. */
caf_agreement caf_both_agree(caf_agreement one, caf_agreement other);

/* Notes what somebody decided, or that there is no decision by then and one only later. */
void caf_note_decision(const caf_run *run, const caf_decision *last, int32_t giver);

/* The answer by an agreement that was needed on a day, to be emitted. */
caf_finding caf_answer_by_agreement(const caf_run *run, caf_agreement given, caf_date due);

/* Answers unknown, because the age decides and the date of birth is not known. */
void caf_conclude_age_decides(const caf_run *run, caf_date due);

#endif
