/*
 * East Midlands, A.1: where there are additional needs there is an assessment,
 * unless a child-protection concern is open, whose own procedures come first.
 */
#include "consents.h"
#include "entry.h"
#include "first_taf.h"
#include "needs.h"

#define SAID_OF_NEEDS (CAF_BIT(CASE_NEEDS_IDENTIFIED) | CAF_BIT(CASE_CHECKLIST_ON))

/* The earliest day of a need of the episode, in place of none; an undated one leaves it open. */
static void look_at_needs(const caf_run *run, caf_identified *found)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_NEEDS);
    while (caf_next_row(&each)) {
        const caf_need_row *need = &each.row->need;
        int64_t doubt = caf_doubt_in(run, CAF_NEEDS, each.i, CAF_BIT(NEED_IDENTIFIED_ON));
        if (!caf_is_found_since(run, need->assessment, need->identified_on) ||
            (need->identified_on == 0 && doubt == 0 && run->facts->episode != 0)) {
            continue;
        }
        if (need->identified_on == 0 || found->row < 0 || (found->on != 0 && need->identified_on < found->on)) {
            *found = (caf_identified){ need->identified_on, CAF_NEEDS, each.i, NEED_IDENTIFIED_ON, doubt };
        }
        if (need->identified_on == 0) {
            return;
        }
    }
}

/* The closure after which the episode began. */
static void look_at_reopening(const caf_run *run, caf_identified *found)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_CLOSURES);
    while (caf_next_row(&each)) {
        if (each.row->closure.reopened == run->facts->episode) {
            *found = (caf_identified){ run->facts->episode, CAF_CLOSURES, each.i, CLOSURE_REOPENED, 0 };
            return;
        }
    }
}

caf_identified caf_needs_identified(const caf_run *run)
{
    const caf_case_row *own = &run->whose->row;
    caf_date episode = run->facts->episode;
    caf_identified found = { 0, CAF_CASES, -1, CASE_NEEDS_IDENTIFIED, run->facts->suspect[CAF_CASES] & SAID_OF_NEEDS };
    if (found.doubt != 0) {
        return found;
    }
    if (own->needs_identified != 0 && caf_came_since(run, own->needs_identified) &&
        (episode == 0 || own->needs_identified <= episode)) {
        return (caf_identified){ own->needs_identified, CAF_CASES, 0, CASE_NEEDS_IDENTIFIED, 0 };
    }
    look_at_needs(run, &found);
    if (found.row < 0 && own->checklist_on != 0 && caf_came_since(run, own->checklist_on)) {
        found = (caf_identified){ own->checklist_on, CAF_CASES, 0, CASE_CHECKLIST_ON, 0 };
    }
    if (episode != 0 && (found.row < 0 || found.on > episode)) {
        look_at_reopening(run, &found); /* at the latest */
    }
    return found;
}

void caf_conclude_not_identified(const caf_run *run, const caf_identified *needs)
{
    caf_unsure unsure = { needs->row >= 0 ? needs->row : 0, needs->doubt };
    caf_conclude_unsure(run, needs->table, unsure, CAF_BIT(needs->field));
}

int caf_conclude_unsure_episode(const caf_run *run)
{
    if ((run->facts->closed_doubt & CAF_BIT(CLOSURE_REOPENED)) == 0) {
        return 0;
    }
    caf_conclude_closed_some_day(run);
    return 1;
}

int32_t caf_suspended_by(const caf_run *run, caf_date *from)
{
    caf_date until;
    int32_t row;
    caf_date last = caf_last_day(run->facts);
    return caf_next_suspension(run->facts, last, from, &until, &row) && *from <= last ? row : -1;
}

int caf_conclude_while_suspended(const caf_run *run)
{
    caf_date from;
    int32_t row = caf_suspended_by(run, &from);
    if (row >= 0) {
        caf_conclude_suspended(run, from, row);
    }
    return row >= 0;
}

