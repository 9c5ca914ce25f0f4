/*
 * Nottingham's audit of 2011, learning points 5 and 6: review dates set and
 * kept, reviews on the form, progress or deterioration shown, and the outcome
 * recorded when the case closes.
 */
#include "entry.h"
#include "nottingham.h"
#include "owed.h"
#include "reviews.h"

/* Whether the source has a place for a field at all. */
static int is_held_field(const caf_run *run, int32_t table, int32_t field)
{
    return (caf_fields_held(run, table) & CAF_BIT(field)) != 0;
}

/* What the record has a place for was left blank: to these rules that is the failing they ask about. */
static void judge_blank(const caf_run *run, caf_finding *finding, int32_t table, int64_t i, int32_t field)
{
    caf_unsure unsure = { (int32_t)i, caf_doubt_in(run, table, i, CAF_BIT(field)) };
    if (unsure.doubt != 0 || !is_held_field(run, table, field)) {
        finding->verdict = CAF_UNKNOWN;
        caf_note_unsure(run, finding, table, unsure, CAF_BIT(field));
    } else {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_LEFT_BLANK;
        finding->flags |= CAF_CONVENTION;
        finding->items = CAF_BIT(field);
        caf_step_missing(run, table, i, CAF_BIT(field));
    }
}

/* A meeting reviewed the plan, or may have, and there is no review form of that day to look at. */
static void answer_no_form(const caf_run *run, const caf_review_held *review)
{
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_MISSING, CAF_MEETINGS, review->i);
    if (review->on == 0) {
        caf_unsure unsure = { (int32_t)review->i, review->doubt };
        caf_note_unsure(run, &finding, CAF_MEETINGS, unsure, CAF_BIT(MEETING_HELD_ON));
        caf_emit(run, &finding);
        return;
    }
    caf_step_date(run, CAF_MEETINGS, review->i, MEETING_HELD_ON, review->on);
    if (run->facts->coverage[CAF_REVIEWS] == CAF_COMPLETE) {
        caf_step_no_row(run, CAF_REVIEWS);
    } else {
        caf_step_not_held(run, CAF_REVIEWS);
    }
    caf_emit(run, &finding);
}

/* No review was answered for: none was held, or the source cannot say. */
static void answer_no_review(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    if (facts->coverage[CAF_REVIEWS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_REVIEWS);
    } else if (caf_review_doubt_from(facts, 0) != CAF_NO_DOUBT) {
        caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_MISSING);
        finding.table = CAF_MEETINGS;
        caf_note_review_doubt(run, &finding, 0);
        caf_emit(run, &finding);
    } else {
        caf_step_no_row(run, CAF_REVIEWS);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_REVIEW);
    }
}

static void note_held(const caf_run *run, const caf_review_held *review)
{
    if (review->on != 0) {
        caf_step_date(run, CAF_REVIEWS, review->i, REVIEW_HELD_ON, review->on);
    }
}

/* The review that followed one of a day; NULL: none is known. */
static const caf_occurrence *next_review(const caf_facts *facts, caf_date after)
{
    for (int32_t k = 0; k < facts->reviews.n; k++) {
        if (facts->reviews.at[k].on > after) {
            return &facts->reviews.at[k];
        }
    }
    return NULL;
}

/* Whether the case closed, or went to a statutory body, after its last review: then no date is asked for. */
static int is_over_after(const caf_run *run, caf_finding *finding, const caf_review_held *review)
{
    const caf_facts *facts = run->facts;
    caf_date from;
    caf_date until;
    int32_t row;
    if (facts->closed.row >= 0) {
        finding->reason = CAF_REASON_LAST_REVIEW;
        if (facts->closed.on != 0) {
            caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
        }
    } else if (caf_next_suspension(facts, review->on, &from, &until, &row)) {
        finding->reason = CAF_REASON_SUSPENDED;
        caf_step_date(run, CAF_TRANSFERS, row, TRANSFER_ASSUMED_ON, from);
    } else {
        return 0;
    }
    finding->verdict = CAF_NOT_APPLICABLE;
    return 1;
}

/* No date is set. That is in order where the case closed, or went to a statutory body, before another review. */
static void judge_unset(const caf_run *run, caf_finding *finding, const caf_review_held *review)
{
    const caf_facts *facts = run->facts;
    int is_last = review->on != 0 && next_review(facts, review->on) == NULL;
    if (is_last && is_over_after(run, finding, review)) {
        return;
    }
    if (is_last && caf_may_be_closed(facts)) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_CLOSURES);
    } else if (review->on == 0 && (facts->closed.row >= 0 || caf_may_be_closed(facts))) {
        caf_unsure unsure = { (int32_t)review->i, review->doubt };
        finding->verdict = CAF_UNKNOWN;
        caf_note_unsure(run, finding, CAF_REVIEWS, unsure, CAF_BIT(REVIEW_HELD_ON));
    } else {
        judge_blank(run, finding, CAF_REVIEWS, review->i, REVIEW_NEXT_ON);
    }
}

