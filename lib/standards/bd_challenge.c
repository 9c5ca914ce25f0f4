/*
 * Blackburn with Darwen, 4d and 5a: the colours of each action from TAF to TAF;
 * and, where they show no progress, challenge and additional actions.
 */
#include <string.h>
#include "../reading.h"
#include "../run.h"
#include "entry.h"
#include "taf_plan.h"

/* Two colours on one day: which came last nobody knows. */
#define BOTH_WAYS (CAF_GREEN + 1)

/* The ratings by the TAF that they belong to: the last one held by the day of the rating. */
typedef struct history {
    int32_t n;                         /* TAFs held while the case was open */
    int16_t first[CAF_EVENTS_MAX + 1]; /* by TAF, 0 for before any: a rating, or -1 */
    int16_t next[CAF_RATINGS_MAX];     /* by rating: another of the same TAF, or -1 */
    int16_t unsure[CAF_EVENTS_MAX];    /* by action: a rating of which the day or colour is not sure, or -1 */
    int32_t stray;                     /* a rating of which the action is not sure, or -1 */
} history;

/* How an action was rated at one TAF: by the first rating from its day on. */
typedef struct shade {
    int16_t row;
    uint8_t colour;  /* or BOTH_WAYS; 0: not rated */
} shade;

/* How many of the TAFs were held by a day. */
static int32_t held_by(const caf_occurrences *tafs, int32_t n, caf_date on)
{
    int32_t low = 0;
    int32_t high = n;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (tafs->at[middle].on <= on) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void read_history(const caf_run *run, history *of)
{
    const caf_occurrences *tafs = &run->facts->tafs;
    caf_rated rated;
    of->n = held_by(tafs, tafs->n, caf_last_day(run->facts));
    of->stray = -1;
    for (int32_t k = 0; k <= of->n; k++) {
        of->first[k] = -1;
    }
    for (int64_t i = 0; i < caf_rows_read(run->whose, CAF_ACTIONS); i++) {
        of->unsure[i] = -1;
    }
    caf_begin_ratings(&rated, run);
    while (caf_next_rating(&rated)) {
        int32_t i = rated.each.i;
        if (rated.action < 0 || rated.action >= CAF_EVENTS_MAX) {
            of->stray = rated.unsure.row >= 0 ? i : of->stray;
        } else if (rated.unsure.row >= 0) {
            of->unsure[rated.action] = (int16_t)i;
        } else {
            int32_t k = held_by(tafs, of->n, rated.each.row->rating.rated_on);
            of->next[i] = of->first[k];
            of->first[k] = (int16_t)i;
        }
    }
}

/* The day of a rating; 0: none. */
static caf_date rated_on(const caf_run *run, int32_t i)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_RATINGS, i, &room);
    return row != NULL ? row->rating.rated_on : 0;
}

/* The colours at the k-th TAF, from 1 on; 0: before the first. */
static void read_shades(const caf_run *run, const history *of, int32_t k, shade *shades)
{
    caf_row room;
    memset(shades, 0, (size_t)caf_rows_read(run->whose, CAF_ACTIONS) * sizeof *shades);
    for (int32_t i = of->first[k]; i >= 0; i = of->next[i]) {
        const caf_row *row = caf_row_of(run, CAF_RATINGS, i, &room);
        if (row == NULL) {
            continue;
        }
        shade *its = &shades[caf_find(run, CAF_ACTIONS, row->rating.action)]; /* found once before, by read_history() */
        caf_date on = its->colour != 0 ? rated_on(run, its->row) : 0;
        if (on == row->rating.rated_on && its->colour != row->rating.colour) {
            its->colour = BOTH_WAYS;
        } else if (on == 0 || row->rating.rated_on < on) {
            *its = (shade){ (int16_t)i, row->rating.colour };
        }
    }
}

/* Of several TAFs on one day only the last has ratings. */
static int is_last_of_day(const caf_run *run, const history *of, int32_t k)
{
    const caf_occurrences *tafs = &run->facts->tafs;
    return k == of->n || tafs->at[k].on != tafs->at[k - 1].on;
}

