/*
 * East Midlands, A.2: needs and strengths are explored in the assessment and
 * used in the plan.
 */
#include "../reading.h"
#include "entry.h"
#include "needs.h"

int caf_is_found_since(const caf_run *run, int64_t assessment, caf_date on)
{
    caf_row room;
    caf_date episode = run->facts->episode;
    if (episode == 0) {
        return 1;
    }
    const caf_row *row = caf_row_of(run, CAF_ASSESSMENTS, caf_find(run, CAF_ASSESSMENTS, assessment), &room);
    caf_date last = row == NULL ? 0 : row->assessment.completed != 0 ? row->assessment.completed : row->assessment.started;
    return last != 0 ? last >= episode : on == 0 || caf_came_since(run, on);
}

int caf_came_since(const caf_run *run, caf_date on)
{
    /* What opens a case again is often found some days before that. */
    const caf_facts *facts = run->facts;
    return facts->episode == 0 || (facts->closed_before != 0 ? on > facts->closed_before : on >= facts->episode);
}

/* What an assessment names: needs or strengths. */
typedef struct named {
    int64_t count;     /* that it names */
    int64_t first;     /* the first of them */
    caf_unsure unsure; /* one that may be its, or not */
} named;

static named names_of(const caf_run *run, int32_t table, int32_t link, int32_t day, const caf_assessment_row *assessment)
{
    named found = { 0, -1, { -1, 0 } };
    caf_each each;
    caf_begin_rows(&each, run, table);
    while (caf_next_row(&each)) {
        int is_need = table == CAF_NEEDS;
        int64_t of = is_need ? each.row->need.assessment : each.row->strength.assessment;
        caf_date on = is_need ? each.row->need.identified_on : each.row->strength.noted_on;
        int64_t doubt = caf_doubt_in(run, table, each.i, of != 0 ? CAF_BIT(link) : CAF_BIT(link) | CAF_BIT(day));
        /* One that names no assessment is of this one, unless it came only after it. */
        int may_be_its = of == 0 && caf_is_found_since(run, 0, on) && (assessment->completed == 0 || on <= assessment->completed);
        int is_its = of != 0 ? of == assessment->id : may_be_its && (on != 0 || run->facts->episode == 0);
        if (doubt == 0 && is_its) {
            found.first = found.count == 0 ? each.i : found.first;
            found.count++;
        } else if (doubt != 0 || (may_be_its && found.unsure.doubt == 0)) {
            found.unsure = (caf_unsure){ each.i, doubt };
        }
    }
    return found;
}

/* At least one row of a table in the assessment. */
static void answer_named(const caf_run *run, int32_t table, int32_t link, int32_t day, int32_t whose)
{
    const caf_facts *facts = run->facts;
    caf_row room;
    caf_row other;
    if (caf_conclude_unsure_episode(run) || caf_conclude_without_assessment(run)) {
        return;
    }
    int32_t i = caf_assessment_read(run);
    const caf_assessment_row *assessment = &caf_row_of(run, CAF_ASSESSMENTS, i, &room)->assessment;
    int is_open = assessment->completed == 0 && caf_doubt_in(run, CAF_ASSESSMENTS, i, CAF_BIT(ASSESSMENT_COMPLETED)) == 0;
    named found = names_of(run, table, link, day, assessment);
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_ASSESSMENTS, i);
    if (found.count > 0) {
        caf_step_count(run, table, -1, found.count);
        const caf_row *first = caf_row_of(run, table, found.first, &other);
        caf_step_value(run, table, found.first, whose, caf_byte_of(first, table, whose));
    } else if (found.unsure.row >= 0) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, table, found.unsure, CAF_BIT(link));
    } else if (facts->coverage[table] != CAF_COMPLETE) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_MISSING;
        caf_step_not_held(run, table);
    } else {
        caf_step_no_row(run, table);
        int is_due = is_open && facts->closed.row < 0;
        finding.verdict = is_due ? CAF_DUE : CAF_NOT_MET;
        finding.reason = is_due ? CAF_REASON_UNDER_WAY : CAF_REASON_NONE_IN_IT;
    }
    caf_emit(run, &finding);
}

