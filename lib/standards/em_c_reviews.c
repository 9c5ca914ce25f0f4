/*
 * East Midlands, C.1: the plan is reviewed within three months of the first TAF
 * and every three months after that; a review may be a review row, or a meeting
 * that reviewed the plan. While a statutory body holds the case the clock rests.
 */
#include "../reading.h"
#include "../run.h"
#include "entry.h"
#include "reviews.h"
#include "stepdown.h"
#include "taf_plan.h"

/* The walk from one review to the next. */
typedef struct walk {
    const caf_run *run;
    caf_date first;    /* the first TAF */
    caf_date last;     /* the day on which looking ends: closure, or as of */
    caf_limit every;
    caf_date after;    /* the gap or slot at hand begins after this day */
    int maybe_earlier;   /* an earlier first TAF may be missing: what counts from this one may fall due earlier */
} walk;

/* Counted from a TAF that may not have been the first: in time or not, nobody can tell. */
static void doubt_first(const walk *walked, caf_date anchor, caf_finding *finding)
{
    if (walked->maybe_earlier && anchor == walked->first && (finding->verdict == CAF_MET || finding->verdict == CAF_DUE)) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_MISSING;
        caf_step_not_held(walked->run, CAF_MEETINGS);
    }
}

static void note_review(const caf_run *run, const caf_occurrence *review)
{
    caf_step_date(run, review->table, review->row, review->table == CAF_REVIEWS ? REVIEW_HELD_ON : MEETING_HELD_ON, review->on);
}

/* After a day the first of the later TAFs of no recorded kind, which may have reviewed the plan; NULL: none. */
static const caf_occurrence *maybe_review(const caf_facts *facts, caf_date after)
{
    for (int32_t i = 1; i < facts->tafs.n; i++) {
        if (facts->tafs.at[i].kind == 0 && facts->tafs.at[i].on > after) {
            return &facts->tafs.at[i];
        }
    }
    return NULL;
}

void caf_note_review_doubt(const caf_run *run, caf_finding *finding, caf_date after)
{
    const caf_facts *facts = run->facts;
    if (facts->review.row >= 0) {
        caf_note_unsure(run, finding, CAF_REVIEWS, facts->review, CAF_BIT(REVIEW_HELD_ON));
    } else if (facts->taf.row >= 0) {
        caf_note_unsure(run, finding, CAF_MEETINGS, facts->taf, CAF_BIT(MEETING_HELD_ON));
    } else if (maybe_review(facts, after) != NULL) {
        caf_unsure kind = { maybe_review(facts, after)->row, 0 };
        caf_note_unsure(run, finding, CAF_MEETINGS, kind, CAF_BIT(MEETING_KIND) | CAF_BIT(MEETING_REVIEWED_PLAN));
    } else {
        caf_step_not_held(run, facts->coverage[CAF_REVIEWS] != CAF_COMPLETE ? CAF_REVIEWS : CAF_MEETINGS);
    }
}

caf_date caf_review_doubt_from(const caf_facts *facts, caf_date after)
{
    caf_date from = facts->review.row >= 0 || facts->coverage[CAF_REVIEWS] != CAF_COMPLETE ? 0 : caf_taf_doubt_from(facts);
    const caf_occurrence *maybe = maybe_review(facts, after);
    return maybe != NULL && maybe->on < from ? maybe->on : from;
}

/* The review still owed when looking ends. */
static void answer_owed(const walk *walked, caf_date anchor, caf_date until)
{
    const caf_run *run = walked->run;
    const caf_facts *facts = run->facts;
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    caf_date doubt_from = caf_review_doubt_from(facts, walked->after);
    finding.table = CAF_REVIEWS;
    caf_judge_by(run, &finding, anchor, 0, until, walked->every, caf_may_be_closed(facts) ? 0 : doubt_from);
    if (finding.verdict == CAF_NOT_MET) {
        finding.reason = CAF_REASON_NEVER;
    } else if (finding.verdict == CAF_DUE && facts->closed.on != 0) {
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_CLOSED;
    }
    if (finding.reason == CAF_REASON_MISSING && doubt_from <= finding.due) {
        caf_note_review_doubt(run, &finding, walked->after);
    } else if (finding.reason == CAF_REASON_MISSING) {
        caf_step_not_held(run, CAF_CLOSURES); /* it may have been closed before the review fell due */
    }
    doubt_first(walked, anchor, &finding);
    caf_emit(run, &finding);
}

