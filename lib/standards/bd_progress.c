/*
 * Blackburn with Darwen, 4c: every action rated, progress since the last TAF,
 * and a rolling plan from which no action is lost.
 */
#include <string.h>
#include "../reading.h"
#include "../run.h"
#include "entry.h"
#include "taf_plan.h"

/* How one action was rated: at or since the last TAF, and before it. */
typedef struct colouring {
    caf_date since;      /* the last rating from the TAF on; 0: none */
    caf_date before;     /* the last one before it; 0: none */
    int16_t since_row;
    int16_t before_row;
    int16_t unsure;      /* a rating of which the day or colour is not sure; -1: none */
    uint8_t colour;      /* of the last one from the TAF on */
    uint8_t was;         /* of the last one before */
} colouring;

static void take_rating(colouring *of, const caf_rating_row *rating, int32_t i, caf_date taf)
{
    if (rating->rated_on >= taf) {
        int is_later = rating->rated_on > of->since || (rating->rated_on == of->since && rating->colour > of->colour);
        of->since_row = is_later ? (int16_t)i : of->since_row;
        of->colour = is_later ? rating->colour : of->colour;
        of->since = is_later ? rating->rated_on : of->since;
    } else {
        int is_later = rating->rated_on > of->before || (rating->rated_on == of->before && rating->colour > of->was);
        of->before_row = is_later ? (int16_t)i : of->before_row;
        of->was = is_later ? rating->colour : of->was;
        of->before = is_later ? rating->rated_on : of->before;
    }
}

/* Looks through the ratings once; returns one of which the action is not known, or -1. */
static int32_t find_colours(const caf_run *run, caf_date taf, colouring *found)
{
    caf_rated rated;
    int32_t stray = -1;
    for (int64_t i = 0; i < caf_rows_read(run->whose, CAF_ACTIONS); i++) {
        found[i] = (colouring){ 0, 0, -1, -1, -1, 0, 0 };
    }
    caf_begin_ratings(&rated, run);
    while (caf_next_rating(&rated)) {
        if (rated.action < 0) {
            stray = rated.unsure.row >= 0 ? rated.each.i : stray;
        } else if (rated.action < CAF_EVENTS_MAX && rated.unsure.row >= 0) {
            found[rated.action].unsure = (int16_t)rated.each.i;
        } else if (rated.action < CAF_EVENTS_MAX) {
            take_rating(&found[rated.action], &rated.each.row->rating, rated.each.i, taf);
        }
    }
    return stray;
}

/* An action that has no colour at or since the last TAF. */
static void judge_unrated(const caf_run *run, const caf_occurrence *taf, const caf_each *each, int32_t unsure, caf_finding *finding)
{
    const caf_facts *facts = run->facts;
    caf_date from = caf_action_day(run, each->i, &each->row->action);
    if (unsure >= 0) {
        caf_note_unsure_rating(run, finding, unsure);
    } else if (facts->coverage[CAF_RATINGS] != CAF_COMPLETE) {
        finding->reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_RATINGS);
    } else if (from == 0) {
        int64_t agreed = CAF_BIT(ACTION_AGREED_ON);
        caf_note_unsure(run, finding, CAF_ACTIONS, (caf_unsure){ each->i, caf_doubt_in(run, CAF_ACTIONS, each->i, agreed) }, agreed);
    } else if (from >= taf->on) {
        caf_step_action_day(run, each->i, &each->row->action);
        finding->verdict = facts->closed.row >= 0 ? CAF_NOT_APPLICABLE : CAF_DUE;
        finding->reason = facts->closed.row >= 0 ? CAF_REASON_NO_TAF_SINCE : CAF_REASON_NOT_YET;
    } else {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_NOT_RATED;
    }
}

