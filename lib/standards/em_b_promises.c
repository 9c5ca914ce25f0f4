/*
 * East Midlands, B.5: nobody promises for another service. With it, from part
 * E, what becomes of an action that its agency did not carry out.
 */
#include "../reading.h"
#include "entry.h"
#include "owed.h"

/* The plan in which an action was promised. */
typedef struct promise {
    caf_date dated;
    int64_t author;
    int64_t row;      /* the plan's number in the case; -1: not known which */
    int64_t doubt;    /* fields of the plan that cannot be right */
} promise;

static promise find_promise(const caf_run *run, const caf_action_row *action)
{
    promise found = { 0, 0, caf_find(run, CAF_PLANS, action->plan), 0 };
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_PLANS, found.row, &room);
    if (row == NULL) {
        found.row = -1;
        return found;
    }
    found.dated = row->plan.dated;
    found.author = row->plan.author;
    found.doubt = caf_doubt_in(run, CAF_PLANS, found.row, CAF_BIT(PLAN_DATED));
    return found;
}

/* Whether an action belongs to the current episode, and had been agreed on the as-of date. */
static int is_current(const caf_run *run, int64_t i, const caf_action_row *action)
{
    caf_date day = action->agreed_on;
    if (day == 0 && caf_to_come_in(run, CAF_ACTIONS, i, CAF_BIT(ACTION_AGREED_ON)) != 0) {
        return 0;
    }
    if (run->facts->episode == 0) {
        return 1;
    }
    if (day == 0) {
        day = find_promise(run, action).dated;
    }
    return day == 0 || day >= run->facts->episode;
}

/* What one owner's agreement comes to, and what it turns on. */
typedef struct agreement {
    int32_t verdict;
    int32_t reason;
    int32_t table;  /* of what is missing or cannot be right */
    int64_t row;
    int64_t fields;
    int64_t doubt;
} agreement;

static agreement is_unknown(int32_t table, int64_t row, int64_t fields, int64_t doubt)
{
    return (agreement){ CAF_UNKNOWN, doubt != 0 ? CAF_REASON_PROBLEM : CAF_REASON_MISSING, table, row, fields, doubt };
}

static agreement is_decided(int32_t verdict, int32_t reason)
{
    return (agreement){ verdict, reason, -1, -1, 0, 0 };
}

/* The owner is of another agency, or of the family: an agreement of its own is needed. */
static agreement judge_other(const caf_run *run, const promise *in, int64_t i, const caf_owner_row *owner)
{
    if (owner->agreed_on == 0 && caf_to_come_in(run, CAF_OWNERS, i, CAF_BIT(OWNER_AGREED_ON)) != 0) {
        return is_decided(CAF_NOT_MET, CAF_REASON_NEVER);
    }
    if (owner->agreed == CAF_NO) {
        return is_decided(CAF_NOT_MET, CAF_REASON_SAID_NO);
    }
    if (owner->agreed_on == 0) {
        return is_unknown(CAF_OWNERS, i, CAF_BIT(OWNER_AGREED_ON), 0);
    }
    if (in->dated == 0) {
        return is_unknown(CAF_PLANS, in->row, CAF_BIT(PLAN_DATED), in->doubt);
    }
    return owner->agreed_on <= in->dated ? is_decided(CAF_MET, CAF_REASON_NONE) : is_decided(CAF_NOT_MET, CAF_REASON_ONLY_LATER);
}

static agreement judge_owner(const caf_run *run, const promise *in, int64_t i, const caf_owner_row *owner)
{
    int64_t doubt = caf_doubt_in(run, CAF_OWNERS, i, CAF_BIT(OWNER_AGREED_ON) | CAF_BIT(OWNER_AGREED) | CAF_BIT(OWNER_FAMILY));
    if (doubt != 0) {
        return is_unknown(CAF_OWNERS, i, doubt, doubt);
    }
    if (owner->family != CAF_YES && owner->agency != 0 && owner->agency == in->author) {
        return is_decided(CAF_MET, CAF_REASON_OWN_PROMISE);
    }
    agreement other = judge_other(run, in, i, owner);
    int is_other = owner->family == CAF_YES || (owner->agency != 0 && in->author != 0);
    if (is_other || other.verdict == CAF_MET) {
        return other;
    }
    /* It may be the author's own action. */
    return owner->agency == 0 ? is_unknown(CAF_OWNERS, i, CAF_BIT(OWNER_AGENCY), 0)
                              : is_unknown(CAF_PLANS, in->row, CAF_BIT(PLAN_AUTHOR), 0);
}