/* A child-protection concern that is open, as far as the record shows; -1: none. */
static int32_t open_concern(const caf_run *run)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_CONCERNS);
    while (caf_next_row(&each)) {
        if (each.row->concern.closed_on == 0 && caf_doubt_in(run, CAF_CONCERNS, each.i, CAF_BIT(CONCERN_CLOSED_ON)) == 0) {
            return each.i;
        }
    }
    return -1;
}

static void note_raised(const caf_run *run, int64_t row, const caf_concern_row *concern)
{
    if (concern->raised_on != 0) {
        caf_step_date(run, CAF_CONCERNS, row, CONCERN_RAISED_ON, concern->raised_on);
    } else {
        caf_step_missing(run, CAF_CONCERNS, row, CAF_BIT(CONCERN_RAISED_ON));
    }
}

/* While it is open, its procedures come first. True: answered. */
static int answer_concern(const caf_run *run)
{
    caf_row room;
    int32_t i = open_concern(run);
    if (i < 0) {
        return 0;
    }
    caf_finding finding = caf_answer_on(run, CAF_NOT_APPLICABLE, CAF_REASON_PROTECTION, CAF_CONCERNS, i);
    note_raised(run, i, &caf_row_of(run, CAF_CONCERNS, i, &room)->concern);
    caf_emit(run, &finding);
    return 1;
}

/* Refused before the start: there is no assessment, and that is right. */
static void answer_declined(const caf_run *run)
{
    const caf_occurrences *consents = &run->facts->consents;
    caf_consent_row consent;
    for (int32_t i = consents->n; i > 0; i--) {
        int32_t row = consents->at[i - 1].row;
        if (CAF_KIND_DECISION(consents->at[i - 1].kind) == CAF_REFUSED && caf_read_consent(run, row, &consent)) {
            caf_step_value(run, CAF_CONSENTS, row, CONSENT_GIVER, consent.giver);
            caf_step_date(run, CAF_CONSENTS, row, CONSENT_DECIDED, consent.decided);
            break;
        }
    }
    caf_conclude(run, CAF_MET, CAF_REASON_DECLINED);
}

/* Agreement taken back before there was an assessment: no more may be done. True: answered. */
static int answer_withdrawn(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_date last = caf_last_day(facts);
    caf_decision child;
    caf_decision family;
    int by_child = caf_stands(run, CAF_GIVER_CHILD, CAF_PURPOSE_ASSESS, last, REFUSED, &child);
    int by_family = caf_stands(run, CAF_GIVER_FAMILY, CAF_PURPOSE_ASSESS, last, REFUSED, &family);
    by_child = by_child == 1 && child.of.decided < facts->episode ? 0 : by_child;
    by_family = by_family == 1 && family.of.decided < facts->episode ? 0 : by_family;
    int32_t age;
    int of_age = facts->born != 0 && caf_age_on(facts->born, last, &age) == CAF_OK && age >= CAF_OWN_DECISION_AGE;
    if (!by_child && (!by_family || of_age)) {
        return 0;
    }
    const caf_decision *barred = by_child ? &child : &family;
    if ((by_child ? by_child : by_family) < 0) {
        caf_agreement doubtful = caf_agreement_of(run, barred);
        caf_finding unsure = caf_answer_by_agreement(run, doubtful, 0);
        caf_note_decision(run, barred, by_child ? CAF_GIVER_CHILD : CAF_GIVER_FAMILY);
        caf_emit(run, &unsure);
        return 1;
    }
    caf_finding finding = caf_answer_on(run, CAF_NOT_APPLICABLE, CAF_REASON_WITHDRAWN, CAF_CONSENTS, barred->row);
    caf_note_decision(run, barred, by_child ? CAF_GIVER_CHILD : CAF_GIVER_FAMILY);
    if (!by_child && facts->born == 0 && !caf_is_unborn(facts, last)) {
        caf_conclude_age_decides(run, 0); /* from 12 on the family's is not asked for */
        return 1;
    }
    caf_emit(run, &finding);
    return 1;
}

