/*
 * Blackburn with Darwen, 3l, 4c and 5a: each action by itself. Is it SMART,
 * does it answer an issue, was it completed by its day.
 */
#include "../reading.h"
#include "../run.h"
#include "entry.h"
#include "taf_plan.h"

/* What the record says of the letters of one action. */
typedef struct letters {
    int64_t no;      /* letters of which a part is recorded as not there */
    int64_t unsure;  /* letters of which a part is not sure */
    int64_t blank;   /* the fields not recorded */
    int64_t doubt;   /* the fields that cannot be right */
} letters;

/* Whether an action answers an issue: CAF_YES, CAF_NO or not recorded. */
static uint8_t answers_issue(const caf_action_row *action)
{
    return action->need != 0 ? CAF_YES : action->tied;
}

static void note_issue(const caf_run *run, int64_t i, const caf_action_row *action)
{
    if (action->need != 0) {
        caf_step_value(run, CAF_ACTIONS, i, ACTION_NEED, CAF_VALUE_RECORDED);
    } else if (action->tied != CAF_NOT_RECORDED) {
        caf_step_value(run, CAF_ACTIONS, i, ACTION_TIED, action->tied);
    }
}

static void weigh(letters *found, int32_t letter, int64_t fields, uint8_t value)
{
    if ((fields & found->doubt) != 0) {
        found->unsure |= CAF_BIT(letter);
    } else if (value == CAF_NO) {
        found->no |= CAF_BIT(letter);
    } else if (value == CAF_NOT_RECORDED) {
        found->unsure |= CAF_BIT(letter);
        found->blank |= fields;
    }
}

static letters read_letters(const caf_run *run, int64_t i, const caf_action_row *action)
{
    const int64_t issue = CAF_BIT(ACTION_NEED) | CAF_BIT(ACTION_TIED);
    letters found = { 0, 0, 0, 0 };
    found.doubt = caf_doubt_in(run, CAF_ACTIONS, i, issue | CAF_BIT(ACTION_DESCRIBED) | CAF_BIT(ACTION_MEASURED) |
                                                        CAF_BIT(ACTION_BY_WHEN));
    weigh(&found, CAF_SPECIFIC, issue, answers_issue(action));
    weigh(&found, CAF_SPECIFIC, CAF_BIT(ACTION_DESCRIBED), action->described);
    weigh(&found, CAF_MEASURABLE, CAF_BIT(ACTION_MEASURED), action->measured);
    weigh(&found, CAF_TIMELY, CAF_BIT(ACTION_BY_WHEN), action->by_when != 0 ? CAF_YES : CAF_NOT_RECORDED);
    return found;
}

static void note_flag(const caf_run *run, int64_t i, int32_t field, uint8_t value)
{
    if (value != CAF_NOT_RECORDED) {
        caf_step_value(run, CAF_ACTIONS, i, field, value);
    }
}

/* What the auditor needs for A and R: who is to do it, whether they agreed, and the desired outcome. */
static void note_for_auditor(const caf_run *run, int64_t i, const caf_action_row *action)
{
    caf_each each;
    note_flag(run, i, ACTION_OUTCOME, action->outcome);
    caf_begin_rows(&each, run, CAF_OWNERS);
    while (run->sink->step != NULL && action->id != 0 && caf_next_row(&each)) {
        const caf_owner_row *owner = &each.row->owner;
        if (owner->action == action->id && owner->agreed_on != 0) {
            caf_step_date(run, CAF_OWNERS, each.i, OWNER_AGREED_ON, owner->agreed_on);
        } else if (owner->action == action->id) {
            caf_step_value(run, CAF_OWNERS, each.i, OWNER_AGREED, owner->agreed);
        }
    }
}