static void em_a2_need(const caf_run *run)
{
    answer_named(run, CAF_NEEDS, NEED_ASSESSMENT, NEED_IDENTIFIED_ON, NEED_OF);
}

static void em_a2_strength(const caf_run *run)
{
    answer_named(run, CAF_STRENGTHS, STRENGTH_ASSESSMENT, STRENGTH_NOTED_ON, STRENGTH_OF);
}

/* What was planned in the episode. */
typedef struct planning {
    int64_t plans;
    int64_t actions;
    caf_date last;         /* the last day of either */
    int32_t undated_table; /* one of which the day is not sure */
    caf_unsure undated;
    caf_unsure untied;     /* an action that may answer any need */
    int64_t untied_fields;
    uint64_t answered[CAF_EVENTS_MAX / 64]; /* a bit for each need, by its number: an action answers it */
} planning;

static int is_answered(const planning *plans, int64_t need)
{
    return need >= 0 && need < CAF_EVENTS_MAX && (plans->answered[need / 64] >> need % 64 & 1);
}

static void add_day(const caf_run *run, planning *found, int32_t table, int32_t i, int32_t field, caf_date on)
{
    found->last = on > found->last ? on : found->last;
    if (on == 0 && found->undated.doubt == 0) {
        found->undated_table = table;
        found->undated = (caf_unsure){ i, caf_doubt_in(run, table, i, CAF_BIT(field)) };
    }
}

static void look_at_plans(const caf_run *run, planning *found)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_PLANS);
    while (caf_next_row(&each)) {
        caf_date dated = each.row->plan.dated;
        if (dated == 0 || dated >= run->facts->episode) {
            found->plans++;
            add_day(run, found, CAF_PLANS, each.i, PLAN_DATED, dated);
        }
    }
}

static void look_at_actions(const caf_run *run, planning *found)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_ACTIONS);
    while (caf_next_row(&each)) {
        const caf_action_row *action = &each.row->action;
        if (action->agreed_on != 0 && action->agreed_on < run->facts->episode) {
            continue;
        }
        /* Undated, it may be the earlier episode's. */
        int is_sure = action->agreed_on != 0 || run->facts->episode == 0;
        int64_t asked = CAF_BIT(ACTION_NEED) | CAF_BIT(ACTION_TIED) | (is_sure ? 0 : CAF_BIT(ACTION_AGREED_ON));
        int64_t doubt = caf_doubt_in(run, CAF_ACTIONS, each.i, asked);
        int64_t need = caf_find(run, CAF_NEEDS, action->need);
        found->actions++;
        add_day(run, found, CAF_ACTIONS, each.i, ACTION_AGREED_ON, action->agreed_on);
        if (is_sure && need >= 0 && need < CAF_EVENTS_MAX) {
            found->answered[need / 64] |= (uint64_t)1 << need % 64;
        } else if (doubt != 0 || (found->untied.doubt == 0 && (!is_sure || (action->need == 0 && action->tied != CAF_NO)))) {
            found->untied = (caf_unsure){ each.i, doubt };
            found->untied_fields = CAF_BIT(is_sure ? ACTION_NEED : ACTION_AGREED_ON);
        }
    }
}

static void look_at_planning(const caf_run *run, planning *found)
{
    *found = (planning){ 0, 0, 0, -1, { -1, 0 }, { -1, 0 }, 0, { 0 } };
    look_at_plans(run, found);
    look_at_actions(run, found);
}

static void not_held(const caf_run *run, caf_finding *finding, int32_t table)
{
    finding->verdict = CAF_UNKNOWN;
    finding->reason = CAF_REASON_MISSING;
    caf_step_not_held(run, table);
}

