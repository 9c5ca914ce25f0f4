/* What the rules about TAFs and the plan share. */
#include "taf_plan.h"
#include "../reading.h"

#define TAKING_PLACE (CAF_BIT(MEETING_HELD_ON) | CAF_BIT(MEETING_CANCELLED_ON) | CAF_BIT(MEETING_PLANNED_FOR) | \
                      CAF_BIT(MEETING_HELD) | CAF_BIT(MEETING_CANCELLED) | CAF_BIT(MEETING_KIND))

/* Whether a meeting that is not known to have been held may have been. */
static int may_have_been_held(const caf_run *run, int32_t i, const caf_meeting_row *meeting)
{
    caf_row room;
    caf_reading reading;
    if (caf_read_of(run->whose, CAF_MEETINGS, i, &room, &reading) != CAF_OK) {
        return 0;
    }
    return caf_whether_held(run->facts, meeting, &reading) != CAF_NOT_HELD;
}

/* The next TAF of the episode that was held (unsure->row -1), or may have been. */
static int next_taf(caf_each *each, caf_unsure *unsure)
{
    const caf_facts *facts = each->run->facts;
    while (caf_next_row(each)) {
        const caf_meeting_row *meeting = &each->row->meeting;
        int is_later = facts->closed.on != 0 && meeting->held_on > facts->closed.on;
        if (meeting->kind == CAF_FINAL_STATUTORY || is_later || !caf_meeting_is_in_episode(facts, meeting)) {
            continue;
        }
        unsure->doubt = caf_doubt_in(each->run, CAF_MEETINGS, each->i, TAKING_PLACE);
        int is_held = meeting->held_on != 0 || (meeting->held == CAF_YES && meeting->cancelled_on == 0);
        unsure->row = unsure->doubt != 0 || !is_held ? each->i : -1;
        if (unsure->doubt != 0 || is_held || may_have_been_held(each->run, each->i, meeting)) {
            return 1;
        }
    }
    return 0;
}

int32_t caf_answer_each_taf(const caf_run *run, caf_judge_taf *judge)
{
    caf_each each;
    caf_unsure unsure;
    int32_t n = 0;
    caf_begin_rows(&each, run, CAF_MEETINGS);
    for (; next_taf(&each, &unsure); n++) {
        caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_MEETINGS, each.i);
        if (unsure.row >= 0) {
            caf_note_unsure(run, &finding, CAF_MEETINGS, unsure, CAF_BIT(MEETING_HELD_ON));
        } else {
            if (each.row->meeting.held_on != 0) {
                caf_step_date(run, CAF_MEETINGS, each.i, MEETING_HELD_ON, each.row->meeting.held_on);
            }
            judge(run, each.i, &each.row->meeting, &finding);
        }
        caf_emit(run, &finding);
    }
    return n;
}

void caf_conclude_without_taf(const caf_run *run, int32_t reason)
{
    const caf_facts *facts = run->facts;
    if (facts->taf.row >= 0) {
        caf_conclude_unsure(run, CAF_MEETINGS, facts->taf, CAF_BIT(MEETING_HELD_ON));
    } else if (facts->coverage[CAF_MEETINGS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_MEETINGS);
    } else {
        caf_step_no_row(run, CAF_MEETINGS);
        caf_conclude(run, CAF_NOT_APPLICABLE, reason);
    }
}

const caf_occurrence *caf_last_taf(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_date last = caf_last_day(facts);
    int32_t n = facts->tafs.n;
    while (n > 0 && facts->tafs.at[n - 1].on > last) {
        n--;
    }
    if (n == 0 || facts->taf.row >= 0 || facts->coverage[CAF_MEETINGS] != CAF_COMPLETE) {
        caf_conclude_without_taf(run, CAF_REASON_NO_TAF);
        return NULL;
    }
    return &facts->tafs.at[n - 1];
}

caf_plans caf_find_plans(const caf_run *run)
{
    caf_plans plans = { 0, -1, 0, { -1, 0 } };
    caf_each each;
    caf_begin_rows(&each, run, CAF_PLANS);
    while (caf_next_row(&each)) {
        caf_date dated = each.row->plan.dated;
        if (dated != 0 && dated < run->facts->episode) {
            continue;
        }
        plans.n++;
        if (dated == 0 && plans.undated.row < 0) {
            plans.undated = (caf_unsure){ each.i, caf_doubt_in(run, CAF_PLANS, each.i, CAF_BIT(PLAN_DATED)) };
        }
        if (plans.last < 0 || dated >= plans.dated) {
            plans.last = each.i;
            plans.dated = dated;
        }
    }
    return plans;
}

int caf_latest_is_sure(const caf_run *run, const caf_plans *plans)
{
    return plans->n > 0 && (plans->n == 1 || plans->undated.row < 0) && run->facts->coverage[CAF_PLANS] == CAF_COMPLETE;
}

