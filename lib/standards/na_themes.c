/*
 * Nottingham's audit of 2011, learning points 2, 3 and 7: the child's voice and
 * the parents' at every stage; evidence, source and analysis, and one thread
 * from the assessment to the plan; escalation and de-escalation followed.
 */
#include "entry.h"
#include "needs.h"
#include "nottingham.h"
#include "taf_plan.h"

/* Whose voice, and the flag for it in each table. */
typedef struct voice {
    int is_child;
    int32_t field[CAF_TABLES];
} voice;

/* One stage that the case reached. */
static void answer_voice(const caf_run *run, const voice *whose, int32_t table, int64_t i, const caf_row *row, caf_date on)
{
    const caf_facts *facts = run->facts;
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, table, i);
    if (whose->is_child && on != 0 && caf_is_unborn(facts, on)) {
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_UNBORN;
        caf_step_unborn(run);
    } else {
        caf_judge_flags(run, &finding, table, i, row, CAF_BIT(whose->field[table]));
    }
    caf_emit(run, &finding);
}

static int answer_assessment_voice(const caf_run *run, const voice *whose)
{
    const caf_facts *facts = run->facts;
    caf_row room;
    int32_t i = facts->completed.row >= 0 ? facts->completed.row : facts->started.row >= 0 ? facts->started.row : facts->assessed.row;
    const caf_row *row = caf_row_of(run, CAF_ASSESSMENTS, i, &room);
    if (row == NULL) {
        return 0;
    }
    int is_heard = caf_byte_of(row, CAF_ASSESSMENTS, whose->field[CAF_ASSESSMENTS]) == CAF_YES;
    if (!CAF_INITIAL_IS_SURE(facts)) {
        /* That one may be asked about, be under way, or have come before the birth. */
        caf_conclude_unsure(run, CAF_ASSESSMENTS, facts->assessed, 0);
        return 1;
    }
    if (facts->completed.row < 0 && facts->assessed.row < 0 && facts->closed.row < 0 && !is_heard) {
        caf_finding finding = caf_answer_on(run, CAF_DUE, CAF_REASON_UNDER_WAY, CAF_ASSESSMENTS, i);
        caf_emit(run, &finding);
    } else {
        caf_date on = row->assessment.completed != 0 ? row->assessment.completed : row->assessment.started;
        answer_voice(run, whose, CAF_ASSESSMENTS, i, row, on);
    }
    return 1;
}

#define HELD_FIELDS (CAF_BIT(MEETING_HELD_ON) | CAF_BIT(MEETING_CANCELLED_ON) | CAF_BIT(MEETING_PLANNED_FOR) | \
                     CAF_BIT(MEETING_HELD) | CAF_BIT(MEETING_CANCELLED) | CAF_BIT(MEETING_KIND))

/* A meeting that was not cancelled or missed, and whose day is not still to come. */
static int may_be_held(const caf_run *run, int64_t i, const caf_meeting_row *meeting)
{
    return meeting->cancelled_on == 0 && meeting->cancelled != CAF_YES && meeting->held != CAF_NO &&
           meeting->kind != CAF_FINAL_STATUTORY && (meeting->planned_for == 0 || meeting->planned_for < run->facts->as_of) &&
           caf_to_come_in(run, CAF_MEETINGS, i, CAF_BIT(MEETING_HELD_ON)) == 0;
}

static int answer_meeting_voices(const caf_run *run, const voice *whose)
{
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_MEETINGS);
    while (caf_next_row(&each)) {
        const caf_meeting_row *meeting = &each.row->meeting;
        int is_held = meeting->held_on != 0 || meeting->held == CAF_YES;
        caf_unsure unsure = { each.i, caf_doubt_in(run, CAF_MEETINGS, each.i, HELD_FIELDS) };
        caf_date day = meeting->held_on != 0 ? meeting->held_on : meeting->planned_for;
        if (caf_is_earlier(run, day) || meeting->kind == CAF_FINAL_STATUTORY) {
            continue;
        }
        if (unsure.doubt != 0 || (!is_held && may_be_held(run, each.i, meeting))) {
            caf_conclude_unsure(run, CAF_MEETINGS, unsure, CAF_BIT(MEETING_HELD_ON));
            any = 1;
        } else if (is_held) {
            answer_voice(run, whose, CAF_MEETINGS, each.i, each.row, meeting->held_on);
            any = 1;
        }
    }
    return any;
}