static void judge_rated(const caf_run *run, const caf_occurrence *taf, const caf_each *each, const colouring *found, int32_t stray,
                        caf_finding *finding)
{
    caf_date by_when = each->row->action.by_when;
    caf_step_date(run, CAF_MEETINGS, taf->row, MEETING_HELD_ON, taf->on);
    caf_note_rating(run, found->before_row, found->before, found->was);
    caf_note_rating(run, found->since_row, found->since, found->colour);
    if (found->since == 0 && found->was != CAF_GREEN) {
        judge_unrated(run, taf, each, found->unsure >= 0 ? found->unsure : stray, finding);
        return;
    }
    finding->verdict = CAF_MET;
    finding->done = found->since != 0 ? found->since : found->before;
    if (found->colour == CAF_AMBER && by_when != 0 && found->since > by_when) {
        caf_step_date(run, CAF_ACTIONS, each->i, ACTION_BY_WHEN, by_when);
        finding->reason = CAF_REASON_AMBER_LATE;
    }
}

static void bd_4c_rated(const caf_run *run)
{
    colouring found[CAF_EVENTS_MAX];
    caf_each each;
    int any = 0;
    const caf_occurrence *taf = caf_last_taf(run);
    if (taf == NULL) {
        return;
    }
    int32_t stray = find_colours(run, taf->on, found);
    caf_begin_rows(&each, run, CAF_ACTIONS);
    for (; caf_next_action(&each); any = 1) {
        caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ACTIONS, each.i);
        judge_rated(run, taf, &each, &found[each.i], stray, &finding);
        caf_emit(run, &finding);
    }
    if (!any) {
        caf_conclude_without_action(run);
    }
}

/* Whether a plan before the latest one lists an action. */
static int is_listed_earlier(const caf_run *run, int64_t action, int64_t latest)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_PLAN_ACTIONS);
    while (action != 0 && caf_next_row(&each)) {
        const caf_plan_action_row *row = &each.row->plan_action;
        caf_row room;
        if (row->action == action && row->plan != latest &&
            caf_row_of(run, CAF_PLANS, caf_find(run, CAF_PLANS, row->plan), &room) != NULL) {
            return 1;
        }
    }
    return 0;
}

/* Whether an action was in a plan before the latest one: its first plan, or one that holds it. */
static int is_earlier(const caf_run *run, const caf_action_row *action, int64_t latest)
{
    return action->plan != 0 ? action->plan != latest : is_listed_earlier(run, action->id, latest);
}

/* The day of the last plan before the latest one; 0: there is none. */
static caf_date day_before(const caf_run *run, int32_t latest)
{
    caf_each each;
    caf_date found = 0;
    caf_begin_rows(&each, run, CAF_PLANS);
    while (caf_next_row(&each)) {
        caf_date dated = each.row->plan.dated;
        found = each.i != latest && dated > found && dated >= run->facts->episode ? dated : found;
    }
    return found;
}

/* Whether progress is asked for of an action that the latest plan holds. */
static int is_asked(const caf_run *run, const caf_plan_action_row *held, const caf_plan_row *latest, caf_date before)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_ACTIONS, caf_find(run, CAF_ACTIONS, held->action), &room);
    if (row == NULL || held->plan != latest->id || latest->id == 0) {
        return 0;
    }
    int was_done = row->action.completed_on != 0 && row->action.completed_on <= before;
    return !was_done && is_earlier(run, &row->action, latest->id);
}

/* Whether the latest plan holds an action that the source may have and that is not on record. */
static int is_beyond(const caf_run *run, const caf_plan_action_row *held, const caf_plan_row *latest)
{
    caf_row room;
    return run->facts->coverage[CAF_ACTIONS] != CAF_COMPLETE && held->plan == latest->id && latest->id != 0 &&
           held->action != 0 && caf_row_of(run, CAF_ACTIONS, caf_find(run, CAF_ACTIONS, held->action), &room) == NULL;
}

