/*
 * East Midlands, A.3: the child and the family are involved at every stage:
 * assessment, each plan, every TAF, each review, the closure.
 */
#include "consents.h"
#include "entry.h"
#include "needs.h"

/* A stage that was reached. */
typedef struct stage {
    int32_t table;
    int32_t row;
    caf_date on;       /* 0: not known */
    int32_t child;     /* the field that says whether the child was involved */
    int32_t family;
    int64_t doubt;     /* fields of it that leave open whether it was reached */
    int is_under_way;
} stage;

/* The child is not asked for before birth, nor after its death. */
static int asks_child(const caf_run *run, const stage *at, const caf_row *row)
{
    const caf_facts *facts = run->facts;
    if (at->table == CAF_CLOSURES && row->closure.reason == CAF_DIED) {
        caf_step_value(run, CAF_CLOSURES, at->row, CLOSURE_REASON, CAF_DIED);
        return 0;
    }
    if (caf_is_unborn(facts, at->on != 0 ? at->on : facts->as_of)) {
        caf_step_unborn(run);
        return 0;
    }
    return 1;
}

/* A family that came to the meeting was involved. */
static int asks_family(const caf_run *run, const stage *at, const caf_row *row)
{
    if (at->table != CAF_MEETINGS || row->meeting.family_attended != CAF_YES) {
        return 1;
    }
    caf_step_value(run, CAF_MEETINGS, at->row, MEETING_FAMILY_ATTENDED, CAF_YES);
    return 0;
}

/* The family's part is for a person where it was not approached at the young person's wish: 1; -1: that cannot be told. */
static int was_not_approached(const caf_run *run, const stage *at, const caf_row *row, caf_decision *family)
{
    caf_date on = at->on != 0 ? at->on : run->facts->as_of;
    if (caf_byte_of(row, at->table, at->family) == CAF_YES) {
        return 0;
    }
    int found = caf_stands(run, CAF_GIVER_FAMILY, CAF_PURPOSE_SHARE, on, NOT_APPROACHED, family);
    if (found != 0) {
        caf_note_decision(run, family, CAF_GIVER_FAMILY);
    }
    return found;
}

static void answer_stage(const caf_run *run, const stage *at, const caf_row *row)
{
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, at->table, at->row);
    if (at->doubt != 0) {
        caf_note_unsure(run, &finding, at->table, (caf_unsure){ at->row, at->doubt }, 0);
        caf_emit(run, &finding);
        return;
    }
    int64_t asked = (asks_child(run, at, row) ? CAF_BIT(at->child) : 0) | (asks_family(run, at, row) ? CAF_BIT(at->family) : 0);
    caf_decision family;
    int for_a_person = asked & CAF_BIT(at->family) ? was_not_approached(run, at, row, &family) : 0;
    caf_judge_flags(run, &finding, at->table, at->row, row, for_a_person ? asked & ~CAF_BIT(at->family) : asked);
    if (at->is_under_way && finding.verdict != CAF_MET && finding.reason != CAF_REASON_PROBLEM) {
        finding.verdict = CAF_DUE;
        finding.reason = CAF_REASON_UNDER_WAY;
    } else if (for_a_person < 0 && finding.verdict == CAF_MET) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_CONSENTS, (caf_unsure){ family.row, family.doubt }, CAF_BIT(CONSENT_DECIDED));
    } else if (for_a_person && finding.verdict == CAF_MET) {
        finding.verdict = CAF_JUDGEMENT;
        finding.reason = CAF_REASON_NOT_APPROACHED;
    }
    caf_emit(run, &finding);
}

static int look_at_assessment(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_row room;
    int32_t i = facts->completed.row >= 0 ? facts->completed.row : facts->started.row;
    const caf_row *row = caf_row_of(run, CAF_ASSESSMENTS, i, &room);
    if (row == NULL && facts->assessed.row >= 0) {
        caf_conclude_unsure(run, CAF_ASSESSMENTS, facts->assessed,
                            CAF_BIT(ASSESSMENT_STARTED) | CAF_BIT(ASSESSMENT_COMPLETED));
        return 1;
    }
    if (row == NULL) {
        return 0;
    }
    stage at = { CAF_ASSESSMENTS, i, facts->completed.on != 0 ? facts->completed.on : facts->started.on,
                 ASSESSMENT_CHILD_INVOLVED, ASSESSMENT_FAMILY_INVOLVED, 0, facts->completed.on == 0 && facts->closed.row < 0 };
    answer_stage(run, &at, row);
    return 1;
}