/* Whether the child was born by then, and whether it was in this episode, turns on the day. */
static void answer_dated_voice(const caf_run *run, const voice *whose, const caf_each *each, int32_t field, caf_date on)
{
    caf_unsure unsure = { each->i, caf_doubt_in(run, each->table, each->i, CAF_BIT(field)) };
    if (unsure.doubt != 0) {
        caf_conclude_unsure(run, each->table, unsure, 0);
    } else {
        answer_voice(run, whose, each->table, each->i, each->row, on);
    }
}

static int answer_plan_voices(const caf_run *run, const voice *whose)
{
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_PLANS);
    while (caf_next_row(&each)) {
        if (!caf_is_earlier(run, each.row->plan.dated)) {
            answer_dated_voice(run, whose, &each, PLAN_DATED, each.row->plan.dated);
            any = 1;
        }
    }
    return any;
}

static int answer_review_voices(const caf_run *run, const voice *whose)
{
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_REVIEWS);
    while (caf_next_row(&each)) {
        if (caf_is_review_held(run, each.i, &each.row->review)) {
            answer_dated_voice(run, whose, &each, REVIEW_HELD_ON, each.row->review.held_on);
            any = 1;
        }
    }
    return any;
}

static void look_for_voice(const caf_run *run, const voice *whose)
{
    static const int32_t stages[] = { CAF_ASSESSMENTS, CAF_MEETINGS, CAF_PLANS, CAF_REVIEWS };
    int any = answer_assessment_voice(run, whose);
    any |= answer_meeting_voices(run, whose);
    any |= answer_plan_voices(run, whose);
    any |= answer_review_voices(run, whose);
    for (size_t k = 0; k < sizeof stages / sizeof stages[0]; k++) {
        any |= caf_answer_rest(run, stages[k]);
    }
    if (!any) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_STAGE_NOT_REACHED);
    }
}

static void na_2_child(const caf_run *run)
{
    static const voice childs = { 1, { [CAF_ASSESSMENTS] = ASSESSMENT_CHILD_VOICE, [CAF_MEETINGS] = MEETING_CHILD_VOICE,
                                       [CAF_PLANS] = PLAN_CHILD_VOICE, [CAF_REVIEWS] = REVIEW_CHILD_VOICE } };
    const caf_facts *facts = run->facts;
    if (caf_is_unborn(facts, facts->as_of)) {
        caf_step_unborn(run);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_UNBORN);
        return;
    }
    look_for_voice(run, &childs);
}

static void na_2_parents(const caf_run *run)
{
    static const voice parents = { 0, { [CAF_ASSESSMENTS] = ASSESSMENT_PARENTS_VOICE, [CAF_MEETINGS] = MEETING_PARENTS_VOICE,
                                        [CAF_PLANS] = PLAN_PARENTS_VOICE, [CAF_REVIEWS] = REVIEW_PARENTS_VOICE } };
    look_for_voice(run, &parents);
}

/* What the boxes of an assessment show. */
typedef struct boxes {
    int64_t bad;     /* elements with evidence and no source or analysis */
    int64_t open;    /* elements of which that is not recorded, or not whether they hold evidence */
    int32_t n;       /* boxes that hold evidence */
    int32_t unnamed; /* a row that does not say which box it is, or of which evidence came on a day that cannot be right; -1: none */
    int64_t doubt;   /* fields of it that cannot be right */
} boxes;

static void look_at_box(const caf_run *run, const caf_each *each, boxes *seen)
{
    static const int64_t fields = CAF_BIT(ELEMENT_ELEMENT) | CAF_BIT(ELEMENT_ANSWER) | CAF_BIT(ELEMENT_SOURCED) | CAF_BIT(ELEMENT_ANALYSED);
    const caf_element_row *box = &each->row->element;
    int64_t doubt = caf_doubt_in(run, CAF_ELEMENTS, each->i, fields);
    int is_evidence = box->answer == CAF_EVIDENCE || (box->answer == CAF_PLAN_TO_OBTAIN && box->evidenced_on != 0);
    if (box->answer == CAF_PLAN_TO_OBTAIN && caf_doubt_in(run, CAF_ELEMENTS, each->i, CAF_BIT(ELEMENT_EVIDENCED_ON)) != 0) {
        seen->unnamed = each->i;
        seen->doubt = CAF_BIT(ELEMENT_EVIDENCED_ON);
        return;
    }
    if (box->answer != 0 && !is_evidence) {
        return;
    }
    seen->n += is_evidence;
    if (box->element == 0) {
        seen->unnamed = each->i;
        seen->doubt = doubt;
    } else if (is_evidence && (box->sourced == CAF_NO || box->analysed == CAF_NO)) {
        seen->bad |= CAF_BIT(box->element);
    } else if (!is_evidence || box->sourced == 0 || box->analysed == 0) {
        seen->open |= CAF_BIT(box->element);
    }
}