/* Without its row it is not known whether the action was completed in time; where no plan lists it, nor whether it is new. */
static void answer_beyond(const caf_run *run, const caf_each *each, const caf_plan_row *latest)
{
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_PLAN_ACTIONS, each->i);
    caf_judge_flags(run, &finding, CAF_PLAN_ACTIONS, each->i, each->row, CAF_BIT(PLAN_ACTION_PROGRESS));
    int is_met = finding.verdict == CAF_MET && is_listed_earlier(run, each->row->plan_action.action, latest->id);
    if (!is_met) {
        int is_open = finding.verdict == CAF_UNKNOWN;
        finding.verdict = CAF_UNKNOWN;
        finding.reason = is_open ? finding.reason : CAF_REASON_MISSING;
        finding.items = is_open ? finding.items : 0;
        caf_step_not_held(run, CAF_ACTIONS);
    }
    caf_emit(run, &finding);
}

static void bd_4c_progress(const caf_run *run)
{
    caf_row room;
    int32_t i;
    caf_each each;
    int any = 0;
    const caf_plan_row *latest = caf_latest_plan(run, &i, &room);
    if (latest == NULL) {
        return;
    }
    caf_date before = day_before(run, i);
    caf_begin_rows(&each, run, CAF_PLAN_ACTIONS);
    while (caf_next_row(&each)) {
        int64_t doubt = caf_doubt_in(run, CAF_PLAN_ACTIONS, each.i, CAF_BIT(PLAN_ACTION_PLAN) | CAF_BIT(PLAN_ACTION_ACTION));
        if (doubt != 0) {
            caf_conclude_unsure(run, CAF_PLAN_ACTIONS, (caf_unsure){ each.i, doubt }, 0);
            any = 1;
        } else if (is_asked(run, &each.row->plan_action, latest, before)) {
            caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_PLAN_ACTIONS, each.i);
            caf_judge_flags(run, &finding, CAF_PLAN_ACTIONS, each.i, each.row, CAF_BIT(PLAN_ACTION_PROGRESS));
            caf_emit(run, &finding);
            any = 1;
        } else if (is_beyond(run, &each.row->plan_action, latest)) {
            answer_beyond(run, &each, latest);
            any = 1;
        }
    }
    if (!any && run->facts->coverage[CAF_PLAN_ACTIONS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_PLAN_ACTIONS);
    } else if (!any) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NONE_EARLIER);
    }
}

/* How many plans are looked at together: a bit each. */
#define BLOCK 64

/* The plans of the episode in order, and in which of them each action is. */
typedef struct rolling {
    int32_t n;
    int16_t order[CAF_EVENTS_MAX];   /* numbers of the plans in the case, by date */
    int16_t rank[CAF_EVENTS_MAX];    /* by number in the case: its place in that order, or -1 */
    uint64_t held[CAF_EVENTS_MAX];   /* by action: the plans of the block that hold it */
    uint8_t begun[CAF_EVENTS_MAX];   /* by action: the block before holds it */
    int16_t lacks[CAF_EVENTS_MAX];   /* by action: the first plan that lost it, or -1 */
    caf_unsure stray;                /* a row that does not say which plan or action */
    int64_t stray_fields;
} rolling;

static caf_date day_of(const caf_run *run, int32_t i)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_PLANS, i, &room);
    return row != NULL ? row->plan.dated : 0;
}

static void order_plans(const caf_run *run, rolling *of)
{
    caf_each each;
    of->n = 0;
    for (int64_t i = 0; i < caf_rows_read(run->whose, CAF_PLANS); i++) {
        of->rank[i] = -1;
    }
    caf_begin_rows(&each, run, CAF_PLANS);
    while (caf_next_row(&each)) {
        int32_t at = of->n;
        if (each.row->plan.dated == 0 || each.row->plan.dated < run->facts->episode) {
            continue;
        }
        for (; at > 0 && day_of(run, of->order[at - 1]) > each.row->plan.dated; at--) {
            of->order[at] = of->order[at - 1];
        }
        of->order[at] = (int16_t)each.i;
        of->n++;
    }
    for (int32_t k = 0; k < of->n; k++) {
        of->rank[of->order[k]] = (int16_t)k;
    }
}