/* One pair of TAFs running, and what the colours at them show. */
typedef struct pair {
    const caf_occurrence *before;
    const caf_occurrence *now;
    caf_date next;        /* the day of the TAF after; 0: there is none */
    int32_t stalled;      /* the first action without progress, or -1 */
    int32_t open;         /* the first action of which it cannot be told, or -1 */
    int32_t shown;        /* the first action with a colour that is done with, new or made progress, or -1 */
    shade was;            /* of the stalled action, or else the open or else the shown one, at the one */
    shade is;             /* and at the other */
} pair;

static int is_stalled(const shade *was, const shade *is)
{
    return (is->colour == CAF_RED && (was->colour == CAF_RED || was->colour == CAF_AMBER)) ||
           (is->colour == CAF_AMBER && was->colour == CAF_AMBER);
}

static int is_progress(const shade *was, const shade *is)
{
    return is->colour == CAF_GREEN || (is->colour == CAF_AMBER && was->colour == CAF_RED);
}

/* What of an action the answer turns on. */
#define OF_ACTION (CAF_BIT(ACTION_COMPLETED_ON) | CAF_BIT(ACTION_AGREED_ON) | CAF_BIT(ACTION_PLAN))

/* Keeps an action of which nothing is asked, to show what the answer rests on. */
static void keep_shown(pair *found, int32_t i, const shade *was, const shade *is)
{
    if (found->shown < 0 && (was->colour != 0 || is->colour != 0)) {
        found->shown = i;
        found->was = found->open < 0 ? *was : found->was;
        found->is = found->open < 0 ? *is : found->is;
    }
}

static void look_at_actions(const caf_run *run, const history *of, const shade *before, const shade *now, pair *found)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_ACTIONS);
    while (found->stalled < 0 && caf_next_action(&each)) {
        const caf_action_row *action = &each.row->action;
        caf_date from = caf_action_day(run, each.i, action);
        int is_done = action->completed_on != 0 && action->completed_on <= found->now->on;
        const shade *was = &before[each.i];
        const shade *is = &now[each.i];
        int is_unsure = of->unsure[each.i] >= 0 || caf_doubt_in(run, CAF_ACTIONS, each.i, OF_ACTION) != 0;
        if (!is_unsure && (is_done || (from > found->before->on && was->colour == 0))) {
            keep_shown(found, each.i, was, is); /* done with, or new at the later one */
            continue;
        }
        if (!is_unsure && is_stalled(was, is)) {
            found->stalled = each.i;
            found->was = *was;
            found->is = *is;
        } else if (!is_unsure && is_progress(was, is)) {
            keep_shown(found, each.i, was, is);
        } else if (found->open < 0) {
            found->open = each.i;
            found->was = *was;
            found->is = *is;
        }
    }
}

/* Whether something is so: CAF_YES, CAF_NO, or 0 where the record cannot tell. */
static uint8_t is_added(const caf_run *run, const pair *found)
{
    uint8_t answer = run->facts->coverage[CAF_ACTIONS] == CAF_COMPLETE ? CAF_NO : CAF_NOT_RECORDED;
    caf_each each;
    caf_begin_rows(&each, run, CAF_ACTIONS);
    while (caf_next_action(&each)) {
        caf_date from = caf_action_day(run, each.i, &each.row->action);
        if (from >= found->now->on && (found->next == 0 || from < found->next)) {
            caf_step_action_day(run, each.i, &each.row->action);
            return CAF_YES;
        }
        answer = from == 0 ? CAF_NOT_RECORDED : answer;
    }
    return answer;
}

/* Says why it cannot be told whether an action was revised. */
static void note_not_told(const caf_run *run, int32_t i)
{
    if (i >= 0) {
        caf_step_missing(run, CAF_PLAN_ACTIONS, i, CAF_BIT(PLAN_ACTION_REVISED));
    } else if (run->facts->coverage[CAF_PLAN_ACTIONS] != CAF_COMPLETE) {
        caf_step_not_held(run, CAF_PLAN_ACTIONS);
    }
}