static void name_boxes(const caf_run *run, caf_finding *finding, int64_t which)
{
    finding->item_set = CAF_ITEMS_ELEMENTS;
    finding->items = which;
    for (int32_t element = 1; run->sink->step != NULL && which >> element != 0; element++) {
        if (which & CAF_BIT(element)) {
            caf_step_item(run, CAF_ITEMS_ELEMENTS, element);
        }
    }
}

static void judge_boxes(const caf_run *run, caf_finding *finding, const boxes *seen)
{
    int is_whole = run->facts->coverage[CAF_ELEMENTS] == CAF_COMPLETE;
    if (seen->n > 0) {
        caf_step_count(run, CAF_ELEMENTS, ELEMENT_ANSWER, seen->n);
    }
    if (seen->bad != 0) {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_SAID_NO;
        name_boxes(run, finding, seen->bad);
    } else if (seen->open != 0) {
        finding->reason = CAF_REASON_MISSING;
        name_boxes(run, finding, seen->open);
    } else if (seen->unnamed >= 0) {
        caf_unsure unsure = { seen->unnamed, seen->doubt };
        caf_note_unsure(run, finding, CAF_ELEMENTS, unsure, seen->doubt == 0 ? CAF_BIT(ELEMENT_ELEMENT) : 0);
    } else if (!is_whole) {
        finding->reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_ELEMENTS);
    } else if (seen->n == 0) {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_NO_EVIDENCE;
    } else {
        finding->verdict = CAF_MET;
    }
}

static void na_3_evidence(const caf_run *run)
{
    boxes seen = { 0, 0, 0, -1, 0 };
    caf_row room;
    caf_each each;
    int32_t i = caf_assessment_read(run);
    if (caf_conclude_without_assessment(run)) {
        return;
    }
    const caf_assessment_row *assessment = &caf_row_of(run, CAF_ASSESSMENTS, i, &room)->assessment;
    caf_begin_rows(&each, run, CAF_ELEMENTS);
    while (caf_next_row(&each)) {
        if (each.row->element.assessment == 0 || each.row->element.assessment == assessment->id) {
            look_at_box(run, &each, &seen);
        }
    }
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ASSESSMENTS, i);
    judge_boxes(run, &finding, &seen);
    int is_open = assessment->completed == 0 && run->facts->closed.row < 0 &&
                  caf_doubt_in(run, CAF_ASSESSMENTS, i, CAF_BIT(ASSESSMENT_COMPLETED)) == 0;
    if (is_open) { /* good boxes too: others are still to come */
        finding.verdict = CAF_DUE;
        finding.reason = CAF_REASON_UNDER_WAY;
    }
    caf_emit(run, &finding);
}

/* One thread from the assessment to the plan and back. */
typedef struct thread {
    int64_t lost_need;    /* a need without an action or a reason; -1: none */
    int64_t lost_action;  /* an action without a need; -1: none */
    int64_t open_action;  /* one of which it is not recorded; -1: none */
    int64_t unnamed;      /* one that answers some need, not said which; -1: none */
    int64_t open_need;    /* a need of which it is not sure whether it counts; -1: none */
    int64_t late_need;    /* without an action so far one that is known only since the last plan; -1: none */
    int32_t n_actions;
    caf_plans plans;
} thread;

static int is_own_action(const caf_run *run, const caf_each *each)
{
    return !caf_is_earlier(run, each->row->action.agreed_on);
}

static int has_action(const caf_run *run, int64_t need)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_ACTIONS);
    while (need != 0 && caf_next_row(&each)) {
        if (each.row->action.need == need && is_own_action(run, &each)) {
            return 1;
        }
    }
    return 0;
}