/* Nothing was planned since, as far as the record shows: still owed, or not any more. */
static void judge_no_plan(const caf_run *run, const planning *plans, caf_finding *finding, int32_t reason)
{
    const caf_facts *facts = run->facts;
    caf_date from;
    int32_t suspended = caf_suspended_by(run, &from);
    if (plans->undated.row >= 0) {
        finding->verdict = CAF_UNKNOWN;
        caf_note_unsure(run, finding, plans->undated_table, plans->undated,
                        CAF_BIT(plans->undated_table == CAF_PLANS ? PLAN_DATED : ACTION_AGREED_ON));
    } else if (facts->coverage[CAF_PLANS] != CAF_COMPLETE) {
        not_held(run, finding, CAF_PLANS);
    } else if (suspended >= 0) {
        caf_step_date(run, CAF_TRANSFERS, suspended, TRANSFER_ASSUMED_ON, from);
        finding->verdict = CAF_NOT_APPLICABLE;
        finding->reason = CAF_REASON_SUSPENDED;
    } else if (facts->closed.row >= 0) {
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
        finding->verdict = CAF_NOT_MET;
        finding->reason = reason;
    } else if (caf_may_be_closed(facts)) {
        not_held(run, finding, CAF_CLOSURES);
    } else {
        finding->verdict = CAF_DUE;
        finding->reason = CAF_REASON_PLAN_TO_COME;
    }
}

caf_date caf_need_known(const caf_run *run, int64_t i, const caf_need_row *need)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_ASSESSMENTS, caf_find(run, CAF_ASSESSMENTS, need->assessment), &room);
    int is_doubtful = caf_doubt_in(run, CAF_NEEDS, i, CAF_BIT(NEED_IDENTIFIED_ON)) != 0;
    return need->identified_on != 0 || is_doubtful || row == NULL ? need->identified_on : row->assessment.completed;
}

/* No action answers a need, and no reason is recorded. */
static void judge_unplanned(const caf_run *run, const planning *plans, int64_t i, const caf_need_row *need, caf_finding *finding)
{
    caf_date known = caf_need_known(run, i, need);
    if (plans->untied.row >= 0) {
        finding->verdict = CAF_UNKNOWN;
        caf_note_unsure(run, finding, CAF_ACTIONS, plans->untied, plans->untied_fields);
    } else if (run->facts->coverage[CAF_ACTIONS] != CAF_COMPLETE) {
        not_held(run, finding, CAF_ACTIONS);
    } else if (plans->last != 0 && known == 0 && run->facts->closed.row < 0) {
        /* Whether that plan came before the need or after it is not known. */
        caf_unsure unsure = { (int32_t)i, caf_doubt_in(run, CAF_NEEDS, i, CAF_BIT(NEED_IDENTIFIED_ON)) };
        finding->verdict = CAF_UNKNOWN;
        caf_note_unsure(run, finding, CAF_NEEDS, unsure, CAF_BIT(NEED_IDENTIFIED_ON));
    } else if (plans->last != 0 && known <= plans->last) {
        /* A plan made since then leaves it out. */
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_NOT_PLANNED;
    } else {
        judge_no_plan(run, plans, finding, CAF_REASON_NOT_PLANNED);
    }
}

/* The action that answers a need, for the explanation. */
static void note_action(const caf_run *run, int64_t need)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_ACTIONS);
    while (run->sink->step != NULL && caf_next_row(&each)) {
        if (caf_find(run, CAF_NEEDS, each.row->action.need) == need) {
            caf_step_value(run, CAF_ACTIONS, each.i, ACTION_NEED, CAF_VALUE_RECORDED);
            caf_step_date(run, CAF_ACTIONS, each.i, ACTION_AGREED_ON, each.row->action.agreed_on);
            return;
        }
    }
}