static uint8_t is_revised(const caf_run *run, const pair *found)
{
    const caf_facts *facts = run->facts;
    int is_whole = facts->coverage[CAF_PLAN_ACTIONS] == CAF_COMPLETE && facts->coverage[CAF_PLANS] == CAF_COMPLETE;
    const int64_t read = CAF_BIT(PLAN_ACTION_PLAN) | CAF_BIT(PLAN_ACTION_REVISED);
    int32_t open = -1;
    caf_each each;
    caf_begin_rows(&each, run, CAF_PLAN_ACTIONS);
    while (caf_next_row(&each)) {
        const caf_plan_action_row *row = &each.row->plan_action;
        int64_t doubt = caf_doubt_in(run, CAF_PLAN_ACTIONS, each.i, read);
        if (row->revised == CAF_NO) {
            continue;
        }
        caf_date dated = caf_plan_day(run, row->plan);
        int is_then = dated >= found->now->on && (found->next == 0 || dated < found->next);
        if (is_then && row->revised == CAF_YES && doubt == 0) {
            caf_step_value(run, CAF_PLAN_ACTIONS, each.i, PLAN_ACTION_REVISED, CAF_YES);
            return CAF_YES;
        }
        open = open < 0 && (is_then || dated == 0) ? each.i : open;
    }
    if (open < 0 && is_whole) {
        return CAF_NO;
    }
    note_not_told(run, open);
    return CAF_NOT_RECORDED;
}

/* Challenge in both places, from the record of the later TAF. */
static uint8_t is_challenged(const caf_run *run, const pair *found, caf_finding *finding)
{
    const int64_t both = CAF_BIT(MEETING_CHALLENGE_SUMMARY) | CAF_BIT(MEETING_CHALLENGE_PROGRESS);
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_MEETINGS, found->now->row, &room);
    caf_judge_flags(run, finding, CAF_MEETINGS, found->now->row, row, both);
    return finding->verdict == CAF_MET ? CAF_YES : finding->verdict == CAF_NOT_MET ? CAF_NO : CAF_NOT_RECORDED;
}

static void judge_challenge(const caf_run *run, const pair *found, caf_finding *finding)
{
    caf_note_rating(run, found->was.row, rated_on(run, found->was.row), found->was.colour);
    caf_note_rating(run, found->is.row, rated_on(run, found->is.row), found->is.colour);
    uint8_t challenged = is_challenged(run, found, finding);
    uint8_t added = is_added(run, found);
    uint8_t revised = added == CAF_YES ? CAF_YES : is_revised(run, found);
    uint8_t either = revised == CAF_NO ? added : revised;
    if (challenged == CAF_NO || either == CAF_NO) {
        finding->verdict = CAF_NOT_MET;
        finding->items = challenged == CAF_NO ? finding->items : 0;
        finding->reason = challenged != CAF_NO ? CAF_REASON_NO_NEW_ACTION : either != CAF_NO ? CAF_REASON_NO_CHALLENGE
                                                                                           : CAF_REASON_NEITHER_HALF;
    } else if (challenged == CAF_YES && either != CAF_YES) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_MISSING;
    }
}

/* The colour of an action at one TAF; of two on one day, only the day. */
static void note_shade(const caf_run *run, const shade *its)
{
    if (its->colour == BOTH_WAYS) {
        caf_step_date(run, CAF_RATINGS, its->row, RATING_RATED_ON, rated_on(run, its->row));
    } else if (its->colour != 0) {
        caf_note_rating(run, its->row, rated_on(run, its->row), its->colour);
    }
}

/* Which action it is, and its colours at the two TAFs. */
static void note_colours(const caf_run *run, const pair *found, int32_t i)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_ACTIONS, i, &room);
    if (row == NULL) {
        return;
    }
    if (caf_action_day(run, i, &row->action) != 0) {
        caf_step_action_day(run, i, &row->action);
    } else {
        caf_step_missing(run, CAF_ACTIONS, i, CAF_BIT(ACTION_AGREED_ON));
    }
    if (row->action.completed_on != 0 && row->action.completed_on <= found->now->on) {
        caf_step_date(run, CAF_ACTIONS, i, ACTION_COMPLETED_ON, row->action.completed_on);
    }
    note_shade(run, &found->was);
    note_shade(run, &found->is);
}