/*
 * The clock stands while a concern is open: it starts with the last that was
 * open inside the time. 0: the day of one is not sure, and that is answered.
 */
static caf_date start_after_concerns(const caf_run *run, caf_date start, caf_limit limit)
{
    const int64_t days = CAF_BIT(CONCERN_RAISED_ON) | CAF_BIT(CONCERN_CLOSED_ON);
    caf_date due;
    int moved = 1;
    while (moved && caf_limit_end(run->calendar, start, limit, &due) == CAF_OK) {
        caf_each each;
        moved = 0;
        caf_begin_rows(&each, run, CAF_CONCERNS);
        while (caf_next_row(&each)) {
            const caf_concern_row *concern = &each.row->concern;
            caf_unsure unsure = { each.i, caf_doubt_in(run, CAF_CONCERNS, each.i, days) };
            if (unsure.doubt != 0 || (concern->raised_on == 0 && concern->closed_on > start)) {
                caf_conclude_unsure(run, CAF_CONCERNS, unsure, CAF_BIT(CONCERN_RAISED_ON));
                return 0;
            }
            if (concern->raised_on <= due && concern->closed_on > start) {
                caf_step_date(run, CAF_CONCERNS, each.i, CONCERN_RAISED_ON, concern->raised_on);
                caf_step_date(run, CAF_CONCERNS, each.i, CONCERN_CLOSED_ON, concern->closed_on);
                start = concern->closed_on;
                moved = 1;
                break;
            }
        }
    }
    return start;
}

/* The day the clock starts; 0: not known, and answered. */
static caf_date clock_start(const caf_run *run, const caf_identified *needs, caf_limit limit)
{
    if (needs->on == 0) {
        caf_conclude_not_identified(run, needs);
        return 0;
    }
    caf_step_date(run, needs->table, needs->row, needs->field, needs->on);
    return start_after_concerns(run, needs->on, limit);
}

static void answer_assessed(const caf_run *run, const caf_identified *needs, caf_limit limit)
{
    const caf_facts *facts = run->facts;
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_ASSESSMENTS, facts->completed.row);
    caf_date completed = facts->completed.on;
    caf_step_date(run, CAF_ASSESSMENTS, facts->completed.row, ASSESSMENT_COMPLETED, completed);
    finding.done = completed;
    if (limit.unit != CAF_UNIT_NONE) {
        caf_date start = clock_start(run, needs, limit);
        if (start == 0) {
            return;
        }
        int may_be_earlier = facts->assessed.row >= 0 || facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE;
        caf_judge_by(run, &finding, start, completed, facts->as_of, limit, may_be_earlier ? 0 : CAF_NO_DOUBT);
        if (finding.reason == CAF_REASON_MISSING && facts->assessed.row >= 0) {
            caf_note_unsure(run, &finding, CAF_ASSESSMENTS, facts->assessed, CAF_BIT(ASSESSMENT_COMPLETED));
        } else if (finding.reason == CAF_REASON_MISSING) {
            caf_step_not_held(run, CAF_ASSESSMENTS);
        }
    } else if (facts->closed.row >= 0 && facts->closed.on == 0) {
        caf_conclude_closed_some_day(run); /* it may have been closed before */
        return;
    } else if (facts->closed.on != 0 && completed > facts->closed.on) {
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_ONLY_LATER;
        finding.due = facts->closed.on;
        finding.slack = finding.due - completed;
    }
    caf_emit(run, &finding);
}