/* Whether a meeting was the last review on record; what a source without all reviews lacks may be later. */
static int is_last_held(const caf_run *run, const caf_review_held *review)
{
    const caf_facts *facts = run->facts;
    return review->on != 0 && facts->coverage[CAF_REVIEWS] == CAF_COMPLETE && next_review(facts, review->on) == NULL;
}

/* Whether another may have come between it and the closure. */
static int may_be_followed(const caf_facts *facts, const caf_review_held *review)
{
    int is_at_closure = facts->closed.on != 0 && review->on >= facts->closed.on;
    return !is_at_closure && caf_review_doubt_from(facts, review->on) != CAF_NO_DOUBT;
}

/* No form says which date a meeting set, and after the last one before the case closed none was asked for. */
static void answer_unformed(const caf_run *run, const caf_review_held *review)
{
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_MEETINGS, review->i);
    if (!is_last_held(run, review) || !is_over_after(run, &finding, review)) {
        answer_no_form(run, review);
        return;
    }
    caf_step_date(run, CAF_MEETINGS, review->i, MEETING_HELD_ON, review->on);
    if (may_be_followed(run->facts, review)) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_MISSING;
        caf_note_review_doubt(run, &finding, review->on);
        finding.items = 0; /* of another row than the subject */
    }
    caf_emit(run, &finding);
}

static void answer_date_set(const caf_run *run, const caf_review_held *review)
{
    if (review->form == NULL) {
        answer_unformed(run, review);
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_REVIEWS, review->i);
    caf_date next = review->form->next_on;
    note_held(run, review);
    if (next != 0) {
        caf_step_date(run, CAF_REVIEWS, review->i, REVIEW_NEXT_ON, next);
    }
    if (next != 0 && review->on != 0 && next <= review->on) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_ORDER;
        finding.items = CAF_BIT(REVIEW_NEXT_ON);
    } else if (next == 0 && caf_doubt_in(run, CAF_REVIEWS, review->i, CAF_BIT(REVIEW_NEXT_ON)) == 0) {
        judge_unset(run, &finding, review);
    } else if (next == 0) {
        judge_blank(run, &finding, CAF_REVIEWS, review->i, REVIEW_NEXT_ON);
    } else if (review->doubt != 0) {
        caf_unsure unsure = { (int32_t)review->i, review->doubt };
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_REVIEWS, unsure, 0);
    }
    caf_emit(run, &finding);
}

static void na_5_dates_set(const caf_run *run)
{
    if (caf_each_review(run, answer_date_set) == 0) {
        answer_no_review(run);
    }
}

/* The next review was not held by then as far as is known. */
static void judge_not_kept(const caf_run *run, caf_finding *finding, const caf_occurrence *next, caf_date held)
{
    const caf_facts *facts = run->facts;
    if (finding->verdict == CAF_DUE && facts->closed.row >= 0) {
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
        finding->verdict = CAF_NOT_APPLICABLE;
        finding->reason = CAF_REASON_CLOSED;
    } else if (finding->verdict == CAF_NOT_MET && next == NULL) {
        finding->reason = CAF_REASON_NEVER;
    } else if (finding->reason == CAF_REASON_MISSING && caf_review_doubt_from(facts, held) <= finding->due) {
        caf_note_review_doubt(run, finding, held);
        finding->items = 0; /* of another row than the subject */
    } else if (finding->reason == CAF_REASON_MISSING) {
        caf_step_not_held(run, CAF_CLOSURES);
    }
}

