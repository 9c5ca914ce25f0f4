/*
 * Nottingham's audit of 2011, learning point 4: actions that say how they bear
 * on the child, with an outcome told apart from the action, and signposting that
 * is evaluated. That they are SMART is BD-3l-smart.
 */
#include "entry.h"
#include "nottingham.h"
#include "owed.h"

static int is_own(const caf_run *run, const caf_each *each)
{
    return !caf_is_earlier(run, each->row->action.agreed_on);
}

/* One flag, asked of each action of the episode. */
static void ask_each_action(const caf_run *run, int32_t field)
{
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_ACTIONS);
    while (caf_next_row(&each)) {
        if (is_own(run, &each)) {
            caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ACTIONS, each.i);
            caf_judge_flags(run, &finding, CAF_ACTIONS, each.i, each.row, CAF_BIT(field));
            caf_emit(run, &finding);
            any = 1;
        }
    }
    if (!any) {
        caf_conclude_none_in(run, CAF_ACTIONS, CAF_REASON_NO_ACTION);
    }
}

static void na_4_child_focused(const caf_run *run)
{
    ask_each_action(run, ACTION_CHILD_FOCUSED);
}

static void na_4_outcome(const caf_run *run)
{
    ask_each_action(run, ACTION_OUTCOME);
}

/* Evaluated on a day that is known: by the closure, or only after it. */
static void judge_evaluated(const caf_run *run, caf_finding *finding, int64_t i, caf_date on)
{
    const caf_facts *facts = run->facts;
    caf_step_date(run, CAF_ACTIONS, i, ACTION_EVALUATED_ON, on);
    finding->verdict = CAF_MET;
    finding->done = on;
    finding->due = facts->closed.on;
    if (facts->closed.on != 0 && on > facts->closed.on) {
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_ONLY_LATER;
        finding->slack = facts->closed.on - on;
    }
}

static void answer_signposting(const caf_run *run, int64_t i, const caf_action_row *action)
{
    const caf_facts *facts = run->facts;
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ACTIONS, i);
    caf_unsure unsure = { (int32_t)i, caf_doubt_in(run, CAF_ACTIONS, i, CAF_BIT(ACTION_EVALUATED_ON) | CAF_BIT(ACTION_EVALUATED)) };
    caf_step_value(run, CAF_ACTIONS, i, ACTION_KIND, CAF_SIGNPOSTING);
    if (unsure.doubt != 0) {
        caf_note_unsure(run, &finding, CAF_ACTIONS, unsure, 0);
    } else if (action->evaluated_on != 0) {
        judge_evaluated(run, &finding, i, action->evaluated_on);
    } else if (action->evaluated == CAF_YES) {
        caf_step_value(run, CAF_ACTIONS, i, ACTION_EVALUATED, CAF_YES);
        finding.verdict = CAF_MET;
    } else if (action->evaluated == 0 && (facts->closed.row >= 0 || caf_may_be_closed(facts))) {
        caf_note_unsure(run, &finding, CAF_ACTIONS, unsure, CAF_BIT(ACTION_EVALUATED_ON) | CAF_BIT(ACTION_EVALUATED));
    } else {
        caf_step_value(run, CAF_ACTIONS, i, ACTION_EVALUATED, action->evaluated);
        caf_judge_until_closure(run, &finding);
    }
    caf_emit(run, &finding);
}

static void na_4_signposting(const caf_run *run)
{
    caf_each each;
    int any = 0;
    int n = 0;
    caf_begin_rows(&each, run, CAF_ACTIONS);
    while (caf_next_row(&each)) {
        const caf_action_row *action = &each.row->action;
        if (!is_own(run, &each)) {
            continue;
        }
        n++;
        if (action->kind == 0) {
            caf_unsure unsure = { each.i, caf_doubt_in(run, CAF_ACTIONS, each.i, CAF_BIT(ACTION_KIND)) };
            caf_conclude_unsure(run, CAF_ACTIONS, unsure, CAF_BIT(ACTION_KIND));
            any = 1;
        } else if (action->kind == CAF_SIGNPOSTING) {
            answer_signposting(run, each.i, action);
            any = 1;
        }
    }
    if (!any) {
        caf_conclude_none_in(run, CAF_ACTIONS, n > 0 ? CAF_REASON_NO_SIGNPOSTING : CAF_REASON_NO_ACTION);
    }
}

const caf_rule_entry caf_na_4_child_focused = {
    .rule = RULE(CAF_NA_4_CHILD_FOCUSED, "NA-4-child-focused", NA, "Learning point 4", "Child-focused actions", CAF_STANDARD, 0, UNTIMED,
         "Each action of the plan says how it bears on the child. One finding for each action of the current episode."),
    .run = na_4_child_focused,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_ACTIONS, CAF_BIT(ACTION_CHILD_FOCUSED) } },
};

const caf_rule_entry caf_na_4_outcome = {
    .rule = RULE(CAF_NA_4_OUTCOME, "NA-4-outcome", NA, "Learning point 4", "Outcome told apart from action", CAF_STANDARD, 0, UNTIMED,
         "Each action of the plan has a desired outcome of its own, recorded beside what is to be done. One finding for "
         "each action of the current episode."),
    .run = na_4_outcome,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_ACTIONS, CAF_BIT(ACTION_OUTCOME) } },
};

const caf_rule_entry caf_na_4_signposting = {
    .rule = RULE(CAF_NA_4_SIGNPOSTING, "NA-4-signposting", NA, "Learning point 4", "Signposting evaluated", CAF_STANDARD, 0, DECIDED,
         "What came of each action that signposts the family elsewhere was evaluated by the day the case closes: due "
         "until then, afterwards not met. An action of no recorded kind may be signposting, and is unknown."),
    .run = na_4_signposting,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_ACTIONS, CAF_BIT(ACTION_KIND) | CAF_BIT(ACTION_EVALUATED) | CAF_BIT(ACTION_EVALUATED_ON) }, CLOSED_ON },
};