static void follow_actions(const caf_run *run, thread *found)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_ACTIONS);
    while (caf_next_row(&each)) {
        const caf_action_row *action = &each.row->action;
        if (!is_own_action(run, &each)) {
            continue;
        }
        found->n_actions++;
        if (action->need == 0 && action->tied == CAF_NO) {
            found->lost_action = found->lost_action < 0 ? each.i : found->lost_action;
        } else if (action->need == 0) {
            int64_t *kept = action->tied == CAF_YES ? &found->unnamed : &found->open_action;
            *kept = *kept < 0 ? each.i : *kept;
        }
    }
}

/* Whether nothing was agreed so far in a case that is open, as far as is known. */
static int is_unagreed(const caf_run *run, const thread *found)
{
    return found->n_actions == 0 && run->facts->coverage[CAF_ACTIONS] == CAF_COMPLETE && run->facts->closed.row < 0;
}

static void follow_needs(const caf_run *run, thread *found)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_NEEDS);
    while (caf_next_row(&each)) {
        const caf_need_row *need = &each.row->need;
        int64_t doubt = caf_doubt_in(run, CAF_NEEDS, each.i, CAF_BIT(NEED_MET) | CAF_BIT(NEED_EXPLAINED));
        int is_left_out = need->met == CAF_YES || need->explained == CAF_YES || caf_is_earlier(run, need->identified_on);
        if (is_left_out || caf_came_after_assessing(run, each.i, need) || has_action(run, need->id)) {
            continue;
        }
        caf_date known = caf_need_known(run, each.i, need);
        int is_late = is_unagreed(run, found) && found->plans.dated != 0 && known > found->plans.dated;
        int is_dated = !is_unagreed(run, found) || found->plans.dated == 0 || known != 0;
        int is_sure = doubt == 0 && is_dated; /* a reason that is not recorded excuses nothing */
        int64_t *kept = is_late ? &found->late_need : is_sure ? &found->lost_need : &found->open_need;
        *kept = *kept < 0 ? each.i : *kept;
    }
}

static thread follow(const caf_run *run)
{
    thread found = { -1, -1, -1, -1, -1, -1, 0, caf_find_plans(run) };
    follow_actions(run, &found);
    follow_needs(run, &found);
    return found;
}

/* No action is agreed yet, and there is no plan, or none since a need was known: due, where that is sure. */
static void judge_to_come(const caf_run *run, caf_finding *finding, const thread *found)
{
    const caf_facts *facts = run->facts;
    finding->verdict = CAF_UNKNOWN;
    finding->reason = CAF_REASON_MISSING;
    if (found->plans.n > 0 && found->plans.dated == 0) {
        caf_note_unsure(run, finding, CAF_PLANS, found->plans.undated, CAF_BIT(PLAN_DATED));
        finding->items = 0; /* of another row than the subject */
    } else if (facts->coverage[CAF_PLANS] != CAF_COMPLETE) {
        caf_step_not_held(run, CAF_PLANS);
    } else if (caf_may_be_closed(facts)) {
        caf_step_not_held(run, CAF_CLOSURES);
    } else {
        finding->verdict = CAF_DUE;
        finding->reason = found->plans.n == 0 ? CAF_REASON_NOT_PLANNED_YET : CAF_REASON_PLAN_TO_COME;
        caf_step_no_row(run, CAF_ACTIONS);
    }
}

/* A need without an action: planned for by an action that does not say for which, explained perhaps, or forgotten. */
static void judge_needs(const caf_run *run, caf_finding *finding, const thread *found)
{
    int64_t need = found->lost_need >= 0 ? found->lost_need : found->open_need >= 0 ? found->open_need : found->late_need;
    int64_t vague = found->unnamed >= 0 ? found->unnamed : found->open_action;
    int is_none_since = found->plans.dated == 0 || (found->lost_need < 0 && found->open_need < 0 && need >= 0);
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_NEEDS, need, &room);
    if (row != NULL) {
        caf_step_value(run, CAF_NEEDS, need, NEED_EXPLAINED, row->need.explained);
    }
    if (is_unagreed(run, found) && is_none_since) {
        judge_to_come(run, finding, found);
    } else if (need < 0) {
        return;
    } else if (run->facts->coverage[CAF_ACTIONS] != CAF_COMPLETE) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_ACTIONS);
    } else if (vague >= 0 || found->lost_need < 0) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_MISSING;
        if (vague >= 0) {
            caf_step_missing(run, CAF_ACTIONS, vague, CAF_BIT(ACTION_NEED));
        }
    } else {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_UNPLANNED;
    }
}