static void hold(const caf_run *run, rolling *of, int64_t plan, int64_t action, int32_t from)
{
    int64_t in = caf_find(run, CAF_PLANS, plan);
    int32_t rank = in >= 0 && in < CAF_EVENTS_MAX ? of->rank[in] : -1;
    if (rank >= from && rank < from + BLOCK && action >= 0 && action < CAF_EVENTS_MAX) {
        of->held[action] |= (uint64_t)1 << (rank - from);
    }
}

/* Which actions the plans of one block hold. */
static void fill_block(const caf_run *run, rolling *of, int32_t from)
{
    caf_each each;
    memset(of->held, 0, (size_t)caf_rows_read(run->whose, CAF_ACTIONS) * sizeof of->held[0]); /* hidden ones too */
    caf_begin_rows(&each, run, CAF_ACTIONS);
    while (caf_next_row(&each)) {
        hold(run, of, each.row->action.plan, each.i, from);
    }
    caf_begin_rows(&each, run, CAF_PLAN_ACTIONS);
    while (caf_next_row(&each)) {
        const caf_plan_action_row *row = &each.row->plan_action;
        int64_t both = CAF_BIT(PLAN_ACTION_PLAN) | CAF_BIT(PLAN_ACTION_ACTION);
        int64_t doubt = caf_doubt_in(run, CAF_PLAN_ACTIONS, each.i, both);
        int64_t blank = (row->plan == 0 ? CAF_BIT(PLAN_ACTION_PLAN) : 0) | (row->action == 0 ? CAF_BIT(PLAN_ACTION_ACTION) : 0);
        if (doubt != 0 || blank != 0) {
            of->stray = (caf_unsure){ each.i, doubt };
            of->stray_fields = blank;
        } else {
            hold(run, of, row->plan, caf_find(run, CAF_ACTIONS, row->action), from);
        }
    }
}

/* An action has to stay in every plan from the first that holds it on. */
static void look_for_lost(const caf_run *run, rolling *of, int32_t from)
{
    int32_t n = of->n - from < BLOCK ? of->n - from : BLOCK;
    uint64_t whole = n == BLOCK ? ~(uint64_t)0 : ((uint64_t)1 << n) - 1;
    for (int64_t i = 0; i < caf_rows_read(run->whose, CAF_ACTIONS); i++) {
        uint64_t held = of->held[i];
        uint64_t asked = of->begun[i] ? whole : held != 0 ? whole & ~((held & (~held + 1)) - 1) : 0;
        uint64_t lost = asked & ~held;
        int32_t k = 0;
        while (lost != 0 && !(lost >> k & 1)) {
            k++;
        }
        if (lost != 0 && of->lacks[i] < 0) {
            of->lacks[i] = of->order[from + k];
        }
        of->begun[i] = held != 0; /* or it was lost, and is named already */
    }
}

static void find_lost(const caf_run *run, rolling *of)
{
    size_t n = (size_t)caf_rows_read(run->whose, CAF_ACTIONS);
    memset(of->begun, 0, n);
    for (size_t i = 0; i < n; i++) {
        of->lacks[i] = -1;
    }
    of->stray = (caf_unsure){ -1, 0 };
    of->stray_fields = 0;
    for (int32_t from = 0; from < of->n; from += BLOCK) {
        fill_block(run, of, from);
        look_for_lost(run, of, from);
    }
}

static void answer_lost(const caf_run *run, const rolling *of, int32_t i)
{
    caf_finding finding = caf_answer_on(run, CAF_NOT_MET, CAF_REASON_LOST, CAF_ACTIONS, i);
    caf_step_date(run, CAF_PLANS, of->lacks[i], PLAN_DATED, day_of(run, of->lacks[i]));
    if (run->facts->coverage[CAF_PLAN_ACTIONS] != CAF_COMPLETE) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_PLAN_ACTIONS);
    } else if (of->stray.row >= 0) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_PLAN_ACTIONS, of->stray, of->stray_fields);
    }
    caf_emit(run, &finding);
}