static void note_letters(const caf_run *run, int64_t i, const caf_action_row *action, const letters *found)
{
    if (run->sink->step == NULL) {
        return;
    }
    note_issue(run, i, action);
    note_flag(run, i, ACTION_DESCRIBED, action->described);
    note_flag(run, i, ACTION_MEASURED, action->measured);
    if (action->by_when != 0) {
        caf_step_date(run, CAF_ACTIONS, i, ACTION_BY_WHEN, action->by_when);
    }
    caf_step_missing(run, CAF_ACTIONS, i, found->blank);
    caf_step_doubt(run, CAF_ACTIONS, i, found->doubt);
    for (int32_t letter = CAF_SPECIFIC; letter <= CAF_TIMELY; letter++) {
        if ((found->no | found->unsure) & CAF_BIT(letter)) {
            caf_step_item(run, CAF_ITEMS_SMART, letter);
        }
    }
    note_for_auditor(run, i, action);
}

static void bd_3l_smart(const caf_run *run)
{
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_ACTIONS);
    for (; caf_next_action(&each); any = 1) {
        const caf_action_row *action = &each.row->action;
        letters found = read_letters(run, each.i, action);
        caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_A_AND_R, CAF_ACTIONS, each.i);
        note_letters(run, each.i, action, &found);
        finding.item_set = CAF_ITEMS_SMART;
        if (found.no != 0) {
            finding.verdict = CAF_NOT_MET;
            finding.reason = CAF_REASON_SAID_NO;
            finding.items = found.no;
        } else if (found.unsure != 0) {
            finding.verdict = CAF_UNKNOWN;
            finding.reason = found.doubt != 0 ? CAF_REASON_PROBLEM : CAF_REASON_MISSING;
            finding.items = found.unsure;
        }
        caf_emit(run, &finding);
    }
    if (!any) {
        caf_conclude_without_action(run);
    }
}

static void bd_5a_tied(const caf_run *run)
{
    const int64_t issue = CAF_BIT(ACTION_NEED) | CAF_BIT(ACTION_TIED);
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_ACTIONS);
    for (; caf_next_action(&each); any = 1) {
        const caf_action_row *action = &each.row->action;
        caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_ACTIONS, each.i);
        caf_unsure unsure = { each.i, caf_doubt_in(run, CAF_ACTIONS, each.i, issue) };
        note_issue(run, each.i, action);
        if (unsure.doubt != 0 || answers_issue(action) == CAF_NOT_RECORDED) {
            finding.verdict = CAF_UNKNOWN;
            caf_note_unsure(run, &finding, CAF_ACTIONS, unsure, issue);
        } else if (answers_issue(action) == CAF_NO) {
            finding.verdict = CAF_NOT_MET;
            finding.reason = CAF_REASON_SAID_NO;
            finding.items = CAF_BIT(ACTION_TIED);
        }
        caf_emit(run, &finding);
    }
    if (!any) {
        caf_conclude_without_action(run);
    }
}

static void note_slack(const caf_run *run, int32_t slack)
{
    if (run->sink->step != NULL) {
        caf_step noted = { slack < 0 ? CAF_STEP_LATE : CAF_STEP_EARLY, -1, 0, -1, 0, slack < 0 ? -slack : slack, CAF_DAYS, 0, 0 };
        run->sink->step(run->sink, &noted);
    }
}

/* An action that was not done by the end: due, not met, or no longer asked for. */
static void judge_open(const caf_run *run, caf_finding *finding, caf_date by_when)
{
    const caf_facts *facts = run->facts;
    caf_date from;
    caf_date until;
    int32_t row;
    if (by_when >= caf_last_day(facts) && facts->closed.row >= 0) {
        finding->verdict = CAF_NOT_APPLICABLE;
        finding->reason = CAF_REASON_CLOSED;
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
        return;
    }
    caf_step_until(run, caf_last_day(facts));
    if (caf_next_suspension(facts, by_when, &from, &until, &row) && from <= by_when) {
        finding->verdict = CAF_NOT_APPLICABLE;
        finding->reason = CAF_REASON_SUSPENDED;
        caf_step_date(run, CAF_TRANSFERS, row, TRANSFER_ASSUMED_ON, from);
    } else if (by_when >= facts->as_of) {
        finding->verdict = CAF_DUE;
        finding->slack = by_when - facts->as_of;
    } else if (caf_may_be_closed(facts)) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_CLOSURES);
    } else {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_NEVER;
        finding->slack = by_when - caf_last_day(facts);
    }
}