static void answer_held(const walk *walked, caf_date anchor, const caf_occurrence *review)
{
    const caf_run *run = walked->run;
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, review->table, review->row);
    note_review(run, review);
    caf_judge_by(run, &finding, anchor, review->on, walked->last, walked->every, caf_review_doubt_from(run->facts, walked->after));
    if (finding.reason == CAF_REASON_MISSING) {
        caf_note_review_doubt(run, &finding, walked->after);
    }
    doubt_first(walked, anchor, &finding);
    caf_emit(run, &finding);
}

static void note_anchor(const walk *walked, caf_date anchor, const caf_occurrence *review)
{
    const caf_run *run = walked->run;
    const caf_facts *facts = run->facts;
    const caf_case_row *row = &run->whose->row;
    if (review != NULL) {
        note_review(run, review);
    } else if (anchor == facts->final_meeting && facts->step_down_row >= 0) {
        caf_step_date(run, facts->final_table, facts->final_row, caf_final_field(facts), anchor);
    } else if (anchor == row->carried_review || anchor == row->carried_first_taf) {
        caf_step_date(run, CAF_CASES, 0, anchor == row->carried_review ? CASE_CARRIED_REVIEW : CASE_CARRIED_FIRST_TAF, anchor);
    } else if (facts->tafs.n > 0 && anchor == facts->tafs.at[0].on) {
        caf_step_date(run, CAF_MEETINGS, facts->tafs.at[0].row, MEETING_HELD_ON, anchor);
    }
}

/* From the last review held, or the first TAF: one finding a review, and one for what is owed. */
static void walk_rolling(const walk *walked)
{
    const caf_run *run = walked->run;
    const caf_facts *facts = run->facts;
    const caf_occurrence *previous = NULL;
    caf_date anchor = walked->first;
    int32_t i = 0;
    for (;;) {
        caf_date from;
        caf_date until;
        caf_date due;
        int32_t row;
        while (i < facts->reviews.n && facts->reviews.at[i].on <= anchor) {
            i++;
        }
        const caf_occurrence *next = i < facts->reviews.n && facts->reviews.at[i].on <= walked->last ? &facts->reviews.at[i] : NULL;
        int suspended = caf_next_suspension(facts, anchor, &from, &until, &row) && from <= walked->last &&
                        (next == NULL || from <= next->on);
        /* What is in force on the day this clock starts. */
        walk turn = *walked;
        turn.after = anchor;
        turn.every = caf_limit_of(run, CAF_WITHIN, anchor);
        note_anchor(walked, anchor, previous);
        if (suspended) {
            if (caf_limit_end(run->calendar, anchor, turn.every, &due) == CAF_OK && due < from) {
                answer_owed(&turn, anchor, from);
            } else if (until == 0 || until > walked->last) {
                caf_conclude_suspended(run, from, row);
            }
            if (until == 0 || until > walked->last) {
                return;
            }
            /* The clock starts anew on the day the case came back. */
            anchor = until;
            previous = NULL;
            caf_step_date(run, CAF_TRANSFERS, row, TRANSFER_RETURNED_ON, until);
            continue;
        }
        if (next == NULL) {
            answer_owed(&turn, anchor, walked->last);
            return;
        }
        answer_held(&turn, anchor, next);
        anchor = next->on;
        previous = next;
    }
}

/* Slot k: the days after the (k-1)th due date up to the kth, counted from the first TAF so that month ends never drift. */
static void walk_anchored(const walk *walked)
{
    const caf_run *run = walked->run;
    const caf_facts *facts = run->facts;
    caf_date before = walked->first;
    int32_t said = -1; /* the suspension that has its finding */
    int32_t i = 0;
    for (int32_t k = 1; k == 1 || before < walked->last; k++) {
        caf_limit slot = { walked->every.amount * k, walked->every.unit, walked->every.reading };
        caf_date due;
        caf_date from;
        caf_date until;
        int32_t row;
        if (caf_limit_end(run->calendar, walked->first, slot, &due) != CAF_OK || due <= before) {
            return;
        }
        while (i < facts->reviews.n && facts->reviews.at[i].on <= before) {
            i++;
        }
        if (facts->episode == 0 && before < run->whose->row.carried_review) {
            before = due; /* a slot of the first authority's, or one that its last review fills */
            continue;
        }
        const caf_occurrence *held = i < facts->reviews.n && facts->reviews.at[i].on <= due &&
                                facts->reviews.at[i].on <= walked->last ? &facts->reviews.at[i] : NULL;
        walk slotted = *walked;
        slotted.every = slot;
        slotted.after = before;
        note_anchor(walked, walked->first, NULL);
        if (held != NULL) {
            answer_held(&slotted, walked->first, held);
        } else if (caf_next_suspension(facts, before, &from, &until, &row) && from <= due) {
            if (row != said) {
                caf_conclude_suspended(run, from, row);
            }
            said = row;
        } else {
            answer_owed(&slotted, walked->first, walked->last);
        }
        before = due;
    }
}