static void judge_actions(const caf_run *run, caf_finding *finding, const thread *found)
{
    if (found->lost_action >= 0) {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_UNTIED;
        caf_step_value(run, CAF_ACTIONS, found->lost_action, ACTION_TIED, CAF_NO);
    } else if (found->open_action >= 0) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_MISSING;
        caf_step_missing(run, CAF_ACTIONS, found->open_action, CAF_BIT(ACTION_NEED) | CAF_BIT(ACTION_TIED));
    }
}

/* Of two answers about the same subject the worse. */
static void worsen(caf_finding *finding, const caf_finding *other)
{
    if (caf_is_worse(other->verdict, finding->verdict)) {
        *finding = *other;
    }
}

static void na_3_continuity(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_row room;
    int32_t i = caf_assessment_read(run);
    if (caf_conclude_without_assessment(run)) {
        return;
    }
    const caf_row *row = caf_row_of(run, CAF_ASSESSMENTS, i, &room);
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_ASSESSMENTS, i);
    caf_finding other = finding;
    if (caf_is_under_way(run, i, &row->assessment)) {
        finding.verdict = CAF_DUE;
        finding.reason = CAF_REASON_UNDER_WAY;
        caf_emit(run, &finding);
        return;
    }
    thread found = follow(run);
    /* Where there are no conclusions, none can follow; where nothing is said of them, that they follow is enough. */
    int64_t flags = CAF_BIT(ASSESSMENT_CONTINUITY) | (row->assessment.conclusions == CAF_NO ? CAF_BIT(ASSESSMENT_CONCLUSIONS) : 0);
    caf_judge_flags(run, &finding, CAF_ASSESSMENTS, i, row, flags);
    caf_finding parts[3] = { other, other, other };
    judge_needs(run, &parts[0], &found);
    judge_actions(run, &parts[1], &found);
    int32_t lacking = facts->coverage[CAF_NEEDS] != CAF_COMPLETE     ? CAF_NEEDS
                      : facts->coverage[CAF_ACTIONS] != CAF_COMPLETE ? CAF_ACTIONS : -1;
    for (int k = 0; k < 2; k++) {
        worsen(&finding, &parts[k]);
    }
    if (lacking >= 0 && caf_is_worse(CAF_UNKNOWN, finding.verdict)) {
        parts[2].verdict = CAF_UNKNOWN;
        parts[2].reason = CAF_REASON_MISSING;
        caf_step_not_held(run, lacking);
        worsen(&finding, &parts[2]);
    }
    caf_emit(run, &finding);
}

static void answer_passed_on(const caf_run *run, int64_t i, const caf_concern_row *concern)
{
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_CONCERNS, i);
    caf_unsure unsure = { (int32_t)i, caf_doubt_in(run, CAF_CONCERNS, i, CAF_BIT(CONCERN_ESCALATED_ON) | CAF_BIT(CONCERN_ESCALATED)) };
    if (concern->escalated_on != 0) {
        caf_step_date(run, CAF_CONCERNS, i, CONCERN_ESCALATED_ON, concern->escalated_on);
        finding.done = concern->escalated_on;
    } else if (unsure.doubt == 0 && concern->escalated != 0) {
        caf_step_value(run, CAF_CONCERNS, i, CONCERN_ESCALATED, concern->escalated);
        finding.verdict = concern->escalated == CAF_YES ? CAF_MET : CAF_NOT_MET;
        finding.reason = concern->escalated == CAF_YES ? CAF_REASON_NONE : CAF_REASON_SAID_NO;
    } else {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_CONCERNS, unsure, CAF_BIT(CONCERN_ESCALATED_ON));
    }
    caf_emit(run, &finding);
}