/* No owner is on record: the action's agency is meant. */
static agreement judge_agency(const caf_run *run, const promise *in, int64_t i, const caf_action_row *action)
{
    if (run->facts->coverage[CAF_OWNERS] != CAF_COMPLETE) {
        return is_unknown(CAF_OWNERS, -1, 0, 0);
    }
    if (action->agency == 0) {
        return is_unknown(CAF_ACTIONS, i, CAF_BIT(ACTION_AGENCY), 0);
    }
    if (in->author == 0) {
        return is_unknown(CAF_PLANS, in->row, CAF_BIT(PLAN_AUTHOR), 0);
    }
    if (action->agency == in->author) {
        return is_decided(CAF_MET, CAF_REASON_OWN_PROMISE);
    }
    caf_step_no_row(run, CAF_OWNERS);
    return is_decided(CAF_NOT_MET, CAF_REASON_NEVER);
}

static void note_owner(const caf_run *run, int64_t i, const caf_owner_row *owner)
{
    if (owner->family == CAF_YES) {
        caf_step_value(run, CAF_OWNERS, i, OWNER_FAMILY, CAF_YES);
    }
    if (owner->agreed_on != 0) {
        caf_step_date(run, CAF_OWNERS, i, OWNER_AGREED_ON, owner->agreed_on);
    } else if (owner->agreed != 0) {
        caf_step_value(run, CAF_OWNERS, i, OWNER_AGREED, owner->agreed);
    }
}

/* All owners must have agreed: not met before unknown before met. */
static int is_worse(int32_t one, int32_t other)
{
    static const int rank[CAF_VERDICTS] = { 0, 1, 3, 0, 2, 0, 0 };
    return rank[one] > rank[other];
}

static agreement judge_owners(const caf_run *run, const promise *in, const caf_each *action, caf_date *last)
{
    agreement whole = is_decided(CAF_MET, CAF_REASON_NONE);
    caf_each each;
    int any = 0;
    for (caf_begin_rows(&each, run, CAF_OWNERS); caf_next_row(&each);) {
        const caf_owner_row *owner = &each.row->owner;
        if (owner->action != action->row->action.id) {
            continue;
        }
        agreement one = judge_owner(run, in, each.i, owner);
        /* Of several that are met, one that somebody else agreed to says more. */
        int says_more = one.verdict == whole.verdict && one.reason == CAF_REASON_NONE;
        whole = !any || is_worse(one.verdict, whole.verdict) || says_more ? one : whole;
        *last = owner->agreed_on > *last ? owner->agreed_on : *last;
        any = 1;
        note_owner(run, each.i, owner);
    }
    if (!any) {
        return judge_agency(run, in, action->i, &action->row->action);
    }
    return whole.verdict == CAF_MET && run->facts->coverage[CAF_OWNERS] != CAF_COMPLETE ? is_unknown(CAF_OWNERS, -1, 0, 0) : whole;
}

static void note_agreement(const caf_run *run, caf_finding *finding, const agreement *found)
{
    caf_unsure unsure = { (int32_t)found->row, found->doubt };
    if (found->verdict != CAF_UNKNOWN) {
        return;
    }
    if (found->row >= 0) {
        caf_note_unsure(run, finding, found->table, unsure, found->fields);
    } else {
        caf_note_not_held(run, finding, found->table);
    }
}

static void answer_promise(const caf_run *run, const caf_each *action, const promise *in)
{
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ACTIONS, action->i);
    caf_unsure unsure = { (int32_t)action->i, caf_doubt_in(run, CAF_ACTIONS, action->i, CAF_BIT(ACTION_PLAN)) };
    if (unsure.doubt != 0 || in->row < 0) {
        if (unsure.doubt == 0 && action->row->action.plan != 0) {
            caf_note_not_held(run, &finding, CAF_PLANS);
        } else {
            caf_note_unsure(run, &finding, CAF_ACTIONS, unsure, CAF_BIT(ACTION_PLAN));
        }
        caf_emit(run, &finding);
        return;
    }
    if (in->dated != 0) {
        caf_step_date(run, CAF_PLANS, in->row, PLAN_DATED, in->dated);
    }
    agreement found = judge_owners(run, in, action, &finding.done);
    finding.verdict = (uint8_t)found.verdict;
    finding.reason = found.reason;
    if (found.verdict != CAF_UNKNOWN && (found.reason == CAF_REASON_NONE || found.reason == CAF_REASON_ONLY_LATER)) {
        finding.due = in->dated;
        finding.slack = finding.due - finding.done;
    }
    note_agreement(run, &finding, &found);
    caf_emit(run, &finding);
}

static void em_b5_promises(const caf_run *run)
{
    caf_each each;
    int any = 0;
    for (caf_begin_rows(&each, run, CAF_ACTIONS); caf_next_row(&each);) {
        if (is_current(run, each.i, &each.row->action)) {
            promise in = find_promise(run, &each.row->action);
            answer_promise(run, &each, &in);
            any = 1;
        }
    }
    if (!any) {
        caf_conclude_none_in(run, CAF_ACTIONS, CAF_REASON_NO_ACTION);
    }
}