/* The day the clock starts; 0: answered already. */
static caf_date find_first(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    const caf_case_row *row = &run->whose->row;
    int anchored = caf_choice_of(run, CAF_REVIEW_FROM, facts->as_of) == CAF_ANCHORED && row->carried_first_taf != 0;
    if (facts->episode == 0 && row->carried_review != 0 && !anchored) {
        return row->carried_review;
    }
    if (facts->episode == 0 && row->carried_first_taf != 0) {
        return row->carried_first_taf;
    }
    if (row->origin == CAF_ORIGIN_MOVED_IN && facts->episode == 0) {
        /* The clock started with the first authority, and nobody carried the day over. */
        caf_conclude_missing(run, CAF_CASES, 0, CAF_BIT(CASE_CARRIED_FIRST_TAF) | CAF_BIT(CASE_CARRIED_REVIEW));
        return 0;
    }
    if (row->origin == CAF_ORIGIN_STEPPED_DOWN && facts->step_down_row < 0 && facts->episode == 0 &&
        facts->coverage[CAF_TRANSFERS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_TRANSFERS);
        return 0;
    }
    if (caf_conclude_maybe_stepped_down(run)) {
        return 0;
    }
    if (facts->began_by_step_down && facts->continuing_support != CAF_NO) {
        if (facts->continuing_support == 0) {
            caf_conclude_missing(run, CAF_TRANSFERS, facts->step_down_row, CAF_BIT(TRANSFER_CONTINUING_SUPPORT));
            return 0;
        }
        if (facts->final_meeting != 0 || caf_conclude_without_final_meeting(run)) {
            return facts->final_meeting;
        }
    }
    if (facts->tafs.n > 0 && CAF_FIRST_TAF_IS_SURE(facts)) {
        return facts->tafs.at[0].on;
    }
    caf_conclude_without_taf(run, CAF_REASON_NOT_STARTED);
    return 0;
}

static void em_c1(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    walk walked = { run, find_first(run), caf_last_day(facts), { 0, 0, 0 }, 0, 0 };
    if (walked.first == 0) {
        return;
    }
    if (facts->closed.row >= 0 && facts->closed.on == 0) {
        caf_conclude_closed_some_day(run);
        return;
    }
    walked.every = caf_limit_of(run, CAF_WITHIN, walked.first);
    walked.maybe_earlier = facts->coverage[CAF_MEETINGS] != CAF_COMPLETE && facts->tafs.n > 0 &&
                           walked.first == facts->tafs.at[0].on;
    if (caf_choice_of(run, CAF_REVIEW_FROM, facts->as_of) == CAF_ANCHORED) {
        walk_anchored(&walked);
    } else {
        walk_rolling(&walked);
    }
}

const caf_rule_entry caf_em_c1 = {
    .rule = RULE(CAF_EM_C1, "EM-C1", EM, "C.1", "Reviewed every three months", CAF_STANDARD, 1, DECIDED,
         "The plan is reviewed within three months of the first TAF and every three months after that. A review is a "
         "review on record, or a meeting of kind review or sign-off, or one that reviewed the plan; several on one "
         "day are one. Counted from the last review (rolling), or, if a profile says so, in fixed steps from the "
         "first TAF (anchored). One finding for each review held and one for the review still owed. Closed on or "
         "before the due date: not applicable. After a step down the final statutory meeting is the first TAF, with the "
         "transfer or among the meetings; while it is only planned the clock has not started, and where it was not held "
         "the first TAF that was counts. While a statutory body holds the case the clock rests, and starts "
         "anew when the case comes back."),
    .run = em_c1,
    .unless = SEVERAL_SERVICES,
    .reads = { MET_ON, { CAF_MEETINGS, CAF_BIT(MEETING_REVIEWED_PLAN) },
               { CAF_REVIEWS, CAF_BIT(REVIEW_HELD_ON) }, CLOSED_ON, MOVED, CARRIED },
    .parameters = { { CAF_WITHIN, { 3, CAF_MONTHS } }, { CAF_REVIEW_FROM, { CAF_ROLLING, CAF_CHOICE } } },
};