/* No action is known to be without progress, but one may be. */
static void leave_open(const caf_run *run, const history *of, const pair *found, caf_finding *finding)
{
    int32_t unsure = of->unsure[found->open] >= 0 ? of->unsure[found->open] : of->stray;
    caf_unsure action = { found->open, caf_doubt_in(run, CAF_ACTIONS, found->open, OF_ACTION) };
    if (action.doubt != 0) {
        caf_note_unsure(run, finding, CAF_ACTIONS, action, 0);
    } else if (unsure >= 0) {
        caf_note_unsure_rating(run, finding, unsure);
    } else if (run->facts->coverage[CAF_RATINGS] != CAF_COMPLETE) {
        finding->reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_RATINGS);
    } else {
        finding->reason = CAF_REASON_NOT_RATED;
        note_colours(run, found, found->open);
    }
}

static void answer_pair(const caf_run *run, const history *of, const pair *found)
{
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_MEETINGS, found->now->row);
    caf_step_date(run, CAF_MEETINGS, found->before->row, MEETING_HELD_ON, found->before->on);
    caf_step_date(run, CAF_MEETINGS, found->now->row, MEETING_HELD_ON, found->now->on);
    if (found->stalled >= 0) {
        judge_challenge(run, found, &finding);
    } else if (found->open >= 0) {
        leave_open(run, of, found, &finding);
    } else if (run->facts->coverage[CAF_ACTIONS] != CAF_COMPLETE) {
        finding.reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_ACTIONS);
    } else {
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_PROGRESS_SHOWN;
        note_colours(run, found, found->shown);
    }
    caf_emit(run, &finding);
}

static void bd_4d_challenge(const caf_run *run)
{
    const caf_occurrences *tafs = &run->facts->tafs;
    history of;
    shade shades[2][CAF_EVENTS_MAX];
    const caf_occurrence *before = NULL;
    int at = 0;
    int any = 0;
    if (caf_last_taf(run) == NULL) {
        return;
    }
    read_history(run, &of);
    for (int32_t k = 1; k <= of.n; k++) {
        if (!is_last_of_day(run, &of, k)) {
            continue;
        }
        read_shades(run, &of, k, shades[at]);
        if (before != NULL) {
            pair found = { before, &tafs->at[k - 1], k < of.n ? tafs->at[k].on : 0, -1, -1, -1, { -1, 0 }, { -1, 0 } };
            look_at_actions(run, &of, shades[1 - at], shades[at], &found);
            answer_pair(run, &of, &found);
            any = 1;
        }
        before = &tafs->at[k - 1];
        at = 1 - at;
    }
    if (!any) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_SECOND_TAF);
    }
}

/* The colours of one action over time. */
typedef struct journey {
    int16_t asked;   /* TAFs since it was agreed until it was green */
    int16_t lacks;   /* the first of these without a colour, or -1 */
    uint8_t green;
} journey;

static void follow(const caf_run *run, const history *of, int32_t k, shade *shades, journey *journeys)
{
    caf_each each;
    read_shades(run, of, k, shades);
    caf_begin_rows(&each, run, CAF_ACTIONS);
    while (caf_next_row(&each)) {
        journey *its = &journeys[each.i];
        const caf_occurrence *taf = k > 0 ? &run->facts->tafs.at[k - 1] : NULL;
        if (taf != NULL && !its->green && caf_action_day(run, each.i, &each.row->action) < taf->on) {
            its->asked++;
            its->lacks = shades[each.i].colour == 0 && its->lacks < 0 ? (int16_t)taf->row : its->lacks;
        }
        its->green = its->green || shades[each.i].colour == CAF_GREEN;
    }
}

/* It is not known since when the action is in the plan, so neither which TAFs came after that. */
static void note_no_day(const caf_run *run, int32_t i, caf_finding *finding)
{
    const int64_t agreed = CAF_BIT(ACTION_AGREED_ON);
    caf_note_unsure(run, finding, CAF_ACTIONS, (caf_unsure){ i, caf_doubt_in(run, CAF_ACTIONS, i, agreed) }, agreed);
}

