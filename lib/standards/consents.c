/*
 * What was decided on consent, and whether that is the agreement asked for:
 * shared by the rules that turn on it.
 */
#include "consents.h"

int caf_is_for(const caf_consent_row *consent, int32_t purpose)
{
    return consent->purpose == 0 || consent->purpose == CAF_PURPOSE_ALL || consent->purpose == purpose;
}

static int is_view_sought(const caf_run *run, int32_t i)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_CONSENTS, i, &room);
    return row != NULL && row->consent.view_sought == CAF_YES;
}

int caf_read_consent(const caf_run *run, int32_t i, caf_consent_row *out)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_CONSENTS, i, &room);
    if (row == NULL) {
        return 0;
    }
    *out = row->consent;
    return 1;
}

static enum caf_standing standing_of(const caf_consent_row *consent, caf_date on)
{
    switch (consent->decision) {
    case CAF_GIVEN:
        return consent->expires != 0 && consent->expires < on ? LAPSED : AGREED;
    case CAF_REFUSED:
    case CAF_WITHDRAWN:
        return REFUSED;
    case CAF_NOT_OBTAINABLE:
        return NOT_OBTAINED;
    case CAF_NOT_APPROACHED:
        return NOT_APPROACHED;
    default:
        return UNDATED; /* a decision that is not recorded is as little use as one without its day */
    }
}

