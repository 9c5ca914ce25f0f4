/*
 * East Midlands, integrated working, 1: the four steps of the process in order,
 * none skipped. With it what a reopened case asks for.
 */
#include "../reading.h"
#include "entry.h"
#include "owed.h"

enum { STEP_IDENTIFIED, STEP_ASSESSED, STEP_DELIVERED, STEP_REVIEWED, STEPS };

/* How far one step of the process has come. */
typedef struct step {
    int is_reached;
    int is_begun;     /* an assessment that is not completed */
    caf_date from;    /* 0: on an unknown day */
    int32_t table;    /* where that stands */
    int64_t row;
    int32_t field;
    int32_t lacking;  /* the table in which it, or an earlier one, may be missing; -1: none */
    caf_unsure unsure;/* or a row of that table that does not say enough */
    int64_t blank;    /* of which these fields are not recorded */
} step;

static const step not_reached = { 0, 0, 0, -1, -1, 0, -1, { -1, 0 }, 0 };

static void reach(step *found, caf_date on, int32_t table, int64_t row, int32_t field)
{
    if (on != 0 && (found->from == 0 || on < found->from)) {
        found->from = on;
        found->table = table;
        found->row = row;
        found->field = field;
    }
    found->is_reached = 1;
}

static void may_lack(const caf_run *run, step *found, int32_t table)
{
    found->lacking = run->facts->coverage[table] != CAF_COMPLETE ? table : found->lacking;
}

/* A row of which the day cannot be right may be of the step, on any day. */
static int is_doubtful(const step *of)
{
    return of->unsure.row >= 0 && of->unsure.doubt != 0;
}

static void may_be(step *found, int32_t table, caf_unsure unsure, int64_t blank)
{
    if (unsure.row >= 0 && !is_doubtful(found)) {
        found->lacking = table;
        found->unsure = unsure;
        found->blank = blank;
    }
}

static step find_identified(const caf_run *run)
{
    step found = not_reached;
    caf_each each;
    if (run->whose->row.needs_identified != 0) {
        reach(&found, run->whose->row.needs_identified, CAF_CASES, 0, CASE_NEEDS_IDENTIFIED);
        return found;
    }
    for (caf_begin_rows(&each, run, CAF_NEEDS); caf_next_row(&each);) {
        caf_unsure unsure = { each.i, caf_doubt_in(run, CAF_NEEDS, each.i, CAF_BIT(NEED_IDENTIFIED_ON)) };
        if (unsure.doubt != 0) {
            may_be(&found, CAF_NEEDS, unsure, 0);
        }
        if (caf_to_come_in(run, CAF_NEEDS, each.i, CAF_BIT(NEED_IDENTIFIED_ON)) == 0) {
            reach(&found, each.row->need.identified_on, CAF_NEEDS, each.i, NEED_IDENTIFIED_ON);
        }
    }
    may_lack(run, &found, CAF_NEEDS);
    if (!caf_can_hold(run, CAF_CASES, CASE_NEEDS_IDENTIFIED)) {
        may_be(&found, CAF_CASES, (caf_unsure){ 0, 0 }, CAF_BIT(CASE_NEEDS_IDENTIFIED));
    }
    return found;
}

static step find_assessed(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    step found = not_reached;
    if (run->whose->row.carried_completed != 0 && facts->episode == 0) {
        reach(&found, run->whose->row.carried_completed, CAF_CASES, 0, CASE_CARRIED_COMPLETED);
        return found;
    }
    if (facts->started.on != 0) {
        reach(&found, facts->started.on, CAF_ASSESSMENTS, facts->started.row, ASSESSMENT_STARTED);
    } else if (facts->completed.on != 0) {
        reach(&found, facts->completed.on, CAF_ASSESSMENTS, facts->completed.row, ASSESSMENT_COMPLETED);
    }
    found.is_begun = found.is_reached && facts->completed.on == 0;
    found.is_reached = facts->completed.on != 0;
    may_lack(run, &found, CAF_ASSESSMENTS);
    may_be(&found, CAF_ASSESSMENTS, facts->assessed, CAF_BIT(ASSESSMENT_STARTED) | CAF_BIT(ASSESSMENT_COMPLETED));
    if (found.is_begun && !caf_can_hold(run, CAF_ASSESSMENTS, ASSESSMENT_COMPLETED)) {
        may_be(&found, CAF_ASSESSMENTS, (caf_unsure){ facts->started.row, 0 }, CAF_BIT(ASSESSMENT_COMPLETED));
    }
    return found;
}