static void answer_need(const caf_run *run, const planning *plans, int64_t i, const caf_need_row *need)
{
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_NEEDS, i);
    int64_t asked = CAF_BIT(NEED_MET) | CAF_BIT(NEED_EXPLAINED) | CAF_BIT(NEED_ID);
    caf_unsure unsure = { (int32_t)i, caf_doubt_in(run, CAF_NEEDS, i, asked) };
    int64_t known_as = caf_find(run, CAF_NEEDS, need->id);
    if (need->identified_on != 0) {
        caf_step_date(run, CAF_NEEDS, i, NEED_IDENTIFIED_ON, need->identified_on);
    }
    if (is_answered(plans, known_as)) {
        note_action(run, known_as);
    } else if (need->met == CAF_YES) {
        caf_step_value(run, CAF_NEEDS, i, NEED_MET, CAF_YES);
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_NEED_MET;
    } else if (need->explained == CAF_YES) {
        caf_step_value(run, CAF_NEEDS, i, NEED_EXPLAINED, CAF_YES);
        finding.reason = CAF_REASON_EXPLAINED;
    } else if (unsure.doubt != 0) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_NEEDS, unsure, 0);
    } else {
        judge_unplanned(run, plans, i, need, &finding);
    }
    caf_emit(run, &finding);
}

/* Needs of the episode's assessments; a statutory one's only where that one is read. */
static int is_to_be_planned(const caf_run *run, const caf_need_row *need)
{
    caf_row room;
    int64_t i = caf_find(run, CAF_ASSESSMENTS, need->assessment);
    const caf_row *row = caf_row_of(run, CAF_ASSESSMENTS, i, &room);
    int is_statutory = row != NULL && row->assessment.kind == CAF_STATUTORY_ASSESSMENT;
    return is_statutory ? i == caf_assessment_read(run) : caf_is_found_since(run, need->assessment, need->identified_on);
}

/* Whether something of an assessment may have been found on a day or later, as far as its own days tell. */
static int is_open_on(const caf_run *run, const caf_each *each, caf_date on)
{
    const caf_assessment_row *assessment = &each->row->assessment;
    caf_date episode = run->facts->episode;
    int is_statutory = assessment->kind == CAF_STATUTORY_ASSESSMENT && each->i != caf_assessment_read(run);
    int is_earlier = assessment->completed == 0 && assessment->started != 0 && assessment->started < episode;
    return !is_statutory && !is_earlier && (assessment->completed == 0 || assessment->completed >= on);
}

int caf_came_after_assessing(const caf_run *run, int64_t i, const caf_need_row *need)
{
    caf_each each;
    int64_t doubt = caf_doubt_in(run, CAF_NEEDS, i, CAF_BIT(NEED_ASSESSMENT) | CAF_BIT(NEED_IDENTIFIED_ON));
    if (doubt != 0 || need->assessment != 0 || need->identified_on == 0) {
        return 0;
    }
    caf_begin_rows(&each, run, CAF_ASSESSMENTS);
    while (caf_next_row(&each)) {
        if (is_open_on(run, &each, need->identified_on)) {
            return 0;
        }
    }
    return run->facts->coverage[CAF_ASSESSMENTS] == CAF_COMPLETE; /* else an update may be missing */
}

/* Where no need was asked about: there is none, or none that the assessment names, or the source cannot say. */
static void conclude_no_needs(const caf_run *run, int is_left_out)
{
    if (run->facts->coverage[CAF_NEEDS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_NEEDS);
    } else {
        caf_conclude(run, CAF_NOT_APPLICABLE, is_left_out ? CAF_REASON_NONE_IN_IT : CAF_REASON_NO_NEEDS);
    }
}