/* An action of which it is recorded that its agency did not do it, or that may be one. 0: it is none. */
static int may_be_unfulfilled(const caf_run *run, const caf_action_row *action, int64_t doubt)
{
    if (action->unfulfilled == CAF_YES || action->raised_on != 0 || action->raised == CAF_YES ||
        (doubt & (CAF_BIT(ACTION_UNFULFILLED) | CAF_BIT(ACTION_RAISED_ON)))) {
        return 1;
    }
    return action->unfulfilled == 0 && action->completed_on == 0 && (doubt & CAF_BIT(ACTION_COMPLETED_ON)) == 0 &&
           ((action->by_when != 0 && action->by_when < caf_last_day(run->facts)) || (doubt & CAF_BIT(ACTION_BY_WHEN)));
}

static void judge_raised(const caf_run *run, caf_finding *finding, int64_t i, const caf_action_row *action, int64_t doubt)
{
    caf_unsure unsure = { (int32_t)i, doubt };
    if (action->raised_on != 0 || action->raised == CAF_YES) {
        finding->verdict = CAF_MET;
        finding->done = action->raised_on;
        if (action->raised_on != 0) {
            caf_step_date(run, CAF_ACTIONS, i, ACTION_RAISED_ON, action->raised_on);
        } else {
            caf_step_value(run, CAF_ACTIONS, i, ACTION_RAISED, CAF_YES);
        }
    } else if (doubt != 0) {
        caf_note_unsure(run, finding, CAF_ACTIONS, unsure, 0);
    } else if (action->unfulfilled == 0) {
        caf_step_date(run, CAF_ACTIONS, i, ACTION_BY_WHEN, action->by_when);
        caf_note_unsure(run, finding, CAF_ACTIONS, unsure, CAF_BIT(ACTION_UNFULFILLED));
    } else if (caf_to_come_in(run, CAF_ACTIONS, i, CAF_BIT(ACTION_RAISED_ON)) != 0) {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_NEVER;
    } else if (action->raised == CAF_NO) {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_SAID_NO;
        caf_step_value(run, CAF_ACTIONS, i, ACTION_RAISED, CAF_NO);
    } else {
        caf_note_unsure(run, finding, CAF_ACTIONS, unsure, CAF_BIT(ACTION_RAISED_ON) | CAF_BIT(ACTION_RAISED));
    }
}

static void em_e_accountability(const caf_run *run)
{
    static const int64_t read = CAF_BIT(ACTION_UNFULFILLED) | CAF_BIT(ACTION_RAISED_ON) | CAF_BIT(ACTION_RAISED);
    caf_each each;
    int any = 0;
    for (caf_begin_rows(&each, run, CAF_ACTIONS); caf_next_row(&each);) {
        const caf_action_row *action = &each.row->action;
        int64_t doubt = caf_doubt_in(run, CAF_ACTIONS, each.i, read | CAF_BIT(ACTION_COMPLETED_ON) | CAF_BIT(ACTION_BY_WHEN));
        if (!is_current(run, each.i, action) || !may_be_unfulfilled(run, action, doubt)) {
            continue;
        }
        caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ACTIONS, each.i);
        any = 1;
        if (action->unfulfilled != 0) {
            caf_step_value(run, CAF_ACTIONS, each.i, ACTION_UNFULFILLED, action->unfulfilled);
        }
        judge_raised(run, &finding, each.i, action, doubt & (read | (action->unfulfilled == 0 ? CAF_BIT(ACTION_BY_WHEN) : 0)));
        caf_emit(run, &finding);
    }
    if (!any) {
        caf_conclude_none_in(run, CAF_ACTIONS, CAF_REASON_ALL_FULFILLED);
    }
}

const caf_rule_entry caf_em_b5_promises = {
    .rule = RULE(CAF_EM_B5_PROMISES, "EM-B5-promises", EM, "B.5", "No promises for others", CAF_STANDARD, 0, UNTIMED,
         "Where an action belongs to another agency than that of the plan's author, or to someone of the family, that "
         "owner's agreement is dated on or before the day of the plan the action was first in. An action may have "
         "several owners; where none is on record its agency is meant, and nobody's agreement is on record then. The "
         "author's own agency needs none."),
    .run = em_b5_promises,
    .unless = WHILE_IN_CAF,
};

const caf_rule_entry caf_em_e_accountability = {
    .rule = RULE(CAF_EM_E_ACCOUNTABILITY, "EM-E-accountability", EM, "E", "An action not carried out is raised", CAF_STANDARD, 0, UNTIMED,
         "Of each action of which it is recorded that its agency did not do what it agreed to, it is on record that "
         "this was raised with the agency. An action past its day, not completed and without a word on that is "
         "unknown. An action that was raised counts, whatever else is said of it."),
    .run = em_e_accountability,
    .unless = WHILE_IN_CAF,
};