static void answer_kept(const caf_run *run, int64_t i, const caf_review_row *review)
{
    const caf_facts *facts = run->facts;
    caf_limit limit = { review->next_on - review->held_on, CAF_DAYS, 0 };
    caf_date last = caf_last_day(facts);
    const caf_occurrence *next = next_review(facts, review->held_on);
    caf_date from;
    caf_date until;
    int32_t row;
    next = next != NULL && next->on <= last ? next : NULL;
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_REVIEWS, i);
    caf_step_date(run, CAF_REVIEWS, i, REVIEW_HELD_ON, review->held_on);
    caf_step_date(run, CAF_REVIEWS, i, REVIEW_NEXT_ON, review->next_on);
    if (limit.amount <= 0) {
        finding.reason = CAF_REASON_ORDER;
        finding.items = CAF_BIT(REVIEW_NEXT_ON);
    } else if (next == NULL && facts->closed.row >= 0 && facts->closed.on == 0) {
        caf_unsure closed = { facts->closed.row, facts->closed_doubt };
        finding.due = review->next_on;
        caf_note_unsure(run, &finding, CAF_CLOSURES, closed, CAF_BIT(CLOSURE_CLOSED));
    } else if ((next == NULL || next->on > review->next_on) && caf_next_suspension(facts, review->held_on, &from, &until, &row) &&
               from <= review->next_on) {
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_SUSPENDED;
        finding.due = review->next_on;
        caf_step_date(run, CAF_TRANSFERS, row, TRANSFER_ASSUMED_ON, from);
    } else {
        if (next != NULL) {
            caf_step_date(run, next->table, next->row, next->table == CAF_REVIEWS ? REVIEW_HELD_ON : MEETING_HELD_ON, next->on);
        }
        caf_judge_by(run, &finding, review->held_on, next != NULL ? next->on : 0, last, limit,
                     next == NULL && caf_may_be_closed(facts) ? 0 : caf_review_doubt_from(facts, review->held_on));
        judge_not_kept(run, &finding, next, review->held_on);
    }
    caf_emit(run, &finding);
}

static void na_5_kept(const caf_run *run)
{
    caf_each each;
    int any = 0;
    int n = 0;
    caf_begin_rows(&each, run, CAF_REVIEWS);
    while (caf_next_row(&each)) {
        const caf_review_row *review = &each.row->review;
        caf_unsure unsure = { each.i, caf_doubt_in(run, CAF_REVIEWS, each.i, CAF_BIT(REVIEW_HELD_ON) | CAF_BIT(REVIEW_NEXT_ON)) };
        if (!caf_is_review_held(run, each.i, review) && unsure.doubt == 0) {
            continue;
        }
        n++;
        if (unsure.doubt != 0 || (review->next_on != 0 && review->held_on == 0) ||
            (review->next_on == 0 && !is_held_field(run, CAF_REVIEWS, REVIEW_NEXT_ON))) {
            caf_conclude_unsure(run, CAF_REVIEWS, unsure, CAF_BIT(review->held_on == 0 ? REVIEW_HELD_ON : REVIEW_NEXT_ON));
            any = 1;
        } else if (review->next_on != 0) {
            answer_kept(run, each.i, review);
            any = 1;
        }
    }
    if (!any && n == 0) {
        answer_no_review(run);
    } else if (!any && run->facts->coverage[CAF_REVIEWS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_REVIEWS); /* one that sets a date may be missing */
    } else if (!any) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_DATE_SET);
    }
}

/* A meeting reviewed the plan, and the record, which is complete, has no review form of that day. */
static void answer_formless(const caf_run *run, const caf_review_held *review)
{
    caf_finding finding = caf_answer_on(run, CAF_NOT_MET, CAF_REASON_LEFT_BLANK, CAF_MEETINGS, review->i);
    finding.flags |= CAF_CONVENTION;
    caf_step_date(run, CAF_MEETINGS, review->i, MEETING_HELD_ON, review->on);
    caf_step_no_row(run, CAF_REVIEWS);
    caf_emit(run, &finding);
}

/* Whether a review without a row of its own is sure to lack a form; a sign-off may be written up as what it is. */
static int is_formless(const caf_run *run, const caf_review_held *review)
{
    caf_row room;
    if (review->form != NULL || review->on == 0 || run->facts->coverage[CAF_REVIEWS] != CAF_COMPLETE) {
        return 0;
    }
    return caf_row_of(run, CAF_MEETINGS, review->i, &room)->meeting.kind != CAF_SIGN_OFF_TAF;
}

static void answer_form(const caf_run *run, const caf_review_held *review)
{
    if (is_formless(run, review)) {
        answer_formless(run, review);
        return;
    }
    if (review->form == NULL) {
        answer_no_form(run, review);
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_REVIEWS, review->i);
    caf_unsure unsure = { (int32_t)review->i, caf_doubt_in(run, CAF_REVIEWS, review->i, CAF_BIT(REVIEW_FORM)) };
    note_held(run, review);
    if (review->form->form == 0) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_REVIEWS, unsure, CAF_BIT(REVIEW_FORM));
    } else {
        caf_step_value(run, CAF_REVIEWS, review->i, REVIEW_FORM, review->form->form);
        finding.verdict = review->form->form == CAF_AS_MINUTES ? CAF_NOT_MET : CAF_MET;
        finding.reason = review->form->form == CAF_AS_MINUTES ? CAF_REASON_MINUTES : CAF_REASON_NONE;
    }
    caf_emit(run, &finding);
}

static void na_5_form(const caf_run *run)
{
    if (caf_each_review(run, answer_form) == 0) {
        answer_no_review(run);
    }
}