/* No completed assessment is on record: whether there is one cannot be told, or none is owed. True: answered. */
static int answer_not_owed(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    const caf_case_row *own = &run->whose->row;
    int is_held = (caf_fields_held(run, CAF_ASSESSMENTS) & CAF_BIT(ASSESSMENT_COMPLETED)) != 0;
    if (facts->assessed.row >= 0) {
        caf_conclude_unsure(run, CAF_ASSESSMENTS, facts->assessed, CAF_BIT(ASSESSMENT_COMPLETED));
    } else if (own->carried_completed != 0 && facts->episode == 0) {
        caf_step_date(run, CAF_CASES, 0, CASE_CARRIED_COMPLETED, own->carried_completed);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_CARRIED);
    } else if (own->origin == CAF_ORIGIN_MOVED_IN && facts->episode == 0) {
        caf_conclude_missing(run, CAF_CASES, 0, CAF_BIT(CASE_CARRIED_COMPLETED));
    } else if (facts->started.on != 0 && !is_held) {
        caf_conclude_missing(run, CAF_ASSESSMENTS, facts->started.row, CAF_BIT(ASSESSMENT_COMPLETED));
    } else if (facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_ASSESSMENTS);
    } else {
        return caf_conclude_stepped_down(run, CAF_REASON_STATUTORY_SERVES) || caf_conclude_while_suspended(run) ||
               answer_withdrawn(run);
    }
    return 1;
}

/* Owed until the closure, and where a profile sets a time, until that has passed. */
static void answer_owed(const caf_run *run, const caf_identified *needs, caf_limit limit)
{
    const caf_facts *facts = run->facts;
    caf_finding finding = caf_answer(run, CAF_DUE, facts->started.on != 0 ? CAF_REASON_UNDER_WAY : CAF_REASON_NONE);
    int has_limit = limit.unit != CAF_UNIT_NONE;
    if (has_limit) {
        caf_date start = clock_start(run, needs, limit);
        if (start == 0) {
            return;
        }
        finding.verdict = CAF_UNKNOWN;
        caf_judge_by(run, &finding, start, 0, caf_last_day(facts), limit, caf_may_be_closed(facts) ? 0 : CAF_NO_DOUBT);
    } else if (needs->on != 0) {
        caf_step_date(run, needs->table, needs->row, needs->field, needs->on);
    }
    if (facts->started.on != 0) {
        caf_step_date(run, CAF_ASSESSMENTS, facts->started.row, ASSESSMENT_STARTED, facts->started.on);
    } else {
        caf_step_no_row(run, CAF_ASSESSMENTS);
    }
    if (facts->closed.row >= 0) {
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
        finding.verdict = CAF_NOT_MET;
        finding.due = finding.due != 0 && finding.due < facts->closed.on ? finding.due : facts->closed.on;
    } else if (finding.verdict == CAF_UNKNOWN && finding.reason == CAF_REASON_MISSING) {
        caf_step_not_held(run, CAF_CLOSURES);
    }
    finding.reason = finding.verdict == CAF_NOT_MET ? CAF_REASON_NEVER : finding.reason;
    caf_emit(run, &finding);
}

static void em_a1_assessed(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    if (answer_concern(run) || caf_conclude_unsure_episode(run)) {
        return;
    }
    if (run->excused & CAF_UNLESS_DECLINED) {
        answer_declined(run);
        return;
    }
    caf_identified needs = caf_needs_identified(run);
    caf_limit limit = caf_limit_of(run, CAF_WITHIN, needs.on != 0 ? needs.on : facts->as_of);
    if (facts->completed.on != 0) {
        answer_assessed(run, &needs, limit);
    } else if (answer_not_owed(run)) {
        return;
    } else if (needs.row < 0) {
        caf_conclude_not_identified(run, &needs);
    } else if (facts->closed_doubt != 0) {
        caf_conclude_closed_some_day(run);
    } else if (limit.unit == CAF_UNIT_NONE && caf_may_be_closed(facts)) {
        caf_conclude_not_held(run, CAF_CLOSURES); /* due while it is open, not met from then on */
    } else {
        answer_owed(run, &needs, limit);
    }
}