static int look_at_plans(const caf_run *run)
{
    caf_each each;
    int found = 0;
    caf_begin_rows(&each, run, CAF_PLANS);
    while (caf_next_row(&each)) {
        caf_date dated = each.row->plan.dated;
        if (dated == 0 || dated >= run->facts->episode) {
            stage at = { CAF_PLANS, each.i, dated, PLAN_CHILD_INVOLVED, PLAN_FAMILY_INVOLVED,
                         caf_doubt_in(run, CAF_PLANS, each.i, CAF_BIT(PLAN_DATED)), 0 };
            answer_stage(run, &at, each.row);
            found = 1;
        }
    }
    return found;
}

static int look_at_meetings(const caf_run *run)
{
    const int64_t whether = CAF_BIT(MEETING_HELD_ON) | CAF_BIT(MEETING_HELD) | CAF_BIT(MEETING_CANCELLED_ON) |
                            CAF_BIT(MEETING_CANCELLED) | CAF_BIT(MEETING_KIND);
    caf_each each;
    int found = 0;
    caf_begin_rows(&each, run, CAF_MEETINGS);
    while (caf_next_row(&each)) {
        const caf_meeting_row *meeting = &each.row->meeting;
        int64_t doubt = caf_doubt_in(run, CAF_MEETINGS, each.i, whether);
        caf_date last = meeting->held_on != 0 ? meeting->held_on : meeting->planned_for;
        int was_held = meeting->held_on != 0 || meeting->held == CAF_YES || doubt != 0;
        if (was_held && meeting->kind != CAF_FINAL_STATUTORY && (last == 0 || last >= run->facts->episode)) {
            stage at = { CAF_MEETINGS, each.i, meeting->held_on, MEETING_CHILD_INVOLVED, MEETING_FAMILY_INVOLVED, doubt, 0 };
            answer_stage(run, &at, each.row);
            found = 1;
        }
    }
    return found;
}

static int look_at_reviews(const caf_run *run)
{
    caf_each each;
    int found = 0;
    caf_begin_rows(&each, run, CAF_REVIEWS);
    while (caf_next_row(&each)) {
        caf_date held = each.row->review.held_on;
        int64_t read = CAF_BIT(REVIEW_HELD_ON) | (held == 0 ? CAF_BIT(REVIEW_NEXT_ON) : 0);
        int64_t doubt = caf_doubt_in(run, CAF_REVIEWS, each.i, read);
        /* A row with the next day only says what is planned. */
        int is_held = held != 0 ? held >= run->facts->episode : doubt != 0 || each.row->review.next_on == 0;
        if (is_held) {
            stage at = { CAF_REVIEWS, each.i, held, REVIEW_CHILD_INVOLVED, REVIEW_FAMILY_INVOLVED, doubt, 0 };
            answer_stage(run, &at, each.row);
            found = 1;
        }
    }
    return found;
}

static int look_at_closure(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_CLOSURES, facts->closed.row, &room);
    if (row == NULL) {
        return 0;
    }
    stage at = { CAF_CLOSURES, facts->closed.row, facts->closed.on, CLOSURE_CHILD_INVOLVED, CLOSURE_FAMILY_INVOLVED,
                 facts->closed_doubt, 0 };
    answer_stage(run, &at, row);
    return 1;
}

static void em_a3_involvement(const caf_run *run)
{
    static const int32_t tables[] = { CAF_ASSESSMENTS, CAF_PLANS, CAF_MEETINGS, CAF_REVIEWS, CAF_CLOSURES };
    if (caf_conclude_unsure_episode(run)) {
        return;
    }
    int found = look_at_assessment(run);
    found |= look_at_plans(run);
    found |= look_at_meetings(run);
    found |= look_at_reviews(run);
    found |= look_at_closure(run);
    for (size_t k = 0; !found && k < sizeof tables / sizeof tables[0]; k++) {
        if (run->facts->coverage[tables[k]] != CAF_COMPLETE) {
            caf_conclude_not_held(run, tables[k]);
            found = 1;
        }
    }
    if (!found) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_STAGE);
    }
}

const caf_rule_entry caf_em_a3_involvement = {
    .rule = RULE(CAF_EM_A3_INVOLVEMENT, "EM-A3-involvement", EM, "A.3", "Child and family involved at every stage", CAF_STANDARD, 0,
         DECIDED | CAN(JUDGEMENT),
         "The child and the family are involved in the assessment, each plan, every TAF held, each review and the "
         "closure; each that was reached is answered for itself. A family that attended a TAF was involved. A child "
         "is not asked for before its birth. While the assessment is not completed it is due. Where the family was "
         "not approached at the young person's wish a person must judge."),
    .run = em_a3_involvement,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, BORN, MET_ON, CLOSED_ON, PLANNED, { CAF_REVIEWS, CAF_BIT(REVIEW_HELD_ON) } },
};