/* Some TAF has no colour of the action. */
static void judge_lack(const caf_run *run, const history *of, const caf_each *each, int32_t taf, caf_finding *finding)
{
    caf_row room;
    int32_t unsure = of->unsure[each->i] >= 0 ? of->unsure[each->i] : of->stray;
    const caf_row *meeting = caf_row_of(run, CAF_MEETINGS, taf, &room);
    if (meeting != NULL) {
        caf_step_date(run, CAF_MEETINGS, taf, MEETING_HELD_ON, meeting->meeting.held_on);
    }
    if (unsure >= 0) {
        caf_note_unsure_rating(run, finding, unsure);
    } else if (run->facts->coverage[CAF_RATINGS] != CAF_COMPLETE) {
        finding->reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_RATINGS);
    } else if (caf_action_day(run, each->i, &each->row->action) == 0) {
        note_no_day(run, each->i, finding);
    } else {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_NOT_RATED;
    }
}

static void answer_journeys(const caf_run *run, const history *of, const journey *journeys)
{
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_ACTIONS);
    for (; caf_next_action(&each); any = 1) {
        const journey *its = &journeys[each.i];
        caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ACTIONS, each.i);
        caf_step_action_day(run, each.i, &each.row->action);
        caf_step_count(run, CAF_MEETINGS, MEETING_HELD_ON, its->asked);
        if (its->asked == 0) {
            finding.verdict = CAF_NOT_APPLICABLE;
            finding.reason = CAF_REASON_NO_TAF_SINCE;
        } else if (its->lacks >= 0) {
            judge_lack(run, of, &each, its->lacks, &finding);
        } else if (caf_action_day(run, each.i, &each.row->action) == 0) {
            note_no_day(run, each.i, &finding);
        } else {
            finding.verdict = CAF_MET;
        }
        caf_emit(run, &finding);
    }
    if (!any) {
        caf_conclude_without_action(run);
    }
}

static void bd_5a_colours(const caf_run *run)
{
    history of;
    shade shades[CAF_EVENTS_MAX];
    journey journeys[CAF_EVENTS_MAX];
    if (caf_last_taf(run) == NULL) {
        return;
    }
    for (int64_t i = 0; i < caf_rows_read(run->whose, CAF_ACTIONS); i++) {
        journeys[i] = (journey){ 0, -1, 0 };
    }
    read_history(run, &of);
    for (int32_t k = 0; k <= of.n; k++) {
        if (k == 0 || is_last_of_day(run, &of, k)) {
            follow(run, &of, k, shades, journeys);
        }
    }
    answer_journeys(run, &of, journeys);
}

const caf_rule_entry caf_bd_4d_challenge = {
    .rule = RULE(CAF_BD_4D_CHALLENGE, "BD-4d-challenge", BD, "4d", "Challenge where there is no progress", CAF_STANDARD, 0, UNTIMED,
         "From one TAF to the next, an action that both had before them and that is red at the later one, or amber at both, "
         "made no progress (one that was agreed after the earlier one and not rated then is new); its colour at a TAF is the first one given from that day on, before the next TAF. Where some "
         "action made none it is met only if the later TAF records challenge in its summary and in the box for progress, and "
         "an action was added or revised before the next TAF. Which half is missing is named. Unrated at one of the two: "
         "unknown."),
    .run = bd_4d_challenge,
    .unless = SEVERAL_SERVICES,
    .reads = { MET_ON, { CAF_ACTIONS, CAF_ALL_FIELDS }, { CAF_RATINGS, CAF_ALL_FIELDS }, PLANNED },
};

const caf_rule_entry caf_bd_5a_colours = {
    .rule = RULE(CAF_BD_5A_COLOURS, "BD-5a-colours", BD, "5a", "Colours over time", CAF_STANDARD, 0, UNTIMED,
         "Each action has a colour for each TAF held after it was agreed, given from that day on and before the next TAF, "
         "until it is green: then the way that the family came can be seen."),
    .run = bd_5a_colours,
    .unless = WHILE_IN_CAF,
    .reads = { MET_ON, { CAF_ACTIONS, CAF_ALL_FIELDS }, { CAF_RATINGS, CAF_ALL_FIELDS } },
};