/* One concern that is open: a person must act. */
static void answer_open(const caf_run *run, int64_t row, const caf_concern_row *concern)
{
    caf_finding finding = caf_answer_on(run, CAF_JUDGEMENT, CAF_REASON_PROTECTION, CAF_CONCERNS, row);
    note_raised(run, row, concern);
    if (concern->escalated_on != 0) {
        caf_step_date(run, CAF_CONCERNS, row, CONCERN_ESCALATED_ON, concern->escalated_on);
    } else if (concern->escalated != CAF_NOT_RECORDED) {
        caf_step_value(run, CAF_CONCERNS, row, CONCERN_ESCALATED, concern->escalated);
    } else {
        finding.items = CAF_BIT(CONCERN_ESCALATED);
        caf_step_missing(run, CAF_CONCERNS, row, CAF_BIT(CONCERN_ESCALATED));
    }
    caf_emit(run, &finding);
}

static void em_a1_protection(const caf_run *run)
{
    caf_each each;
    int32_t closed = -1;
    int answered = 0;
    caf_begin_rows(&each, run, CAF_CONCERNS);
    while (caf_next_row(&each)) {
        const caf_concern_row *concern = &each.row->concern;
        caf_unsure end = { each.i, caf_doubt_in(run, CAF_CONCERNS, each.i, CAF_BIT(CONCERN_CLOSED_ON)) };
        if (end.doubt != 0) {
            note_raised(run, each.i, concern);
            caf_conclude_unsure(run, CAF_CONCERNS, end, 0);
            answered = 1;
        } else if (concern->closed_on == 0) {
            answer_open(run, each.i, concern);
            answered = 1;
        } else {
            closed = each.i;
        }
    }
    if (answered) {
        return;
    }
    if (run->facts->coverage[CAF_CONCERNS] != CAF_COMPLETE || (run->facts->overfull & CAF_BIT(CAF_CONCERNS))) {
        caf_conclude_not_held(run, CAF_CONCERNS);
    } else if (closed >= 0) {
        caf_row room;
        caf_step_date(run, CAF_CONCERNS, closed, CONCERN_CLOSED_ON,
                      caf_row_of(run, CAF_CONCERNS, closed, &room)->concern.closed_on);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_CONCERNS_CLOSED);
    } else {
        caf_step_no_row(run, CAF_CONCERNS);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_CONCERN);
    }
}

const caf_rule_entry caf_em_a1_assessed = {
    .rule = RULE(CAF_EM_A1_ASSESSED, "EM-A1-assessed", EM, "A.1", "Where there are needs, an assessment", CAF_STANDARD, 1, DECIDED,
         "Where additional needs were identified an assessment is completed: it is owed until the case is closed, or "
         "for as long as a profile allows from the day the needs were identified. That day is the one recorded for the "
         "case, or the first need's, or the checklist's; in a reopened case at the latest the day of reopening. Where "
         "agreement was refused before the start this is met. It does not apply while a child-protection concern or a "
         "statutory body comes first, after agreement was withdrawn, where another authority completed the "
         "assessment, and where a case stepped down with the statutory one. Time in which a concern was open does "
         "not count."),
    .run = em_a1_assessed,
    .unless = CAF_UNLESS_DISPOSED,
    .reads = { MOVED, ASSESSED, CLOSED_ON, CONSENTED, { CAF_NEEDS, CAF_BIT(NEED_IDENTIFIED_ON) },
               { CAF_CASES, CAF_BIT(CASE_CARRIED_COMPLETED) } },
    .parameters = { { CAF_WITHIN, { 0, CAF_UNIT_NONE } } },
};

const caf_rule_entry caf_em_a1_protection = {
    .rule = RULE(CAF_EM_A1_PROTECTION, "EM-A1-protection", EM, "A.1", "A child-protection concern is open", CAF_SAFEGUARDING, 0,
         CAN(JUDGEMENT) | CAN(UNKNOWN) | CAN(NOT_APPLICABLE),
         "A child-protection concern that was raised and is not closed by the day looked at: a person must act by the "
         "safeguarding procedures, whatever else the record says. Where the record holds no concerns table, nobody "
         "can tell whether there is one. The other standards go on."),
    .run = em_a1_protection,
};