static void run_planned(const caf_run *run, int is_of_assessment)
{
    planning plans;
    caf_each each;
    int found = 0;
    int is_left_out = 0;
    if (caf_conclude_unsure_episode(run) || caf_conclude_without_assessment(run)) {
        return;
    }
    look_at_planning(run, &plans);
    caf_begin_rows(&each, run, CAF_NEEDS);
    while (caf_next_row(&each)) {
        if (!is_to_be_planned(run, &each.row->need)) {
            continue;
        }
        int64_t when = CAF_BIT(NEED_ASSESSMENT) | CAF_BIT(NEED_IDENTIFIED_ON);
        int64_t doubt = each.row->need.assessment == 0 ? caf_doubt_in(run, CAF_NEEDS, each.i, when) : 0;
        if (is_of_assessment && doubt != 0) {
            caf_conclude_unsure(run, CAF_NEEDS, (caf_unsure){ each.i, doubt }, 0);
            found = 1;
        } else if (is_of_assessment && caf_came_after_assessing(run, each.i, &each.row->need)) {
            is_left_out = 1;
        } else {
            answer_need(run, &plans, each.i, &each.row->need);
            found = 1;
        }
    }
    if (!found) {
        conclude_no_needs(run, is_left_out);
    }
}

/* Each need planned for or explained, as the East Midlands ask it: whenever it was identified. */
static void run_needs_planned(const caf_run *run)
{
    run_planned(run, 0);
}

void caf_run_issues_planned(const caf_run *run)
{
    run_planned(run, 1);
}

/* Whether a strength of the episode is on record. */
static int has_strengths(const caf_run *run)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_STRENGTHS);
    while (caf_next_row(&each)) {
        if (caf_is_found_since(run, each.row->strength.assessment, each.row->strength.noted_on)) {
            return 1;
        }
    }
    return 0;
}

/* No action uses a strength, as far as the record shows. */
static void answer_none_used(const caf_run *run)
{
    planning plans;
    caf_finding finding = caf_answer(run, CAF_NOT_MET, CAF_REASON_NEVER);
    look_at_planning(run, &plans);
    if (run->facts->coverage[CAF_ACTIONS] != CAF_COMPLETE) {
        not_held(run, &finding, CAF_ACTIONS);
    } else if (run->facts->coverage[CAF_STRENGTHS] == CAF_COMPLETE && !has_strengths(run)) {
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_NO_STRENGTHS;
    } else if (plans.last != 0 || (plans.actions + plans.plans > 0 && run->facts->episode == 0)) {
        caf_step_count(run, CAF_ACTIONS, -1, plans.actions);
    } else {
        caf_step_no_row(run, CAF_PLANS);
        judge_no_plan(run, &plans, &finding, CAF_REASON_NEVER);
    }
    if (finding.verdict == CAF_NOT_MET && run->facts->coverage[CAF_STRENGTHS] != CAF_COMPLETE && !has_strengths(run)) {
        not_held(run, &finding, CAF_STRENGTHS); /* there may be none to use */
    }
    caf_emit(run, &finding);
}

static void em_a2_strength_used(const caf_run *run)
{
    caf_each each;
    caf_unsure unsure = { -1, 0 };
    int64_t fields = 0;
    /* A blank says that none is used only where the source keeps strengths, and which of them an action uses. */
    int is_held = caf_can_hold(run, CAF_ACTIONS, ACTION_STRENGTH) && run->facts->coverage[CAF_STRENGTHS] == CAF_COMPLETE;
    if (caf_conclude_unsure_episode(run) || caf_conclude_without_assessment(run)) {
        return;
    }
    caf_begin_rows(&each, run, CAF_ACTIONS);
    while (caf_next_row(&each)) {
        const caf_action_row *action = &each.row->action;
        int is_sure = action->agreed_on != 0 || run->facts->episode == 0;
        int64_t asked = CAF_BIT(ACTION_STRENGTH) | (is_sure ? 0 : CAF_BIT(ACTION_AGREED_ON));
        int64_t doubt = caf_doubt_in(run, CAF_ACTIONS, each.i, asked);
        if (action->agreed_on != 0 && action->agreed_on < run->facts->episode) {
            continue;
        }
        if (action->strength != 0 && doubt == 0 && is_sure) {
            caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_ACTIONS, each.i);
            finding.done = action->agreed_on;
            caf_step_date(run, CAF_ACTIONS, each.i, ACTION_AGREED_ON, action->agreed_on);
            caf_step_value(run, CAF_ACTIONS, each.i, ACTION_STRENGTH, CAF_VALUE_RECORDED);
            caf_emit(run, &finding);
            return;
        }
        if (doubt != 0 || (unsure.doubt == 0 && (!is_held || (!is_sure && action->strength != 0)))) {
            unsure = (caf_unsure){ each.i, doubt };
            fields = CAF_BIT(is_held && !is_sure ? ACTION_AGREED_ON : ACTION_STRENGTH);
        }
    }
    if (unsure.row >= 0) {
        caf_conclude_unsure(run, CAF_ACTIONS, unsure, fields);
    } else {
        answer_none_used(run);
    }
}