void caf_conclude_without_plan(const caf_run *run, const caf_plans *plans)
{
    if (run->facts->coverage[CAF_PLANS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_PLANS);
    } else if (plans->n == 0) {
        caf_step_no_row(run, CAF_PLANS);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_PLAN);
    } else {
        caf_conclude_unsure(run, CAF_PLANS, plans->undated, CAF_BIT(PLAN_DATED));
    }
}

const caf_plan_row *caf_latest_plan(const caf_run *run, int32_t *i, caf_row *room)
{
    caf_plans plans = caf_find_plans(run);
    if (!caf_latest_is_sure(run, &plans)) {
        caf_conclude_without_plan(run, &plans);
        return NULL;
    }
    *i = plans.last;
    const caf_row *row = caf_row_of(run, CAF_PLANS, plans.last, room);
    if (plans.dated != 0) {
        caf_step_date(run, CAF_PLANS, plans.last, PLAN_DATED, plans.dated);
    }
    return &row->plan;
}

caf_date caf_plan_day(const caf_run *run, int64_t plan)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_PLANS, caf_find(run, CAF_PLANS, plan), &room);
    return row != NULL ? row->plan.dated : 0;
}

caf_date caf_action_day(const caf_run *run, int64_t i, const caf_action_row *action)
{
    if (action->agreed_on != 0) {
        return action->agreed_on;
    }
    int64_t doubt = caf_doubt_in(run, CAF_ACTIONS, i, CAF_BIT(ACTION_AGREED_ON) | CAF_BIT(ACTION_PLAN));
    return doubt == 0 && action->plan != 0 ? caf_plan_day(run, action->plan) : 0;
}

void caf_step_action_day(const caf_run *run, int64_t i, const caf_action_row *action)
{
    if (run->sink->step == NULL) {
        return;
    }
    if (action->agreed_on != 0) {
        caf_step_date(run, CAF_ACTIONS, i, ACTION_AGREED_ON, action->agreed_on);
    } else if (caf_action_day(run, i, action) != 0) {
        caf_step_date(run, CAF_PLANS, caf_find(run, CAF_PLANS, action->plan), PLAN_DATED, caf_plan_day(run, action->plan));
    }
}

int caf_next_action(caf_each *each)
{
    caf_date episode = each->run->facts->episode;
    while (caf_next_row(each)) {
        caf_date from = episode != 0 ? caf_action_day(each->run, each->i, &each->row->action) : 0;
        if (from == 0 || from >= episode) {
            return 1;
        }
    }
    return 0;
}

void caf_conclude_without_action(const caf_run *run)
{
    if (run->facts->coverage[CAF_ACTIONS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_ACTIONS);
    } else {
        caf_step_no_row(run, CAF_ACTIONS);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_ACTION);
    }
}

void caf_begin_ratings(caf_rated *rated, const caf_run *run)
{
    caf_begin_rows(&rated->each, run, CAF_RATINGS);
    rated->id = 0;
    rated->action = -1;
}

/* What of a rating is blank. */
static int64_t blanks_of(const caf_rating_row *rating)
{
    return (rating->action == 0 ? CAF_BIT(RATING_ACTION) : 0) | (rating->rated_on == 0 ? CAF_BIT(RATING_RATED_ON) : 0) |
           (rating->colour == 0 ? CAF_BIT(RATING_COLOUR) : 0);
}

int caf_next_rating(caf_rated *rated)
{
    const caf_run *run = rated->each.run;
    if (!caf_next_row(&rated->each)) {
        return 0;
    }
    const caf_rating_row *rating = &rated->each.row->rating;
    if (rating->action != rated->id) {
        rated->id = rating->action;
        rated->action = (int32_t)caf_find(run, CAF_ACTIONS, rated->id);
    }
    int64_t all = CAF_BIT(RATING_ACTION) | CAF_BIT(RATING_RATED_ON) | CAF_BIT(RATING_COLOUR);
    rated->unsure.doubt = caf_doubt_in(run, CAF_RATINGS, rated->each.i, all);
    rated->unsure.row = rated->unsure.doubt != 0 || blanks_of(rating) != 0 ? rated->each.i : -1;
    return 1;
}

void caf_note_rating(const caf_run *run, int32_t i, caf_date on, uint8_t colour)
{
    if (i >= 0) {
        caf_step_date(run, CAF_RATINGS, i, RATING_RATED_ON, on);
        caf_step_value(run, CAF_RATINGS, i, RATING_COLOUR, colour);
    }
}

void caf_note_unsure_rating(const caf_run *run, caf_finding *finding, int32_t i)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_RATINGS, i, &room);
    int64_t all = CAF_BIT(RATING_ACTION) | CAF_BIT(RATING_RATED_ON) | CAF_BIT(RATING_COLOUR);
    caf_unsure unsure = { i, caf_doubt_in(run, CAF_RATINGS, i, all) };
    finding->verdict = CAF_UNKNOWN;
    caf_note_unsure(run, finding, CAF_RATINGS, unsure, row != NULL ? blanks_of(&row->rating) : 0);
}