static step find_delivered(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    step found = not_reached;
    caf_each each;
    if (run->whose->row.carried_first_taf != 0 && facts->episode == 0) {
        reach(&found, run->whose->row.carried_first_taf, CAF_CASES, 0, CASE_CARRIED_FIRST_TAF);
    }
    if (facts->began_by_step_down && facts->final_meeting != 0) {
        reach(&found, facts->final_meeting, facts->final_table, facts->final_row, caf_final_field(facts));
    }
    if (facts->tafs.n > 0) {
        reach(&found, facts->tafs.at[0].on, CAF_MEETINGS, facts->tafs.at[0].row, MEETING_HELD_ON);
    }
    may_lack(run, &found, CAF_MEETINGS);
    may_lack(run, &found, CAF_PLANS);
    may_be(&found, CAF_MEETINGS, facts->taf, CAF_BIT(MEETING_HELD_ON));
    for (caf_begin_rows(&each, run, CAF_PLANS); caf_next_row(&each);) {
        caf_unsure unsure = { (int32_t)each.i, caf_doubt_in(run, CAF_PLANS, each.i, CAF_BIT(PLAN_DATED)) };
        if (caf_to_come_in(run, CAF_PLANS, each.i, CAF_BIT(PLAN_DATED)) != 0) {
            continue;
        }
        if (each.row->plan.dated == 0) {
            may_be(&found, CAF_PLANS, unsure, CAF_BIT(PLAN_DATED));
            found.is_reached |= facts->episode == 0;
        } else if (each.row->plan.dated >= facts->episode) {
            reach(&found, each.row->plan.dated, CAF_PLANS, each.i, PLAN_DATED);
        }
    }
    return found;
}

static step find_reviewed(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    step found = not_reached;
    if (run->whose->row.carried_review != 0 && facts->episode == 0) {
        reach(&found, run->whose->row.carried_review, CAF_CASES, 0, CASE_CARRIED_REVIEW);
        return found;
    }
    if (facts->reviews.n > 0) {
        const caf_occurrence *first = &facts->reviews.at[0];
        reach(&found, first->on, first->table, first->row, first->table == CAF_REVIEWS ? REVIEW_HELD_ON : MEETING_HELD_ON);
    }
    may_lack(run, &found, CAF_MEETINGS);
    may_lack(run, &found, CAF_REVIEWS);
    may_be(&found, CAF_MEETINGS, facts->taf, CAF_BIT(MEETING_HELD_ON));
    may_be(&found, CAF_REVIEWS, facts->review, CAF_BIT(REVIEW_HELD_ON));
    return found;
}

static void note_lacking(const caf_run *run, caf_finding *finding, const step *of)
{
    finding->verdict = CAF_UNKNOWN;
    if (of->unsure.row >= 0) {
        caf_note_unsure(run, finding, of->lacking, of->unsure, of->blank);
    } else {
        caf_note_not_held(run, finding, of->lacking);
    }
}

/* A step begun before the one that comes first: 1, or -1 where an earlier beginning of that one may be missing. */
static int is_out_of_order(const step *first, const step *second)
{
    if (first->from == 0 || second->from == 0 || second->from >= first->from) {
        return 0;
    }
    return first->lacking >= 0 ? -1 : 1;
}

/* An assessment of which only the completion is recorded may have begun before it. */
static int has_beginning(const step *of)
{
    return of->table != CAF_ASSESSMENTS || of->field == ASSESSMENT_STARTED;
}

static int is_carried(const step *of)
{
    return of->table == CAF_CASES && of->field == CASE_CARRIED_COMPLETED;
}

