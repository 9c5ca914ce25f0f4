/*
 * What was decided on consent, and whether that is the agreement asked for:
 * shared by the rules that turn on it.
 */
#include "consents.h"

int caf_is_for(const caf_consent_row *consent, int32_t purpose)
{
    return consent->purpose == 0 || consent->purpose == CAF_PURPOSE_ALL || consent->purpose == purpose;
}

enum caf_reach caf_reach_of(const caf_consent_row *consent, const caf_extent *shared, int is_refused)
{
    int any_scope = consent->scope == 0 || consent->scope == CAF_SCOPE_ALL;
    int any_recipient = consent->recipient == 0;
    /* Whoever shares everything shares what was refused too. */
    int is_inside = any_scope || consent->scope == shared->scope || (is_refused && shared->scope == CAF_SCOPE_ALL);
    int is_named = any_recipient || consent->recipient == shared->recipient;
    if ((!is_inside && shared->scope != 0) || (!is_named && shared->recipient != 0)) {
        return DOES_NOT_REACH;
    }
    return is_inside && is_named ? REACHES : MAY_REACH;
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

int caf_next_unsure_consent(const caf_run *run, caf_unsure *at, caf_consent_row *out)
{
    int64_t n = run->facts->consent >= 0 ? caf_rows_read(run->whose, CAF_CONSENTS) : 0;
    int32_t i = at->row >= 0 ? at->row + 1 : run->facts->consent;
    for (; i < n; i++) {
        if (!caf_read_consent(run, i, out)) {
            continue;
        }
        *at = (caf_unsure){ i, caf_doubt_in(run, CAF_CONSENTS, i, caf_read_of_consent(out)) };
        if (at->doubt != 0 || out->decided == 0 || out->giver == 0) {
            return 1;
        }
    }
    return 0;
}

int caf_next_unsure_of(const caf_run *run, caf_unsure *at, int32_t giver, int32_t purpose, caf_consent_row *out)
{
    while (caf_next_unsure_consent(run, at, out)) {
        if ((out->giver == 0 || out->giver == giver) && caf_is_for(out, purpose) && !caf_is_refused_in_part(out)) {
            return 1;
        }
    }
    return 0;
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
static int32_t decided_by(const caf_occurrences *consents, caf_date on)
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

static int is_of(const caf_occurrence *event, int32_t giver, int32_t purpose)
{
    int32_t its = CAF_KIND_PURPOSE(event->kind);
    return CAF_KIND_GIVER(event->kind) == giver && (its == 0 || its == CAF_PURPOSE_ALL || its == purpose);
}

static int is_in_part(const caf_occurrence *event)
{
    return CAF_KIND_DECISION(event->kind) == CAF_REFUSED_IN_PART || CAF_KIND_DECISION(event->kind) == CAF_GIVEN_IN_PART;
}

/* Whether a decision covers the whole of an extent of sharing; without one, whether it counts beyond a part. */
static int covers(const caf_run *run, const caf_occurrence *event, int32_t purpose, const caf_extent *extent)
{
    caf_consent_row consent;
    if (extent == NULL || purpose != CAF_PURPOSE_SHARE || !is_in_part(event)) {
        return CAF_KIND_DECISION(event->kind) != CAF_REFUSED_IN_PART;
    }
    if (!caf_read_consent(run, event->row, &consent)) {
        return 0;
    }
    int any_scope = consent.scope == 0 || consent.scope == CAF_SCOPE_ALL;
    return (any_scope || consent.scope == extent->scope) && (consent.recipient == 0 || consent.recipient == extent->recipient);
}

/* Of the decisions of one day the one that counts: what was given or refused before what could not be obtained. */
static int weight_of(const caf_occurrence *event)
{
    switch (CAF_KIND_DECISION(event->kind)) {
    case CAF_GIVEN:
    case CAF_GIVEN_IN_PART:
        return 4;
    case CAF_NOT_RECORDED:
        return 3;
    case CAF_REFUSED:
    case CAF_WITHDRAWN:
    case CAF_REFUSED_IN_PART:
        return 2;
    default:
        return 1;
    }
}

/* Given, and on the same day refused or perhaps refused: nobody can tell which came last. */
static int are_both_ways(const caf_occurrence *one, const caf_occurrence *other)
{
    int more = weight_of(one) > weight_of(other) ? weight_of(one) : weight_of(other);
    int less = weight_of(one) > weight_of(other) ? weight_of(other) : weight_of(one);
    return more == 4 && (less == 3 || less == 2);
}

/* The first time that it was given after a day; -1: it was not. */
static int32_t given_later(const caf_occurrences *consents, int32_t from, int32_t giver, int32_t purpose)
{
    for (int32_t i = from; i < consents->n; i++) {
        if (is_of(&consents->at[i], giver, purpose) && weight_of(&consents->at[i]) == 4) {
            return consents->at[i].row;
        }
    }
    return -1;
}

int caf_is_live(const caf_run *run, const caf_consent_row *consent, int32_t purpose, caf_date on)
{
    const caf_occurrences *consents = &run->facts->consents;
    int live = consent->decision == CAF_GIVEN && caf_is_for(consent, purpose) && (consent->expires == 0 || consent->expires >= on);
    for (int32_t i = 0; live != 0 && i < consents->n && consents->at[i].on <= on; i++) {
        const caf_occurrence *event = &consents->at[i];
        if (is_of(event, consent->giver, purpose) && weight_of(event) == 2 && covers(run, event, purpose, NULL) &&
            event->on >= consent->decided) {
            live = event->on > consent->decided ? 0 : -1;
        }
    }
    return live;
}

/* The last decision among the first n of those by date; within an extent one that says yes or no, or nothing at all. */
static caf_decision last_of(const caf_run *run, int32_t n, int32_t giver, int32_t purpose, caf_date on, const caf_extent *within)
{
    const caf_occurrences *consents = &run->facts->consents;
    const caf_occurrence *now = NULL;
    const caf_occurrence *other = NULL; /* one the other way on the same day */
    caf_decision last;
    last.standing = NO_DECISION;
    last.row = last.other_row = last.later_row = -1;
    last.doubt = 0;
    last.view_sought = 0;
    for (int32_t i = n - 1; i >= 0 && (now == NULL || consents->at[i].on == now->on); i--) {
        const caf_occurrence *event = &consents->at[i];
        if (!is_of(event, giver, purpose) || (within != NULL && weight_of(event) == 1) || !covers(run, event, purpose, within)) {
            continue;
        }
        other = now != NULL && are_both_ways(now, event) ? (weight_of(event) > weight_of(now) ? now : event) : other;
        now = now == NULL || weight_of(event) > weight_of(now) ? event : now;
    }
    if (now != NULL && caf_read_consent(run, now->row, &last.of)) {
        last.row = now->row;
        last.other_row = other != NULL ? other->row : -1;
        last.standing = other != NULL ? BOTH_WAYS : standing_of(&last.of, on);
    }
    return last;
}

/*
 * The last decision of a giver for a purpose, on or before a day. Of several on
 * one day what was given or refused counts, and not what could not be obtained.
 */
static caf_decision dated_decision(const caf_run *run, int32_t giver, int32_t purpose, caf_date on)
{
    const caf_occurrences *consents = &run->facts->consents;
    int32_t n = decided_by(consents, on);
    caf_decision last = last_of(run, n, giver, purpose, on, NULL);
    last.later_row = given_later(consents, n, giver, purpose);
    return last;
}

/* Whether a giver refused or withdrew an extent among the first n decisions by date. */
static int has_refused(const caf_run *run, int32_t n, int32_t giver, int32_t purpose, const caf_extent *within)
{
    for (int32_t i = 0; i < n; i++) {
        const caf_occurrence *event = &run->facts->consents.at[i];
        if (is_of(event, giver, purpose) && weight_of(event) == 2 && covers(run, event, purpose, within)) {
            return 1;
        }
    }
    return 0;
}

caf_decision caf_bar_on(const caf_run *run, int32_t giver, int32_t purpose, caf_date on, const caf_extent *within)
{
    const caf_occurrences *consents = &run->facts->consents;
    int32_t before = decided_by(consents, on - 1);
    caf_decision last = last_of(run, decided_by(consents, on), giver, purpose, on, within);
    if (last.standing == REFUSED && last.of.decided == on) {
        /* No time of day is known: what was done on the day itself may have come first. */
        last = last_of(run, before, giver, purpose, on, within);
    }
    if (last.standing == UNDATED && !has_refused(run, before, giver, purpose, within)) {
        last.standing = NO_DECISION;
    }
    return last;
}

caf_decision caf_decision_on(const caf_run *run, int32_t giver, int32_t purpose, caf_date on)
{
    const caf_facts *facts = run->facts;
    caf_decision last = dated_decision(run, giver, purpose, on);
    caf_unsure unsure = { -1, 0 };
    caf_consent_row consent;
    for (int32_t i = decided_by(&facts->consents, on) - 1; i >= 0 && !last.view_sought; i--) {
        const caf_occurrence *event = &facts->consents.at[i];
        last.view_sought = is_of(event, giver, purpose) && caf_read_consent(run, event->row, &consent) &&
                           consent.view_sought == CAF_YES;
    }
    if (caf_next_unsure_of(run, &unsure, giver, purpose, &consent)) {
        last.standing = UNDATED;
        last.row = unsure.row;
        last.doubt = unsure.doubt;
        last.of = consent;
    }
    return last;
}

/* A late agreement is none, and yet the answer says when it came. */
static void given_only_later(const caf_run *run, int32_t row, caf_agreement *given)
{
    caf_consent_row later;
    if (row >= 0 && caf_read_consent(run, row, &later)) {
        given->reason = CAF_REASON_ONLY_LATER;
        given->row = row;
        given->done = later.decided;
    }
}

/* Whether a decision may be one that stands in a way. */
static int may_stand(int32_t decision, enum caf_standing standing)
{
    switch (decision) {
    case CAF_GIVEN:
    case CAF_GIVEN_IN_PART:
        return standing == AGREED || standing == LAPSED;
    case CAF_REFUSED_IN_PART:
        return 0;
    case CAF_REFUSED:
    case CAF_WITHDRAWN:
        return standing == REFUSED;
    case CAF_NOT_OBTAINABLE:
        return standing == NOT_OBTAINED;
    case CAF_NOT_APPROACHED:
        return standing == NOT_APPROACHED;
    default:
        return 1; /* what was decided is not recorded */
    }
}

/* Whether any decision on record may stand in a way, on whatever day: nearly always none does, and that is quickly seen. */
static int may_ever_stand(const caf_facts *facts, enum caf_standing standing)
{
    for (int32_t i = 0; facts->consent < 0 && i < facts->consents.n; i++) {
        if (may_stand(CAF_KIND_DECISION(facts->consents.at[i].kind), standing)) {
            return 1;
        }
    }
    return facts->consent >= 0;
}

/* Of two decisions of one day, of which nobody can tell which came last. */
static int may_either_stand(const caf_run *run, const caf_decision *last, enum caf_standing standing)
{
    caf_consent_row other;
    return may_stand(last->of.decision, standing) ||
           (caf_read_consent(run, last->other_row, &other) && may_stand(other.decision, standing));
}

int caf_stands(const caf_run *run, int32_t giver, int32_t purpose, caf_date on, enum caf_standing standing, caf_decision *last)
{
    if (!may_ever_stand(run->facts, standing)) {
        return 0;
    }
    caf_decision dated = dated_decision(run, giver, purpose, on);
    caf_unsure unsure = { -1, 0 };
    caf_consent_row consent;
    *last = caf_decision_on(run, giver, purpose, on);
    if (dated.standing == BOTH_WAYS && may_either_stand(run, &dated, standing)) {
        return -1;
    }
    int always = dated.standing == standing;
    int ever = always;
    /* Each that is not sure may have come before the last dated one, or after it. */
    while (caf_next_unsure_of(run, &unsure, giver, purpose, &consent)) {
        int is_so = standing_of(&consent, on) == standing;
        always = always && is_so;
        ever = ever || is_so;
    }
    return always ? 1 : ever ? -1 : 0;
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
        /* Of a table held in part the row that gives it again may be missing. */
        if (run->facts->coverage[CAF_CONSENTS] == CAF_COMPLETE) {
            given.verdict = CAF_NOT_MET;
            given.reason = CAF_REASON_REFUSED;
        }
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
            given.reason = CAF_REASON_NEVER;
            given_only_later(run, last->later_row, &given);
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
        given = (caf_agreement){ CAF_UNKNOWN, CAF_REASON_MISSING, -1, 0, 0, 0 };
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
    if (last->of.scope != 0) {
        caf_step_value(run, CAF_CONSENTS, last->row, CONSENT_SCOPE, last->of.scope);
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
    int may_lack = given.row < 0 || (given.verdict == CAF_UNKNOWN && given.reason == CAF_REASON_MISSING && given.items == 0);
    if (may_lack && run->facts->coverage[CAF_CONSENTS] != CAF_COMPLETE) {
        caf_step_not_held(run, CAF_CONSENTS);
    }
    finding.due = due;
    finding.done = given.verdict == CAF_MET || given.reason == CAF_REASON_ONLY_LATER ? given.done : 0;
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