#define OF_NEEDS { CAF_NEEDS, CAF_BIT(NEED_ASSESSMENT) | CAF_BIT(NEED_IDENTIFIED_ON) | CAF_BIT(NEED_MET) | CAF_BIT(NEED_EXPLAINED) }
#define OF_STRENGTHS { CAF_STRENGTHS, CAF_BIT(STRENGTH_ASSESSMENT) | CAF_BIT(STRENGTH_NOTED_ON) }
#define OF_ACTIONS { CAF_ACTIONS, CAF_BIT(ACTION_NEED) | CAF_BIT(ACTION_STRENGTH) | CAF_BIT(ACTION_AGREED_ON) }

const caf_rule_entry caf_em_a2_need = {
    .rule = RULE(CAF_EM_A2_NEED, "EM-A2-need", EM, "A.2", "A need in the assessment", CAF_STANDARD, 0, DECIDED,
         "The assessment names at least one need, the child's or the family's. A need that names no assessment counts "
         "unless it was identified only after the assessment was completed; in a reopened case it needs a day for "
         "that. While the assessment is not completed it is due. A case that stepped down without an assessment of its own is read by the statutory one."),
    .run = em_a2_need,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, CLOSED_ON, MOVED, OF_NEEDS },
};

const caf_rule_entry caf_em_a2_strength = {
    .rule = RULE(CAF_EM_A2_STRENGTH, "EM-A2-strength", EM, "A.2", "A strength in the assessment", CAF_STANDARD, 0, DECIDED,
         "The assessment names at least one strength, the child's or the family's. A strength that names no assessment "
         "counts unless it was noted only after the assessment was completed; in a reopened case it needs a day for "
         "that. While the assessment is not completed it is due. A case that stepped down without an assessment of its own is read by the statutory one."),
    .run = em_a2_strength,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, CLOSED_ON, MOVED, OF_STRENGTHS },
};

const caf_rule_entry caf_em_a2_planned = {
    .rule = RULE(CAF_EM_A2_PLANNED, "EM-A2-planned", EM, "A.2", "Each need planned for or explained", CAF_STANDARD, 0, DECIDED,
         "Each need is answered by an action, or a reason why not is recorded; a need that is met already asks for "
         "none. It is due until a plan is made or an action agreed on or after the day the need was identified, and "
         "at the latest until the closure. A reason that is not recorded excuses nothing; an action of which it is "
         "not recorded what it answers leaves the answer unknown."),
    .run = run_needs_planned,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, CLOSED_ON, MOVED, OF_NEEDS, OF_ACTIONS, PLANNED },
};

const caf_rule_entry caf_em_a2_strength_used = {
    .rule = RULE(CAF_EM_A2_STRENGTH_USED, "EM-A2-strength-used", EM, "A.2", "A strength used in the plan", CAF_STANDARD, 0, DECIDED,
         "At least one action uses a strength, where strengths are on record. Where the source keeps strengths, and "
         "which of them an action uses, an action that names none uses none. It is due until there is a plan or an action, and at "
         "the latest until the closure."),
    .run = em_a2_strength_used,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, CLOSED_ON, MOVED, OF_STRENGTHS, OF_ACTIONS, PLANNED },
};