/* Holds the steps against their order. 0: nothing is wrong as far as they are known. */
static int judge_order(const caf_run *run, caf_finding *finding, const step *steps, int first)
{
    int open = -1;
    for (int i = first; i + 1 < STEPS; i++) {
        /* What the first authority completed comes before all that the second one records. */
        int is_told = has_beginning(&steps[i]) && !is_carried(&steps[i]) && !is_carried(&steps[i + 1]);
        int wrong = is_told ? is_out_of_order(&steps[i], &steps[i + 1]) : 0;
        if (wrong > 0) {
            finding->verdict = CAF_NOT_MET;
            finding->reason = CAF_REASON_ORDER;
            return 1;
        }
        open = wrong < 0 || (steps[i].from == 0 && is_doubtful(&steps[i])) ? i : open;
        open = open < 0 && is_doubtful(&steps[i + 1]) ? i + 1 : open;
    }
    if (open >= 0) {
        note_lacking(run, finding, &steps[open]);
    }
    return open >= 0;
}

/* The first step that is not there though a later one is; -1: none. An assessment that was begun is not skipped. */
static int find_skipped(const step *steps, int first, int last)
{
    for (int i = first; i < last; i++) {
        if (!steps[i].is_reached && !steps[i].is_begun) {
            return i;
        }
    }
    return -1;
}

static int table_of_step(int which)
{
    static const int32_t tables[STEPS] = { CAF_NEEDS, CAF_ASSESSMENTS, CAF_PLANS, CAF_REVIEWS };
    return tables[which];
}

static void judge_steps(const caf_run *run, caf_finding *finding, const step *steps, int first)
{
    /* Where one service suffices no review is owed. */
    int owed = run->excused & CAF_UNLESS_ONE_SERVICE ? STEP_REVIEWED : STEPS;
    int last = STEPS - 1;
    int next = first;
    while (last >= first && !steps[last].is_reached) {
        last--;
    }
    while (next < STEPS && steps[next].is_reached) {
        next++;
    }
    int skipped = find_skipped(steps, first, last);
    if (skipped >= 0 && steps[skipped].lacking < 0) {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_STEP_SKIPPED;
        caf_step_no_row(run, table_of_step(skipped));
    } else if (judge_order(run, finding, steps, first)) {
        return;
    } else if (skipped >= 0) {
        note_lacking(run, finding, &steps[skipped]);
    } else if (next == STEP_REVIEWED && run->unsure_service.row >= 0) {
        caf_note_unsure(run, finding, CAF_ACTIONS, run->unsure_service, 0);
    } else if (next >= owed) {
        finding->verdict = CAF_MET;
        finding->reason = next == STEPS ? CAF_REASON_ALL_STEPS : CAF_REASON_ONE_SERVICE;
    } else if (steps[next].lacking >= 0) {
        note_lacking(run, finding, &steps[next]);
    } else {
        caf_judge_owed(run, finding);
        if (finding->verdict == CAF_DUE) {
            finding->reason = CAF_REASON_STEP_AHEAD;
        } else if (finding->verdict == CAF_NOT_MET) {
            finding->reason = CAF_REASON_STEP_SKIPPED;
            caf_step_no_row(run, table_of_step(next));
        }
    }
}

static void em_iw1_steps(const caf_run *run)
{
    if (caf_conclude_maybe_stepped_down(run)) {
        return;
    }
    step steps[STEPS] = { find_identified(run), find_assessed(run), find_delivered(run), find_reviewed(run) };
    int first = run->facts->began_by_step_down ? STEP_DELIVERED : STEP_IDENTIFIED;
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    for (int i = first; i < STEPS; i++) {
        if (steps[i].from != 0) {
            caf_step_date(run, steps[i].table, steps[i].row, steps[i].field, steps[i].from);
        }
    }
    judge_steps(run, &finding, steps, first);
    caf_emit(run, &finding);
}

/* A statutory assessment that came after the last closure is no historical one. */
static int is_assessed_by_body(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_row room;
    const caf_row *row = facts->step_down_row >= 0 ? caf_row_of(run, CAF_ASSESSMENTS, facts->statutory, &room) : NULL;
    if (row == NULL || row->assessment.completed == 0 || row->assessment.completed < facts->closed_before) {
        return 0;
    }
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_STATUTORY_STANDS, CAF_ASSESSMENTS, facts->statutory);
    finding.done = row->assessment.completed;
    caf_step_date(run, CAF_ASSESSMENTS, facts->statutory, ASSESSMENT_COMPLETED, finding.done);
    caf_emit(run, &finding);
    return 1;
}