static void judge_in_time(const caf_run *run, int64_t i, const caf_action_row *action, caf_finding *finding)
{
    const caf_facts *facts = run->facts;
    int64_t done_on = CAF_BIT(ACTION_COMPLETED_ON);
    caf_unsure unsure = { (int32_t)i, caf_doubt_in(run, CAF_ACTIONS, i, done_on | CAF_BIT(ACTION_BY_WHEN)) };
    int64_t blank = action->by_when == 0 ? CAF_BIT(ACTION_BY_WHEN) : 0;
    blank |= caf_can_hold(run, CAF_ACTIONS, ACTION_COMPLETED_ON) ? 0 : done_on;
    if (unsure.doubt != 0 || blank != 0) {
        caf_note_unsure(run, finding, CAF_ACTIONS, unsure, blank);
        return;
    }
    finding->due = action->by_when;
    caf_step_date(run, CAF_ACTIONS, i, ACTION_BY_WHEN, action->by_when);
    if (action->completed_on != 0) {
        finding->done = action->completed_on;
        finding->slack = action->by_when - action->completed_on;
        finding->verdict = finding->slack < 0 ? CAF_NOT_MET : CAF_MET;
        caf_step_date(run, CAF_ACTIONS, i, ACTION_COMPLETED_ON, action->completed_on);
    } else if (facts->closed.row >= 0 && facts->closed.on == 0) {
        caf_note_unsure(run, finding, CAF_CLOSURES, (caf_unsure){ facts->closed.row, facts->closed_doubt }, CAF_BIT(CLOSURE_CLOSED));
    } else {
        judge_open(run, finding, action->by_when);
    }
    if (finding->slack != CAF_DAYS_NONE) {
        note_slack(run, finding->slack);
    }
}

static void bd_4c_in_time(const caf_run *run)
{
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_ACTIONS);
    for (; caf_next_action(&each); any = 1) {
        caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ACTIONS, each.i);
        judge_in_time(run, each.i, &each.row->action, &finding);
        caf_emit(run, &finding);
    }
    if (!any) {
        caf_conclude_without_action(run);
    }
}

const caf_rule_entry caf_bd_3l_smart = {
    .rule = RULE(CAF_BD_3L_SMART, "BD-3l-smart", BD, "3l", "SMART, action by action", CAF_STANDARD, 0, UNTIMED,
         "Each action is looked at letter by letter, from what is recorded and never from its wording. Specific: it "
         "answers an issue and says what is to be done. Measurable: how success will be known. Timely: by when. A letter "
         "recorded as not there makes it not met, one not recorded unknown; a day by which it is to be done can only be "
         "recorded or not. Achievable and realistic stay with the auditor, who is shown the desired outcome and whether "
         "those who are to do it agreed."),
    .run = bd_3l_smart,
    .unless = SEVERAL_SERVICES,
    .reads = { { CAF_ACTIONS, CAF_ALL_FIELDS } },
};

const caf_rule_entry caf_bd_5a_tied = {
    .rule = RULE(CAF_BD_5A_TIED, "BD-5a-tied", BD, "5a", "Every action answers an issue", CAF_STANDARD, 0, UNTIMED,
         "Each action names the need that it answers, or is marked as answering one."),
    .run = bd_5a_tied,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_ACTIONS, CAF_ALL_FIELDS } },
};

const caf_rule_entry caf_bd_4c_in_time = {
    .rule = RULE(CAF_BD_4C_IN_TIME, "BD-4c-in-time", BD, "4c", "Actions completed by their day", CAF_STANDARD, 0, DECIDED,
         "Each action is completed on or before the day by which it was to be done, whatever its colour. Until that day "
         "it is due. Not completed when the case was closed on or before that day, or while a statutory body held it: not "
         "applicable. Without a day: unknown."),
    .run = bd_4c_in_time,
    .unless = SEVERAL_SERVICES,
    .reads = { { CAF_ACTIONS, CAF_ALL_FIELDS }, CLOSED_ON, MOVED },
};