/* The number of decisions on or before a day. */
static int32_t decided_by(const caf_events *consents, caf_date on)
{
    int32_t low = 0;
    int32_t high = consents->n;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (consents->at[middle].on <= on) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static int is_of(const caf_event *event, int32_t giver, int32_t purpose)
{
    int32_t its = CAF_KIND_PURPOSE(event->kind);
    return CAF_KIND_GIVER(event->kind) == giver && (its == 0 || its == CAF_PURPOSE_ALL || its == purpose);
}

caf_decision caf_dated_decision(const caf_run *run, int32_t giver, int32_t purpose, caf_date on)
{
    const caf_events *consents = &run->facts->consents;
    const caf_event *now = NULL;   /* the last decision by then */
    const caf_event *other = NULL; /* one the other way on the same day */
    int32_t n = decided_by(consents, on);
    caf_decision last;
    last.standing = NO_DECISION;
    last.row = last.other_row = last.later_row = -1;
    last.doubt = 0;
    last.view_sought = 0;
    for (int32_t i = n - 1; i >= 0 && (now == NULL || consents->at[i].on == now->on); i--) {
        const caf_event *event = &consents->at[i];
        if (!is_of(event, giver, purpose)) {
            continue;
        }
        if (now == NULL) {
            now = event;
        } else if ((CAF_KIND_DECISION(now->kind) == CAF_GIVEN) != (CAF_KIND_DECISION(event->kind) == CAF_GIVEN)) {
            other = event;
        }
    }
    for (int32_t i = n; last.later_row < 0 && i < consents->n; i++) {
        last.later_row = is_of(&consents->at[i], giver, purpose) ? consents->at[i].row : -1;
    }
    if (now != NULL && caf_read_consent(run, now->row, &last.of)) {
        last.row = now->row;
        last.other_row = other != NULL ? other->row : -1;
        last.standing = other != NULL ? BOTH_WAYS : standing_of(&last.of, on);
    }
    return last;
}

/* What the last dated decision comes to, beside one on an unknown day and ones before it. */
static void consider_others(const caf_run *run, int32_t giver, int32_t purpose, caf_date on, caf_decision *of)
{
    const caf_facts *facts = run->facts;
    const caf_unsure *unsure = facts->consent[giver].row >= 0 ? &facts->consent[giver] : &facts->consent[0];
    caf_consent_row consent;
    for (int32_t i = decided_by(&facts->consents, on) - 1; i >= 0 && !of->view_sought; i--) {
        const caf_event *event = &facts->consents.at[i];
        of->view_sought = is_of(event, giver, purpose) && is_view_sought(run, event->row);
    }
    if (unsure->row >= 0 && caf_read_consent(run, unsure->row, &consent) && caf_is_for(&consent, purpose)) {
        of->standing = UNDATED;
        of->row = unsure->row;
        of->doubt = unsure->doubt;
        of->of = consent;
    }
}

caf_decision caf_decision_on(const caf_run *run, int32_t giver, int32_t purpose, caf_date on)
{
    caf_decision last = caf_dated_decision(run, giver, purpose, on);
    consider_others(run, giver, purpose, on, &last);
    return last;
}

int caf_stands(const caf_run *run, int32_t giver, int32_t purpose, caf_date on, enum caf_standing standing, caf_decision *last)
{
    *last = caf_dated_decision(run, giver, purpose, on);
    enum caf_standing dated = last->standing;
    consider_others(run, giver, purpose, on, last);
    if (last->standing == BOTH_WAYS) {
        return -1;
    }
    if (last->standing != UNDATED) {
        return last->standing == standing;
    }
    /* It may have come before the last dated one, or after it. */
    int one = dated == standing;
    int other = standing_of(&last->of, on) == standing;
    return one && other ? 1 : one || other ? -1 : 0;
}

caf_agreement caf_agreement_of(const caf_run *run, const caf_decision *last)
{
    caf_agreement given = { CAF_UNKNOWN, CAF_REASON_MISSING, last->row, 0, 0, 0 };
    switch (last->standing) {
    case AGREED:
        given.verdict = CAF_MET;
        given.reason = CAF_REASON_NONE;
        given.done = last->of.decided;
        break;
    case REFUSED:
    case LAPSED:
        given.verdict = CAF_NOT_MET;
        given.reason = CAF_REASON_REFUSED;
        break;
    case NOT_OBTAINED:
        given.verdict = CAF_JUDGEMENT;
        given.reason = last->of.why_not == CAF_NOT_ABLE ? CAF_REASON_NOT_ABLE : CAF_REASON_NONE;
        break;
    case NOT_APPROACHED:
        given.verdict = CAF_JUDGEMENT;
        given.reason = CAF_REASON_NOT_APPROACHED;
        break;
    case BOTH_WAYS:
        given.reason = CAF_REASON_SAME_DAY;
        break;
    case UNDATED:
        given.doubt = last->doubt;
        given.reason = last->doubt != 0 ? CAF_REASON_PROBLEM : CAF_REASON_MISSING;
        given.items = last->doubt != 0 ? last->doubt : CAF_BIT(CONSENT_DECIDED) | (last->of.giver == 0 ? CAF_BIT(CONSENT_GIVER) : 0) |
                      (last->of.decision == 0 ? CAF_BIT(CONSENT_DECISION) : 0);
        break;
    case NO_DECISION:
        if (run->facts->coverage[CAF_CONSENTS] == CAF_COMPLETE) {
            given.verdict = CAF_NOT_MET;
            given.reason = last->later_row >= 0 ? CAF_REASON_ONLY_LATER : CAF_REASON_NEVER;
        }
        break;
    }
    return given;
}

caf_agreement caf_agreement_from_12(const caf_run *run, const caf_decision *child)
{
    caf_agreement given = caf_agreement_of(run, child);
    if (child->standing == NOT_OBTAINED) {
        if (child->of.why_not == 0) {
            given.verdict = CAF_UNKNOWN;
            given.reason = CAF_REASON_MISSING;
            given.items = CAF_BIT(CONSENT_WHY_NOT);
        } else if (child->of.why_not != CAF_NOT_ABLE) {
            given.verdict = CAF_NOT_MET;
            given.reason = CAF_REASON_NEVER;
        }
    }
    return given;
}

caf_agreement caf_agreement_under_12(const caf_run *run, const caf_decision *child, int32_t needed)
{
    caf_agreement given = caf_agreement_of(run, child);
    if (needed == CAF_VIEW_SUFFICES && child->view_sought) {
        given.verdict = CAF_MET;
        given.reason = CAF_REASON_NONE;
    } else if (child->standing == NO_DECISION) {
        given.verdict = CAF_UNKNOWN;
        given.reason = CAF_REASON_MISSING;
    } else if (child->standing == NOT_OBTAINED && child->of.view_sought == CAF_YES) {
        given.verdict = CAF_MET;
        given.reason = CAF_REASON_NONE;
    } else if (child->standing == NOT_OBTAINED) {
        given.verdict = child->of.view_sought == CAF_NO ? CAF_NOT_MET : CAF_UNKNOWN;
        given.reason = child->of.view_sought == CAF_NO ? CAF_REASON_NEVER : CAF_REASON_MISSING;
        given.items = child->of.view_sought == CAF_NO ? 0 : CAF_BIT(CONSENT_VIEW_SOUGHT);
    }
    return given;
}

caf_agreement caf_both_agree(caf_agreement one, caf_agreement other)
{
    static const int rank[CAF_VERDICTS] = { 0, 1, 4, 0, 3, 0, 2 };
    if (rank[other.verdict] > rank[one.verdict]) {
        other.done = one.done > other.done ? one.done : other.done;
        return other;
    }
    one.done = one.done > other.done ? one.done : other.done;
    return one;
}

static void note_row(const caf_run *run, int32_t row)
{
    caf_consent_row consent;
    if (row >= 0 && caf_read_consent(run, row, &consent)) {
        caf_step_value(run, CAF_CONSENTS, row, CONSENT_GIVER, consent.giver);
        caf_step_value(run, CAF_CONSENTS, row, CONSENT_DECISION, consent.decision);
        caf_step_date(run, CAF_CONSENTS, row, CONSENT_DECIDED, consent.decided);
    }
}

void caf_note_decision(const caf_run *run, const caf_decision *last, int32_t giver)
{
    if (last->row < 0) {
        if (run->facts->coverage[CAF_CONSENTS] == CAF_COMPLETE) {
            caf_step_none_of(run, CAF_CONSENTS, CONSENT_GIVER, giver);
        }
        note_row(run, last->later_row);
        return;
    }
    note_row(run, last->other_row);
    caf_step_value(run, CAF_CONSENTS, last->row, CONSENT_GIVER, last->of.giver);
    caf_step_value(run, CAF_CONSENTS, last->row, CONSENT_DECISION, last->of.decision);
    if (last->of.decided != 0) {
        caf_step_date(run, CAF_CONSENTS, last->row, CONSENT_DECIDED, last->of.decided);
    }
    if (last->standing == LAPSED) {
        caf_step_date(run, CAF_CONSENTS, last->row, CONSENT_EXPIRES, last->of.expires);
    }
}

caf_finding caf_answer_by_agreement(const caf_run *run, caf_agreement given, caf_date due)
{
    caf_finding finding = given.row >= 0 ? caf_answer_on(run, given.verdict, given.reason, CAF_CONSENTS, given.row)
                                         : caf_answer(run, given.verdict, given.reason);
    finding.table = CAF_CONSENTS;
    if (given.row < 0 && run->facts->coverage[CAF_CONSENTS] != CAF_COMPLETE) {
        caf_step_not_held(run, CAF_CONSENTS);
    }
    finding.due = due;
    finding.done = given.verdict == CAF_MET ? given.done : 0;
    finding.slack = finding.done != 0 ? due - finding.done : CAF_DAYS_NONE;
    finding.items = given.items;
    caf_step_doubt(run, CAF_CONSENTS, given.row, given.doubt);
    caf_step_missing(run, CAF_CONSENTS, given.row, given.items & ~given.doubt);
    return finding;
}

void caf_conclude_age_decides(const caf_run *run, caf_date due)
{
    const caf_facts *facts = run->facts;
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_AGE_DECIDES);
    finding.table = CAF_CHILDREN;
    finding.due = due;
    if (facts->child_row >= 0) {
        finding.row = caf_row_name(run->whose, CAF_CHILDREN, facts->child_row);
        finding.items = CAF_BIT(CHILD_BORN);
        caf_step_missing(run, CAF_CHILDREN, facts->child_row, finding.items);
    } else if (facts->coverage[CAF_CHILDREN] != CAF_COMPLETE) {
        caf_step_not_held(run, CAF_CHILDREN);
    } else {
        caf_step_no_row(run, CAF_CHILDREN);
    }
    caf_emit(run, &finding);
}
