/* What the rules after Nottingham's two documents and Sefton's limits share. */
#include "../reading.h"
#include "nottingham.h"
#include "owed.h"

int caf_is_earlier(const caf_run *run, caf_date on)
{
    return on != 0 && on < run->facts->episode;
}

void caf_judge_until_closure(const caf_run *run, caf_finding *finding)
{
    caf_judge_owed(run, finding);
    finding->due = finding->verdict == CAF_NOT_MET ? run->facts->closed.on : finding->due;
}

int caf_answer_rest(const caf_run *run, int32_t table)
{
    if (run->facts->coverage[table] == CAF_COMPLETE) {
        return 0;
    }
    caf_conclude_not_held(run, table);
    return 1;
}

int caf_is_worse(int32_t verdict, int32_t than)
{
    static const int rank[CAF_VERDICTS] = {
        [CAF_NOT_APPLICABLE] = 1, [CAF_MET] = 2, [CAF_DUE] = 3, [CAF_JUDGEMENT] = 4, [CAF_UNKNOWN] = 5, [CAF_NOT_MET] = 6
    };
    return rank[verdict] > rank[than];
}

/* Whether a review row says of a day that the plan was reviewed on it. */
static int has_form_of(const caf_run *run, caf_date on)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_REVIEWS);
    while (caf_next_row(&each)) {
        if (each.row->review.held_on == on) {
            return 1;
        }
    }
    return 0;
}

int caf_is_review_held(const caf_run *run, int64_t i, const caf_review_row *review)
{
    int is_planned = review->held_on == 0 && review->next_on != 0 && review->next_on >= run->facts->as_of;
    return !caf_is_earlier(run, review->held_on) &&
           (!is_planned || caf_doubt_in(run, CAF_REVIEWS, i, CAF_BIT(REVIEW_HELD_ON)) != 0);
}

/* Whether a meeting whose day is not sure was, or may have been, a review. */
static int may_be_review(const caf_run *run, int64_t i)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_MEETINGS, i, &room);
    return row != NULL && (row->meeting.kind == 0 || row->meeting.kind == CAF_REVIEW_TAF ||
                           row->meeting.kind == CAF_SIGN_OFF_TAF || row->meeting.reviewed_plan == CAF_YES);
}

int caf_each_review(const caf_run *run, void (*look)(const caf_run *run, const caf_review_held *review))
{
    const caf_facts *facts = run->facts;
    int n = 0;
    caf_each each;
    caf_begin_rows(&each, run, CAF_REVIEWS);
    while (caf_next_row(&each)) {
        caf_review_held review = { CAF_REVIEWS, each.i, &each.row->review, each.row->review.held_on,
                                   caf_doubt_in(run, CAF_REVIEWS, each.i, CAF_BIT(REVIEW_HELD_ON)) };
        if (caf_is_review_held(run, each.i, review.form)) {
            look(run, &review);
            n++;
        }
    }
    for (int32_t k = 0; k < facts->reviews.n; k++) {
        const caf_occurrence *event = &facts->reviews.at[k];
        if (event->table == CAF_MEETINGS && !has_form_of(run, event->on)) {
            caf_review_held review = { CAF_MEETINGS, event->row, NULL, event->on, 0 };
            look(run, &review);
            n++;
        }
    }
    if (facts->taf.row >= 0 && may_be_review(run, facts->taf.row)) {
        caf_review_held review = { CAF_MEETINGS, facts->taf.row, NULL, 0, facts->taf.doubt };
        look(run, &review);
        n++;
    }
    return n;
}