/* Nothing was lost of what is on record. */
static void answer_none_lost(const caf_run *run, const rolling *of)
{
    int any = 0;
    for (int64_t i = 0; i < caf_rows_read(run->whose, CAF_ACTIONS); i++) {
        any |= of->begun[i];
    }
    for (int32_t table = CAF_PLANS; table <= CAF_PLAN_ACTIONS; table++) {
        int is_read = table == CAF_PLANS || table == CAF_ACTIONS || table == CAF_PLAN_ACTIONS;
        if (is_read && run->facts->coverage[table] != CAF_COMPLETE) {
            caf_conclude_not_held(run, table);
            return;
        }
    }
    if (of->stray.row >= 0) {
        caf_conclude_unsure(run, CAF_PLAN_ACTIONS, of->stray, of->stray_fields);
    } else if (!any) {
        caf_conclude_without_action(run);
    } else {
        caf_step_count(run, CAF_PLANS, PLAN_DATED, of->n);
        caf_conclude(run, CAF_MET, CAF_REASON_NONE);
    }
}

static void bd_4c_rolling(const caf_run *run)
{
    rolling of;
    int any = 0;
    caf_plans plans = caf_find_plans(run);
    if (plans.n < 2 && run->facts->coverage[CAF_PLANS] == CAF_COMPLETE) {
        caf_conclude(run, CAF_NOT_APPLICABLE, plans.n == 0 ? CAF_REASON_NO_PLAN : CAF_REASON_ONE_PLAN);
        return;
    }
    if (plans.n < 2 || plans.undated.row >= 0) {
        caf_conclude_without_plan(run, &plans);
        return;
    }
    order_plans(run, &of);
    find_lost(run, &of);
    for (int64_t i = 0; i < caf_rows_read(run->whose, CAF_ACTIONS); i++) {
        caf_row room;
        if (of.lacks[i] >= 0 && caf_row_of(run, CAF_ACTIONS, i, &room) != NULL) {
            answer_lost(run, &of, (int32_t)i);
            any = 1;
        }
    }
    if (!any) {
        answer_none_lost(run, &of);
    }
}

const caf_rule_entry caf_bd_4c_rated = {
    .rule = RULE(CAF_BD_4C_RATED, "BD-4c-rated", BD, "4c", "Every action rated", CAF_STANDARD, 0, DECIDED,
         "Each action has a colour given at or since the last TAF; green stays green. An action agreed at that TAF or later "
         "is due until the next one. Amber after the day by which it was to be done is noted; whether it is overdue is a "
         "matter of its own (BD-4c-in-time)."),
    .run = bd_4c_rated,
    .unless = SEVERAL_SERVICES,
    .reads = { MET_ON, { CAF_ACTIONS, CAF_ALL_FIELDS }, { CAF_RATINGS, CAF_BIT(RATING_RATED_ON) } },
};

const caf_rule_entry caf_bd_4c_progress = {
    .rule = RULE(CAF_BD_4C_PROGRESS, "BD-4c-progress", BD, "4c", "Progress since the last TAF", CAF_STANDARD, 0, UNTIMED,
         "In the latest plan the box for progress since the last TAF is filled in for each action that an earlier plan "
         "holds already. An action completed by the day of the plan before is done with, and nothing is asked of it. Of an "
         "action that is not on record, where the source may have it, only a box that is filled in is told."),
    .run = bd_4c_progress,
    .unless = SEVERAL_SERVICES,
    .reads = { PLANNED, { CAF_ACTIONS, CAF_ALL_FIELDS }, { CAF_PLAN_ACTIONS, CAF_ALL_FIELDS } },
};

const caf_rule_entry caf_bd_4c_rolling = {
    .rule = RULE(CAF_BD_4C_ROLLING, "BD-4c-rolling", BD, "4c", "No action lost from a later plan", CAF_STANDARD, 0, UNTIMED,
         "From the first version of the plan that holds an action on, every later version of the episode holds it too, "
         "completed or not. One finding for each action that was lost, else one that none was."),
    .run = bd_4c_rolling,
    .unless = SEVERAL_SERVICES,
    .reads = { PLANNED, { CAF_ACTIONS, CAF_ALL_FIELDS }, { CAF_PLAN_ACTIONS, CAF_ALL_FIELDS } },
};