/* Referred, and answered: responsibility assumed, or given back without it. */
static void judge_step_up(const caf_run *run, caf_finding *finding, int64_t i, const caf_transfer_row *step_up)
{
    const caf_facts *facts = run->facts;
    caf_date answered = step_up->assumed_on != 0 ? step_up->assumed_on : step_up->returned_on;
    int32_t field = step_up->assumed_on != 0 ? TRANSFER_ASSUMED_ON : TRANSFER_RETURNED_ON;
    if (answered == 0 && step_up->statutory_assessment_on != 0 && step_up->outcome == CAF_NO_FURTHER_ACTION) {
        answered = step_up->statutory_assessment_on;
        field = TRANSFER_STATUTORY_ASSESSMENT_ON;
    }
    if (step_up->referred_on != 0) {
        caf_step_date(run, CAF_TRANSFERS, i, TRANSFER_REFERRED_ON, step_up->referred_on);
    }
    if (answered != 0) {
        caf_step_date(run, CAF_TRANSFERS, i, field, answered);
    }
    finding->done = answered;
    if (step_up->referred_on == 0) {
        caf_unsure blank = { (int32_t)i, 0 };
        finding->verdict = CAF_UNKNOWN;
        caf_note_unsure(run, finding, CAF_TRANSFERS, blank, CAF_BIT(TRANSFER_REFERRED_ON));
    } else if (facts->closed.on != 0 && (answered == 0 || answered > facts->closed.on)) {
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_CLOSED_UNANSWERED;
    } else if (answered != 0) {
        finding->verdict = CAF_MET;
    } else if (facts->closed.row >= 0 || caf_may_be_closed(facts)) {
        caf_unsure closed = { facts->closed.row, facts->closed_doubt };
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_MISSING;
        if (facts->closed.row >= 0) {
            caf_note_unsure(run, finding, CAF_CLOSURES, closed, CAF_BIT(CLOSURE_CLOSED));
        } else {
            caf_step_not_held(run, CAF_CLOSURES);
        }
    } else {
        finding->verdict = CAF_DUE;
        finding->reason = CAF_REASON_AWAITED;
        caf_step_as_of(run);
    }
}

static void judge_step_down(const caf_run *run, caf_finding *finding, int64_t i, const caf_transfer_row *step_down)
{
    caf_unsure blank = { (int32_t)i, 0 };
    if (step_down->final_meeting_on != 0) {
        finding->verdict = CAF_MET;
        finding->done = step_down->final_meeting_on;
        caf_step_date(run, CAF_TRANSFERS, i, TRANSFER_FINAL_MEETING_ON, step_down->final_meeting_on);
    } else if (i == run->facts->step_down_row && run->facts->final_meeting != 0) {
        finding->verdict = CAF_MET;
        finding->done = run->facts->final_meeting;
        caf_step_date(run, run->facts->final_table, run->facts->final_row, caf_final_field(run->facts), finding->done);
    } else if (caf_to_come_in(run, CAF_TRANSFERS, i, CAF_BIT(TRANSFER_FINAL_MEETING_ON)) != 0) {
        finding->verdict = CAF_DUE;
        finding->reason = CAF_REASON_NOT_YET;
    } else {
        caf_note_unsure(run, finding, CAF_TRANSFERS, blank, CAF_BIT(TRANSFER_FINAL_MEETING_ON));
    }
}

/* A transfer of an earlier episode; the final statutory meeting often comes some days before the reopening. */
static int is_past(const caf_run *run, const caf_transfer_row *transfer)
{
    caf_date day = transfer->referred_on != 0 ? transfer->referred_on : transfer->assumed_on;
    if (transfer->kind == CAF_STEP_DOWN) {
        return transfer->final_meeting_on != 0 && transfer->final_meeting_on < run->facts->closed_before;
    }
    return caf_is_earlier(run, day);
}

static int answer_transfers(const caf_run *run)
{
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_TRANSFERS);
    while (caf_next_row(&each)) {
        const caf_transfer_row *transfer = &each.row->transfer;
        caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_TRANSFERS, each.i);
        if (transfer->kind == CAF_MOVE_IN || transfer->kind == CAF_MOVE_OUT || is_past(run, transfer)) {
            continue;
        }
        any = 1;
        if (transfer->kind == 0) {
            caf_unsure blank = { each.i, 0 };
            caf_note_unsure(run, &finding, CAF_TRANSFERS, blank, CAF_BIT(TRANSFER_KIND));
        } else if (transfer->kind == CAF_STEP_UP) {
            judge_step_up(run, &finding, each.i, transfer);
        } else {
            judge_step_down(run, &finding, each.i, transfer);
        }
        caf_emit(run, &finding);
    }
    return any;
}