static void answer_change(const caf_run *run, const caf_review_held *review)
{
    if (review->form == NULL) {
        answer_no_form(run, review);
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_REVIEWS, review->i);
    note_held(run, review);
    if (review->form->change == 0) {
        judge_blank(run, &finding, CAF_REVIEWS, review->i, REVIEW_CHANGE);
    } else {
        caf_step_value(run, CAF_REVIEWS, review->i, REVIEW_CHANGE, review->form->change);
    }
    caf_emit(run, &finding);
}

static void na_5_change(const caf_run *run)
{
    if (caf_each_review(run, answer_change) == 0) {
        answer_no_review(run);
    }
}

static void na_6_outcome(const caf_run *run)
{
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_CLOSURES);
    while (caf_next_row(&each)) {
        caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_CLOSURES, each.i);
        any = 1;
        if (each.row->closure.closed != 0) {
            caf_step_date(run, CAF_CLOSURES, each.i, CLOSURE_CLOSED, each.row->closure.closed);
        }
        if (each.row->closure.outcome == 0) {
            judge_blank(run, &finding, CAF_CLOSURES, each.i, CLOSURE_OUTCOME);
        } else {
            caf_step_value(run, CAF_CLOSURES, each.i, CLOSURE_OUTCOME, each.row->closure.outcome);
        }
        caf_emit(run, &finding);
    }
    if (!any) {
        caf_conclude_none_in(run, CAF_CLOSURES, CAF_REASON_OPEN);
    }
}

#define REVIEWED { CAF_REVIEWS, CAF_BIT(REVIEW_HELD_ON) | CAF_BIT(REVIEW_NEXT_ON) | CAF_BIT(REVIEW_FORM) | CAF_BIT(REVIEW_CHANGE) }

const caf_rule_entry caf_na_5_dates_set = {
    .rule = RULE(CAF_NA_5_DATES_SET, "NA-5-dates-set", NA, "Learning point 5", "Review dates set", CAF_STANDARD, 0, UNTIMED,
         "Each review held sets the date of the next, unless it is the last before the case closes or passes to a "
         "statutory body. One finding for each review. Where the record has a place for the date a blank is not met: "
         "that is what the audit found. A meeting that reviewed the plan and has no review form shows no date, and is "
         "unknown where one was to be set."),
    .run = na_5_dates_set,
    .unless = WHILE_IN_CAF,
    .reads = { REVIEWED, MET_ON, CLOSED_ON, MOVED },
};

const caf_rule_entry caf_na_5_kept = {
    .rule = RULE(CAF_NA_5_KEPT, "NA-5-kept", NA, "Learning point 5", "Review dates kept", CAF_STANDARD, 0, DECIDED,
         "After a review that sets a date the next one is held on or before that day; a meeting that reviewed the plan "
         "is a review too. One finding for each review that sets a date. Closed, or passed to a statutory body, on or "
         "before that day: not applicable."),
    .run = na_5_kept,
    .unless = WHILE_IN_CAF,
    .reads = { REVIEWED, MET_ON, CLOSED_ON, MOVED },
};

const caf_rule_entry caf_na_5_form = {
    .rule = RULE(CAF_NA_5_FORM, "NA-5-form", NA, "Learning point 5", "Reviews on the form", CAF_STANDARD, 0, UNTIMED,
         "Each review is recorded on the review form; minutes in its place are not met. One finding for each review. A "
         "meeting that reviewed the plan and has no review row of that day was not recorded on the form, where the record "
         "of reviews is complete: not met, marked as a convention; else, and for a sign-off, unknown. A row that does not say which it is is "
         "unknown."),
    .run = na_5_form,
    .unless = WHILE_IN_CAF,
    .reads = { REVIEWED, MET_ON },
};

const caf_rule_entry caf_na_5_change = {
    .rule = RULE(CAF_NA_5_CHANGE, "NA-5-change", NA, "Learning point 5", "Progress or deterioration shown", CAF_STANDARD, 0, UNTIMED,
         "Each review shows how things went: progress, deterioration or no change. Where the record has a place for it "
         "a blank is not met: that is what the audit found. One finding for each review."),
    .run = na_5_change,
    .unless = WHILE_IN_CAF,
    .reads = { REVIEWED, MET_ON },
};

const caf_rule_entry caf_na_6_outcome = {
    .rule = RULE(CAF_NA_6_OUTCOME, "NA-6-outcome", NA, "Learning point 6", "Outcomes recorded", CAF_STANDARD, 0, UNTIMED,
         "Each closure records what came of the work for the child. Where the record has a place for the outcome a blank "
         "is not met: that is what the audit found."),
    .run = na_6_outcome,
    .unless = WHILE_IN_CAF,
    .reads = { CLOSED_ON, { CAF_CLOSURES, CAF_BIT(CLOSURE_OUTCOME) } },
};