static void answer_fresh(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    finding.table = CAF_ASSESSMENTS;
    if (facts->completed.on != 0) {
        finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_ASSESSMENTS, facts->completed.row);
        finding.done = facts->completed.on;
        caf_step_date(run, CAF_ASSESSMENTS, facts->completed.row, ASSESSMENT_COMPLETED, finding.done);
    } else if (is_assessed_by_body(run)) {
        return;
    } else if (facts->assessed.row >= 0) {
        caf_note_unsure(run, &finding, CAF_ASSESSMENTS, facts->assessed, CAF_BIT(ASSESSMENT_STARTED) | CAF_BIT(ASSESSMENT_COMPLETED));
    } else if (facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE) {
        caf_note_not_held(run, &finding, CAF_ASSESSMENTS);
    } else if (facts->started.on != 0 && !caf_can_hold(run, CAF_ASSESSMENTS, ASSESSMENT_COMPLETED)) {
        caf_note_unsure(run, &finding, CAF_ASSESSMENTS, (caf_unsure){ facts->started.row, 0 }, CAF_BIT(ASSESSMENT_COMPLETED));
    } else {
        if (facts->started.on != 0) {
            caf_step_date(run, CAF_ASSESSMENTS, facts->started.row, ASSESSMENT_STARTED, facts->started.on);
        } else {
            caf_step_no_row(run, CAF_ASSESSMENTS);
        }
        caf_judge_owed(run, &finding);
    }
    caf_emit(run, &finding);
}

/* The closure after which the current episode began, or -1. */
static int64_t reopened_row(const caf_run *run)
{
    caf_each each;
    for (caf_begin_rows(&each, run, CAF_CLOSURES); caf_next_row(&each);) {
        if (each.row->closure.reopened != 0 && each.row->closure.reopened == run->facts->episode) {
            return each.i;
        }
    }
    return -1;
}

static void em_reopened(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    if (facts->episode != 0) {
        caf_step_date(run, CAF_CLOSURES, reopened_row(run), CLOSURE_REOPENED, facts->episode);
        answer_fresh(run);
    } else if (facts->closed_doubt & CAF_BIT(CLOSURE_REOPENED)) {
        caf_conclude_closed_some_day(run);
    } else {
        caf_conclude_none_in(run, CAF_CLOSURES, CAF_REASON_NOT_REOPENED);
    }
}

const caf_rule_entry caf_em_iw1_steps = {
    .rule = RULE(CAF_EM_IW1_STEPS, "EM-IW1-steps", EM, "IW.1", "Four steps in order", CAF_STANDARD, 0, DECIDED,
         "Needs are identified, then assessed, then answered by a plan or a TAF, then reviewed, and no step is left "
         "out; after a step down the third comes first. Two steps may begin on one day, and the plan or the first TAF "
         "may come before the assessment is completed, but not before it starts. While the case is open the step that "
         "is still ahead is due; a case closed without one is not met. Where one service suffices no review is asked for. "
         "What another authority completed before the case moved in is not held against what is recorded here."),
    .run = em_iw1_steps,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_CASES, CAF_BIT(CASE_NEEDS_IDENTIFIED) | CAF_BIT(CASE_CARRIED_COMPLETED) | CAF_BIT(CASE_CARRIED_FIRST_TAF) |
                            CAF_BIT(CASE_CARRIED_REVIEW) },
               MOVED },
};

const caf_rule_entry caf_em_reopened = {
    .rule = RULE(CAF_EM_REOPENED, "EM-reopened", EM, "A.1", "A reopened case is assessed afresh", CAF_STANDARD, 0, DECIDED,
         "Where a case was reopened, an assessment or an update of one is completed on or after that day: an earlier "
         "one alone does not serve. While the case is open it is due. Where the case came back by a step down, a "
         "statutory assessment completed since the last closure serves."),
    .run = em_reopened,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_TRANSFERS, CAF_BIT(TRANSFER_KIND) | CAF_BIT(TRANSFER_FINAL_MEETING_ON) } },
};