static void na_7_escalation(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_CONCERNS);
    while (caf_next_row(&each)) {
        if (!caf_is_earlier(run, each.row->concern.raised_on)) {
            answer_passed_on(run, each.i, &each.row->concern);
            any = 1;
        }
    }
    any |= answer_transfers(run);
    any |= caf_answer_rest(run, CAF_TRANSFERS);
    any |= caf_answer_rest(run, CAF_CONCERNS);
    if (!any && run->whose->row.origin == CAF_ORIGIN_STEPPED_DOWN && facts->episode == 0) {
        /* It came from a statutory body, and nothing says how. */
        caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_MISSING);
        finding.table = CAF_TRANSFERS;
        caf_step_value(run, CAF_CASES, 0, CASE_ORIGIN, CAF_ORIGIN_STEPPED_DOWN);
        caf_step_no_row(run, CAF_TRANSFERS);
        caf_emit(run, &finding);
    } else if (!any) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NOT_ESCALATED);
    }
}

const caf_rule_entry caf_na_2_child = {
    .rule = RULE(CAF_NA_2_CHILD, "NA-2-child", NA, "Learning point 2", "The child's voice at every stage", CAF_STANDARD, 0, DECIDED,
         "The child's voice is in the record of every stage reached: the assessment, each TAF held, each plan and each "
         "review, one finding for each. Before birth it does not apply. Where the source may lack stages there is one "
         "finding more, unknown, for each such table."),
    .run = na_2_child,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, MET_ON, PLANNED, BORN },
};

const caf_rule_entry caf_na_2_parents = {
    .rule = RULE(CAF_NA_2_PARENTS, "NA-2-parents", NA, "Learning point 2", "The parents' voice at every stage", CAF_STANDARD, 0, DECIDED,
         "The parents' voice is in the record of every stage reached: the assessment, each TAF held, each plan and each "
         "review, one finding for each. Where the source may lack stages there is one finding more, unknown, for each "
         "such table."),
    .run = na_2_parents,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, MET_ON, PLANNED },
};

const caf_rule_entry caf_na_3_evidence = {
    .rule = RULE(CAF_NA_3_EVIDENCE, "NA-3-evidence", NA, "Learning point 3", "Evidence, source and analysis", CAF_STANDARD, 0, DECIDED,
         "Each box of the assessment that holds evidence names its source and is analysed; the boxes that lack either "
         "are named. An assessment with no evidence in any box is not met. While the assessment is being made it is "
         "due."),
    .run = na_3_evidence,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, { CAF_ELEMENTS, CAF_BIT(ELEMENT_ANSWER) } },
};

const caf_rule_entry caf_na_3_continuity = {
    .rule = RULE(CAF_NA_3_CONTINUITY, "NA-3-continuity", NA, "Learning point 3", "From assessment to conclusions to plan", CAF_STANDARD, 0, DECIDED,
         "The issues of the assessment are in its conclusions and the other way round, so that without conclusions it is "
         "not met; each need that is not met already is planned for by an action, or there is a reason why not on record (one that is "
         "not recorded excuses nothing); and each action answers a need. A need that names no assessment and was identified only after the assessment and its "
         "updates were completed is left out. One finding for the case: not met where one thread is known to be broken, "
         "else unknown where one may be. While the assessment is being made, or an open case has neither a plan nor an "
         "action yet, or none since the need was identified, it is due."),
    .run = na_3_continuity,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, PLANNED, CLOSED_ON, { CAF_NEEDS, CAF_BIT(NEED_MET) | CAF_BIT(NEED_EXPLAINED) }, { CAF_ACTIONS, CAF_BIT(ACTION_NEED) | CAF_BIT(ACTION_TIED) } },
};

const caf_rule_entry caf_na_7_escalation = {
    .rule = RULE(CAF_NA_7_ESCALATION, "NA-7-escalation", NA, "Learning point 7", "Escalation and de-escalation followed", CAF_STANDARD, 0, DECIDED,
         "Each child-protection concern was passed on. Each step up has a referral, and an answer of the statutory body "
         "before the case is closed: responsibility assumed, or the case given back; until then it is due. Each step "
         "down has a final statutory meeting. One finding for each, and one, unknown, for each table that the source "
         "may not hold whole."),
    .run = na_7_escalation,
    .unless = WHILE_IN_CAF,
    .reads = { MOVED, { CAF_TRANSFERS, CAF_BIT(TRANSFER_REFERRED_ON) | CAF_BIT(TRANSFER_STATUTORY_ASSESSMENT_ON) | CAF_BIT(TRANSFER_OUTCOME) },
               { CAF_CASES, CAF_BIT(CASE_ORIGIN) } },
};
